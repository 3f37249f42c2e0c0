import { z } from 'zod';
import { fault } from '../../domain/reason.ts';
import { parseJsonText } from '../json.ts';

/** A finding of gitleaks; `value` is the raw secret. */
export interface GitleaksFinding {
  readonly rule: string;
  readonly title: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly value: string;
}

const REPORT = z.array(
  z.object({
    RuleID: z.string().min(1),
    Description: z.string(),
    StartLine: z.number().int(),
    Match: z.string(),
    Secret: z.string(),
    File: z.string(),
  }),
);

/** Reads gitleaks' JSON report; throws `tool-failed`, with nothing of the report in the message. */
export function parseGitleaksReport(text: string): readonly GitleaksFinding[] {
  const report = REPORT.safeParse(parseJsonText(text));
  // The report holds raw secrets, and so do the messages of JSON.parse: neither they nor a cause are passed on.
  if (!report.success) throw fault('tool-failed', 'secrets', 'gitleaks gave a report that cannot be read');
  return report.data.map((found) => ({
    rule: found.RuleID,
    title: found.Description,
    file: found.File,
    line: Math.max(1, found.StartLine),
    value: found.Secret === '' ? found.Match : found.Secret,
  }));
}
