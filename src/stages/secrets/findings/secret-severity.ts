import type { LocationKind, Place, SecretSeverity, SecretWhy } from '../../../domain/finding/finding.ts';
import type { Hit } from '../hit.ts';
import { OWN_RULES } from '../own-rules/all-rules.ts';

/** Rules that match a name and a random value beside it, of the engines and of Assay. */
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

/** Locations whose secrets are not the user's, or not in use. */
const NOT_IN_USE: ReadonlySet<LocationKind> = new Set(['package', 'system', 'documentation', 'sample']);

/** A severity and its reason. */
export interface Grade {
  readonly severity: SecretSeverity;
  readonly why: SecretWhy;
}

/** Whether a rule finds a secret by its name and its entropy, not by its form. */
export function isGenericRule(rule: string): boolean {
  return GENERIC_RULES.has(rule);
}

/**
 * The severity of a secret, and why, by the rules that found it and its places. `low`: it is only in samples or
 * published files; or a generic rule found it only in generated files; or it is a weak password, or a key named as
 * one for tests, and is not in the image configuration. `high`: a rule knows its form, and there is no doubt.
 * `medium`: otherwise. `doubts` has an entry for each of `rules`.
 */
export function gradeOf(
  rules: readonly string[],
  places: readonly Place[],
  doubts: readonly Hit['doubt'][] = [],
): Grade {
  const why = whyLow(rules, places, doubts);
  if (why !== undefined) return { severity: 'low', why };
  if (rules.every(isGenericRule)) return { severity: 'medium', why: 'name' };
  const isDoubted = rules.every((rule, index) => isGenericRule(rule) || doubts[index] !== undefined);
  return isDoubted ? { severity: 'medium', why: 'doubt' } : { severity: 'high', why: 'form' };
}

function whyLow(
  rules: readonly string[],
  places: readonly Place[],
  doubts: readonly Hit['doubt'][],
): SecretWhy | undefined {
  const locationKinds = places.map((place) => (place.kind === 'config' ? undefined : place.locationKind));
  const isNotInUse = (locationKind: LocationKind | undefined) =>
    locationKind !== undefined && NOT_IN_USE.has(locationKind);
  if (places.length > 0 && locationKinds.every(isNotInUse))
    return locationKinds.every((one) => one === 'package' || one === 'system') ? 'published' : 'sample-place';
  const isGenerated =
    places.length > 0 && locationKinds.every((one) => one === 'generated' || isNotInUse(one));
  if (isGenerated && rules.every(isGenericRule)) return 'generated';
  const isWeak = rules.every((_, index) => doubts[index] === 'weak' || doubts[index] === 'test-name');
  return isWeak && places.every(({ kind }) => kind !== 'config') ? 'weak' : undefined;
}
