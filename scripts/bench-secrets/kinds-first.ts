// Written before the rules of these kinds, from the providers' descriptions of their formats.
import { distinctive, type Kind, named } from './kind.ts';
import { file } from './surroundings.ts';

const PRIVATE = ['PRI', 'VATE KEY'].join('');

const TOKENS = distinctive([
  ['ai', 'anthropic api key', 'sk-ant-api03-{b64u:93}AA', 'ANTHROPIC_API_KEY'],
  ['ai', 'openai project key', 'sk-proj-{b64u:74}T3BlbkFJ{b64u:74}', 'OPENAI_API_KEY', 'LLM_KEY'],
  ['ai', 'groq', 'gsk_{b62:52}', 'GROQ_API_KEY'],
  ['ai', 'replicate', 'r8_{b62:37}', 'REPLICATE_API_TOKEN'],
  ['ai', 'xai', 'xai-{b62:80}', 'XAI_API_KEY'],
  ['cloud', 'aws access key id', 'AKIA{b32:16}', 'AWS_ACCESS_KEY_ID'],
  ['cloud', 'google api key', 'AIza{b64u:35}', 'GOOGLE_API_KEY', 'MAPS_KEY'],
  ['cloud', 'digitalocean pat', 'dop_v1_{hex:64}', 'DIGITALOCEAN_TOKEN'],
  ['cloud', 'alibaba key id', 'LTAI5t{b62:18}', 'ALIBABA_CLOUD_ACCESS_KEY_ID'],
  ['cloud', 'azure ad client secret', '{b62:3}8Q~{b64u:34}', 'AZURE_CLIENT_SECRET'],
  ['cloud', 'fly.io', 'fo1_{b64u:43}', 'FLY_API_TOKEN'],
  ['cloud', 'databricks', 'dapi{hex:32}', 'DATABRICKS_TOKEN'],
  ['cloud', 'planetscale', 'pscale_tkn_{b64u:43}', 'PLANETSCALE_SERVICE_TOKEN'],
  ['cloud', 'supabase', 'sbp_{hex:40}', 'SUPABASE_ACCESS_TOKEN'],
  ['forge', 'github classic', 'ghp_{b62:36}', 'GITHUB_TOKEN', 'GH_PAT'],
  ['forge', 'github fine-grained', 'github_pat_{b62:22}_{b62:59}', 'GH_TOKEN'],
  ['forge', 'gitlab pat', 'glpat-{b64u:20}', 'GITLAB_TOKEN'],
  ['forge', 'gitlab deploy token', 'gldt-{b64u:20}', 'DEPLOY_TOKEN'],
  ['forge', 'gitlab trigger', 'glptt-{hex:40}', 'TRIGGER'],
  ['forge', 'atlassian', 'ATATT3xFfGF0{b64u:171}={HEX:8}', 'JIRA_TOKEN'],
  ['forge', 'bitbucket app password', 'ATBB{b62:32}', 'BITBUCKET_APP_PASSWORD'],
  ['registry', 'npm', 'npm_{b62:36}', 'NPM_TOKEN'],
  ['registry', 'pypi', 'pypi-AgEIcHlwaS5vcmc{b64u:150}', 'TWINE_PASSWORD'],
  ['registry', 'docker hub', 'dckr_pat_{b64u:27}', 'DOCKERHUB_TOKEN'],
  ['registry', 'crates.io', 'cio{b62:32}', 'CARGO_REGISTRY_TOKEN'],
  ['registry', 'jfrog access key', 'AKCp{b62:69}', 'ARTIFACTORY_API_KEY'],
  ['vault', 'vault service token', 'hvs.{b64u:95}', 'VAULT_TOKEN'],
  ['vault', 'doppler', 'dp.st.{az:4}.{b62:43}', 'DOPPLER_TOKEN'],
  ['vault', 'terraform cloud', '{b62:14}.atlasv1.{b64u:67}', 'TFE_TOKEN', 'TF_TOKEN_APP'],
  ['chat', 'slack bot', 'xoxb-{d:12}-{d:13}-{b62:24}', 'SLACK_BOT_TOKEN'],
  ['chat', 'slack app', 'xapp-1-A{AZ09:10}-{d:13}-{hex:64}', 'SLACK_APP_TOKEN'],
  ['chat', 'telegram bot', '{d:10}:AA{b64u:33}', 'TELEGRAM_BOT_TOKEN'],
  ['chat', 'slack webhook', 'https://hooks.slack.com/services/T{AZ09:10}/B{AZ09:10}/{b62:24}', 'ALERT_URL'],
  ['pay', 'stripe live', 'sk_live_{b62:24}', 'STRIPE_SECRET_KEY'],
  ['pay', 'stripe webhook', 'whsec_{b62:32}', 'STRIPE_WEBHOOK_SECRET'],
  ['pay', 'square', 'EAAA{b64u:60}', 'SQUARE_ACCESS_TOKEN'],
  ['pay', 'shopify', 'shpat_{hex:32}', 'SHOPIFY_TOKEN'],
  ['mail', 'sendgrid', 'SG.{b64u:22}.{b64u:43}', 'SENDGRID_API_KEY'],
  ['mail', 'mailchimp', '{hex:32}-us{d:2}', 'MAILCHIMP_API_KEY'],
  ['watch', 'grafana service account', 'glsa_{b62:32}_{hex:8}', 'GRAFANA_TOKEN'],
  ['watch', 'new relic user', 'NRAK-{AZ09:27}', 'NEW_RELIC_API_KEY'],
  ['watch', 'sentry user', 'sntryu_{hex:64}', 'SENTRY_AUTH_TOKEN'],
  ['watch', 'dynatrace', 'dt0c01.{b32:24}.{b32:64}', 'DT_TOKEN'],
  ['watch', 'sonar', 'sqp_{hex:40}', 'SONAR_TOKEN'],
  ['office', 'notion', 'ntn_{d:11}{b62:35}', 'NOTION_TOKEN'],
  ['office', 'figma', 'figd_{b64u:40}', 'FIGMA_TOKEN'],
  ['office', 'airtable', 'pat{b62:14}.{hex:64}', 'AIRTABLE_PAT'],
  ['net', 'tailscale', 'tskey-auth-k{b62:11}CNTRL-{b62:32}', 'TS_AUTHKEY'],
  ['net', 'mapbox', 'sk.eyJ1Ijoi{b62:40}.{b64u:22}', 'MAPBOX_TOKEN'],
]);

