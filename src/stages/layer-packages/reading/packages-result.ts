import type { DetectedPackage, ManagerResult } from '../manager.ts';

/** No real package file names so many. A file with more was made to cost much work. */
const MAX_PACKAGES = 200_000;

/** The result for a file that names these packages. They are inert if no runtime loads from its path. */
export function packagesResult(packages: readonly DetectedPackage[], decides: boolean): ManagerResult {
  if (packages.length > MAX_PACKAGES) {
    return { kind: 'unreadable', why: `names more than ${MAX_PACKAGES} packages`, decides };
  }
  if (packages.some(({ name }) => name === '')) {
    return { kind: 'unreadable', why: 'names a package without a name', decides };
  }
  return { kind: 'packages', packages, ...(decides ? {} : { inert: true }) };
}
