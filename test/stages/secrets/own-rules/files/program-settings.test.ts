import { describe, expect, test } from 'vitest';
import { Random } from '../../../../../scripts/bench-secrets/random.ts';
import { OWN_RULES } from '../../../../../src/stages/secrets/own-rules/all-rules.ts';
import { ContentScanner } from '../../../../../src/stages/secrets/own-rules/scan-content.ts';
import { nameKind } from '../../../../../src/stages/secrets/values/credential-names.ts';

const random = new Random('program settings');
const scanner = new ContentScanner(OWN_RULES);
const values = (text: string, path: string) =>
  scanner.scan(Buffer.from(text), path).map(({ value }) => value);
const password = () => random.fill('{b62:5}{d:1}{b62:5}{d:1}xQ');
/** Words of a wallet, put together here so that they stand nowhere. */
const words = (count: number) =>
  Array.from({ length: count }, () => random.fill('{az:1}'))
    .map((letter, at) => `${letter}${'aeiou'[at % 5]}${'lmnrst'[at % 6]}d`)
    .join(' ');

describe('a password in the settings of a program', () => {
  test.each([
    ['a.go', (p: string) => `db, _ := sql.Open("mysql", "shop:${p}@tcp(db.acme.io:3306)/shop?tls=true")`],
    ['a.env', (p: string) => `DSN=shop:${p}@unix(/run/mysqld.sock)/shop`],
    ['a.sql', (p: string) => `ALTER LOGIN [ops] WITH PASSWORD = N'${p}';`],
    ['a.sql', (p: string) => `SET PASSWORD FOR ops@localhost = PASSWORD('${p}');`],
    ['a.sql', (p: string) => `ALTER USER ops IDENTIFIED BY ${p};`],
    ['sentinel.conf', (p: string) => `sentinel auth-pass shop-primary ${p}`],
    ['users.acl', (p: string) => `user ops on >${p} ~* +@all`],
    ['a.conf.ext', (p: string) => `dnpass = ${p}`],
    ['sssd.conf', (p: string) => `ldap_default_authtok = ${p}`],
    ['sw1.cfg', (p: string) => `username ops privilege 7 secret 0 ${p}`],
    ['sw1.cfg', (p: string) => `username ops password 7 ${p}`],
    ['sw1.cfg', (p: string) => `enable password level 5 0 ${p}`],
    ['sw1.cfg', (p: string) => ` radius-server host 10.1.1.1 auth-port 1812 acct-port 1813 key 0 ${p}`],
    ['sw1.cfg', (p: string) => `crypto isakmp key ${p} address 0.0.0.0`],
    ['sw1.cfg', (p: string) => ` neighbor 10.0.0.1 password 0 ${p}`],
    ['sw1.cfg', (p: string) => `snmp-server community ${p} RO 10`],
    ['wpa.conf', (p: string) => `network={\n  ssid="Cafe"\n  psk = "${p}"\n}`],
    ['haproxy.cfg', (p: string) => `  stats auth ops:${p}`],
    ['haproxy.cfg', (p: string) => `  user ops insecure-password ${p} groups all`],
    ['squid.conf', (p: string) => `cache_peer 10.0.0.2 parent 3128 0 default login=ops:${p} no-digest`],
    ['a.conf', (p: string) => `  SetEnv SHOP_PASSWORD "${p}"`],
    ['a.bicep', (p: string) => `@secure()\nparam sqlAdminPassword string = '${p}'`],
    ['ks.cfg', (p: string) => `rootpw --allow-ssh --plaintext ${p}`],
    ['a.cfg', (p: string) => `d-i passwd/user-password-again password ${p}`],
    [
      'a.sh',
      (p: string) => `echo "mysql-server mysql-server/root_password password ${p}" | debconf-set-selections`,
    ],
    ['a.exp', (p: string) => `expect {\n  "*assword:" { send -- "${p}\\r" }\n}`],
    ['a.exp', (p: string) => `expect "Password: "\nsend "${p}\\r"`],
    ['a.py', (p: string) => `child.expect('assword:')\nchild.sendline('${p}')`],
    ['proxychains.conf', (p: string) => `[ProxyList]\nhttp  10.0.0.9  3128  ops  ${p}`],
    ['a.json', (p: string) => `{"apikey": [ {"key": "value", "value": "${p}", "type": "string"} ]}`],
    ['a.md', (p: string) => `| where | user | password |\n|:---|---|---|\n| wiki | ops | \`${p}\` |`],
    ['a.txt', (p: string) => `ops / pw: ${p}`],
    ['a.sql', (p: string) => `COPY hooks (id, secret, url) FROM stdin;\n1\t${p}\thttps://x\n\\.`],
  ])('is found in %s: %#', (path, write) => {
    const value = password();
    expect(values(`# first\n${write(value)}\nlast`, path)).toContain(value);
  });

  test('is found as one of four groups of letters', () => {
    const value = random.fill('{az:2}bt {az:1}xkw {az:4} {az:4}');
    expect(values(`mail.login("me@gmail.com", "${value}")`, 'a.py')).toContain(value);
    expect(values(`GMAIL_APP_PASSWORD="${value}"`, 'a.env')).toContain(value);
  });

  test.each([
    ['a.go', `"root:password@tcp(127.0.0.1:3306)/test"; "%s:%s@tcp(%s)/%s"; "$USER:$PASS@tcp(db:3306)/x"`],
    ['a.sql', `CREATE LOGIN x WITH PASSWORD = N'$(SA_PASSWORD)'; SET PASSWORD FOR x = '<password>';`],
    ['a.sql', 'CREATE USER x IDENTIFIED BY password; ALTER USER x IDENTIFIED BY &new_password;'],
    [
      'sentinel.conf',
      '# sentinel auth-pass <master-name> <password>\nsentinel auth-pass mymaster ${REDIS_PW}',
    ],
    [
      'sw1.cfg',
      'username ops privilege 15 secret 0 <removed>\nenable secret level 15\ntacacs-server key {{ key }}',
    ],
    ['wpa.conf', '  psk="your-password-here"\n  psk="very secret passphrase"'],
    ['haproxy.cfg', 'stats auth admin:admin\nstats auth "$USER:$PASS"\nuser x insecure-password password'],
    ['squid.conf', 'cache_peer p parent 3128 0 login=PASS\ncache_peer p parent 3128 0 login=user:password'],
    ['a.bicep', `param adminPassword string = '\${vault}'\nparam passwordPolicy string = 'Rotate90Days'`],
    ['ks.cfg', 'rootpw --lock\nrootpw --iscrypted --plaintext'],
    [
      'a.cfg',
      'd-i passwd/root-password password r00tme-changeme\nd-i passwd/root-password-crypted password !',
    ],
    ['a.exp', 'expect "assword:"\nsend "$password\\r"'],
    ['a.md', 'run http 10.0.0.1 8080 and then we look'],
    ['proxychains.conf', '#  socks5 192.168.67.78 1080 lamer secret\nsocks5 127.0.0.1 9050'],
    ['a.json', '{"apikey": [{"key": "value", "value": "{{api_key}}"}]}'],
    [
      'a.md',
      '| option | password |\n| --- | --- |\n| min | at least 12 |\n| x | string |\n| y | <password> |',
    ],
    ['a.sql', 'COPY t (id, api_token) FROM stdin;\n1\t\\N\n\\.\n2\tA1b2C3d4E5f6G7h8'],
    ['a.py', 'login("me@gmail.com", "what this does here")'],
  ])('is not seen in %s: %s', (path, text) => {
    expect(values(text, path)).toEqual([]);
  });
});

