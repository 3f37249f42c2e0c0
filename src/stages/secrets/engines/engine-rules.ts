/**
 * Only the built-in rules, and no configuration of the scanned tree. `disk-name.ts` avoids the built-in path rules.
 */
export const GITLEAKS_CONFIG = '[extend]\nuseDefault = true\n';

/** Empty, so that trivy reads no other `trivy.yaml`. */
export const TRIVY_CONFIG = '{}\n';

/**
 * The ids of all built-in allow rules of trivy 0.74. The sample keys in the documentation of AWS end in EXAMPLE or
 * EXAMPLEKEY.
 */
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
