import type { Sbom, Scan, ScanCoverage, Scope } from '../evidence/evidence.ts';
import { gapSentences, judgeGaps } from '../evidence/gap.ts';
import { type PinnedImage, platformName } from '../image/image.ts';
import { type BreakGlass, glassInWords, setAside } from '../policy/operations.ts';
import { effectOn, type Policy } from '../policy/policy.ts';
import type { Reason } from '../reason.ts';

const HOUR_MS = 3_600_000;

/** The evaluation of what a scan covered. */
export interface CoverageResult {
  /** Reasons why the scan proves nothing. */
  readonly reasons: readonly Reason[];
  /** What the policy accepts, a sentence each. */
  readonly notes: readonly string[];
  /** Reasons that break glass sets aside. They stop nothing, and must be told. */
  readonly setAside: readonly Reason[];
}

/** When a scan is judged, and the emergencies that apply to the image. */
interface CoverageContext {
  readonly now: Date;
  readonly brokenGlass?: readonly BreakGlass[];
}

/** Checks what the scan did not cover, and whether the database is too old or from the future. Pure. */
export function judgeCoverage(
  image: PinnedImage,
  sboms: readonly Sbom[],
  scan: Scan,
  policy: Policy,
  context: CoverageContext,
): CoverageResult {
  const { reasons, ...rest } = judgeScan(scan, policy, context);
  return { reasons: [...missing(image, sboms, scan), ...reasons], ...rest };
}

/** The same for a scan alone. Does not check whether every platform of an image was scanned. */
export function judgeScan(scan: Scan, policy: Policy, context: CoverageContext): CoverageResult {
  const { now, brokenGlass = [] } = context;
  const stale = age(scan, policy, now);
  const glass = stale?.mayBeSetAside ? setAside(brokenGlass, 'database-stale') : undefined;
  const scopes = scan.coverage.map((coverage) => judgeScope(coverage, policy, now));
  return {
    reasons: [
      ...scopes.flatMap(({ reasons }) => reasons),
      ...(stale === undefined || glass !== undefined ? [] : [staleReason(stale.message)]),
    ],
    notes: scopes.flatMap(({ notes }) => notes),
    setAside:
      stale === undefined || glass === undefined
        ? []
        : [staleReason(`${stale.message} (${glassInWords(glass)})`)],
  };
}

function missing(image: PinnedImage, sboms: readonly Sbom[], scan: Scan): readonly Reason[] {
  return image.platforms.flatMap((platform) => {
    const name = platformName(platform.platform);
    const isOfPlatform = ({ scope }: { readonly scope: Scope }) =>
      scope.kind === 'platform' && scope.manifest === platform.manifest.digest;
    return [
      ...(sboms.some(isOfPlatform) ? [] : [incomplete(`${name} has no SBOM`)]),
      ...(scan.coverage.some(isOfPlatform) ? [] : [incomplete(`${name} was not scanned`)]),
    ];
  });
}

function judgeScope(coverage: ScanCoverage, policy: Policy, now: Date): Omit<CoverageResult, 'setAside'> {
  const { os, listed, compared, incomparable, unsourced, gaps = [] } = coverage;
  const scope = nameOf(coverage.scope);
  const result = judgeGaps(gaps, policy.gaps, now);
  const reasons = gapSentences(result.open).map((gap) => incomplete(`${scope}: ${gap}`));
  const notes = [
    ...gapSentences(result.reported).map((gap) => `${scope}: ${gap}`),
    ...gapSentences(result.accepted.map(({ gap }) => gap)).map(
      (gap) => `${scope}: accepted by the policy: ${gap}`,
    ),
  ];
  if (coverage.scope.kind === 'platform' && listed === 0 && os === undefined) {
    const nothing = `${scope}: neither a distribution nor a single package was recognised`;
    if (policy.unrecognisedImages === 'allow') notes.push(`${nothing}, which the policy allows.`);
    else reasons.push(incomplete(`${nothing}, so a scan proves nothing`));
  }
  const accounted = compared + incomparable + unsourced;
  if (accounted < listed)
    reasons.push(
      incomplete(`${scope}: the scan has no result for ${listed - accounted} of ${listed} packages`),
    );
  if (os?.endOfLife) {
    reasons.push({
      code: 'os-end-of-life',
      check: 'scan',
      message: `${scope}: ${os.family} ${os.name} no longer gets security fixes`,
      ...(effectOn(policy.endOfLife, now) === 'warn' ? { effect: 'warn' } : {}),
    });
  }
  return { reasons, notes };
}

/** What is wrong with the time of the database. Break glass sets aside that it is old, not that it is from the future. */
function age(
  scan: Scan,
  policy: Policy,
  now: Date,
): { readonly message: string; readonly mayBeSetAside: boolean } | undefined {
  const { updatedAt } = scan.database;
  const { databaseMaxAgeMs } = policy.vulnerabilities;
  const age = now.getTime() - Date.parse(updatedAt);
  if (age < -HOUR_MS)
    return {
      message: `the vulnerability database claims to be from the future (${updatedAt})`,
      mayBeSetAside: false,
    };
  if (age <= databaseMaxAgeMs) return undefined;
  const hours = Math.floor(age / HOUR_MS);
  const message = `the vulnerability database is ${hours} h old (updated ${updatedAt}), ${databaseMaxAgeMs / HOUR_MS} h are allowed`;
  return { message, mayBeSetAside: !Number.isNaN(age) };
}

function staleReason(message: string): Reason {
  return { code: 'database-stale', check: 'scan', message };
}

function incomplete(message: string): Reason {
  return { code: 'scan-incomplete', check: 'scan', message };
}

function nameOf(scope: Scope): string {
  if (scope.kind === 'source') return 'the source tree';
  return scope.kind === 'index' ? 'the index' : platformName(scope.platform);
}
