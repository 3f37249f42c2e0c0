import { readdir } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { AssayError, fault } from '../../domain/reason.ts';
import type { SourceTree } from '../../domain/run/request.ts';
import type { PolicyOrigin } from '../../domain/run/run.ts';
import { plain } from '../../domain/text.ts';
import type { GitRepository, World } from '../../ports.ts';
import { submoduleInCommit } from '../policy/commit-file.ts';

/** `src/github.com/owner/repository`; deeper nobody checks out. */
const MAX_DEPTH = 4;
const MAX_FOLDERS = 5000;

type Needs = Pick<World, 'git'> & { readonly runner: Pick<World['runner'], 'context'> };

/** What of the workspace a signature would speak for: the source tree, and the policy where the checkout has it. */
export interface Spoken {
  /** The workspace; absolute. */
  readonly workspace: string;
  readonly source: SourceTree | undefined;
  readonly policy: PolicyOrigin['kind'];
}

/**
 * Demands that what was looked at, and what judged it, is the commit that a signature would name (`GITHUB_SHA`): a
 * workflow can check out anything. Answers what could not be compared, a sentence each. A tree without git (a download,
 * an unpacked archive) says of itself nothing that could be held against the commit; that is told and no fault, since
 * GitHub's own checkout gives one where the job has no git. Throws `source-mismatch`.
 */
export async function demandAttestedSource(world: Needs, spoken: Spoken): Promise<readonly string[]> {
  const { workspace, source, policy } = spoken;
  const { sha } = world.runner.context;
  const top = { folder: workspace, path: '' };
  try {
    const around = source && (await locationKind(world, source, sha));
    const found = source && around === 'no git' ? await locationKindBelow(world, source, sha) : around;
    const why = found === undefined || found === 'no git' || found === 'same' ? undefined : found;
    if (why !== undefined) throw mismatch(sha, why);
    // The policy lies at the top, which may be another repository than the one around the source.
    const judges = policy === 'file' || (policy === 'default' && source === undefined);
    const above = judges ? await locationKind(world, top, sha) : 'same';
    if (above !== 'no git' && above !== 'same') throw mismatch(sha, above);
    if (found !== 'no git') return [];
    return [
      `The source tree is no git checkout: whether it is commit ${plain(sha, 64)}, which the signature names, could not be compared.`,
    ];
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    if (error.reasons.some(({ code }) => code === 'source-mismatch')) throw error;
    const why = error.message.split(';')[0] ?? '';
    throw fault(
      'source-mismatch',
      'sign',
      `whether the checkout is the commit of this run could not be compared, so nothing is signed: ${why}`,
      error,
    );
  }
}

/**
 * Whether a tree is of the commit: the innermost repository around it is at that commit, or is the submodule that a
 * repository around it has there, and so on upwards. A sentence where it is not.
 */
async function locationKind(
  world: Needs,
  tree: SourceTree,
  sha: string,
): Promise<'same' | 'no git' | string> {
  const around = (await world.git.enclosing(tree)).toReversed();
  let first = '';
  for (const [index, { at, repository }] of around.entries()) {
    const head = await repository.resolve('HEAD^{commit}');
    // `git init` and no commit: files that nobody has committed, as without git.
    if (head === undefined) continue;
    if (head === (await commitOf(repository, sha))) return 'same';
    const where = at === '' ? 'the checkout' : `the checkout in ${plain(at, 200)}`;
    first ||= `${where} is at ${head}`;
    const outer = around[index + 1];
    if (outer === undefined) return first;
    if (!(await isSubmodule(outer, at, head))) return `${first}, and is no submodule of what is around it`;
  }
  return first === '' ? 'no git' : first;
}

/**
 * The same for a tree that holds checkouts and lies in none, as with `path` of actions/checkout: one of them must be of
 * the commit, and then those beside it are tools and the like.
 */
async function locationKindBelow(
  world: Needs,
  tree: SourceTree,
  sha: string,
): Promise<'same' | 'no git' | string> {
  let first = '';
  for (const below of await checkoutsBelow(tree)) {
    const found = await locationKind(world, below, sha);
    if (found === 'same') return found;
    if (found !== 'no git') first ||= found;
  }
  return first === '' ? 'no git' : first;
}

/** Folders below a tree that have a `.git`. What lies in one of these is not asked: its submodules are its own choice. */
async function checkoutsBelow(tree: SourceTree): Promise<readonly SourceTree[]> {
  const found: SourceTree[] = [];
  const open = [{ ...tree, depth: 0 }];
  for (const { folder, path, depth } of open) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    if (depth > 0 && entries.some(({ name }) => name === '.git')) found.push({ folder, path });
    else if (depth < MAX_DEPTH)
      for (const { name } of entries.filter((entry) => entry.isDirectory() && entry.name !== '.git'))
        if (open.length < MAX_FOLDERS)
          open.push({ folder: join(folder, name), path: posix.join(path, name), depth: depth + 1 });
  }
  return found;
}

/** The runner names the commit; should it be an annotated tag, the commit behind it. */
async function commitOf(repository: GitRepository, sha: string): Promise<string> {
  if (!/^[0-9a-f]{40,64}$/.test(sha)) return 'no commit';
  return (await repository.resolve(`${sha}^{commit}`)) ?? sha;
}

async function isSubmodule(
  outer: { readonly at: string; readonly repository: GitRepository },
  at: string,
  head: string,
): Promise<boolean> {
  const commit = await outer.repository.resolve('HEAD^{commit}');
  if (commit === undefined) return false;
  const path = outer.at === '' ? at : at.slice(outer.at.length + 1);
  return (await submoduleInCommit(outer.repository, commit, path)) === head;
}

function mismatch(sha: string, why: string): AssayError {
  const message = `${why}, and this run is for commit ${plain(sha, 64) || 'none'}: a signature would speak for what was not looked at, so nothing is signed`;
  return fault('source-mismatch', 'sign', message);
}
