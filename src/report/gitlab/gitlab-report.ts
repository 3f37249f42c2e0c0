import { PRODUCT } from '../../domain/product.ts';
import type { Run } from '../../domain/run/run.ts';
import { plain } from '../../domain/text.ts';

/** The version of GitLab's security report schemas that both reports conform to. GitLab accepts all 15.x. */
const SCHEMA = '15.2.1';

/** Greatest number of findings of a report. GitLab takes much time to read more. */
export const GITLAB_FINDINGS = 10_000;

/** A finding of a security report, as far as both kinds have the same fields. Lengths are those of the schema. */
export interface GitlabFinding {
  /** The same in every build, in the form of a UUID. */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly severity: 'Critical' | 'High' | 'Medium' | 'Low' | 'Unknown';
  readonly solution: string;
  readonly identifiers: readonly [GitlabIdentifier, ...GitlabIdentifier[]];
  readonly links?: readonly { readonly url: string }[];
  readonly location: object;
}

/** A name of a vulnerability or rule. GitLab tracks a finding by the first one and the location. */
export interface GitlabIdentifier {
  readonly type: string;
  readonly name: string;
  readonly value: string;
  readonly url?: string;
}

/** A security report of GitLab, see https://gitlab.com/gitlab-org/security-products/security-report-schemas. */
export interface GitlabReport {
  readonly version: string;
  readonly scan: object;
  readonly vulnerabilities: readonly GitlabFinding[];
}

/**
 * A report with the findings, the most important ones first. `why` says why the check was not done: then the status is
 * `failure`, and GitLab does not take the findings of earlier reports for fixed.
 */
export function gitlabReport(
  run: Run,
  type: 'container_scanning' | 'secret_detection',
  findings: readonly GitlabFinding[],
  { why, notes }: { readonly why?: string; readonly notes: readonly string[] },
): GitlabReport {
  const kept = findings.slice(0, GITLAB_FINDINGS);
  const leftOut = findings.length - kept.length;
  const told = [
    ...notes,
    ...(leftOut > 0 ? [`${leftOut} less important findings are left out; report.json has all of them.`] : []),
  ];
  const assay = {
    id: PRODUCT.name,
    name: 'Assay',
    url: PRODUCT.uri,
    vendor: { name: 'Assay' },
    version: PRODUCT.version,
  };
  return {
    version: SCHEMA,
    scan: {
      analyzer: assay,
      scanner: assay,
      type,
      start_time: timeOf(run.startedAt),
      end_time: timeOf(run.finishedAt),
      status: why === undefined ? 'success' : 'failure',
      messages: [
        ...(why === undefined ? [] : [{ level: 'fatal', value: line(why, 1000) }]),
        ...told.map((note) => ({ level: 'warn', value: line(note, 1000) })),
      ],
    },
    vulnerabilities: kept,
  };
}

/** One line of text that is never empty. GitLab shows names and descriptions as Markdown. */
export function line(untrusted: string, maxLength: number): string {
  return plain(untrusted, maxLength).trim() || '(no text)';
}

/** A hash of 32 hex digits in the form of a UUID. */
export function uuidOf(identity: string): string {
  return identity.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

/** The schema wants UTC without a zone and without fractions of a second. */
function timeOf(time: string): string {
  const parsed = new Date(time);
  return (Number.isNaN(parsed.getTime()) ? new Date(0) : parsed).toISOString().slice(0, 19);
}
