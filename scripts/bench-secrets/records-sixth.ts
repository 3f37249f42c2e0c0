import { leaking } from './rows-sixth.ts';

const CLIENTS = leaking(
  'client and server',
  `
@@ npmrc | ‹?.npmrc|frontend/.npmrc|root/.npmrc›
registry=https://registry.npmjs.org/
//registry.npmjs.org/:_authToken=⟦‹npm›⟧
@@ npmrc old | .npmrc
always-auth=true
_auth=⟦‹basic›⟧
@@ pypirc | ‹?.pypirc|root/.pypirc›
[pypi]
username = __token__
password = ⟦pypi-AgEIcHlwaS5vcmcC‹b64u:150›⟧
@@ pip configuration | ‹?pip.conf|etc/pip.conf›
[global]
index-url = https://‹login›:⟦‹upw›⟧@nexus.‹domain›/repository/pypi/simple
@@ netrc | ‹?.netrc|root/.netrc|_netrc›
machine ‹?git|api|ftp›.‹domain›
  login ‹login›
  password ⟦‹upw›⟧
@@ aws credentials | ‹?.aws/credentials|root/.aws/credentials›
[default]
aws_access_key_id = AKIA‹b32:16›
aws_secret_access_key = ⟦‹b64:40›⟧
@@ docker config | ‹?.docker/config.json|root/.docker/config.json|.dockercfg›
{
  "auths": {
    "registry.‹domain›": {
      "auth": "⟦‹basic›⟧"
    }
  }
}
@@ git credentials | .git-credentials
https://‹org›:⟦‹ghp›⟧@github.com
@@ git config | .git/config
[remote "origin"]
	url = https://gitlab-ci-token:⟦glpat-‹b64u:20›⟧@gitlab.‹domain›/‹org›/‹app›.git
	fetch = +refs/heads/*:refs/remotes/origin/*
@@ my.cnf | ‹?.my.cnf|root/.my.cnf|etc/mysql/debian.cnf›
[client]
user=‹login›
password=⟦‹pw›⟧
@@ pgpass | ‹?.pgpass|root/.pgpass›
‹ip›:5432:‹app›:‹login›:⟦‹upw›⟧
@@ composer auth | auth.json
{
    "http-basic": {
        "repo.‹domain›": { "username": "‹login›", "password": "⟦‹hex:32›⟧" }
    }
}
@@ nuget | ‹?NuGet.Config|nuget.config›
      <add key="Username" value="‹login›" />
      <add key="ClearTextPassword" value="⟦‹pw›⟧" />
@@ sftp of an editor | .vscode/sftp.json
{
    "host": "‹ip›",
    "username": "‹login›",
    "password": "⟦‹pw›⟧",
    "remotePath": "/var/www/html"
}
@@ filezilla | ‹?sitemanager.xml|FileZilla/recentservers.xml›
            <User>‹login›</User>
            <Pass encoding="base64">⟦‹encoded›⟧</Pass>
@@ redis conf | ‹?redis.conf|etc/redis/redis.conf›
bind 0.0.0.0
requirepass ⟦‹upw›⟧
@@ ldap of a server | ‹?sssd.conf|etc/sssd/sssd.conf›
ldap_default_bind_dn = cn=‹login›,dc=‹org›,dc=local
ldap_default_authtok = ⟦‹pw›⟧
@@ postfix | etc/postfix/sasl_passwd
[smtp.sendgrid.net]:587 apikey:⟦SG.‹b64u:22›.‹b64u:43›⟧
@@ grafana | ‹?grafana.ini|defaults.ini›
[security]
admin_user = admin
admin_password = ⟦‹human›⟧
@@ prometheus | ‹?prometheus.yml|alertmanager.yml›
    basic_auth:
      username: ‹login›
      password: ⟦‹pw›⟧
@@ alertmanager webhook | alertmanager.yml
  slack_configs:
  - api_url: ⟦https://hooks.slack.com/services/T‹AZ09:10›/B‹AZ09:10›/‹b62:24›⟧
    channel: '#alerts'
@@ logstash | pipeline/logstash.conf
    hosts => ["https://‹ip›:9200"]
    user => "elastic"
    password => "⟦‹gen›⟧"
@@ wpa supplicant | ‹?wpa_supplicant.conf|etc/wpa_supplicant/wpa_supplicant.conf›
network={
    ssid="‹org›"
    psk="⟦‹human›⟧"
}
@@ home assistant | secrets.yaml
latitude: 52.1
‹?mqtt_password|wifi_password|http_password›: ⟦‹pw›⟧
@@ smb credentials | ‹?.smbcredentials|etc/samba/cred›
username=‹login›
password=⟦‹pw›⟧
domain=‹org›
@@ freeradius | clients.conf
client office {
	ipaddr = ‹ip›
	secret = ⟦‹upw›⟧
}
@@ cisco | ‹?configs/sw01.cfg|backup/router.txt›
hostname sw-‹n›
snmp-server community ⟦‹upw›⟧ RO
@@ rclone | rclone.conf
type = s3
access_key_id = AKIA‹b32:16›
secret_access_key = ⟦‹b64:40›⟧
@@ terraform cli | .terraformrc
credentials "app.terraform.io" {
  token = "⟦‹b62:14›.atlasv1.‹b62:67›⟧"
}
`,
);

