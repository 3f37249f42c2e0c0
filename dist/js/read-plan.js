import { _ as codeOf, b as messageOf, f as fault, s as sizeText } from "./shared-first.js";
import { It as orThrow, N as parseJsonAs, Ot as string, Rt as parsed, Vt as digestOf, Wt as isDigest, bt as literal, ft as _enum, gt as boolean, ht as array, nt as optional, wt as object, yt as int, zt as unparsable } from "./shared-cli.js";
import { t as reasonCode } from "./reason-code.js";
import { In as denialReason, ln as isFile } from "./shared-gate.js";
import { o as withRemediation, r as resultOfFault } from "./image-result.js";
import { a as check, d as time, f as MAX_IMAGES, l as pinned, o as digest, r as parseFleetPlan, u as severity } from "./fleet-annotations.js";
import { readFile, stat } from "node:fs/promises";

// src/domain/fleet/fleet-report.ts
/** The version of the report. Increased when a field is removed or changes its meaning. */
const FLEET_REPORT_VERSION = 1;
/** The worst decision. Nothing at all is an error. */
function verdictOf(images) {
	const is = (decision) => images.some((one) => one.decision === decision);
	return is("error") ? "error" : is("deny") ? "failed" : is("warn") ? "warned" : "passed";
}
/**
* Makes one report of the results of all shards. Only a result counts that names this plan, its database, and a shard of
* it that no other result names. Every other one is a reason for an error, and so is every image without a result: nothing
* that was not checked counts as clean. Pure.
*/
function reportFleet({ plan, digest }, results, now) {
	const faults = [];
	const usable = results.flatMap(({ file, result }) => {
		const wrong = result.ok ? faultOf(result.value, plan, digest) : unusable("shard-invalid", result.fault);
		if (result.ok && wrong === void 0) return [{
			file,
			...result.value
		}];
		if (wrong !== void 0) faults.push({
			...wrong,
			message: `${file} ${wrong.message}`
		});
		return [];
	});
	const byShard = Map.groupBy(usable, ({ shard }) => shard);
	const decided = /* @__PURE__ */ new Map();
	for (let shard = 0; shard < plan.shards; shard += 1) {
		const [first, ...others] = byShard.get(shard) ?? [];
		if (first === void 0) faults.push(unusable("shard-missing", `shard ${shard} of ${plan.shards} has no usable result`));
		else if (others.length > 0) {
			const files = [first, ...others].map(({ file }) => file).join(" and ");
			faults.push(unusable("shard-duplicate", `${files} are results of one shard, ${shard}`));
		} else for (const one of first.images) decided.set(one.image, one);
	}
	const missing = plan.images.filter(({ image }) => !decided.has(image)).map(({ image }) => image);
	const images = [...plan.images.map((image) => imageOf(image, decided.get(image.image))), ...plan.unresolved.map(unresolvedOf)];
	const verdict = faults.length > 0 || images.length === 0 ? "error" : verdictOf(images);
	return {
		version: 1,
		verdict,
		createdAt: now.toISOString(),
		plan: {
			digest,
			createdAt: plan.createdAt
		},
		database: plan.database,
		shards: plan.shards,
		reasons: faults,
		images,
		missing
	};
}
function unusable(code, message) {
	return withRemediation({
		code,
		check: code === "database-changed" ? "scan" : "inputs",
		message
	});
}
/** Why a result does not count; the message is the end of a sentence. */
function faultOf(result, plan, digest) {
	const { shard, shards, database, images } = result;
	if (result.plan !== digest) return unusable("plan-mismatch", `is a result of the plan ${result.plan}, and not of ${digest}`);
	if (shards !== plan.shards || shard >= plan.shards) return unusable("shard-invalid", `is shard ${shard} of ${shards}, and the plan has ${plan.shards}`);
	if (database !== void 0 && database.digest !== plan.database.digest) return unusable("database-changed", `was made with the vulnerability database ${database.digest}, and not with ${plan.database.digest}`);
	const own = new Set(plan.images.filter((one) => one.shard === shard).map(({ image }) => image));
	const foreign = images.find(({ image }) => !own.has(image));
	return foreign && unusable("shard-invalid", `has ${foreign.image}, which the plan does not give to shard ${shard}`);
}
function imageOf(planned, decided) {
	const { places, morePlaces, drift } = planned;
	const result = decided ?? resultOfFault(planned, [{
		code: "image-unchecked",
		check: "image",
		message: `shard ${planned.shard} has no usable result for the image, so it was not checked`
	}]);
	const drifted = (drift ?? []).map(({ reference, now }) => withRemediation({
		code: "tag-drifted",
		check: "image",
		effect: "warn",
		message: `${reference} runs as ${planned.digest}, and ${now === void 0 ? "the tag is gone" : `points to ${now} now`}`
	}));
	return {
		...result,
		decision: drifted.length > 0 && result.decision === "allow" ? "warn" : result.decision,
		reasons: [...result.reasons, ...drifted],
		places,
		...optional({
			morePlaces,
			drift
		})
	};
}
function unresolvedOf({ image, places, morePlaces, reasons }) {
	const told = reasons.map(({ code, check, message }) => withRemediation({
		code,
		check,
		message
	}));
	const unchecked = denialReason("image-unchecked", "image", "the image could not be resolved to a digest");
	return {
		image,
		decision: "error",
		by: "nothing",
		findings: [],
		places,
		reasons: told.length > 0 ? told : [withRemediation(unchecked)],
		...optional({ morePlaces })
	};
}

