import { i as fault, n as CHECKS, r as REASONS } from "./reason.js";
import { n as plain } from "./text.js";
import { _ as looseObject, w as string, y as number } from "./schemas.js";
import { l as parseJsonAs, t as PREDICATE_TYPES } from "./in-toto.js";
import { r as growingRedactor } from "./redact.js";
import { a as retry, i as isPassing, n as TryAgain, o as retryAfter, t as BOUNDS } from "./retry.js";
import { a as connectionWords, c as boundedBody, n as ownNetwork, o as isLasting, p as string$1 } from "./network.js";
import { t as eventCommits } from "./event-commits.js";

// src/adapters/gitlab/gitlab-job.ts
/** The variable of the token: the name that cosign reads too. `id_tokens` of the job sets it, with `aud: sigstore`. */
const TOKEN_VARIABLE = "SIGSTORE_ID_TOKEN";
/** Whether the environment is that of a job of GitLab CI, and not of GitHub. */
function isGitlabJob(environment) {
	return environment.GITLAB_CI === "true" && !environment.GITHUB_ACTIONS;
}
/**
* The variables of a job of GitLab CI by the names that GitHub's runner gives them, so that everything else reads one kind
* of environment. The event is none of GitHub's: the claims of a token name it, and without a token the run signs nothing.
*/
function gitlabVariables(environment) {
	const value = (name) => environment[name] ?? "";
	const ref = value("CI_COMMIT_TAG") ? `refs/tags/${value("CI_COMMIT_TAG")}` : value("CI_COMMIT_BRANCH") && `refs/heads/${value("CI_COMMIT_BRANCH")}`;
	return {
		GITHUB_SERVER_URL: value("CI_SERVER_URL"),
		GITHUB_REPOSITORY: value("CI_PROJECT_PATH"),
		GITHUB_REPOSITORY_ID: value("CI_PROJECT_ID"),
		GITHUB_REPOSITORY_OWNER_ID: value("CI_PROJECT_NAMESPACE_ID"),
		GITHUB_REF: ref,
		GITHUB_SHA: value("CI_COMMIT_SHA"),
		GITHUB_RUN_ID: value("CI_PIPELINE_ID"),
		GITHUB_RUN_ATTEMPT: "1",
		GITHUB_ACTOR: value("GITLAB_USER_LOGIN"),
		GITHUB_ACTOR_ID: value("GITLAB_USER_ID"),
		GITHUB_TRIGGERING_ACTOR: value("GITLAB_USER_LOGIN"),
		RUNNER_ENVIRONMENT: ""
	};
}
const CLAIMS$1 = looseObject({
	iss: string().min(1),
	exp: number().optional(),
	ci_config_ref_uri: string().min(1),
	project_path: string().min(1),
	project_id: string$1(),
	namespace_id: string$1(),
	project_visibility: string().optional(),
	ref_path: string().min(1),
	sha: string().min(1),
	pipeline_id: string$1(),
	pipeline_source: string().min(1),
	runner_environment: string().optional()
});
/**
* The claims of GitLab's token by the names of GitHub's claims. Undefined if one is missing, or if the configuration is not
* on the server of the token: `gitlab.com/group/project//.gitlab-ci.yml@refs/heads/main`.
*/
function gitlabClaims(payload, serverUrl) {
	const { success, data } = CLAIMS$1.safeParse(payload);
	const host = URL.parse(serverUrl)?.host;
	if (!success || host === void 0 || !data.ci_config_ref_uri.startsWith(`${host}/`)) return void 0;
	const configuration = data.ci_config_ref_uri.slice(host.length + 1);
	return {
		iss: data.iss,
		...data.exp === void 0 ? {} : { exp: data.exp },
		job_workflow_ref: configuration,
		workflow_ref: configuration,
		repository: data.project_path,
		repository_id: data.project_id,
		repository_owner_id: data.namespace_id,
		repository_visibility: data.project_visibility,
		ref: data.ref_path,
		sha: data.sha,
		run_id: data.pipeline_id,
		run_attempt: "1",
		event_name: data.pipeline_source,
		runner_environment: data.runner_environment
	};
}

