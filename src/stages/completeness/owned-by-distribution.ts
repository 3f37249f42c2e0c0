import type { SystemResult } from '../layer-packages/layer-record.ts';
import { canonicalPath } from '../layer-packages/owned-files.ts';
import { isCoveredByDistribution } from '../layer-packages/package-origin.ts';
import type { DetectedFiles } from './detected-files.ts';

/** Folders of the rpm packages of a distribution. Used if the database cannot be read. */
const RPM_FOLDERS = /^usr\/(?:bin|sbin|lib|lib64|libexec|share)\//;

/**
 * Returns a test: whether a package of the distribution itself installed a file. The advisories of the distribution
 * cover such a file, under its own versions. The versions in the file would give wrong findings. A file of another
 * publisher's package does not count. `rpmFiles`: the files that the rpm databases list; undefined if there are
 * databases that cannot be read.
 */
export function ownedByDistribution(
  detected: DetectedFiles,
  rpmFiles: ReadonlySet<string> | undefined,
): (path: string) => boolean {
  const systems = detected.files.flatMap(({ results }) =>
    results.flatMap(({ result }) => (result.kind === 'system' ? [result] : [])),
  );
  const owned = coveredFiles(systems);
  return (path) => {
    const canonical = canonicalPath(path);
    if (owned.has(canonical)) return true;
    return rpmFiles === undefined ? RPM_FOLDERS.test(canonical) : rpmFiles.has(canonical);
  };
}

/** The files of dpkg and apk packages that the advisories of the distribution cover. */
function coveredFiles(systems: readonly SystemResult[]): ReadonlySet<string> {
  const origins = new Map(systems.flatMap((system) => Object.entries(system.origins ?? {})));
  const installed = systems.flatMap((system) => system.installed ?? []);
  // A package may have several file lists, one per architecture. One of them has the changelog.
  const withChangelog = new Set(installed.filter((one) => one.hasChangelog).map((one) => one.packageName));
  const covered = new Set<string>();
  for (const { packageName, files } of installed) {
    const origin = origins.get(packageName);
    if (origin === undefined) continue;
    const hasChangelog = withChangelog.has(packageName);
    for (const file of files) if (isCoveredByDistribution(origin, hasChangelog, file)) covered.add(file);
  }
  return covered;
}
