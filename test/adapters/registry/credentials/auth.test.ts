import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { parseChallenge } from '../../../../src/adapters/registry/credentials/challenge.ts';
import type { Repository } from '../../../../src/domain/image/image.ts';
import { clientWith, type Handler, reasonOf, type Served, serve } from '../serve.ts';

const bytes = Buffer.from('{"schemaVersion":2}');
const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function started(handler: Handler): Promise<Served> {
  const served = await serve(handler);
  closing.push(served.close);
  return served;
}

/** A registry whose token server gives `token` for whatever it is asked. */
async function tokenRegistry(answer: object): Promise<Served & { repository: Repository; tokens: Served }> {
  const tokens = await started((_request, response) => response.end(JSON.stringify(answer)));
  const registry = await started((request, response) => {
    if (request.headers.authorization?.startsWith('Bearer abc')) {
      response.setHeader('content-type', 'application/vnd.oci.image.manifest.v1+json').end(bytes);
      return;
    }
    const challenge = `Bearer realm="http://${tokens.host}/token",service="it",scope="repository:team/app:pull"`;
    response.writeHead(401, { 'www-authenticate': challenge }).end();
  });
  return { ...registry, tokens, repository: { registry: registry.host, path: 'team/app' } };
}

async function dockerConfig(config: object | string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-docker-'));
  closing.push(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'config.json'), typeof config === 'string' ? config : JSON.stringify(config));
  return folder;
}

test('challenges are read with commas in quotes, several schemes and odd spacing', () => {
  expect(parseChallenge('Bearer realm="https://a/t",service="x",scope="repository:a:pull,push"')).toEqual({
    scheme: 'bearer',
    parameters: { realm: 'https://a/t', service: 'x', scope: 'repository:a:pull,push' },
  });
  expect(parseChallenge('Basic realm="r", Bearer realm="https://b", service=y')).toEqual({
    scheme: 'bearer',
    parameters: { realm: 'https://b', service: 'y' },
  });
  expect(parseChallenge('basic')?.scheme).toBe('basic');
  expect(parseChallenge('Negotiate')).toBeUndefined();
});

describe('tokens', () => {
  test('an anonymous token is asked for once per repository and kept', async () => {
    const { repository, tokens } = await tokenRegistry({ token: 'abc', expires_in: 300 });
    const client = clientWith();
    await client.resolve({ ...repository, tag: 'v1' });
    await client.resolve({ ...repository, tag: 'v2' });
    expect(tokens.asked).toEqual([
      { method: 'GET', path: '/token?service=it&scope=repository%3Ateam%2Fapp%3Apull' },
    ]);
    await client.resolve({ ...repository, path: 'team/other', tag: 'v1' });
    expect(tokens.asked[1]?.path).toContain('team%2Fother');
  });

  test('a token is asked for again when its time is over', async () => {
    const { repository, tokens } = await tokenRegistry({ access_token: 'abc', expires_in: 60 });
    let now = new Date('2026-01-01T00:00:00Z');
    const client = clientWith({ now: () => now });
    await client.resolve({ ...repository, tag: 'v1' });
    now = new Date('2026-01-01T00:00:55Z');
    await client.resolve({ ...repository, tag: 'v1' });
    expect(tokens.asked).toHaveLength(2);
  });

  test('credentials go to the token server, an identity token in the body of a POST', async () => {
    const { repository, tokens, host } = await tokenRegistry({ token: 'abc' });
    const auth = Buffer.from('me:pw').toString('base64');
    const environment = { DOCKER_CONFIG: await dockerConfig({ auths: { [host]: { auth } } }) };
    await clientWith({ environment }).resolve({ ...repository, tag: 'v1' });
    expect(tokens.asked[0]).toMatchObject({ method: 'GET', authorization: `Basic ${auth}` });
    const other = {
      DOCKER_CONFIG: await dockerConfig({ auths: { [`http://${host}/v1/`]: { identitytoken: 'id' } } }),
    };
    await clientWith({ environment: other }).resolve({ ...repository, tag: 'v1' });
    expect(tokens.asked[1]).toEqual({ method: 'POST', path: '/token' });
  });

  test('whatever is sent is hidden first: the password, what stands in the header, and each token', async () => {
    const token = ['abc', 'def'].join('-');
    const { repository, host } = await tokenRegistry({ token });
    const hidden: string[] = [];
    const mask = (value: string) => hidden.push(value);
    const auth = Buffer.from('me:pw').toString('base64');
    const environment = { DOCKER_CONFIG: await dockerConfig({ auths: { [host]: { auth } } }) };
    await clientWith({ environment, mask }).resolve({ ...repository, tag: 'v1' });
    expect(hidden).toEqual(['pw', auth, token]);
    const other = { DOCKER_CONFIG: await dockerConfig({ auths: { [host]: { identitytoken: 'id-token' } } }) };
    await clientWith({ environment: other, mask }).resolve({ ...repository, tag: 'v1' });
    expect(hidden.slice(3)).toEqual(['id-token', token]);
    const short = await tokenRegistry({ token: 'abc' });
    await clientWith({ mask }).resolve({ ...short.repository, tag: 'v1' });
    expect(hidden.slice(5)).toEqual([]);
    const inputs = { registries: [host], username: 'ci', password: 'given' };
    await clientWith({ credentials: inputs, mask }).dockerConfig(host);
    expect(hidden.slice(5)).toEqual(['given', Buffer.from('ci:given').toString('base64')]);
  });

  test('no credentials go to a token server without TLS', async () => {
    const registry = await started((_request, response) =>
      response.writeHead(401, { 'www-authenticate': 'Bearer realm="http://tokens.example/t"' }).end(),
    );
    const reason = await reasonOf(clientWith().resolve({ registry: registry.host, path: 'a', tag: 'v1' }));
    expect(reason).toMatchObject({ code: 'registry-denied' });
    expect(reason.message).toContain('not protected by TLS');
  });
});

