import { closeSync, constants, type Dirent, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { fault } from '../../domain/reason.ts';
import { classify, looksSecret, MAX_FILE_BYTES } from './classify.ts';
import type { ScanTree } from './scan-tree.ts';
import type { Tally } from './tally.ts';

/**
 * Lays the files of the source tree before the engines, as they lie there, untracked ones too. `.git` folders are
 * left out, and so are the folders named in `excluded` (real paths); links are never followed. A file that cannot
 * be read is `scan-incomplete`.
 */
export async function collectSource(
  folder: string,
  excluded: readonly string[],
  tree: ScanTree,
  tally: Tally,
): Promise<void> {
  const root = await realpath(folder).catch((error: unknown) => unreadable(folder, error));
  const open: string[] = [''];
  for (let below = open.pop(); below !== undefined; below = open.pop()) {
    const parent = below;
    const entries = await readdir(join(root, parent), { withFileTypes: true }).catch((error: unknown) =>
      unreadable(parent === '' ? folder : parent, error),
    );
    for (const entry of entries.sort(byName)) {
      const path = parent === '' ? entry.name : `${parent}/${entry.name}`;
      if (entry.isDirectory() && entry.name !== '.git' && !excluded.includes(join(root, path)))
        open.push(path);
      if (entry.isFile()) collectFile(root, path, tree, tally);
    }
  }
}

/** Synchronous, as the spool is: many small files cost less so than trips to the thread pool, which the layers fill. */
function collectFile(root: string, path: string, tree: ScanTree, tally: Tally): void {
  // Should the file have become a link or a pipe meanwhile, it is neither followed nor waited for.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  let file: number | undefined;
  try {
    file = openSync(join(root, path), flags);
    const { size } = fstatSync(file);
    const head = Buffer.alloc(Math.min(size, 16));
    readSync(file, head, 0, head.length, 0);
    const fileClass = size > MAX_FILE_BYTES ? 'large' : classify(`source/${path}`, size, head);
    if (fileClass === 'large' || fileClass === 'binary') {
      tally.pass(fileClass, path);
      return;
    }
    const content = readFileSync(file);
    if (fileClass === 'package' && !looksSecret(content)) tally.pass('package', path);
    else if (tree.place('source', { kind: 'source' }, path, content) !== undefined) tally.scanned += 1;
    else tally.pass('beyond', path);
  } catch (error) {
    unreadable(path, error);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1;
}

function unreadable(path: string, error: unknown): never {
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  throw fault('scan-incomplete', 'secrets', `${path} in the source tree could not be read${code}`);
}
