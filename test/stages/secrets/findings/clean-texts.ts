import { createHash, generateKeyPairSync } from 'node:crypto';
import { Random } from '../../../../scripts/bench-secrets/random.ts';

/** A file that holds no secret, and what kind of file it is. */
export interface Clean {
  readonly kind: string;
  readonly path: string;
  readonly text: string;
}

const random = new Random('clean');
const fill = (template: string) => random.fill(template);
const b64 = (text: string) => Buffer.from(text).toString('base64');
const hash = (algorithm: string, text: string, form: 'hex' | 'base64' = 'hex') =>
  createHash(algorithm).update(text).digest(form);
/** Joined here so that it stands nowhere. */
const frame = (word: string, kind = 'RSA ') => `-----${word} ${kind}${'PRI'}${'VATE'} KEY-----`;
const lines = (count: number, length = 64) =>
  Array.from({ length: count }, () => fill(`{b64:${length}}`)).join('\n');
const publicPem = generateKeyPairSync('rsa', { modulusLength: 1024 })
  .publicKey.export({ type: 'spki', format: 'pem' })
  .toString();
const certificate = `-----BEGIN CERTIFICATE-----\nMII${fill('{b64:61}')}\n${lines(8)}\n-----END CERTIFICATE-----\n`;
const jwt = (header: object, body: object, signature = fill('{b64u:43}')) =>
  [JSON.stringify(header), JSON.stringify(body)]
    .map((part) => Buffer.from(part).toString('base64url'))
    .concat(signature)
    .join('.');

const clean = (kind: string, files: readonly (readonly [path: string, text: string])[]): readonly Clean[] =>
  files.map(([path, text]) => ({ kind, path, text }));

const TRANSLATIONS = clean('translation', [
  [
    'lang/es.json',
    '{"password": "Contraseña", "reset_password": "Restablecer contraseña", "user-password": "Contraseña de usuario"}',
  ],
  [
    'locale/ja.json',
    '{"password": "パスワード", "passkey": "PassKeyでサインインします", "newPassword": "請使用8個字母以上的密碼"}',
  ],
  [
    'src/i18n/ru.ts',
    `export default { password: 'Пароль', repeatPassword: "Повторите пароль", apiKey: 'Ключ API' };`,
  ],
  [
    'conf/locale_cs-CZ.ini',
    'old_password=Stávající heslo\nforget_password=Zapomněli jste heslo?\nlogin_passcode=Zadejte přístupový kód\nPassword=Hasło',
  ],
  [
    'messages_de.properties',
    'password=Passw\\u00f6rter\nuser.password=Schl\\u00FCsselpasswort\napi.token=Zugriffsschl\\u00fcssel',
  ],
  [
    'templates/fr.html',
    '<label>Mot de passe</label><p data-password="R&eacute;initialiser">R</p>\npassword: "R&#233;initialiser"',
  ],
  [
    'values-ar.xml',
    '<resources><string name="password">كلمة المرور</string><string name="token">رمز الدخول</string></resources>',
  ],
  [
    'app/ko.yml',
    'ko:\n  password: 비밀번호\n  password_confirmation: 비밀번호확인\n  api_token: "액세스 토큰"',
  ],
  ['hi.po', 'msgid "Password:"\nmsgstr "पासवर्ड:"'],
  [
    'el.php',
    `<?php return ['password' => 'Κωδικός', 'throttle_password' => 'Ξεχάσατε;', 'token' => 'Διακριτικό'];`,
  ],
  [
    'Strings.resx',
    '<data name="Password"><value>Şifre</value></data><data name="SecretKey"><value>Slaptažodis</value></data>',
  ],
  [
    'src/labels.ts',
    `const labels = { passwordLabel: "Password:", confirmPassword: "Confirm password *", apiKeyLabel: 'API key (optional)' };`,
  ],
  [
    'src/selectors.ts',
    `const password = "#add-password";\nconst pass = 'input[name="password"]';\nexport const passwordField = ".login-form__password-input";`,
  ],
  [
    'config/routes.rb',
    `get "/login/forgot_password" => "login#forgot_password"\nmatch "/login/set_new_password" => "login#set_new_password"`,
  ],
  [
    'src/routes.ts',
    `export const paths = { resetPassword: '/account/password/reset/:token', apiKeys: '/settings/api-keys/:id/edit' };`,
  ],
  [
    'app/rules.php',
    `'password' => 'required|string|min:8|confirmed', 'token' => 'required|alpha_dash|string|max:255',`,
  ],
  [
    'vi.json',
    '{"passphrase": "Cụm mật khẩu", "retype_password": "Nhập lại mật khẩu mới", "two_factor_secret": "Mã bí mật"}',
  ],
]);

