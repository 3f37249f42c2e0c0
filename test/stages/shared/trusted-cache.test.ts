import { chmod, chown, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Digest } from '../../../src/domain/digest.ts';
import { LayerCache } from '../../../src/stages/secrets/collect/layer-cache.ts';
import { ResultFiles } from '../../../src/stages/secrets/collect/result-files.ts';
import { whyUntrusted } from '../../../src/stages/shared/trusted-cache.ts';

let cache: string;
beforeEach(async () => {
  cache = await realpath(await mkdtemp(join(tmpdir(), 'assay-trusted-')));
});
afterEach(() => rm(cache, { recursive: true, force: true }));

const DIFF: Digest = `sha256:${'1'.repeat(64)}`;
const BLOB: Digest = `sha256:${'2'.repeat(64)}`;
const LAYER = {
  blob: BLOB,
  counts: { scanned: 1, owned: 0, binary: 0, package: 0, archives: 0, sealed: 0 },
  ...{ owned: [], suspects: [] },
};
const said: string[] = [];
const layers = () =>
  new LayerCache(new ResultFiles({ cache, store: cache, programHash: 'x' }, [], (line) => said.push(line)));
const folders = ['.', 'secrets'];

async function keptWithOpenUmask(): Promise<void> {
  const before = process.umask(0);
  try {
    const record = { files: [], events: [] };
    await layers().keep(DIFF, { ...LAYER, record } as never);
  } finally {
    process.umask(before);
  }
}

test('a marker that was kept with an open umask is for this user alone, and is believed', async () => {
  await keptWithOpenUmask();
  expect(await whyUntrusted(cache, join(cache, 'secrets'))).toBeUndefined();
  said.length = 0;
  await layers().find(DIFF, BLOB);
  expect(said).toEqual([]);
});

test.each(folders)('a marker is not believed where others may write to %s', async (name) => {
  await keptWithOpenUmask();
  await chmod(join(cache, name), 0o777);
  said.length = 0;
  const cached = layers();
  expect(await cached.find(DIFF, BLOB)).toBeUndefined();
  expect(await cached.find(DIFF, BLOB)).toBeUndefined();
  expect(said).toHaveLength(1);
  expect(said[0]).toContain(`others may write to ${join(cache, name)}`);
});

test('it is said once in a run, although the searches of its source and of its images each look', async () => {
  await keptWithOpenUmask();
  await chmod(join(cache, 'secrets'), 0o777);
  said.length = 0;
  const log = (line: string) => said.push(line);
  for (const _ of ['source', 'image']) {
    const results = new ResultFiles({ cache, store: cache, programHash: 'x' }, [], log);
    expect(await new LayerCache(results).find(DIFF, BLOB)).toBeUndefined();
  }
  expect(said).toHaveLength(1);
});

test.skipIf(process.getuid?.() !== 0)('a file of another user is not believed', async () => {
  await mkdir(join(cache, 'a'), { mode: 0o700 });
  await writeFile(join(cache, 'a/file'), '', { mode: 0o600 });
  expect(await whyUntrusted(cache, join(cache, 'a/file'))).toBeUndefined();
  await chown(join(cache, 'a/file'), 4711, 4711);
  expect(await whyUntrusted(cache, join(cache, 'a/file'))).toBe(
    `${join(cache, 'a/file')} belongs to user 4711`,
  );
});

test('of a file that does not exist nothing is said', async () => {
  await chmod(cache, 0o777);
  expect(await whyUntrusted(cache, join(cache, 'none'))).toBeUndefined();
});
