import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { z } from 'zod';

/** Size of a write or a read-ahead: it keeps the number of calls small. */
const WINDOW_BYTES = 64 * 1024;
/** What is read for a single record. The next one that is asked for is rarely near. */
const SINGLE_BYTES = 2 * 1024;

const Record = z.array(z.string());

/**
 * A list of records in a private file: an image may have a million files, and in memory each record takes only the number
 * of its position. A record is a list of texts. The file is open only while it is read or written.
 */
export class RecordFile {
  readonly #path: string;
  /** Where each record starts, in bytes. */
  readonly #starts: number[] = [];
  /** The bytes before this position are in the file, the others in `#pending`. */
  #written = 0;
  #pending: Buffer[] = [];
  #waiting = 0;
  #window: Buffer = Buffer.alloc(0);
  #windowStart = 0;

  constructor(path: string) {
    this.#path = path;
  }

  get length(): number {
    return this.#starts.length;
  }

  add(record: readonly string[]): void {
    const line = Buffer.from(JSON.stringify(record));
    this.#starts.push(this.#written + this.#waiting);
    this.#pending.push(line);
    this.#waiting += line.length;
    if (this.#waiting >= WINDOW_BYTES) this.#flush();
  }

  /** The record with this index; undefined if there is none. */
  get(index: number): readonly string[] | undefined {
    return this.#record(index, SINGLE_BYTES);
  }

  #record(index: number, window: number): readonly string[] | undefined {
    const start = this.#starts[index];
    if (start === undefined) return undefined;
    const end = this.#starts[index + 1] ?? this.#written + this.#waiting;
    return Record.parse(JSON.parse(this.#read(start, end, window).toString()));
  }

  /** All records, in their order. */
  *[Symbol.iterator](): Generator<readonly string[]> {
    for (let index = 0; index < this.length; index += 1) yield this.#record(index, WINDOW_BYTES) ?? [];
  }

  #read(start: number, end: number, window: number): Buffer {
    if (end > this.#written) this.#flush();
    if (start < this.#windowStart || end > this.#windowStart + this.#window.length)
      this.#look(start, Math.max(window, end - start), end);
    return this.#window.subarray(start - this.#windowStart, end - this.#windowStart);
  }

  #look(start: number, size: number, end: number): void {
    const window = Buffer.allocUnsafeSlow(size);
    const file = openSync(this.#path, 'r');
    try {
      let done = 0;
      while (start + done < end) {
        const count = readSync(file, window, done, window.length - done, start + done);
        if (count === 0) throw new Error('a private file of the secrets check became shorter');
        done += count;
      }
      this.#window = window.subarray(0, done);
      this.#windowStart = start;
    } finally {
      closeSync(file);
    }
  }

  #flush(): void {
    const chunk = Buffer.concat(this.#pending);
    const file = openSync(this.#path, this.#written === 0 ? 'ax' : 'a', 0o600);
    try {
      for (let done = 0; done < chunk.length; ) done += writeSync(file, chunk, done);
    } finally {
      closeSync(file);
    }
    this.#written += chunk.length;
    this.#pending = [];
    this.#waiting = 0;
  }
}
