import { isNumberedName, isWords } from './own-rules/literal.ts';

/** A shorter text stands within others by chance. */
const SHORTEST = 8;

/** Names as packages and applications have them: `postgresql`, `python3`, `libssl3-dev`. */
const NAME = /^[a-z]{1,20}\d{0,3}$/;

/**
 * Whether a text tells a secret wherever it stands. A word, a name or a few letters do not, though one may be somebody's
 * password: hidden everywhere, they would take paths and messages apart, and the runner drops each output of a job in
 * which a masked text stands.
 */
export function isTelling(text: string): boolean {
  return text.length >= SHORTEST && !NAME.test(text) && !isWords(text) && !isNumberedName(text);
}

/** The values of what a run has found, by fingerprint. They stay in this process, and are part of no finding. */
export class FoundValues {
  /** Lists as they were given: that of a run of base64 belongs to every value in it. */
  readonly #texts = new Map<string, Set<readonly string[]>>();

  /** Notes what a value may be told by. */
  add(fingerprint: string, texts: readonly string[]): void {
    this.#texts.set(fingerprint, (this.#texts.get(fingerprint) ?? new Set()).add(texts));
  }

  /** What the values with these fingerprints are told by. */
  of(fingerprints: readonly string[]): readonly string[] {
    const lists = new Set(fingerprints.flatMap((one) => [...(this.#texts.get(one) ?? [])]));
    return [...new Set([...lists].flat())];
  }
}
