import { leaking } from './rows-seventh.ts';

/** Configuration of assistants, package managers, editors, clients and servers. */
export const TOOLS_SEVENTH = leaking(
  'configuration',
  `
@@ mcp server environment | ‹?.mcp.json|.cursor/mcp.json|.vscode/mcp.json|claude_desktop_config.json›
{
  "mcpServers": {
    "github": {
      "command": "npx",
      "args": ["-y", "@modelcontextprotocol/server-github"],
      "env": { "GITHUB_PERSONAL_ACCESS_TOKEN": "⟦ghp_‹b62:36›⟧" }
    }
  }
}
@@ mcp server url | .cursor/mcp.json
    "postgres": {
      "command": "npx",
      "args": ["-y", "@modelcontextprotocol/server-postgres", "postgresql://‹login›:⟦‹upw›⟧@‹host›:5432/‹app›"]
    }
@@ mcp server argument | ‹?.mcp.json|.roo/mcp.json›
    "context": {
      "command": "npx",
      "args": ["-y", "@upstash/context7-mcp", "--api-key", "⟦ctx7sk-‹uuid›⟧"]
    }
@@ mcp server header | .vscode/mcp.json
    "tickets": {
      "type": "http",
      "url": "https://mcp.‹domain›/mcp",
      "headers": { "Authorization": "Bearer ⟦‹b64u:43›⟧" }
    }
@@ mcp key in the url | .mcp.json
    "exa": { "type": "http", "url": "https://mcp.exa.ai/mcp?exaApiKey=⟦‹uuid›⟧" }
@@ assistant settings | .claude/settings.local.json
{
  "permissions": { "allow": [
    "Bash(PGPASSWORD='⟦‹upw›⟧' psql -h ‹host› -U ‹login› -d ‹app› -c:*)",
    "Bash(npm run build:*)"
  ] }
}
@@ pypirc | .pypirc
[distutils]
index-servers = internal

[internal]
repository = https://pypi.‹domain›/legacy/
username = ‹login›
password = ⟦‹pw›⟧
@@ pip index | ‹?requirements.txt|requirements/base.txt›
--extra-index-url https://‹login›:⟦‹spw›⟧@nexus.‹domain›/repository/pypi/simple
requests==2.31.0
@@ npmrc | ‹?.npmrc|frontend/.npmrc›
@‹org›:registry=https://npm.pkg.github.com
//npm.pkg.github.com/:_authToken=⟦ghp_‹b62:36›⟧
@@ npmrc basic | .npmrc
registry=https://nexus.‹domain›/repository/npm-group/
_auth=⟦‹basic›⟧
always-auth=true
@@ netrc | ‹?.netrc|docker/.netrc›
machine git.‹domain› login ‹login› password ⟦‹spw›⟧
@@ git credentials | .git-credentials
https://‹person›:⟦ghp_‹b62:36›⟧@github.com
@@ git remote | .git/config
[remote "origin"]
	url = https://oauth2:⟦glpat-‹b64u:20›⟧@gitlab.‹domain›/‹org›/‹app›.git
@@ nuget | ‹?nuget.config|NuGet.Config›
  <packageSourceCredentials>
    <‹org›>
      <add key="Username" value="‹login›" />
      <add key="ClearTextPassword" value="⟦ghp_‹b62:36›⟧" />
@@ composer auth | auth.json
{
    "http-basic": {
        "repo.‹domain›": { "username": "‹login›", "password": "⟦‹upw›⟧" }
    }
}
@@ docker configuration | ‹?.docker/config.json|docker/config.json›
{
	"auths": {
		"registry.‹domain›": {
			"auth": "⟦‹basic›⟧"
		}
	}
}
@@ sftp of an editor | ‹?.vscode/sftp.json|sftp-config.json|.ftpconfig›
{
    "host": "‹ip›",
    "protocol": "sftp",
    "username": "‹login›",
    "password": "⟦‹upw›⟧",
    "remotePath": "/var/www/html"
}
@@ filezilla | ‹?sitemanager.xml|FileZilla.xml›
      <User>‹login›</User>
      <Pass encoding="base64">⟦‹b64pw›⟧</Pass>
@@ odoo | ‹?odoo.conf|config/odoo.conf|etc/odoo.conf›
[options]
admin_passwd = ⟦‹spw›⟧
db_host = db
addons_path = /mnt/extra-addons
@@ airflow | ‹?airflow.cfg|config/airflow.cfg›
[core]
executor = LocalExecutor
fernet_key = ⟦‹b64u:43›=⟧
@@ alembic | alembic.ini
script_location = migrations
sqlalchemy.url = postgresql+psycopg2://‹login›:⟦‹upw›⟧@‹host›/‹app›
@@ ini of a program | ‹?settings.ini|config.ini|conf/app.ini›
[database]
server = ‹host›
user = ‹login›
password = ⟦‹spw›⟧
timeout = 30
@@ toml | ‹?config.toml|Settings.toml|config/default.toml›
[smtp]
host = "smtp.‹domain›"
username = "‹login›"
password = "⟦‹pw›⟧"
@@ streamlit | .streamlit/secrets.toml
[connections.snowflake]
account = "‹az:7›-‹az:2›‹d:5›"
password = "⟦‹pw›⟧"
@@ home assistant | ‹?secrets.yaml|homeassistant/secrets.yaml›
latitude: 52.‹d:4›
wifi_ssid: ‹noun›net
wifi_password: ⟦‹spw›⟧
@@ esphome | ‹?esphome/kitchen.yaml|garage.yaml›
ota:
  - platform: esphome
    password: "⟦‹hex:32›⟧"
@@ esphome api key | esphome/office.yaml
api:
  encryption:
    key: "⟦‹b64key›⟧"
@@ redis configuration | ‹?redis.conf|conf/redis.conf›
bind 0.0.0.0
appendonly yes
requirepass ⟦‹spw›⟧
@@ grafana datasource | ‹?provisioning/datasources/db.yml|grafana/datasources.yaml›
    type: mysql
    user: ‹login›
    secureJsonData:
      password: '⟦‹pw›⟧'
@@ wpa supplicant | ‹?wpa_supplicant.conf|etc/wpa_supplicant/wpa_supplicant.conf›
network={
    ssid="‹noun›-5G"
    psk="⟦‹pw›⟧"
}
@@ aws credentials | ‹?.aws/credentials|aws/credentials|home/deploy/.aws/credentials›
[default]
region = eu-central-1
aws_secret_access_key = ⟦‹awssecret›⟧
@@ mysql client options | ‹?.my.cnf|root/.my.cnf›
[client]
user=root
password="⟦‹pw›⟧"
@@ pgpass | .pgpass
‹host›:5432:‹app›:‹login›:⟦‹spw›⟧
`,
);
