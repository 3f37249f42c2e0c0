import { createLayers } from '../../../src/adapters/image/layers.ts';
import { type DetectedFiles, detectFiles } from '../../../src/stages/completeness/detected-files.ts';
import { LayerPackages } from '../../../src/stages/layer-packages/layer-packages.ts';
import { rigFolder } from '../../rig/folder.ts';
import type { TarEntry } from '../../rig/images/tar.ts';
import { imageOf } from '../scan/trivy-world.ts';

/** What the witness sees in an image of these layers. */
export async function detected(...layers: readonly (readonly TarEntry[])[]): Promise<DetectedFiles> {
  const image = await imageOf(await rigFolder('witness'), layers);
  const [platform] = image.platforms;
  if (platform === undefined) throw new Error('no platform');
  return detectFiles(new LayerPackages(createLayers()), platform, image.layout);
}

/** `PATH: name@version` of every package that is loaded from where it lies. */
export async function packages(...layers: readonly (readonly TarEntry[])[]): Promise<readonly string[]> {
  const { files } = await detected(...layers);
  return files
    .flatMap(({ path, results }) =>
      results.flatMap(({ result }) =>
        result.kind === 'packages' && !result.inert
          ? result.packages.map(({ name, version }) => `${path}: ${name}@${version}`)
          : [],
      ),
    )
    .sort();
}

/** An installed package at a path. */
export function manifest(path: string, version = '1.2.5', name = 'minimist'): TarEntry {
  return { path, content: JSON.stringify({ name, version }) };
}
