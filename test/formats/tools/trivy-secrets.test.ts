import { describe, expect, test } from 'vitest';
import { parsed, unparsable } from '../../../src/domain/result.ts';
import { parseTrivySecrets, type TrivySecret, uncensor } from '../../../src/formats/tools/trivy-secrets.ts';

const finding = (more: Partial<TrivySecret>): TrivySecret => ({
  rule: 'r',
  title: 't',
  file: 'f',
  line: 1,
  endLine: 1,
  offset: 0,
  match: '',
  lines: new Map(),
  ...more,
});

describe("the value behind trivy's asterisks", () => {
  test.each([
    ['alone on its line', 'VALUE1', 0, '******', 'VALUE1'],
    ['within a line', 'key = "VALUE1";\n', 7, 'key = "******";', 'VALUE1'],
    ['between other asterisks', '/** VALUE1 **/', 4, '/** ****** **/', 'VALUE1'],
    ['behind text that is not ASCII', 'schlüssel: VALUE1!', 12, 'schlüssel: ******!', 'VALUE1'],
    ['the second of two', 'AAAA BBBBBB', 5, '**** ******', 'BBBBBB'],
    ['before a carriage return', 'x=VALUE1\r\n', 2, 'x=******', 'VALUE1'],
    [
      'bytes that are no text around it',
      Buffer.from([0xff, 0x41, 0x42, 0x43, 0xfe]),
      1,
      '\ufffd***\ufffd',
      'ABC',
    ],
  ])('%s', (_, content, offset, match, value) => {
    expect(uncensor(finding({ offset, match }), Buffer.from(content))).toBe(value);
  });

  test('over several lines', () => {
    const content = Buffer.from('BEGIN\nAAAA\nBBBB\nCC-END\n');
    const lines = new Map([[4, '**-END']]);
    expect(uncensor(finding({ line: 2, endLine: 4, offset: 6, match: '****', lines }), content)).toBe(
      'AAAA\nBBBB\nCC',
    );
    expect(
      uncensor(finding({ line: 2, endLine: 9, offset: 6, match: '****', lines }), content),
    ).toBeUndefined();
  });

  test('is not guessed from another file', () => {
    expect(uncensor(finding({ offset: 50, match: '****' }), Buffer.from('short'))).toBeUndefined();
    expect(uncensor(finding({ offset: 2, match: 'x=****;' }), Buffer.from('y-abcd,'))).toBeUndefined();
  });
});

describe('a report of trivy', () => {
  test('may have no results', () => {
    expect(parseTrivySecrets('{"SchemaVersion":2}')).toEqual(parsed([]));
  });

  test.each([
    '',
    'null',
    '[]',
    '{}',
    '{"SchemaVersion":2,"Results":[{"Target":"x","Secrets":[{"RuleID":"s3cr3t"}]}]}',
    '{"SchemaVersion":2,"Results":[{"s3cr3t',
  ])('that is not one is a fault without a word of it: %s', (text) => {
    const fault = unparsable('trivy gave a secrets report that cannot be read');
    expect(parseTrivySecrets(text)).toEqual(fault);
  });
});
