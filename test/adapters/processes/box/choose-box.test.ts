import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createProcesses } from '../../../../src/adapters/processes/processes.ts';
import type { Isolate } from '../../../../src/domain/evidence/isolation.ts';
import type { Command, View } from '../../../../src/ports/process-port.ts';

const SECRET = ['only', 'for', 'the', 'job'].join('-');

let folder: string;
let server: Server;
let connections = 0;

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'assay-isolation-')));
  await mkdir(join(folder, 'own'));
  await mkdir(join(folder, 'other'));
  await writeFile(join(folder, 'other', 'token'), SECRET);
  connections = 0;
  server = createServer((socket) => socket.destroy()).on('connection', () => (connections += 1));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

const processes = (isolate: Isolate = 'auto') =>
  createProcesses(undefined, { isolate, temporary: folder, environment: process.env });

/** A program of Node in a box that sees Node itself, and `view`. */
const program = (script: string, view: Partial<View> = {}, args: readonly string[] = []): Command => ({
  ...{ tool: 'node', file: process.execPath, args: ['-e', script, ...args], cwd: join(folder, 'own') },
  env: { HOME: join(folder, 'own'), PATH: '/usr/bin:/bin' },
  timeoutMs: 30_000,
  view: { ...view, reads: [dirname(process.execPath), ...(view.reads ?? [])] },
});

async function printed(command: Command, isolate?: Isolate): Promise<unknown> {
  const exit = await processes(isolate).read(command);
  expect(exit).toMatchObject({ kind: 'exited', code: 0 });
  return JSON.parse(exit.kind === 'exited' ? exit.stdout : '');
}

/** What each action answers, or the code of its error. */
const attempt = (actions: Readonly<Record<string, string>>) =>
  `const fs = require('node:fs');
   const answers = {};
   const attempts = { ${Object.entries(actions).map(([name, action]) => `${JSON.stringify(name)}: () => ${action}`)} };
   for (const [name, action] of Object.entries(attempts)) {
     try { answers[name] = action() ?? 'done'; } catch (error) { answers[name] = error.code; }
   }
   console.log(JSON.stringify(answers));`;

