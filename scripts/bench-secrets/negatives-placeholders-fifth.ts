import { honest } from './rows-fifth.ts';

/** Examples to fill in, and documents that show how it is done. */
export const PLACEHOLDERS_FIFTH = honest(String.raw`
@@ placeholder | env example | .env.example
APP_NAME=‹app›
APP_KEY=
DB_USERNAME=
DB_PASSWORD=
JWT_SECRET=your-jwt-secret-here
STRIPE_SECRET_KEY=sk_test_xxxxxxxxxxxxxxxxxxxxxxxx
AWS_SECRET_ACCESS_KEY=your_secret_access_key
SENDGRID_API_KEY=SG.xxxxxxxx.yyyyyyyy
@@ placeholder | env sample with angle brackets | .env.sample
DATABASE_URL=postgres://<user>:<password>@<host>:5432/<database>
REDIS_URL=redis://:<password>@localhost:6379
API_TOKEN=<your api token>
SECRET_KEY=<generate with: openssl rand -hex 32>
@@ placeholder | change me | docker/.env.dist
ADMIN_PASSWORD=change_me
POSTGRES_PASSWORD=CHANGEME
SECRET_KEY_BASE=please-change-this-value
SMTP_PASSWORD=replace-me
SESSION_SECRET=REPLACE_WITH_A_RANDOM_STRING
@@ placeholder | example tfvars | terraform.tfvars.example
db_password   = "REPLACE_ME"
do_token      = "dop_v1_your_token"
client_secret = "00000000-0000-0000-0000-000000000000"
api_key       = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
@@ placeholder | helm values empty | charts/‹app›/values.yaml
auth:
  # -- Password of the user; a random one is made if it is empty
  password: ""
  rootPassword: ''
  replicationPassword: ~
  existingSecret: ""
smtp:
  password: null
@@ placeholder | readme of a service | README.md
## Configuration

| Variable | Meaning | Default |
| --- | --- | --- |
| ¬DB_PASSWORD¬ | Password of the database | none, required |
| ¬JWT_SECRET¬ | Key that signs tokens | random at start |
| ¬API_TOKEN¬ | Token for ¬/admin¬ | ¬""¬ |

    export DB_PASSWORD=<password>
    docker run -e DB_PASSWORD=... ‹company›/‹app›
@@ placeholder | curl in documents | docs/api.md
# Authentication

Send your key in the header:

    curl https://api.‹domain›/v1/items \
      -H "Authorization: Bearer YOUR_ACCESS_TOKEN" \
      -H "X-Api-Key: §API_KEY"

    curl -u username:password https://api.‹domain›/v1/me
    curl -u "<client_id>:<client_secret>" https://api.‹domain›/oauth/token
@@ placeholder | connection strings in documents | docs/database.md
The URI has the form ¬postgresql://user:password@host:port/dbname¬.

- MongoDB: ¬mongodb+srv://<username>:<password>@<cluster>.mongodb.net/test¬
- Redis: ¬redis://:password@localhost:6379/0¬
- MySQL: ¬mysql://USER:PASS@HOST:3306/DB¬
- AMQP: ¬amqp://[user[:password]@]host[:port][/vhost]¬
@@ placeholder | connection strings of dotnet in documents | docs/sql.md
Set ¬ConnectionStrings:Default¬ to

    Server=myServerAddress;Database=myDataBase;User Id=myUsername;Password=myPassword;

or, with a trusted connection, to

    Server=myServerAddress;Database=myDataBase;Trusted_Connection=True;
@@ placeholder | masked values | logs/config.log
‹time› INFO  config loaded
‹time› INFO  db.url=jdbc:postgresql://‹host›:5432/‹app›
‹time› INFO  db.password=********
‹time› INFO  api.token=[REDACTED]
‹time› INFO  aws.secret=****************‹b62:4›
‹time› INFO  Authorization: Bearer ***
@@ placeholder | redacted addresses | logs/worker.log
‹time› connecting to postgres://‹login›:***@‹host›:5432/‹app›
‹time› connecting to amqp://‹login›:xxxxx@‹host›:5672
‹time› connecting to redis://:[FILTERED]@‹ip›:6379
@@ placeholder | pipeline log with stars | logs/pipeline.log
‹time› ##[group]Run ./deploy.sh
‹time› env:
‹time›   AWS_ACCESS_KEY_ID: ***
‹time›   AWS_SECRET_ACCESS_KEY: ***
‹time›   NPM_TOKEN: [MASKED]
‹time› ##[endgroup]
@@ placeholder | terraform plan | logs/plan.txt
  # aws_db_instance.main will be updated in-place
  ~ resource "aws_db_instance" "main" {
        id       = "‹app›-‹env›"
      ~ password = (sensitive value)
      + secret_string = (known after apply)
    }
@@ placeholder | manual page | man/‹app›.1
.TH ‹app› 1
.SH OPTIONS
.TP
.BR \-p ", " \-\-password = \fIPASSWORD\fR
Password to use when connecting to the server.
.TP
.BR \-\-token = \fITOKEN\fR
Access token; read from the file \fItoken\fR if it is not given.
@@ placeholder | help of a command | docs/usage.txt
Usage: ‹app› [OPTIONS] COMMAND

Options:
  -u, --user USER            User to log in as
  -p, --password PASSWORD    Password (prompted for if omitted) [env: APP_PASSWORD=]
      --api-key KEY          Key of the API
      --secret-file FILE     Where the secret is read from [default: /etc/‹app›/secret]
@@ placeholder | openapi | openapi.yaml
components:
  securitySchemes:
    ApiKeyAuth: { type: apiKey, in: header, name: X-API-Key }
    bearerAuth: { type: http, scheme: bearer, bearerFormat: JWT }
  schemas:
    Login:
      required: [username, password]
      properties:
        username: { type: string, example: jane }
        password: { type: string, format: password, minLength: 8, example: "********" }
@@ placeholder | json schema | schema/config.schema.json
{
  "properties": {
    "password": { "type": "string", "description": "Password of the database user", "minLength": 12 },
    "apiKey": { "§ref": "#/definitions/secretString", "pattern": "^[A-Za-z0-9_-]{32}§" },
    "tokenUrl": { "type": "string", "format": "uri", "default": "https://login.‹domain›/oauth2/token" }
  }
}
@@ placeholder | custom resource definition | crds/‹app›.yaml
properties:
  passwordSecretRef:
    description: Reference to the key of a Secret that holds the password.
    type: object
    properties:
      key: { type: string, default: password }
      name: { type: string }
  tokenSecretName: { type: string, maxLength: 253 }
@@ placeholder | change log | CHANGELOG.md
## ‹n:9›.‹n:9›.0

- fix: password reset token expires after 30 minutes
- feat(auth): rotate the JWT secret without a restart (#‹d:4›)
- BREAKING: ¬api_key¬ is now ¬apiKey¬; ¬--password¬ was removed, use ¬--password-file¬
- chore: bump secret-scanner from 4.1.0 to 4.2.1 (‹hex:7›)
@@ placeholder | commented hints | config.ini
[smtp]
; password = "your password"
;user = me@example.com
#pass = <app password from https://myaccount.google.com/apppasswords>
[api]
; token = abc123... (ask the administrator)
@@ placeholder | systemd credentials | etc/systemd/system/‹app›.service
[Service]
LoadCredential=db-password:/etc/credstore/‹app›.db-password
EnvironmentFile=-/etc/‹app›/secrets.env
Environment=DB_PASSWORD_FILE=%d/db-password
ExecStart=/usr/bin/‹app› --password-file=§{CREDENTIALS_DIRECTORY}/db-password
@@ placeholder | cookiecutter template | {{cookiecutter.slug}}/settings.py
SECRET_KEY = "{{ cookiecutter.secret_key }}"
DATABASE_PASSWORD = "{% raw %}{{ database_password }}{% endraw %}"
SENTRY_DSN = "!!!SET SENTRY_DSN!!!"
DJANGO_SECRET_KEY = "!!!SET DJANGO_SECRET_KEY!!!"
@@ placeholder | jinja template | templates/app.conf.j2
[database]
password = {{ db_password }}
[ldap]
bind_pw = "{{ ldap.bind_password | default('') }}"
[api]
secret = {{ lookup('password', '/dev/null length=32') }}
@@ placeholder | go template and consul | templates/app.ctmpl
db_password = "{{ with secret "database/creds/‹app›" }}{{ .Data.password }}{{ end }}"
api_token = "{{ key "‹app›/api/token" }}"
jwt_secret = "{{ env "JWT_SECRET" }}"
@@ placeholder | issue template | .github/ISSUE_TEMPLATE/bug.yml
body:
  - type: textarea
    attributes:
      label: Configuration
      description: Remove passwords, tokens and API keys before you paste it!
      placeholder: |
        host: smtp.example.com
        password: xxxxxxxx
@@ placeholder | key frame without a key | docs/keys.md
The file must begin with ¬-----BEGIN RSA PRIVATE KEY-----¬ and end with
¬-----END RSA PRIVATE KEY-----¬. Paste it into the field:

    -----BEGIN PRIVATE KEY-----
    ...
    -----END PRIVATE KEY-----
@@ placeholder | key frame in a template | k8s/secret.tpl.yaml
apiVersion: v1
kind: Secret
stringData:
  tls.key: |
    -----BEGIN PRIVATE KEY-----
    <paste the key here>
    -----END PRIVATE KEY-----
  password: <base64 of the password>
@@ placeholder | contributing guide | CONTRIBUTING.md
1. Copy ¬.env.example¬ to ¬.env¬.
2. Run ¬openssl rand -base64 32¬ and put the result into ¬SESSION_SECRET=¬.
3. Never commit ¬password=¬ lines; ask ‹first› for access to the vault.
4. Passwords: at least 12 characters, one of !@#§%.
@@ placeholder | slides on secrets | docs/training.md
Bad:

    password = "..."

Good:

    password = os.environ["DB_PASSWORD"]

A token such as ¬ghp_...¬ or ¬AKIA...¬ in a repository is a leak. Webhooks look like
¬https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX¬.
@@ placeholder | published keys of documents | docs/aws.md
The documents of AWS use this pair, which opens nothing:

    aws_access_key_id = ‹join:AKIA|IOSFODNN7|EXAMPLE›
    aws_secret_access_key = ‹join:wJalrXUtnFEMI|/K7MDENG/|bPxRfiCYEXAMPLEKEY›
@@ placeholder | published token of a web site | docs/jwt.md
Paste this token into the debugger; its key is ¬your-256-bit-secret¬:

    ‹signed:your-256-bit-secret;{"sub":"1234567890","name":"John Doe","iat":1516239022}›
@@ placeholder | emulator of azure storage | docker-compose.dev.yml
services:
  api:
    environment:
      # the published key of the emulator, the same on every machine
      - AZURE_STORAGE_CONNECTION_STRING=DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=‹join:Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50u|SRZ6IFsuFq2UVErCz4I6tq/|K1SZFPTOtr/KBHBeksoGMGw==›;BlobEndpoint=http://azurite:10000/devstoreaccount1;
@@ placeholder | mnemonic of development chains | hardhat.config.ts
const config = {
  networks: {
    hardhat: { accounts: { mnemonic: '‹times:11:test ›junk' } },
    dev: { accounts: { mnemonic: '‹times:11:abandon ›about' } },
  },
};
@@ placeholder | test card and keys of stripe | docs/testing.md
Use the card 4242 4242 4242 4242 and the key of the documents,
¬‹join:sk_test_|4eC39HqLyjWDarjtT1|zdp7dc›¬, which everybody knows.
`);