const REFERENCES = clean('reference', [
  [
    'db.py',
    'conn = connect(host=cfg.host, user=cfg.user, password=cfg.password)\npsycopg2.connect(database=name, user=user, password=self.get_password(), host=host)',
  ],
  [
    'auth.py',
    'def authenticate(self, request, username=None, password=None, **kwargs):\n    user = authenticate(username=username, password=password)\n    return login(server=host, username=user_in.email, password=user_in.password)',
  ],
  [
    'dsn.py',
    'DSN = "host=%(host)s user=%(user)s password=%(password)s dbname=%(name)s"\nURL = "postgresql://%(user)s:%(password)s@%(host)s/%(name)s"',
  ],
  [
    'conn.cs',
    'var s = $"Server={host};Database={db};User Id={user};Password={password};";\nvar t = "Server=db;Password=" + password + ";Database=x";',
  ],
  [
    'conn.go',
    'dsn := fmt.Sprintf("host=%s user=%s password=%s dbname=%s", h, u, p, d)\nurl := "postgres://" + user + ":" + password + "@" + host\nfmt.Sprintf("mysql://%s:%s@%s/%s", u, p, h, d)',
  ],
  [
    'main.tf',
    'resource "x" "y" {\n  password = random_password.db.result\n  token = data.vault_generic_secret.app.data["token"]\n  connection = "Server=${var.host};User Id=${var.user};Password=${var.password};"\n}',
  ],
  [
    'infra/main.bicep',
    'module db {\n  params: {\n    administratorLoginPassword: sqlAdminPassword\n    appUserPassword: appUserPassword\n  }\n}',
  ],
  [
    'templates/_helpers.tpl',
    '{{- $password := coalesce .Values.auth.password .Values.global.password }}\n{{- $ldapPassword = coalesce .Values.ldap.bind_password "" }}',
  ],
  [
    'settings.py',
    'DATABASES = {"default": {"PASSWORD": env("DB_PASSWORD", default=""), "USER": config.db_user}}\nSECRET_KEY = os.environ["SECRET_KEY"]',
  ],
  ['email.py', 'FIELDS = [{"name": "password", "value": None}, {"name": "api_token", "value": None}]'],
  [
    'query.java',
    'String q = "SELECT u FROM User u WHERE u.login = :login AND u.password = :password";\nds.setPassword(props.getProperty("jdbc.password"));',
  ],
  [
    'config/database.php',
    `'password' => env('DB_PASSWORD', ''), 'url' => env('DATABASE_URL'), 'token' => $this->getToken(),`,
  ],
]);

const FIELDS = clean('field', [
  [
    'service.ts',
    'constructor(authService: AuthService) {\n  this._auth = authService;\n  this._authToken = tokenProvider.current;\n}\nlet _password = passwordControl;',
  ],
  [
    'user.js',
    '_password = function (value) { return value; };\nvar _auth = authenticationService2;\nself._auth=createAuthenticator(options)',
  ],
  [
    'client.py',
    '        self._auth = authenticator_factory\n        self._password = password_from_prompt\n        _auth = BasicAuthentication2',
  ],
  [
    'Client.cs',
    'private readonly AuthService _auth = DefaultAuthService.Instance2;\nstring _password = Helpers.Prompt();',
  ],
]);

