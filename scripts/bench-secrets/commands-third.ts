// Held out: written by one who had not read the rules or their tests.
import { files, lines, pair } from './rows-third.ts';

/** Commands in scripts, pipelines and notes. */
export const COMMANDS = files([
  [
    'command',
    'psql variable',
    'backup.sh',
    '{b62:14}',
    (s, r) => `PGPASSWORD='${s}' pg_dump -h db -U ${r.word()} app > dump.sql`,
  ],
  [
    'command',
    'cron line',
    'crontab',
    '{b62:16}',
    (s, r) => `15 3 * * * root mysqldump -u backup -p'${s}' ${r.word()} | gzip > /backup/db.gz`,
  ],
  [
    'command',
    'sshpass',
    'deploy.sh',
    '{b62:14}',
    (s, r) => `sshpass -p '${s}' scp app.tgz root@${r.word()}:/srv`,
  ],
  ['command', 'redis-cli', 'flush.sh', '{b62:24}', (s) => `redis-cli -h cache -a ${s} FLUSHALL`],
  [
    'command',
    'smb client',
    'copy.sh',
    '{b62:12}',
    (s, r) => `smbclient //nas/share -U ${r.word()}%${s} -c 'put out.zip'`,
  ],
  [
    'command',
    'sqlplus',
    'run.sh',
    '{b62:12}',
    (s, r) => `sqlplus -s ${r.word()}/${s}@//db.local:1521/ORCL @load.sql`,
  ],
  [
    'command',
    'secure string',
    'setup.ps1',
    '{pass}',
    (s) =>
      lines(`$pw = ConvertTo-SecureString "${s}" -AsPlainText -Force`, 'New-LocalUser svc -Password $pw'),
  ],
  [
    'command',
    'net use',
    'map.bat',
    '{b62:12}',
    (s, r) => `net use Z: \\\\nas\\${r.word()} ${s} /user:backup /persistent:yes`,
  ],
  [
    'command',
    'piped login',
    'build.sh',
    '{b62:24}',
    (s, r) => `echo "${s}" | docker login registry.${r.word()}.org -u ci --password-stdin`,
  ],
  [
    'command',
    'extra header of git',
    'ci.yml',
    pair,
    (s, r) =>
      `      - run: git -c http.extraheader="AUTHORIZATION: basic ${s}" clone https://git.${r.word()}.org/app`,
  ],
  [
    'command',
    'private token header',
    'release.sh',
    '{b62:20}',
    (s, r) => `curl --header "PRIVATE-TOKEN: ${s}" https://git.${r.word()}.org/api/v4/projects`,
  ],
  [
    'command',
    'helm set',
    'deploy.sh',
    '{b62:20}',
    (s, r) => `helm upgrade ${r.word()} ./chart --set auth.rootPassword=${s} --wait`,
  ],
  [
    'command',
    'literal of kubectl',
    'init.sh',
    '{b62:20}',
    (s, r) => `kubectl create secret generic ${r.word()} --from-literal=db-password=${s}`,
  ],
  [
    'command',
    'index with user',
    'Dockerfile',
    '{b62:22}',
    (s, r) =>
      lines(
        'FROM python:3.13',
        `RUN pip install --extra-index-url https://ci:${s}@pkg.${r.word()}.org/simple app`,
      ),
  ],
  [
    'command',
    'chpasswd',
    'Dockerfile',
    '{b62:12}',
    (s) => lines('FROM debian:13', `RUN echo 'root:${s}' | chpasswd`),
  ],
  [
    'command',
    'alter role',
    'init.sql',
    '{b62:16}',
    (s, r) => `ALTER ROLE ${r.word()} WITH LOGIN PASSWORD '${s}';`,
  ],
  [
    'command',
    'signing tool',
    'sign.cmd',
    '{b62:14}',
    (s) => `signtool sign /f cert.pfx /p ${s} /fd sha256 app.exe`,
  ],
  [
    'command',
    'key store',
    'sign.sh',
    '{b62:14}',
    (s) => `jarsigner -keystore release.jks -storepass ${s} app.apk release`,
  ],
  [
    'command',
    'openssl passphrase',
    'decrypt.sh',
    '{b62:20}',
    (s) => `openssl enc -d -aes-256-cbc -in prod.env.enc -out .env -pass pass:${s}`,
  ],
]);
