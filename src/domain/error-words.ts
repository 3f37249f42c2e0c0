/** The code of an error of the system or of a library, such as `ENOENT`; `otherwise` if it has none. */
export function codeOf(error: unknown, otherwise = 'unknown error'): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : otherwise;
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** How many causes of an error are looked at: a cause may lead back to its error. */
const MAX_CAUSES = 8;

/** Codes with which the system refuses to write more, and what they mean. */
const FULL: Readonly<Record<string, string>> = {
  ENOSPC: 'no space or no file is left on the disk',
  EDQUOT: 'the disk quota of this user is used up',
  EFBIG: 'the file would be larger than this process may write (`ulimit -f`)',
};

/**
 * What is used up if a file could not be written because a disk is full, or because of a quota or a limit; undefined for
 * every other error. Also looks at the causes of the error.
 */
export function fullDisk(error: unknown): string | undefined {
  let link = error;
  for (let depth = 0; link instanceof Error && depth < MAX_CAUSES; depth += 1) {
    const code = codeOf(link);
    if (Object.hasOwn(FULL, code)) return FULL[code];
    link = link.cause;
  }
  return undefined;
}

/**
 * How programs say that they could not write a file: the words of the system at the end of a message, those of Go when a
 * signal ends it, and those of SQLite. A line with an address quotes a server, whose disk is another one.
 */
const SAYS_FULL =
  /^(?!.*https?:\/\/).*(?:: (?:no space left on device|disk quota exceeded|file too large|file size limit exceeded)\b|\bdatabase or disk is full\b)/i;

/** The line of a tool's output that says that the disk is full; undefined if there is none. */
export function fullDiskLine(output: string): string | undefined {
  return output.split('\n').find((line) => SAYS_FULL.test(line));
}
