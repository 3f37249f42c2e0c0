import { countBySeverity, SEVERITIES } from '../finding/finding.ts';
import { type Countdown, countdownInWords, type DatedRule, workflowEffectOn } from '../policy/countdown.ts';
import type { Accountable, Enforcement, Policy } from '../policy/policy.ts';
import type { Check, Reason } from '../reason.ts';
import type { WorkflowReview } from '../workflow/advice.ts';
import { type Assessment, exceptionName, suppressionName } from './assessment.ts';
import { counted } from './evaluate-vulnerabilities.ts';

/** The reasons that follow from what counts, and from exceptions that count no more. */
export function findingReasons(assessment: Assessment): readonly Reason[] {
  return [...vulnerabilityReasons(assessment), ...secretReasons(assessment)];
}

function vulnerabilityReasons({ vulnerabilities, countdowns }: Assessment): readonly Reason[] {
  const counting = counted(vulnerabilities?.evaluated ?? []);
  const [first] = counting;
  if (vulnerabilities === undefined || first === undefined) return [];
  const counts = countBySeverity(counting.map(({ finding }) => finding));
  const parts = SEVERITIES.filter((severity) => counts[severity] > 0).map(
    (severity) => `${counts[severity]} ${severity}`,
  );
  const fixable = counting.filter(({ finding }) => finding.fixedIn !== undefined).length;
  const message = `${plural(counting.length, 'vulnerability', 'vulnerabilities')} at or above the threshold (${parts.join(', ')}), ${fixable} with a fix`;
  return [
    reason(
      'vulnerability-blocked',
      'vulnerabilities',
      message + term(countdowns, 'vulnerabilities'),
      first.effect,
    ),
    ...vulnerabilities.exceptions.lapsed.map((one) => lapsed('vulnerabilities', exceptionName(one), one)),
  ];
}

function secretReasons({ secrets, countdowns }: Assessment): readonly Reason[] {
  const counting = secrets?.evaluated.filter((one) => one.effect !== 'none') ?? [];
  const [first] = counting;
  if (secrets === undefined || first === undefined) return [];
  const message = `${plural(counting.length, 'secret', 'secrets')} found (${someOf(counting.map(({ finding }) => finding.rule))})`;
  return [
    reason('secret-found', 'secrets', message + term(countdowns, 'secrets'), first.effect),
    ...secrets.suppressions.lapsed.map((one) => lapsed('secrets', suppressionName(one), one)),
  ];
}

/** The reason that follows from the workflows of the repository; none where the policy only advises. */
export function workflowReasons(
  review: WorkflowReview | undefined,
  policy: Policy,
  { countdowns }: Assessment,
  now: Date,
): readonly Reason[] {
  const effect = workflowEffectOn(policy.workflows, now);
  if (review === undefined || review.advice.length === 0 || effect === 'advise') return [];
  const settings = plural(review.advice.length, 'unsafe setting', 'unsafe settings');
  const message = `${settings} in the workflows (${someOf(review.advice.map(({ rule }) => rule))})`;
  return [reason('workflow-unsafe', 'workflows', message + term(countdowns, 'workflows'), effect)];
}

/** Tells why what was let through counts again; what counts again is a reason of its own, and decides. */
function lapsed(check: Check, name: string, { owner, expires }: Accountable): Reason {
  const message = `the ${name} (${owner}) expired on ${expires}, so what it let through counts again`;
  return reason('exception-expired', check, message, 'warn');
}

function reason(code: Reason['code'], check: Check, message: string, effect: Enforcement): Reason {
  return { code, check, message, ...(effect === 'warn' ? { effect } : {}) };
}

function term(countdowns: readonly Countdown[], rule: DatedRule): string {
  const countdown = countdowns.find((one) => one.rule === rule);
  return countdown === undefined ? '' : `; ${countdownInWords(countdown)}`;
}

/** The kinds among these, each once; at most five are named. */
function someOf(rules: readonly string[]): string {
  const kinds = [...new Set(rules)].sort();
  return kinds.slice(0, 5).join(', ') + (kinds.length > 5 ? `, and ${kinds.length - 5} more kinds` : '');
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
