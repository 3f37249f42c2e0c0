import { describe, expect, test } from 'vitest';
import { Random } from '../../../../scripts/bench-secrets/random.ts';
import { OWN_RULES } from '../../../../src/stages/secrets/own-rules/all-rules.ts';
import { ContentScanner } from '../../../../src/stages/secrets/own-rules/scan-content.ts';

const random = new Random('unnamed forms');
const scanner = new ContentScanner(OWN_RULES);
const values = (text: string, path: string) =>
  scanner.scan(Buffer.from(text), path).map(({ value }) => value);
const password = () => random.fill('{b62:5}{d:1}{b62:5}{d:1}xQ{b62:10}');

type Form = readonly [path: string, write: (secret: string) => string];

const found: Readonly<Record<string, readonly Form[]>> = {
  'is compared with': [
    ['a.ts', (p) => `if (password === '${p}') {`],
    ['a.py', (p) => `if request.headers.get("X-Token") != "${p}":`],
    ['a.java', (p) => `if (password.equals("${p}")) {`],
    ['a.java', (p) => `if ("${p}".equals(password)) {`],
    ['a.sh', (p) => `if [[ $token == "${p}" ]]; then`],
  ],
  'stands in a list, or in what makes bytes of it': [
    ['a.js', (p) => `const apiKeys = ['abc', '${p}'];`],
    ['a.go', (p) => `var secretKey = []byte("${p}")`],
    ['a.js', (p) => `const key = new TextEncoder().encode("x"), secret = Buffer.from('${p}', 'utf8');`],
    ['a.rs', (p) => `let token = String::from("${p}");`],
    ['a.py', (p) => `password = """${p}"""`],
    ['a.pl', (p) => `password => q{${p}},`],
    ['a.erl', (p) => `{default_pass, <<"${p}">>},`],
    ['a.yml', (p) => `tokens:\n  - ${p}`],
  ],
  'is what is taken where nothing is given': [
    ['a.py', (p) => `parser.add_argument("--token", help="x", default="${p}")`],
    ['a.go', (p) => `cmd.Flags().StringVarP(&x, "token", "t", "${p}", "x")`],
    ['a.sh', (p) => `PASS="\${1:-${p}}"`],
    ['a.rb', (p) => `ENV['API_TOKEN'] ||= '${p}'`],
  ],
  'has a name that other languages join to it': [
    ['a.vb', (p) => `Dim password As String = "${p}"`],
    ['a.kt', (p) => `mapOf("token" to "${p}")`],
    ['a.scala', (p) => `Map("token" -> "${p}")`],
    ['a.php', (p) => `putenv('DB_PASSWORD=${p}');`],
    ['a.php', (p) => `curl_setopt($c, CURLOPT_HTTPHEADER, ['X-Api-Key: ${p}']);`],
    ['a.swift', (p) => `request.addValue("${p}", forHTTPHeaderField: "X-Api-Key")`],
    ['a.yml', (p) => `password: &pw ${p}`],
    ['a.xml', (p) => `<secret><![CDATA[${p}]]></secret>`],
  ],
  'is handed to a client': [
    ['a.py', (p) => `ftp = FTP("ftp.acme.io", "deploy", "${p}")`],
    ['a.py', (p) => `r = redis.Redis("cache", 6379, 0, "${p}")`],
    ['a.js', (p) => `const s = new Sequelize('shop', 'app', '${p}', {})`],
    ['a.js', (p) => `const stripe = require('stripe')('${p}');`],
    ['a.js', (p) => `require('twilio')('AC${random.fill('{hex:32}')}', '${p}')`],
    ['a.java', (p) => `new PBEKeySpec("${p}".toCharArray(), salt, 1, 2)`],
    ['a.cs', (p) => `new SshClient("h", "u", "${p}")`],
    ['a.c', (p) => `mysql_real_connect(c, "db", "app", "${p}", "x", 0, NULL, 0);`],
    ['a.js', (p) => `headers.Authorization = 'Basic ' + btoa('ops:${p}')`],
    ['a.py', (p) => `page.get_by_label("Password").fill("${p}")`],
  ],
  'is handed to a command': [
    ['a.sh', (p) => `cf set-env app DB_PASSWORD ${p}`],
    ['a.sh', (p) => `pulumi config set --secret dbPassword ${p}`],
    ['a.sh', (p) => `bw unlock ${p}`],
    ['a.sh', (p) => `etcdctl --user root:${p} get /`],
    ['a.sh', (p) => `curl --cert client.pem:${p} https://x`],
    ['a.sh', (p) => `curl --cookie "theme=x; sessionid=${p}" https://x`],
    ['a.sh', (p) => `echo ${p} | openconnect --user=ops --passwd-on-stdin vpn.acme.io`],
    ['a.sh', (p) => `export BORG_PASSCOMMAND="echo ${p}"`],
    ['a.sh', (p) => `sed -i "s|__DB_PASSWORD__|${p}|g" a.yml`],
    ['a.sh', (p) => `java -jar a.jar -password ${p}`],
    ['a.ps1', (p) => `$s = '${p}' | ConvertTo-SecureString -AsPlainText -Force`],
    ['a.sql', (p) => `CREATE USER a IDENTIFIED WITH sha256_password BY '${p}';`],
    ['a.bat', (p) => `reg add "HKLM\\x" /v DefaultPassword /t REG_SZ /d ${p} /f`],
  ],
  'stands beside its name in a field of its own': [
    ['a.json', (p) => `{"value": "${p}", "name": "DB_PASSWORD"}`],
    ['a.json', (p) => `{"sqlPassword": {"type": "string", "defaultValue": "${p}"}}`],
    ['a.yml', (p) => `DbPassword:\n  Type: String\n  Default: ${p}`],
    ['web.xml', (p) => `<param-name>apiKey</param-name>\n<param-value>${p}</param-value>`],
    ['a.xml', (p) => `<property name="password"><value>${p}</value></property>`],
  ],
  'is told in prose': [
    ['a.md', (p) => `The password is \`${p}\`.`],
    ['a.log', (p) => `A temporary password is generated for root@localhost: ${p}`],
    ['a.log', (p) => `root password set to ${p}`],
  ],
  'is set on a device or server': [
    ['a.cfg', (p) => ` key-string ${p}`],
    ['a.conf', (p) => `set security ike policy p pre-shared-key ascii-text "${p}"`],
    ['userlist.txt', (p) => `"app" "${p}"`],
    ['jaas.conf', (p) => `x.PlainLoginModule required\n  username="u"\n  user_app="${p}";`],
  ],
};

