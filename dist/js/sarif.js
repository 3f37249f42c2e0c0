import { Tt as policyDigest, at as SEVERITIES, h as vexName, xt as POLICY_PATH } from "./shared-policy.js";
import { t as PRODUCT, x as REDACTED } from "./shared-cli.js";
import { n as platformsOf, t as imageNameOf } from "./alert-category.js";
import { d as REASONS, o as plain } from "./shared-first.js";
import { a as identityOf, i as rotationOf, o as secretAlerts, r as whyInWords, s as vulnerabilityAlerts } from "./secret-advice.js";
import { i as scopeName, n as placeInWords, r as placeName, t as instructionsOf } from "./location-names.js";
import { t as ADVICE_RULES } from "./advice.js";
import { basename } from "node:path";
import { gzipSync } from "node:zlib";

// src/domain/fixes/fix-lines.ts
/**
* Where a person can change something about a finding, the best place first: where the package's version is named, else
* the `FROM` of the base image. Empty if the source tree names neither.
*/
function fixLines(fixes) {
	const lines = /* @__PURE__ */ new Map();
	for (const kind of [
		"package",
		"system",
		"base-image"
	]) for (const step of fixes?.steps ?? []) {
		if (step.kind !== kind) continue;
		for (const { finding } of step.findings) {
			const known = lines.get(keyOf(finding)) ?? [];
			const added = step.lines.filter((line) => !known.some((one) => one.path === line.path && one.line === line.line));
			lines.set(keyOf(finding), [...known, ...added]);
		}
	}
	return (finding) => lines.get(keyOf(finding)) ?? [];
}
function keyOf({ id, type, package: name, version }) {
	return JSON.stringify([
		id,
		type,
		name,
		version
	]);
}

// src/formats/sarif/sarif-locations.ts
/** The location of a result that has no other file. GitHub does not show a result without a location. */
const REPORT = "report.json";
/**
* The locations of a place. A place in the image is not a file of the repository: it is named as a logical location of the
* Dockerfile instructions that may have added it, or of the SBOM of the image if there are none.
*/
function locationsOf(run, place) {
	if (place.kind === "source") return [location(uriOf(place.path), place.line)];
	const logicalLocations = [{
		fullyQualifiedName: plain(placeName(place), 1e3).trim(),
		kind: place.kind
	}];
	if (place.kind === "commit") return [{
		...location(uriOf(place.path), place.line),
		logicalLocations
	}];
	const instructions = instructionsOf(place).map(({ path, line }) => location(uriOf(path), line));
	return (instructions.length > 0 ? instructions : [location(sbomFile(run, place.platform), 1)]).map((file) => ({
		...file,
		logicalLocations
	}));
}
/** A line of a file. */
function location(uri, line, column = 1) {
	const startLine = Math.max(1, Math.trunc(line));
	const startColumn = Math.max(1, Math.trunc(column));
	return { physicalLocation: {
		artifactLocation: { uri },
		region: {
			startLine,
			startColumn,
			endLine: startLine,
			endColumn: startColumn + 1
		}
	} };
}
/** The file name of the SBOM of `scope` (a platform or `source`). */
function sbomFile(run, scope) {
	const sboms = run.sboms?.done ? run.sboms.value : [];
	const sbom = sboms.find((one) => scopeName(one.scope) === scope) ?? sboms[0];
	return sbom === void 0 ? REPORT : uriOf(basename(sbom.cyclonedx.path));
}
/**
* A path below the root of the repository as a relative URI. The URI can never name a scheme, a host or a parent folder.
* A redacted path does not name a file, so `report.json` is used instead.
*/
function uriOf(path) {
	if (path.includes("[redacted]")) return REPORT;
	return path.split("/").filter((segment) => segment !== "" && segment !== "." && segment !== "..").map((segment) => encodeURIComponent(segment.toWellFormed())).join("/") || "report.json";
}

// src/formats/https-only.ts
/** An https address without credentials, in its usual form; undefined for everything else. */
function httpsOnly(address) {
	const url = address === void 0 || address.length > 2e3 ? null : URL.parse(address);
	return url?.protocol === "https:" && url.username === "" && url.password === "" ? url.href : void 0;
}

