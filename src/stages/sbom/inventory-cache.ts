import { randomUUID } from 'node:crypto';
import {
  chmod,
  copyFile,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Digest, hexOf } from '../../domain/digest.ts';
import { messageOf } from '../../domain/error-words.ts';
import { plain } from '../../domain/text.ts';
import { hashFile } from '../../file-digest.ts';
import type { World } from '../../ports/world.ts';
import type { HoldsSecret } from '../shared/pending-cache-writes.ts';
import { DistrustNotice, whyUntrusted } from '../shared/trusted-cache.ts';

/** A larger cache takes longer to copy than it saves, so it is not used and a new one begins. */
const LARGEST_BYTES = 64 * 1024 * 1024;

/** trivy's cache folder for one inventory. */
export interface InventoryCache {
  readonly folder: string;
  /** Whether the folder has records of an earlier run. */
  readonly isWarm: boolean;
  /** Whether the folder has a record of this layer. If it cannot be used after all, trivy asks for the layer's bytes. */
  knows(diffId: Digest): boolean;
  /** Empties the private folder, so that trivy reads every layer. */
  empty(): Promise<void>;
  /** trivy failed with the records of the earlier run, and ended well without: puts them aside for all runs, and says why. */
  putAside(why: string): Promise<void>;
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
  world: Pick<World, 'workspace' | 'runner'>,
  dependsOn: readonly unknown[],
): Promise<InventoryCache> {
  const name = hexOf(JSON.stringify([world.workspace.programHash, ...dependsOn]));
  const { cache, store } = world.workspace;
  const { log } = world.runner;
  const folder = await world.workspace.folder('inventory');
  const privateCopy = join(folder, 'fanal', 'fanal.db');
  await mkdir(join(folder, 'fanal'), { mode: 0o700 });
  const taken = await takeTrusted([...new Set([store, cache])], name, privateCopy, log);
  return {
    folder,
    isWarm: taken !== undefined,
    knows: (diffId) => taken?.layers.has(diffId) === true,
    async empty() {
      await rm(join(folder, 'fanal'), { recursive: true, force: true });
      await mkdir(join(folder, 'fanal'), { mode: 0o700 });
    },
    async putAside(why) {
      log(
        `trivy could not use its records of layers from an earlier run, so they were made anew: ${plain(why, 300)}`,
      );
      if (taken !== undefined && store === cache) await renameDamaged(taken.file, log);
    },
    link: async (javaDatabase) => symlink(javaDatabase, join(folder, 'java-db')),
    async keep(holdsSecret) {
      if (await holdsSecret.file(privateCopy)) return;
      await putBack(
        privateCopy,
        join(sharedFolder(world.workspace.store), name),
        await hashFile(privateCopy),
      );
    },
  };
}

/** The records of an earlier run. */
interface Taken {
  readonly file: string;
  /** The layers that they are about. */
  readonly layers: ReadonlySet<string>;
}

/** Copies the shared file of the first of these places that has one which only this user can have written. */
async function takeTrusted(
  places: readonly string[],
  name: string,
  privateCopy: string,
  log: (line: string) => void,
): Promise<Taken | undefined> {
  for (const place of places) {
    const shared = join(sharedFolder(place), name);
    const distrusted = await whyUntrusted(place, shared);
    if (distrusted !== undefined) new DistrustNotice(log).say(distrusted);
    const taken = distrusted === undefined ? await takeNewest(shared, privateCopy, log) : undefined;
    if (taken !== undefined) return taken;
  }
  return undefined;
}

/** The diff IDs in trivy's records. Its database can contain old ones too. */
const RECORDED_LAYER = /"DiffID":"(sha256:[0-9a-f]{64})"/g;

/**
 * Copies the shared file, and answers what it is. A file whose hash is not its name is ignored. If it cannot be copied, the
 * log says so and trivy reads every layer.
 */
async function takeNewest(
  shared: string,
  privateCopy: string,
  log: (line: string) => void,
): Promise<Taken | undefined> {
  try {
    for (const file of await filesIn(shared)) {
      const hash = /^([0-9a-f]{64})\.db$/.exec(file)?.[1];
      if (hash === undefined || (await sizeOf(join(shared, file))) > LARGEST_BYTES) continue;
      const bytes = await readFile(join(shared, file)).catch(ignoreAbsent);
      if (bytes === undefined || hexOf(bytes) !== hash) continue;
      await writeFile(privateCopy, bytes, { flag: 'wx', mode: 0o600 });
      const layers = bytes.toString('latin1').matchAll(RECORDED_LAYER);
      return { file: join(shared, file), layers: new Set(layers.map(([, diffId = '']) => diffId)) };
    }
  } catch (error) {
    await rm(privateCopy, { force: true });
    log(`trivy's records of layers from an earlier run cannot be used: ${plain(messageOf(error), 300)}`);
  }
  return undefined;
}

/** Keeps the damaged file, one at most, under a name that no run reads. */
async function renameDamaged(file: string, log: (line: string) => void): Promise<void> {
  await rename(file, join(dirname(file), 'damaged')).catch((error: unknown) =>
    log(`The damaged file ${plain(file, 300)} cannot be put aside: ${plain(messageOf(error), 300)}`),
  );
}

/** Puts the new file in place in one step, then removes the old ones. A run that is killed leaves the old file intact. */
async function putBack(privateCopy: string, shared: string, hash: string): Promise<void> {
  await mkdir(shared, { recursive: true, mode: 0o700 });
  const outdated = (await filesIn(shared)).filter((file) => file !== `${hash}.db`);
  const draft = join(shared, `.${randomUUID()}`);
  try {
    await copyFile(privateCopy, draft);
    // trivy made the file, with the modes that the umask of the job allows.
    await chmod(draft, 0o600);
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
      const path = join(folder, name, file);
      if (await holdsSecret.file(path).catch(ignoreAbsent)) await rm(path, { force: true });
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
