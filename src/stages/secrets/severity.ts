import type { Place, SecretSeverity, SecretWhy } from '../../domain/finding.ts';
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

const SAMPLE_FOLDERS =
  /(?:^|\/)(?:tests?|__tests__|specs?|e2e|testdata|test[-_]data|fixtures?|__fixtures__|mocks?|__mocks__|examples?|samples?|docs?|documentation|usr\/share\/(?:doc|man|info))\//i;
const SAMPLE_FILES =
  /\.(?:md|mdx|rst|adoc)$|(?:^|[/._-])(?:examples?|samples?|template|dist)(?:\.[A-Za-z0-9]{1,8})?$|[._-](?:test|spec)\.[A-Za-z]{1,5}$|(?:^|\/)test_[^/]{1,100}\.py$/i;

/** Whether a rule finds a secret by its name and its entropy, and not by its form. */
export function isGenericRule(rule: string): boolean {
  return GENERIC_RULES.has(rule);
}

/**
 * How grave a secret is, by the rules that found it and where it stands: `low` when it stands only where samples
 * usually stand, or is a password that everybody guesses first, or a key that is named as one for tests, and no part of an image's configuration; else `high`
 * when one rule knows its form and nothing speaks against it, else `medium`. `doubts` goes with `rules`.
 */
export function severityOf(
  rules: readonly string[],
  places: readonly Place[],
  doubts: readonly Hit['doubt'][] = [],
): SecretSeverity {
  if (places.length > 0 && places.every(isSamplePlace)) return 'low';
  const isMadeUp = rules.every((_, index) => doubts[index] === 'weak' || doubts[index] === 'named');
  if (isMadeUp && places.every(({ kind }) => kind !== 'config')) return 'low';
  return rules.every((rule, index) => isGenericRule(rule) || doubts[index] !== undefined) ? 'medium' : 'high';
}

/** An image's configuration is what runs: there are no samples in it. */
function isSamplePlace(place: Place): boolean {
  return place.kind !== 'config' && (SAMPLE_FOLDERS.test(place.path) || SAMPLE_FILES.test(place.path));
}

/** Why a secret was given its severity, by the rules that found it and where it stands. */
export function whyOf(
  severity: SecretSeverity,
  rules: readonly string[],
  places: readonly Place[],
): SecretWhy {
  if (severity === 'high') return 'form';
  if (severity === 'low') return places.every(isSamplePlace) ? 'sample-place' : 'weak';
  return rules.every(isGenericRule) ? 'name' : 'doubt';
}
