import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { fault } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';
import { isRead, type RepositoryView } from './repository-view.ts';

const MAX_BYTES = 1 << 20;
const MAX_LISTING = 64 << 20;
const GIT_TIMEOUT_MS = 30_000;

/** Looks at the repository around a folder. Throws `input-invalid` if there is none. */
export async function readRepository(
  folder: string,
): Promise<{ readonly root: string; readonly view: RepositoryView }> {
  const top = await git(folder, ['rev-parse', '--show-toplevel']);
  if (top === undefined || top === '')
    throw fault(
      'input-invalid',
      'inputs',
      `${plain(folder, 300)} is not in a git repository: run this in a checkout of yours`,
    );
  const root = top;
  const listed = await git(root, ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  const files = [...new Set((listed ?? '').split('\0').filter((path) => path !== ''))].sort();
  const texts = new Map<string, string>();
  for (const path of files.filter(isRead)) {
    const stats = await stat(join(root, path)).catch(() => undefined);
    if (stats?.isFile() && stats.size <= MAX_BYTES) texts.set(path, await readFile(join(root, path), 'utf8'));
  }
  const remote = await git(root, ['remote', 'get-url', 'origin']);
  const head = await git(root, ['symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD']);
  const current = await git(root, ['symbolic-ref', '--quiet', '--short', 'HEAD']);
  const branch = head?.replace(/^origin\//, '') ?? current;
  return {
    root,
    view: {
      files,
      texts,
      ...(remote === undefined ? {} : { remote }),
      ...(branch === undefined ? {} : { branch }),
    },
  };
}

/** What git prints; undefined if it fails. */
async function git(folder: string, args: readonly string[]): Promise<string | undefined> {
  const { failed, stdout } = await execa('git', ['-c', 'core.fsmonitor=false', ...args], {
    cwd: folder,
    reject: false,
    timeout: GIT_TIMEOUT_MS,
    maxBuffer: MAX_LISTING,
    env: { GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
  });
  return failed ? undefined : stdout;
}