const RECORDS = leaking(
  'record',
  String.raw`
@@ log of a url | ‹?logs/app.log|var/log/api.log›
‹date› ‹time› INFO  Connecting to postgresql://‹login›:⟦‹upw›⟧@‹ip›:5432/‹app›
‹date› ‹time› INFO  Connected
@@ access log | ‹?access.log|nginx/access.log›
‹ip› - - [12/Mar/2024:‹time› +0000] "GET /api/v1/export?api_key=⟦‹hex:32›⟧&format=csv HTTP/1.1" 200 5123 "-" "curl/7.81.0"
@@ http trace | ‹?trace.txt|requests.http|debug.log›
GET /v1/users HTTP/1.1
Host: api.‹domain›
Authorization: Bearer ⟦‹jwt›⟧
@@ basic trace | ‹?debug.log|capture.txt›
> GET /service/rest HTTP/1.1
> Host: nexus.‹domain›
> Authorization: Basic ⟦‹basic›⟧
@@ rest client | ‹?api.http|tests/requests.rest›
POST https://api.‹domain›/login
Content-Type: application/json

{ "email": "‹person›@‹domain›", "password": "⟦‹human›⟧" }
@@ postman collection | ‹app›.postman_collection.json
          "header": [
            { "key": "‹?x-api-key|apikey|X-Auth-Token›", "value": "⟦‹key›⟧", "type": "text" }
          ],
@@ postman environment | prod.postman_environment.json
    {
      "key": "‹?password|api_key|client_secret›",
      "value": "⟦‹gen›⟧",
      "enabled": true
    }
@@ debug output | logs/debug.log
[‹date› ‹time›] local.DEBUG: login attempt {"user":"‹person›","password":"⟦‹human›⟧","ip":"‹ip›"}
@@ environment dump | ‹?phpinfo.txt|crash.log|env.dump›
PWD=/srv/‹app›
HOME=/root
‹?DB_PASSWORD|MYSQL_PASSWORD|SECRET_KEY|AWS_SECRET_ACCESS_KEY›=⟦‹b64:40›⟧
SHLVL=1
@@ notebook connection | ‹?analysis.ipynb|notebooks/eda.ipynb›
   "source": [
    "import psycopg2\n",
    "conn = psycopg2.connect(host='‹ip›', user='‹login›', password='⟦‹pw›⟧')\n"
   ]
@@ notebook key | ‹?demo.ipynb|notebooks/llm.ipynb|Untitled.ipynb›
    "import os\n",
    "os.environ[\"OPENAI_API_KEY\"] = \"⟦sk-‹b62:20›T3BlbkFJ‹b62:20›⟧\"\n",
@@ notebook variable | ‹?colab.ipynb|notebooks/api.ipynb›
    "‹?api_key|token|hf_token|API_KEY› = '⟦hf_‹b62:34›⟧'\n",
    "model = 'mistral-7b'\n"
@@ notes | ‹?notes.txt|TODO.txt|zugang.txt|docs/accounts.md›
server: ‹ip›
user: ‹login›
‹?pass|password|pw|pwd›: ⟦‹human›⟧
@@ readme account | ‹?README.md|docs/setup.md|INSTALL.md›
## Access to staging
- URL: https://staging.‹domain›
- ‹?Login|User|Username›: ‹login›
- Password: **⟦‹human›⟧**
@@ sentence | ‹?docs/runbook.md|wiki/Deploy.md|notes.md›
To reach the database log in as ‹bt›‹login›‹bt› with the password ‹bt›⟦‹pw›⟧‹bt› and run the script.
@@ table of accounts | ‹?docs/accounts.md|README.md›
| Environment | User | Password |
| --- | --- | --- |
| staging | ‹login› | ⟦‹human›⟧ |
@@ csv of accounts | ‹?users.csv|export/accounts.csv›
username,password,email
‹person›,⟦‹human›⟧,‹person›@‹domain›
@@ comment | ‹?src/login.js|app/deploy.js›
// TODO remove: prod login is ‹login› / ‹?password|pw› = "⟦‹human›⟧"
login(readConfig());
@@ chat export | export/slack.json
{"user": "U0‹AZ09:8›", "text": "the new db password is ⟦‹pw›⟧ please update your env", "ts": "17‹d:8›.000200"}
@@ curl in a log | build.log
+ curl -fsS -H 'PRIVATE-TOKEN: ⟦glpat-‹b64u:20›⟧' https://gitlab.‹domain›/api/v4/projects/‹d:3›
@@ har | session.har
            { "name": "‹?Authorization|authorization›", "value": "Bearer ⟦‹jwt›⟧" },
@@ history | ‹?.bash_history|root/.zsh_history›
cd /srv/‹app›
export ‹?DB_PASSWORD|TOKEN|AWS_SECRET_ACCESS_KEY›=⟦‹b62:32›⟧
ls -la
@@ sas url | ‹?data/links.txt|download.py›
url = "https://‹app›data.blob.core.windows.net/files/a.csv?sp=r&st=2024-01-01T00:00:00Z&se=2030-01-01T00:00:00Z&sv=2022-11-02&sr=c&sig=⟦‹b62:43›%3D⟧"
@@ url of a feed | ‹?config/feeds.txt|cron.txt›
https://api.‹domain›/v1/prices?‹?apikey|access_token|token|api_token›=⟦‹b62:32›⟧
`,
);

/** Files of clients and servers, and what people and programs write down. */
export const RECORDS_SIXTH = [...CLIENTS, ...RECORDS];
