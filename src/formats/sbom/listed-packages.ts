import type { ListedPackage } from '../../domain/policy/denied.ts';
import type { Bom } from './cyclonedx.ts';

/** The packages that an SBOM lists. A group is part of the name, as in `@scope/name` and `group:name`. */
export function packagesIn({ components }: Bom): readonly ListedPackage[] {
  return components.flatMap(({ name, group, version = '', purl }) => {
    if (purl === undefined) return [];
    const separator = purl.startsWith('pkg:maven/') ? ':' : '/';
    return [{ name: group ? `${group}${separator}${name}` : name, version, purl }];
  });
}
