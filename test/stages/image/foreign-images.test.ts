import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createLayers } from '../../../src/adapters/image/layers.ts';
import { createLayouts } from '../../../src/adapters/image/layouts.ts';
import { digestOf } from '../../../src/domain/digest.ts';
import { type PinnedImage, parsePlatform, platformName } from '../../../src/domain/image/image.ts';
import { parseSubject } from '../../../src/domain/image/subject.ts';
import { orThrow, orUndefined } from '../../../src/domain/result.ts';
import { detectFiles } from '../../../src/stages/completeness/detected-files.ts';
import { resolve } from '../../../src/stages/image/resolve.ts';
import { LayerPackages } from '../../../src/stages/layer-packages/layer-packages.ts';
import { clientWith, reasonOf } from '../../adapters/registry/serve.ts';
import {
  beginLayout,
  endLayout,
  MEDIA,
  pushLayout,
  readBlob,
  writeBlob,
  writeImage,
} from '../../rig/images/oci-layout.ts';
import { tarOf } from '../../rig/images/tar.ts';
import { startRegistry, type TestRegistry } from '../../rig/servers/registry.ts';
import type { RigDescriptor } from '../../rig/servers/registry-client.ts';

const REF = 'org.opencontainers.image.ref.name';
const CONTAINERD = 'io.containerd.image.name';
const EMPTY = { mediaType: 'application/vnd.oci.empty.v1+json', digest: digestOf('{}'), size: 2 };

let root: string;
let dir: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'assay-foreign-'));
  dir = join(root, 'layout');
  await beginLayout(dir);
  await writeBlob(dir, {}, EMPTY.mediaType);
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function resolved(text: string, platform = '', travels = false): Promise<PinnedImage> {
  const subject = orThrow(parseSubject(text, existsSync));
  const folder = (purpose: string) => mkdtemp(join(root, `${purpose}-`));
  const workspace = {
    folder,
    remove: async () => {},
    environment: {},
    evidence: root,
    cache: root,
    store: root,
    space: async () => [],
    programHash: '',
  };
  const world = { registry: clientWith(), layouts: createLayouts(), workspace };
  const platforms = platform.split(',').flatMap((one) => orUndefined(parsePlatform(one)) ?? []);
  const target = travels ? { pushTo: { registry: 'x.example', path: 'y' } } : {};
  return await resolve(world, { subject, platforms, ...target });
}

const namesOf = ({ platforms }: PinnedImage) => platforms.map(({ platform }) => platformName(platform));
const short = ({ digest }: RigDescriptor) => digest.slice(0, 19);

/** An image that is another for each word. */
async function image(result: string, architecture = 'amd64'): Promise<RigDescriptor> {
  const entries = [{ path: 'etc/os-release', content: `ID=${result}\n` }];
  return writeImage(dir, { architecture, config: {} }, [{ createdBy: 'x', entries }]);
}

const linux = (architecture: string, variant?: string) => ({
  platform: { os: 'linux', architecture, ...(variant === undefined ? {} : { variant }) },
});

async function index(...manifests: readonly object[]): Promise<RigDescriptor> {
  return writeBlob(dir, { schemaVersion: 2, mediaType: MEDIA.index, manifests }, MEDIA.index);
}

async function manifestOf(of: object): Promise<RigDescriptor> {
  return writeBlob(dir, { schemaVersion: 2, mediaType: MEDIA.manifest, ...of }, MEDIA.manifest);
}

/** An artifact by the specification: its configuration is empty. */
async function artifact(type: string, layers: readonly object[] = [EMPTY], of: object = {}) {
  return manifestOf({ artifactType: type, config: { ...EMPTY, mediaType: type }, layers, ...of });
}

async function layout(...manifests: readonly object[]): Promise<void> {
  await writeFile(join(dir, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests }));
}

