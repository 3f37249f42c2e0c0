import { stat } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { giveTurn, Turns } from '../src/turns.ts';

/** Two long steps, the first of which goes on where a file was read. `events` tells when something else got a turn. */
async function twoSteps(between: () => Promise<void>): Promise<readonly string[]> {
  const events: string[] = [];
  await readFile(import.meta.filename);
  stat(import.meta.filename, () => events.push('other'));
  compute();
  await between();
  events.push('second step');
  compute();
  await giveTurn();
  return events;
}

function compute(): void {
  const end = performance.now() + 100;
  while (performance.now() < end);
}

test('others get a turn between two steps, also where the first began with input', async () => {
  for (let tries = 0; tries < 5; tries += 1)
    expect(await twoSteps(giveTurn)).toEqual(['other', 'second step']);
});

test('a loop that takes long gives a turn by itself', async () => {
  const turns = new Turns();
  expect(await twoSteps(() => turns.give())).toEqual(['other', 'second step']);
});
