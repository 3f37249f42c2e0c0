import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { orThrow } from '../../../src/domain/result.ts';
import { STATEMENT_MEDIA_TYPE, STATEMENT_TYPE } from '../../../src/formats/attestation/in-toto.ts';
import { MEDIA } from '../../../src/formats/image/media-types.ts';
import { bundleVerifier, keyHint, readTrustedRoot } from '../../../src/formats/signing/sigstore.ts';

const NO_SERVICES = orThrow(
  readTrustedRoot('{"mediaType":"application/vnd.dev.sigstore.trustedroot+json;version=0.1"}'),
);
const STATEMENT = JSON.stringify({
  _type: STATEMENT_TYPE,
  subject: [{ digest: { sha256: 'a'.repeat(64) } }],
  predicateType: 'https://cyclonedx.org/bom',
  predicate: {},
});

function keyPair(namedCurve: string): { readonly privateKey: KeyObject; readonly pem: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve });
  return { privateKey, pem: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
}

/** A bundle as cosign makes it with a key: with the hash that goes with the curve. */
function bundle({ privateKey, pem }: ReturnType<typeof keyPair>, hash: string): Buffer {
  const [type, payload] = [STATEMENT_MEDIA_TYPE, Buffer.from(STATEMENT)];
  const encoding = Buffer.from(`DSSEv1 ${type.length} ${type} ${payload.length} ${STATEMENT}`);
  const sig = sign(hash, encoding, privateKey).toString('base64');
  return Buffer.from(
    JSON.stringify({
      mediaType: MEDIA.bundle,
      verificationMaterial: { publicKey: { hint: keyHint(pem) } },
      dsseEnvelope: { payload: payload.toString('base64'), payloadType: type, signatures: [{ sig }] },
    }),
  );
}

describe('a bundle that a key signed', () => {
  const [one, two] = [keyPair('P-256'), keyPair('P-256')];

  test('verifies by any of several keys, and names the one', () => {
    const verify = bundleVerifier(NO_SERVICES, { kind: 'key', publicKeys: [one.pem, two.pem] });
    for (const key of [one, two])
      expect(verify(bundle(key, 'sha256'))).toMatchObject({ verified: true, publicKey: key.pem });
    expect(verify(bundle(keyPair('P-256'), 'sha256'))).toMatchObject({
      ...{ verified: false, fault: 'other-identity', why: 'signed with another key' },
    });
  });

  test('is refused with the kind of the key where that is why', () => {
    const key = keyPair('P-384');
    const verify = bundleVerifier(NO_SERVICES, { kind: 'key', publicKeys: [key.pem] });
    expect(verify(bundle(key, 'sha384'))).toMatchObject({
      ...{ verified: false, fault: 'invalid' },
      why: expect.stringMatching(/signature verification failed \(the key is an EC key on P-384; EC keys on/),
    });
    const own = bundleVerifier(NO_SERVICES, { kind: 'key', publicKeys: [one.pem] });
    const changed = JSON.parse(bundle(one, 'sha256').toString());
    changed.dsseEnvelope.signatures[0].sig = 'AAAA';
    expect(own(Buffer.from(JSON.stringify(changed)))).toMatchObject({ why: 'signature verification failed' });
  });
});
