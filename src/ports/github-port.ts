import type { WorkflowRun } from '../domain/gate/approval.ts';

/** A deployment that waits for a protection rule of its environment. */
export interface PendingDeployment {
  readonly environmentId: number;
  readonly environment: string;
  /** Whether the token's user is a required reviewer who may answer. */
  readonly mayReview: boolean;
}

/** An answer to a protection rule. */
export interface DeploymentReview {
  readonly state: 'approved' | 'rejected';
  readonly comment: string;
}

/** A deployment that was approved or rejected, from GitHub's answer. */
export interface ReviewedDeployment {
  readonly environment: string;
  readonly sha: string;
}

/**
 * GitHub's REST API. Repositories are `owner/name`. Throws `github-unavailable`, `github-denied` (also if the token may not
 * see the requested object), or `input-invalid`.
 */
export interface GitHub {
  run(repository: string, runId: string): Promise<WorkflowRun>;
  pendingDeployments(repository: string, runId: string): Promise<readonly PendingDeployment[]>;
  /** Answers as a required reviewer. */
  reviewDeployment(
    repository: string,
    runId: string,
    environmentId: number,
    review: DeploymentReview,
  ): Promise<readonly ReviewedDeployment[]>;
  /** Answers as the GitHub App of a custom protection rule. */
  reviewCustomRule(
    repository: string,
    runId: string,
    environment: string,
    review: DeploymentReview,
  ): Promise<void>;
  /** The commit (40 hex digits) of a branch, tag or commit. Throws `github-denied` for a ref that does not exist. */
  commit(repository: string, ref: string): Promise<string>;
  /**
   * A file of at most 1 MiB at a ref. Undefined if it does not exist. GitHub gives the same answer if the token may not
   * read the repository: call {@link GitHub.commit} first, which throws in that case.
   */
  file(repository: string, path: string, ref: string): Promise<Uint8Array | undefined>;
}
