import { Readable } from 'node:stream';
import { afterEach, describe, expect, test } from 'vitest';
import { Authenticator } from '../../../src/adapters/registry/credentials/auth.ts';
import { mergeScopes, parseChallenge } from '../../../src/adapters/registry/credentials/challenge.ts';
import { deleteManifest } from '../../../src/adapters/registry/manifests.ts';
import { Session } from '../../../src/adapters/registry/session.ts';
import { Transport } from '../../../src/adapters/registry/transport.ts';
import { digestOf } from '../../../src/domain/digest.ts';
import { clientWith, type Handler, reasonOf, type Served, serve } from './serve.ts';

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const bytes = Buffer.from('{"schemaVersion":2}');
const digest = digestOf(bytes);
const PASSWORD = ['pass', 'word', '1'].join('-');
const BASIC = `Basic ${Buffer.from(`me:${PASSWORD}`).toString('base64')}`;
const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function started(handler: Handler): Promise<Served> {
  const served = await serve(handler);
  closing.push(served.close);
  return served;
}

/** A registry that shows what it has to those whose header it accepts, and says how to ask at `/v2/` alone. */
async function hiding(challenge: string | undefined, accepted: () => readonly string[], hidden = 404) {
  const registry = await started((request, response) => {
    if (accepted().includes(request.headers.authorization ?? '')) {
      response.setHeader('content-type', MANIFEST).end(bytes);
    } else if (request.url === '/v2/' && challenge !== undefined) {
      response.writeHead(401, { 'www-authenticate': challenge }).end();
    } else response.writeHead(request.url === '/v2/' ? 200 : hidden).end();
  });
  return { ...registry, image: { registry: registry.host, path: 'team/app', tag: 'v1' } };
}

/** A token server with an answer for each request. */
async function tokenServer(answer: (asked: URL, method: string) => number | object) {
  const bodies: string[] = [];
  const server = await started(async (request, response) => {
    bodies.push(Buffer.concat(await Array.fromAsync(request)).toString());
    const given = answer(new URL(request.url ?? '', 'http://tokens'), request.method ?? '');
    if (typeof given === 'number') response.writeHead(given).end();
    else response.end(JSON.stringify(given));
  });
  return { ...server, bodies, challenge: `Bearer realm="http://${server.host}/token",service="it"` };
}

const inputs = (registry: string) => ({
  credentials: { registries: [registry], username: 'me', password: PASSWORD },
});

