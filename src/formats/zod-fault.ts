import type { z } from 'zod';

/** The first fault of a document with its place: `statements.2.status: Invalid option`. */
export function firstFault(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue === undefined ? 'unknown' : `${issue.path.join('.') || 'document'}: ${issue.message}`;
}
