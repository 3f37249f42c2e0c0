import { isSameDistribution, releaseOf, type SystemSource, systemSource } from './advisory-source.ts';
import type { OperatingSystem } from './evidence.ts';
import type { Gap } from './gap.ts';

/** What an image says of its distribution beside what trivy writes into an SBOM. */
export interface Distribution {
  /** `ID` of os-release. */
  readonly id?: string;
  /** `family/release` of the repositories that its packages come from: `alpine/edge`. */
  readonly repository?: string;
  /** Whether it gets fixes of an extended support, whose advisories are others. */
  readonly isExtended?: boolean;
}

/** What the packages of a distribution can be compared with, and what speaks against it. */
export interface SystemResult {
  /** Absent where nothing can be compared. */
  readonly source?: SystemSource;
  readonly gaps: readonly Gap[];
}

const RELEASE_FILE = 'etc/os-release';

/** Systems whose packages are all of languages. */
const WITHOUT_PACKAGES = new Set(['activestate']);

/**
 * Looks for the advisories of the distribution that trivy recognised. Whatever leaves it without any is a gap that
 * decides: trivy would find nothing and call that a success. `packages`: how many of the distribution the SBOM lists, and
 * how many the scan did not leave out. `systems` are those that the SBOM names.
 */
export function evaluateSystem(
  os: OperatingSystem | undefined,
  packages: { readonly listed: number; readonly scanned: number },
  systems: readonly string[],
  distribution: Distribution,
  has: (source: string) => boolean,
): SystemResult {
  const gaps: Gap[] = [];
  const gap = (why: string, decides = true) =>
    gaps.push({ kind: 'system', path: RELEASE_FILE, why, decides });
  if (systems.length > 1) gap('several operating systems are listed, and only one can be scanned');
  if (os === undefined) {
    if (systems.length > 0) gap('there are packages of a distribution that is not recognised');
    else if (distribution.id !== undefined) gap(`nobody can read the packages of ${distribution.id}`);
    return { gaps };
  }
  if (WITHOUT_PACKAGES.has(os.family)) return { gaps };
  const release = releaseOf(os.family, os.name, distribution.repository);
  const named = `${os.family} ${release}`.trim();
  if (packages.listed === 0)
    gap(`no package of ${named} is listed: its package database is missing, or nobody here can read it`);
  const { id } = distribution;
  if (id !== undefined && !isSameDistribution(os.family, id)) {
    gap(`${id} is derived from ${os.family}, and the database has no advisories of its own`);
    return { gaps };
  }
  if (distribution.isExtended)
    gap('its fixes come from an extended support, whose advisories are not compared', false);
  const source = systemSource(os.family, release);
  if (source !== undefined && has(source.name)) {
    if (packages.listed > 0 && packages.scanned === 0)
      gap(`none of the ${packages.listed} packages of ${named} was scanned`);
    return { source, gaps };
  }
  // The end of its support decides by itself, and a policy that accepts it accepts this.
  gap(`the database has no advisories of ${named}`, !os.endOfLife);
  return { gaps };
}
