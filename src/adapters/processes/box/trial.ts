import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { dirname, join } from 'node:path';
import { messageOf } from '../../../domain/error-words.ts';
import type { Isolation } from '../../../domain/evidence/isolation.ts';
import { plain } from '../../../domain/text.ts';
import type { Command, Exit } from '../../../ports/process-port.ts';
import type { Box } from './boxes.ts';

const TRIAL_LIMIT_MS = 20_000;
const CANARY = 'canary';

/** What the program of the trial reached. */
interface Reached {
  readonly tcp: boolean;
  readonly udp: boolean;
  readonly read: boolean;
  readonly wrote: boolean;
  readonly process: boolean;
}

/**
 * Runs in the box and tries everything that the box must prevent. It is JavaScript for this very Node. Arguments: TCP
 * port, UDP port, a file outside of its view, and the id and start time of the process that runs the trial.
 */
const PROGRAM = `
const { appendFileSync, readFileSync } = require('node:fs');
const [tcp, udp, file, pid, started] = process.argv.slice(1);
const can = (action) => { try { return action(); } catch { return false; } };
const found = {
  read: can(() => readFileSync(file, 'utf8').length > 0),
  wrote: can(() => (appendFileSync(file, 'x'), true)),
  process: can(() => readFileSync('/proc/' + pid + '/stat', 'latin1').split(') ').pop().split(' ')[19] === started),
};
const overTcp = new Promise((resolve) => {
  const socket = require('node:net').connect(Number(tcp), '127.0.0.1');
  socket.on('connect', () => (socket.destroy(), resolve(true))).on('error', () => resolve(false));
});
const overUdp = new Promise((resolve) => {
  const socket = require('node:dgram').createSocket('udp4');
  socket.on('error', () => resolve(false));
  socket.send('x', Number(udp), '127.0.0.1', (error) => { try { socket.close(); } catch {} resolve(!error); });
});
Promise.all([overTcp, overUdp]).then(([tcp, udp]) => console.log(JSON.stringify({ tcp, udp, ...found })));
`;

/**
 * Tries a box with a program that attempts what it must not be able to do. Answers what held; a text says why the box
 * cannot be used at all. What the program says of itself counts only together with what arrived here.
 */
export async function tryBox(
  box: Box,
  run: (command: Command) => Promise<Exit>,
  temporary: string,
): Promise<Isolation | string> {
  const folder = await mkdtemp(join(temporary, 'isolation-'));
  const tcp = createServer((socket) => socket.destroy());
  const udp = createSocket('udp4');
  let arrived = 0;
  try {
    tcp.on('connection', () => (arrived += 1));
    udp.on('message', () => (arrived += 1));
    const ports = await Promise.all([listen(tcp), bind(udp)]);
    const [inside, outside] = [join(folder, 'inside'), join(folder, 'outside')];
    await Promise.all([mkdir(inside), mkdir(outside)]);
    const file = join(outside, CANARY);
    await writeFile(file, CANARY, { mode: 0o600 });
    const args = ['-e', PROGRAM, ...ports.map(String), file, String(process.pid), ownStart()];
    const command: Command = {
      ...{ tool: 'node', file: process.execPath, args, cwd: inside },
      env: { HOME: inside, TMPDIR: inside, PATH: '/usr/bin:/bin' },
      timeoutMs: TRIAL_LIMIT_MS,
      maxOutputBytes: 1024 * 1024,
    };
    const exit = await run(box.wrap(command, { reads: [dirname(process.execPath)] }));
    const reached = reachedIn(exit);
    if (typeof reached === 'string') return reached;
    return judge(
      box,
      { ...reached, wrote: reached.wrote || (await readFile(file, 'utf8')) !== CANARY },
      arrived,
    );
  } catch (error) {
    return messageOf(error);
  } finally {
    tcp.close();
    udp.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function judge({ by, promise }: Box, reached: Reached, arrived: number): Isolation {
  const network = reached.tcp || reached.udp || arrived > 0 ? 'open' : 'none';
  const files = reached.read || reached.wrote ? 'all' : 'own';
  const processes = reached.process ? 'all' : 'own';
  const held = { network, files, processes } as const;
  const broken = (['network', 'files', 'processes'] as const).filter((part) => held[part] !== promise[part]);
  if (broken.length === 0) return { ...held, by };
  return { ...held, by, why: `${by} did not hold: ${broken.join(', ')}` };
}

function reachedIn(exit: Exit): Reached | string {
  if (exit.kind === 'not-started') return plain(exit.message, 200);
  if (exit.kind !== 'exited') return exit.kind;
  try {
    const reached: unknown = JSON.parse(exit.stdout);
    if (isReached(reached)) return reached;
  } catch {
    // It did not come to its end.
  }
  return plain(exit.stderr.trim().split('\n')[0] || `exit code ${exit.code}`, 200);
}

function isReached(value: unknown): value is Reached {
  if (typeof value !== 'object' || value === null) return false;
  const entries = new Map(Object.entries(value));
  return ['tcp', 'udp', 'read', 'wrote', 'process'].every((name) => typeof entries.get(name) === 'boolean');
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function bind(socket: ReturnType<typeof createSocket>): Promise<number> {
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return socket.address().port;
}

/** When this process started, as the kernel counts it: an id alone may be that of another process elsewhere. */
function ownStart(): string {
  const fields = readFileSync('/proc/self/stat', 'latin1').split(') ').pop()?.split(' ') ?? [];
  return fields[19] ?? '';
}
