import { nearest } from '../domain/nearest.ts';
import { plain } from '../domain/text.ts';

/** What the runner puts before the name of an input, in capitals; blanks become underscores, hyphens stay. */
const PREFIX = /^INPUT_([^a-z]+)$/;

/** What other scanners call it: the input that the action must have for the hint to be of use, and the hint. */
const ELSEWHERE: Readonly<Record<string, readonly [input: string, hint: string]>> = {
  severity: ['fail-on', 'did you mean `fail-on`?'],
  'severity-cutoff': ['fail-on', 'did you mean `fail-on`?'],
  'only-severities': ['fail-on', 'did you mean `fail-on`?'],
  'exit-code': ['enforce', 'findings fail the job by themselves, unless `enforce` is `warn`'],
  'fail-build': ['enforce', 'findings fail the job by themselves, unless `enforce` is `warn`'],
  'ignore-unfixed': ['policy', 'the `policy` file has `only-fixed` among its `vulnerabilities`'],
  'only-fixed': ['policy', 'the `policy` file has `only-fixed` among its `vulnerabilities`'],
  trivyignores: ['policy', 'the `policy` file has `exceptions`, each with reason, owner and day'],
  'ignore-policy': ['policy', 'the `policy` file has `exceptions`, each with reason, owner and day'],
  'skip-dirs': ['policy', 'nothing is skipped; `exceptions` of the `policy` file may name a path'],
  'skip-files': ['policy', 'nothing is skipped; `exceptions` of the `policy` file may name a path'],
  'image-ref': ['image', 'did you mean `image`?'],
  'scan-ref': ['source', 'did you mean `source`?'],
  path: ['source', 'did you mean `source`?'],
  input: ['push-to', 'an archive or a layout is `image: archive:FILE` or `image: oci:DIR`'],
  scanners: ['source', 'vulnerabilities and secrets are always looked for'],
  format: ['output-dir', 'the report is in `output-dir` in every form'],
  output: ['output-dir', 'the report is in `output-dir` in every form'],
  template: ['output-dir', 'the report is in `output-dir` in every form'],
};

/**
 * Inputs that were given and that the action does not have, a sentence each: what was asked for by them is lost, and
 * the runner only warns. `known` are the names that the action has read. The runner takes variables of `env:` over as
 * they are, so that one that is empty asks for nothing and is passed over.
 */
export function unknownInputs(
  env: Readonly<Record<string, string | undefined>>,
  known: ReadonlySet<string>,
): readonly string[] {
  const variables = new Set([...known].map(inputVariable));
  return Object.entries(env).flatMap(([variable, value = '']) => {
    const [, spelt] = PREFIX.exec(variable) ?? [];
    if (spelt === undefined || variables.has(variable) || value.trim() === '') return [];
    const name = plain(spelt.toLowerCase(), 60);
    return [`no input \`${name}\`${meant(name, [...known])}`];
  });
}

/** The variable that the runner hands an input over by. */
export function inputVariable(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}

function meant(name: string, known: readonly string[]): string {
  const [needed = '', hint] = ELSEWHERE[name.replaceAll('_', '-')] ?? [];
  if (hint !== undefined && known.includes(needed)) return `; ${hint}`;
  const near = nearest(name, known);
  if (near !== undefined) return `; did you mean \`${near}\`?`;
  const variable = inputVariable(name);
  return `; there are ${known.toSorted().join(', ')}. Should ${variable} be a variable of your own (\`env:\`), call it otherwise, or set it to "" for this step`;
}
