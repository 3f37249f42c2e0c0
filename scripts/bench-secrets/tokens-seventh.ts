import { leaking } from './rows-seventh.ts';

/** Tokens of providers, in the formats of the last years. */
export const TOKENS_SEVENTH = leaking(
  'token',
  `
@@ github fine grained | ‹?deploy.sh|.env|scripts/release.sh›
GITHUB_TOKEN="⟦github_pat_‹b62:22›_‹b62:59›⟧"
@@ github in a note | notes.md
the bot's PAT: ⟦ghp_‹b62:36›⟧ (expires in March)
@@ github server token | ‹?debug.log|trace.txt›
fetching with ⟦ghs_‹b62:36›⟧
@@ gitlab token with a route | ‹?.env|ci/settings.sh›
GITLAB_TOKEN=⟦glpat-‹b64u:27›.01.‹az09:9›⟧
@@ gitlab runner | config.toml
[[runners]]
  name = "docker"
  token = "⟦glrt-‹b64u:20›⟧"
@@ npm in yarn | .yarnrc.yml
npmAuthToken: "⟦npm_‹b62:36›⟧"
@@ pypi | ‹?.pypirc|home/‹person›/.pypirc›
[pypi]
username = __token__
password = ⟦pypi-AgEIcHlwaS5vcmc‹b64u:150›⟧
@@ docker hub | ‹?docker.mk|Makefile›
	echo ⟦dckr_pat_‹b64u:27›⟧ | docker login -u ‹org› --password-stdin
@@ slack bot | ‹?config.yml|bot/settings.yaml›
SLACK_BOT_TOKEN: ⟦xoxb-‹d:12›-‹d:13›-‹b62:24›⟧
@@ slack application | ‹?.env|app.env›
SLACK_APP_TOKEN=⟦xapp-1-A‹AZ09:10›-‹d:13›-‹hex:64›⟧
@@ anthropic | ‹?src/claude.ts|config.yml›
ANTHROPIC_API_KEY: '⟦sk-ant-api03-‹b64u:93›AA⟧'
@@ anthropic login | ‹?.env|ci.env›
CLAUDE_CODE_OAUTH_TOKEN=⟦sk-ant-oat01-‹b64u:93›AA⟧
@@ openai service account | ‹?config.yml|k8s/env.yaml›
OPENAI_KEY: ⟦sk-svcacct-‹b64u:74›T3BlbkFJ‹b64u:74›⟧
@@ groq | ‹?.env|.env.local›
GROQ_API_KEY="⟦gsk_‹b62:52›⟧"
@@ openrouter | ‹?config.toml|settings.toml›
api_key = "⟦sk-or-v1-‹hex:64›⟧"
@@ xai | ‹?config.py|grok.py›
XAI_API_KEY = "⟦xai-‹b62:80›⟧"
@@ hugging face | ‹?train.sh|scripts/finetune.sh›
export HF_TOKEN=⟦hf_‹az:1›‹b62:33›⟧
@@ cloudflare new | ‹?.env|wrangler.env›
CLOUDFLARE_API_TOKEN=⟦cfut_‹b62:40›‹hex:8›⟧
@@ cloudflare old | ‹?.dev.vars|.env›
CF_API_TOKEN="⟦‹b64u:40›⟧"
@@ digitalocean | ‹?infra/.env|.env›
DO_TOKEN=⟦dop_v1_‹hex:64›⟧
@@ fly | ‹?.env|.env.deploy›
FLY_API_TOKEN="⟦FlyV1 fm2_‹b64:200›⟧"
@@ vercel | ‹?.env|ci.sh›
VERCEL_TOKEN=⟦‹b62:24›⟧
@@ planetscale | .env
DATABASE_URL='mysql://‹az09:20›:⟦pscale_pw_‹b62:43›⟧@aws.connect.psdb.cloud/‹app›?sslaccept=strict'
@@ databricks | .databrickscfg
[DEFAULT]
host = https://dbc-‹hex:8›-‹hex:4›.cloud.databricks.com
token = ⟦dapi‹hex:32›⟧
@@ vault | ‹?.vault-token|deploy.sh›
export VAULT_TOKEN=⟦hvs.CAESI‹b64u:90›⟧
@@ terraform cloud | ‹?.terraformrc|terraform.rc›
credentials "app.terraform.io" {
  token = "⟦‹b62:14›.atlasv1.‹b64u:67›⟧"
}
@@ grafana service account | ‹?dashboards.env|.env›
GRAFANA_TOKEN=⟦glsa_‹b62:32›_‹hex:8›⟧
@@ sendgrid | ‹?appsettings.json|config/mail.json›
  "SendGridKey": "⟦SG.‹b64u:22›.‹b64u:43›⟧"
@@ mailgun | ‹?.env.prod|.env›
MAILGUN_API_KEY=⟦‹hex:32›-‹hex:8›-‹hex:8›⟧
@@ resend | .env.local
RESEND_API_KEY=⟦re_‹b62:8›_‹b62:24›⟧
@@ shopify | ‹?.env|web/.env›
SHOPIFY_ACCESS_TOKEN=⟦shpat_‹hex:32›⟧
@@ notion | ‹?sync.env|.env›
NOTION_TOKEN=⟦ntn_‹d:11›‹b62:35›⟧
@@ postman | newman.sh
newman run https://api.getpostman.com/collections/‹d:8›?apikey=⟦PMAK-‹hex:24›-‹hex:34›⟧
@@ new relic | newrelic.yml
common:
  license_key: ⟦‹hex:36›NRAL⟧
@@ datadog | ‹?datadog.yaml|etc/datadog-agent/datadog.yaml›
site: datadoghq.eu
api_key: ⟦‹hex:32›⟧
@@ doppler | ‹?Dockerfile|docker/Dockerfile›
ENV DOPPLER_TOKEN=⟦dp.st.prd.‹b62:43›⟧
@@ tailscale | ‹?join.sh|setup.sh›
tailscale up --authkey=⟦tskey-auth-k‹b62:11›CNTRL-‹b62:32›⟧
@@ teams webhook | ‹?alert.py|notify/teams.py›
url = "⟦https://‹org›.webhook.office.com/webhookb2/‹uuid›@‹uuid›/IncomingWebhook/‹hex:32›/‹uuid›⟧"
@@ discord webhook | ‹?config.yml|bot/config.yaml›
webhook_url: ⟦https://discord.com/api/webhooks/‹d:19›/‹b64u:68›⟧
@@ azure storage signature | ‹?load.py|jobs/ingest.py›
url = "https://‹app›store.blob.core.windows.net/raw/data.csv?sv=2023-11-03&se=2027-01-01T00%3A00Z&sr=c&sp=rl&sig=⟦‹b62:43›%3D⟧"
`,
);
