import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Digest, hex, hexOf, isDigest } from '../../../domain/digest.ts';
import { parseJsonText } from '../../../formats/json.ts';
import type { Tool, Workspace } from '../../../ports.ts';
import { KEPT_RECORD, type KeptRecord } from '../../layer-packages/layer-record.ts';
import type { OwnedFile } from '../../layer-packages/owned-files.ts';
import { COUNTS, type Counts } from '../staging/tally.ts';

/** What is remembered of a layer that was looked at in full. */
export interface KnownLayer {
  /** The blob that was seen to unpack to the diff ID. */
  readonly blob: Digest;
  readonly counts: Counts;
  /** The files that the layer's package databases list: the layers above need them. */
  readonly owned: readonly OwnedFile[];
  /** Its files in which something was found, by their names in the archive: all others are known to be clean. */
  readonly suspects: readonly string[];
  /** What the layer says of packages. */
  readonly record: KeptRecord;
}

const MARKER = z.object({
  blob: z.string().refine(isDigest),
  counts: COUNTS,
  /** Paths and hashes by turns: a base image has tens of thousands, and a pair each would take longer to read. */
  owned: z.array(z.string()),
  suspects: z.array(z.string()),
  record: KEPT_RECORD,
});

/**
 * Remembers layers under `cache-dir`, for this very program and these very engines, since every line of them may decide
 * what is found: where nothing was found they need not be read again, else only the files with a finding are looked at again, since no finding is remembered, neither its value nor anything
 * that is made from it. The folder is trusted as much as the tools that lie in it: who may write there may as well
 * replace a scanner.
 */
export class LayerCache {
  readonly #folder: string;
  readonly #store: string;

  constructor(
    { cache, store, programHash }: Pick<Workspace, 'cache' | 'store' | 'programHash'>,
    engines: readonly Tool[],
  ) {
    const judges = hexOf(JSON.stringify([programHash, ...engines.map(({ sha256 }) => sha256)]));
    this.#folder = join(cache, 'secrets', judges);
    this.#store = join(store, 'secrets', judges);
  }

  /** The marker of this very blob and diff ID; one that is missing or odd means that the layer is looked at again. */
  async find(diffId: Digest, blob: Digest): Promise<KnownLayer | undefined> {
    const text = await readFile(join(this.#folder, hex(diffId)), 'utf8').catch(() => '');
    const marker = MARKER.safeParse(parseJsonText(text));
    if (!marker.success || marker.data.blob !== blob) return undefined;
    const { counts, owned, suspects, record } = marker.data;
    return { blob, counts, owned: pairs(owned), suspects, record };
  }

  /** Written beside and moved into place, so that no run reads half a marker. */
  async keep(diffId: Digest, layer: KnownLayer): Promise<void> {
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
