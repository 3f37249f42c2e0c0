import { closeSync, fstatSync, ftruncateSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isatty } from 'node:tty';
import { temporaryFolder } from './temporary-folder.ts';

/** Marks the second start. It is an argument, because an earlier step could set a variable. */
const SECOND = '--environment-on-stdin';
/** The same, and a person sits at a terminal who can answer questions. */
const SECOND_AT_TERMINAL = '--environment-on-stdin-of-terminal';

/** Variables that Node and the system's libraries read before the first line of a program; none is secret. */
const KEPT =
  /^(?:PATH|HOME|LANG|LC_[A-Z]+|TZ|TMPDIR|LD_LIBRARY_PATH|NODE_(?:OPTIONS|EXTRA_CA_CERTS|USE_SYSTEM_CA|USE_ENV_PROXY|ICU_DATA))$/;

/**
 * Removes this process's environment from `/proc/PID/environ`, where every child of the same user could read it. That
 * file always shows the environment at the start. So the process starts again as the same process (with the same id,
 * output and exit code) and an environment without secrets. A nameless file as stdin carries the real environment, which
 * is then put into `process.env`. Does nothing if the system does not support this.
 */
export function shedEnvironment(): void {
  if (process.argv[2] === SECOND) importEnvironment('/dev/null');
  else if (process.argv[2] === SECOND_AT_TERMINAL) importEnvironment('/dev/tty');
  else if (typeof process.execve === 'function') startAgain();
}

function startAgain(): void {
  const [node, script = ''] = [process.execPath, process.argv[1]];
  const kept = Object.entries(process.env).filter(([name]) => KEPT.test(name));
  const environment = Buffer.from(JSON.stringify(process.env));
  // A new file gets the lowest free descriptor: stdin. Only stdin, stdout and stderr survive.
  const mark = isatty(0) ? SECOND_AT_TERMINAL : SECOND;
  closeSync(0);
  const file = writeNameless(['/dev/shm', fallbackFolder()], environment);
  if (file !== 0) throw new Error('the environment cannot be passed on: stdin is not free');
  const args = [...process.execArgv, script, mark, ...process.argv.slice(2)];
  process.execve?.(node, [node, ...args], Object.fromEntries(kept));
}

/** If `RUNNER_TEMP` cannot be used, the program itself reports it, and it starts without that. */
function fallbackFolder(): string {
  try {
    return temporaryFolder(process.env);
  } catch {
    return tmpdir();
  }
}

/**
 * Opens a file with this content. Its name is removed before the content is written, so nothing can stay behind. Uses
 * the first folder that works: one in memory may be missing, read-only or full.
 */
export function writeNameless(folders: readonly string[], content: Uint8Array): number {
  const [folder = '', ...others] = folders;
  let file: number | undefined;
  try {
    // Only a new file is opened, so the name need not be random: `node:crypto` would be the slowest part of this start.
    const path = join(folder, `assay-${process.pid}-${process.hrtime.bigint()}`);
    file = openSync(path, 'wx+', 0o600);
    unlinkSync(path);
    for (let at = 0; at < content.length; ) at += writeSync(file, content, at);
    return file;
  } catch (error) {
    if (file !== undefined) closeSync(file);
    if (others.length === 0) throw error;
    return writeNameless(others, content);
  }
}

/** `stdin`: what takes the place of the file. */
function importEnvironment(stdin: string): void {
  const { size, nlink } = fstatSync(0);
  const environment = Buffer.alloc(size);
  const read = readSync(0, environment, 0, size, 0);
  const isOwn = nlink === 0 && size > 0 && read === size;
  if (!isOwn) throw new Error(`only this program itself may start with ${SECOND}`);
  ftruncateSync(0);
  closeSync(0);
  openStdin(stdin);
  const entries: readonly [string, unknown][] = Object.entries(JSON.parse(environment.toString()));
  for (const [name, value] of entries) if (typeof value === 'string') process.env[name] = value;
  process.argv.splice(2, 1);
}

/** The lowest free descriptor is stdin. */
function openStdin(path: string): void {
  try {
    openSync(path, 'r');
  } catch {
    // There is no terminal that this process may open, so nobody is asked.
    openSync('/dev/null', 'r');
  }
}
