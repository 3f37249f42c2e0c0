import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** What is looked for in a file while it is hashed. */
export interface Search {
  readonly text: string;
  /** How many bytes after it are answered. */
  readonly after: number;
}

/** A file that is hashed, and searched if something is looked for. */
export interface DigestRequest {
  readonly path: string;
  readonly search?: Search;
}

/** What one reading of a file tells of it. */
export interface FileDigest {
  /** SHA-256, bare hex. */
  readonly sha256: string;
  /** The first 64 bytes. */
  readonly head: Uint8Array;
  /** The bytes after each occurrence of the text, as Latin-1; at most of the first 100. */
  readonly found: readonly string[];
}

/** What a thread answers: the digest, or the error that reading the file ended with. */
export type DigestAnswer =
  | { readonly digest: FileDigest }
  | { readonly fault: { readonly message: string; readonly code?: string } };

const CHUNK_BYTES = 1 << 18;
const HEAD_BYTES = 64;
const MOST_FOUND = 100;

/** Hashes and searches a file. It goes on until it is done: only a thread may do this with a large file. */
export function digestNow({ path, search }: DigestRequest): FileDigest {
  // Without O_NONBLOCK, a pipe in place of the file would stop the thread for good.
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    if (!fstatSync(file).isFile()) throw Object.assign(new Error('it is not a file'), { code: 'EISDIR' });
    return read(file, search);
  } finally {
    closeSync(file);
  }
}

/** Each chunk is read behind the end of the one before, in which a text may begin. */
function read(file: number, search: Search | undefined): FileDigest {
  const hash = createHash('sha256');
  const text = Buffer.from(search?.text ?? '', 'latin1');
  const length = text.length + (search?.after ?? 0);
  const buffer = Buffer.allocUnsafe(length + CHUNK_BYTES);
  const found: string[] = [];
  let head: Uint8Array = new Uint8Array();
  let held = 0;
  for (;;) {
    const count = readSync(file, buffer, held, CHUNK_BYTES, null);
    const filled = buffer.subarray(0, held + count);
    if (head.length === 0) head = Uint8Array.from(filled.subarray(0, HEAD_BYTES));
    hash.update(filled.subarray(held));
    // What does not yet have all bytes after it is found again with the next chunk.
    const isLast = count === 0;
    for (
      let at = find(filled, text, 0);
      at >= 0 && found.length < MOST_FOUND;
      at = find(filled, text, at + 1)
    ) {
      if (!isLast && at + length > filled.length) break;
      found.push(filled.toString('latin1', at + text.length, at + length));
    }
    if (isLast) return { sha256: hash.digest('hex'), head, found };
    held = Math.min(filled.length, Math.max(0, length - 1));
    buffer.copyWithin(0, filled.length - held, filled.length);
  }
}

function find(bytes: Buffer, text: Buffer, from: number): number {
  return text.length === 0 ? -1 : bytes.indexOf(text, from);
}
