// Held out, the fourth time: from incidents and the providers' own pages, by one who had read neither the rules nor
// the earlier sets.
import { APPLICATIONS_FOURTH } from './applications-fourth.ts';
import { CLIENTS_FOURTH } from './clients-fourth.ts';
import { DEPLOYMENTS_FOURTH } from './deployments-fourth.ts';
import { KEYS_FOURTH } from './keys-fourth.ts';
import { distinctive, type Kind, named } from './kind.ts';
import { RECORDS_FOURTH } from './records-fourth.ts';
import { checked, jwt } from './rows-fourth.ts';
import { SERVICES_FOURTH } from './services-fourth.ts';
import { bare, inCode, inSettings } from './surroundings.ts';

const TOKENS = distinctive([
  ['token', 'gitlab routable pat', 'glpat-{b64u:27}.{az09:2}.{az09:9}', 'GITLAB_TOKEN'],
  ['token', 'gitlab cluster agent', 'glagent-{b64u:50}', 'AGENT_TOKEN'],
  ['token', 'gitlab oauth application', 'gloas-{hex:64}', 'GITLAB_APP_SECRET'],
  ['token', 'sourcegraph', 'sgp_{hex:16}_{hex:40}', 'SRC_ACCESS_TOKEN'],
  ['token', 'bitbucket app password', 'ATBB{b62:24}{HEX:8}', 'BITBUCKET_APP_PASSWORD'],
  ['token', 'atlassian api token', 'ATATT3xFfGF0{b64u:171}={HEX:8}', 'JIRA_API_TOKEN', 'ATLASSIAN_TOKEN'],
  ['token', 'docker organization token', 'dckr_oat_{b64u:32}', 'DOCKERHUB_TOKEN'],
  ['token', 'clojars', 'CLOJARS_{hex:60}', 'CLOJARS_PASSWORD'],
  ['token', 'jfrog identity', 'cmVmdGtuOjAxO{b62:51}', 'JFROG_ACCESS_TOKEN', 'ARTIFACTORY_TOKEN'],
  ['token', 'circleci personal', 'CCIPAT_{b62:22}_{hex:40}', 'CIRCLE_TOKEN'],
  ['token', 'buildkite user', 'bkua_{hex:40}', 'BUILDKITE_API_TOKEN'],
  ['token', 'sonarqube user', 'squ_{hex:40}', 'SONAR_TOKEN'],
  ['token', 'harness', 'pat.{b62:22}.{hex:24}.{b62:20}', 'HARNESS_API_KEY'],
  ['token', 'aws bedrock', 'ABSKQmVkcm9ja0FQSUtleS{b62:108}=', 'AWS_BEARER_TOKEN_BEDROCK'],
  ['token', 'google oauth secret', 'GOCSPX-{b64u:28}', 'GOOGLE_CLIENT_SECRET'],
  ['token', 'google refresh token', '1//0{d:1}{b64u:98}', 'GOOGLE_REFRESH_TOKEN'],
  ['token', 'azure app secret', '{b62:3}8Q~{b62:34}', 'AZURE_CLIENT_SECRET', 'ARM_CLIENT_SECRET'],
  ['token', 'azure devops pat', '{b62:76}AZDO{b62:4}', 'AZURE_DEVOPS_EXT_PAT', 'ADO_TOKEN'],
  ['token', 'cloudflare origin ca', 'v1.0-{hex:24}-{hex:146}', 'CLOUDFLARE_API_USER_SERVICE_KEY'],
  ['token', 'heroku', 'HRKU-{b64u:60}', 'HEROKU_API_KEY'],
  ['token', 'fly', 'fm2_{b62:220}', 'FLY_API_TOKEN'],
  ['token', 'render', 'rnd_{b62:28}', 'RENDER_API_KEY'],
  ['token', 'supabase secret key', 'sb_secret_{b64u:22}_{b64u:8}', 'SUPABASE_SECRET_KEY'],
  ['token', 'neon', 'napi_{az09:64}', 'NEON_API_KEY'],
  ['token', 'planetscale', 'pscale_tkn_{b64u:43}', 'PLANETSCALE_SERVICE_TOKEN'],
  ['token', 'doppler service', 'dp.st.prd.{b62:43}', 'DOPPLER_TOKEN'],
  ['token', 'vault service', 'hvs.CAESI{b64u:89}', 'VAULT_TOKEN'],
  ['token', 'terraform cloud', '{b62:14}.atlasv1.{b62:67}', 'TFE_TOKEN', 'TF_TOKEN_app_terraform_io'],
  ['token', 'tailscale', 'tskey-auth-k{b62:11}CNTRL-{b62:32}', 'TS_AUTHKEY'],
  ['token', 'anthropic', 'sk-ant-api03-{b64u:93}AA', 'ANTHROPIC_API_KEY'],
  ['token', 'openai service account', 'sk-svcacct-{b64u:74}T3BlbkFJ{b64u:74}', 'OPENAI_API_KEY'],
  ['token', 'xai', 'xai-{b62:80}', 'XAI_API_KEY'],
  ['token', 'together', 'tgp_v1_{b64u:43}', 'TOGETHER_API_KEY'],
  ['token', 'langsmith', 'lsv2_pt_{hex:32}_{hex:10}', 'LANGSMITH_API_KEY', 'LANGCHAIN_API_KEY'],
  ['token', 'langfuse', 'sk-lf-{uuid}', 'LANGFUSE_SECRET_KEY'],
  ['token', 'pinecone', 'pcsk_{b62:6}_{b62:63}', 'PINECONE_API_KEY'],
  ['token', 'stripe restricted', 'rk_live_51{b62:97}', 'STRIPE_KEY'],
  ['token', 'paystack', 'sk_live_{hex:40}', 'PAYSTACK_SECRET_KEY'],
  ['token', 'flutterwave', 'FLWSECK-{hex:32}-X', 'FLW_SECRET_KEY'],
  ['token', 'paddle', 'pdl_live_apikey_{az09:26}_{b62:22}_{b62:3}', 'PADDLE_API_KEY'],
  ['token', 'square access token', 'EAAAl{b64u:59}', 'SQUARE_ACCESS_TOKEN'],
  ['token', 'braintree', 'access_token$production${az09:16}${hex:32}', 'BRAINTREE_ACCESS_TOKEN'],
  ['token', 'resend', 're_{b62:8}_{b62:24}', 'RESEND_API_KEY'],
  ['token', 'brevo', 'xkeysib-{hex:64}-{b62:16}', 'BREVO_API_KEY'],
  ['token', 'mailchimp', '{hex:32}-us{d:2}', 'MAILCHIMP_API_KEY'],
  ['token', 'slack app level', 'xapp-1-A{AZ09:10}-{d:13}-{hex:64}', 'SLACK_APP_TOKEN'],
  ['token', 'telegram bot', '{d:10}:AA{b64u:33}', 'TELEGRAM_BOT_TOKEN', 'BOT_TOKEN'],
  ['token', 'notion', 'ntn_{d:11}{b62:35}', 'NOTION_TOKEN'],
  ['token', 'airtable', 'pat{b62:14}.{hex:64}', 'AIRTABLE_API_KEY'],
  ['token', 'sentry organization', 'sntrys_eyJpYXQiOjE{b62:60}_{b64:43}', 'SENTRY_AUTH_TOKEN'],
  ['token', 'dynatrace', 'dt0c01.{AZ09:24}.{AZ09:64}', 'DT_API_TOKEN'],
  ['token', 'posthog personal', 'phx_{b62:43}', 'POSTHOG_PERSONAL_API_KEY'],
  ['token', 'launchdarkly sdk', 'sdk-{uuid}', 'LAUNCHDARKLY_SDK_KEY'],
  ['token', 'shopify shared secret', 'shpss_{hex:32}', 'SHOPIFY_API_SECRET'],
]);

