import type { SecretFinding } from '../finding/finding.ts';
import { coverOf, type Usage, usageOf } from '../policy/exception.ts';
import { type Enforcement, effectOn, type SecretRule, type Suppression } from '../policy/policy.ts';

/** Why a secret does not count. */
export type SecretIgnoreReason =
  /** Its severity is not one that the policy names. */
  { readonly kind: 'below' } | { readonly kind: 'suppression'; readonly suppression: Suppression };

/** A secret with what the policy makes of it; `lapsed` let it through until it expired. */
export type EvaluatedSecret =
  | { readonly finding: SecretFinding; readonly effect: Enforcement; readonly lapsed?: Suppression }
  | { readonly finding: SecretFinding; readonly effect: 'none'; readonly ignoreReason: SecretIgnoreReason };

/**
 * Weighs every secret by its rule on a day, in the order given. A suppression speaks of one value: another secret in
 * the same place has another fingerprint, and counts. Pure.
 */
export function evaluateSecrets(
  findings: readonly SecretFinding[],
  rule: SecretRule,
  now: Date,
): readonly EvaluatedSecret[] {
  const effect = effectOn(rule, now);
  return findings.map((finding) => {
    if (!rule.failOn.includes(finding.severity)) {
      return { finding, effect: 'none', ignoreReason: { kind: 'below' } };
    }
    const fitting = rule.suppressions.filter(({ fingerprint }) => fingerprint === finding.fingerprint);
    const { excepted, lapsed } = coverOf(fitting, now);
    if (excepted !== undefined) {
      return { finding, effect: 'none', ignoreReason: { kind: 'suppression', suppression: excepted } };
    }
    return { finding, effect, ...(lapsed === undefined ? {} : { lapsed }) };
  });
}

/** What became of the suppressions. */
export function suppressionUsage(
  evaluated: readonly EvaluatedSecret[],
  rule: SecretRule,
): Usage<Suppression> {
  const covers = evaluated.map((one) => {
    if (one.effect === 'none')
      return one.ignoreReason.kind === 'suppression' ? { excepted: one.ignoreReason.suppression } : {};
    return one.lapsed === undefined ? {} : { lapsed: one.lapsed };
  });
  return usageOf(rule.suppressions, covers);
}
