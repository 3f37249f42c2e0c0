import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLayers } from '../../../src/adapters/image/layers.ts';
import { digestOf, hex } from '../../../src/domain/digest.ts';
import { AssayError } from '../../../src/domain/reason.ts';

let layout: string;

beforeEach(async () => {
  layout = await realpath(await mkdtemp(join(tmpdir(), 'assay-layers-')));
  await mkdir(join(layout, 'blobs', 'sha256'), { recursive: true });
});
afterEach(() => rm(layout, { recursive: true, force: true }));

const padded = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);

/** An entry as its bytes are; `odd` writes into the header before the checksum. */
function raw(name: string, content = '', type = '0', odd: (block: Buffer) => void = () => {}): Buffer {
  const block = Buffer.alloc(512);
  block.write(name, 0);
  block.write('0000644\0', 100);
  block.write(`${Buffer.byteLength(content).toString(8).padStart(11, '0')}\0`, 124);
  block.write('00000000000\0        ', 136);
  block.write(type, 156);
  block.write('ustar\0', 257);
  odd(block);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([block, padded(Buffer.from(content))]);
}

function records(of: Readonly<Record<string, string>>, type = 'x'): Buffer {
  const lines = Object.entries(of).map(([key, value]) => {
    const rest = Buffer.byteLength(` ${key}=${value}\n`);
    const length = [1, 2, 3, 4].map((digits) => rest + digits).find((all) => `${all}`.length === all - rest);
    return `${length} ${key}=${value}\n`;
  });
  return raw('records', lines.join(''), type);
}

const long = (name: string, type = 'L') => raw('././@LongLink', `${name}\0`, type);
const END = Buffer.alloc(1024);

/** What a layer of these bytes is read as: its paths, or why it is not read. */
async function readAs(...parts: readonly Buffer[]): Promise<readonly string[] | string> {
  const tar = Buffer.concat(parts);
  const digest = digestOf(tar);
  await writeFile(join(layout, 'blobs', 'sha256', hex(digest)), tar);
  const paths: string[] = [];
  const layer = { mediaType: 'application/vnd.oci.image.layer.v1.tar', digest, size: tar.length };
  return createLayers()
    .read(layout, layer, digest, ({ path }) => {
      paths.push(path);
      return undefined;
    })
    .then(
      () => paths,
      (error: unknown) => (error instanceof AssayError ? error.reasons[0].code : String(error)),
    );
}

describe('an archive that a runtime reads in another way is refused', () => {
  const star = (block: Buffer) => {
    block.fill('p', 345, 345 + 131);
    block.write('00000000000\0', 345 + 131);
    block.write('tar\0', 508);
  };
  const old = (block: Buffer) => {
    block.write('ustar  \0', 257);
    block.write('app/node_modules/minimist', 345);
  };
  const sparse = (block: Buffer) => {
    block.write('ustar  \0', 257);
    block[482] = 1;
  };
  test.each<[string, readonly Buffer[]]>([
    ['a file behind the end', [raw('a', 'x'), END, raw('.wh.app'), END]],
    ['a file behind a single block of zeros', [raw('a', 'x'), Buffer.alloc(512), raw('.wh.app'), END]],
    ['bytes behind the end', [raw('a', 'x'), END, END, Buffer.alloc(512, 'x')]],
    [
      'a long name of GNU and another of POSIX',
      [long('one'), records({ path: 'other' }), raw('a', 'x'), END],
    ],
    ['the same the other way round', [records({ path: 'other' }), long('one'), raw('a', 'x'), END]],
    ['two targets of a link', [long('one', 'K'), records({ linkpath: 'b' }), raw('a', '', '2'), END]],
    ['a name for all that follows', [records({ path: 'other' }, 'g'), raw('a', 'x'), END]],
    ['a size for all that follows', [records({ comment: 'c', size: '0' }, 'g'), raw('a', 'x'), END]],
    [
      'a name before the header of all',
      [records({ path: 'b' }), records({ comment: 'c' }, 'g'), raw('a'), END],
    ],
    ['a long name before the header of all', [long('b'), records({ comment: 'c' }, 'g'), raw('a'), END]],
    ['a long name of an old form', [long('other', 'N'), raw('a', 'x'), END]],
    ['a prefix where times stand', [raw('package.json', 'x', '0', old), END]],
    ['a prefix that times follow', [raw('package.json', 'x', '0', star), END]],
    ['a list of zeros that goes on', [raw('a', 'x', 'S', sparse), END]],
    ['a record without a length', [raw('r', 'path=b\n', 'x'), raw('a', 'x'), END]],
    ['a record that is longer than its header', [raw('r', '99 path=b\n', 'x'), raw('a', 'x'), END]],
    ['a record without a line break', [raw('r', '9 path=bb', 'x'), raw('a', 'x'), END]],
    ['a record without a key', [raw('r', '5 =b\n', 'x'), raw('a', 'x'), END]],
    ['an invalid record for all that follows', [raw('r', '1 ', 'g'), raw('a', 'x'), END]],
    // Each byte would be read again for every line break in front of it.
    ['a length behind a million line breaks', [raw('r', `${'\n'.repeat(1_000_000)}1 `, 'x'), raw('a'), END]],
    ['a size in another form of number', [records({ size: '1e3' }), raw('a', 'x'.repeat(1000)), END]],
    ['a size below zero', [records({ size: '-512' }), raw('a', 'x'), END]],
    ['a file with the name of a folder', [raw('a/', 'x'.repeat(512)), raw('b'), END]],
    ['a name that ends before its end', [records({ path: 'a\0b' }), raw('a', 'x'), END]],
    ['a path that no system takes', [records({ path: `${'d/'.repeat(3000)}f` }), raw('a', 'x'), END]],
  ])('%s', async (_, parts) => {
    expect(await readAs(...parts)).toBe('image-invalid');
  });
});

