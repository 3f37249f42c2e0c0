import { fault, reasonsOf } from '../../domain/reason.ts';
import type { CentralPolicy, RequestedPolicy } from '../../domain/run/request.ts';
import { plain } from '../../domain/text.ts';
import { policyLocation } from '../../domain/workflow/event.ts';
import type { GitHub } from '../../ports/github-port.ts';
import type { World } from '../../ports/world.ts';
import { fileInCommit } from './commit-file.ts';

/** What the policy is read with. Without a token there is no `github`. */
export type PolicyWorld = Pick<World, 'git' | 'now'> & {
  readonly runner: Pick<World['runner'], 'context' | 'commits'>;
  readonly github?: Pick<GitHub, 'commit' | 'file'>;
};

/** A commit whose policy judges a run, whatever is checked out. */
export interface JudgingCommit {
  readonly commit: string;
  /** For messages. */
  readonly of: 'the base of this change' | 'the default branch';
}

/**
 * The commit whose policy judges a run for a change that may not be merged: the base of the change, or the default
 * branch. The change cannot alter either of them. Undefined if the checkout is trusted. Throws `policy-unavailable` if the
 * commit is not known.
 */
export async function judgingCommit(world: PolicyWorld): Promise<JudgingCommit | undefined> {
  const { eventName, sha } = world.runner.context;
  switch (policyLocation(eventName)) {
    case 'checkout':
      return undefined;
    case 'base': {
      const of = 'the base of this change';
      return { commit: known(baseOf(world), eventName, of, "the event's payload (GITHUB_EVENT_PATH)"), of };
    }
    case 'run':
      return {
        commit: known(sha, eventName, 'the default branch', 'GITHUB_SHA'),
        of: 'the default branch',
      };
    case 'default-branch':
      return { commit: await defaultBranch(world), of: 'the default branch' };
  }
}

function baseOf({ runner }: PolicyWorld): string | undefined {
  try {
    return runner.commits()?.base;
  } catch {
    return undefined;
  }
}

function known(commit: string | undefined, eventName: string, of: string, by: string): string {
  if (commit !== undefined && /^[0-9a-f]{40,64}$/.test(commit)) return commit;
  const message = `the policy of a ${plain(eventName, 40)} event comes from ${of}, and ${by} does not name that`;
  throw fault('policy-unavailable', 'policy', message);
}

/** Such a run can be about any commit, so only GitHub knows the default branch. For GitHub, HEAD means that branch. */
async function defaultBranch({ github, runner }: PolicyWorld): Promise<string> {
  const { eventName, repository } = runner.context;
  const what = `the policy of a ${plain(eventName, 40)} event comes from the default branch`;
  const advice = 'give the job "contents: read" and `github-token`';
  if (github === undefined || repository === '')
    throw fault(
      'policy-unavailable',
      'policy',
      `${what}, but there is no token to read it from GitHub; ${advice}`,
    );
  try {
    return await github.commit(repository, 'HEAD');
  } catch (error) {
    const why = reasonsOf(error, 'policy').map(({ message }) => plain(message, 400));
    throw fault(
      'policy-unavailable',
      'policy',
      `${what}, which cannot be read: ${why.join('; ')}; ${advice}`,
      error,
    );
  }
}

/** Reads a file at a commit from the checkout, or else from GitHub; undefined if the commit has no such file. */
export async function committedFile(
  world: PolicyWorld,
  { folder }: RequestedPolicy,
  { commit, of }: JudgingCommit,
  path: string,
): Promise<Uint8Array | undefined> {
  const local = await inCheckout(world, folder, commit, path);
  if (typeof local !== 'string') return local;
  const { repository } = world.runner.context;
  const what = `${plain(path, 200)} at ${commit}, ${of},`;
  if (world.github === undefined || repository === '') {
    const message = `${what} cannot be read: ${local}, and there is no token to read it from GitHub; give actions/checkout "fetch-depth: 0", or set \`github-token\``;
    throw fault('policy-unavailable', 'policy', message);
  }
  const advice = `; give the job "contents: read" and \`github-token\`, or actions/checkout "fetch-depth: 0"`;
  return await fromGitHub(world.github, { repository, path, commit }, what, advice);
}

/** Reads the central policy from GitHub. */
export async function centralFile({ github }: PolicyWorld, central: CentralPolicy): Promise<Uint8Array> {
  const what = `the central policy ${plain(centralName(central), 300)}`;
  const advice = '; `github-token` must be a token that may read that repository';
  if (github === undefined)
    throw fault('policy-unavailable', 'policy', `${what} cannot be read without a token${advice}`);
  const bytes = await fromGitHub(github, central, what, advice);
  if (bytes === undefined)
    throw fault('policy-unavailable', 'policy', `${what} is not there: that commit has no such file`);
  return bytes;
}

/** `owner/repo/path@<commit SHA>` */
export function centralName({ repository, path, commit }: CentralPolicy): string {
  return `${repository}/${path}@${commit}`;
}

/** The file; undefined if the commit has none; a sentence if the checkout cannot answer. */
async function inCheckout(
  { git }: PolicyWorld,
  folder: string,
  commit: string,
  path: string,
): Promise<Uint8Array | undefined | string> {
  try {
    const repository = await git.open({ folder, path: '' });
    if (repository === undefined) return 'there is no checkout';
    const found = await fileInCommit(repository, commit, path);
    if (found === 'no-commit') return 'the commit is not in the checkout';
    return found === 'no-file' ? undefined : found;
  } catch (error) {
    const [reason] = reasonsOf(error, 'policy');
    // An entry that is no file in the checkout is no file on GitHub either.
    if (reason === undefined || reason.code === 'policy-unavailable' || reason.code === 'internal-error')
      throw error;
    // The rest of the message is about the search of commits for secrets.
    return reason.message.split(';')[0] ?? 'the checkout cannot be read';
  }
}

/** GitHub gives the same answer for a missing file and a missing permission, so the commit is read first. */
async function fromGitHub(
  github: Pick<GitHub, 'commit' | 'file'>,
  { repository, path, commit }: CentralPolicy,
  what: string,
  advice: string,
): Promise<Uint8Array | undefined> {
  try {
    const found = await github.commit(repository, commit);
    if (found === commit) return await github.file(repository, path, commit);
  } catch (error) {
    const why = reasonsOf(error, 'policy').map(({ message }) => plain(message, 400));
    throw fault('policy-unavailable', 'policy', `${what} cannot be read: ${why.join('; ')}${advice}`, error);
  }
  throw fault('policy-unavailable', 'policy', `${what} cannot be read: GitHub answered with another commit`);
}
