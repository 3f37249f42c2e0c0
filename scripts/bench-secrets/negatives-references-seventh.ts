import { clean } from './rows-seventh.ts';

/** Files that say where a secret comes from, or that somebody must fill in. */
export const REFERENCES_SEVENTH = clean(
  'reference',
  String.raw`
@@ empty environment | ‹?.env|.env.example|.env.dist›
DB_HOST=localhost
DB_PASSWORD=
JWT_SECRET=
@@ placeholder environment | ‹?.env.example|.env.sample|.env.template›
DB_PASSWORD=‹?changeme|your_password|your-database-password|<password>|secret-here›
API_KEY=‹?your-api-key|xxxxxxxxxxxxxxxx|replace-me|YOUR_API_KEY_HERE›
@@ placeholder of a provider | .env.example
OPENAI_API_KEY=‹?sk-...|sk-your-key-here|sk-xxxxxxxxxxxxxxxxxxxxxxxx|sk-proj-your-openai-key›
STRIPE_SECRET_KEY=‹?sk_test_...|sk_live_xxxxxxxxxxxx|sk_test_your_key›
@@ placeholder with instructions | .env.example
# run openssl rand -hex 32 and paste the result
SECRET_KEY=‹?generate_me|put-a-long-random-string-here|<output of openssl rand -hex 32>›
@@ url with placeholder | ‹?.env.example|.env.sample›
DATABASE_URL=postgresql://‹?user:password@localhost|USER:PASSWORD@HOST|username:<password>@localhost›:5432/‹app›
@@ url with variables | ‹?.env|docker/.env›
DATABASE_URL=postgres://§{POSTGRES_USER}:§{POSTGRES_PASSWORD}@db:5432/‹app›
@@ mongo placeholder | ‹?.env.example|README.md›
MONGODB_URI=mongodb+srv://<username>:<password>@cluster0.mongodb.net/‹app›?retryWrites=true
@@ reference to a manager | ‹?.env|.env.prod›
DB_PASSWORD="op://‹app›/postgres/password"
STRIPE_SECRET_KEY="op://‹app›/stripe/secret-key"
@@ path of a file | ‹?.env|docker-compose.env›
POSTGRES_PASSWORD_FILE=/run/secrets/postgres_password
JWT_PRIVATE_KEY_PATH=/etc/‹app›/keys/jwt-private.pem
@@ only flags | .env
MYSQL_ALLOW_EMPTY_PASSWORD=yes
PASSWORD_MIN_LENGTH=12
TOKEN_LIFETIME_SECONDS=86400
PASSWORD_RESET_ENABLED=true
@@ public settings | ‹?.env|.env.production›
VITE_API_URL=https://api.‹domain›
VITE_AUTH0_CLIENT_ID=‹b62:32›
NEXT_PUBLIC_POSTHOG_KEY=phc_‹b62:43›
@@ publishable keys | ‹?.env|.env.production|src/config.js›
STRIPE_PUBLISHABLE_KEY=pk_live_51‹b62:97›
RECAPTCHA_SITE_KEY=6L‹b64u:38›
@@ spring variable | src/main/resources/‹?application.yml|application-prod.yml›
spring:
  datasource:
    username: §{DB_USER}
    password: §{DB_PASSWORD}
app:
  jwt:
    secret: §{JWT_SECRET:}
@@ spring sealed | src/main/resources/application.yml
spring:
  datasource:
    password: ENC(‹b64:44›)
@@ spring vault | src/main/resources/application.properties
spring.datasource.password=§{vault.secret.‹app›.db-password}
spring.config.import=vault://secret/‹app›
@@ dotnet empty | ‹?appsettings.json|src/Api/appsettings.json›
{
  "ConnectionStrings": { "Default": "Server=(localdb)\\mssqllocaldb;Database=‹app›;Trusted_Connection=True" },
  "Jwt": { "Key": "", "Issuer": "https://‹domain›" }
}
@@ dotnet key vault | appsettings.json
    "SqlPassword": "@Microsoft.KeyVault(SecretUri=https://‹org›-kv.vault.azure.net/secrets/SqlPassword/‹hex:32›)"
@@ dotnet token of a pipeline | appsettings.Production.json
    "DefaultConnection": "Server=#{SqlServer}#;Database=‹app›;User Id=#{SqlUser}#;Password=#{SqlPassword}#"
@@ web.config integrated | Web.config
    <add name="Main" connectionString="Data Source=.;Initial Catalog=‹app›;Integrated Security=SSPI" />
    <add key="PasswordPolicy" value="MinLength8" />
@@ maven variable | settings.xml
      <username>§{env.NEXUS_USER}</username>
      <password>§{env.NEXUS_PASSWORD}</password>
@@ gradle lookup | ‹?build.gradle|app/build.gradle›
        storePassword System.getenv("KEYSTORE_PASSWORD") ?: keystoreProperties['storePassword']
        keyPassword keystoreProperties['keyPassword']
@@ npm variable | .npmrc
//registry.npmjs.org/:_authToken=§{NPM_TOKEN}
engine-strict=true
@@ rails lookup | config/‹?database.yml|storage.yml›
production:
  username: ‹login›
  password: <%= ENV["APP_DATABASE_PASSWORD"] %>
  secret_access_key: <%= Rails.application.credentials.dig(:aws, :secret_access_key) %>
@@ laravel lookup | config/‹?database.php|services.php›
    'mailgun' => [
        'domain' => env('MAILGUN_DOMAIN'),
        'secret' => env('MAILGUN_SECRET'),
    ],
    'password' => env('DB_PASSWORD', ''),
@@ symfony parameters | config/packages/‹?security.yaml|mailer.yaml›
    secret: '%env(APP_SECRET)%'
    password_hashers:
        Symfony\Component\Security\Core\User\PasswordAuthenticatedUserInterface: 'auto'
@@ wordpress lookup | wp-config.php
define( 'DB_PASSWORD', getenv_docker('WORDPRESS_DB_PASSWORD', '') );
define( 'AUTH_KEY', 'put your unique phrase here' );
@@ terraform lookup | ‹?main.tf|rds.tf|secrets.tf›
  master_password = random_password.db.result
  secret_key      = var.secret_key
  api_token       = data.vault_generic_secret.‹app›.data["api_token"]
@@ terraform variable | variables.tf
variable "db_password" {
  description = "Password of the master user"
  type        = string
  sensitive   = true
}
@@ terraform secret name | secrets.tf
resource "aws_secretsmanager_secret" "db_password" {
  name = "‹app›/prod/db-password"
}
@@ cloudformation resolve | template.yaml
      MasterUserPassword: '{{resolve:secretsmanager:‹app›-db:SecretString:password}}'
      KmsKeyId: arn:aws:kms:eu-west-1:‹d:12›:key/‹uuid›
@@ cloudformation parameter | template.yaml
Parameters:
  DbPassword:
    Type: String
    NoEcho: true
    MinLength: 12
@@ task definition | task-definition.json
      "secrets": [
        { "name": "DB_PASSWORD", "valueFrom": "arn:aws:secretsmanager:eu-west-1:‹d:12›:secret:‹app›/db-‹b62:6›:password::" }
      ],
@@ kubernetes reference | ‹?k8s/deployment.yaml|deployment.yml›
        - name: DB_PASSWORD
          valueFrom:
            secretKeyRef:
              name: ‹app›-db-credentials
              key: db-password
@@ kubernetes volume | k8s/statefulset.yaml
        - name: METRICS_SECRET_KEY_PATH
          value: /etc/metrics_secret_key
      volumes:
        - name: credentials
          secret:
            secretName: ‹app›-service-account-token
@@ external secret | k8s/external-secret.yaml
  data:
    - secretKey: password
      remoteRef:
        key: prod/‹app›/postgres
        property: password
@@ sealed secret | k8s/sealed-secret.yaml
kind: SealedSecret
spec:
  encryptedData:
    password: Ag‹b64:340›==
@@ helm values | ‹?values.yaml|charts/‹app›/values.yaml›
auth:
  existingSecret: "‹app›-postgresql"
  secretKeys:
    adminPasswordKey: postgres-password
  password: ""
@@ helm template | charts/‹app›/templates/secret.yaml
data:
  password: {{ .Values.auth.password | default (randAlphaNum 24) | b64enc | quote }}
  token: {{ include "‹app›.token" . | b64enc }}
@@ github secrets | .github/workflows/‹?deploy.yml|ci.yml›
        env:
          NPM_TOKEN: §{{ secrets.NPM_TOKEN }}
          SSH_PRIVATE_KEY: §{{ secrets.DEPLOY_KEY }}
@@ github permissions | .github/workflows/release.yml
permissions:
  contents: write
  id-token: write
jobs:
  release:
    secrets: inherit
@@ gitlab variable | .gitlab-ci.yml
    - echo "$CI_REGISTRY_PASSWORD" | docker login -u "$CI_REGISTRY_USER" --password-stdin "$CI_REGISTRY"
    - curl --header "PRIVATE-TOKEN: $GITLAB_TOKEN" "$CI_API_V4_URL/projects"
@@ jenkins credentials | Jenkinsfile
        withCredentials([usernamePassword(credentialsId: '‹org›-nexus-deploy', usernameVariable: 'NEXUS_USER', passwordVariable: 'NEXUS_PASSWORD')]) {
            sh './gradlew publish'
        }
@@ jenkins vault | ‹?Jenkinsfile|ci/deploy.groovy›
  [path: "secret/‹app›/ci", secretValues: [
    [envVar: 'ROLE_ID', vaultKey: '‹app›-role-id'],
    [envVar: 'SECRET_ID', vaultKey: '‹app›-secret-id-01']
  ]]
@@ azure variable | azure-pipelines.yml
      env:
        SQL_PASSWORD: $(sqlAdminPassword)
      inputs:
        azureSubscription: '‹org›-prod-connection'
@@ ansible lookup | ‹?group_vars/all.yml|roles/db/defaults/main.yml›
db_password: "{{ vault_db_password }}"
api_token: "{{ lookup('env', 'API_TOKEN') }}"
admin_password: "{{ lookup('password', 'credentials/admin length=20') }}"
@@ ansible vault | group_vars/all/vault.yml
db_password: !vault |
  $ANSIBLE_VAULT;1.1;AES256
  ‹hex:80›
  ‹hex:80›
@@ sops | ‹?secrets.enc.yaml|secrets/prod.yaml›
db_password: ENC[AES256_GCM,data:‹b64:20›,iv:‹b64:43›=,tag:‹b64:22›==,type:str]
sops:
    lastmodified: "2025-01-0‹d:1›T08:00:00Z"
@@ mcp variable | ‹?.mcp.json|.cursor/mcp.json|.vscode/mcp.json›
      "env": { "GITHUB_PERSONAL_ACCESS_TOKEN": "§{GITHUB_TOKEN}" },
      "headers": { "Authorization": "Bearer §{input:api-token}" }
@@ compose variable | ‹?docker-compose.yml|compose.yaml›
    environment:
      POSTGRES_PASSWORD: §{POSTGRES_PASSWORD:?set it in .env}
      REDIS_URL: redis://:§{REDIS_PASSWORD}@redis:6379
    secrets:
      - db_password
@@ dockerfile mount | Dockerfile
ARG NPM_TOKEN
RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci
ENV DB_PASSWORD=""
@@ shell lookup | ‹?deploy.sh|scripts/backup.sh›
DB_PASSWORD=$(aws secretsmanager get-secret-value --secret-id ‹app›/db --query SecretString --output text)
export VAULT_TOKEN="$(cat ~/.vault-token)"
PGPASSWORD="$DB_PASSWORD" pg_dump -h "$DB_HOST" ‹app›
@@ shell prompt | ‹?setup.sh|install.sh›
read -r -s -p "Password: " PASSWORD
: "§{API_KEY:?API_KEY is not set}"
PASSWORD="§{PASSWORD:-$(openssl rand -base64 24)}"
@@ powershell prompt | ‹?deploy.ps1|setup.ps1›
$password = Read-Host -Prompt "Password" -AsSecureString
$token = Get-AzKeyVaultSecret -VaultName $vault -Name "api-token" -AsPlainText
@@ makefile lookup | Makefile
TOKEN ?= $(shell pass show ‹org›/api-token)
PASSWORD := $(shell cat .secrets/password)
@@ masked value | ‹?logs/app.log|debug.log›
config loaded: { user: '‹login›', password: '********', token: '[REDACTED]' }
Authorization: Bearer <redacted>
@@ airflow connection | ‹?dags/load.py|plugins/hook.py›
conn = BaseHook.get_connection("‹app›_postgres")
engine = create_engine(f"postgresql://{conn.login}:{conn.password}@{conn.host}/{conn.schema}")
@@ home assistant reference | ‹?configuration.yaml|esphome/kitchen.yaml›
wifi:
  ssid: !secret wifi_ssid
  password: !secret wifi_password
api_password: !secret http_password
@@ sudoers | etc/sudoers.d/‹app›
%wheel ALL=(ALL) NOPASSWD: ALL
‹login› ALL=(root) NOPASSWD: /usr/bin/systemctl restart ‹app›
@@ ssh settings | ‹?sshd_config|etc/ssh/sshd_config›
PasswordAuthentication no
PubkeyAuthentication yes
AuthorizedKeysFile .ssh/authorized_keys
@@ pam | etc/pam.d/common-password
password	[success=1 default=ignore]	pam_unix.so obscure use_authtok try_first_pass yescrypt
password	requisite			pam_deny.so
@@ shadow | etc/shadow
daemon:*:19700:0:99999:7:::
‹login›:!:19723:0:99999:7:::
@@ nginx | ‹?nginx.conf|conf.d/‹app›.conf›
    ssl_certificate_key /etc/letsencrypt/live/‹domain›/privkey.pem;
    auth_basic_user_file /etc/nginx/.htpasswd;
    proxy_set_header Authorization $http_authorization;
@@ prometheus | prometheus.yml
    basic_auth:
      username: ‹login›
      password_file: /etc/prometheus/password
    bearer_token_file: /var/run/secrets/kubernetes.io/serviceaccount/token
`,
);
