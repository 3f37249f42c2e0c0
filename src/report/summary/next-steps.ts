import { PRODUCT } from '../../domain/product.ts';
import { REASONS, type Reason, type ReasonCode } from '../../domain/reason.ts';
import type { Run } from '../../domain/run/run.ts';
import { code, link, text } from '../markdown.ts';
import { unpublishedWarning } from '../unpublished.ts';
import { isSignature, reasonAddress } from '../wording.ts';

/** Faults of the job, not of the image. A job with one of them often has others too. */
const JOB_FAULTS: ReadonlySet<ReasonCode> = new Set([
  'oidc-unavailable',
  'registry-denied',
  'registry-unavailable',
  'github-denied',
  'database-unavailable',
]);
const DOCTOR = `${PRODUCT.uri}/blob/main/docs/doctor.md`;

/** Reasons whose findings have sections of their own. */
const IN_SECTIONS: ReadonlySet<ReasonCode> = new Set(['vulnerability-blocked', 'secret-found']);

/** Reasons whose messages say what to do; the general advice would repeat them. */
const SAYS_ALL: ReadonlySet<ReasonCode> = new Set(['input-invalid', 'policy-invalid', 'vex-invalid']);

/**
 * What a person should do: a step for each reason, the cause first; at most `open`. Findings have their own sections.
 * Empty if there is nothing else to do.
 */
export function nextSteps(run: Run, open: number): readonly string[] {
  const warning = unpublishedWarning(run);
  const reasons = run.reasons.filter(
    (reason) => !IN_SECTIONS.has(reason.code) || run.assessment === undefined,
  );
  // Several reasons with the same code have the same remedy: it stands behind the last one.
  const steps = reasons.map((reason, at) =>
    step(reason, !reasons.slice(at + 1).some((later) => later.code === reason.code)),
  );
  const more = steps.length > open ? [`${steps.length - open} more are in the list of reasons below.`] : [];
  const needsDoctor = reasons.some((reason) => JOB_FAULTS.has(reason.code));
  return [
    ...(warning === undefined ? [] : [text(warning, 900)]),
    ...steps.slice(0, open),
    ...more,
    ...(needsDoctor
      ? [
          `To see everything else that this job is missing, add a step with ${link('assay-sh/assay/doctor', DOCTOR)} before this one.`,
        ]
      : []),
    ...afterWarning(run),
  ];
}

function step({ code: reason, message }: Reason, isLast: boolean): string {
  const cause = text(/[.?!]$/.test(message) ? message : `${message}.`, 1000);
  const remedy = isLast && !SAYS_ALL.has(reason) ? ` ${text(REASONS[reason].remediation, 600)}` : '';
  return `**${cause}**${remedy} (${link(reason, reasonAddress(reason))})`;
}

function afterWarning(run: Run): readonly string[] {
  if (run.verdict !== 'warned' || run.reference === undefined || !run.attached.some(isSignature)) return [];
  const reference = code(run.reference, 600);
  return [
    `Deploy by digest: ${reference}. A gate that requires a verification summary (VSA) denies this image, because it has none.`,
  ];
}
