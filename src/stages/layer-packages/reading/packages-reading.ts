import type { Reading, SeenPackage } from '../manager.ts';

/** No file of a package manager names so many; what names more is made to. */
const MOST = 200_000;

/** What a file says that names these packages; where its place is none that a runtime loads from, they are inert. */
export function packagesReading(packages: readonly SeenPackage[], decides: boolean): Reading {
  if (packages.length > MOST) {
    return { kind: 'unreadable', why: `names more than ${MOST} packages`, decides };
  }
  return { kind: 'packages', packages, ...(decides ? {} : { inert: true }) };
}
