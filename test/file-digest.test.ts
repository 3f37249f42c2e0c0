import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DigestAnswer } from '../src/digest-now.ts';
import { hexOf } from '../src/domain/digest.ts';
import { digestFile, hashFile } from '../src/file-digest.ts';
import { rigFolder } from './rig/folder.ts';

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await rigFolder('digest');
  file = join(folder, 'file');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each([0, 1, 1 << 18, (1 << 18) + 1, 9 << 20])(
  'a file of %s bytes has its hash and its beginning',
  async (size) => {
    const content = Buffer.alloc(size, 'abcdefg');
    await writeFile(file, content);
    const { sha256, head, found } = await digestFile(file, { text: 'nothing', after: 9 });
    expect(sha256).toBe(hexOf(content));
    expect(Buffer.from(head)).toEqual(content.subarray(0, 64));
    expect(found).toEqual([]);
    expect(await hashFile(file)).toBe(hexOf(content));
  },
);

test('a text is found once wherever it is, with what follows it', async () => {
  const chunk = 1 << 18;
  const places = [0, 40, chunk - 20, chunk + 3, 2 * chunk - 30, 3 * chunk - 6, 4 * chunk];
  const content = Buffer.alloc(5 * chunk - 12, '.');
  for (const [index, place] of places.entries()) content.write(`needle=${index} and more`, place);
  content.write('needle=9', content.length - 8);
  await writeFile(file, content);
  const { sha256, found } = await digestFile(file, { text: 'needle=', after: 10 });
  expect(sha256).toBe(hexOf(content));
  expect(found).toEqual([...places.keys()].map((index) => `${index} and more`).concat('9'));
  const { found: bare } = await digestFile(file, { text: 'needle=', after: 0 });
  expect(bare).toHaveLength(places.length + 1);
});

test('files that are hashed at the same time get their own hashes', async () => {
  const contents = ['a', 'b', 'c', 'd', 'e'].map((letter) => Buffer.alloc(5 << 20, letter));
  const hashes = contents.map(async (content, index) => {
    const path = join(folder, `together-${index}`);
    await writeFile(path, content);
    return await hashFile(path);
  });
  expect(await Promise.all(hashes)).toEqual(contents.map((content) => hexOf(content)));
});

test('a thread goes on after a file that it cannot read, and tells why it cannot', async () => {
  await writeFile(file, 'abc');
  const thread = new Worker(join(import.meta.dirname, '../src/digest-thread.ts'));
  try {
    const answers: DigestAnswer[] = [];
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    thread.once('error', reject);
    thread.on('message', (answer: DigestAnswer) => {
      if (answers.push(answer) === 2) resolve();
    });
    for (const path of [join(folder, 'none'), file]) thread.postMessage({ path });
    await promise;
    expect(answers).toMatchObject([{ fault: { code: 'ENOENT' } }, { digest: { sha256: hexOf('abc') } }]);
  } finally {
    await thread.terminate();
  }
});

test('what is no file is refused, and nothing waits for it', async () => {
  const pipe = join(folder, 'pipe');
  await execa('mkfifo', [pipe]);
  await expect(digestFile(pipe)).rejects.toMatchObject({ code: 'EISDIR' });
  await expect(digestFile(folder)).rejects.toMatchObject({ code: 'EISDIR' });
  await expect(digestFile(join(folder, 'none'))).rejects.toMatchObject({ code: 'ENOENT' });
});
