import { t as __commonJSMin } from "./rolldown-runtime.js";
import { d as matchesGlob } from "./operations.js";
import { d as withHubName } from "./image.js";
import { d as effectOn, f as hasExpired } from "./finding.js";
import { i as unparsable, l as isDigest, n as orUndefined, r as parsed } from "./result.js";
import { o as isInLayers } from "./base-image.js";

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

export { baselineKey as a, vexName as c, parsePackageUrl as d, require_packageurl_js as f, usageOf as g, readablePurl as h, ignoredFindings as i, componentsOf as l, matchingEntry as m, evaluateVulnerabilities as n, baselineNotes as o, bareName as p, exceptionUsage as r, vexEvaluator as s, countedFindings as t, packagesByKey as u };