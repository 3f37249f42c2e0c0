// Held out: written from the providers' public descriptions alone, by one who had not read the rules or their tests.
import { crc32 } from 'node:zlib';
import { distinctive, type Kind, named } from './kind.ts';
import type { Random } from './random.ts';
import { base64 } from './rows-third.ts';
import { STRUCTURES } from './structures-third.ts';
import { bare, inCode, inSettings } from './surroundings.ts';

const TOKENS = distinctive([
  ['ai', 'anthropic admin key', 'sk-ant-admin01-{b64u:93}AA', 'ANTHROPIC_ADMIN_KEY'],
  ['ai', 'nvidia', 'nvapi-{b64u:64}', 'NVIDIA_API_KEY'],
  ['ai', 'cerebras', 'csk-{az09:48}', 'CEREBRAS_API_KEY'],
  ['ai', 'tavily', 'tvly-{b62:32}', 'TAVILY_API_KEY'],
  ['ai', 'elevenlabs', 'sk_{hex:48}', 'ELEVENLABS_API_KEY', 'XI_API_KEY'],
  ['ai', 'deepseek', 'sk-{hex:32}', 'DEEPSEEK_API_KEY'],
  ['cloud', 'yandex api key', 'AQVN{b64u:36}', 'YC_API_KEY', 'YANDEX_API_KEY'],
  ['cloud', 'digitalocean oauth', 'doo_v1_{hex:64}', 'DO_TOKEN'],
  ['cloud', 'azure storage key', '{b62:76}+ASt{b62:6}==', 'AZURE_STORAGE_KEY', 'STORAGE_ACCOUNT_KEY'],
  ['cloud', 'azure container registry', '{b62:42}+ACR{b62:6}', 'ACR_PASSWORD', 'REGISTRY_PASSWORD'],
  ['cloud', 'azure functions key', '{b62:44}AzFu{b62:6}==', 'FUNCTION_KEY'],
  ['cloud', 'vercel blob', 'vercel_blob_rw_{b62:16}_{b62:30}', 'BLOB_READ_WRITE_TOKEN'],
  ['cloud', 'supabase secret key', 'sb_secret_{b64u:22}_{b64u:8}', 'SUPABASE_SECRET_KEY'],
  ['cloud', 'deno deploy', 'ddp_{b62:36}', 'DENO_DEPLOY_TOKEN'],
  ['forge', 'gitlab routable', 'glpat-{b64u:27}.01.{az09:9}', 'GITLAB_TOKEN', 'GL_PAT'],
  ['forge', 'gitlab agent', 'glagent-{b64u:50}', 'AGENT_TOKEN'],
  ['forge', 'gitlab runner registration', 'GR1348941{b64u:20}', 'REGISTRATION_TOKEN'],
  ['ci', 'buildkite user', 'bkua_{hex:40}', 'BUILDKITE_API_TOKEN'],
  ['ci', 'circleci project', 'CCIPRJ_{b62:22}_{hex:40}', 'CIRCLE_PROJECT_TOKEN'],
  ['ci', 'octopus', 'API-{AZ09:26}', 'OCTOPUS_API_KEY'],
  ['ci', 'harness', 'pat.{b62:22}.{hex:24}.{b62:20}', 'HARNESS_API_KEY'],
  ['registry', 'docker organisation token', 'dckr_oat_{b64u:32}', 'DOCKER_TOKEN'],
  ['registry', 'clojars', 'CLOJARS_{az09:60}', 'CLOJARS_PASSWORD'],
  ['registry', 'test index', 'pypi-AgENdGVzdC5weXBpLm9yZw{b64u:130}', 'TWINE_PASSWORD'],
  ['chat', 'matrix', 'syt_{b62:14}_{b62:20}_{b62:6}', 'MATRIX_ACCESS_TOKEN'],
  ['chat', 'ntfy', 'tk_{az09:29}', 'NTFY_TOKEN'],
  ['chat', 'discord bot', 'MT{b62:24}.G{b62:5}.{b64u:38}', 'DISCORD_TOKEN', 'BOT_TOKEN'],
  [
    'chat',
    'teams webhook',
    'https://{word}.webhook.office.com/webhookb2/{uuid}@{uuid}/IncomingWebhook/{hex:32}/{uuid}',
    'TEAMS_URL',
  ],
  [
    'chat',
    'telegram in an address',
    'https://api.telegram.org/bot{d:10}:AA{b64u:33}/sendMessage',
    'NOTIFY_URL',
  ],
  ['pay', 'mollie', 'live_{b62:30}', 'MOLLIE_API_KEY', 'MOLLIE_KEY'],
  ['pay', 'mercado pago', 'APP_USR-{d:16}-{d:6}-{hex:32}-{d:9}', 'MP_ACCESS_TOKEN'],
  ['pay', 'shippo', 'shippo_live_{hex:40}', 'SHIPPO_TOKEN'],
  ['pay', 'easypost', 'EZAK{b62:54}', 'EASYPOST_API_KEY'],
  ['pay', 'duffel', 'duffel_live_{b64u:43}', 'DUFFEL_TOKEN'],
  ['pay', 'amazon marketplace', 'amzn.mws.{uuid}', 'MWS_AUTH_TOKEN'],
  ['mail', 'mailersend', 'mlsn.{hex:64}', 'MAILERSEND_API_KEY'],
  ['mail', 'brevo smtp', 'xsmtpsib-{hex:64}-{b62:16}', 'BREVO_SMTP_KEY'],
  ['watch', 'honeycomb', 'hcaik_01{az09:56}', 'HONEYCOMB_API_KEY'],
  ['watch', 'new relic insert', 'NRII-{b64u:32}', 'NEW_RELIC_INSERT_KEY'],
  ['watch', 'sonar user', 'squ_{hex:40}', 'SONAR_TOKEN'],
  ['office', 'contentful', 'CFPAT-{b64u:43}', 'CONTENTFUL_MANAGEMENT_TOKEN'],
  ['office', 'typeform', 'tfp_{b64u:44}_{b62:14}', 'TYPEFORM_TOKEN'],
  ['office', 'clickup', 'pk_{d:8}_{AZ09:32}', 'CLICKUP_TOKEN'],
  ['office', 'asana', '2/{d:16}/{d:16}:{hex:32}', 'ASANA_ACCESS_TOKEN'],
  ['office', 'readme', 'rdme_{az09:70}', 'README_API_KEY'],
  ['data', 'prefect', 'pnu_{az09:36}', 'PREFECT_API_KEY'],
  ['data', 'planetscale branch', 'pscale_pw_{b64u:43}', 'DATABASE_PASSWORD'],
  ['iot', 'adafruit', 'aio_{b62:28}', 'ADAFRUIT_IO_KEY', 'AIO_KEY'],
  ['net', 'tailscale api', 'tskey-api-k{b62:11}CNTRL-{b62:32}', 'TAILSCALE_API_KEY'],
  ['infra', 'swarm join token', 'SWMTKN-1-{az09:50}-{az09:25}', 'SWARM_TOKEN'],
  ['infra', 'k3s node token', 'K10{hex:64}::server:{hex:32}', 'K3S_TOKEN'],
  ['infra', 'infracost', 'ico-{b62:32}', 'INFRACOST_API_KEY'],
  ['mobile', 'push server key', 'AAAA{b64u:7}:APA91b{b64u:134}', 'FCM_SERVER_KEY'],
]);

