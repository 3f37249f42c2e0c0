import { Ut as hexOf, rt as DAY_MS } from "./shared-cli.js";
import { at as SEVERITIES, xt as POLICY_PATH } from "./shared-policy.js";

// src/domain/verdict/alerts.ts
/** The alerts of vulnerabilities in `image` (its name without tag and digest), in the order of the findings. */
function vulnerabilityAlerts(image, evaluated) {
	const alerts = /* @__PURE__ */ new Map();
	for (const one of evaluated) {
		const { finding } = one;
		const paths = finding.paths === void 0 || finding.paths.length === 0 ? [""] : finding.paths;
		for (const [installation, inside] of Map.groupBy(paths, installationOf)) {
			const identity = identityOf([
				"vulnerability",
				image,
				finding.id,
				finding.type ?? "",
				finding.package,
				installation
			]);
			const known = alerts.get(identity);
			alerts.set(identity, {
				identity,
				installation,
				paths: [.../* @__PURE__ */ new Set([...known?.paths ?? [], ...inside.filter(Boolean)])],
				evaluated: known === void 0 ? [one] : [...known.evaluated, one],
				effect: worseEffect(known?.effect, one.effect),
				severity: worseSeverity(known?.severity, finding.severity)
			});
		}
	}
	return [...alerts.values()];
}
/** The alerts of secrets, in the order of the findings. The value is named by its keyed fingerprint alone. */
function secretAlerts(evaluated) {
	return evaluated.flatMap((one) => {
		const { fingerprint, places } = one.finding;
		return [...places.length === 0 ? /* @__PURE__ */ new Map([["", places]]) : Map.groupBy(places, kindOf)].map(([kind, inside]) => ({
			identity: identityOf([
				"secret",
				fingerprint,
				kind
			]),
			effect: one.effect,
			evaluated: one,
			places: inside
		}));
	});
}
/** A hash of the parts: 32 hex digits. */
function identityOf(parts) {
	return hexOf(JSON.stringify(parts)).slice(0, 32);
}
/** Folders that package managers install into. What is below them changes with each version. */
const PACKAGE_FOLDERS = /* @__PURE__ */ new Set([
	"node_modules",
	"site-packages",
	"dist-packages",
	"gems",
	"vendor",
	".pnpm",
	".yarn"
]);
/** Archives whose members are packages. */
const ARCHIVE = /\.(?:jar|war|ear|par|zip|nupkg|whl|egg|gem|deps\.json)!?$/i;
/**
* The folder of the installation that a package file belongs to, without what changes with a version: the folder above
* `node_modules`, the folder of an archive or of a program, the folder of a lock file.
*/
function installationOf(path) {
	const segments = path.split("/").filter((segment) => segment !== "" && segment !== ".");
	const end = segments.findIndex((segment) => PACKAGE_FOLDERS.has(segment) || ARCHIVE.test(segment));
	return segments.slice(0, end === -1 ? -1 : end).map((segment) => segment.replace(/\d+(?:\.\d+){1,8}/g, "*")).join("/");
}
function kindOf(place) {
	return `${place.kind === "source" || place.kind === "commit" ? "repository" : "image"} ${place.kind === "config" ? "config" : place.locationKind ?? "own"}`;
}
const EFFECTS = [
	"block",
	"warn",
	"none"
];
function worseEffect(one = "none", other) {
	return EFFECTS.indexOf(one) < EFFECTS.indexOf(other) ? one : other;
}
function worseSeverity(one = "unknown", other) {
	return SEVERITIES.indexOf(one) < SEVERITIES.indexOf(other) ? one : other;
}

