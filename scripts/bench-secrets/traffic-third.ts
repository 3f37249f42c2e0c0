// Held out: written by one who had not read the rules or their tests.
import { base64, files, lines, pair } from './rows-third.ts';

/** Records of traffic, dumps and documents. */
export const TRAFFIC = files([
  [
    'traffic',
    'postman bearer',
    'api.postman_collection.json',
    '{b62:40}',
    (s) =>
      lines(
        '"auth": {',
        '  "type": "bearer",',
        `  "bearer": [ { "key": "token", "value": "${s}", "type": "string" } ] }`,
      ),
  ],
  [
    'traffic',
    'har header',
    'session.har',
    '{b62:40}',
    (s) =>
      lines(
        '"headers": [',
        '  { "name": "Accept", "value": "*/*" },',
        `  { "name": "Authorization", "value": "Bearer ${s}" } ]`,
      ),
  ],
  [
    'traffic',
    'har form',
    'login.har',
    '{b62:14}',
    (s) =>
      lines(
        '"postData": { "mimeType": "application/x-www-form-urlencoded",',
        `  "text": "username=ops&password=${s}" }`,
      ),
  ],
  [
    'traffic',
    'splunk header',
    'send.http',
    '{uuid}',
    (s, r) => lines(`POST https://hec.${r.word()}.org:8088/services/collector`, `Authorization: Splunk ${s}`),
  ],
  [
    'traffic',
    'elastic header',
    'query.http',
    (r) => base64(`${r.text('b64u', 20)}:${r.text('b64u', 22)}`),
    (s, r) => lines(`GET https://es.${r.word()}.org/_search`, `Authorization: ApiKey ${s}`),
  ],
  [
    'traffic',
    'log of a connection',
    'app.log',
    '{b62:16}',
    (s, r) => `2026-02-01 10:00:00 INFO connecting to mysql://${r.word()}:${s}@db:3306/app`,
  ],
  [
    'traffic',
    'log of a login',
    'debug.log',
    '{b62:16}',
    (s, r) => `DEBUG login payload {"user":"${r.word()}","password":"${s}"}`,
  ],
  [
    'document',
    'readme export',
    'README.md',
    '{b62:40}',
    (s) => lines('## Setup', '', '```sh', `export BACKEND_API_TOKEN=${s}`, 'make run', '```'),
  ],
  [
    'document',
    'sql dump of settings',
    'dump.sql',
    '{b62:16}',
    (s) => `INSERT INTO \`settings\` VALUES (12,'smtp_password','${s}','2026-01-01');`,
  ],
  [
    'document',
    'sql dump of users',
    'users.sql',
    '$2y$10${b62:53}',
    (s, r) => `INSERT INTO \`users\` VALUES (1,'${r.word()}','${s}','admin@${r.word()}.org');`,
  ],
  [
    'document',
    'notebook cell',
    'train.ipynb',
    '{b62:32}',
    (s) =>
      lines('  "source": [', '    "import requests\\n",', `    "headers = {'X-Api-Key': '${s}'}\\n"`, '  ]'),
  ],
  [
    'document',
    'basic in code',
    'client.py',
    '{b62:14}',
    (s, r) => `r = requests.get("https://api.${r.word()}.org", auth=("${r.word()}", "${s}"))`,
  ],
  ['document', 'encoded pair', 'proxy.js', pair, (s) => `headers['Authorization'] = 'Basic ${s}';`],
]);
