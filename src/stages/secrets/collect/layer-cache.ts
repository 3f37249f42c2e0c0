import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Digest, hex, hexOf, isDigest } from '../../../domain/digest.ts';
import { type IgnoredSecrets, NO_SECRET_REASONS } from '../../../domain/finding/no-secret.ts';
import { orUndefined } from '../../../domain/result.ts';
import { parseJsonAs } from '../../../formats/json.ts';
import type { Tool } from '../../../ports/process-port.ts';
import type { Workspace } from '../../../ports/workspace-port.ts';
import { KEPT_RECORD, type KeptRecord } from '../../layer-packages/layer-record.ts';
import type { OwnedFile } from '../../layer-packages/owned-files.ts';
import { DistrustNotice, whyUntrusted } from '../../shared/trusted-cache.ts';
import { COUNTS, type Counts } from '../staging/file-counter.ts';

/** The stored result of a layer that was scanned completely. */
export interface CachedLayer {
  /** The blob that unpacks to the diff ID. */
  readonly blob: Digest;
  readonly counts: Counts;
  /** The files that the package databases of the layer list. The layers above need them. */
  readonly owned: readonly OwnedFile[];
  /** The files with hits that may be secrets, by their names in the archive. All other files are known to be clean. */
  readonly suspects: readonly string[];
  /** What was ignored in the other files. It is counted, so every run must report it. */
  readonly ignored: readonly IgnoredSecrets[];
  /** What the files of the layer say about packages. */
  readonly record: KeptRecord;
}

const IGNORED = z.object({
  reason: z.enum(NO_SECRET_REASONS),
  count: z.int().positive(),
  examples: z.array(z.string()).readonly(),
});

const MARKER = z.object({
  blob: z.string().refine(isDigest),
  counts: COUNTS,
  /**
   * Paths and hashes, alternating. A base image has tens of thousands, and an array for each pair is slower to
   * parse.
   */
  owned: z.array(z.string()),
  suspects: z.array(z.string()),
  ignored: z.array(IGNORED),
  record: KEPT_RECORD,
});

/**
 * Stores results of layers under `cache-dir`. They are valid only for the same program and the same engines,
 * because every change may change the result. A layer in which nothing may be a secret is not read again. In other
 * layers, only the files with such hits are scanned again, because no finding is stored, nor anything derived from its
 * value. A result is
 * believed only if nobody but this user can write to its folder: whoever can could have a layer passed over.
 */
export class LayerCache {
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
    const folderIn = (root: string) => join(root, 'secrets', judges);
    this.#places = [...new Set([store, cache])].map((root) => ({ root, folder: folderIn(root) }));
    this.#store = folderIn(store);
  }

  /**
   * Whether any program has stored a result for this diff ID, of any blob. Without a result, the layer must be read. It is
   * not said whether a result can be used.
   */
  static async mayKnow(
    { cache, store }: Pick<Workspace, 'cache' | 'store'>,
    diffId: Digest,
  ): Promise<boolean> {
    for (const root of new Set([store, cache])) {
      const names = await readdir(join(root, 'secrets')).catch(() => []);
      for (const name of names) {
        const found = await stat(join(root, 'secrets', name, hex(diffId))).catch(() => undefined);
        if (found !== undefined) return true;
      }
    }
    return false;
  }

  /**
   * The stored result for this blob and diff ID. If it is missing or invalid, or if another user could have written it, the
   * layer is scanned again.
   */
  async find(diffId: Digest, blob: Digest): Promise<CachedLayer | undefined> {
    for (const { root, folder } of this.#places) {
      const file = join(folder, hex(diffId));
      const distrusted = await whyUntrusted(root, file);
      if (distrusted !== undefined) {
        this.#distrust.say(distrusted);
        continue;
      }
      const text = await readFile(file, 'utf8').catch(() => '');
      const marker = orUndefined(parseJsonAs(MARKER, text));
      if (marker?.blob !== blob) continue;
      const { owned, ...rest } = marker;
      return { ...rest, blob, owned: pairs(owned) };
    }
    return undefined;
  }

  /** Writes a draft and renames it, so that no run reads an incomplete file. */
  async keep(diffId: Digest, layer: CachedLayer): Promise<void> {
    await mkdir(this.#store, { recursive: true, mode: 0o700 });
    const draft = join(this.#store, `.${hex(diffId)}.${randomUUID()}`);
    await writeFile(draft, JSON.stringify({ ...layer, owned: layer.owned.flat() }), {
      flag: 'wx',
      mode: 0o600,
    });
    await rename(draft, join(this.#store, hex(diffId)));
  }
}

function pairs(flat: readonly string[]): readonly OwnedFile[] {
  const files: OwnedFile[] = [];
  for (let at = 0; at + 1 < flat.length; at += 2) files.push([flat[at] ?? '', flat[at + 1] ?? '']);
  return files;
}
