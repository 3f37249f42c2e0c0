import { isSafeUrl } from '../domain/loopback.ts';
import type { AuditEndpoint } from '../domain/run/request.ts';
import { type Environment, RawInputs } from './raw-inputs.ts';

/**
 * The endpoint for the audit event of this run, even if other inputs are wrong. Faults of the audit inputs themselves are
 * not reported here, but with all other faults by {@link readAudit}.
 */
export function auditEndpoint(env: Environment): AuditEndpoint | undefined {
  return readAudit(new RawInputs(env));
}

/** The endpoint for audit events. Undefined if they are written only to the evidence folder. */
export function readAudit(inputs: RawInputs): AuditEndpoint | undefined {
  const url = inputs.text('audit-url');
  const token = inputs.text('audit-token');
  if (url === '') {
    if (token !== '') inputs.fault('audit-token', 'it is set, but `audit-url` is not');
    return undefined;
  }
  // The address may contain a key, so the message does not quote it.
  if (!isSafeUrl(url)) return inputs.fault('audit-url', 'it is not an https address');
  return { url, ...(token === '' ? {} : { token }) };
}
