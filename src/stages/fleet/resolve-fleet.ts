import type { Digest } from '../../domain/digest.ts';
import type { Drift, Place, UnresolvedImage, WeighedImage } from '../../domain/fleet/fleet-plan.ts';
import { pinnedName, type Reference, repositoryName, taggedName } from '../../domain/image/image.ts';
import { AssayError, fault, isOnly } from '../../domain/reason.ts';
import { orThrow, orUndefined } from '../../domain/result.ts';
import { plain } from '../../domain/text.ts';
import { PREDICATE_TYPES } from '../../formats/attestation/in-toto.ts';
import { type RunningImage, readImageId } from '../../formats/fleet/running-image.ts';
import { parseManifest } from '../../formats/image/oci.ts';
import { PREDICATE_ANNOTATION, parseBundleReferrer } from '../../formats/image/oci-referrer.ts';
import type { RawManifest, ReadOnlyRegistry, Referrer } from '../../ports/registry-port.ts';
import { concurrently } from '../shared/concurrently.ts';
import { bundleReferrers } from '../verify/bundles.ts';
import type { FoundImage } from './read-fleet.ts';

const AT_ONCE = 12;
/** More places of one image are only counted: a daemon set has a pod on every node. */
const MOST_PLACES = 30;
/** Referrers whose type the registry does not list, and SBOMs, that are looked at for one weight. */
const MOST_OPENED = 8;

/** What every image costs, whatever its size, as bytes of an SBOM: its other statements, and the start of the tools. */
const BASE_WEIGHT = 512 * 1024;
/** An image without an SBOM may need a full scan. */
export const UNKNOWN_WEIGHT = 16 * 1024 * 1024;

type Needs = { readonly registry: Pick<ReadOnlyRegistry, 'resolve' | 'referrers'> };

/** An image as it is named: everything that names the same image in the same way. */
interface Group {
  readonly reference: Reference;
  readonly running: RunningImage | undefined;
  readonly places: Place[];
}

/** Each image once, by repository and digest, and what could not be resolved. */
export interface ResolvedFleet {
  readonly images: readonly WeighedImage[];
  readonly unresolved: readonly UnresolvedImage[];
}

/**
 * Resolves what was found to digests and weighs it. A running container is the image that its status names, whatever its
 * tag says. Downloads manifests and lists of referrers, no layer and no SBOM. An image that cannot be resolved is listed
 * with its reasons, and the others are resolved all the same.
 */
export async function resolveFleet(world: Needs, found: readonly FoundImage[]): Promise<ResolvedFleet> {
  const unresolved: UnresolvedImage[] = [];
  const resolved = await concurrently(groupsOf(found), AT_ONCE, async (group) => {
    try {
      return { group, ...(await resolveGroup(world, group)) };
    } catch (error) {
      if (!(error instanceof AssayError)) throw error;
      unresolved.push({
        image: nameOf(group.reference),
        ...bounded(group.places),
        reasons: error.reasons.map(({ code, check, message }) => ({
          code,
          check,
          message: plain(message, 1000),
        })),
      });
      return undefined;
    }
  });
  const images = new Map<string, { digest: Digest; reference: Reference; places: Place[]; drift: Drift[] }>();
  for (const one of resolved) {
    if (one === undefined) continue;
    const { digest, drift, group } = one;
    const image = pinnedName(group.reference, digest);
    const known = images.get(image) ?? { digest, reference: group.reference, places: [], drift: [] };
    known.places.push(...group.places);
    if (drift !== undefined && !known.drift.some(({ reference }) => reference === drift.reference))
      known.drift.push(drift);
    images.set(image, known);
  }
  const weighed = await concurrently(
    [...images],
    AT_ONCE,
    async ([image, { digest, reference, places, drift }]) => ({
      image,
      digest,
      weight: await weightOf(world, reference, digest),
      ...bounded(places),
      ...(drift.length > 0 && { drift: drift.toSorted((a, b) => (a.reference < b.reference ? -1 : 1)) }),
    }),
  );
  return {
    images: weighed,
    unresolved: unresolved.toSorted((one, other) => (one.image < other.image ? -1 : 1)),
  };
}

/** The name of an image as it is written. */
function nameOf(reference: Reference): string {
  return reference.digest === undefined ? taggedName(reference) : pinnedName(reference, reference.digest);
}

