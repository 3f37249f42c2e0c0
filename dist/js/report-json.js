import { n as plain } from "./text.js";
import { c as hexOf, n as orUndefined } from "./result.js";
import { a as countBySeverity, i as SEVERITIES, l as POLICY_PATH, p as policyDigest } from "./finding.js";
import { c as text, s as table, t as code } from "./markdown.js";
import { t as DAY_MS } from "./duration.js";
import { t as optional } from "./optional.js";
import { c as repositoryName, l as requestedTag, n as imageName, o as platformName } from "./image.js";
import { d as STEPS } from "./report-schema.js";
import { A as isSignature, B as countedSecretsIn, D as comparedInAll, H as evaluatedIn, J as placeInWords, K as worstFirst, L as signaturesFirst, M as kindName, O as comparedInWords, P as plural, R as withoutFolders, U as ignoredIn, W as secretsIn, X as scopeName, j as isolationSentences, k as countsInWords, z as countedIn } from "./turns.js";
import { t as PRODUCT } from "./product.js";
import { f as parseSubject, i as glassRecord, r as redactFields } from "./redact-run.js";
import { basename } from "node:path";

// src/report/checks.ts
const STATE_ICONS = {
	passed: "✅",
	warned: "⚠️",
	failed: "❌",
	error: "⛔",
	"not done": "➖"
};
/** The overview of a run: always SBOM, scan, vulnerabilities, sign, attest and secrets, in this order. */
function checkLines(run) {
	return [
		sbomLine(run),
		scanLine(run),
		vulnerabilitiesLine(run),
		signLine(run),
		attestLine(run),
		secretsLine(run)
	];
}
function sbomLine(run) {
	const name = "SBOM";
	if (run.sboms === void 0) return notDoneLine(name, endedBefore(run));
	if (!run.sboms.done) return errorLine(name, run.sboms.reasons);
	const reasons = reasonsOf(run, "sbom");
	if (reasons.length > 0) return errorLine(name, reasons);
	const sboms = run.sboms.value;
	if (sboms.length === 0) return notDoneLine(name, "no SBOM was created");
	const components = sboms.filter((sbom) => sbom.scope.kind !== "index").reduce((sum, sbom) => sum + sbom.components, 0);
	const source = sboms.some((sbom) => sbom.scope.kind === "source");
	return {
		name,
		state: "passed",
		detail: `${plural(sboms.length, "document")}, ${plural(components, "component")}; source tree ${source ? "included" : "not done"}`
	};
}
function scanLine(run) {
	const name = "Scan";
	if (run.scan === void 0) return notDoneLine(name, endedBefore(run));
	if (!run.scan.done) return errorLine(name, run.scan.reasons);
	const reasons = reasonsOf(run, "scan");
	if (reasons.some(({ effect }) => effect !== "warn")) return errorLine(name, reasons);
	const { coverage, findings, database } = run.scan.value;
	const detail = `${comparedInWords(comparedInAll(coverage))}; ${plural(findings.length, "finding")}, database of ${database.updatedAt}`;
	if (coverage.length === 0) return {
		name,
		state: "error",
		detail
	};
	if (reasons.length > 0) return {
		name,
		state: "warned",
		detail: `${firstMessage(reasons)}; ${detail}`
	};
	return {
		name,
		state: "passed",
		detail
	};
}
/** Reasons of the check `image` that are about where the image comes from. They are shown with the vulnerabilities. */
const ORIGIN_CODES = [
	"registry-not-allowed",
	"base-image-not-allowed",
	"base-image-unsigned",
	"base-image-undetermined"
];
function vulnerabilitiesLine(run) {
	const name = "Vulnerabilities";
	const reasons = [
		...run.reasons.filter(({ code }) => ORIGIN_CODES.includes(code)),
		...reasonsOf(run, "vulnerabilities"),
		...reasonsOf(run, "workflows")
	];
	if (!run.scan?.done && reasons.length === 0) return notDoneLine(name, "there is no scan to evaluate");
	const counted = countedIn(run);
	if (counted.length > 0 || reasons.length > 0) {
		const found = countsInWords(countBySeverity(counted.map(({ finding }) => finding)));
		return {
			name,
			state: stateOf([...reasons, ...counted]),
			detail: firstMessage(reasons) || `${found} found`
		};
	}
	if (scanLine(run).state === "error") return notDoneLine(name, "not decided, because the scan is incomplete");
	return {
		name,
		state: "passed",
		detail: `nothing blocks (${run.policy.vulnerabilities.failOn.join(", ") || "no severity"})${ignoredIn(run).map(([why, findings]) => `; ${plural(findings.length, "finding")} ${why}`).join("")}`
	};
}
function signLine(run) {
	const name = "Sign";
	const reasons = [...reasonsOf(run, "push"), ...reasonsOf(run, "sign")];
	if (reasons.length > 0) return errorLine(name, reasons);
	const signatures = run.attached.filter(isSignature);
	if (signatures.length === 0) return notDoneLine(name, whyUnsigned(run));
	const by = run.signedBy === void 0 ? "" : ` by ${run.signedBy}`;
	return attachedLine(run, name, `${plural(signatures.length, "signature")}${by}`);
}
function attestLine(run) {
	const name = "Attest";
	const reasons = reasonsOf(run, "attest");
	if (reasons.length > 0) return errorLine(name, reasons);
	const statements = run.attached.filter((attached) => !isSignature(attached));
	if (statements.length === 0) return notDoneLine(name, whyUnsigned(run));
	const kinds = [...new Set(statements.map(kindName))].join(", ");
	return attachedLine(run, name, `${plural(statements.length, "attestation")}: ${kinds}`);
}
function secretsLine(run) {
	const name = "Secrets";
	if (run.secrets === void 0) return notDoneLine(name, endedBefore(run));
	if (!run.secrets.done) return errorLine(name, run.secrets.reasons);
	const { coverage } = run.secrets.value;
	const counted = countedSecretsIn(run);
	const reasons = reasonsOf(run, "secrets");
	const source = coverage.source ? "" : "; source tree not done";
	if (counted.length > 0) {
		const detail = `${plural(counted.length, "secret")} found${source}`;
		return {
			name,
			state: stateOf(counted),
			detail
		};
	}
	if (reasons.length > 0) return errorLine(name, reasons);
	const ignored = run.secrets.value.findings.length;
	const none = ignored === 0 ? "none found" : `${ignored} ignored by the policy, no others found`;
	const { commits, layers, files } = coverage;
	const detail = `${none} in ${commits === void 0 ? "" : `${commits.scanned} of ${commits.total} commits, `}${layers.scanned + layers.cached} of ${layers.total} layers, ${plural(files.scanned, "file")}, ${plural(coverage.configurations, "configuration")}${source}`;
	return {
		name,
		state: layers.scanned + layers.cached >= layers.total ? "passed" : "error",
		detail
	};
}
/** Why there is no signature: the first cause that applies. */
function whyUnsigned(run) {
	if (run.verdict === "error") return "the run ended in an error";
	if (run.verdict === "failed") return "the image did not pass";
	if (run.verdict === "warned" && !run.policy.signOnWarn) return "the policy does not allow signing an image with warnings";
	if (run.signer === "none") return "no signature was requested (signer: none)";
	if (run.event.advisory) return `runs for ${run.event.name} events only check and report`;
	return run.notes[0] ?? "nothing was signed";
}
/** What was attached is shown as good only if the run passed or warned. */
function attachedLine(run, name, detail) {
	return run.verdict === "passed" || run.verdict === "warned" ? {
		name,
		state: run.verdict,
		detail
	} : {
		name,
		state: "error",
		detail: `${detail}, but the run did not pass`
	};
}
/** `failed` if anything blocks, else `warned`. */
function stateOf(found) {
	return found.every(({ effect }) => effect === "warn") ? "warned" : "failed";
}
function reasonsOf(run, check) {
	return run.reasons.filter((reason) => reason.check === check);
}
function notDoneLine(name, detail) {
	return {
		name,
		state: "not done",
		detail
	};
}
function errorLine(name, reasons) {
	return {
		name,
		state: "error",
		detail: firstMessage(reasons) || "the check could not be done"
	};
}
function firstMessage(reasons) {
	const [first, ...others] = reasons;
	if (first === void 0) return "";
	return others.length === 0 ? first.message : `${first.message} (and ${others.length} more)`;
}
function endedBefore(run) {
	const first = run.reasons[0];
	return first === void 0 ? "the run ended before this check" : `the run ended before this check: ${first.message}`;
}

