import type { PackageGraph } from '../../domain/fixes/dependency-paths.ts';
import type { Bom } from './cyclonedx.ts';
import { inventoriedPackages, packagesOf } from './cyclonedx-packages.ts';

/** The dependencies between the packages of an SBOM. */
export function packageGraph(bom: Bom): PackageGraph {
  const named = inventoriedPackages(bom);
  const labels = new Map(
    packagesOf(bom).map(({ ref, name, version }, at) => [ref, labelOf(named[at]?.package ?? name, version)]),
  );
  return {
    lists: bom.dependencies.map(({ ref }) => ref).filter((ref) => !labels.has(ref)),
    dependsOn: new Map(bom.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn])),
    labels,
  };
}

/** `lodash@4.17.20` */
export function labelOf(name: string, version: string): string {
  return `${name}@${version}`;
}
