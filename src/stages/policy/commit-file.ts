import { matchesGlob, reachesInto } from '../../domain/glob.ts';
import { fault } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';
import { entriesOf, entryOf } from '../../formats/git/git-tree.ts';
import type { GitObject, GitRepository } from '../../ports.ts';

/** Larger trees are no folder that people keep a policy in. */
const MAX_OBJECT_BYTES = 16 << 20;

/** What a checkout has of a file at a commit: `no-commit` where the commit itself is not in it. */
export type FileInCommit = Uint8Array | 'no-file' | 'no-commit';

/**
 * Reads a file of a commit from the objects of a repository, each of which is what its name says: nothing that is
 * missing is taken for a file that is not there. Throws `policy-unavailable` for what is no regular file.
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
      const message = `${plain(path, 200)} at ${commit} is, or lies behind, a ${entry.kind}; the policy must be a file`;
      throw fault('policy-unavailable', 'policy', message);
    }
    if (last) return await objectOf(repository, entry.id, 'blob');
    tree = entry.id;
  }
  return 'no-file';
}

/** The commit that a submodule is set to by a commit; undefined where there is no submodule at that path. */
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

/** A file of a commit that fits one of the globs. */
export interface MatchingFile {
  readonly path: string;
  readonly content: Uint8Array;
}

/** More folders are not looked through. */
const MAX_FOLDERS = 50_000;

/**
 * The files of a commit that fit one of the globs, by path. Throws `vex-invalid` for links among them and for more than
 * `most` files, `policy-unavailable` for what cannot be read.
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
      const message = `${globs.join(', ')} fit more than ${most} files or reach into more than ${MAX_FOLDERS} folders at ${commit}`;
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

/** A commit's header ends at the first empty line. */
function headerOf(commit: Uint8Array): string {
  return new TextDecoder('latin1').decode(commit).split('\n\n')[0] ?? '';
}
