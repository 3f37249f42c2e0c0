import { n as CHECKS, r as REASONS } from "./reason.js";
import { n as plain, t as asSentence } from "./text.js";
import { i as unparsable, l as isDigest, r as parsed } from "./result.js";
import { i as SEVERITIES } from "./finding.js";
import { T as templateLiteral, b as object, c as _enum, d as array, g as literal, h as int, w as string, y as number } from "./schemas.js";
import { n as datetime } from "./iso.js";
import { l as parseJsonAs } from "./in-toto.js";
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
const CODES = Object.keys(REASONS);
const code = _enum(CODES);
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
			code,
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

export { check as a, drift as c, severity as d, time as f, usualShards as h, serializeFleetPlan as i, named as l, balance as m, fleetAnnotations as n, code as o, MAX_IMAGES as p, parseFleetPlan as r, digest as s, faultAnnotations as t, pinned as u };