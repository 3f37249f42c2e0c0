import { leaking } from './rows-seventh.ts';

/** What programs wrote: logs, dumps, notebooks, recorded requests, exports. */
export const RECORDS_SEVENTH = leaking(
  'record',
  String.raw`
@@ log of a connection | ‹?logs/app.log|var/log/‹app›.log|debug.log›
2025-0‹?1|3|7›-1‹d:1› 08:14:02 INFO  starting ‹app›
2025-01-12 08:14:03 DEBUG connecting to postgres://‹login›:⟦‹upw›⟧@‹host›:5432/‹app›
@@ log of a request | ‹?logs/access.log|nginx/access.log›
‹ip› - - [14/Mar/2025:10:22:41 +0000] "GET /login?user=‹person›&password=⟦‹spw›⟧ HTTP/1.1" 200 512 "-" "Mozilla/5.0"
@@ log of headers | ‹?logs/http.log|trace.log›
DEBUG:urllib3.connectionpool:https://api.‹domain›:443 "GET /v1/me HTTP/1.1" 200
DEBUG:client:request headers {'Accept': '*/*', 'Authorization': 'Bearer ⟦‹jwt›⟧'}
@@ log of an object | ‹?npm-debug.log|logs/server.log›
config loaded: { host: '‹host›', user: '‹login›', password: '⟦‹pw›⟧', pool: 10 }
@@ json log | ‹?logs/requests.jsonl|audit.json›
{"level":"info","ts":17‹d:8›,"path":"/api/login","body":{"email":"‹person›@‹domain›","password":"⟦‹pw›⟧"}}
@@ stack trace | ‹?error.log|crash.txt›
Traceback (most recent call last):
  File "/srv/‹app›/db.py", line 12, in connect
    conn = psycopg2.connect(host="‹host›", user="‹login›", password="⟦‹pw›⟧")
psycopg2.OperationalError: timeout expired
@@ php error | ‹?error_log|storage/logs/laravel.log›
#0 /var/www/‹app›/vendor/laravel/framework/Connector.php(70): PDO->__construct('mysql:host=‹ip›', '‹login›', '⟦‹spw›⟧', Array)
@@ continuous integration log | ‹?build.log|ci-output.txt›
+ docker build --build-arg NPM_TOKEN=⟦npm_‹b62:36›⟧ -t ‹app› .
Sending build context to Docker daemon  4.1MB
@@ git output | build.log
fatal: unable to access 'https://x-access-token:⟦ghp_‹b62:36›⟧@github.com/‹org›/‹app›.git/': The requested URL returned error: 403
@@ process list | ‹?ps.txt|support/ps-aux.txt›
root      1‹d:3›  0.0  1.2  java -jar /opt/‹app›.jar --spring.datasource.password=⟦‹spw›⟧
@@ environment dump | ‹?env.txt|printenv.out|support/env.log›
HOME=/root
HOSTNAME=‹hex:12›
DB_PASSWORD=⟦‹spw›⟧
PATH=/usr/local/bin:/usr/bin
@@ phpinfo | ‹?phpinfo.html|info.html›
<tr><td class="e">DB_PASSWORD </td><td class="v">⟦‹spw›⟧ </td></tr>
@@ docker inspect | ‹?inspect.json|docker-inspect.txt›
            "Env": [
                "POSTGRES_USER=‹login›",
                "POSTGRES_PASSWORD=⟦‹spw›⟧",
                "LANG=en_US.utf8"
            ],
@@ sql dump of settings | ‹?dump.sql|backup.sql|db/‹app›.sql›
INSERT INTO ‹tick›settings‹tick› (‹tick›id‹tick›, ‹tick›name‹tick›, ‹tick›value‹tick›) VALUES (14, 'smtp_password', '⟦‹pw›⟧');
@@ sql dump of wordpress | dump.sql
INSERT INTO wp_options VALUES (412,'mailserver_login','‹login›@‹domain›','yes'),(413,'mailserver_pass','⟦‹pw›⟧','yes');
@@ sql user | ‹?init.sql|schema.sql|docker/init.sql›
CREATE USER '‹login›'@'%' IDENTIFIED BY '⟦‹pw›⟧';
GRANT ALL PRIVILEGES ON ‹app›.* TO '‹login›'@'%';
@@ postgres role | ‹?init.sql|db/roles.sql›
CREATE ROLE ‹login› WITH LOGIN PASSWORD '⟦‹pw›⟧';
@@ plain text users | ‹?seed.sql|data.sql|db/users.sql›
INSERT INTO users (id, email, password, role) VALUES (1, '‹person›@‹domain›', '⟦‹pw›⟧', 'admin');
@@ foreign server | db/fdw.sql
CREATE USER MAPPING FOR CURRENT_USER SERVER dwh OPTIONS (user '‹login›', password '⟦‹pw›⟧');
@@ notebook | ‹?analysis.ipynb|notebooks/load.ipynb|Untitled.ipynb›
   "source": [
    "import os\n",
    "os.environ['OPENAI_API_KEY'] = '⟦sk-proj-‹b64u:74›T3BlbkFJ‹b64u:74›⟧'\n",
    "client = OpenAI()"
   ]
@@ notebook with a database | ‹?report.ipynb|notebooks/sql.ipynb›
    "engine = create_engine('postgresql://‹login›:⟦‹upw›⟧@‹host›:5432/‹app›')\n",
    "df = pd.read_sql('select * from orders', engine)"
@@ notebook with quotation marks | notebooks/scrape.ipynb
    "password = \"⟦‹pw›⟧\"\n",
    "session.login(user, password)"
@@ output of a notebook | notebooks/debug.ipynb
     "text": [
      "{'url': 'https://api.‹domain›', 'api_key': '⟦‹b62:40›⟧'}\n"
     ]
@@ postman environment | ‹?‹app›.postman_environment.json|postman/prod.postman_environment.json›
		{
			"key": "password",
			"value": "⟦‹pw›⟧",
			"enabled": true
		}
@@ postman collection | ‹?‹app›.postman_collection.json|docs/api.postman_collection.json›
				"auth": { "type": "bearer", "bearer": [ { "key": "token", "value": "⟦‹jwt›⟧", "type": "string" } ] },
@@ postman body | api.postman_collection.json
					"raw": "{\n    \"username\": \"‹login›\",\n    \"password\": \"⟦‹pw›⟧\"\n}"
@@ requests of an editor | ‹?requests.http|api.rest|http/login.http›
POST https://api.‹domain›/auth/login
Content-Type: application/json

{ "email": "‹person›@‹domain›", "password": "⟦‹pw›⟧" }
@@ bruno | ‹?bruno/environments/prod.bru|environments/staging.bru›
vars {
  host: https://api.‹domain›
  clientSecret: ⟦‹b62:40›⟧
}
@@ recorded session | ‹?login.har|support/session.har›
          "postData": { "mimeType": "application/x-www-form-urlencoded", "text": "user=‹person›&password=⟦‹spw›⟧&submit=1" },
@@ cassette | ‹?cassettes/login.yaml|recordings/session.yml›
- request:
    body: grant_type=password&username=‹person›%40‹domain›&password=⟦‹spw›⟧
    method: POST
@@ load script | ‹?load.jmx|jmeter/plan.jmx›
              <stringProp name="Argument.name">password</stringProp>
              <stringProp name="Argument.value">⟦‹spw›⟧</stringProp>
@@ browser export | ‹?passwords.csv|export/chrome.csv›
name,url,username,password
portal.‹domain›,https://portal.‹domain›/login,‹person›,⟦‹spw›⟧
@@ table of devices | ‹?devices.csv|inventory/switches.csv›
hostname;ip;user;password
sw-‹noun›;‹ip›;‹login›;⟦‹spw›⟧
@@ router configuration | ‹?backup/router.cfg|configs/‹noun›.rsc›
/interface pppoe-client add name=wan user=‹login›@isp password=⟦‹spw›⟧ disabled=no
@@ radius | ‹?clients.conf|etc/freeradius/clients.conf›
client office {
	ipaddr = ‹ip›
	secret = ⟦‹spw›⟧
}
@@ workflow export | ‹?workflows/report.json|n8n/export.json›
        "headerParameters": { "parameters": [ { "name": "X-Api-Key", "value": "⟦‹b62:40›⟧" } ] }
@@ dead letters | exports/queue.json
{"job":"sync","args":{"sftp":{"host":"sftp.‹domain›","username":"‹login›","password":"⟦‹pw›⟧"}}}
@@ cookie jar | ‹?cookies.txt|session/cookies.txt›
.‹domain›	TRUE	/	TRUE	17‹d:8›	session	⟦‹jwt›⟧
@@ patch | ‹?fix.patch|patches/0001-config.patch›
-  password: §{DB_PASSWORD}
+  password: ⟦‹spw›⟧
`,
);
