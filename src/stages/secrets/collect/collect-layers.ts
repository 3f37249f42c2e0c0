import type { Digest } from '../../../domain/digest.ts';
import type { IgnoredSecrets } from '../../../domain/finding/no-secret.ts';
import { type PlatformImage, platformName, type SearchedImage } from '../../../domain/image/image.ts';
import { fault } from '../../../domain/reason.ts';
import type { LayerPackages } from '../../layer-packages/layer-packages.ts';
import { type KeptRecord, keptRecord, recordFrom } from '../../layer-packages/layer-record.ts';
import { type OwnedFile, OwnedFiles } from '../../layer-packages/owned-files.ts';
import type { ExpandBudget } from '../staging/expand-budget.ts';
import type { KnownContents } from '../staging/file-class.ts';
import { FileCounter } from '../staging/file-counter.ts';
import type { ScanTree } from '../staging/scan-tree.ts';
import { collectLayer, type LayerContext, type LayerSource } from './collect-layer.ts';
import type { CachedLayer, LayerCache } from './layer-cache.ts';

/** A layer that was scanned in this run. */
export interface ScannedLayer {
  /** Its folder in the scan tree. Two layers may have one diff ID. */
  readonly group: string;
  readonly diffId: Digest;
  readonly blob: Digest;
  readonly owned: readonly OwnedFile[];
  readonly counter: FileCounter;
  readonly record: KeptRecord;
}

/** The staged layers of an image. */
export interface CollectedLayers {
  readonly scanned: readonly ScannedLayer[];
  /** The number of layers whose result comes from the cache. */
  readonly cached: number;
  /** What was ignored in the files of these layers that were not scanned again. */
  readonly ignored: readonly IgnoredSecrets[];
  /** The counts of all layers, also of cached ones. */
  readonly counter: FileCounter;
}

/** The scan tree, and the limits of unpacking. */
export interface LayersInput {
  readonly tree: ScanTree;
  readonly budget: ExpandBudget;
  readonly unstaged: KnownContents;
}

/** The results of earlier runs for the distinct layers of an image, by layer. */
export type KnownLayers = ReadonlyMap<LayerSource, CachedLayer | undefined>;

/**
 * Looks up every distinct layer of all platforms, lower layers first. The records of layers that need not be read again
 * are set at once: the completeness check waits for them, and must not wait for the search of anything else.
 */
export async function knownLayers(
  layerPackages: LayerPackages,
  image: SearchedImage,
  cache: LayerCache,
): Promise<KnownLayers> {
  const known = new Map<LayerSource, CachedLayer | undefined>();
  for (const source of distinctLayers(image)) {
    const fromCache = await cache.find(source.diffId, source.layer.digest);
    known.set(source, fromCache);
    if (fromCache?.suspects.length === 0) setRecord(layerPackages, source, fromCache);
  }
  return known;
}

/** Stages the layers of an image, lower layers first. A layer with a result is not scanned again. */
export async function collectLayers(
  layerPackages: LayerPackages,
  known: KnownLayers,
  { tree, budget, unstaged }: LayersInput,
): Promise<CollectedLayers> {
  const context = { owned: new OwnedFiles(), tree, budget, unstaged };
  const total = new FileCounter();
  const scanned: ScannedLayer[] = [];
  const ignored: IgnoredSecrets[] = [];
  let cached = 0;
  for (const [source, fromCache] of known) {
    if (fromCache !== undefined && (await scanSuspects(layerPackages, source, fromCache, context))) {
      if (fromCache.suspects.length > 0) setRecord(layerPackages, source, fromCache);
      total.add(fromCache.counts);
      ignored.push(...fromCache.ignored);
      cached += 1;
      continue;
    }
    const layer = await scanLayer(layerPackages, source, context);
    scanned.push(layer);
    total.add(layer.counter);
  }
  return { scanned, cached, ignored, counter: total };
}

function setRecord(layerPackages: LayerPackages, source: LayerSource, { record, owned }: CachedLayer): void {
  layerPackages.setRecord(source, recordFrom(record), pathsOf(owned));
}

async function scanLayer(
  layerPackages: LayerPackages,
  source: LayerSource,
  context: LayerContext,
): Promise<ScannedLayer> {
  const counter = new FileCounter();
  const owned = (await collectLayer(layerPackages.recordingLayers, source, context, counter)) ?? [];
  const record = layerPackages.knownRecord(source);
  if (record === undefined) throw new Error('a layer that was read has no record');
  layerPackages.setRecord(source, record, pathsOf(owned));
  const { group, diffId, layer } = source;
  return { group, diffId, blob: layer.digest, owned, counter, record: keptRecord(record) };
}

/** Stages the files of a cached layer with hits that may be secrets. Returns false if the layer lacks one of them. */
async function scanSuspects(
  layerPackages: LayerPackages,
  source: LayerSource,
  cached: CachedLayer,
  context: LayerContext,
): Promise<boolean> {
  if (cached.suspects.length === 0) {
    context.owned.add(cached.owned);
    return true;
  }
  // The cache has the counts of all files, so these are not counted again.
  const counter = new FileCounter();
  return (
    (await collectLayer(layerPackages.plainLayers, { ...source, cached }, context, counter)) !== undefined
  );
}

function pathsOf(owned: readonly OwnedFile[]): readonly string[] {
  return owned.map(([path]) => path);
}

/** The layers of all platforms, without duplicates, in the order of the platforms. */
function distinctLayers({ platforms, layout }: SearchedImage): readonly LayerSource[] {
  const layers = new Map<string, LayerSource>();
  for (const platform of platforms) {
    for (const [diffId, layer] of layersOf(platform)) {
      const name = `${diffId} ${layer.digest}`;
      if (!layers.has(name)) layers.set(name, { layout, layer, diffId, group: `layer-${layers.size}` });
    }
  }
  return [...layers.values()];
}

function layersOf({ platform, layers, configuration }: PlatformImage) {
  if (layers.length !== configuration.diffIds.length) {
    const message = `${platformName(platform)} has ${layers.length} layers, but its configuration lists ${configuration.diffIds.length}`;
    throw fault('image-invalid', 'secrets', message);
  }
  return configuration.diffIds.flatMap((diffId, index) => {
    const layer = layers[index];
    return layer === undefined ? [] : [[diffId, layer] as const];
  });
}
