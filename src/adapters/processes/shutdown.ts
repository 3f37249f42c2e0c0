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

function listen(): void {
  if (listening) return;
  listening = true;
  process.on('exit', cleanUp);
  // The runner cancels a job with SIGINT, then SIGTERM, then SIGKILL: there is no time for asynchronous work. `exit`
  // runs the clean-ups.
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
  process.once('SIGHUP', () => process.exit(129));
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
