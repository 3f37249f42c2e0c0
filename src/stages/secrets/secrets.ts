import { mkdir, realpath } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { Digest } from '../../domain/digest.ts';
import { withSpace } from '../../domain/disk-space.ts';
import { fullDisk } from '../../domain/error-words.ts';
import type { Secrets, SecretsCoverage } from '../../domain/evidence/evidence.ts';
import type { Place } from '../../domain/finding/finding.ts';
import type { SearchedImage } from '../../domain/image/image.ts';
import { AssayError, fault } from '../../domain/reason.ts';
import type { SearchedCommits, SourceTree } from '../../domain/run/request.ts';
import { Needles, SHORTEST_NEEDLE } from '../../formats/redaction/needles.ts';
import type { World } from '../../ports.ts';
import { giveTurn } from '../../turns.ts';
import { LayerPackages } from '../layer-packages/layer-packages.ts';
import type { HoldsSecret, PendingCacheWrites } from '../shared/pending-cache-writes.ts';
import { collectAttestations } from './collect/collect-attestations.ts';
import { type CollectedCommits, collectCommits } from './collect/collect-commits.ts';
import { collectConfiguration } from './collect/collect-configuration.ts';
import { type CollectedLayers, collectLayers, knownLayers } from './collect/collect-layers.ts';
import { collectSource } from './collect/collect-source.ts';
import type { CommitPlaces } from './collect/commit-places.ts';
import { type CachedLayer, LayerCache } from './collect/layer-cache.ts';
import { findDockerfiles } from './dockerfile/dockerfile-find.ts';
import type { LocatedDockerfile } from './dockerfile/dockerfile-match.ts';
import { ImagePlaces } from './dockerfile/image-places.ts';
import { type Engines, runEngines } from './engines/engines.ts';
import { decodedHits } from './findings/decoded-hits.ts';
import { type IgnoredHits, ignoreHits, joinIgnored } from './findings/ignore-hits.ts';
import { withLocationKind } from './findings/location-kind.ts';
import { maskFindings, maskHit } from './findings/mask-findings.ts';
import { mergeHits, spellings } from './findings/merge-hits.ts';
import { SecretTexts } from './findings/secret-texts.ts';
import type { Hit } from './hit.ts';
import { SourcePackages } from './installed/source-packages.ts';
import { Manifests } from './kubernetes/kubernetes-manifests.ts';
import { ExpandBudget } from './staging/expand-budget.ts';
import { FileCounter } from './staging/file-counter.ts';
import { ScanTree, type StagedFile } from './staging/scan-tree.ts';

/** The ports that the secrets check uses. */
export type SecretsWorld = Pick<
  World,
  'processes' | 'tools' | 'runner' | 'workspace' | 'layers' | 'layouts' | 'git'
>;

export interface SecretsOptions {
  /** Time limit of each engine, in milliseconds; 20 minutes by default. */
  readonly timeoutMs?: number;
  /** The commits that are scanned if the source tree is a git repository; by default those of the event. */
  readonly history?: SearchedCommits;
  /** Whether only the commits are searched, and not the files of the source tree. */
  readonly isCommitsOnly?: boolean;
  /** The texts of the found secrets are added here. */
  readonly found?: SecretTexts;
  /** Receives the results for layers that later runs can reuse; without it nothing is kept. */
  readonly cacheWrites?: PendingCacheWrites;
  /** Records the packages of the layers while the layers are read for secrets. */
  readonly layerPackages?: LayerPackages;
  /** What {@link searchSource} found in the source tree and its commits. If it is set, they are not searched again. */
  readonly searched?: Promise<SearchedSource>;
  /**
   * Contents in which the engines found nothing in this run, by their keys. Images of one source have many in common. What
   * a search adds is known to the searches that begin later.
   */
  readonly cleanContents?: Set<string>;
}

/** Of so many contents it is remembered for a run that they are clean. */
const MOST_CLEAN = 100_000;

