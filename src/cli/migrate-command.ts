import type { Call, CliCommand } from './command.ts';
import { commitFlag, dialogue, WRITE_FLAGS } from './write-flags.ts';

export const migrateCommand: CliCommand = {
  name: 'migrate',
  summary: 'Turn a workflow with trivy, grype, syft, gitleaks, cosign or attest actions into one with Assay',
  argument: {
    name: 'WORKFLOW',
    description: 'A workflow, or the `action.yml` of a composite action.',
    isRequired: true,
  },
  flags: WRITE_FLAGS,
  examples: [
    ['assay migrate .github/workflows/release.yml', 'show the changes and what they mean, and ask'],
    ['assay migrate .github/workflows/release.yml --dry-run', 'only show them'],
  ],
  async run(call: Call) {
    const { migrate } = await import('./migrate/run-migrate.ts');
    const flags = { yes: call.flags.yes === true, dryRun: call.flags['dry-run'] === true };
    const request = { folder: process.cwd(), workflow: call.argument ?? '', ...commitFlag(call), ...flags };
    return await migrate(request, dialogue());
  },
};
