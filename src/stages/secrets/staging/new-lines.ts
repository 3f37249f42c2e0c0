import { createHash } from 'node:crypto';

const NEWLINE = 0x0a;
/** Maximum number of remembered lines. After that, every line counts as new. */
const MAX_LINES = 2_000_000;
const LONG = 120;
/** Lines before and after a new line that are kept, because rules look at the text beside a value. */
const CONTEXT = 3;

/** Finds the new lines in successive versions of a text. A repository stores most lines many times. */
export class NewLines {
  readonly #seen = new Set<string>();

  /** The lines of a text that no earlier text had, with the lines around them. */
  select(text: Buffer): Buffer {
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
