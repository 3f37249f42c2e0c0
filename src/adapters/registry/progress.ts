import { sizeText } from '../../domain/text.ts';

/** A transfer that a person may wait for. */
export interface Transfer {
  readonly done: 'received' | 'sent';
  readonly what: string;
  readonly registry: string;
  /** In bytes, if it is known. */
  readonly total?: number | undefined;
}

/** Reports regularly how far a transfer is, as long as it moves. */
export class Progress {
  readonly #transfer: Transfer;
  readonly #timer: NodeJS.Timeout;
  #size = 0;
  #reportedSize = 0;

  constructor(transfer: Transfer, everyMs: number, say: (line: string) => void) {
    this.#transfer = transfer;
    this.#timer = setInterval(() => {
      if (this.#size === this.#reportedSize) return;
      this.#reportedSize = this.#size;
      say(this.#line());
    }, everyMs);
    this.#timer.unref();
  }

  add(bytes: number): void {
    this.#size += bytes;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #line(): string {
    const { done, what, registry, total } = this.#transfer;
    const of = total === undefined ? '' : ` of ${sizeText(total)}`;
    const waits = done === 'sent' && this.#size === total ? '; waiting for the registry to store it' : '';
    return `${registry}: ${sizeText(this.#size)}${of} ${done} of ${what}${waits}`;
  }
}
