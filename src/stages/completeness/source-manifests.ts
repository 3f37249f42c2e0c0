import { join } from 'node:path';
import type { Gap } from '../../domain/evidence/gap.ts';
import { readSmall } from '../shared/bounded-reader.ts';
import { type Folders, foldersBelow, MAX_FILES, upwards } from '../shared/source-folders.ts';
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

const UNLOCKED = 'names no exact versions, and has no lock file that trivy reads';
const UNREAD = 'names exact versions in a format that trivy does not read: the SBOM does not list them';
const UNSEEN = 'could not be listed, or its name is not UTF-8: Assay did not search it for manifests';

/** Finds the manifests below a folder, up to a maximum number of files. It follows no links, and never throws. */
export async function sourceManifests(folder: string): Promise<SourceManifests> {
  const { folders, unlisted, isComplete } = await foldersBelow(folder);
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
  for (const path of unlisted) gaps.push({ kind: 'unlisted', path, why: UNSEEN, decides: false });
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
