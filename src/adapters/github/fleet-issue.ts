import { z } from 'zod';
import { type Answer, type Call, type GitHubOptions, GitHubTransport, jsonOf } from './github-transport.ts';
import { repositoryPath } from './repository-path.ts';
import { AUTHOR_FIELDS, type IsOwn, ownershipOf } from './token-owner.ts';

const MAX_JSON_BYTES = 16 << 20;
const JSON_TYPE = 'application/vnd.github+json';
const PAGE = 100;
/** Issues beyond these are not read: 1,000 with the label. */
const MAX_PAGES = 10;
/** The label by which the issue is found among all others. GitHub makes it with the issue. */
const LABEL = 'assay-fleet';

const IssueSchema = z.object({
  number: z.int().positive(),
  body: z.string().nullish(),
  state: z.enum(['open', 'closed']),
  pull_request: z.unknown().optional(),
  ...AUTHOR_FIELDS,
});
type Issue = z.infer<typeof IssueSchema>;

/** What an issue must say. */
export interface IssueContent {
  readonly title: string;
  readonly body: string;
  readonly isOpen: boolean;
}

/** What became of the issue. `none`: there was none, and none was needed. */
export type WrittenIssue = 'created' | 'updated' | 'unchanged' | 'none';

/** Writes one issue of a repository, and keeps it up to date. */
export class FleetIssues {
  readonly #transport: GitHubTransport;

  constructor(options: GitHubOptions) {
    this.#transport = new GitHubTransport(options);
  }

  /**
   * Updates the issue whose body begins with the marker and that this token's user or app wrote, or makes one. `compose`
   * gets its body, and answers undefined to leave it as it is. An issue of somebody else is never touched. Throws
   * `github-unavailable`, `github-denied` or `input-invalid`.
   */
  async write(
    repository: string,
    marker: string,
    compose: (body: string | undefined) => IssueContent | undefined,
  ): Promise<WrittenIssue> {
    const path = `${repositoryPath(this.#transport, repository)}/issues`;
    const isOwn = await ownershipOf(this.#transport);
    const find = () => this.#find(path, marker, isOwn);
    const existing = await find();
    const content = compose(existing?.issue.body ?? undefined);
    if (content === undefined) return existing === undefined ? 'none' : 'unchanged';
    const { title, body, isOpen } = content;
    const write = { accept: JSON_TYPE, maxBytes: MAX_JSON_BYTES } as const;
    if (existing === undefined) {
      if (!isOpen) return 'none';
      const call: Call = {
        ...{ ...write, method: 'POST', path, what: 'the issue', body: { title, body, labels: [LABEL] } },
        lookAgain: async () => (await find())?.answer,
      };
      // The list of issues answers 200.
      await this.#transport.ask(call, [201]);
      return 'created';
    }
    const state = isOpen ? { state: 'open' } : { state: 'closed', state_reason: 'completed' };
    const what = 'the update of the issue';
    const { bytes } = await this.#transport.ask(
      {
        ...write,
        method: 'PATCH',
        path: `${path}/${existing.issue.number}`,
        what,
        body: { title, body, ...state },
      },
      [200],
    );
    if (!IssueSchema.safeParse(jsonOf(bytes)).success) throw this.#unreadable(what);
    return 'updated';
  }

  /** The oldest issue with the marker by the owner of the token, and the answer that contains it. */
  async #find(
    path: string,
    marker: string,
    isOwn: IsOwn,
  ): Promise<{ readonly issue: Issue; readonly answer: Answer } | undefined> {
    const what = 'the issues of the repository';
    for (let page = 1; page <= MAX_PAGES; page += 1) {
      const query = `state=all&sort=created&direction=asc&labels=${LABEL}&per_page=${PAGE}&page=${page}`;
      const answer = await this.#transport.ask(
        { method: 'GET', path: `${path}?${query}`, accept: JSON_TYPE, what, maxBytes: MAX_JSON_BYTES },
        [200],
      );
      const issues = z.array(IssueSchema).safeParse(jsonOf(answer.bytes));
      if (!issues.success) throw this.#unreadable(what);
      const issue = issues.data.find(
        (one) => one.pull_request === undefined && one.body?.startsWith(`${marker}\n`) && isOwn(one),
      );
      if (issue !== undefined) return { issue, answer };
      if (issues.data.length < PAGE) return undefined;
    }
    return undefined;
  }

  #unreadable(what: string) {
    return this.#transport.unavailable(`GitHub's answer for ${what} is not what its API describes`);
  }
}
