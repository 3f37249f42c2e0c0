import { d as warning, i as error } from "./core.js";
import { C as parseJsonText, E as credentialsIn, c as proxyFor, l as NetworkError, o as ownNetwork, p as growingRedactor, s as trustNamedRoots, t as GitHubTransport, u as createRunner } from "./github-transport.js";
import { c as reasonsOf, r as AssayError, s as fault, t as RawInputs } from "./raw-inputs.js";
import { c as readPublicLog, i as isPublicService, o as serverFault, r as readSigningServices, s as visibilityFault, t as reviewWorkflows } from "./workflows.js";
import { t as execa } from "./execa.js";
import { C as array, F as string, c as parseReference, f as repositoryName, k as looseObject, n as maySign, q as plain, w as boolean } from "./event.js";
import { L as apiUrl, a as table, d as connect, l as toOutputList, o as text, z as createProcesses } from "./markdown.js";
import { a as publishSummary, i as publishOutputs, n as publishLines } from "./publish.js";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";

// src/adapters/github/surroundings.ts
const LIMIT_MS = 15e3;
const MAX_ANSWER_BYTES = 1 << 20;
const MAX_PAYLOAD_BYTES = 32 << 20;
const CERTIFICATES = [
	"NODE_EXTRA_CA_CERTS",
	"SSL_CERT_FILE",
	"GIT_SSL_CAINFO"
];
const Repo = looseObject({ full_name: string() });
const Payload = looseObject({
	repository: looseObject({
		visibility: string().optional(),
		private: boolean().optional()
	}).optional(),
	pull_request: looseObject({
		head: looseObject({ repo: Repo.nullish() }),
		base: looseObject({ repo: Repo })
	}).optional()
});
const Rules = looseObject({
	deployment_branch_policy: looseObject({
		protected_branches: boolean(),
		custom_branch_policies: boolean()
	}).nullish(),
	protection_rules: array(looseObject({ type: string() })).optional()
});
/** What the runner's variables and this machine tell by themselves. */
async function surroundingsOf(environment, apiUrl) {
	const payload = await payloadOf(environment.GITHUB_EVENT_PATH);
	const visibility = payload.repository?.visibility ?? (payload.repository?.private === false ? "public" : void 0);
	const git = await execa("git", ["--version"], {
		reject: false,
		timeout: LIMIT_MS,
		stdin: "ignore"
	});
	const certificates = CERTIFICATES.flatMap((name) => environment[name] || []);
	const present = await Promise.all(certificates.map(exists));
	return {
		nodeVersion: process.version,
		...proxyTo(apiUrl, environment),
		missingCertificates: certificates.filter((_path, index) => present[index] !== true),
		event: environment.GITHUB_EVENT_NAME ?? "",
		isFork: isFork(payload),
		mayAskToken: Boolean(environment.ACTIONS_ID_TOKEN_REQUEST_URL && environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN),
		serverUrl: environment.GITHUB_SERVER_URL || "https://github.com",
		...visibility === void 0 ? {} : { visibility },
		checkout: await checkoutIn(environment.GITHUB_WORKSPACE || process.cwd()),
		...git.exitCode === 0 ? { git: plain(git.stdout, 100) } : {}
	};
}
/** How far this machine's clock is ahead of the server's, by the header `Date`; undefined where none answers. */
async function clockAhead(url) {
	try {
		const asked = Date.now();
		const response = await ownNetwork().fetch(new URL(url), {
			method: "HEAD",
			redirect: "manual",
			signal: AbortSignal.timeout(LIMIT_MS)
		});
		const told = Date.parse(response.headers.get("date") ?? "");
		return Number.isNaN(told) ? void 0 : (asked + Date.now()) / 2 - (told + 500);
	} catch {
		return;
	}
}
/** How GitHub protects an environment; a token that may not read it tells nothing. */
async function environmentRules(name, repository, { apiUrl, token }) {
	const path = `/repos/${repository.split("/").map(encodeURIComponent).join("/")}/environments/${encodeURIComponent(name)}`;
	try {
		const answer = await new GitHubTransport({
			apiUrl,
			token,
			check: "inputs"
		}).ask({
			method: "GET",
			path,
			accept: "application/vnd.github+json",
			what: `the environment ${name}`,
			maxBytes: MAX_ANSWER_BYTES
		}, [200, 404]);
		if (answer.status === 404) return {
			name,
			found: "missing"
		};
		const rules = Rules.safeParse(parseJsonText(new TextDecoder().decode(answer.bytes)));
		if (!rules.success) return {
			name,
			found: "untold"
		};
		const policy = rules.data.deployment_branch_policy;
		return {
			name,
			found: "there",
			branches: !policy ? "any" : policy.custom_branch_policies ? "named" : "protected",
			reviewers: (rules.data.protection_rules ?? []).some(({ type }) => type === "required_reviewers")
		};
	} catch (error) {
		if (error instanceof AssayError) return {
			name,
			found: "untold"
		};
		throw error;
	}
}
async function payloadOf(path) {
	if (!path || !await exists(path) || (await stat(path)).size > MAX_PAYLOAD_BYTES) return {};
	return Payload.safeParse(parseJsonText(await readFile(path, "utf8"))).data ?? {};
}
function isFork({ pull_request: pull }) {
	return pull !== void 0 && pull.head.repo?.full_name !== pull.base.repo.full_name;
}
function proxyTo(address, environment) {
	try {
		const proxy = proxyFor(environment, new URL(address));
		return proxy === void 0 ? {} : { proxy: proxy.url.host };
	} catch (error) {
		if (error instanceof NetworkError) return { proxyFault: error.message };
		throw error;
	}
}
async function checkoutIn(folder) {
	if (!await exists(join(folder, ".git"))) return "none";
	return await exists(join(folder, ".git/shallow")) ? "shallow" : "whole";
}
async function exists(path) {
	return await stat(path).then(() => true, () => false);
}

