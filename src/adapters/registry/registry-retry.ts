import { type AssayError, isOnly } from '../../domain/reason.ts';
import { BOUNDS, type RetryPolicy, retry, retryAfter, TryAgain } from '../../retry.ts';
import { isLasting } from '../network/connection-words.ts';
import type { Purpose } from './faults.ts';

/** How often a request is sent that may succeed a moment later. */
export const TRIES: number = BOUNDS.registry.tries;

/** Pauses in milliseconds. */
export interface Pauses {
  /** The first pause, on average; doubled each time. */
  readonly pause: number;
  /** Greatest pause, also for a registry that asks for a longer one. */
  readonly longestPause: number;
}

/** Repeats requests to registries, and reports each further try of a {@link TRIES}. */
export class RegistryRetry {
  readonly #policy: RetryPolicy;

  constructor({ pause, longestPause }: Pauses, say: (line: string) => void) {
    const report = (problem: string, pauseMs: number, next: number) => {
      const seconds = Number((pauseMs / 1000).toFixed(1));
      say(`${problem}, trying again in ${seconds} s (${next} of ${TRIES})`);
    };
    this.#policy = { tries: TRIES, pause, longestPause, report };
  }

  /** The result of the last attempt. An attempt without a `problem` is repeated without a line in the log. */
  async run<T>(attempt: () => Promise<T | TryAgain<T>>, tries = TRIES): Promise<T> {
    return await retry(attempt, { ...this.#policy, tries });
  }
}

/** For an answer that may be different soon. Its body is given up before another try. */
export function answered<T>(
  response: Response,
  { registry, what }: Purpose,
  conclude: () => T | Promise<T>,
): TryAgain<T> {
  const { status } = response;
  return new TryAgain({
    problem: `${registry} answered ${status} for ${what}`,
    serverPause: retryAfter(response),
    isOverload: status === 429,
    release: async () => await response.body?.cancel(),
    conclude,
  });
}

/** For a request that got no answer. */
export function unreachable(error: Error, { registry, what }: Purpose): TryAgain<never> {
  return new TryAgain<never>({
    problem: `${registry} could not be reached for ${what}`,
    conclude: () => {
      throw error;
    },
  });
}

/**
 * Whether a request failed because its connection broke, so that another one may succeed. A server that hangs or is too
 * slow is not asked again: all tries together would take minutes.
 */
export function isBroken(error: unknown): error is AssayError {
  return (
    isOnly(error, 'registry-unavailable') &&
    error.cause !== undefined &&
    !isTimeout(error.cause) &&
    !isLasting(error.cause)
  );
}

function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'TimeoutError';
}
