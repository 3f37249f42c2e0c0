import { leaking } from './rows-fifth.ts';

/** Networks, directories, accounts of machines, and their hashes. */
export const NETWORKS_FIFTH = leaking(`
@@ network | wireguard | etc/wireguard/wg0.conf
[Interface]
Address = ‹ip›/24
PrivateKey = ⟦‹bytes64:32›⟧
ListenPort = 51820

[Peer]
PublicKey = ‹bytes64:32›
AllowedIPs = 10.8.0.2/32
@@ network | wireguard preshared | wg1.conf
[Peer]
PublicKey = ‹bytes64:32›
PresharedKey = ⟦‹bytes64:32›⟧
Endpoint = vpn.‹domain›:51820
@@ network | openvpn static key | etc/openvpn/ta.key
#
# 2048 bit OpenVPN static key
#
⟦-----BEGIN OpenVPN Static key V1-----
‹hex:32›
‹hex:32›
‹hex:32›
‹hex:32›
‹hex:32›
‹hex:32›
‹hex:32›
‹hex:32›
‹hex:32›
‹hex:32›
‹hex:32›
‹hex:32›
‹hex:32›
‹hex:32›
‹hex:32›
‹hex:32›
-----END OpenVPN Static key V1-----⟧
@@ network | openvpn profile with a key | client.ovpn
client
dev tun
remote vpn.‹domain› 1194 udp
<ca>
‹key:certificate›
</ca>
<key>
⟦‹key:rsa8›⟧
</key>
@@ network | openvpn login file | etc/openvpn/auth.txt
‹login›
⟦‹bare›⟧
@@ network | ipsec secrets | etc/ipsec.secrets
# this file holds the keys of ‹company›
‹ipv4› ‹ipv4› : PSK "⟦‹pw›⟧"
%%
‹first› : EAP "⟦‹human›⟧"
@@ network | ppp chap | etc/ppp/chap-secrets
# client	server	secret	IP addresses
‹login›	*	⟦‹bare›⟧	*
@@ network | wpa supplicant | etc/wpa_supplicant/wpa_supplicant.conf
ctrl_interface=/var/run/wpa_supplicant
network={
    ssid="‹company›"
    psk="⟦‹human›⟧"
    key_mgmt=WPA-PSK
}
%%
network={
    ssid="‹last›-5G"
    psk=⟦‹hex:64›⟧
}
@@ network | network manager | etc/NetworkManager/system-connections/‹city›.nmconnection
[wifi]
ssid=‹company›
[wifi-security]
key-mgmt=wpa-psk
psk=⟦‹human›⟧
@@ network | hostapd | etc/hostapd/hostapd.conf
interface=wlan0
ssid=‹company›-guest
wpa=2
wpa_passphrase=⟦‹human›⟧
@@ network | netplan | etc/netplan/50-wifi.yaml
network:
  wifis:
    wlan0:
      access-points:
        "‹company›":
          password: "⟦‹human›⟧"
      dhcp4: true
@@ network | windows wlan profile | Wi-Fi-‹company›.xml
<WLANProfile xmlns="http://www.microsoft.com/networking/WLAN/profile/v1">
  <name>‹company›</name>
  <MSM><security><sharedKey>
    <keyType>passPhrase</keyType>
    <protected>false</protected>
    <keyMaterial>⟦‹human›⟧</keyMaterial>
  </sharedKey></security></MSM>
</WLANProfile>
@@ network | cisco | backups/‹city›-sw01.cfg
hostname ‹city›-sw01
username ‹first› privilege 15 password 0 ⟦‹bare›⟧
ip domain-name ‹domain›
%%
hostname ‹city›-rt02
enable secret 5 ⟦‹md5crypt›⟧
interface Vlan10
@@ network | snmp community | etc/snmp/snmpd.conf
sysLocation ‹city›
rwcommunity ⟦‹weak›⟧ ‹ip›/24
sysContact ops@‹domain›
%%
createUser ‹login› SHA "⟦‹human›⟧" AES
rouser ‹login›
@@ network | radius client | etc/freeradius/3.0/clients.conf
client ‹city› {
	ipaddr = ‹ip›
	secret = ⟦‹bare›⟧
	shortname = ‹city›
}
@@ network | mikrotik | export.rsc
/interface wireless security-profiles
set [ find default=yes ] authentication-types=wpa2-psk wpa2-pre-shared-key="⟦‹human›⟧"
/ip service
set telnet disabled=yes
@@ network | shadow | etc/shadow
daemon:*:19405:0:99999:7:::
sshd:!:19405::::::
‹first›:⟦‹pick:‹sha512crypt›|‹yescrypt››⟧:19733:0:99999:7:::
@@ network | htpasswd | etc/nginx/.htpasswd
‹first›:⟦‹apr1›⟧
%%
‹login›:⟦‹bcrypt:2y›⟧
@@ network | ldap root | etc/ldap/slapd.conf
suffix "dc=‹company›,dc=net"
rootdn "cn=admin,dc=‹company›,dc=net"
rootpw ⟦‹bare›⟧
%%
suffix "dc=‹company›,dc=net"
rootpw ⟦{SSHA}‹bytes64:24›⟧
@@ network | ldif | ldap/users.ldif
dn: uid=‹first›,ou=people,dc=‹company›,dc=net
objectClass: inetOrgPerson
uid: ‹first›
userPassword: ⟦‹human›⟧
mail: ‹first›@‹domain›
@@ network | sssd | etc/sssd/sssd.conf
[domain/‹company›]
id_provider = ldap
ldap_default_bind_dn = cn=sssd,dc=‹company›,dc=net
ldap_default_authtok = ⟦‹human›⟧
@@ network | bind key | etc/bind/rndc.key
key "rndc-key" {
	algorithm hmac-sha256;
	secret "⟦‹bytes64:32›⟧";
};
@@ network | dynamic dns | etc/ddclient.conf
protocol=dyndns2
server=members.dyndns.org
login=‹login›
password='⟦‹human›⟧'
‹app›.dyndns.org
@@ network | acme dns api | account.conf
LOG_LEVEL=1
SAVED_CF_Token='⟦‹b64u:40›⟧'
SAVED_CF_Account_ID='‹hex:32›'
@@ network | coturn | etc/turnserver.conf
listening-port=3478
realm=‹domain›
static-auth-secret=⟦‹hex:64›⟧
@@ network | haproxy userlist | etc/haproxy/haproxy.cfg
userlist ops
    user ‹first› insecure-password ⟦‹bare›⟧
frontend http
    bind *:80
@@ network | squid | etc/squid/squid.conf
http_port 3128
cache_peer ‹ip› parent 3128 0 no-query login=‹login›:⟦‹bare›⟧
@@ network | proxy of apt | etc/apt/apt.conf.d/90proxy
Acquire::http::Proxy "⟦http://‹login›:‹url›@proxy.‹domain›:3128/⟧";
Acquire::Retries "3";
@@ network | apt auth | etc/apt/auth.conf.d/‹app›.conf
machine apt.‹domain›
login ‹login›
password ⟦‹bare›⟧
@@ network | yum repository | etc/yum.repos.d/‹app›.repo
[‹app›]
name=‹company›
baseurl=https://yum.‹domain›/el9
username=‹login›
password=⟦‹bare›⟧
gpgcheck=1
@@ network | frp | frpc.toml
serverAddr = "‹ipv4›"
serverPort = 7000
auth.token = "⟦‹weak›⟧"
@@ network | ngrok | .config/ngrok/ngrok.yml
authtoken: ⟦2‹b62:26›_‹n:7›‹b62:20›⟧
version: "2"
@@ network | shadowsocks | etc/shadowsocks/config.json
{
  "server": "0.0.0.0",
  "server_port": 8388,
  "password": "⟦‹pw›⟧",
  "method": "aes-256-gcm"
}
@@ network | vnc server | bin/start-desktop.sh
#!/bin/sh
Xvfb :1 -screen 0 1280x800x24 &
x11vnc -display :1 -forever -passwd ⟦‹weak›⟧ -rfbport 5900
@@ network | rsync daemon secrets | etc/rsyncd.secrets
‹login›:⟦‹bare›⟧
@@ network | proftpd and vsftpd users | etc/vsftpd/virtual_users.txt
‹login›
⟦‹weak›⟧
@@ network | pgbouncer | etc/pgbouncer/userlist.txt
"‹login›" "⟦md5‹hex:32›⟧"
%%
"‹login›" "⟦‹scram›⟧"
@@ network | proxysql | etc/proxysql.cnf
mysql_users:
(
    { username = "‹login›", password = "⟦‹human›⟧", default_hostgroup = 0 }
)
@@ network | asterisk | etc/asterisk/sip.conf
[‹n:8›0‹n:8›]
type=friend
host=dynamic
secret=⟦‹bare›⟧
context=internal
@@ network | dovecot users | etc/dovecot/users
‹first›@‹domain›:⟦{SHA512-CRYPT}‹sha512crypt›⟧:5000:5000::/var/mail/‹first›::
`);
