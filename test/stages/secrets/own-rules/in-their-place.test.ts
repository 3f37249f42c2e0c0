import { describe, expect, test } from 'vitest';
import { Random } from '../../../../scripts/bench-secrets/random.ts';
import { OWN_RULES } from '../../../../src/stages/secrets/own-rules/all-rules.ts';
import { ContentScanner } from '../../../../src/stages/secrets/own-rules/scan-content.ts';

const random = new Random('in their place');
const scanner = new ContentScanner(OWN_RULES);
const found = (text: string, path: string) => scanner.scan(Buffer.from(text), path);
const values = (text: string, path: string) => found(text, path).map(({ value }) => value);
const fill = (template: string) => random.fill(template);

type Case = readonly [path: string, template: string, write: (secret: string) => string];

describe('a secret is found by the file it stands in', () => {
  test.each<Case>([
    ['app/config/credentials/production.key', '{hex:32}', (s) => `${s}\n`],
    ['image.tar!/app/config/master.key', '{hex:32}', (s) => s],
    ['jenkins/secrets/initialAdminPassword', '{hex:32}', (s) => `${s}\n`],
    ['home/.vault-token', 's.{b62:24}', (s) => s],
    ['var/lib/rabbitmq/.erlang.cookie', '{AZ09:20}', (s) => s],
    ['.pgpass', '{b62:9}', (s) => `# a\ndb.acme.io:5439:shop:app:${s}\n`],
    ['etc/postfix/sasl/passwd', '{b62:12}', (s) => `smtp.acme.io ops@acme.io:${s}\n`],
    ['etc/ppp/pap-secrets', '{b62:12}', (s) => `"ops" * "${s}"\n`],
    ['client.ovpn', '{b62:12}', (s) => `<auth-user-pass>\r\nops\r\n${s}\r\n</auth-user-pass>`],
    ['etc/openvpn/login.conf', '{b62:12}', (s) => `ops\n${s}\n`],
    ['etc/rsyncd.secrets', '{b62:12}', (s) => `backup:${s}\n`],
    ['home/.passwd-s3fs', '{b64:40}', (s) => `ABCDEFGHIJ:${s}\n`],
    ['etc/davfs2/secrets', '{b62:12}', (s) => `https://dav.acme.io ops "${s}"\n`],
    ['etc/ipsec.secrets', '{b62:12}', (s) => `ops : EAP "${s}"\n`],
    ['etc/.htdigest', '{hex:32}', (s) => `ops:realm:${s}\n`],
    ['secrets/db_password.txt', '{b62:18}', (s) => `${s}\n`],
    ['deploy/.openai-api-key', '{b62:30}', (s) => s],
    ['run/jwt.secret', '{b62:30}', (s) => s],
    ['users.csv', '{b62:12}', (s) => `name,mail,password\nann,a@x.io,${s}\n`],
    ['users.tsv', '{b62:12}', (s) => `Login\tPassword\nann\t${s}\n`],
    ['keys.csv', '{b64:40}', (s) => `User name,"Secret access key"\nann,"${s}"\n`],
    ['seed.sql', '{b62:12}', (s) => `INSERT INTO users (id, password) VALUES (1, 'x'),\n (2, '${s}');`],
    ['etc/snmp/snmpd.conf', '{b62:12}', (s) => `createUser ops MD5 aB3defgh9 DES ${s}`],
    ['router.cfg', '{b62:12}', (s) => `snmp-server community ${s} RW`],
    ['consul.json', '{b64:22}==', (s) => `{"encrypt": "${s}"}`],
    ['.bundle/config', '{hex:40}', (s) => `BUNDLE_GEMS__ACME__IO: "${s}"`],
    ['ci.env', '{b62:14}', (s) => `BUNDLE_GEMS__ACME__IO=ci:${s}`],
    ['vhost.conf', '{b62:24}', (s) => `  SetEnv STRIPE_SECRET "${s}"`],
    ['site.conf', '{b62:24}', (s) => `  fastcgi_param DB_PASSWORD ${s};`],
    ['site.conf', '{b62:24}', (s) => `  proxy_set_header X-Api-Key ${s};`],
    ['haproxy.cfg', '{b62:24}', (s) => `  http-request set-header X-Auth-Token ${s}`],
    ['a.http', '{uuid}', (s) => `Authorization: GenieKey ${s}`],
    ['site.conf', '{b62:30}', (s) => `proxy_set_header Authorization "Token ${s}";`],
    ['a.py', '{b62:30}', (s) => `headers = {"Authorization": "Splunk ${s}"}`],
    ['build.gradle', '{b62:24}', (s) => `resValue "string", "api_secret", "\\"${s}\\""`],
    ['webpack.js', '{b62:24}', (s) => `new DefinePlugin({ API_SECRET: '"${s}"' })`],
    ['a.env', '{b62:14}', (s) => `DB_PASSWORD2=${s}`],
    ['a.sh', '{az:4}-{az:4}-{az:4}-{az:4}', (s) => `xcrun altool --upload-app -u a@x.io -p ${s}`],
    ['a.yml', '{az:4}-{az:4}-{az:4}-{az:4}', (s) => `  APPLE_ID_PASSWORD: ${s}`],
    ['a.txt', 'syt_{b64u:10}_{b62:20}_{b62:6}', (s) => s],
    ['a.txt', 'tk_{az09:29}', (s) => s],
    ['a.txt', 'N{b62:25}.G{b62:5}.{b64u:38}', (s) => s],
    ['a.txt', 'TEST-{d:16}-{d:6}-{hex:32}-{d:9}', (s) => s],
    ['a.txt', 'amzn.mws.{uuid}', (s) => s],
    ['a.txt', 'SWMTKN-1-{az09:50}-{az09:25}', (s) => s],
    ['a.txt', 'K10{hex:64}::node:{hex:32}', (s) => s],
    ['a.txt', 'aio_{b62:28}', (s) => s],
    ['a.txt', '1/{d:16}:{hex:32}', (s) => s.replace('1/0', '1/1')],
    ['a.txt', 'pylf_v1_us_{b62:44}', (s) => s],
    ['a.txt', 'signkey-prod-{hex:64}', (s) => s],
    ['a.sh', '{d:10}:AA{b64u:33}', (s) => `curl https://api.telegram.org/bot${s}/getMe`],
  ])('%s, %s', (path, template, write) => {
    const text = write(fill(template));
    const whole = path.endsWith('.txt') && text.startsWith('1/') ? text : undefined;
    const secrets = values(text, path);
    expect(secrets.some((value) => value === whole || (value.length >= 9 && text.includes(value)))).toBe(
      true,
    );
  });

  test('is not looked for by name in a larger file', () => {
    const word = fill('{b62:18}');
    expect(values(`${word}\n${'# a line of a text\n'.repeat(40)}`, 'secrets/db_password.txt')).toEqual([]);
  });

  test('tells each row of a table with its own line', () => {
    const rows = Array.from({ length: 30 }, () => fill('{b62:12}'));
    const text = `name,password\n${rows.map((row, index) => `u${index},${row}`).join('\n')}\n`;
    expect(found(text, 'a.csv').map(({ line, value }) => [line, value])).toEqual(
      rows.map((row, index) => [index + 2, row]),
    );
  });
});

