import type { Distribution } from '../../domain/evidence/distribution.ts';
import type { Gap } from '../../domain/evidence/gap.ts';
import { plain } from '../../domain/text.ts';
import type { Seen } from './seen-packages.ts';

/** Package systems whose packages trivy reads and has advisories for. */
const READ = new Set(['dpkg', 'apk', 'rpm']);

interface Database {
  readonly system: string;
  readonly path: string;
}
interface Release {
  /** The package system of that distribution; `?` where it is not known. */
  readonly system: string;
  readonly id: string;
  readonly path: string;
}

/**
 * Holds the package databases of an image against each other and against its release files: a scan takes one
 * distribution, and judges every package as one of it. `rpm`: the path of an rpm database that lists packages.
 */
export function systemGaps(seen: Seen, rpm: string | undefined): readonly Gap[] {
  const databases = databasesOf(seen, rpm);
  const [first, second] = databases.filter(({ system }) => READ.has(system));
  const gaps = databases.filter(({ system }) => !READ.has(system)).map(unread);
  if (first !== undefined && second !== undefined) {
    const why = `lists packages of ${second.system}, and ${first.path} packages of ${first.system}: a scan takes one distribution`;
    gaps.push(systemGap(second.path, why));
  }
  if (first === undefined) return gaps;
  const here = new Set(databases.map(({ system }) => system));
  for (const { system, id, path } of releasesOf(seen)) {
    if (system === '?' || here.has(system)) continue;
    const why = `names the distribution ${plain(id, 40)}, and ${first.path} lists packages of ${first.system}: they may be judged as those of another distribution`;
    gaps.push(systemGap(path, why));
  }
  return gaps;
}

/** What the image says of its distribution beside what trivy writes into an SBOM. */
export function distributionIn({ files }: Seen): Distribution {
  // `etc/os-release` counts before the one in `usr/lib`, os-release(5).
  const last = files.toSorted((one, other) => (one.path < other.path ? 1 : -1));
  const words = last.flatMap(({ said }) => said.map(({ word }) => word));
  return Object.assign({}, ...words.map((word) => (word.kind === 'system' ? word.distribution : undefined)));
}

function databasesOf(seen: Seen, rpm: string | undefined): readonly Database[] {
  const found = new Map<string, Database>();
  for (const { path, said } of seen.files) {
    for (const { reader, word } of said) {
      if (word.kind !== 'system' || word.packages === 0) continue;
      const system = reader.replace(/^system:/, '');
      if (!found.has(system)) found.set(system, { system, path });
    }
  }
  if (rpm !== undefined) found.set('rpm', { system: 'rpm', path: rpm });
  return [...found.values()];
}

function releasesOf(seen: Seen): readonly Release[] {
  return seen.files.flatMap(({ path, said }) =>
    said.flatMap(({ word }) => {
      if (word.kind !== 'system' || word.release === undefined) return [];
      const [system = '?', id = ''] = word.release.split(' ');
      return [{ system, id, path }];
    }),
  );
}

function unread({ system, path }: Database): Gap {
  return systemGap(path, `is of ${system}, whose packages nobody here compares with advisories`);
}

function systemGap(path: string, why: string): Gap {
  return { kind: 'system', path: plain(path, 300), why, decides: true };
}
