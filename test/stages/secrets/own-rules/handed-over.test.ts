import { describe, expect, test } from 'vitest';
import { Random } from '../../../../scripts/bench-secrets/random.ts';
import { OWN_RULES } from '../../../../src/stages/secrets/own-rules/all-rules.ts';
import { ContentScanner } from '../../../../src/stages/secrets/own-rules/scan-content.ts';

const random = new Random('handed over');
const scanner = new ContentScanner(OWN_RULES);
const values = (text: string, path: string) =>
  scanner.scan(Buffer.from(text), path).map(({ value }) => value);
const password = () => random.fill('{b62:5}{d:1}{b62:5}{d:1}xQ');

describe('a password that is handed to a command', () => {
  test.each([
    ['a.sh', (p: string) => `wget -q https://x/a; curl -fsSu deploy:${p} https://x/b`],
    ['a.sh', (p: string) => `curl --proxy-user=ops:'${p}' https://x`],
    ['a.sh', (p: string) => `curl \\\n  --fail \\\n  --user "ops:${p}" \\\n  https://x`],
    ['a.cmd', (p: string) => `curl ^\r\n  -u ops:${p} ^\r\n  https://x`],
    ['a.sh', (p: string) => `mariadb-dump -h db -uroot -p${p} shop | gzip > a.gz`],
    ['a.py', (p: string) => `subprocess.run(["mysqldump", "-uroot", "-p${p}", "shop"])`],
    ['a.yml', (p: string) => `  script: mongosh --host db -u root -p ${p} --eval 'db.stats()'`],
    ['Dockerfile', (p: string) => `RUN ["sshpass", "-p", "${p}", "ssh", "root@db"]`],
    ['a.js', (p: string) => `exec('mysql -u app -p${p} shop', done)`],
    ['a.sh', (p: string) => `valkey-cli -a '${p}' ping`],
    ['a.sh', (p: string) => `ldapadd -x -D cn=admin,dc=acme,dc=io -w ${p} -f a.ldif`],
    ['a.sh', (p: string) => `mosquitto_pub -h mq -u dev -P ${p} -t a -m b`],
    ['a.sh', (p: string) => `sqlcmd -S db -U sa -P ${p} -Q 'select 1'`],
    ['a.sh', (p: string) => `sqlldr userid=scott/${p}@ORCL control=a.ctl`],
    ['a.sh', (p: string) => `/opt/oracle/bin/sqlplus app/"${p}"@//db:1521/X`],
    ['a.sh', (p: string) => `oc login https://api.x:6443 -u dev -p ${p}`],
    ['a.sh', (p: string) => `az login --service-principal -u 1 -p ${p} --tenant 2`],
    ['a.sh', (p: string) => `skopeo copy --dest-creds ci:${p} docker://a docker://b`],
    ['a.sh', (p: string) => `http -a ops:${p} GET x/api`],
    ['a.bat', (p: string) => `plink.exe -ssh root@db -pw ${p} uptime`],
    ['a.bat', (p: string) => `cmdkey /add:srv /user:ops /pass:${p}`],
    ['a.bat', (p: string) => `net use * \\\\srv\\share "${p}" /user:ACME\\ops`],
    ['a.bat', (p: string) => `net use \\\\srv\\share /user:ops ${p}`],
    ['a.sh', (p: string) => `rpcclient -U 'ACME\\ops%${p}' srv -c enumdomusers`],
    ['a.sh', (p: string) => `keytool -importkeystore -srcstorepass ${p} -destkeystore a.p12`],
    ['a.sh', (p: string) => `keytool -genkeypair -keystore a.jks -keypass '${p}'`],
    ['a.cmd', (p: string) => `"C:\\kits\\signtool.exe" sign /f a.pfx /p "${p}" a.exe`],
    ['a.sh', (p: string) => `apksigner sign --ks a.jks --ks-pass pass:${p} a.apk`],
    ['a.sh', (p: string) => `security unlock-keychain -p "${p}" build.keychain`],
    ['a.sh', (p: string) => `openssl dgst -sha256 -hmac ${p} a.txt`],
    ['a.sh', (p: string) => `zip -qrP ${p} a.zip src`],
    ['a.sh', (p: string) => `7z a -mhe=on -p'${p}' a.7z src`],
    ['a.sh', (p: string) => `unrar x -p${p} a.rar`],
    ['a.sh', (p: string) => `gpg --batch --passphrase ${p} -d a.gpg`],
    ['a.sh', (p: string) => `rabbitmqctl change_password ops ${p}`],
    ['a.sh', (p: string) => `docker exec mq rabbitmqctl add_user ops '${p}'`],
    ['a.sh', (p: string) => `htpasswd -cb /etc/nginx/users ops ${p}`],
    ['a.sh', (p: string) => `wpa_passphrase Office ${p} > wpa.conf`],
    ['a.sh', (p: string) => `nmcli dev wifi connect Office password ${p}`],
    ['a.sh', (p: string) => `mc alias set prod https://s3.x ops ${p}`],
    ['a.sh', (p: string) => `bundle config set --global gems.acme.io ci:${p}`],
    ['a.sh', (p: string) => `composer config http-basic.repo.acme.io ci ${p}`],
    ['a.sh', (p: string) => `gh secret set DEPLOY -b ${p}`],
    ['a.sh', (p: string) => `aws secretsmanager create-secret --name a --secret-string '${p}'`],
  ])('is found in %s: %#', (path, write) => {
    const value = password();
    expect(values(`# first\n${write(value)}\nlast`, path)).toContain(value);
  });

  test.each([
    ['a.sh', (p: string) => `printf '%s' "${p}" | podman login -u ci --password-stdin x`],
    ['a.sh', (p: string) => `printf "${p}\\n" | sudo -kS apt-get update`],
    ['a.sh', (p: string) => `docker login -u ci --password-stdin x <<< "${p}"`],
    ['a.sh', (p: string) => `kinit ops@ACME.IO <<<${p}`],
    ['a.sh', (p: string) => `echo ${p} | gh auth login --with-token`],
    ['a.sh', (p: string) => `echo -n ${p} | base64 | docker secret create db -`],
    ['a.sh', (p: string) => `echo "${p}" | openssl enc -aes-256-cbc -pass stdin -in a`],
    ['a.sh', (p: string) => `echo ${p} | gpg --batch --passphrase-fd 0 -d a.gpg`],
    ['a.sh', (p: string) => `echo -n "${p}" | cryptsetup luksOpen /dev/sdb data -`],
    ['a.sh', (p: string) => `echo -e "${p}\\n${p}" | passwd ops`],
    ['a.sh', (p: string) => `echo "root:1\\nops:${p}" | chpasswd`],
    ['a.ps1', (p: string) => `"${p}" | docker login x -u ci --password-stdin`],
    ['a.yml', (p: string) => `- run: echo '${p}' | helm registry login x --password-stdin`],
    ['a.sh', (p: string) => `chpasswd <<EOF\nroot:${p}\nEOF`],
    ['a.yaml', (p: string) => `chpasswd:\n  list:\n    - ops:${p}`],
  ])('is found where it is piped, in %s: %#', (path, write) => {
    const value = password();
    expect(values(`# first\n${write(value)}\nlast`, path)).toContain(value);
  });

  test.each([
    ['a.sh', 'curl -u "$USER:$TOKEN" https://x'],
    ['a.sh', 'curl -u ${{ secrets.USER }}:${{ secrets.PASS }} https://x'],
    ['a.md', 'curl -u username:password https://x'],
    ['a.md', 'curl -u <user>:<token> https://x'],
    ['a.sh', 'curl -u user: https://x; curl -u admin:admin https://x'],
    ['a.sh', 'mysql -u root -p"$MYSQL_ROOT_PASSWORD" shop'],
    ['a.md', 'Run mysql -u root -p and type the password of the server'],
    ['a.sh', 'mysqldump -uroot -p$(cat /run/secrets/db) shop'],
    ['a.sh', 'docker run -p 8080:80 nginx && docker login -p "$TOKEN"'],
    ['a.sh', 'echo "$TOKEN" | docker login -u ci --password-stdin'],
    ['a.sh', 'cat token.txt | gh auth login --with-token'],
    ['a.sh', 'echo ${{ secrets.TOKEN }} | docker login --password-stdin'],
    ['a.sh', 'echo "deb http://x/y stable main" | sudo tee /etc/apt/sources.list.d/docker2.list'],
    ['a.sh', 'echo "Starting backup-2024 now" | sudo -u ops tee a.log'],
    ['a.sh', 'echo your-password-here | sudo -S ls'],
    ['a.sh', 'docker login --password-stdin <<< "$(aws ecr get-login-password)"'],
    ['a.sh', 'net use Z: \\\\srv\\share %PASSWORD% /user:ops'],
    ['a.sh', 'net use Z: \\\\srv\\share * /user:ops'],
    ['a.sh', 'keytool -list -storepass changeit -keystore cacerts'],
    ['a.sh', 'keytool -list -storepass:env STORE_PASSWORD'],
    ['a.md', 'signtool sign /f cert.pfx /p PASSWORD app.exe'],
    ['a.sh', 'sqlplus / as sysdba; sqlplus user/password@//db; sqlplus scott/tiger@db'],
    ['a.sh', 'sqlplus -s app/$DB_PASS@db; sqlplus app/&1@db'],
    ['a.sh', 'ldapsearch -x -W -D cn=admin -w "$LDAP_PW"'],
    ['a.sh', 'zip -r release-v2.zip src -P; zip -rq a1b2c3.zip dist'],
    ['a.sh', '7z x -oout2024 a.7z; 7z a -p a.7z'],
    ['a.sh', 'rabbitmqctl add_user "$RABBIT_USER" "$RABBIT_PASS"'],
    ['a.sh', 'az group create -p --name group1; az aks show -n cluster-1'],
    ['a.sh', 'bundle config set --local path vendor/bundle2'],
    ['a.sh', 'git config user.signingkey 0A46826A && git config set core.key1 true'],
    ['a.sh', 'mc alias set local http://localhost:9000 minioadmin minioadmin'],
    ['a.sh', 'htpasswd -bn "$user" "$pass"; htpasswd -nbB admin "$1"'],
    ['a.yaml', 'chpasswd:\n  expire: false\nusers:\n  - name: ops\n    shell: /bin/bash'],
    ['a.go', 'Usage: "tool login -u USER -p PASSWORD REGISTRY"'],
  ])('is not seen in %s: %s', (path, text) => {
    expect(values(text, path)).toEqual([]);
  });
});

