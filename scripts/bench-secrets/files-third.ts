// Held out: written by one who had not read the rules or their tests.
import { base64, files, lines } from './rows-third.ts';

/** Files in which tools keep credentials. */
export const CREDENTIAL_FILES = files([
  [
    'credential file',
    'netrc',
    '.netrc',
    '{b62:24}',
    (s, r) => `machine api.${r.word()}.org login ci password ${s}`,
  ],
  [
    'credential file',
    'mysql client',
    '.my.cnf',
    '{b62:14}',
    (s) => lines('[client]', 'user=root', `password="${s}"`),
  ],
  [
    'credential file',
    'composer',
    'auth.json',
    '{hex:40}',
    (s, r) =>
      lines(
        '{',
        '  "http-basic": {',
        `    "repo.${r.word()}.org": { "username": "ci",`,
        `      "password": "${s}" } } }`,
      ),
  ],
  [
    'credential file',
    'pip',
    'pip.conf',
    '{b62:24}',
    (s, r) => lines('[global]', `index-url = https://ci:${s}@pkg.${r.word()}.org/simple`),
  ],
  [
    'credential file',
    'pypirc',
    '.pypirc',
    '{b62:20}',
    (s, r) =>
      lines('[internal]', `repository: https://pkg.${r.word()}.org`, 'username: ci', `password: ${s}`),
  ],
  [
    'credential file',
    'yarn',
    '.yarnrc.yml',
    '{b62:40}',
    (s, r) => lines('npmRegistries:', `  "https://npm.${r.word()}.org":`, `    npmAuthToken: "${s}"`),
  ],
  [
    'credential file',
    'cargo',
    '.cargo/credentials.toml',
    '{b62:36}',
    (s, r) => lines(`[registries.${r.word()}]`, `token = "${s}"`),
  ],
  [
    'credential file',
    'bundler',
    '.bundle/config',
    '{b62:20}',
    (s, r) => lines('---', `BUNDLE_GEMS__${r.word().toUpperCase()}__ORG: "ci:${s}"`),
  ],
  [
    'credential file',
    'terraform cli',
    '.terraformrc',
    '{b62:40}',
    (s, r) => lines(`credentials "tf.${r.word()}.org" {`, `  token = "${s}"`, '}'),
  ],
  [
    'credential file',
    's3 tool',
    '.s3cfg',
    '{b64:40}',
    (s) => lines('[default]', 'use_https = True', `secret_key = ${s}`),
  ],
  [
    'credential file',
    'kaggle',
    'kaggle.json',
    '{hex:32}',
    (s, r) => `{"username":"${r.word()}","key":"${s}"}`,
  ],
  [
    'credential file',
    'google default credentials',
    'application_default_credentials.json',
    '1//0{b64u:60}',
    (s, r) =>
      lines(
        '{',
        `  "client_id": "${r.text('d', 12)}-${r.text('az09', 32)}.apps.googleusercontent.com",`,
        `  "refresh_token": "${s}",`,
        '  "type": "authorized_user" }',
      ),
  ],
  [
    'credential file',
    'editor sftp',
    'sftp-config.json',
    '{b62:14}',
    (s, r) =>
      lines(
        '{',
        `  "host": "${r.word()}.org",`,
        '  "user": "www",',
        `  "password": "${s}",`,
        '  "port": "22" }',
      ),
  ],
  [
    'credential file',
    'file transfer sites',
    'sitemanager.xml',
    (r) => base64(r.fill('{b62:14}')),
    (s, r) =>
      lines(
        '<Server>',
        `  <Host>${r.word()}.org</Host>`,
        '  <User>www</User>',
        `  <Pass encoding="base64">${s}</Pass>`,
        '</Server>',
      ),
  ],
  [
    'credential file',
    'ngrok',
    'ngrok.yml',
    '2{b62:26}_{b62:21}',
    (s) => lines('version: "2"', `authtoken: ${s}`),
  ],
  [
    'credential file',
    'zulip',
    'zuliprc',
    '{b62:32}',
    (s, r) => lines('[api]', `email=bot@${r.word()}.org`, `key=${s}`),
  ],
]);
