import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Gap } from '../../domain/evidence/gap.ts';
import { readSmall } from '../shared/bounded-reader.ts';
import { SOURCE_MANAGERS, type SourceManager } from './source-managers.ts';

/** A file of a source tree that lists dependencies for a package manager. */
export interface SourceManifest {
  readonly path: string;
  readonly manager: string;
  /** Whether it has exact versions, or a lock file that trivy reads is in its folder or above it. */
  readonly exact: boolean;
}

/** The manifests of a source tree. */
export interface SourceManifests {
  readonly manifests: readonly SourceManifest[];
  /** No gap decides: the image runs, not the source tree. */
  readonly gaps: readonly Gap[];
}

/** Folders of installed packages and build results. Their manifests belong to other projects. */
const SKIPPED_FOLDERS =
  /^(?:\.git|node_modules|bower_components|vendor|\.venv|venv|site-packages|__pycache__|\.tox|\.nox|\.yarn|\.gradle|\.terraform|Pods|target)$/;
const MAX_FILES = 200_000;

const UNLOCKED = 'names no exact versions, and has no lock file that trivy reads';
const UNREAD = 'names exact versions in a format that trivy does not read: the SBOM does not list them';

/** Finds the manifests below a folder, up to a maximum number of files. It follows no links, and never throws. */
export async function sourceManifests(folder: string): Promise<SourceManifests> {
  const { folders, isComplete } = await namesBelow(folder);
  const manifests: SourceManifest[] = [];
  const gaps: Gap[] = [];
  for (const [parent, names] of folders) {
    for (const manager of SOURCE_MANAGERS) {
      const isLocked = hasLock(folders, parent, manager);
      for (const name of names) {
        const path = parent === '' ? name : `${parent}/${name}`;
        const isManifest = manager.manifest.test(name);
        const exact = !isManifest || isLocked || !(await isOpen(manager, folder, parent, name));
        if (isManifest) manifests.push({ path, manager: manager.name, exact });
        if (!exact) gaps.push({ kind: 'unlocked', path, why: UNLOCKED, decides: false });
        else if (!isLocked && manager.unread?.test(name)) {
          gaps.push({ kind: 'unlisted', path, why: UNREAD, decides: false });
        }
      }
    }
  }
  if (!isComplete) {
    const why = `has more than ${MAX_FILES} files: Assay did not search all of them for manifests`;
    gaps.push({ kind: 'unlocked', path: '.', why, decides: false });
  }
  return { manifests, gaps };
}

/** `npm 3 (1 without exact versions), Go 1`; empty if there is no manifest. */
export function manifestsInWords(manifests: readonly SourceManifest[]): string {
  return [...Map.groupBy(manifests, ({ manager }) => manager)]
    .map(([manager, group]) => {
      const open = group.filter(({ exact }) => !exact).length;
      return `${manager} ${group.length}${open === 0 ? '' : ` (${open} without exact versions)`}`;
    })
    .join(', ');
}

/** The names of the files in each folder. */
type Folders = ReadonlyMap<string, readonly string[]>;

async function namesBelow(root: string): Promise<{ folders: Folders; isComplete: boolean }> {
  const folders = new Map<string, readonly string[]>();
  const pending = [''];
  let count = 0;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const folder = next;
    // The secrets check reports folders that cannot be listed.
    const nothing: Dirent[] = [];
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => nothing);
    count += entries.length;
    if (count > MAX_FILES) return { folders, isComplete: false };
    folders.set(
      folder,
      entries.filter((entry) => entry.isFile()).map(({ name }) => name),
    );
    for (const entry of entries) {
      if (!entry.isDirectory() || SKIPPED_FOLDERS.test(entry.name)) continue;
      pending.push(folder === '' ? entry.name : `${folder}/${entry.name}`);
    }
  }
  return { folders: new Map([...folders].sort(([a], [b]) => (a < b ? -1 : 1))), isComplete: true };
}

/** A folder and all folders above it, up to the root. */
function* upwards(folder: string): Generator<string> {
  for (let at = folder; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) yield at;
  yield '';
}

function hasLock(folders: Folders, folder: string, { locks }: SourceManager): boolean {
  if (locks === undefined) return false;
  return [...upwards(folder)].some((at) => folders.get(at)?.some((name) => locks.test(name)));
}

/** Whether a manifest has dependencies without exact versions. One that cannot be read counts as such. */
async function isOpen(manager: SourceManager, root: string, folder: string, name: string): Promise<boolean> {
  if (manager.isOpen === undefined) return true;
  const folders = manager.inherits ? [...upwards(folder)] : [folder];
  const [text, ...inherited] = await Promise.all(
    folders.map((at) => readSmall(join(root, at, name)).catch(() => undefined)),
  );
  return text === undefined || manager.isOpen(text, inherited.join(''));
}
