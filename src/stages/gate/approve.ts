import {
  type ApprovalRequest,
  commentOf,
  mismatch,
  type Review,
  reviewOf,
} from '../../domain/gate/approval.ts';
import { type AssayError, fault } from '../../domain/reason.ts';
import type { GitHub, PendingDeployment } from '../../ports/github-port.ts';

/**
 * Approves or rejects one waiting deployment by the gate's decision. `pending` leaves it to a person. Throws
 * `approval-refused` if the waiting deployment is not the one that was decided, and the faults of GitHub's API.
 */
export async function approve(github: GitHub, request: ApprovalRequest): Promise<Review> {
  const { repository, runId, environment, headSha } = request;
  const why = mismatch(await github.run(repository, runId), request);
  if (why !== undefined) throw refused(why);
  const state = reviewOf(request.decision, request.onWarn);
  if (state === 'pending') return state;
  const deployment = waitingFor(request, await github.pendingDeployments(repository, runId));
  const review = { state, comment: commentOf(request) };
  if (request.rule === 'custom') {
    await github.reviewCustomRule(repository, runId, environment, review);
    return state;
  }
  if (!deployment.mayReview) {
    const reason =
      'is not one of its required reviewers, or started this run and the environment prevents self-review';
    throw refused(
      `the owner of the token may not review deployments to "${environment}": the owner ${reason}`,
    );
  }
  const reviewed = await github.reviewDeployment(repository, runId, deployment.environmentId, review);
  const confirmed = reviewed.every((one) => one.environment === environment && one.sha === headSha);
  if (reviewed.length > 0 && confirmed) return state;
  throw fault('github-unavailable', 'gate', `GitHub did not confirm the review of "${environment}"`);
}

function waitingFor(request: ApprovalRequest, pending: readonly PendingDeployment[]): PendingDeployment {
  const { runId, environment } = request;
  const [deployment, ...others] = pending.filter((one) => one.environment === environment);
  if (deployment === undefined) {
    const names = pending.map((one) => `"${one.environment}"`).join(', ') || 'none';
    throw refused(`no deployment of run ${runId} waits for "${environment}"; waiting are: ${names}`);
  }
  if (others.length > 0) throw refused(`run ${runId} waits for more than one environment "${environment}"`);
  return deployment;
}

function refused(message: string): AssayError {
  return fault('approval-refused', 'gate', message);
}
