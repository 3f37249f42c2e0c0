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
  /** Its bom-ref in the SBOM of the place. */
  readonly ref: string;
  /** BOM-Links of it: `urn:cdx:SERIAL/VERSION#bom-ref`, not encoded; the SBOM of the place, and that of its index. */
  readonly links: readonly string[];
}

/** What was scanned, as a statement may name it. */
export interface VexPlace {
  /** As findings name it: `linux/amd64`, `source`. */
  readonly name: string;
  /** Of the manifest, and of the index that lists it; none for a source tree. */
  readonly digests: readonly Digest[];
  readonly purl: PackageUrl;
  /** `urn:cdx:SERIAL/VERSION` of its SBOM; absent where that has no serial number. */
  readonly bom?: string;
  /** BOM-Links of the place as a whole. */
  readonly links: readonly string[];
  /** Its packages by {@link packageKey}. */
  readonly packages: ReadonlyMap<string, readonly VexComponent[]>;
}

/** The packages by what variants of one version have in common. */
export function packagesByKey(components: readonly VexComponent[]): VexPlace['packages'] {
  return Map.groupBy(components, ({ purl }) => packageKey(purl));
}

/** Every package of a place that a finding may be in: several where the same version lies there more than once. */
export function componentsOf(finding: Vulnerability, place: VexPlace): readonly VexComponent[] {
  const purl = finding.purl === undefined ? undefined : orUndefined(parsePackageUrl(finding.purl));
  return (purl && place.packages.get(packageKey(purl))) ?? [];
}

/**
 * Whether a statement is about a finding at a place. The same package may lie there several times, as several variants:
 * each of them has to be named.
 */
export function appliesAt(
  { source, products }: VexStatement,
  finding: Vulnerability,
  place: VexPlace,
): boolean {
  if (source.kind === 'attestation' && !place.digests.includes(source.subject)) return false;
  const here = products.filter(({ within }) => within.every((subject) => isPlace(subject, place)));
  if (here.some((product) => isWhole(product, place))) return true;
  const components = componentsOf(finding, place);
  return (
    components.length > 0 &&
    components.every((component) =>
      here.some((product) => product.package && isPackage(product.package, component)),
    )
  );
}

function isPlace(subject: VexSubject, place: VexPlace): boolean {
  if ('digest' in subject) return place.digests.includes(subject.digest);
  const purl = orUndefined(parsePackageUrl(subject.purl));
  if (purl === undefined) return false;
  return purl.type === 'oci' ? namesImage(purl, place.purl, place.digests) : namesPackage(purl, place.purl);
}

/** The place itself, as a subject without a package or by a BOM-Link. */
function isWhole({ within, package: of }: VexProduct, place: VexPlace): boolean {
  if (of === undefined) return within.length > 0;
  return 'bom' in of && place.links.includes(`${of.bom}#${of.ref}`);
}

function isPackage(of: VexPackage, { purl, links }: VexComponent): boolean {
  if ('bom' in of) return links.includes(`${of.bom}#${of.ref}`);
  const pattern = orUndefined(parsePackageUrl(of.purl));
  if (pattern === undefined || !namesPackage(pattern, purl)) return false;
  return of.versions === undefined || (purl.version !== undefined && of.versions.includes(purl.version));
}
