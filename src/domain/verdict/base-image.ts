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

/** An image that a platform of the image was built on, or is claimed to be built on. */
export interface BaseImage {
  /** `linux/amd64` */
  readonly platform: string;
  /** `registry/repository[:tag]` */
  readonly name: string;
  /** Digest of its index or manifest. */
  readonly digest?: Digest;
  /** How Assay knows of it: from the build's provenance or an annotation (neither is signed), or only from its layers. */
  readonly by: 'provenance' | 'annotation' | 'layers';
  /**
   * `proven`: its layers are the lowest layers of the image. `claimed`: the layers could not be compared.
   * `contradicted`: its layers are not the lowest layers of the image.
   */
  readonly proof: 'proven' | 'claimed' | 'contradicted';
  /** Certificate identity, from the list in the policy, that signed it. */
  readonly signedBy?: string;
  /** Tag of a signature in the format that cosign used before bundles. It does not count. Set only if no other counts. */
  readonly oldSignature?: string;
  /** How many of the image's lowest layers belong to it. 0 unless proven. */
  readonly layers: number;
}

/** The base images of all platforms, as far as they are known. */
export interface BaseImages {
  readonly found: readonly BaseImage[];
  /** What could not be determined and why, a sentence each. */
  readonly notes: readonly string[];
}

/** Whether a policy has rules about base images. */
export function rulesBaseImages({ allow, digestPinned, signedBy }: BaseImageRule): boolean {
  return allow.length > 0 || digestPinned || signedBy.length > 0;
}

/** A note for a policy that wants findings of the base image listed separately, but names no base image. */
export function apartNote({ baseImages, vulnerabilities }: Policy): string | undefined {
  if (vulnerabilities.baseImageFindings !== 'apart' || namesBases(baseImages)) return undefined;
  return 'No finding is listed separately as a finding of the base image: the policy names no base image (`base-images.allow`) and no signer (`base-images.signed-by`). An image may not name its own base image.';
}

/** Whether an entry of an allow-list names exactly one image, by tag or digest, that can be looked up. */
export function namesOneImage(entry: string): boolean {
  return !/[*?]/.test(entry) && /@sha256:|:[^/]*$/.test(entry) && parseReference(entry).ok;
}

/** Whether an allow-list contains a base image. An entry without a tag allows every tag. */
export function isAllowed({ name, digest }: NamedBase, allow: readonly string[]): boolean {
  const untagged = name.replace(/:[^/:]*$/, '');
  const names = [name, untagged];
  const spellings = digest === undefined ? names : [...names, ...names.map((one) => `${one}@${digest}`)];
  return allow.some((entry) => spellings.some((spelling) => matchesGlob(spelledOut(entry), spelling)));
}

/** The full name of an exact entry, by docker's rules: `debian:12` is `docker.io/library/debian:12`. */
function spelledOut(entry: string): string {
  const reference = /[*?]/.test(entry) ? undefined : orUndefined(parseReference(entry));
  if (reference === undefined) return withHubName(entry);
  const tag = reference.tag !== undefined && /:[^/@]*(?:@|$)/.test(entry) ? `:${reference.tag}` : '';
  return `${repositoryName(reference)}${tag}${reference.digest === undefined ? '' : `@${reference.digest}`}`;
}

/**
 * The base images of a platform: the proven base image with the most layers (the other proven ones are below it), and
 * every claimed or contradicted base image.
 */
export function basesOf(platform: PlatformImage, { found }: BaseImages): readonly BaseImage[] {
  const here = found.filter((base) => base.platform === platformName(platform.platform));
  const top = Math.max(...here.map(({ layers }) => layers));
  return here.filter(({ proof, layers }) => proof !== 'proven' || layers === top);
}

/** The properties by which the policy trusts a base image: its name and its signer. */
export type NamedBase = Pick<BaseImage, 'name' | 'digest' | 'signedBy'>;

/** Whether a policy names any base image, or any signer of one. Otherwise it trusts no base image. */
export function namesBases({ allow, signedBy }: BaseImageRule): boolean {
  return signedBy.length > 0 || allow.some((entry) => !matchesEverything(entry));
}

/**
 * Whether the policy itself vouches for a base image: by its name or by its signer, or by both if the policy has rules
 * for both. The image's own claim is not enough: an image can name anything as its base, even a copy of itself.
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

/** The layers of an image that come from base images that the policy vouches for: diff ID to base image. */
export function baseLayers(
  image: PinnedImage,
  bases: BaseImages,
  rule: BaseImageRule,
): ReadonlyMap<Digest, BaseImage> {
  // A base image with all layers of the image is the image itself. It would leave nothing to judge.
  return layersFrom(image, bases, (base, layerCount) => base.layers < layerCount && isVouchedFor(base, rule));
}

/** The layers of an image that come from any proven base image: diff ID to base image. For reports, not for decisions. */
export function provenLayers(image: PinnedImage, bases: BaseImages): ReadonlyMap<Digest, BaseImage> {
  return layersFrom(image, bases, () => true);
}

function layersFrom(
  image: PinnedImage,
  bases: BaseImages,
  isUsed: (base: BaseImage, layerCount: number) => boolean,
): ReadonlyMap<Digest, BaseImage> {
  const fromBase = new Map<Digest, BaseImage>();
  const fromImage = new Set<Digest>();
  for (const platform of image.platforms) {
    const { diffIds } = platform.configuration;
    const base = basesOf(platform, bases)
      .filter((one) => one.proof === 'proven')
      .find((one) => isUsed(one, diffIds.length));
    for (const [at, diffId] of diffIds.entries()) {
      if (base !== undefined && at < base.layers) fromBase.set(diffId, base);
      else fromImage.add(diffId);
    }
  }
  // On another platform the image itself may add the same layer. Then the layer is not only from the base image.
  for (const diffId of fromImage) fromBase.delete(diffId);
  return fromBase;
}

/** Whether a package is only in these layers. False if its layers are not known. */
export function isInLayers({ layers }: Vulnerability, of: Pick<ReadonlySet<Digest>, 'has'>): boolean {
  return layers !== undefined && layers.length > 0 && layers.every((layer) => of.has(layer));
}

/** `docker.io/library/debian:12@sha256:…` */
export function baseName({ name, digest }: BaseImage): string {
  return digest === undefined ? name : `${name}@${digest}`;
}
