import { Dn as wireCommon, En as firstOptions, Hn as toJson, N as readPolicy, R as allowedTools, Tn as signerEnvironment, Un as toOutputJson, Wn as toOutputList, er as once, in as gatePolicy, kt as concurrently, ln as isFile, rn as demandsOf, un as readRepositories, wn as createWorkspace } from "./shared-gate.js";
import { n as createSbomValidator, t as shareWork } from "./shared-work.js";
import { n as createLayers, t as createLayouts } from "./layouts.js";
import { i as refusedAdmission, n as admit, o as readGateInputs, r as prepare, t as readOnly } from "./read-only.js";
import { f as fault, l as AssayError, m as reasonsOf, o as plain } from "./shared-first.js";
import { Gt as RawInputs, It as orThrow, Jt as inputVariable, Q as mayWriteCache, S as growingRedactor } from "./shared-cli.js";
import { i as gateAuditEvent, n as auditEvent } from "./audit.js";
import { c as serializeShardResult, n as readPlanFile, t as readPlan, u as verdictOf } from "./read-plan.js";
import { s as writeEvidenceFile } from "./evidence-folder.js";
import { t as redactFields } from "./text-fields.js";
import { c as text, s as table, t as code } from "./markdown.js";
import { t as publishAudit } from "./publish-audit.js";
import { c as plural } from "./wording.js";
import { n as fleetAnnotations, t as faultAnnotations } from "./fleet-annotations.js";
import { n as redactRun, t as redactAdmission } from "./redact-run.js";
import { t as check } from "./pipeline.js";
import { i as resultOfRun, n as resultOfAdmission, t as isWithoutEvidence } from "./image-result.js";
import { c as parseReference } from "./shared-approve.js";
import { r as plannedDatabase, t as databaseDigest } from "./fleet-database.js";
import { t as imageWorkspace } from "./image-workspace.js";

// src/report/fleet/shard-report.ts
const MAX_ITEMS = 100;
const SHARD = { images: {
	reasons: {
		message: "text",
		remediation: "text"
	},
	findings: { title: "text" }
} };
/** The outputs that are written first. If the shard is cut off, they remain and say `error`. */
function pessimisticShard() {
	return {
		verdict: "error",
		reasons: toOutputJson([{
			code: "run-interrupted",
			check: "inputs",
			message: "the shard was cut off before all its images were checked"
		}]),
		result: ""
	};
}
/** The name of the file with the result of a shard. */
function shardFile(shard) {
	return `shard-${shard}.json`;
}
/** The line about one image, for the log of the run. */
function imageLine({ image, decision, reasons, findings }) {
	const why = [...new Set(reasons.map((one) => one.code))].join(", ");
	const found = findings.length === 0 ? "" : `, ${plural(findings.length, "finding", "findings")}`;
	return `${decision} ${image}${why === "" ? "" : `: ${why}`}${found}`;
}
/** Writes and reports the result of a shard. `events`: an audit event for each image. */
async function reportShard(result, folder, events, options) {
	const redact = growingRedactor(options.secretValues ?? /* @__PURE__ */ new Set());
	const document = serializeShardResult(redactFields(result, SHARD, redact));
	let path;
	try {
		path = (await writeEvidenceFile(folder, shardFile(result.shard), document)).path;
	} catch (error) {
		return await reportShardFault(reasonsOf(error, "inputs"), options);
	}
	const { images, shard, shards } = result;
	const verdict = verdictOf(images);
	const against = images.flatMap(({ image, reasons }) => reasons.filter(({ effect }) => effect === "block").map((one) => ({
		...one,
		message: redact(`${image}: ${one.message}`),
		remediation: redact(one.remediation)
	})));
	const { publisher } = options;
	publisher.lines([`Shard ${shard} of ${shards}: ${verdict}, ${plural(images.length, "image", "images")}, ${path}`]);
	publisher.annotations(fleetAnnotations(against));
	if (options.summary) await publisher.summary(shardSummary(result, verdict, against));
	publisher.document(() => document);
	const isPublished = publisher.outputs({
		verdict,
		reasons: toOutputList(against.slice(0, MAX_ITEMS).map(({ code: name, check, message }) => ({
			code: name,
			check,
			message: plain(message, 1e3)
		}))),
		result: path
	});
	await publishAudit(events, {
		...options,
		auditFile: `audit-${shard}.jsonl`
	});
	return isPublished ? verdict : "error";
}
/** Reports why a shard has no result. */
async function reportShardFault(faults, { publisher, secretValues, summary }) {
	const redact = growingRedactor(secretValues ?? /* @__PURE__ */ new Set());
	const reasons = faults.map((one) => ({
		code: one.code,
		check: one.check,
		message: plain(redact(one.message), 1e3)
	}));
	publisher.lines([...reasons.map((one) => `${one.code}: ${one.message}`), "Shard: error, there is no result"]);
	publisher.annotations(faultAnnotations(reasons));
	if (summary) await publisher.summary(`## ⛔ Shard: no result\n\n${table(["reason", "message"], reasons.map((one) => [code(one.code), text(one.message, 600)]))}\n`);
	publisher.document(() => toJson({
		verdict: "error",
		reasons
	}));
	publisher.outputs({
		verdict: "error",
		reasons: toOutputList(reasons.slice(0, MAX_ITEMS)),
		result: ""
	});
	return "error";
}
function shardSummary({ shard, shards, images }, verdict, against) {
	const head = `## Shard ${shard} of ${shards}: ${verdict}\n\n${plural(images.length, "image", "images")} checked.`;
	if (against.length === 0) return `${head}\n`;
	const rows = against.slice(0, MAX_ITEMS).map((one) => [code(one.code), text(one.message, 600)]);
	return `${head}\n\n${table(["reason", "message"], rows)}\n`;
}

