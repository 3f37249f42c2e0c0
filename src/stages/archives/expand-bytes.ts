import { readSync } from 'node:fs';

/** Bytes that can be read at any position. The returned bytes are valid until the next call. */
export interface RandomBytes {
  readonly size: number;
  /** Throws if the range is not completely inside. */
  read(position: number, length: number): Buffer;
}

/** An archive that cannot be trusted: it points beyond its own end, or has another format than expected. */
export class DamagedArchive extends Error {}

/** Bytes in memory. */
export function bufferBytes(buffer: Buffer): RandomBytes {
  return { size: buffer.length, read: (position, length) => slice(buffer, position, length) };
}

function slice(buffer: Buffer, position: number, length: number): Buffer {
  assertWithin(buffer.length, position, length);
  return buffer.subarray(position, position + length);
}

/** The bytes of an open file. */
export function fileBytes(file: number, size: number): RandomBytes {
  return {
    size,
    read(position, length) {
      assertWithin(size, position, length);
      const bytes = Buffer.allocUnsafe(length);
      for (let done = 0; done < length; ) {
        const count = readSync(file, bytes, done, length - done, position + done);
        if (count === 0) throw new DamagedArchive('the file became shorter while it was read');
        done += count;
      }
      return bytes;
    },
  };
}

/** A part of other bytes. */
export function partOf(bytes: RandomBytes, start: number, size: number): RandomBytes {
  assertWithin(bytes.size, start, size);
  return {
    size,
    read(position, length) {
      assertWithin(size, position, length);
      return bytes.read(start + position, length);
    },
  };
}

const CHUNK_BYTES = 256 * 1024;

/** All bytes in chunks. Each chunk is a copy. */
export function* chunksOf(bytes: RandomBytes): Generator<Buffer> {
  for (let at = 0; at < bytes.size; at += CHUNK_BYTES) {
    yield Buffer.from(bytes.read(at, Math.min(CHUNK_BYTES, bytes.size - at)));
  }
}

/** Throws {@link DamagedArchive} if a range is not inside `size` bytes. */
export function assertWithin(size: number, position: number, length: number): void {
  if (position < 0 || length < 0 || position + length > size) {
    throw new DamagedArchive('it points beyond its own end');
  }
}
