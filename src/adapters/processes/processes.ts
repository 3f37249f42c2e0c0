import type { Redact } from '../../formats/redaction/redact.ts';
import type { Command, Exit, Processes } from '../../ports.ts';
import { onShutdown } from './shutdown.ts';
import { limitTime } from './time-limit.ts';
import { watch } from './watch.ts';

const DEFAULT_OUTPUT_BYTES = 64 * 1024 * 1024;

/**
 * Runs programs: what Assay reads with execa, what a person watches with @actions/exec. What they say goes through
 * `redact`, since a tool may quote the credentials that it was given; what they answer on stdout is left as it is.
 */
export function createProcesses(redact: Redact = (text) => text): Processes {
  return {
    read: async (command) => {
      const exit = await read(command);
      return 'stderr' in exit ? { ...exit, stderr: redact(exit.stderr) } : exit;
    },
    watch: (title, command) => watch(title, command, redact),
  };
}

async function read(command: Command): Promise<Exit> {
  // Loaded at the first use: it is the larger part of what our start would take.
  const { execa } = await import('execa');
  const limitBytes = command.maxOutputBytes ?? DEFAULT_OUTPUT_BYTES;
  const child = execa(command.file, [...command.args], {
    cwd: command.cwd,
    env: command.env,
    extendEnv: false,
    reject: false,
    shell: false,
    stripFinalNewline: false,
    // With a text encoding execa would count characters; the limit is in bytes.
    encoding: 'buffer',
    maxBuffer: limitBytes,
    killSignal: 'SIGKILL',
    // A process group of its own, so that whatever the program starts is stopped with it.
    detached: true,
    ...(command.input === undefined ? { stdin: 'ignore' } : { input: command.input }),
  });
  const group = (signal: NodeJS.Signals) => killGroup(child.pid, signal);
  const limit = limitTime(command.timeoutMs, group);
  const forget = onShutdown(() => group('SIGKILL'));
  try {
    const result = await child;
    if (limit.isReached()) return { kind: 'timed-out', afterMs: command.timeoutMs };
    if (result.isMaxBuffer) return { kind: 'too-much-output', limitBytes };
    const stderr = utf8(result.stderr);
    if (result.signal !== undefined) return { kind: 'killed', signal: result.signal, stderr };
    const code = result.exitCode;
    if (typeof code !== 'number') {
      return { kind: 'not-started', message: result.originalMessage ?? 'the cause is unknown' };
    }
    // A stream that broke, or anything else that execa calls a failure of a program that ended well.
    if (result.failed && code === 0) {
      return { kind: 'not-started', message: result.originalMessage ?? 'its output could not be read' };
    }
    return { kind: 'exited', code, stdout: utf8(result.stdout), stderr };
  } finally {
    limit.cancel();
    forget();
    group('SIGKILL');
  }
}

/** Signals everything in the group that a program leads; nothing where the group is empty. */
export function killGroup(leader: number | undefined, signal: NodeJS.Signals): void {
  if (leader === undefined) return;
  try {
    process.kill(-leader, signal);
  } catch {
    // No such group any more: what had to end has ended.
  }
}

function utf8(bytes: Uint8Array | undefined): string {
  return bytes === undefined ? '' : new TextDecoder().decode(bytes);
}
