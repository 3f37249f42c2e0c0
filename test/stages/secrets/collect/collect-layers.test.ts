import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PinnedImage } from '../../../../src/domain/image/image.ts';
import { LayerPackages } from '../../../../src/stages/layer-packages/layer-packages.ts';
import { CleanContents } from '../../../../src/stages/secrets/collect/clean-contents.ts';
import { collectLayers, knownLayers } from '../../../../src/stages/secrets/collect/collect-layers.ts';
import { LayerCache } from '../../../../src/stages/secrets/collect/layer-cache.ts';
import { ResultFiles } from '../../../../src/stages/secrets/collect/result-files.ts';
import { ExpandBudget } from '../../../../src/stages/secrets/staging/expand-budget.ts';
import { ScanTree, type StagedContent } from '../../../../src/stages/secrets/staging/scan-tree.ts';
import { type LeaksRig, layerOf, leaksRig } from '../leaks-rig.ts';

let rig: LeaksRig;
beforeEach(async () => {
  rig = await leaksRig();
});
afterEach(() => rig.dispose());

/** Collects the layers of an image. Tells for each staged file whether all layers were read before. */
async function collect(image: PinnedImage, name: string, mostSpooledBytes?: number) {
  const layerPackages = new LayerPackages(rig.world.layers, { isShared: true });
  const known = await knownLayers(layerPackages, image, new LayerCache(new ResultFiles(rig.workspace, [])));
  const wasRead: boolean[] = [];
  class WatchedTree extends ScanTree {
    override stage(file: StagedContent): string | undefined {
      wasRead.push([...known.keys()].every((source) => layerPackages.knownRecord(source) !== undefined));
      return super.stage(file);
    }
  }
  await mkdir(join(rig.folder, name));
  const tree = new WatchedTree(join(rig.folder, name, 'tree'));
  const { unstaged } = new CleanContents();
  const limit = mostSpooledBytes === undefined ? {} : { mostSpooledBytes };
  const { counter, scanned } = await collectLayers(layerPackages, known, {
    ...{ tree, budget: new ExpandBudget(), unstaged },
    ...limit,
  });
  const staged = [...tree.names(new CleanContents().searched)].map(({ path }) => path);
  tree.close();
  return { counts: counter.counts, layers: scanned.map(({ diffId }) => diffId), staged, wasRead };
}

const owned = 'a text that a package brought';
const sum = createHash('md5').update(owned).digest('hex');

async function imageWithPackages(): Promise<PinnedImage> {
  const list = { path: 'var/lib/dpkg/info/a.md5sums', content: `${sum}  usr/share/a\n` };
  return rig.image([
    // Only a later layer says that a package brought it.
    await layerOf([{ path: 'usr/share/a', content: owned }]),
    await layerOf([{ path: 'usr/share/a', content: owned }, list]),
    await layerOf([
      { path: 'usr/share/a', content: owned },
      { path: 'srv/b', content: 'mine' },
    ]),
  ]);
}

test('whoever waits for the layers goes on before their files are staged', async () => {
  expect((await collect(await imageWithPackages(), 'tree')).wasRead).toEqual([true, true]);
});

test('the same is found where so few bytes may wait that each layer is staged before the next is read', async () => {
  const image = await imageWithPackages();
  const [all, single] = [await collect(image, 'all'), await collect(image, 'single', 1)];
  expect(single.wasRead).toEqual([false, true]);
  expect(all.staged).toEqual(['usr/share/a', 'srv/b']);
  expect({ ...single, wasRead: [] }).toEqual({ ...all, wasRead: [] });
});
