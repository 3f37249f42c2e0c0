import { advisoryName, languageSource, type SystemSource } from '../../domain/evidence/advisory-source.ts';
import { isComparable, type VersionScheme } from '../../domain/evidence/comparable.ts';

import type { Gap } from '../../domain/evidence/gap.ts';
import { isInstalled } from '../../domain/finding/package-file.ts';
import { plain } from '../../domain/text.ts';
import type { PackageEntry } from '../../formats/sbom/cyclonedx-packages.ts';
import type { ScannedPackage } from '../../formats/tools/trivy-report.ts';
import type { AdvisorySources } from './advisory-sources.ts';

/** How many packages were compared and how many were not, with a gap for each that was not. */
export interface Comparison {
  readonly compared: number;
  readonly incomparable: number;
  readonly unsourced: number;
  readonly gaps: readonly Gap[];
}

/** What the packages of the distribution are compared with. */
export interface KnownDistribution {
  readonly family: string;
  readonly source: SystemSource;
}

/** What decides whether a package was compared. */
interface ComparisonContext {
  /** `false` for a source tree, whose packages may never run: their gaps do not decide. */
  readonly canRun: boolean;
  /** Undefined if the database has no advisories for the distribution. */
  readonly distribution: KnownDistribution | undefined;
  readonly sources: AdvisorySources;
}

type Kind = 'compared' | 'incomparable' | 'unsourced';
interface PackageResult {
  readonly kind: Kind;
  /** Absent if the gap of the whole distribution covers this package. */
  readonly gap?: Gap;
}

/** Further gaps are reported only as a number. */
const MOST_GAPS = 1000;

/**
 * Finds out for each package of an SBOM whether it was compared with advisories. trivy does not report this: it accepts
 * packages that it has no advisories for, and skips versions that it cannot read.
 */
export async function comparePackages(
  listed: readonly PackageEntry[],
  scanned: readonly ScannedPackage[],
  context: ComparisonContext,
): Promise<Comparison> {
  const byRef = new Map(scanned.map((entry) => [entry.ref, entry]));
  const results: PackageResult[] = [];
  const missed = listed.filter(({ ref }) => !byRef.has(ref)).map(({ label }) => plain(label, 100));
  const notScanned = `was not scanned: ${listed.length - missed.length} of ${listed.length} packages were (missed: ${missed.slice(0, 3).join(', ')})`;
  for (const entry of listed)
    results.push(await resultOf(entry, byRef.get(entry.ref) ?? notScanned, context));
  const count = (kind: Kind) => results.filter((result) => result.kind === kind).length;
  const gaps = results.flatMap(({ gap }) => gap ?? []).sort((a, b) => Number(b.decides) - Number(a.decides));
  return {
    compared: count('compared'),
    incomparable: count('incomparable'),
    unsourced: count('unsourced'),
    gaps: bounded(gaps),
  };
}

/** `scanned` is a sentence if trivy did not scan the package. */
async function resultOf(
  listed: PackageEntry,
  scanned: ScannedPackage | string,
  context: ComparisonContext,
): Promise<PackageResult> {
  const { canRun, sources } = context;
  const gap = (
    kind: 'incomparable' | 'unsourced',
    path: string,
    why: string,
    decides = true,
  ): PackageResult => ({
    kind,
    gap: {
      ...{ kind, path: plain(path, 500), package: plain(listed.label, 200), why },
      decides: decides && canRun,
    },
  });
  const file = PACKAGE_FILES[listed.label.slice(4, 7)];
  if (typeof scanned === 'string') return gap('unsourced', listed.path ?? file ?? '.', scanned);
  const path = listed.path ?? scanned.path ?? file ?? '.';
  if (scanned.isSystem) {
    return systemResultOf(listed, context, (why, decides) => gap('incomparable', path, why, decides));
  }
  const source = languageSource(scanned.type);
  if (source === undefined || !sources.hasEcosystem(source.ecosystem)) {
    return gap('unsourced', path, `has no advisories in the database (${plain(scanned.type, 40)})`);
  }
  if (isComparable(source.scheme, listed.version)) return { kind: 'compared' };
  const why = unreadable(source.scheme, listed.version);
  // `(devel)`: the program itself, or a module that was built with it from the same source tree.
  if (source.ecosystem === 'go' && listed.version === '') return gap('incomparable', path, why, false);
  const isKnown = await sources.hasAdvisories(source.ecosystem, advisoryName(source, listed.name));
  return gap('incomparable', path, why, isKnown || isInstalled(path));
}

/** The file in which trivy finds the packages of a distribution, by the type of their PURL. */
const PACKAGE_FILES: Readonly<Record<string, string>> = {
  deb: 'var/lib/dpkg/status',
  apk: 'lib/apk/db/installed',
  rpm: 'var/lib/rpm',
};

async function systemResultOf(
  listed: PackageEntry,
  { distribution, sources }: ComparisonContext,
  gap: (why: string, decides?: boolean) => PackageResult,
): Promise<PackageResult> {
  if (distribution === undefined) return { kind: 'unsourced' };
  const { family, source } = distribution;
  if (listed.isThirdParty && family !== 'echo') {
    return gap(`is not a package of ${family}, so the advisories of ${family} do not cover it`, false);
  }
  if (!isComparable(source.scheme, listed.version)) return gap(unreadable(source.scheme, listed.version));
  if (source.repositories !== undefined) {
    const named = listed.repositories.length + listed.builds.length > 0;
    const repositories = named ? listed.repositories : source.repositories;
    if (await sources.knowsRepository(repositories, listed.builds)) return { kind: 'compared' };
    return gap('is from a repository that the advisories do not name');
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
