import { leaking } from './rows-seventh.ts';

/** Scripts, histories of shells, documentation, notes and messages. */
export const COMMANDS_SEVENTH = leaking(
  'command',
  String.raw`
@@ dump with long option | ‹?backup.sh|cron/backup.sh|scripts/dump.sh›
#!/bin/sh
mysqldump --single-transaction --user=‹login› --password='⟦‹pw›⟧' ‹app› > /backup/‹app›.sql
@@ shell variable | ‹?deploy.sh|scripts/deploy.sh|install.sh›
#!/bin/bash
HOST=‹ip›
USER=‹login›
PASSWORD='⟦‹pw›⟧'
rsync -az --delete build/ $USER@$HOST:/var/www
@@ shell constant in double quotes | ‹?sync.sh|bin/upload.sh›
FTP_PASS="⟦‹spw›⟧"
ncftpput -R -u ‹login› -p "$FTP_PASS" ftp.‹domain› /htdocs ./dist/*
@@ password of postgres | ‹?restore.sh|scripts/migrate.sh›
export PGPASSWORD=⟦‹spw›⟧
pg_restore -h ‹host› -U ‹login› -d ‹app› backup.dump
@@ redis client | ‹?flush.sh|.bash_history›
redis-cli -h ‹host› -a ⟦‹spw›⟧ flushall
@@ mongo client | ‹?.bash_history|seed.sh›
mongosh "mongodb+srv://cluster0.‹az09:7›.mongodb.net/‹app›" --username ‹login› --password ⟦‹spw›⟧
@@ sql server client | ‹?init.sh|setup-db.ps1|entrypoint.sh›
/opt/mssql-tools/bin/sqlcmd -S localhost -U sa -P '⟦‹pw›⟧' -i init.sql
@@ password of sudo | ‹?setup.sh|install.sh›
echo '⟦‹pw›⟧' | sudo -S systemctl restart ‹app›
@@ expect script | ‹?login.exp|scripts/login.exp›
spawn ssh ‹login›@‹ip›
expect "password:"
send "⟦‹pw›⟧\r"
interact
@@ curl with user | ‹?upload.sh|.zsh_history›
curl -u '‹login›:⟦‹pw›⟧' -T target/‹app›.war "http://‹ip›:8080/manager/text/deploy?path=/‹app›"
@@ curl with a gitlab token | ‹?release.sh|scripts/tag.sh›
curl --header "PRIVATE-TOKEN: ⟦glpat-‹b64u:20›⟧" "https://gitlab.‹domain›/api/v4/projects/‹d:3›/repository/tags"
@@ curl login body | ‹?smoke.sh|scripts/token.sh›
TOKEN=$(curl -s -X POST https://api.‹domain›/auth/login -H 'Content-Type: application/json' -d '{"email":"‹person›@‹domain›","password":"⟦‹pw›⟧"}' | jq -r .token)
@@ smbclient | ‹?mount.sh|fstab.sh›
mount -t cifs //‹ip›/share /mnt/share -o username=‹login›,password=⟦‹spw›⟧,vers=3.0
@@ history of a shell | ‹?.bash_history|root/.bash_history|home/‹person›/.bash_history›
cd /var/www/‹app›
git pull
export AWS_SECRET_ACCESS_KEY=⟦‹awssecret›⟧
aws s3 sync . s3://‹app›-prod
@@ history with a clone | ‹?.bash_history|.zsh_history›
sudo apt update
git clone https://‹person›:⟦ghp_‹b62:36›⟧@github.com/‹org›/‹app›
cd ‹app›
@@ history of zsh | .zsh_history
: 17‹d:8›:0;docker login registry.‹domain› -u ‹login› -p ⟦‹spw›⟧
: 17‹d:8›:0;docker compose up -d
@@ rc file | ‹?.bashrc|.zshrc|.bash_profile|dotfiles/.zshenv›
export EDITOR=vim
export ANTHROPIC_API_KEY="⟦sk-ant-api03-‹b64u:93›AA⟧"
alias ll='ls -la'
@@ rc file of fish | .config/fish/config.fish
set -gx GITHUB_TOKEN ⟦ghp_‹b62:36›⟧
set -gx PATH $HOME/bin $PATH
@@ powershell secure string | ‹?deploy.ps1|scripts/New-Vm.ps1|setup.ps1›
$user = "‹login›"
$pass = ConvertTo-SecureString "⟦‹pw›⟧" -AsPlainText -Force
$cred = New-Object System.Management.Automation.PSCredential ($user, $pass)
@@ powershell variable | ‹?Backup.ps1|report.ps1›
$SqlPassword = '⟦‹pw›⟧'
Invoke-Sqlcmd -ServerInstance ‹ip› -Username ‹login› -Password $SqlPassword -InputFile .\job.sql
@@ batch file | ‹?start.bat|deploy.cmd|backup.bat›
@echo off
set DB_USER=‹login›
set DB_PASS=⟦‹spw›⟧
sqlplus %DB_USER%/%DB_PASS%@‹app› @daily.sql
@@ net use | ‹?map.bat|logon.cmd›
net use Z: \\‹ip›\data /user:‹org›\‹login› ⟦‹spw›⟧ /persistent:yes
@@ makefile | ‹?Makefile|docker/Makefile›
DB_PASSWORD := ⟦‹spw›⟧
migrate:
	migrate -path db/migrations -database "mysql://root:$(DB_PASSWORD)@tcp(localhost:3306)/‹app›" up
@@ package script | package.json
  "scripts": {
    "start": "node server.js",
    "migrate": "DATABASE_URL=postgres://‹login›:⟦‹upw›⟧@‹host›:5432/‹app› npx prisma migrate deploy"
  },
@@ docker run | ‹?run.sh|start.sh›
docker run -d --restart always -e MONGO_INITDB_ROOT_USERNAME=‹login› -e MONGO_INITDB_ROOT_PASSWORD=⟦‹spw›⟧ mongo:6
@@ kubectl literal | ‹?k8s/install.sh|create-secrets.sh›
kubectl create secret generic ‹app›-db --from-literal=username=‹login› --from-literal=password='⟦‹pw›⟧'
@@ openssl passphrase | ‹?encrypt.sh|backup.sh›
tar cz data | openssl enc -aes-256-cbc -salt -pass pass:⟦‹spw›⟧ -out backup.tgz.enc
@@ readme of a server | ‹?README.md|docs/server.md|docs/setup.md›
## Staging

- URL: https://staging.‹domain›
- User: ‹login›
- Password: ⟦‹pw›⟧
@@ readme with a command | ‹?README.md|docs/development.md›
To get the newest data, run:

    mysql -h ‹host› -u ‹login› -p⟦‹spw›⟧ ‹app› < dump.sql
@@ table of accounts | ‹?README.md|docs/accounts.md|HANDOFF.md›
| role | login | password |
| --- | --- | --- |
| owner | ‹person›@‹domain› | ⟦‹pw›⟧ |
@@ note | ‹?notes.txt|todo.txt|passwords.txt|access.txt›
hosting panel
login: ‹login›
pass: ⟦‹pw›⟧
@@ note with a slash | ‹?notes.md|doc/vpn.txt›
vpn.‹domain› - user/password: ‹person› / ⟦‹pw›⟧
@@ german note | ‹?notizen.txt|doku/server.md›
Server: ‹ip›
Benutzer: ‹login›
Passwort: ⟦‹pw›⟧
@@ spanish note | ‹?credenciales.txt|notas.md›
Usuario: ‹login›
Contraseña: ⟦‹pw›⟧
@@ chat about access | ‹?docs/meeting.md|export/channel.txt›
[10:4‹d:1›] ‹person›: the new password for the admin panel is ⟦‹pw›⟧, please do not share
@@ wifi of the office | ‹?docs/onboarding.md|README.md›
The guest WLAN is called ‹noun›, the key is ‹tick›⟦‹spw›⟧‹tick›.
@@ comment in code | ‹?src/db.js|internal/db.go›
// staging: ‹login› / ⟦‹pw›⟧
@@ todo in code | src/Upload.java
        // TODO remove: sftp password is ⟦‹pw›⟧
        upload(file);
@@ crontab | ‹?crontab|etc/cron.d/backup›
0 3 * * * root mysqldump -u ‹login› -p⟦‹spw›⟧ ‹app› | gzip > /backup/db.sql.gz
@@ commit message | ‹?CHANGELOG.md|docs/changes.txt›
- moved the mail account to smtp.‹domain› (user info@‹domain›, password ⟦‹pw›⟧)
@@ request in a note | ‹?notes/orders.txt|notes/api.md›
    GET /v1/orders HTTP/1.1
    Host: api.‹domain›
    Authorization: Basic ⟦‹basic›⟧
`,
);