// src/formats/sarif/sarif-rules.ts
/** GitHub shows a score above 9.0 as critical, from 7.0 as high, from 4.0 as medium, above 0 as low. */
const SCORES = {
	critical: "9.5",
	high: "8.0",
	medium: "5.5",
	low: "2.0"
};
/** GitHub cuts descriptions after 1024 characters. */
const DESCRIPTION_LENGTH = 1e3;
/** GitHub does not limit the help text; this limit keeps the file small. */
const HELP_LENGTH = 3e3;
/** Text for a SARIF message: one line without `](`, which would make a link (SARIF 2.1.0, 3.11.6). */
function message(untrusted, maxLength = DESCRIPTION_LENGTH) {
	return { text: plain(untrusted, maxLength).trim().replaceAll("](", "] (") || "(no text)" };
}
/** The rule of a vulnerability. There is one for each id, not for each package. */
function ruleOfVulnerability(finding) {
	const title = finding.title ?? finding.id;
	const helpUri = httpsOnly(finding.url);
	const score = SCORES[finding.severity];
	return {
		id: ruleId(finding.id),
		name: "Vulnerability",
		shortDescription: message(title, 200),
		fullDescription: message(title),
		help: message(`${finding.id}: ${title}. ${REASONS["vulnerability-blocked"].remediation}`),
		...helpUri === void 0 ? {} : { helpUri },
		defaultConfiguration: { level: "warning" },
		properties: {
			tags: ["security", "vulnerability"],
			...score === void 0 ? {} : { "security-severity": score }
		}
	};
}
/** The rule of a kind of secret, with the severity of this finding. */
function ruleOfSecret(finding) {
	const score = SCORES[finding.severity];
	return {
		id: ruleId(`secret/${finding.rule}`),
		name: "Secret",
		shortDescription: message(finding.title, 200),
		fullDescription: message(`${finding.title}. ${REASONS["secret-found"].meaning}`),
		help: message(helpOn(finding), HELP_LENGTH),
		defaultConfiguration: { level: finding.severity === "low" ? "warning" : "error" },
		properties: {
			tags: ["security", "secret"],
			...score === void 0 ? {} : { "security-severity": score }
		}
	};
}
function helpOn(finding) {
	return [
		REASONS["secret-found"].remediation,
		`Severity ${whyInWords(finding)}.`,
		`How to rotate it: ${rotationOf(finding.rule)}`,
		`To ignore this value, add to \`secrets.suppressions\` in \`${POLICY_PATH}\`: {fingerprint: "<from report.json>", reason: "<why>", owner: "<who is responsible>", expires: <YYYY-MM-DD>}`
	].join(" ");
}
/** The rule of a piece of workflow advice. */
function ruleOfAdvice({ rule }) {
	const { meaning, remediation } = ADVICE_RULES[rule];
	return {
		id: `workflow/${rule}`,
		name: "Workflow",
		shortDescription: message(meaning, 200),
		fullDescription: message(meaning),
		help: message(remediation),
		defaultConfiguration: { level: "note" },
		properties: { tags: ["security", "workflow"] }
	};
}
/** The rule of a reason code. */
function ruleOfReason(code) {
	const { meaning, remediation } = REASONS[code];
	return {
		id: code,
		name: "Check",
		shortDescription: { text: meaning },
		fullDescription: { text: meaning },
		help: { text: remediation },
		helpUri: `${PRODUCT.uri}/blob/main/docs/reasons.md#${code}`,
		defaultConfiguration: { level: "error" },
		properties: { tags: ["security", "assay"] }
	};
}
function ruleId(untrusted) {
	return plain(untrusted, 250).trim() || "unknown";
}

// src/formats/sarif/sarif-suppressions.ts
/** The suppression of a secret that the policy accepts. */
function suppressedSecret(evaluated) {
	if (evaluated.effect !== "none" || evaluated.ignoreReason.kind !== "suppression") return {};
	return { suppressions: [acceptedBy(evaluated.ignoreReason.suppression)] };
}
/** The suppressions of the findings of one alert. One finding that is not accepted leaves the alert open. */
function suppressedVulnerability(evaluated) {
	const each = evaluated.map(suppressionsOf);
	if (each.some((suppressions) => suppressions.length === 0)) return {};
	return { suppressions: [...new Map(each.flat().map((one) => [one.justification, one])).values()] };
}
function suppressionsOf(evaluated) {
	if (evaluated.effect !== "none") return [];
	const { ignoreReason } = evaluated;
	if (ignoreReason.kind === "exception") return [acceptedBy(ignoreReason.exception)];
	if (ignoreReason.kind !== "vex") return [];
	return ignoreReason.statements.map((one) => {
		const why = one.impact ?? one.justification;
		return accepted(`${one.status}${why === void 0 ? "" : `, ${why}`}: VEX ${vexName(one)}`);
	});
}
function acceptedBy({ reason, owner, expires }) {
	return accepted(`${reason} (${owner}, until ${expires})`);
}
function accepted(justification) {
	return {
		kind: "external",
		status: "accepted",
		justification: message(justification).text
	};
}

