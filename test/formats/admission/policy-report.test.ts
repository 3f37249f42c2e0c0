import { expect, test } from 'vitest';
import { readPolicyReport } from '../../../src/formats/admission/policy-report.ts';

const result = (policy: string, outcome: string, name = 'pod', message?: string) => ({
  ...{ policy, result: outcome, resources: [{ kind: 'Pod', name }], source: 'KyvernoImageValidatingPolicy' },
  ...(message !== undefined && { message }),
});
const printed = (report: unknown) =>
  `\nApplying 2 policy rule(s) to 1 resource(s)...\n${JSON.stringify(report)}\n`;

test('every result of a report is read, with the Pod and the message', () => {
  const results = [result('a', 'pass'), result('b', 'fail', 'other', 'no signature')];
  expect(readPolicyReport(printed({ kind: 'ClusterReport', results }))).toEqual({
    ok: true,
    value: [
      { policy: 'a', object: 'pod', result: 'pass', message: '' },
      { policy: 'b', object: 'other', result: 'fail', message: 'no signature' },
    ],
  });
});

test.each([
  ['nothing', ''],
  ['words alone', 'Error: failed to load policies'],
  ['a report that is cut off', printed({ results: [result('a', 'pass')] }).slice(0, 90)],
  ['an unknown result', printed({ results: [result('a', 'maybe')] })],
  ['a result about no object', printed({ results: [{ ...result('a', 'pass'), resources: [] }] })],
  ['a report without results', printed({ kind: 'ClusterReport' })],
])('%s is no report', (_, output) => {
  expect(readPolicyReport(output)).toMatchObject({ ok: false });
});
