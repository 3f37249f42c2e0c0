import { randomBytes } from 'node:crypto';
import { deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { zipOf } from '../../rig/images/zip.ts';
import type { HostileCase, Outcome } from './case.ts';
import { END, raw, records } from './layer-cases.ts';
import { layoutCase } from './layout-cases.ts';
import { emptyTables, oneCell, overflowCircle, sameRoot } from './sqlite-files.ts';

const MIB = 1024 ** 2;
const INCOMPLETE = 'scan-incomplete';
const text = 'token of nothing\n';
const deepJson = (depth: number) => `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`;

/** A zip in a zip, so many times. */
function nest(levels: number, inner = zipOf([{ path: 'innermost', content: text }])): Buffer {
  let nested = inner;
  for (let level = 0; level < levels; level += 1)
    nested = zipOf([{ path: 'next.zip', content: nested, stored: true }]);
  return nested;
}

/** A zip whose entries all are one member: its directory names the first local header again and again. */
function overlapping(count: number, content: Buffer, claimed = content.length): Buffer {
  const whole = zipOf([{ path: 'a.txt', content, claimed }]);
  const directory = whole.indexOf(Buffer.from('504b0102', 'hex'));
  const entry = whole.subarray(directory, whole.length - 22);
  const end = Buffer.from(whole.subarray(-22));
  for (const at of [8, 10]) end.writeUInt16LE(count, at);
  end.writeUInt32LE(entry.length * count, 12);
  return Buffer.concat([whole.subarray(0, directory), ...Array.from({ length: count }, () => entry), end]);
}

/** A pack of git that claims so many objects, and has these. */
function pack(count: number, ...objects: Buffer[]): Buffer {
  const header = Buffer.alloc(12);
  header.write('PACK');
  header.writeUInt32BE(2, 4);
  header.writeUInt32BE(count, 8);
  return Buffer.concat([header, ...objects, Buffer.alloc(20)]);
}
function object(type: number, size: number, packed: Buffer, base: readonly number[] = []): Buffer {
  const bytes = [(type << 4) | (size & 15)];
  for (let rest = Math.floor(size / 16); rest > 0; rest = Math.floor(rest / 128)) {
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) | 128;
    bytes.push(rest & 127);
  }
  return Buffer.concat([Buffer.from([...bytes, ...base]), packed]);
}
const blob = object(3, 5, deflateSync('hello'));

