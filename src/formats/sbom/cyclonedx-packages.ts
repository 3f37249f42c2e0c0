import type { Distribution } from '../../domain/evidence/distribution.ts';
import { optional } from '../../domain/optional.ts';
import { type Bom, type Component, ownValue, trivyValues } from './cyclonedx.ts';

/** One package of an SBOM: what a scan must have compared. */
export interface PackageEntry {
  readonly ref: string;
  /** Its PURL, or name and version where it has none. */
  readonly label: string;
  /** With its group, as advisories write it: `@babel/core`. */
  readonly name: string;
  /** Empty where there is none. */
  readonly version: string;
  /** The file that makes it known; absent for a package of a distribution. */
  readonly path?: string;
  /** Whether it came from somebody else than the distribution that it is installed in. */
  readonly isThirdParty: boolean;
  /** Red Hat's repositories and builds, where the image says of which the package is. */
  readonly repositories: readonly string[];
  readonly builds: readonly string[];
}

/**
 * The packages that an SBOM lists. Operating systems and the files that list packages (lock files, binaries:
 * applications with trivy's `Type`) are containers of packages and none themselves; nor are the keys that RPM keeps
 * among its packages.
 */
export function packagesOf(bom: Bom): readonly PackageEntry[] {
  return bom.components.filter(isPackage).map((component) => {
    const { version = '', purl, group } = component;
    const name = group ? `${group}/${component.name}` : component.name;
    const [path] = trivyValues(component, 'FilePath');
    const [build, architecture] = [...trivyValues(component, 'NVR'), ...trivyValues(component, 'Arch')];
    return {
      ...{ ref: component['bom-ref'], label: purl ?? `${name}@${version}`, name, version },
      ...optional({ path }),
      isThirdParty: ownValue(component, THIRD_PARTY) === 'true' || isForeignRpm(component),
      repositories: trivyValues(component, 'ContentSet').map((set) => set.replace(/__\d+$/, '')),
      builds: build === undefined ? [] : [`${build}-${architecture ?? ''}`],
    };
  });
}

/** What an SBOM says of the image's distribution beyond its name: written by `enrich`. */
export function distributionOf({ metadata: { component } }: Bom): Distribution {
  const [id, repository, extended] = ['id', 'repository', 'extended-support'].map((name) =>
    ownValue(component, `distribution:${name}`),
  );
  return {
    ...(id ? { id } : {}),
    // trivy takes it as an argument.
    ...(repository && /^[a-z]{1,20}\/[a-z0-9][a-z0-9._-]{0,40}$/.test(repository) ? { repository } : {}),
    ...(extended === 'true' ? { isExtended: true } : {}),
  };
}

/** Marks a package of another repository than the distribution's. */
export const THIRD_PARTY = 'package:third-party';

/** Who signs as the vendor of an RPM distribution's own packages; Amazon's may name none. */
const RPM_VENDORS =
  /^(?:Amazon Linux|Amazon\.com|CentOS|Fedora Project|Oracle America|Red Hat|AlmaLinux|CloudLinux|VMware|SUSE|openSUSE|Microsoft Corporation|Rocky)/;

function isForeignRpm({ purl, version = '', supplier }: Component): boolean {
  // Bottlerocket has no RPM database that names vendors.
  if (!purl?.startsWith('pkg:rpm/') || purl.startsWith('pkg:rpm/bottlerocket/')) return false;
  return supplier?.name ? !RPM_VENDORS.test(supplier.name) : !version.includes('amzn');
}

function isPackage(component: Component): boolean {
  if (component.type === 'operating-system' || component.name === 'gpg-pubkey') return false;
  const lists = component.type === 'application' && trivyValues(component, 'Type').length > 0;
  return (
    !lists && (component.type === 'library' || component.type === 'framework' || component.purl !== undefined)
  );
}

/** The distributions that an SBOM names; trivy's `none` stands for packages of an unknown one. */
export function operatingSystemsOf(bom: Bom): readonly { readonly name: string; readonly version: string }[] {
  return bom.components
    .filter(({ type }) => type === 'operating-system')
    .map(({ name, version = '' }) => ({ name, version }));
}
