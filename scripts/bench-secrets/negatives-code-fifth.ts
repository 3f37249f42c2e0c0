import { honest } from './rows-fifth.ts';

/** Programs that handle passwords, keys and tokens, and hold none. */
export const CODE_FIFTH = honest(String.raw`
@@ code | python environment | settings.py
import os
SECRET_KEY = os.environ["DJANGO_SECRET_KEY"]
DB_PASSWORD = os.getenv("DB_PASSWORD", "")
EMAIL_HOST_PASSWORD = env.str("EMAIL_HOST_PASSWORD", default=None)
API_TOKEN = config("API_TOKEN")
JWT_SECRET = Path("/run/secrets/jwt").read_text().strip()
DATABASES = {"default": env.db("DATABASE_URL")}
@@ code | python login function | auth.py
def login(username, password, token=None):
    user = User.query.filter_by(username=username).first()
    if user is None or not check_password_hash(user.password_hash, password):
        raise AuthError("invalid username or password")
    access_token = create_access_token(identity=user.id)
    return {"access_token": access_token, "token_type": "bearer", "refresh_token": new_refresh_token(user)}
@@ code | python generated secrets | tokens.py
import secrets
API_KEY_LENGTH = 40
TOKEN_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789"
def new_token():
    password = secrets.token_urlsafe(32)
    return "".join(secrets.choice(TOKEN_ALPHABET) for _ in range(API_KEY_LENGTH))
@@ code | python prompts | cli.py
password = getpass.getpass("Password: ")
parser.add_argument("--password", help="password of the user", default=None)
parser.add_argument("--api-key", metavar="API_KEY", required=True)
token = input("Token (from https://‹app›.‹domain›/settings/tokens): ")
assert password, "password must not be empty"
@@ code | python names of keys | constants.py
PASSWORD_FIELD = "password"
CONF_API_KEY = "api_key"
CONF_CLIENT_SECRET = "client_secret"
TOKEN_HEADER = "X-Auth-Token"
SECRET_NAME = "‹app›/database/credentials"
ERROR_INVALID_PASSWORD = "invalid_password"
SESSION_COOKIE_NAME = "__Secure-session-token"
@@ code | python tests with words | tests/test_login.py
def test_login_rejects_wrong_password(client):
    response = client.post("/login", data={"username": "jane", "password": "wrong"})
    assert response.status_code == 401

def test_password_is_hidden(settings):
    assert mask("password=foo") == "password=***"
    assert Config(password="bar").password.get_secret_value() == "bar"
@@ code | python fixtures of documents | tests/test_github.py
FAKE_TOKEN = "not-a-real-token"
@pytest.fixture
def client():
    return Client(token="fake-token-for-tests", base_url="http://localhost:1234")
def test_header(client):
    assert client.headers["Authorization"] == "Bearer fake-token-for-tests"
@@ code | javascript environment | config.js
module.exports = {
  jwtSecret: process.env.JWT_SECRET,
  dbPassword: process.env.DB_PASSWORD || '',
  stripeKey: process.env.STRIPE_SECRET_KEY ?? null,
  apiKey: import.meta.env.VITE_API_KEY,
  token: localStorage.getItem('access_token'),
  secretAccessKey: requireEnv('AWS_SECRET_ACCESS_KEY'),
};
@@ code | javascript form validation | src/signup.js
const schema = yup.object({
  password: yup.string().required('Password is required').min(8, 'Password must be at least 8 characters'),
  confirmPassword: yup.string().oneOf([yup.ref('password')], 'Passwords must match'),
});
const [password, setPassword] = useState('');
const passwordStrength = zxcvbn(password).score;
@@ code | javascript types and paths | src/routes.js
export const routes = {
  forgotPassword: '/account/forgot-password',
  resetPassword: '/account/reset-password/:token',
  apiKeys: '/settings/api-keys',
  oauthToken: 'https://github.com/login/oauth/access_token',
};
export const SET_ACCESS_TOKEN = 'auth/setAccessToken';
@@ code | javascript react fields | src/Login.jsx
<label htmlFor="password">Password</label>
<input id="password" type="password" name="password" autoComplete="current-password" placeholder="••••••••"
  value={password} onChange={(e) => setPassword(e.target.value)} />
<a href="/forgot-password" data-testid="forgot-password-link">Forgot your password?</a>
<PasswordInput tokenKey="signup.password" secret={false} />
@@ code | javascript imports | src/keys.js
import { chainOneKey, chainTwoKey } from '../networks/supported-chains/consts';
import { passwordResetTemplate } from './templates/password-reset-template';
import tokenRefreshMiddleware from '@‹company›/token-refresh-middleware';
const apiKeyHeader = require('./lib/api-key-header-parser');
@@ code | typescript interfaces | src/types.ts
export interface Credentials {
  username: string;
  password: string;
  apiKey?: string;
  readonly accessToken: Token<'access'>;
}
export type SecretName = 'database-password' | 'smtp-password' | 'jwt-signing-secret';
export enum TokenType { AccessToken = 'access_token', RefreshToken = 'refresh_token' }
@@ code | typescript injection tokens | src/tokens.ts
export const AUTH_CONFIG_TOKEN = new InjectionToken<AuthConfig>('auth.config.token');
export const PASSWORD_HASHER = Symbol.for('‹company›.PasswordHasher');
export const API_KEY_GUARD = 'ApiKeyGuardStrategyProvider';
@@ code | typescript test doubles | src/auth.spec.ts
it('sends the token', async () => {
  const token = 'token';
  const service = new AuthService({ secret: 'secret', password: 'pass' });
  await service.login('user', 'password');
  expect(http.headers.authorization).toBe(¬Bearer §{token}¬);
});
@@ code | java lookups | src/main/java/Config.java
public class Config {
    private static final String PASSWORD_KEY = "spring.datasource.password";
    private static final String TOKEN_ENDPOINT = "https://login.microsoftonline.com/common/oauth2/v2.0/token";
    private final String password = System.getenv("DB_PASSWORD");
    private final String apiKey = properties.getProperty("api.key");
    private final char[] secret = vault.read("secret/‹app›").get("password").toCharArray();
}
@@ code | java annotations and messages | src/main/java/UserDto.java
public class UserDto {
    @NotBlank(message = "{validation.password.not-blank}")
    @Size(min = 8, message = "Password must have at least eight characters")
    private String password;
    @JsonProperty("access_token") private String accessToken;
    @Value("§{app.jwt.secret}") private String jwtSecret;
}
@@ code | java serial and class names | src/main/java/Serial.java
private static final long serialVersionUID = -‹d:18›L;
private static final String TOKEN_STORE = "org.springframework.security.oauth2.provider.token.store.JdbcTokenStore";
private static final String KEY_ALGORITHM = "PBKDF2WithHmacSHA256";
private static final String SECRET_KEY_FACTORY = "AES/CBC/PKCS5Padding";
@@ code | csharp lookups | Services/Auth.cs
var password = configuration["Database:Password"];
var secret = await client.GetSecretAsync("sql-admin-password");
var apiKey = Environment.GetEnvironmentVariable("API_KEY") ?? throw new InvalidOperationException("API_KEY is not set");
this.passwordTextBox.Name = "passwordTextBox";
this.tokenLabel.Text = "Access token:";
[JsonPropertyName("client_secret")] public string ClientSecret { get; set; } = string.Empty;
@@ code | csharp user secrets id | App.csproj
<Project Sdk="Microsoft.NET.Sdk.Web">
  <PropertyGroup>
    <TargetFramework>net8.0</TargetFramework>
    <UserSecretsId>‹uuid›</UserSecretsId>
    <AssemblyOriginatorKeyFile>..\..\keys\public.snk</AssemblyOriginatorKeyFile>
    <PublicKeyToken>‹hex:16›</PublicKeyToken>
  </PropertyGroup>
</Project>
@@ code | csharp strong names | packages.config
<dependentAssembly>
  <assemblyIdentity name="Newtonsoft.Json" publicKeyToken="30ad4fe6b2a6aeed" culture="neutral" />
  <bindingRedirect oldVersion="0.0.0.0-13.0.0.0" newVersion="13.0.0.0" />
  <assemblyIdentity name="System.Memory" publicKeyToken="cc7b13ffcd2ddd51" />
</dependentAssembly>
@@ code | php lookups | config.php
<?php
§password = getenv('DB_PASSWORD') ?: '';
§pass = §_POST['password'];
define('DB_PASSWORD', §_ENV['WORDPRESS_DB_PASSWORD']);
§token = §request->headers->get('X-Auth-Token');
§hash = password_hash(§pass, PASSWORD_DEFAULT);
if (!hash_equals(§expectedToken, §token)) { throw new TokenMismatchException('CSRF token mismatch.'); }
@@ code | go lookups | internal/config/config.go
type Config struct {
	Password  string ¬env:"DB_PASSWORD,required" json:"password,omitempty"¬
	APIKey    string ¬yaml:"api_key" validate:"len=32"¬
	JWTSecret []byte ¬mapstructure:"jwt_secret"¬
}

var passwordFlag = flag.String("password", "", "password of the database user")
var token = os.Getenv("GITHUB_TOKEN")
@@ code | go names and errors | internal/auth/errors.go
var (
	ErrInvalidPassword = errors.New("auth: invalid password")
	ErrTokenExpired    = errors.New("auth: token expired")
)

const (
	annotationSecret = "‹company›.io/secret-checksum"
	tokenFile        = "/var/run/secrets/kubernetes.io/serviceaccount/token"
	keyringPassword  = "passphrase"
)
@@ code | ruby lookups | config/initializers/auth.rb
Devise.setup do |config|
  config.secret_key = ENV.fetch('DEVISE_SECRET_KEY')
  config.password_length = 8..128
  config.reset_password_within = 6.hours
  config.omniauth :github, ENV['GITHUB_KEY'], ENV['GITHUB_SECRET'], scope: 'user:email'
end
Rails.application.config.filter_parameters += [:passw, :secret, :token, :_key, :crypt, :salt, :otp]
@@ code | ruby specs | spec/models/user_spec.rb
RSpec.describe User do
  let(:user) { create(:user, password: 'password', password_confirmation: 'password') }
  it { is_expected.to validate_length_of(:password).is_at_least(8) }
  it('rejects a wrong one') { expect(user.authenticate('wrong-password')).to be(false) }
end
@@ code | rust lookups | src/config.rs
#[derive(Deserialize)]
pub struct Settings {
    #[serde(rename = "db_password")]
    pub password: SecretString,
    pub api_key: Option<String>,
}
let token = std::env::var("API_TOKEN").expect("API_TOKEN must be set");
pub const TOKEN_HEADER: &str = "x-amz-security-token";
@@ code | kotlin and swift keychain | App/Keychain.swift
let query: [String: Any] = [
  kSecClass as String: kSecClassGenericPassword,
  kSecAttrService as String: "net.‹company›.‹app›.access-token",
  kSecAttrAccount as String: "refreshToken",
]
passwordField.isSecureTextEntry = true
passwordField.placeholder = NSLocalizedString("login.password.placeholder", comment: "Password")
@@ code | android layout | app/src/main/res/layout/login.xml
<LinearLayout xmlns:android="http://schemas.android.com/apk/res/android">
  <EditText android:id="@+id/password" android:inputType="textPassword" android:hint="@string/prompt_password" />
  <TextView android:text="@string/forgot_password" android:autofillHints="password" />
</LinearLayout>
@@ code | c constants of keys | src/keys.c
#define KEY_LENGTH 32
#define PASSWORD_MAX 128
#define TOKEN_DELIMITERS " \t\r\n\a"
static const char *password_prompt = "Password: ";
enum { KEY_UP = 0x26, KEY_DOWN = 0x28, KEY_ESCAPE = 0x1b };
strncpy(ctx->passwd, optarg, sizeof(ctx->passwd) - 1);
@@ code | sql without a value | migrations/002_tokens.sql
CREATE TABLE users (id bigint PRIMARY KEY, password_hash text NOT NULL, api_token uuid DEFAULT gen_random_uuid());
CREATE USER :app_user WITH PASSWORD :'app_password';
UPDATE users SET password = crypt(§1, gen_salt('bf')) WHERE reset_token = §2;
ALTER ROLE ‹login› PASSWORD NULL;
@@ code | shell with checks | scripts/check.sh
: "§{DB_PASSWORD:?DB_PASSWORD is required}"
if [ -z "§{API_TOKEN:-}" ]; then echo "API_TOKEN=<token> §0" >&2; exit 1; fi
PASSWORD=§(openssl rand -base64 24)
kubectl create secret generic db --from-literal=password="§PASSWORD" --dry-run=client -o yaml
htpasswd -nbB admin "§1"
@@ code | powershell lookups | Deploy.ps1
param([SecureString]§Password, [string]§ApiKey = §env:API_KEY)
§cred = Get-Credential -Message "Password of the domain administrator"
§secret = Get-AzKeyVaultSecret -VaultName '‹company›-kv' -Name 'sql-admin-password' -AsPlainText
§secure = ConvertTo-SecureString §env:DEPLOY_PASSWORD -AsPlainText -Force
@@ code | regular expressions of a scanner | rules.toml
[[rules]]
id = "aws-access-key"
regex = '''(A3T[A-Z0-9]|AKIA|ASIA)[A-Z0-9]{16}'''
[[rules]]
id = "generic-password"
regex = '''(?i)password\s*[:=]\s*["'][^"']{8,}["']'''
keywords = ["password", "passwd", "secret"]
@@ code | alphabets | src/encode.js
const KEY_CHARS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=';
const tokenAlphabet = '0123456789abcdefghijklmnopqrstuvwxyz';
const hexKeyDigits = '0123456789ABCDEF';
const base58Key = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
@@ code | key bindings | keybindings.json
[
  { "key": "ctrl+shift+down", "command": "editor.action.insertCursorBelow" },
  { "key": "ctrl+k ctrl+shift+s", "command": "workbench.action.keybindings", "when": "editorTextFocus" }
]
@@ code | cache and sort keys | src/cache.ts
const cacheKey = ¬user:§{id}:permissions:v2¬;
const idempotencyKeyHeader = 'Idempotency-Key';
const sortKey = 'created_at_desc_then_id';
const primaryKey = 'order_line_item_id_v2';
const partitionKey = { name: 'tenantId#region#2024' };
const translationKey = 'settings.security.password.change.success';
`);
