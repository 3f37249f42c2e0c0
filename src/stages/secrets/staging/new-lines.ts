import { createHash } from 'node:crypto';

const NEWLINE = 0x0a;
/** Lines that are remembered; from then on every line is taken for new. */
const MAX_LINES = 2_000_000;
const LONG = 120;
/** Lines on both sides of a new one that are taken too: rules look at what stands beside a value. */
const CONTEXT = 3;

/** Tells what is new in one version of a text after the other: a repository keeps most lines a thousand times. */
export class NewLines {
  readonly #seen = new Set<string>();

  /** The lines of a text that were in none before, with those around them. */
  of(text: Buffer): Buffer {
    const starts: number[] = [];
    const isNew: boolean[] = [];
    for (let start = 0; start < text.length; ) {
      const end = text.indexOf(NEWLINE, start);
      const next = end < 0 ? text.length : end + 1;
      starts.push(start);
      isNew.push(this.#add(text.subarray(start, next)));
      start = next;
    }
    const parts: Buffer[] = [];
    let last = -1;
    for (const [index, start] of starts.entries()) {
      if (!isWanted(isNew, index)) continue;
      if (last >= 0 && index > last + 1) parts.push(Buffer.from('\n'));
      parts.push(text.subarray(start, starts[index + 1] ?? text.length));
      last = index;
    }
    return Buffer.concat(parts);
  }

  #add(line: Buffer): boolean {
    const key =
      line.length <= LONG ? line.toString('latin1') : createHash('sha256').update(line).digest('base64');
    if (this.#seen.has(key)) return false;
    if (this.#seen.size < MAX_LINES) this.#seen.add(key);
    return true;
  }
}

function isWanted(isNew: readonly boolean[], index: number): boolean {
  for (let at = Math.max(0, index - CONTEXT); at <= index + CONTEXT; at += 1)
    if (isNew[at] === true) return true;
  return false;
}
