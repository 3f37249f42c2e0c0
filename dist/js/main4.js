import { T as askedImage, m as redactor, s as trustNamedRoots, u as createRunner } from "./github-transport.js";
import { $t as signerEnvironment, Bt as gateAuditEvent, Ct as remarksOf, Gt as kindName, It as publishAudit, Jt as reasonAddress, Kt as leftOut, N as tagBeside, Nt as judgeRegistries, Pt as redactAdmission, Qt as createWorkspace, R as knownKey, S as placesOf, St as readPolicy, Vt as bounded, Wt as comparedInWords, Xt as withoutFolders, Yt as shortDigest, Z as prepareTrust, Zt as PRODUCT, _t as isFile, a as platformOf, b as pinImage, bt as readDuration, et as successOf, ht as eventOf, in as wireCommon, kt as withoutEvidence, o as rescan$1, pt as concurrently, qt as plural, r as database, rn as firstOptions, t as vexAttestations, tn as parseSubject, v as gather, vt as readRepositories, x as tagMoved, xt as readPolicyWish, y as REQUIREMENTS, yt as readSettings, z as readKnown, zt as writeEvidenceFile } from "./vex-attestations.js";
import { A as number, C as array, D as int, E as discriminatedUnion, F as string, K as isDigest, M as partialRecord, O as literal, P as strictObject, W as hex$1, b as _enum, f as repositoryName, l as pinnedName, m as withHubName, q as plain, t as mayKeep, u as platformName, w as boolean } from "./event.js";
import { C as policyDigest, _ as DEFAULT_POLICY, b as SLSA_LEVELS, g as isSeverity, h as countBySeverity, p as SEVERITIES, s as matchesGlob, x as effectOn } from "./policy-file.js";
import { a as REASONS, c as reasonsOf, i as CHECKS, r as AssayError, s as fault, t as RawInputs } from "./raw-inputs.js";
import { h as certificateName, o as isVouchedFor, p as sameName } from "./base-image.js";
import { i as provenanceFaults, n as isOf, r as keyFault, t as certificateFault } from "./source-rule.js";
import { a as table, c as toOutputJson, i as link, l as toOutputList, o as text, s as toJson, t as code } from "./markdown.js";
import { a as publishSummary, i as publishOutputs, n as publishLines, t as publishAnnotations } from "./publish.js";
import { d as judgeScan, f as counted, h as weigh, r as gap, y as vexRuler } from "./workspace-file.js";
import { join } from "node:path";
import { writeFile } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";

// src/adapters/registry/read-only.ts
/** The same registry without anything that writes: not hidden by its type alone, but not there. */
function readOnly(registry) {
	return {
		resolve: (reference) => registry.resolve(reference),
		blob: (repository, blob) => registry.blob(repository, blob),
		referrers: (repository, subject, limit, isWanted, unreadable) => registry.referrers(repository, subject, limit, isWanted, unreadable),
		certificates: (name) => registry.certificates(name),
		dockerConfig: (name, path) => registry.dockerConfig(name, path)
	};
}

// src/domain/gate/gate-request.ts
/** The policy as this gate enforces it: an input decides where there is no file, and can only make a file stricter. */
function gatePolicy(policy, isDefault, enforce) {
	if (enforce === void 0 || enforce === "warn" && !isDefault) return policy;
	const { blockFrom: _blockFrom, ...gate } = policy.gate;
	return {
		...policy,
		gate: {
			...gate,
			enforce
		}
	};
}
/**
* The demands of a request: those of its policy, and its inputs where that says nothing. Throws `input-invalid` where
* nobody says who signs, and for inputs that say something else than the policy.
*/
function demandsOf$1(request) {
	const { policy, maxAgeMs, source, reference } = request;
	const { gate } = policy;
	assertStricter(request);
	const repository = source.repository ?? gate.sourceRepository;
	const ref = [source.ref, gate.sourceRef].find((one) => one !== void 0 && one !== "any");
	const { sourceRepositoryId: repositoryId, sourceOwnerId: ownerId, level } = gate;
	const runner = gate.runner ?? source.runner;
	const signer = request.signer ?? signerOf(gate);
	if (signer === void 0) throw fault("input-invalid", "inputs", "nobody is named who must have signed: set `certificate-identity` or `key`, or `gate.identity` in the policy file");
	return {
		signer,
		source: {
			...repository === void 0 ? {} : { repository },
			...given("ref", ref ?? source.ref ?? gate.sourceRef),
			...given("repositoryId", repositoryId),
			...given("ownerId", ownerId),
			...given("runner", runner)
		},
		require: requirements(request),
		maxAgeMs,
		policies: [policyDigest(policy), ...gate.acceptedPolicies],
		databaseMaxAgeMs: policy.vulnerabilities.databaseMaxAgeMs,
		place: repositoryName(reference),
		promotedFrom: gate.promotedFrom,
		...given("level", level)
	};
}
/** What is demanded of the build, only a provenance can show. */
function requirements({ require, source, policy: { gate } }) {
	const { level, runner, sourceRepositoryId, sourceOwnerId } = gate;
	return [
		level,
		runner,
		source.runner,
		sourceRepositoryId,
		sourceOwnerId
	].some((one) => one !== void 0) ? REQUIREMENTS.filter((one) => one === "provenance" || require.includes(one)) : require;
}
/** An input makes a policy stricter where that says nothing; where it says something else, one of the two is wrong. */
function assertStricter({ signer, source, policy: { gate } }) {
	const named = signerOf(gate);
	const [first, ...rest] = [...[
		[
			"certificate-identity",
			"identity",
			nameOf(signer),
			nameOf(named)
		],
		[
			"source-repository",
			"source-repository",
			source.repository,
			gate.sourceRepository
		],
		[
			"source-ref",
			"source-ref",
			source.ref,
			gate.sourceRef === "any" ? void 0 : gate.sourceRef
		]
	].flatMap(([input, key, one, other]) => {
		if (one === void 0 || other === void 0 || one === other) return [];
		if (input === "source-repository" && sameName(one, other)) return [];
		return [{
			code: "input-invalid",
			check: "inputs",
			message: `input \`${input === "certificate-identity" && signer?.kind === "key" ? "key" : input}\`: it says ${one}, and \`gate.${key}\` of the policy says ${other}; leave out the input, or change the policy`
		}];
	}), ...looserRef(source, gate)];
	if (first !== void 0) throw new AssayError([first, ...rest]);
}
/** A workflow that the policy names signs for the ref in its name, unless another is said: `any` takes that away. */
function looserRef(source, gate) {
	const repository = source.repository ?? gate.sourceRepository;
	const identity = gate.signer?.identity ?? "";
	const isOwn = repository === void 0 || isOf(identity, repository);
	if (source.ref !== "any" || gate.sourceRef !== void 0 || gate.signer === void 0 || !isOwn) return [];
	return [{
		code: "input-invalid",
		check: "inputs",
		message: `input \`source-ref\`: it says any, and the policy takes the ref of ${gate.signer.identity} alone; leave out the input, or set \`gate.source-ref: any\` in the policy`
	}];
}
function signerOf({ signer }) {
	return signer === void 0 ? void 0 : {
		kind: "certificate",
		...signer
	};
}
function nameOf(signer) {
	if (signer === void 0) return void 0;
	if (signer.kind === "key") return "a key";
	return `${certificateName(signer.identity) ?? signer.identity} (${signer.issuer})`;
}
function given(key, value) {
	const field = {};
	if (value !== void 0) field[key] = value;
	return field;
}

