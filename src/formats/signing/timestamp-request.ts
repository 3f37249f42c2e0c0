import { createHash } from 'node:crypto';
import { RFC3161Timestamp } from '@sigstore/core';
import { type Parsed, parsed, unparsable } from '../../domain/result.ts';

/** Media types of RFC 3161 over HTTP. */
export const TIMESTAMP_QUERY = 'application/timestamp-query';
export const TIMESTAMP_REPLY = 'application/timestamp-reply';

/**
 * `TimeStampReq` in DER up to the hash: version 1, and an imprint by SHA-256. As cosign's, it has no nonce, since every
 * signature is another one, and does not ask for certificates, since the trusted root names them.
 */
const HEADER = Buffer.from('30360201013031300d060960864801650304020105000420', 'hex');

/** A request for a timestamp of a signature. */
export function timestampRequest(signature: Uint8Array): Uint8Array {
  return Buffer.concat([HEADER, createHash('sha256').update(signature).digest()]);
}

/**
 * The answer of a timestamp authority, if it is a granted timestamp. Whether it is one of this signature, by a trusted
 * authority, shows the verification of the bundle. The fault is how it answered.
 */
export function timestampIn(answer: Uint8Array): Parsed<Buffer> {
  const bytes = Buffer.from(answer);
  try {
    const timestamp = RFC3161Timestamp.parse(bytes);
    // 0: granted; 1: granted with changes.
    if (timestamp.status > 1n)
      return unparsable(`with the status ${timestamp.status} in place of a timestamp`);
    return Number.isNaN(timestamp.signingTime.getTime())
      ? unparsable('with a timestamp without a time')
      : parsed(bytes);
  } catch {
    return unparsable('with something that is no timestamp');
  }
}
