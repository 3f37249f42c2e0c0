/** Between SIGTERM, which a program may use to tidy up, and SIGKILL, which it cannot ignore. */
const GRACE_MS = 5_000;

/** A running time limit. */
export interface TimeLimit {
  /** Whether the time was up before the limit was cancelled. */
  isReached(): boolean;
  cancel(): void;
}

/** Sends SIGTERM after `milliseconds` and SIGKILL 5 s later, unless it is cancelled before. */
export function limitTime(milliseconds: number, kill: (signal: NodeJS.Signals) => void): TimeLimit {
  let reached = false;
  let timer = setTimeout(() => {
    reached = true;
    kill('SIGTERM');
    timer = setTimeout(() => kill('SIGKILL'), GRACE_MS);
  }, milliseconds);
  return { isReached: () => reached, cancel: () => clearTimeout(timer) };
}
