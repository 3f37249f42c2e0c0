import { DAY_MS } from '../duration.ts';
import type { Vulnerability } from '../finding/finding.ts';
import { POLICY_PATH, type Policy } from '../policy/policy.ts';
import { plain } from '../text.ts';

const EXCEPTION_DAYS = 30;

/** A policy file with exceptions for vulnerabilities, for some weeks, at most for the longest term of the policy. */
export function exceptionText(
  findings: readonly Pick<Vulnerability, 'id' | 'package'>[],
  { longestTermDays }: Policy,
  now: Date,
): string {
  const days = Math.min(EXCEPTION_DAYS, longestTermDays);
  const expires = new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);
  const names = new Map(findings.map((one) => [JSON.stringify([one.id, one.package]), one]));
  const entries = [...names.values()].flatMap((finding) => [
    `  - vulnerability: ${quoted(finding.id)}`,
    `    package: ${quoted(finding.package)}`,
    '    reason: "Say here why it may stay"',
    '    owner: "@your-team"',
    `    expires: ${expires}`,
  ]);
  return [`# ${POLICY_PATH}`, 'version: 1', 'exceptions:', ...entries, ''].join('\n');
}

/** A text in YAML's double quotes, which read everything that JSON writes. */
function quoted(name: string): string {
  return JSON.stringify(plain(name, 300));
}
