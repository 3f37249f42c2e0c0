import { clean } from './rows-sixth.ts';

/** Values that look random and are public, or sealed. */
export const VALUES_SIXTH = clean(
  'value',
  String.raw`
@@ npm lock | package-lock.json
    "node_modules/‹org›": {
      "version": "1.‹n›.0",
      "resolved": "https://registry.npmjs.org/‹org›/-/‹org›-1.0.0.tgz",
      "integrity": "sha512-‹b64:86›=="
    },
@@ yarn lock | yarn.lock
‹org›@^1.0.0:
  version "1.0.‹n›"
  resolved "https://registry.yarnpkg.com/‹org›/-/‹org›-1.0.0.tgz#‹sha›"
  integrity sha512-‹b64:86›==
@@ pnpm lock | pnpm-lock.yaml
  /jsonwebtoken@9.0.‹d:1›:
    resolution: {integrity: sha512-‹b64:86›==}
    engines: {node: '>=12'}
@@ poetry lock | poetry.lock
name = "python-secrets"
files = [
    {file = "pkg-1.0-py3-none-any.whl", hash = "sha256:‹sha256›"},
]
content-hash = "‹sha256›"
@@ pipfile lock | Pipfile.lock
            "hashes": [
                "sha256:‹sha256›",
                "sha256:‹sha256›"
            ],
@@ go sum | go.sum
github.com/golang-jwt/jwt/v5 v5.0.0 h1:‹b64:43›=
github.com/golang-jwt/jwt/v5 v5.0.0/go.mod h1:‹b64:43›=
@@ cargo lock | Cargo.lock
name = "secrecy"
version = "0.8.0"
checksum = "‹sha256›"
@@ gemfile lock | Gemfile.lock
GIT
  remote: https://github.com/‹org›/token-auth.git
  revision: ‹sha›
@@ composer lock | composer.lock
            "source": { "type": "git", "reference": "‹sha›" },
            "dist": { "shasum": "‹sha›" },
    "content-hash": "‹hex:32›",
@@ podfile lock | Podfile.lock
SPEC CHECKSUMS:
  KeychainSwift: ‹sha›
PODFILE CHECKSUM: ‹sha›
@@ checksums | ‹?SHA256SUMS|checksums.txt›
‹sha256›  ‹app›-linux-amd64.tar.gz
‹sha256›  ‹app›-darwin-arm64.tar.gz
@@ image digests | k8s/deploy.yaml
          image: ghcr.io/‹org›/‹app›@sha256:‹sha256›
@@ dockerfile digest | Dockerfile
FROM node:20-alpine@sha256:‹sha256›
ARG TINI_SHA256=‹sha256›
RUN echo "§{TINI_SHA256}  /tini" | sha256sum -c -
@@ nix hash | default.nix
    rev = "‹sha›";
    hash = "sha256-‹b64:43›=";
@@ formula | Formula/‹app›.rb
  url "https://github.com/‹org›/‹app›/archive/v1.0.tar.gz"
  sha256 "‹sha256›"
@@ subresource | index.html
<script src="https://cdn.jsdelivr.net/npm/vue@3" integrity="sha384-‹b64:64›" crossorigin="anonymous"></script>
@@ content policy | nginx.conf
add_header Content-Security-Policy "script-src 'self' 'sha256-‹b64:43›='";
@@ commits | docs/history.md
* ‹sha› rename the token
* ‹sha› store passwords as hashes
@@ git submodule state | .git-blame-ignore-revs
# Run the formatter on the key store
‹sha›
@@ uuids | data/users.json
  { "id": "‹uuid›", "tenantId": "‹uuid›", "keyId": "‹uuid›" }
@@ azure ids | infra/main.bicepparam
param tenantId = '‹uuid›'
param subscriptionId = '‹uuid›'
param keyVaultName = 'kv-‹app›'
@@ object ids | data/products.json
  { "_id": { "$oid": "‹hex:24›" }, "owner": "‹hex:24›" }
@@ aws ids | infra/ids.tf
  vpc_id     = "vpc-‹hex:17›"
  subnet_ids = ["subnet-‹hex:17›", "subnet-‹hex:17›"]
  kms_key_id = "arn:aws:kms:eu-west-1:‹d:12›:key/‹uuid›"
@@ trace ids | logs/app.log
‹date› ‹time› INFO traceId=‹hex:32› spanId=‹hex:16› login ok
@@ request ids | logs/http.log
< x-request-id: ‹uuid›
< etag: "‹hex:32›"
< x-amz-request-id: ‹AZ09:16›
@@ captcha site key | src/config.ts
export const recaptchaSiteKey = '6L‹b62:6›AAAAA‹b64u:27›';
@@ stripe publishable | src/pay.ts
const stripePromise = loadStripe('pk_live_51‹b62:97›');
@@ sentry dsn | src/main.ts
Sentry.init({ dsn: 'https://‹hex:32›@o‹d:6›.ingest.sentry.io/‹d:7›' });
@@ analytics | index.html
<script async src="https://www.googletagmanager.com/gtag/js?id=G-‹AZ09:10›"></script>
<meta name="google-site-verification" content="‹b64u:43›">
@@ oauth client id | src/login.ts
export const clientId = '‹d:12›-‹az09:32›.apps.googleusercontent.com';
export const auth0Domain = '‹org›.eu.auth0.com';
@@ algolia search | docusaurus.config.js
    algolia: { appId: '‹AZ09:10›', indexName: '‹app›' },
    announcementBar: { id: 'v2-token' },
@@ vapid public | src/push.js
const VAPID_PUBLIC_KEY = 'B‹b64u:86›';
@@ ethereum addresses | src/contracts.ts
export const TOKEN_ADDRESS = '0x‹hex:40›';
export const txHash = '0x‹hex:64›';
@@ bytecode | artifacts/Token.json
  "contractName": "Token",
  "bytecode": "0x6080604052‹hex:300›",
@@ bitcoin block | tests/data/block.json
  "previousblockhash": "00000000‹hex:56›",
  "merkleroot": "‹sha256›",
@@ ssh public | ‹?id_ed25519.pub|.ssh/authorized_keys›
ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI‹b64:43› ‹person›@‹domain›
@@ ssh public rsa | roles/users/vars/main.yml
ssh_keys:
  - "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQC‹b64:350›== ‹person›"
@@ known hosts | .ssh/known_hosts
|1|‹b64:27›=|‹b64:27›= ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABB‹b64:86›=
@@ certificate | ‹?ca.crt|certs/server.pem|fullchain.pem›
‹pem:cert›
@@ public key | ‹?public.pem|keys/jwt.pub›
‹pem:public›
@@ certificate in kubernetes | kubeconfig
    certificate-authority-data: ‹encodedcert›
    server: https://‹ip›:6443
@@ wireguard peer | wg0.conf
[Peer]
PublicKey = ‹b64:42›8=
AllowedIPs = 10.8.0.0/24
@@ jwks | jwks.json
{"keys":[{"kty":"RSA","kid":"‹uuid›","use":"sig","e":"AQAB","n":"‹b64u:342›"}]}
@@ gpg armor | KEYS.asc
-----BEGIN PGP PUBLIC KEY BLOCK-----

mQINBF‹b64:58›
‹b64:64›
=‹b64:4›
-----END PGP PUBLIC KEY BLOCK-----
@@ fingerprints | docs/keys.md
The key has the fingerprint ‹HEX:40› and SHA256:‹b64:43›.
@@ sops | ‹?secrets.enc.yaml|secrets/prod.yaml›
db_password: ENC[AES256_GCM,data:‹b64:20›,iv:‹b64:43›=,tag:‹b64:22›==,type:str]
sops:
    mac: ENC[AES256_GCM,data:‹b64:64›,iv:‹b64:43›=,tag:‹b64:22›==,type:str]
    version: 3.8.1
@@ sealed secret | k8s/sealed.yaml
kind: SealedSecret
spec:
  encryptedData:
    password: AgB‹b64:400›==
@@ ansible vault | group_vars/vault.yml
$ANSIBLE_VAULT;1.1;AES256
‹hex:80›
‹hex:80›
‹hex:62›
@@ ansible vault value | group_vars/all.yml
db_password: !vault |
          $ANSIBLE_VAULT;1.1;AES256
          ‹hex:80›
          ‹hex:42›
@@ travis secure | .travis.yml
env:
  global:
    - secure: "‹b64:171›="
@@ hiera eyaml | data/common.yaml
mysql::root_password: ENC[PKCS7,MIIBeQYJKoZIhvcNAQcDoIIBajCCAWYCAQAxggEhMIIBHQIBADAFMAAC‹b64:200›==]
@@ encrypted credentials | config/credentials.yml.enc
‹b64:180›--‹b64:16›--‹b64:22›==
@@ git-crypt armor | secrets/db.age
-----BEGIN AGE ENCRYPTED FILE-----
YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOS‹b64:22›
‹b64:64›
-----END AGE ENCRYPTED FILE-----
@@ colours and sizes | theme.json
  "primary": "#‹hex:6›", "tokens": { "spacing-md": "16px", "shadow-key": "0 1px 2px rgba(0,0,0,.2)" }
@@ geo and phone | data/places.csv
id,name,geohash,phone
‹d:6›,‹org›,u33‹az09:6›,+49 30 ‹d:7›
@@ version strings | build.gradle
    implementation "androidx.security:security-crypto:1.1.0-alpha0‹d:1›"
    implementation "com.auth0:java-jwt:4.‹n›.0"
@@ video ids | content/videos.md
https://www.youtube.com/watch?v=‹b64u:11›
https://docs.google.com/spreadsheets/d/1‹b64u:43›/edit
@@ hashed assets | dist/manifest.json
  "main.js": "/static/js/main.‹hex:8›.js",
  "token.css": "/static/css/token.‹hex:20›.css"
@@ snapshot | src/__snapshots__/Login.test.js.snap
<input class="css-‹az09:6›-password" type="password" value="" />
@@ rfc vectors | tests/sha256_test.go
	{"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
	{"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
@@ aes vectors | tests/aes_vectors.rs
// NIST SP 800-38A F.1.1
const KEY: &str = "2b7e1516‹?28aed2a6abf7158809cf4f3c›";
const CIPHER: &str = "3ad77bb40d7a3660a89ecaf32466ef97";
@@ curve constants | src/secp256k1.ts
const P = 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2fn;
const Gx = 0x79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798n;
@@ xcode ids | ios/App.xcodeproj/project.pbxproj
		‹HEX:24› /* Keychain.swift in Sources */ = {isa = PBXBuildFile; fileRef = ‹HEX:24›; };
@@ unity guids | Assets/Scripts/Token.cs.meta
fileFormatVersion: 2
guid: ‹hex:32›
@@ visual studio | ‹app›.sln
Project("{‹HEX:8›-‹HEX:4›-‹HEX:4›-‹HEX:4›-‹HEX:12›}") = "Auth", "Auth\Auth.csproj"
@@ strong names | App.config
        <assemblyIdentity name="Newtonsoft.Json" publicKeyToken="30ad4fe6b2a6aeed" culture="neutral" />
        <bindingRedirect oldVersion="0.0.0.0-13.0.0.0" newVersion="13.0.0.0" />
@@ dns records | zone.txt
‹domain›. IN TXT "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQ‹b64:160›QAB"
`,
);
