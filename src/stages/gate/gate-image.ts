import type { Digest } from '../../domain/digest.ts';
import type { GateSubject } from '../../domain/gate/attested-evidence.ts';
import {
  pinnedName,
  platformName,
  type Reference,
  type Repository,
  repositoryName,
} from '../../domain/image/image.ts';
import { distinctPlatforms, MAX_PLATFORMS } from '../../domain/image/platform.ts';
import { type AssayError, fault, isOnly } from '../../domain/reason.ts';
import { orThrow } from '../../domain/result.ts';
import { STATEMENT_MEDIA_TYPE } from '../../formats/attestation/in-toto.ts';
import { isAside } from '../../formats/attestation/oci-aside.ts';
import { isIndexType } from '../../formats/image/media-types.ts';
import {
  distinctEntries,
  type IndexEntry,
  isAttestationEntry,
  parseManifest,
} from '../../formats/image/oci.ts';
import type { ReadOnlyRegistry } from '../../ports/registry-port.ts';
import { concurrently } from '../shared/concurrently.ts';

const AT_ONCE = 6;

/** An image that was resolved once, with all subjects that need evidence. The index comes first. */
export interface GateImage {
  readonly repository: Repository;
  /** Absent if a digest was requested. */
  readonly tag?: string;
  readonly digest: Digest;
  readonly isIndex: boolean;
  readonly subjects: readonly [GateSubject, ...GateSubject[]];
}

type Needs = { readonly registry: Pick<ReadOnlyRegistry, 'resolve'> };

/**
 * Resolves an image once. Every platform of an index that could run needs evidence: every entry except BuildKit's
 * attestations and artifacts. All manifests are read, because an index can be listed as a manifest. No configuration and
 * no layer is fetched. Throws `image-not-found`, `image-invalid` or the registry's faults.
 */
export async function pinImage(world: Needs, reference: Reference): Promise<GateImage> {
  const { registry, path, tag, digest: requested } = reference;
  const repository = { registry, path };
  const { digest, mediaType, bytes } = await world.registry.resolve(reference);
  const name = pinnedName(repository, digest);
  const manifest = orThrow(parseManifest(bytes, mediaType, name), invalid);
  const named = { repository, digest, ...(requested === undefined && tag !== undefined ? { tag } : {}) };
  if (manifest.kind === 'manifest')
    return { ...named, isIndex: false, subjects: [{ digest, role: 'image', name: 'the image' }] };
  const entries = await runnable(world, repository, distinctEntries(manifest.manifests), name);
  if (entries.length === 0) throw invalid(`${name} is an index without any platform`);
  if (entries.length > MAX_PLATFORMS)
    throw invalid(`${name} has ${entries.length} platforms, at most ${MAX_PLATFORMS} are allowed`);
  const subjects = await concurrently(entries, AT_ONCE, (entry) => platformSubject(world, repository, entry));
  const platforms = withDistinctNames(subjects.filter((subject) => subject !== undefined));
  if (platforms.length === 0) throw invalid(`${name} is an index without any platform`);
  return { ...named, isIndex: true, subjects: [{ digest, role: 'index', name: 'the index' }, ...platforms] };
}

/** A sentence if the requested tag now points to another image. */
export async function tagMoved(world: Needs, image: GateImage): Promise<string | undefined> {
  if (image.tag === undefined) return undefined;
  const { digest } = await world.registry.resolve({ ...image.repository, tag: image.tag });
  if (digest === image.digest) return undefined;
  const name = `${repositoryName(image.repository)}:${image.tag}`;
  return `${name} pointed to ${image.digest} and points to ${digest} now`;
}

/** The entries without attestations. An image with the marks of an attestation needs evidence as any other image. */
async function runnable(
  world: Needs,
  repository: Repository,
  entries: readonly IndexEntry[],
  name: string,
): Promise<readonly IndexEntry[]> {
  const marked = entries.filter(isAttestationEntry);
  if (marked.length > MAX_PLATFORMS)
    throw invalid(`${name} has ${marked.length} attestations, at most ${MAX_PLATFORMS} are allowed`);
  const images = await concurrently(marked, AT_ONCE, (entry) => isImage(world, repository, entry));
  const attestations = new Set(marked.filter((_, at) => !images[at]));
  return entries.filter((entry) => !attestations.has(entry));
}

async function isImage(world: Needs, repository: Repository, { digest }: IndexEntry): Promise<boolean> {
  try {
    const { bytes, mediaType } = await world.registry.resolve({ ...repository, digest });
    const manifest = orThrow(parseManifest(bytes, mediaType, pinnedName(repository, digest)), invalid);
    if (manifest.kind === 'index') return true;
    return manifest.layers.some((layer) => layer.mediaType !== STATEMENT_MEDIA_TYPE);
  } catch (error) {
    // Mirrors leave attestations out. A missing manifest cannot run.
    if (isOnly(error, 'image-not-found')) return false;
    throw error;
  }
}

/** Undefined for an entry that cannot run. */
async function platformSubject(
  world: Needs,
  repository: Repository,
  entry: IndexEntry,
): Promise<GateSubject | undefined> {
  const { digest, platform } = entry;
  const where = pinnedName(repository, digest);
  const raw = await world.registry.resolve({ ...repository, digest });
  const manifest = orThrow(parseManifest(raw.bytes, raw.mediaType, where), invalid);
  if (isIndexType(entry.mediaType) || manifest.kind === 'index')
    throw invalid(`${where} is an index inside an index, which is not supported; push a flat index`);
  if (isAside(entry, manifest)) return undefined;
  return platform === undefined
    ? { digest, role: 'platform', name: `the platform ${digest}` }
    : { digest, role: 'platform', name: platformName(platform), platform };
}

/** Gives distinct names to platforms that the index lists more than once. */
function withDistinctNames(subjects: readonly GateSubject[]): readonly GateSubject[] {
  const listed = subjects.flatMap(({ digest, platform }) => (platform ? [{ digest, platform }] : []));
  const names = new Map(distinctPlatforms(listed).map((platform, at) => [listed[at]?.digest, platform]));
  return subjects.map((subject) => {
    const platform = names.get(subject.digest);
    return platform === undefined ? subject : { ...subject, platform, name: platformName(platform) };
  });
}

function invalid(message: string): AssayError {
  return fault('image-invalid', 'image', message);
}
