import { access, constants, lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join, resolve, sep } from 'node:path';
import { codeOf } from '../../domain/error-words.ts';
import { fault } from '../../domain/reason.ts';
import type { SourceTree } from '../../domain/run/request.ts';
import { plain } from '../../domain/text.ts';

/** Where a repository keeps its parts: real paths inside the workspace. */
export interface Located {
  /** The value for `GIT_DIR`. */
  readonly folder: string;
  readonly shallow: boolean;
  /** Whether the clone left objects out (`filter`), which git would fetch later. */
  readonly partial: boolean;
}

/** An alternate may name others; git itself follows five. */
const MAX_ALTERNATES = 5;

/** The workspace: the folder in which the path of the tree starts. */
export function workspaceOf({ folder, path }: SourceTree): string {
  return resolve(folder, ...path.split('/').flatMap((part) => (part === '' ? [] : ['..'])));
}

/** A `.git` on the way to a source tree. */
export interface DotGit {
  /** Its folder, relative to the workspace with `/`; empty for the workspace itself. */
  readonly at: string;
  readonly dotGit: string;
}

/** Every `.git` from the top of the workspace down to a source tree, the outermost first. */
export async function findDotGits(source: SourceTree): Promise<readonly DotGit[]> {
  const top = await realpath(workspaceOf(source));
  const parts = source.path.split('/').filter((part) => part !== '');
  const found: DotGit[] = [];
  for (let depth = 0; depth <= parts.length; depth += 1) {
    const above = parts.slice(0, depth);
    const dotGit = join(top, ...above, '.git');
    const entry = await lstat(dotGit).catch((error: unknown) => absent(error, dotGit));
    if (entry !== undefined) found.push({ at: above.join('/'), dotGit });
  }
  return found;
}

/**
 * Follows `.git` to the parts of the repository, all of them below `top`. Throws `scan-incomplete` if a part is outside: it
 * would belong to another repository than the one that was checked out.
 */
export async function locate(dotGit: string, top: string): Promise<Located> {
  const folder = await within(top, await followDotGit(dotGit));
  const linked = await text(join(folder, 'commondir'));
  const common = linked === undefined ? folder : await within(top, resolve(folder, linked.trim()));
  const objects = await within(top, join(common, 'objects'));
  await demandOwnObjects(top, objects, MAX_ALTERNATES);
  const packs = await readdir(join(objects, 'pack')).catch(() => []);
  return {
    folder,
    shallow: ((await text(join(common, 'shallow'))) ?? '').trim() !== '',
    partial: packs.some((name) => name.endsWith('.promisor')),
  };
}

/**
 * The index that the next commit is made from. `git commit` with names of files makes another one for its hooks, and names
 * it in `GIT_INDEX_FILE`. Throws `scan-incomplete` if that is outside of the repository.
 */
export async function indexOf({ folder }: Located, workspace: string): Promise<string> {
  const named = process.env.GIT_INDEX_FILE ?? '';
  return named === '' ? join(folder, 'index') : await within(folder, resolve(workspace, named));
}

/** `.git` is a folder, or, in worktrees and submodules, a file that names one. */
async function followDotGit(dotGit: string): Promise<string> {
  const content = await text(dotGit);
  if (content === undefined) return dotGit;
  const [, target] = /^gitdir: (.+)$/m.exec(content) ?? [];
  if (target === undefined) throw unusable(dotGit, 'is a file that does not name a repository');
  return resolve(dotGit, '..', target);
}

async function demandOwnObjects(top: string, objects: string, depth: number): Promise<void> {
  const alternates = await text(join(objects, 'info', 'alternates'));
  if (alternates === undefined) return;
  if (depth === 0) throw unusable(objects, 'uses the objects of too many other folders');
  for (const line of alternates.split('\n').filter((entry) => entry !== '' && !entry.startsWith('#'))) {
    await demandOwnObjects(top, await within(top, resolve(objects, line)), depth - 1);
  }
}

async function within(top: string, path: string): Promise<string> {
  const real = await realpath(path).catch(() => {
    throw unusable(path, 'is named by the repository but does not exist');
  });
  if (real === top || real.startsWith(top.endsWith(sep) ? top : `${top}${sep}`)) return real;
  throw unusable(path, 'is outside of the workspace');
}

/** The content of a small file; undefined if it does not exist or is a folder. */
async function text(path: string): Promise<string | undefined> {
  const found = await stat(path).catch((error: unknown) => absent(error, path));
  if (found === undefined || found.isDirectory()) return undefined;
  if (!found.isFile()) throw unusable(path, 'is neither a file nor a folder');
  if (found.size > 16 * 1024 * 1024) throw unusable(path, 'is too large for such a file');
  return await readFile(path, 'utf8');
}

function absent(error: unknown, path: string): undefined {
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
  throw unusable(path, `cannot be read (${code})`);
}

function unusable(path: string, why: string) {
  const message = `the commits cannot be examined: ${plain(path, 300)} ${why}; check out the repository into the workspace with actions/checkout, or set "history: none"`;
  return fault('scan-incomplete', 'secrets', message);
}

/**
 * The git of `PATH`; undefined if there is none. A git in the workspace is ignored, because the author of the source
 * could have put it there.
 */
export async function findGit(path: string, workspace: string): Promise<string | undefined> {
  for (const folder of path.split(delimiter)) {
    if (!isAbsolute(folder)) continue;
    const real = await realpath(join(folder, 'git')).catch(() => undefined);
    if (real === undefined || real.startsWith(`${workspace}${sep}`)) continue;
    const runs = await access(real, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runs) return join(folder, 'git');
  }
  return undefined;
}
