import { D as warning, b as error, c as parseReference, f as repositoryName, g as githubPublisher, r as GitHubTransport } from "./shared-approve.js";
import { Gt as RawInputs, L as credentialsIn, Lt as orUndefined, N as parseJsonAs, Ot as string, S as growingRedactor, Z as maySign, a as ownNetwork, gt as boolean, ht as array, n as createRunner, o as trustNamedRoots, s as proxyFor, u as NetworkError, xt as looseObject, zt as unparsable } from "./shared-cli.js";
import { t as readPublicLog } from "./signer-inputs.js";
import { t as execa } from "./execa.js";
import { f as fault, i as usableTemporaryFolder, l as AssayError, m as reasonsOf, o as plain } from "./shared-first.js";
import { Gn as connect, Wn as toOutputList, _r as cacheServiceOf, gr as isolationInWords, hr as isIsolated, pr as createProcesses, tr as apiUrl, vr as isCachedByDefault } from "./shared-gate.js";
import { i as isPublicService, o as serverFault, s as visibilityFault } from "./bounded-reader.js";
import { n as readSigningConfig, t as reviewWorkflows } from "./workflows.js";
import { c as text, s as table } from "./markdown.js";
import { readFileSync } from "node:fs";
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
/** What the runner's variables and this machine show. */
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
	const service = cacheServiceOf(environment);
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
		...typeof service === "string" ? { noCache: service } : isCachedByDefault(environment) ? {} : { noCache: "this is not GitHub's own runner; `cache: true` uses it all the same" },
		...git.exitCode === 0 ? { git: plain(git.stdout, 100) } : {}
	};
}
/** How far this machine's clock is ahead of the server's, by the header `Date`; undefined without an answer. */
async function clockAhead(url) {
	try {
		const sentAt = Date.now();
		const response = await ownNetwork().fetch(new URL(url), {
			method: "HEAD",
			redirect: "manual",
			signal: AbortSignal.timeout(LIMIT_MS)
		});
		const serverTime = Date.parse(response.headers.get("date") ?? "");
		return Number.isNaN(serverTime) ? void 0 : (sentAt + Date.now()) / 2 - (serverTime + 500);
	} catch {
		return;
	}
}
/** How GitHub protects an environment; unknown if the token may not read it. */
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
			state: "missing"
		};
		const rules = parseJsonAs(Rules, new TextDecoder().decode(answer.bytes));
		if (!rules.ok) return {
			name,
			state: "unknown"
		};
		const policy = rules.value.deployment_branch_policy;
		return {
			name,
			state: "present",
			branches: !policy ? "any" : policy.custom_branch_policies ? "named" : "protected",
			reviewers: (rules.value.protection_rules ?? []).some(({ type }) => type === "required_reviewers")
		};
	} catch (error) {
		if (error instanceof AssayError) return {
			name,
			state: "unknown"
		};
		throw error;
	}
}
async function payloadOf(path) {
	if (!path || !await exists(path) || (await stat(path)).size > MAX_PAYLOAD_BYTES) return {};
	return orUndefined(parseJsonAs(Payload, await readFile(path, "utf8"))) ?? {};
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
* What the credentials may do in a repository, without writing: a token for pushing is requested, and the list of tags is
* read with it. If the token contains its rights, they count; otherwise it is unknown whether pushing is allowed.
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
		const push = pushRight(await authenticator.before({
			repository,
			scopes,
			purpose
		}), repository.path);
		if (status === 401 || status === 403) return {
			...named,
			credentials,
			read: "refused",
			push: "unknown",
			why: `it answered ${status}`
		};
		if (status !== 200 && status !== 404) return {
			...named,
			credentials,
			read: "unreachable",
			push: "unknown",
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
			push: "unknown",
			why: message
		};
	}
}
/** By the claims of a token that is a JWT. It is not verified, because the result is only advice. */
function pushRight(authorization, path) {
	const [, payload] = /^Bearer [\w-]+\.([\w-]+)\.[\w-]+$/.exec(authorization ?? "") ?? [];
	if (payload === void 0) return "unknown";
	const claims = parseJsonAs(Claims, Buffer.from(payload, "base64url").toString());
	if (!claims.ok) return "unknown";
	const actions = claims.value.access.filter(({ name }) => name === path).flatMap((one) => one.actions);
	return actions.includes("push") || actions.includes("*") ? "granted" : "refused";
}

