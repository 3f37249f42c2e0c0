import { leaking } from './rows-seventh.ts';

/** Configuration of frameworks and build tools. */
export const CONFIGURATION_SEVENTH = leaking(
  'configuration',
  `
@@ spring yaml | src/main/resources/‹?application.yml|application-prod.yml|application-dev.yaml|bootstrap.yml›
spring:
  datasource:
    url: jdbc:postgresql://‹host›:5432/‹app›
    username: ‹login›
    password: ⟦‹spw›⟧
  jpa:
    hibernate:
      ddl-auto: validate
@@ spring default of a variable | src/main/resources/application.yml
spring:
  datasource:
    username: §{DB_USER:‹login›}
    password: §{DB_PASSWORD:⟦‹spw›⟧}
@@ spring properties | src/main/resources/‹?application.properties|application-prod.properties›
spring.datasource.url=jdbc:mysql://‹host›:3306/‹app›?useSSL=false
spring.datasource.username=‹login›
spring.datasource.password=⟦‹pw›⟧
@@ spring mail | src/main/resources/application.properties
spring.mail.host=smtp.gmail.com
spring.mail.username=‹org›@gmail.com
spring.mail.password=⟦‹az:16›⟧
@@ spring jwt | src/main/resources/application.yml
app:
  jwt:
    expiration-ms: 86400000
    secret: ⟦‹b64long›⟧
@@ spring camel case jwt | src/main/resources/application.properties
‹org›.app.jwtExpirationMs=86400000
‹org›.app.jwtSecret=⟦‹b62:64›⟧
@@ spring keystore | src/main/resources/application.properties
server.ssl.key-store=classpath:keystore.p12
server.ssl.key-store-password=⟦‹spw›⟧
server.ssl.key-store-type=PKCS12
@@ spring openai | src/main/resources/application.yml
spring:
  ai:
    openai:
      api-key: §{OPENAI_API_KEY:⟦sk-proj-‹b64u:74›T3BlbkFJ‹b64u:74›⟧}
@@ dotnet connection | ‹?appsettings.json|src/Api/appsettings.json|appsettings.Production.json›
{
  "ConnectionStrings": {
    "DefaultConnection": "Server=‹host›,1433;Database=‹app›;User Id=‹login›;Password=⟦‹upw›⟧;TrustServerCertificate=True"
  },
  "AllowedHosts": "*"
}
@@ dotnet postgres | src/‹app›.Api/appsettings.Development.json
{
  "ConnectionStrings": {
    "Default": "Host=‹host›;Port=5432;Database=‹app›;Username=‹login›;Password=⟦‹upw›⟧"
  }
}
@@ dotnet pwd at the end | appsettings.json
  "ConnectionStrings": {
    "‹app›": "Data Source=‹ip›;Initial Catalog=‹app›;uid=‹login›;pwd=⟦‹upw›⟧"
  }
@@ dotnet jwt | ‹?appsettings.json|appsettings.Staging.json›
  "Jwt": {
    "Issuer": "https://‹domain›",
    "Audience": "‹app›",
    "Key": "⟦‹signing›⟧"
  }
@@ dotnet mail | appsettings.json
  "EmailSettings": {
    "Server": "smtp.office365.com",
    "SenderEmail": "info@‹domain›",
    "Password": "⟦‹pw›⟧"
  },
@@ dotnet azure ad | appsettings.json
  "AzureAd": {
    "TenantId": "‹uuid›",
    "ClientId": "‹uuid›",
    "ClientSecret": "⟦‹b62:3›8Q~‹b64u:34›⟧"
  }
@@ dotnet storage | ‹?appsettings.json|local.settings.json›
    "AzureWebJobsStorage": "DefaultEndpointsProtocol=https;AccountName=‹app›store;AccountKey=⟦‹b64long›⟧;EndpointSuffix=core.windows.net",
    "FUNCTIONS_WORKER_RUNTIME": "dotnet"
@@ dotnet service bus | local.settings.json
    "ServiceBus": "Endpoint=sb://‹org›.servicebus.windows.net/;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=⟦‹b64key›⟧",
@@ web.config | ‹?Web.config|src/Web/Web.Release.config›
  <connectionStrings>
    <add name="Main" connectionString="Server=‹host›;Database=‹app›;User ID=‹login›;Password=⟦‹upw›⟧" providerName="System.Data.SqlClient" />
  </connectionStrings>
@@ web.config setting | Web.config
  <appSettings>
    <add key="SmtpUser" value="‹login›@‹domain›" />
    <add key="SmtpPassword" value="⟦‹upw›⟧" />
  </appSettings>
@@ hibernate | src/main/resources/hibernate.cfg.xml
    <property name="hibernate.connection.username">‹login›</property>
    <property name="hibernate.connection.password">⟦‹upw›⟧</property>
@@ tomcat datasource | ‹?conf/context.xml|src/main/webapp/META-INF/context.xml›
  <Resource name="jdbc/‹app›" auth="Container" type="javax.sql.DataSource"
            username="‹login›" password="⟦‹upw›⟧" driverClassName="com.mysql.cj.jdbc.Driver"
            url="jdbc:mysql://‹host›:3306/‹app›"/>
@@ tomcat users | conf/tomcat-users.xml
<tomcat-users>
  <user username="‹person›" password="⟦‹upw›⟧" roles="manager-gui,admin-gui"/>
</tomcat-users>
@@ maven settings | ‹?settings.xml|.mvn/settings.xml|ci/settings.xml›
    <server>
      <id>nexus-releases</id>
      <username>‹login›</username>
      <password>⟦‹upw›⟧</password>
    </server>
@@ gradle properties | gradle.properties
org.gradle.jvmargs=-Xmx2g
mavenUser=‹login›
mavenPassword=⟦‹upw›⟧
@@ android keystore | ‹?android/key.properties|android/gradle.properties|keystore.properties›
storeFile=../release.keystore
keyAlias=upload
storePassword=⟦‹short›⟧
@@ php configuration array | ‹?config.php|config/database.php|app/config/config.php›
<?php
return [
    'host' => '‹host›',
    'user' => '‹login›',
    'password' => '⟦‹upw›⟧',
    'charset' => 'utf8mb4',
];
@@ wordpress | ‹?wp-config.php|public/wp-config.php|wp-config.php.bak›
define( 'DB_NAME', '‹app›' );
define( 'DB_USER', '‹login›' );
define( 'DB_PASSWORD', '⟦‹upw›⟧' );
define( 'DB_HOST', 'localhost' );
@@ wordpress salt | wp-config.php
define('SECURE_AUTH_KEY', '⟦‹strong:64›⟧');
@@ drupal | sites/default/settings.php
§databases['default']['default'] = array(
  'database' => '‹app›',
  'username' => '‹login›',
  'password' => '⟦‹upw›⟧',
);
@@ rails database | config/database.yml
production:
  adapter: mysql2
  host: ‹host›
  username: ‹login›
  password: "⟦‹pw›⟧"
@@ rails secrets | config/secrets.yml
production:
  secret_key_base: ⟦‹hex:128›⟧
@@ rails storage | config/storage.yml
amazon:
  service: S3
  region: eu-west-1
  secret_access_key: ⟦‹awssecret›⟧
@@ sequelize configuration | config/config.json
{
  "production": {
    "host": "‹host›",
    "username": "‹login›",
    "password": "⟦‹upw›⟧",
    "database": "‹app›",
    "dialect": "postgres"
  }
}
@@ node configuration | ‹?config/default.json|config/production.json|config.json›
{
  "port": 8080,
  "jwtPrivateKey": "⟦‹signing›⟧",
  "db": "mongodb://localhost/‹app›"
}
@@ discord configuration | config.json
{
  "prefix": "!",
  "token": "⟦MT‹b62:24›.G‹b62:5›.‹b64u:38›⟧",
  "ownerID": "‹d:18›"
}
`,
);
