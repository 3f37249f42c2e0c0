import { a as asSentence, d as REASONS, m as reasonsOf, o as plain } from "./shared-first.js";
import { S as growingRedactor, rt as DAY_MS, t as PRODUCT } from "./shared-cli.js";
import { Gt as parseBom, Hn as toJson, Qt as proofInWords, nt as giveTurn } from "./shared-gate.js";
import { r as unpublishedWarning, t as annotations } from "./annotations.js";
import { n as auditEvent } from "./audit.js";
import { n as checkLines, r as whyUnsigned, t as STATE_ICONS } from "./checks.js";
import { a as link, c as text, i as httpsAddress, n as codeBlock, r as details, s as table, t as code } from "./markdown.js";
import { F as isInLayers, M as baseName, N as basesOf, c as countedFindings, ot as countBySeverity, rt as SECRET_SEVERITIES, w as gapSentences, wt as hasExpired, xt as POLICY_PATH, z as provenLayers } from "./shared-policy.js";
import { n as exceptionName, o as countdownInWords, r as suppressionName } from "./assessment.js";
import { c as plural, d as signaturesFirst, f as withoutFolders, i as isSignature, l as reasonAddress, n as comparedInWords, o as kindName, r as countsInWords, s as leftOut$1, u as shortDigest } from "./wording.js";
import { a as ignoredIn, c as worstFirst, i as evaluatedIn, n as countedSecretsIn, o as secretsIn, r as countingSteps, t as countedIn } from "./evaluated.js";
import { a as InventoryBuilder, c as toolSection$1, d as vexSection, f as verifyCommands, g as lineAsText, h as lineAsMarkdown, i as shownFinding, l as exceptionSection, m as shortName, o as attestationSection$1, p as verifyHint, r as findingSection$1, s as timingSection, t as policySection$1, u as policySection } from "./page-policy.js";
import { r as withPosition, t as imageNameOf } from "./alert-category.js";
import { o as imageName, u as platformName } from "./shared-approve.js";
import { n as glassSection } from "./broken-glass.js";
import { i as scopeName, n as placeInWords, t as instructionsOf } from "./location-names.js";
import { n as toolTable } from "./tool-table.js";
import { i as rotationOf, n as suppressionText, o as secretAlerts, r as whyInWords, s as vulnerabilityAlerts } from "./secret-advice.js";
import { i as renderJunit, n as reportOf } from "./report-json.js";
import { t as publishAudit } from "./publish-audit.js";
import { n as redactRun } from "./redact-run.js";
import { _ as sentences, a as listSection, c as block, d as el, f as folded, g as prose, h as link$1, i as simpleTable, l as code$1, m as line$1, o as renderFrame, p as foreign, r as grid, s as badge, t as leadOf, u as cut, v as withoutEvidence } from "./page-verdict.js";
import { r as removeEvidence, t as EVIDENCE_FILES } from "./evidence-files.js";
import { t as outputsOf } from "./outputs.js";
import { a as readEvidenceFile, s as writeEvidenceFile, t as HANDOVER_FILE } from "./evidence-folder.js";
import { t as handoverOf } from "./handover-document.js";
import { a as sarifFile, n as leftOutInWords, u as httpsOnly } from "./sarif.js";
import { t as STEPS } from "./run.js";
import { basename } from "node:path";
import { createHash } from "node:crypto";
import { dirname as dirname$1 } from "node:path/posix";

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
	if (!delta.known) return `**Since the last image** Not compared with ${code(delta.image, 600)}: ${text(delta.why, 600)}`;
	if (!hasChanged({ delta }) && delta.notes.length === 0) return "";
	const notes = delta.notes.slice(0, open).map((note) => `- ${text(note, 600)}`);
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
	].join("; ")}. Compared with ${code(image, 600)}.`;
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
		text(secret.title, 160),
		code(secret.fingerprint, 64)
	]), ...found.map(({ finding }) => [
		"vulnerability",
		finding.severity,
		link(finding.id, finding.url),
		`${code(finding.package, 120)} ${code(finding.version, 80)}`
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
			code(fingerprint, 64),
			"",
			"gone"
		]),
		...vulnerabilities.gone.map((one) => [
			"vulnerability",
			link(one.id, one.url),
			`${code(one.package, 120)} ${code(one.version, 80)}`,
			"gone"
		]),
		...packages.changed.map((one) => ofPackage(one, `now ${code(one.to ?? "", 80)}`)),
		...packages.added.map((one) => ofPackage(one, `new, ${code(one.to ?? "", 80)}`)),
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
		type === void 0 ? "package" : text(type, 40),
		code(name, 120),
		code(from, 80),
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
	if (attached.some(isSignature) && reference !== void 0) return `deploy ${code(reference, 600)}`;
	if (attached.length > 0) return `${attached.length} statements attached, no signature`;
	return run.verdict === "passed" || run.verdict === "warned" ? `not signed: ${text(whyUnsigned(run), 600)}` : "nothing was pushed or signed";
}

// src/report/summary/ending-soon.ts
const SOON_DAYS = 14;
/** The exceptions, suppressions and accepted gaps that have an effect and end within 14 days, the first to end first. */
function endingSoonSection(run, open) {
	const now = new Date(run.finishedAt);
	const soon = terms(run).filter(({ entry }) => !hasExpired(entry, now) && daysLeft(entry, now) <= SOON_DAYS).toSorted((one, other) => one.entry.expires < other.entry.expires ? -1 : 1);
	if (soon.length === 0) return "";
	const lines = soon.slice(0, open).map(({ name, effect, entry }) => {
		const days = daysLeft(entry, now);
		const when = days === 0 ? "today" : `in ${plural(days, "day")}`;
		return `- ⏰ The ${text(name, 200)} ends ${when} (${entry.expires}, ${text(entry.owner, 100)}): then ${effect}.`;
	});
	const more = soon.length > open ? `\n\n${soon.length - open} more end soon; \`report.json\` has all of them.` : "";
	return `**Ends within ${SOON_DAYS} days**\n\n${lines.join("\n")}${more}`;
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
	return Math.round((Date.parse(`${expires}T00:00:00Z`) - today) / DAY_MS);
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
		...warning === void 0 ? [] : [text(warning, 900)],
		...steps.slice(0, open),
		...more,
		...needsDoctor ? [`To see everything else that this job is missing, add a step with ${link("assay-sh/assay/doctor", DOCTOR)} before this one.`] : [],
		...afterWarning(run)
	];
}
function step({ code: reason, message }, isLast) {
	return `**${text(asSentence(message), 1e3)}**${isLast && !SAYS_ALL.has(reason) ? ` ${REASONS[reason].remediation}` : ""} (${link(reason, reasonAddress(reason))})`;
}
function afterWarning(run) {
	if (run.verdict !== "warned" || run.reference === void 0 || !run.attached.some(isSignature)) return [];
	return [`Deploy by digest: ${code(run.reference, 600)}. A gate that requires a verification summary (VSA) denies this image, because it has none.`];
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
		code(rule, 100),
		text(message, 400),
		text(remediation, 400)
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
	const named = all.slice(0, PLACES$1).map(({ path, line }) => code(`${path}:${line}`, 300));
	const more = all.length - named.length;
	return named.join("<br>") + (more > 0 ? `<br>and ${more} more` : "");
}

