import { countBySeverity, SEVERITIES } from '../finding/finding.ts';
import { type Countdown, countdownInWords, type DatedRule, workflowEffectOn } from '../policy/countdown.ts';
import type { Accountable, Enforcement, Policy } from '../policy/policy.ts';
import type { Check, Reason } from '../reason.ts';
import type { WorkflowReview } from '../workflow/advice.ts';
import { type Assessment, exceptionName, suppressionName } from './assessment.ts';
import { countedFindings } from './evaluate-vulnerabilities.ts';

/** The reasons that follow from findings that count and from exceptions that have expired. */
export function findingReasons(assessment: Assessment): readonly Reason[] {
  return [...vulnerabilityReasons(assessment), ...secretReasons(assessment)];
}

function vulnerabilityReasons({ vulnerabilities, countdowns }: Assessment): readonly Reason[] {
  const counted = countedFindings(vulnerabilities?.evaluated ?? []);
  const [first] = counted;
  if (vulnerabilities === undefined || first === undefined) return [];
  const counts = countBySeverity(counted.map(({ finding }) => finding));
  const parts = SEVERITIES.filter((severity) => counts[severity] > 0).map(
    (severity) => `${counts[severity]} ${severity}`,
  );
  const fixable = counted.filter(({ finding }) => finding.fixedIn !== undefined).length;
  const message = `${plural(counted.length, 'vulnerability', 'vulnerabilities')} at or above the threshold (${parts.join(', ')}), ${fixable} with a fix`;
  return [
    reason(
      'vulnerability-blocked',
      'vulnerabilities',
      message + term(countdowns, 'vulnerabilities'),
      first.effect,
    ),
    ...vulnerabilities.exceptions.expired.map((one) =>
      expiredReason('vulnerabilities', exceptionName(one), one),
    ),
  ];
}

function secretReasons({ secrets, countdowns }: Assessment): readonly Reason[] {
  const counted = secrets?.evaluated.filter((one) => one.effect !== 'none') ?? [];
  const [first] = counted;
  if (secrets === undefined || first === undefined) return [];
  const message = `${plural(counted.length, 'secret', 'secrets')} found (${kindsOf(counted.map(({ finding }) => finding.rule))})`;
  return [
    reason('secret-found', 'secrets', message + term(countdowns, 'secrets'), first.effect),
    ...secrets.suppressions.expired.map((one) => expiredReason('secrets', suppressionName(one), one)),
  ];
}

/** The reason that follows from the workflows of the repository. None if the policy only advises. */
export function workflowReasons(
  review: WorkflowReview | undefined,
  policy: Policy,
  { countdowns }: Assessment,
  now: Date,
): readonly Reason[] {
  const effect = workflowEffectOn(policy.workflows, now);
  if (review === undefined || review.advice.length === 0 || effect === 'advise') return [];
  const settings = plural(review.advice.length, 'unsafe setting', 'unsafe settings');
  const message = `${settings} in the workflows (${kindsOf(review.advice.map(({ rule }) => rule))})`;
  return [reason('workflow-unsafe', 'workflows', message + term(countdowns, 'workflows'), effect)];
}

/** Says why a finding counts again. It only warns: the finding itself is another reason, and decides. */
function expiredReason(check: Check, name: string, { owner, expires }: Accountable): Reason {
  const message = `the ${name} (${owner}) expired on ${expires}, so the finding that it covered counts again`;
  return reason('exception-expired', check, message, 'warn');
}

function reason(code: Reason['code'], check: Check, message: string, effect: Enforcement): Reason {
  return { code, check, message, ...(effect === 'warn' ? { effect } : {}) };
}

function term(countdowns: readonly Countdown[], rule: DatedRule): string {
  const countdown = countdowns.find((one) => one.rule === rule);
  return countdown === undefined ? '' : `; ${countdownInWords(countdown)}`;
}

/** The kinds, each once. Names at most five. */
function kindsOf(rules: readonly string[]): string {
  const kinds = [...new Set(rules)].sort();
  return kinds.slice(0, 5).join(', ') + (kinds.length > 5 ? `, and ${kinds.length - 5} more kinds` : '');
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
