import { ACTION_INPUTS } from './action-inputs.ts';
import { imageOf } from './check-command.ts';
import type { CliCommand } from './command.ts';
import { actionEnvironment, inputFlags, JUNIT_FLAG, RESULT_FLAGS } from './input-flags.ts';
import { terminalRun } from './terminal-run.ts';

export const gateCommand: CliCommand = {
  name: 'gate',
  summary: 'Decide from its signed evidence whether an image may go to production',
  argument: { name: 'IMAGE', description: imageOf('gate'), isRequired: true },
  flags: [...inputFlags(ACTION_INPUTS.gate), JUNIT_FLAG, ...RESULT_FLAGS],
  examples: [
    [
      'assay gate ghcr.io/acme/shop@sha256:… --certificate-identity https://github.com/acme/shop/.github/workflows/ship.yml@refs/heads/main',
      'ask before a deployment',
    ],
    ['assay gate ghcr.io/acme/shop:1.2.3 --key cosign.pub', 'for images that a key signed'],
  ],
  async run(call) {
    const environment = actionEnvironment(ACTION_INPUTS.gate, call);
    const { runGate } = await import('../gate/run-gate.ts');
    const decision = await terminalRun(call, environment, runGate);
    return decision === 'error' ? 2 : decision === 'deny' ? 1 : 0;
  },
};
