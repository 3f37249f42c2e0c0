import { SECRET_SEVERITIES, type SecretFinding } from '../../src/domain/finding/finding.ts';
import { table } from '../bench/table.ts';
import { KNOWN, type KnownFinding } from './known.ts';

/** A finding in one package or tree. */
export interface Reported {
  readonly subject: string;
  readonly finding: SecretFinding;
  /** Where in the subject, of its places the first. */
  readonly where: string;
}

/** Whether a finding would stop a release under the default policy. */
export function isAlarm({ finding }: Reported): boolean {
  return finding.severity !== 'low';
}

/** Why a finding is left; undefined where nobody has looked at it. */
export function knownAs({ subject, finding }: Reported): KnownFinding | undefined {
  return KNOWN.find((known) => known.subject === subject && known.rule === finding.rule);
}

/** The share of the subjects that have no alarm but of secrets. */
export function cleanShare(subjects: readonly string[], reported: readonly Reported[]): number {
  const alarmed = reported.filter((one) => isAlarm(one) && knownAs(one)?.isSecret !== true);
  const dirty = new Set(alarmed.map(({ subject }) => subject));
  return subjects.filter((subject) => !dirty.has(subject)).length / subjects.length;
}

/** Findings by rule and severity. */
export function byRule(reported: readonly Reported[]): string {
  const rules = Map.groupBy(reported, ({ finding }) => finding.rule);
  const rows = [...rules].map(([rule, group]) => [
    rule,
    ...SECRET_SEVERITIES.map((severity) =>
      String(group.filter(({ finding }) => finding.severity === severity).length),
    ),
  ]);
  return table([['rule', ...SECRET_SEVERITIES], ...rows.sort((a, b) => (String(a) < String(b) ? -1 : 1))]);
}

/** Alarms, one a line, with why they are left. */
export function alarms(reported: readonly Reported[]): string {
  return reported
    .filter(isAlarm)
    .map((one) => {
      const { subject, finding, where } = one;
      return `  ${finding.severity} ${finding.rule} in ${subject}: ${where} (${knownAs(one)?.why ?? 'not looked at yet'})`;
    })
    .join('\n');
}
