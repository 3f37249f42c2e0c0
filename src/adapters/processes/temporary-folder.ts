import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { isAbsolute } from 'node:path';
import { codeOf } from '../../domain/error-words.ts';
import { type AssayError, fault } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The folder for temporary files: `RUNNER_TEMP`, else that of the system. Throws `input-invalid` if it is no absolute path
 * on one line: a relative one would depend on the working folder, and a line break would end an output.
 */
export function temporaryFolder({ RUNNER_TEMP: named = '' }: Environment): string {
  if (named === '') return tmpdir();
  if (/\p{Cc}/u.test(named)) throw refused(named, 'has a line break or another control character');
  if (!isAbsolute(named)) throw refused(named, 'is not an absolute path');
  return named;
}

/** The real path of the folder for temporary files. Throws `input-invalid` if nothing can be written there. */
export async function usableTemporaryFolder(environment: Environment): Promise<string> {
  const folder = temporaryFolder(environment);
  try {
    const real = await realpath(folder);
    if (!(await stat(real)).isDirectory()) throw refused(folder, 'is not a folder');
    await access(real, constants.W_OK | constants.X_OK);
    return real;
  } catch (error) {
    const why = codeOf(error) === 'ENOENT' ? 'does not exist' : `cannot be written (${codeOf(error)})`;
    throw codeOf(error, '') === '' ? error : refused(folder, why, error);
  }
}

function refused(folder: string, why: string, cause?: unknown): AssayError {
  const message = `RUNNER_TEMP: "${plain(folder, 300)}" ${why}; it must name the folder for temporary files, as GitHub's runner sets it`;
  return fault('input-invalid', 'inputs', message, cause);
}
