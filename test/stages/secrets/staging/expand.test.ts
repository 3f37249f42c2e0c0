import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AssayError } from '../../../../src/domain/reason.ts';
import { bufferBytes } from '../../../../src/stages/archives/expand-bytes.ts';
import { archiveKind } from '../../../../src/stages/archives/expand-kind.ts';
import { type ExpandSink, expand } from '../../../../src/stages/secrets/staging/expand.ts';
import {
  EXPAND_LIMITS,
  ExpandBudget,
  type ExpandLimits,
} from '../../../../src/stages/secrets/staging/expand-budget.ts';
import { FileCounter } from '../../../../src/stages/secrets/staging/file-counter.ts';
import { tarOf } from '../../../rig/images/tar.ts';
import { zipOf } from '../../../rig/images/zip.ts';

const MIB = 1024 * 1024;
let scratch: string;
beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'assay-expand-'));
});
afterEach(async () => {
  expect(await readdir(scratch)).toEqual([]);
  await rm(scratch, { recursive: true });
});

/** Opens bytes as the layer would: answers what is laid before the engines and what is counted. */
async function open(path: string, bytes: Buffer, limits: Partial<ExpandLimits> = {}) {
  const files: Record<string, string> = {};
  const place: ExpandSink['stage'] = (name, content) => {
    files[name] = content.toString();
    return true;
  };
  return { files, counter: await openInto(place, path, bytes, limits) };
}

async function openInParts(path: string, bytes: Buffer, lay: (part: Buffer, linesBefore: number) => unknown) {
  return openInto((_, part, linesBefore) => lay(part, linesBefore) !== false, path, bytes);
}

async function openInto(
  place: ExpandSink['stage'],
  path: string,
  bytes: Buffer,
  limits: Partial<ExpandLimits> = {},
) {
  const counter = new FileCounter();
  const kind = archiveKind(path, bytes.subarray(0, 512));
  if (kind === undefined) throw new Error('this is taken for no archive');
  const budget = new ExpandBudget({ ...EXPAND_LIMITS, ...limits });
  await expand(path, kind, bufferBytes(bytes), {
    counter,
    scratch,
    budget,
    unstaged: new Set(),
    stage: place,
  });
  return counter;
}

const refusal = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AssayError)) throw new Error(`no refusal but ${String(error)}`);
  expect(error.reasons[0].code).toBe('scan-incomplete');
  return error.message;
};

const zstd = (text: string) => zstdCompressSync(Buffer.from(text));
/** A frame of zstd that decoders skip. */
const skippedFrame = Buffer.from('512a4d1803000000616263', 'hex');
/** Lines that hardly pack, some 500 kB. */
const noise = Array.from({ length: 25_000 }, (_, at) => `${(at * 2654435761) >>> 0} ${at * 7919}\n`).join('');

const plain = [{ path: 'etc/app.env', content: 'A=1\n' }];

