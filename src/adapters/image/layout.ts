import { randomUUID } from 'node:crypto';
import { constants, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline as piped } from 'node:stream/promises';
import { type Digest, digestOf, hex } from '../../domain/digest.ts';
import type { Descriptor, PlatformImage } from '../../domain/image/image.ts';
import { imageInvalid } from '../../domain/image/image-invalid.ts';
import { fault } from '../../domain/reason.ts';
import { orThrow } from '../../domain/result.ts';
import { plain } from '../../domain/text.ts';
import { MEDIA } from '../../formats/image/media-types.ts';
import { layoutVersion, MAX_MANIFEST_BYTES, parseLayoutIndex } from '../../formats/image/oci.ts';
import type { RequestedImage } from '../../ports/image-port.ts';
import { chooseImage } from './choose-image.ts';
import { looksCompressed } from './decompress.ts';
import { VerifiedStream } from './verified-stream.ts';

const READ_BYTES = 1024 * 1024;
const WRITE_BYTES = 1024 * 1024;
const MAX_MARKER_BYTES = 64 * 1024;
const MARKER = '{"imageLayoutVersion":"1.0.0"}';

/** The path of a blob in a layout. */
export function blobPath(layout: string, digest: Digest): string {
  return join(layout, 'blobs', 'sha256', hex(digest));
}

/** Creates an empty layout in an existing folder. */
export async function create(layout: string): Promise<void> {
  await mkdir(join(layout, 'blobs', 'sha256'), { recursive: true, mode: 0o700 });
  await writeFile(join(layout, 'oci-layout'), MARKER);
}

/** Sets the only image of a layout. */
export async function setRoot(layout: string, root: Descriptor): Promise<void> {
  const { mediaType, digest, size } = root;
  const index = { schemaVersion: 2, mediaType: MEDIA.index, manifests: [{ mediaType, digest, size }] };
  await writeFile(join(layout, 'index.json'), JSON.stringify(index));
}

/** The only image of a layout, or the requested one. Throws `image-not-found`, which lists the images. */
export async function find(layout: string, requested: RequestedImage = {}): Promise<Descriptor> {
  const where = `the layout ${layout}`;
  await assertLayout(layout, where);
  const file = join(layout, 'index.json');
  const bytes = await buffer(Readable.from(fileParts(file, where, MAX_MANIFEST_BYTES)));
  const source = { where, input: `oci:${layout}`, read: (entry: Descriptor) => readIfThere(layout, entry) };
  return await chooseImage(orThrow(parseLayoutIndex(bytes, file), imageInvalid), source, requested);
}

/** A manifest that may be missing: a layout need not contain everything that its indexes list. */
export async function readIfThere(layout: string, entry: Descriptor): Promise<Uint8Array | undefined> {
  return (await has(layout, entry)) ? await read(layout, entry, MAX_MANIFEST_BYTES) : undefined;
}

/** Whether a layout has a blob. Its bytes are not checked. */
export async function has(layout: string, blob: Descriptor): Promise<boolean> {
  return await stat(blobPath(layout, blob.digest)).then(
    () => true,
    () => false,
  );
}

/** Throws if the folder is not a layout, or one of another version. */
async function assertLayout(layout: string, where: string): Promise<void> {
  const found = await stat(layout).catch(() => undefined);
  if (found?.isFile())
    throw fault('image-not-found', 'image', `${layout} is a file; write \`archive:${layout}\``);
  if (found === undefined) throw fault('image-not-found', 'image', `there is no folder ${layout}`);
  const names = await readdir(layout);
  if (!names.includes('index.json')) {
    const why = names.includes('manifest.json')
      ? 'is a folder of `skopeo copy … dir:` or `podman save --format docker-dir`, which is not supported; copy it with `skopeo copy dir:DIR oci:OTHER`'
      : `has no index.json, so it is not an OCI layout${names.length === 0 ? ': it is empty' : ''}`;
    throw fault('image-not-found', 'image', `${where} ${why}`);
  }
  if (!names.includes('oci-layout')) return;
  const marker = await buffer(Readable.from(fileParts(join(layout, 'oci-layout'), where, MAX_MARKER_BYTES)));
  assertVersion(marker, where);
}

