import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLayouts } from '../../../src/adapters/image/layouts.ts';
import { digestOf, hex } from '../../../src/domain/digest.ts';
import { orThrow } from '../../../src/domain/result.ts';
import { parseManifest } from '../../../src/formats/image/oci.ts';
import type { RequestedImage } from '../../../src/ports/image-port.ts';
import { imageId, type SavedImage, savedEntries } from '../../rig/images/docker-archive.ts';
import {
  beginLayout,
  endLayout,
  type ImageLayout,
  readBlob,
  writeImage,
} from '../../rig/images/oci-layout.ts';
import { type TarEntry, tarOf } from '../../rig/images/tar.ts';
import { reasonOf } from '../registry/serve.ts';

const layouts = createLayouts();
let root: string;
let file: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'assay-archive-'));
  file = join(root, 'image.tar');
});
afterEach(() => rm(root, { recursive: true, force: true }));

const layerTar = () => tarOf([{ path: 'etc/os-release', content: 'ID=debian\n' }]);

/** The entries of a `docker save` archive of one layer. */
async function dockerEntries(layer?: Buffer): Promise<TarEntry[]> {
  const tar = await layerTar();
  const config = JSON.stringify({
    os: 'linux',
    architecture: 'amd64',
    rootfs: { type: 'layers', diff_ids: [digestOf(tar)] },
  });
  const manifest = [{ Config: 'abc.json', RepoTags: ['app:1'], Layers: ['abc/layer.tar'] }];
  return [
    { path: 'abc/' },
    { path: 'abc/layer.tar', content: layer ?? tar },
    { path: 'abc.json', content: config },
    { path: 'manifest.json', content: JSON.stringify(manifest) },
  ];
}

async function ociEntries(): Promise<{ entries: TarEntry[]; layout: ImageLayout }> {
  const dir = join(root, 'oci');
  await beginLayout(dir);
  const manifest = await writeImage(dir, { architecture: 'amd64', config: {} }, [
    { createdBy: 'x', entries: [{ path: 'a', content: 'b' }] },
  ]);
  const layout = await endLayout(dir, manifest);
  const { config, layers } = JSON.parse((await readBlob(dir, manifest.digest)).toString());
  const digests: string[] = [manifest.digest, config.digest, layers[0].digest];
  const blobs = await Promise.all(
    digests.map(async (digest) => ({
      path: `blobs/${digest.replace(':', '/')}`,
      content: await readBlob(dir, digest),
    })),
  );
  const others = await Promise.all(
    ['oci-layout', 'index.json'].map(async (name) => ({
      path: `./${name}`,
      content: await readFile(join(dir, name)),
    })),
  );
  return { entries: [...others, ...blobs], layout };
}

async function unpacked(archive: Buffer, wish: RequestedImage = {}) {
  await writeFile(file, archive);
  const layout = await mkdtemp(join(root, 'layout-'));
  return { layout, image: await layouts.unpack(file, layout, wish) };
}

describe('archives that are taken', () => {
  test('an OCI archive keeps its digest', async () => {
    const { entries, layout } = await ociEntries();
    const result = await unpacked(await tarOf(entries));
    expect(result.image.digest).toBe(layout.digest);
    expect(await layouts.find(result.layout)).toEqual(result.image);
    expect(Buffer.from(await layouts.read(result.layout, result.image, 10_000))).toEqual(
      await readBlob(layout.dir, layout.digest),
    );
  });

  test.each([
    ['plain', (tar: Buffer) => tar],
    ['packed', (tar: Buffer) => gzipSync(tar)],
  ])('a %s docker archive becomes an image of plain layers, the same each time', async (_name, pack) => {
    const archive = pack(await tarOf(await dockerEntries()));
    const { layout, image } = await unpacked(archive);
    const bytes = await layouts.read(layout, image, 10_000);
    const manifest = orThrow(parseManifest(bytes, image.mediaType, 'it'));
    const tar = await layerTar();
    expect(manifest).toMatchObject({
      kind: 'manifest',
      layers: [
        { mediaType: 'application/vnd.oci.image.layer.v1.tar', digest: digestOf(tar), size: tar.length },
      ],
    });
    expect(await readFile(join(layout, 'blobs', 'sha256', hex(digestOf(tar))))).toEqual(tar);
    expect((await unpacked(archive)).image).toEqual(image);
  });

  test('packed layers of a docker archive are unpacked, so that the digest is the same', async () => {
    const plain = await unpacked(await tarOf(await dockerEntries()));
    const packed = await unpacked(await tarOf(await dockerEntries(gzipSync(await layerTar()))));
    expect(packed.image).toEqual(plain.image);
  });
});

