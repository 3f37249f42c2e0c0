import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sourceView } from '../../../src/stages/sbom/source-view.ts';

let root: string;
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'assay-source-')));
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** The view of a tree with these files, with paths from its root. */
async function viewOf(files: readonly string[], links: readonly string[] = []) {
  for (const file of files) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), '');
  }
  for (const link of links) await symlink('/etc', join(root, link));
  const { reads, lists } = await sourceView(root);
  const named = (paths: readonly string[]) =>
    paths.map((path) => path.slice(root.length + 1) || '.').toSorted();
  return { reads: named(reads), lists: named(lists) };
}

test('a tree without a repository is seen as a whole', async () => {
  expect(await viewOf(['package.json', 'src/main.js'])).toEqual({ reads: ['.'], lists: [] });
});

test("everything but git's folder is seen", async () => {
  expect(await viewOf(['.git/config', '.gitignore', 'package.json', 'src/main.js'])).toEqual({
    ...{ reads: ['.gitignore', 'package.json', 'src'], lists: ['.'] },
  });
});

test('a second checkout below the first is seen in the same way', async () => {
  const files = ['.git/config', 'deep/tools/.git/config', 'deep/tools/go.mod', 'deep/go.mod', 'docs/a.md'];
  expect(await viewOf(files)).toEqual({
    ...{ reads: ['deep/go.mod', 'deep/tools/go.mod', 'docs'], lists: ['.', 'deep', 'deep/tools'] },
  });
});

test('no link of the tree leads anywhere', async () => {
  const { reads } = await viewOf(['.git/config', 'go.mod'], ['linked']);
  expect(reads).toEqual(['go.mod']);
});

test('what git keeps of a submodule is not seen, and its files are', async () => {
  const files = ['.git/modules/lib/config', 'lib/.git', 'lib/go.mod'];
  expect(await viewOf(files)).toEqual({ reads: ['lib/go.mod'], lists: ['.', 'lib'] });
});
