// Held out: files and commands as people commit them, by one who had not read the rules or their tests.
import { base64, files, lines, pair } from './rows-third.ts';

const PRIVATE = ['PRI', 'VATE KEY'].join('');

/** State of infrastructure, networks and devices. */
export const INFRASTRUCTURE = files([
  [
    'infra',
    'terraform state password',
    'terraform.tfstate',
    '{b62:20}',
    (s, r) =>
      lines(
        '{',
        '  "version": 4,',
        `  "lineage": "${r.uuid()}",`,
        '  "resources": [',
        '    { "type": "aws_db_instance", "instances": [ { "attributes": {',
        `      "address": "${r.word()}.rds.amazonaws.com",`,
        `      "password": "${s}",`,
        '      "port": 5432 } } ] } ] }',
      ),
  ],
  [
    'infra',
    'terraform state random password',
    'prod.tfstate',
    '{b62:24}',
    (s, r) =>
      lines(
        '{ "resources": [ { "mode": "managed", "type": "random_password", "instances": [ { "attributes": {',
        `  "bcrypt_hash": null,`,
        `  "id": "none",`,
        `  "keepers": { "name": "${r.word()}" },`,
        `  "result": "${s}",`,
        '  "special": false } } ] } ] }',
      ),
  ],
  [
    'infra',
    'kubernetes secret',
    'secret.yaml',
    (r) => base64(r.fill('{b62:18}')),
    (s, r) =>
      lines(
        'apiVersion: v1',
        'kind: Secret',
        'metadata:',
        `  name: ${r.word()}`,
        'type: Opaque',
        'data:',
        `  password: ${s}`,
      ),
  ],
  [
    'infra',
    'helm values',
    'values-prod.yaml',
    '{pass}',
    (s, r) =>
      lines(
        'postgresql:',
        '  auth:',
        `    username: ${r.word()}`,
        `    postgresPassword: "${s}"`,
        'replicaCount: 2',
      ),
  ],
  [
    'infra',
    'kubeadm join',
    'join.sh',
    '{az09:6}.{az09:16}',
    (s, r) =>
      `kubeadm join 10.0.0.4:6443 --token ${s} --discovery-token-ca-cert-hash sha256:${r.text('hex', 64)}`,
  ],
  [
    'infra',
    'consul gossip key',
    'consul.hcl',
    '{b64:43}=',
    (s, r) =>
      lines(
        `datacenter = "${r.word()}"`,
        'data_dir = "/opt/consul"',
        `encrypt = "${s}"`,
        'retry_join = ["10.0.0.2"]',
      ),
  ],
  [
    'infra',
    'vault unseal key',
    'notes.txt',
    '{b64:43}=',
    (s, r) => lines(`Vault on ${r.word()} initialised`, `Unseal Key 1: ${s}`, 'Total shares: 1'),
  ],
  [
    'infra',
    'terraform provider',
    'provider.tf',
    '{b62:32}',
    (s, r) =>
      lines(
        'provider "proxmox" {',
        `  pm_api_url  = "https://${r.word()}.lan:8006/api2/json"`,
        '  pm_user     = "terraform@pve"',
        `  pm_password = "${s}"`,
        '}',
      ),
  ],
  [
    'infra',
    'terraform variables',
    'terraform.tfvars',
    '{pass}',
    (s) => lines('region            = "eu-central-1"', `db_admin_password = "${s}"`),
  ],
  [
    'infra',
    'pulumi stack',
    'Pulumi.dev.yaml',
    '{b62:20}',
    (s, r) => lines('config:', '  aws:region: eu-west-1', `  ${r.word()}:dbPassword: ${s}`),
  ],
  [
    'infra',
    'ansible group variables',
    'group_vars/all.yml',
    '{pass}',
    (s) => lines('---', 'ansible_user: deploy', `ansible_become_pass: "${s}"`),
  ],
  [
    'infra',
    'cloud-init',
    'user-data.yaml',
    '{b62:14}',
    (s) => lines('#cloud-config', 'chpasswd:', '  expire: false', '  list: |', `    root:${s}`),
  ],
  [
    'infra',
    'cisco secret',
    'router.cfg',
    '$1${b62:4}${b62:22}',
    (s, r) => lines(`hostname ${r.word()}`, `enable secret 5 ${s}`, 'interface Gi0/1'),
  ],
  [
    'vpn',
    'openvpn static key',
    'ta.key',
    '{hex:32}',
    (s, r) =>
      lines(
        '#',
        '# 2048 bit OpenVPN static key',
        '#',
        '-----BEGIN OpenVPN Static key V1-----',
        s,
        ...Array.from({ length: 15 }, () => r.text('hex', 32)),
        '-----END OpenVPN Static key V1-----',
      ),
  ],
  ['vpn', 'ipsec secret', 'ipsec.secrets', '{b62:32}', (s) => `203.0.113.7 %any : PSK "${s}"`],
  [
    'vpn',
    'wireguard preshared key',
    'peer.conf',
    '{b64:43}=',
    (s, r) =>
      lines(
        '[Peer]',
        `PublicKey = ${r.bytes(32).toString('base64')}`,
        `PresharedKey = ${s}`,
        'AllowedIPs = 10.0.0.0/24',
      ),
  ],
  [
    'vpn',
    'chap secrets',
    'ppp/chap-secrets',
    '{b62:16}',
    (s, r) => lines('# client server secret IP', `${r.word()} l2tpd "${s}" *`),
  ],
  [
    'vpn',
    'inline user of openvpn',
    'client.ovpn',
    '{b62:16}',
    (s, r) => lines('client', 'dev tun', '<auth-user-pass>', r.word(), s, '</auth-user-pass>'),
  ],
  [
    'iot',
    'hostapd passphrase',
    'hostapd.conf',
    '{b62:16}',
    (s, r) => lines(`ssid=${r.word()}`, 'wpa=2', `wpa_passphrase=${s}`),
  ],
  [
    'iot',
    'arduino sketch',
    'node.ino',
    '{b62:14}',
    (s, r) => lines(`const char* ssid = "${r.word()}";`, `const char* password = "${s}";`),
  ],
  [
    'iot',
    'esphome api key',
    'sensor.yaml',
    '{b64:43}=',
    (s) => lines('api:', '  encryption:', `    key: "${s}"`, 'ota:'),
  ],
  [
    'iot',
    'mosquitto bridge',
    'bridge.conf',
    '{b62:18}',
    (s, r) =>
      lines(
        'connection cloud',
        `address mqtt.${r.word()}.org:8883`,
        `remote_username ${r.word()}`,
        `remote_password ${s}`,
      ),
  ],
  [
    'iot',
    'device connection string',
    'device.json',
    '{b64:43}=',
    (s, r) =>
      `{ "conn": "HostName=${r.word()}.azure-devices.net;DeviceId=${r.word()};SharedAccessKey=${s}" }`,
  ],
  [
    'key',
    'app store key',
    'AuthKey.p8',
    '{b64:64}',
    (s, r) =>
      lines(
        `-----BEGIN ${PRIVATE}-----`,
        s,
        r.text('b64', 64),
        r.text('b64', 64),
        r.text('b64', 8),
        `-----END ${PRIVATE}-----`,
      ),
  ],
  [
    'key',
    'key in a yaml block',
    'config.yaml',
    '{b64:64}',
    (s, r) =>
      lines(
        'tls:',
        '  key: |',
        `    -----BEGIN EC ${PRIVATE}-----`,
        `    ${s}`,
        `    ${r.text('b64', 64)}`,
        `    ${r.text('b64', 36)}`,
        `    -----END EC ${PRIVATE}-----`,
      ),
  ],
  [
    'key',
    'dns transfer key',
    'named.conf',
    '{b64:43}=',
    (s, r) => lines(`key "${r.word()}" {`, '  algorithm hmac-sha256;', `  secret "${s}";`, '};'),
  ],
]);

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
