import type { Kind } from './kind.ts';
import { whole, without } from './negative-kind.ts';
import { bare } from './surroundings.ts';

/** What pages are made of. */
export const WEB: readonly Kind[] = [
  whole('web', 'minified code', (r) => [
    `static/${r.word()}.min.js`,
    `!function(e,t){var n=e.token,r=t.password;${Array.from({ length: 60 }, () => `function ${r.text('az', 1)}(${r.text('az', 1)},${r.text('az', 1)}){return ${r.text('az', 1)}.key=${r.text('az', 1)}.${r.word()}Token,{secret:${r.text('az', 1)},apiKey:${r.text('az', 1)}.get("${r.word()}")}}`).join(';')}}(window);`,
  ]),
  whole('web', 'base64 image', (r) => [
    `${r.word()}.css`,
    `.key-icon{background:url(data:image/png;base64,iVBORw0KGgo${r.text('b64', 900)})}`,
  ]),
  whole('web', 'svg', (r) => [
    `${r.word()}.svg`,
    `<svg><title>key</title><path d="${Array.from({ length: 40 }, () => `M${r.below(99)}.${r.below(999)} ${r.below(99)}c${r.below(9)},${r.below(9)}`).join('')}"/></svg>`,
  ]),
  whole('web', 'source map', (r) => [
    `${r.word()}.js.map`,
    `{"version":3,"sources":["token.ts","secret.ts"],"names":["apiKey","password"],"mappings":"${Array.from({ length: 200 }, () => `${r.text('b62', 4)},`).join('')}"}`,
  ]),
  whole('web', 'css', (r) => [
    `${r.word()}.css`,
    `.password-field--${r.word()} { color: #${r.text('hex', 6)}; }\n.token-${r.text('hex', 8)} > .secret { content: "${r.word()}"; }`,
  ]),
  whole('web', 'translations', (r) => [
    `locales/${r.word()}.json`,
    `{\n  "login.password": "Mot de passe",\n  "login.password.hint": "Your password must have 12 characters",\n  "token.expired": "Le jeton a expiré, ${r.word()}",\n  "apiKey": "Schlüssel für die Schnittstelle",\n  "forgotPassword": "Passwort vergessen?"\n}`,
  ]),
  whole('web', 'i18n keys', (r) => [
    `src/${r.word()}.tsx`,
    `<Label>{t('settings.security.password.${r.word()}')}</Label>\nconst tokenLabel = 'settings.tokens.create.${r.word()}';\nsecret: 'form.secret.${r.word()}.label',`,
  ]),
  whole('web', 'html form', (r) => [
    `${r.word()}.html`,
    `<label for="password">Password:</label><input type="password" id="password" placeholder="Enter your password" value="">\n<meta name="csrf-param" content="authenticity_token">`,
  ]),
  whole('web', 'hashed assets', (r) => [
    `${r.word()}/manifest.json`,
    `{ "auth-token.js": "/assets/auth-token.${r.text('hex', 20)}.js", "keys.css": "/assets/keys.${r.text('hex', 20)}.css" }`,
  ]),
];

