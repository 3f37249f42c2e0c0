import { t as __commonJSMin } from "./rolldown-runtime.js";
import { n as CHECKS, r as REASONS } from "./reason.js";
import { i as unparsable, l as isDigest, n as orUndefined, r as parsed } from "./result.js";
import { d as effectOn, f as hasExpired, i as SEVERITIES, n as SECRET_SEVERITIES, r as SECRET_WHYS, t as LOCATION_KINDS, u as SLSA_LEVELS } from "./finding.js";
import { C as string, S as strictObject, b as partialRecord, c as _enum, d as array, f as boolean, g as literal, h as int, m as discriminatedUnion, v as number } from "./schemas.js";
import { a as BREAK_GLASS_RULES, c as endOf, f as coversGlob, m as matchesGlob, t as policyFileSchema } from "./policy-file.js";
import { d as withHubName } from "./image.js";
import { o as isInLayers } from "./base-image.js";
import { isDeepStrictEqual } from "node:util";

// src/domain/policy/exception.ts
/** The first matching entry that has not expired, otherwise the first one that has. Empty if no entry matches. */
function matchingEntry(matching, now) {
	const active = matching.find((entry) => !hasExpired(entry, now));
	if (active !== void 0) return { active };
	const [expired] = matching;
	return expired === void 0 ? {} : { expired };
}
/** Sorts entries by their use. Each finding names the entry that covers it, if any. */
function usageOf(entries, findings) {
	const used = Map.groupBy(findings, ({ active }) => active);
	const expired = new Set(findings.map((finding) => finding.expired));
	return {
		used: entries.flatMap((entry) => {
			const covered = used.get(entry);
			return covered === void 0 ? [] : [{
				entry,
				findings: covered.length
			}];
		}),
		expired: entries.filter((entry) => expired.has(entry)),
		unused: entries.filter((entry) => !used.has(entry) && !expired.has(entry))
	};
}
/** Whether an exception applies to images of this name, `registry/repository`. */
function isForImage(exception, image) {
	return exception.image === void 0 || matchesGlob(withHubName(exception.image), image);
}
/** Whether an exception matches a vulnerability: its id or an alias, its package, and every path of the package. */
function fitsException(exception, finding) {
	const { vulnerability, path } = exception;
	return (vulnerability === finding.id || (finding.aliases ?? []).includes(vulnerability)) && (exception.package === void 0 || isPackage$1(exception.package, finding)) && (path === void 0 || isWithin([path], finding));
}
/** Whether every path of a finding matches one of the globs. A finding without known paths matches none. */
function isWithin(globs, { paths = [] }) {
	return paths.length > 0 && paths.every((path) => globs.some((glob) => matchesGlob(glob, rootless(path))));
}
function isPackage$1(name, finding) {
	if (!name.startsWith("pkg:")) return name === finding.package;
	return finding.purl !== void 0 && readablePurl(name) === readablePurl(bareName(finding.purl));
}
/**
* A PURL without version. By the PURL specification, `#` begins the subpath and `?` the qualifiers. The last `@` after
* all slashes begins the version.
*/
function bareName(purl) {
	const bare = purl.replace(/[#?].*$/s, "");
	const at = bare.lastIndexOf("@");
	return at > bare.lastIndexOf("/") ? bare.slice(0, at) : bare;
}
/** The canonical form writes the `@` of a scope as `%40`. People write either form. */
function readablePurl(purl) {
	return purl.replaceAll("%40", "@");
}
function rootless(path) {
	return path.replace(/^\/+/, "");
}

// src/domain/evidence/gap.ts
/**
* The kinds of gap. `system`: a distribution without advisories. `unreadable`: a package file that cannot be read.
* `unlisted`: packages that are not in the SBOM. `incomparable`: a package whose version is missing or cannot be
* compared. `unsourced`: a package for which the database has no advisories. `unlocked`: a manifest that names no exact
* versions.
*/
const GAP_KINDS = [
	"system",
	"unreadable",
	"unlisted",
	"incomparable",
	"unsourced",
	"unlocked"
];
/** Compares gaps with the entries of the policy. Pure. */
function judgeGaps(gaps, entries, now) {
	const deciding = gaps.filter(({ decides }) => decides).map((gap) => ({
		gap,
		...matchingEntry(entries.filter(({ path }) => matchesGlob(path, gap.path)), now)
	}));
	return {
		open: deciding.filter(({ active }) => active === void 0).map(({ gap }) => gap),
		accepted: deciding.flatMap(({ gap, active }) => active ? [{
			gap,
			by: active
		}] : []),
		reported: gaps.filter(({ decides }) => !decides),
		usage: usageOf(entries, deciding)
	};
}
/** Number of files that a sentence names. */
const NAMED = 3;
/** A sentence for each cause: gaps with the same cause in several files are one sentence. */
function gapSentences(gaps) {
	return [...Map.groupBy(gaps, ({ kind, why }) => `${kind} ${why}`).values()].map((group) => {
		const names = group.slice(0, NAMED).map((gap) => gap.package ? `${gap.path} (${gap.package})` : gap.path);
		const more = group.length > NAMED ? ` and ${group.length - NAMED} more` : "";
		return `${names.join(", ")}${more}: ${group[0]?.why ?? ""}`;
	});
}
/** `gap at opt/legacy/**` */
function gapName({ path }) {
	return `gap at ${path}`;
}

// src/domain/policy/countdown.ts
/** The rules of a policy that can warn until a given day and block from that day on. */
const DATED_RULES = [
	"vulnerabilities",
	"secrets",
	"endOfLife",
	"registries",
	"baseImages",
	"workflows"
];
const DAY_MS = 864e5;
/** The rules that will block from a later day on. */
function countdowns$1(policy, now) {
	return DATED_RULES.flatMap((rule) => {
		const { blockFrom } = policy[rule];
		if (blockFrom === void 0) return [];
		const left = Date.parse(`${blockFrom}T00:00:00Z`) - now.getTime();
		return left > 0 ? [{
			rule,
			blockFrom,
			days: Math.ceil(left / DAY_MS)
		}] : [];
	});
}
/** The effect of findings in workflows at a given time. `advise` applies until the rule blocks. */
function workflowEffectOn(rule, now) {
	const { enforce, ...dated } = rule;
	if (enforce !== "advise") return effectOn({
		enforce,
		...dated
	}, now);
	return dated.blockFrom !== void 0 && effectOn({
		enforce: "block",
		...dated
	}, now) === "block" ? "block" : "advise";
}
/** `warns until 2027-01-15, blocks in 23 days` */
function countdownInWords({ blockFrom, days }) {
	return `warns until ${blockFrom}, blocks in ${days} ${days === 1 ? "day" : "days"}`;
}

// src/domain/policy/combine-rules.ts
/** Functions that combine two values of a policy into one that is as strict as both. */
/** The entries that both lists have. Calls `refuse` for each entry that only the local list has. */
function shared(central, local, refuse) {
	for (const one of local) if (!central.some((other) => same(one, other))) refuse(one);
	return central.filter((one) => local.some((other) => same(one, other)));
}
/** The narrower of two allow-lists. An empty list allows everything. */
function allowed(central, local, refuse, spellings = (one) => [one]) {
	if (central.length === 0 || local.length === 0) return [...central, ...local];
	for (const one of local) if (!central.some((wide) => spellings(one).some((narrow) => coversGlob(wide, narrow)))) refuse(one);
	return local;
}
/** The stricter of two values. `order` lists all values, the strictest first. */
function strictest(order, one, other) {
	return order.find((value) => value === one || value === other) ?? order[0];
}
/** The values that one of the lists has, in the order of `all`. */
function union(all, one, other) {
	return all.filter((value) => one.includes(value) || other.includes(value));
}
/** The lower of two scores, which may be absent. */
function lowest(one, other) {
	const known = [one, other].filter((score) => score !== void 0);
	return known.length === 0 ? {} : { cvss: Math.min(...known) };
}
/** Whether two values are equal, ignoring the order of keys. */
function same(one, other) {
	return isDeepStrictEqual(one, other);
}

// src/domain/policy/merge-operations.ts
/** The parts of two policies that concern the operation of a gate, combined so that the result is as strict as both. */
/**
* The signers that both policies accept, each until the earlier of its ends. An empty list names none, so the other list
* decides. Calls `refuse` for each signer that only the local policy accepts, or accepts for longer.
*/
function signersOfBoth(central, local, refuse) {
	if (central.length === 0 || local.length === 0) return [...central, ...local];
	const both = [];
	for (const one of local) {
		const known = central.find((other) => isSameSigner(one, other));
		if (known === void 0) refuse(`accepts the signer ${signerName(one)} at the gate`);
		else if (endsLater(one, known)) refuse(`accepts the signer ${signerName(one)} after its end, ${known.until}, at the gate`);
		else both.push(one);
	}
	return both;
}
/** Everybody whom one of the policies lets revoke. */
function revokersOfBoth(central, local) {
	return withoutRepeats(central, local);
}
/** Everything that one of the policies denies. */
function deniedByBoth(central, local) {
	return {
		digests: withoutRepeats(central.digests, local.digests),
		vulnerabilities: withoutRepeats(central.vulnerabilities, local.vulnerabilities),
		packages: withoutRepeats(central.packages, local.packages)
	};
}
function withoutRepeats(central, local) {
	return [...central, ...local.filter((one) => !central.some((other) => same(one, other)))];
}
function isSameSigner(one, other) {
	const { until: _until, ...signer } = one;
	const { until: _other, ...otherSigner } = other;
	return same(signer, otherSigner);
}
function endsLater({ until }, { until: known }) {
	if (known === void 0) return false;
	return until === void 0 || endOf(until) > endOf(known);
}
function signerName(signer) {
	return signer.kind === "certificate" ? signer.identity : "with another key";
}

// src/domain/policy/policy-merge.ts
/** The parts of a policy, by their names in the file. */
const SECTIONS = {
	vulnerabilities: "vulnerabilities",
	endOfLife: "end-of-life",
	secrets: "secrets",
	exceptions: "exceptions",
	gaps: "gaps",
	longestTermDays: "longest-term",
	vex: "vex",
	registries: "registries",
	baseImages: "base-images",
	workflows: "workflows",
	unrecognisedImages: "unrecognised-images",
	isolate: "isolate",
	signOnWarn: "sign-on-warn",
	gate: "gate"
};
/**
* The stricter of two policies, rule by rule: the result blocks everything that one of them blocks. If something is
* refused, the result is the central policy alone.
*/
function stricter(central, local) {
	const refused = [];
	const refuse = (sentence) => refused.push(sentence);
	const policy = {
		vulnerabilities: vulnerabilities(central.vulnerabilities, local.vulnerabilities, refuse),
		endOfLife: enforced(central.endOfLife, local.endOfLife),
		secrets: {
			...enforced(central.secrets, local.secrets),
			failOn: union(SECRET_SEVERITIES, central.secrets.failOn, local.secrets.failOn),
			suppressions: shared(central.secrets.suppressions, local.secrets.suppressions, (one) => refuse(`suppresses ${one.fingerprint}`))
		},
		exceptions: shared(central.exceptions, local.exceptions, (one) => refuse(`makes an exception for ${one.vulnerability} until ${one.expires}`)),
		gaps: shared(central.gaps, local.gaps, (one) => refuse(`accepts the gap at ${one.path} until ${one.expires}`)),
		longestTermDays: Math.min(central.longestTermDays, local.longestTermDays),
		vex: {
			files: shared(central.vex.files, local.vex.files, (one) => refuse(`trusts the VEX files ${one}`)),
			attestations: shared(central.vex.attestations, local.vex.attestations, (one) => refuse(`trusts the VEX attestations of ${one.identity}`))
		},
		registries: {
			...enforced(central.registries, local.registries),
			allow: allowed(central.registries.allow, local.registries.allow, (one) => refuse(`allows the registries ${one}`))
		},
		baseImages: baseImages$1(central.baseImages, local.baseImages, refuse),
		workflows: workflows(central.workflows, local.workflows),
		unrecognisedImages: strictest(["error", "allow"], central.unrecognisedImages, local.unrecognisedImages),
		...(central.isolate ?? local.isolate) && { isolate: "required" },
		signOnWarn: central.signOnWarn && local.signOnWarn,
		gate: gate(central.gate, local.gate, refuse)
	};
	if (refused.length > 0) return {
		policy: central,
		refused,
		overruled: []
	};
	return {
		policy,
		refused,
		overruled: keysOf(SECTIONS).filter((key) => !same(policy[key], local[key])).map((key) => SECTIONS[key])
	};
}
/** Sort keys: before every day for a rule that always blocks, after every day for a rule that never blocks. */
const ALWAYS = "";
const NEVER = "~";
function blocksFrom({ enforce, blockFrom }) {
	if (blockFrom !== void 0) return blockFrom;
	return enforce === "block" ? ALWAYS : NEVER;
}
function enforced(one, other) {
	const from = [blocksFrom(one), blocksFrom(other)].sort()[0] ?? ALWAYS;
	if (from === NEVER) return { enforce: "warn" };
	return from === ALWAYS ? { enforce: "block" } : {
		enforce: "block",
		blockFrom: from
	};
}
function workflows(one, other) {
	if (blocksFrom(one) === NEVER && blocksFrom(other) === NEVER) return { enforce: strictest([
		"block",
		"warn",
		"advise"
	], one.enforce, other.enforce) };
	const asRule = (rule) => ({
		...rule,
		enforce: rule.enforce === "block" ? "block" : "warn"
	});
	return enforced(asRule(one), asRule(other));
}
function vulnerabilities(central, local, refuse) {
	const { newOnly } = central;
	if (local.newOnly !== void 0 && !same(newOnly, local.newOnly)) refuse(`judges only new findings (new-only), compared with ${local.newOnly.image}`);
	return {
		...enforced(central, local),
		...threshold(central, local),
		packages: packageRules(central, local, refuse),
		databaseMaxAgeMs: Math.min(central.databaseMaxAgeMs, local.databaseMaxAgeMs),
		...newOnly !== void 0 && same(newOnly, local.newOnly) ? { newOnly } : {},
		baseImageFindings: strictest(["count", "apart"], central.baseImageFindings, local.baseImageFindings)
	};
}
function threshold(one, other) {
	return {
		failOn: union(SEVERITIES, one.failOn, other.failOn),
		onlyFixed: one.onlyFixed && other.onlyFixed,
		...lowest(one.cvss, other.cvss)
	};
}
/**
* Two different lists of rules cannot be combined, because the first matching rule decides. If only one policy has a
* list, each threshold in it is widened by the general threshold of the other policy. Thresholds that a rule does not
* name come from the combined general thresholds.
*/
function packageRules(central, local, refuse) {
	if (same(central.packages, local.packages)) return central.packages;
	if (local.packages.length === 0) return central.packages.map((rule) => widened(rule, local));
	if (central.packages.length === 0) return local.packages.map((rule) => widened(rule, central));
	refuse("has other rules for packages (vulnerabilities.packages)");
	return central.packages;
}
function widened(rule, general) {
	const { types, names, paths, failOn, onlyFixed, cvss } = rule;
	return {
		types,
		names,
		paths,
		...failOn === void 0 ? {} : { failOn: union(SEVERITIES, failOn, general.failOn) },
		...onlyFixed === void 0 ? {} : { onlyFixed: onlyFixed && general.onlyFixed },
		...cvss === void 0 ? {} : lowest(cvss, general.cvss)
	};
}
function baseImages$1(central, local, refuse) {
	const allow = allowed(central.allow, local.allow, (one) => refuse(`allows the base images ${one}`), (one) => [one, one.replace(/:[^/:]*$/, "")]);
	return {
		...enforced(central, local),
		allow,
		digestPinned: central.digestPinned || local.digestPinned,
		signedBy: central.signedBy.length === 0 || local.signedBy.length === 0 ? [...central.signedBy, ...local.signedBy] : shared(central.signedBy, local.signedBy, (one) => refuse(`accepts base images that ${one.identity} signed`)),
		undetermined: strictest([
			"block",
			"warn",
			"allow"
		], central.undetermined, local.undetermined)
	};
}
function gate(central, local, refuse) {
	const pairs = [
		[
			"source-repository",
			central.sourceRepository,
			local.sourceRepository
		],
		[
			"source-ref",
			central.sourceRef === "any" ? void 0 : central.sourceRef,
			local.sourceRef
		],
		[
			"source-repository-id",
			central.sourceRepositoryId,
			local.sourceRepositoryId
		],
		[
			"source-owner-id",
			central.sourceOwnerId,
			local.sourceOwnerId
		]
	];
	for (const [name, one, other] of pairs) if (one !== void 0 && other !== void 0 && !same(one, other)) refuse(`requires another ${name} at the gate`);
	const { enforce: _enforce, blockFrom: _blockFrom, ...demands } = {
		...local,
		...central
	};
	const refs = [central.sourceRef, local.sourceRef].filter((ref) => ref !== void 0);
	const sourceRef = refs.find((ref) => ref !== "any") ?? refs[0];
	const level = SLSA_LEVELS.findLast((one) => one === central.level || one === local.level);
	return {
		...enforced(central, local),
		...demands,
		...sourceRef === void 0 ? {} : { sourceRef },
		...level === void 0 ? {} : { level },
		signers: signersOfBoth(central.signers, local.signers, refuse),
		revokers: revokersOfBoth(central.revokers, local.revokers),
		denied: deniedByBoth(central.denied, local.denied),
		breakGlass: shared(central.breakGlass, local.breakGlass, (one) => refuse(`breaks glass for ${one.rules.join(", ")} until ${one.until}`)),
		promotedFrom: shared(central.promotedFrom, local.promotedFrom, (one) => refuse(`accepts images that were promoted from ${one}`)),
		acceptedPolicies: shared(central.acceptedPolicies, local.acceptedPolicies, (one) => refuse(`accepts the earlier policy ${one}`))
	};
}
function keysOf(record) {
	const keys = [];
	for (const key in record) keys.push(key);
	return keys;
}

// node_modules/packageurl-js/src/error.js
var require_error = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	function formatPurlErrorMessage(message = "") {
		const { length } = message;
		let formatted = "";
		if (length) {
			const code0 = message.charCodeAt(0);
			formatted = code0 >= 65 || code0 <= 90 ? `${message[0].toLowerCase()}${message.slice(1)}` : message;
			if (length > 1 && message.charCodeAt(length - 1) === 46 && message.charCodeAt(length - 2) !== 46) formatted = formatted.slice(0, -1);
		}
		return `Invalid purl: ${formatted}`;
	}
	var PurlError = class extends Error {
		constructor(message) {
			super(formatPurlErrorMessage(message));
		}
	};
	module.exports = {
		formatPurlErrorMessage,
		PurlError
	};
}));

