import { type Countdown, countdownInWords, type DatedRule } from '../../domain/policy/countdown.ts';
import type { Usage } from '../../domain/policy/exception.ts';
import type { Accountable, Exception, Suppression } from '../../domain/policy/policy.ts';
import type { PolicyOrigin, Run } from '../../domain/run/run.ts';
import { ignoredFindings } from '../../domain/verdict/evaluate-vulnerabilities.ts';
import { vexName } from '../../domain/vex/apply-vex.ts';
import { evaluatedIn, worstFirst } from '../evaluated.ts';
import { code, details, table, text } from '../markdown.ts';
import { leftOut, plural } from '../wording.ts';

/** Where a policy comes from, in words. */
export const ORIGINS: Readonly<Record<PolicyOrigin['kind'], string>> = {
  default: 'the built-in rules',
  file: 'as checked out',
  base: 'base',
  central: 'central',
};

/** The names of rules for people. */
export const RULES: Readonly<Record<DatedRule, string>> = {
  vulnerabilities: 'Vulnerabilities',
  secrets: 'Secrets',
  endOfLife: 'Distributions without support',
  registries: 'Registries',
  baseImages: 'Base images',
  workflows: 'Workflows',
};

/** Which policy applied, and which of its rules only warn until a given day. */
export function policySection({ policyOrigin, assessment }: Run): string {
  const origin = policyOrigin === undefined ? '' : originInWords(policyOrigin);
  const dated = (assessment?.countdowns ?? []).map(countdownLine);
  if (origin === '' && dated.length === 0) return '';
  return [`**Policy** ${origin}`.trim(), ...(dated.length === 0 ? [] : [dated.join('\n')])].join('\n\n');
}

function originInWords({ kind, path, commit }: PolicyOrigin): string {
  if (path === undefined) return ORIGINS[kind];
  const at = commit === undefined ? '' : ` at commit ${code(commit.slice(0, 12))}`;
  return `${code(path, 300)}${at} (${ORIGINS[kind]})`;
}

function countdownLine(countdown: Countdown): string {
  return `- ${RULES[countdown.rule]}: ${text(countdownInWords(countdown))}`;
}

/** The exceptions and suppressions of the policy: their state, reason, owner and last day. */
export function exceptionSection({ assessment }: Run, rows: number): string {
  const lines = [
    ...linesOf(assessment?.vulnerabilities?.exceptions, exceptionCell),
    ...linesOf(assessment?.secrets?.suppressions, suppressionCell),
  ];
  if (lines.length === 0) return '';
  const list = table(['For', 'State', 'Reason', 'Owner', 'Until'], lines.slice(0, rows));
  return details(`Exceptions and suppressions: ${lines.length}`, list + leftOut(lines.length, rows));
}

function linesOf<Entry extends Accountable>(
  usage: Usage<Entry> | undefined,
  nameOf: (entry: Entry) => string,
): readonly (readonly string[])[] {
  if (usage === undefined) return [];
  const line = (entry: Entry, state: string) => [
    nameOf(entry),
    state,
    text(entry.reason, 300),
    text(entry.owner, 100),
    entry.expires,
  ];
  return [
    ...usage.expired.map((entry) => line(entry, '⏰ expired, its findings block again')),
    ...usage.used.map(({ entry, findings }) => line(entry, `ignores ${plural(findings, 'finding')}`)),
    ...usage.unused.map((entry) => line(entry, 'matches no finding that blocks')),
  ];
}

function exceptionCell({ vulnerability, package: of, path }: Exception): string {
  const where = [of, path].filter((part) => part !== undefined).map((part) => code(part, 200));
  return [text(vulnerability, 100), ...where].join(' in ');
}

function suppressionCell({ fingerprint }: Suppression): string {
  return `secret ${code(fingerprint, 64)}`;
}

/** The vulnerabilities that VEX statements say to ignore, with the statement. */
export function vexSection(run: Run, rows: number): string {
  const lines = worstFirst(ignoredFindings(evaluatedIn(run))).flatMap(({ finding, ignoreReason }) =>
    ignoreReason.kind !== 'vex'
      ? []
      : ignoreReason.statements.map((one) => [
          text(finding.id, 100),
          `${code(finding.package, 120)} ${text(finding.version, 80)}`,
          text(
            [one.status, one.justification, one.impact].filter((part) => part !== undefined).join(', '),
            300,
          ),
          text(vexName(one), 500),
        ]),
  );
  if (lines.length === 0) return '';
  const list = table(['Vulnerability', 'Package', 'Statement', 'Source'], lines.slice(0, rows));
  return details(`VEX: ${plural(lines.length, 'statement')}`, list + leftOut(lines.length, rows));
}
