import { leaking } from './rows-fifth.ts';

/** Files in which programs of one user or one machine keep how they log in. */
export const CLIENTS_FIFTH = leaking(String.raw`
@@ client | npmrc token | .npmrc
registry=https://registry.npmjs.org/
//registry.npmjs.org/:_authToken=⟦‹crc:npm_›⟧
%%
@‹company›:registry=https://npm.pkg.github.com
//npm.pkg.github.com/:_authToken=⟦‹crc:ghp_›⟧
@@ client | npmrc basic | home/‹first›/.npmrc
registry=https://nexus.‹domain›/repository/npm/
_auth=⟦‹base64:‹login›:‹human››⟧
always-auth=true
%%
//nexus.‹domain›/repository/npm/:username=‹login›
//nexus.‹domain›/repository/npm/:_password=⟦‹base64:‹human››⟧
@@ client | yarnrc | .yarnrc.yml
nodeLinker: node-modules
npmScopes:
  ‹company›:
    npmRegistryServer: https://npm.‹domain›
    npmAuthToken: "⟦‹uuid›⟧"
@@ client | pypirc | .pypirc
[distutils]
index-servers = pypi

[pypi]
username = __token__
password = ⟦pypi-AgEIcHlwaS5vcmcCJ‹b64u:155›⟧
%%
[distutils]
index-servers = ‹company›

[‹company›]
repository: https://pypi.‹domain›/
username: ‹login›
password: ⟦‹human›⟧
@@ client | pip conf | etc/pip.conf
[global]
index-url = ⟦https://‹login›:‹url›@pypi.‹domain›/simple/⟧
timeout = 60
@@ client | poetry auth | .config/pypoetry/auth.toml
[http-basic.‹company›]
username = "‹login›"
password = "⟦‹human›⟧"
@@ client | requirements with a token | requirements.txt
flask==3.0.0
git+https://⟦‹crc:ghp_›⟧@github.com/‹company›/‹app›.git@main
requests>=2.31
@@ client | netrc | .netrc
machine api.heroku.com
  login ‹first›@‹domain›
  password ⟦‹uuid›⟧
%%
machine gitlab.‹domain› login ‹first› password ⟦‹human›⟧
@@ client | git credentials | .git-credentials
⟦https://‹first›:‹crc:ghp_›@github.com⟧
%%
⟦https://‹login›:‹url›@git.‹domain›⟧
@@ client | git config | .git/config
[core]
	repositoryformatversion = 0
[remote "origin"]
	url = ⟦https://‹first›:‹finegrained›@github.com/‹company›/‹app›.git⟧
	fetch = +refs/heads/*:refs/remotes/origin/*
@@ client | gh hosts | .config/gh/hosts.yml
github.com:
    user: ‹first›
    oauth_token: ⟦‹crc:gho_›⟧
    git_protocol: https
@@ client | docker config | .docker/config.json
{
	"auths": {
		"https://index.docker.io/v1/": {
			"auth": "⟦‹base64:‹company›:‹human››⟧"
		}
	}
}
@@ client | dockercfg | .dockercfg
{"registry.‹domain›":{"auth":"⟦‹base64:‹login›:‹bare››⟧","email":"ops@‹domain›"}}
@@ client | aws credentials | .aws/credentials
[default]
aws_access_key_id = ⟦AKIA‹b32:16›
aws_secret_access_key = ‹b64:40›⟧
%%
[‹company›-‹env›]
aws_access_key_id=⟦ASIA‹b32:16›
aws_secret_access_key=‹b64:40›
aws_session_token=IQoJb3JpZ2luX2VjE‹b64:300›==⟧
@@ client | s3cfg | .s3cfg
[default]
access_key = ⟦AKIA‹b32:16›
bucket_location = ‹region›
secret_key = ‹b64:40›⟧
use_https = True
@@ client | boto | etc/boto.cfg
[Credentials]
gs_access_key_id = GOOG1E‹AZ09:55›
gs_secret_access_key = ⟦‹b64:40›⟧
[Boto]
https_validate_certificates = True
@@ client | rclone | .config/rclone/rclone.conf
[‹company›]
type = s3
provider = Wasabi
access_key_id = ‹AZ09:20›
secret_access_key = ⟦‹b62:40›⟧
endpoint = s3.wasabisys.com
%%
[nas]
type = webdav
url = https://nas.‹domain›
user = ‹first›
pass = ⟦‹b64u:32›⟧
@@ client | gcloud service account | keys/‹app›-‹hex:12›.json
{
  "type": "service_account",
  "project_id": "‹app›-‹d:6›",
  "private_key_id": "⟦‹hex:40›",
  "private_key": "‹keyline:rsa8›\n⟧",
  "client_email": "deploy@‹app›-‹d:6›.iam.gserviceaccount.com",
  "client_id": "‹d:21›",
  "token_uri": "https://oauth2.googleapis.com/token"
}
@@ client | gcloud default credentials | .config/gcloud/application_default_credentials.json
{
  "client_id": "‹d:12›-‹az09:32›.apps.googleusercontent.com",
  "client_secret": "⟦GOCSPX-‹b64u:28›",
  "refresh_token": "1//0‹b64u:100›⟧",
  "type": "authorized_user"
}
@@ client | azure profile tokens | .azure/accessTokens.json
[
  {
    "tokenType": "Bearer",
    "servicePrincipalId": "‹uuid›",
    "servicePrincipalTenant": "‹uuid›",
    "accessToken": "⟦‹b62:3›8Q~‹b62:34›⟧"
  }
]
@@ client | oci config | .oci/config
[DEFAULT]
user=ocid1.user.oc1..‹az09:60›
fingerprint=‹hex:2›:‹hex:2›:‹hex:2›:‹hex:2›:‹hex:2›:‹hex:2›:‹hex:2›:‹hex:2›:‹hex:2›:‹hex:2›:‹hex:2›:‹hex:2›:‹hex:2›:‹hex:2›:‹hex:2›:‹hex:2›
key_file=~/.oci/key.pem
pass_phrase=⟦‹human›⟧
@@ client | doctl | .config/doctl/config.yaml
access-token: ⟦dop_v1_‹hex:64›⟧
context: default
output: text
@@ client | pgpass | .pgpass
‹host›:5432:‹app›:‹login›:⟦‹bare›⟧
%%
*:5432:*:postgres:⟦‹human›⟧
@@ client | my cnf | .my.cnf
[client]
user=‹login›
password=⟦‹human›⟧
host=‹host›
%%
[mysqldump]
user = ‹login›
password = "⟦‹pw›⟧"
@@ client | odbc ini | etc/odbc.ini
[‹app›]
Driver   = ODBC Driver 17 for SQL Server
Server   = ‹host›
UID      = ‹login›
PWD      = ⟦‹human›⟧
@@ client | maven settings | .m2/settings.xml
<settings>
  <servers>
    <server>
      <id>‹company›-releases</id>
      <username>‹login›</username>
      <password>⟦‹human›⟧</password>
    </server>
  </servers>
</settings>
@@ client | gradle user properties | .gradle/gradle.properties
nexusUrl=https://nexus.‹domain›
nexusUsername=‹login›
nexusPassword=⟦‹human›⟧
@@ client | nuget config | NuGet.Config
<configuration>
  <packageSourceCredentials>
    <‹company›>
      <add key="Username" value="‹login›" />
      <add key="ClearTextPassword" value="⟦‹human›⟧" />
    </‹company›>
  </packageSourceCredentials>
</configuration>
@@ client | cargo credentials | .cargo/credentials.toml
[registry]
token = "⟦cio‹b62:32›⟧"
@@ client | gem credentials | .gem/credentials
---
:rubygems_api_key: ⟦rubygems_‹hex:48›⟧
@@ client | bundle config | .bundle/config
---
BUNDLE_PATH: "vendor/bundle"
BUNDLE_GEMS__CONTRIBSYS__COM: "⟦‹hex:8›:‹hex:8›⟧"
@@ client | composer auth | auth.json
{
    "http-basic": {
        "repo.‹domain›": { "username": "‹login›", "password": "⟦‹human›⟧" }
    }
}
@@ client | kaggle and wandb | .kaggle/kaggle.json
{"username":"‹first›‹last›","key":"⟦‹hex:32›⟧"}
@@ client | hugging face token | root/.cache/huggingface/token
⟦hf_‹letters:34›⟧
`);
