import type { Run } from '../../domain/run/run.ts';
import { redactor } from '../../formats/redaction/redact.ts';
import { annotations } from '../annotations.ts';
import { auditEvent } from '../audit.ts';
import { checkLines } from '../checks.ts';
import { publishAnnotations, publishLog, publishOutputs, publishSummary } from '../publish.ts';
import { type AuditOptions, publishAudit } from '../publish-audit.ts';
import { redactRun } from '../redact-run.ts';
import { renderSummary } from '../summary/summary.ts';
import { outputsOf } from './outputs.ts';
import { writeEvidence } from './write-evidence.ts';

/** Where a run is reported. Without an evidence folder, it ended before there was one. */
export interface ReportOptions extends AuditOptions {
  /** Whether to write the job summary. */
  readonly summary: boolean;
  /** Secret values that the process knows. They are removed from the run before anything is written. */
  readonly secretValues?: Iterable<string>;
}

/** The options for a run that cannot write its evidence: log, summary and outputs are written anyway. */
export function withoutEvidence({ evidence: _, ...options }: ReportOptions): ReportOptions {
  return options;
}

/**
 * Reports a run to people and programs. The outputs are written after everything else; until then they say `error`. Only
 * the audit event follows them, because its delivery may fail.
 */
export async function report(run: Run, options: ReportOptions): Promise<void> {
  const redact = redactor(options.secretValues ?? []);
  const redacted = redactRun(run, redact);
  const written =
    options.evidence === undefined ? undefined : await writeEvidence(redacted, options.evidence, redact);
  publishLog(checkLines(redacted));
  publishAnnotations(annotations(redacted));
  if (options.summary) await publishSummary(renderSummary(redacted));
  const paths =
    written === undefined
      ? {}
      : {
          report: written.report.path,
          sarif: written.sarif.path,
          ...(written.handover === undefined ? {} : { handoverSha256: written.handover.sha256 }),
        };
  publishOutputs(outputsOf(redacted, paths));
  await publishAudit(auditEvent(redacted), options);
}
