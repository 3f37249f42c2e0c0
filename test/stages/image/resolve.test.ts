import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createLayouts } from '../../../src/adapters/image/layouts.ts';
import { digestOf, hex } from '../../../src/domain/digest.ts';
import {
  type PinnedImage,
  parsePlatform,
  platformName,
  type Subject,
} from '../../../src/domain/image/image.ts';
import { orThrow } from '../../../src/domain/result.ts';
import type { Request } from '../../../src/domain/run/request.ts';
import { assertTagUnmoved, resolve } from '../../../src/stages/image/resolve.ts';
import { clientWith, reasonOf } from '../../adapters/registry/serve.ts';
import {
  beginLayout,
  endLayout,
  type ImageLayout,
  MEDIA,
  pushLayout,
  writeBlob,
  writeImage,
} from '../../rig/images/oci-layout.ts';
import { startRegistry, type TestRegistry } from '../../rig/servers/registry.ts';
import type { RigDescriptor } from '../../rig/servers/registry-client.ts';

let root: string;
let source: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'assay-resolve-'));
  source = join(root, 'source');
  await beginLayout(source);
});
afterEach(() => rm(root, { recursive: true, force: true }));

const world = () => ({
  registry: clientWith(),
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
});

async function resolved(
  subject: Subject,
  platforms: readonly string[] = [],
  everything = false,
): Promise<PinnedImage> {
  const wanted: Pick<Request, 'subject' | 'platforms' | 'pushTo'> = {
    subject,
    platforms: platforms.map((name) => orThrow(parsePlatform(name))),
    ...(everything ? { pushTo: { registry: 'x.example', path: 'y' } } : {}),
  };
  return await resolve(world(), wanted);
}

const fromLayout = (tag?: string): Subject => ({
  kind: 'layout',
  directory: source,
  ...(tag ? { tag } : {}),
});
const blobsIn = async (layout: string) => (await readdir(join(layout, 'blobs', 'sha256'))).sort();

async function image(architecture: string, extra = 'x'): Promise<RigDescriptor> {
  return await writeImage(source, { architecture, config: { Env: ['A=1'] } }, [
    { createdBy: 'shared', entries: [{ path: 'etc/os-release', content: 'ID=debian\n' }] },
    { createdBy: 'own', entries: [{ path: `app/${architecture}`, content: extra }] },
  ]);
}

/** An index of amd64 and arm64 with BuildKit's attestation entry, or something under its marks. */
async function multiPlatform(layerType = 'application/vnd.in-toto+json'): Promise<ImageLayout> {
  const amd64 = await image('amd64');
  const arm64 = await image('arm64');
  const statement = await writeBlob(source, { _type: 'statement' }, layerType);
  const config = await writeBlob(source, { architecture: 'unknown', os: 'unknown' }, MEDIA.config);
  const attestation = await writeBlob(
    source,
    { schemaVersion: 2, mediaType: MEDIA.manifest, config, layers: [statement] },
    MEDIA.manifest,
  );
  const index = {
    schemaVersion: 2,
    mediaType: MEDIA.index,
    manifests: [
      { ...amd64, platform: { os: 'linux', architecture: 'amd64' } },
      { ...arm64, platform: { os: 'linux', architecture: 'arm64', variant: 'v8' } },
      {
        ...attestation,
        platform: { os: 'unknown', architecture: 'unknown' },
        annotations: { 'vnd.docker.reference.type': 'attestation-manifest' },
      },
    ],
  };
  return await endLayout(source, await writeBlob(source, index, MEDIA.index));
}

describe('a layout', () => {
  test('is copied whole and checked, and left as it was', async () => {
    const { digest } = await endLayout(source, await image('amd64'));
    const before = await readdir(source, { recursive: true });
    const pinned = await resolved(fromLayout('latest'));
    expect(pinned).toMatchObject({
      requested: { kind: 'layout', directory: source, tag: 'latest' },
      isIndex: false,
      skippedPlatforms: [],
    });
    expect(pinned.root.digest).toBe(digest);
    expect(pinned.platforms.map(({ platform }) => platformName(platform))).toEqual(['linux/amd64']);
    expect(pinned.platforms[0]?.configuration.env).toEqual(['A=1']);
    expect(await blobsIn(pinned.layout)).toEqual(await blobsIn(source));
    expect(await readdir(source, { recursive: true })).toEqual(before);
  });

  test('a layer with other bytes than its digest is refused', async () => {
    await endLayout(source, await image('amd64'));
    const { platforms } = await resolved(fromLayout());
    const file = join(source, 'blobs', 'sha256', hex(platforms[0]?.layers[1]?.digest ?? digestOf('')));
    const bytes = await readFile(file);
    bytes[12] = (bytes[12] ?? 0) ^ 1;
    await writeFile(file, bytes);
    await expect(resolved(fromLayout())).toRefuseWith('image-invalid');
    await writeFile(file, bytes.subarray(0, 20));
    await expect(resolved(fromLayout())).toRefuseWith('image-invalid');
    await rm(file);
    await expect(resolved(fromLayout())).toRefuseWith('image-not-found');
    await symlink('/dev/zero', file);
    expect((await reasonOf(resolved(fromLayout()))).message).toContain('is not a file');
  });

  test('an unknown tag is not found, and those there are are named', async () => {
    await endLayout(source, await image('amd64'));
    const reason = await reasonOf(resolved(fromLayout('v9')));
    expect(reason.code).toBe('image-not-found');
    expect(reason.message).toContain('latest');
  });

  test('a folder that is no layout is not found', async () => {
    await mkdir(join(root, 'empty'));
    const subject: Subject = { kind: 'layout', directory: join(root, 'empty') };
    await expect(resolved(subject)).toRefuseWith('image-not-found');
  });
});

