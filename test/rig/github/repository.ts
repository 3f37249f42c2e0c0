import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execa } from 'execa';

/** Files of a commit; null takes one away. */
export type CommitFiles = Readonly<Record<string, string | Buffer | null>>;

/** A git repository that a test makes. */
export interface TestRepository {
  readonly folder: string;
  /** Runs git in it; answers what it prints. */
  git(...args: readonly string[]): Promise<string>;
  /** Commits files; answers the full name of the commit. */
  commit(files: CommitFiles, message?: string): Promise<string>;
}

/** Nothing of the machine's or the user's configuration, and always the same names. */
const ENVIRONMENT = {
  PATH: process.env.PATH ?? '',
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.test',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.test',
};

/** Runs git in a folder, without the machine's configuration. */
export async function gitIn(folder: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await execa('git', [...args], {
    cwd: folder,
    env: ENVIRONMENT,
    extendEnv: false,
    stdin: 'ignore',
  });
  return stdout;
}

/** Makes an empty repository with the branch `main` in a new folder. */
export async function makeRepository(folder: string): Promise<TestRepository> {
  await mkdir(folder, { recursive: true });
  const git = (...args: readonly string[]) => gitIn(folder, ...args);
  await git('init', '--quiet', '--initial-branch=main');
  return {
    folder,
    git,
    async commit(files, message = 'change') {
      for (const [path, content] of Object.entries(files)) {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        if (content === null) await rm(join(folder, path));
        else await writeFile(join(folder, path), content);
      }
      await git('add', '--all');
      await git('commit', '--quiet', '--allow-empty', `--message=${message}`);
      return await git('rev-parse', 'HEAD');
    },
  };
}

/** Clones as actions/checkout does; `options` such as `--depth=1`. */
export async function cloneRepository(
  from: TestRepository,
  folder: string,
  ...options: readonly string[]
): Promise<TestRepository> {
  await from.git('config', 'uploadpack.allowFilter', 'true');
  await from.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
  await gitIn(from.folder, 'clone', '--quiet', ...options, `file://${from.folder}`, folder);
  const { commit } = from;
  return { folder, git: (...args) => gitIn(folder, ...args), commit };
}
