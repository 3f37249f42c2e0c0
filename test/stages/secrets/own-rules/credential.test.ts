import { describe, expect, test } from 'vitest';
import { Random } from '../../../../scripts/bench-secrets/random.ts';
import { OWN_RULES } from '../../../../src/stages/secrets/own-rules/all-rules.ts';
import { ContentScanner } from '../../../../src/stages/secrets/own-rules/scan-content.ts';
import { nameKind } from '../../../../src/stages/secrets/values/credential-names.ts';

const random = new Random('credential');
const scanner = new ContentScanner(OWN_RULES);
const values = (text: string, path: string) =>
  scanner.scan(Buffer.from(text), path).map(({ value }) => value);

describe('the name of a setting', () => {
  test.each([
    ['DB_PASSWORD', 'password'],
    ['spring.datasource.password', 'password'],
    ['dbPass', 'password'],
    ['POSTGRES_PASSWORD_PROD', 'password'],
    ['X-Api-Key', 'secret'],
    ['clientSecret', 'secret'],
    ['secret_key_base', 'secret'],
    ['STRIPE_KEY', 'key'],
    ['MYAPIKEY', 'secret'],
    ['PASSWORD_MIN_LENGTH', undefined],
    ['tokenUrl', undefined],
    ['secretName', undefined],
    ['publicKey', undefined],
    ['primary_key', undefined],
    ['csrfToken', undefined],
    ['keyboard', undefined],
    ['tokenizer', undefined],
  ])('%s tells what its value is', (name, kind) => {
    expect(nameKind(name)).toBe(kind);
  });
});

describe('an address with a password', () => {
  test.each([
    ['of a host that is set aside, where the password is real', `https://user:{b62:14}@example.com/x`],
    ['of a host that is set aside, where the password is real', `postgres://user:{b62:10}x4@localhost/db`],
    ['of a real host, where the password is a word', 'https://user:admin-2024@db.acme.io/x'],
    ['of a host that only looks set aside', 'https://user:admin-2024@example.com.acme.io/x'],
    ['of a host that only looks set aside', 'https://user:admin-2024@notexample.com/x'],
  ])('%s is found: %s', (_, template) => {
    const text = random.fill(template);
    const [, password = ''] = /user:(.*)@/.exec(text) ?? [];
    expect(values(`url = ${text}\n`, 'a.txt')).toContain(password);
  });
});