// node_modules/packageurl-js/src/decode.js
var require_decode = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { PurlError } = require_error();
	const { decodeURIComponent } = globalThis;
	function decodePurlComponent(comp, encodedURIComponent) {
		try {
			return decodeURIComponent(encodedURIComponent);
		} catch {}
		throw new PurlError(`unable to decode "${comp}" component`);
	}
	module.exports = { decodePurlComponent };
}));

// node_modules/packageurl-js/src/constants.js
var require_constants = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const LOOP_SENTINEL = 1e6;
	const REUSED_SEARCH_PARAMS = new URLSearchParams();
	const REUSED_SEARCH_PARAMS_KEY = "_";
	const REUSED_SEARCH_PARAMS_OFFSET = 2;
	module.exports = {
		LOOP_SENTINEL,
		REUSED_SEARCH_PARAMS,
		REUSED_SEARCH_PARAMS_KEY,
		REUSED_SEARCH_PARAMS_OFFSET
	};
}));

// node_modules/packageurl-js/src/objects.js
var require_objects = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { LOOP_SENTINEL } = require_constants();
	function isObject(value) {
		return value !== null && typeof value === "object";
	}
	function recursiveFreeze(value_) {
		if (value_ === null || !(typeof value_ === "object" || typeof value_ === "function") || Object.isFrozen(value_)) return value_;
		const queue = [value_];
		let { length: queueLength } = queue;
		let pos = 0;
		while (pos < queueLength) {
			if (pos === LOOP_SENTINEL) throw new Error("Detected infinite loop in object crawl of recursiveFreeze");
			const obj = queue[pos++];
			Object.freeze(obj);
			if (Array.isArray(obj)) for (let i = 0, { length } = obj; i < length; i += 1) {
				const item = obj[i];
				if (item !== null && (typeof item === "object" || typeof item === "function") && !Object.isFrozen(item)) queue[queueLength++] = item;
			}
			else {
				const keys = Reflect.ownKeys(obj);
				for (let i = 0, { length } = keys; i < length; i += 1) {
					const propValue = obj[keys[i]];
					if (propValue !== null && (typeof propValue === "object" || typeof propValue === "function") && !Object.isFrozen(propValue)) queue[queueLength++] = propValue;
				}
			}
		}
		return value_;
	}
	module.exports = {
		isObject,
		recursiveFreeze
	};
}));

