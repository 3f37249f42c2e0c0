/** No shorter text is looked for. */
export const SHORTEST_NEEDLE = 5;

/** Bits of a hash of as many characters as {@link SHORTEST_NEEDLE}: what is older has left it. */
const SHIFT = 4;
const MASK = (1 << (SHIFT * SHORTEST_NEEDLE)) - 1;

/** A part of a text, from a position up to another. */
export type Span = readonly [from: number, to: number];

/**
 * Looks for many texts at once, in one pass: how long that takes goes by the length of what is looked through, and
 * hardly by how many are looked for.
 */
export class Needles {
  /** Sorted, so that all that begin alike stand together, and each behind those that it begins with. */
  readonly #sorted: readonly string[];
  /** Of each the longest other one that it begins with; -1 where there is none. */
  readonly #shorter: Int32Array;
  /** Where those stand that begin with these characters. */
  readonly #starts = new Map<string, Span>();
  readonly #hashes: Uint8Array;
  /** How many comparisons of texts were needed so far. */
  compared = 0;

  constructor(needles: Iterable<string>) {
    const long = [...new Set(needles)].filter((one) => one.length >= SHORTEST_NEEDLE);
    // By code units, as the comparisons below are.
    this.#sorted = long.sort();
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

  /** Every part of the text that is covered by what is looked for; what overlaps or touches is one part. */
  spans(text: string): readonly Span[] {
    if (this.isEmpty) return [];
    const found: [number, number][] = [];
    let hash = 0;
    for (let at = 0; at < text.length; at += 1) {
      hash = ((hash << SHIFT) ^ text.charCodeAt(at)) & MASK;
      if (this.#hashes[hash] !== 1) continue;
      const from = at + 1 - SHORTEST_NEEDLE;
      const length = from < 0 ? 0 : this.#longestAt(text, from);
      if (length === 0) continue;
      const last = found.at(-1);
      if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], from + length);
      else found.push([from, from + length]);
    }
    return found;
  }

  /** Length of the longest one that stands here; 0 for none. */
  #longestAt(text: string, from: number): number {
    const range = this.#starts.get(text.slice(from, from + SHORTEST_NEEDLE));
    if (range === undefined) return 0;
    let [low, high] = range;
    // The last one that is not behind what stands here: it stands here itself, or one that it begins with, or none.
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
      if (text.startsWith(one, from)) return one.length;
    }
    return 0;
  }
}

function hashOf(start: string): number {
  let hash = 0;
  for (let at = 0; at < start.length; at += 1) hash = ((hash << SHIFT) ^ start.charCodeAt(at)) & MASK;
  return hash;
}
