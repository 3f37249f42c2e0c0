import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { Random } from '../../../../scripts/bench-secrets/random.ts';
import { OWN_RULES } from '../../../../src/stages/secrets/own-rules/all-rules.ts';
import { ContentScanner } from '../../../../src/stages/secrets/own-rules/scan-content.ts';

const random = new Random('made up by people');
const scanner = new ContentScanner(OWN_RULES);
const values = (text: string, path: string) =>
  scanner.scan(Buffer.from(text), path).map(({ value }) => value);
/** Words that people join, put together here so that they stand nowhere. */
const joined = (mark: string) => ['copper', 'lantern', 'harbor', random.fill('{d:4}')].join(mark);
const apart = () => ['saddle', 'orange', 'meadow'].join(' ');
const human = () => `${['Lan', 'tern'].join('')}${random.fill('{d:4}')}!`;
const hex = (length: number) => random.fill(`{hex:${length}}`);
const bytes = () => [
  191,
  114,
  141,
  242,
  147,
  190,
  29,
  253,
  229,
  254,
  70,
  29,
  178,
  157,
  233,
  random.below(200),
];
const inHex = (list: readonly number[]) => list.map((byte) => `0x${byte.toString(16).padStart(2, '0')}`);

type Form = readonly [path: string, write: (secret: string) => string];

const words: readonly Form[] = [
  ['.env', (p) => `PORT=1\nJWT_SECRET=${p}\nX=2`],
  ['.env', (p) => `SESSION_SECRET='${p}'`],
  ['a.yml', (p) => `cookie_secret: "${p}"`],
  ['a.py', (p) => `SIGNING_KEY = "${p}"`],
  ['a.py', (p) => `app.secret_key = b'${p}'`],
  ['a.py', (p) => `app.config['SECRET_KEY'] = '${p}'`],
  ['a.py', (p) => `factory = SignedCookieSessionFactory('${p}')`],
  ['a.ts', (p) => `JwtModule.register({\n  secret: '${p}',\n  signOptions: {} })`],
  ['a.ts', (p) => `super({ jwtFromRequest: x, secretOrKey: '${p}' })`],
  ['a.js', (p) => `jwt.verify(token, '${p}');`],
  ['a.js', (p) => `app.use(session({ secret: '${p}', resave: false }));`],
  ['a.js', (p) => `app.keys = ['${p}'];`],
  ['a.rb', (p) => `set :session_secret, '${p}'`],
  ['a.rb', (p) => `use Rack::Session::Cookie, key: 'x', secret: '${p}'`],
  ['a.pl', (p) => `$app->secrets(['${p}']);`],
  ['a.exs', (p) => `config :shop, secret_key_base: "${p}"`],
  ['appsettings.json', (p) => `{"Jwt": {"Issuer": "https://a.io", "Key": "${p}"}}`],
  ['appsettings.json', (p) => `{"JwtSettings": {\n "SigningKey": "${p}" }}`],
];

describe('words that people sign with', () => {
  test.each(words)('are found in %s: %#', (path, write) => {
    const value = joined('-');
    expect(values(write(value), path)).toContain(value);
  });

  test('are found with blanks between them', () => {
    const value = apart();
    expect(values(`app.use(session({ secret: '${value}', resave: false }));`, 'a.js')).toContain(value);
    expect(values(`SESSION_SECRET=${value} 42`, '.env')).toContain(`${value} 42`);
  });

  test('are found as bytes with escapes', () => {
    const value = `_${random.fill('{b62:4}')}#9L${random.fill('{b62:3}')}\\n\\xec${random.fill('{b62:2}')}/`;
    expect(values(`app.secret_key = b'${value}'`, 'a.py')).toContain(value);
  });

  test.each([
    [
      '.env',
      'JWT_SECRET_NAME=orders-jwt-2024\nSESSION_SECRET=Used to sign the sessions\nCOOKIE_SECRET=change me please',
    ],
    [
      'values.yaml',
      'jwtSecret: orders-jwt-secret\nsessionSecret: prod-session-key\nsigningKey: signing-key-v2',
    ],
    [
      'a.js',
      "session({ secret: process.env.SESSION_SECRET }); session({ secret: 'keyboard cat' }); jwt.verify(t, 'your-256-bit-secret')",
    ],
    [
      'a.py',
      "app.secret_key = os.environ['SECRET_KEY']\nSIGNING_KEY = 'HS256'\nSECRET_KEY = 'change-this-in-production'",
    ],
    [
      'a.json',
      '{"jwt": {"issuer": "https://a.io", "key": "{{ jwt_key }}"}, "auth": {"publicKeyPath": "keys/jwt.pub"}}',
    ],
    ['a.ts', "register({ name: 'orders-api', keys: ['orders', 'billing'], secret: config.get('jwt') })"],
  ])('are no names, sentences or references: %s %#', (path, text) => {
    expect(values(text, path)).toEqual([]);
  });
});

