import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { execa } from 'execa';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLayers } from '../../../src/adapters/image/layers.ts';
import { createLayouts } from '../../../src/adapters/image/layouts.ts';
import { type Digest, digestOf } from '../../../src/domain/digest.ts';
import { orThrow } from '../../../src/domain/result.ts';
import { parseConfiguration, parseManifest } from '../../../src/formats/image/oci.ts';
import { beginLayout, endLayout, MEDIA, writeBlob, writeImage } from '../../rig/images/oci-layout.ts';
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
    await createLayers().read(source, layer, diffId, async () => {}, { free: 1_000_000 });
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
