import type { Sbom } from '../../domain/evidence/evidence.ts';
import type { InventoriedPackage } from '../../domain/finding/inventoried-package.ts';
import { inventoriedPackages } from '../../formats/sbom/cyclonedx-packages.ts';
import type { SbomDocuments } from '../shared/sbom-documents.ts';

/** The packages of all platforms of an image, without those of the source tree. */
export async function packagesOfImage(
  sboms: readonly Sbom[],
  documents: SbomDocuments,
): Promise<readonly InventoriedPackage[]> {
  const packages: InventoriedPackage[] = [];
  for (const { scope, cyclonedx } of sboms) {
    if (scope.kind !== 'platform') continue;
    const bom = await documents.read(cyclonedx);
    if (bom.ok) packages.push(...inventoriedPackages(bom.value));
  }
  return packages;
}
