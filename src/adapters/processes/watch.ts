import { AsyncLocalStorage } from 'node:async_hooks';
import { ChildProcess } from 'node:child_process';
import { subscribe } from 'node:diagnostics_channel';
import { fullDiskLine, messageOf } from '../../domain/error-words.ts';
import { plain } from '../../domain/text.ts';
import type { Redact } from '../../formats/redaction/redact.ts';
import type { Command, Exit } from '../../ports/process-port.ts';
import { descendantsOf } from './descendants.ts';
import { lineSplitter } from './line-splitter.ts';
import { onShutdown } from './shutdown.ts';
import { limitTime } from './time-limit.ts';

/** How long the streams may stay open after the program has ended. */
const STREAM_GRACE_MS = 1_000;

/**
 * @actions/exec gives access neither to the child nor to its signal. Node announces every child on the channel
 * `child_process`, in the asynchronous context of the code that starts it. So each call of `watch` sees its own child.
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
    // @actions/exec does not handle errors of stdin: a program that ends before it has read all of it would crash
    // this process. The streams exist only when the current call has returned.
    queueMicrotask(() => child.stdin?.on('error', () => undefined));
  });
}

let groupIsOpen = false;

/**
 * Runs a program and shows its output: with `print`, else in a group of the log of the step. Each line is redacted and
 * neutralised first.
 */
export async function watch(
  title: string,
  command: Command,
  redact: Redact,
  print?: (line: string) => void,
): Promise<Exit> {
  const safe = (line: string) => plain(redact(line));
  if (print === undefined) return await watchInGroup(title, command, safe);
  print(plain(title));
  return await run(command, (line) => print(safe(line)));
}

async function watchInGroup(title: string, command: Command, safe: (line: string) => string): Promise<Exit> {
  const { startGroup, endGroup } = await import('@actions/core');
  // Groups cannot be nested: a program that runs at the same time prints into the open group.
  const opens = !groupIsOpen;
  if (opens) {
    groupIsOpen = true;
    startGroup(plain(title));
  }
  try {
    return await run(command, (line) => process.stdout.write(`${safe(line)}\n`));
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
  const descendants = new Set<number>();
  const kill = (signal: NodeJS.Signals) => {
    for (const child of children) {
      const isRunning = child.exitCode === null && child.signalCode === null;
      for (const pid of isRunning ? descendantsOf(child.pid) : []) descendants.add(pid);
      child.kill(signal);
    }
    for (const pid of descendants) signalProcess(pid, signal);
  };
  const limit = limitTime(command.timeoutMs, kill);
  const cancelKill = onShutdown(() => kill('SIGKILL'));
  let full = '';
  const take = (line: string) => {
    if (full === '') full = fullDiskLine(line) ?? '';
    print(line);
  };
  const [stdout, stderr] = [lineSplitter(take), lineSplitter(take)];
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
    const signal = children.at(-1)?.signalCode ?? undefined;
    const exit = exitOf(code, signal, limit.isReached(), command.timeoutMs);
    return 'stderr' in exit ? { ...exit, stderr: full } : exit;
  } catch (error) {
    return { kind: 'not-started', message: messageOf(error) };
  } finally {
    limit.cancel();
    cancelKill();
    kill('SIGKILL');
  }
}

function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended.
  }
}

/** @actions/exec returns a code that is no number if a signal ended the program. */
function exitOf(code: unknown, signal: string | undefined, isTimeUp: boolean, afterMs: number): Exit {
  if (isTimeUp) return { kind: 'timed-out', afterMs };
  if (signal !== undefined || typeof code !== 'number' || !Number.isInteger(code)) {
    return { kind: 'killed', signal: signal ?? 'an unknown signal', stderr: '' };
  }
  return { kind: 'exited', code, stdout: '', stderr: '' };
}

/** @actions/exec splits its first argument at spaces unless it is quoted. */
function quoted(file: string): string {
  return `"${file.replaceAll('"', '\\"')}"`;
}
