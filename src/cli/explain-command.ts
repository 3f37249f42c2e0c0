import { lookUp } from '../domain/look-up.ts';
import { nearest } from '../domain/nearest.ts';
import { fault, REASONS } from '../domain/reason.ts';
import { plain } from '../domain/text.ts';
import type { CliCommand } from './command.ts';

export const explainCommand: CliCommand = {
  name: 'explain',
  summary: 'Say what a reason code means and what to do about it',
  argument: {
    name: 'REASON-CODE',
    description: 'The code, as reports and logs show it.',
    isRequired: true,
    choices: Object.keys(REASONS),
  },
  flags: [],
  examples: [['assay explain secret-found', 'what to do about a secret']],
  async run({ argument = '' }) {
    const reason = lookUp(REASONS, argument);
    if (reason === undefined) {
      const near = nearest(argument, Object.keys(REASONS));
      const hint = near === undefined ? '; docs/reasons.md lists them' : `; did you mean ${near}?`;
      throw fault('input-invalid', 'inputs', `there is no reason code "${plain(argument, 60)}"${hint}`);
    }
    process.stdout.write(`${argument}\n\n${reason.meaning}\n\nTo fix it: ${reason.remediation}\n`);
    return 0;
  },
};
