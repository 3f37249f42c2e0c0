import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Digest } from '../../../src/domain/digest.ts';
import { demandArchiveSpace, demandSpace } from '../../../src/stages/image/space-for-image.ts';

const MB = 1_000_000;
const blob = (digit: string, size: number) => ({ digest: `sha256:${digit.repeat(64)}` as Digest, size });
const disk = (free: number, files?: number) => ({
  space: async () => [
    {
      folder: '/temp',
      free,
      total: 100 * MB,
      ...(files === undefined ? {} : { files: { free: files, total: 60 } }),
    },
  ],
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-space-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('layers that cannot fit are refused before any is fetched, with what they need', async () => {
  const asked = demandSpace(disk(29 * MB), [blob('1', 20 * MB), blob('2', 10 * MB)], 'registry.example/app');
  await expect(asked).toRefuseWith('disk-full');
  await expect(asked).rejects.toThrow('registry.example/app has 30.0 MB of layers');
  await expect(asked).rejects.toThrow('/temp');
});

test('layers that just fit are fetched, and one that is there twice counts once', async () => {
  await demandSpace(disk(30 * MB), [blob('1', 20 * MB), blob('1', 20 * MB), blob('2', 10 * MB)], 'app');
});

test('files that are left count too, where the disk counts them', async () => {
  const layers = ['1', '2', '3'].map((digit) => blob(digit, 10));
  await expect(demandSpace(disk(MB, 2), layers, 'app')).toRefuseWith('disk-full');
  await demandSpace(disk(MB, 3), layers, 'app');
  await demandSpace(disk(MB), layers, 'app');
});

test('where the system says nothing of its disks, nothing is refused', async () => {
  await demandSpace({ space: async () => [] }, [blob('1', 20 * MB)], 'app');
});

test('an archive that cannot be unpacked is refused, and one that cannot be read is not a matter of space', async () => {
  const file = join(folder, 'image.tar');
  await writeFile(file, '');
  await truncate(file, 90 * MB);
  await expect(demandArchiveSpace(disk(40 * MB), file)).toRefuseWith('disk-full');
  await demandArchiveSpace(disk(45 * MB), file);
  await demandArchiveSpace(disk(0), join(folder, 'missing.tar'));
});
