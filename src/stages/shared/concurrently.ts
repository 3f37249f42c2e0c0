/** Maps items to results in the same order, at most `limit` at a time. After the first fault, no further item is started. */
export async function concurrently<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = new Array<R>(items.length);
  const queue = items.entries();
  let failed = false;
  const worker = async () => {
    for (const [at, item] of queue) {
      if (failed) return;
      results[at] = await work(item).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return results;
}

/**
 * Does work that changes something for each item, at most `limit` at a time, and for the last item when the others have
 * ended. After the first fault, no further item is started. It is thrown when everything that was started has ended,
 * because what cleans up must not meet it.
 */
export async function concurrentlyLastAlone<T>(
  items: readonly T[],
  limit: number,
  work: (item: T, at: number) => Promise<void>,
): Promise<void> {
  const numbered = [...items.entries()];
  let fault: { readonly thrown: unknown } | undefined;
  const guarded = async ([at, item]: readonly [number, T]) => {
    if (fault !== undefined) return;
    try {
      await work(item, at);
    } catch (thrown) {
      fault ??= { thrown };
    }
  };
  await concurrently(numbered.slice(0, -1), limit, guarded);
  await concurrently(numbered.slice(-1), 1, guarded);
  if (fault !== undefined) throw fault.thrown;
}

/**
 * Runs what several callers ask for: at most `limit` at a time, in the order in which it was asked for. After the first
 * fault nothing more is started, and whoever waits gets the same fault.
 */
export class Lanes {
  #free: number;
  readonly #waiting: { readonly start: () => void; readonly refuse: (fault: unknown) => void }[] = [];
  #fault: { readonly thrown: unknown } | undefined;

  constructor(limit: number) {
    this.#free = limit;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#fault !== undefined) throw this.#fault.thrown;
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((start, refuse) => this.#waiting.push({ start, refuse }));
    try {
      return await work();
    } catch (error) {
      this.#fault ??= { thrown: error };
      for (const { refuse } of this.#waiting.splice(0)) refuse(error);
      throw error;
    } finally {
      // Whoever waits takes the place that becomes free.
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next.start();
    }
  }
}
