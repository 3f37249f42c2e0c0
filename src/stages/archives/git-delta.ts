import { DamagedArchive } from './expand-bytes.ts';

const NEWLINE = 0x0a;
/** Bytes before and after new text that are kept, because rules look at the text beside a value. */
const CONTEXT_BYTES = 400;

interface Insertion {
  readonly start: number;
  readonly end: number;
}

/** Applies a difference to its base; undefined if the result is larger than `most` bytes. */
export function applyDelta(base: Buffer, delta: Buffer, most: number): Buffer | undefined {
  const reader = new DeltaReader(delta);
  if (reader.size() !== base.length) throw new DamagedArchive('a difference does not fit its base');
  const size = reader.size();
  if (size > most) return undefined;
  const whole = Buffer.alloc(size);
  let at = 0;
  for (const step of reader.steps()) {
    const part = 'insert' in step ? step.insert : base.subarray(step.from, step.from + step.length);
    if (part.length !== step.length || at + part.length > size)
      throw new DamagedArchive('a difference is too long');
    part.copy(whole, at);
    at += part.length;
  }
  return whole;
}

/** The lines of an object that a difference adds, with some context. The rest is in its base. */
export function addedText(whole: Buffer, delta: Buffer): Buffer {
  const parts: Buffer[] = [];
  let last = 0;
  for (const { start, end } of insertions(delta)) {
    const from = Math.max(last, lineStart(whole, start - CONTEXT_BYTES));
    const to = lineEnd(whole, end + CONTEXT_BYTES);
    if (to <= last) continue;
    if (from > last) parts.push(Buffer.from('\n'));
    parts.push(whole.subarray(from, to));
    last = to;
  }
  return Buffer.concat(parts);
}

/**
 * The positions in the result at which a difference inserts bytes. Parts of the base that are joined anew count
 * too.
 */
function* insertions(delta: Buffer): Generator<Insertion> {
  const reader = new DeltaReader(delta);
  reader.size();
  reader.size();
  let at = 0;
  let follows = -1;
  for (const step of reader.steps()) {
    if ('insert' in step) yield { start: at, end: at + step.length };
    else {
      if (step.from !== follows && at > 0) yield { start: at, end: at };
      follows = step.from + step.length;
    }
    at += step.length;
  }
}

function lineStart(text: Buffer, at: number): number {
  return at <= 0 ? 0 : text.lastIndexOf(NEWLINE, at) + 1;
}

function lineEnd(text: Buffer, at: number): number {
  if (at >= text.length) return text.length;
  const end = text.indexOf(NEWLINE, at);
  return end < 0 ? text.length : end + 1;
}

type Step =
  | { readonly insert: Buffer; readonly length: number }
  | { readonly from: number; readonly length: number };

/** Reads the steps of a difference in git's format. */
class DeltaReader {
  readonly #delta: Buffer;
  #at = 0;

  constructor(delta: Buffer) {
    this.#delta = delta;
  }

  size(): number {
    let size = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.#byte();
      size += (byte & 0x7f) * factor;
      if ((byte & 0x80) === 0) return size;
    }
  }

  *steps(): Generator<Step> {
    while (this.#at < this.#delta.length) {
      const code = this.#byte();
      if ((code & 0x80) !== 0) {
        const from = this.#number(code, 4);
        const length = this.#number(code >> 4, 3);
        yield { from, length: length === 0 ? 0x10000 : length };
      } else {
        if (code === 0) throw new DamagedArchive('a difference has an invalid step');
        yield { insert: this.#delta.subarray(this.#at, this.#at + code), length: code };
        this.#at += code;
      }
    }
  }

  /** Reads one byte for each set bit, the lowest first. */
  #number(bits: number, count: number): number {
    let value = 0;
    for (let index = 0; index < count; index += 1)
      if ((bits & (1 << index)) !== 0) value += this.#byte() * 256 ** index;
    return value;
  }

  #byte(): number {
    const byte = this.#delta[this.#at];
    if (byte === undefined) throw new DamagedArchive('a difference ends too early');
    this.#at += 1;
    return byte;
  }
}