const NAMES = clean('name', [
  [
    'tests.py',
    'def test_create_order_v2_with_invalid_currency_ab():\n    pass\n\nasync def test_list_users_2_filters_by_name_and_age_xy(): ...',
  ],
  [
    'orders.go',
    'func live_update_of_dashboards_with_2_streams_abc() {}\nconst n = "test_payment_intent_3_is_created_for_customer"',
  ],
  [
    'errors.ts',
    `const codes = ["ERR_PASSWORD_TOO_SHORT", "AUTH_TOKEN_EXPIRED_401"];\nexport const PASSWORD_ERROR = "ERR_PASSWORD_TOO_SHORT";\nconst token = 'ERR_TOKEN_2FA_REQUIRED';`,
  ],
  [
    'Claims.cs',
    'public const string IsApiKey = "Jellyfin-IsApiKey";\npublic string Key => "TmdbRefreshUpcomingEpisodes";\nvar hwScaleFilterFirstPass = "vpp_rkrga=format=bgra:afbc=1";',
  ],
  [
    'app.min.js',
    `a.set("Input new password: "),E=n.limitMessage;!D;)n.limit=h,n.limitMessage=E,w=V.question(t,n),n.limit=[w,""];var k=new Set(["processAllTokens","emStrongMask","token"]);t.apiKey="x"in e?e.b(c):d;`,
  ],
  [
    'Constants.cs',
    'public const string Flag = "pm-27086-update-authentication-apis-for-input-password";\nstring PM_UpdatePassword = "pm-27086-update-authentication-apis-for-input-password";',
  ],
  [
    'proj.runsettings',
    '<PublicKeyToken>^B77A5C561934E089$</PublicKeyToken>\n<x a="System, Version=4.0.0.0, PublicKeyToken=b03f5f7f11d50a3a" />',
  ],
]);

const sopsYaml = `db:\n    password: ENC[AES256_GCM,data:${fill('{b64:20}')},iv:${fill('{b64:43}')}=,tag:${fill('{b64:22}')}==,type:str]\nsops:\n    kms:\n        - arn: arn:aws:kms:eu-west-1:111122223333:key/${random.uuid()}\n          enc: AQICAH${fill('{b64:150}')}\n    age:\n        - recipient: age1${fill('{bech32:58}')}\n          enc: |\n            -----BEGIN AGE ENCRYPTED FILE-----\n            YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSB${fill('{b64:20}')}\n            ${fill('{b64:64}')}\n            -----END AGE ENCRYPTED FILE-----\n    lastmodified: "2026-01-01T00:00:00Z"\n    mac: ENC[AES256_GCM,data:${fill('{b64:88}')},iv:${fill('{b64:43}')}=,tag:${fill('{b64:22}')}==,type:str]\n    version: 3.9.0\n`;
const vault = `$ANSIBLE_VAULT;1.1;AES256\n${Array.from({ length: 6 }, () => fill('{hex:80}')).join('\n')}\n`;

const ENCRYPTED = clean('encrypted', [
  ['secrets.enc.yaml', sopsYaml],
  [
    'secrets.json',
    `{"db_password": "ENC[AES256_GCM,data:${fill('{b64:24}')},iv:${fill('{b64:43}')}=,tag:${fill('{b64:22}')}==,type:str]", "sops": {"kms": [{"enc": "AQICAH${fill('{b64:150}')}"}], "mac": "ENC[AES256_GCM,data:${fill('{b64:88}')},type:str]"}}`,
  ],
  [
    'prod.env',
    `DB_PASSWORD=ENC[AES256_GCM,data:${fill('{b64:24}')},iv:${fill('{b64:43}')}=,tag:${fill('{b64:22}')}==,type:str]\nAPI_KEY=ENC[AES256_GCM,data:${fill('{b64:24}')},type:str]\nsops_mac=ENC[AES256_GCM,data:${fill('{b64:88}')},type:str]\nsops_age__list_0__map_enc=-----BEGIN AGE ENCRYPTED FILE-----\\nYWdl${fill('{b64:80}')}`,
  ],
  [
    'prod.ini',
    `[db]\npassword = ENC[AES256_GCM,data:${fill('{b64:24}')},type:str]\n\n[sops]\nmac = ENC[AES256_GCM,data:${fill('{b64:88}')},type:str]\n`,
  ],
  [
    'sealed.yaml',
    `apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: db}\nspec:\n  encryptedData:\n    password: AgB${fill('{b64:400}')}\n    api-token: AgA${fill('{b64:400}')}==\n`,
  ],
  [
    'hiera.eyaml',
    `db_password: ENC[PKCS7,MIIBeQYJKoZIhvcNAQcDoIIBajCC${fill('{b64:200}')}]\napi_token: >\n    ENC[PKCS7,MIIBeQYJKoZIhvcNAQcDoIIBajCC${fill('{b64:34}')}\n    ${fill('{b64:64}')}\n    ${fill('{b64:64}')}]\n`,
  ],
  ['group_vars/vault.yml', vault],
  [
    'group_vars/all.yml',
    `db_password: !vault |\n          ${vault.trim().replaceAll('\n', '\n          ')}\nname: x\n`,
  ],
  [
    'application.yml',
    `spring:\n  datasource:\n    password: '{cipher}${fill('{hex:96}')}'\n  mail:\n    password: "{cipher}AQ${fill('{b64:200}')}"\n`,
  ],
  [
    'app.properties',
    `spring.datasource.password=ENC(${fill('{b64:43}')}=)\njwt.secret=ENC(${fill('{b64:64}')})\n`,
  ],
  [
    '.travis.yml',
    `env:\n  global:\n    - secure: "${fill('{b64:170}')}="\ndeploy:\n  api_key:\n    secure: ${fill('{b64:300}')}\n`,
  ],
  [
    'Pulumi.prod.yaml',
    `encryptionsalt: v1:${fill('{b64:11}')}=:v1:${fill('{b64:16}')}:${fill('{b64:40}')}==\nconfig:\n  app:dbPassword:\n    secure: AAABA${fill('{b64:60}')}=\n  app:token:\n    secure: v1:${fill('{b64:16}')}:${fill('{b64:32}')}\n`,
  ],
  [
    '.env.production',
    `DOTENV_PUBLIC_KEY="03${fill('{hex:64}')}"\nDB_PASSWORD="encrypted:B${fill('{b64:160}')}="\n`,
  ],
  [
    'secret.age',
    `-----BEGIN AGE ENCRYPTED FILE-----\nYWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+${fill('{b64:32}')}\n${lines(5)}\n-----END AGE ENCRYPTED FILE-----\n`,
  ],
  ['vars.yaml', `password: vault:v1:${fill('{b64:60}')}==\ntoken: "U2FsdGVkX1${fill('{b64:60}')}="\n`],
]);

