import { readdir } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { AssayError, fault } from '../../domain/reason.ts';
import type { SourceTree } from '../../domain/run/request.ts';
import type { PolicyOrigin } from '../../domain/run/run.ts';
import { plain } from '../../domain/text.ts';
import type { GitRepository } from '../../ports/git-port.ts';
import type { World } from '../../ports/world.ts';
import { submoduleInCommit } from '../policy/commit-file.ts';

/** As deep as `src/github.com/owner/repository`; checkouts below that are not expected. */
const MAX_DEPTH = 4;
const MAX_FOLDERS = 5000;

type Needs = Pick<World, 'git'> & { readonly runner: Pick<World['runner'], 'context'> };

/** The parts of the workspace that a signature covers. */
export interface SignedSource {
  /** The workspace; absolute. */
  readonly workspace: string;
  readonly source: SourceTree | undefined;
  readonly policy: PolicyOrigin['kind'];
}

/** How a tree compares with the commit: the same, no git checkout, or a sentence that says what it is instead. */
type Comparison = 'same' | 'no git' | string;

/**
 * Demands that the source and the policy are at the commit that a signature will name (`GITHUB_SHA`): a workflow can
 * check out anything. Answers sentences about what could not be compared. A tree without git (a download, an unpacked
 * archive) names no commit. That is reported and is no fault, because actions/checkout makes such a tree if the job has
 * no git. Throws `source-mismatch`.
 */
export async function demandAttestedSource(
  world: Needs,
  { workspace, source, policy }: SignedSource,
): Promise<readonly string[]> {
  const { sha } = world.runner.context;
  const top = { folder: workspace, path: '' };
  try {
    const around = source && (await compareTree(world, source, sha));
    const sourceIs = source && around === 'no git' ? await compareBelow(world, source, sha) : around;
    if (sourceIs !== undefined && sourceIs !== 'no git' && sourceIs !== 'same') throw mismatch(sha, sourceIs);
    // The policy is at the top of the workspace, which can be another repository than that of the source.
    const usesCheckout = policy === 'file' || (policy === 'default' && source === undefined);
    const policyIs = usesCheckout ? await compareTree(world, top, sha) : 'same';
    if (policyIs !== 'no git' && policyIs !== 'same') throw mismatch(sha, policyIs);
    if (sourceIs !== 'no git') return [];
    return [
      `The source tree is not a git checkout, so Assay could not compare it with commit ${plain(sha, 64)}, which the signature names.`,
    ];
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    if (error.reasons.some(({ code }) => code === 'source-mismatch')) throw error;
    const why = error.message.split(';')[0] ?? '';
    throw fault(
      'source-mismatch',
      'sign',
      `the checkout could not be compared with the commit of this run, so nothing is signed: ${why}`,
      error,
    );
  }
}

/**
 * Compares a tree with the commit. It is the same if the innermost repository around it is at that commit, or is the
 * submodule that the next repository around it has there, and so on upwards.
 */
async function compareTree(world: Needs, tree: SourceTree, sha: string): Promise<Comparison> {
  const around = (await world.git.enclosing(tree)).toReversed();
  let first = '';
  for (const [index, { at, repository }] of around.entries()) {
    const head = await repository.resolve('HEAD^{commit}');
    // `git init` without a commit: the files are not committed, as without git.
    if (head === undefined) continue;
    if (head === (await commitOf(repository, sha))) return 'same';
    const where = at === '' ? 'the checkout' : `the checkout in ${plain(at, 200)}`;
    first ||= `${where} is at ${head}`;
    const outer = around[index + 1];
    if (outer === undefined) return first;
    if (!(await isSubmodule(outer, at, head)))
      return `${first}, and is no submodule of the repository around it`;
  }
  return first === '' ? 'no git' : first;
}

/**
 * Compares the checkouts below a tree that is itself in no checkout, as with `path` of actions/checkout. One of them must
 * be at the commit. The others can be tools.
 */
async function compareBelow(world: Needs, tree: SourceTree, sha: string): Promise<Comparison> {
  let first = '';
  for (const checkout of await checkoutsBelow(tree)) {
    const comparison = await compareTree(world, checkout, sha);
    if (comparison === 'same') return comparison;
    if (comparison !== 'no git') first ||= comparison;
  }
  return first === '' ? 'no git' : first;
}

/** Folders below a tree that have a `.git`. Submodules inside them are not listed. */
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

/** The commit that the runner names. If it names an annotated tag, this is the commit of the tag. */
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
  const message = `${why}, but this run is for commit ${plain(sha, 64) || 'none'}: a signature would name a commit that was not checked, so nothing is signed`;
  return fault('source-mismatch', 'sign', message);
}