describe('a layout names its images', () => {
  test.each([
    [
      'of skopeo and podman: a whole reference',
      { [REF]: 'docker.io/team/app:1' },
      ['docker.io/team/app:1', 'team/app:1', '1'],
    ],
    [
      'of containerd, nerdctl and buildx',
      { [CONTAINERD]: 'docker.io/library/app:2', [REF]: '2' },
      ['app:2', '2'],
    ],
    ['of the specification', { [REF]: 'v1' }, ['v1']],
  ])('%s', async (_, annotations, names) => {
    const [one, other] = [await image('one'), await image('other')];
    await layout({ ...other, annotations: { [REF]: 'other' } }, { ...one, annotations });
    for (const name of names) expect((await resolved(`oci:${dir}:${name}`)).root.digest).toBe(one.digest);
    const { message } = await reasonOf(resolved(`oci:${dir}:none`));
    for (const name of Object.values(annotations)) expect(message).toContain(name);
    expect(message).toContain(one.digest);
  });

  test('of crane, without a name: by digest, also of a manifest in an index, and of a configuration', async () => {
    const [one, other] = [await image('one'), await image('other')];
    const both = await index({ ...(await image('three')), ...linux('amd64') }, { ...one, ...linux('arm64') });
    await layout(other, both);
    const { message } = await reasonOf(resolved(`oci:${dir}`));
    expect(message).toContain(`oci:${dir}@sha256:…`);
    for (const { digest } of [other, both]) expect(message).toContain(digest);
    for (const { digest } of [one, other, both])
      expect((await resolved(`oci:${dir}@${digest}`)).root.digest).toBe(digest);
    const { config } = JSON.parse((await readBlob(dir, one.digest)).toString());
    expect((await resolved(`oci:${dir}@${config.digest}`)).root.digest).toBe(one.digest);
  });

  test('of oras: manifests of an index, and what is attached to it, are listed beside it', async () => {
    const [amd64, arm64] = [await image('amd64'), await image('arm64', 'arm64')];
    const whole = await index({ ...amd64, ...linux('amd64') }, { ...arm64, ...linux('arm64') });
    const attached = await artifact('application/x.sbom', [EMPTY], { subject: whole });
    await layout(
      { ...whole, annotations: { [REF]: 'v1' } },
      { ...attached, artifactType: 'x' },
      amd64,
      arm64,
    );
    for (const text of [`oci:${dir}`, `oci:${dir}:v1`])
      expect(namesOf(await resolved(text))).toEqual(['linux/amd64', 'linux/arm64']);
  });

  test('of cosign: signatures lie beside the image', async () => {
    const simple = await writeBlob(dir, { critical: {} }, 'application/vnd.dev.cosign.simplesigning.v1+json');
    const config = await writeBlob(
      dir,
      { os: '', architecture: '', rootfs: { type: 'layers', diff_ids: [] } },
      MEDIA.config,
    );
    const signatures = await manifestOf({ config, layers: [simple] });
    const one = await image('one');
    const kind = (result: string) => ({ annotations: { kind: `dev.cosignproject.cosign/${result}` } });
    await layout({ ...one, ...kind('image') }, { ...signatures, ...kind('sigs') });
    expect((await resolved(`oci:${dir}`)).root.digest).toBe(one.digest);
    await expect(resolved(`oci:${dir}@${signatures.digest}`)).toRefuseWith('image-invalid', {
      message: expect.stringContaining(
        'an artifact of type "application/vnd.dev.cosign.simplesigning.v1+json"',
      ),
    });
  });

  test('with one name for two platforms: the one that is asked for', async () => {
    const [amd64, arm64] = [await image('amd64'), await image('arm64', 'arm64')];
    const annotations = { [REF]: 'v1' };
    await layout({ ...amd64, ...linux('amd64'), annotations }, { ...arm64, ...linux('arm64'), annotations });
    expect((await resolved(`oci:${dir}:v1`, 'linux/arm64')).root.digest).toBe(arm64.digest);
    expect((await reasonOf(resolved(`oci:${dir}:v1`))).message).toContain(`v1 linux/arm64 ${arm64.digest}`);
  });

  test('which is another thing, or nothing, is told', async () => {
    await layout();
    expect((await reasonOf(resolved(`oci:${dir}`))).message).toContain('it contains no image');
    await writeFile(join(dir, 'oci-layout'), '{"imageLayoutVersion":"2.0.0"}');
    expect((await reasonOf(resolved(`oci:${dir}`))).message).toContain('version 2.0.0');
    await rm(join(dir, 'index.json'));
    expect((await reasonOf(resolved(`oci:${dir}`))).message).toContain('no index.json');
    await writeFile(join(dir, 'manifest.json'), '{}');
    expect((await reasonOf(resolved(`oci:${dir}`))).message).toContain('skopeo copy dir:');
    expect((await reasonOf(resolved(`oci:${join(root, 'gone')}`))).message).toContain('there is no folder');
  });
});

