import { o as digestOf } from "./result.js";

// src/domain/policy/policy.ts
/** The SLSA build levels that Assay's evidence can prove, the lowest first. */
const SLSA_LEVELS = ["SLSA_BUILD_LEVEL_1", "SLSA_BUILD_LEVEL_2"];
/** The path of the policy file, relative to the workspace. */
const POLICY_PATH = ".github/assay.yml";
/** Greatest size of a policy file, in bytes. A larger file is refused before it is parsed. */
const MAX_POLICY_BYTES = 1 << 20;
const HOUR_MS = 36e5;
/** The policy if there is no file and no input. */
const DEFAULT_POLICY = {
	vulnerabilities: {
		enforce: "block",
		failOn: ["critical", "high"],
		onlyFixed: false,
		packages: [],
		databaseMaxAgeMs: 48 * HOUR_MS,
		baseImageFindings: "count"
	},
	endOfLife: { enforce: "block" },
	secrets: {
		enforce: "block",
		failOn: ["high", "medium"],
		suppressions: []
	},
	exceptions: [],
	gaps: [],
	longestTermDays: 90,
	vex: {
		files: [],
		attestations: []
	},
	registries: {
		enforce: "block",
		allow: []
	},
	baseImages: {
		enforce: "block",
		allow: [],
		digestPinned: false,
		signedBy: [],
		undetermined: "block"
	},
	workflows: { enforce: "advise" },
	unrecognisedImages: "error",
	signOnWarn: false,
	gate: {
		enforce: "block",
		signers: [],
		revokers: [],
		denied: {
			digests: [],
			vulnerabilities: [],
			packages: []
		},
		breakGlass: [],
		promotedFrom: [],
		acceptedPolicies: []
	}
};
/** The effect of a rule at a given time: before `blockFrom` it warns. */
function effectOn(rule, now) {
	if (rule.blockFrom === void 0) return rule.enforce;
	return now.getTime() < Date.parse(`${rule.blockFrom}T00:00:00Z`) ? "warn" : "block";
}
/** Whether an entry has expired. It is valid until the end of its last day (UTC). */
function hasExpired({ expires }, now) {
	return now.getTime() >= Date.parse(`${expires}T00:00:00Z`) + 24 * HOUR_MS;
}
/**
* A digest that is the same for the same rules that judge an image: over JSON with sorted keys and sorted lists of
* severities. What concerns operation is not part of it, so that it can change without denying what was shipped: the
* section `gate`, and the greatest age of the database. The gate compares that age itself with what the summary says.
*/
function policyDigest(policy) {
	const { gate: _gate, vulnerabilities, ...rules } = policy;
	const { databaseMaxAgeMs: _age, ...judging } = vulnerabilities;
	return digestOf(JSON.stringify({
		...rules,
		vulnerabilities: judging
	}, sorted));
}
const UNORDERED = /* @__PURE__ */ new Set(["failOn"]);
function sorted(key, value) {
	if (Array.isArray(value)) return UNORDERED.has(key) ? [...value].sort() : value;
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).sort(([one], [other]) => one < other ? -1 : 1));
}

// src/domain/finding/finding.ts
/** Severities, the worst first. `unknown`: the database does not rate the vulnerability. */
const SEVERITIES = [
	"critical",
	"high",
	"medium",
	"low",
	"unknown"
];
/** Whether the text names a severity, in lower case. */
function isSeverity(text) {
	return SEVERITIES.some((severity) => severity === text);
}
/**
* The kind of a location, which influences the severity of a secret there. `package`: a file of an installed package, as
* it was published. `system`: a file of the standard library of a language. A location without a kind belongs to the
* user.
*/
const LOCATION_KINDS = [
	"package",
	"system",
	"documentation",
	"sample",
	"generated"
];
/**
* How certain and how serious a secret is. `high`: it has the form of a real credential. `medium`: a generic rule found
* it by its name and its entropy. `low`: it is only in locations that usually contain samples (tests, examples,
* documentation), or in unchanged files of published packages.
*/
const SECRET_SEVERITIES = [
	"high",
	"medium",
	"low"
];
/**
* Why a secret has its severity. `form`: a rule knows its form. `name`: it was found by its name and its randomness.
* `doubt`: it has a known form, but something suggests that it is no secret. `weak`: it is easy to guess.
* `sample-place`: it is only among samples. `published`: it is only in unchanged files of published packages.
* `generated`: it is only in files that programs wrote.
*/
const SECRET_WHYS = [
	"form",
	"name",
	"doubt",
	"weak",
	"sample-place",
	"published",
	"generated"
];
/** Counts findings by severity. */
function countBySeverity(findings) {
	const counts = {
		critical: 0,
		high: 0,
		medium: 0,
		low: 0,
		unknown: 0
	};
	for (const finding of findings) counts[finding.severity] += 1;
	return counts;
}

export { countBySeverity as a, MAX_POLICY_BYTES as c, effectOn as d, hasExpired as f, SEVERITIES as i, POLICY_PATH as l, SECRET_SEVERITIES as n, isSeverity as o, policyDigest as p, SECRET_WHYS as r, DEFAULT_POLICY as s, LOCATION_KINDS as t, SLSA_LEVELS as u };