const KUBERNETES = clean('kubernetes', [
  [
    'secret.yaml',
    `apiVersion: v1\nkind: Secret\nmetadata: {name: db}\ntype: Opaque\ndata:\n  password: ${b64('changeme')}\n  db-password: ${b64('changeme\n')}\n  token: ${b64('<your-token-here>')}\n  secret-key: ${b64('my-secret-key-which-should-be-changed-in-production')}\n`,
  ],
  [
    'tls.yaml',
    `apiVersion: v1\nkind: Secret\nmetadata: {name: ca}\ndata:\n  ca.crt: ${b64(certificate)}\n  root-cert: ${b64(certificate)}\n  pub: ${b64(publicPem)}\n`,
  ],
  [
    'settings.yaml',
    `kind: Secret\napiVersion: v1\ndata:\n  app.properties: ${b64('server.port=8080\nspring.profiles.active=prod\nlogging.level=INFO\n')}\n  config.yaml: ${b64('replicas: 3\nregion: eu-west-1\nmode: active\nprovider: postgresql\n')}\n`,
  ],
  [
    'string.yaml',
    `apiVersion: v1\nkind: Secret\nmetadata: {name: db}\nstringData:\n  provider: postgresql\n  type: kubernetes.io/basic-auth\n  host: db.internal.svc\n  engine: timescaledb\n  driver: org.postgresql.Driver\n  sslmode: verify-full\n  username: application_user\n  cluster: production-eu-west\n`,
  ],
  [
    'chart/values.yaml',
    `auth:\n  password: ""\n  existingSecret: my-release-postgresql\n  # adminPassword: strongpassword\n  oidc:\n    clientSecret: ${b64('example-app-secret')}\n`,
  ],
]);

const FRAMES = clean('frame', [
  [
    'parse.go',
    `// ${frame('BEGIN')}\n// ...\n// ${frame('END')}\n// or the other form, which is not read by this parser at all and has to be converted before\n// ${frame('BEGIN', '')}\n// ...\n// ${frame('END', '')}\n`,
  ],
  [
    'pem.ts',
    `const BEGIN = '${frame('BEGIN')}';\nconst END = '${frame('END')}';\nreturn BEGIN + body.match(/.{1,64}/g).join(newline) + END + somethingElse.withALongName2(andArguments);\nif (text.includes('${frame('BEGIN', 'EC ')}')) return readEllipticCurve(text);\n`,
  ],
  [
    'help.txt',
    `Paste the whole key, with the lines ${frame('BEGIN')} and\n${frame('END')} around it. Keys of other formats, such as PuTTY's, have to be\nconverted first: puttygen key.ppk -O private-openssh -o id_rsa\n`,
  ],
  [
    'key.yaml',
    `key: |\n  ${frame('BEGIN')}\n  <your private key here, as it was downloaded from the console of the provider>\n  ${frame('END')}\n`,
  ],
  ['key.md', `${frame('BEGIN')}\nMIIEpAIBAAKCAQEA...\n...\n${frame('END')}\n`],
]);