// node_modules/packageurl-js/src/strings.js
var require_strings = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { compare: localeCompare } = new Intl.Collator();
	const regexSemverNumberedGroups = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?(?:\+([0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*))?$/;
	function isBlank(str) {
		for (let i = 0, { length } = str; i < length; i += 1) {
			const code = str.charCodeAt(i);
			if (!(code === 32 || code === 9 || code === 10 || code === 11 || code === 12 || code === 13 || code === 160 || code === 5760 || code === 8192 || code === 8193 || code === 8194 || code === 8195 || code === 8196 || code === 8197 || code === 8198 || code === 8199 || code === 8200 || code === 8201 || code === 8202 || code === 8232 || code === 8233 || code === 8239 || code === 8287 || code === 12288 || code === 65279)) return false;
		}
		return true;
	}
	function isNonEmptyString(value) {
		return typeof value === "string" && value.length > 0;
	}
	function isSemverString(value) {
		return typeof value === "string" && regexSemverNumberedGroups.test(value);
	}
	function lowerName(purl) {
		purl.name = purl.name.toLowerCase();
	}
	function lowerNamespace(purl) {
		const { namespace } = purl;
		if (typeof namespace === "string") purl.namespace = namespace.toLowerCase();
	}
	function lowerVersion(purl) {
		const { version } = purl;
		if (typeof version === "string") purl.version = version.toLowerCase();
	}
	function replaceDashesWithUnderscores(str) {
		let result = "";
		let fromIndex = 0;
		let index = 0;
		while ((index = str.indexOf("-", fromIndex)) !== -1) {
			result = result + str.slice(fromIndex, index) + "_";
			fromIndex = index + 1;
		}
		return fromIndex ? result + str.slice(fromIndex) : str;
	}
	function replaceUnderscoresWithDashes(str) {
		let result = "";
		let fromIndex = 0;
		let index = 0;
		while ((index = str.indexOf("_", fromIndex)) !== -1) {
			result = result + str.slice(fromIndex, index) + "-";
			fromIndex = index + 1;
		}
		return fromIndex ? result + str.slice(fromIndex) : str;
	}
	function trimLeadingSlashes(str) {
		let start = 0;
		while (str.charCodeAt(start) === 47) start += 1;
		return start === 0 ? str : str.slice(start);
	}
	module.exports = {
		isBlank,
		isNonEmptyString,
		isSemverString,
		localeCompare,
		lowerName,
		lowerNamespace,
		lowerVersion,
		replaceDashesWithUnderscores,
		replaceUnderscoresWithDashes,
		trimLeadingSlashes
	};
}));

// node_modules/packageurl-js/src/encode.js
var require_encode = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { REUSED_SEARCH_PARAMS, REUSED_SEARCH_PARAMS_KEY, REUSED_SEARCH_PARAMS_OFFSET } = require_constants();
	const { isObject } = require_objects();
	const { isNonEmptyString } = require_strings();
	const { encodeURIComponent } = globalThis;
	function encodeNamespace(namespace) {
		return isNonEmptyString(namespace) ? encodeURIComponent(namespace).replace(/%3A/g, ":").replace(/%2F/g, "/") : "";
	}
	function encodeQualifierParam(param) {
		if (isNonEmptyString(param)) {
			REUSED_SEARCH_PARAMS.set(REUSED_SEARCH_PARAMS_KEY, param);
			return replacePlusSignWithPercentEncodedSpace(REUSED_SEARCH_PARAMS.toString().slice(REUSED_SEARCH_PARAMS_OFFSET));
		}
		return "";
	}
	function encodeQualifiers(qualifiers) {
		if (isObject(qualifiers)) {
			const qualifiersKeys = Object.keys(qualifiers).sort();
			const searchParams = new URLSearchParams();
			for (let i = 0, { length } = qualifiersKeys; i < length; i += 1) {
				const key = qualifiersKeys[i];
				searchParams.set(key, qualifiers[key]);
			}
			return replacePlusSignWithPercentEncodedSpace(searchParams.toString());
		}
		return "";
	}
	function encodeSubpath(subpath) {
		return isNonEmptyString(subpath) ? encodeURIComponent(subpath).replace(/%2F/g, "/") : "";
	}
	function encodeVersion(version) {
		return isNonEmptyString(version) ? encodeURIComponent(version).replace(/%3A/g, ":").replace(/%2B/g, "+") : "";
	}
	function replacePlusSignWithPercentEncodedSpace(str) {
		return str.replace(/\+/g, "%20");
	}
	module.exports = {
		encodeNamespace,
		encodeVersion,
		encodeQualifiers,
		encodeQualifierParam,
		encodeSubpath,
		encodeURIComponent
	};
}));

// node_modules/packageurl-js/src/helpers.js
var require_helpers = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	function createHelpersNamespaceObject(helpers, options_ = {}) {
		const { comparator, ...defaults } = {
			__proto__: null,
			...options_
		};
		const helperNames = Object.keys(helpers).sort();
		const propNames = [...new Set([...Object.values(helpers)].map(Object.keys).flat())].sort(comparator);
		const nsObject = Object.create(null);
		for (let i = 0, { length } = propNames; i < length; i += 1) {
			const propName = propNames[i];
			const helpersForProp = Object.create(null);
			for (let j = 0, { length: length_j } = helperNames; j < length_j; j += 1) {
				const helperName = helperNames[j];
				const helperValue = helpers[helperName][propName] ?? defaults[helperName];
				if (helperValue !== void 0) helpersForProp[helperName] = helperValue;
			}
			nsObject[propName] = helpersForProp;
		}
		return nsObject;
	}
	module.exports = { createHelpersNamespaceObject };
}));

// node_modules/packageurl-js/src/normalize.js
var require_normalize = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { isObject } = require_objects();
	const { isBlank } = require_strings();
	function normalizeName(rawName) {
		return typeof rawName === "string" ? rawName.trim() : void 0;
	}
	function normalizeNamespace(rawNamespace) {
		return typeof rawNamespace === "string" ? normalizePath(rawNamespace) : void 0;
	}
	function normalizePath(pathname, callback) {
		let collapsed = "";
		let start = 0;
		while (pathname.charCodeAt(start) === 47) start += 1;
		let nextIndex = pathname.indexOf("/", start);
		if (nextIndex === -1) return pathname.slice(start);
		while (nextIndex !== -1) {
			const segment = pathname.slice(start, nextIndex);
			if (callback === void 0 || callback(segment)) collapsed = collapsed + (collapsed.length === 0 ? "" : "/") + segment;
			start = nextIndex + 1;
			while (pathname.charCodeAt(start) === 47) start += 1;
			nextIndex = pathname.indexOf("/", start);
		}
		const lastSegment = pathname.slice(start);
		if (lastSegment.length !== 0 && (callback === void 0 || callback(lastSegment))) collapsed = collapsed + "/" + lastSegment;
		return collapsed;
	}
	function normalizeQualifiers(rawQualifiers) {
		let qualifiers;
		for (const { 0: key, 1: value } of qualifiersToEntries(rawQualifiers)) {
			const trimmed = (typeof value === "string" ? value : String(value)).trim();
			if (trimmed.length === 0) continue;
			if (qualifiers === void 0) qualifiers = { __proto__: null };
			qualifiers[key.toLowerCase()] = trimmed;
		}
		return qualifiers;
	}
	function normalizeSubpath(rawSubpath) {
		return typeof rawSubpath === "string" ? normalizePath(rawSubpath, subpathFilter) : void 0;
	}
	function normalizeType(rawType) {
		return typeof rawType === "string" ? rawType.trim().toLowerCase() : void 0;
	}
	function normalizeVersion(rawVersion) {
		return typeof rawVersion === "string" ? rawVersion.trim() : void 0;
	}
	function qualifiersToEntries(rawQualifiers) {
		if (isObject(rawQualifiers)) return rawQualifiers instanceof URLSearchParams ? rawQualifiers.entries() : Object.entries(rawQualifiers);
		return typeof rawQualifiers === "string" ? new URLSearchParams(rawQualifiers).entries() : Object.entries({});
	}
	function subpathFilter(segment) {
		const { length } = segment;
		if (length === 1 && segment.charCodeAt(0) === 46) return false;
		if (length === 2 && segment.charCodeAt(0) === 46 && segment.charCodeAt(1) === 46) return false;
		return !isBlank(segment);
	}
	module.exports = {
		normalizeName,
		normalizeNamespace,
		normalizePath,
		normalizeQualifiers,
		normalizeSubpath,
		normalizeType,
		normalizeVersion
	};
}));

// node_modules/packageurl-js/src/lang.js
var require_lang = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	function isNullishOrEmptyString(value) {
		return value === null || value === void 0 || typeof value === "string" && value.length === 0;
	}
	module.exports = { isNullishOrEmptyString };
}));

