import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LooseValues } from '../../../src/formats/redaction/redact.ts';
import { isInFile, isInText } from '../../../src/stages/shared/secret-search.ts';

const VALUE = ['tok', 'en-A1b2C3d4E5f6é7'].join('');
const values = new LooseValues([VALUE]);
const KIBIBYTE = 1024;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-search-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function isFound(text: string): Promise<boolean> {
  const file = join(folder, 'file');
  await writeFile(file, text);
  const [inText, inFile] = [await isInText(values, text), await isInFile(values, file)];
  expect(inText).toBe(inFile);
  return inFile;
}

test('a value is found at every place of a long text, also where two parts of it meet', async () => {
  const around = Array.from(
    { length: VALUE.length + 2 },
    (_, nth) => 256 * KIBIBYTE - VALUE.length - 1 + nth,
  );
  for (const before of [0, 1, ...around, 512 * KIBIBYTE - 5, 700 * KIBIBYTE])
    expect(await isFound(`${'x'.repeat(before)}${VALUE}${'y'.repeat(300)}`), `${before}`).toBe(true);
});

test('a value that is longer than a part is found', async () => {
  const long = Array.from({ length: 40_000 }, (_, nth) => `key-${nth}`).join(' ');
  const file = join(folder, 'file');
  await writeFile(file, `${'x'.repeat(1000)}${long}${'y'.repeat(1000)}`);
  expect(await isInFile(new LooseValues([long]), file)).toBe(true);
});

test('nothing is found where no value is, and a file that cannot be read is an error', async () => {
  expect(await isFound('x'.repeat(600 * KIBIBYTE))).toBe(false);
  expect(await isFound('')).toBe(false);
  await expect(isInFile(values, join(folder, 'missing'))).rejects.toThrow('ENOENT');
  await expect(isInFile(new LooseValues([]), join(folder, 'missing'))).rejects.toThrow('ENOENT');
});
