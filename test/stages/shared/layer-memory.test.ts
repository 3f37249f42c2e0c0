import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createWorkspace } from '../../../src/adapters/processes/workspace.ts';
import { hexOf } from '../../../src/domain/digest.ts';
import type { RunCache } from '../../../src/ports/cache-port.ts';
import { LayerMemory } from '../../../src/stages/shared/layer-memory.ts';
import { SealedCache } from '../../../src/stages/shared/sealed-cache.ts';
import { rigFolder } from '../../rig/folder.ts';

const JUDGES = hexOf('the program and its engines');
/** The results of a layer, and the list of clean contents. */
const LAYER = `secrets/${JUDGES}/${hexOf('a layer')}`;
const LIST = `secrets/${JUDGES}/${hexOf('clean contents')}`;
const RECORD = `trivy/layers/${hexOf('trivy')}/${hexOf('record')}.db`;

let folder: string;
/** The keys of all entries of the cache, the newest last. */
let keys: string[];
let cache: RunCache;
let said: string[];
beforeEach(async () => {
  folder = await rigFolder('layer-memory');
  keys = [];
  said = [];
  await mkdir(join(folder, 'entries'));
  const pathOf = (key: string) => join(folder, 'entries', key);
  cache = {
    async restore(prefix) {
      const key = keys.findLast((one) => one.startsWith(prefix));
      return key === undefined ? undefined : { key, path: pathOf(key) };
    },
    async keep(key, path) {
      // As GitHub's, which never replaces an entry.
      if (keys.includes(key)) return;
      await copyFile(path, pathOf(key));
      keys.push(key);
    },
  };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A run on a machine that keeps nothing: `learn` changes what it knows. Answers the list of clean contents that it began with. */
async function run(learn: (put: (name: string, text: string) => Promise<void>) => Promise<void>) {
  const place = join(folder, `machine-${keys.length}-${Math.random()}`);
  await mkdir(join(place, 'temp'), { recursive: true });
  const workspace = await createWorkspace({
    outputDir: join(place, 'evidence'),
    cacheDir: join(place, 'cache'),
    environment: { RUNNER_TEMP: join(place, 'temp') },
  });
  try {
    const runner = { log: (line: string) => void said.push(line) };
    const world = { workspace, runner, runCache: cache } as never;
    const memory = new LayerMemory(world, new SealedCache(world, 'a key for the tests', '1'));
    await memory.restore();
    const known = await readFile(join(workspace.cache, LIST), 'utf8').catch(() => undefined);
    await learn(async (name, text) => {
      const path = join(workspace.cache, name);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await writeFile(path, text, { mode: 0o600 });
    });
    await memory.keep();
    return known;
  } finally {
    await workspace.dispose();
  }
}

test('a list of clean contents that changed is kept for later machines, also where no layer is new', async () => {
  await run(async (put) => {
    await put(LAYER, '{}');
    await put(LIST, hexOf('a secret, as is known later'));
  });
  await run((put) => put(LIST, hexOf('clean')));
  expect(await run(async () => undefined)).toBe(hexOf('clean'));
  expect(keys).toHaveLength(2);
  expect(said).toEqual([]);
});

test('a run that learned nothing keeps nothing, though trivy wrote its records anew', async () => {
  await run(async (put) => {
    await put(LAYER, '{}');
    await put(LIST, hexOf('clean'));
    await put(RECORD, 'of the first run');
  });
  await run((put) => put(RECORD, 'of the second run'));
  expect(keys).toHaveLength(1);
  expect(said).toEqual([]);
});
