import { leaking } from './rows-fifth.ts';

/** Command lines that hold what should have been asked for, and histories of shells. */
export const COMMANDS_FIFTH = leaking(String.raw`
@@ command | mysql with p | scripts/restore.sh
#!/bin/bash
set -e
mysql -h ‹host› -u ‹login› -p'⟦‹human›⟧' ‹app› < dump.sql
echo done
%%
#!/bin/sh
mysql -uroot -p⟦‹bare›⟧ -e "FLUSH PRIVILEGES"
@@ command | mysqldump long option | backup/backup.sh
#!/bin/bash
DATE=§(date +%F)
mysqldump --host=‹host› --user=‹login› --password=⟦‹bare›⟧ --single-transaction ‹app› | gzip > /backup/§DATE.sql.gz
@@ command | pgpassword | bin/dump.sh
#!/bin/sh
PGPASSWORD=⟦‹bare›⟧ pg_dump -h ‹host› -U ‹login› ‹app› > ‹app›.sql
%%
#!/bin/sh
export PGPASSWORD="⟦‹human›⟧"
psql -h ‹host› -U ‹login› -f schema.sql ‹app›
@@ command | psql with an address | scripts/psql.sh
#!/bin/bash
psql "⟦postgresql://‹login›:‹url›@‹host›:5432/‹app›⟧" -c 'select 1'
%%
#!/bin/bash
psql "host=‹host› dbname=‹app› user=‹login› password=⟦‹bare›⟧" -At -c 'select count(*) from jobs'
@@ command | mongo shell | scripts/mongo.sh
mongosh "mongodb://‹ip›:27017/‹app›" -u ‹login› -p '⟦‹human›⟧' --authenticationDatabase admin
@@ command | redis cli | bin/flush.sh
#!/bin/sh
redis-cli -h ‹host› -a ⟦‹bare›⟧ FLUSHDB
@@ command | curl basic | scripts/health.sh
#!/bin/bash
curl -s -u ‹first›:'⟦‹human›⟧' https://‹app›.‹domain›/api/health | jq .
%%
curl --user "‹login›:⟦‹pw›⟧" https://‹app›.‹domain›/rest/status
@@ command | curl bearer | scripts/call.sh
#!/bin/sh
curl -X POST https://api.‹domain›/v2/‹app› \
  -H "Content-Type: application/json" \
  -H "Authorization: Bearer ⟦‹jwt›⟧" \
  -d '{"dry_run":false}'
@@ command | curl header key | sync.sh
curl -sS -H 'X-Api-Key: ⟦‹made›⟧' https://‹app›.‹domain›/export > out.json
%%
curl -sS -H "PRIVATE-TOKEN: ⟦glpat-‹b62:20›⟧" "https://gitlab.‹domain›/api/v4/projects"
@@ command | curl login form | scripts/login.sh
TOKEN=§(curl -s -d 'username=‹login›&password=⟦‹bare›⟧' https://auth.‹domain›/login | jq -r .token)
%%
curl -s -c jar -d '{"email":"‹first›@‹domain›","password":"⟦‹human›⟧"}' https://‹app›.‹domain›/session
@@ command | wget options | get.sh
wget --http-user=‹login› --http-password=⟦‹bare›⟧ -O /tmp/‹app›.zip https://files.‹domain›/‹app›.zip
@@ command | sshpass | deploy.sh
#!/bin/bash
sshpass -p "⟦‹human›⟧" ssh -o StrictHostKeyChecking=no root@‹ipv4› 'systemctl restart ‹app›'
@@ command | sudo from stdin | fix.sh
#!/bin/bash
echo '⟦‹weak›⟧' | sudo -S systemctl restart ‹app›
@@ command | expect script | scripts/login.exp
#!/usr/bin/expect -f
spawn ssh ‹first›@‹ip›
expect "assword:"
send "⟦‹bare›⟧\r"
interact
@@ command | ldapsearch | scripts/users.sh
ldapsearch -x -H ldap://‹host› -D "cn=admin,dc=‹company›,dc=net" -w '⟦‹human›⟧' -b "dc=‹company›,dc=net" uid
@@ command | openssl passphrase | sign.sh
openssl dgst -sha256 -sign key.pem -passin pass:⟦‹bare›⟧ -out ‹app›.sig ‹app›.tar
%%
openssl enc -aes-256-cbc -pbkdf2 -salt -in ‹app›.tar -out ‹app›.enc -k '⟦‹human›⟧'
@@ command | openssl key in hex | crypt.sh
openssl enc -d -aes-256-cbc -K ⟦‹hex:64›⟧ -iv ‹hex:32› -in ‹app›.bin
@@ command | keytool | make-keystore.sh
keytool -genkeypair -alias ‹app› -keyalg RSA -keystore ‹app›.jks -storepass ⟦‹bare›⟧ -dname "CN=‹domain›"
@@ command | zip with password | pack.sh
zip -r -P '⟦‹human›⟧' export.zip export/
%%
7z a -p⟦‹bare›⟧ -mhe=on export.7z export/
@@ command | smb mount | mount.sh
#!/bin/sh
mount -t cifs //‹ip›/share /mnt/share -o username=‹login›,password=⟦‹bare›⟧,vers=3.0
@@ command | smbclient and net use | scripts/map.bat
@echo off
net use Z: \\‹ip›\data /user:‹company›\‹login› ⟦‹human›⟧ /persistent:yes
@@ command | sqlcmd | scripts/run.cmd
sqlcmd -S ‹host› -U sa -P "⟦‹human›⟧" -i schema.sql
@@ command | sqlplus | run.sh
sqlplus -s ⟦‹login›/‹bare›⟧@//‹host›:1521/ORCL @report.sql
@@ command | psexec | admin.bat
psexec \\‹ip› -u ‹company›\administrator -p ⟦‹human›⟧ cmd /c ipconfig
@@ command | plink | copy.bat
pscp -pw ⟦‹human›⟧ build.zip ‹login›@‹ipv4›:/tmp/
%%
plink.exe -ssh ‹login›@‹ipv4› -pw ⟦‹human›⟧ "sudo reboot"
@@ command | powershell secure string | Deploy.ps1
§user = "‹company›\‹login›"
§secure = ConvertTo-SecureString "⟦‹human›⟧" -AsPlainText -Force
§cred = New-Object System.Management.Automation.PSCredential(§user, §secure)
Invoke-Command -ComputerName ‹city›-web01 -Credential §cred -ScriptBlock { iisreset }
@@ command | powershell network credential | mail.ps1
§smtp = New-Object Net.Mail.SmtpClient("smtp.‹domain›", 587)
§smtp.EnableSsl = §true
§smtp.Credentials = New-Object System.Net.NetworkCredential("noreply@‹domain›", "⟦‹human›⟧")
@@ command | az login | azure.sh
#!/bin/bash
az login --service-principal -u ‹uuid› -p '⟦‹b62:3›8Q~‹b62:34›⟧' --tenant ‹uuid›
@@ command | aws configure | setup.sh
aws configure set aws_access_key_id ⟦AKIA‹b32:16›
aws configure set aws_secret_access_key ‹b64:40›⟧
aws configure set region ‹region›
@@ command | git remote with token | push.sh
git remote set-url origin https://‹company›-bot:⟦‹finegrained›⟧@github.com/‹company›/‹app›.git
git push origin HEAD:main
@@ command | npm login | publish.sh
npm config set //registry.npmjs.org/:_authToken ⟦‹crc:npm_›⟧
npm publish --access public
@@ command | runner registration | runner.sh
sudo gitlab-runner register --non-interactive --url https://gitlab.com/ --registration-token ⟦GR1348941‹b62:20›⟧ --executor docker
%%
sudo gitlab-runner register --non-interactive --url https://gitlab.‹domain›/ --token ⟦‹routable:glrt-t1_›⟧ --executor shell
@@ command | history of bash | root/.bash_history
ls -la
cd /opt/‹app›
export ‹pick:DB_PASSWORD|SMTP_PASS|ADMIN_PASS›='⟦‹human›⟧'
./run.sh
exit
%%
htop
mysql -u root -p⟦‹bare›⟧
df -h
@@ command | history of the mysql client | home/‹first›/.mysql_history
show databases;
SET PASSWORD FOR '‹login›'@'%' = PASSWORD('⟦‹human›⟧');
flush privileges;
@@ command | crontab | etc/cron.d/‹app›
MAILTO=ops@‹domain›
15 2 * * * root /usr/bin/duplicity --encrypt-key ‹HEX:8› /data "⟦ftp://‹login›:‹url›@ftp.‹domain›/backup⟧"
@@ command | restic | backup.sh
export RESTIC_REPOSITORY=s3:s3.amazonaws.com/‹company›-backup
export RESTIC_PASSWORD='⟦‹human›⟧'
restic backup /srv
@@ command | htpasswd batch | init.sh
htpasswd -bc /etc/nginx/.htpasswd ‹first› '⟦‹human›⟧'
nginx -s reload
@@ command | tailscale up | join.sh
curl -fsSL https://tailscale.com/install.sh | sh
tailscale up --authkey=⟦tskey-auth-k‹b62:10›CNTRL-‹b62:32›⟧ --ssh
@@ command | snmp and ipmi | bmc.sh
ipmitool -I lanplus -H ‹ip› -U ADMIN -P ⟦‹bare›⟧ chassis power status
%%
snmpget -v3 -l authPriv -u ‹login› -a SHA -A ⟦‹bare›⟧ -x AES -X priv ‹ip› sysDescr.0
@@ command | rabbitmqctl | init.sh
rabbitmqctl add_user ‹login› ⟦‹bare›⟧
rabbitmqctl set_permissions -p / ‹login› ".*" ".*" ".*"
@@ command | systemd unit | etc/systemd/system/‹app›.service
[Unit]
Description=‹app›
[Service]
User=www-data
Environment="DB_PASSWORD=⟦‹human›⟧"
ExecStart=/opt/‹app›/bin/server
@@ command | supervisor environment | etc/supervisor/conf.d/‹app›.conf
[program:‹app›]
command=/usr/bin/python3 worker.py
environment=LANG="C.UTF-8",API_SECRET="⟦‹made›⟧"
`);
