import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdDecompress, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { startsZstdFrame, zstdFrames } from '../../../src/formats/image/zstd-frames.ts';

const skipped = (content: Buffer, kind = 0) => {
  const header = Buffer.alloc(8);
  header.writeUInt32LE(0x184d2a50 + kind, 0);
  header.writeUInt32LE(content.length, 4);
  return Buffer.concat([header, content]);
};
const checked = { params: { [constants.ZSTD_c_checksumFlag]: 1 } };
const large = randomBytes(700_000);
const zeros = Buffer.alloc(1_000_000);

/** What Node's decoder makes of the frames, of a stream in pieces of a size. */
async function unpacked(bytes: Buffer, size: number): Promise<Buffer> {
  const pieces = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
  const parts: Buffer[] = [];
  await pipeline(Readable.from(pieces), zstdFrames, createZstdDecompress(), async (chunks) => {
    for await (const chunk of chunks) parts.push(chunk);
  });
  return Buffer.concat(parts);
}

const first = zstdCompressSync(Buffer.from('first '));
const second = zstdCompressSync(Buffer.from('second'), checked);
const stream = [
  ...[skipped(Buffer.from('pzstd')), first, second, skipped(Buffer.alloc(0), 15)],
  ...[zstdCompressSync(Buffer.alloc(0)), zstdCompressSync(large, checked), zstdCompressSync(zeros)],
  skipped(randomBytes(300_000), 7),
];
const content = Buffer.concat([Buffer.from('first second'), large, zeros]);

describe('a stream of zstd frames', () => {
  test.each([4 * 1024 * 1024, 65_536, 1000])('is unpacked to its end in pieces of %i bytes', async (size) => {
    expect((await unpacked(Buffer.concat(stream), size)).equals(content)).toBe(true);
  });

  test('is unpacked to its end byte by byte, and in halves at every place', async () => {
    const bytes = Buffer.concat([...stream.slice(0, 5), skipped(Buffer.from('end'))]);
    for (let size = 1; size < bytes.length; size += 1)
      expect((await unpacked(bytes, size)).toString()).toBe('first second');
  });

  test.each([
    ['within a frame', Buffer.concat([first, second.subarray(0, -1)])],
    ['within the header of a frame', Buffer.concat([first, second.subarray(0, 3)])],
    ['within a frame that is skipped', Buffer.concat([first, skipped(Buffer.from('abc')).subarray(0, -1)])],
  ])('that ends %s is broken', async (_, bytes) => {
    for (const size of [1, 7, 1000]) await expect(unpacked(bytes, size)).rejects.toThrow(/cut off/);
  });

  test('with something between its frames is broken', async () => {
    await expect(unpacked(Buffer.concat([first, Buffer.from('junk'), second]), 1000)).rejects.toThrow(
      /something other than a zstd frame/,
    );
  });
});

test.each([
  [first, true],
  [skipped(Buffer.alloc(3)), true],
  [skipped(Buffer.alloc(3), 15), true],
  [Buffer.from('4f2a4d18', 'hex'), false],
  [Buffer.from('28b5', 'hex'), false],
  [Buffer.from('text'), false],
])('a frame is known by its first bytes', (head, expected) => expect(startsZstdFrame(head)).toBe(expected));