describe('a literal value', () => {
  test.each([
    ['a.env', (value: string) => `DB_PASSWORD=${value}`],
    ['a.yaml', (value: string) => `- name: DB_PASSWORD\n  value: "${value}"`],
    ['a.yaml', (value: string) => `password: \${DB_PASSWORD:-${value}}`],
    ['a.yaml', (value: string) => `args: ["--password", "${value}"]`],
    ['a.xml', (value: string) => `<property name="password">${value}</property>`],
    ['a.xml', (value: string) => `<add key="ApiKey" value="${value}" />`],
    ['a.json', (value: string) => `{"outer": "{\\"password\\": \\"${value}\\"}"}`],
    ['a.tf', (value: string) => `variable "db_password" {\n  default = "${value}"\n}`],
    ['a.plist', (value: string) => `<key>apiToken</key>\n<string>${value}</string>`],
    ['Dockerfile', (value: string) => `ENV API_TOKEN ${value}`],
    ['a.service', (value: string) => `Environment="API_TOKEN=${value}"`],
    ['redis.conf', (value: string) => `requirepass ${value}`],
    ['a.sh', (value: string) => `mvn -Ddb.password=${value} verify`],
    ['a.ts', (value: string) => `const token = process.env.TOKEN ?? '${value}';`],
    ['a.java', (value: string) => `source.setPassword("${value}");`],
    ['a.c', (value: string) => `#define WIFI_PASSWORD "${value}"`],
    ['a.go', (value: string) => `\tPassword: "${value}",`],
    ['a.min.js', (value: string) => `login({password:"${value}"})`],
    ['a.php', (value: string) => `'password' => '${value}',`],
    ['a.md', (value: string) => `The password: \`${value}\``],
    ['a.yml', (value: string) => `PASS: ${value}`],
    ['a.env', (value: string) => `PASS=${value}`],
    ['.netrc', (value: string) => `machine a login b password "${value}"`],
    ['a.ini', (value: string) => `c = "Server=db;Password= ${value}"`],
  ])('is found as %s writes it: %#', (path, write) => {
    const value = random.fill('{b62:11}x7Q');
    expect(values(`# first\n${write(value)}\n`, path)).toContain(value);
  });

  test.each([
    ['a.ts', 'const password = options.password;'],
    ['a.ts', `const secret = getSecret('prod-database-1');`],
    ['a.ts', `label = t('settings.password.label2');`],
    ['a.ts', `password: Promise<string>;`],
    ['a.py', 'token = make_token(user_id42, salt)'],
    ['a.go', 'Password string `json:"password"`'],
    ['a.env', 'API_KEY=your-api-key-here'],
    ['a.env', 'API_KEY=1234567890abcdef'],
    ['a.env', 'API_KEY=${OTHER_KEY}'],
    ['a.yaml', 'secretName: app-credentials-2'],
    ['a.yaml', 'existingSecret: prod-database-credentials'],
    ['a.json', '"forgotPassword": "Passwort vergessen?"'],
    ['a.md', 'The password: at least 12 characters'],
    ['a.css', '.password-field { token: none; }'],
    ['a.sql', 'password_hash varchar(255) NOT NULL'],
    ['a.ts', `['age-secret-key', 'AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}'],`],
    ['summary', 'PASS: ld-i386/call3a'],
    ['test.log', '--- PASS: TestParse/utf8_2 (0.00s)'],
    ['a.min.js', 'each({altKey:!0,bubbles:!0,cancelable:!0,char:!0,ctrlKey:!0,code:!0})'],
    ['Info.plist', '<key>IFPkgFlagAllowBackRev</key>'],
    ['.netrc', 'machine a login b password "PASSWORD"'],
    ['.netrc', 'machine a login b password "{password}"'],
    ['complete.sh', 'complete "username= message= password= scmVersion= $(list)"'],
    ['a.html', 'openssl pkcs12 -in a.pem -passout pass:sample</code>'],
    ['a.js', `parse('uri://us\\xA0er:pa\\uD7FFss@example.com:123/')`],
    ['a.js', `parse('http://user:admin-2024@sub.host.test:8080/x')`],
    ['a.py', `assert split('ftp://admin:user_2001@[::1]/a')`],
    ['a.go', `dial("amqp://app:db_login7@localhost/vhost")`],
  ])('is not seen in %s: %s', (path, text) => {
    expect(values(text, path)).toEqual([]);
  });
});

/** Words that people join, put together at run time. */
const NAMED = ['Lisa', 'Marco', 'Priya'];
const NOUNS = ['tiger', 'kaktus', 'lemon', 'garden', 'meadow'];
const capital = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
const noun = () => random.pick(NOUNS);
const inCamelCase = () => `golden${capital(noun())}${random.pick(NAMED)}`;
const withMarks = () => `${noun()}@${noun()}@${random.fill('{d:2}')}`;
const withDot = () => `${random.fill('{az:3}')}.${capital(noun())}${random.fill('{d:2}{AZ:1}')}`;
const withYear = () => `${random.pick(['payroll', 'billing'])}DB19${random.fill('{d:2}')}.prod`;
const birthday = () => `${random.fill('{d:2}')}0819${random.fill('{d:2}')}`;

