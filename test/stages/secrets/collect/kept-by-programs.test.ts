import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bufferBytes } from '../../../../src/stages/archives/expand-bytes.ts';
import { looseText, packTexts } from '../../../../src/stages/archives/expand-git.ts';
import { archiveKind } from '../../../../src/stages/archives/expand-kind.ts';
import { sqliteTexts } from '../../../../src/stages/archives/expand-sqlite.ts';
import { secrets } from '../../../../src/stages/secrets/secrets.ts';
import { extractTexts } from '../../../../src/stages/secrets/staging/compiled-texts.ts';
import { NewLines } from '../../../../src/stages/secrets/staging/new-lines.ts';
import type { TarEntry } from '../../../rig/images/tar.ts';
import { githubToken, layerOf, leaksRig } from '../leaks-rig.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-kept-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const environment = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', HOME: '/nonexistent' };
const git = (...args: string[]) =>
  execa('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.invalid', ...args], {
    cwd: join(folder, 'app'),
    env: environment,
  });

/** A repository in which a token was put into a long file and deleted again. */
async function repository(token: string): Promise<void> {
  const lines = Array.from(
    { length: 300 },
    (_, line) => `setting_${line} = some value of line ${line * 7919}`,
  );
  await mkdir(join(folder, 'app'), { recursive: true });
  await git('init', '-q');
  for (const extra of [[], [`token = ${token}`], []]) {
    await writeFile(
      join(folder, 'app/settings.ini'),
      [...lines.slice(0, 150), ...extra, ...lines.slice(150)].join('\n'),
    );
    await git('add', '.');
    await git('commit', '-q', '--allow-empty', '-m', 'change');
  }
}

async function entriesOf(root: string): Promise<TarEntry[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files.map(async (file) => ({
      path: `srv/${file.slice(root.length + 1)}`,
      content: await readFile(file),
    })),
  );
}

describe('in a layer a secret is found that was deleted', () => {
  test.each([
    ['from a repository with loose objects', async () => undefined],
    ['from a repository with a pack', () => git('gc', '-q', '--aggressive', '--prune=now')],
  ])('%s', async (_, pack) => {
    const token = githubToken();
    await repository(token);
    await pack();
    const rig = await leaksRig();
    try {
      const image = await rig.image([await layerOf(await entriesOf(folder))]);
      const { findings } = await secrets(rig.world, image, undefined, Buffer.from('key'));
      expect(findings).toHaveLength(1);
      const [place] = findings[0]?.places ?? [];
      expect(place).toMatchObject({
        kind: 'layer',
        path: expect.stringMatching(/^srv\/app\/\.git\/objects\/.+!\/[0-9a-f]{40}$/),
      });
    } finally {
      await rig.dispose();
    }
  });

  test('and beside the texts of its neighbours in a database', async () => {
    const token = githubToken();
    const database = new DatabaseSync(join(folder, 'app.db'));
    database.exec('CREATE TABLE accounts (id INTEGER PRIMARY KEY, name TEXT, token TEXT, note TEXT)');
    database
      .prepare('INSERT INTO accounts (name, token, note) VALUES (?, ?, ?)')
      .run('deploy', token, 'everything');
    database.close();
    const rig = await leaksRig();
    try {
      const image = await rig.image([await layerOf(await entriesOf(folder))]);
      const { findings } = await secrets(rig.world, image, undefined, Buffer.from('key'));
      expect(
        findings.map(({ places }) => places.map((place) => (place.kind === 'layer' ? place.path : ''))),
      ).toEqual([['srv/app.db!/rows']]);
    } finally {
      await rig.dispose();
    }
  });
});