// src/adapters/registry/rights.ts
const ACTION = "pull,push";
const Claims = looseObject({ access: array(looseObject({
	name: string(),
	actions: array(string())
})) });
/**
* What the credentials may do in a repository, asked without writing: a token for pushing is asked for, and a list is
* read with it. A token that says what it is good for is believed; of others pushing stays untold.
*/
async function rightsIn(repository, options) {
	const { authenticator, session } = connect(options);
	const named = { repository: repositoryName(repository) };
	const purpose = {
		check: "image",
		what: `the tags of ${named.repository}`,
		registry: repository.registry
	};
	try {
		const url = apiUrl(repository, "tags/list?n=1");
		const response = await session.send({
			method: "GET",
			url,
			repository,
			action: ACTION,
			purpose
		});
		await response.body?.cancel();
		const { status } = response;
		const credentials = await authenticator.describe(repository);
		const scopes = [`repository:${repository.path}:${ACTION}`];
		const push = granted(await authenticator.before({
			repository,
			scopes,
			purpose
		}), repository.path);
		if (status === 401 || status === 403) return {
			...named,
			credentials,
			read: "refused",
			push: "untold",
			why: `it answered ${status}`
		};
		if (status !== 200 && status !== 404) return {
			...named,
			credentials,
			read: "unreachable",
			push: "untold",
			why: `it answered ${status}`
		};
		return {
			...named,
			credentials,
			read: status === 404 ? "absent" : "granted",
			push
		};
	} catch (error) {
		if (!(error instanceof AssayError)) throw error;
		const [{ code, message }] = error.reasons;
		const read = code === "registry-denied" ? "refused" : "unreachable";
		return {
			...named,
			credentials: "as found",
			read,
			push: "untold",
			why: message
		};
	}
}
/** By the claims of a token that is a JWT; it is not verified, since nothing but advice rests on it. */
function granted(authorization, path) {
	const [, payload] = /^Bearer [\w-]+\.([\w-]+)\.[\w-]+$/.exec(authorization ?? "") ?? [];
	if (payload === void 0) return "untold";
	const claims = Claims.safeParse(parseJsonText(Buffer.from(payload, "base64url").toString()));
	if (!claims.success) return "untold";
	const actions = claims.data.access.filter(({ name }) => name === path).flatMap((one) => one.actions);
	return actions.includes("push") || actions.includes("*") ? "granted" : "refused";
}

