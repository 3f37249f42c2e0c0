import { link, mkdir, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { codeOf } from '../../domain/error-words.ts';
import type { World } from '../../ports/world.ts';
import { DATABASES, type DatabaseKind, DOWNLOAD_PREFIX, readMetadata } from './database-file.ts';

/** Another run replaces the database in two steps, between which there is none for a moment. */
const TRIES = 25;
const PAUSE_MS = 40;

/**
 * A cache folder with the database of `cacheDir` as it is now; undefined if it has none. Another run may replace the
 * database at any time, so the files are linked into a private folder: they stay the same for this run, and cost nothing.
 * Where links are not possible (another disk, another owner), the folder itself is answered.
 */
export async function databaseSnapshot(
  world: Pick<World, 'workspace'>,
  kind: DatabaseKind,
  cacheDir: string,
): Promise<string | undefined> {
  for (let left = TRIES; left > 0; left -= 1) {
    const found = await linked(world, kind, cacheDir);
    if (found !== 'changed') return found;
    await pause(PAUSE_MS);
  }
  return undefined;
}

async function linked(
  world: Pick<World, 'workspace'>,
  kind: DatabaseKind,
  cacheDir: string,
): Promise<string | undefined | 'changed'> {
  const { folder, file } = DATABASES[kind];
  const source = join(cacheDir, folder);
  const before = await identity(source);
  if (before === undefined) return (await isBeingReplaced(cacheDir, source)) ? 'changed' : undefined;
  const snapshot = await world.workspace.folder('database');
  await mkdir(join(snapshot, folder), { mode: 0o700 });
  try {
    for (const name of [file, 'metadata.json'])
      await link(await realpath(join(source, name)), join(snapshot, folder, name));
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') return (await readMetadata(kind, cacheDir)) && cacheDir;
    return (await identity(source)) === before ? undefined : 'changed';
  }
  // Both files must be of one database.
  if ((await identity(source)) !== before) return 'changed';
  return (await readMetadata(kind, snapshot)) && snapshot;
}

/** Whether a database that is missing may come back: a run that downloads has a folder there, or it was just done. */
async function isBeingReplaced(cacheDir: string, source: string): Promise<boolean> {
  const names = await readdir(cacheDir).catch(() => []);
  return names.some((name) => name.startsWith(DOWNLOAD_PREFIX)) || (await identity(source)) !== undefined;
}

async function identity(path: string): Promise<string | undefined> {
  return stat(path).then(
    ({ dev, ino }) => `${dev}:${ino}`,
    () => undefined,
  );
}
