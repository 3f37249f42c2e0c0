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

/** Where a run is told; without an evidence folder it ended before there was one. */
export interface ReportOptions extends AuditOptions {
  /** Whether to write the job summary. */
  readonly summary: boolean;
  /** Secret values known to the process: should one have got into the run, it is taken out before all else. */
  readonly secretValues?: Iterable<string>;
}

/** For a run that cannot write its evidence: people and outputs are told all the same. */
export function withoutEvidence({ evidence: _unwritable, ...options }: ReportOptions): ReportOptions {
  return options;
}

/**
 * Tells a run to its people and programs. The outputs come last: until all is written they say `error`. Only the audit
 * event follows, whose delivery may fail.
 */
export async function report(run: Run, options: ReportOptions): Promise<void> {
  const redact = redactor(options.secretValues ?? []);
  const told = redactRun(run, redact);
  const written =
    options.evidence === undefined ? undefined : await writeEvidence(told, options.evidence, redact);
  publishLog(checkLines(told));
  publishAnnotations(annotations(told));
  if (options.summary) await publishSummary(renderSummary(told));
  const paths =
    written === undefined
      ? {}
      : {
          report: written.report.path,
          sarif: written.sarif.path,
          ...(written.handover === undefined ? {} : { handoverSha256: written.handover.sha256 }),
        };
  publishOutputs(outputsOf(told, paths));
  await publishAudit(auditEvent(told), options);
}
