import { ACTION_INPUTS } from './action-inputs.ts';
import type { CliCommand } from './command.ts';
import { actionEnvironment, inputFlags, JUNIT_FLAG, RESULT_FLAGS } from './input-flags.ts';
import { terminalRun } from './terminal-run.ts';

export const checkCommand: CliCommand = {
  name: 'check',
  summary: 'Check an image: SBOM, vulnerabilities and secrets. Sign it if a signer is named',
  argument: { name: 'IMAGE', description: imageOf('check'), isRequired: true, isList: true },
  flags: [...inputFlags(ACTION_INPUTS.check), JUNIT_FLAG, ...RESULT_FLAGS],
  examples: [
    ['assay check ghcr.io/acme/shop:1.2.3', 'check an image of a registry, and the sources in this folder'],
    ['assay check archive:image.tar --source ""', 'check what `docker save` wrote, without sources'],
    ['assay check ghcr.io/acme/shop:1.2.3 ghcr.io/acme/worker:1.2.3', 'check several images, each by itself'],
    ['assay check oci:build --fail-on critical --json > report.json', 'keep the whole report'],
  ],
  async run(call) {
    const environment = actionEnvironment(ACTION_INPUTS.check, call);
    const { runCheck } = await import('../check/run-check.ts');
    const verdict = await terminalRun(call, environment, runCheck);
    return verdict === 'error' ? 2 : verdict === 'failed' ? 1 : 0;
  },
};

/** What the input `image` of an action may be. */
export function imageOf(action: 'check' | 'gate'): string {
  return ACTION_INPUTS[action].find(({ name }) => name === 'image')?.description ?? '';
}
