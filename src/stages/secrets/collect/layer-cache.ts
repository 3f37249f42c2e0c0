import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Digest, hex, isDigest } from '../../../domain/digest.ts';
import { type IgnoredSecrets, NO_SECRET_REASONS } from '../../../domain/finding/no-secret.ts';
import { orUndefined } from '../../../domain/result.ts';
import { parseJsonAs } from '../../../formats/json.ts';
import type { Workspace } from '../../../ports/workspace-port.ts';
import { KEPT_RECORD, type KeptRecord } from '../../layer-packages/layer-record.ts';
import type { OwnedFile } from '../../layer-packages/owned-files.ts';
import { COUNTS, type Counts } from '../staging/file-counter.ts';
import { RESULTS, type ResultFiles } from './result-files.ts';

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
 * Stores results of layers. A layer in which nothing may be a secret is not read again. In other layers, only the files with
 * such hits are scanned again, because no finding is stored, nor anything derived from its value.
 */
export class LayerCache {
  readonly #results: ResultFiles;

  constructor(results: ResultFiles) {
    this.#results = results;
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
      const names = await readdir(join(root, RESULTS)).catch(() => []);
      for (const name of names) {
        const found = await stat(join(root, RESULTS, name, hex(diffId))).catch(() => undefined);
        if (found !== undefined) return true;
      }
    }
    return false;
  }

  /** The stored result for this blob and diff ID. If there is none that is valid, the layer is scanned again. */
  async find(diffId: Digest, blob: Digest): Promise<CachedLayer | undefined> {
    return await this.#results.find(hex(diffId), (text) => {
      const marker = orUndefined(parseJsonAs(MARKER, text));
      if (marker?.blob !== blob) return undefined;
      const { owned, ...rest } = marker;
      return { ...rest, blob, owned: pairs(owned) };
    });
  }

  async keep(diffId: Digest, layer: CachedLayer): Promise<void> {
    await this.#results.keep(hex(diffId), JSON.stringify({ ...layer, owned: layer.owned.flat() }));
  }
}

function pairs(flat: readonly string[]): readonly OwnedFile[] {
  const files: OwnedFile[] = [];
  for (let at = 0; at + 1 < flat.length; at += 2) files.push([flat[at] ?? '', flat[at + 1] ?? '']);
  return files;
}
