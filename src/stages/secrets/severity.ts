import type { Place, SecretSeverity, Standing } from '../../domain/finding.ts';
import type { Hit } from './engines.ts';
import { OWN_RULES } from './own-rules/index.ts';

/** Rules that go by a name and the randomness of what stands beside it: the engines' own, and Assay's. */
const GENERIC_RULES: ReadonlySet<string> = new Set([
  'generic-api-key',
  'curl-auth-header',
  'curl-auth-user',
  'hashicorp-tf-password',
  'kubernetes-secret-yaml',
  'credential-in-configuration',
  'kubernetes-literal-secret',
  ...OWN_RULES.filter(({ certainty }) => certainty === 'generic').map(({ id }) => id),
]);

/** Where what stands there is no secret of the user's, or not one in use. */
const APART: ReadonlySet<Standing> = new Set(['package', 'system', 'documentation', 'sample']);

/** Whether a rule finds a secret by its name and its entropy, and not by its form. */
export function isGenericRule(rule: string): boolean {
  return GENERIC_RULES.has(rule);
}

/**
 * How grave a secret is, by the rules that found it and where it stands. `low`: it stands only where samples stand or
 * in what others published; or it goes by a name and stands only in what programs wrote; or it is a password that
 * everybody guesses first and no part of an image's configuration. Else `high` when one rule knows its form and
 * nothing speaks against it, else `medium`. `doubts` goes with `rules`.
 */
export function severityOf(
  rules: readonly string[],
  places: readonly Place[],
  doubts: readonly Hit['doubt'][] = [],
): SecretSeverity {
  const standings = places.map((place) => (place.kind === 'config' ? undefined : place.standing));
  const isApart = (standing: Standing | undefined) => standing !== undefined && APART.has(standing);
  if (places.length > 0 && standings.every(isApart)) return 'low';
  const isGeneric = rules.every(isGenericRule);
  if (isGeneric && places.length > 0 && standings.every((one) => one === 'generated' || isApart(one)))
    return 'low';
  const isWeak = rules.every((_, index) => doubts[index] === 'weak');
  if (isWeak && places.every(({ kind }) => kind !== 'config')) return 'low';
  return rules.every((rule, index) => isGenericRule(rule) || doubts[index] !== undefined) ? 'medium' : 'high';
}
