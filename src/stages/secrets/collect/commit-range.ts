import { fault } from '../../../domain/reason.ts';
import { plain } from '../../../domain/text.ts';
import { parseCommitObject } from '../../../formats/git/git-objects.ts';
import type { Commit, EventCommits, GitRepository, RunContext } from '../../../ports.ts';
import { contentOf } from './object-content.ts';

/** The commits that are to be looked at, and a name for them. */
export interface CommitRange {
  readonly commits: readonly Commit[];
  /** Of a pull request: the commit by which GitHub merges it for this run. It is looked at and not counted. */
  readonly merge?: Commit;
  /** `1a2b3c4..5d6e7f8` */
  readonly name: string;
  /** The tag object that was pushed. */
  readonly tag?: string;
  /** Whether tags count that stand for none of these commits. */
  readonly allTags: boolean;
}

type Context = Pick<RunContext, 'eventName' | 'ref' | 'sha'>;

/** Everything that the repository's refs lead to. */
export async function wholeHistory(repository: GitRepository): Promise<CommitRange> {
  return { commits: await repository.commits('all', []), name: 'the whole history', allTags: true };
}

/**
 * The commits that an event brings: what its head leads to and its base does not. Where there is no base, or a
 * forced push has taken it away, those that the default branch does not have, else all. Throws `scan-incomplete`
 * where the clone lacks one of them.
 */
export async function eventRange(
  repository: GitRepository,
  event: EventCommits,
  context: Context,
): Promise<CommitRange> {
  const head = await repository.resolve(`${event.head}^{commit}`);
  if (head === undefined && event.head === 'HEAD')
    return { commits: [], allTags: false, name: 'no commit yet' };
  if (head === undefined) throw await missing(repository, event.head, context);
  const base = await baseOf(repository, event, context);
  const commits = await repository.commits([head], base === undefined ? [] : [base.id]);
  const merge = context.eventName.startsWith('pull_request')
    ? await mergeOf(repository, head, context.sha)
    : undefined;
  return {
    commits,
    allTags: false,
    name: base === undefined ? `everything up to ${short(head)}` : `${base.name}..${short(head)}`,
    ...(merge === undefined ? {} : { merge }),
    ...(head === event.head || event.head === 'HEAD' ? {} : { tag: event.head }),
  };
}

async function baseOf(repository: GitRepository, event: EventCommits, context: Context) {
  if (event.base !== undefined) {
    const id = await repository.resolve(`${event.base}^{commit}`);
    if (id !== undefined) return { id, name: short(id) };
    // A forced push leaves a base behind that no ref leads to, which a whole clone does not have.
    if (context.eventName !== 'push' || (await repository.isShallow()))
      throw await missing(repository, event.base, context);
  }
  const { defaultBranch } = event;
  if (defaultBranch === undefined || context.ref === `refs/heads/${defaultBranch}`) return undefined;
  const id = await repository.resolve(`refs/remotes/origin/${defaultBranch}^{commit}`);
  return id === undefined ? undefined : { id, name: plain(defaultBranch, 100) };
}

/** The commit under test where it merges the head: what it adds of its own is in none of the others. */
async function mergeOf(repository: GitRepository, head: string, sha: string): Promise<Commit | undefined> {
  const id = /^[0-9a-f]{40,64}$/.test(sha) ? await repository.resolve(`${sha}^{commit}`) : undefined;
  if (id === undefined) return undefined;
  let parents: readonly string[] = [];
  await repository.read([id], async (object) => {
    parents = parseCommitObject(await contentOf(object)).parents;
  });
  if (parents.length < 2 || !parents.includes(head)) return undefined;
  const [merge] = await repository.commits([id], parents);
  return merge;
}

async function missing(repository: GitRepository, id: string, { eventName }: Context) {
  const what = eventName === 'push' ? 'push' : eventName === 'merge_group' ? 'merge group' : 'pull request';
  const why = (await repository.isShallow()) ? 'is shallow and lacks' : 'lacks';
  const also = eventName === 'pull_request_target' ? ' and "ref: refs/pull/NUMBER/merge"' : '';
  const message = `the commits of this ${what} cannot be looked at: the clone ${why} ${id}; set "fetch-depth: 0"${also} of actions/checkout`;
  return fault('scan-incomplete', 'secrets', message);
}

function short(id: string): string {
  return id.slice(0, 7);
}
