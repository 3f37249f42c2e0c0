import { Readable } from 'node:stream';
import type { LayerEntry } from '../../../ports.ts';
import type { RandomBytes } from '../../archives/expand-bytes.ts';
import { canonicalPath } from '../../layer-packages/owned-files.ts';

/** What lies beside a file: the records by which package managers tell what they installed. */
export interface Beside {
  /** The text of such a record by its path; undefined where there is none. */
  readonly text: (path: string) => string | undefined;
  /** The paths of the records directly within the folders of this folder. */
  readonly within: (folder: string) => readonly string[];
}

/** A file that may belong to a package, by its canonical path. */
export interface Candidate {
  readonly path: string;
  /** Of an archive the bytes are its own, and `path` names no member. */
  readonly content: Uint8Array | RandomBytes;
  readonly beside: Beside;
}

/** Whether a file is as its package was published; undefined where it lies in no package of this manager. */
export type Manager = (candidate: Candidate) => boolean | undefined;

/** Files by which managers tell what they installed. */
const RECORDS =
  /(?:^|\/)(?:node_modules\/(?:(?:@[^/]+\/)?[^/@.][^/]*\/package\.json|\.package-lock\.json)|[^/]+\.dist-info\/(?:RECORD|direct_url\.json)|specifications\/[^/]+\.gemspec|vendor\/(?:composer\/installed\.json|modules\.txt|[^/]+\/\.cargo-checksum\.json)|_remote\.repositories|\.nupkg\.metadata)$/;

/** Whether a file is a record of a package manager that {@link Beside} is asked for. */
function isRecord(path: string): boolean {
  return RECORDS.test(path);
}

/** Bytes of one record and of all of a layer; what those above would prove stays unproven. */
const MAX_RECORD_BYTES = 16 * 1024 * 1024;
const MAX_BYTES = 128 * 1024 * 1024;

/** The records of one layer. */
export class LayerRecords implements Beside {
  readonly #records = new Map<string, Buffer>();
  readonly #byFolder = new Map<string, string[]>();
  #bytes = 0;

  /** Keeps what a file of the layer says, if it is a record; answers the file, to be read from its beginning. */
  async noted(file: LayerEntry): Promise<LayerEntry> {
    const path = canonicalPath(file.path);
    if (!isRecord(path) || file.size > MAX_RECORD_BYTES || this.#bytes + file.size > MAX_BYTES) return file;
    const content = Buffer.concat(await Array.fromAsync(file.content));
    this.#add(path, content);
    return { ...file, content: Readable.from([content]) };
  }

  #add(path: string, content: Buffer): void {
    this.#bytes += content.length;
    this.#records.set(path, content);
    const parent = folderOf(folderOf(path));
    const known = this.#byFolder.get(parent);
    if (known === undefined) this.#byFolder.set(parent, [path]);
    else known.push(path);
  }

  text(path: string): string | undefined {
    return this.#records.get(path)?.toString('utf8');
  }

  within(folder: string): readonly string[] {
    return this.#byFolder.get(folder) ?? [];
  }
}

/** Reads something of a record once, however many files ask for it. */
export function remembered<T>(read: (path: string, beside: Beside) => T): typeof read {
  const all = new WeakMap<Beside, Map<string, { readonly value: T }>>();
  return (path, beside) => {
    const known = all.get(beside) ?? new Map<string, { readonly value: T }>();
    all.set(beside, known);
    const found = known.get(path) ?? { value: read(path, beside) };
    known.set(path, found);
    return found.value;
  };
}

/** The folder in which something lies; empty for the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
