import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';

const CHUNK_BYTES = 256 * 1024;

/** The chunks of a stream of bytes. A stream of anything else is a programming error. */
export async function* bytesOf(stream: Readable): AsyncGenerator<Buffer> {
  for await (const chunk of stream) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('a stream of bytes was expected');
    yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  }
}

/** The bare hex SHA-256 of a file, which is never in memory as a whole. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of bytesOf(createReadStream(path, { highWaterMark: CHUNK_BYTES })))
    hash.update(chunk);
  return hash.digest('hex');
}
