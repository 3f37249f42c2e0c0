import { constants, createInflateRaw, inflateRawSync } from 'node:zlib';
import { chunksOf, DamagedArchive, partOf, type RandomBytes } from './expand-bytes.ts';
import { through } from './expand-through.ts';

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
/** A signature of the directory itself may be its last part. */
const SIGNED = 0x05054b50;
const LOCAL = { signature: 0x04034b50, bytes: 30 };
/** A zip64 has a second, larger end record. A locator follows it, then the usual end record. */
const END64 = { signature: 0x06064b50, bytes: 56, lead: 12 };
const LOCATOR64 = { signature: 0x07064b50, bytes: 20 };
const EXTRA64 = 0x0001;
/** A field with this value has its true value in the zip64 part. */
const FULL16 = 0xffff;
const FULL32 = 0xffffffff;
const MAX_DIRECTORY_BYTES = 64 * 1024 ** 2;
const STORED = 0;
const DEFLATED = 8;

/**
 * The files of a zip, by its central directory as APPNOTE.TXT describes it: that is what programs open. Throws
 * {@link DamagedArchive} where it is broken or split. Calls `count` for each entry before the next is read.
 */
export function* zipEntries(zip: RandomBytes, count: () => void): Generator<ZipEntry> {
  const end = endOf(zip);
  // What is in front of the archive (a script, a program) moves all positions.
  const shift = end.position - end.directorySize - end.directoryStart;
  if (shift < 0 || end.directorySize > MAX_DIRECTORY_BYTES) throw new DamagedArchive('no directory');
  if (end.recordStart !== undefined && end.recordStart + shift !== end.position) {
    throw new DamagedArchive('the end of its directory is in two places');
  }
  const directory = Buffer.from(zip.read(end.directoryStart + shift, end.directorySize));
  let [at, read] = [0, 0];
  // Java and Python read the directory to its end and do not trust the number of entries.
  while (at < directory.length && !isMark(directory, at, SIGNED)) {
    if (at + CENTRAL.bytes > directory.length || !isMark(directory, at, CENTRAL.signature)) {
      throw new DamagedArchive('its directory is cut off');
    }
    count();
    read += 1;
    const flags = directory.readUInt16LE(at + 8);
    const nameEnd = at + CENTRAL.bytes + directory.readUInt16LE(at + 28);
    const extraEnd = nameEnd + directory.readUInt16LE(at + 30);
    const name = directory.subarray(at + CENTRAL.bytes, nameEnd);
    let size = directory.readUInt32LE(at + 24);
    let packedSize = directory.readUInt32LE(at + 20);
    let position = directory.readUInt32LE(at + 42);
    if (size === FULL32 || packedSize === FULL32 || position === FULL32) {
      const wide = wideValues(directory.subarray(nameEnd, extraEnd));
      if (size === FULL32) size = wide();
      if (packedSize === FULL32) packedSize = wide();
      if (position === FULL32) position = wide();
    }
    const entry = {
      path: name.toString((flags & 0x800) === 0 ? 'latin1' : 'utf8'),
      size,
      packedSize,
      method: directory.readUInt16LE(at + 10),
      isEncrypted: (flags & 0x41) !== 0,
      position: position + shift,
    };
    at = extraEnd + directory.readUInt16LE(at + 32);
    if (!entry.path.endsWith('/')) yield entry;
  }
  if (read < end.entries) throw new DamagedArchive('its directory is cut off');
}

function isMark(bytes: Buffer, at: number, mark: number): boolean {
  return at + 4 <= bytes.length && bytes.readUInt32LE(at) === mark;
}

interface End {
  readonly entries: number;
  readonly directorySize: number;
  /** Where the directory starts, from the start of the archive. */
  readonly directoryStart: number;
  /** Where the directory ends, from the start of the file. */
  readonly position: number;
  /** Where a zip64 says that its directory ends, from the start of the archive. */
  readonly recordStart?: number;
}

function endOf(zip: RandomBytes): End {
  const length = Math.min(zip.size, END.bytes + END.maxComment);
  const tail = zip.read(zip.size - length, length);
  for (let at = length - END.bytes; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END.signature) continue;
    // A comment may hold the mark too: only the true one's comment ends with the file.
    if (at + END.bytes + tail.readUInt16LE(at + 20) !== length) continue;
    const end = Buffer.from(tail.subarray(at, at + END.bytes));
    const position = zip.size - length + at;
    return end64Of(zip, end, position) ?? narrowEnd(end, position);
  }
  throw new DamagedArchive('no directory');
}

