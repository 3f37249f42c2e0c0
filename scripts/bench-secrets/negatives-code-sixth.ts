import { clean } from './rows-sixth.ts';

const CODE = clean(
  'code',
  String.raw`
@@ form of a page | ‹?login.html|templates/login.html|src/Login.vue›
<label for="password">Password</label>
<input type="password" id="password" name="password" placeholder="Enter your password" required minlength="8">
@@ react state | src/Login.jsx
  const [password, setPassword] = useState('');
  const [showPassword, setShowPassword] = useState(false);
  <TextField label="Password" type={showPassword ? 'text' : 'password'} value={password} />
@@ flutter form | lib/login.dart
      final password = _passwordController.text;
      TextFormField(obscureText: true, decoration: InputDecoration(labelText: 'Password')),
@@ validation | src/validators.ts
export const passwordPattern = /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[A-Za-z\d@$!%*?&]{8,}$/;
const PASSWORD_ERROR = 'Password must have at least 8 characters';
@@ hashing | src/users.py
def set_password(self, password):
    self.password_hash = generate_password_hash(password, method="pbkdf2:sha256")
    return check_password_hash(self.password_hash, password)
@@ compare | src/auth.ts
    const match = await bcrypt.compare(password, user.password);
    if (!match) throw new UnauthorizedException('Invalid password');
    const token = this.jwt.sign(payload, { secret: this.secret, expiresIn: '15m' });
@@ login of java | src/main/java/‹org›/LoginService.java
        String password = passwordEncoder.encode(dto.getPassword());
        user.setPassword(password);
        String token = tokenProvider.createToken(authentication);
@@ enumeration | src/‹?TokenType|Kinds›.java
public enum TokenType { ACCESS_TOKEN, REFRESH_TOKEN, PASSWORD_RESET_TOKEN, API_KEY }
@@ constants that are names | src/constants.ts
export const ACCESS_TOKEN_KEY = 'access_token';
export const SECRET_HEADER = 'X-Client-Secret';
export const PASSWORD_FIELD = 'user_password';
export const API_KEY_PARAM = 'apikey';
@@ redux types | src/store/types.js
export const RESET_PASSWORD_REQUEST = 'auth/RESET_PASSWORD_REQUEST';
export const SET_TOKEN = '@@auth/SET_TOKEN';
@@ routes | src/routes.py
path("password-reset/<uidb64>/<token>/", views.PasswordResetConfirm.as_view(), name="password_reset_confirm"),
path("api/token/refresh/", TokenRefreshView.as_view(), name="token_refresh"),
@@ local storage | src/session.js
localStorage.setItem('token', response.data.token);
const token = localStorage.getItem('auth_token');
axios.defaults.headers.common.Authorization = ‹bt›Bearer §{token}‹bt›;
@@ parser of tokens | src/lexer.go
	case tokenString:
		token = Token{Type: STRING, Literal: l.readString()}
	key := strings.ToLower(tok.Literal)
@@ tokenizer | train.py
tokenizer.add_special_tokens({"pad_token": "[PAD]", "bos_token": "<s>", "eos_token": "</s>"})
max_tokens = 2048
token_ids = tokenizer.encode(text)
@@ keys of maps | src/cache.py
cache_key = f"user:{user_id}:profile"
primary_key = "customer_id"
sort_key = "created_at#‹n›"
@@ keyboard | src/keys.ts
const shortcutKey = 'ctrl+shift+p';
if (event.key === 'ArrowDown' || event.key === 'Escape') close();
@@ database schema | schema.sql
CREATE TABLE users (
  id SERIAL PRIMARY KEY,
  password VARCHAR(255) NOT NULL,
  reset_token VARCHAR(64) DEFAULT NULL,
  api_key CHAR(40) UNIQUE
);
@@ migration | db/migrate/20210301_add_tokens.rb
    add_column :users, :encrypted_password, :string, null: false, default: ""
    add_index :users, :reset_password_token, unique: true
@@ typescript types | src/types.d.ts
export interface Credentials { username: string; password: string; token?: string; apiKey: string | null }
@@ openapi | openapi.yaml
    password:
      type: string
      format: password
      minLength: 8
      description: The user's password
    apiKeyAuth:
      type: apiKey
      name: X-API-Key
@@ protobuf | api/auth.proto
message LoginRequest {
  string username = 1;
  string password = 2;
  string refresh_token = 3;
}
@@ graphql | schema.graphql
type Mutation {
  login(email: String!, password: String!): AuthPayload!
  resetPassword(token: String!, newPassword: String!): Boolean!
}
@@ json schema | schemas/config.schema.json
    "password": { "type": "string", "description": "Password of the broker", "writeOnly": true },
    "secretRef": { "$ref": "#/definitions/secretRef" }
@@ cobra flags | cmd/login.go
	cmd.Flags().StringVarP(&opts.Password, "password", "p", "", "password or token of the registry")
	cmd.Flags().BoolVar(&opts.PasswordStdin, "password-stdin", false, "take the password from stdin")
@@ argparse | cli.py
parser.add_argument("--password", help="password of the database", default=None)
parser.add_argument("--token", metavar="TOKEN", required=True)
@@ click | cli.py
@click.option("--api-key", envvar="APP_API_KEY", help="API key of the service")
@click.password_option()
@@ masks | src/log.ts
const masked = config.replace(password, '********');
const REDACT = ['password', 'secret', 'token', 'authorization'];
@@ exceptions | src/errors.kt
class InvalidTokenException(message: String = "The token is invalid or has expired") : RuntimeException(message)
class PasswordTooShort : ValidationError("password.too_short")
@@ test of a status | tests/test_login.py
def test_wrong_password(client):
    response = client.post("/login", data={"username": "alice", "password": ""})
    assert response.status_code == 401
@@ mocks | src/auth.spec.ts
    const token = jest.fn().mockReturnValue('token');
    expect(service.login({ username: 'user', password: 'password' })).rejects.toThrow();
@@ generated password | src/util.go
func randomPassword(n int) string {
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	return pick(letters, n)
}
@@ alphabet | src/base.js
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=';
@@ css classes | src/Password.css
.password-strength-meter { color: #‹hex:6›; }
.token--keyword { font-weight: bold }
@@ css modules | dist/app.css
.Password_input__‹b62:5›{border:1px solid #‹hex:6›}.token-list_‹b62:6›{margin:0}
@@ svg path | src/icons/key.svg
<path d="M12.65 10A5.99 5.99 0 0 0 7 6c-3.31 0-6 2.69-6 6s2.69 6 6 6a5.99 5.99 0 0 0 5.65-4H17v4h4v-4h2v-4z"/>
@@ minified | public/js/app.‹hex:8›.js
!function(e,t){var n=e.token,r=e.password;t.exports={key:"auth",getToken:function(){return n},secret:r}}({token:null,password:void 0},module);
@@ minified names | dist/vendor.min.js
var Ae="__reactFiber$"+Math.random().toString(36).slice(2),passwordInput=/^(?:password|tel|text)$/,tokenKey="csrfToken";
@@ source map | dist/app.js.map
{"version":3,"sources":["../src/token.ts"],"names":["token","secret"],"mappings":"AAAA,SAAgB,GAAGA,CAAC,KAAaC,EAAiBC,GAAI,QAAO,CAAC"}
@@ data uri | src/logo.css
.logo{background:url("data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAB‹b64:180›==")}
@@ font | src/fonts.css
@font-face{font-family:"Icons";src:url(data:font/woff2;base64,d09GMgABAAAAA‹b64:200›)}
@@ selenium locators | tests/login_page.py
    PASSWORD_INPUT = (By.ID, "login-password")
    SUBMIT = (By.CSS_SELECTOR, "button[data-token='submit']")
@@ getpass | login.py
password = getpass.getpass("Password for %s: " % user)
pw = input("Passwort: ")
@@ cpp | src/auth.cpp
bool checkPassword(const std::string& password, const std::string& storedHash) {
    return hash(password + salt) == storedHash;
}
@@ swift keychain | Keychain.swift
        let query: [String: Any] = [kSecClass as String: kSecClassGenericPassword, kSecAttrAccount as String: "authToken"]
@@ sql of users | queries.sql
SELECT id, email FROM users WHERE password = crypt($1, password) AND token_expires_at > now();
UPDATE users SET password = :password WHERE reset_token = :token;
@@ r functions | R/auth.R
token <- httr::oauth2.0_token(endpoint, app, scope = scope)
password <- rstudioapi::askForPassword("Database password")
@@ perl | lib/Auth.pm
my $password = shift // die "no password\n";
my $secret = $ENV{APP_SECRET};
@@ bash getopts | tool.sh
    --password=*) password="§{1#*=}" ;;
    --token) token="$2"; shift ;;
echo "Usage: $0 --user USER --password PASSWORD"
@@ python keyword arguments | client.py
conn = connect(host=host, user=user, password=password, token=self.token)
session.auth = (settings.USERNAME, settings.PASSWORD)
@@ kotlin compose | app/src/main/java/Login.kt
    var password by remember { mutableStateOf("") }
    OutlinedTextField(value = password, onValueChange = { password = it }, label = { Text("Password") })
@@ android labels | app/src/main/res/values/strings.xml
    <string name="prompt_password">Password</string>
    <string name="error_invalid_password">This password is too short</string>
    <string name="forgot_password">Forgot your password?</string>
@@ view ids | app/src/main/res/layout/login.xml
        android:id="@+id/editTextPassword"
        android:inputType="textPassword"
        android:hint="@string/prompt_password"
`,
);

