import { parseReference, pinnedName } from '../image/image.ts';
import { orUndefined } from '../result.ts';
import { maySign } from '../workflow/event.ts';

/** The decisions of the gate. */
export const DECISIONS = ['allow', 'warn', 'deny', 'error'] as const;
export type Decision = (typeof DECISIONS)[number];

/** The review of a deployment. `pending`: a person must decide. */
export type Review = 'approved' | 'rejected' | 'pending';

/** The protection rule of the environment that is answered: required reviewers, or the custom rule of a GitHub App. */
export const PROTECTION_RULES = ['required-reviewers', 'custom'] as const;
export type ProtectionRule = (typeof PROTECTION_RULES)[number];

/** What to do with a deployment if the decision is `warn`. */
export const ON_WARN = ['wait', 'approve', 'reject'] as const;
export type OnWarn = (typeof ON_WARN)[number];

/** A decision of the gate, and the deployment that it is about. */
export interface ApprovalRequest {
  readonly decision: Decision;
  readonly onWarn: OnWarn;
  /** The reason codes of the gate. */
  readonly codes: readonly string[];
  /** `repository@sha256:…`. Absent if the gate could not resolve the image. Then nothing is approved. */
  readonly image?: string;
  readonly rule: ProtectionRule;
  /** The name of the environment, compared exactly. */
  readonly environment: string;
  /** `owner/repository` of the run. */
  readonly repository: string;
  readonly runId: string;
  /** The commit that the image was built from. */
  readonly headSha: string;
  /** The run in which the gate decided, for the comment. Absent outside of a runner. */
  readonly gateRun?: string;
}

/** A workflow run, as far as an approval depends on it. */
export interface WorkflowRun {
  readonly id: string;
  readonly headSha: string;
  readonly event: string;
  /** `owner/repository` in which it runs. `headRepository` is the one from which its commit comes. */
  readonly repository: string;
  readonly headRepository?: string;
  readonly completed: boolean;
}

/** The review that follows from a decision. Only `allow` approves, and `warn` if `onWarn` says so. */
export function reviewOf(decision: Decision, onWarn: OnWarn): Review {
  if (decision === 'allow') return 'approved';
  if (decision !== 'warn' || onWarn === 'reject') return 'rejected';
  return onWarn === 'approve' ? 'approved' : 'pending';
}

/** Why a run is not the one that the decision is about. Undefined if it is. */
export function mismatch(run: WorkflowRun, request: ApprovalRequest): string | undefined {
  const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
  if (run.id !== request.runId) return `GitHub answered with run ${run.id} for run ${request.runId}`;
  if (!same(run.repository, request.repository))
    return `run ${run.id} belongs to ${run.repository} and not to ${request.repository}`;
  if (run.headRepository === undefined || !same(run.headRepository, request.repository))
    return `run ${run.id} runs a commit of ${run.headRepository ?? 'a repository that is gone'}, which is a fork`;
  if (!maySign(run.event)) return `run ${run.id} was caused by ${run.event}, which is never approved`;
  if (run.headSha !== request.headSha)
    return `run ${run.id} deploys commit ${run.headSha} and the decision is about ${request.headSha}`;
  return run.completed ? `run ${run.id} has ended` : undefined;
}

/** Number of reason codes that a comment shows. */
const CODES_SHOWN = 10;

/**
 * The comment of a review, one line. It contains only values of a fixed form (decision, digest, reason codes, address of
 * the run), so it cannot contain markup, a mention or a secret.
 */
export function commentOf(request: ApprovalRequest): string {
  const { decision, codes, image, gateRun } = request;
  const shown = [...new Set(codes)].slice(0, CODES_SHOWN).join(', ');
  const more = new Set(codes).size > CODES_SHOWN ? ', …' : '';
  return [
    `Assay gate: ${decision}.`,
    image === undefined ? 'The image could not be resolved.' : `Image: ${image}.`,
    shown === '' ? '' : `Reasons: ${shown}${more}.`,
    gateRun ?? '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** `repository@sha256:…` of a pinned reference, without its tag. Undefined if the text has no digest. */
export function pinnedImage(text: string): string | undefined {
  const reference = orUndefined(parseReference(text));
  if (reference?.digest === undefined) return undefined;
  return pinnedName(reference, reference.digest);
}
