import { clean } from './rows-sixth.ts';

/** Names of secrets that are given a reference, a placeholder, nothing or what is no secret. */
export const REFERENCES_SIXTH = clean(
  'reference',
  String.raw`
@@ example environment | ‹?.env.example|.env.sample|.env.dist›
APP_KEY=
DB_USERNAME=root
DB_PASSWORD=
JWT_SECRET=‹?your_jwt_secret|changeme|your-secret-here|<your secret>|xxxxxxxx›
STRIPE_SECRET_KEY=sk_live_xxxxxxxxxxxxxxxxxxxxxxxx
@@ environment of variables | .env
DB_USER=‹login›
DATABASE_URL=postgres://§{DB_USER}:§{DB_PASSWORD}@§{DB_HOST}:5432/‹app›
@@ placeholders | ‹?.env.template|config.sample.env›
OPENAI_API_KEY=sk-...
GITHUB_TOKEN=ghp_your_token_here
SLACK_TOKEN=xoxb-your-token
@@ public settings | .env
NEXT_PUBLIC_API_URL=https://api.‹domain›
NEXT_PUBLIC_GA_ID=G-‹AZ09:10›
TOKEN_EXPIRES_IN=3600
PASSWORD_MIN_LENGTH=12
@@ paths of secrets | .env
JWT_PRIVATE_KEY_PATH=/run/secrets/jwt.pem
POSTGRES_PASSWORD_FILE=/run/secrets/db_password
GOOGLE_APPLICATION_CREDENTIALS=./service-account.json
@@ names of secrets | .env
SECRET_NAME=prod/‹app›/database
DB_SECRET_ARN=arn:aws:secretsmanager:eu-west-1:‹d:12›:secret:‹app›-‹b62:6›
KEY_VAULT_URI=https://‹app›-kv.vault.azure.net/
@@ one password | .env
DB_PASSWORD=op://prod/‹app›/password
API_KEY="op://shared/api/credential"
@@ spring references | src/main/resources/application.yml
spring:
  datasource:
    username: §{DB_USER}
    password: §{DB_PASSWORD}
jwt:
  secret: §{JWT_SECRET:}
@@ spring properties references | src/main/resources/application.properties
spring.datasource.password=§{SPRING_DATASOURCE_PASSWORD}
spring.mail.password=@mail.password@
management.endpoint.env.show-values=never
@@ jasypt | src/main/resources/application.properties
spring.datasource.password=ENC(‹b64:43›=)
jasypt.encryptor.password=§{JASYPT_PASSWORD}
@@ rails references | config/database.yml
production:
  username: ‹app›
  password: <%= ENV["DATABASE_PASSWORD"] %>
  url: <%= ENV.fetch("DATABASE_URL") %>
@@ empty passwords | ‹?appsettings.json|config/default.json›
{
  "Smtp": { "Host": "localhost", "User": "", "Password": "" },
  "ApiKey": null,
  "UseSecrets": true
}
@@ integrated security | appsettings.json
  "ConnectionStrings": {
    "Default": "Server=(localdb)\\mssqllocaldb;Database=‹app›;Trusted_Connection=True;MultipleActiveResultSets=true"
  }
@@ tokens of a release | Web.Release.config
    <add key="ApiKey" value="#{ApiKey}#" xdt:Transform="SetAttributes" />
    <add name="Db" connectionString="Server=sql;Database=‹app›;User Id=app;Password=__DbPassword__" />
@@ laravel config | config/services.php
    'mailgun' => [
        'domain' => env('MAILGUN_DOMAIN'),
        'secret' => env('MAILGUN_SECRET'),
    ],
    'ses' => ['key' => env('AWS_ACCESS_KEY_ID'), 'secret' => env('AWS_SECRET_ACCESS_KEY')],
@@ wordpress sample | wp-config-sample.php
define( 'DB_PASSWORD', 'password_here' );
define( 'AUTH_KEY',    'put your unique phrase here' );
@@ php from environment | config.php
$password = getenv('DB_PASSWORD') ?: '';
$secret = $_ENV['APP_SECRET'];
$token = $_POST['token'] ?? null;
@@ python from environment | ‹?settings.py|config.py›
SECRET_KEY = os.environ["DJANGO_SECRET_KEY"]
DB_PASSWORD = os.getenv("DB_PASSWORD")
EMAIL_HOST_PASSWORD = config('EMAIL_HOST_PASSWORD', default='')
@@ python from a vault | db.py
password = client.secrets.kv.v2.read_secret_version(path="‹app›/db")["data"]["data"]["password"]
api_key = keyring.get_password("‹app›", "api")
@@ python from a form | views.py
password = request.form['password']
token = request.headers.get("Authorization", "").replace("Bearer ", "")
@@ python settings class | core/config.py
class Settings(BaseSettings):
    SECRET_KEY: str = secrets.token_urlsafe(32)
    POSTGRES_PASSWORD: str
    SMTP_PASSWORD: Optional[str] = None
@@ node from environment | ‹?config.js|src/config.ts›
module.exports = {
  jwtSecret: process.env.JWT_SECRET,
  dbPassword: process.env.DB_PASSWORD || '',
  stripeKey: process.env.STRIPE_SECRET_KEY,
};
@@ vite from environment | src/lib/supabase.ts
const key = import.meta.env.VITE_SUPABASE_ANON_KEY;
export const client = createClient(import.meta.env.VITE_SUPABASE_URL, key);
@@ nest configuration | src/app.module.ts
        password: configService.get<string>('DATABASE_PASSWORD'),
        secret: this.config.getOrThrow('auth.jwtSecret'),
@@ node template url | src/db.ts
const uri = ‹bt›mongodb+srv://§{user}:§{encodeURIComponent(password)}@§{host}/§{db}‹bt›;
@@ java references | src/main/java/‹org›/Config.java
    @Value("§{jwt.secret}")
    private String jwtSecret;
    private final String password = System.getenv("DB_PASSWORD");
    static final String TOKEN_HEADER = "X-Auth-Token";
@@ go from environment | config.go
	secret := os.Getenv("JWT_SECRET")
	password := viper.GetString("db.password")
	dsn := fmt.Sprintf("%s:%s@tcp(%s)/%s", user, password, host, name)
@@ c# references | Program.cs
var key = builder.Configuration["Jwt:Key"];
var password = Environment.GetEnvironmentVariable("DB_PASSWORD");
options.ClientSecret = Configuration["Google:ClientSecret"];
@@ rust from environment | src/main.rs
    let api_key = std::env::var("API_KEY").expect("API_KEY must be set");
    let password = config.password.expose_secret();
@@ ruby from environment | config/initializers/stripe.rb
Stripe.api_key = ENV.fetch('STRIPE_SECRET_KEY')
secret = Rails.application.credentials.dig(:aws, :secret_access_key)
@@ compose references | docker-compose.yml
    environment:
      POSTGRES_PASSWORD: §{POSTGRES_PASSWORD:?required}
      JWT_SECRET: §{JWT_SECRET}
      MYSQL_ALLOW_EMPTY_PASSWORD: "yes"
    secrets:
      - db_password
@@ compose files | compose.yaml
      MYSQL_ROOT_PASSWORD_FILE: /run/secrets/mysql_root
secrets:
  mysql_root:
    file: ./secrets/mysql_root.txt
@@ dockerfile mounts | Dockerfile
ARG NPM_TOKEN
RUN --mount=type=secret,id=npm_token NPM_TOKEN=$(cat /run/secrets/npm_token) npm ci
ENV SECRET_KEY_BASE=§{SECRET_KEY_BASE}
@@ workflow secrets | .github/workflows/deploy.yml
        env:
          AWS_SECRET_ACCESS_KEY: §{{ secrets.AWS_SECRET_ACCESS_KEY }}
          GITHUB_TOKEN: §{{ github.token }}
        with:
          password: §{{ secrets.DOCKERHUB_TOKEN }}
@@ pinned actions | .github/workflows/ci.yml
      - uses: actions/checkout@‹sha› # v4
      - uses: docker/login-action@‹sha›
        with:
          username: ‹org›
          password: §{{ secrets.REGISTRY_PASSWORD }}
@@ gitlab references | .gitlab-ci.yml
  script:
    - docker login -u "$CI_REGISTRY_USER" -p "$CI_REGISTRY_PASSWORD" "$CI_REGISTRY"
    - curl --header "JOB-TOKEN: $CI_JOB_TOKEN" --upload-file app.tgz "$CI_API_V4_URL/packages"
@@ jenkins credentials | Jenkinsfile
        withCredentials([usernamePassword(credentialsId: 'nexus-deploy', usernameVariable: 'NEXUS_USER', passwordVariable: 'NEXUS_PASS')]) {
            sh 'curl -u $NEXUS_USER:$NEXUS_PASS https://nexus.‹domain›'
        }
@@ azure pipeline references | azure-pipelines.yml
      - task: Docker@2
        env:
          SYSTEM_ACCESSTOKEN: $(System.AccessToken)
          DB_PASSWORD: $(dbPassword)
@@ secret key reference | k8s/deployment.yaml
            - name: DB_PASSWORD
              valueFrom:
                secretKeyRef:
                  name: ‹app›-db
                  key: password
@@ external secret | k8s/external-secret.yaml
kind: ExternalSecret
spec:
  secretStoreRef:
    name: aws-secrets
  data:
    - secretKey: password
      remoteRef:
        key: prod/‹app›/db
@@ helm template | templates/secret.yaml
data:
  password: {{ .Values.db.password | b64enc | quote }}
  token: {{ randAlphaNum 32 | b64enc }}
@@ helm empty | values.yaml
auth:
  existingSecret: "‹app›-postgres"
  secretKeys:
    adminPasswordKey: postgres-password
  password: ""
@@ terraform references | main.tf
  password             = var.db_password
  master_password      = random_password.db.result
  secret_string        = jsonencode({ password = random_password.db.result })
@@ terraform variable | variables.tf
variable "db_password" {
  description = "Password of the database"
  type        = string
  sensitive   = true
}
@@ terraform lookup | data.tf
data "aws_secretsmanager_secret_version" "db" {
  secret_id = "prod/‹app›/db"
}
@@ ansible lookups | group_vars/all.yml
db_password: "{{ vault_db_password }}"
api_token: "{{ lookup('env', 'API_TOKEN') }}"
admin_password: "{{ lookup('password', '/dev/null length=20') }}"
@@ cloudformation reference | template.yaml
      MasterUserPassword: !Sub '{{resolve:secretsmanager:§{DbSecret}:SecretString:password}}'
      ApiKey: !Ref ApiKeyParameter
@@ serverless references | serverless.yml
    JWT_SECRET: §{ssm:/‹app›/jwt-secret}
    DB_PASSWORD: §{env:DB_PASSWORD}
@@ shell from a manager | deploy.sh
DB_PASSWORD=$(aws secretsmanager get-secret-value --secret-id ‹app›/db --query SecretString --output text)
TOKEN="$(cat /var/run/secrets/kubernetes.io/serviceaccount/token)"
export VAULT_TOKEN=$(vault login -token-only -method=aws)
@@ shell prompts | setup.sh
read -r -s -p "Password: " password
PASSWORD="§{1:?usage: setup.sh PASSWORD}"
SECRET=$(openssl rand -hex 32)
@@ shell arguments | backup.sh
mysqldump -u "$DB_USER" -p"$DB_PASSWORD" "$DB_NAME" > dump.sql
PGPASSWORD="$POSTGRES_PASSWORD" psql -h db -U "$POSTGRES_USER"
curl -H "Authorization: Bearer §{TOKEN}" "$URL"
@@ npmrc reference | .npmrc
//registry.npmjs.org/:_authToken=§{NPM_TOKEN}
@oss:registry=https://npm.‹domain›/
@@ maven references | settings.xml
      <username>§{env.NEXUS_USER}</username>
      <password>§{env.NEXUS_PASSWORD}</password>
@@ gradle references | build.gradle.kts
            password = providers.gradleProperty("nexusPassword").get()
            storePassword = System.getenv("STORE_PASSWORD")
            credentials { username = findProperty("user") as String?; password = findProperty("token") as String? }
@@ nginx variables | nginx.conf
    proxy_set_header Authorization $http_authorization;
    proxy_cookie_path / "/; secure; HttpOnly";
    ssl_certificate_key /etc/nginx/ssl/server.key;
    auth_basic_user_file /etc/nginx/.htpasswd;
@@ curl with placeholders | docs/api.md
curl -H "Authorization: Bearer YOUR_API_KEY" https://api.‹domain›/v1/items
curl -u username:password https://api.‹domain›/v1/me
@@ powershell references | deploy.ps1
$password = Read-Host -Prompt 'Password' -AsSecureString
$secret = (Get-AzKeyVaultSecret -VaultName '‹app›-kv' -Name 'db').SecretValue
$token = $env:API_TOKEN
`,
);
