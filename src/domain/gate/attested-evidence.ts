import type { Digest } from '../digest.ts';
import type { Platform } from '../image/image.ts';
import type { ReasonCode } from '../reason.ts';
import type { Parsed } from '../result.ts';

/** The kinds of statement that the gate can require for every subject. */
export const REQUIREMENTS = ['signature', 'provenance', 'sbom', 'summary'] as const;
export type Requirement = (typeof REQUIREMENTS)[number];

/** The kinds of statement that the gate reads. It reads the vulnerability result only if the summary lists it. */
export type AttestedKind = Requirement | 'vulnerabilities';

/** What Fulcio wrote into a certificate about the run that requested it. The values come from the OIDC token. */
export interface CertificateFacts {
  /** Subject alternative name: the workflow that signed. */
  readonly subject: string;
  readonly issuer: string;
  readonly buildSigner?: string;
  readonly runnerEnvironment?: string;
  readonly sourceRepository?: string;
  readonly sourceDigest?: string;
  readonly sourceRef?: string;
  readonly sourceRepositoryId?: string;
  readonly sourceOwner?: string;
  readonly sourceOwnerId?: string;
  readonly buildConfig?: string;
  readonly buildTrigger?: string;
  readonly invocation?: string;
}

/** What a provenance says about the build, by GitHub's build type. */
export interface ProvenanceFacts {
  readonly repository: string;
  readonly ref: string;
  readonly path: string;
  readonly repositoryId?: string;
  readonly ownerId?: string;
  readonly eventName?: string;
  readonly runnerEnvironment?: string;
  /** The first resolved dependency: the source. */
  readonly sourceUri: string;
  readonly sourceCommit: string;
  readonly builder: string;
  readonly invocation?: string;
}

/** What a verification summary says. Times are RFC 3339. */
export interface SummaryFacts {
  readonly verifier: string;
  readonly timeVerified: string;
  readonly result: string;
  readonly resourceUri?: string;
  readonly policy?: Digest;
  readonly databaseUpdatedAt?: string;
  /** `verifiedLevels`. Absent if the summary names none. */
  readonly levels?: readonly string[];
  /** The statements on which it is based, each by one of its {@link StatementNames}. */
  readonly inputs: readonly Digest[];
}

/** The digests by which a summary may name an attached statement. Each of them fixes its content and its signature. */
export interface StatementNames {
  /** Digest of the referrer manifest that contains it. Summaries that an earlier version of Assay made name it. */
  readonly referrer: Digest;
  /** Digest of its DSSE envelope. */
  readonly envelope: Digest;
}

/** A signer that the gate accepts: the holder of a certificate, compared exactly, or of a key. */
export type GateSigner = (
  | { readonly kind: 'certificate'; readonly identity: string; readonly issuer: string }
  | {
      readonly kind: 'key';
      /** A file with the public key in PEM, or a KMS URI; of a key in the policy, its fingerprint. */
      readonly key: string;
      /** The key itself, SPKI in PEM, if it stands in the policy. */
      readonly publicKey?: string;
      /** Only the variables that cosign needs to use this key. */
      readonly environment: Readonly<Record<string, string>>;
    }
) & {
  /** The last day (`YYYY-MM-DD`, UTC) or instant (RFC 3339) at which its signatures count. */
  readonly until?: string;
};

/** A verified statement: signed by a required signer, about the subject that it is attached to. */
export interface Attested extends StatementNames {
  readonly kind: AttestedKind;
  readonly predicateType: string;
  readonly predicate: Readonly<Record<string, unknown>>;
  /** The one of the accepted signers that signed it. */
  readonly signer: GateSigner;
  /** Absent if a key signed. */
  readonly certificate?: CertificateFacts;
  /** The key that signed, of several keys: SPKI in PEM. Absent if a certificate signed. */
  readonly publicKey?: string;
  /** The earliest proven time of the signature, RFC 3339. Absent if nothing proves a time. */
  readonly signedAt?: string;
  /** Whether a timestamp authority proves the time. */
  readonly timestamped: boolean;
  /** The bundle, byte for byte. */
  readonly bundle: Uint8Array;
  /** What it says, or why it cannot be read, as a sentence. */
  readonly provenance?: Parsed<ProvenanceFacts>;
  readonly summary?: Parsed<SummaryFacts>;
  /** The digest that an SBOM names as what it is about. */
  readonly sbomSubject?: string;
  /** The platform that an SBOM names. */
  readonly platform?: string;
}

/** A referrer that claims to be evidence about the subject but does not count. */
export interface Refused {
  readonly referrer: Digest;
  /** Digest of its DSSE envelope, if it has one. */
  readonly envelope?: Digest;
  /** The kind that it claims, without proof. Absent if it claims none. */
  readonly kind?: AttestedKind;
  /** Absent if it is only of another kind than the required evidence. */
  readonly code?: ReasonCode;
  readonly why: string;
  /** Who signed it instead of the required signer, by a certificate that verifies. */
  readonly signedBy?: string;
}

/** A referrer whose content cannot be read. */
export interface Unreadable {
  /** Its digest, or the text that the list of referrers has instead of a digest. */
  readonly referrer: string;
  readonly why: string;
}

/** A revocation of a manifest that verifies for a signer or for a revoker of the policy. */
export interface Revocation {
  readonly referrer: Digest;
  readonly signer: GateSigner;
  /** Absent if a key signed. */
  readonly certificate?: CertificateFacts;
  /** The earliest proven time of the signature, RFC 3339. Absent if nothing proves a time. */
  readonly at?: string;
  /** Why, as the revocation says. */
  readonly reason: string;
}

/** A manifest that needs evidence: the image itself, or the index and each of its platforms that can run. */
export interface GateSubject {
  readonly digest: Digest;
  readonly role: 'image' | 'index' | 'platform';
  /** `the image`, `the index`, or the platform. */
  readonly name: string;
  readonly platform?: Platform;
}

/** Everything that is attached to one subject, sorted by whether it counts. */
export interface SubjectEvidence {
  readonly subject: GateSubject;
  readonly attested: readonly Attested[];
  readonly refused: readonly Refused[];
  readonly unreadable: readonly Unreadable[];
  /** Tags in the format that cosign used before bundles. Their signatures (`.sig`) and attestations (`.att`) do not count. */
  readonly oldFormat?: readonly string[];
  /** How many older statements were not examined, because there are newer ones of their kind. */
  readonly older?: number;
  /** Absent if none is attached. */
  readonly revocations?: readonly Revocation[];
  /** Statements that claim to revoke the subject and do not count, with the reason. */
  readonly refusedRevocations?: readonly { readonly referrer: string; readonly why: string }[];
  /** Revocations that cannot be read. One of them may count. */
  readonly unreadableRevocations?: readonly Unreadable[];
}
