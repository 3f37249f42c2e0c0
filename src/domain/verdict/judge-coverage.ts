import type { Sbom, Scan, ScanCoverage, Scope } from '../evidence/evidence.ts';
import { gapSentences, judgeGaps } from '../evidence/gap.ts';
import { type PinnedImage, platformName } from '../image/image.ts';
import { effectOn, type Policy } from '../policy/policy.ts';
import type { Reason } from '../reason.ts';

const HOUR_MS = 3_600_000;

/** The evaluation of what a scan covered. */
export interface CoverageResult {
  /** Reasons why the scan proves nothing. */
  readonly reasons: readonly Reason[];
  /** What the policy accepts, a sentence each. */
  readonly notes: readonly string[];
}

/** Checks what the scan did not cover, and whether the database is too old or from the future. Pure. */
export function judgeCoverage(
  image: PinnedImage,
  sboms: readonly Sbom[],
  scan: Scan,
  policy: Policy,
  now: Date,
): CoverageResult {
  const { reasons, notes } = judgeScan(scan, policy, now);
  return { reasons: [...missing(image, sboms, scan), ...reasons], notes };
}

/** The same for a scan alone. Does not check whether every platform of an image was scanned. */
export function judgeScan(scan: Scan, policy: Policy, now: Date): CoverageResult {
  const scopes = scan.coverage.map((coverage) => judgeScope(coverage, policy, now));
  return {
    reasons: [...scopes.flatMap(({ reasons }) => reasons), ...age(scan, policy, now)],
    notes: scopes.flatMap(({ notes }) => notes),
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

function judgeScope(coverage: ScanCoverage, policy: Policy, now: Date): CoverageResult {
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

function age(scan: Scan, policy: Policy, now: Date): readonly Reason[] {
  const { updatedAt } = scan.database;
  const { databaseMaxAgeMs } = policy.vulnerabilities;
  const age = now.getTime() - Date.parse(updatedAt);
  const stale = (message: string): readonly Reason[] => [{ code: 'database-stale', check: 'scan', message }];
  if (age < -HOUR_MS) return stale(`the vulnerability database claims to be from the future (${updatedAt})`);
  if (age <= databaseMaxAgeMs) return [];
  const hours = Math.floor(age / HOUR_MS);
  return stale(
    `the vulnerability database is ${hours} h old (updated ${updatedAt}), ${databaseMaxAgeMs / HOUR_MS} h are allowed`,
  );
}

function incomplete(message: string): Reason {
  return { code: 'scan-incomplete', check: 'scan', message };
}

function nameOf(scope: Scope): string {
  if (scope.kind === 'source') return 'the source tree';
  return scope.kind === 'index' ? 'the index' : platformName(scope.platform);
}