describe('a password of everyday words', () => {
  const places: readonly (readonly [path: string, write: (value: string) => string])[] = [
    ['.env', (value) => `DB_PASSWORD=${value}`],
    ['a.yml', (value) => `password: "${value}"`],
    ['a.properties', (value) => `mail.password=${value}`],
    ['a.php', (value) => `'password' => '${value}',`],
    ['a.py', (value) => `connect(user="ops", password='${value}')`],
    ['a.js', (value) => `if (user === 'admin' && password === '${value}') {`],
    ['a.java', (value) => `DriverManager.getConnection(URL, "ops", "${value}");`],
    ['a.ts', (value) => `await create({ password: await hash('${value}', 10) })`],
    ['a.php', (value) => `'password' => Hash::make('${value}'),`],
    ['a.java', (value) => `user.setPassword(encoder.encode("${value}"));`],
    ['a.c', (value) => `#define WIFI_PASSWORD "${value}"`],
    ['build.gradle', (value) => `    keyPassword '${value}'`],
    ['Dockerfile', (value) => `ENV DB_PASS ${value}`],
    ['ldap.conf', (value) => `bindpw ${value}`],
    ['a.xml', (value) => `<password>${value}</password>`],
    ['a.sql', (value) => `CREATE USER 'ops'@'%' IDENTIFIED BY '${value}';`],
    ['a.md', (value) => `**Password:** ${value}`],
    ['a.log', (value) => `connected with user=ops password=${value}`],
    ['suite.robot', (value) => `\${PASSWORD}    ${value}`],
  ];
  test.each(places)('is found in %s: %#', (path, write) => {
    for (const value of [inCamelCase(), withMarks(), withDot(), withYear()])
      expect(values(write(value), path)).toContain(value);
  });

  test('is found as a date, and after a dollar sign', () => {
    for (const value of [birthday(), `$${capital(noun())}$${random.fill('{d:2}')}`])
      expect(values(`DB_PASSWORD=${value}\n`, '.env')).toEqual([value]);
  });

  test('is found as a signing secret with a type', () => {
    const value = ['gentle', noun(), 'paris'].join('-');
    expect(values(`const JWT_SECRET: &[u8] = b"${value}";`, 'a.rs')).toContain(value);
  });

  test.each([
    ['a.ts', `const fields = { password: 'newPassword', passwordHint: 'passwordHintText' };`],
    ['a.ts', `{ password: 'loginForm.confirmPassword', pwd: 'isStrongEnough', pass: 'onSubmit' }`],
    ['a.ts', `password: 'errors.tooShort', secret: 'x-hub-signature-256', token: 'access_token'`],
    ['a.java', 'password = "sha256.digest"; secretKey = "AES/CBC/PKCS5Padding"; pass = "SecureString";'],
    ['a.py', `password = password.encode("latin1")`],
    ['a.py', `PASSWORD = "CURLOPT_USERPWD"\npassword = "user@host"\npassword = "--password-stdin"`],
    [
      'values.yaml',
      'passwordSecret: oauth2-proxy-v7\npassword: postgres-admin\nexistingSecret: acme-web-tls',
    ],
    ['overrides', 'passwd: elevated-privileges 2755 root/shadow [usr/bin/chage]'],
    ['complete', 'words "passphrase= password= scmVersion= "'],
    ['a.html', 'printf(&quot;Password is correct.&quot;);'],
    ['a.md', 'The password: case-sensitive and long-lived. Password: LastPass entry of the team'],
    ['a.go', `verify(t, "signing-key", "ecdsa-p256", "")`],
    ['a.js', `const password = '#login-password'; const token = ':tokenId'; pwd = '$userPassword';`],
    ['a.fr.yml', 'password: a_remplacer_avant_la_mise_en_production'],
    ['a.sh', 'vault write secret/git-credentials username=student01'],
    ['app.min.js', 'const{static:d,getId:u,setId:p}=c;const{computed:a}=b'],
  ])('is no name, no sentence and no selector: %s %#', (path, text) => {
    expect(values(text, path)).toEqual([]);
  });

  test('of an address is told from a word of its documentation', () => {
    const value = inCamelCase();
    expect(values(`broker = 'amqp://ops:${value}@localhost:5672//'`, 'a.py')).toContain(value);
    expect(values(`broker = 'amqp://ops:userPassword@localhost:5672//'`, 'a.py')).toEqual([]);
  });
});