function groupsOf(found: readonly FoundImage[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const { reference, imageId, place } of found) {
    const running = imageId === undefined || imageId === '' ? undefined : readImageId(imageId);
    const key = JSON.stringify([repositoryName(reference), reference.tag, reference.digest, running]);
    const group = groups.get(key) ?? { reference, running, places: [] };
    group.places.push(place);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function bounded(places: readonly Place[]): Pick<WeighedImage, 'places' | 'morePlaces'> {
  const more = places.length - MOST_PLACES;
  return { places: places.slice(0, MOST_PLACES), ...(more > 0 && { morePlaces: more }) };
}

async function resolveGroup(
  { registry }: Needs,
  { reference, running }: Group,
): Promise<{ readonly digest: Digest; readonly drift?: Drift | undefined }> {
  const { registry: host, path, digest, tag } = reference;
  const repository = { registry: host, path };
  if (running === undefined) return { digest: (await registry.resolve(reference)).digest };
  const name = nameOf(reference);
  if (running.kind === 'unknown')
    throw fault(
      'running-image-unknown',
      'image',
      `the status of a pod names what runs as ${name} in no readable way`,
    );
  if (running.kind === 'manifest') {
    await registry.resolve({ ...repository, digest: running.digest });
    if (digest !== undefined || tag === undefined) return { digest: running.digest };
    return {
      digest: running.digest,
      drift: await driftOf({ registry }, { ...repository, tag }, running.digest),
    };
  }
  const current = await registry.resolve(reference);
  const isCurrent = await hasConfiguration({ registry }, reference, current, running.digest);
  if (isCurrent) return { digest: current.digest };
  const message = `a pod runs an image with the configuration ${running.digest} as ${name}, and the image there in the registry has another one`;
  throw fault('running-image-unknown', 'image', message);
}

/** Undefined if the tag points to what runs, or to an index with it. */
async function driftOf({ registry }: Needs, tagged: Reference, running: Digest): Promise<Drift | undefined> {
  const reference = taggedName(tagged);
  try {
    const current = await registry.resolve(tagged);
    if (current.digest === running) return undefined;
    const manifest = orUndefined(parseManifest(current.bytes, current.mediaType, reference));
    const isPlatform = manifest?.kind === 'index' && manifest.manifests.some((one) => one.digest === running);
    return isPlatform ? undefined : { reference, now: current.digest };
  } catch (error) {
    if (isOnly(error, 'image-not-found')) return { reference };
    throw error;
  }
}

/** Whether an image, or a platform of an index, has a configuration. */
async function hasConfiguration(
  { registry }: Needs,
  reference: Reference,
  { bytes, mediaType }: RawManifest,
  configuration: Digest,
): Promise<boolean> {
  const invalid = (why: string) => fault('image-invalid', 'image', why);
  const manifest = orThrow(parseManifest(bytes, mediaType, taggedName(reference)), invalid);
  if (manifest.kind === 'manifest') return manifest.config.digest === configuration;
  for (const { digest } of manifest.manifests) {
    const platform = await registry.resolve({ registry: reference.registry, path: reference.path, digest });
    const parsed = orUndefined(parseManifest(platform.bytes, platform.mediaType, digest));
    if (parsed?.kind === 'manifest' && parsed.config.digest === configuration) return true;
  }
  return false;
}

/**
 * The weight of an image, by the sizes of its SBOMs in the registry. They only serve to balance the shards: where they
 * cannot be had, the shard will say why.
 */
async function weightOf({ registry }: Needs, reference: Reference, digest: Digest): Promise<number> {
  const repository = { registry: reference.registry, path: reference.path };
  try {
    const isSbom = (predicateType: string) => predicateType === PREDICATE_TYPES.sbom;
    const listed = await bundleReferrers({ registry }, repository, digest, isSbom);
    const typed = listed.filter(({ annotations }) => annotations?.[PREDICATE_ANNOTATION] !== undefined);
    const opened = (typed.length > 0 ? typed : listed).slice(0, MOST_OPENED);
    const sizes = await Promise.all(
      opened.map(async (referrer: Referrer) => {
        const { bytes } = await registry.resolve({ ...repository, digest: referrer.digest });
        const bundle = orUndefined(parseBundleReferrer(bytes));
        return bundle?.predicateType === PREDICATE_TYPES.sbom ? bundle.layer.size : 0;
      }),
    );
    const size = Math.max(0, ...sizes);
    return BASE_WEIGHT + (size === 0 ? UNKNOWN_WEIGHT : size);
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    return BASE_WEIGHT + UNKNOWN_WEIGHT;
  }
}
