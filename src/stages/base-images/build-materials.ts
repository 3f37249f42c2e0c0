import {
  type Descriptor,
  imageName,
  type PinnedImage,
  type PlatformImage,
  type Subject,
} from '../../domain/image/image.ts';
import { AssayError, fault } from '../../domain/reason.ts';
import { type BaseClaim, provenanceLayers, readMaterials } from '../../formats/attestation/base-claims.ts';
import { MAX_MANIFEST_BYTES, parseManifest } from '../../formats/image/oci.ts';
import type { World } from '../../ports.ts';
import { bytesOf } from '../shared/bytes.ts';

/** Greatest size of a provenance, in bytes. */
const MAX_PROVENANCE_BYTES = 16 << 20;

type Needs = Pick<World, 'registry' | 'layouts'>;

/**
 * The images that BuildKit says it took to build a platform; a sentence where its provenance cannot be read. It is
 * not signed, and whoever builds the image can leave it out, so that a broken one is as good as none. Throws the
 * registry's faults.
 */
export async function buildMaterials(
  world: Needs,
  image: PinnedImage,
  platform: PlatformImage,
  subject: Subject,
): Promise<readonly BaseClaim[] | string> {
  try {
    return await materialsOf(world, image, platform, subject);
  } catch (error) {
    const broken =
      error instanceof AssayError &&
      error.reasons.every(({ code }) => code === 'image-not-found' || code === 'image-invalid');
    if (broken) return `The provenance of the build cannot be read: ${error.message}`;
    throw error;
  }
}

async function materialsOf(
  world: Needs,
  image: PinnedImage,
  platform: PlatformImage,
  subject: Subject,
): Promise<readonly BaseClaim[] | string> {
  const { layout, attestations = [] } = image;
  const read = readerOf(world, subject, layout);
  const claims: BaseClaim[] = [];
  for (const { of, manifest } of attestations) {
    if (of !== platform.manifest.digest) continue;
    const where = `${imageName(image)}@${manifest.digest}`;
    const parsed = parseManifest(await read.manifest(manifest), manifest.mediaType, where);
    if (parsed.kind === 'index') continue;
    for (const layer of provenanceLayers(parsed)) {
      if (layer.size > MAX_PROVENANCE_BYTES)
        throw fault(
          'image-invalid',
          'image',
          `the provenance ${layer.digest} of ${where} has ${layer.size} bytes`,
        );
      const materials = readMaterials(await read.blob(layer));
      if (typeof materials === 'string') return materials;
      claims.push(...materials);
    }
  }
  return claims;
}

/** A job that signs by another's evidence has fetched none, so they are read where the image lies. */
function readerOf({ registry, layouts }: Needs, subject: Subject, layout: string) {
  if (subject.kind === 'registry') {
    const { registry: host, path } = subject.reference;
    return {
      manifest: async ({ digest }: Descriptor) =>
        (await registry.resolve({ registry: host, path, digest })).bytes,
      blob: async (blob: Descriptor) =>
        Buffer.concat(await Array.fromAsync(bytesOf(await registry.blob(subject.reference, blob)))),
    };
  }
  const folder = subject.kind === 'layout' ? subject.directory : layout;
  return {
    manifest: (manifest: Descriptor) => layouts.read(folder, manifest, MAX_MANIFEST_BYTES),
    blob: (blob: Descriptor) => layouts.read(folder, blob, MAX_PROVENANCE_BYTES),
  };
}
