/** A byte sequence to find in a program, at any position. */
export interface Needle {
  /** The first bytes. */
  readonly bytes: Buffer;
  /**
   * The number of bytes that are needed from the needle on. Returns at most `found.length` if the bytes suffice,
   * and `undefined` if it is a false match. `found` may contain more bytes than needed.
   */
  needed(found: Buffer): number | undefined;
}

/** A match whose bytes have not all arrived. */
interface OpenMatch {
  chunks: Buffer[];
  length: number;
  needed: number;
}

/** No program has more; a file with more was made to cost much work. */
const MAX_MATCHES = 32;
const MAX_MATCH_BYTES = 4 * 1024 ** 2;

/**
 * Finds a needle in a stream and keeps the bytes after it. This needs no knowledge of executable formats, holds no
 * whole program in memory, and also finds programs that are embedded in others.
 */
export class NeedleSearch {
  readonly #needle: Needle;
  readonly #complete: Buffer[] = [];
  #open: OpenMatch[] = [];
  #tail: Buffer = Buffer.alloc(0);
  #isFlooded = false;

  constructor(needle: Needle) {
    this.#needle = needle;
  }

  write(chunk: Uint8Array): void {
    if (this.#isFlooded) return;
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (this.#open.length > 0) this.#continueOpen(bytes);
    const overlap = this.#needle.bytes.length - 1;
    const tail = this.#tail;
    if (tail.length > 0) {
      const seam = Buffer.concat([tail, bytes.subarray(0, overlap)]);
      this.#addMatches(seam, tail.length, (at) => Buffer.concat([tail.subarray(at), bytes]));
    }
    this.#addMatches(bytes, bytes.length, (at) => bytes.subarray(at));
    if (overlap > 0) {
      const last = bytes.length >= overlap ? bytes : Buffer.concat([tail, bytes]);
      this.#tail = Buffer.from(last.subarray(Math.max(0, last.length - overlap)));
    }
  }

  /** The bytes of each match from the needle on. A match at the end may be cut off. Call it after the last byte. */
  end(): readonly Buffer[] {
    return [...this.#complete, ...this.#open.map(({ chunks }) => Buffer.concat(chunks))];
  }

  /** Whether there were more matches than the limit. */
  get isFlooded(): boolean {
    return this.#isFlooded;
  }

  /** Adds every match that begins before `until`. */
  #addMatches(where: Buffer, until: number, from: (at: number) => Buffer): void {
    const { bytes } = this.#needle;
    for (let at = where.indexOf(bytes); at >= 0 && at < until; at = where.indexOf(bytes, at + 1)) {
      if (this.#isFlooded) return;
      const match = from(at);
      const needed = this.#needle.needed(match);
      if (needed === undefined) continue;
      if (needed <= match.length) this.#complete.push(Buffer.from(match.subarray(0, needed)));
      else this.#open.push({ chunks: [Buffer.from(match)], length: match.length, needed });
      this.#isFlooded = this.#complete.length + this.#open.length > MAX_MATCHES;
    }
  }

  #continueOpen(chunk: Buffer): void {
    this.#open = this.#open.filter((match) => {
      match.chunks.push(Buffer.from(chunk));
      match.length += chunk.length;
      if (match.length < match.needed && match.length < MAX_MATCH_BYTES) return true;
      const bytes = Buffer.concat(match.chunks);
      match.chunks = [bytes];
      const needed = this.#needle.needed(bytes);
      if (needed === undefined) return false;
      match.needed = needed;
      if (needed > bytes.length && bytes.length < MAX_MATCH_BYTES) return true;
      this.#complete.push(bytes.subarray(0, needed));
      return false;
    });
  }
}
