/** From SIGTERM, which lets a program clean up, to SIGKILL, which it cannot ignore. */
export const KILL_GRACE_MS = 5_000;

/** A running time limit. */
export interface TimeLimit {
  /** Whether the time was up before `cancel`. */
  isReached(): boolean;
  cancel(): void;
}

/** Sends SIGTERM after `milliseconds`, and SIGKILL {@link KILL_GRACE_MS} later, unless it is cancelled before. */
export function limitTime(milliseconds: number, kill: (signal: NodeJS.Signals) => void): TimeLimit {
  let reached = false;
  let timer = setTimeout(() => {
    reached = true;
    kill('SIGTERM');
    timer = setTimeout(() => kill('SIGKILL'), KILL_GRACE_MS);
  }, milliseconds);
  return { isReached: () => reached, cancel: () => clearTimeout(timer) };
}
