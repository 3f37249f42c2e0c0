import { leaking } from './rows-fifth.ts';

/** Private keys in their encodings, as files of their own and within other files. */
export const KEYS_FIFTH = leaking(String.raw`
@@ private key | rsa file | etc/ssl/private/‹domain›.key
⟦‹key:rsa›⟧
@@ private key | pkcs8 file | certs/server.key
⟦‹key:rsa8›⟧
@@ private key | long rsa | home/‹first›/.ssh/id_rsa
⟦‹key:rsa3072›⟧
@@ private key | elliptic file with parameters | tls/ec.pem
-----BEGIN EC PARAMETERS-----
BggqhkjOPQMBBw==
-----END EC PARAMETERS-----
⟦‹key:ec›⟧
@@ private key | elliptic p384 | ca/root.key
⟦‹key:ec384›⟧
@@ private key | edwards pkcs8 | keys/signing.pem
⟦‹key:edwards›⟧
@@ private key | openssh edwards | root/.ssh/id_ed25519
⟦‹key:ssh›⟧
@@ private key | openssh rsa | etc/ssh/ssh_host_rsa_key
⟦‹key:sshrsa›⟧
@@ private key | putty | ‹company›.ppk
⟦‹key:ppk›⟧
@@ private key | pgp block | gpg/‹first›.asc
⟦‹key:pgp›⟧
@@ private key | chain and key in one file | etc/haproxy/certs/‹domain›.pem
‹key:certificate›
⟦‹key:rsa8›⟧
@@ private key | bag attributes | export/‹app›.pem
Bag Attributes
    friendlyName: ‹app›
    localKeyID: ‹HEX:2› ‹HEX:2› ‹HEX:2› ‹HEX:2›
Key Attributes: <No Attributes>
⟦‹key:rsa8›⟧
@@ private key | one line in an environment file | .env
GITHUB_APP_ID=‹d:6›
GITHUB_APP_PRIVATE_KEY="⟦‹keyline:rsa›\n⟧"
@@ private key | base64 of the file | .env.production
APNS_KEY_ID=‹AZ09:10›
APNS_KEY_BASE64=⟦‹key64:ec8›⟧
@@ private key | p8 of apple | AuthKey_‹AZ09:10›.p8
⟦‹key:ec8›⟧
@@ private key | der without a frame | config/alipay.properties
alipay.appId=2021‹d:12›
alipay.privateKey=⟦‹der64›⟧
alipay.charset=UTF-8
@@ private key | yaml block | config/jwt.yml
jwt:
  algorithm: RS256
  private_key: |
    ⟦‹indent:4:‹key:rsa8››⟧
@@ private key | java text block | src/main/java/Keys.java
class Keys {
    static final String PRIVATE = """
        ⟦‹indent:8:‹key:ec8››⟧
        """;
}
@@ private key | python triple quotes | keys.py
PRIVATE_KEY = """⟦‹key:rsa›⟧"""
@@ private key | go raw string | internal/keys/keys.go
package keys

const signing = ¬⟦‹key:ec›⟧¬
@@ private key | php heredoc | lib/sign.php
<?php
§key = <<<EOD
⟦‹key:rsa8›⟧
EOD;
openssl_sign(§data, §sig, §key);
@@ private key | terraform heredoc | vm.tf
resource "aws_key_pair" "ops" {
  key_name   = "ops"
  public_key = "‹sshpublic›"
}
locals {
  private_key = <<-EOT
    ⟦‹indent:4:‹key:ssh››⟧
  EOT
}
@@ private key | json web key rsa | keys/private.jwk
⟦‹jwk:rsa›⟧
@@ private key | json web key elliptic | auth/jwks.private.json
{"keys": [
⟦‹jwk:ec›⟧
]}
@@ private key | saml of an application | config/saml.php
<?php
return [
    'sp' => [
        'entityId' => 'https://‹domain›/saml',
        'privateKey' => '⟦‹der64›⟧',
    ],
];
@@ private key | age identity | home/‹first›/.config/sops/age/keys.txt
# created: ‹time›
# public key: ‹agepublic›
⟦‹age›⟧
@@ private key | ethereum in a keystore of a script | .secret
⟦‹hex:64›⟧
%%
PRIVATE_KEY=⟦0x‹hex:64›⟧
@@ private key | bitcoin wallet import | wallet-backup.txt
# Wallet dump created by Bitcoin v25.0
⟦‹wallet›⟧ ‹time› label= # addr=bc1q‹bech32:38›
@@ private key | solana key pair | .config/solana/id.json
⟦[‹pick:12|201|87›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›,‹n:254›]⟧
@@ private key | stellar and nostr | bot/config.toml
network = "public"
secret_seed = "⟦‹stellar›⟧"
%%
relay = "wss://relay.‹domain›"
nsec = "⟦‹bech:nsec›⟧"
@@ private key | dnssec | etc/bind/keys/K‹domain›.+013+‹d:5›.private
Private-key-format: v1.3
Algorithm: 13 (ECDSAP256SHA256)
PrivateKey: ⟦‹bytes64:32›⟧
Created: 2024‹d:4›120000
@@ private key | web push | config/push.json
{
  "publicKey": "B‹b64u:86›",
  "privateKey": "⟦‹bytes64u:32›⟧"
}
@@ private key | pkcs12 in base64 with its password | ios/ci.env
P12_NAME=‹company›-distribution
P12_PASSWORD=⟦‹human›⟧
`);
