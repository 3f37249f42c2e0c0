import { readFile, writeFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { execa } from 'execa';
import {
  cleanImage,
  type ImageLayout,
  leakyImage,
  twoPlatformIndex,
  vulnerableImage,
} from '../../rig/images/images.ts';
import { writeNodeImage } from '../../rig/images/node-image.ts';
import { beginLayout, endLayout, MEDIA, readBlob, writeBlob } from '../../rig/images/oci-layout.ts';
import { tarOf } from '../../rig/images/tar.ts';
import type { RigDescriptor } from '../../rig/servers/registry-client.ts';

/** `mixed`: an index of a clean linux/amd64 and a vulnerable linux/arm64. `debian`: a real one, where that can be. */
export type ImageKind = 'clean' | 'debian' | 'vulnerable' | 'leaky' | 'index' | 'mixed';

/** The token in the leaky image; in parts, so that no scanner finds it here. */
export const SECRET = ['gh', 'p_', 'A1b2C3d4E5f6G7h8', 'I9j0K1l2M3n4O5p6Q7r8'].join('');

/** Makes an image of a kind as an OCI layout in an empty folder. */
export async function makeImage(dir: string, kind: ImageKind): Promise<ImageLayout> {
  const engine = 'node' as const;
  switch (kind) {
    case 'clean':
      return cleanImage(dir, { engine });
    case 'debian':
      return cleanImage(dir);
    case 'vulnerable':
      return vulnerableImage(dir, { engine });
    case 'leaky':
      return leakyImage(dir, SECRET, { engine });
    case 'index':
      return twoPlatformIndex(dir);
    case 'mixed':
      return mixedIndex(dir);
  }
}

async function mixedIndex(dir: string): Promise<ImageLayout> {
  await beginLayout(dir);
  const amd64 = await writeNodeImage(dir, 'clean', 'amd64');
  const arm64 = await writeNodeImage(dir, 'vulnerable', 'arm64');
  const manifests = [
    { ...amd64, platform: { os: 'linux', architecture: 'amd64' } },
    { ...arm64, platform: { os: 'linux', architecture: 'arm64' } },
  ];
  const index = { schemaVersion: 2, mediaType: MEDIA.index, manifests };
  return endLayout(dir, await writeBlob(dir, index, MEDIA.index));
}

/** Writes a layout as a tar of it, as `docker buildx build --output type=oci` does. */
export async function ociArchive(layout: ImageLayout, file: string): Promise<void> {
  await execa('tar', ['--create', '--file', file, '--directory', layout.dir, '.']);
}

/** Writes a single image as `docker save` of old does: manifest.json, the configuration, plain layers. */
export async function dockerArchive(layout: ImageLayout, file: string): Promise<void> {
  const manifest = JSON.parse((await readBlob(layout.dir, layout.digest)).toString()) as {
    config: RigDescriptor;
    layers: RigDescriptor[];
  };
  const hex = (digest: string) => digest.slice('sha256:'.length);
  const layers = await Promise.all(
    manifest.layers.map(async ({ digest }) => ({
      path: `${hex(digest)}/layer.tar`,
      content: gunzipSync(await readBlob(layout.dir, digest)),
    })),
  );
  const config = `${hex(manifest.config.digest)}.json`;
  const list = [{ Config: config, RepoTags: ['app:latest'], Layers: layers.map(({ path }) => path) }];
  const tar = await tarOf([
    ...layers.flatMap((layer) => [{ path: `${layer.path.split('/')[0]}/` }, layer]),
    { path: config, content: await readBlob(layout.dir, manifest.config.digest) },
    { path: 'manifest.json', content: JSON.stringify(list) },
  ]);
  await writeFile(file, tar);
}

/** The platform manifests of an index, BuildKit's attestation entries apart. */
export async function entriesOf(
  layout: ImageLayout,
): Promise<{ readonly platforms: readonly string[]; readonly buildkit: readonly string[] }> {
  const path = `${layout.dir}/blobs/${layout.digest.replace(':', '/')}`;
  const { manifests } = JSON.parse(await readFile(path, 'utf8')) as { manifests: RigDescriptor[] };
  const isImage = (entry: RigDescriptor) => entry.platform?.os !== 'unknown';
  return {
    platforms: manifests.filter(isImage).map(({ digest }) => digest),
    buildkit: manifests.filter((entry) => !isImage(entry)).map(({ digest }) => digest),
  };
}
