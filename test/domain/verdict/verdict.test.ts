import { describe, expect, test } from 'vitest';
import type { Severity } from '../../../src/domain/finding/finding.ts';
import { Cleared, type Findings, judge } from '../../../src/domain/verdict/verdict.ts';
import { CONTEXT, finding, found, IMAGE, LEAK, POLICY, SBOM, scanOf } from './create-findings.ts';

const codes = (findings: Findings, policy = POLICY) =>
  judge(findings, policy, CONTEXT).reasons.map(({ code }) => code);

describe('the verdict', () => {
  test('a clean image passes and is cleared', () => {
    const judgement = judge(found(), POLICY, CONTEXT);
    expect(judgement.verdict).toBe('passed');
    expect(judgement.verdict === 'passed' && Cleared.isCleared(judgement.cleared)).toBe(true);
  });

  test.each<[Severity, string]>([
    ['critical', 'failed'],
    ['high', 'failed'],
    ['medium', 'passed'],
    ['low', 'passed'],
    ['unknown', 'passed'],
  ])('with fail-on critical,high a %s finding gives %s', (severity, verdict) => {
    expect(judge(found({ scan: scanOf({ findings: [finding(severity)] }) }), POLICY, CONTEXT).verdict).toBe(
      verdict,
    );
  });

  test('with enforce: warn a finding warns, and nothing is cleared', () => {
    const judgement = judge(
      found({ scan: scanOf({ findings: [finding('high')] }) }),
      { ...POLICY, vulnerabilities: { ...POLICY.vulnerabilities, enforce: 'warn' } },
      CONTEXT,
    );
    expect(judgement.verdict).toBe('warned');
    expect(judgement).not.toHaveProperty('cleared');
  });

  test('a secret fails the image however clean the scan is', () => {
    expect(judge(found({ secrets: LEAK }), POLICY, CONTEXT).verdict).toBe('failed');
    expect(codes(found({ secrets: LEAK }))).toEqual(['secret-found']);
  });

  test('every reason is given, not only the first', () => {
    expect(codes(found({ scan: scanOf({ findings: [finding('critical')] }), secrets: LEAK }))).toEqual([
      'vulnerability-blocked',
      'secret-found',
    ]);
  });
});

describe('what could not be checked is never green', () => {
  const undone = {
    done: false,
    reasons: [{ code: 'tool-failed', check: 'scan', message: 'trivy was killed by SIGKILL' }],
  } as const;

  test('what two checks met in the same layer is told once', () => {
    expect(codes({ ...found(), sboms: undone, secrets: undone })).toEqual(['tool-failed']);
  });

  test.each(['sboms', 'scan', 'secrets'] as const)(
    '%s missing is an error, also with enforce: warn',
    (part) => {
      for (const enforce of ['block', 'warn'] as const) {
        const judgement = judge(
          { ...found(), [part]: undone },
          { ...POLICY, vulnerabilities: { ...POLICY.vulnerabilities, enforce } },
          CONTEXT,
        );
        expect(judgement.verdict).toBe('error');
        expect(judgement).not.toHaveProperty('cleared');
      }
    },
  );

  test('findings are reported although another check could not be done', () => {
    const { hasFindings, verdict } = judge(
      { ...found({ secrets: LEAK }), sboms: undone, scan: undone },
      POLICY,
      CONTEXT,
    );
    expect({ hasFindings, verdict }).toEqual({ hasFindings: true, verdict: 'error' });
    expect(judge({ ...found(), sboms: undone }, POLICY, CONTEXT).hasFindings).toBe(false);
    expect(judge(found(), POLICY, CONTEXT).hasFindings).toBe(false);
  });

  test('nothing counts as found if it is not known which findings are ignored', () => {
    for (const unknown of [{ vex: undone }, { baseImages: undone }])
      expect(judge({ ...found({ secrets: LEAK }), ...unknown }, POLICY, CONTEXT).hasFindings).toBe(false);
  });

  test('a part that is undone without saying why is an error all the same', () => {
    expect(judge({ ...found(), scan: { done: false, reasons: [] } }, POLICY, CONTEXT).verdict).toBe('error');
  });

  test('a platform without an SBOM or a scan is a gap', () => {
    expect(codes({ ...found(), sboms: { done: true, value: [] } })).toEqual(['scan-incomplete']);
    expect(codes(found({ scan: { ...scanOf(), coverage: [] } }))).toEqual(['scan-incomplete']);
  });

  test('packages that the SBOM lists and of which the scan says nothing are a gap', () => {
    expect(codes(found({ scan: scanOf({ coverage: { listed: 3, compared: 2 } }) }))).toEqual([
      'scan-incomplete',
    ]);
  });

  test('an image in which nothing was recognised is a gap, not a clean image', () => {
    expect(codes(found({ scan: scanOf({ coverage: { listed: 0, compared: 0 } }) }))).toEqual([
      'scan-incomplete',
    ]);
    const os = { family: 'debian', name: '12', endOfLife: false };
    expect(codes(found({ scan: scanOf({ coverage: { os, listed: 0, compared: 0 } }) }))).toEqual([]);
  });

  test('an end-of-life distribution is an error, not a clean scan', () => {
    const os = { family: 'debian', name: '8', endOfLife: true };
    const judgement = judge(found({ scan: scanOf({ coverage: { os } }) }), POLICY, CONTEXT);
    expect(judgement.verdict).toBe('error');
    expect(judgement.reasons.map(({ code }) => code)).toEqual(['os-end-of-life']);
  });

  test.each([
    ['2026-05-30T11:59:00Z', ['database-stale']],
    ['2026-05-30T12:00:00Z', []],
    ['2026-06-01T14:00:00Z', ['database-stale']],
    ['not a time', ['database-stale']],
  ])('a database of %s at noon of June 1st gives %j', (updatedAt, expected) => {
    expect(codes(found({ scan: scanOf({ database: { updatedAt } }) }))).toEqual(expected);
  });
});

describe('a clearance', () => {
  test('cannot be made outside of judge', () => {
    const clearance = { image: IMAGE, policy: POLICY, sboms: [SBOM], scan: scanOf(), evaluated: [] };
    const forge = () => Reflect.construct(Cleared, [Symbol('cleared'), { ...clearance, summary: 'passed' }]);
    expect(forge).toThrow('only judge() clears');
  });

  test('cannot be imitated by an object with the same fields', () => {
    const judgement = judge(found(), POLICY, CONTEXT);
    const copy = judgement.verdict === 'passed' ? { ...judgement.cleared } : {};
    expect(Cleared.isCleared(copy)).toBe(false);
    expect(Cleared.isCleared(Object.create(Cleared.prototype))).toBe(false);
  });
});
