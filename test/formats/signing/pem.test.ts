import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { parsed, unparsable } from '../../../src/domain/result.ts';
import { otherKind, pemBlocks, publicKeysIn, signingKeyFault } from '../../../src/formats/signing/pem.ts';

/** A block with a label; no key that anybody could use. */
function block(label: string): string {
  return `-----BEGIN ${label}-----\nAAAA\n-----END ${label}-----\n`;
}

function keyPair(namedCurve = 'P-256') {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve });
  return publicKey.export({ type: 'spki', format: 'pem' }).toString();
}

const PRIVATE = ['PRIVATE', 'KEY'].join(' ');

describe('a key to sign with', () => {
  test.each([`ENCRYPTED SIGSTORE ${PRIVATE}`, `ENCRYPTED COSIGN ${PRIVATE}`])('may be one %s', (label) => {
    expect(signingKeyFault(`# the release key\r\n${block(label)}`)).toBeUndefined();
  });

  test.each<[string, string, string]>([
    ['two keys', block(`ENCRYPTED SIGSTORE ${PRIVATE}`).repeat(2), '2 PEM blocks'],
    ['a key and its public half', block(`ENCRYPTED SIGSTORE ${PRIVATE}`) + keyPair(), '2 PEM blocks'],
    ['a public key', keyPair(), 'is a public key'],
    ['a key of openssl', block(PRIVATE), 'cosign import-key-pair'],
    ['an encrypted key of openssl', block(`ENCRYPTED ${PRIVATE}`), 'cosign import-key-pair'],
    ['a key of ssh', block(`OPENSSH ${PRIVATE}`), 'cosign import-key-pair'],
    ['a certificate', block('CERTIFICATE'), 'a CERTIFICATE and no private key'],
    ['a block that does not end', block(`ENCRYPTED SIGSTORE ${PRIVATE}`).slice(0, 60), 'no key in PEM'],
    ['nothing', '', 'no key in PEM'],
  ])('is not %s', (_, text, why) => {
    expect(signingKeyFault(text)).toContain(why);
  });
});

describe('keys to verify with', () => {
  test('are all that stand in the file, each once and in the same form', () => {
    const [one, two] = [keyPair(), keyPair()];
    expect(publicKeysIn(`one:\r\n${one.replaceAll('\n', '\r\n')}two:\n${two}${one}`)).toEqual(
      parsed([one, two]),
    );
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const spki = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    expect(publicKeysIn(publicKey.export({ type: 'pkcs1', format: 'pem' }).toString())).toEqual(
      parsed([spki]),
    );
  });

  test.each<[string, string, string]>([
    ['a private key', block(`ENCRYPTED SIGSTORE ${PRIVATE}`), 'signatures are verified with a public key'],
    ['a private key beside a public one', keyPair() + block(PRIVATE), 'give the public key'],
    ['a certificate', block('CERTIFICATE'), 'a CERTIFICATE, which is no public key'],
    ['a key that is broken', keyPair() + block('PUBLIC KEY'), 'cannot be read'],
    ['no key', 'ssh-ed25519 AAAA', 'no public key in PEM'],
  ])('are not %s', (_, text, why) => {
    expect(publicKeysIn(text)).toEqual(unparsable(expect.stringContaining(why)));
  });
});

test('a kind that cosign and sigstore-js do not both verify is told by its name', () => {
  const rsa = (modulusLength: number) =>
    generateKeyPairSync('rsa', { modulusLength }).publicKey.export({ type: 'spki', format: 'pem' });
  const ed = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' });
  expect([keyPair(), rsa(2048).toString()].map(otherKind)).toEqual([undefined, undefined]);
  expect(otherKind(keyPair('P-384'))).toBe('an EC key on P-384');
  expect(otherKind(keyPair('P-521'))).toBe('an EC key on P-521');
  expect(otherKind(keyPair('secp256k1'))).toBe('an EC key on secp256k1');
  expect(otherKind(rsa(1024).toString())).toBe('an RSA key of 1024 bits');
  expect(otherKind(ed.toString())).toBe('a key of the type ed25519');
});

test('blocks are read in their order, whatever stands between them', () => {
  const text = `x${block('ONE')}-----BEGIN TWO-----\n${block('TWO')}-----END THREE-----`;
  expect(pemBlocks(text).map(({ label }) => label)).toEqual(['ONE', 'TWO']);
});
