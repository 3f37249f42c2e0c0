import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLayouts } from '../../../src/adapters/image/layouts.ts';
import type { PinnedImage } from '../../../src/domain/image/image.ts';
import { parseSubject } from '../../../src/domain/image/subject.ts';
import { type BaseImageRule, DEFAULT_POLICY, type Policy } from '../../../src/domain/policy/policy.ts';
import { orThrow } from '../../../src/domain/result.ts';
import { baseImages } from '../../../src/stages/base-images/base-images.ts';
import { resolve } from '../../../src/stages/image/resolve.ts';
import { clientWith, serve } from '../../adapters/registry/serve.ts';
import {
  beginLayout,
  endLayout,
  type ImageStep,
  MEDIA,
  pushLayout,
  writeBlob,
  writeImage,
} from '../../rig/images/oci-layout.ts';
import { startRegistry, type TestRegistry } from '../../rig/servers/registry.ts';
import type { RigDescriptor } from '../../rig/servers/registry-client.ts';

const NAME = 'org.opencontainers.image.base.name';
const DIGEST = 'org.opencontainers.image.base.digest';

const step = (name: string): ImageStep => ({
  createdBy: `COPY ${name} /`,
  entries: [{ path: name, content: name }],
});
const BASE = [step('etc/debian'), step('usr/lib/debian')];
const APP = [...BASE, step('app/server')];

let root: string;
let registry: TestRegistry;
let base: string;
let other: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'assay-base-'));
  registry = await startRegistry({ referrers: true });
  base = await publish('base/debian:12', BASE);
  other = await publish('base/golang:1', [step('usr/lib/go')]);
});
afterAll(async () => {
  await registry?.stop();
  await rm(root, { recursive: true, force: true });
});

interface Build {
  readonly annotations?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
  /** Materials of BuildKit's provenance; with them the image is an index. */
  readonly materials?: readonly object[];
  readonly version?: 'v0.2' | 'v1';
}

/** Pushes an image of these steps; answers its digest. */
async function publish(name: string, steps: readonly ImageStep[], build: Build = {}): Promise<string> {
  const dir = await mkdtemp(join(root, 'layout-'));
  await beginLayout(dir);
  const { annotations, labels = {}, materials, version = 'v1' } = build;
  const plain = await writeImage(dir, { architecture: 'amd64', config: { Labels: labels } }, steps);
  const manifest = annotations === undefined ? plain : await annotated(dir, plain, annotations);
  const top = materials === undefined ? manifest : await withProvenance(dir, manifest, materials, version);
  const layout = await endLayout(dir, top);
  await pushLayout(layout, `${registry.host}/${name}`);
  return layout.digest;
}

async function annotated(dir: string, manifest: RigDescriptor, annotations: object): Promise<RigDescriptor> {
  const content = await createLayouts().read(dir, manifest as never, 1 << 20);
  return writeBlob(dir, { ...JSON.parse(Buffer.from(content).toString()), annotations }, MEDIA.manifest);
}

/** An index as docker buildx pushes it, with the provenance of its one platform. */
async function withProvenance(
  dir: string,
  image: RigDescriptor,
  materials: readonly object[],
  version: 'v0.2' | 'v1',
): Promise<RigDescriptor> {
  const predicateType = `https://slsa.dev/provenance/${version}`;
  const predicate =
    version === 'v1' ? { buildDefinition: { resolvedDependencies: materials } } : { materials };
  const statement = { _type: 'https://in-toto.io/Statement/v0.1', predicateType, subject: [], predicate };
  const layer = await writeBlob(dir, statement, 'application/vnd.in-toto+json');
  const config = await writeBlob(dir, { os: 'unknown', architecture: 'unknown' }, MEDIA.config);
  const layers = [{ ...layer, annotations: { 'in-toto.io/predicate-type': predicateType } }];
  const attestation = await writeBlob(
    dir,
    { schemaVersion: 2, mediaType: MEDIA.manifest, config, layers },
    MEDIA.manifest,
  );
  const manifests = [
    { ...image, platform: { os: 'linux', architecture: 'amd64' } },
    {
      ...attestation,
      platform: { os: 'unknown', architecture: 'unknown' },
      annotations: {
        'vnd.docker.reference.digest': image.digest,
        'vnd.docker.reference.type': 'attestation-manifest',
      },
    },
  ];
  return writeBlob(dir, { schemaVersion: 2, mediaType: MEDIA.index, manifests }, MEDIA.index);
}

