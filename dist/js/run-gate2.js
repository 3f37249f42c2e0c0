import { Q as mayWriteCache, R as imageInputOf } from "./shared-cli.js";
import { Dn as wireCommon, En as firstOptions, N as readPolicy, Tn as signerEnvironment, er as once, in as gatePolicy, wn as createWorkspace } from "./shared-gate.js";
import { i as refusedAdmission, n as admit, o as readGateInputs, r as prepare, t as readOnly } from "./read-only.js";
import { m as reasonsOf } from "./shared-first.js";

// src/gate/run-gate.ts
/** One decision from its inputs to its report, in an action or on a command line. Answers the decision that was reported. */
async function runGate(surroundings) {
	const { environment, runner } = surroundings;
	const { eventName } = runner.context;
	let options = firstOptions(surroundings);
	let workspace;
	let keepForLater;
	try {
		const { request, settings } = readGateInputs(environment, signerEnvironment);
		workspace = await createWorkspace({
			...settings,
			mayKeep: mayWriteCache(eventName),
			environment
		});
		options = {
			...options,
			evidence: workspace.evidence,
			summary: settings.summary
		};
		const world = wireGate(surroundings, workspace, settings);
		keepForLater = async () => world.runCache?.save();
		const resolvedPolicy = await readPolicy(world, request.policy);
		const isDefault = resolvedPolicy.origin.kind === "default";
		const policy = gatePolicy(resolvedPolicy.policy, isDefault, request.enforce);
		const complete = {
			...request,
			policy
		};
		const preparation = prepare(world, complete);
		const tools = once(preparation.tools);
		const [admission, { reportDecision }] = await Promise.all([admit(world, complete, resolvedPolicy, {
			...preparation,
			tools
		}), tools().then(loadReport, loadReport)]);
		return await reportDecision(admission, options);
	} catch (error) {
		const imageInput = imageInputOf(environment);
		const { reportDecision } = await loadReport();
		return await reportDecision(refusedAdmission(imageInput, runner.context, reasonsOf(error, "inputs"), /* @__PURE__ */ new Date()), options);
	} finally {
		await keepForLater?.();
		await workspace?.dispose();
	}
}
/** What reports is large, and the decision does not need it. */
function loadReport() {
	return import("./decision-report.js");
}
/** The adapters of the gate. */
function wireGate(surroundings, workspace, settings) {
	const { registry, ...world } = wireCommon(surroundings, workspace, settings);
	return {
		...world,
		registry: readOnly(registry)
	};
}

export { wireGate as n, runGate as t };