const NAMED = named([
  ['named', 'datadog application key', '{hex:40}', 'DD_APP_KEY', 'DATADOG_APP_KEY'],
  ['named', 'splunk collector', '{uuid}', 'SPLUNK_HEC_TOKEN'],
  ['named', 'postmark', '{uuid}', 'POSTMARK_SERVER_TOKEN', 'POSTMARK_API_TOKEN'],
  ['named', 'algolia admin', '{hex:32}', 'ALGOLIA_ADMIN_KEY', 'ALGOLIA_ADMIN_API_KEY'],
  ['named', 'cloudflare global key', '{hex:37}', 'CLOUDFLARE_API_KEY', 'CF_API_KEY'],
  ['named', 'okta', '00{b64u:40}', 'OKTA_API_TOKEN', 'OKTA_CLIENT_TOKEN'],
  ['named', 'hetzner', '{b62:64}', 'HCLOUD_TOKEN'],
  ['named', 'jwt signing', '{b64:43}=', 'JWT_SIGNING_KEY', 'JWT_SECRET'],
  ['named', 'cookie', '{b62:32}', 'COOKIE_SECRET', 'SESSION_SECRET'],
  ['named', 'encryption', '{hex:64}', 'ENCRYPTION_KEY', 'MASTER_KEY'],
  ['named', 'webhook', '{b62:40}', 'WEBHOOK_SECRET', 'GITHUB_WEBHOOK_SECRET'],
  ['named', 'oauth consumer', '{b62:50}', 'TWITTER_CONSUMER_SECRET', 'OAUTH_CLIENT_SECRET'],
  ['named', 'smtp', '{pass}', 'SMTP_PASS', 'MAIL_PASSWORD', 'EMAIL_HOST_PASSWORD'],
  ['named', 'database', '{pass}', 'PGPASSWORD', 'MYSQL_ROOT_PASSWORD', 'DB_PASS', 'ORACLE_PWD'],
  ['named', 'administrator', '{pass}', 'ADMIN_PASSWORD', 'KEYCLOAK_ADMIN_PASSWORD'],
  ['named', 'keystore', '{pass}', 'KEYSTORE_PASSWORD', 'SSL_KEY_PASSPHRASE'],
]);

