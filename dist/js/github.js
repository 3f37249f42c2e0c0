import { A as object, C as boolean, E as int, O as looseObject, P as string, S as array, d as plain, l as isLoopback } from "./image.js";
import { i as fault, t as AssayError } from "./reason.js";
import { isAbsolute, relative, resolve, sep } from "node:path";
import { readFileSync } from "node:fs";
import http from "node:http";
import { setTimeout as setTimeout$1 } from "node:timers/promises";

// src/formats/json.ts
/** JSON from UTF-8 bytes; undefined where it is none. */
function parseJson(bytes) {
	try {
		return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
	} catch {
		return;
	}
}
/** JSON from text; undefined, which no schema takes, where it is none: the messages of the parser quote the text. */
function parseJsonText(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}

// src/adapters/proxy.ts
const LOOPBACK = [
	"localhost",
	"127.0.0.1",
	"[::1]"
];
/**
* Sends this process's requests through the proxy that `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` name, as the tools
* do by themselves; Node's fetch takes no notice of them otherwise. This machine itself is never behind a proxy. On a
* Node 24 before 24.14, which cannot do this, requests go out directly.
*/
function useProxy(environment) {
	const read = (name) => environment[name] || environment[name.toUpperCase()];
	const [http_proxy, https_proxy] = [read("http_proxy"), read("https_proxy")];
	if (http_proxy === void 0 && https_proxy === void 0) return;
	const no_proxy = [read("no_proxy"), ...LOOPBACK].filter(Boolean).join(",");
	const { setGlobalProxyFromEnv } = http;
	setGlobalProxyFromEnv?.({
		...http_proxy === void 0 ? {} : { http_proxy },
		...https_proxy === void 0 ? {} : { https_proxy },
		no_proxy
	});
}

// src/adapters/event-commits.ts
const NAME = string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);
const REPOSITORY = looseObject({ default_branch: string().min(1).optional() });
const PULL_REQUEST = looseObject({ pull_request: looseObject({
	base: looseObject({ sha: NAME }),
	head: looseObject({ sha: NAME })
}) }).transform(({ pull_request: { base, head } }) => ({
	base: base.sha,
	head: head.sha
}));
const MERGE_GROUP = looseObject({ merge_group: looseObject({
	base_sha: NAME,
	head_sha: NAME
}) }).transform(({ merge_group: { base_sha, head_sha } }) => ({
	base: base_sha,
	head: head_sha
}));
const PUSH = looseObject({
	before: NAME,
	after: NAME,
	repository: REPOSITORY.optional()
}).transform(({ before, after, repository }) => ({
	.../^0+$/.test(before) ? {} : { base: before },
	.../^0+$/.test(after) ? {} : { head: after },
	...repository?.default_branch === void 0 ? {} : { defaultBranch: repository.default_branch }
}));
/**
* The commits that an event brings by its payload (the file at `path`): those of a pull request, a push or a merge
* group, and none of any other event. A push whose payload names none (a runner that is not GitHub's) has all that HEAD
* leads to. Throws `scan-incomplete` where the payload of another event cannot be read.
*/
function eventCommits(event, path) {
	if (event.startsWith("pull_request")) return read(event, path, PULL_REQUEST);
	if (event === "merge_group") return read(event, path, MERGE_GROUP);
	if (event !== "push") return void 0;
	const push = PUSH.safeParse(payloadAt(path));
	if (!push.success) return { head: "HEAD" };
	const { head, ...rest } = push.data;
	return head === void 0 ? void 0 : {
		...rest,
		head
	};
}
function payloadAt(path) {
	try {
		return JSON.parse(readFileSync(path ?? "", "utf8"));
	} catch {
		return;
	}
}
function read(event, path, schema) {
	const parsed = schema.safeParse(payloadAt(path));
	if (parsed.success) return parsed.data;
	const message = `the payload of this ${plain(event, 60)} event (GITHUB_EVENT_PATH) does not name its commits, so they cannot be looked at; run on GitHub's own events, or set "history: none"`;
	throw fault("scan-incomplete", "secrets", message);
}

