import { admissionCommand } from './admission/admission-command.ts';
import { admitCommand } from './admit/admit-command.ts';
import { checkCommand } from './check-command.ts';
import type { CliCommand } from './command.ts';
import { completionCommand } from './completion-command.ts';
import { explainCommand } from './explain-command.ts';
import { fleetPlanCommand, fleetReportCommand, fleetShardCommand } from './fleet/fleet-command.ts';
import { gateCommand } from './gate-command.ts';
import { initCommand } from './init-command.ts';
import { migrateCommand } from './migrate-command.ts';
import { policyAcceptCommand, policyCheckCommand } from './policy-command.ts';
import { secretsCommand } from './secrets/secrets-command.ts';

/** Every command of `assay`, in the order of the help. */
export const COMMANDS: readonly CliCommand[] = [
  checkCommand,
  gateCommand,
  admitCommand,
  admissionCommand,
  fleetPlanCommand,
  fleetShardCommand,
  fleetReportCommand,
  secretsCommand,
  policyCheckCommand,
  policyAcceptCommand,
  explainCommand,
  initCommand,
  migrateCommand,
  completionCommand,
];
