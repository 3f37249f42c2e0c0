import { randomUUID } from 'node:crypto';
import { constants, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline as piped } from 'node:stream/promises';
import { type Digest, hex } from '../domain/digest.ts';
import type { Descriptor } from '../domain/image.ts';
import { fault } from '../domain/reason.ts';
import { MEDIA } from '../formats/media-types.ts';
import { type IndexEntry, MAX_MANIFEST_BYTES, parseLayoutIndex } from '../formats/oci.ts';
import { VerifiedStream } from './verified-stream.ts';

const READ_BYTES = 1024 * 1024;
const REF_NAME = 'org.opencontainers.image.ref.name';
const MARKER = '{"imageLayoutVersion":"1.0.0"}';

/** Where a layout keeps a blob. */
export function blobPath(layout: string, digest: Digest): string {
  return join(layout, 'blobs', 'sha256', hex(digest));
}

/** Makes an empty layout in a folder that exists. */
export async function create(layout: string): Promise<void> {
  await mkdir(join(layout, 'blobs', 'sha256'), { recursive: true, mode: 0o700 });
  await writeFile(join(layout, 'oci-layout'), MARKER);
}

/** Names the one image of a layout. */
export async function setRoot(layout: string, root: Descriptor): Promise<void> {
  const { mediaType, digest, size } = root;
  const index = { schemaVersion: 2, mediaType: MEDIA.index, manifests: [{ mediaType, digest, size }] };
  await writeFile(join(layout, 'index.json'), JSON.stringify(index));
}

/** The one image among the entries of an `index.json`, or the one under `tag`. */
export function chooseEntry(entries: readonly IndexEntry[], where: string, tag?: string): Descriptor {
  const tags = entries.flatMap((entry) => entry.annotations?.[REF_NAME] ?? []);
  const named = tags.length === 0 ? 'it names no tags' : `its tags are ${tags.slice(0, 10).join(', ')}`;
  const wanted = entries.filter((entry) => tag === undefined || entry.annotations?.[REF_NAME] === tag);
  const [first] = wanted;
  if (first === undefined) {
    const missing = tag === undefined ? 'any image' : `the tag ${tag}`;
    throw fault('image-not-found', 'image', `${where} does not hold ${missing}; ${named}`);
  }
  // The same image under several tags is one image.
  if (wanted.some(({ digest }) => digest !== first.digest)) {
    throw fault(
      'image-not-found',
      'image',
      `${where} holds several images and one has to be named; ${named}`,
    );
  }
  return { mediaType: first.mediaType, digest: first.digest, size: first.size };
}

/** The one image of a layout, or the one under `tag`; throws `image-not-found` naming those there are. */
export async function find(layout: string, tag?: string): Promise<Descriptor> {
  const file = join(layout, 'index.json');
  const bytes = await buffer(Readable.from(fileParts(file, `the layout ${layout}`, MAX_MANIFEST_BYTES)));
  return chooseEntry(parseLayoutIndex(bytes, file), `the layout ${layout}`, tag);
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

/** A blob as a stream that fails at its end when its bytes are not those of the descriptor. */
export function openBlob(layout: string, blob: Descriptor): Readable {
  const where = `the layout ${layout}`;
  const parts = fileParts(blobPath(layout, blob.digest), `the blob ${blob.digest} of ${where}`);
  // The consumer sees every error on the stream it holds.
  return pipeline(
    Readable.from(parts, { objectMode: false }),
    new VerifiedStream(blob, where),
    () => undefined,
  );
}

/** Stores a blob; it is there whole, or not at all. */
export async function store(layout: string, blob: Descriptor, source: Readable): Promise<void> {
  const temporary = join(layout, `ingest-${randomUUID()}`);
  const checked =
    source instanceof VerifiedStream && source.expected.digest === blob.digest
      ? []
      : [new VerifiedStream(blob, 'what was sent')];
  try {
    await piped([source, ...checked, createWriteStream(temporary, { flags: 'wx', mode: 0o600 })]);
    await rename(temporary, blobPath(layout, blob.digest));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Makes in the empty folder `view` a layout of one manifest that shares the blobs of `layout`. */
export async function platformView(view: string, layout: string, manifest: Descriptor): Promise<void> {
  await writeFile(join(view, 'oci-layout'), MARKER);
  await setRoot(view, manifest);
  await symlink(join(layout, 'blobs'), join(view, 'blobs'));
}

/** A file's bytes. Layouts may come from anywhere: a pipe or device in the place of a file would never end. */
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