// src/adapters/runner.ts
const AUDIENCE = "sigstore";
const TOKEN_LIMIT_MS = 3e4;
const TOKEN_ATTEMPTS = 3;
/** GitHub's tokens live five minutes; an older one is asked for anew. */
const TOKEN_MAX_AGE_MS = 24e4;
/** A shorter line of a secret (`}`) would blot out the log and hides nothing. */
const SHORTEST_MASKED_LINE = 4;
const CLAIMS = looseObject({
	iss: string().min(1),
	job_workflow_ref: string().min(1)
});
/** The runner by its environment variables, as GitHub sets them; empty strings where they are not there. */
function createRunner(environment = process.env, now = Date.now) {
	const context = contextOf(environment);
	const masked = /* @__PURE__ */ new Set();
	const mask = (value) => {
		if (masked.has(value)) return;
		masked.add(value);
		announceMask(value);
	};
	let current;
	const oidcToken = () => {
		if (current === void 0 || now() - current.since > TOKEN_MAX_AGE_MS) current = {
			token: requestToken(environment, context, mask),
			since: now()
		};
		return current.token;
	};
	const commits = () => eventCommits(context.eventName, environment.GITHUB_EVENT_PATH);
	return {
		context,
		commits,
		oidcToken,
		mask,
		masked,
		say
	};
}
function contextOf(environment) {
	const value = (name) => environment[name] ?? "";
	return {
		eventName: value("GITHUB_EVENT_NAME"),
		actor: {
			name: value("GITHUB_ACTOR"),
			id: value("GITHUB_ACTOR_ID"),
			triggeredBy: value("GITHUB_TRIGGERING_ACTOR") || value("GITHUB_ACTOR")
		},
		serverUrl: value("GITHUB_SERVER_URL") || "https://github.com",
		repository: value("GITHUB_REPOSITORY"),
		repositoryId: value("GITHUB_REPOSITORY_ID"),
		repositoryOwnerId: value("GITHUB_REPOSITORY_OWNER_ID"),
		ref: value("GITHUB_REF"),
		sha: value("GITHUB_SHA"),
		workflowRef: value("GITHUB_WORKFLOW_REF"),
		runId: value("GITHUB_RUN_ID"),
		runAttempt: value("GITHUB_RUN_ATTEMPT"),
		runnerEnvironment: value("RUNNER_ENVIRONMENT")
	};
}
function say(line) {
	process.stdout.write(`${plain(line)}\n`);
}
/** Masks the value and, since the runner matches line by line, each of its lines. */
function announceMask(value) {
	const lines = value.split(/\r\n|\r|\n/).filter((line) => line.trim().length >= SHORTEST_MASKED_LINE);
	for (const secret of /* @__PURE__ */ new Set([value, ...lines])) {
		if (secret.trim() === "") continue;
		const escaped = secret.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
		process.stdout.write(`::add-mask::${escaped}\n`);
	}
}
async function requestToken(environment, context, mask) {
	if (!environment.ACTIONS_ID_TOKEN_REQUEST_URL || !environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN) throw unavailable(`keyless signing needs an OIDC token and this job may not ask for one: add "permissions: { id-token: write }" to it${context.eventName.startsWith("pull_request") ? " (a pull request from a fork never gets one)" : ""}`);
	const value = await askRepeatedly();
	mask(value);
	const claims = claimsOf(value);
	demandOwnRun(claims, context);
	return {
		value,
		claims
	};
}
async function askRepeatedly() {
	let last;
	for (let attempt = 1; attempt <= TOKEN_ATTEMPTS; attempt += 1) try {
		return await askOnce();
	} catch (error) {
		last = error;
	}
	const why = plain(last instanceof Error ? last.message : String(last), 300);
	throw unavailable(`the OIDC token could not be had from GitHub in ${TOKEN_ATTEMPTS} attempts: ${why}`, last);
}
async function askOnce() {
	const { getIDToken } = await import("./core2.js");
	let timer;
	const late = new Promise((_, reject) => {
		const message = `no answer within ${TOKEN_LIMIT_MS / 1e3} s`;
		timer = setTimeout(() => reject(new Error(message)), TOKEN_LIMIT_MS);
	});
	try {
		return await Promise.race([getIDToken(AUDIENCE), late]);
	} finally {
		clearTimeout(timer);
	}
}
/** The claims of a JWT. Its signature is not checked here: Fulcio does that before it gives a certificate. */
function claimsOf(token) {
	const parts = token.split(".");
	const [, payload] = parts;
	if (parts.length !== 3 || payload === void 0) throw unavailable("the OIDC token is not a JWT");
	let claims;
	try {
		claims = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
	} catch (error) {
		throw unavailable("the OIDC token holds no JSON", error);
	}
	const parsed = CLAIMS.safeParse(claims);
	if (!parsed.success) throw unavailable("the OIDC token has no claims `iss` and `job_workflow_ref`");
	return parsed.data;
}
/** A token of another run would sign in its name: what the runner says of itself must be what the token says. */
function demandOwnRun(claims, context) {
	const pairs = [
		["repository", context.repository],
		["run_id", context.runId],
		["sha", context.sha]
	];
	for (const [claim, own] of pairs) {
		const told = claims[claim];
		if (told === void 0 || own === "" || String(told) === own) continue;
		throw unavailable(`the OIDC token is for another run: its ${claim} is ${plain(String(told), 200)} and not ${plain(own, 200)}`);
	}
}
function unavailable(message, cause) {
	return fault("oidc-unavailable", "sign", message, cause);
}

