import { Hn as toJson, Rn as toDenialReasons } from "./shared-gate.js";
import { a as asSentence, m as reasonsOf, o as plain } from "./shared-first.js";
import { s as writeEvidenceFile } from "./evidence-folder.js";
import { S as growingRedactor, it as durationInWords, nt as optional, t as PRODUCT } from "./shared-cli.js";
import { n as bounded } from "./annotations.js";
import { i as gateAuditEvent } from "./audit.js";
import { r as removeEvidence } from "./evidence-files.js";
import { t as GATE_STEPS } from "./admission2.js";
import { Tt as policyDigest, ft as glassInWords, xt as POLICY_PATH } from "./shared-policy.js";
import { c as toolSection$1, g as lineAsText, h as lineAsMarkdown, m as shortName, n as rules, r as findingSection, s as timingSection } from "./page-policy.js";
import { c as plural, f as withoutFolders, l as reasonAddress, n as comparedInWords, o as kindName, s as leftOut, u as shortDigest } from "./wording.js";
import { a as listSection, d as el, f as folded, h as link, i as simpleTable, l as code, m as line, n as reasonList, o as renderFrame, p as foreign, v as withoutEvidence } from "./page-verdict.js";
import { t as publishAudit } from "./publish-audit.js";
import { t as redactAdmission } from "./redact-run.js";
import { u as platformName } from "./shared-approve.js";
import { n as glassSection, t as glassRecord } from "./broken-glass.js";
import { a as isRed, i as bounded$1, n as toolTable, o as junitDocument, t as toolRecord } from "./tool-table.js";
import { t as decisionOutputs } from "./decision-outputs.js";
import { a as link$1, c as text, n as codeBlock, r as details, s as table, t as code$1 } from "./markdown.js";

// src/report/decision-line.ts
/** Longest cause in the headline, in UTF-16 units. */
const CAUSE = 200;
const WORDS = {
	allow: "Allowed",
	warn: "Allowed with warnings",
	deny: "Denied",
	error: "Could not be verified"
};
/** The causes, each once: a wrong signer makes a reason for each statement and platform. */
function causesOf({ denialReasons }) {
	return [...Map.groupBy(denialReasons, ({ code, remediation }) => JSON.stringify([code, remediation])).values()].flatMap(([first, ...others]) => first === void 0 ? [] : [{
		first,
		count: others.length + 1
	}]);
}
/** The signers of statements that another signer made than the required one. */
function otherSigners({ subjects }) {
	const signers = subjects.flatMap(({ refused }) => refused.flatMap(({ signedBy }) => signedBy ?? []));
	return [...new Set(signers)];
}
/** The decision and its cause, in one line. Each report writes its parts in its own format. */
function decisionLine(admission) {
	const name = { name: shortName(admission.reference ?? admission.imageInput) };
	const start = [`${WORDS[admission.decision]}: `, name];
	const [cause, ...others] = causesOf(admission);
	if (cause === void 0) return start;
	const more = others.length === 0 ? [] : [` (and ${others.length} more)`];
	const why = cause.first.code === "identity-mismatch" && otherSigners(admission).length > 0 ? "signed by another workflow than the gate wants" : { message: plain(cause.first.message, CAUSE).replace(/\.$/, "") };
	return [
		...start,
		", ",
		why,
		...more
	];
}

