// Held out: written by one who had not read the rules or their tests.
import { files, lines } from './rows-third.ts';

/** Settings of frameworks and applications. */
export const FRAMEWORKS = files([
  [
    'framework',
    'django databases',
    'settings.py',
    '{pass}',
    (s, r) =>
      lines(
        'DATABASES = {',
        "    'default': {",
        `        'NAME': '${r.word()}',`,
        `        'PASSWORD': '${s}',`,
        "        'HOST': 'db',",
        '    }',
        '}',
      ),
  ],
  [
    'framework',
    'flask',
    'app.py',
    '{hex:32}',
    (s) => lines('app = Flask(__name__)', `app.secret_key = b'${s}'`),
  ],
  [
    'framework',
    'express session',
    'server.js',
    '{b62:28}',
    (s) => `app.use(session({ secret: '${s}', resave: false }));`,
  ],
  [
    'framework',
    'signed token',
    'auth.js',
    '{b62:28}',
    (s) => `const t = jwt.sign({ id: user.id }, '${s}', { expiresIn: '1h' });`,
  ],
  ['framework', 'rails master key', 'config/master.key', '{hex:32}', (s) => s],
  [
    'framework',
    'rails database',
    'config/database.yml',
    '{b62:16}',
    (s, r) => lines('production:', '  adapter: postgresql', `  username: ${r.word()}`, `  password: ${s}`),
  ],
  ['framework', 'symfony', '.env', '{hex:32}', (s) => lines('APP_ENV=prod', `APP_SECRET=${s}`)],
  [
    'framework',
    'wordpress password',
    'wp-config.php',
    '{pass}',
    (s, r) => lines('<?php', `define( 'DB_NAME', '${r.word()}' );`, `define( 'DB_PASSWORD', '${s}' );`),
  ],
  [
    'framework',
    'wordpress salt',
    'wp-config.php',
    '{strong:64}',
    (s) => lines('<?php', `define('LOGGED_IN_KEY',    '${s}');`),
  ],
  [
    'framework',
    'joomla',
    'configuration.php',
    '{b62:16}',
    (s) => lines('class JConfig {', "  public $dbtype = 'mysqli';", `  public $secret = '${s}';`, '}'),
  ],
  [
    'framework',
    'spring yaml',
    'application-prod.yml',
    '{pass}',
    (s, r) => lines('spring:', '  datasource:', `    username: ${r.word()}`, `    password: "${s}"`),
  ],
  [
    'framework',
    'machine key',
    'web.config',
    '{HEX:64}',
    (s) => `<machineKey validation="HMACSHA256" decryption="AES" decryptionKey="${s}" />`,
  ],
  [
    'framework',
    'tomcat user',
    'tomcat-users.xml',
    '{b62:14}',
    (s) =>
      lines(
        '<tomcat-users>',
        `  <user username="admin" password="${s}" roles="manager-gui"/>`,
        '</tomcat-users>',
      ),
  ],
  [
    'framework',
    'ios source',
    'Config.swift',
    '{b62:36}',
    (s) => lines('enum Config {', `    static let apiSecret = "${s}"`, '}'),
  ],
  [
    'framework',
    'android resource',
    'res/values/strings.xml',
    '{b62:32}',
    (s) => lines('<resources>', `  <string name="client_secret">${s}</string>`, '</resources>'),
  ],
  [
    'framework',
    'android signing',
    'key.properties',
    '{b62:12}',
    (s) => lines('keyAlias=upload', `keyPassword=${s}`, 'storeFile=upload.jks'),
  ],
  [
    'framework',
    'build config field',
    'app/build.gradle',
    '{hex:32}',
    (s) => `        buildConfigField "String", "API_SECRET", "\\"${s}\\""`,
  ],
]);
