import { spawnSync } from 'node:child_process';
import { link, mkdir, open, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Secrets } from '../../../../src/domain/evidence/evidence.ts';
import { secrets } from '../../../../src/stages/secrets/secrets.ts';
import { makeRepository } from '../../../rig/github/repository.ts';
import { contentsOf, githubToken, type LeaksRig, leaksRig } from '../leaks-rig.ts';

const KEY = Buffer.from('a key for the tests');
const MIB = 1024 * 1024;

let rig: LeaksRig;
let source: string;
beforeEach(async () => {
  rig = await leaksRig();
  source = await rig.source({});
});
afterEach(() => rig.dispose());

const check = async () => secrets(rig.world, await rig.image([]), { folder: source, path: '' }, KEY);
const places = ({ findings }: Secrets) =>
  findings
    .flatMap((finding) => finding.places)
    .flatMap((place) => (place.kind === 'source' ? [`${place.path}:${place.line}`] : []))
    .sort();
const put = (path: string, content: string | Buffer) => writeFile(join(source, path), content);

describe('a source tree', () => {
  test('with text that is larger than memory likes is scanned in parts, with its line numbers', async () => {
    const [first, last] = [githubToken(), githubToken()];
    const lines = Buffer.alloc(17 * MIB, `${'a line of a log'.padEnd(63)}\n`);
    await put('app.log', Buffer.concat([lines, Buffer.from(`token = ${last}\n`)]));
    const long = Buffer.alloc(64 * MIB, 'word, ');
    long.write(` token = ${first} `, 48 * MIB);
    await put('long.txt', long);
    await put('disk.img', Buffer.concat([Buffer.alloc(17 * MIB), Buffer.from(`token = ${githubToken()}\n`)]));
    const before = process.memoryUsage.rss();
    const result = await check();
    expect(places(result)).toEqual([`app.log:${(17 * MIB) / 64 + 1}`, 'long.txt:1']);
    expect(result.findings).toHaveLength(2);
    expect(result.coverage.files).toMatchObject({ scanned: 2, skipped: 1 });
    expect(process.memoryUsage.rss() - before).toBeLessThan(96 * MIB);
  });

  test('says that it leaves out what is beyond the bound of a file', async () => {
    const file = await open(join(source, 'huge.sql'), 'w');
    await file.write('-- a dump\n');
    // Not a byte of it lies on the disk.
    await file.truncate(600 * MIB);
    await file.close();
    await put('huge.txt', 'text ');
    const text = await open(join(source, 'huge.txt'), 'r+');
    await text.truncate(600 * MIB);
    await text.write(Buffer.alloc(8192, 'text '), 0);
    await text.close();
    const { coverage } = await check();
    expect(coverage.files).toMatchObject({ scanned: 0, skipped: 2 });
    expect(coverage.notes.join('\n')).toMatch(
      /1 file not scanned: compiled.*\n1 file not scanned: .*huge\.txt/,
    );
  });

  test('holds content elsewhere or encrypted: that is told, with counts', async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12345\n`;
    await put('model.bin', pointer);
    await put('model2.bin', pointer);
    await put('secrets.env', Buffer.concat([Buffer.from('\0GITCRYPT\0'), Buffer.alloc(200, 7)]));
    await put('about-lfs.md', `A pointer looks like so:\n${pointer}TOKEN=${githubToken()}\n`);
    const result = await check();
    expect(places(result)).toEqual(['about-lfs.md:5']);
    expect(result.coverage.files).toMatchObject({ scanned: 1, skipped: 3 });
    expect(result.coverage.notes.join('\n')).toMatch(
      /2 files not scanned: Git LFS pointers.*\n1 file not scanned: encrypted by git-crypt/,
    );
  });

  test('with bytes that are no UTF-8 is searched, and what is no file is passed by', async () => {
    const token = githubToken();
    await put(
      'latin1.ini',
      Buffer.concat([Buffer.from([0xe9, 0xff, 0x0a]), Buffer.from(`TOKEN=${token}\n`)]),
    );
    await put('nul.dat', Buffer.concat([Buffer.from([1, 0, 2]), Buffer.alloc(300)]));
    await put('empty', '');
    await execa('mkfifo', [join(source, 'pipe.env')]);
    const server = createServer().listen(join(source, 'socket.env'));
    await symlink('.', join(source, 'loop'));
    await symlink('/etc', join(source, 'outside'));
    await symlink('/dev/zero', join(source, 'zero.env'));
    await link(join(source, 'latin1.ini'), join(source, 'again.ini'));
    try {
      expect(places(await check())).toEqual(['again.ini:2', 'latin1.ini:2']);
    } finally {
      server.close();
    }
  });

  test('with names that are no UTF-8 is searched, below folders with such names too', async () => {
    const named = (...parts: readonly (string | number)[]) =>
      Buffer.concat(
        [`${source}/`, ...parts].map((part) =>
          typeof part === 'string' ? Buffer.from(part) : Buffer.of(part),
        ),
      );
    const line = () => `token = '${githubToken()}'\n`;
    await writeFile(named('caf', 0xe9, '.ini'), line());
    await writeFile(named('caf\u00e9 \ufffd.ini'), line());
    await mkdir(named('r', 0xe9, 'sum', 0xe9, '/deep'), { recursive: true });
    await writeFile(named('r', 0xe9, 'sum', 0xe9, '/deep/plain.ini'), line());
    await writeFile(named('r', 0xe9, 'sum', 0xe9, '/', 0xff, 0xfe), line());
    await mkdir(join(source, 'plain'));
    await writeFile(named('plain/ascii.ini'), line());
    const result = await check();
    expect(places(result)).toEqual([
      'caf\\xe9.ini:1',
      'caf\u00e9 \ufffd.ini:1',
      'plain/ascii.ini:1',
      'r\\xe9sum\\xe9/\\xff\\xfe:1',
      'r\\xe9sum\\xe9/deep/plain.ini:1',
    ]);
    expect(result.coverage.files).toMatchObject({ scanned: 5, skipped: 0 });
  });

  test.each([
    ['', ''],
    [' whose name is not UTF-8', '\\351'],
  ])('with a file%s that cannot be read is incomplete', async (_, end) => {
    // A path longer than the system takes, made from within.
    const step = `$(printf 'd%0198d${end}' 0)`;
    spawnSync(
      'sh',
      ['-c', `for n in $(seq 25); do mkdir ${step}; cd ${step} || exit; done; echo x > deep.env`],
      { cwd: source },
    );
    const message = expect.stringMatching(/^.{300} in the source tree could not be read \(ENAMETOOLONG\)$/);
    await expect(check()).toRefuseWith('scan-incomplete', { message });
    await execa('sh', ['-c', 'rm -r d*'], { cwd: source });
  });

  test('with repositories of their own in it says that their commits were not looked at', async () => {
    const token = githubToken();
    const outer = await makeRepository(source);
    const base = await outer.commit({ 'a.txt': 'one\n' });
    const library = await makeRepository(join(source, 'lib'));
    await library.commit({ 'b.env': `TOKEN=${token}\n` });
    await mkdir(join(source, 'linked'));
    await put('linked/.git', 'gitdir: ../.git/modules/linked\n');
    const head = await outer.commit({ 'a.txt': 'two\n' });
    await rig.on('push', { before: base, after: head });
    const { findings, coverage } = await check();
    expect(findings.flatMap((finding) => finding.places)).toEqual([
      { kind: 'source', path: 'lib/b.env', line: 1 },
    ]);
    const notes = coverage.notes.join('\n');
    expect(notes).toMatch(/2 other repositories \((?:lib, linked|linked, lib)\): .* not the commits/);
    expect(notes).toMatch(/submodules changed \(lib\)/);
  });

  test('with a manifest that holds a secret literally, in the tree and in a commit, in clear and in base64', async () => {
    const password = ['tr0ub', '4dor', 'Xy', `${Date.now()}`].join('');
    const manifest = (value: string) => `kind: Secret\ndata:\n  db-password: ${value}\n`;
    const repository = await makeRepository(source);
    const base = await repository.commit({ 'a.txt': 'one\n' });
    const encoded = Buffer.from(`${password}\n`).toString('base64');
    const leak = await repository.commit({ 'deploy/db.yaml': manifest(encoded) });
    const head = await repository.commit({
      'deploy/db.yaml': manifest('e30='),
      'values.yaml': `auth:\n  password: ${password}\n`,
    });
    await rig.on('push', { before: base, after: head });
    const { findings } = await check();
    const finding = findings.find(({ rule }) => rule === 'kubernetes-literal-secret');
    expect(finding?.places).toEqual(
      [
        { kind: 'commit', commit: leak, path: 'deploy/db.yaml', line: 3 },
        { kind: 'commit', commit: head, path: 'values.yaml', line: 2 },
        { kind: 'source', path: 'values.yaml', line: 2 },
      ].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    );
    expect(rig.masked).toEqual(expect.arrayContaining([password, encoded]));
    expect(await contentsOf(join(rig.folder, 'temp'))).not.toContain(password);
  });
});
