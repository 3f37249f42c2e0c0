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
  labels: z.array(z.union([z.string(), z.object({ name: z.string().nullish() })])),
  updated_at: z.string(),
  locked: z.boolean().nullish(),
  pull_request: z.unknown().optional(),
  ...AUTHOR_FIELDS,
});
type Issue = z.infer<typeof IssueSchema>;
const CommentsSchema = z.array(z.object({ body: z.string().nullish(), ...AUTHOR_FIELDS }));

const WRITE = { accept: JSON_TYPE, maxBytes: MAX_JSON_BYTES } as const;

/** What an issue must say. */
export interface IssueContent {
  readonly title: string;
  readonly body: string;
  readonly isOpen: boolean;
  /** Added to an issue that is there, so that everyone who watches it is notified: GitHub tells nobody of a new body. */
  readonly comment?: string;
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
    if (existing !== undefined) {
      await this.#update(path, existing.issue, content, isOwn);
      return 'updated';
    }
    const { title, body, isOpen } = content;
    if (!isOpen) return 'none';
    const call: Call = {
      ...{ ...WRITE, method: 'POST', path, what: 'the issue', body: { title, body, labels: [LABEL] } },
      lookAgain: async () => (await find())?.answer,
    };
    // The list of issues answers 200, and has the label.
    const { status, bytes } = await this.#transport.ask(call, [201]);
    if (status === 201) this.#demandLabel(bytes);
    return 'created';
  }

  /** The comment comes first: if the rest fails, the next run sees the old state, and says again what changed. */
  async #update(path: string, issue: Issue, content: IssueContent, isOwn: IsOwn): Promise<void> {
    const { title, body, isOpen, comment } = content;
    const place = `${path}/${issue.number}`;
    // A person locked the conversation. GitHub takes no comment of a job then.
    if (comment !== undefined && issue.locked !== true) {
      const comments = `${place}/comments`;
      const what = 'the comment';
      const since = encodeURIComponent(issue.updated_at);
      const lookAgain = async () => {
        const answer = await this.#transport.ask(
          {
            ...WRITE,
            method: 'GET',
            path: `${comments}?per_page=${PAGE}&since=${since}`,
            what: 'the comments',
          },
          [200],
        );
        const written = CommentsSchema.safeParse(jsonOf(answer.bytes));
        if (!written.success) throw this.#unreadable('the comments');
        return written.data.some((one) => one.body === comment && isOwn(one)) ? answer : undefined;
      };
      await this.#transport.ask(
        { ...WRITE, method: 'POST', path: comments, what, body: { body: comment }, lookAgain },
        [201],
      );
    }
    const what = 'the update of the issue';
    const state = isOpen ? { state: 'open' } : { state: 'closed', state_reason: 'completed' };
    const { bytes } = await this.#transport.ask(
      { ...WRITE, method: 'PATCH', path: place, what, body: { title, body, ...state } },
      [200],
    );
    if (!IssueSchema.safeParse(jsonOf(bytes)).success) throw this.#unreadable(what);
  }

  /** GitHub drops the label if the token may not set it. The next run would not find the issue, and make another. */
  #demandLabel(bytes: Uint8Array): void {
    const issue = IssueSchema.safeParse(jsonOf(bytes));
    if (!issue.success) throw this.#unreadable('the issue');
    const { number, labels } = issue.data;
    if (labels.some((one) => (typeof one === 'string' ? one : one.name) === LABEL)) return;
    throw this.#transport.fault(
      'github-denied',
      `GitHub made issue ${number} without the label ${LABEL}, which this token may not set: add it to the issue by hand, or the next run makes another`,
    );
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
        { ...WRITE, method: 'GET', path: `${path}?${query}`, what },
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
    const message = `the repository has more than ${MAX_PAGES * PAGE} issues with the label ${LABEL}: remove it from those that Assay did not write`;
    throw this.#transport.unavailable(message);
  }

  #unreadable(what: string) {
    return this.#transport.unavailable(`GitHub's answer for ${what} is not what its API describes`);
  }
}
