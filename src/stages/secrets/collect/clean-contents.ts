import { hexOf } from '../../../domain/digest.ts';
import type { ResultFiles } from './result-files.ts';

/** So many contents are remembered. A key takes about 100 bytes. */
const MOST = 100_000;
/** Its form is that of the results of layers, so it is remembered with them. */
const NAME = hexOf('clean contents');
/** The hash of a content, and what the engines learn from the name of its file. */
const KEY = /^[0-9a-f]{64}[\w.-]{0,40}$/;

/**
 * Contents of files in which nothing was found, by their keys. The same engines need not search them again: an image has many
 * contents in common with its source, with other images of the run, and with what earlier runs searched. A content with a
 * finding has no key here, not even if only the name of a file tells what it is: a short secret could be guessed from its hash.
 */
export class CleanContents {
  readonly #known = new Set<string>();
  /** Those that this run has met. Only they are kept, so that the list does not grow for ever. */
  readonly #met = new Set<string>();
  #remembering: Promise<void> | undefined;

  /** Adds what earlier runs kept. It is read once in a run. */
  async remember(results: ResultFiles): Promise<void> {
    this.#remembering ??= this.#read(results);
    await this.#remembering;
  }

  has(key: string): boolean {
    return this.#known.has(key);
  }

  /** Adds a content that was staged, and that is clean. */
  add(key: string): void {
    if (this.#met.size >= MOST) return;
    this.#met.add(key);
    this.#known.add(key);
  }

  async keep(results: ResultFiles): Promise<void> {
    if (this.#met.size > 0) await results.keep(NAME, [...this.#met].sort().join('\n'));
  }

  async #read(results: ResultFiles): Promise<void> {
    const keys = await results.find(NAME, (text) => {
      const lines = text.split('\n', MOST + 1);
      return lines.length <= MOST && lines.every((line) => KEY.test(line)) ? lines : undefined;
    });
    for (const key of keys ?? []) this.#known.add(key);
  }
}
