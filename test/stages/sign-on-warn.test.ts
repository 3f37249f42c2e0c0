import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Vulnerability } from '../../src/domain/finding.ts';
import type { PinnedImage } from '../../src/domain/image.ts';
import { readAttached } from '../../src/stages/verify.ts';
import { reasonOf } from '../adapters/registry/serve.ts';
import { openFront } from '../attacks/front.ts';
import { buildTools } from '../rig/build.ts';
import { pushLayout } from '../rig/images.ts';
import { startRegistry, type TestRegistry } from '../rig/registry.ts';
import { type SigningWorld, shipWith, signingWorld } from './signing-world.ts';
import { debian, imageOf } from './trivy-world.ts';

const PASSWORD = ['correct', 'horse'].join('-');
const FOUND: Vulnerability = {
  ...{ id: 'CVE-2026-1', severity: 'high', package: 'openssl', version: '1.0.1t-1' },
  foundIn: ['linux/amd64'],
};

let world: SigningWorld;
let image: PinnedImage;
beforeAll(async () => {
  world = await signingWorld();
  const { cosign } = await buildTools(['cosign']);
  const env = { HOME: world.folder, COSIGN_PASSWORD: PASSWORD };
  await execa(cosign, ['generate-key-pair'], { cwd: world.folder, env, extendEnv: false });
  image = await imageOf(join(world.folder, 'image'), [debian('12.11')]);
}, 900_000);
afterAll(() => rm(world.folder, { recursive: true, force: true }));

/** Signs and attaches as a run does; answers the kinds that are attached then. */
async function ship(host: string, findings: readonly Vulnerability[]): Promise<readonly string[]> {
  const key = join(world.folder, 'cosign.key');
  const signer = { kind: 'key', key, environment: { COSIGN_PASSWORD: PASSWORD } } as const;
  const { signing, repository } = await shipWith(world, signer, image, host, findings);
  const attached = await readAttached(world, signing.verify, repository, image.root.digest);
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
  expect(await reasonOf(ship(front.host, [FOUND]))).toMatchObject({
    code: 'registry-rejected',
    message: expect.stringContaining('PASSED summary'),
  });
  await Promise.all([front.stop(), registry.stop()]);
}, 900_000);
