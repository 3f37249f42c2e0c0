import type { PackageGraph } from '../../domain/fixes/dependency-paths.ts';
import { type Bom, trivyValues } from './cyclonedx.ts';
import { inventoriedPackages, packagesOf } from './cyclonedx-packages.ts';

/** Lock files in which the project itself is a package, on which all others depend, by trivy's type. */
const WITH_PROJECT: ReadonlySet<string> = new Set(['gomod', 'uv', 'cargo']);

/** The dependencies between the packages of an SBOM. The project itself is no package: its lock file lists the others. */
export function packageGraph(bom: Bom): PackageGraph {
  const named = inventoriedPackages(bom);
  const labels = new Map(
    packagesOf(bom).map(({ ref, name, version }, at) => [ref, labelOf(named[at]?.package ?? name, version)]),
  );
  const types = new Map(bom.components.map((one) => [one['bom-ref'], trivyValues(one, 'Type')[0] ?? '']));
  const lists = bom.dependencies
    .filter(({ ref }) => !labels.has(ref))
    .map(({ ref, dependsOn }) => {
      const [project, ...others] = dependsOn;
      const hasProject = WITH_PROJECT.has(types.get(ref) ?? '') && others.length === 0;
      return hasProject && project !== undefined ? project : ref;
    });
  for (const list of lists) labels.delete(list);
  return {
    lists,
    dependsOn: new Map(bom.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn])),
    labels,
  };
}

/** `lodash@4.17.20` */
export function labelOf(name: string, version: string): string {
  return `${name}@${version}`;
}
