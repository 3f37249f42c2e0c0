import type { Kind } from './kind.ts';
import { honest } from './rows-fourth.ts';

/** Code, schemas, identifiers and data in which the names of secrets stand with something else. */
export const SOURCES_FOURTH: readonly Kind[] = honest(String.raw`
@@ source | typescript types | src/{word}.d.ts
export interface Credentials {
  username: string;
  password: SecretString;
  apiKey?: ApiKeyCredential | undefined;
  token: Promise<AccessTokenResponse2>;
}
@@ source | enumeration | src/{word}.ts
export enum TokenKind {
  AccessToken = 'urn:ietf:params:oauth:token-type:access_token',
  RefreshToken = 'refresh_token',
  ApiKey = 'API_KEY_V2_LEGACY',
}
export const PASSWORD_GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
@@ source | routes | src/routes/{word}.js
router.post('/api/v1/auth/forgot-password', forgotPassword);
const PASSWORD_RESET_URL = '/accounts/password/reset/confirm/:uid/:token';
const tokenEndpoint = '/oauth2/v2.0/token?api-version=2024-06-01';
@@ source | error codes | internal/{word}.go
const (
	ErrPassword  = "AUTH_0042_PASSWORD_TOO_SHORT"
	ErrToken     = "E1107TokenSignatureInvalid"
	ErrAPIKey    = "api_key.quota_exceeded.24h"
)
@@ source | graphql | schema/{word}.graphql
type Mutation {
  login(email: String!, password: String!): AuthPayload!
  createApiToken(input: CreateApiTokenInput!): ApiTokenPayload @auth(requires: ADMIN_SCOPE)
}
@@ source | protobuf | proto/{word}.proto
message LoginRequest {
  string password = 2 [(validate.rules).string.min_len = 8];
  string api_key = 3 [json_name = "apiKeyForRequests"];
}
@@ source | sql schema | db/{word}.sql
CREATE TABLE accounts (
  password_hash varchar(255) NOT NULL,
  api_token uuid DEFAULT gen_random_uuid(),
  secret bytea CHECK (octet_length(secret) = 32)
);
UPDATE accounts SET password = crypt(§1, gen_salt('bf', 12)) WHERE reset_token = §2;
@@ source | stored procedure | db/proc-{word}.sql
CREATE USER app_reader IDENTIFIED BY VALUES :password_hash;
ALTER ROLE app_writer WITH PASSWORD :'new_password';
SELECT set_config('app.secret_key', current_setting('vault.key'), true);
@@ source | django model | {word}/models.py
class ApiKey(models.Model):
    token = models.CharField(max_length=64, unique=True, default=generate_token_urlsafe)
    password = serializers.CharField(write_only=True, style={"input_type": "password"})
    secret_key_field = "encrypted_secret_value"
@@ source | patterns of a scanner | config/{word}.toml
[[rules]]
id = "github-pat"
regex = '''ghp_[0-9a-zA-Z]{36}'''
[[rules]]
id = "stripe"
regex = '''(?i)(sk|rk)_(test|live|prod)_[0-9a-z]{10,99}'''
keywords = ["sk_live", "secret_key", "password"]
@@ source | validators | src/{word}/validate.ts
const TOKEN = /^eyJ[\w-]+\.[\w-]+\.[\w-]+§/;
const PASSWORD_PATTERN = '^(?=.*[A-Z])(?=.*[a-z])(?=.*\\d)[A-Za-z\\d@§!%*?&]{8,}§';
const apiKeyPattern = new RegExp('^[a-f0-9]{32}§');
@@ source | baseline of a scanner | .secrets.baseline
{
  "version": "1.5.0",
  "results": {
    "tests/{word}.py": [
      { "type": "Secret Keyword", "filename": "tests/{word}.py", "hashed_secret": "{hex:40}", "is_verified": false, "line_number": {d:2} }
    ]
  }
}
@@ source | ignored findings | .gitleaksignore
{hex:40}:docs/{word}.md:generic-api-key:{d:2}
{hex:40}:src/{word}.ts:stripe-access-token:{d:3}
@@ source | fixtures of tests | spec/factories/{word}.rb
factory :user do
  password { "password" }
  password_confirmation { "password" }
  reset_token { SecureRandom.urlsafe_base64(32) }
  api_key { Faker::Crypto.sha256 }
end
@@ source | assertions of tests | tests/{word}.test.ts
expect(redact('token=abc')).toBe('token=[FILTERED]');
await login({ email: 'user@example.com', password: 'wrong-password' });
expect(headers.authorization).toBe('Bearer test-token');
const apiKey = 'test-api-key';
@@ source | mocks | src/test/java/{word}Test.java
when(client.getToken()).thenReturn("fake-access-token");
given(vault.read("secret/test")).willReturn(Map.of("password", "dummy-password"));
private static final String API_KEY = "not-a-real-key";
@@ source | storage keys | src/storage/{word}.ts
export const ACCESS_TOKEN_KEY = '@{word}/auth/accessToken:v2';
localStorage.setItem('{word}.auth.token', token);
const SECRET_STORE_KEY = 'com.{word}.keychain.secret-store.v3';
@@ source | headers and cookies | src/http/{word}.py
TOKEN_HEADER = "X-Goog-Iap-Jwt-Assertion"
CSRF_COOKIE_NAME = "__Host-{word}-csrf-token"
API_KEY_HEADER = "Ocp-Apim-Subscription-Key"
SESSION_TOKEN_NAME = "next-auth.session-token.0"
@@ source | lexer | src/{word}.y
%token <str> IDENTIFIER STRING_LITERAL
token: KEYWORD_FOR_EACH { §§ = new_token(TOK_FOREACH_2, §1); }
#define SECRET_KEYWORD "__attribute_secret_section__"
@@ source | design tokens | tokens/{word}.css
:root {
  --token-color-primary: #3f7cac;
  --ds-token-shadow-raised: 0px 1px 1px #091E4240, 0px 0px 1px #091E424F;
}
.password-field__toggle--a8{hex:6} { content: "\e8f4"; }
@@ source | vector image | assets/{word}.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path id="key" d="M12.65 10A5.99 5.99 0 0 0 7 6c-3.31 0-6 2.69-6 6s2.69 6 6 6a5.99 5.99 0 0 0 5.65-4H17v4h4v-4h2v-4H12.65z"/></svg>
@@ source | embedded picture | src/{word}.css
.secret-key-icon { background: url("data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA{b64:400}") no-repeat; }
@@ source | embedded font | styles/{word}-font.css
@font-face { font-family: "{word}"; src: url(data:font/woff2;charset=utf-8;base64,d09GMgABAAAAA{b64:600}) format("woff2"); }
@@ source | minified script | public/{word}.min.js
!function(e,t){"use strict";var n=e.token||"",r={password:"pwd",secret:t.secretKey,apiKey:n+"_k"};function o(e){return null==e?void 0:e.accessToken}e.auth=function(e){return fetch("/oauth/token",{headers:{Authorization:"Bearer "+o(e)}})}}(window,document);
//# sourceMappingURL={word}.min.js.map
@@ source | source map | public/{word}.js.map
{"version":3,"sources":["../src/token.ts"],"names":["getToken","password","secretKey"],"mappings":"AAAA,SAASA,gB{b64:200};AACA,IAAIC,QAAQ"}
@@ source | embedded module | src/{word}.wasm.js
export const wasm = 'AGFzbQEAAAABBgFgAX8BfwMCAQAHBwEDa2V5AAAK{b64:300}';
@@ source | key bindings | .vscode/keybindings.json
[
  { "key": "ctrl+shift+alt+down", "command": "editor.action.insertCursorBelow" },
  { "key": "ctrl+k ctrl+shift+p", "command": "workbench.action.showCommands" }
]
@@ source | partition keys | src/{word}-table.ts
const params = { TableName: 'sessions', Key: { pk: 'TENANT#{word}#2026', sk: 'SESSION#{uuid}' } };
const cacheKey = 'user:profile:v3:{word}:permissions';
const primaryKey = 'tenant_id_created_at_idx';
@@ source | identifiers of an account | config/{word}.tf
locals {
  tenant_id     = "{uuid}"
  client_id     = "{uuid}"
  kms_key_id    = "arn:aws:kms:eu-west-1:{d:12}:key/{uuid}"
  access_key_id_of_runner = "see the vault"
}
@@ source | identifiers of a provider | src/{word}/ids.ts
export const GOOGLE_CLIENT_ID = '{d:12}-{az09:32}.apps.googleusercontent.com';
export const AUTH0_CLIENT_ID = '{b62:32}';
export const COGNITO_USER_POOL_ID = 'eu-west-1_{b62:9}';
export const STRIPE_PRICE_ID = 'price_1{b62:23}';
@@ source | feature flags | config/{word}-flags.json
{
  "flags": {
    "enable-password-less-login": { "on": true, "salt": "{hex:32}", "sel": "{hex:32}" },
    "rotate_api_keys_2026": { "on": false }
  }
}
@@ source | permissions | policies/{word}.hcl
path "secret/data/{word}/*" {
  capabilities = ["read", "list"]
}
path "auth/token/renew-self" {
  allowed_parameters = { "token" = [] }
}
@@ source | kubernetes roles | k8s/{word}-rbac.yaml
rules:
  - apiGroups: [""]
    resources: ["secrets", "serviceaccounts/token"]
    resourceNames: ["{word}-registry-pull-secret-v2"]
    verbs: ["get"]
@@ source | ingress | k8s/{word}-ingress.yaml
spec:
  tls:
    - hosts: [{word}.com]
      secretName: {word}-com-wildcard-tls-2026
  rules: []
imagePullSecrets:
  - name: regcred-{word}-eu-west-1
@@ source | ssh configuration | .ssh/config
Host {word}
  HostName 203.0.113.{d:2}
  IdentityFile ~/.ssh/id_ed25519_{word}_2026
  PasswordAuthentication no
@@ source | git configuration | .gitconfig
[user]
	signingkey = {HEX:16}
[credential "https://{word}.com"]
	helper = store --file ~/.config/git/credentials-{word}
@@ source | angular group | src/app/{word}.component.ts
    this.form = this.fb.group({
      password: ['', [Validators.required, Validators.minLength(12)]],
      token: new FormControl(this.route.snapshot.queryParamMap.get('token')),
    });
    const passwordControl = this.form.get('credentials.password') as FormControl;
@@ source | redux actions | src/store/{word}.ts
export const REFRESH_TOKEN_SUCCESS = 'auth/refreshToken/fulfilled';
export const setPassword = createAction<string>('account/setPassword2fa');
const secret = useSelector(selectSecretByIdAndVersion);
@@ source | swagger client | gen/{word}/ApiClient.java
    public void setApiKey(String apiKey) { this.apiKey = apiKey; }
    private String apiKeyPrefix = "ApiKeyAuthPrefixV1";
    auth.put("bearerAuth", new HttpBearerAuth("bearerTokenScheme"));
@@ source | assembly names | src/{word}.csproj
<AssemblyOriginatorKeyFile>{word}.snk</AssemblyOriginatorKeyFile>
<InternalsVisibleTo Include="{word}.Tests, PublicKey=00240000048000009400000006020000002400005253413100040000010001{hex:256}" />
<UserSecretsId>{uuid}</UserSecretsId>
@@ source | crossplane names | config/{word}-claim.yaml
writeConnectionSecretToRef:
  name: {word}-postgres-conn
passwordSecretRef:
  key: root-password
  name: {word}-root-7f{hex:6}
@@ source | shell functions | lib/{word}.sh
password_file="§{XDG_CONFIG_HOME:-§HOME/.config}/{word}/password"
token_url="https://sts.{word}.com/oauth2/v1/token"
get_token() { curl -fsS -u "§CLIENT_ID:§CLIENT_SECRET" "§token_url" | jq -r .access_token; }
mysql --user=root --password="§MYSQL_ROOT_PASSWORD" < init.sql
@@ source | batch and variables | build/{word}.cmd
set PASSWORD=%1
set API_KEY=%SIGNING_API_KEY%
signtool sign /f cert.pfx /p "%CERT_PASSWORD%" {word}.exe
`);
