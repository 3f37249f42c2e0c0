import { DAY_MS } from '../duration.ts';
import type { SecretFinding, SecretSeverity, SecretWhy } from '../finding/finding.ts';
import { POLICY_PATH, type Policy } from '../policy/policy.ts';
import { rotationOf } from './rotation.ts';

const SUPPRESSION_DAYS = 30;

const BY_WHY: Readonly<Record<SecretWhy, string>> = {
  form: 'it has the form of this kind of credential, and nothing suggests that it is no secret',
  name: 'it was found by its name and its randomness, because this kind of credential has no fixed form',
  doubt: 'it has the form of a credential, but something suggests that it is no secret',
  weak: 'it is a password that is among the first guesses of an attacker',
  published: 'it is only in installed packages, as their authors published them',
  generated: 'it was found by its name, and is only in files that programs wrote',
  'sample-place': 'it is only in locations that usually contain samples: tests, examples, documentation',
};

/** For findings without a reason for their severity. */
const BY_SEVERITY: Readonly<Record<SecretSeverity, string>> = {
  high: BY_WHY.form,
  medium: `${BY_WHY.name}, or something suggests that it is no secret`,
  low: [BY_WHY['sample-place'], BY_WHY.published, BY_WHY.weak].join('; or '),
};

/** What a person needs to know about a secret besides its location. */
export interface SecretAdvice {
  /** Why it has its severity. */
  readonly severity: string;
  /** How to rotate this kind of credential. */
  readonly rotate: string;
  /** A policy file that suppresses it: YAML to paste. */
  readonly suppress: string;
}

/** Explains a secret. `now`: the day of the run, from which the suggested expiry date counts. */
export function adviceOnSecret(finding: SecretFinding, policy: Policy, now: Date): SecretAdvice {
  return {
    severity: whyInWords(finding),
    rotate: rotationOf(finding.rule),
    suppress: suppressionText([finding], policy, now),
  };
}

/** `high: it has the form of this kind of credential, …` */
export function whyInWords({ severity, why }: Pick<SecretFinding, 'severity' | 'why'>): string {
  return `${severity}: ${why === undefined ? BY_SEVERITY[severity] : BY_WHY[why]}`;
}

/** A policy file that suppresses secrets for some weeks, at most for the longest term of the policy. */
export function suppressionText(
  findings: readonly Pick<SecretFinding, 'fingerprint'>[],
  { longestTermDays }: Policy,
  now: Date,
): string {
  const days = Math.min(SUPPRESSION_DAYS, longestTermDays);
  const expires = new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);
  const entries = findings.flatMap(({ fingerprint }) => [
    `    - fingerprint: "${fingerprint}"`,
    '      reason: "Say here why it may stay"',
    '      owner: "@your-team"',
    `      expires: ${expires}`,
  ]);
  return [`# ${POLICY_PATH}`, 'version: 1', 'secrets:', '  suppressions:', ...entries, ''].join('\n');
}
