import { mkdir, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { createLayers } from '../../../src/adapters/image/layers.ts';
import { createLayouts } from '../../../src/adapters/image/layouts.ts';
import type { Subject } from '../../../src/domain/image/image.ts';
import type { Registry } from '../../../src/ports/registry-port.ts';
import { detectFiles } from '../../../src/stages/completeness/detected-files.ts';
import { resolve } from '../../../src/stages/image/resolve.ts';
import { LayerPackages } from '../../../src/stages/layer-packages/layer-packages.ts';
import { collectLayers, knownLayers } from '../../../src/stages/secrets/collect/collect-layers.ts';
import { LayerCache } from '../../../src/stages/secrets/collect/layer-cache.ts';
import { ResultFiles } from '../../../src/stages/secrets/collect/result-files.ts';
import { ExpandBudget } from '../../../src/stages/secrets/staging/expand-budget.ts';
import { ScanTree } from '../../../src/stages/secrets/staging/scan-tree.ts';
import { codesOf, type Outcome } from './case.ts';

/** No case asks a registry. */
const nobody = () => {
  throw new Error('a registry was asked');
};
const REGISTRY: Registry = {
  ...{ resolve: nobody, blob: nobody, referrers: nobody, dockerConfig: nobody, certificates: nobody },
  ...{ pushBlob: nobody, pushManifest: nobody, attach: nobody },
};

/**
 * Does with an image what a check does before it starts a tool: resolves it, reads all layers, opens the archives in them,
 * reads the package files, and follows the links.
 */
export async function runImage(folder: string, subject: Subject): Promise<Outcome> {
  const work = join(folder, '..', 'work');
  await mkdir(work, { recursive: true });
  const workspace = {
    folder: (purpose: string) => mkdtemp(join(work, `${purpose}-`)),
    remove: async () => {},
    space: async () => [],
    ...{ environment: {}, evidence: work, cache: work, store: work, programHash: '' },
  };
  return codesOf(async () => {
    const layouts = createLayouts();
    const image = await resolve({ registry: REGISTRY, layouts, workspace }, { subject, platforms: [] });
    const layerPackages = new LayerPackages(createLayers(), { isShared: true });
    const tree = new ScanTree(join(await workspace.folder('secrets'), 'tree'));
    await mkdir(tree.root);
    const known = await knownLayers(layerPackages, image, new LayerCache(new ResultFiles(workspace, [])));
    const { counter } = await collectLayers(layerPackages, known, {
      tree,
      budget: new ExpandBudget(),
      unstaged: new Set(),
    });
    layerPackages.release();
    let unreadable = 0;
    for (const platform of image.platforms)
      for (const { results } of (await detectFiles(layerPackages, platform, image.layout)).files)
        unreadable += results.filter(({ result }) => result.kind === 'unreadable').length;
    return counter.sealed + counter.large + counter.overLimit + unreadable > 0 ? 'told' : 'passed';
  });
}
