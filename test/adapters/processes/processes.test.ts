import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createProcesses } from '../../../src/adapters/processes/processes.ts';
import type { Command } from '../../../src/ports/process-port.ts';

const processes = createProcesses();
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-processes-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** A small program in JavaScript. */
function program(source: string, more: Partial<Command> = {}): Command {
  const args = ['-e', source];
  return { tool: 'program', file: process.execPath, args, cwd: folder, env: {}, timeoutMs: 30_000, ...more };
}

/** Whether a process runs; one that only waits to be reaped does not. */
function isAlive(pid: number): boolean {
  const state = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
  return state !== '' && !state.startsWith('Z');
}

/** A program that ignores SIGTERM, starts one that does too, and writes down the number of the latter. */
const STUBBORN = `
  process.on('SIGTERM', () => {});
  const child = require('node:child_process').spawn(process.execPath,
    ['-e', "process.on('SIGTERM', () => {}); require('fs').writeFileSync('pid', String(process.pid)); setInterval(() => {}, 1000)"],
    { stdio: 'inherit' });
  setInterval(() => {}, 1000);`;

async function waitForGrandchild(): Promise<number> {
  return vi.waitFor(async () => Number(await readFile(join(folder, 'pid'), 'utf8')) || Promise.reject(), {
    timeout: 10_000,
  });
}

describe.each(['read', 'watch'] as const)('%s', (way) => {
  let printed: string;

  beforeEach(() => {
    printed = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed += String(text);
      return true;
    });
  });

  afterEach(() => {
    vi.restoreAllMocks();
  });

  const run = (command: Command) =>
    way === 'read' ? processes.read(command) : processes.watch('A title', command);

  test('tells an exit code that is not zero', async () => {
    expect(await run(program('process.exit(3)'))).toMatchObject({ kind: 'exited', code: 3 });
  });

  test('never takes a killed program for one that exited', async () => {
    const exit = await run(program("process.kill(process.pid, 'SIGKILL')"));
    expect(exit).toMatchObject({ kind: 'killed', signal: 'SIGKILL' });
  });

  test('tells that a program is not there', async () => {
    const missing = join(folder, 'missing');
    expect(await run(program('', { file: missing }))).toMatchObject({ kind: 'not-started' });
    expect(await run(program('', { file: 'no-such-program' }))).toMatchObject({ kind: 'not-started' });
  });

  test('tells that a file cannot be executed', async () => {
    const file = join(folder, 'a file');
    await writeFile(file, 'text', { mode: 0o644 });
    expect(await run(program('', { file }))).toMatchObject({ kind: 'not-started' });
  });

  test('stops a program that ignores SIGTERM, a little after its time limit', async () => {
    const exit = await run(
      program("process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)", { timeoutMs: 300 }),
    );
    expect(exit).toEqual({ kind: 'timed-out', afterMs: 300 });
  }, 20_000);

  test('takes an orderly end after SIGTERM for a time-out all the same', async () => {
    const source = "process.on('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1000)";
    expect(await run(program(source, { timeoutMs: 500 }))).toMatchObject({ kind: 'timed-out' });
  });

  test('shows the program nothing of our environment', async () => {
    vi.stubEnv('ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'token-of-the-job');
    const source = "require('fs').writeFileSync('env', JSON.stringify(process.env))";
    await run(program(source, { env: { ALLOWED: 'yes' } }));
    vi.unstubAllEnvs();
    const seen: unknown = JSON.parse(await readFile(join(folder, 'env'), 'utf8'));
    expect(seen).toEqual({ ALLOWED: 'yes' });
  });

  test('gives arguments as they are, without a shell', async () => {
    const args = [
      '-e',
      "require('fs').writeFileSync('args', JSON.stringify(process.argv.slice(1)))",
      '--',
      '$HOME; id',
      'a "b" c',
    ];
    await run(program('', { args }));
    expect(JSON.parse(await readFile(join(folder, 'args'), 'utf8'))).toEqual(['$HOME; id', 'a "b" c']);
  });

  test.each([[undefined], ['some text']])('feeds stdin with %s and ends it', async (input) => {
    const source = "require('fs').writeFileSync('in', require('fs').readFileSync(0))";
    const exit = await run(program(source, input === undefined ? {} : { input }));
    expect(exit).toMatchObject({ kind: 'exited', code: 0 });
    expect(await readFile(join(folder, 'in'), 'utf8')).toBe(input ?? '');
  });

  test('lets a program end well that does not read its long input', async () => {
    expect(await run(program('process.exit(0)', { input: 'x'.repeat(5_000_000) }))).toMatchObject({
      kind: 'exited',
      code: 0,
    });
  });

  test('prints nothing of the program, or only neutralised lines of it', async () => {
    await run(
      program(
        "process.stdout.write('::add-mask::x\\n\\u001b[31mred\\u001b[0m'); process.stderr.write('##[error]no')",
      ),
    );
    if (way === 'read') expect(printed).toBe('');
    else {
      expect(printed.split('\n').filter(Boolean).sort()).toEqual(
        ['## [error]no', ': :add-mask::x', '::endgroup::', '::group::A title', 'red'].sort(),
      );
    }
  });
});

