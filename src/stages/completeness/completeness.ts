import type { Distribution } from '../../domain/evidence/distribution.ts';
import type { Gap } from '../../domain/evidence/gap.ts';
import type { PlatformImage } from '../../domain/image/image.ts';
import type { Bom } from '../../formats/sbom/cyclonedx.ts';
import { locatedPackages } from '../../formats/sbom/cyclonedx-amend.ts';
import { purlType } from '../../formats/sbom/purl.ts';
import { giveTurn } from '../../turns.ts';
import type { LayerPackages } from '../layer-packages/layer-packages.ts';
import { type ComparedInventory, compareInventory } from './compare-inventory.ts';
import { type DetectedFiles, detectFiles } from './detected-files.ts';
import { ownedByDistribution } from './owned-by-distribution.ts';
import { distributionIn, systemGaps } from './systems.ts';

/**
 * Checks that the SBOM of one platform is complete: reads every file that can contain packages, and compares the
 * packages in it with trivy's list. Throws what reading layers throws.
 */
export async function checkCompleteness(
  layerPackages: LayerPackages,
  image: PlatformImage,
  layout: string,
  bom: Bom,
): Promise<ComparedInventory & { readonly distribution: Distribution }> {
  const detected = await detectFiles(layerPackages, image, layout);
  await giveTurn();
  const rpmDatabase = detected.files.find(({ results }) =>
    results.some(({ reader }) => reader === 'rpm'),
  )?.path;
  const rpmFiles =
    rpmDatabase === undefined
      ? []
      : image.configuration.diffIds.flatMap((id) => layerPackages.ownedFiles(id));
  const isDatabaseUnread = rpmDatabase !== undefined && rpmFiles.length === 0;
  await giveTurn();
  const compared = await compareInventory(bom, detected, image, {
    removeFrom: ownedByDistribution(detected, new Set()),
    addNothingFrom: ownedByDistribution(detected, isDatabaseUnread ? undefined : new Set(rpmFiles)),
  });
  await giveTurn();
  const listsRpm = locatedPackages(bom).some(({ component }) => purlType(component.purl ?? '') === 'rpm');
  const gaps = [
    ...systemGaps(detected, listsRpm || rpmFiles.length > 0 ? rpmDatabase : undefined),
    ...platformGaps(image, detected),
  ];
  // One gap per package database is enough.
  const reported = new Set(gaps.map(({ path }) => path));
  return {
    ...compared,
    gaps: [...gaps, ...compared.gaps.filter(({ path }) => !reported.has(path))],
    distribution: distributionIn(detected),
  };
}

const WINDOWS_READER = 'system:Windows';

/** A Windows image need not contain a file of Windows in its own layers. */
function platformGaps({ platform }: PlatformImage, detected: DetectedFiles): readonly Gap[] {
  if (platform.os !== 'windows') return [];
  if (detected.files.some(({ results }) => results.some(({ reader }) => reader === WINDOWS_READER)))
    return [];
  const why = 'is Windows, whose packages Assay cannot compare with advisories';
  return [{ kind: 'system', path: 'Windows', why, decides: true }];
}
