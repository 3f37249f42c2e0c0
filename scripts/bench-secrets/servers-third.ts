// Held out: written by one who had not read the rules or their tests.
import { files, lines, pair } from './rows-third.ts';

/** Settings of servers, and pipelines. */
export const SERVERS = files([
  [
    'server',
    'nginx header',
    'site.conf',
    pair,
    (s, r) =>
      lines(
        'location / {',
        `  proxy_set_header Authorization "Basic ${s}";`,
        `  proxy_pass http://${r.word()};`,
        '}',
      ),
  ],
  [
    'server',
    'apache ldap',
    'auth.conf',
    '{b62:16}',
    (s, r) => lines(`AuthLDAPBindDN "cn=web,dc=${r.word()},dc=org"`, `AuthLDAPBindPassword "${s}"`),
  ],
  [
    'server',
    'apache variable',
    'vhost.conf',
    '{b62:32}',
    (s) => lines('<VirtualHost *:443>', `  SetEnv MAPS_API_KEY ${s}`, '</VirtualHost>'),
  ],
  [
    'server',
    'grafana',
    'grafana.ini',
    '{b62:16}',
    (s) => lines('[security]', 'admin_user = admin', `admin_password = ${s}`),
  ],
  [
    'server',
    'radius client',
    'clients.conf',
    '{b62:20}',
    (s) => lines('client office {', '  ipaddr = 10.1.0.0/16', `  secret = ${s}`, '}'),
  ],
  ['server', 'snmp user', 'snmpd.conf', '{b62:16}', (s, r) => `createUser ${r.word()} SHA "${s}" AES`],
  [
    'server',
    'mail relay',
    'postfix/sasl_passwd',
    '{b62:16}',
    (s, r) => `[smtp.${r.word()}.org]:587 robot@${r.word()}.org:${s}`,
  ],
  ['server', 'msmtp', '.msmtprc', '{b62:16}', (s) => lines('account default', 'user robot', `password ${s}`)],
  [
    'server',
    'prometheus',
    'prometheus.yml',
    '{b62:18}',
    (s, r) => lines('    basic_auth:', `      username: ${r.word()}`, `      password: ${s}`),
  ],
  [
    'server',
    'cifs mount',
    'fstab',
    '{b62:14}',
    (s, r) => `//nas/${r.word()} /mnt/nas cifs username=backup,password=${s},uid=1000 0 0`,
  ],
  [
    'server',
    'alert manager',
    'alertmanager.yml',
    '{b62:16}',
    (s) => lines('global:', "  smtp_auth_username: 'robot'", `  smtp_auth_password: '${s}'`),
  ],
  [
    'ci',
    'actions environment',
    '.github/workflows/ci.yml',
    '{b62:32}',
    (s) =>
      lines('jobs:', '  test:', '    runs-on: ubuntu-latest', '    env:', `      STAGING_API_TOKEN: ${s}`),
  ],
  [
    'ci',
    'gitlab variables',
    '.gitlab-ci.yml',
    '{b62:20}',
    (s) => lines('variables:', '  POSTGRES_USER: app', `  POSTGRES_PASSWORD: "${s}"`),
  ],
  [
    'ci',
    'jenkins pipeline',
    'Jenkinsfile',
    '{b62:32}',
    (s) => lines('  environment {', `    NEXUS_PASSWORD = '${s}'`, '  }'),
  ],
]);