describe('the objects of a repository', () => {
  test('are all read from a pack, also those that are written as differences, by the names that git gives them', async () => {
    await repository(githubToken());
    await git('gc', '-q', '--aggressive', '--prune=now');
    const { stdout } = await git('cat-file', '--batch-all-objects', '--batch-check');
    const wanted = stdout
      .split('\n')
      .flatMap((line) => (/ (?:blob|commit) /.test(line) ? [line.split(' ')[0]] : []));
    const packs = join(folder, 'app/.git/objects/pack');
    const [name = ''] = (await readdir(packs)).filter((file) => file.endsWith('.pack'));
    let leftOut = 0;
    const texts = [...packTexts(bufferBytes(await readFile(join(packs, name))), () => (leftOut += 1))];
    expect(texts.map((text) => text.name).sort()).toEqual(wanted.sort());
    expect(leftOut).toBe(0);
    // A version tells its own lines only.
    const blobs = texts.filter(({ content }) => content.includes('setting_'));
    expect(Math.min(...blobs.map(({ content }) => content.length))).toBeLessThan(3000);
  });

  test('are no others by their bytes alone, and damaged ones are told', () => {
    expect(archiveKind('a/PACK.txt', Buffer.from('PACKAGES of a list'))).toBeUndefined();
    expect(archiveKind('a/objects/ab/cdef', Buffer.from([0x78, 0x01]))).toBeUndefined();
    expect(() => looseText(bufferBytes(Buffer.from([0x78, 0x01, 0x02])))).toThrow();
    const pack = Buffer.concat([
      Buffer.from('PACK'),
      Buffer.from([0, 0, 0, 2, 0, 0, 0, 9]),
      Buffer.alloc(40, 0xff),
    ]);
    expect(() => [...packTexts(bufferBytes(pack), () => undefined)]).toThrow();
  });

  test('tell each line once, with some around it', () => {
    const lines = new NewLines();
    const text = (count: number) =>
      Buffer.from(Array.from({ length: count }, (_, line) => `line ${line}`).join('\n'));
    expect(lines.select(text(20)).toString()).toBe(text(20).toString());
    expect(lines.select(text(20)).length).toBe(0);
    expect(lines.select(text(21)).toString()).toBe('line 16\nline 17\nline 18\nline 19\nline 20');
  });
});

describe('the rows of a database', () => {
  test('are read with the names of their columns, over many pages, long texts, and tables without row ids', () => {
    const path = join(folder, 'a.db');
    const database = new DatabaseSync(path);
    database.exec(
      `CREATE TABLE a (id INTEGER PRIMARY KEY, "api_key" VARCHAR(40) DEFAULT 'x, y', note TEXT); CREATE TABLE b (k TEXT PRIMARY KEY, v BLOB) WITHOUT ROWID`,
    );
    // In one transaction, which waits for the disk once.
    database.exec('BEGIN');
    for (let row = 0; row < 2000; row += 1)
      database.prepare('INSERT INTO a (api_key, note) VALUES (?, ?)').run(`key-${row}`, 'n'.repeat(row * 5));
    for (let row = 0; row < 500; row += 1)
      database.prepare('INSERT INTO b VALUES (?, ?)').run(`name-${row}`, Buffer.from(`value-${row}`));
    database.exec('COMMIT');
    database.close();
    return readFile(path).then((bytes) => {
      const lines = [...sqliteTexts(bufferBytes(bytes))];
      expect(lines.filter((line) => line.startsWith('api_key=key-'))).toHaveLength(2000);
      expect(lines).toContain(`note=${'n'.repeat(1999 * 5)}`);
      expect(lines.filter((line) => /^v=value-\d+$/.test(line))).toHaveLength(500);
    });
  });

  test('of a database that is made to go round are read once, and what is none is told', () => {
    const page = Buffer.alloc(1024);
    page.write('SQLite format 3\0');
    page.writeUInt16BE(1024, 16);
    page[100] = 0x05;
    page.writeUInt32BE(1, 108);
    expect([...sqliteTexts(bufferBytes(page))]).toEqual([]);
    expect(() => [...sqliteTexts(bufferBytes(page.subarray(0, 120)))]).toThrow();
  });
});

describe('the texts of a compiled Python file', () => {
  test('are told without the byte in front of them, in whatever order of bytes they stand', () => {
    const token = githubToken();
    const short = (text: string) => Buffer.concat([Buffer.from([0xda, text.length]), Buffer.from(text)]);
    // A length of 65 is the letter A, and stands where trivy takes it for a part of the text.
    const file = Buffer.concat([
      Buffer.from([0xa7, 0x0d, 0, 0, 0xe3, 0]),
      short('a'.repeat(65)),
      short(token),
      Buffer.from([0xa9, 0]),
    ]);
    expect(Buffer.from(extractTexts(file)).toString()).toBe(`${'a'.repeat(65)}\n${token}\n`);
    expect(extractTexts(Buffer.from('no compiled file'))).toEqual(Buffer.from('no compiled file'));
  });
});
