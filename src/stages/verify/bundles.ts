import type { Readable } from 'node:stream';
import type { Digest } from '../../domain/digest.ts';
import { type Descriptor, pinnedName, type Repository } from '../../domain/image/image.ts';
import { AssayError, fault } from '../../domain/reason.ts';
import { MEDIA } from '../../formats/image/media-types.ts';
import {
  annotationsIn,
  CREATED_ANNOTATION,
  ENVELOPE_ANNOTATION,
  PREDICATE_ANNOTATION,
  parseBundleReferrer,
} from '../../formats/image/oci-referrer.ts';
import type { ReadOnlyRegistry, Referrer, UnreadableReferrer } from '../../ports/registry-port.ts';
import { bytesOf } from '../shared/bytes.ts';
import { concurrently } from '../shared/concurrently.ts';
import {
  ALL_BUNDLES,
  type BundleCandidate,
  type BundleSelection,
  limitExceeded,
  selectNewest,
  splitCandidates,
} from './newest-bundles.ts';

/** More bundles than this on one digest are refused, unless a {@link BundleSelection} has its own limit. */
const MAX_BUNDLES = 300;
/** The most referrers without a predicate type. Their manifests must be read: many registries list no type or a wrong one. */
const MAX_UNTYPED = 5000;
/** The most entries of a list of referrers: as many as a fallback tag of the greatest size has. */
const MAX_REFERRERS = 20_000;

/** Greatest size of a bundle, in bytes. The SBOM of a large image has about 5 MB. */
const MAX_BUNDLE_BYTES = 64 * 1024 * 1024;
/** Greatest size of all bundles of one digest together, in bytes. */
const MAX_TOTAL_BYTES = 256 * 1024 * 1024;
/** A bundle of at least this size is read alone: parsed, it needs several times its size in memory. */
const LARGE_BYTES = 4 * 1024 * 1024;
/** Longest time for one bundle, in milliseconds, also if bytes still arrive slowly. */
const BUNDLE_LIMIT_MS = 120_000;

const AT_ONCE = 6;
/** How often the list is read, if statements in it are removed before they are read. */
const LISTINGS = 4;

type Needs = { readonly registry: ReadOnlyRegistry };

/** A referrer that is a bundle, or that claims to be one and cannot be read or was not examined. */
export type AttachedBundle<T> =
  | { readonly referrer: Digest; readonly value: T }
  | {
      readonly referrer: string;
      readonly unreadable: string;
      readonly isGone?: boolean;
      /** As the registry or the manifest says. */
      readonly predicateType?: string;
    }
  | { readonly referrer: Digest; readonly older: true };

/** A bundle with the layer that contains it, or why the layer is not known. */
type Layer = BundleCandidate &
  (
    | { readonly layer: Descriptor; readonly why?: undefined }
    | { readonly layer?: undefined; readonly why: string; readonly isGone?: boolean }
  );

/** Which bundles are read, and what is made of them. */
interface BundleReading<T> {
  readonly isWanted: (predicateType: string) => boolean;
  /** Makes a value of the bytes of a bundle. The bytes themselves are not kept. */
  readonly use: (bytes: Uint8Array) => T;
  /** If it is absent, all bundles are read. */
  readonly selection?: BundleSelection<T>;
}

/**
 * Reads the bundles that are attached to a digest. Referrers that are no bundle, or whose predicate type is not wanted,
 * are ignored. If a listed bundle does not exist and the registry no longer lists it, another run has just replaced it, and
 * all is read again. Throws `too-many-referrers` if there are more than Assay reads, and the registry's faults.
 */
export async function readBundles<T>(
  world: Needs,
  repository: Repository,
  subject: Digest,
  reading: BundleReading<T>,
): Promise<readonly AttachedBundle<T>[]> {
  for (let listing = 1; ; listing += 1) {
    const bundles = await readListed(world, repository, subject, reading);
    const gone = bundles.flatMap((one) => ('isGone' in one && one.isGone ? [one.referrer] : []));
    if (gone.length === 0 || listing === LISTINGS) return bundles;
    const listed = await bundleReferrers(world, repository, subject, reading.isWanted);
    const stillListed = new Set<string>(listed.map(({ digest }) => digest));
    if (gone.every((referrer) => stillListed.has(referrer))) return bundles;
  }
}

