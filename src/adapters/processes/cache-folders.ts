import { constants, type Stats } from 'node:fs';
import { access, lstat, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../../domain/error-words.ts';
import { fault } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';

/** The folders that Assay keeps in `cache-dir`. */
const FOLDERS = [
  ...['trivy', 'trivy/db', 'trivy/java-db', 'trivy/layers'],
  ...['secrets', 'tools', 'tools/assets', 'sigstore-tuf'],
];

/** Names of what is not finished yet: a folder of one download or build, and a file that is about to be renamed. */
const DRAFT = /^\.(?:(?:download|reading|new|build)-|(?:[0-9a-f]{64}\.)?[0-9a-f]{8}-[0-9a-f]{4}-)/;
const DAY_MS = 24 * 3_600_000;
/** Drafts are this many folders deep at most: `trivy/layers/KEY/.draft`. */
const DEPTH = 3;

/**
 * Throws `input-invalid` if `cache-dir` has a file where Assay keeps a folder, or a folder that this user may not read, or
 * not write (`mayKeep`): another user has filled it.
 */
export async function demandOwnCache(cache: string, mayKeep: boolean): Promise<void> {
  const rights = constants.R_OK | constants.X_OK | (mayKeep ? constants.W_OK : 0);
  for (const name of FOLDERS) {
    const path = join(cache, name);
    const refused = (why: string, cause?: unknown) =>
      fault('input-invalid', 'inputs', `cache-dir: "${plain(path, 300)}" ${why}`, cause);
    const found = await stat(path).catch((error: unknown) => {
      if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return undefined;
      throw refused(`cannot be read (${codeOf(error)})`, error);
    });
    if (found === undefined) continue;
    if (!found.isDirectory()) throw refused('is a file, but Assay keeps a folder there; remove the file');
    await access(path, rights).catch((error: unknown) => {
      const remedy =
        'the cache was filled by another user; name another folder, or give this one to the user of this job (`chown -R`)';
      throw refused(`belongs to user ${found.uid} and cannot be used (${codeOf(error)}): ${remedy}`, error);
    });
  }
}

/** Removes drafts of this user that are older than a day: the run that made them was killed. Never fails. */
export async function sweepCache(cache: string, now: number = Date.now()): Promise<void> {
  for (const name of ['trivy', 'secrets', 'tools', 'sigstore-tuf'])
    await sweep(join(cache, name), DEPTH, now);
}

async function sweep(folder: string, depth: number, now: number): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (DRAFT.test(entry.name)) {
      const found = await lstat(path).catch(() => undefined);
      if (found !== undefined && isOldAndOwn(found, now))
        await rm(path, { recursive: true, force: true }).catch(() => undefined);
    } else if (depth > 1 && entry.isDirectory()) {
      await sweep(path, depth - 1, now);
    }
  }
}

function isOldAndOwn({ uid, mtimeMs }: Stats, now: number): boolean {
  return uid === process.getuid?.() && now - mtimeMs > DAY_MS;
}
