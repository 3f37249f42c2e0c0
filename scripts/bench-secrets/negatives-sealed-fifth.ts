import { honest } from './rows-fifth.ts';

/** What is meant to be seen: public keys and certificates, ciphertext, constants of standards. */
export const SEALED_FIFTH = honest(String.raw`
@@ public | ssh public key | .ssh/id_ed25519.pub
‹sshpublic›
@@ public | authorized keys | .ssh/authorized_keys
# ‹first›
‹sshpublic›
restrict,command="/usr/bin/backup" ‹sshpublic›
@@ public | known hosts | .ssh/known_hosts
‹ipv4› ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI‹b64:43›
|1|‹bytes64:20›|‹bytes64:20› ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBB‹b64:87›=
@@ public | certificate | certs/ca.crt
‹key:certificate›
@@ public | public key in code | src/license.py
PUBLIC_KEY = """‹key:publicrsa›"""
@@ public | public key in yaml | config/jwt.yml
jwt:
  algorithm: ES256
  public_key: |
    ‹indent:4:‹key:public››
@@ public | certificate data of a cluster | kubeconfig.yaml
clusters:
- name: ‹app›
  cluster:
    server: https://‹ip›:6443
    certificate-authority-data: ‹base64:‹key:certificate››
@@ public | json web key set | well-known/jwks.json
{"keys": [{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "‹b64u:43›", "n": "‹b64u:342›", "e": "AQAB"},
  {"kty": "EC", "crv": "P-256", "kid": "‹uuid›", "x": "‹b64u:43›", "y": "‹b64u:43›"}]}
@@ public | dkim record | dns/‹domain›.zone
default._domainkey IN TXT "v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA‹b64:200›"
@ IN TXT "v=spf1 include:_spf.google.com ~all"
_acme-challenge IN TXT "‹b64u:43›"
@ IN DNSKEY 257 3 13 ‹b64:86›==
@@ public | wireguard peers | wg-peers.conf
[Peer]
# ‹first›
PublicKey = ‹bytes64:32›
AllowedIPs = 10.8.0.3/32
[Peer]
PublicKey = ‹bytes64:32›
Endpoint = vpn.‹domain›:51820
@@ public | age recipients | .sops.yaml
creation_rules:
  - path_regex: secrets/.*\.yaml§
    age: ‹agepublic›
    kms: arn:aws:kms:‹region›:‹d:12›:key/‹uuid›
    pgp: ‹HEX:40›
@@ public | web push and minisign | config/public.json
{
  "vapidPublicKey": "B‹b64u:86›",
  "minisign": "RW‹b64:54›",
  "cosignPublicKey": "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE‹b64:86›==\n-----END PUBLIC KEY-----"
}
@@ public | signature files | ‹app›.tar.gz.sig.b64
untrusted comment: signature from minisign secret key
RU‹b64:98›=
trusted comment: timestamp:‹seconds›	file:‹app›.tar.gz
‹b64:86›==
@@ public | certificate request and parameters | certs/dhparam.pem
-----BEGIN DH PARAMETERS-----
MIIBCAKCAQEA‹b64:52›
‹b64:64›
‹b64:64›
‹b64:64›
‹b64:64›
‹b64:42›wIBAg==
-----END DH PARAMETERS-----
@@ sealed | sops yaml | secrets/‹env›.enc.yaml
database:
    user: ENC[AES256_GCM,data:‹b64:12›,iv:‹bytes64:32›,tag:‹bytes64:16›,type:str]
    password: ENC[AES256_GCM,data:‹b64:28›,iv:‹bytes64:32›,tag:‹bytes64:16›,type:str]
sops:
    age:
        - recipient: ‹agepublic›
    lastmodified: "‹time›"
    mac: ENC[AES256_GCM,data:‹b64:88›,iv:‹bytes64:32›,tag:‹bytes64:16›,type:str]
    version: 3.8.1
@@ sealed | sops env | .env.enc
DB_PASSWORD=ENC[AES256_GCM,data:‹b64:24›,iv:‹bytes64:32›,tag:‹bytes64:16›,type:str]
API_TOKEN=ENC[AES256_GCM,data:‹b64:40›,iv:‹bytes64:32›,tag:‹bytes64:16›,type:str]
sops_version=3.8.1
@@ sealed | sealed secret | k8s/sealed.yaml
apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata: {name: ‹app›}
spec:
  encryptedData:
    password: AgB‹b64:300›==
    api-token: AgA‹b64:300›=
@@ sealed | ansible vault | group_vars/all/vault.yml
§ANSIBLE_VAULT;1.1;AES256
‹hex:80›
‹hex:80›
‹hex:80›
‹hex:34›
@@ sealed | ansible vault inline | group_vars/db.yml
mysql_root_password: !vault |
          §ANSIBLE_VAULT;1.2;AES256;‹env›
          ‹hex:80›
          ‹hex:80›
          ‹hex:20›
mysql_port: 3306
@@ sealed | pulumi secure | Pulumi.‹env›.yaml
encryptionsalt: v1:‹bytes64:8›:v1:‹bytes64:12›:‹bytes64:28›
config:
  ‹app›:dbPassword:
    secure: v1:‹bytes64:12›:‹bytes64:40›
  ‹app›:apiToken:
    secure: AAABA‹b64:60›
@@ sealed | rails credentials | config/credentials.yml.enc
‹b64:180›--‹bytes64:12›--‹bytes64:16›
@@ sealed | travis secure | .travis.yml
env:
  global:
    - secure: "‹bytes64:512›"
deploy:
  api_key:
    secure: ‹bytes64:512›
@@ sealed | appveyor and hiera eyaml | data/secrets.eyaml
---
mysql::root_password: ENC[PKCS7,MIIBeQYJKoZIhvcNAQcDoIIBajCCAWYCAQAxggEhMIIBHQIBADAFMAACAQEwDQYJ‹b64:300›]
smtp::password: ENC[PKCS7,MIIBeQYJKoZIhvcNAQcDoIIBajCCAWYCAQAxggEhMIIBHQIBADAFMAACAQEwDQYJ‹b64:300›]
@@ sealed | jasypt | application.properties
spring.datasource.username=‹login›
spring.datasource.password=ENC(‹bytes64:32›)
mail.password=ENC(‹bytes64:48›)
jasypt.encryptor.algorithm=PBEWITHHMACSHA512ANDAES_256
@@ sealed | spring cipher | config-repo/‹app›.yml
spring:
  datasource:
    password: '{cipher}‹hex:128›'
management:
  token: '{cipher}‹hex:192›'
@@ sealed | maven settings with a master | .m2/settings.xml
<settings><servers><server>
  <id>‹company›</id><username>‹login›</username>
  <password>{‹bytes64:40›}</password>
</server></servers></settings>
@@ sealed | age file | backup.age
-----BEGIN AGE ENCRYPTED FILE-----
YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSA‹b64:21›
‹b64:64›
‹b64:64›
‹b64:30›==
-----END AGE ENCRYPTED FILE-----
@@ sealed | pgp message | mail/message.asc
-----BEGIN PGP MESSAGE-----

hQEMA‹b64:59›
‹b64:64›
‹b64:64›
=‹b64:4›
-----END PGP MESSAGE-----
@@ sealed | dotenvx | .env.production
DOTENV_PUBLIC_KEY_PRODUCTION="03‹hex:64›"
DB_PASSWORD="encrypted:B‹b64:158›="
API_KEY="encrypted:B‹b64:170›=="
@@ sealed | encrypted payload | data/order-‹n:900›.jwe
eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.‹b64u:342›.‹b64u:16›.‹b64u:80›.‹b64u:22›
@@ standard | vectors of ciphers | test/vectors/aes.json
{
  "key": "‹join:000102030405060708|090a0b0c0d0e0f›",
  "plaintext": "‹join:00112233445566778899|aabbccddeeff›",
  "ciphertext": "69c4e0d86a7b0430d8cdb78070b4c55a",
  "source": "FIPS 197, appendix C.1"
}
@@ standard | vectors of hmac | test/hmac_test.go
// RFC 4231, test case 1
var hmacKey = "‹times:20:0b›"
var hmacData = "4869205468657265"
var want = "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
@@ standard | seed of one time passwords | tests/test_totp.py
# RFC 6238, appendix B
SECRET = "‹join:12345678901234|567890›"
BASE32 = "‹join:GEZDGNBVGY3TQOJQ|GEZDGNBVGY3TQOJQ›"
EXPECTED = {59: "94287082", 1111111109: "07081804"}
@@ standard | handshake of web sockets | src/handshake.js
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
// from RFC 6455: the key "‹base64:the sample nonce›" is answered with
const accept = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';
@@ standard | curve parameters | src/curve.py
P = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEFFFFFC2F
N = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141
GX = 0x79BE667EF9DCBBAC55A06295CE870B07029BFCDB2DCE28D959F2815B16F81798
@@ standard | basic authentication of the rfc | docs/basic.md
The example of RFC 7617: user ¬Aladdin¬ with the password ¬open sesame¬ gives

    Authorization: Basic ‹base64:Aladdin:open sesame›
`);