const NAMED = named([
  ['named', 'database password', '{pass}', 'DB_PASSWORD', 'POSTGRES_PASSWORD', 'MYSQL_ROOT_PASSWORD'],
  ['named', 'session secret', '{b62:32}', 'SESSION_SECRET', 'COOKIE_SECRET'],
  ['named', 'aws secret key', '{b64:40}', 'AWS_SECRET_ACCESS_KEY'],
  ['named', 'api key in hex', '{hex:32}', 'WEATHER_API_KEY', 'MY_API_KEY'],
  ['named', 'datadog', '{hex:32}', 'DD_API_KEY', 'DATADOG_API_KEY'],
  ['named', 'client secret', '{b64u:40}', 'OAUTH_CLIENT_SECRET', 'CLIENT_SECRET'],
  ['named', 'encryption key', '{hex:64}', 'ENCRYPTION_KEY', 'AES_SECRET_KEY'],
  ['named', 'smtp password', '{pass}', 'SMTP_PASSWORD', 'MAIL_PASS'],
  ['named', 'cloudflare', '{b64u:40}', 'CLOUDFLARE_API_TOKEN'],
  ['named', 'algolia', '{hex:32}', 'ALGOLIA_ADMIN_KEY', 'ALGOLIA_API_KEY'],
  ['named', 'uuid as key', '{uuid}', 'HEROKU_API_KEY', 'PUSH_API_KEY'],
]);

