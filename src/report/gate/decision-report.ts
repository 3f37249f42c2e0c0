import type { Admission } from '../../domain/gate/admission.ts';
import { toDenialReasons } from '../../domain/gate/decision.ts';
import { type Reason, reasonsOf } from '../../domain/reason.ts';
import { asSentence, plain } from '../../domain/text.ts';
import type { Outcome } from '../../domain/verdict/verdict.ts';
import { writeEvidenceFile } from '../../evidence-folder.ts';
import { growingRedactor, type Redact } from '../../formats/redaction/redact.ts';
import type { Annotation } from '../../ports.ts';
import { bounded } from '../annotations.ts';
import { gateAuditEvent } from '../audit.ts';
import { type ReportOptions, withoutEvidence } from '../check/report.ts';
import { removeEvidence } from '../check/write-evidence.ts';
import { toJson, toOutputJson, toOutputList } from '../json-text.ts';
import { renderGatePage } from '../page/gate-page.ts';
import { publishAudit } from '../publish-audit.ts';
import { redactAdmission } from '../redact-run.ts';
import { decisionReportOf } from './decision-json.ts';
import { renderDecisionJunit } from './decision-junit.ts';
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
  readonly page: string;
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
    page: '',
    'new-findings': '',
  };
}

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

/** Absolute paths of the written files; absent without an evidence folder. */
interface DecisionPaths {
  readonly report?: string;
  readonly page?: string;
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

/** The outputs of a decision. */
export function decisionOutputs(
  admission: Admission,
  { report = '', page = '' }: DecisionPaths,
): DecisionOutputs {
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
    page,
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
      message: plain(`${asSentence(message)} ${remediation}`, 2000).trim(),
    })),
  );
}
