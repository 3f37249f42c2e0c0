import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { digestOf } from '../../../src/domain/digest.ts';
import type { Descriptor, Repository } from '../../../src/domain/image/image.ts';
import { EMPTY_DESCRIPTOR, imageManifest } from '../../../src/formats/image/oci-referrer.ts';
import { clientWith, type Handler, reasonOf, type Served, serve } from './serve.ts';

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const bytes = Buffer.from('{"schemaVersion":2}');
const content = Buffer.from('a layer');
const blob: Descriptor = { mediaType: 'x', digest: digestOf(content), size: content.length };
const servers: Served[] = [];

async function started(handler: Handler): Promise<Served & { repository: Repository }> {
  const served = await serve(handler);
  servers.push(served);
  return { ...served, repository: { registry: served.host, path: 'team/app' } };
}

afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const manifest: Handler = (_request, response) => response.setHeader('content-type', MANIFEST).end(bytes);

describe('what a registry answers is checked', () => {
  test('a manifest with other bytes than its digest is invalid, naming both digests', async () => {
    const { repository } = await started(manifest);
    const digest = digestOf('other');
    const reason = await reasonOf(clientWith().resolve({ ...repository, digest }));
    expect(reason.code).toBe('image-invalid');
    expect(reason.message).toContain(digest);
    expect(reason.message).toContain(digestOf(bytes));
  });

  test('a tag whose bytes are not those of Docker-Content-Digest is invalid', async () => {
    const { repository } = await started((_request, response) =>
      response
        .writeHead(200, { 'content-type': MANIFEST, 'docker-content-digest': digestOf('x') })
        .end(bytes),
    );
    await expect(clientWith().resolve({ ...repository, tag: 'v1' })).toRefuseWith('image-invalid');
  });

  test('a manifest above 4 MiB is not read', async () => {
    const { repository } = await started((_request, response) => {
      response.writeHead(200, { 'content-type': MANIFEST });
      Readable.from(Array.from({ length: 80 }, () => Buffer.alloc(64 * 1024))).pipe(response);
    });
    expect((await reasonOf(clientWith().resolve({ ...repository, tag: 'v1' }))).message).toContain(
      'more than',
    );
  });

  test.each([
    ['other bytes', Buffer.from('A LAYER')],
    ['fewer bytes', content.subarray(1)],
    ['more bytes', Buffer.concat([content, content])],
  ])('a blob with %s is invalid', async (_name, body) => {
    const { repository } = await started((_request, response) => response.end(body));
    const reason = await reasonOf(clientWith().blob(repository, blob).then(buffer));
    expect(reason.code).toBe('image-invalid');
    expect(reason.message).toContain(blob.digest);
  });

  test('a blob without end is stopped at the first byte too many', async () => {
    const { repository } = await started((_request, response) => {
      Readable.from(
        (function* () {
          for (;;) yield content;
        })(),
      )
        .on('error', () => undefined)
        .pipe(response);
    });
    const reason = await reasonOf(clientWith().blob(repository, blob).then(buffer));
    expect(reason.message).toContain('more than the 7 bytes');
  });

  test('a blob that breaks off is the registry being unavailable', async () => {
    const { repository } = await started((_request, response) => {
      response.writeHead(200, { 'content-length': '7' }).write('a l', () => response.destroy());
    });
    await expect(clientWith().blob(repository, blob).then(buffer)).toRefuseWith('registry-unavailable');
  });

  test('a blob that stands still is the registry being unavailable', async () => {
    const { repository } = await started((_request, response) => void response.write('a l'));
    const reason = await reasonOf(clientWith().blob(repository, blob).then(buffer));
    expect(reason.message).toContain('stopped sending');
  });
});

