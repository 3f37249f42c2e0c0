/** What is to be found in a program, wherever it lies. */
export interface Needle {
  /** The bytes that it begins with. */
  readonly bytes: Buffer;
  /**
   * How many bytes from the needle on are needed, now that these are known: at most as many as there are when they
   * suffice, `undefined` when it was a false hit. `found` may hold more than belongs to it.
   */
  needed(found: Buffer): number | undefined;
}

interface Candidate {
  found: Buffer[];
  held: number;
  wanted: number;
}

/** More are no program, but made to be too much. */
const MOST = 32;
const MOST_HELD_BYTES = 4 * 1024 ** 2;

/**
 * Looks for a needle in a stream, and keeps what follows it. Programs are too many and too large to hold each of them,
 * and what is looked for has marks of its own: no format of executables need be known, and what one program carries of
 * another is found too.
 */
export class NeedleSearch {
  readonly #needle: Needle;
  readonly #found: Buffer[] = [];
  #open: Candidate[] = [];
  #tail: Buffer = Buffer.alloc(0);
  #isFlooded = false;

  constructor(needle: Needle) {
    this.#needle = needle;
  }

  write(chunk: Uint8Array): void {
    if (this.#isFlooded) return;
    const now = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (this.#open.length > 0) this.#feed(now);
    const before = this.#needle.bytes.length - 1;
    const tail = this.#tail;
    if (tail.length > 0) {
      const seam = Buffer.concat([tail, now.subarray(0, before)]);
      this.#hits(seam, tail.length, (at) => Buffer.concat([tail.subarray(at), now]));
    }
    this.#hits(now, now.length, (at) => now.subarray(at));
    if (before > 0) {
      const last = now.length >= before ? now : Buffer.concat([tail, now]);
      this.#tail = Buffer.from(last.subarray(Math.max(0, last.length - before)));
    }
  }

  /** What was found, each from its needle on, and what may be cut off; call it after the last byte. */
  end(): readonly Buffer[] {
    return [...this.#found, ...this.#open.map(({ found }) => Buffer.concat(found))];
  }

  /** Whether there were more hits than are looked at. */
  get isFlooded(): boolean {
    return this.#isFlooded;
  }

  /** Every hit that begins before `until`. */
  #hits(where: Buffer, until: number, from: (at: number) => Buffer): void {
    const { bytes } = this.#needle;
    for (let at = where.indexOf(bytes); at >= 0 && at < until; at = where.indexOf(bytes, at + 1)) {
      if (this.#isFlooded) return;
      const found = from(at);
      const wanted = this.#needle.needed(found);
      if (wanted === undefined) continue;
      if (wanted <= found.length) this.#found.push(Buffer.from(found.subarray(0, wanted)));
      else this.#open.push({ found: [Buffer.from(found)], held: found.length, wanted });
      this.#isFlooded = this.#found.length + this.#open.length > MOST;
    }
  }

  #feed(now: Buffer): void {
    this.#open = this.#open.filter((candidate) => {
      candidate.found.push(Buffer.from(now));
      candidate.held += now.length;
      if (candidate.held < candidate.wanted && candidate.held < MOST_HELD_BYTES) return true;
      const whole = Buffer.concat(candidate.found);
      candidate.found = [whole];
      const wanted = this.#needle.needed(whole);
      if (wanted === undefined) return false;
      candidate.wanted = wanted;
      if (wanted > whole.length && whole.length < MOST_HELD_BYTES) return true;
      this.#found.push(whole.subarray(0, wanted));
      return false;
    });
  }
}
