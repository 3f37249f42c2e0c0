import type { Digest } from '../digest.ts';
import { type BreakGlass, glassInWords, setAside } from '../policy/operations.ts';
import type { Enforcement } from '../policy/policy.ts';
import { type Check, REASONS, type Reason, type ReasonCode } from '../reason.ts';
import { plain } from '../text.ts';

export type Decision = 'allow' | 'warn' | 'deny' | 'error';

/** A reason why the gate does not allow an image, and how to fix it. */
export interface DenialReason extends Reason {
  /** The manifest that the reason is about. */
  readonly subject?: Digest;
  /** The referrer manifests that caused it. */
  readonly evidence: readonly Digest[];
  /** A sentence that names the command or setting that fixes it. */
  readonly remediation: string;
}

/** Reasons that make a `deny`: the evidence was examined and is not sufficient. All other reasons make an `error`. */
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
  'image-revoked',
  'index-not-covered',
  'new-findings',
  'os-end-of-life',
  'tag-moved',
]);

/** Longest message, in UTF-16 units. Messages quote evidence, which may be hostile and very long. */
const LONGEST = 1400;

/** Details of a denial reason besides its message. */
export interface DenialDetails {
  readonly subject?: Digest;
  readonly evidence?: readonly Digest[];
  /** Replaces the remediation from the list of reasons. */
  readonly remediation?: string;
  readonly effect?: 'warn' | undefined;
}

/** Makes a denial reason. */
export function denialReason(
  code: ReasonCode,
  check: Check,
  message: string,
  details: DenialDetails = {},
): DenialReason {
  const { subject, evidence = [], remediation = REASONS[code].remediation, effect } = details;
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

/** Turns reasons of another part of the run into denial reasons. */
export function toDenialReasons(reasons: readonly Reason[]): readonly DenialReason[] {
  return reasons.map(({ code, check, message, effect }) => denialReason(code, check, message, { effect }));
}

/**
 * The decision that follows from the denial reasons. `enforce: warn` turns `deny` into `warn`, but never an `error`, and
 * never the denial of an image that was revoked: the policy names that one image.
 */
export function decide(denialReasons: readonly DenialReason[], enforce: Enforcement): Decision {
  if (denialReasons.some(({ code, effect }) => !DENIALS.has(code) && effect !== 'warn')) return 'error';
  if (denialReasons.length === 0) return 'allow';
  if (denialReasons.some(({ code }) => code === 'image-revoked')) return 'deny';
  return enforce === 'warn' || denialReasons.every(({ effect }) => effect === 'warn') ? 'warn' : 'deny';
}

/**
 * The denial reasons, of which those that break glass sets aside only warn. A stale database is set aside where its age is
 * judged: a database from the future has the same code.
 */
export function withBrokenGlass(
  denialReasons: readonly DenialReason[],
  broken: readonly BreakGlass[],
): readonly DenialReason[] {
  return denialReasons.map((one) => {
    const glass = one.code === 'database-stale' ? undefined : setAside(broken, one.code);
    return glass === undefined ? one : onlyWarning(one, glass);
  });
}

/** The same reason, as it is told when break glass sets it aside. */
export function onlyWarning(one: DenialReason, glass: BreakGlass): DenialReason {
  return { ...one, effect: 'warn', message: plain(`${one.message} (${glassInWords(glass)})`, LONGEST) };
}
