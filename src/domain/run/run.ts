import type { Digest } from '../digest.ts';
import type { Attached, Sbom, Scan, Secrets, ToolUse } from '../evidence/evidence.ts';
import type { Fixes } from '../fixes/fixes.ts';
import type { PinnedImage } from '../image/image.ts';
import type { BreakGlass } from '../policy/operations.ts';
import type { Policy } from '../policy/policy.ts';
import type { Reason } from '../reason.ts';
import type { Assessment } from '../verdict/assessment.ts';
import type { BaseImages } from '../verdict/base-image.ts';
import type { Baseline } from '../verdict/baseline.ts';
import type { Outcome, Verdict } from '../verdict/verdict.ts';
import type { VexStatement } from '../vex/vex-statement.ts';
import type { WorkflowReview } from '../workflow/advice.ts';
import type { Delta } from './delta.ts';

/** The steps of a run that take time, in the order in which the log, the summary and the report show them. */
export const STEPS = [
  'tools',
  'image',
  'layers',
  'evidence',
  'base-images',
  'database',
  'sbom',
  'scan',
  'redaction',
  'vex',
  'baseline',
  'newer-base',
  'fixes',
  'source',
  'sign',
  'attest',
  'secrets',
] as const;
export type Step = (typeof STEPS)[number];

/** How the run signs. `none`: it only checks. */
export type SignerKind = 'keyless' | 'key' | 'none';

/** Everything about one run. Every report is rendered from it. Times are RFC 3339. */
export interface Run {
  readonly startedAt: string;
  readonly finishedAt: string;
  /** The text of the `image` input; of several images, the line of this one. */
  readonly imageInput: string;
  /** Which image of the step this is, from 1. Present only if an earlier one has the same name. */
  readonly position?: number;
  readonly event: RunEvent;
  readonly policy: Policy;
  readonly policyOrigin?: PolicyOrigin;
  readonly image?: PinnedImage;
  /** `repository@sha256:…` of the checked image; after a push, of the pushed image. */
  readonly reference?: string;
  readonly tools: readonly ToolUse[];
  readonly sboms?: Outcome<readonly Sbom[]>;
  readonly scan?: Outcome<Scan>;
  readonly secrets?: Outcome<Secrets>;
  /** The evaluation of all findings by the policy. Absent if the run ended before. */
  readonly assessment?: Assessment;
  /** The review of the workflows of the repository. Absent if there are none. */
  readonly advice?: WorkflowReview;
  /** The base images. Absent if the run ended before they were determined. */
  readonly baseImages?: Outcome<BaseImages>;
  /** The baseline by which new findings are recognised. Absent if the policy compares with none. */
  readonly baseline?: Baseline;
  /** What changed since the image that was shipped last. Absent if the run compares with none. */
  readonly delta?: Delta;
  /** What to do about the findings. Absent if there was no scan. */
  readonly fixes?: Fixes;
  /** The statements of the VEX documents that the policy trusts. Absent if it trusts none. */
  readonly vex?: readonly VexStatement[];
  /** The emergencies of the policy that apply to the image. Absent if there are none. */
  readonly brokenGlass?: readonly BreakGlass[];
  readonly verdict: Verdict;
  readonly reasons: readonly Reason[];
  readonly signer: SignerKind;
  /** `registry/repository[:tag]` of the input `push-to`. Absent if the image is not pushed. */
  readonly pushTo?: string;
  /** Why a signature would be about another source than the checked one. Then there is no handover to a signing job. */
  readonly attestationFault?: string;
  /** Certificate identity or key reference of the signatures. */
  readonly signedBy?: string;
  /** OIDC issuer of a certificate identity. */
  readonly issuer?: string;
  /** Present if a private Sigstore vouches for the signatures. */
  readonly verifierTrust?: VerifierTrust;
  readonly attached: readonly Attached[];
  /** Notes, such as why a passed image was not signed, or which platforms were left out: a sentence each. */
  readonly notes: readonly string[];
  /** Wall time of each step that ran, in milliseconds. */
  readonly timings: Readonly<Partial<Record<Step, number>>>;
}

/** The trusted root of a private Sigstore, and which services a verifier can rely on with it. */
export interface VerifierTrust {
  /** Name of the file, without its folder. */
  readonly trustedRoot: string;
  readonly hasLog: boolean;
  /** Whether it has a log of certificates. */
  readonly hasCertificateLog: boolean;
  readonly hasTimestamps: boolean;
}

/** The origin of a policy: the built-in default, the checkout, the base of a change, or another repository. */
export interface PolicyOrigin {
  readonly kind: 'default' | 'file' | 'base' | 'central';
  /** Path in the repository. For a central policy `owner/repo/path`. Absent for the default. */
  readonly path?: string;
  /** The commit from which it was read, or which has no policy file. */
  readonly commit?: string;
  /** Digest of the policy in force, including everything that makes it stricter. */
  readonly digest: Digest;
}

/** The event that caused the run. */
export interface RunEvent {
  readonly name: string;
  readonly repository: string;
  readonly ref: string;
  readonly sha: string;
  readonly runUrl: string;
  /** Whether runs for this event check and report only, and never sign. */
  readonly advisory: boolean;
  readonly actor: { readonly name: string; readonly id: string; readonly triggeredBy: string };
  /** `owner/repo/.github/workflows/x.yml@ref` */
  readonly workflow: string;
}