// src/formats/sarif/sarif-results.ts
/** GitHub shows at most this number of locations of a result, and takes 1,000. */
const MAX_LOCATIONS = 100;
/** Reasons whose findings are results. Every other reason must be a result itself, or the file would look clean. */
const REASONS_WITH_RESULTS = /* @__PURE__ */ new Set([
	"vulnerability-blocked",
	"secret-found",
	"workflow-unsafe"
]);
/** Checks without which a list of vulnerabilities is complete. */
const OTHER_CHECKS = /* @__PURE__ */ new Set([
	"push",
	"sign",
	"attest",
	"secrets",
	"workflows"
]);
/**
* Whether the results of a part are all that there is. GitHub closes the alerts of a category that are not in its newest
* file, so the results of other parts get the category of errors.
*/
function isComplete(run, part) {
	const unchecked = (concerns) => run.verdict === "error" && run.reasons.some(({ code, check, effect }) => effect !== "warn" && !REASONS_WITH_RESULTS.has(code) && concerns(check));
	switch (part) {
		case "errors": return true;
		case "check": return run.verdict !== "error";
		case "secrets": return run.secrets?.done === true && !unchecked((check) => check === "secrets");
		case "vulnerabilities": return run.scan?.done === true && !unchecked((check) => !OTHER_CHECKS.has(check));
	}
}
/**
* All findings, the most important first: reasons, secrets, vulnerabilities that count, workflow advice, and the other
* vulnerabilities. Secrets and vulnerabilities are sorted by severity.
*/
function sarifFindingsOf(run) {
	const reasons = run.reasons.filter(({ code }) => !REASONS_WITH_RESULTS.has(code));
	const secrets = secretAlerts(run.assessment?.secrets?.evaluated ?? []).toSorted((one, other) => Number(one.effect === "none") - Number(other.effect === "none") || rank(one.evaluated.finding.severity) - rank(other.evaluated.finding.severity));
	const vulnerabilities = vulnerabilityAlerts(imageNameOf(run), run.assessment?.vulnerabilities?.evaluated ?? []).toSorted((one, other) => rank(one.severity) - rank(other.severity));
	const linesOf = fixLines(run.fixes);
	const rules = /* @__PURE__ */ new Map();
	const counted = ({ effect }) => effect !== "none";
	const unsafe = run.reasons.find(({ code }) => code === "workflow-unsafe");
	const adviceLevel = unsafe === void 0 ? "note" : levelOf(unsafe.effect);
	return [
		...reasons.map(fromReason),
		...secrets.map((one) => fromSecret(run, one, rules)),
		...vulnerabilities.filter(counted).map((one) => fromVulnerability(run, one, linesOf)),
		...(run.advice?.advice ?? []).map((one) => fromAdvice(one, adviceLevel)),
		...vulnerabilities.filter((one) => !counted(one)).map((one) => fromVulnerability(run, one, linesOf))
	].map((one) => isComplete(run, one.part) ? one : {
		...one,
		part: "errors"
	});
}
function rank(severity) {
	return SEVERITIES.indexOf(severity);
}
/** The level `warning` for a rule that only warns, else `error`. */
function levelOf(effect) {
	return effect === "warn" ? "warning" : "error";
}
/** The results with rule indexes and fingerprints. Reasons and advice of the same identity are numbered. */
function numbered(found, indexes) {
	const seen = /* @__PURE__ */ new Map();
	return found.map(({ rule, identity, level, message, locations, suppressions }) => {
		const nth = (seen.get(identity) ?? 0) + 1;
		seen.set(identity, nth);
		const fingerprint = `${identity}:${nth}`;
		return {
			ruleId: rule.id,
			ruleIndex: indexes.get(rule.id) ?? 0,
			level,
			message,
			locations,
			partialFingerprints: {
				primaryLocationLineHash: fingerprint,
				"assayFinding/v2": fingerprint
			},
			...suppressions && { suppressions }
		};
	});
}
function fromReason(reason) {
	return {
		part: "check",
		rule: ruleOfReason(reason.code),
		severity: "critical",
		identity: identityOf([
			"reason",
			reason.code,
			reason.check
		]),
		level: levelOf(reason.effect),
		message: message(reason.message),
		locations: [location(REPORT, 1)]
	};
}
function fromAdvice(advice, level) {
	return {
		part: "check",
		rule: ruleOfAdvice(advice),
		severity: "medium",
		identity: identityOf([
			"advice",
			advice.rule,
			advice.path,
			advice.message
		]),
		level,
		message: message(`${advice.message.replace(/\.$/, "")}. ${advice.remediation}`),
		locations: [advice, ...advice.also ?? []].slice(0, MAX_LOCATIONS).map(({ path, line, column }) => location(uriOf(path), line, column))
	};
}
function fromSecret(run, { identity, effect, evaluated, places }, rules) {
	const { finding } = evaluated;
	const where = places.slice(0, 3).map(placeInWords).join("; ");
	const more = places.length > 3 ? `; and ${places.length - 3} more places` : "";
	const inSourceFirst = [...places.filter((place) => place.kind === "source"), ...places.filter((place) => place.kind !== "source")];
	return {
		part: "secrets",
		rule: sameRuleOf(finding, rules),
		severity: finding.severity,
		identity,
		level: effect === "none" ? "note" : levelOf(effect),
		message: message(`${finding.title} in ${where}${more}`),
		locations: inSourceFirst.length === 0 ? [location(REPORT, 1)] : inSourceFirst.slice(0, MAX_LOCATIONS).flatMap((place) => locationsOf(run, place)).slice(0, MAX_LOCATIONS),
		...suppressedSecret(evaluated)
	};
}
/** The rule of a secret. Thousands of secrets have some ten different rules. */
function sameRuleOf(finding, rules) {
	const key = JSON.stringify([
		finding.rule,
		finding.title,
		whyInWords(finding)
	]);
	const rule = rules.get(key) ?? ruleOfSecret(finding);
	rules.set(key, rule);
	return rule;
}
function fromVulnerability(run, alert, linesOf) {
	const { identity, effect, severity, evaluated } = alert;
	const findings = evaluated.map(({ finding }) => finding);
	const { id, package: name, purl } = evaluated[0].finding;
	const versions = unique(findings.map(({ version }) => version)).join(", ");
	const fixes = unique(findings.flatMap(({ fixedIn }) => fixedIn ?? [])).join(", ");
	const foundIn = unique(findings.flatMap((one) => one.foundIn)).join(", ");
	const at = alert.paths.length === 0 ? "" : ` at ${alert.paths.slice(0, 3).join(", ")}`;
	const text = `${name} ${versions} has ${id} (${severity}, ${fixes === "" ? "no fix yet" : `fixed in ${fixes}`}), found in ${foundIn}${at}`;
	const minor = severity === "low" || severity === "unknown";
	const logicalLocations = [{
		fullyQualifiedName: plain(purl ?? name, 500).trim() || "unnamed",
		kind: "package"
	}];
	const lines = ownFirst(findings.flatMap(linesOf), alert.paths).slice(0, MAX_LOCATIONS);
	const files = lines.length === 0 ? [location(sbomFile(run, evaluated[0].finding.foundIn[0]), 1)] : lines.map(({ path, line = 1 }) => location(uriOf(path), line));
	return {
		part: "vulnerabilities",
		rule: ruleOfVulnerability({
			...evaluated[0].finding,
			severity
		}),
		severity,
		identity,
		level: effect !== "none" ? levelOf(effect) : minor ? "note" : "warning",
		message: message(text),
		locations: files.map((file) => ({
			...file,
			logicalLocations
		})),
		...suppressedVulnerability(evaluated)
	};
}
/** The lines of the files in which the package was found, if any of them is one; else all lines. */
function ownFirst(lines, paths) {
	const own = lines.filter(({ path }) => paths.includes(path));
	return own.length > 0 ? own : lines;
}
function unique(texts) {
	return [...new Set(texts)];
}

