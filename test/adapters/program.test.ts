import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { programHash } from '../../src/adapters/program.ts';

const SOURCE = join(import.meta.dirname, '../../src');
let folder: string;
let program: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-program-'));
  program = join(folder, 'src');
  await cp(SOURCE, program, { recursive: true });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('is the same wherever the program lies', async () => {
  expect(await programHash(program)).toBe(await programHash());
});

test.each([
  ['a rule', 'stages/secrets/own-rules/tokens/forge-tokens.ts', 'github', 'githup'],
  [
    'an argument of an engine',
    'stages/secrets/engines/engines.ts',
    '--max-decode-depth=1',
    '--max-decode-depth=2',
  ],
  ['a bound', 'stages/secrets/staging/expand-budget.ts', 'depth: 3', 'depth: 4'],
  ['what is provably no secret', 'stages/secrets/no-secret/placeholders.ts', 'changeme', 'changeyou'],
])('is another where %s is another', async (_, file, before, after) => {
  const path = join(program, file);
  const text = await readFile(path, 'utf8');
  expect(text).toContain(before);
  await writeFile(path, text.replace(before, after));
  expect(await programHash(program)).not.toBe(await programHash());
  await writeFile(path, text);
  expect(await programHash(program)).toBe(await programHash());
});

test('is another where two files change their names', async () => {
  const [one, two] = [join(program, 'check/main.ts'), join(program, 'gate/main.ts')];
  await rename(one, join(folder, 'held'));
  await rename(two, one);
  await rename(join(folder, 'held'), two);
  expect(await programHash(program)).not.toBe(await programHash());
});
