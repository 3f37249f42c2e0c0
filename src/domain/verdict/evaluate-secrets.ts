import type { SecretFinding } from '../finding/finding.ts';
import { matchingEntry, type Usage, usageOf } from '../policy/exception.ts';
import { type Enforcement, effectOn, type SecretRule, type Suppression } from '../policy/policy.ts';

/** Why a secret does not count. */
export type SecretIgnoreReason =
  /** The policy does not name its severity. */
  { readonly kind: 'below' } | { readonly kind: 'suppression'; readonly suppression: Suppression };

/** A secret with its evaluation by the policy. `expired`: the suppression that covered it until it expired. */
export type EvaluatedSecret =
  | { readonly finding: SecretFinding; readonly effect: Enforcement; readonly expired?: Suppression }
  | { readonly finding: SecretFinding; readonly effect: 'none'; readonly ignoreReason: SecretIgnoreReason };

/**
 * Evaluates every secret by the rule of the policy at a given time, in the given order. A suppression covers one value:
 * another secret at the same location has another fingerprint, and counts. Pure.
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
    const matching = rule.suppressions.filter(({ fingerprint }) => fingerprint === finding.fingerprint);
    const { active, expired } = matchingEntry(matching, now);
    if (active !== undefined) {
      return { finding, effect: 'none', ignoreReason: { kind: 'suppression', suppression: active } };
    }
    return { finding, effect, ...(expired === undefined ? {} : { expired }) };
  });
}

/** How the suppressions were used. */
export function suppressionUsage(
  evaluated: readonly EvaluatedSecret[],
  rule: SecretRule,
): Usage<Suppression> {
  const covers = evaluated.map((one) => {
    if (one.effect === 'none')
      return one.ignoreReason.kind === 'suppression' ? { active: one.ignoreReason.suppression } : {};
    return one.expired === undefined ? {} : { expired: one.expired };
  });
  return usageOf(rule.suppressions, covers);
}
