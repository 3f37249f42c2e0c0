import { posix } from 'node:path';
import type { Secrets } from '../../domain/evidence/evidence.ts';
import type { Place } from '../../domain/finding/finding.ts';
import type { SearchedImage } from '../../domain/image/image.ts';
import { fault, resultsOf } from '../../domain/reason.ts';
import type { SourceTree } from '../../domain/run/request.ts';
import { LayerPackages } from '../layer-packages/layer-packages.ts';
import type { PendingCacheWrites } from '../shared/pending-cache-writes.ts';
import { CleanContents } from './collect/clean-contents.ts';
import { ImagePlaces } from './dockerfile/image-places.ts';
import { joinIgnored } from './findings/ignore-hits.ts';
import { withLocationKind } from './findings/location-kind.ts';
import { maskFindings } from './findings/mask-findings.ts';
import { mergeHits } from './findings/merge-hits.ts';
import { SecretTexts } from './findings/secret-texts.ts';
import type { Hit } from './hit.ts';
import { SourcePackages } from './installed/source-packages.ts';
import { withSafeErrors } from './search/private-folder.ts';
import { type SearchedLayers, searchImage } from './search/search-image.ts';
import { type SearchedSource, type SourceSearchOptions, searchSource } from './search/search-source.ts';
import { masked, type Searched, type SecretsWorld, unknownFile } from './search/searched.ts';
import { FileCounter } from './staging/file-counter.ts';
import type { StagedFile } from './staging/scan-tree.ts';

export interface SecretsOptions extends Partial<SourceSearchOptions> {
  /** The texts of the found secrets are added here. */
  readonly found?: SecretTexts;
  /** Receives the results for layers that later runs can reuse; without it nothing is kept. */
  readonly cacheWrites?: PendingCacheWrites;
  /** Records the packages of the layers while the layers are read for secrets. */
  readonly layerPackages?: LayerPackages;
  /** What {@link searchSource} finds in the source tree and its commits. If it is set, they are not searched again. */
  readonly searched?: Promise<SearchedSource>;
}

/** For a search without an image. */
export const NO_IMAGE: SearchedImage = { platforms: [], layout: '' };

/**
 * Searches for secrets in the source tree, if there is one, in the commits of its repository, in every layer of every
 * platform, and in the image configurations. `key` is the key of the fingerprints. Throws `scan-incomplete`,
 * `image-invalid`, `tool-failed` or `tool-timed-out` if something could not be scanned. No result, error or file that
 * it leaves behind contains the value of a secret.
 */
export async function secrets(
  world: SecretsWorld,
  image: SearchedImage,
  source: SourceTree | undefined,
  key: Uint8Array,
  options: SecretsOptions = {},
): Promise<Secrets> {
  const { cleanContents = new CleanContents(), layerPackages = new LayerPackages(world.layers) } = options;
  const ofSource = options.searched ?? (source && searchSource(world, source, { ...options, cleanContents }));
  const ofImage =
    image === NO_IMAGE
      ? undefined
      : searchImage(world, image, { ...options, cleanContents, layerPackages, ofSource });
  // No search goes on after this has answered.
  const ended = await Promise.allSettled([ofSource, ofImage]);
  resultsOf<unknown>(ended);
  const searched = { ofSource: await ofSource, ofImage: await ofImage };
  return await withSafeErrors(world, () => resultOf(world, { image, source, key, options, ...searched }));
}

/** What is told of the searches. */
interface SearchResults {
  readonly image: SearchedImage;
  readonly source: SourceTree | undefined;
  readonly key: Uint8Array;
  readonly options: SecretsOptions;
  readonly ofSource: SearchedSource | undefined;
  readonly ofImage: SearchedLayers | undefined;
}

async function resultOf(world: SecretsWorld, results: SearchResults): Promise<Secrets> {
  const { image, source, options, ofSource, ofImage } = results;
  const all = [ofSource, ofImage].filter((one) => one !== undefined);
  const { findings, bound } = await findingsOf(all, world, results);
  if (ofImage !== undefined) options.cacheWrites?.add(ofImage.keep);
  const sum = new FileCounter();
  for (const { counter } of all) sum.add(counter);
  const { scanned, owned, skipped, archives } = sum;
  const layers = ofImage?.layers ?? { scanned: 0, cached: 0 };
  const none = source === undefined ? ['the source tree was not scanned: there is none'] : [];
  return {
    findings,
    coverage: {
      layers: { ...layers, total: layers.scanned + layers.cached },
      files: { scanned, owned, skipped, archives },
      ...(ofSource?.commits && { commits: ofSource.commits }),
      configurations: image.platforms.length,
      source: source !== undefined && options.isCommitsOnly !== true,
      ignored: joinIgnored(all.map(({ ignored }) => ignored.list())),
      notes: [...sum.notes(), ...none, ...all.flatMap(({ notes }) => notes), ...boundNotes(bound)],
    },
  };
}

/** Merges the hits into findings with their places, and masks the values. */
async function findingsOf(
  all: readonly Searched[],
  world: SecretsWorld,
  { image, source, key, options }: SearchResults,
) {
  const hits = all.flatMap((one) => one.hits);
  const searchOfHit = new Map(all.flatMap((one) => one.hits.map((hit) => [hit, one] as const)));
  try {
    const imagePlaces = new ImagePlaces(
      image,
      all.flatMap(({ dockerfiles }) => dockerfiles),
    );
    const packages = source === undefined ? undefined : new SourcePackages(source.folder);
    const { merged, bound } = await mergeHits(hits, key, (hit) => {
      const { fileOf, placesInCommits } = searchOfHit.get(hit) ?? unknownFile(hit.engine);
      const file = fileOf(hit);
      const published = isPublished(file, packages);
      const places = [...placesOf(hit, file, imagePlaces, source), ...placesInCommits(hit)];
      return places.map((place) => withLocationKind(place, published));
    });
    await maskFindings(world.runner, merged, options.found ?? new SecretTexts());
    return { findings: merged.map(({ finding }) => finding), bound };
  } catch (error) {
    throw masked(world, hits, error);
  }
}

function boundNotes(bound: number): readonly string[] {
  const note = `the fingerprints of ${bound} values depend on one another, because many values can be guessed: when one of them is added, removed or changed, the others get new fingerprints too`;
  return bound === 0 ? [] : [note];
}

/** The places of a hit in the source tree or the image. {@link Searched.placesInCommits} has those in commits. */
function placesOf(
  hit: Hit,
  { origin, path, linesBefore }: StagedFile,
  image: ImagePlaces,
  source: SourceTree | undefined,
): readonly Place[] {
  const line = hit.line + linesBefore;
  if (origin.kind === 'source') return [{ kind: 'source', path: posix.join(source?.path ?? '', path), line }];
  if (origin.kind === 'commit') return [];
  if (origin.kind === 'config') return image.config(origin.platform, origin.entry);
  const places = image.layer(origin.diffId, path, line);
  if (places.length > 0) return places;
  // Without a place the finding would be dropped. That must not happen to a finding in the image.
  throw fault(
    'scan-incomplete',
    'secrets',
    `the layer ${origin.diffId} was scanned, but it is not in the image`,
  );
}

/** Whether a file belongs to an installed package and is unchanged. */
function isPublished({ origin, path }: StagedFile, packages: SourcePackages | undefined): boolean {
  if (origin.kind === 'layer') return origin.published;
  return origin.kind === 'source' && packages?.has(path) === true;
}
