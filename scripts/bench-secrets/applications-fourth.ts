import type { Kind } from './kind.ts';
import { leaks } from './rows-fourth.ts';

/** Settings and code of applications, by framework and language. */
export const APPLICATIONS_FOURTH: readonly Kind[] = leaks(`
@@ application | spring data source | {pass} | src/main/resources/application-prod.properties
server.port=8080
spring.datasource.url=jdbc:mariadb://db.{word}.internal:3306/{word}
spring.datasource.username={word}
spring.datasource.password={secret}
spring.jpa.hibernate.ddl-auto=validate
@@ application | spring mail | {b62:16} | src/main/resources/application.yml
spring:
  mail:
    host: smtp.{word}.com
    port: 587
    username: noreply@{word}.com
    password: {secret}
    properties.mail.smtp.starttls.enable: true
@@ application | hibernate | {pass} | src/main/resources/hibernate.cfg.xml
<hibernate-configuration>
  <session-factory>
    <property name="hibernate.connection.username">{word}</property>
    <property name="hibernate.connection.password">{secret}</property>
    <property name="hibernate.show_sql">false</property>
  </session-factory>
</hibernate-configuration>
@@ application | tomcat resource | {pass} | META-INF/context.xml
<Context>
  <Resource name="jdbc/{word}" auth="Container" type="javax.sql.DataSource" maxTotal="20"
    username="{word}" password="{secret}" driverClassName="org.postgresql.Driver"/>
</Context>
@@ application | tomcat users | {pass} | conf/tomcat-users.xml
<tomcat-users>
  <role rolename="manager-script"/>
  <user username="{word}" password="{secret}" roles="manager-script"/>
</tomcat-users>
@@ application | maven server | {pass} | .m2/settings.xml
<settings>
  <servers>
    <server>
      <id>{word}-releases</id>
      <username>deployment</username>
      <password>{secret}</password>
    </server>
  </servers>
</settings>
@@ application | dotnet connection string | {pass} | src/Api/appsettings.Production.json
{
  "Logging": { "LogLevel": { "Default": "Information" } },
  "ConnectionStrings": {
    "DefaultConnection": "Server=tcp:{word}.database.windows.net,1433;Initial Catalog={word};User ID={word};Password={secret};Encrypt=True;"
  }
}
@@ application | dotnet jwt section | {b62:48} | appsettings.json
{
  "AllowedHosts": "*",
  "Jwt": {
    "Issuer": "https://{word}.example.org",
    "Audience": "{word}-api",
    "Key": "{secret}"
  }
}
@@ application | web.config connection | {b62:14} | Web.config
<configuration>
  <connectionStrings>
    <add name="Main" connectionString="Data Source=SQL{d:2};Initial Catalog={word};User Id={word};Password={secret}" providerName="System.Data.SqlClient" />
  </connectionStrings>
</configuration>
@@ application | web.config machine key | {HEX:128} | Web.config
<configuration>
  <system.web>
    <machineKey validationKey="{secret}" validation="SHA1" decryption="AES" />
  </system.web>
</configuration>
@@ application | django secret key | {strong:50} | {word}/settings.py
DEBUG = False
ALLOWED_HOSTS = ["{word}.org"]
SECRET_KEY = "{secret}"
@@ application | django database | {pass} | {word}/settings/production.py
DATABASES = {
    'default': {
        'ENGINE': 'django.db.backends.postgresql',
        'NAME': '{word}',
        'USER': '{word}',
        'PASSWORD': '{secret}',
        'HOST': '10.0.{d:1}.{d:2}',
    }
}
@@ application | rails database | {b62:18} | config/database.yml
production:
  adapter: mysql2
  encoding: utf8mb4
  database: {word}_production
  username: {word}
  password: {secret}
@@ application | rails secret key base | {hex:128} | config/secrets.yml
production:
  secret_key_base: {secret}
@@ application | rails master key | {hex:32} | config/master.key
{secret}
@@ application | laravel app key | {b64:43}= | .env
APP_NAME={word}
APP_ENV=production
APP_KEY=base64:{secret}
APP_DEBUG=false
@@ application | symfony database url | {b62:16} | .env.local
APP_ENV=prod
DATABASE_URL="mysql://{word}:{secret}@10.1.{d:1}.{d:2}:3306/{word}?serverVersion=8.0"
@@ application | wordpress database | {pass} | wp-config.php
<?php
define( 'DB_NAME', '{word}' );
define( 'DB_USER', '{word}' );
define( 'DB_PASSWORD', '{secret}' );
define( 'DB_CHARSET', 'utf8mb4' );
@@ application | wordpress salt | {strong:64} | public_html/wp-config.php
<?php
define( 'WP_DEBUG', false );
define( 'SECURE_AUTH_KEY',  '{secret}' );
§table_prefix = 'wp_';
@@ application | joomla | {pass} | configuration.php
<?php
class JConfig {
	public §sitename = '{word}';
	public §user = '{word}';
	public §password = '{secret}';
	public §db = '{word}';
}
@@ application | drupal database | {b62:20} | sites/default/settings.php
§databases['default']['default'] = array (
  'database' => '{word}',
  'username' => '{word}',
  'password' => '{secret}',
  'driver' => 'mysql',
);
@@ application | magento crypt key | {hex:32} | app/etc/env.php
<?php
return [
    'backend' => ['frontName' => 'admin_{az09:6}'],
    'crypt' => [
        'key' => '{secret}'
    ],
];
@@ application | phpmyadmin | {pass} | config.inc.php
§cfg['Servers'][§i]['auth_type'] = 'config';
§cfg['Servers'][§i]['user'] = 'root';
§cfg['Servers'][§i]['password'] = '{secret}';
@@ application | mysqli call | {pass} | includes/db.php
<?php
§conn = new mysqli("localhost", "{word}", "{secret}", "{word}");
if (§conn->connect_error) { die("no database"); }
@@ application | express session | {b62:24} | app.js
const session = require('express-session');
app.use(session({
  secret: '{secret}',
  resave: false,
  saveUninitialized: true,
}));
@@ application | mongoose uri | {b62:16} | src/db.js
mongoose
  .connect('mongodb+srv://{word}:{secret}@cluster0.{az09:5}.mongodb.net/{word}?retryWrites=true&w=majority')
  .then(() => console.log('connected'));
@@ application | nodemailer | {az:16} | server/mail.js
const transporter = nodemailer.createTransport({
  service: 'gmail',
  auth: { user: '{word}@gmail.com', pass: '{secret}' },
});
@@ application | jwt sign literal | {b62:30} | routes/auth.js
const token = jwt.sign({ id: user._id }, '{secret}', { expiresIn: '7d' });
res.json({ token });
@@ application | sequelize config | {pass} | config/config.json
{
  "production": {
    "username": "{word}",
    "password": "{secret}",
    "database": "{word}",
    "dialect": "postgres"
  }
}
@@ application | go keyword dsn | {b62:18} | internal/store/open.go
func Open() (*sql.DB, error) {
	return sql.Open("postgres", "host=10.2.{d:1}.{d:2} port=5432 user={word} password={secret} dbname={word} sslmode=disable")
}
@@ application | go mysql dsn | {b62:18} | cmd/api/main.go
	db, err := gorm.Open(mysql.Open("{word}:{secret}@tcp(10.0.0.{d:2}:3306)/{word}?parseTime=true"), &gorm.Config{})
	if err != nil {
		log.Fatal(err)
	}
@@ application | rust connect options | {pass} | src/db.rs
    let options = PgConnectOptions::new()
        .host("db.{word}.internal")
        .username("{word}")
        .password("{secret}")
        .database("{word}");
@@ application | psycopg call | {pass} | etl/load.py
conn = psycopg2.connect(host="10.3.{d:1}.{d:2}", dbname="{word}", user="{word}", password="{secret}")
@@ application | requests basic pair | {pass} | tools/sync.py
import requests

r = requests.get("https://{word}.atlassian.net/rest/api/2/myself", auth=("{word}", "{secret}"))
@@ application | smtplib login | {az:4} {az:4} {az:4} {az:4} | notify.py
server = smtplib.SMTP("smtp.gmail.com", 587)
server.starttls()
server.login("{word}@gmail.com", "{secret}")
@@ application | paramiko | {pass} | ops/pull.py
ssh = paramiko.SSHClient()
ssh.set_missing_host_key_policy(paramiko.AutoAddPolicy())
ssh.connect("172.16.{d:1}.{d:2}", username="root", password="{secret}")
@@ application | flask config | {b62:32} | app/__init__.py
app = Flask(__name__)
app.config["SECRET_KEY"] = "{secret}"
app.config["SQLALCHEMY_TRACK_MODIFICATIONS"] = False
@@ application | airflow fernet key | {b64u:43}= | airflow.cfg
[core]
executor = CeleryExecutor
fernet_key = {secret}
load_examples = False
@@ application | celery broker | {b62:16} | {word}/celeryconfig.py
broker_url = "amqp://{word}:{secret}@mq.{word}.internal:5672//"
result_backend = "rpc://"
@@ application | r connection | {pass} | analysis/load.R
con <- dbConnect(RPostgres::Postgres(),
                 host = "warehouse.{word}.org",
                 user = "{word}",
                 password = "{secret}")
@@ application | perl dbi | {pass} | cgi-bin/report.pl
my §dbh = DBI->connect("DBI:mysql:database={word};host=localhost", "{word}", "{secret}", { RaiseError => 1 });
@@ application | play secret | {b64:43}= | conf/application.conf
play.http.session.maxAge = 1h
play.http.secret.key = "{secret}"
db.default.driver = org.postgresql.Driver
@@ application | phoenix secret | {b64:64} | config/prod.secret.exs
use Mix.Config

config :{word}, {word}Web.Endpoint,
  secret_key_base: "{secret}"
@@ application | clojure profile | {b62:16} | profiles.clj
{:profiles/dev {:env {:db-host "localhost"
                      :db-password "{secret}"}}}
@@ application | csharp credential | {pass} | Services/Mailer.cs
            var client = new SmtpClient("smtp.office365.com", 587);
            client.Credentials = new NetworkCredential("{word}@{word}.com", "{secret}");
@@ application | csharp signing key | {b62:40} | Startup.cs
                    IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes("{secret}")),
                    ValidateIssuer = false,
@@ application | vba ado string | {b62:12} | macros/Report.bas
Sub Load()
    Set cn = CreateObject("ADODB.Connection")
    cn.Open "Provider=SQLOLEDB;Data Source=SRV{d:2};Initial Catalog={word};User ID={word};Pwd={secret};"
End Sub
@@ application | arduino wifi | {pass} | firmware/secrets.h
#define WIFI_SSID "{word}-guest"
#define WIFI_PASSWORD "{secret}"
@@ application | lua redis | {b62:20} | lua/session.lua
local red = redis:new()
red:connect("127.0.0.1", 6379)
local ok, err = red:auth("{secret}")
@@ application | coldfusion | {pass} | Application.cfm
<cfset dsn = "{word}">
<cfset dbUsername = "{word}">
<cfset dbPassword = "{secret}">
@@ application | german word | {pass} | config/datenbank.ini
[datenbank]
benutzer = {word}
passwort = {secret}
@@ application | portuguese word | {pass} | config/banco.yml
banco:
  usuario: {word}
  senha: "{secret}"
@@ application | french word | {pass} | src/connexion.php
<?php
§utilisateur = '{word}';
§mot_de_passe = '{secret}';
@@ application | spanish word | {pass} | src/conexion.py
usuario = "{word}"
contrasena = "{secret}"
`);
