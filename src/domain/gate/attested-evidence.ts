import type { Digest } from '../digest.ts';
import type { Platform } from '../image/image.ts';
import type { ReasonCode } from '../reason.ts';
import type { Parsed } from '../result.ts';

/** What a gate can demand of every subject. */
export const REQUIREMENTS = ['signature', 'provenance', 'sbom', 'summary'] as const;
export type Requirement = (typeof REQUIREMENTS)[number];

/** The kinds of statement that a gate reads; the vulnerability result is read where the summary lists it. */
export type AttestedKind = Requirement | 'vulnerabilities';

/** What Fulcio wrote into a certificate about the run that it was given to; each as the issuer's token had it. */
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

/** What a provenance says of the build, as GitHub's build type has it. */
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
  /** `verifiedLevels`; absent where it names none. */
  readonly levels?: readonly string[];
  /** Digests of the referrer manifests of the statements that it rests on. */
  readonly inputs: readonly Digest[];
}

/** A statement that verified: by the signer that the gate demands, about the subject that it is attached to. */
export interface Attested {
  readonly kind: AttestedKind;
  readonly predicateType: string;
  /** Digest of the referrer manifest that holds it. */
  readonly referrer: Digest;
  readonly predicate: Readonly<Record<string, unknown>>;
  /** Absent where a key signed. */
  readonly certificate?: CertificateFacts;
  /** Of several keys the one that signed, SPKI in PEM; absent where a certificate did. */
  readonly publicKey?: string;
  /** The earliest time at which the signature is proven to have been there, RFC 3339; absent where nothing proves any. */
  readonly signedAt?: string;
  /** Whether a timestamp authority proves it. */
  readonly timestamped: boolean;
  /** The bundle, byte for byte as it was read. */
  readonly bundle: Uint8Array;
  /** What it says, or why it cannot be read, as a sentence. */
  readonly provenance?: Parsed<ProvenanceFacts>;
  readonly summary?: Parsed<SummaryFacts>;
  /** The digest that an SBOM names as what it is about. */
  readonly sbomSubject?: string;
  /** The platform that an SBOM names. */
  readonly platform?: string;
}

/** A referrer that claims to be evidence about the subject and is none. */
export interface Refused {
  readonly referrer: Digest;
  /** What it claims to be; nothing proves that. Absent where it does not say. */
  readonly kind?: AttestedKind;
  /** Absent where it is simply not what is missing. */
  readonly code?: ReasonCode;
  readonly why: string;
}

/** A referrer whose content cannot be had. */
export interface Unreadable {
  /** Its digest; what the list has in its place where that is none. */
  readonly referrer: string;
  readonly why: string;
}

/** A manifest that must be covered: the image itself, or the index and each of its platforms that could run. */
export interface GateSubject {
  readonly digest: Digest;
  readonly role: 'image' | 'index' | 'platform';
  /** `the image`, `the index`, or the platform. */
  readonly name: string;
  readonly platform?: Platform;
}

/** Everything that is attached to one subject, told apart. */
export interface SubjectEvidence {
  readonly subject: GateSubject;
  readonly attested: readonly Attested[];
  readonly refused: readonly Refused[];
  readonly unreadable: readonly Unreadable[];
  /** Tags beside it in cosign's format before bundles: signatures (`.sig`) and attestations (`.att`) that do not count. */
  readonly oldFormat?: readonly string[];
  /** How many were not looked at, older ones of their kind. */
  readonly older?: number;
}
