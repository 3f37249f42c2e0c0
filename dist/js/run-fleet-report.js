import { En as firstOptions, Hn as toJson, On as readAudit, Un as toOutputJson, Wn as toOutputList, kn as GITHUB_API, n as eventOf, wn as createWorkspace } from "./shared-gate.js";
import { c as parseReference, f as repositoryName, i as jsonOf, n as repositoryPath, r as GitHubTransport } from "./shared-approve.js";
import { n as ownershipOf, t as AUTHOR_FIELDS } from "./token-owner.js";
import { _ as codeOf, b as messageOf, f as fault, m as reasonsOf, o as plain, r as temporaryFolder, s as sizeText } from "./shared-first.js";
import { Gt as RawInputs, Lt as orUndefined, Mt as unknown, Ot as string, Rt as parsed, S as growingRedactor, Ut as hexOf, bt as literal, ft as _enum, gt as boolean, ht as array, jt as union, t as PRODUCT, wt as object, yt as int, zt as unparsable } from "./shared-cli.js";
import { a as link$1, c as text, s as table, t as code } from "./markdown.js";
import { c as plural } from "./wording.js";
import { a as fleetReason, i as fleetFinding, l as reportFleet, n as readPlanFile, o as judgedBy, r as decision, s as parseShardResult, t as readPlan } from "./read-plan.js";
import { c as named, d as time, l as pinned, n as fleetAnnotations, o as digest, s as drift, t as faultAnnotations } from "./fleet-annotations.js";
import { t as redactFields } from "./text-fields.js";
import { r as fleetAuditEvent } from "./audit.js";
import { t as publishAudit } from "./publish-audit.js";
import { d as el, i as simpleTable, l as code$1, n as reasonList, o as renderFrame, p as foreign, r as grid, s as badge, v as withoutEvidence } from "./page-verdict.js";
import { s as writeEvidenceFile } from "./evidence-folder.js";
import { a as identityOf } from "./secret-advice.js";
import { c as ruleOfReason, d as location, f as uriOf, i as rulesOf, l as ruleOfVulnerability, o as numbered, s as message, t as SARIF_LIMITS } from "./sarif.js";
import { a as toReason } from "./image-result.js";
import { n as placeInWords, t as imageAndPlace } from "./place-words.js";
import { existsSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { mkdir, readFile, readdir, rm, stat } from "node:fs/promises";

// src/formats/fleet/fleet-report-document.ts
const reportSchema = object({
	version: literal(1),
	verdict: _enum([
		"passed",
		"warned",
		"failed",
		"error"
	]),
	createdAt: time,
	plan: object({
		digest,
		createdAt: time
	}),
	database: object({
		digest,
		updatedAt: time,
		source: pinned.exactOptional()
	}),
	shards: int().min(0),
	reasons: array(fleetReason).describe("what is wrong with the results themselves"),
	images: array(object({
		image: string().describe("`registry/repository@sha256:…`, or as it is written if it could not be resolved"),
		digest: digest.exactOptional(),
		decision,
		by: judgedBy,
		reasons: array(fleetReason),
		findings: array(fleetFinding).describe("vulnerabilities that count"),
		signedBy: string().exactOptional(),
		verifiedAt: time.exactOptional(),
		...named,
		drift: array(drift).exactOptional()
	})),
	missing: array(string()).describe("images of the plan for which no shard has a result")
}).describe("What `assay fleet` found in all images that are deployed or shipped.");
/** Writes the report of a fleet, in a form for programs. */
function serializeFleetReport(report) {
	return `${JSON.stringify(reportSchema.parse(report), void 0, 1)}\n`;
}

// src/domain/fleet/fleet-state.ts
/** What is wrong in a fleet, in the order in which an issue tells it. */
const STATE_KINDS = [
	"vulnerable",
	"unsigned",
	"expired",
	"drifted",
	"denied"
];
/** Reasons that the other items tell already. */
const TOLD = /* @__PURE__ */ new Set([
	"new-findings",
	"tag-drifted",
	"vulnerability-blocked"
]);
const UNSIGNED = /* @__PURE__ */ new Set([
	"signature-missing",
	"signature-invalid",
	"identity-mismatch",
	"index-not-covered"
]);
/**
* The state of a fleet, from its report and the ids of the state before. While an image is not checked, nothing of the
* state before is taken as solved.
*/
function stateOf({ images, verdict }, before) {
	const items = new Map(images.flatMap(itemsOf).map((item) => [item.id, item]));
	const unchecked = images.filter(({ decision }) => decision === "error").length;
	const kept = verdict === "error" ? before.filter((id) => !items.has(id)) : [];
	const order = (item) => `${STATE_KINDS.indexOf(item.kind)} ${item.image} ${item.what}`;
	return {
		items: [...items.values()].toSorted((one, other) => order(one) < order(other) ? -1 : 1),
		kept,
		unchecked
	};
}
/** The ids of a state, sorted. */
function idsOf({ items, kept }) {
	return [.../* @__PURE__ */ new Set([...items.map(({ id }) => id), ...kept])].toSorted();
}
function itemsOf({ image, decision, reasons, findings, drift = [] }) {
	const name = nameOf$1(image);
	const item = (kind, what) => ({
		kind,
		image: name,
		what,
		id: hexOf(JSON.stringify([
			kind,
			name,
			what
		])).slice(0, 12)
	});
	const drifted = drift.map(({ reference }) => item("drifted", reference));
	if (decision === "error") return drifted;
	const isUnsigned = reasons.some(({ code }) => UNSIGNED.has(code));
	const others = reasons.filter(({ code, effect }) => effect === "block" && !TOLD.has(code) && !UNSIGNED.has(code));
	return [
		...findings.map((one) => item(one.isExpired === true ? "expired" : "vulnerable", `${one.id} in ${one.package}`)),
		...isUnsigned ? [item("unsigned", "signature")] : [],
		...isUnsigned ? [] : others.map(({ code }) => item("denied", code)),
		...drifted
	];
}
function nameOf$1(image) {
	const reference = orUndefined(parseReference(image));
	return reference === void 0 ? image : repositoryName(reference);
}

// src/formats/fleet/issue-state.ts
const LINE = /^<!-- assay-fleet-state: (\d{1,9}) ([0-9a-f]{16}) ((?:[0-9a-f]{12}(?:,[0-9a-f]{12})*)?) ?-->$/m;
/** GitHub allows 65,536 characters in an issue. With so many ids, half of them are left for people. */
const MOST_IDS = 2400;
/** 16 hex digits, by which two lists of sorted ids are compared. */
function hashOfIds(ids) {
	return hexOf(ids.join(",")).slice(0, 16);
}
/** The line of an issue that says what was wrong when it was written. It is not shown. `ids` are sorted. */
function issueStateLine(ids) {
	return `<!-- assay-fleet-state: ${ids.length} ${hashOfIds(ids)} ${ids.slice(0, MOST_IDS).join(",")} -->`;
}
/** Reads the state from the body of an issue. */
function readIssueState(body) {
	const [line, count, hash, ids] = LINE.exec(body.replaceAll("\r\n", "\n")) ?? [];
	if (line === void 0 || hash === void 0 || ids === void 0) return unparsable("has no state of a fleet");
	return parsed({
		line,
		count: Number(count),
		hash,
		ids: ids === "" ? [] : ids.split(",")
	});
}

// src/report/fleet/fleet-issue-text.ts
/** The first line of the body, by which the issue is found. */
const FLEET_ISSUE_MARKER = "<!-- assay-fleet -->";
/** Lines in each part of an issue. */
const MOST_LINES = 100;
/** GitHub allows 65,536 characters. */
const MOST_CHARACTERS = 64e3;
/** The sentence about what has no room. */
const LONGEST_REST = 100;
const TITLES = {
	vulnerable: "Vulnerable",
	unsigned: "Not signed",
	expired: "Vulnerable again: the exception has ended",
	drifted: "Tags that point to another image than the one that runs",
	denied: "Denied for another reason"
};
/** What the issue must say; undefined if the state is the same as in the body of the present issue. */
function fleetIssue(report, body, runUrl) {
	const before = body === void 0 ? void 0 : orUndefined(readIssueState(body));
	const state = stateOf(report, before?.ids ?? []);
	const ids = idsOf(state);
	const line = issueStateLine(ids);
	if (line === before?.line) return void 0;
	const { added, unknown, gone } = changesOf(state.items, ids, before);
	const isOpen = ids.length > 0;
	const title = isOpen ? `Fleet: ${plural(ids.length, "thing needs", "things need")} attention` : "Fleet: nothing needs attention";
	const head = `${FLEET_ISSUE_MARKER}\n${line}\n`;
	const shown = [
		headOf(state, {
			added: added.length,
			gone: report.verdict === "error" ? gone : 0
		}, before !== void 0, runUrl),
		...before === void 0 || added.length === 0 ? [] : ["## New", ...sections(added)],
		...unknown === "" ? [] : [unknown],
		...state.items.length === 0 ? [] : ["## Everything", ...sections(state.items)]
	];
	const found = added.length === 0 ? "changed what needs attention in the fleet" : `found ${plural(added.length, "new thing that needs", "new things that need")} attention in the fleet`;
	const comment = [
		`${link$1("A run", runUrl)} ${found}.`,
		...unknown === "" ? [] : [unknown],
		...sections(added)
	];
	const isNews = added.length > 0 || unknown !== "";
	return {
		title,
		body: `${head}${bounded(shown, MOST_CHARACTERS - head.length)}`,
		isOpen,
		...body !== void 0 && isNews && { comment: bounded(comment, MOST_CHARACTERS) }
	};
}
/**
* Compares with an earlier state. Of a long one only the first ids are known, and a hash of all: of what comes after them,
* only whether it is the same is known.
*/
function changesOf(items, ids, before) {
	const known = new Set(before?.ids);
	const last = before === void 0 || before.count === known.size ? void 0 : before.ids.at(-1);
	if (before === void 0 || last === void 0) return {
		added: items.filter(({ id }) => !known.has(id)),
		unknown: "",
		gone: 0
	};
	const added = items.filter(({ id }) => !known.has(id) && id < last);
	const others = ids.filter((id) => id > last);
	const counted = before.count - known.size;
	const gone = Math.max(0, counted - others.length);
	if (others.length === 0 || before.hash === hashOfIds([...before.ids, ...others])) return {
		added,
		gone,
		unknown: ""
	};
	return {
		added,
		gone,
		unknown: `This issue has room to remember ${plural(known.size, "entry", "entries")}. The others have changed: there were ${counted}, and there are ${others.length}. Which of these are new is not known; the report of the run has all of them.`
	};
}
/** As many whole paragraphs and lines as there is room for, and how many more there are. */
function bounded(parts, room) {
	const lines = `${parts.join("\n\n")}\n`.split("\n");
	let length = 0;
	const fits = lines.findIndex((line) => {
		length += line.length + 1;
		return length > room - LONGEST_REST;
	});
	if (fits < 0) return lines.join("\n");
	const left = lines.slice(fits).filter((line) => line !== "").length;
	return `${lines.slice(0, fits).join("\n")}\n\nThe rest, ${plural(left, "line", "lines")}, is in the report of the run.\n`;
}
function headOf({ items, kept, unchecked }, { added, gone }, hasBefore, runUrl) {
	const run = link$1("This run", runUrl);
	return [
		items.length === 0 && kept.length === 0 ? `${run} found nothing that needs attention in the fleet.` : `${run} changed the list${hasBefore ? `: ${added} new` : ""}. It says what needs attention in the images that are deployed or shipped, and changes only when that does.`,
		...unchecked === 0 ? [] : [`${plural(unchecked, "image", "images")} could not be checked: what was listed for them before still counts.`],
		...kept.length === 0 ? [] : [`${plural(kept.length, "earlier entry remains", "earlier entries remain")} until everything is checked again.`],
		...gone === 0 ? [] : [`${plural(gone, "earlier entry", "earlier entries")} had no room here: what is still true of them is listed again when their images are checked.`]
	].join(" ");
}
function sections(items) {
	return STATE_KINDS.flatMap((kind) => {
		const own = items.filter((item) => item.kind === kind);
		if (own.length === 0) return [];
		const lines = own.slice(0, MOST_LINES).map(lineOf);
		const more = own.length > MOST_LINES ? [`- and ${own.length - MOST_LINES} more, in the report of the run`] : [];
		return [`### ${TITLES[kind]} (${own.length})`, [...lines, ...more].join("\n")];
	});
}
function lineOf({ kind, image, what }) {
	const name = code(image, 300);
	if (kind === "unsigned") return `- ${name}`;
	return kind === "drifted" ? `- ${code(what, 300)}` : `- ${name}: ${text(what, 300)}`;
}

// src/formats/sarif/fleet-sarif.ts
/** The location of a result whose image no file of the repository names. */
const REPORT_FILE = "fleet.json";
/** Reasons whose findings are results. */
const WITH_RESULTS = /* @__PURE__ */ new Set(["new-findings", "vulnerability-blocked"]);
/** GitHub takes 1,000 locations of a result. */
const MAX_LOCATIONS = 100;
/**
* One log for each image, by its name without tag and digest, so that the category stays the same when the image is built
* again. Images of one name that run at the same time share a log. GitHub closes the alerts of a category that are not in
* its newest log, so an image with an error, of which not everything is known, has no log.
*/
function fleetSarifs({ images }) {
	return [...Map.groupBy(images, ({ image }) => nameOf(image))].filter(([, all]) => all.every(({ decision }) => decision !== "error")).map(([name, all]) => ({
		name: fileName(name),
		log: logOf(name, all)
	})).toSorted((one, other) => one.name < other.name ? -1 : 1);
}
function nameOf(image) {
	const reference = orUndefined(parseReference(image));
	return reference === void 0 ? image : repositoryName(reference);
}
function fileName(name) {
	return `${name.replaceAll(/[^A-Za-z0-9.-]+/g, "_").slice(0, 80)}-${hexOf(name).slice(0, 8)}.sarif`;
}
function logOf(name, images) {
	const found = images.flatMap((image) => [...image.reasons.filter(({ code }) => !WITH_RESULTS.has(code)).map((one) => fromReason(name, image, one)), ...image.findings.map((one) => fromFinding(name, image, one))]).slice(0, SARIF_LIMITS.results);
	const merged = [...new Map(found.map((one) => [one.identity, one])).values()];
	const rules = rulesOf(merged);
	const indexes = new Map(rules.map((rule, index) => [rule.id, index]));
	return {
		$schema: "https://json.schemastore.org/sarif-2.1.0.json",
		version: "2.1.0",
		runs: [{
			tool: { driver: {
				name: "Assay",
				semanticVersion: PRODUCT.version,
				informationUri: PRODUCT.uri,
				rules
			} },
			automationDetails: { id: `assay-fleet/${plain(name, 500)}/` },
			results: numbered(merged, indexes),
			columnKind: "utf16CodeUnits"
		}]
	};
}
function fromReason(name, image, reason) {
	return {
		part: "check",
		rule: ruleOfReason(reason.code),
		severity: "critical",
		identity: identityOf([
			"fleet-reason",
			name,
			reason.code,
			reason.check
		]),
		level: reason.effect === "warn" ? "warning" : "error",
		message: message(`${image.image}: ${reason.message}`),
		locations: locationsOf(image)
	};
}
function fromFinding(name, image, finding) {
	const { id, severity, effect, package: of, version, fixedIn, foundIn, purl } = finding;
	const fix = fixedIn === void 0 ? "no fix yet" : `fixed in ${fixedIn}`;
	const text = `${of} ${version} in ${image.image} has ${id} (${severity}, ${fix}), found in ${foundIn.join(", ")}`;
	const logicalLocations = [{
		fullyQualifiedName: plain(purl ?? of, 500).trim() || "unnamed",
		kind: "package"
	}];
	return {
		part: "vulnerabilities",
		rule: ruleOfVulnerability(finding),
		severity,
		identity: identityOf([
			"fleet-vulnerability",
			name,
			id,
			of
		]),
		level: effect === "warn" ? "warning" : "error",
		message: message(text),
		locations: locationsOf(image).map((one) => ({
			...one,
			logicalLocations
		}))
	};
}
/** The manifests that name the image, as far as they are files of the repository. */
function locationsOf({ places }) {
	const files = new Set(places.filter(({ container }) => container !== void 0).map(({ source }) => source));
	if (files.size === 0) return [location(REPORT_FILE, 1)];
	return [...files].slice(0, MAX_LOCATIONS).map((file) => location(uriOf(file), 1));
}

// src/report/fleet/fleet-page.ts
/** More findings, and more places of one image, are in `fleet.json`. */
const MOST_FINDINGS = 5e3;
const MOST_PLACES = 3;
const HEADLINES = {
	passed: ["passed", "The whole fleet is allowed"],
	warned: ["warned", "The whole fleet is allowed, with warnings"],
	failed: ["failed", "Images of the fleet are denied"],
	error: ["error", "Not the whole fleet could be checked"]
};
const ORDER = [
	"error",
	"deny",
	"warn",
	"allow"
];
/** The evidence page of a fleet: one table of all images. */
function renderFleetPage(report) {
	const [tone, headline] = HEADLINES[report.verdict];
	const { images, shards, database, plan, createdAt } = report;
	const counts = ORDER.map((decision) => [images.filter((one) => one.decision === decision).length, decision]).filter(([count]) => count > 0).map(([count, decision]) => `${count} ${decision}`);
	return renderFrame({
		title: headline,
		tone,
		headline,
		lead: [
			el("p", null, `${plural(images.length, "image", "images")}: ${counts.join(", ")}.`),
			el("p", { class: "muted" }, `${plural(shards, "shard", "shards")} of the plan `, code$1(plan.digest, 71), `, with the vulnerability database of ${foreign(database.updatedAt, 40)} `, code$1(database.digest, 71), ` · ${createdAt.slice(0, 19).replace("T", " ")} UTC`),
			reasonList(report.reasons.map(toReason))
		],
		sections: [imageSection(images), findingSection(images)],
		footer: "Everything here is in fleet.json too, in a form for programs."
	});
}
function imageSection(images) {
	const sorted = images.toSorted((one, other) => ORDER.indexOf(one.decision) - ORDER.indexOf(other.decision) || (one.image < other.image ? -1 : 1));
	const content = grid({
		id: "images",
		caption: "Images of the fleet",
		noun: "images",
		columns: [
			{ title: "Decision" },
			{
				title: "Image",
				kind: "wide"
			},
			{ title: "Why" },
			{
				title: "Findings",
				kind: "number"
			},
			{ title: "Judged by" },
			{ title: "Where" }
		],
		filters: [{
			facet: "decision",
			label: "Decision",
			options: ORDER.map((value) => ({
				value,
				label: value
			})).filter(({ value }) => images.some(({ decision }) => decision === value))
		}],
		rows: sorted.map(rowOf)
	});
	return {
		id: "images",
		title: "Images",
		count: images.length,
		content
	};
}
function rowOf({ image, decision, reasons, findings, by, places, morePlaces = 0 }) {
	const why = reasons.map((one) => el("p", null, code$1(one.code, 60), ` ${foreign(one.message, 400)}`));
	const more = places.length - MOST_PLACES + morePlaces;
	return {
		facets: { decision: [decision] },
		cells: [
			{
				content: badge(decision),
				sort: ORDER.indexOf(decision)
			},
			{ content: code$1(image, 600) },
			{ content: why.length === 0 ? "—" : why },
			{
				content: findings.length,
				sort: findings.length
			},
			{ content: by },
			{ content: [...places.slice(0, MOST_PLACES).map((place) => el("p", null, foreign(placeInWords(place), 300))), more > 0 ? `and ${more} more` : void 0] }
		]
	};
}
function findingSection(images) {
	const rows = images.flatMap(({ image, findings }) => findings.map((one) => [
		badge(one.severity),
		code$1(one.id, 60),
		[code$1(one.package, 200), ` ${foreign(one.version, 100)}`],
		one.fixedIn === void 0 ? "—" : foreign(one.fixedIn, 100),
		code$1(image, 300)
	]));
	const content = simpleTable("Findings that count", [
		{ title: "Severity" },
		{ title: "Vulnerability" },
		{ title: "Package" },
		{ title: "Fixed in" },
		{
			title: "Image",
			kind: "wide"
		}
	], rows, MOST_FINDINGS);
	return {
		id: "findings",
		title: "Findings that count",
		count: rows.length,
		content
	};
}

// src/report/fleet/fleet-summary.ts
/** GitHub shows 1 MiB of a summary. */
const MOST_ROWS = 200;
const WORDS$1 = {
	passed: "✅ Fleet: all images are allowed",
	warned: "⚠️ Fleet: all images are allowed, with warnings",
	failed: "❌ Fleet: images are denied",
	error: "⛔ Fleet: not every image could be checked"
};
/** The report as Markdown: what is wrong, and the images that are not simply allowed. */
function fleetSummary({ verdict, images, reasons, shards, database }) {
	const counted = [
		"allow",
		"warn",
		"deny",
		"error"
	].map((decision) => `${images.filter((one) => one.decision === decision).length} ${decision}`).join(", ");
	const parts = [`## ${WORDS$1[verdict]}`, `${plural(images.length, "image", "images")} in ${plural(shards, "shard", "shards")}: ${counted}. Vulnerability database of ${text(database.updatedAt)}.`];
	if (reasons.length > 0) {
		const rows = reasons.slice(0, MOST_ROWS).map((one) => [code(one.code), text(one.message, 400)]);
		parts.push("### The results", table(["reason", "message"], rows));
	}
	const wrong = [
		"error",
		"deny",
		"warn"
	].flatMap((decision) => images.filter((one) => one.decision === decision));
	if (wrong.length > 0) {
		const rows = wrong.slice(0, MOST_ROWS).map((one) => {
			const [first, ...others] = one.reasons;
			const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
			const why = first === void 0 ? "" : `${code(first.code)} ${text(first.message, 300)}${more}`;
			return [
				one.decision,
				code(one.image, 300),
				why,
				text(one.places[0]?.source ?? "", 100)
			];
		});
		parts.push("### Images", table([
			"decision",
			"image",
			"why",
			"where"
		], rows));
		if (wrong.length > MOST_ROWS) parts.push(`${wrong.length - MOST_ROWS} more are in \`fleet.json\`.`);
	}
	return `${parts.join("\n\n")}\n`;
}

// src/report/fleet/fleet-report-files.ts
/** Writes the files of a report. Those of an earlier one do not remain: an image may be gone. */
async function writeFleetFiles(report, folder) {
	const sarif = join(folder, "sarif");
	await rm(sarif, {
		recursive: true,
		force: true
	});
	await mkdir(sarif);
	const [whole, page] = await Promise.all([
		writeEvidenceFile(folder, "fleet.json", serializeFleetReport(report)),
		writeEvidenceFile(folder, "report.html", renderFleetPage(report)),
		writeEvidenceFile(folder, "summary.md", fleetSummary(report))
	]);
	for (const { name, log } of fleetSarifs(report)) await writeEvidenceFile(folder, `sarif/${name}`, `${JSON.stringify(log)}\n`);
	return {
		report: whole.path,
		page: page.path,
		sarif
	};
}

// src/report/fleet/fleet-report-report.ts
const MAX_ITEMS = 100;
const REASON = {
	message: "text",
	remediation: "text"
};
const FLEET = {
	reasons: REASON,
	images: {
		reasons: REASON,
		findings: { title: "text" }
	}
};
/** The outputs that are written first. If the report is cut off, they remain and say `error`. */
function pessimisticFleet() {
	return {
		verdict: "error",
		reasons: toOutputJson([{
			code: "run-interrupted",
			check: "inputs",
			message: "the report was cut off before it was made"
		}]),
		report: "",
		page: "",
		sarif: ""
	};
}
/** Reports a fleet. Answers the verdict that was reported: `error` if files or outputs could not be written. */
async function reportWholeFleet(report, folder, options) {
	const redact = growingRedactor(options.secretValues ?? /* @__PURE__ */ new Set());
	const whole = redactFields(report, FLEET, redact);
	let paths;
	try {
		paths = await writeFleetFiles(whole, folder);
	} catch (error) {
		return await reportFleetFault(reasonsOf(error, "inputs"), options);
	}
	const { publisher, writeIssue, event } = options;
	const { verdict, images } = whole;
	const reasons = told(whole);
	publisher.lines([
		...reasons.slice(0, MAX_ITEMS).map((one) => `${one.code}: ${one.message}`),
		...reasons.length > MAX_ITEMS ? [`and ${reasons.length - MAX_ITEMS} more reasons in fleet.json`] : [],
		`Fleet: ${verdict}, ${plural(images.length, "image", "images")}, ${paths.report}`
	]);
	publisher.annotations(fleetAnnotations(reasons));
	if (options.summary) await publisher.summary(fleetSummary(whole));
	if (writeIssue !== void 0) {
		const { failed, message } = await writeIssue((body) => fleetIssue(whole, body, event.runUrl));
		if (failed) publisher.annotations([{
			level: "warning",
			title: "Assay: issue of the fleet",
			message
		}]);
		else publisher.lines([`Issue of the fleet: ${message}`]);
	}
	publisher.document(() => serializeFleetReport(whole));
	const isPublished = publisher.outputs({
		verdict,
		reasons: toOutputList(reasons.slice(0, MAX_ITEMS).map(({ code: name, check, message }) => ({
			code: name,
			check,
			message
		}))),
		...paths
	});
	await publishAudit(fleetAuditEvent(whole, event), options);
	return isPublished ? verdict : "error";
}
/** Reports why there is no report. */
async function reportFleetFault(faults, options) {
	const { publisher, secretValues, summary } = withoutEvidence(options);
	const redact = growingRedactor(secretValues ?? /* @__PURE__ */ new Set());
	const reasons = faults.map(({ code: name, check, message }) => ({
		code: name,
		check,
		message: plain(redact(message), 1e3)
	}));
	publisher.lines([...reasons.map((one) => `${one.code}: ${one.message}`), "Fleet: error, there is no report"]);
	publisher.annotations(faultAnnotations(reasons));
	if (summary) {
		const rows = reasons.map((one) => [code(one.code), text(one.message, 600)]);
		await publisher.summary(`## ⛔ Fleet: no report\n\n${table(["reason", "message"], rows)}\n`);
	}
	publisher.document(() => toJson({
		verdict: "error",
		reasons
	}));
	publisher.outputs({
		verdict: "error",
		reasons: toOutputList(reasons),
		report: "",
		page: "",
		sarif: ""
	});
	return "error";
}
/** What stops the fleet, and after that what only warns. */
function told({ reasons, images }) {
	const ofImages = images.flatMap((one) => one.reasons.map((reason) => ({
		...reason,
		message: `${imageAndPlace(one.image, one.places)}: ${reason.message}`
	})));
	return [...reasons, ...ofImages].toSorted((one, other) => Number(one.effect === "warn") - Number(other.effect === "warn")).map((one) => ({
		...one,
		message: plain(one.message, 1e3)
	}));
}

// src/adapters/github/fleet-issue.ts
const MAX_JSON_BYTES = 16 << 20;
const JSON_TYPE = "application/vnd.github+json";
const PAGE = 100;
/** Issues beyond these are not read: 1,000 with the label. */
const MAX_PAGES = 10;
/** The label by which the issue is found among all others. GitHub makes it with the issue. */
const LABEL = "assay-fleet";
const IssueSchema = object({
	number: int().positive(),
	body: string().nullish(),
	state: _enum(["open", "closed"]),
	labels: array(union([string(), object({ name: string().nullish() })])),
	updated_at: string(),
	locked: boolean().nullish(),
	pull_request: unknown().optional(),
	...AUTHOR_FIELDS
});
const CommentsSchema = array(object({
	body: string().nullish(),
	...AUTHOR_FIELDS
}));
const WRITE = {
	accept: JSON_TYPE,
	maxBytes: MAX_JSON_BYTES
};
/** Writes one issue of a repository, and keeps it up to date. */
var FleetIssues = class {
	#transport;
	constructor(options) {
		this.#transport = new GitHubTransport(options);
	}
	/**
	* Updates the issue whose body begins with the marker and that this token's user or app wrote, or makes one. `compose`
	* gets its body, and answers undefined to leave it as it is. An issue of somebody else is never touched. Throws
	* `github-unavailable`, `github-denied` or `input-invalid`.
	*/
	async write(repository, marker, compose) {
		const path = `${repositoryPath(this.#transport, repository)}/issues`;
		const isOwn = await ownershipOf(this.#transport);
		const find = () => this.#find(path, marker, isOwn);
		const existing = await find();
		const content = compose(existing?.issue.body ?? void 0);
		if (content === void 0) return existing === void 0 ? "none" : "unchanged";
		if (existing !== void 0) {
			await this.#update(path, existing.issue, content, isOwn);
			return "updated";
		}
		const { title, body, isOpen } = content;
		if (!isOpen) return "none";
		const call = {
			...WRITE,
			method: "POST",
			path,
			what: "the issue",
			body: {
				title,
				body,
				labels: [LABEL]
			},
			lookAgain: async () => (await find())?.answer
		};
		const { status, bytes } = await this.#transport.ask(call, [201]);
		if (status === 201) this.#demandLabel(bytes);
		return "created";
	}
	/** The comment comes first: if the rest fails, the next run sees the old state, and says again what changed. */
	async #update(path, issue, content, isOwn) {
		const { title, body, isOpen, comment } = content;
		const place = `${path}/${issue.number}`;
		if (comment !== void 0 && issue.locked !== true) {
			const comments = `${place}/comments`;
			const what = "the comment";
			const since = encodeURIComponent(issue.updated_at);
			const lookAgain = async () => {
				const answer = await this.#transport.ask({
					...WRITE,
					method: "GET",
					path: `${comments}?per_page=${PAGE}&since=${since}`,
					what: "the comments"
				}, [200]);
				const written = CommentsSchema.safeParse(jsonOf(answer.bytes));
				if (!written.success) throw this.#unreadable("the comments");
				return written.data.some((one) => one.body === comment && isOwn(one)) ? answer : void 0;
			};
			await this.#transport.ask({
				...WRITE,
				method: "POST",
				path: comments,
				what,
				body: { body: comment },
				lookAgain
			}, [201]);
		}
		const what = "the update of the issue";
		const state = isOpen ? { state: "open" } : {
			state: "closed",
			state_reason: "completed"
		};
		const { bytes } = await this.#transport.ask({
			...WRITE,
			method: "PATCH",
			path: place,
			what,
			body: {
				title,
				body,
				...state
			}
		}, [200]);
		if (!IssueSchema.safeParse(jsonOf(bytes)).success) throw this.#unreadable(what);
	}
	/** GitHub drops the label if the token may not set it. The next run would not find the issue, and make another. */
	#demandLabel(bytes) {
		const issue = IssueSchema.safeParse(jsonOf(bytes));
		if (!issue.success) throw this.#unreadable("the issue");
		const { number, labels } = issue.data;
		if (labels.some((one) => (typeof one === "string" ? one : one.name) === LABEL)) return;
		throw this.#transport.fault("github-denied", `GitHub made issue ${number} without the label ${LABEL}, which this token may not set: add it to the issue by hand, or the next run makes another`);
	}
	/** The oldest issue with the marker by the owner of the token, and the answer that contains it. */
	async #find(path, marker, isOwn) {
		const what = "the issues of the repository";
		for (let page = 1; page <= MAX_PAGES; page += 1) {
			const query = `state=all&sort=created&direction=asc&labels=${LABEL}&per_page=${PAGE}&page=${page}`;
			const answer = await this.#transport.ask({
				...WRITE,
				method: "GET",
				path: `${path}?${query}`,
				what
			}, [200]);
			const issues = array(IssueSchema).safeParse(jsonOf(answer.bytes));
			if (!issues.success) throw this.#unreadable(what);
			const issue = issues.data.find((one) => one.pull_request === void 0 && one.body?.startsWith(`${marker}\n`) && isOwn(one));
			if (issue !== void 0) return {
				issue,
				answer
			};
			if (issues.data.length < PAGE) return void 0;
		}
		const message = `the repository has more than 1000 issues with the label ${LABEL}: remove it from those that Assay did not write`;
		throw this.#transport.unavailable(message);
	}
	#unreadable(what) {
		return this.#transport.unavailable(`GitHub's answer for ${what} is not what its API describes`);
	}
};

