import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rigFolder } from '../rig/folder.ts';
import { presentBundle } from '../rig/tools/present-bundle.ts';

let folder: string;
/** The text of each file of the bundle. */
const texts = new Map<string, string>();
beforeAll(async () => {
  folder = await rigFolder('bundled-files');
  await presentBundle(folder);
  for (const name of await readdir(join(folder, 'js')))
    texts.set(name, await readFile(join(folder, 'js', name), 'utf8'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What a file loads with it. */
function importsOf(name: string): readonly string[] {
  const imports = texts.get(name)?.matchAll(/^(?:import|export) (?:[^"]*? from )?"\.\/([^"]+)";/gm) ?? [];
  return [...imports].map(([, file = '']) => file);
}

/** Everything that is loaded with a file. */
function loadedWith(name: string): ReadonlySet<string> {
  const loaded = new Set([name]);
  for (const file of loaded) for (const next of importsOf(file)) loaded.add(next);
  return loaded;
}

/** What a program loads after it has started again. */
function loadedAgain(entry: string): ReadonlySet<string> {
  const [, main = ''] = /await import\("\.\/([^"]+)"\)/.exec(texts.get(entry) ?? '') ?? [];
  return loadedWith(main);
}

test.each([
  ['gate.js', 16],
  ['main.js', 40],
  ['approve.js', 10],
  ['assay.js', 10],
])('%s loads few files at its start', (entry, most) => {
  const { size } = loadedAgain(entry);
  expect(size).toBeGreaterThan(4);
  expect(size).toBeLessThanOrEqual(most);
});

test.each([
  ['gate.js', 40_000],
  ['main.js', 40_000],
  ['assay.js', 40_000],
  ['digest-thread.js', 4_000],
])('%s begins with little code', (entry, most) => {
  const files = [...loadedWith(entry)].map((file) => texts.get(file)?.length ?? Number.NaN);
  expect(files.length).toBeGreaterThan(1);
  expect(files.reduce((sum, size) => sum + size, 0)).toBeLessThan(most);
});

test('no two files import one another: the one would run before what it needs', () => {
  const circles = [...texts.keys()].flatMap((file) =>
    importsOf(file)
      .filter((next) => loadedWith(next).has(file))
      .map((next) => `${file} imports ${next}, and the reverse`),
  );
  expect(circles).toEqual([]);
});
