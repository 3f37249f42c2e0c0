import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const WATCHDOG = fileURLToPath(new URL('watchdog.ts', import.meta.url));
/** On a busy machine an API server needs more than half a minute. Only one that hangs must end. */
const DEADLINE_MS = 120_000;
const POLL_MS = 25;
const STOP_MS = 5000;

/** A program to run as a server on loopback. */
export interface ServerProgram<T> {
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Working directory, and place of the log `NAME.log`. */
  readonly folder: string;
  /** Asked again and again until it answers a value; what it throws counts as "not yet". */
  readonly ready: (log: string) => Promise<T | undefined> | T | undefined;
}

/** A server that runs; it ends with `stop` or with this process. */
export interface RunningServer<T> {
  readonly ready: T;
  readonly stop: () => Promise<void>;
}

/** Starts a server and waits until it is ready; throws with the last lines of its log. */
export async function startServer<T>(program: ServerProgram<T>): Promise<RunningServer<T>> {
  const logFile = join(program.folder, `${program.name}.log`);
  await writeFile(logFile, '', { mode: 0o600 });
  const watchdog = spawn(process.execPath, [WATCHDOG, logFile, program.file, ...program.args], {
    cwd: program.folder,
    env: { PATH: process.env.PATH ?? '', HOME: program.folder, TMPDIR: program.folder, ...program.env },
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  // A server does not keep a script alive that forgot it.
  watchdog.unref();
  const ended = once(watchdog, 'exit');
  const stop = async () => {
    watchdog.stdin.destroy();
    if (watchdog.exitCode !== null || watchdog.signalCode !== null) return;
    watchdog.ref();
    // It ends the server within its own grace; a watchdog that does not is told by signal.
    const slow = setTimeout(() => watchdog.kill('SIGTERM'), STOP_MS);
    await ended;
    clearTimeout(slow);
  };
  const deadline = Date.now() + DEADLINE_MS;
  for (;;) {
    const log = await readFile(logFile, 'utf8');
    const ready = await attempt(() => program.ready(log));
    if (ready !== undefined) return { ready, stop };
    const dead = watchdog.exitCode !== null || watchdog.signalCode !== null;
    if (dead || Date.now() > deadline) {
      await stop();
      const why = dead ? 'ended before it was ready' : `was not ready within ${DEADLINE_MS / 1000} s`;
      throw new Error(
        `${program.name} ${why}; its last words:\n${lastLines(await readFile(logFile, 'utf8'))}`,
      );
    }
    await pause(POLL_MS);
  }
}

/** The port in a log line such as `listening on 127.0.0.1:40123`. */
export function portIn(log: string): number | undefined {
  const port = /listening on (?:127\.0\.0\.1|\[::\]):(\d+)/.exec(log)?.[1];
  return port === undefined ? undefined : Number(port);
}

/** Different free ports on loopback, below the range from which the system takes ports for clients. */
export async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) {
    const port = 15_000 + Math.floor(Math.random() * 17_000);
    if (await isFree(port)) ports.add(port);
  }
  return [...ports];
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

async function attempt<T>(ask: () => Promise<T | undefined> | T | undefined): Promise<T | undefined> {
  try {
    return await ask();
  } catch {
    return undefined;
  }
}

function lastLines(log: string): string {
  return log.trimEnd().split('\n').slice(-15).join('\n');
}