describe('a platform that is in an index more than once', () => {
  test('gzip and zstd: each is checked under a name of its own, and each can be asked for', async () => {
    const [gzip, zstd, arm] = [await image('gzip'), await image('zstd'), await image('arm', 'arm64')];
    const annotations = { 'io.github.containers.compression.zstd': 'true' };
    const whole = await index(
      { ...gzip, ...linux('amd64') },
      { ...zstd, ...linux('amd64'), annotations },
      { ...arm, ...linux('arm64'), artifactType: MEDIA.config },
    );
    await layout(whole);
    const both = [`linux/amd64@${short(gzip)}`, `linux/amd64@${short(zstd)}`];
    expect(namesOf(await resolved(`oci:${dir}`))).toEqual([...both, 'linux/arm64']);
    expect(namesOf(await resolved(`oci:${dir}`, 'linux/amd64'))).toEqual(both);
    const one = await resolved(`oci:${dir}`, both[1]);
    expect(namesOf(one)).toEqual([both[1]]);
    expect(one.skippedPlatforms.map(platformName)).toEqual([both[0], 'linux/arm64']);
    expect(namesOf(await resolved(`oci:${dir}`, 'linux/arm64'))).toEqual(['linux/arm64']);
  });

  test('Windows: by its version', async () => {
    const windows = (version: string) => ({
      platform: { os: 'windows', architecture: 'amd64', 'os.version': version },
    });
    const [old, late, amd64] = [await image('old'), await image('late'), await image('amd64')];
    await layout(
      await index(
        { ...old, ...windows('10.0.17763.6414') },
        { ...late, ...windows('10.0.20348.2700') },
        { ...amd64, ...linux('amd64') },
      ),
    );
    const names = ['windows(10.0.17763.6414)/amd64', 'windows(10.0.20348.2700)/amd64'];
    expect(namesOf(await resolved(`oci:${dir}`))).toEqual([...names, 'linux/amd64']);
    const wanted = await resolved(`oci:${dir}`, 'linux/amd64');
    expect(namesOf(wanted)).toEqual(['linux/amd64']);
    expect(wanted.skippedPlatforms.map(platformName)).toEqual(names);
    expect(namesOf(await resolved(`oci:${dir}`, 'windows(10.0.17763)/amd64'))).toEqual([names[0]]);
    const { message } = await reasonOf(resolved(`oci:${dir}`, 'windows(10.0.1)/amd64'));
    expect(message).toContain(`it has ${names.join(', ')}, linux/amd64`);
  });

  test('the same manifest for two platforms is one image', async () => {
    const arm = await image('arm', 'arm');
    await layout(await index({ ...arm, ...linux('arm', 'v7') }, { ...arm, ...linux('arm', 'v8') }));
    expect(namesOf(await resolved(`oci:${dir}`))).toEqual(['linux/arm/v7']);
    const wanted = await resolved(`oci:${dir}`, 'linux/arm/v8');
    expect(namesOf(wanted)).toEqual(['linux/arm/v8']);
    expect(wanted.skippedPlatforms).toEqual([]);
  });

  test('a platform that the index leaves empty is that of the configuration', async () => {
    const [amd64, arm64] = [await image('amd64'), await image('arm64', 'arm64')];
    await layout(await index({ ...amd64, platform: { os: '', architecture: '' } }, arm64));
    expect(namesOf(await resolved(`oci:${dir}`))).toEqual(['linux/amd64', 'linux/arm64']);
    expect(namesOf(await resolved(`oci:${dir}`, 'linux/arm64'))).toEqual(['linux/arm64']);
  });
});

