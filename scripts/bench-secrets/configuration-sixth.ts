import { leaking } from './rows-sixth.ts';

/** Configuration files of frameworks and applications. */
export const CONFIGURATION_SIXTH = leaking(
  'configuration',
  String.raw`
@@ spring properties | src/main/resources/application‹?|-dev|-prod›.properties
spring.datasource.url=jdbc:mysql://‹?localhost|db›:3306/‹app›?useSSL=false
spring.datasource.username=‹login›
spring.datasource.password=⟦‹pw›⟧
spring.jpa.hibernate.ddl-auto=update
@@ spring yaml | src/main/resources/application‹?|-local|-test|-prod›.yml
spring:
  datasource:
    url: jdbc:postgresql://‹ip›:5432/‹app›
    username: ‹login›
    password: ⟦‹pw›⟧
    driver-class-name: org.postgresql.Driver
@@ spring mail | src/main/resources/application.properties
spring.mail.host=smtp.gmail.com
spring.mail.username=‹person›.‹app›@gmail.com
spring.mail.password=⟦‹az:4› ‹az:4› ‹az:4› ‹az:4›⟧
spring.mail.properties.mail.smtp.auth=true
@@ spring jwt | src/main/resources/application.yml
‹?app|jwt|security›:
  ‹?jwtSecret|jwt-secret|secret-key|secret›: ⟦‹hex:64›⟧
  jwtExpirationMs: 86400000
@@ spring oauth | src/main/resources/application.yml
          google:
            client-id: ‹d:12›-‹az09:32›.apps.googleusercontent.com
            client-secret: ⟦GOCSPX-‹b64u:28›⟧
            scope: email, profile
@@ spring redis | config/application.yml
  redis:
    host: ‹ip›
    port: 6379
    password: '⟦‹pw›⟧'
@@ key store | src/main/resources/application.properties
server.ssl.key-store=classpath:keystore.p12
server.ssl.key-store-password=⟦‹human›⟧
server.ssl.key-alias=‹app›
@@ spring security user | src/main/resources/application.properties
spring.security.user.name=admin
spring.security.user.password=⟦‹human›⟧
@@ nacos bootstrap | src/main/resources/bootstrap.yml
      config:
        server-addr: ‹ip›:8848
        username: nacos
        password: ⟦‹human›⟧
@@ aliyun oss | src/main/resources/application.yml
aliyun:
  oss:
    endpoint: oss-cn-hangzhou.aliyuncs.com
    accessKeyId: LTAI5t‹b62:18›
    accessKeySecret: ⟦‹b62:30›⟧
@@ hibernate | src/main/resources/hibernate.cfg.xml
    <property name="hibernate.connection.username">‹login›</property>
    <property name="hibernate.connection.password">⟦‹pw›⟧</property>
    <property name="hibernate.dialect">org.hibernate.dialect.MySQLDialect</property>
@@ persistence unit | src/main/resources/META-INF/persistence.xml
      <property name="javax.persistence.jdbc.user" value="‹login›"/>
      <property name="javax.persistence.jdbc.password" value="⟦‹pw›⟧"/>
@@ spring beans | src/main/webapp/WEB-INF/applicationContext.xml
  <bean id="dataSource" class="org.apache.commons.dbcp2.BasicDataSource" destroy-method="close">
    <property name="username" value="‹login›"/>
    <property name="password" value="⟦‹pw›⟧"/>
  </bean>
@@ tomcat resource | ‹?conf/context.xml|META-INF/context.xml›
  <Resource name="jdbc/‹app›" auth="Container" type="javax.sql.DataSource"
            username="‹login›" password="⟦‹pw›⟧" driverClassName="com.mysql.cj.jdbc.Driver"
            url="jdbc:mysql://localhost:3306/‹app›"/>
@@ tomcat users | conf/tomcat-users.xml
<tomcat-users>
  <role rolename="manager-gui"/>
  <user username="‹login›" password="⟦‹human›⟧" roles="manager-gui,admin-gui"/>
</tomcat-users>
@@ wildfly | standalone/configuration/standalone.xml
                    <security>
                        <user-name>‹login›</user-name>
                        <password>⟦‹pw›⟧</password>
                    </security>
@@ asp.net sql server | ‹?appsettings.json|appsettings.Development.json|src/Api/appsettings.Production.json›
{
  "ConnectionStrings": {
    "‹?DefaultConnection|Default|Database›": "Server=‹ip›;Database=‹app›;User Id=‹login›;Password=⟦‹upw›⟧;TrustServerCertificate=True"
  },
  "AllowedHosts": "*"
}
@@ asp.net jwt | appsettings.json
  "‹?Jwt|JwtSettings|Authentication›": {
    "Issuer": "https://‹domain›",
    "‹?Key|Secret|SecretKey|SigningKey›": "⟦‹key›⟧",
    "ExpiryMinutes": 60
  },
@@ asp.net mail | appsettings.Production.json
  "‹?EmailSettings|Smtp|MailSettings›": {
    "Host": "smtp.office365.com",
    "UserName": "noreply@‹domain›",
    "Password": "⟦‹pw›⟧"
  }
@@ asp.net azure ad | appsettings.json
  "AzureAd": {
    "TenantId": "‹uuid›",
    "ClientId": "‹uuid›",
    "ClientSecret": "⟦‹b62:3›8Q~‹b64u:34›⟧"
  }
@@ web.config connection | ‹?Web.config|App.config|Web.Release.config›
  <connectionStrings>
    <add name="‹app›" connectionString="Data Source=SQL01;Initial Catalog=‹app›;User ID=‹login›;Password=⟦‹upw›⟧" providerName="System.Data.SqlClient" />
  </connectionStrings>
@@ web.config setting | Web.config
  <appSettings>
    <add key="SmtpUser" value="‹login›@‹domain›" />
    <add key="‹?SmtpPassword|ApiKey|MailPassword|ServicePassword|ClientSecret›" value="⟦‹gen›⟧" />
  </appSettings>
@@ machine key | Web.config
    <machineKey validation="SHA1" decryption="AES"
      decryptionKey="⟦‹HEX:64›⟧" />
@@ functions settings | local.settings.json
{
  "IsEncrypted": false,
  "Values": {
    "AzureWebJobsStorage": "DefaultEndpointsProtocol=https;AccountName=st‹app›;AccountKey=⟦‹b64:86›==⟧;EndpointSuffix=core.windows.net"
  }
}
@@ rails database | config/database.yml
production:
  adapter: ‹?postgresql|mysql2›
  database: ‹app›_production
  username: ‹login›
  password: ⟦‹pw›⟧
@@ rails secrets | config/secrets.yml
development:
  secret_key_base: ⟦‹hex:128›⟧

production:
  secret_key_base: <%= ENV["SECRET_KEY_BASE"] %>
@@ rails storage | config/storage.yml
amazon:
  service: S3
  access_key_id: AKIA‹b32:16›
  secret_access_key: ⟦‹b64:40›⟧
  bucket: ‹app›
@@ symfony parameters | app/config/parameters.yml
parameters:
    database_host: 127.0.0.1
    database_user: ‹login›
    database_password: ⟦‹pw›⟧
    mailer_transport: smtp
@@ symfony secret | app/config/parameters.yml
    locale: fr
    secret: ⟦‹az09:40›⟧
    debug_toolbar: true
@@ sequelize | config/config.json
{
  "development": {
    "username": "‹login›",
    "password": "⟦‹pw›⟧",
    "database": "‹app›",
    "dialect": "‹?mysql|postgres›"
  }
}
@@ ormconfig | ormconfig.json
  "username": "‹login›",
  "password": "⟦‹pw›⟧",
  "synchronize": false,
@@ node config | config/‹?default|production|development›.json
{
  "port": 8080,
  "‹?jwtPrivateKey|sessionSecret|jwtSecret|cookieSecret|apiSecret›": "⟦‹key›⟧"
}
@@ keys file | ‹?config/keys.json|keys.json|secrets.json|credentials.json›
{
  "‹?weather|news|movies|stocks›": {
    "‹?apiKey|api_key|key|token›": "⟦‹key›⟧"
  }
}
@@ yaml of an app | ‹?config.yml|config/settings.yaml|conf/app.yaml|config.prod.yml›
‹?database|db|mysql|postgres›:
  host: ‹ip›
  user: ‹login›
  ‹?password|pass|passwd|pwd›: "⟦‹pw›⟧"
@@ toml of an app | ‹?config.toml|settings.toml|.streamlit/secrets.toml›
[‹?database|db|connections.mysql›]
host = "‹ip›"
username = "‹login›"
password = "⟦‹pw›⟧"
@@ streamlit token | .streamlit/secrets.toml
‹?OPENAI_API_KEY|openai_api_key› = "⟦sk-proj-‹b64u:74›T3BlbkFJ‹b64u:74›⟧"
@@ ini of an app | ‹?config.ini|conf/app.ini|settings.ini|setup/db.ini›
[‹?database|mysql|DB|client›]
host = localhost
user = ‹login›
password = ⟦‹pw›⟧
@@ ini of a bot | config.ini
[‹?bot|telegram|Telegram›]
token = ⟦‹?1|5|6|7›‹d:9›:AA‹b64u:33›⟧
owner = ‹d:9›
@@ exchange keys | ‹?config.json|config/exchange.json›
    "exchange": {
        "name": "binance",
        "key": "‹b62:64›",
        "secret": "⟦‹b62:64›⟧",
        "ccxt_config": {}
@@ alembic | alembic.ini
script_location = migrations
sqlalchemy.url = postgresql://‹login›:⟦‹upw›⟧@localhost/‹app›
@@ airflow | airflow.cfg
[core]
fernet_key = ⟦‹b64u:43›=⟧
load_examples = False
@@ superset | superset_config.py
ROW_LIMIT = 5000
SECRET_KEY = '⟦‹b64:56›⟧'
@@ wordpress auth keys | wp-config.php
define( 'AUTH_KEY',         '⟦‹strong:64›⟧' );
@@ wordpress database | ‹?wp-config.php|public_html/wp-config.php|wp-config.php.bak›
define( 'DB_NAME', '‹app›_wp' );
define( 'DB_USER', '‹login›' );
define('DB_PASSWORD', '⟦‹pw›⟧');
define( 'DB_HOST', 'localhost' );
@@ magento | app/etc/env.php
                'username' => '‹login›',
                'password' => '⟦‹pw›⟧',
                'model' => 'mysql4',
@@ magento crypt | app/etc/env.php
    'crypt' => [
        'key' => '⟦‹hex:32›⟧'
    ],
@@ joomla | configuration.php
	public $user = '‹login›';
	public $password = '⟦‹pw›⟧';
	public $db = '‹app›';
@@ codeigniter | application/config/database.php
	'username' => '‹login›',
	'password' => '⟦‹pw›⟧',
	'database' => '‹app›',
@@ drupal | sites/default/settings.php
  'database' => '‹app›',
  'username' => '‹login›',
  'password' => '⟦‹pw›⟧',
  'prefix' => '',
@@ hash salt | sites/default/settings.php
$settings['hash_salt'] = '⟦‹b64u:74›⟧';
@@ gradle properties | gradle.properties
org.gradle.jvmargs=-Xmx2g
‹?RELEASE_STORE_PASSWORD|RELEASE_KEY_PASSWORD|MYAPP_UPLOAD_STORE_PASSWORD|storePassword›=⟦‹human›⟧
@@ android key | android/key.properties
keyAlias=upload
storeFile=../upload-keystore.jks
storePassword=⟦‹human›⟧
@@ android signing | app/build.gradle
            storeFile file("release.jks")
            keyAlias "‹app›"
            keyPassword "⟦‹human›⟧"
@@ maven settings | ‹?settings.xml|.m2/settings.xml|.mvn/settings.xml›
    <server>
      <id>nexus</id>
      <username>‹login›</username>
      <password>⟦‹pw›⟧</password>
    </server>
@@ service account of google | ‹?service-account.json|credentials.json|firebase-adminsdk.json|src/serviceAccountKey.json›
{
  "type": "service_account",
  "project_id": "‹app›-‹d:6›",
  "private_key_id": "‹hex:40›",
  "private_key": "⟦⏎‹pem:pkcs8›⟧\n",
  "client_email": "‹app›@‹app›-prod.iam.gserviceaccount.com",
  "client_id": "‹d:21›"
}
@@ elasticsearch beat | filebeat.yml
output.elasticsearch:
  hosts: ["https://‹ip›:9200"]
  username: "elastic"
  password: "⟦‹gen›⟧"
`,
);
