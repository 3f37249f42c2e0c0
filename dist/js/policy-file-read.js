import { Lt as orUndefined, Pt as safeParse, Rt as parsed, Wt as isDigest, Xt as nearest, at as parseDuration, dt as ZodOptional, lt as ZodArray, nt as optional, rt as DAY_MS, ut as ZodObject, zt as unparsable } from "./shared-cli.js";
import { n as GITHUB_ISSUER, t as policyFileSchema } from "./policy-file.js";
import { H as isWorkflowOf, L as namesBases, at as SEVERITIES, bt as MAX_POLICY_BYTES, dt as endOf, et as publicKeysIn, gt as matchesEverything, lt as MAX_BREAK_GLASS_MS, rt as SECRET_SEVERITIES, wt as hasExpired } from "./shared-policy.js";
import { o as plain } from "./shared-first.js";
import { n as require_dist, t as yamlWeight } from "./yaml-weight.js";
import { isUtf8 } from "node:buffer";

// src/formats/policy-file/policy-file-convert-gate.ts
/** The rule of the gate that a valid file means, without its enforcement. What the file leaves out is as in `base`. */
function gateOf({ gate: section }, { gate: fallback }) {
	const written = section === void 0 ? [] : signersOf(section);
	return {
		...optional({
			sourceRepository: section?.["source-repository"] ?? fallback.sourceRepository,
			sourceRef: section?.["source-ref"] ?? fallback.sourceRef,
			sourceRepositoryId: section?.["source-repository-id"] ?? fallback.sourceRepositoryId,
			sourceOwnerId: section?.["source-owner-id"] ?? fallback.sourceOwnerId,
			level: section?.level ?? fallback.level,
			runner: section?.runner ?? fallback.runner,
			withoutEvidence: scanOrNothing(section?.["without-evidence"] ?? fallback.withoutEvidence)
		}),
		signers: written.length === 0 ? fallback.signers : written,
		revokers: section?.revokers?.flatMap(revokersOf) ?? fallback.revokers,
		denied: deniedOf(section, fallback.denied),
		breakGlass: section?.["break-glass"]?.map(({ digest, repository, rules, until, reason, owner }) => ({
			...optional({
				digest: digestIn(digest),
				repository
			}),
			rules,
			until,
			reason,
			owner
		})) ?? fallback.breakGlass,
		promotedFrom: section?.["promoted-from"] ?? fallback.promotedFrom,
		acceptedPolicies: section?.["accepted-policies"]?.filter(isDigest) ?? fallback.acceptedPolicies
	};
}
function scanOrNothing(written) {
	return written === "scan" ? written : void 0;
}
/** `identity` is the first signer, and has no end. */
function signersOf({ identity, issuer, identities = [], keys = [] }) {
	return [...[...identity === void 0 ? [] : [{
		identity,
		issuer,
		until: void 0
	}], ...identities].map((one) => ({
		...identityOf(one),
		...optional({ until: one.until })
	})), ...keys.map(({ key, until }) => ({
		...keyOf(key),
		...optional({ until })
	}))];
}
function revokersOf({ identity, issuer, key }) {
	return [...identity === void 0 ? [] : [identityOf({
		identity,
		issuer
	})], ...key === void 0 ? [] : [keyOf(key)]];
}
function identityOf({ identity, issuer }) {
	return {
		kind: "certificate",
		identity,
		issuer: issuer ?? "https://token.actions.githubusercontent.com"
	};
}
/** The same text for the same key, however it is written. */
function keyOf(text) {
	const [publicKey] = orUndefined(publicKeysIn(text)) ?? [text];
	return {
		kind: "key",
		publicKey
	};
}
function deniedOf(section, fallback) {
	const denial = ({ reason, owner, since }) => ({
		reason,
		owner,
		...optional({ since })
	});
	return {
		digests: section?.["denied-digests"]?.flatMap((one) => {
			const digest = digestIn(one.digest);
			return digest === void 0 ? [] : [{
				digest,
				...denial(one)
			}];
		}) ?? fallback.digests,
		vulnerabilities: section?.["denied-vulnerabilities"]?.map((one) => ({
			vulnerability: one.vulnerability,
			...denial(one)
		})) ?? fallback.vulnerabilities,
		packages: section?.["denied-packages"]?.map((one) => ({
			package: one.package,
			versions: one.versions ?? [],
			...denial(one)
		})) ?? fallback.packages
	};
}
function digestIn(text) {
	return text !== void 0 && isDigest(text) ? text : void 0;
}