test('a layer that docker or podman wrote as a link is the layer that it names', async () => {
  const entries = await dockerEntries();
  const moved = entries.map((entry) =>
    entry.path === 'abc/layer.tar' ? { ...entry, path: 'first.tar' } : entry,
  );
  const link = { path: 'abc/layer.tar', linkTo: '../first.tar' };
  const plain = await unpacked(await tarOf(entries));
  expect((await unpacked(await tarOf([link, ...moved]))).image).toEqual(plain.image);
  const out = await reasonOf(unpacked(await tarOf([{ ...link, linkTo: '../../../etc/passwd' }, ...moved])));
  expect(out.message).toContain('does not contain layer 1');
});

describe('an archive of several images', () => {
  const first: SavedImage = { tags: ['docker.io/team/app:1', 'docker.io/team/app:new'], content: 'ID=one\n' };
  const second: SavedImage = { tags: ['ghcr.io/team/other:1'], content: 'ID=two\n' };
  const untagged: SavedImage = { tags: null, content: 'ID=three\n' };
  const archive = async () => tarOf(await savedEntries([first, second, untagged]));
  const alone = async (image: SavedImage) => (await unpacked(await tarOf(await savedEntries([image])))).image;

  test.each([
    ['docker.io/team/app:1', first],
    ['team/app:new', first],
    ['new', first],
    ['ghcr.io/team/other:1', second],
  ])('is asked for %s', async (tag, image) => {
    expect((await unpacked(await archive(), { tag })).image).toEqual(await alone(image));
  });

  test('is asked for an image ID', async () => {
    const digest = digestOf(JSON.stringify('none'));
    const id = (await imageId(untagged)) as typeof digest;
    expect((await unpacked(await archive(), { digest: id })).image).toEqual(await alone(untagged));
    expect((await reasonOf(unpacked(await archive(), { digest }))).message).toContain(
      'does not contain sha256:',
    );
  });

  test.each([undefined, '1', 'team/app:2'])('names those there are where %s does not tell', async (tag) => {
    const { code, message } = await reasonOf(unpacked(await archive(), tag === undefined ? {} : { tag }));
    expect(code).toBe('image-not-found');
    for (const one of [first, second, untagged]) expect(message).toContain(await imageId(one));
    expect(message).toContain('docker.io/team/app:new');
    expect(message).toContain(
      tag === 'team/app:2' ? `${file} does not contain team/app:2` : `archive:${file}:NAME`,
    );
  });

  test('of which all are the same is one of one image', async () => {
    const entries = await savedEntries([first]);
    const manifest = JSON.parse(`${entries.at(-1)?.content}`);
    const twice = {
      path: 'manifest.json',
      content: JSON.stringify([...manifest, { ...manifest[0], RepoTags: ['x'] }]),
    };
    expect((await unpacked(await tarOf([...entries.slice(0, -1), twice]))).image).toEqual(await alone(first));
  });
});

describe('archives as tools write them', () => {
  test('packed by zstd, and with layers that are', async () => {
    const plain = await unpacked(await tarOf(await dockerEntries()));
    const layers = await tarOf(await dockerEntries(zstdCompressSync(await layerTar())));
    expect((await unpacked(layers)).image).toEqual(plain.image);
    expect((await unpacked(zstdCompressSync(layers))).image).toEqual(plain.image);
  });

  test('with the same file twice, and with a file of two names', async () => {
    const entries = await dockerEntries();
    const plain = await unpacked(await tarOf(entries));
    expect((await unpacked(await tarOf([...entries, ...entries.slice(1)]))).image).toEqual(plain.image);
    const moved = entries.map((entry) =>
      entry.path === 'abc/layer.tar' ? { ...entry, path: './x' } : entry,
    );
    const linked = await tarOf([...moved, { path: 'abc/layer.tar', hardLinkTo: './x' }]);
    expect((await unpacked(linked)).image).toEqual(plain.image);
  });

  test('that end within what fills the last block, or have no end', async () => {
    const entries = await dockerEntries();
    const plain = await unpacked(await tarOf(entries));
    const last = Buffer.byteLength(`${entries.at(-1)?.content}`);
    const whole = await tarOf(entries);
    const content = whole.length - 1024 - Math.ceil(last / 512) * 512 + last;
    for (const end of [content, content + 5, whole.length - 1024, whole.length - 512])
      expect((await unpacked(whole.subarray(0, end))).image).toEqual(plain.image);
    await expect(unpacked(whole.subarray(0, content - 1))).toRefuseWith('image-invalid');
  });
});

