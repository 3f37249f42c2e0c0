// Written after the rules of these kinds, from the providers' descriptions of their formats and not from the rules.
import type { Kind } from './kind.ts';
import { file } from './surroundings.ts';

const kind = (family: string, name: string, make: Kind['make']): Kind => ({ family, name, make });
const b64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Keys, addresses, files, headers and commands. */
export const STRUCTURES: readonly Kind[] = [
  kind('private key', 'pgp', (r) => {
    const label = ['PGP PRI', 'VATE KEY BLOCK'].join('');
    const body = (r.text('b64', 64 * 14).match(/.{1,64}/g) ?? []).join('\n');
    return file(
      `${r.word()}.asc`,
      `-----BEGIN ${label}-----\n\n${body}\n=${r.text('b64', 4)}\n-----END ${label}-----`,
      body,
    );
  }),
  kind('private key', 'encrypted pkcs8', (r) => {
    const label = ['ENCRYPTED PRI', 'VATE KEY'].join('');
    const body = (r.text('b64', 64 * 9 + 20).match(/.{1,64}/g) ?? []).join('\n');
    return file(`${r.word()}.key`, `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----`, body);
  }),
  kind('private key', 'jwk', (r) => {
    const d = r.text('b64u', 43);
    return file(
      `${r.word()}.json`,
      JSON.stringify({ kty: 'EC', crv: 'P-256', x: r.text('b64u', 43), y: r.text('b64u', 43), d }, null, 2),
      d,
    );
  }),
  kind('private key', 'cosign', (r) => {
    const label = ['ENCRYPTED SIGSTORE PRI', 'VATE KEY'].join('');
    const body = (r.text('b64', 64 * 9 + 20).match(/.{1,64}/g) ?? []).join('\n');
    return file(`${r.word()}/cosign.key`, `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----`, body);
  }),
  kind('private key', 'google service account', (r) => {
    const label = ['PRI', 'VATE KEY'].join('');
    const body = (r.text('b64', 64 * 24).match(/.{1,64}/g) ?? []).join('\\n');
    const account = `{\n  "type": "service_account",\n  "project_id": "${r.word()}",\n  "private_key_id": "${r.text('hex', 40)}",\n  "private_key": "-----BEGIN ${label}-----\\n${body}\\n-----END ${label}-----\\n",\n  "client_email": "x@${r.word()}.iam.gserviceaccount.com"\n}`;
    return file(`${r.word()}.json`, account, body);
  }),
  kind('connection', 'mysql url', (r) => {
    const pass = r.fill('{b62:12}');
    return file(
      `${r.word()}.env`,
      `DATABASE_URL=mysql://${r.word()}:${pass}@${r.word()}-db:3306/${r.word()}?charset=utf8`,
      pass,
    );
  }),
  kind('connection', 'mongodb srv', (r) => {
    const pass = r.fill('{b62:18}');
    return file(
      `${r.word()}.js`,
      `mongoose.connect('mongodb+srv://${r.word()}:${pass}@cluster0.${r.text('az09', 5)}.mongodb.net/app');`,
      pass,
    );
  }),
  kind('connection', 'amqp', (r) => {
    const pass = r.fill('{b62:16}');
    return file(
      `${r.word()}.yaml`,
      `broker:\n  - amqps://${r.word()}:${pass}@mq.${r.word()}.net/vhost`,
      pass,
    );
  }),
  kind('connection', 'jdbc', (r) => {
    const pass = r.fill('{b62:13}');
    return file(
      `${r.word()}.properties`,
      `spring.datasource.url=jdbc:postgresql://${r.word()}:5432/app?user=svc&password=${pass}&ssl=true`,
      pass,
    );
  }),
  kind('connection', 'odbc', (r) => {
    const pass = r.fill('{b62:13}');
    return file(
      `${r.word()}.py`,
      `conn = pyodbc.connect("DRIVER={ODBC Driver 18 for SQL Server};SERVER=${r.word()};DATABASE=m;UID=svc;PWD=${pass}")`,
      pass,
    );
  }),
  kind('connection', 'service bus', (r) => {
    const key = r.bytes(32).toString('base64');
    return file(
      `${r.word()}.json`,
      `{ "bus": "Endpoint=sb://${r.word()}.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${key}" }`,
      key,
    );
  }),
  kind('connection', 'sas signature', (r) => {
    const sig = encodeURIComponent(r.bytes(32).toString('base64'));
    return file(
      `${r.word()}.txt`,
      `https://${r.word()}.blob.core.windows.net/c/f?sv=2024-11-04&se=2027-01-01T00:00:00Z&sr=b&sp=r&sig=${sig}`,
      sig,
    );
  }),
  kind('connection', 'git remote', (r) => {
    const pass = r.fill('{b62:24}');
    return file(
      `${r.word()}/config`,
      `[remote "origin"]\n\turl = https://${r.word()}:${pass}@git.${r.word()}.org/app.git`,
      pass,
    );
  }),
  kind('credential file', 'pgpass', (r) => {
    const pass = r.fill('{b62:14}');
    return file('root/.pgpass', `db.${r.word()}.net:5432:${r.word()}:${r.word()}:${pass}`, pass);
  }),
  kind('credential file', 'npmrc token', (r) => {
    const token = r.uuid();
    return file('app/.npmrc', `//npm.${r.word()}.org/:_authToken=${token}`, token);
  }),
  kind('credential file', 'htpasswd', (r) => {
    const hash = `$apr1$${r.text('b62', 8)}$${r.text('b62', 22)}`;
    return file(`etc/nginx/${r.word()}.htpasswd`, `${r.word()}:${hash}`, hash);
  }),
  kind('credential file', 'kubeconfig token', (r) => {
    const token = `${b64url({ alg: 'RS256', kid: r.text('b64u', 43) })}.${b64url({ iss: 'kubernetes/serviceaccount', sub: r.word() })}.${r.text('b64u', 342)}`;
    return file(`${r.word()}/kube/config`, `users:\n- name: ci\n  user:\n    token: ${token}`, token);
  }),
  kind('credential file', 'kubeconfig key', (r) => {
    const key = Buffer.from(
      `-----BEGIN RSA ${['PRI', 'VATE KEY'].join('')}-----\n${r.text('b64', 800)}`,
    ).toString('base64');
    return file(`${r.word()}/config`, `users:\n- name: admin\n  user:\n    client-key-data: ${key}`, key);
  }),
  kind('credential file', 'nuget', (r) => {
    const pass = r.fill('{b62:20}');
    return file(
      'NuGet.Config',
      `<packageSourceCredentials>\n  <feed>\n    <add key="Username" value="ci" />\n    <add key="ClearTextPassword" value="${pass}" />\n  </feed>\n</packageSourceCredentials>`,
      pass,
    );
  }),
  kind('credential file', 'aws credentials', (r) => {
    const key = r.text('b64', 40);
    return file(
      'root/.aws/credentials',
      `[default]\naws_access_key_id = AKIA${r.text('b32', 16)}\naws_secret_access_key = ${key}`,
      key,
    );
  }),
  kind('credential file', 'kubernetes env', (r) => {
    const pass = r.fill('{b62:18}');
    return file(
      `${r.word()}/deployment.yaml`,
      `        env:\n        - name: DB_PASSWORD\n          value: "${pass}"\n        - name: LEVEL\n          value: info`,
      pass,
    );
  }),
  kind('header', 'basic', (r) => {
    const auth = Buffer.from(`${r.word()}:${r.fill('{b62:14}')}`).toString('base64');
    return file(
      `${r.word()}.http`,
      `GET /v1/items HTTP/1.1\nHost: api.${r.word()}.org\nAuthorization: Basic ${auth}`,
      auth,
    );
  }),
  kind('header', 'api key', (r) => {
    const key = r.fill('{b62:36}');
    return file(`${r.word()}.sh`, `curl -H 'X-Api-Key: ${key}' https://api.${r.word()}.org`, key);
  }),
  kind('header', 'otpauth', (r) => {
    const seed = r.text('b32', 32);
    return file(`${r.word()}.txt`, `otpauth://totp/${r.word()}:ops?secret=${seed}&issuer=${r.word()}`, seed);
  }),
  kind('command', 'curl user', (r) => {
    const pass = r.fill('{b62:15}');
    return file(
      `${r.word()}.sh`,
      `curl -fsS -u deploy:${pass} https://repo.${r.word()}.org/upload -T app.tgz`,
      pass,
    );
  }),
  kind('command', 'mysql', (r) => {
    const pass = r.fill('{b62:13}');
    return file(`${r.word()}.sh`, `mysql -h db -u root -p${pass} app < schema.sql`, pass);
  }),
  kind('command', 'docker login', (r) => {
    const pass = r.fill('{b62:22}');
    return file(`${r.word()}.sh`, `docker login -u ci -p ${pass} registry.${r.word()}.org`, pass);
  }),
  kind('command', 'sql user', (r) => {
    const pass = r.fill('{b62:14}');
    return file(`${r.word()}.sql`, `CREATE USER 'app'@'%' IDENTIFIED BY '${pass}';`, pass);
  }),
  kind('command', 'long option', (r) => {
    const pass = r.fill('{b62:20}');
    return file(
      `${r.word()}/Makefile`,
      `deploy:\n\tdeployer push --user ci --password ${pass} --verbose`,
      pass,
    );
  }),
];
