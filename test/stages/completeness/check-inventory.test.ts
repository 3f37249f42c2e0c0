import { describe, expect, test } from 'vitest';
import { createLayers } from '../../../src/adapters/image/layers.ts';
import { orThrow } from '../../../src/domain/result.ts';
import { parseBom } from '../../../src/formats/sbom/cyclonedx.ts';
import { checkCompleteness } from '../../../src/stages/completeness/completeness.ts';
import { LayerPackages } from '../../../src/stages/layer-packages/layer-packages.ts';
import { rigFolder } from '../../rig/folder.ts';
import type { TarEntry } from '../../rig/images/tar.ts';
import { imageOf } from '../scan/trivy-world.ts';
import { manifest } from './detect.ts';

const SYSTEM = 'usr/lib/node_modules/minimist/package.json';
const OWN = 'opt/app/node_modules/minimist/package.json';

/** What becomes of an empty inventory; `laid`: what the rpm database lists, where it can be read. */
async function held(entries: readonly TarEntry[], laid: readonly string[], os = 'linux') {
  const image = await imageOf(await rigFolder('witness'), [entries]);
  const [platform] = image.platforms;
  const [layer] = platform?.layers ?? [];
  const [diffId] = platform?.configuration.diffIds ?? [];
  if (platform === undefined || layer === undefined || diffId === undefined) throw new Error('no image');
  const layerPackages = new LayerPackages(createLayers());
  const place = { layout: image.layout, layer, diffId };
  layerPackages.setRecord(place, await layerPackages.record(place), laid);
  const bom = parseBom(
    JSON.stringify({
      ...{ bomFormat: 'CycloneDX', specVersion: '1.6', components: [], dependencies: [] },
      metadata: { tools: { components: [] }, component: { 'bom-ref': 'root', type: 'container', name: 'x' } },
    }),
  );
  const of = { ...platform, platform: { ...platform.platform, os } };
  const { bom: after, gaps } = await checkCompleteness(layerPackages, of, image.layout, orThrow(bom));
  return {
    paths: after.components.map(
      ({ properties = [] }) => properties.find(({ name }) => name.endsWith('FilePath'))?.value,
    ),
    gaps: gaps.filter(({ kind }) => kind === 'system').map(({ path }) => path),
  };
}

const rpm = (path: string): TarEntry => ({ path, content: 'a database of rpm' });

describe('an image with an rpm database', () => {
  test('leaves the files that it lists to the distribution, and no others', async () => {
    const entries = [rpm('var/lib/rpm/rpmdb.sqlite'), manifest(SYSTEM), manifest(OWN)];
    expect((await held(entries, [SYSTEM])).paths).toEqual([OWN]);
    expect((await held(entries, ['usr/bin/x'])).paths.sort()).toEqual([OWN, SYSTEM]);
  });

  test('of a form that is not read leaves what lies where a distribution lays things', async () => {
    const entries = [rpm('var/lib/rpm/Packages'), manifest(SYSTEM), manifest(OWN)];
    expect((await held(entries, [])).paths).toEqual([OWN]);
    expect((await held([manifest(SYSTEM), manifest(OWN)], [])).paths.sort()).toEqual([OWN, SYSTEM]);
  });

  test('beside another one is two systems', async () => {
    const other = { path: 'lib/apk/db/installed', content: 'P:openssl\nV:3.5.0-r0\n\n' };
    const entries = [rpm('var/lib/rpm/rpmdb.sqlite'), other];
    expect((await held(entries, ['usr/bin/x'])).gaps).toEqual(['var/lib/rpm/rpmdb.sqlite']);
  });
});

test('an image of Windows is a system that nobody has advisories for, with or without its files', async () => {
  expect(
    (await held([manifest('Files/app/node_modules/minimist/package.json')], [], 'windows')).gaps,
  ).toEqual(['Windows']);
  const hive = { path: 'Files/Windows/System32/config/SOFTWARE', content: 'regf' };
  expect((await held([hive], [], 'windows')).gaps).toEqual([hive.path]);
});
