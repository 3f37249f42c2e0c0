import { leaking } from './rows-sixth.ts';

const COMMANDS = leaking(
  'command',
  String.raw`
@@ mysql dump | ‹?backup.sh|scripts/backup-db.sh|cron/nightly.sh›
#!/bin/bash
DATE=$(date +%F)
mysqldump -u ‹login› -p'⟦‹pw›⟧' ‹app› | gzip > /backups/‹app›-$DATE.sql.gz
@@ mysql client | ‹?restore.sh|README.md|.bash_history›
mysql -h ‹ip› -u‹login› -p⟦‹upw›⟧ ‹app› < schema.sql
@@ mysql long option | import.sh
mysql --user=‹login› --password=⟦‹upw›⟧ --host=‹ip› ‹app›
@@ psql prefix | ‹?backup.sh|migrate.sh›
PGPASSWORD="⟦‹pw›⟧" pg_dump -h ‹ip› -U ‹login› ‹app› > dump.sql
@@ psql url | ‹?migrate.sh|.bash_history›
psql postgres://‹login›:⟦‹upw›⟧@‹ip›:5432/‹app› -f schema.sql
@@ curl basic | ‹?check.sh|deploy.sh|docs/api.md›
curl -‹?s|k|X POST› -u ‹login›:⟦‹upw›⟧ https://‹?nexus|jenkins|artifactory›.‹domain›/api/status
@@ curl bearer | ‹?test-api.sh|notes.md|docs/usage.md›
curl -H "Authorization: Bearer ⟦‹jwt›⟧" https://api.‹domain›/v1/‹?users|orders|me›
@@ curl key | ‹?call.sh|README.md›
curl -X POST https://api.‹domain›/v1/jobs -H 'X-API-Key: ⟦‹b62:40›⟧' -d @job.json
@@ curl openai | ‹?gpt.sh|test.sh›
curl https://api.openai.com/v1/chat/completions \
  -H "Authorization: Bearer ⟦sk-proj-‹b64u:74›T3BlbkFJ‹b64u:74›⟧" \
  -H "Content-Type: application/json"
@@ curl json | login.sh
curl -X POST -H 'Content-Type: application/json' -d '{"username":"‹login›","password":"⟦‹human›⟧"}' https://‹domain›/api/login
@@ telegram call | ‹?alert.sh|monitor/notify.sh›
curl -s "https://api.telegram.org/bot⟦‹?1|5|6|7›‹d:9›:AA‹b64u:33›⟧/sendMessage" -d chat_id=-100‹d:10› -d text="backup done"
@@ slack call | notify.sh
curl -X POST -H 'Content-type: application/json' --data '{"text":"deployed"}' ⟦https://hooks.slack.com/services/T‹AZ09:10›/B‹AZ09:10›/‹b62:24›⟧
@@ sshpass | ‹?deploy.sh|upload.sh›
sshpass -p "⟦‹pw›⟧" ‹?scp -r dist/|rsync -avz build/|ssh› ‹login›@‹ip›:/var/www/‹app›
@@ docker run | ‹?run.sh|README.md|start-db.sh›
docker run -d --name db -p 3306:3306 -e ‹?MYSQL_ROOT_PASSWORD|MYSQL_PASSWORD›=⟦‹upw›⟧ ‹?mysql:8|mysql›
@@ docker login | ‹?push.sh|.bash_history›
docker login -u ‹login› -p ⟦dckr_pat_‹b64u:27›⟧
@@ docker login by pipe | release.sh
echo "⟦‹ghp›⟧" | docker login ghcr.io -u ‹org› --password-stdin
@@ git remote | ‹?setup.sh|.bash_history|sync.sh›
git ‹?remote add origin|clone|push› https://‹org›:⟦‹ghp›⟧@github.com/‹org›/‹app›.git
@@ shell variables | ‹?deploy.sh|scripts/env.sh|install.sh›
DB_USER="‹login›"
‹?DB_PASS|DB_PASSWORD|PASSWORD|PASS|MYSQL_PWD|FTP_PASS›="⟦‹pw›⟧"
@@ aws configure | ‹?setup-aws.sh|.bash_history›
aws configure set aws_access_key_id AKIA‹b32:16›
aws configure set aws_secret_access_key ⟦‹b64:40›⟧
@@ kubectl create secret | ‹?deploy.sh|k8s/README.md›
kubectl create secret generic ‹app› --from-literal=‹?password|db-password|api-key|jwt-secret›='⟦‹gen›⟧'
@@ sudo by pipe | install.sh
echo '⟦‹human›⟧' | sudo -S systemctl restart nginx
@@ redis cli | flush.sh
redis-cli -h ‹ip› -a ⟦‹upw›⟧ FLUSHALL
@@ openssl passphrase | ‹?make-cert.sh|encrypt.sh›
openssl ‹?enc -aes-256-cbc -salt -in backup.tar -out backup.enc -pass|pkcs12 -export -in cert.pem -inkey key.pem -out app.p12 -passout› pass:⟦‹human›⟧
@@ keytool | sign.sh
keytool -genkey -keystore ‹app›.jks -storepass ⟦‹upw›⟧ -alias ‹app› -dname "CN=‹domain›"
@@ wget and lftp | deploy.sh
lftp -u ‹login›,⟦‹upw›⟧ ftp.‹domain› -e "mirror -R dist/ /public_html; quit"
@@ powershell secure string | ‹?setup.ps1|New-Vm.ps1›
$pass = ConvertTo-SecureString "⟦‹human›⟧" -AsPlainText -Force
$cred = New-Object System.Management.Automation.PSCredential ("‹login›", $pass)
@@ net use | map-drives.bat
net use Z: \\‹ip›\share /user:‹login› ⟦‹pw›⟧ /persistent:yes
`,
);

const KEYS = leaking(
  'key',
  String.raw`
@@ rsa file | ‹?id_rsa|deploy.key|keys/private.pem|certs/server.key|aws-ec2.pem›
⟦‹pem:rsa›⟧
@@ pkcs8 file | ‹?server.key|ssl/privkey.pem|config/jwt/private.key›
⟦‹pem:pkcs8›⟧
@@ openssh file | ‹?.ssh/id_ed25519|id_rsa|ansible/keys/deploy|.ssh/id_rsa›
⟦‹pem:openssh›⟧
@@ ec file | ‹?ec-key.pem|tls/key.pem›
⟦‹pem:ec›⟧
@@ key behind a certificate | ‹?haproxy.pem|certs/bundle.pem›
‹pem:cert›
⟦‹pem:rsa›⟧
@@ key in yaml | ‹?config/deploy.yml|vars/ssh.yml›
ssh_private_key: |
    ⟦⇥‹pem:rsa›⟧
@@ key in python | ‹?auth/keys.py|jwt_keys.py›
PRIVATE_KEY = """⟦‹pem:rsa›⟧"""
@@ key in json | ‹?config.json|github-app.json›
{"app_id": ‹d:6›, "private_key": "⟦⏎‹pem:rsa›⟧\n"}
@@ key in javascript | src/jwt.js
const privateKey = ‹bt›⟦‹pem:pkcs8›⟧‹bt›;
@@ wireguard | ‹?wg0.conf|vpn/client.conf›
[Interface]
Address = 10.8.0.2/24
PrivateKey = ⟦‹b64:42›8=⟧
@@ openvpn inline | client.ovpn
client
remote vpn.‹domain› 1194
<key>
⟦‹pem:pkcs8›⟧
</key>
`,
);

/** What is typed in shells and written into scripts, and keys. */
export const COMMANDS_SIXTH = [...COMMANDS, ...KEYS];
