import { describe, expect, test } from 'vitest';
import { CORPUS } from './corpus/all-cases.ts';
import { MOST_CPU_MS, MOST_MEMORY_MIB, measure } from './corpus/case.ts';

const CASES = Object.entries(CORPUS).flatMap(([kind, cases]) => cases.map((one) => ({ kind, one })));

test('the corpus has at least 250 cases, each with a name of its own', () => {
  const names = CASES.map(({ kind, one }) => `${kind}: ${one.name}`);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(250);
});

// `npm run hostile` prints what each of them costs.
describe.each(Object.entries(CORPUS))('hostile %s end as they should, within bounds', (kind, cases) => {
  test.each(cases)('$name', async (one) => {
    const { outcome, cpu, memory } = await measure(kind, one);
    expect(outcome).toBe(one.ends);
    expect(cpu).toBeLessThan(MOST_CPU_MS);
    expect(memory).toBeLessThan(MOST_MEMORY_MIB);
  });
});
