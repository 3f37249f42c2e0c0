/** Receives the number of a keyword and the position of its first byte. */
export type Visit = (keyword: number, position: number) => void;

const NONE = -1;

/**
 * Finds any number of keywords in one pass over the bytes of a file, and ignores the case of ASCII letters (Aho and
 * Corasick 1975). A regular expression for each rule would read the file about 300 times.
 */
export class KeywordSearch {
  readonly #keywords: readonly string[];
  /** All bytes that are in no keyword have class 0. */
  readonly #classOf = new Uint8Array(256);
  readonly #classes: number;
  /** The next state for each state and class: its number until the keywords are linked, and then what `#pack` makes of it. */
  readonly #next: Int32Array;
  /** Keywords that end in a state. */
  readonly #ends: readonly (readonly number[])[];

  /** The keywords are lower-case ASCII. */
  constructor(keywords: readonly string[]) {
    this.#keywords = keywords;
    const letters = [...new Set(keywords.join(''))];
    for (const [index, letter] of letters.entries()) {
      this.#classOf[letter.charCodeAt(0)] = index + 1;
      this.#classOf[letter.toUpperCase().charCodeAt(0)] = index + 1;
    }
    this.#classes = letters.length + 1;
    const states = 1 + keywords.reduce((sum, keyword) => sum + keyword.length, 0);
    this.#next = new Int32Array(states * this.#classes).fill(NONE);
    const ends: number[][] = Array.from({ length: states }, () => []);
    this.#addAll(ends);
    this.#link(ends);
    this.#ends = ends;
    this.#pack(ends);
  }

  /** Calls `visit` for every keyword in the content, in the order of their ends. */
  each(content: Uint8Array, visit: Visit): void {
    this.part(content, { from: 0, to: content.length, state: 0 }, visit);
  }

  /**
   * The same for the keywords that end in a part of the content. Answers the state with which the next part begins; the
   * first begins with 0.
   */
  part(
    content: Uint8Array,
    { from, to, state: before }: { readonly from: number; readonly to: number; readonly state: number },
    visit: Visit,
  ): number {
    const steps = this.#next;
    const classOf = this.#classOf;
    let step = before * this.#classes;
    for (let index = from; index < to; index += 1) {
      step = steps[step + (classOf[content[index] ?? 0] ?? 0)] ?? 0;
      if (step >= 0) continue;
      step = ~step;
      for (const keyword of this.#ends[step / this.#classes] ?? [])
        visit(keyword, index + 1 - (this.#keywords[keyword]?.length ?? 0));
    }
    return step / this.#classes;
  }

  #addAll(ends: number[][]): void {
    let used = 1;
    for (const [number, keyword] of this.#keywords.entries()) {
      let state = 0;
      for (const letter of keyword) {
        const slot = this.#slot(state, letter);
        if (this.#next[slot] === NONE) this.#next[slot] = used++;
        state = this.#next[slot] ?? 0;
      }
      ends[state]?.push(number);
    }
  }

  /**
   * Adds, breadth first, the next state for a letter that does not continue the keyword: the state of the longest
   * keyword start that ends with the letters read so far.
   */
  #link(ends: number[][]): void {
    const fail = new Int32Array(ends.length);
    const queue = [0];
    for (let state = queue.shift(); state !== undefined; state = queue.shift()) {
      for (let letter = 0; letter < this.#classes; letter += 1) {
        const slot = state * this.#classes + letter;
        const child = this.#next[slot] ?? NONE;
        const other = state === 0 ? 0 : (this.#next[(fail[state] ?? 0) * this.#classes + letter] ?? 0);
        if (child === NONE) {
          this.#next[slot] = other;
          continue;
        }
        fail[child] = other;
        ends[child]?.push(...(ends[other] ?? []));
        queue.push(child);
      }
    }
  }

  /**
   * Makes each state the position of its first class in the table, or `~` of that if a keyword ends in it. Then one look into
   * the table tells both.
   */
  #pack(ends: readonly (readonly number[])[]): void {
    const next = this.#next;
    const packed = Int32Array.from(ends, ({ length }, state) =>
      length === 0 ? state * this.#classes : ~(state * this.#classes),
    );
    for (let slot = 0; slot < next.length; slot += 1) next[slot] = packed[next[slot] ?? 0] ?? 0;
  }

  #slot(state: number, letter: string): number {
    return state * this.#classes + (this.#classOf[letter.charCodeAt(0)] ?? 0);
  }
}