describe('a name in another language', () => {
  test.each([
    'mot_de_passe',
    'motDePasse',
    'contraseña',
    'CONTRASENA',
    'senha',
    'db_passwort',
    'kennwort',
    'wachtwoord',
    'lösenord',
    'LOSENORD',
    'salasana',
    'hasło',
    'haslo',
    'heslo',
    'parola',
    'şifre',
    'jelszó',
    'пароль',
    '密码',
    'db_パスワード',
  ])('%s tells that its value is a password', (name) => {
    expect(nameKind(name)).toBe('password');
    const value = password();
    if (name !== 'hasło') expect(values(`${name} = "${value}"\n`, 'a.py')).toContain(value);
  });

  test('tells nothing of a label, and does not hide a name behind letters of another script', () => {
    expect(
      values(
        'contraseña: "Contraseña"\nsenha = "Sua senha"\nпароль: "Пароль"\nlosenord="Ditt lösenord"',
        'a.yml',
      ),
    ).toEqual([]);
    const value = password();
    expect(values(`${'数据'.repeat(40)}password="${value}"`, 'a.py')).toContain(value);
  });
});

describe('a wallet', () => {
  test.each([12, 15, 18, 24])('is found by its %i words', (count) => {
    const phrase = words(count);
    expect(values(`const mnemonic = "${phrase}";`, 'a.ts')).toContain(phrase);
    expect(values(`SEED_PHRASE=${phrase}\n`, 'a.env')).toContain(phrase);
  });

  test('is found by its key', () => {
    const key = random.text('hex', 64);
    expect(values(`goerli: { url, accounts: ["0x${key}"] },`, 'a.ts')).toContain(key);
    const bytes = Array.from({ length: 64 }, (_, at) => (at * 37 + (at % 5) * 11) % 256).join(',');
    expect(values(`[${bytes}]\n`, 'deployer.json')).toContain(bytes);
    const exponent = random.fill('{b64:342}==');
    expect(values(`<RSAKeyValue><Modulus>x</Modulus><D>${exponent}</D></RSAKeyValue>`, 'a.xml')).toContain(
      exponent,
    );
  });

  test.each([
    ['a.ts', `const mnemonic = "${'test '.repeat(11)}junk"; mnemonic: "${'abandon '.repeat(11)}about"`],
    ['a.ts', `accounts: [process.env.KEY]; accounts: ["0x${'0'.repeat(63)}1"]`],
    ['a.ts', 'mnemonic: "twelve words that only you know"'],
    ['a.json', `[${Array.from({ length: 64 }, (_, at) => at).join(',')}]`],
    ['a.xml', '<RSAKeyValue><Modulus>x</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>'],
  ])('is not seen in %s: %s', (path, text) => {
    expect(values(text, path)).toEqual([]);
  });
});
