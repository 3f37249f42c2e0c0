import { closeSync, openSync, readSync, writeSync } from 'node:fs';

/**
 * The files of one layer, one behind the other in a single file on disk: whether a file needs a look is known
 * only at the end of the layer, where the package database stands, and thousands of small files are slow to make.
 * Reads and writes are synchronous: they hit the page cache, and one by one they cost less than a trip to the
 * thread pool.
 */
export class Spool {
  readonly #file: number;
  #end = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'wx+', 0o600);
  }

  /** Where the next byte goes. */
  get position(): number {
    return this.#end;
  }

  append(chunk: Uint8Array): void {
    for (let done = 0; done < chunk.length; ) {
      done += writeSync(this.#file, chunk, done, chunk.length - done, this.#end + done);
    }
    this.#end += chunk.length;
  }

  read(position: number, size: number): Buffer {
    const content = Buffer.allocUnsafe(size);
    let done = 0;
    while (done < size) {
      const count = readSync(this.#file, content, done, size - done, position + done);
      if (count === 0) throw new Error('a private file of the secrets check was cut short');
      done += count;
    }
    return content;
  }

  close(): void {
    closeSync(this.#file);
  }
}
