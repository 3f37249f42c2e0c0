/** How long the runner waits after a signal before the next one. */
export interface Patience {
  readonly interruptMs: number;
  readonly terminateMs: number;
}

/** A process that runs a step. */
export interface StepProcess {
  readonly kill: (signal: NodeJS.Signals) => unknown;
  /** Settles when the process has ended. */
  readonly ended: Promise<unknown>;
}

/** https://github.com/actions/runner/blob/v2.336.0/src/Runner.Sdk/ProcessInvoker.cs (_sigintTimeout, _sigtermTimeout) */
const OF_THE_RUNNER: Patience = { interruptMs: 7500, terminateMs: 2500 };

/**
 * Cancels a step as the runner does: SIGINT to its process, SIGTERM where that did not end it, then SIGKILL.
 * The same file, CancelAndKillProcessTree.
 */
export async function cancelStep(step: StepProcess, patience = OF_THE_RUNNER): Promise<void> {
  if (await endsBy(step, 'SIGINT', patience.interruptMs)) return;
  if (await endsBy(step, 'SIGTERM', patience.terminateMs)) return;
  step.kill('SIGKILL');
}

async function endsBy(
  { kill, ended }: StepProcess,
  signal: NodeJS.Signals,
  withinMs: number,
): Promise<boolean> {
  kill(signal);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), withinMs);
  });
  try {
    return await Promise.race([ended.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