const ADDRESSES = clean('address', [
  [
    'vault.js',
    `throw new Error("must be like dotenv://:key_1234@dotenv.org/vault/.env.vault?environment=development")`,
  ],
  [
    'schema.ts',
    `url = "postgresql://johndoe:randompassword@localhost:5432/mydb?schema=public"\nmongo = 'mongodb://user:password@host:27017/db'`,
  ],
  [
    'proxy.sh',
    `export HTTP_PROXY=http://username:password@proxy.host.com:8080\n# ftp://USER:PASSWORD@HOST:21/\n# redis://[user]:[password]@[host]:6379`,
  ],
  [
    'url.go',
    `// scheme://user:pass@host.com:8080/path\nu := "amqp://guest:guest@rabbitmq:5672/"\nv := "http://your_user:your_password@your.server.com"\nw := "https://USERNAME:ACCESS_KEY@hub.example.io/wd"`,
  ],
  [
    're.py',
    `URL = re.compile(r"^(\\w+)://([^:]+):([^@]+)@([^/]+)/")\nMAIL = "mailto://user:secret@smtp.example.com"`,
  ],
  [
    'compose.yaml',
    `services:\n  app:\n    environment:\n      DATABASE_URL: postgres://\${DB_USER}:\${DB_PASSWORD}@db/app\n      CACHE: redis://:\${REDIS_PASSWORD:-}@cache:6379\n`,
  ],
]);

const run = fill('{b64:400}');
const BASE64 = clean('no-token', [
  [
    'wasm.js',
    `var w="data:application/wasm;base64,AGFzbQ${run}/AKIA${fill('{b32:16}')}/${fill('{b64:300}')}+LTAI${fill('{b62:18}')}+${fill('{b64:200}')}/EAA${fill('{b62:100}')}/${fill('{b64:200}')}";`,
  ],
  [
    'icons.json',
    `{"image":"iVBORw0KGgo${run}+AKIA${fill('{b32:16}')}+${fill('{b64:80}')}/SK${fill('{hex:32}')}/${fill('{b64:300}')}"}`,
  ],
  [
    'integrity.txt',
    Array.from(
      { length: 6 },
      () => `pkg sha512-${fill('{b64:20}')}/AKIA${fill('{b32:16}')}+${fill('{b64:40}')}==`,
    ).join('\n'),
  ],
  [
    'map.js',
    `//# sourceMappingURL=data:application/json;base64,${run}/AIza${fill('{b62:35}')}/${fill('{b64:300}')}`,
  ],
  [
    'Blob.cs',
    `byte[] data = Convert.FromBase64String(@"\n${lines(3, 76)}\n${fill('{b64:10}')}/AKIA${fill('{b32:16}')}/${fill('{b64:44}')}\n${lines(3, 76)}");`,
  ],
]);

const TOKENS = clean('sample token', [
  [
    'header.ts',
    `const header = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9";\nconst prefix = 'eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6ImFiYyJ9.';`,
  ],
  [
    'spec.ts',
    `const token = "${jwt({ typ: 'JWT', alg: 'HS256' }, { iss: 'joe', exp: 1300819380, 'http://example.com/is_root': true })}";`,
  ],
  [
    'oidc.rs',
    `let id_token = "${jwt({ kid: '1e9gdk7', alg: 'RS256' }, { iss: 'http://server.example.com', sub: '248289761001', aud: 's6BhdRkqt3' })}";`,
  ],
  [
    'io.py',
    `TOKEN = "${jwt({ alg: 'HS256', typ: 'JWT' }, { sub: '1234567890', name: 'John Doe', iat: 1516239022 })}"`,
  ],
  ['none.py', `token = "${jwt({ alg: 'none' }, { sub: 'a', admin: true }, '')}"`],
  [
    'anon.ts',
    `const supabaseAnonKey = "${jwt({ alg: 'HS256' }, { iss: 'supabase', ref: 'abc', role: 'anon', iat: 1 })}";`,
  ],
]);

