import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { expectRefused, type GateBench, startGateBench } from './gate-bench.ts';
import { answering, BARE, EVERY_PART, INDEX, MANIFEST, type Part } from './gate-parts.ts';

let bench: GateBench;
const servers: Server[] = [];
beforeAll(async () => {
  bench = await startGateBench();
});
afterAll(async () => {
  for (const server of servers) server.close().closeAllConnections();
  await bench?.stop();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe.concurrent('a registry that does not answer leaves nothing decided', () => {
  test.for(EVERY_PART)('it hangs when it is asked for %s', async (part) => {
    const refused = await bench.decide(bench.honest, {
      intercept: answering(bench.honest, part, () => true),
    });
    await expectRefused(refused, {
      decision: 'error',
      codes: ['registry-unavailable'],
      says: [/no answer within 30 s/],
    });
  });

  test('it stops in the middle of a bundle', async () => {
    const intercept = answering(bench.honest, 'a bundle', (_, response) => {
      response.writeHead(200).write('{');
      return true;
    });
    const refused = await bench.decide(bench.honest, { intercept });
    const says = [/stopped sending the blob/];
    await expectRefused(refused, { decision: 'error', codes: ['registry-unavailable'], says });
  });
});

describe.concurrent('a registry that fails leaves nothing decided', () => {
  test.for(EVERY_PART)('it answers 500 for %s', async (part) => {
    const intercept = answering(bench.honest, part, (_, response) => {
      response.writeHead(500).end('{"errors":[{"code":"UNKNOWN"}]}');
      return true;
    });
    const refused = await bench.decide(bench.honest, { intercept });
    const says = [/answered 500/, /UNKNOWN/];
    await expectRefused(refused, { decision: 'error', codes: ['registry-unavailable'], says });
  });

  test.for(EVERY_PART)('it refuses %s', async (part) => {
    const intercept = answering(bench.honest, part, (_, response) => {
      response.writeHead(403).end();
      return true;
    });
    const refused = await bench.decide(bench.honest, { intercept });
    await expectRefused(refused, { decision: 'error', codes: ['registry-denied'] });
  });

  test.for(EVERY_PART)('it closes the connection on %s', async (part) => {
    const intercept = answering(bench.honest, part, (_, response) => {
      response.writeHead(200, { 'content-type': MANIFEST, 'content-length': '600' });
      response.write(Buffer.alloc(100), () => response.destroy());
      return true;
    });
    const codes = ['registry-unavailable'];
    await expectRefused(await bench.decide(bench.honest, { intercept }), { decision: 'error', codes });
  });
});

describe.concurrent('a registry that points elsewhere', () => {
  const redirecting = (part: Part, host: string) =>
    answering(bench.honest, part, ({ path }, response) => {
      response.writeHead(307, { location: `http://${host}${path}` }).end();
      return true;
    });

  test.for(EVERY_PART)('to a host without TLS for %s is not followed', async (part) => {
    const refused = await bench.decide(bench.honest, { intercept: redirecting(part, 'registry.example') });
    const says = [/registry\.example/, /TLS/];
    await expectRefused(refused, { decision: 'error', codes: ['registry-unavailable'], says });
  });

  test('to a host that gives another image', async () => {
    const host = await serve((_, response) => {
      response.writeHead(200, { 'content-type': MANIFEST }).end('{"schemaVersion":2}');
    });
    const refused = await bench.decide(bench.honest, { intercept: redirecting('the image', host) });
    await expectRefused(refused, { decision: 'error', codes: ['image-invalid'], says: [/instead of/] });
  });

  test('to a host that knows of nothing attached', async () => {
    const host = await serve((_, response) => {
      response.writeHead(200, { 'content-type': INDEX });
      response.end(JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests: [] }));
    });
    const intercept = redirecting('the list of referrers', host);
    await expectRefused(await bench.decide(bench.honest, { intercept }), { codes: BARE });
  });

  test('to itself', async () => {
    const intercept = answering(bench.honest, 'a bundle', ({ path }, response) => {
      response.writeHead(307, { location: path }).end();
      return true;
    });
    const refused = await bench.decide(bench.honest, { intercept });
    const says = [/redirects without end/];
    await expectRefused(refused, { decision: 'error', codes: ['registry-unavailable'], says });
  });
});
