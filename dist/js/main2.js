import { c as setOutput, d as warning, i as error, o as info } from "./core.js";
import { C as parseJsonText, E as credentialsIn, p as growingRedactor, s as trustNamedRoots, u as createRunner } from "./github-transport.js";
import { t as GitHubClient } from "./github.js";
import { C as array, F as string, c as parseReference, j as object, l as pinnedName, n as maySign, q as plain } from "./event.js";
import { c as reasonsOf, s as fault, t as RawInputs } from "./raw-inputs.js";

// src/domain/gate/approval.ts
/** What the gate may answer. */
const DECISIONS = [
	"allow",
	"warn",
	"deny",
	"error"
];
/** Which rule of the environment is answered: its required reviewers, or the custom rule of a GitHub App. */
const PROTECTION_RULES = ["required-reviewers", "custom"];
/** What becomes of a deployment on `warn`. */
const ON_WARN = [
	"wait",
	"approve",
	"reject"
];
/** What a decision makes of the deployment. Only `allow`, and `warn` where that was asked for, approves. */
function reviewOf(decision, onWarn) {
	if (decision === "allow") return "approved";
	if (decision !== "warn" || onWarn === "reject") return "rejected";
	return onWarn === "approve" ? "approved" : "pending";
}
/** Why a run is not the one that was decided about; undefined where it is. */
function mismatch(run, request) {
	const same = (one, other) => one.toLowerCase() === other.toLowerCase();
	if (run.id !== request.runId) return `GitHub answered with run ${run.id} for run ${request.runId}`;
	if (!same(run.repository, request.repository)) return `run ${run.id} belongs to ${run.repository} and not to ${request.repository}`;
	if (run.headRepository === void 0 || !same(run.headRepository, request.repository)) return `run ${run.id} runs a commit of ${run.headRepository ?? "a repository that is gone"}, which is a fork`;
	if (!maySign(run.event)) return `run ${run.id} was caused by ${run.event}, which is never approved`;
	if (run.headSha !== request.headSha) return `run ${run.id} deploys commit ${run.headSha} and the decision is about ${request.headSha}`;
	return run.completed ? `run ${run.id} has ended` : void 0;
}
/** Codes that a comment shows. */
const CODES_SHOWN = 10;
/**
* The comment of a review, a line: made of what has a fixed form alone (decision, digest, reason codes, address of the
* run), so nothing in it can be markup, a mention or a secret.
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
/** `repository@sha256:…` of a pinned reference, without its tag; undefined where the text is not pinned. */
function pinnedImage(text) {
	const reference = parseReference(text);
	if (typeof reference === "string" || reference.digest === void 0) return void 0;
	return pinnedName(reference, reference.digest);
}

// src/stages/gate/approve.ts
/**
* Answers, with the gate's decision, the one deployment that it is about; `pending` is left to a person. Throws
* `approval-refused` where what waits is not what was decided about, and the faults of GitHub's API.
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
	if (!deployment.mayReview) throw refused(`the token's owner may not review deployments to "${environment}": it is none of its required reviewers, or started the run itself where that is prevented`);
	const reviewed = await github.reviewDeployment(repository, runId, deployment.environmentId, review);
	const confirmed = reviewed.every((one) => one.environment === environment && one.sha === headSha);
	if (reviewed.length > 0 && confirmed) return state;
	throw fault("github-unavailable", "gate", `GitHub did not confirm the review of "${environment}" as it was asked`);
}
function waitingFor(request, pending) {
	const { runId, environment } = request;
	const [deployment, ...others] = pending.filter((one) => one.environment === environment);
	if (deployment === void 0) throw refused(`no deployment of run ${runId} waits for "${environment}"; those that wait: ${pending.map((one) => `"${one.environment}"`).join(", ") || "none"}`);
	if (others.length > 0) throw refused(`run ${runId} waits for more than one environment "${environment}"`);
	return deployment;
}
function refused(message) {
	return fault("approval-refused", "gate", message);
}

// src/approve/inputs.ts
const ReasonsSchema = array(object({ code: string().regex(/^[a-z][a-z0-9-]{0,63}$/) }));
/**
* Reads every input of the approval; throws one AssayError with an `input-invalid` reason for each fault, and
* `approval-refused` for an event that outsiders can cause.
*/
function readApproval(env, context) {
	const inputs = new RawInputs(env);
	const decision = inputs.choice("decision", DECISIONS);
	const onWarn = inputs.choice("on-warn", ON_WARN);
	const codes = readCodes(inputs);
	const image = readImage(inputs);
	if (reviewOf(decision, onWarn) === "approved" && image === void 0) inputs.fault("image", `"${inputs.text("image")}" is not a pinned repository@sha256:…, so it is not approved`);
	if (decision === "allow" && codes.length > 0) inputs.fault("reasons", "the decision is `allow` and yet there are reasons: they are of two runs of the gate");
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
	inputs.assertSound();
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
/** Of the gate's reasons only the codes are taken: their form is fixed. */
function readCodes(inputs) {
	const text = inputs.text("reasons");
	if (text === "") return [];
	const parsed = ReasonsSchema.safeParse(parseJsonText(text));
	if (!parsed.success) inputs.fault("reasons", "it is not the JSON array that the gate puts into its output `reasons`");
	return parsed.success ? parsed.data.map(({ code }) => code) : [];
}
function matching(inputs, name, pattern, what) {
	const text = inputs.required(name, what);
	if (text !== "" && !pattern.test(text)) inputs.fault(name, `"${text}" is not ${what}`);
	return text;
}

// src/approve/main.ts
setOutput("state", "error");
await trustNamedRoots(process.env);
process.exitCode = 1;
const state = await runApproval(createRunner());
setOutput("state", state);
process.exitCode = state === "approved" || state === "pending" ? 0 : 1;
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
		const told = plain(`${request.environment}, run ${request.runId}: ${review}. ${commentOf(request)}`);
		if (review === "approved") info(told);
		else if (review === "pending") warning(`${told} A required reviewer decides.`, { title: "Assay: left pending" });
		else error(told, { title: "Assay: deployment rejected" });
		return review;
	} catch (fault) {
		for (const { code, message } of reasonsOf(fault, "gate")) error(plain(redact(message)), { title: `Assay: ${code}` });
		return "error";
	}
}

export {  };