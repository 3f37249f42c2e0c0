import { createHash } from 'node:crypto';
import { type Envelope, envelopeToJSON } from '@sigstore/bundle';
import type { Digest } from '../../domain/digest.ts';

/** How much of a payload is encoded at a time, in bytes. Base64 encodes three bytes at a time. */
const PART = 3 * 64 * 1024;

/**
 * A DSSE envelope as JSON. The same envelope gives the same bytes in whatever form it was read: without white space, the
 * keys sorted, and without an empty `keyid`. A Rekor v1 gets these bytes, so the hash of its entry is the digest below.
 */
export function envelopeText(envelope: Envelope): string {
  return [...envelopeParts(envelope)].join('');
}

/** The digest of a DSSE envelope, by which a verification summary names a statement. */
export function envelopeDigest(envelope: Envelope): Digest {
  const hash = createHash('sha256');
  for (const part of envelopeParts(envelope)) hash.update(part);
  return `sha256:${hash.digest('hex')}`;
}

/** In parts, because the payload may be the SBOM of a large image. */
function* envelopeParts(envelope: Envelope): Generator<string> {
  const { payload } = envelope;
  const { payloadType, signatures } = envelopeToJSON({ ...envelope, payload: Buffer.alloc(0) });
  const signed = JSON.stringify({
    payloadType,
    signatures: signatures.map(({ keyid, sig }) => (keyid ? { keyid, sig } : { sig })),
  });
  if (payload.length === 0) {
    yield signed;
    return;
  }
  yield '{"payload":"';
  for (let at = 0; at < payload.length; at += PART) yield payload.toString('base64', at, at + PART);
  yield `",${signed.slice(1)}`;
}
