import { n as __exportAll } from "./rolldown-runtime.js";
import { a as reasonsOf, r as REASONS } from "./reason.js";
import { n as plain, t as asSentence } from "./text.js";
import { a as countBySeverity, f as hasExpired, i as SEVERITIES, l as POLICY_PATH, n as SECRET_SEVERITIES, p as policyDigest } from "./finding.js";
import { a as link$1, c as text$1, d as toOutputList, i as httpsAddress, l as toJson, n as codeBlock, o as safeAddress, r as details, s as table, t as code$1, u as toOutputJson } from "./markdown.js";
import { _ as growingRedactor, g as REDACTED } from "./network.js";
import { t as DAY_MS$1 } from "./duration.js";
import { n as imageName, o as platformName } from "./image.js";
import { i as basesOf, o as isInLayers, r as baseName, u as provenLayers } from "./base-image.js";
import { a as ignoredFindings, l as vexName, n as countedFindings } from "./evidence.js";
import { h as gapSentences, o as exceptionName, s as suppressionName, u as countdownInWords } from "./vex-statement.js";
import { t as ADVICE_RULES } from "./advice.js";
import { d as STEPS } from "./report-schema.js";
import { t as PREDICATE_TYPES } from "./in-toto.js";
import { _ as proofInWords, i as publishAudit, n as handoverOf, o as auditEvent, t as HANDOVER_FILE } from "./handover-document.js";
import { _ as removeEvidenceFile, d as purlType, g as readEvidenceFile, i as isPackage, v as writeEvidenceFile } from "./cyclonedx-packages.js";
import { A as isSignature, B as countedSecretsIn, E as unpublishedWarning, F as reasonAddress, G as unacceptedIn, H as evaluatedIn, I as shortDigest, J as placeInWords, K as worstFirst, L as signaturesFirst, M as kindName, N as leftOut$1, O as comparedInWords, P as plural, R as withoutFolders, U as ignoredIn, V as countingSteps, W as secretsIn, X as scopeName, Y as placeName, d as trivyValues, j as isolationSentences, k as countsInWords, n as giveTurn, q as instructionsOf, s as parseBom, w as annotations, z as countedIn } from "./turns.js";
import { t as PRODUCT } from "./product.js";
import { a as glassSection, n as redactRun } from "./redact-run.js";
import { S as whyUnsigned, _ as imageNameOf, a as renderJunit, b as STATE_ICONS, d as vulnerabilityAlerts, f as suppressionText, g as toolTable, l as identityOf, m as rotationOf, n as reportOf, p as whyInWords, r as policyFileOf, u as secretAlerts, v as platformsOf$1, x as checkLines, y as withPosition } from "./report-json.js";
import { createHash } from "node:crypto";
import { basename } from "node:path";
import { gzipSync } from "node:zlib";
import { dirname as dirname$1 } from "node:path/posix";

// src/report/summary/ending-soon.ts
const SOON_DAYS$1 = 14;
/** The exceptions, suppressions and accepted gaps that have an effect and end within 14 days, the first to end first. */
function endingSoonSection(run, open) {
	const now = new Date(run.finishedAt);
	const soon = terms(run).filter(({ entry }) => !hasExpired(entry, now) && daysLeft(entry, now) <= SOON_DAYS$1).toSorted((one, other) => one.entry.expires < other.entry.expires ? -1 : 1);
	if (soon.length === 0) return "";
	const lines = soon.slice(0, open).map(({ name, effect, entry }) => {
		const days = daysLeft(entry, now);
		const when = days === 0 ? "today" : `in ${plural(days, "day")}`;
		return `- ⏰ The ${text$1(name, 200)} ends ${when} (${entry.expires}, ${text$1(entry.owner, 100)}): then ${effect}.`;
	});
	const more = soon.length > open ? `\n\n${soon.length - open} more end soon; \`report.json\` has all of them.` : "";
	return `**Ends within ${SOON_DAYS$1} days**\n\n${lines.join("\n")}${more}`;
}
function terms({ assessment, policy }) {
	const blocks = (findings, what) => `${plural(findings, what)} ${findings === 1 ? "blocks" : "block"} again`;
	return [
		...(assessment?.vulnerabilities?.exceptions.used ?? []).map(({ entry, findings }) => ({
			name: exceptionName(entry),
			effect: blocks(findings, "finding"),
			entry
		})),
		...(assessment?.secrets?.suppressions.used ?? []).map(({ entry, findings }) => ({
			name: suppressionName(entry),
			effect: blocks(findings, "secret"),
			entry
		})),
		...policy.gaps.map((entry) => ({
			name: `accepted gap at ${entry.path}`,
			effect: "the gap is an error",
			entry
		}))
	];
}
/** Whole days until the last day; 0 on that day. */
function daysLeft({ expires }, now) {
	const today = Date.parse(`${now.toISOString().slice(0, 10)}T00:00:00Z`);
	return Math.round((Date.parse(`${expires}T00:00:00Z`) - today) / DAY_MS$1);
}

// src/report/line-parts.ts
/** The line as Markdown. */
function lineAsMarkdown(parts) {
	return parts.map((part) => typeof part === "string" ? part : "name" in part ? code$1(part.name, 600) : text$1(part.message, 300)).join("");
}
/** The line as plain text, which the caller must not use as markup. */
function lineAsText(parts) {
	return parts.map((part) => typeof part === "string" ? part : "name" in part ? part.name : part.message).join("");
}

// src/report/short-name.ts
/** `registry.example/acme/shop:1@sha256:…` as `acme/shop`; `oci:` and `archive:` names stay. For headlines. */
function shortName(name) {
	if (/^(?:oci|archive):/.test(name)) return name;
	const bare = name.replace(/@sha256:.*$/s, "").replace(/(?<=[^/]):[^/:]*$/, "");
	const [registry = "", ...path] = bare.split("/");
	const short = path.length > 0 && (/[.:]/.test(registry) || registry === "localhost") ? path.join("/") : bare;
	return short === "" ? "the image" : short;
}

// src/report/verdict-line.ts
/** Longest cause in a headline, in UTF-16 units. */
const CAUSE = 200;
/** The verdict and why, in one line. Each report writes its parts in its own format. */
function verdictLine(run) {
	const name = { name: subjectName(run) };
	const isSigned = run.attached.some(isSignature);
	switch (run.verdict) {
		case "passed": return isSigned ? ["Passed and signed: ", name] : [
			"Passed, ",
			...unsigned(run),
			": ",
			name
		];
		case "warned": return isSigned ? ["Signed without a verification summary (VSA): ", ...found(run, name)] : [
			"Warned, ",
			...unsigned(run),
			": ",
			...found(run, name)
		];
		case "failed": return [wouldSign(run) ? "Not signed: " : "Failed: ", ...found(run, name)];
		case "error": return ["Could not be checked: ", ...causes(run.reasons.filter(({ effect }) => effect !== "warn"))];
	}
}
/** In capitals if `push-to` requested it, because readers assume that a green job published the image. */
function unsigned(run) {
	if (unpublishedWarning(run) === void 0 || run.pushTo === void 0) return ["not signed"];
	return ["NOT signed and NOT published as ", { name: run.pushTo }];
}
function wouldSign({ signer, event }) {
	return signer !== "none" && !event.advisory;
}
/** `11 vulnerabilities block NAME`, `1 secret in NAME`; else the first reason. */
function found(run, name) {
	const vulnerabilities = countedIn(run).length;
	const secrets = countedSecretsIn(run).length;
	const parts = [...vulnerabilities === 0 ? [] : [plural(vulnerabilities, "vulnerability", "vulnerabilities")], ...secrets === 0 ? [] : [plural(secrets, "secret")]];
	if (parts.length === 0) return [
		name,
		": ",
		...causes(run.reasons)
	];
	if (vulnerabilities === 0 || run.verdict === "warned") return [`${parts.join(" and ")} in `, name];
	return [`${parts.join(" and ")} ${vulnerabilities + secrets === 1 ? "blocks" : "block"} `, name];
}
function causes([first, ...others]) {
	if (first === void 0) return ["see the log of the step"];
	const cause = { message: plain(first.message, CAUSE).replace(/\.$/, "") };
	return others.length === 0 ? [cause] : [cause, ` (and ${others.length} more)`];
}
/** The repository that the image is in or is pushed to, without its registry; else what was asked for. */
function subjectName({ pushTo, reference, imageInput, position }) {
	return withPosition(shortName(pushTo ?? reference ?? withoutFolders(imageInput)), position);
}

// src/report/summary/summary-delta.ts
/** Whether this image has something that the image that was shipped last has not, or lacks something that it has. */
function hasChanged({ delta }) {
	if (delta === void 0 || !delta.known) return false;
	const { vulnerabilities, packages, secrets } = delta;
	return [...[
		vulnerabilities.added,
		vulnerabilities.gone,
		packages.added,
		packages.gone,
		packages.changed
	], ...secrets === void 0 ? [] : [secrets.added, secrets.gone]].some(({ length }) => length > 0);
}
/** What is new, what is gone and what stays since the image that was shipped last; at most `open` rows are not folded. */
function deltaSection$1({ delta }, open, rows) {
	if (delta === void 0) return "";
	if (!delta.known) return `**Since the last image** Not compared with ${code$1(delta.image, 600)}: ${text$1(delta.why, 600)}`;
	if (!hasChanged({ delta }) && delta.notes.length === 0) return "";
	const notes = delta.notes.slice(0, open).map((note) => `- ${text$1(note, 600)}`);
	return [
		sentence(delta),
		newTable(delta, open),
		notes.join("\n"),
		rows === 0 ? "" : foldedChanges(delta, rows)
	].filter((part) => part !== "").join("\n\n");
}
function sentence({ image, vulnerabilities, packages, secrets }) {
	const changed = packages.changed.length === 0 ? "" : `, ${packages.changed.length} changed`;
	return `**Since the last image** ${[
		`vulnerabilities: ${counts(vulnerabilities)}`,
		`packages: ${counts(packages)}${changed}`,
		secrets === void 0 ? "secrets: not compared" : `secrets: ${counts(secrets)}`
	].join("; ")}. Compared with ${code$1(image, 600)}.`;
}
function counts({ added, gone, staying }) {
	return [
		`${added.length} new`,
		`${gone.length} gone`,
		`${staying} ${staying === 1 ? "stays" : "stay"}`
	].join(", ");
}
function newTable({ vulnerabilities, secrets }, open) {
	const found = worstFirst(vulnerabilities.added.map((finding) => ({ finding })));
	const lines = [...(secrets?.added ?? []).map((secret) => [
		"secret",
		secret.severity,
		text$1(secret.title, 160),
		code$1(secret.fingerprint, 64)
	]), ...found.map(({ finding }) => [
		"vulnerability",
		finding.severity,
		link$1(finding.id, finding.url),
		`${code$1(finding.package, 120)} ${code$1(finding.version, 80)}`
	])];
	if (lines.length === 0) return "";
	const more = lines.length > open ? `\n\n${lines.length - open} more new ones; \`report.json\` has all of them.` : "";
	return table([
		"New",
		"Severity",
		"What",
		"In"
	], lines.slice(0, open)) + more;
}
function foldedChanges({ vulnerabilities, packages, secrets }, rows) {
	const lines = [
		...(secrets?.gone ?? []).map((fingerprint) => [
			"secret",
			code$1(fingerprint, 64),
			"",
			"gone"
		]),
		...vulnerabilities.gone.map((one) => [
			"vulnerability",
			link$1(one.id, one.url),
			`${code$1(one.package, 120)} ${code$1(one.version, 80)}`,
			"gone"
		]),
		...packages.changed.map((one) => ofPackage(one, `now ${code$1(one.to ?? "", 80)}`)),
		...packages.added.map((one) => ofPackage(one, `new, ${code$1(one.to ?? "", 80)}`)),
		...packages.gone.map((one) => ofPackage(one, "gone"))
	];
	if (lines.length === 0) return "";
	const more = lines.length > rows ? `\n\n${lines.length - rows} more; \`report.json\` has all of them.` : "";
	const list = table([
		"Kind",
		"What",
		"Before",
		"Now"
	], lines.slice(0, rows));
	return details(`${plural(lines.length, "other change")} since the last image`, list + more);
}
function ofPackage({ package: name, type, from = "" }, now) {
	return [
		type === void 0 ? "package" : text$1(type, 40),
		code$1(name, 120),
		code$1(from, 80),
		now
	];
}

// src/report/summary/headline.ts
const ICONS = {
	passed: "✅",
	warned: "⚠️",
	failed: "❌",
	error: "⛔"
};
/** The verdict and why, as one line of Markdown without its `##`. */
function headline(run) {
	return `${ICONS[run.verdict]} ${lineAsMarkdown(verdictLine(run))}`;
}
/** The run in one line of numbers: vulnerabilities, secrets, what was pushed or signed. Nothing unknown is a zero. */
function numbersLine(run) {
	return [
		sameAsLast(run),
		vulnerabilities$1(run),
		secrets$1(run),
		shipped(run)
	].filter((part) => part !== "").join(" · ");
}
function sameAsLast(run) {
	return run.delta?.known === true && !hasChanged(run) ? "nothing new since the last image" : "";
}
function vulnerabilities$1(run) {
	if (!run.scan?.done || run.assessment?.vulnerabilities === void 0) return "vulnerabilities not checked";
	const counted = countedIn(run);
	const all = evaluatedIn(run).length;
	if (counted.length === 0) return `no vulnerability blocks (${run.policy.vulnerabilities.failOn.join(", ") || "no severity"})${all === 0 ? "" : ` of ${all} found`}`;
	const counts = countsInWords(countBySeverity(counted.map(({ finding }) => finding)));
	const fixable = counted.filter(({ finding }) => finding.fixedIn !== void 0).length;
	const without = counted.length - fixable;
	return `${counts}; ${without === 0 ? "all have a fix" : fixable === 0 ? "none has a fix yet" : `${fixable} ${fixable === 1 ? "has" : "have"} a fix, ${without} ${without === 1 ? "does" : "do"} not`}`;
}
function secrets$1(run) {
	if (!run.secrets?.done) return "secrets not checked";
	const counted = countedSecretsIn(run).length;
	const source = run.secrets.value.coverage.source ? "" : " (source tree not examined)";
	return `${counted === 0 ? "no secrets" : plural(counted, "secret")}${source}`;
}
function shipped(run) {
	const { attached, reference } = run;
	if (attached.some(isSignature) && reference !== void 0) return `deploy ${code$1(reference, 600)}`;
	if (attached.length > 0) return `${attached.length} statements attached, no signature`;
	return run.verdict === "passed" || run.verdict === "warned" ? `not signed: ${text$1(whyUnsigned(run), 600)}` : "nothing was pushed or signed";
}

// src/report/summary/next-steps.ts
/** Faults of the job, not of the image. A job with one of them often has others too. */
const JOB_FAULTS = /* @__PURE__ */ new Set([
	"oidc-unavailable",
	"registry-denied",
	"registry-unavailable",
	"github-denied",
	"database-unavailable"
]);
const DOCTOR = `${PRODUCT.uri}/blob/main/docs/doctor.md`;
/** Reasons whose findings have sections of their own. */
const IN_SECTIONS = /* @__PURE__ */ new Set(["vulnerability-blocked", "secret-found"]);
/** Reasons whose messages say what to do; the general advice would repeat them. */
const SAYS_ALL = /* @__PURE__ */ new Set([
	"input-invalid",
	"policy-invalid",
	"vex-invalid"
]);
/**
* What a person should do: a step for each reason, the cause first; at most `open`. Findings have their own sections.
* Empty if there is nothing else to do.
*/
function nextSteps(run, open) {
	const warning = unpublishedWarning(run);
	const reasons = run.reasons.filter((reason) => !IN_SECTIONS.has(reason.code) || run.assessment === void 0);
	const steps = reasons.map((reason, at) => step(reason, !reasons.slice(at + 1).some((later) => later.code === reason.code)));
	const more = steps.length > open ? [`${steps.length - open} more are in the list of reasons below.`] : [];
	const needsDoctor = reasons.some((reason) => JOB_FAULTS.has(reason.code));
	return [
		...warning === void 0 ? [] : [text$1(warning, 900)],
		...steps.slice(0, open),
		...more,
		...needsDoctor ? [`To see everything else that this job is missing, add a step with ${link$1("assay-sh/assay/doctor", DOCTOR)} before this one.`] : [],
		...afterWarning(run)
	];
}
function step({ code: reason, message }, isLast) {
	return `**${text$1(asSentence(message), 1e3)}**${isLast && !SAYS_ALL.has(reason) ? ` ${REASONS[reason].remediation}` : ""} (${link$1(reason, reasonAddress(reason))})`;
}
function afterWarning(run) {
	if (run.verdict !== "warned" || run.reference === void 0 || !run.attached.some(isSignature)) return [];
	return [`Deploy by digest: ${code$1(run.reference, 600)}. A gate that requires a verification summary (VSA) denies this image, because it has none.`];
}

// src/report/summary/pipeline-picture.ts
/** The stages of the picture: the line of the overview that gives the state, and the steps whose times are added. */
const STAGES = [
	{
		id: "sbom",
		name: "SBOM",
		steps: ["sbom", "redaction"]
	},
	{
		id: "scan",
		name: "Scan",
		steps: ["database", "scan"]
	},
	{
		id: "judge",
		name: "Vulnerabilities",
		steps: ["vex", "baseline"]
	},
	{
		id: "secrets",
		name: "Secrets",
		steps: ["secrets"]
	},
	{
		id: "sign",
		name: "Sign",
		steps: ["source", "sign"]
	},
	{
		id: "attest",
		name: "Attest",
		steps: ["attest"]
	}
];
const ARROWS = ["image --> sbom --> scan --> judge --> sign --> attest", "image --> secrets --> sign"];
/**
* The stages with their states and times as a mermaid flowchart. It contains only words and numbers of Assay: no text from
* outside can change the picture. Empty if no stage began.
*/
function pipelinePicture(run) {
	if (Object.keys(run.timings).length === 0) return "";
	const states = new Map(checkLines(run).map(({ name, state }) => [name, state]));
	const nodes = STAGES.map(({ id, name, steps }) => node(id, name, states.get(name) ?? "not done", run, steps));
	return [
		"```mermaid",
		...[
			"flowchart LR",
			"accTitle: The stages of this run",
			...[
				node("image", "Image", imageState(run), run, [
					"tools",
					"image",
					"evidence",
					"base-images"
				]),
				...nodes,
				...ARROWS
			].map(indented)
		],
		"```"
	].join("\n");
}
function imageState({ image, reasons }) {
	if (reasons.some(({ check, effect }) => check === "image" && effect !== "warn")) return "error";
	return image === void 0 ? "not done" : "passed";
}
function node(id, name, state, { timings }, steps) {
	const times = steps.flatMap((step) => timings[step] ?? []);
	const took = times.length === 0 ? "" : `<br/>${seconds(times.reduce((sum, time) => sum + time, 0))}`;
	return `${id}["${STATE_ICONS[state]} ${name}<br/>${state}${took}"]`;
}
function seconds(milliseconds) {
	return `${(milliseconds / 1e3).toFixed(1)} s`;
}
function indented(line) {
	return `  ${line}`;
}

// src/report/summary/summary-advice.ts
/** The greatest number of places to name for each advice. */
const PLACES$1 = 10;
/** The unsafe settings in the workflows of the repository, with how to fix them. */
function adviceSection$1({ advice, reasons }, rows) {
	if (advice === void 0 || advice.advice.length === 0) return "";
	const lines = advice.advice.slice(0, rows).map(({ rule, path, line, message, remediation, also = [] }) => [
		places$2([{
			path,
			line
		}, ...also]),
		code$1(rule, 100),
		text$1(message, 400),
		text$1(remediation, 400)
	]);
	const counts = reasons.some(({ code }) => code === "workflow-unsafe");
	const title = `${plural(advice.advice.length, "unsafe setting")} in the workflows`;
	const hint = counts ? "" : "This is only advice. It does not change the verdict.\n\n";
	const list = table([
		"Where",
		"Rule",
		"What is wrong",
		"What to do"
	], lines);
	return details(title, `${hint}${list}${leftOut$1(advice.advice.length, rows)}`);
}
function places$2(all) {
	const named = all.slice(0, PLACES$1).map(({ path, line }) => code$1(`${path}:${line}`, 300));
	const more = all.length - named.length;
	return named.join("<br>") + (more > 0 ? `<br>and ${more} more` : "");
}

// src/report/summary/summary-coverage.ts
/** What was examined and what was not. Without it, nobody can tell what a passed check means. */
function coverageSection(run, rows) {
	const lines = coverageLines(run);
	if (lines.length === 0) return "";
	return `**What was examined**\n\n${lines.slice(0, rows).map((line) => `- ${text$1(line, 600)}`).join("\n")}${leftOut$1(lines.length, rows)}`;
}
/** The same, a sentence each: text from outside, which is not escaped yet. */
function coverageLines(run) {
	const secrets = run.secrets?.done ? secretsCoverage(run.secrets.value.coverage) : [];
	return [
		...sbomNotes(run),
		...scanCoverage(run),
		...secrets,
		...workflowCoverage(run)
	];
}
function sbomNotes(run) {
	if (!run.sboms?.done) return [];
	return run.sboms.value.flatMap(({ scope, notes = [], completeness }) => [...completeness ? [completenessInWords(completeness)] : [], ...notes].map((note) => `SBOM of ${scopeName(scope)}: ${note}`));
}
function scanCoverage(run) {
	if (!run.scan?.done) return [];
	return run.scan.value.coverage.flatMap(({ scope, os, gaps = [], ...counts }) => {
		const system = os === void 0 ? "no distribution" : `${os.family} ${os.name}`;
		const sum = comparedInWords(counts, `compared (${system})`);
		return [`${scopeName(scope)}: ${sum}`, ...gapSentences(gaps).map((gap) => `${scopeName(scope)}: ${gap}`)];
	});
}
function completenessInWords({ files, added }) {
	const more = added === 0 ? "no package" : plural(added, "package");
	return `compared with ${plural(files, "package file")} in the layers, ${more} added`;
}
/** `commits 41/41, layers 12/12 (3 from the cache), files 10,412 scanned, 3,118 skipped (…), …` */
function secretsInWords(coverage) {
	const { commits, layers, files, configurations } = coverage;
	const fromCache = layers.cached === 0 ? "" : ` (${number$1(layers.cached)} from the cache)`;
	return [
		...commits === void 0 ? [] : [`commits ${ratio(commits.scanned, commits.total)}`],
		`layers ${ratio(layers.scanned + layers.cached, layers.total)}${fromCache}`,
		`files ${number$1(files.scanned)} scanned`,
		...files.owned === 0 ? [] : [`${number$1(files.owned)} skipped (owned by the distribution and unchanged)`],
		...files.skipped === 0 ? [] : [`${number$1(files.skipped)} skipped for other reasons`],
		...files.archives === 0 ? [] : [`${plural(files.archives, "archive")} opened`],
		plural(configurations, "configuration")
	].join(", ");
}
function secretsCoverage(coverage) {
	const source = coverage.source ? "Source tree: examined" : "Source tree: not examined";
	return [
		`Secrets: ${secretsInWords(coverage)}`,
		source,
		...ignoredOf(coverage),
		...coverage.notes
	];
}
/** `Looked like secrets but are provably not: 12 encrypted (as in deploy/a.yaml:3), 4 placeholder (…)`. */
function ignoredOf({ ignored = [] }) {
	if (ignored.length === 0) return [];
	return [`Looked like secrets but are provably not: ${ignored.map(({ reason, count, examples: [first] }) => first === void 0 ? `${number$1(count)} ${reason}` : `${number$1(count)} ${reason} (${count > 1 ? "as in " : ""}${first})`).join(", ")}`];
}
function workflowCoverage({ advice }) {
	if (advice === void 0) return [];
	const clean = advice.advice.length === 0 ? ", no advice" : "";
	return [`Workflows: ${plural(advice.files, "file")}${clean}`, ...advice.notes];
}
function ratio(done, total) {
	return `${number$1(done)}/${number$1(total)}`;
}
/** With commas between thousands, independent of the language of the machine. */
function number$1(count) {
	return count.toLocaleString("en-US");
}

