import { randomBytes } from 'node:crypto';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { zipOf } from '../../rig/images/zip.ts';
import type { HostileCase, Outcome } from './case.ts';
import { GOOD_TAR, layoutCase } from './layout-cases.ts';

const MIB = 1024 ** 2;
export const END = Buffer.alloc(1024);

/** What is odd about the header of an entry. */
export interface Odd {
  readonly type?: string;
  readonly link?: string;
  /** The text of the size, or its bytes. */
  readonly size?: string | Buffer;
  readonly magic?: string;
  readonly prefix?: string;
  readonly checksum?: number;
  /** No padding behind the content. */
  readonly isBare?: boolean;
}

/** An entry of a tar, byte by byte: a writer would refuse most of these. */
export function raw(name: string, content: string | Buffer = '', odd: Odd = {}): Buffer {
  const bytes = Buffer.from(content);
  const header = Buffer.alloc(512);
  header.write(name, 0, 100, 'latin1');
  header.write('0000644\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  const size = odd.size ?? `${bytes.length.toString(8).padStart(11, '0')}\0`;
  Buffer.from(size).copy(header, 124, 0, 12);
  header.write('00000000000\0', 136);
  header.write('        ', 148);
  header.write(odd.type ?? '0', 156);
  header.write(odd.link ?? '', 157, 100, 'latin1');
  header.write(odd.magic ?? 'ustar\x0000', 257);
  header.write(odd.prefix ?? '', 345);
  const sum = odd.checksum ?? header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  const padding = odd.isBare === true ? 0 : (512 - (bytes.length % 512)) % 512;
  return Buffer.concat([header, bytes, Buffer.alloc(padding)]);
}

/** An extended header with records. */
export function records(of: readonly (readonly [string, string])[], type = 'x'): Buffer {
  const lines = of.map(([key, value]) => {
    const rest = ` ${key}=${value}\n`;
    let length = rest.length + 1;
    while (`${length}`.length + rest.length !== length) length += 1;
    return `${length}${rest}`;
  });
  return raw('records', lines.join(''), { type });
}

const tar = (...entries: Buffer[]) => Buffer.concat([...entries, END]);
/** A number in base 256, as GNU tar writes what does not fit into octal digits. */
const binary = (value: bigint): Buffer => {
  const bytes = Buffer.alloc(12);
  for (let [at, rest] = [11, BigInt.asUintN(88, value)]; at > 0; at -= 1, rest >>= 8n)
    bytes[at] = Number(rest & 255n);
  bytes[0] = value < 0n ? 0xff : 0x80;
  return bytes;
};
const many = (count: number, of: (at: number) => Buffer) =>
  Buffer.concat([...Array.from({ length: count }, (_, at) => of(at)), END]);

const INVALID = 'image-invalid';

const TARS: readonly (readonly [string, Outcome, () => Buffer])[] = [
  ['without a single entry', 'passed', () => END],
  ['of no bytes', 'passed', () => Buffer.alloc(0)],
  ['that is a text', 'scan-incomplete', () => Buffer.alloc(10_000, 'no tar at all ')],
  ['that is noise', 'scan-incomplete', () => Buffer.alloc(10_000, 0xa5)],
  ['without an end', 'passed', () => raw('a', 'x')],
  ['that ends in a header', 'scan-incomplete', () => raw('a', 'x').subarray(0, 300)],
  ['that ends in a file', 'scan-incomplete', () => raw('a', 'x'.repeat(5000)).subarray(0, 2000)],
  ['with a wrong checksum', 'scan-incomplete', () => tar(raw('a', 'x', { checksum: 1 }))],
  ['with a file behind its end', INVALID, () => Buffer.concat([END, raw('hidden', 'x'), END])],
  [
    'with a file behind one zero block',
    INVALID,
    () => tar(raw('a', 'x'), Buffer.alloc(512), raw('hidden', 'x')),
  ],
  ['with a megabyte of zeros behind it', 'passed', () => tar(raw('a', 'x'), Buffer.alloc(MIB))],
  ['with a negative size', 'scan-incomplete', () => tar(raw('a', 'x', { size: binary(-1n) }))],
  ['with a size of 2^80', 'scan-incomplete', () => tar(raw('a', 'x', { size: binary(2n ** 80n) }))],
  ['with a size of letters', 'scan-incomplete', () => tar(raw('a', '', { size: 'abcdefghijk\0' }))],
  [
    'with a file of 8 GB that is not there',
    'scan-incomplete',
    () => tar(raw('a', 'x', { size: '77777777777\0' })),
  ],
  [
    'with a size in an extended header that is no number',
    INVALID,
    () => tar(records([['size', '1e3']]), raw('a', 'x'.repeat(1000))),
  ],
  [
    'with a negative size in an extended header',
    INVALID,
    () => tar(records([['size', '-512']]), raw('a', 'x')),
  ],
  [
    'with a size in hexadecimal digits',
    INVALID,
    () => tar(records([['size', '0x200']]), raw('a', 'x'.repeat(512))),
  ],
  ['with a size beyond all numbers', INVALID, () => tar(records([['size', '9'.repeat(40)]]), raw('a', 'x'))],
  [
    'with a record without a length',
    INVALID,
    () => tar(raw('r', 'path=evil\n', { type: 'x' }), raw('a', 'x')),
  ],
  [
    'with a record that is longer than its header',
    INVALID,
    () => tar(raw('r', '999 path=evil\n', { type: 'x' }), raw('a', 'x')),
  ],
  [
    'with a record without an end',
    INVALID,
    () => tar(raw('r', '11 path=evil', { type: 'x' }), raw('a', 'x')),
  ],
  ['with a record without a key', INVALID, () => tar(raw('r', '8 =evil\n', { type: 'x' }), raw('a', 'x'))],
  [
    'with four million empty lengths',
    INVALID,
    () => tar(raw('r', `${'\n'.repeat(4 * MIB - 100)}1 `, { type: 'x' }), raw('a', 'x')),
  ],
  [
    'with a million records of one byte',
    INVALID,
    () => tar(raw('r', '1 '.repeat(MIB), { type: 'x' }), raw('a', 'x')),
  ],
  [
    'with the same for all entries',
    INVALID,
    () => tar(raw('r', `${'\n'.repeat(4 * MIB - 100)}1 `, { type: 'g' }), raw('a', 'x')),
  ],
  [
    'with 100,000 sound records',
    'passed',
    () =>
      tar(records(Array.from({ length: 100_000 }, (_, at) => [`user.k${at}`, 'v'] as const)), raw('a', 'x')),
  ],
  [
    'with an extended header of 5 MiB',
    INVALID,
    () => tar(raw('r', 'x'.repeat(5 * MIB), { type: 'x' }), raw('a', 'x')),
  ],
  [
    'with an extended header of 8 GB that is not there',
    INVALID,
    () => tar(raw('r', 'x', { type: 'x', size: '77777777777\0' })),
  ],
  ['with an extended header and nothing behind it', 'passed', () => tar(records([['path', 'a']]))],
  [
    'with 10,000 extended headers in a row',
    'passed',
    () =>
      Buffer.concat([
        ...Array.from({ length: 10_000 }, (_, at) => records([['path', `p${at}`]])),
        raw('a', 'x'),
        END,
      ]),
  ],
  [
    'with two names for one file',
    INVALID,
    () => tar(raw('././@LongLink', 'one\0', { type: 'L' }), records([['path', 'two']]), raw('a', 'x')),
  ],
  ['with a name for all files', INVALID, () => tar(records([['path', 'evil']], 'g'), raw('a', 'x'))],
  ['with a name of 5,000 bytes', INVALID, () => tar(records([['path', 'd/'.repeat(2500)]]), raw('a', 'x'))],
  [
    'with a name of 4,000 folders',
    INVALID,
    () =>
      tar(
        records([['path', `${'a/'.repeat(2047)}b`]]),
        raw('a', 'x'),
        records([['path', `${'a/'.repeat(4000)}b`]]),
        raw('b', 'x'),
      ),
  ],
  ['with an empty name', 'passed', () => tar(raw('', 'x'))],
  [
    'with names of dots',
    'passed',
    () => tar(raw('.', 'x'), raw('..', 'x'), raw('../..', 'x'), raw('./././a', 'x')),
  ],
  ['with names that lead out', 'passed', () => tar(raw('../../../etc/passwd', 'x'), raw('/etc/shadow', 'x'))],
  [
    'with names of control characters',
    'passed',
    () => tar(raw('a\n::error::x', 'x'), raw('\u001b[31m', 'x'), raw('\x9b', 'x')),
  ],
  ['with names that are no UTF-8', 'passed', () => tar(raw('\xff\xfe', 'x'), raw('\xc3\x28', 'x'))],
  ['with a NUL within a name', INVALID, () => tar(records([['path', 'a\0b']]), raw('x', 'x'))],
  ['with names that only differ in case', 'passed', () => tar(raw('A', 'x'), raw('a', 'y'), raw('ﬁ', 'z'))],
  ['with a name of the old format', INVALID, () => tar(raw('a', 'old', { type: 'N' }))],
  [
    'with a sparse file of GNU',
    'told',
    () =>
      tar(
        records([
          ['GNU.sparse.major', '1'],
          ['GNU.sparse.minor', '0'],
          ['GNU.sparse.name', 'usr/lib/node_modules/a/package.json'],
        ]),
        raw('a', '1\n0\n1\n'.padEnd(512, '\0')),
      ),
  ],
  ['with an entry of an unknown type', 'passed', () => tar(raw('a', 'x', { type: 'Z' }))],
  ['with a part of another volume', 'passed', () => tar(raw('a', 'x', { type: 'M' }))],
  [
    'with a link that has content',
    INVALID,
    () => tar(raw('a', raw('hidden', 'x'), { type: '2', link: 'b' })),
  ],
  ['with a device that has content', INVALID, () => tar(raw('a', raw('hidden', 'x'), { type: '3' }))],
  ['with a pipe that has content', INVALID, () => tar(raw('a', raw('hidden', 'x'), { type: '6' }))],
  ['with a folder that has content', 'passed', () => tar(raw('a/', raw('hidden', 'x'), { type: '5' }))],
  [
    'with a folder that names a size',
    'passed',
    () => tar(raw('a/', '', { type: '5', size: '00000001000\0' }), raw('a/b', 'x')),
  ],
  ['with a link to itself', 'passed', () => tar(raw('a', '', { type: '2', link: 'a' }), raw('a/b', 'x'))],
  [
    'with links in a circle',
    'passed',
    () =>
      tar(
        raw('a', '', { type: '2', link: 'b/x' }),
        raw('b', '', { type: '2', link: 'a/y' }),
        raw('a/z/package.json', 'x'),
      ),
  ],
  [
    'with a chain of 10,000 links',
    'passed',
    () => many(10_000, (at) => raw(`l${at}`, '', { type: '2', link: `l${at + 1}` })),
  ],
  [
    'with links that double a path',
    'passed',
    () => many(60, (at) => raw(`d${at}`, '', { type: '2', link: `d${at + 1}/d${at + 1}` })),
  ],
  ['with a hard link to itself', 'passed', () => tar(raw('a', '', { type: '1', link: 'a' }))],
  [
    'with a hard link to nothing',
    'passed',
    () => tar(raw('usr/lib/node_modules/a/package.json', '', { type: '1', link: '../../nowhere' })),
  ],
  [
    'with a hard link in front of its file',
    'passed',
    () => tar(raw('a', '', { type: '1', link: 'b' }), raw('b', 'x')),
  ],
  [
    'with a chain of 10,000 hard links',
    'passed',
    () =>
      many(10_000, (at) =>
        at === 0 ? raw('h0', 'x') : raw(`h${at}`, '', { type: '1', link: `h${at - 1}` }),
      ),
  ],
  [
    'with 10,000 hard links to one package file',
    'passed',
    () =>
      many(10_000, (at) =>
        at === 0
          ? raw('store/0', '{"name":"a","version":"1.0.0"}')
          : raw(`n/node_modules/p${at}/package.json`, '', { type: '1', link: 'store/0' }),
      ),
  ],
  ['with one name 5,000 times', 'passed', () => many(5_000, (at) => raw('etc/twice', `${at}`))],
  ['with 20,000 empty files', 'passed', () => many(20_000, (at) => raw(`f/${at}`))],
  ['with 20,000 folders', 'passed', () => many(20_000, (at) => raw(`f/${at}/`, '', { type: '5' }))],
  [
    'with a file and a folder of one name',
    'passed',
    () => tar(raw('a', 'x'), raw('a/b', 'y'), raw('a', 'z')),
  ],
  [
    'with whiteouts of everything',
    'passed',
    () =>
      tar(
        raw('.wh..'),
        raw('.wh...'),
        raw('.wh.'),
        raw('.wh..wh..opq'),
        raw('.wh..wh..plnk'),
        raw('a/.wh..wh..opq'),
      ),
  ],
  ['with 20,000 whiteouts', 'passed', () => many(20_000, (at) => raw(`a/.wh.${at}`))],
  ['with a whiteout that has content', 'passed', () => tar(raw('.wh.a', 'x'), raw('a', 'y'))],
  [
    'with a prefix that is a time to others',
    INVALID,
    () => tar(raw('a', 'x', { magic: 'ustar  \0', prefix: 'evil/' })),
  ],
  ['of the oldest format', 'scan-incomplete', () => tar(raw('a', 'x', { magic: '' }))],
];

const BLOBS: readonly (readonly [string, Outcome, () => { readonly tar?: Buffer; readonly blob: Buffer }])[] =
  [
    ['nothing', INVALID, () => ({ blob: Buffer.alloc(0) })],
    ['a gzip that is cut off', 'scan-incomplete', () => ({ blob: gzipSync(GOOD_TAR).subarray(0, 40) })],
    [
      'a gzip with a wrong checksum',
      'scan-incomplete',
      () => ({ blob: Buffer.concat([gzipSync(GOOD_TAR).subarray(0, -8), Buffer.alloc(8)]) }),
    ],
    [
      'a gzip and bytes behind it',
      'scan-incomplete',
      () => ({ blob: Buffer.concat([gzipSync(GOOD_TAR), Buffer.from('hidden')]) }),
    ],
    [
      'a gzip and zeros behind it',
      'scan-incomplete',
      () => ({ blob: Buffer.concat([gzipSync(GOOD_TAR), Buffer.alloc(512)]) }),
    ],
    [
      'a gzip in 3,000 members',
      'passed',
      () => {
        const whole = tar(raw('a', randomBytes(10_000)));
        return {
          tar: whole,
          blob: Buffer.concat(
            Array.from({ length: 3000 }, (_, at) =>
              gzipSync(whole.subarray((at * whole.length) / 3000, ((at + 1) * whole.length) / 3000)),
            ),
          ),
        };
      },
    ],
    [
      'a gzip in a gzip',
      'scan-incomplete',
      () => ({ tar: gzipSync(GOOD_TAR), blob: gzipSync(gzipSync(GOOD_TAR)) }),
    ],
    ['a gzip of 256 MB of zeros', 'passed', () => zeros(256)],
    ['a gzip of another tar', INVALID, () => ({ blob: gzipSync(tar(raw('other', 'x'))) })],
    ['a zstd of another tar', INVALID, () => ({ blob: zstdCompressSync(tar(raw('other', 'x'))) })],
    [
      'a zstd that is cut off',
      'scan-incomplete',
      () => ({ blob: zstdCompressSync(GOOD_TAR).subarray(0, 30) }),
    ],
    [
      'a zstd and bytes behind it',
      'scan-incomplete',
      () => ({ blob: Buffer.concat([zstdCompressSync(GOOD_TAR), Buffer.from('hidden!')]) }),
    ],
    [
      'a zstd and a frame that is skipped',
      'passed',
      () => ({
        blob: Buffer.concat([zstdCompressSync(GOOD_TAR), Buffer.from('502a4d1803000000616263', 'hex')]),
      }),
    ],
    [
      'a zstd with a skipped frame of 4 GB',
      'scan-incomplete',
      () => ({
        blob: Buffer.concat([zstdCompressSync(GOOD_TAR), Buffer.from('502a4d18ffffffff616263', 'hex')]),
      }),
    ],
    [
      'a zstd with a window of a terabyte',
      'scan-incomplete',
      () => ({ blob: Buffer.from('28b52ffd00f8010000', 'hex') }),
    ],
    [
      'a zstd with a dictionary',
      'scan-incomplete',
      () => ({ blob: Buffer.from('28b52ffd23010000000001000000', 'hex') }),
    ],
    ['a zlib', 'scan-incomplete', () => ({ blob: deflateSync(GOOD_TAR) })],
    ['a brotli', 'scan-incomplete', () => ({ blob: brotliCompressSync(GOOD_TAR) })],
    ['an xz', 'scan-incomplete', () => ({ blob: Buffer.from('fd377a585a000004e6d6b446', 'hex') })],
    ['a bzip2', 'scan-incomplete', () => ({ blob: Buffer.from('425a68393141592653590000', 'hex') })],
    ['a zip', 'scan-incomplete', () => ({ blob: zipOf([{ path: 'a', content: 'x' }]) })],
  ];

/** A layer with one file of so many MiB of zeros. */
function zeros(mebibytes: number): { readonly tar: Buffer; readonly blob: Buffer } {
  const whole = Buffer.concat([
    raw('z', '', { size: `${(mebibytes * MIB).toString(8).padStart(11, '0')}\0` }),
    Buffer.alloc(mebibytes * MIB),
    END,
  ]);
  return { tar: whole, blob: gzipSync(whole, { level: 1 }) };
}

export const LAYER_CASES: readonly HostileCase[] = [
  ...TARS.map(
    ([name, ends, make]): HostileCase => ({
      name: `a layer ${name}`,
      ends,
      prepare: (folder) => layoutCase(name, ends, { tar: make() }).prepare(folder),
    }),
  ),
  ...BLOBS.map(
    ([name, ends, make]): HostileCase => ({
      name: `a layer that is ${name}`,
      ends,
      prepare: (folder) => layoutCase(name, ends, make()).prepare(folder),
    }),
  ),
];