// src/fleet/shard/inputs.ts
/** What the gate does not know. */
const OWN_INPUTS = [
	"plan",
	"plan-sha256",
	"shard",
	"at-once",
	"java-db-repository",
	"gitleaks-path"
];
/** What the gate gets in place of inputs that a shard does not have: each image is named later, and is scanned again. */
const GATE_INPUTS = {
	image: "localhost/fleet:planned",
	rescan: "true",
	"db-repository": ""
};
/** Inputs of the gate that a shard does not have. */
const FOREIGN_INPUTS = [
	...Object.keys(GATE_INPUTS),
	"registry-username",
	"registry-password",
	"trivy-server",
	"trivy-server-token"
];
const MOST_AT_ONCE = 32;
/** Reads every input of a shard: its own ones, and those of the gate. Finds all faults before it reports any. */
function readShardInputs(env, signerEnvironment) {
	const own = collecting(() => readOwnInputs(env));
	const gate = collecting(() => readGateInputs(gateEnvironment(env), signerEnvironment));
	const [first, ...others] = [...own.faults, ...gate.faults];
	if (first !== void 0 || own.value === void 0 || gate.value === void 0) throw new AssayError([first ?? {
		code: "input-invalid",
		check: "inputs",
		message: "no inputs"
	}, ...others]);
	const { gitleaks, ...request } = own.value;
	const { settings } = gate.value;
	const toolPaths = gitleaks === void 0 ? settings.toolPaths : {
		...settings.toolPaths,
		gitleaks
	};
	return {
		request: {
			...request,
			gate: gate.value.request
		},
		settings: {
			...settings,
			toolPaths
		}
	};
}
function readOwnInputs(env) {
	const inputs = new RawInputs(onlyInputs(env, (name) => OWN_VARIABLES.has(name) || FOREIGN_VARIABLES.has(name)));
	const planned = readPlanFile(inputs);
	const path = inputs.text("gitleaks-path");
	const gitleaks = path === "" ? void 0 : { path: inputs.path(path) };
	if (gitleaks !== void 0 && !isFile(gitleaks.path)) inputs.fault("gitleaks-path", `there is no file ${gitleaks.path}`);
	const request = {
		...planned,
		shard: readShard(inputs, env),
		atOnce: readNumber(inputs, "at-once", inputs.text("at-once"), 1, MOST_AT_ONCE),
		javaRepositories: readRepositories(inputs, "java-db-repository")
	};
	inputs.throwFaults();
	return {
		...request,
		gitleaks
	};
}
/** Kubernetes tells a pod of an Indexed Job its number in a variable. */
function readShard(inputs, env) {
	const text = inputs.text("shard") || (env.JOB_COMPLETION_INDEX ?? "");
	if (text !== "") return readNumber(inputs, "shard", text, 0, 250 - 1);
	inputs.fault("shard", "name the number of the shard, from 0; in a pod of an Indexed Job it is JOB_COMPLETION_INDEX");
	return 0;
}
function readNumber(inputs, name, text, least, most) {
	const value = /^\d{1,4}$/.test(text) ? Number(text) : -1;
	if (value < least || value > most) inputs.fault(name, `"${text}" is not a number from ${least} to ${most}`);
	return value;
}
const OWN_VARIABLES = new Set(OWN_INPUTS.map(inputVariable));
const FOREIGN_VARIABLES = new Set(FOREIGN_INPUTS.map(inputVariable));
function gateEnvironment(env) {
	const inputs = Object.entries(GATE_INPUTS).map(([name, value]) => [inputVariable(name), value]);
	return {
		...onlyInputs(env, (name) => !OWN_VARIABLES.has(name) && !FOREIGN_VARIABLES.has(name)),
		...Object.fromEntries(inputs)
	};
}
/** The environment with some of the inputs. */
function onlyInputs(env, isWanted) {
	return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("INPUT_") || isWanted(name)));
}
function collecting(read) {
	try {
		return {
			value: read(),
			faults: []
		};
	} catch (error) {
		if (error instanceof AssayError) return { faults: error.reasons };
		throw error;
	}
}

