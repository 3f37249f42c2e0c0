import type { Digest } from './digest.ts';
import type { Sbom, Scan, ScanCoverage, Scope, Secrets } from './evidence.ts';
import {
  countBySeverity,
  SEVERITIES,
  type SecretFinding,
  type Severity,
  type Vulnerability,
} from './finding.ts';
import { type PinnedImage, platformName } from './image.ts';
import { type Policy, policyDigest } from './policy.ts';
import type { Reason } from './reason.ts';

export type Verdict = 'passed' | 'warned' | 'failed' | 'error';

/** What became of a part of the run: its value, or why it could not be had. */
export type Outcome<T> =
  | { readonly done: true; readonly value: T }
  | { readonly done: false; readonly reasons: readonly Reason[] };

/** Everything that {@link judge} looks at. */
export interface Findings {
  readonly image: PinnedImage;
  readonly sboms: Outcome<readonly Sbom[]>;
  readonly scan: Outcome<Scan>;
  readonly secrets: Outcome<Secrets>;
}

const SEAL = Symbol('cleared');

/**
 * Proof that every check of an image passed. Only {@link judge} can make one, and the signer takes nothing else:
 * what was not cleared cannot be signed or pushed.
 */
export class Cleared {
  readonly #seal: typeof SEAL;
  readonly image: PinnedImage;
  readonly policy: Policy;
  readonly policyDigest: Digest;
  readonly sboms: readonly Sbom[];
  readonly scan: Scan;

  constructor(seal: typeof SEAL, image: PinnedImage, policy: Policy, sboms: readonly Sbom[], scan: Scan) {
    if (seal !== SEAL) throw new TypeError('only judge() clears an image');
    this.#seal = seal;
    this.image = image;
    this.policy = policy;
    this.policyDigest = policyDigest(policy);
    this.sboms = sboms;
    this.scan = scan;
  }

  /** Whether a value is a real clearance and not an object that looks like one. */
  static isCleared(value: unknown): value is Cleared {
    return typeof value === 'object' && value !== null && #seal in value;
  }
}

export type Judgement =
  | { readonly verdict: 'passed'; readonly reasons: readonly []; readonly cleared: Cleared }
  | { readonly verdict: 'warned' | 'failed' | 'error'; readonly reasons: readonly Reason[] };

/**
 * Judges what was found by the policy, at a moment. Pure: no clock, no I/O. Whatever could not be checked makes
 * an `error`, whatever the findings and `enforce` say.
 */
export function judge(findings: Findings, policy: Policy, now: Date): Judgement {
  const { image, sboms, scan, secrets } = findings;
  const open = [...reasonsIn(sboms), ...reasonsIn(scan), ...reasonsIn(secrets)];
  if (sboms.done && scan.done) open.push(...gaps(image, sboms.value, scan.value, policy, now));
  const found = [
    ...(scan.done ? blocked(scan.value.findings, policy) : []),
    ...(secrets.done ? leaked(secrets.value.findings) : []),
  ];
  if (open.length > 0 || !sboms.done || !scan.done || !secrets.done) {
    return { verdict: 'error', reasons: [...open, ...found] };
  }
  if (found.length > 0)
    return { verdict: policy.vulnerabilities.enforce === 'warn' ? 'warned' : 'failed', reasons: found };
  return {
    verdict: 'passed',
    reasons: [],
    cleared: new Cleared(SEAL, image, policy, sboms.value, scan.value),
  };
}

/** Findings that count under the policy. */
export function counting(findings: readonly Vulnerability[], policy: Policy): readonly Vulnerability[] {
  return findings.filter((finding) => policy.vulnerabilities.failOn.includes(finding.severity));
}

/** Why an outcome could not be had; empty where it was. */
export function reasonsIn(outcome: Outcome<unknown>): readonly Reason[] {
  return outcome.done ? [] : outcome.reasons;
}