const material = (name: string, tag: string, digest: string) => ({
  uri: `pkg:docker/${registry.host}/${name}@${tag}?digest=${digest}&platform=linux%2Famd64`,
  digest: { sha256: digest.slice('sha256:'.length) },
});

/** What is found out about an image in the registry. */
async function find(
  name: string,
  rule: Partial<BaseImageRule>,
  vulnerabilities: Partial<Policy['vulnerabilities']> = {},
) {
  const client = clientWith();
  const none = () => Promise.reject(new Error('not asked for'));
  const world = {
    registry: client,
    layouts: createLayouts(),
    workspace: {
      folder: (purpose: string) => mkdtemp(join(root, `${purpose}-`)),
      remove: async () => {},
      environment: {},
      evidence: root,
      cache: root,
      store: root,
      space: async () => [],
      programHash: '',
    },
    processes: { read: none, watch: none },
    tools: { acquire: none },
    publicSigstore: { trust: none },
  };
  const subject = orThrow(parseSubject(`${registry.host}/${name}`));
  const image: PinnedImage = await resolve(world, { subject, platforms: [] });
  const policy = {
    ...DEFAULT_POLICY,
    vulnerabilities: { ...DEFAULT_POLICY.vulnerabilities, ...vulnerabilities },
    baseImages: { ...DEFAULT_POLICY.baseImages, ...rule },
  };
  const database = { repositories: [], javaRepositories: [], offline: true };
  return baseImages(world, image, { subject, policy, signer: { kind: 'none' }, database });
}

const debian = () => `${registry.host}/base/debian`;
const PINNED = { digestPinned: true };
const named = () => ({ allow: [debian()] });

