/** Shorter texts are not searched for. */
export const SHORTEST_NEEDLE = 5;

/** A rolling hash of the last {@link SHORTEST_NEEDLE} characters: each adds 4 bits, and older characters are shifted out. */
const SHIFT = 4;
const MASK = (1 << (SHIFT * SHORTEST_NEEDLE)) - 1;

/**
 * A spelling in which different texts are the same one. Each character becomes another one by itself, so that positions are
 * the same in both texts.
 */
export interface Spelling {
  readonly of: (text: string) => string;
  /** What the characters below 128 become. */
  readonly codes: Uint8Array;
  /** What every other character becomes. */
  readonly other: number;
}

/** A part of a text: the first position, and the position after the last. */
export type Span = readonly [from: number, to: number];

/**
 * Searches for many texts at once, in one pass. The time depends on the length of the text that is searched, and hardly on
 * the number of texts to find (the needles).
 */
export class Needles {
  /** Sorted: needles with the same beginning are neighbours, and each comes after its own prefixes. */
  readonly #sorted: readonly string[];
  /** For each needle the index of the longest other needle that is its prefix; -1 if there is none. */
  readonly #shorter: Int32Array;
  /** The indexes of the needles that begin with these characters. */
  readonly #starts = new Map<string, Span>();
  readonly #hashes: Uint8Array;
  /** Absent: texts are compared as they are. */
  readonly #spelling: Spelling | undefined;
  /** The length of the longest needle. */
  readonly longest: number;
  /** How many texts were compared so far. */
  compared = 0;

  constructor(needles: Iterable<string>, spelling?: Spelling) {
    this.#spelling = spelling;
    const spelled = spelling === undefined ? needles : [...needles].map(spelling.of);
    const long = [...new Set(spelled)].filter((one) => one.length >= SHORTEST_NEEDLE);
    // By code units, like the comparisons below.
    this.#sorted = long.sort();
    this.longest = this.#sorted.reduce((most, { length }) => Math.max(most, length), 0);
    this.#shorter = new Int32Array(this.#sorted.length).fill(-1);
    this.#hashes = new Uint8Array(this.#sorted.length === 0 ? 0 : MASK + 1);
    for (const [at, one] of this.#sorted.entries()) {
      let shorter = at - 1;
      while (shorter >= 0 && !one.startsWith(this.#sorted[shorter] ?? ''))
        shorter = this.#shorter[shorter] ?? -1;
      this.#shorter[at] = shorter;
      const start = one.slice(0, SHORTEST_NEEDLE);
      this.#starts.set(start, [this.#starts.get(start)?.[0] ?? at, at + 1]);
      this.#hashes[hashOf(start)] = 1;
    }
  }

  get isEmpty(): boolean {
    return this.#sorted.length === 0;
  }

  /** Every part of the text that needles cover. Parts that overlap or touch are one part. */
  spans(text: string): readonly Span[] {
    const found: [number, number][] = [];
    this.#longest(text, (needle, from) => {
      const end = from + (this.#sorted[needle]?.length ?? 0);
      const last = found.at(-1);
      if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], end);
      else found.push([from, end]);
    });
    return found;
  }

  /** Calls `visit` for every needle at every position, from left to right. */
  each(text: string, visit: (needle: string, at: number) => void): void {
    this.#longest(text, (longest, from) => {
      for (let at = longest; at >= 0; at = this.#shorter[at] ?? -1) visit(this.#sorted[at] ?? '', from);
    });
  }

  /** Calls `visit` with the index of the longest needle at each position that has one. */
  #longest(text: string, visit: (needle: number, from: number) => void): void {
    if (this.isEmpty) return;
    const spelling = this.#spelling;
    let hash = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      // A copy of the whole text in this spelling would be several times as large as the text.
      const spelled = spelling === undefined ? code : (spelling.codes[code] ?? spelling.other);
      hash = ((hash << SHIFT) ^ spelled) & MASK;
      if (this.#hashes[hash] !== 1) continue;
      const from = at + 1 - SHORTEST_NEEDLE;
      const needle = from < 0 ? -1 : this.#longestAt(text, from);
      if (needle >= 0) visit(needle, from);
    }
  }

  /** The index of the longest needle at this position; -1 if there is none. */
  #longestAt(text: string, from: number): number {
    const range = this.#starts.get(this.#slice(text, from, SHORTEST_NEEDLE));
    if (range === undefined) return -1;
    let [low, high] = range;
    // The last needle that does not sort after the text here. Only it, or one of its prefixes, can be here.
    while (low < high) {
      const middle = (low + high) >> 1;
      const one = this.#sorted[middle] ?? '';
      this.compared += 1;
      if (one <= this.#slice(text, from, one.length)) low = middle + 1;
      else high = middle;
    }
    for (let at = low - 1; at >= range[0]; at = this.#shorter[at] ?? -1) {
      const one = this.#sorted[at] ?? '';
      this.compared += 1;
      if (this.#slice(text, from, one.length) === one) return at;
    }
    return -1;
  }

  #slice(text: string, from: number, length: number): string {
    const part = text.slice(from, from + length);
    return this.#spelling === undefined ? part : this.#spelling.of(part);
  }
}

function hashOf(start: string): number {
  let hash = 0;
  for (let at = 0; at < start.length; at += 1) hash = ((hash << SHIFT) ^ start.charCodeAt(at)) & MASK;
  return hash;
}
