import { B as plain, D as looseObject, N as string, S as boolean, T as int, V as visible, k as object, n as isLoopback, x as array } from "./nearest.js";
import { n as mayHoldCredential, o as fault, r as AssayError } from "./raw-inputs.js";
import { readFileSync } from "node:fs";
import http from "node:http";
import { setTimeout as setTimeout$1 } from "node:timers/promises";

// src/adapters/github-transport.ts
const LIMITS = {
	answer: 3e4,
	pause: 1e3
};
const TRIES = 3;
const LONGEST_MESSAGE = 16384;
const MessageSchema = object({ message: string() });
/** Sends requests to GitHub's API within limits; redirects are not followed, and what was written is not tried again. */
var GitHubTransport = class {
	#options;
	#base;
	constructor(options) {
		this.#options = {
			limits: LIMITS,
			redact: (text) => text,
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
		const { redact } = this.#options;
		const words = said.success ? `: ${plain(redact(plain(said.data.message, LONGEST_MESSAGE)), 200)}` : "";
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

// src/formats/needles.ts
/** No shorter text is looked for. */
const SHORTEST_NEEDLE = 5;
/** Bits of a hash of as many characters as {@link SHORTEST_NEEDLE}: what is older has left it. */
const SHIFT = 4;
const MASK = (1 << 20) - 1;
/**
* Looks for many texts at once, in one pass: how long that takes goes by the length of what is looked through, and
* hardly by how many are looked for.
*/
var Needles = class {
	/** Sorted, so that all that begin alike stand together, and each behind those that it begins with. */
	#sorted;
	/** Of each the longest other one that it begins with; -1 where there is none. */
	#shorter;
	/** Where those stand that begin with these characters. */
	#starts = /* @__PURE__ */ new Map();
	#hashes;
	/** How many comparisons of texts were needed so far. */
	compared = 0;
	constructor(needles) {
		const long = [...new Set(needles)].filter((one) => one.length >= 5);
		this.#sorted = long.sort();
		this.#shorter = new Int32Array(this.#sorted.length).fill(-1);
		this.#hashes = new Uint8Array(this.#sorted.length === 0 ? 0 : 1048576);
		for (const [at, one] of this.#sorted.entries()) {
			let shorter = at - 1;
			while (shorter >= 0 && !one.startsWith(this.#sorted[shorter] ?? "")) shorter = this.#shorter[shorter] ?? -1;
			this.#shorter[at] = shorter;
			const start = one.slice(0, 5);
			this.#starts.set(start, [this.#starts.get(start)?.[0] ?? at, at + 1]);
			this.#hashes[hashOf(start)] = 1;
		}
	}
	get isEmpty() {
		return this.#sorted.length === 0;
	}
	/** Every part of the text that is covered by what is looked for; what overlaps or touches is one part. */
	spans(text) {
		if (this.isEmpty) return [];
		const found = [];
		let hash = 0;
		for (let at = 0; at < text.length; at += 1) {
			hash = (hash << SHIFT ^ text.charCodeAt(at)) & MASK;
			if (this.#hashes[hash] !== 1) continue;
			const from = at + 1 - 5;
			const length = from < 0 ? 0 : this.#longestAt(text, from);
			if (length === 0) continue;
			const last = found.at(-1);
			if (last !== void 0 && from <= last[1]) last[1] = Math.max(last[1], from + length);
			else found.push([from, from + length]);
		}
		return found;
	}
	/** Length of the longest one that stands here; 0 for none. */
	#longestAt(text, from) {
		const range = this.#starts.get(text.slice(from, from + 5));
		if (range === void 0) return 0;
		let [low, high] = range;
		while (low < high) {
			const middle = low + high >> 1;
			const one = this.#sorted[middle] ?? "";
			this.compared += 1;
			if (one <= text.slice(from, from + one.length)) low = middle + 1;
			else high = middle;
		}
		for (let at = low - 1; at >= range[0]; at = this.#shorter[at] ?? -1) {
			const one = this.#sorted[at] ?? "";
			this.compared += 1;
			if (text.startsWith(one, from)) return one.length;
		}
		return 0;
	}
};
function hashOf(start) {
	let hash = 0;
	for (let at = 0; at < start.length; at += 1) hash = (hash << SHIFT ^ start.charCodeAt(at)) & MASK;
	return hash;
}

// src/formats/redact.ts
/** What stands in place of a secret value. */
const REDACTED = "[redacted]";
/** What may hide in a text; a quick look, since most texts hold none. */
const HIDING = /[^\P{C}\t\n\r]|[\u034f\u115f\u1160\u3164\uffa0]|\p{Variation_Selector}/u;
/** Signs that HTML, in which many servers and proxies answer, writes otherwise. */
const HTML = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;"
};
/** A line of a value of several lines, such as a private key, is a value of its own from this length on. */
const SHORTEST_LINE = 16;
/**
* A function that replaces these values: as they are, escaped in JSON or HTML, URL-encoded and inside of base64. Also
* those that only what nobody sees keeps apart (an escape, a zero-width space), since it is taken away before a text
* is shown.
*/
function redactor(values) {
	const needles = new Needles([...values].flatMap(allForms));
	return (text) => {
		const edited = replaced(text, needles.spans(text));
		const shown = needles.isEmpty || !HIDING.test(edited) ? edited : visible(edited);
		const apart = shown === edited ? [] : needles.spans(shown);
		return apart.length === 0 ? edited : replaced(shown, apart);
	};
}
/** The same for a set of values that grows: what is known by the time of a call is replaced. */
function growingRedactor(values) {
	let known = 0;
	let redact = (text) => text;
	return (text) => {
		if (values.size !== known) {
			known = values.size;
			redact = redactor(values);
		}
		return redact(text);
	};
}
/**
* The same for texts that a tool took from an image and wrote anew: in any case, and with any one sign in place of
* another, as trivy writes names and licenses.
*/
var LooseValues = class {
	#needles;
	constructor(values) {
		this.#needles = new Needles([...values].flatMap(allForms).map(folded));
	}
	/** Whether a text holds one of the values. */
	isIn(text) {
		return !this.#needles.isEmpty && this.#needles.spans(folded(text)).length > 0;
	}
	/** Puts a mark in place of each, since not every form of document takes brackets. */
	redact(text, mark) {
		return this.#needles.isEmpty ? text : replaced(text, this.#needles.spans(folded(text)), mark);
	}
};
/** Of the same length, so that what stands in it stands in the text at the same place. */
function folded(text) {
	return text.replace(/[^A-Za-z0-9]/g, "_").toLowerCase();
}
function replaced(text, spans, mark = REDACTED) {
	if (spans.length === 0) return text;
	let rest = 0;
	return spans.map(([from, to]) => {
		const before = text.slice(rest, from);
		rest = to;
		return before + mark;
	}).join("") + text.slice(rest);
}
function allForms(value) {
	return parts(value).flatMap(formsOf);
}
function parts(value) {
	const whole = value.trim();
	const lines = whole.split(/[\r\n]+/).map((line) => line.trim());
	return [
		value,
		whole,
		...lines.length > 1 ? lines.filter((line) => line.length >= SHORTEST_LINE) : []
	];
}
/** Shorter values (and encoded forms) would take ordinary words apart, and are too short to be worth a secret. */
function formsOf(value) {
	if (value.length < 5) return [];
	const url = encodeURIComponent(value.toWellFormed());
	const json = JSON.stringify(value).slice(1, -1);
	return [
		value,
		plain(value, value.length),
		json,
		json.replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`),
		JSON.stringify(json).slice(1, -1),
		...htmlForms(value),
		url,
		url.replaceAll("%20", "+"),
		url.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
		...base64Forms(value)
	];
}
function htmlForms(value) {
	const named = value.replace(/[&<>"]/g, (sign) => HTML[sign] ?? sign);
	const numbered = named.replaceAll("&quot;", "&#34;");
	return [
		named,
		named.replaceAll("'", "&#39;"),
		numbered.replaceAll("'", "&#39;"),
		named.replaceAll("'", "&#x27;")
	];
}
/** The characters of base64 that depend on the value alone, for each of its three possible positions. */
function base64Forms(value) {
	const bytes = Buffer.from(value);
	return [
		0,
		1,
		2
	].flatMap((before) => {
		const whole = Buffer.concat([Buffer.alloc(before), bytes]);
		const first = Math.ceil(before * 8 / 6);
		const last = Math.floor(whole.length * 8 / 6);
		const core = whole.toString("base64").slice(first, last);
		return core.length < 5 + 1 ? [] : [core, core.replaceAll("+", "-").replaceAll("/", "_")];
	});
}

// src/adapters/event-commits.ts
const NAME$1 = string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);
const REPOSITORY = looseObject({ default_branch: string().min(1).optional() });
const PULL_REQUEST = looseObject({ pull_request: looseObject({
	base: looseObject({ sha: NAME$1 }),
	head: looseObject({ sha: NAME$1 })
}) }).transform(({ pull_request: { base, head } }) => ({
	base: base.sha,
	head: head.sha
}));
const MERGE_GROUP = looseObject({ merge_group: looseObject({
	base_sha: NAME$1,
	head_sha: NAME$1
}) }).transform(({ merge_group: { base_sha, head_sha } }) => ({
	base: base_sha,
	head: head_sha
}));
const PUSH = looseObject({
	before: NAME$1,
	after: NAME$1,
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
	const names = namesOf(environment);
	const redact = growingRedactor(masked);
	const mask = (value) => {
		if (masked.has(value)) return;
		masked.add(value);
		announceMask(value, names);
	};
	const say = (line) => process.stdout.write(`${plain(redact(line))}\n`);
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
/**
* What the outputs of the step are made of. The runner drops each output of a job in which a masked text stands, and
* puts stars into every path and name of its log: what is part of a name is not masked, whatever else it is.
*/
function namesOf(environment) {
	const own = [
		"passed",
		"warned",
		"failed",
		"error",
		"allow",
		"deny",
		"sha256:",
		"assay/report.json",
		"assay/results.sarif"
	];
	const given = [...[
		"INPUT_IMAGE",
		"INPUT_PUSH-TO",
		"INPUT_OUTPUT-DIR",
		"RUNNER_TEMP",
		"GITHUB_WORKSPACE"
	], ...[
		"GITHUB_REPOSITORY",
		"GITHUB_REF",
		"GITHUB_SHA",
		"GITHUB_WORKFLOW_REF",
		"GITHUB_ACTOR"
	]];
	return [...own, ...given.flatMap((name) => environment[name] || [])];
}
/** Masks the value and, since the runner matches line by line, each of its lines. */
function announceMask(value, names) {
	const lines = value.split(/\r\n|\r|\n/).filter((line) => line.trim().length >= SHORTEST_MASKED_LINE);
	for (const secret of /* @__PURE__ */ new Set([value, ...lines])) {
		if (secret.trim() === "" || names.some((name) => name.includes(secret))) continue;
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

// src/domain/event.ts
/**
* What a run may do, and whose policy judges it, by the event that caused it (`GITHUB_EVENT_NAME`). The one list: check,
* gate and approval ask here. Two questions decide: who can cause such a run, and which commit is it about.
*
* Of the other events none signs. `pull_request*` and `merge_group` are about commits that nobody has merged.
* `workflow_run` and `pull_request_target` run with the rights of the default branch, whoever caused them; so do
* comments, reviews, issues, discussions, wiki pages, stars (`watch`), forks and labels, many of them by people who may
* not write. `check_run`, `check_suite`, `status`, `deployment`, `deployment_status`, `registry_package` and the like
* come from apps and tokens that need not be able to push. `create` comes with a `push` of the same commit, and
* `delete` is about nothing any more. `workflow_call` is no event of a run: a called workflow runs for its caller's.
* An event that GitHub adds one day signs nothing until somebody has thought about it here.
*/
const SIGNING = /* @__PURE__ */ new Set([
	"push",
	"workflow_dispatch",
	"repository_dispatch",
	"schedule",
	"release"
]);
/** Events about a change that is not merged: its payload names the base, which the change cannot alter. */
const PROPOSING = /* @__PURE__ */ new Set([
	"pull_request",
	"pull_request_target",
	"pull_request_review",
	"pull_request_review_comment",
	"merge_group"
]);
/** Events for which `GITHUB_SHA` is the last commit of the default branch, whatever the job has checked out. */
const ON_DEFAULT_BRANCH = /* @__PURE__ */ new Set([
	...[
		"branch_protection_rule",
		"check_run",
		"check_suite",
		"delete",
		"discussion",
		"discussion_comment"
	],
	...[
		"fork",
		"gollum",
		"issue_comment",
		"issues",
		"label",
		"milestone",
		"page_build",
		"project"
	],
	...[
		"project_card",
		"project_column",
		"public",
		"status",
		"watch",
		"workflow_run"
	]
]);
/** Whether runs for this event may sign and push, may be approved, and may approve. */
function maySign(event) {
	return SIGNING.has(event);
}
/**
* Whether a run for this event may leave something in the cache folder for the runs after it. Who steers one that may
* not sign may bring images and inputs of any kind, and on a shared runner the next run may be one that signs.
*/
function mayKeep(event) {
	return event === "" || maySign(event);
}
/** Where the policy of a run for this event comes from; outside of GitHub there is no event, and the checkout is one's own. */
function policyPlace(event) {
	if (event === "" || maySign(event)) return "checkout";
	if (PROPOSING.has(event)) return "base";
	return ON_DEFAULT_BRANCH.has(event) ? "run" : "default-branch";
}

// src/formats/json.ts
/**
* JSON from UTF-8 bytes; undefined where it is none, or where an object names a key twice: of two values one program
* takes the first and another the last, and what was checked would not be what is used.
*/
function parseJson(bytes) {
	const text = textOf(bytes);
	return text === void 0 ? void 0 : parseJsonText(text);
}
/** JSON from text; undefined, which no schema takes, where it is none: the messages of the parser quote the text. */
function parseJsonText(text) {
	try {
		const value = JSON.parse(text);
		return repeatedKey(text) === void 0 ? value : void 0;
	} catch {
		return;
	}
}
/** Why {@link parseJson} does not take bytes, as the end of a sentence; undefined where it does. */
function jsonFault(bytes) {
	const text = textOf(bytes);
	try {
		if (text === void 0) return "is not JSON";
		JSON.parse(text);
	} catch {
		return "is not JSON";
	}
	const key = repeatedKey(text);
	return key === void 0 ? void 0 : `names the key ${JSON.stringify(key.slice(0, 60))} twice`;
}
function textOf(bytes) {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return;
	}
}
const QUOTE = 34;
const BACKSLASH = 92;
/**
* The first key that an object of sound JSON names twice, however it is spelled: `\u0063onfig` is `config`. One pass
* over the text; strings are leapt over.
*/
function repeatedKey(text) {
	const open = [];
	let keys;
	let keyComes = false;
	for (let at = 0; at < text.length; at += 1) switch (text.charCodeAt(at)) {
		case QUOTE: {
			const end = endOfString(text, at);
			if (keyComes && keys !== void 0) {
				const key = nameIn(text, at, end);
				if (keys.has(key)) return key;
				keys.add(key);
				keyComes = false;
			}
			at = end;
			break;
		}
		case 123:
			open.push(keys);
			keys = /* @__PURE__ */ new Set();
			keyComes = true;
			break;
		case 91:
			open.push(keys);
			keys = void 0;
			break;
		case 125:
		case 93:
			keys = open.pop();
			keyComes = false;
			break;
		case 44: keyComes = true;
	}
}
/** Where the closing quote of a string stands: one before which an even number of backslashes is. */
function endOfString(text, start) {
	for (let end = text.indexOf("\"", start + 1);; end = text.indexOf("\"", end + 1)) {
		let slashes = 0;
		while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes += 1;
		if (slashes % 2 === 0) return end;
	}
}
function nameIn(text, start, end) {
	const raw = text.slice(start + 1, end);
	return raw.includes("\\") ? String(JSON.parse(`"${raw}"`)) : raw;
}

// src/stages/secrets/own-rules/literal.ts
/**
* Whether a token of a known form is filled with what no generator would make: crosses, `1234…`, `EXAMPLE`. The
* words are asked for in a form that random text does not take by chance.
*/
function isFiller(value) {
	return /EXAMPLE|example|x{6}|X{6}|\*{3}|\.{3}|\bY(?:OUR|our)[-_]|your[-_]|placeholder|PLACEHOLDER|REDACTED|redacted|change[-_]?me/.test(value) || isMonotonous(value);
}
/** Whether a text is made of repeated and sequential characters: `aaaa`, `1234`, `abcabcabc`. */
function isMonotonous(value) {
	const body = value.toLowerCase().replace(/[^a-z0-9]/g, "");
	if (body === "") return true;
	if (body.length >= 6 && new Set(body).size <= 2) return true;
	const [repeated = ""] = /^(.{1,12}?)\1{2,}/.exec(body) ?? [];
	if (repeated.length >= 6 && repeated.length >= body.length * .8) return true;
	if (body.length < 8) return /^(?:0?12345|abcde|qwert)/.test(body);
	let steps = 0;
	for (let index = 1; index < body.length; index += 1) {
		const step = body.charCodeAt(index) - body.charCodeAt(index - 1);
		if (Math.abs(step) <= 1 || step === "a".charCodeAt(0) - "9".charCodeAt(0) || step === -9) steps += 1;
	}
	return steps / (body.length - 1) >= (/^\d+$/.test(body) ? .7 : .6);
}
/** Names, addresses, dates, versions and the like. */
const NO_LITERALS = [
	/^[A-Za-z]:\\/,
	/^[\w-]+(?:\/[\w.-]+)*\.(?:json|ya?ml|pem|key|crt|cer|txt|env|xml|p12|pfx|jks|conf|cfg|ini|toml|ts|js|py|go|rb|java|php|html?|md|sh|asc|gpg|pub|properties|keytab)$/i,
	/^[a-z][a-z0-9+.-]*:\/\/[^\s@]*$/i,
	/^urn:|^data:|^mailto:/i,
	/^(?:CVE|GHSA|RHSA|DSA|GO|RUSTSEC|PYSEC)-[\w-]+$/i,
	/^\d{4}-\d\d-\d\d(?:[T ][\d:.Z+-]*)?$/,
	/^[\^~<>=v\s]{0,4}\d+(?:\.(?:\d+|x|\*)){1,3}(?:[-+][\w.+-]+)?(?:\/go\.mod)?$/,
	/^[\d\s.,:%-]{1,9}$/,
	/^(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?$/,
	/^[\w.+-]+@[\w-]+\.[\w.-]+$/,
	/^[\w-]+\([^)]*\)?;?$/,
	/^(?:sha(?:1|224|256|384|512)|md5|h1|blake2b?)[-:=~]/i,
	/^[0-9A-F]{40}$/,
	/^(?:[0-9A-Fa-f]{2}:){7,}[0-9A-Fa-f]{2}$/,
	/\[[^\]]+\]\{\d+(?:,\d*)?\}/
];
/** Whether a value is a path, an address, a date, a version, a checksum or a public key. */
function isNoCredential(value) {
	if (/^(?:\.{0,2}|~|#)\//.test(value)) return changes(value) < value.length * .3;
	return NO_LITERALS.some((form) => form.test(value));
}
/** Words of two letters, and shortened ones, that stand in names; two random letters hardly ever are one. */
const SHORT_WORDS = /^(?:sql|jwt|hmac|aws|gcp|ssh|ssl|tls|vpn|dns|xml|css|rsa|gpg|pgp|smtp|kms|mq|mqtt|http|npm|pwd|cfg|ctx|src|dst|msg|svc|srv|em|i|e|x|a|id|db|is|by|to|in|on|of|at|my|no|or|as|ui|ip|os|js|ts|io|be|do|go|if|it|me|so|up|us|we|an|pw|en|de|fr)$/i;
/** Words in any usual spelling: `refresh_token`, `settings.password.label`, `X-Auth-Token`, `accessToken`. */
function isWords(value) {
	const parts = value.split(/[-_.:/= ]+/).filter((part) => part !== "");
	if (parts.length === 0 || !parts.every((part) => /^[A-Za-z]+\d{0,2}$/.test(part))) return false;
	return parts.every((part) => {
		const letters = part.replace(/\d+$/, "");
		if (letters.length <= 4 && /^(?:[a-z]+|[A-Z][a-z]*|[A-Z]+)$/.test(letters)) return true;
		const humps = letters.split(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/);
		const average = letters.length / humps.length;
		if (CAMEL.test(letters)) return true;
		return average >= (/(?:Key|Token|Secret|Password|Pass|Auth)$/.test(letters) ? 2.5 : 3) && humps.every((hump) => isWord(hump, average));
	});
}
/** Names in capital humps of three letters and more; random letters have shorter ones. */
const CAMEL = /^(?:[a-z]{2,}|[A-Z][a-z]{2,})(?:[A-Z][a-z]{2,}){1,8}$/;
/** Letters that hardly ever follow each other in a word. */
const UNSPOKEN = /q(?!u)|[jqv][bcdfghjklmnpqtvwxz]|([hjqvwxyu])\1|[^aeiouy]{5}/i;
function isWord(hump, average) {
	if (/^[A-Z]{1,5}$/.test(hump)) return true;
	if (SHORT_WORDS.test(hump)) return true;
	if (hump.length === 3 && average >= 4) return !UNSPOKEN.test(hump);
	return hump.length > 2 && /[aeiouy]/i.test(hump) && !UNSPOKEN.test(hump);
}
/** Words of small letters with numbers between them, as things are named: `x-hub-signature-256`, `croatian-UTF-8`. */
function isNumberedName(value) {
	const parts = value.split(/[-_.:/]/);
	const words = parts.filter((part) => /^[a-z]{3,}$/.test(part));
	return parts.length >= 2 && words.length >= 1 && parts.every((part) => /^[a-z]*$|^[A-Z]{2,5}$|^v?\d{1,4}$|^[a-z]{1,8}\d{1,4}[a-z]{0,3}$/.test(part));
}
/** Changes between small letters, capitals and digits: random text has many of them, names with a number few. */
function changes(value) {
	const kinds = value.replace(/[a-z]/g, "a").replace(/[A-Z]/g, "A").replace(/[0-9]/g, "0").replace(/[^aA0]/g, "");
	let count = 0;
	for (let index = 1; index < kinds.length; index += 1) if (kinds[index] !== kinds[index - 1]) count += 1;
	return count;
}
/** Shannon entropy in bits a character. */
function entropy(text) {
	const counts = /* @__PURE__ */ new Map();
	for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
	let bits = 0;
	for (const count of counts.values()) bits -= count / text.length * Math.log2(count / text.length);
	return bits;
}
/** What these judgements are made of, for the hash of all rules. */
const LITERAL_SOURCE = [
	...NO_LITERALS,
	isFiller,
	isMonotonous,
	isNoCredential,
	SHORT_WORDS,
	CAMEL,
	UNSPOKEN,
	isWords,
	isWord,
	isNumberedName,
	changes,
	entropy
].map(String).join("\n");

// src/stages/secrets/found-values.ts
/** A shorter text stands within others by chance. */
const SHORTEST$1 = 8;
/** Names as packages and applications have them: `postgresql`, `python3`, `libssl3-dev`. */
const NAME = /^[a-z]{1,20}\d{0,3}$/;
/**
* Whether a text tells a secret wherever it stands. A word, a name or a few letters do not, though one may be somebody's
* password: hidden everywhere, they would take paths and messages apart, and the runner drops each output of a job in
* which a masked text stands.
*/
function isTelling(text) {
	return text.length >= SHORTEST$1 && !NAME.test(text) && !isWords(text) && !isNumberedName(text);
}
/** The values of what a run has found, by fingerprint. They stay in this process, and are part of no finding. */
var FoundValues = class {
	#texts = /* @__PURE__ */ new Map();
	/** Notes what a value may be told by. */
	add(fingerprint, texts) {
		const known = this.#texts.get(fingerprint) ?? /* @__PURE__ */ new Set();
		for (const text of texts) known.add(text);
		this.#texts.set(fingerprint, known);
	}
	/** What the values with these fingerprints are told by. */
	of(fingerprints) {
		return fingerprints.flatMap((one) => [...this.#texts.get(one) ?? []]);
	}
};

// src/credentials.ts
/** Inputs that are credentials as a whole. */
const INPUTS = [
	"registry-password",
	"github-token",
	"policy-token",
	"audit-token",
	"token",
	"fingerprint-key"
];
/** Variables that hold a credential, by their names: of the runner, of cosign, and of a KMS. */
const VARIABLES = /^(?:COSIGN_PASSWORD|ACTIONS_\w*TOKEN|(?:GITHUB|GH|VAULT|AWS_SESSION)_TOKEN|AWS_SECRET_ACCESS_KEY|AZURE_\w*(?:SECRET|PASSWORD)|TRANSIT_\w*TOKEN)$/;
/** Names that fields of an address have for a credential; other fields say `source=github-actions` and the like. */
const SECRET_FIELD = /key|token|secret|pass|pwd|auth|sig|cred|code/i;
/** From this length on a value is a credential whatever its field is called, unless it is made of words. */
const LONG_VALUE = 16;
/** A shorter text is no credential, and would take every other text apart. */
const SHORTEST = 5;
/**
* Every credential in the environment of a run, in the forms in which it is sent: to be hidden before anything else is
* done. Those that the run gets later are hidden when they come.
*/
function credentialsIn(env) {
	const input = (name) => (env[`INPUT_${name.toUpperCase()}`] ?? "").trim();
	const [username, password] = [input("registry-username"), input("registry-password")];
	const key = input("key");
	const variables = Object.entries(env).filter(([name]) => VARIABLES.test(name) || `env://${name}` === key);
	const found = [
		...INPUTS.map(input),
		...password === "" ? [] : [Buffer.from(`${username}:${password}`).toString("base64")],
		...variables.map(([, value = ""]) => value.trim()),
		...key.includes("-----BEGIN") ? [key] : [],
		...Object.entries(env).flatMap(([name, value = ""]) => name.startsWith("INPUT_") ? inAddresses(value) : [])
	];
	return [...new Set(found)].filter((text) => text.length >= SHORTEST);
}
/** The image that was asked for, for a run that ends before it is read; nothing where the text may hold a credential. */
function askedImage(env) {
	const asked = env.INPUT_IMAGE ?? "";
	return mayHoldCredential(asked) ? "" : asked;
}
/** Users, passwords and keys within the addresses of a text, as they stand and as they are meant. */
function inAddresses(text) {
	return text.split(/\s+/).flatMap((word) => {
		const [, login = ""] = /^(?:[a-z][a-z0-9+.-]*:\/\/)?([^\s/@?#]+)@(?!sha256:)/i.exec(word) ?? [];
		const url = word.includes("://") ? URL.parse(word) : null;
		const colon = login.indexOf(":");
		const secrets = colon < 0 ? url === null ? [] : [login] : [login, login.slice(colon + 1)];
		const sent = secrets.map((one) => Buffer.from(decoded(one)).toString("base64"));
		return [
			...secrets.flatMap((one) => [one, decoded(one)]),
			...sent,
			...url === null ? [] : inQuery(url)
		];
	});
}
/** A word of an address is in many outputs, and the runner would drop them all. */
function inQuery({ searchParams }) {
	const isSecret = ([name, value]) => SECRET_FIELD.test(name) || value.length >= LONG_VALUE && isTelling(value);
	return [...searchParams].filter(isSecret).map(([, value]) => value);
}
function decoded(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

export { redactor as C, growingRedactor as S, GitHubClient as T, maySign as _, LITERAL_SOURCE as a, LooseValues as b, isFiller as c, isNumberedName as d, isWords as f, mayKeep as g, parseJsonText as h, isTelling as i, isMonotonous as l, parseJson as m, credentialsIn as n, changes as o, jsonFault as p, FoundValues as r, entropy as s, askedImage as t, isNoCredential as u, policyPlace as v, useProxy as w, REDACTED as x, createRunner as y };