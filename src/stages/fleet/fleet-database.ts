import { join } from 'node:path';
import { type Digest, isDigest } from '../../domain/digest.ts';
import type { PlannedDatabase } from '../../domain/fleet/fleet-plan.ts';
import { parseReference, pinnedName } from '../../domain/image/image.ts';
import { AssayError, fault } from '../../domain/reason.ts';
import { orThrow } from '../../domain/result.ts';
import type { World } from '../../ports/world.ts';
import type { LocalDatabase } from '../scan/advisory-database.ts';
import { cachedDatabase } from '../scan/cached-database.ts';
import { type DatabaseOptions, database } from '../scan/database.ts';
import { type DownloadWorld, downloadDatabase } from '../scan/download-database.ts';

type Needs = DownloadWorld & Pick<World, 'now'>;

/** What is in the cache folder. */
const CACHED = { repositories: [], offline: true } as const;

/** The digest by which a plan names a database. */
export function databaseDigest({ facts }: LocalDatabase): Digest {
  const digest = `sha256:${facts.sha256}`;
  if (!isDigest(digest)) throw new Error(`${digest} is not the hash of a database`);
  return digest;
}

/**
 * The database that a plan names: the newest of the first repository that answers, by the digest of its manifest, so that
 * every shard can get the same one; with `offline`, that of the cache folder. Throws `database-unavailable`.
 */
export async function planDatabase(world: Needs, options: DatabaseOptions): Promise<PlannedDatabase> {
  const source = options.offline ? undefined : await newestSource(world, options);
  const local = await database(world, CACHED);
  return {
    digest: databaseDigest(local),
    updatedAt: local.facts.updatedAt,
    ...(source === undefined ? {} : { source }),
  };
}

/** Downloads the newest database by digest. Answers the name that gives the same database at any time. */
async function newestSource(world: Needs, { repositories, bound }: DatabaseOptions): Promise<string> {
  const whys: string[] = [];
  for (const repository of repositories) {
    const reference = orThrow(parseReference(repository), (why) =>
      fault('input-invalid', 'inputs', `input \`db-repository\`: ${why}`),
    );
    try {
      const { digest } = await world.registry.resolve(reference);
      const source = pinnedName(reference, digest);
      if ((await download(world, source, bound)) !== undefined) return source;
      whys.push(`${source}: the log says why`);
    } catch (error) {
      if (!(error instanceof AssayError)) throw error;
      whys.push(`${repository}: ${error.message}`);
    }
  }
  const message = `no vulnerability database could be downloaded from ${whys.join('; ') || 'nowhere'}`;
  throw fault('database-unavailable', 'scan', message);
}

/**
 * Exactly the database of a plan: from the cache folder, else from where the plan found it. Throws `database-changed` if
 * only another one can be had.
 */
export async function plannedDatabase(
  world: Needs,
  planned: PlannedDatabase,
  { offline, bound }: Pick<DatabaseOptions, 'offline' | 'bound'>,
): Promise<LocalDatabase> {
  const cached = await database(world, CACHED).catch((error: unknown) => {
    if (error instanceof AssayError) return error;
    throw error;
  });
  if (!(cached instanceof AssayError) && databaseDigest(cached) === planned.digest) return cached;
  const { source } = planned;
  if (offline || source === undefined) {
    if (cached instanceof AssayError) throw cached;
    const why =
      source === undefined ? 'the plan names no repository of it' : '`offline` forbids to download it';
    throw changed(planned, `the cache folder has ${databaseDigest(cached)}, and ${why}`);
  }
  if ((await download(world, source, bound)) === undefined)
    throw fault(
      'database-unavailable',
      'scan',
      `the vulnerability database of the plan could not be downloaded from ${source}; the log says why`,
    );
  const local = await database(world, CACHED);
  const digest = databaseDigest(local);
  if (digest === planned.digest) return local;
  throw changed(planned, `${source} gave ${digest}`);
}

/** The database under a name with a digest. The cache of a runner may have it too. */
async function download(
  world: Needs,
  source: string,
  bound: DatabaseOptions['bound'],
): Promise<string | undefined> {
  const target = join(world.workspace.store, 'trivy');
  const { runCache } = world;
  const cached = runCache && (await cachedDatabase(world, runCache, 'vulnerability', [source], target));
  return cached ?? (await downloadDatabase(world, 'vulnerability', [source], target, bound));
}

function changed({ digest }: PlannedDatabase, why: string) {
  return fault('database-changed', 'scan', `the plan names the vulnerability database ${digest}, but ${why}`);
}