describe('an index', () => {
  test('every platform is taken, a shared layer once, and the attestations that go with it', async () => {
    await multiPlatform();
    const pinned = await resolved(fromLayout());
    expect(pinned.isIndex).toBe(true);
    expect(pinned.platforms.map(({ platform }) => platformName(platform))).toEqual([
      'linux/amd64',
      'linux/arm64/v8',
    ]);
    // Index, two manifests, two configurations, one shared layer, two own; a manifest and its two blobs.
    expect(await blobsIn(pinned.layout)).toHaveLength(11);
    expect(await blobsIn((await resolved(fromLayout(), [], true)).layout)).toEqual(await blobsIn(source));
  });

  test.each([
    'application/vnd.oci.image.layer.v1.tar+gzip',
    'application/vnd.docker.image.rootfs.diff.tar.gzip',
    'application/octet-stream',
  ])('an image under the marks of an attestation is refused: %s', async (type) => {
    await multiPlatform(type);
    for (const travels of [false, true]) {
      await expect(resolved(fromLayout(), [], travels)).toRefuseWith('image-invalid', {
        message: expect.stringContaining('may contain only in-toto documents'),
      });
    }
  });

  test('only wanted platforms are fetched, and those left out are named', async () => {
    await multiPlatform();
    const pinned = await resolved(fromLayout(), ['linux/arm64']);
    expect(pinned.platforms.map(({ platform }) => platformName(platform))).toEqual(['linux/arm64/v8']);
    expect(pinned.skippedPlatforms.map(platformName)).toEqual(['linux/amd64']);
    expect(await blobsIn(pinned.layout)).toHaveLength(5);
  });

  test('an unknown platform is an error of the inputs that names those there are', async () => {
    await multiPlatform();
    const reason = await reasonOf(resolved(fromLayout(), ['linux/amd64', 'linux/s390x']));
    expect(reason).toMatchObject({ code: 'input-invalid', check: 'inputs' });
    expect(reason.message).toMatch(/no platform linux\/s390x; it has linux\/amd64, linux\/arm64\/v8/);
  });

  test.each([
    ['without platforms', async () => []],
    [
      'with an index inside',
      async () => [await writeBlob(source, { schemaVersion: 2, manifests: [] }, MEDIA.index)],
    ],
  ])('%s is invalid', async (_name, entries) => {
    const index = { schemaVersion: 2, mediaType: MEDIA.index, manifests: await entries() };
    await endLayout(source, await writeBlob(source, index, MEDIA.index));
    await expect(resolved(fromLayout())).toRefuseWith('image-invalid');
  });
});

describe('what is no image that can be checked', () => {
  const configOf = (diffs: number) => ({
    os: 'linux',
    architecture: 'amd64',
    rootfs: { type: 'layers', diff_ids: Array.from({ length: diffs }, () => digestOf('')) },
  });

  test.each([
    ['no layers', MEDIA.config, [], 0, 'image-invalid', 'no layers'],
    ['fewer layers than its configuration', MEDIA.config, [MEDIA.layer], 2, 'image-invalid', '1 layers'],
    [
      'a configuration of another kind',
      'application/vnd.cncf.helm.config.v1+json',
      [MEDIA.layer],
      1,
      'image-invalid',
      'helm',
    ],
    [
      'a layer outside the registry',
      MEDIA.config,
      ['application/vnd.docker.image.rootfs.foreign.diff.tar.gzip'],
      1,
      'scan-incomplete',
      'is not in the registry',
    ],
    ['an encrypted layer', MEDIA.config, [`${MEDIA.layer}+encrypted`], 1, 'scan-incomplete', 'encrypted'],
  ])('%s', async (_name, configType, layerTypes, diffs, code, words) => {
    const config = await writeBlob(source, configOf(diffs), configType);
    const layers = await Promise.all(layerTypes.map((type) => writeBlob(source, Buffer.from('tar'), type)));
    const manifest = { schemaVersion: 2, mediaType: MEDIA.manifest, config, layers };
    await endLayout(source, await writeBlob(source, manifest, MEDIA.manifest));
    const reason = await reasonOf(resolved(fromLayout()));
    expect(reason.code).toBe(code);
    expect(reason.message).toContain(words);
  });
});

describe('a registry', () => {
  let registry: TestRegistry;
  beforeAll(async () => {
    registry = await startRegistry({ referrers: true });
  });
  afterAll(() => registry.stop());

  test('an image is pulled as it was pushed, and a tag that moves is noticed', async () => {
    const pushed = await multiPlatform();
    await pushLayout(pushed, `${registry.host}/team/app:v1`);
    const reference = { registry: registry.host, path: 'team/app', tag: 'v1' };
    const subject: Subject = { kind: 'registry', reference };
    const pinned = await resolved(subject, [], true);
    expect(pinned).toMatchObject({ requested: subject });
    expect(pinned.root.digest).toBe(pushed.digest);
    expect(await blobsIn(pinned.layout)).toEqual(await blobsIn(source));
    await expect(assertTagUnmoved(world(), subject, pinned)).resolves.toBeUndefined();
    await pushLayout(await endLayout(source, await image('amd64', 'new')), `${registry.host}/team/app:v1`);
    await expect(assertTagUnmoved(world(), subject, pinned)).toRefuseWith('tag-moved');
    // By its digest the first image is still there.
    const byDigest = { ...reference, digest: pinned.root.digest };
    expect((await resolved({ kind: 'registry', reference: byDigest })).root.digest).toBe(pushed.digest);
  });
});
