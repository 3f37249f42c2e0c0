import { ASSIGNMENTS } from './assignments.ts';
import { BYTE_KEYS } from './byte-keys.ts';
import { CALLS } from './calls.ts';
import { COMMANDS } from './commands/commands.ts';
import { LISTED_PASSWORDS, PIPED } from './commands/piped.ts';
import { CONNECTIONS } from './files/connections.ts';
import { CREDENTIAL_FILES } from './files/credential-files.ts';
import { DIRECTIVES } from './files/directives.ts';
import { MESSAGE_PASSWORDS } from './files/message-passwords.ts';
import { PROGRAM_FILES } from './files/program-files.ts';
import { PROGRAM_SETTINGS } from './files/program-settings.ts';
import { SIGNING_SECRETS } from './files/signing-secrets.ts';
import { TERRAFORM_STATE } from './files/terraform-state.ts';
import { PAIRED } from './pairs.ts';
import type { OwnRule } from './rule.ts';
import { CLOUD_TOKENS } from './tokens/cloud-tokens.ts';
import { FORGE_TOKENS } from './tokens/forge-tokens.ts';
import { MARKED_TOKENS } from './tokens/marked-tokens.ts';
import { PRIVATE_KEYS } from './tokens/private-keys.ts';
import { SERVICE_TOKENS } from './tokens/service-tokens.ts';
import { WALLETS } from './tokens/wallets.ts';

/** All rules of Assay. The rules for values with a distinctive form come first. */
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
  ...PROGRAM_FILES,
  ...COMMANDS,
  PIPED,
  LISTED_PASSWORDS,
  ...CALLS,
  ...SIGNING_SECRETS,
  BYTE_KEYS,
  ...MESSAGE_PASSWORDS,
  ASSIGNMENTS,
  PAIRED,
];
