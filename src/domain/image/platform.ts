import type { Digest } from '../digest.ts';
import { lookUp } from '../look-up.ts';
import { optional } from '../optional.ts';
import { type Platform, platformSlug } from './image.ts';

/** Greatest number of platforms of an index. Real indexes have fewer, and more would take hours to check. */
export const MAX_PLATFORMS = 64;

/** The names of architectures that containerd treats as the same: the usual name, and a variant. */
const ALIASES: Readonly<Record<string, readonly [string, string?]>> = {
  x86_64: ['amd64'],
  'x86-64': ['amd64'],
  i386: ['386'],
  aarch64: ['arm64'],
  armhf: ['arm', 'v7'],
  armel: ['arm', 'v6'],
};
/** The variant of an architecture that names none. */
const DEFAULT_VARIANTS: Readonly<Record<string, string>> = { amd64: 'v1', arm64: 'v8', arm: 'v7' };

/**
 * Whether a platform is the requested one. A request without a variant means every variant. As for containerd, arm64 and
 * arm64/v8 are the same, and so are some others. A version of Windows may be given in part.
 */
export function matchesPlatform(platform: Platform, wanted: Platform): boolean {
  const [one, other] = [normalized(platform), normalized(wanted)];
  return (
    one.os === other.os &&
    one.architecture === other.architecture &&
    (other.variant === undefined || variantOf(one) === variantOf(other)) &&
    (other.osVersion === undefined || `${one.osVersion ?? ''}.`.startsWith(`${other.osVersion}.`)) &&
    (other.manifest === undefined || one.manifest?.startsWith(other.manifest) === true)
  );
}

function normalized(platform: Platform): Platform {
  const os = platform.os === 'macos' ? 'darwin' : platform.os;
  const [architecture = platform.architecture, variant = platform.variant] =
    lookUp(ALIASES, platform.architecture) ?? [];
  return { ...platform, os, architecture, ...optional({ variant }) };
}

function variantOf({ architecture, variant }: Platform): string | undefined {
  return variant ?? lookUp(DEFAULT_VARIANTS, architecture);
}

/** The length of a short digest, which is enough for people to distinguish manifests. */
const SHORT = 'sha256:'.length + 12;

/**
 * The platforms of an image, each with a unique name, since evidence files are named by it. If a platform is there more
 * than once, the version of its system is added, and otherwise the digest of its manifest.
 */
export function distinctPlatforms(
  listed: readonly { readonly platform: Platform; readonly digest: Digest }[],
): readonly Platform[] {
  const bare = listed.map(({ platform: { os, architecture, variant } }) => ({
    ...{ os, architecture },
    ...optional({ variant }),
  }));
  const versioned = withUniqueNames(bare, (at) => optional({ osVersion: listed[at]?.platform.osVersion }));
  return withUniqueNames(versioned, (at) => ({ manifest: listed[at]?.digest.slice(0, SHORT) ?? '' }));
}

/** Adds more fields to every platform whose name another platform has too. */
function withUniqueNames(
  platforms: readonly Platform[],
  fieldsOf: (at: number) => Pick<Platform, 'osVersion' | 'manifest'>,
): readonly Platform[] {
  const names = Map.groupBy(platforms, platformSlug);
  return platforms.map((one, at) => {
    const isUnique = names.get(platformSlug(one))?.length === 1;
    return isUnique ? one : { ...one, ...fieldsOf(at) };
  });
}
