import { setTimeout as setTimeout$1 } from "node:timers/promises";

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

export { isWords as _, retry as a, isMaskable as c, isFiller as d, isMonotonous as f, isPronounceable as g, isPackageVersion as h, isPassing as i, changes as l, isNumberedName as m, TryAgain as n, retryAfter as o, isNoCredential as p, isBusy as r, SecretTexts as s, BOUNDS as t, entropy as u };