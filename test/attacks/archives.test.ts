import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { tarOf } from '../rig/images/tar.ts';
import { type Bench, expectUntouched, startBench } from './bench.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.stop());

describe.concurrent('an archive that is not whole is refused', () => {
  test('that is not there', async () => {
    const workspace = await bench.subfolder();
    await expectUntouched(
      bench,
      workspace,
      'archive:image.tar',
      ['image-not-found'],
      [/no archive .*image\.tar/],
    );
  });

  test('that is no tar', async () => {
    const workspace = await bench.subfolder();
    await writeFile(join(workspace, 'image.tar'), 'just a text\n'.repeat(200));
    await expectUntouched(
      bench,
      workspace,
      'archive:image.tar',
      ['image-invalid'],
      [/image\.tar/, /not a tar archive/],
    );
  });

  test('that is empty', async () => {
    const workspace = await bench.subfolder();
    await writeFile(join(workspace, 'image.tar'), '');
    await expectUntouched(bench, workspace, 'archive:image.tar', ['image-invalid'], [/image\.tar/]);
  });

  test.for([
    ['half', 0.5],
    ['but its last block', 0.98],
  ] as const)('cut to %s', async ([, part]) => {
    const workspace = await bench.subfolder();
    const tar = await archiveOfImage();
    await writeFile(join(workspace, 'image.tar'), tar.subarray(0, Math.floor(tar.length * part)));
    await expectUntouched(
      bench,
      workspace,
      'archive:image.tar',
      ['image-invalid'],
      [/image\.tar/, /truncated/],
    );
  });

  test('with names that lead out of it', async () => {
    const workspace = await bench.subfolder();
    await writeFile(join(workspace, 'image.tar'), await tarOf([{ path: '../../evil', content: 'x' }]));
    await expectUntouched(
      bench,
      workspace,
      'archive:image.tar',
      ['image-invalid'],
      [/image\.tar/, /\.\.\/\.\.\/evil/],
    );
  });

  test('a folder in place of an archive', async () => {
    const workspace = await bench.subfolder();
    await mkdir(join(workspace, 'image'));
    await expectUntouched(bench, workspace, 'archive:image', ['image-invalid'], [/image is not a file/]);
  });
});

async function archiveOfImage(): Promise<Buffer> {
  const { dir } = bench.clean;
  const names = await readdir(join(dir, 'blobs/sha256'));
  const files = ['oci-layout', 'index.json', ...names.map((name) => `blobs/sha256/${name}`)];
  return tarOf(
    await Promise.all(files.map(async (path) => ({ path, content: await readFile(join(dir, path)) }))),
  );
}