describe('an isolated program', () => {
  test('is isolated in every way on this machine, and the report can say so', async () => {
    expect(await processes().isolation()).toEqual({
      ...{ network: 'none', files: 'own', processes: 'own', by: 'Landlock and seccomp' },
    });
  });

  test('reads and writes what its view names, and nothing else', async () => {
    const [token, given] = [join(folder, 'other', 'token'), join(folder, 'given')];
    await mkdir(given);
    await writeFile(join(given, 'input'), 'what it examines');
    await symlink(token, join(given, 'link'));
    const script = attempt({
      'its input': `fs.readFileSync(${JSON.stringify(join(given, 'input'))}, 'utf8')`,
      'its input, to write': `fs.appendFileSync(${JSON.stringify(join(given, 'input'))}, 'x')`,
      'a link in its input': `fs.readFileSync(${JSON.stringify(join(given, 'link'))}, 'utf8')`,
      'its own folder': `fs.writeFileSync(process.env.HOME + '/note', 'x')`,
      'the file of another one': `fs.readFileSync(${JSON.stringify(token)}, 'utf8')`,
      'the file of another one, to write': `fs.appendFileSync(${JSON.stringify(token)}, 'x')`,
      'the file of another one, to shorten': `fs.truncateSync(${JSON.stringify(token)})`,
      'the folder of another one': `fs.readdirSync(${JSON.stringify(dirname(token))})`,
      'the file of another one, to remove': `fs.unlinkSync(${JSON.stringify(token)})`,
      'the passwords of the system': `fs.readFileSync('/etc/shadow', 'utf8')`,
      'a file of the system, to write': `fs.writeFileSync('/usr/assay-test', 'x')`,
    });
    expect(await printed(program(script, { reads: [given] }))).toEqual({
      'its input': 'what it examines',
      'its input, to write': 'EACCES',
      'a link in its input': 'EACCES',
      'its own folder': 'done',
      'the file of another one': 'EACCES',
      'the file of another one, to write': 'EACCES',
      'the file of another one, to shorten': 'EACCES',
      'the folder of another one': 'EACCES',
      'the file of another one, to remove': 'EACCES',
      'the passwords of the system': 'EACCES',
      'a file of the system, to write': 'EACCES',
    });
    expect(await readFile(token, 'utf8')).toBe(SECRET);
  });

  test('sees the names in a listed folder, and only the files that are named', async () => {
    const source = join(folder, 'source');
    await mkdir(join(source, '.git'), { recursive: true });
    await writeFile(join(source, '.git', 'config'), SECRET);
    await writeFile(join(source, 'package.json'), '{}');
    const script = attempt({
      names: `fs.readdirSync(${JSON.stringify(source)}).join()`,
      manifest: `fs.readFileSync(${JSON.stringify(join(source, 'package.json'))}, 'utf8')`,
      git: `fs.readFileSync(${JSON.stringify(join(source, '.git/config'))}, 'utf8')`,
    });
    const view = { lists: [source], reads: [join(source, 'package.json')] };
    expect(await printed(program(script, view))).toEqual({
      ...{ names: '.git,package.json', manifest: '{}', git: 'EACCES' },
    });
  });

  test('sees nothing of the processes above it', async () => {
    const files = ['environ', 'cmdline', 'maps', 'mem', 'fd', 'cwd/package.json', 'root/etc/passwd'];
    const above = [process.pid, process.ppid, 1];
    const paths = above.flatMap((pid) => files.map((name) => `/proc/${pid}/${name}`));
    const actions = paths.map((path) => [
      path,
      path.endsWith('/fd') ? `fs.readdirSync('${path}')` : `fs.readFileSync('${path}')`,
    ]);
    const signal = { signal: `process.kill(${process.pid}, 'SIGURG')` };
    const answers = await printed(program(attempt({ ...Object.fromEntries(actions), ...signal })));
    const refused = Object.fromEntries(
      paths.map((path) => [path, expect.stringMatching(/^E(?:ACCES|PERM|NOENT)$/)]),
    );
    expect(answers).toEqual({ ...refused, signal: 'EPERM' });
  });

  test('inherits no open file', async () => {
    const script = `const fs = require('node:fs');
      const open = [];
      for (let fd = 3; fd < 1024; fd += 1) {
        try { const found = fs.fstatSync(fd); if (found.isFile() || found.isDirectory()) open.push(fd); } catch {}
      }
      console.log(JSON.stringify(open));`;
    expect(await printed(program(script))).toEqual([]);
  });

  /** Connects to the server, to an address of another machine, to a socket of the machine, and sends a datagram. */
  const CONNECT = `const net = require('node:net');
    const [port, socket] = process.argv.slice(1);
    const connected = (...at) => new Promise((resolve) => {
      net.connect(...at).on('connect', function () { this.destroy(); resolve('connected'); }).on('error', ({ code }) => resolve(code));
    });
    const sent = new Promise((resolve) => {
      const udp = require('node:dgram').createSocket('udp4').on('error', ({ code }) => resolve(code));
      udp.send('x', Number(port), '127.0.0.1', (error) => { resolve(error?.code ?? 'sent'); try { udp.close(); } catch {} });
    });
    Promise.all([connected(Number(port), '127.0.0.1'), connected({ port: Number(port), host: '::1' }), connected({ path: socket }), sent])
      .then(([tcp, tcp6, unix, udp]) => console.log(JSON.stringify({ tcp, tcp6, unix, udp })));`;

  async function connects(view: Partial<View>, isolate?: Isolate): Promise<unknown> {
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const socket = join(folder, 'service');
    const service = createServer((one) => one.destroy()).on('connection', () => (connections += 1));
    service.listen(socket);
    await once(service, 'listening');
    try {
      return await printed(program(CONNECT, view, [port, socket]), isolate);
    } finally {
      service.close();
    }
  }

  test('reaches no server, neither over the network nor by a socket of this machine', async () => {
    expect(await connects({})).toEqual({ tcp: 'EACCES', tcp6: 'EACCES', unix: 'EACCES', udp: 'EACCES' });
    expect(connections).toBe(0);
  });

  test('that downloads reaches servers, and no socket of this machine', async () => {
    expect(await connects({ isOnline: true })).toMatchObject({ tcp: 'connected', unix: 'EACCES' });
    expect(connections).toBe(1);
  });

  test('is not isolated with `isolate: off`, and the report says that', async () => {
    expect(await connects({}, 'off')).toMatchObject({ tcp: 'connected', unix: 'connected', udp: 'sent' });
    expect(await processes('off').isolation()).toEqual({
      ...{ network: 'open', files: 'all', processes: 'all', why: 'isolate is off' },
    });
  });

  test('ends as it would outside of the box', async () => {
    const read = (script: string) => processes().read(program(script));
    expect(await read('process.exit(3)')).toMatchObject({ kind: 'exited', code: 3 });
    expect(await read("process.kill(process.pid, 'SIGKILL')")).toMatchObject({
      kind: 'killed',
      signal: 'SIGKILL',
    });
    const slow = { ...program('setInterval(() => {}, 1000)'), timeoutMs: 1_000 };
    expect(await processes().read(slow)).toEqual({ kind: 'timed-out', afterMs: 1_000 });
    const missing = { ...program(''), file: join(folder, 'missing') };
    expect(await processes().read(missing)).toMatchObject({
      ...{ kind: 'not-started', message: expect.stringContaining('No such file') },
    });
    const noProgram = join(folder, 'own', 'text');
    await writeFile(noProgram, 'not a program\n');
    expect(await processes().read({ ...program(''), file: noProgram })).toMatchObject({
      kind: 'not-started',
    });
  });

  test('has the environment that it was given and no other', async () => {
    const command = program('console.log(JSON.stringify(process.env))');
    const env = { ...command.env, LC_ALL: 'xx_XX.UTF-8' };
    expect(await printed({ ...command, env })).toEqual(env);
    expect((await processes().read({ ...command, env })).kind).toBe('exited');
  });
});

