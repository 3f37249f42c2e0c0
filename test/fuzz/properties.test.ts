import { expect, test } from 'vitest';
import { PROPERTIES } from './all-properties.ts';

/** The same inputs in every run, so that a change that breaks nothing never fails. `npm run fuzz` takes other ones. */
const SEED = 1;
const RUNS = 150;

test.each(PROPERTIES)('$name', async ({ check }) => {
  expect(await check({ seed: SEED, runs: RUNS })).toBeUndefined();
});
