import type { Digest } from '../../domain/digest.ts';
import {
  type PinnedImage,
  type PlatformImage,
  parseReference,
  platformName,
  type Reference,
} from '../../domain/image/image.ts';
import type { BaseImageRule } from '../../domain/policy/policy.ts';
import type { AssayError } from '../../domain/reason.ts';
import { orThrow, type Parsed } from '../../domain/result.ts';
import type { Request } from '../../domain/run/request.ts';
import {
  apartNote,
  type BaseImage,
  type BaseImages,
  baseName,
  isAllowed,
  namesOneImage,
  rulesBaseImages,
} from '../../domain/verdict/base-image.ts';
import { annotatedBase, type BaseClaim } from '../../formats/attestation/base-claims.ts';
import type { World } from '../../ports/world.ts';
import { concurrently } from '../shared/concurrently.ts';
import { BaseLookup, type LookedUp } from './base-lookup.ts';
import { BaseSigners } from './base-signers.ts';
import { buildMaterials } from './build-materials.ts';

const AT_ONCE = 2;

type Needs = Pick<World, 'registry' | 'layouts' | 'processes' | 'tools' | 'workspace' | 'publicSigstore'>;
type BaseRequest = Pick<Request, 'subject' | 'policy' | 'signer' | 'database'>;

/** The base images of one platform. `faults`: registries that did not answer. */
interface Findings {
  readonly found: readonly BaseImage[];
  readonly notes: readonly string[];
  readonly faults: readonly AssayError[];
}

/**
 * Finds the base image of every platform. Claims of annotations and of the build's provenance are compared with the layers
 * of the images that they name. Images that the policy names exactly are compared too. Nothing is fetched if the policy
 * has no rule about base images, and an image in an annotation is fetched only if the policy names it. Throws the
 * registry's faults if no base image can be determined because of them, and the faults of the trusted root.
 */
export async function baseImages(
  world: Needs,
  image: PinnedImage,
  request: BaseRequest,
): Promise<BaseImages> {
  const { policy } = request;
  const apart = apartNote(policy) ?? [];
  if (!rulesBaseImages(policy.baseImages))
    return { found: image.platforms.flatMap(unverified), notes: [apart].flat() };
  const lookup = new BaseLookup(world);
  const signers = new BaseSigners(world, request);
  const parts = await concurrently(image.platforms, AT_ONCE, async (platform) => {
    const materials = await buildMaterials(world, image, platform, request.subject);
    const part = await findFor(lookup, platform, materials, policy.baseImages);
    const [fault] = part.faults;
    if (part.found.length === 0 && fault !== undefined) throw fault;
    const found = await concurrently(part.found, AT_ONCE, (base) => signers.signed(base));
    return { found, notes: part.notes };
  });
  return {
    found: parts.flatMap(({ found }) => found),
    notes: [...new Set([apart, ...parts.map(({ notes }) => notes), signers.notes].flat())],
  };
}

function unverified(platform: PlatformImage): readonly BaseImage[] {
  const claim = annotatedBase(platform);
  return claim?.ok ? [claimed(claim.value, platform)] : [];
}

async function findFor(
  lookup: BaseLookup,
  platform: PlatformImage,
  materials: Parsed<readonly BaseClaim[]>,
  rule: BaseImageRule,
): Promise<Findings> {
  const { allow } = rule;
  const annotated = annotatedBase(platform);
  const named = [...(annotated === undefined ? [] : [annotated]), materials];
  const notes = named.flatMap((one) => (one.ok ? [] : `${one.fault}.`));
  const claims = named.flatMap((one) => (one.ok ? one.value : []));
  const parts = [
    ...(await concurrently(claims, AT_ONCE, async (claim) =>
      mayCompare(claim, rule) ? await compareClaim(lookup, claim, platform) : notCompared(claim, platform),
    )),
  ];
  const settled = parts.some(({ found }) =>
    found.some((base) => base.proof === 'proven' && isAllowed(base, allow)),
  );
  if (!settled) {
    const exact = allow.filter(namesOneImage);
    parts.push(...(await concurrently(exact, AT_ONCE, (entry) => compareEntry(lookup, entry, platform))));
  }
  return {
    found: parts.flatMap(({ found }) => found),
    notes: [...notes, ...parts.flatMap((part) => part.notes)],
    faults: parts.flatMap(({ faults }) => faults),
  };
}

