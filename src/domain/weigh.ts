import type { Vulnerability } from './finding.ts';
import { type Enforcement, effectOn, type Policy } from './policy.ts';

/** Why a vulnerability does not count. */
export type Pardon = { readonly kind: 'below' };

/** A vulnerability with what the policy makes of it. */
export interface Weighed {
  readonly finding: Vulnerability;
  readonly effect: Enforcement | 'none';
  /** Where `effect` is `none`. */
  readonly pardon?: Pardon;
}

/** Weighs every vulnerability by the policy on a day. Pure. */
export function weigh(findings: readonly Vulnerability[], policy: Policy, now: Date): readonly Weighed[] {
  const effect = effectOn(policy.vulnerabilities, now);
  return findings.map((finding) =>
    policy.vulnerabilities.failOn.includes(finding.severity)
      ? { finding, effect }
      : { finding, effect: 'none', pardon: { kind: 'below' } },
  );
}
