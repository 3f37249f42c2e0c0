import { DAY_MS } from '../duration.ts';
import type { SecretFinding, SecretSeverity, SecretWhy } from '../finding/finding.ts';
import { POLICY_PATH, type Policy } from '../policy/policy.ts';
import { rotationOf } from './rotation.ts';

const SUPPRESSION_DAYS = 30;

const BY_WHY: Readonly<Record<SecretWhy, string>> = {
  form: 'the rule knows this credential by its form, and nothing speaks against it',
  name: 'it was found by its name and its randomness, not by a form of its own',
  doubt: 'its form is that of a credential, and something speaks against it',
  weak: 'it is a password that everybody guesses first',
  published: 'it stands only in installed packages, as their authors published them',
  generated: 'it was found by its name, and stands only in files that programs wrote',
  'sample-place': 'it stands only where samples usually stand: tests, examples, documentation',
};

/** Of findings that do not say why. */
const BY_SEVERITY: Readonly<Record<SecretSeverity, string>> = {
  high: BY_WHY.form,
  medium: `${BY_WHY.name}, or something speaks against it`,
  low: [BY_WHY['sample-place'], BY_WHY.published, BY_WHY.weak].join('; or '),
};

/** What a person needs to know of a secret, beside where it stands. */
export interface SecretAdvice {
  /** Why it has its severity. */
  readonly severity: string;
  /** How this kind of credential is made worthless. */
  readonly rotate: string;
  /** A policy file that lets it through: YAML to paste. */
  readonly suppress: string;
}

/** Explains a secret. `now`: the day of the run, from which the suggested term counts. */
export function adviceOnSecret(finding: SecretFinding, policy: Policy, now: Date): SecretAdvice {
  return {
    severity: whyInWords(finding),
    rotate: rotationOf(finding.rule),
    suppress: suppressionText([finding], policy, now),
  };
}

/** `high: the rule knows this credential by its form, …` */
export function whyInWords({ severity, why }: Pick<SecretFinding, 'severity' | 'why'>): string {
  return `${severity}: ${why === undefined ? BY_SEVERITY[severity] : BY_WHY[why]}`;
}

/** The policy file that lets secrets through for some weeks, within the longest term of the policy. */
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
