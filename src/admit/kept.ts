import type { Workspace } from '../ports/workspace-port.ts';
import { imageWorkspace } from '../stages/shared/image-workspace.ts';

/** A value that is this many times older than it should be is not used any more. */
const HARD_LIMIT = 4;

interface Made<T> {
  readonly value: T;
  readonly at: number;
}

/**
 * A value that many use for a while. When it is old, a new one is made once, and the old one serves meanwhile, also if the
 * new one cannot be made: up to four times its age. A value is made in a workspace of its own, whose folders stay until the
 * second value after it is made: who still uses it has ended then.
 */
export class Kept<T> {
  readonly #maxAgeMs: number;
  readonly #workspace: Workspace;
  readonly #make: (workspace: Workspace) => Promise<T>;
  readonly #now: () => number;
  readonly #folders: ReturnType<typeof imageWorkspace>[] = [];
  #made: Made<T> | undefined;
  #making: Promise<T> | undefined;

  constructor(
    workspace: Workspace,
    maxAgeMs: number,
    make: (workspace: Workspace) => Promise<T>,
    now: () => number = () => performance.now(),
  ) {
    this.#workspace = workspace;
    this.#maxAgeMs = maxAgeMs;
    this.#make = make;
    this.#now = now;
  }

  /** The value that was made last; undefined before the first. */
  get latest(): T | undefined {
    return this.#made?.value;
  }

  async get(): Promise<T> {
    const made = this.#made;
    const age = made === undefined ? Number.POSITIVE_INFINITY : this.#now() - made.at;
    if (made !== undefined && age <= this.#maxAgeMs) return made.value;
    const making = this.#renew();
    if (made === undefined || age > this.#maxAgeMs * HARD_LIMIT) return await making;
    making.catch(() => undefined);
    return made.value;
  }

  #renew(): Promise<T> {
    this.#making ??= this.#next().finally(() => {
      this.#making = undefined;
    });
    return this.#making;
  }

  async #next(): Promise<T> {
    const own = imageWorkspace(this.#workspace);
    try {
      const value = await this.#make(own.workspace);
      this.#made = { value, at: this.#now() };
      this.#folders.push(own);
      if (this.#folders.length > 2) await this.#folders.shift()?.removeFolders();
      return value;
    } catch (error) {
      await own.removeFolders();
      throw error;
    }
  }
}
