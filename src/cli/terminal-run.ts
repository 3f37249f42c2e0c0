import type { Environment } from '../action/raw-inputs.ts';
import type { Surroundings } from '../action/wiring.ts';
import { createRunner } from '../adapters/github/runner.ts';
import { trustNamedRoots } from '../adapters/network/tls-trust.ts';
import { Terminal } from '../adapters/terminal/terminal.ts';
import type { Call } from './command.ts';

/** Runs what an action runs, with a terminal in place of GitHub's runner. */
export async function terminalRun<T>(
  { flags }: Call,
  environment: Environment,
  run: (surroundings: Surroundings) => Promise<T>,
): Promise<T> {
  const summary = typeof flags.summary === 'string' ? { summaryFile: flags.summary } : {};
  const junit = typeof flags.junit === 'string' ? { junitFile: flags.junit } : {};
  const terminal = new Terminal({
    ...{ isJson: flags.json === true, isQuiet: flags.quiet === true },
    ...{ ...summary, ...junit },
  });
  await trustNamedRoots(process.env);
  const runner = createRunner(environment, Date.now, undefined, terminal);
  try {
    const isOwnCheckout = !environment.GITHUB_ACTIONS;
    const print = (line: string) => terminal.line(line);
    return await run({ environment, runner, publisher: terminal, isOwnCheckout, print });
  } finally {
    terminal.end();
  }
}
