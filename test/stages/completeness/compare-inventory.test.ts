import { describe, expect, test } from 'vitest';
import type { PlatformImage } from '../../../src/domain/image/image.ts';
import { orThrow } from '../../../src/domain/result.ts';
import { type Bom, parseBom } from '../../../src/formats/sbom/cyclonedx.ts';
import { compareInventory } from '../../../src/stages/completeness/compare-inventory.ts';
import type { DetectedFile, DetectedFiles } from '../../../src/stages/completeness/detected-files.ts';
import type { HiddenFile } from '../../../src/stages/layer-packages/image-view.ts';
import type { DetectedPackage } from '../../../src/stages/layer-packages/manager.ts';

const LAYER = `sha256:${'a'.repeat(64)}` as const;
const IMAGE = {
  layers: [{ digest: LAYER }],
  configuration: { diffIds: [LAYER] },
} as unknown as PlatformImage;

interface Piece {
  readonly ref: string;
  readonly purl?: string;
  readonly name: string;
  readonly version?: string;
  readonly path?: string;
  readonly list?: readonly string[];
}

/** An SBOM of trivy's form: packages with a path of their own, and files that list packages. */
function bomOf(...pieces: readonly Piece[]): Bom {
  const components = pieces.map(({ ref, purl, name, version, path, list }) => ({
    'bom-ref': ref,
    ...{ type: list === undefined ? 'library' : 'application', name },
    ...(version === undefined ? {} : { version }),
    ...(purl === undefined ? {} : { purl }),
    properties: [
      ...(path === undefined ? [] : [{ name: 'aquasecurity:trivy:FilePath', value: path }]),
      ...(list === undefined ? [] : [{ name: 'aquasecurity:trivy:Type', value: 'gobinary' }]),
    ],
  }));
  const bom = parseBom(
    JSON.stringify({
      ...{ bomFormat: 'CycloneDX', specVersion: '1.6', components },
      metadata: { tools: { components: [] }, component: { 'bom-ref': 'root', type: 'container', name: 'x' } },
      dependencies: [
        { ref: 'root', dependsOn: pieces.map(({ ref }) => ref) },
        ...pieces.map(({ ref, list = [] }) => ({ ref, dependsOn: list })),
      ],
    }),
  );
  return orThrow(bom);
}

const says = (path: string, ...packages: readonly DetectedPackage[]): DetectedFile => ({
  ...{ path, layer: 0 },
  results: [{ reader: 'Go', result: { kind: 'packages', packages } }],
});
const go = (name: string, version?: string): DetectedPackage => ({
  ...{ type: 'golang', name },
  ...(version === undefined ? {} : { version }),
});

async function held(
  bom: Bom,
  files: readonly DetectedFile[],
  hidden: readonly HiddenFile[] = [],
  owned: readonly string[] = [],
) {
  const detected: DetectedFiles = { files, hidden, realPath: (path) => path };
  const isOwned = (path: string) => owned.includes(path);
  const { bom: after, ...rest } = await compareInventory(bom, detected, IMAGE, {
    removeFrom: isOwned,
    addNothingFrom: isOwned,
  });
  return {
    ...rest,
    listed: after.components.map(({ name, version = '' }) => `${name}@${version}`).sort(),
    edges: after.dependencies.flatMap(({ ref, dependsOn }) => dependsOn.map((end) => `${ref} ${end}`)),
    after,
  };
}

const PROGRAM = bomOf(
  { ref: 'list', name: 'app/server', list: ['old', 'kept'] },
  { ref: 'old', purl: 'pkg:golang/example.com/a@v1.0.0', name: 'example.com/a', version: 'v1.0.0' },
  { ref: 'kept', purl: 'pkg:golang/example.com/b@v1.0.0', name: 'example.com/b', version: 'v1.0.0' },
);

