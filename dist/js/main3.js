import { D as warning, b as error, c as parseReference, g as githubPublisher, l as pinnedName, t as GitHubClient, x as info } from "./shared-approve.js";
import { Gt as RawInputs, L as credentialsIn, Lt as orUndefined, N as parseJsonAs, Ot as string, S as growingRedactor, Z as maySign, ht as array, n as createRunner, o as trustNamedRoots, wt as object } from "./shared-cli.js";
import { f as fault, m as reasonsOf, o as plain } from "./shared-first.js";

// src/domain/gate/approval.ts
/** The decisions of the gate. */
const DECISIONS = [
	"allow",
	"warn",
	"deny",
	"error"
];
/** The protection rule of the environment that is answered: required reviewers, or the custom rule of a GitHub App. */
const PROTECTION_RULES = ["required-reviewers", "custom"];
/** What to do with a deployment if the decision is `warn`. */
const ON_WARN = [
	"wait",
	"approve",
	"reject"
];
/** The review that follows from a decision. Only `allow` approves, and `warn` if `onWarn` says so. */
function reviewOf(decision, onWarn) {
	if (decision === "allow") return "approved";
	if (decision !== "warn" || onWarn === "reject") return "rejected";
	return onWarn === "approve" ? "approved" : "pending";
}
/** Why a run is not the one that the decision is about. Undefined if it is. */
function mismatch(run, request) {
	const same = (one, other) => one.toLowerCase() === other.toLowerCase();
	if (run.id !== request.runId) return `GitHub answered with run ${run.id} for run ${request.runId}`;
	if (!same(run.repository, request.repository)) return `run ${run.id} belongs to ${run.repository} and not to ${request.repository}`;
	if (run.headRepository === void 0 || !same(run.headRepository, request.repository)) return `run ${run.id} runs a commit of ${run.headRepository ?? "a repository that is gone"}, which is a fork`;
	if (!maySign(run.event)) return `run ${run.id} was caused by ${run.event}, which is never approved`;
	if (run.headSha !== request.headSha) return `run ${run.id} deploys commit ${run.headSha} and the decision is about ${request.headSha}`;
	return run.completed ? `run ${run.id} has ended` : void 0;
}
/** Number of reason codes that a comment shows. */
const CODES_SHOWN = 10;
/**
* The comment of a review, one line. It contains only values of a fixed form (decision, digest, reason codes, address of
* the run), so it cannot contain markup, a mention or a secret.
*/
function commentOf(request) {
	const { decision, codes, image, gateRun } = request;
	const shown = [...new Set(codes)].slice(0, CODES_SHOWN).join(", ");
	const more = new Set(codes).size > CODES_SHOWN ? ", …" : "";
	return [
		`Assay gate: ${decision}.`,
		image === void 0 ? "The image could not be resolved." : `Image: ${image}.`,
		shown === "" ? "" : `Reasons: ${shown}${more}.`,
		gateRun ?? ""
	].filter(Boolean).join(" ");
}
/** `repository@sha256:…` of a pinned reference, without its tag. Undefined if the text has no digest. */
function pinnedImage(text) {
	const reference = orUndefined(parseReference(text));
	if (reference?.digest === void 0) return void 0;
	return pinnedName(reference, reference.digest);
}

// src/stages/gate/approve.ts
/**
* Approves or rejects one waiting deployment by the gate's decision. `pending` leaves it to a person. Throws
* `approval-refused` if the waiting deployment is not the one that was decided, and the faults of GitHub's API.
*/
async function approve(github, request) {
	const { repository, runId, environment, headSha } = request;
	const why = mismatch(await github.run(repository, runId), request);
	if (why !== void 0) throw refused(why);
	const state = reviewOf(request.decision, request.onWarn);
	if (state === "pending") return state;
	const deployment = waitingFor(request, await github.pendingDeployments(repository, runId));
	const review = {
		state,
		comment: commentOf(request)
	};
	if (request.rule === "custom") {
		await github.reviewCustomRule(repository, runId, environment, review);
		return state;
	}
	if (!deployment.mayReview) throw refused(`the owner of the token may not review deployments to "${environment}": the owner is not one of its required reviewers, or started this run and the environment prevents self-review`);
	const reviewed = await github.reviewDeployment(repository, runId, deployment.environmentId, review);
	const confirmed = reviewed.every((one) => one.environment === environment && one.sha === headSha);
	if (reviewed.length > 0 && confirmed) return state;
	throw fault("github-unavailable", "gate", `GitHub did not confirm the review of "${environment}"`);
}
function waitingFor(request, pending) {
	const { runId, environment } = request;
	const [deployment, ...others] = pending.filter((one) => one.environment === environment);
	if (deployment === void 0) throw refused(`no deployment of run ${runId} waits for "${environment}"; waiting are: ${pending.map((one) => `"${one.environment}"`).join(", ") || "none"}`);
	if (others.length > 0) throw refused(`run ${runId} waits for more than one environment "${environment}"`);
	return deployment;
}
function refused(message) {
	return fault("approval-refused", "gate", message);
}

