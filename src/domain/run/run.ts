import type { Digest } from '../digest.ts';
import type { Attached, Sbom, Scan, Secrets, ToolUse } from '../evidence/evidence.ts';
import type { PinnedImage } from '../image/image.ts';
import type { Policy } from '../policy/policy.ts';
import type { Reason } from '../reason.ts';
import type { Assessment } from '../verdict/assessment.ts';
import type { BaseImages } from '../verdict/base-image.ts';
import type { Baseline } from '../verdict/baseline.ts';
import type { Outcome, Verdict } from '../verdict/verdict.ts';
import type { VexStatement } from '../vex/vex-statement.ts';
import type { WorkflowReview } from '../workflow/advice.ts';

/** Parts of a run that take time, in the order in which the log, the summary and the report show them. */
export const STEPS = [
  'tools',
  'image',
  'evidence',
  'base-images',
  'database',
  'sbom',
  'scan',
  'vex',
  'baseline',
  'source',
  'push',
  'sign',
  'attest',
  'secrets',
] as const;
export type Step = (typeof STEPS)[number];

/** Who signs, and what with; `none` for checks alone. */
export type SignerKind = 'keyless' | 'key' | 'none';

/** All that was seen in one run; everything that is reported is rendered from it. Times are RFC 3339. */
export interface Run {
  readonly startedAt: string;
  readonly finishedAt: string;
  /** The `image` input as it was given. */
  readonly imageInput: string;
  readonly event: RunEvent;
  readonly policy: Policy;
  readonly policyOrigin?: PolicyOrigin;
  readonly image?: PinnedImage;
  /** `repository@sha256:…` of what was checked, and, after a push, of where it went. */
  readonly reference?: string;
  readonly tools: readonly ToolUse[];
  readonly sboms?: Outcome<readonly Sbom[]>;
  readonly scan?: Outcome<Scan>;
  readonly secrets?: Outcome<Secrets>;
  /** What the policy makes of what was found; absent where the run ended before it was judged. */
  readonly assessment?: Assessment;
  /** What was found in the workflows of the repository; absent where there are none to look at. */
  readonly advice?: WorkflowReview;
  /** What the image was built on; absent where the run ended before that was looked for. */
  readonly baseImages?: Outcome<BaseImages>;
  /** What only new findings are told by; absent where the policy compares against nothing. */
  readonly baseline?: Baseline;
  /** What VEX documents say that the policy believes; absent where it believes none. */
  readonly vex?: readonly VexStatement[];
  readonly verdict: Verdict;
  readonly reasons: readonly Reason[];
  readonly signer: SignerKind;
  /** `registry/repository[:tag]` that the image was to be pushed to; absent where it was to stay where it is. */
  readonly pushTo?: string;
  /** Why a signature would speak for something else than was looked at; then nothing is handed on to be signed. */
  readonly attestationFault?: string;
  /** Certificate identity or key reference behind the signatures. */
  readonly signedBy?: string;
  /** OIDC issuer behind a certificate identity. */
  readonly issuer?: string;
  readonly attached: readonly Attached[];
  /** Why nothing was signed although nothing was found, platforms left out, and the like: a sentence each. */
  readonly notes: readonly string[];
  /** Wall time of each step that ran, in milliseconds. */
  readonly timings: Readonly<Partial<Record<Step, number>>>;
}

/** Whose rules judge a run: built in, the checked-out tree's, those of the base of a change, another repository's. */
export interface PolicyOrigin {
  readonly kind: 'default' | 'file' | 'base' | 'central';
  /** Path in the repository, of a central one `owner/repo/path`; absent for the default. */
  readonly path?: string;
  /** The commit that it was read at, or that has none. */
  readonly commit?: string;
  /** Of the policy in force, with all that makes it stricter. */
  readonly digest: Digest;
}

/** The event that the run serves. */
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
