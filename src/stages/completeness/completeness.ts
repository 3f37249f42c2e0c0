import type { Distribution } from '../../domain/evidence/distribution.ts';
import type { Gap } from '../../domain/evidence/gap.ts';
import type { PlatformImage } from '../../domain/image/image.ts';
import type { Bom } from '../../formats/sbom/cyclonedx.ts';
import { placedPackages } from '../../formats/sbom/cyclonedx-amend.ts';
import { purlType } from '../../formats/sbom/purl.ts';
import type { Witness } from '../layer-packages/layer-packages.ts';
import { type Held, hold } from './compare-inventory.ts';
import { distributionFiles } from './owners.ts';
import { look, type Seen } from './seen-packages.ts';
import { distributionIn, systemGaps } from './systems.ts';

/**
 * The second witness of the inventory: reads every file of one platform that can hold packages, and holds trivy's list
 * against it. Throws as reading layers does.
 */
export async function holdInventory(
  witness: Witness,
  image: PlatformImage,
  layout: string,
  bom: Bom,
): Promise<Held & { readonly distribution: Distribution }> {
  const seen = await look(witness, image, layout);
  const database = seen.files.find(({ said }) => said.some(({ reader }) => reader === 'rpm'))?.path;
  const laid = database === undefined ? [] : image.configuration.diffIds.flatMap((id) => witness.ownedIn(id));
  const isListed = placedPackages(bom).some(({ component }) => purlType(component.purl ?? '') === 'rpm');
  const held = hold(bom, seen, image, {
    dropped: distributionFiles(seen, NONE),
    left: distributionFiles(seen, database !== undefined && laid.length === 0 ? undefined : new Set(laid)),
  });
  const gaps = [
    ...systemGaps(seen, isListed || laid.length > 0 ? database : undefined),
    ...platformGaps(image, seen),
  ];
  // What is to be said of a package database is said once.
  const told = new Set(gaps.map(({ path }) => path));
  return {
    ...held,
    gaps: [...gaps, ...held.gaps.filter(({ path }) => !told.has(path))],
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
