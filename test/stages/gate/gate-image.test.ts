import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseReference, type Reference } from '../../../src/domain/image/image.ts';
import { orThrow } from '../../../src/domain/result.ts';
import { pinImage, tagMoved } from '../../../src/stages/gate/gate-image.ts';
import { clientWith } from '../../adapters/registry/serve.ts';
import { MEDIA } from '../../rig/images/oci-layout.ts';
import { startRegistry, type TestRegistry } from '../../rig/servers/registry.ts';
import { RepositoryClient, type RigDescriptor } from '../../rig/servers/registry-client.ts';

let registry: TestRegistry;
let repository: RepositoryClient;
const world = { registry: clientWith() };
beforeAll(async () => {
  registry = await startRegistry({ referrers: true });
  repository = new RepositoryClient(registry.host, 'team/app');
});
afterAll(() => registry?.stop());

function reference(name: string): Reference {
  return orThrow(parseReference(`${registry.host}/team/app${name}`));
}

/** A manifest of its own for each word. */
async function manifest(word: string): Promise<RigDescriptor> {
  const config = await repository.pushBlob(Buffer.from(JSON.stringify({ word })), MEDIA.config);
  return repository.pushManifest(
    { schemaVersion: 2, mediaType: MEDIA.manifest, config, layers: [] },
    MEDIA.manifest,
  );
}

async function index(tag: string, manifests: readonly object[]): Promise<RigDescriptor> {
  return repository.pushManifest({ schemaVersion: 2, mediaType: MEDIA.index, manifests }, MEDIA.index, tag);
}

const unknown = { platform: { os: 'unknown', architecture: 'unknown' } };
const buildkit = { ...unknown, annotations: { 'vnd.docker.reference.type': 'attestation-manifest' } };

async function subjectsOf(tag: string): Promise<readonly string[]> {
  const { subjects } = await pinImage(world, reference(`:${tag}`));
  return subjects.map(({ role, name }) => `${role} ${name}`);
}

describe('what must be covered', () => {
  test('is the manifest of an image for one platform', async () => {
    const one = await manifest('single');
    const image = await pinImage(world, reference(`@${one.digest}`));
    expect(image).toMatchObject({ digest: one.digest, isIndex: false });
    expect(image.subjects).toEqual([{ digest: one.digest, role: 'image', name: 'the image' }]);
    expect(image.tag).toBeUndefined();
  });

  test('is an index and everything in it but BuildKit’s attestations', async () => {
    const [amd64, arm64, attestation] = await Promise.all(['amd64', 'arm64', 'attestation'].map(manifest));
    await index('platforms', [
      { ...amd64, platform: { os: 'linux', architecture: 'amd64' } },
      { ...arm64, platform: { os: 'linux', architecture: 'arm64', variant: 'v8' } },
      { ...attestation, ...buildkit },
    ]);
    expect(await subjectsOf('platforms')).toEqual([
      'index the index',
      'platform linux/amd64',
      'platform linux/arm64/v8',
    ]);
  });

  test('is an image too that is marked as an attestation, and nothing that is not there', async () => {
    const amd64 = await manifest('amd64-2');
    const layers = (mediaType: string) =>
      repository.pushBlob(Buffer.from(mediaType), mediaType).then((layer) => [layer]);
    const holding = async (mediaType: string) => {
      const config = await repository.pushBlob(Buffer.from('{}'), MEDIA.config);
      const raw = { schemaVersion: 2, mediaType: MEDIA.manifest, config, layers: await layers(mediaType) };
      return repository.pushManifest(raw, MEDIA.manifest);
    };
    const platform = { os: 'linux', architecture: 'amd64' };
    const attestation = await holding('application/vnd.in-toto+json');
    const image = await holding('application/vnd.oci.image.layer.v1.tar+gzip');
    await index('hidden', [
      { ...amd64, platform },
      { ...attestation, ...buildkit },
      { ...image, ...buildkit },
    ]);
    expect(await subjectsOf('hidden')).toEqual([
      ...['index the index', 'platform linux/amd64', 'platform unknown/unknown'],
    ]);
    // Listed for a platform beside its marks, wherever those stand: an engine takes it by that.
    const marked = { ...attestation, ...buildkit };
    await index('twice', [marked, { ...amd64, platform }, { ...attestation, platform }, marked]);
    expect(await subjectsOf('twice')).toEqual([
      'index the index',
      ...[attestation, amd64].map(({ digest }) => `platform linux/amd64@${digest.slice(0, 19)}`),
    ]);
    await repository.deleteManifest(image.digest);
    expect(await subjectsOf('hidden')).toEqual(['index the index', 'platform linux/amd64']);
  });

  test('is no artifact that nothing can run, and each variant of a platform under a name of its own', async () => {
    const platform = { os: 'linux', architecture: 'amd64' };
    const holding = async (configType: string, config: string, layerType: string) => {
      const layers = [await repository.pushBlob(Buffer.from(layerType), layerType)];
      const configuration = await repository.pushBlob(Buffer.from(config), configType);
      const raw = { schemaVersion: 2, mediaType: MEDIA.manifest, config: configuration, layers };
      return repository.pushManifest(raw, MEDIA.manifest);
    };
    const soci = 'application/vnd.amazon.soci.index.v2+json';
    const [gzip, zstd] = [await manifest('gzip'), await manifest('zstd')];
    const artifacts = [
      await holding(soci, '{}', 'application/octet-stream'),
      // These could be run, or hide what is.
      await holding(soci, '{"rootfs":{}}', 'application/octet-stream'),
      await holding(soci, '{}', 'application/vnd.oci.image.layer.v1.tar+gzip'),
      await holding(MEDIA.config, '{}', 'application/octet-stream'),
    ];
    await index(
      'variants',
      [gzip, zstd, ...artifacts].map((one) => ({ ...one, platform })),
    );
    const named = (one: RigDescriptor) => `platform linux/amd64@${one.digest.slice(0, 19)}`;
    expect(await subjectsOf('variants')).toEqual([
      'index the index',
      ...[gzip, zstd, ...artifacts.slice(1)].map(named),
    ]);
  });

  test('is an entry too that only looks a little like an attestation, and one without a platform', async () => {
    const [unmarked, marked, bare] = await Promise.all(['unmarked', 'marked', 'bare'].map(manifest));
    await index('disguised', [
      { ...unmarked, ...unknown },
      { ...marked, annotations: buildkit.annotations, platform: { os: 'linux', architecture: 'amd64' } },
      bare ?? {},
    ]);
    expect(await subjectsOf('disguised')).toEqual([
      'index the index',
      'platform unknown/unknown',
      'platform linux/amd64',
      `platform the platform ${bare?.digest}`,
    ]);
  });
});

