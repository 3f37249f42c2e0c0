import { hexOf } from '../../../domain/digest.ts';
import type { ResultFiles } from './result-files.ts';

/** A list remembers so many contents. A key takes about 100 bytes. */
const MOST = 100_000;
const HASH_LENGTH = 64;
/** The hash of a content, and what else decides what is found in it. */
const KEY = /^[0-9a-f]{64}[\w.-]{0,60}$/;

/**
 * What need not be searched again: an image has many contents in common with its source, with other images of the run, and
 * with what earlier runs searched. The hash of a content with a finding is not kept, not even if only the name of another file,
 * or another file, tells what it is: a short secret could be guessed from its hash.
 */
export class CleanContents {
  /** Contents of staged files in which neither the engines nor the rules with keywords found anything. */
  readonly searched = new CleanList('clean contents');
  /** Contents of files that were not staged, because Assay's own rules found nothing in them. */
  readonly unstaged = new CleanList('contents that are not staged');

  /** Never keeps the content with this hash, whatever the names of its files are. */
  withhold(hash: string): void {
    for (const list of [this.searched, this.unstaged]) list.withhold(hash);
  }
}

/** Contents in which nothing was found, by their keys. */
class CleanList {
  /** Its form is that of the results of layers, so it is remembered with them. */
  readonly #name: string;
  readonly #known = new Set<string>();
  /** Those that this run has met. Only they are kept, so that the list does not grow for ever. */
  readonly #met = new Set<string>();
  /** Hashes of contents in which any search of this run found something, or that are nothing but a found value. */
  readonly #withheld = new Set<string>();
  /** Those in the list that is kept. */
  #kept: ReadonlySet<string> = new Set();
  #remembering: Promise<void> | undefined;

  constructor(name: string) {
    this.#name = hexOf(name);
  }

  /** Adds what earlier runs kept. It is read once in a run. */
  async remember(results: ResultFiles): Promise<void> {
    this.#remembering ??= this.#read(results);
    await this.#remembering;
  }

  has(key: string): boolean {
    return this.#known.has(key);
  }

  /** Adds a content that this run has met, and that is clean. */
  add(key: string): void {
    if (this.#met.size >= MOST) return;
    this.#met.add(key);
    this.#known.add(key);
  }

  withhold(hash: string): void {
    // One more than the limit: then it is not known which contents must not be kept.
    if (this.#withheld.size <= MOST) this.#withheld.add(hash);
  }

  /**
   * Replaces what earlier runs kept, if it lacks a content, or has the hash of one in which this run found something. Otherwise
   * it stays as it is: a run that reads only the layers that it does not know has met fewer contents, and learned nothing.
   */
  async keep(results: ResultFiles): Promise<void> {
    const isKnown = this.#withheld.size <= MOST;
    const isWithheld = (key: string) => !isKnown || this.#withheld.has(key.slice(0, HASH_LENGTH));
    const kept = [...this.#met].filter((key) => !isWithheld(key));
    if (kept.every((key) => this.#kept.has(key)) && ![...this.#kept].some(isWithheld)) return;
    await results.keep(this.#name, kept.sort().join('\n'));
    this.#kept = new Set(kept);
  }

  async #read(results: ResultFiles): Promise<void> {
    const keys = await results.find(this.#name, (text) => {
      const lines = text.split('\n', MOST + 1);
      return lines.length <= MOST && lines.every((line) => KEY.test(line)) ? lines : undefined;
    });
    this.#kept = new Set(keys);
    for (const key of this.#kept) this.#known.add(key);
  }
}