describe('read', () => {
  test('answers stdout and stderr byte for byte', async () => {
    const exit = await processes.read(program("process.stdout.write('ü\\n'); process.stderr.write('e')"));
    expect(exit).toEqual({ kind: 'exited', code: 0, stdout: 'ü\n', stderr: 'e' });
  });

  test('stops a program that prints too much, counted in bytes', async () => {
    const source = "process.stdout.write('ü'.repeat(600)); setInterval(() => {}, 1000)";
    const exit = await processes.read(program(source, { maxOutputBytes: 1000 }));
    expect(exit).toEqual({ kind: 'too-much-output', limitBytes: 1000 });
    const stderr = "process.stderr.write('e'.repeat(1001)); setInterval(() => {}, 1000)";
    expect(await processes.read(program(stderr, { maxOutputBytes: 1000 }))).toMatchObject({
      kind: 'too-much-output',
    });
  });

  test('stops what the program started with it', async () => {
    const running = processes.read(program(STUBBORN, { timeoutMs: 4000 }));
    const grandchild = await waitForGrandchild();
    expect(await running).toMatchObject({ kind: 'timed-out' });
    await vi.waitFor(() => expect(isAlive(grandchild)).toBe(false), { timeout: 5000 });
  }, 30_000);

  test('leaves nothing behind that the program started and did not wait for', async () => {
    const source = `
      const left = require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
      require('fs').writeFileSync('pid', String(left.pid));
      process.exit(0)`;
    const exit = await processes.read(program(source));
    expect(exit).toMatchObject({ kind: 'exited', code: 0 });
    const pid = Number(await readFile(join(folder, 'pid'), 'utf8'));
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 5000 });
  });
});

describe('the end of our own process', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    'takes the children along on %s',
    async (signal) => {
      const adapter = join(import.meta.dirname, '../../../src/adapters/processes/processes.ts');
      const script = join(folder, 'parent.ts');
      await writeFile(
        script,
        `import { createProcesses } from ${JSON.stringify(adapter)};
       await createProcesses().read({ tool: 'p', file: process.execPath, args: ['-e', ${JSON.stringify(STUBBORN)}],
         cwd: ${JSON.stringify(folder)}, env: {}, timeoutMs: 60_000 });`,
      );
      const parent = spawn(process.execPath, [script], { stdio: 'ignore' });
      const grandchild = await waitForGrandchild();
      parent.kill(signal);
      const [code] = await once(parent, 'exit');
      expect(code).toBe(signal === 'SIGINT' ? 130 : 143);
      await vi.waitFor(() => expect(isAlive(grandchild)).toBe(false), { timeout: 5000 });
    },
    20_000,
  );
});
