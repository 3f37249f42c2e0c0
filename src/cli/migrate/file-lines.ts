/** A piece of a text that is replaced by another. Offsets in UTF-16 units. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The lines of a file, from 1, and changes of them that keep the file's line ends and every other line. */
export class FileLines {
  readonly text: string;
  readonly count: number;
  readonly #starts: readonly number[];
  readonly #eol: string;

  constructor(text: string) {
    this.text = text;
    const starts = [0];
    for (const { index } of text.matchAll(/\n/g)) if (index + 1 < text.length) starts.push(index + 1);
    this.#starts = starts;
    this.count = starts.length;
    this.#eol = /\r?\n/.exec(text)?.[0] ?? '\n';
  }

  /** A line without its line end. */
  line(number: number): string {
    return this.text.slice(this.startOf(number), this.startOf(number + 1)).replace(/\r?\n$/, '');
  }

  startOf(number: number): number {
    return this.#starts[number - 1] ?? this.text.length;
  }

  /** The last line of what begins on a line: every following line is deeper than `indent`, or blank. */
  lastOfBlock(first: number, indent: number): number {
    let last = first;
    for (let number = first + 1; number <= this.count; number += 1) {
      const line = this.line(number);
      if (line.trim() === '') continue;
      if (indentOf(line) <= indent) break;
      last = number;
    }
    return last;
  }

  /** Replaces whole lines. `last` before `first` inserts. */
  replace(first: number, last: number, lines: readonly string[]): Splice {
    const start = this.startOf(first);
    const end = Math.max(start, this.startOf(last + 1));
    const isCut = lines.length > 0 && end === this.text.length && !this.text.endsWith('\n');
    const body = lines.map((line) => line + this.#eol).join('');
    const isAfterCut = start === this.text.length && start > 0 && !this.text.endsWith('\n');
    if (isAfterCut) return { start, end, text: this.#eol + lines.join(this.#eol) };
    return { start, end, text: isCut ? body.slice(0, -this.#eol.length) : body };
  }

  insertBefore(number: number, lines: readonly string[]): Splice {
    return this.replace(number, number - 1, lines);
  }

  /** Replaces a part of a line; columns from 1, `to` exclusive. */
  replaceIn(number: number, from: number, to: number, text: string): Splice {
    const start = this.startOf(number);
    return { start: start + from - 1, end: start + to - 1, text };
  }
}

/** The number of spaces in front of a line. */
export function indentOf(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0;
}

/** The text with all splices, which must not overlap. Of several at one place, the first comes first. */
export function spliced(text: string, splices: readonly Splice[]): string {
  const ordered = splices.map((splice, index) => ({ splice, index }));
  ordered.sort((a, b) => a.splice.start - b.splice.start || a.splice.end - b.splice.end || a.index - b.index);
  let result = '';
  let at = 0;
  for (const { splice } of ordered) {
    if (splice.start < at) throw new Error('two changes of the file overlap');
    result += text.slice(at, splice.start) + splice.text;
    at = splice.end;
  }
  return result + text.slice(at);
}
