/**
 * Notices that somebody was waited for too long. One timer serves all parts of a body: to make one for each takes longer than
 * to receive the part.
 */
export class Stall {
  readonly #timer: NodeJS.Timeout;
  #isWaiting = false;
  #isOver = false;

  /** `end` makes the waiting end. */
  constructor(milliseconds: number, end: () => void) {
    this.#timer = setTimeout(() => {
      if (!this.#isWaiting) return;
      this.#isOver = true;
      end();
    }, milliseconds);
  }

  /** Whether the waiting took too long. */
  get isOver(): boolean {
    return this.#isOver;
  }

  begin(): void {
    this.#isWaiting = true;
    this.#timer.refresh();
  }

  pause(): void {
    this.#isWaiting = false;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
