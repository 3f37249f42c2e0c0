import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { concurrentlyLastAlone, Lanes } from '../../../src/stages/shared/concurrently.ts';

test('what is asked for runs in its order, so many at a time as may be', async () => {
  const lanes = new Lanes(3);
  const started: number[] = [];
  let running = 0;
  let most = 0;
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, at) =>
      lanes.run(async () => {
        started.push(at);
        running += 1;
        most = Math.max(most, running);
        for (let turns = 0; turns <= at % 3; turns += 1) await turn();
        running -= 1;
        return at;
      }),
    ),
  );
  expect(answers).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(started).toEqual(answers);
  expect(most).toBe(3);
});

test('after a fault nothing more is started, and whoever waits gets the fault', async () => {
  const lanes = new Lanes(2);
  const started: number[] = [];
  const results = await Promise.allSettled(
    Array.from({ length: 6 }, (_, at) =>
      lanes.run(async () => {
        started.push(at);
        await turn();
        if (at === 0) throw new Error('the service is down');
      }),
    ),
  );
  expect(started).toEqual([0, 1]);
  expect(results.map(({ status }) => status)).toEqual([
    ...['rejected', 'fulfilled'],
    ...Array.from({ length: 4 }, () => 'rejected'),
  ]);
  await expect(lanes.run(async () => undefined)).rejects.toThrow('the service is down');
});

describe('work that changes something', () => {
  test('is done for several items at a time, and for the last one when the others have ended', async () => {
    const events: string[] = [];
    await concurrentlyLastAlone(['a', 'b', 'c', 'index'], 2, async (item, at) => {
      events.push(`+${item}${at}`);
      await turn();
      events.push(`-${item}${at}`);
    });
    expect(events.slice(0, 2)).toEqual(['+a0', '+b1']);
    expect(events.slice(-2)).toEqual(['+index3', '-index3']);
    expect(events).toHaveLength(8);
  });

  test('has ended when its fault is thrown, and nothing more is started', async () => {
    const [started, ended]: [string[], string[]] = [[], []];
    const work = concurrentlyLastAlone(['a', 'b', 'c', 'index'], 2, async (item) => {
      started.push(item);
      if (item === 'a') throw new Error('the registry refuses');
      await turn();
      await turn();
      ended.push(item);
    });
    await expect(work).rejects.toThrow('the registry refuses');
    expect([started, ended]).toEqual([['a', 'b'], ['b']]);
  });
});