describe('a registry that hides what is private', () => {
  test.each([404, 403])(
    'with %s, and asks for user and password at /v2/ alone, gets them',
    async (hidden) => {
      const registry = await hiding('Basic realm="x"', () => [BASIC], hidden);
      const client = clientWith(inputs(registry.host));
      expect((await client.resolve(registry.image)).digest).toBe(digest);
      await client.resolve({ ...registry.image, tag: 'v2' });
      const paths = registry.asked.map(({ path, authorization }) => [path, authorization === BASIC]);
      expect(paths).toEqual([
        ['/v2/', false],
        ['/v2/team/app/manifests/v1', true],
        ['/v2/team/app/manifests/v2', true],
      ]);
    },
  );

  test('and names a token server at /v2/ alone, gets a token; requests at the same time share both', async () => {
    const tokens = await tokenServer(() => ({ token: 'abc' }));
    const registry = await hiding(tokens.challenge, () => ['Bearer abc']);
    const client = clientWith(inputs(registry.host));
    await Promise.all([1, 2, 3].map(() => client.resolve(registry.image)));
    expect(registry.asked.filter(({ path }) => path === '/v2/')).toHaveLength(1);
    expect(tokens.asked).toEqual([
      {
        method: 'GET',
        path: '/token?service=it&scope=repository%3Ateam%2Fapp%3Apull',
        authorization: BASIC,
      },
    ]);
  });

  test('and never says how to ask, gets user and password after it was asked without', async () => {
    const registry = await hiding(undefined, () => [BASIC]);
    expect((await clientWith(inputs(registry.host)).resolve(registry.image)).digest).toBe(digest);
  });

  test('and sends /v2/ to another host that asks for credentials there, keeps them to itself', async () => {
    const tokens = await tokenServer(() => ({ token: 'abc-def' }));
    const other = await started((_request, response) =>
      response.writeHead(401, { 'www-authenticate': tokens.challenge }).end(),
    );
    const registry = await started((request, response) => {
      const location = `http://${other.host}/v2/`;
      if (request.url === '/v2/') response.writeHead(302, { location }).end();
      else response.writeHead(404).end();
    });
    const work = clientWith(inputs(registry.host)).resolve({ registry: registry.host, path: 'a', tag: 'v1' });
    await expect(work).toRefuseWith('image-not-found');
    expect([...tokens.asked, ...other.asked]).toEqual([]);
  });

  test('gives an anonymous token for what is public where it says so at /v2/', async () => {
    const tokens = await tokenServer(() => ({ token: 'abc' }));
    const registry = await hiding(tokens.challenge, () => ['Bearer abc']);
    expect((await clientWith().resolve(registry.image)).digest).toBe(digest);
    expect(tokens.asked[0]?.authorization).toBeUndefined();
  });

  test('has no token for the anonymous: what is not there is not there', async () => {
    const tokens = await tokenServer(() => 401);
    const registry = await hiding(tokens.challenge, () => []);
    await expect(clientWith().resolve(registry.image)).toRefuseWith('image-not-found');
  });

  test.each([404, 403])('with %s from those without credentials is told so', async (hidden) => {
    const registry = await hiding('Basic realm="x"', () => [BASIC], hidden);
    const { message } = await reasonOf(clientWith().resolve(registry.image));
    expect(message).toContain('no credentials were found');
  });

  test('and refuses credentials: the message says whose, from where and to whom', async () => {
    const registry = await hiding('Basic realm="x"', () => []);
    const { message } = await reasonOf(clientWith(inputs(registry.host)).resolve(registry.image));
    expect(message).toContain(
      `credentials from the inputs registry-username and registry-password were sent to ${registry.host}`,
    );
    expect(message).not.toContain(PASSWORD);
    const tokens = await tokenServer(() => 401);
    const other = await hiding(tokens.challenge, () => []);
    const refused = await reasonOf(clientWith(inputs(other.host)).resolve(other.image));
    expect(refused.code).toBe('registry-denied');
    expect(refused.message).toContain(`were sent to ${tokens.host})`);
  });

  test('and was never sent anything: the message says that too', async () => {
    const registry = await hiding(undefined, () => []);
    const auths = { [registry.host]: { identitytoken: 'id-token' } };
    const environment = { DOCKER_AUTH_CONFIG: JSON.stringify({ auths }) };
    const { message } = await reasonOf(clientWith({ environment }).resolve(registry.image));
    expect(message).toContain('credentials from DOCKER_AUTH_CONFIG were not sent');
  });

  test('a registry token is shown at once, as it is', async () => {
    const registry = await hiding(undefined, () => ['Bearer given']);
    const auths = { [registry.host]: { registrytoken: 'given' } };
    const environment = { DOCKER_AUTH_CONFIG: JSON.stringify({ auths }) };
    const client = clientWith({ environment });
    expect((await client.resolve(registry.image)).digest).toBe(digest);
    expect(registry.asked).toHaveLength(1);
    expect(JSON.parse(await client.dockerConfig(registry.host))).toEqual({ auths });
  });

  test('a storage host that refuses is named, since no credentials go there', async () => {
    const store = await started((_request, response) => response.writeHead(403).end());
    const registry = await started((request, response) => {
      if (request.headers.authorization === BASIC) {
        response.writeHead(307, { location: `http://${store.host}/x` }).end();
      } else response.writeHead(401, { 'www-authenticate': 'Basic' }).end();
    });
    const client = clientWith(inputs(registry.host));
    const blob = { mediaType: 'x', digest, size: bytes.length };
    const { message } = await reasonOf(client.blob({ registry: registry.host, path: 'a' }, blob));
    expect(message).toContain(`this answer came from ${store.host}, which does not get them`);
    expect(store.asked).toEqual([{ method: 'GET', path: '/x' }]);
  });
});

