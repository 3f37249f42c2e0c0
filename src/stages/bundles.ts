import type { Readable } from 'node:stream';
import type { Digest } from '../domain/digest.ts';
import { type Descriptor, pinnedName, type Repository } from '../domain/image.ts';
import { AssayError, fault } from '../domain/reason.ts';
import { MEDIA } from '../formats/media-types.ts';
import { PREDICATE_ANNOTATION, parseBundleReferrer } from '../formats/oci-referrer.ts';
import type { ReadOnlyRegistry, Referrer } from '../ports.ts';
import { bytesOf } from './bytes.ts';
import { concurrently } from './concurrently.ts';

/** More bundles than this on one digest are not looked through. */
const MAX_BUNDLES = 300;
/** More referrers whose manifest has to be read to know what they are: registries list many under no type, or a wrong one. */
const MAX_REFERRERS = 2000;

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

/** A referrer that is a bundle, or says that it is one and cannot be read. */
export type FoundBundle<T> =
  | { readonly referrer: Digest; readonly value: T }
  | { readonly referrer: Digest; readonly unreadable: string };

/**
 * Reads every bundle that is attached to a digest, one look at each: `use` makes something of the bytes, which are not
 * kept here. What is no bundle, or says that its predicate is of another type than those that `isWanted`, is passed
 * over. Throws `too-many-referrers` where there is more than can be looked through, and the registry's faults.
 */
export async function readBundles<T>(
  world: Needs,
  repository: Repository,
  subject: Digest,
  isWanted: (predicateType: string) => boolean,
  use: (bytes: Uint8Array) => T,
): Promise<readonly FoundBundle<T>[]> {
  const candidates = await world.registry.referrers(repository, subject, MAX_REFERRERS, (referrer) => {
    const said = referrer.annotations?.[PREDICATE_ANNOTATION];
    return !isForeign(referrer) && (said === undefined || isWanted(said));
  });
  const layers = await concurrently(candidates, AT_ONCE, ({ digest }) =>
    layerOf(world, repository, digest, isWanted),
  );
  const found = layers.filter((one) => one !== undefined);
  if (found.length > MAX_BUNDLES) {
    const message = `more than ${MAX_BUNDLES} bundles are attached to ${pinnedName(repository, subject)}; remove those that nobody needs`;
    throw fault('too-many-referrers', 'attest', message);
  }
  const total = found.reduce((sum, { layer }) => sum + (layer?.size ?? 0), 0);
  if (total > MAX_TOTAL_BYTES) {
    const message = `${total} bytes of bundles are attached to ${pinnedName(repository, subject)}, and at most ${MAX_TOTAL_BYTES} are looked through`;
    throw fault('too-many-referrers', 'attest', message);
  }
  const read = (one: Layer) => readOne(world, repository, one, use);
  const isLarge = ({ layer }: Layer) => (layer?.size ?? 0) >= LARGE_BYTES;
  const small = await concurrently(
    found.filter((one) => !isLarge(one)),
    AT_ONCE,
    read,
  );
  return [...small, ...(await concurrently(found.filter(isLarge), 1, read))];
}

/**
 * Only a type that is said and is another one rules a referrer out: registries list bundles under the type of their
 * empty configuration, or under none.
 */
function isForeign({ artifactType }: Referrer): boolean {
  return ![undefined, '', MEDIA.bundle, MEDIA.empty].includes(artifactType);
}

/** The layer that holds the bundle of a referrer, or why it cannot be known. */
type Layer =
  | { readonly referrer: Digest; readonly layer: Descriptor; readonly why?: undefined }
  | { readonly referrer: Digest; readonly layer?: undefined; readonly why: string };

/** Undefined where the referrer is something else than a bundle, or one whose predicate nobody wants. */
async function layerOf(
  world: Needs,
  repository: Repository,
  referrer: Digest,
  isWanted: (predicateType: string) => boolean,
): Promise<Layer | undefined> {
  const manifest = await orBroken(world.registry.resolve({ ...repository, digest: referrer }));
  if (typeof manifest === 'string') return { referrer, why: manifest };
  const bundle = parseBundleReferrer(manifest.bytes);
  if (bundle === undefined) return undefined;
  const { layer, predicateType } = bundle;
  if (predicateType !== undefined && !isWanted(predicateType)) return undefined;
  if (layer.size <= MAX_BUNDLE_BYTES) return { referrer, layer };
  return { referrer, why: `a bundle of ${layer.size} bytes, at most ${MAX_BUNDLE_BYTES} are read` };
}

async function readOne<T>(
  world: Needs,
  repository: Repository,
  { referrer, layer, why }: Layer,
  use: (bytes: Uint8Array) => T,
): Promise<FoundBundle<T>> {
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
