/** Shorter texts are not searched for. */
export const SHORTEST_NEEDLE = 5;

/** A rolling hash of the last {@link SHORTEST_NEEDLE} characters: each adds 4 bits, and older characters are shifted out. */
const SHIFT = 4;
const MASK = (1 << (SHIFT * SHORTEST_NEEDLE)) - 1;

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
  /** The length of the longest needle. */
  readonly longest: number;
  /** How many texts were compared so far. */
  compared = 0;

  constructor(needles: Iterable<string>) {
    const long = [...new Set(needles)].filter((one) => one.length >= SHORTEST_NEEDLE);
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
    let hash = 0;
    for (let at = 0; at < text.length; at += 1) {
      hash = ((hash << SHIFT) ^ text.charCodeAt(at)) & MASK;
      if (this.#hashes[hash] !== 1) continue;
      const from = at + 1 - SHORTEST_NEEDLE;
      const needle = from < 0 ? -1 : this.#longestAt(text, from);
      if (needle >= 0) visit(needle, from);
    }
  }

  /** The index of the longest needle at this position; -1 if there is none. */
  #longestAt(text: string, from: number): number {
    const range = this.#starts.get(text.slice(from, from + SHORTEST_NEEDLE));
    if (range === undefined) return -1;
    let [low, high] = range;
    // The last needle that does not sort after the text here. Only it, or one of its prefixes, can be here.
    while (low < high) {
      const middle = (low + high) >> 1;
      const one = this.#sorted[middle] ?? '';
      this.compared += 1;
      if (one <= text.slice(from, from + one.length)) low = middle + 1;
      else high = middle;
    }
    for (let at = low - 1; at >= range[0]; at = this.#shorter[at] ?? -1) {
      const one = this.#sorted[at] ?? '';
      this.compared += 1;
      if (text.startsWith(one, from)) return at;
    }
    return -1;
  }
}

function hashOf(start: string): number {
  let hash = 0;
  for (let at = 0; at < start.length; at += 1) hash = ((hash << SHIFT) ^ start.charCodeAt(at)) & MASK;
  return hash;
}
