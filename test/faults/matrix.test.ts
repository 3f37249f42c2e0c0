import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { FAULT_NAMES } from '../rig/faults/fault-kinds.ts';
import type { OutwardCall, Scene } from './calls.ts';
import { type Cell, cellsOf, runCell } from './cell.ts';
import { SCENES } from './matrix.ts';

/** Calls of programs, and whole shipments, cost a second each: of these, one cell is played. */
const EXPENSIVE = ['shipping', 'signing', 'keys', 'building', 'database', 'optional'];

const scenes: Scene[] = [];
const played = new Set<string>();
let turn = 0;

beforeAll(() => {
  // What the parts of Assay print is no part of the result.
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterAll(async () => {
  vi.restoreAllMocks();
  await Promise.all(scenes.map((scene) => scene.stop()));
});

/** The sample of the matrix: every call is played, and the faults go round. `npm run faults` plays all. */
describe.each(Object.keys(SCENES))('%s', (name) => {
  let calls: readonly OutwardCall[];
  beforeAll(async () => {
    const scene = await SCENES[name]?.();
    if (scene === undefined) throw new Error(`there is no scene ${name}`);
    scenes.push(scene);
    calls = scene.calls;
  });

  test('every call ends as the rule says, and a second run completes it', async () => {
    const found: string[] = [];
    for (const cell of calls.flatMap((call) => sampleOf(call, EXPENSIVE.includes(name)))) {
      played.add(cell.fault);
      const { complaints } = await runCell(cell);
      const what = `${cell.call.name} × ${cell.fault}${cell.stays ? '' : ', twice'}`;
      found.push(...complaints.map((complaint) => `${what}: ${complaint}`));
    }
    expect(found).toEqual([]);
  });
});

test('every fault was played', () => {
  expect(FAULT_NAMES.filter((fault) => !played.has(fault))).toEqual([]);
});

/** One fault that is gone after two requests, and one that stays; of an expensive call, one of both. */
function sampleOf(call: OutwardCall, isExpensive: boolean): readonly Cell[] {
  turn += 1;
  const cells = cellsOf(call);
  const passing = cells.filter(({ stays }) => !stays);
  // The next fault that can be played here.
  const order = FAULT_NAMES.map((_, at) => FAULT_NAMES[(turn + at) % FAULT_NAMES.length]);
  const fault = order.find((one) => cells.some((cell) => cell.fault === one && cell.stays));
  const lasting = cells.filter((cell) => cell.stays && cell.fault === fault);
  const gone = passing.slice(turn % passing.length).slice(0, 1);
  if (!isExpensive) return [...gone, ...lasting];
  return turn % 2 === 0 || ['hangs', 'slow drip'].includes(fault ?? '') ? gone : lasting;
}