// node_modules/packageurl-js/src/validate.js
var require_validate = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { PurlError } = require_error();
	const { isNullishOrEmptyString } = require_lang();
	const { isNonEmptyString } = require_strings();
	function validateEmptyByType(type, name, value, throws) {
		if (!isNullishOrEmptyString(value)) {
			if (throws) throw new PurlError(`${type} "${name}" component must be empty`);
			return false;
		}
		return true;
	}
	function validateName(name, throws) {
		return validateRequired("name", name, throws) && validateStrings("name", name, throws);
	}
	function validateNamespace(namespace, throws) {
		return validateStrings("namespace", namespace, throws);
	}
	function validateQualifiers(qualifiers, throws) {
		if (qualifiers === null || qualifiers === void 0) return true;
		if (typeof qualifiers !== "object") {
			if (throws) throw new PurlError("\"qualifiers\" must be an object");
			return false;
		}
		const keysIterable = typeof qualifiers.keys === "function" ? qualifiers.keys() : Object.keys(qualifiers);
		for (const key of keysIterable) if (!validateQualifierKey(key, throws)) return false;
		return true;
	}
	function validateQualifierKey(key, throws) {
		if (!validateStartsWithoutNumber("qualifier", key, throws)) return false;
		for (let i = 0, { length } = key; i < length; i += 1) {
			const code = key.charCodeAt(i);
			if (!(code >= 48 && code <= 57 || code >= 65 && code <= 90 || code >= 97 && code <= 122 || code === 46 || code === 45 || code === 95)) {
				if (throws) throw new PurlError(`qualifier "${key}" contains an illegal character`);
				return false;
			}
		}
		return true;
	}
	function validateRequired(name, value, throws) {
		if (isNullishOrEmptyString(value)) {
			if (throws) throw new PurlError(`"${name}" is a required component`);
			return false;
		}
		return true;
	}
	function validateRequiredByType(type, name, value, throws) {
		if (isNullishOrEmptyString(value)) {
			if (throws) throw new PurlError(`${type} requires a "${name}" component`);
			return false;
		}
		return true;
	}
	function validateStartsWithoutNumber(name, value, throws) {
		if (isNonEmptyString(value)) {
			const code = value.charCodeAt(0);
			if (code >= 48 && code <= 57) {
				if (throws) throw new PurlError(`${name} "${value}" cannot start with a number`);
				return false;
			}
		}
		return true;
	}
	function validateStrings(name, value, throws) {
		if (value === null || value === void 0 || typeof value === "string") return true;
		if (throws) throw new PurlError(`"'${name}" must be a string`);
		return false;
	}
	function validateSubpath(subpath, throws) {
		return validateStrings("subpath", subpath, throws);
	}
	function validateType(type, throws) {
		if (!validateRequired("type", type, throws) || !validateStrings("type", type, throws) || !validateStartsWithoutNumber("type", type, throws)) return false;
		for (let i = 0, { length } = type; i < length; i += 1) {
			const code = type.charCodeAt(i);
			if (!(code >= 48 && code <= 57 || code >= 65 && code <= 90 || code >= 97 && code <= 122 || code === 46 || code === 43 || code === 45)) {
				if (throws) throw new PurlError(`type "${type}" contains an illegal character`);
				return false;
			}
		}
		return true;
	}
	function validateVersion(version, throws) {
		return validateStrings("version", version, throws);
	}
	module.exports = {
		validateEmptyByType,
		validateName,
		validateNamespace,
		validateQualifiers,
		validateQualifierKey,
		validateRequired,
		validateRequiredByType,
		validateStartsWithoutNumber,
		validateStrings,
		validateSubpath,
		validateType,
		validateVersion
	};
}));

// node_modules/packageurl-js/src/purl-component.js
var require_purl_component = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { encodeNamespace, encodeVersion, encodeQualifiers, encodeQualifierParam, encodeSubpath, encodeURIComponent } = require_encode();
	const { createHelpersNamespaceObject } = require_helpers();
	const { normalizeType, normalizeNamespace, normalizeName, normalizeVersion, normalizeQualifiers, normalizeSubpath } = require_normalize();
	const { localeCompare, isNonEmptyString } = require_strings();
	const { validateType, validateNamespace, validateName, validateVersion, validateQualifiers, validateQualifierKey, validateSubpath } = require_validate();
	const PurlComponentEncoder = (comp) => isNonEmptyString(comp) ? encodeURIComponent(comp) : "";
	const PurlComponentStringNormalizer = (comp) => typeof comp === "string" ? comp : void 0;
	const PurlComponentValidator = (_comp, _throws) => true;
	const componentSortOrderLookup = {
		__proto__: null,
		type: 0,
		namespace: 1,
		name: 2,
		version: 3,
		qualifiers: 4,
		qualifierKey: 5,
		qualifierValue: 6,
		subpath: 7
	};
	function componentSortOrder(comp) {
		return componentSortOrderLookup[comp] ?? comp;
	}
	function componentComparator(compA, compB) {
		return localeCompare(componentSortOrder(compA), componentSortOrder(compB));
	}
	module.exports = { PurlComponent: createHelpersNamespaceObject({
		encode: {
			namespace: encodeNamespace,
			version: encodeVersion,
			qualifiers: encodeQualifiers,
			qualifierKey: encodeQualifierParam,
			qualifierValue: encodeQualifierParam,
			subpath: encodeSubpath
		},
		normalize: {
			type: normalizeType,
			namespace: normalizeNamespace,
			name: normalizeName,
			version: normalizeVersion,
			qualifiers: normalizeQualifiers,
			subpath: normalizeSubpath
		},
		validate: {
			type: validateType,
			namespace: validateNamespace,
			name: validateName,
			version: validateVersion,
			qualifierKey: validateQualifierKey,
			qualifiers: validateQualifiers,
			subpath: validateSubpath
		}
	}, {
		comparator: componentComparator,
		encode: PurlComponentEncoder,
		normalize: PurlComponentStringNormalizer,
		validate: PurlComponentValidator
	}) };
}));

// node_modules/packageurl-js/src/purl-qualifier-names.js
var require_purl_qualifier_names = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = { PurlQualifierNames: {
		__proto__: null,
		RepositoryUrl: "repository_url",
		DownloadUrl: "download_url",
		VcsUrl: "vcs_url",
		FileName: "file_name",
		Checksum: "checksum"
	} };
}));

// node_modules/packageurl-js/src/purl-type.js
var require_purl_type = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { isNullishOrEmptyString } = require_lang();
	const { createHelpersNamespaceObject } = require_helpers();
	const { isSemverString, lowerName, lowerNamespace, lowerVersion, replaceDashesWithUnderscores, replaceUnderscoresWithDashes } = require_strings();
	const { validateEmptyByType, validateRequiredByType } = require_validate();
	const { PurlError } = require_error();
	const PurlTypNormalizer = (purl) => purl;
	const PurlTypeValidator = (_purl, _throws) => true;
	module.exports = { PurlType: createHelpersNamespaceObject({
		normalize: {
			alpm(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				return purl;
			},
			apk(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				return purl;
			},
			bitbucket(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				return purl;
			},
			bitnami(purl) {
				lowerName(purl);
				return purl;
			},
			composer(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				return purl;
			},
			deb(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				return purl;
			},
			gitlab(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				return purl;
			},
			github(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				return purl;
			},
			hex(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				return purl;
			},
			huggingface(purl) {
				lowerVersion(purl);
				return purl;
			},
			mlflow(purl) {
				if (purl.qualifiers?.repository_url?.includes("databricks")) lowerName(purl);
				return purl;
			},
			npm(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				return purl;
			},
			luarocks(purl) {
				lowerVersion(purl);
				return purl;
			},
			oci(purl) {
				lowerName(purl);
				return purl;
			},
			pub(purl) {
				lowerName(purl);
				purl.name = replaceDashesWithUnderscores(purl.name);
				return purl;
			},
			pypi(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				purl.name = replaceUnderscoresWithDashes(purl.name);
				return purl;
			},
			qpkg(purl) {
				lowerNamespace(purl);
				return purl;
			},
			rpm(purl) {
				lowerNamespace(purl);
				return purl;
			}
		},
		validate: {
			conan(purl, throws) {
				if (isNullishOrEmptyString(purl.namespace)) {
					if (purl.qualifiers?.channel) {
						if (throws) throw new PurlError("conan requires a \"namespace\" component when a \"channel\" qualifier is present");
						return false;
					}
				} else if (isNullishOrEmptyString(purl.qualifiers)) {
					if (throws) throw new PurlError("conan requires a \"qualifiers\" component when a namespace is present");
					return false;
				}
				return true;
			},
			cran(purl, throws) {
				return validateRequiredByType("cran", "version", purl.version, throws);
			},
			golang(purl) {
				const { version } = purl;
				if ((typeof version === "string" ? version.length : 0) && version.charCodeAt(0) === 118 && !isSemverString(version.slice(1))) {
					if (throws) throw new PurlError("golang \"version\" component starting with a \"v\" must be followed by a valid semver version");
					return false;
				}
				return true;
			},
			maven(purl, throws) {
				return validateRequiredByType("maven", "namespace", purl.namespace, throws);
			},
			mlflow(purl, throws) {
				return validateEmptyByType("mlflow", "namespace", purl.namespace, throws);
			},
			oci(purl, throws) {
				return validateEmptyByType("oci", "namespace", purl.namespace, throws);
			},
			pub(purl, throws) {
				const { name } = purl;
				for (let i = 0, { length } = name; i < length; i += 1) {
					const code = name.charCodeAt(i);
					if (!(code >= 48 && code <= 57 || code >= 97 && code <= 122 || code === 95)) {
						if (throws) throw new PurlError("pub \"name\" component may only contain [a-z0-9_] characters");
						return false;
					}
				}
				return true;
			},
			swift(purl, throws) {
				return validateRequiredByType("swift", "namespace", purl.namespace, throws) && validateRequiredByType("swift", "version", purl.version, throws);
			}
		}
	}, {
		normalize: PurlTypNormalizer,
		validate: PurlTypeValidator
	}) };
}));

