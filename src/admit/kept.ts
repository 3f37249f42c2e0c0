/** A value that several may use for a while. A fault is not kept: whoever asks next tries again. */
export class Kept<T> {
  readonly #maxAgeMs: number;
  readonly #make: () => Promise<T>;
  #value: { readonly made: Promise<T>; readonly at: number } | undefined;
  /** The value that was made last; undefined before the first. */
  latest: T | undefined;

  constructor(maxAgeMs: number, make: () => Promise<T>) {
    this.#maxAgeMs = maxAgeMs;
    this.#make = make;
  }

  async get(): Promise<T> {
    const now = performance.now();
    if (this.#value === undefined || now - this.#value.at > this.#maxAgeMs) {
      const made = this.#make();
      const value = { made, at: now };
      this.#value = value;
      made.then(
        (latest) => {
          this.latest = latest;
        },
        () => {
          if (this.#value === value) this.#value = undefined;
        },
      );
    }
    return await this.#value.made;
  }
}