// src/domain/run/alert-category.ts
/** What is checked, without tag, digest and folder: the same for every build of the image. */
function imageNameOf({ imageInput, position }) {
	return withPosition(nameOf(imageInput), position);
}
/** A name that is the only one in its step. */
function withPosition(name, position) {
	return position === void 0 ? name : `${name} (${position})`;
}
function nameOf(imageInput) {
	const subject = orUndefined(parseSubject(imageInput));
	if (subject === void 0) return "unnamed";
	switch (subject.kind) {
		case "registry": return repositoryName(subject.reference);
		case "layout": return subject.directory.split("/").filter(Boolean).at(-1) ?? "layout";
		case "archive": return subject.file.split("/").filter(Boolean).at(-1) ?? "archive";
	}
}
/**
* The platforms that were checked: `index` for a whole index, so that a new platform does not rename it; else the names,
* sorted: `linux/amd64`. Undefined if the image was not resolved.
*/
function platformsOf({ image }) {
	if (image === void 0) return void 0;
	if (image.isIndex && image.skippedPlatforms.length === 0) return "index";
	return image.platforms.map(({ platform: { manifest: _, ...platform } }) => platformName(platform)).toSorted().join("+");
}

// src/report/tool-table.ts
/** A tool in a report: without its path, which is of one machine. */
function toolRecord({ name, version, sha256, origin, isolation, verified, notVerified }) {
	return {
		name,
		version,
		sha256,
		origin,
		verified: [...verified],
		notVerified: notVerified.map(({ check, why }) => ({
			check,
			why
		})),
		...optional({ isolation })
	};
}
/** The tools of a run, how each was verified, and which checks were not done; empty if there are none. */
function toolTable(tools) {
	if (tools.length === 0) return "";
	const rows = tools.map(({ name, version, sha256, origin, verified }) => [
		name,
		code(version, 60),
		code(sha256.slice(0, 12)),
		origin,
		verified.length === 0 ? "—" : verified.join(", ")
	]);
	const open = tools.flatMap(({ name, notVerified }) => notVerified.map(({ check, why }) => `- ${name}, ${check}: ${text(why, 400)}`));
	const list = open.length === 0 ? "" : `\n\nNot verified:\n\n${open.join("\n")}`;
	const isolation = isolationSentences(tools).map((sentence) => `\n\n${text(sentence, 600)}`);
	return `${table([
		"Tool",
		"Version",
		"SHA-256",
		"Origin",
		"Verified"
	], rows)}${list}${isolation.join("")}`;
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

// src/report/junit/xml.ts
/** Longest text of an attribute or a body, in UTF-16 units. */
const LENGTH = 1e3;
/** An XML element. `inside` must already be XML. */
function element(name, attributes, inside = "") {
	const body = typeof inside === "string" ? inside : inside.length === 0 ? "" : `\n${inside.join("\n")}\n`;
	return body === "" ? `<${name}${attributes}/>` : `<${name}${attributes}>${body}</${name}>`;
}
/** Attributes with a space before each. The values may come from an image. */
function attributes(values) {
	return Object.entries(values).map(([name, value]) => ` ${name}="${bodyText(String(value))}"`).join("");
}
/** Text from outside as one line of XML text that means nothing in XML, and is never empty. */
function bodyText(untrusted) {
	return (plain(untrusted, LENGTH).replace(/\p{Noncharacter_Code_Point}/gu, "").trim() || "(no text)").replace(/[&<>"']/g, (one) => `&#${one.codePointAt(0)};`);
}

// src/report/junit/junit-document.ts
/** The greatest number of findings of one suite. Readers of JUnit keep every case in memory. */
const MAX_CASES = 1e3;
/** Suites as a document of JUnit XML, which the schema of Jenkins describes. */
function junitDocument(name, timestamp, suites) {
	const counted = countsOf(suites.flatMap(({ cases }) => cases));
	const inside = suites.map((one) => suite(one, timestamp));
	return `<?xml version="1.0" encoding="UTF-8"?>\n${element("testsuites", attributes({
		name,
		...counted
	}), inside)}\n`;
}
/** Whether a reader shows the case as a problem. */
function isRed({ failure, error }) {
	return failure !== void 0 || error !== void 0;
}
/** The first cases of findings that block, and a case that says how many more there are. */
function bounded(cases) {
	if (cases.length <= 1e3) return cases;
	const more = plural(cases.length - MAX_CASES, "more finding");
	return [...cases.slice(0, MAX_CASES), {
		name: "More findings",
		failure: `${more} that block; report.json has all of them`
	}];
}
function countsOf(cases) {
	return {
		tests: cases.length,
		failures: count(cases, "failure"),
		errors: count(cases, "error")
	};
}
function count(cases, key) {
	return cases.filter((one) => one[key] !== void 0).length;
}
function suite({ name, cases, milliseconds }, timestamp) {
	const start = attributes({
		name,
		...countsOf(cases),
		skipped: count(cases, "skipped"),
		...milliseconds === void 0 ? {} : { time: (Math.min(milliseconds, 999999) / 1e3).toFixed(3) },
		timestamp
	});
	const inside = cases.map((one) => testCase(`assay.${name.toLowerCase()}`, one));
	return element("testsuite", start, inside);
}
/** The schema of Jenkins gives the order, and gives `skipped` no attributes. */
function testCase(classname, { name, failure, error, skipped, output }) {
	const inside = [
		...skipped === void 0 ? [] : [element("skipped", "", bodyText(skipped))],
		...error === void 0 ? [] : [element("error", attributes({ message: error }), bodyText(error))],
		...failure === void 0 ? [] : [element("failure", attributes({ message: failure }), bodyText(failure))],
		...output === void 0 ? [] : [element("system-out", "", bodyText(output))]
	];
	return element("testcase", attributes({
		classname,
		name
	}), inside);
}

// src/report/junit/check-junit.ts
/** The step whose time a check has. */
const STEP_OF = {
	SBOM: "sbom",
	Scan: "scan",
	Sign: "sign",
	Attest: "attest",
	Secrets: "secrets"
};
/** Reasons that the cases of the findings stand for. */
const WITH_FINDINGS = ["vulnerability-blocked", "secret-found"];
/**
* A run as JUnit XML for other CI systems: a suite for each check, and in it a failed case for each finding that blocks.
* A check without one has one case with its result. The document has a failure or an error exactly if the run does not
* pass.
*/
function renderJunit(run) {
	return junitDocument(`Assay ${imageNameOf(run)}`, run.startedAt, junitSuites(run));
}
/** The suites of a run. `prefix` begins the name of each: of several runs, it says which one is meant. */
function junitSuites(run, prefix = "") {
	const ofChecks = checkLines(run).map((line) => ({
		name: line.name,
		cases: casesOf(run, line)
	}));
	const isShown = ofChecks.some(({ cases }) => cases.some(isRed));
	const suites = ofChecks.map((suite) => ({
		...suite,
		...timeOf(run, suite.name)
	}));
	const ofRun = runCases(run, isShown);
	return (ofRun.length === 0 ? suites : [...suites, {
		name: "Run",
		cases: ofRun
	}]).map((suite) => ({
		...suite,
		name: `${prefix}${suite.name}`
	}));
}
function timeOf({ timings }, check) {
	const step = STEP_OF[check];
	const milliseconds = step === void 0 ? void 0 : timings[step];
	return milliseconds === void 0 ? {} : { milliseconds };
}
/** The cases of a check. */
function casesOf(run, { name, state, detail }) {
	const found = state === "failed" ? bounded(findingsOf(run, name)) : [];
	if (found.length > 0) return found;
	switch (state) {
		case "passed": return [{
			name,
			output: detail
		}];
		case "warned": return [{
			name,
			output: `Only warns: ${detail}`
		}];
		case "failed": return [{
			name,
			failure: detail
		}];
		case "error": return [{
			name,
			error: detail
		}];
		case "not done": return [{
			name,
			skipped: detail
		}];
	}
}
/** The cases of what belongs to no check: reasons for which the image did not pass, and no check shows. */
function runCases(run, isShown) {
	if (run.verdict === "passed" || run.verdict === "warned") return [];
	const cases = run.reasons.filter(({ effect, code }) => effect !== "warn" && !WITH_FINDINGS.includes(code)).map((reason) => reasonCase(run, reason));
	if (cases.length > 0 || isShown) return cases;
	return [{
		name: "Verdict",
		error: `the verdict is ${run.verdict}`
	}];
}
function reasonCase({ verdict }, { code, check, message }) {
	const name = `${check}: ${code}`;
	return verdict === "error" ? {
		name,
		error: message
	} : {
		name,
		failure: message
	};
}
/** A failed case for each finding that blocks. */
function findingsOf(run, check) {
	if (check === "Vulnerabilities") return vulnerabilityAlerts(imageNameOf(run), evaluatedIn(run)).filter(({ effect }) => effect === "block").map(({ evaluated, severity, installation, paths }) => {
		const [{ finding }] = evaluated;
		const versions = evaluated.map((one) => one.finding.version).join(", ");
		const fix = finding.fixedIn === void 0 ? "no fix yet" : `fixed in ${finding.fixedIn}`;
		const at = paths.length === 0 ? "" : `; ${paths.slice(0, 10).join(", ")}`;
		return {
			name: `${finding.id} in ${finding.package}${installation === "" ? "" : ` in ${installation}`}`,
			failure: `${finding.package} ${versions}: ${severity}, ${fix}, found in ${finding.foundIn.join(", ")}${at}`
		};
	});
	if (check !== "Secrets") return [];
	return secretAlerts(secretsIn(run)).filter(({ effect }) => effect === "block").map(({ evaluated: { finding }, places }) => ({
		name: `${finding.title} ${finding.fingerprint}${places[0] === void 0 ? "" : ` (${places[0].kind})`}`,
		failure: places.slice(0, 10).map(placeInWords).join("; ") || "in a place that is not known"
	}));
}

// src/formats/policy-file/policy-file-write.ts
const MINUTE_MS = 6e4;
/** The file of a policy, with every key: nothing is left to a default. `policyOf` turns it into the same policy. */
function policyFileOf(policy) {
	const { secrets, vex, registries, baseImages, gate } = policy;
	return {
		version: 1,
		vulnerabilities: vulnerabilitiesOf(policy.vulnerabilities),
		"end-of-life": enforcedOf(policy.endOfLife),
		secrets: {
			...enforcedOf(secrets),
			"fail-on": [...secrets.failOn],
			suppressions: secrets.suppressions.map((one) => ({
				fingerprint: one.fingerprint,
				...accountable(one)
			}))
		},
		exceptions: policy.exceptions.map((one) => ({
			vulnerability: one.vulnerability,
			...optional({
				package: one.package,
				path: one.path,
				image: one.image
			}),
			...accountable(one)
		})),
		gaps: policy.gaps.map((one) => ({
			path: one.path,
			...accountable(one)
		})),
		"longest-term": `${policy.longestTermDays}d`,
		vex: {
			files: [...vex.files],
			attestations: vex.attestations.map(signerOf)
		},
		registries: {
			...enforcedOf(registries),
			...listed("allow", registries.allow)
		},
		"base-images": {
			...enforcedOf(baseImages),
			...listed("allow", baseImages.allow),
			"digest-pinned": baseImages.digestPinned,
			...listed("signed-by", baseImages.signedBy.map(signerOf)),
			undetermined: baseImages.undetermined
		},
		workflows: policy.workflows.blockFrom === void 0 ? { enforce: policy.workflows.enforce } : { "block-from": policy.workflows.blockFrom },
		"unrecognised-images": policy.unrecognisedImages,
		isolate: policy.isolate ?? "auto",
		"sign-on-warn": policy.signOnWarn,
		gate: {
			...enforcedOf(gate),
			...signersOf(gate),
			...deniedOf(gate),
			...optional({
				"source-repository": gate.sourceRepository,
				"source-ref": gate.sourceRef,
				"source-repository-id": gate.sourceRepositoryId,
				"source-owner-id": gate.sourceOwnerId,
				level: gate.level,
				runner: gate.runner
			}),
			"promoted-from": [...gate.promotedFrom],
			"without-evidence": gate.withoutEvidence,
			"accepted-policies": [...gate.acceptedPolicies]
		}
	};
}
function vulnerabilitiesOf(rule) {
	const { newOnly } = rule;
	return {
		...enforcedOf(rule),
		"fail-on": [...rule.failOn],
		"only-fixed": rule.onlyFixed,
		...optional({ cvss: rule.cvss }),
		"database-max-age": `${Math.round(rule.databaseMaxAgeMs / MINUTE_MS)}m`,
		packages: rule.packages.map(packageRuleOf),
		...newOnly && { "new-only": {
			image: newOnly.image,
			...signerOf(newOnly.signer)
		} },
		"base-image-findings": rule.baseImageFindings
	};
}
function packageRuleOf({ types, names, paths, failOn, onlyFixed, cvss }) {
	return {
		...listed("types", types),
		...listed("names", names),
		...listed("paths", paths),
		...failOn && { "fail-on": [...failOn] },
		...optional({
			"only-fixed": onlyFixed,
			cvss
		})
	};
}
/** With `block-from` there is no `enforce`: the rule warns until that day. */
function enforcedOf({ enforce, blockFrom }) {
	return blockFrom === void 0 ? { enforce } : { "block-from": blockFrom };
}
function accountable({ reason, owner, expires }) {
	return {
		reason,
		owner,
		expires
	};
}
function signerOf({ identity, issuer }) {
	return {
		identity,
		issuer
	};
}
/** The field with a list, unless the list is empty: in the file an empty list would allow nothing. */
function listed(key, list) {
	const field = {};
	if (list.length > 0) field[key] = [...list];
	return field;
}
/** A single identity without an end stands by itself, as most files have it. */
function signersOf({ signers, revokers }) {
	const [first, ...others] = signers;
	const isAlone = first?.kind === "certificate" && first.until === void 0 && others.length === 0;
	const revoking = listed("revokers", revokers.map(revokerOf));
	if (isAlone) return {
		...signerOf(first),
		...revoking
	};
	const identities = signers.flatMap((one) => one.kind === "certificate" ? [{
		...signerOf(one),
		...optional({ until: one.until })
	}] : []);
	const keys = signers.flatMap((one) => one.kind === "key" ? [{
		key: one.publicKey,
		...optional({ until: one.until })
	}] : []);
	return {
		...listed("identities", identities),
		...listed("keys", keys),
		...revoking
	};
}
function revokerOf(one) {
	return one.kind === "certificate" ? signerOf(one) : { key: one.publicKey };
}
function deniedOf({ denied, breakGlass }) {
	return {
		...listed("denied-digests", denied.digests.map((one) => ({ ...one }))),
		...listed("denied-vulnerabilities", denied.vulnerabilities.map((one) => ({ ...one }))),
		...listed("denied-packages", denied.packages.map(({ versions, ...one }) => ({
			...one,
			...listed("versions", versions)
		}))),
		...listed("break-glass", breakGlass.map((one) => ({
			...one,
			rules: [...one.rules]
		})))
	};
}

// src/report/report-json/report-assessment.ts
/** The exceptions and suppressions of the policy, each with its state. */
function exceptionsOf({ assessment }) {
	return {
		exceptions: usageOf(assessment?.vulnerabilities?.exceptions, exceptionOf),
		suppressions: usageOf(assessment?.secrets?.suppressions, suppressionOf)
	};
}
function usageOf(usage, shape) {
	const { used = [], expired = [], unused = [] } = usage ?? {};
	return [
		...used.map(({ entry, findings }) => ({
			...shape(entry),
			state: "used",
			findings
		})),
		...expired.map((entry) => ({
			...shape(entry),
			state: "expired",
			findings: 0
		})),
		...unused.map((entry) => ({
			...shape(entry),
			state: "unused",
			findings: 0
		}))
	];
}
/** An exception, field by field. */
function exceptionOf({ vulnerability, package: of, path, image, reason, owner, expires }) {
	return {
		vulnerability,
		...of === void 0 ? {} : { package: of },
		...path === void 0 ? {} : { path },
		...image === void 0 ? {} : { image },
		reason,
		owner,
		expires
	};
}
/** A VEX statement, field by field. */
function vexStatementOf(vexStatement) {
	const { source, document, author, timestamp, statement, status, justification, impact } = vexStatement;
	return {
		source: { ...source },
		document,
		statement,
		status,
		...optional({
			author,
			timestamp,
			justification,
			impact
		})
	};
}
/** A suppression, field by field. */
function suppressionOf({ fingerprint, reason, owner, expires }) {
	return {
		fingerprint,
		reason,
		owner,
		expires
	};
}
/** The base images, field by field. */
function baseImagesOf({ found, notes }) {
	return {
		images: found.map(({ platform, name, digest, by, proof, signedBy, layers }) => ({
			platform,
			name,
			...optional({ digest }),
			by,
			proof,
			...optional({ signedBy }),
			layers
		})),
		notes: [...notes]
	};
}
/** The baseline; undefined if the policy does not compare with one. */
function baselineOf({ baseline, policy }) {
	if (baseline === void 0) return void 0;
	const image = policy.vulnerabilities.newOnly?.image ?? "";
	return baseline.known ? {
		known: true,
		image: baseline.image,
		findings: baseline.findings.length
	} : {
		known: false,
		image,
		why: baseline.why
	};
}
/** The result of the workflow review; undefined if it was not done. */
function adviceOf({ advice }) {
	if (advice === void 0) return void 0;
	return {
		files: advice.files,
		findings: advice.advice.map(({ rule, path, line, column, message, remediation, also }) => ({
			rule,
			path,
			line,
			column,
			message,
			remediation,
			...optional({ also: also?.map((one) => ({
				path: one.path,
				line: one.line,
				column: one.column
			})) })
		})),
		notes: [...advice.notes]
	};
}

// src/report/report-json/report-findings.ts
/** A vulnerability and how the policy evaluates it. */
function findingOf(evaluated) {
	const { finding } = evaluated;
	const { id, severity, aliases, package: of, version, purl, type, paths, layers, fixedIn } = finding;
	const { cvss, published, title, url } = finding;
	return {
		id,
		severity,
		...optional({ aliases: aliases && [...aliases] }),
		...resultOf(evaluated),
		package: of,
		version,
		...optional({
			purl,
			type,
			paths: paths && [...paths],
			layers: layers && [...layers],
			fixedIn,
			cvss,
			published,
			title,
			url
		}),
		foundIn: [...finding.foundIn]
	};
}
/** A secret and how the policy evaluates it. It lists each field, so that no other field can get into the report. */
function secretOf(evaluated, policy, now) {
	const { fingerprint, severity, why, rule, title, engines, places } = evaluated.finding;
	return {
		fingerprint,
		severity,
		...optional({ why }),
		...secretResultOf(evaluated),
		rule,
		title,
		engines: [...engines],
		places: places.map(placeOf),
		advice: { ...adviceOnSecret(evaluated.finding, policy, now) }
	};
}
function placeOf(place) {
	switch (place.kind) {
		case "source": return {
			kind: place.kind,
			path: place.path,
			line: place.line,
			...locationKindOf(place)
		};
		case "layer": {
			const { kind, platform, diffId, index, path, line } = place;
			return {
				kind,
				platform,
				diffId,
				index,
				path,
				line,
				...locationKindOf(place),
				...instructionsOf(place.instructions)
			};
		}
		case "commit": return {
			kind: place.kind,
			commit: place.commit,
			path: place.path,
			line: place.line,
			...locationKindOf(place)
		};
		case "config": return {
			kind: place.kind,
			platform: place.platform,
			entry: place.entry,
			...instructionsOf(place.instructions)
		};
	}
}
function locationKindOf({ locationKind }) {
	return optional({ locationKind });
}
function instructionsOf(instructions) {
	return optional({ instructions: instructions?.map(({ path, line }) => ({
		path,
		line
	})) });
}
/** How the policy evaluates a vulnerability: whether it counts, and if not, why. */
function resultOf(evaluated) {
	if (evaluated.effect !== "none") return {
		counts: true,
		effect: evaluated.effect
	};
	const { ignoreReason } = evaluated;
	return {
		counts: false,
		effect: evaluated.effect,
		ignoreReason: {
			kind: ignoreReason.kind,
			...acceptedBy(ignoreReason)
		}
	};
}
function acceptedBy(ignoreReason) {
	if (ignoreReason.kind === "exception") return { exception: exceptionOf(ignoreReason.exception) };
	return ignoreReason.kind === "vex" ? { vex: ignoreReason.statements.map(vexStatementOf) } : {};
}
/** How the policy evaluates a secret. */
function secretResultOf(evaluated) {
	if (evaluated.effect !== "none") return {
		counts: true,
		effect: evaluated.effect
	};
	const { ignoreReason } = evaluated;
	const suppressedBy = ignoreReason.kind === "suppression" ? { suppression: suppressionOf(ignoreReason.suppression) } : {};
	return {
		counts: false,
		effect: evaluated.effect,
		ignoreReason: {
			kind: ignoreReason.kind,
			...suppressedBy
		}
	};
}

// src/report/report-json/report-fixes.ts
/** The delta, field by field. Its findings are only named: the details are in the scan. */
function deltaOf(delta) {
	if (!delta.known) return {
		known: false,
		image: delta.image,
		why: delta.why,
		notes: []
	};
	const { image, vulnerabilities, packages, secrets, notes } = delta;
	return {
		known: true,
		image,
		vulnerabilities: {
			added: vulnerabilities.added.map(namedFinding),
			gone: vulnerabilities.gone.map(namedFinding),
			staying: vulnerabilities.staying
		},
		packages: {
			added: packages.added.map(changeOf),
			gone: packages.gone.map(changeOf),
			changed: packages.changed.map(changeOf),
			staying: packages.staying
		},
		...optional({ secrets: secrets && {
			added: secrets.added.map(({ fingerprint }) => fingerprint),
			gone: [...secrets.gone],
			staying: secrets.staying
		} }),
		notes: [...notes]
	};
}
/** The fixes, field by field. */
function fixesOf({ steps, unfixed, notes }) {
	return {
		steps: steps.map(stepOf),
		unfixed: unfixed.map(namedResult),
		notes: [...notes]
	};
}
function stepOf(fix) {
	const findings = fix.findings.map(namedResult);
	const lines = fix.lines.map(lineOf);
	switch (fix.kind) {
		case "package": return {
			kind: fix.kind,
			package: fix.package,
			...optional({ type: fix.type }),
			from: fix.from,
			...optional({ to: fix.to }),
			findings,
			lines,
			through: fix.through.map((path) => [...path]),
			paths: [...fix.paths]
		};
		case "system": return {
			kind: fix.kind,
			type: fix.type,
			packages: fix.packages.map(({ package: of, from, to }) => ({
				package: of,
				from,
				...optional({ to })
			})),
			findings,
			lines
		};
		case "base-image": return {
			kind: fix.kind,
			from: fix.from,
			to: fix.to,
			findings,
			adds: fix.adds.map(namedFinding),
			lines
		};
	}
}
function namedFinding({ id, severity, package: of, version, type }) {
	return {
		id,
		severity,
		package: of,
		version,
		...optional({ type })
	};
}
function namedResult({ finding, effect }) {
	return {
		...namedFinding(finding),
		effect
	};
}
function changeOf({ package: of, type, from, to }) {
	return {
		package: of,
		...optional({
			type,
			from,
			to
		})
	};
}
function lineOf({ path, line }) {
	return {
		path,
		...optional({ line })
	};
}

// src/report/report-json/report-json.ts
/**
* The run as the document `report.json`. The keys are always in this order. It names no folder of the machine. The run is
* already redacted, except its policy: the digest must be that of the unchanged rules. `redact` is applied to their text.
*/
function reportOf(run, redact = (text) => text) {
	return {
		schemaVersion: 1,
		generator: {
			name: PRODUCT.name,
			version: PRODUCT.version,
			uri: PRODUCT.uri
		},
		verdict: run.verdict,
		reasons: run.reasons.map(reasonRecord),
		startedAt: run.startedAt,
		finishedAt: run.finishedAt,
		asked: withoutFolders(run.imageInput),
		...optional({ reference: run.reference }),
		event: eventOf(run),
		policy: policyOf(run, redact),
		...optional({ image: run.image === void 0 ? void 0 : imageOf(run.image) }),
		tools: run.tools.map(toolRecord),
		sboms: outcomeOf(run.sboms, sbomsOf),
		scan: outcomeOf(run.scan, (scan) => scanOf(scan, worstFirst(evaluatedIn(run)))),
		secrets: outcomeOf(run.secrets, ({ coverage }) => secretsOf(coverage, secretsIn(run), run)),
		...exceptionsOf(run),
		countdowns: (run.assessment?.countdowns ?? []).map(({ rule, blockFrom, days }) => ({
			rule,
			blockFrom,
			days
		})),
		...optional({ advice: adviceOf(run) }),
		...optional({ baseImages: run.baseImages && outcomeOf(run.baseImages, baseImagesOf) }),
		...optional({ baseline: baselineOf(run) }),
		...optional({ brokenGlass: run.brokenGlass?.map(glassRecord) }),
		...optional({ delta: run.delta && deltaOf(run.delta) }),
		...optional({ fixes: run.fixes && fixesOf(run.fixes) }),
		signing: signingOf(run),
		attestations: signaturesFirst(run).map(({ predicateType, digest, subject, origin }) => ({
			predicateType,
			digest,
			subject,
			origin
		})),
		notes: [...run.notes],
		timings: timingsOf(run)
	};
}
const POLICY_TEXT = {
	gate: {
		"denied-digests": { reason: "text" },
		"denied-vulnerabilities": { reason: "text" },
		"denied-packages": { reason: "text" },
		"break-glass": { reason: "text" }
	},
	exceptions: { reason: "text" },
	secrets: { suppressions: { reason: "text" } }
};
function outcomeOf(outcome, shape) {
	if (outcome === void 0) return { state: "not-run" };
	if (outcome.done) return {
		state: "done",
		...shape(outcome.value)
	};
	return {
		state: "failed",
		reasons: outcome.reasons.map(reasonRecord)
	};
}
/** A reason, as documents have it. */
function reasonRecord({ code, check, message, effect }) {
	return {
		code,
		check,
		message,
		effect: effect ?? "block"
	};
}
function eventOf({ event: { name, repository, ref, sha, runUrl, advisory } }) {
	return {
		name,
		repository,
		ref,
		sha,
		runUrl,
		advisory
	};
}
function policyOf({ policy, policyOrigin }, redact) {
	const { failOn, enforce, databaseMaxAgeMs } = policy.vulnerabilities;
	return {
		digest: policyDigest(policy),
		failOn: [...failOn],
		enforce,
		databaseMaxAgeMs,
		...optional({ origin: policyOrigin === void 0 ? void 0 : originOf(policyOrigin) }),
		rules: redactFields(policyFileOf(policy), POLICY_TEXT, redact)
	};
}
function originOf({ kind, path, commit, digest }) {
	return {
		kind,
		...optional({
			path,
			commit
		}),
		digest
	};
}
function imageOf(image) {
	return {
		name: withoutFolders(imageName(image)),
		...optional({ tag: requestedTag(image) }),
		digest: image.root.digest,
		mediaType: image.root.mediaType,
		isIndex: image.isIndex,
		platforms: image.platforms.map(({ platform, manifest, config, layers }) => ({
			platform: platformName(platform),
			manifest: manifest.digest,
			config: config.digest,
			layers: layers.map((layer) => layer.digest)
		})),
		skippedPlatforms: image.skippedPlatforms.map(platformName)
	};
}
function sbomsOf(sboms) {
	return { documents: sboms.map(({ scope, cyclonedx, spdx, components, notes = [], completeness }) => ({
		scope: scopeName(scope),
		cyclonedx: fileOf(cyclonedx),
		spdx: fileOf(spdx),
		components,
		notes: [...notes],
		...optional({ completeness: completeness && {
			files: completeness.files,
			added: completeness.added
		} })
	})) };
}
function scanOf({ database, startedAt, finishedAt, findings, coverage }, evaluated) {
	const { updatedAt, downloadedAt, repository, server, sha256 } = database;
	return {
		startedAt,
		finishedAt,
		database: {
			updatedAt,
			...optional({
				downloadedAt,
				repository,
				server,
				sha256
			})
		},
		coverage: coverage.map(({ scope, os, listed, compared, incomparable, unsourced, gaps = [] }) => ({
			scope: scopeName(scope),
			...optional({ os: os === void 0 ? void 0 : {
				family: os.family,
				name: os.name,
				endOfLife: os.endOfLife
			} }),
			listed,
			compared,
			incomparable,
			unsourced,
			gaps: gaps.map(({ kind, path, package: of, why, decides }) => ({
				kind,
				path,
				why,
				decides,
				...optional({ package: of })
			}))
		})),
		counts: countBySeverity(findings),
		findings: evaluated.map(findingOf)
	};
}
/** Lists each field, so that no other field can get into the report. */
function secretsOf(coverage, evaluated, run) {
	const { layers, files, commits, configurations, source, ignored = [], notes } = coverage;
	return {
		coverage: {
			layers: {
				scanned: layers.scanned,
				cached: layers.cached,
				total: layers.total
			},
			files: {
				scanned: files.scanned,
				owned: files.owned,
				skipped: files.skipped,
				archives: files.archives
			},
			...optional({ commits: commits === void 0 ? void 0 : commitsOf(commits) }),
			configurations,
			source,
			ignored: ignored.map(({ reason, count, examples }) => ({
				reason,
				count,
				examples: [...examples]
			})),
			notes: [...notes]
		},
		findings: evaluated.map((one) => secretOf(one, run.policy, new Date(run.finishedAt)))
	};
}
function commitsOf({ scanned, total, range }) {
	return {
		scanned,
		total,
		range
	};
}
function signingOf(run) {
	const signedBy = run.signedBy === void 0 ? void 0 : withoutFolders(run.signedBy);
	return {
		signer: run.signer,
		...optional({
			signedBy,
			issuer: run.issuer
		})
	};
}
function timingsOf(run) {
	const steps = STEPS.flatMap((step) => {
		const milliseconds = run.timings[step];
		return milliseconds === void 0 ? [] : [[step, Math.round(milliseconds)]];
	});
	return Object.fromEntries(steps);
}
function fileOf({ path, sha256 }) {
	return {
		file: basename(path),
		sha256
	};
}

export { whyUnsigned as S, imageNameOf as _, renderJunit as a, STATE_ICONS as b, junitDocument as c, vulnerabilityAlerts as d, suppressionText as f, toolTable as g, toolRecord as h, junitSuites as i, identityOf as l, rotationOf as m, reportOf as n, bounded as o, whyInWords as p, policyFileOf as r, isRed as s, reasonRecord as t, secretAlerts as u, platformsOf as v, checkLines as x, withPosition as y };