// node_modules/packageurl-js/src/package-url.js
/*!
Copyright (c) the purl authors

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
*/
var require_package_url = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { decodePurlComponent } = require_decode();
	const { isObject, recursiveFreeze } = require_objects();
	const { isBlank, isNonEmptyString, trimLeadingSlashes } = require_strings();
	const { PurlComponent } = require_purl_component();
	const { PurlQualifierNames } = require_purl_qualifier_names();
	const { PurlType } = require_purl_type();
	const { PurlError } = require_error();
	var PackageURL = class PackageURL {
		static Component = recursiveFreeze(PurlComponent);
		static KnownQualifierNames = recursiveFreeze(PurlQualifierNames);
		static Type = recursiveFreeze(PurlType);
		constructor(rawType, rawNamespace, rawName, rawVersion, rawQualifiers, rawSubpath) {
			const type = isNonEmptyString(rawType) ? PurlComponent.type.normalize(rawType) : rawType;
			PurlComponent.type.validate(type, true);
			const namespace = isNonEmptyString(rawNamespace) ? PurlComponent.namespace.normalize(rawNamespace) : rawNamespace;
			PurlComponent.namespace.validate(namespace, true);
			const name = isNonEmptyString(rawName) ? PurlComponent.name.normalize(rawName) : rawName;
			PurlComponent.name.validate(name, true);
			const version = isNonEmptyString(rawVersion) ? PurlComponent.version.normalize(rawVersion) : rawVersion;
			PurlComponent.version.validate(version, true);
			const qualifiers = typeof rawQualifiers === "string" || isObject(rawQualifiers) ? PurlComponent.qualifiers.normalize(rawQualifiers) : rawQualifiers;
			PurlComponent.qualifiers.validate(qualifiers, true);
			const subpath = isNonEmptyString(rawSubpath) ? PurlComponent.subpath.normalize(rawSubpath) : rawSubpath;
			PurlComponent.subpath.validate(subpath, true);
			this.type = type;
			this.name = name;
			this.namespace = namespace ?? void 0;
			this.version = version ?? void 0;
			this.qualifiers = qualifiers ?? void 0;
			this.subpath = subpath ?? void 0;
			const typeHelpers = PurlType[type];
			if (typeHelpers) {
				typeHelpers.normalize(this);
				typeHelpers.validate(this, true);
			}
		}
		toString() {
			const { namespace, name, version, qualifiers, subpath, type } = this;
			let purlStr = `pkg:${PurlComponent.type.encode(type)}/`;
			if (namespace) purlStr = `${purlStr}${PurlComponent.namespace.encode(namespace)}/`;
			purlStr = `${purlStr}${PurlComponent.name.encode(name)}`;
			if (version) purlStr = `${purlStr}@${PurlComponent.version.encode(version)}`;
			if (qualifiers) purlStr = `${purlStr}?${PurlComponent.qualifiers.encode(qualifiers)}`;
			if (subpath) purlStr = `${purlStr}#${PurlComponent.subpath.encode(subpath)}`;
			return purlStr;
		}
		static fromString(purlStr) {
			return new PackageURL(...PackageURL.parseString(purlStr));
		}
		static parseString(purlStr) {
			if (typeof purlStr !== "string") throw new Error("A purl string argument is required.");
			if (isBlank(purlStr)) return [
				void 0,
				void 0,
				void 0,
				void 0,
				void 0,
				void 0
			];
			const colonIndex = purlStr.indexOf(":");
			let url;
			let maybeUrlWithAuth;
			if (colonIndex !== -1) try {
				const beforeColon = purlStr.slice(0, colonIndex);
				const afterColon = purlStr.slice(colonIndex + 1);
				const trimmedAfterColon = trimLeadingSlashes(afterColon);
				url = new URL(`${beforeColon}:${trimmedAfterColon}`);
				maybeUrlWithAuth = afterColon.length === trimmedAfterColon.length ? url : new URL(purlStr);
			} catch (e) {
				throw new PurlError("failed to parse as URL", { cause: e });
			}
			if (url?.protocol !== "pkg:") throw new PurlError("missing required \"pkg\" scheme component");
			if (maybeUrlWithAuth.username !== "" || maybeUrlWithAuth.password !== "") throw new PurlError("cannot contain a \"user:pass@host:port\"");
			const { pathname } = url;
			const firstSlashIndex = pathname.indexOf("/");
			const rawType = decodePurlComponent("type", firstSlashIndex === -1 ? pathname : pathname.slice(0, firstSlashIndex));
			if (firstSlashIndex < 1) return [
				rawType,
				void 0,
				void 0,
				void 0,
				void 0,
				void 0
			];
			let rawVersion;
			let atSignIndex = pathname.lastIndexOf("@");
			if (atSignIndex !== -1 && pathname.charCodeAt(atSignIndex - 1) === 47) atSignIndex = -1;
			const beforeVersion = pathname.slice(rawType.length + 1, atSignIndex === -1 ? pathname.length : atSignIndex);
			if (atSignIndex !== -1) rawVersion = decodePurlComponent("version", pathname.slice(atSignIndex + 1));
			let rawNamespace;
			let rawName;
			const lastSlashIndex = beforeVersion.lastIndexOf("/");
			if (lastSlashIndex === -1) rawName = decodePurlComponent("name", beforeVersion);
			else {
				rawName = decodePurlComponent("name", beforeVersion.slice(lastSlashIndex + 1));
				rawNamespace = decodePurlComponent("namespace", beforeVersion.slice(0, lastSlashIndex));
			}
			let rawQualifiers;
			const { searchParams } = url;
			if (searchParams.size !== 0) {
				searchParams.forEach((value) => decodePurlComponent("qualifiers", value));
				rawQualifiers = searchParams;
			}
			let rawSubpath;
			const { hash } = url;
			if (hash.length !== 0) rawSubpath = decodePurlComponent("subpath", hash.slice(1));
			return [
				rawType,
				rawNamespace,
				rawName,
				rawVersion,
				rawQualifiers,
				rawSubpath
			];
		}
	};
	for (const staticProp of [
		"Component",
		"KnownQualifierNames",
		"Type"
	]) Reflect.defineProperty(PackageURL, staticProp, {
		...Reflect.getOwnPropertyDescriptor(PackageURL, staticProp),
		writable: false
	});
	Reflect.setPrototypeOf(PackageURL.prototype, null);
	module.exports = {
		PackageURL,
		PurlComponent,
		PurlQualifierNames,
		PurlType
	};
}));

// node_modules/packageurl-js/index.js
/*!
Copyright (c) the purl authors

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
*/
var require_packageurl_js = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	const { PackageURL, PurlComponent, PurlQualifierNames, PurlType } = require_package_url();
	module.exports = {
		PackageURL,
		PurlComponent,
		PurlQualifierNames,
		PurlType
	};
}));

