import { leaking } from './rows-fifth.ts';

/** What programs and people wrote down: logs, requests, dumps, notes, tables. */
export const RECORDS_FIFTH = leaking(String.raw`
@@ record | access log with a token | var/log/nginx/access.log
‹ipv4› - - [12/Mar/2024:10:14:22 +0000] "GET /health HTTP/1.1" 200 2 "-" "kube-probe/1.27"
‹ipv4› - - [12/Mar/2024:10:14:29 +0000] "GET /v1/items?access_token=⟦‹jwt›⟧ HTTP/1.1" 200 512 "-" "okhttp/4.9"
‹ipv4› - - [12/Mar/2024:10:15:02 +0000] "GET /favicon.ico HTTP/1.1" 404 0 "-" "Mozilla/5.0"
@@ record | debug log of headers | logs/‹app›.log
‹time› DEBUG http - >> GET /api/v1/orders HTTP/1.1
‹time› DEBUG http - >> Host: api.‹domain›
‹time› DEBUG http - >> Authorization: Basic ⟦‹base64:‹login›:‹human››⟧
‹time› DEBUG http - << HTTP/1.1 200 OK
@@ record | log of a connection | logs/error.log
‹time› ERROR db - could not connect
‹time› ERROR db - dsn was ⟦postgres://‹login›:‹url›@‹host›:5432/‹app›⟧
‹time› INFO  retry in 5s
@@ record | log of environment at start | logs/boot.log
‹time› info starting ‹app› 3.2.0
‹time› info env PORT=8080
‹time› info env DB_PASSWORD=⟦‹pw›⟧
‹time› info listening
@@ record | log of a login request in json | logs/requests.ndjson
{"t":"‹time›","level":"debug","path":"/login","body":{"user":"‹first›","password":"⟦‹human›⟧"}}
{"t":"‹time›","level":"debug","path":"/me","status":200}
@@ record | stack trace with settings | logs/django.log
Traceback (most recent call last):
  File "/srv/app/db.py", line 31, in connect
    return mysql.connect(host="‹ip›", user="‹login›", passwd="⟦‹human›⟧")
OperationalError: (2003, "Can't connect")
@@ record | html page of phpinfo | public/info.html
<table>
<tr><td class="e">SERVER_SOFTWARE </td><td class="v">Apache </td></tr>
<tr><td class="e">DB_PASSWORD </td><td class="v">⟦‹human›⟧ </td></tr>
</table>
@@ record | http archive | traces/‹app›.har
{"log": {"version": "1.2", "entries": [{"request": {"method": "GET", "url": "https://api.‹domain›/me",
  "headers": [{"name": "accept", "value": "*/*"},
    {"name": "authorization", "value": "Bearer ⟦‹jwt›⟧"}]},
  "response": {"status": 200}}]}}
@@ record | curl trace | traces/curl.txt
* Connected to api.‹domain› (‹ipv4›) port 443
> GET /v3/status HTTP/2
> Host: api.‹domain›
> x-api-key: ⟦‹made›⟧
> accept: */*
< HTTP/2 200
@@ record | recorded cassette | fixtures/vcr_cassettes/charge.yml
http_interactions:
- request:
    method: post
    uri: https://api.stripe.com/v1/charges
    headers:
      Authorization:
      - Bearer ⟦sk_live_51‹b62:97›⟧
  response:
    status: {code: 200, message: OK}
@@ record | rest client file | requests.http
@host = https://api.‹domain›
GET {{host}}/users
Authorization: Bearer ⟦‹jwt›⟧
%%
POST https://auth.‹domain›/oauth/token
Content-Type: application/x-www-form-urlencoded

grant_type=client_credentials&client_id=‹app›&client_secret=⟦‹b62:40›⟧
@@ record | postman collection | ‹app›.postman_collection.json
{
  "info": { "name": "‹app›" },
  "auth": {
    "type": "basic",
    "basic": [
      { "key": "username", "value": "‹login›" },
      { "key": "password", "value": "⟦‹human›⟧" }
    ]
  }
}
@@ record | insomnia export | insomnia.yaml
type: collection.insomnia.rest/5.0
collection:
  - url: https://api.‹domain›/items
    authentication:
      type: bearer
      token: ⟦‹made›⟧
@@ record | k6 and jmeter | load/plan.jmx
<elementProp name="password" elementType="HTTPArgument">
  <stringProp name="Argument.name">password</stringProp>
  <stringProp name="Argument.value">⟦‹human›⟧</stringProp>
</elementProp>
@@ record | dump of settings table | dump.sql
INSERT INTO ¬settings¬ VALUES (1,'site_name','‹company›'),(2,'smtp_password','⟦‹human›⟧');
@@ record | postgres dump of roles | backup/globals.sql
CREATE ROLE ‹login›;
ALTER ROLE ‹login› WITH NOSUPERUSER INHERIT LOGIN PASSWORD '⟦‹scram›⟧';
@@ record | oauth tokens in a dump | backup/‹app›.sql
COPY public.oauth_tokens (id, user_id, access_token) FROM stdin;
17	‹n:900›	⟦ya29.a0Af‹b64u:160›⟧
\.
@@ record | django fixture | fixtures/users.json
[
  {
    "model": "auth.user",
    "pk": 1,
    "fields": {
      "username": "‹first›",
      "password": "⟦‹django›⟧",
      "is_superuser": true
    }
  }
]
@@ record | table of accounts | docs/accounts.csv
system,user,password,owner
‹app›,‹login›,⟦‹human›⟧,‹first›
@@ record | browser export | Chrome Passwords.csv
name,url,username,password
‹app›.‹domain›,https://‹app›.‹domain›/login,‹first›@‹domain›,⟦‹human›⟧
@@ record | readme with an account | README.md
# ‹app›

Staging runs at https://staging.‹domain›.

- user: ¬‹first›@‹domain›¬
- password: ¬⟦‹human›⟧¬
%%
## Access to the database

mysql -h ‹host› -u ‹login› -p⟦‹bare›⟧ ‹app›
@@ record | runbook in a table | docs/runbook.md
| machine | address | user | password |
| --- | --- | --- | --- |
| ‹city› | ‹ip› | root | ⟦‹human›⟧ |
@@ record | note of a person | notes.txt
TODO call ‹first› on monday
jenkins login ‹last› / ⟦‹human›⟧
vpn: ask IT
%%
wifi guest
ssid ‹company›
pass: ⟦‹human›⟧
@@ record | mail with an account | mail/welcome.eml
From: it@‹domain›
To: ‹first›@‹domain›
Subject: your account

Hello ‹first›,
your user name is ‹login› and your password is ⟦‹human›⟧
@@ record | chat export | slack-export/general/2024-05-02.json
[
  {"type": "message", "user": "U‹AZ09:9›", "text": "can someone send me the db password of ‹env›?"},
  {"type": "message", "user": "U‹AZ09:9›", "text": "sure, it's ⟦‹human›⟧"}
]
@@ record | comment in code | src/db.py
# old login, still works: ‹login› / ⟦‹human›⟧
engine = connect(os.environ["DSN"])
%%
engine = connect(os.environ["DSN"])  # password=⟦‹human›⟧
@@ record | commented setting | config/settings.yml
db:
  host: ‹host›
  # password: ⟦‹human›⟧
  password: <%= ENV['DB_PASSWORD'] %>
@@ record | diff | patches/rotate.patch
--- a/config.yml
+++ b/config.yml
‹join:@|@› -3,3 +3,3 @@
 user: ‹login›
-password: ⟦‹human›⟧
+password: !vault-ref db/‹app›
@@ record | signed address of a store | docs/links.md
Download: ⟦https://‹company›.blob.core.windows.net/data/‹app›.zip?sv=2022-11-02&ss=b&srt=sco&sp=rwdlac&se=2030-01-01T00:00:00Z&st=2024-01-01T00:00:00Z&spr=https&sig=‹b62:43›%3D⟧
@@ record | cookie jar | cookies.txt
# Netscape HTTP Cookie File
gitlab.‹domain›	FALSE	/	TRUE	0	_gitlab_session	⟦‹hex:32›⟧
@@ record | second factor | home/‹first›/.google_authenticator
⟦‹bytes32:16›⟧
" RATE_LIMIT 3 30
" WINDOW_SIZE 17
" TOTP_AUTH
@@ record | address of a second factor | docs/onboarding.md
## Shared account of ‹company›

Scan this: ⟦otpauth://totp/‹company›:‹first›?secret=‹bytes32:20›&issuer=‹company›⟧
@@ record | apple property list | ‹app›/Info.plist
<plist version="1.0">
<dict>
	<key>CFBundleName</key>
	<string>‹app›</string>
	<key>ApiSecret</key>
	<string>⟦‹b62:32›⟧</string>
</dict>
</plist>
@@ record | windows registry | winlogon.reg
[HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon]
"AutoAdminLogon"="1"
"DefaultUserName"="‹first›"
"DefaultPassword"="⟦‹human›⟧"
@@ record | group policy preference | Policies/Groups.xml
<Groups><User name="‹login›"><Properties action="U" newName="" cpassword="⟦‹b64:43›⟧" userName="‹login›"/></User></Groups>
@@ record | minified bundle | dist/main.‹hex:8›.js
!function(){var e={env:"production",api:"https://api.‹domain›",auth:{user:"‹login›",password:"⟦‹bare›⟧"}};window.cfg=e}();
@@ record | source map | dist/main.js.map
{"version":3,"sources":["webpack:///./src/config.js"],"sourcesContent":["export default {\n  apiSecret: '⟦‹b62:32›⟧',\n  retries: 3,\n};\n"],"mappings":"AAAA"}
@@ record | crash report | reports/crash.json
{"app": "‹app›", "env": {"HOME": "/root", "AWS_SECRET_ACCESS_KEY": "⟦‹b64:40›⟧", "LANG": "C"}, "signal": "SIGSEGV"}
@@ record | process listing | support/ps.txt
USER  PID COMMAND
root    1 /sbin/init
mysql 412 mysqldump -u ‹login› -p⟦‹bare›⟧ ‹app›
root  501 sshd
@@ record | docker inspect | support/inspect.json
[{"Id": "‹sha256›", "Config": {"Env": [
  "PATH=/usr/bin",
  "POSTGRES_PASSWORD=⟦‹pw›⟧"
], "Image": "postgres:14"}}]
`);
