import { setTimeout as sleep } from 'node:timers/promises';
import { isBusy, type Purpose } from './faults.ts';

/** How often something is asked for that a moment may mend. */
export const TRIES = 5;

/** How long to wait before another try, in milliseconds. */
export interface Pauses {
  /** The first pause; doubled each time, with jitter. */
  readonly pause: number;
  /** The longest that a registry may ask for. */
  readonly longestPause: number;
}

/** Waits before another try and tells so. */
export class Retry {
  readonly #pauses: Pauses;
  readonly #say: (line: string) => void;

  constructor(pauses: Pauses, say: (line: string) => void) {
    this.#pauses = pauses;
    this.#say = say;
  }

  /** After an answer that may be another one soon, as long as the registry asks; its body is given up. */
  async afterAnswer(response: Response, purpose: Purpose, attempt: number): Promise<void> {
    const { status } = response;
    const asked = retryAfter(response);
    // Clients that all come back at the time they were told are too many again.
    const wait =
      asked === undefined
        ? this.#pause(attempt) * (status === 429 ? 2 : 1)
        : asked + this.#pauses.pause * 2 ** (attempt - 1) * Math.random();
    await response.body?.cancel();
    await this.#wait(Math.min(wait, this.#pauses.longestPause), `answered ${status} for`, purpose, attempt);
  }

  async afterBreak(purpose: Purpose, attempt: number): Promise<void> {
    await this.#wait(this.#pause(attempt), 'could not be reached for', purpose, attempt);
  }

  /** Waits without a word, longer each time and never in step with other clients. */
  async pause(attempt: number): Promise<void> {
    await sleep(this.#pause(attempt));
  }

  async #wait(ms: number, how: string, { registry, what }: Purpose, attempt: number): Promise<void> {
    const seconds = Number((ms / 1000).toFixed(1));
    this.#say(`${registry} ${how} ${what}, trying again in ${seconds} s (${attempt + 1} of ${TRIES})`);
    await sleep(ms);
  }

  #pause(attempt: number): number {
    return this.#pauses.pause * 2 ** (attempt - 1) * (0.5 + Math.random());
  }
}

/** Whether an answer may be another one soon. */
export function isPassing(status: number): boolean {
  return isBusy(status) || (status >= 500 && status !== 501);
}

/** `Retry-After` in milliseconds: a number of seconds, or a date. */
function retryAfter(response: Response): number | undefined {
  const header = response.headers.get('retry-after')?.trim();
  if (!header) return undefined;
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(wait) ? Math.max(wait, 0) : undefined;
}