describe('an image that cannot be looked through', () => {
  test('holds an index, also where the entry calls it a manifest', async () => {
    const inner = await index('inner', [{ ...(await manifest('deep')), platform: unknown.platform }]);
    await index('nested', [inner]);
    await expect(pinImage(world, reference(':nested'))).toRefuseWith('image-invalid');
    await index('lying', [{ ...inner, mediaType: MEDIA.manifest }]);
    await expect(pinImage(world, reference(':lying'))).toRefuseWith('image-invalid', {
      message: expect.stringContaining('an index inside an index'),
    });
  });

  test('has no platform, or more than anybody runs', async () => {
    await index('empty', [{ ...(await manifest('only')), ...buildkit }]);
    await expect(pinImage(world, reference(':empty'))).toRefuseWith('image-invalid');
    const entries = Array.from({ length: 65 }, (_, at) => ({
      mediaType: MEDIA.manifest,
      digest: `sha256:${at.toString(16).padStart(64, '0')}`,
      size: 1,
    }));
    const raw = { schemaVersion: 2, mediaType: MEDIA.index, manifests: entries };
    // The registry would not take an index of manifests that it does not have.
    const lying = {
      resolve: async () => ({
        ...(await world.registry.resolve(reference(':empty'))),
        bytes: Buffer.from(JSON.stringify(raw)),
      }),
    };
    await expect(pinImage({ registry: lying }, reference(':empty'))).toRefuseWith('image-invalid', {
      message: expect.stringContaining('65 platforms'),
    });
  });
});

test('a tag that points elsewhere by now is told, and a digest has none to move', async () => {
  const first = await manifest('first');
  const push = (word: string) =>
    manifest(word).then(async ({ digest }) => {
      const bytes = Buffer.from((await repository.manifest(digest))?.bytes ?? '');
      return repository.pushManifest(bytes, MEDIA.manifest, 'moving');
    });
  await push('first');
  const image = await pinImage(world, reference(':moving'));
  expect(image.digest).toBe(first.digest);
  expect(await tagMoved(world, image)).toBeUndefined();
  const second = await push('second');
  expect(await tagMoved(world, image)).toContain(`points to ${second.digest} now`);
  expect(await tagMoved(world, await pinImage(world, reference(`@${first.digest}`)))).toBeUndefined();
});
