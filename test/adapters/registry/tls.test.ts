import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { RegistryClientOptions } from '../../../src/adapters/registry/client.ts';
import { type Certificate, TestAuthority } from '../../rig/servers/certificates.ts';
import { clientWith, reasonOf } from './serve.ts';
import {
  everyNameIsHere,
  hasManifest,
  MANIFEST_DIGEST,
  type NamedServer,
  servePlain,
  serveProxy,
  serveTls,
} from './tls-world.ts';

let folder: string;
let authority: TestAuthority;
let certificate: Certificate;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-tls-'));
  authority = await TestAuthority.create(folder);
  certificate = await authority.issue('registry.test');
});
afterAll(() => rm(folder, { recursive: true }));

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function started<T extends NamedServer>(server: Promise<T>): Promise<T> {
  const { close } = await server;
  closing.push(close);
  return await server;
}

async function emptyFolder(): Promise<string> {
  return await mkdtemp(join(folder, 'own-'));
}

/** A client that finds every name on this machine, and no certificates but those that it is told of. */
function client(environment: Record<string, string>, options: Partial<RegistryClientOptions> = {}) {
  return clientWith({ lookup: everyNameIsHere, certificateFolders: [], environment, ...options });
}

const ask = (host: string, ...settings: Parameters<typeof client>) =>
  client(...settings).resolve({ registry: host, path: 'team/app', tag: 'v1' });

