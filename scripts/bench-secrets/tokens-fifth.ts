import type { Kind } from './kind.ts';
import type { Random } from './random.ts';
import { fill } from './rows-fifth.ts';
import { file, type Specimen } from './surroundings.ts';

const camel = (name: string) =>
  name.toLowerCase().replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** Where tokens of services turn up, in about the measure in which they do. */
const FRAMES: readonly (readonly [path: string, text: (name: string, token: string) => string])[] = [
  ['.env', (name, token) => `PORT=8080\n${name}=${token}\nLOG_LEVEL=info`],
  ['‹app›/.env', (name, token) => `${name}="${token}"\nREGION=‹region›`],
  ['config/‹app›.env.production', (name, token) => `# ‹company›\n${name} = '${token}'`],
  [
    '.github/workflows/‹app›.yml',
    (name, token) =>
      `jobs:\n  run:\n    runs-on: ubuntu-latest\n    env:\n      ${name}: ${token}\n    steps:\n      - run: make`,
  ],
  [
    'docker-compose.yml',
    (name, token) =>
      `services:\n  ‹app›:\n    image: ‹company›/‹app›\n    environment:\n      - ${name}=${token}`,
  ],
  [
    'k8s/‹app›.yaml',
    (name, token) =>
      `apiVersion: v1\nkind: Secret\nmetadata: {name: ‹app›}\nstringData:\n  ${name}: "${token}"`,
  ],
  ['Dockerfile', (name, token) => `FROM node:20\nENV ${name}=${token}\nCMD ["node", "."]`],
  [
    '‹app›/client.py',
    (name, token) =>
      `import requests\n\n${name} = "${token}"\n\ndef call(path):\n    return requests.get(BASE + path)`,
  ],
  ['‹app›.py', (name, token) => `import os\nos.environ["${name}"] = "${token}"`],
  [
    'src/‹app›.js',
    (name, token) => `const ${camel(name)} = '${token}';\nmodule.exports = new Client(${camel(name)});`,
  ],
  [
    'src/‹app›.ts',
    (name, token) => `export const config = {\n  ${camel(name)}: '${token}',\n  retries: 3,\n};`,
  ],
  ['internal/‹app›/‹app›.go', (name, token) => `package ‹app›\n\nconst ${camel(name)} = "${token}"`],
  ['src/main/java/‹app›.java', (name, token) => `    private static final String ${name} = "${token}";`],
  ['appsettings.json', (name, token) => `{\n  "Service": {\n    "${camel(name)}": "${token}"\n  }\n}`],
  ['terraform.tfvars', (name, token) => `region = "‹region›"\n${name.toLowerCase()} = "${token}"`],
  ['scripts/‹app›.sh', (name, token) => `#!/bin/bash\nexport ${name}=${token}\n./run.sh`],
];

