import { b as object, d as array, f as boolean, h as int, w as string } from "./schemas.js";
import { n as jsonOf, t as GitHubTransport } from "./github-transport.js";

// src/adapters/github/repository-path.ts
/** The path of a repository `owner/name` below the API's address. Throws `input-invalid`. */
function repositoryPath(transport, repository) {
	const [owner = "", name = "", ...rest] = repository.split("/");
	if (![owner, name].every((part) => /^[A-Za-z0-9._-]+$/.test(part) && !/^\.+$/.test(part)) || rest.length > 0) throw transport.fault("input-invalid", `"${repository}" is not a repository of the form owner/name`);
	return `/repos/${owner}/${name}`;
}

// src/adapters/github/github.ts
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
* GitHub's REST API by fetch. Here only reads are repeated, and redirects are not followed. An unexpected answer is
* `github-unavailable` or `github-denied`; a request that cannot be made is `input-invalid`.
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
		const path = `${repositoryPath(this.#transport, repository)}/commits/${encodeURIComponent(ref)}`;
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
			path: `${repositoryPath(this.#transport, repository)}/contents/${parts.map(encodeURIComponent).join("/")}?ref=${encodeURIComponent(ref)}`,
			accept: RAW_TYPE,
			what,
			maxBytes: MAX_FILE_BYTES
		};
		const { status, headers, bytes } = await this.#transport.ask(call, [200, 404]);
		if (status === 404) return void 0;
		if (!headers.get("content-type")?.startsWith("application/vnd.github.raw")) throw this.#transport.fault("input-invalid", `${what} is not a file`);
		return bytes;
	}
	#runPath(repository, runId) {
		if (!/^[1-9]\d{0,15}$/.test(runId)) throw this.#transport.fault("input-invalid", `"${runId}" is not the id of a run`);
		return `${repositoryPath(this.#transport, repository)}/actions/runs/${runId}`;
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

export { repositoryPath as n, GitHubClient as t };