// src/fleet/report/inputs.ts
/** Reads every input of the report. Finds all faults before it reports any. */
function readFleetReportInputs(env) {
	const inputs = new RawInputs(env);
	const planned = readPlanFile(inputs);
	const results = inputs.path(inputs.required("results", "name the folder with the results of the shards"));
	if (inputs.text("results") !== "" && !(existsSync(results) && statSync(results).isDirectory())) inputs.fault("results", `there is no folder ${results}`);
	const token = inputs.text("github-token");
	const isIssueWanted = inputs.boolean("issue");
	if (isIssueWanted && token === "") inputs.fault("issue", "it needs `github-token`, which is empty");
	readAudit(inputs);
	const outputDir = inputs.text("output-dir");
	const temporary = temporaryFolder(env);
	const settings = {
		outputDir: outputDir === "" ? join(temporary, "assay-fleet") : inputs.path(outputDir),
		cacheDir: join(env.RUNNER_TOOL_CACHE || temporary, "assay"),
		summary: inputs.boolean("summary"),
		...isIssueWanted && { issueToken: token }
	};
	inputs.throwFaults();
	return {
		request: {
			...planned,
			results
		},
		settings
	};
}

// src/stages/fleet/read-results.ts
/** A name of a result, also of a second one: what a browser or a person makes of it. */
const RESULT = /^shard-.*\.json$/;
const MAX_RESULT_BYTES = 268435456;
/** More files than shards are read, so that a second result of a shard is noticed. */
const MAX_FILES = 4 * 250;
/**
* Every result below a folder, at any depth: each artifact of a workflow may have its own. Throws `input-invalid` if the
* folder cannot be read.
*/
async function readResults(folder) {
	let files;
	try {
		files = (await readdir(folder, {
			recursive: true,
			withFileTypes: true
		})).filter((entry) => !entry.isDirectory() && RESULT.test(entry.name)).map((entry) => join(entry.parentPath, entry.name)).toSorted();
	} catch (error) {
		const why = codeOf(error, messageOf(error));
		throw fault("input-invalid", "inputs", `input \`results\`: ${folder} cannot be read (${why})`, error);
	}
	if (files.length > MAX_FILES) throw fault("input-invalid", "inputs", `input \`results\`: ${folder} has more than ${MAX_FILES} results`);
	const read = [];
	for (const path of files) read.push({
		file: plain(relative(folder, path), 300),
		result: await readOne(path)
	});
	return read;
}
async function readOne(path) {
	try {
		const { size } = await stat(path);
		if (size > MAX_RESULT_BYTES) return unparsable(`is larger than ${sizeText(MAX_RESULT_BYTES)}`);
		return parseShardResult(await readFile(path));
	} catch (error) {
		return unparsable(`cannot be read (${codeOf(error, messageOf(error))})`);
	}
}

