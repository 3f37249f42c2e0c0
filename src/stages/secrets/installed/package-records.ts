import type { EntryReceiver, LayerEntry } from '../../../ports/image-port.ts';
import type { RandomBytes } from '../../archives/expand-bytes.ts';
import { canonicalPath } from '../../layer-packages/owned-files.ts';

/** The records of package managers: the files in which they list what they installed. */
export interface PackageRecords {
  /** The text of a record by its path; undefined if there is none. */
  readonly text: (path: string) => string | undefined;
  /** The paths of the records in the direct sub-folders of a folder. */
  readonly inFolder: (folder: string) => readonly string[];
}

/** A file that may belong to a package, by its canonical path. */
export interface Candidate {
  readonly path: string;
  /** The content of the file itself. For a member of an archive, it is the content of the archive. */
  readonly content: Uint8Array | RandomBytes;
  readonly records: PackageRecords;
}

/**
 * Whether a file is unchanged since its package was published; undefined if it is not in a package of this manager.
 */
export type PublishedTest = (candidate: Candidate) => boolean | undefined;

/** The files in which managers list what they installed. */
const RECORDS =
  /(?:^|\/)(?:node_modules\/(?:(?:@[^/]+\/)?[^/@.][^/]*\/package\.json|\.package-lock\.json)|[^/]+\.dist-info\/(?:RECORD|direct_url\.json)|specifications\/[^/]+\.gemspec|vendor\/(?:composer\/installed\.json|modules\.txt|[^/]+\/\.cargo-checksum\.json)|_remote\.repositories|\.nupkg\.metadata)$/;

/** Whether a file is a record that {@link PackageRecords} returns. */
function isRecord(path: string): boolean {
  return RECORDS.test(path);
}

/** Maximum size of one record, in bytes. A larger one proves nothing. */
const MAX_RECORD_BYTES = 16 * 1024 * 1024;

/** The bytes that the records of all layers whose files wait to be staged may still take. Further records prove nothing. */
export class RecordSpace {
  #free = 128 * 1024 * 1024;

  /** Takes so many bytes, if they are free. */
  take(bytes: number): boolean {
    if (bytes > this.#free) return false;
    this.#free -= bytes;
    return true;
  }
}

/** The records of one layer. */
export class LayerRecords implements PackageRecords {
  readonly #records = new Map<string, Buffer>();
  readonly #byFolder = new Map<string, string[]>();
  readonly #space: RecordSpace;

  constructor(space: RecordSpace) {
    this.#space = space;
  }

  /** Keeps the content of a file if it is a record. */
  receive(file: LayerEntry): EntryReceiver | undefined {
    const path = canonicalPath(file.path);
    if (!isRecord(path) || file.size > MAX_RECORD_BYTES || !this.#space.take(file.size)) return undefined;
    const parts: Uint8Array[] = [];
    return {
      write: (chunk) => parts.push(Buffer.from(chunk)),
      end: () => this.#add(path, Buffer.concat(parts)),
    };
  }

  #add(path: string, content: Buffer): void {
    const isKnown = this.#records.has(path);
    this.#records.set(path, content);
    // An archive may contain the same path a hundred thousand times.
    if (isKnown) return;
    const parent = folderOf(folderOf(path));
    const known = this.#byFolder.get(parent);
    if (known === undefined) this.#byFolder.set(parent, [path]);
    else known.push(path);
  }

  text(path: string): string | undefined {
    return this.#records.get(path)?.toString('utf8');
  }

  inFolder(folder: string): readonly string[] {
    return this.#byFolder.get(folder) ?? [];
  }
}

/** Caches the results of a function that reads a record. */
export function memoized<T>(read: (path: string, records: PackageRecords) => T): typeof read {
  const all = new WeakMap<PackageRecords, Map<string, { readonly value: T }>>();
  return (path, records) => {
    const known = all.get(records) ?? new Map<string, { readonly value: T }>();
    all.set(records, known);
    const found = known.get(path) ?? { value: read(path, records) };
    known.set(path, found);
    return found.value;
  };
}

/** The folder that contains a path; empty for the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
