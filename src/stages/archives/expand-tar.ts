import { type Duplex, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import tar from 'tar-stream';
import { zstdFrames } from '../../formats/image/zstd-frames.ts';
import { chunksOf, partOf, type RandomBytes } from './expand-bytes.ts';

const INFLATE_BYTES = 256 * 1024;
/** Members of a gzip file with zeros between them begin anew, each with a piece of the file. */
const MAX_RUNS = 100;

/** What a gzip or zstd file unpacks to, with all of its members or frames. */
export async function* decompressed(kind: 'gzip' | 'zstd', bytes: RandomBytes): AsyncGenerator<Buffer> {
  if (kind === 'gzip') return yield* gunzipped(bytes);
  yield* through(createZstdDecompress({ chunkSize: INFLATE_BYTES }), zstdFrames(chunksOf(bytes)));
}

/** Node's decoder ends, silently, where something else follows a member: blanks for a tape, or what nobody should see. */
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

async function* through(
  unpacked: Duplex,
  pieces: Iterable<Buffer> | AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  // A fault reaches whoever reads `unpacked`, too; here it only must not count as unhandled.
  const feeding = pipeline(Readable.from(pieces), unpacked).catch((error: unknown) => {
    if (!unpacked.readableEnded) unpacked.destroy(error instanceof Error ? error : undefined);
  });
  try {
    for await (const chunk of unpacked) yield chunk;
  } finally {
    unpacked.destroy();
    await feeding;
  }
}

/** A file of a tar; its content is to be read, or left, before the next file is reached. */
export interface TarFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  readonly content: AsyncIterable<Buffer>;
}

/** Visits whatever has bytes in a tar, in its order; throws what the stream, the tar or the visitor throws. */
export async function readTar(
  pieces: Iterable<Buffer> | AsyncIterable<Buffer>,
  visit: (file: TarFile) => Promise<void>,
): Promise<void> {
  const archive = tar.extract();
  // What the visitor throws must come out, and not the broken stream that it leaves behind.
  let refused: unknown;
  const visiting = visitAll(archive, visit).catch((error: unknown) => {
    refused ??= error;
    archive.destroy(error instanceof Error ? error : undefined);
  });
  try {
    await pipeline(Readable.from(pieces), archive);
  } catch (error) {
    refused ??= error;
    archive.destroy();
  }
  await visiting;
  if (refused !== undefined) throw refused;
}

async function visitAll(archive: tar.Extract, visit: (file: TarFile) => Promise<void>): Promise<void> {
  for await (const entry of archive) {
    const { name, size = 0, type } = entry.header;
    if (size === 0 || type === 'directory') {
      entry.resume();
      continue;
    }
    const content = bytesOf(entry);
    await visit({ path: name, size, content });
    for await (const _ of content) {
      // What the visitor left is read over, so that the next file is reached.
    }
  }
}

/** The bytes of an entry; unlike the entry itself this can be left in mid-way without breaking the archive. */
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
