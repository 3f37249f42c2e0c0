import { fault } from '../../../domain/reason.ts';
import { plain } from '../../../domain/text.ts';
import { parseCommitObject } from '../../../formats/git/git-objects.ts';
import type { Commit, GitRepository } from '../../../ports/git-port.ts';
import type { EventCommits, RunContext } from '../../../ports/runner-port.ts';
import { contentOf } from './object-content.ts';

/** The commits to scan, and a name for them. */
export interface CommitRange {
  readonly commits: readonly Commit[];
  /** For a pull request: the merge commit that GitHub made for this run. It is scanned, but not counted. */
  readonly merge?: Commit;
  /** `1a2b3c4..5d6e7f8` */
  readonly name: string;
  /** The pushed tag object. */
  readonly tag?: string;
  /** Whether tags of other commits are scanned, too. */
  readonly allTags: boolean;
}

type Context = Pick<RunContext, 'eventName' | 'ref' | 'sha'>;

/** All commits that a ref of the repository reaches. */
export async function wholeHistory(repository: GitRepository): Promise<CommitRange> {
  return { commits: await repository.commits('all', []), name: 'the whole history', allTags: true };
}

/** The commits that a person named. Without `from` (or with zeros, as git's pre-push hook says it): all that `to` reaches. */
export async function namedRange(
  repository: GitRepository,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<CommitRange> {
  const isWhole = /^0*$/.test(from);
  const [base, head] = await Promise.all(
    [isWhole ? undefined : from, to].map((name) => name && repository.resolve(`${name}^{commit}`)),
  );
  if (head === undefined || (base === undefined && !isWhole)) {
    const unknown = plain(head === undefined ? to : from, 100);
    throw fault('input-invalid', 'inputs', `there is no commit "${unknown}" in this repository`);
  }
  const commits = await repository.commits([head], base === undefined ? [] : [base]);
  const name = base === undefined ? `everything up to ${short(head)}` : `${short(base)}..${short(head)}`;
  return { commits, allTags: false, name };
}

/**
 * The commits of an event: those that its head reaches and its base does not. Without a base, or if a forced push
 * removed it: those that the default branch does not reach, or else all. Throws `scan-incomplete` if the clone
 * lacks one of them.
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
    // After a forced push, no ref reaches the old base. So even a full clone may lack it.
    if (context.eventName !== 'push' || (await repository.isShallow()))
      throw await missing(repository, event.base, context);
  }
  const { defaultBranch } = event;
  if (defaultBranch === undefined || context.ref === `refs/heads/${defaultBranch}`) return undefined;
  const id = await repository.resolve(`refs/remotes/origin/${defaultBranch}^{commit}`);
  return id === undefined ? undefined : { id, name: plain(defaultBranch, 100) };
}

/** The commit under test, if it merges the head. Its own changes are in no other commit. */
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
  const message = `the commits of this ${what} cannot be scanned: the clone ${why} ${id}; set "fetch-depth: 0"${also} of actions/checkout`;
  return fault('scan-incomplete', 'secrets', message);
}

function short(id: string): string {
  return id.slice(0, 7);
}
