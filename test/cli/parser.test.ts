import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { COMMANDS } from '../../src/cli/all-commands.ts';
import { typedFlags } from '../../src/cli/flag-names.ts';
import { createProgram } from '../../src/cli/parser.ts';
import { bundledCommand, runCommand } from '../rig/command-line.ts';

const ROOT = join(import.meta.dirname, '../..');

let folder = '';
let script = '';
beforeAll(async () => {
  ({ folder, script } = await bundledCommand());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  runCommand(script, args, { cwd: folder, env });

/** What the command said in its one line, with exit code 2 and nothing on stdout. */
async function refused(...args: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await run(args);
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^assay: [^\n]+$/);
  return stderr;
}

describe('the help', () => {
  test.each(COMMANDS.map(({ name }) => name))('of `%s` has every flag, and examples', async (name) => {
    const { exitCode, stdout, stderr } = await run([...name.split(' '), '--help']);
    expect([exitCode, stderr]).toEqual([0, '']);
    const command = COMMANDS.find((one) => one.name === name);
    for (const flag of command === undefined ? [] : typedFlags(command)) expect(stdout).toContain(flag);
    for (const [example] of command?.examples ?? []) expect(stdout).toContain(example);
  });

  test('of all names every command and what the exit codes mean; so does a call without words', async () => {
    const { exitCode, stdout } = await run(['--help']);
    expect(exitCode).toBe(0);
    for (const { name } of COMMANDS) expect(stdout).toContain(name.split(' ')[0]);
    expect(stdout).toContain('2 could not be checked');
    expect(await run([])).toMatchObject({ exitCode: 2, stdout });
  });

  test('has the flags that `action.yml` and `gate/action.yml` have as inputs', async () => {
    for (const [name, file] of [
      ['check', 'action.yml'],
      ['gate', 'gate/action.yml'],
    ] as const) {
      const { stdout } = await run([name, '--help']);
      const { inputs } = parse(await readFile(join(ROOT, file), 'utf8'));
      for (const input of Object.keys(inputs).filter((one) => one !== 'image')) {
        expect(stdout).toMatch(new RegExp(`--(?:no-)?${input}\\b`));
      }
    }
  });

  test('the version is that of the package', async () => {
    const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
    expect(await run(['--version'])).toEqual({ exitCode: 0, stdout: version, stderr: '' });
  });
});

describe('a wrong word', () => {
  test('names the nearest command or flag', async () => {
    expect(await refused('chek', 'x')).toContain('did you mean `assay check`?');
    expect(await refused('policy', 'chekc')).toContain('did you mean `assay policy check`?');
    expect(await refused('policy')).toContain('policy check, policy accept');
    expect(await refused('gate', '--requires', 'x', 'image')).toContain('did you mean --require?');
    expect(await refused('check', '--failon=high', 'image')).toContain('did you mean --fail-on?');
    // A flag of another scanner.
    expect(await refused('check', '--severity', 'high', 'image')).toContain('fail-on');
    expect(await refused('explain', 'secret-fond')).toContain('did you mean secret-found?');
    expect(await refused('completion', 'tcsh')).toContain('bash, zsh, fish');
  });

  test('is one line, whatever it is', async () => {
    expect(await refused('check')).toContain("missing required argument 'IMAGE'");
    expect(await refused('gate', 'a', 'b')).toContain('too many arguments');
    expect(await refused('check', 'a', '--source', '.', '--source', 'b')).toContain(
      '--source is given twice, and takes one value',
    );
    expect(await refused('a\u001b[31mb\nc')).not.toContain('\u001b');
    expect(await refused('secrets', 'nowhere', '--staged', '--range', 'a..b')).toContain(
      'cannot be used together',
    );
    expect(await refused('secrets', '--range', 'main')).toContain('A..B');
  });

  // What these inputs read is several values, one per line or separated by commas.
  test.each([
    ['fleet plan', 'from'],
    ['fleet plan', 'tags-of'],
    ['fleet shard', 'certificate-identity'],
    ['gate', 'certificate-identity'],
    ['gate', 'key'],
    ['admission', 'engine'],
    ['check', 'platform'],
  ])('%s takes --%s as often as it is given', async (command, flag) => {
    const given: unknown[] = [];
    const program = createProgram(COMMANDS, async (_, { flags }) => {
      given.push(flags[flag]);
      return 0;
    });
    const image = command.startsWith('fleet') ? [] : ['image'];
    await program.parseAsync([...command.split(' '), ...image, `--${flag}`, 'a', `--${flag}`, 'b'], {
      from: 'user',
    });
    expect(given).toEqual(['a\nb']);
  });

  test('a wrong value is told under the name of its flag, and is exit code 2', async () => {
    const { exitCode, stdout } = await run([
      'check',
      'nginx',
      '--fail-on',
      'grave',
      '--history',
      'all',
      '--source',
      '',
    ]);
    expect(exitCode).toBe(2);
    expect(stdout).toContain('error[input-invalid]: --fail-on: "grave" is not one of critical');
    expect(stdout).toContain('--history: "all" is not one of');
    expect(stdout).not.toMatch(/^::/m);
  });
});

describe('a credential', () => {
  const value = ['not', 'for', 'everybody', 'to', 'see'].join('-');

  test.each(['registry-password', 'github-token', 'audit-token', 'fingerprint-key'])(
    '--%s is refused, because every user of the machine sees arguments',
    async (name) => {
      const said = await refused('check', 'nginx', `--${name}`, value);
      expect(said).not.toContain(value);
      expect(said).toContain(`ASSAY_${name.replaceAll('-', '_').toUpperCase()}`);
      expect(said).toContain(`--${name}-file`);
    },
  );

  test('comes from a variable or a file', async () => {
    // A key that is too short is the fault of its own input, so it was read.
    const args = ['check', 'nginx', '--source', ''];
    const fromVariable = await run(args, { ASSAY_FINGERPRINT_KEY: 'short' });
    await writeFile(join(folder, 'key'), 'short\n');
    const fromFile = await run([...args, '--fingerprint-key-file', 'key']);
    for (const { exitCode, stdout } of [fromVariable, fromFile]) {
      expect(exitCode).toBe(2);
      expect(stdout).toContain('--fingerprint-key: it has fewer than 16 characters');
    }
    expect(await refused('check', 'nginx', '--fingerprint-key-file', 'nowhere')).toContain(
      'nowhere cannot be read',
    );
  });

  test('a variable of the shell is no input', async () => {
    const { stdout } = await run(['check', 'nginx', '--source', '', '--fail-on', 'x'], { INPUT_FAILON: 'y' });
    expect(stdout).not.toContain('failon');
  });
});

test('an older Node gets one line', async () => {
  const older = `Object.defineProperty(process.versions, 'node', { value: '20.19.0' })`;
  const node = ['--import', `data:text/javascript,${encodeURIComponent(older)}`];
  const { exitCode, stderr } = await execa(process.execPath, [...node, script, '--help'], { reject: false });
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr: 'assay needs Node 24 or later; this is Node 20.19.0',
  });
});