/** System calls by the architecture of this machine. */
const CALLS = { landlock: 444, unshare: process.arch === 'x64' ? 272 : 97 } as const;

/** Becomes a program for which these system calls fail, as they do on an older kernel and in a container. */
const REFUSING = `
  my @refused = split /,/, shift @ARGV;
  my $prctl = shift @ARGV;
  my @filter = (pack('SCCL', 0x20, 0, 0, 0),
    (map { (pack('SCCL', 0x15, 0, 1, $_), pack('SCCL', 6, 0, 0, 0x00050000 | 1)) } @refused),
    pack('SCCL', 6, 0, 0, 0x7fff0000));
  my $program = join '', @filter;
  my $pointer = pack('Sx6P', scalar @filter, $program);
  syscall($prctl, 38, 1, 0, 0, 0) == 0 && syscall($prctl, 22, 2, $pointer, 0, 0) == 0 or die "$!";
  exec { $ARGV[0] } @ARGV or die "$!";`;

const ADAPTER = join(import.meta.dirname, '../../../../src/adapters/processes/processes.ts');

/** What this prints on a machine that refuses these system calls. */
function onMachineWithout(refused: readonly (keyof typeof CALLS)[], script: string): string {
  const body = `import { createProcesses } from ${JSON.stringify(ADAPTER)};
    const processes = (isolate) =>
      createProcesses(undefined, { isolate, temporary: ${JSON.stringify(folder)}, environment: process.env });
    ${script}`;
  const numbers = refused.map((name) => CALLS[name]).join(',');
  const node = [process.execPath, '--no-warnings', '--input-type=module-typescript', '-e', body];
  const prctl = process.arch === 'x64' ? '157' : '167';
  const { stdout, stderr } = spawnSync('/usr/bin/perl', ['-e', REFUSING, numbers, prctl, ...node], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return stdout;
}

const SAY = "console.log(JSON.stringify(await processes('auto').isolation()));";
const DEMAND = `const refused = (error) => console.log(error.reasons[0].code, error.message);
  await processes('required').isolation().catch(refused);`;
/** A scanner that tells whether it ran. */
const SCAN = (isolate: Isolate) => `
  const exit = await processes('${isolate}').read({
    tool: 'trivy', file: '/bin/echo', args: ['it', 'ran'], cwd: '/', env: {}, timeoutMs: 9000, view: { reads: [] },
  }).catch((error) => ({ stdout: error.reasons[0].code }));
  console.log(exit.stdout);`;

const canMakeNamespaces =
  spawnSync('unshare', [
    ...(process.getuid?.() === 0 ? [] : ['--user', '--map-current-user']),
    ...['--net', '--pid', '--fork', '--mount-proc', 'true'],
  ]).status === 0;

describe('a machine that cannot isolate completely', () => {
  const NEITHER = ['landlock', 'unshare'] as const;

  test('is told, with what was tried', () => {
    expect(JSON.parse(onMachineWithout(NEITHER, SAY))).toEqual({
      ...{ network: 'open', files: 'all', processes: 'all' },
      why: expect.stringMatching(/^Landlock and seccomp: Landlock: .*; namespaces: unshare: .*not permitted/),
    });
  });

  test('scans with `isolate: auto`', () => {
    expect(onMachineWithout(NEITHER, SCAN('auto'))).toBe('it ran\n\n');
  });

  test('is refused with `isolate: required`, and nothing runs', () => {
    expect(onMachineWithout(NEITHER, DEMAND)).toMatch(
      /^isolation-unavailable .*the network, all files of the user, other processes .*Landlock: .*namespaces: /,
    );
    expect(onMachineWithout(NEITHER, SCAN('required')).trim()).toBe('isolation-unavailable');
  });

  test.runIf(canMakeNamespaces)(
    'uses namespaces where there is no Landlock, and says what they leave open',
    () => {
      expect(JSON.parse(onMachineWithout(['landlock'], SAY))).toEqual({
        ...{ network: 'none', files: 'all', processes: 'own', by: 'namespaces' },
        why: expect.stringContaining('Landlock: '),
      });
      expect(onMachineWithout(['landlock'], SCAN('auto'))).toBe('it ran\n\n');
      expect(onMachineWithout(['landlock'], DEMAND)).toMatch(
        /^isolation-unavailable .*would reach all files/,
      );
    },
  );
});

test('a program that is tethered ends with the process that started it, even when that is killed', async () => {
  const script = join(folder, 'parent.ts');
  await writeFile(
    script,
    `import { createProcesses } from ${JSON.stringify(ADAPTER)};
     const isolator = { isolate: 'auto', temporary: ${JSON.stringify(folder)}, environment: process.env };
     const command = { tool: 'x', file: process.execPath, cwd: ${JSON.stringify(folder)}, env: {}, timeoutMs: 60000 };
     const note = (name) => ['-e', 'require("fs").writeFileSync(process.argv[1], String(process.pid)); setInterval(() => {}, 1000)', name];
     const processes = createProcesses(undefined, isolator);
     const [node, own] = [${JSON.stringify(dirname(process.execPath))}, ${JSON.stringify(join(folder, 'own'))}];
     void processes.read({ ...command, args: note(own + '/scanner'), view: { reads: [node], writes: [own] } });
     void processes.read({ ...command, args: note(own + '/signer'), isTethered: true });`,
  );
  const parent = spawn(process.execPath, ['--no-warnings', script], { stdio: 'inherit' });
  const files = ['scanner', 'signer'].map((name) => join(folder, 'own', name));
  const read = (file: string) => readFile(file, 'utf8').then(Number, () => 0);
  await expect
    .poll(async () => Math.min(...(await Promise.all(files.map(read)))), { timeout: 30_000 })
    .toBeGreaterThan(0);
  const pids = await Promise.all(files.map(read));
  expect(pids.map(isRunning)).toEqual([true, true]);
  parent.kill('SIGKILL');
  await expect.poll(() => pids.map(isRunning), { timeout: 10_000 }).toEqual([false, false]);
});

function isRunning(pid: number): boolean {
  try {
    // A process that has ended, and that nobody has asked about yet, is still listed.
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}
