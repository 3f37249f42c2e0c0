import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { edgesBetween, type Import, importsInSource, reaches } from '../../scripts/graph.ts';

const ROOT = join(import.meta.dirname, '../..');
const SOURCE = join(ROOT, 'src');

/** What the files of each part of `src/` may import; the table of `docs/decisions/layout.md`. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: ['domain', 'node:crypto', 'node:util', 'leven', 'packageurl-js', 'semver'],
  ports: ['domain', 'ports', 'node:stream'],
  formats: ['domain', 'formats', 'ports', 'packages', 'node'],
  'retry.ts': ['p-retry', 'node:timers/promises'],
  'file-digest.ts': ['digest-now.ts', 'node:fs/promises', 'node:os', 'node:path', 'node:worker_threads'],
  'digest-now.ts': ['node:crypto', 'node:fs'],
  stages: [
    'domain',
    'formats',
    'stages',
    'ports',
    'evidence-folder.ts',
    'file-digest.ts',
    'retry.ts',
    'turns.ts',
    'packages',
    'node',
  ],
  adapters: [
    'domain',
    'formats',
    'adapters',
    'ports',
    'file-digest.ts',
    'retry.ts',
    'turns.ts',
    'packages',
    'node',
  ],
  report: ['domain', 'formats', 'report', 'ports', 'evidence-folder.ts', 'turns.ts', 'packages', 'node'],
};
/** One run from its beginning to its end, and what it collects: they get their adapters, and report nothing. */
const PIPELINES = [
  'check/pipeline.ts',
  'check/inspect.ts',
  'check/explain.ts',
  'check/ship.ts',
  'check/ledger.ts',
  'gate/pipeline.ts',
  'gate/ledger.ts',
  'admission/pipeline.ts',
  'fleet/plan/pipeline.ts',
  'fleet/shard/pipeline.ts',
  'fleet/report/pipeline.ts',
];
/** Every action has these, each in a folder of its own. */
const ROLES = ['start.ts', 'main.ts', 'inputs.ts', 'pipeline.ts', 'ledger.ts'];
const MOST_FILES = 20;

const files = (await readdir(SOURCE, { recursive: true })).filter((file) => file.endsWith('.ts'));
const imports = importsInSource();

test.each(Object.entries(MAY_IMPORT))('%s imports nothing of the parts above it', (part, allowed) => {
  const own = imports.filter(({ file }) => partOf(file) === part);
  expect(own.length).toBeGreaterThan(1);
  const others = own.filter(({ target }) => !allowed.some((name) => isOf(target, name)));
  expect(others.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
});

test.each(PIPELINES)('%s gets its adapters, and reports nothing', (pipeline) => {
  const own = imports.filter(({ file }) => file === pipeline).map(({ target }) => target);
  expect(own.length).toBeGreaterThan(2);
  expect(own.filter((target) => isOf(target, 'adapters') || isOf(target, 'report'))).toEqual([]);
});

test('no folder has more files than a reader takes in', () => {
  const sizes = new Map<string, number>();
  for (const file of files) sizes.set(dirname(file), (sizes.get(dirname(file)) ?? 0) + 1);
  expect([...sizes].filter(([, size]) => size > MOST_FILES)).toEqual([]);
});

test('no two folders that lie side by side import one another', () => {
  const edges = edgesBetween(imports, parted);
  expect(edges.size).toBeGreaterThan(20);
  const circles = [...edges].flatMap(([from, targets]) =>
    [...targets]
      .filter((to) => reaches(edges, to, from))
      .map((to) => `${from} imports ${to}, and the reverse`),
  );
  expect(circles).toEqual([]);
});

test('no two files have one name, but those that each action has', () => {
  const names = new Map<string, string[]>();
  for (const file of files) names.set(basename(file), [...(names.get(basename(file)) ?? []), file]);
  expect([...names].filter(([name, all]) => all.length > 1 && !ROLES.includes(name))).toEqual([]);
});

test('a file of tests lies where its subject does', async () => {
  const tests = (await readdir(join(ROOT, 'test'), { recursive: true })).filter((file) =>
    file.endsWith('.test.ts'),
  );
  const names = new Map(files.map((file) => [basename(file, '.ts'), dirname(file)]));
  const elsewhere = tests.filter((file) => {
    const folder = names.get(basename(file, '.test.ts'));
    const isOfOneSubject = folder !== undefined && !ROLES.includes(`${basename(file, '.test.ts')}.ts`);
    return (
      isOfOneSubject && !/^(?:attacks|scenarios|repository|scripts)\//.test(file) && dirname(file) !== folder
    );
  });
  expect(elsewhere).toEqual([]);
});

test('every file that a page names is there', async () => {
  const pages = (await readdir(join(ROOT, 'docs'), { recursive: true })).filter((page) =>
    page.endsWith('.md'),
  );
  const paths = [
    'README.md',
    'AGENTS.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    ...pages.map((page) => `docs/${page}`),
  ];
  const missing: string[] = [];
  for (const path of paths) {
    const text = await readFile(join(ROOT, path), 'utf8');
    const named = [
      ...text.matchAll(/`((?:src|test|scripts|domain|formats|stages|adapters|report)\/[\w./-]+)`/g),
    ];
    for (const [, name = ''] of named) {
      const full = /^(?:src|test|scripts)\//.test(name) ? name : `src/${name}`;
      const found: string[] = await readdir(join(ROOT, dirname(full))).catch(() => []);
      if (!found.includes(basename(full))) missing.push(`${path}: ${name}`);
    }
  }
  expect(missing).toEqual([]);
});

test.each(['gate/main.ts', 'check/main.ts'])('%s begins without what only reports', (entry) => {
  const loaded = loadedWith(entry);
  expect(loaded.size).toBeGreaterThan(200);
  const late = [
    'report/check/report.ts',
    'report/gate/decision-report.ts',
    'hast-util-to-html',
    'execa',
    'undici',
  ];
  const schemas = [...loaded].filter((target) => /^report\/.*schema/.test(target));
  expect([...late.filter((target) => loaded.has(target)), ...schemas]).toEqual([]);
});

test('what reports of a run needs none of the schemas of the documents that it writes', () => {
  const loaded = loadedWith('report/check/report.ts', 'report/gate/decision-report.ts');
  expect([...loaded].filter((target) => /^report\/.*schema/.test(target))).toEqual([]);
});

/** Everything that is loaded with these files. */
function loadedWith(...entries: readonly string[]): ReadonlySet<string> {
  const loaded = new Set(entries);
  for (const file of loaded)
    for (const one of imports) if (one.isLoaded && one.file === file) loaded.add(one.target);
  return loaded;
}

/** The two folders, of one parent, that an import joins; none where one of its ends lies in that parent itself. */
function parted({ file, target }: Import): readonly [string?, string?] {
  if (!target.endsWith('.ts')) return [];
  const [from, to] = [file.split('/'), target.split('/')];
  const shared = from.findIndex((name, depth) => name !== to[depth]);
  if (shared < 0 || shared >= from.length - 1 || shared >= to.length - 1) return [];
  return [from.slice(0, shared + 1).join('/'), to.slice(0, shared + 1).join('/')];
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