describe('a key in bytes', () => {
  const forms: readonly Form[] = [
    ['a.go', (p) => `var aesKey = []byte{${p}}`],
    ['a.go', (p) => `var key [16]byte = [16]byte{${p}}`],
    ['a.c', (p) => `static const unsigned char secret_key[16] = { ${p} };`],
    ['a.rs', (p) => `const KEY: [u8; 16] = [${p}];`],
    ['a.js', (p) => `const ENC_KEY = new Uint8Array([${p}]);`],
    ['a.py', (p) => `encryption_key = bytes([${p}])`],
    ['a.cs', (p) => `byte[] hmacKey = new byte[] { ${p} };`],
    ['a.kt', (p) => `val secretKey = byteArrayOf(${p})`],
    ['a.php', (p) => `$key = pack('C*', ${p});`],
    ['a.erl', (p) => `Key = <<${p}>>`],
  ];
  test.each(forms)('is found in %s: %#', (path, write) => {
    const list = bytes();
    for (const text of [inHex(list).join(', '), list.join(', '), inHex(list).join(',\n\t')])
      expect(values(write(text), path)).toContain(text);
  });

  test('is found as a text of escapes', () => {
    const text = inHex(bytes()).join('').replaceAll('0x', '\\x');
    expect(values(`KEY = b"${text}"`, 'a.py')).toContain(text);
  });

  test('is none where it counts, is public, or is named otherwise', () => {
    const list = inHex(bytes()).join(', ');
    const count = Array.from({ length: 16 }, (_, at) => at).join(', ');
    const letters = [...'arrow keys here!'].map((letter) => letter.charCodeAt(0)).join(', ');
    expect(
      values(
        `publicKey = []byte{${list}}\nsbox := []byte{${list}}\nkey := []byte{${count}}\nkeys = [${letters}]`,
        'a.go',
      ),
    ).toEqual([]);
  });
});

describe('a password that people tell', () => {
  const forms: readonly Form[] = [
    ['notes.txt', (p) => `call bob\njenkins login ops / ${p}\nvpn: ask`],
    ['a.py', (p) => `# old account, still works: reports / ${p}`],
    ['a.py', (p) => `engine = connect(DSN)  # password=${p}`],
    ['a.js', (p) => `connect(dsn); // pw: ${p}`],
    ['welcome.eml', (p) => `your user name is ops and your password is ${p}`],
    ['mail.txt', (p) => `Ihr Passwort lautet: ${p}`],
    ['mail.txt', (p) => `votre mot de passe est ${p}`],
    [
      'chat.json',
      (p) => `[{"text": "what was the db password of live?"},\n {"user": "U1", "text": "sure, it's ${p}"}]`,
    ],
    ['irc.log', (p) => `<ann> the wifi password?\n<bob> it is ${p}`],
    ['info.html', (p) => `<tr><td class="e">DB_PASSWORD </td><td class="v">${p} </td></tr>`],
    ['info.html', (p) => `<dt>password</dt><dd>${p}</dd>`],
    ['info.html', (p) => `<p><b>Password:</b> <code>${p}</code></p>`],
    [
      'plan.jmx',
      (p) =>
        `<stringProp name="Argument.name">password</stringProp>\n<stringProp name="Argument.value">${p}</stringProp>`,
    ],
  ];
  test.each(forms)('is found in %s: %#', (path, write) => {
    const value = human();
    expect(values(write(value), path)).toContain(value);
  });

  test.each([
    ['notes.txt', 'login page / index.html\nuser guide / chapter2\nthe account name is orders / billing'],
    [
      'a.py',
      '# the user / password pair is read from the vault\nx = 1  # password is checked below, see RFC4226',
    ],
    ['mail.eml', 'your password is required to be changed. your password is at least 12 characters'],
    [
      'chat.json',
      '[{"text": "forgot your password?"}, {"text": "use the link in the mail, it is on the page"}]',
    ],
    [
      'info.html',
      '<td>password</td><td>required</td>\n<dt>token</dt><dd>string</dd>\n<b>Password:</b> ********</p>',
    ],
    ['orders.1', '.BR \\-p ", " \\-\\-password = \\fIPASSWORD\\fR'],
  ])('is no sentence: %s %#', (path, text) => {
    expect(values(text, path)).toEqual([]);
  });
});

