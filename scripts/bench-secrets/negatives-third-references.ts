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
