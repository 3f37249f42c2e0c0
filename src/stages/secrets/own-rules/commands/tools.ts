/** How a tool takes a password that has no clear name next to it. */
export interface ToolForm {
  readonly id: string;
  readonly title: string;
  /** The names of the tools in lower case, separated by blanks. */
  readonly tools: string;
  /** The keywords of the rule, if the name of the tool is not specific enough. */
  readonly keywords?: readonly string[];
  /** A word that the command must contain. */
  readonly verb?: RegExp;
  /** An option whose value is the next word. */
  readonly next?: RegExp;
  /** A word that contains the value in the first group. */
  readonly joined?: RegExp;
  /** A word before the value, and the number of words between the two. */
  readonly behind?: readonly [word: RegExp, skipped: number];
  /** The sign between user and password within the value: `user:`, `user%`. */
  readonly user?: ':' | '%' | ',';
  /** `secret` if a generator makes the value. */
  readonly kind?: 'password' | 'secret';
}

const client = { id: 'client-password', title: 'Password in the arguments of a client' };
const signing = { id: 'signing-password', title: 'Password of a signing key' };
const account = { id: 'account-password', title: 'Password of an account that a command creates' };
const login = { id: 'login-password', title: 'Password of a login command' };
const remote = { id: 'remote-command-password', title: 'Password of a remote command' };
const mysql = { id: 'mysql-password', title: 'Password of a database client' };
const kept = { id: 'kept-secret', title: 'Secret that a command writes into a setting or a store' };

const SECRET_NAME = /(?:^|[_:./-])_?(?:auth|authtoken|token|password|passwd|secret|key|extraheader)$/i;

