import { readFile } from 'node:fs/promises';
import { codeOf, messageOf } from '../../domain/error-words.ts';
import { fault } from '../../domain/reason.ts';

/** The text of a file that an input names; throws `input-invalid`. */
export async function readInput(input: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = codeOf(error, messageOf(error));
    throw fault('input-invalid', 'inputs', `input \`${input}\`: ${path} cannot be read (${code})`, error);
  }
}