describe('a session that a browser kept', () => {
  test('is found in a jar and in an export', () => {
    const value = hex(32);
    expect(values(`a.io\tFALSE\t/\tTRUE\t0\t_shop_session\t${value}`, 'cookies.txt')).toContain(value);
    expect(
      values(
        `[{"domain": "a.io", "name": "sessionid", "path": "/", "value": "${value}", "httpOnly": true}]`,
        'cookies.json',
      ),
    ).toContain(value);
  });

  test('is no mark of a form or of a visit', () => {
    const value = hex(32);
    expect(
      values(
        `a.io\tFALSE\t/\tTRUE\t0\tcsrftoken\t${value}\na.io\tFALSE\t/\tTRUE\t0\t_ga\t${value}\n` +
          `<input type="hidden" name="authenticity_token" value="${value}">`,
        'cookies.html',
      ),
    ).toEqual([]);
  });
});

describe('a file that is a key, a seed or a list of users', () => {
  test.each([
    ['etc/mongodb/keyfile', () => `${random.fill('{b64:64}')}\n${random.fill('{b64:64}')}`],
    ['rs0.keyfile', () => random.fill('{b64:60}')],
    ['wireguard/private-key', () => random.fill('{b64:43}=')],
    ['var/lib/rabbitmq/.erlang.cookie', () => random.fill('{AZ:20}')],
    ['home/ann/.google_authenticator', () => random.fill('{b32:26}')],
  ])('is found: %s', (path, make) => {
    const value = make();
    expect(values(`${value}\n`, path)).toContain(value);
  });

  test('is found in each second line, and not among other lines', () => {
    const value = human();
    expect(values(`ann\n${value}\n`, 'etc/vsftpd/virtual_users.txt')).toEqual([value]);
    expect(values('ann\nread only\n', 'etc/vsftpd/virtual_users.txt')).toEqual([]);
    expect(values(`${random.fill('{b64:43}=')}\n`, 'wg/public.key')).toEqual([]);
    expect(values('see the wiki of the team for the key file\n', 'etc/keyfile')).toEqual([]);
  });
});

