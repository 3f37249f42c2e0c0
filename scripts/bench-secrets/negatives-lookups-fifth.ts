import { honest } from './rows-fifth.ts';

/** Programs of infrastructure, settings and scripts that look a secret up. */
export const LOOKUPS_FIFTH = honest(`
@@ reference | terraform variables | main.tf
resource "aws_db_instance" "‹app›" {
  username = var.db_username
  password = var.db_password
}
data "aws_secretsmanager_secret_version" "db" {
  secret_id = "‹env›/‹app›/database-master-password"
}
locals {
  db_password = jsondecode(data.aws_secretsmanager_secret_version.db.secret_string)["password"]
  api_key     = sensitive(data.vault_generic_secret.api.data["api_key"])
}
@@ reference | terraform random password | db.tf
resource "random_password" "master" {
  length           = 32
  special          = true
  override_special = "!#§%&*()-_=+[]{}<>:?"
}
resource "aws_rds_cluster" "main" {
  master_password             = random_password.master.result
  manage_master_user_password = true
}
@@ reference | terraform sensitive variable | variables.tf
variable "db_password" {
  description = "Master password of the database; at least 16 characters"
  type        = string
  sensitive   = true
}
variable "api_token_ssm_path" {
  default = "/‹env›/‹app›/api-token"
}
@@ reference | cloudformation dynamic reference | template.yaml
Resources:
  Database:
    Type: AWS::RDS::DBInstance
    Properties:
      MasterUsername: '{{resolve:secretsmanager:‹app›-db:SecretString:username}}'
      MasterUserPassword: '{{resolve:secretsmanager:‹app›-db:SecretString:password}}'
  Function:
    Type: AWS::Lambda::Function
    Properties:
      Environment:
        Variables: { DB_SECRET_ARN: !Ref DatabaseSecret, TOKEN: !ImportValue api-token-ref }
@@ reference | bicep key vault | main.bicep
@secure()
param adminPassword string
resource kv 'Microsoft.KeyVault/vaults@2023-07-01' existing = { name: '‹company›-kv' }
module sql 'sql.bicep' = {
  name: 'sql'
  params: { administratorLoginPassword: kv.getSecret('sql-admin-password') }
}
@@ reference | pulumi config | index.ts
const config = new pulumi.Config();
const dbPassword = config.requireSecret('dbPassword');
const apiKey = pulumi.secret(process.env.API_KEY ?? '');
export const db = new aws.rds.Instance('‹app›', { password: dbPassword, username: config.require('dbUser') });
@@ reference | ansible lookups | group_vars/all.yml
mysql_root_password: "{{ vault_mysql_root_password }}"
api_token: "{{ lookup('env', 'API_TOKEN') }}"
ldap_bind_password: "{{ lookup('community.hashi_vault.hashi_vault', 'secret=secret/data/ldap:bind_password') }}"
ansible_become_password: "{{ become_pass | default(omit) }}"
@@ reference | ansible prompt | playbook.yml
- hosts: all
  vars_prompt:
    - name: admin_password
      prompt: Password of the administrator
      private: true
  tasks:
    - user: { name: admin, password: "{{ admin_password | password_hash('sha512') }}", update_password: on_create }
@@ reference | spring placeholders | src/main/resources/application.yml
spring:
  datasource:
    username: §{DB_USERNAME:‹login›}
    password: §{DB_PASSWORD}
  security:
    oauth2:
      client:
        registration:
          google: { client-id: "§{GOOGLE_CLIENT_ID}", client-secret: "§{GOOGLE_CLIENT_SECRET:}" }
jwt:
  secret: §{JWT_SECRET:#{null}}
@@ reference | properties with placeholders | application.properties
spring.datasource.password=§{DB_PASSWORD}
server.ssl.key-store-password=@keystore.password@
mail.password=%env:MAIL_PASSWORD%
vault.token=ENC(§{JASYPT})
quarkus.datasource.password=§{vault.‹app›.password}
@@ reference | dotnet placeholders | appsettings.json
{
  "ConnectionStrings": {
    "Default": "Server=#{SqlServer}#;Database=‹app›;User Id=#{SqlUser}#;Password=#{SqlPassword}#;"
  },
  "Storage": { "AccountKey": "@Microsoft.KeyVault(SecretUri=https://‹company›.vault.azure.net/secrets/storage-key/)" }
}
@@ reference | integrated security | web.config
<connectionStrings>
  <add name="Default" connectionString="Server=‹host›;Database=‹app›;Integrated Security=SSPI;" />
  <add name="Azure" connectionString="Server=tcp:‹company›.database.windows.net;Authentication=Active Directory Managed Identity;Database=‹app›" />
</connectionStrings>
@@ reference | rails credentials | config/database.yml
production:
  adapter: postgresql
  username: <%= Rails.application.credentials.dig(:db, :username) %>
  password: <%= ENV['‹app›_DATABASE_PASSWORD'] %>
  url: <%= ENV.fetch("DATABASE_URL") { nil } %>
@@ reference | symfony and laravel | config/packages/doctrine.yaml
doctrine:
  dbal:
    url: '%env(resolve:DATABASE_URL)%'
    password: '%env(file:DB_PASSWORD_FILE)%'
framework:
  secret: '%env(APP_SECRET)%'
@@ reference | laravel config | config/services.php
<?php
return [
    'mailgun' => ['domain' => env('MAILGUN_DOMAIN'), 'secret' => env('MAILGUN_SECRET')],
    'ses' => ['key' => env('AWS_ACCESS_KEY_ID'), 'secret' => env('AWS_SECRET_ACCESS_KEY')],
    'stripe' => ['webhook_secret' => env('STRIPE_WEBHOOK_SECRET', '')],
];
@@ reference | npmrc with environment | .npmrc
registry=https://registry.npmjs.org/
//registry.npmjs.org/:_authToken=§{NPM_TOKEN}
//nexus.‹domain›/:_password=§{NEXUS_PASSWORD_BASE64}
always-auth=true
@@ reference | maven settings with environment | settings.xml
<settings>
  <servers>
    <server>
      <id>‹company›</id>
      <username>§{env.NEXUS_USER}</username>
      <password>§{env.NEXUS_PASSWORD}</password>
    </server>
  </servers>
</settings>
@@ reference | gradle with properties | build.gradle
publishing {
  repositories {
    maven {
      credentials {
        username = findProperty("nexusUsername") ?: System.getenv("NEXUS_USER")
        password = findProperty("nexusPassword") ?: System.getenv("NEXUS_PASSWORD")
      }
    }
  }
}
signing { useInMemoryPgpKeys(project.findProperty("signingKey"), project.findProperty("signingPassword")) }
@@ reference | nuget with environment | nuget.config
<configuration>
  <packageSourceCredentials>
    <‹company›>
      <add key="Username" value="%NUGET_USER%" />
      <add key="ClearTextPassword" value="%NUGET_PASSWORD%" />
    </‹company›>
  </packageSourceCredentials>
</configuration>
@@ reference | docker build secrets | Dockerfile
# syntax=docker/dockerfile:1
FROM node:20
ARG NPM_TOKEN
RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci
RUN --mount=type=secret,id=jfrog_secret JFROG_TOKEN=§(cat /run/secrets/jfrog_secret) ./fetch.sh
ENV DB_PASSWORD_FILE=/run/secrets/db_password
@@ reference | shell from files and managers | scripts/run.sh
#!/bin/bash
set -euo pipefail
DB_PASSWORD="§(aws ssm get-parameter --with-decryption --name /‹env›/‹app›/db_password --query Parameter.Value --output text)"
API_KEY=§(vault kv get -field=api_key secret/‹app›)
TOKEN=§(cat /var/run/secrets/kubernetes.io/serviceaccount/token)
export PGPASSWORD="§{DB_PASSWORD}"
mysql -u "§USER" -p"§{MYSQL_ROOT_PASSWORD}" -e 'select 1'
curl -u "§{USER}:§{PASS}" -H "Authorization: Bearer §TOKEN" https://api.‹domain›/
@@ reference | shell prompts | bin/ask.sh
#!/bin/sh
read -rsp "Password: " PASSWORD
[ -z "§PASSWORD" ] && { echo "Password required" >&2; exit 1; }
printf '%s' "§PASSWORD" | docker login -u "§1" --password-stdin
mysqldump --defaults-extra-file=/etc/mysql/backup.cnf ‹app›
sshpass -e ssh root@‹ip› uptime
@@ reference | one password references | .env.tpl
DB_PASSWORD=op://‹env›/‹app›-db/password
STRIPE_SECRET_KEY="op://‹env›/stripe/secret key"
SENTRY_AUTH_TOKEN=op://Shared/Sentry/token
AWS_SECRET_ACCESS_KEY=§{op://vault/aws/secret}
@@ reference | vals and teller | helmfile.yaml
environments:
  ‹env›:
    values:
      - db:
          password: ref+awsssm://‹app›/‹env›/db/password?region=‹region›
          apiKey: ref+vault://secret/data/‹app›#/api_key
@@ reference | google secret manager | terraform/run.tf
env {
  name = "SLACK_SIGNING_SECRET"
  value_source {
    secret_key_ref {
      secret  = "projects/‹d:12›/secrets/SlackSigningSecret/versions/latest"
      version = "latest"
    }
  }
}
@@ reference | ecs task secrets | ecs/task.json
{
  "containerDefinitions": [{
    "name": "‹app›",
    "secrets": [
      { "name": "DB_PASSWORD", "valueFrom": "arn:aws:secretsmanager:‹region›:‹d:12›:secret:‹app›/db-‹b62:6›:password::" },
      { "name": "API_TOKEN", "valueFrom": "arn:aws:ssm:‹region›:‹d:12›:parameter/‹app›/token" }
    ]
  }]
}
@@ reference | serverless references | serverless.yml
provider:
  environment:
    DB_PASSWORD: §{ssm:/‹app›/§{sls:stage}/db-password}
    JWT_SECRET: §{env:JWT_SECRET}
    API_KEY: §{file(./secrets.yml):apiKey}
@@ reference | prometheus password files | prometheus.yml
scrape_configs:
  - job_name: ‹app›
    basic_auth:
      username: prom
      password_file: /etc/prometheus/secrets/basic-auth-password
    authorization:
      credentials_file: /var/run/secrets/token
@@ reference | grafana variables | grafana.ini
[security]
admin_password = §__file{/run/secrets/grafana_admin_password}
[smtp]
password = §__env{SMTP_PASSWORD}
[database]
password = """§__vault{kv:grafana:password}"""
@@ reference | git and ssh by agent | .ssh/config
Host ‹city›
  HostName ‹ipv4›
  User ‹first›
  IdentityFile ~/.ssh/id_ed25519_‹company›
  IdentitiesOnly yes
  PasswordAuthentication no
@@ reference | credential helpers | .docker/config.json
{
  "auths": { "‹d:12›.dkr.ecr.‹region›.amazonaws.com": {}, "ghcr.io": {} },
  "credHelpers": { "‹d:12›.dkr.ecr.‹region›.amazonaws.com": "ecr-login" },
  "credsStore": "desktop"
}
@@ reference | kubeconfig with exec | kubeconfig.yaml
apiVersion: v1
kind: Config
users:
- name: ‹app›
  user:
    exec:
      apiVersion: client.authentication.k8s.io/v1beta1
      command: aws
      args: [eks, get-token, --cluster-name, ‹app›-‹env›]
- name: file
  user: { tokenFile: /var/run/secrets/token, client-key: /etc/kubernetes/pki/admin.key }
`);