// src/domain/finding/package-url.ts
var import_packageurl_js = require_packageurl_js();
/** Reads a package URL by the rules of its type. */
function parsePackageUrl(text) {
	if (!text.startsWith("pkg:")) return unparsable("a package URL begins with \"pkg:\"");
	try {
		const { type, namespace, name, version, qualifiers = {}, subpath } = import_packageurl_js.PackageURL.fromString(text);
		return parsed({
			type,
			...namespace && { namespace },
			name,
			...version && { version },
			qualifiers: { ...qualifiers },
			...subpath && { subpath }
		});
	} catch (error) {
		return unparsable(`it is no package URL: ${error instanceof Error ? error.message : String(error)}`);
	}
}
/** A key that is the same for every variant of one version of a package: without qualifiers and subpath. */
function packageKey({ type, namespace = "", name, version = "" }) {
	return JSON.stringify([
		type,
		namespace,
		name,
		version
	]);
}
/** Whether a pattern names a package: by type, namespace and name, and by the other parts that the pattern has. */
function namesPackage(pattern, candidate) {
	return pattern.type === candidate.type && pattern.namespace === candidate.namespace && pattern.name === candidate.name && (pattern.version === void 0 || pattern.version === candidate.version) && (pattern.subpath === void 0 || pattern.subpath === candidate.subpath) && Object.entries(pattern.qualifiers).every(([key, value]) => candidate.qualifiers[key] === value);
}
/** Whether a pattern of the type `oci` names an image. The image may have several digests (also that of its index). */
function namesImage(pattern, image, digests) {
	const { version, qualifiers, ...rest } = pattern;
	const { repository_url: repository, ...otherQualifiers } = qualifiers;
	return (version === void 0 || isDigest(version) && digests.includes(version)) && (repository === void 0 || isRepository(repository, image)) && namesPackage({
		...rest,
		qualifiers: otherQualifiers
	}, image);
}
/**
* Whether a `repository_url` is that of an image. The PURL specification writes the whole repository into
* `repository_url`. go-vex leaves out the last part, which is the name in the PURL.
*/
function isRepository(written, { name, qualifiers }) {
	const whole = plainRepository(qualifiers.repository_url ?? "");
	const named = plainRepository(written);
	if (whole === "") return false;
	const parent = whole.slice(0, whole.lastIndexOf("/"));
	return named === whole || named === parent && !parent.endsWith(`/${name}`);
}
function plainRepository(text) {
	return text.toLowerCase().replace(/^index\.docker\.io\//, "docker.io/");
}

// src/domain/vex/vex-product.ts
/** Groups packages by {@link packageKey}, which is the same for all variants of one version. */
function packagesByKey(components) {
	return Map.groupBy(components, ({ purl }) => packageKey(purl));
}
/** The packages of a scope that a finding may be in. Several if the scope has the same version more than once. */
function componentsOf(finding, place) {
	const purl = finding.purl === void 0 ? void 0 : orUndefined(parsePackageUrl(finding.purl));
	return (purl && place.packages.get(packageKey(purl))) ?? [];
}
/**
* Whether a statement applies to a finding in a scope. If the scope has several variants of the package, the statement
* must name each of them.
*/
function appliesAt({ source, products }, finding, place) {
	if (source.kind === "attestation" && !place.digests.includes(source.subject)) return false;
	const inPlace = products.filter(({ within }) => within.every((subject) => isPlace(subject, place)));
	if (inPlace.some((product) => isWhole(product, place))) return true;
	const components = componentsOf(finding, place);
	return components.length > 0 && components.every((component) => inPlace.some((product) => product.package && isPackage(product.package, component)));
}
function isPlace(subject, place) {
	if ("digest" in subject) return place.digests.includes(subject.digest);
	const purl = orUndefined(parsePackageUrl(subject.purl));
	if (purl === void 0) return false;
	return purl.type === "oci" ? namesImage(purl, place.purl, place.digests) : namesPackage(purl, place.purl);
}
/** Whether a product is the whole scope: it names no package, or the scope by a BOM-Link. */
function isWhole({ within, package: named }, place) {
	if (named === void 0) return within.length > 0;
	return "bom" in named && place.links.includes(`${named.bom}#${named.ref}`);
}
function isPackage(of, { purl, links }) {
	if ("bom" in of) return links.includes(`${of.bom}#${of.ref}`);
	const pattern = orUndefined(parsePackageUrl(of.purl));
	if (pattern === void 0 || !namesPackage(pattern, purl)) return false;
	return of.versions === void 0 || purl.version !== void 0 && of.versions.includes(purl.version);
}

// src/domain/vex/apply-vex.ts
/** Whether a statement says that there is nothing to fix. */
function saysNothingToFix({ status }) {
	return status === "not_affected" || status === "fixed";
}
/**
* Makes a function that applies the statements to a finding. The finding is ignored if statements say so for every
* scope that has it. For one author (and one signer or the repository), the newest statements count. Of several authors,
* the strictest statement counts.
*/
function vexEvaluator({ statements, places }) {
	const byId = /* @__PURE__ */ new Map();
	for (const statement of statements) for (const id of /* @__PURE__ */ new Set([statement.vulnerability, ...statement.aliases])) {
		const known = byId.get(id);
		if (known === void 0) byId.set(id, [statement]);
		else known.push(statement);
	}
	const placesByName = Map.groupBy(places, ({ name }) => name);
	return (finding) => {
		const statements = [...new Set([finding.id, ...finding.aliases ?? []].flatMap((id) => byId.get(id) ?? []))].filter((one) => isAbout(one, finding));
		if (statements.length === 0) return {};
		return combineScopes(finding.foundIn.flatMap((name) => placesByName.get(name)?.map((place) => combine(statements.filter((one) => appliesAt(one, finding, place)))) ?? {}));
	};
}
/**
* Whether a statement is about the vulnerability of a finding. A common alias is not enough: one advisory can be the
* alias of many vulnerabilities.
*/
function isAbout({ vulnerability, aliases }, finding) {
	return vulnerability === finding.id || aliases.includes(finding.id) || (finding.aliases ?? []).includes(vulnerability);
}
/** The result of the statements that apply to one scope. */
function combine(statements) {
	const byAuthor = [...Map.groupBy(statements, authorKey).values()].map(newest);
	const [affecting] = byAuthor.flatMap((latest) => latest.find((one) => !saysNothingToFix(one)) ?? []);
	const [ignoring, ...moreIgnoring] = byAuthor.filter((latest) => latest.every(saysNothingToFix)).flatMap(([first]) => first ?? []);
	if (affecting === void 0) return ignoring === void 0 ? {} : { ignoreReason: [ignoring, ...moreIgnoring] };
	return {
		affecting,
		...ignoring === void 0 ? {} : { contradiction: {
			ignoring,
			affecting
		} }
	};
}
/** The result over all scopes that have a finding. */
function combineScopes(results) {
	const contradiction = results.find((one) => one.contradiction !== void 0)?.contradiction;
	const affecting = results.find((one) => one.affecting !== void 0)?.affecting;
	if (affecting !== void 0) return {
		affecting,
		...contradiction && { contradiction }
	};
	if (results.some(({ ignoreReason }) => ignoreReason === void 0)) return {};
	const [first, ...more] = new Set(results.flatMap(({ ignoreReason }) => ignoreReason ?? []));
	return first === void 0 ? {} : { ignoreReason: [first, ...more] };
}
/**
* The same for statements of the same author. The author is only a claim of the document, so the key contains the signer
* too. Files come from the repository.
*/
function authorKey({ source, author, document }) {
	const signer = source.kind === "file" ? [] : [source.signedBy.identity, source.signedBy.issuer];
	return JSON.stringify([
		source.kind,
		...signer,
		author ?? document
	]);
}
function newest(statements) {
	const latest = Math.max(...statements.map(timeOf));
	return statements.filter((one) => timeOf(one) === latest);
}
function timeOf({ timestamp }) {
	return timestamp === void 0 ? 0 : Date.parse(timestamp);
}
/** `.vex/app.json at 0123456789ab, statement 2 (ACME)` */
function vexName({ source, statement, author }) {
	const by = author === void 0 ? "" : ` (${author})`;
	if (source.kind === "file") return `${source.path} at ${source.commit.slice(0, 12)}, statement ${statement}${by}`;
	return `attestation ${source.referrer} signed by ${source.signedBy.identity}, statement ${statement}${by}`;
}

// src/domain/verdict/evaluate-secrets.ts
/**
* Evaluates every secret by the rule of the policy at a given time, in the given order. A suppression covers one value:
* another secret at the same location has another fingerprint, and counts. Pure.
*/
function evaluateSecrets(findings, rule, now) {
	const effect = effectOn(rule, now);
	return findings.map((finding) => {
		if (!rule.failOn.includes(finding.severity)) return {
			finding,
			effect: "none",
			ignoreReason: { kind: "below" }
		};
		const matching = rule.suppressions.filter(({ fingerprint }) => fingerprint === finding.fingerprint);
		const { active, expired } = matchingEntry(matching, now);
		if (active !== void 0) return {
			finding,
			effect: "none",
			ignoreReason: {
				kind: "suppression",
				suppression: active
			}
		};
		return {
			finding,
			effect,
			...expired === void 0 ? {} : { expired }
		};
	});
}
/** How the suppressions were used. */
function suppressionUsage(evaluated, rule) {
	const covers = evaluated.map((one) => {
		if (one.effect === "none") return one.ignoreReason.kind === "suppression" ? { active: one.ignoreReason.suppression } : {};
		return one.expired === void 0 ? {} : { expired: one.expired };
	});
	return usageOf(rule.suppressions, covers);
}

// src/domain/verdict/baseline.ts
/**
* The key by which a finding is recognised in the baseline: vulnerability, type and name of the package. The version is
* not part of it: an update that does not fix a vulnerability makes no new finding.
*/
function baselineKey({ id, type, package: name }) {
	return JSON.stringify([
		id,
		type ?? "",
		name
	]);
}
/** Notes on a baseline, a sentence each. */
function baselineNotes(baseline, image) {
	if (baseline.known) return baseline.notes;
	return [`The image cannot be compared with the baseline ${image}, so every finding counts as new: ${baseline.why}.`];
}

// src/domain/verdict/evaluate-vulnerabilities.ts
/** Evaluates every vulnerability by the policy at a given time, in the given order. Pure. */
function evaluateVulnerabilities(findings, policy, context) {
	const effect = effectOn(policy.vulnerabilities, context.now);
	const exceptions = exceptionsFor(policy, context);
	const evaluateVex = context.vex && vexEvaluator(context.vex);
	return findings.map((finding) => {
		const threshold = thresholdFor(finding, policy);
		if (!reaches(finding, threshold)) return ignored(finding, { kind: "below" });
		if (threshold.onlyFixed && finding.fixedIn === void 0) return ignored(finding, { kind: "unfixed" });
		const statements = evaluateVex?.(finding).ignoreReason;
		if (statements !== void 0) return ignored(finding, {
			kind: "vex",
			statements
		});
		const matching = exceptions.filter((exception) => fitsException(exception, finding));
		const { active, expired } = matchingEntry(matching, context.now);
		if (active !== void 0) return ignored(finding, {
			kind: "exception",
			exception: active
		});
		const reason = knownBefore(finding, policy, context);
		if (reason !== void 0) return ignored(finding, reason);
		return {
			finding,
			effect,
			...expired === void 0 ? {} : { expired }
		};
	});
}
/** The vulnerabilities that count, in the given order. */
function countedFindings(evaluated) {
	return evaluated.filter((one) => one.effect !== "none");
}
/** The vulnerabilities that do not count, in the given order. */
function ignoredFindings(evaluated) {
	return evaluated.filter((one) => one.effect === "none");
}
/** How the exceptions that apply to this image were used. */
function exceptionUsage(evaluated, policy, context) {
	return usageOf(exceptionsFor(policy, context), evaluated.map(coverIn));
}
function coverIn(evaluated) {
	if (evaluated.effect === "none") return evaluated.ignoreReason.kind === "exception" ? { active: evaluated.ignoreReason.exception } : {};
	return evaluated.expired === void 0 ? {} : { expired: evaluated.expired };
}
function exceptionsFor(policy, { image }) {
	return policy.exceptions.filter((exception) => isForImage(exception, image));
}
function ignored(finding, ignoreReason) {
	return {
		finding,
		effect: "none",
		ignoreReason
	};
}
/** Why a finding is ignored if it comes from the base image or is in the baseline. Undefined if neither applies. */
function knownBefore(finding, policy, context) {
	const { baseImageFindings, newOnly } = policy.vulnerabilities;
	const { baseLayers, baseline } = context;
	if (baseImageFindings === "apart" && baseLayers !== void 0 && isInLayers(finding, baseLayers)) return {
		kind: "base-image",
		...baseOf(finding, baseLayers)
	};
	if (newOnly !== void 0 && baseline?.has(baselineKey(finding))) return { kind: "baseline" };
}
function baseOf({ layers = [] }, of) {
	const [base] = layers.flatMap((layer) => of.get(layer) ?? []);
	return base === void 0 ? {} : { base };
}
function reaches({ severity, cvss }, threshold) {
	return threshold.failOn.includes(severity) || threshold.cvss !== void 0 && cvss !== void 0 && cvss >= threshold.cvss;
}
/** The thresholds of the first matching rule. The general thresholds apply where the rule names none. */
function thresholdFor(finding, policy) {
	const { packages, ...general } = policy.vulnerabilities;
	return {
		...general,
		...packages.find((rule) => matchesRule(rule, finding))
	};
}
function matchesRule({ types, names, paths }, finding) {
	return (types.length === 0 || finding.type !== void 0 && types.includes(finding.type)) && (names.length === 0 || names.some((name) => matchesGlob(name, finding.package))) && (paths.length === 0 || isWithin(paths, finding));
}

// src/domain/verdict/assessment.ts
const MAX_CONTRADICTIONS = 20;
/** Evaluates all findings by the policy. Pure. */
function assess(scan, secrets, policy, context) {
	const vulnerabilities = scan && assessScan(scan, policy, context);
	const evaluated = secrets && evaluateSecrets(secrets.findings, policy.secrets, context.now);
	const suppressions = evaluated && suppressionUsage(evaluated, policy.secrets);
	return {
		...vulnerabilities && { vulnerabilities },
		...evaluated && suppressions && { secrets: {
			evaluated,
			suppressions
		} },
		countdowns: countdowns$1(policy, context.now),
		notes: [
			...contradictionNotes(vulnerabilities?.evaluated ?? [], context),
			...(vulnerabilities?.exceptions.unused ?? []).map((one) => unusedNote(exceptionName(one), one)),
			...(suppressions?.unused ?? []).map((one) => unusedNote(suppressionName(one), one))
		]
	};
}
function assessScan(scan, policy, context) {
	const evaluated = evaluateVulnerabilities(scan.findings, policy, context);
	return {
		evaluated,
		exceptions: exceptionUsage(evaluated, policy, context)
	};
}
/** Notes on findings that count although a VEX statement says that they can be ignored: the stricter statement applies. */
function contradictionNotes(evaluated, { vex }) {
	if (vex === void 0) return [];
	const evaluateVex = vexEvaluator(vex);
	return countedFindings(evaluated).flatMap(({ finding }) => {
		const { contradiction } = evaluateVex(finding);
		if (contradiction === void 0) return [];
		const { ignoring, affecting } = contradiction;
		return `${finding.id} in ${finding.package}: ${vexName(ignoring)} says ${ignoring.status}, ${vexName(affecting)} says ${affecting.status}; the stricter one counts.`;
	}).slice(0, MAX_CONTRADICTIONS);
}
/** `exception for CVE-2026-1 in openssl` */
function exceptionName({ vulnerability, package: of, path }) {
	return `exception for ${vulnerability}${of === void 0 ? "" : ` in ${of}`}${path === void 0 ? "" : ` at ${path}`}`;
}
/** `suppression of 0123…cdef` */
function suppressionName({ fingerprint }) {
	return `suppression of ${fingerprint}`;
}
function unusedNote(name, { owner, expires }) {
	return `The ${name} (${owner}, until ${expires}) matches nothing that counts. Remove it from the policy.`;
}

// src/domain/finding/no-secret.ts
/** Reasons why something that looks like a secret is certainly none, in the order in which reports show them. */
const NO_SECRET_REASONS = [
	"encrypted",
	"reference",
	"template",
	"placeholder",
	"sample",
	"published",
	"translation",
	"name",
	"checksum",
	"identifier",
	"public-key",
	"no-token"
];

// src/domain/run/run.ts
/** The steps of a run that take time, in the order in which the log, the summary and the report show them. */
const STEPS = [
	"tools",
	"image",
	"evidence",
	"base-images",
	"database",
	"sbom",
	"scan",
	"redaction",
	"vex",
	"baseline",
	"newer-base",
	"fixes",
	"source",
	"sign",
	"attest",
	"secrets"
];

// src/domain/vex/vex-statement.ts
/** Greatest size of a VEX document, in bytes. */
const MAX_VEX_BYTES = 5 << 20;
/** Greatest number of statements, in one document or in all documents of a run. More are refused. */
const MAX_VEX_STATEMENTS = 1e4;
/** The statuses of OpenVEX. The states of CycloneDX are converted to them. */
const VEX_STATUSES = [
	"not_affected",
	"affected",
	"fixed",
	"under_investigation"
];

// src/domain/evidence/evidence.ts
/**
* The ways to know that a tool is the one that Assay's authors or the user meant:
* - `pinned-hash`: the release asset has the SHA-256 that is part of Assay.
* - `release-age`: the release was at least a week old when it was pinned.
* - `release-bundle`: the project's own Sigstore bundle beside the asset verifies, by the exact signer.
* - `github-attestation`: GitHub's attestation of the build verifies, by the exact workflow.
* - `module-sum`: the Go module has the sum that is part of Assay, and the tool was built from it.
* - `named-hash`: the file has the SHA-256 that the user named with its path.
*/
const TOOL_CHECKS = [
	"pinned-hash",
	"release-age",
	"release-bundle",
	"github-attestation",
	"module-sum",
	"named-hash"
];

// src/report/report-json/report-schema-values.ts
const CODES = Object.keys(REASONS);
const digest = string().regex(/^sha256:[0-9a-f]{64}$/);
const hex = string().regex(/^[0-9a-f]{64}$/);
const time = string().describe("RFC 3339");
const count = int().nonnegative();
const severity = _enum(SEVERITIES);
const reason = strictObject({
	code: _enum(CODES),
	check: _enum(CHECKS),
	message: string(),
	effect: _enum(["block", "warn"])
});
const file = strictObject({
	file: string().describe("relative to the evidence folder"),
	sha256: hex
});
const scope = string().describe("a platform such as `linux/amd64`, `index` for all of them, or `source`");
/** A tool that was used. */
const tool = strictObject({
	name: string(),
	version: string(),
	sha256: hex,
	origin: string(),
	isolation: strictObject({
		network: _enum(["none", "open"]).describe("`none`: it reaches no server"),
		files: _enum(["own", "all"]).describe("`own`: it reads only system files and what it examines, and writes only into its folders"),
		processes: _enum(["own", "all"]).describe("`own`: it sees nothing of other processes"),
		by: string().exactOptional().describe("what separates it; absent if nothing does"),
		why: string().exactOptional().describe("why something is not separated")
	}).exactOptional().describe("how a scanner was isolated; absent for cosign"),
	verified: array(_enum(TOOL_CHECKS)).optional().describe("the checks that held: each is a way to know that this is the tool that was meant"),
	notVerified: array(strictObject({
		check: _enum(TOOL_CHECKS),
		why: string()
	})).optional().describe("the checks that this run did not do. A tool whose check fails does not run")
});
/** Something that was not compared with advisories. */
const gap = strictObject({
	kind: _enum(GAP_KINDS),
	path: string(),
	package: string().exactOptional(),
	why: string(),
	decides: boolean()
});
/** Emergencies of the policy that apply to the image. */
const brokenGlass = array(strictObject({
	rules: array(_enum(BREAK_GLASS_RULES)).describe("reasons that stop nothing until then"),
	until: time,
	owner: string(),
	reason: string(),
	digest: digest.optional(),
	repository: string().optional()
}));

// src/report/report-json/report-schema-findings.ts
const day = string().describe("YYYY-MM-DD, UTC");
const result = {
	counts: boolean().describe("whether it counts under the policy"),
	effect: _enum([
		"block",
		"warn",
		"none"
	])
};
const accountable = {
	reason: string(),
	owner: string(),
	expires: day
};
const exceptionFields = {
	vulnerability: string(),
	package: string().optional(),
	path: string().optional(),
	image: string().optional(),
	...accountable
};
const suppressionFields = {
	fingerprint: string(),
	...accountable
};
const usage = {
	state: _enum([
		"used",
		"expired",
		"unused"
	]),
	findings: count.describe("number of findings that it ignores")
};
const exceptions = array(strictObject({
	...exceptionFields,
	...usage
}));
const suppressions = array(strictObject({
	...suppressionFields,
	...usage
}));
const countdowns = array(strictObject({
	rule: _enum(DATED_RULES),
	blockFrom: day,
	days: int().positive()
}));
const advice = strictObject({
	files: count,
	findings: array(strictObject({
		rule: string(),
		path: string(),
		line: count,
		column: count,
		message: string(),
		remediation: string(),
		also: array(strictObject({
			path: string(),
			line: count,
			column: count
		})).optional().describe("other places of the same problem")
	})),
	notes: array(string())
});
const vexStatement = strictObject({
	source: discriminatedUnion("kind", [strictObject({
		kind: literal("file"),
		path: string(),
		commit: string()
	}), strictObject({
		kind: literal("attestation"),
		referrer: digest,
		subject: digest,
		signedBy: strictObject({
			identity: string(),
			issuer: string()
		})
	})]),
	document: string().describe("id of the document; may be empty"),
	statement: string().describe("its id, or its position in the document (from 1) if it has none"),
	status: _enum(VEX_STATUSES),
	author: string().optional(),
	timestamp: string().optional(),
	justification: string().optional(),
	impact: string().optional()
});
const vulnerability = strictObject({
	id: string(),
	severity,
	aliases: array(string()).optional(),
	...result,
	ignoreReason: strictObject({
		kind: _enum([
			"below",
			"unfixed",
			"exception",
			"base-image",
			"baseline",
			"vex"
		]),
		exception: strictObject(exceptionFields).optional(),
		vex: array(vexStatement).optional().describe("the VEX statements that say so")
	}).optional().describe("why it does not count"),
	package: string(),
	version: string(),
	purl: string().optional(),
	type: string().optional().describe("type of the PURL"),
	paths: array(string()).optional().describe("every path of the package; absent unless all are known"),
	layers: array(digest).optional().describe("diff IDs of all layers that contain the package"),
	fixedIn: string().optional(),
	cvss: number().optional().describe("highest CVSS base score of version 3 or 4"),
	published: time.optional(),
	title: string().optional(),
	url: string().optional(),
	foundIn: array(scope)
});
/** The base images of the image. */
const baseImages = array(strictObject({
	platform: string(),
	name: string(),
	digest: digest.optional(),
	by: _enum([
		"provenance",
		"annotation",
		"layers"
	]).describe("where the name comes from; `layers`: the layers were recognised"),
	proof: _enum([
		"proven",
		"claimed",
		"contradicted"
	]).describe("whether its layers are the lowest layers of the image"),
	signedBy: string().optional(),
	layers: count.describe("number of the lowest layers that belong to it")
}));
const baseline = strictObject({
	known: boolean(),
	image: string(),
	findings: count.optional(),
	why: string().optional().describe("why no comparison was possible")
});
const instructions = array(strictObject({
	path: string(),
	line: count
})).optional().describe("Dockerfile instructions that may have added it");
const locationKind = _enum(LOCATION_KINDS).optional().describe("kind of the file, if it is not one of your own files; a secret with only such places has severity low");
const place = discriminatedUnion("kind", [
	strictObject({
		kind: literal("source"),
		path: string(),
		line: count,
		locationKind
	}),
	strictObject({
		kind: literal("layer"),
		platform: string(),
		diffId: digest,
		index: count,
		path: string(),
		line: count,
		locationKind,
		instructions
	}),
	strictObject({
		kind: literal("commit"),
		commit: string(),
		path: string(),
		line: count,
		locationKind
	}),
	strictObject({
		kind: literal("config"),
		platform: string(),
		entry: string(),
		instructions
	})
]);
const secret = strictObject({
	fingerprint: string().describe("keyed hash of the value; the value is in no field"),
	severity: _enum(SECRET_SEVERITIES),
	why: _enum(SECRET_WHYS).optional().describe("why it has this severity"),
	...result,
	ignoreReason: strictObject({
		kind: _enum(["below", "suppression"]),
		suppression: strictObject(suppressionFields).optional()
	}).optional().describe("why it does not count"),
	rule: string(),
	title: string(),
	engines: array(_enum([
		"trivy",
		"gitleaks",
		"assay"
	])),
	places: array(place),
	advice: strictObject({
		severity: string().describe("why it has this severity, in words"),
		rotate: string().describe("how to revoke and replace this kind of credential"),
		suppress: string().describe("a policy file that suppresses it, as YAML to paste")
	}).optional()
});

// src/report/report-json/report-schema-fixes.ts
const finding = strictObject({
	id: string(),
	severity,
	package: string(),
	version: string(),
	type: string().optional().describe("type of the PURL")
});
const evaluated = finding.extend({ effect: _enum([
	"block",
	"warn",
	"none"
]) });
const change = strictObject({
	package: string(),
	type: string().optional().describe("type of the PURL"),
	from: string().optional().describe("absent if the package is new; several versions are separated by `, `"),
	to: string().optional().describe("absent if the package is gone")
});
/** What changed since the image that was shipped last. */
const delta = strictObject({
	known: boolean(),
	image: string(),
	why: string().optional().describe("why no comparison was possible"),
	vulnerabilities: strictObject({
		added: array(finding),
		gone: array(finding),
		staying: count
	}).optional(),
	packages: strictObject({
		added: array(change),
		gone: array(change),
		changed: array(change),
		staying: count
	}).optional(),
	secrets: strictObject({
		added: array(string()).describe("fingerprints"),
		gone: array(string()).describe("fingerprints"),
		staying: count
	}).optional().describe("absent if the secrets of the shipped image are not known"),
	notes: array(string())
});
const lines = array(strictObject({
	path: string(),
	line: count.optional()
})).describe("where it can be changed in the source tree, the best place first");
const findings = array(evaluated).describe("the findings that it fixes");
const step = discriminatedUnion("kind", [
	strictObject({
		kind: literal("package"),
		package: string(),
		type: string().optional().describe("type of the PURL"),
		from: string(),
		to: string().optional().describe("the lowest version that fixes all findings; absent if the versions cannot be compared"),
		findings,
		lines,
		through: array(array(string())).describe("dependency paths as `name@version`, from the package that the project names itself"),
		paths: array(string())
	}),
	strictObject({
		kind: literal("system"),
		type: string(),
		packages: array(strictObject({
			package: string(),
			from: string(),
			to: string().optional()
		})),
		findings,
		lines
	}),
	strictObject({
		kind: literal("base-image"),
		from: string(),
		to: string(),
		findings,
		adds: array(finding).describe("findings of the newer base image that this image does not have"),
		lines
	})
]);
/** What to do about the findings. */
const fixes = strictObject({
	steps: array(step).describe("the step that fixes most blocking findings first"),
	unfixed: array(evaluated).describe("findings that count and that no step fixes"),
	notes: array(string())
});

// src/report/report-json/report-schema.ts
/** Increased when a field is removed or changes its meaning, but not when a field is added. */
const SCHEMA_VERSION = 1;
/** A part of the run: its value, or why it failed, or that the run ended before it. */
function outcome(shape) {
	return discriminatedUnion("state", [
		strictObject({
			state: literal("done"),
			...shape
		}),
		strictObject({
			state: literal("failed"),
			reasons: array(reason)
		}),
		strictObject({ state: literal("not-run") })
	]);
}
const image = strictObject({
	name: string(),
	tag: string().optional(),
	digest,
	mediaType: string(),
	isIndex: boolean(),
	platforms: array(strictObject({
		platform: string(),
		manifest: digest,
		config: digest,
		layers: array(digest)
	})),
	skippedPlatforms: array(string())
});
const sboms = outcome({ documents: array(strictObject({
	scope,
	cyclonedx: file,
	spdx: file,
	components: count,
	notes: array(string()),
	completeness: strictObject({
		files: count,
		added: count
	}).optional()
})) });
const scan = outcome({
	startedAt: time,
	finishedAt: time,
	database: strictObject({
		updatedAt: time,
		downloadedAt: time.optional(),
		repository: string().optional(),
		sha256: hex
	}),
	coverage: array(strictObject({
		scope,
		os: strictObject({
			family: string(),
			name: string(),
			endOfLife: boolean()
		}).optional(),
		listed: count.describe("packages of the SBOM: the sum of the next three fields"),
		compared: count.describe("packages whose kind and release have advisories in the database"),
		incomparable: count.describe("packages without a version, or with a version that cannot be compared"),
		unsourced: count.describe("packages whose kind or release has no advisories in the database"),
		gaps: array(gap).describe("parts of the image or the source tree that were not compared with advisories")
	})),
	counts: strictObject({
		critical: count,
		high: count,
		medium: count,
		low: count,
		unknown: count
	}),
	findings: array(vulnerability)
});
const secrets = outcome({
	coverage: strictObject({
		layers: strictObject({
			scanned: count,
			cached: count,
			total: count
		}),
		files: strictObject({
			scanned: count,
			owned: count,
			skipped: count,
			archives: count
		}),
		commits: strictObject({
			scanned: count,
			total: count,
			range: string()
		}).optional().describe("absent if there were no commits to search"),
		configurations: count,
		source: boolean(),
		ignored: array(strictObject({
			reason: _enum(NO_SECRET_REASONS),
			count,
			examples: array(string()).describe("some of the places, as `path:line`")
		})).describe("values that looked like secrets but are provably not, by reason"),
		notes: array(string())
	}),
	findings: array(secret)
});
/** `report.json`: everything that one run saw. Published as `schema/report.schema.json`. */
const reportSchema = strictObject({
	schemaVersion: literal(1),
	generator: strictObject({
		name: string(),
		version: string(),
		uri: string()
	}),
	verdict: _enum([
		"passed",
		"warned",
		"failed",
		"error"
	]),
	reasons: array(reason),
	startedAt: time,
	finishedAt: time,
	asked: string().describe("the `image` input"),
	reference: string().optional().describe("`repository@sha256:…`"),
	event: strictObject({
		name: string(),
		repository: string(),
		ref: string(),
		sha: string(),
		runUrl: string(),
		advisory: boolean()
	}),
	policy: strictObject({
		digest,
		failOn: array(severity),
		enforce: _enum(["block", "warn"]),
		databaseMaxAgeMs: number(),
		origin: strictObject({
			kind: _enum([
				"default",
				"file",
				"base",
				"central"
			]),
			path: string().optional(),
			commit: string().optional(),
			digest
		}).optional().describe("where the rules come from"),
		rules: policyFileSchema
	}),
	image: image.optional().describe("absent if it could not be resolved"),
	tools: array(tool),
	sboms,
	scan,
	secrets,
	exceptions: exceptions.describe("the exceptions of the policy that apply to this image"),
	suppressions,
	countdowns: countdowns.describe("rules that only warn until a given day"),
	advice: advice.optional().describe("unsafe settings in the workflows of the repository"),
	baseImages: outcome({
		images: baseImages,
		notes: array(string())
	}).optional().describe("the images that this image is based on"),
	baseline: baseline.optional().describe("the image to compare with, if only new findings count"),
	brokenGlass: brokenGlass.optional().describe("emergencies of the policy that apply to the image"),
	delta: delta.optional().describe("what changed since the image that was shipped last (`compare-to`)"),
	fixes: fixes.optional().describe("what to do about the findings that count; absent if there was no scan"),
	signing: strictObject({
		signer: _enum([
			"keyless",
			"key",
			"none"
		]),
		signedBy: string().optional(),
		issuer: string().optional()
	}),
	attestations: array(strictObject({
		predicateType: string(),
		digest,
		subject: digest,
		origin: _enum(["made", "kept"])
	})),
	notes: array(string()),
	timings: partialRecord(_enum(STEPS), number()).describe("milliseconds")
}).describe("What Assay saw in one run.");

export { require_packageurl_js as A, bareName as B, baselineNotes as C, componentsOf as D, vexName as E, workflowEffectOn as F, GAP_KINDS as I, gapName as L, stricter as M, countdownInWords as N, packagesByKey as O, countdowns$1 as P, gapSentences as R, baselineKey as S, vexEvaluator as T, readablePurl as V, exceptionName as _, gap as a, evaluateVulnerabilities as b, time as c, MAX_VEX_BYTES as d, MAX_VEX_STATEMENTS as f, assess as g, NO_SECRET_REASONS as h, digest as i, SECTIONS as j, parsePackageUrl as k, tool as l, STEPS as m, brokenGlass as n, hex as o, VEX_STATUSES as p, count as r, severity as s, reportSchema as t, TOOL_CHECKS as u, suppressionName as v, evaluateSecrets as w, ignoredFindings as x, countedFindings as y, judgeGaps as z };