import type { Digest } from '../../../domain/digest.ts';
import type { SearchedImage } from '../../../domain/image/image.ts';
import { Needles, SHORTEST_NEEDLE } from '../../../formats/redaction/needles.ts';
import { giveTurn } from '../../../turns.ts';
import type { LayerPackages } from '../../layer-packages/layer-packages.ts';
import type { HoldsSecret } from '../../shared/pending-cache-writes.ts';
import { collectAttestations } from '../collect/collect-attestations.ts';
import { collectConfiguration } from '../collect/collect-configuration.ts';
import { type CollectedLayers, collectLayers, knownLayers } from '../collect/collect-layers.ts';
import { type CachedLayer, LayerCache } from '../collect/layer-cache.ts';
import { spellings } from '../findings/merge-hits.ts';
import type { Hit } from '../hit.ts';
import { ExpandBudget } from '../staging/expand-budget.ts';
import type { ScanTree } from '../staging/scan-tree.ts';
import { inPrivateFolder } from './private-folder.ts';
import {
  beginSearch,
  keepClean,
  type Searched,
  type SearchedTree,
  type SearchOptions,
  type SecretsWorld,
  searchTree,
  unknownFile,
  unstagedContents,
} from './searched.ts';

export interface ImageSearchOptions extends SearchOptions {
  /** Records the packages of the layers while the layers are read for secrets. */
  readonly layerPackages: LayerPackages;
  /** The search of the source tree, if there is one. The engines do not search again what it found clean. */
  readonly ofSource: Promise<unknown> | undefined;
}

/** The hits in an image. */
export interface SearchedLayers extends Searched {
  readonly layers: Pick<CollectedLayers, 'cached'> & { readonly scanned: number };
  /** Keeps what later runs can reuse: the results for layers, and which contents are clean. */
  readonly keep: (holdsSecret: HoldsSecret) => Promise<void>;
}

/** A result for a layer that can be kept. */
type Cacheable = readonly [Digest, CachedLayer];

/** Searches every layer of every platform of an image, its configurations and the attestations of its build. */
export async function searchImage(
  world: SecretsWorld,
  image: SearchedImage,
  options: ImageSearchOptions,
): Promise<SearchedLayers> {
  const { layerPackages, ofSource } = options;
  return await inPrivateFolder(world, async (tree) => {
    const search = await beginSearch(world);
    const cache = new LayerCache(search.results);
    const known = await knownLayers(layerPackages, image, cache);
    const configurationHits = image.platforms.flatMap((platform, index) =>
      collectConfiguration(platform, `config-${index}`, tree),
    );
    const attestationHits = await collectAttestations(world.layouts, image, tree);
    const unstaged = await unstagedContents(world, options);
    const layers = await collectLayers(layerPackages, known, { tree, budget: new ExpandBudget(), unstaged });
    layerPackages.release();
    const staged = {
      tree,
      hits: [...configurationHits, ...attestationHits],
      ...(ofSource && { before: ofSource }),
    };
    const searched = await searchTree(world, search, staged, options);
    await giveTurn();
    const cacheable = cacheableLayers(layers, searched, tree);
    const { hits, ignored, fileOf } = searched;
    return {
      ...{ hits, fileOf, counter: layers.counter, notes: [] },
      ignored: { list: () => [...layers.ignored, ...ignored.list()] },
      placesInCommits: () => [],
      dockerfiles: [],
      layers: { scanned: layers.scanned.length, cached: layers.cached },
      keep: async (holdsSecret) => {
        await keepLayers(cache, cacheable, holdsSecret);
        await keepClean(world, search, options);
      },
    };
  });
}

/**
 * The results that are kept for the layers of this run: the files with hits that may be secrets, and what was ignored in
 * all other files.
 */
function cacheableLayers(
  layers: CollectedLayers,
  { located, hits, ignored }: SearchedTree,
  tree: ScanTree,
): readonly Cacheable[] {
  const locatedIn = byLayer(located, tree);
  const hitsIn = byLayer(hits, tree);
  let holdsValue: ((text: string) => boolean) | undefined;
  return layers.scanned.flatMap(({ group, diffId, blob, owned, counter, record }) => {
    const fileOf = (hit: Hit) => layerFileOf(tree, hit);
    const suspects = new Set((hitsIn.get(group) ?? []).map(fileOf));
    const clean = (locatedIn.get(group) ?? []).filter((hit) => !suspects.has(fileOf(hit)));
    const cleanFiles = new Set(clean.map(({ file }) => file));
    const kept = ignored.list((file) => cleanFiles.has(file));
    // A path may contain a secret value itself. Such a layer is not kept.
    const paths = [...suspects, ...kept.flatMap(({ examples }) => examples)].join('\n');
    if (paths !== '') holdsValue ??= searchOf(hits);
    if (holdsValue?.(paths) === true) return [];
    const named = { suspects: [...suspects].sort(), ignored: kept };
    return [[diffId, { blob, counts: counter.counts, owned, ...named, record }] as const];
  });
}

/** The hits in layers, by the folder of the layer in the scan tree. */
function byLayer(hits: readonly Hit[], tree: ScanTree): ReadonlyMap<string, readonly Hit[]> {
  const inLayers = hits.filter(({ file }) => tree.file(file)?.origin.kind === 'layer');
  return Map.groupBy(inLayers, ({ file }) => file.slice(0, file.indexOf('/')));
}

/** Answers whether a text contains the value of a hit, in any spelling. */
function searchOf(hits: readonly Hit[]): (text: string) => boolean {
  const values = [...new Set(hits.map(({ value }) => value))].flatMap(spellings);
  const needles = new Needles(values);
  const short = values.filter(({ length }) => length < SHORTEST_NEEDLE);
  return (text) => needles.spans(text).length > 0 || short.some((value) => text.includes(value));
}

async function keepLayers(
  cache: LayerCache,
  layers: readonly Cacheable[],
  holdsSecret: HoldsSecret,
): Promise<void> {
  for (const [diffId, layer] of layers) {
    // The record has names, versions and paths of packages, which may contain a secret.
    if (!(await holdsSecret.text(JSON.stringify([layer.record.events, layer.ignored]))))
      await cache.keep(diffId, layer);
  }
}

/** The file of the layer that contains a hit; for a member of an archive, the archive. */
function layerFileOf(tree: ScanTree, hit: Hit): string {
  const { origin, path } = tree.file(hit.file) ?? unknownFile(hit.engine);
  return origin.kind === 'layer' ? origin.file : path;
}