// src/domain/run/diagnosis.ts
/** A certificate for signing lives ten minutes, and a token five: from here on one of them is not valid yet, or any more. */
const CLOCK_FAIL_MS = 24e4;
const CLOCK_WARN_MS = 3e4;
/** What is missing, or will not protect, in the order in which a run would meet it. */
function diagnose(facts) {
	return [
		node(facts),
		network(facts),
		clock(facts),
		event(facts),
		...facts.signer === "keyless" && !isAdvisory(facts) ? [token(facts), log(facts)] : [],
		checkout(facts),
		...facts.registry === void 0 ? [] : [registry(facts.registry, facts)],
		...facts.environment === void 0 ? [] : [environment(facts.environment)]
	].map(([state, topic, message]) => ({
		state,
		topic,
		message
	}));
}
/** The worst of all. */
function overall(found) {
	const states = found.map(({ state }) => state);
	return states.includes("fail") ? "fail" : states.includes("warn") ? "warn" : "ok";
}
/** Such a run checks and reports, whoever signs elsewhere. */
function isAdvisory({ event }) {
	return event !== "" && !maySign(event);
}
function node({ nodeVersion: version }) {
	if (Number(/^v?(\d+)\./.exec(version)?.[1] ?? 0) < 24) return [
		"fail",
		"node",
		`this is Node ${version}, and Assay needs 24: use a runner of 2.327.0 or later`
	];
	return [
		"ok",
		"node",
		`Node ${version}`
	];
}
function network({ proxy, proxyFault, missingCertificates }) {
	if (proxyFault !== void 0) return [
		"fail",
		"network",
		proxyFault
	];
	const [missing] = missingCertificates;
	if (missing !== void 0) return [
		"fail",
		"network",
		`the certificates ${missing} are named by a variable and are not there`
	];
	return [
		"ok",
		"network",
		proxy === void 0 ? "no proxy" : `through the proxy ${proxy}`
	];
}
function clock({ clockAheadMs: ahead }) {
	if (ahead === void 0) return [
		"warn",
		"clock",
		"no server could be asked for the time"
	];
	const said = `the clock is ${Math.round(Math.abs(ahead) / 1e3)} s ${ahead < 0 ? "behind" : "ahead of"} the server's`;
	if (Math.abs(ahead) >= CLOCK_FAIL_MS) return [
		"fail",
		"clock",
		`${said}: tokens and certificates will not be valid; set it by NTP`
	];
	if (Math.abs(ahead) >= CLOCK_WARN_MS) return [
		"warn",
		"clock",
		`${said}; set it by NTP`
	];
	return [
		"ok",
		"clock",
		"agrees with a server"
	];
}
function event({ event: name, isFork }) {
	if (name === "") return [
		"ok",
		"event",
		"not on GitHub: nothing is signed unless by a key"
	];
	if (maySign(name)) return [
		"ok",
		"event",
		`runs for \`${name}\` may sign`
	];
	return [
		"warn",
		"event",
		`runs for \`${name}\`${isFork ? ", here from a fork, without secrets" : ""} check and report, and sign and push nothing`
	];
}
function token({ mayAskToken, event: name }) {
	if (mayAskToken) return [
		"ok",
		"token",
		"the job may ask for OIDC tokens"
	];
	if (name === "") return [
		"warn",
		"token",
		"there are no OIDC tokens outside of GitHub: use a key"
	];
	return [
		"fail",
		"token",
		"keyless signing needs `permissions: id-token: write` for this job, and in the workflow that calls it"
	];
}
function log({ serverUrl, hasOwnSigstore, visibility, publicLog }) {
	if (hasOwnSigstore) return [
		"ok",
		"log",
		"a Sigstore of your own"
	];
	const server = serverFault(serverUrl);
	if (server !== void 0) return [
		"fail",
		"log",
		server
	];
	if (visibility === void 0) return [
		"warn",
		"log",
		"a repository that is not public goes into the public log only with `public-log: allow`"
	];
	const shown = visibilityFault({ repository_visibility: visibility });
	if (shown === void 0) return [
		"ok",
		"log",
		"the public log, of a public repository"
	];
	if (!publicLog) return [
		"fail",
		"log",
		shown
	];
	return [
		"warn",
		"log",
		`this ${visibility} repository is named in the public log, as \`public-log: allow\` says`
	];
}
function checkout({ checkout: state, git }) {
	if (state === "none") return [
		"warn",
		"checkout",
		"there is no checkout: set `source: \"\"`, or put actions/checkout before"
	];
	if (git === void 0) return [
		"fail",
		"checkout",
		"there is no git, by which the commits are read"
	];
	if (state === "shallow") return [
		"fail",
		"checkout",
		"the checkout is shallow, so that the commits of the event cannot be looked through: set `fetch-depth: 0`, or `history: none`"
	];
	return [
		"ok",
		"checkout",
		`whole, ${git}`
	];
}
function registry(rights, { signer, event: name }) {
	const { repository, credentials, read, push, why } = rights;
	const said = why === void 0 ? "" : `: ${why}`;
	if (read === "unreachable") return [
		"fail",
		"registry",
		`${repository} cannot be asked${said}`
	];
	if (read === "refused") return [
		"fail",
		"registry",
		`${repository} may not be read (${credentials})${said}`
	];
	if (signer !== "none" && (name === "" || maySign(name)) && push === "refused") return [
		"fail",
		"registry",
		`${repository} may be read and not pushed to (${credentials}): on GHCR the job needs \`permissions: packages: write\`, and the package must be linked to the repository`
	];
	return [
		"ok",
		"registry",
		`${repository}${read === "absent" ? ", which is not there yet" : ""}, ${push === "granted" ? "may be pushed to" : push === "refused" ? "may be read" : "may be read; whether it may be pushed to is not told without doing it"} (${credentials})`
	];
}
function environment({ name, found, branches, reviewers }) {
	if (found === "untold") return [
		"warn",
		"environment",
		`how \`${name}\` is protected could not be asked: the token needs \`actions: read\``
	];
	if (found === "missing") return [
		"fail",
		"environment",
		`there is no environment \`${name}\`: GitHub would make it without protection at the first run`
	];
	if (branches === "any") return [
		"fail",
		"environment",
		`every branch may deploy to \`${name}\`: name those that may`
	];
	if (branches === "protected") return [
		"warn",
		"environment",
		`to \`${name}\` protected branches may deploy, which knows no rulesets: without a branch protection rule that is every branch; name those that may`
	];
	if (reviewers === false) return [
		"ok",
		"environment",
		`\`${name}\` takes named branches, without reviewers`
	];
	return [
		"ok",
		"environment",
		`\`${name}\` takes named branches, with reviewers`
	];
}

