import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { assertWithin, type RandomBytes } from '../../archives/expand-bytes.ts';

/** Size of a write or a read-ahead. It keeps the number of calls small for tens of thousands of small files. */
const WINDOW_BYTES = 1024 * 1024;

/**
 * Files, one after the other, in a single file on disk. Assay knows late which of them must be scanned: those of a layer at
 * its end, after the package database; and thousands of small files are slow to create. Reads and writes are synchronous:
 * they hit the page cache, which is faster than the thread pool.
 */
export class Spool {
  readonly #file: number;
  /** The bytes before this position are in the file, the others in `#pending`. */
  #written = 0;
  readonly #pending = Buffer.allocUnsafeSlow(WINDOW_BYTES);
  #waiting = 0;
  #window = Buffer.allocUnsafeSlow(WINDOW_BYTES);
  #windowStart = 0;
  #windowEnd = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'wx+', 0o600);
  }

  /** The position of the next byte. */
  get position(): number {
    return this.#written + this.#waiting;
  }

  append(chunk: Uint8Array): void {
    if (this.#waiting + chunk.length > WINDOW_BYTES) this.#flush();
    if (chunk.length > WINDOW_BYTES) this.#write(chunk);
    else {
      this.#pending.set(chunk, this.#waiting);
      this.#waiting += chunk.length;
    }
  }

  /** The bytes at a position. They are valid until the next call, which may reuse the memory. */
  read(position: number, size: number): Buffer {
    this.#flush();
    if (position < this.#windowStart || position + size > this.#windowEnd) this.#look(position, size);
    return this.#window.subarray(position - this.#windowStart, position - this.#windowStart + size);
  }

  /** A file of the spool, for reads of parts of it. */
  bytes(start: number, size: number): RandomBytes {
    return {
      size,
      read: (position, length) => {
        assertWithin(size, position, length);
        return this.read(start + position, length);
      },
    };
  }

  #look(position: number, size: number): void {
    if (size > this.#window.length) this.#window = Buffer.allocUnsafeSlow(size);
    let done = 0;
    while (done < size) {
      const count = readSync(this.#file, this.#window, done, this.#window.length - done, position + done);
      if (count === 0) throw new Error('a private file of the secrets check became shorter');
      done += count;
    }
    this.#windowStart = position;
    this.#windowEnd = position + done;
  }

  #flush(): void {
    this.#write(this.#pending.subarray(0, this.#waiting));
    this.#waiting = 0;
  }

  #write(chunk: Uint8Array): void {
    for (let done = 0; done < chunk.length; ) {
      done += writeSync(this.#file, chunk, done, chunk.length - done, this.#written + done);
    }
    this.#written += chunk.length;
  }

  close(): void {
    closeSync(this.#file);
  }
}
