import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bundledCommand, runCommand } from '../../rig/command-line.ts';
import { buildTools } from '../../rig/tools/build.ts';

let command = { folder: '', script: '' };
let tools: readonly string[] = [];
let repository = '';

beforeAll(async () => {
  const [{ trivy, gitleaks }, bundled] = await Promise.all([
    buildTools(['trivy', 'gitleaks']),
    bundledCommand(),
  ]);
  tools = ['--trivy-path', trivy, '--gitleaks-path', gitleaks];
  command = bundled;
});
afterAll(() => rm(command.folder, { recursive: true, force: true }));
beforeEach(async () => {
  repository = await mkdtemp(join(command.folder, 'repository-'));
  await git('init', '--quiet', '--initial-branch=main');
  await write('readme.md', 'A shop.\n');
  await commit('first');
});

/** A token as GitHub makes them. */
function token(): string {
  return ['ghp', randomBytes(60).toString('base64').replace(/\W/g, '').slice(0, 36)].join('_');
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(join(repository, path, '..'), { recursive: true });
  await writeFile(join(repository, path), text);
}

async function git(...args: readonly string[]): Promise<string> {
  const who = ['-c', 'user.name=ada', '-c', 'user.email=ada@example.test', '-c', 'commit.gpgsign=false'];
  return (await execa('git', [...who, ...args], { cwd: repository })).stdout;
}

async function commit(message: string): Promise<void> {
  await git('add', '--all');
  await git('commit', '--quiet', '--message', message);
}

/** Searches with the real scanners. */
async function search(args: readonly string[], cwd = repository, env: Readonly<Record<string, string>> = {}) {
  return await runCommand(command.script, ['secrets', ...args, ...tools], { cwd, env });
}

describe('before a commit', () => {
  test('only what is staged counts, as it is in the index', async () => {
    const value = token();
    await write('deploy.sh', `export TOKEN=${value}\n`);
    // It is in the folder, but not in the index.
    expect(await search(['--staged'])).toMatchObject({ exitCode: 0 });
    await git('add', 'deploy.sh');
    // The index keeps it, although the folder has it no more.
    await write('deploy.sh', 'export TOKEN=$1\n');
    const { exitCode, stdout } = await search(['--staged']);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('deploy.sh:1: ');
    expect(stdout).toMatch(/^Secrets: failed \(1 found in the index of git\)$/m);
    expect(stdout).not.toContain(value);
  });

  test('a value that the last commit has is not found again, unlike another one in the same file', async () => {
    await write('old.env', `TOKEN=${token()}\n`);
    await commit('second');
    await write('old.env', `# Ours\n${await git('show', 'HEAD:old.env')}\n`);
    await git('add', '--all');
    expect((await search(['--staged'])).exitCode).toBe(0);
    await write('old.env', `${await git('show', 'HEAD:old.env')}\nOTHER=${token()}\n`);
    await git('add', '--all');
    const { exitCode, stdout } = await search(['--staged']);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('old.env:2: ');
  });

  test('a first commit, a folder below and a worktree are no hindrance', async () => {
    await write('app/deploy.sh', `export TOKEN=${token()}\n`);
    await rm(join(repository, '.git'), { recursive: true });
    await git('init', '--quiet');
    await git('add', '--all');
    const below = await search(['--staged'], join(repository, 'app'));
    expect(below.exitCode).toBe(1);
    expect(below.stdout).toContain('app/deploy.sh:1: ');
    await git('commit', '--quiet', '--message', 'first');
    const worktree = `${repository}-tree`;
    await git('worktree', 'add', '--quiet', worktree);
    await writeFile(join(worktree, 'new.sh'), `export TOKEN=${token()}\n`);
    await execa('git', ['add', 'new.sh'], { cwd: worktree });
    expect((await search(['--staged'], worktree)).exitCode).toBe(1);
  });

  test('git itself runs it as a hook, and does not commit; so for a commit of named files', async () => {
    await write('deploy.sh', `export TOKEN=${token()}\n`);
    await write('readme.md', 'A shop, changed.\n');
    const hook = `#!/bin/sh\nexec '${process.execPath}' '${command.script}' secrets --staged --quiet ${tools.join(' ')}\n`;
    await writeFile(join(repository, '.git/hooks/pre-commit'), hook, { mode: 0o755 });
    await git('add', '--all');
    await expect(git('commit', '--message', 'leak')).rejects.toThrow(/Secrets: failed/);
    // The index of this commit has only the named file, which is clean.
    await git('commit', '--quiet', '--message', 'fine', 'readme.md');
    expect(await git('log', '--format=%s')).toBe('fine\nfirst');
  });
});