const TIMEOUT_MS = 20 * 60_000;

/** Everything that the steps of one check need. */
interface CheckInput {
  readonly world: SecretsWorld;
  readonly image: SearchedImage;
  readonly source: SourceTree | undefined;
  /** The key of the fingerprints. */
  readonly key: Uint8Array;
  readonly options: SecretsOptions;
  readonly layerPackages: LayerPackages;
  /** A private folder of this check. */
  readonly folder: string;
}

/** What was staged for the engines, and what Assay's own rules found meanwhile. */
interface StagedInputs {
  readonly hits: readonly Hit[];
  readonly commits: CollectedCommits;
  readonly layers: CollectedLayers;
  readonly cache: LayerCache;
  /** The counts of the source tree and all layers. */
  readonly counter: FileCounter;
  readonly notes: readonly string[];
}

/** The hits in what was staged together, and what their places need. It needs no staged file any more. */
interface Searched {
  readonly hits: readonly Hit[];
  readonly ignored: IgnoredHits;
  /** The staged file of a hit. */
  readonly fileOf: (hit: Hit) => StagedFile;
  readonly placesInCommits: CommitPlaces;
  /** Dockerfiles of the source tree. */
  readonly dockerfiles: readonly LocatedDockerfile[];
}

/** The hits in a source tree and its commits, for the checks of several images. */
export interface SearchedSource extends Searched {
  readonly counter: FileCounter;
  readonly commits?: NonNullable<SecretsCoverage['commits']>;
  readonly notes: readonly string[];
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
  const layerPackages = options.layerPackages ?? new LayerPackages(world.layers);
  return await inPrivateFolder(world, (folder) =>
    searchSecrets({ world, image, source, key, options, layerPackages, folder }),
  );
}

/**
 * Searches the source tree and its commits alone, once for the checks of several images. Throws what {@link secrets} throws.
 */
export async function searchSource(
  world: SecretsWorld,
  source: SourceTree,
  options: Pick<SecretsOptions, 'history' | 'timeoutMs' | 'cleanContents'>,
): Promise<SearchedSource> {
  const layerPackages = new LayerPackages(world.layers);
  return await inPrivateFolder(world, async (folder) => {
    const input = { world, image: NO_IMAGE, source, options, layerPackages, folder };
    const { searched, staged, tree } = await search(input);
    // The staged files are removed now.
    const files = new Map(searched.hits.map((hit) => [hit.file, stagedFileOf(tree, hit)]));
    const fileOf = ({ file, engine }: Hit) => files.get(file) ?? unknownFile(engine);
    const { counter, commits, notes } = staged;
    return { ...searched, fileOf, counter, notes, ...(commits.coverage && { commits: commits.coverage }) };
  });
}

/** Does work in a private folder. What it throws says nothing of what is in the files. */
async function inPrivateFolder<T>(world: SecretsWorld, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await world.workspace.folder('secrets');
  try {
    return await work(folder);
  } catch (error) {
    if (error instanceof AssayError) throw await explained(world, error);
    // Only the code is safe: the message of a file system error has paths, and other messages can contain anything.
    const full = fullDisk(error);
    if (full !== undefined) {
      const message = `the secrets check could not write its private files: ${full}`;
      throw await explained(world, fault('disk-full', 'secrets', message));
    }
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw fault(
      'scan-incomplete',
      'secrets',
      `the secrets check stopped because of an internal error${code}`,
    );
  } finally {
    // The folder contains unpacked files of the layers. They must not stay until the end of the run.
    await world.workspace.remove(folder);
  }
}

/** The error. A full disk is described now: the private files are removed before anybody else can look. */
async function explained({ workspace }: SecretsWorld, error: AssayError): Promise<AssayError> {
  return new AssayError(withSpace(error.reasons, await workspace.space()), { cause: error });
}

