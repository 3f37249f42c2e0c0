import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import type { TimeLimits } from '../../../src/adapters/registry/time-limits.ts';
import { digestOf } from '../../../src/domain/digest.ts';
import { clientWith, type Handler, reasonOf, type Served, serve } from './serve.ts';

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const bytes = Buffer.from('{"schemaVersion":2}');
const servers: Served[] = [];

async function started(handler: Handler) {
  const served = await serve(handler);
  servers.push(served);
  return { ...served, repository: { registry: served.host, path: 'team/app' } };
}

afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

/** A client with short limits, and the lines that it says. */
function listening(limits: Partial<TimeLimits> = {}) {
  const said: string[] = [];
  const short = { answer: 2000, stall: 2000, pause: 1, longestPause: 20, progress: 20, ...limits };
  return { said, client: clientWith({ limits: short, say: (line) => said.push(line) }) };
}

const layer = Buffer.alloc(2_500_000, 'x');
const blob = { mediaType: 'x', digest: digestOf(layer), size: layer.length };

describe('a blob on its way down', () => {
  test('says now and then how much of it is there', async () => {
    const { repository, host } = await started(async (_request, response) => {
      response.setHeader('content-length', layer.length);
      for (let at = 0; at < layer.length; at += 100_000) {
        response.write(layer.subarray(at, at + 100_000));
        await sleep(10);
      }
      response.end();
    });
    const { said, client } = listening();
    await buffer(await client.blob(repository, blob));
    const line = new RegExp(
      `^${host}: (?:\\d+ kB|[\\d.]+ MB) of 2\\.5 MB received of the blob ${blob.digest}`,
    );
    expect(said.length).toBeGreaterThan(1);
    for (const one of said) expect(one).toMatch(line);
    const before = said.length;
    await sleep(60);
    expect(said).toHaveLength(before);
  });

  test('says nothing where it is quick', async () => {
    const { repository } = await started((_request, response) => response.end(layer));
    const { said, client } = listening({ progress: 5000 });
    await buffer(await client.blob(repository, blob));
    expect(said).toEqual([]);
  });
});

describe('a blob on its way up', () => {
  /** A registry without the blob, whose PUT is up to the test. */
  const taking =
    (put: Handler): Handler =>
    (request, response) => {
      if (request.method === 'PUT') put(request, response);
      else if (request.method === 'POST') response.writeHead(202, { location: '/upload' }).end();
      else response.writeHead(request.method === 'HEAD' ? 404 : 200).end();
    };
  const open = () =>
    Readable.from(
      (function* () {
        for (let at = 0; at < layer.length; at += 50_000) yield layer.subarray(at, at + 50_000);
      })(),
      { objectMode: false },
    );

  test('that the registry takes drop by drop ends by the time for the whole of it', async () => {
    const huge = { ...blob, size: 2 ** 26 };
    const { repository, asked } = await started(
      taking((request) => {
        request.pause();
        const drip = setInterval(() => request.read(1), 5);
        request.on('close', () => clearInterval(drip));
      }),
    );
    const { client } = listening({ stall: 60_000, grace: 100, leastBytesASecond: 2 ** 28 });
    const endless = () =>
      Readable.from(
        (function* () {
          for (;;) yield layer;
        })(),
        { objectMode: false },
      );
    const reason = await reasonOf(client.pushBlob(repository, huge, endless));
    expect(reason.code).toBe('registry-unavailable');
    expect(reason.message).toContain('too slow to go on');
    expect(asked.filter(({ method }) => method === 'PUT')).toHaveLength(1);
  });

  test('says how much of it is sent, and that the registry is waited for', async () => {
    const { repository, host } = await started(
      taking(async (request, response) => {
        for await (const part of request) await sleep(part.length > 0 ? 5 : 0);
        await sleep(60);
        response.writeHead(201).end();
      }),
    );
    const { said, client } = listening();
    const slowly = () =>
      Readable.from(
        (async function* () {
          for await (const part of open()) {
            await sleep(5);
            yield part;
          }
        })(),
        { objectMode: false },
      );
    await client.pushBlob(repository, blob, slowly);
    expect(said.length).toBeGreaterThan(1);
    for (const one of said) expect(one).toMatch(new RegExp(`^${host}: .* of 2\\.5 MB sent of the blob `));
    expect(said.at(-1)).toContain('2.5 MB of 2.5 MB');
    expect(said.at(-1)).toContain('waiting for the registry');
  });

  test('is sent anew after an answer that a moment may mend, which is told', async () => {
    const answers = [503, 429, 201];
    const { repository, asked } = await started(
      taking(async (request, response) => {
        await buffer(request);
        response.writeHead(answers.shift() ?? 500, { 'retry-after': '0' }).end();
      }),
    );
    const { said, client } = listening({ progress: 60_000 });
    await client.pushBlob(repository, blob, open);
    expect(asked.filter(({ method }) => method === 'POST')).toHaveLength(3);
    expect(said).toHaveLength(2);
    expect(said[0]).toContain('answered 503 for the blob');
    expect(said[1]).toMatch(/answered 429 for the blob .*, trying again in 0 s \(3 of 5\)$/);
  });

  test.each([
    ['a page', { 'content-type': 'text/html', 'content-length': String(layer.length) }],
    ['another length', { 'content-length': '7' }],
    ['another digest', { 'docker-content-digest': digestOf('other') }],
  ])('is not taken as there for the sake of %s', async (_what, headers) => {
    const { repository, asked } = await started(async (request, response) => {
      await buffer(request);
      if (request.method === 'HEAD') response.writeHead(200, headers).end();
      else if (request.method === 'POST') response.writeHead(202, { location: '/upload' }).end();
      else response.writeHead(201).end();
    });
    await listening().client.pushBlob(repository, blob, open);
    expect(asked.at(-1)?.method).toBe('PUT');
  });

  test.each([405, 501])('is sent where HEAD is answered by %s', async (status) => {
    const { repository, asked } = await started(async (request, response) => {
      await buffer(request);
      if (request.method === 'HEAD') response.writeHead(status).end();
      else if (request.method === 'POST') response.writeHead(202, { location: '/upload' }).end();
      else response.writeHead(204).end();
    });
    await listening().client.pushBlob(repository, blob, open);
    expect(asked.at(-1)?.method).toBe('PUT');
  });
});