describe.each(Object.entries(found))('a secret that %s', (_, forms) => {
  test.each(forms)('is found in %s: %#', (path, write) => {
    const secret = password();
    expect(values(`# first\n${write(secret)}\nlast`, path).some((value) => value.startsWith(secret))).toBe(
      true,
    );
  });
});

describe('what is written in such a form and is none', () => {
  test.each([
    ['a.ts', `if (password === confirmPassword || token !== "undefined") {`],
    ['a.ts', `if (token.type === 'StringLiteral2' || key === 'ArrowLeft') return;`],
    ['a.ts', `const tokens = ['Identifier', 'Punctuator', 'Keyword2'];`],
    ['a.ts', `const key = Buffer.from(process.env.KEY, 'hex');`],
    ['a.ts', `await page.getByLabel('Password').fill('your-password');`],
    ['a.ts', `const users = { admin: 'Administrator', guest: 'Guest User' };`],
    ['a.ts', `createClient('https://x.supabase.co', 'your-anon-key'); btoa(\`\${user}:\${pass}\`);`],
    ['a.ts', `client.login('YOUR_BOT_TOKEN'); bcrypt.hash('password', 10);`],
    ['a.py', `parser.add_argument("--token", default=None, help="the token")`],
    ['a.py', `ftp.login("anonymous", "-anonymous@")`],
    ['a.py', `PASSWORD_FIELDS = ("password", "passwd", "secret_key")`],
    ['a.sh', `cf set-env app DB_PASSWORD "$DB_PASSWORD"; consul kv put db/password -`],
    ['a.sh', `export BORG_PASSCOMMAND="cat /root/pass"; bw unlock --passwordenv BW_PASSWORD`],
    ['a.sh', `sed -i "s|__DB_PASSWORD__|\${DB_PASSWORD}|g" a.yml; curl -b "session=$SESSION" x`],
    ['a.md', 'The password is required and must have at least 8 characters.'],
    ['a.md', 'The password for user admin is stored in Vault. The token `access_token2` is returned.'],
    ['a.yml', 'DbPassword:\n  Type: String\n  NoEcho: true\n  Description: the password'],
    ['a.yml', 'password: *default\ntokens:\n  - identifier-token-1'],
    [
      'a.json',
      '{"value": "password", "name": "type"}\n{"token": {"type": "keyword", "value": "identifier"}}',
    ],
    ['a.xml', '<param-name>password</param-name><param-value>${db.password}</param-value>'],
    ['a.ts', `const cls = 'sk-folding-cube sk-circle-fade-dot'; sk_X509_NAME_ENTRY_pop_free(a);`],
    ['a.ts', `const n = s.aVeryLongMethodName12345A(); import '/hooks/useState';`],
  ])('is not seen in %s: %s', (path, text) => {
    expect(values(text, path)).toEqual([]);
  });
});
