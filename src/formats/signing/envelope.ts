import { type Envelope, envelopeToJSON } from '@sigstore/bundle';
import { type Digest, digestOf } from '../../domain/digest.ts';

/**
 * A DSSE envelope as JSON. The same envelope gives the same bytes in whatever form it was read: without white space, the
 * keys sorted, and without an empty `keyid`. A Rekor v1 gets these bytes, so the hash of its entry is the digest below.
 */
export function envelopeText(envelope: Envelope): string {
  const { payload, payloadType, signatures } = envelopeToJSON(envelope);
  return JSON.stringify({
    payload,
    payloadType,
    signatures: signatures.map(({ keyid, sig }) => (keyid ? { keyid, sig } : { sig })),
  });
}

/** The digest of a DSSE envelope, by which a verification summary names a statement. */
export function envelopeDigest(envelope: Envelope): Digest {
  return digestOf(envelopeText(envelope));
}
