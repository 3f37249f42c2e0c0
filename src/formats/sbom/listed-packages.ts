import type { ListedPackage } from '../../domain/policy/denied.ts';
import type { Bom } from './cyclonedx.ts';
import { advisoryNameOf, packagesOf } from './cyclonedx-packages.ts';
import { purlType } from './purl.ts';

/** The packages that an SBOM lists, by the names that advisories use and by their PURLs. */
export function packagesIn(bom: Bom): readonly ListedPackage[] {
  return packagesOf(bom).map(({ label, name, version }) => {
    const isPurl = label.startsWith('pkg:');
    const named = { name: advisoryNameOf(name, isPurl ? purlType(label) : undefined), version };
    return isPurl ? { ...named, purl: label } : named;
  });
}
