import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { deliver } from '../../../src/adapters/network/audit-endpoint.ts';
import { BOUNDS } from '../../../src/retry.ts';

const QUICK = { ...BOUNDS.audit, pause: 1 };

const servers: { close(): void; closeAllConnections(): void }[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

interface Taken {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Answers with each status in turn, the last one for ever. */
async function endpoint(...answers: readonly { status: number; headers?: Record<string, string> }[]) {
  const taken: Taken[] = [];
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await Array.fromAsync(request)).toString();
    const answer = answers[Math.min(taken.length, answers.length - 1)];
    taken.push({ headers: request.headers, body });
    response.writeHead(answer?.status ?? 500, answer?.headers).end('secret words of the server');
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { taken, url: `http://127.0.0.1:${port}/collect?key=hidden`, host: `127.0.0.1:${port}` };
}

test('an event is posted once, whole, with the token', async () => {
  const { taken, url } = await endpoint({ status: 202 });
  expect(await deliver('{"a":1}\n', { url, token: 'abc' }, QUICK)).toBeUndefined();
  expect(taken).toHaveLength(1);
  expect(taken[0]?.body).toBe('{"a":1}\n');
  expect(taken[0]?.headers.authorization).toBe('Bearer abc');
  expect(taken[0]?.headers['content-type']).toBe('application/json');
});

test('a busy endpoint is asked again', async () => {
  const { taken, url } = await endpoint({ status: 503 }, { status: 429 }, { status: 200 });
  expect(await deliver('{}\n', { url }, QUICK)).toBeUndefined();
  expect(taken).toHaveLength(3);
});

test('a refusal is told by host and status alone, and not repeated', async () => {
  const { taken, url, host } = await endpoint({ status: 403 });
  expect(await deliver('{}\n', { url, token: 'abc' }, QUICK)).toBe(
    `the audit event could not be delivered to ${host}: it answered 403`,
  );
  expect(taken).toHaveLength(1);
});

test('a redirect is not followed: neither event nor token go to another host', async () => {
  const other = await endpoint({ status: 200 });
  const { url } = await endpoint({ status: 307, headers: { location: other.url } });
  expect(await deliver('{}\n', { url, token: 'abc' }, QUICK)).toContain('it answered 307');
  expect(other.taken).toHaveLength(0);
});

test('an endpoint that is not there is told', async () => {
  const { url } = await endpoint({ status: 200 });
  for (const server of servers.splice(0)) server.close();
  expect(await deliver('{}\n', { url }, QUICK)).toContain('no connection');
});
