import { lookUp } from '../domain/look-up.ts';
import { nearest } from '../domain/nearest.ts';
import { plain } from '../domain/text.ts';

/** The runner passes an input in a variable: this prefix and the name in capitals, with underscores for spaces. */
const PREFIX = /^INPUT_([^a-z]+)$/;

/** Input names of other scanners: the input of this action that the hint is about, and the hint. */
const ELSEWHERE: Readonly<Record<string, readonly [input: string, hint: string]>> = {
  severity: ['fail-on', 'did you mean `fail-on`?'],
  'severity-cutoff': ['fail-on', 'did you mean `fail-on`?'],
  'only-severities': ['fail-on', 'did you mean `fail-on`?'],
  'exit-code': ['enforce', 'findings always fail the job, unless `enforce` is `warn`'],
  'fail-build': ['enforce', 'findings always fail the job, unless `enforce` is `warn`'],
  'ignore-unfixed': ['policy', 'set `vulnerabilities.only-fixed` in the `policy` file'],
  'only-fixed': ['policy', 'set `vulnerabilities.only-fixed` in the `policy` file'],
  trivyignores: ['policy', 'add `exceptions` to the `policy` file, each with reason, owner and day'],
  'ignore-policy': ['policy', 'add `exceptions` to the `policy` file, each with reason, owner and day'],
  'skip-dirs': ['policy', 'Assay skips nothing; `exceptions` in the `policy` file may name a path'],
  'skip-files': ['policy', 'Assay skips nothing; `exceptions` in the `policy` file may name a path'],
  'image-ref': ['image', 'did you mean `image`?'],
  'scan-ref': ['source', 'did you mean `source`?'],
  path: ['source', 'did you mean `source`?'],
  input: ['push-to', 'for an archive or a layout, set `image: archive:FILE` or `image: oci:DIR`'],
  scanners: ['source', 'Assay always checks for vulnerabilities and secrets'],
  format: ['output-dir', 'the report is in `output-dir` in every form'],
  output: ['output-dir', 'the report is in `output-dir` in every form'],
  template: ['output-dir', 'the report is in `output-dir` in every form'],
};

/**
 * Inputs that the action does not have, a sentence each. The runner only warns about them, although they have no effect.
 * `known`: the names of the inputs that the action has read. A variable from `env:` may look like an input. It is ignored
 * if it is empty.
 */
export function unknownInputs(
  env: Readonly<Record<string, string | undefined>>,
  known: ReadonlySet<string>,
): readonly string[] {
  const variables = new Set([...known].map(inputVariable));
  return Object.entries(env).flatMap(([variable, value = '']) => {
    const [, rawName] = PREFIX.exec(variable) ?? [];
    if (rawName === undefined || variables.has(variable) || value.trim() === '') return [];
    const name = plain(rawName.toLowerCase(), 60);
    return [`no input \`${name}\`${hintFor(name, [...known])}`];
  });
}

/** The variable in which the runner passes an input. */
export function inputVariable(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}

/** What to use in place of an input that other scanners have. `known`: the names that there are. */
export function foreignHint(name: string, known: readonly string[]): string | undefined {
  const [needed = '', hint] = lookUp(ELSEWHERE, name.replaceAll('_', '-')) ?? [];
  return known.includes(needed) ? hint : undefined;
}

function hintFor(name: string, known: readonly string[]): string {
  const foreign = foreignHint(name, known);
  if (foreign !== undefined) return `; ${foreign}`;
  const near = nearest(name, known);
  if (near !== undefined) return `; did you mean \`${near}\`?`;
  const variable = inputVariable(name);
  return `; the inputs are ${known.toSorted().join(', ')}. If ${variable} is your own variable (\`env:\`), rename it, or set it to "" for this step`;
}