// src/report/summary/summary-coverage.ts
/** What was examined and what was not. Without it, nobody can tell what a passed check means. */
function coverageSection(run, rows) {
	const lines = coverageLines(run);
	if (lines.length === 0) return "";
	return `**What was examined**\n\n${lines.slice(0, rows).map((line) => `- ${text(line, 600)}`).join("\n")}${leftOut$1(lines.length, rows)}`;
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
	const fromCache = layers.cached === 0 ? "" : ` (${number(layers.cached)} from the cache)`;
	return [
		...commits === void 0 ? [] : [`commits ${ratio(commits.scanned, commits.total)}`],
		`layers ${ratio(layers.scanned + layers.cached, layers.total)}${fromCache}`,
		`files ${number(files.scanned)} scanned`,
		...files.owned === 0 ? [] : [`${number(files.owned)} skipped (owned by the distribution and unchanged)`],
		...files.skipped === 0 ? [] : [`${number(files.skipped)} skipped for other reasons`],
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
	return [`Looked like secrets but are provably not: ${ignored.map(({ reason, count, examples: [first] }) => first === void 0 ? `${number(count)} ${reason}` : `${number(count)} ${reason} (${count > 1 ? "as in " : ""}${first})`).join(", ")}`];
}
function workflowCoverage({ advice }) {
	if (advice === void 0) return [];
	const clean = advice.advice.length === 0 ? ", no advice" : "";
	return [`Workflows: ${plural(advice.files, "file")}${clean}`, ...advice.notes];
}
function ratio(done, total) {
	return `${number(done)}/${number(total)}`;
}
/** With commas between thousands, independent of the language of the machine. */
function number(count) {
	return count.toLocaleString("en-US");
}

// src/report/summary/summary-evidence.ts
/** What is attached to the image, each with the command that verifies it; folded. */
function attestationSection(run, rows) {
	if (run.attached.length === 0) return "";
	const lines = signaturesFirst(run).slice(0, rows).map((attached) => [
		text(kindName(attached), 160),
		code(shortDigest(attached.subject)),
		code(shortDigest(attached.digest)),
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
		...commands.map((command) => `${text(kindName(command), 160)}:\n\n${codeBlock("sh", command.lines)}`),
		...commands.length === 0 ? [] : [verifyHint(run)]
	];
	const title = `${plural(run.attached.length, "statement")} attached to the image, and how to verify them`;
	return details(title, parts.filter((part) => part !== "").join("\n\n"));
}
/** The tools and the database that the results come from. */
function toolSection(run) {
	const parts = [toolTable(run.tools)].filter((part) => part !== "");
	if (run.scan?.done) {
		const { updatedAt, sha256, repository, server } = run.scan.value.database;
		const place = repository ?? server;
		const from = place === void 0 ? "from `cache-dir`" : `from ${code(place, 200)}`;
		const hash = sha256 === void 0 ? "" : `, SHA-256 ${code(sha256.slice(0, 12))}`;
		parts.push(`Vulnerability database of ${text(updatedAt, 40)}, ${from}${hash}.`);
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
function findingSection(run, open, rows) {
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
		link(finding.id, finding.url),
		code(finding.package, 120),
		code(finding.version, 80),
		finding.fixedIn === void 0 ? "no fix yet" : code(finding.fixedIn, 80),
		text(finding.foundIn.join(", "), 120)
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
	const expires = new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
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
	const notes = run.fixes.notes.slice(0, open).map((note) => `- ${text(note, 400)}`);
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
	const where = lines.length > 0 ? places$1(lines) : named(paths.map((path) => code(path, 200)));
	return [
		`${code(name, 120)} ${code(from, 80)}`,
		to === void 0 ? "a fixed version" : code(to, 80),
		fixed(findings),
		where,
		named(through.map(dependencyPath))
	];
}
function systemRow({ type, packages, findings, lines }) {
	const names = named(packages.map((one) => code(one.package, 80)));
	return [
		`${plural(packages.length, "package")} of the distribution (${text(type, 20)}): ${names}`,
		"rebuild on a newer base image, or update them in the build",
		fixed(findings),
		places$1(lines),
		"—"
	];
}
function baseRow({ from, to, findings, adds, lines }) {
	const more = adds.length === 0 ? "" : `, adds ${adds.length} (${countsInWords(countBySeverity(adds))})`;
	return [
		`base image ${code(from, 300)}`,
		code(to, 400),
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
	return named(lines.map(({ path, line }) => code(line === void 0 ? path : `${path}:${line}`, 200)));
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
	]).map((one) => one === "…" ? one : code(one, 100)).join(" → ");
}
/** The vulnerabilities that count and have no fix: one paragraph, and the exceptions to paste. */
function unfixedSection(run, open) {
	const counted = countedIn(run);
	const unfixed = worstFirst(run.fixes === void 0 ? counted.filter(({ finding }) => finding.fixedIn === void 0) : countedFindings(run.fixes.unfixed));
	if (unfixed.length === 0) return "";
	const names = unfixed.slice(0, open).map(({ finding }) => `${link(finding.id, finding.url)} (${finding.severity}) in ${code(finding.package, 120)}`);
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
function originLine(run) {
	const { image, baseImages } = run;
	if (image === void 0 || !baseImages?.done) return "";
	const bases = image.platforms.flatMap((platform) => basesOf(platform, baseImages.value));
	const groups = [...Map.groupBy(bases, inWords).entries()];
	if (groups.length === 0) return "";
	const all = image.platforms.length;
	const named = groups.slice(0, MAX_NAMED).map(([words, of]) => words + platformsOf(of, all));
	const more = groups.length > MAX_NAMED ? ` and ${groups.length - MAX_NAMED} more` : "";
	const others = image.platforms.filter((platform) => basesOf(platform, baseImages.value).length === 0).map(({ platform }) => `; ${code(platformName(platform), 60)}: not determined`).join("");
	return `**Base image** ${named.join(", ")}${more}${others}${findings(run)}`;
}
function platformsOf(bases, all) {
	if (bases.length >= all) return "";
	return ` for ${bases.map(({ platform }) => code(platform, 60)).join(", ")}`;
}
function inWords(base) {
	const proof = base.proof === "contradicted" ? "claimed, but not the base of this image" : proofInWords(base);
	const signed = base.signedBy === void 0 ? "" : `, signed by ${code(base.signedBy, 300)}`;
	return `${code(baseName(base), 600)} (${proof}${signed})`;
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
	const ways = [...Map.groupBy(rules, rotationOf)].map(([how, of]) => `${of.slice(0, 3).map((rule) => code(rule, 100)).join(", ")}${of.length > 3 ? " …" : ""}: ${text(how, 600)}`);
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
	const at = lines.length === 0 ? "" : ` (${lines.slice(0, 3).map((line) => code(line, 200)).join(", ")})`;
	return [
		...kinds.has("source") ? ["Remove it from the file, and read it from a secret store at run time."] : [],
		...kinds.has("layer") || kinds.has("config") ? [`Give it to the build as a secret mount (${code("RUN --mount=type=secret")}), not with COPY, ARG or ENV${at}. Deleting it in a later layer is not enough: everybody who can pull the image still reads the earlier one.`] : [],
		...kinds.has("commit") ? ["It stays in the history of the repository; revoking it is what helps."] : []
	].join(" ");
}
function deletion({ reference, image, pushTo }) {
	if (image?.requested.kind !== "registry") return pushTo === void 0 ? "This run pushed nothing. Delete every image that an earlier build pushed with it." : `This run pushed nothing to ${code(pushTo, 600)}. Delete every image that an earlier build pushed with it.`;
	return `Remove ${reference === void 0 ? "the image" : code(reference, 600)} from the registry, and every earlier image with the same layer.`;
}
/** The severity and the rotation for each kind of secret, and a policy file that suppresses the first secrets. */
function explanation(run, findings, rows) {
	const lines = [...Map.groupBy(findings, (finding) => `${finding.rule} ${whyInWords(finding)}`).values()].slice(0, rows).flatMap(([finding]) => finding === void 0 ? [] : [`- ${code(finding.rule, 100)}, ${text(whyInWords(finding), 300)}. ${text(rotationOf(finding.rule), 600)}`]);
	const shown = findings.slice(0, SUPPRESSED);
	const yaml = suppressionText(shown, run.policy, new Date(run.finishedAt)).trimEnd();
	const more = findings.length > shown.length ? `These are the first ${shown.length} of ${findings.length} secrets; ${code("policy accept", 40)} writes all of them.` : "Suppress only a value that is not a secret, or that is already revoked:";
	return `${lines.join("\n")}\n\n${more}\n\n${codeBlock("yaml", yaml.split("\n"))}`;
}
/** Many secrets, grouped by rule and folder; the groups with most secrets first. */
function groupTable(findings, rows) {
	const groups = [...Map.groupBy(findings, (finding) => JSON.stringify([finding.rule, folderOf(finding)])).values()].toSorted((one, other) => other.length - one.length).flatMap((group) => {
		const [first] = group;
		if (first === void 0) return [];
		return [[
			code(first.rule, 100),
			code(folderOf(first), 200),
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
		code(finding.rule, 100),
		text(finding.title, 160),
		places(finding, PLACES),
		code(finding.fingerprint, 64)
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
	const named = finding.places.slice(0, most).map((place) => code(placeInWords(place), 300));
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
		originLine(run)
	];
}
/** What to do, grouped by the step that fixes it. */
function actionSections(run, open, rows) {
	return [
		nextSection(run, open),
		warningNotice(run),
		fixSection$1(run, open, rows),
		...run.fixes === void 0 ? [findingSection(run, open, rows)] : [],
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
		originLine(run),
		pipelinePicture(run)
	] : [];
	return [
		...run.fixes === void 0 ? [] : [findingSection(run, rows, rows)],
		ignoredSection(run, rows),
		ignoredSecretSection(run, rows),
		vexSection(run, rows),
		exceptionSection(run, rows),
		adviceSection$1(run, rows),
		attestationSection(run, rows),
		details("Checks, policy and what was examined", joined([...calm, ...examined(run, rows)]).trimEnd()),
		toolSection(run)
	];
}
function examined(run, rows) {
	return [
		checkSection(run),
		reasonSection(run, rows),
		policySection(run),
		coverageSection(run, rows)
	];
}
/** The digest that was checked, and its platforms. */
function image(run) {
	const asked = withoutFolders(run.imageInput);
	if (run.image === void 0) return `**Image** ${code(asked, 600)}, not resolved to a digest`;
	const pinned = run.reference ?? `${withoutFolders(imageName(run.image))}@${run.image.root.digest}`;
	const platforms = run.image.platforms.slice(0, 20).map(({ platform }) => code(platformName(platform), 60));
	const more = run.image.platforms.length - platforms.length;
	const rest = more > 0 ? ` and ${more} more` : "";
	const requested = asked === pinned ? "" : `Requested as ${code(asked, 600)}, `;
	return `**Image** ${code(pinned, 600)}  \n${requested}${platforms.join(", ")}${rest}`;
}
function nextSection(run, open) {
	const steps = nextSteps(run, open);
	return steps.length === 0 ? "" : `**What to do**\n\n${steps.map((step) => `- ${step}`).join("\n")}`;
}
function checkSection(run) {
	const rows = checkLines(run).map(({ name, state, detail }) => [
		name,
		`${STATE_ICONS[state]} ${state}`,
		text(detail, 500)
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
		link(code, reasonAddress(code)),
		check,
		text(message, 1e3)
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
	return `${run.notes.slice(0, rows).map((note) => `- ⚠️ ${text(note, 600)}`).join("\n")}${leftOut$1(run.notes.length, rows)}`;
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
			...head(run),
			...sections(run, rows),
			footer(run)
		]);
		if (Buffer.byteLength(text) <= 6e4) return text;
	}
	return joined([
		...head(run),
		"The rest is too long for a comment.",
		footer(run)
	]);
}
function head(run) {
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
				value: line(why, 1e3)
			}], ...told.map((note) => ({
				level: "warn",
				value: line(note, 1e3)
			}))]
		},
		vulnerabilities: kept
	};
}
/** One line of text that is never empty. GitLab shows names and descriptions as Markdown. */
function line(untrusted, maxLength) {
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
		name: line(finding.title ?? finding.id, 255),
		description: text(`${finding.package} ${versions} has ${finding.id}, found in ${finding.foundIn.join(", ")}${at}`, 2e3),
		severity: SEVERITY$1[severity],
		solution: text(fix, 1e3),
		identifiers: identifiersOf(finding.id, finding.aliases ?? [], url),
		...url === void 0 ? {} : { links: [{ url }] },
		location: {
			dependency: {
				package: { name: line(finding.package, 500) },
				version: line(versions, 500)
			},
			operating_system: systemOf(run, finding.foundIn),
			image: line(run.reference ?? imageNameOf(run), 1e3)
		}
	};
}
function identifiersOf(id, aliases, url) {
	const [first, ...others] = [id, ...aliases.slice(0, 19)].map((one) => {
		const name = line(one, 250);
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
	return foundIn.every((scope) => scope === "source") ? "source tree" : line(systems[0] ?? "unknown", 200);
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
	const rule = line(finding.rule, 250);
	return {
		id: uuidOf(identity),
		name: line(finding.title, 255),
		description: text(`${finding.title} in ${where}. Fingerprint: ${finding.fingerprint}`, 2e3),
		severity: SEVERITY[finding.severity],
		solution: line(rotationOf(finding.rule), 2e3),
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
	const commit = { sha: line(sha === "" ? "0000000" : sha, 100) };
	switch (place?.kind) {
		case void 0: return { commit };
		case "config": return {
			file: line(`image configuration: ${place.entry}`, 1e3),
			commit
		};
		case "layer": return {
			file: line(`image: ${place.path}`, 1e3),
			commit
		};
		case "source":
		case "commit": return {
			file: line(place.path, 1e3),
			commit
		};
	}
}

// src/report/page/page-fixes.ts
/** The greatest number of steps, and of lines, paths and findings in each. */
const MOST_STEPS = 200;
const MOST_LINES = 5;
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
		step.lines.length === 0 ? void 0 : el("p", null, "in ", ...between(step.lines.slice(0, MOST_LINES).map(lineOf))),
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
			code$1(step.package),
			" ",
			...change(step.from, step.to)
		];
		case "system": return [`Update ${plural(step.packages.length, `${foreign(step.type, 40)} package`)}, or rebuild on a newer base image`];
		case "base-image": return [
			"Rebuild on ",
			code$1(step.to, 600),
			" instead of ",
			code$1(step.from, 600)
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
	return code$1(line === void 0 ? path : `${path}:${line}`, 400);
}
function throughOf({ through, paths }) {
	const routes = through.filter((path) => path.length > 1).slice(0, MOST_LINES).map((path) => el("p", { class: "path" }, foreign(path.join(" › "), 600)));
	if (routes.length > 0) return routes;
	if (paths.length === 0) return void 0;
	return el("p", { class: "path" }, "found in ", ...between(paths.slice(0, MOST_LINES).map((path) => code$1(path, 400))));
}
function addsOf({ adds }) {
	if (adds.length === 0) return void 0;
	return folded(`It brings ${plural(adds.length, "finding")} of its own`, findingList(adds));
}
function packageList(packages) {
	const items = packages.slice(0, MOST_FINDINGS).map((one) => el("li", null, code$1(one.package), " ", ...change(one.from, one.to)));
	return [el("ul", null, ...items), cut(packages.length, MOST_FINDINGS)];
}
/** Findings as a list: severity, id, package. */
function findingList(findings) {
	const items = findings.slice(0, MOST_FINDINGS).map((one) => el("li", null, `${one.severity} `, link$1(one.id, one.url), " in ", code$1(one.package), ` ${foreign(one.version, 80)}`));
	return [el("ul", null, ...items), cut(findings.length, MOST_FINDINGS)];
}
function between(parts) {
	return parts.flatMap((part, at) => at === 0 ? [part] : [", ", part]);
}

// src/report/page/page-delta.ts
/** The greatest number of entries of each list. */
const MOST = 300;
/** What changed since the image that was shipped last. */
function deltaSection(delta) {
	const [id, title] = ["delta", "What changed"];
	if (delta === void 0) return {
		id,
		title,
		content: void 0
	};
	const image = code$1(delta.image, 600);
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
	const fingerprints = (some) => some.length === 0 ? void 0 : [el("ul", null, ...some.slice(0, MOST).map((one) => el("li", null, code$1(one)))), cut(some.length, MOST)];
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
	const items = some.slice(0, MOST).map(({ package: name, type, from, to }) => el("li", null, code$1(name), " ", ...change(from, to), type === void 0 ? "" : ` (${foreign(type, 40)})`));
	return [el("ul", null, ...items), cut(some.length, MOST)];
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
		entries.length === 0 ? void 0 : [el("noscript", null, el("p", null, "This list needs JavaScript. The SBOMs in the evidence folder (", code$1("sbom-*.cdx.json"), ") have the same packages.")), grid({
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
			el("p", { class: "note" }, code$1(rule, 100)),
			el("p", { class: "note" }, "fingerprint ", code$1(fingerprint, 64)),
			el("p", { class: "note" }, foreign(`${whyInWords(finding)}.`, 300))
		],
		[...places.slice(0, MOST_PLACES).map((place) => el("p", { class: "place" }, code$1(placeInWords(place), 400))), more > 0 ? el("p", { class: "note" }, `and ${more} more`) : void 0],
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

// src/report/page/check-page.ts
/** The greatest size of a page in bytes. Larger ones open slowly, and some viewers refuse them. */
const PAGE_LIMIT_BYTES = 2e7;
/** Numbers of findings. They are tried in this order until the page fits. */
const ROWS = [
	5e3,
	1e3,
	200
];
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
		findingSection$1("Vulnerabilities", findings, inventory, rows),
		secretSection(run),
		packageSection(inventory, data),
		licenceSection(inventory, data),
		listSection("coverage", "What was examined", coverageLines(run)),
		adviceSection(run),
		attestationSection$1(run),
		policySection$1(run, redact),
		listSection("notes", "Notes", run.notes),
		timingSection(run, STEPS),
		toolSection$1(run.tools, run.scan?.done ? run.scan.value.database : void 0)
	];
	const headline = verdictLine(run);
	return renderFrame({
		title: `${lineAsText(headline)} · Assay`,
		tone: run.verdict,
		headline: line$1(headline),
		lead: leadOf(run),
		sections,
		footer: "Everything here is in report.json too, in a form for programs.",
		data
	});
}
function adviceSection({ advice }) {
	const [id, title] = ["workflows", "Workflows"];
	if (advice === void 0 || advice.advice.length === 0) return {
		id,
		title,
		content: void 0
	};
	const items = advice.advice.slice(0, 500).map(({ path, line, message, remediation }) => el("li", null, el("p", null, el("code", null, foreign(`${path}:${line}`, 400)), ` ${foreign(message, 600)}`), el("p", { class: "note" }, foreign(remediation, 600))));
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

export { headline as a, joined as i, reportWhole as n, SUMMARY_LIMIT_BYTES as r, report as t };