// src/raw-inputs.ts
/** The raw inputs, as the runner hands them in, and the faults found in them so far. */
var RawInputs = class {
	#env;
	#workspace;
	#faults = [];
	constructor(env) {
		this.#env = env;
		this.#workspace = env.GITHUB_WORKSPACE || process.cwd();
	}
	/** The trimmed text of an input; empty where it is not given. */
	text(name) {
		return (this.#env[`INPUT_${name.toUpperCase()}`] ?? "").trim();
	}
	required(name, hint) {
		const text = this.text(name);
		if (text === "") this.fault(name, `it is required: ${hint}`);
		return text;
	}
	list(name) {
		return this.#split(name, /[,\n]/);
	}
	lines(name) {
		return this.#split(name, /\n/);
	}
	choice(name, choices) {
		const text = this.text(name);
		const chosen = choices.find((choice) => choice === text);
		if (chosen === void 0) this.fault(name, `"${text}" is none of ${choices.join(", ")}`);
		return chosen ?? choices[0];
	}
	/** Only `true` and `false`: a value like `yes` must not quietly mean the one or the other. */
	boolean(name) {
		return this.choice(name, ["false", "true"]) === "true";
	}
	path(text) {
		return isAbsolute(text) ? resolve(text) : resolve(this.#workspace, text);
	}
	/** A path relative to the workspace with `/`; empty for the workspace itself and for what lies outside. */
	withinWorkspace(path) {
		const within = relative(this.#workspace, path);
		return within.startsWith("..") || isAbsolute(within) ? "" : within.split(sep).join("/");
	}
	hasVariable(name) {
		return (this.#env[name] ?? "") !== "";
	}
	fault(name, message, code = "input-invalid") {
		this.#faults.push({
			code,
			check: "inputs",
			message: `input \`${name}\`: ${message}`
		});
	}
	assertSound() {
		const [first, ...rest] = this.#faults;
		if (first !== void 0) throw new AssayError([first, ...rest]);
	}
	#split(name, separator) {
		return this.text(name).split(separator).map((part) => part.trim()).filter((part) => part !== "");
	}
};

// src/adapters/github-transport.ts
const LIMITS = {
	answer: 3e4,
	pause: 1e3
};
const TRIES = 3;
const MessageSchema = object({ message: string() });
/** Sends requests to GitHub's API within limits; redirects are not followed, and what was written is not tried again. */
var GitHubTransport = class {
	#options;
	#base;
	constructor(options) {
		this.#options = {
			limits: LIMITS,
			...options
		};
		this.#base = this.#checkedBase(options.apiUrl);
	}
	/** The answer, if its status is one of `expected`. */
	async ask(call, expected) {
		for (let attempt = 1;; attempt += 1) {
			const last = call.method !== "GET" || attempt >= TRIES;
			const answer = await this.#once(call, last);
			if (answer !== void 0 && expected.includes(answer.status)) return answer;
			if (answer !== void 0 && (last || ![
				502,
				503,
				504
			].includes(answer.status))) throw this.#refusal(call, answer);
			await setTimeout$1(this.#options.limits.pause * attempt);
		}
	}
	/** Undefined where the connection failed and another try may mend that. */
	async #once({ method, path, accept, what, maxBytes, body }, last) {
		try {
			const response = await fetch(`${this.#base}${path}`, {
				method,
				headers: {
					accept,
					authorization: `Bearer ${this.#options.token}`,
					"user-agent": "assay",
					"x-github-api-version": "2022-11-28",
					...body === void 0 ? {} : { "content-type": "application/json" }
				},
				...body === void 0 ? {} : { body: JSON.stringify(body) },
				redirect: "manual",
				signal: AbortSignal.timeout(this.#options.limits.answer)
			});
			const bytes = await bounded(response, maxBytes);
			if (bytes === void 0) throw this.unavailable(`${what} has more than ${maxBytes} bytes`);
			return {
				status: response.status,
				headers: response.headers,
				bytes
			};
		} catch (error) {
			if (error instanceof AssayError) throw error;
			const late = error instanceof DOMException && error.name === "TimeoutError";
			if (!last && !late) return void 0;
			const why = late ? `no answer within ${this.#options.limits.answer / 1e3} s` : rootCause(error);
			throw this.unavailable(`GitHub could not be asked for ${what}: ${why}`, error);
		}
	}
	#refusal({ what }, { status, headers, bytes }) {
		const said = MessageSchema.safeParse(jsonOf(bytes));
		const words = said.success ? `: ${plain(said.data.message, 200)}` : "";
		if (status === 429 || status === 403 && (headers.get("x-ratelimit-remaining") === "0" || headers.has("retry-after"))) return this.unavailable(`GitHub's rate limit is used up (${status}), asked for ${what}${words}`);
		if (status >= 300 && status < 400) return this.unavailable(`GitHub redirects (${status}) from ${what}, which is not followed; was it renamed?`);
		if (status >= 400 && status < 500) return this.fault("github-denied", `GitHub refused ${what} to this token (${status})${words}`);
		return this.unavailable(`GitHub answered ${status} for ${what}${words}`);
	}
	#checkedBase(address) {
		const url = URL.canParse(address) ? new URL(address) : void 0;
		const safe = url?.protocol === "https:" || url?.protocol === "http:" && isLoopback(url.host);
		const bare = url?.username === "" && url.password === "" && url.search === "" && url.hash === "";
		if (url === void 0 || !safe || !bare) throw this.fault("input-invalid", "the address of GitHub's API (GITHUB_API_URL) is not an https address");
		return url.href.replace(/\/+$/, "");
	}
	/** A fault of GitHub's, or of the way to it. */
	unavailable(message, cause) {
		return this.fault("github-unavailable", message, cause);
	}
	fault(code, message, cause) {
		return fault(code, this.#options.check, plain(message, 500), cause);
	}
};
/** The body; undefined where it has more than `limit` bytes. */
async function bounded(response, limit) {
	const parts = [];
	let size = 0;
	for await (const part of response.body ?? []) {
		size += part.byteLength;
		if (size > limit) return void 0;
		parts.push(part);
	}
	return Buffer.concat(parts);
}
/** Undefined for what is no JSON, which no schema takes. */
function jsonOf(bytes) {
	try {
		return JSON.parse(Buffer.from(bytes).toString());
	} catch {
		return;
	}
}
/** fetch hides why it failed in a chain of causes. */
function rootCause(error) {
	let current = error;
	while (current instanceof Error && current.cause instanceof Error) current = current.cause;
	return current instanceof Error ? current.message : String(current);
}

