import { mkdir, readdir, readFile, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reviewWorkflows } from '../../../src/stages/workflows/workflows.ts';
import { review, SHA, withFolder, write } from './review.ts';

const ROOT = join(import.meta.dirname, '../../..');
const LOUD = `on: push
jobs:
  ship:
    runs-on: ubuntu-24.04
    permissions: write-all
    steps:
      - uses: acme/assay@${SHA}
`;

describe('which files are read', () => {
  test('workflows of both endings, and nothing besides', async () => {
    const { files, advice, notes } = await review({
      'a.yml': LOUD,
      'b.yaml': LOUD,
      'c.txt': LOUD,
      '.github/workflows/below/d.yml': LOUD,
      'other/e.yml': LOUD,
    });
    expect(files).toBe(2);
    expect(notes).toEqual([]);
    expect(advice.map(({ path, line }) => `${path}:${line}`)).toEqual([
      '.github/workflows/a.yml:5',
      '.github/workflows/b.yaml:5',
    ]);
  });

  test('a repository without workflows', async () => {
    expect(await review({ 'src/x.ts': '' })).toEqual({ files: 0, advice: [], notes: [] });
  });

  test('those of the repository, where the source is a folder of it', async () => {
    await withFolder(async (folder) => {
      await write(folder, {
        '.git/HEAD': '',
        '.github/workflows/w.yml': LOUD,
        'services/app/.github/workflows/template.yml': LOUD,
      });
      const source = { folder: join(folder, 'services/app'), path: 'services/app' };
      expect(await reviewWorkflows(source)).toMatchObject({
        files: 1,
        advice: [{ path: '.github/workflows/w.yml' }],
      });
    });
  });

  test('those of the repository, where it is a folder of the workspace', async () => {
    await withFolder(async (folder) => {
      await write(folder, {
        '.github/workflows/other.yml': LOUD,
        'repo/.git/HEAD': '',
        'repo/.github/workflows/w.yml': LOUD,
      });
      const { advice } = await reviewWorkflows({ folder: join(folder, 'repo/'), path: 'repo' });
      expect(advice.map(({ path }) => path)).toEqual(['repo/.github/workflows/w.yml']);
    });
  });

  test('links are not followed, and told', async () => {
    await withFolder(async (folder) => {
      await write(folder, {
        'secret.yml': LOUD,
        '.github/workflows/w.yml': LOUD.replace('acme', './linked #'),
      });
      await symlink('../../secret.yml', join(folder, '.github/workflows/link.yml'));
      await mkdir(join(folder, 'action'));
      await write(folder, { 'action/action.yml': 'name: Assay\nruns: { using: node24 }\n' });
      await symlink('action', join(folder, 'linked'));
      const { files, notes } = await reviewWorkflows({ folder, path: '' });
      expect(files).toBe(1);
      expect(notes).toEqual([
        '.github/workflows/link.yml is a link: it was not reviewed.',
        'linked/action.yml is reached through a link: it was not reviewed.',
      ]);
    });
  });

  test('no file whose name is not UTF-8 without a word', async () => {
    await withFolder(async (folder) => {
      await write(folder, { '.github/workflows/w.yml': LOUD });
      const name = Buffer.from('caf\xe9.yml', 'latin1');
      await writeFile(Buffer.concat([Buffer.from(`${folder}/.github/workflows/`), name]), LOUD);
      const { files, notes } = await reviewWorkflows({ folder, path: '' });
      expect(files).toBe(1);
      expect(notes).toEqual([
        '.github/workflows/caf\ufffd.yml cannot be found by its name: it was not reviewed.',
      ]);
    });
  });

  test('no action outside of the repository', async () => {
    await withFolder(async (folder) => {
      await write(folder, {
        'outside/action.yml': 'name: x\nruns: { using: composite, steps: [{ uses: a/b@c }] }\n',
        'repo/.github/workflows/w.yml': LOUD.replace(`acme/assay@${SHA}`, './../outside'),
      });
      expect((await reviewWorkflows({ folder: join(folder, 'repo'), path: '' })).files).toBe(1);
    });
  });
});

describe('what cannot be read', () => {
  test('is one advice for each file, and the others are reviewed', async () => {
    const { advice } = await review({ 'a.yml': 'on: push\njobs: {', 'b.yml': LOUD, 'c.yml': 'x: y\n' });
    expect(advice.map(({ rule, path }) => `${rule} ${path}`)).toEqual([
      'workflow-unreadable .github/workflows/a.yml',
      'permissions-too-broad .github/workflows/b.yml',
      'workflow-unreadable .github/workflows/c.yml',
    ]);
  });

  test('a file of more than a mebibyte', async () => {
    await withFolder(async (folder) => {
      await write(folder, { '.github/workflows/w.yml': LOUD });
      await truncate(join(folder, '.github/workflows/w.yml'), 1024 * 1024 + 1);
      const { advice } = await reviewWorkflows({ folder, path: '' });
      expect(advice).toMatchObject([{ rule: 'workflow-unreadable', line: 1, column: 1 }]);
    });
  });

  test('more than 200 files are counted', async () => {
    const many = Array.from({ length: 203 }, (_, n) => [`w${n}.yml`, 'on: push\njobs: {}\n'] as const);
    const { files, notes } = await review(Object.fromEntries(many));
    expect(files).toBe(200);
    expect(notes).toEqual([expect.stringMatching(/^3 more workflow files were not reviewed/)]);
  });

  test('actions that use each other do not go round for ever', async () => {
    const action = (other: string) =>
      `name: x\nruns:\n  using: composite\n  steps:\n    - uses: ./${other}\n    - uses: ./${other}\n    - uses: acme/assay@${SHA}\n`;
    const { files, advice } = await review({
      'w.yml': LOUD.replace(`acme/assay@${SHA}`, './a'),
      'a/action.yml': action('b'),
      'b/action.yml': action('a'),
    });
    expect(files).toBe(3);
    expect(advice.map(({ rule }) => rule)).toEqual(['permissions-too-broad']);
  });
});

test('a message is one line, whatever stands in the workflow', async () => {
  const name = 'ship\\n::error::x\\u001b[31m`';
  const { advice } = await review({ 'w.yml': LOUD.replace('  ship:', `  "${name}":`) });
  expect(advice).toHaveLength(1);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  expect(advice[0]?.message).not.toMatch(/[\u0000-\u001f]/);
});

test("Assay's own workflows and examples give no cause for advice", async () => {
  const own = await reviewWorkflows({ folder: ROOT, path: '' });
  expect(own.files).toBeGreaterThan(3);
  expect(own).toMatchObject({ advice: [], notes: [] });
  const folder = join(ROOT, 'examples/workflows');
  const names = await readdir(folder);
  const texts = names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const);
  const examples = await review(Object.fromEntries(await Promise.all(texts)));
  expect(examples).toMatchObject({ files: names.length, advice: [], notes: [] });
});
