import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { decodeBase64 } from '../../../src/stages/archives/expand-base64.ts';
import { bufferBytes, chunksOf, DamagedArchive, partOf } from '../../../src/stages/archives/expand-bytes.ts';
import { looseText, packTexts } from '../../../src/stages/archives/expand-git.ts';
import { archiveKind } from '../../../src/stages/archives/expand-kind.ts';
import { sqliteTexts } from '../../../src/stages/archives/expand-sqlite.ts';
import { decompressed, readTar } from '../../../src/stages/archives/expand-tar.ts';
import { through } from '../../../src/stages/archives/expand-through.ts';
import {
  isReadable,
  zipContent,
  zipEntries,
  zipHead,
  zipStream,
} from '../../../src/stages/archives/expand-zip.ts';
import { addedText, applyDelta } from '../../../src/stages/archives/git-delta.ts';
import { MANAGERS } from '../../../src/stages/layer-packages/managers/all-managers.ts';
import { readDependencies } from '../../../src/stages/layer-packages/managers/dotnet.ts';
import { readNpmPackage } from '../../../src/stages/layer-packages/managers/npm.ts';
import { ownedBy } from '../../../src/stages/layer-packages/owned-files.ts';
import { readArchive } from '../../../src/stages/layer-packages/reading/read-archive.ts';
import { blocksOf, firstBlock, readFields } from '../../../src/stages/layer-packages/reading/read-fields.ts';
import { readJson } from '../../../src/stages/layer-packages/reading/read-json.ts';
import { SYSTEM_READERS } from '../../../src/stages/layer-packages/system-readers.ts';
import { OWN_RULES } from '../../../src/stages/secrets/own-rules/all-rules.ts';
import { ContentScanner } from '../../../src/stages/secrets/own-rules/scan-content.ts';
import { tarOf } from '../../rig/images/tar.ts';
import { zipOf } from '../../rig/images/zip.ts';
import { anyBytes, bytesLike, jsonBytesLike, textLike } from '../mutations.ts';
import { packageFiles } from '../package-files.ts';
import { demand, mayThrow, type Property, property, same } from '../property.ts';

const ZIPS = [
  zipOf([
    { path: 'a/b.txt', content: 'text '.repeat(30) },
    { path: 'c', content: 'stored', stored: true },
    { path: 'd/' },
  ]),
  zipOf([{ path: 'a', content: 'x', wide: true }], '#!/bin/sh\n', 'a comment', {}),
  zipOf([{ path: 'inner.zip', content: zipOf([{ path: 'deep', content: 'x' }]), stored: true }]),
];
const TAR = await tarOf([
  { path: `${'long/'.repeat(40)}name`, content: 'x' },
  { path: 'b', content: 'y'.repeat(600) },
  { path: 'l', linkTo: 'b' },
]);
const PACKED = [
  gzipSync(TAR),
  Buffer.concat([gzipSync('a'), Buffer.alloc(600), gzipSync('b')]),
  zstdCompressSync(TAR),
];

/** An SQLite database with long rows, an index and a table without row ids. */
function sqliteFile(): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'assay-sqlite-'));
  try {
    const path = join(folder, 'a.db');
    const database = new DatabaseSync(path);
    database.exec(
      'PRAGMA page_size = 512; CREATE TABLE t (a TEXT, b BLOB); CREATE TABLE w (k TEXT PRIMARY KEY, v) WITHOUT ROWID',
    );
    for (let row = 0; row < 12; row += 1)
      database.exec(
        `INSERT INTO t VALUES ('row ${row} ${'x'.repeat(row * 70)}', x'0102'); INSERT INTO w VALUES ('k${row}', 'some value')`,
      );
    database.close();
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
const SQLITE = sqliteFile();

/** The header of an object in a pack: its type, and its size in groups of 7 bits. */
function objectHeader(type: number, size: number): Buffer {
  const bytes = [(type << 4) | (size & 0x0f)];
  for (let rest = size >> 4; rest > 0; rest >>= 7) {
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) | 0x80;
    bytes.push(rest & 0x7f);
  }
  return Buffer.from(bytes);
}
const BLOB = Buffer.from('one line\ntwo lines\n');
/** Copies the first ten bytes of its base, then inserts four. */
const DELTA = Buffer.from([BLOB.length, 14, 0x90, 10, 4, ...Buffer.from('new\n')]);
const first = Buffer.concat([objectHeader(3, BLOB.length), deflateSync(BLOB)]);
const PACK = Buffer.concat([
  Buffer.from('PACK'),
  Buffer.from('0000000200000002', 'hex'),
  first,
  Buffer.concat([objectHeader(6, DELTA.length), Buffer.from([first.length]), deflateSync(DELTA)]),
  Buffer.alloc(20),
]);
const LOOSE = deflateSync(Buffer.from(`blob ${BLOB.length}\0${BLOB}`));

