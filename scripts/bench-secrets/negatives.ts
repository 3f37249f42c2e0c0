import { createHash, generateKeyPairSync } from 'node:crypto';
import type { Kind } from './kind.ts';
import type { Random } from './random.ts';
import { bare, inCode, inSettings, type Specimen } from './surroundings.ts';

type Make = (r: Random, turn: number) => readonly [path: string, text: string];

const hash = (algorithm: string, text: string, form: 'hex' | 'base64' = 'hex') =>
  createHash(algorithm).update(text).digest(form);

const whole = (family: string, name: string, make: Make): Kind => ({
  family,
  name,
  make(r, turn) {
    const [path, text] = make(r, turn);
    return { path, text: `${text}\n` };
  },
});

/** Values that stand for no secret although their name does. */
const placeholders = (name: string, values: readonly string[], names: readonly string[]): Kind => ({
  family: 'placeholder',
  name,
  make: (r, turn) =>
    without((turn % 2 === 0 ? inSettings : inCode)(r, r.pick(names), r.fill(r.pick(values)))),
});

const without = ({ path, text }: Specimen): Specimen => ({ path, text });
const SECRET_NAMES = ['DB_PASSWORD', 'API_KEY', 'CLIENT_SECRET', 'AUTH_TOKEN', 'SECRET_KEY', 'SMTP_PASSWORD'];

