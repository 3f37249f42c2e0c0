import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, expect, test } from 'vitest';

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');
let root = '';

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'assay-command-'));
  await execa('git', ['init', '--quiet'], { cwd: root });
});
afterEach(() => rm(root, { recursive: true }));

async function assay(...args: readonly string[]) {
  const { exitCode, stdout, stderr } = await execa(process.execPath, [MAIN, ...args], {
    cwd: root,
    reject: false,
    stdin: 'ignore',
  });
  return { exitCode, stdout, stderr };
}

test('`assay init` in a pipe writes nothing, and with --yes everything', async () => {
  await writeFile(join(root, 'Dockerfile'), 'FROM scratch\n');
  const shown = await assay('init', '--image', 'ghcr.io/acme/app');
  expect(shown).toMatchObject({ exitCode: 2, stderr: '' });
  expect(existsSync(join(root, '.github'))).toBe(false);
  expect(await assay('init', '--image', 'ghcr.io/acme/app', '--yes')).toMatchObject({ exitCode: 0 });
  expect(existsSync(join(root, '.github/workflows/ship.yml'))).toBe(true);
});

test('`assay migrate` takes a workflow relative to the folder it runs in', async () => {
  await mkdir(join(root, 'ci'));
  await writeFile(join(root, 'ci/a.yml'), 'on: push\njobs: { a: { runs-on: x, steps: [{ run: make }] } }\n');
  expect(await assay('migrate', 'ci/a.yml')).toMatchObject({
    exitCode: 0,
    stdout: 'ci/a.yml has nothing that Assay would replace',
  });
});

test('a commit that is none is one line and exit 2', async () => {
  const { exitCode, stderr } = await assay('init', '--commit', 'v1');
  expect(exitCode).toBe(2);
  expect(stderr).toBe('assay: --commit v1: name a commit by its 40 hex digits');
});