const ARCHIVES: readonly (readonly [path: string, what: string, Outcome, () => Buffer])[] = [
  ['a.zip', 'a zip that is cut off', 'told', () => zipOf([{ path: 'a', content: text }]).subarray(0, 40)],
  [
    'a.zip',
    'a zip without its directory',
    'told',
    () => zipOf([{ path: 'a', content: text }]).subarray(0, -60),
  ],
  [
    'a.zip',
    'a zip with another zip behind it',
    'passed',
    () => Buffer.concat([zipOf([{ path: 'a', content: text }]), zipOf([{ path: 'b', content: text }])]),
  ],
  [
    'a.zip',
    'a zip with the mark of an end in its comment',
    'passed',
    () => zipOf([{ path: 'a', content: text }], '', 'PK\u0005\u0006'.padEnd(60, 'x')),
  ],
  [
    'a.zip',
    'a zip with names that lead out',
    'passed',
    () =>
      zipOf([
        { path: '../../../tmp/x', content: text },
        { path: '/etc/passwd', content: text },
        { path: 'C:\\x', content: text },
      ]),
  ],
  [
    'a.zip',
    'a zip with one name a thousand times',
    'passed',
    () => zipOf(Array.from({ length: 1000 }, () => ({ path: 'a', content: text }))),
  ],
  [
    'a.zip',
    'a zip with 60,000 files',
    'passed',
    () => zipOf(Array.from({ length: 60_000 }, (_, at) => ({ path: `f${at}` }))),
  ],
  ['a.zip', 'a zip that is encrypted', 'told', () => zipOf([{ path: 'a', content: text, encrypted: true }])],
  [
    'a.zip',
    'a zip packed in an unknown way',
    'told',
    () => zipOf([{ path: 'a', content: text, method: 99 }]),
  ],
  [
    'a.zip',
    'a zip that claims a smaller size',
    'told',
    () => zipOf([{ path: 'a', content: text.repeat(100), claimed: 10 }]),
  ],
  [
    'a.zip',
    'a zip that claims 4 GB',
    'passed',
    () => zipOf([{ path: 'a', content: text.repeat(100), claimed: 0xfffffff0 }]),
  ],
  [
    'a.zip',
    'a zip of a text of 500 MB that is not there',
    'told',
    () => zipOf([{ path: 'a.txt', stored: true, method: 8, claimed: 500 * MIB }]),
  ],
  [
    'a.zip',
    'a zip of a text of 500 MB that is cut off',
    'told',
    () =>
      zipOf([
        {
          path: 'a.txt',
          content: deflateRawSync(text.repeat(1000)).subarray(0, -1),
          stored: true,
          method: 8,
          claimed: 500 * MIB,
        },
      ]),
  ],
  [
    'a.zip',
    'a zip with two ends that differ',
    'told',
    () => zipOf([{ path: 'a', content: text, wide: true }], '', '', { narrowEntries: 7 }),
  ],
  [
    'a.zip',
    'a zip64 with more entries than it has',
    'told',
    () => zipOf([{ path: 'a', content: text, wide: true }], '', '', { entries: 1000 }),
  ],
  [
    'a.zip',
    'a zip with a name that is no text',
    'passed',
    () => zipOf([{ path: '\0\u001b[31m\n::error::x', content: text }]),
  ],
  ['a.zip', 'a zip in a zip in a zip', 'passed', () => nest(2)],
  ['a.zip', 'twenty zips in one another', INCOMPLETE, () => nest(20)],
  [
    'a.zip',
    'a zip of 200 MB of zeros',
    'passed',
    () => zipOf([{ path: 'z.txt', content: Buffer.alloc(200 * MIB) }]),
  ],
  [
    'a.zip',
    'a zip of 5,000 entries that are one member',
    INCOMPLETE,
    () => overlapping(5_000, Buffer.alloc(100_000, text)),
  ],
  [
    'a.zip',
    'a zip of 20,000 large members that are one bomb',
    INCOMPLETE,
    () => overlapping(20_000, Buffer.alloc(32 * MIB), 500 * MIB),
  ],
  [
    'a.jar',
    'a jar of classes that are one bomb',
    INCOMPLETE,
    () => overlapping(5_000, Buffer.alloc(16 * MIB)),
  ],
  ['a.gz', 'a gzip that is cut off', 'told', () => gzipSync(text.repeat(1000)).subarray(0, 30)],
  [
    'a.gz',
    'a gzip with a secret member behind zeros',
    'passed',
    () => Buffer.concat([gzipSync('a'), Buffer.alloc(5000), gzipSync(text)]),
  ],
  [
    'a.gz',
    'a gzip with 200 gaps',
    'told',
    () => Buffer.concat(Array.from({ length: 200 }, () => Buffer.concat([gzipSync('a'), Buffer.alloc(3)]))),
  ],
  [
    'a.gz',
    'four gzips in one another',
    INCOMPLETE,
    () => gzipSync(gzipSync(gzipSync(gzipSync(gzipSync(text))))),
  ],
  ['a.gz', 'a gzip of 300 MB of zeros', 'passed', () => gzipSync(Buffer.alloc(300 * MIB), { level: 1 })],
  [
    'a.tgz',
    'a tgz of 100,000 files',
    'passed',
    () =>
      gzipSync(Buffer.concat([...Array.from({ length: 100_000 }, (_, at) => raw(`f${at}`)), END]), {
        level: 1,
      }),
  ],
  ['a.zst', 'a zstd that is cut off', 'told', () => zstdCompressSync(text.repeat(1000)).subarray(0, 20)],
  ['a.zst', 'a zstd with a window of a terabyte', 'told', () => Buffer.from('28b52ffd00f8010000', 'hex')],
  ['a.zst', 'a zstd of 300 MB of zeros', 'passed', () => zstdCompressSync(Buffer.alloc(300 * MIB))],
  ['a.tar', 'a tar that is cut off', 'told', () => raw('a', text.repeat(1000)).subarray(0, 2000)],
  [
    'a.tar',
    'a tar with a file of 8 GB that is not there',
    'told',
    () => Buffer.concat([raw('a', 'x', { size: '77777777777\0' }), END]),
  ],
  [
    'a.tar',
    'a tar with an extended header of 8 GB that is not there',
    'told',
    () => Buffer.concat([raw('r', 'x', { type: 'x', size: '77777777777\0' }), END]),
  ],
  [
    'a.tar',
    'a tar with an extended header of 150 MB',
    'told',
    () => Buffer.concat([raw('r', Buffer.alloc(150 * MIB, 'x'), { type: 'x' }), raw('a', text), END]),
  ],
  [
    'a.tar',
    'a tar with an extended header of four million empty lengths',
    'told',
    () => Buffer.concat([raw('r', `${'\n'.repeat(4 * MIB)}1 `, { type: 'x' }), raw('a', text), END]),
  ],
  [
    'a.tar',
    'a tar with a long name of 100 MB',
    'told',
    () => Buffer.concat([raw('r', Buffer.alloc(100 * MIB, 'x'), { type: 'L' }), raw('a', text), END]),
  ],
  [
    'a.tar',
    'a tar with a folder that names a size',
    'passed',
    () => Buffer.concat([raw('d/', '', { type: '5', size: '00000001000\0' }), raw('a', text), END]),
  ],
  [
    'a.tar',
    'a tar with 20,000 extended headers',
    'passed',
    () =>
      Buffer.concat([
        ...Array.from({ length: 20_000 }, (_, at) => records([['path', `p${at}`]])),
        raw('a', text),
        END,
      ]),
  ],
  ['a.xz', 'an xz', 'told', () => Buffer.from('fd377a585a000004e6d6b446', 'hex')],
  ['a.7z', 'a 7z', 'told', () => Buffer.concat([Buffer.from('377abcaf271c', 'hex'), randomBytes(100)])],
  ['a.rpm', 'an rpm', 'told', () => Buffer.concat([Buffer.from('edabeedb', 'hex'), randomBytes(100)])],
  ['a.db', 'a database that is cut off', 'told', () => emptyTables(10).subarray(0, 150)],
  [
    'a.db',
    'a database with an impossible page size',
    'told',
    () => {
      const file = emptyTables(1);
      file.writeUInt16BE(3, 16);
      return file;
    },
  ],
  ['a.db', 'a database of 4,000 tables that are one tree', 'passed', () => sameRoot(4000, 2000)],
  ['a.db', 'a database of 30,000 rows that are one value', 'told', () => oneCell(15_000, 4 * MIB)],
  ['a.db', 'a database with a value that continues in a circle', 'told', () => overflowCircle()],
  [
    '.git/objects/pack/a.pack',
    'a pack of four billion objects that are not there',
    'told',
    () => pack(0xffffffff),
  ],
  [
    '.git/objects/pack/a.pack',
    'a pack whose object claims a petabyte',
    'told',
    () => pack(1, object(3, 2 ** 50, deflateSync('hello'))),
  ],
  [
    '.git/objects/pack/a.pack',
    'a pack with a difference to itself',
    'told',
    () => pack(1, object(6, 5, deflateSync('hello'), [0])),
  ],
  [
    '.git/objects/pack/a.pack',
    'a pack with a difference to what is in front of it',
    'told',
    () => pack(1, object(6, 5, deflateSync('hello'), [127])),
  ],
  [
    '.git/objects/pack/a.pack',
    'a pack with a difference that claims 2 GB',
    'told',
    () =>
      pack(
        2,
        blob,
        object(6, 7, deflateSync(Buffer.from([5, 0xff, 0xff, 0xff, 0xff, 7, 0x90])), [blob.length]),
      ),
  ],
  [
    '.git/objects/pack/a.pack',
    'a pack of a blob of 120 MB of zeros',
    'told',
    () => pack(1, object(3, 120 * MIB, deflateSync(Buffer.alloc(120 * MIB)))),
  ],
  [
    `objects/ab/${'0'.repeat(38)}`,
    'a loose object that is a bomb',
    'told',
    () => deflateSync(Buffer.concat([Buffer.from(`blob ${100 * MIB}\0`), Buffer.alloc(100 * MIB)])),
  ],
  [`objects/ab/${'0'.repeat(38)}`, 'a loose object that is none', 'told', () => deflateSync('what is this')],
  [
    'a.txt',
    'base64 of base64 of base64',
    'passed',
    () =>
      Buffer.from(
        ['', '', ''].reduce((inner) => Buffer.from(inner).toString('base64'), `password=${'x'.repeat(60)}`),
      ),
  ],
  [
    'a.txt',
    'a line of 20 MB of base64',
    'passed',
    () => Buffer.from(Buffer.alloc(15 * MIB, text).toString('base64')),
  ],
  [
    'a.txt',
    '100,000 short runs of base64',
    'passed',
    () => Buffer.from(`auth: ${Buffer.from('user:password').toString('base64')}\n`.repeat(100_000)),
  ],
  [
    'a.txt',
    'UTF-16 that is cut off',
    'passed',
    () => Buffer.concat([Buffer.from(`\ufeff${text.repeat(100)}`, 'utf16le'), Buffer.from([0xd8])]),
  ],
  [
    'a.pyc',
    'compiled Python that is noise',
    'passed',
    () => Buffer.concat([Buffer.from('a70d0d0a', 'hex'), randomBytes(50_000)]),
  ],
  [
    'a.yaml',
    'a manifest of a megabyte of brackets',
    'passed',
    () => Buffer.from(`kind: Secret\ndata: ${'['.repeat(900_000)}`),
  ],
  [
    'a.yaml',
    'a manifest of aliases of aliases',
    'passed',
    () =>
      Buffer.from(
        `kind: Secret\na0: &a0 [x]\n${Array.from({ length: 60 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]`).join('\n')}`,
      ),
  ],
  ['a.json', 'a JSON of a depth of a million', 'passed', () => Buffer.from(deepJson(1_000_000))],
  [
    '.npmrc',
    'a configuration of 2 MB in one line',
    'passed',
    () => Buffer.from(`//registry/:_authToken=${'${A}'.repeat(500_000)}`),
  ],
  ['a.env', 'a megabyte of names of passwords', 'passed', () => Buffer.from('PASSWORD='.repeat(120_000))],
  [
    'a.sh',
    'a megabyte of continued lines',
    'passed',
    () => Buffer.from(`curl -u a:b \\\n${'-H x \\\n'.repeat(150_000)}`),
  ],
  [
    'a.pem',
    '5,000 frames of keys without an end',
    'passed',
    () => Buffer.from(`-----BEGIN ${'PRIVATE'} KEY-----\n`.repeat(5000)),
  ],
];

/** A case of one file in the layer of an image. */
export function memberCase(
  path: string,
  what: string,
  ends: Outcome,
  make: () => Buffer | Promise<Buffer>,
): HostileCase {
  return {
    name: `${path} that is ${what}`,
    ends,
    async prepare(folder) {
      const content = await make();
      const tar = Buffer.concat([
        ...(path.length > 99 ? [records([['path', path]])] : []),
        raw(path.slice(0, 99), content),
        END,
      ]);
      // Stored as it is: what it unpacks to is the hostile part, and not the layer.
      return layoutCase(what, ends, { tar, blob: tar }).prepare(folder);
    },
  };
}

export const MEMBER_CASES: readonly HostileCase[] = ARCHIVES.map(([path, what, ends, make]) =>
  memberCase(path, what, ends, make),
);