const PLACEHOLDERS: readonly Kind[] = [
  placeholders(
    'to be changed',
    ['changeme', 'change-me', 'CHANGE_ME_PLEASE', 'changeit', 'replace-me'],
    SECRET_NAMES,
  ),
  placeholders('in angle brackets', ['<your-api-key>', '<PASSWORD>', '<insert token here>'], SECRET_NAMES),
  placeholders(
    'your own',
    ['your-secret-here', 'YOUR_API_KEY', 'my-secret-token', 'your_password_here'],
    SECRET_NAMES,
  ),
  placeholders(
    'crosses and stars',
    ['xxxxxxxxxxxxxxxxxxxx', 'XXXX-XXXX-XXXX', '****************', '................'],
    SECRET_NAMES,
  ),
  placeholders(
    'variables',
    ['${DB_PASSWORD}', '$SECRET', '${env:TOKEN}', '%API_KEY%', '$(cat /run/secrets/x)'],
    SECRET_NAMES,
  ),
  placeholders(
    'templates',
    ['{{ .Values.secret }}', '{{ vault_password }}', '<%= token %>', '#{token}#', '@@TOKEN@@'],
    SECRET_NAMES,
  ),
  placeholders(
    'sequences',
    ['12345678', '0123456789abcdef', 'abcdefghijklmnop', '1234567890123456'],
    SECRET_NAMES,
  ),
  placeholders(
    'plain words',
    ['password', 'example', 'dummy-token', 'test-secret', 'not-a-secret', 'placeholder', 'sample_key'],
    SECRET_NAMES,
  ),
  placeholders(
    'empty and switches',
    ['', 'true', 'false', 'null', 'none', 'undefined', 'required', 'optional'],
    SECRET_NAMES,
  ),
  placeholders(
    'paths',
    ['/run/secrets/db', './secrets/token.txt', '/etc/ssl/private/app.key', 'file:///srv/token'],
    SECRET_NAMES,
  ),
  placeholders(
    'references',
    [
      'secretsmanager:prod/db',
      'vault:kv/app#password',
      'op://vault/item/field',
      'arn:aws:secretsmanager:eu-west-1:111122223333:secret:app-x',
    ],
    SECRET_NAMES,
  ),
  placeholders(
    'known samples',
    [
      'AKIAIOSFODNN7EXAMPLE',
      'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      'sk_live_xxxxxxxxxxxxxxxxxxxxxxxx',
      'ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    ],
    ['AWS_KEY', 'TOKEN', 'SECRET'],
  ),
  placeholders(
    'repeated tokens',
    [
      'ghp_000000000000000000000000000000000000',
      'glpat-xxxxxxxxxxxxxxxxxxxx',
      'sk-ant-api03-XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX',
      'AIzaXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX',
      'npm_XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX',
    ],
    ['TOKEN', 'KEY'],
  ),
];

/** Settings that are about a secret and hold none. */
const SETTINGS: readonly Kind[] = [
  ['PASSWORD_MIN_LENGTH', '{d:2}'],
  ['TOKEN_EXPIRY_SECONDS', '{d:5}'],
  ['SECRET_NAME', '{word}-{word}-credentials'],
  ['TOKEN_URL', 'https://login.{word}.org/oauth2/token'],
  ['API_KEY_HEADER', 'X-{word}-Api-Key'],
  ['PASSWORD_HASHER', 'argon2id-{word}'],
  ['PUBLIC_KEY_ID', '{hex:16}'],
  ['KEY_VAULT_NAME', 'kv-{word}-prod-{d:2}'],
  ['TOKEN_TYPE', 'urn:ietf:params:oauth:token-type:jwt'],
  ['PRIMARY_KEY', '{word}_id'],
  ['CACHE_KEY', '{word}:{word}:list'],
  ['S3_OBJECT_KEY', '{word}/2026/{word}-{d:4}.parquet'],
  ['PARTITION_KEY', '{word}#{word}'],
].map(
  ([name = '', template = '']): Kind => ({
    family: 'setting',
    name,
    make: (r, turn) => without((turn % 2 === 0 ? inSettings : inCode)(r, name, r.fill(template))),
  }),
);

const CHECKSUMS: readonly Kind[] = [
  whole('checksum', 'package-lock', (r) => [
    `${r.word()}/package-lock.json`,
    Array.from({ length: 6 }, () => {
      const name = r.word();
      return `    "node_modules/${name}-token": {\n      "version": "1.${r.below(9)}.0",\n      "resolved": "https://registry.invalid/${name}-token/-/${name}-token-1.0.0.tgz",\n      "integrity": "sha512-${hash('sha512', r.word(), 'base64')}"\n    },`;
    }).join('\n'),
  ]),
  whole('checksum', 'go.sum', (r) => [
    `${r.word()}/go.sum`,
    Array.from(
      { length: 8 },
      () => `example.org/${r.word()}/secret v1.${r.below(20)}.0 h1:${hash('sha256', r.word(), 'base64')}`,
    ).join('\n'),
  ]),
  whole('checksum', 'yarn.lock', (r) => [
    'yarn.lock',
    Array.from(
      { length: 5 },
      () =>
        `"@auth/${r.word()}@^2.0.0":\n  version "2.0.${r.below(9)}"\n  integrity sha512-${hash('sha512', r.word(), 'base64')}`,
    ).join('\n\n'),
  ]),
  whole('checksum', 'poetry.lock', (r) => [
    'poetry.lock',
    Array.from(
      { length: 5 },
      () => `    {file = "${r.word()}_keys-1.0.tar.gz", hash = "sha256:${hash('sha256', r.word())}"},`,
    ).join('\n'),
  ]),
  whole('checksum', 'image digest', (r) => [
    `deploy/${r.word()}.yaml`,
    `      - name: auth-token-service\n        image: registry.${r.word()}.org/auth/key-server@sha256:${hash('sha256', r.word())}`,
  ]),
  whole('checksum', 'git commits', (r) => [
    `${r.word()}.md`,
    Array.from({ length: 6 }, () => `- ${hash('sha1', r.word())} rotate the api key of ${r.word()}`).join(
      '\n',
    ),
  ]),
  whole('checksum', 'SHA256SUMS', (r) => [
    'SHA256SUMS',
    Array.from({ length: 6 }, () => `${hash('sha256', r.word())}  ${r.word()}-secret-agent.tar.gz`).join(
      '\n',
    ),
  ]),
  whole('checksum', 'script with integrity', (r) => [
    `${r.word()}.html`,
    `<script src="/js/key-${r.word()}.js" integrity="sha384-${hash('sha384', r.word(), 'base64')}" crossorigin></script>`,
  ]),
  whole('checksum', 'workflow pins', (r) => [
    `.github/workflows/${r.word()}.yml`,
    `    steps:\n      - uses: org/get-token@${hash('sha1', r.word())} # v4.1.0\n        with:\n          token: \${{ secrets.TOKEN }}`,
  ]),
  whole('checksum', 'checksum by name', (r) => [
    `${r.word()}.json`,
    `{\n  "keyfile_sha256": "${hash('sha256', r.word())}",\n  "etag": "${hash('md5', r.word())}",\n  "token_md5": "${hash('md5', r.word())}"\n}`,
  ]),
  whole('checksum', 'Dockerfile checksum', (r) => [
    `${r.word()}/Dockerfile`,
    `ENV GPG_KEY ${r.text('HEX', 40)}\nENV DOWNLOAD_SHA256 ${hash('sha256', r.word())}\nADD --checksum=sha256:${hash('sha256', r.word())} https://files.${r.word()}.org/keys.tar /`,
  ]),
  whole('checksum', 'certificate fingerprint', (r) => [
    `${r.word()}.conf`,
    `api_key_fingerprint = ${(r.text('HEX', 64).match(/../g) ?? []).join(':')}`,
  ]),
];

const IDENTIFIERS: readonly Kind[] = [
  whole('identifier', 'uuid', (r) => [
    `${r.word()}.yaml`,
    `  tenantId: ${r.uuid()}\n  clientId: ${r.uuid()}\n  correlation: ${r.uuid()}`,
  ]),
  whole('identifier', 'uuid in code', (r) => [
    `src/${r.word()}.cs`,
    `[Guid("${r.uuid()}")]\npublic class ${r.word()}KeyProvider { }`,
  ]),
  whole('identifier', 'test ids', (r) => [
    `src/${r.word()}.tsx`,
    `<input data-testid="password-input-${r.word()}" name="password" autoComplete="current-password" />`,
  ]),
  whole('identifier', 'object ids', (r) => [
    `${r.word()}.json`,
    `{ "_id": "${r.text('hex', 24)}", "key": "${r.word()}-${r.word()}", "sort": ${r.below(99)} }`,
  ]),
  whole('identifier', 'aws arn', (r) => [
    `${r.word()}.tf`,
    `  kms_key_id = "arn:aws:kms:eu-central-1:${r.text('d', 12)}:key/${r.uuid()}"`,
  ]),
  whole('identifier', 'request ids', (r) => [
    `${r.word()}.log`,
    Array.from(
      { length: 4 },
      () => `INFO token accepted request=${r.text('hex', 32)} trace=${r.text('hex', 16)}`,
    ).join('\n'),
  ]),
  whole('identifier', 'public client keys', (r) => [
    `src/${r.word()}.ts`,
    `export const stripePublishable = 'pk_live_${r.text('b62', 24)}';`,
  ]),
  whole('identifier', 'sentry dsn', (r) => [
    `src/${r.word()}.ts`,
    `Sentry.init({ dsn: 'https://${r.text('hex', 32)}@o${r.text('d', 6)}.ingest.sentry.io/${r.text('d', 7)}' });`,
  ]),
  whole('identifier', 'analytics ids', (r) => [
    `${r.word()}.html`,
    `<script>gtag('config', 'G-${r.text('AZ09', 10)}'); ga('create', 'UA-${r.text('d', 8)}-1');</script>`,
  ]),
];

const publicPem = (r: Random) => {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: r.pick(['P-256', 'P-384']) });
  return publicKey.export({ type: 'spki', format: 'pem' }).toString().trim();
};
const pem = (r: Random, label: string, lines: number) =>
  `-----BEGIN ${label}-----\n${Array.from({ length: lines }, () => r.text('b64', 64)).join('\n')}\n-----END ${label}-----`;

