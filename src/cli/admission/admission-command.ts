import { ACTION_INPUTS } from '../action-inputs.ts';
import type { CliCommand } from '../command.ts';
import { actionEnvironment, inputFlags, RESULT_FLAGS } from '../input-flags.ts';
import { terminalRun } from '../terminal-run.ts';

export const admissionCommand: CliCommand = {
  name: 'admission',
  summary: 'Write the rules with which a cluster admits only such images, and prove them',
  argument: {
    name: 'IMAGE',
    description: 'The images whose evidence is verified first, in a registry.',
    isRequired: true,
    isList: true,
  },
  flags: [...inputFlags(ACTION_INPUTS.admission), ...RESULT_FLAGS],
  examples: [
    ['assay admission ghcr.io/acme/shop@sha256:… --output admission', 'write the rules; they warn first'],
    [
      'assay admission ghcr.io/acme/shop@sha256:… --output admission --prove',
      'send Pods to the cluster of the kubeconfig as a dry run',
    ],
  ],
  async run(call) {
    const environment = actionEnvironment(ACTION_INPUTS.admission, call);
    const { runAdmission } = await import('../../admission/run-admission.ts');
    const verdict = await terminalRun(call, environment, runAdmission);
    return verdict === 'error' ? 2 : verdict === 'failed' ? 1 : 0;
  },
};
