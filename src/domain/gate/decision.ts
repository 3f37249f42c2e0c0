import type { Digest } from '../digest.ts';
import type { Enforcement } from '../policy/policy.ts';
import { type Check, REASONS, type Reason, type ReasonCode } from '../reason.ts';
import { plain } from '../text.ts';

export type Decision = 'allow' | 'warn' | 'deny' | 'error';

/** A reason against letting an image through, with what mends it. */
export interface DenialReason extends Reason {
  /** The manifest that it is about. */
  readonly subject?: Digest;
  /** Referrer manifests that failed. */
  readonly evidence: readonly Digest[];
  /** A sentence that names the command or setting that would mend it. */
  readonly remediation: string;
}

/** What a denial rests on: the evidence was looked at, and speaks against the image. All else could not be verified. */
const DENIALS: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'registry-not-allowed',
  'signature-missing',
  'signature-invalid',
  'identity-mismatch',
  'provenance-missing',
  'provenance-mismatch',
  'sbom-missing',
  'sbom-mismatch',
  'summary-missing',
  'summary-stale',
  'summary-failed',
  'summary-mismatch',
  'policy-mismatch',
  'index-not-covered',
  'new-findings',
  'os-end-of-life',
  'tag-moved',
]);

/** Evidence may be hostile, and its words stand in messages. */
const LONGEST = 1400;

/** What an objection is about, beside its words. */
export interface About {
  readonly subject?: Digest;
  readonly evidence?: readonly Digest[];
  /** In place of what the list of reasons says. */
  readonly remediation?: string;
  readonly effect?: 'warn' | undefined;
}

/** Makes an objection. */
export function denialReason(
  code: ReasonCode,
  check: Check,
  message: string,
  about: About = {},
): DenialReason {
  const { subject, evidence = [], remediation = REASONS[code].remediation, effect } = about;
  return {
    code,
    check,
    message: plain(message, LONGEST),
    ...(subject === undefined ? {} : { subject }),
    evidence,
    remediation,
    ...(effect === undefined ? {} : { effect }),
  };
}

/** Reasons of something that could not be done, as objections. */
export function toDenialReasons(reasons: readonly Reason[]): readonly DenialReason[] {
  return reasons.map(({ code, check, message, effect }) => denialReason(code, check, message, { effect }));
}

/** Decides. `enforce: warn` turns a denial into a warning, and never what could not be verified. */
export function decide(denialReasons: readonly DenialReason[], enforce: Enforcement): Decision {
  if (denialReasons.some(({ code }) => !DENIALS.has(code))) return 'error';
  if (denialReasons.length === 0) return 'allow';
  return enforce === 'warn' || denialReasons.every(({ effect }) => effect === 'warn') ? 'warn' : 'deny';
}
