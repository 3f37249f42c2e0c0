/** A package of an image, in one version, as an SBOM lists it. */
export interface InventoriedPackage {
  /** As advisories write it: `@babel/core`, `org.slf4j:slf4j-api`. */
  readonly package: string;
  /** PURL type. */
  readonly type?: string;
  /** May be empty. */
  readonly version: string;
  readonly purl?: string;
}
