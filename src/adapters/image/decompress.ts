import { type FileHandle, open } from 'node:fs/promises';
import { Duplex } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { startsZstdFrame, zstdFrames } from '../../formats/image/zstd-frames.ts';

const INFLATE_BYTES = 256 * 1024;
/** First bytes of formats that are not supported. */
const UNSUPPORTED: readonly (readonly [string, Buffer])[] = [
  ['xz', Buffer.from('\xfd7zXZ\0', 'latin1')],
  ['bzip2', Buffer.from('BZh')],
  ['lz4', Buffer.from([0x04, 0x22, 0x4d, 0x18])],
  ['zip', Buffer.from('PK\x03\x04', 'latin1')],
];

/**
 * Whether a file begins as a compressed one. Programs decompress by the first bytes, and an archive can begin with any: they
 * are the name of its first entry.
 */
export async function looksCompressed(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    return isCompressed(await headOf(file));
  } finally {
    await file.close();
  }
}

async function headOf(file: FileHandle): Promise<Buffer> {
  const head = Buffer.alloc(6);
  await file.read(head, 0, head.length, 0);
  return head;
}

function isCompressed(head: Buffer): boolean {
  return startsZstdFrame(head) || isGzip(head) || unsupported(head) !== undefined;
}

function isGzip(head: Buffer): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

function unsupported(head: Buffer): (typeof UNSUPPORTED)[number] | undefined {
  return UNSUPPORTED.find(([, magic]) => head.subarray(0, magic.length).equals(magic));
}

/**
 * The streams that decompress a file, by its first bytes: its media type is often wrong. Throws if the format is not
 * supported.
 */
export async function decompressors(file: FileHandle): Promise<readonly Duplex[]> {
  const head = await headOf(file);
  if (startsZstdFrame(head))
    return [Duplex.from(zstdFrames), createZstdDecompress({ chunkSize: INFLATE_BYTES })];
  const other = unsupported(head);
  if (other !== undefined)
    throw new Error(`it is compressed with ${other[0]}; only gzip and zstd are supported`);
  if (!isGzip(head)) return [];
  const { size } = await file.stat();
  const gunzip = createGunzip({ chunkSize: INFLATE_BYTES });
  return [
    gunzip,
    Duplex.from((chunks: AsyncIterable<Buffer>) => demandNoRest(chunks, () => gunzip.bytesWritten === size)),
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

/** Throws if bytes follow the gzip data: Node ignores them, but no runtime unpacks such a file. */
async function* demandNoRest(chunks: AsyncIterable<Buffer>, isRead: () => boolean): AsyncGenerator<Buffer> {
  yield* chunks;
  if (!isRead()) throw new Error('there are more bytes after the end of its gzip data');
}