// src/report/doctor/doctor-report.ts
const ICONS = {
	ok: "✅",
	warn: "⚠️",
	fail: "❌"
};
const ROWS = 100;
/** What the review of the workflows says, as the rest is said. */
function adviceDiagnoses(advice) {
	return advice.map(({ path, line, message, mend }) => ({
		topic: "workflow",
		state: "warn",
		message: `${path}:${line}: ${message}. ${mend}`
	}));
}
/** A line each for the log. */
function doctorLines(found) {
	return found.map(({ state, topic, message }) => plain(`${state.padEnd(4)} ${topic}: ${message}`, 1500));
}
/** The job summary. */
function renderDoctor(found, state) {
	const heads = {
		ok: "## ✅ Assay doctor: nothing is missing",
		warn: "## ⚠️ Assay doctor: it will run, and protect less than it could",
		fail: "## ❌ Assay doctor: something is missing"
	};
	const rows = found.slice(0, ROWS).map((one) => [
		`${ICONS[one.state]} ${one.state}`,
		text(one.topic, 40),
		text(one.message, 1500)
	]);
	return `${heads[state]}\n\n${table([
		"State",
		"Topic",
		"What was found"
	], rows)}\n`;
}
/** The outputs of the step. */
function doctorOutputs(found, state) {
	const told = found.filter((one) => one.state !== "ok");
	return {
		state,
		findings: toOutputList(told.map((one) => ({
			...one,
			message: plain(one.message, 1e3)
		})))
	};
}

