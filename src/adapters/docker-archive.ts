import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import type { Digest } from '../domain/digest.ts';
import type { Descriptor } from '../domain/image.ts';
import { type AssayError, fault } from '../domain/reason.ts';
import { parseJson } from '../formats/json.ts';
import { MEDIA } from '../formats/media-types.ts';
import { parseConfiguration } from '../formats/oci.ts';
import { imageManifest } from '../formats/oci-referrer.ts';
import { type Contents, isGzip, READ_BYTES, smallFile, storeByDigest, type Unpacked } from './ingest.ts';
import { blobPath } from './layout.ts';

const imagesSchema = z.array(
  z.looseObject({
    Config: z.string(),
    Layers: z.array(z.string()).max(1000),
    RepoTags: z.array(z.string()).nullish(),
  }),
);

/**
 * Makes an OCI manifest of what `docker save` wrote: the configuration as it is and plain layers, so that the same
 * archive always has the same digest. Every layer is checked against its diff ID.
 */
export async function convertDockerArchive(
  file: string,
  layout: string,
  manifest: Uint8Array,
  contents: Contents,
): Promise<Descriptor> {
  const image = onlyImage(file, manifest);
  const configFile = contents.get(image.Config);
  if (configFile === undefined) throw incomplete(file, 'the configuration of its image');
  const bytes = await smallFile(layout, configFile, `${file}: the configuration`);
  const { diffIds } = parseConfiguration(bytes, `${file}: the configuration`);
  if (diffIds.length !== image.Layers.length) {
    throw invalid(
      `${file} has ${image.Layers.length} layers where the configuration of its image lists ${diffIds.length}`,
    );
  }
  const layers: Descriptor[] = [];
  for (const [at, diffId] of diffIds.entries()) {
    const found = contents.get(image.Layers[at] ?? '');
    if (found === undefined) throw incomplete(file, `layer ${at + 1} of its image`);
    layers.push(await plainLayer(file, layout, found, diffId));
  }
  const config = { mediaType: MEDIA.config, ...configFile };
  const raw = imageManifest(config, layers);
  await storeByDigest(layout, [Readable.from([raw.bytes], { objectMode: false })]);
  return { mediaType: raw.mediaType, digest: raw.digest, size: raw.bytes.byteLength };
}

function onlyImage(file: string, manifest: Uint8Array) {
  const parsed = imagesSchema.safeParse(parseJson(manifest));
  if (!parsed.success) throw invalid(`${file}: manifest.json cannot be read`);
  const [image, ...others] = parsed.data;
  if (image === undefined) throw invalid(`${file} holds no image`);
  if (others.length > 0) {
    const tags = parsed.data.flatMap(({ RepoTags }) => RepoTags ?? []).slice(0, 10);
    throw invalid(`${file} holds ${parsed.data.length} images (${tags.join(', ')}); save one alone`);
  }
  return image;
}

async function plainLayer(
  file: string,
  layout: string,
  found: Unpacked,
  diffId: Digest,
): Promise<Descriptor> {
  const path = blobPath(layout, found.digest);
  const packed = await isGzip(path);
  const layer = packed
    ? await storeByDigest(layout, [
        createReadStream(path, { highWaterMark: READ_BYTES }),
        createGunzip(),
      ]).catch(() => {
        throw invalid(`${file} has a packed layer that cannot be unpacked`);
      })
    : found;
  if (layer.digest !== diffId) {
    throw invalid(`${file} has a layer with the digest ${layer.digest} in place of ${diffId}`);
  }
  return { mediaType: MEDIA.layer, digest: layer.digest, size: layer.size };
}

function incomplete(file: string, what: string): AssayError {
  return invalid(`${file} does not hold ${what}; it may be truncated`);
}

function invalid(message: string): AssayError {
  return fault('image-invalid', 'image', message);
}
