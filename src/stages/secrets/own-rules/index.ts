import { ASSIGNMENTS } from './assignments.ts';
import { CALLS } from './calls.ts';
import { CLOUD_TOKENS } from './cloud-tokens.ts';
import { COMMANDS } from './commands.ts';
import { CONNECTIONS } from './connections.ts';
import { CREDENTIAL_FILES } from './credential-files.ts';
import { DIRECTIVES } from './directives.ts';
import { FORGE_TOKENS } from './forge-tokens.ts';
import { MARKED_TOKENS } from './marked-tokens.ts';
import { PAIRED } from './pairs.ts';
import { LISTED_PASSWORDS, PIPED } from './piped.ts';
import { PLACED_FILES } from './placed-files.ts';
import { PRIVATE_KEYS } from './private-keys.ts';
import { PROGRAM_SETTINGS } from './program-settings.ts';
import type { OwnRule } from './rule.ts';
import { SERVICE_TOKENS } from './service-tokens.ts';
import { TERRAFORM_STATE } from './terraform-state.ts';
import { WALLETS } from './wallets.ts';

/** Every rule of Assay's own, those of a distinctive form first. */
export const OWN_RULES: readonly OwnRule[] = [
  ...PRIVATE_KEYS,
  ...CLOUD_TOKENS,
  ...FORGE_TOKENS,
  ...SERVICE_TOKENS,
  ...MARKED_TOKENS,
  ...CREDENTIAL_FILES,
  ...CONNECTIONS,
  ...TERRAFORM_STATE,
  ...DIRECTIVES,
  ...PROGRAM_SETTINGS,
  ...WALLETS,
  ...PLACED_FILES,
  ...COMMANDS,
  PIPED,
  LISTED_PASSWORDS,
  ...CALLS,
  ASSIGNMENTS,
  PAIRED,
];
