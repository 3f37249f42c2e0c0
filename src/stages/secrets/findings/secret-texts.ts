import { isNumberedName, isWords } from '../values/literal.ts';

/** A shorter text occurs in other texts by chance. */
const MIN_LENGTH = 8;

/** Names of packages and applications: `postgresql`, `python3`, `libssl3-dev`. */
const NAME = /^[a-z]{1,20}\d{0,3}$/;

/**
 * Whether a text can be masked everywhere. Words, names and short texts cannot, even if one is a password: a mask
 * for them would make paths and messages unreadable, and the runner drops every job output that contains a masked
 * text.
 */
export function isMaskable(text: string): boolean {
  return text.length >= MIN_LENGTH && !NAME.test(text) && !isWords(text) && !isNumberedName(text);
}

/**
 * The texts that reveal the found secrets, by fingerprint. They stay in this process and are not part of a finding.
 */
export class SecretTexts {
  /** Lists as they were added: the list of a run of base64 belongs to every value in it. */
  readonly #texts = new Map<string, Set<readonly string[]>>();

  /** Adds texts that reveal the value with this fingerprint. Each {@link isMaskable}. */
  add(fingerprint: string, texts: readonly string[]): void {
    this.#texts.set(fingerprint, (this.#texts.get(fingerprint) ?? new Set()).add(texts));
  }

  /** The texts that reveal the values with these fingerprints. */
  of(fingerprints: readonly string[]): readonly string[] {
    const lists = new Set(fingerprints.flatMap((one) => [...(this.#texts.get(one) ?? [])]));
    return [...new Set([...lists].flat())];
  }
}
