import { S as hasExpired, d as SECRET_SEVERITIES, l as DAY_MS, n as GITHUB_ISSUER, o as matchesEverything, p as SEVERITIES, t as policyFileSchema, u as parseDuration, v as MAX_POLICY_BYTES } from "./policy-file.js";
import { K as isDigest, V as safeParse, Y as nearest, h as ZodArray, q as plain, v as ZodObject, y as ZodOptional } from "./event.js";
import { n as isOf } from "./source-rule.js";
import { c as namesBases } from "./base-image.js";
import { n as require_dist, t as yamlWeight } from "./yaml-weight.js";
import { isUtf8 } from "node:buffer";

// src/formats/policy-file/policy-file-convert.ts
/** The policy that a sound file means; what it leaves out is as in `base`. */
function policyOf(file, base) {
	const rule = (own, other) => enforcedBy([own, file], other);
	return {
		vulnerabilities: vulnerabilitiesOf(file, base),
		endOfLife: enforcedBy([file["end-of-life"]], base.endOfLife),
		secrets: {
			...rule(file.secrets, base.secrets),
			failOn: inOrder$1(SECRET_SEVERITIES, file.secrets?.["fail-on"]) ?? base.secrets.failOn,
			suppressions: file.secrets?.suppressions?.map((one) => ({
				fingerprint: one.fingerprint,
				...accountable(one)
			})) ?? base.secrets.suppressions
		},
		exceptions: file.exceptions?.map((one) => ({
			vulnerability: one.vulnerability,
			...present({
				package: one.package,
				path: one.path,
				image: one.image
			}),
			...accountable(one)
		})) ?? base.exceptions,
		gaps: file.gaps?.map((one) => ({
			path: one.path,
			...accountable(one)
		})) ?? base.gaps,
		longestTermDays: file["longest-term"] === void 0 ? base.longestTermDays : Number.parseInt(file["longest-term"], 10),
		vex: {
			files: file.vex?.files ?? base.vex.files,
			attestations: file.vex?.attestations?.map(signerOf) ?? base.vex.attestations
		},
		registries: {
			...rule(file.registries, base.registries),
			allow: file.registries?.allow ?? base.registries.allow
		},
		baseImages: baseImagesOf(file, base),
		workflows: workflowsOf(file, base),
		unrecognisedImages: file["unrecognised-images"] ?? base.unrecognisedImages,
		signOnWarn: file["sign-on-warn"] ?? base.signOnWarn,
		gate: {
			...rule(file.gate, base.gate),
			...gateOf(file, base)
		}
	};
}
/** The first that says anything of enforcement decides alone: its `block-from` never meets another's `enforce`. */
function enforcedBy(written, base) {
	for (const one of written) {
		if (one?.["block-from"] !== void 0) return {
			enforce: "block",
			blockFrom: one["block-from"]
		};
		if (one?.enforce !== void 0) return { enforce: one.enforce };
	}
	return {
		enforce: base.enforce,
		...present({ blockFrom: base.blockFrom })
	};
}
function vulnerabilitiesOf(file, base) {
	const { vulnerabilities: own } = file;
	const { vulnerabilities: other } = base;
	const age = own?.["database-max-age"];
	return {
		...enforcedBy([own, file], other),
		failOn: inOrder$1(SEVERITIES, own?.["fail-on"]) ?? other.failOn,
		onlyFixed: own?.["only-fixed"] ?? other.onlyFixed,
		...present({ cvss: own?.cvss ?? other.cvss }),
		packages: own?.packages?.map(packageRuleOf) ?? other.packages,
		databaseMaxAgeMs: (age === void 0 ? void 0 : parseDuration(age)) ?? other.databaseMaxAgeMs,
		...present({ newOnly: baselineOf(own?.["new-only"]) ?? other.newOnly }),
		baseImageFindings: own?.["base-image-findings"] ?? other.baseImageFindings
	};
}
function packageRuleOf(rule) {
	return {
		types: rule.types ?? [],
		names: rule.names ?? [],
		paths: rule.paths ?? [],
		...present({
			failOn: inOrder$1(SEVERITIES, rule["fail-on"]),
			onlyFixed: rule["only-fixed"],
			cvss: rule.cvss
		})
	};
}
function baselineOf(written) {
	return written === void 0 ? void 0 : {
		image: written.image,
		signer: signerOf(written)
	};
}
function baseImagesOf(file, base) {
	const { "base-images": own } = file;
	const { baseImages: other } = base;
	return {
		...enforcedBy([own, file], other),
		allow: own?.allow ?? other.allow,
		digestPinned: own?.["digest-pinned"] ?? other.digestPinned,
		signedBy: own?.["signed-by"]?.map(signerOf) ?? other.signedBy,
		undetermined: own?.undetermined ?? other.undetermined
	};
}
function workflowsOf({ workflows: own }, { workflows: other }) {
	if (own?.["block-from"] !== void 0) return {
		enforce: "block",
		blockFrom: own["block-from"]
	};
	return own?.enforce === void 0 ? other : { enforce: own.enforce };
}
function gateOf({ gate: own }, { gate: other }) {
	const identity = own?.identity;
	return {
		...present({
			signer: identity === void 0 ? other.signer : signerOf({
				identity,
				issuer: own?.issuer
			}),
			sourceRepository: own?.["source-repository"] ?? other.sourceRepository,
			sourceRef: own?.["source-ref"] ?? other.sourceRef,
			sourceRepositoryId: own?.["source-repository-id"] ?? other.sourceRepositoryId,
			sourceOwnerId: own?.["source-owner-id"] ?? other.sourceOwnerId,
			level: own?.level ?? other.level,
			runner: own?.runner ?? other.runner
		}),
		promotedFrom: own?.["promoted-from"] ?? other.promotedFrom,
		acceptedPolicies: own?.["accepted-policies"]?.filter(isDigest) ?? other.acceptedPolicies
	};
}
function signerOf({ identity, issuer }) {
	return {
		identity,
		issuer: issuer ?? "https://token.actions.githubusercontent.com"
	};
}
function accountable({ reason, owner, expires }) {
	return {
		reason,
		owner,
		expires
	};
}
/** A list of severities, the worst first and each once, however it is written. */
function inOrder$1(all, written) {
	return written && all.filter((severity) => written.includes(severity));
}
/** The fields that have a value. */
function present(fields) {
	const kept = Object.entries(fields).filter(([, value]) => value !== void 0);
	return Object.fromEntries(kept);
}

