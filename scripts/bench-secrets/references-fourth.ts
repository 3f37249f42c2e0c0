import type { Kind } from './kind.ts';
import { honest } from './rows-fourth.ts';

/** Where a secret is named and kept elsewhere, and what stands where one is to be put. */
export const REFERENCES_FOURTH: readonly Kind[] = honest(`
@@ reference | workflow secrets | .github/workflows/{word}.yml
      - uses: docker/login-action@{hex:40}
        with:
          username: §{{ vars.REGISTRY_USER }}
          password: §{{ secrets.REGISTRY_PASSWORD }}
      - run: git push https://x-access-token:§{{ steps.app.outputs.token }}@github.com/{word}/{word}.git
@@ reference | compose required variable | compose.yaml
services:
  db:
    image: postgres:17
    environment:
      POSTGRES_PASSWORD: §{POSTGRES_PASSWORD:?set it in .env}
      DATABASE_URL: postgres://{word}:§{POSTGRES_PASSWORD}@db:5432/{word}
@@ reference | compose secret file | docker-compose.yml
services:
  db:
    environment:
      MYSQL_ROOT_PASSWORD_FILE: /run/secrets/mysql_root_password
    secrets: [mysql_root_password]
secrets:
  mysql_root_password:
    file: ./secrets/mysql_root_password.txt
@@ reference | helm template | charts/{word}/templates/secret.yaml
data:
  admin-password: {{ .Values.auth.adminPassword | default (randAlphaNum 32) | b64enc | quote }}
  jwt-secret: {{ include "{word}.jwtSecret" . | b64enc }}
@@ reference | secret key ref | k8s/{word}.yaml
          env:
            - name: DB_PASSWORD
              valueFrom:
                secretKeyRef:
                  name: {word}-credentials
                  key: postgres-admin-password
@@ reference | external secret | k8s/{word}-external.yaml
kind: ExternalSecret
spec:
  secretStoreRef: { name: vault-backend, kind: ClusterSecretStore }
  data:
    - secretKey: apiToken
      remoteRef: { key: kv/prod/{word}/payments, property: stripe_secret_key }
@@ reference | terraform expressions | infra/{word}.tf
resource "aws_db_instance" "main" {
  password            = random_password.main.result
  master_password     = data.aws_secretsmanager_secret_version.db.secret_string
  auth_token          = var.redis_auth_token
  secret_key          = module.{word}.outputs.access_key_secret
}
@@ reference | cloudformation resolve | cfn/{word}.yaml
      MasterUserPassword: '{{resolve:secretsmanager:{word}-prod-db:SecretString:password}}'
      ApiKey: !Sub '{{resolve:ssm-secure:/{word}/§{Stage}/api-key:1}}'
@@ reference | secret resource names | config/{word}.yaml
stripe_secret: arn:aws:secretsmanager:eu-west-1:{d:12}:secret:{word}/stripe-{b62:6}
database_password: projects/{d:12}/secrets/{word}-db-password/versions/latest
signing_key: https://{word}.vault.azure.net/secrets/signing-key/{hex:32}
@@ reference | key vault setting | appsettings.Production.json
{
  "ConnectionStrings": { "Default": "@Microsoft.KeyVault(SecretUri=https://{word}.vault.azure.net/secrets/{word}-connection/)" },
  "Smtp": { "Password": "#{SmtpPassword}#" },
  "ApiKey": "__API_KEY__"
}
@@ reference | password manager uri | .env.op
DATABASE_PASSWORD=op://Production/{word}-postgres/password
STRIPE_SECRET_KEY=op://Production/stripe/live/secret_key
JWT_SECRET=vault:secret/data/{word}#jwt_secret
API_TOKEN=ref+awsssm://{word}/prod/api-token
@@ reference | spring placeholders | src/main/resources/application.properties
spring.datasource.password=§{DB_PASSWORD}
app.jwt.secret=§{JWT_SECRET:}
spring.mail.password=§{vault.{word}.smtp.password}
server.ssl.key-store-password=§{KEYSTORE_PASSWORD:#{null}}
@@ reference | java value | src/main/java/{word}/Config.java
    @Value("§{security.jwt.signing-key}")
    private String jwtSigningKey;
    private final String password = System.getenv("DB_PASSWORD");
    private static final String TOKEN_PROPERTY = "security.oauth2.client.access-token-uri";
@@ reference | node environment | src/{word}.ts
export const config = {
  jwtSecret: process.env.JWT_SECRET ?? '',
  stripeSecretKey: requireEnv('STRIPE_SECRET_KEY'),
  password: env.get('SMTP_PASSWORD').required().asString(),
  apiKey: await secrets.read('payments/api-key'),
};
@@ reference | python environment | {word}/settings.py
SECRET_KEY = env("DJANGO_SECRET_KEY")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
AWS_SECRET_ACCESS_KEY = config("AWS_SECRET_ACCESS_KEY", default=None)
API_TOKEN = Path("/run/secrets/api_token").read_text().strip()
@@ reference | go environment | internal/{word}.go
	cfg.Password = os.Getenv("DB_PASSWORD")
	cfg.APIKey = viper.GetString("payments.api_key")
	dsn := fmt.Sprintf("postgres://%s:%s@%s/%s", cfg.User, cfg.Password, cfg.Host, cfg.Name)
@@ reference | rust environment | src/{word}.rs
    let api_key = std::env::var("SERVICE_API_KEY").expect("SERVICE_API_KEY is not set");
    let password = SecretString::from(settings.database.password.expose_secret().clone());
    let token = option_env!("RELEASE_TOKEN_FOR_TESTS");
@@ reference | ruby environment | config/{word}.yml
production:
  password: <%= ENV.fetch("DATABASE_PASSWORD") %>
  secret_key_base: <%= Rails.application.credentials.secret_key_base %>
  api_key: <%= Rails.application.credentials.dig(:stripe, :secret_key) %>
@@ reference | elixir environment | config/runtime.exs
secret_key_base = System.fetch_env!("SECRET_KEY_BASE")
config :{word}, Repo, password: System.get_env("DB_PASSWORD")
@@ reference | php environment | config/services.php
return [
    'mailgun' => ['secret' => env('MAILGUN_SECRET'), 'endpoint' => env('MAILGUN_ENDPOINT', 'api.mailgun.net')],
    'ses' => ['key' => getenv('AWS_ACCESS_KEY_ID'), 'secret' => getenv('AWS_SECRET_ACCESS_KEY')],
];
@@ reference | dotnet configuration | src/{word}.cs
        var secret = builder.Configuration["Authentication:Google:ClientSecret"];
        options.ClientSecret = configuration.GetValue<string>("AzureAd:ClientSecret");
        var password = Environment.GetEnvironmentVariable("SQL_ADMIN_PASSWORD");
@@ reference | ansible vault variable | roles/{word}/tasks/main.yml
- name: user
  community.postgresql.postgresql_user:
    name: "{{ app_db_user }}"
    password: "{{ vault_app_db_password }}"
- set_fact:
    api_token: "{{ lookup('community.hashi_vault.hashi_vault', 'secret=kv/data/{word}:token') }}"
@@ reference | jenkins credentials | Jenkinsfile
environment {
  NEXUS = credentials('nexus-deployer-password')
}
steps {
  withCredentials([usernamePassword(credentialsId: '{uuid}', usernameVariable: 'USER', passwordVariable: 'PASSWORD')]) {
    sh 'docker login -u §USER -p §PASSWORD registry.{word}.io'
  }
}
@@ reference | gitlab variables | .gitlab-ci.yml
publish:
  script:
    - docker login -u "§CI_REGISTRY_USER" -p "§CI_REGISTRY_PASSWORD" "§CI_REGISTRY"
    - 'curl --header "JOB-TOKEN: §CI_JOB_TOKEN" --header "PRIVATE-TOKEN: §{API_TOKEN}" "§URL"'
@@ reference | made up at run time | scripts/{word}.sh
PASSWORD=§(openssl rand -base64 32)
TOKEN="§(aws secretsmanager get-secret-value --secret-id {word} --query SecretString --output text)"
API_KEY=§(head -c 32 /dev/urandom | sha256sum | cut -d' ' -f1)
read -r -s -p "Password: " DB_PASSWORD
@@ reference | asked in powershell | scripts/{word}.ps1
§Password = Read-Host -Prompt "Password of the service account" -AsSecureString
§ApiKey = Get-Secret -Name {word}ApiKey -AsPlainText
§secure = ConvertTo-SecureString §env:DEPLOY_PASSWORD -AsPlainText -Force
@@ reference | password command | .config/mail/config
passwordeval "gopass show -o mail/{word}"
PassCmd "secret-tool lookup service imap user {word}"
set imap_pass = "´pass email/{word}´"
@@ reference | registry variable | .npmrc
@{word}:registry=https://npm.pkg.github.com
//npm.pkg.github.com/:_authToken=§{GITHUB_PACKAGES_TOKEN}
@@ reference | maven environment | settings.xml
<server>
  <id>central</id>
  <username>§{env.MAVEN_USERNAME}</username>
  <password>§{env.MAVEN_CENTRAL_TOKEN}</password>
</server>
@@ reference | gradle property | build.gradle.kts
signing {
    val signingKey: String? = project.findProperty("signingInMemoryKey") as String?
    val signingPassword = providers.gradleProperty("signingInMemoryKeyPassword").orNull
    useInMemoryPgpKeys(signingKey, signingPassword)
}
@@ reference | kustomize generator | k8s/kustomization.yaml
secretGenerator:
  - name: {word}-credentials
    envs: [credentials.env]
    options: { disableNameSuffixHash: true }
@@ reference | pulumi and cdk | infra/index.ts
const dbPassword = config.requireSecret('dbPassword');
const apiKey = sm.Secret.fromSecretNameV2(this, 'ApiKey', 'prod/{word}/api-key').secretValueFromJson('value');
const secret = new aws.secretsmanager.Secret('{word}-credentials', { recoveryWindowInDays: 7 });
@@ placeholder | example environment | .env.example
DB_PASSWORD=changeme
JWT_SECRET=replace-me-with-a-long-random-string
STRIPE_SECRET_KEY=sk_live_xxxxxxxxxxxxxxxxxxxxxxxx
OPENAI_API_KEY=sk-your-openai-api-key-here
SLACK_BOT_TOKEN=xoxb-your-bot-token
@@ placeholder | angle brackets | docs/{word}.md
´´´yaml
api_key: <YOUR_DATADOG_API_KEY>
password: <password of the database user>
connection: mongodb+srv://<username>:<password>@cluster0.mongodb.net/test
´´´
@@ placeholder | german | konfiguration/beispiel.ini
[datenbank]
passwort = hier-das-passwort-eintragen
api_schluessel = IHR_API_SCHLUESSEL
@@ placeholder | french | config/exemple.yml
mot_de_passe: votre_mot_de_passe_ici
cle_api: "<remplacez-par-votre-cle>"
password: a_remplacer_avant_la_mise_en_production
@@ placeholder | spanish | .env.ejemplo
DB_PASSWORD=tu_contraseña_aquí
API_KEY=reemplazar_por_su_clave
TOKEN_SECRETO=escribe-aqui-tu-token
@@ placeholder | portuguese | .env.exemplo
DB_PASSWORD=sua_senha_aqui
JWT_SECRET=troque-esta-chave-em-producao
API_KEY=coloque_sua_chave_aqui
@@ placeholder | chinese | config/示例.yml
password: 请填写数据库密码
apiKey: 你的密钥
access_key_secret: "替换为自己的AccessKeySecret"
@@ placeholder | japanese | config/sample-{word}.yml
password: ここにパスワードを入力してください
api_key: "あなたのAPIキー"
@@ placeholder | russian | пример.env
DB_PASSWORD=ваш_пароль
API_TOKEN=вставьте_сюда_токен
@@ placeholder | masked | docs/output-{word}.txt
token: ghp_************************************
password: ••••••••••••
AWS_SECRET_ACCESS_KEY=****************ABCD
Authorization: Bearer [REDACTED]
x-api-key: sk-...{az09:4}
@@ placeholder | zeros and letters in order | samples/{word}.json
{
  "apiKey": "00000000000000000000000000000000",
  "client_secret": "abcdefghijklmnopqrstuvwxyz0123456789",
  "password": "xxxxxxxxxxxx",
  "token": "0123456789abcdef0123456789abcdef"
}
@@ placeholder | local database | tests/{word}.env
DATABASE_URL=postgres://postgres:postgres@localhost:5432/test
REDIS_URL=redis://:password@127.0.0.1:6379/0
AMQP_URL=amqp://guest:guest@localhost:5672/
MONGO_URL=mongodb://user:pass@localhost/test
@@ placeholder | example of amazon | docs/s3-{word}.md
´´´ini
[default]
aws_access_key_id = AKIA¤IOSFODNN7¤EXAMPLE
aws_secret_access_key = wJalr¤XUtnFEMI/K7MDENG¤/bPxRfiCYEXAMPLEKEY
´´´
@@ placeholder | example of a signed token | docs/jwt-{word}.md
A token looks so:

    eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.¤eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.¤SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c
@@ placeholder | example of basic authorization | docs/http-{word}.md
    GET / HTTP/1.1
    Authorization: Basic QWxhZGRpbjpvcGVu¤IHNlc2FtZQ==
@@ placeholder | storage emulator | tests/local.settings.json
{ "Values": { "AzureWebJobsStorage": "UseDevelopmentStorage=true",
  "Emulator": "AccountName=devstoreaccount1;AccountKey=Eby8¤vdM02xNOcqFlq¤UwJPLlmEtlCDXJ1O¤UzFT50uSRZ6IFsuF¤q2UVErCz4I6tq/K1¤SZFPTOtr/KBHBeks¤oGMGw==" } }
@@ placeholder | ellipsis in a key | docs/keys-{word}.md
´´´
-----BEGIN ¤PRIVATE KEY-----
...
-----END ¤PRIVATE KEY-----
´´´
@@ placeholder | sample values of a chart | charts/{word}/values.yaml
auth:
  ## @param auth.password Password of the user; made up if empty
  password: ""
  existingSecret: "{word}-credentials"
  secretKeys:
    adminPasswordKey: postgres-password
    userPasswordKey: user-password
`);
