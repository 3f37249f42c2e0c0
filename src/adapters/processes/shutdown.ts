const cleanups = new Set<() => void>();
let listening = false;

/**
 * Registers a synchronous clean-up for the end of this process, also by a signal. The one that was registered last runs
 * first. Returns a function that removes it.
 */
export function onShutdown(cleanup: () => void): () => void {
  listen();
  cleanups.add(cleanup);
  return () => cleanups.delete(cleanup);
}

/**
 * Resolves when a signal asks this process to end, which then does not end by itself. A second signal ends it at once. For
 * a server, which answers what it was asked before it ends.
 */
export function untilStopped(): Promise<void> {
  listen();
  return new Promise((resolve) => {
    isHeld = true;
    stop = resolve;
  });
}

let isHeld = false;
let stop: () => void = () => undefined;

function onSignal(code: number): void {
  if (!isHeld) process.exit(code);
  isHeld = false;
  stop();
}

function listen(): void {
  if (listening) return;
  listening = true;
  process.on('exit', cleanUp);
  // The runner cancels a job with SIGINT, then SIGTERM, then SIGKILL: there is no time for asynchronous work. `exit`
  // runs the clean-ups.
  process.on('SIGINT', () => onSignal(130));
  process.on('SIGTERM', () => onSignal(143));
  process.on('SIGHUP', () => onSignal(129));
}

function cleanUp(): void {
  for (const cleanup of [...cleanups].reverse()) {
    cleanups.delete(cleanup);
    try {
      cleanup();
    } catch {
      // The other clean-ups must still run, and there is nothing to report to any more.
    }
  }
}
