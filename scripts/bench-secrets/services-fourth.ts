import type { Kind } from './kind.ts';
import { leaks } from './rows-fourth.ts';

/** Settings of databases, brokers, mail and web servers, directories, private networks and routers. */
export const SERVICES_FOURTH: readonly Kind[] = leaks(`
@@ database | postgres role | {pass} | sql/roles.sql
BEGIN;
ALTER ROLE {word} WITH LOGIN ENCRYPTED PASSWORD '{secret}';
COMMIT;
@@ database | mysql grant | {b62:14} | db/grants.sql
GRANT ALL PRIVILEGES ON {word}.* TO '{word}'@'%' IDENTIFIED BY '{secret}';
FLUSH PRIVILEGES;
@@ database | sql server login | {pass} | sql/logins.sql
CREATE LOGIN [{word}] WITH PASSWORD = N'{secret}', DEFAULT_DATABASE = [{word}];
GO
@@ database | oracle user | {AZ:1}{word}_{d:4} | ddl/users.sql
CREATE USER {word} IDENTIFIED BY "{secret}"
  DEFAULT TABLESPACE users QUOTA UNLIMITED ON users;
@@ database | mongo user | {pass} | init/mongo-init.js
db.getSiblingDB('{word}').createUser({
  user: '{word}',
  pwd: '{secret}',
  roles: [{ role: 'readWrite', db: '{word}' }],
});
@@ database | redis requirepass | {b62:32} | etc/redis.conf
bind 0.0.0.0
protected-mode yes
requirepass {secret}
maxmemory-policy allkeys-lru
@@ database | redis sentinel | {b62:24} | etc/sentinel.conf
sentinel monitor mymaster 10.0.0.{d:2} 6379 2
sentinel auth-pass mymaster {secret}
@@ database | clickhouse user | {b62:20} | users.d/{word}.xml
<clickhouse>
  <users>
    <{word}>
      <password>{secret}</password>
      <profile>default</profile>
    </{word}>
  </users>
</clickhouse>
@@ database | kibana | {b62:20} | kibana.yml
server.host: 0.0.0.0
elasticsearch.hosts: ["https://10.0.{d:1}.{d:2}:9200"]
elasticsearch.username: kibana_system
elasticsearch.password: "{secret}"
@@ database | logstash output | {b62:20} | pipeline/{word}.conf
output {
  elasticsearch {
    hosts => ["https://10.0.{d:1}.{d:2}:9200"]
    user => "logstash_writer"
    password => "{secret}"
  }
}
@@ database | telegraf influx | {b64u:86}== | telegraf.conf
[[outputs.influxdb_v2]]
  urls = ["https://influx.{word}.io"]
  organization = "{word}"
  token = "{secret}"
@@ database | odbc | {b62:14} | etc/odbc.ini
[{word}]
Driver = FreeTDS
Server = 10.4.{d:1}.{d:2}
UID = {word}
PWD = {secret}
@@ database | jdbc query | {b62:16} | conf/{word}.properties
connection.url=jdbc:postgresql://10.0.{d:1}.{d:2}:5432/{word}?user={word}&password={secret}&ssl=true
@@ database | dbt profile | {pass} | profiles.yml
{word}:
  target: prod
  outputs:
    prod:
      type: snowflake
      account: {az:2}{d:5}.eu-west-1
      user: {word}
      password: '{secret}'
      role: TRANSFORMER
@@ database | percent encoded url | {b62:6}%40{b62:4}%23{d:3} | config/{word}.env
LOG_LEVEL=info
DATABASE_URL=postgres://{word}:{secret}@db.{word}.net:5432/{word}
@@ broker | rabbit default | {pass} | rabbitmq.conf
listeners.tcp.default = 5672
default_user = {word}
default_pass = {secret}
@@ broker | kafka jaas | {b62:18} | client.properties
security.protocol=SASL_SSL
sasl.mechanism=SCRAM-SHA-512
sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="{word}" password="{secret}";
@@ broker | nats | {b62:22} | nats-server.conf
authorization {
  user: {word}
  password: "{secret}"
  timeout: 2
}
@@ broker | mosquitto bridge | {pass} | mosquitto.conf
connection {word}
address mqtt.{word}.com:8883
remote_username {word}
remote_password {secret}
@@ broker | redis url | {hex:48} | worker/settings.toml
[queue]
url = "rediss://default:{secret}@{word}-{d:5}.upstash.io:6379"
@@ mail | postfix relay | {b62:20} | postfix/sasl_passwd
[smtp.{word}.com]:587 {word}@{word}.com:{secret}
@@ mail | msmtp | {pass} | msmtprc
account {word}
host smtp.{word}.org
auth on
user {word}@{word}.org
password {secret}
@@ mail | dovecot ldap | {b62:16} | dovecot/dovecot-ldap.conf.ext
hosts = ldap.{word}.lan
dn = cn=dovecot,dc={word},dc=lan
dnpass = {secret}
@@ mail | fetchmail | {b62:12} | fetchmailrc
poll pop.{word}.net protocol pop3 user "{word}" password "{secret}" is {word} here ssl
@@ mail | alertmanager | {b62:16} | alertmanager.yml
global:
  smtp_smarthost: 'smtp.{word}.com:587'
  smtp_auth_username: 'alerts@{word}.com'
  smtp_auth_password: '{secret}'
@@ directory | slapd root | {b62:14} | ldap/slapd.conf
suffix "dc={word},dc=org"
rootdn "cn=Manager,dc={word},dc=org"
rootpw {secret}
@@ directory | sssd | {pass} | etc/sssd/sssd.conf
[domain/{word}.lan]
ldap_default_bind_dn = cn=reader,dc={word},dc=lan
ldap_default_authtok_type = password
ldap_default_authtok = {secret}
@@ directory | ldapsearch | {pass} | docs/ldap.sh
ldapsearch -x -H ldaps://ldap.{word}.lan -D "cn=admin,dc={word},dc=lan" -w '{secret}' -b "dc={word},dc=lan" uid=*
@@ directory | smb credentials | {pass} | etc/smbcredentials
username={word}
password={secret}
domain={word}
@@ directory | fstab cifs | {b62:12} | etc/fstab
//nas.{word}.lan/data /mnt/data cifs username={word},password={secret},uid=1000,iocharset=utf8 0 0
@@ network | wireguard peer | {b64:43}= | wireguard/wg0.conf
[Peer]
PublicKey = {b64:43}=
AllowedIPs = 10.9.0.0/24
Endpoint = 203.0.113.{d:2}:51820
PresharedKey = {secret}
@@ network | ipsec psk | {b62:24} | etc/ipsec.secrets
203.0.113.{d:2} 198.51.100.{d:2} : PSK "{secret}"
@@ network | ppp chap | {b62:10} | etc/ppp/chap-secrets
# client server secret addresses
{word} * {secret} *
@@ network | radius client | {b62:16} | raddb/clients.conf
client {word}-switch {
	ipaddr = 10.0.{d:1}.{d:2}
	secret = {secret}
	nas_type = cisco
}
@@ network | cisco plain | {b62:12} | routers/{word}.cfg
hostname {word}-rtr
username admin privilege 15 password 0 {secret}
ip ssh version 2
@@ network | cisco tacacs | {b62:16} | routers/core-{word}.conf
aaa new-model
tacacs-server host 10.0.{d:1}.{d:2}
tacacs-server key {secret}
@@ network | mikrotik ppp | {b62:12} | backup/{word}.rsc
/ppp secret
add name={word} password={secret} profile=default-encryption service=l2tp
@@ network | hostapd | {AZ:1}{word}{word}{d:3} | hostapd.conf
interface=wlan0
ssid={word}
wpa=2
wpa_passphrase={secret}
@@ network | wpa supplicant | {word}-{word}-{d:4} | boot/wpa_supplicant.conf
network={
	ssid="{word}"
	psk="{secret}"
}
@@ network | rndc key | {b64:43}= | etc/bind/rndc.key
key "rndc-key" {
	algorithm hmac-sha256;
	secret "{secret}";
};
@@ network | ddclient | {b62:20} | ddclient.conf
protocol=namecheap
server=dynamicdns.park-your-domain.com
login={word}.com
password='{secret}'
@@ web | nginx upstream basic | base64 {word}:{b62:16} | nginx/conf.d/{word}.conf
location /api/ {
    proxy_pass http://10.0.{d:1}.{d:2}:9000;
    proxy_set_header Authorization "Basic {secret}";
}
@@ web | apache setenv | {pass} | apache/{word}.conf
<VirtualHost *:443>
    ServerName {word}.com
    SetEnv DB_PASSWORD "{secret}"
</VirtualHost>
@@ web | apache ldap bind | {pass} | apache/auth.conf
AuthLDAPURL "ldaps://ldap.{word}.lan/dc={word},dc=lan?uid"
AuthLDAPBindDN "cn=apache,dc={word},dc=lan"
AuthLDAPBindPassword "{secret}"
@@ web | haproxy stats | {b62:12} | haproxy.cfg
listen stats
    bind *:8404
    stats enable
    stats auth admin:{secret}
@@ web | haproxy userlist | {b62:14} | etc/haproxy/haproxy.cfg
userlist operators
    user {word} insecure-password {secret}
@@ web | squid parent | {b62:12} | squid.conf
cache_peer proxy.{word}.com parent 3128 0 no-query default login={word}:{secret}
never_direct allow all
@@ web | grafana admin | {pass} | grafana.ini
[security]
admin_user = admin
admin_password = {secret}
@@ web | grafana data source | {b62:20} | provisioning/datasources/{word}.yaml
datasources:
  - name: {word}
    type: postgres
    user: grafana
    secureJsonData:
      password: "{secret}"
@@ web | prometheus scrape | {b62:18} | prometheus.yml
scrape_configs:
  - job_name: {word}
    basic_auth:
      username: prometheus
      password: {secret}
`);
