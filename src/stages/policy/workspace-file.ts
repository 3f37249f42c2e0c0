import { constants } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../../domain/error-words.ts';
import { fault } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';

/**
 * Reads a file of the workspace, at most one byte more than `limit`; undefined where it is not there. Throws
 * `policy-unavailable` for anything but a regular file, and for one behind a link: a checkout may hold a link to
 * where it likes.
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
    if (found.isSymbolicLink()) throw unusable(path, 'is a link, or lies behind one; links are not followed');
  }
  // A pipe would be waited for, without O_NONBLOCK.
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
