import type { Instruction, Place, Standing } from '../../domain/finding/finding.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { WeighedSecret } from '../../domain/verdict/evaluate-secrets.ts';
import type { Pardon, Weighed } from '../../domain/verdict/evaluate-vulnerabilities.ts';
import { adviceOnSecret } from '../../domain/verdict/secret-advice.ts';
import { optional } from './optional.ts';
import { exceptionOf, suppressionOf, vexStatementOf } from './report-assessment.ts';

/** A vulnerability with what the policy makes of it. */
export function findingOf(weighed: Weighed) {
  const { finding } = weighed;
  const { id, severity, aliases, package: of, version, purl, type, paths, layers, fixedIn } = finding;
  const { cvss, published, title, url } = finding;
  return {
    ...{ id, severity },
    ...optional({ aliases: aliases && [...aliases] }),
    ...rulingOf(weighed),
    ...{ package: of, version },
    ...optional({
      purl,
      type,
      paths: paths && [...paths],
      layers: layers && [...layers],
      fixedIn,
      cvss,
      published,
      title,
      url,
    }),
    foundIn: [...finding.foundIn],
  };
}

/** A secret with what the policy makes of it; field by field, so that nothing but these can get into the report. */
export function secretOf(weighed: WeighedSecret, policy: Policy, now: Date) {
  const { fingerprint, severity, why, rule, title, engines, places } = weighed.finding;
  return {
    ...{ fingerprint, severity },
    ...optional({ why }),
    ...secretRulingOf(weighed),
    ...{ rule, title, engines: [...engines], places: places.map(placeOf) },
    advice: { ...adviceOnSecret(weighed.finding, policy, now) },
  };
}

function placeOf(place: Place) {
  switch (place.kind) {
    case 'source':
      return { kind: place.kind, path: place.path, line: place.line, ...standingOf(place) };
    case 'layer': {
      const { kind, platform, diffId, index, path, line } = place;
      return {
        ...{ kind, platform, diffId, index, path, line },
        ...standingOf(place),
        ...instructionsOf(place.instructions),
      };
    }
    case 'commit':
      return {
        ...{ kind: place.kind, commit: place.commit, path: place.path, line: place.line },
        ...standingOf(place),
      };
    case 'config':
      return {
        kind: place.kind,
        platform: place.platform,
        entry: place.entry,
        ...instructionsOf(place.instructions),
      };
  }
}

function standingOf({ standing }: { readonly standing?: Standing }) {
  return optional({ standing });
}

function instructionsOf(instructions: readonly Instruction[] | undefined) {
  return optional({ instructions: instructions?.map(({ path, line }) => ({ path, line })) });
}

/** What the policy makes of a vulnerability: whether it counts, and why where it does not. */
function rulingOf(weighed: Weighed) {
  if (weighed.effect !== 'none') return { counts: true, effect: weighed.effect };
  const { pardon } = weighed;
  return { counts: false, effect: weighed.effect, pardon: { kind: pardon.kind, ...becauseOf(pardon) } };
}

function becauseOf(pardon: Pardon) {
  if (pardon.kind === 'exception') return { exception: exceptionOf(pardon.exception) };
  return pardon.kind === 'vex' ? { vex: pardon.statements.map(vexStatementOf) } : {};
}

/** The same of a secret. */
function secretRulingOf(weighed: WeighedSecret) {
  if (weighed.effect !== 'none') return { counts: true, effect: weighed.effect };
  const { pardon } = weighed;
  const because = pardon.kind === 'suppression' ? { suppression: suppressionOf(pardon.suppression) } : {};
  return { counts: false, effect: weighed.effect, pardon: { kind: pardon.kind, ...because } };
}
