import { describe, expect, test } from 'vitest';
import { orThrow, parsed, unparsable } from '../../../src/domain/result.ts';
import { certificateFacts, type Extension, utf8String } from '../../../src/formats/signing/fulcio.ts';

/** A DER UTF8String with the shortest form of its length. */
function der(text: string): Uint8Array {
  const content = Buffer.from(text);
  const { length } = content;
  const head =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([0x0c, ...head]), content]);
}

const extension = (number: number, value: Uint8Array): Extension => ({
  oid: `1.3.6.1.4.1.57264.1.${number}`,
  value,
});

describe('a UTF8String', () => {
  test.each(['', 'refs/heads/main', 'Zweig/ümläut', 'x'.repeat(127), 'x'.repeat(128), 'x'.repeat(300)])(
    'of %s is read',
    (text) => {
      expect(utf8String(der(text))).toEqual(parsed(text));
    },
  );

  test.each<[string, readonly number[]]>([
    ['nothing', []],
    ['no length', [0x0c]],
    ['another type of string', [0x16, 0x01, 0x61]],
    ['bare text, as the first extensions of Fulcio have it', [...Buffer.from('push')]],
    ['fewer bytes than it says', [0x0c, 0x02, 0x61]],
    ['more bytes than it says', [0x0c, 0x01, 0x61, 0x62]],
    ['an indefinite length', [0x0c, 0x80, 0x61, 0x00, 0x00]],
    ['a longer form of length than it needs', [0x0c, 0x81, 0x01, 0x61]],
    ['a length that is cut off', [0x0c, 0x82, 0x01]],
    ['a length of lengths', [0x0c, 0xff, ...Array(20).fill(0x61)]],
    ['no UTF-8', [0x0c, 0x02, 0xc3, 0x28]],
  ])('with %s is none', (_, bytes) => {
    expect(utf8String(Uint8Array.from(bytes)).ok).toBe(false);
  });
});

describe('the facts of a certificate', () => {
  test('are the texts of its extensions', () => {
    const facts = certificateFacts('https://ci.example', 'https://issuer.example', [
      extension(8, der('https://issuer.example')),
      extension(12, der('https://github.com/acme/shop')),
      extension(14, der('refs/heads/main')),
      { oid: '2.5.29.17', value: Uint8Array.of(1) },
    ]);
    expect(orThrow(facts)).toEqual({
      subject: 'https://ci.example',
      issuer: 'https://issuer.example',
      sourceRepository: 'https://github.com/acme/shop',
      sourceRef: 'refs/heads/main',
    });
  });

  test('are refused when two readers could see two of them', () => {
    const twice = [extension(14, der('refs/heads/main')), extension(14, der('refs/heads/evil'))];
    const fault = unparsable(expect.stringContaining('57264.1.14'));
    expect(certificateFacts('s', 'i', twice)).toEqual(fault);
    expect(certificateFacts('s', 'i', [extension(14, Buffer.from('refs/heads/main'))])).toEqual(fault);
  });

  test('are refused when the issuer only looks like the demanded one', () => {
    const issuer = certificateFacts('s', 'https://issuer.example', [
      extension(8, der('https://issuer.examplé')),
    ]);
    expect(issuer).toEqual(unparsable(expect.stringContaining('not https://issuer.example')));
  });
});
