import { cp, mkdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { twoPlatformIndex } from '../rig/images/images.ts';
import {
  beginLayout,
  endLayout,
  type ImageLayout,
  MEDIA,
  readBlob,
  writeBlob,
} from '../rig/images/oci-layout.ts';
import { tarOf } from '../rig/images/tar.ts';
import type { RigDescriptor } from '../rig/servers/registry-client.ts';
import { type Bench, expectRefusal, expectUntouched, startBench } from './bench.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.stop());

interface Manifest {
  readonly config: RigDescriptor;
  readonly layers: readonly RigDescriptor[];
}

/** A copy of the good image that a case may spoil, in a workspace of its own as `image/`. */
async function copyOfImage(): Promise<{ workspace: string; layout: ImageLayout; manifest: Manifest }> {
  const workspace = await bench.subfolder();
  const dir = join(workspace, 'image');
  await cp(bench.clean.dir, dir, { recursive: true });
  const manifest = JSON.parse((await readBlob(dir, bench.clean.digest)).toString()) as Manifest;
  return { workspace, layout: { ...bench.clean, dir }, manifest };
}

/** Names another manifest in the layout, with some fields in place of the image's own. */
async function rewrite(dir: string, manifest: Manifest, fields: object): Promise<void> {
  const whole = { schemaVersion: 2, mediaType: MEDIA.manifest, ...manifest, ...fields };
  await endLayout(dir, await writeBlob(dir, whole, MEDIA.manifest));
}

const blobOf = (dir: string, digest: string) => join(dir, 'blobs', ...digest.split(':'));

describe.concurrent('a layout that is not whole is refused', () => {
  test('without the tag that is asked for: the message names those there are', async () => {
    const { workspace } = await copyOfImage();
    await expectUntouched(
      bench,
      workspace,
      'oci:image:v9',
      ['image-not-found'],
      [/tag v9/, /latest/, /image/],
    );
  });

  test('that is no layout', async () => {
    const workspace = await bench.subfolder();
    await mkdir(join(workspace, 'image'));
    await writeFile(join(workspace, 'image/README.md'), 'nothing\n');
    await expectUntouched(
      bench,
      workspace,
      'oci:image',
      ['image-not-found'],
      [/layout .*image/, /index\.json/],
    );
  });

  test('that is not there', async () => {
    const workspace = await bench.subfolder();
    await expectUntouched(bench, workspace, 'oci:nowhere', ['image-not-found'], [/nowhere/]);
  });

  test('whose index is not JSON', async () => {
    const { workspace, layout } = await copyOfImage();
    await writeFile(join(layout.dir, 'index.json'), '{"manifests": [');
    await expectUntouched(bench, workspace, 'oci:image', ['image-invalid'], [/index\.json/, /not JSON/]);
  });

  test('with a blob of other bytes', async () => {
    const { workspace, layout, manifest } = await copyOfImage();
    const digest = manifest.layers[0]?.digest ?? '';
    const bytes = await readFile(blobOf(layout.dir, digest));
    bytes[bytes.length - 9] = (bytes[bytes.length - 9] ?? 0) ^ 1;
    await writeFile(blobOf(layout.dir, digest), bytes);
    await expectUntouched(bench, workspace, 'oci:image', ['image-invalid'], [digest, /image/]);
  });

  test('with a manifest of other bytes', async () => {
    const { workspace, layout } = await copyOfImage();
    const bytes = await readBlob(layout.dir, layout.digest);
    await writeFile(blobOf(layout.dir, layout.digest), bytes.toString().replace('"size":', '"size": '));
    await expectUntouched(bench, workspace, 'oci:image', ['image-invalid'], [layout.digest]);
  });

  test('with a blob cut short', async () => {
    const { workspace, layout, manifest } = await copyOfImage();
    const layer = manifest.layers[1];
    await truncate(blobOf(layout.dir, layer?.digest ?? ''), 1000);
    await expectUntouched(bench, workspace, 'oci:image', ['image-invalid'], [layer?.digest ?? '', /1000/]);
  });

  test('with a blob missing', async () => {
    const { workspace, layout, manifest } = await copyOfImage();
    const digest = manifest.layers[1]?.digest ?? '';
    await rm(blobOf(layout.dir, digest));
    await expectUntouched(bench, workspace, 'oci:image', ['image-not-found'], [digest]);
  });
});

describe.concurrent('a manifest that says what is not so is refused', () => {
  test('without layers', async () => {
    const { workspace, layout, manifest } = await copyOfImage();
    await rewrite(layout.dir, manifest, { layers: [] });
    await expectUntouched(bench, workspace, 'oci:image', ['image-invalid'], [/no layers/]);
  });

  test('with a wrong size', async () => {
    const { workspace, layout, manifest } = await copyOfImage();
    const [first, ...others] = manifest.layers;
    await rewrite(layout.dir, manifest, { layers: [{ ...first, size: 5 }, ...others] });
    await expectUntouched(bench, workspace, 'oci:image', ['image-invalid'], [first?.digest ?? '', /\b5\b/]);
  });

  test('with a negative size', async () => {
    const { workspace, layout, manifest } = await copyOfImage();
    await rewrite(layout.dir, manifest, { config: { ...manifest.config, size: -1 } });
    await expectUntouched(bench, workspace, 'oci:image', ['image-invalid'], [/config\.size/]);
  });

  test('with another number of layers than the configuration', async () => {
    const { workspace, layout, manifest } = await copyOfImage();
    await rewrite(layout.dir, manifest, { layers: manifest.layers.slice(0, 1) });
    await expectUntouched(bench, workspace, 'oci:image', ['image-invalid'], [/1 layer/, /\b2\b/]);
  });

  test('with a layer whose content is not the one that the configuration names', async () => {
    const { workspace, layout, manifest } = await copyOfImage();
    const other = await writeBlob(
      layout.dir,
      gzipSync(await tarOf([{ path: 'x', content: 'y' }])),
      MEDIA.layer,
    );
    await rewrite(layout.dir, manifest, { layers: [manifest.layers[0], other] });
    const result = await bench.ship({ image: 'oci:image', source: '' }, { workspace });
    await expectRefusal(result, { codes: ['image-invalid'], says: [other.digest] });
  });

  test('that is an artifact and no image', async () => {
    const { workspace, layout, manifest } = await copyOfImage();
    const config = { ...manifest.config, mediaType: 'application/vnd.cncf.helm.config.v1+json' };
    await rewrite(layout.dir, manifest, { config });
    await expectUntouched(
      bench,
      workspace,
      'oci:image',
      ['image-invalid'],
      [/helm/, /not a container image/],
    );
  });

  test('an index without platforms', async () => {
    const { workspace, layout } = await copyOfImage();
    const index = { schemaVersion: 2, mediaType: MEDIA.index, manifests: [] };
    await endLayout(layout.dir, await writeBlob(layout.dir, index, MEDIA.index));
    await expectUntouched(bench, workspace, 'oci:image', ['image-invalid'], [/index without any platform/]);
  });

  test('an index without the platform that is asked for', async () => {
    const workspace = await bench.subfolder();
    await mkdir(join(workspace, 'image'));
    await twoPlatformIndex(join(workspace, 'image'));
    const result = await bench.ship(
      { image: 'oci:image', platform: 'linux/s390x', source: '' },
      { workspace },
    );
    const says = [/linux\/s390x/, /linux\/amd64, linux\/arm64/];
    await expectRefusal(result, { codes: ['input-invalid'], says });
  });

  test('a thousand layers are checked or refused, and never half', async () => {
    const workspace = await bench.subfolder();
    const dir = join(workspace, 'image');
    await mkdir(dir);
    await beginLayout(dir);
    const layer = gzipSync(await tarOf([{ path: 'a', content: 'a' }]));
    const tar = await tarOf([{ path: 'a', content: 'a' }]);
    const written = await writeBlob(dir, layer, MEDIA.layer);
    const diffId = (await writeBlob(dir, tar, MEDIA.layer)).digest;
    const rootfs = { type: 'layers', diff_ids: Array(1000).fill(diffId) };
    const config = await writeBlob(
      dir,
      { os: 'linux', architecture: 'amd64', config: {}, rootfs },
      MEDIA.config,
    );
    await rewrite(dir, { config, layers: Array(1000).fill(written) }, {});
    const result = await bench.ship({ image: 'oci:image', source: '' }, { workspace });
    expect(result.outputs.verdict).toMatch(/^(?:passed|error)$/);
    if (result.outputs.verdict === 'passed')
      expect(result.stdout).toMatch(/1 of 1 layers|1000 of 1000 layers/);
  });
});
