import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { execa } from 'execa';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLayers } from '../../../src/adapters/image/layers.ts';
import { createLayouts } from '../../../src/adapters/image/layouts.ts';
import { type Digest, digestOf } from '../../../src/domain/digest.ts';
import { orThrow } from '../../../src/domain/result.ts';
import { parseConfiguration, parseManifest } from '../../../src/formats/image/oci.ts';
import {
  beginLayout,
  endLayout,
  MEDIA,
  readBlob,
  writeBlob,
  writeImage,
} from '../../rig/images/oci-layout.ts';
import { tarOf } from '../../rig/images/tar.ts';
import { buildTools } from '../../rig/tools/build.ts';
import { reasonOf } from '../registry/serve.ts';

const layouts = createLayouts();
let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'assay-layout-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const blobOf = (text: string) => ({ mediaType: 'x', digest: digestOf(text), size: text.length });

test('a blob is there whole or not at all, and nothing is left beside it', async () => {
  await layouts.create(root);
  const good = Readable.from([Buffer.from('good')], { objectMode: false });
  await layouts.store(root, blobOf('good'), good);
  expect(Buffer.from(await layouts.read(root, blobOf('good'), 10)).toString()).toBe('good');
  const bad = Readable.from([Buffer.from('evil')], { objectMode: false });
  await expect(layouts.store(root, blobOf('best'), bad)).toRefuseWith('image-invalid');
  expect(await readdir(join(root, 'blobs', 'sha256'))).toHaveLength(1);
  expect((await readdir(root)).sort()).toEqual(['blobs', 'oci-layout']);
});

test('a manifest above the limit is not read', async () => {
  await layouts.create(root);
  expect((await reasonOf(layouts.read(root, { ...blobOf('x'), size: 11 }, 10))).message).toContain(
    '11 bytes',
  );
});

test('of several images one has to be named', async () => {
  await beginLayout(root);
  const images = await Promise.all(
    ['a', 'b'].map(async (name) => ({
      ...(await writeBlob(root, { name }, MEDIA.manifest)),
      annotations: { 'org.opencontainers.image.ref.name': name },
    })),
  );
  const index = { schemaVersion: 2, manifests: images };
  await writeFile(join(root, 'index.json'), JSON.stringify(index));
  const reason = await reasonOf(layouts.find(root));
  expect(reason.message).toMatch(/Name one.* it contains a sha256:[0-9a-f]{64}, b sha256:/);
  expect((await layouts.find(root, { tag: 'b' })).digest).toBe(images[1]?.digest);
});

test('trivy reads the view of one platform of an index, and unpacks no layer that is there unpacked', async () => {
  const source = join(root, 'source');
  await beginLayout(source);
  const make = async (architecture: string) => ({
    ...(await writeImage(source, { architecture, config: {} }, [
      {
        createdBy: 'x',
        entries: [
          { path: 'etc/os-release', content: `ID=debian\nVERSION_ID="12"\n` },
          {
            path: 'var/lib/dpkg/status',
            content: `Package: only-${architecture}\nStatus: install ok installed\nVersion: 1.0\nArchitecture: all\n\n`,
          },
        ],
      },
    ])),
    platform: { os: 'linux', architecture },
  });
  const [amd64, arm64] = [await make('amd64'), await make('arm64')];
  await endLayout(
    source,
    await writeBlob(
      source,
      { schemaVersion: 2, mediaType: MEDIA.index, manifests: [amd64, arm64] },
      MEDIA.index,
    ),
  );
  const view = join(root, 'view');
  for (const folder of ['view', 'packed']) await mkdir(join(root, folder));
  const { digest, size } = arm64;
  const manifest = { mediaType: MEDIA.manifest, digest: digest as Digest, size };
  const parsed = orThrow(
    parseManifest(await layouts.read(source, manifest, 10_000), MEDIA.manifest, 'it'),
    Error,
  );
  if (parsed.kind !== 'manifest') throw new Error('an index');
  const { config, layers } = parsed;
  const bytes = await layouts.read(source, config, 10_000);
  const configuration = orThrow(parseConfiguration(bytes, 'it'), Error);
  const platform = { manifest, config, layers, configuration };
  await layouts.platformView(join(root, 'packed'), source, platform);
  expect(await readFile(join(root, 'packed', 'index.json'), 'utf8')).toContain(digest);
  for (const [at, layer] of layers.entries()) {
    const diffId = configuration.diffIds[at] ?? digestOf('');
    await createLayers().read(source, layer, diffId, () => undefined, { free: 1_000_000 });
    await rm(join(source, 'blobs', ...layer.digest.split(':')));
  }
  await layouts.platformView(view, source, platform);
  const { trivy } = await buildTools(['trivy']);
  const args = [
    'image',
    '--input',
    view,
    '--format',
    'cyclonedx',
    '--skip-db-update',
    '--skip-java-db-update',
    '--offline-scan',
    '--cache-dir',
    join(root, 'cache'),
    '--quiet',
  ];
  const { stdout } = await execa(trivy, args);
  expect(stdout).toContain('only-arm64');
  expect(stdout).not.toContain('only-amd64');
});

test.each([
  ['gzip', [0x1f, 0x8b, 0x08]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['nothing', []],
])(
  'a copy of a layer is named only if no reader would decompress it again: it begins as %s',
  async (name, magic) => {
    await layouts.create(root);
    // The first bytes of an archive are the name of its first entry.
    const archive = await tarOf([{ path: 'a'.repeat(20), content: 'text' }]);
    archive.set(magic);
    const sum = archive
      .subarray(0, 512)
      .reduce((all, byte, at) => all + (at >= 148 && at < 156 ? 0x20 : byte), 0);
    archive.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    const blobOfBytes = async (bytes: Buffer, mediaType: string) => {
      const blob = { mediaType, digest: digestOf(bytes), size: bytes.length };
      await layouts.store(root, blob, Readable.from([bytes], { objectMode: false }));
      return blob;
    };
    const layer = await blobOfBytes(gzipSync(archive), MEDIA.layer);
    const diffId = digestOf(archive);
    const text = JSON.stringify({
      os: 'linux',
      architecture: 'amd64',
      rootfs: { type: 'layers', diff_ids: [diffId] },
    });
    const config = await blobOfBytes(Buffer.from(text), MEDIA.config);
    const configuration = orThrow(parseConfiguration(Buffer.from(text), 'it'), Error);
    const content = { schemaVersion: 2, mediaType: MEDIA.manifest, config, layers: [layer] };
    const manifest = await blobOfBytes(Buffer.from(JSON.stringify(content)), MEDIA.manifest);
    await createLayers().read(root, layer, diffId, () => undefined, { free: 1_000_000 });
    const view = join(root, 'view');
    await mkdir(view);
    await layouts.platformView(view, root, { manifest, config, layers: [layer], configuration });
    const index = JSON.parse(await readFile(join(view, 'index.json'), 'utf8'));
    const named = JSON.parse((await readBlob(root, index.manifests[0].digest)).toString());
    expect(named.layers[0].digest).toBe(name === 'nothing' ? diffId : layer.digest);
  },
);