/** One line a kind: family, name, what the token looks like, and the name that it is given. */
const ROWS = `
cloud | digitalocean spaces | ‹b64:43› | SPACES_SECRET_ACCESS_KEY
cloud | scaleway | ‹uuid› | SCW_SECRET_KEY
cloud | linode | ‹hex:64› | LINODE_TOKEN
cloud | hetzner cloud | ‹b62:64› | HCLOUD_TOKEN
cloud | vultr | ‹AZ09:36› | VULTR_API_KEY
cloud | cloudflare token | ‹b64u:40› | CLOUDFLARE_API_TOKEN
cloud | cloudflare global key | ‹hex:37› | CLOUDFLARE_API_KEY
cloud | fly | FlyV1 fm2_‹b64:520› | FLY_API_TOKEN
cloud | heroku | HRKU-AA‹b64u:58› | HEROKU_API_KEY
cloud | netlify | nfp_‹b62:36› | NETLIFY_AUTH_TOKEN
cloud | vercel | ‹b62:24› | VERCEL_TOKEN
cloud | render | rnd_‹b62:28› | RENDER_API_KEY
cloud | alibaba | ‹b62:30› | ALIBABA_CLOUD_ACCESS_KEY_SECRET
cloud | ibm cloud | ‹b64u:44› | IBMCLOUD_API_KEY
cloud | azure devops | ‹az09:52› | AZURE_DEVOPS_EXT_PAT
cloud | azure openai | ‹hex:32› | AZURE_OPENAI_API_KEY
cloud | azure cosmos | ‹b64:76›ACDb‹b64:6›== | COSMOS_KEY
cloud | azure search | ‹b62:42›AzSe‹b62:6› | AZURE_SEARCH_ADMIN_KEY
cloud | planetscale | pscale_pw_‹b62:43› | DATABASE_PASSWORD
cloud | neon | napi_‹az09:64› | NEON_API_KEY
cloud | upstash | A‹b64:51› | UPSTASH_REDIS_REST_TOKEN
cloud | supabase management | sbp_‹hex:40› | SUPABASE_ACCESS_TOKEN
cloud | databricks | dapi‹hex:32› | DATABRICKS_TOKEN
cloud | confluent | ‹b64:64› | CONFLUENT_CLOUD_API_SECRET
cloud | vault service token | hvs.CAESI‹b64u:90› | VAULT_TOKEN
cloud | doppler | dp.st.prd.‹b62:43› | DOPPLER_TOKEN
cloud | one password | ops_eyJ‹b64:300› | OP_SERVICE_ACCOUNT_TOKEN
model | anthropic | sk-ant-api03-‹b64u:93›AA | ANTHROPIC_API_KEY
model | openai service account | sk-svcacct-‹b64u:74›T3BlbkFJ‹b64u:74› | OPENAI_API_KEY
model | google ai | AIzaSy‹b64u:33› | GEMINI_API_KEY
model | hugging face | hf_‹letters:34› | HF_TOKEN
model | replicate | r8_‹b62:37› | REPLICATE_API_TOKEN
model | groq | gsk_‹b62:52› | GROQ_API_KEY
model | mistral | ‹b62:32› | MISTRAL_API_KEY
model | cohere | ‹b62:40› | COHERE_API_KEY
model | deepseek | sk-‹hex:32› | DEEPSEEK_API_KEY
model | openrouter | sk-or-v1-‹hex:64› | OPENROUTER_API_KEY
model | perplexity | pplx-‹b62:48› | PERPLEXITY_API_KEY
model | xai | xai-‹b62:80› | XAI_API_KEY
model | elevenlabs | sk_‹hex:48› | ELEVENLABS_API_KEY
model | pinecone | pcsk_‹b62:6›_‹b62:63› | PINECONE_API_KEY
model | langsmith | lsv2_pt_‹hex:32›_‹hex:10› | LANGCHAIN_API_KEY
model | langfuse | sk-lf-‹uuid› | LANGFUSE_SECRET_KEY
model | weights and biases | ‹hex:40› | WANDB_API_KEY
model | nvidia | nvapi-‹b64u:64› | NVIDIA_API_KEY
forge | github classic | ‹crc:ghp_› | GITHUB_TOKEN
forge | github fine grained | ‹finegrained› | GH_PAT
forge | gitlab routable | ‹routable:glpat-› | GITLAB_TOKEN
forge | gitlab deploy token | gldt-‹b62:20› | CI_DEPLOY_PASSWORD
forge | bitbucket app password | ATBB‹b62:24›‹HEX:8› | BITBUCKET_APP_PASSWORD
forge | atlassian token | ATATT3xFfGF0‹b64u:171›=‹HEX:8› | JIRA_API_TOKEN
forge | npm | ‹crc:npm_› | NPM_TOKEN
forge | docker hub | dckr_pat_‹b64u:27› | DOCKERHUB_TOKEN
forge | circleci | CCIPAT_‹b62:22›_‹hex:40› | CIRCLECI_TOKEN
forge | sonar cloud | ‹hex:40› | SONAR_TOKEN
forge | snyk | ‹uuid› | SNYK_TOKEN
forge | codecov upload | ‹uuid› | CODECOV_TOKEN
forge | linear | lin_api_‹b62:40› | LINEAR_API_KEY
forge | postman | PMAK-‹hex:24›-‹hex:34› | POSTMAN_API_KEY
forge | figma | figd_‹b64u:40› | FIGMA_TOKEN
forge | notion | ntn_‹d:11›‹b62:35› | NOTION_TOKEN
forge | airtable | pat‹b62:14›.‹hex:64› | AIRTABLE_API_KEY
mail | sendgrid | SG.‹b64u:22›.‹b64u:43› | SENDGRID_API_KEY
mail | mailgun | key-‹hex:32› | MAILGUN_API_KEY
mail | mailgun new | ‹hex:32›-‹hex:8›-‹hex:8› | MAILGUN_SENDING_KEY
mail | mailchimp | ‹hex:32›-us‹n:20› | MAILCHIMP_API_KEY
mail | brevo | xkeysib-‹hex:64›-‹b62:16› | BREVO_API_KEY
mail | postmark | ‹uuid› | POSTMARK_SERVER_TOKEN
mail | resend | re_‹b62:8›_‹b62:24› | RESEND_API_KEY
mail | mailjet | ‹hex:32› | MJ_APIKEY_PRIVATE
mail | aws ses smtp | B‹b64:43› | SES_SMTP_PASSWORD
chat | slack bot | xoxb-‹n:8›‹d:11›-‹n:8›‹d:12›-‹b62:24› | SLACK_BOT_TOKEN
chat | slack app level | xapp-1-A0‹AZ09:9›-‹n:8›‹d:12›-‹hex:64› | SLACK_APP_TOKEN
chat | slack signing | ‹hex:32› | SLACK_SIGNING_SECRET
chat | teams webhook | https://‹company›.webhook.office.com/webhookb2/‹uuid›@‹uuid›/IncomingWebhook/‹hex:32›/‹uuid› | TEAMS_WEBHOOK_URL
chat | twilio auth | ‹hex:32› | TWILIO_AUTH_TOKEN
chat | line | ‹b64:170›= | LINE_CHANNEL_ACCESS_TOKEN
chat | vonage | ‹b62:16› | VONAGE_API_SECRET
money | stripe restricted | rk_live_51‹b62:97› | STRIPE_API_KEY
money | paypal | E‹b64u:79› | PAYPAL_CLIENT_SECRET
money | square | EAAA‹b64u:60› | SQUARE_ACCESS_TOKEN
money | razorpay | ‹b62:24› | RAZORPAY_KEY_SECRET
money | paystack | sk_live_‹hex:40› | PAYSTACK_SECRET_KEY
money | plaid | ‹hex:30› | PLAID_SECRET
money | shopify | shpat_‹hex:32› | SHOPIFY_ACCESS_TOKEN
money | braintree | ‹hex:32› | BRAINTREE_PRIVATE_KEY
money | binance | ‹b62:64› | BINANCE_API_SECRET
watch | datadog | ‹hex:40› | DD_APP_KEY
watch | new relic user key | NRAK-‹AZ09:27› | NEW_RELIC_API_KEY
watch | grafana service account | ‹grafana› | GRAFANA_TOKEN
watch | sentry user token | sntryu_‹hex:64› | SENTRY_AUTH_TOKEN
watch | honeycomb | hcaik_01‹az09:56› | HONEYCOMB_API_KEY
watch | pagerduty | u+‹b62:18› | PAGERDUTY_TOKEN
watch | opsgenie | ‹uuid› | OPSGENIE_API_KEY
watch | dynatrace | dt0c01.‹b32:24›.‹b32:64› | DYNATRACE_API_TOKEN
watch | posthog personal | phx_‹b62:43› | POSTHOG_PERSONAL_API_KEY
watch | algolia admin | ‹hex:32› | ALGOLIA_ADMIN_KEY
watch | openweather | ‹hex:32› | OPENWEATHER_API_KEY
watch | mapbox secret | sk.‹base64u:{"u":"‹company›","a":"cl‹az09:23›"}›.‹b64u:22› | MAPBOX_SECRET_TOKEN
watch | okta | 00‹b64u:40› | OKTA_API_TOKEN
watch | auth0 client | ‹b64u:64› | AUTH0_CLIENT_SECRET
watch | contentful management | CFPAT-‹b64u:43› | CONTENTFUL_MANAGEMENT_TOKEN
watch | twitter bearer | AAAAAAAAAAAAAAAAAAAAA‹b62:8›%3D‹b62:50› | TWITTER_BEARER_TOKEN
watch | facebook page | EAA‹b62:180› | FB_PAGE_ACCESS_TOKEN
watch | spotify | ‹hex:32› | SPOTIFY_CLIENT_SECRET
watch | hubspot private app | pat-na1-‹uuid› | HUBSPOT_ACCESS_TOKEN
watch | zendesk | ‹b62:40› | ZENDESK_API_TOKEN
watch | tailscale | tskey-api-k‹b62:10›CNTRL-‹b62:32› | TAILSCALE_API_KEY
watch | influx | ‹b64u:86›== | INFLUX_TOKEN
`;

/** Tokens of services, each with the form that its maker documents. */
export const TOKENS_FIFTH: readonly Kind[] = ROWS.trim()
  .split('\n')
  .map((row) => {
    const [family = '', name = '', template = '', title = ''] = row.split(' | ');
    return { family, name, make: (r) => framed(r, template, title) };
  });

function framed(r: Random, template: string, name: string): Specimen {
  const known = new Map<string, string>();
  const token = fill(r, template, known);
  const [path, text] = r.pick(FRAMES);
  return file(fill(r, path, known), fill(r, text(name, token), known), token);
}
