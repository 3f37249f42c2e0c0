import { statfs } from 'node:fs/promises';
import type { DiskSpace } from '../../domain/disk-space.ts';

/** What is free on the disks of these folders, each disk once. A disk that does not tell is left out. */
export async function spaceOf(folders: readonly string[]): Promise<readonly DiskSpace[]> {
  const spaces: DiskSpace[] = [];
  for (const folder of folders) {
    const space = await freeIn(folder);
    if (space !== undefined && !spaces.some((known) => isSameDisk(known, space))) spaces.push(space);
  }
  return spaces;
}

async function freeIn(folder: string): Promise<DiskSpace | undefined> {
  const found = await statfs(folder).catch(() => undefined);
  if (found === undefined) return undefined;
  const { bsize, blocks, bavail, files, ffree } = found;
  // A file system without a table of files says 0.
  const count = files === 0 ? {} : { files: { free: ffree, total: files } };
  return { folder, free: bavail * bsize, total: blocks * bsize, ...count };
}

/** By its numbers: two disks that agree in all of them need no second mention. */
function isSameDisk(one: DiskSpace, other: DiskSpace): boolean {
  const numbers = ({ free, total, files }: DiskSpace) => JSON.stringify([free, total, files]);
  return numbers(one) === numbers(other);
}
