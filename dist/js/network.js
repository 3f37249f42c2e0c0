import { i as __toESM } from "./rolldown-runtime.js";
import { s as codeOf, u as messageOf } from "./reason.js";
import { i as visible, n as plain } from "./text.js";
import { a as isLoopback } from "./event.js";
import { n as mayHoldCredential } from "./raw-inputs.js";
import { O as _coercedNumber, i as ZodNumber, k as _coercedString, s as ZodString } from "./schemas.js";
import { X509Certificate, createPrivateKey } from "node:crypto";
import { join } from "node:path";
import { readFile, readdir, stat } from "node:fs/promises";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { BlockList, isIP } from "node:net";
import { domainToASCII } from "node:url";
import tls from "node:tls";

// node_modules/zod/v4/classic/coerce.js
function string(params) {
	return _coercedString(ZodString, params);
}
function number(params) {
	return _coercedNumber(ZodNumber, params);
}

// src/stages/secrets/values/literal.ts
/**
* Whether a token of a known form contains text that no generator makes: `xxxxxx`, `1234…`, `EXAMPLE`. The patterns for
* words do not match random text by chance.
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
		if (Math.abs(step) <= 1 || body[index - 1] === "9" && /[0a]/.test(body[index] ?? "")) steps += 1;
	}
	return steps / (body.length - 1) >= (/^\d+$/.test(body) ? .7 : .6);
}
/** Whether bytes count up or down by the same step: `000102…0e0f`, `00112233…`, in hexadecimal digits or base64. */
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
	/^(?!\d{8}$)[\d\s.,:%-]{1,9}$/,
	/^(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?$/,
	/^[\w.+-]+@[\w-]+\.[\w.-]+$/,
	/^[\w-]+\([^)]*\)?;?$/,
	/^(?:sha(?:1|224|256|384|512)|md5|h1|blake2b?)[-:=~]/i,
	/^[0-9A-F]{40}$/,
	/^(?:[0-9A-Fa-f]{2}:){7,}[0-9A-Fa-f]{2}$/,
	/\[[^\]]+\]\{\d+(?:,\d*)?\}/
];
/** `1:4.13+dfsg1-1+deb12u1`, `4.13-r4`, `5.2.26-3.el9_4.x86_64` */
const PACKAGE_VERSION = /^(?:\d{1,3}:)?\d{1,8}(?:\.\d{1,8}){1,4}[a-z]?(?:[-+~._](?:[a-z]{1,10}\d{0,8}(?:[a-z]\d{1,3})?|\d{1,10})){0,8}$/i;
/** Whether a value is the version of a package of a distribution, as logs of package managers name it. */
function isPackageVersion(value) {
	return PACKAGE_VERSION.test(value);
}
/** Whether a value is a path, an address, a date, a version, a checksum or a public key. */
function isNoCredential(value) {
	if (/^(?:\.{0,2}|~|#)\//.test(value)) return changes(value) < value.length * .3;
	return NO_LITERALS.some((form) => form.test(value));
}
/** Short words and abbreviations in names. Two random letters are rarely one of them. */
const SHORT_WORDS = /^(?:sql|jwt|hmac|aws|gcp|ssh|ssl|tls|vpn|dns|xml|css|rsa|gpg|pgp|smtp|kms|mq|mqtt|http|npm|pwd|cfg|ctx|src|dst|msg|svc|srv|em|i|e|x|a|id|db|is|by|to|in|on|of|at|my|no|or|as|ui|ip|os|js|ts|io|be|do|go|if|it|me|so|up|us|we|an|pw|en|de|fr)$/i;
/**
* Whether a value is words in a usual spelling: `refresh_token`, `settings.password.label`, `X-Auth-Token`,
* `accessToken`.
*/
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
/** Names in camel case with words of at least three letters. In random letters the words are shorter. */
const CAMEL = /^(?:[a-z]{2,}|[A-Z][a-z]{2,})(?:[A-Z][a-z]{2,}){1,8}$/;
/** Letters that rarely follow each other in a word. */
const RARE_LETTERS = /q(?!u)|[jqv][bcdfghjklmnpqtvwxz]|([hjqvwxyu])\1|[^aeiouy]{5}/i;
function isWord(hump, average) {
	if (/^[A-Z]{1,5}$/.test(hump)) return true;
	if (hump.length === 3 && average >= 4) return SHORT_WORDS.test(hump) || !RARE_LETTERS.test(hump);
	return isPronounceable(hump);
}
/** Whether letters are a short word, or at least can be pronounced as one. */
function isPronounceable(letters) {
	if (SHORT_WORDS.test(letters)) return true;
	return letters.length > 2 && /[aeiouy]/i.test(letters) && !RARE_LETTERS.test(letters);
}
/** Whether a value is a name of words and numbers: `x-hub-signature-256`, `croatian-UTF-8`. */
function isNumberedName(value) {
	const parts = value.split(/[-_.:/]/);
	const words = parts.filter((part) => /^[a-z]{3,}$/.test(part));
	return parts.length >= 2 && words.length >= 1 && parts.every((part) => /^[a-z]*$|^[A-Z]{2,5}$|^v?\d{1,4}$|^[a-z]{1,8}\d{1,4}[a-z]{0,3}$/.test(part));
}
/**
* The number of changes between small letters, capitals and digits. Random text has many, a name with a number has few.
*/
function changes(value) {
	const kinds = value.replace(/[a-z]/g, "a").replace(/[A-Z]/g, "A").replace(/[0-9]/g, "0").replace(/[^aA0]/g, "");
	let count = 0;
	for (let index = 1; index < kinds.length; index += 1) if (kinds[index] !== kinds[index - 1]) count += 1;
	return count;
}
/** The Shannon entropy in bits per character. */
function entropy(text) {
	const counts = /* @__PURE__ */ new Map();
	for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
	let bits = 0;
	for (const count of counts.values()) bits -= count / text.length * Math.log2(count / text.length);
	return bits;
}

// src/stages/secrets/findings/secret-texts.ts
/** A shorter text occurs in other texts by chance. */
const MIN_LENGTH = 8;
/** Names of packages and applications: `postgresql`, `python3`, `libssl3-dev`. */
const NAME = /^[a-z]{1,20}\d{0,3}$/;
/**
* Whether a text can be masked everywhere. Words, names and short texts cannot, even if one is a password: a mask
* for them would make paths and messages unreadable, and the runner drops every job output that contains a masked
* text.
*/
function isMaskable(text) {
	return text.length >= MIN_LENGTH && !NAME.test(text) && !isWords(text) && !isNumberedName(text);
}
/**
* The texts that reveal the found secrets, by fingerprint. They stay in this process and are not part of a finding.
*/
var SecretTexts = class {
	/** Lists as they were added: the list of a run of base64 belongs to every value in it. */
	#texts = /* @__PURE__ */ new Map();
	/** Adds texts that reveal the value with this fingerprint. Each {@link isMaskable}. */
	add(fingerprint, texts) {
		this.#texts.set(fingerprint, (this.#texts.get(fingerprint) ?? /* @__PURE__ */ new Set()).add(texts));
	}
	/** The texts that reveal the values with these fingerprints. */
	of(fingerprints) {
		const lists = new Set(fingerprints.flatMap((one) => [...this.#texts.get(one) ?? []]));
		return [...new Set([...lists].flat())];
	}
};

// src/action/hidden-credentials.ts
/** Inputs whose whole text is a credential. */
const CREDENTIAL_INPUTS = [
	"registry-password",
	"github-token",
	"policy-token",
	"audit-token",
	"trivy-server-token",
	"token",
	"fingerprint-key"
];
/** Names of variables that contain a credential: of the runner, of cosign and of a KMS. */
const VARIABLES = /^(?:COSIGN_PASSWORD|SIGSTORE_ID_TOKEN|CI_(?:JOB_TOKEN|REGISTRY_PASSWORD|DEPLOY_PASSWORD|JOB_JWT\w*)|ACTIONS_\w*TOKEN|(?:GITHUB|GH|GITLAB|VAULT|BAO|AWS_SESSION|AWS_CONTAINER_AUTHORIZATION)_TOKEN|AWS_SECRET_ACCESS_KEY|AZURE_\w*(?:SECRET|PASSWORD)|IDENTITY_HEADER|MSI_SECRET|TRANSIT_\w*TOKEN)$/;
/** Names of variables with the address of a KMS or its proxy. The address may contain a user and a password. */
const ADDRESSES = /^(?:(?:VAULT|BAO)_(?:ADDR|AGENT_ADDR|PROXY_ADDR|HTTP_PROXY)|AWS_ENDPOINT_URL\w*|GITLAB_HOST)$/;
/** Names of variables with the address of a proxy. The address may contain a user and a password. */
const PROXIES = /^https?_proxy$/i;
/** Names of query fields that contain a credential. Other fields are harmless, such as `source=github-actions`. */
const SECRET_FIELD = /key|token|secret|pass|pwd|auth|sig|cred|code/i;
/** A value of at least this length is treated as a credential, whatever its field is called, unless it consists of words. */
const LONG_VALUE = 16;
/** Shorter texts are not hidden: they are no credentials, and hiding them would damage other texts. */
const SHORTEST = 5;
/**
* Every credential in the environment of a run, in all forms in which it is sent. Entries hide them before they do
* anything else. Credentials that a run gets later are hidden at that time.
*/
function credentialsIn(env) {
	const input = (name) => (env[`INPUT_${name.toUpperCase()}`] ?? "").trim();
	const [username, password] = [input("registry-username"), input("registry-password")];
	const key = input("key");
	const variables = Object.entries(env).filter(([name]) => VARIABLES.test(name) || `env://${name}` === key);
	const credentials = [
		...CREDENTIAL_INPUTS.map(input),
		...password === "" ? [] : [Buffer.from(`${username}:${password}`).toString("base64")],
		...variables.map(([, value = ""]) => value.trim()),
		...key.includes("-----BEGIN") ? [key] : [],
		...Object.entries(env).flatMap(([name, value = ""]) => name.startsWith("INPUT_") || PROXIES.test(name) || ADDRESSES.test(name) ? inAddresses(value) : [])
	];
	return [...new Set(credentials)].filter((text) => text.length >= SHORTEST);
}
/** The `image` input, for a run that ends before it is read. Empty if the text may contain a credential. */
function imageInputOf(env) {
	const imageInput = env.INPUT_IMAGE ?? "";
	return mayHoldCredential(imageInput) ? "" : imageInput;
}
/** Users, passwords and keys in the addresses of a text: as written, decoded, and encoded for a header. */
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
/**
* Credentials in the query of an address. Ordinary words are left out: the runner would drop every output that contains
* one.
*/
function inQuery({ searchParams }) {
	const isSecret = ([name, value]) => SECRET_FIELD.test(name) || value.length >= LONG_VALUE && isMaskable(value);
	return [...searchParams].filter(isSecret).map(([, value]) => value);
}
function decoded$1(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

// src/formats/redaction/needles.ts
/** Shorter texts are not searched for. */
const SHORTEST_NEEDLE = 5;
/** A rolling hash of the last {@link SHORTEST_NEEDLE} characters: each adds 4 bits, and older characters are shifted out. */
const SHIFT = 4;
const MASK = (1 << 20) - 1;
/**
* Searches for many texts at once, in one pass. The time depends on the length of the text that is searched, and hardly on
* the number of texts to find (the needles).
*/
var Needles = class {
	/** Sorted: needles with the same beginning are neighbours, and each comes after its own prefixes. */
	#sorted;
	/** For each needle the index of the longest other needle that is its prefix; -1 if there is none. */
	#shorter;
	/** The indexes of the needles that begin with these characters. */
	#starts = /* @__PURE__ */ new Map();
	#hashes;
	/** The length of the longest needle. */
	longest;
	/** How many texts were compared so far. */
	compared = 0;
	constructor(needles) {
		const long = [...new Set(needles)].filter((one) => one.length >= 5);
		this.#sorted = long.sort();
		this.longest = this.#sorted.reduce((most, { length }) => Math.max(most, length), 0);
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
	/** Every part of the text that needles cover. Parts that overlap or touch are one part. */
	spans(text) {
		const found = [];
		this.#longest(text, (needle, from) => {
			const end = from + (this.#sorted[needle]?.length ?? 0);
			const last = found.at(-1);
			if (last !== void 0 && from <= last[1]) last[1] = Math.max(last[1], end);
			else found.push([from, end]);
		});
		return found;
	}
	/** Calls `visit` for every needle at every position, from left to right. */
	each(text, visit) {
		this.#longest(text, (longest, from) => {
			for (let at = longest; at >= 0; at = this.#shorter[at] ?? -1) visit(this.#sorted[at] ?? "", from);
		});
	}
	/** Calls `visit` with the index of the longest needle at each position that has one. */
	#longest(text, visit) {
		if (this.isEmpty) return;
		let hash = 0;
		for (let at = 0; at < text.length; at += 1) {
			hash = (hash << SHIFT ^ text.charCodeAt(at)) & MASK;
			if (this.#hashes[hash] !== 1) continue;
			const from = at + 1 - 5;
			const needle = from < 0 ? -1 : this.#longestAt(text, from);
			if (needle >= 0) visit(needle, from);
		}
	}
	/** The index of the longest needle at this position; -1 if there is none. */
	#longestAt(text, from) {
		const range = this.#starts.get(text.slice(from, from + 5));
		if (range === void 0) return -1;
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
			if (text.startsWith(one, from)) return at;
		}
		return -1;
	}
};
function hashOf(start) {
	let hash = 0;
	for (let at = 0; at < start.length; at += 1) hash = (hash << SHIFT ^ start.charCodeAt(at)) & MASK;
	return hash;
}

// src/formats/redaction/redact.ts
/** The replacement of a secret value. */
const REDACTED = "[redacted]";
/** Invisible characters. A quick test, since most texts have none. */
const INVISIBLE = /[^\P{C}\t\n\r]|[\u034f\u115f\u1160\u3164\uffa0]|\p{Variation_Selector}/u;
/** Characters that HTML escapes. Many servers and proxies answer in HTML. */
const HTML = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;"
};
/** Each line of a value with several lines, such as a private key, is also a value if it has at least this length. */
const SHORTEST_LINE = 16;
/**
* A function that replaces these values: as they are, escaped in JSON or HTML, URL-encoded and inside base64. It also
* replaces values that are interrupted by invisible characters (an escape, a zero-width space), since these are removed
* before a text is shown.
*/
function redactor(values) {
	const needles = new Needles([...values].flatMap(allForms));
	return (text) => {
		const edited = replaced(text, needles.spans(text));
		const shown = needles.isEmpty || !INVISIBLE.test(edited) ? edited : visible(edited);
		const interrupted = shown === edited ? [] : needles.spans(shown);
		return interrupted.length === 0 ? edited : replaced(shown, interrupted);
	};
}
/** The redactor of each set: to prepare the search for thousands of values takes long, and several adapters ask for it. */
const GROWING = /* @__PURE__ */ new WeakMap();
/** A {@link redactor} for a set of values that grows. A call replaces the values that are known at that time. */
function growingRedactor(values) {
	const redact = GROWING.get(values) ?? growing(values);
	GROWING.set(values, redact);
	return redact;
}
function growing(values) {
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
* Finds and redacts values in texts that a tool took from an image and changed: in any case, and with any other character
* in place of punctuation, as trivy writes names and licenses.
*/
var LooseValues = class {
	#needles;
	constructor(values) {
		this.#needles = new Needles([...values].flatMap(allForms).map(folded));
	}
	/** A value that begins in the first part of a text that was cut ends within so many characters of the second. */
	get longest() {
		return this.#needles.longest;
	}
	/** Whether a text contains one of the values. */
	isIn(text) {
		return !this.#needles.isEmpty && this.#needles.spans(folded(text)).length > 0;
	}
	/** Replaces each value by a mark. Not every format of document allows the brackets of {@link REDACTED}. */
	redact(text, mark) {
		return this.#needles.isEmpty ? text : replaced(text, this.#needles.spans(folded(text)), mark);
	}
};
/** The text in a uniform spelling. It has the same length, so that positions are the same in both. */
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
/** Most values have no blank and no punctuation, and then most of their forms are the same. */
function allForms(value) {
	return [...new Set([...new Set(parts(value))].flatMap(formsOf))];
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
/** Characters that every form but base64 leaves as they are. Most tokens have no others. */
const UNCHANGED = /^[A-Za-z0-9_.-]+$/;
/** Every form of a value. Shorter values and encoded forms are left out: they would match ordinary words. */
function formsOf(value) {
	if (value.length < 5) return [];
	if (UNCHANGED.test(value)) return [value, ...base64Forms(value)];
	const json = JSON.stringify(value).slice(1, -1);
	return [
		value,
		plain(value, value.length),
		visible(value),
		json,
		json.replace(/[<>&]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`),
		JSON.stringify(json).slice(1, -1),
		...htmlForms(value),
		...urlForms(value),
		...base64Forms(value)
	];
}
/** JavaScript leaves some characters as they are that Go and Python encode. A form encodes others of them. */
function urlForms(value) {
	const url = encodeURIComponent(value.toWellFormed());
	const strict = url.replace(/[!'()*]/g, percent);
	const upper = [
		url,
		strict,
		strict.replaceAll("~", "%7E").replaceAll("%2A", "*")
	].flatMap((one) => [one, one.replaceAll("%20", "+")]);
	return [...upper, ...upper.map((one) => one.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()))];
}
function percent(character) {
	return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
function htmlForms(value) {
	const named = value.replace(/[&<>"]/g, (character) => HTML[character] ?? character);
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

// node_modules/is-network-error/index.js
const objectToString = Object.prototype.toString;
const isError = (value) => objectToString.call(value) === "[object Error]";
const errorMessages = /* @__PURE__ */ new Set([
	"network error",
	"NetworkError when attempting to fetch resource.",
	"The Internet connection appears to be offline.",
	"Network request failed",
	"fetch failed",
	"terminated",
	" A network error occurred.",
	"Network connection lost"
]);
function isNetworkError(error) {
	if (!(error && isError(error) && error.name === "TypeError" && typeof error.message === "string")) return false;
	const { message, stack } = error;
	if (message === "Load failed" || message.startsWith("Load failed (") && message.endsWith(")")) return stack === void 0 || "__sentry_captured__" in error;
	if (message.startsWith("error sending request for url")) return true;
	if (message === "Failed to fetch" || message.startsWith("Failed to fetch (") && message.endsWith(")")) return true;
	return errorMessages.has(message);
}

// node_modules/p-retry/index.js
function validateRetries(retries) {
	if (typeof retries === "number") {
		if (retries < 0) throw new TypeError("Expected `retries` to be a non-negative number.");
		if (Number.isNaN(retries)) throw new TypeError("Expected `retries` to be a valid number or Infinity, got NaN.");
		if (Number.isFinite(retries) && !Number.isInteger(retries)) throw new TypeError("Expected `retries` to be a non-negative integer or Infinity.");
	} else if (retries !== void 0) throw new TypeError("Expected `retries` to be a number or Infinity.");
}
function validateNumberOption(name, value, { allowInfinity = false } = {}) {
	if (typeof value !== "number" || Number.isNaN(value)) throw new TypeError(`Expected \`${name}\` to be a number${allowInfinity ? " or Infinity" : ""}.`);
	if (!allowInfinity && !Number.isFinite(value)) throw new TypeError(`Expected \`${name}\` to be a finite number.`);
	if (value < 0) throw new TypeError(`Expected \`${name}\` to be \u{2265} 0.`);
}
function validateOption(name, value, type) {
	if (value === void 0 || value === null) return;
	if (typeof value !== type) throw new TypeError(`Expected \`${name}\` to be a ${type}.`);
}
function validateSignal(value) {
	if (value === void 0 || value === null) return;
	if (typeof value.throwIfAborted !== "function" || typeof value.addEventListener !== "function" || typeof value.removeEventListener !== "function") throw new TypeError("Expected `signal` to be an AbortSignal.");
}
var AbortError = class AbortError extends Error {
	constructor(message) {
		super(typeof message === "string" ? message : void 0);
		this.name = "AbortError";
		if (message instanceof Error) {
			this.originalError = message;
			({message} = message);
		} else {
			this.originalError = new Error(message);
			({message} = this.originalError);
			Error.captureStackTrace?.(this.originalError, AbortError);
		}
		this.message = message;
	}
};
const maximumDelay = 2 ** 31 - 1;
function calculateDelay(retriesConsumed, options) {
	if (options.minTimeout === 0) return 0;
	const attempt = retriesConsumed + 1;
	const random = options.randomize ? Math.random() + 1 : 1;
	const timeout = Math.round(random * options.minTimeout * options.factor ** (attempt - 1));
	return Math.min(timeout, Math.ceil(options.maxTimeout), maximumDelay);
}
function calculateRemainingTime(start, max) {
	return Number.isFinite(max) ? max - (performance.now() - start) : max;
}
async function delayForRetry(delay, options) {
	if (delay <= 0) return;
	await new Promise((resolve, reject) => {
		const onAbort = () => {
			clearTimeout(timeoutToken);
			reject(options.signal.reason);
		};
		const timeoutToken = setTimeout(() => {
			options.signal?.removeEventListener("abort", onAbort);
			resolve();
		}, delay);
		if (options.unref) timeoutToken.unref?.();
		options.signal?.addEventListener("abort", onAbort, { once: true });
	});
}
function stringifyThrownValue(value) {
	try {
		return String(value);
	} catch {
		return Object.prototype.toString.call(value);
	}
}
function unwrapAbortError(error) {
	let cause = error;
	while (cause instanceof AbortError && cause.originalError instanceof Error) cause = cause.originalError;
	return cause;
}
async function onAttemptFailure({ error, attemptNumber, retriesConsumed, startTime, options }) {
	const abortIfNeeded = () => {
		options.signal?.throwIfAborted();
	};
	const normalizedError = error instanceof Error ? error : /* @__PURE__ */ new TypeError(`Non-error was thrown: "${stringifyThrownValue(error)}". You should only throw errors.`);
	abortIfNeeded();
	if (normalizedError instanceof AbortError) throw unwrapAbortError(normalizedError);
	const retriesLeft = options.retries - retriesConsumed;
	const isRetriableError = !(normalizedError instanceof TypeError) || isNetworkError(normalizedError);
	const timeLeft = calculateRemainingTime(startTime, options.maxRetryTime);
	const delayTime = isRetriableError && timeLeft > 0 && retriesLeft > 0 ? calculateDelay(retriesConsumed, options) : 0;
	const consumeRetryContext = Object.freeze({
		error: normalizedError,
		attemptNumber,
		retriesLeft,
		retriesConsumed,
		retryDelay: delayTime
	});
	const consumeRetry = await options.shouldConsumeRetry(consumeRetryContext) ?? true;
	abortIfNeeded();
	const effectiveDelay = consumeRetry ? delayTime : 0;
	const context = Object.freeze({
		error: normalizedError,
		attemptNumber,
		retriesLeft,
		retriesConsumed,
		retryDelay: effectiveDelay
	});
	await options.onFailedAttempt(context);
	abortIfNeeded();
	const remainingTime = calculateRemainingTime(startTime, options.maxRetryTime);
	if (!isRetriableError || remainingTime <= 0 || retriesLeft <= 0) throw normalizedError;
	const shouldRetry = await options.shouldRetry(context);
	abortIfNeeded();
	if (!shouldRetry) throw normalizedError;
	const remainingTimeAfterShouldRetry = calculateRemainingTime(startTime, options.maxRetryTime);
	if (remainingTimeAfterShouldRetry <= 0) throw normalizedError;
	if (!consumeRetry) return false;
	await delayForRetry(Math.min(effectiveDelay, remainingTimeAfterShouldRetry), options);
	return true;
}
async function pRetry(input, options = {}) {
	options = { ...options };
	options.retries ??= 10;
	validateRetries(options.retries);
	if (Object.hasOwn(options, "forever")) throw new Error("The `forever` option is no longer supported. For many use-cases, you can set `retries: Infinity` instead.");
	options.factor ??= 2;
	options.minTimeout ??= 1e3;
	options.maxTimeout ??= 1e400;
	options.maxRetryTime ??= 1e400;
	options.randomize ??= false;
	options.onFailedAttempt ??= () => {};
	options.shouldRetry ??= () => true;
	options.shouldConsumeRetry ??= () => true;
	validateOption("onFailedAttempt", options.onFailedAttempt, "function");
	validateOption("shouldRetry", options.shouldRetry, "function");
	validateOption("shouldConsumeRetry", options.shouldConsumeRetry, "function");
	validateOption("randomize", options.randomize, "boolean");
	validateOption("unref", options.unref, "boolean");
	validateSignal(options.signal);
	validateNumberOption("factor", options.factor);
	validateNumberOption("minTimeout", options.minTimeout);
	validateNumberOption("maxTimeout", options.maxTimeout, { allowInfinity: true });
	validateNumberOption("maxRetryTime", options.maxRetryTime, { allowInfinity: true });
	if (options.factor === 0) options.factor = 1;
	options.signal?.throwIfAborted();
	let attemptNumber = 0;
	let retriesConsumed = 0;
	const startTime = performance.now();
	while (retriesConsumed <= options.retries) {
		attemptNumber++;
		try {
			options.signal?.throwIfAborted();
			const result = await input(attemptNumber);
			options.signal?.throwIfAborted();
			return result;
		} catch (error) {
			if (await onAttemptFailure({
				error,
				attemptNumber,
				retriesConsumed,
				startTime,
				options
			})) retriesConsumed++;
		}
	}
	throw new Error("Retry attempts exhausted without throwing an error.");
}

// src/retry.ts
/**
* How long each server is waited for, and how often it is asked: the only list. `docs/reliability.md` is made from it.
* `answer` limits one attempt, in milliseconds.
*/
const BOUNDS = {
	registry: {
		tries: 5,
		pause: 500,
		longestPause: 2e4,
		answer: 3e4
	},
	github: {
		tries: 3,
		pause: 1e3,
		longestPause: 2e4,
		answer: 3e4
	},
	oidc: {
		tries: 3,
		pause: 1e3,
		longestPause: 2e4,
		answer: 3e4
	},
	trustRoot: {
		tries: 3,
		pause: 500,
		longestPause: 2e4,
		answer: 1e4
	},
	sigstore: {
		tries: 3,
		pause: 1e3,
		longestPause: 2e4,
		answer: 6e4
	},
	kms: {
		tries: 3,
		pause: 1e3,
		longestPause: 2e4,
		answer: 6e4
	},
	signing: {
		tries: 3,
		pause: 1e3,
		longestPause: 2e4,
		answer: 18e4
	},
	database: {
		tries: 3,
		pause: 3e3,
		longestPause: 2e4,
		answer: 6e5
	},
	module: {
		tries: 3,
		pause: 2e3,
		longestPause: 2e4,
		answer: 18e5
	},
	tool: {
		tries: 3,
		pause: 2e3,
		longestPause: 2e4,
		answer: 3e5
	},
	trivyServer: {
		tries: 3,
		pause: 1e3,
		longestPause: 2e4,
		answer: 18e4
	},
	cache: {
		tries: 1,
		pause: 0,
		longestPause: 0,
		answer: 3e4
	},
	cacheUpload: {
		tries: 1,
		pause: 0,
		longestPause: 0,
		answer: 12e4
	},
	audit: {
		tries: 3,
		pause: 500,
		longestPause: 5e3,
		answer: 1e4
	}
};
/** An attempt returns this if another attempt may end in another way. */
var TryAgain = class {
	passing;
	constructor(passing) {
		this.passing = passing;
	}
};
/** Tells p-retry, which knows failures only, to repeat. */
var PassingFailure = class extends Error {};
/**
* Repeats an attempt while it returns {@link TryAgain} and tries are left. An error that it throws ends everything at
* once. p-retry computes the pauses: they vary by a third, so that clients do not all come back at the same time.
*/
async function retry(attempt, policy) {
	const { tries, pause, longestPause = Number.POSITIVE_INFINITY, report } = policy;
	const seen = {};
	const once = async () => {
		seen.passing = void 0;
		const outcome = await attempt();
		if (!(outcome instanceof TryAgain)) return outcome;
		seen.passing = outcome.passing;
		throw new PassingFailure();
	};
	try {
		return await pRetry(once, {
			retries: tries - 1,
			minTimeout: pause * 2 / 3,
			maxTimeout: longestPause,
			randomize: true,
			shouldRetry: () => seen.passing !== void 0,
			onFailedAttempt: async ({ retryDelay, retriesLeft, attemptNumber }) => {
				const { passing } = seen;
				if (passing === void 0 || retriesLeft === 0) return;
				await passing.release?.();
				const added = Math.min(addedPause(passing, retryDelay), longestPause - retryDelay);
				if (passing.problem !== void 0) report?.(passing.problem, added + retryDelay, attemptNumber + 1);
				if (added > 0) await setTimeout$1(added);
			}
		});
	} catch (error) {
		if (error instanceof PassingFailure && seen.passing !== void 0) return await seen.passing.conclude();
		throw error;
	}
}
/** What a server adds to the usual pause, in milliseconds. */
function addedPause({ serverPause, isOverload }, usual) {
	if (serverPause !== void 0) return serverPause;
	return isOverload ? usual : 0;
}
/** Whether an answer may be different soon. 501 stays as it is. */
function isPassing(status) {
	return isBusy(status) || status >= 500 && status !== 501;
}
/** Whether a server, or a proxy in front of it, is busy. */
function isBusy(status) {
	return status === 408 || status === 425 || status === 429 || status === 499;
}
/** A `Retry-After` header in milliseconds: a number of seconds, or a date. */
function retryAfter({ headers }) {
	const header = headers.get("retry-after")?.trim();
	if (!header) return void 0;
	const seconds = Number(header);
	const wait = Number.isFinite(seconds) ? seconds * 1e3 : Date.parse(header) - Date.now();
	return Number.isFinite(wait) ? Math.max(wait, 0) : void 0;
}

// src/adapters/network/bounded-body.ts
/** The body of an answer; undefined if it has more than `limit` bytes. */
async function boundedBody(response, limit) {
	const parts = [];
	let size = 0;
	for await (const part of response.body ?? []) {
		size += part.byteLength;
		if (size > limit) return void 0;
		parts.push(part);
	}
	return Buffer.concat(parts);
}

// src/adapters/network/network-error.ts
/** Why a request failed, as a sentence for people without secrets. Another try would fail in the same way. */
var NetworkError = class extends Error {
	name = "NetworkError";
};

// src/adapters/network/connection-words.ts
/** Error codes of connections that fail again in the same way. */
const LASTING = new RegExp(`^(?:${[
	"CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(?:VERIFY|GET_ISSUER)|INVALID_CA|HOSTNAME_MISMATCH",
	"ERR_TLS_CERT|ERR_SSL_|EPROTO$",
	"UND_ERR_PRX"
].join("|")})`);
/** Error codes of certificates whose authority is not trusted. */
const UNKNOWN_ISSUER = /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT(?:_LOCALLY)?)|CERT_UNTRUSTED|CERT_SIGNATURE_FAILURE)$/;
/** Why a request got no answer, and what to do if anything can be done. */
function connectionWords(error, route) {
	const cause = rootOf(error);
	if (cause instanceof NetworkError) return cause.message;
	const code = codeOf(cause, "");
	const message = messageOf(cause);
	const { host = "the server", proxy } = route ?? {};
	const through = proxy === void 0 ? void 0 : `the proxy ${proxy.url.origin} (${proxy.variable})`;
	const status = /Proxy response \((\d+)\)/.exec(message)?.[1];
	if (through !== void 0 && status !== void 0) return `${through} ${proxyWords(status, host)}`;
	if (message === "bad port") return `Node's fetch does not connect to the port of ${host}, because the port belongs to another protocol; give the registry another port`;
	return tlsWords(code, message, host, route?.complaints ?? []) ?? reachWords(code, through ?? host) ?? plain(code === "" || message.startsWith(code) ? message : `${code} ${message}`, 200);
}
/** Whether another try would fail in the same way. */
function isLasting(error) {
	const cause = rootOf(error);
	const message = messageOf(cause);
	return cause instanceof NetworkError || message === "bad port" || LASTING.test(codeOf(cause, "")) || /Proxy response \((?:[34]\d\d)\)/.test(message);
}
function proxyWords(status, host) {
	if (status === "407") return "answered 407: it requires a user and a password, or refuses those in the variable (http://user:password@proxy:port)";
	if (status.startsWith("5")) return `answered ${status}: it could not reach ${host}`;
	return `answered ${status} and does not connect to ${host}; allow the host in the proxy, or add it to NO_PROXY`;
}
function tlsWords(code, message, host, complaints) {
	if (/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|wrong version number/.test(`${code} ${message}`)) return `${host} does not speak TLS on this port (probably it answers in plain HTTP). Assay uses plain HTTP only to this machine (localhost, 127.0.0.1, [::1]); give the registry a certificate, or name the port that has one`;
	if (UNKNOWN_ISSUER.test(code)) return `the certificate of ${host} is not signed by a trusted authority (${code}); name the certificate of its authority in SSL_CERT_FILE, or put it into /etc/docker/certs.d/${host}/ca.crt${complaints.length === 0 ? "" : `; ${complaints.join("; ")}`}`;
	if (code === "CERT_HAS_EXPIRED") return `the certificate of ${host} has expired; renew it, or correct the clock of this machine`;
	if (code === "CERT_NOT_YET_VALID") return `the certificate of ${host} is not valid yet; the clock of this machine or of the host is wrong`;
	if (code === "CERT_REVOKED") return `the certificate of ${host} was revoked`;
	if (/^ERR_TLS_CERT_ALTNAME|^HOSTNAME_MISMATCH$|^UND_ERR_PRX/.test(code)) return `the certificate of ${host} is for another host name (${plain(message, 200)}); use that name`;
	if (/CERTIFICATE_REQUIRED|ALERT_(?:NO|BAD)_CERTIFICATE|ALERT_UNKNOWN_CA|ALERT_CERTIFICATE/.test(code)) return `${host} requires a client certificate, or refuses the one that it got (${code}); put NAME.cert and NAME.key into /etc/docker/certs.d/${host}`;
	if (/UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|HANDSHAKE_FAILURE|NO_SHARED_CIPHER|NO_PROTOCOLS|TOO_SMALL|TOO_WEAK/.test(code)) return `${host} and Assay have no TLS version or cipher in common (${code}); the registry must support TLS 1.2 or later`;
}
function reachWords(code, server) {
	if (code === "ENOTFOUND" || code === "EAI_NONAME" || code === "EAI_NODATA") return `${server} has no address (${code}): is the name right, and does this machine's name server know it?`;
	if (code === "EAI_AGAIN") return `the name server did not answer for ${server} (${code})`;
	if (code === "ECONNREFUSED") return `${server} refused the connection (${code}): nothing listens there`;
	if (/^(?:ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/.test(code)) return `no connection to ${server} within the time limit (${code}); is there a firewall, or a proxy that HTTPS_PROXY should name?`;
	if (/^(?:EHOSTUNREACH|ENETUNREACH|ENETDOWN|EHOSTDOWN)$/.test(code)) return `there is no route to ${server} (${code})`;
	if (/^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET)$/.test(code)) return `${server} closed the connection (${code}); a server that requires a client certificate also does this`;
}
/** fetch puts the reason into a chain of causes. If it tried several addresses, each has its own error. */
function rootOf(error) {
	let current = error;
	while (current instanceof Error && !(current instanceof NetworkError)) if (current instanceof AggregateError && current.errors[0] instanceof Error) current = current.errors[0];
	else if (current.cause instanceof Error) current = current.cause;
	else break;
	return current;
}

// src/adapters/network/proxy.ts
const SCHEMES = ["http:", "https:"];
/**
* The proxy for an address, chosen as Go programs choose it: `HTTPS_PROXY` or `HTTP_PROXY` by the scheme of the address,
* in upper case first, unless `NO_PROXY` names the host. Connections to this machine are always direct. Throws a
* {@link NetworkError} if the variable does not contain a usable proxy.
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
* Whether `NO_PROXY` names the host of an address. Its entries are separated by commas or spaces. An entry is `*`; a
* domain (also for its subdomains); `.domain` or `*.domain` (only for the subdomains); an IP address; or a block such as
* `10.0.0.0/8`. All except a block may end in a port. Names are not looked up.
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
/** Docker and podman keep the certificates for a registry in `FOLDER/HOST[:PORT]`. */
const FOLDERS = ["/etc/containers/certs.d", "/etc/docker/certs.d"];
/**
* The trusted roots and the client certificates for connections by TLS: the roots of Node and of the system, those of
* `SSL_CERT_FILE` and `SSL_CERT_DIR`, and docker's and podman's `certs.d` for each host.
*/
var Trust = class {
	#environment;
	#folders;
	#hosts = /* @__PURE__ */ new Map();
	#contexts = /* @__PURE__ */ new Map();
	#complaints = [];
	#roots;
	/** `folders` are the system's `certs.d`; tests use others. */
	constructor(environment, folders = FOLDERS) {
		this.#environment = environment;
		const { HOME, XDG_CONFIG_HOME } = environment;
		const config = XDG_CONFIG_HOME || (HOME ? join(HOME, ".config") : void 0);
		const own = config === void 0 ? [] : ["containers", "docker"].map((name) => join(config, name, "certs.d"));
		this.#folders = [...own, ...folders];
	}
	/** What could not be read of `SSL_CERT_FILE` and `SSL_CERT_DIR`, for the message of a connection that fails. */
	get complaints() {
		return this.#complaints;
	}
	/**
	* For a connection to the first of these hosts (`name[:port]`). The others led to it: their roots are trusted too, and
	* their client certificate is used if the first has none. Throws a {@link NetworkError}.
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
	/** The certificates in the folders of a host, with all other roots; undefined if the folders contain none. */
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
/** Makes libraries that open their own connections trust `SSL_CERT_FILE` and `SSL_CERT_DIR` too. */
async function trustNamedRoots(environment) {
	if (!environment.SSL_CERT_FILE && !environment.SSL_CERT_DIR) return;
	const { roots } = await namedRoots(environment);
	const { setDefaultCACertificates } = tls;
	if (roots.length > 0) setDefaultCACertificates?.([...tls.getCACertificates("default"), ...roots]);
}
/** As for Go and OpenSSL, an unreadable file is not an error; it is reported when a certificate is not trusted. */
async function namedRoots({ SSL_CERT_FILE: file, SSL_CERT_DIR: folders }) {
	const roots = [];
	const complaints = [];
	if (file) try {
		roots.push(...await certificatesIn(file));
	} catch (error) {
		complaints.push(`SSL_CERT_FILE: ${messageOf(error)}`);
	}
	for (const folder of folders?.split(":").filter(Boolean) ?? []) {
		const names = await readdir(folder).catch((error) => {
			complaints.push(`SSL_CERT_DIR: ${folder} cannot be read (${codeOf(error, messageOf(error))})`);
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
		].includes(codeOf(error, messageOf(error)))) return [];
		throw new NetworkError(`${folder} cannot be read (${codeOf(error, messageOf(error))})`);
	});
	const roots = [];
	let client;
	for (const name of names.sort()) {
		const file = join(folder, name);
		if (name.endsWith(".crt")) roots.push(...await certificatesIn(file));
		const key = name.endsWith(".cert") ? file.replace(/\.cert$/, ".key") : void 0;
		if (key !== void 0) {
			if (!names.includes(name.replace(/\.cert$/, ".key"))) throw new NetworkError(`${file} is a client certificate without its key ${key}; the name of a root certificate must end in .crt`);
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
/** The certificates of a file. Throws a {@link NetworkError} if there is none. */
async function certificatesIn(file) {
	const found = (await textOf(file)).match(CERTIFICATE) ?? [];
	const readable = found.filter((pem) => {
		try {
			return new X509Certificate(pem).subject !== null;
		} catch {
			return false;
		}
	});
	if (readable.length === 0 || readable.length < found.length) throw new NetworkError(`${file} contains ${found.length === 0 ? "no certificate in PEM" : "a certificate that cannot be read"}`);
	return readable;
}
async function textOf(file) {
	try {
		if (!(await stat(file)).isFile()) throw new NetworkError(`${file} is not a file`);
		return await readFile(file, "utf8");
	} catch (error) {
		throw error instanceof NetworkError ? error : new NetworkError(`${file} cannot be read (${codeOf(error, messageOf(error))})`);
	}
}

// src/adapters/network/network.ts
/** Sends requests as the environment says: through its proxies, with its trusted certificates. */
var Network = class {
	#options;
	#trust;
	#dispatchers = /* @__PURE__ */ new Map();
	constructor(options) {
		this.#options = options;
		this.#trust = new Trust(options.environment, options.certificateFolders);
	}
	/**
	* As the global `fetch`. `from` is the host (`name[:port]`) that led to this address: its certificates are trusted
	* too.
	*/
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
	/** The certificates in the folders for a host, for programs that do not read these folders. */
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
/** The network of this process by its own environment, for everything that is not a registry. */
function ownNetwork() {
	own ??= new Network({ environment: process.env });
	return own;
}

export { isNumberedName as A, SecretTexts as C, isFiller as D, entropy as E, string as F, isPronounceable as M, isWords as N, isMonotonous as O, number as P, imageInputOf as S, changes as T, growingRedactor as _, connectionWords as a, CREDENTIAL_INPUTS as b, boundedBody as c, isBusy as d, isPassing as f, REDACTED as g, LooseValues as h, proxyFor as i, isPackageVersion as j, isNoCredential as k, BOUNDS as l, retryAfter as m, ownNetwork as n, isLasting as o, retry as p, trustNamedRoots as r, NetworkError as s, Network as t, TryAgain as u, redactor as v, isMaskable as w, credentialsIn as x, Needles as y };