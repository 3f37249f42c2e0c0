import { opendir, rm, rmdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/** How many files are removed at the same time. */
const AT_ONCE = 64;
/** A program that was just killed may still create a file. */
const TRIES = 3;

/**
 * Removes a folder with everything in it, which may be a million files. `rm` alone begins with all files at once, and
 * needs 1 kB of memory for each.
 */
export async function removeFolder(path: string): Promise<void> {
  await empty(path).catch(() => undefined);
  // Removes what is left, and throws if it cannot.
  await rm(path, { recursive: true, force: true, maxRetries: TRIES });
}

/** Removes what is in a folder, as far as it can. Follows no link. */
async function empty(path: string): Promise<void> {
  const folder = await opendir(path, { bufferSize: AT_ONCE }).catch(() => undefined);
  if (folder === undefined) return;
  let removals: Promise<unknown>[] = [];
  // The loop closes the folder.
  for await (const entry of folder) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) {
      await empty(inner);
      await rmdir(inner).catch(() => undefined);
    } else {
      removals.push(unlink(inner).catch(() => undefined));
    }
    if (removals.length < AT_ONCE) continue;
    await Promise.all(removals);
    removals = [];
  }
  await Promise.all(removals);
}