const KEYS: readonly Kind[] = [
  whole('public key', 'pem', (r) => [`${r.word()}.pem`, publicPem(r)]),
  whole('public key', 'certificate', (r) => [`${r.word()}.crt`, pem(r, 'CERTIFICATE', 18)]),
  whole('public key', 'request', (r) => [`${r.word()}.csr`, pem(r, 'CERTIFICATE REQUEST', 12)]),
  whole('public key', 'ssh', (r) => [
    `home/${r.word()}/authorized_keys`,
    `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${r.text('b64', 43)} ${r.word()}@host\nssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ${r.text('b64', 340)} ${r.word()}`,
  ]),
  whole('public key', 'known_hosts', (r) => [
    `home/${r.word()}/known_hosts`,
    `|1|${r.text('b64', 27)}=|${r.text('b64', 27)}= ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABB${r.text('b64', 87)}=`,
  ]),
  whole('public key', 'jwk', (r) => [
    `${r.word()}/jwks.json`,
    `{"keys":[{"kty":"EC","crv":"P-256","kid":"${r.text('b64u', 27)}","x":"${r.text('b64u', 43)}","y":"${r.text('b64u', 43)}","use":"sig"}]}`,
  ]),
  whole('public key', 'pgp', (r) => [`${r.word()}.asc`, pem(r, 'PGP PUBLIC KEY BLOCK', 12)]),
  whole('public key', 'minisign and age', (r) => [
    `${r.word()}.txt`,
    `untrusted comment: minisign public key\nRW${r.text('b64', 54)}\nage1${r.text('bech32', 58)}`,
  ]),
  whole('public key', 'wireguard', (r) => [
    `${r.word()}.conf`,
    `[Peer]\nPublicKey = ${r.bytes(32).toString('base64')}\nAllowedIPs = 10.0.0.0/24`,
  ]),
  whole('public key', 'kubeconfig authority', (r) => [
    `${r.word()}/config`,
    `clusters:\n- cluster:\n    certificate-authority-data: ${Buffer.from(pem(r, 'CERTIFICATE', 8)).toString('base64')}\n    server: https://10.0.0.1:6443`,
  ]),
];

const WEB: readonly Kind[] = [
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

const CODE: readonly Kind[] = [
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

const DOCUMENTS: readonly Kind[] = [
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

/** Texts that a scanner takes for secrets and that hold none. */
export const NEGATIVES: readonly Kind[] = [
  ...PLACEHOLDERS,
  ...SETTINGS,
  ...CHECKSUMS,
  ...IDENTIFIERS,
  ...KEYS,
  ...WEB,
  ...CODE,
  ...DOCUMENTS,
];