// src/formats/policy-file/policy-file-faults.ts
const MAX_KEYS = 50;
/** What an issue of the schema means to somebody who writes the file: one remark for each key that is not known. */
function remarksOf(issue, yaml) {
	const { path } = issue;
	if (issue.code === "unrecognized_keys") return issue.keys.slice(0, MAX_KEYS).map((key) => ({
		...yaml.spot([...path, key], "key"),
		message: unknownKey(key, path, keysAt(path))
	}));
	const name = path.length === 0 ? "the file" : `\`${pathName(path)}\``;
	return [{
		...yaml.spot(path),
		message: `${name} ${complaint(issue, valueAt(yaml.value, path))}`
	}];
}
/** `exceptions[2].expires` */
function pathName(path) {
	return path.map((step) => typeof step === "number" ? `[${step}]` : `.${String(step)}`).join("").replace(/^\./, "");
}
function complaint(issue, value) {
	switch (issue.code) {
		case "invalid_type": return wrongType(issue, value);
		case "invalid_value": {
			const allowed = issue.values.map(String);
			if (allowed.length === 1) return `must be ${allowed[0]}`;
			if (value === void 0) return `is missing: write ${allowed.join(" or ")}`;
			return `is ${shown(value)}, which is none of ${allowed.join(", ")}${meant(String(value), allowed)}`;
		}
		case "too_small": return issue.origin === "number" ? `is ${shown(value)} and may not be below ${issue.minimum}` : "must name at least one";
		case "too_big": return `is ${shown(value)} and may not be above ${issue.maximum}`;
		case "custom": return `${shown(value)} ${issue.message}`.replace(/^"" /, "");
		default: return issue.message;
	}
}
const KINDS = {
	string: "text",
	number: "a number",
	boolean: "true or false",
	array: "a list",
	object: "a map of keys and values"
};
function wrongType({ expected, path }, value) {
	const kind = KINDS[expected] ?? expected;
	if (value === void 0) return `is missing; it must be ${kind}`;
	if (value === null) return `is empty; it must be ${kind}, or be left out`;
	if (expected !== "string" || typeof value === "object") return `is ${shown(value)} and must be ${kind}`;
	const quoted = safeParse(schemaAt(path), String(value));
	const further = quoted.success ? "" : ` (and ${quoted.error.issues[0]?.message})`;
	return `is ${shown(value)} and must be text, in quotes${further}`;
}
function unknownKey(key, path, allowed) {
	const where = path.length === 0 ? "at the top" : `in \`${pathName(path)}\``;
	return `"${plain(key, 60)}" is no key ${where}${meant(key, allowed)}; there are ${allowed.join(", ")}`;
}
/** The keys that a map may have at a path of the file. */
function keysAt(path) {
	const schema = schemaAt(path);
	return schema instanceof ZodObject ? Object.keys(schema.shape) : [];
}
function schemaAt(path) {
	let schema = policyFileSchema;
	for (const step of path) {
		if (schema instanceof ZodObject) schema = schema.shape[String(step)];
		else if (schema instanceof ZodArray) schema = schema.element;
		while (schema instanceof ZodOptional) schema = schema.unwrap();
	}
	return schema;
}
function meant(text, allowed) {
	const near = nearest(text, allowed);
	return near === void 0 ? "" : `; did you mean ${near}?`;
}
function shown(value) {
	if (Array.isArray(value)) return "a list";
	if (typeof value === "object" && value !== null) return "a map";
	return typeof value === "string" ? `"${plain(value, 80)}"` : String(value);
}
function valueAt(value, path) {
	let found = value;
	for (const step of path) {
		if (typeof found !== "object" || found === null || !Object.hasOwn(found, step)) return void 0;
		found = Reflect.get(found, step);
	}
	return found;
}

