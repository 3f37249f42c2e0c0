import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Kept } from '../../src/admit/kept.ts';
import type { Workspace } from '../../src/ports/workspace-port.ts';

let root: string;
let workspace: Workspace;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'assay-kept-'));
  workspace = {
    folder: (purpose) => mkdtemp(join(root, `${purpose}-`)),
    environment: {},
    ...{ evidence: root, cache: root, store: root, programHash: '' },
    space: async () => [],
    remove: (folder) => rm(folder, { recursive: true }),
  };
});
afterAll(() => rm(root, { recursive: true }));

/** A value that is the number of times it was made, with a clock that the test moves. */
function counted(fails: () => boolean = () => false) {
  const state = { now: 0, made: 0 };
  const kept = new Kept(
    workspace,
    100,
    async (own) => {
      await own.folder('value');
      state.made += 1;
      if (fails()) throw new Error('it cannot be made');
      return state.made;
    },
    () => state.now,
  );
  return { kept, state };
}

test('many that ask at once get one value', async () => {
  const { kept } = counted();
  expect(await Promise.all([kept.get(), kept.get(), kept.get()])).toEqual([1, 1, 1]);
});

test('an old value serves while a new one is made', async () => {
  const { kept, state } = counted();
  await kept.get();
  state.now = 150;
  expect(await kept.get()).toBe(1);
  await pause(20);
  expect(await kept.get()).toBe(2);
});

test('a value that cannot be renewed serves up to four times its age, and then it is an error', async () => {
  let isBroken = false;
  const { kept, state } = counted(() => isBroken);
  await kept.get();
  isBroken = true;
  state.now = 399;
  expect(await kept.get()).toBe(1);
  await pause(20);
  state.now = 401;
  await expect(kept.get()).rejects.toThrow('it cannot be made');
  isBroken = false;
  expect(await kept.get()).toBeGreaterThan(1);
});

test('the folders of old values are removed', async () => {
  const before = (await readdir(root)).length;
  const { kept, state } = counted();
  for (let at = 0; at < 6; at += 1) {
    await kept.get();
    await pause(5);
    state.now += 500;
  }
  expect((await readdir(root)).length - before).toBeLessThanOrEqual(2);
});
