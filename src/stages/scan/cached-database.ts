import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { type Digest, hex, hexOf, isDigest } from '../../domain/digest.ts';
import { messageOf } from '../../domain/error-words.ts';
import { type Descriptor, parseReference, type Reference } from '../../domain/image/image.ts';
import { fault } from '../../domain/reason.ts';
import { orThrow } from '../../domain/result.ts';
import { plain } from '../../domain/text.ts';
import { hashFile } from '../../file-digest.ts';
import { MEDIA } from '../../formats/image/media-types.ts';
import { parseManifest } from '../../formats/image/oci.ts';
import { parseJson, parseJsonAs } from '../../formats/json.ts';
import type { RunCache } from '../../ports/cache-port.ts';
import type { RawManifest } from '../../ports/registry-port.ts';
import { DATABASES, type DatabaseKind, DOWNLOAD_PREFIX, isDatabase, readMetadata } from './database-file.ts';
import { type DownloadWorld, putInPlace } from './download-database.ts';

/** A database unpacks to 700 MB: with the chunks that Node takes by itself, that is half of the work. */
const CHUNK_BYTES = 256 * 1024;

const LAYER = /^application\/vnd\.aquasec\.trivy\.(?:java)?db\.layer\.v1\.tar\+gzip$/;

/**
 * Puts a database into `cacheDir` that a registry names now, from the run cache or else from the registry, and keeps it for
 * later runs. Nothing but a digest says which bytes are right: that which one of the repositories names, or that by which
 * the repository was given. So an entry that somebody else wrote is never used. Answers the repository; undefined if no
 * database could be had in this way.
 */
export async function cachedDatabase(
  world: DownloadWorld,
  runCache: RunCache,
  kind: DatabaseKind,
  repositories: readonly string[],
  cacheDir: string,
): Promise<string | undefined> {
  const { name } = DATABASES[kind];
  return await firstOf(world, `No ${name}`, repositories, async (repository, file) => {
    const reference = orThrow(parseReference(repository), (why) => new Error(why));
    const { layer, manifest } = await namedLayer(world, runCache, reference);
    const isCached = await fromCache(world, runCache, layer, file);
    if (!isCached)
      await pipeline(await world.registry.blob(reference, layer), createWriteStream(file, { mode: 0o600 }));
    await unpackInto(kind, file, cacheDir, new Date());
    if (!isCached) {
      await runCache.keep(keyOf(layer.digest), file);
      if (reference.digest !== undefined) await runCache.keep(keyOf(reference.digest), manifest);
      await noteNamed(world, kind, repository, layer.digest);
    }
    return `The ${name} of ${repository} (${layer.digest}) is ${isCached ? 'from the cache' : 'downloaded'}`;
  });
}

/** What a run notes of a database that a registry named. */
const Note = z.strictObject({ digest: z.string().refine(isDigest), at: z.iso.datetime() });

/**
 * Puts a database into `cacheDir` that one of these repositories named in an earlier run, for a run that can ask none of
 * them. That run noted the digest and sealed the note, so nobody without the secret of the repository can have written
 * it. An old note that somebody puts back names an old database: its age is evaluated as that of any other. Answers the
 * repository; undefined if there is no such note or database.
 */
export async function databaseNamedEarlier(
  world: DownloadWorld,
  runCache: RunCache,
  kind: DatabaseKind,
  repositories: readonly string[],
  cacheDir: string,
): Promise<string | undefined> {
  const { name } = DATABASES[kind];
  return await firstOf(world, `No earlier ${name}`, repositories, async (repository, file) => {
    const opened = await world.sealed?.restore(noteOf(kind, repository));
    if (opened === undefined) return undefined;
    const { digest, at } = orThrow(
      parseJsonAs(Note, await readFile(opened.path)),
      (why) => new Error(`the note of an earlier run ${why}`),
    );
    if (!(await fromCache(world, runCache, { digest }, file))) return undefined;
    await unpackInto(kind, file, cacheDir, new Date(at));
    return `No repository of the ${name} can be asked. It is the one that ${repository} named at ${at} (${digest}), from the cache`;
  });
}

/**
 * The first repository whose database `put` could put in place: it answers the line of the log that says so, and has the
 * path of a file for the archive. The log says of each other one why it could not, unless there was nothing to put.
 */
async function firstOf(
  world: Pick<DownloadWorld, 'runner' | 'workspace'>,
  none: string,
  repositories: readonly string[],
  put: (repository: string, archive: string) => Promise<string | undefined>,
): Promise<string | undefined> {
  const { log } = world.runner;
  for (const repository of repositories) {
    try {
      const told = await put(repository, join(await world.workspace.folder('database'), 'layer.tar.gz'));
      if (told === undefined) continue;
      log(told);
      return repository;
    } catch (error) {
      log(`${none} of ${repository} with the run cache: ${plain(messageOf(error), 300)}`);
    }
  }
  return undefined;
}

