import { digestOf, hex } from '../../../src/domain/digest.ts';
import type { TarEntry } from './tar.ts';
import { tarOf } from './tar.ts';

/** An image as `docker save` writes it. */
export interface SavedImage {
  readonly tags: readonly string[] | null;
  /** What its one layer holds. */
  readonly content: string;
  /** Packs the layer; its name stays. */
  readonly pack?: (layer: Buffer) => Buffer;
}

/** The image ID: the digest of its configuration. */
export async function imageId(image: SavedImage): Promise<string> {
  return digestOf(JSON.stringify(await configOf(image)));
}

/** The entries of an archive of Docker before 25: a configuration and a layer of each image, and `manifest.json`. */
export async function savedEntries(images: readonly SavedImage[]): Promise<TarEntry[]> {
  const entries = new Map<string, TarEntry>();
  const manifest: object[] = [];
  for (const image of images) {
    const config = JSON.stringify(await configOf(image));
    const layer = await layerOf(image);
    const [configName, layerName] = [`${hex(digestOf(config))}.json`, `${hex(digestOf(layer))}/layer.tar`];
    entries.set(layerName, { path: layerName, content: image.pack?.(layer) ?? layer });
    entries.set(configName, { path: configName, content: config });
    manifest.push({ Config: configName, RepoTags: image.tags, Layers: [layerName] });
  }
  return [...entries.values(), { path: 'manifest.json', content: JSON.stringify(manifest) }];
}

async function layerOf({ content }: SavedImage): Promise<Buffer> {
  return tarOf([{ path: 'etc/os-release', content }]);
}

async function configOf(image: SavedImage): Promise<object> {
  const rootfs = { type: 'layers', diff_ids: [digestOf(await layerOf(image))] };
  return { os: 'linux', architecture: 'amd64', rootfs };
}
