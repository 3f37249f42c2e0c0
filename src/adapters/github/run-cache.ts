import { copyFile, link, lstat, rm } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { plain } from '../../domain/text.ts';
import type { Redact } from '../../formats/redaction/redact.ts';
import type { RestoredFile, RunCache } from '../../ports/cache-port.ts';
import type { Exit, IsolatingProcesses } from '../../ports/process-port.ts';
import type { Runner } from '../../ports/runner-port.ts';
import type { Workspace } from '../../ports/workspace-port.ts';
import { BOUNDS } from '../../retry.ts';
import type { CacheService } from './cache-service.ts';
import { CACHED_FILE } from './cached-file.ts';

/** A larger file is not kept: the cache of a repository is limited. */
const LARGEST_BYTES = 1024 ** 3;
const LARGEST_OUTPUT_BYTES = 1024 * 1024;

const UNREADABLE = "GitHub's cache could not be read, so this run goes on without it";

/** The program beside this file, in the source as in the bundle. */
const PROGRAM = join(import.meta.dirname, `actions-cache${extname(import.meta.filename)}`);

interface CacheWorld {
  readonly processes: IsolatingProcesses;
  readonly runner: Pick<Runner, 'log'>;
  readonly workspace: Pick<Workspace, 'folder' | 'environment'>;
  readonly redact: Redact;
}

interface CacheOptions {
  /** Milliseconds that one file may take; tests shorten them. */
  readonly restoreMs?: number;
  readonly saveMs?: number;
  /** The greatest size of a file; tests lower it. */
  readonly largestBytes?: number;
  /** The program, if it is not beside this file. */
  readonly program?: string;
}

/**
 * The run cache in GitHub's cache. Each file is restored or saved by a process of its own, in a box: the archive of an entry
 * comes from anyone who could write to the cache. After the first failure nothing more is asked, so that a cache that does
 * not answer costs its time limit once.
 */
export class ActionsCache implements RunCache {
  readonly #world: CacheWorld;
  readonly #service: CacheService;
  readonly #restoreMs: number;
  readonly #saveMs: number;
  readonly #largestBytes: number;
  readonly #program: string;
  /** By its key, the folder with a file. */
  readonly #kept = new Map<string, string>();
  #isSilenced = false;

  constructor(world: CacheWorld, service: CacheService, options: CacheOptions = {}) {
    this.#world = world;
    this.#service = service;
    this.#restoreMs = options.restoreMs ?? BOUNDS.cache.answer;
    this.#saveMs = options.saveMs ?? BOUNDS.cacheUpload.answer;
    this.#largestBytes = options.largestBytes ?? LARGEST_BYTES;
    this.#program = options.program ?? PROGRAM;
  }

