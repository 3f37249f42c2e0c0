import { o as __toESM } from "./rolldown-runtime.js";
import { a as REASONS, i as CHECKS, n as mayHoldCredential, r as AssayError, s as fault } from "./raw-inputs.js";
import { A as number, C as array, F as string, J as visible, K as isDigest, L as unknown, N as record, i as isLoopback, j as object, k as looseObject, q as plain } from "./event.js";
import { X509Certificate, createPrivateKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readFile, readdir, stat } from "node:fs/promises";
import { domainToASCII } from "node:url";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { BlockList, isIP } from "node:net";
import tls from "node:tls";

// src/stages/secrets/values/literal.ts
/**
* Whether a token of a known form is filled with what no generator would make: crosses, `1234…`, `EXAMPLE`. The
* words are asked for in a form that random text does not take by chance.
*/
function isFiller(value) {
	return /EXAMPLE|example|x{6}|X{6}|\*{3}|\.{3}|\bY(?:OUR|our)[-_]|your[-_]|placeholder|PLACEHOLDER|REDACTED|redacted|change[-_]?me/.test(value) || isMonotonous(value);
}
/** Whether a text is made of repeated and sequential characters: `aaaa`, `1234`, `abcabcabc`. */
function isMonotonous(value) {
	const body = value.toLowerCase().replace(/[^a-z0-9]/g, "");
	if (body === "") return true;
	if (body.length >= 6 && new Set(body).size <= 2) return true;
	if (isBytesInOrder(value)) return true;
	const [repeated = ""] = /^(.{1,12}?)\1{2,}/.exec(body) ?? [];
	if (repeated.length >= 6 && repeated.length >= body.length * .8) return true;
	if (body.length < 8) return /^(?:0?12345|abcde|qwert)/.test(body);
	let steps = 0;
	for (let index = 1; index < body.length; index += 1) {
		const step = body.charCodeAt(index) - body.charCodeAt(index - 1);
		if (Math.abs(step) <= 1 || step === "a".charCodeAt(0) - "9".charCodeAt(0) || step === -9) steps += 1;
	}
	return steps / (body.length - 1) >= (/^\d+$/.test(body) ? .7 : .6);
}
/** Bytes that count up or down by the same step, `000102…0e0f`, `00112233…`, in hexadecimal digits or base64. */
function isBytesInOrder(value) {
	const hex = value.replace(/0x|[\s,:_-]/gi, "");
	const isHex = /^(?:[0-9a-f]{2}){8,}$/i.test(hex);
	if (!isHex && !/^[A-Za-z0-9+/_-]{16,}={0,2}$/.test(value)) return false;
	const bytes = Buffer.from(isHex ? hex : value, isHex ? "hex" : "base64");
	const step = (index) => (bytes[index] ?? 0) - (bytes[index - 1] ?? 0) & 255;
	let same = 0;
	for (let index = 2; index < bytes.length; index += 1) if (step(index) === step(index - 1)) same += 1;
	return bytes.length >= 8 && same >= (bytes.length - 2) * .8;
}
/** Names, addresses, dates, versions and the like. */
const NO_LITERALS = [
	/^[A-Za-z]:\\/,
	/^[\w-]+(?:\/[\w.-]+)*\.(?:json|ya?ml|pem|key|crt|cer|txt|env|xml|p12|pfx|jks|conf|cfg|ini|toml|ts|js|py|go|rb|java|php|html?|md|sh|asc|gpg|pub|properties|keytab|t?gz|tar|zip|bz2|xz|zst|7z|jar|war|whl|deb|rpm|dmg|iso|img|png|jpe?g|gif|svg|webp|ico|pdf|csv|tsv|parquet|avro|log|mp[34]|wav|docx?|xlsx?|db|sqlite|bak|sql|dump|lock|map|s?css|wasm|woff2?|bin|exe|msi|tmp|ndjson)$/i,
	/^[a-z][a-z0-9+.-]*:\/\/[^\s@]*$/i,
	/^urn:|^data:|^mailto:/i,
	/^(?:CVE|GHSA|RHSA|DSA|GO|RUSTSEC|PYSEC)-[\w-]+$/i,
	/^\d{4}-\d\d-\d\d(?:[T ][\d:.Z+-]*)?$/,
	/^[\^~<>=v\s]{0,4}\d+(?:\.(?:\d+|x|\*)){1,3}(?:[-+][\w.+-]+)?(?:\/go\.mod)?$/,
	/^[\d\s.,:%-]{1,9}$/,
	/^(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?$/,
	/^[\w.+-]+@[\w-]+\.[\w.-]+$/,
	/^[\w-]+\([^)]*\)?;?$/,
	/^(?:sha(?:1|224|256|384|512)|md5|h1|blake2b?)[-:=~]/i,
	/^[0-9A-F]{40}$/,
	/^(?:[0-9A-Fa-f]{2}:){7,}[0-9A-Fa-f]{2}$/,
	/\[[^\]]+\]\{\d+(?:,\d*)?\}/
];
/** Whether a value is a path, an address, a date, a version, a checksum or a public key. */
function isNoCredential(value) {
	if (/^(?:\.{0,2}|~|#)\//.test(value)) return changes(value) < value.length * .3;
	return NO_LITERALS.some((form) => form.test(value));
}
/** Words of two letters, and shortened ones, that stand in names; two random letters hardly ever are one. */
const SHORT_WORDS = /^(?:sql|jwt|hmac|aws|gcp|ssh|ssl|tls|vpn|dns|xml|css|rsa|gpg|pgp|smtp|kms|mq|mqtt|http|npm|pwd|cfg|ctx|src|dst|msg|svc|srv|em|i|e|x|a|id|db|is|by|to|in|on|of|at|my|no|or|as|ui|ip|os|js|ts|io|be|do|go|if|it|me|so|up|us|we|an|pw|en|de|fr)$/i;
/** Words in any usual spelling: `refresh_token`, `settings.password.label`, `X-Auth-Token`, `accessToken`. */
function isWords(value) {
	const parts = value.split(/[-_.:/= ]+/).filter((part) => part !== "");
	if (parts.length === 0 || !parts.every((part) => /^[A-Za-z]+\d{0,2}$/.test(part))) return false;
	return parts.every((part) => {
		const letters = part.replace(/\d+$/, "");
		if (letters.length <= 4 && /^(?:[a-z]+|[A-Z][a-z]*|[A-Z]+)$/.test(letters)) return true;
		const humps = letters.split(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/);
		const average = letters.length / humps.length;
		if (CAMEL.test(letters)) return true;
		return average >= (/(?:Key|Token|Secret|Password|Pass|Auth)$/.test(letters) ? 2.5 : 3) && humps.every((hump) => isWord(hump, average));
	});
}
/** Names in capital humps of three letters and more; random letters have shorter ones. */
const CAMEL = /^(?:[a-z]{2,}|[A-Z][a-z]{2,})(?:[A-Z][a-z]{2,}){1,8}$/;
/** Letters that hardly ever follow each other in a word. */
const UNSPOKEN = /q(?!u)|[jqv][bcdfghjklmnpqtvwxz]|([hjqvwxyu])\1|[^aeiouy]{5}/i;
function isWord(hump, average) {
	if (/^[A-Z]{1,5}$/.test(hump)) return true;
	if (SHORT_WORDS.test(hump)) return true;
	if (hump.length === 3 && average >= 4) return !UNSPOKEN.test(hump);
	return hump.length > 2 && /[aeiouy]/i.test(hump) && !UNSPOKEN.test(hump);
}
/** Words of small letters with numbers between them, as things are named: `x-hub-signature-256`, `croatian-UTF-8`. */
function isNumberedName(value) {
	const parts = value.split(/[-_.:/]/);
	const words = parts.filter((part) => /^[a-z]{3,}$/.test(part));
	return parts.length >= 2 && words.length >= 1 && parts.every((part) => /^[a-z]*$|^[A-Z]{2,5}$|^v?\d{1,4}$|^[a-z]{1,8}\d{1,4}[a-z]{0,3}$/.test(part));
}
/** Changes between small letters, capitals and digits: random text has many of them, names with a number few. */
function changes(value) {
	const kinds = value.replace(/[a-z]/g, "a").replace(/[A-Z]/g, "A").replace(/[0-9]/g, "0").replace(/[^aA0]/g, "");
	let count = 0;
	for (let index = 1; index < kinds.length; index += 1) if (kinds[index] !== kinds[index - 1]) count += 1;
	return count;
}
/** Shannon entropy in bits a character. */
function entropy(text) {
	const counts = /* @__PURE__ */ new Map();
	for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
	let bits = 0;
	for (const count of counts.values()) bits -= count / text.length * Math.log2(count / text.length);
	return bits;
}

// src/stages/secrets/findings/found-values.ts
/** A shorter text stands within others by chance. */
const SHORTEST$1 = 8;
/** Names as packages and applications have them: `postgresql`, `python3`, `libssl3-dev`. */
const NAME$1 = /^[a-z]{1,20}\d{0,3}$/;
/**
* Whether a text tells a secret wherever it stands. A word, a name or a few letters do not, though one may be somebody's
* password: hidden everywhere, they would take paths and messages apart, and the runner drops each output of a job in
* which a masked text stands.
*/
function isTelling(text) {
	return text.length >= SHORTEST$1 && !NAME$1.test(text) && !isWords(text) && !isNumberedName(text);
}
/** The values of what a run has found, by fingerprint. They stay in this process, and are part of no finding. */
var FoundValues = class {
	#texts = /* @__PURE__ */ new Map();
	/** Notes what a value may be told by. */
	add(fingerprint, texts) {
		const known = this.#texts.get(fingerprint) ?? /* @__PURE__ */ new Set();
		for (const text of texts) known.add(text);
		this.#texts.set(fingerprint, known);
	}
	/** What the values with these fingerprints are told by. */
	of(fingerprints) {
		return fingerprints.flatMap((one) => [...this.#texts.get(one) ?? []]);
	}
};

// src/action/hidden-credentials.ts
/** Inputs that are credentials as a whole. */
const INPUTS = [
	"registry-password",
	"github-token",
	"policy-token",
	"audit-token",
	"token",
	"fingerprint-key"
];
/** Variables that hold a credential, by their names: of the runner, of cosign, and of a KMS. */
const VARIABLES = /^(?:COSIGN_PASSWORD|ACTIONS_\w*TOKEN|(?:GITHUB|GH|GITLAB|VAULT|BAO|AWS_SESSION|AWS_CONTAINER_AUTHORIZATION)_TOKEN|AWS_SECRET_ACCESS_KEY|AZURE_\w*(?:SECRET|PASSWORD)|IDENTITY_HEADER|MSI_SECRET|TRANSIT_\w*TOKEN)$/;
/** Addresses of a KMS, or of the way to it, which may hold a user and a password. */
const ADDRESSES = /^(?:(?:VAULT|BAO)_(?:ADDR|AGENT_ADDR|PROXY_ADDR|HTTP_PROXY)|AWS_ENDPOINT_URL\w*|GITLAB_HOST)$/;
/** Variables that name a proxy, maybe with a user and a password. */
const PROXIES = /^https?_proxy$/i;
/** Names that fields of an address have for a credential; other fields say `source=github-actions` and the like. */
const SECRET_FIELD = /key|token|secret|pass|pwd|auth|sig|cred|code/i;
/** From this length on a value is a credential whatever its field is called, unless it is made of words. */
const LONG_VALUE = 16;
/** A shorter text is no credential, and would take every other text apart. */
const SHORTEST = 5;
/**
* Every credential in the environment of a run, in the forms in which it is sent: to be hidden before anything else is
* done. Those that the run gets later are hidden when they come.
*/
function credentialsIn(env) {
	const input = (name) => (env[`INPUT_${name.toUpperCase()}`] ?? "").trim();
	const [username, password] = [input("registry-username"), input("registry-password")];
	const key = input("key");
	const variables = Object.entries(env).filter(([name]) => VARIABLES.test(name) || `env://${name}` === key);
	const found = [
		...INPUTS.map(input),
		...password === "" ? [] : [Buffer.from(`${username}:${password}`).toString("base64")],
		...variables.map(([, value = ""]) => value.trim()),
		...key.includes("-----BEGIN") ? [key] : [],
		...Object.entries(env).flatMap(([name, value = ""]) => name.startsWith("INPUT_") || PROXIES.test(name) || ADDRESSES.test(name) ? inAddresses(value) : [])
	];
	return [...new Set(found)].filter((text) => text.length >= SHORTEST);
}
/** The image that was asked for, for a run that ends before it is read; nothing where the text may hold a credential. */
function askedImage(env) {
	const asked = env.INPUT_IMAGE ?? "";
	return mayHoldCredential(asked) ? "" : asked;
}
/** Users, passwords and keys within the addresses of a text, as they stand and as they are meant. */
function inAddresses(text) {
	return text.split(/\s+/).flatMap((word) => {
		const [, login = ""] = /^(?:[a-z][a-z0-9+.-]*:\/\/)?([^\s/@?#]+)@(?!sha256:)/i.exec(word) ?? [];
		const url = word.includes("://") ? URL.parse(word) : null;
		const colon = login.indexOf(":");
		const secrets = colon < 0 ? url === null ? [] : [login] : [login, login.slice(colon + 1)];
		const sent = secrets.map((one) => Buffer.from(decoded$1(one)).toString("base64"));
		return [
			...secrets.flatMap((one) => [one, decoded$1(one)]),
			...sent,
			...url === null ? [] : inQuery(url)
		];
	});
}
/** A word of an address is in many outputs, and the runner would drop them all. */
function inQuery({ searchParams }) {
	const isSecret = ([name, value]) => SECRET_FIELD.test(name) || value.length >= LONG_VALUE && isTelling(value);
	return [...searchParams].filter(isSecret).map(([, value]) => value);
}
function decoded$1(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

// src/formats/exact-object.ts
/**
* An object that refuses a second spelling of a key it reads. Programs in Go match keys whatever their case, so
* `Layers` beside `layers` would show them another document than the one that is checked here.
*/
function exact(shape) {
	const fold = (key) => key.toUpperCase().toLowerCase();
	const known = new Map(Object.keys(shape).map((key) => [fold(key), key]));
	return looseObject(shape).refine((value) => Object.keys(value).every((key) => (known.get(fold(key)) ?? key) === key), { message: "a key is spelled in two ways" });
}

// src/formats/json.ts
/**
* JSON from UTF-8 bytes; undefined where it is none, or where an object names a key twice: of two values one program
* takes the first and another the last, and what was checked would not be what is used.
*/
function parseJson(bytes) {
	const text = textOf$1(bytes);
	return text === void 0 ? void 0 : parseJsonText(text);
}
/** JSON from text; undefined, which no schema takes, where it is none: the messages of the parser quote the text. */
function parseJsonText(text) {
	try {
		const value = JSON.parse(text);
		return repeatedKey(text) === void 0 ? value : void 0;
	} catch {
		return;
	}
}
/** Why {@link parseJson} does not take bytes, as the end of a sentence; undefined where it does. */
function jsonFault(bytes) {
	const text = textOf$1(bytes);
	try {
		if (text === void 0) return "is not JSON";
		JSON.parse(text);
	} catch {
		return "is not JSON";
	}
	const key = repeatedKey(text);
	return key === void 0 ? void 0 : `names the key ${JSON.stringify(key.slice(0, 60))} twice`;
}
function textOf$1(bytes) {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return;
	}
}
const QUOTE = 34;
const BACKSLASH = 92;
/**
* The first key that an object of sound JSON names twice, however it is spelled: `\u0063onfig` is `config`. One pass
* over the text; strings are leapt over.
*/
function repeatedKey(text) {
	const open = [];
	let keys;
	let keyComes = false;
	for (let at = 0; at < text.length; at += 1) switch (text.charCodeAt(at)) {
		case QUOTE: {
			const end = endOfString(text, at);
			if (keyComes && keys !== void 0) {
				const key = nameIn(text, at, end);
				if (keys.has(key)) return key;
				keys.add(key);
				keyComes = false;
			}
			at = end;
			break;
		}
		case 123:
			open.push(keys);
			keys = /* @__PURE__ */ new Set();
			keyComes = true;
			break;
		case 91:
			open.push(keys);
			keys = void 0;
			break;
		case 125:
		case 93:
			keys = open.pop();
			keyComes = false;
			break;
		case 44: keyComes = true;
	}
}
/** Where the closing quote of a string stands: one before which an even number of backslashes is. */
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
/** The types that others' statements have: `cosign attest` writes the old one, which has the same fields. */
const STATEMENT_TYPES = [STATEMENT_TYPE, "https://in-toto.io/Statement/v0.1"];
/** The media type of a statement inside a DSSE envelope. */
const STATEMENT_MEDIA_TYPE = "application/vnd.in-toto+json";
/** The kinds of statement that Assay attaches, each with its predicate type; the signature comes first. */
const PREDICATE_TYPES = {
	signature: "https://sigstore.dev/cosign/sign/v1",
	provenance: "https://slsa.dev/provenance/v1",
	sbom: "https://cyclonedx.org/bom",
	vulnerabilities: "https://in-toto.io/attestation/vulns/v0.2",
	summary: "https://slsa.dev/verification_summary/v1"
};
/** The kind of a predicate type; undefined where it is none of Assay's. */
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
/** A statement as JSON text, with the subject's repository as its name. */
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
* Reads a statement. Undefined unless it is one of the types, Statement v1 unless others are named, with exactly one
* subject, named by SHA-256: a statement about several things could stand in for one about this image.
*/
function parseStatement(payload, types = [STATEMENT_TYPE]) {
	const parsed = StatementSchema.safeParse(parseJson(payload));
	if (!parsed.success || !types.includes(parsed.data._type)) return void 0;
	const { predicateType, predicate = {} } = parsed.data;
	const [named] = parsed.data.subject;
	const subject = `sha256:${named?.digest.sha256}`;
	if (!isDigest(subject)) return void 0;
	const annotations = named?.annotations;
	return {
		subject,
		predicateType,
		predicate,
		...annotations && { annotations }
	};
}

// src/formats/redaction/needles.ts
/** No shorter text is looked for. */
const SHORTEST_NEEDLE = 5;
/** Bits of a hash of as many characters as {@link SHORTEST_NEEDLE}: what is older has left it. */
const SHIFT = 4;
const MASK = (1 << 20) - 1;
/**
* Looks for many texts at once, in one pass: how long that takes goes by the length of what is looked through, and
* hardly by how many are looked for.
*/
var Needles = class {
	/** Sorted, so that all that begin alike stand together, and each behind those that it begins with. */
	#sorted;
	/** Of each the longest other one that it begins with; -1 where there is none. */
	#shorter;
	/** Where those stand that begin with these characters. */
	#starts = /* @__PURE__ */ new Map();
	#hashes;
	/** How many comparisons of texts were needed so far. */
	compared = 0;
	constructor(needles) {
		const long = [...new Set(needles)].filter((one) => one.length >= 5);
		this.#sorted = long.sort();
		this.#shorter = new Int32Array(this.#sorted.length).fill(-1);
		this.#hashes = new Uint8Array(this.#sorted.length === 0 ? 0 : 1048576);
		for (const [at, one] of this.#sorted.entries()) {
			let shorter = at - 1;
			while (shorter >= 0 && !one.startsWith(this.#sorted[shorter] ?? "")) shorter = this.#shorter[shorter] ?? -1;
			this.#shorter[at] = shorter;
			const start = one.slice(0, 5);
			this.#starts.set(start, [this.#starts.get(start)?.[0] ?? at, at + 1]);
			this.#hashes[hashOf(start)] = 1;
		}
	}
	get isEmpty() {
		return this.#sorted.length === 0;
	}
	/** Every part of the text that is covered by what is looked for; what overlaps or touches is one part. */
	spans(text) {
		if (this.isEmpty) return [];
		const found = [];
		let hash = 0;
		for (let at = 0; at < text.length; at += 1) {
			hash = (hash << SHIFT ^ text.charCodeAt(at)) & MASK;
			if (this.#hashes[hash] !== 1) continue;
			const from = at + 1 - 5;
			const length = from < 0 ? 0 : this.#longestAt(text, from);
			if (length === 0) continue;
			const last = found.at(-1);
			if (last !== void 0 && from <= last[1]) last[1] = Math.max(last[1], from + length);
			else found.push([from, from + length]);
		}
		return found;
	}
	/** Length of the longest one that stands here; 0 for none. */
	#longestAt(text, from) {
		const range = this.#starts.get(text.slice(from, from + 5));
		if (range === void 0) return 0;
		let [low, high] = range;
		while (low < high) {
			const middle = low + high >> 1;
			const one = this.#sorted[middle] ?? "";
			this.compared += 1;
			if (one <= text.slice(from, from + one.length)) low = middle + 1;
			else high = middle;
		}
		for (let at = low - 1; at >= range[0]; at = this.#shorter[at] ?? -1) {
			const one = this.#sorted[at] ?? "";
			this.compared += 1;
			if (text.startsWith(one, from)) return one.length;
		}
		return 0;
	}
};
function hashOf(start) {
	let hash = 0;
	for (let at = 0; at < start.length; at += 1) hash = (hash << SHIFT ^ start.charCodeAt(at)) & MASK;
	return hash;
}

// src/formats/redaction/redact.ts
/** What stands in place of a secret value. */
const REDACTED = "[redacted]";
/** What may hide in a text; a quick look, since most texts hold none. */
const HIDING = /[^\P{C}\t\n\r]|[\u034f\u115f\u1160\u3164\uffa0]|\p{Variation_Selector}/u;
/** Signs that HTML, in which many servers and proxies answer, writes otherwise. */
const HTML = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;"
};
/** A line of a value of several lines, such as a private key, is a value of its own from this length on. */
const SHORTEST_LINE = 16;
/**
* A function that replaces these values: as they are, escaped in JSON or HTML, URL-encoded and inside of base64. Also
* those that only what nobody sees keeps apart (an escape, a zero-width space), since it is taken away before a text
* is shown.
*/
function redactor(values) {
	const needles = new Needles([...values].flatMap(allForms));
	return (text) => {
		const edited = replaced(text, needles.spans(text));
		const shown = needles.isEmpty || !HIDING.test(edited) ? edited : visible(edited);
		const apart = shown === edited ? [] : needles.spans(shown);
		return apart.length === 0 ? edited : replaced(shown, apart);
	};
}
/** The same for a set of values that grows: what is known by the time of a call is replaced. */
function growingRedactor(values) {
	let known = 0;
	let redact = (text) => text;
	return (text) => {
		if (values.size !== known) {
			known = values.size;
			redact = redactor(values);
		}
		return redact(text);
	};
}
/**
* The same for texts that a tool took from an image and wrote anew: in any case, and with any one sign in place of
* another, as trivy writes names and licenses.
*/
var LooseValues = class {
	#needles;
	constructor(values) {
		this.#needles = new Needles([...values].flatMap(allForms).map(folded));
	}
	/** Whether a text holds one of the values. */
	isIn(text) {
		return !this.#needles.isEmpty && this.#needles.spans(folded(text)).length > 0;
	}
	/** Puts a mark in place of each, since not every form of document takes brackets. */
	redact(text, mark) {
		return this.#needles.isEmpty ? text : replaced(text, this.#needles.spans(folded(text)), mark);
	}
};
/** Of the same length, so that what stands in it stands in the text at the same place. */
function folded(text) {
	return text.replace(/[^A-Za-z0-9]/g, "_").toLowerCase();
}
function replaced(text, spans, mark = REDACTED) {
	if (spans.length === 0) return text;
	let rest = 0;
	return spans.map(([from, to]) => {
		const before = text.slice(rest, from);
		rest = to;
		return before + mark;
	}).join("") + text.slice(rest);
}
function allForms(value) {
	return parts(value).flatMap(formsOf);
}
function parts(value) {
	const whole = value.trim();
	const lines = whole.split(/[\r\n]+/).map((line) => line.trim());
	return [
		value,
		whole,
		...lines.length > 1 ? lines.filter((line) => line.length >= SHORTEST_LINE) : []
	];
}
/** Shorter values (and encoded forms) would take ordinary words apart, and are too short to be worth a secret. */
function formsOf(value) {
	if (value.length < 5) return [];
	const url = encodeURIComponent(value.toWellFormed());
	const json = JSON.stringify(value).slice(1, -1);
	return [
		value,
		plain(value, value.length),
		json,
		json.replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`),
		JSON.stringify(json).slice(1, -1),
		...htmlForms(value),
		url,
		url.replaceAll("%20", "+"),
		url.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
		...base64Forms(value)
	];
}
function htmlForms(value) {
	const named = value.replace(/[&<>"]/g, (sign) => HTML[sign] ?? sign);
	const numbered = named.replaceAll("&quot;", "&#34;");
	return [
		named,
		named.replaceAll("'", "&#39;"),
		numbered.replaceAll("'", "&#39;"),
		named.replaceAll("'", "&#x27;")
	];
}
/** The characters of base64 that depend on the value alone, for each of its three possible positions. */
function base64Forms(value) {
	const bytes = Buffer.from(value);
	return [
		0,
		1,
		2
	].flatMap((before) => {
		const whole = Buffer.concat([Buffer.alloc(before), bytes]);
		const first = Math.ceil(before * 8 / 6);
		const last = Math.floor(whole.length * 8 / 6);
		const core = whole.toString("base64").slice(first, last);
		return core.length < 5 + 1 ? [] : [core, core.replaceAll("+", "-").replaceAll("/", "_")];
	});
}

// src/adapters/github/event-commits.ts
const NAME = string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);
const REPOSITORY = looseObject({ default_branch: string().min(1).optional() });
const PULL_REQUEST = looseObject({ pull_request: looseObject({
	base: looseObject({ sha: NAME }),
	head: looseObject({ sha: NAME })
}) }).transform(({ pull_request: { base, head } }) => ({
	base: base.sha,
	head: head.sha
}));
const MERGE_GROUP = looseObject({ merge_group: looseObject({
	base_sha: NAME,
	head_sha: NAME
}) }).transform(({ merge_group: { base_sha, head_sha } }) => ({
	base: base_sha,
	head: head_sha
}));
const PUSH = looseObject({
	before: NAME,
	after: NAME,
	repository: REPOSITORY.optional()
}).transform(({ before, after, repository }) => ({
	.../^0+$/.test(before) ? {} : { base: before },
	.../^0+$/.test(after) ? {} : { head: after },
	...repository?.default_branch === void 0 ? {} : { defaultBranch: repository.default_branch }
}));
/**
* The commits that an event brings by its payload (the file at `path`): those of a pull request, a push or a merge
* group, and none of any other event. A push whose payload names none (a runner that is not GitHub's) has all that HEAD
* leads to. Throws `scan-incomplete` where the payload of another event cannot be read.
*/
function eventCommits(event, path) {
	if (event.startsWith("pull_request")) return read(event, path, PULL_REQUEST);
	if (event === "merge_group") return read(event, path, MERGE_GROUP);
	if (event !== "push") return void 0;
	const push = PUSH.safeParse(payloadAt(path));
	if (!push.success) return { head: "HEAD" };
	const { head, ...rest } = push.data;
	return head === void 0 ? void 0 : {
		...rest,
		head
	};
}
function payloadAt(path) {
	try {
		return JSON.parse(readFileSync(path ?? "", "utf8"));
	} catch {
		return;
	}
}
function read(event, path, schema) {
	const parsed = schema.safeParse(payloadAt(path));
	if (parsed.success) return parsed.data;
	const message = `the payload of this ${plain(event, 60)} event (GITHUB_EVENT_PATH) does not name its commits, so they cannot be looked at; run on GitHub's own events, or set "history: none"`;
	throw fault("scan-incomplete", "secrets", message);
}

// src/adapters/github/runner.ts
const AUDIENCE = "sigstore";
const TOKEN_LIMIT_MS = 3e4;
const TOKEN_ATTEMPTS = 3;
/** GitHub's tokens live five minutes; an older one, or one that ends sooner than it takes to sign, is asked for anew. */
const TOKEN_MAX_AGE_MS = 24e4;
const TOKEN_LEAST_LIFE_MS = 6e4;
/** A shorter line of a secret (`}`) would blot out the log and hides nothing. */
const SHORTEST_MASKED_LINE = 4;
const CLAIMS = looseObject({
	iss: string().min(1),
	job_workflow_ref: string().min(1),
	exp: number().optional()
});
/** The runner by its environment variables, as GitHub sets them; empty strings where they are not there. */
function createRunner(environment = process.env, now = Date.now) {
	const context = contextOf(environment);
	const masked = /* @__PURE__ */ new Set();
	const names = namesOf(environment);
	const redact = growingRedactor(masked);
	const mask = (value) => {
		if (masked.has(value)) return;
		masked.add(value);
		announceMask(value, names);
	};
	const say = (line) => process.stdout.write(`${plain(redact(line))}\n`);
	let current;
	const oidcToken = async (renew = false) => {
		const before = current;
		if (before !== void 0 && !renew && await isUsable(before, now())) return await before.token;
		if (current === before || current === void 0) current = {
			token: requestToken(environment, context, mask),
			since: now()
		};
		return await current.token;
	};
	const commits = () => eventCommits(context.eventName, environment.GITHUB_EVENT_PATH);
	return {
		context,
		commits,
		oidcToken,
		mask,
		masked,
		say
	};
}
async function isUsable({ token, since }, now) {
	if (now - since > TOKEN_MAX_AGE_MS) return false;
	const { exp } = (await token).claims;
	if (typeof exp !== "number" || exp * 1e3 <= since) return true;
	return exp * 1e3 - now > TOKEN_LEAST_LIFE_MS;
}
function contextOf(environment) {
	const value = (name) => environment[name] ?? "";
	return {
		eventName: value("GITHUB_EVENT_NAME"),
		actor: {
			name: value("GITHUB_ACTOR"),
			id: value("GITHUB_ACTOR_ID"),
			triggeredBy: value("GITHUB_TRIGGERING_ACTOR") || value("GITHUB_ACTOR")
		},
		serverUrl: value("GITHUB_SERVER_URL") || "https://github.com",
		repository: value("GITHUB_REPOSITORY"),
		repositoryId: value("GITHUB_REPOSITORY_ID"),
		repositoryOwnerId: value("GITHUB_REPOSITORY_OWNER_ID"),
		ref: value("GITHUB_REF"),
		sha: value("GITHUB_SHA"),
		workflowRef: value("GITHUB_WORKFLOW_REF"),
		runId: value("GITHUB_RUN_ID"),
		runAttempt: value("GITHUB_RUN_ATTEMPT"),
		runnerEnvironment: value("RUNNER_ENVIRONMENT")
	};
}
/**
* What the outputs of the step are made of. The runner drops each output of a job in which a masked text stands, and
* puts stars into every path and name of its log: what is part of a name is not masked, whatever else it is.
*/
function namesOf(environment) {
	const own = [
		"passed",
		"warned",
		"failed",
		"error",
		"allow",
		"deny",
		"sha256:",
		"assay/report.json",
		"assay/results.sarif",
		...[
			"\"code\":",
			"\"check\":",
			"\"message\":",
			"\"predicateType\":",
			"\"digest\":",
			"\"subject\":"
		],
		...[
			...CHECKS,
			...Object.keys(REASONS),
			...Object.values(PREDICATE_TYPES)
		]
	];
	const given = [...[
		"INPUT_IMAGE",
		"INPUT_PUSH-TO",
		"INPUT_OUTPUT-DIR",
		"RUNNER_TEMP",
		"GITHUB_WORKSPACE"
	], ...[
		"GITHUB_REPOSITORY",
		"GITHUB_REF",
		"GITHUB_SHA",
		"GITHUB_WORKFLOW_REF",
		"GITHUB_ACTOR"
	]];
	return [...own, ...given.flatMap((name) => environment[name] || [])];
}
/**
* Masks a value line by line, as the runner matches. A value of several lines is never told to it as a whole: it would
* mask each line itself, a lone bracket too, and drop every output that is JSON.
* https://github.com/actions/runner/blob/v2.336.0/src/Runner.Worker/ActionCommandManager.cs (AddMaskCommandExtension)
*/
function announceMask(value, names) {
	const lines = value.split(/[\r\n]/);
	const texts = lines.length === 1 ? lines : lines.map((line) => line.trim()).filter(isMaskedLine);
	for (const secret of new Set(texts)) {
		if (secret.trim() === "" || names.some((name) => name.includes(secret))) continue;
		process.stdout.write(`::add-mask::${secret.replaceAll("%", "%25")}\n`);
	}
}
function isMaskedLine(line) {
	return line.length >= SHORTEST_MASKED_LINE;
}
async function requestToken(environment, context, mask) {
	if (!environment.ACTIONS_ID_TOKEN_REQUEST_URL || !environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN) throw unavailable(`keyless signing needs an OIDC token and this job may not ask for one: add "permissions: { id-token: write }" to it${context.eventName.startsWith("pull_request") ? " (a pull request from a fork never gets one)" : ""}`);
	const value = await askRepeatedly();
	mask(value);
	const claims = claimsOf(value);
	demandOwnRun(claims, context);
	return {
		value,
		claims
	};
}
async function askRepeatedly() {
	let last;
	for (let attempt = 1; attempt <= TOKEN_ATTEMPTS; attempt += 1) try {
		return await askOnce();
	} catch (error) {
		last = error;
	}
	const why = plain(last instanceof Error ? last.message : String(last), 300);
	throw unavailable(`the OIDC token could not be had from GitHub in ${TOKEN_ATTEMPTS} attempts: ${why}`, last);
}
async function askOnce() {
	const { getIDToken } = await import("./core2.js");
	let timer;
	const late = new Promise((_, reject) => {
		const message = `no answer within ${TOKEN_LIMIT_MS / 1e3} s`;
		timer = setTimeout(() => reject(new Error(message)), TOKEN_LIMIT_MS);
	});
	try {
		return await Promise.race([getIDToken(AUDIENCE), late]);
	} finally {
		clearTimeout(timer);
	}
}
/** The claims of a JWT. Its signature is not checked here: Fulcio does that before it gives a certificate. */
function claimsOf(token) {
	const parts = token.split(".");
	const [, payload] = parts;
	if (parts.length !== 3 || payload === void 0) throw unavailable("the OIDC token is not a JWT");
	let claims;
	try {
		claims = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
	} catch (error) {
		throw unavailable("the OIDC token holds no JSON", error);
	}
	const parsed = CLAIMS.safeParse(claims);
	if (!parsed.success) throw unavailable("the OIDC token has no claims `iss` and `job_workflow_ref`");
	return parsed.data;
}
/** A token of another run would sign in its name: what the runner says of itself must be what the token says. */
function demandOwnRun(claims, context) {
	const pairs = [
		["repository", context.repository],
		["run_id", context.runId],
		["sha", context.sha]
	];
	for (const [claim, own] of pairs) {
		const told = claims[claim];
		if (told === void 0 || own === "" || String(told) === own) continue;
		throw unavailable(`the OIDC token is for another run: its ${claim} is ${plain(String(told), 200)} and not ${plain(own, 200)}`);
	}
}
function unavailable(message, cause) {
	return fault("oidc-unavailable", "sign", message, cause);
}

// src/adapters/network/network-error.ts
/** Why a request came to nothing, as a sentence for people without anything secret; another try mends nothing. */
var NetworkError = class extends Error {
	name = "NetworkError";
};

// src/adapters/network/proxy.ts
const SCHEMES = ["http:", "https:"];
/**
* The proxy for an address, as the Go programs beside this one find it: `HTTPS_PROXY` or `HTTP_PROXY` by the scheme of
* the address, in capitals first, unless `NO_PROXY` names the host. This machine is never behind a proxy. Throws a
* {@link NetworkError} where the variable names none that can be used.
*/
function proxyFor(environment, address) {
	const name = address.protocol === "https:" ? "HTTPS_PROXY" : "HTTP_PROXY";
	const variable = environment[name] ? name : name.toLowerCase();
	const value = environment[variable]?.trim();
	if (!value || isLoopback(address.host)) return void 0;
	if (isExempt(environment.NO_PROXY || environment.no_proxy || "", address)) return void 0;
	return parseProxy(value, variable);
}
function parseProxy(value, variable) {
	const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(value)?.[1]?.toLowerCase();
	const url = URL.parse(scheme === void 0 ? `http://${value}` : value);
	if (url === null || url.hostname === "") throw new NetworkError(`${variable} is not the address of a proxy, such as http://proxy.example:3128`);
	if (!SCHEMES.includes(url.protocol)) throw new NetworkError(`${variable} names a proxy of the kind ${scheme}; Assay knows http and https`);
	const login = `${decoded(url.username)}:${decoded(url.password)}`;
	return {
		url: new URL(url.origin),
		variable,
		...login === ":" ? {} : { authorization: `Basic ${Buffer.from(login).toString("base64")}` }
	};
}
/**
* Whether `NO_PROXY` names the host of an address. Its entries, parted by commas or blanks, are `*`; a domain, which
* stands for its subdomains too; `.domain` or `*.domain`, which stands for these alone; an IP address; or a block of
* them such as `10.0.0.0/8`. All but a block may end in a port. A name is not looked up to compare its address.
*/
function isExempt(list, address) {
	const host = bare(address.hostname);
	const port = address.port || (address.protocol === "https:" ? "443" : "80");
	return list.toLowerCase().split(/[\s,]+/).some((entry) => entry === "*" || isBlockWith(entry, host) || names(entry, host, port));
}
function isBlockWith(entry, host) {
	const [, network = "", bits = ""] = /^(.+)\/(\d{1,3})$/.exec(entry) ?? [];
	const kind = isIP(network);
	if (kind === 0 || Number(bits) > (kind === 4 ? 32 : 128)) return false;
	const block = new BlockList();
	block.addSubnet(network, Number(bits), kind === 4 ? "ipv4" : "ipv6");
	return holds(block, host);
}
function names(entry, host, port) {
	const [, asked = "", wantedPort] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(entry) ?? ["", entry];
	const wanted = bare(asked);
	if (wanted === "" || wantedPort !== void 0 && wantedPort !== port) return false;
	const kind = isIP(wanted);
	if (kind !== 0) {
		const block = new BlockList();
		block.addAddress(wanted, kind === 4 ? "ipv4" : "ipv6");
		return holds(block, host);
	}
	const domain = wanted.replace(/^\*\./, ".");
	const subdomains = domain.startsWith(".");
	const name = domainToASCII(domain.replace(/^\./, ""));
	return name !== "" && (host.endsWith(`.${name}`) || !subdomains && host === name);
}
function holds(block, host) {
	const kind = isIP(host);
	return kind !== 0 && block.check(host, kind === 4 ? "ipv4" : "ipv6");
}
/** An IPv6 address without its brackets. */
function bare(host) {
	return host.replace(/^\[(.*)\]$/, "$1");
}
function decoded(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

// src/adapters/network/tls-trust.ts
const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
/** Docker and podman keep what belongs to a registry in `FOLDER/HOST[:PORT]`. */
const FOLDERS = ["/etc/containers/certs.d", "/etc/docker/certs.d"];
/**
* Who is trusted, and how this program proves itself, in connections by TLS: the roots of Node and of the system, those
* of `SSL_CERT_FILE` and `SSL_CERT_DIR`, and docker's and podman's `certs.d` for each host.
*/
var Trust = class {
	#environment;
	#folders;
	#hosts = /* @__PURE__ */ new Map();
	#contexts = /* @__PURE__ */ new Map();
	#complaints = [];
	#roots;
	/** `folders` are the system's `certs.d`; tests name others. */
	constructor(environment, folders = FOLDERS) {
		this.#environment = environment;
		const { HOME, XDG_CONFIG_HOME } = environment;
		const config = XDG_CONFIG_HOME || (HOME ? join(HOME, ".config") : void 0);
		const own = config === void 0 ? [] : ["containers", "docker"].map((name) => join(config, name, "certs.d"));
		this.#folders = [...own, ...folders];
	}
	/** What of `SSL_CERT_FILE` and `SSL_CERT_DIR` could not be read, for the message of a connection that fails by that. */
	get complaints() {
		return this.#complaints;
	}
	/**
	* For a connection to the first of these hosts (`name[:port]`), to which the others have led: their roots count too,
	* and their client certificate where the first has none. Throws a {@link NetworkError}.
	*/
	async context(hosts) {
		this.#roots ??= this.#systemRoots();
		const roots = await this.#roots;
		const own = await Promise.all(hosts.map((host) => this.#of(host)));
		const client = own.find((one) => one.client !== void 0)?.client;
		const ca = [.../* @__PURE__ */ new Set([...roots, ...own.flatMap((one) => one.roots)])];
		const key = [
			ca.length,
			...ca.slice(roots.length),
			client?.cert
		].join("\n");
		const known = this.#contexts.get(key) ?? tls.createSecureContext({
			ca,
			...client
		});
		this.#contexts.set(key, known);
		return known;
	}
	/** What the folders of a host have, and every root beside it; undefined where they have nothing. */
	async forHost(host) {
		const { roots, client } = await this.#of(host);
		if (roots.length === 0 && client === void 0) return void 0;
		this.#roots ??= this.#systemRoots();
		return {
			roots: `${[.../* @__PURE__ */ new Set([...await this.#roots, ...roots])].join("\n")}\n`,
			...client && { client }
		};
	}
	async #systemRoots() {
		const named = await namedRoots(this.#environment);
		this.#complaints.push(...named.complaints);
		return [.../* @__PURE__ */ new Set([
			...tls.getCACertificates("default"),
			...tls.getCACertificates("system"),
			...named.roots
		])];
	}
	#of(host) {
		const known = this.#hosts.get(host) ?? this.#read(host);
		this.#hosts.set(host, known);
		return known;
	}
	async #read(host) {
		const names = host === "registry-1.docker.io" ? [host, "docker.io"] : [host];
		const found = [];
		for (const folder of this.#folders) for (const name of names) found.push(await hostCertificates(join(folder, name)));
		const client = found.find((one) => one.client !== void 0)?.client;
		return {
			roots: found.flatMap(({ roots }) => roots),
			...client && { client }
		};
	}
};
/** Lets the libraries that bring their own connections trust `SSL_CERT_FILE` and `SSL_CERT_DIR` as well. */
async function trustNamedRoots(environment) {
	if (!environment.SSL_CERT_FILE && !environment.SSL_CERT_DIR) return;
	const { roots } = await namedRoots(environment);
	const { setDefaultCACertificates } = tls;
	if (roots.length > 0) setDefaultCACertificates?.([...tls.getCACertificates("default"), ...roots]);
}
/** What cannot be read there is no fault, as for Go and OpenSSL, until a certificate is not trusted. */
async function namedRoots({ SSL_CERT_FILE: file, SSL_CERT_DIR: folders }) {
	const roots = [];
	const complaints = [];
	if (file) try {
		roots.push(...await certificatesIn(file));
	} catch (error) {
		complaints.push(`SSL_CERT_FILE: ${wordsOf(error)}`);
	}
	for (const folder of folders?.split(":").filter(Boolean) ?? []) {
		const names = await readdir(folder).catch((error) => {
			complaints.push(`SSL_CERT_DIR: ${folder} cannot be read (${codeOf$1(error)})`);
			return [];
		});
		for (const name of names.sort()) roots.push(...await certificatesIn(join(folder, name)).catch(() => []));
	}
	return {
		roots,
		complaints
	};
}
async function hostCertificates(folder) {
	const names = await readdir(folder).catch((error) => {
		if ([
			"ENOENT",
			"ENOTDIR",
			"EACCES",
			"EPERM",
			"EINVAL",
			"ENAMETOOLONG"
		].includes(codeOf$1(error))) return [];
		throw new NetworkError(`${folder} cannot be read (${codeOf$1(error)})`);
	});
	const roots = [];
	let client;
	for (const name of names.sort()) {
		const file = join(folder, name);
		if (name.endsWith(".crt")) roots.push(...await certificatesIn(file));
		const key = name.endsWith(".cert") ? file.replace(/\.cert$/, ".key") : void 0;
		if (key !== void 0) {
			if (!names.includes(name.replace(/\.cert$/, ".key"))) throw new NetworkError(`${file} is a client certificate without its key ${key}; a root certificate has a name in .crt`);
			client ??= await clientOf(file, key);
		}
		if (name.endsWith(".key") && !names.includes(name.replace(/\.key$/, ".cert"))) throw new NetworkError(`${file} is a key without its client certificate ${file.replace(/\.key$/, ".cert")}`);
	}
	return {
		roots,
		...client && { client }
	};
}
async function clientOf(certFile, keyFile) {
	const certificates = await certificatesIn(certFile);
	const key = await textOf(keyFile);
	let matches;
	try {
		matches = new X509Certificate(certificates[0] ?? "").checkPrivateKey(createPrivateKey(key));
	} catch {
		throw new NetworkError(`${keyFile} is not a private key in PEM without a passphrase`);
	}
	if (!matches) throw new NetworkError(`${keyFile} is not the key of the certificate ${certFile}`);
	return {
		cert: certificates.join("\n"),
		key
	};
}
/** The certificates of a file, at least one; throws a {@link NetworkError}. */
async function certificatesIn(file) {
	const found = (await textOf(file)).match(CERTIFICATE) ?? [];
	const readable = found.filter((pem) => {
		try {
			return new X509Certificate(pem).subject !== null;
		} catch {
			return false;
		}
	});
	if (readable.length === 0 || readable.length < found.length) throw new NetworkError(`${file} holds ${found.length === 0 ? "no certificate in PEM" : "a certificate that cannot be read"}`);
	return readable;
}
async function textOf(file) {
	try {
		if (!(await stat(file)).isFile()) throw new NetworkError(`${file} is not a file`);
		return await readFile(file, "utf8");
	} catch (error) {
		throw error instanceof NetworkError ? error : new NetworkError(`${file} cannot be read (${codeOf$1(error)})`);
	}
}
function wordsOf(error) {
	return error instanceof Error ? error.message : String(error);
}
function codeOf$1(error) {
	return error instanceof Error && "code" in error ? String(error.code) : wordsOf(error);
}

// src/adapters/network/network.ts
/** Sends requests the way that the environment says: through its proxies, trusting its certificates. */
var Network = class {
	#options;
	#trust;
	#dispatchers = /* @__PURE__ */ new Map();
	constructor(options) {
		this.#options = options;
		this.#trust = new Trust(options.environment, options.certificateFolders);
	}
	/** As the global `fetch`; `from` is the host (`name[:port]`) that led to this address, whose certificates count too. */
	async fetch(url, init, from = url.host) {
		const proxy = proxyFor(this.#options.environment, url);
		if (url.protocol !== "https:" && proxy === void 0 && this.#options.lookup === void 0) return await fetch(url, init);
		const [dispatcher, undici] = await Promise.all([this.#dispatcher(url, from, proxy), import("./undici2.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1))]);
		const send = undici.fetch;
		return await send(url, {
			...init,
			dispatcher
		});
	}
	/** How an address is reached, for messages. */
	route(url) {
		const direct = {
			host: url.host,
			complaints: this.#trust.complaints
		};
		try {
			const proxy = proxyFor(this.#options.environment, url);
			return {
				...direct,
				...proxy && { proxy }
			};
		} catch {
			return direct;
		}
	}
	/** What stands in the folders of certificates for a host, for programs that do not look there. */
	async certificates(host) {
		return await this.#trust.forHost(host);
	}
	#dispatcher(url, from, proxy) {
		const key = [
			url.protocol,
			url.host,
			from,
			proxy?.url.href
		].join(" ");
		const known = this.#dispatchers.get(key) ?? this.#create(url, from, proxy);
		this.#dispatchers.set(key, known);
		return known;
	}
	async #create(url, from, proxy) {
		const { Agent, ProxyAgent } = await import("./undici2.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
		const connect = await this.#connectOptions(url, [url.host, from]);
		if (proxy === void 0) return new Agent({ connect });
		return new ProxyAgent({
			uri: proxy.url.href,
			...proxy.authorization !== void 0 && { token: proxy.authorization },
			requestTls: connect,
			proxyTls: await this.#connectOptions(proxy.url, [proxy.url.host]),
			proxyTunnel: url.protocol === "https:"
		});
	}
	async #connectOptions(url, hosts) {
		const { lookup } = this.#options;
		return {
			...lookup && { lookup },
			...url.protocol === "https:" && { secureContext: await this.#trust.context([...new Set(hosts)]) }
		};
	}
};
let own;
/** The way out of this process, by its environment, for what is not a registry. */
function ownNetwork() {
	own ??= new Network({ environment: process.env });
	return own;
}

// src/adapters/network/connection-words.ts
/** Of connections that any other try would end in the same way. */
const LASTING = /^(?:CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(?:VERIFY|GET_ISSUER)|INVALID_CA|HOSTNAME_MISMATCH|ERR_TLS_CERT|ERR_SSL_|EPROTO$|UND_ERR_PRX)/;
const UNKNOWN_ISSUER = /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT(?:_LOCALLY)?)|CERT_UNTRUSTED|CERT_SIGNATURE_FAILURE)$/;
/** Why a request got no answer, in a sentence that says what to do where something can be done. */
function connectionWords(error, route) {
	const cause = rootOf(error);
	if (cause instanceof NetworkError) return cause.message;
	const code = codeOf(cause);
	const said = cause instanceof Error ? cause.message : String(cause);
	const { host = "the server", proxy } = route ?? {};
	const through = proxy === void 0 ? void 0 : `the proxy ${proxy.url.origin} (${proxy.variable})`;
	const status = /Proxy response \((\d+)\)/.exec(said)?.[1];
	if (through !== void 0 && status !== void 0) return `${through} ${proxyWords(status, host)}`;
	if (said === "bad port") return `the port of ${host} belongs to another protocol, so that Node's fetch does not speak to it; give the registry another port`;
	return tlsWords(code, said, host, route?.complaints ?? []) ?? reachWords(code, through ?? host) ?? plain(code === "" || said.startsWith(code) ? said : `${code} ${said}`, 200);
}
/** Whether another try is of no use. */
function isLasting(error) {
	const cause = rootOf(error);
	const said = cause instanceof Error ? cause.message : "";
	return cause instanceof NetworkError || said === "bad port" || LASTING.test(codeOf(cause)) || /Proxy response \((?:[34]\d\d)\)/.test(said);
}
function proxyWords(status, host) {
	if (status === "407") return "answered 407: it asks for a user and a password, or refuses those that the variable has (http://user:password@proxy:port)";
	if (status.startsWith("5")) return `answered ${status}: it could not reach ${host}`;
	return `answered ${status} and makes no connection to ${host}; let it, or name the host in NO_PROXY`;
}
function tlsWords(code, said, host, complaints) {
	if (/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|wrong version number/.test(`${code} ${said}`)) return `${host} does not speak TLS on this port (it answers in plain HTTP, as it seems), and Assay speaks plain HTTP to this machine alone (localhost, 127.0.0.1, [::1]); give the registry a certificate, or name the port on which it has one`;
	if (UNKNOWN_ISSUER.test(code)) return `the certificate of ${host} is not signed by an authority that is trusted here (${code}); name that authority's certificate in SSL_CERT_FILE, or put it into /etc/docker/certs.d/${host}/ca.crt${complaints.length === 0 ? "" : `; ${complaints.join("; ")}`}`;
	if (code === "CERT_HAS_EXPIRED") return `the certificate of ${host} has expired; it must be renewed there (or the clock here is wrong)`;
	if (code === "CERT_NOT_YET_VALID") return `the certificate of ${host} is not valid yet; the clock there or here is wrong`;
	if (code === "CERT_REVOKED") return `the certificate of ${host} was revoked`;
	if (/^ERR_TLS_CERT_ALTNAME|^HOSTNAME_MISMATCH$|^UND_ERR_PRX/.test(code)) return `the certificate of ${host} is for another host name (${plain(said, 200)}); use the name that it is for`;
	if (/CERTIFICATE_REQUIRED|ALERT_(?:NO|BAD)_CERTIFICATE|ALERT_UNKNOWN_CA|ALERT_CERTIFICATE/.test(code)) return `${host} wants a client certificate, or refuses the one it got (${code}); put NAME.cert and NAME.key into /etc/docker/certs.d/${host}`;
	if (/UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|HANDSHAKE_FAILURE|NO_SHARED_CIPHER|NO_PROTOCOLS|TOO_SMALL|TOO_WEAK/.test(code)) return `${host} and Assay have no version or cipher of TLS in common (${code}); the registry must speak TLS 1.2 or later`;
}
function reachWords(code, whom) {
	if (code === "ENOTFOUND" || code === "EAI_NONAME" || code === "EAI_NODATA") return `${whom} has no address (${code}): is the name right, and known to this machine's name server?`;
	if (code === "EAI_AGAIN") return `the name server did not answer for ${whom} (${code})`;
	if (code === "ECONNREFUSED") return `${whom} refused the connection (${code}): nothing listens there`;
	if (/^(?:ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/.test(code)) return `no connection to ${whom} within the time for it (${code}); is there a firewall, or a proxy that HTTPS_PROXY should name?`;
	if (/^(?:EHOSTUNREACH|ENETUNREACH|ENETDOWN|EHOSTDOWN)$/.test(code)) return `there is no way to ${whom} (${code})`;
	if (/^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET)$/.test(code)) return `${whom} broke the connection off (${code}); servers that want a client certificate and got none do so too`;
}
/** fetch hides why it failed in a chain of causes, and of several addresses each has its own. */
function rootOf(error) {
	let current = error;
	while (current instanceof Error && !(current instanceof NetworkError)) if (current instanceof AggregateError && current.errors[0] instanceof Error) current = current.errors[0];
	else if (current.cause instanceof Error) current = current.cause;
	else break;
	return current;
}
function codeOf(error) {
	return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

// src/adapters/github/github-transport.ts
const LIMITS = {
	answer: 3e4,
	pause: 1e3
};
const TRIES = 3;
const LONGEST_MESSAGE = 16384;
const MessageSchema = object({ message: string() });
/** Sends requests to GitHub's API within limits; redirects are not followed, and what was written is not tried again. */
var GitHubTransport = class {
	#options;
	#base;
	constructor(options) {
		this.#options = {
			limits: LIMITS,
			redact: (text) => text,
			...options
		};
		this.#base = this.#checkedBase(options.apiUrl);
	}
	/** The answer, if its status is one of `expected`. */
	async ask(call, expected) {
		for (let attempt = 1;; attempt += 1) {
			const last = call.method !== "GET" || attempt >= TRIES;
			const answer = await this.#once(call, last);
			if (answer !== void 0 && expected.includes(answer.status)) return answer;
			if (answer !== void 0 && (last || ![
				502,
				503,
				504
			].includes(answer.status))) throw this.#refusal(call, answer);
			await setTimeout$1(this.#options.limits.pause * attempt);
		}
	}
	/** Undefined where the connection failed and another try may mend that. */
	async #once({ method, path, accept, what, maxBytes, body }, last) {
		const url = new URL(`${this.#base}${path}`);
		try {
			const response = await ownNetwork().fetch(url, {
				method,
				headers: {
					accept,
					authorization: `Bearer ${this.#options.token}`,
					"user-agent": "assay",
					"x-github-api-version": "2022-11-28",
					...body === void 0 ? {} : { "content-type": "application/json" }
				},
				...body === void 0 ? {} : { body: JSON.stringify(body) },
				redirect: "manual",
				signal: AbortSignal.timeout(this.#options.limits.answer)
			});
			const bytes = await bounded(response, maxBytes);
			if (bytes === void 0) throw this.unavailable(`${what} has more than ${maxBytes} bytes`);
			return {
				status: response.status,
				headers: response.headers,
				bytes
			};
		} catch (error) {
			if (error instanceof AssayError) throw error;
			const late = error instanceof DOMException && error.name === "TimeoutError";
			if (!last && !late) return void 0;
			const why = late ? `no answer within ${this.#options.limits.answer / 1e3} s` : connectionWords(error, ownNetwork().route(url));
			throw this.unavailable(`GitHub could not be asked for ${what}: ${why}`, error);
		}
	}
	#refusal({ what }, { status, headers, bytes }) {
		const said = MessageSchema.safeParse(jsonOf(bytes));
		const { redact } = this.#options;
		const words = said.success ? `: ${plain(redact(plain(said.data.message, LONGEST_MESSAGE)), 200)}` : "";
		if (status === 429 || status === 403 && (headers.get("x-ratelimit-remaining") === "0" || headers.has("retry-after"))) return this.unavailable(`GitHub's rate limit is used up (${status}), asked for ${what}${words}`);
		if (status >= 300 && status < 400) return this.unavailable(`GitHub redirects (${status}) from ${what}, which is not followed; was it renamed?`);
		if (status >= 400 && status < 500) return this.fault("github-denied", `GitHub refused ${what} to this token (${status})${words}`);
		return this.unavailable(`GitHub answered ${status} for ${what}${words}`);
	}
	#checkedBase(address) {
		const url = URL.canParse(address) ? new URL(address) : void 0;
		const safe = url?.protocol === "https:" || url?.protocol === "http:" && isLoopback(url.host);
		const bare = url?.username === "" && url.password === "" && url.search === "" && url.hash === "";
		if (url === void 0 || !safe || !bare) throw this.fault("input-invalid", "the address of GitHub's API (GITHUB_API_URL) is not an https address");
		return url.href.replace(/\/+$/, "");
	}
	/** A fault of GitHub's, or of the way to it. */
	unavailable(message, cause) {
		return this.fault("github-unavailable", message, cause);
	}
	fault(code, message, cause) {
		return fault(code, this.#options.check, plain(message, 500), cause);
	}
};
/** The body; undefined where it has more than `limit` bytes. */
async function bounded(response, limit) {
	const parts = [];
	let size = 0;
	for await (const part of response.body ?? []) {
		size += part.byteLength;
		if (size > limit) return void 0;
		parts.push(part);
	}
	return Buffer.concat(parts);
}
/** Undefined for what is no JSON, which no schema takes. */
function jsonOf(bytes) {
	try {
		return JSON.parse(Buffer.from(bytes).toString());
	} catch {
		return;
	}
}

export { entropy as A, parseJsonText as C, FoundValues as D, credentialsIn as E, isWords as F, isMonotonous as M, isNoCredential as N, isTelling as O, isNumberedName as P, parseJson as S, askedImage as T, STATEMENT_TYPES as _, Network as a, statementKind as b, proxyFor as c, LooseValues as d, REDACTED as f, STATEMENT_MEDIA_TYPE as g, PREDICATE_TYPES as h, isLasting as i, isFiller as j, changes as k, NetworkError as l, redactor as m, jsonOf as n, ownNetwork as o, growingRedactor as p, connectionWords as r, trustNamedRoots as s, GitHubTransport as t, createRunner as u, parseStatement as v, exact as w, jsonFault as x, serializeStatement as y };