import { matchesGlob, reachesInto } from '../../domain/glob.ts';
import { fault } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';
import { entriesOf, entryOf } from '../../formats/git/git-tree.ts';
import type { GitObject, GitRepository } from '../../ports/git-port.ts';

/** A tree object with a policy is never larger than this. */
const MAX_OBJECT_BYTES = 16 << 20;

/** A file at a commit in a checkout; `no-commit` if the checkout does not have the commit. */
export type FileInCommit = Uint8Array | 'no-file' | 'no-commit';

/**
 * Reads a file of a commit from the git objects of a repository, whose hashes are verified. A missing object is a fault:
 * it never means that there is no such file. Throws `policy-unavailable` if the entry is not a regular file.
 */
export async function fileInCommit(
  repository: GitRepository,
  commit: string,
  path: string,
): Promise<FileInCommit> {
  if ((await repository.resolve(commit)) === undefined) return 'no-commit';
  const top = await treeOf(repository, commit);
  let tree = top;
  const parts = path.split('/');
  for (const [depth, part] of parts.entries()) {
    const entry = entryOf(await objectOf(repository, tree, 'tree'), tree, part);
    if (entry === undefined) return 'no-file';
    const last = depth === parts.length - 1;
    if (entry.kind !== (last ? 'file' : 'folder')) {
      const message = `${plain(path, 200)} at ${commit} is a ${entry.kind} or is below one; the policy must be a regular file in regular folders`;
      throw fault('policy-unavailable', 'policy', message);
    }
    if (last) return await objectOf(repository, entry.id, 'blob');
    tree = entry.id;
  }
  return 'no-file';
}

/** The commit of a submodule in a commit; undefined if there is no submodule at that path. */
export async function submoduleInCommit(
  repository: GitRepository,
  commit: string,
  path: string,
): Promise<string | undefined> {
  let tree = await treeOf(repository, commit);
  const parts = path.split('/');
  for (const [depth, part] of parts.entries()) {
    const entry = entryOf(await objectOf(repository, tree, 'tree'), tree, part);
    if (depth === parts.length - 1) return entry?.kind === 'submodule' ? entry.id : undefined;
    if (entry?.kind !== 'folder') return undefined;
    tree = entry.id;
  }
  return undefined;
}

/** A file of a commit that matches one of the globs. */
export interface MatchingFile {
  readonly path: string;
  readonly content: Uint8Array;
}

/** More folders than this are refused. */
const MAX_FOLDERS = 50_000;

/**
 * The files of a commit that match one of the globs, by path. Throws `vex-invalid` for links among them and for more than
 * `most` files, and `policy-unavailable` for an object that cannot be read.
 */
export async function filesInCommit(
  repository: GitRepository,
  commit: string,
  globs: readonly string[],
  most: number,
): Promise<readonly MatchingFile[]> {
  const found: { readonly path: string; readonly id: string }[] = [];
  const folders = [{ path: '', id: await treeOf(repository, commit) }];
  for (const { path: folder, id: tree } of folders) {
    for (const { kind, id, name } of entriesOf(await objectOf(repository, tree, 'tree'), tree)) {
      const path = `${folder}${name.toString()}`;
      if (kind === 'folder' && globs.some((glob) => reachesInto(glob, path)))
        folders.push({ path: `${path}/`, id });
      if (kind === 'folder' || kind === 'submodule' || !globs.some((glob) => matchesGlob(glob, path)))
        continue;
      if (kind === 'link')
        throw fault(
          'vex-invalid',
          'policy',
          `${plain(path, 200)} at ${commit} is a link; links are not followed`,
        );
      found.push({ path, id });
    }
    if (found.length > most || folders.length > MAX_FOLDERS) {
      const message = `${globs.join(', ')} match more than ${most} files or reach into more than ${MAX_FOLDERS} folders at ${commit}`;
      throw fault('vex-invalid', 'policy', message);
    }
  }
  found.sort((one, other) => (one.path < other.path ? -1 : 1));
  const files: MatchingFile[] = [];
  for (const { path, id } of found) files.push({ path, content: await objectOf(repository, id, 'blob') });
  return files;
}

async function treeOf(repository: GitRepository, commit: string): Promise<string> {
  const [, top] =
    /^tree ([0-9a-f]{40,64})$/m.exec(headerOf(await objectOf(repository, commit, 'commit'))) ?? [];
  if (top === undefined) throw fault('policy-unavailable', 'policy', `${commit} is not a commit`);
  return top;
}

async function objectOf(repository: GitRepository, id: string, type: GitObject['type']): Promise<Uint8Array> {
  const header = (await repository.headers([id])).get(id);
  if (header?.type !== type || header.size > MAX_OBJECT_BYTES)
    throw fault('policy-unavailable', 'policy', `the git object ${id} is no ${type} that can be read`);
  const chunks: Uint8Array[] = [];
  await repository.read([id], async ({ content }) => {
    for await (const chunk of content) chunks.push(chunk);
  });
  return Buffer.concat(chunks);
}

/** The header of a commit, which ends at the first empty line. */
function headerOf(commit: Uint8Array): string {
  return new TextDecoder('latin1').decode(commit).split('\n\n')[0] ?? '';
}