// src/domain/fleet/shard-result.ts
/** What an image was judged by: its signed evidence, a full scan in place of it, or nothing. */
const JUDGED_BY = [
	"evidence",
	"scan",
	"nothing"
];

// src/formats/fleet/shard-document.ts
const effect = _enum(["block", "warn"]);
const fleetReason = object({
	code: reasonCode,
	check,
	effect: effect.describe("`warn`: it is reported, but it does not stop the image by itself"),
	message: string(),
	remediation: string()
});
const fleetFinding = object({
	id: string(),
	severity,
	effect,
	package: string(),
	version: string(),
	purl: string().exactOptional(),
	fixedIn: string().exactOptional(),
	title: string().exactOptional(),
	url: string().exactOptional(),
	foundIn: array(string()).describe("platforms"),
	isExpired: boolean().exactOptional().describe("whether an exception of the policy covered it until it ended")
});
const decision = _enum([
	"allow",
	"warn",
	"deny",
	"error"
]);
const judgedBy = _enum(JUDGED_BY).describe("its signed evidence, a full scan in place of it, or nothing");
const shardSchema = object({
	version: literal(1),
	plan: digest.describe("SHA-256 of the plan"),
	shard: int().min(0),
	shards: int().min(1).max(250),
	startedAt: time,
	finishedAt: time,
	database: object({
		digest,
		updatedAt: time
	}).exactOptional().describe("the database that was used; absent: none could be used, and every image is an error"),
	images: array(object({
		image: pinned,
		digest,
		decision,
		by: judgedBy,
		reasons: array(fleetReason),
		findings: array(fleetFinding).describe("vulnerabilities that count"),
		signedBy: string().exactOptional(),
		verifiedAt: time.exactOptional().describe("the time of the verification summary")
	})).max(MAX_IMAGES)
}).describe("What one shard of `assay fleet` found.");
/** Reads the result of a shard. The fault is the end of a sentence about it. */
function parseShardResult(content) {
	const result = parseJsonAs(shardSchema, content);
	if (!result.ok) return result;
	const { images, shard, shards, database } = result.value;
	if (shard >= shards) return unparsable(`is shard ${shard} of ${shards}`);
	for (const one of images) {
		const contradiction = contradictionIn(one, database !== void 0);
		if (contradiction !== void 0) return unparsable(`has ${one.image} ${contradiction}`);
	}
	const seen = /* @__PURE__ */ new Set();
	const twice = images.find(({ image }) => seen.size === seen.add(image).size);
	return twice === void 0 ? parsed(result.value) : unparsable(`has ${twice.image} twice`);
}
/** Why no shard can have written the result of an image. Undefined if one can. */
function contradictionIn({ image, digest: named, decision: decided, by, reasons, findings }, hasDatabase) {
	if (!image.endsWith(`@${named}`)) return `with the digest ${named}`;
	if (decided !== "error" && !hasDatabase) return `with "${decided}" and no database`;
	if (decided !== "allow") return reasons.length === 0 ? `with "${decided}" and no reason for it` : void 0;
	if (reasons.length > 0 || findings.some(({ effect }) => effect === "block")) return "with \"allow\" and a reason against it";
	return by === "evidence" ? void 0 : "with \"allow\" and no evidence";
}
function serializeShardResult(result) {
	return `${JSON.stringify(result, void 0, 1)}\n`;
}

// src/action/plan-input.ts
/** Reads the inputs `plan` and `plan-sha256` of a shard and of the report of a fleet. */
function readPlanFile(inputs) {
	const plan = inputs.path(inputs.required("plan", "name the `plan.json` that `assay fleet plan` wrote"));
	if (inputs.text("plan") !== "" && !isFile(plan)) inputs.fault("plan", `there is no file ${plan}`);
	const hash = inputs.text("plan-sha256");
	if (hash === "") return { plan };
	const planDigest = hash.startsWith("sha256:") ? hash : `sha256:${hash}`;
	if (isDigest(planDigest)) return {
		plan,
		planDigest
	};
	inputs.fault("plan-sha256", `"${hash}" is not a hash of 64 hexadecimal digits`);
	return { plan };
}

// src/stages/fleet/read-plan.ts
const MAX_PLAN_BYTES = 268435456;
/** Reads a plan. `expected`: the hash that it must have. Throws `plan-invalid`. */
async function readPlan(path, expected) {
	const invalid = (why) => fault("plan-invalid", "inputs", `the plan ${path} ${why}`);
	let content;
	try {
		const { size } = await stat(path);
		if (size > MAX_PLAN_BYTES) throw invalid(`is larger than ${sizeText(MAX_PLAN_BYTES)}`);
		content = await readFile(path);
	} catch (error) {
		if (codeOf(error, "") === "") throw error;
		throw invalid(`cannot be read (${codeOf(error, messageOf(error))})`);
	}
	const digest = digestOf(content);
	if (expected !== void 0 && digest !== expected) throw invalid(`has the hash ${digest}, and not ${expected}`);
	return {
		plan: orThrow(parseFleetPlan(content), invalid),
		digest
	};
}

export { fleetReason as a, serializeShardResult as c, fleetFinding as i, reportFleet as l, readPlanFile as n, judgedBy as o, decision as r, parseShardResult as s, readPlan as t, verdictOf as u };