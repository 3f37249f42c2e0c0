import { fault, reasonsOf } from '../../domain/reason.ts';
import type { CentralPolicy, PolicyWish } from '../../domain/request.ts';
import { plain } from '../../domain/text.ts';
import type { GitHub, World } from '../../ports.ts';
import { fileInCommit } from './commit-file.ts';

/** What the policy is read by; without a token there is no GitHub. */
export type PolicyWorld = Pick<World, 'git' | 'now'> & {
  readonly runner: Pick<World['runner'], 'context' | 'commits'>;
  readonly github?: Pick<GitHub, 'commit' | 'file'>;
};

/**
 * The commit whose policy judges a run that a pull request caused: its base, which the request cannot change.
 * Undefined for every other event: then the checkout is trusted. Throws `policy-unavailable` where it is not known.
 */
export function baseCommit({ runner }: Pick<PolicyWorld, 'runner'>): string | undefined {
  const { eventName, sha } = runner.context;
  // It runs with rights of its own on the default branch, whatever was checked out.
  if (eventName === 'workflow_run') return known(sha, eventName);
  if (!eventName.startsWith('pull_request') && eventName !== 'merge_group') return undefined;
  let base: string | undefined;
  try {
    base = runner.commits()?.base;
  } catch {
    base = undefined;
  }
  return known(base, eventName);
}

function known(commit: string | undefined, eventName: string): string {
  if (commit !== undefined && /^[0-9a-f]{40,64}$/.test(commit)) return commit;
  const message = `the policy of a ${plain(eventName, 40)} event comes from its base, and the event's payload (GITHUB_EVENT_PATH) does not name that`;
  throw fault('policy-unavailable', 'policy', message);
}

/** Reads a file at the base commit, from the checkout or else from GitHub; undefined where the base has no such file. */
export async function baseFile(
  world: PolicyWorld,
  { folder }: PolicyWish,
  commit: string,
  path: string,
): Promise<Uint8Array | undefined> {
  const local = await inCheckout(world, folder, commit, path);
  if (typeof local !== 'string') return local;
  const { repository } = world.runner.context;
  const what = `${plain(path, 200)} at the base commit ${commit}`;
  if (world.github === undefined || repository === '') {
    const message = `${what} cannot be read: ${local}, and there is no token to ask GitHub with; give actions/checkout "fetch-depth: 0", or set \`github-token\``;
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

/** The file, undefined where the commit has none, or why the checkout cannot tell. */
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
    // What was found and is no file is no better at GitHub.
    if (reason === undefined || reason.code === 'policy-unavailable' || reason.code === 'internal-error')
      throw error;
    // What follows tells of the check of commits.
    return reason.message.split(';')[0] ?? 'the checkout cannot be read';
  }
}

/** GitHub tells a missing file and a missing right alike, so the commit is asked for first. */
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