describe('a private authority', () => {
  test('is trusted where SSL_CERT_FILE or SSL_CERT_DIR names it', async () => {
    const { host } = await started(serveTls('registry.test', certificate));
    const file = authority.root.certFile;
    await expect(ask(host, { SSL_CERT_FILE: file })).resolves.toMatchObject({ digest: MANIFEST_DIGEST });
    const roots = await emptyFolder();
    await writeFile(join(roots, 'abc.0'), authority.root.cert);
    await writeFile(join(roots, 'README'), 'no certificate');
    const directories = { SSL_CERT_DIR: `/nowhere:${roots}` };
    await expect(ask(host, directories)).resolves.toMatchObject({ digest: MANIFEST_DIGEST });
  });

  test("is trusted for a registry where docker's or podman's certs.d has it, and for no other", async () => {
    const { host, port } = await started(serveTls('registry.test', certificate));
    const system = await emptyFolder();
    await mkdir(join(system, host));
    await writeFile(join(system, host, 'any.crt'), authority.root.cert);
    const options = { certificateFolders: [system] };
    await expect(ask(host, {}, options)).resolves.toMatchObject({ digest: MANIFEST_DIGEST });
    const other = await reasonOf(ask(`other.test:${port}`, {}, options));
    expect(other.message).toContain('not signed by a trusted authority');
    const home = await emptyFolder();
    const own = join(home, '.config', 'containers', 'certs.d', host);
    await mkdir(own, { recursive: true });
    await writeFile(join(own, 'ca.crt'), authority.root.cert);
    await expect(ask(host, { HOME: home })).resolves.toMatchObject({ digest: MANIFEST_DIGEST });
    const configured = { XDG_CONFIG_HOME: join(home, '.config') };
    await expect(ask(host, configured)).resolves.toMatchObject({ digest: MANIFEST_DIGEST });
  });

  test('counts for the hosts that its registry leads to', async () => {
    const store = await started(serveTls('store.test', await authority.issue('store.test')));
    const { host } = await started(
      serveTls('registry.test', certificate, (_request, response) =>
        response.writeHead(307, { location: `https://${store.host}/x` }).end(),
      ),
    );
    const system = await emptyFolder();
    await mkdir(join(system, host));
    await writeFile(join(system, host, 'ca.crt'), authority.root.cert);
    await expect(ask(host, {}, { certificateFolders: [system] })).resolves.toMatchObject({
      digest: MANIFEST_DIGEST,
    });
  });

  test('ended by a proxy before it: what the registry names by http is asked by TLS at the same host', async () => {
    const paths: string[] = [];
    const { host } = await started(
      serveTls('registry.test', certificate, (request, response) => {
        const { url = '', headers } = request;
        paths.push(url);
        const own = `http://${headers.host}`;
        if (url.startsWith('/token')) response.end(JSON.stringify({ token: 'a-token-of-the-registry' }));
        else if (headers.authorization === undefined)
          response.writeHead(401, { 'www-authenticate': `Bearer realm="${own}/token"` }).end();
        else if (url.startsWith('/v2/')) response.writeHead(307, { location: `${own}/moved` }).end();
        else hasManifest(request, response);
      }),
    );
    const environment = { SSL_CERT_FILE: authority.root.certFile };
    await expect(ask(host, environment)).resolves.toMatchObject({ digest: MANIFEST_DIGEST });
    expect(paths.at(-1)).toBe('/moved');
  });

  test('ended by a proxy before it: another host, or another port, is not asked without TLS', async () => {
    for (const elsewhere of ['http://other.test', 'http://registry.test']) {
      const { host } = await started(
        serveTls('registry.test', certificate, (_request, response) =>
          response.writeHead(401, { 'www-authenticate': `Bearer realm="${elsewhere}/token"` }).end(),
        ),
      );
      const reason = await reasonOf(ask(host, { SSL_CERT_FILE: authority.root.certFile }));
      expect(reason.code).toBe('registry-denied');
      expect(reason.message).toContain('not protected by TLS');
    }
  });

  test.each([
    ['nowhere.pem', undefined, 'cannot be read (ENOENT)'],
    ['empty.pem', 'nothing', 'contains no certificate in PEM'],
    ['cut.pem', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n', 'cannot be read'],
  ])('that stands in no file that can be read (%s) is told', async (name, content, words) => {
    const { host } = await started(serveTls('registry.test', certificate));
    const file = join(await emptyFolder(), name);
    if (content !== undefined) await writeFile(file, content);
    const reason = await reasonOf(ask(host, { SSL_CERT_FILE: file }));
    expect(reason.code).toBe('registry-unavailable');
    expect(reason.message).toContain(file);
    expect(reason.message).toContain(words);
  });
});

describe('a client certificate', () => {
  const demanded = { requestCert: true, rejectUnauthorized: true };

  async function registryFolder(files: Record<string, string>) {
    const server = await started(
      serveTls('registry.test', certificate, hasManifest, { ...demanded, ca: authority.root.cert }),
    );
    const system = await emptyFolder();
    await mkdir(join(system, server.host));
    for (const [name, content] of Object.entries({ 'ca.crt': authority.root.cert, ...files })) {
      await writeFile(join(system, server.host, name), content);
    }
    return { host: server.host, options: { certificateFolders: [system] } };
  }

  test('is shown where certs.d has it', async () => {
    const { cert, key } = await authority.issue('client');
    const { host, options } = await registryFolder({ 'me.cert': cert, 'me.key': key });
    await expect(ask(host, {}, options)).resolves.toMatchObject({ digest: MANIFEST_DIGEST });
  });

  test('is asked for in words where there is none', async () => {
    const { host, options } = await registryFolder({});
    const reason = await reasonOf(ask(host, {}, options));
    expect(reason.message).toMatch(/requires a client certificate/);
  });

  test('without its key, a key without it, or the key of another is told by the path', async () => {
    const [mine, other] = [await authority.issue('mine'), await authority.issue('other')];
    const fault = async (files: Record<string, string>) => {
      const { host, options } = await registryFolder(files);
      return (await reasonOf(ask(host, {}, options))).message;
    };
    expect(await fault({ 'me.cert': mine.cert })).toMatch(/me\.cert is a client certificate without its key/);
    expect(await fault({ 'me.key': mine.key })).toMatch(/me\.key is a key without its client certificate/);
    expect(await fault({ 'me.cert': mine.cert, 'me.key': other.key })).toMatch(
      /me\.key is not the key of the certificate/,
    );
    expect(await fault({ 'me.cert': mine.cert, 'me.key': 'x' })).toMatch(/me\.key is not a private key/);
    expect(await fault({ 'bad.crt': 'x' })).toMatch(/bad\.crt contains no certificate/);
  });
});

describe('why there is no connection is one sentence, and told at once', () => {
  /** The reason, and that it was not tried again. */
  async function whyNot(host: string, environment: Record<string, string> = {}, lookup = everyNameIsHere) {
    const said: string[] = [];
    const trusting = { SSL_CERT_FILE: authority.root.certFile, ...environment };
    const reason = await reasonOf(ask(host, trusting, { lookup, say: (line) => said.push(line) }));
    expect(reason.code).toBe('registry-unavailable');
    expect(reason.message).toContain(`${host} could not be reached for the manifest ${host}/team/app:v1: `);
    return { message: reason.message, said };
  }

  test('an authority that nobody knows', async () => {
    const stranger = await TestAuthority.create(await emptyFolder(), 'stranger');
    const { host } = await started(serveTls('registry.test', await stranger.issue('registry.test')));
    const { message, said } = await whyNot(host);
    expect(message).toContain('SSL_CERT_FILE');
    expect(message).toContain(`/etc/docker/certs.d/${host}/ca.crt`);
    expect(said).toEqual([]);
  });

  test('a certificate that vouches for itself', async () => {
    const itself = await TestAuthority.create(await emptyFolder(), 'registry.test');
    const { host } = await started(serveTls('registry.test', itself.root));
    expect((await whyNot(host)).message).toContain('not signed by a trusted authority');
  });

  test('a certificate that has expired', async () => {
    const old = await authority.issue('registry.test', { days: -1 });
    const { host } = await started(serveTls('registry.test', old));
    const { message, said } = await whyNot(host);
    expect(message).toContain(`the certificate of ${host} has expired`);
    expect(said).toEqual([]);
  });

  test('a certificate for another name', async () => {
    const { port } = await started(serveTls('registry.test', certificate));
    const { message, said } = await whyNot(`mirror.test:${port}`);
    expect(message).toContain('is for another host name');
    expect(message).toContain('registry.test');
    expect(said).toEqual([]);
  });

  test('plain HTTP', async () => {
    const { host } = await started(servePlain('registry.test', hasManifest));
    const { message, said } = await whyNot(host);
    expect(message).toContain('does not speak TLS');
    expect(message).toContain('plain HTTP only to this machine');
    expect(message).not.toMatch(/openssl|SSL routines/i);
    expect(said).toEqual([]);
  });

  test('a port that fetch keeps away from', async () => {
    const { message, said } = await whyNot('registry.test:6000');
    expect(message).toContain('the port belongs to another protocol');
    expect(said).toEqual([]);
  });

  test('a version of TLS that is too old', async () => {
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
    const { host } = await started(serveTls('registry.test', certificate, hasManifest, old));
    const { message, said } = await whyNot(host);
    expect(message).toContain('TLS 1.2 or later');
    expect(said).toEqual([]);
  });

  test('a name that nobody knows, a port that nobody listens on, a connection that is cut', async () => {
    const unknown = Object.assign(new Error('getaddrinfo ENOTFOUND registry.test'), { code: 'ENOTFOUND' });
    const nowhere = await whyNot('registry.test', {}, (_name, _options, done) => done(unknown, ''));
    expect(nowhere.message).toContain('registry.test has no address (ENOTFOUND)');
    const gone = await serveTls('registry.test', certificate);
    await gone.close();
    expect((await whyNot(gone.host)).message).toContain('refused the connection (ECONNREFUSED)');
    const cutting = createServer((socket) => socket.destroy());
    await new Promise<void>((done) => cutting.listen(gone.port, '127.0.0.1', done));
    closing.push(() => new Promise((done) => cutting.close(done)));
    const { message, said } = await whyNot(gone.host);
    expect(message).toContain('closed the connection');
    expect(said).toHaveLength(4);
    expect(said[0]).toMatch(/could not be reached for the manifest .*, trying again in 0 s \(2 of 5\)$/);
  });
});

describe('a proxy', () => {
  const trusting = () => ({ SSL_CERT_FILE: authority.root.certFile });

  test('carries requests to a registry, with its user and password', async () => {
    const proxy = await started(serveProxy());
    const { host } = await started(serveTls('registry.test', certificate));
    const environment = { ...trusting(), HTTPS_PROXY: `http://me:p%40ss@proxy.test:${proxy.port}` };
    await expect(ask(host, environment)).resolves.toMatchObject({ digest: MANIFEST_DIGEST });
    const authorization = `Basic ${Buffer.from('me:p@ss').toString('base64')}`;
    expect(proxy.asked).toEqual([{ target: host, authorization }]);
    await expect(ask(host, { ...environment, NO_PROXY: '.test' })).resolves.toBeDefined();
    expect(proxy.asked).toHaveLength(1);
  });

  test('is reached by TLS where its address says so', async () => {
    const proxy = await started(serveProxy(undefined, await authority.issue('proxy.test')));
    const { host } = await started(serveTls('registry.test', certificate));
    const environment = { ...trusting(), https_proxy: `https://proxy.test:${proxy.port}` };
    await expect(ask(host, environment)).resolves.toMatchObject({ digest: MANIFEST_DIGEST });
    expect(proxy.asked).toHaveLength(1);
  });

  test.each([
    [407, 'it requires a user and a password', 1],
    [403, 'does not connect to registry.test:9443', 1],
    [502, 'it could not reach registry.test:9443', 5],
  ])('that answers %s is named in a sentence, without its password', async (status, words, tries) => {
    const proxy = await started(serveProxy(status));
    const password = ['hush', 'hush'].join('-');
    const environment = { HTTPS_PROXY: `http://me:${password}@proxy.test:${proxy.port}` };
    const reason = await reasonOf(ask('registry.test:9443', environment));
    expect(reason.code).toBe('registry-unavailable');
    expect(reason.message).toContain(`the proxy http://${proxy.host} (HTTPS_PROXY) answered ${status}`);
    expect(reason.message).toContain(words);
    expect(reason.message).not.toContain(password);
    expect(proxy.asked).toHaveLength(tries);
  });

  test('is not asked for a registry on this machine', async () => {
    const plain = await started(servePlain('127.0.0.1', hasManifest));
    const environment = { HTTP_PROXY: 'http://127.0.0.1:9', HTTPS_PROXY: 'http://127.0.0.1:9' };
    await expect(ask(plain.host, environment, {})).resolves.toMatchObject({ digest: MANIFEST_DIGEST });
  });

  test('that is not there is named in place of the registry', async () => {
    const proxy = await serveProxy();
    await proxy.close();
    const reason = await reasonOf(ask('registry.test', { https_proxy: `http://${proxy.host}` }));
    expect(reason.message).toContain(`the proxy http://${proxy.host} (https_proxy) refused the connection`);
  });

  test('of a kind that is not known is told before anything is sent', async () => {
    const reason = await reasonOf(ask('registry.test', { HTTPS_PROXY: 'socks5://proxy.test' }));
    expect(reason.message).toContain('HTTPS_PROXY names a proxy of the kind socks5');
  });
});
