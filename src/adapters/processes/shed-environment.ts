import { randomUUID } from 'node:crypto';
import { closeSync, fstatSync, ftruncateSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Marks the second start. Only who starts the process can say it: a variable could be set by an earlier step. */
const SECOND = '--environment-on-stdin';

/** What Node and the system's libraries read before the first line of a program; none of it is secret. */
const KEPT =
  /^(?:PATH|HOME|LANG|LC_[A-Z]+|TZ|TMPDIR|LD_LIBRARY_PATH|NODE_(?:OPTIONS|EXTRA_CA_CERTS|USE_SYSTEM_CA|USE_ENV_PROXY|ICU_DATA))$/;

/**
 * Takes this process's environment out of `/proc/PID/environ`, where every child of the same user could read it: the
 * system shows there what a process was started with, whatever it does later. So it is started once more, as the same
 * process (its id, its output and its exit code stay), with an environment without secrets; the real one goes through
 * a file without a name as stdin, and into `process.env` again. Where the system cannot do this, nothing is done.
 */
export function shedEnvironment(): void {
  if (process.argv[2] === SECOND) importEvidence();
  else if (typeof process.execve === 'function') startAgain();
}

function startAgain(): void {
  const [node, script = ''] = [process.execPath, process.argv[1]];
  const kept = Object.entries(process.env).filter(([name]) => KEPT.test(name));
  const environment = Buffer.from(JSON.stringify(process.env));
  // The lowest free descriptor is taken: stdin, which with stdout and stderr alone survives. An action has no stdin.
  closeSync(0);
  const file = writeNameless(['/dev/shm', process.env.RUNNER_TEMP || tmpdir()], environment);
  if (file !== 0) throw new Error('the environment cannot be handed over: stdin is not free');
  process.execve?.(node, [node, ...process.execArgv, script, SECOND], Object.fromEntries(kept));
}

/**
 * A file with this content and no name: that is gone before anything is in it, and nothing stays behind, whatever
 * happens. In the first folder that takes it: one in memory may be missing, read-only or full.
 */
export function writeNameless(folders: readonly string[], content: Uint8Array): number {
  const [folder = '', ...others] = folders;
  let file: number | undefined;
  try {
    const path = join(folder, `assay-${randomUUID()}`);
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

function importEvidence(): void {
  const { size, nlink } = fstatSync(0);
  const environment = Buffer.alloc(size);
  const read = readSync(0, environment, 0, size, 0);
  const entries: readonly [string, unknown][] =
    nlink === 0 && size > 0 && read === size ? Object.entries(JSON.parse(environment.toString())) : [];
  if (entries.length === 0) throw new Error(`${SECOND} is for a start by this program itself alone`);
  ftruncateSync(0);
  closeSync(0);
  openSync('/dev/null', 'r');
  for (const [name, value] of entries) if (typeof value === 'string') process.env[name] = value;
  process.argv.splice(2, 1);
}
