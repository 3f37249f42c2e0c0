import { describe, expect, test } from 'vitest';
import { parsed, unparsable } from '../../src/domain/result.ts';
import { parseStatement } from '../../src/formats/attestation/in-toto.ts';
import { MEDIA } from '../../src/formats/image/media-types.ts';
import { parseConfiguration, parseManifest } from '../../src/formats/image/oci.ts';
import { parseJson } from '../../src/formats/json.ts';
import { digest } from '../domain/gate/gate-evidence.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a key that an object names twice', () => {
  test.each([
    ['at the top', '{"config":1,"config":2}'],
    ['with the same value', '{"config":1,"config":1}'],
    ['spelled by an escape', '{"config":1,"\\u0063onfig":2}'],
    ['escaped first', '{"\\u0063onfig":1,"config":2}'],
    ['escaped in two ways', '{"a\\/b":1,"a\\u002fb":2}'],
    ['deep within', '{"a":[1,{"b":{"c":1,"d":[],"c":{}}}]}'],
    ['behind a string that looks like structure', '{"a":"{\\"a\\":[","b":"]}","a":3}'],
    ['behind a string that ends in backslashes', '{"a":"\\\\","b":"\\\\\\"","a":3}'],
    ['behind an object and a list', '{"a":{},"b":[],"a":[]}'],
    ['that is empty', '{"":1,"":2}'],
    ['with blanks about it', ' { "a" : 1 ,\n\t"a" : 2 } '],
    ['called as objects call theirs', '{"__proto__":1,"__proto__":2}'],
    ['in a list of objects', '[{"a":1},{"a":1,"a":2}]'],
  ])('is refused: %s', (_, text) => {
    const fault = unparsable(expect.stringMatching(/^names the key ".*" twice$/));
    expect([parseJson(text), parseJson(bytes(text))]).toEqual([fault, fault]);
  });

  test.each([
    '{"a":{"a":{"a":1}},"b":[{"a":1},{"a":2}]}',
    '{"a":"a","b":"a"}',
    '["a","a",{"a":["a","a"]}]',
    '{"a":1,"A":2}',
    '{"\\\\u0061":1,"a":2}',
    '[[],{},[{}],"",null,true,-1.5e3]',
    '"a"',
    '{}',
  ])('is not seen where there is none: %s', (text) => {
    expect([parseJson(text), parseJson(bytes(text))]).toEqual(Array(2).fill(parsed(JSON.parse(text))));
  });

  test('is found in no more than one pass, however long the strings are', () => {
    const long = `{"a":"${'\\\\'.repeat(2_000_000)}","b":"${'x"'.replaceAll('"', '\\"').repeat(1_000_000)}","a":1}`;
    expect(parseJson(long)).toEqual(unparsable('names the key "a" twice'));
  });

  test('makes a manifest, a configuration and a statement none', () => {
    const config = JSON.stringify({ mediaType: MEDIA.config, digest: digest('a'), size: 2 });
    const manifest = `{"schemaVersion":2,"layers":[],"config":${config},"\\u0063onfig":${config}}`;
    expect(parseManifest(bytes(manifest), MEDIA.manifest, 'it')).toEqual(
      unparsable('it names the key "config" twice'),
    );
    const image =
      '{"os":"linux","architecture":"amd64","rootfs":{"type":"layers","diff_ids":[]},"os":"linux"}';
    expect(parseConfiguration(bytes(image), 'it')).toEqual(unparsable('it names the key "os" twice'));
    const statement = (more: string) =>
      parseStatement(
        bytes(
          `{"_type":"https://in-toto.io/Statement/v1","subject":[{"digest":{"sha256":"${'a'.repeat(64)}"}}],"predicateType":"x"${more}}`,
        ),
      );
    expect(statement('').ok).toBe(true);
    expect(statement(',"predicateType":"x"').ok).toBe(false);
    // Programs in Go take a key whatever its case.
    expect(statement(',"PredicateType":"y"').ok).toBe(false);
  });
});

test('a document of a thousand levels is read, and a deeper one is refused: code that is recursive cannot handle it', () => {
  const nested = (depth: number) => `${'[{"a":'.repeat(depth / 2)}1${'}]'.repeat(depth / 2)}`;
  expect(parseJson(nested(1000)).ok).toBe(true);
  for (const depth of [1002, 1_000_000])
    expect(parseJson(nested(depth))).toEqual(unparsable('nests more than 1000 levels deep'));
});

test('a list of referrers may name a key twice, but not nest without end', () => {
  expect(parseJson('{"a":1,"a":2}', 'allowed')).toEqual(parsed({ a: 2 }));
  expect(parseJson('['.repeat(2000) + ']'.repeat(2000), 'allowed').ok).toBe(false);
});

test('what is no JSON is said to be none', () => {
  const fault = unparsable('is not JSON');
  for (const text of ['', '{', '{"a":1,}', 'nope'])
    expect([parseJson(text), parseJson(bytes(text))]).toEqual([fault, fault]);
  expect(parseJson(Uint8Array.of(0x22, 0xff, 0x22))).toEqual(fault);
});
