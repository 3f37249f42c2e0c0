// A secret by its name, in formats beyond those of `surroundings.ts`; written after the rules.
import type { Kind } from './kind.ts';
import { file } from './surroundings.ts';

type Row = readonly [name: string, path: string, write: (value: string) => string];

const ROWS: readonly Row[] = [
  ['xml attribute', 'data.xml', (value) => `<datasource user="sa" password="${value}"/>`],
  ['xml property', 'beans.xml', (value) => `<property name="connection.password">${value}</property>`],
  ['property list', 'Info.plist', (value) => `<key>apiToken</key>\n<string>${value}</string>`],
  ['request collection', 'calls.json', (value) => `{ "key": "API_KEY", "value": "${value}" }`],
  ['terraform default', 'variables.tf', (value) => `variable "db_password" {\n  default = "${value}"\n}`],
  ['gradle', 'build.gradle', (value) => `    storePassword '${value}'`],
  ['php array', 'config.php', (value) => `  'password' => '${value}',`],
  ['fallback of a variable', 'app.ts', (value) => `const token = process.env.API_TOKEN || '${value}';`],
  ['default of a variable', 'compose.yaml', (value) => `    PASSWORD: \${DB_PASSWORD:-${value}}`],
  ['setter', 'Main.java', (value) => `    source.setPassword("${value}");`],
  ['builder', 'main.rs', (value) => `    .password("${value}")`],
  ['definition', 'wifi.h', (value) => `#define WIFI_PASSWORD "${value}"`],
  ['go struct', 'main.go', (value) => `\t\tPassword: "${value}",`],
  ['query', 'client.py', (value) => `get("https://api.local/v1?api_key=${value}&page=1")`],
  ['powershell', 'run.ps1', (value) => `$env:API_TOKEN = "${value}"`],
  ['batch', 'run.bat', (value) => `set API_TOKEN=${value}`],
  ['build argument', 'ci.sh', (value) => `docker build --build-arg API_TOKEN=${value} .`],
  ['java option', 'ci.sh', (value) => `mvn -Ddb.password=${value} verify`],
  ['argument list', 'job.yaml', (value) => `        args: ["--password", "${value}"]`],
  ['folded yaml', 'job.yaml', (value) => `password: >-\n  ${value}`],
  ['systemd', 'app.service', (value) => `Environment="API_TOKEN=${value}"`],
  ['inventory', 'hosts', (value) => `web1 ansible_host=10.0.0.1 ansible_ssh_pass=${value}`],
  ['redis', 'redis.conf', (value) => `requirepass ${value}`],
  ['wireless', 'wpa.conf', (value) => `  psk="${value}"`],
  ['json in json', 'event.json', (value) => `{ "body": "{\\"password\\": \\"${value}\\"}" }`],
  ['answer file', 'unattend.xml', (value) => `<AdministratorPassword>\n  <Value>${value}</Value>`],
  ['notebook', 'work.ipynb', (value) => `    "api_key = \\"${value}\\"\\n",`],
  ['notes', 'notes.md', (value) => `- the password: \`${value}\``],
  ['rails', 'secrets.yml', (value) => `  secret_key_base: ${value}`],
  ['elixir', 'prod.exs', (value) => `  secret_key_base: "${value}",`],
];

/** One kind for each format. */
export const FORMATS: readonly Kind[] = ROWS.map(([name, path, write]) => ({
  family: 'format',
  name,
  make(r) {
    const value = r.fill(r.pick(['{b62:16}', '{b62:32}', '{hex:40}', '{strong:20}']));
    return file(`${r.word()}/${path}`, `\n${write(value)}`, value);
  },
}));
