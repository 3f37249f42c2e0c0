import { COMMANDS_SEVENTH } from './commands-seventh.ts';
import { CONFIGURATION_SEVENTH } from './configuration-seventh.ts';
import { ENVIRONMENT_SEVENTH } from './environment-seventh.ts';
import { JAVASCRIPT_SEVENTH } from './javascript-seventh.ts';
import { JVM_SEVENTH } from './jvm-seventh.ts';
import { KEYS_SEVENTH } from './keys-seventh.ts';
import type { Kind } from './kind.ts';
import { LANGUAGES_SEVENTH } from './languages-seventh.ts';
import { OPERATIONS_SEVENTH } from './operations-seventh.ts';
import { PYTHON_SEVENTH } from './python-seventh.ts';
import { RECORDS_SEVENTH } from './records-seventh.ts';
import { TOKENS_SEVENTH } from './tokens-seventh.ts';
import { TOOLS_SEVENTH } from './tools-seventh.ts';

/**
 * A held-out half that was drawn in the proportions in which secrets leak: environment and configuration files and
 * source code first, after public reports about leaks and public bug reports about scanners, with passwords as people
 * make them. Its writer had not seen the rules, their tests or the rows of the halves before it except some of the
 * sixth that show the notation, and no engine was run on it before it was complete. No rule may be made after it.
 */
export const SEVENTH: readonly Kind[] = [
  ...ENVIRONMENT_SEVENTH,
  ...CONFIGURATION_SEVENTH,
  ...TOOLS_SEVENTH,
  ...PYTHON_SEVENTH,
  ...JAVASCRIPT_SEVENTH,
  ...JVM_SEVENTH,
  ...LANGUAGES_SEVENTH,
  ...OPERATIONS_SEVENTH,
  ...COMMANDS_SEVENTH,
  ...TOKENS_SEVENTH,
  ...KEYS_SEVENTH,
  ...RECORDS_SEVENTH,
];