// src/domain/run/diagnosis.ts
/**
* A signing certificate is valid for ten minutes, and a token for five. With a larger difference, one of them is not yet
* or no longer valid.
*/
const CLOCK_FAIL_MS = 24e4;
const CLOCK_WARN_MS = 3e4;
/** The results for all topics, in the order in which a run would reach them. */
function diagnose(facts) {
	return [
		node(facts),
		network(facts),
		clock(facts),
		event(facts),
		...facts.signer === "keyless" && !isAdvisory(facts) ? [token(facts), log(facts)] : [],
		checkout(facts),
		isolation(facts),
		cache(facts),
		...facts.registry === void 0 ? [] : [registry(facts.registry, facts)],
		...facts.environment === void 0 ? [] : [environment(facts.environment)]
	].map(([state, topic, message]) => ({
		state,
		topic,
		message
	}));
}
/** The worst state of all topics. */
function overall(diagnoses) {
	const states = diagnoses.map(({ state }) => state);
	return states.includes("fail") ? "fail" : states.includes("warn") ? "warn" : "ok";
}
/** Whether a run for this event only checks and reports, whatever the signer. */
function isAdvisory({ event }) {
	return event !== "" && !maySign(event);
}
function isolation({ isolation: found }) {
	const words = `scanners would be ${isolationInWords(found)}`;
	if (isIsolated(found)) return [
		"ok",
		"isolation",
		words
	];
	return [
		"warn",
		"isolation",
		`${words}; \`isolate: required\` would be an error here`
	];
}
/** Never more than told: a run without the cache only takes longer. */
function cache({ noCache, isolation: { files } }) {
	if (noCache !== void 0) return [
		"ok",
		"cache",
		`nothing is kept in GitHub's cache: ${noCache}`
	];
	if (files !== "own") return [
		"ok",
		"cache",
		"GitHub's cache is not used: what is unpacked from it cannot be confined here"
	];
	return [
		"ok",
		"cache",
		"database and tools are kept in GitHub's cache"
	];
}
function node({ nodeVersion: version }) {
	if (Number(/^v?(\d+)\./.exec(version)?.[1] ?? 0) < 24) return [
		"fail",
		"node",
		`this is Node ${version}, but Assay needs 24: use runner 2.327.0 or later`
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
		`a variable names the certificates ${missing}, but the file does not exist`
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
		"the time of a server could not be read"
	];
	const difference = `the clock is ${Math.round(Math.abs(ahead) / 1e3)} s ${ahead < 0 ? "behind" : "ahead of"} the server's clock`;
	if (Math.abs(ahead) >= CLOCK_FAIL_MS) return [
		"fail",
		"clock",
		`${difference}: tokens and certificates will not be valid; set it with NTP`
	];
	if (Math.abs(ahead) >= CLOCK_WARN_MS) return [
		"warn",
		"clock",
		`${difference}; set it with NTP`
	];
	return [
		"ok",
		"clock",
		"the clock agrees with a server"
	];
}
function event({ event: name, isFork }) {
	if (name === "") return [
		"ok",
		"event",
		"not on GitHub: only a key can sign"
	];
	if (maySign(name)) return [
		"ok",
		"event",
		`runs for \`${name}\` may sign`
	];
	return [
		"warn",
		"event",
		`runs for \`${name}\`${isFork ? " (here from a fork, without secrets)" : ""} check and report; they do not sign or push`
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
		"outside of GitHub there are no OIDC tokens: use a key"
	];
	return [
		"fail",
		"token",
		"keyless signing needs `id-token: write` among the `permissions` of this job, and of the workflow that calls it"
	];
}
function log({ serverUrl, hasOwnSigstore, visibility, publicLog }) {
	if (hasOwnSigstore) return [
		"ok",
		"log",
		"your own Sigstore"
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
		"the public log names a repository that is not public only with `public-log: allow`"
	];
	const fault = visibilityFault({ repository_visibility: visibility });
	if (fault === void 0) return [
		"ok",
		"log",
		"the public log, for a public repository"
	];
	if (!publicLog) return [
		"fail",
		"log",
		fault
	];
	return [
		"warn",
		"log",
		`the public log will name this ${visibility} repository, because \`public-log: allow\` is set`
	];
}
function checkout({ checkout: state, git }) {
	if (state === "none") return [
		"warn",
		"checkout",
		"there is no checkout: set `source: \"\"`, or add actions/checkout before this step"
	];
	if (git === void 0) return [
		"fail",
		"checkout",
		"git is not installed: Assay needs it to read the commits"
	];
	if (state === "shallow") return [
		"fail",
		"checkout",
		"the checkout is shallow, so Assay cannot check the commits of the event: set `fetch-depth: 0`, or `history: none`"
	];
	return [
		"ok",
		"checkout",
		`whole, ${git}`
	];
}
function registry(rights, { signer, event: name }) {
	const { repository, credentials, read, push, why } = rights;
	const answer = why === void 0 ? "" : `: ${why}`;
	if (read === "unreachable") return [
		"fail",
		"registry",
		`${repository} cannot be reached${answer}`
	];
	if (read === "refused") return [
		"fail",
		"registry",
		`the registry refuses to read ${repository} (${credentials})${answer}`
	];
	if (signer !== "none" && (name === "" || maySign(name)) && push === "refused") return [
		"fail",
		"registry",
		`${repository} may be read, but not pushed to (${credentials}): on GHCR the job needs \`permissions: packages: write\`, and the package must be linked to the repository`
	];
	return [
		"ok",
		"registry",
		`${repository}${read === "absent" ? ", which does not exist yet" : ""}, ${push === "granted" ? "may be pushed to" : push === "refused" ? "may be read" : "may be read; only a push can show whether it may be pushed to"} (${credentials})`
	];
}
function environment({ name, state, branches, reviewers }) {
	if (state === "unknown") return [
		"warn",
		"environment",
		`the protection of \`${name}\` could not be read: the token needs \`actions: read\``
	];
	if (state === "missing") return [
		"fail",
		"environment",
		`there is no environment \`${name}\`: at the first run, GitHub would create it without protection`
	];
	if (branches === "any") return [
		"fail",
		"environment",
		`every branch may deploy to \`${name}\`: list the branches that may deploy`
	];
	if (branches === "protected") return [
		"warn",
		"environment",
		`protected branches may deploy to \`${name}\`, but that setting ignores rulesets: without a branch protection rule, every branch may deploy; list the branches that may deploy`
	];
	if (reviewers === false) return [
		"ok",
		"environment",
		`only listed branches may deploy to \`${name}\`, without reviewers`
	];
	return [
		"ok",
		"environment",
		`only listed branches may deploy to \`${name}\`, with reviewers`
	];
}