const CHECKSUMS = clean('checksum', [
  [
    'Podfile.lock',
    `SPEC CHECKSUMS:\n  KeychainAccess: ${hash('sha1', 'a')}\n  TokenField: ${hash('sha1', 'b')}\n\nPODFILE CHECKSUM: ${hash('sha1', 'c')}\n`,
  ],
  [
    'versions.env',
    `KEYCLOAK_SHA=${hash('sha256', 'd')}\nTOKEN_TOOL_SHA256SUM=${hash('sha256', 'e')}\nAUTH_PROXY_SHA=${hash('sha1', 'f')}\nSECRET_AGENT_MD5=${hash('md5', 'g')}`,
  ],
  ['Dockerfile', `ARG VAULT_SHA512=${hash('sha512', 'h')}\nENV API_KEY_TOOL_SHA=${hash('sha256', 'i')}`],
  [
    'handshake.txt',
    [
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      `Sec-WebSocket-Key: ${fill('{b64:22}')}==`,
      'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=',
    ].join('\n'),
  ],
  [
    'digest.py',
    `WWW_AUTHENTICATE = 'Digest realm="auth", nonce="${fill('{hex:32}')}", opaque="${fill('{hex:32}')}"'\nauth_nonce = "${fill('{hex:32}')}"`,
  ],
  ['assetlinks.ts', `const origin = "android:apk-key-hash:${fill('{b64u:43}')}";`],
  [
    'mail.eml',
    `Autocrypt: addr=alice@acme.io; prefer-encrypt=mutual; keydata=\n xjMEXEmeZRYJKwYBBAHaRw8BAQdA${fill('{b64:48}')}\n ${fill('{b64:76}')}\n`,
  ],
  [
    'login.py',
    `# against timing: a user that does not exist takes as long\nDUMMY_HASH = "$2b$12$${fill('{b62:53}')}"`,
  ],
  ['auth.go', `var dummyBcryptHash = []byte("$2a$10$${fill('{b62:53}')}")`],
  [
    'passkeys.ts',
    `export const brands = {\n  OnePassword: "${random.uuid()}",\n  NordPass: "${random.uuid()}",\n  ApplePasswords: "${random.uuid()}",\n  ProtonPass: "${random.uuid()}",\n  LastPass: "${random.uuid()}",\n};`,
  ],
]);

const PUBLISHED = clean('published', [
  [
    'local.settings.json',
    `{"conn": "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=${'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq'}${'/K1SZFPTOtr/KBHBeksoGMGw=='};BlobEndpoint=http://127.0.0.1:10000/devstoreaccount1;"}`,
  ],
  [
    'compose.yml',
    `environment:\n  MINIO_ROOT_USER: minioadmin\n  MINIO_ROOT_PASSWORD: minioadmin\n  AWS_SECRET_ACCESS_KEY: minioadmin\n`,
  ],
  [
    'page.html',
    `<div class="g-recaptcha" data-sitekey="6L${fill('{b62:38}')}"></div>\n<script src="https://js.stripe.com/v3/" data-key="pk_live_${fill('{b62:24}')}"></script>`,
  ],
  [
    'map.ts',
    `mapboxgl.accessToken = 'pk.eyJ1Ijoi${fill('{b62:40}')}.${fill('{b64u:22}')}';\nconst siteKey = '6L${fill('{b62:38}')}';`,
  ],
  [
    'README.txt',
    `[![codecov](https://codecov.io/gh/a/b/branch/main/graph/badge.svg?token=${fill('{AZ09:10}')})](https://codecov.io/gh/a/b)\n![cov](https://codecov.io/gh/a/b/graph/badge.svg?token=${fill('{hex:32}')})`,
  ],
  [
    'firebase.ts',
    `export const firebaseConfig = {\n  apiKey: "AIza${fill('{b62:35}')}",\n  authDomain: "app.firebaseapp.com",\n  projectId: "app",\n  messagingSenderId: "123456789012",\n};`,
  ],
  [
    'docusaurus.config.js',
    `algolia: { appId: 'ABCDEF1234', apiKey: '${fill('{hex:32}')}', indexName: 'docs' }`,
  ],
  ['push.ts', `const VAPID_PUBLIC_KEY = 'B${fill('{b64u:86}')}';`],
]);

export const CLEAN: readonly Clean[] = [
  ...TRANSLATIONS,
  ...REFERENCES,
  ...FIELDS,
  ...NAMES,
  ...ENCRYPTED,
  ...KUBERNETES,
  ...FRAMES,
  ...ADDRESSES,
  ...BASE64,
  ...TOKENS,
  ...CHECKSUMS,
  ...PUBLISHED,
];