describe('an inventory that is held against the layers', () => {
  test('is as it was where each says the same', async () => {
    const { after, added, gaps, read } = await held(PROGRAM, [
      says('app/server', go('example.com/a', 'v1.0.0'), go('example.com/b', 'v1.0.0')),
    ]);
    expect(after).toBe(PROGRAM);
    expect({ added, gaps, files: [...read] }).toEqual({ added: 0, gaps: [], files: ['app/server'] });
  });

  test('loses what stood at a path before, also where a file lists packages, and its references', async () => {
    const hidden = [{ ...says('app/server', go('example.com/a', 'v1.0.0')) }];
    const { listed, edges } = await held(
      PROGRAM,
      [says('app/server', go('example.com/b', 'v1.0.0'))],
      hidden,
    );
    expect(listed).toEqual(['app/server@', 'example.com/b@v1.0.0']);
    expect(edges).toEqual(['root list', 'root kept', 'list kept']);
    const whole = [{ ...says('app/server', go('example.com/a', 'v1.0.0'), go('example.com/b', 'v1.0.0')) }];
    expect(await held(PROGRAM, [], whole)).toMatchObject({ listed: [], edges: [] });
  });

  test('keeps what another place has, and what stands in a file that cannot be read', async () => {
    const hidden = [{ ...says('app/server', go('example.com/a', 'v1.0.0')) }];
    const unreadable: DetectedFile = {
      ...{ path: 'app/server', layer: 0 },
      results: [{ reader: 'Go', result: { kind: 'unreadable', why: 'is cut off', decides: true } }],
    };
    expect((await held(PROGRAM, [unreadable], hidden)).listed).toContain('example.com/a@v1.0.0');
    const elsewhere = hidden.map((one) => ({ ...one, path: 'app/other' }));
    expect((await held(PROGRAM, [], elsewhere)).listed).toContain('example.com/a@v1.0.0');
  });

  test('gets what it lacks, with the layer, who saw it, and a place below the image', async () => {
    const { after, added, edges } = await held(bomOf(), [
      says('app/server', go('example.com/a', 'v1.0.0'), go('example.com/a', 'v1.0.0')),
    ]);
    expect(added).toBe(1);
    const [component] = after.components;
    expect(component).toMatchObject({ purl: 'pkg:golang/example.com/a@v1.0.0', type: 'library' });
    const values = Object.fromEntries((component?.properties ?? []).map(({ name, value }) => [name, value]));
    expect(values).toEqual({
      'aquasecurity:trivy:PkgID': 'example.com/a@v1.0.0',
      'aquasecurity:trivy:FilePath': 'app/server',
      'aquasecurity:trivy:LayerDigest': LAYER,
      'aquasecurity:trivy:LayerDiffID': LAYER,
      'assay:completeness': 'Go',
    });
    expect(edges).toEqual([`root ${component?.['bom-ref']}`]);
  });

  test('gets a version in place of one that is none', async () => {
    const vendor = bomOf(
      { ref: 'list', name: 'app/server', list: ['std'] },
      {
        ref: 'std',
        purl: 'pkg:golang/stdlib@v1.26.5%20%28Red%20Hat%29',
        name: 'stdlib',
        version: 'v1.26.5 (Red Hat)',
      },
    );
    expect((await held(vendor, [says('app/server', go('stdlib', 'v1.26.5'))])).listed).toEqual([
      'stdlib@v1.26.5',
    ]);
    expect((await held(vendor, [])).listed).toContain('stdlib@v1.26.5 (Red Hat)');
  });

  test('is told of a package without a version, unless the file is listed with one', async () => {
    expect((await held(bomOf(), [says('app/server', go('example.com/a'))])).gaps).toEqual([
      expect.objectContaining({
        kind: 'incomparable',
        path: 'app/server',
        package: 'example.com/a',
        decides: true,
      }),
    ]);
    expect((await held(PROGRAM, [says('app/server', go('example.com/a'))])).gaps).toEqual([]);
    expect((await held(PROGRAM, [says('app/other', go('example.com/a'))])).gaps).toHaveLength(1);
  });

  test('neither gets nor keeps what the distribution answers for', async () => {
    const owned = ['app/server'];
    expect((await held(PROGRAM, [], [], owned)).listed).toEqual([]);
    expect(
      await held(bomOf(), [says('app/server', go('example.com/a', 'v1'), go('example.com/b'))], [], owned),
    ).toMatchObject({
      ...{ listed: [], gaps: [], added: 0 },
    });
  });

  test('is told of what lies there and is loaded by nothing, and of what says nothing, which decides nothing', async () => {
    const inert: DetectedFile = {
      ...{ path: 'usr/share/wheels/x.whl', layer: 0 },
      results: [
        {
          reader: 'Python',
          result: { kind: 'packages', packages: [{ type: 'pypi', name: 'x', version: '1' }], inert: true },
        },
      ],
    };
    const told: DetectedFile = {
      path: 'a.lock',
      layer: 0,
      results: [{ reader: 'x', result: { kind: 'unidentified', why: 'says nothing' } }],
    };
    const { gaps, added } = await held(bomOf(), [inert, told]);
    expect(added).toBe(0);
    expect(gaps.map(({ kind, path, decides }) => [kind, path, decides])).toEqual([
      ['unlisted', 'usr/share/wheels/x.whl', false],
      ['unlisted', 'a.lock', false],
    ]);
  });

  test('names no more of these than can be read, and every one that decides', async () => {
    const many = Array.from(
      { length: 1000 },
      (_, at): DetectedFile => ({
        ...{ path: `${at}`, layer: 0 },
        results: [{ reader: 'x', result: { kind: 'unreadable', why: 'is broken', decides: at % 2 === 0 } }],
      }),
    );
    const { gaps } = await held(bomOf(), many);
    expect(gaps.filter(({ decides }) => decides)).toHaveLength(500);
    expect(gaps.filter(({ decides }) => !decides).length).toBeLessThan(500);
  });
});