/** The forms that the documentation of each tool describes. */
export const TOOL_FORMS: readonly ToolForm[] = [
  {
    ...{ id: 'curl-password', title: 'Password of a curl call', tools: 'curl' },
    next: /^(?:-[A-Za-z#]{0,8}[uU]|--user|--proxy-user)$/,
    user: ':',
  },
  {
    ...{ id: 'curl-password', title: 'Password of a curl call', tools: 'curl' },
    joined: /^(?:-[uU]|--user=|--proxy-user=)([^-\s].{0,280})$/,
    user: ':',
  },
  {
    ...{ id: 'curl-password', title: 'Password of a curl call', tools: 'curl' },
    next: /^(?:--oauth2-bearer|--pass|--proxy-pass|--tlspassword)$/,
  },
  {
    ...{ ...client, tools: 'http https xh ab jenkins-cli jenkins-cli.jar skopeo podman buildah wrk aria2c' },
    keywords: ['-a ', '--auth', '-auth', 'creds'],
    next: /^(?:-a|-A|--auth|-auth|--(?:src-|dest-)?creds)$/,
    user: ':',
  },
  {
    ...{ ...client, tools: 'http https xh jenkins-cli jenkins-cli.jar skopeo podman buildah' },
    keywords: ['--auth=', 'creds='],
    joined: /^--(?:auth|(?:src-|dest-)?creds)=(.+)$/,
    user: ':',
  },
  {
    ...{ id: 'curl-password', title: 'Password of a curl call', tools: 'curl' },
    ...{ next: /^(?:-E|--cert|--proxy-cert)$/, joined: /^--cert=(.+)$/, user: ':' },
  },
  {
    ...{ ...client, tools: 'etcdctl ntfy govc transmission-remote imapfilter mitmproxy mitmdump' },
    ...{ next: /^(?:--user|-u|-n|--auth|--proxyauth|add)$/, joined: /^--(?:user|auth)=(.+)$/, user: ':' },
  },
  {
    ...{ ...mysql, tools: 'mysql mysqldump mysqladmin mysqlimport mysqlshow mysqlcheck mysqlpump mysqlsh' },
    joined: /^-p(.{4,100})$/,
  },
  {
    ...{ ...mysql, tools: 'mariadb mariadb-dump mariadb-admin mariadb-import mariadb-check' },
    joined: /^-p(.{4,100})$/,
  },
  {
    ...{ ...mysql, tools: 'mycli pgcli mydumper myloader mongo mongosh mongodump mongorestore mongoimport' },
    next: /^-p$/,
  },
  {
    ...{ ...mysql, tools: 'mongoexport mongostat cqlsh cypher-shell beeline cbq couchbase-cli' },
    next: /^-p$/,
  },
  { ...{ ...mysql, tools: 'mongo mongosh mongodump mongorestore mycli' }, joined: /^-p(.{4,100})$/ },
  { ...{ ...mysql, tools: 'sqlcmd bcp osql' }, next: /^-P$/ },
  { ...{ ...mysql, tools: 'sqlcmd bcp osql' }, joined: /^-P(.{4,100})$/ },
  {
    ...{ ...mysql, tools: 'sqlplus sqlldr expdp impdp rman' },
    joined: /^(?:userid=)?[A-Za-z][\w$#]{0,40}(?:\[\w{1,40}\])?\/([^\s/@"']{4,60})(?:@\S{1,300})?$/,
  },
  {
    ...{ id: 'redis-password', title: 'Password of a Redis client', tools: 'redis-cli valkey-cli keydb-cli' },
    next: /^(?:-a|--pass)$/,
  },
  {
    ...{ id: 'sshpass-password', title: 'Password of sshpass', tools: 'sshpass' },
    next: /^-p$/,
  },
  {
    ...{ id: 'sshpass-password', title: 'Password of sshpass', tools: 'sshpass' },
    joined: /^-p(.{4,100})$/,
  },
  {
    ...{ ...login, tools: 'docker podman nerdctl helm oras buildah skopeo crane regctl az cf oc npm argocd' },
    ...{ keywords: ['login'], verb: /^login$/, next: /^-p$/ },
  },
  {
    ...{ ...login, tools: 'docker podman nerdctl helm oras crane cf oc dotnet nuget twine' },
    ...{ keywords: ['login', 'nuget', 'twine'], verb: /^(?:login|add|update|upload)$/, next: /^-p$/ },
  },
  {
    ...{ ...login, tools: 'cargo snyk' },
    ...{
      keywords: ['cargo login', 'snyk auth'],
      behind: [/^(?:login|auth)$/, 0],
      kind: 'secret',
    },
  },
  {
    ...{ id: 'openssl-password', title: 'Password of an OpenSSL command', tools: 'openssl' },
    next: /^(?:-k|-K|-hmac)$/,
  },
  {
    ...{ id: 'openssl-password', title: 'Password of an OpenSSL command', tools: 'openssl' },
    ...{ verb: /^passwd$/, behind: [/^-(?:1|5|6|apr1)$/, 0] },
  },
  {
    ...{
      ...remote,
      tools: 'psexec psexec64 wmiexec wmiexec.py schtasks nxc netexec crackmapexec evil-winrm',
    },
    next: /^(?:-p|\/p|\/rp)$/i,
  },
  { ...{ ...remote, tools: 'plink pscp psftp kitty klink' }, next: /^-pw$/ },
  {
    ...{ ...remote, tools: 'xfreerdp xfreerdp3 wfreerdp mstsc cmdkey' },
    joined: /^\/(?:p|pass):(.{4,100})$/i,
  },
  { ...{ ...remote, tools: 'rdesktop vncconnect' }, next: /^-p$/ },
  { ...{ ...remote, tools: 'smbclient winexe rpcclient smbget smbmap' }, next: /^(?:-U|--user)$/, user: '%' },
  {
    ...{ ...remote, tools: 'smbclient winexe rpcclient smbget' },
    joined: /^(?:-U|--user=)([^\s%]{1,80}%.{4,100})$/,
    user: '%',
  },
  { ...{ ...remote, tools: 'lftp' }, next: /^-u$/, user: ',' },
  { ...{ ...remote, tools: 'ncftpput ncftpget ncftpls ncftp' }, next: /^-p$/ },
  { ...{ ...remote, tools: 'ipmitool' }, next: /^-P$/ },
  { ...{ ...remote, tools: 'snmpget snmpwalk snmpset snmpbulkwalk snmpgetnext' }, next: /^-[AX]$/ },
  {
    ...{ ...client, tools: 'ldapsearch ldapadd ldapmodify ldapdelete ldapwhoami ldappasswd ldapcompare' },
    next: /^-w$/,
  },
  { ...{ ...client, tools: 'ldapmodrdn ldapexop kadmin' }, next: /^-w$/ },
  {
    ...{ ...client, tools: 'ldapsearch ldapadd ldapmodify ldapdelete ldapwhoami ldappasswd ldapcompare' },
    joined: /^-w(.{4,100})$/,
  },
  { ...{ ...account, tools: 'kadmin kadmin.local' }, next: /^-pw$/ },
  { ...{ ...account, tools: 'ipa-server-install ipa-replica-install ipa-client-install' }, next: /^-[paw]$/ },
  {
    ...{
      ...client,
      tools: 'poetry veracrypt hydra bloodhound-python certipy ncrack medusa smbmap rpcdump.py',
    },
    next: /^-p$/,
  },
  { ...{ ...client, tools: 'swaks sendemail' }, next: /^(?:-ap|-xp|--auth-password)$/ },
  { ...{ ...client, tools: 'x11vnc vncviewer' }, next: /^-passwd$/ },
  {
    ...{ ...client, tools: 'doctl anaconda codecov conda uv hcloud' },
    ...{
      next: /^(?:-t|--access-token|--token)$/,
      kind: 'secret',
    },
  },
  {
    ...{ ...client, tools: 'codecov' },
    ...{ keywords: ['codecov.sh'], next: /^-t$/, kind: 'secret' },
  },
  {
    ...{ ...kept, tools: 'choco cloudsmith nuget' },
    ...{
      next: /^(?:-k|--apikey|--api-key|-ApiKey|--key|--password|-Password)$/i,
    },
  },
  {
    ...{ ...kept, tools: 'choco cloudsmith nuget' },
    ...{
      next: /^(?:-k|--apikey|--api-key|-ApiKey|--key)$/i,
      behind: [/^(?:setapikey|apikey)$/i, 0],
      kind: 'secret',
    },
  },
  { ...{ ...login, tools: 'wandb' }, behind: [/^login$/, 0], kind: 'secret' },
  { ...{ ...login, tools: 'bw' }, behind: [/^unlock$/, 0] },
  { ...{ ...login, tools: 'bw' }, behind: [/^login$/, 1] },
  { ...{ ...login, tools: 'bw' }, behind: [/^--raw$/, 0] },
  { ...{ ...client, tools: 'rclone' }, behind: [/^(?:obscure|pass)$/, 0] },
  { ...{ ...account, tools: 'caddy' }, next: /^--plaintext$/ },
  { ...{ ...account, tools: 'mkpasswd' }, behind: [/^(?:sha-?(?:256|512)|bcrypt|yescrypt|md5|-s)$/i, 0] },
  { ...{ ...account, tools: 'htpasswd' }, behind: [/^-(?:\w{0,4}n\w{0,4}b|\w{0,4}b\w{0,4}n)\w{0,4}$/, 1] },
  { ...{ ...account, tools: 'grafana-cli grafana' }, behind: [/^reset-admin-password$/, 0] },
  { ...{ ...account, tools: 'mc' }, ...{ keywords: ['admin user'], behind: [/^add$/, 2] } },
  { ...{ ...account, tools: 'networksetup' }, behind: [/^-setairportnetwork$/, 2] },
  { ...{ ...account, tools: 'samba-tool' }, joined: /^--adminpass=(.+)$/ },
  { ...{ ...remote, tools: 'net' }, ...{ keywords: ['net rpc', 'net ads'], next: /^-U$/, user: '%' } },
  { ...{ ...client, tools: 'isql tsql' }, behind: [/^(?:isql|tsql)$/, 2] },
  { ...{ ...client, tools: 'bteq' }, ...{ keywords: ['.logon'], behind: [/^\.logon$/i, 0], user: ',' } },
  { ...{ ...kept, tools: 'vault bao' }, ...{ joined: /^-id=([\w.-]{20,100})$/, kind: 'secret' } },
  { ...{ ...kept, tools: 'consul' }, ...{ keywords: ['acl token'], next: /^-secret$/, kind: 'secret' } },
  { ...{ ...kept, tools: 'conjur credstash chamber' }, ...{ next: /^(?:-v|--value)$/ } },
  { ...{ ...kept, tools: 'credstash' }, behind: [/^put$/, 1] },
  { ...{ ...kept, tools: 'chamber' }, behind: [/^write$/, 2] },
  {
    ...{ ...kept, tools: 'consul' },
    ...{ keywords: ['kv put'], behind: [/(?:pass(?:word|wd)?|secret|token|api[-_]?key)$/i, 0] },
  },
  {
    ...{ ...kept, tools: 'yarn npm pnpm' },
    ...{ keywords: ['authtoken'], behind: [/(?:_?authToken|npmAuthToken)["\]]{0,4}$/i, 0], kind: 'secret' },
  },
  {
    ...{ ...kept, tools: 'poetry composer' },
    ...{
      keywords: ['pypi-token', '-oauth.', 'bearer.'],
      behind: [/^(?:pypi-token|[\w-]{3,20}-(?:oauth|token)|bearer)\./, 0],
      kind: 'secret',
    },
  },
  {
    ...{ ...kept, tools: 'conda anaconda' },
    ...{ keywords: ['token set'], behind: [/^set$/, 0], kind: 'secret' },
  },
  { ...{ ...kept, tools: 'ansible-vault' }, behind: [/^encrypt_string$/, 0] },
  {
    ...{
      id: 'snmp-community',
      title: 'Community of an SNMP device',
      tools: 'snmpget snmpwalk snmpset snmpbulkwalk snmpgetnext',
    },
    next: /^-c$/,
  },
  {
    ...{ ...client, tools: 'mvn mvnw gradle gradlew dotnet sonar-scanner dotnet-sonarscanner' },
    ...{
      keywords: ['sonar.login', 'sonar.token'],
      joined: /(?:^|[:])-?D?sonar\.(?:login|token)=(.+)$/,
      kind: 'secret',
    },
  },
  { ...{ ...account, tools: 'ldappasswd' }, next: /^-s$/ },
  { ...{ ...client, tools: 'mosquitto_pub mosquitto_sub mosquitto_rr' }, next: /^-P$/ },
  {
    ...{ ...client, tools: 'influx influxd rabbitmqadmin yt-dlp youtube-dl imapsync' },
    next: /^(?:-p|-password)$/,
  },
  {
    ...{ ...signing, tools: 'keytool jarsigner' },
    next: /^-{1,2}(?:storepass|keypass|srcstorepass|deststorepass|srckeypass|destkeypass|new)$/,
  },
  { ...{ ...signing, tools: 'ssh-keygen' }, next: /^-[NP]$/ },
  { ...{ ...signing, tools: 'signtool' }, next: /^[/-]p$/i },
  { ...{ ...signing, tools: 'osslsigncode' }, next: /^-pass$/ },
  { ...{ ...signing, tools: 'certutil' }, next: /^-p$/i },
  { ...{ ...signing, tools: 'altool notarytool' }, next: /^(?:-p|--password)$/ },
  {
    ...{ ...signing, tools: 'security' },
    keywords: ['security unlock', 'security create', 'security import', 'security set', 'security add'],
    next: /^-[pPkw]$/,
  },
  {
    ...{ id: 'archive-password', title: 'Password of an archive', tools: 'zip unzip zipcloak' },
    ...{ keywords: ['zip -', '"zip"'], next: /^(?:-[A-Za-z0-9]{0,6}P|--password)$/ },
  },
  {
    ...{ id: 'archive-password', title: 'Password of an archive', tools: 'unzip' },
    ...{ keywords: ['unzip '], joined: /^-P(.{4,100})$/ },
  },
  {
    ...{ id: 'archive-password', title: 'Password of an archive', tools: '7z 7za 7zz 7zr rar unrar p7zip' },
    ...{ keywords: ['7z', 'rar '], joined: /^-h?p(.{4,100})$/ },
  },
  { ...{ ...client, tools: 'qpdf pdftk' }, behind: [/^(?:--encrypt|user_pw|owner_pw|input_pw)$/, 0] },
  {
    ...{ ...account, tools: 'rabbitmqctl' },
    behind: [/^(?:add_user|change_password|authenticate_user)$/, 1],
  },
  { ...{ ...account, tools: 'mosquitto_passwd' }, behind: [/^-\w{0,2}b$/, 2] },
  { ...{ ...account, tools: 'samba-tool' }, verb: /^user$/, behind: [/^(?:create|add)$/, 1] },
  { ...{ ...account, tools: 'wpa_passphrase' }, behind: [/wpa_passphrase$/i, 1] },
  { ...{ ...account, tools: 'neo4j-admin' }, behind: [/^set-initial-password$/, 0] },
  {
    ...{ ...account, tools: 'elasticsearch-users add-user add-user-keycloak' },
    next: /^-p$/,
  },
  {
    ...{ ...account, tools: 'nmcli' },
    behind: [/^(?:password|(?:802-11-wireless-security|wifi-sec)\.psk)$/, 0],
  },
  {
    ...{ id: 'net-user-password', title: 'Password of a Windows account', tools: 'net' },
    ...{ keywords: ['net user'], verb: /^\/add$/i, behind: [/^user$/i, 1] },
  },
  { ...{ ...kept, tools: 'mc' }, keywords: ['mc alias', 'mc config'], behind: [/^(?:set|s|add)$/, 3] },
  {
    ...{ ...kept, tools: 'aws npm pnpm yarn git composer pulumi firebase conda' },
    ...{
      keywords: ['configure set', 'config set', 'config --', 'git config'],
      behind: [SECRET_NAME, 0],
      kind: 'secret',
    },
  },
  {
    ...{ ...kept, tools: 'composer poetry' },
    ...{ keywords: ['http-basic'], behind: [/http-basic\./, 1] },
  },
  {
    ...{ ...kept, tools: 'bundle bundler' },
    ...{
      keywords: ['bundle config', 'bundler config'],
      behind: [/^[\w-]{1,60}\.[\w.-]{2,80}$/, 0],
      user: ':',
    },
  },
  {
    ...{ ...kept, tools: 'aws az gh' },
    keywords: ['put-parameter', 'secretsmanager', 'keyvault secret', 'gh secret', 'secret set'],
    verb: /^(?:put-parameter|secretsmanager|keyvault|secret)$/,
    next: /^(?:--value|--secret-string|--body|-b)$/,
  },
  {
    ...{ ...kept, tools: 'dotnet nuget gem' },
    ...{
      keywords: ['nuget push', 'gem push'],
      verb: /^push$/,
      next: /^(?:-k|--api-key|-ApiKey|--key)$/,
      kind: 'secret',
    },
  },
  {
    ...{ ...kept, tools: 'consul serf' },
    ...{ keywords: ['consul agent', 'serf agent'], next: /^-encrypt$/, kind: 'secret' },
  },
  { ...{ ...kept, tools: 'consul serf' }, joined: /^-encrypt=(.{20,60})$/, kind: 'secret' },
];
