import type { Digest } from '../digest.ts';
import { type Platform, platformSlug } from './image.ts';

/** An index with more platforms is none that anybody runs, and would take hours to look through. */
export const MAX_PLATFORMS = 64;

/** Names for architectures that containerd takes for one another; the second is a variant. */
const ALIASES: Readonly<Record<string, readonly [string, string?]>> = {
  x86_64: ['amd64'],
  'x86-64': ['amd64'],
  i386: ['386'],
  aarch64: ['arm64'],
  armhf: ['arm', 'v7'],
  armel: ['arm', 'v6'],
};
/** What an architecture means that names no variant. */
const PLAIN: Readonly<Record<string, string>> = { amd64: 'v1', arm64: 'v8', arm: 'v7' };

/**
 * Whether a platform is one of those that were asked for. Without a variant every variant is meant; arm64 and arm64/v8
 * are the same, and so are others as containerd has it. A version of Windows may be given to any of its parts.
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
  return variant ?? PLAIN[architecture];
}

/** So much of a digest tells manifests apart for people. */
const SHORT = 'sha256:'.length + 12;

/**
 * The platforms of an image, each under a name of its own, since files of evidence are named by it. One that is there more
 * than once is told apart by the version of its system, and else by the digest of its manifest.
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

/** Adds what `more` knows to those whose name another has too. */
function withDetail(
  platforms: readonly Platform[],
  more: (at: number) => Pick<Platform, 'osVersion' | 'manifest'>,
): readonly Platform[] {
  const names = Map.groupBy(platforms, platformSlug);
  return platforms.map((one, at) => {
    const isAlone = names.get(platformSlug(one))?.length === 1;
    return isAlone ? one : { ...one, ...more(at) };
  });
}
