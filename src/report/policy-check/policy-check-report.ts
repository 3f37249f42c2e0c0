import { DAY_MS } from '../../domain/duration.ts';
import { gapName } from '../../domain/evidence/gap.ts';
import { countdownInWords, countdowns } from '../../domain/policy/countdown.ts';
import { type Accountable, hasExpired, type Policy } from '../../domain/policy/policy.ts';
import { SECTIONS } from '../../domain/policy/policy-merge.ts';
import type { Reason } from '../../domain/reason.ts';
import { type Assessment, assess, exceptionName, suppressionName } from '../../domain/verdict/assessment.ts';
import type { EvaluatedSecret } from '../../domain/verdict/evaluate-secrets.ts';
import type { EvaluatedFinding } from '../../domain/verdict/evaluate-vulnerabilities.ts';
import { judgeScan } from '../../domain/verdict/judge-coverage.ts';
import { findingReasons, workflowReasons } from '../../domain/verdict/reasons-found.ts';
import type { Verdict } from '../../domain/verdict/verdict.ts';
import { imageNameIn, reviewIn, scanIn, secretsIn } from '../report-json/report-read.ts';
import type { Report } from '../report-json/report-schema.ts';

/** An exception that expires within this time is listed. */
const SOON_DAYS = 30;

/** One line for each entry of a policy that has expired, expires soon, or starts to block on a given day. */
export function termLines(policy: Policy, now: Date): readonly string[] {
  const terms = [
    ...policy.exceptions.map((one) => ({ name: exceptionName(one), one })),
    ...policy.gaps.map((one) => ({ name: gapName(one), one })),
    ...policy.secrets.suppressions.map((one) => ({ name: suppressionName(one), one })),
  ].toSorted((a, b) => a.one.expires.localeCompare(b.one.expires));
  const soon = now.getTime() + SOON_DAYS * DAY_MS;
  return [
    ...terms
      .filter(({ one }) => hasExpired(one, now))
      .map(({ name, one }) => `expired on ${one.expires}: ${name} (${one.owner})`),
    ...terms
      .filter(({ one }) => !hasExpired(one, now) && Date.parse(one.expires) <= soon)
      .map(({ name, one }) => `expires ${daysLeft(one, now)}: ${name} (${one.owner})`),
    ...countdowns(policy, now).map((one) => `${SECTIONS[one.rule]}: ${countdownInWords(one)}`),
  ];
}

function daysLeft({ expires }: Accountable, now: Date): string {
  const days = Math.ceil((Date.parse(expires) + DAY_MS - now.getTime()) / DAY_MS);
  return `${days <= 1 ? 'today' : `in ${days - 1} ${days === 2 ? 'day' : 'days'}`} (${expires})`;
}

/** How a policy would evaluate an earlier run: one line for the verdict, then one for each reason and finding. */
export function explanation(report: Report, policy: Policy, now: Date): readonly string[] {
  const { verdict, complete, reasons, assessment } = judgeReport(report, policy, now);
  return [
    `${report.reference ?? report.asked}, checked ${report.finishedAt}: was ${report.verdict}, would be ${verdict}`,
    ...(complete ? [] : ['error: the run did not examine everything; no policy can change that']),
    ...reasons.map(
      ({ code, message, effect }) => `${effect === 'warn' ? 'warns' : 'blocks'}: ${code}, ${message}`,
    ),
    ...findingLines(assessment),
  ];
}

/** The result of judging an earlier run by a policy. */
export interface JudgedReport {
  readonly verdict: Verdict;
  /** Whether the run examined everything. */
  readonly complete: boolean;
  readonly reasons: readonly Reason[];
  readonly assessment: Assessment;
}

/** Judges an earlier run by a policy. */
export function judgeReport(report: Report, policy: Policy, now: Date): JudgedReport {
  const scan = scanIn(report);
  const secrets = secretsIn(report);
  const assessment = assess(scan, secrets, policy, { image: imageNameIn(report), now });
  // The age of the database and the coverage are facts of that run, so its own time applies.
  const coverageReasons =
    scan === undefined ? [] : judgeScan(scan, policy, { now: new Date(scan.finishedAt) }).reasons;
  const reasons = [
    ...coverageReasons,
    ...findingReasons(assessment),
    ...workflowReasons(reviewIn(report), policy, assessment, now),
  ];
  const complete = scan !== undefined && secrets !== undefined;
  return { verdict: verdictOf(reasons, complete), complete, reasons, assessment };
}

function verdictOf(reasons: readonly Reason[], complete: boolean): Verdict {
  const blocking = reasons.filter(({ effect }) => effect !== 'warn');
  if (!complete || blocking.some(({ check }) => check === 'scan')) return 'error';
  if (blocking.length > 0) return 'failed';
  return reasons.length > 0 ? 'warned' : 'passed';
}

function findingLines({ vulnerabilities, secrets }: Assessment): readonly string[] {
  return [
    ...(vulnerabilities?.evaluated ?? []).map(({ finding, ...result }) => {
      const fix = finding.fixedIn === undefined ? 'no fix' : `fixed in ${finding.fixedIn}`;
      return `${resultInWords(result)}: ${finding.severity} ${finding.id} in ${finding.package} ${finding.version}, ${fix}`;
    }),
    ...(secrets?.evaluated ?? []).map(
      ({ finding, ...result }) =>
        `${resultInWords(result)}: ${finding.severity} secret ${finding.rule}, ${finding.fingerprint}`,
    ),
  ];
}

type Without<T> = T extends unknown ? Omit<T, 'finding'> : never;

function resultInWords(result: Without<EvaluatedFinding> | Without<EvaluatedSecret>): string {
  if ('ignoreReason' in result) {
    const { ignoreReason } = result;
    if (ignoreReason.kind !== 'exception' && ignoreReason.kind !== 'suppression') return ignoreReason.kind;
    const { owner, expires, reason } =
      ignoreReason.kind === 'exception' ? ignoreReason.exception : ignoreReason.suppression;
    return `ignored by ${owner} until ${expires} (${reason})`;
  }
  const again = result.expired === undefined ? '' : ` again since ${result.expired.expires}`;
  return `${result.effect === 'warn' ? 'warns' : 'blocks'}${again}`;
}