/**
 * Whether Assay fetches the image of a claim to compare it. An annotation may only lead to an image that the policy names.
 * Images in the provenance of the build are always compared, because a build also uses images that are no base.
 */
function mayCompare({ name, digest, by }: BaseClaim, { allow, signedBy }: BaseImageRule): boolean {
  if (by === 'provenance') return true;
  const named = { name, ...(digest === undefined ? {} : { digest }) };
  return allow.length > 0 ? isAllowed(named, allow) : signedBy.length > 0;
}

function notCompared(claim: BaseClaim, platform: PlatformImage): Findings {
  const base = claimed(claim, platform);
  const note = `${base.platform}: ${baseName(base)} was not compared, because the policy does not name it (base-images.allow).`;
  return { found: [base], notes: [note], faults: [] };
}

/** Compares the layers of the image in a claim with the layers of the platform. */
async function compareClaim(
  lookup: BaseLookup,
  claim: BaseClaim,
  platform: PlatformImage,
): Promise<Findings> {
  const base = claimed(claim, platform);
  const reference = referenceOf(baseName(base));
  const there = await lookup.layersOf(reference, platform.platform);
  if (there.kind !== 'found') return { ...withoutComparison(baseName(base), there), found: [base] };
  if (isBelow(there.diffIds, platform)) return { found: [proven(base, there)], notes: [], faults: [] };
  const where = `${base.platform}: ${baseName(base)}`;
  if (claim.digest === undefined) {
    const note = `${where} now has other layers than the image, so it is not proven that it was the base.`;
    return { found: [base], notes: [note], faults: [] };
  }
  // An annotation names only the base. A build also uses images for other stages.
  if (claim.by === 'annotation')
    return { found: [{ ...base, proof: 'contradicted' }], notes: [], faults: [] };
  return { found: [], notes: [`${where} was used by the build and is not the base.`], faults: [] };
}

/** Finds out whether an image that the policy names exactly is the base. */
async function compareEntry(lookup: BaseLookup, entry: string, platform: PlatformImage): Promise<Findings> {
  const there = await lookup.layersOf(referenceOf(entry), platform.platform);
  if (there.kind !== 'found') return { ...withoutComparison(entry, there), found: [] };
  if (!isBelow(there.diffIds, platform)) return { found: [], notes: [], faults: [] };
  const named = entry.replace(/@.*$/, '');
  const { registry, path, tag } = referenceOf(named);
  const name = `${registry}/${path}${/:[^/]*$/.test(named) ? `:${tag}` : ''}`;
  const base = { platform: platformName(platform.platform), name, by: 'layers', proof: 'proven' } as const;
  return { found: [proven({ ...base, layers: 0 }, there)], notes: [], faults: [] };
}

function withoutComparison(
  name: string,
  there: Exclude<LookedUp, { kind: 'found' }>,
): Omit<Findings, 'found'> {
  const why = there.kind === 'absent' ? there.why : there.fault.message;
  const faults = there.kind === 'absent' ? [] : [there.fault];
  return { notes: [`The layers of ${name} could not be compared with those of the image: ${why}.`], faults };
}

/** Whether these are the lowest layers of the image. */
function isBelow(diffIds: readonly Digest[], { configuration }: PlatformImage): boolean {
  return diffIds.length > 0 && diffIds.every((diffId, at) => diffId === configuration.diffIds[at]);
}

function claimed({ name, digest, by }: BaseClaim, platform: PlatformImage): BaseImage {
  const known = digest === undefined ? {} : { digest };
  return { platform: platformName(platform.platform), name, ...known, by, proof: 'claimed', layers: 0 };
}

function proven(
  base: BaseImage,
  { digests: [digest], diffIds }: Extract<LookedUp, { kind: 'found' }>,
): BaseImage {
  return { digest, ...base, proof: 'proven', layers: diffIds.length };
}

function referenceOf(name: string): Reference {
  return orThrow(parseReference(name), (why) => new TypeError(`a name that was read before: ${why}`));
}
