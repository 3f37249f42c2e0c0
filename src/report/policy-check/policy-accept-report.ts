import { judgeGaps } from '../../domain/evidence/gap.ts';
import type { Vulnerability } from '../../domain/finding/finding.ts';
import { bareName } from '../../domain/policy/exception.ts';
import type { Exception, Policy } from '../../domain/policy/policy.ts';
import { scanIn } from '../report-json/report-read.ts';
import type { Report } from '../report-json/report-schema.ts';
import { judgeReport } from './policy-check-report.ts';

/** The findings of a report that count, named as a policy file names them. */
export interface OpenFindings {
  /** Fingerprints of the secrets. */
  readonly secrets: readonly string[];
  readonly vulnerabilities: readonly Pick<Exception, 'vulnerability' | 'package'>[];
  /** Globs of the paths that were not compared with advisories. */
  readonly gaps: readonly string[];
}

/** Reasons to ignore a finding that do not come from a rule or an exception of the policy. */
const OUTSIDE_POLICY = new Set(['vex', 'base-image', 'baseline']);

/**
 * The report without the findings that are ignored because of VEX, a base image or a baseline. The policy alone cannot
 * evaluate these again.
 */
export function ownFindings(report: Report): Report {
  const { scan } = report;
  if (scan.state !== 'done') return report;
  const findings = scan.findings.filter(
    ({ ignoreReason }) => ignoreReason === undefined || !OUTSIDE_POLICY.has(ignoreReason.kind),
  );
  return { ...report, scan: { ...scan, findings } };
}

/** The findings that count under a policy, each once. Includes those that only warn, because they may block later. */
export function openFindingsIn(report: Report, policy: Policy, now: Date): OpenFindings {
  const { assessment } = judgeReport(report, policy, now);
  const counted = (assessment.vulnerabilities?.evaluated ?? []).filter(({ effect }) => effect !== 'none');
  const secrets = (assessment.secrets?.evaluated ?? []).filter(({ effect }) => effect !== 'none');
  const gaps = (scanIn(report)?.coverage ?? []).flatMap((one) =>
    judgeGaps(one.gaps ?? [], policy.gaps, now).open.map(({ path }) => literalGlob(path)),
  );
  const named = counted.map(({ finding }) => ({ vulnerability: finding.id, package: packageOf(finding) }));
  return {
    secrets: [...new Set(secrets.map(({ finding }) => finding.fingerprint))],
    vulnerabilities: [...new Map(named.map((one) => [`${one.vulnerability}\n${one.package}`, one])).values()],
    gaps: [...new Set(gaps)],
  };
}

/** The PURL without its version, which distinguishes packages of the same name; the name if there is no PURL. */
function packageOf({ purl, package: name }: Vulnerability): string {
  return purl === undefined ? name : bareName(purl);
}

/** A glob that matches the path. Each special character of globs becomes `?`, which matches any one character. */
function literalGlob(path: string): string {
  return path.replace(/^!|[[\]{}\\*]/g, '?');
}
