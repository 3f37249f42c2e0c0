import { describe, expect, test } from 'vitest';
import { createSbomValidator } from '../../src/adapters/cyclonedx-validator.ts';

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

describe('the strict check of an SBOM', () => {
  test('takes a valid one', async () => {
    expect(await fault(bom())).toBeUndefined();
  });

  test.each([
    [
      'a wrong type in the last component',
      { components: [...bom().components, { ...component(9999), type: 'odd' }] },
    ],
    ['a field that the specification does not know', { components: [{ ...component(1), odd: true }] }],
    ['a fault of the document itself', { serialNumber: 'no URN' }],
    ['a fault of a dependency', { dependencies: [...bom().dependencies, { ref: 'c9999', dependsOn: 'c1' }] }],
    ['a reference that is used twice', { components: [component(1), { ...component(1), version: '2' }] }],
    ['components that are no list', { components: {} }],
    ['a document of another version', { specVersion: '1.5' }],
  ])('refuses %s', async (_, changes) => {
    expect(await fault(bom(changes))).toEqual(expect.any(String));
  });

  test('takes no longer than its size asks for', async () => {
    const time = async (count: number) => {
      const components = Array.from({ length: count }, (_, at) => component(at));
      const started = performance.now();
      expect(await fault(bom({ components, dependencies: [] }))).toBeUndefined();
      return performance.now() - started;
    };
    await time(500);
    expect(await time(10_000)).toBeLessThan(40 * (await time(1_000)) + 200);
  });
});

test('license ids are those of the schema', async () => {
  expect(await isLicenseId('Apache-2.0')).toBe(true);
  expect(await isLicenseId('Odd-1.0')).toBe(false);
});
