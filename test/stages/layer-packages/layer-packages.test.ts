import { describe, expect, test } from 'vitest';
import { createLayers } from '../../../src/adapters/image/layers.ts';
import type { PinnedImage, PlatformImage } from '../../../src/domain/image/image.ts';
import { orThrow } from '../../../src/domain/result.ts';
import { parseJsonAs } from '../../../src/formats/json.ts';
import type { Layers } from '../../../src/ports/image-port.ts';
import { detectFiles } from '../../../src/stages/completeness/detected-files.ts';
import { type LayerLocation, LayerPackages } from '../../../src/stages/layer-packages/layer-packages.ts';
import { KEPT_RECORD, keptRecord, recordFrom } from '../../../src/stages/layer-packages/layer-record.ts';
import { LayerRecorder } from '../../../src/stages/layer-packages/layer-recorder.ts';
import { rigFolder } from '../../rig/folder.ts';
import type { TarEntry } from '../../rig/images/tar.ts';
import { manifest } from '../completeness/detect.ts';
import { debian, imageOf } from '../scan/trivy-world.ts';

const STORE = 'store/ab';
const PLACE = 'app/node_modules/minimist/package.json';
const LAYERS: readonly (readonly TarEntry[])[] = [
  [
    ...debian('12.11'),
    manifest('app/node_modules/lodash/package.json', '4.17.20', 'lodash'),
    { path: 'x', content: 'x' },
  ],
  [manifest(STORE), { path: PLACE, hardLinkTo: STORE }, { path: 'bin/tool', linkTo: '../app' }],
  [{ path: 'app/node_modules/.wh.lodash', content: '' }, { path: 'new/' }],
];

/** Layers that count how often each of them is read. */
function counting(): { readonly layers: Layers; readonly counts: Map<string, number> } {
  const real = createLayers();
  const counts = new Map<string, number>();
  return {
    counts,
    layers: {
      read: (layout, layer, diffId, visit) => {
        counts.set(diffId, (counts.get(diffId) ?? 0) + 1);
        return real.read(layout, layer, diffId, visit);
      },
    },
  };
}

async function made(
  layers = LAYERS,
): Promise<{ image: PinnedImage; platform: PlatformImage; places: readonly LayerLocation[] }> {
  const image = await imageOf(await rigFolder('witness'), layers);
  const [platform] = image.platforms;
  if (platform === undefined) throw new Error('no platform');
  const places = platform.layers.map((layer, at) => ({
    layout: image.layout,
    layer,
    diffId: platform.configuration.diffIds[at] ?? 'sha256:',
  }));
  return { image, platform, places };
}

describe('the witness', () => {
  test('reads no layer that is read for something else', async () => {
    const { platform, image, places } = await made([LAYERS[0] ?? [], LAYERS[2] ?? []]);
    const { layers, counts } = counting();
    const layerPackages = new LayerPackages(layers, { isShared: true });
    const looking = detectFiles(layerPackages, platform, image.layout);
    for (const place of places) {
      await layerPackages.recordingLayers.read(place.layout, place.layer, place.diffId, () => undefined);
      const record = layerPackages.knownRecord(place);
      if (record === undefined) throw new Error('no record');
      layerPackages.setRecord(place, record, []);
    }
    const alone = await detectFiles(new LayerPackages(createLayers()), platform, image.layout);
    expect((await looking).files).toEqual(alone.files);
    expect([...counts.values()]).toEqual([1, 1]);
  });

  test('waits for whoever reads the layers, and reads the rest when nobody does any more', async () => {
    const { platform, image, places } = await made();
    const { layers, counts } = counting();
    const layerPackages = new LayerPackages(layers, { isShared: true });
    const looking = detectFiles(layerPackages, platform, image.layout);
    await new Promise((resolve) => setImmediate(resolve));
    expect(counts.size).toBe(0);
    layerPackages.release();
    expect((await looking).files.length).toBeGreaterThan(1);
    // The second has a hard link to bytes that had gone by.
    expect(places.map(({ diffId }) => counts.get(diffId))).toEqual([1, 2, 1]);
  });

  test('needs no layer of which it has the record of an earlier run', async () => {
    const { platform, image, places } = await made();
    const first = new LayerPackages(createLayers());
    const before = await detectFiles(first, platform, image.layout);
    const { layers, counts } = counting();
    const second = new LayerPackages(layers);
    for (const place of places) {
      const record = first.knownRecord(place);
      if (record === undefined) throw new Error('no record');
      const kept = orThrow(parseJsonAs(KEPT_RECORD, JSON.stringify(keptRecord(record))));
      second.setRecord(place, recordFrom(kept), []);
    }
    const after = await detectFiles(second, platform, image.layout);
    expect(after.files).toEqual(before.files);
    expect(after.hidden).toEqual(before.hidden);
    expect(counts.size).toBe(0);
  });

  test('keeps of a layer what has to do with packages, and of all else eight bytes', async () => {
    const many = Array.from({ length: 5000 }, (_, at) => ({
      path: `srv/some/where/far/below/${at}.txt`,
      content: 'x',
    }));
    const { places } = await made([[...many, manifest(PLACE)]]);
    const [place] = places;
    if (place === undefined) throw new Error('no layer');
    const record = await new LayerPackages(createLayers()).record(place);
    expect(record.events).toHaveLength(1);
    expect(JSON.stringify(keptRecord(record)).length).toBeLessThan(5001 * 11 + 1000);
  });

  test('is told where a layer is beyond what is held in memory', () => {
    const rest = { target: 'x', mode: 0o644, size: 0, isSparse: false };
    const entry = (path: string, kind: 'file' | 'symbolic-link') => ({ path, kind, ...rest });
    const links = new LayerRecorder([], { events: 2, entries: 100 });
    for (const path of ['a', 'b']) links.visit(entry(path, 'symbolic-link'));
    expect(() => links.visit(entry('c', 'file'))).toThrow(/too large to be searched for packages/);
    const files = new LayerRecorder([], { events: 2, entries: 3 });
    for (const path of ['a', 'b', 'c']) files.visit(entry(path, 'file'));
    expect(() => files.visit(entry('d', 'file'))).toThrow(/too large to be searched for packages/);
  });

  test('of a layer that is not that of its diff ID keeps nothing', async () => {
    const { places } = await made();
    const [place] = places;
    if (place === undefined) throw new Error('no layer');
    const forged = { ...place, diffId: `sha256:${'0'.repeat(64)}` } as const;
    const layerPackages = new LayerPackages(createLayers());
    await expect(layerPackages.record(forged)).toRefuseWith('image-invalid');
    expect(layerPackages.knownRecord(forged)).toBeUndefined();
  });
});