// src/report/summary/verify-commands.ts
/** The issuer of GitHub's OIDC tokens. Used if the run names no issuer. */
const GITHUB_ISSUER = "https://token.actions.githubusercontent.com";
/** The exact cosign command for each kind of statement that is attached to the image itself, the signature first. */
function verifyCommands(run) {
	const { reference, image } = run;
	if (reference === void 0 || !run.attached.some(isSignature)) return [];
	const own = signaturesFirst(run).filter(({ subject }) => subject === image?.root.digest);
	return [...new Set(own.map(({ predicateType }) => predicateType))].map((predicateType) => {
		return {
			predicateType,
			lines: wrapped([
				...predicateType === PREDICATE_TYPES.signature ? ["cosign verify"] : ["cosign verify-attestation", `--type ${quoted$1(predicateType)}`],
				...trustFlags(run),
				quoted$1(reference)
			])
		};
	});
}
/** Each part but the first on a line of its own. */
function wrapped(parts) {
	return parts.map((part, at) => `${at === 0 ? "" : "  "}${part}${at < parts.length - 1 ? " \\" : ""}`);
}
/** Who must have signed, and what vouches for the signatures. */
function trustFlags({ signer, signedBy, issuer, verifierTrust: trust }) {
	const who = signer === "key" ? [`--key ${signedBy?.includes("kms://") ? quoted$1(signedBy) : "cosign.pub"}`] : [`--certificate-identity ${quoted$1(signedBy ?? "UNKNOWN")}`, `--certificate-oidc-issuer ${quoted$1(issuer ?? GITHUB_ISSUER)}`];
	if (trust === void 0) return signer === "key" ? [...who, "--insecure-ignore-tlog"] : who;
	return [
		...who,
		`--trusted-root ${quoted$1(trust.trustedRoot)}`,
		...trust.hasLog ? [] : ["--insecure-ignore-tlog"],
		...trust.hasCertificateLog || signer === "key" ? [] : ["--insecure-ignore-sct"],
		...trust.hasTimestamps ? ["--use-signed-timestamps"] : []
	];
}
/** What a reader must know to use the commands. Markdown, or empty. */
function verifyHint({ signer, signedBy, verifierTrust }) {
	return [...signer === "key" && signedBy?.includes("kms://") !== true ? ["`cosign.pub` is the public half of the signing key."] : [], ...verifierTrust === void 0 ? [] : ["The trusted root is the file of the input `trusted-root`."]].join(" ");
}
/** An argument for a POSIX shell. */
function quoted$1(word) {
	return /^[A-Za-z0-9_\-./:@%+=,]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

// src/report/summary/summary-evidence.ts
/** What is attached to the image, each with the command that verifies it; folded. */
function attestationSection$1(run, rows) {
	if (run.attached.length === 0) return "";
	const lines = signaturesFirst(run).slice(0, rows).map((attached) => [
		text$1(kindName(attached), 160),
		code$1(shortDigest(attached.subject)),
		code$1(shortDigest(attached.digest)),
		attached.origin === "made" ? "made by this run" : "kept: valid and identical"
	]);
	const list = table([
		"Kind",
		"About",
		"Stored as",
		"Origin"
	], lines);
	const commands = verifyCommands(run);
	const parts = [
		`${list}${leftOut$1(run.attached.length, rows)}`,
		...commands.length === 0 ? [] : ["To verify each of them on any machine:"],
		...commands.map((command) => `${text$1(kindName(command), 160)}:\n\n${codeBlock("sh", command.lines)}`),
		...commands.length === 0 ? [] : [verifyHint(run)]
	];
	const title = `${plural(run.attached.length, "statement")} attached to the image, and how to verify them`;
	return details(title, parts.filter((part) => part !== "").join("\n\n"));
}
/** The tools and the database that the results come from. */
function toolSection$1(run) {
	const parts = [toolTable(run.tools)].filter((part) => part !== "");
	if (run.scan?.done) {
		const { updatedAt, sha256, repository, server } = run.scan.value.database;
		const place = repository ?? server;
		const from = place === void 0 ? "from `cache-dir`" : `from ${code$1(place, 200)}`;
		const hash = sha256 === void 0 ? "" : `, SHA-256 ${code$1(sha256.slice(0, 12))}`;
		parts.push(`Vulnerability database of ${text$1(updatedAt, 40)}, ${from}${hash}.`);
	}
	if (Object.values(run.timings).reduce((sum, milliseconds) => sum + milliseconds, 0) > 0) parts.push(timings(run));
	if (parts.length === 0) return "";
	return details("Tools, database and times", parts.join("\n\n"));
}
function timings(run) {
	return `Times: ${Object.entries(run.timings).map(([step, milliseconds]) => `${step} ${(milliseconds / 1e3).toFixed(1)} s`).join(", ")}.`;
}

// src/report/summary/summary-findings.ts
/** That the findings only warn, and until when. Empty if they block. */
function warningNotice(run) {
	const [first] = countedIn(run);
	if (first === void 0 || first.effect !== "warn") return "";
	const countdown = run.assessment?.countdowns.find(({ rule }) => rule === "vulnerabilities");
	return `The policy ${countdown === void 0 ? "warns and does not block" : countdownInWords(countdown)}.`;
}
/** Every vulnerability that counts, folded; or `open` of them, if nothing is known about their fixes. */
function findingSection$1(run, open, rows) {
	const counted = worstFirst(countedIn(run)).map(({ finding }) => finding);
	const [first] = counted;
	if (first === void 0) return "";
	const verb = run.verdict === "warned" ? counted.length === 1 ? "warns" : "warn" : counted.length === 1 ? "blocks" : "block";
	const title = `${plural(counted.length, "vulnerability", "vulnerabilities")} that ${verb}`;
	if (run.fixes === void 0) return `### ${title}\n\n${findingTable(counted, open)}`;
	return details(`${title}, one by one`, findingTable(counted, rows));
}
/** A folded table for each reason why vulnerabilities do not block. */
function ignoredSection(run, rows) {
	return ignoredIn(run).map(([why, ignored]) => {
		const findings = worstFirst(ignored).map(({ finding }) => finding);
		const title = `${plural(findings.length, "finding")} ${why} (${countsInWords(countBySeverity(findings))})`;
		return details(title, findingTable(findings, rows));
	}).join("\n\n");
}
function findingTable(findings, rows) {
	const lines = findings.slice(0, rows).map((finding) => [
		finding.cvss === void 0 ? finding.severity : `${finding.severity} (${finding.cvss.toFixed(1)})`,
		link$1(finding.id, finding.url),
		code$1(finding.package, 120),
		code$1(finding.version, 80),
		finding.fixedIn === void 0 ? "no fix yet" : code$1(finding.fixedIn, 80),
		text$1(finding.foundIn.join(", "), 120)
	]);
	return table([
		"Severity",
		"Vulnerability",
		"Package",
		"Version",
		"Fixed in",
		"Found in"
	], lines) + leftOut$1(findings.length, rows);
}

// src/domain/verdict/exception-advice.ts
const EXCEPTION_DAYS = 30;
/** A policy file with exceptions for vulnerabilities, for some weeks, at most for the longest term of the policy. */
function exceptionText(findings, { longestTermDays }, now) {
	const days = Math.min(EXCEPTION_DAYS, longestTermDays);
	const expires = new Date(now.getTime() + days * DAY_MS$1).toISOString().slice(0, 10);
	const entries = [...new Map(findings.map((one) => [JSON.stringify([one.id, one.package]), one])).values()].flatMap((finding) => [
		`  - vulnerability: ${quoted(finding.id)}`,
		`    package: ${quoted(finding.package)}`,
		"    reason: \"Say here why it may stay\"",
		"    owner: \"@your-team\"",
		`    expires: ${expires}`
	]);
	return [
		`# ${POLICY_PATH}`,
		"version: 1",
		"exceptions:",
		...entries,
		""
	].join("\n");
}
/** A text in YAML's double quotes, which read everything that JSON writes. */
function quoted(name) {
	return JSON.stringify(plain(name, 300));
}

// src/report/summary/summary-fixes.ts
/** The greatest number of lines of files, and of packages of a distribution, to name in one row. */
const NAMED = 3;
/** The greatest number of exceptions in the suggested policy file. */
const EXCEPTIONS = 10;
/** Longest dependency path that is shown whole; of a longer one, the middle is left out. */
const PATH = 4;
/** What to do about the vulnerabilities that count: a table of updates, at most `open` rows of it not folded. */
function fixSection$1(run, open, rows) {
	const steps = countingSteps(run);
	const [first] = steps;
	if (run.fixes === void 0 || first === void 0) return "";
	const total = countedIn(run).length;
	const gone = total - countedFindings(run.fixes.unfixed).length;
	const packages = steps.reduce((sum, step) => sum + packagesOf(step), 0);
	const what = packages === 0 ? "Rebuild on a newer base image" : `Update ${plural(packages, "package")}`;
	const rest = steps.slice(open);
	const notes = run.fixes.notes.slice(0, open).map((note) => `- ${text$1(note, 400)}`);
	return [
		`### ${what}: ${gone} of ${total} gone`,
		stepTable(steps.slice(0, open)),
		...rest.length > 0 && rows > open ? [details(`${plural(rest.length, "more update")}`, stepTable(rest.slice(0, rows)) + leftOut(rest, rows))] : [leftOut(steps, open).trim()],
		notes.join("\n")
	].filter((part) => part !== "").join("\n\n");
}
function leftOut(all, shown) {
	return all.length <= shown ? "" : `\n\n${all.length - shown} more; \`report.json\` has all of them.`;
}
function packagesOf(step) {
	return step.kind === "package" ? 1 : step.kind === "system" ? step.packages.length : 0;
}
function stepTable(steps) {
	return table([
		"Update",
		"To",
		"Fixes",
		"Where",
		"Through"
	], steps.map(stepRow));
}
function stepRow(step) {
	switch (step.kind) {
		case "package": return packageRow(step);
		case "system": return systemRow(step);
		case "base-image": return baseRow(step);
	}
}
function packageRow({ package: name, from, to, findings, lines, paths, through }) {
	const where = lines.length > 0 ? places$1(lines) : named(paths.map((path) => code$1(path, 200)));
	return [
		`${code$1(name, 120)} ${code$1(from, 80)}`,
		to === void 0 ? "a fixed version" : code$1(to, 80),
		fixed(findings),
		where,
		named(through.map(dependencyPath))
	];
}
function systemRow({ type, packages, findings, lines }) {
	const names = named(packages.map((one) => code$1(one.package, 80)));
	return [
		`${plural(packages.length, "package")} of the distribution (${text$1(type, 20)}): ${names}`,
		"rebuild on a newer base image, or update them in the build",
		fixed(findings),
		places$1(lines),
		"—"
	];
}
function baseRow({ from, to, findings, adds, lines }) {
	const more = adds.length === 0 ? "" : `, adds ${adds.length} (${countsInWords(countBySeverity(adds))})`;
	return [
		`base image ${code$1(from, 300)}`,
		code$1(to, 400),
		fixed(findings) + more,
		places$1(lines),
		"—"
	];
}
/** `3 (1 critical, 2 high)`, of those that count. */
function fixed(findings) {
	const counted = countedFindings(findings).map(({ finding }) => finding);
	return `${counted.length} (${countsInWords(countBySeverity(counted))})`;
}
function places$1(lines) {
	return named(lines.map(({ path, line }) => code$1(line === void 0 ? path : `${path}:${line}`, 200)));
}
function named(cells) {
	if (cells.length === 0) return "—";
	const more = cells.length > NAMED ? `<br>and ${cells.length - NAMED} more` : "";
	return cells.slice(0, NAMED).join("<br>") + more;
}
function dependencyPath(path) {
	return (path.length <= PATH ? path : [
		path[0] ?? "",
		"…",
		...path.slice(-2)
	]).map((one) => one === "…" ? one : code$1(one, 100)).join(" → ");
}
/** The vulnerabilities that count and have no fix: one paragraph, and the exceptions to paste. */
function unfixedSection(run, open) {
	const counted = countedIn(run);
	const unfixed = worstFirst(run.fixes === void 0 ? counted.filter(({ finding }) => finding.fixedIn === void 0) : countedFindings(run.fixes.unfixed));
	if (unfixed.length === 0) return "";
	const names = unfixed.slice(0, open).map(({ finding }) => `${link$1(finding.id, finding.url)} (${finding.severity}) in ${code$1(finding.package, 120)}`);
	const more = unfixed.length > open ? ` and ${unfixed.length - open} more` : "";
	const shown = unfixed.slice(0, EXCEPTIONS).map(({ finding }) => finding);
	const yaml = exceptionText(shown, run.policy, new Date(run.finishedAt)).trimEnd().split("\n");
	const rest = unfixed.length > EXCEPTIONS ? `\n\nThese are the first ${EXCEPTIONS} of ${unfixed.length}; \`policy accept\` writes all of them.` : "";
	return [`**No fix yet: ${unfixed.length} of ${counted.length}** ${names.join(", ")}${more}. Replace the package, or accept the finding until a day and look again.`, details("Exceptions to paste", codeBlock("yaml", yaml) + rest)].join("\n\n");
}

// src/report/summary/summary-origin.ts
/** The greatest number of base images to name. */
const MAX_NAMED = 8;
/** One line: the base images, how well they are proven, and how many findings come from them. */
function originLine$1(run) {
	const { image, baseImages } = run;
	if (image === void 0 || !baseImages?.done) return "";
	const bases = image.platforms.flatMap((platform) => basesOf(platform, baseImages.value));
	const groups = [...Map.groupBy(bases, inWords).entries()];
	if (groups.length === 0) return "";
	const all = image.platforms.length;
	const named = groups.slice(0, MAX_NAMED).map(([words, of]) => words + platformsOf(of, all));
	const more = groups.length > MAX_NAMED ? ` and ${groups.length - MAX_NAMED} more` : "";
	const others = image.platforms.filter((platform) => basesOf(platform, baseImages.value).length === 0).map(({ platform }) => `; ${code$1(platformName(platform), 60)}: not determined`).join("");
	return `**Base image** ${named.join(", ")}${more}${others}${findings(run)}`;
}
function platformsOf(bases, all) {
	if (bases.length >= all) return "";
	return ` for ${bases.map(({ platform }) => code$1(platform, 60)).join(", ")}`;
}
function inWords(base) {
	const proof = base.proof === "contradicted" ? "claimed, but not the base of this image" : proofInWords(base);
	const signed = base.signedBy === void 0 ? "" : `, signed by ${code$1(base.signedBy, 300)}`;
	return `${code$1(baseName(base), 600)} (${proof}${signed})`;
}
/** `. 14 findings come from it; rebuild on a newer one` */
function findings(run) {
	if (run.image === void 0 || !run.baseImages?.done) return "";
	const layers = provenLayers(run.image, run.baseImages.value);
	if (layers.size === 0) return "";
	const { length } = evaluatedIn(run).filter(({ finding }) => isInLayers(finding, layers));
	if (length === 0) return ". No finding comes from it";
	return `. ${plural(length, "finding")} ${length === 1 ? "comes" : "come"} from it; rebuild on a newer one`;
}

// src/report/summary/summary-policy.ts
/** Where a policy comes from, in words. */
const ORIGINS = {
	default: "the built-in rules",
	file: "as checked out",
	base: "base",
	central: "central"
};
/** The names of rules for people. */
const RULES = {
	vulnerabilities: "Vulnerabilities",
	secrets: "Secrets",
	endOfLife: "Distributions without support",
	registries: "Registries",
	baseImages: "Base images",
	workflows: "Workflows"
};
/** Which policy applied, and which of its rules only warn until a given day. */
function policySection$1({ policyOrigin, assessment }) {
	const origin = policyOrigin === void 0 ? "" : originInWords(policyOrigin);
	const dated = (assessment?.countdowns ?? []).map(countdownLine);
	if (origin === "" && dated.length === 0) return "";
	return [`**Policy** ${origin}`.trim(), ...dated.length === 0 ? [] : [dated.join("\n")]].join("\n\n");
}
function originInWords({ kind, path, commit }) {
	if (path === void 0) return ORIGINS[kind];
	const at = commit === void 0 ? "" : ` at commit ${code$1(commit.slice(0, 12))}`;
	return `${code$1(path, 300)}${at} (${ORIGINS[kind]})`;
}
function countdownLine(countdown) {
	return `- ${RULES[countdown.rule]}: ${text$1(countdownInWords(countdown))}`;
}
/** The exceptions and suppressions of the policy: their state, reason, owner and last day. */
function exceptionSection({ assessment }, rows) {
	const lines = [...linesOf(assessment?.vulnerabilities?.exceptions, exceptionCell), ...linesOf(assessment?.secrets?.suppressions, suppressionCell)];
	if (lines.length === 0) return "";
	const list = table([
		"For",
		"State",
		"Reason",
		"Owner",
		"Until"
	], lines.slice(0, rows));
	return details(`Exceptions and suppressions: ${lines.length}`, list + leftOut$1(lines.length, rows));
}
function linesOf(usage, nameOf) {
	if (usage === void 0) return [];
	const line = (entry, state) => [
		nameOf(entry),
		state,
		text$1(entry.reason, 300),
		text$1(entry.owner, 100),
		entry.expires
	];
	return [
		...usage.expired.map((entry) => line(entry, "⏰ expired, its findings block again")),
		...usage.used.map(({ entry, findings }) => line(entry, `ignores ${plural(findings, "finding")}`)),
		...usage.unused.map((entry) => line(entry, "matches no finding that blocks"))
	];
}
function exceptionCell({ vulnerability, package: of, path }) {
	const where = [of, path].filter((part) => part !== void 0).map((part) => code$1(part, 200));
	return [text$1(vulnerability, 100), ...where].join(" in ");
}
function suppressionCell({ fingerprint }) {
	return `secret ${code$1(fingerprint, 64)}`;
}
/** The vulnerabilities that VEX statements say to ignore, with the statement. */
function vexSection(run, rows) {
	const lines = worstFirst(ignoredFindings(evaluatedIn(run))).flatMap(({ finding, ignoreReason }) => ignoreReason.kind !== "vex" ? [] : ignoreReason.statements.map((one) => [
		text$1(finding.id, 100),
		`${code$1(finding.package, 120)} ${text$1(finding.version, 80)}`,
		text$1([
			one.status,
			one.justification,
			one.impact
		].filter((part) => part !== void 0).join(", "), 300),
		text$1(vexName(one), 500)
	]));
	if (lines.length === 0) return "";
	const list = table([
		"Vulnerability",
		"Package",
		"Statement",
		"Source"
	], lines.slice(0, rows));
	return details(`VEX: ${plural(lines.length, "statement")}`, list + leftOut$1(lines.length, rows));
}

// src/report/summary/summary-secrets.ts
/** The greatest number of places to name for each secret. */
const PLACES = 5;
/** The greatest number of kinds whose rotation is explained without folding. */
const KINDS = 5;
/** The greatest number of secrets in the suggested policy file. */
const SUPPRESSED = 10;
/** The secrets that count: what to do now, where they are, and how to suppress them. No value is shown. */
function secretSection$1(run, open, rows) {
	const findings = countedSecretsIn(run).map(({ finding }) => finding);
	if (findings.length === 0) return "";
	const countdown = run.assessment?.countdowns.find(({ rule }) => rule === "secrets");
	const isGrouped = findings.length > open;
	return [
		`### ${plural(findings.length, "secret")}`,
		...countdown === void 0 ? [] : [`The policy ${countdownInWords(countdown)}.`],
		`**Do this now, in this order:**\n\n${orders(run, findings).join("\n")}`,
		isGrouped ? groupTable(findings, open) : secretTable(findings, open),
		...isGrouped && rows > open ? [details(`${plural(findings.length, "secret")}, one by one`, secretTable(findings, rows))] : [],
		details("Why each is reported, and how to suppress", explanation(run, findings, open))
	].join("\n\n");
}
/** The secrets that the policy ignores, folded. */
function ignoredSecretSection(run, rows) {
	const ignored = secretsIn(run).flatMap(({ finding, effect }) => effect === "none" ? [finding] : []);
	if (ignored.length === 0) return "";
	return details(`${plural(ignored.length, "secret")} ignored by the policy`, secretTable(ignored, rows));
}
function orders(run, findings) {
	const rules = [...new Set(findings.map(({ rule }) => rule))];
	const ways = [...Map.groupBy(rules, rotationOf)].map(([how, of]) => `${of.slice(0, 3).map((rule) => code$1(rule, 100)).join(", ")}${of.length > 3 ? " …" : ""}: ${text$1(how, 600)}`);
	const more = ways.length > KINDS ? `<br>and ${plural(ways.length - KINDS, "more kind")}, folded below` : "";
	return [
		`1. **Revoke it.** Whoever saw it can use it. ${ways.slice(0, KINDS).join("<br>")}${more}`,
		`2. **Keep it out.** ${keepOut(findings.flatMap(({ places }) => places))}`,
		"3. **Rebuild** the image from the corrected source.",
		`4. **Delete the digest.** ${deletion(run)}`
	];
}
/** How to keep the values out of the places where they are. */
function keepOut(places) {
	const kinds = new Set(places.map(({ kind }) => kind));
	const lines = [...new Set(places.flatMap(instructionsOf).map(({ path, line }) => `${path}:${line}`))];
	const at = lines.length === 0 ? "" : ` (${lines.slice(0, 3).map((line) => code$1(line, 200)).join(", ")})`;
	return [
		...kinds.has("source") ? ["Remove it from the file, and read it from a secret store at run time."] : [],
		...kinds.has("layer") || kinds.has("config") ? [`Give it to the build as a secret mount (${code$1("RUN --mount=type=secret")}), not with COPY, ARG or ENV${at}. Deleting it in a later layer is not enough: everybody who can pull the image still reads the earlier one.`] : [],
		...kinds.has("commit") ? ["It stays in the history of the repository; revoking it is what helps."] : []
	].join(" ");
}
function deletion({ reference, image, pushTo }) {
	if (image?.requested.kind !== "registry") return pushTo === void 0 ? "This run pushed nothing. Delete every image that an earlier build pushed with it." : `This run pushed nothing to ${code$1(pushTo, 600)}. Delete every image that an earlier build pushed with it.`;
	return `Remove ${reference === void 0 ? "the image" : code$1(reference, 600)} from the registry, and every earlier image with the same layer.`;
}
/** The severity and the rotation for each kind of secret, and a policy file that suppresses the first secrets. */
function explanation(run, findings, rows) {
	const lines = [...Map.groupBy(findings, (finding) => `${finding.rule} ${whyInWords(finding)}`).values()].slice(0, rows).flatMap(([finding]) => finding === void 0 ? [] : [`- ${code$1(finding.rule, 100)}, ${text$1(whyInWords(finding), 300)}. ${text$1(rotationOf(finding.rule), 600)}`]);
	const shown = findings.slice(0, SUPPRESSED);
	const yaml = suppressionText(shown, run.policy, new Date(run.finishedAt)).trimEnd();
	const more = findings.length > shown.length ? `These are the first ${shown.length} of ${findings.length} secrets; ${code$1("policy accept", 40)} writes all of them.` : "Suppress only a value that is not a secret, or that is already revoked:";
	return `${lines.join("\n")}\n\n${more}\n\n${codeBlock("yaml", yaml.split("\n"))}`;
}
/** Many secrets, grouped by rule and folder; the groups with most secrets first. */
function groupTable(findings, rows) {
	const groups = [...Map.groupBy(findings, (finding) => JSON.stringify([finding.rule, folderOf(finding)])).values()].toSorted((one, other) => other.length - one.length).flatMap((group) => {
		const [first] = group;
		if (first === void 0) return [];
		return [[
			code$1(first.rule, 100),
			code$1(folderOf(first), 200),
			String(group.length),
			places(first, 1)
		]];
	});
	return table([
		"Rule",
		"Folder",
		"Secrets",
		"For example"
	], groups.slice(0, rows)) + leftOut$1(groups.length, rows);
}
function folderOf({ places: [first] }) {
	if (first === void 0) return "";
	return first.kind === "config" ? "configuration of the image" : `${dirname$1(first.path)}/`;
}
/** The fingerprint is shown in full, because a suppression must name it. */
function secretTable(findings, rows) {
	const lines = findings.slice(0, rows).map((finding) => [
		finding.severity,
		code$1(finding.rule, 100),
		text$1(finding.title, 160),
		places(finding, PLACES),
		code$1(finding.fingerprint, 64)
	]);
	return table([
		"Severity",
		"Rule",
		"What it is",
		"Where",
		"Fingerprint"
	], lines) + leftOut$1(findings.length, rows);
}
function places(finding, most) {
	const named = finding.places.slice(0, most).map((place) => code$1(placeInWords(place), 300));
	const more = finding.places.length - named.length;
	return named.join("<br>") + (more > 0 ? `<br>and ${more} more` : "");
}

// src/report/summary/summary.ts
/** GitHub refuses a job summary above 1 MiB. This limit leaves some room for other text of the same step. */
const SUMMARY_LIMIT_BYTES = 1024e3;
/** Numbers of rows for each folded list. They are tried in this order until the summary fits. */
const ROWS$2 = [
	200,
	60,
	15,
	3
];
/** The greatest number of rows of a list that is not folded. */
const OPEN = 10;
/** The run as GitHub-flavoured Markdown for the job summary, at most {@link SUMMARY_LIMIT_BYTES} long. */
function renderSummary(run) {
	for (const rows of ROWS$2) {
		const summary = joined([...openSections(run, Math.min(OPEN, rows), rows), ...foldedSections(run, rows)]);
		if (Buffer.byteLength(summary) <= 1024e3) return summary;
	}
	return joined([
		`## ${headline(run)}`,
		image(run),
		"The rest is too long for this page. `report.json` has all of it."
	]);
}
/** Sections, the empty ones left out, as one text. */
function joined(sections) {
	return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}
/**
* What a person must see: verdict and why, numbers, what is new, what to do. At most `open` rows of a list, and `rows` of a
* folded one. Of a run that passed and published, only the first two lines and what is new.
*/
function openSections(run, open, rows) {
	const head = [
		`## ${headline(run)}`,
		numbersLine(run),
		glassSection(run.brokenGlass),
		deltaSection$1(run, open, rows)
	];
	const foot = [endingSoonSection(run, open), noteSection(run, rows)];
	if (isCalm(run)) return [...head, ...foot];
	return [
		...head,
		pipelinePicture(run),
		...actionSections(run, open, rows),
		...foot,
		image(run),
		originLine$1(run)
	];
}
/** What to do, grouped by the step that fixes it. */
function actionSections(run, open, rows) {
	return [
		nextSection(run, open),
		warningNotice(run),
		fixSection$1(run, open, rows),
		...run.fixes === void 0 ? [findingSection$1(run, open, rows)] : [],
		unfixedSection(run, open),
		secretSection$1(run, open, rows)
	];
}
function isCalm(run) {
	return run.verdict === "passed" && unpublishedWarning(run) === void 0;
}
function foldedSections(run, rows) {
	const calm = isCalm(run) ? [
		image(run),
		originLine$1(run),
		pipelinePicture(run)
	] : [];
	return [
		...run.fixes === void 0 ? [] : [findingSection$1(run, rows, rows)],
		ignoredSection(run, rows),
		ignoredSecretSection(run, rows),
		vexSection(run, rows),
		exceptionSection(run, rows),
		adviceSection$1(run, rows),
		attestationSection$1(run, rows),
		details("Checks, policy and what was examined", joined([...calm, ...examined(run, rows)]).trimEnd()),
		toolSection$1(run)
	];
}
function examined(run, rows) {
	return [
		checkSection(run),
		reasonSection(run, rows),
		policySection$1(run),
		coverageSection(run, rows)
	];
}
/** The digest that was checked, and its platforms. */
function image(run) {
	const asked = withoutFolders(run.imageInput);
	if (run.image === void 0) return `**Image** ${code$1(asked, 600)}, not resolved to a digest`;
	const pinned = run.reference ?? `${withoutFolders(imageName(run.image))}@${run.image.root.digest}`;
	const platforms = run.image.platforms.slice(0, 20).map(({ platform }) => code$1(platformName(platform), 60));
	const more = run.image.platforms.length - platforms.length;
	const rest = more > 0 ? ` and ${more} more` : "";
	const requested = asked === pinned ? "" : `Requested as ${code$1(asked, 600)}, `;
	return `**Image** ${code$1(pinned, 600)}  \n${requested}${platforms.join(", ")}${rest}`;
}
function nextSection(run, open) {
	const steps = nextSteps(run, open);
	return steps.length === 0 ? "" : `**What to do**\n\n${steps.map((step) => `- ${step}`).join("\n")}`;
}
function checkSection(run) {
	const rows = checkLines(run).map(({ name, state, detail }) => [
		name,
		`${STATE_ICONS[state]} ${state}`,
		text$1(detail, 500)
	]);
	return table([
		"Check",
		"State",
		"Detail"
	], rows);
}
function reasonSection(run, rows) {
	if (run.reasons.length === 0) return "";
	const shown = run.reasons.slice(0, rows).map(({ code, check, message }) => [
		link$1(code, reasonAddress(code)),
		check,
		text$1(message, 1e3)
	]);
	const list = table([
		"Code",
		"Check",
		"What was found"
	], shown);
	return `**${plural(run.reasons.length, "reason")}**\n\n${list}${leftOut$1(run.reasons.length, rows)}`;
}
function noteSection(run, rows) {
	if (run.notes.length === 0) return "";
	return `${run.notes.slice(0, rows).map((note) => `- ⚠️ ${text$1(note, 600)}`).join("\n")}${leftOut$1(run.notes.length, rows)}`;
}

// src/report/comment/comment.ts
/** GitHub refuses a comment of more than 65,536 characters. A byte is at least a character. */
const COMMENT_LIMIT_BYTES = 6e4;
/** Numbers of rows for each list. They are tried in this order until the comment fits. */
const ROWS$1 = [
	10,
	5,
	2
];
/** The run as a comment of the pull request: what a person must see of the job summary. `job`: the id of the job. */
function commentOf(run, job) {
	const marker = markerOf(run, job);
	return {
		marker,
		body: `${marker}\n${render$1(run)}`,
		isQuiet: isQuiet(run)
	};
}
/** Whether nothing is blocked, warned about, in error or changed. */
function isQuiet(run) {
	return run.verdict === "passed" && unpublishedWarning(run) === void 0 && !hasChanged(run);
}
/** Hidden from readers. The same for every run of a job for an image, whatever the commit. */
function markerOf(run, job) {
	const [workflow = ""] = run.event.workflow.split("@");
	const key = JSON.stringify([
		run.event.repository,
		workflow,
		job,
		subjectName(run)
	]);
	return `<!-- assay:comment:1 ${createHash("sha256").update(key).digest("hex").slice(0, 32)} -->`;
}
function render$1(run) {
	for (const rows of ROWS$1) {
		const text = joined([
			...head$1(run),
			...sections(run, rows),
			footer(run)
		]);
		if (Buffer.byteLength(text) <= 6e4) return text;
	}
	return joined([
		...head$1(run),
		"The rest is too long for a comment.",
		footer(run)
	]);
}
function head$1(run) {
	return [`### ${headline(run)}`, numbersLine(run)];
}
function sections(run, rows) {
	return [
		deltaSection$1(run, rows, 0),
		...actionSections(run, rows, rows),
		endingSoonSection(run, rows)
	];
}
function footer({ event, startedAt }) {
	const address = httpsAddress(event.runUrl);
	return `${address === void 0 ? "The job summary" : `[The job summary](${address})`} has everything. Assay${/^[0-9a-f]{40,64}$/.test(event.sha) ? ` of ${event.sha.slice(0, 12)}` : ""}, ${startedAt.slice(0, 16).replace("T", " ")} UTC.`;
}

// src/report/comment/publish-comment.ts
/** Writes the comment of a run, if it is requested. What fails is a warning: the job summary has the same text. */
async function publishComment(run, { publisher, comment }) {
	if (comment === void 0) return;
	const { failed, message } = await comment.write(commentOf(run, comment.job));
	if (failed) publisher.annotations([{
		level: "warning",
		title: "Assay: pull request comment",
		message
	}]);
	else publisher.lines([`Pull request comment: ${message}`]);
}

// src/report/check/outputs.ts
/** The greatest number of reasons in the output; `report.json` has all of them. */
const MAX_REASONS = 100;
/** If there are several SBOMs, the output names the first of these kinds. */
const SBOM_ORDER = [
	"index",
	"platform",
	"source"
];
/** The outputs that are written first. If the run is cut off, they remain and say `error`. */
function pessimisticOutputs() {
	return {
		verdict: "error",
		reasons: toOutputJson([{
			code: "run-interrupted",
			check: "inputs",
			message: "the run was cut off before it reached a verdict"
		}]),
		image: "",
		digest: "",
		sbom: "",
		"sbom-sha256": "",
		report: "",
		sarif: "",
		page: "",
		"evidence-sha256": "",
		critical: "",
		high: "",
		medium: "",
		low: "",
		unknown: "",
		secrets: "",
		attestations: "[]",
		images: ""
	};
}
/** The outputs of a finished run. `sbom` is the SBOM of the index, else of the first platform. */
function outputsOf(run, paths) {
	const sbom = (run.sboms?.done ? run.sboms.value : []).toSorted((one, other) => SBOM_ORDER.indexOf(one.scope.kind) - SBOM_ORDER.indexOf(other.scope.kind))[0]?.cyclonedx;
	const reasons = run.reasons.slice(0, 100).map(({ code, check, message }) => ({
		code,
		check,
		message: plain(message, 1e3)
	}));
	const attestations = signaturesFirst(run).map(({ predicateType, digest, subject }) => ({
		predicateType,
		digest,
		subject
	}));
	return {
		...pessimisticOutputs(),
		verdict: run.verdict,
		reasons: toOutputList(reasons),
		image: plain(run.reference ?? ""),
		digest: run.image?.root.digest ?? "",
		sbom: sbom?.path ?? "",
		"sbom-sha256": sbom?.sha256 ?? "",
		report: paths.report ?? "",
		sarif: paths.sarif ?? "",
		page: paths.page ?? "",
		"evidence-sha256": paths.handoverSha256 ?? "",
		...run.scan?.done ? asText(countBySeverity(unacceptedIn(run))) : {},
		...run.secrets?.done ? { secrets: String(countedSecretsIn(run).length) } : {},
		attestations: toOutputJson(attestations)
	};
}
function asText({ critical, high, medium, low, unknown }) {
	return {
		critical: String(critical),
		high: String(high),
		medium: String(medium),
		low: String(low),
		unknown: String(unknown)
	};
}

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
	const secrets = secretAlerts(run.assessment?.secrets?.evaluated ?? []).toSorted((one, other) => Number(one.effect === "none") - Number(other.effect === "none") || rank$1(one.evaluated.finding.severity) - rank$1(other.evaluated.finding.severity));
	const vulnerabilities = vulnerabilityAlerts(imageNameOf(run), run.assessment?.vulnerabilities?.evaluated ?? []).toSorted((one, other) => rank$1(one.severity) - rank$1(other.severity));
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
function rank$1(severity) {
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
	const platforms = part === "errors" || part === "check" ? void 0 : platformsOf$1(run);
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
		...timeOf$1("startTimeUtc", run.startedAt),
		...timeOf$1("endTimeUtc", run.finishedAt),
		toolExecutionNotifications: notifications
	};
}
/** Says how many findings `results.sarif` leaves out. */
function leftOutInWords(leftOut) {
	return `results.sarif leaves out the ${leftOut} least important results, because GitHub takes no more; report.json has all of them.`;
}
function timeOf$1(name, time) {
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

// src/report/gitlab/gitlab-report.ts
/** The version of GitLab's security report schemas that both reports conform to. GitLab accepts all 15.x. */
const SCHEMA = "15.2.1";
/** Greatest number of findings of a report. GitLab takes much time to read more. */
const GITLAB_FINDINGS = 1e4;
/**
* A report with the findings, the most important ones first. `why` says why the check was not done: then the status is
* `failure`, and GitLab does not take the findings of earlier reports for fixed.
*/
function gitlabReport(run, type, findings, { why, notes }) {
	const kept = findings.slice(0, GITLAB_FINDINGS);
	const leftOut = findings.length - kept.length;
	const told = [...notes, ...leftOut > 0 ? [`${leftOut} less important findings are left out; report.json has all of them.`] : []];
	const assay = {
		id: PRODUCT.name,
		name: "Assay",
		url: PRODUCT.uri,
		vendor: { name: "Assay" },
		version: PRODUCT.version
	};
	return {
		version: SCHEMA,
		scan: {
			analyzer: assay,
			scanner: assay,
			type,
			start_time: timeOf(run.startedAt),
			end_time: timeOf(run.finishedAt),
			status: why === void 0 ? "success" : "failure",
			messages: [...why === void 0 ? [] : [{
				level: "fatal",
				value: line$1(why, 1e3)
			}], ...told.map((note) => ({
				level: "warn",
				value: line$1(note, 1e3)
			}))]
		},
		vulnerabilities: kept
	};
}
/** One line of text that is never empty. GitLab shows names and descriptions as Markdown. */
function line$1(untrusted, maxLength) {
	return plain(untrusted, maxLength).trim() || "(no text)";
}
/** A hash of 32 hex digits in the form of a UUID. */
function uuidOf(identity) {
	return identity.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
}
/** The schema wants UTC without a zone and without fractions of a second. */
function timeOf(time) {
	const parsed = new Date(time);
	return (Number.isNaN(parsed.getTime()) ? /* @__PURE__ */ new Date(0) : parsed).toISOString().slice(0, 19);
}

// src/report/gitlab/container-scanning.ts
const SEVERITY$1 = {
	critical: "Critical",
	high: "High",
	medium: "Medium",
	low: "Low",
	unknown: "Unknown"
};
/**
* The vulnerabilities of a run as `gl-container-scanning-report.json`. What an exception or a VEX statement accepts is
* left out: GitLab's format has no field for it, and would show it as open.
*/
function containerScanningReport(run) {
	const alerts = vulnerabilityAlerts(imageNameOf(run), run.assessment?.vulnerabilities?.evaluated ?? []);
	const open = alerts.filter(({ evaluated }) => !evaluated.every(isAccepted$1));
	const worstFirst = [...open.filter(({ effect }) => effect !== "none"), ...open.filter(({ effect }) => effect === "none")];
	const accepted = alerts.length - open.length;
	const why = run.scan?.done ? void 0 : run.reasons[0]?.message ?? "the image was not scanned";
	const notes = accepted === 0 ? [] : [`${accepted} accepted findings are left out; report.json says why.`];
	const findings = worstFirst.map((alert) => findingOf$1(run, alert));
	return gitlabReport(run, "container_scanning", findings, {
		notes,
		...why !== void 0 && { why }
	});
}
function isAccepted$1(one) {
	return one.effect === "none" && (one.ignoreReason.kind === "exception" || one.ignoreReason.kind === "vex");
}
function findingOf$1(run, { identity, severity, evaluated, paths }) {
	const [{ finding }] = evaluated;
	const versions = [...new Set(evaluated.map((one) => one.finding.version))].join(", ");
	const url = httpsOnly(finding.url);
	const at = paths.length === 0 ? "" : ` at ${paths.slice(0, 10).join(", ")}`;
	const fix = finding.fixedIn === void 0 ? "There is no fix yet." : `Update ${finding.package} to ${finding.fixedIn} and rebuild the image.`;
	return {
		id: uuidOf(identity),
		name: line$1(finding.title ?? finding.id, 255),
		description: text$1(`${finding.package} ${versions} has ${finding.id}, found in ${finding.foundIn.join(", ")}${at}`, 2e3),
		severity: SEVERITY$1[severity],
		solution: text$1(fix, 1e3),
		identifiers: identifiersOf(finding.id, finding.aliases ?? [], url),
		...url === void 0 ? {} : { links: [{ url }] },
		location: {
			dependency: {
				package: { name: line$1(finding.package, 500) },
				version: line$1(versions, 500)
			},
			operating_system: systemOf(run, finding.foundIn),
			image: line$1(run.reference ?? imageNameOf(run), 1e3)
		}
	};
}
function identifiersOf(id, aliases, url) {
	const [first, ...others] = [id, ...aliases.slice(0, 19)].map((one) => {
		const name = line$1(one, 250);
		return {
			type: /^([a-z]{2,10})-/i.exec(name)?.[1]?.toLowerCase() ?? "assay",
			name,
			value: name
		};
	});
	return [{
		...first ?? {
			type: "assay",
			name: "(no text)",
			value: "(no text)"
		},
		...url === void 0 ? {} : { url }
	}, ...others];
}
/** The distribution of the first platform that has the package: `debian 12.5`. */
function systemOf(run, foundIn) {
	const systems = (run.scan?.done ? run.scan.value.coverage : []).flatMap(({ os }) => os === void 0 ? [] : [`${os.family} ${os.name}`]);
	return foundIn.every((scope) => scope === "source") ? "source tree" : line$1(systems[0] ?? "unknown", 200);
}

// src/report/gitlab/secret-detection.ts
const SEVERITY = {
	high: "Critical",
	medium: "High",
	low: "Low"
};
/**
* The secrets of a run as `gl-secret-detection-report.json`, without their values. What a suppression accepts is left
* out: GitLab's format has no field for it.
*/
function secretDetectionReport(run) {
	const alerts = secretAlerts(run.assessment?.secrets?.evaluated ?? []);
	const open = alerts.filter(({ evaluated }) => !isAccepted(evaluated));
	const accepted = alerts.length - open.length;
	const why = run.secrets?.done ? void 0 : run.reasons[0]?.message ?? "the secrets check was not done";
	const notes = accepted === 0 ? [] : [`${accepted} accepted secrets are left out; report.json says why.`];
	const findings = open.map((alert) => findingOf(run, alert));
	return gitlabReport(run, "secret_detection", findings, {
		notes,
		...why !== void 0 && { why }
	});
}
function isAccepted(evaluated) {
	return evaluated.effect === "none" && evaluated.ignoreReason.kind === "suppression";
}
function findingOf(run, { identity, evaluated: { finding }, places }) {
	const where = places.slice(0, 10).map(placeInWords).join("; ");
	const rule = line$1(finding.rule, 250);
	return {
		id: uuidOf(identity),
		name: line$1(finding.title, 255),
		description: text$1(`${finding.title} in ${where}. Fingerprint: ${finding.fingerprint}`, 2e3),
		severity: SEVERITY[finding.severity],
		solution: line$1(rotationOf(finding.rule), 2e3),
		identifiers: [{
			type: "assay_fingerprint",
			name: `Assay ${finding.fingerprint}`,
			value: finding.fingerprint
		}, {
			type: "assay_rule",
			name: rule,
			value: rule
		}],
		location: locationOf(run, places[0])
	};
}
/**
* A file of the repository; of an image, the path in its layers, or the entry of its configuration. No line: GitLab
* identifies a finding by it, and it changes with each build. The description has it.
*/
function locationOf(run, place) {
	const sha = place?.kind === "commit" ? place.commit : run.event.sha;
	const commit = { sha: line$1(sha === "" ? "0000000" : sha, 100) };
	switch (place?.kind) {
		case void 0: return { commit };
		case "config": return {
			file: line$1(`image configuration: ${place.entry}`, 1e3),
			commit
		};
		case "layer": return {
			file: line$1(`image: ${place.path}`, 1e3),
			commit
		};
		case "source":
		case "commit": return {
			file: line$1(place.path, 1e3),
			commit
		};
	}
}

// src/report/page/element.ts
/** Longest text from outside, in UTF-16 units. */
const LONGEST = 300;
/** An element. The names of elements and attributes are always texts of Assay. */
function el(tagName, attributes, ...children) {
	return {
		type: "element",
		tagName,
		properties: { ...attributes },
		children: children.flatMap(nodesOf)
	};
}
function nodesOf(child) {
	if (child === void 0 || child === "") return [];
	if (isList(child)) return child.flatMap(nodesOf);
	return [typeof child === "object" ? child : {
		type: "text",
		value: String(child)
	}];
}
function isList(child) {
	return Array.isArray(child);
}
/** Text from outside: one line, without control, bidi and invisible characters, cut at a length. */
function foreign(text, maxLength = LONGEST) {
	return plain(text, maxLength).trim();
}
/** A name from outside, as code. Long names may break anywhere. */
function code(text, maxLength) {
	return el("code", null, foreign(text, maxLength) || "—");
}
/** A link if the address is an https one without credentials, else only the label. */
function link(label, address) {
	const safe = address === void 0 ? void 0 : safeAddress(address);
	if (safe === void 0) return foreign(label);
	return el("a", {
		href: safe,
		rel: "noopener noreferrer",
		target: "_blank"
	}, foreign(label));
}
/** A sentence of Assay, in which backticks mark code. */
function prose(sentence) {
	return foreign(sentence, 2e3).split("`").map((part, at) => at % 2 === 1 ? el("code", null, part) : part);
}
/** A headline. */
function line(parts) {
	return parts.map((part) => typeof part === "string" ? part : "name" in part ? code(part.name, 600) : foreign(part.message));
}
/** A list of sentences; nothing if it is empty. */
function sentences(lines, most) {
	if (lines.length === 0) return void 0;
	return [el("ul", { class: "sentences" }, ...lines.slice(0, most).map((line) => el("li", null, ...prose(line)))), cut(lines.length, most)];
}
/** The sentence below a shortened list. */
function cut(total, shown) {
	if (total <= shown) return void 0;
	return el("p", { class: "muted" }, `${(total - shown).toLocaleString("en-US")} more are left out here; `, code("report.json"), " has all of them.");
}
/** A part of the page that is folded at first. */
function folded(title, ...children) {
	return el("details", null, el("summary", null, title), ...children);
}
/** A block to copy. */
function block(lines, label) {
	const text = lines.map((line) => plain(line, 4e3)).join("\n");
	return el("pre", {
		tabindex: 0,
		role: "region",
		"aria-label": label
	}, el("code", null, text));
}
/** A severity or an effect as a coloured word. */
function badge(word) {
	return el("span", { class: `badge ${word.replaceAll(" ", "-")}` }, word);
}

// node_modules/html-void-elements/index.js
/**
* List of HTML void tag names.
*
* @type {Array<string>}
*/
const htmlVoidElements = [
	"area",
	"base",
	"basefont",
	"bgsound",
	"br",
	"col",
	"command",
	"embed",
	"frame",
	"hr",
	"image",
	"img",
	"input",
	"keygen",
	"link",
	"meta",
	"param",
	"source",
	"track",
	"wbr"
];

// node_modules/property-information/lib/util/schema.js
/**
* @import {Schema as SchemaType, Space} from 'property-information'
*/
/** @type {SchemaType} */
var Schema = class {
	/**
	* @param {SchemaType['property']} property
	*   Property.
	* @param {SchemaType['normal']} normal
	*   Normal.
	* @param {Space | undefined} [space]
	*   Space.
	* @returns
	*   Schema.
	*/
	constructor(property, normal, space) {
		this.normal = normal;
		this.property = property;
		if (space) this.space = space;
	}
};
Schema.prototype.normal = {};
Schema.prototype.property = {};
Schema.prototype.space = void 0;

// node_modules/property-information/lib/util/merge.js
/**
* @import {Info, Space} from 'property-information'
*/
/**
* @param {ReadonlyArray<Schema>} definitions
*   Definitions.
* @param {Space | undefined} [space]
*   Space.
* @returns {Schema}
*   Schema.
*/
function merge(definitions, space) {
	/** @type {Record<string, Info>} */
	const property = {};
	/** @type {Record<string, string>} */
	const normal = {};
	for (const definition of definitions) {
		Object.assign(property, definition.property);
		Object.assign(normal, definition.normal);
	}
	return new Schema(property, normal, space);
}

// node_modules/property-information/lib/normalize.js
/**
* Get the cleaned case insensitive form of an attribute or property.
*
* @param {string} value
*   An attribute-like or property-like name.
* @returns {string}
*   Value that can be used to look up the properly cased property on a
*   `Schema`.
*/
function normalize(value) {
	return value.toLowerCase();
}

// node_modules/property-information/lib/util/info.js
/**
* @import {Info as InfoType} from 'property-information'
*/
/** @type {InfoType} */
var Info = class {
	/**
	* @param {string} property
	*   Property.
	* @param {string} attribute
	*   Attribute.
	* @returns
	*   Info.
	*/
	constructor(property, attribute) {
		this.attribute = attribute;
		this.property = property;
	}
};
Info.prototype.attribute = "";
Info.prototype.booleanish = false;
Info.prototype.boolean = false;
Info.prototype.commaOrSpaceSeparated = false;
Info.prototype.commaSeparated = false;
Info.prototype.defined = false;
Info.prototype.mustUseProperty = false;
Info.prototype.number = false;
Info.prototype.overloadedBoolean = false;
Info.prototype.property = "";
Info.prototype.spaceSeparated = false;
Info.prototype.space = void 0;

// node_modules/property-information/lib/util/types.js
var types_exports = /* @__PURE__ */ __exportAll({
	boolean: () => boolean,
	booleanish: () => booleanish,
	commaOrSpaceSeparated: () => commaOrSpaceSeparated,
	commaSeparated: () => commaSeparated,
	number: () => number,
	overloadedBoolean: () => overloadedBoolean,
	spaceSeparated: () => spaceSeparated
});
let powers = 0;
const boolean = increment();
const booleanish = increment();
const overloadedBoolean = increment();
const number = increment();
const spaceSeparated = increment();
const commaSeparated = increment();
const commaOrSpaceSeparated = increment();
function increment() {
	return 2 ** ++powers;
}

// node_modules/property-information/lib/util/defined-info.js
/**
* @import {Space} from 'property-information'
*/
const checks$1 = Object.keys(types_exports);
var DefinedInfo = class extends Info {
	/**
	* @constructor
	* @param {string} property
	*   Property.
	* @param {string} attribute
	*   Attribute.
	* @param {number | null | undefined} [mask]
	*   Mask.
	* @param {Space | undefined} [space]
	*   Space.
	* @returns
	*   Info.
	*/
	constructor(property, attribute, mask, space) {
		let index = -1;
		super(property, attribute);
		mark(this, "space", space);
		if (typeof mask === "number") while (++index < checks$1.length) {
			const check = checks$1[index];
			mark(this, checks$1[index], (mask & types_exports[check]) === types_exports[check]);
		}
	}
};
DefinedInfo.prototype.defined = true;
/**
* @template {keyof DefinedInfo} Key
*   Key type.
* @param {DefinedInfo} values
*   Info.
* @param {Key} key
*   Key.
* @param {DefinedInfo[Key]} value
*   Value.
* @returns {undefined}
*   Nothing.
*/
function mark(values, key, value) {
	if (value) values[key] = value;
}

// node_modules/property-information/lib/util/create.js
/**
* @import {Info, Space} from 'property-information'
*/
/**
* @typedef Definition
*   Definition of a schema.
* @property {Record<string, string> | undefined} [attributes]
*   Normalzed names to special attribute case.
* @property {ReadonlyArray<string> | undefined} [mustUseProperty]
*   Normalized names that must be set as properties.
* @property {Record<string, number | null>} properties
*   Property names to their types.
* @property {Space | undefined} [space]
*   Space.
* @property {Transform} transform
*   Transform a property name.
*/
/**
* @callback Transform
*   Transform.
* @param {Record<string, string>} attributes
*   Attributes.
* @param {string} property
*   Property.
* @returns {string}
*   Attribute.
*/
/**
* @param {Definition} definition
*   Definition.
* @returns {Schema}
*   Schema.
*/
function create(definition) {
	/** @type {Record<string, Info>} */
	const properties = {};
	/** @type {Record<string, string>} */
	const normals = {};
	for (const [property, value] of Object.entries(definition.properties)) {
		const info = new DefinedInfo(property, definition.transform(definition.attributes || {}, property), value, definition.space);
		if (definition.mustUseProperty && definition.mustUseProperty.includes(property)) info.mustUseProperty = true;
		properties[property] = info;
		normals[normalize(property)] = property;
		normals[normalize(info.attribute)] = property;
	}
	return new Schema(properties, normals, definition.space);
}

// node_modules/property-information/lib/aria.js
const aria = create({
	properties: {
		ariaActiveDescendant: null,
		ariaAtomic: booleanish,
		ariaAutoComplete: null,
		ariaBusy: booleanish,
		ariaChecked: booleanish,
		ariaColCount: number,
		ariaColIndex: number,
		ariaColSpan: number,
		ariaControls: spaceSeparated,
		ariaCurrent: null,
		ariaDescribedBy: spaceSeparated,
		ariaDetails: null,
		ariaDisabled: booleanish,
		ariaDropEffect: spaceSeparated,
		ariaErrorMessage: null,
		ariaExpanded: booleanish,
		ariaFlowTo: spaceSeparated,
		ariaGrabbed: booleanish,
		ariaHasPopup: null,
		ariaHidden: booleanish,
		ariaInvalid: null,
		ariaKeyShortcuts: null,
		ariaLabel: null,
		ariaLabelledBy: spaceSeparated,
		ariaLevel: number,
		ariaLive: null,
		ariaModal: booleanish,
		ariaMultiLine: booleanish,
		ariaMultiSelectable: booleanish,
		ariaOrientation: null,
		ariaOwns: spaceSeparated,
		ariaPlaceholder: null,
		ariaPosInSet: number,
		ariaPressed: booleanish,
		ariaReadOnly: booleanish,
		ariaRelevant: null,
		ariaRequired: booleanish,
		ariaRoleDescription: spaceSeparated,
		ariaRowCount: number,
		ariaRowIndex: number,
		ariaRowSpan: number,
		ariaSelected: booleanish,
		ariaSetSize: number,
		ariaSort: null,
		ariaValueMax: number,
		ariaValueMin: number,
		ariaValueNow: number,
		ariaValueText: null,
		role: null
	},
	transform(_, property) {
		return property === "role" ? property : "aria-" + property.slice(4).toLowerCase();
	}
});

// node_modules/property-information/lib/util/case-sensitive-transform.js
/**
* @param {Record<string, string>} attributes
*   Attributes.
* @param {string} attribute
*   Attribute.
* @returns {string}
*   Transformed attribute.
*/
function caseSensitiveTransform(attributes, attribute) {
	return attribute in attributes ? attributes[attribute] : attribute;
}

// node_modules/property-information/lib/util/case-insensitive-transform.js
/**
* @param {Record<string, string>} attributes
*   Attributes.
* @param {string} property
*   Property.
* @returns {string}
*   Transformed property.
*/
function caseInsensitiveTransform(attributes, property) {
	return caseSensitiveTransform(attributes, property.toLowerCase());
}

// node_modules/property-information/lib/html.js
const html$3 = create({
	attributes: {
		acceptcharset: "accept-charset",
		classname: "class",
		htmlfor: "for",
		httpequiv: "http-equiv"
	},
	mustUseProperty: [
		"checked",
		"multiple",
		"muted",
		"selected"
	],
	properties: {
		abbr: null,
		accept: commaSeparated,
		acceptCharset: spaceSeparated,
		accessKey: spaceSeparated,
		action: null,
		allow: null,
		allowFullScreen: boolean,
		allowPaymentRequest: boolean,
		allowUserMedia: boolean,
		alpha: boolean,
		alt: null,
		as: null,
		async: boolean,
		autoCapitalize: null,
		autoComplete: spaceSeparated,
		autoFocus: boolean,
		autoPlay: boolean,
		blocking: spaceSeparated,
		capture: null,
		charSet: null,
		checked: boolean,
		cite: null,
		className: spaceSeparated,
		closedBy: null,
		colorSpace: null,
		cols: number,
		colSpan: number,
		command: null,
		commandFor: null,
		content: null,
		contentEditable: booleanish,
		controls: boolean,
		controlsList: spaceSeparated,
		coords: number | commaSeparated,
		crossOrigin: null,
		data: null,
		dateTime: null,
		decoding: null,
		default: boolean,
		defer: boolean,
		dir: null,
		dirName: null,
		disabled: boolean,
		download: overloadedBoolean,
		draggable: booleanish,
		encType: null,
		enterKeyHint: null,
		fetchPriority: null,
		form: null,
		formAction: null,
		formEncType: null,
		formMethod: null,
		formNoValidate: boolean,
		formTarget: null,
		headers: spaceSeparated,
		height: number,
		hidden: overloadedBoolean,
		high: number,
		href: null,
		hrefLang: null,
		htmlFor: spaceSeparated,
		httpEquiv: spaceSeparated,
		id: null,
		imageSizes: null,
		imageSrcSet: null,
		inert: boolean,
		inputMode: null,
		integrity: null,
		is: null,
		isMap: boolean,
		itemId: null,
		itemProp: spaceSeparated,
		itemRef: spaceSeparated,
		itemScope: boolean,
		itemType: spaceSeparated,
		kind: null,
		label: null,
		lang: null,
		language: null,
		list: null,
		loading: null,
		loop: boolean,
		low: number,
		manifest: null,
		max: null,
		maxLength: number,
		media: null,
		method: null,
		min: null,
		minLength: number,
		multiple: boolean,
		muted: boolean,
		name: null,
		nonce: null,
		noModule: boolean,
		noValidate: boolean,
		onAbort: null,
		onAfterPrint: null,
		onAuxClick: null,
		onBeforeMatch: null,
		onBeforePrint: null,
		onBeforeToggle: null,
		onBeforeUnload: null,
		onBlur: null,
		onCancel: null,
		onCanPlay: null,
		onCanPlayThrough: null,
		onChange: null,
		onClick: null,
		onClose: null,
		onContextLost: null,
		onContextMenu: null,
		onContextRestored: null,
		onCopy: null,
		onCueChange: null,
		onCut: null,
		onDblClick: null,
		onDrag: null,
		onDragEnd: null,
		onDragEnter: null,
		onDragExit: null,
		onDragLeave: null,
		onDragOver: null,
		onDragStart: null,
		onDrop: null,
		onDurationChange: null,
		onEmptied: null,
		onEnded: null,
		onError: null,
		onFocus: null,
		onFormData: null,
		onHashChange: null,
		onInput: null,
		onInvalid: null,
		onKeyDown: null,
		onKeyPress: null,
		onKeyUp: null,
		onLanguageChange: null,
		onLoad: null,
		onLoadedData: null,
		onLoadedMetadata: null,
		onLoadEnd: null,
		onLoadStart: null,
		onMessage: null,
		onMessageError: null,
		onMouseDown: null,
		onMouseEnter: null,
		onMouseLeave: null,
		onMouseMove: null,
		onMouseOut: null,
		onMouseOver: null,
		onMouseUp: null,
		onOffline: null,
		onOnline: null,
		onPageHide: null,
		onPageShow: null,
		onPaste: null,
		onPause: null,
		onPlay: null,
		onPlaying: null,
		onPopState: null,
		onProgress: null,
		onRateChange: null,
		onRejectionHandled: null,
		onReset: null,
		onResize: null,
		onScroll: null,
		onScrollEnd: null,
		onSecurityPolicyViolation: null,
		onSeeked: null,
		onSeeking: null,
		onSelect: null,
		onSlotChange: null,
		onStalled: null,
		onStorage: null,
		onSubmit: null,
		onSuspend: null,
		onTimeUpdate: null,
		onToggle: null,
		onUnhandledRejection: null,
		onUnload: null,
		onVolumeChange: null,
		onWaiting: null,
		onWheel: null,
		open: boolean,
		optimum: number,
		pattern: null,
		ping: spaceSeparated,
		placeholder: null,
		playsInline: boolean,
		popover: null,
		popoverTarget: null,
		popoverTargetAction: null,
		poster: null,
		preload: null,
		readOnly: boolean,
		referrerPolicy: null,
		rel: spaceSeparated,
		required: boolean,
		reversed: boolean,
		rows: number,
		rowSpan: number,
		sandbox: spaceSeparated,
		scope: null,
		scoped: boolean,
		seamless: boolean,
		selected: boolean,
		shadowRootClonable: boolean,
		shadowRootCustomElementRegistry: boolean,
		shadowRootDelegatesFocus: boolean,
		shadowRootMode: null,
		shadowRootSerializable: boolean,
		shape: null,
		size: number,
		sizes: null,
		slot: null,
		span: number,
		spellCheck: booleanish,
		src: null,
		srcDoc: null,
		srcLang: null,
		srcSet: null,
		start: number,
		step: null,
		style: null,
		tabIndex: number,
		target: null,
		title: null,
		translate: null,
		type: null,
		typeMustMatch: boolean,
		useMap: null,
		value: booleanish,
		width: number,
		wrap: null,
		writingSuggestions: null,
		align: null,
		aLink: null,
		archive: spaceSeparated,
		axis: null,
		background: null,
		bgColor: null,
		border: number,
		borderColor: null,
		bottomMargin: number,
		cellPadding: null,
		cellSpacing: null,
		char: null,
		charOff: null,
		classId: null,
		clear: null,
		code: null,
		codeBase: null,
		codeType: null,
		color: null,
		compact: boolean,
		declare: boolean,
		event: null,
		face: null,
		frame: null,
		frameBorder: null,
		hSpace: number,
		leftMargin: number,
		link: null,
		longDesc: null,
		lowSrc: null,
		marginHeight: number,
		marginWidth: number,
		noResize: boolean,
		noHref: boolean,
		noShade: boolean,
		noWrap: boolean,
		object: null,
		profile: null,
		prompt: null,
		rev: null,
		rightMargin: number,
		rules: null,
		scheme: null,
		scrolling: booleanish,
		standby: null,
		summary: null,
		text: null,
		topMargin: number,
		valueType: null,
		version: null,
		vAlign: null,
		vLink: null,
		vSpace: number,
		allowTransparency: null,
		autoCorrect: null,
		autoSave: null,
		credentialless: boolean,
		disablePictureInPicture: boolean,
		disableRemotePlayback: boolean,
		exportParts: commaSeparated,
		part: spaceSeparated,
		prefix: null,
		property: null,
		results: number,
		security: null,
		unselectable: null
	},
	space: "html",
	transform: caseInsensitiveTransform
});

// node_modules/property-information/lib/svg.js
const svg$1 = create({
	attributes: {
		accentHeight: "accent-height",
		alignmentBaseline: "alignment-baseline",
		arabicForm: "arabic-form",
		baselineShift: "baseline-shift",
		capHeight: "cap-height",
		className: "class",
		clipPath: "clip-path",
		clipRule: "clip-rule",
		colorInterpolation: "color-interpolation",
		colorInterpolationFilters: "color-interpolation-filters",
		colorProfile: "color-profile",
		colorRendering: "color-rendering",
		crossOrigin: "crossorigin",
		dataType: "datatype",
		dominantBaseline: "dominant-baseline",
		enableBackground: "enable-background",
		fillOpacity: "fill-opacity",
		fillRule: "fill-rule",
		floodColor: "flood-color",
		floodOpacity: "flood-opacity",
		fontFamily: "font-family",
		fontSize: "font-size",
		fontSizeAdjust: "font-size-adjust",
		fontStretch: "font-stretch",
		fontStyle: "font-style",
		fontVariant: "font-variant",
		fontWeight: "font-weight",
		glyphName: "glyph-name",
		glyphOrientationHorizontal: "glyph-orientation-horizontal",
		glyphOrientationVertical: "glyph-orientation-vertical",
		hrefLang: "hreflang",
		horizAdvX: "horiz-adv-x",
		horizOriginX: "horiz-origin-x",
		horizOriginY: "horiz-origin-y",
		imageRendering: "image-rendering",
		letterSpacing: "letter-spacing",
		lightingColor: "lighting-color",
		markerEnd: "marker-end",
		markerMid: "marker-mid",
		markerStart: "marker-start",
		maskType: "mask-type",
		navDown: "nav-down",
		navDownLeft: "nav-down-left",
		navDownRight: "nav-down-right",
		navLeft: "nav-left",
		navNext: "nav-next",
		navPrev: "nav-prev",
		navRight: "nav-right",
		navUp: "nav-up",
		navUpLeft: "nav-up-left",
		navUpRight: "nav-up-right",
		onAbort: "onabort",
		onActivate: "onactivate",
		onAfterPrint: "onafterprint",
		onBeforePrint: "onbeforeprint",
		onBegin: "onbegin",
		onCancel: "oncancel",
		onCanPlay: "oncanplay",
		onCanPlayThrough: "oncanplaythrough",
		onChange: "onchange",
		onClick: "onclick",
		onClose: "onclose",
		onCopy: "oncopy",
		onCueChange: "oncuechange",
		onCut: "oncut",
		onDblClick: "ondblclick",
		onDrag: "ondrag",
		onDragEnd: "ondragend",
		onDragEnter: "ondragenter",
		onDragExit: "ondragexit",
		onDragLeave: "ondragleave",
		onDragOver: "ondragover",
		onDragStart: "ondragstart",
		onDrop: "ondrop",
		onDurationChange: "ondurationchange",
		onEmptied: "onemptied",
		onEnd: "onend",
		onEnded: "onended",
		onError: "onerror",
		onFocus: "onfocus",
		onFocusIn: "onfocusin",
		onFocusOut: "onfocusout",
		onHashChange: "onhashchange",
		onInput: "oninput",
		onInvalid: "oninvalid",
		onKeyDown: "onkeydown",
		onKeyPress: "onkeypress",
		onKeyUp: "onkeyup",
		onLoad: "onload",
		onLoadedData: "onloadeddata",
		onLoadedMetadata: "onloadedmetadata",
		onLoadStart: "onloadstart",
		onMessage: "onmessage",
		onMouseDown: "onmousedown",
		onMouseEnter: "onmouseenter",
		onMouseLeave: "onmouseleave",
		onMouseMove: "onmousemove",
		onMouseOut: "onmouseout",
		onMouseOver: "onmouseover",
		onMouseUp: "onmouseup",
		onMouseWheel: "onmousewheel",
		onOffline: "onoffline",
		onOnline: "ononline",
		onPageHide: "onpagehide",
		onPageShow: "onpageshow",
		onPaste: "onpaste",
		onPause: "onpause",
		onPlay: "onplay",
		onPlaying: "onplaying",
		onPopState: "onpopstate",
		onProgress: "onprogress",
		onRateChange: "onratechange",
		onRepeat: "onrepeat",
		onReset: "onreset",
		onResize: "onresize",
		onScroll: "onscroll",
		onSeeked: "onseeked",
		onSeeking: "onseeking",
		onSelect: "onselect",
		onShow: "onshow",
		onStalled: "onstalled",
		onStorage: "onstorage",
		onSubmit: "onsubmit",
		onSuspend: "onsuspend",
		onTimeUpdate: "ontimeupdate",
		onToggle: "ontoggle",
		onUnload: "onunload",
		onVolumeChange: "onvolumechange",
		onWaiting: "onwaiting",
		onZoom: "onzoom",
		overlinePosition: "overline-position",
		overlineThickness: "overline-thickness",
		paintOrder: "paint-order",
		panose1: "panose-1",
		pointerEvents: "pointer-events",
		referrerPolicy: "referrerpolicy",
		renderingIntent: "rendering-intent",
		shapeRendering: "shape-rendering",
		stopColor: "stop-color",
		stopOpacity: "stop-opacity",
		strikethroughPosition: "strikethrough-position",
		strikethroughThickness: "strikethrough-thickness",
		strokeDashArray: "stroke-dasharray",
		strokeDashOffset: "stroke-dashoffset",
		strokeLineCap: "stroke-linecap",
		strokeLineJoin: "stroke-linejoin",
		strokeMiterLimit: "stroke-miterlimit",
		strokeOpacity: "stroke-opacity",
		strokeWidth: "stroke-width",
		tabIndex: "tabindex",
		textAnchor: "text-anchor",
		textDecoration: "text-decoration",
		textRendering: "text-rendering",
		transformOrigin: "transform-origin",
		typeOf: "typeof",
		underlinePosition: "underline-position",
		underlineThickness: "underline-thickness",
		unicodeBidi: "unicode-bidi",
		unicodeRange: "unicode-range",
		unitsPerEm: "units-per-em",
		vAlphabetic: "v-alphabetic",
		vHanging: "v-hanging",
		vIdeographic: "v-ideographic",
		vMathematical: "v-mathematical",
		vectorEffect: "vector-effect",
		vertAdvY: "vert-adv-y",
		vertOriginX: "vert-origin-x",
		vertOriginY: "vert-origin-y",
		wordSpacing: "word-spacing",
		writingMode: "writing-mode",
		xHeight: "x-height",
		playbackOrder: "playbackorder",
		timelineBegin: "timelinebegin"
	},
	properties: {
		about: commaOrSpaceSeparated,
		accentHeight: number,
		accumulate: null,
		additive: null,
		alignmentBaseline: null,
		alphabetic: number,
		amplitude: number,
		arabicForm: null,
		ascent: number,
		attributeName: null,
		attributeType: null,
		azimuth: number,
		bandwidth: null,
		baselineShift: null,
		baseFrequency: null,
		baseProfile: null,
		bbox: null,
		begin: null,
		bias: number,
		by: null,
		calcMode: null,
		capHeight: number,
		className: spaceSeparated,
		clip: null,
		clipPath: null,
		clipPathUnits: null,
		clipRule: null,
		color: null,
		colorInterpolation: null,
		colorInterpolationFilters: null,
		colorProfile: null,
		colorRendering: null,
		content: null,
		contentScriptType: null,
		contentStyleType: null,
		crossOrigin: null,
		cursor: null,
		cx: null,
		cy: null,
		d: null,
		dataType: null,
		defaultAction: null,
		descent: number,
		diffuseConstant: number,
		direction: null,
		display: null,
		dur: null,
		divisor: number,
		dominantBaseline: null,
		download: boolean,
		dx: null,
		dy: null,
		edgeMode: null,
		editable: null,
		elevation: number,
		enableBackground: null,
		end: null,
		event: null,
		exponent: number,
		externalResourcesRequired: null,
		fill: null,
		fillOpacity: number,
		fillRule: null,
		filter: null,
		filterRes: null,
		filterUnits: null,
		floodColor: null,
		floodOpacity: null,
		focusable: null,
		focusHighlight: null,
		fontFamily: null,
		fontSize: null,
		fontSizeAdjust: null,
		fontStretch: null,
		fontStyle: null,
		fontVariant: null,
		fontWeight: null,
		format: null,
		fr: null,
		from: null,
		fx: null,
		fy: null,
		g1: commaSeparated,
		g2: commaSeparated,
		glyphName: commaSeparated,
		glyphOrientationHorizontal: null,
		glyphOrientationVertical: null,
		glyphRef: null,
		gradientTransform: null,
		gradientUnits: null,
		handler: null,
		hanging: number,
		hatchContentUnits: null,
		hatchUnits: null,
		height: null,
		href: null,
		hrefLang: null,
		horizAdvX: number,
		horizOriginX: number,
		horizOriginY: number,
		id: null,
		ideographic: number,
		imageRendering: null,
		initialVisibility: null,
		in: null,
		in2: null,
		intercept: number,
		k: number,
		k1: number,
		k2: number,
		k3: number,
		k4: number,
		kernelMatrix: commaOrSpaceSeparated,
		kernelUnitLength: null,
		keyPoints: null,
		keySplines: null,
		keyTimes: null,
		kerning: null,
		lang: null,
		lengthAdjust: null,
		letterSpacing: null,
		lightingColor: null,
		limitingConeAngle: number,
		local: null,
		markerEnd: null,
		markerMid: null,
		markerStart: null,
		markerHeight: null,
		markerUnits: null,
		markerWidth: null,
		mask: null,
		maskContentUnits: null,
		maskType: null,
		maskUnits: null,
		mathematical: null,
		max: null,
		media: null,
		mediaCharacterEncoding: null,
		mediaContentEncodings: null,
		mediaSize: number,
		mediaTime: null,
		method: null,
		min: null,
		mode: null,
		name: null,
		navDown: null,
		navDownLeft: null,
		navDownRight: null,
		navLeft: null,
		navNext: null,
		navPrev: null,
		navRight: null,
		navUp: null,
		navUpLeft: null,
		navUpRight: null,
		numOctaves: null,
		observer: null,
		offset: null,
		onAbort: null,
		onActivate: null,
		onAfterPrint: null,
		onBeforePrint: null,
		onBegin: null,
		onCancel: null,
		onCanPlay: null,
		onCanPlayThrough: null,
		onChange: null,
		onClick: null,
		onClose: null,
		onCopy: null,
		onCueChange: null,
		onCut: null,
		onDblClick: null,
		onDrag: null,
		onDragEnd: null,
		onDragEnter: null,
		onDragExit: null,
		onDragLeave: null,
		onDragOver: null,
		onDragStart: null,
		onDrop: null,
		onDurationChange: null,
		onEmptied: null,
		onEnd: null,
		onEnded: null,
		onError: null,
		onFocus: null,
		onFocusIn: null,
		onFocusOut: null,
		onHashChange: null,
		onInput: null,
		onInvalid: null,
		onKeyDown: null,
		onKeyPress: null,
		onKeyUp: null,
		onLoad: null,
		onLoadedData: null,
		onLoadedMetadata: null,
		onLoadStart: null,
		onMessage: null,
		onMouseDown: null,
		onMouseEnter: null,
		onMouseLeave: null,
		onMouseMove: null,
		onMouseOut: null,
		onMouseOver: null,
		onMouseUp: null,
		onMouseWheel: null,
		onOffline: null,
		onOnline: null,
		onPageHide: null,
		onPageShow: null,
		onPaste: null,
		onPause: null,
		onPlay: null,
		onPlaying: null,
		onPopState: null,
		onProgress: null,
		onRateChange: null,
		onRepeat: null,
		onReset: null,
		onResize: null,
		onScroll: null,
		onSeeked: null,
		onSeeking: null,
		onSelect: null,
		onShow: null,
		onStalled: null,
		onStorage: null,
		onSubmit: null,
		onSuspend: null,
		onTimeUpdate: null,
		onToggle: null,
		onUnload: null,
		onVolumeChange: null,
		onWaiting: null,
		onZoom: null,
		opacity: null,
		operator: null,
		order: null,
		orient: null,
		orientation: null,
		origin: null,
		overflow: null,
		overlay: null,
		overlinePosition: number,
		overlineThickness: number,
		paintOrder: null,
		panose1: null,
		path: null,
		pathLength: number,
		patternContentUnits: null,
		patternTransform: null,
		patternUnits: null,
		phase: null,
		ping: spaceSeparated,
		pitch: null,
		playbackOrder: null,
		pointerEvents: null,
		points: null,
		pointsAtX: number,
		pointsAtY: number,
		pointsAtZ: number,
		preserveAlpha: null,
		preserveAspectRatio: null,
		primitiveUnits: null,
		propagate: null,
		property: commaOrSpaceSeparated,
		r: null,
		radius: null,
		referrerPolicy: null,
		refX: null,
		refY: null,
		rel: commaOrSpaceSeparated,
		rev: commaOrSpaceSeparated,
		renderingIntent: null,
		repeatCount: null,
		repeatDur: null,
		requiredExtensions: commaOrSpaceSeparated,
		requiredFeatures: commaOrSpaceSeparated,
		requiredFonts: commaOrSpaceSeparated,
		requiredFormats: commaOrSpaceSeparated,
		resource: null,
		restart: null,
		result: null,
		rotate: null,
		rx: null,
		ry: null,
		scale: null,
		seed: null,
		shapeRendering: null,
		side: null,
		slope: null,
		snapshotTime: null,
		specularConstant: number,
		specularExponent: number,
		spreadMethod: null,
		spacing: null,
		startOffset: null,
		stdDeviation: null,
		stemh: null,
		stemv: null,
		stitchTiles: null,
		stopColor: null,
		stopOpacity: null,
		strikethroughPosition: number,
		strikethroughThickness: number,
		string: null,
		stroke: null,
		strokeDashArray: commaOrSpaceSeparated,
		strokeDashOffset: null,
		strokeLineCap: null,
		strokeLineJoin: null,
		strokeMiterLimit: number,
		strokeOpacity: number,
		strokeWidth: null,
		style: null,
		surfaceScale: number,
		syncBehavior: null,
		syncBehaviorDefault: null,
		syncMaster: null,
		syncTolerance: null,
		syncToleranceDefault: null,
		systemLanguage: commaOrSpaceSeparated,
		tabIndex: number,
		tableValues: null,
		target: null,
		targetX: number,
		targetY: number,
		textAnchor: null,
		textDecoration: null,
		textRendering: null,
		textLength: null,
		timelineBegin: null,
		title: null,
		transformBehavior: null,
		type: null,
		typeOf: commaOrSpaceSeparated,
		to: null,
		transform: null,
		transformOrigin: null,
		u1: null,
		u2: null,
		underlinePosition: number,
		underlineThickness: number,
		unicode: null,
		unicodeBidi: null,
		unicodeRange: null,
		unitsPerEm: number,
		values: null,
		vAlphabetic: number,
		vMathematical: number,
		vectorEffect: null,
		vHanging: number,
		vIdeographic: number,
		version: null,
		vertAdvY: number,
		vertOriginX: number,
		vertOriginY: number,
		viewBox: null,
		viewTarget: null,
		visibility: null,
		width: null,
		widths: null,
		wordSpacing: null,
		writingMode: null,
		x: null,
		x1: null,
		x2: null,
		xChannelSelector: null,
		xHeight: number,
		y: null,
		y1: null,
		y2: null,
		yChannelSelector: null,
		z: null,
		zoomAndPan: null
	},
	space: "svg",
	transform: caseSensitiveTransform
});

// node_modules/property-information/lib/xlink.js
const xlink = create({
	properties: {
		xLinkActuate: null,
		xLinkArcRole: null,
		xLinkHref: null,
		xLinkRole: null,
		xLinkShow: null,
		xLinkTitle: null,
		xLinkType: null
	},
	space: "xlink",
	transform(_, property) {
		return "xlink:" + property.slice(5).toLowerCase();
	}
});

// node_modules/property-information/lib/xmlns.js
const xmlns = create({
	attributes: { xmlnsxlink: "xmlns:xlink" },
	properties: {
		xmlnsXLink: null,
		xmlns: null
	},
	space: "xmlns",
	transform: caseInsensitiveTransform
});

// node_modules/property-information/lib/xml.js
const xml = create({
	properties: {
		xmlBase: null,
		xmlLang: null,
		xmlSpace: null
	},
	space: "xml",
	transform(_, property) {
		return "xml:" + property.slice(3).toLowerCase();
	}
});

// node_modules/property-information/lib/find.js
/**
* @import {Schema} from 'property-information'
*/
const cap = /[A-Z]/g;
const dash = /-[a-z]/g;
const valid = /^data[-\w.:]+$/i;
/**
* Look up info on a property.
*
* In most cases the given `schema` contains info on the property.
* All standard,
* most legacy,
* and some non-standard properties are supported.
* For these cases,
* the returned `Info` has hints about the value of the property.
*
* `name` can also be a valid data attribute or property,
* in which case an `Info` object with the correctly cased `attribute` and
* `property` is returned.
*
* `name` can be an unknown attribute,
* in which case an `Info` object with `attribute` and `property` set to the
* given name is returned.
* It is not recommended to provide unsupported legacy or recently specced
* properties.
*
*
* @param {Schema} schema
*   Schema;
*   either the `html` or `svg` export.
* @param {string} value
*   An attribute-like or property-like name;
*   it will be passed through `normalize` to hopefully find the correct info.
* @returns {Info}
*   Info.
*/
function find(schema, value) {
	const normal = normalize(value);
	let property = value;
	let Type = Info;
	if (normal in schema.normal) return schema.property[schema.normal[normal]];
	if (normal.length > 4 && normal.slice(0, 4) === "data" && valid.test(value)) {
		if (value.charAt(4) === "-") {
			const rest = value.slice(5).replace(dash, camelcase);
			property = "data" + rest.charAt(0).toUpperCase() + rest.slice(1);
		} else {
			const rest = value.slice(4);
			if (!dash.test(rest)) {
				let dashes = rest.replace(cap, kebab);
				if (dashes.charAt(0) !== "-") dashes = "-" + dashes;
				value = "data" + dashes;
			}
		}
		Type = DefinedInfo;
	}
	return new Type(property, value);
}
/**
* @param {string} $0
*   Value.
* @returns {string}
*   Kebab.
*/
function kebab($0) {
	return "-" + $0.toLowerCase();
}
/**
* @param {string} $0
*   Value.
* @returns {string}
*   Camel.
*/
function camelcase($0) {
	return $0.charAt(1).toUpperCase();
}

// node_modules/property-information/index.js
const html$2 = merge([
	aria,
	html$3,
	xlink,
	xmlns,
	xml
], "html");
const svg = merge([
	aria,
	svg$1,
	xlink,
	xmlns,
	xml
], "svg");

// node_modules/zwitch/index.js
/**
* @callback Handler
*   Handle a value, with a certain ID field set to a certain value.
*   The ID field is passed to `zwitch`, and it’s value is this function’s
*   place on the `handlers` record.
* @param {...any} parameters
*   Arbitrary parameters passed to the zwitch.
*   The first will be an object with a certain ID field set to a certain value.
* @returns {any}
*   Anything!
*/
/**
* @callback UnknownHandler
*   Handle values that do have a certain ID field, but it’s set to a value
*   that is not listed in the `handlers` record.
* @param {unknown} value
*   An object with a certain ID field set to an unknown value.
* @param {...any} rest
*   Arbitrary parameters passed to the zwitch.
* @returns {any}
*   Anything!
*/
/**
* @callback InvalidHandler
*   Handle values that do not have a certain ID field.
* @param {unknown} value
*   Any unknown value.
* @param {...any} rest
*   Arbitrary parameters passed to the zwitch.
* @returns {void|null|undefined|never}
*   This should crash or return nothing.
*/
/**
* @template {InvalidHandler} [Invalid=InvalidHandler]
* @template {UnknownHandler} [Unknown=UnknownHandler]
* @template {Record<string, Handler>} [Handlers=Record<string, Handler>]
* @typedef Options
*   Configuration (required).
* @property {Invalid} [invalid]
*   Handler to use for invalid values.
* @property {Unknown} [unknown]
*   Handler to use for unknown values.
* @property {Handlers} [handlers]
*   Handlers to use.
*/
const own$2 = {}.hasOwnProperty;
/**
* Handle values based on a field.
*
* @template {InvalidHandler} [Invalid=InvalidHandler]
* @template {UnknownHandler} [Unknown=UnknownHandler]
* @template {Record<string, Handler>} [Handlers=Record<string, Handler>]
* @param {string} key
*   Field to switch on.
* @param {Options<Invalid, Unknown, Handlers>} [options]
*   Configuration (required).
* @returns {{unknown: Unknown, invalid: Invalid, handlers: Handlers, (...parameters: Parameters<Handlers[keyof Handlers]>): ReturnType<Handlers[keyof Handlers]>, (...parameters: Parameters<Unknown>): ReturnType<Unknown>}}
*/
function zwitch(key, options) {
	const settings = options || {};
	/**
	* Handle one value.
	*
	* Based on the bound `key`, a respective handler will be called.
	* If `value` is not an object, or doesn’t have a `key` property, the special
	* “invalid” handler will be called.
	* If `value` has an unknown `key`, the special “unknown” handler will be
	* called.
	*
	* All arguments, and the context object, are passed through to the handler,
	* and it’s result is returned.
	*
	* @this {unknown}
	*   Any context object.
	* @param {unknown} [value]
	*   Any value.
	* @param {...unknown} parameters
	*   Arbitrary parameters passed to the zwitch.
	* @property {Handler} invalid
	*   Handle for values that do not have a certain ID field.
	* @property {Handler} unknown
	*   Handle values that do have a certain ID field, but it’s set to a value
	*   that is not listed in the `handlers` record.
	* @property {Handlers} handlers
	*   Record of handlers.
	* @returns {unknown}
	*   Anything.
	*/
	function one(value, ...parameters) {
		/** @type {Handler|undefined} */
		let fn = one.invalid;
		const handlers = one.handlers;
		if (value && own$2.call(value, key)) {
			const id = String(value[key]);
			fn = own$2.call(handlers, id) ? handlers[id] : one.unknown;
		}
		if (fn) return fn.call(this, value, ...parameters);
	}
	one.handlers = settings.handlers || {};
	one.invalid = settings.invalid;
	one.unknown = settings.unknown;
	return one;
}

// node_modules/stringify-entities/lib/core.js
/**
* @typedef CoreOptions
* @property {ReadonlyArray<string>} [subset=[]]
*   Whether to only escape the given subset of characters.
* @property {boolean} [escapeOnly=false]
*   Whether to only escape possibly dangerous characters.
*   Those characters are `"`, `&`, `'`, `<`, `>`, and `` ` ``.
*
* @typedef FormatOptions
* @property {(code: number, next: number, options: CoreWithFormatOptions) => string} format
*   Format strategy.
*
* @typedef {CoreOptions & FormatOptions & import('./util/format-smart.js').FormatSmartOptions} CoreWithFormatOptions
*/
const defaultSubsetRegex = /["&'<>`]/g;
const surrogatePairsRegex = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g;
const controlCharactersRegex = /[\x01-\t\v\f\x0E-\x1F\x7F\x81\x8D\x8F\x90\x9D\xA0-\uFFFF]/g;
const regexEscapeRegex = /[|\\{}()[\]^$+*?.]/g;
/** @type {WeakMap<ReadonlyArray<string>, RegExp>} */
const subsetToRegexCache = /* @__PURE__ */ new WeakMap();
/**
* Encode certain characters in `value`.
*
* @param {string} value
* @param {CoreWithFormatOptions} options
* @returns {string}
*/
function core(value, options) {
	value = value.replace(options.subset ? charactersToExpressionCached(options.subset) : defaultSubsetRegex, basic);
	if (options.subset || options.escapeOnly) return value;
	return value.replace(surrogatePairsRegex, surrogate).replace(controlCharactersRegex, basic);
	/**
	* @param {string} pair
	* @param {number} index
	* @param {string} all
	*/
	function surrogate(pair, index, all) {
		return options.format((pair.charCodeAt(0) - 55296) * 1024 + pair.charCodeAt(1) - 56320 + 65536, all.charCodeAt(index + 2), options);
	}
	/**
	* @param {string} character
	* @param {number} index
	* @param {string} all
	*/
	function basic(character, index, all) {
		return options.format(character.charCodeAt(0), all.charCodeAt(index + 1), options);
	}
}
/**
* A wrapper function that caches the result of `charactersToExpression` with a WeakMap.
* This can improve performance when tooling calls `charactersToExpression` repeatedly
* with the same subset.
*
* @param {ReadonlyArray<string>} subset
* @returns {RegExp}
*/
function charactersToExpressionCached(subset) {
	let cached = subsetToRegexCache.get(subset);
	if (!cached) {
		cached = charactersToExpression(subset);
		subsetToRegexCache.set(subset, cached);
	}
	return cached;
}
/**
* @param {ReadonlyArray<string>} subset
* @returns {RegExp}
*/
function charactersToExpression(subset) {
	/** @type {Array<string>} */
	const groups = [];
	let index = -1;
	while (++index < subset.length) groups.push(subset[index].replace(regexEscapeRegex, "\\$&"));
	return new RegExp("(?:" + groups.join("|") + ")", "g");
}

// node_modules/stringify-entities/lib/util/to-hexadecimal.js
const hexadecimalRegex = /[\dA-Fa-f]/;
/**
* Configurable ways to encode characters as hexadecimal references.
*
* @param {number} code
* @param {number} next
* @param {boolean|undefined} omit
* @returns {string}
*/
function toHexadecimal(code, next, omit) {
	const value = "&#x" + code.toString(16).toUpperCase();
	return omit && next && !hexadecimalRegex.test(String.fromCharCode(next)) ? value : value + ";";
}

// node_modules/stringify-entities/lib/util/to-decimal.js
const decimalRegex = /\d/;
/**
* Configurable ways to encode characters as decimal references.
*
* @param {number} code
* @param {number} next
* @param {boolean|undefined} omit
* @returns {string}
*/
function toDecimal(code, next, omit) {
	const value = "&#" + String(code);
	return omit && next && !decimalRegex.test(String.fromCharCode(next)) ? value : value + ";";
}

// node_modules/character-entities-legacy/index.js
/**
* List of legacy HTML named character references that don’t need a trailing semicolon.
*
* @type {Array<string>}
*/
const characterEntitiesLegacy = [
	"AElig",
	"AMP",
	"Aacute",
	"Acirc",
	"Agrave",
	"Aring",
	"Atilde",
	"Auml",
	"COPY",
	"Ccedil",
	"ETH",
	"Eacute",
	"Ecirc",
	"Egrave",
	"Euml",
	"GT",
	"Iacute",
	"Icirc",
	"Igrave",
	"Iuml",
	"LT",
	"Ntilde",
	"Oacute",
	"Ocirc",
	"Ograve",
	"Oslash",
	"Otilde",
	"Ouml",
	"QUOT",
	"REG",
	"THORN",
	"Uacute",
	"Ucirc",
	"Ugrave",
	"Uuml",
	"Yacute",
	"aacute",
	"acirc",
	"acute",
	"aelig",
	"agrave",
	"amp",
	"aring",
	"atilde",
	"auml",
	"brvbar",
	"ccedil",
	"cedil",
	"cent",
	"copy",
	"curren",
	"deg",
	"divide",
	"eacute",
	"ecirc",
	"egrave",
	"eth",
	"euml",
	"frac12",
	"frac14",
	"frac34",
	"gt",
	"iacute",
	"icirc",
	"iexcl",
	"igrave",
	"iquest",
	"iuml",
	"laquo",
	"lt",
	"macr",
	"micro",
	"middot",
	"nbsp",
	"not",
	"ntilde",
	"oacute",
	"ocirc",
	"ograve",
	"ordf",
	"ordm",
	"oslash",
	"otilde",
	"ouml",
	"para",
	"plusmn",
	"pound",
	"quot",
	"raquo",
	"reg",
	"sect",
	"shy",
	"sup1",
	"sup2",
	"sup3",
	"szlig",
	"thorn",
	"times",
	"uacute",
	"ucirc",
	"ugrave",
	"uml",
	"uuml",
	"yacute",
	"yen",
	"yuml"
];

// node_modules/character-entities-html4/index.js
/**
* Map of named character references from HTML 4.
*
* @type {Record<string, string>}
*/
const characterEntitiesHtml4 = {
	nbsp: "\xA0",
	iexcl: "¡",
	cent: "¢",
	pound: "£",
	curren: "¤",
	yen: "¥",
	brvbar: "¦",
	sect: "§",
	uml: "¨",
	copy: "©",
	ordf: "ª",
	laquo: "«",
	not: "¬",
	shy: "­",
	reg: "®",
	macr: "¯",
	deg: "°",
	plusmn: "±",
	sup2: "²",
	sup3: "³",
	acute: "´",
	micro: "µ",
	para: "¶",
	middot: "·",
	cedil: "¸",
	sup1: "¹",
	ordm: "º",
	raquo: "»",
	frac14: "¼",
	frac12: "½",
	frac34: "¾",
	iquest: "¿",
	Agrave: "À",
	Aacute: "Á",
	Acirc: "Â",
	Atilde: "Ã",
	Auml: "Ä",
	Aring: "Å",
	AElig: "Æ",
	Ccedil: "Ç",
	Egrave: "È",
	Eacute: "É",
	Ecirc: "Ê",
	Euml: "Ë",
	Igrave: "Ì",
	Iacute: "Í",
	Icirc: "Î",
	Iuml: "Ï",
	ETH: "Ð",
	Ntilde: "Ñ",
	Ograve: "Ò",
	Oacute: "Ó",
	Ocirc: "Ô",
	Otilde: "Õ",
	Ouml: "Ö",
	times: "×",
	Oslash: "Ø",
	Ugrave: "Ù",
	Uacute: "Ú",
	Ucirc: "Û",
	Uuml: "Ü",
	Yacute: "Ý",
	THORN: "Þ",
	szlig: "ß",
	agrave: "à",
	aacute: "á",
	acirc: "â",
	atilde: "ã",
	auml: "ä",
	aring: "å",
	aelig: "æ",
	ccedil: "ç",
	egrave: "è",
	eacute: "é",
	ecirc: "ê",
	euml: "ë",
	igrave: "ì",
	iacute: "í",
	icirc: "î",
	iuml: "ï",
	eth: "ð",
	ntilde: "ñ",
	ograve: "ò",
	oacute: "ó",
	ocirc: "ô",
	otilde: "õ",
	ouml: "ö",
	divide: "÷",
	oslash: "ø",
	ugrave: "ù",
	uacute: "ú",
	ucirc: "û",
	uuml: "ü",
	yacute: "ý",
	thorn: "þ",
	yuml: "ÿ",
	fnof: "ƒ",
	Alpha: "Α",
	Beta: "Β",
	Gamma: "Γ",
	Delta: "Δ",
	Epsilon: "Ε",
	Zeta: "Ζ",
	Eta: "Η",
	Theta: "Θ",
	Iota: "Ι",
	Kappa: "Κ",
	Lambda: "Λ",
	Mu: "Μ",
	Nu: "Ν",
	Xi: "Ξ",
	Omicron: "Ο",
	Pi: "Π",
	Rho: "Ρ",
	Sigma: "Σ",
	Tau: "Τ",
	Upsilon: "Υ",
	Phi: "Φ",
	Chi: "Χ",
	Psi: "Ψ",
	Omega: "Ω",
	alpha: "α",
	beta: "β",
	gamma: "γ",
	delta: "δ",
	epsilon: "ε",
	zeta: "ζ",
	eta: "η",
	theta: "θ",
	iota: "ι",
	kappa: "κ",
	lambda: "λ",
	mu: "μ",
	nu: "ν",
	xi: "ξ",
	omicron: "ο",
	pi: "π",
	rho: "ρ",
	sigmaf: "ς",
	sigma: "σ",
	tau: "τ",
	upsilon: "υ",
	phi: "φ",
	chi: "χ",
	psi: "ψ",
	omega: "ω",
	thetasym: "ϑ",
	upsih: "ϒ",
	piv: "ϖ",
	bull: "•",
	hellip: "…",
	prime: "′",
	Prime: "″",
	oline: "‾",
	frasl: "⁄",
	weierp: "℘",
	image: "ℑ",
	real: "ℜ",
	trade: "™",
	alefsym: "ℵ",
	larr: "←",
	uarr: "↑",
	rarr: "→",
	darr: "↓",
	harr: "↔",
	crarr: "↵",
	lArr: "⇐",
	uArr: "⇑",
	rArr: "⇒",
	dArr: "⇓",
	hArr: "⇔",
	forall: "∀",
	part: "∂",
	exist: "∃",
	empty: "∅",
	nabla: "∇",
	isin: "∈",
	notin: "∉",
	ni: "∋",
	prod: "∏",
	sum: "∑",
	minus: "−",
	lowast: "∗",
	radic: "√",
	prop: "∝",
	infin: "∞",
	ang: "∠",
	and: "∧",
	or: "∨",
	cap: "∩",
	cup: "∪",
	int: "∫",
	there4: "∴",
	sim: "∼",
	cong: "≅",
	asymp: "≈",
	ne: "≠",
	equiv: "≡",
	le: "≤",
	ge: "≥",
	sub: "⊂",
	sup: "⊃",
	nsub: "⊄",
	sube: "⊆",
	supe: "⊇",
	oplus: "⊕",
	otimes: "⊗",
	perp: "⊥",
	sdot: "⋅",
	lceil: "⌈",
	rceil: "⌉",
	lfloor: "⌊",
	rfloor: "⌋",
	lang: "〈",
	rang: "〉",
	loz: "◊",
	spades: "♠",
	clubs: "♣",
	hearts: "♥",
	diams: "♦",
	quot: "\"",
	amp: "&",
	lt: "<",
	gt: ">",
	OElig: "Œ",
	oelig: "œ",
	Scaron: "Š",
	scaron: "š",
	Yuml: "Ÿ",
	circ: "ˆ",
	tilde: "˜",
	ensp: " ",
	emsp: " ",
	thinsp: " ",
	zwnj: "‌",
	zwj: "‍",
	lrm: "‎",
	rlm: "‏",
	ndash: "–",
	mdash: "—",
	lsquo: "‘",
	rsquo: "’",
	sbquo: "‚",
	ldquo: "“",
	rdquo: "”",
	bdquo: "„",
	dagger: "†",
	Dagger: "‡",
	permil: "‰",
	lsaquo: "‹",
	rsaquo: "›",
	euro: "€"
};

// node_modules/stringify-entities/lib/constant/dangerous.js
/**
* List of legacy (that don’t need a trailing `;`) named references which could,
* depending on what follows them, turn into a different meaning
*
* @type {Array<string>}
*/
const dangerous = [
	"cent",
	"copy",
	"divide",
	"gt",
	"lt",
	"not",
	"para",
	"times"
];

// node_modules/stringify-entities/lib/util/to-named.js
const own$1 = {}.hasOwnProperty;
/**
* `characterEntitiesHtml4` but inverted.
*
* @type {Record<string, string>}
*/
const characters = {};
/** @type {string} */
let key;
for (key in characterEntitiesHtml4) if (own$1.call(characterEntitiesHtml4, key)) characters[characterEntitiesHtml4[key]] = key;
const notAlphanumericRegex = /[^\dA-Za-z]/;
/**
* Configurable ways to encode characters as named references.
*
* @param {number} code
* @param {number} next
* @param {boolean|undefined} omit
* @param {boolean|undefined} attribute
* @returns {string}
*/
function toNamed(code, next, omit, attribute) {
	const character = String.fromCharCode(code);
	if (own$1.call(characters, character)) {
		const name = characters[character];
		const value = "&" + name;
		if (omit && characterEntitiesLegacy.includes(name) && !dangerous.includes(name) && (!attribute || next && next !== 61 && notAlphanumericRegex.test(String.fromCharCode(next)))) return value;
		return value + ";";
	}
	return "";
}

// node_modules/stringify-entities/lib/util/format-smart.js
/**
* @typedef FormatSmartOptions
* @property {boolean} [useNamedReferences=false]
*   Prefer named character references (`&amp;`) where possible.
* @property {boolean} [useShortestReferences=false]
*   Prefer the shortest possible reference, if that results in less bytes.
*   **Note**: `useNamedReferences` can be omitted when using `useShortestReferences`.
* @property {boolean} [omitOptionalSemicolons=false]
*   Whether to omit semicolons when possible.
*   **Note**: This creates what HTML calls “parse errors” but is otherwise still valid HTML — don’t use this except when building a minifier.
*   Omitting semicolons is possible for certain named and numeric references in some cases.
* @property {boolean} [attribute=false]
*   Create character references which don’t fail in attributes.
*   **Note**: `attribute` only applies when operating dangerously with
*   `omitOptionalSemicolons: true`.
*/
/**
* Configurable ways to encode a character yielding pretty or small results.
*
* @param {number} code
* @param {number} next
* @param {FormatSmartOptions} options
* @returns {string}
*/
function formatSmart(code, next, options) {
	let numeric = toHexadecimal(code, next, options.omitOptionalSemicolons);
	/** @type {string|undefined} */
	let named;
	if (options.useNamedReferences || options.useShortestReferences) named = toNamed(code, next, options.omitOptionalSemicolons, options.attribute);
	if ((options.useShortestReferences || !named) && options.useShortestReferences) {
		const decimal = toDecimal(code, next, options.omitOptionalSemicolons);
		if (decimal.length < numeric.length) numeric = decimal;
	}
	return named && (!options.useShortestReferences || named.length < numeric.length) ? named : numeric;
}

// node_modules/stringify-entities/lib/index.js
/**
* @typedef {import('./core.js').CoreOptions & import('./util/format-smart.js').FormatSmartOptions} Options
* @typedef {import('./core.js').CoreOptions} LightOptions
*/
/**
* Encode special characters in `value`.
*
* @param {string} value
*   Value to encode.
* @param {Options} [options]
*   Configuration.
* @returns {string}
*   Encoded value.
*/
function stringifyEntities(value, options) {
	return core(value, Object.assign({ format: formatSmart }, options));
}

// node_modules/hast-util-to-html/lib/handle/comment.js
/**
* @import {Comment, Parents} from 'hast'
* @import {State} from '../index.js'
*/
const htmlCommentRegex = /^>|^->|<!--|-->|--!>|<!-$/g;
const bogusCommentEntitySubset = [">"];
const commentEntitySubset = ["<", ">"];
/**
* Serialize a comment.
*
* @param {Comment} node
*   Node to handle.
* @param {number | undefined} _1
*   Index of `node` in `parent`.
* @param {Parents | undefined} _2
*   Parent of `node`.
* @param {State} state
*   Info passed around about the current state.
* @returns {string}
*   Serialized node.
*/
function comment(node, _1, _2, state) {
	return state.settings.bogusComments ? "<?" + stringifyEntities(node.value, Object.assign({}, state.settings.characterReferences, { subset: bogusCommentEntitySubset })) + ">" : "<!--" + node.value.replace(htmlCommentRegex, encode) + "-->";
	/**
	* Encode a dangerous character.
	*
	* @param {string} $0
	*   Character.
	* @returns {string}
	*   Encoded character.
	*/
	function encode($0) {
		return stringifyEntities($0, Object.assign({}, state.settings.characterReferences, { subset: commentEntitySubset }));
	}
}

// node_modules/hast-util-to-html/lib/handle/doctype.js
/**
* @import {Doctype, Parents} from 'hast'
* @import {State} from '../index.js'
*/
/**
* Serialize a doctype.
*
* @param {Doctype} _1
*   Node to handle.
* @param {number | undefined} _2
*   Index of `node` in `parent`.
* @param {Parents | undefined} _3
*   Parent of `node`.
* @param {State} state
*   Info passed around about the current state.
* @returns {string}
*   Serialized node.
*/
function doctype(_1, _2, _3, state) {
	return "<!" + (state.settings.upperDoctype ? "DOCTYPE" : "doctype") + (state.settings.tightDoctype ? "" : " ") + "html>";
}

// node_modules/ccount/index.js
/**
* Count how often a character (or substring) is used in a string.
*
* @param {string} value
*   Value to search in.
* @param {string} character
*   Character (or substring) to look for.
* @return {number}
*   Number of times `character` occurred in `value`.
*/
function ccount(value, character) {
	const source = String(value);
	if (typeof character !== "string") throw new TypeError("Expected character");
	let count = 0;
	let index = source.indexOf(character);
	while (index !== -1) {
		count++;
		index = source.indexOf(character, index + character.length);
	}
	return count;
}

// node_modules/comma-separated-tokens/index.js
/**
* Serialize an array of strings or numbers to comma-separated tokens.
*
* @param {Array<string|number>} values
*   List of tokens.
* @param {Options} [options]
*   Configuration for `stringify` (optional).
* @returns {string}
*   Comma-separated tokens.
*/
function stringify$1(values, options) {
	const settings = options || {};
	return (values[values.length - 1] === "" ? [...values, ""] : values).join((settings.padRight ? " " : "") + "," + (settings.padLeft === false ? "" : " ")).trim();
}

// node_modules/space-separated-tokens/index.js
/**
* Serialize an array of strings as space separated-tokens.
*
* @param {Array<string|number>} values
*   List of tokens.
* @returns {string}
*   Space-separated tokens.
*/
function stringify(values) {
	return values.join(" ").trim();
}

// node_modules/hast-util-whitespace/lib/index.js
/**
* @typedef {import('hast').Nodes} Nodes
*/
const re = /[ \t\n\f\r]/g;
/**
* Check if the given value is *inter-element whitespace*.
*
* @param {Nodes | string} thing
*   Thing to check (`Node` or `string`).
* @returns {boolean}
*   Whether the `value` is inter-element whitespace (`boolean`): consisting of
*   zero or more of space, tab (`\t`), line feed (`\n`), carriage return
*   (`\r`), or form feed (`\f`); if a node is passed it must be a `Text` node,
*   whose `value` field is checked.
*/
function whitespace(thing) {
	return typeof thing === "object" ? thing.type === "text" ? empty(thing.value) : false : empty(thing);
}
/**
* @param {string} value
* @returns {boolean}
*/
function empty(value) {
	return value.replace(re, "") === "";
}

// node_modules/hast-util-to-html/lib/omission/util/siblings.js
/**
* @import {Parents, RootContent} from 'hast'
*/
const siblingAfter = siblings(1);
const siblingBefore = siblings(-1);
/** @type {Array<RootContent>} */
const emptyChildren$1 = [];
/**
* Factory to check siblings in a direction.
*
* @param {number} increment
*   Direction.
* @returns {typeof sibling}
*   Check.
*/
function siblings(increment) {
	return sibling;
	/**
	* Find applicable siblings in a direction.
	*
	* @template {Parents} Parent
	*   Parent type.
	* @param {Parent | undefined} parent
	*   Parent.
	* @param {number | undefined} index
	*   Index of child in `parent`.
	* @param {boolean | undefined} [includeWhitespace=false]
	*   Whether to include whitespace (default: `false`).
	* @returns {Parent extends {children: Array<infer Child>} ? Child | undefined : never}
	*   Child of parent.
	*/
	function sibling(parent, index, includeWhitespace) {
		const siblings = parent ? parent.children : emptyChildren$1;
		let offset = (index || 0) + increment;
		let next = siblings[offset];
		if (!includeWhitespace) while (next && whitespace(next)) {
			offset += increment;
			next = siblings[offset];
		}
		return next;
	}
}

// node_modules/hast-util-to-html/lib/omission/omission.js
/**
* @import {Element, Parents} from 'hast'
*/
/**
* @callback OmitHandle
*   Check if a tag can be omitted.
* @param {Element} element
*   Element to check.
* @param {number | undefined} index
*   Index of element in parent.
* @param {Parents | undefined} parent
*   Parent of element.
* @returns {boolean}
*   Whether to omit a tag.
*/
const own = {}.hasOwnProperty;
/**
* Factory to check if a given node can have a tag omitted.
*
* @param {Record<string, OmitHandle>} handlers
*   Omission handlers, where each key is a tag name, and each value is the
*   corresponding handler.
* @returns {OmitHandle}
*   Whether to omit a tag of an element.
*/
function omission(handlers) {
	return omit;
	/**
	* Check if a given node can have a tag omitted.
	*
	* @type {OmitHandle}
	*/
	function omit(node, index, parent) {
		return own.call(handlers, node.tagName) && handlers[node.tagName](node, index, parent);
	}
}

// node_modules/hast-util-to-html/lib/omission/closing.js
/**
* @import {Element, Parents} from 'hast'
*/
const closing = omission({
	body: body$1,
	caption: headOrColgroupOrCaption,
	colgroup: headOrColgroupOrCaption,
	dd,
	dt,
	head: headOrColgroupOrCaption,
	html: html$1,
	li,
	optgroup,
	option,
	p,
	rp: rubyElement,
	rt: rubyElement,
	tbody: tbody$1,
	td: cells,
	tfoot,
	th: cells,
	thead,
	tr
});
/**
* Macro for `</head>`, `</colgroup>`, and `</caption>`.
*
* @param {Element} _
*   Element.
* @param {number | undefined} index
*   Index of element in parent.
* @param {Parents | undefined} parent
*   Parent of element.
* @returns {boolean}
*   Whether the closing tag can be omitted.
*/
function headOrColgroupOrCaption(_, index, parent) {
	const next = siblingAfter(parent, index, true);
	return !next || next.type !== "comment" && !(next.type === "text" && whitespace(next.value.charAt(0)));
}
/**
* Whether to omit `</html>`.
*
* @param {Element} _
*   Element.
* @param {number | undefined} index
*   Index of element in parent.
* @param {Parents | undefined} parent
*   Parent of element.
* @returns {boolean}
*   Whether the closing tag can be omitted.
*/
function html$1(_, index, parent) {
	const next = siblingAfter(parent, index);
	return !next || next.type !== "comment";
}
/**
* Whether to omit `</body>`.
*
* @param {Element} _
*   Element.
* @param {number | undefined} index
*   Index of element in parent.
* @param {Parents | undefined} parent
*   Parent of element.
* @returns {boolean}
*   Whether the closing tag can be omitted.
*/
function body$1(_, index, parent) {
	const next = siblingAfter(parent, index);
	return !next || next.type !== "comment";
}
/**
* Whether to omit `</p>`.
*
* @param {Element} _
*   Element.
* @param {number | undefined} index
*   Index of element in parent.
* @param {Parents | undefined} parent
*   Parent of element.
* @returns {boolean}
*   Whether the closing tag can be omitted.
*/
function p(_, index, parent) {
	const next = siblingAfter(parent, index);
	return next ? next.type === "element" && (next.tagName === "address" || next.tagName === "article" || next.tagName === "aside" || next.tagName === "blockquote" || next.tagName === "details" || next.tagName === "div" || next.tagName === "dl" || next.tagName === "fieldset" || next.tagName === "figcaption" || next.tagName === "figure" || next.tagName === "footer" || next.tagName === "form" || next.tagName === "h1" || next.tagName === "h2" || next.tagName === "h3" || next.tagName === "h4" || next.tagName === "h5" || next.tagName === "h6" || next.tagName === "header" || next.tagName === "hgroup" || next.tagName === "hr" || next.tagName === "main" || next.tagName === "menu" || next.tagName === "nav" || next.tagName === "ol" || next.tagName === "p" || next.tagName === "pre" || next.tagName === "section" || next.tagName === "table" || next.tagName === "ul") : !parent || !(parent.type === "element" && (parent.tagName === "a" || parent.tagName === "audio" || parent.tagName === "del" || parent.tagName === "ins" || parent.tagName === "map" || parent.tagName === "noscript" || parent.tagName === "video" || parent.tagName.includes("-")));
}
/**
* Whether to omit `</li>`.
*
* @param {Element} _
*   Element.
* @param {number | undefined} index
*   Index of element in parent.
* @param {Parents | undefined} parent
*   Parent of element.
* @returns {boolean}
*   Whether the closing tag can be omitted.
*/
function li(_, index, parent) {
	const next = siblingAfter(parent, index);
	return !next || next.type === "element" && next.tagName === "li";
}
/**
* Whether to omit `</dt>`.
*
* @param {Element} _
*   Element.
* @param {number | undefined} index
*   Index of element in parent.
* @param {Parents | undefined} parent
*   Parent of element.
* @returns {boolean}
*   Whether the closing tag can be omitted.
*/
function dt(_, index, parent) {
	const next = siblingAfter(parent, index);
	return Boolean(next && next.type === "element" && (next.tagName === "dt" || next.tagName === "dd"));
}
/**
* Whether to omit `</dd>`.
*
* @param {Element} _
*   Element.
* @param {number | undefined} index
*   Index of element in parent.
* @param {Parents | undefined} parent
*   Parent of element.
* @returns {boolean}
*   Whether the closing tag can be omitted.
*/
function dd(_, index, parent) {
	const next = siblingAfter(parent, index);
	return !next || next.type === "element" && (next.tagName === "dt" || next.tagName === "dd");
}
/**
* Whether to omit `</rt>` or `</rp>`.
*
* @param {Element} _
*   Element.
* @param {number | undefined} index
*   Index of element in parent.
* @param {Parents | undefined} parent
*   Parent of element.
* @returns {boolean}
*   Whether the closing tag can be omitted.
*/
function rubyElement(_, index, parent) {
	const next = siblingAfter(parent, index);
	return !next || next.type === "element" && (next.tagName === "rp" || next.tagName === "rt");
}
/**
* Whether to omit `</optgroup>`.
*
* @param {Element} _
*   Element.
* @param {number | undefined} index
*   Index of element in parent.
* @param {Parents | undefined} parent
*   Parent of element.
* @returns {boolean}
*   Whether the closing tag can be omitted.
*/
function optgroup(_, index, parent) {
	const next = siblingAfter(parent, index);
	return !next || next.type === "element" && next.tagName === "optgroup";
}
/**
* Whether to omit `</option>`.
*
* @param {Element} _
*   Element.
* @param {number | undefined} index
*   Index of element in parent.
* @param {Parents | undefined} parent
*   Parent of element.
* @returns {boolean}
*   Whether the closing tag can be omitted.
*/
function option(_, index, parent) {
	const next = siblingAfter(parent, index);
	return !next || next.type === "element" && (next.tagName === "option" || next.tagName === "optgroup");
}
/**
* Whether to omit `</thead>`.
*
* @param {Element} _
*   Element.
* @param {number | undefined} index
*   Index of element in parent.
* @param {Parents | undefined} parent
*   Parent of element.
* @returns {boolean}
*   Whether the closing tag can be omitted.
*/
function thead(_, index, parent) {
	const next = siblingAfter(parent, index);
	return Boolean(next && next.type === "element" && (next.tagName === "tbody" || next.tagName === "tfoot"));
}
/**
* Whether to omit `</tbody>`.
*
* @param {Element} _
*   Element.
* @param {number | undefined} index
*   Index of element in parent.
* @param {Parents | undefined} parent
*   Parent of element.
* @returns {boolean}
*   Whether the closing tag can be omitted.
*/
function tbody$1(_, index, parent) {
	const next = siblingAfter(parent, index);
	return !next || next.type === "element" && (next.tagName === "tbody" || next.tagName === "tfoot");
}
/**
* Whether to omit `</tfoot>`.
*
* @param {Element} _
*   Element.
* @param {number | undefined} index
*   Index of element in parent.
* @param {Parents | undefined} parent
*   Parent of element.
* @returns {boolean}
*   Whether the closing tag can be omitted.
*/
function tfoot(_, index, parent) {
	return !siblingAfter(parent, index);
}
/**
* Whether to omit `</tr>`.
*
* @param {Element} _
*   Element.
* @param {number | undefined} index
*   Index of element in parent.
* @param {Parents | undefined} parent
*   Parent of element.
* @returns {boolean}
*   Whether the closing tag can be omitted.
*/
function tr(_, index, parent) {
	const next = siblingAfter(parent, index);
	return !next || next.type === "element" && next.tagName === "tr";
}
/**
* Whether to omit `</td>` or `</th>`.
*
* @param {Element} _
*   Element.
* @param {number | undefined} index
*   Index of element in parent.
* @param {Parents | undefined} parent
*   Parent of element.
* @returns {boolean}
*   Whether the closing tag can be omitted.
*/
function cells(_, index, parent) {
	const next = siblingAfter(parent, index);
	return !next || next.type === "element" && (next.tagName === "td" || next.tagName === "th");
}

// node_modules/hast-util-to-html/lib/omission/opening.js
/**
* @import {Element, Parents} from 'hast'
*/
const opening = omission({
	body,
	colgroup,
	head,
	html,
	tbody
});
/**
* Whether to omit `<html>`.
*
* @param {Element} node
*   Element.
* @returns {boolean}
*   Whether the opening tag can be omitted.
*/
function html(node) {
	const head = siblingAfter(node, -1);
	return !head || head.type !== "comment";
}
/**
* Whether to omit `<head>`.
*
* @param {Element} node
*   Element.
* @returns {boolean}
*   Whether the opening tag can be omitted.
*/
function head(node) {
	/** @type {Set<string>} */
	const seen = /* @__PURE__ */ new Set();
	for (const child of node.children) if (child.type === "element" && (child.tagName === "base" || child.tagName === "title")) {
		if (seen.has(child.tagName)) return false;
		seen.add(child.tagName);
	}
	const child = node.children[0];
	return !child || child.type === "element";
}
/**
* Whether to omit `<body>`.
*
* @param {Element} node
*   Element.
* @returns {boolean}
*   Whether the opening tag can be omitted.
*/
function body(node) {
	const head = siblingAfter(node, -1, true);
	return !head || head.type !== "comment" && !(head.type === "text" && whitespace(head.value.charAt(0))) && !(head.type === "element" && (head.tagName === "meta" || head.tagName === "link" || head.tagName === "script" || head.tagName === "style" || head.tagName === "template"));
}
/**
* Whether to omit `<colgroup>`.
* The spec describes some logic for the opening tag, but it’s easier to
* implement in the closing tag, to the same effect, so we handle it there
* instead.
*
* @param {Element} node
*   Element.
* @param {number | undefined} index
*   Index of element in parent.
* @param {Parents | undefined} parent
*   Parent of element.
* @returns {boolean}
*   Whether the opening tag can be omitted.
*/
function colgroup(node, index, parent) {
	const previous = siblingBefore(parent, index);
	if (parent && previous && previous.type === "element" && previous.tagName === "colgroup" && closing(previous, parent.children.indexOf(previous), parent)) return false;
	const head = siblingAfter(node, -1, true);
	return Boolean(head && head.type === "element" && head.tagName === "col");
}
/**
* Whether to omit `<tbody>`.
*
* @param {Element} node
*   Element.
* @param {number | undefined} index
*   Index of element in parent.
* @param {Parents | undefined} parent
*   Parent of element.
* @returns {boolean}
*   Whether the opening tag can be omitted.
*/
function tbody(node, index, parent) {
	const previous = siblingBefore(parent, index);
	if (parent && previous && previous.type === "element" && (previous.tagName === "thead" || previous.tagName === "tbody") && closing(previous, parent.children.indexOf(previous), parent)) return false;
	const head = siblingAfter(node, -1);
	return Boolean(head && head.type === "element" && head.tagName === "tr");
}

// node_modules/hast-util-to-html/lib/handle/element.js
/**
* @import {Element, Parents, Properties} from 'hast'
* @import {State} from '../index.js'
*/
/**
* Maps of subsets.
*
* Each value is a matrix of tuples.
* The value at `0` causes parse errors, the value at `1` is valid.
* Of both, the value at `0` is unsafe, and the value at `1` is safe.
*
* @type {Record<'double' | 'name' | 'single' | 'unquoted', Array<[Array<string>, Array<string>]>>}
*/
const constants = {
	name: [["	\n\f\r &/=>".split(""), "	\n\f\r \"&'/=>`".split("")], ["\0	\n\f\r \"&'/<=>".split(""), "\0	\n\f\r \"&'/<=>`".split("")]],
	unquoted: [["	\n\f\r &>".split(""), "\0	\n\f\r \"&'<=>`".split("")], ["\0	\n\f\r \"&'<=>`".split(""), "\0	\n\f\r \"&'<=>`".split("")]],
	single: [["&'".split(""), "\"&'`".split("")], ["\0&'".split(""), "\0\"&'`".split("")]],
	double: [["\"&".split(""), "\"&'`".split("")], ["\0\"&".split(""), "\0\"&'`".split("")]]
};
/**
* SVG elements whose content is HTML.
*
* @type {ReadonlySet<string>}
*/
const htmlIntegrationPoints = /* @__PURE__ */ new Set([
	"desc",
	"foreignObject",
	"title"
]);
/**
* Serialize an element node.
*
* @param {Element} node
*   Node to handle.
* @param {number | undefined} index
*   Index of `node` in `parent`.
* @param {Parents | undefined} parent
*   Parent of `node`.
* @param {State} state
*   Info passed around about the current state.
* @returns {string}
*   Serialized node.
*/
function element(node, index, parent, state) {
	const { schema } = state;
	const omit = schema.space === "svg" ? false : state.settings.omitOptionalTags;
	let selfClosing = schema.space === "svg" ? state.settings.closeEmptyElements : state.settings.voids.includes(node.tagName.toLowerCase());
	/** @type {Array<string>} */
	const parts = [];
	if (schema.space === "html" && node.tagName === "svg") state.schema = svg;
	const attributes = serializeAttributes(state, node.properties);
	if (state.schema.space === "svg" && htmlIntegrationPoints.has(node.tagName)) state.schema = html$2;
	const content = state.all(schema.space === "html" && node.tagName === "template" ? node.content : node);
	state.schema = schema;
	if (content) selfClosing = false;
	if (attributes || !omit || !opening(node, index, parent)) {
		parts.push("<", node.tagName, attributes ? " " + attributes : "");
		if (selfClosing && (schema.space === "svg" || state.settings.closeSelfClosing)) {
			const last = attributes.charAt(attributes.length - 1);
			if (!state.settings.tightSelfClosing || last === "/" || last && last !== "\"" && last !== "'") parts.push(" ");
			parts.push("/");
		}
		parts.push(">");
	}
	parts.push(content);
	if (!selfClosing && (!omit || !closing(node, index, parent))) parts.push("</" + node.tagName + ">");
	return parts.join("");
}
/**
* Serialize all attributes.
*
* @param {State} state
*   Info passed around about the current state.
* @param {Properties | null | undefined} properties
*   Properties.
* @returns {string}
*   Serialized attributes.
*/
function serializeAttributes(state, properties) {
	/** @type {Array<string>} */
	const values = [];
	let index = -1;
	/** @type {string} */
	let key;
	if (properties) {
		for (key in properties) if (properties[key] !== null && properties[key] !== void 0) {
			const value = serializeAttribute(state, key, properties[key]);
			if (value) values.push(value);
		}
	}
	while (++index < values.length) {
		const last = state.settings.tightAttributes ? values[index].charAt(values[index].length - 1) : void 0;
		if (index !== values.length - 1 && last !== "\"" && last !== "'") values[index] += " ";
	}
	return values.join("");
}
/**
* Serialize an attribute.
*
* @param {State} state
*   Info passed around about the current state.
* @param {string} key
*   Property name.
* @param {Properties[keyof Properties]} value
*   Property value.
* @returns {string}
*   Serialized attribute.
*/
function serializeAttribute(state, key, value) {
	const info = find(state.schema, key);
	const x = state.settings.allowParseErrors && state.schema.space === "html" ? 0 : 1;
	const y = state.settings.allowDangerousCharacters ? 0 : 1;
	if (info.overloadedBoolean && (value === info.attribute || value === "")) value = true;
	else if ((info.boolean || info.overloadedBoolean) && (typeof value !== "string" || value === info.attribute || value === "")) value = Boolean(value);
	if (value === null || value === void 0 || value === false || typeof value === "number" && Number.isNaN(value)) return "";
	const name = stringifyEntities(info.attribute, Object.assign({}, state.settings.characterReferences, { subset: constants.name[x][y] }));
	if (value === true) return name;
	value = Array.isArray(value) ? (info.commaSeparated ? stringify$1 : stringify)(value, { padLeft: !state.settings.tightCommaSeparatedLists }) : String(value);
	if (state.settings.collapseEmptyAttributes && !value) return name;
	/** @type {string | undefined} */
	let result;
	if (state.settings.preferUnquoted) result = stringifyEntities(value, Object.assign({}, state.settings.characterReferences, {
		attribute: true,
		subset: constants.unquoted[x][y]
	}));
	if (result !== value) {
		let { quote } = state;
		if (state.settings.quoteSmart && ccount(value, quote) > ccount(value, state.alternative)) quote = state.alternative;
		result = quote + stringifyEntities(value, Object.assign({}, state.settings.characterReferences, {
			subset: (quote === "'" ? constants.single : constants.double)[x][y],
			attribute: true
		})) + quote;
	}
	return name + (result ? "=" + result : result);
}

// node_modules/hast-util-to-html/lib/handle/text.js
/**
* @import {Parents, Text} from 'hast'
* @import {Raw} from 'mdast-util-to-hast'
* @import {State} from '../index.js'
*/
const textEntitySubset = ["<", "&"];
/**
* Serialize a text node.
*
* @param {Raw | Text} node
*   Node to handle.
* @param {number | undefined} _
*   Index of `node` in `parent`.
* @param {Parents | undefined} parent
*   Parent of `node`.
* @param {State} state
*   Info passed around about the current state.
* @returns {string}
*   Serialized node.
*/
function text(node, _, parent, state) {
	return parent && parent.type === "element" && (parent.tagName === "script" || parent.tagName === "style") ? node.value : stringifyEntities(node.value, Object.assign({}, state.settings.characterReferences, { subset: textEntitySubset }));
}

// node_modules/hast-util-to-html/lib/handle/raw.js
/**
* @import {Parents} from 'hast'
* @import {Raw} from 'mdast-util-to-hast'
* @import {State} from '../index.js'
*/
/**
* Serialize a raw node.
*
* @param {Raw} node
*   Node to handle.
* @param {number | undefined} index
*   Index of `node` in `parent`.
* @param {Parents | undefined} parent
*   Parent of `node`.
* @param {State} state
*   Info passed around about the current state.
* @returns {string}
*   Serialized node.
*/
function raw(node, index, parent, state) {
	return state.settings.allowDangerousHtml ? node.value : text(node, index, parent, state);
}

// node_modules/hast-util-to-html/lib/handle/root.js
/**
* @import {Parents, Root} from 'hast'
* @import {State} from '../index.js'
*/
/**
* Serialize a root.
*
* @param {Root} node
*   Node to handle.
* @param {number | undefined} _1
*   Index of `node` in `parent`.
* @param {Parents | undefined} _2
*   Parent of `node`.
* @param {State} state
*   Info passed around about the current state.
* @returns {string}
*   Serialized node.
*/
function root(node, _1, _2, state) {
	return state.all(node);
}

// node_modules/hast-util-to-html/lib/handle/index.js
/**
* @import {Nodes, Parents} from 'hast'
* @import {State} from '../index.js'
*/
/**
* @type {(node: Nodes, index: number | undefined, parent: Parents | undefined, state: State) => string}
*/
const handle = zwitch("type", {
	invalid,
	unknown,
	handlers: {
		comment,
		doctype,
		element,
		raw,
		root,
		text
	}
});
/**
* Fail when a non-node is found in the tree.
*
* @param {unknown} node
*   Unknown value.
* @returns {never}
*   Never.
*/
function invalid(node) {
	throw new Error("Expected node, not `" + node + "`");
}
/**
* Fail when a node with an unknown type is found in the tree.
*
* @param {unknown} node_
*   Unknown node.
* @returns {never}
*   Never.
*/
function unknown(node_) {
	throw new Error("Cannot compile unknown node `" + node_.type + "`");
}

// node_modules/hast-util-to-html/lib/index.js
/**
* @import {Nodes, Parents, RootContent} from 'hast'
* @import {Schema} from 'property-information'
* @import {Options as StringifyEntitiesOptions} from 'stringify-entities'
*/
/**
* @typedef {Omit<StringifyEntitiesOptions, 'attribute' | 'escapeOnly' | 'subset'>} CharacterReferences
*
* @typedef Options
*   Configuration.
* @property {boolean | null | undefined} [allowDangerousCharacters=false]
*   Do not encode some characters which cause XSS vulnerabilities in older
*   browsers (default: `false`).
*
*   > ⚠️ **Danger**: only set this if you completely trust the content.
* @property {boolean | null | undefined} [allowDangerousHtml=false]
*   Allow `raw` nodes and insert them as raw HTML (default: `false`).
*
*   When `false`, `Raw` nodes are encoded.
*
*   > ⚠️ **Danger**: only set this if you completely trust the content.
* @property {boolean | null | undefined} [allowParseErrors=false]
*   Do not encode characters which cause parse errors (even though they work),
*   to save bytes (default: `false`).
*
*   Not used in the SVG space.
*
*   > 👉 **Note**: intentionally creates parse errors in markup (how parse
*   > errors are handled is well defined, so this works but isn’t pretty).
* @property {boolean | null | undefined} [bogusComments=false]
*   Use “bogus comments” instead of comments to save bytes: `<?charlie>`
*   instead of `<!--charlie-->` (default: `false`).
*
*   > 👉 **Note**: intentionally creates parse errors in markup (how parse
*   > errors are handled is well defined, so this works but isn’t pretty).
* @property {CharacterReferences | null | undefined} [characterReferences]
*   Configure how to serialize character references (optional).
* @property {boolean | null | undefined} [closeEmptyElements=false]
*   Close SVG elements without any content with slash (`/`) on the opening tag
*   instead of an end tag: `<circle />` instead of `<circle></circle>`
*   (default: `false`).
*
*   See `tightSelfClosing` to control whether a space is used before the
*   slash.
*
*   Not used in the HTML space.
* @property {boolean | null | undefined} [closeSelfClosing=false]
*   Close self-closing nodes with an extra slash (`/`): `<img />` instead of
*   `<img>` (default: `false`).
*
*   See `tightSelfClosing` to control whether a space is used before the
*   slash.
*
*   Not used in the SVG space.
* @property {boolean | null | undefined} [collapseEmptyAttributes=false]
*   Collapse empty attributes: get `class` instead of `class=""` (default:
*   `false`).
*
*   Not used in the SVG space.
*
*   > 👉 **Note**: boolean attributes (such as `hidden`) are always collapsed.
* @property {boolean | null | undefined} [omitOptionalTags=false]
*   Omit optional opening and closing tags (default: `false`).
*
*   For example, in `<ol><li>one</li><li>two</li></ol>`, both `</li>` closing
*   tags can be omitted.
*   The first because it’s followed by another `li`, the last because it’s
*   followed by nothing.
*
*   Not used in the SVG space.
* @property {boolean | null | undefined} [preferUnquoted=false]
*   Leave attributes unquoted if that results in less bytes (default: `false`).
*
*   Not used in the SVG space.
* @property {boolean | null | undefined} [quoteSmart=false]
*   Use the other quote if that results in less bytes (default: `false`).
* @property {Quote | null | undefined} [quote='"']
*   Preferred quote to use (default: `'"'`).
* @property {Space | null | undefined} [space='html']
*   When an `<svg>` element is found in the HTML space, this package already
*   automatically switches to and from the SVG space when entering and exiting
*   it, and goes to HTML inside `desc`, `foreignObject`, and `title`
*   (default: `'html'`).
*
*   > 👉 **Note**: hast is not XML.
*   > It supports SVG as embedded in HTML.
*   > It does not support the features available in XML.
*   > Passing SVG might break but fragments of modern SVG should be fine.
*   > Use [`xast`][xast] if you need to support SVG as XML.
*
*    [xast]: https://github.com/syntax-tree/xast
* @property {boolean | null | undefined} [tightAttributes=false]
*   Join attributes together, without whitespace, if possible: get
*   `class="a b"title="c d"` instead of `class="a b" title="c d"` to save
*   bytes (default: `false`).
*
*   Not used in the SVG space.
*
*   > 👉 **Note**: intentionally creates parse errors in markup (how parse
*   > errors are handled is well defined, so this works but isn’t pretty).
* @property {boolean | null | undefined} [tightCommaSeparatedLists=false]
*   Join known comma-separated attribute values with just a comma (`,`),
*   instead of padding them on the right as well (`,␠`, where `␠` represents a
*   space) (default: `false`).
* @property {boolean | null | undefined} [tightDoctype=false]
*   Drop unneeded spaces in doctypes: `<!doctypehtml>` instead of
*   `<!doctype html>` to save bytes (default: `false`).
*
*   > 👉 **Note**: intentionally creates parse errors in markup (how parse
*   > errors are handled is well defined, so this works but isn’t pretty).
* @property {boolean | null | undefined} [tightSelfClosing=false]
*   Do not use an extra space when closing self-closing elements: `<img/>`
*   instead of `<img />` (default: `false`).
*
*   > 👉 **Note**: only used if `closeSelfClosing: true` or
*   > `closeEmptyElements: true`.
* @property {boolean | null | undefined} [upperDoctype=false]
*   Use a `<!DOCTYPE…` instead of `<!doctype…` (default: `false`).
*
*   Useless except for XHTML.
* @property {ReadonlyArray<string> | null | undefined} [voids]
*   Tag names of elements to serialize without closing tag (default: `html-void-elements`).
*
*   Not used in the SVG space.
*
*   > 👉 **Note**: It’s highly unlikely that you want to pass this, because
*   > hast is not for XML, and HTML will not add more void elements.
*
* @typedef {'"' | "'"} Quote
*   HTML quotes for attribute values.
*
* @typedef {Omit<Required<{[key in keyof Options]: Exclude<Options[key], null | undefined>}>, 'space' | 'quote'>} Settings
*
* @typedef {'html' | 'svg'} Space
*   Namespace.
*
* @typedef State
*   Info passed around about the current state.
* @property {(node: Parents | undefined) => string} all
*   Serialize the children of a parent node.
* @property {Quote} alternative
*   Alternative quote.
* @property {(node: Nodes, index: number | undefined, parent: Parents | undefined) => string} one
*   Serialize one node.
* @property {Quote} quote
*   Preferred quote.
* @property {Schema} schema
*   Current schema.
* @property {Settings} settings
*   User configuration.
*/
/** @type {Options} */
const emptyOptions = {};
/** @type {CharacterReferences} */
const emptyCharacterReferences = {};
/** @type {Array<never>} */
const emptyChildren = [];
/**
* Serialize hast as HTML.
*
* @param {Array<RootContent> | Nodes} tree
*   Tree to serialize.
* @param {Options | null | undefined} [options]
*   Configuration (optional).
* @returns {string}
*   Serialized HTML.
*/
function toHtml(tree, options) {
	const options_ = options || emptyOptions;
	const quote = options_.quote || "\"";
	if (quote !== "\"" && quote !== "'") throw new Error("Invalid quote `" + quote + "`, expected `'` or `\"`");
	const alternative = quote === "\"" ? "'" : "\"";
	return {
		one,
		all,
		settings: {
			omitOptionalTags: options_.omitOptionalTags || false,
			allowParseErrors: options_.allowParseErrors || false,
			allowDangerousCharacters: options_.allowDangerousCharacters || false,
			quoteSmart: options_.quoteSmart || false,
			preferUnquoted: options_.preferUnquoted || false,
			tightAttributes: options_.tightAttributes || false,
			upperDoctype: options_.upperDoctype || false,
			tightDoctype: options_.tightDoctype || false,
			bogusComments: options_.bogusComments || false,
			tightCommaSeparatedLists: options_.tightCommaSeparatedLists || false,
			tightSelfClosing: options_.tightSelfClosing || false,
			collapseEmptyAttributes: options_.collapseEmptyAttributes || false,
			allowDangerousHtml: options_.allowDangerousHtml || false,
			voids: options_.voids || htmlVoidElements,
			characterReferences: options_.characterReferences || emptyCharacterReferences,
			closeSelfClosing: options_.closeSelfClosing || false,
			closeEmptyElements: options_.closeEmptyElements || false
		},
		schema: options_.space === "svg" ? svg : html$2,
		quote,
		alternative
	}.one(Array.isArray(tree) ? {
		type: "root",
		children: tree
	} : tree, void 0, void 0);
}
/**
* Serialize a node.
*
* @this {State}
*   Info passed around about the current state.
* @param {Nodes} node
*   Node to handle.
* @param {number | undefined} index
*   Index of `node` in `parent`.
* @param {Parents | undefined} parent
*   Parent of `node`.
* @returns {string}
*   Serialized node.
*/
function one(node, index, parent) {
	return handle(node, index, parent, this);
}
/**
* Serialize all children of `parent`.
*
* @this {State}
*   Info passed around about the current state.
* @param {Parents | undefined} parent
*   Parent whose children to serialize.
* @returns {string}
*   Serialized children.
*/
function all(parent) {
	/** @type {Array<string>} */
	const results = [];
	const children = parent && parent.children || emptyChildren;
	let index = -1;
	while (++index < children.length) results[index] = this.one(children[index], index, parent);
	return results.join("");
}

// src/report/page/page-assets.ts
const assets = {
	"style": ":root {\n  color-scheme: light dark;\n  --paper: light-dark(#ffffff, #101214);\n  --raised: light-dark(#f6f7f8, #181b1e);\n  --ink: light-dark(#1a1d21, #e9ebee);\n  --muted: light-dark(#5b626b, #a3abb5);\n  --line: light-dark(#dfe2e6, #2c3136);\n  --link: light-dark(#0a5ad1, #7db4ff);\n  --passed: light-dark(#136c41, #56d394);\n  --warned: light-dark(#865200, #f0b84c);\n  --failed: light-dark(#b91c2c, #ff8f8f);\n  --error: light-dark(#7333b8, #c8a2ff);\n  --high: light-dark(#a8410b, #ff9f68);\n  --calm: light-dark(#47546a, #b0bccd);\n}\n:root:has(#theme-light:checked) {\n  color-scheme: light;\n}\n:root:has(#theme-dark:checked) {\n  color-scheme: dark;\n}\n* {\n  box-sizing: border-box;\n}\nhtml {\n  scroll-padding-top: 1rem;\n}\nbody {\n  margin: 0;\n  background: var(--paper);\n  color: var(--ink);\n  font:\n    15px / 1.5 system-ui,\n    -apple-system,\n    \"Segoe UI\",\n    \"Liberation Sans\",\n    sans-serif;\n  overflow-wrap: anywhere;\n}\np,\nul,\nol,\npre,\nh1,\nh2,\nh3,\nfieldset {\n  margin: 0;\n}\n[hidden] {\n  display: none;\n}\na {\n  color: var(--link);\n  text-underline-offset: 0.15em;\n}\ncode,\npre {\n  font-family: ui-monospace, \"SF Mono\", Menlo, Consolas, \"Liberation Mono\", monospace;\n  font-size: 0.9em;\n}\n:focus-visible {\n  outline: 2px solid var(--link);\n  outline-offset: 2px;\n}\nmain:focus {\n  outline: none;\n}\n.muted,\n.note,\n.path {\n  color: var(--muted);\n}\n.note,\n.path {\n  font-size: 0.9em;\n}\n.skip {\n  position: absolute;\n  left: -100vw;\n}\n.skip:focus {\n  left: 1rem;\n  top: 0.5rem;\n  padding: 0.25rem 0.75rem;\n  background: var(--paper);\n}\n.top {\n  display: flex;\n  align-items: center;\n  justify-content: space-between;\n  padding: 0.75rem 1.5rem;\n  border-bottom: 1px solid var(--line);\n}\n.brand {\n  font-weight: 650;\n}\n.theme {\n  display: flex;\n  gap: 0.125rem;\n  padding: 0;\n  border: 0;\n}\n.theme legend {\n  float: left;\n  padding: 0.125rem 0.5rem 0 0;\n  color: var(--muted);\n  font-size: 0.85em;\n}\n.theme input {\n  position: absolute;\n  opacity: 0;\n}\n.theme span {\n  padding: 0.25rem 0.6rem;\n  border-radius: 4px;\n  color: var(--muted);\n  font-size: 0.85em;\n  cursor: pointer;\n}\n.theme :checked + span {\n  background: var(--raised);\n  color: var(--ink);\n  box-shadow: inset 0 0 0 1px var(--line);\n}\n.theme :focus-visible + span {\n  outline: 2px solid var(--link);\n}\n.page {\n  display: grid;\n  grid-template-columns: 11rem minmax(0, 1fr);\n  gap: 2.5rem;\n  max-width: 82rem;\n  margin: 0 auto;\n  padding: 2rem 1.5rem 4rem;\n}\nnav ul {\n  position: sticky;\n  top: 1.5rem;\n  display: grid;\n  gap: 0.1rem;\n  padding: 0;\n  list-style: none;\n}\nnav a {\n  display: flex;\n  justify-content: space-between;\n  gap: 0.5rem;\n  padding: 0.2rem 0;\n  color: var(--ink);\n  font-size: 0.93em;\n  text-decoration: none;\n}\nnav a:hover {\n  color: var(--link);\n  text-decoration: underline;\n}\n.count {\n  color: var(--muted);\n  font-variant-numeric: tabular-nums;\n  font-weight: 400;\n}\nmain > section + section {\n  margin-top: 3rem;\n}\nh1 {\n  font-size: 1.65rem;\n  line-height: 1.25;\n  font-weight: 650;\n  letter-spacing: -0.01em;\n  color: var(--tone);\n  text-wrap: balance;\n}\nh2 {\n  margin-bottom: 0.75rem;\n  padding-bottom: 0.4rem;\n  border-bottom: 1px solid var(--line);\n  font-size: 1.15rem;\n  font-weight: 650;\n}\nh3 {\n  font-size: 0.95rem;\n  font-weight: 650;\n}\n.verdict {\n  display: grid;\n  gap: 0.6rem;\n  padding-left: 1.25rem;\n  border-left: 4px solid var(--tone);\n}\n.passed {\n  --tone: var(--passed);\n}\n.warned {\n  --tone: var(--warned);\n}\n.failed {\n  --tone: var(--failed);\n}\n.error {\n  --tone: var(--error);\n}\n.image {\n  font-size: 1.02em;\n}\n.reasons,\n.sentences,\n.steps,\n.checks {\n  display: grid;\n  gap: 0.6rem;\n  padding: 0;\n  list-style: none;\n}\n.reasons {\n  margin-top: 0.6rem;\n}\n.found {\n  font-weight: 600;\n}\n.checks {\n  grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr));\n  gap: 0.9rem 1.5rem;\n  margin-top: 0.9rem;\n  padding-top: 0.9rem;\n  border-top: 1px solid var(--line);\n}\n.checks .muted {\n  font-size: 0.87em;\n}\n.sentences {\n  gap: 0.35rem;\n  margin: 0.5rem 0;\n}\n.badge {\n  --tone: var(--calm);\n  display: inline-flex;\n  align-items: center;\n  gap: 0.4em;\n  color: var(--tone);\n  font-weight: 600;\n  white-space: nowrap;\n}\n.badge::before {\n  content: \"\";\n  width: 0.55em;\n  height: 0.55em;\n  border-radius: 50%;\n  background: currentcolor;\n}\n.badge:is(.not-done, .ignored, .unknown)::before {\n  background: none;\n  box-shadow: inset 0 0 0 1.5px currentcolor;\n}\n.badge:is(.critical, .failed, .blocks) {\n  --tone: var(--failed);\n}\n.badge.high {\n  --tone: var(--high);\n}\n.badge:is(.medium, .warned, .warns, .expired) {\n  --tone: var(--warned);\n}\n.badge.passed {\n  --tone: var(--passed);\n}\n.badge.error {\n  --tone: var(--error);\n}\n.steps {\n  gap: 0;\n  counter-reset: step;\n}\n.steps > li {\n  position: relative;\n  display: grid;\n  gap: 0.15rem;\n  padding: 0.8rem 0 0.8rem 2.25rem;\n  border-bottom: 1px solid var(--line);\n  counter-increment: step;\n}\n.steps > li::before {\n  content: counter(step);\n  position: absolute;\n  left: 0;\n  top: 0.8rem;\n  color: var(--muted);\n  font-variant-numeric: tabular-nums;\n}\n.steps > li:first-child {\n  padding-top: 0;\n}\n.steps > li:first-child::before {\n  top: 0;\n}\n.step {\n  font-size: 1.03em;\n}\ndetails {\n  margin: 0.3rem 0;\n}\nsummary {\n  width: fit-content;\n  color: var(--link);\n  cursor: pointer;\n}\ndetails > ul {\n  margin: 0.4rem 0;\n  padding-left: 1.25rem;\n}\n.changes {\n  display: grid;\n  grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr));\n  gap: 1.5rem;\n  margin: 1rem 0;\n}\n.numbers {\n  font-variant-numeric: tabular-nums;\n}\n.change {\n  font-size: 1.35rem;\n  font-weight: 650;\n}\n.change.bad {\n  color: var(--failed);\n}\n.tools {\n  display: flex;\n  flex-wrap: wrap;\n  gap: 0.6rem 0.9rem;\n  margin-bottom: 0.5rem;\n}\n.tools label {\n  display: grid;\n  gap: 0.15rem;\n  font-size: 0.85em;\n  color: var(--muted);\n}\n.tools .search {\n  flex: 1 1 14rem;\n}\ninput[type=\"search\"],\nselect {\n  min-width: 0;\n  max-width: 15rem;\n  height: 2.25rem;\n  padding: 0 0.6rem;\n  border: 1px solid light-dark(#8b929b, #6b737c);\n  border-radius: 5px;\n  background: var(--paper);\n  color: var(--ink);\n  font: inherit;\n  font-size: 0.95rem;\n}\ninput[type=\"search\"] {\n  width: 100%;\n  max-width: none;\n}\n.status {\n  min-height: 1.5em;\n  font-size: 0.9em;\n}\ntable {\n  width: 100%;\n  border-collapse: collapse;\n  font-variant-numeric: tabular-nums;\n}\ncaption {\n  position: absolute;\n  width: 1px;\n  height: 1px;\n  overflow: hidden;\n  clip-path: inset(50%);\n}\nth {\n  padding: 0.4rem 1rem 0.4rem 0;\n  color: var(--muted);\n  font-size: 0.85em;\n  font-weight: 500;\n  text-align: left;\n  white-space: nowrap;\n}\nth button {\n  padding: 0;\n  border: 0;\n  background: none;\n  color: inherit;\n  font: inherit;\n  cursor: pointer;\n}\nth button:disabled {\n  cursor: default;\n}\nth button:enabled:hover {\n  color: var(--link);\n}\nth[aria-sort] {\n  color: var(--ink);\n}\nth[aria-sort=\"ascending\"] button::after {\n  content: \" ↑\" / \"\";\n}\nth[aria-sort=\"descending\"] button::after {\n  content: \" ↓\" / \"\";\n}\ntd {\n  min-width: 7.25rem;\n  padding: 0.5rem 1rem 0.5rem 0;\n  border-top: 1px solid var(--line);\n  vertical-align: top;\n}\ntd.wide {\n  min-width: 11rem;\n}\nth.wide {\n  width: 28%;\n}\n#packages th.wide {\n  width: 22%;\n}\n#secrets th.wide {\n  width: 26%;\n}\n.narrow {\n  max-width: 34rem;\n}\ntd:last-child,\nth:last-child {\n  padding-right: 0;\n}\n.number {\n  text-align: right;\n}\ntd.number {\n  white-space: nowrap;\n}\n.more[type=\"button\"] {\n  margin-top: 0.75rem;\n  padding: 0.4rem 0.9rem;\n  border: 1px solid light-dark(#8b929b, #6b737c);\n  border-radius: 5px;\n  background: var(--paper);\n  color: var(--ink);\n  font: inherit;\n  cursor: pointer;\n}\npre {\n  margin: 0.5rem 0;\n  padding: 0.75rem 1rem;\n  max-height: 30rem;\n  overflow: auto;\n  border-radius: 6px;\n  background: var(--raised);\n  white-space: pre-wrap;\n}\n.timings td {\n  padding-block: 0.25rem;\n  border: 0;\n  vertical-align: middle;\n}\n.timings svg {\n  display: block;\n  width: 100%;\n  height: 0.5rem;\n}\n.track {\n  fill: var(--raised);\n}\n.bar {\n  fill: var(--calm);\n}\nfooter {\n  padding: 1.25rem 1.5rem;\n  border-top: 1px solid var(--line);\n  color: var(--muted);\n  font-size: 0.87em;\n}\n@media (max-width: 60rem) {\n  .page {\n    grid-template-columns: minmax(0, 1fr);\n    gap: 1.5rem;\n    padding: 0 1rem 3rem;\n  }\n  html {\n    scroll-padding-top: 3.5rem;\n  }\n  nav {\n    position: sticky;\n    z-index: 1;\n    top: 0;\n    margin-inline: -1rem;\n    padding: 0.4rem 1rem;\n    overflow-x: auto;\n    border-bottom: 1px solid var(--line);\n    background: var(--paper);\n  }\n  nav ul {\n    position: static;\n    display: flex;\n    gap: 1.1rem;\n    width: max-content;\n  }\n}\n@media (max-width: 46rem) {\n  .top,\n  footer {\n    padding-inline: 1rem;\n  }\n  h1 {\n    font-size: 1.35rem;\n  }\n  table,\n  thead,\n  tbody,\n  tr,\n  td {\n    display: block;\n  }\n  thead tr {\n    display: flex;\n    flex-wrap: wrap;\n    gap: 0 0.9rem;\n  }\n  thead:not(:has(button:enabled)) {\n    display: none;\n  }\n  thead tr::before {\n    content: \"Sort by\";\n    padding: 0.2rem 0;\n    color: var(--muted);\n    font-size: 0.85em;\n  }\n  th {\n    padding: 0.2rem 0;\n  }\n  tr + tr,\n  thead + tbody > tr:first-child {\n    border-top: 1px solid var(--line);\n  }\n  tbody tr {\n    padding: 0.6rem 0;\n  }\n  td,\n  td.wide {\n    position: relative;\n    min-height: 1.7em;\n    padding: 0.1rem 0 0.1rem 7.25rem;\n    border: 0;\n  }\n  td::before {\n    content: attr(data-label) / \"\";\n    position: absolute;\n    left: 0;\n    color: var(--muted);\n    font-size: 0.85em;\n    line-height: 1.75;\n  }\n  td.number {\n    text-align: left;\n  }\n  .tools label {\n    flex: 1 1 8rem;\n  }\n  .tools .search {\n    flex-basis: 100%;\n  }\n  select {\n    width: 100%;\n  }\n}\n/* The script shortens the table before its rows are laid out for the first time. */\n@media (scripting: enabled) {\n  .grid:not(.ready) tbody {\n    display: none;\n  }\n}\n@media print {\n  nav,\n  .top,\n  .tools,\n  .more[type=\"button\"] {\n    display: none;\n  }\n  .page {\n    display: block;\n  }\n}\n",
	"script": "(function(){let e=matchMedia(`(max-width: 46rem)`).matches?20:50,t=new Intl.Collator(`en`,{numeric:!0,sensitivity:`base`}).compare,n=r();for(let e of document.querySelectorAll(`.grid`))i(e);function r(){let e=document.getElementById(`page-data`)?.textContent;return e?JSON.parse(e):void 0}function i(t){let r=t.querySelector(`tbody`),i=t.querySelector(`input[type=search]`),l=t.querySelector(`.status`),u=t.querySelector(`.more`),d=t.querySelector(`.tools`);if(!r||!i||!l||!u||!d)return;let f=[...t.querySelectorAll(`select[data-facet]`)],p=[...t.querySelectorAll(`th`)],m=p.map(e=>e.textContent??``),h=t.dataset.noun??`rows`,g=t.dataset.lazy!==void 0&&n?c(n,m):s(r),_=e,v=g,y,b=()=>{let t=v.slice(0,_).map(e=>e.element());(t.length!==r.children.length||t.some((e,t)=>e!==r.children[t]))&&r.replaceChildren(...t),u.hidden=v.length<=_;let n=v.length-_;u.textContent=n<=e?`Show ${n} more`:`Show ${e} more of ${n}`;let i=g.length===1?h.replace(/s$/,``):h,a=`${g.length.toLocaleString(`en-US`)} ${i}`;l.textContent=v.length===g.length?a:`${v.length.toLocaleString(`en-US`)} of ${a}`},x=()=>{let t=i.value.toLowerCase().split(/\\s+/).filter(Boolean),n=f.filter(({value:e})=>e!==``),r=g.filter(e=>t.every(t=>e.text.includes(t))&&n.every(t=>e.facet(t.dataset.facet??``).includes(t.value)));v=y===void 0?r:o(r,y.column,y.isReverse),_=e,b()};i.addEventListener(`input`,x);for(let e of f)e.addEventListener(`change`,x);u.addEventListener(`click`,()=>{let t=_;_+=e,b();let n=r.children[t];n instanceof HTMLElement&&(n.tabIndex=-1,n.focus())});for(let[e,t]of p.entries()){let n=t.querySelector(`button`);n&&(n.disabled=!1,n.addEventListener(`click`,()=>{y={column:e,isReverse:y?.column===e&&!y.isReverse};for(let e of p)e.removeAttribute(`aria-sort`);t.setAttribute(`aria-sort`,y.isReverse?`descending`:`ascending`),x()}))}t.dataset.lazy!==void 0&&a(f,x),d.hidden=g.length<=5,x(),t.classList.add(`ready`)}function a(e,t){for(let n of document.querySelectorAll(`a[data-licence]`))n.addEventListener(`click`,()=>{for(let t of e)t.value=t.dataset.facet===`licence`?n.dataset.licence??``:``;t()})}function o(e,n,r){let i=e.map(e=>({row:e,key:e.sort(n)})),a=r?-1:1;return i.sort(({key:e},{key:n})=>typeof e==`number`&&typeof n==`number`?a*(e-n):a*t(String(e),String(n))),i.map(({row:e})=>e)}function s(e){return[...e.querySelectorAll(`tr`)].map(e=>({text:(e.textContent??``).toLowerCase(),facet:t=>(e.getAttribute(`data-${t}`)??``).split(` `),sort:t=>{let n=e.cells[t],r=n?.dataset.sort??n?.textContent??``;return/^-?\\d+(?:\\.\\d+)?$/.test(r)?Number(r):r},element:()=>e}))}function c({types:e,licences:t,scopes:n,origins:r,packages:i},a){let o=([e,t])=>t===``?e:`${e}@${t}`,s=e=>{let t=[],n=e;for(let r=e[5];r>=0;){let e=i[r];if(!e)break;t.unshift(o(e)),n=e,r=e[5]}let a=r[n[6]]??e[7][0];return[...a===void 0?[]:[a],...t].join(` › `)},c=(e,t)=>t.map(t=>e[t]??``).filter(e=>e!==``).join(`, `);return i.map(r=>{let[i,o,u,d,f,,,p]=r,m=()=>[i,o,e[u]??``,c(t,d),c(n,f),s(r)],h;return{text:[...m().slice(0,4),...p].join(` `).toLowerCase(),facet:e=>(e===`type`?[u]:e===`licence`?d:f).map(String),sort:e=>m()[e]??``,element:()=>(h??=l(m(),a),h)}})}function l(e,t){let n=document.createElement(`tr`);n.setAttribute(`role`,`row`);for(let[r,i]of e.entries()){let a=document.createElement(`td`);if(a.setAttribute(`role`,`cell`),a.dataset.label=t[r]??``,r===0){let e=document.createElement(`code`);e.textContent=i,a.append(e)}else a.textContent=i||`—`;(r===0||r===e.length-1)&&(a.className=`wide`),r===e.length-1&&a.classList.add(`path`),n.append(a)}return n}})();"
};
const pageAssets = () => assets;

// src/report/page/page-data.ts
/** The name of the element that contains the data. */
const DATA_ID = "page-data";

// src/report/page/frame.ts
/**
* A page as one HTML document that loads nothing. Its policy allows only the script and the style that are in it, by
* their hashes.
*/
function renderFrame(page) {
	const { style, script } = pageAssets();
	const head = el("head", null, el("meta", { charset: "utf-8" }), el("meta", {
		"http-equiv": "Content-Security-Policy",
		content: contentPolicy({
			style,
			script
		})
	}), el("meta", {
		name: "viewport",
		content: "width=device-width, initial-scale=1"
	}), el("meta", {
		name: "color-scheme",
		content: "light dark"
	}), el("meta", {
		name: "referrer",
		content: "no-referrer"
	}), el("title", null, foreign(page.title)), el("style", null, style));
	const scripts = [...page.data === void 0 ? [] : [dataOf(page.data)], el("script", null, script)];
	const html = el("html", { lang: "en" }, head, bodyOf(page, scripts));
	return `<!doctype html>\n${toHtml(html)}\n`;
}
function bodyOf({ tone, headline, lead, sections, footer }, scripts) {
	const shown = sections.filter(({ content }) => content !== void 0);
	return el("body", null, el("a", {
		class: "skip",
		href: "#main"
	}, "Skip to the content"), el("header", { class: "top" }, el("span", { class: "brand" }, "Assay"), themeSwitch()), el("div", { class: "page" }, el("nav", { "aria-label": "Sections" }, el("ul", null, ...shown.map(entryOf))), el("main", {
		id: "main",
		tabindex: -1
	}, el("section", {
		class: `verdict ${tone}`,
		"aria-label": "Verdict"
	}, el("h1", null, headline), lead), ...shown.map(sectionOf))), el("footer", null, footer, ` Written by ${PRODUCT.name} ${PRODUCT.version}.`), ...scripts);
}
function entryOf({ id, title, count }) {
	return el("li", null, el("a", { href: `#${id}` }, title, countOf(count)));
}
function sectionOf({ id, title, count, content }) {
	return el("section", {
		id,
		"aria-labelledby": `${id}-title`
	}, el("h2", { id: `${id}-title` }, title, countOf(count)), content);
}
function countOf(count) {
	return count === void 0 ? void 0 : el("span", { class: "count" }, ` ${count.toLocaleString("en-US")}`);
}
/** Works without the script: the style reads which choice is checked. */
function themeSwitch() {
	const choices = [
		"auto",
		"light",
		"dark"
	].map((theme) => el("label", null, el("input", {
		type: "radio",
		name: "theme",
		id: `theme-${theme}`,
		value: theme,
		checked: theme === "auto"
	}), el("span", null, theme)));
	return el("fieldset", { class: "theme" }, el("legend", null, "Theme"), ...choices);
}
/** Characters that could end the element of the data, or that old parsers treat as line breaks. */
const ACTIVE = /[<>&\u2028\u2029]/g;
/** HTML does not escape what is in a script: no character in this JSON can end it. */
function dataOf(data) {
	const json = JSON.stringify(data).replace(ACTIVE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
	return el("script", {
		type: "application/json",
		id: DATA_ID
	}, json);
}
function contentPolicy({ style, script }) {
	const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
	return [
		"default-src 'none'",
		`script-src ${hash(script)}`,
		`style-src ${hash(style)}`,
		"base-uri 'none'",
		"form-action 'none'",
		"require-trusted-types-for 'script'",
		"trusted-types 'none'"
	].join("; ");
}

// src/report/page/page-fixes.ts
/** The greatest number of steps, and of lines, paths and findings in each. */
const MOST_STEPS = 200;
const MOST_LINES$1 = 5;
const MOST_FINDINGS = 300;
/** What to do about the findings, grouped by the step that fixes them. */
function fixSection(fixes) {
	const [id, title] = ["fixes", "What to do"];
	if (fixes === void 0) return {
		id,
		title,
		content: void 0
	};
	const { steps, unfixed, notes } = fixes;
	const content = [
		steps.length === 0 && unfixed.length === 0 ? el("p", null, "Nothing to fix.") : void 0,
		steps.length === 0 ? void 0 : el("ol", { class: "steps" }, ...steps.slice(0, MOST_STEPS).map((step) => el("li", null, stepOf(step)))),
		cut(steps.length, MOST_STEPS),
		unfixed.length === 0 ? void 0 : folded(`No fix yet: ${plural(unfixed.length, "finding")}`, findingList(unfixed.map(({ finding }) => finding))),
		sentences(notes, 20)
	];
	return {
		id,
		title,
		...steps.length > 0 && { count: steps.length },
		content
	};
}
function stepOf(step) {
	const found = step.findings.map(({ finding }) => finding);
	return [
		el("p", { class: "step" }, ...action(step), " ", el("span", { class: "muted" }, benefit(step.findings))),
		step.lines.length === 0 ? void 0 : el("p", null, "in ", ...between(step.lines.slice(0, MOST_LINES$1).map(lineOf))),
		step.kind === "package" ? throughOf(step) : void 0,
		step.kind === "base-image" ? addsOf(step) : void 0,
		step.kind === "system" ? folded(plural(step.packages.length, "package"), packageList(step.packages)) : void 0,
		folded(plural(found.length, "finding"), findingList(found))
	];
}
function action(step) {
	switch (step.kind) {
		case "package": return [
			"Update ",
			code(step.package),
			" ",
			...change(step.from, step.to)
		];
		case "system": return [`Update ${plural(step.packages.length, `${foreign(step.type, 40)} package`)}, or rebuild on a newer base image`];
		case "base-image": return [
			"Rebuild on ",
			code(step.to, 600),
			" instead of ",
			code(step.from, 600)
		];
	}
}
/** `4.17.20 → 4.17.21` */
function change(from, to) {
	return [
		from === void 0 ? void 0 : foreign(from, 80),
		from !== void 0 && to !== void 0 ? " → " : void 0,
		to === void 0 ? void 0 : el("strong", null, foreign(to, 80))
	];
}
/** `fixes 3 (1 critical, 2 high), 2 of them block` */
function benefit(findings) {
	const counts = countsInWords(countBySeverity(findings.map(({ finding }) => finding)));
	const blocking = findings.filter(({ effect }) => effect === "block").length;
	const some = `, ${blocking === 0 ? "none" : blocking} of them ${blocking < 2 ? "blocks" : "block"}`;
	return `fixes ${findings.length} (${counts})${blocking === findings.length ? "" : some}`;
}
function lineOf({ path, line }) {
	return code(line === void 0 ? path : `${path}:${line}`, 400);
}
function throughOf({ through, paths }) {
	const routes = through.filter((path) => path.length > 1).slice(0, MOST_LINES$1).map((path) => el("p", { class: "path" }, foreign(path.join(" › "), 600)));
	if (routes.length > 0) return routes;
	if (paths.length === 0) return void 0;
	return el("p", { class: "path" }, "found in ", ...between(paths.slice(0, MOST_LINES$1).map((path) => code(path, 400))));
}
function addsOf({ adds }) {
	if (adds.length === 0) return void 0;
	return folded(`It brings ${plural(adds.length, "finding")} of its own`, findingList(adds));
}
function packageList(packages) {
	const items = packages.slice(0, MOST_FINDINGS).map((one) => el("li", null, code(one.package), " ", ...change(one.from, one.to)));
	return [el("ul", null, ...items), cut(packages.length, MOST_FINDINGS)];
}
/** Findings as a list: severity, id, package. */
function findingList(findings) {
	const items = findings.slice(0, MOST_FINDINGS).map((one) => el("li", null, `${one.severity} `, link(one.id, one.url), " in ", code(one.package), ` ${foreign(one.version, 80)}`));
	return [el("ul", null, ...items), cut(findings.length, MOST_FINDINGS)];
}
function between(parts) {
	return parts.flatMap((part, at) => at === 0 ? [part] : [", ", part]);
}

// src/report/page/page-delta.ts
/** The greatest number of entries of each list. */
const MOST$2 = 300;
/** What changed since the image that was shipped last. */
function deltaSection(delta) {
	const [id, title] = ["delta", "What changed"];
	if (delta === void 0) return {
		id,
		title,
		content: void 0
	};
	const image = code(delta.image, 600);
	if (!delta.known) return {
		id,
		title,
		content: el("p", null, "Not known compared with ", image, `: ${foreign(delta.why, 1e3)}`)
	};
	return {
		id,
		title,
		content: [
			el("p", { class: "muted" }, "Compared with the image that was shipped last, ", image, "."),
			el("div", { class: "changes" }, vulnerabilities(delta), packages(delta), secrets(delta)),
			sentences(delta.notes, 20)
		]
	};
}
function vulnerabilities({ vulnerabilities: { added, gone, staying } }) {
	return group("Vulnerabilities", [
		added.length,
		gone.length,
		staying
	], true, [[
		`${added.length} new`,
		added.length === 0 ? void 0 : findingList(added),
		true
	], [
		`${gone.length} gone`,
		gone.length === 0 ? void 0 : findingList(gone),
		false
	]]);
}
function packages({ packages: { added, gone, changed, staying } }) {
	const listed = (some) => some.length === 0 ? void 0 : changes(some);
	return group("Packages", [
		added.length,
		gone.length,
		staying
	], false, [
		[
			`${added.length} new`,
			listed(added),
			false
		],
		[
			`${changed.length} with another version`,
			listed(changed),
			false
		],
		[
			`${gone.length} gone`,
			listed(gone),
			false
		]
	]);
}
function secrets({ secrets }) {
	if (secrets === void 0) return void 0;
	const { added, gone, staying } = secrets;
	const fingerprints = (some) => some.length === 0 ? void 0 : [el("ul", null, ...some.slice(0, MOST$2).map((one) => el("li", null, code(one)))), cut(some.length, MOST$2)];
	return group("Secrets", [
		added.length,
		gone.length,
		staying
	], true, [[
		`${added.length} new`,
		fingerprints(added.map(({ fingerprint }) => fingerprint)),
		true
	], [
		`${gone.length} gone`,
		fingerprints(gone),
		false
	]]);
}
/** The three numbers, and a folded list for each kind of change that there is. */
function group(title, [added, gone, staying], isBad, lists) {
	const numbers = el("p", { class: "numbers" }, el("span", { class: isBad && added > 0 ? "change bad" : "change" }, `+${added}`), ` new, `, el("span", { class: "change" }, `−${gone}`), ` gone, ${staying} staying`);
	const folds = lists.filter(([, list]) => list !== void 0).map(([name, list, isOpen]) => el("details", { open: isOpen }, el("summary", null, name), list));
	return el("div", null, el("h3", null, title), numbers, ...folds);
}
function changes(some) {
	const items = some.slice(0, MOST$2).map(({ package: name, type, from, to }) => el("li", null, code(name), " ", ...change(from, to), type === void 0 ? "" : ` (${foreign(type, 40)})`));
	return [el("ul", null, ...items), cut(some.length, MOST$2)];
}

// src/report/page/table.ts
/** A plain table. Roles are written out, because narrow screens show rows as blocks. */
function simpleTable(caption, columns, rows, most) {
	if (rows.length === 0) return void 0;
	return [tableOf(caption, columns, rows.slice(0, most).map((row) => ({ cells: row.map((content) => ({ content })) })), false), cut(rows.length, most)];
}
/** A table with search and filters, which the script shows. */
function grid({ id, caption, noun, columns, filters, rows, isLazy = false }) {
	const search = el("label", { class: "search" }, el("span", null, `Search ${noun}`), el("input", {
		type: "search",
		autocomplete: "off",
		spellcheck: false
	}));
	const choices = filters.filter(({ options }) => options.length > 1).map(({ facet, label, options }) => el("label", null, el("span", null, label), el("select", { "data-facet": facet }, el("option", { value: "" }, "all"), ...options.map((one) => el("option", { value: one.value }, one.label)))));
	return el("div", {
		class: "grid",
		id: `${id}-grid`,
		"data-noun": noun,
		"data-lazy": isLazy ? id : void 0
	}, el("div", {
		class: "tools",
		role: "search",
		"aria-label": `Search ${noun}`,
		hidden: true
	}, search, ...choices), el("p", {
		class: "status muted",
		role: "status"
	}), tableOf(caption, columns, rows, true), el("button", {
		class: "more",
		type: "button",
		hidden: true
	}, "Show more"));
}
function tableOf(caption, columns, rows, isSortable) {
	const heads = columns.map(({ title, kind }) => el("th", {
		role: "columnheader",
		scope: "col",
		class: kind
	}, isSortable ? el("button", {
		type: "button",
		disabled: true
	}, title) : title));
	return el("table", { role: "table" }, el("caption", null, caption), el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, ...heads)), el("tbody", { role: "rowgroup" }, ...rows.map((row) => rowOf$2(columns, row))));
}
function rowOf$2(columns, { cells, facets = {} }) {
	const data = Object.entries(facets).map(([facet, words]) => [`data-${facet}`, words.join(" ")]);
	return el("tr", {
		role: "row",
		...Object.fromEntries(data)
	}, ...cells.map(({ content, sort }, at) => el("td", {
		role: "cell",
		class: columns[at]?.kind,
		"data-label": columns[at]?.title,
		"data-sort": sort
	}, content)));
}

// src/report/page/page-evidence.ts
const MOST$1 = 500;
/** What is attached to the image, and how anyone can verify it. */
function attestationSection(run) {
	const [id, title] = ["attestations", "Attestations"];
	if (run.attached.length === 0) return {
		id,
		title,
		content: void 0
	};
	const rows = signaturesFirst(run).map((one) => [
		foreign(kindName(one), 160),
		code(shortDigest(one.subject)),
		code(shortDigest(one.digest)),
		one.origin === "made" ? "made by this run" : "kept: valid and identical"
	]);
	const columns = [
		{
			title: "Kind",
			kind: "wide"
		},
		{ title: "About" },
		{ title: "Stored as" },
		{ title: "Origin" }
	];
	const commands = verifyCommands(run);
	const content = [commands.length === 0 ? void 0 : [
		el("p", null, "To verify them on any machine:"),
		...commands.map((command) => block(command.lines, kindName(command))),
		el("p", { class: "muted" }, ...prose(verifyHint(run)))
	], simpleTable(title, columns, rows, MOST$1)];
	return {
		id,
		title,
		count: run.attached.length,
		content
	};
}
/** Steps and how long each took. The picture is beside numbers that say the same. */
function timingSection({ startedAt, finishedAt, timings }, order) {
	const [id, title] = ["timings", "Timings"];
	const steps = order.flatMap((step) => {
		const took = timings[step];
		return took === void 0 ? [] : [{
			step,
			took
		}];
	});
	if (steps.length === 0) return {
		id,
		title,
		content: void 0
	};
	const longest = Math.max(1, ...steps.map(({ took }) => took));
	const rows = steps.map(({ step, took }) => [
		step,
		`${(took / 1e3).toFixed(1)} s`,
		bar(took / longest)
	]);
	const columns = [
		{ title: "Step" },
		{
			title: "Time",
			kind: "number"
		},
		{
			title: "Share",
			kind: "wide"
		}
	];
	const total = (Date.parse(finishedAt) - Date.parse(startedAt)) / 1e3;
	return {
		id,
		title,
		content: [el("p", { class: "muted" }, `${total.toFixed(1)} s in all. Steps overlap.`), el("div", { class: "timings" }, simpleTable(title, columns, rows, MOST$1))]
	};
}
function bar(share) {
	const width = Math.max(.5, Math.round(share * 1e3) / 10);
	return el("svg", {
		viewBox: "0 0 100 8",
		preserveAspectRatio: "none",
		"aria-hidden": "true",
		focusable: "false"
	}, el("rect", {
		class: "track",
		width: 100,
		height: 8
	}), el("rect", {
		class: "bar",
		width,
		height: 8
	}));
}
/** The tools and the database that the results come from. */
function toolSection(tools, database) {
	const [id, title] = ["tools", "Tools"];
	if (tools.length === 0) return {
		id,
		title,
		content: void 0
	};
	const rows = tools.map(({ name, version, sha256, origin, verified, notVerified }) => [
		`${name} ${foreign(version, 60)}`,
		code(sha256.slice(0, 12)),
		origin,
		[verified.join(", ") || "—", ...notVerified.map(({ check, why }) => el("p", { class: "note" }, `not ${check}: `, ...prose(why)))]
	]);
	const columns = [
		{ title: "Tool" },
		{ title: "SHA-256" },
		{ title: "Origin" },
		{
			title: "Verified",
			kind: "wide"
		}
	];
	const place = database?.repository ?? database?.server;
	const from = place === void 0 ? "from `cache-dir`" : `from \`${foreign(place, 200)}\``;
	const hash = database?.sha256 === void 0 ? "" : `, SHA-256 \`${database.sha256.slice(0, 12)}\``;
	const notes = [...isolationSentences(tools), ...database === void 0 ? [] : [`Vulnerability database of ${database.updatedAt}, ${from}${hash}.`]];
	return {
		id,
		title,
		content: [simpleTable(title, columns, rows, MOST$1), sentences(notes, MOST$1)]
	};
}

// src/formats/sbom/package-inventory.ts
/** The greatest number of files to name for each package. */
const MOST_PATHS = 5;
/** Collects packages from SBOMs, one SBOM after another, so that only one must be in memory. */
var InventoryBuilder = class {
	#most;
	#drafts = [];
	#indexes = /* @__PURE__ */ new Map();
	#leftOut = /* @__PURE__ */ new Set();
	/** `most`: the greatest number of entries. Further packages are only counted. */
	constructor(most) {
		this.#most = most;
	}
	/** Adds the packages of an SBOM, along its dependency graph: the shortest path to each package is kept. */
	add({ scope, bom }) {
		const components = new Map(bom.components.map((component) => [component["bom-ref"], component]));
		const graph = new Map(bom.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
		const seen = /* @__PURE__ */ new Set();
		const visit = (queue) => {
			for (let at = 0; at < queue.length; at += 1) {
				const step = queue[at];
				if (step === void 0 || seen.has(step.ref)) continue;
				seen.add(step.ref);
				const component = components.get(step.ref);
				const next = component === void 0 ? step : this.#step(step, component, scope);
				for (const ref of graph.get(step.ref) ?? []) queue.push({
					...next,
					ref
				});
			}
		};
		visit([{ ref: bom.metadata.component["bom-ref"] }]);
		for (const ref of components.keys()) visit([{ ref }]);
	}
	/** The packages that were added. */
	inventory(notes) {
		return {
			entries: this.#drafts.map(({ entry, licences, scopes, paths }) => ({
				...entry,
				licences: [...licences],
				scopes: [...scopes],
				paths: [...paths]
			})),
			leftOut: this.#leftOut.size,
			notes
		};
	}
	#step(step, component, scope) {
		if (!isPackage(component)) return component.type === "application" && step.parent === void 0 ? {
			...step,
			origin: component.name
		} : step;
		const index = this.#record(component, scope, step);
		return index === void 0 ? step : {
			...step,
			parent: index
		};
	}
	#record(component, scope, { parent, origin }) {
		const { group, version = "", purl = "" } = component;
		const name = group ? `${group}/${component.name}` : component.name;
		const type = purlType(purl) ?? "";
		const key = packageKey(type, name, version);
		let index = this.#indexes.get(key);
		if (index === void 0) {
			if (this.#drafts.length >= this.#most) {
				this.#leftOut.add(key);
				return;
			}
			index = this.#drafts.length;
			this.#indexes.set(key, index);
			const entry = {
				name,
				version,
				type,
				...parent !== void 0 && { parent },
				...origin !== void 0 && { origin }
			};
			this.#drafts.push({
				entry,
				licences: /* @__PURE__ */ new Set(),
				scopes: /* @__PURE__ */ new Set(),
				paths: /* @__PURE__ */ new Set()
			});
		}
		const draft = this.#drafts[index];
		for (const licence of licencesOf(component)) draft?.licences.add(licence);
		for (const path of trivyValues(component, "FilePath").slice(0, MOST_PATHS)) if (draft !== void 0 && draft.paths.size < MOST_PATHS) draft.paths.add(path);
		draft?.scopes.add(scope);
		return index;
	}
};
/** The same for the same package, whatever its file. */
function packageKey(type, name, version) {
	return `${type}\n${name}\n${version}`;
}
/** The dependency path to an entry: the file that names the first package, then each package as `name@version`. */
function pathTo(entries, index) {
	const path = [];
	let origin;
	for (let at = index; at !== void 0;) {
		const entry = entries[at];
		if (entry === void 0) break;
		path.unshift(entry.version === "" ? entry.name : `${entry.name}@${entry.version}`);
		origin = entry.origin;
		at = entry.parent;
	}
	return origin === void 0 ? path : [origin, ...path];
}
function licencesOf({ licenses = [] }) {
	return licenses.flatMap(({ expression, license }) => [...[
		expression,
		license?.id,
		license?.name
	]]).filter((one) => typeof one === "string" && one !== "").map(String);
}