describe('token servers', () => {
  test('a token that ends early is replaced, also without a new challenge', async () => {
    let valid = 0;
    const tokens = await tokenServer(() => {
      valid += 1;
      return { token: `t${valid}`, expires_in: 3600 };
    });
    const registry = await started((request, response) => {
      if (request.headers.authorization === `Bearer t${valid}`) {
        response.setHeader('content-type', MANIFEST).end(bytes);
      } else if (request.url === '/v2/') {
        response.writeHead(401, { 'www-authenticate': tokens.challenge }).end();
      } else response.writeHead(401).end();
    });
    const client = clientWith(inputs(registry.host));
    await client.resolve({ registry: registry.host, path: 'a', tag: 'v1' });
    valid += 1;
    await client.resolve({ registry: registry.host, path: 'a', tag: 'v2' });
    expect(tokens.asked).toHaveLength(2);
  });

  test('that know one way to be asked alone are asked by it', async () => {
    const post = await tokenServer((_asked, method) => (method === 'POST' ? { access_token: 'abc' } : 405));
    const first = await hiding(post.challenge, () => ['Bearer abc']);
    await clientWith(inputs(first.host)).resolve(first.image);
    const form = Object.fromEntries(new URLSearchParams(post.bodies.at(-1)));
    expect(form).toEqual({
      service: 'it',
      scope: 'repository:team/app:pull',
      client_id: 'assay',
      grant_type: 'password',
      username: 'me',
      password: PASSWORD,
    });
    const get = await tokenServer((_asked, method) => (method === 'GET' ? { token: 'abc' } : 404));
    const second = await hiding(get.challenge, () => ['Bearer abc']);
    const auths = { [second.host]: { identitytoken: 'id-token' } };
    const environment = { DOCKER_AUTH_CONFIG: JSON.stringify({ auths }) };
    await clientWith({ environment }).resolve(second.image);
    expect(get.asked.map(({ method }) => method)).toEqual(['POST', 'GET']);
  });

  test.each([400, 401, 403])('that answer %s for the right to delete give the others', async (status) => {
    const tokens = await tokenServer(({ searchParams }) =>
      searchParams.get('scope')?.includes('delete') ? status : { token: 'abc' },
    );
    const registry = await started((request, response) => {
      if (request.headers.authorization !== 'Bearer abc') {
        response.writeHead(401, { 'www-authenticate': tokens.challenge }).end();
      } else response.writeHead(request.method === 'DELETE' ? 403 : 200).end();
    });
    const repository = { registry: registry.host, path: 'team/app' };
    const transport = new Transport();
    const find = async () =>
      ({ kind: 'password', username: 'me', password: PASSWORD, origin: 'a test' }) as const;
    const now = () => new Date();
    const session = new Session(
      transport,
      new Authenticator({ transport, find, now, mask: () => undefined }),
    );
    await expect(deleteManifest(session, repository, digest)).resolves.toBe(false);
    expect(tokens.asked.map(({ path }) => new URL(path, 'http://t').searchParams.get('scope'))).toEqual([
      'repository:team/app:pull,push,delete',
      'repository:team/app:pull,push',
    ]);
  });

  test('that refuse a right to another repository give those to the own one', async () => {
    const tokens = await tokenServer(({ searchParams }) =>
      searchParams.getAll('scope').some((scope) => scope.includes('base')) ? 403 : { token: 'abc' },
    );
    const registry = await started((request, response) => {
      request.resume();
      if (request.headers.authorization !== 'Bearer abc') {
        response.writeHead(401, { 'www-authenticate': tokens.challenge }).end();
      } else if (request.method === 'POST') {
        response.writeHead(202, { location: '/upload' }).end();
      } else request.on('end', () => response.writeHead(request.method === 'PUT' ? 201 : 404).end());
    });
    const to = { registry: registry.host, path: 'team/app' };
    const blob = { mediaType: 'x', digest, size: bytes.length };
    const open = () => Readable.from([bytes], { objectMode: false });
    const client = clientWith(inputs(registry.host));
    await client.pushBlob(to, blob, open, { registry: registry.host, path: 'base' });
    expect(registry.asked.at(-1)?.method).toBe('PUT');
  });

  test.each([
    { token: 'abc', expires_in: '300' },
    { token: '', access_token: 'abc' },
    { access_token: 'abc', expires_in: null },
    { token: 'abc', expires_in: 'soon' },
    { token: 'abc', expires_in: -1 },
  ])('%j is a token', async (answer) => {
    const tokens = await tokenServer(() => answer);
    const registry = await hiding(tokens.challenge, () => ['Bearer abc']);
    const client = clientWith(inputs(registry.host));
    await client.resolve(registry.image);
    await client.resolve(registry.image);
    expect(tokens.asked).toHaveLength(1);
  });

  test('a service is not needed, and what the challenge asks for is asked for in the same scope', async () => {
    const tokens = await tokenServer(() => ({ token: 'abc' }));
    const registry = await started((request, response) => {
      if (request.headers.authorization === 'Bearer abc') {
        response.setHeader('content-type', MANIFEST).end(bytes);
        return;
      }
      const scope = 'repository:team/app:push,pull repository:other:pull';
      const challenge = `Bearer realm="http://${tokens.host}/token",scope="${scope}"`;
      response.writeHead(401, { 'www-authenticate': challenge }).end();
    });
    await clientWith().resolve({ registry: registry.host, path: 'team/app', tag: 'v1' });
    const { searchParams } = new URL(tokens.asked[0]?.path ?? '', 'http://t');
    expect([...searchParams]).toEqual([
      ['scope', 'repository:team/app:pull,push'],
      ['scope', 'repository:other:pull'],
    ]);
  });

  test('a realm that is no address is told', async () => {
    const registry = await hiding('Bearer realm="/token"', () => []);
    const { message } = await reasonOf(clientWith(inputs(registry.host)).resolve(registry.image));
    expect(message).toContain('an invalid https address');
  });
});

