import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { hex } from '../../domain/digest.ts';
import { messageOf } from '../../domain/error-words.ts';
import { type Descriptor, parseReference, type Reference } from '../../domain/image/image.ts';
import { fault } from '../../domain/reason.ts';
import { orThrow } from '../../domain/result.ts';
import { plain } from '../../domain/text.ts';
import { parseManifest } from '../../formats/image/oci.ts';
import { parseJson } from '../../formats/json.ts';
import type { RunCache } from '../../ports.ts';
import { bytesOf } from '../shared/bytes.ts';
import { DATABASES, type DatabaseKind, DOWNLOAD_PREFIX, isDatabase, readMetadata } from './database-file.ts';
import { type DownloadWorld, putInPlace } from './download-database.ts';

const LAYER = /^application\/vnd\.aquasec\.trivy\.(?:java)?db\.layer\.v1\.tar\+gzip$/;

/**
 * Puts a database into `cacheDir` that a registry names now, from the run cache or else from the registry, and keeps it for
 * later runs. The registry alone says which bytes it has: an entry of the cache counts only if it has the digest that one
 * of the repositories names, so an entry that somebody else wrote is never used. Answers the repository; undefined if no
 * database could be had in this way.
 */
export async function cachedDatabase(
  world: DownloadWorld,
  runCache: RunCache,
  kind: DatabaseKind,
  repositories: readonly string[],
  cacheDir: string,
): Promise<string | undefined> {
  const { log } = world.runner;
  const { name } = DATABASES[kind];
  for (const repository of repositories) {
    try {
      const reference = orThrow(parseReference(repository), (why) => new Error(why));
      const layer = await namedLayer(world, reference);
      const file = join(await world.workspace.folder('database'), 'layer.tar.gz');
      const from = await fetched(world, runCache, { reference, layer, file });
      await unpackInto(kind, file, cacheDir);
      log(`The ${name} of ${repository} (${layer.digest}) is ${from}`);
      return repository;
    } catch (error) {
      log(`No ${name} from ${repository} for the run cache: ${plain(messageOf(error), 300)}`);
    }
  }
  return undefined;
}

/** The one blob of a database, as the repository names it now. */
async function namedLayer(world: DownloadWorld, reference: Reference): Promise<Descriptor> {
  const { bytes, mediaType } = await world.registry.resolve(reference);
  const manifest = orThrow(parseManifest(bytes, mediaType, 'the manifest'), (why) => new Error(why));
  const layers = manifest.kind === 'manifest' ? manifest.layers : [];
  const [layer, ...others] = layers.filter(({ mediaType: type }) => LAYER.test(type));
  if (layer === undefined || others.length > 0) throw new Error('its manifest names no database');
  return layer;
}

interface Wanted {
  readonly reference: Reference;
  readonly layer: Descriptor;
  readonly file: string;
}

/** Writes the blob to the file, and answers where it is from. */
async function fetched(
  world: DownloadWorld,
  runCache: RunCache,
  { reference, layer, file }: Wanted,
): Promise<string> {
  const key = `assay-db-1-${hex(layer.digest)}`;
  const restored = await runCache.restore(key);
  if (restored !== undefined) {
    if ((await sha256Of(restored.path)) === hex(layer.digest)) {
      await pipeline(createReadStream(restored.path), createWriteStream(file, { mode: 0o600 }));
      return 'from the cache';
    }
    world.runner.log(`${key} in the cache is not the database of this digest, so it is not used`);
  }
  await pipeline(await world.registry.blob(reference, layer), createWriteStream(file, { mode: 0o600 }));
  if (restored === undefined) await runCache.keep(key, file);
  return 'downloaded';
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of bytesOf(createReadStream(path))) hash.update(chunk);
  return hash.digest('hex');
}

async function unpackInto(kind: DatabaseKind, archive: string, cacheDir: string): Promise<void> {
  const { folder, file } = DATABASES[kind];
  await mkdir(cacheDir, { recursive: true, mode: 0o700 });
  const temporary = await mkdtemp(join(cacheDir, DOWNLOAD_PREFIX));
  try {
    await mkdir(join(temporary, folder), { mode: 0o700 });
    await extract(archive, new Set([file, 'metadata.json']), join(temporary, folder));
    await noteDownload(join(temporary, folder, 'metadata.json'));
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
  const reading = pipeline(createReadStream(archive), createGunzip(), entries);
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
async function noteDownload(file: string): Promise<void> {
  const metadata = orThrow(parseJson(await readFile(file)), (why) =>
    fault('database-unavailable', 'scan', `the metadata ${why}`),
  );
  const fields = typeof metadata === 'object' && metadata !== null ? metadata : {};
  await writeFile(file, JSON.stringify({ ...fields, DownloadedAt: new Date().toISOString() }));
}
