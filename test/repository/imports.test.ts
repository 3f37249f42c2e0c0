import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

const SOURCE = join(import.meta.dirname, '../../src');

/** What the files of each part of `src/` may import; the table of `docs/decisions/layout.md`. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: ['domain', 'node:crypto', 'node:util', 'packageurl-js'],
  'ports.ts': ['domain', 'node:stream'],
  formats: ['domain', 'formats', 'ports.ts', 'packages', 'node'],
  stages: ['domain', 'formats', 'stages', 'ports.ts', 'evidence-folder.ts', 'packages', 'node'],
  adapters: ['domain', 'formats', 'adapters', 'ports.ts', 'packages', 'node'],
  report: ['domain', 'formats', 'report', 'ports.ts', 'evidence-folder.ts', 'packages', 'node'],
};
/** One run from its beginning to its end, and what it collects: they get their adapters, and report nothing. */
const STORIES = ['pipeline.ts', 'inspect.ts', 'ship.ts', 'ledger.ts', 'admit.ts', 'gate-ledger.ts'];

const imports = await importsOf(SOURCE);

test.each(Object.entries(MAY_IMPORT))('%s imports nothing of the parts above it', (part, allowed) => {
  const own = imports.filter(({ file }) => partOf(file) === part);
  expect(own.length).toBeGreaterThan(2);
  const others = own.filter(({ target }) => !allowed.some((name) => isOf(target, name)));
  expect(others.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
});

test.each(STORIES)('%s gets its adapters, and reports nothing', (story) => {
  const own = imports.filter(({ file }) => file === story).map(({ target }) => target);
  expect(own.length).toBeGreaterThan(2);
  expect(own.filter((target) => isOf(target, 'adapters') || isOf(target, 'report'))).toEqual([]);
});

interface Import {
  /** Relative to `src/`. */
  readonly file: string;
  /** Relative to `src/`; a package or a module of Node by its name. */
  readonly target: string;
}

async function importsOf(folder: string): Promise<readonly Import[]> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.ts'));
  const each = files.map(async (file) => {
    const text = await readFile(join(folder, file), 'utf8');
    const specifiers = [
      ...text.matchAll(/^(?:import|export) (?:[^;]*?from )?'([^']+)';|\bimport\('([^']+)'\)/gm),
    ];
    return specifiers.map(([, named, called]): Import => {
      const target = named ?? called ?? '';
      return { file, target: target.startsWith('.') ? normalize(join(dirname(file), target)) : target };
    });
  });
  return (await Promise.all(each)).flat();
}

/** The folder that a file of `src/` lies in, else the file itself. */
function partOf(file: string): string {
  return file.split('/')[0] ?? file;
}

function isOf(target: string, name: string): boolean {
  const isFile = target.endsWith('.ts');
  if (name === 'node') return target.startsWith('node:');
  if (name === 'packages') return !isFile && !target.startsWith('node:');
  return isFile ? partOf(target) === name : target === name;
}
