import type { Digest } from '../digest.ts';
import type { Vulnerability } from '../finding/finding.ts';
import {
  namesImage,
  namesPackage,
  type PackageUrl,
  packageKey,
  parsePackageUrl,
} from '../finding/package-url.ts';
import { orUndefined } from '../result.ts';
import type { VexPackage, VexProduct, VexStatement, VexSubject } from './vex-statement.ts';

/** A package of an SBOM. */
export interface VexComponent {
  readonly purl: PackageUrl;
  /** Its bom-ref in the SBOM of the scope. */
  readonly ref: string;
  /** Its BOM-Links, `urn:cdx:SERIAL/VERSION#bom-ref`, not encoded: in the SBOM of the scope and in that of its index. */
  readonly links: readonly string[];
}

/** A scanned scope (a platform or the source tree), with all names that a statement may use for it. */
export interface VexPlace {
  /** The name that findings use: `linux/amd64`, `source`. */
  readonly name: string;
  /** Digests of the manifest and of the index that lists it. Empty for a source tree. */
  readonly digests: readonly Digest[];
  readonly purl: PackageUrl;
  /** `urn:cdx:SERIAL/VERSION` of its SBOM. Absent if the SBOM has no serial number. */
  readonly bom?: string;
  /** BOM-Links of the whole scope. */
  readonly links: readonly string[];
  /** Its packages by {@link packageKey}. */
  readonly packages: ReadonlyMap<string, readonly VexComponent[]>;
}

/** Groups packages by {@link packageKey}, which is the same for all variants of one version. */
export function packagesByKey(components: readonly VexComponent[]): VexPlace['packages'] {
  return Map.groupBy(components, ({ purl }) => packageKey(purl));
}

/** The packages of a scope that a finding may be in. Several if the scope has the same version more than once. */
export function componentsOf(finding: Vulnerability, place: VexPlace): readonly VexComponent[] {
  const purl = finding.purl === undefined ? undefined : orUndefined(parsePackageUrl(finding.purl));
  return (purl && place.packages.get(packageKey(purl))) ?? [];
}

/**
 * Whether a statement applies to a finding in a scope. If the scope has several variants of the package, the statement
 * must name each of them.
 */
export function appliesAt(
  { source, products }: VexStatement,
  finding: Vulnerability,
  place: VexPlace,
): boolean {
  if (source.kind === 'attestation' && !place.digests.includes(source.subject)) return false;
  const inPlace = products.filter(({ within }) => within.every((subject) => isPlace(subject, place)));
  if (inPlace.some((product) => isWhole(product, place))) return true;
  const components = componentsOf(finding, place);
  return (
    components.length > 0 &&
    components.every((component) =>
      inPlace.some((product) => product.package && isPackage(product.package, component)),
    )
  );
}

function isPlace(subject: VexSubject, place: VexPlace): boolean {
  if ('digest' in subject) return place.digests.includes(subject.digest);
  const purl = orUndefined(parsePackageUrl(subject.purl));
  if (purl === undefined) return false;
  return purl.type === 'oci' ? namesImage(purl, place.purl, place.digests) : namesPackage(purl, place.purl);
}

/** Whether a product is the whole scope: it names no package, or the scope by a BOM-Link. */
function isWhole({ within, package: named }: VexProduct, place: VexPlace): boolean {
  if (named === undefined) return within.length > 0;
  return 'bom' in named && place.links.includes(`${named.bom}#${named.ref}`);
}

function isPackage(of: VexPackage, { purl, links }: VexComponent): boolean {
  if ('bom' in of) return links.includes(`${of.bom}#${of.ref}`);
  const pattern = orUndefined(parsePackageUrl(of.purl));
  if (pattern === undefined || !namesPackage(pattern, purl)) return false;
  return of.versions === undefined || (purl.version !== undefined && of.versions.includes(purl.version));
}
