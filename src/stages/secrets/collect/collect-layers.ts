import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Digest } from '../../../domain/digest.ts';
import type { IgnoredSecrets } from '../../../domain/finding/no-secret.ts';
import { type PlatformImage, platformName, type SearchedImage } from '../../../domain/image/image.ts';
import { fault } from '../../../domain/reason.ts';
import type { LayerPackages } from '../../layer-packages/layer-packages.ts';
import { type KeptRecord, keptRecord, recordFrom } from '../../layer-packages/layer-record.ts';
import { type OwnedFile, OwnedFiles } from '../../layer-packages/owned-files.ts';
import { RecordSpace } from '../installed/package-records.ts';
import type { ExpandBudget } from '../staging/expand-budget.ts';
import type { KnownContents } from '../staging/file-class.ts';
import { type Counts, FileCounter } from '../staging/file-counter.ts';
import type { ScanTree } from '../staging/scan-tree.ts';
import { Spool } from '../staging/spool.ts';
import { LayerCollector, type LayerContext, type LayerSource } from './collect-layer.ts';
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
  /**
   * Layers are read until so many bytes of files wait to be staged, which are staged before the next layer is read: a disk has
   * an end. 1 GiB by default.
   */
  readonly mostSpooledBytes?: number;
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

/**
 * Reads the layers of an image, lower layers first, and then stages their files. What waits for all layers to be read, such as
 * the inventory, goes on while the files are staged. A layer with a result is not scanned again.
 */
export async function collectLayers(
  layerPackages: LayerPackages,
  known: KnownLayers,
  { tree, budget, unstaged, mostSpooledBytes = 1024 ** 3 }: LayersInput,
): Promise<CollectedLayers> {
  const owned = new OwnedFiles();
  const layers: CollectedLayer[] = [];
  const left = [...known];
  for (let round = 0; left.length > 0; round += 1) {
    const path = join(dirname(tree.root), `spool-${round}`);
    const spool = new Spool(path);
    try {
      const context = { owned, tree, spool, recordSpace: new RecordSpace(), budget, unstaged };
      const read: ReadLayer[] = [];
      while (left.length > 0 && spool.position < mostSpooledBytes) {
        const [source, fromCache] = left.shift() ?? [];
        if (source !== undefined) read.push(await readLayer(layerPackages, source, fromCache, context));
      }
      for (const stage of read) layers.push(await stage());
    } finally {
      spool.close();
      await rm(path, { force: true });
    }
  }
  const counter = new FileCounter();
  for (const layer of layers) counter.add(layer.counts);
  return {
    scanned: layers.flatMap(({ scanned }) => scanned ?? []),
    cached: layers.filter(({ scanned }) => scanned === undefined).length,
    ignored: layers.flatMap(({ ignored }) => ignored),
    counter,
  };
}

/** A layer whose files are staged. */
interface CollectedLayer {
  readonly counts: FileCounter | Counts;
  readonly ignored: readonly IgnoredSecrets[];
  /** Absent if the result is that of an earlier run. */
  readonly scanned?: ScannedLayer;
}

/** A layer that was read. Stages its files; lower layers must be staged before. */
type ReadLayer = () => Promise<CollectedLayer>;

async function readLayer(
  layerPackages: LayerPackages,
  source: LayerSource,
  fromCache: CachedLayer | undefined,
  context: LayerContext,
): Promise<ReadLayer> {
  const readKnown =
    fromCache && (await readSuspects(layerPackages, { ...source, cached: fromCache }, context));
  return readKnown ?? (await readWhole(layerPackages, source, context));
}

/**
 * Reads the files of a known layer with hits that may be secrets; a layer without any is not read. Returns undefined if the
 * layer lacks one of them.
 */
async function readSuspects(
  layerPackages: LayerPackages,
  source: LayerSource & { readonly cached: CachedLayer },
  context: LayerContext,
): Promise<ReadLayer | undefined> {
  const { cached } = source;
  // The cache has the counts of all files, so these are not counted again.
  const collector = new LayerCollector(source, context, new FileCounter());
  if (cached.suspects.length > 0) {
    if (!(await collector.read(layerPackages.plainLayers))) return undefined;
    setRecord(layerPackages, source, cached);
  }
  return async () => {
    await collector.stage(cached.owned);
    return { counts: cached.counts, ignored: cached.ignored };
  };
}

async function readWhole(
  layerPackages: LayerPackages,
  source: LayerSource,
  context: LayerContext,
): Promise<ReadLayer> {
  const counter = new FileCounter();
  const collector = new LayerCollector(source, context, counter);
  await collector.read(layerPackages.recordingLayers);
  const owned = await collector.listOwned();
  const record = layerPackages.knownRecord(source);
  if (record === undefined) throw new Error('a layer that was read has no record');
  layerPackages.setRecord(source, record, pathsOf(owned));
  const { group, diffId, layer } = source;
  return async () => {
    await collector.stage(owned);
    const scanned = { group, diffId, blob: layer.digest, owned, counter, record: keptRecord(record) };
    return { counts: counter, ignored: [], scanned };
  };
}

function setRecord(layerPackages: LayerPackages, source: LayerSource, { record, owned }: CachedLayer): void {
  layerPackages.setRecord(source, recordFrom(record), pathsOf(owned));
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
