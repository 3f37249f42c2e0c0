import type { Instruction, LocationKind, Place } from '../../domain/finding/finding.ts';
import { optional } from '../../domain/optional.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { EvaluatedSecret } from '../../domain/verdict/evaluate-secrets.ts';
import type { EvaluatedFinding, IgnoreReason } from '../../domain/verdict/evaluate-vulnerabilities.ts';
import { adviceOnSecret } from '../../domain/verdict/secret-advice.ts';
import { exceptionOf, suppressionOf, vexStatementOf } from './report-assessment.ts';

/** A vulnerability and how the policy evaluates it. */
export function findingOf(evaluated: EvaluatedFinding) {
  const { finding } = evaluated;
  const { id, severity, aliases, package: of, version, purl, type, paths, layers, fixedIn } = finding;
  const { cvss, published, title, url } = finding;
  return {
    ...{ id, severity },
    ...optional({ aliases: aliases && [...aliases] }),
    ...resultOf(evaluated),
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

/** A secret and how the policy evaluates it. It lists each field, so that no other field can get into the report. */
export function secretOf(evaluated: EvaluatedSecret, policy: Policy, now: Date) {
  const { fingerprint, severity, why, rule, title, engines, places } = evaluated.finding;
  return {
    ...{ fingerprint, severity },
    ...optional({ why }),
    ...secretResultOf(evaluated),
    ...{ rule, title, engines: [...engines], places: places.map(placeOf) },
    advice: { ...adviceOnSecret(evaluated.finding, policy, now) },
  };
}

function placeOf(place: Place) {
  switch (place.kind) {
    case 'source':
      return { kind: place.kind, path: place.path, line: place.line, ...locationKindOf(place) };
    case 'layer': {
      const { kind, platform, diffId, index, path, line } = place;
      return {
        ...{ kind, platform, diffId, index, path, line },
        ...locationKindOf(place),
        ...instructionsOf(place.instructions),
      };
    }
    case 'commit':
      return {
        ...{ kind: place.kind, commit: place.commit, path: place.path, line: place.line },
        ...locationKindOf(place),
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

function locationKindOf({ locationKind }: { readonly locationKind?: LocationKind }) {
  return optional({ locationKind });
}

function instructionsOf(instructions: readonly Instruction[] | undefined) {
  return optional({ instructions: instructions?.map(({ path, line }) => ({ path, line })) });
}

/** How the policy evaluates a vulnerability: whether it counts, and if not, why. */
function resultOf(evaluated: EvaluatedFinding) {
  if (evaluated.effect !== 'none') return { counts: true, effect: evaluated.effect };
  const { ignoreReason } = evaluated;
  return {
    counts: false,
    effect: evaluated.effect,
    ignoreReason: { kind: ignoreReason.kind, ...acceptedBy(ignoreReason) },
  };
}

function acceptedBy(ignoreReason: IgnoreReason) {
  if (ignoreReason.kind === 'exception') return { exception: exceptionOf(ignoreReason.exception) };
  return ignoreReason.kind === 'vex' ? { vex: ignoreReason.statements.map(vexStatementOf) } : {};
}

/** How the policy evaluates a secret. */
function secretResultOf(evaluated: EvaluatedSecret) {
  if (evaluated.effect !== 'none') return { counts: true, effect: evaluated.effect };
  const { ignoreReason } = evaluated;
  const suppressedBy =
    ignoreReason.kind === 'suppression' ? { suppression: suppressionOf(ignoreReason.suppression) } : {};
  return {
    counts: false,
    effect: evaluated.effect,
    ignoreReason: { kind: ignoreReason.kind, ...suppressedBy },
  };
}
