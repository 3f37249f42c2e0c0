import { readFileSync } from 'node:fs';
import type { Environment } from '../action/raw-inputs.ts';
import { codeOf } from '../domain/error-words.ts';
import { fault } from '../domain/reason.ts';
import { plain } from '../domain/text.ts';

/** The value of a credential: of the file if one is named, else of the variable. Throws `input-invalid`. */
export function readCredential(
  name: string,
  variable: string,
  file: unknown,
  environment: Environment,
): string | undefined {
  if (typeof file !== 'string') return environment[variable];
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    const message = `--${name}-file: ${plain(file, 300)} cannot be read (${codeOf(error)})`;
    throw fault('input-invalid', 'inputs', message, error);
  }
}