// src/adapters/github/runner.ts
const AUDIENCE = "sigstore";
const MAX_ANSWER_BYTES = 65536;
/** GitHub's tokens live five minutes. An older one, or one that would expire while signing, is replaced. */
const TOKEN_MAX_AGE_MS = 24e4;
const TOKEN_LEAST_LIFE_MS = 6e4;
/** Masking a shorter line of a secret (such as `}`) would hide large parts of the log and protect nothing. */
const SHORTEST_MASKED_LINE = 4;
const ANSWER = looseObject({ value: string().min(1) });
const CLAIMS = looseObject({
	iss: string().min(1),
	job_workflow_ref: string().min(1),
	exp: number().optional()
});
/** The log of a step, in which workflow commands name what is hidden. */
function stepLog(environment) {
	const names = namesOf(environment);
	return {
		line: (text) => process.stdout.write(`${text}\n`),
		hide: (value) => announceMask(value, names)
	};
}
/** The runner by the environment variables that GitHub sets; a missing variable is an empty string. */
function createRunner(environment = process.env, now = Date.now, bound = BOUNDS.oidc, out = stepLog(environment)) {
	const context = contextOf(environment);
	const masked = /* @__PURE__ */ new Set();
	const redact = growingRedactor(masked);
	const mask = (value) => {
		if (masked.has(value)) return;
		masked.add(value);
		out.hide(value);
	};
	const log = (line) => out.line(plain(redact(line)));
	let current;
	const oidcToken = async (renew = false) => {
		const before = current;
		if (before !== void 0 && !renew && await isUsable(before, now())) return await before.token;
		if (current === before || current === void 0) current = {
			token: requestToken(environment, context, mask, bound),
			since: now()
		};
		return await current.token;
	};
	const commits = () => eventCommits(context.eventName, environment.GITHUB_EVENT_PATH);
	const { follow } = out;
	return {
		context,
		commits,
		oidcToken,
		mask,
		masked,
		log,
		...follow && { follow }
	};
}
async function isUsable({ token, since }, now) {
	if (now - since > TOKEN_MAX_AGE_MS) return false;
	const { exp } = (await token).claims;
	if (typeof exp !== "number" || exp * 1e3 <= since) return true;
	return exp * 1e3 - now > TOKEN_LEAST_LIFE_MS;
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
		runnerEnvironment: value("RUNNER_ENVIRONMENT"),
		...isGitlabJob(environment) ? { runUrl: value("CI_JOB_URL") } : {}
	};
}
/**
* Texts that outputs consist of. The runner drops each output of a job that contains a masked text, and masks it in every
* path and name of the log. So a text that is part of one of these names is never masked.
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
		"assay/results.sarif",
		...[
			"\"code\":",
			"\"check\":",
			"\"message\":",
			"\"predicateType\":",
			"\"digest\":",
			"\"subject\":"
		],
		...[
			...CHECKS,
			...Object.keys(REASONS),
			...Object.values(PREDICATE_TYPES)
		]
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
/**
* Masks a value line by line, as the runner compares. A value of several lines is not passed as a whole: the runner would
* mask each line, also a single bracket, and drop every output that is JSON.
* https://github.com/actions/runner/blob/v2.336.0/src/Runner.Worker/ActionCommandManager.cs (AddMaskCommandExtension)
*/
function announceMask(value, names) {
	const lines = value.split(/[\r\n]/);
	const texts = lines.length === 1 ? lines : lines.map((line) => line.trim()).filter(isMaskedLine);
	for (const secret of new Set(texts)) {
		if (secret.trim() === "" || names.some((name) => name.includes(secret))) continue;
		process.stdout.write(`::add-mask::${secret.replaceAll("%", "%25")}\n`);
	}
}
function isMaskedLine(line) {
	return line.length >= SHORTEST_MASKED_LINE;
}
async function requestToken(environment, context, mask, bound) {
	const { ACTIONS_ID_TOKEN_REQUEST_URL: address, ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken } = environment;
	if (isGitlabJob(environment)) return tokenOfGitlab(environment, context, mask);
	if (!address || !requestToken) throw unavailable(`keyless signing needs an OIDC token, but this job may not request one: give it "permissions: { contents: read, packages: write, id-token: write }"${context.eventName.startsWith("pull_request") ? " (a pull request from a fork never gets one)" : ""}`);
	const url = URL.parse(`${address}&audience=${AUDIENCE}`);
	if (url === null) throw unavailable("the address for OIDC tokens (ACTIONS_ID_TOKEN_REQUEST_URL) is invalid");
	const value = await retry(() => askOnce(url, requestToken, bound), bound);
	mask(value);
	const claims = claimsOf(value);
	demandOwnRun(claims, context);
	return {
		value,
		claims
	};
}
/** The token that GitLab puts into the environment of a job. It is valid as long as the job may run. */
function tokenOfGitlab(environment, context, mask) {
	const value = environment["SIGSTORE_ID_TOKEN"]?.trim() ?? "";
	if (value === "") throw unavailable(`keyless signing needs an OIDC token: add "id_tokens: { ${TOKEN_VARIABLE}: { aud: ${AUDIENCE} } }" to this job`);
	mask(value);
	const claims = gitlabClaims(payloadOf(value), context.serverUrl);
	if (claims === void 0) throw unavailable(`${TOKEN_VARIABLE} is no token of this GitLab server for a job`);
	demandOwnRun(claims, context);
	return {
		value,
		claims
	};
}
/** Not by @actions/core: that repeats up to ten times more, and a request that hangs keeps the process alive. */
async function askOnce(url, requestToken, { answer }) {
	const fail = (why, cause) => {
		throw unavailable(`GitHub gave no OIDC token: ${why}`, cause);
	};
	let response;
	let body;
	try {
		response = await ownNetwork().fetch(url, {
			headers: {
				accept: "application/json",
				authorization: `Bearer ${requestToken}`,
				"user-agent": "assay"
			},
			redirect: "manual",
			signal: AbortSignal.timeout(answer)
		});
		body = await boundedBody(response, MAX_ANSWER_BYTES);
	} catch (error) {
		if (error instanceof DOMException && error.name === "TimeoutError") return fail(`no answer within ${answer / 1e3} s`, error);
		const conclude = () => fail(connectionWords(error, ownNetwork().route(url)), error);
		return isLasting(error) ? conclude() : new TryAgain({ conclude });
	}
	const { status } = response;
	if (status === 200) {
		const parsed = parseJsonAs(ANSWER, body ?? "");
		return parsed.ok ? parsed.value.value : fail("the answer is not JSON with a token");
	}
	const refuse = () => fail(`the token service answered ${status}`);
	return isPassing(status) ? new TryAgain({
		serverPause: retryAfter(response),
		conclude: refuse
	}) : refuse();
}
function claimsOf(token) {
	const parsed = CLAIMS.safeParse(payloadOf(token));
	if (!parsed.success) throw unavailable("the OIDC token has no claims `iss` and `job_workflow_ref`");
	return parsed.data;
}
/** What a JWT claims. Its signature is not checked here: Fulcio checks it before it issues a certificate. */
function payloadOf(token) {
	const parts = token.split(".");
	const [, payload] = parts;
	if (parts.length !== 3 || payload === void 0) throw unavailable("the OIDC token is not a JWT");
	try {
		return JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
	} catch (error) {
		throw unavailable("the OIDC token contains no JSON", error);
	}
}
/** A token of another run would sign in its name: the token and the runner's variables must agree. */
function demandOwnRun(claims, context) {
	const pairs = [
		["repository", context.repository],
		["run_id", context.runId],
		["sha", context.sha]
	];
	for (const [claim, expected] of pairs) {
		const actual = claims[claim];
		if (actual === void 0 || expected === "" || String(actual) === expected) continue;
		throw unavailable(`the OIDC token is for another run: its ${claim} is ${plain(String(actual), 200)} and not ${plain(expected, 200)}`);
	}
}
function unavailable(message, cause) {
	return fault("oidc-unavailable", "sign", message, cause);
}

export { gitlabVariables as n, isGitlabJob as r, createRunner as t };