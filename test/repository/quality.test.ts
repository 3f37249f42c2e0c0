import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

async function tool(name: string, ...args: string[]) {
  const { exitCode, all } = await execa(name, args, {
    cwd: ROOT,
    preferLocal: true,
    reject: false,
    all: true,
  });
  expect(exitCode, all).toBe(0);
}

test.each(['.', 'src/report/page/client'])('the types of %s check', (project) =>
  tool('tsc', '--project', project),
);

test('lint and format are clean', () => tool('biome', 'ci', '--error-on-warnings', '.'));

test('nothing is exported that nobody imports, and no file or dependency is left over', () =>
  tool('knip', '--no-progress'));

test('dist is a fresh bundle of the source', async () => {
  const fresh = await mkdtemp(join(tmpdir(), 'assay-dist-'));
  try {
    await tool(process.execPath, 'scripts/bundle.ts', fresh);
    expect(await contentsOf(join(ROOT, 'dist'))).toEqual(await contentsOf(fresh));
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
});

test('only formats and adapters cast: stages and domain hold neither `any` nor an unchecked cast', async () => {
  const casts = /\bas (?!const\b|[A-Za-z]+ (?:from|\}))|\bany\b(?=[\]>,;)])|<any>/;
  const found: string[] = [];
  for (const part of ['src/stages', 'src/domain']) {
    for (const file of await readdir(join(ROOT, part), { recursive: true })) {
      if (!file.endsWith('.ts')) continue;
      const lines = (await readFile(join(ROOT, part, file), 'utf8')).split('\n');
      const code = lines.filter((line) => !/^\s*(?:\*|\/\/|\/\*)|^(?:import|export) .* from /.test(line));
      found.push(
        ...code
          .filter((line) => casts.test(line.replaceAll(/'[^']*'|"[^"]*"|`[^`]*`/g, "''")))
          .map((line) => `${part}/${file}: ${line}`),
      );
    }
  }
  expect(found).toEqual([]);
});

/** Every file below a folder by its path, with its content as text. */
async function contentsOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = files
    .sort()
    .map(async (file) => [file.slice(folder.length), await readFile(file, 'utf8')] as const);
  return Object.fromEntries(await Promise.all(contents));
}
