import type { Admission } from '../../domain/gate/admission.ts';
import { plain } from '../../domain/text.ts';
import { writeEvidenceFile } from '../../evidence-folder.ts';
import { redactor } from '../../formats/redaction/redact.ts';
import { type Annotation, bounded } from '../annotations.ts';
import { gateAuditEvent } from '../audit.ts';
import type { ReportOptions } from '../check/report.ts';
import { toJson, toOutputJson, toOutputList } from '../json-text.ts';
import { publishAnnotations, publishLines, publishOutputs, publishSummary } from '../publish.ts';
import { publishAudit } from '../publish-audit.ts';
import { redactAdmission } from '../redact-run.ts';
import { decisionReportOf } from './decision-json.ts';
import { decisionLines } from './decision-lines.ts';
import { renderDecision } from './decision-summary.ts';

/** The greatest number of reasons, and of findings, in an output; `report.json` has all of them. */
const MAX_ITEMS = 100;

/** The outputs of the gate, by name, in the order of `gate/action.yml`. */
export interface DecisionOutputs {
  readonly decision: Admission['decision'];
  readonly reasons: string;
  readonly image: string;
  readonly digest: string;
  readonly report: string;
  /** JSON array. Empty text if nothing was scanned again: an empty array would mean "none found". */
  readonly 'new-findings': string;
}

/** The outputs that are written first. If the gate is cut off, they remain and say `error`. */
export function pessimisticDecision(): DecisionOutputs {
  const unfinished = {
    code: 'run-interrupted',
    check: 'inputs',
    message: 'the gate was cut off before it reached a decision',
  };
  return {
    decision: 'error',
    reasons: toOutputJson([unfinished]),
    image: '',
    digest: '',
    report: '',
    'new-findings': '',
  };
}

/** Reports a decision to people and programs. The outputs are written last; until then they say `error`. */
export async function reportDecision(admission: Admission, options: ReportOptions): Promise<void> {
  const redacted = redactAdmission(admission, redactor(options.secretValues ?? []));
  const report = options.evidence === undefined ? '' : await writeFiles(redacted, options.evidence);
  publishLines(decisionLines(redacted));
  publishAnnotations(decisionAnnotations(redacted));
  if (options.summary) await publishSummary(renderDecision(redacted));
  publishOutputs(decisionOutputs(redacted, report));
  await publishAudit(gateAuditEvent(redacted), options);
}

async function writeFiles(admission: Admission, folder: string): Promise<string> {
  const [report] = await Promise.all([
    writeEvidenceFile(folder, 'report.json', toJson(decisionReportOf(admission))),
    writeEvidenceFile(folder, 'summary.md', renderDecision(admission)),
  ]);
  return report.path;
}

/** The outputs of a decision; `report` is a path, or empty. */
export function decisionOutputs(admission: Admission, report: string): DecisionOutputs {
  const reasons = admission.denialReasons.slice(0, MAX_ITEMS).map(({ code, check, message }) => ({
    code,
    check,
    message: plain(message, 1000),
  }));
  const found = admission.rescan?.newFindings.slice(0, MAX_ITEMS).map(({ finding, known }) => ({
    id: plain(finding.id, 200),
    severity: finding.severity,
    package: plain(finding.package, 200),
    version: plain(finding.version, 200),
    ...(finding.fixedIn === undefined ? {} : { fixedIn: plain(finding.fixedIn, 200) }),
    known,
  }));
  return {
    decision: admission.decision,
    reasons: toOutputList(reasons),
    image: plain(admission.reference ?? ''),
    digest: admission.digest ?? '',
    report,
    'new-findings': found === undefined ? '' : toOutputList(found),
  };
}

/** The annotations of a decision, at most ten. */
export function decisionAnnotations(admission: Admission): readonly Annotation[] {
  const level = admission.decision === 'warn' ? 'warning' : 'error';
  return bounded(
    admission.denialReasons.map(({ code, message, remediation }) => ({
      level,
      title: `Assay: ${code}`,
      message: plain(`${message.replace(/\.$/, '')}. ${remediation}`, 2000).trim(),
    })),
  );
}