test('an index of more platforms than anybody runs is refused before they are read, and one of them can be asked for', async () => {
  const one = { ...(await image('one')), ...linux('arm64') };
  const others = Array.from({ length: 65 }, (_, at) => ({
    ...{ ...one, digest: digestOf(String(at)) },
    ...linux('amd64', `v${at}`),
  }));
  await layout(await index(...others, one));
  await expect(resolved(`oci:${dir}`)).toRefuseWith('image-invalid', {
    message: expect.stringContaining('66 platforms'),
  });
  expect(namesOf(await resolved(`oci:${dir}`, 'linux/arm64'))).toEqual(['linux/arm64']);
});

describe('what an index has beside its platforms', () => {
  const SOCI = 'application/vnd.amazon.soci.index.v2+json';
  const ztoc = () => writeBlob(dir, Buffer.from('a table'), 'application/octet-stream');

  test.each([
    ['with the platform of its image', linux('amd64')],
    ['without a platform', {}],
  ])('an index of SOCI %s is looked through, and is no platform', async (_, of) => {
    const one = await image('one');
    const soci = await artifact(SOCI, [await ztoc()]);
    const annotations = { 'com.amazon.soci.image-manifest-digest': one.digest };
    const whole = await index(
      { ...one, ...linux('amd64') },
      { ...soci, ...of, artifactType: SOCI, annotations },
    );
    await layout(whole);
    for (const platform of ['', 'linux/amd64']) {
      const pinned = await resolved(`oci:${dir}`, platform, true);
      expect(namesOf(pinned)).toEqual(['linux/amd64']);
      expect(pinned.skippedPlatforms).toEqual([]);
      expect(pinned.attestations).toMatchObject([{ artifactType: SOCI, manifest: { digest: soci.digest } }]);
      expect(pinned.attestations?.[0]?.blobs).toHaveLength(2);
    }
  });

  test('attestations without their marks are looked through too', async () => {
    const one = await image('one');
    const statement = await writeBlob(dir, { _type: 'x' }, 'application/vnd.in-toto+json');
    const config = await writeBlob(dir, { architecture: 'unknown', os: 'unknown' }, MEDIA.config);
    const unmarked = await manifestOf({ config, layers: [statement] });
    const unknown = { platform: { os: 'unknown', architecture: 'unknown' } };
    await layout(await index({ ...one, ...linux('amd64') }, { ...unmarked, ...unknown }));
    const pinned = await resolved(`oci:${dir}`);
    expect(namesOf(pinned)).toEqual(['linux/amd64']);
    expect(pinned.attestations).toHaveLength(1);
  });

  test.each([
    ['marked as an attestation', { annotations: { 'vnd.docker.reference.type': 'attestation-manifest' } }],
    ['of no platform', {}],
  ])('what is listed as %s and for a platform too is for that platform: podman runs it', async (_, mark) => {
    const one = await image('one');
    const files = await tarOf([{ path: 'a', content: 'b' }]);
    const layer = await writeBlob(dir, files, 'application/vnd.in-toto+json');
    const rootfs = { type: 'layers', diff_ids: [layer.digest] };
    const config = await writeBlob(dir, { os: 'linux', architecture: 'amd64', rootfs }, MEDIA.config);
    const hidden = await manifestOf({ config, layers: [layer] });
    const nowhere = { ...hidden, platform: { os: 'unknown', architecture: 'unknown' }, ...mark };
    const places = [linux('amd64'), {}];
    for (const place of places) {
      await layout(await index(nowhere, { ...one, ...linux('arm64') }, { ...hidden, ...place }, nowhere));
      await expect(resolved(`oci:${dir}`)).toRefuseWith('image-invalid', {
        message: expect.stringContaining('in-toto'),
      });
      expect((await resolved(`oci:${dir}`, 'linux/arm64')).skippedPlatforms).toHaveLength(1);
    }
  });

  test.each([
    ['an artifact with files as a layer', (layer: object) => artifact('application/x', [layer])],
    [
      'an artifact with a configuration of its own',
      async (layer: object) =>
        manifestOf({ config: await writeBlob(dir, { rootfs: 1 }, 'application/x'), layers: [layer] }),
    ],
  ])(
    '%s could be run or hide something: it is refused, and left out where a platform is asked for',
    async (_, make) => {
      const one = await image('one');
      const layer = await writeBlob(
        dir,
        await tarOf([{ path: 'a', content: 'b' }]),
        'application/vnd.oci.image.layer.v1.tar',
      );
      await layout(await index({ ...one, ...linux('amd64') }, await make(layer)));
      await expect(resolved(`oci:${dir}`)).toRefuseWith('image-invalid', {
        message: expect.stringContaining('is an artifact of type "application/x"'),
      });
      const wanted = await resolved(`oci:${dir}`, 'linux/amd64');
      expect(namesOf(wanted)).toEqual(['linux/amd64']);
      // An index of which a part is left out is not signed.
      expect(wanted.skippedPlatforms.map(platformName)).toEqual(['unknown/unknown']);
    },
  );

  test('an artifact alone is no image', async () => {
    await layout(await artifact('application/vnd.cncf.helm.chart'));
    expect((await reasonOf(resolved(`oci:${dir}`))).message).toContain(
      'is an artifact of type "application/vnd.cncf.helm.chart" and not a container image',
    );
  });
});

