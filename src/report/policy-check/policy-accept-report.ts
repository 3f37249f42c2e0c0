import { judgeGaps } from '../../domain/evidence/gap.ts';
import type { Vulnerability } from '../../domain/finding/finding.ts';
import { bareName } from '../../domain/policy/exception.ts';
import type { Exception, Policy } from '../../domain/policy/policy.ts';
import { scanIn } from '../report-json/report-read.ts';
import type { Report } from '../report-json/report-schema.ts';
import { judgeReport } from './policy-check-report.ts';

/** What stands in a report and counts, as a policy names it. */
export interface OpenFindings {
  /** Fingerprints. */
  readonly secrets: readonly string[];
  readonly vulnerabilities: readonly Pick<Exception, 'vulnerability' | 'package'>[];
  /** Globs. */
  readonly gaps: readonly string[];
}

/** Let through by something else than an exception: it stays as it is. */
const ELSEWHERE = new Set(['vex', 'base-image', 'baseline']);

/** The report without what VEX, a base image or a baseline lets through: a policy alone cannot tell of these. */
export function ownFindings(report: Report): Report {
  const { scan } = report;
  if (scan.state !== 'done') return report;
  const findings = scan.findings.filter(
    ({ ignoreReason }) => ignoreReason === undefined || !ELSEWHERE.has(ignoreReason.kind),
  );
  return { ...report, scan: { ...scan, findings } };
}

/** What counts under a policy, each once; what only warns today too, since it may block tomorrow. */
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

/** The PURL without version tells packages of the same name apart. */
function packageOf({ purl, package: name }: Vulnerability): string {
  return purl === undefined ? name : bareName(purl);
}

/** A path as a glob that matches it: what is special there is any one character. */
function literalGlob(path: string): string {
  return path.replace(/^!|[[\]{}\\*]/g, '?');
}
