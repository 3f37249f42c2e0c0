import { COMMANDS_SIXTH } from './commands-sixth.ts';
import { CONFIGURATION_SIXTH } from './configuration-sixth.ts';
import { ENVIRONMENT_SIXTH } from './environment-sixth.ts';
import { JAVASCRIPT_SIXTH } from './javascript-sixth.ts';
import { JVM_SIXTH } from './jvm-sixth.ts';
import type { Kind } from './kind.ts';
import { LANGUAGES_SIXTH } from './languages-sixth.ts';
import { OPERATIONS_SIXTH } from './operations-sixth.ts';
import { PYTHON_SIXTH } from './python-sixth.ts';
import { RECORDS_SIXTH } from './records-sixth.ts';
import { TOKENS_SIXTH } from './tokens-sixth.ts';

/**
 * A held-out half that was drawn in the proportions in which secrets leak: environment and configuration files and
 * source code first. Its writer had not seen the rules, their tests or the halves before it, and no engine was run
 * on it before it was complete. No rule may be made after it.
 */
export const SIXTH: readonly Kind[] = [
  ...ENVIRONMENT_SIXTH,
  ...CONFIGURATION_SIXTH,
  ...PYTHON_SIXTH,
  ...JAVASCRIPT_SIXTH,
  ...JVM_SIXTH,
  ...LANGUAGES_SIXTH,
  ...OPERATIONS_SIXTH,
  ...COMMANDS_SIXTH,
  ...RECORDS_SIXTH,
  ...TOKENS_SIXTH,
];