describe("docker's credentials", () => {
  test('a helper is asked for the registry, and its answer serves children too', async () => {
    const seen = await dockerConfig({});
    const helper = join(seen, 'docker-credential-test');
    await writeFile(
      helper,
      `#!/bin/sh\n[ "$1" = get ] || exit 3\nread -r key || :\nprintf '{"ServerURL":"%s","Username":"me","Secret":"%s-pw"}' "$key" "$key"\n`,
    );
    await chmod(helper, 0o700);
    const DOCKER_CONFIG = await dockerConfig({ credHelpers: { 'reg.example': 'test' }, credsStore: 'test' });
    const client = clientWith({
      environment: { DOCKER_CONFIG, PATH: `${dirname(helper)}:/usr/bin:/bin` },
      workspace: { folder: async () => dirname(helper) },
    });
    const auth = (text: string) => Buffer.from(text).toString('base64');
    expect(JSON.parse(await client.dockerConfig('reg.example'))).toEqual({
      auths: { 'reg.example': { auth: auth('me:reg.example-pw') } },
    });
    const hub = 'https://index.docker.io/v1/';
    expect(JSON.parse(await client.dockerConfig('docker.io'))).toEqual({
      auths: { [hub]: { auth: auth(`me:${hub}-pw`) } },
    });
  });

  test('a helper that fails is a fault that names it and keeps what it printed to itself', async () => {
    const folder = await dockerConfig({ credsStore: 'broken' });
    const helper = join(folder, 'docker-credential-broken');
    await writeFile(helper, '#!/bin/sh\necho hush; exit 7\n');
    await chmod(helper, 0o700);
    const client = clientWith({
      environment: { DOCKER_CONFIG: folder, PATH: `${folder}:/usr/bin:/bin` },
      workspace: { folder: async () => folder },
    });
    const reason = await reasonOf(client.dockerConfig('reg.example'));
    expect(reason.code).toBe('registry-denied');
    expect(reason.message).toContain('docker-credential-broken');
    expect(reason.message).not.toContain('hush');
  });

  test('a store without the registry leaves it to auths, and to nobody', async () => {
    const folder = await dockerConfig({
      credsStore: 'empty',
      auths: { 'a.example': { username: 'u', password: 'p' } },
    });
    const helper = join(folder, 'docker-credential-empty');
    await writeFile(helper, '#!/bin/sh\necho credentials not found in native keychain; exit 1\n');
    await chmod(helper, 0o700);
    const client = clientWith({
      environment: { DOCKER_CONFIG: folder, PATH: `${folder}:/usr/bin:/bin` },
      workspace: { folder: async () => folder },
    });
    expect(JSON.parse(await client.dockerConfig('a.example'))).toEqual({
      auths: { 'a.example': { auth: Buffer.from('u:p').toString('base64') } },
    });
    expect(JSON.parse(await client.dockerConfig('b.example'))).toEqual({ auths: {} });
  });

  test('a document for one registry holds no other', async () => {
    const auth = Buffer.from('u:p').toString('base64');
    const DOCKER_CONFIG = await dockerConfig({ auths: { 'a.example': { auth }, 'b.example': { auth } } });
    const document = await clientWith({ environment: { DOCKER_CONFIG } }).dockerConfig('a.example');
    expect(document).not.toContain('b.example');
  });

  test('a configuration that cannot be read is a fault', async () => {
    const client = clientWith({ environment: { DOCKER_CONFIG: await dockerConfig('{') } });
    await expect(client.dockerConfig('a.example')).toRefuseWith('registry-denied');
  });
});
