import { ACTION_INPUTS } from '../action-inputs.ts';
import type { CliCommand } from '../command.ts';
import { actionEnvironment, inputFlags, RESULT_FLAGS } from '../input-flags.ts';
import { terminalRun } from '../terminal-run.ts';

export const fleetPlanCommand: CliCommand = {
  name: 'fleet plan',
  summary: 'Resolve all images that are deployed or shipped, and divide them into shards',
  flags: [...inputFlags(ACTION_INPUTS.fleetPlan), ...RESULT_FLAGS],
  examples: [
    [
      'kubectl get pods -A -o json > pods.json && assay fleet plan --from pods.json',
      'what runs in a cluster',
    ],
    [
      'assay fleet plan --from rendered --shards 8 --output-dir fleet',
      'rendered manifests, for an Indexed Job with 8 pods',
    ],
  ],
  async run(call) {
    const environment = actionEnvironment(ACTION_INPUTS.fleetPlan, call);
    const { runPlan } = await import('../../fleet/plan/run-plan.ts');
    return (await terminalRun(call, environment, runPlan)) === 'planned' ? 0 : 2;
  },
};
