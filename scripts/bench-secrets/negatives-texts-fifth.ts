import { honest } from './rows-fifth.ts';

/** Words about passwords, and text that is long, packed or random for reasons of its own. */
export const TEXTS_FIFTH = honest(String.raw`
@@ text | translation in json | locales/de.json
{
  "login.password": "Passwort",
  "login.forgotPassword": "Passwort vergessen?",
  "error.invalidPassword": "Ungültiges Passwort",
  "settings.apiKey": "API-Schlüssel",
  "settings.token.created": "Token wurde erstellt"
}
@@ text | translation in properties | i18n/messages_fr.properties
password=Mot de passe
password.confirm=Confirmez le mot de passe
password.hint=Au moins 8 caract\u00e8res
api.key=Cl\u00e9 d'API
secret.question=Question secr\u00e8te
token.expired=Le jeton a expir\u00e9
@@ text | translation in po | locale/es/LC_MESSAGES/django.po
#: templates/login.html:12
msgid "Password"
msgstr "Contraseña"

msgid "Enter your new password: %(password_help)s"
msgstr "Introduzca su nueva contraseña: %(password_help)s"
@@ text | translation in yaml | config/locales/pl.yml
pl:
  users:
    password: Hasło
    new_password: Nowe hasło
    token: Żeton dostępu
    secret: "Sekret: %{name}"
    password_changed: Hasło zmieniono
@@ text | strings of a phone | App/en.lproj/Localizable.strings
"password" = "Password";
"password_placeholder" = "Enter your password";
"api_key_title" = "API key";
"token_invalid" = "The token is not valid any more";
@@ text | android strings | app/src/main/res/values/strings.xml
<resources>
    <string name="prompt_password">Password (optional)</string>
    <string name="error_incorrect_password">This password is incorrect</string>
    <string name="pref_key_token">pref_access_token</string>
    <string name="api_key_hint">Paste your key here</string>
</resources>
@@ text | articles about passwords | blog/passwords.md
# How we store passwords

A password is hashed with Argon2 before it is stored. The secret key never leaves the vault,
and a token: it lives for an hour. "Password: what is it good for?" was the title of a talk by ‹first›.
Username/password combinations are a thing of the past; passkeys are better.
@@ text | meeting notes | docs/minutes.md
- ‹first›: password rotation is due in May; the old one is in the vault
- token budget for the model: 128000 tokens
- secret santa: 18 December, 15:30
- access key for the bike room: ask at the desk
@@ text | terms and reports | reports/audit.csv
control,finding,severity,status
PW-01,Password length below 12,medium,open
PW-02,Password history not enforced,low,closed
KEY-07,Access key older than 90 days,high,open
TOK-03,Token lifetime exceeds one day,low,accepted
@@ text | mail headers | mail/sample.eml
Received: from mail.‹domain› (‹ipv4›) by mx.‹domain›; Tue, 5 Mar 2024 10:11:12 +0000
DKIM-Signature: v=1; a=rsa-sha256; d=‹domain›; s=default; bh=‹bytes64:32›; b=‹b64:171›=
Authentication-Results: mx.‹domain›; spf=pass smtp.mailfrom=‹first›@‹domain›
X-MS-Exchange-Organization-AuthSource: ‹city›01.‹domain›
Message-ID: <‹b64u:40›@mail.‹domain›>
Subject: Reset your password
@@ text | style sheet | public/app.css
.password-strength::after { content: "Password: weak"; }
#token-input { background: url(data:image/png;base64,iVBORw0KGgo‹b64:200›); }
.key-a1b2c3 { color: #‹hex:6›; --secret-gap: 12px; }
@font-face { font-family: Key; src: url(data:font/woff2;base64,d09GMgAB‹b64:300›); }
@@ text | picture in a page | public/logo.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" id="key">
  <path d="M7 14a2 2 0 1 1 0-4 2 2 0 0 1 0 4zm5.65-4A6 6 0 1 0 7 18a6 6 0 0 0 5.65-4H17v4h4v-4h2v-4z"/>
  <image href="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA‹b64:240›"/>
</svg>
@@ text | minified program | dist/vendor.‹hex:8›.js
!function(e,t){"object"==typeof exports?module.exports=t():e.Auth=t()}(this,function(){var e={password:"password",token:"token"};function t(n){return n.keySelector=e.token,n.secret=void 0,n}return{login:function(n,r){return t({type:"password",key:n.key||"Enter",passwordField:r.password})}}});
@@ text | source map | dist/app.js.map
{"version":3,"file":"app.js","sources":["../src/password.ts","../src/token.ts"],"names":["password","getToken","apiKey"],"mappings":"AAAA,SAAS,WAAW,CAAC,QAAgB,EAAE,KAAa;IAClD,OAAO,QAAQ,CAAC,OAAO,CAAC,CAAC"}
@@ text | web assembly in base64 | src/wasm.js
export const wasm = 'AGFzbQEAAAAB‹b64:600›';
export const keyTable = new Uint8Array([12, 7, 99, 41, 3, 250, 17, 88]);
@@ text | hex dump | docs/packet.txt
0000  ‹hex:2› ‹hex:2› ‹hex:2› ‹hex:2› ‹hex:2› ‹hex:2› ‹hex:2› ‹hex:2›  key.....
0008  ‹hex:2› ‹hex:2› ‹hex:2› ‹hex:2› ‹hex:2› ‹hex:2› ‹hex:2› ‹hex:2›  password
0010  00 00 00 00 00 00 00 00  ........
@@ text | data set of words | data/words.csv
id,word,translation,frequency
‹n:900›,password,contraseña,‹d:5›
‹n:900›,secret,secreto,‹d:5›
‹n:900›,key,llave,‹d:5›
‹n:900›,token,ficha,‹d:5›
@@ text | features of a model | models/tokenizer_config.json
{
  "bos_token": "<s>",
  "eos_token": "</s>",
  "pad_token": "[PAD]",
  "additional_special_tokens": ["<|im_start|>", "<|endoftext|>"],
  "tokenizer_class": "LlamaTokenizerFast",
  "model_max_length": 4096
}
@@ text | vocabulary of a model | models/vocab.json
{"<unk>": 0, "Ġpassword": 9206, "Ġsecret": 3200, "Ġkey": 1994, "ApiKey": 48765, "Ġtoken": 11241, "QWxhZGRpbg": 50021}
@@ text | policy of passwords | policy.yml
password_policy:
  min_length: 14
  require_symbols: true
  max_age_days: 90
  password_reuse_prevention: 24
token_ttl: 3600
secret_rotation: "30d"
key_algorithm: RSA_2048
@@ text | permissions and roles | iam/policy.json
{
  "Statement": [
    { "Effect": "Allow", "Action": ["secretsmanager:GetSecretValue", "kms:Decrypt"], "Resource": "arn:aws:secretsmanager:*:*:secret:‹app›/*" },
    { "Effect": "Deny", "Action": ["iam:CreateAccessKey", "iam:UpdateLoginProfile"], "Resource": "*" }
  ]
}
@@ text | rights of kubernetes | k8s/role.yaml
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: secret-reader}
rules:
  - apiGroups: [""]
    resources: [secrets, serviceaccounts/token]
    resourceNames: [‹app›-database-password]
    verbs: [get]
@@ text | settings that are switches | config/features.yml
features:
  password_login: false
  password_reset: enabled
  api_key_auth: true
  token_introspection: "off"
  secret_scanning: required
auth:
  type: password
  token_type: bearer
  password_encoder: bcrypt
@@ text | server with locked accounts | etc/shadow
root:*:19405:0:99999:7:::
daemon:*:19405:0:99999:7:::
‹first›:!:19733:0:99999:7:::
sshd:!!:19405::::::
@@ text | accounts without passwords | etc/passwd
root:x:0:0:root:/root:/bin/bash
‹first›:x:1000:1000:‹first› ‹last›,,,:/home/‹first›:/bin/bash
postgres:x:114:120:PostgreSQL administrator,,,:/var/lib/postgresql:/bin/bash
@@ text | sshd and pam | etc/ssh/sshd_config
PasswordAuthentication no
PermitRootLogin prohibit-password
PermitEmptyPasswords no
HostKey /etc/ssh/ssh_host_ed25519_key
AuthorizedKeysFile .ssh/authorized_keys
KexAlgorithms curve25519-sha256@libssh.org
@@ text | pg hba | etc/postgresql/pg_hba.conf
# TYPE  DATABASE  USER     ADDRESS       METHOD
local   all       postgres               peer
host    all       all      10.0.0.0/8    scram-sha-256
host    ‹app›     ‹login›  0.0.0.0/0     password
@@ text | nginx and tls paths | etc/nginx/conf.d/‹app›.conf
server {
  ssl_certificate     /etc/letsencrypt/live/‹domain›/fullchain.pem;
  ssl_certificate_key /etc/letsencrypt/live/‹domain›/privkey.pem;
  ssl_password_file   /etc/nginx/ssl.pass;
  auth_basic "Password required";
  auth_basic_user_file /etc/nginx/.htpasswd;
  proxy_set_header Authorization "Bearer §http_x_token";
}
@@ text | broker and directory settings | etc/kafka/client.properties
security.protocol=SASL_SSL
sasl.mechanism=SCRAM-SHA-512
ssl.keystore.location=/etc/kafka/client.jks
ssl.keystore.password=§{file:/etc/kafka/secrets.properties:keystore.password}
sasl.login.callback.handler.class=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler
@@ text | proto and graphql | api/auth.proto
message LoginRequest {
  string username = 1;
  string password = 2 [(validate.rules).string.min_len = 8];
}
message LoginResponse { string access_token = 1; string refresh_token = 2; int64 expires_in = 3; }
@@ text | git attributes and ignore | .gitignore
.env
*.pem
secrets/
password.txt
id_rsa*
!secrets/README.md
credentials.json
@@ text | scan results without values | reports/gitleaks.sarif.json
{"runs": [{"results": [{"ruleId": "generic-api-key", "message": {"text": "generic-api-key has detected secret for file src/app.py."},
  "partialFingerprints": {"commitSha": "‹hex:40›", "secret": "REDACTED"}}]}]}
@@ text | secrets baseline | .secrets.baseline
{
  "version": "1.4.0",
  "plugins_used": [{"name": "KeywordDetector", "keyword_exclude": ""}],
  "results": {
    "config.py": [{"type": "Secret Keyword", "filename": "config.py", "hashed_secret": "‹hex:40›", "is_verified": false, "line_number": 12}]
  }
}
@@ text | crossword of names in html | templates/account.html
<label for="id_password">{% trans "Password" %}</label>
{{ form.password }}
<button name="token" value="{{ csrf_token }}" data-confirm="Delete the API key?">Delete</button>
<a href="{% url 'password_reset' %}?token={{ uid }}-{{ token }}">Reset</a>
`);
