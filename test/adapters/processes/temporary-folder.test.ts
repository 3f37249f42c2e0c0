import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryFolder, usableTemporaryFolder } from '../../../src/adapters/processes/temporary-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'assay-temporary-')));
  await writeFile(join(folder, 'file'), '');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('is that of the runner, and without a runner that of the system', async () => {
  expect(await usableTemporaryFolder({ RUNNER_TEMP: folder })).toBe(folder);
  expect(temporaryFolder({ RUNNER_TEMP: '' })).toBe(tmpdir());
  expect(temporaryFolder({})).toBe(tmpdir());
});

test.each([
  ['is missing', 'missing', 'does not exist'],
  ['is a file', 'file', 'is not a folder'],
  ['is below a file', 'file/below', 'ENOTDIR'],
  ['has a line break', 'line\nbreak', 'line break'],
])('one that %s is refused by its name', async (_, name, why) => {
  const asked = usableTemporaryFolder({ RUNNER_TEMP: join(folder, name) });
  await expect(asked).toRefuseWith('input-invalid');
  await expect(asked).rejects.toThrow(/^RUNNER_TEMP: /);
  await expect(asked).rejects.toThrow(why);
});

test('a relative one is refused: it would depend on the working folder', async () => {
  const asked = usableTemporaryFolder({ RUNNER_TEMP: 'temp' });
  await expect(asked).toRefuseWith('input-invalid');
  await expect(asked).rejects.toThrow('RUNNER_TEMP: "temp" is not an absolute path');
});