const BEARER = { scheme: 'bearer', parameters: { realm: 'https://a/t', service: 'x' } };

test.each([
  ['Bearer realm="https://a/t",service="x"', BEARER],
  ['BEARER Realm="https://a/t" , SERVICE="x"', BEARER],
  ['Bearer realm=https://a/t,service=x', BEARER],
  ["Bearer realm='https://a/t', service='x'", BEARER],
  ['Bearer realm="https://a/t"; service="x"', BEARER],
  ['Bearer  realm = "https://a/t" service = "x"', BEARER],
  ['Basic realm="Registry, \\"ours\\"", Bearer realm="https://a/t",service="x"', BEARER],
  ['Negotiate, Basic realm="r", Bearer realm="https://a/t",service="x"', BEARER],
  ['Negotiate YII=, Bearer realm="https://a/t",service="x"', BEARER],
  ['Digest realm="d", nonce="n", Bearer realm="https://a/t",service="x"', BEARER],
  ['Bearer realm="https://a/t",service="x', BEARER],
  ['Bearer error="invalid_token", Basic realm="r"', { scheme: 'basic', parameters: { realm: 'r' } }],
  ['Basic', { scheme: 'basic', parameters: {} }],
  ['Negotiate', undefined],
  ['', undefined],
])('the challenge %j is read', (header, expected) => {
  expect(parseChallenge(header)).toEqual(expected);
});

test('a scope without quotes keeps its actions, and scopes of the same thing become one', () => {
  expect(parseChallenge('Bearer realm=https://a,scope=repository:b:pull,push')?.parameters.scope).toBe(
    'repository:b:pull,push',
  );
  expect(mergeScopes(['repository:a:pull', 'registry:catalog:*', 'repository:a:push,pull'])).toEqual([
    'repository:a:pull,push',
    'registry:catalog:*',
  ]);
});
