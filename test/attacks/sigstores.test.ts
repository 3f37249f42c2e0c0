import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePorts } from '../rig/servers/server.ts';
import { startSigstore, type TestSigstore } from '../rig/sigstore/sigstore.ts';
import { type Bench, expectRefusal, startBench } from './bench.ts';

let bench: Bench;
let other: TestSigstore;
const servers: Server[] = [];
beforeAll(async () => {
  [bench, other] = await Promise.all([startBench(), startSigstore()]);
});
afterAll(async () => {
  for (const server of servers) server.close().closeAllConnections();
  await other.stop();
  await bench.stop();
});

/** An OIDC endpoint that answers so. */
async function tokens(status: number, body: string): Promise<Record<string, string>> {
  const server = createServer((_, response) => response.writeHead(status).end(body));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${port}/token?x=1` };
}

/** The signing config with another address in place of one of its services. */
async function configWithout(
  service: 'fulcioUrl' | 'rekorUrl' | 'tsaUrl',
): Promise<{ file: string; address: string }> {
  const [port] = await freePorts(1);
  const file = join(await bench.subfolder(), 'signing-config.json');
  const text = await readFile(bench.sigstore.signingConfig, 'utf8');
  const address = `http://127.0.0.1:${port}`;
  await writeFile(file, text.replaceAll(new URL(bench.sigstore[service]).origin, address));
  return { file, address };
}

describe.concurrent('a job that cannot show who it is signs nothing', () => {
  test('without the permission: the message names the line to add', async () => {
    const { front, image } = await bench.offer();
    const env = { ACTIONS_ID_TOKEN_REQUEST_URL: '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: '' };
    const result = await bench.ship({ image }, { env });
    const says = [/permissions: \{ contents: read, packages: write, id-token: write \}/];
    await expectRefusal(result, { codes: ['oidc-unavailable'], says }, front);
  });

  test.for([
    ['that answers 500', 500, 'down', /500|down/],
    ['that answers no JSON', 200, '<html>', /JSON|html/i],
    ['that answers without a token', 200, '{}', /token/i],
    ['that answers with something else than a token', 200, '{"value":"not-a-token"}', /not a JWT/],
    ['that answers with a token without claims', 200, '{"value":"e30.e30.e30"}', /claims/],
  ] as const)('with an endpoint %s', async ([, status, body, says]) => {
    const { front, image } = await bench.offer();
    const result = await bench.ship({ image }, { env: await tokens(status, body) });
    await expectRefusal(result, { codes: ['oidc-unavailable'], says: [/OIDC token/, says] }, front);
  });

  test('with the token of another run', async () => {
    const { front, image } = await bench.offer();
    const token = bench.sigstore.issuer.token({ repository: 'evil/fork' });
    const result = await bench.ship({ image }, { env: await tokens(200, JSON.stringify({ value: token })) });
    const says = [/another run/, /evil\/fork/, /acme\/shop/];
    await expectRefusal(result, { codes: ['oidc-unavailable'], says }, front);
    expect(result.stdout.replace(/^::add-mask::.*$/gm, '')).not.toContain(token);
  });
});

describe.concurrent('a Sigstore that cannot sign, or whose signatures cannot be verified', () => {
  test.for([
    ['Fulcio', 'fulcioUrl', /the certificate authority \(Fulcio\) http/],
    ['Rekor', 'rekorUrl', /the transparency log \(Rekor\) http/],
    ['timestamp', 'tsaUrl', /the timestamp authority http/],
  ] as const)('without %s', async ([, service, speaker]) => {
    const { front, image } = await bench.offer();
    const { file, address } = await configWithout(service);
    const result = await bench.ship({ image, 'signing-config': file });
    // Whichever of the statements fails first is named, with its size.
    const says = [/^the [A-Za-z ]+ \(\d+ kB\) could not be signed/, speaker, address, /refused/, /NO_PROXY/];
    await expectRefusal(result, { codes: ['signing-failed'], says }, front);
  });

  test('with a Fulcio that does not take the token', async () => {
    const { front, image } = await bench.offer();
    const foreign = other.issuer.token();
    const result = await bench.ship(
      { image },
      { env: await tokens(200, JSON.stringify({ value: foreign })) },
    );
    const says = [/certificate authority \(Fulcio\) http/, /OIDC token/, /issuer/, /clock/];
    await expectRefusal(result, { codes: ['signing-failed'], says }, front);
  });

  test('with the public one, for a repository of another server', async () => {
    const { front, image } = await bench.offer();
    const result = await bench.ship(
      { image, 'signing-config': '', 'trusted-root': '' },
      { env: { GITHUB_SERVER_URL: 'https://git.example.com' } },
    );
    const says = [/signing-config/, /git\.example\.com/, /signer: key/];
    await expectRefusal(result, { codes: ['input-invalid'], says }, front);
  });

  test('with the trusted root of another', async () => {
    const { front, image } = await bench.offer();
    const result = await bench.ship({ image, 'trusted-root': other.trustedRoot });
    const says = [/does not verify/, /trusted-root/, /signing-config/];
    await expectRefusal(result, { codes: ['signature-invalid'], says }, front);
  });

  test('with a trusted root that is not JSON', async () => {
    const { front, image } = await bench.offer();
    const file = join(await bench.subfolder(), 'root.json');
    await writeFile(file, '-----BEGIN CERTIFICATE-----\n');
    const result = await bench.ship({ image, 'trusted-root': file });
    await expectRefusal(result, { codes: ['input-invalid'], says: [/trusted-root/, /JSON/] }, front);
  });

  test('with a trusted root that names nobody', async () => {
    const { front, image } = await bench.offer();
    const file = join(await bench.subfolder(), 'root.json');
    await writeFile(file, '{"mediaType":"application/vnd.dev.sigstore.trustedroot+json;version=0.1"}');
    const result = await bench.ship({ image, 'trusted-root': file });
    await expectRefusal(result, { codes: ['signature-invalid'], says: [/does not verify/] }, front);
  });

  test('with a signing config that is not JSON', async () => {
    const { front, image } = await bench.offer();
    const file = join(await bench.subfolder(), 'config.json');
    await writeFile(file, 'fulcio: http://127.0.0.1');
    const result = await bench.ship({ image, 'signing-config': file });
    await expectRefusal(result, { codes: ['input-invalid'], says: [/signing-config/] }, front);
  });
});

describe.concurrent('a key that cannot be opened', () => {
  test('is none', async () => {
    const { front, image } = await bench.offer();
    const file = join(await bench.subfolder(), 'cosign.key');
    await writeFile(file, 'hello\n');
    const result = await bench.ship({ image, signer: 'key', key: file });
    await expectRefusal(result, { codes: ['key-invalid'], says: [file, /cosign cannot open/] }, front);
  });

  test('has another password', async () => {
    const { front, image } = await bench.offer();
    const folder = await bench.subfolder();
    const env = { COSIGN_PASSWORD: 'right-password', PATH: process.env.PATH ?? '', HOME: folder };
    await execa(bench.tools.cosign, ['generate-key-pair'], { cwd: folder, env, extendEnv: false });
    const key = join(folder, 'cosign.key');
    const result = await bench.ship(
      { image, signer: 'key', key },
      { env: { COSIGN_PASSWORD: 'wrong-password' } },
    );
    await expectRefusal(result, { codes: ['key-invalid'], says: [key, /COSIGN_PASSWORD/] }, front);
    expect(result.stdout.replace(/^::add-mask::.*$/gm, '')).not.toContain('wrong-password');
  });
});
