import { closeSync, fstatSync, readSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeNameless } from '../../../src/adapters/processes/shed-environment.ts';

const MODULE = join(import.meta.dirname, '../../../src/adapters/processes/shed-environment.ts');
const SECRET = ['not', 'shown', 'to', 'children'].join('-');
const ODD = 'a=b\n"c" ä \\ $X';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-shed-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Starts a program that sheds its environment first, and then does something. */
async function start(work: string, args: readonly string[] = []) {
  const file = join(folder, 'program.ts');
  await writeFile(
    file,
    `import { shedEnvironment } from ${JSON.stringify(MODULE)};\nshedEnvironment();\n${work}`,
  );
  const child = execa(process.execPath, ['--no-warnings', file, ...args], {
    env: {
      PATH: process.env.PATH ?? '',
      NPM_TOKEN: SECRET,
      'INPUT_REGISTRY-PASSWORD': SECRET,
      ODD,
      EMPTY: '',
      RUNNER_TEMP: folder,
    },
    extendEnv: false,
    reject: false,
  });
  return { pid: child.pid, ...(await child) };
}

test('no child can read what the process was started with, and the process knows it all the same', async () => {
  const child = `
    const { readFileSync, readlinkSync } = require('node:fs');
    const at = '/proc/' + process.ppid;
    console.log(JSON.stringify({
      shown: readFileSync(at + '/environ', 'latin1') + readFileSync(at + '/cmdline', 'latin1'),
      stdin: readlinkSync(at + '/fd/0'),
    }));`;
  const { stdout, exitCode } = await start(`
    import { spawnSync } from 'node:child_process';
    const { stdout } = spawnSync(process.execPath, ['-e', ${JSON.stringify(child)}], { encoding: 'utf8', env: {} });
    console.log(JSON.stringify({ ...JSON.parse(stdout), environment: process.env, argv: process.argv.slice(2), execArgv: process.execArgv }));
  `);
  const { shown, stdin, environment, argv, execArgv } = JSON.parse(stdout);
  expect(exitCode).toBe(0);
  expect(shown).toContain('PATH=');
  expect(shown).not.toContain(SECRET);
  expect(shown).not.toMatch(/NPM_TOKEN|INPUT_/);
  expect(environment).toMatchObject({ NPM_TOKEN: SECRET, 'INPUT_REGISTRY-PASSWORD': SECRET, ODD, EMPTY: '' });
  expect([stdin, argv, execArgv]).toEqual(['/dev/null', [], ['--no-warnings']]);
});

test('it is the same process: its exit code is that of the work, and a signal ends it', async () => {
  expect((await start('process.exit(7);')).exitCode).toBe(7);
  const { pid, stdout, signal } = await start(
    'console.log(process.pid); process.kill(process.pid, "SIGTERM"); setInterval(() => {}, 1000);',
  );
  expect(stdout).toBe(String(pid));
  expect(signal).toBe('SIGTERM');
});

test('who asks for the second start from outside gets none', async () => {
  const { exitCode, stdout } = await start('console.log("started");', ['--environment-on-stdin']);
  expect(exitCode).not.toBe(0);
  expect(stdout).toBe('');
});

test('a folder in memory that takes nothing is passed over: missing, or no folder', async () => {
  const nothing = join(folder, 'file');
  await writeFile(nothing, '');
  const content = Buffer.from(SECRET);
  for (const first of [join(folder, 'missing'), nothing]) {
    const file = writeNameless([first, folder], content);
    const there = Buffer.alloc(content.length);
    readSync(file, there, 0, there.length, 0);
    expect([there.toString(), fstatSync(file).nlink]).toEqual([SECRET, 0]);
    closeSync(file);
  }
  expect(() => writeNameless([nothing], content)).toThrow('ENOTDIR');
  expect(await readdir(folder)).toEqual(['file']);
});

test('nothing is left behind', async () => {
  await start(`
    import { readdirSync } from 'node:fs';
    import { writeFileSync } from 'node:fs';
    writeFileSync(process.env.RUNNER_TEMP + '/left', JSON.stringify(readdirSync('/dev/shm')));
  `);
  const left = JSON.parse(await readFile(join(folder, 'left'), 'utf8')) as string[];
  expect(left.filter((name) => name.startsWith('assay-'))).toEqual([]);
});
