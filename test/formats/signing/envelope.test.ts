import { createHash, randomBytes } from 'node:crypto';
import type { Envelope } from '@sigstore/bundle';
import { expect, test } from 'vitest';
import { envelopeDigest, envelopeText } from '../../../src/formats/signing/envelope.ts';

const KIBIBYTE = 1024;

/** The form that summaries name: the same for every reader of an envelope. */
function expected(payload: Buffer, signatures: readonly object[]): string {
  return JSON.stringify({
    ...(payload.length > 0 && { payload: payload.toString('base64') }),
    payloadType: 'application/vnd.in-toto+json',
    signatures,
  });
}

test.each([...[0, 1, 2, 3, 4, 192 * KIBIBYTE - 1, 192 * KIBIBYTE, 192 * KIBIBYTE + 1, 1000 * KIBIBYTE]])(
  'an envelope with a payload of %i bytes has one form, whose digest is its name',
  (size) => {
    const payload = randomBytes(size);
    const [first, second] = [randomBytes(70), randomBytes(71)];
    const envelope: Envelope = {
      payload,
      payloadType: 'application/vnd.in-toto+json',
      signatures: [
        { keyid: '', sig: first },
        { keyid: 'a "key"', sig: second },
      ],
    };
    const text = expected(payload, [
      { sig: first.toString('base64') },
      { keyid: 'a "key"', sig: second.toString('base64') },
    ]);
    expect(envelopeText(envelope) === text).toBe(true);
    expect(envelopeDigest(envelope)).toBe(`sha256:${createHash('sha256').update(text).digest('hex')}`);
  },
);
