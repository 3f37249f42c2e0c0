import { z } from 'zod';
import type { PullRequestComment } from '../../domain/run/pull-request.ts';
import { type Answer, type Call, type GitHubOptions, GitHubTransport, jsonOf } from './github-transport.ts';
import { repositoryPath } from './repository-path.ts';
import { AUTHOR_FIELDS, type IsOwn, ownershipOf } from './token-owner.ts';

const MAX_JSON_BYTES = 16 << 20;
const JSON_TYPE = 'application/vnd.github+json';
const PAGE = 100;
/** Comments beyond these are not read: 3,000 of one pull request. */
const MAX_PAGES = 30;

const CommentSchema = z.object({
  id: z.int().positive(),
  body: z.string().nullish(),
  ...AUTHOR_FIELDS,
});
const CommentsSchema = z.array(CommentSchema);
type Comment = z.infer<typeof CommentSchema>;

/** What became of a comment. `none`: there was no comment, and none was needed. */
export type WrittenComment = 'created' | 'updated' | 'unchanged' | 'none';

/** Writes one comment of a pull request, and keeps it up to date. */
export class PullRequestComments {
  readonly #transport: GitHubTransport;

  constructor(options: GitHubOptions) {
    this.#transport = new GitHubTransport(options);
  }

  /**
   * Updates the comment that begins with the marker and that this token's user or app wrote, or makes one. A comment of
   * somebody else is never touched, even if it begins with the same marker. Throws `github-unavailable`, `github-denied`
   * or `input-invalid`.
   */
  async write(
    repository: string,
    pullRequest: number,
    { marker, body, isQuiet }: PullRequestComment,
  ): Promise<WrittenComment> {
    const place = `${repositoryPath(this.#transport, repository)}/issues`;
    const isOwn = await ownershipOf(this.#transport);
    const find = () => this.#find(`${place}/${pullRequest}/comments`, marker, isOwn);
    const existing = await find();
    const write = { accept: JSON_TYPE, maxBytes: MAX_JSON_BYTES, body: { body } } as const;
    if (existing !== undefined) {
      if (existing.comment.body === body) return 'unchanged';
      const path = `${place}/comments/${existing.comment.id}`;
      const what = 'the update of the comment';
      const { bytes } = await this.#transport.ask({ ...write, method: 'PATCH', path, what }, [200]);
      // Something else than GitHub may answer 200 too.
      if (!CommentSchema.safeParse(jsonOf(bytes)).success) throw this.#unreadable(what);
      return 'updated';
    }
    if (isQuiet) return 'none';
    const call: Call = {
      ...{ ...write, method: 'POST', path: `${place}/${pullRequest}/comments`, what: 'the comment' },
      lookAgain: async () => (await find())?.answer,
    };
    await this.#transport.ask(call, [201]);
    return 'created';
  }

  /** The oldest comment with the marker by the owner of the token, and the answer that contains it. */
  async #find(
    path: string,
    marker: string,
    isOwn: IsOwn,
  ): Promise<{ readonly comment: Comment; readonly answer: Answer } | undefined> {
    for (let page = 1; page <= MAX_PAGES; page += 1) {
      const answer = await this.#transport.ask(
        {
          ...{ method: 'GET', path: `${path}?per_page=${PAGE}&page=${page}`, accept: JSON_TYPE },
          ...{ what: 'the comments of the pull request', maxBytes: MAX_JSON_BYTES },
        },
        [200],
      );
      const comments = CommentsSchema.safeParse(jsonOf(answer.bytes));
      if (!comments.success) throw this.#unreadable('the comments of the pull request');
      const comment = comments.data.find((one) => one.body?.startsWith(`${marker}\n`) && isOwn(one));
      if (comment !== undefined) return { comment, answer };
      if (comments.data.length < PAGE) return undefined;
    }
    return undefined;
  }

  #unreadable(what: string) {
    return this.#transport.unavailable(`GitHub's answer for ${what} is not what its API describes`);
  }
}