describe('before a push', () => {
  test('only the commits of the range count', async () => {
    await write('a.sh', `export TOKEN=${token()}\n`);
    await commit('leak');
    await write('a.sh', 'export TOKEN=$1\n');
    await commit('removed');
    await write('b.md', 'More.\n');
    await commit('more');
    const found = await search(['--range', 'HEAD~3..HEAD']);
    expect(found.exitCode).toBe(1);
    expect(found.stdout).toMatch(/1 found in 3 commits \([0-9a-f]{7}\.\.[0-9a-f]{7}\)/);
    expect((await search(['--range', 'HEAD~1..HEAD'])).exitCode).toBe(0);
    const unknown = await search(['--range', 'nowhere..HEAD']);
    expect(unknown.exitCode).toBe(2);
    expect(unknown.stdout).toContain('there is no commit "nowhere" in this repository');
  });
});

describe('a folder', () => {
  test('is one JSON document with --json, and nothing else on stdout', async () => {
    await write('deploy.sh', `export TOKEN=${token()}\n`);
    const { exitCode, stdout, stderr } = await search(['--json']);
    expect(exitCode).toBe(1);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({
      verdict: 'failed',
      secrets: { state: 'done' },
      scan: { state: 'not-run' },
    });
    expect(stderr).toContain('error[');
  });

  test('a suppression of the policy holds, for the same key', async () => {
    await write('deploy.sh', `export TOKEN=${token()}\n`);
    const key = randomBytes(20).toString('hex');
    const { stdout } = await search([], repository, { ASSAY_FINGERPRINT_KEY: key });
    const [, fingerprint = ''] = /fingerprint ([0-9a-f]{32})/.exec(stdout) ?? [];
    const expires = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    await write(
      '.github/assay.yml',
      `version: 1\nsecrets:\n  suppressions:\n    - {fingerprint: "${fingerprint}", reason: r, owner: ada, expires: ${expires}}\n`,
    );
    expect(await search([], repository, { ASSAY_FINGERPRINT_KEY: key })).toMatchObject({ exitCode: 0 });
    const other = await search([]);
    expect(other.exitCode).toBe(1);
    expect(other.stdout).toContain('ASSAY_FINGERPRINT_KEY');
  });

  test('a terminal gets colours and a live view; NO_COLOR and TERM=dumb take them away', async () => {
    await write('deploy.sh', `export TOKEN=${token()}\n`);
    const typed = [process.execPath, command.script, 'secrets', ...tools]
      .map((word) => `'${word}'`)
      .join(' ');
    const inTerminal = async (env: Readonly<Record<string, string>>) => {
      const { stdout } = await execa(
        'script',
        ['--quiet', '--return', '--command', `stty rows 24 cols 80; ${typed}`, '/dev/null'],
        {
          ...{ cwd: repository, reject: false, extendEnv: false, stdin: 'ignore' as const },
          env: {
            PATH: process.env.PATH ?? '',
            HOME: join(repository, '..', 'home'),
            TERM: 'xterm-256color',
            ...env,
          },
        },
      );
      return stdout;
    };
    const csi = '\u001b[';
    const shown = await inTerminal({});
    expect(shown).toContain(`${csi}31merror[secret-found]${csi}39m`);
    expect(shown).toContain('… secrets');
    expect(await inTerminal({ NO_COLOR: '1' })).not.toContain(`${csi}31m`);
    expect(await inTerminal({ TERM: 'dumb' })).not.toContain(csi);
    const { stdout } = await search([]);
    expect(stdout).not.toContain(csi);
    expect((await search([], repository, { FORCE_COLOR: '1' })).stdout).toContain(`${csi}31m`);
  });
});

test('a command that is interrupted leaves nothing behind', async () => {
  const temporary = join(repository, 'temporary');
  await mkdir(temporary);
  const child = execa(process.execPath, [command.script, 'secrets', ...tools], {
    ...{ cwd: repository, reject: false, extendEnv: false, stdin: 'ignore' as const },
    env: { PATH: process.env.PATH ?? '', HOME: join(repository, '..', 'home'), TMPDIR: temporary },
  });
  child.stderr.once('data', () => child.kill('SIGINT'));
  expect((await child).exitCode).toBe(130);
  expect((await execa('ls', [temporary])).stdout).toBe('');
});
