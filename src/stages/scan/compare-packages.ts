import { advisoryName, languageSource, type SystemSource } from '../../domain/evidence/advisory-source.ts';
import { isComparable, type VersionScheme } from '../../domain/evidence/comparable.ts';
import type { Scope } from '../../domain/evidence/evidence.ts';
import type { Gap } from '../../domain/evidence/gap.ts';
import { isInstalled } from '../../domain/finding/package-file.ts';
import { plain } from '../../domain/text.ts';
import type { PackageEntry } from '../../formats/sbom/cyclonedx-packages.ts';
import type { ScannedPackage } from '../../formats/tools/trivy-report.ts';
import type { AdvisorySources } from './advisory-sources.ts';

/** How many packages were compared, how many were not, and what each of the latter is. */
export interface Comparison {
  readonly compared: number;
  readonly incomparable: number;
  readonly unsourced: number;
  readonly gaps: readonly Gap[];
}

/** What the packages of the distribution are held against; absent where the database has no source for it. */
export interface KnownSystem {
  readonly family: string;
  readonly source: SystemSource;
}

type Kind = 'compared' | 'incomparable' | 'unsourced';
interface Ruled {
  readonly kind: Kind;
  /** Absent where something else tells it already: the distribution as a whole. */
  readonly gap?: Gap;
}

/** Beyond them they are told by number. */
const MOST_GAPS = 1000;

/**
 * Says of each package that an SBOM lists whether it was compared with advisories. trivy says none of this: it takes
 * packages that it has no advisories for, and passes over versions that it cannot read.
 */
export async function comparePackages(
  listed: readonly PackageEntry[],
  taken: readonly ScannedPackage[],
  scope: Scope,
  system: KnownSystem | undefined,
  sources: AdvisorySources,
): Promise<Comparison> {
  const byRef = new Map(taken.map((one) => [one.ref, one]));
  const ruled: Ruled[] = [];
  const missed = listed.filter(({ ref }) => !byRef.has(ref)).map(({ label }) => plain(label, 100));
  const untaken = `was not scanned: ${listed.length - missed.length} of ${listed.length} packages were (missed: ${missed.slice(0, 3).join(', ')})`;
  for (const one of listed) {
    const taken = byRef.get(one.ref) ?? untaken;
    ruled.push(await rule(one, taken, scope.kind !== 'source', system, sources));
  }
  const count = (kind: Kind) => ruled.filter((one) => one.kind === kind).length;
  const gaps = ruled.flatMap(({ gap }) => gap ?? []).sort((a, b) => Number(b.decides) - Number(a.decides));
  return {
    compared: count('compared'),
    incomparable: count('incomparable'),
    unsourced: count('unsourced'),
    gaps: bounded(gaps),
  };
}

async function rule(
  listed: PackageEntry,
  taken: ScannedPackage | string,
  canRun: boolean,
  system: KnownSystem | undefined,
  sources: AdvisorySources,
): Promise<Ruled> {
  const gap = (kind: 'incomparable' | 'unsourced', path: string, why: string, decides = true): Ruled => ({
    kind,
    gap: {
      ...{ kind, path: plain(path, 500), package: plain(listed.label, 200), why },
      decides: decides && canRun,
    },
  });
  const file = PACKAGE_FILES[listed.label.slice(4, 7)];
  if (typeof taken === 'string') return gap('unsourced', listed.path ?? file ?? '.', taken);
  const path = listed.path ?? taken.path ?? file ?? '.';
  if (taken.isSystem) {
    return evaluateSystem(listed, system, (why, decides) => gap('incomparable', path, why, decides), sources);
  }
  const source = languageSource(taken.type);
  if (source === undefined || !sources.hasEcosystem(source.ecosystem)) {
    return gap('unsourced', path, `has no advisories in the database (${plain(taken.type, 40)})`);
  }
  if (isComparable(source.scheme, listed.version)) return { kind: 'compared' };
  const why = unreadable(source.scheme, listed.version);
  // `(devel)`: the program itself, or a module of its own that was built with it from the same tree.
  if (source.ecosystem === 'go' && listed.version === '') return gap('incomparable', path, why, false);
  const isKnown = await sources.speaksOf(source.ecosystem, advisoryName(source, listed.name));
  return gap('incomparable', path, why, isKnown || isInstalled(path));
}

/** What trivy lists packages of a distribution from, by the type of their PURL. */
const PACKAGE_FILES: Readonly<Record<string, string>> = {
  deb: 'var/lib/dpkg/status',
  apk: 'lib/apk/db/installed',
  rpm: 'var/lib/rpm',
};

async function evaluateSystem(
  listed: PackageEntry,
  system: KnownSystem | undefined,
  gap: (why: string, decides?: boolean) => Ruled,
  sources: AdvisorySources,
): Promise<Ruled> {
  if (system === undefined) return { kind: 'unsourced' };
  const { family, source } = system;
  if (listed.isThirdParty && family !== 'echo') {
    return gap(`is not of ${family}, whose advisories do not speak of it`, false);
  }
  if (!isComparable(source.scheme, listed.version)) return gap(unreadable(source.scheme, listed.version));
  if (source.repositories !== undefined) {
    const named = listed.repositories.length + listed.builds.length > 0;
    const repositories = named ? listed.repositories : source.repositories;
    if (await sources.knowsRepository(repositories, listed.builds)) return { kind: 'compared' };
    return gap('is of a repository that the advisories do not name');
  }
  return { kind: 'compared' };
}

function unreadable(scheme: VersionScheme, version: string): string {
  const shown = plain(version, 60);
  return shown === '' ? 'has no version' : `has a version that cannot be compared (${shown}, ${scheme})`;
}

function bounded(gaps: readonly Gap[]): readonly Gap[] {
  const more = gaps.slice(MOST_GAPS);
  const [first] = more;
  if (first === undefined) return gaps;
  const rest: Gap = {
    ...{ kind: first.kind, path: '.', why: `and ${more.length} more packages were not compared` },
    decides: first.decides,
  };
  return [...gaps.slice(0, MOST_GAPS), rest];
}