/** Reads each bundle of the list once. */
async function readListed<T>(
  world: Needs,
  repository: Repository,
  subject: Digest,
  { isWanted, use, selection = ALL_BUNDLES }: BundleReading<T>,
): Promise<readonly AttachedBundle<T>[]> {
  const found: AttachedBundle<T>[] = [];
  const listed = await bundleReferrers(world, repository, subject, isWanted, ({ name, why }) =>
    found.push({ referrer: name, unreadable: why }),
  );
  const open = async (some: readonly BundleCandidate[]) => {
    const layers = await concurrently(some, AT_ONCE, (candidate) =>
      layerOf(world, repository, candidate, isWanted),
    );
    return layers.filter((layer) => layer !== undefined);
  };
  const read = (layers: readonly Layer[]) => readLayers(world, repository, layers, use);

  const candidates = listed.map(candidateOf);
  const untyped = candidates.filter(({ predicateType }) => predicateType === undefined);
  if (untyped.length > MAX_UNTYPED) throw tooMany(repository, subject, `more than ${MAX_UNTYPED} referrers`);
  const opened = await open(untyped);
  const all = [...candidates.filter(({ predicateType }) => predicateType !== undefined), ...opened];
  const limit = limitExceeded(all, selection, MAX_BUNDLES);
  if (limit !== undefined) throw tooMany(repository, subject, `more than ${limit} bundles`);
  const { always, newestOnly } = splitCandidates(all, selection);
  const { within, beyond } = withinBytes(await open(always));
  if (beyond.length > 0) throw tooMany(repository, subject, `more than ${MAX_TOTAL_BYTES} bytes of bundles`);
  found.push(...(await read(within)));

  const named = selection.namedBy(found.flatMap((one) => ('value' in one ? [one.value] : [])));
  const { selected, older } = selectNewest(newestOnly, named, selection);
  const rest = withinBytes(await open(selected), MAX_TOTAL_BYTES - sizeOf(within));
  found.push(...(await read(rest.within)));
  return [
    ...found,
    ...[...older, ...rest.beyond].map(({ referrer }) => ({ referrer, older: true as const })),
  ];
}

function sizeOf(layers: readonly Layer[]): number {
  return layers.reduce((sum, { layer }) => sum + (layer?.size ?? 0), 0);
}

/** Separates the first layers that fit into `room` bytes from the others. */
function withinBytes(layers: readonly Layer[], room = MAX_TOTAL_BYTES) {
  let sum = 0;
  const fits = layers.map(({ layer }) => {
    sum += layer?.size ?? 0;
    return sum <= room;
  });
  return { within: layers.filter((_, at) => fits[at]), beyond: layers.filter((_, at) => !fits[at]) };
}

async function readLayers<T>(
  world: Needs,
  repository: Repository,
  layers: readonly Layer[],
  use: (bytes: Uint8Array) => T,
): Promise<readonly AttachedBundle<T>[]> {
  const read = (one: Layer) => readOne(world, repository, one, use);
  const isLarge = ({ layer }: Layer) => (layer?.size ?? 0) >= LARGE_BYTES;
  const small = await concurrently(
    layers.filter((one) => !isLarge(one)),
    AT_ONCE,
    read,
  );
  return [...small, ...(await concurrently(layers.filter(isLarge), 1, read))];
}

/** The referrers of a digest that may be bundles with a wanted predicate, by the registry's list. */
export function bundleReferrers(
  world: { readonly registry: Pick<ReadOnlyRegistry, 'referrers'> },
  repository: Repository,
  subject: Digest,
  isWanted: (predicateType: string) => boolean,
  unreadable: (one: UnreadableReferrer) => void = () => undefined,
): Promise<readonly Referrer[]> {
  const mayBe = (one: Omit<Referrer, 'digest'>) => {
    const predicateType = one.annotations?.[PREDICATE_ANNOTATION];
    return !isOtherType(one) && (predicateType === undefined || isWanted(predicateType));
  };
  return world.registry.referrers(repository, subject, MAX_REFERRERS, mayBe, (one) => {
    if (mayBe(one)) unreadable(one);
  });
}