// src/fleet/shard/pipeline.ts
/**
* Does the gate's work for every image of a shard: tools, trust and database are prepared once. Throws `plan-invalid` for
* a shard that the plan does not have, and `input-invalid` for demands that hold for no image. Everything else that cannot
* be done is an error of its image.
*/
async function checkShard(world, request, resolvedPolicy, told) {
	const { shard, plan, atOnce } = request;
	const { shards, images } = plan.plan;
	if (shard >= shards) throw fault("plan-invalid", "inputs", `the plan has ${shards} shards, so there is no shard ${shard}`);
	const startedAt = world.gate.now().toISOString();
	const work = new ShardWork(world, request, resolvedPolicy);
	const own = images.filter((one) => one.shard === shard);
	const results = await concurrently(own, atOnce, async (image) => {
		const { result, whole } = await work.resultOf(image);
		told(result, whole);
		return result;
	});
	const database = await work.database();
	return {
		version: 1,
		plan: plan.digest,
		shard,
		shards,
		startedAt,
		finishedAt: world.gate.now().toISOString(),
		...database && { database },
		images: results
	};
}
/** The work of one shard, with what its images share. */
var ShardWork = class {
	#world;
	#request;
	#resolvedPolicy;
	#preparation;
	#database;
	constructor(world, request, resolvedPolicy) {
		this.#world = world;
		this.#request = request;
		this.#resolvedPolicy = resolvedPolicy;
		const { plan, gate } = request;
		const gateRequest = this.#gateRequest(gate.reference, gate.imageInput);
		demandsOf(gateRequest);
		const { tools, trust } = prepare(world.gate, gateRequest);
		const allowed = {
			...world.gate,
			tools: allowedTools(world.gate.tools, gateRequest.policy)
		};
		this.#database = once(() => plannedDatabase(allowed, plan.plan.database, gate.database));
		this.#preparation = {
			tools: once(tools),
			trust: once(trust),
			database: this.#database
		};
	}
	async resultOf(image) {
		const { workspace, removeFolders } = imageWorkspace(this.#world.gate.workspace);
		try {
			const reference = orThrow(parseReference(image.image));
			const request = this.#gateRequest(reference, image.image);
			const world = {
				...this.#world.gate,
				workspace
			};
			const admission = await admit(world, request, this.#resolvedPolicy, this.#preparation);
			if (admission.decision !== "error") await this.#database();
			if (!isWithoutEvidence(admission) || request.policy.gate.withoutEvidence !== "scan") return {
				result: resultOfAdmission(image, admission),
				whole: admission
			};
			const run = await this.#scan(image, {
				...this.#world.scan,
				workspace
			});
			return {
				result: resultOfRun(image, run),
				whole: run
			};
		} catch (error) {
			const { runner, now } = this.#world.gate;
			const refused = refusedAdmission(image.image, runner.context, reasonsOf(error, "image"), now());
			return {
				result: resultOfAdmission(image, refused),
				whole: refused
			};
		} finally {
			await removeFolders();
		}
	}
	/** The database that was used; undefined if there is none. */
	async database() {
		try {
			const local = await this.#database();
			return {
				digest: databaseDigest(local),
				updatedAt: local.facts.updatedAt
			};
		} catch (error) {
			reasonsOf(error, "scan");
			return;
		}
	}
	#gateRequest(reference, imageInput) {
		const { gate } = this.#request;
		const { policy, origin } = this.#resolvedPolicy;
		const isDefault = origin.kind === "default";
		return {
			...gate,
			reference,
			imageInput,
			policy: gatePolicy(policy, isDefault, gate.enforce)
		};
	}
	/** A full scan of an image without evidence, with the database of the plan. */
	async #scan(image, world) {
		const { gate, javaRepositories, plan } = this.#request;
		const { policy } = this.#resolvedPolicy;
		const request = {
			imageInput: image.image,
			subject: {
				kind: "registry",
				reference: orThrow(parseReference(image.image))
			},
			platforms: [],
			policy,
			history: "none",
			signer: { kind: "none" },
			database: {
				repositories: [],
				javaRepositories,
				offline: gate.database.offline
			}
		};
		const run = await check(world, request, {
			resolvedPolicy: this.#resolvedPolicy,
			workspace: gate.policy.folder,
			shared: shareWork(world, request)
		});
		const used = run.scan?.done ? run.scan.value.database.sha256 : void 0;
		const { digest } = plan.plan.database;
		if (used === void 0 || digest === `sha256:${used}`) return run;
		const changed = {
			code: "database-changed",
			check: "scan",
			message: `the image was scanned with the vulnerability database sha256:${used}, and not with that of the plan, ${digest}`
		};
		return {
			...run,
			verdict: "error",
			reasons: [changed, ...run.reasons]
		};
	}
};

