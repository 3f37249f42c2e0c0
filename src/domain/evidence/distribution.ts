import { isSameDistribution, releaseOf, type SystemSource, systemSource } from './advisory-source.ts';
import type { OperatingSystem } from './evidence.ts';
import type { Gap } from './gap.ts';

/** Facts about the distribution of an image that trivy does not write into an SBOM. */
export interface Distribution {
  /** `ID` of os-release. */
  readonly id?: string;
  /** `family/release` of the repositories from which its packages come: `alpine/edge`. */
  readonly repository?: string;
  /** Whether it gets fixes from an extended support, which has other advisories. */
  readonly isExtended?: boolean;
}

/** The advisories with which the packages of a distribution can be compared, and the gaps. */
export interface SystemResult {
  /** Absent if nothing can be compared. */
  readonly source?: SystemSource;
  readonly gaps: readonly Gap[];
}

const RELEASE_FILE = 'etc/os-release';

/** Systems that have only packages of programming languages. */
const WITHOUT_PACKAGES = new Set(['activestate']);

/**
 * Determines the advisories for the distribution that trivy recognised. If there are none, that is a deciding gap: trivy
 * would find nothing and report success. `packages`: how many packages of the distribution the SBOM lists, and how many
 * the scan includes. `systems`: the systems that the SBOM names.
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
    else if (distribution.id !== undefined)
      gap(`neither trivy nor Assay can read the packages of ${distribution.id}`);
    return { gaps };
  }
  if (WITHOUT_PACKAGES.has(os.family)) return { gaps };
  const release = releaseOf(os.family, os.name, distribution.repository);
  const named = `${os.family} ${release}`.trim();
  if (packages.listed === 0)
    gap(`no package of ${named} is listed: its package database is missing or cannot be read`);
  const { id } = distribution;
  if (id !== undefined && !isSameDistribution(os.family, id)) {
    gap(`${id} is derived from ${os.family}, and the database has no advisories for it`);
    return { gaps };
  }
  if (distribution.isExtended)
    gap(
      'its fixes come from an extended support, but the advisories of that support are not compared',
      false,
    );
  const source = systemSource(os.family, release);
  if (source !== undefined && has(source.name)) {
    if (packages.listed > 0 && packages.scanned === 0)
      gap(`none of the ${packages.listed} packages of ${named} was scanned`);
    return { source, gaps };
  }
  // The end of its support is a reason itself. A policy that accepts that reason accepts this gap too.
  gap(`the database has no advisories of ${named}`, !os.endOfLife);
  return { gaps };
}