describe('what docker save leaves out', () => {
  async function sparse(): Promise<RigDescriptor> {
    const [amd64, arm64] = [await image('amd64'), await image('arm64', 'arm64')];
    const attested = { platform: { os: 'unknown', architecture: 'unknown' } };
    const attestation = await artifact('application/vnd.docker.attestation.manifest.v1+json');
    const annotations = {
      'vnd.docker.reference.type': 'attestation-manifest',
      'vnd.docker.reference.digest': amd64.digest,
    };
    const whole = await index(
      { ...amd64, ...linux('amd64') },
      { ...arm64, ...linux('arm64') },
      { ...attestation, ...attested, annotations },
    );
    for (const { digest } of [arm64, attestation]) await rm(join(dir, 'blobs', ...digest.split(':')));
    await layout({ ...whole, annotations: { [CONTAINERD]: 'docker.io/team/app:1', [REF]: '1' } });
    return arm64;
  }

  test('is named, with what can be checked; where a platform is asked for, it is left out', async () => {
    const arm64 = await sparse();
    const { code, message } = await reasonOf(resolved(`oci:${dir}`));
    expect(code).toBe('image-not-found');
    expect(message).toContain(`${dir} lists linux/arm64 (${arm64.digest}) but is incomplete`);
    expect(message).toContain('`platform: linux/amd64`');
    // Only an image of its own can be pushed.
    const [, digest] = /complete are linux\/amd64 \((sha256:\w+)\)/.exec(message) ?? [];
    const alone = await resolved(`oci:${dir}@${digest}`, '', true);
    expect([alone.isIndex, alone.root.digest, ...namesOf(alone)]).toEqual([false, digest, 'linux/amd64']);
    const half = await reasonOf(resolved(`oci:${dir}`, 'linux/amd64', true));
    expect(half.message).toContain('name the manifest of one platform by its digest');
    const pinned = await resolved(`oci:${dir}`, 'linux/amd64');
    expect(namesOf(pinned)).toEqual(['linux/amd64']);
    expect(pinned.skippedPlatforms.map(platformName)).toEqual(['linux/arm64']);
    expect(pinned.attestations).toEqual([]);
    expect((await reasonOf(resolved(`oci:${dir}`, 'linux/arm64'))).message).not.toContain('`platform');
  });

  test('is reported of the archive, and not of the folder it is unpacked in', async () => {
    await sparse();
    const file = join(root, 'saved.tar');
    const names = await readdir(dir, { recursive: true, withFileTypes: true });
    const entries = await Promise.all(
      names
        .filter((one) => one.isFile())
        .map(async ({ parentPath, name }) => {
          const path = join(parentPath, name);
          return { path: path.slice(dir.length + 1), content: await readFile(path) };
        }),
    );
    await writeFile(file, await tarOf(entries));
    const { message } = await reasonOf(resolved(`archive:${file}`));
    expect(message).toContain(`${file} lists linux/arm64`);
    expect(message).not.toContain('/image-');
    expect(namesOf(await resolved(`archive:${file}`, 'linux/amd64'))).toEqual(['linux/amd64']);
  });
});