describe('refusals and faults', () => {
  test('404 is image-not-found', async () => {
    const { repository } = await started((_request, response) => response.writeHead(404).end());
    const reason = await reasonOf(clientWith().resolve({ ...repository, tag: 'gone' }));
    expect(reason.code).toBe('image-not-found');
    expect(reason.message).toContain('team/app:gone');
    await expect(clientWith().blob(repository, blob)).toRefuseWith('image-not-found');
  });

  test('401 without credentials says that there were none', async () => {
    const { repository } = await started((_request, response) =>
      response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end(),
    );
    const reason = await reasonOf(clientWith().resolve({ ...repository, tag: 'v1' }));
    expect(reason).toMatchObject({ code: 'registry-denied', check: 'image' });
    expect(reason.message).toContain('no credentials were found');
  });

  test('401 with the inputs says that they were sent, and not what they are', async () => {
    const { repository, asked } = await started((_request, response) =>
      response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end(),
    );
    const password = ['pass', 'word', '1'].join('-');
    const credentials = { registries: [repository.registry], username: 'me', password };
    const reason = await reasonOf(clientWith({ credentials }).resolve({ ...repository, tag: 'v1' }));
    expect(asked.at(-1)?.authorization).toBe(`Basic ${Buffer.from(`me:${password}`).toString('base64')}`);
    expect(reason.message).toContain('registry-username');
    expect(reason.message).not.toContain(password);
  });

  test('credentials of the inputs go to their registry alone', async () => {
    const { repository, asked } = await started((_request, response) =>
      response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end(),
    );
    const credentials = { registries: ['elsewhere.example'], username: 'me', password: 'x' };
    await reasonOf(clientWith({ credentials }).resolve({ ...repository, tag: 'v1' }));
    expect(asked.every(({ authorization }) => authorization === undefined)).toBe(true);
  });

  test('what a registry says about a push comes as one plain line', async () => {
    const { repository } = await started((_request, response) =>
      response
        .writeHead(400)
        .end(JSON.stringify({ errors: [{ code: 'DENIED', message: '\u001b[31mno\n::error::quota\u202e' }] })),
    );
    const reason = await reasonOf(
      clientWith().pushManifest(repository, { mediaType: MANIFEST, digest: digestOf(bytes), bytes }),
    );
    expect(reason).toMatchObject({ code: 'registry-rejected', check: 'push' });
    expect(reason.message).toMatch(/: DENIED no ::error::quota$/);
  });

  test('429 is tried again after the time that the registry names', async () => {
    let times = 0;
    const { repository } = await started((request, response) => {
      times += 1;
      if (times === 1) response.writeHead(429, { 'retry-after': '0' }).end();
      else manifest(request, response);
    });
    await expect(clientWith().resolve({ ...repository, tag: 'v1' })).resolves.toMatchObject({
      digest: digestOf(bytes),
    });
    expect(times).toBe(2);
  });

  /** Sends a body in small parts, forever if it has to. */
  const trickle = (body: Buffer, partBytes: number, headers: Record<string, string> = {}): Handler => {
    return async (_request, response) => {
      response.writeHead(200, headers);
      for (let at = 0; at < body.length && !response.destroyed; at += partBytes) {
        response.write(body.subarray(at, at + partBytes));
        await sleep(20);
      }
      response.end();
    };
  };
  const long = Buffer.alloc(1_000_000, ' ');

  test('a manifest that is sent byte by byte ends by the time for the whole of it', async () => {
    const { repository } = await started(trickle(long, 1, { 'content-type': MANIFEST }));
    const client = clientWith({ limits: { answer: 2000, stall: 2000, document: 300, pause: 5 } });
    const reason = await reasonOf(client.resolve({ ...repository, tag: 'v1' }));
    expect(reason.code).toBe('registry-unavailable');
    expect(reason.message).toContain('too slow');
  });

  test('a blob that trickles in is given up after its grace, and one that keeps a pace is read', async () => {
    const limits = { answer: 2000, stall: 2000, document: 100, grace: 300, pause: 5 };
    const slow = await started(trickle(long, 1));
    const layer = { mediaType: 'x', digest: digestOf(long), size: long.length };
    const reason = await reasonOf(clientWith({ limits }).blob(slow.repository, layer).then(buffer));
    expect(reason).toMatchObject({ code: 'registry-unavailable' });
    expect(reason.message).toContain('too slow');
    const steady = await started(trickle(long, 20_000));
    const read = await clientWith({ limits }).blob(steady.repository, layer).then(buffer);
    expect(read.equals(long)).toBe(true);
  });

  test('a blob may be read as slowly as one likes', async () => {
    const { repository } = await started((_request, response) => response.end(long));
    const layer = { mediaType: 'x', digest: digestOf(long), size: long.length };
    const client = clientWith({ limits: { answer: 2000, stall: 2000, grace: 1, pause: 5 } });
    let size = 0;
    for await (const chunk of await client.blob(repository, layer)) {
      size += chunk.length;
      await sleep(20);
    }
    expect(size).toBe(long.length);
  });

  test('a registry that keeps failing is unavailable after a few tries', async () => {
    const { repository, asked } = await started((_request, response) => response.writeHead(503).end());
    const reason = await reasonOf(clientWith().resolve({ ...repository, tag: 'v1' }));
    expect(reason.code).toBe('registry-unavailable');
    expect(asked).toHaveLength(5);
  });

  test('a registry that hangs is unavailable', async () => {
    const { repository } = await started(() => undefined);
    const client = clientWith({ limits: { answer: 100, stall: 100, pause: 5 } });
    const reason = await reasonOf(client.resolve({ ...repository, tag: 'v1' }));
    expect(reason.code).toBe('registry-unavailable');
    expect(reason.message).toContain('no answer within');
  });

  test('a registry that is not there is unavailable', async () => {
    const { repository, close } = await started(manifest);
    await close();
    const reason = await reasonOf(clientWith().resolve({ ...repository, tag: 'v1' }));
    expect(reason.code).toBe('registry-unavailable');
    expect(reason.message).toContain('ECONNREFUSED');
  });
});

