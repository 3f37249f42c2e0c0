import type { Kind } from './kind.ts';
import { honest } from './rows-fourth.ts';

/** Words about passwords and keys: forms, translations, documentation, messages. */
export const PROSE_FOURTH: readonly Kind[] = honest(String.raw`
@@ prose | html form | templates/{word}.html
<label for="password">Password</label>
<input id="password" type="password" name="user[password]" placeholder="At least 12 characters" autocomplete="new-password">
<input type="hidden" name="csrf_token" value="{{ csrf_token() }}">
@@ prose | vue form | src/views/{word}.vue
<template>
  <v-text-field v-model="form.password" :type="showPassword ? 'text' : 'password'" label="Password" :rules="passwordRules" />
</template>
@@ prose | english messages | locales/en.json
{
  "password": "Password",
  "newPassword": "New password",
  "passwordPlaceholder": "Enter your password",
  "apiKey": "API key",
  "secretKeyHint": "Keep this key safe, we show it only once"
}
@@ prose | german messages | locales/de.json
{
  "password": "Passwort",
  "confirmPassword": "Passwort-bestätigen",
  "token": "Zugriffsschlüssel",
  "secret": "Geheimnisverwaltung"
}
@@ prose | french messages | translations/messages.fr.yml
security:
  password: 'Mot de passe'
  password_confirmation: "Confirmation-du-mot-de-passe"
  token: Jeton-d'authentification
@@ prose | japanese messages | src/locales/ja.ts
export default {
  password: 'パスワード',
  resetPassword: 'パスワードを再設定する',
  apiToken: 'アクセストークン',
};
@@ prose | turkish messages | locales/tr.yml
tr:
  user:
    password: Parolanızı_girin
    current_password: "MevcutParola(gerekli)"
    secret: Gizli_anahtar
@@ prose | gettext | po/{word}.po
msgid "Password"
msgstr "Wachtwoord"

msgid "Enter passphrase for key"
msgstr "Geef wachtwoordzin voor sleutel"
@@ prose | android resources | app/src/main/res/values/strings.xml
<resources>
    <string name="forgot_password">Forgot password?</string>
    <string name="error_invalid_password">This password is too short</string>
    <string name="pref_api_key">Enter_your_own_key</string>
</resources>
@@ prose | apple strings | en.lproj/Localizable.strings
"login.password" = "Password";
"settings.token" = "Personal access token";
"error.secret" = "SecretCouldNotBeRead";
@@ prose | qt translations | i18n/{word}_it.ts
<message>
    <source>Password:</source>
    <translation>Parola-chiave:</translation>
</message>
@@ prose | settings table | docs/settings-{word}.md
| name | default | meaning |
| --- | --- | --- |
| ´DB_PASSWORD´ | ´postgres´ | password of the database |
| ´JWT_SECRET´ | _none_ | at least 32 characters, see ´openssl rand -hex 32´ |
| ´API_KEY´ | ´§API_KEY´ | key of the gateway |
@@ prose | changelog | CHANGELOG.md
## 4.2.0

- token: RefreshTokenRotation is on by default ([#{d:4}](https://github.com/{word}/{word}/pull/{d:4})) ([{hex:7}](https://github.com/{word}/{word}/commit/{hex:40}))
- password: minimumLength12 and dictionaryCheck are now separate settings
@@ prose | help of a command | src/{word}.py
parser.add_argument("--password", help="password (default: asked for)", metavar="PASSWORD")
parser.add_argument("--token", default="~/.config/{word}/token", help="file that holds the token")
parser.add_argument("--api-key", dest="api_key", required=True)
@@ prose | usage text | bin/{word}
usage: {word} [--token=<token>] [--password-file=<path>] [--secret-id=<uuid>]
  --client-secret=SECRET   secret of the OAuth client (env: {word}_CLIENT_SECRET)
@@ prose | manual page | man/{word}.1
.TP
.BI \-\-password= password
Use this password. See also
.BR PGPASSFILE ,
.BR password_encryption .
@@ prose | chart notes | charts/{word}/templates/NOTES.txt
Get the password of the administrator:

  export PASSWORD=§(kubectl get secret --namespace {{ .Release.Namespace }} {word} -o jsonpath="{.data.admin-password}" | base64 -d)
@@ prose | log messages | src/{word}.kt
logger.warn("token: expired_or_revoked for client {}", clientId)
logger.info("password=SUPPRESSED user={}", user)
throw AuthException("secret: RotationRequiredBefore2026")
@@ prose | steps of a feature | features/{word}.feature
  Scenario: sign in
    When I fill in "Password" with "wrong-password"
    And the "X-Auth-Token" header is "expired-token"
    Then I see "Invalid e-mail or password"
@@ prose | openapi descriptions | api/{word}.yaml
components:
  securitySchemes:
    apiKey: { type: apiKey, in: header, name: X-Api-Key }
    oauth: { type: oauth2, flows: { clientCredentials: { tokenUrl: https://auth.{word}.com/oauth2/token, scopes: { 'items:read': read } } } }
  schemas:
    Login:
      properties:
        password: { type: string, format: password, minLength: 12, example: correct-horse-battery-staple }
@@ prose | policy of passwords | config/{word}-policy.yml
passwordPolicy:
  minimumLength: 14
  characterClasses: upperLowerDigitSymbol
  tokenLifetime: PT15M
  secretRotation: every90days
@@ prose | form validation messages | src/{word}/messages.js
export const errors = {
  password: 'must-contain-8-characters-and-1-digit',
  token: 'token_has_expired_2fa_required',
  apiKey: 'invalid_or_revoked_api_key_v2',
};
@@ prose | question of a quiz | data/quiz-{word}.json
[
  { "q": "Which is a good password?", "options": ["password123", "qwerty", "letmein", "a long phrase"], "answer": 3 }
]
@@ prose | security policy | SECURITY.md
Never commit a password or an API key. Rotate a leaked token at once: revoke it,
make another, and put it in the vault under ´kv/{word}/prod´. Secret scanning: enabled-for-all-repositories.
@@ prose | commit conventions | commitlint.config.js
module.exports = {
  rules: { 'scope-enum': [2, 'always', ['auth', 'token-service', 'password-reset', 'secret-store', 'api-key-manager']] },
};
@@ prose | email template | emails/{word}.mjml
<mj-text>Hello {{ name }}, your password was changed. If that was not you, <a href="{{ resetUrl }}?token={{ resetToken }}">reset it</a>.</mj-text>
@@ prose | accessibility tree | tests/__snapshots__/{word}.snap
exports[´login form 1´] = ´
<input aria-label="Password" data-testid="password-input-{hex:8}" id=":r1:" type="password" value="" />
´;
@@ prose | postman with variables | docs/{word}.postman_collection.json
{ "auth": { "type": "bearer", "bearer": [ { "key": "token", "value": "{{access_token}}", "type": "string" } ] },
  "body": "{\"username\":\"{{user}}\",\"password\":\"{{password}}\"}" }
`);
