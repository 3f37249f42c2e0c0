import { t as optional } from "./optional.js";
import { i as fault } from "./reason.js";
import { _ as looseObject, w as string } from "./schemas.js";
import { n as plain } from "./text.js";
import { readFileSync } from "node:fs";

// src/adapters/github/event-commits.ts
const NAME = string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);
const REPOSITORY = looseObject({ default_branch: string().min(1).optional() });
const PULL_REQUEST = looseObject({
	pull_request: looseObject({
		base: looseObject({ sha: NAME }),
		head: looseObject({ sha: NAME })
	}),
	repository: REPOSITORY.optional()
}).transform(({ pull_request: { base, head }, repository }) => ({
	base: base.sha,
	head: head.sha,
	...optional({ defaultBranch: repository?.default_branch })
}));
const MERGE_GROUP = looseObject({
	merge_group: looseObject({
		base_sha: NAME,
		head_sha: NAME
	}),
	repository: REPOSITORY.optional()
}).transform(({ merge_group: { base_sha, head_sha }, repository }) => ({
	base: base_sha,
	head: head_sha,
	...optional({ defaultBranch: repository?.default_branch })
}));
const PUSH = looseObject({
	before: NAME,
	after: NAME,
	repository: REPOSITORY.optional()
}).transform(({ before, after, repository }) => ({
	.../^0+$/.test(before) ? {} : { base: before },
	.../^0+$/.test(after) ? {} : { head: after },
	...optional({ defaultBranch: repository?.default_branch })
}));
/**
* The commits of an event by its payload (the file at `path`): of a pull request, a push or a merge group; undefined for
* other events. If the payload of a push names no commits (a runner that is not GitHub's), all commits of HEAD count.
* Throws `scan-incomplete` if the payload of one of the other two cannot be read.
*/
function eventCommits(event, path) {
	if (event.startsWith("pull_request")) return read(event, path, PULL_REQUEST);
	if (event === "merge_group") return read(event, path, MERGE_GROUP);
	if (event !== "push") return void 0;
	const push = PUSH.safeParse(eventPayload(path));
	if (!push.success) return { head: "HEAD" };
	const { head, ...rest } = push.data;
	return head === void 0 ? void 0 : {
		...rest,
		head
	};
}
/** The payload of the event, from the file at `path`. Undefined if it cannot be read. */
function eventPayload(path) {
	try {
		return JSON.parse(readFileSync(path ?? "", "utf8"));
	} catch {
		return;
	}
}
function read(event, path, schema) {
	const parsed = schema.safeParse(eventPayload(path));
	if (parsed.success) return parsed.data;
	const message = `the payload of this ${plain(event, 60)} event (GITHUB_EVENT_PATH) does not name its commits, so they cannot be examined; run on GitHub's own events, or set "history: none"`;
	throw fault("scan-incomplete", "secrets", message);
}

export { eventPayload as n, eventCommits as t };