// src/formats/policy-file/policy-file-convert.ts
/** The policy that a valid file means. What the file leaves out is as in `base`. */
function policyOf(file, base) {
	const rule = (section, fallback) => enforcedBy([section, file], fallback);
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
			...optional({
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
		...(file.isolate ?? base.isolate) === "required" && { isolate: "required" },
		signOnWarn: file["sign-on-warn"] ?? base.signOnWarn,
		gate: {
			...rule(file.gate, base.gate),
			...gateOf(file, base)
		}
	};
}
/** The first rule with `enforce` or `block-from` decides alone, so that the two never come from different rules. */
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
		...optional({ blockFrom: base.blockFrom })
	};
}
function vulnerabilitiesOf(file, base) {
	const { vulnerabilities: section } = file;
	const { vulnerabilities: fallback } = base;
	const age = section?.["database-max-age"];
	return {
		...enforcedBy([section, file], fallback),
		failOn: inOrder$1(SEVERITIES, section?.["fail-on"]) ?? fallback.failOn,
		onlyFixed: section?.["only-fixed"] ?? fallback.onlyFixed,
		...optional({ cvss: section?.cvss ?? fallback.cvss }),
		packages: section?.packages?.map(packageRuleOf) ?? fallback.packages,
		databaseMaxAgeMs: (age === void 0 ? void 0 : orUndefined(parseDuration(age))) ?? fallback.databaseMaxAgeMs,
		...optional({ newOnly: baselineOf(section?.["new-only"]) ?? fallback.newOnly }),
		baseImageFindings: section?.["base-image-findings"] ?? fallback.baseImageFindings
	};
}
function packageRuleOf(rule) {
	return {
		types: rule.types ?? [],
		names: rule.names ?? [],
		paths: rule.paths ?? [],
		...optional({
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
	const { "base-images": section } = file;
	const { baseImages: fallback } = base;
	return {
		...enforcedBy([section, file], fallback),
		allow: section?.allow ?? fallback.allow,
		digestPinned: section?.["digest-pinned"] ?? fallback.digestPinned,
		signedBy: section?.["signed-by"]?.map(signerOf) ?? fallback.signedBy,
		undetermined: section?.undetermined ?? fallback.undetermined
	};
}
function workflowsOf({ workflows: section }, { workflows: fallback }) {
	if (section?.["block-from"] !== void 0) return {
		enforce: "block",
		blockFrom: section["block-from"]
	};
	return section?.enforce === void 0 ? fallback : { enforce: section.enforce };
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
/** A list of severities in the order of `all`, each once. */
function inOrder$1(all, written) {
	return written && all.filter((severity) => written.includes(severity));
}

// src/formats/policy-file/policy-file-faults.ts
const MAX_KEYS = 50;
/** The diagnostics for an issue of the schema: one for each unknown key, otherwise one. */
function diagnosticsOf(issue, yaml) {
	const { path } = issue;
	if (issue.code === "unrecognized_keys") return issue.keys.slice(0, MAX_KEYS).map((key) => ({
		...yaml.spot([...path, key], "key"),
		message: unknownKey(key, path, keysAt(path))
	}));
	const name = path.length === 0 ? "the file" : `\`${pathName(path)}\``;
	return [{
		...yaml.spot(path),
		message: `${name} ${faultOf(issue, valueAt(yaml.value, path))}`
	}];
}
/** `exceptions[2].expires` */
function pathName(path) {
	return path.map((step) => typeof step === "number" ? `[${step}]` : `.${String(step)}`).join("").replace(/^\./, "");
}
function faultOf(issue, value) {
	switch (issue.code) {
		case "invalid_type": return wrongType(issue, value);
		case "invalid_value": {
			const allowed = issue.values.map(String);
			if (allowed.length === 1 && value === void 0) return `is missing: write \`${pathName(issue.path)}: ${allowed[0]}\``;
			if (allowed.length === 1) return `must be ${allowed[0]}`;
			if (value === void 0) return `is missing: write ${allowed.join(" or ")}`;
			return `is ${shown(value)}, which is not one of ${allowed.join(", ")}${suggestion(String(value), allowed)}`;
		}
		case "too_small": return issue.origin === "number" ? `is ${shown(value)} and must not be below ${issue.minimum}` : "must have at least one entry";
		case "too_big": return `is ${shown(value)} and must not be above ${issue.maximum}`;
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
	return `"${plain(key, 60)}" is not a key ${where}${suggestion(key, allowed)}; the keys are ${allowed.join(", ")}`;
}
/** The keys that a map at a path of the file may have. */
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
function suggestion(text, allowed) {
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

// src/formats/policy-file/policy-file-operations.ts
const HOUR_MS = 36e5;
/** Reports contradictions in what the section `gate` says about operation. `isWhole`: whether a part is valid. */
function operationFaults(gate, now, report, isWhole) {
	for (const [index, { identity, issuer, key }] of (gate.revokers ?? []).entries()) {
		const path = [
			"gate",
			"revokers",
			index
		];
		if (!isWhole(path)) continue;
		if (identity === void 0 === (key === void 0)) report(path, "must name an identity or a key");
		else if (issuer !== void 0 && identity === void 0) report([...path, "issuer"], "has no effect without an identity");
	}
	for (const [index, { digest, repository, until }] of (gate["break-glass"] ?? []).entries()) {
		const path = [
			"gate",
			"break-glass",
			index
		];
		if (isWhole(path) && digest === void 0 && repository === void 0) report(path, "applies to no image: give it digest or repository");
		const latest = new Date(now.getTime() + MAX_BREAK_GLASS_MS).toISOString();
		if (until !== void 0 && Date.parse(until) > now.getTime() + MAX_BREAK_GLASS_MS) report([...path, "until"], `${until} is more than ${MAX_BREAK_GLASS_MS / HOUR_MS} h away: ${latest.slice(0, 19)}Z is the latest time`);
	}
	repeatedSigners(gate, report, isWhole);
}
/** Reports what has no effect any more or is most likely not meant. */
function operationDoubts(gate, now, report) {
	for (const [index, { until }] of (gate["break-glass"] ?? []).entries()) if (Date.parse(until) <= now.getTime()) report([
		"gate",
		"break-glass",
		index,
		"until"
	], `${until} is over: remove the entry`);
	const signers = [...gate.identities ?? [], ...gate.keys ?? []];
	const isEnding = ({ until }) => until !== void 0 && endOf(until) <= now.getTime();
	if (gate.identity === void 0 && signers.length > 0 && signers.every(isEnding)) report(["gate"], "names only signers whose end has passed: nothing that is signed from now on counts");
}
function repeatedSigners(gate, report, isWhole) {
	const first = /* @__PURE__ */ new Map();
	const given = [
		[["gate", "identity"], gate.identity === void 0 ? void 0 : `${gate.identity} ${gate.issuer ?? ""}`],
		...(gate.identities ?? []).map(({ identity, issuer = "" }, index) => [[
			"gate",
			"identities",
			index
		], `${identity} ${issuer}`]),
		...(gate.keys ?? []).map(({ key }, index) => [[
			"gate",
			"keys",
			index
		], key])
	];
	for (const [path, name] of given) {
		if (name === void 0 || !isWhole(path)) continue;
		const earlier = first.get(name);
		if (earlier === void 0) first.set(name, path);
		else report(path, `names the same as \`${pathName(earlier)}\`: keep one of them`);
	}
}

// src/formats/policy-file/policy-file-rules.ts
/**
* Reports what no schema can check: keys that contradict each other, and terms that are too long by `base` and the file. Of
* an invalid file, `file` has the valid parts. `isWhole` says whether everything at or below a path is valid: a rule
* about missing keys must not be applied to a part that is incomplete.
*/
function contradictions(file, base, now, report, isWhole = () => true) {
	for (const [path, rule] of enforcedRules(file)) {
		if (rule["block-from"] === void 0 || rule.enforce === void 0 || rule.enforce === "block") continue;
		report([...path, "block-from"], `contradicts "enforce: ${rule.enforce}": leave one of them out`);
	}
	const { vulnerabilities, "base-images": baseImages, gate } = file;
	for (const [index, rule] of (vulnerabilities?.packages ?? []).entries()) {
		const path = [
			"vulnerabilities",
			"packages",
			index
		];
		if (!isWhole(path)) continue;
		if (!rule.types && !rule.names && !rule.paths) report(path, "applies to no package: give it types, names or paths");
		if (!rule["fail-on"] && rule["only-fixed"] === void 0 && rule.cvss === void 0) report(path, "changes nothing: give it fail-on, only-fixed or cvss");
	}
	if (isWhole(["base-images"]) && baseImages?.undetermined !== void 0 && !hasBaseImageRule(baseImages)) report(["base-images", "undetermined"], "needs a rule for base images: allow, digest-pinned or signed-by");
	if (gate?.issuer !== void 0 && gate.identity === void 0 && isWhole(["gate"])) report(["gate", "issuer"], "has no effect without an identity");
	if (gate !== void 0) operationFaults(gate, now, report, isWhole);
	repetitions(file, report, isWhole);
	terms(file, base, now, report);
}
/** Reports what is no fault, but most likely not what the author wants. */
function doubts(file, base, now, report) {
	timeDoubts(file, now, report);
	for (const [index, { path }] of (file.gaps ?? []).entries()) if (matchesEverything(path)) report([
		"gaps",
		index,
		"path"
	], `"${path}" accepts every gap`);
	const isBaseNamed = namesBase(file["base-images"]) || namesBases(base.baseImages);
	if (file.vulnerabilities?.["base-image-findings"] === "apart" && !isBaseNamed) report(["vulnerabilities", "base-image-findings"], "has no effect: name the base image in base-images.allow or its signer in base-images.signed-by");
	allowListDoubts(file, report);
	gateDoubts(file.gate, report);
	if (file.gate !== void 0) operationDoubts(file.gate, now, report);
	exceptionDoubts(file.exceptions, report);
}
/** Days that are over. */
function timeDoubts(file, now, report) {
	for (const [path, rule] of enforcedRules(file)) {
		const from = rule["block-from"];
		if (from !== void 0 && Date.parse(from) <= now.getTime()) report([...path, "block-from"], "is in the past: the rule blocks already, and you can remove the line");
	}
	for (const [path, term] of accountables(file)) if (hasExpired(term, now)) report([...path, "expires"], `${term.expires} is in the past: this entry ignores nothing any more`);
}
function allowListDoubts(file, report) {
	for (const section of ["registries", "base-images"]) for (const [index, glob] of (file[section]?.allow ?? []).entries()) if (matchesEverything(glob)) report([
		section,
		"allow",
		index
	], `"${glob}" allows every image`);
	else if (!/[/*]/.test(glob)) report([
		section,
		"allow",
		index
	], neverMatches(glob));
	if (file.registries !== void 0 && file.registries.allow === void 0) report(["registries"], "has no effect without allow");
	if (file["base-images"] !== void 0 && !hasBaseImageRule(file["base-images"])) report(["base-images"], "has no effect without allow, digest-pinned or signed-by");
}
function exceptionDoubts(exceptions, report) {
	for (const [index, one] of (exceptions ?? []).entries()) {
		const path = ["exceptions", index];
		const { vulnerability, image } = one;
		if (/^(?:cve|ghsa)-/i.test(vulnerability) && !/^(?:CVE|GHSA)-/.test(vulnerability)) report([...path, "vulnerability"], `"${vulnerability}" can never match: ids are compared exactly, and these begin with capital letters`);
		if (one.package?.startsWith("pkg:") && /.@[^/]*$|[?#]/.test(one.package)) report([...path, "package"], "can never match: it is a PURL with a version or qualifiers");
		if (image !== void 0 && !/[/*]/.test(image)) report([...path, "image"], neverMatches(image));
		else if (image !== void 0 && /[:@][^/]*$/.test(image) && image.includes("/")) report([...path, "image"], `"${image}" can never match: registry/repository has no tag and no digest`);
	}
}
function gateDoubts(gate, report) {
	const repository = gate?.["source-repository"];
	const identities = [gate?.identity, ...(gate?.identities ?? []).map(({ identity }) => identity)];
	const isItsWorkflow = repository !== void 0 && identities.some((one) => one !== void 0 && isWorkflowOf(one, repository));
	if (repository !== void 0 && gate?.["source-ref"] === void 0 && !isItsWorkflow) report(["gate", "source-repository"], "admits no image without a source-ref (or \"any\"), unless the identity is a workflow of that repository");
	for (const [index, glob] of (gate?.["promoted-from"] ?? []).entries()) if (matchesEverything(glob)) report([
		"gate",
		"promoted-from",
		index
	], `"${glob}" accepts evidence from everywhere`);
}
function neverMatches(glob) {
	return `"${glob}" can never match: names begin with the registry, such as docker.io/library/${glob}`;
}
function hasBaseImageRule(rule) {
	return rule.allow !== void 0 || rule["digest-pinned"] === true || rule["signed-by"] !== void 0;
}
/** Whether a rule names a base image or a signer. A glob that matches everything names none. */
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
function repetitions(file, report, isWhole) {
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
		else report(path, `names the same as \`${pathName(earlier)}\`: keep one of them`);
	}
}
function terms(file, base, now, report) {
	const days = Number.parseInt(file["longest-term"] ?? String(base.longestTermDays), 10);
	const latest = new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
	for (const [path, { expires }] of accountables(file)) if (expires !== void 0 && expires > latest) report([...path, "expires"], `${expires} is more than ${days} days away (longest-term): ${latest} is the latest day`);
}

// src/formats/policy-file/policy-file-text.ts
var import_dist = require_dist();
/** Greatest depth. A policy has five levels; the composer of the YAML package is recursive. */
const MAX_DEPTH = 20;
const MAX_SYNTAX_FAULTS = 10;
/** Greatest {@link yamlWeight} of a policy: several thousand lines. */
const MAX_WEIGHT = 2e4;
/** Reads YAML 1.2 with keys that are text and unique, and without anchors, tags and directives. */
function readYaml(bytes) {
	const first = (message) => unparsable([{
		line: 1,
		column: 1,
		message
	}]);
	if (bytes.length > 1048576) return first(`the file is larger than ${MAX_POLICY_BYTES} bytes, the limit for a policy`);
	if (!isUtf8(bytes)) return unparsable([{
		line: lineOfBadByte(bytes),
		column: 1,
		message: "the file is not UTF-8 text"
	}]);
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
	const tokens = tokensOf(text, lines);
	if (tokens === void 0) return first("the file nests more levels than any policy has");
	const refused = [...controlCharacters(text), ...refusedTokens(tokens)];
	if (refused.length > 0) return unparsable(refused.slice(0, MAX_SYNTAX_FAULTS).map(([offset, why]) => at(offset, why)));
	if (yamlWeight(text) > MAX_WEIGHT) return first(`the file has more than ${MAX_WEIGHT} parts, the limit for a policy`);
	const [document, second] = [...new import_dist.Composer(COMPOSER_OPTIONS).compose(tokens)];
	if (document?.contents == null || (0, import_dist.isScalar)(document.contents) && document.contents.value === null) return first("the file is empty: write \"version: 1\", or remove the file for the default policy");
	if (second !== void 0) return unparsable([at(second.range[0], "a second document begins here; a policy is one document")]);
	const faults = documentFaults(document, document.contents, at);
	if (faults.length > 0) return unparsable(faults.slice(0, MAX_SYNTAX_FAULTS));
	return parsed({
		value: document.toJS({ maxAliasCount: 0 }),
		spot: (path, part = "value") => {
			const { line, column } = at(offsetOf(document, path, part), "");
			return {
				line,
				column
			};
		}
	});
}
/** Undefined if the text nests too deep for the parser, which is recursive. */
function tokensOf(text, lines) {
	try {
		return [...new import_dist.Parser(lines.addNewLine).parse(text)];
	} catch (error) {
		if (error instanceof RangeError) return void 0;
		throw error;
	}
}
const COMPOSER_OPTIONS = {
	schema: "core",
	uniqueKeys: false,
	stringKeys: true,
	prettyErrors: false,
	resolveKnownTags: false
};
/** The errors of the YAML package; only if there are none, the keys that are there twice. */
function documentFaults(document, contents, at) {
	const errors = [...document.errors, ...document.warnings].map((error) => at(error.pos[0], `not YAML: ${plain(error.message, 200)}`));
	if (errors.length > 0) return errors;
	return repeatedKeys(contents).map(([offset, key]) => at(offset, `the key "${plain(key, 60)}" is here for the second time`));
}
/** YAML allows no control characters but tab and line breaks. The package accepts them. */
function controlCharacters(text) {
	const found = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/.exec(text);
	return found === null ? [] : [[found.index, "there is a control character here"]];
}
/** Walks the tokens without recursion, since a hostile file can be as deep as it is long. */
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
/** Repeated keys. The package itself compares each key with every other, which takes a long time for many keys. */
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
/** Reads a policy file. What the file leaves out is as in `base`. The fault is every fault of the file. */
function readPolicyFile(bytes, base, now) {
	const text = readYaml(bytes);
	if (!text.ok) return text;
	const yaml = text.value;
	const faults = [];
	const file = policyFileSchema.safeParse(yaml.value);
	const issues = file.error?.issues ?? [];
	for (const issue of issues) if (faults.length < MAX_FAULTS) faults.push(...diagnosticsOf(issue, yaml));
	const faulty = faultyPaths(issues);
	const isWhole = (path) => !faulty.has(pathName(path));
	contradictions(file.data ?? validParts(yaml.value), base, now, reporterTo(faults, yaml), isWhole);
	if (!file.success || faults.length > 0) return unparsable(inOrder(faults));
	const doubtful = [];
	doubts(file.data, base, now, reporterTo(doubtful, yaml));
	return parsed({
		policy: policyOf(file.data, base),
		doubts: inOrder(doubtful)
	});
}
/** Every path at or below which there is a fault. A set, since a file can have many faults and many entries. */
function faultyPaths(issues) {
	return new Set(issues.flatMap(({ path }) => [path, ...path.map((_, depth) => path.slice(0, depth))].map(pathName)));
}
function reporterTo(diagnostics, yaml) {
	return (path, message) => diagnostics.push({
		...yaml.spot(path),
		message: `\`${pathName(path)}\` ${message}`
	});
}
function inOrder(diagnostics) {
	const sorted = diagnostics.toSorted((one, other) => one.line - other.line || one.column - other.column);
	const [last] = sorted.slice(MAX_FAULTS);
	if (last === void 0) return sorted;
	const more = {
		...last,
		message: `there are ${sorted.length - MAX_FAULTS} or more further faults`
	};
	return [...sorted.slice(0, MAX_FAULTS), more];
}
/** The parts of an invalid file that are valid by themselves, so that their contradictions are reported too. */
function validParts(value) {
	return validPart(policyFileSchema, value) ?? {};
}
function validPart(schema, value) {
	if (value === void 0) return void 0;
	const { success, data } = safeParse(schema, value);
	if (success) return data;
	if (schema instanceof ZodOptional) return validPart(schema.unwrap(), value);
	if (schema instanceof ZodArray && schema.element instanceof ZodObject) return Array.isArray(value) ? value.map((one) => validPart(schema.element, one) ?? {}) : void 0;
	if (!(schema instanceof ZodObject) || typeof value !== "object" || value === null) return void 0;
	const parts = Object.entries(schema.shape).map(([name, part]) => [name, Object.hasOwn(value, name) ? validPart(part, Reflect.get(value, name)) : void 0]);
	return Object.fromEntries(parts.filter(([, part]) => part !== void 0));
}

export { readPolicyFile as t };