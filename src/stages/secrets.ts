import { mkdir, realpath, rm } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { Digest } from '../domain/digest.ts';
import type { Secrets } from '../domain/evidence.ts';
import type { Place } from '../domain/finding.ts';
import type { PinnedImage } from '../domain/image.ts';
import { AssayError, fault } from '../domain/reason.ts';
import type { History, SourceTree } from '../domain/request.ts';
import type { World } from '../ports.ts';
import type { HoldsSecret, Learned } from './learned.ts';
import { collectAttestations } from './secrets/collect-attestations.ts';
import { collectCommits } from './secrets/collect-commits.ts';
import { collectConfiguration } from './secrets/collect-configuration.ts';
import { collectLayers, type LayersSeen } from './secrets/collect-layers.ts';
import { collectSource } from './secrets/collect-source.ts';
import { decodedHits } from './secrets/decoded-hits.ts';
import { findDockerfiles } from './secrets/dockerfile-find.ts';
import { runEngines } from './secrets/engines.ts';
import { ExpandBudget } from './secrets/expand-budget.ts';
import { FoundValues } from './secrets/found-values.ts';
import type { Hit } from './secrets/hit.ts';
import { ImagePlaces } from './secrets/image-places.ts';
import { SourcePackages } from './secrets/installed/source-packages.ts';
import { Manifests } from './secrets/kubernetes-manifests.ts';
import { type KnownLayer, LayerCache } from './secrets/layer-cache.ts';
import { maskFindings, maskHit } from './secrets/mask-findings.ts';
import { mergeHits, spellings } from './secrets/merge-hits.ts';
import { letGo } from './secrets/no-secret/let-go.ts';
import { type Placed, ScanTree } from './secrets/scan-tree.ts';
import { withStanding } from './secrets/standing.ts';
import { Tally } from './secrets/tally.ts';
import { Witness } from './witness/witness.ts';

/** What the secrets check asks of the world. */
export type SecretsWorld = Pick<
  World,
  'processes' | 'tools' | 'runner' | 'workspace' | 'layers' | 'layouts' | 'git'
>;

export interface SecretsOptions {
  /** Time limit of each engine, in milliseconds; default 20 minutes. */
  readonly timeoutMs?: number;
  /** The commits that are looked at where the source tree is a git repository; default those of the event. */
  readonly history?: History;
  /** Takes the values of the findings. */
  readonly found?: FoundValues;
  /** Takes what is worth keeping of the layers; without it nothing is kept. */
  readonly learned?: Learned;
  /** Writes down what the layers say of packages, while they are read for secrets. */
  readonly witness?: Witness;
}

const TIMEOUT_MS = 20 * 60_000;

/**
 * Looks for secrets in the source tree (unless there is none) and the commits of its repository, in every layer of
 * every platform for itself, and in the image configurations. `key` keys the fingerprints. Throws `scan-incomplete`, `image-invalid`, `tool-failed`
 * or `tool-timed-out` when something could not be looked at; no value of a secret is in anything that it answers,
 * throws or leaves behind.
 */
export async function secrets(
  world: SecretsWorld,
  image: PinnedImage,
  source: SourceTree | undefined,
  key: Uint8Array,
  options: SecretsOptions = {},
): Promise<Secrets> {
  const witness = options.witness ?? new Witness(world.layers);
  const folder = await world.workspace.folder('secrets');
  try {
    return await check(world, image, source, key, { ...options, witness }, folder);
  } catch (error) {
    if (error instanceof AssayError) throw error;
    // Only the code: the messages of file system faults name paths, and others may hold anything.
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw fault('scan-incomplete', 'secrets', `the secrets check met a fault and did not end${code}`);
  } finally {
    // The files of the layers lie here unpacked: they do not wait for the end of the run.
    await rm(folder, { recursive: true, force: true });
  }
}

async function check(
  world: SecretsWorld,
  image: PinnedImage,
  source: SourceTree | undefined,
  key: Uint8Array,
  {
    timeoutMs = TIMEOUT_MS,
    history = 'event',
    found: values = new FoundValues(),
    learned,
    witness,
  }: SecretsOptions & { readonly witness: Witness },
  folder: string,
): Promise<Secrets> {
  const [trivy, gitleaks] = await Promise.all([
    world.tools.acquire('trivy'),
    world.tools.acquire('gitleaks'),
  ]);
  const tools = { trivy, gitleaks };
  const cache = new LayerCache(world.workspace, [trivy, gitleaks]);
  const tree = new ScanTree(join(folder, 'tree'));
  await mkdir(tree.root, { mode: 0o700 });
  const rest = new Tally();
  const own = image.platforms.flatMap((platform, index) =>
    collectConfiguration(platform, `config-${index}`, tree),
  );
  const attested = await collectAttestations(world.layouts, image, tree);
  const budget = new ExpandBudget();
  const manifests = new Manifests();
  const excluded = await ownFolders(world, folder);
  const files =
    source === undefined
      ? undefined
      : await collectSource({ folder: source.folder, excluded, tree, tally: rest, budget, manifests });
  const blobs = files?.blobs ?? new Map<string, string>();
  const commits = await collectCommits(world, { source, history, tree, budget, manifests, known: blobs });
  const layers = await collectLayers(witness, image, cache, tree, budget);
  witness.release();
  const found = [
    ...(await runEngines(world, tools, tree.root, timeoutMs, (name) => tree.at(name)?.path ?? name)),
    ...own,
    ...attested,
    ...(files?.hits ?? []),
    ...commits.hits,
  ];
  const located = decodedHits(found, tree);
  const { hits, ignored } = letGo(located, tree);
  const { findings, bound } = await findingsOf(hits, values).catch((error: unknown) => {
    // Nobody knows now which of them are findings, and the error may quote any.
    for (const hit of hits) maskHit(world.runner, hit);
    throw error;
  });
  // Files of which all was let go are looked at again too: what is told of them is the same in every run.
  const known = knownLayers(layers, { located, hits }, tree);
  learned?.later((holdsSecret) => keepLayers(cache, known, holdsSecret));
  rest.add(layers.tally);
  return {
    findings,
    coverage: {
      layers: {
        scanned: layers.fresh.length,
        cached: layers.cached,
        total: layers.fresh.length + layers.cached,
      },
      files: { scanned: rest.scanned, owned: rest.owned, skipped: rest.skipped, archives: rest.archives },
      ...(commits.coverage === undefined ? {} : { commits: commits.coverage }),
      configurations: image.platforms.length,
      source: source !== undefined,
      ignored,
      notes: [
        ...rest.notes(),
        ...sourceNotes(source),
        ...(files?.notes ?? []),
        ...commits.notes,
        ...manifests.notes(),
        ...boundNotes(bound),
      ],
    },
  };

  async function findingsOf(hits: readonly Hit[], values: FoundValues) {
    const inCommits = await commits.places(hits);
    const inImage = new ImagePlaces(image, findDockerfiles(tree, source?.path ?? ''));
    const packages = source === undefined ? undefined : new SourcePackages(source.folder);
    const { merged, bound } = await mergeHits(hits, key, (hit) => {
      const file = placed(tree, hit);
      const published = isPublished(file, packages);
      const places = [...placesOf(hit, file, inImage, source), ...inCommits(hit)];
      return places.map((place) => withStanding(place, published));
    });
    maskFindings(world.runner, merged, values);
    return { findings: merged.map(({ finding }) => finding), bound };
  }
}

