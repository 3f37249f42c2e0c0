import { fault } from '../domain/reason.ts';

/** Runs work, at most `places` at a time. More than `mostWaiting` that wait are refused. */
export class Semaphore {
  #free: number;
  readonly #mostWaiting: number;
  readonly #queue: (() => void)[] = [];

  constructor(places: number, mostWaiting: number) {
    this.#free = places;
    this.#mostWaiting = mostWaiting;
  }

  get waiting(): number {
    return this.#queue.length;
  }

  /** Throws `server-busy` if too many wait already. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else if (this.#queue.length >= this.#mostWaiting)
      throw fault('server-busy', 'gate', `${this.#queue.length} images wait for their verdict already`);
    else await new Promise<void>((start) => this.#queue.push(start));
    try {
      return await work();
    } finally {
      const next = this.#queue.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }
}
