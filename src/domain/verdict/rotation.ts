/** How a kind of credential is made worthless, by the rules that find it; the first that fits counts. */
const ROTATIONS: readonly (readonly [rules: RegExp, how: string])[] = [
  [
    /^github-|^stateless-ghs/,
    at(
      'GitHub',
      'Settings, Developer settings, Personal access tokens (of an app: its own settings page)',
      'security log',
    ),
  ],
  [
    /^gitlab-/,
    at(
      'GitLab',
      'Preferences, Access tokens (of a project or group: Settings, Access tokens; of a runner: Settings, CI/CD)',
    ),
  ],
  [/^(?:bitbucket|atlassian|trello)-/, at('Atlassian', 'Account settings, Security, API tokens')],
  [
    /^aws-/,
    'In the IAM console of AWS open Security credentials of the user, make a second access key, move to it, then deactivate and delete this one; look it up in CloudTrail. A session token ends by revoking the sessions of its role.',
  ],
  [
    /^(?:google|gcp|firebase)-|^service-account-key$/,
    'In the Google Cloud console delete the key (of a service account under IAM, Service accounts, Keys; of an API under APIs & Services, Credentials) after a new one is in place; look it up in the audit logs.',
  ],
  [
    /^azure-|^shared-access-signature$/,
    'In the Azure portal renew the key of the resource (Access keys), or delete the client secret under App registrations, Certificates & secrets; a shared access signature ends when the key that signed it is renewed.',
  ],
  [
    /^(?:alibaba|tencent|yandex|digitalocean|scaleway|scalingo|heroku|linode|hetzner|fly|flyio|render|vercel|netlify|cloudflare|fastly|akamai|planetscale|supabase|neon|databricks|openshift|confluent)-/,
    'In the console of the cloud provider (API tokens or access keys of the account) make a new one with the least rights, move to it, and delete this one.',
  ],
  [
    /^slack-.*webhook|^slack-web-hook$|webhook(?:-url)?$/,
    'The address is the secret: remove the webhook in the settings of the channel or app that it posts to, and make a new one.',
  ],
  [
    /^slack-/,
    at('Slack', 'Your apps, the app, OAuth & Permissions (tokens can be revoked there)', 'access logs'),
  ],
  [/^discord-/, at('Discord', 'the developer portal, the application, Bot, Reset token')],
  [/^telegram-/, 'Ask BotFather of Telegram to revoke the token of the bot; it answers with a new one.'],
  [
    /^(?:stripe|square|braintree|adyen|mercado-pago|amazon-marketplace|razorpay|flutterwave|plaid|paddle|payment|xendit|midtrans|cashfree|polar|gocardless)-/,
    'In the dashboard of the payment provider (Developers, API keys) roll the key, and look for payments and refunds that are not yours.',
  ],
  [
    /^webhook-signing-secret$/,
    'In the settings of the webhook at its provider roll the signing secret; what is signed with the old one is not to be believed any more.',
  ],
  [
    /^(?:sendgrid|mailgun|mailchimp|mandrill|brevo|sendinblue|resend|mailersend|klaviyo|twilio|messagebird|intercom|vonage)-/,
    'In the settings of the messaging provider (API keys) make a new key, move to it, and delete this one; look for messages that you did not send.',
  ],
  [/^npm-/, at('npm', 'Access tokens of the account', 'list of published versions')],
  [/^pypi-/, at('PyPI', 'Account settings, API tokens', 'release history of the project')],
  [
    /^(?:rubygems|nuget|crates|clojars|packagist|private-packagist|open-vsx|maven|artifactory|jfrog)-/,
    'In the account settings of the package registry revoke the key, make a new one (or publish without one, by trusted publishing), and compare what was published since.',
  ],
  [
    /^docker(?:-|config-)/,
    'In the account settings of the registry (Docker Hub: Personal access tokens) make a new token, move to it, and delete this one; where it is the password of an account, change that, and compare the tags that were pushed since.',
  ],
  [
    /^(?:anthropic|openai|openrouter|hugging-face|huggingface|groq|xai|replicate|perplexity|cerebras|fireworks|elevenlabs|nvidia|pinecone|tavily|together|jina|voyage|anyscale|firecrawl|cohere|langfuse|langsmith|model-provider)-/,
    'In the console of the model provider (API keys) make a new key, move to it, and delete this one; look at the usage since.',
  ],
  [
    /^(?:vault-|hashicorp-|unseal-key|terraform-cloud|doppler|infisical|bitwarden|1password)/,
    'Revoke it where it was made (Vault: `vault token revoke`, or `vault operator rekey` for unseal keys; else the access settings of the store), and renew every secret that it could read.',
  ],
  [
    /^(?:grafana|new-relic|sentry|datadog|dynatrace|honeycomb|elastic|axiom|posthog|sumologic|sonar|snyk|launchdarkly|unleash|statsig|checkly|logfire|inngest|adafruit|ntfy)-/,
    'In the settings of the service (API keys or access tokens) make a new one, move to it, and delete this one.',
  ],
  [
    /^terraform-state-secret$/,
    'Take the state out of the repository and the image into a remote backend with encryption, and renew every secret that stands in it with the provider that gave it.',
  ],
  [
    /^(?:swarm-join-token|k3s-token|gossip-key)$/,
    'Rotate it in the cluster (`docker swarm join-token --rotate`, `k3s token rotate`, `consul keyring`, for each with every node), and look for nodes that are not yours.',
  ],
  [
    /^rails-master-key$/,
    'Every secret in the encrypted credentials is known with it: renew those with their providers, then write the credentials anew under a new key (`bin/rails credentials:edit`).',
  ],
  [
    /^key-in-call$/,
    'Make a new key and read it from a secret store at run time; what was signed or encrypted with the old one can be forged or read, so end the sessions and tokens it signed, and encrypt anew what it protects.',
  ],
  [
    /^matrix-token$/,
    'End the session of that account at its home server (sign the device out), which ends the token too.',
  ],
  [
    /kubeconfig|kubernetes/,
    'Renew it in the cluster: delete the Secret of the service account or let the client certificate expire, and change the password or key that the Secret holds where it is used.',
  ],
  [
    /^(?:json-web-token|jwt)/,
    'Where it does not end by itself within minutes, end the session or change the key that signs such tokens.',
  ],
  [
    /private-key|secret-key$|wireguard-key|openvpn-static-key|json-web-key|pkcs12-file/,
    'Make a new pair, put the new public half wherever the old one is trusted (authorized keys, certificates, peers), and take the old one out; a certificate is to be revoked by who issued it.',
  ],
  [
    /^otp-seed$/,
    'Set up the second factor anew where it is used: whoever has the seed makes the same codes.',
  ],
  [
    /password|^credential-in-|^(?:curl|basic)-|netrc|pgpass|address|connection-string|htpasswd|oracle|jdbc|snmp-community/,
    'Change the password where it is checked (database, server, account), and give the new one to those who need it from a secret store at run time.',
  ],
];

const GENERIC =
  'Find out what it opens, make a new one there, move to it, and withdraw this one; taking it out of the file alone is not enough, since who has seen it has it.';

function at(provider: string, where: string, log?: string): string {
  const look = log === undefined ? '' : `, and look at the ${log} since`;
  return `At ${provider}, under ${where}: make a new one with the least rights, move to it, revoke this one${look}.`;
}

/** How this kind of credential is rotated: a sentence or two. */
export function rotationOf(rule: string): string {
  return ROTATIONS.find(([rules]) => rules.test(rule))?.[1] ?? GENERIC;
}