describe('another try', () => {
  const manifest: Handler = (_request, response) => response.setHeader('content-type', MANIFEST).end(bytes);

  /** Answers once by a status and headers, and then with the manifest. */
  async function told(status: number, headers: Record<string, string>, limits?: Partial<TimeLimits>) {
    let first = true;
    const { repository } = await started((request, response) => {
      if (first) response.writeHead(status, headers).end();
      else manifest(request, response);
      first = false;
    });
    const { said, client } = listening(limits);
    await client.resolve({ ...repository, tag: 'v1' });
    return said.map((line) => line.replaceAll(repository.registry, 'REGISTRY'));
  }

  test('is told, with the time that the registry asks for', async () => {
    const limits = { longestPause: 60_000 };
    expect(await told(429, { 'retry-after': '0.1' }, limits)).toEqual([
      'REGISTRY answered 429 for the manifest REGISTRY/team/app:v1, trying again in 0.1 s (2 of 5)',
    ]);
    const soon = new Date(Date.now() + 900).toUTCString();
    expect((await told(503, { 'retry-after': soon }, limits))[0]).toMatch(/trying again in (?:0|0\.\d) s/);
  });

  test.each([
    ['more seconds than anyone waits', '86400'],
    ['a day that is far', 'Fri, 01 Jan 2100 00:00:00 GMT'],
    ['a number without end', '1e99'],
  ])('waits no longer than the bound for %s', async (_what, value) => {
    expect(await told(429, { 'retry-after': value })).toEqual([expect.stringMatching(/in 0 s \(2 of 5\)$/)]);
  });

  test.each(['', 'soon', '-5', 'NaN'])('is not upset by Retry-After: %j', async (value) => {
    expect(await told(503, { 'retry-after': value })).toHaveLength(1);
  });

  test('is made a few times, each one told', async () => {
    const { repository, asked } = await started((_request, response) => response.writeHead(500).end());
    const { said, client } = listening();
    const reason = await reasonOf(client.resolve({ ...repository, tag: 'v1' }));
    expect(reason.message).toContain('answered 500');
    expect(asked).toHaveLength(5);
    expect(said.map((line) => /\((\d) of 5\)$/.exec(line)?.[1])).toEqual(['2', '3', '4', '5']);
  });
});

test('an error whose body never ends is told by its status', async () => {
  const { repository } = await started(async (_request, response) => {
    response.writeHead(400);
    while (!response.destroyed) {
      response.write(' ');
      await sleep(20);
    }
  });
  const { client } = listening({ document: 200 });
  const reason = await reasonOf(client.resolve({ ...repository, tag: 'v1' }));
  expect(reason.message).toContain('answered 400');
});

test('a token that comes in drop by drop ends by the time for the whole of it', async () => {
  const tokens = await started(async (_request, response) => {
    while (!response.destroyed) {
      response.write(' ');
      await sleep(20);
    }
  });
  const { repository } = await started((_request, response) =>
    response.writeHead(401, { 'www-authenticate': `Bearer realm="http://${tokens.host}/"` }).end(),
  );
  const { client } = listening({ document: 200 });
  const reason = await reasonOf(client.resolve({ ...repository, tag: 'v1' }));
  expect(reason).toMatchObject({ code: 'registry-unavailable' });
  expect(reason.message).toContain('too slow');
});
