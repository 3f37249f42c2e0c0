import type { Digest } from '../digest.ts';
import type { ToolUse } from '../evidence/evidence.ts';
import type { BreakGlass } from '../policy/operations.ts';
import type { Policy } from '../policy/policy.ts';
import type { RunEvent } from '../run/run.ts';
import type { AttestedKind, GateSigner, Refused, Requirement, SubjectEvidence } from './attested-evidence.ts';
import type { Decision, DenialReason } from './decision.ts';
import type { Examination } from './examine-subject.ts';
import type { GateSource } from './gate-source.ts';
import type { Rescan } from './rescan-findings.ts';

/** The steps of the gate that take time, in the order in which the log and the report show them. */
export const GATE_STEPS = [
  'tools',
  'trust',
  'image',
  'evidence',
  'cosign',
  'database',
  'rescan',
  'vex',
  'tag',
] as const;
export type GateStep = (typeof GATE_STEPS)[number];

/** A statement on which the decision is based. */
export interface EvidenceRecord {
  readonly kind: AttestedKind;
  readonly predicateType: string;
  readonly referrer: Digest;
  /** The workflow in the certificate. Absent if a key signed. */
  readonly signedBy?: string;
  readonly issuer?: string;
  /** RFC 3339. Absent if nothing proves a time. */
  readonly signedAt?: string;
  readonly sourceRepository?: string;
  readonly sourceRef?: string;
  readonly sourceCommit?: string;
  readonly sourceRepositoryId?: string;
  readonly sourceOwnerId?: string;
  readonly runnerEnvironment?: string;
  /** The run that signed. */
  readonly invocation?: string;
  /** RFC 3339. Only for a verification summary. */
  readonly timeVerified?: string;
}

/** The evidence of one manifest. */
export interface SubjectRecord {
  readonly digest: Digest;
  readonly name: string;
  readonly role: 'image' | 'index' | 'platform';
  readonly evidence: readonly EvidenceRecord[];
  /** Referrers that claim to be evidence but are refused. Bounded. */
  readonly refused: readonly Refused[];
  readonly unreadable: SubjectEvidence['unreadable'];
}

/** Everything about one decision. Every report is rendered from it. Times are RFC 3339. */
export interface Admission {
  readonly startedAt: string;
  readonly finishedAt: string;
  /** The text of the `image` input. */
  readonly imageInput: string;
  readonly event: RunEvent;
  readonly policy: Policy;
  /** Whether there is no policy file, so that the built-in rules judged. Absent if the gate ended before it was known. */
  readonly isDefaultPolicy?: boolean;
  /** `repository@sha256:…` */
  readonly reference?: string;
  readonly digest?: Digest;
  readonly decision: Decision;
  readonly denialReasons: readonly DenialReason[];
  /** The accepted signers. Empty if neither the inputs nor the policy name one. */
  readonly signers: readonly GateSigner[];
  /** The signer of the evidence on which the decision is based. Absent if there is no evidence that counts. */
  readonly admittedBy?: GateSigner;
  /** The emergencies of the policy that apply to the image. */
  readonly brokenGlass: readonly BreakGlass[];
  readonly source: GateSource;
  readonly require: readonly Requirement[];
  readonly maxAgeMs: number;
  readonly subjects: readonly SubjectRecord[];
  /** Absent if the SBOMs were not scanned again. */
  readonly rescan?: Rescan;
  readonly tools: readonly ToolUse[];
  readonly notes: readonly string[];
  /** Wall time of each step that ran, in milliseconds. */
  readonly timings: Readonly<Partial<Record<GateStep, number>>>;
}

const MOST_RECORDED = 20;

/** The reported part of an examination: without bundles and predicates. */
export function recordOf({ evidence, used }: Examination): SubjectRecord {
  const { subject, refused, unreadable } = evidence;
  return {
    digest: subject.digest,
    name: subject.name,
    role: subject.role,
    evidence: used.map(({ kind, predicateType, referrer, certificate, signedAt, summary }) => ({
      kind,
      predicateType,
      referrer,
      ...(certificate === undefined
        ? {}
        : {
            signedBy: certificate.subject,
            issuer: certificate.issuer,
            ...(certificate.sourceRepository && { sourceRepository: certificate.sourceRepository }),
            ...(certificate.sourceRef && { sourceRef: certificate.sourceRef }),
            ...(certificate.sourceDigest && { sourceCommit: certificate.sourceDigest }),
            ...(certificate.sourceRepositoryId && { sourceRepositoryId: certificate.sourceRepositoryId }),
            ...(certificate.sourceOwnerId && { sourceOwnerId: certificate.sourceOwnerId }),
            ...(certificate.runnerEnvironment && { runnerEnvironment: certificate.runnerEnvironment }),
            ...(certificate.invocation && { invocation: certificate.invocation }),
          }),
      ...(signedAt === undefined ? {} : { signedAt }),
      ...(summary?.ok ? { timeVerified: summary.value.timeVerified } : {}),
    })),
    refused: refused.slice(0, MOST_RECORDED),
    unreadable: unreadable.slice(0, MOST_RECORDED),
  };
}
