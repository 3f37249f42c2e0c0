import { describe, expect, test } from 'vitest';
import { orThrow } from '../../../src/domain/result.ts';
import { type Bom, readBom } from '../../../src/formats/sbom/cyclonedx.ts';
import { InventoryBuilder, pathTo } from '../../../src/formats/sbom/package-inventory.ts';

/** An SBOM of a lock file and packages; `edges` are `from>to`. */
function bom(names: readonly string[], edges: readonly string[]): Bom {
  const library = (name: string) => ({
    ...{ 'bom-ref': name, type: 'library', name, version: '1', purl: `pkg:npm/${name}@1` },
    licenses: [{ license: { id: 'MIT' } }, { expression: 'MIT OR ISC' }, { license: { name: 'Own' } }],
  });
  const lock = {
    ...{ 'bom-ref': 'lock', type: 'application', name: 'package-lock.json' },
    properties: [{ name: 'aquasecurity:trivy:Type', value: 'npm' }],
  };
  const system = { 'bom-ref': 'os', type: 'operating-system', name: 'debian', version: '12' };
  const dependencies = Map.groupBy(edges, (edge) => edge.split('>')[0] ?? '');
  return orThrow(
    readBom({
      ...{ bomFormat: 'CycloneDX', specVersion: '1.6' },
      metadata: {
        tools: { components: [] },
        component: { 'bom-ref': 'root', type: 'container', name: 'root' },
      },
      components: [lock, system, ...names.map(library)],
      dependencies: [...dependencies].map(([ref, to]) => ({
        ref,
        dependsOn: to.map((one) => one.split('>')[1]),
      })),
    }),
  );
}

function inventoryOf(boms: Readonly<Record<string, Bom>>, most = 100) {
  const builder = new InventoryBuilder(most);
  for (const [scope, one] of Object.entries(boms)) builder.add({ scope, bom: one });
  return builder.inventory([]);
}

describe('the inventory', () => {
  test('names the shortest way to a package, from the file that names the first', () => {
    const graph = ['root>lock', 'lock>app', 'lock>web', 'app>mid', 'mid>deep', 'web>deep', 'deep>app'];
    const { entries } = inventoryOf({ 'linux/amd64': bom(['app', 'deep', 'mid', 'web'], graph) });
    const paths = Object.fromEntries(entries.map(({ name }, at) => [name, pathTo(entries, at).join(' ')]));
    expect(paths).toEqual({
      app: 'package-lock.json app@1',
      web: 'package-lock.json web@1',
      mid: 'package-lock.json app@1 mid@1',
      deep: 'package-lock.json web@1 deep@1',
    });
  });

  test('lists packages that the graph does not reach, and circles', () => {
    const { entries } = inventoryOf({ source: bom(['one', 'two', 'alone'], ['one>two', 'two>one']) });
    expect(entries.map(({ name }) => name)).toEqual(['one', 'two', 'alone']);
    expect(pathTo(entries, 1)).toEqual(['one@1', 'two@1']);
  });

  test('has a package of two scopes once, with every licence', () => {
    const { entries } = inventoryOf({ 'linux/amd64': bom(['app'], []), source: bom(['app'], ['root>app']) });
    expect(entries).toEqual([
      {
        ...{ name: 'app', version: '1', type: 'npm', paths: [] },
        ...{ licences: ['MIT', 'MIT OR ISC', 'Own'], scopes: ['linux/amd64', 'source'] },
      },
    ]);
  });

  test('counts what is beyond its limit', () => {
    const names = ['a', 'b', 'c', 'd'];
    const { entries, leftOut } = inventoryOf({ one: bom(names, []), two: bom(names, []) }, 3);
    expect(entries.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    expect(leftOut).toBe(1);
  });
});
