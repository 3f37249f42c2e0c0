import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pushLayout } from '../rig/images/oci-layout.ts';
import { startRegistry, type TestRegistry } from '../rig/servers/registry.ts';
import { freePorts } from '../rig/servers/server.ts';
import { type Bench, changedImage, expectRefusal, startBench } from './bench.ts';
import { type Intercept, openFront, send } from './front.ts';

let bench: Bench;
let guarded: TestRegistry;
const servers: Server[] = [];
beforeAll(async () => {
  bench = await startBench();
  guarded = await startRegistry({ referrers: true, auth: { username: 'robot', password: 'right-password' } });
  await pushLayout(bench.clean, `${guarded.host}/team/app:v1`, guarded.auth);
});
afterAll(async () => {
  for (const server of servers) server.close().closeAllConnections();
  await guarded.stop();
  await bench.stop();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe.concurrent('a registry that cannot be asked is an error, and says which', () => {
  test('an unknown tag', async () => {
    const { front, repository } = await bench.offer();
    const image = `${front.host}/${repository}:v2`;
    await expectRefusal(await bench.ship({ image }), { codes: ['image-not-found'], says: [image] }, front);
  });

  test('an unknown digest', async () => {
    const { front, repository } = await bench.offer();
    const image = `${front.host}/${repository}@sha256:${'0'.repeat(64)}`;
    await expectRefusal(await bench.ship({ image }), { codes: ['image-not-found'], says: [image] }, front);
  });

  test('an unknown repository', async () => {
    const { front } = await bench.offer();
    const image = `${front.host}/team/nothing:v1`;
    await expectRefusal(await bench.ship({ image }), { codes: ['image-not-found'], says: [image] }, front);
  });

  test('a closed port', async () => {
    const [port] = await freePorts(1);
    const result = await bench.ship({ image: `127.0.0.1:${port}/team/app:v1` });
    const says = [`127.0.0.1:${port} could not be reached`, /ECONNREFUSED/];
    await expectRefusal(result, { codes: ['registry-unavailable'], says });
  });

  test('a server that takes the question and never answers', async () => {
    const host = await serve(() => {});
    const result = await bench.ship({ image: `${host}/team/app:v1` });
    const says = [`${host} could not be reached`, /no answer within 30 s/];
    await expectRefusal(result, { codes: ['registry-unavailable'], says });
  });

  test('a server that answers 500', async () => {
    const host = await serve((_, response) => response.writeHead(500).end('{"errors":[{"code":"UNKNOWN"}]}'));
    const result = await bench.ship({ image: `${host}/team/app:v1` });
    await expectRefusal(result, {
      codes: ['registry-unavailable'],
      says: [`${host} answered 500`, /UNKNOWN/],
    });
  });

  test('a web page in the place of a registry', async () => {
    const host = await serve((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><h1>Welcome</h1>'),
    );
    const result = await bench.ship({ image: `${host}/team/app:v1` });
    const says = [`${host}/team/app:v1`, /web page/];
    await expectRefusal(result, { codes: ['registry-unavailable'], says });
  });

  test('an endless manifest', async () => {
    const host = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/vnd.oci.image.manifest.v1+json' });
      const more = () => {
        while (response.write(Buffer.alloc(65536, 32)));
        response.once('drain', more);
      };
      more();
    });
    const result = await bench.ship({ image: `${host}/team/app:v1` });
    await expectRefusal(result, { codes: ['image-invalid'], says: [`${host}/team/app:v1`, /4194304/] });
  });

  test('wrong credentials', async () => {
    const result = await bench.ship({
      image: `${guarded.host}/team/app:v1`,
      'registry-username': 'robot',
      'registry-password': 'wrong-password',
    });
    const says = [`${guarded.host} denied`, /registry-username/, /401/];
    await expectRefusal(result, { codes: ['registry-denied'], says });
    expect(result.stdout.replace(/^::add-mask::.*$/gm, '')).not.toContain('wrong-password');
  });

  test('no credentials', async () => {
    const result = await bench.ship({ image: `${guarded.host}/team/app:v1` });
    const says = [`${guarded.host} denied`, /no credentials/];
    await expectRefusal(result, { codes: ['registry-denied'], says });
  });
});

describe.concurrent('a registry that gives other bytes than the digest says is refused', () => {
  const layerOf = (intercept: (body: Buffer) => Buffer): Intercept => {
    return async ({ method, path }, response, pass) => {
      if (method !== 'GET' || !path.includes('/blobs/')) return false;
      const { status, headers, body } = await pass();
      send(response, { status, headers, body: body.length > 100_000 ? intercept(body) : body });
      return true;
    };
  };

  test('a blob with one bit turned', async () => {
    const { front, image } = await bench.offer(
      undefined,
      layerOf((body) => {
        body[5000] = (body[5000] ?? 0) ^ 1;
        return body;
      }),
    );
    await expectRefusal(
      await bench.ship({ image }),
      { codes: ['image-invalid'], says: [/sha256:/, front.host] },
      front,
    );
  });

  test('a blob that ends early', async () => {
    const { front, image } = await bench.offer(
      undefined,
      layerOf((body) => body.subarray(0, 5000)),
    );
    await expectRefusal(
      await bench.ship({ image }),
      { codes: ['image-invalid'], says: [/5000 bytes/] },
      front,
    );
  });

  test('a blob that is not there', async () => {
    const { front, image } = await bench.offer(undefined, ({ method, path }, response) => {
      if (method !== 'GET' || !path.includes('/blobs/')) return false;
      response.writeHead(404).end('{"errors":[{"code":"BLOB_UNKNOWN"}]}');
      return true;
    });
    await expectRefusal(
      await bench.ship({ image }),
      { codes: ['image-not-found'], says: [/blob sha256:/, /BLOB_UNKNOWN/] },
      front,
    );
  });

  test('a connection that breaks in the middle of every blob', async () => {
    const { front, image } = await bench.offer(undefined, ({ method, path }, response) => {
      if (method !== 'GET' || !path.includes('/blobs/')) return false;
      response.writeHead(200, { 'content-length': '600' });
      response.write(Buffer.alloc(100), () => response.destroy());
      return true;
    });
    const result = await bench.ship({ image });
    await expectRefusal(result, { codes: ['registry-unavailable'], says: [front.host, /blob/] }, front);
  });

  test('another manifest than the digest that was asked for', async () => {
    const other = await changedImage(bench);
    const { front, repository } = await bench.offer(other);
    await pushLayout(bench.clean, `${bench.registry.host}/${repository}:v0`);
    const lying = await openFront(bench.registry.host, async ({ path }, response) => {
      if (!path.endsWith(bench.clean.digest)) return false;
      const answer = await fetch(`http://${bench.registry.host}/v2/${repository}/manifests/v1`);
      const type = answer.headers.get('content-type') ?? '';
      response.writeHead(200, { 'content-type': type }).end(Buffer.from(await answer.arrayBuffer()));
      return true;
    });
    const result = await bench.ship({ image: `${lying.host}/${repository}@${bench.clean.digest}` });
    await lying.stop();
    await expectRefusal(
      result,
      { codes: ['image-invalid'], says: [bench.clean.digest, other.digest] },
      front,
    );
  });
});