async function searchSecrets(input: CheckInput): Promise<Secrets> {
  const { source, options } = input;
  const searching = search(input);
  // Both have ended before the private files are removed.
  await Promise.allSettled([searching, options.searched]);
  const { searched, staged, tree, located } = await searching;
  const searchedSource = await options.searched;
  const all = searchedSource === undefined ? [searched] : [searchedSource, searched];
  const { findings, bound } = await findingsOf(all, input);
  await giveTurn();
  const cacheable = cacheableLayers(staged.layers, { ...searched, located }, tree);
  options.cacheWrites?.add((holdsSecret) => keepLayers(staged.cache, cacheable, holdsSecret));
  const commits = searchedSource?.commits;
  return {
    findings,
    coverage: {
      ...coverageOf(staged, searchedSource?.counter),
      ...(commits && { commits }),
      configurations: input.image.platforms.length,
      source: source !== undefined && options.isCommitsOnly !== true,
      ignored: joinIgnored([staged.layers.ignored, ...all.map(({ ignored }) => ignored.list())]),
      notes: [...(searchedSource?.notes ?? []), ...staged.notes, ...boundNotes(bound)],
    },
  };
}

/** Stages everything, and searches it. */
async function search(input: Omit<CheckInput, 'key'>) {
  const { world, source, options, layerPackages, folder } = input;
  const { cleanContents } = options;
  const tree = new ScanTree(join(folder, 'tree'), cleanContents);
  await mkdir(tree.root, { mode: 0o700 });
  // Unpacking and hashing the engines takes as long as reading a small repository.
  const acquiring = acquireEngines(world);
  const staging = stageInputs(input, tree, acquiring);
  // Both have ended before the private files are removed.
  await Promise.allSettled([acquiring, staging]);
  const tools = await acquiring;
  const staged = await staging;
  layerPackages.release();
  const engineHits = await runEngines(world, tools, {
    root: tree.root,
    timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
    files: tree.names(),
    copiesOf: (names) => tree.copiesOf(names),
  });
  if (cleanContents !== undefined) {
    const suspects = new Set(engineHits.flatMap(({ engine, file }) => (engine === 'assay' ? [] : file)));
    for (const key of tree.keysWithout(suspects)) if (cleanContents.size < MOST_CLEAN) cleanContents.add(key);
  }
  // Each of these steps takes long for thousands of hits, and a cancelled job must end.
  await giveTurn();
  const located = await decodedHits([...engineHits, ...staged.hits], tree);
  const { hits, ignored } = await ignoreHits(located, tree);
  try {
    const searched: Searched = {
      ...{ hits, ignored },
      fileOf: (hit) => stagedFileOf(tree, hit),
      placesInCommits: await staged.commits.places(hits),
      dockerfiles: await findDockerfiles(tree, source?.path ?? ''),
    };
    return { searched, staged, tree, located };
  } catch (error) {
    throw masked(world, hits, error);
  }
}

/** The error. It is not known which hits are findings, and the error may quote any of them. */
function masked({ runner }: SecretsWorld, hits: readonly Hit[], error: unknown): unknown {
  for (const hit of hits) maskHit(runner, hit);
  return error;
}

async function acquireEngines({ tools }: SecretsWorld): Promise<Engines> {
  const [trivy, gitleaks] = await Promise.all([tools.acquire('trivy'), tools.acquire('gitleaks')]);
  return { trivy, gitleaks };
}

