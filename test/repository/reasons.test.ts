import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { GATE_STEPS } from '../../src/domain/gate/admission.ts';
import { REASONS } from '../../src/domain/reason.ts';
import { STEPS } from '../../src/domain/run/run.ts';

const ROOT = join(import.meta.dirname, '../..');
const source = await textsBelow('src');
const tests = await textsBelow('test');

test.each(Object.keys(REASONS))('the reason %s is given by the source and asserted by a test', (code) => {
  const given = source.filter(({ file }) => file !== 'domain/reason.ts');
  expect(given.some(({ text }) => text.includes(`'${code}'`))).toBe(true);
  const asserting = tests.filter(
    ({ file }) => file.endsWith('.test.ts') && !/^(?:report|repository)\//.test(file),
  );
  expect(asserting.some(({ text }) => text.includes(`'${code}'`))).toBe(true);
});

test.each([
  ['check', STEPS],
  ['gate', GATE_STEPS],
] as const)('every step of the %s that the schema publishes is taken', (action, steps) => {
  const pipeline = source
    .filter(({ file }) => file.startsWith(`${action}/`))
    .map(({ text }) => text)
    .join('\n');
  expect(steps.filter((step) => !pipeline.includes(`step('${step}'`))).toEqual([]);
});

async function textsBelow(folder: string) {
  const files = (await readdir(join(ROOT, folder), { recursive: true })).filter((file) =>
    file.endsWith('.ts'),
  );
  return Promise.all(
    files.map(async (file) => ({ file, text: await readFile(join(ROOT, folder, file), 'utf8') })),
  );
}
