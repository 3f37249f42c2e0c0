const cleanups = new Set<() => void>();
let listening = false;

/**
 * Registers a synchronous clean-up for the end of this process, by its own will or by a signal; the latest one
 * runs first. Answers a function that takes it back.
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
  // The runner cancels a job with SIGINT, later SIGTERM, and soon kills: there is no time for anything
  // asynchronous. `exit` runs the clean-ups.
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
      // The others must have their turn; nobody is left to tell.
    }
  }
}