describe('a literal in the place of a key or password of a call', () => {
  test.each([
    ['a.js', (p: string) => `const t = jwt.sign(\n  { id: user.id, role: 'x' },\n  '${p}',\n);`],
    ['a.py', (p: string) => `jwt.decode(token, "${p}", algorithms=["HS256"])`],
    ['a.rb', (p: string) => `JWT.encode(payload, '${p}', 'HS256')`],
    ['a.php', (p: string) => `$jwt = JWT::encode($payload, '${p}', 'HS256');`],
    ['a.java', (p: string) => `Algorithm alg = Algorithm.HMAC512("${p}");`],
    ['a.java', (p: string) => `.signWith(SignatureAlgorithm.HS256, "${p}".getBytes())`],
    ['a.go', (p: string) => `signed, err := token.SignedString([]byte("${p}"))`],
    ['a.go', (p: string) => `mac := hmac.New(sha256.New, []byte("${p}"))`],
    ['a.py', (p: string) => `hmac.new(b"${p}", body, hashlib.sha256).hexdigest()`],
    ['a.ts', (p: string) => `createCipheriv('aes-256-cbc', Buffer.from('${p}', 'utf8'), iv)`],
    ['a.php', (p: string) => `hash_hmac('sha256', $data, '${p}')`],
    ['a.rb', (p: string) => `OpenSSL::HMAC.hexdigest('SHA256', '${p}', body)`],
    ['a.cs', (p: string) => `new SymmetricSecurityKey(Encoding.UTF8.GetBytes("${p}"))`],
    ['a.js', (p: string) => `CryptoJS.AES.encrypt(text, "${p}").toString()`],
    ['a.go', (p: string) => `store = sessions.NewCookieStore([]byte("${p}"))`],
    ['a.js', (p: string) => `app.use(cookieParser('${p}'))`],
  ])('is found in %s: %#', (path, write) => {
    const value = password();
    expect(values(`\n  ${write(value)}\n`, path)).toContain(value);
  });

  test.each([
    ['a.py', (p: string) => `requests.post(url, json=x, auth=('ops', '${p}'))`],
    ['a.py', (p: string) => `Elasticsearch(hosts, basic_auth=("elastic", "${p}"))`],
    ['a.py', (p: string) => `session.auth = HTTPDigestAuth(\n    "ops",\n    "${p}",\n)`],
    ['a.py', (p: string) => `server.login(sender, "${p}")`],
    ['a.py', (p: string) => `conn.simple_bind_s("cn=admin,dc=acme", "${p}")`],
    ['a.py', (p: string) => `client.username_pw_set("dev", "${p}")`],
    ['a.go', (p: string) => `req.SetBasicAuth("ops", "${p}")`],
    ['a.go', (p: string) => `auth := smtp.PlainAuth("", "ops@acme.io", "${p}", host)`],
    ['a.java', (p: string) => `Credentials.basic("ops", "${p}")`],
    ['a.java', (p: string) => `DriverManager.getConnection(url, "app", "${p}");`],
    ['a.java', (p: string) => `new BasicAWSCredentials("x", "${p}${p}")`],
    ['a.php', (p: string) => `$db = new mysqli('db', 'app', '${p}', 'shop');`],
    ['a.php', (p: string) => `'auth' => ['ops', '${p}'],`],
    ['a.php', (p: string) => `ftp_login($ftp, 'ops', '${p}');`],
    ['a.js', (p: string) => `request.get(url).auth('ops', '${p}')`],
    ['a.rs', (p: string) => `client.get(url).basic_auth("ops", Some("${p}"))`],
    ['a.ino', (p: string) => `WiFi.begin("Office", "${p}");`],
    ['a.ino', (p: string) => `client.connect("node1", "dev", "${p}");`],
  ])('is found where it logs in, in %s: %#', (path, write) => {
    const value = password();
    expect(values(`\n  ${write(value)}\n`, path).some((found) => found.startsWith(value))).toBe(true);
  });

  test.each([
    ['a.js', `jwt.sign(payload, process.env.JWT_SECRET, { expiresIn: '15m' })`],
    ['a.js', `jwt.sign(payload, 'secret'); jwt.sign(payload, 'your-256-bit-secret')`],
    ['a.js', `jwt.verify(token, key, { algorithms: ['RS256'], issuer: 'https://id2.acme.io' })`],
    ['a.js', `createHmac('sha256', key).update('abc123def').digest('hex')`],
    ['a.js', `createHmac('sha256', \`\${salt}\${key}\`)`],
    ['a.js', `createHmac('sha256', 'prefix-1' + secret)`],
    ['a.py', `hmac.new(key, b"message-2024", hashlib.sha256)`],
    ['a.py', `hmac.new(b"key", b"The quick brown fox", "md5")`],
    ['a.java', 'new SecretKeySpec(bytes, "HmacSHA256")'],
    ['a.py', `auth=(user, password)`],
    ['a.py', `auth=("user", "password")`],
    ['a.py', `auth=("user", os.environ["PASS_2"])`],
    ['a.js', `button.bind('click.menu2', 'a.item3', open)`],
    ['a.js', `socket.connect('host', 'port', 'protocol-2')`],
    ['a.js', `page.login('user', credentials.password)`],
    ['a.go', `req.SetBasicAuth(cfg.User, cfg.Password)`],
    ['a.java', `getConnection(url, props.get("user"), props.get("db.password2"))`],
    ['a.php', `new PDO($dsn, getenv('DB_USER'), getenv('DB_PASSWORD1'))`],
    ['a.ts', `auth: ['oauth2', 'openid-connect-1']`],
    ['a.ts', `t('auth', ['sign-in-2', 'sign-up-3'])`],
    ['a.ino', 'WiFi.begin(ssid, password); WiFi.begin("ssid", "password");'],
  ])('is not seen in %s: %s', (path, text) => {
    expect(values(text, path)).toEqual([]);
  });
});
