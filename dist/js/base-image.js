import { d as matchesGlob, u as matchesEverything } from "./operations.js";
import { c as repositoryName, d as withHubName, i as parseReference, o as platformName } from "./image.js";
import { n as orUndefined } from "./result.js";

// src/domain/verdict/base-image.ts
/** Whether a policy has rules about base images. */
function rulesBaseImages({ allow, digestPinned, signedBy }) {
	return allow.length > 0 || digestPinned || signedBy.length > 0;
}
/** A note for a policy that wants findings of the base image listed separately, but names no base image. */
function apartNote({ baseImages, vulnerabilities }) {
	if (vulnerabilities.baseImageFindings !== "apart" || namesBases(baseImages)) return void 0;
	return "No finding is listed separately as a finding of the base image: the policy names no base image (`base-images.allow`) and no signer (`base-images.signed-by`). An image may not name its own base image.";
}
/** Whether an entry of an allow-list names exactly one image, by tag or digest, that can be looked up. */
function namesOneImage(entry) {
	return !/[*?]/.test(entry) && /@sha256:|:[^/]*$/.test(entry) && parseReference(entry).ok;
}
/** Whether an allow-list contains a base image. An entry without a tag allows every tag. */
function isAllowed({ name, digest }, allow) {
	const names = [name, name.replace(/:[^/:]*$/, "")];
	const spellings = digest === void 0 ? names : [...names, ...names.map((one) => `${one}@${digest}`)];
	return allow.some((entry) => spellings.some((spelling) => matchesGlob(spelledOut(entry), spelling)));
}
/** The full name of an exact entry, by docker's rules: `debian:12` is `docker.io/library/debian:12`. */
function spelledOut(entry) {
	const reference = /[*?]/.test(entry) ? void 0 : orUndefined(parseReference(entry));
	if (reference === void 0) return withHubName(entry);
	const tag = reference.tag !== void 0 && /:[^/@]*(?:@|$)/.test(entry) ? `:${reference.tag}` : "";
	return `${repositoryName(reference)}${tag}${reference.digest === void 0 ? "" : `@${reference.digest}`}`;
}
/**
* The base images of a platform: the proven base image with the most layers (the other proven ones are below it), and
* every claimed or contradicted base image.
*/
function basesOf(platform, { found }) {
	const here = found.filter((base) => base.platform === platformName(platform.platform));
	const top = Math.max(...here.map(({ layers }) => layers));
	return here.filter(({ proof, layers }) => proof !== "proven" || layers === top);
}
/** Whether a policy names any base image, or any signer of one. Otherwise it trusts no base image. */
function namesBases({ allow, signedBy }) {
	return signedBy.length > 0 || allow.some((entry) => !matchesEverything(entry));
}
/**
* Whether the policy itself vouches for a base image: by its name or by its signer, or by both if the policy has rules
* for both. The image's own claim is not enough: an image can name anything as its base, even a copy of itself.
*/
function isVouchedFor(base, rule) {
	const { allow, signedBy } = rule;
	if (allow.length > 0 && !isAllowed(base, allow)) return false;
	if (signedBy.length > 0) return signedBy.some(({ identity }) => identity === base.signedBy);
	return isAllowed(base, allow.filter((entry) => !matchesEverything(entry)));
}
/** The layers of an image that come from base images that the policy vouches for: diff ID to base image. */
function baseLayers(image, bases, rule) {
	return layersFrom(image, bases, (base, layerCount) => base.layers < layerCount && isVouchedFor(base, rule));
}
/** The layers of an image that come from any proven base image: diff ID to base image. For reports, not for decisions. */
function provenLayers(image, bases) {
	return layersFrom(image, bases, () => true);
}
function layersFrom(image, bases, isUsed) {
	const fromBase = /* @__PURE__ */ new Map();
	const fromImage = /* @__PURE__ */ new Set();
	for (const platform of image.platforms) {
		const { diffIds } = platform.configuration;
		const base = basesOf(platform, bases).filter((one) => one.proof === "proven").find((one) => isUsed(one, diffIds.length));
		for (const [at, diffId] of diffIds.entries()) if (base !== void 0 && at < base.layers) fromBase.set(diffId, base);
		else fromImage.add(diffId);
	}
	for (const diffId of fromImage) fromBase.delete(diffId);
	return fromBase;
}
/** Whether a package is only in these layers. False if its layers are not known. */
function isInLayers({ layers }, of) {
	return layers !== void 0 && layers.length > 0 && layers.every((layer) => of.has(layer));
}
/** `docker.io/library/debian:12@sha256:…` */
function baseName({ name, digest }) {
	return digest === void 0 ? name : `${name}@${digest}`;
}

export { isAllowed as a, namesBases as c, rulesBaseImages as d, basesOf as i, namesOneImage as l, baseLayers as n, isInLayers as o, baseName as r, isVouchedFor as s, apartNote as t, provenLayers as u };