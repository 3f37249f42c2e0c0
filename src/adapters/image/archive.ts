import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { posix } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import tar from 'tar-stream';
import type { Descriptor } from '../../domain/image/image.ts';
import { imageInvalid } from '../../domain/image/image-invalid.ts';
import { AssayError, fault } from '../../domain/reason.ts';
import { orThrow } from '../../domain/result.ts';
import { plain } from '../../domain/text.ts';
import { parseLayoutIndex } from '../../formats/image/oci.ts';
import { clearFolderSize } from '../../formats/image/tar-folder.ts';
import { MOST_PATH_BYTES } from '../../formats/image/tar-name.ts';
import { TarReader } from '../../formats/image/tar-reader.ts';
import type { LayerEntry, RequestedImage } from '../../ports/image-port.ts';
import { chooseImage } from './choose-image.ts';
import { unpacking } from './decompress.ts';
import { convertDockerArchive } from './docker-archive.ts';
import { type Contents, READ_BYTES, smallFile, storeByDigest, type Unpacked } from './ingest.ts';
import { assertVersion, create, readIfThere, setRoot } from './layout.ts';
import { TarGuard } from './tar-guard.ts';

const MAX_ENTRIES = 20_000;
/** Greatest unpacked size: a compressed archive may contain far more than its own size. */
const MAX_UNPACKED_BYTES = 128 * 1024 ** 3;

/**
 * Unpacks an OCI or docker archive into a layout in the empty folder `layout`. Returns its only image, or the requested
 * one. Names in the archive are never used as paths. Throws `image-not-found` or `image-invalid`, which name the file.
 */
export async function unpackArchive(
  file: string,
  layout: string,
  requested: RequestedImage = {},
): Promise<Descriptor> {
  await create(layout);
  const contents = await unpack(file, layout);
  const root = await imageIn(file, layout, contents, requested);
  await setRoot(layout, root);
  return root;
}

async function imageIn(
  file: string,
  layout: string,
  contents: Contents,
  requested: RequestedImage,
): Promise<Descriptor> {
  const index = contents.get('index.json');
  const marker = contents.get('oci-layout');
  const manifest = contents.get('manifest.json');
  // Docker 25 and later writes both formats; the OCI one is complete.
  if (index !== undefined && marker !== undefined) {
    assertVersion(await smallFile(layout, marker, `${file}: oci-layout`), file);
    const bytes = await smallFile(layout, index, `${file}: index.json`);
    const source = {
      where: file,
      input: `archive:${file}`,
      read: (entry: Descriptor) => readIfThere(layout, entry),
    };
    const entries = orThrow(parseLayoutIndex(bytes, `${file}: index.json`), imageInvalid);
    return await chooseImage(entries, source, requested);
  }
  if (manifest !== undefined) {
    const bytes = await smallFile(layout, manifest, `${file}: manifest.json`);
    return await convertDockerArchive(file, layout, bytes, contents, requested);
  }
  throw fault('image-invalid', 'image', `${file} ${whyNone(contents)}`);
}

/** Why an archive contains no image, by its files. */
function whyNone(contents: Contents): string {
  const within = [...contents.keys()].find((name) => /^[^/]+\/(?:index|manifest)\.json$/.test(name));
  if (within !== undefined) {
    const folder = plain(posix.dirname(within), 100);
    return `has its image in the folder ${folder}/ instead of at its top; pack it with \`tar -C ${folder} -cf FILE .\``;
  }
  if (contents.has('repositories'))
    return 'comes from a Docker before 1.10 (`repositories` and no manifest.json), which is not supported; load and save it with a newer Docker';
  return 'is neither an OCI archive nor an archive of docker save, or it is truncated';
}

