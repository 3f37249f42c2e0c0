import { leaking } from './rows-fifth.ts';

/** Further configuration of servers: monitoring, search, work flows, chat. */
export const DAEMONS_FIFTH = leaking(`
@@ server | odoo | etc/odoo/odoo.conf
[options]
db_host = ‹host›
db_user = ‹login›
db_password = ⟦‹pw›⟧
xmlrpc_port = 8069
%%
[options]
admin_passwd = ⟦‹human›⟧
proxy_mode = True
@@ server | gitea | app.ini
[database]
DB_TYPE = mysql
HOST    = ‹host›:3306
NAME    = gitea
USER    = ‹login›
PASSWD  = ⟦‹human›⟧
%%
[security]
INSTALL_LOCK   = true
INTERNAL_TOKEN = ⟦‹jwt:internal›⟧
@@ server | gitlab rb | etc/gitlab/gitlab.rb
external_url 'https://git.‹domain›'
gitlab_rails['smtp_enable'] = true
gitlab_rails['smtp_user_name'] = 'git@‹domain›'
gitlab_rails['smtp_password'] = '⟦‹human›⟧'
@@ server | grafana ini | etc/grafana/grafana.ini
[server]
http_port = 3000
[security]
admin_user = admin
admin_password = ⟦‹human›⟧
@@ server | grafana data source | provisioning/datasources/db.yml
apiVersion: 1
datasources:
  - name: ‹app›
    type: mysql
    url: ‹host›:3306
    user: ‹login›
    secureJsonData:
      password: ⟦‹pw›⟧
@@ server | prometheus basic auth | prometheus.yml
scrape_configs:
  - job_name: ‹app›
    basic_auth:
      username: prom
      password: ⟦‹human›⟧
    static_configs:
      - targets: ['‹host›:9100']
@@ server | alertmanager slack | alertmanager.yml
receivers:
  - name: ops
    slack_configs:
      - api_url: ⟦https://hooks.slack.com/services/T‹AZ09:8›/B‹AZ09:10›/‹b62:24›⟧
        channel: '#ops'
%%
receivers:
  - name: oncall
    pagerduty_configs:
      - routing_key: ⟦‹hex:32›⟧
@@ server | elasticsearch client | etc/filebeat/filebeat.yml
filebeat.inputs:
  - type: log
    paths: [/var/log/*.log]
output.elasticsearch:
  hosts: ["https://‹host›:9200"]
  username: "elastic"
  password: "⟦‹b62:20›⟧"
@@ server | logstash | pipeline/out.conf
output {
  elasticsearch {
    hosts => ["https://‹host›:9200"]
    user => "‹login›"
    password => "⟦‹pw›⟧"
  }
}
@@ server | redis conf | etc/redis/redis.conf
bind 0.0.0.0
port 6379
requirepass ⟦‹bare›⟧
appendonly yes
%%
replicaof ‹ip› 6379
masterauth ⟦‹made›⟧
@@ server | airflow | airflow.cfg
[core]
executor = CeleryExecutor
fernet_key = ⟦‹bytes64u:32›=⟧
load_examples = False
%%
[database]
sql_alchemy_conn = ⟦postgresql+psycopg2://‹login›:‹url›@‹host›/airflow⟧
@@ server | superset | superset_config.py
ROW_LIMIT = 5000
SECRET_KEY = "⟦‹bytes64:42›⟧"
SQLALCHEMY_DATABASE_URI = "sqlite:////var/lib/superset/superset.db"
@@ server | jupyter | .jupyter/jupyter_notebook_config.json
{
  "NotebookApp": {
    "password": "⟦argon2:‹argon2›⟧"
  }
}
@@ server | zabbix | etc/zabbix/zabbix_server.conf
LogFile=/var/log/zabbix/zabbix_server.log
DBName=zabbix
DBUser=‹login›
DBPassword=⟦‹human›⟧
Timeout=4
@@ server | synapse | homeserver.yaml
server_name: "‹domain›"
registration_shared_secret: "⟦‹b64:50›⟧"
report_stats: false
%%
server_name: "matrix.‹domain›"
macaroon_secret_key: "⟦‹strong:48›⟧"
@@ server | mongod keyfile | etc/mongodb/keyfile
⟦‹b64:64›
‹b64:64›
‹b64:64›
‹b64:64›⟧
`);