describe('a token that only its place tells', () => {
  test('is found in the address of a weather service', () => {
    const key = random.fill('{hex:31}a');
    for (const text of [
      `fetch(\`https://a.io/weather?q=x&appid=\${k}&appid=${key}\`)`,
      `{"q": q, "appid": "${key}"}`,
    ])
      expect(values(text, 'a.js')).toContain(key);
    expect(values(`OPENWEATHER_KEY=${key}`, '.env')).toContain(key);
    expect(values(`const agora = { appId: '${key}' };`, 'a.js')).toEqual([]);
  });

  test('is found in an upload of coverage, a code scanner and a command for keys', () => {
    const [uuid, scanner, phrase] = [random.uuid(), random.fill('{hex:40}'), inCamelCase()];
    expect(values(`  - bash <(curl -s https://codecov.io/bash) -t ${uuid}`, 'ci.yml')).toContain(uuid);
    expect(values(`sonar.login=${scanner}\n`, 'sonar-project.properties')).toContain(scanner);
    expect(values(`ssh-keygen -t rsa -N "${phrase}" -f k`, 'a.sh')).toContain(phrase);
    expect(
      values('curl -s https://codecov.io/bash -t $TOKEN\nsonar.login=$SONAR\nssh-keygen -N "" -f k', 'a.sh'),
    ).toEqual([]);
  });

  test.each([
    ['AndroidManifest.xml', '<meta-data android:name="io.acme.ApiKey" android:value="‹›" />'],
    ['a.sh', 'wandb login ‹›'],
    ['etc/dovecot/users', 'ann:{PLAIN}‹›:1000:1000'],
    ['proftpd.conf', 'SQLConnectInfo ftp@localhost ftp ‹›'],
    ['etc/exim4/passwd.client', 'smtp.acme.io:ann:‹›'],
  ])('is found as %s writes it: %s', (path, text) => {
    const value = random.fill('{hex:31}7');
    expect(values(text.replace('‹›', value), path)).toContain(value);
    expect(values(text.replace('‹›', '${VALUE}'), path)).toEqual([]);
  });

  test('is found beside the name of a login that every installation has', () => {
    const value = random.fill('{hex:31}7');
    expect(values(`lftp -u postgres,${value} ftp.acme.io`, 'a.sh')).toContain(value);
    expect(values('lftp -u username,password ftp.acme.io', 'a.sh')).toEqual([]);
  });
});

describe('a package whose name is that of a credential', () => {
  test.each([
    'Unpacking passwd (1:4.13+dfsg1-1+deb12u1) ...',
    'Setting up libpam-passwd (1.5.2-6+deb12u1) ...',
    '(12/40) Installing passwd (4.13-r4)',
    'Removing passwd (0.80-12.el9_4.x86_64)',
    'Get:1 passwd (1:4.17.4-2ubuntu1~24.04.1)',
  ])('is followed by its version, which is no password: %s', (line) => {
    expect(values(`${line}\n`, 'var/log/bootstrap.log')).toEqual([]);
  });

  test.each(['1{d:1}.02.1985_Maria', '19.84_Sommer{d:2}'])(
    'does not hide a password of a setting that looks like a version: %s',
    (form) => {
      const password = random.fill(form);
      expect(values(`password: "${password}"\n`, 'config.yml')).toEqual([password]);
    },
  );

  test('does not hide a password in brackets', () => {
    const password = `Tr7${random.text('b62', 6)}!x9`;
    expect(values(`the password (${password}) was sent\n`, 'notes.txt')).toEqual([password]);
  });
});
