import type { Call, CliCommand, Flag } from './command.ts';
import { commitFlag, dialogue, textFlag, WRITE_FLAGS } from './write-flags.ts';

const IMAGE: Flag = {
  name: 'image',
  value: 'NAME',
  description:
    'Where the image goes: `registry/repository`. Default: as workflows, compose files or the remote name it.',
};

export const initCommand: CliCommand = {
  name: 'init',
  summary: 'Write a workflow, a policy file and a pre-commit hook after looking at the repository',
  flags: [IMAGE, ...WRITE_FLAGS],
  examples: [
    ['assay init', 'show what would be written, and ask'],
    ['assay init --image ghcr.io/acme/app --yes', 'write without asking'],
  ],
  async run(call: Call) {
    const { init } = await import('./init/run-init.ts');
    const given = { ...textFlag(call, 'image'), ...commitFlag(call) };
    const flags = { yes: call.flags.yes === true, dryRun: call.flags['dry-run'] === true };
    return await init({ folder: process.cwd(), now: new Date(), ...given, ...flags }, dialogue());
  },
};