// src/report/page/page-findings.ts
const COLUMNS$1 = [
	{ title: "Severity" },
	{
		title: "Vulnerability",
		kind: "wide"
	},
	{
		title: "Package",
		kind: "wide"
	},
	{ title: "Fixed in" },
	{ title: "Found in" },
	{ title: "Effect" }
];
const MOST_SCOPES = 40;
/** All findings, in the given order, with search and filters. `most`: the greatest number of rows. */
function findingSection(title, all, inventory, most) {
	const id = "findings";
	if (all === void 0) return {
		id,
		title,
		content: void 0
	};
	if (all.length === 0) return {
		id,
		title,
		count: 0,
		content: el("p", null, "None.")
	};
	const shown = all.slice(0, most);
	const scopes = [...new Set(shown.flatMap(({ finding }) => finding.foundIn))].slice(0, MOST_SCOPES);
	const pathOf = dependencyPaths(inventory);
	const rows = shown.map((one) => rowOf$1(one, scopes, pathOf(one.finding)));
	const content = [leftOutOf(all.length, shown.length), grid({
		id,
		caption: title,
		noun: "findings",
		columns: COLUMNS$1,
		filters: filtersOf$1(shown, scopes),
		rows
	})];
	return {
		id,
		title,
		count: all.length,
		content
	};
}
function leftOutOf(total, shown) {
	if (total <= shown) return void 0;
	const [of, first] = [total, shown].map((count) => count.toLocaleString("en-US"));
	return el("p", null, `These are the first ${first} of ${of} findings. `, code("report.json"), " has all of them.");
}
function filtersOf$1(shown, scopes) {
	const words = (facet, label, all) => ({
		facet,
		label,
		options: all.map((value) => ({
			value,
			label: value
		}))
	});
	const has = new Set(shown.flatMap(({ finding, effect }) => [finding.severity, effect]));
	const fix = [{
		value: "yes",
		label: "has a fix"
	}, {
		value: "no",
		label: "no fix yet"
	}].filter(({ value }) => shown.some(({ finding }) => finding.fixedIn === void 0 === (value === "no")));
	return [
		words("effect", "Effect", [
			"blocks",
			"warns",
			"ignored"
		].filter((one) => has.has(one))),
		words("severity", "Severity", SEVERITIES.filter((one) => has.has(one))),
		{
			facet: "fix",
			label: "Fix",
			options: fix
		},
		{
			facet: "scope",
			label: "Found in",
			options: scopes.map((label, at) => ({
				value: `${at}`,
				label: foreign(label, 60)
			}))
		}
	];
}
function rowOf$1({ finding, effect, why }, scopes, path) {
	const { id, severity, cvss, title, url, fixedIn, foundIn, paths = [] } = finding;
	const rank = SEVERITIES.indexOf(severity) * 100 - (cvss ?? 0);
	const route = path.length > 0 ? path.join(" › ") : paths.slice(0, 2).join(", ");
	const notes = [...title === void 0 ? [] : [el("p", { class: "note" }, foreign(title, 240))], ...(finding.aliases ?? []).slice(0, 3).map((alias) => el("p", { class: "note" }, foreign(alias, 80)))];
	return {
		cells: [
			{
				content: [badge(severity), cvss === void 0 ? void 0 : ` ${cvss.toFixed(1)}`],
				sort: rank
			},
			{
				content: [link(id, url), ...notes],
				sort: foreign(id, 80)
			},
			{
				content: [
					code(finding.package, 160),
					` ${foreign(finding.version, 80)}`,
					route === "" ? void 0 : el("p", { class: "path" }, foreign(route, 400))
				],
				sort: foreign(finding.package, 80)
			},
			{ content: fixedIn === void 0 ? el("span", { class: "muted" }, "no fix yet") : foreign(fixedIn, 80) },
			{ content: foreign(foundIn.join(", "), 120) },
			{
				content: [badge(effect), why === void 0 ? void 0 : el("p", { class: "note" }, foreign(why, 300))],
				sort: [
					"blocks",
					"warns",
					"ignored"
				].indexOf(effect)
			}
		],
		facets: {
			effect: [effect],
			severity: [severity],
			fix: [fixedIn === void 0 ? "no" : "yes"],
			scope: foundIn.map((scope) => scopes.indexOf(scope)).filter((at) => at >= 0).map(String)
		}
	};
}
/** The dependency path to the package of a finding; empty if the SBOMs do not tell. */
function dependencyPaths({ entries }) {
	const indexes = new Map(entries.map(({ type, name, version }, at) => [packageKey(type, name, version), at]));
	return ({ type = "", package: name, version }) => {
		const at = [name, name.replace(":", "/")].map((one) => indexes.get(packageKey(type, one, version))).find((one) => one !== void 0);
		return at === void 0 ? [] : pathTo(entries, at).slice(0, -1);
	};
}
/** An evaluated finding with its effect in words. */
function shownFinding(evaluated) {
	const { finding, effect } = evaluated;
	if (effect === "none") return {
		finding,
		effect: "ignored",
		why: ignoredBecause$1(evaluated.ignoreReason)
	};
	const { expired } = evaluated;
	return {
		finding,
		effect: effect === "block" ? "blocks" : "warns",
		...expired !== void 0 && { why: `the exception of ${expired.owner} ended on ${expired.expires}` }
	};
}
function ignoredBecause$1(reason) {
	switch (reason.kind) {
		case "below": return "below the threshold";
		case "unfixed": return "no fix yet";
		case "baseline": return "the image that was shipped last has it too";
		case "base-image": return `from the base image${reason.base === void 0 ? "" : ` ${reason.base.name}`}`;
		case "exception": return `exception of ${reason.exception.owner} until ${reason.exception.expires}: ${reason.exception.reason}`;
		case "vex": return `${reason.statements[0].status}: ${vexName(reason.statements[0])}`;
	}
}

