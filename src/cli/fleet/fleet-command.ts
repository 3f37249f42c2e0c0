import type { Verdict } from '../../domain/verdict/verdict.ts';
import { ACTION_INPUTS } from '../action-inputs.ts';
import type { CliCommand, ExitCode } from '../command.ts';
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

export const fleetShardCommand: CliCommand = {
  name: 'fleet shard',
  summary: 'Verify the evidence of the images of one shard, and scan their attested SBOMs again',
  flags: [...inputFlags(ACTION_INPUTS.fleetShard), ...RESULT_FLAGS],
  examples: [
    [
      'assay fleet shard --plan fleet/plan.json --shard 0 --output-dir results --key cosign.pub',
      'one shard on this machine',
    ],
    ['assay fleet shard --plan /fleet/plan.json --output-dir /fleet/results', 'in a pod of an Indexed Job'],
  ],
  async run(call) {
    const environment = actionEnvironment(ACTION_INPUTS.fleetShard, call);
    const { runShard } = await import('../../fleet/shard/run-shard.ts');
    return exitCodeOf(await terminalRun(call, environment, runShard));
  },
};

export const fleetReportCommand: CliCommand = {
  name: 'fleet report',
  summary: 'Make one report of the results of all shards; what is missing is an error',
  flags: [...inputFlags(ACTION_INPUTS.fleetReport), ...RESULT_FLAGS],
  examples: [
    [
      'assay fleet report --plan fleet/plan.json --results results --output-dir report',
      'after the last shard',
    ],
  ],
  async run(call) {
    const environment = actionEnvironment(ACTION_INPUTS.fleetReport, call);
    const { runFleetReport } = await import('../../fleet/report/run-fleet-report.ts');
    return exitCodeOf(await terminalRun(call, environment, runFleetReport));
  },
};

function exitCodeOf(verdict: Verdict): ExitCode {
  return verdict === 'error' ? 2 : verdict === 'failed' ? 1 : 0;
}
