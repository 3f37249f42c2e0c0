import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';

const DEMO = join(import.meta.dirname, '../../scripts/demo.ts');

test.each([
  ['a mistyped word', ['vulnerble'], /Did you mean vulnerable\?/],
  ['a name that may be a mistyped word', ['nginx'], /docker\.io\/library\/nginx/],
  ['an unknown flag', ['--verbose'], /is no image of the demo/],
  ['a second word', ['clean', 'leaky'], /also "leaky"/],
])('%s is answered with the usage, and no server starts', async (_, words, message) => {
  const { exitCode, stderr, stdout } = await execa(process.execPath, [DEMO, ...words], { reject: false });
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toMatch(message);
  expect(stderr).toContain('npm run demo -- leaky');
});