const NAMED = named([
  ['named', 'scaleway', '{uuid}', 'SCW_SECRET_KEY'],
  ['named', 'paypal', 'E{b64u:79}', 'PAYPAL_CLIENT_SECRET', 'PAYPAL_SECRET'],
  ['named', 'mail service of aws', 'B{b64:43}', 'SES_SMTP_PASSWORD'],
  ['named', 'server token', '{uuid}', 'POSTMARK_SERVER_TOKEN', 'POSTMARK_API_TOKEN'],
  ['named', 'wandb', '{hex:40}', 'WANDB_API_KEY'],
  ['named', 'mistral', '{b62:32}', 'MISTRAL_API_KEY'],
  ['named', 'datadog application key', '{hex:40}', 'DD_APP_KEY', 'DATADOG_APP_KEY'],
  ['named', 'snyk', '{uuid}', 'SNYK_TOKEN'],
  [
    'named',
    'app-specific password',
    '{az:4}-{az:4}-{az:4}-{az:4}',
    'FASTLANE_APPLE_APPLICATION_SPECIFIC_PASSWORD',
  ],
  ['named', 'match passphrase', '{pass}', 'MATCH_PASSWORD', 'RELEASE_STORE_PASSWORD'],
  ['named', 'token of a build service', '{b62:40}', 'PACT_BROKER_TOKEN', 'CHROMATIC_PROJECT_TOKEN'],
  ['named', 'session token', '{b64:340}=', 'AWS_SESSION_TOKEN'],
  [
    'named',
    'admin password',
    '{pass}',
    'GF_SECURITY_ADMIN_PASSWORD',
    'MINIO_ROOT_PASSWORD',
    'KEYCLOAK_ADMIN_PASSWORD',
  ],
  ['named', 'webhook secret', '{hex:40}', 'GITHUB_WEBHOOK_SECRET', 'WEBHOOK_SECRET'],
]);

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The checksum of GitHub and npm: CRC-32 of the random part, in six digits of base 62. */
function checked(prefix: string, body: string): string {
  let rest = crc32(body);
  let sum = '';
  while (sum.length < 6) {
    sum = `${DIGITS[rest % 62]}${sum}`;
    rest = Math.floor(rest / 62);
  }
  return `${prefix}${body}${sum}`;
}

