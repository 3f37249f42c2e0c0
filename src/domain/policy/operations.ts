import type { Digest } from '../digest.ts';
import { DAY_MS } from '../duration.ts';
import { matchesGlob } from '../glob.ts';
import { withHubName } from '../image/image.ts';

/** Parts of the policy for running a gate over years: signers that end, images that turn out bad, and emergencies. */

/** A signer that the policy names. Certificate names are compared exactly. */
export type NamedSigner =
  | { readonly kind: 'certificate'; readonly identity: string; readonly issuer: string }
  /** A public key, SPKI in PEM. */
  | { readonly kind: 'key'; readonly publicKey: string };

/** A signer whose signatures count, until its end if it has one. */
export type EndingSigner = NamedSigner & {
  /** The last day (`YYYY-MM-DD`, UTC) or the last instant (RFC 3339, UTC) at which its signatures count. */
  readonly until?: string;
};

/** Whether a text looks like a pattern for names of certificates. As a name, it would match no signer. */
export function isPattern(identity: string): boolean {
  return /[*^$\\]/.test(identity);
}

/** Why an image is denied, who is responsible, and the day of the entry (`YYYY-MM-DD`). */
export interface Denial {
  readonly reason: string;
  readonly owner: string;
  readonly since?: string;
}

export interface DeniedDigest extends Denial {
  readonly digest: Digest;
}

export interface DeniedVulnerability extends Denial {
  /** CVE, GHSA or the distribution's own id, compared exactly. */
  readonly vulnerability: string;
}

export interface DeniedPackage extends Denial {
  /** Name of the package, or its PURL without version. */
  readonly package: string;
  /** Versions or globs of versions. Empty: every version. */
  readonly versions: readonly string[];
}

/** What the policy denies, whatever else is true of an image. */
export interface DeniedRule {
  readonly digests: readonly DeniedDigest[];
  readonly vulnerabilities: readonly DeniedVulnerability[];
  readonly packages: readonly DeniedPackage[];
}

/** The reasons that break glass can set aside. No other reason can be: not a signature, a secret or a revocation. */
export const BREAK_GLASS_RULES = [
  'database-stale',
  'summary-stale',
  'new-findings',
  'policy-mismatch',
] as const;
export type BreakGlassRule = (typeof BREAK_GLASS_RULES)[number];

/** The longest time from now until the end of an entry of break glass. */
export const MAX_BREAK_GLASS_MS = 3 * DAY_MS;

/** An emergency: until a time, some rules do not stop some images. */
export interface BreakGlass {
  /** The image, by the digest of its index or of a platform. Absent: all images of the repository. */
  readonly digest?: Digest;
  /** Glob of `registry/repository`. Absent: in every repository. */
  readonly repository?: string;
  readonly rules: readonly BreakGlassRule[];
  /** RFC 3339, UTC. */
  readonly until: string;
  readonly reason: string;
  readonly owner: string;
}

/** The first instant at which a signature of a signer does not count any more, in milliseconds. */
export function endOf(until: string): number {
  return /^\d{4}-\d{2}-\d{2}$/.test(until)
    ? Date.parse(`${until}T00:00:00Z`) + DAY_MS
    : Date.parse(until) + 1;
}

/** The image that a run is about: where it is, and the digests of its index and platforms. */
export interface OperatedImage {
  /** `registry/repository`. Absent for an image that is in no registry. */
  readonly repository?: string;
  readonly digests: readonly Digest[];
}

/** The entries of break glass that apply to an image at a time. */
export function brokenGlass(
  entries: readonly BreakGlass[],
  { repository, digests }: OperatedImage,
  now: Date,
): readonly BreakGlass[] {
  return entries.filter((one) => {
    const left = Date.parse(one.until) - now.getTime();
    const isInTime = left > 0 && left <= MAX_BREAK_GLASS_MS;
    const isOfImage = one.digest === undefined || digests.includes(one.digest);
    const isThere =
      one.repository === undefined ||
      (repository !== undefined && matchesGlob(withHubName(one.repository), repository));
    return isInTime && isOfImage && isThere;
  });
}

/** The entry because of which a rule does not stop the image. Undefined if none does. */
export function setAside(broken: readonly BreakGlass[], rule: string): BreakGlass | undefined {
  return broken.find(({ rules }) => rules.some((one) => one === rule));
}

/** `break glass by @acme/ops until 2026-11-30T12:00:00Z: the database is late` */
export function glassInWords({ owner, until, reason }: BreakGlass): string {
  return `break glass by ${owner} until ${until}: ${reason}`;
}
