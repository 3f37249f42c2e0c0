/** Time limits, in milliseconds; tests shorten them. */
export interface TimeLimits {
  /** Until the headers of an answer are there. */
  readonly answer: number;
  /** Between two parts of a body, and after the last part of an upload. */
  readonly stall: number;
  /** For the whole of a body that is read into memory: a manifest, a token, a list, an error. */
  readonly document?: number;
  /** How long a body that is streamed may move as slowly as it likes, before `leastBytesASecond` counts. */
  readonly grace?: number;
  /**
   * Not a time: what moves slower than this on average, waiting for the reader aside, is made to be waited for. The
   * slowest line over which a large image is fetched within a job is many times as fast.
   */
  readonly leastBytesASecond?: number;
  /** First pause before a request is tried again; doubled each time, with jitter. */
  readonly pause: number;
  /** The longest pause that a registry may ask for. */
  readonly longestPause?: number;
  /** Between two lines that say how far a transfer is. */
  readonly progress?: number;
}

/** What the registry gets unless a test says otherwise. */
export const TIME_LIMITS = {
  answer: 30_000,
  stall: 60_000,
  document: 120_000,
  grace: 120_000,
  leastBytesASecond: 16 * 1024,
  pause: 500,
  longestPause: 20_000,
  progress: 15_000,
} as const satisfies TimeLimits;
