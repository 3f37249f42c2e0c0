import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { fault } from '../../../src/domain/reason.ts';
import { TimedSteps } from '../../../src/stages/shared/timed-steps.ts';

const told: unknown[] = [];
const follow = { step: (name: string) => (isDone: boolean) => told.push([name, isDone]) };
const world = { runner: { follow }, workspace: { space: async () => [] } } as never;
const steps = () => new TimedSteps<'image' | 'scan'>(world, { image: 'image', scan: 'scan' });

test('a step that is run twice took the time of both', async () => {
  const all = steps();
  for (const value of [1, 2])
    expect(await all.run('scan', () => pause(60, value))).toEqual({ done: true, value });
  expect(all.timings.scan).toBeGreaterThanOrEqual(110);
  expect(Object.keys(all.timings)).toEqual(['scan']);
});

test('what a step throws becomes its reasons, and is told; the fault of no check is one of its own', async () => {
  const all = steps();
  told.length = 0;
  const known = await all.run('image', () => Promise.reject(fault('image-not-found', 'image', 'no image')));
  const unknown = await all.run('scan', () => Promise.reject(new Error('broken')));
  expect([known, unknown]).toMatchObject([
    { done: false, reasons: [{ code: 'image-not-found', message: 'no image' }] },
    { done: false, reasons: [{ code: 'internal-error', check: 'scan' }] },
  ]);
  expect(told).toEqual([
    ['image', false],
    ['scan', false],
  ]);
});
