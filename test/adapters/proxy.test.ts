import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, expect, test } from 'vitest';

/** A proxy and a plain server in one: it notes what comes and refuses every tunnel. */
let server: Server;
let seen: string[];
let address: string;

beforeEach(async () => {
  seen = [];
  server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    response.end('ok');
  });
  server.on('connect', (request, socket) => {
    seen.push(`CONNECT ${request.url}`);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

/** Fetches an address in a process of its own, since the setting is global. */
async function fetchThrough(env: Record<string, string>, url: string): Promise<void> {
  const script = `
    import { useProxy } from ${JSON.stringify(join(import.meta.dirname, '../../src/adapters/proxy.ts'))};
    useProxy(process.env);
    await fetch(${JSON.stringify(url)}).catch(() => {});
  `;
  await execa(process.execPath, ['--input-type=module', '--eval', script], { env, extendEnv: false });
}

test('requests to a registry go through HTTPS_PROXY', async () => {
  await fetchThrough({ HTTPS_PROXY: address }, 'https://registry.invalid/v2/');
  expect(seen).toEqual(['CONNECT registry.invalid:443']);
});

test('NO_PROXY is heeded', async () => {
  await fetchThrough({ https_proxy: address, no_proxy: 'registry.invalid' }, 'https://registry.invalid/v2/');
  expect(seen).toEqual([]);
});

test('a registry on this machine is never asked through the proxy', async () => {
  await fetchThrough(
    { HTTP_PROXY: 'http://127.0.0.1:9', HTTPS_PROXY: 'http://127.0.0.1:9' },
    `${address}/v2/`,
  );
  expect(seen).toEqual(['GET /v2/']);
});