function blocked(findings: readonly Vulnerability[], policy: Policy): Reason[] {
  const counted = counting(findings, policy);
  if (counted.length === 0) return [];
  const counts = countBySeverity(counted);
  const parts = SEVERITIES.filter((severity: Severity) => counts[severity] > 0).map(
    (severity) => `${counts[severity]} ${severity}`,
  );
  const fixable = counted.filter((finding) => finding.fixedIn !== undefined).length;
  const message = `${plural(counted.length, 'vulnerability', 'vulnerabilities')} at or above the gate (${parts.join(', ')}), ${fixable} with a fix`;
  return [{ code: 'vulnerability-blocked', check: 'gate', message }];
}

function leaked(findings: readonly SecretFinding[]): Reason[] {
  if (findings.length === 0) return [];
  const rules = [...new Set(findings.map((finding) => finding.rule))].sort();
  const shown =
    rules.slice(0, 5).join(', ') + (rules.length > 5 ? `, and ${rules.length - 5} more kinds` : '');
  return [
    {
      code: 'secret-found',
      check: 'secrets',
      message: `${plural(findings.length, 'secret', 'secrets')} found (${shown})`,
    },
  ];
}

/** What the scan did not cover, and a database that is too old or from the future. */
function gaps(image: PinnedImage, sboms: readonly Sbom[], scan: Scan, policy: Policy, now: Date): Reason[] {
  const reasons: Reason[] = [];
  const add = (code: Reason['code'], message: string) => reasons.push({ code, check: 'scan', message });
  for (const platform of image.platforms) {
    const name = platformName(platform.platform);
    const of = (scope: Scope) => scope.kind === 'platform' && scope.manifest === platform.manifest.digest;
    if (!sboms.some((sbom) => of(sbom.scope))) add('scan-incomplete', `${name} has no SBOM`);
    if (!scan.coverage.some((coverage) => of(coverage.scope)))
      add('scan-incomplete', `${name} was not scanned`);
  }
  for (const coverage of scan.coverage) reasons.push(...coverageGaps(coverage));
  const age = now.getTime() - Date.parse(scan.database.updatedAt);
  if (!(age <= policy.vulnerabilities.databaseMaxAgeMs)) {
    const hours = Math.floor(age / 3_600_000);
    add(
      'database-stale',
      `the vulnerability database is ${hours} h old (updated ${scan.database.updatedAt}), ${policy.vulnerabilities.databaseMaxAgeMs / 3_600_000} h are allowed`,
    );
  }
  if (age < -3_600_000)
    add(
      'database-stale',
      `the vulnerability database claims to be from the future (${scan.database.updatedAt})`,
    );
  return reasons;
}

function coverageGaps(coverage: ScanCoverage): Reason[] {
  const scope = scopeName(coverage.scope);
  const reasons: Reason[] = [];
  for (const gap of coverage.gaps ?? []) {
    reasons.push({ code: 'scan-incomplete', check: 'scan', message: `${scope}: ${gap}` });
  }
  if (coverage.scope.kind === 'platform' && coverage.listed === 0 && coverage.os === undefined) {
    reasons.push({
      code: 'scan-incomplete',
      check: 'scan',
      message: `${scope}: neither a distribution nor a single package was recognised, so a scan proves nothing`,
    });
  }
  if (coverage.scanned < coverage.listed) {
    const missed = coverage.missed.slice(0, 3).join(', ');
    reasons.push({
      code: 'scan-incomplete',
      check: 'scan',
      message: `${scope}: ${coverage.scanned} of ${coverage.listed} packages of the SBOM were scanned (missed: ${missed})`,
    });
  }
  if (coverage.os?.endOfLife) {
    reasons.push({
      code: 'os-end-of-life',
      check: 'scan',
      message: `${scope}: ${coverage.os.family} ${coverage.os.name} gets no security fixes any more`,
    });
  }
  return reasons;
}

function scopeName(scope: Scope): string {
  if (scope.kind === 'source') return 'the source tree';
  return scope.kind === 'index' ? 'the index' : platformName(scope.platform);
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
