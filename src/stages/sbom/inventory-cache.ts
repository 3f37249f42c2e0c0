import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { hexOf } from '../../domain/digest.ts';
import type { World } from '../../ports.ts';
import type { HoldsSecret } from '../shared/learned.ts';

/** A larger cache costs more to copy than it saves, and is begun anew. */
const LARGEST_BYTES = 64 * 1024 * 1024;

/** trivy's cache folder for one inventory. */
export interface InventoryCache {
  readonly folder: string;
  /** Lets trivy find the Java database. */
  link(javaDatabase: string): Promise<void>;
  /**
   * Keeps what trivy learned of the layers for the next run, unless a secret value is in it. To be called only when
   * every layer of the image was seen to have its diff ID: trivy takes the image's word for it.
   */
  keep(holdsSecret: HoldsSecret): Promise<void>;
}

/**
 * trivy remembers each layer that it has seen in one file, which it locks. Each inventory works on a private copy, so
 * that platforms and jobs can run side by side, and puts it back whole, under the hash of its bytes: what is not that
 * was not left there by a run that ended well. `learnedBy` is
 * what takes part in what trivy learns beside this program.
 */
export async function openInventoryCache(
  world: Pick<World, 'workspace'>,
  learnedBy: readonly unknown[],
): Promise<InventoryCache> {
  const name = hexOf(JSON.stringify([world.workspace.programHash, ...learnedBy]));
  const folder = await world.workspace.folder('inventory');
  const mine = join(folder, 'fanal', 'fanal.db');
  await mkdir(join(folder, 'fanal'), { mode: 0o700 });
  await recall(join(sharedFolder(world.workspace.cache), name), mine);
  return {
    folder,
    link: async (javaDatabase) => symlink(javaDatabase, join(folder, 'java-db')),
    async keep(holdsSecret) {
      const bytes = await readFile(mine);
      if (holdsSecret(bytes.toString())) return;
      await putBack(mine, join(sharedFolder(world.workspace.store), name), hexOf(bytes));
    },
  };
}

/** Takes a private copy of what was kept last, and none of anything that is not what its name says. */
async function recall(shared: string, mine: string): Promise<void> {
  for (const file of await filesIn(shared)) {
    const hash = /^([0-9a-f]{64})\.db$/.exec(file)?.[1];
    if (hash === undefined || (await sizeOf(join(shared, file))) > LARGEST_BYTES) continue;
    await copyFile(join(shared, file), mine).catch(ignoreAbsent);
    const copied = await readFile(mine).catch(ignoreAbsent);
    if (copied !== undefined && hexOf(copied) === hash) return;
    await rm(mine, { force: true });
  }
}

/** In place at once, and then alone: a run that is cut off leaves what was there, and a draft that nobody reads. */
async function putBack(mine: string, shared: string, hash: string): Promise<void> {
  await mkdir(shared, { recursive: true, mode: 0o700 });
  const outdated = (await filesIn(shared)).filter((file) => file !== `${hash}.db`);
  const draft = join(shared, `.${randomUUID()}`);
  try {
    await copyFile(mine, draft);
    await rename(draft, join(shared, `${hash}.db`));
  } finally {
    await rm(draft, { force: true });
  }
  for (const file of outdated) if (file.endsWith('.db')) await rm(join(shared, file), { force: true });
}

/**
 * Removes what trivy learned of layers where the file holds a secret value: it keeps the command that made a layer,
 * and names and paths of packages as they are. An earlier run may not have known the value.
 */
export async function forgetInventories(cache: string, holdsSecret: HoldsSecret): Promise<void> {
  const folder = sharedFolder(cache);
  for (const name of await filesIn(folder)) {
    for (const file of await filesIn(join(folder, name))) {
      const text = await readFile(join(folder, name, file), 'utf8').catch(ignoreAbsent);
      if (text !== undefined && holdsSecret(text)) await rm(join(folder, name, file), { force: true });
    }
  }
}

function sharedFolder(cache: string): string {
  return join(cache, 'trivy', 'layers');
}

async function filesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder).catch(ignoreAbsent)) ?? [];
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    (found) => found.size,
    () => 0,
  );
}

function ignoreAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
