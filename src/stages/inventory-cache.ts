import { copyFile, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { World } from '../ports.ts';

/** A larger cache costs more to copy than it saves, and is begun anew. */
const LARGEST_BYTES = 64 * 1024 * 1024;

/** trivy's cache folder for one inventory. */
export interface InventoryCache {
  readonly folder: string;
  /** Lets trivy find the Java database. */
  link(javaDatabase: string): Promise<void>;
  /** Keeps what trivy learned of the layers for the next run. */
  keep(): Promise<void>;
}

/**
 * trivy remembers each layer that it has seen in one file, which it locks. Each inventory works on a private copy, so
 * that platforms and jobs can run side by side, and puts it back whole. `name` tells platforms and versions apart.
 */
export async function openInventoryCache(
  world: Pick<World, 'workspace'>,
  name: string,
): Promise<InventoryCache> {
  const folder = await world.workspace.folder('inventory');
  const mine = join(folder, 'fanal', 'fanal.db');
  const shared = join(sharedFolder(world.workspace.cache), name, 'fanal.db');
  await mkdir(join(folder, 'fanal'), { mode: 0o700 });
  if ((await sizeOf(shared)) <= LARGEST_BYTES) await copyFile(shared, mine).catch(ignoreAbsent);
  return {
    folder,
    link: async (javaDatabase) => symlink(javaDatabase, join(folder, 'java-db')),
    keep: async () => {
      await mkdir(join(shared, '..'), { recursive: true, mode: 0o700 });
      const temporary = `${shared}.${process.pid}`;
      try {
        await copyFile(mine, temporary);
        await rename(temporary, shared);
      } finally {
        await rm(temporary, { force: true });
      }
    },
  };
}

/**
 * Removes what trivy learned of layers where the file holds a secret value: it keeps the command that made a layer,
 * and names and paths of packages as they are.
 */
export async function forgetInventories(cache: string, holds: (text: string) => boolean): Promise<void> {
  const folder = sharedFolder(cache);
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    ignoreAbsent(error);
    return [];
  });
  for (const name of names) {
    const file = join(folder, name, 'fanal.db');
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      ignoreAbsent(error);
      return '';
    });
    if (holds(text)) await rm(file, { force: true });
  }
}

function sharedFolder(cache: string): string {
  return join(cache, 'trivy', 'layers');
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    (found) => found.size,
    () => 0,
  );
}

function ignoreAbsent(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