// src/domain/verdict/rotation.ts
/** How to rotate a kind of credential, by the names of the rules that find it. The first match counts. */
const ROTATIONS = [
	[/^github-|^stateless-ghs/, stepsAt("GitHub", "Settings, Developer settings, Personal access tokens (of an app: its own settings page)", "security log")],
	[/^gitlab-/, stepsAt("GitLab", "Preferences, Access tokens (of a project or group: Settings, Access tokens; of a runner: Settings, CI/CD)")],
	[/^(?:bitbucket|atlassian|trello)-/, stepsAt("Atlassian", "Account settings, Security, API tokens")],
	[/^aws-/, "In the IAM console of AWS, open the security credentials of the user. Create a second access key, use it everywhere, then deactivate and delete this one. Check its use in CloudTrail. To end a session token, revoke the sessions of its role."],
	[/^(?:google|gcp|firebase)-|^service-account-key$/, "In the Google Cloud console, create a new key and use it everywhere, then delete this one (for a service account under IAM, Service accounts, Keys; for an API under APIs & Services, Credentials). Check its use in the audit logs."],
	[/^azure-|^shared-access-signature$/, "In the Azure portal, renew the key of the resource (Access keys), or delete the client secret under App registrations, Certificates & secrets. To end a shared access signature, renew the key that signed it."],
	[/^(?:alibaba|tencent|yandex|digitalocean|scaleway|scalingo|heroku|linode|hetzner|fly|flyio|render|vercel|netlify|cloudflare|fastly|akamai|planetscale|supabase|neon|databricks|openshift|confluent)-/, "In the console of the cloud provider (API tokens or access keys of the account), create a new one with the fewest rights, use it everywhere, and delete this one."],
	[/^slack-.*webhook|^slack-web-hook$|webhook(?:-url)?$/, "The address is the secret. Remove the webhook in the settings of the channel or app that it posts to, and create a new one."],
	[/^slack-/, stepsAt("Slack", "Your apps, the app, OAuth & Permissions (tokens can be revoked there)", "access logs")],
	[/^discord-/, stepsAt("Discord", "the developer portal, the application, Bot, Reset token")],
	[/^telegram-/, "Ask BotFather of Telegram to revoke the token of the bot. BotFather answers with a new token."],
	[/^(?:stripe|square|braintree|adyen|mercado-pago|amazon-marketplace|razorpay|flutterwave|plaid|paddle|payment|xendit|midtrans|cashfree|polar|gocardless)-/, "In the dashboard of the payment provider (Developers, API keys), replace the key. Look for payments and refunds that are not yours."],
	[/^webhook-signing-secret$/, "In the settings of the webhook at its provider, replace the signing secret. Do not trust anything that is signed with the old one."],
	[/^(?:sendgrid|mailgun|mailchimp|mandrill|brevo|sendinblue|resend|mailersend|klaviyo|twilio|messagebird|intercom|vonage)-/, "In the settings of the messaging provider (API keys), create a new key, use it everywhere, and delete this one. Look for messages that you did not send."],
	[/^npm-/, stepsAt("npm", "Access tokens of the account", "list of published versions")],
	[/^pypi-/, stepsAt("PyPI", "Account settings, API tokens", "release history of the project")],
	[/^(?:rubygems|nuget|crates|clojars|packagist|private-packagist|open-vsx|maven|artifactory|jfrog)-/, "In the account settings of the package registry, revoke the key. Create a new one, or publish without a key by trusted publishing. Check all packages that were published since the leak."],
	[/^docker(?:-|config-)/, "In the account settings of the registry (Docker Hub: Personal access tokens), create a new token, use it everywhere, and delete this one. If it is the password of an account, change it. Check all tags that were pushed since the leak."],
	[/^(?:anthropic|openai|openrouter|hugging-face|huggingface|groq|xai|replicate|perplexity|cerebras|fireworks|elevenlabs|nvidia|pinecone|tavily|together|jina|voyage|anyscale|firecrawl|cohere|langfuse|langsmith|model-provider)-/, "In the console of the model provider (API keys), create a new key, use it everywhere, and delete this one. Check the usage since the leak."],
	[/^(?:vault-|hashicorp-|unseal-key|terraform-cloud|doppler|infisical|bitwarden|1password)/, "Revoke it in the system that issued it (Vault: `vault token revoke`, or `vault operator rekey` for unseal keys; otherwise the access settings of the store). Renew every secret that it could read."],
	[/^(?:grafana|new-relic|sentry|datadog|dynatrace|honeycomb|elastic|axiom|posthog|sumologic|sonar|snyk|launchdarkly|unleash|statsig|checkly|logfire|inngest|adafruit|ntfy)-/, "In the settings of the service (API keys or access tokens), create a new one, use it everywhere, and delete this one."],
	[/^terraform-state-secret$/, "Move the state out of the repository and the image into a remote backend with encryption. Renew every secret in it with its provider."],
	[/^(?:swarm-join-token|k3s-token|gossip-key)$/, "Rotate it in the cluster (`docker swarm join-token --rotate`, `k3s token rotate`, `consul keyring`), on every node. Look for nodes that are not yours."],
	[/^rails-master-key$/, "It decrypts every secret in the encrypted credentials. Renew those secrets with their providers, then encrypt the credentials with a new key (`bin/rails credentials:edit`)."],
	[/^key-in-call$/, "Create a new key and read it from a secret store at run time. Others can forge signatures of the old key and read data that it encrypted. End the sessions and tokens that it signed, and encrypt its data again with the new key."],
	[/^matrix-token$/, "End the session of the account at its home server (sign the device out). This also ends the token."],
	[/kubeconfig|kubernetes/, "Renew it in the cluster: delete the Secret of the service account, or let the client certificate expire. Change the password or key in the Secret wherever it is used."],
	[/^(?:json-web-token|jwt)/, "If it does not expire within minutes, end the session or change the key that signs such tokens."],
	[/private-key|secret-key$|wireguard-key|openvpn-static-key|json-web-key|pkcs12-file/, "Create a new key pair. Add the new public key wherever the old one is trusted (authorized keys, certificates, peers), and remove the old one. Ask the issuer of a certificate to revoke it."],
	[/^otp-seed$/, "Set up the second factor again wherever it is used. Anyone who has the seed can make the same codes."],
	[/password|^credential-in-|^(?:curl|basic)-|netrc|pgpass|address|connection-string|htpasswd|oracle|jdbc|snmp-community/, "Change the password in the system that checks it (database, server, account). Read the new one from a secret store at run time."]
];
const GENERIC = "Find the system that it gives access to. Create a new one there, use it everywhere, and revoke this one. It is not enough to remove it from the file: anyone who has seen it can use it.";
/** The steps for a provider. `log`: what shows the use of the credential since the leak. */
function stepsAt(provider, where, log) {
	return `At ${provider}, under ${where}: create a new one with the fewest rights, use it everywhere, and revoke this one.${log === void 0 ? "" : ` Check the ${log} since the leak.`}`;
}
/** How to rotate this kind of credential: a few sentences. */
function rotationOf(rule) {
	return ROTATIONS.find(([rules]) => rules.test(rule))?.[1] ?? GENERIC;
}