/**
 * Folders of Assay's own that may lie within the source tree. The evidence folder is none of them: what a change puts
 * there comes with it, and what earlier steps wrote there holds no secret.
 */
async function ownFolders({ workspace }: SecretsWorld, folder: string): Promise<readonly string[]> {
  const own = [workspace.cache, folder];
  return Promise.all(own.map((path) => realpath(path).catch(() => path)));
}

function sourceNotes(source: SourceTree | undefined): readonly string[] {
  return source === undefined ? ['the source tree was not scanned: there is none'] : [];
}

function boundNotes(bound: number): readonly string[] {
  const note = `the fingerprints of ${bound} values depend on one another, because many values can be guessed: when one of them is added, removed or changed, the others get new fingerprints too`;
  return bound === 0 ? [] : [note];
}

/** A hit in a file that was not laid before the engines would be a fault of the engine or of this check. */
function placed(tree: ScanTree, hit: Hit): Placed {
  const found = tree.at(hit.file);
  if (found !== undefined) return found;
  throw fault('tool-failed', 'secrets', `${hit.engine} reported a file that it was not given`);
}

function placesOf(
  hit: Hit,
  { origin, path, linesBefore }: Placed,
  image: ImagePlaces,
  source: SourceTree | undefined,
): readonly Place[] {
  const line = hit.line + linesBefore;
  if (origin.kind === 'source') return [{ kind: 'source', path: posix.join(source?.path ?? '', path), line }];
  if (origin.kind === 'commit') return [];
  if (origin.kind === 'config') return image.config(origin.platform, origin.entry);
  const places = image.layer(origin.diffId, path, line);
  if (places.length > 0) return places;
  // A finding without a place is dropped as one that a commit did not bring: in an image that must not happen.
  throw fault(
    'scan-incomplete',
    'secrets',
    `the layer ${origin.diffId} was looked at and is not in the image`,
  );
}

/** Whether what was found lies in a file of an installed package, and as that was published. */
function isPublished({ origin, path }: Placed, packages: SourcePackages | undefined): boolean {
  if (origin.kind === 'layer') return origin.published;
  return origin.kind === 'source' && packages?.has(path) === true;
}

/** What is to be remembered of the layers that were read, with the files that hold what was found. */
function knownLayers(
  layers: LayersSeen,
  { located, hits }: { readonly located: readonly Hit[]; readonly hits: readonly Hit[] },
  tree: ScanTree,
): readonly (readonly [Digest, KnownLayer])[] {
  const suspects = Map.groupBy(located, (hit) => {
    const origin = tree.at(hit.file)?.origin;
    return origin?.kind === 'layer' ? origin.diffId : undefined;
  });
  let texts: readonly string[] | undefined;
  return layers.fresh.flatMap(({ diffId, blob, owned, tally, record }) => {
    const files = new Set((suspects.get(diffId) ?? []).map((hit) => fileOf(tree, hit)));
    const paths = [...files].join('\n');
    if (paths !== '') texts ??= [...new Set(hits.map(({ value }) => value))].flatMap(spellings);
    // A path may hold a value itself.
    if (texts?.some((text) => paths.includes(text)) === true) return [];
    return [[diffId, { blob, counts: tally.counts, owned, suspects: [...files].sort(), record }] as const];
  });
}

async function keepLayers(
  cache: LayerCache,
  known: readonly (readonly [Digest, KnownLayer])[],
  holdsSecret: HoldsSecret,
): Promise<void> {
  for (const [diffId, layer] of known) {
    // Of packages it holds names, versions and paths, as an SBOM does.
    if (!holdsSecret(JSON.stringify(layer.record.events))) await cache.keep(diffId, layer);
  }
}

function fileOf(tree: ScanTree, hit: Hit): string {
  const { origin, path } = placed(tree, hit);
  return origin.kind === 'layer' ? origin.file : path;
}
