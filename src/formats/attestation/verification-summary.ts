import type { Digest } from '../../domain/digest.ts';
import { PRODUCT } from '../../domain/product.ts';
import { MADE_BY_FIELD, type MadeBy } from './own-mark.ts';

/** Extension field: the vulnerability database that the verdict is based on. */
export const DATABASE_FIELD = `${PRODUCT.uri}/vulnerability-database/v1`;

/** The media type of a DSSE envelope in JSON. */
const ENVELOPE_MEDIA_TYPE = 'application/vnd.dsse.envelope.v1+json';

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
  /** The statements that it is based on: the predicate type, the image, and the digest of the DSSE envelope. */
  readonly inputAttestations: readonly {
    readonly predicateType: string;
    readonly uri: string;
    readonly envelope: Digest;
  }[];
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
    inputAttestations: summary.inputAttestations.map(({ predicateType, uri, envelope }) => ({
      name: predicateType,
      uri,
      mediaType: ENVELOPE_MEDIA_TYPE,
      digest: { sha256: bare(envelope) },
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