test('why a push is refused is told where it stands in the detail alone', async () => {
  const errors = [
    { code: 'BLOB_UPLOAD_INVALID', message: 'blob upload invalid', detail: 'no updating of assets' },
    {
      code: 'MANIFEST_INVALID',
      message: 'manifest invalid',
      detail: { description: 'HTTP 403\n::error::', a: 1 },
    },
    { code: 'OTHER', message: 'other', detail: null },
  ];
  const { repository } = await started((request, response) => {
    if (request.method === 'PUT') response.writeHead(400).end(JSON.stringify({ errors }));
    else response.writeHead(404).end();
  });
  const { message } = await reasonOf(
    clientWith().pushManifest(repository, imageManifest(EMPTY_DESCRIPTOR, [])),
  );
  expect(message).toMatch(
    /: BLOB_UPLOAD_INVALID blob upload invalid \(no updating of assets\), MANIFEST_INVALID manifest invalid \(HTTP 403 ::error::\), OTHER other$/,
  );
});

test('a blob is uploaded in one request whose length is known, where the registry says', async () => {
  const lengths: (string | undefined)[] = [];
  let body = Buffer.alloc(0);
  const { repository, asked } = await started((request, response) => {
    if (request.method === 'GET') response.end();
    if (request.method === 'HEAD') response.writeHead(404).end();
    if (request.method === 'POST') response.writeHead(202, { location: '/v2/upload/1?state=a' }).end();
    if (request.method !== 'PUT') return;
    lengths.push(request.headers['content-length'], request.headers['transfer-encoding']);
    void buffer(request).then((all) => {
      body = all;
      response.writeHead(201).end();
    });
  });
  await clientWith().pushBlob(repository, blob, () => Readable.from([content], { objectMode: false }));
  expect(body).toEqual(content);
  expect(lengths).toEqual(['7', undefined]);
  expect(asked.at(-1)?.path).toBe(`/v2/upload/1?state=a&digest=${encodeURIComponent(blob.digest)}`);
});

describe('redirects', () => {
  test('a redirect to another host gets no credentials', async () => {
    const store = await started((_request, response) => response.end(content));
    const { repository } = await started((request, response) => {
      if (request.headers.authorization === undefined) {
        response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end();
      } else response.writeHead(307, { location: `http://${store.host}/store` }).end();
    });
    const credentials = { registries: [repository.registry], username: 'me', password: 'x' };
    const stream = await clientWith({ credentials }).blob(repository, blob);
    expect(await buffer(stream)).toEqual(content);
    expect(store.asked).toEqual([{ method: 'GET', path: '/store' }]);
  });

  test('a redirect to plain http on a remote host is refused', async () => {
    const { repository } = await started((_request, response) =>
      response.writeHead(307, { location: 'http://store.example/x?signature=abc' }).end(),
    );
    const reason = await reasonOf(clientWith().blob(repository, blob));
    expect(reason.message).toContain('not protected by TLS');
    expect(reason.message).not.toContain('signature');
  });

  test.each([
    ['no address', 'http://[bad'],
    ['an address with a password', `https://me:${['pass', 'word'].join('')}@store.example/x?signature=abc`],
  ])('a redirect to %s is told once, without what stands in it', async (_name, location) => {
    const { repository, asked } = await started((_request, response) =>
      response.writeHead(307, { location }).end(),
    );
    const { code, message } = await reasonOf(clientWith().blob(repository, blob));
    expect(code).toBe('registry-unavailable');
    expect(message).toContain(`${repository.registry} points to`);
    expect(message).not.toMatch(/password@|signature|ERR_/);
    expect(asked).toHaveLength(1);
  });

  test('a redirect to itself ends', async () => {
    const { repository } = await started((request, response) =>
      response.writeHead(307, { location: request.url }).end(),
    );
    expect((await reasonOf(clientWith().blob(repository, blob))).message).toContain('without end');
  });
});
