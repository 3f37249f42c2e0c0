import {
  type Descriptor,
  imageName,
  type PinnedImage,
  type PlatformImage,
  type Subject,
} from '../../domain/image/image.ts';
import { imageInvalid } from '../../domain/image/image-invalid.ts';
import { isOnly } from '../../domain/reason.ts';
import { orThrow, type Parsed, parsed, unparsable } from '../../domain/result.ts';
import { type BaseClaim, provenanceLayers, readMaterials } from '../../formats/attestation/base-claims.ts';
import { MAX_MANIFEST_BYTES, parseManifest } from '../../formats/image/oci.ts';
import type { World } from '../../ports/world.ts';
import { bytesOf } from '../shared/bytes.ts';

/** Greatest size of a provenance, in bytes. */
const MAX_PROVENANCE_BYTES = 16 << 20;

type Needs = Pick<World, 'registry' | 'layouts'>;

/**
 * The images that BuildKit used to build a platform, by its provenance; the fault is a sentence, if the provenance cannot be read. It is
 * not signed, and the author of the image can leave it out, so a broken one counts like a missing one. Throws the
 * registry's faults.
 */
export async function buildMaterials(
  world: Needs,
  image: PinnedImage,
  platform: PlatformImage,
  subject: Subject,
): Promise<Parsed<readonly BaseClaim[]>> {
  try {
    return await materialsOf(world, image, platform, subject);
  } catch (error) {
    if (isOnly(error, 'image-not-found', 'image-invalid'))
      return unparsable(`The provenance of the build cannot be read: ${error.message}`);
    throw error;
  }
}

async function materialsOf(
  world: Needs,
  image: PinnedImage,
  platform: PlatformImage,
  subject: Subject,
): Promise<Parsed<readonly BaseClaim[]>> {
  const { layout, attestations = [] } = image;
  const read = readerOf(world, subject, layout);
  const claims: BaseClaim[] = [];
  for (const { of, manifest } of attestations) {
    if (of !== platform.manifest.digest) continue;
    const where = `${imageName(image)}@${manifest.digest}`;
    const document = orThrow(
      parseManifest(await read.manifest(manifest), manifest.mediaType, where),
      imageInvalid,
    );
    if (document.kind === 'index') continue;
    for (const layer of provenanceLayers(document)) {
      if (layer.size > MAX_PROVENANCE_BYTES)
        throw imageInvalid(`the provenance ${layer.digest} of ${where} has ${layer.size} bytes`);
      const materials = readMaterials(await read.blob(layer));
      if (!materials.ok) return materials;
      claims.push(...materials.value);
    }
  }
  return parsed(claims);
}

/** A job that imports evidence has not fetched the attestations, so they are read from the source of the image. */
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
