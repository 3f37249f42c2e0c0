import { readSync } from 'node:fs';

/** Bytes that can be read at any place. What `read` answers is good until the next call. */
export interface RandomBytes {
  readonly size: number;
  /** Throws where the bytes asked for do not all lie within. */
  read(position: number, length: number): Buffer;
}

/** Bytes that nobody may rely on: an archive that points beyond its own end, or is not what it says. */
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

/** All bytes from the first to the last; each piece is a copy. */
export function* chunksOf(bytes: RandomBytes): Generator<Buffer> {
  for (let at = 0; at < bytes.size; at += CHUNK_BYTES) {
    yield Buffer.from(bytes.read(at, Math.min(CHUNK_BYTES, bytes.size - at)));
  }
}

/** Throws {@link DamagedArchive} where a range does not lie within so many bytes. */
export function assertWithin(size: number, position: number, length: number): void {
  if (position < 0 || length < 0 || position + length > size) {
    throw new DamagedArchive('it points beyond its own end');
  }
}
