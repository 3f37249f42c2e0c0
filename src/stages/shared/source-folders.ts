import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Folders of installed packages and build results. Their manifests belong to other projects. */
const SKIPPED_FOLDERS =
  /^(?:\.git|node_modules|bower_components|vendor|\.venv|venv|site-packages|__pycache__|\.tox|\.nox|\.yarn|\.gradle|\.terraform|Pods|target)$/;
/** Greatest number of entries. */
export const MAX_FILES = 200_000;

/** The names of the files in each folder. */
export type Folders = ReadonlyMap<string, readonly string[]>;

/** The files below a folder. */
export interface FoldersBelow {
  readonly folders: Folders;
  /** Folders that could not be listed. One whose name is not UTF-8 is found under no name. */
  readonly unlisted: readonly string[];
  /** Whether there are not more files than the limit. */
  readonly isComplete: boolean;
}

/**
 * The names of the files below a folder, up to a maximum number of files. It follows no links, leaves out folders of installed
 * packages and build results, and never throws.
 */
export async function foldersBelow(root: string): Promise<FoldersBelow> {
  const folders = new Map<string, readonly string[]>();
  const unlisted: string[] = [];
  const pending = [''];
  let count = 0;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const folder = next;
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => undefined);
    if (entries === undefined) {
      // The secrets check tells of a tree that is none.
      if (folder !== '') unlisted.push(folder);
      continue;
    }
    count += entries.length;
    if (count > MAX_FILES) return { folders, unlisted, isComplete: false };
    folders.set(
      folder,
      entries.filter((entry) => entry.isFile()).map(({ name }) => name),
    );
    for (const entry of entries) {
      if (!entry.isDirectory() || SKIPPED_FOLDERS.test(entry.name)) continue;
      pending.push(folder === '' ? entry.name : `${folder}/${entry.name}`);
    }
  }
  const sorted = new Map([...folders].sort(([a], [b]) => (a < b ? -1 : 1)));
  return { folders: sorted, unlisted: unlisted.sort(), isComplete: true };
}

/** A folder and all folders above it, up to the root. */
export function* upwards(folder: string): Generator<string> {
  for (let at = folder; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) yield at;
  yield '';
}