/** Whether a referrer is listed with another type. Registries list bundles with the type of their empty configuration, or without a type. */
function isOtherType({ artifactType }: Omit<Referrer, 'digest'>): boolean {
  return ![undefined, '', MEDIA.bundle, MEDIA.empty].includes(artifactType);
}

function candidateOf({ digest: referrer, annotations }: Referrer): BundleCandidate {
  return { referrer, ...claimsIn(annotations) };
}

/** What annotations say about a bundle. */
function claimsIn(annotations: Referrer['annotations'] = {}): Omit<BundleCandidate, 'referrer'> {
  const { [CREATED_ANNOTATION]: created, [ENVELOPE_ANNOTATION]: envelope } = annotations;
  const { [PREDICATE_ANNOTATION]: predicateType } = annotations;
  return {
    ...(predicateType && { predicateType }),
    ...(created && { created }),
    ...(envelope && { envelope }),
  };
}

function tooMany(repository: Repository, subject: Digest, what: string) {
  const message = `${what} are attached to ${pinnedName(repository, subject)}, which is more than Assay reads; delete those that are not needed`;
  return fault('too-many-referrers', 'attest', message);
}

/** Undefined if the referrer is not a bundle, or its predicate type is not wanted. */
async function layerOf(
  world: Needs,
  repository: Repository,
  candidate: BundleCandidate | Layer,
  isWanted: (predicateType: string) => boolean,
): Promise<Layer | undefined> {
  if ('layer' in candidate || 'why' in candidate) return candidate;
  const { referrer } = candidate;
  const manifest = await orBroken(world.registry.resolve({ ...repository, digest: referrer }));
  if ('broken' in manifest) return { ...candidate, why: manifest.broken, isGone: manifest.isGone };
  const bundle = parseBundleReferrer(manifest.bytes);
  if (!bundle.ok) return undefined;
  const { layer, predicateType } = bundle.value;
  if (predicateType !== undefined && !isWanted(predicateType)) return undefined;
  const known = { referrer, ...claimsIn(annotationsIn(manifest.bytes)) };
  if (layer.size <= MAX_BUNDLE_BYTES) return { ...known, layer };
  return { ...known, why: `a bundle of ${layer.size} bytes, at most ${MAX_BUNDLE_BYTES} are read` };
}

async function readOne<T>(
  world: Needs,
  repository: Repository,
  { referrer, ...content }: Layer,
  use: (bytes: Uint8Array) => T,
): Promise<AttachedBundle<T>> {
  const { predicateType } = content;
  if (content.layer === undefined) return unreadable(referrer, content.why, content.isGone, predicateType);
  const { layer } = content;
  const bytes = await orBroken(
    world.registry.blob(repository, layer).then((stream) => readAll(stream, layer, repository)),
  );
  return 'broken' in bytes
    ? unreadable(referrer, bytes.broken, bytes.isGone, predicateType)
    : { referrer, value: use(bytes) };
}

function unreadable(referrer: Digest, why: string, isGone = false, predicateType?: string) {
  return { referrer, unreadable: why, isGone, ...(predicateType && { predicateType }) };
}

/** Something of the registry that cannot be used, and whether the registry says that it does not exist. */
interface Broken {
  readonly broken: string;
  readonly isGone: boolean;
}

/** A missing or wrong blob makes only this referrer unreadable. Every other fault of the registry is thrown. */
async function orBroken<T extends object>(reading: Promise<T>): Promise<T | Broken> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    const codes = new Set(error.reasons.map(({ code }) => code));
    const isGone = codes.delete('image-not-found');
    codes.delete('image-invalid');
    if (codes.size > 0) throw error;
    return { broken: error.message, isGone };
  }
}

async function readAll(stream: Readable, blob: Descriptor, { registry }: Repository): Promise<Uint8Array> {
  const late = fault(
    'registry-unavailable',
    'attest',
    `${registry} did not send the blob ${blob.digest} within ${BUNDLE_LIMIT_MS / 1000} s`,
  );
  const timer = setTimeout(() => stream.destroy(late), BUNDLE_LIMIT_MS);
  try {
    return Buffer.concat(await Array.fromAsync(bytesOf(stream)));
  } finally {
    clearTimeout(timer);
  }
}
