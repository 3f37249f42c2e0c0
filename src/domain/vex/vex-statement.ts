import type { Digest } from '../digest.ts';
import type { SignerIdentity } from '../policy/policy.ts';

/** Greatest size of a VEX document, in bytes. */
export const MAX_VEX_BYTES = 5 << 20;

/** Greatest number of statements, in one document or in all documents of a run. More are refused. */
export const MAX_VEX_STATEMENTS = 10_000;

/** The statuses of OpenVEX. The states of CycloneDX are converted to them. */
export const VEX_STATUSES = ['not_affected', 'affected', 'fixed', 'under_investigation'] as const;
export type VexStatus = (typeof VEX_STATUSES)[number];

/** The document that contains a statement, and why the policy trusts it. */
export type VexSource =
  | {
      readonly kind: 'file';
      readonly path: string;
      /** The commit that the file was read from. */
      readonly commit: string;
    }
  | {
      readonly kind: 'attestation';
      /** The referrer manifest that contains it. */
      readonly referrer: Digest;
      /** The image, index or platform, that the signature is about. */
      readonly subject: Digest;
      readonly signedBy: SignerIdentity;
    };

/** A name of the image or source tree that a statement is about: a PURL, or the digest of a manifest. */
export type VexSubject = { readonly purl: string } | { readonly digest: Digest };

/** A package that a statement is about: by PURL, limited to `versions` if there are any; or by BOM-Link. */
export type VexPackage =
  | { readonly purl: string; readonly versions?: readonly string[] }
  | {
      /** `urn:cdx:SERIAL/VERSION` of an SBOM. */
      readonly bom: string;
      readonly ref: string;
    };

/** What a statement is about. */
export interface VexProduct {
  /** Every name must match the scanned scope. Empty: the package in every scope. */
  readonly within: readonly VexSubject[];
  /** Absent: everything in the scope. */
  readonly package?: VexPackage;
}

/** One assertion of a VEX document. */
export interface VexStatement {
  readonly source: VexSource;
  /** `@id` of an OpenVEX document, serial number and version of a CycloneDX document. May be empty. */
  readonly document: string;
  readonly author?: string;
  /** RFC 3339. Absent if neither the statement nor its document has a timestamp. */
  readonly timestamp?: string;
  /** Its id, or its position in the document, from 1. */
  readonly statement: string;
  readonly vulnerability: string;
  readonly aliases: readonly string[];
  /** Empty if Assay recognises nothing that the statement names. Then the statement never applies. */
  readonly products: readonly VexProduct[];
  readonly status: VexStatus;
  readonly justification?: string;
  /** The reason in words. */
  readonly impact?: string;
}
