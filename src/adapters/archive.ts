import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { posix } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import tar from 'tar-stream';
import type { Descriptor } from '../domain/image.ts';
import { AssayError, fault } from '../domain/reason.ts';
import { plain } from '../domain/text.ts';
import { parseLayoutIndex } from '../formats/oci.ts';
import { convertDockerArchive } from './docker-archive.ts';
import { type Contents, isGzip, READ_BYTES, smallFile, storeByDigest, type Unpacked } from './ingest.ts';
import { chooseEntry, create, setRoot } from './layout.ts';

const MAX_ENTRIES = 20_000;
/** What an archive may unpack to: a packed one may hide far more than its size says. */
const MAX_UNPACKED_BYTES = 128 * 1024 ** 3;

/**
 * Unpacks an OCI or docker archive into a layout in the empty folder `layout`; answers its one image. Names in the
 * archive are never used as paths. Throws `image-not-found` or `image-invalid`, which name the file.
 */
export async function unpackArchive(file: string, layout: string): Promise<Descriptor> {
  await create(layout);
  const contents = await unpack(file, layout);
  const index = contents.get('index.json');
  const manifest = contents.get('manifest.json');
  // Docker 25 and later writes both; the OCI one is complete.
  if (index !== undefined && contents.has('oci-layout')) {
    const bytes = await smallFile(layout, index, `${file}: index.json`);
    const root = chooseEntry(parseLayoutIndex(bytes, `${file}: index.json`), file);
    await setRoot(layout, root);
    return root;
  }
  if (manifest !== undefined) {
    const bytes = await smallFile(layout, manifest, `${file}: manifest.json`);
    const root = await convertDockerArchive(file, layout, bytes, contents);
    await setRoot(layout, root);
    return root;
  }
  throw fault(
    'image-invalid',
    'image',
    `${file} is neither an OCI archive nor one of docker save, or it is truncated`,
  );
}

async function unpack(file: string, layout: string): Promise<Contents> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined) throw fault('image-not-found', 'image', `there is no archive ${file}`);
  if (!found.isFile()) throw fault('image-invalid', 'image', `${file} is not a file`);
  const packed = await isGzip(file);
  const extract = tar.extract();
  const source = createReadStream(file, { highWaterMark: READ_BYTES });
  const feeding = pipeline([source, ...(packed ? [createGunzip()] : []), extract]);
  // A fault below is told once, by the loop that reads the entries.
  feeding.catch(() => undefined);
  try {
    const contents = await storeEntries(extract, file, layout);
    await feeding;
    return contents;
  } catch (error) {
    extract.destroy();
    if (error instanceof AssayError) throw error;
    if (isSystemError(error)) throw error;
    const message = error instanceof Error ? plain(error.message, 100) : 'unknown fault';
    throw fault('image-invalid', 'image', `${file} is truncated or no tar archive: ${message}`, error);
  } finally {
    await feeding.catch(() => undefined);
  }
}

async function storeEntries(extract: tar.Extract, file: string, layout: string): Promise<Contents> {
  const contents = new Map<string, Unpacked>();
  const links = new Map<string, string>();
  let entries = 0;
  let bytes = 0;
  for await (const entry of extract) {
    const { name, type, size = 0 } = entry.header;
    const shown = plain(name, 200);
    entries += 1;
    bytes += size;
    if (entries > MAX_ENTRIES || bytes > MAX_UNPACKED_BYTES) {
      throw fault(
        'image-invalid',
        'image',
        `${file} holds more than an image archive can: stopped at ${shown}`,
      );
    }
    if (name.startsWith('/') || name.split('/').includes('..')) {
      throw fault(
        'image-invalid',
        'image',
        `${file} holds the name ${shown}, which leads out of the archive`,
      );
    }
    if (type === 'directory') {
      entry.resume();
      continue;
    }
    const path = name.replace(/^(?:\.\/)+/, '');
    // Which of two counts depends on the reader: what was checked might not be what is loaded.
    if (contents.has(path) || links.has(path))
      throw fault('image-invalid', 'image', `${file} holds ${shown} twice`);
    if (type === 'symlink' && path.endsWith('/layer.tar')) {
      links.set(path, posix.join(posix.dirname(path), entry.header.linkname ?? ''));
      entry.resume();
      continue;
    }
    if (type !== 'file' && type !== 'contiguous-file') {
      throw fault(
        'image-invalid',
        'image',
        `${file} holds ${shown}, a ${type ?? 'file of an unknown type'}; only files, folders and links between layers are taken`,
      );
    }
    contents.set(path, await storeByDigest(layout, [Readable.from(entry, { objectMode: false })]));
  }
  // Docker and podman write a layer that stands twice as a link: it is looked up by name and never followed on disk.
  for (const [path, target] of links) {
    const found = contents.get(target);
    if (found !== undefined) contents.set(path, found);
  }
  return contents;
}

/** A full disk is no fault of the archive. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
