import { createHash, hash as hashOf } from 'node:crypto';
import { chunksOf, type RandomBytes } from '../../archives/expand-bytes.ts';

/** The hash of a content in memory, or of one that is read in chunks. */
export function hashOfContent(
  algorithm: string,
  content: Uint8Array | RandomBytes,
  encoding: 'hex' | 'base64url',
): string {
  if (content instanceof Uint8Array) return hashOf(algorithm, content, encoding);
  const hash = createHash(algorithm);
  for (const chunk of chunksOf(content)) hash.update(chunk);
  return hash.digest(encoding);
}