describe('archives that are refused, by the name of the file', () => {
  type Case = [string, () => Promise<Buffer>, string];
  const spelled = ['.//manifest.json', '././/./manifest.json', './manifest.json/.'].map(
    (path): Case => [
      `with a name twice, spelled ${path}`,
      async () => tarOf([...(await dockerEntries()), { path, content: '[]' }]),
      'twice',
    ],
  );
  const cases: readonly Case[] = [
    ...spelled,
    ['truncated in a layer', async () => (await tarOf(await dockerEntries())).subarray(0, 1500), 'truncated'],
    [
      'truncated before its manifest',
      async () => (await tarOf(await dockerEntries())).subarray(0, 3072),
      'neither',
    ],
    [
      'truncated when packed',
      async () => gzipSync(await tarOf(await dockerEntries())).subarray(0, 120),
      'truncated',
    ],
    ['no tar', async () => Buffer.alloc(2000, 'x'), 'not a tar archive'],
    ['empty', async () => Buffer.alloc(0), 'neither'],
    ['with a name that leads out', () => tarOf([{ path: '../evil', content: 'x' }]), 'leads out'],
    ['with an absolute name', () => tarOf([{ path: '/etc/passwd', content: 'x' }]), 'leads out'],
    ['with a link', () => tarOf([{ path: 'index.json', linkTo: '/etc/passwd' }]), 'symlink'],
    [
      'with a file behind a link',
      async () =>
        tarOf([
          ...(await dockerEntries()),
          { path: 'a/layer.tar', linkTo: '..' },
          { path: 'a/layer.tar/manifest.json', content: '[]' },
        ]),
      'leads through a link',
    ],
    [
      'with a name twice',
      async () => tarOf([...(await dockerEntries()), { path: './manifest.json', content: '[]' }]),
      'twice',
    ],
    [
      'with another layer than its configuration says',
      async () => tarOf(await dockerEntries(Buffer.alloc(1024))),
      'instead of',
    ],
    [
      'packed in a way that is not read',
      async () => Buffer.concat([Buffer.from('fd377a585a00', 'hex'), Buffer.alloc(600)]),
      'compressed with xz',
    ],
    ['of a Docker before 1.10', () => tarOf([{ path: 'repositories', content: '{}' }]), 'before 1.10'],
    [
      'packed with its folder',
      () => tarOf([{ path: 'out/' }, { path: 'out/index.json', content: '{}' }]),
      'tar -C out -cf FILE .',
    ],
    [
      'of a layout of another version',
      async () => {
        const { entries } = await ociEntries();
        const other = { path: 'oci-layout', content: '{"imageLayoutVersion":"2.0.0"}' };
        return tarOf([other, ...entries.filter(({ path }) => path !== './oci-layout')]);
      },
      'version 2.0.0',
    ],
    [
      'with a layer packed in a way that is not read',
      async () => tarOf(await dockerEntries(Buffer.from('BZh91AY'))),
      'compressed with bzip2',
    ],
    [
      'that goes on behind its end',
      async () => Buffer.concat([await tarOf(await dockerEntries()), Buffer.alloc(512, 'x')]),
      'after the end',
    ],
  ];

  test.each(cases)('%s', async (_name, archive, words) => {
    const reason = await reasonOf(unpacked(await archive()));
    expect(reason.code).toBe('image-invalid');
    expect(reason.message).toContain(file);
    expect(reason.message).toContain(words);
  });

  test('one that is not there', async () => {
    const reason = await reasonOf(layouts.unpack(file, await mkdtemp(join(root, 'layout-'))));
    expect(reason.code).toBe('image-not-found');
  });

  test('an OCI archive whose blob is missing fails when the blob is read', async () => {
    const { entries } = await ociEntries();
    const { layout, image } = await unpacked(
      await tarOf(entries.filter(({ path }) => !path.startsWith('blobs'))),
    );
    await expect(layouts.read(layout, image, 10_000)).toRefuseWith('image-not-found');
  });
});