const readers = [...MANAGERS, ...SYSTEM_READERS];
const FILES = await packageFiles();
const scratch = join(tmpdir(), `assay-fuzz-${process.pid}.sqlite`);
const scanner = new ContentScanner(OWN_RULES);
const SECRETS = [
  'password = "x1y2z3w4q5"\nDB_URL=postgres://user:p4ssw0rd@db.internal:5432/app\ncurl -u a:b https://x\n',
  `{"auths":{"ghcr.io":{"auth":"${Buffer.from('user:password123').toString('base64')}"}}}`,
  `-----BEGIN ${'RSA PRIVATE'} KEY-----\n${'QUJD'.repeat(40)}\n-----END ${'RSA PRIVATE'} KEY-----\nServer=a;User Id=b;Password=c1d2e3f4;\n`,
  `export API_TOKEN='${'gh'}p_${'a1B2'.repeat(9)}' # c\nconnect(host="h", password="Zx9!kLm2")\n`,
];

export const ARCHIVES: readonly Property[] = [
  property(
    'a zip lists its files, or is damaged',
    [zipEntries, zipContent, zipHead, zipStream, through, isReadable],
    bytesLike(...ZIPS),
    (bytes) =>
      mayThrow(DamagedArchive, async () => {
        const zip = bufferBytes(bytes);
        let count = 0;
        for (const entry of zipEntries(zip, () => {
          count += 1;
        })) {
          if (!isReadable(entry) || entry.size > 1_000_000) continue;
          await mayThrow(DamagedArchive, () => {
            const content = zipContent(zip, entry);
            demand(content.length <= Math.max(1, entry.size), 'it is larger than it claims');
            const head = zipHead(zip, entry, 10, () => {});
            demand(head.length <= 10 && content.subarray(0, head.length).equals(head), 'another beginning');
          });
          await mayThrow(Error, () => Array.fromAsync(zipStream(zip, entry)));
        }
        demand(count * 46 <= bytes.length, 'more entries than fit into the directory');
      }),
  ),
  property('an archive of packages is read or refused', [readArchive], bytesLike(...ZIPS), (bytes) => {
    const why = readArchive(bytes, {
      step: (path) => (path.endsWith('.zip') ? 'open' : 'read'),
      read: () => {},
      broken: () => {},
    });
    demand(why === undefined || why !== '', 'no reason');
  }),
  property('a tar shows its files, or is damaged', [readTar], bytesLike(TAR), (bytes) =>
    mayThrow(Error, () =>
      readTar([bytes], async ({ size, content }) => {
        let read = 0;
        for await (const chunk of content) read += chunk.length;
        demand(read <= size, 'more bytes than the header says');
      }),
    ),
  ),
  property(
    'a compressed file is read, or is damaged',
    [decompressed],
    bytesLike(...PACKED),
    async (bytes) => {
      for (const kind of ['gzip', 'zstd'] as const) {
        await mayThrow(Error, async () => {
          let size = 0;
          for await (const chunk of decompressed(kind, bufferBytes(bytes))) {
            size += chunk.length;
            if (size > 10_000_000) break;
          }
        });
      }
    },
  ),
  property('a database shows its texts, or is damaged', [sqliteTexts], bytesLike(SQLITE), (bytes) =>
    // A RangeError: the offsets in a damaged file can have any value. The caller takes every error for damage.
    mayThrow(Error, () => {
      let length = 0;
      for (const line of sqliteTexts(bufferBytes(bytes))) length += line.length;
      demand(length < 1000 * SQLITE.length, 'far more text than the file has');
    }),
  ),
  property(
    'an object of git is read, or is damaged',
    [looseText, packTexts],
    bytesLike(PACK, LOOSE),
    (bytes) =>
      mayThrow(Error, () => {
        if (bytes[0] === 0x78) looseText(bufferBytes(bytes));
        else
          for (const { name } of packTexts(bufferBytes(bytes), () => {}))
            demand(/^[0-9a-f]{40}$/.test(name), 'no name of an object');
      }),
  ),
  property(
    'a difference is applied, or is damaged',
    [applyDelta, addedText],
    fc.tuple(bytesLike(BLOB), bytesLike(DELTA)),
    ([base, delta]) =>
      mayThrow(DamagedArchive, () => {
        const whole = applyDelta(base, delta, 100_000);
        if (whole !== undefined)
          demand(
            addedText(whole, delta).length <= 2 * whole.length + delta.length,
            'it adds more than there is',
          );
      }),
  ),
  property(
    'base64 is decoded to the lines that it stands for',
    [decodeBase64],
    textLike(
      `a: ${Buffer.from('a secret text of some length').toString('base64')}\nb`,
      `auth = "${Buffer.from(Buffer.from('user:some password').toString('base64')).toString('base64')}"`,
    ),
    (text) => {
      const decoded = decodeBase64(Buffer.from(text));
      if (decoded === undefined) return;
      const lines = text.split('\n').length;
      for (const { line } of decoded.lines)
        demand(line >= 1 && line <= lines, 'a line that the text does not have');
      demand(decoded.text.length <= 4 * text.length + 100, 'more text than base64 can hold');
    },
  ),
  property(
    'the kind of a file is known by its first bytes',
    [archiveKind, partOf, chunksOf],
    fc.tuple(bytesLike(...ZIPS, ...PACKED, TAR, PACK, SQLITE), textLike('a.jar', 'objects/ab/cd', 'x.pack')),
    ([bytes, path]) => {
      archiveKind(path, bytes.subarray(0, 512));
      const part = partOf(bufferBytes(bytes), 0, bytes.length);
      same(Buffer.concat([...chunksOf(part)]).equals(bytes), true);
    },
  ),
  property(
    'every reader of package files answers for every file',
    readers.map(({ open }) => open),
    fc
      .tuple(fc.constantFrom(...FILES), fc.nat(), fc.integer({ min: 1, max: 4000 }))
      .chain(([file, , size]) =>
        fc.tuple(fc.constant(file.path), bytesLike(file.content), fc.constant(size)),
      ),
    ([path, content, size]) => {
      for (const reader of readers) {
        if (!reader.matchesPath(path)) continue;
        const file = { path, size: content.length, mode: 0o755, head: content.subarray(0, 512) };
        if (!reader.matchesFile(file)) continue;
        const whole = reader.open(file);
        whole.write(content);
        const result = whole.end();
        const parts = reader.open(file);
        for (let at = 0; at < content.length; at += size) parts.write(content.subarray(at, at + size));
        same(JSON.stringify(parts.end()), JSON.stringify(result));
        if (result.kind === 'unreadable' || result.kind === 'unidentified')
          demand(result.why !== '', 'no reason');
        if (result.kind === 'packages')
          demand(
            result.packages.every(({ name }) => name !== ''),
            'a package without a name',
          );
      }
    },
  ),
  property(
    'fields, JSON and records of packages are read',
    [readFields, blocksOf, firstBlock, readJson, readNpmPackage, readDependencies],
    jsonBytesLike({ name: 'a', version: '1', libraries: { 'a/1': { type: 'package' } } }),
    (bytes) => {
      const text = Buffer.from(bytes).toString();
      for (const block of [...blocksOf(text), firstBlock(text)]) readFields(block);
      readJson(bytes);
      readNpmPackage('node_modules/a/package.json', bytes);
      readDependencies(bytes, true);
    },
  ),
  property(
    'the lists of installed files are read',
    [ownedBy],
    fc.tuple(
      fc.constantFrom(
        'var/lib/dpkg/info/a.md5sums',
        'var/lib/dpkg/status',
        'lib/apk/db/installed',
        'var/lib/rpm/rpmdb.sqlite',
      ),
      bytesLike(
        Buffer.from(`${'a'.repeat(32)}  usr/bin/x\n`),
        Buffer.from(`Package: a\nConffiles:\n /etc/x ${'b'.repeat(32)}\n`),
        Buffer.from('F:bin\nR:ls\nZ:Q1abc=\n'),
        SQLITE,
      ),
    ),
    async ([path, bytes]) => {
      for (const [file, hash] of (await ownedBy(path, bufferBytes(bytes), scratch)) ?? [])
        demand(!file.startsWith('/') && hash.includes(':'), 'no path or hash');
    },
  ),
  property(
    'rules of secrets find values of the file',
    [ContentScanner],
    fc.oneof(
      textLike(...SECRETS).map((text) => Buffer.from(text)),
      anyBytes.map((bytes) => Buffer.from(bytes)),
    ),
    (content) => {
      for (const path of ['a.env', 'src/a.ts', '.npmrc', '.docker/config.json', 'terraform.tfstate']) {
        const lines = content.toString('latin1').split('\n').length;
        for (const { line, value } of scanner.scan(content, path))
          demand(line >= 1 && line <= lines && value !== '', 'a finding that the file does not have');
      }
    },
  ),
];
