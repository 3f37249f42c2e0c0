import { clean } from './rows-seventh.ts';

/** Prose and examples that show how something is written. */
export const TEXTS_SEVENTH = clean(
  'text',
  String.raw`
@@ documentation of a setting | ‹?README.md|docs/configuration.md›
| variable | default | meaning |
| --- | --- | --- |
| ‹tick›DB_PASSWORD‹tick› | none | password of the database user |
| ‹tick›API_TOKEN‹tick› | none | token with the scope ‹tick›read:orders‹tick› |
@@ example of a call | ‹?README.md|docs/api.md›
    curl -H "Authorization: Bearer $TOKEN" https://api.‹domain›/v1/orders
    curl -u "user:password" https://api.example.com/status
@@ example with a mark | ‹?README.md|docs/usage.md›
    export OPENAI_API_KEY=<your key>
    export SLACK_BOT_TOKEN=xoxb-your-token
@@ example of a cloud | ‹?README.md|docs/aws.md›
    aws_access_key_id = ‹aws-example›
    aws_secret_access_key = ‹aws-secret-example›
@@ prose about rules | ‹?SECURITY.md|docs/passwords.md›
The password must have 12 characters. A token is valid for 30 days. Rotate your API key: it is shown only once.
@@ prose about headers | docs/auth.md
Send your key in the header ‹tick›X-Api-Key: <key>‹tick›. A wrong user name/password combination answers 401.
@@ change log | ‹?CHANGELOG.md|HISTORY.rst›
- added: ‹tick›--password-stdin‹tick› reads the password from standard input
- fixed: the token was written to the log
@@ help of a program | ‹?docs/cli.txt|man/‹app›.1›
  --password STRING      password of the user (default: from the keyring)
  --token-file PATH      file with the access token
@@ comment in a document of code | ‹?src/client.js|lib/auth.ts›
 * @param {string} password the password in plain text
 * @param {string} options.apiKey key of the account, see https://‹domain›/keys
@@ comment with a question | ‹?src/auth.py|lib/login.rb›
# TODO: password: should we allow spaces? token = header without "Bearer "
@@ issue template | .github/ISSUE_TEMPLATE/bug.md
- [ ] I removed all passwords and tokens from the logs
- API key type: (personal / organization)
@@ policy | ‹?docs/policy.md|PRIVACY.md›
We store only a hash of your password. API secrets are encrypted with AES-256-GCM and never leave the region.
@@ steps for a user | docs/setup.md
1. Open **Settings → API keys** and choose *Create token*.
2. Copy the token into ‹tick›.env‹tick› as ‹tick›‹app›_TOKEN=‹tick›.
@@ localhost login | docs/development.md
The database of the compose file has the user ‹tick›postgres‹tick› and no password.
@@ story of a password | ‹?blog/2024-03-passwords.md|content/posts/tokens.md›
A password like "correct horse battery staple" is easier to remember. Tokens, secrets and keys are not the same.
@@ dictionary | ‹?data/words.txt|assets/wordlist.txt›
password
passphrase
secret
tokenize
keyboard
@@ questions | ‹?data/faq.json|src/faq.ts›
  { "question": "How do I reset my password?", "answer": "Open the link in the e-mail. The token is valid for one hour." }
@@ mail template | ‹?templates/mail/reset.html|views/emails/reset.blade.php›
<a href="{{ url('password/reset', $token) }}">Reset password</a>
<p>Your one-time code is {{ code }}.</p>
@@ mermaid diagram | docs/flow.md
    Client->>Auth: POST /token (client_id, client_secret)
    Auth-->>Client: access_token, expires_in=3600
@@ plan of tests | docs/test-plan.md
| 12 | login with a wrong password | message "invalid credentials" |
| 13 | login with an expired token | redirect to /login |
@@ logs without a value | ‹?logs/app.log|build.log›
WARN  auth: password for user ‹login› is wrong (attempt 3)
INFO  token refreshed, expires in 3600 s
ERROR API key missing, set the variable ‹app›_API_KEY
@@ output of a scanner | ‹?reports/scan.txt|logs/gitleaks.log›
Finding:     DB_PASSWORD=REDACTED
RuleID:      generic-api-key
Entropy:     3.9‹d:4›
@@ robots and links | ‹?sitemap.xml|public/sitemap.xml›
  <url><loc>https://‹domain›/docs/how-to-rotate-your-api-key-without-downtime</loc></url>
@@ notebook text | ‹?tutorial.ipynb|notebooks/start.ipynb›
    "Set your key first: os.environ['OPENAI_API_KEY'] = 'YOUR-KEY'\n",
    "from getpass import getpass\n",
    "api_key = getpass('API key: ')"
@@ comments of a template | ‹?config.sample.yml|config/example.toml›
# password: the password of the mail account
password: ""
# token: "get one at https://‹domain›/tokens"
@@ postman variables | ‹app›.postman_collection.json
				"auth": { "type": "bearer", "bearer": [ { "key": "token", "value": "{{access_token}}", "type": "string" } ] },
				"raw": "{\"password\": \"{{password}}\"}"
@@ requests with variables | ‹?requests.http|api.http›
POST {{host}}/auth/login
Authorization: Bearer {{$dotenv API_TOKEN}}
@@ table of tests | features/login.feature
    When I log in as "‹person›" with a wrong password
    Then I see "Invalid user name or password"
@@ supabase types | src/database.types.ts
          encrypted_password: string | null
          recovery_token: string | null
          confirmation_token?: string
@@ headers of a mail | ‹?mails/welcome.eml|export/mail.eml›
DKIM-Signature: v=1; a=rsa-sha256; d=‹domain›; s=mail; bh=‹b64key›;
 b=‹b64:86›==
@@ dns records | ‹?dns/zone.db|zones/‹domain›.zone›
mail._domainkey IN TXT "v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA‹b64:300›IDAQAB"
@@ verification of a site | ‹?index.html|dns/zone.db›
<meta name="google-site-verification" content="‹b64u:43›" />
`,
);
