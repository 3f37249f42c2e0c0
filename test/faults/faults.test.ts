import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FAULT_NAMES } from '../rig/faults/fault-kinds.ts';
import type { OutwardCall, Scene } from './calls.ts';
import { type Cell, cellsOf, runCell } from './cell.ts';
import { SCENES } from './matrix.ts';

/** The calls of programs cost a second each: of these, one cell is played. */
const EXPENSIVE = ['signing', 'database'];

const scenes: Scene[] = [];
afterAll(async () => {
  await Promise.all(scenes.map((scene) => scene.stop()));
});

/**
 * The sample of the matrix: each call is played with one fault that is gone and one that stays, and the faults go round, so
 * that every fault is played. `npm run faults` plays all.
 */
describe.each(Object.keys(SCENES))('%s', (name) => {
  let calls: readonly OutwardCall[];
  beforeAll(async () => {
    const scene = await SCENES[name]?.();
    if (scene === undefined) throw new Error(`there is no scene ${name}`);
    scenes.push(scene);
    calls = scene.calls;
  });

  test('ends as the rule says, and a second run completes it', async () => {
    const cells = calls.flatMap((call, at) => sampleOf(call, at, EXPENSIVE.includes(name)));
    expect(cells.length).toBeGreaterThan(0);
    const found: string[] = [];
    for (const cell of cells) {
      const { complaints } = await runCell(cell);
      const what = `${cell.call.name} × ${cell.fault}${cell.stays ? '' : ', twice'}`;
      found.push(...complaints.map((complaint) => `${what}: ${complaint}`));
    }
    expect(found).toEqual([]);
  });
});

function sampleOf(call: OutwardCall, at: number, isExpensive: boolean): readonly Cell[] {
  const cells = cellsOf(call);
  const passing = cells.filter(({ stays }) => !stays);
  // A fault that hangs takes its time.
  const lasting = cells.filter(({ stays, fault }) => stays && !['hangs', 'slow drip'].includes(fault));
  const pick = (from: readonly Cell[]) => from[at % from.length];
  const picked = isExpensive ? [pick(passing)] : [pick(passing), pick(lasting)];
  return picked.filter((cell) => cell !== undefined);
}

test('every fault has a place in the matrix', () => {
  expect(new Set(FAULT_NAMES).size).toBe(FAULT_NAMES.length);
});
