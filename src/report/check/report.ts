import { type Reason, reasonsOf } from '../../domain/reason.ts';
import type { Run } from '../../domain/run/run.ts';
import type { Outcome } from '../../domain/verdict/verdict.ts';
import { growingRedactor, type Redact } from '../../formats/redaction/redact.ts';
import { giveTurn } from '../../turns.ts';
import { annotations } from '../annotations.ts';
import { auditEvent } from '../audit.ts';
import { checkLines } from '../checks.ts';
import { publishComment } from '../comment/publish-comment.ts';
import { toJson } from '../json-text.ts';
import { renderJunit } from '../junit/check-junit.ts';
import { publishAudit } from '../publish-audit.ts';
import { redactRun } from '../redact-run.ts';
import { reportOf } from '../report-json/report-json.ts';
import { type ReportOptions, withoutEvidence } from '../report-options.ts';
import { renderSummary } from '../summary/summary.ts';
import { removeEvidence } from './evidence-files.ts';
import { type Outputs, outputsOf, type ReportPaths } from './outputs.ts';
import { writeEvidence } from './write-evidence.ts';

/** What was reported of a run. */
interface Reported {
  /** `error` if the outputs could not be written. */
  readonly verdict: Run['verdict'];
  /** The run, redacted. Its verdict is `error` if the files could not be written. */
  readonly run: Run;
  readonly outputs: Outputs;
}

/** Reports a run, and answers the verdict that was reported; see {@link reportWhole}. */
export async function report(run: Run, options: ReportOptions): Promise<Run['verdict']> {
  return (await reportWhole(run, options)).verdict;
}

/**
 * Reports a run to people and programs. The outputs are written after everything else; until then they say `error`. Only
 * the audit event follows them, because its delivery may fail.
 */
export async function reportWhole(run: Run, options: ReportOptions): Promise<Reported> {
  const redact = growingRedactor(options.secretValues ?? new Set());
  // Prepares the search.
  redact('');
  // Each of these steps takes long for thousands of findings, and a cancelled job must end.
  await giveTurn();
  const whole = redactRun(run, redact);
  await giveTurn();
  const evidence = await reportFiles(whole, options, redact);
  const reported = evidence.done ? evidence.value.run : withoutReport(whole, evidence.reasons);
  await giveTurn();
  const { publisher } = options;
  publisher.lines(checkLines(reported).map(({ name, state, detail }) => `${name}: ${state} (${detail})`));
  publisher.annotations(annotations(reported));
  await giveTurn();
  if (options.summary) await publisher.summary(renderSummary(reported));
  await giveTurn();
  publisher.junit(() => renderJunit(reported));
  publisher.document(() => toJson(reportOf(reported, redact)));
  const outputs = outputsOf(reported, evidence.done ? evidence.value.paths : {});
  const isPublished = publisher.outputs(outputs);
  await publishComment(reported, options);
  await publishAudit(auditEvent(reported), evidence.done ? options : withoutEvidence(options));
  return { verdict: isPublished ? reported.verdict : 'error', run: reported, outputs };
}

/** Writes the files, and answers the run as they describe it. Without an evidence folder there are none. */
async function reportFiles(
  run: Run,
  { evidence }: ReportOptions,
  redact: Redact,
): Promise<Outcome<{ readonly run: Run; readonly paths: ReportPaths }>> {
  if (evidence === undefined) return { done: true, value: { run, paths: {} } };
  try {
    const { files, run: told } = await writeEvidence(run, evidence, redact);
    const { report, sarif, page, handover } = files;
    const sha256 = handover === undefined ? {} : { handoverSha256: handover.sha256 };
    return {
      done: true,
      value: { run: told, paths: { report: report.path, sarif: sarif.path, page: page.path, ...sha256 } },
    };
  } catch (error) {
    await removeEvidence(evidence);
    return { done: false, reasons: reasonsOf(error, 'inputs') };
  }
}

/**
 * The run whose report could not be written: it ends with an error, although its image may have passed. What it attached
 * stays attached and valid, and the first reason says so.
 */
function withoutReport(run: Run, faults: readonly Reason[]): Run {
  const count = run.attached.length;
  const attached =
    count === 0
      ? ''
      : `; before that, ${count} statements were attached to ${run.reference ?? 'the image'}: they are valid, and the gate accepts them`;
  const reasons = faults.map((reason, at) =>
    at === 0
      ? { ...reason, message: `the report could not be written: ${reason.message}${attached}` }
      : reason,
  );
  return { ...run, verdict: 'error', reasons: [...reasons, ...run.reasons] };
}