  async restore(key: string, which: 'exact' | 'newest' = 'exact'): Promise<RestoredFile | undefined> {
    let folder: string | undefined;
    let restored: RestoredFile | undefined;
    try {
      if (!(await this.#mayAsk())) return undefined;
      folder = await this.#world.workspace.folder('cache');
      restored = await this.#restoreInto(folder, key, which);
    } catch (error) {
      this.#silence(`${UNREADABLE}: ${String(error)}`);
    }
    // What was unpacked and cannot be used may be large.
    if (folder !== undefined && restored === undefined)
      await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    return restored;
  }

  async #restoreInto(
    folder: string,
    key: string,
    which: 'exact' | 'newest',
  ): Promise<RestoredFile | undefined> {
    // The archive of the file, and what was unpacked from it.
    const limit = String(2 * this.#largestBytes);
    const keys = which === 'exact' ? [key] : [`${key}newest`, key];
    const answer = answerOf(await this.#run(folder, ['restore', limit, ...keys], this.#restoreMs));
    if (answer.fault !== undefined) this.#silence(`${UNREADABLE}: ${answer.fault}`);
    if (answer.fault !== undefined || answer.key === undefined) return undefined;
    const path = join(folder, CACHED_FILE);
    const isMeant = which === 'exact' ? answer.key === key : answer.key.startsWith(key);
    if (isMeant && (await isFileOf(path, this.#largestBytes))) return { key: answer.key, path };
    this.#world.runner.log(`GitHub's cache has something else than a file under ${key}; it is not used`);
    return undefined;
  }

  async keep(key: string, path: string): Promise<void> {
    try {
      // Several images of a run may have fetched the same file.
      if (this.#kept.has(key) || (await lstat(path)).size > this.#largestBytes) return;
      const folder = await this.#world.workspace.folder('cache');
      const own = join(folder, CACHED_FILE);
      await link(path, own).catch(() => copyFile(path, own));
      this.#kept.set(key, folder);
    } catch (error) {
      this.#say(`${key} cannot be kept for later runs: ${String(error)}`);
    }
  }

  /** Saves what was taken. Call it when the run has ended and was reported. Never rejects. */
  async save(): Promise<void> {
    for (const [key, folder] of this.#kept) {
      if (this.#isSilenced) return;
      try {
        if (!(await this.#mayAsk())) return;
        const { key: saved, fault } = answerOf(await this.#run(folder, ['save', key], this.#saveMs));
        if (saved !== undefined) this.#world.runner.log(`${key} is kept in GitHub's cache for later runs`);
        else if (!FASTER.test(fault ?? ''))
          this.#silence(`GitHub's cache keeps nothing of this run: ${fault ?? 'it did not say why'}`);
      } catch (error) {
        this.#silence(`GitHub's cache keeps nothing of this run: ${String(error)}`);
      }
    }
  }

  /** Whether nothing failed yet, and this machine has a box for files that strangers may have packed. */
  async #mayAsk(): Promise<boolean> {
    if (this.#isSilenced) return false;
    const { files, why } = await this.#world.processes.isolation();
    if (files === 'own') return true;
    this.#silence(
      `GitHub's cache is not used, because this machine cannot confine what is unpacked from it (${why ?? 'no isolation'})`,
    );
    return false;
  }

  #silence(line: string): void {
    if (this.#isSilenced) return;
    this.#isSilenced = true;
    this.#say(line);
  }

  #say(line: string): void {
    this.#world.runner.log(plain(this.#world.redact(line), 500));
  }

  #run(folder: string, args: readonly string[], timeoutMs: number): Promise<Exit> {
    const { environment } = this.#world.workspace;
    const { token, variables } = this.#service;
    const folders = [
      'HOME',
      'TMPDIR',
      'XDG_CACHE_HOME',
      'XDG_CONFIG_HOME',
      'RUNNER_TEMP',
      'GITHUB_WORKSPACE',
    ];
    return this.#world.processes.read({
      tool: "GitHub's cache",
      file: process.execPath,
      args: [this.#program, ...args],
      cwd: folder,
      env: {
        ...environment,
        ...variables,
        // Only programs of the system unpack what came from the cache.
        PATH: '/usr/bin:/bin',
        ...Object.fromEntries(folders.map((name) => [name, folder])),
      },
      input: token,
      timeoutMs,
      maxOutputBytes: LARGEST_OUTPUT_BYTES,
      view: {
        // The bundle, with the package.json that tells Node how to read it.
        reads: [
          dirname(dirname(this.#program)),
          ...(variables.NODE_EXTRA_CA_CERTS ? [variables.NODE_EXTRA_CA_CERTS] : []),
        ],
        writes: [folder],
        isOnline: true,
      },
    });
  }
}

/** The library reports a failure as an annotation or a line, and goes on. */
const COMPLAINT = /^(?:::(?:warning|error)(?: [^:]*)?::|(?=Failed to (?:save|restore)))(.*)$/m;

/** The library says this of a key that exists. */
const FASTER = /another job may be creating this cache/;

/** What the program answered. */
function answerOf(exit: Exit): { readonly key?: string; readonly fault?: string } {
  switch (exit.kind) {
    case 'exited': {
      const key = exit.stdout.split('\n').at(-2) ?? '';
      if (exit.code === 0 && key !== '') return { key };
      const complaint = COMPLAINT.exec(exit.stdout)?.[1];
      if (exit.code === 0) return complaint === undefined ? {} : { fault: plain(complaint, 300) };
      const thrown = exit.stderr.split('\n').find((line) => /^\w*Error\b/.test(line));
      return { fault: plain(thrown ?? `exit code ${exit.code}`, 300) };
    }
    case 'timed-out':
      return { fault: `it did not answer within ${exit.afterMs / 1000} s` };
    case 'killed':
      return { fault: `its process was killed by ${exit.signal}` };
    case 'too-much-output':
      return { fault: 'it printed too much' };
    case 'not-started':
      return { fault: exit.message };
  }
}

async function isFileOf(path: string, largestBytes: number): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  return found?.isFile() === true && found.size <= largestBytes;
}
