import type { Distribution } from '../../domain/evidence/distribution.ts';
import type { Gap } from '../../domain/evidence/gap.ts';
import type { PlatformImage } from '../../domain/image/image.ts';
import type { Bom } from '../../formats/sbom/cyclonedx.ts';
import { locatedPackages } from '../../formats/sbom/cyclonedx-amend.ts';
import { purlType } from '../../formats/sbom/purl.ts';
import type { LayerPackages } from '../layer-packages/layer-packages.ts';
import { type ComparedInventory, compareInventory } from './compare-inventory.ts';
import { distributionFiles } from './owners.ts';
import { look, type Seen } from './seen-packages.ts';
import { distributionIn, systemGaps } from './systems.ts';

/**
 * The second witness of the inventory: reads every file of one platform that can hold packages, and holds trivy's list
 * against it. Throws as reading layers does.
 */
export async function checkCompleteness(
  layerPackages: LayerPackages,
  image: PlatformImage,
  layout: string,
  bom: Bom,
): Promise<ComparedInventory & { readonly distribution: Distribution }> {
  const seen = await look(layerPackages, image, layout);
  const database = seen.files.find(({ said }) => said.some(({ reader }) => reader === 'rpm'))?.path;
  const staged =
    database === undefined ? [] : image.configuration.diffIds.flatMap((id) => layerPackages.ownedIn(id));
  const isListed = locatedPackages(bom).some(({ component }) => purlType(component.purl ?? '') === 'rpm');
  const compared = compareInventory(bom, seen, image, {
    dropped: distributionFiles(seen, NONE),
    left: distributionFiles(
      seen,
      database !== undefined && staged.length === 0 ? undefined : new Set(staged),
    ),
  });
  const gaps = [
    ...systemGaps(seen, isListed || staged.length > 0 ? database : undefined),
    ...platformGaps(image, seen),
  ];
  // What is to be said of a package database is said once.
  const reported = new Set(gaps.map(({ path }) => path));
  return {
    ...compared,
    gaps: [...gaps, ...compared.gaps.filter(({ path }) => !reported.has(path))],
    distribution: distributionIn(seen),
  };
}

const NONE: ReadonlySet<string> = new Set();

/** Windows is a system of which no file need be in the image's own layers. */
function platformGaps({ platform }: PlatformImage, seen: Seen): readonly Gap[] {
  if (
    platform.os !== 'windows' ||
    seen.files.some(({ said }) => said.some(({ reader }) => reader === WINDOWS))
  ) {
    return [];
  }
  const why = 'is of Windows, whose packages nobody here compares with advisories';
  return [{ kind: 'system', path: 'Windows', why, decides: true }];
}

const WINDOWS = 'system:Windows';
