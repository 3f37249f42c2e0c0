import { Random } from '../../../../scripts/bench-secrets/random.ts';
import type { Secret } from '../missed-kinds.ts';

const r = new Random('kept');
const f = (template: string) => r.fill(template);
/** Every line holds a secret, unless others are named. */
const c = (kind: string, path: string, text: string, ...lines: readonly number[]): Secret => ({
  ...{ kind, path, text },
  lines: lines.length > 0 ? lines : text.split('\n').map((_, index) => index + 1),
});
/** A part of a JSON web token. */
const b = (o: object) => Buffer.from(JSON.stringify(o)).toString('base64url');
/** Real secrets that look like something that is let go. */
export const KEPT: readonly Secret[] = [
  c(
    'a password with signs at its start, words in it, or marks',
    'a.env',
    [
      'DB_PASSWORD=Tr0ub4dor&3x',
      'SMTP_PASSWORD=@Rain9Cloud!7',
      'APP_PASSWORD=+Kx9mQ2/pLw8',
      'MAIL_PASSWORD=zebra-Plum-77-kite',
      'X_PASSWORD=.dotfirst9Kx2',
      'DB_PASS=Grüße2024!xK',
      `A_SECRET=${f('{b64:43}')}=`,
      `B_TOKEN=+${f('{b64:39}')}`,
    ].join('\n'),
  ),
  c(
    'a word with a sign and a number',
    'b.env',
    ['DB_PASSWORD=Company@2024', 'MAIL_PASSWORD=Harbour@7291', 'DB_PASS=lodash@4'].join('\n'),
  ),
  c('a key of Django', 'settings.py', `SECRET_KEY = 'django-insecure-${f('{strong:50}')}'`),
  c(
    'a row of UUIDs',
    'keys.env',
    Array.from({ length: 6 }, (_, i) => `SERVICE${i}_API_KEY=${r.uuid()}`).join('\n'),
  ),
  c(
    'a JSON web token of a user with a number',
    'a.ts',
    `const t = "${b({ alg: 'HS256' })}.${b({ sub: '42', iss: 'https://login.acme.io', exp: 1 })}.${f('{b64u:43}')}"`,
  ),
  c(
    'an element',
    'settings.xml',
    `<password>${f('{b62:12}')}</password>\n<privateToken>${f('{b62:24}')}</privateToken>`,
  ),
  c(
    'a connection string',
    'app.json',
    `{"cs": "Server=tcp:db.acme.io,1433;Initial Catalog=x;User ID=app;Password=${f('{b62:8}!{b62:4}')};Encrypt=True"}`,
  ),
  c(
    'a connection string in code',
    'Db.cs',
    `var cs = "Server=db;Database=x;User Id=sa;Password=${f('{b62:8}#{b62:4}')};";`,
  ),
  c(
    'a connection string of PostgreSQL in code',
    'db.py',
    `DSN = "host=db.acme.io user=app password=${f('{b62:12}')} dbname=x"`,
  ),
  c(
    'settings of npm',
    '.npmrc',
    `//registry.acme.io/:_authToken=${f('{b62:40}')}\n_auth=${Buffer.from(`deploy:${f('{b62:12}')}`).toString('base64')}\n_password=${f('{b62:24}')}`,
  ),
  c(
    'a setting of npm in a Dockerfile',
    'Dockerfile',
    `RUN npm config set //registry.acme.io/:_authToken=${f('{b62:40}')}`,
  ),
  c(
    'an address of a host of its own',
    'a.yaml',
    `url: postgres://app:${f('{b62:12}')}@db:5432/x\nb: redis://:${f('{b62:16}')}@localhost:6379`,
  ),
  c(
    'a Kubernetes Secret',
    's.yaml',
    `apiVersion: v1\nkind: Secret\nmetadata: {name: x}\ndata:\n  password: ${Buffer.from(f('{b62:14}')).toString('base64')}\n  x.conf: ${Buffer.from(`host=a\npassword=${f('{b62:14}')}\n`).toString('base64')}`,
    5,
    6,
  ),
  c('a key of a payment service', 'a.rb', `KEY = "live_${f('{b64u:40}')}"\nMOLLIE = "live_${f('{b62:30}')}"`),
  c('the secret half of a site key', 'a.env', `RECAPTCHA_SECRET_KEY=6L${f('{b62:38}')}`),
  c('a random value in a translation', 'locales/de.json', `{"password": "${f('{b62:14}')}"}`),
  c('a token whose checksum does not fit', 'src/a.go', `token := "ghp_${f('{b62:36}')}"`),
  c('a secret token beside public ones', 'a.env', `MAPBOX=sk.eyJ1Ijoi${f('{b62:40}')}.${f('{b64u:22}')}`),
  c('a hash that is no decoy', 'users.sql', `INSERT INTO users VALUES (1,'bob','$2b$12$${f('{b62:53}')}');`),
  c(
    'what SOPS left in clear',
    'x.yaml',
    `password: ${f('{b62:16}')}\nsops:\n  mac: ENC[AES256_GCM,data:${f('{b64:40}')},type:str]`,
    1,
  ),
  c('what Travis has in clear', '.travis.yml', `env:\n  - API_KEY=${f('{b62:32}')}`, 2),
  c('a literal argument', 'a.py', `client = Client(host="a", password="${f('{b62:9}!{b62:4}')}", user="x")`),
  c(
    'a PGP key',
    'k.asc',
    `-----BEGIN PGP ${'PRI'}${'VATE'} KEY BLOCK-----\nVersion: GnuPG v2\n\nlQOYBF${f('{b64:58}')}\n${f('{b64:64}')}\n${f('{b64:64}')}\n=ab1D\n-----END PGP ${'PRI'}${'VATE'} KEY BLOCK-----`,
    1,
  ),
  c(
    'an encrypted key',
    'k.pem',
    `-----BEGIN RSA ${'PRI'}${'VATE'} KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,${f('{HEX:32}')}\n\n${f('{b64:64}')}\n${f('{b64:64}')}\n${f('{b64:64}')}\n-----END RSA ${'PRI'}${'VATE'} KEY-----`,
    1,
  ),
];
