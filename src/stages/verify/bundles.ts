import type { Readable } from 'node:stream';
import type { Digest } from '../../domain/digest.ts';
import { type Descriptor, pinnedName, type Repository } from '../../domain/image/image.ts';
import { AssayError, fault } from '../../domain/reason.ts';
import { MEDIA } from '../../formats/image/media-types.ts';
import {
  CREATED_ANNOTATION,
  createdIn,
  PREDICATE_ANNOTATION,
  parseBundleReferrer,
} from '../../formats/image/oci-referrer.ts';
import type { ReadOnlyRegistry, Referrer, UnreadableReferrer } from '../../ports.ts';
import { bytesOf } from '../shared/bytes.ts';
import { concurrently } from '../shared/concurrently.ts';
import { ALL, type Candidate, type Choice, divide, limitExceeded, newestOf } from './newest-bundles.ts';

/** More bundles than this on one digest are not looked through, but where a {@link Choice} says more. */
const MAX_BUNDLES = 300;
/** More referrers whose manifest has to be read to know what they are: registries list many under no type, or a wrong one. */
const MAX_UNNAMED = 5000;
/** More entries than this are not taken from a list: what a fallback tag of the greatest size holds. */
const MAX_REFERRERS = 20_000;

/** Greatest size of a bundle, in bytes; a large image's SBOM has some 5 MB. */
const MAX_BUNDLE_BYTES = 64 * 1024 * 1024;
/** Greatest size of all bundles of one digest together, in bytes. */
const MAX_TOTAL_BYTES = 256 * 1024 * 1024;
/** A bundle from this size on is read alone: parsed it takes several times its size in memory. */
const LARGE_BYTES = 4 * 1024 * 1024;
/** Longest time for one bundle, in milliseconds, however steadily it trickles in. */
const BUNDLE_LIMIT_MS = 120_000;

const AT_ONCE = 6;

type Needs = { readonly registry: ReadOnlyRegistry };

/** A referrer that is a bundle, or says that it is one and cannot be read or was not looked at. */
export type AttachedBundle<T> =
  | { readonly referrer: Digest; readonly value: T }
  | { readonly referrer: string; readonly unreadable: string }
  | { readonly referrer: Digest; readonly older: true };

/** A bundle: the layer that holds it, or why that cannot be known. */
type Layer = Candidate &
  (
    | { readonly layer: Descriptor; readonly why?: undefined }
    | { readonly layer?: undefined; readonly why: string }
  );

/**
 * Reads the bundles that are attached to a digest, one look at each: `use` makes something of the bytes, which are not
 * kept here. What is no bundle, or says that its predicate is of another type than those that `isWanted`, is passed
 * over. Without a `choice` all are read. Throws `too-many-referrers` where there is more than can be looked through,
 * and the registry's faults.
 */
export async function readBundles<T>(
  world: Needs,
  repository: Repository,
  subject: Digest,
  isWanted: (predicateType: string) => boolean,
  use: (bytes: Uint8Array) => T,
  choice: Choice<T> = ALL,
): Promise<readonly AttachedBundle<T>[]> {
  const found: AttachedBundle<T>[] = [];
  const listed = await bundleReferrers(world, repository, subject, isWanted, ({ name, why }) =>
    found.push({ referrer: name, unreadable: why }),
  );
  const open = async (candidates: readonly Candidate[]) => {
    const layers = await concurrently(candidates, AT_ONCE, (one) =>
      layerOf(world, repository, one, isWanted),
    );
    return layers.filter((one) => one !== undefined);
  };
  const read = (layers: readonly Layer[]) => readLayers(world, repository, layers, use);

  const candidates = listed.map(candidateOf);
  const unnamed = candidates.filter(({ predicateType }) => predicateType === undefined);
  if (unnamed.length > MAX_UNNAMED) throw tooMany(repository, subject, `more than ${MAX_UNNAMED} referrers`);
  const known = await open(unnamed);
  const all = [...candidates.filter(({ predicateType }) => predicateType !== undefined), ...known];
  const { every, newest } = divide(all, choice);
  const limit = limitExceeded(all, choice, MAX_BUNDLES);
  if (limit !== undefined) throw tooMany(repository, subject, `more than ${limit} bundles`);
  const first = await open(every);
  const { within, beyond } = withinBytes(first);
  if (beyond.length > 0) throw tooMany(repository, subject, `more than ${MAX_TOTAL_BYTES} bytes of bundles`);
  found.push(...(await read(within)));

  const named = choice.named(found.flatMap((one) => ('value' in one ? [one.value] : [])));
  const { chosen, older } = newestOf(newest, named, choice);
  const rest = withinBytes(await open(chosen), MAX_TOTAL_BYTES - sizeOf(within));
  found.push(...(await read(rest.within)));
  return [
    ...found,
    ...[...older, ...rest.beyond].map(({ referrer }) => ({ referrer, older: true as const })),
  ];
}

