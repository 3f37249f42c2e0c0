import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { init } from '../../../src/cli/init/run-init.ts';

const NOW = new Date('2026-11-29T12:00:00Z');
let root = '';
let shown = '';
const print = (text: string) => {
  shown += text;
};
const run = (options: object = {}) => init({ folder: root, now: NOW, ...options }, { print });

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'assay-init-'));
  shown = '';
});
afterEach(() => rm(root, { recursive: true }));

async function repository(): Promise<void> {
  await execa('git', ['init', '--quiet', '--initial-branch', 'trunk'], { cwd: root });
  await execa('git', ['remote', 'add', 'origin', 'https://github.com/acme/app.git'], { cwd: root });
  await writeFile(join(root, 'Dockerfile'), 'FROM scratch\n');
  await writeFile(join(root, '.gitignore'), 'build/\n');
  await mkdir(join(root, 'build'));
  await writeFile(join(root, 'build/Dockerfile'), 'FROM scratch\n');
}

test('looks at what git does not ignore, from any folder, and writes everything', async () => {
  await repository();
  await mkdir(join(root, 'src'));
  expect(await run({ folder: join(root, 'src'), yes: true })).toBe(0);
  expect(shown).toContain(
    '- Dockerfile: Dockerfile\n- image: ghcr.io/acme/app (from the remote `origin`)\n- branch: trunk\n',
  );
  expect(await readFile(join(root, '.github/workflows/ship.yml'), 'utf8')).toContain('branches: ["trunk"]');
  expect(existsSync(join(root, '.github/assay.yml'))).toBe(true);
  expect(await readFile(join(root, '.pre-commit-config.yaml'), 'utf8')).toContain('- id: assay-secrets');
  shown = '';
  expect(await run()).toBe(0);
  expect(shown).toContain('Nothing to write.');
});

test('in a pipe it shows the diff, writes nothing and exits 2', async () => {
  await repository();
  expect(await run()).toBe(2);
  expect(shown).toContain('--- /dev/null\n+++ b/.github/workflows/ship.yml\n');
  expect(existsSync(join(root, '.github'))).toBe(false);
});

test('a repository without Dockerfile is one line and exit 2', async () => {
  await execa('git', ['init', '--quiet'], { cwd: root });
  expect(await run({ yes: true })).toBe(2);
  expect(shown.trim().split('\n')).toEqual([expect.stringContaining('no Dockerfile')]);
});

test('a folder without git is refused', async () => {
  await expect(run()).rejects.toThrow(/is not in a git repository/);
});
