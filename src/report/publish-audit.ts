import { writeEvidenceFile } from '../evidence-folder.ts';
import { publishAnnotations, publishLines } from './publish.ts';

/** Where an audit event goes. */
export interface AuditOptions {
  /** The evidence folder; without it, the event is printed into the log. */
  readonly evidence?: string;
  /** Delivers the line. Returns the cause if it could not be delivered. */
  readonly deliver?: (line: string) => Promise<string | undefined>;
}

/** Name of the file in the evidence folder. */
const AUDIT_FILE = 'audit.jsonl';

/** Records the audit event of a run. A failed delivery is reported as a warning and changes nothing else. */
export async function publishAudit(line: string, { evidence, deliver }: AuditOptions): Promise<void> {
  if (evidence === undefined) publishLines([`audit event: ${line.trimEnd()}`]);
  else await writeEvidenceFile(evidence, AUDIT_FILE, line);
  const fault = await deliver?.(line);
  if (fault === undefined) return;
  publishAnnotations([{ level: 'warning', title: 'Assay: audit event', message: fault }]);
}
