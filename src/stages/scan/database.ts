import { join } from 'node:path';
import type { Database, TrivyServer } from '../../domain/evidence/evidence.ts';
import { fault } from '../../domain/reason.ts';
import type { World } from '../../ports/world.ts';
import type { Bound } from '../../retry.ts';
import type { AdvisoryDatabase, LocalDatabase } from './advisory-database.ts';
import { cachedDatabase, databaseNamedEarlier } from './cached-database.ts';
import { type DatabaseKind, hashDatabase, isFresh, readMetadata } from './database-file.ts';
import { databaseSnapshot } from './database-snapshot.ts';
import { type DownloadWorld, downloadDatabase } from './download-database.ts';
import { serverDatabase } from './server-database.ts';

export interface DatabaseOptions {
  /** Tried in this order. Empty: the cached database is used. */
  readonly repositories: readonly string[];
  /** Never download: the cached database is used. */
  readonly offline: boolean;
  /** It compares with its own database, so none is downloaded. */
  readonly server?: TrivyServer;
  /** Of the download; tests shorten it. */
  readonly bound?: Bound;
}

type DatabaseWorld = DownloadWorld & Pick<World, 'now'>;

/**
 * Where a database may be: downloaded by this run, downloaded by an earlier run, or directly in `cache-dir`, as
 * `trivy --cache-dir` fills it.
 */
function cacheFolders({ workspace: { store, cache } }: Pick<World, 'workspace'>): readonly string[] {
  return [...new Set([join(store, 'trivy'), join(cache, 'trivy'), cache])];
}

/**
 * Finds or downloads a vulnerability database, a fresh one if possible, and checks it. The verdict decides later whether
 * it is too old. A trivy server has its own. Without network, Assay looks for it in `cache-dir/trivy/db` and in `cache-dir/db`. Throws
 * `database-unavailable`.
 */
export function database(
  world: DatabaseWorld,
  options: DatabaseOptions & { readonly server?: undefined },
): Promise<LocalDatabase>;
export function database(world: DatabaseWorld, options: DatabaseOptions): Promise<AdvisoryDatabase>;
export async function database(world: DatabaseWorld, options: DatabaseOptions): Promise<AdvisoryDatabase> {
  if (options.server !== undefined) return await serverDatabase(world, options.server);
  return await localDatabase(world, options);
}

async function localDatabase(world: DatabaseWorld, options: DatabaseOptions): Promise<LocalDatabase> {
  const repository = await refresh(world, 'vulnerability', options);
  const found = await located(world, 'vulnerability');
  const cacheDir = found?.snapshot;
  const metadata = cacheDir === undefined ? undefined : await readMetadata('vulnerability', cacheDir);
  if (found === undefined || cacheDir === undefined || metadata === undefined) {
    throw fault('database-unavailable', 'scan', missing(world, 'vulnerability', options));
  }
  const sha256 = await hashDatabase(cacheDir);
  if (sha256 === undefined) {
    const file = join(found.cacheDir, 'db', 'trivy.db');
    throw fault(
      'database-unavailable',
      'scan',
      `${file} is not a vulnerability database of trivy, or it has no advisories`,
    );
  }
  const { updatedAt, downloadedAt } = metadata;
  const facts: Database = {
    updatedAt,
    ...(downloadedAt === undefined ? {} : { downloadedAt }),
    ...(repository === undefined ? {} : { repository }),
    sha256,
  };
  return { facts, cacheDir };
}

/** The folder of the Java database. It is downloaded if it is missing or outdated. Throws `database-unavailable`. */
export async function javaDatabase(world: DatabaseWorld, options: DatabaseOptions): Promise<string> {
  await refresh(world, 'java', options);
  const found = await located(world, 'java');
  if (found !== undefined) return join(found.snapshot, 'java-db');
  throw fault('database-unavailable', 'sbom', missing(world, 'java', options));
}

/** Downloads a database, unless that is forbidden or not needed. Answers the repository if it downloaded one. */
async function refresh(
  world: DatabaseWorld,
  kind: DatabaseKind,
  options: DatabaseOptions,
): Promise<string | undefined> {
  if (options.offline || options.repositories.length === 0) return undefined;
  const { cache, store } = world.workspace;
  const target = join(store, 'trivy');
  // Of several images in a run that may leave nothing in the cache, the first one downloaded it into the private store.
  for (const folder of new Set([target, join(cache, 'trivy')])) {
    const known = await readMetadata(kind, folder);
    if (known !== undefined && isFresh(kind, known, world.now())) return undefined;
  }
  const { runCache } = world;
  const { repositories } = options;
  const cachedFrom = runCache && (await cachedDatabase(world, runCache, kind, repositories, target));
  const from = cachedFrom ?? (await downloadDatabase(world, kind, repositories, target, options.bound));
  if (from !== undefined || runCache === undefined || (await located(world, kind)) !== undefined) return from;
  return await databaseNamedEarlier(world, runCache, kind, repositories, target);
}

/** The first cache folder that has the database, and the private folder with it as it is now. */
async function located(
  world: DatabaseWorld,
  kind: DatabaseKind,
): Promise<{ readonly cacheDir: string; readonly snapshot: string } | undefined> {
  for (const cacheDir of cacheFolders(world)) {
    const snapshot = await databaseSnapshot(world, kind, cacheDir);
    if (snapshot !== undefined) return { cacheDir, snapshot };
  }
  return undefined;
}

function missing(world: DatabaseWorld, kind: DatabaseKind, options: DatabaseOptions): string {
  const [what, folder] =
    kind === 'java' ? ['Java database, and the image has jars', 'java-db'] : ['vulnerability database', 'db'];
  const { cache } = world.workspace;
  const where = [join(cache, 'trivy'), cache].map((place) => join(place, folder)).join(' or ');
  const unreachable = options.offline
    ? ''
    : `, and none could be downloaded from ${options.repositories.join(', ') || 'nowhere'}`;
  return `there is no ${what} in ${where}${unreachable}`;
}
