import type { Workspace } from '../ports.ts';
import { imageWorkspace } from '../stages/shared/image-workspace.ts';

/**
 * A value that several may use for a while. A fault is not kept: whoever asks next tries again. The value is made in a
 * workspace of its own, whose folders stay until the second value after it is made: who still uses it has ended then.
 */
export class Kept<T> {
  readonly #maxAgeMs: number;
  readonly #workspace: Workspace;
  readonly #make: (workspace: Workspace) => Promise<T>;
  readonly #folders: ReturnType<typeof imageWorkspace>[] = [];
  #value: { readonly made: Promise<T>; readonly at: number } | undefined;
  /** The value that was made last; undefined before the first. */
  latest: T | undefined;

  constructor(workspace: Workspace, maxAgeMs: number, make: (workspace: Workspace) => Promise<T>) {
    this.#workspace = workspace;
    this.#maxAgeMs = maxAgeMs;
    this.#make = make;
  }

  async get(): Promise<T> {
    const now = performance.now();
    if (this.#value === undefined || now - this.#value.at > this.#maxAgeMs) {
      const made = this.#next();
      const value = { made, at: now };
      this.#value = value;
      made.catch(() => {
        if (this.#value === value) this.#value = undefined;
      });
    }
    return await this.#value.made;
  }

  async #next(): Promise<T> {
    const own = imageWorkspace(this.#workspace);
    try {
      const made = await this.#make(own.workspace);
      this.latest = made;
      this.#folders.push(own);
      if (this.#folders.length > 2) await this.#folders.shift()?.removeFolders();
      return made;
    } catch (error) {
      await own.removeFolders();
      throw error;
    }
  }
}
