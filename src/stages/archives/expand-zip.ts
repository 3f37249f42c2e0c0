import { Readable } from 'node:stream';
import { constants, createInflateRaw, inflateRawSync } from 'node:zlib';
import { chunksOf, DamagedArchive, partOf, type RandomBytes } from './expand-bytes.ts';

/** A file of a zip as its central directory lists it. */
export interface ZipEntry {
  readonly path: string;
  /** Unpacked size in bytes, as the archive claims. */
  readonly size: number;
  readonly packedSize: number;
  readonly method: number;
  readonly isEncrypted: boolean;
  /** Where its local header lies. */
  readonly position: number;
}

const END = { signature: 0x06054b50, bytes: 22, maxComment: 0xffff };
const CENTRAL = { signature: 0x02014b50, bytes: 46 };
const LOCAL = { signature: 0x04034b50, bytes: 30 };
const MAX_DIRECTORY_BYTES = 64 * 1024 ** 2;
const STORED = 0;
const DEFLATED = 8;

/**
 * The files of a zip, by its central directory as APPNOTE.TXT describes it: that is what programs open. Throws
 * {@link DamagedArchive} where it is broken, split, or a zip64. Calls `count` for each entry before the next is read.
 */
export function* zipEntries(zip: RandomBytes, count: () => void): Generator<ZipEntry> {
  const end = endOf(zip);
  // What lies in front of the archive (a script, a program) moves all positions.
  const shift = end.position - end.directorySize - end.directoryStart;
  if (shift < 0 || end.directorySize > MAX_DIRECTORY_BYTES) throw new DamagedArchive('no directory');
  const directory = Buffer.from(zip.read(end.directoryStart + shift, end.directorySize));
  let at = 0;
  for (let left = end.entries; left > 0; left -= 1) {
    if (at + CENTRAL.bytes > directory.length || directory.readUInt32LE(at) !== CENTRAL.signature) {
      throw new DamagedArchive('its directory is cut off');
    }
    count();
    const flags = directory.readUInt16LE(at + 8);
    const nameEnd = at + CENTRAL.bytes + directory.readUInt16LE(at + 28);
    const name = directory.subarray(at + CENTRAL.bytes, nameEnd);
    const packedSize = directory.readUInt32LE(at + 20);
    const size = directory.readUInt32LE(at + 24);
    if (packedSize === 0xffffffff || size === 0xffffffff) throw new DamagedArchive('zip64');
    const entry = {
      path: name.toString((flags & 0x800) === 0 ? 'latin1' : 'utf8'),
      size,
      packedSize,
      method: directory.readUInt16LE(at + 10),
      isEncrypted: (flags & 0x41) !== 0,
      position: directory.readUInt32LE(at + 42) + shift,
    };
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    if (!entry.path.endsWith('/')) yield entry;
  }
}

function endOf(zip: RandomBytes) {
  const length = Math.min(zip.size, END.bytes + END.maxComment);
  const tail = zip.read(zip.size - length, length);
  for (let at = length - END.bytes; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END.signature) continue;
    // A comment may hold the mark too: only the true one's comment ends with the file.
    if (at + END.bytes + tail.readUInt16LE(at + 20) !== length) continue;
    const entries = tail.readUInt16LE(at + 10);
    const directorySize = tail.readUInt32LE(at + 12);
    const directoryStart = tail.readUInt32LE(at + 16);
    const isSplit = tail.readUInt16LE(at + 4) !== 0 || tail.readUInt16LE(at + 8) !== entries;
    if (isSplit || entries === 0xffff || directoryStart === 0xffffffff) {
      throw new DamagedArchive('a split archive or a zip64');
    }
    return { entries, directorySize, directoryStart, position: zip.size - length + at };
  }
  throw new DamagedArchive('no directory');
}

/** Whether the content of an entry can be had. */
export function isReadable({ isEncrypted, method, size, packedSize }: ZipEntry): boolean {
  return !isEncrypted && (method === DEFLATED || (method === STORED && size === packedSize));
}

/** The first bytes of an entry's content, at least `wanted` where there are so many. */
export function zipHead(zip: RandomBytes, entry: ZipEntry, wanted: number): Buffer {
  const packed = packedBytes(zip, entry);
  const some = packed.read(0, Math.min(packed.size, 2 * wanted));
  if (entry.method === STORED) return Buffer.from(some.subarray(0, wanted));
  // A flush at its end makes zlib give what it has of a stream that is cut off.
  return inflate(() => inflateRawSync(some, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, wanted));
}

/** The whole content of an entry, which is not larger than it claims. */
export function zipContent(zip: RandomBytes, entry: ZipEntry): Buffer {
  const packed = packedBytes(zip, entry);
  const bytes = packed.read(0, packed.size);
  if (entry.method === STORED) return Buffer.from(bytes);
  return inflate(() => inflateRawSync(bytes, { maxOutputLength: Math.max(1, entry.size) }));
}

/** The content of an entry as a stream, for one that is too large for memory. */
export async function* zipStream(zip: RandomBytes, entry: ZipEntry): AsyncGenerator<Buffer> {
  const pieces = Readable.from(chunksOf(packedBytes(zip, entry)));
  if (entry.method === STORED) yield* pieces;
  else yield* pieces.compose(createInflateRaw());
}

function packedBytes(zip: RandomBytes, { position, packedSize }: ZipEntry): RandomBytes {
  const header = zip.read(position, LOCAL.bytes);
  if (header.readUInt32LE(0) !== LOCAL.signature)
    throw new DamagedArchive('a file is not where it is said to be');
  const start = position + LOCAL.bytes + header.readUInt16LE(26) + header.readUInt16LE(28);
  return partOf(zip, start, packedSize);
}

function inflate(run: () => Buffer): Buffer {
  try {
    return run();
  } catch (error) {
    throw new DamagedArchive(error instanceof Error ? error.message : 'it cannot be unpacked');
  }
}
