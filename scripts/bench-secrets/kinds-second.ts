// Written after the rules of these kinds, from the providers' descriptions of their formats and not from the rules.
import { distinctive, type Kind, named } from './kind.ts';
import { FORMATS } from './kinds-formats.ts';
import { file } from './surroundings.ts';

const TOKENS = distinctive([
  ['ai', 'hugging face', 'hf_{b62:34}', 'HF_TOKEN'],
  ['ai', 'perplexity', 'pplx-{b62:48}', 'PPLX_KEY'],
  ['ai', 'openrouter', 'sk-or-v1-{hex:64}', 'OPENROUTER_API_KEY'],
  ['ai', 'openai service account', 'sk-svcacct-{b64u:74}T3BlbkFJ{b64u:74}', 'OPENAI_KEY'],
  ['ai', 'langsmith', 'lsv2_pt_{hex:32}_{hex:10}', 'LANGCHAIN_API_KEY'],
  ['ai', 'pinecone', 'pcsk_{b62:6}_{b62:63}', 'PINECONE_API_KEY'],
  ['cloud', 'aws temporary key id', 'ASIA{b32:16}', 'AWS_ACCESS_KEY_ID'],
  ['cloud', 'google oauth secret', 'GOCSPX-{b64u:28}', 'GOOGLE_CLIENT_SECRET'],
  ['cloud', 'google refresh token', '1//0{b64u:60}', 'GOOGLE_REFRESH_TOKEN'],
  ['cloud', 'google access token', 'ya29.a0{b64u:160}', 'GOOGLE_ACCESS_TOKEN'],
  ['cloud', 'azure devops', '{b62:76}AZDO{b62:4}', 'AZURE_DEVOPS_EXT_PAT'],
  ['cloud', 'netlify', 'nfp_{b62:36}', 'NETLIFY_AUTH_TOKEN'],
  ['cloud', 'render', 'rnd_{b62:28}', 'RENDER_API_KEY'],
  ['cloud', 'neon', 'napi_{az09:64}', 'NEON_API_KEY'],
  ['cloud', 'heroku', 'HRKU-{b64u:60}', 'HEROKU_TOKEN'],
  ['cloud', 'tencent', 'AKID{b62:32}', 'TENCENTCLOUD_SECRET_ID'],
  ['forge', 'gitlab runner', 'glrt-{b64u:20}', 'RUNNER_TOKEN'],
  ['forge', 'github app', 'ghs_{b62:36}', 'APP_TOKEN'],
  ['forge', 'bitbucket repository token', 'ATCTT3xFfGN0{b64u:160}={HEX:8}', 'BB_TOKEN'],
  ['forge', 'sourcegraph', 'sgp_{hex:16}_{hex:40}', 'SRC_ACCESS_TOKEN'],
  ['forge', 'circleci', 'CCIPAT_{b62:22}_{hex:40}', 'CIRCLE_TOKEN'],
  ['registry', 'rubygems', 'rubygems_{hex:48}', 'GEM_HOST_API_KEY'],
  ['registry', 'nuget', 'oy2{az09:43}', 'NUGET_API_KEY'],
  ['registry', 'jfrog reference', 'cmVmdGtuOjAx{b62:52}', 'JF_TOKEN'],
  ['vault', 'vault batch token', 'hvb.{b64u:120}', 'VAULT_TOKEN'],
  ['vault', 'pulumi', 'pul-{hex:40}', 'PULUMI_ACCESS_TOKEN'],
  ['vault', '1password service account', 'ops_eyJ{b62:300}', 'OP_SERVICE_ACCOUNT_TOKEN'],
  ['vault', 'age', 'AGE-SECRET-KEY-1{AGE:58}', 'SOPS_AGE_KEY'],
  ['chat', 'slack user', 'xoxp-{d:12}-{d:12}-{d:13}-{hex:32}', 'SLACK_TOKEN'],
  ['chat', 'discord webhook', 'https://discord.com/api/webhooks/{d:18}/{b64u:68}', 'NOTIFY'],
  ['chat', 'twilio key', 'SK{hex:32}', 'TWILIO_API_KEY'],
  ['pay', 'stripe restricted', 'rk_live_{b62:99}', 'STRIPE_KEY'],
  ['pay', 'razorpay', 'rzp_live_{b62:14}', 'RAZORPAY_KEY'],
  ['pay', 'flutterwave', 'FLWSECK-{hex:32}-X', 'FLW_SECRET'],
  ['pay', 'plaid', 'access-production-{uuid}', 'PLAID_TOKEN'],
  ['pay', 'braintree', 'access_token$production${az09:16}${hex:32}', 'BT_TOKEN'],
  ['mail', 'brevo', 'xkeysib-{hex:64}-{b62:16}', 'BREVO_KEY'],
  ['mail', 'mailgun', 'key-{hex:32}', 'MAILGUN_KEY'],
  ['mail', 'resend', 're_{b62:8}_{b62:24}', 'RESEND_API_KEY'],
  ['watch', 'grafana cloud', 'glc_eyJ{b62:120}', 'GRAFANA_CLOUD_TOKEN'],
  ['watch', 'new relic licence', '{hex:36}NRAL', 'NEW_RELIC_LICENSE_KEY'],
  ['watch', 'posthog', 'phx_{b62:43}', 'POSTHOG_KEY'],
  ['watch', 'launchdarkly', 'sdk-{uuid}', 'LD_SDK_KEY'],
  ['office', 'linear', 'lin_api_{b62:40}', 'LINEAR_API_KEY'],
  ['office', 'hubspot', 'pat-na1-{uuid}', 'HUBSPOT_TOKEN'],
  ['office', 'postman', 'PMAK-{hex:24}-{hex:34}', 'POSTMAN_API_KEY'],
  ['office', 'dropbox', 'sl.{b64u:140}', 'DROPBOX_TOKEN'],
  ['office', 'facebook', 'EAA{b62:180}', 'FB_TOKEN'],
  ['net', 'defined networking', 'dnkey-{AZ09:26}-{AZ09:52}', 'DN_KEY'],
  ['net', 'cloudflare origin', 'v1.0-{hex:24}-{hex:146}', 'CF_ORIGIN'],
]);

