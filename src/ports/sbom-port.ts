/** Checks CycloneDX documents against the specification. */
export interface SbomValidator {
  /** The fault of a CycloneDX 1.6 document by the strict schema. Undefined if it has none. Throws if it cannot be checked. */
  fault(bom: Readonly<Record<string, unknown>>): Promise<string | undefined>;
  /** Whether the schema knows this SPDX license id. */
  isLicenseId(id: string): Promise<boolean>;
}
