import type { LayerEntry } from '../../ports.ts';
import { isOpen, type Said, type Word } from './layer-record.ts';
import { HEAD_BYTES, type Manager, type PackageFile } from './manager.ts';

/** Reads files of one kind: a {@link Manager}, or one that reads what a file says of the system. */
export interface Reader extends Omit<Manager, 'open'> {
  open(file: PackageFile): { write(chunk: Uint8Array): void; end(): Word };
}

/**
 * Whether a reader is to read a file under the name `path` too, which it had the chance to read as `read`, and then
 * said `said`. A place from which files are loaded is known by what an empty file there would be: unreadable.
 */
export function wantsAlso(reader: Reader, path: string, read: string, said: readonly Said[]): boolean {
  if (path === read || !reader.mayWant(path)) return false;
  const words = said.filter((one) => one.reader === reader.name);
  if (words.length > 0) return words.some(({ word }) => isOpen(word)) && isLoadedFrom(path, reader);
  return !reader.mayWant(read) || (byName(reader, path) && !byName(reader, read));
}

function isLoadedFrom(path: string, reader: Reader): boolean {
  const word = reader.open({ ...NAMELESS, path }).end();
  return (word.kind === 'packages' || word.kind === 'unreadable') && !isOpen(word);
}

/** Whether the name alone is enough. */
function byName(reader: Reader, path: string): boolean {
  return reader.wants({ ...NAMELESS, path });
}

/** A file of which nothing is known. */
const NAMELESS = { size: 1, mode: 0o644, head: Buffer.alloc(0) };

/** One file on its way through the readers that want it; of the rest only the first bytes are looked at. */
export class ReaderSession {
  readonly #file: Omit<PackageFile, 'head'>;
  readonly #isSparse: boolean;
  readonly #asked: readonly Reader[];
  #head: Uint8Array = Buffer.alloc(0);
  #open: { readonly reader: Reader; readonly handle: ReturnType<Reader['open']> }[] | undefined;

  /** `path` is the name under which the file is read, whatever the archive calls it. */
  constructor(path: string, entry: LayerEntry, asked: readonly Reader[]) {
    this.#file = { path, size: entry.size, mode: entry.mode };
    this.#isSparse = entry.isSparse;
    this.#asked = asked;
  }

  /** Whether more bytes would be of use. */
  get isOver(): boolean {
    return this.#open?.length === 0;
  }

  write(chunk: Uint8Array): void {
    if (this.#open !== undefined) {
      for (const { handle } of this.#open) handle.write(chunk);
      return;
    }
    this.#head = this.#head.length === 0 ? chunk.slice() : Buffer.concat([this.#head, chunk]);
    if (this.#head.length >= HEAD_BYTES) this.#begin();
  }

  end(): Said[] {
    if (this.#open === undefined) this.#begin();
    const said = (this.#open ?? []).map(({ reader, handle }) => ({
      reader: reader.name,
      word: handle.end(),
    }));
    const words = said.filter(({ word }) => word.kind !== 'nothing');
    if (!this.#isSparse || words.length === 0) return words;
    const why = 'is kept in the layer with its runs of zeros left out, a form that is not read';
    return words.map(({ reader }) => ({ reader, word: { kind: 'unreadable', why, decides: true } }));
  }

  #begin(): void {
    const file = { ...this.#file, head: this.#head.subarray(0, HEAD_BYTES) };
    this.#open = this.#asked
      .filter((reader) => reader.wants(file))
      .map((reader) => ({ reader, handle: reader.open(file) }));
    for (const { handle } of this.#open) handle.write(this.#head);
  }
}
