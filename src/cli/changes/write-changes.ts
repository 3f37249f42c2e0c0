import { randomUUID } from 'node:crypto';
import { chmod, lstat, mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { fault } from '../../domain/reason.ts';
import type { FileChange } from './file-change.ts';

/** Permission bits of a file. */
const MODE = 0o777;

interface Prepared {
  readonly change: FileChange;
  readonly target: string;
  readonly temporary: string;
}

/**
 * Writes all changes or none: first every new content beside its place, then each into its place in one step. Throws
 * `input-invalid` if a file is no longer as it was read, is a link, or lies outside the root.
 */
export async function writeChanges(root: string, changes: readonly FileChange[]): Promise<void> {
  const prepared: Prepared[] = [];
  const done: Prepared[] = [];
  try {
    for (const change of changes) {
      const target = await targetOf(root, change);
      const one = { change, target, temporary: `${target}.${randomUUID()}.tmp` };
      prepared.push(one);
      await writeFile(one.temporary, change.after, { flag: 'wx' });
      if (change.before !== undefined) await chmod(one.temporary, (await lstat(target)).mode & MODE);
    }
    for (const one of prepared) {
      await rename(one.temporary, one.target);
      done.push(one);
    }
  } catch (error) {
    for (const { change, target } of done)
      await (change.before === undefined ? rm(target, { force: true }) : writeFile(target, change.before));
    throw error;
  } finally {
    for (const { temporary } of prepared) await rm(temporary, { force: true });
  }
}

/** The path that a change is written to, which is as it was when the change was made. */
async function targetOf(root: string, { path, before }: FileChange): Promise<string> {
  const target = join(root, path);
  await mkdir(dirname(target), { recursive: true });
  const folder = await realpath(dirname(target));
  const top = await realpath(root);
  if (folder !== top && !folder.startsWith(top + sep))
    throw fault('input-invalid', 'inputs', `${path} is outside the repository, behind a link`);
  const stats = await lstat(target).catch(() => undefined);
  if (stats !== undefined && !stats.isFile())
    throw fault('input-invalid', 'inputs', `${path} is not a plain file; nothing was written`);
  const present = stats === undefined ? undefined : await readFile(target, 'utf8');
  if (present !== before)
    throw fault('input-invalid', 'inputs', `${path} was changed in the meantime; nothing was written`);
  return target;
}
