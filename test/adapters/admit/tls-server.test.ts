import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connect as tlsConnect } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Route, type RunningServer, startServer } from '../../../src/adapters/admit/tls-server.ts';
import { type Certificate, TestAuthority } from '../../rig/servers/certificates.ts';

let folder: string;
let authority: TestAuthority;
let clients: TestAuthority;
const said: string[] = [];
const answer = async (body: Uint8Array, timeoutMs?: number) => ({
  status: 200,
  type: 'text/plain',
  body: `${body.length} ${timeoutMs}`,
});
const routes: Readonly<Record<string, Route>> = {
  '/ask': { method: 'POST', isGuarded: true, answer },
  '/open': { method: 'GET', isGuarded: false, answer },
  '/slow': {
    method: 'GET',
    isGuarded: false,
    answer: async () => {
      await pause(400);
      return { status: 200, type: 'text/plain', body: 'done' };
    },
  },
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-tls-'));
  authority = await TestAuthority.create(folder);
  clients = await TestAuthority.create(folder, 'clients');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function serverOf(certificate: Certificate, options: { clientCa?: string; requestMs?: number } = {}) {
  const { certFile, keyFile } = certificate;
  const { clientCa, requestMs } = options;
  return await startServer({
    ...{ host: '127.0.0.1', port: 0, routes, say: (line: string) => void said.push(line), reloadMs: 50 },
    files: { certificate: certFile, key: keyFile, ...(clientCa !== undefined && { clientCa }) },
    ...(requestMs !== undefined && { requestMs }),
  });
}

interface Ask {
  readonly path: string;
  readonly method?: string;
  readonly body?: string | Buffer;
  readonly client?: Certificate;
}

function ask({ port }: RunningServer, { path, method = 'GET', body = '', client }: Ask) {
  return new Promise<{ status?: number; body: string; issuedTo: string }>((resolve, reject) => {
    const sent = request(
      {
        ...{
          host: '127.0.0.1',
          port,
          path,
          method,
          ca: authority.root.cert,
          servername: 'localhost',
          agent: false,
        },
        ...(client && { cert: client.cert, key: client.key }),
      },
      async (got) => {
        const parts: Buffer[] = [];
        const issuedTo =
          'getPeerCertificate' in got.socket
            ? String(Object(got.socket).getPeerCertificate().serialNumber)
            : '';
        for await (const part of got) parts.push(part);
        resolve({
          ...(got.statusCode !== undefined && { status: got.statusCode }),
          body: Buffer.concat(parts).toString(),
          issuedTo,
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

test('a question is answered with the time that its client waits; other paths and methods are refused', async () => {
  const server = await serverOf(await authority.issue('localhost'));
  expect(await ask(server, { path: '/ask?timeout=3s', method: 'POST', body: 'four' })).toMatchObject({
    body: '4 3000',
  });
  expect(await ask(server, { path: '/ask' })).toMatchObject({ status: 405 });
  expect(await ask(server, { path: '/toString' })).toMatchObject({ status: 404 });
  await server.close(0);
});

test('a path that is no address is refused, and the server goes on', async () => {
  const server = await serverOf(await authority.issue('localhost'));
  expect(await ask(server, { path: '//' })).toMatchObject({ status: 400 });
  expect(await ask(server, { path: '/open' })).toMatchObject({ status: 200 });
  await server.close(0);
});

test('one address cannot take all connections', async () => {
  const server = await serverOf(await authority.issue('localhost'));
  const silent = Array.from({ length: 520 }, () =>
    connect(server.port, '127.0.0.1').on('error', () => undefined),
  );
  await until(
    () => silent.filter(({ destroyed, readyState }) => destroyed || readyState === 'closed').length >= 264,
  );
  const other = await new Promise<number | undefined>((resolve, reject) => {
    const options = { host: '127.0.0.1', localAddress: '127.0.0.2', port: server.port, path: '/open' };
    const tls = { ca: authority.root.cert, servername: 'localhost', agent: false };
    request({ ...options, ...tls }, (answer) => resolve(answer.statusCode))
      .on('error', reject)
      .end();
  });
  expect(other).toBe(200);
  for (const socket of silent) socket.destroy();
  await server.close(0);
});

test('a new certificate is used without a restart, and files that do not fit leave the old one', async () => {
  const [first, second, other] = [
    await authority.issue('localhost'),
    await authority.issue('localhost'),
    await authority.issue('localhost'),
  ];
  const used = { ...first, certFile: join(folder, 'used.crt'), keyFile: join(folder, 'used.key') };
  await copyFile(first.certFile, used.certFile);
  await copyFile(first.keyFile, used.keyFile);
  const server = await serverOf(used);
  const { issuedTo } = await ask(server, { path: '/open' });
  await copyFile(other.keyFile, used.keyFile);
  await until(() => said.some((line) => line.includes('the old one stays')));
  expect((await ask(server, { path: '/open' })).issuedTo).toBe(issuedTo);
  await copyFile(second.certFile, used.certFile);
  await copyFile(second.keyFile, used.keyFile);
  await until(async () => (await ask(server, { path: '/open' })).issuedTo !== issuedTo);
  await server.close(0);
});

test('with an authority for clients, only its certificates may ask; probes need none', async () => {
  const server = await serverOf(await authority.issue('localhost'), { clientCa: clients.root.certFile });
  const good = await clients.issue('kube-apiserver');
  const strange = await authority.issue('stranger');
  const about = { path: '/ask', method: 'POST', body: 'x' };
  expect(await ask(server, { ...about, client: good })).toMatchObject({ status: 200 });
  expect(await ask(server, { ...about, client: strange })).toMatchObject({ status: 401 });
  expect(await ask(server, about)).toMatchObject({ status: 401 });
  expect(await ask(server, { path: '/open' })).toMatchObject({ status: 200 });
  await server.close(0);
});

test('a session that began without a certificate and is resumed has none', async () => {
  const server = await serverOf(await authority.issue('localhost'), { clientCa: clients.root.certFile });
  const base = { host: '127.0.0.1', port: server.port, ca: authority.root.cert, servername: 'localhost' };
  const session = await new Promise<Buffer>((resolve, reject) => {
    const socket = tlsConnect(base, () => socket.write('GET /open HTTP/1.1\r\nhost: a\r\n\r\n'));
    socket.once('session', (ticket) => {
      resolve(ticket);
      socket.destroy();
    });
    socket.once('error', reject);
  });
  const [isResumed, text] = await new Promise<[boolean, string]>((resolve, reject) => {
    const socket = tlsConnect({ ...base, session }, () =>
      socket.write('POST /ask HTTP/1.1\r\nhost: a\r\ncontent-length: 0\r\nconnection: close\r\n\r\n'),
    );
    let got = '';
    socket.on('data', (part) => {
      got += part;
    });
    socket.on('end', () => resolve([socket.isSessionReused(), got]));
    socket.once('error', reject);
  });
  expect(isResumed).toBe(true);
  expect(text).toContain(' 401 ');
  await server.close(0);
});

test('a body that is too large is refused, and a client that is slow is cut off', async () => {
  const server = await serverOf(await authority.issue('localhost'), { requestMs: 700 });
  const big = await ask(server, { path: '/ask', method: 'POST', body: Buffer.alloc(10_000_000) }).catch(
    () => undefined,
  );
  expect(big === undefined || big.status === 413).toBe(true);
  const slow = connect(server.port, '127.0.0.1');
  await new Promise((resolve) => slow.once('close', resolve).on('error', () => undefined));
  expect(await ask(server, { path: '/ask', method: 'POST', body: 'x' })).toMatchObject({ status: 200 });
  await server.close(0);
});

test('when it closes, a question under way is answered, and a new one is not', async () => {
  const server = await serverOf(await authority.issue('localhost'));
  const under = ask(server, { path: '/slow' });
  await pause(150);
  const closed = server.close(5_000);
  await expect(ask(server, { path: '/open' })).rejects.toThrow(/ECONNREFUSED/);
  expect(await under).toMatchObject({ body: 'done' });
  await closed;
});

test.each([
  ['that is not there', async () => '/none.crt', /--tls-cert: \/none\.crt cannot be read/],
  [
    'that is none',
    async () => {
      await writeFile(join(folder, 'text.crt'), 'text');
      return join(folder, 'text.crt');
    },
    /are no certificate with its key/,
  ],
])('a certificate %s is one clear error', async (_, path, message) => {
  const issued = await authority.issue('localhost');
  await expect(serverOf({ ...issued, certFile: await path() })).rejects.toThrow(message);
});

async function until(test: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await test())) await pause(20);
}
