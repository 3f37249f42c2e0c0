import type { Digest } from '../digest.ts';
import type { Severity } from '../finding/finding.ts';
import type { Decision } from '../gate/decision.ts';
import type { Reason } from '../reason.ts';
import type { PlannedDatabase } from './fleet-plan.ts';

/** The version of the document of a shard. Increased when a field is removed or changes its meaning. */
export const SHARD_RESULT_VERSION = 1;

/** A reason against an image of a fleet, and how to fix it. */
export interface FleetReason extends Pick<Reason, 'code' | 'check' | 'message'> {
  /** `warn`: it is reported, but it does not stop the image by itself. */
  readonly effect: 'block' | 'warn';
  readonly remediation: string;
}

/** A vulnerability that counts in an image of a fleet. */
export interface FleetFinding {
  readonly id: string;
  readonly severity: Severity;
  readonly effect: 'block' | 'warn';
  readonly package: string;
  readonly version: string;
  readonly purl?: string;
  readonly fixedIn?: string;
  readonly title?: string;
  readonly url?: string;
  /** Platforms. */
  readonly foundIn: readonly string[];
  /** Whether an exception of the policy covered it until it ended. */
  readonly isExpired?: boolean;
}

/** What an image was judged by: its signed evidence, a full scan in place of it, or nothing. */
export const JUDGED_BY = ['evidence', 'scan', 'nothing'] as const;
export type JudgedBy = (typeof JUDGED_BY)[number];

/** The decision about one image. */
export interface ImageResult {
  /** `registry/repository@sha256:…` */
  readonly image: string;
  readonly digest: Digest;
  readonly decision: Decision;
  readonly by: JudgedBy;
  readonly reasons: readonly FleetReason[];
  readonly findings: readonly FleetFinding[];
  /** The identity, or the key, that signed the evidence. */
  readonly signedBy?: string;
  /** RFC 3339: the time of the verification summary. */
  readonly verifiedAt?: string;
}

/** What one shard found. */
export interface ShardResult {
  readonly version: typeof SHARD_RESULT_VERSION;
  /** SHA-256 of the plan. */
  readonly plan: Digest;
  /** From 0. */
  readonly shard: number;
  readonly shards: number;
  /** RFC 3339. */
  readonly startedAt: string;
  readonly finishedAt: string;
  /** The database that was used. Absent: none could be used, and every image is an error. */
  readonly database?: Pick<PlannedDatabase, 'digest' | 'updatedAt'>;
  readonly images: readonly ImageResult[];
}
