import { cp, lchown, mkdir, readdir, realpath, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sumsBelow } from '../../scripts/release/sums.ts';
import { rigFolder } from '../rig/folder.ts';
import { presentBundle } from '../rig/tools/present-bundle.ts';

const ROOT = join(import.meta.dirname, '../..');
/** The user `nobody`, whom every system has, and who owns nothing. */
const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;

let folder: string;
beforeAll(async () => {
  folder = await rigFolder('reproducible');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/**
 * A copy of the present source at another path, with its packages. They are hard links: `npm run verify-dist` installs
 * them anew, which takes a minute and not a second.
 */
async function copyOfSource(): Promise<string> {
  const copy = join(folder, 'elsewhere, at a näme with blanks', 'and deeper');
  const list = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const { stdout } = await execa(
    'git',
    [
      ...list,
      'src',
      'scripts',
      'package.json',
      'tsconfig.json',
      'action.yml',
      'gate',
      'admission',
      'fleet',
      'policy',
    ],
    {
      cwd: ROOT,
    },
  );
  // In the reverse order, so that folders list their files in another one.
  for (const path of stdout.split('\0').filter(Boolean).reverse()) {
    await mkdir(dirname(join(copy, path)), { recursive: true });
    await cp(join(ROOT, path), join(copy, path));
  }
  await execa('cp', ['--archive', '--link', join(ROOT, 'node_modules'), copy]);
  return copy;
}

/** Gives the user the folders that lead to the copy, and the one that is written to. */
async function handOver(copy: string, output: string): Promise<void> {
  await mkdir(output);
  if (!isRoot) return;
  for (let path = copy; path.startsWith(folder); path = dirname(path)) await lchown(path, NOBODY, NOBODY);
  await lchown(output, NOBODY, NOBODY);
}

test('dist is the same at another path, for another user, umask, time zone, language and number of threads', async () => {
  const here = join(folder, 'here');
  await presentBundle(here);
  const copy = await copyOfSource();
  const output = join(folder, 'output');
  await handOver(copy, output);
  // The Node of the copy: another user may not be able to reach that of this checkout.
  const inside = relative(await realpath(ROOT), await realpath(process.execPath));
  const node = inside.startsWith('..') ? process.execPath : join(copy, inside);
  const command = ['-c', 'umask 077; exec "$@"', 'sh', node, 'scripts/bundle.ts', join(output, 'dist')];
  const { exitCode, all } = await execa('sh', command, {
    cwd: copy,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: '/nonexistent',
      TZ: 'Pacific/Kiritimati',
      LANG: 'tr_TR.UTF-8',
      LC_ALL: 'tr_TR.UTF-8',
      RAYON_NUM_THREADS: '1',
      UV_THREADPOOL_SIZE: '1',
      NODE_OPTIONS: '--max-old-space-size=512',
    },
    extendEnv: false,
    reject: false,
    all: true,
    ...(isRoot && { uid: NOBODY, gid: NOBODY }),
  });
  expect(exitCode, all).toBe(0);
  expect((await readdir(join(output, 'dist'))).length).toBeGreaterThan(1);
  expect([...sumsBelow(join(output, 'dist'))]).toEqual([...sumsBelow(here)]);
});
