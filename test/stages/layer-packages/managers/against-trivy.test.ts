import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bom, trivyValues } from '../../../../src/formats/sbom/cyclonedx.ts';
import { purlType } from '../../../../src/formats/sbom/purl.ts';
import { packageKey } from '../../../../src/stages/completeness/package-key.ts';
import { MANAGERS } from '../../../../src/stages/layer-packages/managers/all-managers.ts';
import { inventoryImage } from '../../../../src/stages/sbom/inventory.ts';
import type { TarEntry } from '../../../rig/images/tar.ts';
import { javaDatabase } from '../../scan/java.ts';
import { imageOf, type TrivyWorld, trivyWorld } from '../../scan/trivy-world.ts';
import { allResultsOf } from './manager-results.ts';
import { SAMPLES } from './samples.ts';

let world: TrivyWorld;
let bom: Bom;

beforeAll(async () => {
  world = await trivyWorld();
  bom = await inventoryOf('languages', Object.values(SAMPLES).flat());
}, 900_000);

afterAll(async () => {
  await rm(world.folder, { recursive: true, force: true });
});

async function inventoryOf(name: string, entries: readonly TarEntry[]): Promise<Bom> {
  const image = await imageOf(join(world.folder, name), [entries]);
  const [platform] = image.platforms;
  if (platform === undefined) throw new Error('no platform');
  const layout = await world.workspace.folder('layout');
  await world.layouts.platformView(layout, image.layout, platform);
  const java = join(world.folder, 'java-db');
  const made = await inventoryImage(world, platform, {
    layoutWith: async () => layout,
    javaDatabase: async () => {
      await javaDatabase(java);
      return java;
    },
  });
  return made.bom;
}

/** The keys of what trivy lists of a kind, or of the packages of a system. */
function listed(bom: Bom, kind: string): readonly string[] {
  const keys = bom.components
    .filter((component) => component.purl !== undefined && trivyValues(component, 'PkgType')[0] === kind)
    .map(({ purl = '', group, name, version }) => {
      const type = purlType(purl) ?? '';
      const whole =
        group === undefined || group === '' ? name : `${group}${type === 'maven' ? ':' : '/'}${name}`;
      return packageKey({ type, name: whole, ...(version === undefined ? {} : { version }) });
    });
  return [...new Set(keys)].sort();
}

function witnessed(entries: readonly TarEntry[], kind?: string): readonly string[] {
  const packages = entries
    .flatMap(({ path, content = '' }) => allResultsOf(path, content))
    .flatMap((reading) => (reading.kind === 'packages' && !reading.inert ? reading.packages : []));
  return [...new Set(packages.filter(({ trivyType }) => trivyType === kind).map(packageKey))].sort();
}

test.each(Object.entries(SAMPLES))(
  '%s: the witness names what trivy lists, by the same names',
  (kind, entries) => {
    const names = listed(bom, kind).filter((key) => !/^golang\/stdlib@v1\.16|^nuget\/shop@/.test(key));
    expect(names.length).toBeGreaterThan(0);
    // Of a program that was built before Go 1.18 only the modules are read, not which Go it was.
    expect(witnessed(entries, kind).filter((key) => key !== 'golang/stdlib@')).toEqual(names);
  },
);

test('every kind that the witness gives a name of trivy has a sample', () => {
  const kinds = Object.values(SAMPLES)
    .flat()
    .flatMap(({ path, content = '' }) => allResultsOf(path, content))
    .flatMap((reading) => (reading.kind === 'packages' ? reading.packages : []))
    .map(({ trivyType }) => trivyType);
  expect(new Set(kinds)).toEqual(new Set(Object.keys(SAMPLES)));
  expect(MANAGERS.length).toBe(new Set(MANAGERS.map(({ name }) => name)).size);
});

const SYSTEMS: readonly (readonly [string, string, readonly TarEntry[]])[] = [
  [
    'dpkg',
    'debian',
    [
      { path: 'etc/os-release', content: 'ID=debian\nVERSION_ID="12"\n' },
      { path: 'etc/debian_version', content: '12.5\n' },
      {
        path: 'var/lib/dpkg/status',
        content:
          'Package: openssl\nStatus: install ok installed\nArchitecture: amd64\nVersion: 3.0.11-1~deb12u2\nDescription: x\n Package: none\n\nPackage: vim\nStatus: install ok installed\nArchitecture: amd64\nVersion: 2:9.0.1378-2\n\nPackage: gone\nStatus: deinstall ok config-files\nArchitecture: amd64\nVersion: 1.0\n',
      },
      {
        path: 'var/lib/dpkg/status.d/tzdata',
        content: 'Package: tzdata\nVersion: 2024a-0+deb12u1\nArchitecture: all\n',
      },
    ],
  ],
  [
    'apk',
    'alpine',
    [
      { path: 'etc/alpine-release', content: '3.19.1\n' },
      {
        path: 'lib/apk/db/installed',
        content:
          'C:Q1x\nP:musl\nV:1.2.4-r2\nA:x86_64\nF:lib\nR:ld.so\n\nP:busybox\nV:1.36.1-r15\nA:x86_64\n\n',
      },
    ],
  ],
  [
    'rpm',
    'azurelinux',
    [
      {
        path: 'etc/os-release',
        content: 'ID=azurelinux\nVERSION_ID="3.0"\nNAME="Microsoft Azure Linux"\n',
      },
      { path: 'etc/azurelinux-release', content: 'Microsoft Azure Linux 3.0.20240727\n' },
      {
        path: 'var/lib/rpmmanifest/container-manifest-2',
        content:
          'glibc\t2.38-6.azl3\t1\t1\tMicrosoft\t(none)\t1\tx86_64\t0\tglibc-2.38-6.azl3.src.rpm\nopenssl\t3.3.0-2.azl3\t1\t1\tMicrosoft\t(none)\t1\tx86_64\t1\topenssl-3.3.0-2.azl3.src.rpm\n',
      },
    ],
  ],
];

test.each(SYSTEMS)(
  '%s: the witness names what trivy lists, by the same names',
  async (name, family, entries) => {
    const names = listed(await inventoryOf(name, entries), family);
    expect(names.length).toBeGreaterThan(0);
    expect(witnessed(entries)).toEqual(names);
  },
);
