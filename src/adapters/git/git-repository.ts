import { realpath } from 'node:fs/promises';
import { parse } from 'node:path';
import { fault } from '../../domain/reason.ts';
import { orThrow } from '../../domain/result.ts';
import type { SourceTree } from '../../domain/run/request.ts';
import { parseChanges, parseCommits, parseIndexChanges } from '../../formats/git/git-objects.ts';
import type { Changes, Commit, Git, GitObject, GitRepository, ObjectHeader } from '../../ports/git-port.ts';
import type { Processes } from '../../ports/process-port.ts';
import type { Workspace } from '../../ports/workspace-port.ts';
import { findDotGits, findGit, indexOf, type Located, locate, workspaceOf } from './locate.ts';
import { Plumbing } from './plumbing.ts';

const RAW_FORM = ['--no-abbrev', '--no-ext-diff', '--no-textconv', '--ignore-submodules=none'];

/** What reading a repository needs. */
export interface GitWorld {
  readonly processes: Pick<Processes, 'read'>;
  readonly workspace: Pick<Workspace, 'folder' | 'environment'>;
}

/** How repositories are read. */
export interface GitOptions {
  /** Limits each command of git. */
  readonly timeoutMs?: number;
  /** Whether the repository belongs to the person at this machine. Then its parts may be anywhere (worktrees, alternates). */
  readonly isOwn?: boolean;
}

/** The git of `PATH`, as a reader. */
export function createGit(world: GitWorld, options: GitOptions = {}): Git {
  return {
    async open(source) {
      const [outermost] = await findDotGits(source);
      return outermost && new Repository(world, source, outermost.dotGit, options);
    },
    async enclosing(source) {
      const found = await findDotGits(source);
      return found.map(({ at, dotGit }) => ({
        at,
        repository: new Repository(world, source, dotGit, options),
      }));
    },
  };
}

class Repository implements GitRepository {
  readonly #world: GitWorld;
  readonly #source: SourceTree;
  readonly #dotGit: string;
  readonly #options: GitOptions;
  #opened: Promise<{ readonly located: Located; readonly plumbing: Plumbing }> | undefined;

  constructor(world: GitWorld, source: SourceTree, dotGit: string, options: GitOptions) {
    this.#world = world;
    this.#source = source;
    this.#dotGit = dotGit;
    this.#options = options;
  }

  async isShallow(): Promise<boolean> {
    return (await this.#parts()).located.shallow;
  }

  async resolve(revision: string): Promise<string | undefined> {
    // A revision with a line break would request several objects.
    if (/[\s\p{Cc}]/u.test(revision)) return undefined;
    const { plumbing } = await this.#parts();
    const answer = await plumbing.text(['cat-file', '--batch-check=%(objectname)'], `${revision}\n`);
    return /^([0-9a-f]{40,64})\n$/.exec(answer)?.[1];
  }

  async commits(heads: readonly string[] | 'all', without: readonly string[]): Promise<readonly Commit[]> {
    const { plumbing } = await this.#parts();
    const revisions = [...(heads === 'all' ? ['--all'] : heads), ...without.map((id) => `^${id}`)];
    const args = ['rev-list', '--parents', '--topo-order', '--reverse'];
    // Only newer versions of git read options such as --all from stdin.
    if (heads === 'all') return parseCommits(await plumbing.text([...args, ...revisions]));
    return parseCommits(await plumbing.text([...args, '--stdin'], `${revisions.join('\n')}\n`));
  }

  async changes(commits: readonly string[]): Promise<Changes> {
    if (commits.length === 0) return { commits: 0, files: [], submodules: [] };
    const { plumbing } = await this.#parts();
    const args = ['diff-tree', '--stdin', '--always', '--root', '-r', '-c', '-M', '-l400', '--raw', '-z'];
    return orThrow(parseChanges(await plumbing.text([...args, ...RAW_FORM], `${commits.join('\n')}\n`)));
  }

  async indexed(): Promise<Changes> {
    const { located, plumbing } = await this.#parts();
    const top = workspaceOf(this.#source);
    const index = await indexOf(located, top);
    const head = (await this.resolve('HEAD^{commit}')) ?? (await this.#emptyTree(plumbing));
    const args = ['diff-index', '--cached', '-r', '-M', '-l400', '--raw', '-z', ...RAW_FORM, head];
    const changes = orThrow(parseIndexChanges(await plumbing.text(args, '', { GIT_INDEX_FILE: index })));
    return changes;
  }

  /** The name of the tree without entries, with which a first commit is compared. */
  async #emptyTree(plumbing: Plumbing): Promise<string> {
    return (await plumbing.text(['hash-object', '-t', 'tree', '--stdin'])).trim();
  }

  async tags(): Promise<readonly string[]> {
    const { plumbing } = await this.#parts();
    const args = ['for-each-ref', '--format=%(objecttype) %(objectname)', 'refs/tags'];
    const answer = await plumbing.text(args);
    return [...answer.matchAll(/^tag ([0-9a-f]{40,64})$/gm)].map(([, id = '']) => id);
  }

  async headers(ids: readonly string[]): Promise<ReadonlyMap<string, ObjectHeader>> {
    const { plumbing } = await this.#parts();
    return await plumbing.headers(ids);
  }

  async read(ids: readonly string[], visit: (object: GitObject) => Promise<void>): Promise<void> {
    const { plumbing } = await this.#parts();
    await plumbing.objects(ids, visit);
  }

  #parts() {
    this.#opened ??= this.#open();
    return this.#opened;
  }

  async #open() {
    const { processes, workspace } = this.#world;
    const top = await realpath(workspaceOf(this.#source));
    const { timeoutMs, isOwn = false } = this.#options;
    const located = await locate(this.#dotGit, isOwn ? parse(top).root : top);
    const git = await findGit(workspace.environment.PATH ?? '', top);
    if (git === undefined) {
      const message =
        'the commits cannot be examined: there is no git on PATH; install it, or set "history: none"';
      throw fault('scan-incomplete', 'secrets', message);
    }
    const cwd = await workspace.folder('git');
    const limit = timeoutMs === undefined ? {} : { timeoutMs };
    const options = { git, located, cwd, env: workspace.environment, ...limit };
    return { located, plumbing: new Plumbing(processes, options) };
  }
}