describe('the base image', () => {
  test('is proven by its layers where the policy names it exactly', async () => {
    const digest = await publish('app/silent:1', APP);
    expect(digest).not.toBe(base);
    const { found } = await find('app/silent:1', {
      allow: [`${debian()}:12`, `${registry.host}/base/golang:1`],
    });
    const expected = { platform: 'linux/amd64', name: `${debian()}:12`, digest: base };
    expect(found).toEqual([{ ...expected, by: 'layers', proof: 'proven', layers: 2 }]);
    expect((await find('app/silent:1', { allow: [`${debian()}@${base}`] })).found).toMatchObject([
      { name: debian(), digest: base, proof: 'proven' },
    ]);
    expect((await find('app/silent:1', { allow: [`${registry.host}/base/*`] })).found).toEqual([]);
  });

  test.each(['annotations', 'labels'] as const)(
    'is claimed by %s, and proven by the layers',
    async (kind) => {
      await publish(`app/${kind}:1`, APP, { [kind]: { [NAME]: `${debian()}:12`, [DIGEST]: base } });
      const { found } = await find(`app/${kind}:1`, { ...PINNED, ...named() });
      expect(found).toMatchObject([{ by: 'annotation', proof: 'proven', digest: base, layers: 2 }]);
    },
  );

  test('is not what an annotation names when its layers are others', async () => {
    const annotations = { [NAME]: `${debian()}:12`, [DIGEST]: base };
    await publish('app/liar:1', [step('usr/lib/evil'), ...BASE], { annotations });
    expect((await find('app/liar:1', named())).found).toMatchObject([{ proof: 'contradicted', layers: 0 }]);
  });

  test('stays a claim where the registry has no such image, and that is said', async () => {
    const gone = `sha256:${'0'.repeat(64)}`;
    await publish('app/gone:1', APP, { annotations: { [NAME]: debian(), [DIGEST]: gone } });
    const { found, notes } = await find('app/gone:1', named());
    expect(found).toMatchObject([{ proof: 'claimed', digest: gone, layers: 0 }]);
    expect(notes).toEqual([expect.stringContaining('could not be compared')]);
  });

  test.each(['v0.2', 'v1'] as const)(
    'is that image of a %s provenance which has the lowest layers; build stages are not it',
    async (version) => {
      const materials = [
        material('base/golang', '1', other),
        material('base/debian', '12', base),
        { uri: 'https://github.com/acme/shop.git', digest: { sha1: '0' } },
      ];
      await publish(`app/built-${version}:1`, APP, { materials, version });
      const { found, notes } = await find(`app/built-${version}:1`, PINNED);
      expect(found).toMatchObject([{ name: `${debian()}:12`, by: 'provenance', proof: 'proven', layers: 2 }]);
      expect(notes).toEqual([expect.stringMatching(/base\/golang:1@.* is not the base/)]);
    },
  );

  test('is looked for nowhere when the policy has no rule: what is annotated is a claim', async () => {
    const asked = await serve((_request, response) => response.writeHead(404).end());
    const name = `${asked.host}/base/debian:12`;
    await publish('app/free:1', APP, { annotations: { [NAME]: name } });
    const { found } = await find('app/free:1', {});
    const expected = { platform: 'linux/amd64', name };
    expect(found).toEqual([{ ...expected, by: 'annotation', proof: 'claimed', layers: 0 }]);
    expect(asked.asked).toEqual([]);
    await find('app/free:1', { allow: [`${asked.host}/base/*`] });
    expect(asked.asked).not.toEqual([]);
    await asked.close();
  });

  test.each(['annotations', 'labels'] as const)(
    'is asked for at no registry that the image alone names, by its %s',
    async (kind) => {
      const asked = await serve((_request, response) => response.writeHead(404).end());
      const name = `${asked.host}/base/debian:12`;
      await publish(`app/lures-${kind}:1`, APP, { [kind]: { [NAME]: name, [DIGEST]: base } });
      const rules = [PINNED, named(), { ...named(), ...PINNED }];
      for (const rule of rules) {
        const { found, notes } = await find(`app/lures-${kind}:1`, rule);
        expect(found).toContainEqual(expect.objectContaining({ name, proof: 'claimed', layers: 0 }));
        expect(notes).toContainEqual(expect.stringMatching(/was not compared.*base-images\.allow/));
      }
      expect(asked.asked).toEqual([]);
      const signedBy = [{ identity: 'https://builder', issuer: 'https://issuer' }];
      await find(`app/lures-${kind}:1`, { signedBy });
      expect(asked.asked).not.toEqual([]);
      await asked.close();
    },
  );

  test('is looked for nowhere to set findings apart where the policy names none, and that is said', async () => {
    const asked = await serve((_request, response) => response.writeHead(404).end());
    const labels = { [NAME]: `${asked.host}/copy:1`, [DIGEST]: base };
    const materials = [{ uri: `pkg:docker/${asked.host}/copy@1`, digest: { sha256: base.slice(7) } }];
    await publish('app/own-judge:1', APP, { labels, materials });
    const { found, notes } = await find('app/own-judge:1', {}, { baseImageFindings: 'apart' });
    expect(found).toMatchObject([{ proof: 'claimed', layers: 0 }]);
    expect(notes).toEqual([expect.stringContaining('No finding is listed separately')]);
    expect(asked.asked).toEqual([]);
    await asked.close();
    expect(
      (await find('app/own-judge:1', named(), { baseImageFindings: 'apart' })).notes.join(),
    ).not.toContain('No finding is listed separately');
  });

  test('that is no image is passed over, and that is said', async () => {
    await publish('app/odd:1', APP, { annotations: { [NAME]: '::error::' }, materials: [{ uri: 1 }] });
    const { found, notes } = await find('app/odd:1', PINNED);
    expect(found).toEqual([]);
    expect(notes).toHaveLength(2);
  });

  test('that only an unreachable registry could tell is a fault; where something else tells it, a note', async () => {
    const broken = await serve((_request, response) => response.writeHead(503).end());
    const allow = [`${broken.host}/base/debian:12`];
    await publish('app/alone:1', APP);
    await expect(find('app/alone:1', { allow })).toRefuseWith('registry-unavailable');
    const { found, notes } = await find('app/alone:1', { allow: [...allow, `${debian()}:12`] });
    expect(found).toMatchObject([{ proof: 'proven' }]);
    expect(notes).toEqual([expect.stringContaining(broken.host)]);
    await broken.close();
  });
});
