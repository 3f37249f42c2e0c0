import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'rolldown';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compiledSchema } from '../../scripts/compiled-schema.ts';
import { createSbomValidator } from '../../src/adapters/cyclonedx-validator.ts';
import { rigFolder } from '../rig/folder.ts';

const ROOT = join(import.meta.dirname, '../..');
const { fault, isLicenseId } = createSbomValidator();
const component = (at: number) => ({
  'bom-ref': `c${at}`,
  type: 'library',
  name: `package-${at}`,
  version: '1',
});
const bom = (changes: object = {}) => ({
  ...{ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 },
  components: Array.from({ length: 600 }, (_, at) => component(at)),
  dependencies: Array.from({ length: 600 }, (_, at) => ({ ref: `c${at}`, dependsOn: [] })),
  ...changes,
});

const targets = (count: number) => Array.from({ length: count }, (_, at) => `c${at}`);

const FAULTS: readonly (readonly [string, object])[] = [
  [
    'a wrong type in the last component',
    { components: [...bom().components, { ...component(9999), type: 'odd' }] },
  ],
  ['a field that the specification does not know', { components: [{ ...component(1), odd: true }] }],
  ['a fault of the document itself', { serialNumber: 'no URN' }],
  ['a fault of a dependency', { dependencies: [...bom().dependencies, { ref: 'c9999', dependsOn: 'c1' }] }],
  ['a reference that is used twice', { components: [component(1), { ...component(1), version: '2' }] }],
  [
    'a component that another one depends on twice, far apart',
    { dependencies: [{ ref: 'c1', dependsOn: [...targets(600), 'c0'] }] },
  ],
  [
    'a fault behind a long list of dependencies',
    { dependencies: [{ ref: 'c1', dependsOn: targets(600), odd: true }] },
  ],
  ['components that are no list', { components: {} }],
  ['a document of another version', { specVersion: '1.5' }],
];

describe('the strict check of an SBOM', () => {
  test('takes a valid one', async () => {
    expect(await fault(bom())).toBeUndefined();
  });

  test.each(FAULTS)('refuses %s', async (_, changes) => {
    expect(await fault(bom(changes))).toEqual(expect.any(String));
  });

  test('takes no longer than its size asks for', async () => {
    const time = async (count: number) => {
      const components = Array.from({ length: count }, (_, at) => component(at));
      const started = performance.now();
      const dependencies = [{ ref: 'c0', dependsOn: targets(count) }];
      expect(await fault(bom({ components, dependencies }))).toBeUndefined();
      return performance.now() - started;
    };
    await time(500);
    expect(await time(10_000)).toBeLessThan(40 * (await time(1_000)) + 200);
  });
});

describe('the schema that is compiled into the bundle', () => {
  let folder: string;
  let compiled: ReturnType<typeof createSbomValidator>;
  beforeAll(async () => {
    folder = await rigFolder('compiled-schema');
    await build({
      cwd: ROOT,
      input: 'src/adapters/cyclonedx-validator.ts',
      platform: 'node',
      external: ['libxmljs2', 'xmlbuilder2'],
      plugins: [compiledSchema(ROOT)],
      resolve: { alias: { punycode: join(ROOT, 'node_modules', 'punycode', 'punycode.es6.js') } },
      output: { dir: folder, format: 'esm' },
    });
    compiled = (await import(join(folder, 'cyclonedx-validator.js'))).createSbomValidator();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const author = (email: string) => ({ metadata: { authors: [{ email }] } });
  test.each<readonly [string, object]>([
    ['nothing', {}],
    ['nothing, with an international address', author('ü@example.com')],
    ['an address that is none', author('ü')],
    [
      'a license that SPDX does not know',
      { components: [{ ...component(1), licenses: [{ license: { id: 'Odd' } }] }] },
    ],
    [
      'a reference that is none',
      { components: [{ ...component(1), externalReferences: [{ type: 'vcs' }] }] },
    ],
    ...FAULTS,
  ])('says of %s what the library says', async (_, changes) => {
    expect(await compiled.fault(bom(changes))).toBe(await fault(bom(changes)));
  });
});

test('license ids are those of the schema', async () => {
  expect(await isLicenseId('Apache-2.0')).toBe(true);
  expect(await isLicenseId('Odd-1.0')).toBe(false);
});
