import { mkdir, mkdtemp, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { databaseSnapshot } from '../../../src/stages/scan/database-snapshot.ts';

let root: string;
let cache: string;
const world = {
  workspace: { folder: async () => await mkdtemp(join(root, 'private-')) },
} as unknown as Parameters<typeof databaseSnapshot>[0];

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'assay-snapshot-')));
  cache = join(root, 'cache');
  await mkdir(cache);
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** A database of this number, as a download leaves it. */
async function database(folder: string, number: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  const day = new Date(Date.UTC(2026, 0, number + 1)).toISOString();
  const metadata = { Version: 2, UpdatedAt: day, NextUpdate: day, DownloadedAt: day };
  await writeFile(join(folder, 'trivy.db'), day);
  await writeFile(join(folder, 'metadata.json'), JSON.stringify(metadata));
}

/** Replaces the database as another run does: the old folder away, then the new one in its place. */
async function replace(number: number): Promise<void> {
  const download = join(cache, `.download-${number}`);
  await database(join(download, 'db'), number);
  await rename(join(cache, 'db'), join(download, 'outdated'));
  await pause(2);
  await rename(join(download, 'db'), join(cache, 'db'));
  await rm(download, { recursive: true });
  await pause(20);
}

test('a run always sees one whole database while others replace it', async () => {
  await database(join(cache, 'db'), 0);
  let replacing = true;
  const writer = (async () => {
    for (let number = 1; replacing; number += 1) await replace(number);
  })();
  try {
    for (let reads = 0; reads < 100; reads += 1) {
      const snapshot = await databaseSnapshot(world, 'vulnerability', cache);
      expect(snapshot).toBeDefined();
      const folder = join(snapshot ?? '', 'db');
      const metadata = JSON.parse(await readFile(join(folder, 'metadata.json'), 'utf8'));
      expect(await readFile(join(folder, 'trivy.db'), 'utf8')).toBe(metadata.UpdatedAt);
    }
  } finally {
    replacing = false;
    await writer;
  }
});

test('the files are not copied, and stay when the database is replaced', async () => {
  await database(join(cache, 'db'), 0);
  const { ino } = await stat(join(cache, 'db', 'trivy.db'));
  const snapshot = await databaseSnapshot(world, 'vulnerability', cache);
  await replace(1);
  expect((await stat(join(snapshot ?? '', 'db', 'trivy.db'))).ino).toBe(ino);
});

test('there is none where there is no database, or half of one', async () => {
  expect(await databaseSnapshot(world, 'vulnerability', join(root, 'missing'))).toBeUndefined();
  expect(await databaseSnapshot(world, 'vulnerability', cache)).toBeUndefined();
  await mkdir(join(cache, 'db'));
  await writeFile(join(cache, 'db', 'trivy.db'), 'half');
  expect(await databaseSnapshot(world, 'vulnerability', cache)).toBeUndefined();
});
