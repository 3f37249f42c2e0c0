import { fault } from '../domain/reason.ts';

export interface SemaphoreLimits {
  /** Most works at once. */
  readonly places: number;
  /** Most works that wait. */
  readonly mostWaiting: number;
  /** Most works of one tenant that wait. */
  readonly mostOfTenant: number;
}

/** Runs work, a limited number at once. Tenants take turns, so that one who asks for very much delays no other. */
export class Semaphore {
  #free: number;
  readonly #limits: SemaphoreLimits;
  /** Who waits, by tenant. The tenant that was served last is the last. */
  readonly #queues = new Map<string, (() => void)[]>();

  constructor(limits: SemaphoreLimits) {
    this.#limits = limits;
    this.#free = limits.places;
  }

  get waiting(): number {
    return [...this.#queues.values()].reduce((sum, queue) => sum + queue.length, 0);
  }

  /** Throws `server-busy` if too many wait already. */
  async run<T>(tenant: string, work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await this.#turn(tenant);
    try {
      return await work();
    } finally {
      this.#next();
    }
  }

  #turn(tenant: string): Promise<void> {
    const { mostWaiting, mostOfTenant } = this.#limits;
    const own = this.#queues.get(tenant) ?? [];
    if (own.length >= mostOfTenant)
      throw fault('server-busy', 'gate', `${own.length} images of ${tenant || 'one caller'} wait already`);
    if (this.waiting >= mostWaiting)
      throw fault('server-busy', 'gate', `${this.waiting} images wait for their verdict already`);
    this.#queues.set(tenant, own);
    return new Promise((start) => own.push(start));
  }

  #next(): void {
    for (const [tenant, queue] of this.#queues) {
      const start = queue.shift();
      this.#queues.delete(tenant);
      if (start === undefined) continue;
      if (queue.length > 0) this.#queues.set(tenant, queue);
      start();
      return;
    }
    this.#free += 1;
  }
}
