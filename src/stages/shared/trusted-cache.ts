import { lstat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { plain } from '../../domain/text.ts';

/** Bits of a mode that let the group or everybody write. */
const OTHERS_WRITE = 0o022;

/**
 * Why results of earlier runs in this file are not believed: the file, or a folder above it up to `cache`, belongs to
 * another user, or others may write there. Undefined if only this user can have written the file, or if there is none.
 */
export async function whyUntrusted(cache: string, file: string): Promise<string | undefined> {
  const own = process.getuid?.();
  for (let path = file; path.startsWith(cache); path = dirname(path)) {
    const found = await lstat(path).catch(() => undefined);
    // A file that does not exist is no question of trust: nothing is read from it.
    if (found === undefined) return undefined;
    const shown = plain(path, 300);
    if (own !== undefined && found.uid !== own) return `${shown} belongs to user ${found.uid}`;
    if ((found.mode & OTHERS_WRITE) !== 0) return `others may write to ${shown}`;
  }
  return undefined;
}

/** Logs that have the notice. The searches of a source and of each image look for results by themselves, in one run. */
const TOLD = new WeakSet<(line: string) => void>();

/** Says once in the log of a run that results of earlier runs are not used, and what to do. */
export class DistrustNotice {
  readonly #log: (line: string) => void;

  constructor(log: (line: string) => void) {
    this.#log = log;
  }

  say(why: string): void {
    if (TOLD.has(this.#log)) return;
    TOLD.add(this.#log);
    this.#log(
      `Results of earlier runs in cache-dir are not used, because somebody else could have written them: ${why}. Give the folder to the user of this job, and take the right to write from all others (chmod -R go-w)`,
    );
  }
}
