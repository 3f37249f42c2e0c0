import { type FileHandle, open } from 'node:fs/promises';
import { Duplex } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { startsZstdFrame, zstdFrames } from '../../formats/image/zstd-frames.ts';

const INFLATE_BYTES = 256 * 1024;
/** What others pack with, by the first bytes of it. */
const OTHERS: readonly (readonly [string, Buffer])[] = [
  ['xz', Buffer.from('\xfd7zXZ\0', 'latin1')],
  ['bzip2', Buffer.from('BZh')],
  ['lz4', Buffer.from([0x04, 0x22, 0x4d, 0x18])],
  ['zip', Buffer.from('PK\x03\x04', 'latin1')],
];

/**
 * The steps that unpack a file, by its first bytes and not by what it is called, which is wrong often enough. Throws
 * where it is packed in a way that is not read.
 */
export async function decompressors(file: FileHandle): Promise<readonly Duplex[]> {
  const head = Buffer.alloc(6);
  await file.read(head, 0, head.length, 0);
  if (startsZstdFrame(head))
    return [Duplex.from(zstdFrames), createZstdDecompress({ chunkSize: INFLATE_BYTES })];
  const other = OTHERS.find(([, magic]) => head.subarray(0, magic.length).equals(magic));
  if (other !== undefined) throw new Error(`it is packed with ${other[0]}; only gzip and zstd are read`);
  if (head[0] !== 0x1f || head[1] !== 0x8b) return [];
  const { size } = await file.stat();
  const gunzip = createGunzip({ chunkSize: INFLATE_BYTES });
  return [
    gunzip,
    Duplex.from((chunks: AsyncIterable<Buffer>) => whole(chunks, () => gunzip.bytesWritten === size)),
  ];
}

/** The same for a file by its path. */
export async function unpacking(path: string): Promise<readonly Duplex[]> {
  const file = await open(path);
  try {
    return await decompressors(file);
  } finally {
    await file.close();
  }
}

/** Node's decoder is silent about what follows the last member; no runtime unpacks such a file. */
async function* whole(chunks: AsyncIterable<Buffer>, isRead: () => boolean): AsyncGenerator<Buffer> {
  yield* chunks;
  if (!isRead()) throw new Error('there is something behind the end of its gzip data');
}
