import { describe, expect, test } from 'vitest';
import type { Exception, Policy } from '../../../src/domain/policy/policy.ts';
import { Cleared, type Findings, judge } from '../../../src/domain/verdict/verdict.ts';
import type { Advice } from '../../../src/domain/workflow/advice.ts';
import { CONTEXT, finding, found, LEAK, POLICY, scanOf } from './create-findings.ts';

const WARN = { enforce: 'warn' } as const;
const BAD = found({ scan: scanOf({ findings: [finding('high')] }) });

function policy(parts: { [Rule in keyof Policy]?: Partial<Policy[Rule]> | Policy[Rule] }): Policy {
  const merged = Object.entries(parts).map(([rule, own]) => {
    const base: unknown = Reflect.get(POLICY, rule);
    const isRule = typeof base === 'object' && !Array.isArray(base) && typeof own === 'object';
    return [rule, isRule ? { ...base, ...own } : own];
  });
  return { ...POLICY, ...Object.fromEntries(merged) };
}

function exception(parts: Partial<Exception> = {}): Exception {
  return {
    vulnerability: 'CVE-2026-1',
    reason: 'not reached',
    owner: '@acme/web',
    expires: '2026-06-30',
    ...parts,
  };
}

/** The verdict, and the code of each reason with `?` where it only warns. */
function outcome(findings: Findings, by: Policy): readonly string[] {
  const { verdict, reasons } = judge(findings, by, CONTEXT);
  return [verdict, ...reasons.map(({ code, effect }) => code + (effect === 'warn' ? '?' : ''))];
}

describe('every rule has its effect on the day', () => {
  test('what blocks wins over what warns', () => {
    const both = { ...BAD, secrets: found({ secrets: LEAK }).secrets };
    expect(outcome(both, policy({ vulnerabilities: WARN, secrets: WARN }))).toEqual([
      ...['warned', 'vulnerability-blocked?', 'secret-found?'],
    ]);
    expect(outcome(both, policy({ vulnerabilities: WARN }))).toEqual([
      ...['failed', 'vulnerability-blocked?', 'secret-found'],
    ]);
  });

  test('a rule with a day warns until it, and says how long', () => {
    const by = policy({ vulnerabilities: { blockFrom: '2026-06-10' } });
    const { verdict, reasons, assessment } = judge(BAD, by, CONTEXT);
    expect(verdict).toBe('warned');
    expect(reasons[0]?.message).toMatch(/; warns until 2026-06-10, blocks in 9 days$/);
    expect(assessment.countdowns).toEqual([{ rule: 'vulnerabilities', blockFrom: '2026-06-10', days: 9 }]);
  });

  test('a distribution without support warns where the policy says so', () => {
    const os = { family: 'debian', name: '8', endOfLife: true };
    const old = found({ scan: scanOf({ coverage: { os } }) });
    expect(outcome(old, policy({ endOfLife: WARN }))).toEqual(['warned', 'os-end-of-life?']);
    expect(outcome(old, policy({ vulnerabilities: WARN, secrets: WARN }))).toEqual([
      'error',
      'os-end-of-life',
    ]);
  });

  test('a stale database and a scan with holes are errors, whatever the policy says', () => {
    const lenient = policy({ vulnerabilities: WARN, secrets: WARN, endOfLife: WARN, signOnWarn: true });
    const stale = found({ scan: scanOf({ database: { updatedAt: '2026-05-01T00:00:00Z' } }) });
    const holed = found({ scan: scanOf({ coverage: { compared: 2 } }) });
    expect(outcome(stale, lenient)).toEqual(['error', 'database-stale']);
    expect(outcome(holed, lenient)).toEqual(['error', 'scan-incomplete']);
    expect(judge(stale, lenient, CONTEXT).cleared).toBeUndefined();
  });

  test('an image in which nothing is recognised passes with a note where the policy allows it', () => {
    const bare = found({ scan: scanOf({ coverage: { listed: 0, compared: 0 } }) });
    const { verdict, assessment } = judge(bare, policy({ unrecognisedImages: 'allow' }), CONTEXT);
    expect(verdict).toBe('passed');
    expect(assessment.notes).toEqual([expect.stringMatching(/nor a single package.*the policy allows/)]);
  });
});

describe('an exception', () => {
  test('lets an image pass', () => {
    expect(outcome(BAD, policy({ exceptions: [exception()] }))).toEqual(['passed']);
  });

  test('that has expired is a reason beside what counts again, and names owner and day', () => {
    const by = policy({ exceptions: [exception({ expires: '2026-05-31' })] });
    expect(outcome(BAD, by)).toEqual(['failed', 'vulnerability-blocked', 'exception-expired?']);
    const { reasons } = judge(BAD, by, CONTEXT);
    expect(reasons[1]?.message).toMatch(/CVE-2026-1 \(@acme\/web\) expired on 2026-05-31/);
  });

  test('that has expired fails nothing by itself, and is told as of no use', () => {
    const by = policy({ exceptions: [exception({ expires: '2026-05-31' })] });
    const { verdict, assessment } = judge(found(), by, CONTEXT);
    expect(verdict).toBe('passed');
    expect(assessment.notes).toEqual([expect.stringMatching(/CVE-2026-1 \(@acme\/web, .*matches nothing/)]);
  });

  test('is not told of where there was no scan', () => {
    const unscanned: Findings = { ...found(), scan: { done: false, reasons: [] } };
    const { assessment } = judge(unscanned, policy({ exceptions: [exception()] }), CONTEXT);
    expect(assessment).not.toHaveProperty('vulnerabilities');
    expect(assessment.notes).toEqual([]);
  });
});

describe('an image with warnings', () => {
  test('is cleared only where the policy says so, and never for a PASSED summary', () => {
    expect(judge(BAD, policy({ vulnerabilities: WARN }), CONTEXT)).not.toHaveProperty('cleared');
    const { verdict, cleared } = judge(BAD, policy({ vulnerabilities: WARN, signOnWarn: true }), CONTEXT);
    expect(verdict).toBe('warned');
    expect(Cleared.isCleared(cleared) && cleared.summary).toBe('none');
    expect(judge(found(), POLICY, CONTEXT).cleared?.summary).toBe('passed');
  });

  test('is not cleared when it failed', () => {
    expect(judge(BAD, policy({ signOnWarn: true }), CONTEXT).cleared).toBeUndefined();
  });
});

test.each<[Policy['workflows'], readonly string[]]>([
  [{ enforce: 'advise' }, ['passed']],
  [{ enforce: 'warn' }, ['warned', 'workflow-unsafe?']],
  [{ enforce: 'block' }, ['failed', 'workflow-unsafe']],
  [{ enforce: 'block', blockFrom: '2026-07-01' }, ['warned', 'workflow-unsafe?']],
])('an unsafe workflow under %j gives %j', (workflows, expected) => {
  const one: Advice = {
    ...{ rule: 'check-skippable', path: '.github/workflows/ci.yml', line: 3, column: 5 },
    ...{ message: 'the job can be skipped', remediation: 'Let it always run.' },
  };
  const advised = found({ advice: { files: 1, advice: [one], notes: [] } });
  expect(outcome(advised, policy({ workflows }))).toEqual(expected);
  expect(outcome(found({ advice: { files: 1, advice: [], notes: [] } }), policy({ workflows }))).toEqual([
    'passed',
  ]);
});
