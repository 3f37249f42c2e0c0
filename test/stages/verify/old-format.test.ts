import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { examine } from '../../../src/domain/gate/examine-subject.ts';
import type { PinnedImage } from '../../../src/domain/image/image.ts';
import { DEFAULT_POLICY } from '../../../src/domain/policy/policy.ts';
import { BaseSigners } from '../../../src/stages/base-images/base-signers.ts';
import { gather } from '../../../src/stages/gate/gather.ts';
import { oldFormat } from '../../../src/stages/verify/old-format.ts';
import { prepareTrust } from '../../../src/stages/verify/sigstore-trust.ts';
import { openFront } from '../../attacks/front.ts';
import { DEMANDS } from '../../domain/gate/gate-evidence.ts';
import { pushLayout } from '../../rig/images/images.ts';
import { startRegistry, type TestRegistry } from '../../rig/servers/registry.ts';
import { debian, imageOf } from '../scan/trivy-world.ts';
import { PASSWORD, type SigningWorld, signingWorld } from '../sign/signing-world.ts';

let world: SigningWorld;
let image: PinnedImage;
let registry: TestRegistry;

beforeAll(async () => {
  [world, registry] = await Promise.all([signingWorld(), startRegistry({ referrers: true })]);
  image = await imageOf(join(world.folder, 'image'), [debian('12.11')]);
  const { mediaType, digest } = image.root;
  await pushLayout({ dir: image.layout, mediaType, digest }, `${registry.host}/team/app:v1`);
  // As cosign 2 did: the signature lies under a tag.
  await execa(
    world.cosign,
    [
      ...['sign', '--key', 'cosign.key', '--new-bundle-format=false', '--use-signing-config=false', '--yes'],
      ...['--tlog-upload=false', '--allow-http-registry', `${registry.host}/team/app@${digest}`],
    ],
    { cwd: world.folder, env: { HOME: world.folder, COSIGN_PASSWORD: PASSWORD }, extendEnv: false },
  );
}, 900_000);
afterAll(async () => {
  await registry?.stop();
  await rm(world.folder, { recursive: true, force: true });
});

const repository = () => ({ registry: registry.host, path: 'team/app' });

test('a signature in the old format of cosign is not counted, and the denial says that it is there', async () => {
  const key = join(world.folder, 'cosign.pub');
  const database = { offline: true };
  const trust = await prepareTrust(world, [{ kind: 'key', key, environment: {} }], { database });
  const subject = { digest: image.root.digest, role: 'image', name: 'the image' } as const;
  const [evidence] = await gather(world, trust, {
    repository: repository(),
    subjects: [subject],
    bySummary: true,
  });
  if (evidence === undefined) throw new Error('no evidence');
  const { denialReasons } = examine(evidence, DEMANDS, world.now());
  expect(denialReasons.map(({ code }) => code)).toEqual([
    ...['signature-missing', 'provenance-missing', 'sbom-missing', 'summary-missing'],
  ]);
  const tag = `${image.root.digest.replace(':', '-')}.sig`;
  expect(denialReasons[0]?.message).toContain(
    `the tag ${tag} contains a signature in the old format of cosign`,
  );
  expect(denialReasons[1]?.message).not.toContain('old format');
});

test('a base image that is signed in the old format is told to be so', async () => {
  const signedBy = [{ identity: 'https://ci.example/base', issuer: 'https://issuer.example' }];
  const policy = { ...DEFAULT_POLICY, baseImages: { ...DEFAULT_POLICY.baseImages, signedBy } };
  const signers = new BaseSigners(
    { ...world, publicSigstore: { trust: async () => ({ signingConfig: '', trustedRoot: NO_SERVICES }) } },
    {
      policy,
      signer: { kind: 'none' },
      database: { repositories: [], javaRepositories: [], offline: false },
    },
  );
  const base = await signers.signed({
    ...{ platform: 'linux/amd64', name: `${registry.host}/team/app`, digest: image.root.digest, layers: 1 },
    ...{ by: 'layers', proof: 'proven' },
  });
  expect(base).toMatchObject({ oldSignature: expect.stringMatching(/^sha256-[0-9a-f]{64}\.sig$/) });
  expect(base.signedBy).toBeUndefined();
});

test('it is a hint alone: a registry that does not answer for such a tag is none that fails', async () => {
  const front = await openFront(registry.host, ({ path }, response) => {
    const asked = /\.(?:sig|att)$/.test(path);
    if (asked) response.writeHead(403).end();
    return asked;
  });
  expect(await oldFormat(world, { registry: front.host, path: 'team/app' }, image.root.digest)).toEqual([]);
  await front.stop();
});

const NO_SERVICES = '{"mediaType":"application/vnd.dev.sigstore.trustedroot+json;version=0.1"}';