// src/fleet/report/pipeline.ts
/** One report of the results of all shards. Throws `plan-invalid` or `input-invalid`; everything else is in the report. */
async function fleetReport({ plan, planDigest, results }, now) {
	const planned = await readPlan(plan, planDigest);
	return reportFleet(planned, await readResults(results), now());
}

// src/fleet/report/run-fleet-report.ts
const WORDS = {
	created: "written",
	updated: "updated",
	unchanged: "the state is the same",
	none: "none, because nothing needs attention"
};
/** One report from its inputs to its files, in an action or on a command line. Answers the verdict that was reported. */
async function runFleetReport(surroundings) {
	const { environment, runner } = surroundings;
	let options = firstOptions(surroundings);
	let workspace;
	try {
		const { request, settings } = readFleetReportInputs(environment);
		workspace = await createWorkspace({
			...settings,
			mayKeep: false,
			environment
		});
		options = {
			...options,
			evidence: workspace.evidence,
			summary: settings.summary
		};
		const report = await fleetReport(request, () => /* @__PURE__ */ new Date());
		const { issueToken } = settings;
		return await reportWholeFleet(report, workspace.evidence, {
			...options,
			event: eventOf(runner.context),
			...issueToken !== void 0 && { writeIssue: issueWriter(surroundings, issueToken) }
		});
	} catch (error) {
		return await reportFleetFault(reasonsOf(error, "inputs"), options);
	} finally {
		await workspace?.dispose();
	}
}
/** What fails is a warning: the report has everything. */
function issueWriter({ environment, runner }, token) {
	const redact = growingRedactor(runner.masked);
	const options = {
		apiUrl: environment.GITHUB_API_URL || "https://api.github.com",
		token,
		check: "inputs",
		redact
	};
	return async (compose) => {
		try {
			const written = await new FleetIssues(options).write(runner.context.repository, FLEET_ISSUE_MARKER, compose);
			return {
				failed: false,
				message: WORDS[written]
			};
		} catch (error) {
			const [{ code, message }] = reasonsOf(error, "inputs");
			return {
				failed: true,
				message: plain(`The issue could not be written: ${message}.${code === "github-denied" ? " The job needs `permissions: issues: write`." : ""}`, 2e3)
			};
		}
	};
}

export { pessimisticFleet as n, runFleetReport as t };