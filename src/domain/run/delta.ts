import type { SecretFinding, Vulnerability } from '../finding/finding.ts';

/** Things of one kind, compared with those of the image that was shipped last. */
export interface Difference<Item> {
  readonly added: readonly Item[];
  readonly gone: readonly Item[];
  /** How many are in both. */
  readonly staying: number;
}

/** A package whose version changed. */
export interface VersionChange {
  readonly package: string;
  /** PURL type of the package. */
  readonly type?: string;
  /** Absent if the package is new. Several versions are separated by `, `. */
  readonly from?: string;
  /** Absent if the package is gone. */
  readonly to?: string;
}

/** What changed since the image that was shipped last; or why that is not known. */
export type Delta =
  | {
      readonly known: true;
      /** `registry/repository@sha256:…` of the image that was shipped last. */
      readonly image: string;
      readonly vulnerabilities: Difference<Vulnerability>;
      /** Packages that are new, gone, or have another version (`changed`). */
      readonly packages: Difference<VersionChange> & { readonly changed: readonly VersionChange[] };
      /**
       * Absent if the secrets of the shipped image are not known. Its attestations name only fingerprints: `gone` has these.
       */
      readonly secrets?: Pick<Difference<SecretFinding>, 'added' | 'staying'> & {
        readonly gone: readonly string[];
      };
      /** What could not be compared, a sentence each. */
      readonly notes: readonly string[];
    }
  | { readonly known: false; readonly image: string; readonly why: string };
