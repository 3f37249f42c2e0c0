import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Digest } from '../../domain/digest.ts';
import { fullDisk } from '../../domain/error-words.ts';
import type { Descriptor } from '../../domain/image/image.ts';
import { imagesNamed } from '../../domain/image/subject.ts';
import { AssayError, fault } from '../../domain/reason.ts';
import { orThrow } from '../../domain/result.ts';
import { plain } from '../../domain/text.ts';
import { MEDIA } from '../../formats/image/media-types.ts';
import { parseConfiguration } from '../../formats/image/oci.ts';
import { imageManifest } from '../../formats/image/oci-referrer.ts';
import { parseJsonAs } from '../../formats/json.ts';
import type { RequestedImage } from '../../ports/image-port.ts';
import { unpacking } from './decompress.ts';
import { type Contents, READ_BYTES, smallFile, storeByDigest, type Unpacked } from './ingest.ts';
import { blobPath } from './layout.ts';

const imagesSchema = z.array(
  z.looseObject({
    Config: z.string(),
    Layers: z.array(z.string()).max(1000),
    RepoTags: z.array(z.string()).nullish(),
  }),
);

/**
 * Creates an OCI manifest from an archive of `docker save`: with the unchanged configuration and uncompressed layers, so
 * that the same archive always has the same digest. Every layer is checked against its diff ID.
 */
export async function convertDockerArchive(
  file: string,
  layout: string,
  manifest: Uint8Array,
  contents: Contents,
  requested: RequestedImage,
): Promise<Descriptor> {
  const image = chosenImage(file, manifest, contents, requested);
  const configFile = contents.get(image.Config);
  if (configFile === undefined) throw incomplete(file, 'the configuration of its image');
  const bytes = await smallFile(layout, configFile, `${file}: the configuration`);
  const { diffIds } = orThrow(parseConfiguration(bytes, `${file}: the configuration`), invalid);
  if (diffIds.length !== image.Layers.length) {
    throw invalid(
      `${file} has ${image.Layers.length} layers, but the configuration of its image lists ${diffIds.length}`,
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

/** The image with the tag, or with the image ID: the digest of its configuration. */
function chosenImage(
  file: string,
  manifest: Uint8Array,
  contents: Contents,
  { tag, digest }: RequestedImage,
) {
  const images = orThrow(parseJsonAs(imagesSchema, manifest), () =>
    invalid(`${file}: manifest.json cannot be read`),
  );
  if (images.length === 0) throw invalid(`${file} contains no image`);
  const named = tag === undefined ? images : imagesNamed(images, tag, ({ RepoTags }) => RepoTags ?? []);
  const found = named.filter(({ Config }) => digest === undefined || contents.get(Config)?.digest === digest);
  const shown = images.slice(0, 10).map(({ Config, RepoTags }) => {
    const id = contents.get(Config)?.digest ?? 'an image whose configuration is missing';
    return plain([...(RepoTags ?? []).slice(0, 5), id].join(' '), 500);
  });
  const list = `${shown.join(', ')}${images.length > 10 ? `, and ${images.length - 10} more` : ''}`;
  const [image] = found;
  if (image === undefined) {
    const what = [tag, digest].filter((one) => one !== undefined).join(' with the digest ');
    throw fault('image-not-found', 'image', `${file} does not contain ${what}; it contains ${list}`);
  }
  // The same image may be saved once for each of its tags.
  if (new Set(found.map(({ Config, Layers }) => JSON.stringify([Config, Layers]))).size > 1) {
    const message = `${file} contains ${found.length} images. Name one, as \`archive:${file}:NAME\` or \`archive:${file}@sha256:…\`; it contains ${list}`;
    throw fault('image-not-found', 'image', message);
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
  const layer =
    found.digest === diffId
      ? found
      : await unpacked(layout, path).catch((error: unknown) => {
          if (error instanceof AssayError || fullDisk(error) !== undefined) throw error;
          const why = error instanceof Error ? plain(error.message, 100) : 'unknown fault';
          throw invalid(`${file} has a compressed layer that cannot be unpacked: ${why}`);
        });
  if (layer.digest !== diffId) {
    throw invalid(`${file} has a layer with the digest ${layer.digest} instead of ${diffId}`);
  }
  return { mediaType: MEDIA.layer, digest: layer.digest, size: layer.size };
}

async function unpacked(layout: string, path: string): Promise<Unpacked> {
  const steps = await unpacking(path);
  return await storeByDigest(layout, [createReadStream(path, { highWaterMark: READ_BYTES }), ...steps]);
}

function incomplete(file: string, what: string): AssayError {
  return invalid(`${file} does not contain ${what}; it may be truncated`);
}

function invalid(message: string): AssayError {
  return fault('image-invalid', 'image', message);
}
