import { type Digest, digestOf } from './digest.ts';
import type { Severity } from './finding.ts';

/** The rules that a run is judged by. */
export interface Policy {
  /** Severities that count. */
  readonly failOn: readonly Severity[];
  /** `block`: what counts fails the run; `warn`: it is reported, the job passes and nothing is signed. */
  readonly enforce: 'block' | 'warn';
  /** Greatest age of the vulnerability database by its own `UpdatedAt`, in milliseconds. */
  readonly databaseMaxAgeMs: number;
}

/** A digest that is the same for the same rules: over JSON with a fixed order of keys and values. */
export function policyDigest(policy: Policy): Digest {
  const failOn = [...policy.failOn].sort();
  return digestOf(
    JSON.stringify({ databaseMaxAgeMs: policy.databaseMaxAgeMs, enforce: policy.enforce, failOn }),
  );
}