// src/formats/policy-file/policy-file-rules.ts
/**
* What no schema can tell: keys that contradict each other, and terms that are too long by `base` and the file. Of a
* faulty file it is given the sound parts; `isWhole` tells whether anything at or below a path is missing, since what
* a part lacks cannot be held against it then.
*/
function contradictions(file, base, now, say, isWhole = () => true) {
	for (const [path, rule] of enforcedRules(file)) {
		if (rule["block-from"] === void 0 || rule.enforce === void 0 || rule.enforce === "block") continue;
		say([...path, "block-from"], `contradicts "enforce: ${rule.enforce}": leave one of them out`);
	}
	const { vulnerabilities, "base-images": baseImages, gate } = file;
	for (const [index, rule] of (vulnerabilities?.packages ?? []).entries()) {
		const path = [
			"vulnerabilities",
			"packages",
			index
		];
		if (!isWhole(path)) continue;
		if (!rule.types && !rule.names && !rule.paths) say(path, "says of no package: give it types, names or paths");
		if (!rule["fail-on"] && rule["only-fixed"] === void 0 && rule.cvss === void 0) say(path, "changes nothing: give it fail-on, only-fixed or cvss");
	}
	if (isWhole(["base-images"]) && baseImages?.undetermined !== void 0 && !hasBaseImageRule(baseImages)) say(["base-images", "undetermined"], "needs a rule for base images: allow, digest-pinned or signed-by");
	if (gate?.issuer !== void 0 && gate.identity === void 0 && isWhole(["gate"])) say(["gate", "issuer"], "says nothing without an identity beside it");
	repetitions(file, say, isWhole);
	terms(file, base, now, say);
}
/** What is no fault, and most likely not what was meant. */
function doubts(file, base, now, say) {
	for (const [path, rule] of enforcedRules(file)) {
		const from = rule["block-from"];
		if (from !== void 0 && Date.parse(from) <= now.getTime()) say([...path, "block-from"], "is past: the rule blocks already, and the line can go");
	}
	for (const [path, term] of accountables(file)) if (hasExpired(term, now)) say([...path, "expires"], `${term.expires} is past: this lets nothing through any more`);
	for (const [index, { path }] of (file.gaps ?? []).entries()) if (matchesEverything(path)) say([
		"gaps",
		index,
		"path"
	], `"${path}" lets every gap through`);
	const names = namesBase(file["base-images"]) || namesBases(base.baseImages);
	if (file.vulnerabilities?.["base-image-findings"] === "apart" && !names) say(["vulnerabilities", "base-image-findings"], "has no effect: name the base image in base-images.allow or its signer in base-images.signed-by");
	for (const section of ["registries", "base-images"]) for (const [index, glob] of (file[section]?.allow ?? []).entries()) if (matchesEverything(glob)) say([
		section,
		"allow",
		index
	], `"${glob}" allows every image`);
	else if (!/[/*]/.test(glob)) say([
		section,
		"allow",
		index
	], neverMatches(glob));
	gateDoubts(file.gate, say);
	if (file.registries !== void 0 && file.registries.allow === void 0) say(["registries"], "has no effect without allow");
	if (file["base-images"] !== void 0 && !hasBaseImageRule(file["base-images"])) say(["base-images"], "has no effect without allow, digest-pinned or signed-by");
	for (const [index, one] of (file.exceptions ?? []).entries()) {
		const path = ["exceptions", index];
		const { vulnerability, image } = one;
		if (/^(?:cve|ghsa)-/i.test(vulnerability) && !/^(?:CVE|GHSA)-/.test(vulnerability)) say([...path, "vulnerability"], `"${vulnerability}" can never match: ids are compared exactly, and theirs begin in capitals`);
		if (one.package?.startsWith("pkg:") && /.@[^/]*$|[?#]/.test(one.package)) say([...path, "package"], "can never match: it is a PURL with a version or qualifiers");
		if (image !== void 0 && !/[/*]/.test(image)) say([...path, "image"], neverMatches(image));
		else if (image !== void 0 && /[:@][^/]*$/.test(image) && image.includes("/")) say([...path, "image"], `"${image}" can never match: registry/repository has no tag and no digest`);
	}
}
function gateDoubts(gate, say) {
	const repository = gate?.["source-repository"];
	const isOwn = repository !== void 0 && isOf(gate?.identity ?? "", repository);
	if (repository !== void 0 && gate?.["source-ref"] === void 0 && !isOwn) say(["gate", "source-repository"], "lets nothing through without a source-ref (or \"any\"), unless the identity is a workflow of it");
	for (const [index, glob] of (gate?.["promoted-from"] ?? []).entries()) if (matchesEverything(glob)) say([
		"gate",
		"promoted-from",
		index
	], `"${glob}" takes evidence from everywhere`);
}
function neverMatches(glob) {
	return `"${glob}" can never match: names begin with the registry, such as docker.io/library/${glob}`;
}
function hasBaseImageRule(rule) {
	return rule.allow !== void 0 || rule["digest-pinned"] === true || rule["signed-by"] !== void 0;
}
/** Whether a rule names a base image or a signer; a glob of everything names none. */
function namesBase(rule) {
	return (rule?.allow?.some((glob) => !matchesEverything(glob)) ?? false) || rule?.["signed-by"] !== void 0;
}
const ENFORCED = [
	"vulnerabilities",
	"end-of-life",
	"secrets",
	"registries",
	"base-images",
	"workflows",
	"gate"
];
function enforcedRules(file) {
	const sections = ENFORCED.flatMap((name) => {
		const rule = file[name];
		return rule === void 0 ? [] : [[[name], rule]];
	});
	return [[[], file], ...sections];
}
function accountables(file) {
	return [
		...(file.exceptions ?? []).map((one, index) => [["exceptions", index], one]),
		...(file.gaps ?? []).map((one, index) => [["gaps", index], one]),
		...(file.secrets?.suppressions ?? []).map((one, index) => [[
			"secrets",
			"suppressions",
			index
		], one])
	];
}
function repetitions(file, say, isWhole) {
	const first = /* @__PURE__ */ new Map();
	for (const [path, term] of accountables(file)) {
		if (!isWhole(path)) continue;
		const what = "fingerprint" in term ? term.fingerprint : "vulnerability" in term ? [
			term.vulnerability,
			term.package,
			term.path,
			term.image
		].map((part) => part ?? "").join("\n") : `gap ${term.path}`;
		const earlier = first.get(what);
		if (earlier === void 0) first.set(what, path);
		else say(path, `lets through the same as \`${pathName(earlier)}\`: keep one of them`);
	}
}
function terms(file, base, now, say) {
	const days = Number.parseInt(file["longest-term"] ?? String(base.longestTermDays), 10);
	const latest = new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
	for (const [path, { expires }] of accountables(file)) if (expires !== void 0 && expires > latest) say([...path, "expires"], `${expires} is more than ${days} days away (longest-term): ${latest} is the latest day`);
}

// src/formats/policy-file/policy-file-text.ts
var import_dist = require_dist();
/** A policy nests five levels; the composer of the YAML package calls itself for each. */
const MAX_DEPTH = 20;
const MAX_SYNTAX_FAULTS = 10;
/** Greatest {@link yamlWeight} of a policy: several thousand lines. */
const MAX_WEIGHT = 2e4;
/** Reads YAML 1.2 with keys that are text and unique, and without anchors, tags and directives; else answers what is wrong. */
function readYaml(bytes) {
	const start = {
		line: 1,
		column: 1
	};
	if (bytes.length > 1048576) {
		const message = `the file is larger than ${MAX_POLICY_BYTES} bytes, which no policy is`;
		return [{
			...start,
			message
		}];
	}
	if (!isUtf8(bytes)) return [{
		line: lineOfBadByte(bytes),
		column: 1,
		message: "the file is not UTF-8 text"
	}];
	const text = new TextDecoder().decode(bytes);
	const lines = new import_dist.LineCounter();
	const at = (offset, message) => {
		const { line, col } = lines.linePos(offset);
		return {
			line: Math.max(1, line),
			column: Math.max(1, col),
			message
		};
	};
	const tokens = [...new import_dist.Parser(lines.addNewLine).parse(text)];
	const refused = [...controlCharacters(text), ...refusedTokens(tokens)];
	if (refused.length > 0) return refused.slice(0, MAX_SYNTAX_FAULTS).map(([offset, why]) => at(offset, why));
	if (yamlWeight(text) > MAX_WEIGHT) return [{
		...start,
		message: `the file has more than ${MAX_WEIGHT} parts, which no policy has`
	}];
	const [document, second] = [...new import_dist.Composer({
		schema: "core",
		uniqueKeys: false,
		stringKeys: true,
		prettyErrors: false,
		resolveKnownTags: false
	}).compose(tokens)];
	if (document?.contents == null || (0, import_dist.isScalar)(document.contents) && document.contents.value === null) {
		const message = "the file is empty: write \"version: 1\", or remove the file for the default policy";
		return [{
			...start,
			message
		}];
	}
	if (second !== void 0) return [at(second.range[0], "a second document begins here; a policy is one document")];
	const faults = [...document.errors, ...document.warnings].slice(0, MAX_SYNTAX_FAULTS).map((error) => at(error.pos[0], `not YAML: ${plain(error.message, 200)}`));
	if (faults.length > 0) return faults;
	const twice = repeatedKeys(document.contents).map(([offset, key]) => at(offset, `the key "${plain(key, 60)}" stands here a second time`));
	if (twice.length > 0) return twice.slice(0, MAX_SYNTAX_FAULTS);
	return {
		value: document.toJS({ maxAliasCount: 0 }),
		spot: (path, part = "value") => {
			const { line, column } = at(offsetOf(document, path, part), "");
			return {
				line,
				column
			};
		}
	};
}
/** YAML allows none of them but tab and line breaks; the package lets them pass. */
function controlCharacters(text) {
	const found = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/.exec(text);
	return found === null ? [] : [[found.index, "a control character stands here"]];
}
/** Walks the tokens without calling itself, since a hostile file nests as deep as it is long. */
function refusedTokens(tokens) {
	const refused = [];
	const open = [];
	for (const token of tokens) open.push([token, 0]);
	for (let next = open.pop(); next !== void 0; next = open.pop()) {
		const [token, depth] = next;
		const why = refusal(token.type);
		if (why !== void 0) refused.push([token.offset, why]);
		if (depth > MAX_DEPTH) return [[token.offset, `the file nests more than ${MAX_DEPTH} levels deep here`]];
		if ("items" in token) for (const item of token.items) {
			const parts = [
				...item.start,
				...item.sep ?? [],
				item.key,
				item.value
			];
			for (const part of parts) if (part != null) open.push([part, depth + 1]);
		}
		if (token.type === "document") {
			for (const part of token.start) open.push([part, depth]);
			if (token.value !== void 0) open.push([token.value, depth]);
		}
		if ("props" in token) for (const part of token.props) open.push([part, depth]);
	}
	return refused.sort(([one], [other]) => one - other);
}
function refusal(type) {
	if (type === "anchor" || type === "alias") return "anchors and aliases (& and *) are not used in a policy";
	if (type === "tag") return "tags (!) are not used in a policy: put text that begins with ! in quotes";
	return type === "directive" ? "directives (%) are not used in a policy" : void 0;
}
/** The package compares each key with every other of its map, which takes long for many keys. */
function repeatedKeys(node) {
	if ((0, import_dist.isSeq)(node)) return node.items.flatMap(repeatedKeys);
	if (!(0, import_dist.isMap)(node)) return [];
	const seen = /* @__PURE__ */ new Set();
	return node.items.flatMap(({ key, value }) => {
		const name = nameOf(key);
		const repeated = seen.has(name);
		seen.add(name);
		return [...repeated ? [[key.range?.[0] ?? 0, name]] : [], ...value === null ? [] : repeatedKeys(value)];
	});
}
function offsetOf(document, path, part) {
	let node = document.contents;
	let offset = startOf(node) ?? 0;
	for (const [at, step] of path.entries()) if ((0, import_dist.isMap)(node)) {
		const pair = node.items.find(({ key }) => nameOf(key) === step);
		if (pair === void 0) return offset;
		const key = startOf(pair.key) ?? offset;
		offset = at === path.length - 1 && part === "key" ? key : startOf(pair.value) ?? key;
		node = pair.value;
	} else if ((0, import_dist.isSeq)(node)) {
		node = node.items[Number(step)];
		offset = startOf(node) ?? offset;
	} else return offset;
	return offset;
}
function startOf(node) {
	return (0, import_dist.isMap)(node) || (0, import_dist.isSeq)(node) || (0, import_dist.isScalar)(node) ? node.range?.[0] : void 0;
}
function nameOf(key) {
	return (0, import_dist.isScalar)(key) ? String(key.value) : "";
}
function lineOfBadByte(bytes) {
	let line = 1;
	for (let from = 0; from < bytes.length; line += 1) {
		const end = bytes.indexOf(10, from);
		const to = end < 0 ? bytes.length : end;
		if (!isUtf8(bytes.subarray(from, to))) return line;
		from = to + 1;
	}
	return 1;
}

// src/formats/policy-file/policy-file-read.ts
const MAX_FAULTS = 50;
/** Reads a policy file whole; what it leaves out is as in `base`. */
function readPolicyFile(bytes, base, now) {
	const yaml = readYaml(bytes);
	if (!("spot" in yaml)) return {
		sound: false,
		faults: yaml
	};
	const faults = [];
	const parsed = policyFileSchema.safeParse(yaml.value);
	for (const issue of parsed.error?.issues ?? []) if (faults.length < MAX_FAULTS) faults.push(...remarksOf(issue, yaml));
	const faulty = placesOf(parsed.error?.issues ?? []);
	const isWhole = (path) => !faulty.has(pathName(path));
	contradictions(parsed.data ?? soundFile(yaml.value), base, now, saying(yaml, faults), isWhole);
	if (!parsed.success || faults.length > 0) return {
		sound: false,
		faults: inOrder(faults)
	};
	const found = [];
	doubts(parsed.data, base, now, saying(yaml, found));
	return {
		sound: true,
		policy: policyOf(parsed.data, base),
		doubts: inOrder(found)
	};
}
/** Every path at or below which something is faulty; a set, since a file can have many faults and many entries. */
function placesOf(issues) {
	return new Set(issues.flatMap(({ path }) => [path, ...path.map((_, depth) => path.slice(0, depth))].map(pathName)));
}
function saying(yaml, remarks) {
	return (path, message) => remarks.push({
		...yaml.spot(path),
		message: `\`${pathName(path)}\` ${message}`
	});
}
function inOrder(remarks) {
	const sorted = remarks.toSorted((one, other) => one.line - other.line || one.column - other.column);
	const [last] = sorted.slice(MAX_FAULTS);
	if (last === void 0) return sorted;
	const more = {
		...last,
		message: `there are ${sorted.length - MAX_FAULTS} faults or more beyond these`
	};
	return [...sorted.slice(0, MAX_FAULTS), more];
}
/** The parts of a faulty file that are sound by themselves, so that their contradictions are told along. */
function soundFile(value) {
	return soundPart(policyFileSchema, value) ?? {};
}
function soundPart(schema, value) {
	if (value === void 0) return void 0;
	const parsed = safeParse(schema, value);
	if (parsed.success) return parsed.data;
	if (schema instanceof ZodOptional) return soundPart(schema.unwrap(), value);
	if (schema instanceof ZodArray && schema.element instanceof ZodObject) return Array.isArray(value) ? value.map((one) => soundPart(schema.element, one) ?? {}) : void 0;
	if (!(schema instanceof ZodObject) || typeof value !== "object" || value === null) return void 0;
	const parts = Object.entries(schema.shape).map(([name, part]) => [name, Object.hasOwn(value, name) ? soundPart(part, Reflect.get(value, name)) : void 0]);
	return Object.fromEntries(parts.filter(([, part]) => part !== void 0));
}

export { readPolicyFile as t };