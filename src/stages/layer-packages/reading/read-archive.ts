import { bufferBytes, DamagedArchive, type RandomBytes } from '../../archives/expand-bytes.ts';
import { isReadable, type ZipEntry, zipContent, zipEntries } from '../../archives/expand-zip.ts';
import type { FileReader, PackageFile, Reading } from '../manager.ts';

/** Archives are held in memory: their directory is at their end. */
const MOST_BYTES = 256 * 1024 ** 2;
const MOST_MEMBERS = 200_000;
const MOST_DEPTH = 3;
/** What one archive unpacks to, with those within it. */
const MOST_UNPACKED_BYTES = 512 * 1024 ** 2;
/** Bytes that come out for one that goes in; counts only beyond the free ones. */
const MOST_RATIO = 200;
const FREE_BYTES = 64 * 1024 ** 2;
/** Greatest size of a member that is read for what it says, in bytes. */
const MOST_MEMBER_BYTES = 4 * 1024 ** 2;
/** That of all of them. */
const MOST_READ_BYTES = 64 * 1024 ** 2;

/** What is done with a member: `read` hands its bytes over, `open` looks into it as into an archive of its own. */
export type Step = 'read' | 'open' | 'pass';

export interface ArchiveVisitor {
  /** `path` is that within the innermost archive. */
  step(path: string): Step;
  read(path: string, bytes: Buffer): void;
  /** An archive within, that cannot be read. */
  broken(path: string): void;
}

/** Why an archive was not looked through: it is made to be too much. */
class TooMuch extends Error {}

/** Goes through a zip and those within it; answers why it could not, as the end of a sentence. */
export function readArchive(archive: Buffer, visitor: ArchiveVisitor): string | undefined {
  try {
    new Walk(visitor, archive.length).into(bufferBytes(archive), 0);
    return undefined;
  } catch (error) {
    if (error instanceof TooMuch) return error.message;
    // A range that lies outside: the offsets of a damaged archive can be anything.
    if (error instanceof DamagedArchive || error instanceof RangeError)
      return 'is no archive that can be read';
    throw error;
  }
}

class Walk {
  readonly #visitor: ArchiveVisitor;
  readonly #packed: number;
  #members = 0;
  #unpacked = 0;
  #read = 0;

  constructor(visitor: ArchiveVisitor, packed: number) {
    this.#visitor = visitor;
    this.#packed = packed;
  }

  into(zip: RandomBytes, depth: number): void {
    if (depth > MOST_DEPTH) throw new TooMuch(`holds archives in one another more than ${MOST_DEPTH} times`);
    for (const entry of zipEntries(zip, () => this.#count())) {
      const step = this.#visitor.step(entry.path);
      if (step === 'read' && isReadable(entry) && entry.size <= MOST_MEMBER_BYTES) {
        this.#read += entry.size;
        if (this.#read > MOST_READ_BYTES) throw new TooMuch('says more of packages than is looked at');
        this.#visitor.read(entry.path, this.#content(zip, entry));
      } else if (step === 'open') {
        this.#open(zip, entry, depth);
      }
    }
  }

  #open(zip: RandomBytes, entry: ZipEntry, depth: number): void {
    try {
      if (!isReadable(entry)) throw new DamagedArchive('packed in another way');
      this.into(bufferBytes(this.#content(zip, entry)), depth + 1);
    } catch (error) {
      if (!(error instanceof DamagedArchive || error instanceof RangeError)) throw error;
      this.#visitor.broken(entry.path);
    }
  }

  #content(zip: RandomBytes, entry: ZipEntry): Buffer {
    this.#unpacked += entry.size;
    const isBomb = this.#unpacked > FREE_BYTES && this.#unpacked > MOST_RATIO * this.#packed;
    if (isBomb || this.#unpacked > MOST_UNPACKED_BYTES)
      throw new TooMuch('unpacks to more than is looked at');
    return zipContent(zip, entry);
  }

  #count(): void {
    this.#members += 1;
    if (this.#members > MOST_MEMBERS) throw new TooMuch(`holds more than ${MOST_MEMBERS} files`);
  }
}

/** A reader for archives, which are parsed whole; a larger one is unreadable, which decides where `decides` says so. */
export function wholeArchive(
  { size }: PackageFile,
  decides: boolean,
  parse: (archive: Buffer) => Reading,
): FileReader {
  const held = Buffer.allocUnsafe(size > MOST_BYTES ? 0 : size);
  let at = 0;
  return {
    write(chunk) {
      if (at + chunk.byteLength <= held.length) held.set(chunk, at);
      at += chunk.byteLength;
    },
    end() {
      if (at === 0) return { kind: 'nothing' };
      if (at > held.length) {
        return { kind: 'unreadable', why: `has more than ${held.length || MOST_BYTES} bytes`, decides };
      }
      return parse(held.subarray(0, at));
    },
  };
}
