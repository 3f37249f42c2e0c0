import {
  type Descriptor,
  imageName,
  type PinnedImage,
  pinnedName,
  type Reference,
  type Repository,
  repositoryName,
} from '../../domain/image/image.ts';
import { imageInvalid } from '../../domain/image/image-invalid.ts';
import { fault, withAddition } from '../../domain/reason.ts';
import { orThrow } from '../../domain/result.ts';
import { Cleared } from '../../domain/verdict/verdict.ts';
import { MAX_MANIFEST_BYTES, parseManifest } from '../../formats/image/oci.ts';
import type { RawManifest } from '../../ports/registry-port.ts';
import type { World } from '../../ports/world.ts';
import { concurrently } from '../shared/concurrently.ts';

const AT_ONCE = 3;

type Needs = Pick<World, 'registry' | 'layouts'>;

/**
 * Pushes a cleared image to a repository by digest: first the blobs, then the manifests, and the index at the end. So
 * nothing in the repository ever names something that is missing. Answers `repository@sha256:…`.
 */
export async function push(world: Needs, cleared: Cleared, target: Repository): Promise<string> {
  const image = imageOf(cleared);
  const { layout, root } = image;
  const top = await readManifest(world, layout, root);
  const manifests = await concurrently(childrenOf(top, image), AT_ONCE, (entry) =>
    readManifest(world, layout, entry),
  );
  const from = sourceOf(image);
  const blobs = unique([...manifests, top].flatMap((manifest) => blobsOf(manifest, image)));
  await concurrently(blobs, AT_ONCE, (blob) =>
    world.registry.pushBlob(target, blob, () => world.layouts.open(layout, blob), from),
  );
  await pushAll(world, target, [...manifests, top]);
  return pinnedName(target, root.digest);
}

/** Manifests that were pushed before a failure are only named: they have no tag, and others may have pushed the same ones. */
async function pushAll(world: Needs, target: Repository, manifests: readonly RawManifest[]): Promise<void> {
  const pushed: string[] = [];
  try {
    for (const manifest of manifests) {
      await world.registry.pushManifest(target, manifest);
      pushed.push(pinnedName(target, manifest.digest));
    }
  } catch (error) {
    if (pushed.length === 0) throw error;
    throw withAddition(
      error,
      'push',
      `; these manifests are left in the registry, unsigned and without a tag: ${pushed.join(', ')}`,
    );
  }
}

/** Sets the tag of a cleared image that was pushed, and reads it back. A target without a tag gets none. */
export async function tag(world: Needs, cleared: Cleared, target: Reference): Promise<void> {
  const image = imageOf(cleared);
  if (target.tag === undefined) return;
  const { registry, path } = target;
  const manifest = await readManifest(world, image.layout, image.root);
  try {
    await world.registry.pushManifest(target, manifest, target.tag);
    const { digest } = await world.registry.resolve({ registry, path, tag: target.tag });
    if (digest === image.root.digest) return;
    throw fault(
      'tag-moved',
      'push',
      `${repositoryName(target)}:${target.tag} was set to ${image.root.digest}, but points to ${digest}`,
    );
  } catch (error) {
    const name = pinnedName(target, image.root.digest);
    throw withAddition(
      error,
      'push',
      `; the signed image is left in the registry, and the next run keeps it: ${name}`,
    );
  }
}

/** Refuses an object that is no real clearance at run time; the types refuse it when the program is built. */
function imageOf(cleared: Cleared): PinnedImage {
  if (!Cleared.isCleared(cleared)) throw new TypeError('only a cleared image is pushed');
  return cleared.image;
}

async function readManifest(world: Needs, layout: string, entry: Descriptor): Promise<RawManifest> {
  const { mediaType, digest } = entry;
  return { mediaType, digest, bytes: await world.layouts.read(layout, entry, MAX_MANIFEST_BYTES) };
}

/** The manifests of an index. The checked platforms come first. */
function childrenOf(top: RawManifest, image: PinnedImage): readonly Descriptor[] {
  const parsed = orThrow(parseManifest(top.bytes, top.mediaType, imageName(image)), imageInvalid);
  if (parsed.kind === 'manifest') return [];
  const checked = new Set(image.platforms.map(({ manifest }) => manifest.digest));
  const entries = unique(parsed.manifests);
  return [
    ...entries.filter(({ digest }) => checked.has(digest)),
    ...entries.filter(({ digest }) => !checked.has(digest)),
  ];
}

function blobsOf(manifest: RawManifest, image: PinnedImage): readonly Descriptor[] {
  const parsed = orThrow(parseManifest(manifest.bytes, manifest.mediaType, imageName(image)), imageInvalid);
  return parsed.kind === 'index' ? [] : [parsed.config, ...parsed.layers];
}

function unique(descriptors: readonly Descriptor[]): readonly Descriptor[] {
  return [...new Map(descriptors.map((one) => [one.digest, one])).values()];
}

/** The repository that an image was fetched from. An image of a layout or archive has none. */
function sourceOf({ requested }: PinnedImage): Repository | undefined {
  if (requested.kind !== 'registry') return undefined;
  const { registry, path } = requested.reference;
  return { registry, path };
}
