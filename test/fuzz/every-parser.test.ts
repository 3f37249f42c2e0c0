import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MANAGERS } from '../../src/stages/layer-packages/managers/all-managers.ts';
import { PROPERTIES } from './all-properties.ts';
import type { Parser } from './property.ts';

const SOURCE = join(import.meta.dirname, '../../src');

/** Functions that only look like parsers: what they get was read already. */
const NO_PARSERS: readonly string[] = [
  ...['parsed', 'unparsable', 'orUndefined', 'orThrow'],
  // Bytes that another function reads.
  ...['bufferBytes', 'fileBytes', 'assertWithin', 'DamagedArchive'],
];
/** Folders whose exported functions all read foreign bytes. */
const READERS = ['stages/archives'];

/** The exported functions and classes of a file, each with its signature. */
async function exportsOf(file: string): Promise<readonly (readonly [name: string, signature: string])[]> {
  const text = await readFile(join(SOURCE, file), 'utf8');
  const found = text.matchAll(/^export (?:async )?(?:function\*?|class) (\w+)([\s\S]*?)\{\n/gm);
  return [...found].map(([, name = '', signature = '']) => [name, signature]);
}

function isParser(file: string, name: string, signature: string): boolean {
  if (NO_PARSERS.includes(name)) return false;
  const isRead =
    /\bParsed</.test(signature.slice(signature.lastIndexOf('): '))) || /^(?:parse|read)[A-Z]/.test(name);
  return isRead || READERS.some((folder) => file.startsWith(folder));
}

test('every parser has a property that holds for every input', async () => {
  const tried = new Set<Parser>(PROPERTIES.flatMap(({ of }) => of));
  const files = (await readdir(SOURCE, { recursive: true })).filter(
    (file) => file.endsWith('.ts') && /^(?:domain|formats|stages\/archives)\//.test(file),
  );
  const missing: string[] = [];
  let parsers = 0;
  for (const file of files) {
    const candidates = (await exportsOf(file)).filter(([name, signature]) => isParser(file, name, signature));
    if (candidates.length === 0) continue;
    const module: Readonly<Record<string, Parser>> = await import(join(SOURCE, file));
    for (const [name] of candidates) {
      parsers += 1;
      const parser = module[name];
      if (parser === undefined || !tried.has(parser)) missing.push(`${file}: ${name}`);
    }
  }
  expect(parsers).toBeGreaterThan(70);
  expect(missing).toEqual([]);
});

test('every reader of package files is tried', () => {
  const tried = new Set<Parser>(PROPERTIES.flatMap(({ of }) => of));
  expect(MANAGERS.filter(({ open }) => !tried.has(open)).map(({ name }) => name)).toEqual([]);
});

test('no two properties have one name', () => {
  const names = PROPERTIES.map(({ name }) => name);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});
