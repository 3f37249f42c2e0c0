import { expect, test } from 'vitest';
import { countdownInWords, countdowns, workflowEffectOn } from '../../../src/domain/policy/countdown.ts';
import { DEFAULT_POLICY } from '../../../src/domain/policy/policy.ts';

const POLICY = { ...DEFAULT_POLICY, endOfLife: { enforce: 'block', blockFrom: '2027-01-15' } } as const;

test.each([
  ['2026-12-23T12:00:00Z', 'warns until 2027-01-15, blocks in 23 days'],
  ['2027-01-14T23:59:59Z', 'warns until 2027-01-15, blocks in 1 day'],
  ['2027-01-15T00:00:00Z', undefined],
])('a rule that blocks from 2027-01-15 at %s: %s', (now, words) => {
  const [countdown] = countdowns(POLICY, new Date(now));
  expect(countdown && countdownInWords(countdown)).toBe(words);
});

test('workflows are advised on until their rule says otherwise', () => {
  const now = new Date('2026-06-01T12:00:00Z');
  expect(workflowEffectOn({ enforce: 'advise' }, now)).toBe('advise');
  expect(workflowEffectOn({ enforce: 'block', blockFrom: '2026-06-02' }, now)).toBe('warn');
  expect(workflowEffectOn({ enforce: 'advise', blockFrom: '2026-06-02' }, now)).toBe('advise');
  expect(workflowEffectOn({ enforce: 'advise', blockFrom: '2026-06-01' }, now)).toBe('block');
});
