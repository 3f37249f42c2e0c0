import type { Kind } from './kind.ts';
import { leaks } from './rows-fourth.ts';

/** Files in which clients keep their log-ins, cloud credentials, and what goes into an app. */
export const CLIENTS_FOURTH: readonly Kind[] = leaks(String.raw`
@@ client | netrc | {b62:20} | .netrc
machine git.{word}.com
  login {word}
  password {secret}
@@ client | git credentials | {hex:40} | .git-credentials
https://{word}:{secret}@git.{word}.com
@@ client | pgpass | {b62:14} | .pgpass
10.0.{d:1}.{d:2}:5432:{word}:{word}:{secret}
@@ client | my.cnf | {pass} | .my.cnf
[client]
user={word}
password="{secret}"
@@ client | npmrc basic | base64 {word}:{b62:20} | .npmrc
registry=https://npm.{word}.io/
//npm.{word}.io/:_auth={secret}
//npm.{word}.io/:always-auth=true
@@ client | pypirc | {b62:20} | .pypirc
[{word}]
repository = https://pypi.{word}.io/legacy/
username = {word}
password = {secret}
@@ client | gem credentials | rubygems_{hex:48} | .gem/credentials
---
:rubygems_api_key: {secret}
@@ client | cargo credentials | cio{b62:32} | .cargo/credentials.toml
[registry]
token = "{secret}"
@@ client | composer basic | {b62:24} | auth.json
{
  "http-basic": {
    "repo.{word}.com": { "username": "{word}",
      "password": "{secret}" }
  }
}
@@ client | nuget clear text | {b62:24} | NuGet.config
<configuration>
  <packageSourceCredentials>
    <{word}>
      <add key="Username" value="{word}" />
      <add key="ClearTextPassword" value="{secret}" />
    </{word}>
  </packageSourceCredentials>
</configuration>
@@ client | pip config | {b62:24} | pip.conf
[global]
index-url = https://{word}:{secret}@artifactory.{word}.com/api/pypi/pypi/simple
@@ client | s3cfg | {b62:40} | .s3cfg
[default]
access_key = {AZ09:20}
host_base = s3.{word}.com
secret_key = {secret}
use_https = True
@@ client | rclone | {b62:31} | rclone.conf
[{word}]
type = b2
account = {hex:25}
key = K00{secret}
@@ client | sftp extension | {pass} | .vscode/sftp.json
{
  "host": "203.0.113.{d:2}",
  "username": "root",
  "password": "{secret}",
  "remotePath": "/var/www/html"
}
@@ client | filezilla | base64 {b62:12} | sitemanager.xml
<FileZilla3>
  <Servers>
    <Server>
      <Host>ftp.{word}.com</Host>
      <User>{word}</User>
      <Pass encoding="base64">{secret}</Pass>
    </Server>
  </Servers>
</FileZilla3>
@@ client | proxychains | {b62:12} | proxychains.conf
[ProxyList]
socks5 10.0.{d:1}.{d:2} 1080 {word} {secret}
@@ client | proxy variable | {b62:14} | etc/environment
PATH="/usr/local/bin:/usr/bin:/bin"
https_proxy="http://{word}:{secret}@proxy.{word}.corp:8080"
@@ client | mutt | {pass} | .muttrc
set imap_user = "{word}@{word}.org"
set imap_pass = "{secret}"
@@ client | irc | {b62:12} | irssi/config
chatnets = {
  liberachat = {
    type = "IRC";
    sasl_username = "{word}";
    sasl_password = "{secret}";
  };
};
@@ cloud | aws credentials | {b62:19}/{b62:20} | .aws/credentials
[default]
aws_access_key_id = AKIA{b32:16}
aws_secret_access_key = {secret}
@@ cloud | aws console download | {b62:20}+{b62:19} | {word}_accessKeys.csv
Access key ID,Secret access key
AKIA{b32:16},{secret}
@@ cloud | boto call | {b62:40} | jobs/upload.py
s3 = boto3.client("s3", aws_access_key_id="AKIA{b32:16}", aws_secret_access_key="{secret}")
@@ cloud | azure principal | {b62:3}8Q~{b62:34} | azure/principal.json
{
  "clientId": "{uuid}",
  "clientSecret": "{secret}",
  "tenantId": "{uuid}"
}
@@ cloud | azure storage string | {b64:86}== | local.settings.json
{
  "IsEncrypted": false,
  "Values": {
    "FUNCTIONS_WORKER_RUNTIME": "node",
    "AzureWebJobsStorage": "DefaultEndpointsProtocol=https;AccountName={word};AccountKey={secret};EndpointSuffix=core.windows.net"
  }
}
@@ cloud | azure service bus | {b64:43}= | src/main/resources/{word}.yml
azure:
  servicebus:
    connection-string: Endpoint=sb://{word}.servicebus.windows.net/;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey={secret}
@@ cloud | azure shared signature | {b62:41}%2B{b62:1}%3D | scripts/copy.sh
azcopy copy data "https://{word}.blob.core.windows.net/{word}?sv=2022-11-02&ss=b&srt=sco&sp=rwdlac&se=2030-01-01T00:00:00Z&sig={secret}"
@@ cloud | google client file | GOCSPX-{b64u:28} | client_secret.json
{
  "installed": {
    "client_id": "{d:12}-{az09:32}.apps.googleusercontent.com",
    "project_id": "{word}",
    "client_secret": "{secret}",
    "redirect_uris": ["http://localhost"]
  }
}
@@ cloud | alibaba pair | {b62:30} | conf/oss.properties
oss.endpoint=oss-cn-hangzhou.aliyuncs.com
oss.accessKeyId=LTAI5t{b62:18}
oss.accessKeySecret={secret}
@@ cloud | tencent pair | {b62:32} | config/cos.php
<?php
return [
    'region' => 'ap-guangzhou',
    'secret_id' => 'AKID{b62:32}',
    'secret_key' => '{secret}',
];
@@ cloud | ibm key file | {b64u:44} | apikey.json
{
  "name": "{word}",
  "createdAt": "2025-11-02T09:14+0000",
  "apikey": "{secret}"
}
@@ mobile | gradle signing | {b62:14} | android/app/build.gradle
android {
    signingConfigs {
        release {
            storeFile file('release.jks')
            storePassword '{secret}'
            keyAlias 'upload'
        }
    }
}
@@ mobile | gradle properties | {pass} | gradle.properties
org.gradle.jvmargs=-Xmx4g
MYAPP_UPLOAD_KEY_ALIAS=upload
MYAPP_UPLOAD_KEY_PASSWORD={secret}
@@ mobile | build config field | {b62:32} | android/build.gradle
defaultConfig {
    applicationId "com.{word}.app"
    buildConfigField "String", "API_SECRET", "\"{secret}\""
}
@@ mobile | strings resource | {b62:40} | app/src/main/res/values/strings.xml
<resources>
    <string name="app_name">{word}</string>
    <string name="twitter_consumer_secret">{secret}</string>
</resources>
@@ mobile | property list | {hex:32} | ios/{word}/Info.plist
<dict>
    <key>CFBundleName</key>
    <string>{word}</string>
    <key>ApiSecret</key>
    <string>{secret}</string>
</dict>
@@ mobile | swift constant | {b62:32} | Sources/Constants.swift
enum Constants {
    static let baseURL = "https://api.{word}.com"
    static let clientSecret = "{secret}"
}
@@ mobile | dart constant | {b62:32} | lib/config.dart
class Config {
  static const String apiUrl = 'https://api.{word}.com';
  static const String apiSecret = '{secret}';
}
@@ mobile | esphome | {word}{d:4} | esphome/secrets.yaml
wifi_ssid: "{word}"
wifi_password: "{secret}"
`);