/** Stages the configurations and attestations, then the source tree, its commits, and the layers. */
async function stageInputs(
  input: Omit<CheckInput, 'key'>,
  tree: ScanTree,
  acquiring: Promise<Engines>,
): Promise<StagedInputs> {
  const { world, image, options, layerPackages, folder } = input;
  const source = options.searched === undefined ? input.source : undefined;
  const { trivy, gitleaks } = await acquiring;
  const cache = new LayerCache(world.workspace, [trivy, gitleaks], world.runner.log);
  const known = await knownLayers(layerPackages, image, cache);
  const counter = new FileCounter();
  const configurationHits = image.platforms.flatMap((platform, index) =>
    collectConfiguration(platform, `config-${index}`, tree),
  );
  const attestationHits = await collectAttestations(world.layouts, image, tree);
  const budget = new ExpandBudget();
  const manifests = new Manifests();
  const excluded = await assayFolders(world, folder);
  const files =
    source === undefined || options.isCommitsOnly === true
      ? undefined
      : await collectSource({ folder: source.folder, excluded, tree, counter, budget, manifests });
  const blobs = files?.blobs ?? new Map<string, string>();
  const history = options.history ?? 'event';
  const commits = await collectCommits(world, { source, history, tree, budget, manifests, known: blobs });
  const layers = await collectLayers(layerPackages, known, { tree, budget });
  counter.add(layers.counter);
  return {
    hits: [...configurationHits, ...attestationHits, ...(files?.hits ?? []), ...commits.hits],
    commits,
    layers,
    cache,
    counter,
    notes: [
      ...counter.notes(),
      ...(input.source === undefined ? ['the source tree was not scanned: there is none'] : []),
      ...(files?.notes ?? []),
      ...commits.notes,
      ...manifests.notes(),
    ],
  };
}

/**
 * Assay's own folders, which may be inside the source tree. The evidence folder is not one of them: its files may come
 * from the change under test, and earlier steps wrote no secrets there.
 */
async function assayFolders({ workspace }: SecretsWorld, folder: string): Promise<readonly string[]> {
  return Promise.all([workspace.cache, folder].map((path) => realpath(path).catch(() => path)));
}

/** `ofSource`: the counts of a source tree that was searched before. */
function coverageOf({ layers, counter, commits }: StagedInputs, ofSource: FileCounter | undefined) {
  const sum = new FileCounter();
  for (const part of ofSource === undefined ? [counter] : [ofSource, counter]) sum.add(part);
  const { scanned, owned, skipped, archives } = sum;
  return {
    layers: {
      scanned: layers.scanned.length,
      cached: layers.cached,
      total: layers.scanned.length + layers.cached,
    },
    files: { scanned, owned, skipped, archives },
    ...(commits.coverage === undefined ? {} : { commits: commits.coverage }),
  };
}

/** Merges the hits into findings with their places, and masks the values. */
async function findingsOf(all: readonly Searched[], { world, image, source, key, options }: CheckInput) {
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

function stagedFileOf(tree: ScanTree, hit: Hit): StagedFile {
  return tree.file(hit.file) ?? unknownFile(hit.engine);
}

/** Throws if an engine reports a file that was not staged: a fault of the engine or of this check. */
function unknownFile(engine: Hit['engine']): never {
  throw fault('tool-failed', 'secrets', `${engine} reported a file that Assay did not give it`);
}

/** The places of a hit in the source tree or the image. {@link CollectedCommits.places} has those in commits. */
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

/**
 * The results that are kept for the layers of this run: the files with hits that may be secrets, and what was ignored in
 * all other files.
 */
function cacheableLayers(
  layers: CollectedLayers,
  { located, hits, ignored }: Pick<Searched, 'hits' | 'ignored'> & { readonly located: readonly Hit[] },
  tree: ScanTree,
): readonly (readonly [Digest, CachedLayer])[] {
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
  layers: readonly (readonly [Digest, CachedLayer])[],
  holdsSecret: HoldsSecret,
): Promise<void> {
  for (const [diffId, layer] of layers) {
    // The record has names, versions and paths of packages, which may contain a secret.
    if (!(await holdsSecret(JSON.stringify([layer.record.events, layer.ignored]))))
      await cache.keep(diffId, layer);
  }
}

/** The file of the layer that contains a hit; for a member of an archive, the archive. */
function layerFileOf(tree: ScanTree, hit: Hit): string {
  const { origin, path } = stagedFileOf(tree, hit);
  return origin.kind === 'layer' ? origin.file : path;
}
