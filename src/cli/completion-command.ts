import { fault } from '../domain/reason.ts';
import { plain } from '../domain/text.ts';
import type { CliCommand } from './command.ts';

const SHELLS = ['bash', 'zsh', 'fish'] as const;

export const completionCommand: CliCommand = {
  name: 'completion',
  summary: 'Print a script that completes commands and flags in a shell',
  argument: { name: 'SHELL', description: 'The shell.', isRequired: true, choices: SHELLS },
  flags: [],
  examples: [
    ['source <(assay completion bash)', 'in `~/.bashrc`'],
    ['assay completion zsh > "${fpath[1]}/_assay"', 'once, for zsh'],
    ['assay completion fish > ~/.config/fish/completions/assay.fish', 'once, for fish'],
  ],
  async run({ argument = '', commands }) {
    const { completionScript } = await import('./completion-script.ts');
    const shell = SHELLS.find((one) => one === argument);
    if (shell === undefined)
      throw fault('input-invalid', 'inputs', `"${plain(argument, 60)}" is not one of ${SHELLS.join(', ')}`);
    process.stdout.write(completionScript(shell, commands));
    return 0;
  },
};
