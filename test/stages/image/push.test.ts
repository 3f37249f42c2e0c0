import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createLayouts } from '../../../src/adapters/image/layouts.ts';
import { imageName, type PinnedImage, type Subject } from '../../../src/domain/image/image.ts';

import { DEFAULT_POLICY, type Policy } from '../../../src/domain/policy/policy.ts';
import { type Cleared, judge } from '../../../src/domain/verdict/verdict.ts';
import type { Registry } from '../../../src/ports/registry-port.ts';
import { push, tag } from '../../../src/stages/image/push.ts';
import { resolve } from '../../../src/stages/image/resolve.ts';
import { clientWith, reasonOf } from '../../adapters/registry/serve.ts';
import { openFront } from '../../attacks/front.ts';
import {
  beginLayout,
  endLayout,
  type ImageLayout,
  MEDIA,
  readBlob,
  writeBlob,
  writeImage,
} from '../../rig/images/oci-layout.ts';
import { startRegistry, type TestRegistry } from '../../rig/servers/registry.ts';
import { RepositoryClient } from '../../rig/servers/registry-client.ts';

const POLICY: Policy = {
  ...DEFAULT_POLICY,
  vulnerabilities: { ...DEFAULT_POLICY.vulnerabilities, failOn: ['critical'], databaseMaxAgeMs: 1000 },
};
const layouts = createLayouts();
let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'assay-push-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** An index of one platform and BuildKit's attestation, in a layout of its own. */
async function index(): Promise<ImageLayout> {
  const dir = join(root, 'source');
  await beginLayout(dir);
  const amd64 = await writeImage(dir, { architecture: 'amd64', config: {} }, [
    { createdBy: 'x', entries: [{ path: 'a', content: 'b'.repeat(100_000) }] },
  ]);
  const statement = await writeBlob(dir, { _type: 'statement' }, 'application/vnd.in-toto+json');
  const config = await writeBlob(dir, { os: 'unknown' }, MEDIA.config);
  const attestation = { schemaVersion: 2, mediaType: MEDIA.manifest, config, layers: [statement] };
  const manifests = [
    {
      ...(await writeBlob(dir, attestation, MEDIA.manifest)),
      platform: { os: 'unknown', architecture: 'unknown' },
      annotations: { 'vnd.docker.reference.type': 'attestation-manifest' },
    },
    { ...amd64, platform: { os: 'linux', architecture: 'amd64' } },
  ];
  const whole = { schemaVersion: 2, mediaType: MEDIA.index, manifests };
  return await endLayout(dir, await writeBlob(dir, whole, MEDIA.index));
}

async function fetched(registry: Registry, subject: Subject): Promise<PinnedImage> {
  const workspace = {
    folder: (purpose: string) => mkdtemp(join(root, `${purpose}-`)),
    remove: async () => {},
    environment: {},
    evidence: root,
    cache: root,
    store: root,
    space: async () => [],
    programHash: '',
  };
  const pushTo = { registry: 'x.example', path: 'y' };
  return await resolve({ registry, layouts, workspace }, { subject, platforms: [], pushTo });
}

/** A clearance by the one way there is: judging clean findings. */
function clear(image: PinnedImage): Cleared {
  const now = new Date();
  const at = now.toISOString();
  const scopes = image.platforms.map(({ platform, manifest }) => ({
    kind: 'platform' as const,
    platform,
    manifest: manifest.digest,
  }));
  const file = { path: 'x', sha256: 'x' };
  const judgement = judge(
    {
      image,
      sboms: {
        done: true,
        value: scopes.map((scope) => ({ scope, cyclonedx: file, spdx: file, components: 1 })),
      },
      scan: {
        done: true,
        value: {
          database: { updatedAt: at, sha256: 'x' },
          startedAt: at,
          finishedAt: at,
          findings: [],
          coverage: scopes.map((scope) => ({ scope, listed: 1, compared: 1, incomparable: 0, unsourced: 0 })),
        },
      },
      secrets: {
        done: true,
        value: {
          findings: [],
          coverage: {
            layers: { scanned: 1, cached: 0, total: 1 },
            files: { scanned: 1, owned: 0, skipped: 0, archives: 0 },
            configurations: 1,
            source: false,
            notes: [],
          },
        },
      },
    },
    POLICY,
    { image: imageName(image), now },
  );
  if (judgement.verdict !== 'passed') throw new Error(JSON.stringify(judgement.reasons));
  return judgement.cleared;
}

