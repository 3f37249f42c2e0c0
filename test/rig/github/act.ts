import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, delimiter, dirname, join, relative, resolve } from 'node:path';
import { execa } from 'execa';
import { rigFolder } from '../folder.ts';
import { buildTools } from '../tools/build.ts';

/** A workflow to run as GitHub's runner would, on this machine itself. */
export interface WorkflowRun {
  /** The workflow's file; one outside `repository` is put into its `.github/workflows`. */
  readonly workflowFile: string;
  /** Folder of the repository that the workflow runs in; it is copied, never changed. Files that git ignores stay out. */
  readonly repository: string;
  /** Only these files and folders of it: act compares each file with each pattern of git, several times. */
  readonly only?: readonly string[];
  /** `push` by default. */
  readonly event?: string;
  /** The event's payload; that of a push says by default that it brought an empty commit. */
  readonly payload?: object;
  /** Variables for every step, such as those of {@link TestSigstore.environment}; they may depend on the commit. */
  readonly env?: Variables | ((sha: string) => Variables);
  readonly secrets?: Variables;
  /** Only this job, with those that it needs. */
  readonly job?: string;
  /** More files for the copy, by their path in it. */
  readonly files?: Variables;
  /** Folders of actions that stand in for those of GitHub, by `owner/name@ref`. */
  readonly actions?: Variables;
  readonly timeoutMs?: number;
}

type Variables = Readonly<Record<string, string>>;

/** How the workflow ended; `log` is everything that act printed. */
export interface WorkflowResult {
  readonly exitCode: number;
  readonly log: string;
}

/** Runs a workflow with act, without a container engine, on Node 24, in a copy of a repository. */
export async function runWorkflow(run: WorkflowRun): Promise<WorkflowResult> {
  const { act } = await buildTools(['act']);
  const folder = await rigFolder('act');
  try {
    const copy = join(folder, 'repository');
    const workflow = await stageRepository(run, copy);
    const home = join(folder, 'home');
    await mkdir(home);
    const { stdout: sha } = await execa('git', ['rev-parse', 'HEAD'], { cwd: copy });
    const event = run.event ?? 'push';
    const payload = join(folder, 'event.json');
    await writeFile(payload, JSON.stringify(run.payload ?? (event === 'push' ? await lastPush(copy) : {})));
    const variables = typeof run.env === 'function' ? run.env(sha) : (run.env ?? {});
    const secrets = run.secrets ?? {};
    const args = [
      ...[event, '--directory', copy, '--workflows', workflow, '--eventpath', payload],
      ...['--platform', 'ubuntu-latest=-self-hosted', '--platform', 'ubuntu-24.04=-self-hosted'],
      ...['--pull=false', '--no-cache-server'],
      // Or act reads files of these names in the repository.
      ...['--env-file', '/dev/null', '--secret-file', '/dev/null', '--var-file', '/dev/null'],
      ...Object.entries(variables).map(([name, value]) => `--env=${name}=${value}`),
      // By name alone: act takes the value from its own environment.
      ...Object.keys(secrets).map((name) => `--secret=${name}`),
      ...['--input-file', '/dev/null', '--action-offline-mode'],
      ...Object.entries(run.actions ?? {}).map(([name, path]) => `--local-repository=${name}=${path}`),
      ...(run.job === undefined ? [] : ['--job', run.job]),
    ];
    const result = await execa(act, args, {
      cwd: copy,
      // act asks for its settings in a terminal unless they are in HOME; its caches go there too.
      env: {
        ...secrets,
        PATH: pathWithThisNode(),
        HOME: home,
        XDG_CACHE_HOME: join(home, '.cache'),
        TMPDIR: folder,
      },
      extendEnv: false,
      reject: false,
      all: true,
      timeout: run.timeoutMs ?? 300_000,
      maxBuffer: 64 << 20,
    });
    if (result.exitCode === undefined) throw new Error(`act did not end by itself: ${result.shortMessage}`);
    return { exitCode: result.exitCode, log: result.all };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What GitHub says of a push of the last commit. */
async function lastPush(copy: string): Promise<object> {
  const { stdout } = await execa('git', ['rev-parse', 'HEAD~1', 'HEAD'], { cwd: copy });
  const [before, after] = stdout.split('\n');
  return { before, after, repository: { default_branch: 'main' } };
}

/** Copies the repository, makes it a git repository with one commit and an empty one, and answers the workflow's path in it. */
async function stageRepository(run: WorkflowRun, copy: string): Promise<string> {
  const source = resolve(run.repository);
  await mkdir(copy);
  for (const path of await trackedFiles(source, run.only))
    await cp(join(source, path), join(copy, path), { recursive: true });
  const inside = relative(source, resolve(run.workflowFile));
  const workflow = inside.startsWith('..') ? `.github/workflows/${basename(run.workflowFile)}` : inside;
  await mkdir(dirname(join(copy, workflow)), { recursive: true });
  await cp(run.workflowFile, join(copy, workflow));
  for (const [path, content] of Object.entries(run.files ?? {})) {
    await mkdir(dirname(join(copy, path)), { recursive: true });
    await writeFile(join(copy, path), content);
  }
  const identity = ['-c', 'user.name=rig', '-c', 'user.email=rig@example.com', '-c', 'commit.gpgsign=false'];
  await execa('git', ['init', '--quiet', '--initial-branch', 'main'], { cwd: copy });
  await execa('git', ['remote', 'add', 'origin', 'https://github.com/acme/shop.git'], { cwd: copy });
  await execa('git', ['add', '--all', '--force'], { cwd: copy });
  await execa('git', [...identity, 'commit', '--quiet', '--message', 'state under test'], { cwd: copy });
  const empty = ['commit', '--quiet', '--allow-empty', '--message', 'push under test'];
  await execa('git', [...identity, ...empty], { cwd: copy });
  return workflow;
}

/** Files of a repository that git knows or does not ignore; every entry of a folder that is no repository. */
async function trackedFiles(source: string, only: readonly string[] = []): Promise<string[]> {
  const list = ['ls-files', '--cached', '--others', '--exclude-standard', '-z', '--', ...only];
  const { exitCode, stdout } = await execa('git', list, { cwd: source, reject: false });
  if (exitCode !== 0) return ['.'];
  const deleted = await execa('git', ['ls-files', '--deleted', '-z'], { cwd: source });
  const gone = new Set(deleted.stdout.split('\0'));
  return stdout.split('\0').filter((path) => path !== '' && !gone.has(path));
}

/** A job's `node` is this process's own: Node 24. */
function pathWithThisNode(): string {
  return [dirname(process.execPath), process.env.PATH].filter(Boolean).join(delimiter);
}