function narrowEnd(end: Buffer, position: number): End {
  const entries = end.readUInt16LE(10);
  if (end.readUInt16LE(4) !== 0 || end.readUInt16LE(8) !== entries) throw new DamagedArchive('split');
  return { entries, directorySize: end.readUInt32LE(12), directoryStart: end.readUInt32LE(16), position };
}

/** The end of a zip64; undefined where the archive is none. */
function end64Of(zip: RandomBytes, end: Buffer, endPosition: number): End | undefined {
  const locatorPosition = endPosition - LOCATOR64.bytes;
  if (locatorPosition < END64.bytes) return undefined;
  const locator = Buffer.from(zip.read(locatorPosition, LOCATOR64.bytes));
  if (locator.readUInt32LE(0) !== LOCATOR64.signature) return undefined;
  const recordStart = uint64(locator, 8);
  // It is directly in front of its locator. If it has more fields, only the locator says where it starts.
  for (const position of [locatorPosition - END64.bytes, recordStart]) {
    if (position + END64.bytes > locatorPosition) continue;
    const record = zip.read(position, END64.bytes);
    if (record.readUInt32LE(0) !== END64.signature) continue;
    if (position + END64.lead + uint64(record, 4) !== locatorPosition) continue;
    const entries = uint64(record, 32);
    if (record.readUInt32LE(16) !== 0 || uint64(record, 24) !== entries) throw new DamagedArchive('split');
    const [directorySize, directoryStart] = [uint64(record, 40), uint64(record, 48)];
    const isSame =
      isSaid(end.readUInt16LE(10), FULL16, entries) &&
      isSaid(end.readUInt32LE(12), FULL32, directorySize) &&
      isSaid(end.readUInt32LE(16), FULL32, directoryStart);
    // Some programs use the first record and some the second. Different values could hide files.
    if (!isSame) throw new DamagedArchive('its two ends say different things');
    return { entries, directorySize, directoryStart, position, recordStart };
  }
  throw new DamagedArchive('a zip64 without its end');
}

function isSaid(narrow: number, full: number, value: number): boolean {
  return narrow === full || narrow === value;
}

/** Gives the values of an entry's zip64 field in order. It contains only the values that did not fit elsewhere. */
function wideValues(extra: Buffer): () => number {
  const field = extraField(extra, EXTRA64);
  let at = 0;
  return () => {
    at += 8;
    if (at > field.length) throw new DamagedArchive('a zip64 without its sizes');
    return uint64(field, at - 8);
  };
}

/** The content of an extra field of an entry; empty where it has none of this kind. */
function extraField(extra: Buffer, wanted: number): Buffer {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) === wanted) return extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
  }
  return extra.subarray(0, 0);
}

/** Not exact above 2^53, but such a value is beyond the end of every archive. */
function uint64(bytes: Buffer, at: number): number {
  return bytes.readUInt32LE(at + 4) * 2 ** 32 + bytes.readUInt32LE(at);
}

/** Whether the content of an entry can be had. */
export function isReadable({ isEncrypted, method, size, packedSize }: ZipEntry): boolean {
  return !isEncrypted && (method === DEFLATED || (method === STORED && size === packedSize));
}

/** A part of packed bytes. It unpacks to a thousand times its size at most. */
const PIECE_BYTES = 256;

/**
 * The first bytes of an entry's content, at least `wanted` where there are so many. Calls `count` for what it unpacked to
 * get them.
 */
export function zipHead(
  zip: RandomBytes,
  entry: ZipEntry,
  wanted: number,
  count: (bytes: number) => void,
): Buffer {
  const packed = packedBytes(zip, entry);
  const some = packed.read(0, Math.min(packed.size, 2 * wanted));
  if (entry.method === STORED) return Buffer.from(some.subarray(0, wanted));
  // Piece by piece: the whole could unpack to a thousand times of what is wanted.
  for (let size = PIECE_BYTES; ; size += PIECE_BYTES) {
    // A flush at its end makes zlib give what it has of a stream that is cut off.
    const options = { finishFlush: constants.Z_SYNC_FLUSH };
    const head = inflate(() => inflateRawSync(some.subarray(0, size), options));
    count(head.length);
    // A copy: the whole would stay in memory with it.
    if (head.length >= wanted || size >= some.length) return Buffer.from(head.subarray(0, wanted));
  }
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
  const pieces = chunksOf(packedBytes(zip, entry));
  if (entry.method === STORED) yield* pieces;
  else yield* through(createInflateRaw(), pieces);
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
