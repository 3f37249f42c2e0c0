/**
 * Ends a request with an error, unless it is stopped or restarted before. Once it is stopped, it stays stopped: an answer may
 * arrive before the last part of the request counts as sent, and a new limit would keep the process alive.
 */
export class Timer {
  readonly #controller: AbortController;
  readonly #error: Error;
  #timer: NodeJS.Timeout;
  #stopped: (() => void) | undefined;
  #isStopped = false;

  constructor(controller: AbortController, milliseconds: number, error: Error) {
    this.#controller = controller;
    this.#error = error;
    this.#timer = this.#start(milliseconds);
  }

  restart(milliseconds: number): void {
    if (this.#isStopped) return;
    clearTimeout(this.#timer);
    this.#timer = this.#start(milliseconds);
  }

  onStop(stopped: () => void): void {
    this.#stopped = stopped;
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    this.#stopped?.();
  }

  #start(milliseconds: number): NodeJS.Timeout {
    // The longest time of a Node timer; no job takes that long.
    const bounded = Math.min(milliseconds, 2 ** 31 - 1);
    return setTimeout(() => this.#controller.abort(this.#error), bounded);
  }
}

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
