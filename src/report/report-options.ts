import type { CommentOptions } from './comment/publish-comment.ts';
import type { AuditOptions } from './publish-audit.ts';

/** Where a run is reported. Without an evidence folder, it ended before there was one. */
export interface ReportOptions extends AuditOptions {
  /** Absent: no pull request comment is requested, or there is no pull request. */
  readonly comment?: CommentOptions;
  /** Whether to write the job summary. */
  readonly summary: boolean;
  /** Secret values that the process knows. They are removed from the run before anything is written. */
  readonly secretValues?: ReadonlySet<string>;
}

/** The options for a run that cannot write its evidence: log, summary and outputs are written anyway. */
export function withoutEvidence({ evidence: _, ...options }: ReportOptions): ReportOptions {
  return options;
}
