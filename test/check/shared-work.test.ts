import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { shareWork } from '../../src/check/shared-work.ts';

test('a fault of shared work that no image has waited for yet ends nothing', async () => {
  const unhandled: unknown[] = [];
  const note = (error: unknown) => void unhandled.push(error);
  process.on('unhandledRejection', note);
  try {
    const database = shareWork({} as never, { database: {} } as never).database();
    await setImmediate();
    await setImmediate();
    expect(unhandled).toEqual([]);
    await expect(database).rejects.toThrow();
  } finally {
    process.off('unhandledRejection', note);
  }
});