// src/report/doctor/doctor-report.ts
const ICONS = {
	ok: "✅",
	warn: "⚠️",
	fail: "❌"
};
/** The greatest number of rows in the job summary. */
const MAX_ROWS = 100;
/** The advice of the workflow review as diagnoses. */
function adviceDiagnoses(advice) {
	return advice.map(({ path, line, message, remediation }) => ({
		topic: "workflow",
		state: "warn",
		message: `${path}:${line}: ${message}. ${remediation}`
	}));
}
/** The diagnoses as lines for the log. */
function doctorLines(diagnoses) {
	return diagnoses.map(({ state, topic, message }) => plain(`${state.padEnd(4)} ${topic}: ${message}`, 1500));
}
/** The job summary. */
function renderDoctor(diagnoses, state) {
	const heads = {
		ok: "## ✅ Assay doctor: nothing is missing",
		warn: "## ⚠️ Assay doctor: it will run, but it protects less than it could",
		fail: "## ❌ Assay doctor: something is missing"
	};
	const rows = diagnoses.slice(0, MAX_ROWS).map((one) => [
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
function doctorOutputs(diagnoses, state) {
	const problems = diagnoses.filter(({ state }) => state !== "ok");
	return {
		state,
		findings: toOutputList(problems.map((one) => ({
			...one,
			message: plain(one.message, 1e3)
		})))
	};
}

// src/doctor/main.ts
const isAction = process.env.GITHUB_ACTIONS === "true";
const runner = createRunner();
const redact = growingRedactor(runner.masked);
/** GitHub shows at most ten annotations of a level for a step. */
const MAX_ANNOTATIONS = 10;
const NO_REQUEST = {
	signer: "none",
	hasOwnSigstore: false,
	publicLog: false,
	environment: "",
	token: ""
};
process.exitCode = 1;
if (isAction && !githubPublisher.outputs({
	state: "fail",
	findings: "[]"
})) process.exit();
await trustNamedRoots(process.env);
for (const credential of credentialsIn(process.env)) if (isAction) runner.mask(credential);
try {
	const diagnoses = (await diagnoseAll()).map((one) => ({
		...one,
		message: redact(one.message)
	}));
	const state = overall(diagnoses);
	githubPublisher.lines(doctorLines(diagnoses));
	if (isAction) {
		const faults = diagnoses.filter((one) => one.state !== "ok").slice(0, MAX_ANNOTATIONS);
		for (const { state: level, topic, message } of faults) (level === "fail" ? error : warning)(plain(message, 1500), { title: `Assay doctor: ${topic}` });
		await githubPublisher.summary(renderDoctor(diagnoses, state));
	}
	const isPublished = !isAction || githubPublisher.outputs(doctorOutputs(diagnoses, state));
	process.exitCode = state === "fail" || !isPublished ? 1 : 0;
} catch (thrown) {
	for (const { code, message } of reasonsOf(thrown, "inputs")) isAction ? error(plain(redact(message)), { title: `Assay: ${code}` }) : githubPublisher.lines([`${code}: ${message}`]);
}
async function diagnoseAll() {
	const requested = isAction ? inputs(new RawInputs(process.env)) : operands(process.argv.slice(2));
	const folder = await mkdtemp(join(await usableTemporaryFolder(process.env), "assay-doctor-"));
	try {
		const apiUrl = process.env.GITHUB_API_URL || "https://api.github.com";
		const isolator = {
			isolate: "auto",
			temporary: folder,
			environment: process.env
		};
		const [surroundings, isolation, clock, rights, rules, review] = await Promise.all([
			surroundingsOf(process.env, apiUrl),
			createProcesses(redact, isolator).isolation(),
			clockAhead(apiUrl),
			registryRights(requested, folder),
			requested.environment === "" || requested.token === "" ? void 0 : environmentRules(requested.environment, runner.context.repository, {
				apiUrl,
				token: requested.token
			}),
			reviewWorkflows({
				folder: process.env.GITHUB_WORKSPACE || process.cwd(),
				path: ""
			})
		]);
		const facts = {
			...surroundings,
			isolation,
			signer: requested.signer,
			hasOwnSigstore: requested.hasOwnSigstore,
			publicLog: requested.publicLog,
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
	if (image?.ok === false) raw.fault("image", image.fault);
	const requested = {
		...image?.ok && { image: image.value },
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
	if (username === "" !== (password === "")) raw.fault("registry-username", "set both the user name and the password");
	raw.throwFaults();
	return requested;
}
/** Whether the signing configuration names a private Sigstore, not the public one. */
function namesOwnSigstore(raw) {
	const file = raw.text("signing-config");
	if (file === "") return false;
	const unreadable = (why) => {
		raw.fault("signing-config", `${file} cannot be read: ${why}`);
		return false;
	};
	try {
		const config = readSigningConfig(readFileSync(raw.path(file), "utf8"));
		if (!config.ok) return unreadable(config.fault);
		const { authorities, logs } = config.value.services;
		return ![...authorities, ...logs].some(isPublicService);
	} catch (thrown) {
		return unreadable(thrown instanceof Error ? thrown.message : String(thrown));
	}
}
function operands([text = "", ...others]) {
	const image = others.length > 0 ? unparsable("give one image at most") : referenceOf(text);
	if (image?.ok === false) throw fault("input-invalid", "inputs", `${image.fault}; usage: node dist/js/doctor.js [IMAGE]`);
	return {
		...NO_REQUEST,
		...image && { image: image.value }
	};
}
/** Undefined where none is given. */
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