// src/report/page/page-packages.ts
const COLUMNS = [
	{
		title: "Package",
		kind: "wide"
	},
	{ title: "Version" },
	{ title: "Type" },
	{ title: "Licence" },
	{ title: "Found in" },
	{
		title: "Brought in by",
		kind: "wide"
	}
];
const MOST_NOTES = 20;
const MOST_LICENCES = 500;
const LONGEST_NAME = 160;
/** All packages, which the script shows from the data of the page. */
function packageSection(inventory, data) {
	const [id, title] = ["packages", "Packages"];
	const { entries, leftOut, notes } = inventory;
	if (entries.length === 0 && notes.length === 0) return {
		id,
		title,
		content: void 0
	};
	const cut = leftOut === 0 ? void 0 : el("p", null, `These are ${entries.length.toLocaleString("en-US")} of ${(entries.length + leftOut).toLocaleString("en-US")} packages. The SBOMs in the evidence folder have all of them.`);
	const content = [
		sentences(notes, MOST_NOTES),
		cut,
		entries.length === 0 ? void 0 : [el("noscript", null, el("p", null, "This list needs JavaScript. The SBOMs in the evidence folder (", code("sbom-*.cdx.json"), ") have the same packages.")), grid({
			id,
			caption: title,
			noun: "packages",
			columns: COLUMNS,
			filters: filtersOf(data),
			rows: [],
			isLazy: true
		})]
	];
	return {
		id,
		title,
		count: entries.length + leftOut,
		content
	};
}
function filtersOf({ types, licences, scopes }) {
	const options = (names, none) => names.map((name, at) => ({
		value: `${at}`,
		label: foreign(name, 60) || none
	})).sort((one, other) => one.label < other.label ? -1 : 1);
	return [
		{
			facet: "type",
			label: "Type",
			options: options(types, "without PURL")
		},
		{
			facet: "licence",
			label: "Licence",
			options: options(licences, "none named")
		},
		{
			facet: "scope",
			label: "Found in",
			options: options(scopes, "—")
		}
	];
}
/** The licences of all packages, the most frequent first. */
function licenceSection({ entries }, data) {
	const [id, title] = ["licences", "Licences"];
	if (entries.length === 0) return {
		id,
		title,
		content: void 0
	};
	const counts = data.licences.map(() => 0);
	for (const [, , , licences] of data.packages) for (const licence of licences) counts[licence] = (counts[licence] ?? 0) + 1;
	const rows = data.licences.map((name, at) => ({
		name,
		at,
		count: counts[at] ?? 0
	})).sort((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1)).map(({ name, at, count }) => [name === "" ? el("em", null, "none named") : foreign(name, LONGEST_NAME), el("a", {
		href: "#packages",
		"data-licence": at
	}, `${count.toLocaleString("en-US")}`)]);
	return {
		id,
		title,
		count: rows.length,
		content: el("div", { class: "narrow" }, simpleTable(title, [{
			title: "Licence",
			kind: "wide"
		}, {
			title: "Packages",
			kind: "number"
		}], rows, MOST_LICENCES))
	};
}
/** The packages as the script reads them. */
function packageData({ entries }) {
	const [types, licences, scopes, origins] = [
		new Names(),
		new Names(),
		new Names(),
		new Names()
	];
	const packages = entries.map((entry) => {
		const named = entry.licences.length === 0 ? [""] : entry.licences.slice(0, 10);
		return [
			foreign(entry.name, LONGEST_NAME),
			foreign(entry.version, 80),
			types.indexOf(entry.type),
			[...new Set(named.map((one) => licences.indexOf(foreign(one, LONGEST_NAME))))],
			entry.scopes.map((scope) => scopes.indexOf(foreign(scope, 60))),
			entry.parent ?? -1,
			originOf(entry, origins),
			entry.paths.map((path) => foreign(path, 200))
		];
	});
	return {
		types: types.list,
		licences: licences.list,
		scopes: scopes.list,
		origins: origins.list,
		packages
	};
}
function originOf({ origin }, origins) {
	return origin === void 0 ? -1 : origins.indexOf(foreign(origin, 200));
}
/** Names in the order in which they were first asked for. */
var Names = class {
	list = [];
	#indexes = /* @__PURE__ */ new Map();
	indexOf(name) {
		const known = this.#indexes.get(name);
		if (known !== void 0) return known;
		this.#indexes.set(name, this.list.length);
		return this.list.push(name) - 1;
	}
};

