import { distinctive, type TokenRow } from './kind.ts';

const ROWS: readonly TokenRow[] = [
  [
    'token',
    'google api key',
    'AIzaSy{b64u:33}',
    'GEMINI_API_KEY',
    'YOUTUBE_API_KEY',
    'GOOGLE_MAPS_SERVER_KEY',
  ],
  ['token', 'openai service account', 'sk-svcacct-{b64u:74}T3BlbkFJ{b64u:74}', 'OPENAI_API_KEY', 'LLM_KEY'],
  ['token', 'anthropic', 'sk-ant-api03-{b64u:93}AA', 'ANTHROPIC_API_KEY', 'CLAUDE_KEY'],
  ['token', 'hugging face', 'hf_{b62:34}', 'HF_TOKEN', 'HUGGINGFACE_TOKEN'],
  ['token', 'replicate', 'r8_{b62:37}', 'REPLICATE_API_TOKEN'],
  ['token', 'github fine-grained', 'github_pat_{b62:22}_{b62:59}', 'GITHUB_TOKEN', 'GH_PAT'],
  ['token', 'gitlab', 'glpat-{b64u:20}', 'GITLAB_TOKEN', 'CI_PUSH_TOKEN'],
  ['token', 'slack user', 'xoxp-{d:12}-{d:12}-{d:13}-{hex:32}', 'SLACK_TOKEN', 'SLACK_USER_TOKEN'],
  ['token', 'slack app', 'xapp-1-A{AZ09:10}-{d:13}-{hex:64}', 'SLACK_APP_TOKEN'],
  ['token', 'stripe restricted', 'rk_live_51{b62:97}', 'STRIPE_RESTRICTED_KEY', 'BILLING_KEY'],
  ['token', 'shopify', 'shpat_{hex:32}', 'SHOPIFY_ACCESS_TOKEN', 'SHOP_TOKEN'],
  ['token', 'digital ocean', 'dop_v1_{hex:64}', 'DIGITALOCEAN_TOKEN', 'DO_TOKEN'],
  ['token', 'airtable', 'pat{b62:14}.{hex:64}', 'AIRTABLE_API_KEY', 'AIRTABLE_PAT'],
  ['token', 'notion', 'ntn_{d:11}{b62:35}', 'NOTION_TOKEN', 'NOTION_API_KEY'],
  ['token', 'sendinblue', 'xkeysib-{hex:64}-{b62:16}', 'BREVO_API_KEY', 'SENDINBLUE_KEY'],
  ['token', 'mailchimp', '{hex:32}-us{d:1}', 'MAILCHIMP_API_KEY', 'MC_KEY'],
  ['token', 'grafana', 'glsa_{b62:32}_{hex:8}', 'GRAFANA_TOKEN', 'GRAFANA_SA_TOKEN'],
  ['token', 'new relic', 'NRAK-{AZ09:27}', 'NEW_RELIC_API_KEY'],
  ['token', 'vault', 'hvs.{b64u:91}', 'VAULT_TOKEN'],
  ['token', 'databricks', 'dapi{hex:32}', 'DATABRICKS_TOKEN'],
];

/** Tokens in the forms that their makers document, with a name and without. */
export const TOKENS_SIXTH = distinctive(ROWS);
