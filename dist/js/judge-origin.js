import { d as matchesGlob } from "./operations.js";
import { d as withHubName, o as platformName } from "./image.js";
import { d as effectOn } from "./finding.js";
import { a as isAllowed, d as rulesBaseImages, i as basesOf, r as baseName } from "./base-image.js";

// src/domain/verdict/judge-origin.ts
const NOTHING = {
	reasons: [],
	notes: []
};
/**
* Judges the repositories that an image is in and is pushed to, each `registry/repository`. The list is empty for an
* image that is only on this machine. Pure.
*/
function judgeRegistries(repositories, rule, now) {
	const { allow } = rule;
	if (allow.length === 0) return NOTHING;
	if (repositories.length === 0) return {
		reasons: [],
		notes: ["The image is in no registry and is pushed to none: the rule about registries does not apply."]
	};
	const refused = repositories.filter((repository) => !allow.some((entry) => matchesGlob(withHubName(entry), repository)));
	const message = (repository) => `${repository} is not in the list of registries that the policy allows (${firstOf(allow)})`;
	const effect = effectOn(rule, now);
	return {
		reasons: [...new Set(refused)].map((repository) => reason("registry-not-allowed", message(repository), effect)),
		notes: []
	};
}
/** Judges the base images of every platform. Pure. */
function judgeBaseImages(image, bases, rule, now) {
	if (!rulesBaseImages(rule)) return {
		reasons: [],
		notes: bases.notes
	};
	const effect = effectOn(rule, now);
	const reasons = [];
	const notes = [...bases.notes];
	for (const platform of image.platforms) {
		const name = platformName(platform.platform);
		const platformBases = basesOf(platform, bases);
		reasons.push(...faultsIn(platformBases, rule, effect));
		if (platformBases.length > 0) continue;
		const unknown = `${name}: the base image could not be determined`;
		if (rule.undetermined === "allow") notes.push(`${unknown}, which the policy allows.`);
		else {
			const undetermined = rule.undetermined === "warn" ? "warn" : effect;
			reasons.push(reason("base-image-undetermined", unknown, undetermined));
		}
	}
	return {
		reasons,
		notes
	};
}
/** Proven base images have the same layers, so one of them without faults is enough. A claim may not have any fault. */
function faultsIn(bases, rule, effect) {
	const { proven = [], claimed = [] } = Object.groupBy(bases, ({ proof }) => proof === "proven" ? "proven" : "claimed");
	const faults = proven.map((base) => faultsOf(base, rule, effect));
	return [...faults.find(({ length }) => length === 0) ?? faults[0] ?? [], ...claimed.flatMap((base) => faultsOf(base, rule, effect))];
}
function faultsOf(base, rule, effect) {
	const { allow, digestPinned, signedBy } = rule;
	const what = `${base.platform}: the base image ${baseName(base)} (${proofInWords(base)})`;
	const refuse = (code, why) => reason(code, `${what} ${why}`, effect);
	if (base.proof === "contradicted") return [refuse("base-image-not-allowed", "is not the base: its layers are not the lowest layers of the image")];
	return [
		...allow.length === 0 || isAllowed(base, allow) ? [] : [refuse("base-image-not-allowed", `is not in the list that the policy allows (${firstOf(allow)})`)],
		...digestPinned && base.digest === void 0 ? [refuse("base-image-not-allowed", "has no known digest")] : [],
		...signedBy.length > 0 && base.signedBy === void 0 ? [refuse("base-image-unsigned", unsigned(base, rule))] : []
	];
}
function unsigned({ proof, oldSignature }, { signedBy }) {
	if (proof !== "proven") return "is not proven to be the base, so its signature proves nothing";
	const old = oldSignature === void 0 ? "" : `; the tag ${oldSignature} contains a signature in the old format of cosign, which does not count`;
	return `has no signature by ${firstOf(signedBy.map(({ identity }) => identity))}${old}`;
}
/** `proven by its layers`, `claimed by the build's provenance`. */
function proofInWords({ by, proof }) {
	if (proof === "proven") return "proven by its layers";
	return by === "provenance" ? "claimed by the build's provenance" : "claimed by an annotation";
}
function reason(code, message, effect) {
	return {
		code,
		check: "image",
		message,
		...effect === "warn" ? { effect } : {}
	};
}
/** At most five names, and how many more there are. */
function firstOf(names) {
	return names.slice(0, 5).join(", ") + (names.length > 5 ? `, and ${names.length - 5} more` : "");
}

export { judgeRegistries as n, proofInWords as r, judgeBaseImages as t };