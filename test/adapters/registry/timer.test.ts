import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Timer } from '../../../src/adapters/registry/timer.ts';

test('a limit that is stopped does not begin again, whatever is sent after the answer', async () => {
  const controller = new AbortController();
  const timer = new Timer(controller, 60_000, new Error('too late'));
  timer.stop();
  timer.restart(1);
  await sleep(50);
  expect(controller.signal.aborted).toBe(false);
});

test('a limit that is restarted ends the request', async () => {
  const controller = new AbortController();
  const timer = new Timer(controller, 60_000, new Error('too late'));
  timer.restart(1);
  await sleep(50);
  expect(controller.signal.reason).toMatchObject({ message: 'too late' });
  timer.stop();
});
