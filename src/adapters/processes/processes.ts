import type { Redact } from '../../formats/redaction/redact.ts';
import type { Command, Exit, IsolatingProcesses } from '../../ports/process-port.ts';
import { BOX_EXIT_CODE, BOX_FAULT } from './box/box-program.ts';
import { createIsolator, type IsolatorOptions } from './box/choose-box.ts';
import { placeSecretFiles } from './secret-files.ts';
import { onShutdown } from './shutdown.ts';
import { KILL_GRACE_MS } from './time-limit.ts';
import { watch } from './watch.ts';

const DEFAULT_OUTPUT_BYTES = 64 * 1024 * 1024;

/** Isolates nothing. For entries that run no scanner. */
const NO_ISOLATION: IsolatorOptions = { isolate: 'off', temporary: '', environment: {} };

/**
 * Runs programs: with execa if Assay reads the output, with @actions/exec if a person watches it. Stderr and the
 * printed lines go through `redact`, because a tool may quote its credentials. Stdout is returned unchanged. What a person
 * watches goes to `print`, else into the log of the step.
 */
export function createProcesses(
  redact: Redact = (text) => text,
  isolatorOptions: IsolatorOptions = NO_ISOLATION,
  print?: (line: string) => void,
): IsolatingProcesses {
  const isolator = createIsolator(isolatorOptions, read);
  const redacted = (exit: Exit): Exit => ('stderr' in exit ? { ...exit, stderr: redact(exit.stderr) } : exit);
  return {
    read: async (command) =>
      redacted(await withSecretFiles(command, async () => read(await isolator.wrap(command)))),
    watch: async (title, command) =>
      redacted(
        await withSecretFiles(command, async () => watch(title, await isolator.wrap(command), redact, print)),
      ),
    isolation: isolator.isolation,
  };
}

async function withSecretFiles(command: Command, run: () => Promise<Exit>): Promise<Exit> {
  const remove = placeSecretFiles(command.secretFiles);
  try {
    return await run();
  } finally {
    remove();
  }
}

async function read(command: Command): Promise<Exit> {
  // Loaded at the first use: it would be the largest part of the start.
  const { execa } = await import('execa');
  const limitBytes = command.maxOutputBytes ?? DEFAULT_OUTPUT_BYTES;
  const child = execa(command.file, command.args, {
    ...childOptions(command),
    stripFinalNewline: false,
    maxBuffer: limitBytes,
    ...(command.input === undefined ? { stdin: 'ignore' } : { input: command.input }),
  });
  const cancelKill = killOnShutdown(child);
  try {
    const result = await child;
    if (result.timedOut) return { kind: 'timed-out', afterMs: command.timeoutMs };
    if (result.isMaxBuffer) return { kind: 'too-much-output', limitBytes };
    const stderr = utf8(result.stderr);
    if (result.signal !== undefined) return { kind: 'killed', signal: result.signal, stderr };
    const code = result.exitCode;
    if (typeof code !== 'number') {
      return { kind: 'not-started', message: result.originalMessage ?? 'the cause is unknown' };
    }
    // The program ended well, but execa reports a failure: a stream broke, for example.
    if (result.failed && code === 0) {
      return { kind: 'not-started', message: result.originalMessage ?? 'its output could not be read' };
    }
    if (code === BOX_EXIT_CODE && stderr.startsWith(BOX_FAULT)) {
      return { kind: 'not-started', message: stderr.slice(BOX_FAULT.length).trim() };
    }
    return { kind: 'exited', code, stdout: utf8(result.stdout), stderr };
  } finally {
    cancelKill();
    // Ends what the program started and left behind.
    child.kill('SIGKILL');
  }
}

/** How execa runs every program: without a shell, in a process group that ends as a whole. */
export function childOptions({ cwd, env, timeoutMs }: Pick<Command, 'cwd' | 'env' | 'timeoutMs'>) {
  return {
    cwd,
    env,
    extendEnv: false,
    reject: false,
    shell: false,
    // With a text encoding execa would count characters; limits are in bytes.
    encoding: 'buffer',
    // SIGTERM to the whole process group when the time is up or the output too long, SIGKILL some seconds later.
    timeout: timeoutMs,
    forceKillAfterDelay: KILL_GRACE_MS,
    killDescendants: true,
    // execa sends SIGTERM, and only after the private folders are removed: `killOnShutdown` takes its place.
    cleanup: false,
  } as const;
}

/** Kills a program and what it started when this process ends; returns a function that cancels this. */
export function killOnShutdown(child: { kill(signal: 'SIGKILL'): boolean }): () => void {
  return onShutdown(() => child.kill('SIGKILL'));
}

function utf8(bytes: Uint8Array | undefined): string {
  return bytes === undefined ? '' : new TextDecoder().decode(bytes);
}