// src/domain/gate/admission.ts
/** Parts of the gate that take time, in the order in which the log and the report show them. */
const GATE_STEPS = [
	"tools",
	"trust",
	"image",
	"evidence",
	"cosign",
	"database",
	"rescan",
	"vex",
	"tag"
];
const MOST_RECORDED = 20;
/** What is reported of an examination; no bundle and no predicate is kept. */
function recordOf({ evidence, used }) {
	const { subject, refused, unreadable } = evidence;
	return {
		digest: subject.digest,
		name: subject.name,
		role: subject.role,
		evidence: used.map(({ kind, predicateType, referrer, certificate, signedAt, summary }) => ({
			kind,
			predicateType,
			referrer,
			...certificate === void 0 ? {} : {
				signedBy: certificate.subject,
				issuer: certificate.issuer,
				...certificate.sourceRepository && { sourceRepository: certificate.sourceRepository },
				...certificate.sourceRef && { sourceRef: certificate.sourceRef },
				...certificate.sourceDigest && { sourceCommit: certificate.sourceDigest },
				...certificate.sourceRepositoryId && { sourceRepositoryId: certificate.sourceRepositoryId },
				...certificate.sourceOwnerId && { sourceOwnerId: certificate.sourceOwnerId },
				...certificate.runnerEnvironment && { runnerEnvironment: certificate.runnerEnvironment },
				...certificate.invocation && { invocation: certificate.invocation }
			},
			...signedAt === void 0 ? {} : { signedAt },
			...typeof summary === "object" ? { timeVerified: summary.timeVerified } : {}
		})),
		refused: refused.slice(0, MOST_RECORDED),
		unreadable: unreadable.slice(0, MOST_RECORDED)
	};
}

// src/report/gate/decision-schema.ts
/** Raised when a field is taken away or changes its meaning; new fields alone do not raise it. */
const DECISION_SCHEMA_VERSION = 1;
const CODES = Object.keys(REASONS);
const KINDS = [...REQUIREMENTS, "vulnerabilities"];
const digest = string().regex(/^sha256:[0-9a-f]{64}$/);
const hex = string().regex(/^[0-9a-f]{64}$/);
const time = string().describe("RFC 3339");
const count = int().nonnegative();
const severity = _enum(SEVERITIES);
const reason = strictObject({
	code: _enum(CODES),
	check: _enum(CHECKS),
	effect: _enum(["block", "warn"]).describe("`warn`: it is told and does not stop the deployment by itself"),
	message: string(),
	mend: string().describe("the command or setting that would mend it"),
	subject: digest.optional().describe("the manifest that it is about"),
	evidence: array(digest).describe("referrer manifests that failed")
});
const evidence = strictObject({
	kind: _enum(KINDS),
	predicateType: string(),
	referrer: digest.describe("the referrer manifest that holds it"),
	signedBy: string().optional().describe("certificate identity; absent where a key signed"),
	issuer: string().optional(),
	signedAt: time.optional().describe("RFC 3339; absent where nothing proves a time"),
	sourceRepository: string().optional(),
	sourceRef: string().optional(),
	sourceCommit: string().optional(),
	sourceRepositoryId: string().optional().describe("GitHub's id, which a renamed repository keeps"),
	sourceOwnerId: string().optional(),
	runnerEnvironment: string().optional().describe("`github-hosted` or `self-hosted`"),
	invocation: string().optional().describe("the run that signed"),
	timeVerified: time.optional().describe("RFC 3339; of a verification summary")
});
const subject = strictObject({
	digest,
	name: string(),
	role: _enum([
		"image",
		"index",
		"platform"
	]),
	evidence: array(evidence).describe("what the decision rests on"),
	refused: array(strictObject({
		referrer: digest,
		kind: _enum(KINDS).optional(),
		why: string()
	})),
	unreadable: array(strictObject({
		referrer: string(),
		why: string()
	}))
});
const finding = strictObject({
	id: string(),
	severity,
	effect: _enum(["block", "warn"]),
	known: boolean().describe("whether the attested vulnerability result lists it, where it did not count then"),
	package: string(),
	version: string(),
	purl: string().optional(),
	fixedIn: string().optional(),
	title: string().optional(),
	url: string().optional(),
	foundIn: array(string())
});
const rescan = strictObject({
	startedAt: time,
	finishedAt: time,
	database: strictObject({
		updatedAt: time,
		downloadedAt: time.optional(),
		repository: string().optional(),
		sha256: hex
	}),
	coverage: array(strictObject({
		platform: string(),
		manifest: digest,
		os: string().optional(),
		listed: count.describe("packages of the SBOM: the sum of the next three"),
		compared: count,
		incomparable: count,
		unsourced: count,
		gaps: array(gap).describe("what was there and was not compared with advisories")
	})),
	found: count.describe("all findings, whether they count or not"),
	newFindings: array(finding)
});
/** `report.json` of the gate. Published as `schema/decision.schema.json`. */
const decisionSchema = strictObject({
	schemaVersion: literal(1),
	generator: strictObject({
		name: string(),
		version: string(),
		uri: string()
	}),
	decision: _enum([
		"allow",
		"warn",
		"deny",
		"error"
	]),
	reasons: array(reason),
	startedAt: time,
	finishedAt: time,
	asked: string().describe("the `image` input"),
	reference: string().optional().describe("`repository@sha256:…`; absent if it could not be resolved"),
	event: strictObject({
		name: string(),
		repository: string(),
		ref: string(),
		sha: string(),
		runUrl: string()
	}),
	demands: strictObject({
		signer: discriminatedUnion("kind", [strictObject({
			kind: literal("certificate"),
			identity: string(),
			issuer: string()
		}), strictObject({
			kind: literal("key"),
			key: string()
		})]).optional().describe("absent where nobody was named"),
		sourceRepository: string().optional(),
		sourceRef: string().optional().describe("`any`: every ref"),
		sourceRepositoryId: string().optional(),
		sourceOwnerId: string().optional(),
		level: _enum(SLSA_LEVELS).optional(),
		runner: _enum(["github-hosted"]).optional(),
		promotedFrom: array(string()).describe("globs of places that an image may be promoted from"),
		require: array(_enum(REQUIREMENTS)),
		maxAgeMs: number(),
		policies: array(digest).describe("the policy, then earlier ones that are accepted"),
		failOn: array(severity),
		databaseMaxAgeMs: number()
	}),
	subjects: array(subject).describe("the image; of an index the index first, then its platforms"),
	rescan: rescan.optional().describe("absent where it was not done"),
	tools: array(strictObject({
		name: string(),
		version: string(),
		sha256: hex,
		origin: string()
	})),
	notes: array(string()),
	timings: partialRecord(_enum(GATE_STEPS), number()).describe("milliseconds")
}).describe("Why the gate let an image through, or did not.");

