import { setImmediate } from 'node:timers/promises';

/** A cancelled job is killed soon after its first signal, and no signal is answered while this process computes. */
const LONGEST_MS = 50;

/**
 * Gives other work of the process a turn: between two steps that take long, for example for thousands of packages. After
 * the first `setImmediate` of a step that began with input or output, nothing else has had a turn yet.
 */
export async function giveTurn(): Promise<void> {
  await setImmediate();
  await setImmediate();
}

/** Gives a turn now and then: in a loop that may be long, each pass awaits {@link give}. */
export class Turns {
  #since = performance.now();

  async give(): Promise<void> {
    if (performance.now() - this.#since < LONGEST_MS) return;
    await giveTurn();
    this.#since = performance.now();
  }
}
