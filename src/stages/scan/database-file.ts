import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { orUndefined } from '../../domain/result.ts';
import { digestFile } from '../../file-digest.ts';
import { type DatabaseMetadata, parseDatabaseMetadata } from '../../formats/tools/trivy-report.ts';
import { bytesOf } from '../shared/bytes.ts';

/** The two databases of trivy: their files below its cache folder, and the options that download them. */
export const DATABASES = {
  vulnerability: {
    folder: 'db',
    file: 'trivy.db',
    schema: 2,
    option: '--db-repository',
    only: '--download-db-only',
    name: 'vulnerability database',
  },
  java: {
    folder: 'java-db',
    file: 'trivy-java.db',
    schema: 1,
    option: '--java-db-repository',
    only: '--download-java-db-only',
    name: 'Java database',
  },
} as const;
/** The beginning of the name of the folder, beside the databases, of a download that is under way. */
export const DOWNLOAD_PREFIX = '.download-';
export type DatabaseKind = keyof typeof DATABASES;

/** The metadata of a database below a cache folder; undefined if there is none that trivy can use. */
export async function readMetadata(
  kind: DatabaseKind,
  cacheDir: string,
): Promise<DatabaseMetadata | undefined> {
  const { folder, schema } = DATABASES[kind];
  try {
    const metadata = parseDatabaseMetadata(
      await readFile(join(cacheDir, folder, 'metadata.json'), 'utf8'),
      schema,
    );
    const handle = await open(pathOf(kind, cacheDir));
    try {
      return (await handle.stat()).size > 0 ? orUndefined(metadata) : undefined;
    } finally {
      await handle.close();
    }
  } catch {
    return undefined;
  }
}

/** Whether trivy would not look for a newer database yet: before its next update, or within an hour (Java: a day) after the download. */
export function isFresh(kind: DatabaseKind, metadata: DatabaseMetadata, now: Date): boolean {
  if (now.getTime() < Date.parse(metadata.nextUpdate)) return true;
  const rest = kind === 'java' ? 24 * 3_600_000 : 3_600_000;
  return metadata.downloadedAt !== undefined && now.getTime() < Date.parse(metadata.downloadedAt) + rest;
}

/** Every database with advisories has this bucket. A scan with a database that lacks it finds nothing. */
const BUCKET = 'vulnerability';
const CHUNK_BYTES = 1024 * 1024;
/** bbolt: the magic number of the first meta page, after its header of 16 bytes. */
const MAGIC = 0xed0cdaed;
/** The first bytes of a SQLite file. */
const SQLITE = Buffer.from('SQLite format 3\0');

/**
 * The bare hex SHA-256 of a vulnerability database; undefined if the file is not one (see {@link isDatabase}). The bytes
 * that are hashed are those that are looked at.
 */
export async function hashDatabase(cacheDir: string): Promise<string | undefined> {
  const { sha256, head, found } = await digestFile(pathOf('vulnerability', cacheDir), {
    text: BUCKET,
    after: 0,
  });
  return isBolt(head) && found.length > 0 ? sha256 : undefined;
}

/**
 * Whether a file is the expected database: bbolt with advisories, or SQLite. It is not opened as a database, and is read
 * only as far as needed: whoever uses it hashes it.
 */
export async function isDatabase(kind: DatabaseKind, cacheDir: string): Promise<boolean> {
  const path = pathOf(kind, cacheDir);
  if (kind === 'vulnerability') return await hasAdvisories(path);
  const handle = await open(path);
  try {
    const { buffer } = await handle.read(Buffer.alloc(SQLITE.length), 0, SQLITE.length, 0);
    return buffer.equals(SQLITE);
  } finally {
    await handle.close();
  }
}

async function hasAdvisories(path: string): Promise<boolean> {
  let tail: Buffer | undefined;
  for await (const chunk of bytesOf(createReadStream(path, { highWaterMark: CHUNK_BYTES }))) {
    if (tail === undefined && !isBolt(chunk)) return false;
    if (Buffer.concat([tail ?? Buffer.alloc(0), chunk]).includes(BUCKET)) return true;
    tail = Buffer.from(chunk.subarray(-BUCKET.length));
  }
  return false;
}

function isBolt(first: Uint8Array): boolean {
  return first.length >= 20 && Buffer.from(first.subarray(16, 20)).readUInt32LE() === MAGIC;
}

function pathOf(kind: DatabaseKind, cacheDir: string): string {
  const { folder, file } = DATABASES[kind];
  return join(cacheDir, folder, file);
}
