import { setTimeout as sleep } from 'node:timers/promises';
import pRetry from 'p-retry';

/**
 * How long each server is waited for, and how often it is asked: the only list. `docs/reliability.md` is made from it.
 * `answer` limits one attempt, in milliseconds.
 */
export const BOUNDS = {
  registry: { tries: 5, pause: 500, longestPause: 20_000, answer: 30_000 },
  github: { tries: 3, pause: 1_000, longestPause: 20_000, answer: 30_000 },
  oidc: { tries: 3, pause: 1_000, longestPause: 20_000, answer: 30_000 },
  trustRoot: { tries: 3, pause: 500, longestPause: 20_000, answer: 10_000 },
  sigstore: { tries: 3, pause: 1_000, longestPause: 20_000, answer: 60_000 },
  kms: { tries: 3, pause: 1_000, longestPause: 20_000, answer: 60_000 },
  signing: { tries: 3, pause: 1_000, longestPause: 20_000, answer: 180_000 },
  database: { tries: 3, pause: 3_000, longestPause: 20_000, answer: 600_000 },
  module: { tries: 3, pause: 2_000, longestPause: 20_000, answer: 1_800_000 },
  tool: { tries: 3, pause: 2_000, longestPause: 20_000, answer: 300_000 },
  trivyServer: { tries: 3, pause: 1_000, longestPause: 20_000, answer: 180_000 },
  // The library of GitHub's cache repeats its requests itself. Within this time, it is ended.
  cache: { tries: 1, pause: 0, longestPause: 0, answer: 30_000 },
  cacheUpload: { tries: 1, pause: 0, longestPause: 0, answer: 120_000 },
  audit: { tries: 3, pause: 500, longestPause: 5_000, answer: 10_000 },
} as const satisfies Record<string, Bound>;

/** The time limit of one attempt, and how it is repeated. */
export interface Bound extends RetryPolicy {
  readonly answer: number;
}

/** How often, and after which pauses, an attempt is repeated. */
export interface RetryPolicy {
  /** The first attempt included. */
  readonly tries: number;
  /** Average of the first pause in milliseconds, doubled each time; 0 repeats at once. */
  readonly pause: number;
  /** Greatest pause in milliseconds, also for a server that asks for a longer one. */
  readonly longestPause?: number;
  /** Reports another attempt before its pause. `next` is its number. */
  readonly report?: (problem: string, pauseMs: number, next: number) => void;
}

/** What {@link TryAgain} is made of. */
export interface Passing<T> {
  /** What happened, for the log. */
  readonly problem?: string;
  /** Milliseconds to wait, by the server's `Retry-After`. */
  readonly serverPause?: number | undefined;
  /** Whether the server is overloaded: then the pause is twice as long. */
  readonly isOverload?: boolean;
  /** Gives up what the attempt left open, before another one. */
  readonly release?: () => Promise<void>;
  /** The result, or the error that it throws, if no attempt is left. */
  readonly conclude: () => T | Promise<T>;
}

/** An attempt returns this if another attempt may end in another way. */
export class TryAgain<T> {
  readonly passing: Passing<T>;

  constructor(passing: Passing<T>) {
    this.passing = passing;
  }
}

/** Tells p-retry, which knows failures only, to repeat. */
class PassingFailure extends Error {}

/**
 * Repeats an attempt while it returns {@link TryAgain} and tries are left. An error that it throws ends everything at
 * once. p-retry computes the pauses: they vary by a third, so that clients do not all come back at the same time.
 */
export async function retry<T>(attempt: () => Promise<T | TryAgain<T>>, policy: RetryPolicy): Promise<T> {
  // Each part of a layer is an attempt, and nearly all succeed: p-retry costs more than they do.
  const first = await attempt();
  return first instanceof TryAgain ? await repeat(first, attempt, policy) : first;
}

/** What follows a first attempt that may end in another way. */
async function repeat<T>(
  first: TryAgain<T>,
  attempt: () => Promise<T | TryAgain<T>>,
  { tries, pause, longestPause = Number.POSITIVE_INFINITY, report }: RetryPolicy,
): Promise<T> {
  const seen: { passing?: Passing<T> | undefined } = {};
  let known: TryAgain<T> | undefined = first;
  const once = async (): Promise<T> => {
    seen.passing = undefined;
    const outcome: T | TryAgain<T> = known ?? (await attempt());
    known = undefined;
    if (!(outcome instanceof TryAgain)) return outcome;
    seen.passing = outcome.passing;
    throw new PassingFailure();
  };
  try {
    return await pRetry(once, {
      retries: tries - 1,
      // p-retry multiplies by 1 to 2: with two thirds of the pause, the average is the pause.
      minTimeout: (pause * 2) / 3,
      maxTimeout: longestPause,
      randomize: true,
      shouldRetry: () => seen.passing !== undefined,
      // p-retry waits `retryDelay` after this. The time that a server asks for is added here.
      onFailedAttempt: async ({ retryDelay, retriesLeft, attemptNumber }) => {
        const { passing } = seen;
        if (passing === undefined || retriesLeft === 0) return;
        await passing.release?.();
        const added = Math.min(addedPause(passing, retryDelay), longestPause - retryDelay);
        if (passing.problem !== undefined) report?.(passing.problem, added + retryDelay, attemptNumber + 1);
        if (added > 0) await sleep(added);
      },
    });
  } catch (error) {
    if (error instanceof PassingFailure && seen.passing !== undefined) return await seen.passing.conclude();
    throw error;
  }
}

/** What a server adds to the usual pause, in milliseconds. */
function addedPause({ serverPause, isOverload }: Passing<unknown>, usual: number): number {
  if (serverPause !== undefined) return serverPause;
  return isOverload ? usual : 0;
}

/** Whether an answer may be different soon. 501 stays as it is. */
export function isPassing(status: number): boolean {
  return isBusy(status) || (status >= 500 && status !== 501);
}

/** Whether a server, or a proxy in front of it, is busy. */
export function isBusy(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || status === 499;
}

/** A `Retry-After` header in milliseconds: a number of seconds, or a date. */
export function retryAfter({ headers }: { readonly headers: Headers }): number | undefined {
  const header = headers.get('retry-after')?.trim();
  if (!header) return undefined;
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(wait) ? Math.max(wait, 0) : undefined;
}
