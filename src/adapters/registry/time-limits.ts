import { BOUNDS } from '../../retry.ts';

/** Time limits, in milliseconds; tests shorten them. */
export interface TimeLimits {
  /** Until the headers of an answer arrive. */
  readonly answer: number;
  /** Between two parts of a body, and after the last part of an upload. */
  readonly stall: number;
  /** For a whole body that is read into memory: a manifest, a token, a list, an error. */
  readonly document?: number;
  /** How long a streamed body may be slow, before `leastBytesASecond` counts. */
  readonly grace?: number;
  /**
   * Not a time: a transfer that is slower than this on average only keeps the job waiting. Time that the reader takes
   * does not count. A connection that can fetch a large image within a job is many times faster.
   */
  readonly leastBytesASecond?: number;
  /** First pause before a request is repeated; doubled each time, with jitter. */
  readonly pause: number;
  /** Longest pause, also if a registry asks for a longer one. */
  readonly longestPause?: number;
  /** Between two lines about the progress of a transfer. */
  readonly progress?: number;
}

/** The limits, unless a test sets others. */
export const TIME_LIMITS = {
  answer: BOUNDS.registry.answer,
  stall: 60_000,
  document: 120_000,
  grace: 120_000,
  leastBytesASecond: 16 * 1024,
  pause: BOUNDS.registry.pause,
  longestPause: BOUNDS.registry.longestPause,
  progress: 15_000,
} as const satisfies TimeLimits;
