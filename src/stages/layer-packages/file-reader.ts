import type { EntryReceiver, LayerEntry } from '../../ports/image-port.ts';
import { isOpen, type NamedResult, type ReaderResult } from './layer-record.ts';
import { HEAD_BYTES, type Manager, type PackageFile } from './manager.ts';

/** Reads files of one kind: a {@link Manager}, or a reader of files that describe the system. */
export interface Reader extends Omit<Manager, 'open'> {
  open(file: PackageFile): { write(chunk: Uint8Array): void; end(): ReaderResult };
}

/**
 * Whether a reader must read a file again under the name `path`. It could read the file before under the name
 * `previousPath`, with these `results`.
 */
export function shouldReadAs(
  reader: Reader,
  path: string,
  previousPath: string,
  results: readonly NamedResult[],
): boolean {
  if (path === previousPath || !reader.matchesPath(path)) return false;
  const previous = results.filter((one) => one.reader === reader.name);
  if (previous.length > 0) return previous.some(({ result }) => isOpen(result)) && isLoadedFrom(path, reader);
  return (
    !reader.matchesPath(previousPath) ||
    (matchesNameAlone(reader, path) && !matchesNameAlone(reader, previousPath))
  );
}

/** Whether a runtime loads files from this path. The result for an empty file shows it: it is unreadable there. */
function isLoadedFrom(path: string, reader: Reader): boolean {
  const result = reader.open({ ...UNKNOWN_FILE, path }).end();
  return (result.kind === 'packages' || result.kind === 'unreadable') && !isOpen(result);
}

function matchesNameAlone(reader: Reader, path: string): boolean {
  return reader.matchesFile({ ...UNKNOWN_FILE, path });
}

/** A file of which only the path is known. */
const UNKNOWN_FILE = { size: 1, mode: 0o644, head: Buffer.alloc(0) };

/** Passes the bytes of one file to the readers that match it. The first bytes decide which readers match. */
export class FileInspection {
  readonly #file: Omit<PackageFile, 'head'>;
  readonly #isSparse: boolean;
  readonly #candidates: readonly Reader[];
  #head: Uint8Array = Buffer.alloc(0);
  #open: { readonly reader: Reader; readonly handle: ReturnType<Reader['open']> }[] | undefined;

  /** `path` is the name under which the file is read. The archive may have another name for it. */
  constructor(path: string, entry: LayerEntry, candidates: readonly Reader[]) {
    this.#file = { path, size: entry.size, mode: entry.mode };
    this.#isSparse = entry.isSparse;
    this.#candidates = candidates;
  }

  /** Receives the bytes. `ended` gets the results of all readers that found something. */
  receiver(ended: (results: NamedResult[]) => void): EntryReceiver {
    return { write: (chunk) => this.#write(chunk), end: () => ended(this.#end()) };
  }

  #write(chunk: Uint8Array): void {
    if (this.#open !== undefined) {
      for (const { handle } of this.#open) handle.write(chunk);
      return;
    }
    this.#head = this.#head.length === 0 ? chunk.slice() : Buffer.concat([this.#head, chunk]);
    if (this.#head.length >= HEAD_BYTES) this.#openReaders();
  }

  #end(): NamedResult[] {
    if (this.#open === undefined) this.#openReaders();
    const results = (this.#open ?? [])
      .map(({ reader, handle }) => ({ reader: reader.name, result: handle.end() }))
      .filter(({ result }) => result.kind !== 'nothing');
    if (!this.#isSparse || results.length === 0) return results;
    const why = 'is stored in the layer as a sparse file, a form that Assay does not read';
    return results.map(({ reader }) => ({ reader, result: { kind: 'unreadable', why, decides: true } }));
  }

  #openReaders(): void {
    const file = { ...this.#file, head: this.#head.subarray(0, HEAD_BYTES) };
    this.#open = this.#candidates
      .filter((reader) => reader.matchesFile(file))
      .map((reader) => ({ reader, handle: reader.open(file) }));
    for (const { handle } of this.#open) handle.write(this.#head);
  }
}
