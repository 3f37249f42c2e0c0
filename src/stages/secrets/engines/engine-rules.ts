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
