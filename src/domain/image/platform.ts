import type { Digest } from '../digest.ts';
import { type Platform, platformSlug } from './image.ts';

/** Greatest number of platforms in an index. Real images have fewer, and checking more would take hours. */
export const MAX_PLATFORMS = 64;

/** Other names of architectures, as in containerd: the architecture and its variant. */
const ALIASES: Readonly<Record<string, readonly [string, string?]>> = {
  x86_64: ['amd64'],
  'x86-64': ['amd64'],
  i386: ['386'],
  aarch64: ['arm64'],
  armhf: ['arm', 'v7'],
  armel: ['arm', 'v6'],
};
/** The default variant of an architecture. */
const DEFAULT_VARIANTS: Readonly<Record<string, string>> = { amd64: 'v1', arm64: 'v8', arm: 'v7' };

/**
 * Whether a platform matches a requested one. A request without a variant matches every variant. arm64 and arm64/v8 are
 * the same, and other names follow containerd. A version of Windows may be given in part.
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
    ALIASES[platform.architecture] ?? [];
  return { ...platform, os, architecture, ...(variant === undefined ? {} : { variant }) };
}

function variantOf({ architecture, variant }: Platform): string | undefined {
  return variant ?? DEFAULT_VARIANTS[architecture];
}

/** Length of the beginning of a digest that is enough to distinguish manifests. */
const SHORT = 'sha256:'.length + 12;

/**
 * The platforms of an image, each with a unique name, because evidence files are named by platform. If an image has a
 * platform more than once, its name contains the version of the system, or else the digest of the manifest.
 */
export function distinctPlatforms(
  listed: readonly { readonly platform: Platform; readonly digest: Digest }[],
): readonly Platform[] {
  const bare = listed.map(({ platform: { os, architecture, variant } }) => ({
    ...{ os, architecture },
    ...(variant === undefined ? {} : { variant }),
  }));
  const versioned = withDetail(bare, (at) => {
    const osVersion = listed[at]?.platform.osVersion;
    return osVersion === undefined ? {} : { osVersion };
  });
  return withDetail(versioned, (at) => ({ manifest: listed[at]?.digest.slice(0, SHORT) ?? '' }));
}

/** Adds a detail to each platform whose name is not unique. */
function withDetail(
  platforms: readonly Platform[],
  detail: (at: number) => Pick<Platform, 'osVersion' | 'manifest'>,
): readonly Platform[] {
  const names = Map.groupBy(platforms, platformSlug);
  return platforms.map((one, at) => {
    const isUnique = names.get(platformSlug(one))?.length === 1;
    return isUnique ? one : { ...one, ...detail(at) };
  });
}