// src/fleet/shard/run-shard.ts
/** One shard from its inputs to its report, in an action or on a command line. Answers the verdict that was reported. */
async function runShard(surroundings) {
	const { environment, runner } = surroundings;
	let options = firstOptions(surroundings);
	let workspace;
	let keepForLater;
	try {
		const { request, settings } = readShardInputs(environment, signerEnvironment);
		const mayKeep = mayWriteCache(runner.context.eventName);
		workspace = await createWorkspace({
			...settings,
			mayKeep,
			environment
		});
		options = {
			...options,
			evidence: workspace.evidence,
			summary: settings.summary
		};
		const plan = await readPlan(request.plan, request.planDigest);
		const { follow: _steps, ...quiet } = runner;
		const world = wire({
			...surroundings,
			runner: quiet
		}, workspace, settings);
		keepForLater = async () => world.gate.runCache?.save();
		const resolvedPolicy = await readPolicy(world.scan, request.gate.policy);
		const redact = growingRedactor(runner.masked);
		const events = [];
		const told = (result, whole) => {
			runner.log(redact(imageLine(result)));
			const event = "decision" in whole ? gateAuditEvent(redactAdmission(whole, redact)) : auditEvent(redactRun(whole, redact));
			events.push(event);
		};
		const result = await checkShard(world, {
			...request,
			plan
		}, resolvedPolicy, told);
		return await reportShard(result, workspace.evidence, events, options);
	} catch (error) {
		return await reportShardFault(reasonsOf(error, "inputs"), options);
	} finally {
		await keepForLater?.();
		await workspace?.dispose();
	}
}
function wire(surroundings, workspace, settings) {
	const common = wireCommon(surroundings, workspace, settings);
	return {
		gate: {
			...common,
			registry: readOnly(common.registry)
		},
		scan: {
			...common,
			layouts: createLayouts(),
			layers: createLayers(),
			sbomValidator: createSbomValidator()
		}
	};
}

export { pessimisticShard as n, runShard as t };