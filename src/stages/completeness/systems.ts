import type { Distribution } from '../../domain/evidence/distribution.ts';
import type { Gap } from '../../domain/evidence/gap.ts';
import { plain } from '../../domain/text.ts';
import type { DetectedFiles } from './detected-files.ts';

/** Package systems that trivy reads and has advisories for. */
const SUPPORTED = new Set(['dpkg', 'apk', 'rpm']);

interface Database {
  readonly system: string;
  readonly path: string;
}
interface Release {
  /** The package system of the distribution; `?` if it is not known. */
  readonly system: string;
  readonly id: string;
  readonly path: string;
}

/**
 * Compares the package databases of an image with each other and with its release files. A scan assumes one
 * distribution for all packages. `rpm`: the path of an rpm database that lists packages.
 */
export function systemGaps(detected: DetectedFiles, rpm: string | undefined): readonly Gap[] {
  const databases = databasesOf(detected, rpm);
  const [first, second] = databases.filter(({ system }) => SUPPORTED.has(system));
  const gaps = databases.filter(({ system }) => !SUPPORTED.has(system)).map(unsupportedGap);
  if (first === undefined) return gaps;
  if (second !== undefined) {
    const why = `lists packages of ${second.system}, but ${first.path} lists packages of ${first.system}: a scan supports one distribution per image`;
    gaps.push(systemGap(second.path, why));
  }
  const systems = new Set(databases.map(({ system }) => system));
  for (const { system, id, path } of releasesOf(detected)) {
    if (system === '?' || systems.has(system)) continue;
    const why = `names the distribution ${plain(id, 40)}, but ${first.path} lists packages of ${first.system}: the scan may use the advisories of another distribution`;
    gaps.push(systemGap(path, why));
  }
  return gaps;
}

/** Facts about the distribution that trivy does not write into an SBOM. */
export function distributionIn({ files }: DetectedFiles): Distribution {
  // `etc/os-release` has priority over the one in `usr/lib`, see os-release(5): later facts replace earlier ones.
  const byPriority = files.toSorted((one, other) => (one.path < other.path ? 1 : -1));
  const facts = byPriority.flatMap(({ results }) =>
    results.map(({ result }) => (result.kind === 'system' ? result.distribution : undefined)),
  );
  return Object.assign({}, ...facts);
}

function databasesOf(detected: DetectedFiles, rpm: string | undefined): readonly Database[] {
  const databases = new Map<string, Database>();
  for (const { path, results } of detected.files) {
    for (const { reader, result } of results) {
      if (result.kind !== 'system' || result.packages === 0) continue;
      const system = reader.replace(/^system:/, '');
      if (!databases.has(system)) databases.set(system, { system, path });
    }
  }
  if (rpm !== undefined) databases.set('rpm', { system: 'rpm', path: rpm });
  return [...databases.values()];
}

function releasesOf(detected: DetectedFiles): readonly Release[] {
  return detected.files.flatMap(({ path, results }) =>
    results.flatMap(({ result }) => {
      if (result.kind !== 'system' || result.release === undefined) return [];
      const [system = '?', id = ''] = result.release.split(' ');
      return [{ system, id, path }];
    }),
  );
}

function unsupportedGap({ system, path }: Database): Gap {
  return systemGap(path, `is of ${system}, whose packages Assay cannot compare with advisories`);
}

function systemGap(path: string, why: string): Gap {
  return { kind: 'system', path: plain(path, 300), why, decides: true };
}
