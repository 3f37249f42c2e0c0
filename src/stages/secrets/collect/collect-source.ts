import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { AssayError, fault } from '../../../domain/reason.ts';
import { plain } from '../../../domain/text.ts';
import { Turns } from '../../../turns.ts';
import { fileBytes } from '../../archives/expand-bytes.ts';
import type { Hit } from '../hit.ts';
import type { Manifests } from '../kubernetes/kubernetes-manifests.ts';
import type { ExpandBudget } from '../staging/expand-budget.ts';
import type { KnownContents } from '../staging/file-class.ts';
import type { FileCounter } from '../staging/file-counter.ts';
import { MAX_TREE_BYTES, type ScanTree } from '../staging/scan-tree.ts';
import { stageFile } from '../staging/stage-file.ts';
import { entriesOf, type Location } from './folder-entries.ts';

/** The staged files of the source tree. */
export interface CollectedSource {
  /** The hits of Assay's own rules. */
  readonly hits: readonly Hit[];
  /** The names of staged files, by the git object name of their content. */
  readonly blobs: ReadonlyMap<string, string>;
  readonly notes: readonly string[];
}

/** The source tree, and what counts and limits its scan. */
export interface SourceInput {
  readonly folder: string;
  /** The real paths of folders that are not scanned. */
  readonly excluded: readonly string[];
  readonly tree: ScanTree;
  readonly counter: FileCounter;
  readonly budget: ExpandBudget;
  readonly manifests: Manifests;
  readonly unstaged: KnownContents;
}

/** A file or a folder of the source tree. `path` is the one that the user knows. */
interface Located {
  readonly path: string;
  readonly at: Location;
}

const NAMES = 3;

/**
 * Stages the files of the source tree, also untracked ones. Skips `.git`, and follows no links. Throws
 * `scan-incomplete` for a file that cannot be read.
 */
export async function collectSource(reading: SourceInput): Promise<CollectedSource> {
  const { folder, excluded } = reading;
  const root = await realpath(folder).catch((error: unknown) => unreadable(folder, error));
  const hits: Hit[] = [];
  const blobs = new Map<string, string>();
  const repositories: string[] = [];
  const open: Located[] = [{ path: '', at: root }];
  const turns = new Turns();
  for (let parent = open.pop(); parent !== undefined; parent = open.pop()) {
    const below = parent.path;
    const entries = await entriesOf(parent.at).catch((error: unknown) =>
      unreadable(below === '' ? folder : below, error),
    );
    for (const { type, name, at } of entries) {
      const path = below === '' ? name : `${below}/${name}`;
      if (name === '.git') {
        if (below !== '') repositories.push(below);
      } else if (type.isDirectory()) {
        if (typeof at !== 'string' || !excluded.includes(at)) open.push({ path, at });
      } else if (type.isFile()) {
        await turns.give();
        await collectFile({ path, at }, reading, hits, blobs);
      }
    }
  }
  if (reading.counter.overLimit > 0) {
    const message = `the source tree contains more text than the limit of one scan (${MAX_TREE_BYTES / 1024 ** 3} GiB); name the application's own folder in the source input`;
    throw fault('scan-incomplete', 'secrets', message);
  }
  return { hits, blobs, notes: repositoryNotes(repositories) };
}

async function collectFile(
  { path, at }: Located,
  { tree, counter, budget, manifests, unstaged }: SourceInput,
  hits: Hit[],
  blobs: Map<string, string>,
): Promise<void> {
  // If the file has become a link or a pipe meanwhile, these flags prevent following it and waiting for it.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  let file: number | undefined;
  try {
    // Synchronous like the spool: for many small files this is faster than the thread pool, which the layers use.
    file = openSync(at, flags);
    const found = fstatSync(file);
    if (!found.isFile()) throw new Error('no file any more');
    const bytes = fileBytes(file, found.size);
    const staging = {
      tree,
      group: 'source',
      origin: { kind: 'source' },
      counter,
      budget,
      manifests,
      unstaged,
      hits,
    } as const;
    const staged = await stageFile(path, bytes, staging);
    if (staged !== undefined) blobs.set(blobName(staged.content), staged.name);
  } catch (error) {
    if (error instanceof AssayError) throw error;
    unreadable(path, error);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** The git object name of a content. */
function blobName(content: Buffer): string {
  return createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
}

function repositoryNotes(folders: readonly string[]): readonly string[] {
  if (folders.length === 0) return [];
  const named = folders.slice(0, NAMES).map((folder) => plain(folder, 200));
  const what = folders.length === 1 ? 'another repository' : `${folders.length} other repositories`;
  return [
    `the source tree contains ${what} (${named.join(', ')}): Assay scanned the files, but not the commits`,
  ];
}

function unreadable(path: string, error: unknown): never {
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  const message = `${plain(path, 300)} in the source tree could not be read${code}`;
  throw fault('scan-incomplete', 'secrets', message, error);
}
