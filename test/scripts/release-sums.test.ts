import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { releasedSums } from '../../scripts/release/released-files.ts';

const ROOT = join(import.meta.dirname, '../..');

test('every action and every workflow that others call is hashed in a release', async () => {
  const { stdout } = await execa('git', ['ls-files'], { cwd: ROOT });
  const files = stdout.split('\n').filter((file) => !file.startsWith('test/'));
  const workflows = files.filter((file) => /^\.github\/workflows\/.*\.yml$/.test(file));
  const called = await Promise.all(
    workflows.map(async (file) => /^ {2}workflow_call:/m.test(await readFile(join(ROOT, file), 'utf8'))),
  );
  const used = [
    ...files.filter((file) => /(?:^|\/)action\.ya?ml$/.test(file)),
    ...workflows.filter((_, at) => called[at]),
  ];
  expect(used.length).toBeGreaterThan(7);
  expect(used.filter((file) => !releasedSums(ROOT).has(file))).toEqual([]);
});
