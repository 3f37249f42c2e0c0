import type { Digest } from '../digest.ts';
import type { Vulnerability } from '../finding/finding.ts';
import { matchesEverything, matchesGlob } from '../glob.ts';
import {
  type PinnedImage,
  type PlatformImage,
  parseReference,
  platformName,
  repositoryName,
  withHubName,
} from '../image/image.ts';
import type { BaseImageRule, Policy } from '../policy/policy.ts';
import { orUndefined } from '../result.ts';

/** An image that a platform of the image was built on, or that somebody says it was. */
export interface BaseImage {
  /** `linux/amd64` */
  readonly platform: string;
  /** `registry/repository[:tag]` */
  readonly name: string;
  /** Of its index or manifest. */
  readonly digest?: Digest;
  /** Who says so: the build's provenance or an annotation (neither is signed), or nobody: its layers were found. */
  readonly by: 'provenance' | 'annotation' | 'layers';
  /**
   * `proven`: its layers are the lowest ones of the image. `claimed`: they could not be compared. `contradicted`: they
   * were, and are not.
   */
  readonly proof: 'proven' | 'claimed' | 'contradicted';
  /** Certificate identity of the rule's list behind its signature. */
  readonly signedBy?: string;
  /** The tag of a signature in cosign's format before bundles, which does not count; looked for where no other does. */
  readonly oldSignature?: string;
  /** How many of the image's lowest layers are its own; 0 unless proven. */
  readonly layers: number;
}

/** What was found out about base images. */
export interface BaseImages {
  readonly found: readonly BaseImage[];
  /** What was looked for in vain and why, a sentence each. */
  readonly notes: readonly string[];
}

/** Whether a policy has rules about base images. */
export function rulesBaseImages({ allow, digestPinned, signedBy }: BaseImageRule): boolean {
  return allow.length > 0 || digestPinned || signedBy.length > 0;
}

/** What is told where findings of the base image are to be set apart, and the policy says of none which it is. */
export function apartNote({ baseImages, vulnerabilities }: Policy): string | undefined {
  if (vulnerabilities.baseImageFindings !== 'apart' || namesBases(baseImages)) return undefined;
  return 'No finding is set apart as one of the base image: the policy names no base image (`base-images.allow`) and no signer (`base-images.signed-by`), and an image may not name its own.';
}

/** Whether an entry of an allow-list names one image, by tag or digest, that can be looked up. */
export function namesOneImage(entry: string): boolean {
  return !/[*?]/.test(entry) && /@sha256:|:[^/]*$/.test(entry) && parseReference(entry).ok;
}

/** Whether an allow-list has a base image. An entry without a tag has every tag of it. */
export function isAllowed({ name, digest }: NamedBase, allow: readonly string[]): boolean {
  const untagged = name.replace(/:[^/:]*$/, '');
  const names = [name, untagged];
  const spellings = digest === undefined ? names : [...names, ...names.map((one) => `${one}@${digest}`)];
  return allow.some((entry) => spellings.some((spelling) => matchesGlob(spelledOut(entry), spelling)));
}

/** An exact entry as docker means it: `debian:12` is `docker.io/library/debian:12`. */
function spelledOut(entry: string): string {
  const reference = /[*?]/.test(entry) ? undefined : orUndefined(parseReference(entry));
  if (reference === undefined) return withHubName(entry);
  const tag = reference.tag !== undefined && /:[^/@]*(?:@|$)/.test(entry) ? `:${reference.tag}` : '';
  return `${repositoryName(reference)}${tag}${reference.digest === undefined ? '' : `@${reference.digest}`}`;
}

/**
 * The base images of a platform: of those that are proven the one with the most layers (the others lie below it), and
 * every claim that could not be refuted or contradicts what was found.
 */
export function basesOf(platform: PlatformImage, { found }: BaseImages): readonly BaseImage[] {
  const here = found.filter((base) => base.platform === platformName(platform.platform));
  const top = Math.max(...here.map(({ layers }) => layers));
  return here.filter(({ proof, layers }) => proof !== 'proven' || layers === top);
}

/** What a base image is believed by: its name, where the policy allows it, and its signer. */
export type NamedBase = Pick<BaseImage, 'name' | 'digest' | 'signedBy'>;

/** Whether a policy names any base image, or any signer of one: without it none is believed. */
export function namesBases({ allow, signedBy }: BaseImageRule): boolean {
  return signedBy.length > 0 || allow.some((entry) => !matchesEverything(entry));
}

/**
 * Whether the policy itself vouches for a base image: by its name or its signer, by both where it asks for both. An
 * image may name anything as its base, a copy of itself too.
 */
export function isVouchedFor(base: NamedBase, rule: BaseImageRule): boolean {
  const { allow, signedBy } = rule;
  if (allow.length > 0 && !isAllowed(base, allow)) return false;
  if (signedBy.length > 0) return signedBy.some(({ identity }) => identity === base.signedBy);
  return isAllowed(
    base,
    allow.filter((entry) => !matchesEverything(entry)),
  );
}

/** Layers of an image that come from base images that the policy vouches for, each with its base; by diff ID. */
export function baseLayers(
  image: PinnedImage,
  bases: BaseImages,
  rule: BaseImageRule,
): ReadonlyMap<Digest, BaseImage> {
  // One that has all layers of the image is the image itself, and leaves nothing to be judged.
  return layersFrom(image, bases, (base, all) => base.layers < all && isVouchedFor(base, rule));
}

/** Layers of an image that come from base images that are proven, whoever named them: to tell of, and not to judge by. */
export function provenLayers(image: PinnedImage, bases: BaseImages): ReadonlyMap<Digest, BaseImage> {
  return layersFrom(image, bases, () => true);
}

function layersFrom(
  image: PinnedImage,
  bases: BaseImages,
  counts: (base: BaseImage, all: number) => boolean,
): ReadonlyMap<Digest, BaseImage> {
  const below = new Map<Digest, BaseImage>();
  const own = new Set<Digest>();
  for (const platform of image.platforms) {
    const { diffIds } = platform.configuration;
    const base = basesOf(platform, bases)
      .filter((one) => one.proof === 'proven')
      .find((one) => counts(one, diffIds.length));
    for (const [at, diffId] of diffIds.entries()) {
      if (base !== undefined && at < base.layers) below.set(diffId, base);
      else own.add(diffId);
    }
  }
  // The same layer on another platform that the image itself brings there: then it is not the base alone that has it.
  for (const diffId of own) below.delete(diffId);
  return below;
}

/** Whether every place of a package lies in these layers; no where a place is not known. */
export function liesInLayers({ layers }: Vulnerability, of: Pick<ReadonlySet<Digest>, 'has'>): boolean {
  return layers !== undefined && layers.length > 0 && layers.every((layer) => of.has(layer));
}

/** `docker.io/library/debian:12@sha256:…` */
export function baseName({ name, digest }: BaseImage): string {
  return digest === undefined ? name : `${name}@${digest}`;
}
