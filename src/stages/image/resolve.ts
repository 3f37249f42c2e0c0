import {
  type Descriptor,
  type IndexAttestation,
  type PinnedImage,
  type PlatformImage,
  platformName,
  type Reference,
  repositoryName,
  type Subject,
  taggedName,
} from '../../domain/image/image.ts';
import { imageInvalid } from '../../domain/image/image-invalid.ts';
import { fault, isOnly } from '../../domain/reason.ts';
import { orThrow } from '../../domain/result.ts';
import type { Request } from '../../domain/run/request.ts';
import { type IndexEntry, isAttestationEntry, parseManifest } from '../../formats/image/oci.ts';
import type { World } from '../../ports/world.ts';
import { concurrently } from '../shared/concurrently.ts';
import { ImageFetch } from './image-fetch.ts';
import { openSource } from './image-source.ts';
import { annotationEntries, attestationOf, blobsOf, subjectOf } from './index-entries.ts';
import type { PendingBlobs } from './pending-blobs.ts';
import { choosePlatforms } from './platforms.ts';
import { demandArchiveSpace, demandSpace } from './space-for-image.ts';

/** As many as an index may have platforms: one for each platform. */
const MAX_ATTESTATIONS = 64;
const AT_ONCE = 3;

/**
 * Resolves an image once and fetches it once into a private OCI layout. Every byte is checked against its digest. With
 * `pushTo`, everything in an index is fetched, because all of it is pushed. Otherwise only the checked platforms and the
 * build's attestations are fetched. If `pending` is given, the layers of the checked platforms are still on their way
 * when this answers. Throws `image-not-found`, `image-invalid`, `input-invalid`, `scan-incomplete`, `disk-full`
 * or the registry's faults.
 */
export async function resolve(
  world: Pick<World, 'registry' | 'layouts' | 'workspace'>,
  request: Pick<Request, 'subject' | 'platforms' | 'pushTo' | 'evidence'>,
  pending?: PendingBlobs,
): Promise<PinnedImage> {
  const layout = await world.workspace.folder('image');
  await world.layouts.create(layout);
  if (request.subject.kind === 'archive') await demandArchiveSpace(world.workspace, request.subject.file);
  const source = await openSource(world, request.subject, layout, request.platforms);
  const fetch = new ImageFetch(world.layouts, source, layout);
  const { mediaType, digest, bytes } = source.root;
  const root: Descriptor = { mediaType, digest, size: bytes.byteLength };
  const parsed = orThrow(
    parseManifest(await fetch.manifest(root), mediaType, `${source.name}@${digest}`),
    imageInvalid,
  );
  const entries = parsed.kind === 'index' ? parsed.manifests : [root];
  const ofIndex =
    parsed.kind === 'index' ? annotationEntries('Annotation of the index', parsed.annotations) : [];
  const { chosen, skipped, artifacts, others } = await choosePlatforms(fetch, entries, request.platforms);
  if (request.pushTo !== undefined && skipped.length > 0) {
    const names = skipped.map(platformName).join(', ');
    const message = `\`push-to\` copies the whole image, but \`platform\` skips ${names}; remove one of the two inputs, or name the manifest of one platform by its digest`;
    throw fault('input-invalid', 'inputs', message);
  }
  const carried = request.pushTo === undefined ? [] : others;
  const blobs = await concurrently(carried, AT_ONCE, (entry) => blobsOf(fetch, entry));
  const attestations = await attestationsOf(fetch, others, {
    // If platforms are skipped, the index is not signed. Then the attestations of the checked platforms are enough.
    ...(skipped.length === 0 ? { artifacts } : { part: chosen, artifacts: [] }),
    mustBeWhole: request.pushTo !== undefined || source.layout === undefined,
  });
  const attested = attestations.flatMap((one) => one.blobs ?? []);
  fetch.demandOneSize([...chosen.flatMap((platform) => platform.layers), ...attested, ...blobs.flat()]);
  // If nothing is scanned, no layer is fetched: manifests and configurations are enough to sign.
  if (request.evidence === undefined) {
    const layers =
      pending === undefined
        ? chosen.flatMap((platform) => platform.layers)
        : await pending.unknownLayers(chosen);
    const others = [...chosen.map(({ config }) => config), ...attested, ...blobs.flat()];
    if (source.layout !== layout) await demandSpace(world.workspace, [...layers, ...others], source.name);
    pending?.begin(fetch, layout, layers);
    await fetch.blobs(pending === undefined ? [...layers, ...others] : others);
  } else pending?.begin(fetch, layout, []);
  await world.layouts.setRoot(layout, root);
  return {
    requested: request.subject,
    root,
    isIndex: parsed.kind === 'index',
    platforms: chosen.map((one) => ({ ...one, annotations: [...(one.annotations ?? []), ...ofIndex] })),
    attestations,
    skippedPlatforms: skipped,
    layout,
  };
}

/**
 * The build's attestations of the checked platforms, and artifacts. `docker save` may leave them out. That is accepted
 * only if the whole image does not have to be there (`mustBeWhole`).
 */
async function attestationsOf(
  fetch: ImageFetch,
  entries: readonly IndexEntry[],
  of: {
    readonly part?: readonly PlatformImage[];
    readonly artifacts: readonly IndexEntry[];
    readonly mustBeWhole: boolean;
  },
): Promise<readonly IndexAttestation[]> {
  const about = of.part && new Set<string>(of.part.map(({ manifest }) => manifest.digest));
  const attestations = entries.filter(
    (entry) => isAttestationEntry(entry) && (about === undefined || about.has(subjectOf(entry))),
  );
  const wanted = [...attestations, ...of.artifacts];
  if (wanted.length > MAX_ATTESTATIONS) {
    const message = `${fetch.name} has ${wanted.length} attestations and artifacts, at most ${MAX_ATTESTATIONS} are allowed`;
    throw fault('image-invalid', 'image', message);
  }
  const found = await concurrently(wanted, AT_ONCE, (entry) =>
    attestationOf(fetch, entry).catch((error: unknown) => {
      if (of.mustBeWhole || !isOnly(error, 'image-not-found')) throw error;
      return undefined;
    }),
  );
  return found.filter((one) => one !== undefined);
}

/**
 * A note on a reference with both a tag and a digest, if the tag points to another image: only the digest counts. A tag
 * that cannot be resolved is no fault, because nothing depends on it.
 */
export async function tagBeside(
  world: { readonly registry: Pick<World['registry'], 'resolve'> },
  { digest, ...named }: Reference,
): Promise<string | undefined> {
  if (digest === undefined || named.tag === undefined) return undefined;
  const there = await world.registry.resolve(named).catch(() => undefined);
  if (there === undefined || there.digest === digest) return undefined;
  return `The digest counts, but the tag beside it belongs to another image: ${taggedName(named)} points to ${there.digest}, and Assay checked ${digest}.`;
}

/** Throws `tag-moved` if the requested tag now points to another image. */
export async function assertTagUnmoved(
  world: Pick<World, 'registry'>,
  subject: Subject,
  image: PinnedImage,
): Promise<void> {
  if (subject.kind !== 'registry' || subject.reference.digest !== undefined) return;
  const { reference } = subject;
  const { digest } = await world.registry.resolve(reference);
  if (digest === image.root.digest) return;
  throw fault(
    'tag-moved',
    'image',
    `${repositoryName(reference)}:${reference.tag ?? 'latest'} pointed to ${image.root.digest} and points to ${digest} now`,
  );
}