const COMPUTED: readonly Kind[] = [
  computed('github classic pat', ['GITHUB_TOKEN', 'GH_TOKEN'], (r) => checked(r, 'ghp_')),
  computed('npm granular', ['NPM_TOKEN', 'NODE_AUTH_TOKEN'], (r) => checked(r, 'npm_')),
  computed('polar organization', ['POLAR_ACCESS_TOKEN'], (r) => checked(r, 'polar_oat_', 37)),
  computed('supabase service role', ['SUPABASE_SERVICE_ROLE_KEY'], (r) =>
    jwt(r, {
      iss: 'supabase',
      ref: r.text('az', 20),
      role: 'service_role',
      iat: 1700000000,
      exp: 2015000000,
    }),
  ),
];

export const FOURTH: readonly Kind[] = [
  ...TOKENS,
  ...COMPUTED,
  ...NAMED,
  ...APPLICATIONS_FOURTH,
  ...SERVICES_FOURTH,
  ...DEPLOYMENTS_FOURTH,
  ...CLIENTS_FOURTH,
  ...RECORDS_FOURTH,
  ...KEYS_FOURTH,
];

function computed(
  name: string,
  names: readonly string[],
  tokenOf: (r: Parameters<Kind['make']>[0]) => string,
): Kind {
  return {
    family: 'token',
    name,
    make(r, turn) {
      const token = tokenOf(r);
      if (turn % 3 === 2) return bare(r, token);
      return (turn % 3 === 0 ? inSettings : inCode)(r, r.pick(names), token);
    },
  };
}
