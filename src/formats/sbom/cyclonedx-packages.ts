import type { Distribution } from '../../domain/evidence/distribution.ts';
import type { InventoriedPackage } from '../../domain/finding/inventoried-package.ts';
import { optional } from '../../domain/optional.ts';
import { type Bom, type Component, ownValue, trivyValues } from './cyclonedx.ts';
import { purlType } from './purl.ts';

/** One package of an SBOM, which a scan must compare. */
export interface PackageEntry {
  readonly ref: string;
  /** Its PURL; without a PURL its name and version. */
  readonly label: string;
  /** With its group, as advisories write it: `@babel/core`. */
  readonly name: string;
  /** Empty if there is none. */
  readonly version: string;
  /** The file that shows the package; absent for a package of a distribution. */
  readonly path?: string;
  /** Whether it is from another vendor than the distribution in which it is installed. */
  readonly isThirdParty: boolean;
  /** Red Hat's repositories and builds of the package, if the image names them. */
  readonly repositories: readonly string[];
  readonly builds: readonly string[];
}

/**
 * The packages that an SBOM lists. These are no packages: operating systems, the files that list packages (lock files and
 * binaries, which are applications with trivy's `Type`), and the keys that RPM keeps among its packages.
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

/** The facts about the image's distribution that `enrich` wrote into an SBOM. */
export function distributionOf({ metadata: { component } }: Bom): Distribution {
  const [id, repository, extended] = ['id', 'repository', 'extended-support'].map((name) =>
    ownValue(component, `distribution:${name}`),
  );
  return {
    ...(id ? { id } : {}),
    // Checked, since trivy gets it as an argument.
    ...(repository && /^[a-z]{1,20}\/[a-z0-9][a-z0-9._-]{0,40}$/.test(repository) ? { repository } : {}),
    ...(extended === 'true' ? { isExtended: true } : {}),
  };
}

/** Marks a package of another repository than the distribution's. */
export const THIRD_PARTY = 'package:third-party';

/** The beginnings of the vendors of RPM distributions. Amazon's packages may name no vendor. */
const RPM_VENDORS: readonly string[] = [
  ...['Amazon Linux', 'Amazon.com', 'CentOS', 'Fedora Project', 'Oracle America', 'Red Hat', 'AlmaLinux'],
  ...['CloudLinux', 'VMware', 'SUSE', 'openSUSE', 'Microsoft Corporation', 'Rocky'],
];

function isForeignRpm({ purl, version = '', supplier }: Component): boolean {
  // Bottlerocket has no RPM database that names vendors.
  if (!purl?.startsWith('pkg:rpm/') || purl.startsWith('pkg:rpm/bottlerocket/')) return false;
  const vendor = supplier?.name;
  return vendor ? !RPM_VENDORS.some((known) => vendor.startsWith(known)) : !version.includes('amzn');
}

/** Whether a component is a package, and neither an operating system nor a file that lists packages. */
export function isPackage(component: Component): boolean {
  if (component.type === 'operating-system' || component.name === 'gpg-pubkey') return false;
  const lists = component.type === 'application' && trivyValues(component, 'Type').length > 0;
  return (
    !lists && (component.type === 'library' || component.type === 'framework' || component.purl !== undefined)
  );
}

/** The distributions that an SBOM names. trivy's `none` means packages of an unknown distribution. */
export function operatingSystemsOf(bom: Bom): readonly { readonly name: string; readonly version: string }[] {
  return bom.components
    .filter(({ type }) => type === 'operating-system')
    .map(({ name, version = '' }) => ({ name, version }));
}

/** The packages of an SBOM by the names of advisories, each with its PURL and the type of it. */
export function inventoriedPackages(bom: Bom): readonly InventoriedPackage[] {
  return packagesOf(bom).map(({ label, name, version }) => {
    const purl = label.startsWith('pkg:') ? label : undefined;
    const type = purl === undefined ? undefined : purlType(purl);
    return { package: advisoryNameOf(name, type), version, ...optional({ type, purl }) };
  });
}

/** The name of a package as advisories write it: they join group and artifact of Maven with a colon. */
function advisoryNameOf(name: string, type: string | undefined): string {
  return type === 'maven' ? name.replace('/', ':') : name;
}