describe('nothing is found', () => {
  test.each([
    ['config/master.key', '00000000000000000000000000000000'],
    ['config/master.key', '-----BEGIN PUBLIC KEY-----'],
    ['locales/master.key', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['.pgpass', '# hostname:port:database:username:password\nlocalhost:5432:db:user:${PGPASSWORD}'],
    ['etc/postfix/sasl_passwd', '# smtp.acme.io user:secret\nsmtp.acme.io ${USER}:${PASS}'],
    ['etc/ppp/chap-secrets', '# client\tserver\tsecret\tIP addresses\n'],
    ['client.ovpn', '<auth-user-pass>\nUSERNAME\nPASSWORD\n</auth-user-pass>\nauth-user-pass /etc/pass.txt'],
    ['secrets/db_password.txt', 'changeme\n'],
    ['secrets/README', 'see-the-wiki'],
    ['src/token', 'identifier'],
    ['docs/password.txt', 'Choose a long one.'],
    ['words.csv', 'key,en,password\na,b,Passwort\n'],
    ['vocabulary.csv', 'token,count\nupper2case,12\nover-the-top,7\n'],
    ['people.csv', 'name,password_changed_at\nann,2026-01-02\n'],
    ['seed.sql', "INSERT INTO users (id, password) VALUES (1, :password), (2, crypt('x', gen_salt('bf')));"],
    ['schema.sql', "INSERT INTO settings (name, value) VALUES ('password_min_length', '12');"],
    ['snmpd.conf', 'rocommunity public default\ncreateUser ops SHA "$SNMP_PASS" AES'],
    ['consul.hcl', 'encrypt = "${gossip_key}"\nencrypt_verify_incoming = true'],
    ['a.json', '{"encrypt": "aes-256-gcm-with-hkdf-and-salt-x"}'],
    ['.bundle/config', 'BUNDLE_PATH: "vendor/bundle2"\nBUNDLE_BUILD__NOKOGIRI: "--use-system-libraries"'],
    ['vhost.conf', 'SetEnv APP_ENV production-2\nSetEnv API_KEY ${API_KEY}'],
    [
      'site.conf',
      'proxy_set_header Authorization $http_authorization;\nfastcgi_param DB_PASSWORD $db_pass1;',
    ],
    ['a.http', 'Authorization: Bearer {{token}}\nAuthorization: Token <your-token-here>'],
    ['a.md', 'The authorization server returns-a-code-2 to the client'],
    ['build.gradle', 'buildConfigField "String", "API_SECRET", "\\"${apiSecret}\\""'],
    ['build.gradle', 'buildConfigField "String", "API_KEY", project.property("key2")'],
    ['a.md', 'APPLE_ID_PASSWORD=xxxx-xxxx-xxxx-xxxx or abcd-efgh-ijkl-mnop'],
    ['a.md', 'Apple has a page-with-some-text about it'],
    ['a.ts', 'tk_create_user_with_long_name_abc; aio_read_all_the_bytes_of_fd12'],
    ['a.ts', 'this.options.get123.value; MODULE_OF_THE_PARENT_ONE.Gabcde.and_so_on_until_the_end_of_it'],
  ])('in %s: %s', (path, text) => {
    expect(values(text, path)).toEqual([]);
  });
});