// src/formats/sarif/sarif.ts
/**
* GitHub refuses a file with more results or rules in a run, or of more than 10 MB after gzip. An uploader may add to the
* file. GitHub shows only the first 5,000 results.
*/
const SARIF_LIMITS = {
	results: 25e3,
	gzippedBytes: 9e6
};
const ALL_PARTS = [
	"errors",
	"check",
	"secrets",
	"vulnerabilities"
];
/** All findings of every severity, as far as GitHub takes them. The least important ones are left out first. */
function sarifFile(run, limits = SARIF_LIMITS) {
	const all = sarifFindingsOf(run);
	let count = Math.min(all.length, limits.results);
	for (;;) {
		const log = logOf(run, all.slice(0, count), all.length - count);
		const text = JSON.stringify(log);
		const bytes = text.length * 3 <= limits.gzippedBytes ? 0 : gzipSync(text).length;
		if (bytes <= limits.gzippedBytes || count === 0) return {
			log,
			leftOut: all.length - count
		};
		count = Math.floor(count * Math.min(.95, limits.gzippedBytes / bytes));
	}
}
/**
* The log of {@link sarifFile}. It has a run for each part that was checked completely, with a category of its own:
* GitHub closes the alerts of a category that are not in its newest file. A part that was not done has no run here, so
* its alerts stay open. What was found in a part that could not be checked completely is in the run `errors`. Reasons are
* results too, because code scanning reads only results.
*/
function renderSarif(run) {
	return sarifFile(run).log;
}
function logOf(run, kept, leftOut) {
	return {
		$schema: "https://json.schemastore.org/sarif-2.1.0.json",
		version: "2.1.0",
		runs: ALL_PARTS.filter((part) => isComplete(run, part)).map((part) => runOf(run, part, kept, leftOut))
	};
}
function runOf(run, part, all, leftOut) {
	const kept = all.filter((one) => one.part === part);
	const rules = rulesOf(kept);
	const indexes = new Map(rules.map((rule, index) => [rule.id, index]));
	const codes = part === reasonsPart(run) ? [...new Set(run.reasons.map((reason) => reason.code))] : [];
	return {
		tool: {
			driver: {
				name: "Assay",
				semanticVersion: PRODUCT.version,
				informationUri: PRODUCT.uri,
				rules,
				...part === reasonsPart(run) && { notifications: codes.map(ruleOfReason) }
			},
			extensions: run.tools.map(({ name, version }) => ({
				name,
				version: plain(version, 100)
			}))
		},
		automationDetails: { id: categoryOf(run, part) },
		invocations: [invocationOf(run, part, codes, leftOut)],
		results: numbered(kept, indexes),
		columnKind: "utf16CodeUnits",
		properties: propertiesOf(run)
	};
}
/**
* The category: everything before the last `/` (SARIF 2.1.0, 3.17.3). It names image and platforms, never a tag or
* digest. Reasons need no platform: a run that did not reach the image does not know it.
*/
function categoryOf(run, part) {
	const name = plain(imageNameOf(run), 500);
	const platforms = part === "errors" || part === "check" ? void 0 : platformsOf(run);
	return [
		"assay",
		name,
		...platforms === void 0 ? [] : [plain(platforms, 500)],
		part,
		""
	].join("/");
}
/** One rule for each id. If findings of one rule have different severities, the worst one is used. */
function rulesOf(found) {
	const rules = /* @__PURE__ */ new Map();
	for (const { rule, severity } of found) {
		const rank = SEVERITIES.indexOf(severity);
		const known = rules.get(rule.id);
		if (known === void 0 || rank < known.rank) rules.set(rule.id, {
			rule,
			rank
		});
	}
	return [...rules.values()].map(({ rule }) => rule);
}
/** The run that tells the reasons of the verdict. */
function reasonsPart({ verdict }) {
	return verdict === "error" ? "errors" : "check";
}
/**
* No run is marked as not successful: GitHub refuses a whole file for that, so the alerts of what was checked would be
* lost. What could not be checked is a result and a notification of the run `errors`.
*/
function invocationOf(run, part, codes, leftOut) {
	const isTelling = part === reasonsPart(run);
	const notifications = (isTelling ? run.reasons : []).map((reason) => ({
		level: reason.effect === "warn" ? "warning" : "error",
		message: message(reason.message),
		descriptor: {
			id: reason.code,
			index: codes.indexOf(reason.code)
		}
	}));
	if (isTelling && leftOut > 0) notifications.push({
		level: "warning",
		message: { text: leftOutInWords(leftOut) }
	});
	return {
		executionSuccessful: true,
		...timeOf("startTimeUtc", run.startedAt),
		...timeOf("endTimeUtc", run.finishedAt),
		toolExecutionNotifications: notifications
	};
}
/** Says how many findings `results.sarif` leaves out. */
function leftOutInWords(leftOut) {
	return `results.sarif leaves out the ${leftOut} least important results, because GitHub takes no more; report.json has all of them.`;
}
function timeOf(name, time) {
	const parsed = new Date(time);
	if (Number.isNaN(parsed.getTime())) return {};
	const field = {};
	field[name] = parsed.toISOString();
	return field;
}
function propertiesOf(run) {
	return {
		verdict: run.verdict,
		...run.reference === void 0 ? {} : { image: plain(run.reference, 1e3) },
		policyDigest: policyDigest(run.policy),
		...run.scan?.done ? { databaseUpdatedAt: plain(run.scan.value.database.updatedAt, 100) } : {}
	};
}

export { sarifFile as a, ruleOfReason as c, location as d, uriOf as f, rulesOf as i, ruleOfVulnerability as l, leftOutInWords as n, numbered as o, renderSarif as r, message as s, SARIF_LIMITS as t, httpsOnly as u };