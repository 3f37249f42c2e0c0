import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import tar from 'tar-stream';
import { clearFolderSize } from '../../formats/image/tar-folder.ts';
import { TarReader } from '../../formats/image/tar-reader.ts';
import { zstdFrames } from '../../formats/image/zstd-frames.ts';
import { Turns } from '../../turns.ts';
import { chunksOf, DamagedArchive, partOf, type RandomBytes } from './expand-bytes.ts';
import { through } from './expand-through.ts';

const INFLATE_BYTES = 256 * 1024;
/** Limit of the gzip members with zeros between them. Each starts a new decoder. */
const MAX_RUNS = 100;

/** The content of a gzip or zstd file, with all its members or frames. */
export async function* decompressed(kind: 'gzip' | 'zstd', bytes: RandomBytes): AsyncGenerator<Buffer> {
  if (kind === 'gzip') return yield* gunzipped(bytes);
  yield* through(createZstdDecompress({ chunkSize: INFLATE_BYTES }), zstdFrames(chunksOf(bytes)));
}

/** Node's decoder stops silently if something else follows a member: tape padding, or hidden data. */
async function* gunzipped(bytes: RandomBytes): AsyncGenerator<Buffer> {
  for (let [at, runs] = [0, 0]; at < bytes.size; runs += 1) {
    if (runs > MAX_RUNS) throw new Error('it has too many gaps between its members');
    const rest = partOf(bytes, at, bytes.size - at);
    if (at > 0 && !startsGzip(rest)) return yield* chunksOf(rest);
    const gunzip = createGunzip({ chunkSize: INFLATE_BYTES });
    yield* through(gunzip, chunksOf(rest));
    at = behindZeros(bytes, at + gunzip.bytesWritten);
  }
}

function startsGzip(bytes: RandomBytes): boolean {
  return bytes.size >= 2 && bytes.read(0, 2).readUInt16BE() === 0x1f8b;
}

function behindZeros(bytes: RandomBytes, start: number): number {
  let at = start;
  for (const chunk of chunksOf(partOf(bytes, start, bytes.size - start))) {
    const found = chunk.findIndex((byte) => byte !== 0);
    if (found >= 0) return at + found;
    at += chunk.length;
  }
  return at;
}

/** A file of a tar. Its content is read, or ignored, before the next file. */
export interface TarFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  readonly content: AsyncIterable<Buffer>;
}

/** Visits every file with bytes in a tar, in order. Throws what the stream, the tar or the visitor throws. */
export async function readTar(
  pieces: Iterable<Buffer> | AsyncIterable<Buffer>,
  visit: (file: TarFile) => Promise<void>,
): Promise<void> {
  const archive = tar.extract();
  // Keeps the error of the visitor, which is more useful than that of the stream that it breaks.
  let refused: unknown;
  const visiting = visitAll(archive, visit).catch((error: unknown) => {
    refused ??= error;
    archive.destroy(error instanceof Error ? error : undefined);
  });
  try {
    await pipeline(Readable.from(agreed(pieces)), archive);
  } catch (error) {
    refused ??= error;
    archive.destroy();
  }
  await visiting;
  if (refused !== undefined) throw refused;
}

/**
 * The bytes of a tar that all programs read in the same way. The library has no limit for extended headers, and reads
 * invalid ones for hours.
 */
async function* agreed(pieces: Iterable<Buffer> | AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const reader = new TarReader();
  for await (const piece of pieces) {
    const why = reader.take(piece);
    if (why !== undefined) throw new DamagedArchive(`it ${why}`);
    yield piece;
  }
}

async function visitAll(archive: tar.Extract, visit: (file: TarFile) => Promise<void>): Promise<void> {
  const turns = new Turns();
  for await (const entry of archive) {
    await turns.give();
    clearFolderSize(entry.header);
    const { name, size = 0 } = entry.header;
    if (size === 0) {
      entry.resume();
      continue;
    }
    const content = bytesOf(entry);
    await visit({ path: name, size, content });
    for await (const _ of content) {
      // Reads the rest of the content, so that the next file is reached.
    }
  }
}

/** The bytes of an entry. Unlike the entry, this iterator can be left early without breaking the archive. */
function bytesOf(entry: AsyncIterable<unknown>): AsyncIterable<Buffer> {
  const chunks = entry[Symbol.asyncIterator]();
  const next = async (): Promise<IteratorResult<Buffer, undefined>> => {
    const { value, done } = await chunks.next();
    return done === true || !Buffer.isBuffer(value)
      ? { value: undefined, done: true }
      : { value, done: false };
  };
  return { [Symbol.asyncIterator]: () => ({ next }) };
}