// src/report/page/gate-page.ts
const MOST = 2e3;
const TONES = {
	allow: "passed",
	warn: "warned",
	deny: "failed",
	error: "error"
};
/** A proven time to the second. */
function timeOf(time) {
	if (time === void 0) return "—";
	return `${foreign(time, 40).replace("T", " ").replace(/\.\d+Z$|Z$/, "")} UTC`;
}
/** The evidence page of a decision of the gate. */
function renderGatePage(admission, redact) {
	const headline = decisionLine(admission);
	const asked = withoutFolders(admission.imageInput);
	const sections = [
		requirementSection$1(admission),
		evidenceSection$1(admission),
		rescanSection$1(admission),
		listSection("coverage", "What was scanned again", coverage(admission)),
		refusedSection(admission),
		{
			id: "policy",
			title: "Policy",
			content: folded("All rules in force", rules(admission.policy, redact))
		},
		listSection("notes", "Notes", admission.notes),
		timingSection(admission, GATE_STEPS),
		toolSection$1(admission.tools, admission.rescan?.scan.database)
	];
	return renderFrame({
		title: `${lineAsText(headline)} · Assay`,
		tone: TONES[admission.decision],
		headline: line(headline),
		lead: [
			el("p", { class: "image" }, code(admission.reference ?? asked, 600)),
			el("p", { class: "muted" }, admission.reference === void 0 ? "not resolved to a digest · " : void 0, admission.reference === asked ? void 0 : [
				"requested as ",
				code(asked, 600),
				" · "
			], link("workflow run", admission.event.runUrl), ` · ${admission.finishedAt.slice(0, 19).replace("T", " ")} UTC`),
			reasonList(admission.denialReasons)
		],
		sections,
		footer: "Everything here is in report.json too, in a form for programs."
	});
}
function requirementSection$1(admission) {
	const { signers, admittedBy, brokenGlass, source, require, maxAgeMs } = admission;
	const [id, title] = ["required", "What the gate required"];
	if (signers.length === 0) return {
		id,
		title,
		content: void 0
	};
	const by = signers.flatMap((one, at) => [at === 0 ? "" : ", or ", ...signerInWords$1(one)]);
	const built = [source.repository, source.ref].filter((one) => one !== void 0).map((one, at) => [at === 0 ? "; built from " : " at ", code(one, 300)]);
	const age = `; verified within ${maxAgeMs / 36e5} h.`;
	const admitted = signers.length > 1 && admittedBy !== void 0 ? el("p", null, "Signed by ", ...signerInWords$1(admittedBy), ".") : void 0;
	const glass = brokenGlass.map((one) => el("p", null, `${foreign(glassInWords(one), 900)} (${one.rules.join(", ")})`));
	return {
		id,
		title,
		content: [
			el("p", null, `${require.join(", ")}, signed by `, ...by, ...built, age),
			admitted,
			...glass
		]
	};
}
function signerInWords$1(signer) {
	const until = signer.until === void 0 ? "" : ` (until ${foreign(signer.until, 40)})`;
	return signer.kind === "key" ? [
		"the key ",
		code(withoutFolders(signer.key), 300),
		until
	] : [
		code(signer.identity, 600),
		" with a token of ",
		code(signer.issuer, 300),
		until
	];
}
function evidenceSection$1({ subjects }) {
	const [id, title] = ["evidence", "Evidence"];
	const rows = subjects.flatMap(({ name, digest, evidence }) => evidence.map((one) => [
		foreign(kindName(one), 160),
		[`${foreign(name, 100)} `, code(shortDigest(digest))],
		one.signedBy === void 0 ? "the key" : code(one.signedBy, 600),
		timeOf(one.signedAt),
		origin$1(one),
		code(shortDigest(one.referrer))
	]));
	const columns = [
		"Evidence",
		"About",
		"Signed by",
		"Signed at",
		"From",
		"Stored as"
	].map((one) => ({
		title: one,
		...one === "Signed by" && { kind: "wide" }
	}));
	return {
		id,
		title,
		count: rows.length,
		content: simpleTable(title, columns, rows, MOST)
	};
}
function origin$1({ sourceRepository, sourceRef, sourceCommit, invocation }) {
	if (sourceRepository === void 0) return "—";
	const at = [sourceRef, sourceCommit?.slice(0, 12)].filter((one) => one !== void 0).join(" ");
	const run = invocation === void 0 ? void 0 : [" ", link("run", invocation)];
	return [
		link(sourceRepository.replace(/^https:\/\//, ""), sourceRepository),
		" ",
		code(at, 300),
		run
	];
}
function rescanSection$1({ rescan }) {
	const shown = rescan?.newFindings.map(({ finding, effect, known }) => ({
		finding,
		effect: effect === "block" ? "blocks" : "warns",
		why: known ? "known when the image was signed, and did not count then" : "not known when the image was signed"
	}));
	return findingSection("Findings that count now", shown, {
		entries: [],
		leftOut: 0,
		notes: []
	}, MOST);
}
function coverage({ rescan }) {
	if (rescan === void 0) return [];
	return [`The packages of the attested SBOM: ${rescan.scan.coverage.slice(0, 20).map((one) => comparedInWords(one)).join(", ")}.`, ...rescan.coverage.notes];
}
function refusedSection({ subjects }) {
	const lines = subjects.flatMap(({ name, refused, unreadable }) => [...refused, ...unreadable].map((one) => `${name}, ${foreign(one.referrer, 20)}: ${one.why}`));
	return listSection("refused", "What did not count as evidence", lines);
}

// src/report/gate/decision-json.ts
/** The decision as the document `report.json`. The keys are always in this order. It names no folder of the machine. */
function decisionReportOf(admission) {
	const { event, rescan } = admission;
	return {
		schemaVersion: 1,
		generator: PRODUCT,
		decision: admission.decision,
		reasons: admission.denialReasons.map(reasonOf),
		startedAt: admission.startedAt,
		finishedAt: admission.finishedAt,
		asked: admission.imageInput,
		...optional({ reference: admission.reference }),
		event: {
			name: event.name,
			repository: event.repository,
			ref: event.ref,
			sha: event.sha,
			runUrl: event.runUrl
		},
		demands: demandsOf(admission),
		subjects: admission.subjects.map(subjectOf),
		...optional({ admittedBy: admission.admittedBy && signerRecord(admission.admittedBy).name }),
		...optional({ brokenGlass: admission.brokenGlass.length > 0 ? admission.brokenGlass.map(glassRecord) : void 0 }),
		...optional({ rescan: rescan === void 0 ? void 0 : rescanOf(rescan) }),
		tools: admission.tools.map(toolRecord),
		notes: [...admission.notes],
		timings: { ...admission.timings }
	};
}
function reasonOf({ code, check, effect, message, remediation, subject, evidence }) {
	return {
		code,
		check,
		effect: effect ?? "block",
		message,
		remediation,
		...optional({ subject }),
		evidence: [...evidence]
	};
}
function demandsOf(admission) {
	const { signers, admittedBy, source, require, maxAgeMs, policy } = admission;
	const { failOn, databaseMaxAgeMs } = policy.vulnerabilities;
	const signer = admittedBy ?? signers[0];
	const namedSigner = signer && signerOf(signer);
	return {
		...optional({
			signer: namedSigner,
			sourceRepository: source.repository,
			sourceRef: source.ref
		}),
		...optional({ signers: signers.length > 1 ? signers.map(signerRecord) : void 0 }),
		...optional({
			sourceRepositoryId: source.repositoryId,
			sourceOwnerId: source.ownerId
		}),
		...optional({
			level: policy.gate.level,
			runner: source.runner
		}),
		promotedFrom: [...policy.gate.promotedFrom],
		require: [...require],
		maxAgeMs,
		policies: [policyDigest(policy), ...policy.gate.acceptedPolicies],
		failOn: [...failOn],
		databaseMaxAgeMs
	};
}
function signerOf(signer) {
	if (signer.kind === "key") return {
		kind: signer.kind,
		key: withoutFolders(signer.key)
	};
	const { kind, identity, issuer } = signer;
	return {
		kind,
		identity,
		issuer
	};
}
function signerRecord(signer) {
	const { until } = signer;
	return signer.kind === "key" ? {
		name: withoutFolders(signer.key),
		...optional({ until })
	} : {
		name: signer.identity,
		issuer: signer.issuer,
		...optional({ until })
	};
}
function subjectOf({ digest, name, role, evidence, refused, unreadable }) {
	return {
		digest,
		name,
		role,
		evidence: evidence.map((one) => ({ ...one })),
		refused: refused.map(({ referrer, kind, why }) => ({
			referrer,
			...optional({ kind }),
			why
		})),
		unreadable: unreadable.map(({ referrer, why }) => ({
			referrer,
			why
		}))
	};
}
function rescanOf({ scan, newFindings }) {
	const { updatedAt, downloadedAt, repository, server, sha256 } = scan.database;
	return {
		startedAt: scan.startedAt,
		finishedAt: scan.finishedAt,
		database: {
			updatedAt,
			...optional({
				downloadedAt,
				repository,
				server,
				sha256
			})
		},
		coverage: scan.coverage.flatMap(({ scope, os, listed, compared, incomparable, unsourced, gaps = [] }) => scope.kind === "platform" ? {
			platform: platformName(scope.platform),
			manifest: scope.manifest,
			...optional({ os: os === void 0 ? void 0 : `${os.family} ${os.name}` }),
			listed,
			compared,
			incomparable,
			unsourced,
			gaps: gaps.map(({ kind, path, package: of, why, decides }) => ({
				kind,
				path,
				why,
				decides,
				...optional({ package: of })
			}))
		} : []),
		found: scan.findings.length,
		newFindings: newFindings.map(findingOf)
	};
}
function findingOf({ finding, effect, known }) {
	const { id, severity, version, purl, fixedIn, title, url, foundIn } = finding;
	return {
		id,
		severity,
		effect,
		known,
		package: finding.package,
		version,
		...optional({
			purl,
			fixedIn,
			title,
			url
		}),
		foundIn: [...foundIn]
	};
}

// src/report/gate/decision-lines.ts
/** The decision as lines for the log of the step. The caller must remove control characters. */
function decisionLines(admission) {
	const { decision, reference, imageInput, rescan, denialReasons } = admission;
	return [
		...admission.subjects.flatMap(subjectLines),
		...rescan === void 0 ? [] : [`Rescan: ${plural(rescan.newFindings.length, "finding blocks", "findings block")} now, of ${rescan.scan.findings.length} found (database of ${rescan.scan.database.updatedAt})`],
		...admission.brokenGlass.map((glass) => `${glassInWords(glass)} (${glass.rules.join(", ")})`),
		...admission.notes,
		...denialReasons.map(({ code, message }) => `${code}: ${message}`),
		`Decision for ${reference ?? imageInput}: ${decision}`
	];
}
function subjectLines({ name, digest, evidence }) {
	return evidence.map((one) => `${name} ${shortDigest(digest)}: ${evidenceLine(one)}`);
}
/** What a statement is, who signed it and when. */
function evidenceLine(record) {
	const who = record.signedBy === void 0 ? "by the key" : `by ${record.signedBy}`;
	const when = record.signedAt === void 0 ? "" : ` at ${record.signedAt}`;
	return `${kindName(record)} ${shortDigest(record.referrer)} ${who}${when}`;
}

// src/report/gate/decision-junit.ts
/**
* A decision as JUnit XML: the evidence on which it is based, the new scan, and a case for each cause. The document has a
* failure or an error exactly if the decision is `deny` or `error`. No name of a case contains a digest.
*/
function renderDecisionJunit(admission) {
	const found = [evidenceSuite(admission), rescanSuite(admission)];
	const isShown = found.some(({ cases }) => cases.some(isRed));
	const { imageInput, startedAt } = admission;
	const name = shortName(admission.reference ?? imageInput);
	return junitDocument(`Assay gate ${name}`, startedAt, [...found, decisionSuite(admission, isShown)]);
}
function evidenceSuite({ subjects, timings }) {
	const cases = subjects.flatMap(({ name, evidence }) => evidence.map((one) => ({
		name: `${kindName(one)} of ${name}`,
		output: evidenceLine(one)
	})));
	return {
		name: "Evidence",
		cases: cases.length === 0 ? [{
			name: "Evidence",
			skipped: "there is no evidence that counts"
		}] : cases,
		...timings.evidence === void 0 ? {} : { milliseconds: timings.evidence }
	};
}
function rescanSuite({ rescan, decision, timings }) {
	const name = "Rescan";
	if (rescan === void 0) return {
		name,
		cases: [{
			name,
			skipped: "the SBOM was not scanned again"
		}]
	};
	const found = bounded$1(rescan.newFindings.map(({ finding }) => {
		const fix = finding.fixedIn === void 0 ? "no fix yet" : `fixed in ${finding.fixedIn}`;
		const failure = `${finding.package} ${finding.version}: ${finding.severity}, ${fix}`;
		return {
			name: `${finding.id} in ${finding.package}`,
			failure
		};
	}));
	const cases = decision === "warn" ? found.map(onlyWarning) : found;
	const checked = `no finding blocks, of ${plural(rescan.scan.findings.length, "finding")}`;
	return {
		name,
		cases: cases.length === 0 ? [{
			name,
			output: checked
		}] : cases,
		...timings.rescan === void 0 ? {} : { milliseconds: timings.rescan }
	};
}
function onlyWarning({ name, failure = "" }) {
	return {
		name,
		output: `Only warns: ${failure}`
	};
}
/** The causes, without the new findings, which are cases already. */
function decisionSuite(admission, isShown) {
	const { decision } = admission;
	const isStopped = decision === "deny" || decision === "error";
	const cases = causesOf(admission).filter(({ first }) => !(isShown && first.code === "new-findings")).map(({ first, count }) => {
		const name = `${first.check}: ${first.code}`;
		const message = count === 1 ? first.message : `${first.message} (and ${count - 1} more like it)`;
		if (!isStopped || first.effect === "warn") return {
			name,
			output: `Only warns: ${message}`
		};
		return decision === "error" ? {
			name,
			error: message
		} : {
			name,
			failure: message
		};
	});
	const isRedSomewhere = isShown || cases.some(isRed);
	const own = isStopped && !isRedSomewhere ? {
		name: "Decision",
		error: `the decision is ${decision}`
	} : {
		name: "Decision",
		output: decision
	};
	return {
		name: "Decision",
		cases: [...cases, own]
	};
}

// src/report/gate/decision-causes.ts
/** The greatest number of causes, and of other signers, to show. */
const SHOWN = 10;
const ICONS = {
	allow: "✅",
	warn: "⚠️",
	deny: "❌",
	error: "⛔"
};
/** The decision and its cause as one line of Markdown, without its `##`. */
function decisionHeadline(admission) {
	return `${ICONS[admission.decision]} ${lineAsMarkdown(decisionLine(admission))}`;
}
/** What was found, what was wanted, and what to change: each cause once. */
function causeSection(admission) {
	const causes = causesOf(admission);
	const shown = causes.slice(0, SHOWN).map((cause) => causeInWords(cause, admission));
	const more = causes.length > SHOWN ? [`${causes.length - SHOWN} more causes are in \`report.json\`.`] : [];
	return [...shown, ...more].join("\n\n");
}
function causeInWords({ first, count }, admission) {
	const reference = `(${link$1(first.code, reasonAddress(first.code))})`;
	const foreign = first.code === "identity-mismatch" ? foreignSigner(admission) : void 0;
	if (foreign !== void 0) return `${foreign} ${reference}`;
	const others = count === 1 ? "" : ` The same for ${count - 1} more, listed below.`;
	return `**${text(first.message.replace(/\.$/, ""), 1400)}.**${others}  \n**To fix it:** ${text(remedyOf(first, admission), 600)} ${reference}`;
}
/** The default policy judges if the repository was not checked out. That is the likely cause of another policy. */
function remedyOf(reason, { isDefaultPolicy = false }) {
	if (reason.code !== "policy-mismatch" || !isDefaultPolicy) return reason.remediation;
	return `There is no ${POLICY_PATH} in this workspace, so the default policy judged. Check out the repository first. ${reason.remediation}`;
}
/** `Signed by A; the gate wants B. If A is right: …`. Undefined if no certificate names another signer. */
function foreignSigner(admission) {
	const wanted = admission.signers.flatMap((one) => one.kind === "certificate" ? [one.identity] : []);
	const [first, ...others] = otherSigners(admission);
	if (first === void 0 || wanted.length === 0) return void 0;
	const named = (identities) => identities.slice(0, SHOWN).map((one) => code$1(one, 600));
	const also = others.length === 0 ? "" : ` and by ${named(others).join(", ")}`;
	const change = codeBlock("yaml", [`certificate-identity: ${JSON.stringify(first)}`]);
	return `**Signed by** ${code$1(first, 600)}${also}; **the gate wants** ${named(wanted).join(", or ")}. If the first one is right, set at the gate:\n\n${change}\n\nIf it is not, somebody else signed this image: ship it from the workflow that the gate wants.`;
}

// src/report/gate/decision-summary.ts
/** The greatest number of rows of each table. GitHub accepts 1 MiB for a job summary. */
const MAX_ROWS = 50;
/** The greatest number of signers that are named. */
const MOST_SIGNERS = 5;
/** The decision as GitHub Markdown: whether the image may be deployed, why, and how to fix it. */
function renderDecision(admission) {
	return `${[
		`## ${decisionHeadline(admission)}`,
		image(admission),
		glassSection(admission.brokenGlass),
		causeSection(admission),
		noteSection(admission),
		requirementSection(admission),
		evidenceSection(admission),
		rescanSection(admission),
		reasonSection(admission),
		toolSection(admission)
	].filter((section) => section !== "").join("\n\n")}\n`;
}
function image({ reference, imageInput }) {
	if (reference === void 0) return `**Image** ${code$1(imageInput, 600)}, not resolved to a digest`;
	const requested = imageInput === reference ? "" : `  \nRequested as ${code$1(imageInput, 600)}`;
	return `**Image** ${code$1(reference, 600)}${requested}`;
}
/** Every reason, folded, unless the causes above are all of them. */
function reasonSection(admission) {
	const { denialReasons } = admission;
	if (denialReasons.length <= causesOf(admission).length) return "";
	const rows = denialReasons.slice(0, MAX_ROWS).map((one) => [link$1(one.code, reasonAddress(one.code)), text(one.message, 1500)]);
	const list = table(["Code", "What was found"], rows);
	return details(`${plural(denialReasons.length, "reason")}, one by one`, list + leftOut(denialReasons.length, MAX_ROWS));
}
function requirementSection(admission) {
	const { signers, admittedBy, source, require, maxAgeMs } = admission;
	if (signers.length === 0) return "";
	const by = signers.slice(0, MOST_SIGNERS).map(signerInWords).join(", or ");
	const more = signers.length > MOST_SIGNERS ? `, or ${signers.length - MOST_SIGNERS} more` : "";
	const admitted = signers.length > 1 && admittedBy !== void 0 ? `  \n**Signed by** ${signerInWords(admittedBy)}` : "";
	const from = [source.repository, source.ref].filter((one) => one !== void 0);
	const built = from.length === 0 ? "" : `; built from ${from.map((one) => code$1(one, 300)).join(" at ")}`;
	return `**Required** ${require.join(", ")}, signed by ${by}${more}${built}; verified within ${durationInWords(maxAgeMs)}.${admitted}`;
}
function signerInWords(signer) {
	const until = signer.until === void 0 ? "" : ` (until ${text(signer.until, 40)})`;
	return signer.kind === "key" ? `the key ${code$1(withoutFolders(signer.key), 300)}${until}` : `${code$1(signer.identity, 600)} with a token of ${code$1(signer.issuer, 300)}${until}`;
}
function evidenceSection({ subjects }) {
	const rows = subjects.flatMap(({ name, digest, evidence }) => evidence.map((one) => [
		text(kindName(one), 160),
		`${text(name, 100)} ${code$1(shortDigest(digest))}`,
		one.signedBy === void 0 ? "the key" : code$1(one.signedBy, 600),
		text(one.signedAt ?? "—", 40),
		origin(one),
		code$1(shortDigest(one.referrer))
	]));
	if (rows.length === 0) return "";
	const list = table([
		"Evidence",
		"About",
		"Signed by",
		"Signed at",
		"From",
		"Stored as"
	], rows.slice(0, MAX_ROWS));
	return details("The evidence on which the decision is based", list + leftOut(rows.length, MAX_ROWS));
}
function origin({ sourceRepository, sourceRef, sourceCommit, invocation }) {
	if (sourceRepository === void 0) return "—";
	const at = [sourceRef, sourceCommit?.slice(0, 12)].filter((one) => one !== void 0).join(" ");
	const run = invocation === void 0 ? "" : `, ${link$1("run", invocation)}`;
	return `${link$1(sourceRepository.replace(/^https:\/\//, ""), sourceRepository)} ${code$1(at, 300)}${run}`;
}
function rescanSection({ rescan }) {
	if (rescan === void 0) return "";
	const { scan, newFindings } = rescan;
	const scanned = `The packages of the attested SBOM were scanned again: ${scan.coverage.map((counts) => comparedInWords(counts)).slice(0, 10).join(", ")}. The vulnerability database is of ${text(scan.database.updatedAt, 40)}${databaseName(scan.database)}.`;
	if (newFindings.length === 0) return `### Rescan\n\n${scanned} No finding blocks.`;
	const rows = newFindings.slice(0, MAX_ROWS).map(({ finding, known }) => [
		finding.severity,
		link$1(finding.id, finding.url),
		`${code$1(finding.package, 150)} ${code$1(finding.version, 80)}`,
		finding.fixedIn === void 0 ? "none yet" : code$1(finding.fixedIn, 80),
		known ? "known, did not block" : "not known"
	]);
	return `### Rescan\n\n${scanned} ${plural(newFindings.length, "finding blocks", "findings block")} now:\n\n${table([
		"Severity",
		"Id",
		"Package",
		"Fixed in",
		"When it was signed"
	], rows)}${leftOut(newFindings.length, MAX_ROWS)}`;
}
function noteSection({ notes }) {
	return notes.map((note) => `- ⚠️ ${text(note, 600)}`).join("\n");
}
function toolSection({ tools, timings }) {
	if (tools.length === 0) return "";
	const steps = Object.entries(timings).map(([step, took]) => `${step} ${(took / 1e3).toFixed(1)} s`);
	return details("Tools and times", `${toolTable(tools)}\n\nTimes: ${steps.join(", ")}.`);
}
function databaseName({ sha256, server = "" }) {
	return sha256 === void 0 ? `, at ${code$1(server, 200)}` : ` (SHA-256 ${code$1(sha256.slice(0, 12))})`;
}

// src/report/gate/decision-report.ts
/**
* Reports a decision to people and programs, and answers the decision that was reported: `error` if the files or outputs
* could not be written. The outputs are written last; until then they say `error`.
*/
async function reportDecision(admission, options) {
	const redact = growingRedactor(options.secretValues ?? /* @__PURE__ */ new Set());
	const whole = redactAdmission(admission, redact);
	const files = await writeFiles(whole, options.evidence, redact);
	const reported = files.done ? whole : withoutReport(whole, files.reasons);
	const { publisher } = options;
	publisher.lines(decisionLines(reported));
	publisher.annotations(decisionAnnotations(reported));
	if (options.summary) await publisher.summary(renderDecision(reported));
	publisher.document(() => toJson(decisionReportOf(reported)));
	publisher.junit(() => renderDecisionJunit(reported));
	const isPublished = publisher.outputs(decisionOutputs(reported, files.done ? files.value : {}));
	await publishAudit(gateAuditEvent(reported), files.done ? options : withoutEvidence(options));
	return isPublished ? reported.decision : "error";
}
/** Writes the files. Without an evidence folder there are none. */
async function writeFiles(admission, folder, redact) {
	if (folder === void 0) return {
		done: true,
		value: {}
	};
	try {
		const [report, page] = await Promise.all([
			writeEvidenceFile(folder, "report.json", toJson(decisionReportOf(admission))),
			writeEvidenceFile(folder, "report.html", renderGatePage(admission, redact)),
			writeEvidenceFile(folder, "summary.md", renderDecision(admission))
		]);
		return {
			done: true,
			value: {
				report: report.path,
				page: page.path
			}
		};
	} catch (error) {
		await removeEvidence(folder);
		return {
			done: false,
			reasons: reasonsOf(error, "inputs")
		};
	}
}
/** The decision whose report could not be written: nobody could later see what it was based on. */
function withoutReport(admission, faults) {
	const reasons = faults.map((reason) => ({
		...reason,
		message: `the report could not be written: ${reason.message}`
	}));
	const denialReasons = [...toDenialReasons(reasons), ...admission.denialReasons];
	return {
		...admission,
		decision: "error",
		denialReasons
	};
}
/** The annotations of a decision, at most ten. */
function decisionAnnotations(admission) {
	const level = admission.decision === "warn" ? "warning" : "error";
	return bounded(admission.denialReasons.map(({ code, message, remediation }) => ({
		level,
		title: `Assay: ${code}`,
		message: plain(`${asSentence(message)} ${remediation}`, 2e3).trim()
	})));
}

export { decisionAnnotations, reportDecision };