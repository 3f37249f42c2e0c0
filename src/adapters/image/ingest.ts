import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Duplex, type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Digest } from '../../domain/digest.ts';
import { fault } from '../../domain/reason.ts';
import { MAX_MANIFEST_BYTES } from '../../formats/image/oci.ts';
import { blobPath } from './layout.ts';

/** How much of a file is read at once, in bytes. */
export const READ_BYTES = 1024 * 1024;

/** A file of an archive, now a blob of the layout under the digest of its bytes. */
export interface Unpacked {
  readonly digest: Digest;
  /** In bytes. */
  readonly size: number;
}

/** Files of an archive by their names in it. */
export type Contents = ReadonlyMap<string, Unpacked>;

/** Stores a stream as a blob under the digest of its bytes, with constant memory. */
export async function storeByDigest(
  layout: string,
  source: readonly (Readable | Duplex)[],
): Promise<Unpacked> {
  const temporary = join(layout, `ingest-${randomUUID()}`);
  const hash = createHash('sha256');
  let size = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.byteLength;
      hash.update(chunk);
      done(null, chunk);
    },
  });
  try {
    await pipeline([...source, meter, createWriteStream(temporary, { flags: 'wx', mode: 0o600 })]);
    const digest: Digest = `sha256:${hash.digest('hex')}`;
    await rename(temporary, blobPath(layout, digest));
    return { digest, size };
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** The bytes of a small file of the archive. */
export async function smallFile(layout: string, found: Unpacked, where: string): Promise<Uint8Array> {
  if (found.size > MAX_MANIFEST_BYTES) {
    throw fault('image-invalid', 'image', `${where} has more than ${MAX_MANIFEST_BYTES} bytes`);
  }
  return await readFile(blobPath(layout, found.digest));
}
