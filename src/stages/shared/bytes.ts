import type { Readable } from 'node:stream';

/** Whether `bytes` has `wanted` at a position. It is asked dozens of times for each file of an image. */
export function hasAt(bytes: Uint8Array, wanted: Uint8Array | readonly number[], position = 0): boolean {
  for (let at = 0; at < wanted.length; at += 1) if (bytes[position + at] !== wanted[at]) return false;
  return true;
}

/** The chunks of a stream of bytes. A stream of anything else is a programming error. */
export async function* bytesOf(stream: Readable): AsyncGenerator<Buffer> {
  for await (const chunk of stream) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('a stream of bytes was expected');
    yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  }
}
