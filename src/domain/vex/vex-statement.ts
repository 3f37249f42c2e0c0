import type { Digest } from '../digest.ts';
import type { SignerIdentity } from '../policy/policy.ts';

/** Greatest size of a VEX document, in bytes. */
export const MAX_VEX_BYTES = 5 << 20;

/** More statements than this, in one document or in all of a run, are refused. */
export const MAX_VEX_STATEMENTS = 10_000;

/** The statuses of OpenVEX; those of CycloneDX are brought to them. */
export const VEX_STATUSES = ['not_affected', 'affected', 'fixed', 'under_investigation'] as const;
export type VexStatus = (typeof VEX_STATUSES)[number];

/** Where a statement stands, and why it is believed. */
export type VexSource =
  | {
      readonly kind: 'file';
      readonly path: string;
      /** The commit that it was read at. */
      readonly commit: string;
    }
  | {
      readonly kind: 'attestation';
      /** The referrer manifest that holds it. */
      readonly referrer: Digest;
      /** The image, index or platform, that the signature is about. */
      readonly subject: Digest;
      readonly signedBy: SignerIdentity;
    };

/** A name of the image or source tree that a statement is about: a PURL, or the digest of a manifest. */
export type VexSubject = { readonly purl: string } | { readonly digest: Digest };

/** A package that a statement is about: by PURL, in the listed versions alone where some are; or by BOM-Link. */
export type VexPackage =
  | { readonly purl: string; readonly versions?: readonly string[] }
  | {
      /** `urn:cdx:SERIAL/VERSION` of an SBOM. */
      readonly bom: string;
      readonly ref: string;
    };

/** What a statement is about. */
export interface VexProduct {
  /** Every name must fit what was scanned; none: wherever the package is. */
  readonly within: readonly VexSubject[];
  /** Absent: all that is in it. */
  readonly package?: VexPackage;
}

/** One assertion of a VEX document. */
export interface VexStatement {
  readonly source: VexSource;
  /** `@id` of an OpenVEX document, serial number and version of a CycloneDX one; may be empty. */
  readonly document: string;
  readonly author?: string;
  /** RFC 3339; absent where neither the statement nor its document has one. */
  readonly timestamp?: string;
  /** Its own id, else its position in the document, from 1. */
  readonly statement: string;
  readonly vulnerability: string;
  readonly aliases: readonly string[];
  /** Empty where nothing that it names can be known: then it never applies. */
  readonly products: readonly VexProduct[];
  readonly status: VexStatus;
  readonly justification?: string;
  /** Why, in words. */
  readonly impact?: string;
}
