import type { Kind } from './kind.ts';
import { honest } from './rows-fourth.ts';

/** Values that are encrypted where they stand. */
export const SEALED_FOURTH: readonly Kind[] = honest(`
@@ sealed | sops yaml | secrets/{word}.enc.yaml
db_password: ENC[AES256_GCM,data:{b64:24},iv:{b64:43}=,tag:{b64:22}==,type:str]
api_key: ENC[AES256_GCM,data:{b64:56},iv:{b64:43}=,tag:{b64:22}==,type:str]
sops:
  age:
    - recipient: age1{bech32:58}
  lastmodified: "2026-01-04T10:00:00Z"
  mac: ENC[AES256_GCM,data:{b64:86}==,iv:{b64:43}=,tag:{b64:22}==,type:str]
@@ sealed | sops environment | .env.enc
STRIPE_SECRET_KEY=ENC[AES256_GCM,data:{b64:144},iv:{b64:43}=,tag:{b64:22}==,type:str]
sops_version=3.9.1
sops_mac=ENC[AES256_GCM,data:{b64:86}==,iv:{b64:43}=,tag:{b64:22}==,type:str]
@@ sealed | sealed secret | k8s/{word}-sealed.yaml
apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata:
  name: {word}
spec:
  encryptedData:
    password: AgB{b64:560}
    api-token: AgA{b64:560}=
@@ sealed | ansible vault file | group_vars/prod/vault.yml
§ANSIBLE_VAULT;1.1;AES256
{d:80}
{d:80}
{d:80}
{d:44}
@@ sealed | ansible vault value | group_vars/{word}.yml
db_password: !vault |
          §ANSIBLE_VAULT;1.2;AES256;prod
          {d:80}
          {d:80}
          {d:66}
@@ sealed | age file | secrets/{word}.age
-----BEGIN AGE ENCRYPTED FILE-----
YWdlLWVuY3J5cHRpb24ub3JnL3Yx{b64:36}
{b64:64}
{b64:42}==
-----END AGE ENCRYPTED FILE-----
@@ sealed | jasypt | src/main/resources/{word}.properties
spring.datasource.password=ENC({b64:43}=)
mail.password=ENC({b64:64})
@@ sealed | spring cloud cipher | config/{word}.yml
spring:
  datasource:
    password: '{cipher}{hex:128}'
@@ sealed | eyaml | hieradata/{word}.yaml
profile::db::password: ENC[PKCS7,MIIBeQYJKoZIhvcNAQcDoIIBajCCAWYCAQAxggEhMIIBHQIBADAF{b64:420}]
@@ sealed | travis | .travis.yml
env:
  global:
    - secure: "{b64:683}="
deploy:
  api_key:
    secure: {b64:683}=
@@ sealed | appveyor | appveyor.yml
environment:
  NUGET_API_KEY:
    secure: {b64:86}==
@@ sealed | pgp message | secrets/{word}.gpg.asc
-----BEGIN PGP MESSAGE-----

hQIMA{b64:59}
{b64:64}
{b64:60}
={b64:4}
-----END PGP MESSAGE-----
@@ sealed | rails credentials | config/credentials.yml.enc
{b64:320}--{b64:16}--{b64:22}==
@@ sealed | pulumi | Pulumi.{word}.yaml
encryptionsalt: v1:{b64:11}=:v1:{b64:16}:{b64:43}=
config:
  {word}:dbPassword:
    secure: v1:{b64:16}:{b64:48}
@@ sealed | dotenvx | .env.production
DOTENV_PUBLIC_KEY_PRODUCTION="03{hex:64}"
DATABASE_PASSWORD="encrypted:B{b64:150}=="
@@ sealed | drone | .drone.yml
kind: secret
name: registry_password
data: {b64:86}==
@@ sealed | maven encrypted | settings.xml
<server>
  <id>{word}</id>
  <password>{{b64:43}=}</password>
</server>
@@ sealed | kms ciphertext | config/{word}.json
{ "dbPasswordCiphertext": "AQICAH{b64:230}==", "kmsKeyAlias": "alias/{word}" }
@@ sealed | serverless encrypted | {word}/secrets.prod.enc
U2FsdGVkX1{b64:182}
@@ sealed | helm secrets of gcp | charts/{word}/secrets.yaml
auth:
  password: ENC[AES256_GCM,data:{b64:32},iv:{b64:43}=,tag:{b64:22}==,type:str]
sops:
  gcp_kms:
    - resource_id: projects/{word}/locations/global/keyRings/sops/cryptoKeys/sops-key
      enc: CiQA{b64:140}==
@@ sealed | cisco hashes | routers/{word}.cfg
enable secret 9 §9§{b62:14}§{b64u:43}
username {word} secret 8 §8§{b62:14}§{b64u:43}
@@ sealed | git-crypt attributes | .gitattributes
secrets/** filter=git-crypt diff=git-crypt
*.key filter=git-crypt diff=git-crypt
.password-store/** filter=git-crypt diff=git-crypt
`);
