import { SECRET_SEVERITIES } from '../../domain/finding/finding.ts';
import type { Run } from '../../domain/run/run.ts';
import type { EvaluatedSecret } from '../../domain/verdict/evaluate-secrets.ts';
import { rotationOf } from '../../domain/verdict/rotation.ts';
import { suppressionText, whyInWords } from '../../domain/verdict/secret-advice.ts';
import { placeInWords } from '../../formats/location-names.ts';
import { secretsIn } from '../evaluated.ts';
import { badge, block, type Child, code, el, folded, foreign, prose } from './element.ts';
import type { Section } from './frame.ts';
import { simpleTable } from './table.ts';

const MOST_SECRETS = 500;
const MOST_PLACES = 5;
/** The greatest number of secrets in the suggested policy file. */
const MOST_SUPPRESSED = 10;

/** The secrets with their places, never a value: those that count first, then those that the policy ignores. */
export function secretSection(run: Run): Section {
  const [id, title] = ['secrets', 'Secrets'];
  if (!run.secrets?.done) return { id, title, content: undefined };
  const all = secretsIn(run);
  if (all.length === 0) return { id, title, count: 0, content: el('p', null, 'None found.') };
  const sorted = all.toSorted((one, other) => rank(one) - rank(other));
  const columns = [
    { title: 'Severity' },
    ...[{ title: 'Secret', kind: 'wide' } as const, { title: 'Where', kind: 'wide' } as const],
    { title: 'How to rotate it', kind: 'wide' } as const,
    { title: 'Effect' },
  ];
  const content = [
    // The others are only counted.
    simpleTable(
      title,
      columns,
      sorted.map((one, at) => (at < MOST_SECRETS ? rowOf(one) : [])),
      MOST_SECRETS,
    ),
    suppressions(
      run,
      sorted.filter(({ effect }) => effect !== 'none'),
    ),
  ];
  return { id, title, count: all.length, content };
}

function rank({ effect, finding }: EvaluatedSecret): number {
  return ['block', 'warn', 'none'].indexOf(effect) * 10 + SECRET_SEVERITIES.indexOf(finding.severity);
}

function rowOf(secret: EvaluatedSecret): readonly Child[] {
  const { finding, effect } = secret;
  const { severity, rule, title, places, fingerprint } = finding;
  const more = places.length - MOST_PLACES;
  return [
    badge(severity),
    [
      el('p', null, foreign(title, 160)),
      el('p', { class: 'note' }, code(rule, 100)),
      el('p', { class: 'note' }, 'fingerprint ', code(fingerprint, 64)),
      el('p', { class: 'note' }, foreign(`${whyInWords(finding)}.`, 300)),
    ],
    [
      ...places
        .slice(0, MOST_PLACES)
        .map((place) => el('p', { class: 'place' }, code(placeInWords(place), 400))),
      more > 0 ? el('p', { class: 'note' }, `and ${more} more`) : undefined,
    ],
    el('p', { class: 'note' }, ...prose(rotationOf(rule))),
    [
      badge(effectOf(secret)),
      effect === 'none' ? el('p', { class: 'note' }, foreign(ignoredBecause(secret), 300)) : undefined,
    ],
  ];
}

function effectOf({ effect }: EvaluatedSecret): string {
  return effect === 'block' ? 'blocks' : effect === 'warn' ? 'warns' : 'ignored';
}

function ignoredBecause(secret: EvaluatedSecret): string {
  if (secret.effect !== 'none') return '';
  if (secret.ignoreReason.kind === 'below') return 'below the threshold';
  const { owner, expires, reason } = secret.ignoreReason.suppression;
  return `suppressed by ${owner} until ${expires}: ${reason}`;
}

function suppressions(run: Run, counted: readonly EvaluatedSecret[]): Child {
  if (counted.length === 0) return undefined;
  const shown = counted.slice(0, MOST_SUPPRESSED).map(({ finding }) => finding);
  const yaml = suppressionText(shown, run.policy, new Date(run.finishedAt)).trimEnd();
  return folded(
    'Suppress a value that is no secret, or that is already revoked',
    block(yaml.split('\n'), 'Policy file'),
  );
}
