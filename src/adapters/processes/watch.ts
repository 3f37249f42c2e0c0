import { AsyncLocalStorage } from 'node:async_hooks';
import { ChildProcess, spawnSync } from 'node:child_process';
import { subscribe } from 'node:diagnostics_channel';
import { StringDecoder } from 'node:string_decoder';
import { messageOf } from '../../domain/error-words.ts';
import { plain } from '../../domain/text.ts';
import type { Redact } from '../../formats/redaction/redact.ts';
import type { Command, Exit } from '../../ports.ts';
import { onShutdown } from './shutdown.ts';
import { limitTime } from './time-limit.ts';

/** How long the streams may stay open after the program itself has ended. */
const STREAM_GRACE_MS = 1_000;
const PS_LIMIT_MS = 2_000;
/** A longer line is printed in parts, so that one without an end does not gather in memory. */
const LONGEST_LINE = 16 * 1024;

/**
 * @actions/exec hands out neither the child nor its signal, and types the missing code of a killed child as a
 * number. Node announces every child on this channel, in the asynchronous context of the one who starts it, so
 * each call of `watch` sees just its own.
 */
const started = new AsyncLocalStorage<ChildProcess[]>();
let subscribed = false;

function listenForChildren(): void {
  if (subscribed) return;
  subscribed = true;
  subscribe('child_process', (message) => {
    if (typeof message !== 'object' || message === null || !('process' in message)) return;
    const store = started.getStore();
    if (store === undefined || !(message.process instanceof ChildProcess)) return;
    const child = message.process;
    store.push(child);
    // @actions/exec does not listen for errors of stdin: a program that ends before it has read all of it would
    // take us down. The streams are there once the call that is now under way has returned.
    queueMicrotask(() => child.stdin?.on('error', () => undefined));
  });
}

let groupIsOpen = false;

/** Runs a program in a group of the log, each line redacted and neutralised; its output is not kept. */
export async function watch(title: string, command: Command, redact: Redact): Promise<Exit> {
  const { startGroup, endGroup } = await import('@actions/core');
  // Groups of a log cannot be nested: what runs beside an open group prints into it.
  const opens = !groupIsOpen;
  if (opens) {
    groupIsOpen = true;
    startGroup(plain(title));
  }
  try {
    return await run(command, (line) => process.stdout.write(`${plain(redact(line))}\n`));
  } finally {
    if (opens) {
      groupIsOpen = false;
      endGroup();
    }
  }
}

async function run(command: Command, print: (line: string) => void): Promise<Exit> {
  const { exec } = await import('@actions/exec');
  listenForChildren();
  const children: ChildProcess[] = [];
  const below = new Set<number>();
  const kill = (signal: NodeJS.Signals) => {
    for (const child of children) {
      if (child.exitCode === null && child.signalCode === null)
        for (const pid of descendantsOf(child.pid)) below.add(pid);
      child.kill(signal);
    }
    for (const pid of below) signalProcess(pid, signal);
  };
  const limit = limitTime(command.timeoutMs, kill);
  const forget = onShutdown(() => kill('SIGKILL'));
  const [stdout, stderr] = [lineSplitter(print), lineSplitter(print)];
  try {
    const code: unknown = await started.run(children, () =>
      exec(quoted(command.file), [...command.args], {
        cwd: command.cwd,
        env: { ...command.env },
        input: Buffer.from(command.input ?? ''),
        silent: true,
        ignoreReturnCode: true,
        delay: STREAM_GRACE_MS,
        listeners: { stdout: stdout.add, stderr: stderr.add },
      }),
    );
    stdout.end();
    stderr.end();
    return exitOf(code, children.at(-1)?.signalCode ?? undefined, limit.isReached(), command.timeoutMs);
  } catch (error) {
    return { kind: 'not-started', message: messageOf(error) };
  } finally {
    limit.cancel();
    forget();
    kill('SIGKILL');
  }
}

/**
 * Everything that a program started, at any depth, as `ps` knows it now; @actions/exec puts no program into a group of
 * its own that could be signalled as a whole. Synchronous, since it is asked while this process ends.
 */
function descendantsOf(root: number | undefined): ReadonlySet<number> {
  const found = new Set<number>();
  if (root === undefined) return found;
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], {
    encoding: 'utf8',
    timeout: PS_LIMIT_MS,
    // No child inherits our environment, which holds tokens.
    env: { PATH: process.env.PATH ?? '' },
  });
  const pairs = (stdout ?? '').split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  const parents = [root];
  for (const parent of parents) {
    for (const [pid = 0, ppid] of pairs) {
      if (ppid !== parent || pid <= 0 || found.has(pid)) continue;
      found.add(pid);
      parents.push(pid);
    }
  }
  return found;
}

function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}

function exitOf(code: unknown, signal: string | undefined, late: boolean, afterMs: number): Exit {
  if (late) return { kind: 'timed-out', afterMs };
  if (signal !== undefined || typeof code !== 'number' || !Number.isInteger(code)) {
    return { kind: 'killed', signal: signal ?? 'an unknown signal', stderr: '' };
  }
  return { kind: 'exited', code, stdout: '', stderr: '' };
}

/** @actions/exec splits its first argument at spaces unless it is quoted. */
function quoted(file: string): string {
  return `"${file.replaceAll('"', '\\"')}"`;
}

function lineSplitter(print: (line: string) => void) {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  return {
    add(chunk: Buffer): void {
      const parts = (rest + decoder.write(chunk)).split(/\r\n|\r|\n/);
      rest = parts.pop() ?? '';
      if (rest.length > LONGEST_LINE) {
        parts.push(rest);
        rest = '';
      }
      for (const line of parts) if (line.trim() !== '') print(line);
    },
    end(): void {
      if (rest.trim() !== '') print(rest);
    },
  };
}
