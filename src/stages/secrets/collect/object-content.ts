import type { GitObject } from '../../../ports/git-port.ts';

/** All bytes of a git object. The caller knows that it is small. */
export async function contentOf(object: GitObject): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of object.content) parts.push(part);
  return Buffer.concat(parts);
}