describe('a name for what people make up', () => {
  const forms: readonly Form[] = [
    ['config', (p) => `pass_phrase=${p}`],
    ['.offlineimaprc', (p) => `remotepass = ${p}`],
    ['home.nmconnection', (p) => `psk=${p}`],
    ['wifi.xml', (p) => `<keyMaterial>${p}</keyMaterial>`],
    ['a.rsc', (p) => `set x wpa2-pre-shared-key="${p}"`],
    ['clients.conf', (p) => `secret = ${p}`],
    ['frpc.toml', (p) => `auth.token = "${p}"`],
    ['sip.conf', (p) => `secret=${p}`],
    ['a.groovy', (p) => `Sql.newInstance('jdbc:mysql://db/x', 'ops', '${p}', 'd')`],
    ['a.cpp', (p) => `driver->connect("tcp://10.0.0.1:3306", "ops", "${p}")`],
    ['a.m', (p) => `conn = database('shop', 'ops', '${p}', 'Vendor', 'MySQL');`],
    ['a.r', (p) => `con <- dbConnect(drv, "jdbc:x", "ops", "${p}")`],
    ['a.erl', (p) => `epgsql:connect("db", "ops", "${p}", [])`],
    ['a.php', (p) => `odbc_connect("dsn", "ops", "${p}");`],
  ];
  test.each(forms)('is known in %s: %#', (path, write) => {
    const value = human();
    expect(values(write(value), path)).toContain(value);
  });

  test('is known of an account at a service', () => {
    const value = hex(32);
    expect(values(`provider :facebook, '2058', '${value}', scope: 'x'`, 'a.rb')).toContain(value);
    expect(values(`config.omniauth :github, 'Iv1.abcdef', '${value}'`, 'a.rb')).toContain(value);
    expect(values(`goth.UseProviders(github.New("Iv1.abc123", "${value}", url))`, 'a.go')).toContain(value);
    expect(values(`OAuth2::Client.new('shop-web', '${value}', site: x)`, 'a.rb')).toContain(value);
    expect(values(`  - routing_key: ${value}`, 'alertmanager.yml')).toContain(value);
  });

  test.each([
    [
      'a.conf',
      'bypass = yes2024\nkey-mgmt=wpa-psk\nsecret = sha256\ntoken = oauth2001\nsecret: orders-db-v2',
    ],
    ['a.bb', `SRCREV_token = "${hex(40)}"`],
    ['a.properties', 'mail.password=%env:MAIL_PASSWORD%\ndb.password=%env(file:DB_PASSWORD_FILE)%'],
    ['a.ps1', "$secret = Get-AzKeyVaultSecret -VaultName 'x' -Name 'sql-admin-password' -AsPlainText"],
    ['a.yml', `password: "{{ admin_password | password_hash('sha512') }}"\nrouting_key: orders.created`],
    ['a.erl', 'x:connect("db", "ops", "password", [])'],
  ])('is none: %s %#', (path, text) => {
    expect(values(text, path)).toEqual([]);
  });
});

describe('a hash of a password', () => {
  const letters = (count: number) => random.fill(`{b62:${count}}`);
  test.each([
    ['a.yml', () => `$$apr1$$${letters(8)}$$${letters(22)}`],
    ['a.yml', () => `$$2y$$10$$${letters(53)}`],
    ['a.sql', () => `$P$B${letters(30)}`],
    ['a.json', () => `pbkdf2_sha256$600000$${letters(22)}$${random.fill('{b64:43}=')}`],
    ['a.json', () => `scrypt:32768:8:1$${letters(16)}$${hex(128)}`],
  ])('is found: %s %#', (path, make) => {
    const value = make();
    expect(values(`"x:${value}",`, path).some((found) => value.includes(found))).toBe(true);
  });
});

describe('a key in the format of wallets', () => {
  const digits = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
  const sha = (data: Buffer) => createHash('sha256').update(data).digest();
  const key = (sound: boolean) => {
    const body = Buffer.concat([Buffer.from([0x80]), random.bytes(32), Buffer.from([1])]);
    const sum = sha(sha(body)).subarray(0, 4);
    if (!sound) sum.writeUInt8(sum.readUInt8(0) ^ 1, 0);
    let number = BigInt(`0x${Buffer.concat([body, sum]).toString('hex')}`);
    let text = '';
    for (; number > 0n; number /= 58n) text = digits.charAt(Number(number % 58n)) + text;
    return text;
  };
  test('is found when its checksum fits', () => {
    const value = key(true);
    expect(values(`# dump\n${value} 2025-01-01T00:00:00Z label=`, 'wallet.txt')).toContain(value);
    expect(values(`# dump\n${key(false)} 2025-01-01T00:00:00Z label=`, 'wallet.txt')).toEqual([]);
  });
});
