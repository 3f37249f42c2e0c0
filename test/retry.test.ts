import { expect, test } from 'vitest';
import { retry, TryAgain } from '../src/retry.ts';

/** Attempts that fail in a passing way until one succeeds, and what is reported of them. */
async function repeated(failures: number, passing: object = {}, policy: object = {}) {
  const reports: { problem: string; pauseMs: number; next: number }[] = [];
  let attempts = 0;
  const attempt = async () => {
    attempts += 1;
    if (attempts > failures) return 'done';
    return new TryAgain({ problem: 'busy', conclude: () => 'given up', ...passing });
  };
  const report = (problem: string, pauseMs: number, next: number) => reports.push({ problem, pauseMs, next });
  const result = await retry(attempt, { tries: 3, pause: 3, report, ...policy });
  return { result, attempts, reports };
}

test('an attempt is repeated until it succeeds, each further one reported with its pause', async () => {
  const { result, reports } = await repeated(2);
  expect(result).toBe('done');
  expect(reports.map(({ problem, next }) => [problem, next])).toEqual([
    ['busy', 2],
    ['busy', 3],
  ]);
  for (const [at, { pauseMs }] of reports.entries()) {
    expect(pauseMs).toBeGreaterThanOrEqual(2 * 2 ** at);
    expect(pauseMs).toBeLessThanOrEqual(4 * 2 ** at);
  }
});

test('the last attempt decides, and nothing more is reported', async () => {
  const { result, attempts, reports } = await repeated(9);
  expect([result, attempts, reports.length]).toEqual(['given up', 3, 2]);
});

test('the pause is a little longer than the server asks for, and never longer than the bound', async () => {
  const [asked] = (await repeated(1, { serverPause: 20 })).reports;
  expect(asked?.pauseMs).toBeGreaterThan(20);
  const [bounded] = (await repeated(1, { serverPause: 60_000 }, { longestPause: 10 })).reports;
  expect(bounded?.pauseMs).toBe(10);
});

test('an overloaded server gets twice the pause', async () => {
  const [overload] = (await repeated(1, { isOverload: true })).reports;
  expect(overload?.pauseMs).toBeGreaterThanOrEqual(4);
});

test.each([new Error('broken'), new TypeError('a mistake')])('%s ends everything at once', async (error) => {
  let attempts = 0;
  const attempt = async (): Promise<string> => {
    attempts += 1;
    throw error;
  };
  await expect(retry(attempt, { tries: 3, pause: 1 })).rejects.toBe(error);
  expect(attempts).toBe(1);
});