describe('an archive as tools write it is read', () => {
  const path = `${'d'.repeat(90)}/${'e'.repeat(90)}`;
  const binary = (block: Buffer) => {
    block.fill(0, 124, 136);
    block.writeUInt8(0x80, 124);
    block.writeUInt32BE(600, 132);
  };
  const times = (block: Buffer) => {
    block.write('ustar  \0', 257);
    block.write('14723456701\0', 345);
  };
  test.each<[string, readonly Buffer[], readonly string[]]>([
    ['a long name of GNU', [long(path), raw('d', 'x'), raw('b'), END], [path, 'b']],
    ['a long name of POSIX', [records({ mtime: '1.5', path }), raw('d', 'x'), raw('b'), END], [path, 'b']],
    ['the same name in both', [long(path), records({ path }), raw('d', 'x'), END], [path]],
    ['a size in a record', [records({ size: '600' }), raw('a', 'x'.repeat(600)), raw('b'), END], ['a', 'b']],
    // Some programs write a size for a folder. The library then never ended it.
    [
      'a folder that names a size',
      [raw('d/', '', '5', (block) => block.write('00000001000', 124)), raw('d/a', 'x'), END],
      ['d/', 'd/a'],
    ],
    ['a comment of git', [records({ comment: 'c'.repeat(40) }, 'g'), raw('a', 'x'), END], ['a']],
    ['a size in binary', [raw('a', 'x'.repeat(600), '0', binary), raw('b'), END], ['a', 'b']],
    ['times of GNU', [raw('a', 'x', '0', times), END], ['a']],
    ['a prefix', [raw('b', 'x', '0', (block) => block.write('a', 345)), END], ['a/b']],
    ['zeros to a full record', [raw('a', 'x'), END, Buffer.alloc(8192)], ['a']],
    ['no end', [raw('a', 'x')], ['a']],
    ['an end within what fills its last block', [raw('b'), raw('a', 'x').subarray(0, 513)], ['b', 'a']],
    ['an end after half of what fills it', [raw('a', 'x').subarray(0, 700)], ['a']],
    ['an end within a third block of zeros', [raw('a', 'x'), END, Buffer.alloc(100)], ['a']],
  ])('%s', async (_, parts, paths) => {
    expect(await readAs(...parts)).toEqual(paths);
  });
});

describe('an archive with an entry whose size is no number is not read', () => {
  test.each<[string, (block: Buffer) => void]>([
    ['a blank within it', (block) => block.write('1 1\0', 124)],
    ['below zero in binary', (block) => block.fill(0xff, 124, 136)],
  ])('%s', async (_, odd) => {
    expect(await readAs(raw('a', 'x', '0', odd), END)).toBe('scan-incomplete');
  });
});

describe('an archive that is cut off is not taken for whole', () => {
  test.each<[string, readonly Buffer[]]>([
    ['within a file', [raw('a', 'x'.repeat(600)).subarray(0, 512 + 599)]],
    ['within a header', [raw('a', 'x'), raw('b').subarray(0, 400)]],
    ['within an extended header', [records({ path: 'c' }).subarray(0, 512 + 5)]],
    ['within the first block of zeros', [raw('a', 'x'), Buffer.alloc(100)]],
    ['within the second block of zeros', [raw('a', 'x'), Buffer.alloc(600)]],
  ])('%s', async (_, parts) => {
    expect(await readAs(...parts)).toBe('scan-incomplete');
  });
});