describe.each([
  ['go-containerregistry', true],
  ['distribution', false],
])('to %s', (_name, referrers) => {
  const auth = { username: 'me', password: ['se', 'same'].join('') };
  let registry: TestRegistry;
  beforeAll(async () => {
    registry = await startRegistry({ referrers, auth });
  });
  afterAll(() => registry.stop());
  const client = () => clientWith({ credentials: { registries: [registry.host], ...auth } });

  test('everything of an index arrives, the tag only when it is set', async () => {
    const { dir, digest } = await index();
    const world = { registry: client(), layouts };
    const cleared = clear(await fetched(world.registry, { kind: 'layout', directory: dir }));
    const target = { registry: registry.host, path: 'team/app', tag: 'v1' };
    expect(await push(world, cleared, target)).toBe(`${registry.host}/team/app@${digest}`);
    const there = new RepositoryClient(registry.host, 'team/app', auth);
    expect(await there.manifest('v1')).toBeUndefined();
    await tag(world, cleared, target);
    expect((await there.manifest('v1'))?.digest).toBe(digest);
    // Pulled again it is the same to the last blob.
    const again = await fetched(world.registry, { kind: 'registry', reference: target });
    expect(again.root).toEqual(cleared.image.root);
    for (const { layers } of again.platforms) {
      for (const layer of layers) {
        expect(Buffer.from(await there.blob(layer.digest))).toEqual(await readBlob(dir, layer.digest));
      }
    }
  });

  test('an image goes from one repository to another of the same registry', async () => {
    const { dir } = await index();
    const world = { registry: client(), layouts };
    const source = { registry: registry.host, path: 'quarantine/app', tag: 'v1' };
    const first = clear(await fetched(world.registry, { kind: 'layout', directory: dir }));
    await push(world, first, source);
    await tag(world, first, source);
    const promoted = clear(await fetched(world.registry, { kind: 'registry', reference: source }));
    const target = { registry: registry.host, path: 'team/promoted' };
    await push(world, promoted, target);
    const reference = { ...target, digest: first.image.root.digest };
    expect((await fetched(world.registry, { kind: 'registry', reference })).root).toEqual(first.image.root);
  });

  test('without credentials the push is denied', async () => {
    const { dir } = await index();
    const world = { registry: clientWith(), layouts };
    const cleared = clear(await fetched(world.registry, { kind: 'layout', directory: dir }));
    const reason = await reasonOf(push(world, cleared, { registry: registry.host, path: 'team/denied' }));
    expect(reason).toMatchObject({ code: 'registry-denied', check: 'push' });
  });
});

test('a push that breaks off names what lies there, and so does a tag that cannot be set', async () => {
  const registry = await startRegistry({ referrers: true });
  const { dir, digest } = await index();
  let refused = /\/manifests\/x/;
  const front = await openFront(registry.host, ({ method, path }, response) => {
    const isRefused = method === 'PUT' && refused.test(path);
    if (isRefused) response.writeHead(400).end();
    return isRefused;
  });
  const world = { registry: clientWith(), layouts };
  const cleared = clear(await fetched(world.registry, { kind: 'layout', directory: dir }));
  const target = { registry: front.host, path: 'team/app', tag: 'v1' };
  refused = new RegExp(`/manifests/${digest}`);
  const broken = await reasonOf(push(world, cleared, target));
  expect(broken).toMatchObject({ code: 'registry-rejected', check: 'push' });
  const left = broken.message.split('unsigned and without a tag: ')[1]?.split(', ') ?? [];
  const there = new RepositoryClient(registry.host, 'team/app');
  expect(left).toHaveLength(2);
  for (const name of left) expect(await there.manifest(name.split('@')[1] ?? '')).toBeDefined();
  refused = /\/manifests\/v1/;
  await push(world, cleared, target);
  const { message } = await reasonOf(tag(world, cleared, target));
  expect(message).toContain(
    `the signed image is left in the registry, and the next run keeps it: ${front.host}/team/app@${digest}`,
  );
  await Promise.all([front.stop(), registry.stop()]);
});

test('what only looks like a clearance is not pushed', async () => {
  const { dir } = await index();
  const world = { registry: clientWith(), layouts };
  const image = await fetched(world.registry, { kind: 'layout', directory: dir });
  const forged: Cleared = Object.assign(Object.create(null), { image });
  await expect(push(world, forged, { registry: '127.0.0.1:1', path: 'x' })).rejects.toThrow('only a cleared');
});
