import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PinnedImage, PlatformImage } from '../domain/image.ts';
import type { World } from '../ports.ts';

/** An OCI layout that names this platform's manifest and no other, on top of the blobs that were fetched once. */
export async function platformLayout(
  world: Pick<World, 'workspace'>,
  image: PinnedImage,
  platform: PlatformImage,
): Promise<string> {
  const folder = await world.workspace.folder('layout');
  const { mediaType, digest, size } = platform.manifest;
  await writeFile(join(folder, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
  const index = { schemaVersion: 2, manifests: [{ mediaType, digest, size }] };
  await writeFile(join(folder, 'index.json'), JSON.stringify(index));
  await symlink(join(image.layout, 'blobs'), join(folder, 'blobs'));
  return folder;
}
