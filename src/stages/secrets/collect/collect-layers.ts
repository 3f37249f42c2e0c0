import type { Digest } from '../../../domain/digest.ts';
import { type PinnedImage, type PlatformImage, platformName } from '../../../domain/image/image.ts';
import { fault } from '../../../domain/reason.ts';
import type { LayerPackages } from '../../layer-packages/layer-packages.ts';
import { type KeptRecord, keptRecord, recordFrom } from '../../layer-packages/layer-record.ts';
import { type OwnedFile, OwnedFiles } from '../../layer-packages/owned-files.ts';
import type { ExpandBudget } from '../staging/expand-budget.ts';
import type { ScanTree } from '../staging/scan-tree.ts';
import { Tally } from '../staging/tally.ts';
import { collectLayer, type LayerContext, type LayerSource } from './collect-layer.ts';
import type { KnownLayer, LayerCache } from './layer-cache.ts';

/** A layer that was read in this run. */
export interface FreshLayer {
  readonly diffId: Digest;
  readonly blob: Digest;
  readonly owned: readonly OwnedFile[];
  readonly tally: Tally;
  readonly record: KeptRecord;
}

/** What became of the layers of an image. */
export interface LayersSeen {
  readonly fresh: readonly FreshLayer[];
  /** How many are known from an earlier run. */
  readonly cached: number;
  /** Over all layers, remembered ones too. */
  readonly tally: Tally;
}

/** Lays every distinct layer of all platforms before the engines, lower ones first, unless it is known to be clean. */
export async function collectLayers(
  layerPackages: LayerPackages,
  image: PinnedImage,
  cache: LayerCache,
  tree: ScanTree,
  budget: ExpandBudget,
): Promise<LayersSeen> {
  const context = { owned: new OwnedFiles(), tree, budget };
  const total = new Tally();
  const fresh: FreshLayer[] = [];
  const seen = new Set<string>();
  let cached = 0;
  for (const platform of image.platforms) {
    for (const [diffId, layer] of pairs(platform)) {
      const name = `${diffId} ${layer.digest}`;
      if (seen.has(name)) continue;
      const source = { layout: image.layout, layer, diffId, group: `layer-${seen.size}` };
      seen.add(name);
      const known = await cache.find(diffId, layer.digest);
      if (known !== undefined && (await recall(layerPackages, { ...source, known }, context))) {
        layerPackages.setRecord(source, recordFrom(known.record), pathsOf(known.owned));
        total.add(known.counts);
        cached += 1;
        continue;
      }
      const tally = new Tally();
      const owned = (await collectLayer(layerPackages.recordingLayers, source, context, tally)) ?? [];
      const record = layerPackages.knownRecord(source);
      if (record === undefined) throw new Error('a layer that was read has no record');
      layerPackages.setRecord(source, record, pathsOf(owned));
      fresh.push({ diffId, blob: layer.digest, owned, tally, record: keptRecord(record) });
      total.add(tally);
    }
  }
  return { fresh, cached, tally: total };
}

/** Looks again at the files of a known layer in which something was found; false where it does not hold them. */
async function recall(
  layerPackages: LayerPackages,
  source: LayerSource & { readonly known: KnownLayer },
  context: LayerContext,
): Promise<boolean> {
  if (source.known.suspects.length === 0) {
    context.owned.add(source.known.owned);
    return true;
  }
  // All of its files are counted already.
  return (await collectLayer(layerPackages.plainLayers, source, context, new Tally())) !== undefined;
}

function pathsOf(owned: readonly OwnedFile[]): readonly string[] {
  return owned.map(([path]) => path);
}

function pairs({ platform, layers, configuration }: PlatformImage) {
  if (layers.length !== configuration.diffIds.length) {
    const message = `${platformName(platform)} has ${layers.length} layers and its configuration names ${configuration.diffIds.length}`;
    throw fault('image-invalid', 'secrets', message);
  }
  return configuration.diffIds.flatMap((diffId, index) => {
    const layer = layers[index];
    return layer === undefined ? [] : [[diffId, layer] as const];
  });
}
