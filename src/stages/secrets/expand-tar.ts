import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import tar from 'tar-stream';
import { chunksOf, type RandomBytes } from './expand-bytes.ts';

const INFLATE_BYTES = 256 * 1024;

/** What a gzip or zstd file unpacks to. */
export async function* decompressed(kind: 'gzip' | 'zstd', bytes: RandomBytes): AsyncGenerator<Buffer> {
  const options = { chunkSize: INFLATE_BYTES };
  const unpacked = kind === 'gzip' ? createGunzip(options) : createZstdDecompress(options);
  // A fault reaches whoever reads `unpacked`, too; here it only must not count as unhandled.
  const feeding = pipeline(Readable.from(chunksOf(bytes)), unpacked).catch(() => {});
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
