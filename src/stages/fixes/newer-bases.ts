import type { Vulnerability } from '../../domain/finding/finding.ts';
import type { BaseImageUpdate } from '../../domain/fixes/fixes.ts';
import {
  type PinnedImage,
  type PlatformImage,
  parseReference,
  type Reference,
  repositoryName,
  taggedName,
} from '../../domain/image/image.ts';
import { AssayError } from '../../domain/reason.ts';
import { orUndefined } from '../../domain/result.ts';
import type { Request } from '../../domain/run/request.ts';
import {
  type BaseImage,
  type BaseImages,
  baseName,
  basesOf,
  isInLayers,
} from '../../domain/verdict/base-image.ts';
import { baselineKey } from '../../domain/verdict/baseline.ts';
import type { EvaluatedFinding } from '../../domain/verdict/evaluate-vulnerabilities.ts';
import { parseManifest } from '../../formats/image/oci.ts';
import type { World } from '../../ports/world.ts';
import { BaseLookup } from '../base-images/base-lookup.ts';
import { resolve } from '../image/resolve.ts';
import { sboms } from '../sbom/sbom.ts';
import type { AdvisoryDatabase } from '../scan/advisory-database.ts';
import { scan } from '../scan/scan.ts';
import { SbomDocuments } from '../shared/sbom-documents.ts';

/** A larger image, by its compressed layers, is not fetched. */
const MAX_BYTES = 1024 ** 3;
/** A scan of a newer base image may not delay the report for longer. */
const LIMIT_MS = 5 * 60_000;

/** What is known of an image whose base image may have a newer version. */
export interface BasedImage {
  readonly image: PinnedImage;
  readonly bases: BaseImages;
  readonly evaluated: readonly EvaluatedFinding[];
  /** `registry/repository` of each image that a `FROM` line of the source tree names. */
  readonly named: ReadonlySet<string>;
}

/** The newer base images that were scanned, and notes on those that were not. */
export interface NewerBases {
  readonly updates: readonly BaseImageUpdate[];
  readonly notes: readonly string[];
}

/** A base image of some platforms, with the findings in its layers. */
interface Candidate {
  readonly base: BaseImage;
  readonly reference: Reference;
  readonly platforms: readonly PlatformImage[];
  readonly findings: readonly EvaluatedFinding[];
}

/**
 * Looks up what the tag of a base image points to now. If that is another image, it is listed and scanned like the image,
 * with the same database, and compared with it. Only the base image with the most blocking findings is looked up. Nothing
 * here changes the verdict: what fails is a note.
 */
export async function newerBases(
  world: World,
  based: BasedImage,
  request: Request,
  database: AdvisoryDatabase,
): Promise<NewerBases> {
  const lookup = new BaseLookup(world);
  try {
    const candidate = await worstBase(lookup, based, request);
    if (candidate === undefined) return { updates: [], notes: [] };
    return await newerBase(world, { ...based, lookup, candidate, request, database });
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    return { updates: [], notes: [`No newer base image was looked up: ${error.message}.`] };
  }
}

/** Whether a finding that blocks may be in a layer of a base image. Otherwise nothing needs to be looked up. */
export function mayHaveNewerBase({ bases, evaluated }: Pick<BasedImage, 'bases' | 'evaluated'>): boolean {
  return bases.found.length > 0 && evaluated.some(blocksInLayers);
}

function blocksInLayers({ effect, finding }: EvaluatedFinding): boolean {
  return effect === 'block' && finding.layers !== undefined;
}

/** The base image with the most blocking findings in its layers. */
async function worstBase(
  lookup: BaseLookup,
  { image, bases, evaluated, named }: BasedImage,
  request: Request,
): Promise<Candidate | undefined> {
  const { subject, pushTo } = request;
  const own = [subject.kind === 'registry' ? subject.reference.registry : undefined, pushTo?.registry];
  const isKnown = (reference: Reference) =>
    own.includes(reference.registry) || named.has(repositoryName(reference));
  const found = new Map<string, Candidate>();
  for (const platform of image.platforms) {
    for (const claimed of basesOf(platform, bases)) {
      const reference = orUndefined(parseReference(claimed.name));
      if (reference?.tag === undefined || !/:[^/]*$/.test(claimed.name)) continue;
      const base = await provenBase(lookup, claimed, platform, { reference, isKnown: isKnown(reference) });
      if (base === undefined) continue;
      const layers = new Set(platform.configuration.diffIds.slice(0, base.layers));
      const findings = evaluated.filter((one) => one.effect !== 'none' && isInLayers(one.finding, layers));
      const key = baseName(base);
      const known = found.get(key);
      found.set(key, {
        ...{ base, reference },
        platforms: [...(known?.platforms ?? []), platform],
        findings: [...new Set([...(known?.findings ?? []), ...findings])],
      });
    }
  }
  const blocking = ({ findings }: Candidate) => findings.filter(blocksInLayers).length;
  const [worst] = [...found.values()].sort((one, other) => blocking(other) - blocking(one));
  return worst !== undefined && blocking(worst) > 0 ? worst : undefined;
}

/**
 * The base image if its layers are the lowest of the platform. A claim that was not compared is compared here if the run uses
 * its registry anyway, or if the source tree names its repository: an image must not lead Assay to other servers.
 */