// src/doctor/main.ts
const isAction = process.env.GITHUB_ACTIONS === "true";
const runner = createRunner();
const redact = growingRedactor(runner.masked);
const NOTHING = {
	signer: "none",
	hasOwnSigstore: false,
	publicLog: false,
	environment: "",
	token: ""
};
process.exitCode = 1;
if (isAction) publishOutputs({
	state: "fail",
	findings: "[]"
});
await trustNamedRoots(process.env);
for (const credential of credentialsIn(process.env)) if (isAction) runner.mask(credential);
try {
	const found = (await look()).map((one) => ({
		...one,
		message: redact(one.message)
	}));
	const state = overall(found);
	publishLines(doctorLines(found));
	if (isAction) {
		for (const { state: level, topic, message } of found.filter((one) => one.state !== "ok").slice(0, 10)) (level === "fail" ? error : warning)(plain(message, 1500), { title: `Assay doctor: ${topic}` });
		await publishSummary(renderDoctor(found, state));
		publishOutputs(doctorOutputs(found, state));
	}
	process.exitCode = state === "fail" ? 1 : 0;
} catch (thrown) {
	for (const { code, message } of reasonsOf(thrown, "inputs")) isAction ? error(plain(redact(message)), { title: `Assay: ${code}` }) : publishLines([`${code}: ${message}`]);
}
async function look() {
	const wish = isAction ? inputs(new RawInputs(process.env)) : operands(process.argv.slice(2));
	const folder = await mkdtemp(join(process.env.RUNNER_TEMP || tmpdir(), "assay-doctor-"));
	try {
		const apiUrl = process.env.GITHUB_API_URL || "https://api.github.com";
		const [own, clock, rights, rules, review] = await Promise.all([
			surroundingsOf(process.env, apiUrl),
			clockAhead(apiUrl),
			registryRights(wish, folder),
			wish.environment === "" || wish.token === "" ? void 0 : environmentRules(wish.environment, runner.context.repository, {
				apiUrl,
				token: wish.token
			}),
			reviewWorkflows({
				folder: process.env.GITHUB_WORKSPACE || process.cwd(),
				path: ""
			})
		]);
		const facts = {
			...own,
			signer: wish.signer,
			hasOwnSigstore: wish.hasOwnSigstore,
			publicLog: wish.publicLog,
			...clock === void 0 ? {} : { clockAheadMs: clock },
			...rights === void 0 ? {} : { registry: rights },
			...rules === void 0 ? {} : { environment: rules }
		};
		return [...diagnose(facts), ...adviceDiagnoses(review.advice)];
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
function inputs(raw) {
	const [username, password] = [raw.text("registry-username"), raw.text("registry-password")];
	const image = referenceOf(raw.text("image"));
	if (typeof image === "string") raw.fault("image", image);
	const wish = {
		...typeof image === "object" && { image },
		signer: raw.choice("signer", [
			"keyless",
			"key",
			"none"
		]),
		hasOwnSigstore: namesOwnSigstore(raw),
		publicLog: readPublicLog(raw),
		environment: raw.text("environment"),
		token: raw.text("github-token"),
		...username !== "" && password !== "" ? { login: {
			username,
			password
		} } : {}
	};
	if (username === "" !== (password === "")) raw.fault("registry-username", "user name and password go together");
	raw.assertSound();
	return wish;
}
/** A file that names the public Sigstore is none of one's own. */
function namesOwnSigstore(raw) {
	const file = raw.text("signing-config");
	if (file === "") return false;
	try {
		const { authorities, logs } = readSigningServices(readFileSync(raw.path(file), "utf8"));
		return ![...authorities, ...logs].some(isPublicService);
	} catch (thrown) {
		const why = thrown instanceof Error ? thrown.message : String(thrown);
		raw.fault("signing-config", `${file} cannot be read: ${why}`);
		return false;
	}
}
function operands([text = "", ...others]) {
	const image = others.length > 0 ? "give one image at most" : referenceOf(text);
	if (typeof image === "string") throw fault("input-invalid", "inputs", `${image}; usage: node dist/js/doctor.js [IMAGE]`);
	return {
		...NOTHING,
		...image && { image }
	};
}
/** Undefined where none is given; a sentence where it is no image of a registry. */
function referenceOf(image) {
	return image === "" ? void 0 : parseReference(image.toLowerCase());
}
async function registryRights({ image: reference, login }, folder) {
	if (reference === void 0) return void 0;
	return await rightsIn(reference, {
		processes: createProcesses(redact),
		environment: process.env,
		workspace: { folder: async (name) => await mkdtemp(join(folder, `${name.replace(/\W+/g, "-")}-`)) },
		...login === void 0 ? {} : { credentials: {
			registries: [reference.registry],
			...login
		} },
		mask: isAction ? runner.mask : () => void 0,
		redact
	});
}

export {  };