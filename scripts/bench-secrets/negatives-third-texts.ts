// Held out: texts about secrets that hold none, by one who had not read the rules or their tests.
import type { Kind } from './kind.ts';
import { whole } from './negative-kind.ts';
import { lines } from './rows-third.ts';

/** A secret by its name or place alone. */
export const REFERENCES: readonly Kind[] = [
  whole('reference', 'actions', (r) => [
    `.github/workflows/${r.word()}.yml`,
    lines(
      '    env:',
      '      NPM_TOKEN: ${{ secrets.NPM_TOKEN }}',
      '      DB_PASSWORD: ${{ vars.DB_PASSWORD }}',
    ),
  ]),
  whole('reference', 'gitlab', (r) => [
    `.gitlab-ci.yml`,
    lines(
      '  script:',
      '    - docker login -u "$CI_REGISTRY_USER" -p "$CI_REGISTRY_PASSWORD" $CI_REGISTRY',
      `    - curl --header "JOB-TOKEN: $CI_JOB_TOKEN" https://${r.word()}.org`,
    ),
  ]),
  whole('reference', 'azure pipeline', (r) => [
    `azure-pipelines.yml`,
    lines(
      '  - script: ./deploy',
      '    env:',
      `      SYSTEM_ACCESSTOKEN: $(System.AccessToken)`,
      `      DB_PASSWORD: $(${r.word()}DbPassword)`,
    ),
  ]),
  whole('reference', 'jenkins', (r) => [
    `Jenkinsfile`,
    lines(
      '  environment {',
      `    REGISTRY_PASSWORD = credentials('${r.word()}-registry-password')`,
      '  }',
      `  withCredentials([string(credentialsId: 'sonar-token-${r.word()}', variable: 'SONAR_TOKEN')]) { sh 'mvn verify' }`,
    ),
  ]),
  whole('reference', 'cloud formation', (r) => [
    `template.yaml`,
    `      MasterUserPassword: '{{resolve:ssm-secure:/${r.word()}/db/password:1}}'`,
  ]),
  whole('reference', 'files of compose', (r) => [
    `compose.yaml`,
    lines(
      '    environment:',
      `      POSTGRES_PASSWORD_FILE: /run/secrets/${r.word()}_db_password`,
      '    secrets:',
      `      - ${r.word()}_db_password`,
    ),
  ]),
  whole('reference', 'laravel', () => [
    `config/database.php`,
    lines(
      "  'username' => env('DB_USERNAME', 'forge'),",
      "  'password' => env('DB_PASSWORD', ''),",
      "  'key' => env('APP_KEY'),",
    ),
  ]),
  whole('reference', 'django', (r) => [
    `settings.py`,
    lines(
      'SECRET_KEY = config("DJANGO_SECRET_KEY")',
      `EMAIL_HOST_PASSWORD = env.str("${r.word().toUpperCase()}_PASSWORD")`,
      'AUTH_PASSWORD_VALIDATORS = [{"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"}]',
    ),
  ]),
  whole('reference', 'rails', () => [
    `config/database.yml`,
    `  password: <%= Rails.application.credentials.dig(:database, :password) %>`,
  ]),
  whole('reference', 'powershell', (r) => [
    `${r.word()}.ps1`,
    lines(
      '$password = Read-Host -Prompt "Password" -AsSecureString',
      `$token = (Get-AzAccessToken -ResourceUrl "https://${r.word()}.org").Token`,
      '$secret = Get-Secret -Name ApiSecret -AsPlainText',
    ),
  ]),
  whole('reference', 'dockerfile', () => [
    `Dockerfile`,
    lines(
      'ARG NPM_TOKEN',
      'RUN --mount=type=secret,id=npm_token NPM_TOKEN=$(cat /run/secrets/npm_token) npm ci',
      'ENV DB_PASSWORD_FILE=/run/secrets/db',
    ),
  ]),
  whole('reference', 'nginx', (r) => [
    `${r.word()}.conf`,
    lines(
      `  ssl_certificate_key /etc/ssl/private/${r.word()}.key;`,
      '  proxy_set_header Authorization $http_authorization;',
      `  auth_basic_user_file /etc/nginx/${r.word()}.htpasswd;`,
    ),
  ]),
  whole('reference', 'external secret', (r) => [
    `external.yaml`,
    lines(
      'kind: ExternalSecret',
      'spec:',
      '  data:',
      '    - secretKey: database-password',
      `      remoteRef: { key: secret/data/${r.word()}, property: password }`,
    ),
  ]),
  whole('reference', 'collection', () => [
    `api.postman_collection.json`,
    lines(
      '"auth": { "type": "bearer",',
      '  "bearer": [ { "key": "token", "value": "{{access_token}}", "type": "string" } ] }',
    ),
  ]),
  whole('reference', 'spring', (r) => [
    `application.yml`,
    lines(
      'spring:',
      '  datasource:',
      '    password: ${DB_PASSWORD:}',
      `    url: jdbc:postgresql://\${DB_HOST}/${r.word()}?user=\${DB_USER}&password=\${DB_PASSWORD}`,
    ),
  ]),
  whole('reference', 'name of a secret', (r) => [
    `${r.word()}.tf`,
    lines(
      `resource "aws_secretsmanager_secret" "db" {`,
      `  name = "${r.word()}/production/database-password"`,
      `  kms_key_id = aws_kms_key.${r.word()}.arn`,
      '}',
    ),
  ]),
];

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