const STRUCTURES: readonly Kind[] = [
  ...['RSA ', 'EC ', '', 'OPENSSH '].map(
    (type): Kind => ({
      family: 'private key',
      name: `${type.trim() || 'pkcs8'} pem`,
      make(r) {
        const body = (r.text('b64', 64 * 8 + 40).match(/.{1,64}/g) ?? []).join('\n');
        const line = `-----BEGIN ${type}${PRIVATE}-----`;
        return file(`${r.word()}/${r.word()}.pem`, `${line}\n${body}\n${line.replace('BEGIN', 'END')}`, body);
      },
    }),
  ),
  {
    family: 'private key',
    name: 'pem in one JSON line',
    make(r) {
      const body = (r.text('b64', 64 * 6).match(/.{1,64}/g) ?? []).join('\\n');
      const key = `-----BEGIN ${PRIVATE}-----\\n${body}\\n-----END ${PRIVATE}-----\\n`;
      return file(`${r.word()}.json`, `{\n  "kind": "signer",\n  "${r.word()}": "${key}"\n}`, body);
    },
  },
  {
    family: 'private key',
    name: 'putty ppk',
    make(r) {
      const body = (r.text('b64', 160).match(/.{1,64}/g) ?? []).join('\n');
      const text = `PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: ${r.word()}\nPublic-Lines: 2\n${r.text('b64', 64)}\n${r.text('b64', 16)}\nPrivate-Lines: 3\n${body}\nPrivate-MAC: ${r.text('hex', 64)}`;
      return file(`${r.word()}.ppk`, text, body);
    },
  },
  {
    family: 'private key',
    name: 'wireguard',
    make(r) {
      const key = r.bytes(32).toString('base64');
      return file(
        `etc/wireguard/${r.word()}.conf`,
        `[Interface]\nAddress = 10.2.0.${r.below(250)}/32\nPrivateKey = ${key}\nListenPort = 51820\n\n[Peer]\nPublicKey = ${r.bytes(32).toString('base64')}`,
        key,
      );
    },
  },
  {
    family: 'connection',
    name: 'postgres url',
    make(r, turn) {
      const pass = r.fill('{b62:14}');
      const url = `postgres${turn % 2 === 0 ? 'ql' : ''}://${r.word()}:${pass}@db.${r.word()}.internal:5432/${r.word()}`;
      return file(`${r.word()}/config.yaml`, `service:\n  url: ${url}\n  pool: 5`, pass);
    },
  },
  {
    family: 'connection',
    name: 'redis url without user',
    make(r) {
      const pass = r.fill('{b62:20}');
      return file(`${r.word()}.py`, `cache = connect("redis://:${pass}@${r.word()}:6379/0")`, pass);
    },
  },
  {
    family: 'connection',
    name: 'ado connection string',
    make(r) {
      const pass = r.password();
      return file(
        `${r.word()}/appsettings.json`,
        `{\n  "ConnectionStrings": {\n    "Main": "Server=tcp:${r.word()}.local,1433;Database=${r.word()};User ID=app;Password=${pass};Encrypt=True"\n  }\n}`,
        pass,
      );
    },
  },
  {
    family: 'connection',
    name: 'azure storage',
    make(r) {
      const key = r.bytes(64).toString('base64');
      return file(
        `${r.word()}.cfg`,
        `storage = DefaultEndpointsProtocol=https;AccountName=${r.word()};AccountKey=${key};EndpointSuffix=core.windows.net`,
        key,
      );
    },
  },
  {
    family: 'credential file',
    name: 'netrc',
    make(r) {
      const pass = r.fill('{b62:18}');
      return file(
        'home/app/.netrc',
        `machine git.${r.word()}.org\n  login ${r.word()}\n  password ${pass}`,
        pass,
      );
    },
  },
  {
    family: 'credential file',
    name: 'npmrc _auth',
    make(r) {
      const auth = Buffer.from(`${r.word()}:${r.fill('{b62:16}')}`).toString('base64');
      return file(
        `${r.word()}/.npmrc`,
        `registry=https://npm.${r.word()}.org/\n_auth=${auth}\nalways-auth=true`,
        auth,
      );
    },
  },
  {
    family: 'credential file',
    name: 'docker config auth',
    make(r) {
      const auth = Buffer.from(`${r.word()}:${r.fill('{b62:20}')}`).toString('base64');
      return file(
        'root/.docker/config.json',
        `{\n\t"auths": {\n\t\t"registry.${r.word()}.org": {\n\t\t\t"auth": "${auth}"\n\t\t}\n\t}\n}`,
        auth,
      );
    },
  },
  {
    family: 'credential file',
    name: 'shadow',
    make(r) {
      const hash = `$6$${r.text('b62', 16)}$${r.text('b62', 86)}`;
      return file('etc/shadow', `daemon:*:19000:0:99999:7:::\n${r.word()}:${hash}:19000:0:99999:7:::`, hash);
    },
  },
  {
    family: 'credential file',
    name: 'maven settings',
    make(r) {
      const pass = r.fill('{b62:15}');
      return file(
        'home/build/.m2/settings.xml',
        `<settings>\n  <servers>\n    <server>\n      <id>${r.word()}</id>\n      <username>ci</username>\n      <password>${pass}</password>\n    </server>\n  </servers>\n</settings>`,
        pass,
      );
    },
  },
  {
    family: 'header',
    name: 'bearer',
    make(r) {
      const token = r.fill('{b62:40}');
      return file(
        `${r.word()}.sh`,
        `curl -s -H "Authorization: Bearer ${token}" https://api.${r.word()}.org/v1/items`,
        token,
      );
    },
  },
  {
    family: 'header',
    name: 'jwt',
    make(r) {
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const token = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: r.uuid(), iat: 1760000000 + r.below(9999) })}.${r.text('b64u', 43)}`;
      return file(`${r.word()}.ts`, `const session = '${token}';`, token);
    },
  },
];

export const FIRST: readonly Kind[] = [...TOKENS, ...NAMED, ...STRUCTURES];
