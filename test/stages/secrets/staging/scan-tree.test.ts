import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { digestOf, hexOf } from '../../../../src/domain/digest.ts';
import { ScanTree } from '../../../../src/stages/secrets/staging/scan-tree.ts';
import type { Origin } from '../../../../src/stages/secrets/staging/staged-record.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-tree-'));
});
const trees: ScanTree[] = [];
afterAll(() => {
  for (const tree of trees) tree.close();
  return rm(folder, { recursive: true });
});

async function newTree(name: string): Promise<ScanTree> {
  const tree = new ScanTree(join(folder, name));
  trees.push(tree);
  await mkdir(tree.root);
  return tree;
}

const ORIGINS: readonly Origin[] = [
  { kind: 'source' },
  { kind: 'commit', object: 'a'.repeat(40), path: 'old/name "quoted".txt' },
  { kind: 'layer', diffId: digestOf('layer'), file: './srv/app\u0000\n.jar', published: false },
  { kind: 'layer', diffId: digestOf('layer'), file: 'srv/ümlaut/漢字.txt', published: true },
  { kind: 'config', platform: 'linux/amd64', entry: 'Env DB_HOST' },
];

test('of each staged file, origin, path and lines are told by its name, in any order', async () => {
  const tree = await newTree('origins');
  const staged = ORIGINS.map((origin, at) => {
    const file = { origin, path: `etc/漢字/${at % 2}.env`, linesBefore: at * 1_000 };
    return { name: tree.stage({ ...file, group: 'one', content: Buffer.from('x') }) ?? '', file };
  });
  for (const { name, file } of [...staged, ...staged.toReversed()]) expect(tree.file(name)).toEqual(file);
  const named = [...tree.names(new Set())].map(({ name, path, read }) => [name, path, read().toString()]);
  expect(named).toEqual(staged.map(({ name, file }) => [name, file.path, 'x']));
  expect([...tree.sourceFiles()].map(({ path, read }) => [path, read()])).toEqual([['etc/漢字/0.env', 'x']]);
});

test('a name that Assay did not make is that of no staged file', async () => {
  const tree = await newTree('others');
  const name =
    tree.stage({
      ...{ group: 'one', origin: { kind: 'source' }, path: 'a/b.env' },
      content: Buffer.from('x'),
    }) ?? '';
  for (const other of ['', 'one', name.replace('b', 'c'), name.replace('=0=', '=1='), `other/${name}`])
    expect(tree.file(other), other).toBeUndefined();
});

test('decoded base64 names the file and the line that it is from', async () => {
  const tree = await newTree('decoded');
  const text = 'a long enough text that stands in base64, with words that people can read';
  const encoded = Buffer.from(text).toString('base64');
  tree.stage({
    ...{ group: 'one', origin: { kind: 'source' }, path: 'first.txt', content: Buffer.from('x') },
  });
  const source = tree.stage({
    ...{ group: 'one', origin: { kind: 'source' }, path: 'second.txt' },
    content: Buffer.from(`first line\nvalue: ${encoded}\n`),
  });
  const decoded = [...tree.names(new Set())]
    .map(({ name }) => name)
    .filter((name) => tree.file(name)?.decodedFrom);
  expect(decoded.map((name) => tree.file(name)?.decodedFrom)).toEqual([source]);
  expect(tree.encodedLine(decoded[0] ?? '', 1)).toMatchObject({ line: 2, encoded });
});

