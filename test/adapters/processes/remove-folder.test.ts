import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { removeFolder } from '../../../src/adapters/processes/remove-folder.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-remove-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('a folder is removed', () => {
  test('with all that is in it, and nothing that only a link in it names', async () => {
    const [gone, kept] = [join(folder, 'gone'), join(folder, 'kept')];
    await mkdir(join(gone, 'a/b/c'), { recursive: true });
    await mkdir(kept);
    await writeFile(join(kept, 'file'), '');
    await writeFile(join(gone, 'a/b/c/file'), '');
    await symlink(kept, join(gone, 'a/link'));
    await symlink(join(folder, 'nowhere'), join(gone, 'dangling'));
    await removeFolder(gone);
    expect(existsSync(gone)).toBe(false);
    expect(existsSync(join(kept, 'file'))).toBe(true);
    // It is no error that there is none.
    await removeFolder(gone);
  });

  test('with few requests at a time, however many files there are', async () => {
    const many = join(folder, 'many');
    await mkdir(many);
    for (let at = 0; at < 2_000; at += 1) await writeFile(join(many, `${at}`), '');
    let isDone = false;
    const removal = removeFolder(many).finally(() => {
      isDone = true;
    });
    let most = 0;
    while (!isDone) {
      const requests = process.getActiveResourcesInfo().filter((name) => name.startsWith('FSReq'));
      most = Math.max(most, requests.length);
      await setImmediate();
    }
    await removal;
    expect(existsSync(many)).toBe(false);
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThan(200);
  });

  test('or it is said why it is not', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    await expect(removeFolder(join(file, 'inner'))).rejects.toThrow('ENOTDIR');
  });
});
