import { c as parseReference, f as repositoryName, m as withHubName, u as platformName } from "./event.js";
import { o as matchesEverything, s as matchesGlob } from "./policy-file.js";

// src/domain/workflow/certificate-name.ts
/**
* Names in certificates. Fulcio makes a certificate's name of a workflow by reading `<server>/<job_workflow_ref>` as an
* address and writing it again, as Go's `net/url` does: a space becomes `%20`, a letter beyond ASCII its bytes. People
* write the name as GitHub shows it. Both forms are taken, and compared in the certificate's.
*/
/** What Go leaves as it is in a path, and in a fragment; of the marks it is stricter once anything else is escaped. */
const PLAIN_PATH = /^[A-Za-z0-9\-_.~$&+,/:;=@]$/;
const PLAIN_FRAGMENT = /^[A-Za-z0-9\-_.~$&+,/:;=?@!()*]$/;
/** A part that is made of these alone is left as it was written. */
const VALID_PATH = /^[A-Za-z0-9\-_.~$&+,/:;=@!'()*[\]%]*$/;
const VALID_FRAGMENT = /^[A-Za-z0-9\-_.~$&+,/:;=@!'()*[\]%?]*$/;
/**
* The form in which a certificate names whoever this text names: of an address as Go writes it, of anything else (a mail
* address) the text itself. Undefined where Go reads no address in it: no certificate can have that name.
*/
function certificateName(text) {
	const [, scheme, authority, rest] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(text) ?? [];
	if (scheme === void 0 || authority === void 0 || rest === void 0) return text;
	if ([...text].some((letter) => letter < " " || letter === "")) return void 0;
	const hash = rest.indexOf("#");
	const beforeHash = hash < 0 ? rest : rest.slice(0, hash);
	const mark = beforeHash.indexOf("?");
	const path = written(mark < 0 ? beforeHash : beforeHash.slice(0, mark), VALID_PATH, PLAIN_PATH);
	const fragment = written(hash < 0 ? "" : rest.slice(hash + 1), VALID_FRAGMENT, PLAIN_FRAGMENT);
	const query = mark < 0 ? "" : beforeHash.slice(mark);
	if (path === void 0 || fragment === void 0 || !isAscii(query + authority)) return void 0;
	return `${scheme.toLowerCase()}://${authority}${path}${query}${fragment === "" ? "" : `#${fragment}`}`;
}
/**
* Whether the plain name of a workflow is the one that a text names, as GitHub writes it or as certificates do. Their form
* alone does not tell: the branch `main#` has that of `main`, and where something is escaped `m%61in` has it too.
*/
function namesWorkflow(text, plain) {
	const named = withoutCapitals(text);
	const other = withoutCapitals(plain);
	return named === other || unescaped(named) === other;
}
/** Capitals of a scheme say nothing. */
function withoutCapitals(address) {
	return address.replace(/^[a-z][a-z0-9+.-]*:/i, (scheme) => scheme.toLowerCase());
}
function unescaped(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return;
	}
}
function isAscii(text) {
	return /^[ -~]*$/.test(text);
}
/** A part as Go writes it; undefined where a `%` in it begins no escape. */
function written(part, valid, plain) {
	if (/%(?![0-9a-f]{2})/i.test(part)) return void 0;
	if (valid.test(part)) return part;
	return [...bytesOf(part)].map((byte) => {
		const letter = String.fromCharCode(byte);
		return plain.test(letter) ? letter : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
	}).join("");
}
/** The bytes that a part stands for. */
function* bytesOf(part) {
	for (const [, escaped, letters = ""] of part.matchAll(/%([0-9a-f]{2})|([^%]+)/gi)) if (escaped === void 0) yield* new TextEncoder().encode(letters);
	else yield Number.parseInt(escaped, 16);
}

// src/domain/workflow/workflow-name.ts
const OWNER_AND_NAME = String.raw`[\w.-]+\/[\w.-]+`;
/** The file lies in that folder and in none below it: the first slash after its name stands in the ref. */
const BY_REF = new RegExp(String.raw`^(${OWNER_AND_NAME})\/(\.github\/workflows\/[^/]+)@(refs\/.+)$`, "s");
const BY_COMMIT = new RegExp(String.raw`^(${OWNER_AND_NAME})\/(\.github\/workflows\/[^/]+)@([0-9a-f]{40}|[0-9a-f]{64})$`, "s");
/**
* Takes `owner/repository/.github/workflows/FILE@REF` apart; undefined where it is none. The one place that does: both
* the file and the ref may hold an `@`.
*/
function workflowName(text) {
	const [, repository, path, ref] = BY_REF.exec(text) ?? BY_COMMIT.exec(text) ?? [];
	if (repository === void 0 || path === void 0 || ref === void 0) return void 0;
	return {
		repository,
		path,
		ref
	};
}
/** Whether two texts name the same repository or owner: GitHub takes no account of capitals there. */
function sameName(one, other) {
	return lowerCase(one) === lowerCase(other);
}
/**
* An address below a repository of a server, with its host, owner and repository in lower case: what comes after them
* (a file, a ref) is told apart by capitals.
*/
function inRepositoryCase(address) {
	return address.replace(/^(?:git\+)?https?:\/\/[^/]+\/[^/]+\/[^/@]+/i, lowerCase);
}
/** Of ASCII alone, as GitHub has names: beyond it one letter becomes another, the sign of Kelvin a k. */
function lowerCase(text) {
	return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

// src/domain/verdict/base-image.ts
/** Whether a policy has rules about base images. */
function rulesBaseImages({ allow, digestPinned, signedBy }) {
	return allow.length > 0 || digestPinned || signedBy.length > 0;
}
/** What is told where findings of the base image are to be set apart, and the policy says of none which it is. */
function apartNote({ baseImages, vulnerabilities }) {
	if (vulnerabilities.baseImageFindings !== "apart" || namesBases(baseImages)) return void 0;
	return "No finding is set apart as one of the base image: the policy names no base image (`base-images.allow`) and no signer (`base-images.signed-by`), and an image may not name its own.";
}
/** Whether an entry of an allow-list names one image, by tag or digest, that can be looked up. */
function namesOneImage(entry) {
	return !/[*?]/.test(entry) && /@sha256:|:[^/]*$/.test(entry) && typeof parseReference(entry) !== "string";
}
/** Whether an allow-list has a base image. An entry without a tag has every tag of it. */
function isAllowed({ name, digest }, allow) {
	const names = [name, name.replace(/:[^/:]*$/, "")];
	const spellings = digest === void 0 ? names : [...names, ...names.map((one) => `${one}@${digest}`)];
	return allow.some((entry) => spellings.some((spelling) => matchesGlob(spelledOut(entry), spelling)));
}
/** An exact entry as docker means it: `debian:12` is `docker.io/library/debian:12`. */
function spelledOut(entry) {
	const reference = /[*?]/.test(entry) ? entry : parseReference(entry);
	if (typeof reference === "string") return withHubName(entry);
	const tag = reference.tag !== void 0 && /:[^/@]*(?:@|$)/.test(entry) ? `:${reference.tag}` : "";
	return `${repositoryName(reference)}${tag}${reference.digest === void 0 ? "" : `@${reference.digest}`}`;
}
/**
* The base images of a platform: of those that are proven the one with the most layers (the others lie below it), and
* every claim that could not be refuted or contradicts what was found.
*/
function basesOf(platform, { found }) {
	const here = found.filter((base) => base.platform === platformName(platform.platform));
	const top = Math.max(...here.map(({ layers }) => layers));
	return here.filter(({ standing, layers }) => standing !== "proven" || layers === top);
}
/** Whether a policy names any base image, or any signer of one: without it none is believed. */
function namesBases({ allow, signedBy }) {
	return signedBy.length > 0 || allow.some((entry) => !matchesEverything(entry));
}
/**
* Whether the policy itself vouches for a base image: by its name or its signer, by both where it asks for both. An
* image may name anything as its base, a copy of itself too.
*/
function isVouchedFor(base, rule) {
	const { allow, signedBy } = rule;
	if (allow.length > 0 && !isAllowed(base, allow)) return false;
	if (signedBy.length > 0) return signedBy.some(({ identity }) => identity === base.signedBy);
	return isAllowed(base, allow.filter((entry) => !matchesEverything(entry)));
}
/** Layers of an image that come from base images that the policy vouches for, each with its base; by diff ID. */
function baseLayers(image, bases, rule) {
	return layersFrom(image, bases, (base, all) => base.layers < all && isVouchedFor(base, rule));
}
/** Layers of an image that come from base images that are proven, whoever named them: to tell of, and not to judge by. */
function provenLayers(image, bases) {
	return layersFrom(image, bases, () => true);
}
function layersFrom(image, bases, counts) {
	const below = /* @__PURE__ */ new Map();
	const own = /* @__PURE__ */ new Set();
	for (const platform of image.platforms) {
		const { diffIds } = platform.configuration;
		const base = basesOf(platform, bases).filter((one) => one.standing === "proven").find((one) => counts(one, diffIds.length));
		for (const [at, diffId] of diffIds.entries()) if (base !== void 0 && at < base.layers) below.set(diffId, base);
		else own.add(diffId);
	}
	for (const diffId of own) below.delete(diffId);
	return below;
}
/** Whether every place of a package lies in these layers; no where a place is not known. */
function liesInLayers({ layers }, of) {
	return layers !== void 0 && layers.length > 0 && layers.every((layer) => of.has(layer));
}
/** `docker.io/library/debian:12@sha256:…` */
function baseName({ name, digest }) {
	return digest === void 0 ? name : `${name}@${digest}`;
}

export { isAllowed as a, namesBases as c, rulesBaseImages as d, inRepositoryCase as f, namesWorkflow as g, certificateName as h, basesOf as i, namesOneImage as l, workflowName as m, baseLayers as n, isVouchedFor as o, sameName as p, baseName as r, liesInLayers as s, apartNote as t, provenLayers as u };