// src/adapters/github.ts
const MAX_JSON_BYTES = 8 << 20;
const MAX_FILE_BYTES = 1 << 20;
const JSON_TYPE = "application/vnd.github+json";
const RAW_TYPE = "application/vnd.github.raw+json";
const SHA_TYPE = "application/vnd.github.sha";
const fullName = object({ full_name: string().min(1) });
const RunSchema = object({
	id: int().positive(),
	head_sha: string().regex(/^[0-9a-f]{40}$/),
	event: string().min(1),
	status: string().min(1),
	repository: fullName,
	head_repository: fullName.nullish()
});
const PendingSchema = array(object({
	environment: object({
		id: int().positive(),
		name: string().min(1)
	}),
	current_user_can_approve: boolean()
}));
const ReviewedSchema = array(object({
	environment: string(),
	sha: string()
}));
/**
* GitHub's REST API by fetch. Only what is read is tried again, redirects are not followed, and an answer that is not
* the expected one is a fault: `github-unavailable`, `github-denied`, or `input-invalid` for what cannot be asked.
*/
var GitHubClient = class {
	#transport;
	constructor(options) {
		this.#transport = new GitHubTransport(options);
	}
	async run(repository, runId) {
		const run = await this.#read(this.#runPath(repository, runId), `run ${runId} of ${repository}`, RunSchema);
		return {
			id: String(run.id),
			headSha: run.head_sha,
			event: run.event,
			repository: run.repository.full_name,
			...run.head_repository ? { headRepository: run.head_repository.full_name } : {},
			completed: run.status === "completed"
		};
	}
	async pendingDeployments(repository, runId) {
		const path = `${this.#runPath(repository, runId)}/pending_deployments`;
		return (await this.#read(path, `the pending deployments of run ${runId}`, PendingSchema)).map(({ environment, current_user_can_approve }) => ({
			environmentId: environment.id,
			environment: environment.name,
			mayReview: current_user_can_approve
		}));
	}
	async reviewDeployment(repository, runId, environmentId, { state, comment }) {
		const path = `${this.#runPath(repository, runId)}/pending_deployments`;
		const body = {
			environment_ids: [environmentId],
			state,
			comment
		};
		const what = `the review of run ${runId}`;
		return this.#parse(await this.#transport.ask(this.#post(path, what, body), [200]), what, ReviewedSchema);
	}
	async reviewCustomRule(repository, runId, environment, { state, comment }) {
		const path = `${this.#runPath(repository, runId)}/deployment_protection_rule`;
		const body = {
			environment_name: environment,
			state,
			comment
		};
		await this.#transport.ask(this.#post(path, `the review of run ${runId}`, body), [204]);
	}
	async commit(repository, ref) {
		const path = `${this.#repositoryPath(repository)}/commits/${encodeURIComponent(ref)}`;
		const what = `the commit of ${ref} in ${repository}`;
		const { bytes } = await this.#transport.ask({
			method: "GET",
			path,
			accept: SHA_TYPE,
			what,
			maxBytes: MAX_JSON_BYTES
		}, [200]);
		const sha = Buffer.from(bytes).toString().trim();
		if (!/^[0-9a-f]{40}$/.test(sha)) throw this.#unreadable(what);
		return sha;
	}
	async file(repository, path, ref) {
		const parts = path.split("/");
		const what = `${path} of ${repository} at ${ref}`;
		if (parts.some((part) => [
			"",
			".",
			".."
		].includes(part))) throw this.#transport.fault("input-invalid", `"${path}" is not the path of a file in a repository`);
		const call = {
			method: "GET",
			path: `${this.#repositoryPath(repository)}/contents/${parts.map(encodeURIComponent).join("/")}?ref=${encodeURIComponent(ref)}`,
			accept: RAW_TYPE,
			what,
			maxBytes: MAX_FILE_BYTES
		};
		const { status, headers, bytes } = await this.#transport.ask(call, [200, 404]);
		if (status === 404) return void 0;
		if (!headers.get("content-type")?.startsWith("application/vnd.github.raw")) throw this.#transport.fault("input-invalid", `${what} is not a file`);
		return bytes;
	}
	#repositoryPath(repository) {
		const [owner = "", name = "", ...rest] = repository.split("/");
		if (![owner, name].every((part) => /^[A-Za-z0-9._-]+$/.test(part) && !/^\.+$/.test(part)) || rest.length > 0) throw this.#transport.fault("input-invalid", `"${repository}" is not a repository of the form owner/name`);
		return `/repos/${owner}/${name}`;
	}
	#runPath(repository, runId) {
		if (!/^[1-9]\d{0,15}$/.test(runId)) throw this.#transport.fault("input-invalid", `"${runId}" is not the id of a run`);
		return `${this.#repositoryPath(repository)}/actions/runs/${runId}`;
	}
	#post(path, what, body) {
		return {
			method: "POST",
			path,
			accept: JSON_TYPE,
			what,
			maxBytes: MAX_JSON_BYTES,
			body
		};
	}
	async #read(path, what, schema) {
		const call = {
			method: "GET",
			path,
			accept: JSON_TYPE,
			what,
			maxBytes: MAX_JSON_BYTES
		};
		return this.#parse(await this.#transport.ask(call, [200]), what, schema);
	}
	#parse({ bytes }, what, schema) {
		const parsed = schema.safeParse(jsonOf(bytes));
		if (!parsed.success) throw this.#unreadable(what);
		return parsed.data;
	}
	#unreadable(what) {
		return this.#transport.unavailable(`GitHub's answer for ${what} is not what its API describes`);
	}
};

export { parseJson as a, useProxy as i, RawInputs as n, parseJsonText as o, createRunner as r, GitHubClient as t };