import { i as unparsable, l as isDigest, r as parsed } from "./result.js";
import { O as unknown, S as record, _ as looseObject, d as array, w as string } from "./schemas.js";

// src/formats/exact-object.ts
/**
* An object that refuses a second spelling of its keys. Programs in Go ignore the case of keys, so with `Layers` beside
* `layers` they would see another document than the one that Assay checks.
*/
function exact(shape) {
	const fold = (key) => key.toUpperCase().toLowerCase();
	const known = new Map(Object.keys(shape).map((key) => [fold(key), key]));
	return looseObject(shape).refine((value) => Object.keys(value).every((key) => (known.get(fold(key)) ?? key) === key), { message: "a key is spelled in two ways" });
}

// src/formats/first-issue.ts
/** The first issue of a document, with its place: `statements.2.status: Invalid option`. */
function firstIssue({ issues: [issue] }) {
	return issue === void 0 ? "unknown" : `${issue.path.join(".") || "document"}: ${issue.message}`;
}

// src/formats/json.ts
const NOT_JSON = "is not JSON";
/**
* Reads JSON from UTF-8 bytes or from text. An object that names a key twice is a fault, unless `repeatedKeys` allows it: one
* program takes the first value, another the last, and the value that was checked would not be the value that is used. A
* document with very many levels is a fault too: `JSON.stringify` and other recursive code cannot handle it. The fault is
* the end of a sentence that begins with the name of the document, and quotes no more of it than a key.
*/
function parseJson(content, repeatedKeys = "refused") {
	const text = typeof content === "string" ? content : textOf(content);
	if (text === void 0) return unparsable(NOT_JSON);
	try {
		const value = JSON.parse(text);
		const fault = faultIn(text, repeatedKeys === "refused");
		return fault === void 0 ? parsed(value) : unparsable(fault);
	} catch {
		return unparsable(NOT_JSON);
	}
}
/** Reads JSON of the form that a schema describes; the fault is as that of {@link parseJson}. */
function parseJsonAs(schema, content) {
	const json = parseJson(content);
	if (!json.ok) return json;
	const { success, data, error } = schema.safeParse(json.value);
	return success ? parsed(data) : unparsable(`has another form than expected (${firstIssue(error)})`);
}
function textOf(bytes) {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return;
	}
}
const QUOTE = 34;
const BACKSLASH = 92;
/** Greatest depth. Go programs read 10,000 levels, real documents have some ten. */
const MAX_DEPTH = 1e3;
/**
* The first thing in valid JSON that makes it a fault: too many levels, or a key that an object names twice (if `isOnce`), in
* any spelling: `\u0063onfig` is `config`. One pass over the text, which skips strings.
*/
function faultIn(text, isOnce) {
	const open = [];
	let keys;
	let isKeyNext = false;
	for (let at = 0; at < text.length; at += 1) {
		if (open.length > MAX_DEPTH) return `nests more than ${MAX_DEPTH} levels deep`;
		switch (text.charCodeAt(at)) {
			case QUOTE: {
				const end = endOfString(text, at);
				if (isKeyNext && keys !== void 0) {
					const key = nameIn(text, at, end);
					if (isOnce && keys.has(key)) return `names the key ${JSON.stringify(key.slice(0, 60))} twice`;
					keys.add(key);
					isKeyNext = false;
				}
				at = end;
				break;
			}
			case 123:
				open.push(keys);
				keys = /* @__PURE__ */ new Set();
				isKeyNext = true;
				break;
			case 91:
				open.push(keys);
				keys = void 0;
				break;
			case 125:
			case 93:
				keys = open.pop();
				isKeyNext = false;
				break;
			case 44: isKeyNext = true;
		}
	}
}
/** The position of the closing quote of a string: the first with an even number of backslashes in front of it. */
function endOfString(text, start) {
	for (let end = text.indexOf("\"", start + 1);; end = text.indexOf("\"", end + 1)) {
		let slashes = 0;
		while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes += 1;
		if (slashes % 2 === 0) return end;
	}
}
function nameIn(text, start, end) {
	const raw = text.slice(start + 1, end);
	return raw.includes("\\") ? String(JSON.parse(`"${raw}"`)) : raw;
}

// src/formats/attestation/in-toto.ts
/** in-toto attestation framework, Statement v1. */
const STATEMENT_TYPE = "https://in-toto.io/Statement/v1";
/** The statement types of other programs: `cosign attest` writes the old one, which has the same fields. */
const STATEMENT_TYPES = [STATEMENT_TYPE, "https://in-toto.io/Statement/v0.1"];
/** The media type of a statement inside a DSSE envelope. */
const STATEMENT_MEDIA_TYPE = "application/vnd.in-toto+json";
/** The kinds of statement that Assay attaches, with their predicate types. The signature is first. */
const PREDICATE_TYPES = {
	signature: "https://sigstore.dev/cosign/sign/v1",
	provenance: "https://slsa.dev/provenance/v1",
	sbom: "https://cyclonedx.org/bom",
	vulnerabilities: "https://in-toto.io/attestation/vulns/v0.2",
	summary: "https://slsa.dev/verification_summary/v1"
};
/** The kind of a predicate type; undefined for a type that Assay does not attach. */
function statementKind(predicateType) {
	return [
		"signature",
		"provenance",
		"sbom",
		"vulnerabilities",
		"summary"
	].find((kind) => PREDICATE_TYPES[kind] === predicateType);
}
const StatementSchema = exact({
	_type: string(),
	subject: array(exact({
		digest: record(string(), string()),
		annotations: record(string(), unknown()).optional()
	})).length(1),
	predicateType: string().min(1),
	predicate: record(string(), unknown()).optional()
});
/** Writes a statement as JSON text. `name` is the repository of the subject. */
function serializeStatement(statement, name) {
	return JSON.stringify({
		_type: STATEMENT_TYPE,
		subject: [{
			name,
			digest: { sha256: statement.subject.slice(7) }
		}],
		predicateType: statement.predicateType,
		predicate: statement.predicate
	});
}
/**
* Reads a statement of one of the types. It must have exactly one subject, named by SHA-256: otherwise a statement about
* several things could be taken for one about this image. The fault is the end of a sentence that begins with "the
* statement".
*/
function parseStatement(payload, types = [STATEMENT_TYPE]) {
	const statement = parseJsonAs(StatementSchema, payload);
	if (!statement.ok) return statement;
	const { _type: type, predicateType, predicate = {} } = statement.value;
	if (!types.includes(type)) return unparsable("is of another type than expected");
	const [named] = statement.value.subject;
	const subject = `sha256:${named?.digest.sha256}`;
	if (!isDigest(subject)) return unparsable("has a subject without a SHA-256 digest");
	const annotations = named?.annotations;
	return parsed({
		subject,
		predicateType,
		predicate,
		...annotations && { annotations }
	});
}

export { parseStatement as a, parseJson as c, exact as d, STATEMENT_TYPES as i, parseJsonAs as l, STATEMENT_MEDIA_TYPE as n, serializeStatement as o, STATEMENT_TYPE as r, statementKind as s, PREDICATE_TYPES as t, firstIssue as u };