describe('what no part of an image can be', () => {
  test.each([
    [
      'a layer that lies elsewhere',
      'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip',
      'is not in the registry',
    ],
    [
      'one that is not distributed',
      'application/vnd.oci.image.layer.nondistributable.v1.tar+gzip',
      'is not in the registry',
    ],
    ['one that is encrypted', 'application/vnd.oci.image.layer.v1.tar+gzip+encrypted', 'is encrypted'],
  ])('%s', async (_, type, words) => {
    const config = await writeBlob(
      dir,
      { os: 'windows', architecture: 'amd64', rootfs: { type: 'layers', diff_ids: [digestOf('')] } },
      MEDIA.config,
    );
    await layout(await manifestOf({ config, layers: [await writeBlob(dir, Buffer.from('x'), type)] }));
    await expect(resolved(`oci:${dir}`)).toRefuseWith('scan-incomplete', {
      message: expect.stringContaining(words),
    });
  });

  test('a module of WebAssembly alone', async () => {
    const type = 'application/vnd.wasm.config.v0+json';
    const module = await writeBlob(dir, Buffer.from('\0asm'), 'application/wasm');
    await layout(
      await manifestOf({ config: await writeBlob(dir, { os: 'wasip1' }, type), layers: [module] }),
    );
    expect((await reasonOf(resolved(`oci:${dir}`))).message).toContain(`an artifact of type "${type}"`);
  });
});

describe('layers as tools write them are read as they run', () => {
  async function detected(...layers: readonly Buffer[]): Promise<readonly string[]> {
    const tars = layers.map((tar) => digestOf(tar));
    const written = await Promise.all(
      layers.map((tar) =>
        writeBlob(dir, zstdCompressSync(tar), 'application/vnd.oci.image.layer.v1.tar+zstd'),
      ),
    );
    const config = await writeBlob(
      dir,
      { os: '', architecture: '', rootfs: { type: 'layers', diff_ids: tars } },
      MEDIA.config,
    );
    await layout(await manifestOf({ config, layers: written }));
    const pinned = await resolved(`oci:${dir}`);
    expect(namesOf(pinned)).toEqual(['linux/unknown']);
    const [one] = pinned.platforms;
    if (one === undefined) throw new Error('no platform');
    return (await detectFiles(new LayerPackages(createLayers()), one, pinned.layout)).files.map(
      ({ path }) => path,
    );
  }

  test('without an end, as umoci inserts a file, and without a platform, as crane appends to nothing', async () => {
    const whole = await tarOf([{ path: 'etc/os-release', content: 'ID=debian\n' }]);
    expect(await detected(whole.subarray(0, 512 + 10))).toEqual(['etc/os-release']);
  });
});

describe('a registry', () => {
  let registry: TestRegistry;
  beforeAll(async () => {
    registry = await startRegistry({ referrers: true });
  });
  afterAll(() => registry.stop());

  test('variants of a platform are had by tag and by digest', async () => {
    const [one, other] = [await image('one'), await image('other')];
    const whole = await index({ ...one, ...linux('amd64') }, { ...other, ...linux('amd64') });
    const pushed = await pushLayout(await endLayout(dir, whole), `${registry.host}/app:v1`);
    for (const name of [pushed, `${registry.host}/app:v1`])
      expect(namesOf(await resolved(name))).toEqual([one, other].map((of) => `linux/amd64@${short(of)}`));
    const alone = await resolved(`${registry.host}/app@${other.digest}`);
    expect(namesOf(alone)).toEqual(['linux/amd64']);
    expect(alone.root.digest).toBe(other.digest);
  });
});
