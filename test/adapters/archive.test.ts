import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLayouts } from '../../src/adapters/layouts.ts';
import { digestOf, hex } from '../../src/domain/digest.ts';
import { parseManifest } from '../../src/formats/oci.ts';
import { beginLayout, endLayout, type ImageLayout, readBlob, writeImage } from '../rig/oci-layout.ts';
import { type TarEntry, tarOf } from '../rig/tar.ts';
import { reasonOf } from './registry/serve.ts';

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

async function unpacked(archive: Buffer) {
  await writeFile(file, archive);
  const layout = await mkdtemp(join(root, 'layout-'));
  return { layout, image: await layouts.unpack(file, layout) };
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
    const manifest = parseManifest(await layouts.read(layout, image, 10_000), image.mediaType, 'it');
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
  expect(out.message).toContain('does not hold layer 1');
});

describe('archives that are refused, by the name of the file', () => {
  const cases: readonly [string, () => Promise<Buffer>, string][] = [
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
    ['no tar', async () => Buffer.alloc(2000, 'x'), 'no tar archive'],
    ['empty', async () => Buffer.alloc(0), 'neither'],
    ['with a name that leads out', () => tarOf([{ path: '../evil', content: 'x' }]), 'leads out'],
    ['with an absolute name', () => tarOf([{ path: '/etc/passwd', content: 'x' }]), 'leads out'],
    ['with a link', () => tarOf([{ path: 'index.json', linkTo: '/etc/passwd' }]), 'symlink'],
    [
      'with a name twice',
      async () => tarOf([...(await dockerEntries()), { path: './manifest.json', content: '[]' }]),
      'twice',
    ],
    [
      'with another layer than its configuration says',
      async () => tarOf(await dockerEntries(Buffer.alloc(1024))),
      'in place of',
    ],
    [
      'with several images',
      () =>
        tarOf([
          {
            path: 'manifest.json',
            content: JSON.stringify([1, 2].map(() => ({ Config: 'a', Layers: [], RepoTags: ['x:1'] }))),
          },
        ]),
      'x:1',
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
    expect((await reasonOf(layouts.read(layout, image, 10_000))).code).toBe('image-not-found');
  });
});
