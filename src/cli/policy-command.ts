import { Terminal } from '../adapters/terminal/terminal.ts';
import { ACTION_INPUTS } from './action-inputs.ts';
import type { Call, CliCommand } from './command.ts';

/** The description of an input of the action `policy/`. */
function about(input: string): string {
  return ACTION_INPUTS.policy.find(({ name }) => name === input)?.description ?? '';
}

function placeOf() {
  const publisher = new Terminal({ isJson: false, isQuiet: true });
  return { folder: process.env.GITHUB_WORKSPACE || process.cwd(), publisher, now: new Date() };
}

function textIn({ flags }: Call, name: string): string | undefined {
  const value = flags[name];
  return typeof value === 'string' ? value : undefined;
}

export const policyCheckCommand: CliCommand = {
  name: 'policy check',
  summary: 'Check the policy file, and show what it makes of an earlier report',
  argument: { name: 'FILE', description: about('policy'), isRequired: false },
  flags: [{ name: 'report', value: 'FILE', description: about('report') }],
  examples: [
    ['assay policy check', 'check `.github/assay.yml`'],
    ['assay policy check --report report.json', 'see what the policy makes of the findings of a run'],
  ],
  async run(call) {
    const { checkPolicy } = await import('../policy-check/check-policy.ts');
    const given = { file: call.argument ?? '', report: textIn(call, 'report') ?? '' };
    return (await checkPolicy(given, placeOf())) === undefined ? 1 : 0;
  },
};

export const policyAcceptCommand: CliCommand = {
  name: 'policy accept',
  summary: 'Add what is open in a report to the policy file, so that only new findings block',
  argument: {
    name: 'REPORT',
    description: 'The `report.json` of a run that checked everything.',
    isRequired: true,
  },
  flags: [
    { name: 'until', value: 'YYYY-MM-DD', description: 'The last day on which the findings are accepted.' },
    { name: 'owner', value: 'WHO', description: 'Who looks at them again.' },
    { name: 'reason', value: 'WHY', description: 'Why they are accepted.' },
    { name: 'policy', value: 'FILE', description: about('policy') },
    { name: 'write', description: 'Write the file. Without this, it is printed.' },
  ],
  examples: [
    [
      'assay policy accept report.json --until 2027-01-31 --owner team-shop --reason "before the first check" --write',
      'begin with a repository that has findings',
    ],
  ],
  async run(call) {
    const [{ acceptFindings }, { readAcceptRequest }] = await Promise.all([
      import('../policy-check/check-policy.ts'),
      import('../policy-check/accept.ts'),
    ]);
    const named = ['until', 'owner', 'reason', 'policy'].flatMap((name) => {
      const value = textIn(call, name);
      return value === undefined ? [] : [[name, value]];
    });
    const requested = readAcceptRequest({
      ...Object.fromEntries(named),
      report: call.argument ?? '',
      write: call.flags.write === true,
    });
    return (await acceptFindings(requested, placeOf())) ? 0 : 1;
  },
};