// src/report/gate/decision-json.ts
/** The decision as the document `report.json`: keys always in this order, no folder of the machine in it. */
function decisionReportOf(admission) {
	const { event, rescan } = admission;
	return {
		schemaVersion: 1,
		generator: {
			name: PRODUCT.name,
			version: PRODUCT.version,
			uri: PRODUCT.uri
		},
		decision: admission.decision,
		reasons: admission.objections.map(reasonOf),
		startedAt: admission.startedAt,
		finishedAt: admission.finishedAt,
		asked: admission.asked,
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
		...optional({ rescan: rescan === void 0 ? void 0 : rescanOf(rescan) }),
		tools: admission.tools.map(({ name, version, sha256, origin }) => ({
			name,
			version,
			sha256,
			origin
		})),
		notes: [...admission.notes],
		timings: { ...admission.timings }
	};
}
function reasonOf({ code, check, effect, message, mend, subject, evidence }) {
	return {
		code,
		check,
		effect: effect ?? "block",
		message,
		mend,
		...optional({ subject }),
		evidence: [...evidence]
	};
}
function demandsOf({ signer, source, require, maxAgeMs, policy }) {
	const { failOn, databaseMaxAgeMs } = policy.vulnerabilities;
	return {
		...optional({
			signer: signer?.kind === "key" ? {
				kind: signer.kind,
				key: withoutFolders(signer.key)
			} : signer,
			sourceRepository: source.repository,
			sourceRef: source.ref
		}),
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
function rescanOf({ scan, found }) {
	const { updatedAt, downloadedAt, repository, sha256 } = scan.database;
	return {
		startedAt: scan.startedAt,
		finishedAt: scan.finishedAt,
		database: {
			updatedAt,
			...optional({
				downloadedAt,
				repository
			}),
			sha256
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
		newFindings: found.map(findingOf)
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
/** The fields that have a value: JSON has no `undefined`. */
function optional(fields) {
	const present = Object.entries(fields).filter(([, value]) => value !== void 0);
	return Object.fromEntries(present);
}

// src/report/gate/decision-lines.ts
/** The decision as lines for the log of the step; the caller neutralises them. */
function decisionLines(admission) {
	const { decision, reference, asked, rescan, objections } = admission;
	return [
		...admission.subjects.flatMap(subjectLines),
		...rescan === void 0 ? [] : [`Rescan: ${plural(rescan.found.length, "finding counts", "findings count")} now, of ${rescan.scan.findings.length} found (database of ${rescan.scan.database.updatedAt})`],
		...admission.notes,
		...objections.map(({ code, message }) => `${code}: ${message}`),
		`Decision for ${reference ?? asked}: ${decision}`
	];
}
function subjectLines({ name, digest, evidence }) {
	return evidence.map((one) => `${name} ${shortDigest(digest)}: ${evidenceLine(one)}`);
}
function evidenceLine(one) {
	const who = one.signedBy === void 0 ? "by the key" : `by ${one.signedBy}`;
	const when = one.signedAt === void 0 ? "" : ` at ${one.signedAt}`;
	return `${kindName(one)} ${shortDigest(one.referrer)} ${who}${when}`;
}

// src/report/gate/decision-summary.ts
/** At most so many rows of each table: the job summary holds 1 MiB. */
const ROWS = 50;
const HEADLINES = {
	allow: "## ✅ Assay gate: allowed",
	warn: "## ⚠️ Assay gate: allowed with warnings",
	deny: "## ❌ Assay gate: denied",
	error: "## ⛔ Assay gate: could not be verified"
};
/** The decision as GitHub Markdown: in one look whether the image may be deployed, why, and what would mend it. */
function renderDecision(admission) {
	return `${[
		HEADLINES[admission.decision],
		image(admission),
		reasonSection(admission),
		demandSection(admission),
		evidenceSection(admission),
		rescanSection(admission),
		noteSection(admission),
		toolSection(admission)
	].filter((section) => section !== "").join("\n\n")}\n`;
}
function image({ reference, asked }) {
	if (reference === void 0) return `**Image** ${code(asked, 600)}, not resolved to a digest`;
	const askedFor = asked === reference ? "" : `  \nAsked for as ${code(asked, 600)}`;
	return `**Image** ${code(reference, 600)}${askedFor}`;
}
function reasonSection({ objections }) {
	if (objections.length === 0) return "";
	const rows = objections.slice(0, ROWS).map((one) => [
		link(one.code, reasonAddress(one.code)),
		text(one.message, 1500),
		text(one.mend, 600)
	]);
	return `### Reasons\n\n${table([
		"Code",
		"What was found",
		"What mends it"
	], rows)}${leftOut(objections.length, ROWS)}`;
}
function demandSection({ signer, source, require, maxAgeMs }) {
	if (signer === void 0) return "";
	const by = signer.kind === "key" ? `the key ${code(withoutFolders(signer.key), 300)}` : `${code(signer.identity, 600)}, a token of ${code(signer.issuer, 300)}`;
	const from = [source.repository, source.ref].filter((one) => one !== void 0);
	const built = from.length === 0 ? "" : `; built from ${from.map((one) => code(one, 300)).join(" at ")}`;
	return `**Demanded** ${require.join(", ")}, signed by ${by}${built}; verified within ${maxAgeMs / 36e5} h.`;
}
function evidenceSection({ subjects }) {
	const all = subjects.flatMap(({ name, digest, evidence }) => evidence.map((one) => [
		text(kindName(one), 160),
		`${text(name, 100)} ${code(shortDigest(digest))}`,
		one.signedBy === void 0 ? "the key" : code(one.signedBy, 600),
		text(one.signedAt ?? "—", 40),
		origin(one),
		code(shortDigest(one.referrer))
	]));
	if (all.length === 0) return "";
	return `### Evidence\n\nWhat the decision rests on.\n\n${table([
		"Evidence",
		"About",
		"Signed by",
		"Signed at",
		"From",
		"Stored as"
	], all.slice(0, ROWS))}${leftOut(all.length, ROWS)}`;
}
function origin({ sourceRepository, sourceRef, sourceCommit, invocation }) {
	if (sourceRepository === void 0) return "—";
	const at = [sourceRef, sourceCommit?.slice(0, 12)].filter((one) => one !== void 0).join(" ");
	const run = invocation === void 0 ? "" : `, ${link("run", invocation)}`;
	return `${link(sourceRepository.replace(/^https:\/\//, ""), sourceRepository)} ${code(at, 300)}${run}`;
}
function rescanSection({ rescan }) {
	if (rescan === void 0) return "";
	const { scan, found } = rescan;
	const told = `Scanned again: ${scan.coverage.map((counts) => comparedInWords(counts)).slice(0, 10).join(", ")}, as the attested SBOM lists them, with the vulnerability database of ${text(scan.database.updatedAt, 40)} (SHA-256 ${code(scan.database.sha256.slice(0, 12))}).`;
	if (found.length === 0) return `### Rescan\n\n${told} Nothing counts.`;
	const rows = found.slice(0, ROWS).map(({ finding, known }) => [
		finding.severity,
		link(finding.id, finding.url),
		`${code(finding.package, 150)} ${code(finding.version, 80)}`,
		finding.fixedIn === void 0 ? "none yet" : code(finding.fixedIn, 80),
		known ? "known, did not count" : "not known"
	]);
	return `### Rescan\n\n${told} ${plural(found.length, "finding counts", "findings count")} now:\n\n${table([
		"Severity",
		"Id",
		"Package",
		"Fixed in",
		"When it was signed"
	], rows)}${leftOut(found.length, ROWS)}`;
}
function noteSection({ notes }) {
	return notes.length === 0 ? "" : `### Notes\n\n${notes.map((note) => `- ${text(note, 600)}`).join("\n")}`;
}
function toolSection({ tools, timings }) {
	const rows = tools.map((tool) => [
		tool.name,
		code(tool.version, 60),
		code(tool.sha256.slice(0, 12)),
		tool.origin
	]);
	if (rows.length === 0) return "";
	const steps = Object.entries(timings).map(([step, took]) => `${step} ${(took / 1e3).toFixed(1)} s`);
	return `<details><summary>Tools and times</summary>\n\n${table([
		"Tool",
		"Version",
		"SHA-256",
		"Origin"
	], rows)}\n\nTimes: ${steps.join(", ")}.\n\n</details>`;
}

// src/report/gate/decision-report.ts
/** At most so many reasons go into the output; `report.json` has all. */
const REASONS_SHOWN = 100;
/** What is written before anything else happens, so that a gate that is cut off reads as an error. */
function pessimisticDecision() {
	return {
		decision: "error",
		reasons: toOutputJson([{
			code: "internal-error",
			check: "inputs",
			message: "the gate was cut off before it came to a decision"
		}]),
		image: "",
		digest: "",
		report: "",
		"new-findings": ""
	};
}
/** Tells a decision to its people and programs. The outputs come last: until all is written they say `error`. */
async function reportDecision(admission, options) {
	const told = redactAdmission(admission, redactor(options.secretValues ?? []));
	const report = options.evidence === void 0 ? "" : await writeFiles(told, options.evidence);
	publishLines(decisionLines(told));
	publishAnnotations(decisionAnnotations(told));
	if (options.summary) await publishSummary(renderDecision(told));
	publishOutputs(decisionOutputs(told, report));
	await publishAudit(gateAuditEvent(told), options);
}
async function writeFiles(admission, folder) {
	const [report] = await Promise.all([writeEvidenceFile(folder, "report.json", toJson(decisionReportOf(admission))), writeEvidenceFile(folder, "summary.md", renderDecision(admission))]);
	return report.path;
}
/** The outputs of a decision; `report` is a path, or empty. */
function decisionOutputs(admission, report) {
	const reasons = admission.objections.slice(0, REASONS_SHOWN).map(({ code, check, message }) => ({
		code,
		check,
		message: plain(message, 1e3)
	}));
	const found = admission.rescan?.found.slice(0, REASONS_SHOWN).map(({ finding, known }) => ({
		id: plain(finding.id, 200),
		severity: finding.severity,
		package: plain(finding.package, 200),
		version: plain(finding.version, 200),
		...finding.fixedIn === void 0 ? {} : { fixedIn: plain(finding.fixedIn, 200) },
		known
	}));
	return {
		decision: admission.decision,
		reasons: toOutputList(reasons),
		image: plain(admission.reference ?? ""),
		digest: admission.digest ?? "",
		report,
		"new-findings": found === void 0 ? "" : toOutputList(found)
	};
}
/** The annotations of a decision, at most ten. */
function decisionAnnotations(admission) {
	const level = admission.decision === "warn" ? "warning" : "error";
	return bounded(admission.objections.map(({ code, message, mend }) => ({
		level,
		title: `Assay: ${code}`,
		message: plain(`${message.replace(/\.$/, "")}. ${mend}`, 2e3).trim()
	})));
}

// src/gate/inputs.ts
/** Where repositories are that no server is named for. */
const GITHUB = "https://github.com";
/**
* Reads every input of the gate. All faults are found before any is reported: throws one AssayError with an
* `input-invalid` reason for each. Whether somebody says who signs is only known with the policy.
*/
function readGateInputs(env, signerEnvironment) {
	const inputs = new RawInputs(env);
	const reference = readReference(inputs);
	const signer = readSigner(inputs, signerEnvironment);
	const trustedRoot = readFileInput(inputs, "trusted-root");
	const offline = inputs.boolean("offline");
	const request = {
		asked: inputs.text("image"),
		reference: reference ?? {
			registry: "",
			path: ""
		},
		...signer === void 0 ? {} : { signer },
		source: readSource(inputs, env.GITHUB_SERVER_URL || GITHUB),
		...trustedRoot === void 0 ? {} : { trustedRoot },
		require: readRequirements(inputs),
		maxAgeMs: readDuration(inputs, "max-age"),
		rescan: inputs.boolean("rescan"),
		...readWish(inputs),
		database: {
			repositories: readRepositories(inputs, "db-repository"),
			offline
		}
	};
	const registries = reference === void 0 ? [] : [reference.registry];
	const settings = readSettings(inputs, env, offline, registries, {
		evidence: "assay-gate",
		tools: ["trivy", "cosign"],
		told: ["image"]
	});
	inputs.assertSound();
	return {
		request,
		settings
	};
}
function readReference(inputs) {
	const text = inputs.required("image", "name the image, such as `image: ghcr.io/owner/app@sha256:…`");
	if (text === "") return void 0;
	const subject = parseSubject(text);
	if (typeof subject === "string") return inputs.fault("image", subject);
	if (subject.kind === "registry") return subject.reference;
	return inputs.fault("image", "the gate decides about an image in a registry, where its evidence is");
}
function readSigner(inputs, signerEnvironment) {
	const identity = inputs.text("certificate-identity");
	const issuer = inputs.text("certificate-oidc-issuer");
	const key = inputs.text("key");
	if (identity !== "" && key !== "") return inputs.fault("key", "`certificate-identity` is given too; leave out one of the two");
	if (identity !== "") {
		if (issuer === "") inputs.fault("certificate-oidc-issuer", "`certificate-identity` needs it");
		return {
			kind: "certificate",
			identity,
			issuer
		};
	}
	if (key === "") return void 0;
	if (/^[a-z0-9]+:\/\//.test(key)) return {
		kind: "key",
		key,
		environment: signerEnvironment(key)
	};
	const file = readFileInput(inputs, "key");
	return file === void 0 ? void 0 : {
		kind: "key",
		key: file,
		environment: {}
	};
}
function readFileInput(inputs, name) {
	const text = inputs.text(name);
	if (text === "") return void 0;
	const path = inputs.path(text);
	if (isFile(path)) return path;
	return inputs.fault(name, `there is no file ${path}`);
}
/** The repository is named by its address, or as `github.repository` does: then on the server that runs the gate. */
function readSource(inputs, server) {
	const asked = inputs.text("source-repository");
	const ref = inputs.text("source-ref");
	const runner = inputs.text("runner-environment");
	const repository = /^[\w.-]+\/[\w.-]+$/.test(asked) ? `${server}/${asked}` : asked;
	if (asked !== "" && !/^https?:\/\/[^\s/]+\/[\w.-]+\/[\w.-]+$/.test(repository)) inputs.fault("source-repository", `"${asked}" is neither owner/repository nor an address such as https://github.com/owner/repository`);
	if (ref !== "" && ref !== "any" && !ref.startsWith("refs/")) inputs.fault("source-ref", `"${ref}" is not a full ref such as refs/heads/main, and not "${"any"}"`);
	if (runner !== "" && runner !== "github-hosted") inputs.fault("runner-environment", `"${runner}" cannot be demanded; github-hosted can`);
	return {
		...repository === "" ? {} : { repository },
		...ref === "" ? {} : { ref },
		...runner === "github-hosted" ? { runner } : {}
	};
}
function readRequirements(inputs) {
	const named = inputs.list("require");
	for (const text of named) if (!REQUIREMENTS.some((one) => one === text)) inputs.fault("require", `"${text}" is none of ${REQUIREMENTS.join(", ")}`);
	if (!named.includes("signature")) inputs.fault("require", "`signature` cannot be left out");
	if (inputs.text("rescan") !== "false" && !named.includes("sbom")) inputs.fault("require", "`rescan: true` needs `sbom`, which is what it scans; set `rescan: false` to do without");
	return REQUIREMENTS.filter((one) => named.includes(one));
}
/** `enforce` is the gate's own, and no part of what a build is judged by. */
function readWish(inputs) {
	const { overrides, ...place } = readPolicyWish(inputs);
	const { enforce, ...rules } = overrides;
	return {
		policy: {
			...place,
			overrides: rules
		},
		...enforce === void 0 ? {} : { enforce }
	};
}

// src/domain/gate/decision.ts
/** What a denial rests on: the evidence was looked at, and speaks against the image. All else could not be verified. */
const DENIALS = /* @__PURE__ */ new Set([
	"registry-not-allowed",
	"signature-missing",
	"signature-invalid",
	"identity-mismatch",
	"provenance-missing",
	"provenance-mismatch",
	"sbom-missing",
	"sbom-mismatch",
	"summary-missing",
	"summary-stale",
	"summary-failed",
	"summary-mismatch",
	"policy-mismatch",
	"index-not-covered",
	"new-findings",
	"os-end-of-life",
	"tag-moved"
]);
/** Evidence may be hostile, and its words stand in messages. */
const LONGEST = 1400;
/** Makes an objection. */
function objection(code, check, message, about = {}) {
	const { subject, evidence = [], mend = REASONS[code].mend, effect } = about;
	return {
		code,
		check,
		message: plain(message, LONGEST),
		...subject === void 0 ? {} : { subject },
		evidence,
		mend,
		...effect === void 0 ? {} : { effect }
	};
}
/** Reasons of something that could not be done, as objections. */
function objectionsOf(reasons) {
	return reasons.map(({ code, check, message, effect }) => objection(code, check, message, { effect }));
}
/** Decides. `enforce: warn` turns a denial into a warning, and never what could not be verified. */
function decide(objections, enforce) {
	if (objections.some(({ code }) => !DENIALS.has(code))) return "error";
	if (objections.length === 0) return "allow";
	return enforce === "warn" || objections.every(({ effect }) => effect === "warn") ? "warn" : "deny";
}

// src/gate/ledger.ts
/** The check that a step belongs to in the eyes of users. */
const CHECK_OF = {
	tools: "tools",
	trust: "inputs",
	image: "image",
	evidence: "evidence",
	cosign: "evidence",
	database: "scan",
	rescan: "scan",
	vex: "policy",
	tag: "image"
};
/** Collects what is seen on the way to a decision; {@link GateLedger.end} makes the {@link Admission} of it. */
var GateLedger = class {
	#world;
	#request;
	#startedAt;
	#timings = {};
	#notes = [];
	#objections = [];
	demands;
	image;
	tools = [];
	examined = [];
	rescan;
	constructor(world, request) {
		this.#world = world;
		this.#request = request;
		this.#startedAt = world.now().toISOString();
	}
	/** Does a step, timed. Whatever it throws becomes an objection, and the outcome tells that it is not done. */
	async step(name, work) {
		const start = performance.now();
		try {
			return {
				done: true,
				value: await work()
			};
		} catch (error) {
			const reasons = reasonsOf(error, CHECK_OF[name]);
			this.object(objectionsOf(reasons));
			return {
				done: false,
				reasons
			};
		} finally {
			this.#timings[name] = Math.round(performance.now() - start);
		}
	}
	object(objections) {
		this.#objections.push(...objections);
	}
	note(sentence) {
		this.#notes.push(sentence);
	}
	/** Decides by the objections that were made. */
	end() {
		const { image, demands, rescan } = this;
		const { asked, policy, require, maxAgeMs, source } = this.#request;
		const now = this.#world.now();
		return {
			startedAt: this.#startedAt,
			finishedAt: now.toISOString(),
			asked,
			event: eventOf(this.#world.runner.context),
			policy,
			...image === void 0 ? {} : {
				reference: pinnedName(image.repository, image.digest),
				digest: image.digest
			},
			decision: decide(this.#objections, effectOn(policy.gate, now)),
			objections: this.#objections,
			...demands === void 0 ? {} : { signer: demands.signer },
			source: demands?.source ?? source,
			require,
			maxAgeMs,
			subjects: this.examined.map(recordOf),
			...rescan === void 0 ? {} : { rescan },
			tools: this.tools,
			notes: this.#notes,
			timings: this.#timings
		};
	}
};
/** A decision that ended before it began: the inputs, or the folders that they name, cannot be used. */
function refusedAdmission(asked, context, reasons, now) {
	return {
		startedAt: now.toISOString(),
		finishedAt: now.toISOString(),
		asked,
		event: eventOf(context),
		policy: DEFAULT_POLICY,
		decision: "error",
		objections: objectionsOf(reasons),
		source: {},
		require: [],
		maxAgeMs: 0,
		subjects: [],
		tools: [],
		notes: [],
		timings: {}
	};
}

// src/domain/gate/level-rule.ts
/** The SLSA build level that a provenance shows: what a key signed, or a machine of one's own, nobody else vouches for. */
function levelShown(certificate) {
	return certificate?.runnerEnvironment === "github-hosted" ? "SLSA_BUILD_LEVEL_2" : "SLSA_BUILD_LEVEL_1";
}
/** Whether one of these levels is at least as high as what is demanded. */
function reachesLevel(levels, demanded) {
	return SLSA_LEVELS.slice(SLSA_LEVELS.indexOf(demanded)).some((level) => levels.includes(level));
}
/** What the level of a provenance, or of a summary, is short of; undefined where nothing is demanded. */
function levelFault(one, demanded) {
	if (demanded === void 0) return void 0;
	if (one.kind === "provenance") {
		const shown = levelShown(one.certificate);
		const { certificate } = one;
		const runner = certificate?.runnerEnvironment ?? "unnamed";
		const why = certificate === void 0 ? "a key signed it" : `on a ${runner} runner`;
		return reachesLevel([shown], demanded) ? void 0 : `it shows ${shown} (${why}), not ${demanded}`;
	}
	if (typeof one.summary !== "object") return void 0;
	const { levels = [] } = one.summary;
	return reachesLevel(levels, demanded) ? void 0 : `says ${levels.join(", ").slice(0, 200) || "no level"}, not ${demanded}`;
}
/** Objects where certificates of the same names have several ids: then they are not of one repository or owner. */
function idObjections(used) {
	const ids = (of) => [...new Set(used.flatMap(({ certificate }) => (certificate && of(certificate)) ?? []))];
	return [["repository", ids((one) => one.sourceRepositoryId)], ["owner", ids((one) => one.sourceOwnerId)]].flatMap(([name, found]) => {
		if (found.length < 2) return [];
		const message = `the evidence was signed for ${found.length} ids of the ${name} (${found.slice(0, 5).join(", ")}): one of them only has the same name`;
		return [objection("identity-mismatch", "evidence", message, { evidence: used.map(({ referrer }) => referrer) })];
	});
}

// src/domain/gate/summary-rule.ts
/** Clocks differ: so much is no contradiction. */
const TOLERANCE_MS = 3e5;
const HOUR_MS = 36e5;
/**
* The newest of Assay's verification summaries, whatever it says. Newest by the time that is in the signed statement:
* a timestamp proves only that a signature was there by then, and an old signature can be given a new one. Of two of
* the same time the one that failed counts.
*/
function newestSummary(attested) {
	const [newest] = attested.flatMap((one) => {
		const facts = one.summary;
		if (facts === void 0 || typeof facts === "string" || facts.verifier !== PRODUCT.uri) return [];
		return [{
			attested: one,
			facts
		}];
	}).sort((one, other) => {
		const order = Date.parse(other.facts.timeVerified) - Date.parse(one.facts.timeVerified);
		return order !== 0 ? order : Number(hasPassed(one.facts)) - Number(hasPassed(other.facts));
	});
	return newest;
}
/** Why a summary of Assay's cannot be it, where there are some: for the message. */
function summaryFault({ summary }) {
	if (typeof summary === "string") return summary;
	if (summary !== void 0 && summary.verifier !== PRODUCT.uri) return `it was made by ${summary.verifier} and not by ${PRODUCT.uri}`;
}
/** Everything that is wrong with the summary that counts. Pure. */
function summaryObjections({ attested, facts }, subject, demands, now) {
	const objections = [];
	const add = (code, why) => objections.push(objection(code, "evidence", `the verification summary of ${subject.name} (${attested.referrer}) ${why}`, {
		subject: subject.digest,
		evidence: [attested.referrer]
	}));
	if (!hasPassed(facts)) {
		add("summary-failed", `says ${facts.result.slice(0, 100)}`);
		return objections;
	}
	const verified = Date.parse(facts.timeVerified);
	const age = now.getTime() - verified;
	if (age > demands.maxAgeMs) add("summary-stale", `is ${Math.floor(age / HOUR_MS)} h old, and \`max-age\` allows ${demands.maxAgeMs / HOUR_MS} h`);
	if (age < -3e5) add("summary-mismatch", `claims to be from the future (${facts.timeVerified})`);
	if (attested.signedAt !== void 0 && verified > Date.parse(attested.signedAt) + TOLERANCE_MS) add("summary-mismatch", `says ${facts.timeVerified}, and was signed before, at ${attested.signedAt}`);
	if (facts.resourceUri?.endsWith(`@${subject.digest}`) !== true) add("summary-mismatch", `is about ${facts.resourceUri?.slice(0, 300) ?? "nothing"}, not ${subject.digest}`);
	else {
		const place = placeFault(facts.resourceUri, demands);
		if (place !== void 0) add("summary-mismatch", place);
	}
	const level = levelFault(attested, demands.level);
	if (level !== void 0) add("summary-mismatch", level);
	if (facts.policy === void 0 || !demands.policies.includes(facts.policy)) {
		const wanted = demands.policies.join(" or ");
		add("policy-mismatch", `was made under the policy ${facts.policy ?? "that it does not name"}, not ${wanted}`);
	}
	const database = databaseFault(facts, demands);
	if (database !== void 0) add("summary-mismatch", database);
	return objections;
}
/** The same workflow may build several products: a summary of one says nothing of another that is called by its name. */
function placeFault(resourceUri, { place, promotedFrom }) {
	const from = withHubName(resourceUri.slice(0, resourceUri.lastIndexOf("@")));
	if (from === place || promotedFrom.some((glob) => matchesGlob(withHubName(glob), from))) return void 0;
	return `is about an image in ${from.slice(0, 300)}, not in ${place}, and \`gate.promoted-from\` of the policy does not name that place`;
}
function databaseFault(facts, demands) {
	const { databaseUpdatedAt: updated } = facts;
	if (updated === void 0) return "names no date of the vulnerability database";
	const age = Date.parse(facts.timeVerified) - Date.parse(updated);
	if (age < -36e5) return `rests on a vulnerability database of ${updated}, after its own time`;
	if (age <= demands.databaseMaxAgeMs) return void 0;
	return `rests on a vulnerability database of ${updated}, more than ${demands.databaseMaxAgeMs / HOUR_MS} h older than itself`;
}
/** Whether a summary says that the image passed: one that does not need not rest on anything. */
function hasPassed(facts) {
	return facts.result === "PASSED";
}

// src/domain/gate/missing-evidence.ts
/** At most so many referrers are named in one message. */
const NAMED = 3;
const WORDS = {
	signature: "signature",
	provenance: "provenance",
	sbom: "SBOM",
	vulnerabilities: "vulnerability result",
	summary: "verification summary"
};
const MISSING = {
	signature: "signature-missing",
	provenance: "provenance-missing",
	sbom: "sbom-missing",
	summary: "summary-missing"
};
/** Nothing of a kind is there that counts; what claims to be it says best why. */
function missing(kind, evidence) {
	const { subject, attested, refused } = evidence;
	const claims = [
		...refused.filter((one) => one.kind === kind),
		...attested.filter((one) => one.kind === kind).map((one) => ({
			referrer: one.referrer,
			why: summaryFault(one) ?? "it does not count"
		})),
		...refused.filter((one) => one.kind === void 0)
	];
	const what = `${subject.name} (${subject.digest}) has no ${WORDS[kind]} that counts`;
	const [first] = claims;
	if (first === void 0) {
		const code = subject.role === "platform" ? "index-not-covered" : MISSING[kind];
		return objection(code, "evidence", `${what}: none is attached${old(kind, evidence)}`, { subject: subject.digest });
	}
	return objection(first.code ?? MISSING[kind], "evidence", `${what}: ${told(claims)}${old(kind, evidence)}`, {
		subject: subject.digest,
		evidence: claims.slice(0, NAMED).map(({ referrer }) => referrer)
	});
}
/** What is there in a format that does not count, so that nobody looks for why it was not seen. */
function old(kind, { oldFormat = [] }) {
	const suffix = kind === "signature" ? ".sig" : ".att";
	const tag = oldFormat.find((one) => one.endsWith(suffix));
	if (tag === void 0) return "";
	return `; the tag ${tag} holds ${kind === "signature" ? "a signature" : "attestations"} in the old format of cosign, which does not count: sign with cosign 3 or newer, or with Assay`;
}
/** Something of a kind is there, and the verification summary rests on something else. */
function replaced(kind, there, { attested }, { subject }) {
	const digests = there.map(({ referrer }) => referrer);
	const message = `the ${WORDS[kind]} of ${subject.name} (${named(digests)}) is not what its verification summary (${attested.referrer}) rests on`;
	const evidence = [...digests.slice(0, NAMED), attested.referrer];
	return objection("summary-mismatch", "evidence", message, {
		subject: subject.digest,
		evidence
	});
}
/** Inputs of the summary that did not verify here: it vouches for something that nobody can look at. */
function unlooked({ attested: summary, facts }, { subject, attested, refused, unreadable }) {
	const gone = facts.inputs.filter((digest) => !attested.some(({ referrer }) => referrer === digest));
	if (gone.length === 0 && facts.inputs.length > 0) return void 0;
	const whys = gone.map((digest) => ({
		referrer: digest,
		why: [...refused, ...unreadable].find(({ referrer }) => referrer === digest)?.why ?? "it is not attached"
	}));
	const why = gone.length === 0 ? "names no statement that it rests on" : `rests on what does not count: ${told(whys)}`;
	return objection("summary-mismatch", "evidence", `the verification summary of ${subject.name} (${summary.referrer}) ${why}`, {
		subject: subject.digest,
		evidence: [summary.referrer, ...gone.slice(0, NAMED)]
	});
}
/** Where one of these is told, what cannot be read may be what is missing: then nobody can say that it is not there. */
const LACKS = /* @__PURE__ */ new Set([
	...Object.values(MISSING),
	"index-not-covered",
	"summary-mismatch"
]);
/** What is attached and cannot be read, where that may matter. */
function unreadableObjection({ subject, unreadable }, objections) {
	if (unreadable.length === 0 || !objections.some(({ code }) => LACKS.has(code))) return void 0;
	const message = `something attached to ${subject.name} (${subject.digest}) cannot be read: ${told(unreadable)}`;
	const evidence = unreadable.slice(0, NAMED).map(({ referrer }) => referrer).filter(isDigest);
	return objection("evidence-unreadable", "evidence", message, {
		subject: subject.digest,
		evidence
	});
}
/** What was not looked at, where that may matter. */
function olderObjection({ subject, older = 0 }, objections) {
	if (older === 0 || !objections.some(({ code }) => LACKS.has(code))) return void 0;
	const message = `${older} older attestations of ${subject.name} (${subject.digest}) were not looked at, and what is missing may be among them`;
	return objection("too-many-referrers", "evidence", message, { subject: subject.digest });
}
function told(claims) {
	const sentences = claims.slice(0, NAMED).map(({ referrer, why }) => `${referrer}: ${why.slice(0, 300)}`);
	const more = claims.length > NAMED ? `; and ${claims.length - NAMED} more` : "";
	return sentences.join("; ") + more;
}
function named(digests) {
	const shown = digests.slice(0, NAMED).join(", ");
	return digests.length > NAMED ? `${shown} and ${digests.length - NAMED} more` : shown;
}

// src/domain/gate/examine-subject.ts
/**
* Holds what is attached to a subject against the demands, at a moment. The newest verification summary says which of
* several statements of a kind is meant; without one that passed, the newest of each kind is looked at. Pure.
*/
function examine(given, demands, now) {
	const evidence = ofDemandedSource(given, demands);
	const { subject, attested } = evidence;
	const summary = demands.require.includes("summary") ? newestSummary(attested) : void 0;
	const list = summary !== void 0 && hasPassed(summary.facts) ? summary : void 0;
	const used = summary === void 0 ? [] : [summary.attested];
	const objections = [];
	for (const kind of demands.require) {
		const there = attested.filter((one) => one.kind === kind);
		if (kind === "summary") {
			if (summary === void 0) objections.push(missing(kind, evidence));
			continue;
		}
		const chosen = newest(list === void 0 ? there : there.filter(isOn(list)));
		if (chosen !== void 0) used.push(chosen);
		else if (list === void 0 || there.length === 0) objections.push(missing(kind, evidence));
		else objections.push(replaced(kind, there, list, evidence));
	}
	const known = list && attested.filter((one) => one.kind === "vulnerabilities").find(isOn(list));
	if (known !== void 0) used.push(known);
	objections.push(...used.map((one) => contentObjection(one, evidence, demands)));
	objections.push(...idObjections(used));
	if (summary !== void 0) objections.push(...summaryObjections(summary, subject, demands, now));
	if (list !== void 0) objections.push(unlooked(list, evidence));
	const told = objections.filter((one) => one !== void 0);
	const unseen = [unreadableObjection(evidence, told), olderObjection(evidence, told)];
	return {
		evidence,
		used,
		objections: [...told, ...unseen.filter((one) => one !== void 0)]
	};
}
/** What a certificate of another repository or ref signed is no evidence, whoever's name stands in it. */
function ofDemandedSource(evidence, { source }) {
	const attested = [];
	const refused = [...evidence.refused];
	for (const one of evidence.attested) {
		const { referrer, kind, certificate } = one;
		const why = certificate === void 0 ? keyFault(source) : certificateFault(certificate, source);
		if (why === void 0) attested.push(one);
		else refused.push({
			referrer,
			kind,
			code: "identity-mismatch",
			why
		});
	}
	return {
		...evidence,
		attested,
		refused
	};
}
function isOn({ facts }) {
	return ({ referrer }) => facts.inputs.includes(referrer);
}
function newest(attested) {
	const time = ({ signedAt }) => signedAt === void 0 ? 0 : Date.parse(signedAt);
	return attested.toSorted((one, other) => time(other) - time(one))[0];
}
function contentObjection(one, { subject }, demands) {
	const about = {
		subject: subject.digest,
		evidence: [one.referrer]
	};
	if (one.kind === "provenance") {
		const { provenance = "it says nothing", certificate } = one;
		const level = levelFault(one, demands.level);
		const faults = typeof provenance === "string" ? [provenance] : [...provenanceFaults(provenance, certificate, demands.source), ...level === void 0 ? [] : [level]];
		const message = `the provenance of ${subject.name} (${one.referrer}) does not fit: ${faults.join("; ")}`;
		return faults.length === 0 ? void 0 : objection("provenance-mismatch", "evidence", message, about);
	}
	if (one.kind !== "sbom" || one.sbomSubject === subject.digest) return void 0;
	const named = one.sbomSubject ?? "nothing that it names";
	const message = `the SBOM of ${subject.name} (${one.referrer}) is about ${named}, not ${subject.digest}`;
	return objection("sbom-mismatch", "evidence", message, about);
}

// src/domain/gate/rescan-findings.ts
/**
* Weighs what a scan of the attested SBOMs found by the present policy and the present evidence. An image gets a PASSED
* summary only when nothing counts, so whatever counts now is new: published or rated worse since, or let through by
* something that is gone. `knownAs` tells how a finding stood when the image was signed.
*/
function weighRescan(scan, policy, context, knownAs) {
	const ruleOfVex = context.vex && vexRuler(context.vex);
	return {
		scan,
		found: counted(weigh(scan.findings, policy, context)).flatMap(({ finding, effect, lapsed }) => {
			const known = knownAs(finding);
			return lapsed === void 0 && known?.accepted !== void 0 && isNoWorse(finding, known, policy.vulnerabilities) && stillAccepts(policy, known.accepted) && (known.accepted.by !== "vex-files" || ruleOfVex?.(finding).against === void 0) ? [] : [{
				finding,
				effect,
				known: known !== void 0
			}];
		}),
		coverage: judgeScan(scan, policy, context.now)
	};
}
/** Whether a finding is rated no worse than it was, by severity and by each score that the policy has, and no fix is new. */
function isNoWorse({ severity, fixedIn, cvss = 0 }, known, { cvss: general, packages }) {
	const before = isSeverity(known.severity) ? SEVERITIES.indexOf(known.severity) : -1;
	const scores = [general, ...packages.map((rule) => rule.cvss)].filter((score) => score !== void 0);
	return before >= 0 && before <= SEVERITIES.indexOf(severity) && scores.every((score) => cvss < score || (known.cvss ?? 0) >= score) && (known.isFixed || fixedIn === void 0);
}
/** Whether the present policy lets findings through by the same thing that only the build saw. */
function stillAccepts({ vulnerabilities, baseImages, vex }, accepted) {
	switch (accepted.by) {
		case "baseline": {
			const { newOnly } = vulnerabilities;
			return newOnly?.image === accepted.image && newOnly.signer.identity === accepted.signer;
		}
		case "base-image": return vulnerabilities.baseImageFindings === "apart" && isVouchedFor(accepted.base, baseImages);
		case "vex-files": return accepted.files.every((file) => vex.files.some((glob) => matchesGlob(glob, file)));
	}
}
/** What speaks against an image after a second look: new findings, and whatever makes the scan prove nothing. */
function rescanObjections({ found, coverage }) {
	const gaps = objectionsOf(coverage.reasons);
	if (found.length === 0) return gaps;
	const counts = countBySeverity(found.map(({ finding }) => finding));
	const parts = SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) => `${counts[severity]} ${severity}`);
	const names = found.slice(0, 3).map(({ finding }) => `${finding.id} in ${finding.package} ${finding.version}`);
	const more = found.length > 3 ? ` and ${found.length - 3} more` : "";
	const message = `${`${found.length} ${found.length === 1 ? "finding counts" : "findings count"} now`} that did not when the image was signed (${parts.join(", ")}): ${names.join(", ")}${more}`;
	const effect = found.every((one) => one.effect === "warn") ? "warn" : void 0;
	return [...gaps, objection("new-findings", "scan", message, {
		mend: mendOf(found),
		effect
	})];
}
function mendOf(found) {
	const fixes = found.flatMap(({ finding }) => finding.fixedIn === void 0 ? [] : `${finding.package} to ${finding.fixedIn}`).slice(0, 3);
	return `${fixes.length === 0 ? "There is no fix yet" : `Update ${[...new Set(fixes)].join(", ")}, rebuild and ship the image`}; or make an exception in the policy.`;
}

// src/stages/gate/known-findings.ts
/**
* How findings stood when the image was signed, by the vulnerability results that the decision rests on. What one
* platform's result says lets nothing through on another: one that they tell differently was accepted by nothing.
*/
function knownFindings(relied) {
	const platforms = relied.filter(({ subject, attested }) => attested.kind === "sbom" && subject.role !== "index").map((sbom) => {
		const result = relied.find(({ subject, attested }) => attested.kind === "vulnerabilities" && subject === sbom.subject);
		const known = result === void 0 ? /* @__PURE__ */ new Map() : readKnown(result.attested.predicate);
		return {
			name: platformName(platformOf(sbom)),
			known
		};
	});
	return ({ id, purl, package: name, version, foundIn }) => {
		const key = knownKey(id, purl ?? `${name}@${version}`);
		const each = platforms.filter((one) => foundIn.includes(one.name)).map(({ known }) => known.get(key));
		const [first] = each.filter((one) => one !== void 0);
		if (first === void 0 || each.every((one) => isDeepStrictEqual(one, first))) return first;
		const { accepted: _accepted, ...told } = first;
		return told;
	};
}

// src/stages/verify/second-opinion.ts
const VERIFY_LIMIT_MS = 6e4;
const AT_ONCE = 2;
/**
* Has cosign verify the very bytes that were verified in process, one bundle at a time, for the exact predicate type
* and digest. It fetches nothing: `cosign verify` and `verify-attestation` would read the registry a second time,
* which may then answer something else, and would take any bundle of the signer for the one that is meant. An
* objection for each that cosign refuses; throws `tool-failed` and `tool-timed-out`.
*/
async function secondOpinion(world, trust, relied) {
	const cosign = await world.tools.acquire("cosign");
	return (await concurrently(relied, AT_ONCE, async ({ subject, attested }) => {
		const cwd = await world.workspace.folder("cosign");
		const bundle = join(cwd, "bundle.json");
		await writeFile(bundle, attested.bundle, { mode: 384 });
		const exit = await world.processes.read({
			tool: "cosign",
			file: cosign.path,
			args: [
				...[
					"verify-blob-attestation",
					"--bundle",
					bundle,
					"--type",
					attested.predicateType
				],
				...[
					"--digest",
					hex$1(subject.digest),
					"--digestAlg",
					"sha256"
				],
				...trust.cosignArguments(attested.publicKey),
				...attested.timestamped ? ["--use-signed-timestamps"] : []
			],
			cwd,
			env: trust.environment,
			timeoutMs: VERIFY_LIMIT_MS
		});
		if (exit.kind !== "exited" || exit.code === 0) {
			successOf(exit, "evidence", "cosign verify-blob-attestation");
			return [];
		}
		const words = plain(exit.stderr.trim().split("\n").at(-1) ?? "", 400);
		const message = `the ${attested.kind} of ${subject.name} (${attested.referrer}) verifies in process, and cosign refuses it: ${words}`;
		const about = {
			subject: subject.digest,
			evidence: [attested.referrer]
		};
		return [objection("verifiers-disagree", "evidence", message, about)];
	})).flat();
}

// src/stages/vex/vex-of-gate.ts
/**
* What a second look at an image is weighed with: VEX attestations by the signers of the policy, about what the
* attested SBOMs of its platforms list. The gate has no repository, so it reads no files. Undefined where the policy
* names no signers. Throws `vex-invalid`, and the faults of the registry and of the trusted root.
*/
async function gateVex(world, request, image, sboms) {
	const { attestations: signers } = request.policy.vex;
	if (signers.length === 0) return void 0;
	const digests = image.subjects.map(({ digest }) => digest);
	const statements = await vexAttestations(world, signers, request, image.repository, digests);
	const boms = sboms.map((relied) => ({
		scope: {
			kind: "platform",
			platform: platformOf(relied),
			manifest: relied.subject.digest
		},
		document: relied.attested.predicate
	}));
	return {
		statements,
		places: placesOf(boms, image.digest)
	};
}

// src/gate/pipeline.ts
/**
* The gate, from the name of an image to the decision whether it may be deployed. Never throws: what could not be
* verified stands in the objections, and the decision is then `error`.
*/
async function admit(world, request, ruling) {
	const ledger = new GateLedger(world, request);
	for (const note of remarksOf(ruling)) ledger.note(note);
	const tools = ledger.step("tools", () => acquireTools(world, request));
	const [trust, image, beside] = await Promise.all([
		ledger.step("trust", async () => {
			ledger.demands = demandsOf$1(request);
			return await prepareTrust(world, ledger.demands.signer, request);
		}),
		ledger.step("image", () => pinImage(world, request.reference)),
		tagBeside(world, request.reference)
	]);
	const places = [repositoryName(request.reference)];
	ledger.object(objectionsOf(judgeRegistries(places, request.policy.registries, world.now()).reasons));
	if (beside !== void 0) ledger.note(beside);
	if (image.done) ledger.image = image.value;
	const evidence = trust.done && image.done ? await ledger.step("evidence", () => gather(world, trust.value.verify, image.value.repository, image.value.subjects, request.require.includes("summary"))) : void 0;
	const acquired = await tools;
	if (acquired.done) ledger.tools = acquired.value;
	const { demands } = ledger;
	if (!acquired.done || !trust.done || !image.done || !evidence?.done || demands === void 0) return ledger.end();
	ledger.examined = evidence.value.map((one) => examine(one, demands, world.now()));
	for (const { objections, evidence: seen } of ledger.examined) {
		ledger.object(objections);
		for (const note of notesOn(seen)) ledger.note(note);
	}
	if (ledger.examined.length > 1) ledger.object(idObjections(ledger.examined.flatMap(({ used }) => used)));
	noteOrigin(ledger, image.value);
	const relied = ledger.examined.flatMap(({ evidence: { subject }, used }) => used.map((attested) => ({
		subject,
		attested
	})));
	const [opinion] = await Promise.all([ledger.step("cosign", () => secondOpinion(world, trust.value, relied)), request.rescan ? lookAgain(world, request, ledger, relied) : void 0]);
	if (opinion.done) ledger.object(opinion.value);
	const moved = await ledger.step("tag", () => tagMoved(world, image.value));
	if (moved.done && moved.value !== void 0) ledger.object([objection("tag-moved", "image", moved.value, { subject: image.value.digest })]);
	return ledger.end();
}
/** An image may be promoted with its evidence: the summary then names where it was verified. */
function noteOrigin(ledger, { repository, digest }) {
	const summaries = ledger.examined.flatMap(({ used }) => used.map(({ summary }) => summary));
	const here = pinnedName(repository, digest);
	const [of] = summaries.filter((one) => typeof one === "object").map(({ resourceUri }) => resourceUri);
	if (of !== void 0 && of !== here && of.endsWith(`@${digest}`)) ledger.note(`It was verified as ${of}.`);
}
/** What was passed over on the way, whether it matters or not. */
function notesOn({ subject, older = 0, unreadable }) {
	const of = `${subject.name} (${subject.digest})`;
	return [...older > 0 ? [`${older} older attestations of ${of} were not looked at; newer ones of their kind were.`] : [], ...unreadable.length > 0 ? [`${unreadable.length} of what is listed as attached to ${of} cannot be read and was passed over.`] : []];
}
/** Every tool is had, and its hash known, before it looks at anything. */
async function acquireTools(world, { rescan: scans }) {
	const names = scans ? ["cosign", "trivy"] : ["cosign"];
	return await Promise.all(names.map((name) => world.tools.acquire(name)));
}
/** Scans what the platforms' SBOMs list with the database of today, and weighs it by the policy of today. */
async function lookAgain(world, request, ledger, relied) {
	const sboms = relied.filter(({ subject, attested }) => attested.kind === "sbom" && subject.role !== "index");
	if (sboms.length === 0) {
		ledger.note("There is no SBOM that counts, so none was scanned again.");
		return;
	}
	const facts = await ledger.step("database", () => database(world, request.database));
	if (!facts.done) return;
	const scanned = await ledger.step("rescan", () => rescan$1(world, sboms, facts.value));
	const { image } = ledger;
	if (!scanned.done || image === void 0) return;
	const vex = await ledger.step("vex", () => gateVex(world, request, image, sboms));
	if (!vex.done) return;
	const context = {
		image: repositoryName(request.reference),
		now: world.now(),
		...vex.value && { vex: vex.value }
	};
	ledger.rescan = weighRescan(scanned.value, request.policy, context, knownFindings(relied));
	ledger.object(rescanObjections(ledger.rescan));
	for (const note of ledger.rescan.coverage.notes) ledger.note(note);
}

// src/gate/main.ts
publishOutputs(pessimisticDecision());
await trustNamedRoots(process.env);
const admission = await runGate(createRunner());
process.exitCode = admission.decision === "allow" || admission.decision === "warn" ? 0 : 1;
async function runGate(runner) {
	let options = firstOptions(runner);
	let workspace;
	try {
		const { request, settings } = readGateInputs(process.env, signerEnvironment);
		workspace = await createWorkspace({
			...settings,
			mayKeep: mayKeep(runner.context.eventName)
		});
		options = {
			...options,
			evidence: workspace.evidence,
			summary: settings.summary
		};
		const world = wire(runner, workspace, settings);
		const ruling = await readPolicy(world, request.policy);
		const policy = gatePolicy(ruling.policy, ruling.origin.kind === "default", request.enforce);
		const admission = await admit(world, {
			...request,
			policy
		}, ruling);
		await reportDecision(admission, options);
		return admission;
	} catch (error) {
		const asked = askedImage(process.env);
		const admission = refusedAdmission(asked, runner.context, reasonsOf(error, "inputs"), /* @__PURE__ */ new Date());
		await reportDecision(admission, options).catch(() => reportDecision(admission, withoutEvidence(options)));
		return admission;
	} finally {
		await workspace?.dispose();
	}
}
function wire(runner, workspace, settings) {
	const { registry, ...world } = wireCommon(runner, workspace, settings);
	return {
		...world,
		registry: readOnly(registry)
	};
}

export {  };