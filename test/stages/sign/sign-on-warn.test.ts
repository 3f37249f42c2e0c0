import { mkdir, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Vulnerability } from '../../../src/domain/finding/finding.ts';
import type { PinnedImage } from '../../../src/domain/image/image.ts';
import { readAttached } from '../../../src/stages/verify/verify.ts';
import { clientWith } from '../../adapters/registry/serve.ts';
import { serveProxy, serveTls } from '../../adapters/registry/tls-world.ts';
import { openFront } from '../../attacks/front.ts';
import { pushLayout } from '../../rig/images/images.ts';
import { TestAuthority } from '../../rig/servers/certificates.ts';
import { startRegistry, type TestRegistry } from '../../rig/servers/registry.ts';
import { debian, imageOf } from '../scan/trivy-world.ts';
import { PASSWORD, shipWith, signingWorld } from './signing-world.ts';

const FOUND: Vulnerability = {
  ...{ id: 'CVE-2026-1', severity: 'high', package: 'openssl', version: '1.0.1t-1' },
  foundIn: ['linux/amd64'],
};

let world: Awaited<ReturnType<typeof signingWorld>>;
let image: PinnedImage;
beforeAll(async () => {
  world = await signingWorld();
  image = await imageOf(join(world.folder, 'image'), [debian('12.11')]);
}, 900_000);
afterAll(() => rm(world.folder, { recursive: true, force: true }));

/** Signs and attaches as a run does; answers the kinds that are attached then. */
async function ship(
  host: string,
  findings: readonly Vulnerability[],
  own = world,
): Promise<readonly string[]> {
  const key = join(own.folder, 'cosign.key');
  const signer = { kind: 'key', key, environment: { COSIGN_PASSWORD: PASSWORD } } as const;
  const { signing, repository } = await shipWith(own, signer, image, host, findings);
  const attached = await readAttached(own, signing.verify, repository, image.root.digest);
  return attached.map(({ kind }) => kind).sort();
}

const INPUTS = ['provenance', 'sbom', 'signature', 'vulnerabilities'];

describe.each([
  ['the referrers API', true],
  ['the fallback tag', false],
])('by %s', (_name, referrers) => {
  let registry: TestRegistry;
  beforeAll(async () => {
    registry = await startRegistry({ referrers });
    const { mediaType, digest } = image.root;
    await pushLayout({ dir: image.layout, mediaType, digest }, `${registry.host}/team/app:v1`);
  }, 900_000);
  afterAll(() => registry.stop());

  test('an image that now has warnings loses the PASSED summary of an earlier run, and gets it back', async () => {
    expect(await ship(registry.host, [])).toEqual([...INPUTS, 'summary'].sort());
    expect(await ship(registry.host, [FOUND])).toEqual(INPUTS);
    expect(await ship(registry.host, [])).toEqual([...INPUTS, 'summary'].sort());
  });
});

test('where the registry keeps the PASSED summary, an image with warnings is an error', async () => {
  const registry = await startRegistry({ referrers: true });
  const front = await openFront(registry.host, ({ method }, response) => {
    if (method === 'DELETE') response.writeHead(405).end();
    return method === 'DELETE';
  });
  const { mediaType, digest } = image.root;
  await pushLayout({ dir: image.layout, mediaType, digest }, `${registry.host}/team/app:v1`);
  await ship(front.host, []);
  await expect(ship(front.host, [FOUND])).toRefuseWith('registry-rejected', {
    message: expect.stringContaining('PASSED summary'),
  });
  await Promise.all([front.stop(), registry.stop()]);
}, 900_000);

test('a registry by TLS with a private authority, client certificates and a proxy is signed in by cosign too', async () => {
  const registry = await startRegistry({ referrers: true });
  const { mediaType, digest } = image.root;
  await pushLayout({ dir: image.layout, mediaType, digest }, `${registry.host}/team/app:v1`);
  const authority = await TestAuthority.create(world.folder);
  const behind = new URL(registry.url);
  const tls = await serveTls(
    'registry.test',
    await authority.issue('registry.test'),
    ({ method, url, headers }, response) => {
      const passed = request({ host: behind.hostname, port: behind.port, method, path: url, headers });
      passed.on('response', (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      });
      response.req.pipe(passed);
    },
    { requestCert: true, rejectUnauthorized: true, ca: authority.root.cert },
  );
  const proxy = await serveProxy();
  const certificates = join(world.folder, 'certs.d');
  const { cert, key } = await authority.issue('client');
  await mkdir(join(certificates, tls.host), { recursive: true });
  const files = { 'ca.crt': authority.root.cert, 'me.cert': cert, 'me.key': key };
  for (const [name, text] of Object.entries(files)) await writeFile(join(certificates, tls.host, name), text);
  const behindProxy = { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` };
  const client = clientWith({
    workspace: world.workspace,
    environment: behindProxy,
    certificateFolders: [certificates],
    limits: { answer: 30_000, stall: 30_000, pause: 5 },
  });
  const environment = { ...world.workspace.environment, ...behindProxy };
  const own = { ...world, registry: client, workspace: { ...world.workspace, environment } };
  expect(await ship(tls.host, [], own)).toEqual([...INPUTS, 'summary'].sort());
  await Promise.all([tls.close(), proxy.close(), registry.stop()]);
}, 900_000);