test('the same content is there once, for files of which the engines learn the same from their names', async () => {
  const tree = await newTree('copies');
  const stage = (path: string, text: string) =>
    tree.stage({ group: 'one', origin: { kind: 'source' }, path, content: Buffer.from(text) }) ?? '';
  const encoded = Buffer.from('a long enough text that stands in base64, with words').toString('base64');
  const text = `value: ${encoded}\n`;
  const [first, copy, other, settings, yaml] = [
    ...['src/a.ts', 'usr/src/app/src/b.ts'].map((path) => stage(path, text)),
    stage('src/a.ts', `${text}\n`),
    stage('.m2/settings.xml', text),
    stage('conf/a.yaml', text),
  ];
  const all = new Set([first, copy, other, settings, yaml].map((name) => name ?? ''));
  expect([...tree.copiesOf(all)]).toEqual([[first, [copy]]]);
  expect(await tree.writeFiles(new Set())).toBe(true);
  const files = await readdir(tree.root, { recursive: true, withFileTypes: true });
  // Four, and beside them three with decoded base64: two of them have the same.
  expect(files.filter((file) => file.isFile())).toHaveLength(7);
  for (const name of [first, copy]) expect(tree.read(name ?? '').toString()).toBe(text);
  const decoded = [...tree.names(new Set())]
    .map(({ name }) => name)
    .filter((name) => tree.file(name)?.decodedFrom);
  expect(decoded.map((name) => tree.file(name)?.decodedFrom)).toEqual([first, copy, other, settings, yaml]);
  for (const name of decoded) expect(tree.encodedLine(name, 1)).toMatchObject({ encoded });
  expect(tree.read(decoded[1] ?? '').toString()).toContain('words');
});

test('what is kept in memory does not grow with the number of files', async () => {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const tree = await newTree('many');
  const heap = () => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  const stage = (from: number, count: number) => {
    for (let at = from; at < from + count; at += 1) {
      const path = `srv/some/folder/${at % 10}/a-file-with-a-name-of-its-own-${at}.txt`;
      const origin: Origin = {
        kind: 'layer',
        diffId: digestOf('layer'),
        file: `./${path}`,
        published: false,
      };
      tree.stage({ group: 'layer-0', origin, path, content: Buffer.from('x') });
    }
  };
  stage(0, 1_000);
  const before = heap();
  stage(1_000, 10_000);
  // A position and no more: a record alone has 100 characters and more.
  expect((heap() - before) / 10_000).toBeLessThan(32);
  expect(tree.file([...tree.names(new Set())].at(-1)?.name ?? '')?.path).toContain('-10999.txt');
}, 60_000);

test('a content that the engines searched before is not in their folder, and its copies and lines are told all the same', async () => {
  const text = 'a long enough text that stands in base64, with words that people can read';
  const contents = ['clean', 'suspect', `first line\n${Buffer.from(text).toString('base64')}`];
  const stageAll = (tree: ScanTree, group: string) =>
    contents.map(
      (content, at) =>
        tree.stage({
          ...{ group, origin: { kind: 'source' }, path: `${at}.txt`, content: Buffer.from(content) },
        }) ?? '',
    );
  const first = await newTree('searched-first');
  const names = stageAll(first, 'one');
  const clean = new Set(first.keysWithout(new Set([names[1] ?? ''])));
  expect(clean.size).toBe(3);
  // What is decoded from a file with a finding may be nothing but the secret.
  expect([...first.keysWithout([names[2] ?? ''])]).toHaveLength(2);
  expect([...first.hashesOf([names[1] ?? ''])]).toEqual([hexOf('suspect')]);

  const second = await newTree('searched-second');
  const staged = [...stageAll(second, 'one'), ...stageAll(second, 'two')];
  expect(await second.writeFiles(clean)).toBe(true);
  const files = await readdir(second.root, { recursive: true, withFileTypes: true });
  expect(files.filter((file) => file.isFile())).toHaveLength(1);
  expect(staged.map((name) => second.read(name).toString())).toEqual([...contents, ...contents]);
  const known = [...second.names(clean)].map(({ isClean, copyOf, read }) => ({
    isClean,
    copyOf,
    text: `${read()}`,
  }));
  expect(known.filter(({ isClean }) => !isClean)).toEqual([
    { isClean: false, copyOf: undefined, text: 'suspect' },
    { isClean: false, copyOf: staged[1], text: 'suspect' },
  ]);
  const [suspect = ''] = staged.slice(1);
  expect([...second.copiesOf(new Set([suspect])).values()]).toEqual([[staged[4]]]);
  const decoded = [...second.names(new Set())].map(({ name }) => second.encodedLine(name, 1)?.line);
  expect(decoded.filter((line) => line !== undefined)).toEqual([2, 2]);
});
