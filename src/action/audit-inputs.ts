import { isSafeUrl } from '../domain/loopback.ts';
import type { AuditEndpoint } from '../domain/run/request.ts';
import { type Environment, RawInputs } from './raw-inputs.ts';

/**
 * Where the audit event of this run is delivered to, also of one whose other inputs are wrong; a fault in these inputs
 * themselves is reported where all of them are read.
 */
export function auditEndpoint(env: Environment): AuditEndpoint | undefined {
  return readAudit(new RawInputs(env));
}

/** Where audit events are delivered to; undefined where they go to the evidence folder alone. */
export function readAudit(inputs: RawInputs): AuditEndpoint | undefined {
  const url = inputs.text('audit-url');
  const token = inputs.text('audit-token');
  if (url === '') {
    if (token !== '') inputs.fault('audit-token', 'it is given, and `audit-url` is not');
    return undefined;
  }
  // The address itself may hold a key, and stays out of the message.
  if (!isSafeUrl(url)) return inputs.fault('audit-url', 'it is not an https address');
  return { url, ...(token === '' ? {} : { token }) };
}
