import type { Admission } from '../../domain/gate/admission.ts';
import { toDenialReasons } from '../../domain/gate/decision.ts';
import { type Reason, reasonsOf } from '../../domain/reason.ts';
import { asSentence, plain } from '../../domain/text.ts';
import type { Outcome } from '../../domain/verdict/verdict.ts';
import { writeEvidenceFile } from '../../evidence-folder.ts';
import { growingRedactor, type Redact } from '../../formats/redaction/redact.ts';
import type { Annotation } from '../../ports/publisher-port.ts';
import { bounded } from '../annotations.ts';
import { gateAuditEvent } from '../audit.ts';
import { removeEvidence } from '../check/evidence-files.ts';
import { toJson } from '../json-text.ts';
import { renderGatePage } from '../page/gate-page.ts';
import { publishAudit } from '../publish-audit.ts';
import { redactAdmission } from '../redact-run.ts';
import { type ReportOptions, withoutEvidence } from '../report-options.ts';
import { decisionReportOf } from './decision-json.ts';
import { renderDecisionJunit } from './decision-junit.ts';
import { decisionLines } from './decision-lines.ts';
import { type DecisionPaths, decisionOutputs } from './decision-outputs.ts';
import { renderDecision } from './decision-summary.ts';

/**
 * Reports a decision to people and programs, and answers the decision that was reported: `error` if the files or outputs
 * could not be written. The outputs are written last; until then they say `error`.
 */
export async function reportDecision(
  admission: Admission,
  options: ReportOptions,
): Promise<Admission['decision']> {
  const redact = growingRedactor(options.secretValues ?? new Set());
  const whole = redactAdmission(admission, redact);
  const files = await writeFiles(whole, options.evidence, redact);
  const reported = files.done ? whole : withoutReport(whole, files.reasons);
  const { publisher } = options;
  publisher.lines(decisionLines(reported));
  publisher.annotations(decisionAnnotations(reported));
  if (options.summary) await publisher.summary(renderDecision(reported));
  publisher.document(() => toJson(decisionReportOf(reported)));
  publisher.junit(() => renderDecisionJunit(reported));
  const isPublished = publisher.outputs(decisionOutputs(reported, files.done ? files.value : {}));
  await publishAudit(gateAuditEvent(reported), files.done ? options : withoutEvidence(options));
  return isPublished ? reported.decision : 'error';
}

/** Writes the files. Without an evidence folder there are none. */
async function writeFiles(
  admission: Admission,
  folder: string | undefined,
  redact: Redact,
): Promise<Outcome<DecisionPaths>> {
  if (folder === undefined) return { done: true, value: {} };
  try {
    const [report, page] = await Promise.all([
      writeEvidenceFile(folder, 'report.json', toJson(decisionReportOf(admission))),
      writeEvidenceFile(folder, 'report.html', renderGatePage(admission, redact)),
      writeEvidenceFile(folder, 'summary.md', renderDecision(admission)),
    ]);
    return { done: true, value: { report: report.path, page: page.path } };
  } catch (error) {
    await removeEvidence(folder);
    return { done: false, reasons: reasonsOf(error, 'inputs') };
  }
}

/** The decision whose report could not be written: nobody could later see what it was based on. */
function withoutReport(admission: Admission, faults: readonly Reason[]): Admission {
  const reasons = faults.map((reason) => ({
    ...reason,
    message: `the report could not be written: ${reason.message}`,
  }));
  const denialReasons = [...toDenialReasons(reasons), ...admission.denialReasons];
  return { ...admission, decision: 'error', denialReasons };
}

/** The annotations of a decision, at most ten. */
export function decisionAnnotations(admission: Admission): readonly Annotation[] {
  const level = admission.decision === 'warn' ? 'warning' : 'error';
  return bounded(
    admission.denialReasons.map(({ code, message, remediation }) => ({
      level,
      title: `Assay: ${code}`,
      message: plain(`${asSentence(message)} ${remediation}`, 2000).trim(),
    })),
  );
}
