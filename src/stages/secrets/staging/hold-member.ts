import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { bufferBytes, fileBytes, type RandomBytes } from '../../archives/expand-bytes.ts';
import { MAX_FILE_BYTES } from './classify.ts';

/** The content of a file, piece by piece. */
export type Pieces = Iterable<Buffer> | AsyncIterable<Buffer>;

/**
 * Has a member at hand while `use` looks at it: in memory where it is small, else in the private file `file`, which is
 * removed. False where it has more than `most` bytes.
 */
export async function held(
  pieces: Pieces,
  most: number,
  file: string,
  use: (bytes: RandomBytes) => Promise<void>,
): Promise<boolean> {
  let descriptor: number | undefined;
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const piece of pieces) {
      length += piece.length;
      if (length > most) return false;
      parts.push(piece);
      if (length <= MAX_FILE_BYTES) continue;
      descriptor ??= openSync(file, 'wx+', 0o600);
      for (const part of parts.splice(0)) writeAll(descriptor, part);
    }
    await use(descriptor === undefined ? bufferBytes(joined(parts)) : fileBytes(descriptor, length));
    return true;
  } finally {
    if (descriptor !== undefined) {
      closeSync(descriptor);
      rmSync(file, { force: true });
    }
  }
}

function joined(parts: readonly Buffer[]): Buffer {
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : Buffer.concat(parts);
}

function writeAll(file: number, bytes: Buffer): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
}