async function unpack(file: string, layout: string): Promise<Contents> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined) throw fault('image-not-found', 'image', `there is no archive ${file}`);
  if (!found.isFile()) {
    const remedy = found.isDirectory() ? `; write \`oci:${file}\` if it is an OCI layout` : '';
    throw fault('image-invalid', 'image', `${file} is not a file${remedy}`);
  }
  const read: LayerEntry[] = [];
  const reader = new TarReader((entry) => {
    read.push(entry);
    return undefined;
  });
  const extract = tar.extract({ highWaterMark: READ_BYTES });
  const guard = new TarGuard(reader, (why) =>
    fault('image-invalid', 'image', `${file} ${why}, which programs read in different ways`),
  );
  const source = createReadStream(file, { highWaterMark: READ_BYTES });
  const steps = await unpacking(file).catch((error: unknown) => {
    source.destroy();
    throw unreadable(file, error);
  });
  const feeding = pipeline([source, ...steps, guard, extract]);
  // The loop that reads the entries reports a failure.
  feeding.catch(() => undefined);
  try {
    const contents = await storeEntries(extract, read, file, layout);
    await feeding;
    return contents;
  } catch (error) {
    extract.destroy();
    throw unreadable(file, error);
  } finally {
    await feeding.catch(() => undefined);
  }
}

function unreadable(file: string, error: unknown): unknown {
  if (error instanceof AssayError || isSystemError(error)) return error;
  const message = error instanceof Error ? plain(error.message, 100) : 'unknown fault';
  return fault('image-invalid', 'image', `${file} is truncated or not a tar archive: ${message}`, error);
}

async function storeEntries(
  extract: tar.Extract,
  /** The entries as {@link TarReader} reads them, in their order. */
  read: LayerEntry[],
  file: string,
  layout: string,
): Promise<Contents> {
  const contents = new Map<string, Unpacked>();
  const links = new Map<string, string>();
  let entries = 0;
  let bytes = 0;
  const refused = (what: string) => fault('image-invalid', 'image', `${file} contains ${what}`);
  for await (const entry of extract) {
    clearFolderSize(entry.header);
    const { type, size = 0 } = entry.header;
    const next = read.shift();
    if (next === undefined || next.size !== size) throw new Error('its entries are read in two ways');
    const { path: name, target } = next;
    const shown = plain(name, 200);
    entries += 1;
    bytes += size;
    if (entries > MAX_ENTRIES || bytes > MAX_UNPACKED_BYTES)
      throw refused(`more than an image archive may contain: stopped at ${shown}`);
    // The work for each folder of a path grows with its length.
    if (Buffer.byteLength(name) > MOST_PATH_BYTES)
      throw refused(`a path of more than ${MOST_PATH_BYTES} bytes, which no system allows: ${shown}`);
    if (name.startsWith('/') || name.split('/').includes('..'))
      throw refused(`the name ${shown}, which leads outside of the archive`);
    if (type === 'directory') {
      entry.resume();
      continue;
    }
    const path = plainPath(name);
    if (isBehindLink(links, path)) throw refused(`${shown}, whose path leads through a link`);
    const isLink = type === 'symlink' && path.endsWith('/layer.tar');
    if (isLink || type === 'link') {
      if (contents.has(path) || links.has(path)) throw refused(`${shown} twice`);
      links.set(path, isLink ? posix.join(posix.dirname(path), target) : plainPath(target));
      entry.resume();
      continue;
    }
    if (type !== 'file' && type !== 'contiguous-file') {
      throw refused(
        `${shown}, a ${type ?? 'file of an unknown type'}; only files, folders and links between layers are allowed`,
      );
    }
    const stored = await storeByDigest(layout, [Readable.from(entry, { objectMode: false })]);
    // Which of two entries counts depends on the program: what is checked might not be what is loaded.
    if (links.has(path) || (contents.get(path)?.digest ?? stored.digest) !== stored.digest)
      throw refused(`${shown} twice`);
    contents.set(path, stored);
  }
  // Docker and podman write a repeated layer as a link, and tar writes a file with two names as a link. Links are looked
  // up by name and never followed on disk.
  for (const [path, target] of links) {
    const found = contents.get(target);
    if (found !== undefined) contents.set(path, found);
  }
  return contents;
}

/** The normal form of a name: on a disk, all of its spellings are one file. */
function plainPath(name: string): string {
  return posix.normalize(name).replace(/\/$/, '');
}

/** Whether a path leads through a link: on a disk, the file would be written to the target of the link. */
function isBehindLink(links: ReadonlyMap<string, string>, path: string): boolean {
  const above = posix.dirname(path);
  return above !== '.' && above !== '/' && (links.has(above) || isBehindLink(links, above));
}

/** For example a full disk: that is not a fault of the archive. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
