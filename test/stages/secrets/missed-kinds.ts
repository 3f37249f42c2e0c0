import { Random } from '../../../scripts/bench-secrets/random.ts';

/** A file with secrets in it, each of which must be found. */
export interface Secret {
  readonly kind: string;
  readonly path: string;
  readonly text: string;
  /** The lines of the secrets, from 1. */
  readonly lines: readonly number[];
}

const random = new Random('true secrets');
const fill = (template: string) => random.fill(template);
const password = () => fill('{b62:5}!{b62:6}7q');
const b64 = (text: string) => Buffer.from(text).toString('base64');

const secret = (kind: string, path: string, text: string, ...lines: readonly number[]): Secret => ({
  kind,
  path,
  text,
  lines: lines.length === 0 ? [1] : lines,
});
const frame = (word: string, what: string) => `-----${word} ${what}-----`;
const openVpn = ['Open', 'VPN Static key V1'].join('');

export const SECRETS: readonly Secret[] = [
  secret(
    'random_password in a state',
    'terraform.tfstate',
    `{\n  "version": 4,\n  "resources": [{\n    "mode": "managed", "type": "random_password", "name": "db",\n    "instances": [{"attributes": {"bcrypt_hash": "", "id": "none", "length": 20,\n      "result": "${fill('{b62:14}x{b62:6}')}",\n      "special": true}}]\n  }]\n}`,
    6,
  ),
  secret(
    'random_password in a state on one line',
    'env/prod.tfstate',
    `{"version":4,"resources":[{"mode":"managed","type":"random_password","name":"db","instances":[{"attributes":{"id":"none","result":"${fill('{strong:18}')}"}}]}]}`,
  ),
  secret(
    'sensitive output of a state',
    'terraform.tfstate.backup',
    `{\n  "version": 4,\n  "outputs": {\n    "db": {\n      "value": "${fill('{b62:18}')}",\n      "type": "string",\n      "sensitive": true\n    }\n  }\n}`,
    5,
  ),
  secret(
    'attributes of a state',
    'state.json',
    `{"version":4,"terraform_version":"1.9.0","resources":[{"type":"aws_db_instance","instances":[{"attributes":{\n"password": "${password()}",\n"username":"admin"}}]}]}`,
    2,
  ),
  secret(
    'static key of OpenVPN',
    'ta.key',
    `#\n# 2048 bit ${openVpn}\n#\n${frame('BEGIN', openVpn)}\n${Array.from({ length: 16 }, () => fill('{hex:32}')).join('\n')}\n${frame('END', openVpn)}`,
    4,
  ),
  secret(
    'static key of OpenVPN in a profile',
    'client.ovpn',
    `client\n<tls-auth>\n${frame('BEGIN', openVpn)}\n${Array.from({ length: 16 }, () => fill('{hex:32}')).join('\n')}\n${frame('END', openVpn)}\n</tls-auth>`,
    3,
  ),
  secret(
    'FileZilla',
    'sitemanager.xml',
    `<FileZilla3><Servers><Server><Host>ftp.acme.io</Host><User>deploy</User>\n<Pass encoding="base64">${b64(password())}</Pass>\n</Server></Servers></FileZilla3>`,
    2,
  ),
  secret('FileZilla, older', 'filezilla.xml', `<Server>\n<Pass>${password()}</Pass>\n</Server>`, 2),
  secret(
    'WinSCP',
    'WinSCP.ini',
    `[Sessions\\prod]\nHostName=sftp.acme.io\nUserName=deploy\nPassword=A35C435B9556B1237C2DFE15080F2${fill('{HEX:60}')}`,
    4,
  ),
  secret(
    'mRemoteNG',
    'confCons.xml',
    `<Node Name="db" Hostname="10.0.0.1" Username="admin" Password="${fill('{b64:86}')}==" />`,
  ),
  secret('Remmina', 'prod.remmina', `[remmina]\nserver=10.1.1.1\npassword=${fill('{b64:30}')}==`, 3),
  secret(
    'DBeaver',
    'credentials-config.json',
    `{"postgres-1":{"#connection":{"user":"app","password":"${password()}"}}}`,
  ),
  secret(
    'Teams, new',
    'notify.ts',
    `const url = "https://acme.webhook.office.com/webhookb2/${random.uuid()}@${random.uuid()}/IncomingWebhook/${fill('{hex:32}')}/${random.uuid()}/V2${fill('{b64u:40}')}";`,
  ),
  secret(
    'Power Automate',
    'flow.yaml',
    `url: https://prod-${fill('{d:2}')}.westeurope.logic.azure.com:443/workflows/${fill('{hex:32}')}/triggers/manual/paths/invoke?api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=${fill('{b64u:43}')}`,
  ),
  secret(
    'Power Platform',
    'flow.json',
    `{"hook": "https://default${fill('{hex:30}')}.${fill('{hex:2}')}.environment.api.powerplatform.com:443/powerautomate/automations/direct/workflows/${fill('{hex:32}')}/triggers/manual/paths/invoke?api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=${fill('{b64u:43}')}"}`,
  ),
  secret(
    'Tines',
    'hook.env',
    `ALERT_URL=https://acme-corp.tines.com/webhook/${fill('{hex:32}')}/${fill('{hex:32}')}`,
  ),
  secret(
    'Tines, in the cloud',
    'hook.py',
    `requests.post("https://quiet-fog-1234.tines.io/webhook/${fill('{hex:32}')}/${fill('{hex:32}')}", json=x)`,
  ),
  secret('odt_ token', 'ci.env', `ODT=odt_${fill('{b62:64}')}`),
  secret('Azure DevOps, old form', 'nuget.yml', `azure_devops_pat: ${fill('{az09:52}')}`),
  secret(
    'Azure DevOps in an address',
    'clone.sh',
    `git clone https://build:${fill('{az09:52}')}@dev.azure.com/acme/_git/app`,
  ),
  secret(
    'App Configuration',
    'appsettings.json',
    `{"AppConfig": "Endpoint=https://acme.azconfig.io;Id=abcd-l9-s0:${fill('{b62:20}')};Secret=${fill('{b64:43}')}="}`,
  ),
  secret(
    'App Configuration, new form',
    'local.env',
    `APPCONFIG_CONNECTION_STRING="Endpoint=https://acme.azconfig.io;Id=${fill('{b62:4}')};Secret=${fill('{b62:84}')}"`,
  ),
  secret(
    'bootstrap token',
    'join.sh',
    `kubeadm join 10.0.0.1:6443 --token ${fill('{az09:6}')}.${fill('{az09:16}')} --discovery-token-ca-cert-hash sha256:${fill('{hex:64}')}`,
  ),
  secret(
    'bootstrap token in a manifest',
    'bootstrap.yaml',
    `apiVersion: v1\nkind: Secret\nmetadata: {name: bootstrap-token-ab12cd}\ntype: bootstrap.kubernetes.io/token\nstringData:\n  token-id: ab12cd\n  token-secret: ${fill('{az09:16}')}`,
    7,
  ),
  secret('PsExec', 'deploy.cmd', `psexec \\\\server01 -u ACME\\deploy -p ${password()} cmd /c install.msi`),
  secret(
    'PowerCLI',
    'vm.ps1',
    `Connect-VIServer -Server vc.acme.io -User administrator@vsphere.local -Password '${password()}'`,
  ),
  secret(
    'PowerCLI without quotes',
    'vm2.ps1',
    `Connect-VIServer vc.acme.io -User admin -Password ${password()}`,
  ),
  secret(
    'NetworkCredential',
    'Mail.cs',
    `client.Credentials = new NetworkCredential("smtp-user@acme.io", "${password()}");`,
  ),
  secret(
    'NetworkCredential in PowerShell',
    'mail.ps1',
    `$c = New-Object System.Net.NetworkCredential("deploy", "${password()}", "ACME")`,
  ),
  secret(
    'DirectoryEntry',
    'Ldap.cs',
    `var entry = new DirectoryEntry("LDAP://dc01.acme.local", "ACME\\\\svc", "${password()}");`,
  ),
  secret(
    'UsernamePasswordCredentials',
    'Http.java',
    `new UsernamePasswordCredentials("deploy", "${password()}".toCharArray())`,
  ),
  secret(
    'MongoDB with @',
    'db.js',
    `const url = "mongodb+srv://app:${fill('{b62:6}@{b62:5}9')}@cluster0.ab1cd.mongodb.net/shop";`,
  ),
  secret(
    'MongoDB with ) and !',
    'db.env',
    `MONGO_URL=mongodb://app:${fill('{b62:5}){b62:4}!3')}@mongo-1.acme.io:27017,mongo-2.acme.io:27017/shop?authSource=admin`,
  ),
  secret(
    'PostgreSQL with !',
    'db.py',
    `URL = "postgresql://app:${fill('{b62:7}!!{b62:3}')}@db.acme.io/shop"`,
  ),
  secret('netrc on one line', '.netrc', `machine git.acme.io login deploy password ${password()}`),
  secret('netrc on one line, default', '_netrc', `default login anonymous1 password ${password()}`),
  secret(
    'netrc written by a script',
    'setup.sh',
    `echo "machine git.acme.io login deploy password ${password()}" > ~/.netrc`,
  ),
  secret('netrc, password first', 'home/.netrc', `machine git.acme.io password ${password()} login deploy`),
  secret('yescrypt', 'etc/shadow', `root:$y$j9T$${fill('{b62:22}')}$${fill('{b62:43}')}:19000:0:99999:7:::`),
  secret(
    'md5',
    'htpasswd',
    `admin:$apr1$${fill('{b62:8}')}$${fill('{b62:22}')}\nroot:$1$${fill('{b62:8}')}$${fill('{b62:22}')}`,
    1,
    2,
  ),
  secret(
    'gost-yescrypt and scrypt',
    'etc/shadow',
    `a:$gy$j9T$${fill('{b62:22}')}$${fill('{b62:43}')}:19000:0:99999:7:::\nb:$7$CU..../....${fill('{b62:22}')}$${fill('{b62:43}')}:19000::::::`,
    1,
    2,
  ),
  secret(
    'md5 of PostgreSQL',
    'roles.sql',
    `ALTER ROLE app WITH LOGIN PASSWORD 'md5${fill('{hex:32}')}';\nCREATE USER x PASSWORD 'SCRAM-SHA-256$4096:${fill('{b64:22}')}==$${fill('{b64:43}')}=:${fill('{b64:43}')}=';`,
    1,
    2,
  ),
  secret(
    'unseal key',
    'unseal.sh',
    `vault operator unseal ${fill('{b64:44}')}\nvault operator unseal ${fill('{hex:66}')}`,
    1,
    2,
  ),
  secret(
    'unseal keys as they are printed',
    'init.txt',
    `Unseal Key 1: ${fill('{b64:44}')}\nUnseal Key 2: ${fill('{b64:44}')}\n\nInitial Root Token: hvs.${fill('{b62:24}')}`,
    1,
    2,
    4,
  ),
];
