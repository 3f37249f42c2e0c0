import { a as asSentence, o as plain, u as CHECKS } from "./shared-first.js";
import { Ct as number, N as parseJsonAs, Ot as string, Rt as parsed, Wt as isDigest, bt as literal, ct as datetime, ft as _enum, ht as array, kt as templateLiteral, wt as object, yt as int, zt as unparsable } from "./shared-cli.js";
import { at as SEVERITIES } from "./shared-policy.js";
import { t as reasonCode } from "./reason-code.js";
import { n as bounded } from "./annotations.js";
import { o as withRemediation } from "./image-result.js";

// src/domain/fleet/fleet-plan.ts
/** GitHub allows 256 jobs in a matrix. */
const MAX_SHARDS = 250;
/** The most images of a fleet. */
const MAX_IMAGES = 5e4;
/** So many images make a shard, if nobody says how many shards there are. */
const IMAGES_PER_SHARD = 40;
/** The number of shards, if nobody names it. */
function usualShards(images) {
	return Math.min(250, Math.ceil(images / IMAGES_PER_SHARD));
}
/**
* Gives each image to a shard so that all shards have about the same weight: the heaviest images first, each to the shard
* that is the lightest so far. The answer is the same for the same images, whatever their order.
*/
function balance(images, shards) {
	const loads = Array.from({ length: shards }, () => 0);
	return images.toSorted((one, other) => other.weight - one.weight || (one.image < other.image ? -1 : 1)).map((image) => {
		const shard = loads.indexOf(Math.min(...loads));
		loads[shard] = (loads[shard] ?? 0) + image.weight;
		return {
			...image,
			shard
		};
	}).toSorted((one, other) => one.shard - other.shard || (one.image < other.image ? -1 : 1));
}

// src/formats/fleet/fleet-values.ts
/** The parts that the documents of a fleet share. */
const digest = templateLiteral(["sha256:", string()]).refine((text) => isDigest(text)).meta({ pattern: "^sha256:[0-9a-f]{64}$" });
const time = datetime();
const severity = _enum(SEVERITIES);
const check = _enum(CHECKS);
/** `registry/repository@sha256:…` */
const pinned = string().regex(/^[^\s@]+@sha256:[0-9a-f]{64}$/);
const place = object({
	source: string().describe("the file, or the repository whose tags were listed"),
	object: string().exactOptional().describe("`Deployment shop/web`, or the line of a list"),
	container: string().exactOptional().describe("`container web`"),
	reference: string().describe("the name of the image as it is written there")
});
const named = {
	places: array(place),
	morePlaces: int().positive().exactOptional().describe("how many more places name the image")
};
const drift = object({
	reference: string().describe("`registry/repository:tag`"),
	now: digest.exactOptional().describe("where the tag points now; absent: it does not exist any more")
});

// src/formats/fleet/fleet-plan-document.ts
const planSchema = object({
	version: literal(1),
	createdAt: time,
	database: object({
		digest: digest.describe("SHA-256 of the file `trivy.db`"),
		updatedAt: time,
		source: pinned.exactOptional().describe("where every shard can get it; absent: it is in the cache folder only")
	}).describe("the vulnerability database that every shard must use"),
	shards: int().min(0).max(250).describe("their number; the first is shard 0"),
	images: array(object({
		image: pinned.describe("`registry/repository@sha256:…`"),
		digest,
		weight: number().min(0).describe("the size of its SBOM in bytes, and a share that every image costs"),
		shard: int().min(0),
		...named,
		drift: array(drift).exactOptional().describe("tags that point to another image than the one that runs")
	})).max(MAX_IMAGES),
	unresolved: array(object({
		image: string().describe("the name of the image as it is written"),
		...named,
		reasons: array(object({
			code: reasonCode,
			check,
			message: string()
		}))
	})).max(MAX_IMAGES).describe("images that could not be resolved to a digest: they are in no shard, and errors in the report")
}).describe("What `assay fleet` checks, in which shard, and with which vulnerability database.");
/** Reads a plan. The fault is the end of a sentence about it. */
function parseFleetPlan(content) {
	const plan = parseJsonAs(planSchema, content);
	if (!plan.ok) return plan;
	const { images, shards } = plan.value;
	const outside = images.find(({ shard }) => shard >= shards);
	if (outside !== void 0) return unparsable(`has ${outside.image} in shard ${outside.shard} of ${shards}`);
	const wrong = images.find(({ image, digest: own }) => !image.endsWith(`@${own}`));
	if (wrong !== void 0) return unparsable(`has ${wrong.image} with another digest, ${wrong.digest}`);
	const seen = /* @__PURE__ */ new Set();
	const twice = images.find(({ image }) => seen.size === seen.add(image).size);
	return twice === void 0 ? parsed(plan.value) : unparsable(`has ${twice.image} twice`);
}
/** Writes a plan. Its hash is that of this text. */
function serializeFleetPlan(plan) {
	return `${JSON.stringify(plan, void 0, 1)}\n`;
}

// src/report/fleet/fleet-annotations.ts
const LONGEST = 2e3;
/** An annotation for each reason: what is wrong, and what to do. */
function fleetAnnotations(reasons) {
	return bounded(reasons.map(({ code, effect, message, remediation }) => ({
		level: effect === "warn" ? "warning" : "error",
		title: `Assay: ${code}`,
		message: plain(`${asSentence(message)} ${remediation}`, LONGEST).trim()
	})));
}
/** The same for the faults because of which there is no result at all. */
function faultAnnotations(faults) {
	return fleetAnnotations(faults.map(withRemediation));
}

export { check as a, named as c, time as d, MAX_IMAGES as f, serializeFleetPlan as i, pinned as l, usualShards as m, fleetAnnotations as n, digest as o, balance as p, parseFleetPlan as r, drift as s, faultAnnotations as t, severity as u };