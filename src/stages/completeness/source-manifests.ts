import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Gap } from '../../domain/evidence/gap.ts';
import { readSmall } from '../shared/bounded-reader.ts';
import { SOURCE_MANAGERS, type SourceManager } from './source-managers.ts';

/** A file of a source tree in which a package manager is told what to install. */
export interface SourceManifest {
  readonly path: string;
  readonly manager: string;
  /** Whether it, or a lock file that trivy reads, beside it or above it, names exact versions. */
  readonly exact: boolean;
}

/** What a source tree says of the packages that it needs. */
export interface SourceManifests {
  readonly manifests: readonly SourceManifest[];
  /** None of them decides: the image is what runs. */
  readonly gaps: readonly Gap[];
}

/** What was installed, or made; the manifests in it are those of others. */
const PASSED =
  /^(?:\.git|node_modules|bower_components|vendor|\.venv|venv|site-packages|__pycache__|\.tox|\.nox|\.yarn|\.gradle|\.terraform|Pods|target)$/;
const MOST_FILES = 200_000;

const UNLOCKED = 'names no exact versions, and no lock file that is read lies with it';
const UNREAD = 'names exact versions in a form that is not read: they are not listed';

/** Looks for manifests below a folder, within bounds and without following links. Never throws. */
export async function sourceManifests(folder: string): Promise<SourceManifests> {
  const { folders, isWhole } = await namesBelow(folder);
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
  if (!isWhole) {
    const why = `has more than ${MOST_FILES} files: not all were looked at for manifests`;
    gaps.push({ kind: 'unlocked', path: '.', why, decides: false });
  }
  return { manifests, gaps };
}

/** `npm 3 (1 without exact versions), Go 1`; empty where there is none. */
export function manifestsInWords(manifests: readonly SourceManifest[]): string {
  return [...Map.groupBy(manifests, ({ manager }) => manager)]
    .map(([manager, of]) => {
      const open = of.filter(({ exact }) => !exact).length;
      return `${manager} ${of.length}${open === 0 ? '' : ` (${open} without exact versions)`}`;
    })
    .join(', ');
}

/** Names of files by their folder. */
type Folders = ReadonlyMap<string, readonly string[]>;

async function namesBelow(root: string): Promise<{ folders: Folders; isWhole: boolean }> {
  const folders = new Map<string, readonly string[]>();
  const open = [''];
  let count = 0;
  for (let below = open.pop(); below !== undefined; below = open.pop()) {
    const parent = below;
    // What cannot be listed is the secrets check's to tell, which reads every file.
    const none: Dirent[] = [];
    const entries = await readdir(join(root, parent), { withFileTypes: true }).catch(() => none);
    count += entries.length;
    if (count > MOST_FILES) return { folders, isWhole: false };
    folders.set(
      parent,
      entries.filter((entry) => entry.isFile()).map(({ name }) => name),
    );
    for (const entry of entries) {
      if (!entry.isDirectory() || PASSED.test(entry.name)) continue;
      open.push(parent === '' ? entry.name : `${parent}/${entry.name}`);
    }
  }
  return { folders: new Map([...folders].sort(([a], [b]) => (a < b ? -1 : 1))), isWhole: true };
}

/** A folder and those above it, up to the root. */
function* upwards(folder: string): Generator<string> {
  for (let at = folder; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) yield at;
  yield '';
}

function hasLock(folders: Folders, folder: string, { locks }: SourceManager): boolean {
  if (locks === undefined) return false;
  return [...upwards(folder)].some((at) => folders.get(at)?.some((name) => locks.test(name)));
}

/** What cannot be read is not known to be exact. */
async function isOpen(manager: SourceManager, root: string, folder: string, name: string): Promise<boolean> {
  if (manager.isOpen === undefined) return true;
  const places = manager.inherits ? [...upwards(folder)] : [folder];
  const [own, ...above] = await Promise.all(
    places.map((at) => readSmall(join(root, at, name)).catch(() => undefined)),
  );
  return own === undefined || manager.isOpen(own, above.join(''));
}