const TEXTS = clean(
  'text',
  String.raw`
@@ translations | ‹?locales/en.json|i18n/messages.en.json›
  "password": "Password",
  "confirmPassword": "Confirm password",
  "resetPassword": "Reset your password",
  "invalidToken": "The link is no longer valid",
@@ german translations | locales/de.json
  "password": "Passwort",
  "forgotPassword": "Passwort vergessen?",
  "apiKey": "API-Schlüssel",
@@ french translations | translations/messages.fr.yml
password: Mot de passe
new_password: Nouveau mot de passe
secret: Clé secrète
@@ django messages | locale/es/LC_MESSAGES/django.po
msgid "Your password can't be too similar to your other personal information."
msgstr "Su contraseña no puede asemejarse tanto a su otra información personal."
@@ rails messages | config/locales/devise.en.yml
    passwords:
      no_token: "You can't access this page without coming from a password reset email."
      updated: "Your password has been changed successfully."
@@ java messages | src/main/resources/messages_pt.properties
label.password=Senha
error.password.short=A senha deve ter pelo menos 8 caracteres
button.token=Gerar token
@@ readme setup | README.md
1. Copy ‹bt›.env.example‹bt› to ‹bt›.env‹bt› and set ‹bt›DB_PASSWORD‹bt› and ‹bt›JWT_SECRET‹bt›.
2. Create a token at https://github.com/settings/tokens and export it as ‹bt›GITHUB_TOKEN‹bt›.
@@ readme table | README.md
| Variable | Description | Default |
| --- | --- | --- |
| ‹bt›API_KEY‹bt› | Key of the API (required) | none |
| ‹bt›DB_PASSWORD‹bt› | Password of the database | none |
@@ documentation of a client | docs/usage.md
const client = new Client({ apiKey: 'YOUR_API_KEY', secret: '<your-secret>' });
client.login('your-bot-token-goes-here');
@@ docs of aws | docs/aws.md
aws_access_key_id = AKIA‹?IOSFODNN7EXAMPLE›
aws_secret_access_key = wJalrXUtnFEMI‹?/K7MDENG/bPxRfiCYEXAMPLEKEY›
@@ docs of urls | docs/database.rst
The URL has the form ‹bt›‹bt›postgresql://user:password@host:port/dbname‹bt›‹bt›.
@@ changelog | CHANGELOG.md
- Rotate the signing secret on start (‹hex:7›)
- fix(auth): password reset token is now valid for one hour (#‹d:4›)
@@ policy | docs/security.md
Passwords must have 12 characters. Never commit an API key. Tokens expire after 90 days.
@@ log without values | logs/app.log
‹date› ‹time› INFO  user ‹person› changed password
‹date› ‹time› WARN  token expired for session ‹uuid›
‹date› ‹time› DEBUG password=******** user=‹person›
@@ access log | access.log
‹ip› - - [12/Mar/2024:‹time› +0000] "POST /api/token/refresh HTTP/1.1" 200 512 "-" "Mozilla/5.0"
‹ip› - - [12/Mar/2024:‹time› +0000] "GET /password/reset?lang=en HTTP/1.1" 302 0
@@ stack trace | error.log
Traceback (most recent call last):
  File "/srv/‹app›/auth.py", line ‹n›, in check_password
    raise InvalidCredentials("wrong password")
auth.InvalidCredentials: wrong password
@@ notebook output | analysis.ipynb
   "execution_count": ‹n›,
   "id": "‹hex:8›",
   "source": ["api_key = os.environ['API_KEY']\n", "token = getpass('Token: ')\n"]
@@ mail template | templates/reset.txt
Hello {{ user.first_name }},
to reset your password open {{ base_url }}/reset/{{ token }} within one hour.
@@ man page | docs/tool.1
.BR \-p ", " \-\-password =\fIPASSWORD\fR
Password of the server. Read from the terminal if it is missing.
@@ license | LICENSE
Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated keys.
`,
);

/** Code and texts that speak of secrets and hold none. */
export const CODE_SIXTH = [...CODE, ...TEXTS];
