import { NO_SECRET_SOURCE } from '../no-secret/source.ts';
import { ASSIGNMENTS } from './assignments.ts';
import { CALLS, CALLS_SOURCE } from './calls.ts';
import { CLOUD_TOKENS } from './cloud-tokens.ts';
import { COMMANDS } from './commands.ts';
import { CONNECTIONS, CONNECTIONS_SOURCE } from './connections.ts';
import { CREDENTIAL_SOURCE } from './credential.ts';
import { CREDENTIAL_FILES } from './credential-files.ts';
import { DIRECTIVES, DIRECTIVES_SOURCE } from './directives.ts';
import { FORGE_TOKENS } from './forge-tokens.ts';
import { LITERAL_SOURCE } from './literal.ts';
import { NAMES_SOURCE } from './names.ts';
import { PAIRED } from './pairs.ts';
import { LISTED_PASSWORDS, PIPED, PIPED_SOURCE } from './piped.ts';
import { PLACED_FILES, PLACED_FILES_SOURCE } from './placed-files.ts';
import { PRIVATE_KEYS } from './private-keys.ts';
import type { OwnRule } from './rule.ts';
import { SERVICE_TOKENS } from './service-tokens.ts';
import { TERRAFORM_STATE } from './terraform-state.ts';
import { TOOL_PASSWORDS_SOURCE } from './tool-passwords.ts';

/** Every rule of Assay's own, those of a distinctive form first. */
export const OWN_RULES: readonly OwnRule[] = [
  ...PRIVATE_KEYS,
  ...CLOUD_TOKENS,
  ...FORGE_TOKENS,
  ...SERVICE_TOKENS,
  ...CREDENTIAL_FILES,
  ...CONNECTIONS,
  ...TERRAFORM_STATE,
  ...DIRECTIVES,
  ...PLACED_FILES,
  ...COMMANDS,
  PIPED,
  LISTED_PASSWORDS,
  ...CALLS,
  ASSIGNMENTS,
  PAIRED,
];

/** Whatever decides what these rules find: a layer that was clean by others is looked at again. */
export const OWN_RULES_SOURCE = [
  ...OWN_RULES.map(({ source }) => source),
  CALLS_SOURCE,
  CONNECTIONS_SOURCE,
  CREDENTIAL_SOURCE,
  DIRECTIVES_SOURCE,
  LITERAL_SOURCE,
  NAMES_SOURCE,
  NO_SECRET_SOURCE,
  PIPED_SOURCE,
  PLACED_FILES_SOURCE,
  TOOL_PASSWORDS_SOURCE,
].join('\n');
