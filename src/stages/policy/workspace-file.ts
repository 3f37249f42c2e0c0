import { constants } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../../domain/error-words.ts';
import { fault } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';

/**
 * Reads a file of the workspace, at most one byte more than `limit`; undefined if it does not exist. Throws
 * `policy-unavailable` if it is not a regular file or is reached through a link, because a link in a checkout can lead
 * anywhere.
 */
export async function workspaceFile(
  folder: string,
  path: string,
  limit: number,
): Promise<Uint8Array | undefined> {
  let place = folder;
  for (const part of path.split('/')) {
    place = join(place, part);
    const found = await lstat(place).catch((error: unknown) => absent(error, path));
    if (found === undefined) return undefined;
    if (found.isSymbolicLink())
      throw unusable(path, 'is a link or is reached through one; links are not followed');
  }
  // Without O_NONBLOCK, opening a pipe would wait forever.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const file = await open(place, flags).catch((error: unknown) => {
    throw unusable(path, `cannot be read (${codeOf(error)})`);
  });
  try {
    if (!(await file.stat()).isFile()) throw unusable(path, 'is not a file');
    const buffer = Buffer.alloc(limit + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < buffer.length; length += read) {
      ({ bytesRead: read } = await file.read(buffer, length, buffer.length - length));
    }
    return buffer.subarray(0, length);
  } finally {
    await file.close();
  }
}

function absent(error: unknown, path: string): undefined {
  if (codeOf(error) === 'ENOENT') return undefined;
  throw unusable(path, `cannot be read (${codeOf(error)})`);
}

function unusable(path: string, why: string) {
  return fault('policy-unavailable', 'policy', `the policy file ${plain(path, 200)} ${why}`);
}