function sizeOf(layers: readonly Layer[]): number {
  return layers.reduce((sum, { layer }) => sum + (layer?.size ?? 0), 0);
}

/** As many as there is room for, in their order. */
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

/** What is attached to a digest and may be a bundle with such a predicate, by what the registry lists of it. */
export function bundleReferrers(
  world: Needs,
  repository: Repository,
  subject: Digest,
  isWanted: (predicateType: string) => boolean,
  unreadable: (one: UnreadableReferrer) => void = () => undefined,
): Promise<readonly Referrer[]> {
  const mayBe = (one: Omit<Referrer, 'digest'>) => {
    const said = one.annotations?.[PREDICATE_ANNOTATION];
    return !isForeign(one) && (said === undefined || isWanted(said));
  };
  return world.registry.referrers(repository, subject, MAX_REFERRERS, mayBe, (one) => {
    if (mayBe(one)) unreadable(one);
  });
}

/**
 * Only a type that is said and is another one rules a referrer out: registries list bundles under the type of their
 * empty configuration, or under none.
 */
function isForeign({ artifactType }: Omit<Referrer, 'digest'>): boolean {
  return ![undefined, '', MEDIA.bundle, MEDIA.empty].includes(artifactType);
}

function candidateOf({ digest: referrer, annotations }: Referrer): Candidate {
  const { [PREDICATE_ANNOTATION]: predicateType, [CREATED_ANNOTATION]: created } = annotations ?? {};
  return { referrer, ...(predicateType && { predicateType }), ...(created && { created }) };
}

function tooMany(repository: Repository, subject: Digest, what: string) {
  const message = `${what} are attached to ${pinnedName(repository, subject)}; remove those that nobody needs`;
  return fault('too-many-referrers', 'attest', message);
}

/** Undefined where the referrer is something else than a bundle, or one whose predicate nobody wants. */
async function layerOf(
  world: Needs,
  repository: Repository,
  candidate: Candidate | Layer,
  isWanted: (predicateType: string) => boolean,
): Promise<Layer | undefined> {
  if ('layer' in candidate || 'why' in candidate) return candidate;
  const { referrer } = candidate;
  const manifest = await orBroken(world.registry.resolve({ ...repository, digest: referrer }));
  if (typeof manifest === 'string') return { ...candidate, why: manifest };
  const bundle = parseBundleReferrer(manifest.bytes);
  if (!bundle.ok) return undefined;
  const { layer, predicateType } = bundle.value;
  if (predicateType !== undefined && !isWanted(predicateType)) return undefined;
  const created = createdIn(manifest.bytes);
  const said = { ...(predicateType && { predicateType }), ...(created && { created }) };
  if (layer.size <= MAX_BUNDLE_BYTES) return { referrer, ...said, layer };
  return { referrer, ...said, why: `a bundle of ${layer.size} bytes, at most ${MAX_BUNDLE_BYTES} are read` };
}

async function readOne<T>(
  world: Needs,
  repository: Repository,
  { referrer, layer, why }: Layer,
  use: (bytes: Uint8Array) => T,
): Promise<AttachedBundle<T>> {
  if (layer === undefined) return { referrer, unreadable: why };
  const bytes = await orBroken(
    world.registry.blob(repository, layer).then((stream) => readAll(stream, layer, repository)),
  );
  return typeof bytes === 'string' ? { referrer, unreadable: bytes } : { referrer, value: use(bytes) };
}

/** What is gone or is not what its digest says is that referrer's misfortune; every other fault is the registry's. */
async function orBroken<T>(reading: Promise<T>): Promise<T | string> {
  try {
    return await reading;
  } catch (error) {
    const broken =
      error instanceof AssayError &&
      error.reasons.every(({ code }) => code === 'image-not-found' || code === 'image-invalid');
    if (broken) return error.message;
    throw error;
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
