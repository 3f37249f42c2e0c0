import type { z } from 'zod';

/** The first issue of a document, with its place: `statements.2.status: Invalid option`. */
export function firstIssue({ issues: [issue] }: z.ZodError): string {
  return issue === undefined ? 'unknown' : `${issue.path.join('.') || 'document'}: ${issue.message}`;
}
