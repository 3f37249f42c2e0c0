import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { bufferBytes, fileBytes, type RandomBytes } from '../../archives/expand-bytes.ts';
import { MAX_FILE_BYTES } from './file-class.ts';

/** The content of a file, in pieces. */
export type Chunks = Iterable<Buffer> | AsyncIterable<Buffer>;

/** Limits of {@link withBufferedContent}. */
export interface BufferOptions {
  readonly maxBytes: number;
  /** The path of a private file for content that is too large for memory. It is removed afterwards. */
  readonly file: string;
}

/**
 * Collects the content of a file, in memory or in a private file, and calls `use` with it. Returns false, and does not
 * call `use`, if the content is larger than `maxBytes`.
 */
export async function withBufferedContent(
  chunks: Chunks,
  { maxBytes, file }: BufferOptions,
  use: (bytes: RandomBytes) => Promise<void>,
): Promise<boolean> {
  let descriptor: number | undefined;
  const inMemory: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of chunks) {
      length += chunk.length;
      if (length > maxBytes) return false;
      inMemory.push(chunk);
      if (length <= MAX_FILE_BYTES) continue;
      descriptor ??= openSync(file, 'wx+', 0o600);
      for (const part of inMemory.splice(0)) writeAll(descriptor, part);
    }
    await use(descriptor === undefined ? bufferBytes(joined(inMemory)) : fileBytes(descriptor, length));
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
