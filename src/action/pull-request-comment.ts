import { eventPullRequest } from '../adapters/github/event-pull-request.ts';
import { PullRequestComments, type WrittenComment } from '../adapters/github/pull-request-comments.ts';
import { GITHUB_API } from '../adapters/tools/acquire.ts';
import { reasonsOf } from '../domain/reason.ts';
import { plain } from '../domain/text.ts';
import { growingRedactor } from '../formats/redaction/redact.ts';
import type { Runner } from '../ports/runner-port.ts';
import type { CommentOptions } from '../report/comment/publish-comment.ts';
import type { Environment } from './raw-inputs.ts';

const WORDS: Readonly<Record<WrittenComment, string>> = {
  created: 'written',
  updated: 'updated',
  unchanged: 'nothing changed',
  none: 'none, because nothing is new, blocked or changed',
};

/** Limits for tests. */
type Limits = { readonly answer: number; readonly pause: number };

/** Writes comments of the pull request of this run. Undefined if the run is for none. */
export function commentOptions(
  runner: Pick<Runner, 'context' | 'masked'>,
  env: Environment,
  token: string | undefined,
  limits?: Limits,
): CommentOptions | undefined {
  const { eventName, repository } = runner.context;
  const pullRequest = eventName.startsWith('pull_request')
    ? eventPullRequest(env.GITHUB_EVENT_PATH)
    : undefined;
  if (pullRequest === undefined || token === undefined) return undefined;
  const redact = growingRedactor(runner.masked);
  const apiUrl = env.GITHUB_API_URL || GITHUB_API;
  return {
    job: env.GITHUB_JOB ?? '',
    write: async (comment) => {
      try {
        const options = { apiUrl, token, check: 'inputs', redact, ...(limits && { limits }) } as const;
        const written = await new PullRequestComments(options).write(repository, pullRequest.number, comment);
        return { failed: false, message: WORDS[written] };
      } catch (error) {
        const [{ code, message }] = reasonsOf(error, 'inputs');
        const same = 'The same text is in the job summary.';
        const where = pullRequest.isFork
          ? `The pull request is from a fork, whose runs get a token that may not write comments. ${same}`
          : `The job needs \`permissions: pull-requests: write\`, beside \`contents: read\`. ${same}`;
        const advice = code === 'github-denied' ? where : same;
        return {
          failed: true,
          message: plain(`The comment could not be written: ${message}. ${advice}`, 2000),
        };
      }
    },
  };
}
