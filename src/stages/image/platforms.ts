import { type Platform, type PlatformImage, platformName } from '../../domain/image/image.ts';
import { distinctPlatforms, MAX_PLATFORMS, matchesPlatform } from '../../domain/image/platform.ts';
import { AssayError, fault, isOnly } from '../../domain/reason.ts';
import { isAside } from '../../formats/attestation/oci-aside.ts';
import { distinctEntries, type IndexEntry, isAttestationEntry } from '../../formats/image/oci.ts';
import { concurrently } from '../shared/concurrently.ts';
import type { ImageFetch } from './image-fetch.ts';
import { readManifest, readPlatform } from './index-entries.ts';

const AT_ONCE = 4;

/** The platforms of an image: those that are checked, and those that are skipped. */
export interface ChosenPlatforms {
  readonly chosen: readonly PlatformImage[];
  readonly skipped: readonly Platform[];
  /** Entries that cannot run and are stored beside the platforms. */
  readonly artifacts: readonly IndexEntry[];
  /** Entries of the index that are not checked as platforms: skipped platforms, BuildKit's attestations, artifacts. */
  readonly others: readonly IndexEntry[];
}

/** Reads the requested platforms of an image; all of them if none is named. */
export async function choosePlatforms(
  fetch: ImageFetch,
  entries: readonly IndexEntry[],
  requested: readonly Platform[],
): Promise<ChosenPlatforms> {
  // If a manifest is listed several times, an entry with a requested platform counts.
  const isNamed = (entry: IndexEntry) =>
    entry.platform !== undefined && isRequested({ entry, platform: entry.platform }, requested);
  const candidates = distinctEntries(entries, isNamed).filter((entry) => !isAttestationEntry(entry));
  // The gate has the same limit. Platforms that are not requested are not read.
  const read = candidates.filter((entry) => entry.platform === undefined || isNamed(entry));
  if (read.length > MAX_PLATFORMS)
    throw invalid(`${fetch.name} has ${read.length} platforms, at most ${MAX_PLATFORMS} are allowed`);
  const classified = await concurrently(candidates, AT_ONCE, (entry) => classify(fetch, entry, requested));
  const platforms = classified.filter((one) => one.kind !== 'artifact');
  const [artifact] = classified;
  // If there are only artifacts, reading one as an image throws a message that names its type.
  if (platforms.length === 0 && artifact !== undefined) await readPlatform(fetch, artifact.entry);
  if (platforms.length === 0) throw invalid(`${fetch.name} is an index without any platform`);
  const names = distinctPlatforms(platforms.map(({ platform, entry: { digest } }) => ({ platform, digest })));
  assertAvailable(platforms, names, requested, fetch.name);
  const isChosen = platforms.map((one) => one.kind !== 'skipped' && isRequested(one, requested));
  const chosen = platforms.flatMap((one, at): readonly PlatformImage[] =>
    isChosen[at] && one.kind === 'image' ? [{ ...one.image, platform: names[at] ?? one.platform }] : [],
  );
  const digests = new Set<string>(chosen.map(({ manifest }) => manifest.digest));
  return {
    chosen,
    skipped: names.filter((_, at) => !isChosen[at]),
    artifacts: classified.flatMap((one) => (one.kind === 'artifact' ? [one.entry] : [])),
    others: entries.filter(({ digest }) => !digests.has(digest)),
  };
}

/** An entry of an index and the platform that it is for. */
interface PlatformEntry {
  readonly entry: IndexEntry;
  readonly platform: Platform;
}
type ClassifiedEntry =
  | (PlatformEntry & { readonly kind: 'image'; readonly image: PlatformImage })
  | (PlatformEntry & { readonly kind: 'skipped' })
  | (PlatformEntry & { readonly kind: 'missing'; readonly why: string })
  | { readonly kind: 'artifact'; readonly entry: IndexEntry };

/** Finds out what an entry is. An entry whose platform the index names and that is not requested is not read. */
async function classify(
  fetch: ImageFetch,
  entry: IndexEntry,
  requested: readonly Platform[],
): Promise<ClassifiedEntry> {
  const { platform = UNKNOWN } = entry;
  if (entry.platform !== undefined && !isRequested({ entry, platform }, requested))
    return { kind: 'skipped', entry, platform };
  try {
    if (isAside(entry, await readManifest(fetch, entry))) return { kind: 'artifact', entry };
    const image = await readPlatform(fetch, entry);
    const found = { entry, platform: image.platform };
    return isRequested(found, requested) ? { kind: 'image', ...found, image } : { kind: 'skipped', ...found };
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    // If a platform is requested, an entry without a platform does not have to be readable.
    if (
      requested.length > 0 &&
      entry.platform === undefined &&
      error.reasons.some(({ code }) => code === 'image-invalid')
    )
      return { kind: 'skipped', entry, platform };
    if (isOnly(error, 'image-not-found'))
      return { kind: 'missing', entry, platform, why: error.reasons[0].message };
    throw error;
  }
}

const UNKNOWN: Platform = { os: 'unknown', architecture: 'unknown' };

function isRequested({ platform, entry }: PlatformEntry, requested: readonly Platform[]): boolean {
  const whole = { ...platform, manifest: entry.digest };
  return requested.length === 0 || requested.some((one) => matchesPlatform(whole, one));
}

/** Throws if a requested platform is not listed, and if a listed platform is missing. */
function assertAvailable(
  platforms: readonly Exclude<ClassifiedEntry, { kind: 'artifact' }>[],
  names: readonly Platform[],
  requested: readonly Platform[],
  image: string,
): void {
  const unlisted = requested.filter((one) => !platforms.some((platform) => isRequested(platform, [one])));
  if (unlisted.length > 0) {
    const has = names.map(platformName).join(', ');
    const message = `${image} has no platform ${unlisted.map(platformName).join(', ')}; it has ${has}`;
    throw fault('input-invalid', 'inputs', message);
  }
  const of = (kind: ClassifiedEntry['kind']) =>
    platforms.flatMap((one, at) =>
      one.kind === kind ? [{ name: platformName(names[at] ?? one.platform), digest: one.entry.digest }] : [],
    );
  const [missing, available] = [of('missing'), of('image')];
  if (missing.length === 0) return;
  const inWords = (some: typeof available) =>
    some.map(({ name, digest }) => `${name} (${digest})`).join(', ');
  const only =
    available.length === 0
      ? ''
      : `; complete are ${inWords(available)}: check them with \`platform: ${available.map(({ name }) => name).join(',')}\`, or name one by its digest`;
  const [why] = platforms.flatMap((one) => (one.kind === 'missing' ? [one.why] : []));
  const message = `${image} lists ${inWords(missing)} but is incomplete (${why})${only}`;
  throw fault('image-not-found', 'image', message);
}

function invalid(message: string): AssayError {
  return fault('image-invalid', 'image', message);
}
