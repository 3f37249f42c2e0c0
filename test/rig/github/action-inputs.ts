import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const Action = z.object({ inputs: z.record(z.string(), z.object({ default: z.string().optional() })) });

/** The `INPUT_*` variables that a runner sets for an action when no input is given: its defaults. */
export function actionDefaults(
  file: string = join(import.meta.dirname, '../../../action.yml'),
): Record<string, string> {
  const { inputs } = Action.parse(parse(readFileSync(file, 'utf8')));
  return Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => [
      `INPUT_${name.toUpperCase()}`,
      withoutExpressions(input.default),
    ]),
  );
}

/** A default without what only GitHub can fill in, such as `${{ github.token }}`. */
export function withoutExpressions(value: unknown): string {
  return String(value ?? '').replaceAll(/\$\{\{.*?\}\}/g, '');
}
