// src/domain/loopback.ts
/** Whether a text is an https address, or an http address of this machine. */
function isSafeUrl(text) {
	const url = URL.parse(text);
	return url?.protocol === "https:" || url?.protocol === "http:" && isLoopback(url.host);
}
/** Whether `host` or `host:port` is this machine. Plain http is accepted only for this machine. */
function isLoopback(host) {
	const name = host.replace(/:\d+$/, "");
	return name === "localhost" || name === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(name);
}

// src/domain/workflow/event.ts
/** The event of a run that a person started at a command line, and for which this person named a signer. */
const COMMAND_LINE = "command-line";
/**
* Events (`GITHUB_EVENT_NAME`) whose runs may sign. This is the only list: check, gate and approval use it. Two questions
* decide: who can cause such a run, and which commit is it about?
*
* Runs for all other events may not sign:
* - `pull_request*` and `merge_group` are about commits that are not merged.
* - `workflow_run` and `pull_request_target` run with the rights of the default branch, whoever caused them. The same is
*   true for comments, reviews, issues, discussions, wiki pages, stars (`watch`), forks and labels. People without write
*   access can cause many of them.
* - `check_run`, `check_suite`, `status`, `deployment`, `deployment_status`, `registry_package` and similar events come
*   from apps and tokens that may have no right to push.
* - `create` comes with a `push` of the same commit. `delete` is about no commit.
* - `workflow_call` is not the event of a run: a called workflow runs for the event of its caller.
* - An event that GitHub adds later may not sign until it is added here.
*/
const SIGNING = /* @__PURE__ */ new Set([
	"push",
	"workflow_dispatch",
	"repository_dispatch",
	"schedule",
	"release",
	COMMAND_LINE
]);
/** Events about a change that is not merged. The payload names the base, which the change cannot alter. */
const PROPOSING = /* @__PURE__ */ new Set([
	"pull_request",
	"pull_request_target",
	"pull_request_review",
	"pull_request_review_comment",
	"merge_group"
]);
/** Events for which `GITHUB_SHA` is the last commit of the default branch, whatever commit the job checks out. */
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
/** Whether runs for this event may sign, push and approve, and whether they may be approved. */
function maySign(event) {
	return SIGNING.has(event);
}
/**
* Whether a run for this event may write to the cache folder for later runs. A person who controls a run that may not sign
* can use any image and any inputs, and on a shared runner the next run may be one that signs.
*/
function mayWriteCache(event) {
	return event === "" || maySign(event);
}
/** The location of the policy for a run for this event. Outside of GitHub there is no event, and the checkout is trusted. */
function policyLocation(event) {
	if (event === "" || maySign(event)) return "checkout";
	if (PROPOSING.has(event)) return "base";
	return ON_DEFAULT_BRANCH.has(event) ? "run" : "default-branch";
}

export { isLoopback as a, policyLocation as i, maySign as n, isSafeUrl as o, mayWriteCache as r, COMMAND_LINE as t };