async function noteNamed(
  world: DownloadWorld,
  kind: DatabaseKind,
  repository: string,
  digest: Digest,
): Promise<void> {
  if (world.sealed === undefined) return;
  const path = join(await world.workspace.folder('database'), 'named.json');
  await writeFile(path, JSON.stringify({ digest, at: new Date().toISOString() }), { mode: 0o600 });
  await world.sealed.keep(noteOf(kind, repository), path, digest, undefined);
}

/** The kind of a note: what another repository named, or of another database, is another one. */
function noteOf(kind: DatabaseKind, repository: string): string {
  return `assay-named-1-${kind}-${hexOf(repository).slice(0, 16)}-`;
}

function keyOf(digest: Digest): string {
  return `assay-db-1-${hex(digest)}`;
}

/** The one blob of a database as the repository names it now, and a file with the manifest that names it. */
async function namedLayer(
  world: DownloadWorld,
  runCache: RunCache,
  reference: Reference,
): Promise<{ readonly layer: Descriptor; readonly manifest: string }> {
  const path = join(await world.workspace.folder('database'), 'manifest.json');
  const raw = await resolved(world, runCache, reference, path);
  const manifest = orThrow(parseManifest(raw.bytes, raw.mediaType, 'the manifest'), (why) => new Error(why));
  const layers = manifest.kind === 'manifest' ? manifest.layers : [];
  const [layer, ...others] = layers.filter(({ mediaType: type }) => LAYER.test(type));
  if (layer === undefined || others.length > 0) throw new Error('its manifest names no database');
  return { layer, manifest: path };
}

/** The manifest, also in a file. If its digest is given and the registry does not answer, the run cache may have it. */
async function resolved(
  world: DownloadWorld,
  runCache: RunCache,
  reference: Reference,
  path: string,
): Promise<Pick<RawManifest, 'bytes' | 'mediaType'>> {
  try {
    const raw = await world.registry.resolve(reference);
    await writeFile(path, raw.bytes, { mode: 0o600 });
    return raw;
  } catch (error) {
    const { digest } = reference;
    if (digest === undefined || !(await fromCache(world, runCache, { digest }, path))) throw error;
    return { bytes: await readFile(path), mediaType: MEDIA.manifest };
  }
}

/** Whether the run cache has the bytes of this digest. They are written to the file. */
async function fromCache(
  world: DownloadWorld,
  runCache: RunCache,
  { digest }: Pick<Descriptor, 'digest'>,
  file: string,
): Promise<boolean> {
  const restored = await runCache.restore(keyOf(digest));
  if (restored === undefined) return false;
  if ((await hashFile(restored.path)) !== hex(digest)) {
    world.runner.log(`${restored.key} in the cache is not the database of this digest, so it is not used`);
    return false;
  }
  await rename(restored.path, file).catch(() => copyFile(restored.path, file));
  return true;
}

async function unpackInto(
  kind: DatabaseKind,
  archive: string,
  cacheDir: string,
  downloadedAt: Date,
): Promise<void> {
  const { folder, file } = DATABASES[kind];
  await mkdir(cacheDir, { recursive: true, mode: 0o700 });
  const temporary = await mkdtemp(join(cacheDir, DOWNLOAD_PREFIX));
  try {
    await mkdir(join(temporary, folder), { mode: 0o700 });
    await extract(archive, new Set([file, 'metadata.json']), join(temporary, folder));
    await noteDownload(join(temporary, folder, 'metadata.json'), downloadedAt);
    if ((await readMetadata(kind, temporary)) === undefined || !(await isDatabase(kind, temporary)))
      throw new Error('it is not a database of trivy');
    await putInPlace(kind, temporary, cacheDir);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Extracts the named files; nothing else of the archive is written to disk. */
async function extract(archive: string, names: ReadonlySet<string>, folder: string): Promise<void> {
  const { extract: tarEntries } = await import('tar-stream');
  const entries = tarEntries();
  const reading = pipeline(
    createReadStream(archive, { highWaterMark: CHUNK_BYTES }),
    createGunzip({ chunkSize: CHUNK_BYTES }),
    entries,
  );
  // It is awaited below; until then, a failure must not count as unhandled.
  reading.catch(() => undefined);
  for await (const entry of entries) {
    const name = entry.header.name.replace(/^\.\//, '');
    if (entry.header.type === 'file' && names.has(name))
      await pipeline(entry, createWriteStream(join(folder, name), { flags: 'wx', mode: 0o600 }));
    else entry.resume();
  }
  await reading;
}

/** As trivy does: the time until which no newer database is looked for is counted from here. */
async function noteDownload(file: string, at: Date): Promise<void> {
  const metadata = orThrow(parseJson(await readFile(file)), (why) =>
    fault('database-unavailable', 'scan', `the metadata ${why}`),
  );
  const fields = typeof metadata === 'object' && metadata !== null ? metadata : {};
  await writeFile(file, JSON.stringify({ ...fields, DownloadedAt: at.toISOString() }));
}
