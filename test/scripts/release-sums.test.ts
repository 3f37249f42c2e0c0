import { cp, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { execa } from 'execa';
import { pack } from 'tar-stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageSums, packPackage } from '../../scripts/release/npm-package.ts';
import { releasedSums } from '../../scripts/release/released-files.ts';
import { sumsBelow } from '../../scripts/release/sums.ts';

const ROOT = join(import.meta.dirname, '../..');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-release-sums-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

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

test('the npm package has every file of dist, and is the same at another path, for other times, rights and settings', async () => {
  const one = join(folder, 'one.tgz');
  await packPackage(ROOT, one);
  expect(await packageSums(one)).toEqual(sumsBelow(join(ROOT, 'dist')));

  const elsewhere = join(folder, 'elsewhere');
  await mkdir(elsewhere);
  await cp(join(ROOT, 'dist'), join(elsewhere, 'dist'), { recursive: true });
  await execa('chmod', ['-R', 'u+rwX,go=', 'dist'], { cwd: elsewhere });
  await utimes(join(elsewhere, 'dist/package.json'), 0, 0);
  const other = join(folder, 'other.tgz');
  const script = [
    'process.umask(0o077);',
    `const { packPackage } = await import(${JSON.stringify(join(ROOT, 'scripts/release/npm-package.ts'))});`,
    `await packPackage(${JSON.stringify(elsewhere)}, ${JSON.stringify(other)});`,
  ];
  const env = { TZ: 'Asia/Tokyo', LC_ALL: 'C', SOURCE_DATE_EPOCH: '0' };
  await execa(process.execPath, ['--input-type=module', '--eval', script.join('\n')], { env });
  expect((await readFile(other)).equals(await readFile(one))).toBe(true);
});

test.each<[string, Parameters<ReturnType<typeof pack>['entry']>[0], string]>([
  [
    'a link',
    { name: 'package/a.js', type: 'symlink', linkname: '/etc/passwd' },
    'has an entry package/a.js that is no file',
  ],
  ['a file elsewhere', { name: 'other/a.js' }, 'has a file other/a.js outside of package/'],
  ['a file twice', { name: 'package/main.js' }, 'has two files main.js'],
])('an npm package with %s is refused', async (what, header, why) => {
  const archive = pack();
  archive.entry({ name: 'package/main.js' }, 'true');
  archive.entry(header, header.type === undefined ? 'false' : '');
  archive.finalize();
  const file = join(folder, `${what}.tgz`);
  await writeFile(file, gzipSync(await buffer(archive)));
  await expect(packageSums(file)).rejects.toThrow(`the npm package ${why}`);
});