const NAMED = named([
  ['named', 'jwt secret', '{b64:44}', 'JWT_SECRET', 'JWT_SIGNING_KEY'],
  ['named', 'twilio auth token', '{hex:32}', 'TWILIO_AUTH_TOKEN'],
  ['named', 'hetzner', '{b62:64}', 'HCLOUD_TOKEN'],
  ['named', 'linode', '{hex:64}', 'LINODE_TOKEN'],
  ['named', 'fastly', '{b64u:32}', 'FASTLY_API_KEY'],
  ['named', 'okta', '00{b64u:40}', 'OKTA_API_TOKEN'],
  ['named', 'gitea', '{hex:40}', 'GITEA_TOKEN'],
  ['named', 'app key', 'base64:{b64:43}=', 'APP_KEY'],
  ['named', 'django secret', '{strong:50}', 'SECRET_KEY', 'DJANGO_SECRET_KEY'],
  ['named', 'redis password', '{pass}', 'REDIS_PASSWORD', 'CACHE_PASSWORD'],
  ['named', 'keystore password', '{pass}', 'KEYSTORE_PASSWORD', 'SSL_KEY_PASSPHRASE'],
  ['named', 'ldap password', '{pass}', 'LDAP_BIND_PASSWORD', 'BIND_PW'],
  ['named', "token by a name of one's own", '{b62:32}', 'INVOICE_SERVICE_TOKEN', 'LEGACY_AUTH_TOKEN'],
  ['named', 'access token of x', '{d:18}-{b62:30}', 'TWITTER_ACCESS_TOKEN'],
]);

const kind = (family: string, name: string, make: Kind['make']): Kind => ({ family, name, make });
const b64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

const STRUCTURES: readonly Kind[] = [
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

export const SECOND: readonly Kind[] = [...TOKENS, ...NAMED, ...STRUCTURES, ...FORMATS];
