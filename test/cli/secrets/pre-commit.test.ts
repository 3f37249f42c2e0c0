import { randomBytes } from 'node:crypto';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { bundledCommand } from '../../rig/command-line.ts';
import { buildTools } from '../../rig/tools/build.ts';
import { pythonPackages } from '../../rig/tools/python-packages.ts';

const ROOT = join(import.meta.dirname, '../../..');

let command = { folder: '', script: '' };
let environment: Readonly<Record<string, string>> = {};
let configuration = '';
let repository = '';

/** Runs git with the variables of a person who has Node and pre-commit. */
async function git(cwd: string, ...args: readonly string[]) {
  const who = ['-c', 'user.name=ada', '-c', 'user.email=ada@example.test', '-c', 'commit.gpgsign=false'];
  return await execa('git', [...who, ...args], {
    ...{ cwd, env: environment, extendEnv: false, reject: false, all: true },
  });
}

async function preCommit(...args: readonly string[]) {
  return await execa('python3', ['-m', 'pre_commit', ...args], {
    ...{ cwd: repository, env: environment, extendEnv: false, all: true },
  });
}

/** A token as GitHub makes them. */
function token(): string {
  return ['ghp', randomBytes(60).toString('base64').replace(/\W/g, '').slice(0, 36)].join('_');
}

/** A repository as `repo:` names it: the hooks of this checkout, and the bundle of its source. */
async function hookRepository(folder: string, dist: string): Promise<string> {
  await mkdir(folder);
  await cp(join(ROOT, '.pre-commit-hooks.yaml'), join(folder, '.pre-commit-hooks.yaml'));
  await cp(dist, join(folder, 'dist'), { recursive: true });
  await git(folder, 'init', '--quiet', '--initial-branch=main');
  await git(folder, 'add', '--all');
  await git(folder, 'commit', '--quiet', '--message', 'A release');
  return (await git(folder, 'rev-parse', 'HEAD')).stdout;
}

beforeAll(async () => {
  const [{ trivy, gitleaks }, bundled] = await Promise.all([
    buildTools(['trivy', 'gitleaks']),
    bundledCommand(),
  ]);
  command = bundled;
  const packages = await pythonPackages(join(ROOT, '.github/pre-commit/requirements.txt'));
  environment = {
    PATH: [dirname(process.execPath), process.env.PATH ?? ''].join(delimiter),
    HOME: join(command.folder, 'home'),
    PRE_COMMIT_HOME: join(command.folder, 'kept'),
    PYTHONPATH: packages,
  };
  const hooks = join(command.folder, 'hooks');
  const rev = await hookRepository(hooks, dirname(dirname(command.script)));
  const args = ['--trivy-path', trivy, '--gitleaks-path', gitleaks];
  const ids = ['assay-secrets', 'assay-secrets-push'];
  configuration = stringify({ repos: [{ repo: hooks, rev, hooks: ids.map((id) => ({ id, args })) }] });
});
afterAll(() => rm(command.folder, { recursive: true, force: true }));
beforeEach(async () => {
  repository = await mkdtemp(join(command.folder, 'repository-'));
  await git(repository, 'init', '--quiet', '--initial-branch=main');
  await writeFile(join(repository, '.pre-commit-config.yaml'), configuration);
  await preCommit('install', '--hook-type', 'pre-commit', '--hook-type', 'pre-push');
});

test('the file that the hooks run may be executed', async () => {
  const { stdout } = await git(ROOT, 'ls-files', '--stage', 'dist/js/assay.js');
  expect(stdout).toMatch(/^100755 /);
});

/** The wheels whose hashes are known here are those for this platform. */
describe.runIf(process.platform === 'linux' && process.arch === 'x64')('the hooks in pre-commit', () => {
  test('let a clean commit through, and stop one with a secret, also with `commit --all`', async () => {
    await git(repository, 'add', '--all');
    const clean = await git(repository, 'commit', '--message', 'clean');
    expect(clean.exitCode, clean.all).toBe(0);
    expect(clean.all).toMatch(/assay secrets\.+Passed/);

    const value = token();
    await writeFile(join(repository, 'deploy.sh'), `export TOKEN=${value}\n`);
    await git(repository, 'add', 'deploy.sh');
    const leaky = await git(repository, 'commit', '--message', 'leaky');
    expect(leaky.exitCode, leaky.all).toBe(1);
    expect(leaky.all).toMatch(/assay secrets\.+Failed/);
    expect(leaky.all).toContain('deploy.sh');
    expect(leaky.all).not.toContain(value);

    await writeFile(join(repository, 'deploy.sh'), 'echo deploy\n');
    await git(repository, 'add', 'deploy.sh');
    expect((await git(repository, 'commit', '--message', 'mended')).exitCode).toBe(0);
    // Here the secret is only in the index that git makes for this commit.
    await writeFile(join(repository, 'deploy.sh'), `export TOKEN=${value}\n`);
    expect((await git(repository, 'commit', '--all', '--message', 'leaky')).exitCode).toBe(1);
  });

  test('stop a push whose commits have a secret, and let the others through', async () => {
    const remote = join(repository, '.git', 'remote.git');
    await git(repository, 'init', '--quiet', '--bare', remote);
    await git(repository, 'remote', 'add', 'origin', remote);
    await git(repository, 'add', '--all');
    await git(repository, 'commit', '--no-verify', '--quiet', '--message', 'clean');
    const first = await git(repository, 'push', 'origin', 'main');
    expect(first.exitCode, first.all).toBe(0);

    await writeFile(join(repository, 'deploy.sh'), `export TOKEN=${token()}\n`);
    await git(repository, 'add', '--all');
    await git(repository, 'commit', '--no-verify', '--quiet', '--message', 'leaky');
    await git(repository, 'rm', '--quiet', 'deploy.sh');
    await git(repository, 'commit', '--no-verify', '--quiet', '--message', 'removed');
    const pushed = await git(repository, 'push', 'origin', 'main');
    expect(pushed.exitCode, pushed.all).toBe(1);
    expect(pushed.all).toMatch(/pushed commits\.+Failed/);
  });
});
