import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { hexOf } from '../../domain/digest.ts';
import type { World } from '../../ports.ts';
import type { HoldsSecret } from '../shared/pending-cache-writes.ts';

/** A larger cache takes longer to copy than it saves, so it is not used and a new one begins. */
const LARGEST_BYTES = 64 * 1024 * 1024;

/** trivy's cache folder for one inventory. */
export interface InventoryCache {
  readonly folder: string;
  /** Links the Java database into the folder, where trivy finds it. */
  link(javaDatabase: string): Promise<void>;
  /**
   * Keeps trivy's records of the layers for the next run, unless they contain a secret value. Call this only after the
   * secrets check has confirmed the diff ID of every layer, because trivy does not verify it.
   */
  keep(holdsSecret: HoldsSecret): Promise<void>;
}

/**
 * trivy records each layer that it has read in one file, and locks the file. Each inventory works on a private copy, so
 * that platforms and jobs can run side by side. It puts the whole file back under the hash of its bytes: a file with
 * another hash does not come from a run that ended well. `dependsOn` lists what determines trivy's records, in addition
 * to this program.
 */
export async function openInventoryCache(
  world: Pick<World, 'workspace'>,
  dependsOn: readonly unknown[],
): Promise<InventoryCache> {
  const name = hexOf(JSON.stringify([world.workspace.programHash, ...dependsOn]));
  const folder = await world.workspace.folder('inventory');
  const privateCopy = join(folder, 'fanal', 'fanal.db');
  await mkdir(join(folder, 'fanal'), { mode: 0o700 });
  await copyNewest(join(sharedFolder(world.workspace.cache), name), privateCopy);
  return {
    folder,
    link: async (javaDatabase) => symlink(javaDatabase, join(folder, 'java-db')),
    async keep(holdsSecret) {
      const bytes = await readFile(privateCopy);
      if (holdsSecret(bytes.toString())) return;
      await putBack(privateCopy, join(sharedFolder(world.workspace.store), name), hexOf(bytes));
    },
  };
}

/** Copies the shared file. A file whose hash is not its name is ignored. */
async function copyNewest(shared: string, privateCopy: string): Promise<void> {
  for (const file of await filesIn(shared)) {
    const hash = /^([0-9a-f]{64})\.db$/.exec(file)?.[1];
    if (hash === undefined || (await sizeOf(join(shared, file))) > LARGEST_BYTES) continue;
    await copyFile(join(shared, file), privateCopy).catch(ignoreAbsent);
    const copied = await readFile(privateCopy).catch(ignoreAbsent);
    if (copied !== undefined && hexOf(copied) === hash) return;
    await rm(privateCopy, { force: true });
  }
}

/** Puts the new file in place in one step, then removes the old ones. A run that is killed leaves the old file intact. */
async function putBack(privateCopy: string, shared: string, hash: string): Promise<void> {
  await mkdir(shared, { recursive: true, mode: 0o700 });
  const outdated = (await filesIn(shared)).filter((file) => file !== `${hash}.db`);
  const draft = join(shared, `.${randomUUID()}`);
  try {
    await copyFile(privateCopy, draft);
    await rename(draft, join(shared, `${hash}.db`));
  } finally {
    await rm(draft, { force: true });
  }
  for (const file of outdated) if (file.endsWith('.db')) await rm(join(shared, file), { force: true });
}

/**
 * Removes trivy's records of layers that contain a secret value. trivy records the command that made a layer, and the
 * names and paths of packages, unchanged. An earlier run may not have known that the value is secret.
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