describe('the members of an archive', () => {
  test.each([
    ['a.tar', async () => tarOf(plain)],
    ['a.tar.gz', async () => gzipSync(await tarOf(plain))],
    [
      'a.tgz',
      async () =>
        Buffer.concat([
          gzipSync((await tarOf(plain)).subarray(0, 700)),
          gzipSync((await tarOf(plain)).subarray(700)),
        ]),
    ],
    ['a.tar.zst', async () => zstdCompressSync(await tarOf(plain))],
    ['a.jar', async () => zipOf(plain)],
    ['a.docx', async () => zipOf([{ path: 'etc/app.env', content: 'A=1\n', stored: true }])],
    ['a.war', async () => zipOf(plain, '#!/bin/sh\nexec java -jar "$0"\n')],
    [
      'a.zip',
      async () =>
        zipOf(
          [{ path: './/etc/app.env', content: 'A=1\n' }, { path: 'etc/' }],
          '',
          'PK\x05\x06 a comment that looks like an end',
        ),
    ],
  ])('are laid under their names: %s', async (name, pack) => {
    const { files, counter } = await open(`opt/${name}`, await pack());
    expect(files).toEqual({ [`opt/${name}!/etc/app.env`]: 'A=1\n' });
    expect(counter).toMatchObject({ archives: 1, scanned: 1, sealed: 0 });
  });

  test('of a compressed file is the file', async () => {
    expect((await open('dump.sql.gz', gzipSync('select 1'))).files).toEqual({
      'dump.sql.gz!/dump.sql': 'select 1',
    });
    expect((await open('log.zst', zstdCompressSync(Buffer.from('line')))).files).toEqual({
      'log.zst!/log': 'line',
    });
  });

  test.each([
    ['a.gz', [gzipSync('one\n'), gzipSync('two\n')], 'one\ntwo\n'],
    ['large.gz', [gzipSync(noise), gzipSync(`${noise}two\n`)], `${noise}${noise}two\n`],
    ['tape.gz', [gzipSync('one\n'), Buffer.alloc(900_000), gzipSync('two\n')], 'one\ntwo\n'],
    ['large-bare.gz', [gzipSync(noise), Buffer.alloc(3), Buffer.from(noise)], `${noise}${noise}`],
    ['a.zst', [zstd('one\n'), zstd('two\n')], 'one\ntwo\n'],
    ['pzstd.zst', [skippedFrame, zstd('one\n'), skippedFrame, zstd('two\n')], 'one\ntwo\n'],
    ['large.zst', [zstd(noise), zstd(`${noise}two\n`)], `${noise}${noise}two\n`],
  ])(
    'of a compressed file that was put together of several are all of them: %s',
    async (name, parts, whole) => {
      const { files, counter } = await open(name, Buffer.concat(parts));
      expect(files).toEqual({ [`${name}!/${name.replace(/\..*/, '')}`]: whole });
      expect(counter).toMatchObject({ archives: 1, scanned: 1, sealed: 0 });
    },
  );

  test('of tars that were compressed in pieces are all of them', async () => {
    const tar = await tarOf([...plain, { path: 'b', content: 'B=1\n'.repeat(400) }]);
    for (const pack of [gzipSync, zstdCompressSync]) {
      const pieces = [tar.subarray(0, 700), tar.subarray(700, 1500), tar.subarray(1500)];
      const packed = Buffer.concat(pieces.map((piece) => pack(piece)));
      expect(Object.keys((await open('a.tar', packed)).files)).toEqual(['a.tar!/etc/app.env', 'a.tar!/b']);
    }
  });

  test.each([
    ['a.zst', Buffer.concat([zstdCompressSync(Buffer.from('one')), Buffer.from('something else')])],
    ['a.gz', Buffer.concat([gzipSync('one'), gzipSync('two').subarray(0, -9)])],
    ['bare.gz', Buffer.concat([gzipSync('one'), Buffer.from('two')])],
    ['b.gz', Buffer.concat(Array(300).fill(Buffer.concat([gzipSync('one'), Buffer.alloc(1)])))],
  ])('of a file that is damaged behind its start are not said to be looked at: %s', async (name, bytes) => {
    expect((await open(name, bytes)).counter).toMatchObject({ archives: 0, sealed: 1 });
  });

  test('are found in archives within archives, also in one that is too large for memory', async () => {
    const noise = Buffer.alloc(20 * MIB);
    for (let at = 0; at < noise.length; at += 4) noise.writeUInt32LE((at * 2654435761) >>> 0, at);
    const war = zipOf([
      { path: 'WEB-INF/lib/x.jar', content: zipOf(plain), stored: true },
      { path: 'noise.bin', content: noise, stored: true },
    ]);
    const { files, counter } = await open('app.ear', zipOf([{ path: 'shop.war', content: war }]));
    expect(files).toEqual({ 'app.ear!/shop.war!/WEB-INF/lib/x.jar!/etc/app.env': 'A=1\n' });
    expect(counter).toMatchObject({ archives: 3, scanned: 1, binary: 1 });
    const image = await tarOf([
      { path: 'layer.tar', content: await tarOf([{ path: 'big.zip', content: war }]) },
    ]);
    expect(Object.keys((await open('image.tar', image)).files)).toEqual([
      'image.tar!/layer.tar!/big.zip!/WEB-INF/lib/x.jar!/etc/app.env',
    ]);
  });

  test('are those that the tools of every distribution pack', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'assay-packed-'));
    try {
      await mkdir(join(folder, 'in'));
      await writeFile(join(folder, 'in/app.env'), 'A=1\n');
      await execa('tar', ['czf', 'a.tar.gz', 'in'], { cwd: folder });
      await execa('python3', ['-c', "import shutil; shutil.make_archive('b', 'zip', '.', 'in')"], {
        cwd: folder,
      });
      for (const name of ['a.tar.gz', 'b.zip']) {
        const { files } = await open(name, await readFile(join(folder, name)));
        expect(files).toEqual({ [`${name}!/in/app.env`]: 'A=1\n' });
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('go by the rules that hold for files', async () => {
    const { files, counter } = await open(
      'a.jar',
      zipOf([
        { path: 'com/x/A.class', content: 'bytes of a class' },
        { path: 'META-INF/MANIFEST.MF', content: 'Manifest-Version: 1.0\n' },
        { path: 'META-INF/maven/g/a/pom.properties', content: 'version=1\n' },
        { path: 'native.so', content: Buffer.from('7f454c4602010100', 'hex') },
        { path: 'node_modules/x/index.js', content: 'published' },
        { path: 'big.bin', content: Buffer.alloc(17 * MIB, 'a\0') },
        { path: 'node_modules/x/big.js', content: Buffer.alloc(17 * MIB, 'words ') },
        { path: 'application.properties', content: 'password=x\n' },
      ]),
    );
    expect(Object.keys(files)).toEqual(['a.jar!/application.properties']);
    expect(counter).toMatchObject({ binary: 3, package: 4, scanned: 1 });
  });

  test.each([
    ['a.zip', (content: Buffer) => zipOf([{ path: 'big.log', content }])],
    ['big.log.gz', (content: Buffer) => gzipSync(content)],
    ['a.tar', (content: Buffer) => tarOf([{ path: 'big.log', content }])],
    [
      'a.jar',
      async (content: Buffer) =>
        zipOf([{ path: 'a.tgz', content: gzipSync(await tarOf([{ path: 'big.log', content }])) }]),
    ],
  ])('that are large texts come in parts: %s', async (name, pack) => {
    const content = Buffer.from(
      Array.from({ length: 40 * 16_384 }, (_, row) => `${row}`.padEnd(31, '.')).join('\n'),
    );
    const lines: number[] = [];
    const counter = await openInParts(name, await pack(content), (part, linesBefore) => {
      expect(part.length).toBeLessThanOrEqual(16 * MIB);
      const at = part.indexOf('\n600000.');
      if (at >= 0) lines.push(linesBefore + part.toString('latin1', 0, at).split('\n').length + 1);
    });
    expect(lines).toEqual([600_001]);
    expect(counter).toMatchObject({ scanned: 1, firstOverLimit: undefined });
  });

  test('are told where they find no room', async () => {
    const counter = await openInParts(
      'a.zip',
      zipOf([{ path: 'big.log', content: Buffer.alloc(20 * MIB, 'x\n') }]),
      (_, lines) => lines === 0,
    );
    expect(counter).toMatchObject({ scanned: 0, overLimit: 1, firstOverLimit: 'a.zip!/big.log' });
  });
});

describe('what cannot be opened is counted and hides nothing else', () => {
  test('encrypted, damaged and unknown members', async () => {
    const { files, counter } = await open(
      'a.zip',
      zipOf([
        { path: 'locked', content: 'secret', encrypted: true },
        { path: 'method', content: 'x', method: 12 },
        { path: 'broken', content: 'no deflate stream', stored: true, method: 8 },
        { path: 'liar', content: 'much more than it says', claimed: 3 },
        { path: 'inner.zip', content: 'PK\x03\x04 and nothing more' },
        { path: 'inner.xz', content: Buffer.from('fd377a585a00000000', 'hex') },
        { path: 'good', content: 'A=1' },
      ]),
    );
    expect(files).toEqual({ 'a.zip!/good': 'A=1' });
    expect(counter).toMatchObject({ archives: 1, sealed: 6, scanned: 1, firstOverLimit: undefined });
    expect(counter.notes().join()).toMatch(/6 files not opened: archives that are damaged or encrypted/);
  });

  test.each([
    ['a.zip', zipOf(plain).subarray(0, -10)],
    ['b.zip', Buffer.concat([zipOf(plain).subarray(0, 60), Buffer.alloc(30), zipOf(plain).subarray(60)])],
    ['c.tar.gz', gzipSync(Buffer.alloc(5 * MIB, 'noise')).subarray(0, 4000)],
    ['d.xz', Buffer.from('fd377a585a0000', 'hex')],
    ['e.bz2', Buffer.from('425a6839314159265359', 'hex')],
    ['f.7z', Buffer.from('377abcaf271c', 'hex')],
    ['g.deb', Buffer.from('!<arch>\ndebian-binary   ')],
    ['h.zst', Buffer.concat([Buffer.from('28b52ffd', 'hex'), Buffer.alloc(40, 0xff)])],
  ])('an archive: %s', async (name, bytes) => {
    const { files, counter } = await open(name, bytes);
    expect(files).toEqual({});
    expect(counter).toMatchObject({ archives: 0, sealed: 1 });
  });

  test('keeps what stands in front of the damage', async () => {
    const tar = await tarOf([...plain, { path: 'later', content: Buffer.alloc(10_000, 'x') }]);
    const { files, counter } = await open('a.tar', tar.subarray(0, 4000));
    expect(Object.keys(files)).toEqual(['a.tar!/etc/app.env']);
    expect(counter.sealed).toBe(1);
  });

  test.each(['PK in a sentence', 'BZh is no bzip2', '!<arch> of triumph'])(
    'no text is taken for one: %s',
    (text) => {
      expect(archiveKind('notes.txt', Buffer.from(text))).toBeUndefined();
    },
  );
});

describe('a bomb is refused by name', () => {
  test('that unpacks to very much: of gzip, zstd and zip, in one piece or through another archive', async () => {
    const zeros = Buffer.alloc(200 * MIB);
    const tar = await tarOf([{ path: 'x', content: zeros }]);
    const bombs = {
      'z.tgz': gzipSync(tar),
      'z.tar.zst': zstdCompressSync(tar),
      'z.gz': gzipSync(zipOf([{ path: 'x', content: zeros, stored: true }])),
      'z.zip': zipOf([{ path: 'layer.tar', content: tar }]),
    };
    for (const [name, bytes] of Object.entries(bombs)) {
      expect(await refusal(open(name, bytes))).toMatch(
        new RegExp(`^the archive ${name} unpacks to more than 200 times its size and was not scanned`),
      );
    }
    // A single file that is no text and too large to be scanned is not unpacked to its end.
    const lazy = {
      'x.zip': zipOf([{ path: 'x', content: zeros }]),
      'x.gz': gzipSync(zeros),
      'x.zst': zstdCompressSync(zeros),
    };
    for (const [name, bytes] of Object.entries(lazy))
      expect((await open(name, bytes)).counter.binary).toBe(1);
  }, 60_000);

  test('in absolute size, of one archive and of all together', async () => {
    const packed = gzipSync(Buffer.alloc(3 * MIB));
    expect(await refusal(open('a.gz', packed, { bytes: 2 * MIB }))).toMatch(
      /a\.gz unpacks to more than 2097152 bytes/,
    );
    const budget = new ExpandBudget({ ...EXPAND_LIMITS, totalBytes: 4 * MIB });
    const sink = {
      counter: new FileCounter(),
      scratch,
      budget,
      unstaged: new Set<string>(),
      stage: () => true,
    };
    await expand('a.gz', 'gzip', bufferBytes(packed), sink);
    expect(await refusal(expand('b.gz', 'gzip', bufferBytes(packed), sink))).toMatch(
      /b\.gz .*above 4194304 bytes/,
    );
  });

  test('in depth and in the number of its members', async () => {
    let nested = zipOf(plain);
    for (let level = 1; level <= 3; level += 1) nested = zipOf([{ path: `${level}.zip`, content: nested }]);
    expect((await open('a.zip', nested)).counter.scanned).toBe(1);
    const deeper = open('a.zip', zipOf([{ path: '4.zip', content: nested }]));
    expect(await refusal(deeper)).toMatch(/a\.zip contains archives that are nested more than 3 levels deep/);
    const many = Array.from({ length: 30 }, (_, count) => ({ path: `${count}`, content: 'x' }));
    for (const bytes of [zipOf(many), await tarOf(many)])
      expect(await refusal(open('m', bytes, { members: 20 }))).toMatch(/m contains more than 20 files/);
  });
});
