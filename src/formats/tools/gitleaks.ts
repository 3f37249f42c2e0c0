import { z } from 'zod';
import { type Parsed, parsed, unparsable } from '../../domain/result.ts';
import { parseJsonAs } from '../json.ts';

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

/** Reads gitleaks' JSON report. The fault is a sentence that quotes nothing of the report, which contains raw secrets. */
export function parseGitleaksReport(text: string): Parsed<readonly GitleaksFinding[]> {
  const report = parseJsonAs(REPORT, text);
  if (!report.ok) return unparsable('gitleaks gave a report that cannot be read');
  const findings = report.value.map((found) => ({
    rule: found.RuleID,
    title: found.Description,
    file: found.File,
    line: Math.max(1, found.StartLine),
    value: found.Secret === '' ? found.Match : found.Secret,
  }));
  return parsed(findings);
}