// src/report/page/page-policy.ts
const MOST = 500;
const DAY_MS = 864e5;
/** From how many days before its end an exception is marked. */
const SOON_DAYS = 14;
/** The policy that judged, and its exceptions with their ends. */
function policySection(run, redact) {
	const dated = (run.assessment?.countdowns ?? []).map((one) => `${RULES[one.rule]}: ${countdownInWords(one)}.`);
	return {
		id: "policy",
		title: "Policy",
		content: [
			originLine(run),
			sentences(dated, MOST),
			exceptions(run),
			folded("All rules in force", rules(run.policy, redact))
		]
	};
}
function originLine({ policy, policyOrigin }) {
	const digest = [" ", code(policyDigest(policy))];
	if (policyOrigin?.path === void 0) return el("p", null, `The ${ORIGINS.default.replace("the ", "")} judged. Digest`, ...digest);
	const { path, commit, kind } = policyOrigin;
	const at = commit === void 0 ? void 0 : [" at commit ", code(commit.slice(0, 12))];
	return el("p", null, code(path, 300), at, ` (${ORIGINS[kind]}) judged. Digest`, ...digest);
}
/** The rules as YAML in the form of the policy file. */
function rules(policy, redact) {
	const text = JSON.stringify(policyFileOf(policy), void 0, 2);
	return block(redact(text).split("\n"), "All rules in force");
}
function exceptions({ assessment, finishedAt }) {
	const now = Date.parse(finishedAt);
	const rows = [...rowsOf(assessment?.vulnerabilities?.exceptions, exceptionName, now), ...rowsOf(assessment?.secrets?.suppressions, suppressionName, now)];
	return simpleTable("Exceptions and suppressions", [...[
		{
			title: "Accepted",
			kind: "wide"
		},
		{ title: "State" },
		{
			title: "Reason",
			kind: "wide"
		}
	], ...[{ title: "Owner" }, { title: "Ends" }]], rows, MOST);
}
function rowsOf(usage, nameOf, now) {
	if (usage === void 0) return [];
	const row = (entry, state) => [
		foreign(nameOf(entry), 300),
		state,
		foreign(entry.reason, 300),
		foreign(entry.owner, 100),
		endOf(entry, now)
	];
	return [
		...usage.expired.map((entry) => row(entry, [badge("expired"), " its findings count again"])),
		...usage.used.map(({ entry, findings }) => row(entry, `ignores ${plural(findings, "finding")}`)),
		...usage.unused.map((entry) => row(entry, el("span", { class: "muted" }, "matches nothing that counts")))
	];
}
function endOf({ expires }, now) {
	const days = Math.ceil((Date.parse(`${expires}T00:00:00Z`) + DAY_MS - now) / DAY_MS);
	if (days <= 0 || days > SOON_DAYS) return expires;
	return [`${expires} `, el("span", { class: "badge warns" }, `in ${plural(days, "day")}`)];
}