const built = (family: string, name: string, variable: string, make: (r: Random) => string): Kind => ({
  family,
  name,
  make: (r, turn) => {
    const value = make(r);
    if (turn % 3 === 0) return inSettings(r, variable, value);
    return turn % 3 === 1 ? inCode(r, variable, value) : bare(r, value);
  },
});

/** Tokens that hold a checksum, or an object in base64. */
const BUILT: readonly Kind[] = [
  built('forge', 'github oauth, checked', 'GH_TOKEN', (r) => checked('gho_', r.text('b62', 30))),
  built('forge', 'github classic, checked', 'CR_PAT', (r) => checked('ghp_', r.text('b62', 30))),
  built('registry', 'npm, checked', 'NODE_AUTH_TOKEN', (r) => checked('npm_', r.text('b62', 30))),
  built(
    'cloud',
    'bedrock api key',
    'AWS_BEARER_TOKEN_BEDROCK',
    (r) =>
      `ABSK${base64(`BedrockAPIKey-${r.text('az09', 4)}-at-${r.text('d', 12)}:${r.bytes(32).toString('base64')}`)}`,
  ),
  built('net', 'cloudflare tunnel', 'TUNNEL_TOKEN', (r) =>
    base64(JSON.stringify({ a: r.text('hex', 32), t: r.uuid(), s: r.bytes(32).toString('base64') })),
  ),
  built('watch', 'grafana legacy key', 'GRAFANA_API_KEY', (r) =>
    base64(JSON.stringify({ k: r.text('b62', 32), n: r.word(), id: 1 })),
  ),
  built(
    'watch',
    'sentry organisation',
    'SENTRY_AUTH_TOKEN',
    (r) =>
      `sntrys_${base64(JSON.stringify({ iat: 1750000000 + r.below(99999), url: 'https://sentry.io', org: r.word() }))}_${r.text('b64', 43)}`,
  ),
];

/** The held-out kinds. */
export const THIRD: readonly Kind[] = [...TOKENS, ...NAMED, ...BUILT, ...STRUCTURES];
