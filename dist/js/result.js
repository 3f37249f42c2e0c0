import { createHash } from "node:crypto";

// src/domain/digest.ts
const PATTERN = /^sha256:[0-9a-f]{64}$/;
/** Whether the text is a SHA-256 digest. Assay accepts no other algorithm. */
function isDigest(text) {
	return PATTERN.test(text);
}
/** Why a text is no {@link Digest}: half a sentence that begins with the text. */
function digestFault(text) {
	const hexDigits = /^sha256:([0-9a-f]*)$/.exec(text)?.[1];
	return `"${text}" is not a digest of the form sha256:<64 hex digits>${hexDigits === void 0 ? "" : `: it has ${hexDigits.length} of 64 digits`}`;
}
/** The digest of bytes or of UTF-8 text. */
function digestOf(content) {
	return `sha256:${hexOf(content)}`;
}
/** The bare hex SHA-256 of bytes or of UTF-8 text. */
function hexOf(content) {
	return createHash("sha256").update(content).digest("hex");
}
/** The hex part of a digest. */
function hex(digest) {
	return digest.slice(7);
}

// src/domain/result.ts
/** A parsed value. */
function parsed(value) {
	return {
		ok: true,
		value
	};
}
/** Why there is no value: a sentence, or the part of one that the parser's description names. */
function unparsable(fault) {
	return {
		ok: false,
		fault
	};
}
/** The value, for callers that do not ask why there is none. */
function orUndefined(result) {
	return result.ok ? result.value : void 0;
}
/** The value. Throws the error that `errorOf` makes of the fault. */
function orThrow(result, errorOf = (fault) => new Error(String(fault))) {
	if (result.ok) return result.value;
	throw errorOf(result.fault);
}

export { digestFault as a, hexOf as c, unparsable as i, isDigest as l, orUndefined as n, digestOf as o, parsed as r, hex as s, orThrow as t };