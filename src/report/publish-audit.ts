import { messageOf } from '../domain/error-words.ts';
import { plain } from '../domain/text.ts';
import { writeEvidenceFile } from '../evidence-folder.ts';
import type { Publisher } from '../ports.ts';

/** Where an audit event goes. */
export interface AuditOptions {
  readonly publisher: Publisher;
  /** The evidence folder; without it, the publisher gets the event. */
  readonly evidence?: string;
  /** Delivers the line. Returns the cause if it could not be delivered. */
  readonly deliver?: (line: string) => Promise<string | undefined>;
}

/** Name of the file in the evidence folder. */
const AUDIT_FILE = 'audit.jsonl';

/**
 * Records the audit event of a run. What cannot be written or delivered is reported as a warning and changes nothing else,
 * because the outputs are written already.
 */
export async function publishAudit(
  line: string,
  { publisher, evidence, deliver }: AuditOptions,
): Promise<void> {
  const warn = (message: string) =>
    publisher.annotations([{ level: 'warning', title: 'Assay: audit event', message }]);
  if (evidence === undefined) publisher.event(line);
  else
    await writeEvidenceFile(evidence, AUDIT_FILE, line).catch((error: unknown) => {
      publisher.event(line);
      warn(plain(messageOf(error)));
    });
  const fault = await deliver?.(line);
  if (fault !== undefined) warn(fault);
}