async function provenBase(
  lookup: BaseLookup,
  base: BaseImage,
  platform: PlatformImage,
  { reference, isKnown }: { readonly reference: Reference; readonly isKnown: boolean },
): Promise<BaseImage | undefined> {
  const { diffIds } = platform.configuration;
  if (base.proof === 'proven') return base.layers < diffIds.length ? base : undefined;
  const { digest } = base;
  if (base.proof === 'contradicted' || digest === undefined || !isKnown) return undefined;
  const { registry, path } = reference;
  const there = await lookup.layersOf({ registry, path, digest }, platform.platform);
  if (there.kind !== 'found' || there.diffIds.length >= diffIds.length) return undefined;
  const isBelow = there.diffIds.every((diffId, at) => diffId === diffIds[at]);
  return isBelow ? { ...base, proof: 'proven', layers: there.diffIds.length } : undefined;
}

interface Comparison extends BasedImage {
  readonly lookup: BaseLookup;
  readonly candidate: Candidate;
  readonly request: Request;
  readonly database: AdvisoryDatabase;
}

async function newerBase(world: World, comparison: Comparison): Promise<NewerBases> {
  const { lookup, candidate } = comparison;
  const { base, reference, platforms } = candidate;
  const [platform] = platforms;
  if (platform === undefined) return { updates: [], notes: [] };
  const { registry, path, tag } = reference;
  const name = taggedName(reference);
  const there = await lookup.layersOf(
    { registry, path, ...(tag === undefined ? {} : { tag }) },
    platform.platform,
  );
  if (there.kind !== 'found') {
    const why = there.kind === 'absent' ? there.why : there.fault.message;
    return { updates: [], notes: [`It is not known whether there is a newer ${name}: ${why}.`] };
  }
  const [digest] = there.digests;
  const { diffIds } = platform.configuration;
  const isSame = there.diffIds.every((diffId, at) => diffId === diffIds[at]);
  if ((base.digest !== undefined && there.digests.includes(base.digest)) || isSame)
    return { updates: [], notes: [] };
  const to = `${name}@${digest}`;
  const size = await sizeOf(world, reference, there.digests);
  if (size > MAX_BYTES)
    return {
      updates: [],
      notes: [`${to} is newer, and was not scanned: it has ${size} bytes, at most ${MAX_BYTES} are fetched.`],
    };
  const work = scanned(world, { registry, path, digest }, comparison);
  const result = await withinLimit(work);
  if (typeof result === 'string')
    return { updates: [], notes: [`${to} is newer, and was not scanned: ${result}.`] };
  return compared(to, comparison, result);
}

interface ScannedBase {
  readonly findings: readonly Vulnerability[];
  readonly isWhole: boolean;
}

/** Lists and scans the newer base image for the platforms that it is the base of. */
async function scanned(
  world: World,
  reference: Reference,
  { candidate, request, database }: Comparison,
): Promise<ScannedBase> {
  const wanted = candidate.platforms.map(({ platform: { manifest: _, ...platform } }) => platform);
  const image = await resolve(world, { subject: { kind: 'registry', reference }, platforms: wanted });
  const documents = new SbomDocuments();
  const { javaRepositories, offline } = request.database;
  const listed = await sboms(world, image, undefined, {
    ...{ repository: reference, javaRepositories, offline, documents },
  });
  const { findings, coverage } = await scan(world, listed, database, documents);
  return { findings, isWhole: coverage.every(({ gaps = [] }) => !gaps.some(({ decides }) => decides)) };
}

function compared(
  to: string,
  { candidate: { base, findings }, evaluated }: Comparison,
  { findings: newer, isWhole }: ScannedBase,
): NewerBases {
  const there = new Set(newer.map(baselineKey));
  const here = new Set(evaluated.map(({ finding }) => baselineKey(finding)));
  const fixed = findings.filter(({ finding }) => !there.has(baselineKey(finding)));
  const notes = isWhole ? [] : [`Parts of ${to} could not be compared with advisories.`];
  if (fixed.length === 0)
    return { updates: [], notes: [...notes, `${to} is newer, and fixes no finding that counts.`] };
  const adds = newer.filter((finding) => !here.has(baselineKey(finding)));
  const update = { kind: 'base-image', from: baseName(base), to, findings: fixed, adds, lines: [] } as const;
  return { updates: [update], notes };
}

/** The compressed size of the layers of the newer base image, for one platform. */
async function sizeOf(
  world: Pick<World, 'registry'>,
  { registry, path }: Reference,
  digests: readonly [Reference['digest'], ...Reference['digest'][]],
): Promise<number> {
  const digest = digests.at(-1);
  if (digest === undefined) return 0;
  const { bytes, mediaType } = await world.registry.resolve({ registry, path, digest });
  const manifest = orUndefined(
    parseManifest(bytes, mediaType, `${repositoryName({ registry, path })}@${digest}`),
  );
  return manifest?.kind === 'manifest' ? manifest.layers.reduce((sum, { size }) => sum + size, 0) : 0;
}

/** The result of the work; a sentence if it failed, or took too long. */
async function withinLimit<T extends object>(work: Promise<T>): Promise<T | string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((settle) => {
    timer = setTimeout(() => settle(`that took longer than ${LIMIT_MS / 60_000} minutes`), LIMIT_MS);
  });
  const result = work.catch((error: unknown) => {
    if (error instanceof AssayError) return error.message;
    throw error;
  });
  try {
    return await Promise.race([result, late]);
  } finally {
    clearTimeout(timer);
    result.catch(() => undefined);
  }
}
