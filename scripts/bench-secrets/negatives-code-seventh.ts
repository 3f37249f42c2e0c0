import { clean } from './rows-seventh.ts';

/** Source code that speaks of secrets and holds none. */
export const CODE_SEVENTH = clean(
  'code',
  String.raw`
@@ environment in python | ‹?settings.py|config.py|app/core/config.py›
SECRET_KEY = os.environ["SECRET_KEY"]
DB_PASSWORD = os.getenv("DB_PASSWORD", "")
API_TOKEN = config("API_TOKEN", default=None)
@@ typed settings | app/settings.py
class Settings(BaseSettings):
    smtp_password: SecretStr
    jwt_secret_key: str = Field(..., env="JWT_SECRET_KEY")
    access_token_expire_minutes: int = 60
@@ signature in python | ‹?app/auth.py|users/service.py›
def authenticate(username: str, password: str, token: Optional[str] = None) -> User:
    if not verify_password(password, user.hashed_password):
        raise InvalidCredentials("wrong user name or password")
@@ keyword arguments | ‹?client.py|sync.py›
client = Client(username=username, password=password, api_key=self.api_key, token=get_token(user))
conn = connect(host=host, user=cfg["user"], password=cfg["password"])
@@ django model | users/models.py
class ApiToken(models.Model):
    token = models.CharField(max_length=64, unique=True, default=generate_token)
    password = models.CharField(_("password"), max_length=128)
@@ django form | users/forms.py
    password1 = forms.CharField(label="Password", widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}))
    error_messages = {"password_mismatch": "The two password fields do not match."}
@@ django validators | ‹app›/settings.py
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
PASSWORD_RESET_TIMEOUT = 259200
@@ generated in python | ‹?utils.py|tools/make_token.py›
token = secrets.token_urlsafe(32)
password = "".join(random.choice(ALPHABET) for _ in range(16))
api_key = hashlib.sha256(os.urandom(64)).hexdigest()
@@ alphabet | ‹?utils/random.py|tools/alphabet.py›
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
PASSWORD_CHARS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
@@ click option | ‹?cli.py|manage.py›
@click.option("--password", prompt=True, hide_input=True, confirmation_prompt=True)
@click.option("--api-key", envvar="‹app›_API_KEY", help="key of the service")
def login(password, api_key):
@@ map of errors | ‹?constants.py|payment/errors.py›
ERRORS = {
    "authentication_required": "The card was declined, as the transaction requires authentication.",
    "invalid_api_key": "The key is not valid or has expired.",
    "token_revoked": "token-revoked-by-administrator",
}
@@ environment in node | ‹?config.js|src/config/index.ts›
module.exports = {
  jwtSecret: process.env.JWT_SECRET,
  dbPassword: process.env.DB_PASSWORD || '',
  apiKey: config.get('services.payment.apiKey'),
};
@@ validation of the environment | ‹?src/env.ts|src/env.mjs›
export const env = z.object({
  DATABASE_URL: z.string().url(),
  NEXTAUTH_SECRET: z.string().min(32, 'NEXTAUTH_SECRET needs 32 characters'),
  STRIPE_SECRET_KEY: z.string().startsWith('sk_'),
}).parse(process.env);
@@ types in typescript | ‹?src/types.ts|src/models/user.ts›
export interface LoginRequest {
  username: string;
  password: string;
  accessToken?: string;
  refreshTokenExpiresAt: Date | null;
}
@@ enumeration | ‹?src/enums.ts|src/constants/auth.ts›
export enum AuthError {
  InvalidPassword = 'INVALID_PASSWORD',
  TokenExpired = 'TOKEN_EXPIRED',
  ApiKeyMissing = 'API_KEY_MISSING',
}
@@ actions of a store | ‹?src/store/auth.js|src/actions/types.ts›
export const RESET_PASSWORD_REQUEST = 'auth/RESET_PASSWORD_REQUEST';
export const SET_ACCESS_TOKEN = 'auth/setAccessToken';
@@ names of headers | ‹?src/http.ts|lib/constants.js›
const AUTH_HEADER = 'X-Auth-Token';
const API_KEY_HEADER = 'X-Api-Key';
const CSRF_COOKIE_NAME = 'XSRF-TOKEN';
@@ keys of storage | ‹?src/utils/storage.ts|src/auth.js›
const TOKEN_KEY = '‹app›_access_token';
const REFRESH_TOKEN_STORAGE_KEY = '@‹app›/refreshToken';
localStorage.setItem(TOKEN_KEY, response.data.token);
@@ bearer from a variable | ‹?src/api.js|src/services/http.ts›
  headers: { Authorization: ‹tick›Bearer §{token}‹tick›, 'X-Api-Key': apiKey },
  auth: { username: user.name, password: user.password },
@@ basic from variables | ‹?src/client.js|lib/request.ts›
  const auth = 'Basic ' + Buffer.from(‹tick›§{user}:§{password}‹tick›).toString('base64');
@@ component with a password | ‹?src/Login.jsx|src/components/LoginForm.tsx›
  const [password, setPassword] = useState('');
  <input type="password" name="password" placeholder="Enter your password" autoComplete="current-password" />
@@ vue form | ‹?src/views/Login.vue|src/pages/register.vue›
      rules: { password: [{ required: true, message: 'Please enter the password', trigger: 'blur' }] },
      form: { username: '', password: '', passwordConfirm: '' },
@@ html form | ‹?index.html|templates/login.html›
<label for="password">Password</label>
<input id="password" type="password" class="form-control input-password-toggle" required minlength="8">
<meta name="csrf-token" content="{{ csrf_token }}">
@@ django template | templates/login.html
{% csrf_token %}
<a href="{% url 'password_reset' %}">Forgot your password?</a>
{{ form.password|as_crispy_field }}
@@ devise view | app/views/devise/sessions/new.html.erb
  <%= f.password_field :password, autocomplete: "current-password" %>
  <%= link_to "Forgot your password?", new_password_path(resource_name) %>
@@ rails routes | config/routes.rb
  devise_for :users, controllers: { sessions: "users/sessions", passwords: "users/passwords" }
  resources :api_tokens, only: %i[index create destroy]
@@ rails filter | config/initializers/filter_parameter_logging.rb
Rails.application.config.filter_parameters += [:passw, :secret, :token, :_key, :crypt, :salt, :otp]
@@ rails migration | db/migrate/202405‹?11|17|23›120000_add_tokens.rb
    add_column :users, :reset_password_token, :string
    add_index :users, :reset_password_token, unique: true
    t.string :encrypted_password, null: false, default: ""
@@ lookup in java | src/main/java/com/‹org›/config/‹?AppConfig.java|MailConfig.java›
    @Value("§{spring.mail.password}")
    private String mailPassword;
    String secret = System.getenv("JWT_SECRET");
@@ constants of keys in java | src/main/java/com/‹org›/‹?Keys.java|PrefKeys.java›
    public static final String KEY_ACCESS_TOKEN = "com.‹org›.extra.ACCESS_TOKEN";
    public static final String PREF_PASSWORD = "pref_key_password";
    private static final String SECRET_KEY_ALGORITHM = "PBKDF2WithHmacSHA256";
@@ setters in java | src/main/java/com/‹org›/model/User.java
    public void setPassword(String password) { this.password = passwordEncoder.encode(password); }
    public String getApiKey() { return apiKey; }
@@ annotation in java | src/main/java/com/‹org›/dto/RegisterRequest.java
    @NotBlank(message = "Password must not be empty")
    @Pattern(regexp = "^(?=.*[A-Z])(?=.*[0-9]).{8,}$", message = "Password is too weak")
    private String password;
@@ filter in java | src/main/java/com/‹org›/keys/KeyFilter.java
        if (mode == FilterMode.OFFLINE_STORAGE && key.isPersistent() || mode == FilterMode.API_RETURN_VALUE && key.isReturnable()) {
            keys.add(keyFactory.createPublicKeyIdentifier(key));
@@ android view | app/src/main/res/layout/activity_login.xml
    <EditText android:id="@+id/password" android:inputType="textPassword"
        android:hint="@string/prompt_password" android:autofillHints="password" />
@@ android strings | app/src/main/res/values/strings.xml
    <string name="prompt_password">Password</string>
    <string name="error_invalid_password">This password is too short</string>
    <string name="pref_token_title">Access token</string>
@@ lookup in csharp | ‹?Program.cs|Startup.cs›
var connectionString = builder.Configuration.GetConnectionString("DefaultConnection");
options.ClientSecret = builder.Configuration["Authentication:Google:ClientSecret"];
@@ attribute in csharp | Models/LoginViewModel.cs
        [Required(ErrorMessage = "Password is required")]
        [DataType(DataType.Password)]
        public string Password { get; set; } = string.Empty;
@@ connection builder | ‹?Data/Db.cs|Pipelines/Deploy.cs›
    return $"Server={server};Database={database};User Id={user};Password={password};";
    var cs = string.Format("Data Source={0};uid={1};pwd={2}", host, user, secret);
@@ lookup in go | ‹?config/config.go|cmd/main.go›
	cfg.Password = os.Getenv("DB_PASSWORD")
	dsn := fmt.Sprintf("%s:%s@tcp(%s)/%s?parseTime=true", cfg.User, cfg.Password, cfg.Host, cfg.Name)
	flag.StringVar(&token, "token", "", "access token of the API")
@@ structure in go | ‹?internal/config.go|api/types.go›
type Config struct {
	Password     string ‹tick›yaml:"password" env:"DB_PASSWORD"‹tick›
	ClientSecret string ‹tick›json:"client_secret,omitempty"‹tick›
	TokenURL     string ‹tick›json:"token_url"‹tick›
}
@@ errors in go | ‹?internal/auth/errors.go|auth.go›
var (
	ErrInvalidToken    = errors.New("token is invalid or expired")
	ErrPasswordTooWeak = errors.New("password must have 12 characters")
)
@@ generated client in go | ‹?zz_generated.deepcopy.go|api/client.gen.go›
	if in.PasswordSecretRef != nil {
		in, out := &in.PasswordSecretRef, &out.PasswordSecretRef
		*out = new(SecretKeySelector)
@@ lookup in php | ‹?config.php|src/Db.php›
$password = getenv('DB_PASSWORD');
$token = $_POST['token'] ?? null;
$hash = password_hash($_POST['password'], PASSWORD_BCRYPT);
@@ check in php | ‹?login.php|src/Auth.php›
if (password_verify($password, $row['password'])) {
    $_SESSION['token'] = bin2hex(random_bytes(32));
    $privateKey = new PrivateKey($keys['privatekey']);
@@ rust lookup | ‹?src/config.rs|src/main.rs›
    let password = env::var("DB_PASSWORD").expect("DB_PASSWORD must be set");
    let token: Secret<String> = settings.get("token")?;
@@ swift lookup | ‹?App/Keychain.swift|Sources/Auth.swift›
    static let accessTokenKey = "com.‹org›.accessToken"
    let password = try keychain.get(Keys.password)
@@ dart lookup | lib/‹?env.dart|auth.dart›
  static const apiKey = String.fromEnvironment('API_KEY');
  TextField(obscureText: true, decoration: InputDecoration(labelText: 'Password'))
@@ tests by name | src/auth/password.spec.ts
  it('rejects a password without a digit', async () => {
    expect(validatePassword(input)).toBe('PASSWORD_NEEDS_DIGIT');
@@ translation in json | ‹?locales/en.json|src/i18n/de.json|public/locales/fr/common.json›
  "password": "Passwort",
  "forgotPassword": "Passwort vergessen?",
  "apiKey": "API-Schlüssel",
  "tokenExpired": "Ihre Sitzung ist abgelaufen"
@@ translation in yaml | config/locales/‹?en.yml|es.yml›
      password: Contraseña
      password_confirmation: "Confirmar contraseña"
      secret_question: ¿Cuál es su pregunta secreta?
@@ translation in properties | src/main/resources/messages_‹?de|fr|it›.properties
login.password=Mot de passe
login.password.forgot=Mot de passe oublié\u00a0?
error.token=Le jeton a expiré
@@ gettext | locale/de/LC_MESSAGES/django.po
msgid "Enter a new password"
msgstr "Geben Sie ein neues Passwort ein"
@@ css | ‹?src/login.css|assets/style.scss›
.password-strength-meter__bar--very-weak { width: 20%; }
#user_password::placeholder { color: #9ca3af; }
.token-keyword { color: #a626a4 }
@@ syntax highlighting | ‹?prism.js|highlight.js›
Prism.languages.ini={comment:{pattern:/(^[ \f\t\v]*)[#;].*/m,lookbehind:!0},key:{pattern:/(^[ \f\t\v]*)[^ \f\n\r\t\v=]+/m,alias:"attr-name"},token:"keyword"};
@@ key bindings | ‹?.vscode/keybindings.json|keymaps/linux.json›
  { "key": "ctrl+shift+alt+down", "command": "editor.action.copyLinesDownAction" },
  { "key": "ctrl+k ctrl+x", "command": "editor.action.trimTrailingWhitespace" }
@@ sql schema | ‹?schema.sql|db/migrations/001_users.sql›
CREATE TABLE users (
  id BIGINT PRIMARY KEY,
  password_hash VARCHAR(255) NOT NULL,
  api_token CHAR(64) UNIQUE
);
CREATE INDEX idx_users_reset_token ON users (reset_token);
@@ sql parameters | ‹?queries.sql|src/users.sql›
ALTER USER app_user WITH PASSWORD :'app_password';
UPDATE users SET password = $2, reset_token = NULL WHERE id = $1;
@@ prisma | prisma/schema.prisma
model Account {
  access_token      String? @db.Text
  passwordHash      String
  @@unique([provider, providerAccountId])
}
@@ graphql | ‹?schema.graphql|src/schema.gql›
type Mutation {
  login(email: String!, password: String!): AuthPayload!
  resetPassword(token: String!, newPassword: String!): Boolean!
}
@@ protobuf | ‹?proto/auth.proto|api/v1/user.proto›
message LoginRequest {
  string username = 1;
  string password = 2;
  string refresh_token = 3;
}
@@ openapi | ‹?openapi.yaml|swagger.yml|docs/openapi.yaml›
      properties:
        password:
          type: string
          format: password
          minLength: 8
  securitySchemes:
    ApiKeyAuth: { type: apiKey, in: header, name: X-API-Key }
@@ json schema | ‹?schema/config.schema.json|values.schema.json›
    "password": { "type": "string", "description": "Password of the database user", "minLength": 8 },
    "tokenSecretName": { "type": "string", "pattern": "^[a-z0-9-]{1,63}$" }
@@ feature flags | ‹?flags.json|config/features.yml›
  "enable-password-less-login-2025": true,
  "rotate_api_keys_automatically": false,
  "token_exchange_v2_rollout": 25
@@ rules of a scanner | ‹?.gitleaks.toml|semgrep/secrets.yml›
regex = '''(?i)(api[_-]?key|secret|token)\s*[=:]\s*['"][A-Za-z0-9_\-]{20,}['"]'''
keywords = ["ghp_", "AKIA", "xoxb-"]
@@ redaction | ‹?src/redact.ts|log/filter.py›
const SENSITIVE = ['password', 'passwd', 'secret', 'authorization', 'x-api-key', 'set-cookie'];
const PATTERN = /(password|token)=([^&\s]+)/gi;
@@ minified | ‹?static/js/main.‹hex:8›.js|dist/app.min.js›
!function(e,t){var n={token:e.token,password:t.password,apiKey:e.apiKey||t.key};n.secret=function(e){return r(e).toString(16)},o.exports={createToken:n,getPassword:function(){return t.value}}}(a,b);
@@ names of tools | ‹?agents/tools.ts|config/tools.json›
  "allowedTools": ["getPagesInConfluenceSpace", "searchConfluenceUsingCql", "getAccessibleAtlassianResources"]
@@ routes | ‹?src/routes.ts|router/index.js›
  { path: '/reset-password/:token', name: 'reset-password', component: () => import('./ResetPassword.vue') },
  { path: '/settings/api-keys', name: 'api-keys' },
@@ macro in c | ‹?include/auth.h|src/options.c›
#define MAX_PASSWORD_LENGTH 128
#define TOKEN_KEYWORD_AUTHENTICATE 0x1f
static const char *password_prompt = "Password: ";
@@ cmake | CMakeLists.txt
set(SIGNING_KEY "$ENV{SIGNING_KEY}" CACHE STRING "key for signing")
option(ENABLE_PASSWORD_STORE "Build with the password store" ON)
`,
);
