import type { Kind } from './kind.ts';
import { base64, jwt, leak, leaks } from './rows-fourth.ts';

/** What was written down on the way: logs, captures, histories, notebooks, dumps, instructions. */
export const RECORDS_FOURTH: readonly Kind[] = [
  ...leaks(String.raw`
@@ record | log of a jdbc url | {b62:16} | logs/{word}.log
2026-02-11 08:13:55,201 INFO  [main] HikariPool-1 - Starting...
2026-02-11 08:13:55,430 DEBUG [main] jdbcUrl=jdbc:mysql://10.0.{d:1}.{d:2}/{word}?user={word}&password={secret}
@@ record | log of a header | {b62:40} | var/log/{word}.log
[2026-02-11T08:13:55Z] DEBUG > GET /v1/accounts HTTP/1.1
[2026-02-11T08:13:55Z] DEBUG > Authorization: Bearer {secret}
[2026-02-11T08:13:56Z] DEBUG < 200 OK
@@ record | access log query | {pass} | logs/access.log
10.0.0.{d:2} - - [11/Feb/2026:08:13:55 +0000] "GET /login?user={word}&password={secret} HTTP/1.1" 302 0
@@ record | python traceback | {pass} | tmp/crash.txt
Traceback (most recent call last):
  File "/app/main.py", line 41, in connect
    conn = pymysql.connect(host='10.0.{d:1}.{d:2}', user='{word}', passwd='{secret}')
pymysql.err.OperationalError: (2003, "Can't connect to MySQL server")
@@ record | ci log environment | {hex:40} | build/console.txt
+ env
HOME=/root
NPM_CONFIG_LOGLEVEL=warn
SONAR_LOGIN_TOKEN={secret}
SHLVL=2
@@ record | sudo in syslog | {b62:12} | var/log/auth.log
Feb 11 08:13:55 {word} sudo: {word} : TTY=pts/0 ; PWD=/home ; USER=root ; COMMAND=/usr/bin/mysql -uroot -p{secret} -e status
@@ record | terraform output log | {b62:20} | plan.txt
  # azurerm_mssql_server.main will be created
  + resource "azurerm_mssql_server" "main" {
      + administrator_login          = "{word}"
      + administrator_login_password = "{secret}"
    }
@@ record | http file | {b62:40} | requests/{word}.http
### list
GET https://api.{word}.io/v1/items
Accept: application/json
X-Api-Key: {secret}
@@ record | http basic | base64 {word}:{b62:14} | captures/{word}.txt
> POST /oauth/token HTTP/1.1
> Host: auth.{word}.com
> Authorization: Basic {secret}
> Content-Type: application/x-www-form-urlencoded
@@ record | form body | {b62:32} | captures/token-{word}.txt
POST /oauth2/token HTTP/1.1
Host: login.{word}.com

grant_type=client_credentials&client_id={word}&client_secret={secret}&scope=read
@@ record | login body | {pass} | fixtures/har/{word}.har
{ "log": { "version": "1.2", "entries": [ { "request": { "method": "POST", "url": "https://{word}.com/login",
  "postData": { "mimeType": "application/json",
    "text": "{\"email\":\"{word}@{word}.com\",\"password\":\"{secret}\"}" } } } ] } }
@@ record | postman collection | {b62:36} | {word}.postman_collection.json
{
  "info": { "name": "{word}" },
  "auth": {
    "type": "apikey",
    "apikey": [
      { "key": "key", "value": "X-Api-Key", "type": "string" },
      { "key": "value", "value": "{secret}", "type": "string" }
    ]
  }
}
@@ record | postman environment | {b62:32} | {word}.postman_environment.json
{
  "name": "production",
  "values": [
    { "key": "client_secret", "value": "{secret}", "type": "secret", "enabled": true }
  ]
}
@@ record | insomnia | {pass} | Insomnia.yaml
type: collection.insomnia.rest/5.0
collection:
  - url: https://{word}.io/v1
    authentication:
      type: basic
      username: {word}
      password: {secret}
@@ record | bash history | {b62:40} | .bash_history
cd /srv/{word}
export AWS_SECRET_ACCESS_KEY={secret}
aws s3 ls
@@ record | fish history | {pass} | .local/share/fish/fish_history
- cmd: mysql -h db -u root --password={secret}
  when: 1760000{d:3}
@@ record | zsh history | checked ghp_ | .zsh_history
: 1760000{d:3}:0;git remote set-url origin https://{word}:{secret}@github.com/{word}/{word}.git
@@ record | mysql history | {pass} | .mysql_history
use {word};
SET PASSWORD FOR 'root'@'localhost' = '{secret}';
@@ record | readme log-in | {pass} | README.md
## Staging

Open https://staging.{word}.com and log in:

- user: admin
- password: {secret}
@@ record | readme table | {pass} | docs/access.md
| system | user | password |
| --- | --- | --- |
| jenkins | admin | {secret} |
@@ record | readme command | {hex:32} | docs/quickstart.md
´´´sh
curl "https://api.{word}.io/v1/search?q=x&api_key={secret}"
´´´
@@ record | notes | {pass} | notes.txt
new box 203.0.113.{d:2}
root / pw: {secret}
todo: open port 8443
@@ record | notebook source | sk-proj-{b64u:74}T3BlbkFJ{b64u:74} | notebooks/{word}.ipynb
{
 "cells": [
  { "cell_type": "code", "execution_count": 1, "metadata": {}, "outputs": [],
   "source": [
    "import os\n",
    "os.environ[\"OPENAI_API_KEY\"] = \"{secret}\"\n"
   ] }
 ],
 "nbformat": 4, "nbformat_minor": 5
}
@@ record | notebook output | hf_{az:3}{AZ:2}{az:1}{AZ:4}{az:5}{AZ:1}{az:2}{AZ:3}{az:4}{AZ:2}{az:2}{AZ:3}{az:2} | analysis/{word}.ipynb
{
 "cells": [
  { "cell_type": "code", "execution_count": 4, "metadata": {},
   "outputs": [ { "name": "stdout", "output_type": "stream", "text": [
    "HF_TOKEN={secret}\n"
   ] } ],
   "source": ["!env"] }
 ],
 "nbformat": 4, "nbformat_minor": 5
}
@@ record | notebook engine | {b62:16} | notebooks/load-{word}.ipynb
{
 "cells": [
  { "cell_type": "code", "metadata": {}, "outputs": [],
   "source": [
    "engine = create_engine('postgresql://{word}:{secret}@10.0.{d:1}.{d:2}:5432/{word}')\n"
   ] }
 ],
 "nbformat": 4, "nbformat_minor": 5
}
@@ record | dump of settings | {pass} | backup/{word}.sql
LOCK TABLES ´settings´ WRITE;
INSERT INTO ´settings´ (´id´,´name´,´value´) VALUES ({d:2},'smtp_password','{secret}');
UNLOCK TABLES;
@@ record | dump of options | sk_live_51{b62:97} | dump.sql
INSERT INTO ´wp_options´ VALUES ({d:3},'woocommerce_stripe_settings','a:1:{s:10:"secret_key";s:107:"{secret}";}','yes');
@@ record | copy of a table | {b62:40} | db/seed.sql
COPY public.integrations (id, name, api_token) FROM stdin;
{d:2}	{word}	{secret}
\.
@@ record | slack webhook in a script | {b62:24} | monitoring/notify.sh
curl -X POST -H 'Content-type: application/json' --data '{"text":"down"}' \
  https://hooks.slack.com/services/T{AZ09:8}/B{AZ09:10}/{secret}
@@ record | discord webhook | {b64u:68} | bot/config.yml
name: {word}
webhook: https://discord.com/api/webhooks/{d:19}/{secret}
@@ record | one time password seed | {b32:32} | docs/2fa.txt
otpauth://totp/{word}:admin@{word}.com?secret={secret}&issuer={word}&digits=6
@@ record | spreadsheet of log-ins | {pass} | accounts.csv
site,username,password
https://{word}.com,{word}@{word}.org,{secret}
@@ record | comment that was left | {pass} | src/{word}.php
<?php
// old login: root / password = "{secret}"
§db = connect();
@@ record | test against a real service | {hex:32} | tests/test_live.py
def test_balance():
    client = Client(account_sid="AC{hex:32}", auth_token="{secret}")
    assert client.balance.fetch()
`),
  leak(
    'record',
    'session in a cookie header',
    'captures/session-{word}.txt',
    'GET /me HTTP/1.1\nHost: app.{word}.com\nCookie: theme=dark; access_token={secret}\n',
    (r) => jwt(r, { sub: r.uuid(), role: 'admin', iat: 1760000000, exp: 2060000000 }),
  ),
  leak(
    'record',
    'settings wrapped in base64',
    '.github/workflows/{word}.yml',
    'jobs:\n  release:\n    steps:\n      - run: echo {secret} | base64 -d > .env\n',
    (r) => base64(r.fill('DB_HOST=10.0.0.1\nDB_PASSWORD={b62:24}\nSTRIPE_SECRET_KEY=sk_live_51{b62:97}\n')),
  ),
  leak(
    'record',
    'github stateless installation token',
    'logs/app-{word}.log',
    '{"level":"debug","msg":"cloning","url":"https://x-access-token:{secret}@github.com/{word}/{word}.git"}\n',
    (r) =>
      `ghs_${r.text('d', 7)}_${jwt(r, { iss: 'github', aud: 'api', jti: r.uuid(), sub: `installation:${r.text('d', 8)}`, exp: 2060000000, iat: 1760000000, perms: r.bytes(120).toString('base64url') })}`,
  ),
];