// src/report/page/page-secrets.ts
const MOST_SECRETS = 500;
const MOST_PLACES = 5;
/** The greatest number of secrets in the suggested policy file. */
const MOST_SUPPRESSED = 10;
/** The secrets with their places, never a value: those that count first, then those that the policy ignores. */
function secretSection(run) {
	const [id, title] = ["secrets", "Secrets"];
	if (!run.secrets?.done) return {
		id,
		title,
		content: void 0
	};
	const all = secretsIn(run);
	if (all.length === 0) return {
		id,
		title,
		count: 0,
		content: el("p", null, "None found.")
	};
	const sorted = all.toSorted((one, other) => rank(one) - rank(other));
	const content = [simpleTable(title, [
		{ title: "Severity" },
		...[{
			title: "Secret",
			kind: "wide"
		}, {
			title: "Where",
			kind: "wide"
		}],
		{
			title: "How to rotate it",
			kind: "wide"
		},
		{ title: "Effect" }
	], sorted.map((one, at) => at < MOST_SECRETS ? rowOf(one) : []), MOST_SECRETS), suppressions(run, sorted.filter(({ effect }) => effect !== "none"))];
	return {
		id,
		title,
		count: all.length,
		content
	};
}
function rank({ effect, finding }) {
	return [
		"block",
		"warn",
		"none"
	].indexOf(effect) * 10 + SECRET_SEVERITIES.indexOf(finding.severity);
}
function rowOf(secret) {
	const { finding, effect } = secret;
	const { severity, rule, title, places, fingerprint } = finding;
	const more = places.length - MOST_PLACES;
	return [
		badge(severity),
		[
			el("p", null, foreign(title, 160)),
			el("p", { class: "note" }, code(rule, 100)),
			el("p", { class: "note" }, "fingerprint ", code(fingerprint, 64)),
			el("p", { class: "note" }, foreign(`${whyInWords(finding)}.`, 300))
		],
		[...places.slice(0, MOST_PLACES).map((place) => el("p", { class: "place" }, code(placeInWords(place), 400))), more > 0 ? el("p", { class: "note" }, `and ${more} more`) : void 0],
		el("p", { class: "note" }, ...prose(rotationOf(rule))),
		[badge(effectOf(secret)), effect === "none" ? el("p", { class: "note" }, foreign(ignoredBecause(secret), 300)) : void 0]
	];
}
function effectOf({ effect }) {
	return effect === "block" ? "blocks" : effect === "warn" ? "warns" : "ignored";
}
function ignoredBecause(secret) {
	if (secret.effect !== "none") return "";
	if (secret.ignoreReason.kind === "below") return "below the threshold";
	const { owner, expires, reason } = secret.ignoreReason.suppression;
	return `suppressed by ${owner} until ${expires}: ${reason}`;
}
function suppressions(run, counted) {
	if (counted.length === 0) return void 0;
	const shown = counted.slice(0, MOST_SUPPRESSED).map(({ finding }) => finding);
	const yaml = suppressionText(shown, run.policy, new Date(run.finishedAt)).trimEnd();
	return folded("Suppress a value that is no secret, or that is already revoked", block(yaml.split("\n"), "Policy file"));
}

