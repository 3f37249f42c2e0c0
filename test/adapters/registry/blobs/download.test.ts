import { buffer } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { TRIES } from '../../../../src/adapters/registry/registry-retry.ts';
import { digestOf } from '../../../../src/domain/digest.ts';
import { clientWith, type Handler, reasonOf, type Served, serve } from '../serve.ts';

const layer = Buffer.from(Array.from({ length: 300_000 }, (_, at) => at % 251));
const blob = { mediaType: 'x', digest: digestOf(layer), size: layer.length };
const servers: Served[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

/** A registry with the layer, whose first answers break off in the middle; the ranges that it was asked for. */
async function registryWith(breaks: number, knowsRanges: boolean) {
  const ranges: (string | undefined)[] = [];
  const handler: Handler = (request, response) => {
    const { range } = request.headers;
    ranges.push(range);
    const from = knowsRanges ? Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0) : 0;
    const rest = layer.subarray(from);
    const isPart = from > 0;
    response.writeHead(isPart ? 206 : 200, {
      'content-length': rest.length,
      ...(isPart && { 'content-range': `bytes ${from}-${layer.length - 1}/${layer.length}` }),
    });
    if (ranges.length > breaks) response.end(rest);
    else response.write(rest.subarray(0, 100_000), () => setTimeout(() => response.destroy(), 20));
  };
  const served = await serve(handler);
  servers.push(served);
  return { ranges, repository: { registry: served.host, path: 'team/app' } };
}

test('a blob that breaks off is continued where it broke off', async () => {
  const { ranges, repository } = await registryWith(2, true);
  expect(await buffer(await clientWith().blob(repository, blob))).toEqual(layer);
  expect(ranges).toEqual([undefined, 'bytes=100000-', 'bytes=200000-']);
});

test('a registry that knows no ranges sends it whole, and what was there is left out', async () => {
  const { ranges, repository } = await registryWith(1, false);
  expect(await buffer(await clientWith().blob(repository, blob))).toEqual(layer);
  expect(ranges).toEqual([undefined, 'bytes=100000-']);
});

test('a blob that breaks off again and again is the registry being unavailable', async () => {
  const { ranges, repository } = await registryWith(Number.POSITIVE_INFINITY, false);
  const reason = await reasonOf(clientWith().blob(repository, blob).then(buffer));
  expect(reason.code).toBe('registry-unavailable');
  expect(ranges).toHaveLength(TRIES);
});

test.each([
  ['that is not the rest', 206, 'bytes 7-8/300000'],
  ['that is refused', 416, ''],
  ['that nobody knows', 404, ''],
])('in place of a rest %s, the whole is requested', async (_what, status, range) => {
  let asked = 0;
  const served = await serve((request, response) => {
    if (!request.url?.includes('/blobs/')) return void response.writeHead(200).end();
    asked += 1;
    if (request.headers.range !== undefined)
      return void response.writeHead(status, { 'content-range': range }).end('xy');
    response.writeHead(200, { 'content-length': layer.length });
    if (asked > 1) response.end(layer);
    else response.write(layer.subarray(0, 1000), () => setTimeout(() => response.destroy(), 20));
  });
  servers.push(served);
  const repository = { registry: served.host, path: 'team/app' };
  expect(await buffer(await clientWith().blob(repository, blob))).toEqual(layer);
  expect(asked).toBe(3);
});
