import { hexOf } from '../../domain/digest.ts';
import type { Tool } from '../../ports.ts';
import { OWN_RULES_SOURCE } from './own-rules/index.ts';

/**
 * To be raised with every change to what is scanned or passed over, so that no layer counts as clean by old rules.
 * Assay's own rules count by what they are made of.
 */
const SCOPE = 6;

/** The built-in rules and nothing of the scanned tree; its built-in path rules are answered by `disk-name.ts`. */
export const GITLEAKS_CONFIG = '[extend]\nuseDefault = true\n';

/** Empty: no `trivy.yaml` of anybody is read. */
export const TRIVY_CONFIG = '{}\n';

/** Every built-in allow rule of trivy 0.74 by its id. Keys of AWS's own documentation end in EXAMPLE or EXAMPLEKEY. */
export const TRIVY_SECRET_CONFIG = JSON.stringify({
  'disable-allow-rules': [
    'dist-info',
    'tests',
    'examples',
    'vendor',
    'usr-dirs',
    'locale-dir',
    'markdown',
    'node.js',
    'golang',
    'python',
    'rubygems',
    'wordpress',
    'anaconda-log',
  ],
  'skip-patterns': [],
  'allow-rules': [
    { id: 'assay-aws-documentation', description: 'AWS documentation', regex: `EXAMPLE(?:KEY)?[\\s"',;]*$` },
  ],
});

/** What the files of a layer were judged by: the engines' binaries, their configuration, and Assay's own rules. */
export function rulesHash(tools: { readonly trivy: Tool; readonly gitleaks: Tool }): string {
  const { trivy, gitleaks } = tools;
  return hexOf(
    JSON.stringify([
      SCOPE,
      OWN_RULES_SOURCE,
      trivy.sha256,
      gitleaks.sha256,
      GITLEAKS_CONFIG,
      TRIVY_CONFIG,
      TRIVY_SECRET_CONFIG,
    ]),
  );
}
