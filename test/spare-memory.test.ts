import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';

const MODULE = join(import.meta.dirname, '../src/spare-memory.ts');

/** Megabytes outside V8's heap before and after a process with so many megabytes in use may have collected its garbage. */
async function garbage(used: number): Promise<readonly [before: number, after: number]> {
  const { stdout } = await execa(process.execPath, [
    ...['--no-warnings', '--input-type=module', '--eval'],
    `
    import { spareMemory } from ${JSON.stringify(MODULE)};
    const filled = (megabytes) => Buffer.alloc(megabytes * 1e6, 1);
    const kept = filled(${used});
    const outside = () => Math.round((process.memoryUsage().external - kept.length) / 1e6);
    spareMemory();
    await new Promise((done) => setTimeout(done, 1100));
    for (let count = 0; count < 6; count += 1) filled(10);
    const before = outside();
    spareMemory();
    await new Promise((done) => setTimeout(done, 300));
    console.log(JSON.stringify([before, outside()]));`,
  ]);
  return JSON.parse(stdout);
}

test('a process that has grown collects what V8 would leave', async () => {
  const [before, after] = await garbage(150);
  expect(before).toBeGreaterThanOrEqual(60);
  expect(after).toBeLessThan(before / 2);
});

test('a small process spends no time on it', async () => {
  const [before, after] = await garbage(1);
  expect(after).toBe(before);
});
