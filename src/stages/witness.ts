import type { Distribution } from '../domain/distribution.ts';
import type { Gap } from '../domain/gap.ts';
import type { PlatformImage } from '../domain/image.ts';
import type { Bom } from '../formats/cyclonedx.ts';
import { placedPackages } from '../formats/cyclonedx-amend.ts';
import { purlType } from '../formats/purl.ts';
import { type Held, hold } from './witness/hold.ts';
import { look, type Seen } from './witness/look.ts';
import { distributionFiles } from './witness/owners.ts';
import { distributionIn, systemGaps } from './witness/systems.ts';
import type { Witness } from './witness/witness.ts';

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