test('a reason code is explained', async () => {
  const { exitCode, stdout } = await run(['explain', 'secret-found']);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^secret-found\n\n.+\n\nTo fix it: Revoke the secret\./);
});

test('a reader that goes away ends the command', async () => {
  const line = `"$0" "$1" check --help | head -c 1 > /dev/null; echo "\${PIPESTATUS[0]}"`;
  const { stdout } = await execa('bash', ['-c', line, process.execPath, script], { cwd: folder });
  expect(['0', '2']).toContain(stdout);
});

describe('the completion', () => {
  test('of bash is read by bash, and completes commands, flags and values', async () => {
    const { stdout: completion } = await run(['completion', 'bash']);
    const complete = async (...words: readonly string[]) => {
      const array = ['assay', ...words].map((word) => `'${word}'`).join(' ');
      const { stdout } = await execa('bash', [
        '-c',
        `${completion}\nCOMP_WORDS=(${array}); COMP_CWORD=${words.length}; _assay; echo "\${COMPREPLY[@]}"`,
      ]);
      return stdout.split(' ');
    };
    expect(await complete('')).toEqual(
      expect.arrayContaining(['check', 'gate', 'secrets', 'policy', '--version']),
    );
    expect(await complete('policy', '')).toEqual(['check', 'accept']);
    expect(await complete('check', 'nginx', '--fail')).toEqual(['--fail-on']);
    expect(await complete('explain', 'secret-f')).toEqual(['secret-found']);
    expect(await complete('check', 'nginx', '--registry-pass')).toEqual(['--registry-password-file']);
  });

  test.each(['bash', 'zsh', 'fish'])('of %s has a script that this shell reads', async (shell) => {
    const { exitCode, stdout } = await run(['completion', shell]);
    expect(exitCode).toBe(0);
    for (const { name } of COMMANDS) expect(stdout).toContain(name);
    const isThere = (await execa('which', [shell], { reject: false })).exitCode === 0;
    if (!isThere) return;
    const read = await execa(shell, ['-n'], { input: stdout, reject: false });
    expect({ shell, exitCode: read.exitCode, stderr: read.stderr }).toEqual({
      shell,
      exitCode: 0,
      stderr: '',
    });
  });
});

test('the package works from its tarball, in an empty folder, without other packages', async () => {
  const target = await mkdtemp(join(folder, 'tarball-'));
  const npm = { cwd: target, env: { npm_config_cache: join(target, 'cache'), npm_config_offline: 'true' } };
  const { stdout } = await execa('npm', ['pack', '--silent', join(folder, 'dist')], npm);
  await mkdir(join(target, 'empty'));
  const npx = ['--yes', `--package=${join(target, stdout.trim())}`, '--', 'assay', 'explain', 'secret-found'];
  const result = await execa('npx', npx, { ...npm, cwd: join(target, 'empty') });
  expect(result.stdout).toMatch(/^secret-found\n/);
});
