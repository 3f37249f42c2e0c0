import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hexOf } from '../../../domain/digest.ts';
import type { Tool } from '../../../ports/process-port.ts';
import type { Workspace } from '../../../ports/workspace-port.ts';
import { DistrustNotice, whyUntrusted } from '../../shared/trusted-cache.ts';

/** The folder of all results in `cache-dir`. */
export const RESULTS = 'secrets';

/**
 * Results of earlier secrets checks, in files under `cache-dir`. They are valid only for the same program and the same engines,
 * because every change may change the result. A file is believed only if nobody but this user can have written it: whoever
 * can could have something passed over.
 */
export class ResultFiles {
  /** Where results are looked for: what this run has stored, then what earlier ones have. */
  readonly #places: readonly { readonly root: string; readonly folder: string }[];
  readonly #store: string;
  readonly #distrust: DistrustNotice;

  constructor(
    { cache, store, programHash }: Pick<Workspace, 'cache' | 'store' | 'programHash'>,
    engines: readonly Tool[],
    log: (line: string) => void = () => undefined,
  ) {
    this.#distrust = new DistrustNotice(log);
    const judges = hexOf(JSON.stringify([programHash, ...engines.map(({ sha256 }) => sha256)]));
    const folderIn = (root: string) => join(root, RESULTS, judges);
    this.#places = [...new Set([store, cache])].map((root) => ({ root, folder: folderIn(root) }));
    this.#store = folderIn(store);
  }

  /** The first of the believed texts under a name that is accepted; undefined if there is none. */
  async find<T>(name: string, accept: (text: string) => T | undefined): Promise<T | undefined> {
    for (const { root, folder } of this.#places) {
      const file = join(folder, name);
      const distrusted = await whyUntrusted(root, file);
      if (distrusted !== undefined) {
        this.#distrust.say(distrusted);
        continue;
      }
      const found = accept(await readFile(file, 'utf8').catch(() => ''));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Writes a draft and renames it, so that no run reads an incomplete file. */
  async keep(name: string, text: string): Promise<void> {
    await mkdir(this.#store, { recursive: true, mode: 0o700 });
    const draft = join(this.#store, `.${name}.${randomUUID()}`);
    await writeFile(draft, text, { flag: 'wx', mode: 0o600 });
    await rename(draft, join(this.#store, name));
  }
}
