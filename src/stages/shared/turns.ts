import { setImmediate } from 'node:timers/promises';

/** A cancelled job is killed soon after its first signal, and no signal is answered while this process computes. */
const LONGEST_MS = 50;

/** Gives other work of the process a turn now and then: in a loop that may be long, each pass awaits {@link give}. */
export class Turns {
  #since = performance.now();

  async give(): Promise<void> {
    if (performance.now() - this.#since < LONGEST_MS) return;
    await setImmediate();
    this.#since = performance.now();
  }
}
