import { bufferBytes, DamagedArchive, type RandomBytes } from '../../archives/expand-bytes.ts';
import { isReadable, type ZipEntry, zipContent, zipEntries } from '../../archives/expand-zip.ts';
import type { FileReader, ManagerResult, PackageFile } from '../manager.ts';

/** Archives are kept in memory, because their directory is at the end. */
const MAX_BYTES = 256 * 1024 ** 2;
const MAX_MEMBERS = 200_000;
const MAX_DEPTH = 3;
/** Limit of the unpacked size of one archive, with all archives inside it. */
const MAX_UNPACKED_BYTES = 512 * 1024 ** 2;
/** Limit of the compression ratio. It applies only above the free bytes. */
const MAX_RATIO = 200;
const FREE_BYTES = 64 * 1024 ** 2;
/** Maximum size of a member that is read, in bytes. */
const MAX_MEMBER_BYTES = 4 * 1024 ** 2;
/** Limit of the size of all members that are read. */
const MAX_READ_BYTES = 64 * 1024 ** 2;

/** What to do with a member: `read` its bytes, `open` it as an archive, or `skip` it. */
export type Step = 'read' | 'open' | 'skip';

export interface ArchiveVisitor {
  /** `path` is the path within the innermost archive. */
  step(path: string): Step;
  read(path: string, bytes: Buffer): void;
  /** Called for an archive inside that cannot be read. */
  broken(path: string): void;
}

/** An archive exceeds a limit. The message says which. */
class LimitExceeded extends Error {}

/**
 * Walks through a zip and the zips inside it. Returns why it could not, as the end of a sentence; undefined on
 * success.
 */
export function readArchive(archive: Buffer, visitor: ArchiveVisitor): string | undefined {
  try {
    new Walk(visitor, archive.length).into(bufferBytes(archive), 0);
    return undefined;
  } catch (error) {
    if (error instanceof LimitExceeded) return error.message;
    // A RangeError: the offsets in a damaged archive can have any value.
    if (error instanceof DamagedArchive || error instanceof RangeError) return 'is not a readable archive';
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
    if (depth > MAX_DEPTH)
      throw new LimitExceeded(`contains archives that are nested more than ${MAX_DEPTH} levels deep`);
    for (const entry of zipEntries(zip, () => this.#count())) {
      const step = this.#visitor.step(entry.path);
      if (step === 'read' && isReadable(entry) && entry.size <= MAX_MEMBER_BYTES) {
        this.#read += entry.size;
        if (this.#read > MAX_READ_BYTES)
          throw new LimitExceeded(`contains more than ${MAX_READ_BYTES} bytes of package metadata`);
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
    const isBomb = this.#unpacked > FREE_BYTES && this.#unpacked > MAX_RATIO * this.#packed;
    if (isBomb || this.#unpacked > MAX_UNPACKED_BYTES)
      throw new LimitExceeded('unpacks to more bytes than the limit');
    return zipContent(zip, entry);
  }

  #count(): void {
    this.#members += 1;
    if (this.#members > MAX_MEMBERS) throw new LimitExceeded(`contains more than ${MAX_MEMBERS} files`);
  }
}

/** Reads an archive as a whole. An archive over the limit is unreadable; `decides` says whether that decides. */
export function wholeArchive(
  { size }: PackageFile,
  decides: boolean,
  parse: (archive: Buffer) => ManagerResult,
): FileReader {
  const buffer = Buffer.allocUnsafe(size > MAX_BYTES ? 0 : size);
  let at = 0;
  return {
    write(chunk) {
      if (at + chunk.byteLength <= buffer.length) buffer.set(chunk, at);
      at += chunk.byteLength;
    },
    end() {
      if (at === 0) return { kind: 'nothing' };
      if (at > buffer.length) {
        return { kind: 'unreadable', why: `is larger than ${buffer.length || MAX_BYTES} bytes`, decides };
      }
      return parse(buffer.subarray(0, at));
    },
  };
}
