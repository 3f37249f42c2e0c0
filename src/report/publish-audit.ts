import { messageOf } from '../domain/error-words.ts';
import { plain } from '../domain/text.ts';
import { writeEvidenceFile } from '../evidence-folder.ts';
import type { Publisher } from '../ports/publisher-port.ts';

/** Where an audit event goes. */
export interface AuditOptions {
  readonly publisher: Publisher;
  /** The evidence folder; without it, the publisher gets the event. */
  readonly evidence?: string;
  /** The name of the file there, if several runs share the folder. */
  readonly auditFile?: string;
  /** Delivers the line. Returns the cause if it could not be delivered. */
  readonly deliver?: (line: string) => Promise<string | undefined>;
}

/** Name of the file in the evidence folder. */
const AUDIT_FILE = 'audit.jsonl';

/**
 * Records the audit event of a run, or several of them. What cannot be written or delivered is reported as a warning and changes nothing else,
 * because the outputs are written already.
 */
export async function publishAudit(
  events: string | readonly string[],
  { publisher, evidence, deliver, auditFile = AUDIT_FILE }: AuditOptions,
): Promise<void> {
  const lines = typeof events === 'string' ? [events] : events;
  const warn = (message: string) =>
    publisher.annotations([{ level: 'warning', title: 'Assay: audit event', message }]);
  const toPublisher = () => {
    for (const line of lines) publisher.event(line);
  };
  if (evidence === undefined) toPublisher();
  else
    await writeEvidenceFile(evidence, auditFile, lines.join('')).catch((error: unknown) => {
      toPublisher();
      warn(plain(messageOf(error)));
    });
  for (const [at, line] of lines.entries()) {
    const fault = await deliver?.(line);
    if (fault === undefined) continue;
    const rest = lines.length - at - 1;
    warn(rest === 0 ? fault : `${fault}; the ${rest} events after it were not sent`);
    return;
  }
}