// src/domain/verdict/secret-advice.ts
const SUPPRESSION_DAYS = 30;
const BY_WHY = {
	form: "it has the form of this kind of credential, and nothing suggests that it is no secret",
	name: "it was found by its name and its randomness, because this kind of credential has no fixed form",
	doubt: "it has the form of a credential, but something suggests that it is no secret",
	weak: "it is a password that is among the first guesses of an attacker",
	published: "it is only in installed packages, as their authors published them",
	generated: "it was found by its name, and is only in files that programs wrote",
	"sample-place": "it is only in locations that usually contain samples: tests, examples, documentation"
};
/** For findings without a reason for their severity. */
const BY_SEVERITY = {
	high: BY_WHY.form,
	medium: `${BY_WHY.name}, or something suggests that it is no secret`,
	low: [
		BY_WHY["sample-place"],
		BY_WHY.published,
		BY_WHY.weak
	].join("; or ")
};
/** Explains a secret. `now`: the day of the run, from which the suggested expiry date counts. */
function adviceOnSecret(finding, policy, now) {
	return {
		severity: whyInWords(finding),
		rotate: rotationOf(finding.rule),
		suppress: suppressionText([finding], policy, now)
	};
}
/** `high: it has the form of this kind of credential, …` */
function whyInWords({ severity, why }) {
	return `${severity}: ${why === void 0 ? BY_SEVERITY[severity] : BY_WHY[why]}`;
}
/** A policy file that suppresses secrets for some weeks, at most for the longest term of the policy. */
function suppressionText(findings, { longestTermDays }, now) {
	const days = Math.min(SUPPRESSION_DAYS, longestTermDays);
	const expires = new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
	const entries = findings.flatMap(({ fingerprint }) => [
		`    - fingerprint: "${fingerprint}"`,
		"      reason: \"Say here why it may stay\"",
		"      owner: \"@your-team\"",
		`      expires: ${expires}`
	]);
	return [
		`# ${POLICY_PATH}`,
		"version: 1",
		"secrets:",
		"  suppressions:",
		...entries,
		""
	].join("\n");
}

export { identityOf as a, rotationOf as i, suppressionText as n, secretAlerts as o, whyInWords as r, vulnerabilityAlerts as s, adviceOnSecret as t };