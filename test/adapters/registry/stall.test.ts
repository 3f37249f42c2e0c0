import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { digestOf } from '../../../src/domain/digest.ts';
import { clientWith, reasonOf, type Served, serve } from './serve.ts';

const layer = Buffer.alloc(4_000_000, 'x');
const blob = { mediaType: 'x', digest: digestOf(layer), size: layer.length };
const STALL = 300;
const servers: Served[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

/** Reads a blob with a pause after its first part; the registry sends so many bytes of it and no more. */
async function readSlowly(sent: number): Promise<number> {
  const served = await serve((_request, response) => {
    response.setHeader('content-length', layer.length);
    response.write(layer.subarray(0, sent));
  });
  servers.push(served);
  const client = clientWith({ limits: { answer: 30_000, stall: STALL, pause: 5 } });
  let received = 0;
  for await (const part of await client.blob({ registry: served.host, path: 'team/app' }, blob)) {
    if (received === 0) await sleep(2 * STALL);
    received += part.length;
  }
  return received;
}

test('time that the reader takes is not time that the registry does not send', async () => {
  expect(await readSlowly(layer.length)).toBe(layer.length);
});

test('a registry that stops is noticed, also after the reader took longer than it may', async () => {
  const reason = await reasonOf(readSlowly(3_000_000));
  expect(reason.code).toBe('registry-unavailable');
  expect(reason.message).toContain(`stopped sending the blob ${blob.digest}`);
});