/** Throws `image-invalid` for a layout of an unknown version; `marker` is its file `oci-layout`. */
export function assertVersion(marker: Uint8Array, where: string): void {
  const version = layoutVersion(marker);
  if (version !== undefined && /^1\.\d+\.\d+$/.test(version)) return;
  const problem =
    version === undefined ? 'does not contain its version' : `has the version ${plain(version, 40)}`;
  throw fault('image-invalid', 'image', `${where} ${problem} (oci-layout); only 1.x.y is supported`);
}

/** The bytes of a manifest or configuration of at most `limit` bytes. */
export async function read(layout: string, blob: Descriptor, limit: number): Promise<Uint8Array> {
  if (blob.size > limit) {
    throw fault(
      'image-invalid',
      'image',
      `the manifest or configuration ${blob.digest} has ${blob.size} bytes, at most ${limit} are allowed`,
    );
  }
  return await buffer(openBlob(layout, blob));
}

/** A blob as a stream that fails at its end if the bytes do not match the descriptor. */
export function openBlob(layout: string, blob: Descriptor): Readable {
  const where = `the layout ${layout}`;
  const parts = fileParts(blobPath(layout, blob.digest), `the blob ${blob.digest} of ${where}`);
  // The consumer gets every error from the stream that is returned.
  return pipeline(
    Readable.from(parts, { objectMode: false }),
    new VerifiedStream(blob, where),
    () => undefined,
  );
}

/** Stores a blob, completely or not at all. */
export async function store(layout: string, blob: Descriptor, source: Readable): Promise<void> {
  const temporary = join(layout, `ingest-${randomUUID()}`);
  const checked =
    source instanceof VerifiedStream && source.expected.digest === blob.digest
      ? []
      : [new VerifiedStream(blob, 'what was sent')];
  try {
    // Parts that arrive while others are written are written together.
    const file = createWriteStream(temporary, { flags: 'wx', mode: 0o600, highWaterMark: WRITE_BYTES });
    await piped([source, ...checked, file]);
    await rename(temporary, blobPath(layout, blob.digest));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/**
 * Creates a layout of one platform in the empty folder `view`; it shares the blobs of `layout`. Where `layout` has an
 * unpacked copy of a layer, a manifest that names it is added to the blobs: so nobody unpacks the layer again.
 */
export async function platformView(
  view: string,
  layout: string,
  platform: Pick<PlatformImage, 'manifest' | 'config' | 'layers' | 'configuration'>,
): Promise<void> {
  await writeFile(join(view, 'oci-layout'), MARKER);
  await symlink(join(layout, 'blobs'), join(view, 'blobs'));
  const { manifest, config, configuration } = platform;
  const layers = await Promise.all(
    platform.layers.map((layer, at) => unpackedCopy(layout, layer, configuration.diffIds[at])),
  );
  if (layers.every((layer, at) => layer === platform.layers[at])) return await setRoot(view, manifest);
  const { mediaType } = manifest;
  const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, config, layers }));
  const root = { mediaType, digest: digestOf(bytes), size: bytes.length };
  await store(layout, root, Readable.from([bytes], { objectMode: false }));
  await setRoot(view, root);
}

/**
 * The unpacked copy of a layer; the layer itself if there is none. A copy that begins as a compressed file is not named:
 * whoever reads it would decompress it, and see other files than those of the layer.
 */
async function unpackedCopy(
  layout: string,
  layer: Descriptor,
  digest: Digest | undefined,
): Promise<Descriptor> {
  if (digest === undefined || digest === layer.digest) return layer;
  const copy = blobPath(layout, digest);
  const size = await stat(copy).then(
    (found) => found.size,
    () => undefined,
  );
  if (size === undefined || (await looksCompressed(copy))) return layer;
  return { mediaType: MEDIA.layer, digest, size };
}

/** The bytes of a file. A layout may contain a pipe or device instead, which would never end: it is refused. */
async function* fileParts(
  file: string,
  what: string,
  limit = Number.POSITIVE_INFINITY,
): AsyncGenerator<Buffer> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK).catch((error: unknown) => {
    throw fault('image-not-found', 'image', `${what} cannot be read: there is no ${file}`, error);
  });
  try {
    const found = await handle.stat();
    if (!found.isFile() || found.size > limit) {
      throw fault('image-invalid', 'image', `${file} is not a file that can be read as ${what}`);
    }
    yield* handle.createReadStream({ highWaterMark: READ_BYTES, autoClose: false });
  } finally {
    await handle.close();
  }
}
