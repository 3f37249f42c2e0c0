import { type Platform, type PlatformImage, platformName } from '../../domain/image/image.ts';
import { distinctPlatforms, MAX_PLATFORMS, matchesPlatform } from '../../domain/image/platform.ts';
import { AssayError, fault } from '../../domain/reason.ts';
import { isAside } from '../../formats/attestation/oci-aside.ts';
import { distinctEntries, type IndexEntry, isAttestationEntry } from '../../formats/image/oci.ts';
import { concurrently } from '../shared/concurrently.ts';
import type { ImageFetch } from './image-fetch.ts';
import { readManifest, readPlatform } from './index-entries.ts';

const AT_ONCE = 4;

/** The platforms of an image, those under check apart from those left out. */
export interface ChosenPlatforms {
  readonly chosen: readonly PlatformImage[];
  readonly skipped: readonly Platform[];
  /** Entries that nothing can run: what is stored beside the platforms. */
  readonly artifacts: readonly IndexEntry[];
  /** Entries of the index that are not under check: left out platforms, BuildKit's attestations, artifacts. */
  readonly others: readonly IndexEntry[];
}

/** Reads the wanted platforms among the entries of an image; all of them where none is named. */
export async function choosePlatforms(
  fetch: ImageFetch,
  entries: readonly IndexEntry[],
  wanted: readonly Platform[],
): Promise<ChosenPlatforms> {
  // Of a manifest that is there several times a platform that is asked for counts.
  const isAsked = (entry: IndexEntry) =>
    entry.platform !== undefined && isWanted({ entry, platform: entry.platform }, wanted);
  const candidates = distinctEntries(entries, isAsked).filter((entry) => !isAttestationEntry(entry));
  // No gate looks at more either; what is not asked for is not read.
  const read = candidates.filter((entry) => entry.platform === undefined || isAsked(entry));
  if (read.length > MAX_PLATFORMS)
    throw invalid(`${fetch.name} has ${read.length} platforms, at most ${MAX_PLATFORMS} can be looked at`);
  const located = await concurrently(candidates, AT_ONCE, (entry) => locate(fetch, entry, wanted));
  const platforms = located.filter((one) => one.kind !== 'artifact');
  const [artifact] = located;
  // Asked for as an image it says itself that it is none.
  if (platforms.length === 0 && artifact !== undefined) await readPlatform(fetch, artifact.entry);
  if (platforms.length === 0) throw invalid(`${fetch.name} is an index without any platform`);
  const names = distinctPlatforms(platforms.map(({ platform, entry: { digest } }) => ({ platform, digest })));
  assertNamed(platforms, names, wanted, fetch.name);
  const taken = platforms.map((one) => one.kind !== 'left' && isWanted(one, wanted));
  const chosen = platforms.flatMap((one, at): readonly PlatformImage[] =>
    taken[at] && one.kind === 'image' ? [{ ...one.image, platform: names[at] ?? one.platform }] : [],
  );
  const digests = new Set<string>(chosen.map(({ manifest }) => manifest.digest));
  return {
    chosen,
    skipped: names.filter((_, at) => !taken[at]),
    artifacts: located.flatMap((one) => (one.kind === 'artifact' ? [one.entry] : [])),
    others: entries.filter(({ digest }) => !digests.has(digest)),
  };
}

/** An entry of an index and the platform that it is for. */
interface Placed {
  readonly entry: IndexEntry;
  readonly platform: Platform;
}
type Located =
  | (Placed & { readonly kind: 'image'; readonly image: PlatformImage })
  | (Placed & { readonly kind: 'left' })
  | (Placed & { readonly kind: 'absent'; readonly why: string })
  | { readonly kind: 'artifact'; readonly entry: IndexEntry };

/** Finds out what an entry is; one that is not wanted is not even read where the index tells its platform. */
async function locate(fetch: ImageFetch, entry: IndexEntry, wanted: readonly Platform[]): Promise<Located> {
  const { platform = UNKNOWN } = entry;
  if (entry.platform !== undefined && !isWanted({ entry, platform }, wanted))
    return { kind: 'left', entry, platform };
  try {
    if (isAside(entry, await readManifest(fetch, entry))) return { kind: 'artifact', entry };
    const image = await readPlatform(fetch, entry);
    const found = { entry, platform: image.platform };
    return isWanted(found, wanted) ? { kind: 'image', ...found, image } : { kind: 'left', ...found };
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    const codes = error.reasons.map(({ code }) => code);
    // Where a platform is asked for, what does not even say of which it is need not be readable.
    if (wanted.length > 0 && entry.platform === undefined && codes.includes('image-invalid'))
      return { kind: 'left', entry, platform };
    if (codes.every((code) => code === 'image-not-found'))
      return { kind: 'absent', entry, platform, why: error.reasons[0].message };
    throw error;
  }
}

const UNKNOWN: Platform = { os: 'unknown', architecture: 'unknown' };

function isWanted({ platform, entry }: Placed, wanted: readonly Platform[]): boolean {
  const whole = { ...platform, manifest: entry.digest };
  return wanted.length === 0 || wanted.some((one) => matchesPlatform(whole, one));
}

/** Throws where a platform is asked for that is not listed, and where one is listed and not there. */
function assertNamed(
  platforms: readonly Exclude<Located, { kind: 'artifact' }>[],
  names: readonly Platform[],
  wanted: readonly Platform[],
  image: string,
): void {
  const unlisted = wanted.filter((one) => !platforms.some((platform) => isWanted(platform, [one])));
  if (unlisted.length > 0) {
    const has = names.map(platformName).join(', ');
    const message = `${image} has no platform ${unlisted.map(platformName).join(', ')}; it has ${has}`;
    throw fault('input-invalid', 'inputs', message);
  }
  const of = (kind: Located['kind']) =>
    platforms.flatMap((one, at) =>
      one.kind === kind ? [{ name: platformName(names[at] ?? one.platform), digest: one.entry.digest }] : [],
    );
  const [absent, there] = [of('absent'), of('image')];
  if (absent.length === 0) return;
  const inWords = (some: typeof there) => some.map(({ name, digest }) => `${name} (${digest})`).join(', ');
  const only =
    there.length === 0
      ? ''
      : `; what is there is ${inWords(there)}: check it with \`platform: ${there.map(({ name }) => name).join(',')}\`, or by its digest as an image of its own`;
  const [why] = platforms.flatMap((one) => (one.kind === 'absent' ? [one.why] : []));
  const message = `${image} lists ${inWords(absent)} and does not hold all of it (${why})${only}`;
  throw fault('image-not-found', 'image', message);
}

function invalid(message: string): AssayError {
  return fault('image-invalid', 'image', message);
}
