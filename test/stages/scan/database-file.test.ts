import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hexOf } from '../../../src/domain/digest.ts';
import { hashDatabase } from '../../../src/stages/scan/database-file.ts';
import { rigFolder } from '../../rig/folder.ts';

const SIZE = 64 << 20;
const MAGIC = Buffer.from([0xed, 0xda, 0x0c, 0xed]);

let cacheDir: string;
let path: string;
beforeEach(async () => {
  cacheDir = await rigFolder('database-file');
  await mkdir(join(cacheDir, 'db'));
  path = join(cacheDir, 'db', 'trivy.db');
});
afterEach(() => rm(cacheDir, { recursive: true, force: true }));

/** A file of 64 MiB with these texts at these positions. */
async function write(parts: readonly (readonly [number, Buffer | string])[]): Promise<void> {
  const file = await open(path, 'w');
  await file.truncate(SIZE);
  for (const [position, part] of parts) await file.write(Buffer.from(part), 0, part.length, position);
  await file.close();
}

/** How many bytes this process has read. */
const bytesRead = async () => Number(/^rchar: (\d+)$/m.exec(await readFile('/proc/self/io', 'utf8'))?.[1]);

test('a database is read once, also where its advisories are at its end', async () => {
  await write([
    [16, MAGIC],
    [SIZE - 13, 'vulnerability'],
  ]);
  const before = await bytesRead();
  const sha256 = await hashDatabase(cacheDir);
  expect((await bytesRead()) - before).toBeLessThan(1.5 * SIZE);
  expect(sha256).toBe(hexOf(await readFile(path)));
});

test.each([
  ['is none of bbolt', [[0, 'vulnerability']]],
  ['has no advisories', [[16, MAGIC]]],
] as const)('a file that %s has no hash: a scan with it would find nothing', async (_, parts) => {
  await write(parts);
  expect(await hashDatabase(cacheDir)).toBeUndefined();
});
