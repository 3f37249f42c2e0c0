import type { PullRequestComment } from '../../domain/run/pull-request.ts';
import type { Run } from '../../domain/run/run.ts';
import type { Publisher } from '../../ports/publisher-port.ts';
import { commentOf } from './comment.ts';

/** How the pull request comment of a run is written. */
export interface CommentOptions {
  /** Id of the job: each job of a workflow has a comment of its own. */
  readonly job: string;
  /** Writes the comment and says what became of it; `failed` if the comment could not be written. Never throws. */
  readonly write: (
    comment: PullRequestComment,
  ) => Promise<{ readonly failed: boolean; readonly message: string }>;
}

/** Writes the comment of a run, if it is requested. What fails is a warning: the job summary has the same text. */
export async function publishComment(
  run: Run,
  { publisher, comment }: { readonly publisher: Publisher; readonly comment?: CommentOptions },
): Promise<void> {
  if (comment === undefined) return;
  const { failed, message } = await comment.write(commentOf(run, comment.job));
  if (failed) publisher.annotations([{ level: 'warning', title: 'Assay: pull request comment', message }]);
  else publisher.lines([`Pull request comment: ${message}`]);
}
