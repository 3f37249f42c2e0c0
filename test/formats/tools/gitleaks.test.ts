import { describe, expect, test } from 'vitest';
import { orThrow, unparsable } from '../../../src/domain/result.ts';
import { parseGitleaksReport } from '../../../src/formats/tools/gitleaks.ts';

const entry = { RuleID: 'r', Description: 'd', StartLine: 3, Match: 'k=v', Secret: 'v', File: 'f' };

describe('a report of gitleaks', () => {
  test('gives the raw value, and the whole match where a rule has no value', () => {
    const report = JSON.stringify([entry, { ...entry, StartLine: 0, Secret: '' }]);
    const found = { rule: 'r', title: 'd', file: 'f' };
    expect(orThrow(parseGitleaksReport(report))).toEqual([
      { ...found, line: 3, value: 'v' },
      { ...found, line: 1, value: 'k=v' },
    ]);
  });

  test.each(['', 'null', '{}', '[{"RuleID":"s3cr3t"}]', '[{"Secret":"s3cr3t', '[] s3cr3t'])(
    'that is not one is a fault without a word of it: %s',
    (text) => {
      const fault = unparsable('gitleaks gave a report that cannot be read');
      expect(parseGitleaksReport(text)).toEqual(fault);
    },
  );
});
