import { leaking } from './rows-fifth.ts';

/** Configuration of servers, applications and frameworks. */
export const SERVERS_FIFTH = leaking(String.raw`
@@ server | wp config | wp-config.php
<?php
define( 'DB_NAME', '‹app›' );
define( 'DB_USER', '‹login›' );
define( 'DB_PASSWORD', '⟦‹human›⟧' );
define( 'DB_HOST', 'localhost' );
define( 'DB_CHARSET', 'utf8mb4' );
@@ server | wp salts | html/wp-config.php
<?php
define('AUTH_KEY',         '⟦‹strong:40›)‹strong:23›');
define('SECURE_AUTH_KEY',  '‹strong:30›(‹strong:33›');
define('LOGGED_IN_KEY',    '‹strong:64›');
define('NONCE_KEY',        '‹strong:50›|‹strong:13›⟧');
@@ server | django settings database | ‹app›/settings.py
DATABASES = {
    'default': {
        'ENGINE': 'django.db.backends.postgresql',
        'NAME': '‹app›',
        'USER': '‹login›',
        'PASSWORD': '⟦‹pw›⟧',
        'HOST': '‹host›',
        'PORT': '5432',
    }
}
@@ server | django settings key | ‹app›/settings/production.py
DEBUG = False
SECRET_KEY = '⟦‹az09:18›-‹az09:7›^&‹az09:8›@‹az09:9›$+=‹az09:2›⟧'
ALLOWED_HOSTS = ['‹domain›']
@@ server | django mail | core/settings.py
EMAIL_HOST = 'smtp.‹domain›'
EMAIL_HOST_USER = 'noreply@‹domain›'
EMAIL_HOST_PASSWORD = '⟦‹human›⟧'
EMAIL_USE_TLS = True
@@ server | spring application yml | src/main/resources/application.yml
spring:
  datasource:
    url: jdbc:mysql://‹host›:3306/‹app›
    username: ‹login›
    password: ⟦‹pw›⟧
  jpa:
    hibernate:
      ddl-auto: none
@@ server | spring properties | src/main/resources/application-prod.properties
server.port=8443
server.ssl.key-store=classpath:‹app›.p12
server.ssl.key-store-password=⟦‹human›⟧
%%
spring.rabbitmq.host=‹host›
spring.rabbitmq.username=‹login›
spring.rabbitmq.password=⟦‹pw›⟧
@@ server | spring jwt secret | application.yaml
app:
  jwt:
    secret: ⟦‹bytes64:64›⟧
    expiration-ms: 86400000
@@ server | spring cloud config bootstrap | bootstrap.yml
spring:
  application: {name: ‹app›}
  cloud:
    config:
      uri: https://config.‹domain›
      username: ‹login›
      password: '⟦‹human›⟧'
@@ server | quarkus | src/main/resources/application.properties
quarkus.datasource.db-kind=postgresql
quarkus.datasource.username=‹login›
quarkus.datasource.password=⟦‹human›⟧
%%
quarkus.oidc.client-id=‹app›
quarkus.oidc.credentials.secret=⟦‹b62:32›⟧
@@ server | web config | Web.config
<configuration>
  <connectionStrings>
    <add name="Default" connectionString="⟦Server=‹host›;Database=‹app›;User Id=‹login›;Password=‹human›⟧" providerName="System.Data.SqlClient" />
  </connectionStrings>
</configuration>
@@ server | web config machine key | web.config
<configuration>
  <system.web>
    <machineKey validationKey="⟦‹HEX:128›" decryptionKey="‹HEX:64›⟧" validation="SHA1" decryption="AES" />
  </system.web>
</configuration>
@@ server | web config mail | src/Web.config
<configuration>
  <system.net><mailSettings><smtp from="no-reply@‹domain›">
    <network host="smtp.‹domain›" userName="no-reply@‹domain›" password="⟦‹human›⟧" />
  </smtp></mailSettings></system.net>
</configuration>
@@ server | app settings json | appsettings.json
{
  "Logging": { "LogLevel": { "Default": "Information" } },
  "ConnectionStrings": {
    "DefaultConnection": "⟦Server=tcp:‹company›.database.windows.net,1433;Initial Catalog=‹app›;User ID=‹login›;Password=‹human›;Encrypt=True⟧"
  }
}
@@ server | app settings jwt | appsettings.Production.json
{
  "Jwt": {
    "Issuer": "https://‹domain›",
    "Key": "⟦‹company›-‹plain›-‹thing›-signing-‹d:4›⟧",
    "ExpireMinutes": 60
  }
}
@@ server | app settings service bus | src/Api/appsettings.json
{
  "ServiceBus": {
    "ConnectionString": "⟦Endpoint=sb://‹company›-‹env›.servicebus.windows.net/;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=‹b64:33›+ASb‹b64:6›=⟧"
  }
}
@@ server | publish settings of azure | ‹app›.PublishSettings
<publishData><publishProfile profileName="‹app› - Web Deploy" publishMethod="MSDeploy" msdeploySite="‹app›" userName="§‹app›" userPWD="⟦‹b62:60›⟧" destinationAppUrl="https://‹app›.azurewebsites.net" /></publishData>
@@ server | tomcat users | conf/tomcat-users.xml
<tomcat-users>
  <role rolename="manager-gui"/>
  <user username="‹login›" password="⟦‹human›⟧" roles="manager-gui,manager-script"/>
</tomcat-users>
@@ server | tomcat resource | conf/context.xml
<Context>
  <Resource name="jdbc/‹app›" auth="Container" type="javax.sql.DataSource" driverClassName="org.postgresql.Driver"
            url="jdbc:postgresql://‹host›:5432/‹app›" username="‹login›" password="⟦‹human›⟧" maxTotal="20"/>
</Context>
@@ server | tomcat keystore | conf/server.xml
<Connector port="8443" SSLEnabled="true" scheme="https" secure="true"
           keystoreFile="conf/‹app›.jks" keystorePass="⟦‹human›⟧" clientAuth="false"/>
@@ server | jboss datasource | standalone/deployments/‹app›-ds.xml
<datasources>
  <datasource jndi-name="java:/‹app›" pool-name="‹app›">
    <connection-url>jdbc:oracle:thin:@‹host›:1521/‹app›</connection-url>
    <security>
      <user-name>‹login›</user-name>
      <password>⟦‹human›⟧</password>
    </security>
  </datasource>
</datasources>
@@ server | hibernate | src/main/resources/hibernate.cfg.xml
<hibernate-configuration>
  <session-factory>
    <property name="connection.url">jdbc:mysql://‹host›/‹app›</property>
    <property name="connection.username">‹login›</property>
    <property name="connection.password">⟦‹human›⟧</property>
  </session-factory>
</hibernate-configuration>
@@ server | log4j mail appender | log4j.properties
log4j.appender.mail=org.apache.log4j.net.SMTPAppender
log4j.appender.mail.SMTPUsername=alerts@‹domain›
log4j.appender.mail.SMTPPassword=⟦‹human›⟧
log4j.appender.mail.To=ops@‹domain›
@@ server | magento env php | app/etc/env.php
<?php
return [
    'db' => ['connection' => ['default' => [
        'host' => '‹host›',
        'username' => '‹login›',
        'password' => '⟦‹pw›⟧',
        'active' => '1',
    ]]],
];
@@ server | drupal settings | sites/default/settings.php
<?php
§settings['trusted_host_patterns'] = ['^‹app›\.net§'];
§settings['hash_salt'] = '⟦‹b64u:74›⟧';
@@ server | joomla | configuration.php
<?php
class JConfig {
	public §dbtype = 'mysqli';
	public §user = '‹login›';
	public §password = '⟦‹human›⟧';
	public §db = '‹app›';
}
@@ server | nextcloud | config/config.php
<?php
§CONFIG = array (
  'instanceid' => 'oc‹az09:10›',
  'passwordsalt' => '⟦‹b64:30›',
  'secret' => '‹b64:48›⟧',
  'version' => '28.0.1.1',
);
@@ server | typo3 | typo3conf/LocalConfiguration.php
<?php
return [
    'BE' => ['debug' => false, 'installToolPassword' => '⟦‹argon2›⟧'],
    'SYS' => ['sitename' => '‹company›'],
];
@@ server | phpmyadmin | config.inc.php
<?php
§cfg['Servers'][1]['auth_type'] = 'config';
§cfg['Servers'][1]['user'] = 'root';
§cfg['Servers'][1]['password'] = '⟦‹human›⟧';
`);