/** Code that handles secrets and holds none. */
export const CODE: readonly Kind[] = [
  whole('code', 'type declarations', (r) => [
    `src/${r.word()}.ts`,
    `interface ${r.word()} {\n  password: string;\n  token?: Promise<string>;\n  apiKey: SecretString;\n  secret: Record<string, string>;\n}`,
  ]),
  whole('code', 'calls and look-ups', (r) => [
    `src/${r.word()}.ts`,
    `const token = await getAccessToken(${r.word()});\nconst secret = process.env.CLIENT_SECRET ?? '';\nconst password = options.password;\nconst apiKey = config.get('${r.word()}.apiKey');`,
  ]),
  whole('code', 'python look-ups', (r) => [
    `${r.word()}.py`,
    `password = os.environ["DB_PASSWORD"]\ntoken = settings.${r.word()}_token\nsecret_key = get_secret("${r.word()}/${r.word()}")\napi_key = getpass.getpass("API key: ")\ndef login(user, password=None, token: str = DEFAULT_TOKEN): ...`,
  ]),
  whole('code', 'go struct tags', (r) => [
    `${r.word()}.go`,
    `type Config struct {\n\tPassword string \`json:"password" env:"${r.word().toUpperCase()}_PASSWORD"\`\n\tAPIKey   string \`yaml:"api_key,omitempty"\`\n}\nvar errToken = errors.New("token: malformed ${r.word()} header")`,
  ]),
  whole('code', 'java annotations', (r) => [
    `src/${r.word()}.java`,
    `@Value("\${${r.word()}.password}")\nprivate String password;\nprivate static final String PASSWORD_KEY = "spring.datasource.password";\nString token = request.getHeader("X-Auth-Token");`,
  ]),
  whole('code', 'messages', (r) => [
    `src/${r.word()}.ts`,
    `throw new Error('password: must not be empty in ${r.word()}');\nlogger.info("token refreshed for " + user);\nexpect(screen.getByLabelText('Secret key')).toBeVisible();`,
  ]),
  whole('code', 'sql', (r) => [
    `${r.word()}.sql`,
    `CREATE TABLE ${r.word()} (id uuid PRIMARY KEY, password_hash varchar(255) NOT NULL, api_key text DEFAULT NULL);\nALTER TABLE ${r.word()} ADD COLUMN reset_token char(64);`,
  ]),
  whole('code', 'helm values', (r) => [
    `${r.word()}/values.yaml`,
    `auth:\n  existingSecret: ${r.word()}-db-credentials\n  secretKeyRef:\n    name: ${r.word()}-secret\n    key: database-password\n  password: ""`,
  ]),
  whole('code', 'terraform look-ups', (r) => [
    `${r.word()}.tf`,
    `  password = random_password.${r.word()}.result\n  token    = var.${r.word()}_token\n  secret   = data.aws_secretsmanager_secret_version.${r.word()}.secret_string`,
  ]),
  whole('code', 'shell', (r) => [
    `${r.word()}.sh`,
    `PASSWORD="$(openssl rand -base64 32)"\nTOKEN=$(curl -s "$URL/token" | jq -r .token)\nread -rsp 'Password: ' PASSWORD\n: "\${API_KEY:?API_KEY must be set}"\ncurl -u "$USER:$PASSWORD" https://x.invalid`,
  ]),
  whole('code', 'openapi', (r) => [
    `${r.word()}/openapi.yaml`,
    `      password:\n        type: string\n        format: password\n        example: correct-horse-${r.word()}\n      token:\n        $ref: '#/components/schemas/AccessToken'\n      apiKey:\n        description: The key of ${r.word()}`,
  ]),
  whole('code', 'constants of names', (r) => [
    `src/${r.word()}.ts`,
    `export const TOKEN_STORAGE_KEY = '${r.word()}.auth.accessToken';\nexport const SECRET_HEADER = 'x-${r.word()}-signature-256';\nexport enum Grant { Password = 'password', RefreshToken = 'refresh_token' }`,
  ]),
];

/** Documentation and prose. */
export const DOCUMENTS: readonly Kind[] = [
  whole('document', 'how-to', (r) => [
    `docs/${r.word()}.md`,
    `Set \`API_KEY\` to the key of your account, e.g. \`API_KEY=<your key>\`.\nThe password: at least 12 characters. The token is passed as \`Authorization: Bearer <token>\`.`,
  ]),
  whole('document', 'curl samples', (r) => [
    `${r.word()}.md`,
    `    curl -H "Authorization: Bearer $TOKEN" https://api.${r.word()}.org\n    curl -u user:password https://api.${r.word()}.org\n    curl -H "X-Api-Key: YOUR_API_KEY" https://api.${r.word()}.org`,
  ]),
  whole('document', 'url samples', (r) => [
    `${r.word()}.md`,
    `postgres://user:password@localhost:5432/db\nredis://:password@${r.word()}:6379\nhttps://<user>:<token>@git.${r.word()}.org\nmongodb://\${USER}:\${PASS}@${r.word()}/db`,
  ]),
  whole('document', 'key samples', (r) => [
    `${r.word()}.md`,
    `    -----BEGIN RSA ${['PRI', 'VATE'].join('')} KEY-----\n    ...\n    -----END RSA ${['PRI', 'VATE'].join('')} KEY-----`,
  ]),
  whole('document', 'prose', (r) => [
    `${r.word()}.txt`,
    `The secret: patience. A token of ${r.word()} was given. Password reset links expire; keys=values are parsed line by line.`,
  ]),
  whole('document', 'jwt parts', (r) => [
    `${r.word()}.md`,
    `The header is \`{"alg":"HS256"}\`, in base64url eyJhbGciOiJIUzI1NiJ9, and the payload of ${r.word()} follows.`,
  ]),
  whole('document', 'env sample', (r) => [
    `${r.word()}/env.template`,
    `DB_PASSWORD=\nAPI_KEY=__API_KEY__\nJWT_SECRET=generate-a-long-random-string\nSMTP_PASSWORD=see-${r.word()}-vault\nTOKEN=TODO`,
  ]),
  {
    family: 'document',
    name: 'words alone',
    make: (r) => without(bare(r, `${r.word()}-password-reset-token-sent`)),
  },
];