// src/approve/inputs.ts
const ReasonsSchema = array(object({ code: string().regex(/^[a-z][a-z0-9-]{0,63}$/) }));
/**
* Reads every input of the approval. Throws one AssayError with an `input-invalid` reason for each fault, and
* `approval-refused` for an event that outsiders can cause.
*/
function readApproval(env, context) {
	const inputs = new RawInputs(env);
	const decision = inputs.choice("decision", DECISIONS);
	const onWarn = inputs.choice("on-warn", ON_WARN);
	const codes = readCodes(inputs);
	const image = readImage(inputs);
	if (reviewOf(decision, onWarn) === "approved" && image === void 0) inputs.fault("image", `"${inputs.text("image")}" is not of the form repository@sha256:…, so it cannot be approved`);
	if (decision === "allow" && codes.length > 0) inputs.fault("reasons", "there are reasons although the decision is `allow`: the two inputs are from different runs of the gate");
	const { serverUrl, repository, runId, runAttempt } = context;
	const request = {
		decision,
		onWarn,
		codes,
		...image === void 0 ? {} : { image },
		rule: inputs.choice("rule", PROTECTION_RULES),
		environment: inputs.required("environment", "name the environment that the deployment waits for"),
		repository,
		runId: matching(inputs, "run-id", /^[1-9]\d{0,15}$/, "the id of a workflow run"),
		headSha: matching(inputs, "head-sha", /^[0-9a-f]{40}$/, "a whole commit of 40 hex digits"),
		gateRun: `${serverUrl}/${repository}/actions/runs/${runId}/attempts/${runAttempt}`
	};
	const token = inputs.required("token", "a token of a required reviewer, or of the App behind the rule");
	inputs.throwFaults();
	if (!maySign(context.eventName)) {
		const event = context.eventName === "" ? "unknown" : context.eventName;
		throw fault("approval-refused", "gate", `this run was caused by ${event}, which never approves`);
	}
	return {
		request,
		token,
		apiUrl: env.GITHUB_API_URL || "https://api.github.com"
	};
}
function readImage(inputs) {
	const text = inputs.text("image");
	return text === "" ? void 0 : pinnedImage(text);
}
/** Reads only the codes of the gate's reasons, because they have a fixed form. */
function readCodes(inputs) {
	const text = inputs.text("reasons");
	if (text === "") return [];
	const reasons = parseJsonAs(ReasonsSchema, text);
	if (reasons.ok) return reasons.value.map(({ code }) => code);
	inputs.fault("reasons", "it is not the JSON array that the gate puts into its output `reasons`");
	return [];
}
function matching(inputs, name, pattern, what) {
	const text = inputs.required(name, what);
	if (text !== "" && !pattern.test(text)) inputs.fault(name, `"${text}" is not ${what}`);
	return text;
}

// src/approve/main.ts
process.exitCode = 1;
if (!githubPublisher.outputs({ state: "error" })) process.exit();
await trustNamedRoots(process.env);
const state = await runApproval(createRunner());
const isPublished = githubPublisher.outputs({ state });
process.exitCode = isPublished && (state === "approved" || state === "pending") ? 0 : 1;
async function runApproval(runner) {
	const redact = growingRedactor(runner.masked);
	for (const credential of credentialsIn(process.env)) runner.mask(credential);
	try {
		const { request, apiUrl, token } = readApproval(process.env, runner.context);
		const review = await approve(new GitHubClient({
			apiUrl,
			token,
			check: "gate",
			redact
		}), request);
		const message = plain(`${request.environment}, run ${request.runId}: ${review}. ${commentOf(request)}`);
		if (review === "approved") info(message);
		else if (review === "pending") warning(`${message} A required reviewer must decide.`, { title: "Assay: left pending" });
		else error(message, { title: "Assay: deployment rejected" });
		return review;
	} catch (fault) {
		for (const { code, message } of reasonsOf(fault, "gate")) error(plain(redact(message)), { title: `Assay: ${code}` });
		return "error";
	}
}

export {  };