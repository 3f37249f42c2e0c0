// Held out: texts about secrets that hold none, by one who had not read the rules or their tests.
import type { Kind } from './kind.ts';
import { whole } from './negative-kind.ts';
import { lines } from './rows-third.ts';

/** Prose, logs, schemas and code. */
export const TEXTS: readonly Kind[] = [
  whole('text', 'log with stars', (r) => [
    `${r.word()}.log`,
    lines(
      'INFO password=****** user=ops',
      'DEBUG Authorization: Bearer [REDACTED]',
      `WARN token expired for session ${r.uuid()}`,
    ),
  ]),
  whole('text', 'tests of passwords', (r) => [
    `${r.word()}.test.ts`,
    lines(
      "it('rejects a password: too short', () => {",
      "  expect(validate({ password: 'short' })).toBe(false);",
      `  expect(label).toBe('Token for ${r.word()}');`,
      '});',
    ),
  ]),
  whole('text', 'pattern of a password', () => [
    `src/rules.ts`,
    "export const passwordPattern = '^(?=.*[A-Z])(?=.*[a-z])(?=.*\\\\d)[A-Za-z\\\\d@$!%*?&]{12,}$';",
  ]),
  whole('text', 'schema', (r) => [
    `${r.word()}.graphql`,
    lines(
      'type Mutation {',
      '  login(email: String!, password: String!): AuthPayload!',
      '  refresh(token: ID!): Token!',
      '}',
    ),
  ]),
  whole('text', 'protocol', (r) => [
    `${r.word()}.proto`,
    lines(
      'message Login {',
      '  string password = 1;',
      '  string api_key = 2;',
      `  bytes secret_${r.word()} = 3;`,
      '}',
    ),
  ]),
  whole('text', 'messages of laravel', () => [
    `lang/en/auth.php`,
    lines(
      "  'password' => 'The provided password is incorrect.',",
      "  'token' => 'This password reset token is invalid.',",
    ),
  ]),
  whole('text', 'long class names', (r) => [
    `src/${r.word()}.java`,
    `import org.${r.word()}.security.PasswordResetTokenAuthenticationProviderConfigurationFactory;`,
  ]),
  whole('text', 'hashing in sql', (r) => [
    `${r.word()}.sql`,
    lines(
      "UPDATE users SET password = crypt($1, gen_salt('bf')) WHERE id = $2;",
      "CREATE ROLE app LOGIN PASSWORD :'app_password';",
    ),
  ]),
  whole('text', 'font', (r) => [
    `${r.word()}.css`,
    `@font-face{font-family:Token;src:url(data:font/woff2;base64,d09GMgABAAAAA${r.text('b64', 700)}) format("woff2")}`,
  ]),
  whole('text', 'output of a notebook', (r) => [
    `${r.word()}.ipynb`,
    `   "data": { "image/png": "iVBORw0KGgoAAAANSUhEUgAA${r.text('b64', 700)}\\n" }`,
  ]),
  whole('text', 'options in a manual', (r) => [
    `${r.word()}.md`,
    lines(
      '| option | default | meaning |',
      '| --- | --- | --- |',
      '| `--password` | none | password of the database |',
      `| \`--token-ttl\` | 3600 | seconds; see ${r.word()} |`,
      '| `API_TOKEN` | required | token of the account |',
    ),
  ]),
  whole('text', 'usage of a command', (r) => [
    `${r.word()}.sh`,
    lines(
      'usage() { echo "usage: $0 --user NAME --password PASSWORD --host HOST"; }',
      'curl -u "${USER}:${PASSWORD}" "$1"',
      `echo "Enter the token of ${r.word()}:"`,
    ),
  ]),
  whole('text', 'policy of a vault', (r) => [
    `${r.word()}.hcl`,
    lines(
      `path "secret/data/${r.word()}/*" { capabilities = ["read"] }`,
      'path "auth/token/lookup-self" { capabilities = ["read"] }',
      'token_policies = ["default", "deployer"]',
    ),
  ]),
  whole('text', 'roles of a cluster', (r) => [
    `${r.word()}.yaml`,
    lines(
      'rules:',
      '- apiGroups: [""]',
      '  resources: ["secrets", "serviceaccounts/token"]',
      '  verbs: ["get"]',
      'automountServiceAccountToken: false',
    ),
  ]),
  whole('text', 'key bindings', (r) => [
    `keybindings.json`,
    `[{ "key": "ctrl+shift+${r.text('az', 1)}", "command": "workbench.action.${r.word()}.openKeyboardShortcuts" }]`,
  ]),
  whole('text', 'object keys', (r) => [
    `${r.word()}.json`,
    `{ "Key": "backups/2026/${r.word()}/${r.uuid()}.tar.gz", "cacheKey": "node-modules-${r.text('hex', 64)}", "sortKey": "ORDER#${r.text('d', 8)}" }`,
  ]),
];