// src/report/page/page-verdict.ts
/** The greatest number of reasons above the sections. */
const MOST_REASONS = 20;
const MOST_PLATFORMS = 20;
/** The image, what blocks it and what to do, and how each check ended. */
function leadOf(run) {
	const warning = unpublishedWarning(run);
	return [
		imageLine(run),
		warning === void 0 ? void 0 : el("p", null, ...prose(warning)),
		reasonList(run.reasons.map((reason) => ({
			...reason,
			remediation: REASONS[reason.code].remediation
		}))),
		checks(run)
	];
}
function imageLine(run) {
	const asked = withoutFolders(run.imageInput);
	if (run.image === void 0) return el("p", { class: "image" }, code(asked, 600), " not resolved to a digest");
	const pinned = run.reference ?? `${withoutFolders(imageName(run.image))}@${run.image.root.digest}`;
	const platforms = run.image.platforms.map(({ platform }) => platformName(platform));
	const more = platforms.length > MOST_PLATFORMS ? ` and ${platforms.length - MOST_PLATFORMS} more` : "";
	const { repository, ref, sha, runUrl } = run.event;
	return [el("p", { class: "image" }, code(pinned, 600)), el("p", { class: "muted" }, asked === pinned ? void 0 : [
		"requested as ",
		code(asked, 600),
		" · "
	], `${platforms.slice(0, MOST_PLATFORMS).map((one) => foreign(one, 60)).join(", ")}${more} · `, `${foreign(repository)} ${foreign(ref)} at `, code(sha.slice(0, 12)), " · ", link("workflow run", runUrl), ` · ${run.finishedAt.slice(0, 19).replace("T", " ")} UTC`)];
}
/** Reasons with what to do about each. */
function reasonList(reasons) {
	if (reasons.length === 0) return void 0;
	const items = reasons.slice(0, MOST_REASONS).map((reason) => el("li", null, el("p", { class: "found" }, foreign(reason.message, 1400), reason.effect === "warn" ? " (warns)" : ""), el("p", { class: "muted" }, ...prose(reason.remediation), " ", link(reason.code, reasonAddress(reason.code)))));
	return [el("ul", { class: "reasons" }, ...items), cut(reasons.length, MOST_REASONS)];
}
function checks(run) {
	const items = checkLines(run).map(({ name, state, detail }) => el("li", null, el("p", null, el("strong", null, name), " ", badge(state)), el("p", { class: "muted" }, foreign(detail, 240))));
	return el("ul", {
		class: "checks",
		"aria-label": "Checks"
	}, ...items);
}

