import { join } from 'node:path';
import { fault } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';
import type { GitObject, ObjectHeader } from '../../ports/git-port.ts';
import type { Command, Exit, Processes } from '../../ports/process-port.ts';
import { childOptions, killOnShutdown } from '../processes/processes.ts';
import { BatchReader, parseBatchLine } from './batch-reader.ts';
import type { Located } from './locate.ts';

const DEFAULT_TIMEOUT_MS = 10 * 60_000;
const MAX_OUTPUT_BYTES = 256 * 1024 * 1024;
const MAX_STDERR_BYTES = 64 * 1024;

/**
 * A repository's own configuration can make git run programs. The commands that are used here read almost none of these
 * settings; the rest is overridden. Indexes that could contradict the objects are switched off too.
 */
const SAFE_SETTINGS = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.attributesFile=/dev/null',
  'core.pager=cat',
  'core.commitGraph=false',
  'core.warnAmbiguousRefs=false',
  'protocol.allow=never',
].flatMap((setting) => ['-c', setting]);

/** Where git runs, and on which repository. */
export interface PlumbingOptions {
  /** Path of the program. */
  readonly git: string;
  readonly located: Located;
  /** An empty private folder, used as the work tree, so that git finds no attributes and no filters. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Time limit of each command; default 10 minutes. */
  readonly timeoutMs?: number;
}

/** Runs git's plumbing on one repository. A command that does not succeed is `scan-incomplete`. */
export class Plumbing {
  readonly #processes: Pick<Processes, 'read'>;
  readonly #options: PlumbingOptions;

  constructor(processes: Pick<Processes, 'read'>, options: PlumbingOptions) {
    this.#processes = processes;
    this.#options = options;
  }

  /** The output of a command. A warning is a failure too, because git continues after a broken ref. */
  async text(
    args: readonly string[],
    input = '',
    more: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    const command = this.#command(args);
    const exit = await this.#processes.read({ ...command, env: { ...command.env, ...more }, input });
    const stderr = exit.kind === 'exited' ? exit.stderr : '';
    if (exit.kind === 'exited' && exit.code === 0 && !/^(?:warning|error|fatal):/m.test(stderr))
      return exit.stdout;
    throw this.#failed(args, exit);
  }

  /** The type and size of objects. Throws if one is missing. */
  async headers(ids: readonly string[]): Promise<ReadonlyMap<string, ObjectHeader>> {
    const headers = new Map<string, ObjectHeader>();
    if (ids.length === 0) return headers;
    const answer = await this.text(['cat-file', '--batch-check', '--buffer'], `${ids.join('\n')}\n`);
    const lines = answer.split('\n');
    for (const [index, id] of ids.entries()) {
      const line = parseBatchLine(lines[index] ?? '');
      if (line?.id !== id || line.header === undefined) throw this.#missing(id);
      headers.set(id, line.header);
    }
    return headers;
  }

  /** Streams objects from `cat-file --batch` to the visitor, one at a time, each checked against its name. */
  async objects(ids: readonly string[], visit: (object: GitObject) => Promise<void>): Promise<void> {
    if (ids.length === 0) return;
    const args = ['cat-file', '--batch', '--buffer'];
    const command = this.#command(args);
    const { execa } = await import('execa');
    const child = execa(command.file, command.args, {
      ...childOptions(command),
      input: `${ids.join('\n')}\n`,
      // Stdout is read below as it comes.
      buffer: { stdout: false, stderr: true },
      maxBuffer: { stderr: MAX_STDERR_BYTES },
    });
    const cancelKill = killOnShutdown(child);
    let failure: unknown;
    try {
      const reader = new BatchReader(child.stdout);
      for (const id of ids) {
        const line = await reader.line();
        if (line?.id !== id || line.header === undefined) throw this.#missing(id);
        await visit({ id, ...line.header, content: reader.content(id, line.header) });
      }
    } catch (error) {
      failure = error;
    }
    cancelKill();
    child.kill('SIGKILL');
    child.stdout.destroy();
    const { timedOut } = await child;
    if (failure === undefined) return;
    // When the time is up, the output ends in the middle: that is no missing object.
    if (timedOut) throw this.#failed(args, { kind: 'timed-out', afterMs: command.timeoutMs });
    throw failure;
  }

  #command(args: readonly string[]): Command {
    const { git, cwd, located, env, timeoutMs = DEFAULT_TIMEOUT_MS } = this.#options;
    return {
      tool: 'git',
      file: git,
      args: ['--no-replace-objects', '--no-optional-locks', '--no-pager', ...SAFE_SETTINGS, ...args],
      cwd,
      env: { ...env, ...environmentOf(located, cwd) },
      timeoutMs,
      maxOutputBytes: MAX_OUTPUT_BYTES,
    };
  }

  #missing(id: string) {
    return incomplete(`the object ${id} is missing or corrupt`, this.#options.located);
  }

  /** In Assay's own words, because git's message may quote the repository. */
  #failed([command = '']: readonly string[], exit: Exit) {
    const { located } = this.#options;
    if (exit.kind === 'timed-out')
      return incomplete(`git ${command} did not end within ${exit.afterMs / 1000} s`);
    if (exit.kind === 'too-much-output')
      return incomplete(`git ${command} printed more than ${exit.limitBytes / 1024 / 1024} MiB`);
    if (exit.kind === 'killed') return incomplete(`git ${command} was killed by ${exit.signal}`);
    if (exit.kind === 'not-started') return incomplete(`git ${command} could not be started`);
    // git wanted to fetch objects that the clone left out, which is not allowed here.
    if (/promisor|lazy fetching/.test(exit.stderr))
      return incomplete('objects are missing', { ...located, partial: true });
    const [, ref] = /(?:ref|bad object) '?(refs\/[^\s']+)/.exec(exit.stderr) ?? [];
    if (ref !== undefined) return incomplete(`the ref ${plain(ref, 200)} is broken`);
    const [id] = /\b[0-9a-f]{40,64}\b/.exec(exit.stderr) ?? [];
    if (id !== undefined) return incomplete(`the object ${id} is missing or corrupt`, located);
    return incomplete(`git ${command} ended with code ${exit.code}`, located);
  }
}

/** No configuration of the machine or user, no network, no other folder. */
function environmentOf({ folder }: Located, cwd: string): Readonly<Record<string, string>> {
  return {
    LC_ALL: 'C',
    GIT_DIR: folder,
    GIT_WORK_TREE: cwd,
    GIT_INDEX_FILE: join(cwd, 'no-index'),
    GIT_GRAFT_FILE: '/dev/null',
    GIT_CEILING_DIRECTORIES: cwd,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_NO_LAZY_FETCH: '1',
    // The only switch that no setting of the repository overrides, such as protocol.ext.allow.
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_TERMINAL_PROMPT: '0',
  };
}

/** The fault if commits cannot be examined, with how to fix it. */
function incomplete(what: string, located?: Located) {
  const remediation = located?.partial
    ? 'the clone left objects out: check out without "filter:" of actions/checkout'
    : located?.shallow
      ? 'the clone is shallow: set "fetch-depth: 0" of actions/checkout'
      : 'check out the repository again';
  return fault('scan-incomplete', 'secrets', `the commits cannot be examined: ${what}; ${remediation}`);
}
