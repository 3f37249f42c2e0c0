import type { Digest } from '../../domain/digest.ts';
import { PRODUCT } from '../../domain/product.ts';
import { MADE_BY_FIELD, type MadeBy } from './own-mark.ts';

/** Extension field: the vulnerability database that the verdict is based on. */
export const DATABASE_FIELD = `${PRODUCT.uri}/vulnerability-database/v1`;

/** The fields of a SLSA verification summary that Assay fills in. */
export interface VerificationSummary {
  /** `repository@sha256:…` */
  readonly resourceUri: string;
  /** RFC 3339 */
  readonly timeVerified: string;
  readonly policyUri: string;
  readonly policyDigest: Digest;
  /** RFC 3339, the database's own `UpdatedAt`. */
  readonly databaseUpdatedAt: string;
  readonly inputAttestations: readonly { readonly uri: string; readonly digest: Digest }[];
  readonly verifiedLevels: readonly string[];
  readonly madeBy: MadeBy;
}

/**
 * A SLSA verification summary v1 predicate. The result is always PASSED. Assay makes no FAILED summary, since plain
 * `cosign verify` would accept one by the same signer as a signature.
 */
export function summaryPredicate(summary: VerificationSummary): Record<string, unknown> {
  return {
    verifier: { id: PRODUCT.uri, version: { [PRODUCT.name]: PRODUCT.version } },
    timeVerified: summary.timeVerified,
    resourceUri: summary.resourceUri,
    policy: { uri: summary.policyUri, digest: { sha256: bare(summary.policyDigest) } },
    inputAttestations: summary.inputAttestations.map(({ uri, digest }) => ({
      uri,
      digest: { sha256: bare(digest) },
    })),
    verificationResult: 'PASSED',
    verifiedLevels: [...summary.verifiedLevels],
    slsaVersion: '1.0',
    [DATABASE_FIELD]: { updatedAt: summary.databaseUpdatedAt },
    [MADE_BY_FIELD]: { ...summary.madeBy },
  };
}

function bare(digest: Digest): string {
  return digest.slice('sha256:'.length);
}