// src/report/page/check-page.ts
/** The greatest size of a page in bytes. Larger ones open slowly, and some viewers refuse them. */
const PAGE_LIMIT_BYTES = 2e7;
/** Numbers of findings. They are tried in this order until the page fits. */
const ROWS = [
	5e3,
	1e3,
	200
];
const MOST_LINES = 500;
/** The evidence page of a run, at most {@link PAGE_LIMIT_BYTES} long. */
function renderCheckPage(run, inventory, redact) {
	for (const rows of ROWS) {
		const page = render(run, inventory, redact, rows);
		if (Buffer.byteLength(page) <= 2e7) return page;
	}
	return render(run, {
		entries: [],
		leftOut: inventory.entries.length + inventory.leftOut,
		notes: ["The packages are too long for this page. The SBOMs in the evidence folder have all of them."]
	}, redact, 50);
}
function render(run, inventory, redact, rows) {
	const data = packageData(inventory);
	const counted = countedIn(run);
	const ignored = evaluatedIn(run).filter(({ effect }) => effect === "none");
	const findings = run.scan?.done ? [...worstFirst(counted), ...worstFirst(ignored)].map(shownFinding) : void 0;
	const sections = [
		fixSection(run.fixes),
		deltaSection(run.delta),
		findingSection("Vulnerabilities", findings, inventory, rows),
		secretSection(run),
		packageSection(inventory, data),
		licenceSection(inventory, data),
		listSection("coverage", "What was examined", coverageLines(run)),
		adviceSection(run),
		attestationSection(run),
		policySection(run, redact),
		listSection("notes", "Notes", run.notes),
		timingSection(run, STEPS),
		toolSection(run.tools, run.scan?.done ? run.scan.value.database : void 0)
	];
	const headline = verdictLine(run);
	return renderFrame({
		title: `${lineAsText(headline)} · Assay`,
		tone: run.verdict,
		headline: line(headline),
		lead: leadOf(run),
		sections,
		footer: "Everything here is in report.json too, in a form for programs.",
		data
	});
}
/** A section of sentences. */
function listSection(id, title, lines) {
	return {
		id,
		title,
		content: sentences(lines, MOST_LINES)
	};
}
function adviceSection({ advice }) {
	const [id, title] = ["workflows", "Workflows"];
	if (advice === void 0 || advice.advice.length === 0) return {
		id,
		title,
		content: void 0
	};
	const items = advice.advice.slice(0, MOST_LINES).map(({ path, line, message, remediation }) => el("li", null, el("p", null, el("code", null, foreign(`${path}:${line}`, 400)), ` ${foreign(message, 600)}`), el("p", { class: "note" }, foreign(remediation, 600))));
	return {
		id,
		title,
		count: advice.advice.length,
		content: el("ul", { class: "sentences" }, ...items)
	};
}

// src/report/page/read-inventory.ts
/** The greatest number of packages on a page. */
const MOST_PACKAGES = 2e4;
/** The greatest size of an SBOM that is read for a page, in bytes. */
const MOST_BYTES = 5e7;
/** The packages that the SBOMs of a run list. What could not be read is a note of the inventory. */
async function readInventory(sboms, most = MOST_PACKAGES) {
	const builder = new InventoryBuilder(most);
	const notes = [];
	for (const { scope, cyclonedx } of sboms) {
		if (scope.kind === "index") continue;
		const text = await readEvidenceFile(cyclonedx, MOST_BYTES);
		const bom = text.ok ? parseBom(text.value) : text;
		await giveTurn();
		if (bom.ok) builder.add({
			scope: scopeName(scope),
			bom: bom.value
		});
		else notes.push(`The packages of ${scopeName(scope)} are not listed: \`${basename(cyclonedx.path)}\` ${bom.fault}.`);
	}
	return builder.inventory(notes);
}

// src/report/check/write-evidence.ts
/** The files of every run, by what they are. */
const EVIDENCE_FILES = {
	report: "report.json",
	sarif: "results.sarif",
	summary: "summary.md",
	page: "report.html",
	junit: "junit.xml",
	containerScanning: "gl-container-scanning-report.json",
	secretDetection: "gl-secret-detection-report.json"
};
/** All files that describe a run. */
const DESCRIBING_FILES = [...Object.values(EVIDENCE_FILES), HANDOVER_FILE];
/** Removes these files, as far as possible: of a run whose files are not whole, or of an earlier one. */
async function removeEvidence(folder) {
	for (const name of DESCRIBING_FILES) await removeEvidenceFile(folder, name).catch(() => void 0);
}
/**
* Writes the files into the evidence folder, each completely or not at all. Answers them, and the run with a note if the
* SARIF file leaves something out.
*/
async function writeEvidence(run, folder, redact = (text) => text) {
	const inventory = await readInventory(run.sboms?.done ? run.sboms.value : []);
	await giveTurn();
	const { log, leftOut } = sarifFile(run);
	const told = leftOut === 0 ? run : {
		...run,
		notes: [...run.notes, leftOutInWords(leftOut)]
	};
	const write = async (file, render) => {
		await giveTurn();
		return writeEvidenceFile(folder, EVIDENCE_FILES[file], render());
	};
	const files = {
		report: await write("report", () => toJson(reportOf(told, redact))),
		sarif: await write("sarif", () => toJson(log)),
		summary: await write("summary", () => renderSummary(told)),
		page: await write("page", () => renderCheckPage(told, inventory, redact)),
		junit: await write("junit", () => renderJunit(told)),
		containerScanning: await write("containerScanning", () => toJson(containerScanningReport(told))),
		secretDetection: await write("secretDetection", () => toJson(secretDetectionReport(told)))
	};
	const handover = handoverOf(told);
	if (handover === void 0) return {
		files,
		run: told
	};
	const written = await writeEvidenceFile(folder, HANDOVER_FILE, toJson(handover));
	return {
		files: {
			...files,
			handover: written
		},
		run: told
	};
}

// src/report/check/report.ts
/** The options for a run that cannot write its evidence: log, summary and outputs are written anyway. */
function withoutEvidence({ evidence: _, ...options }) {
	return options;
}
/** Reports a run, and answers the verdict that was reported; see {@link reportWhole}. */
async function report(run, options) {
	return (await reportWhole(run, options)).verdict;
}
/**
* Reports a run to people and programs. The outputs are written after everything else; until then they say `error`. Only
* the audit event follows them, because its delivery may fail.
*/
async function reportWhole(run, options) {
	const redact = growingRedactor(options.secretValues ?? /* @__PURE__ */ new Set());
	redact("");
	await giveTurn();
	const whole = redactRun(run, redact);
	await giveTurn();
	const evidence = await reportFiles(whole, options, redact);
	const reported = evidence.done ? evidence.value.run : withoutReport(whole, evidence.reasons);
	await giveTurn();
	const { publisher } = options;
	publisher.lines(checkLines(reported).map(({ name, state, detail }) => `${name}: ${state} (${detail})`));
	publisher.annotations(annotations(reported));
	await giveTurn();
	if (options.summary) await publisher.summary(renderSummary(reported));
	await giveTurn();
	publisher.junit(() => renderJunit(reported));
	publisher.document(() => toJson(reportOf(reported, redact)));
	const outputs = outputsOf(reported, evidence.done ? evidence.value.paths : {});
	const isPublished = publisher.outputs(outputs);
	await publishComment(reported, options);
	await publishAudit(auditEvent(reported), evidence.done ? options : withoutEvidence(options));
	return {
		verdict: isPublished ? reported.verdict : "error",
		run: reported,
		outputs
	};
}
/** Writes the files, and answers the run as they describe it. Without an evidence folder there are none. */
async function reportFiles(run, { evidence }, redact) {
	if (evidence === void 0) return {
		done: true,
		value: {
			run,
			paths: {}
		}
	};
	try {
		const { files, run: told } = await writeEvidence(run, evidence, redact);
		const { report, sarif, page, handover } = files;
		const sha256 = handover === void 0 ? {} : { handoverSha256: handover.sha256 };
		return {
			done: true,
			value: {
				run: told,
				paths: {
					report: report.path,
					sarif: sarif.path,
					page: page.path,
					...sha256
				}
			}
		};
	} catch (error) {
		await removeEvidence(evidence);
		return {
			done: false,
			reasons: reasonsOf(error, "inputs")
		};
	}
}
/**
* The run whose report could not be written: it ends with an error, although its image may have passed. What it attached
* stays attached and valid, and the first reason says so.
*/
function withoutReport(run, faults) {
	const count = run.attached.length;
	const attached = count === 0 ? "" : `; before that, ${count} statements were attached to ${run.reference ?? "the image"}: they are valid, and the gate accepts them`;
	const reasons = faults.map((reason, at) => at === 0 ? {
		...reason,
		message: `the report could not be written: ${reason.message}${attached}`
	} : reason);
	return {
		...run,
		verdict: "error",
		reasons: [...reasons, ...run.reasons]
	};
}

export { location as A, SARIF_LIMITS as C, message as D, numbered as E, headline as F, shortName as I, lineAsMarkdown as L, pessimisticOutputs as M, SUMMARY_LIMIT_BYTES as N, ruleOfReason as O, joined as P, lineAsText as R, link as S, rulesOf as T, code as _, EVIDENCE_FILES as a, foreign as b, reasonList as c, timingSection as d, toolSection as f, badge as g, renderFrame as h, DESCRIBING_FILES as i, uriOf as j, ruleOfVulnerability as k, rules as l, simpleTable as m, reportWhole as n, removeEvidence as o, grid as p, withoutEvidence as r, listSection as s, report as t, findingSection as u, el as v, renderSarif as w, line as x, folded as y };