import { r as REASONS, u as messageOf } from "./reason.js";
import { n as plain } from "./text.js";
import { l as isDigest } from "./result.js";
import { d as effectOn, i as SEVERITIES, n as SECRET_SEVERITIES, p as policyDigest, r as SECRET_WHYS, s as DEFAULT_POLICY, t as LOCATION_KINDS } from "./finding.js";
import { C as string, D as url, S as strictObject, T as union, c as _enum, d as array, f as boolean, g as literal, h as int, m as discriminatedUnion, p as custom, v as number } from "./schemas.js";
import { rt as datetime } from "./markdown.js";
import { i as matchesGlob } from "./glob.js";
import { t as optional } from "./optional.js";
import { d as withHubName, o as platformName } from "./image.js";
import { c as endOf, d as setAside, l as glassInWords } from "./policy-file.js";
import { t as certificateName } from "./certificate-name.js";
import { a as isAllowed, d as rulesBaseImages, i as basesOf, r as baseName } from "./base-image.js";
import { n as countedFindings, t as TOOL_CHECKS } from "./evidence.js";
import { i as NO_SECRET_REASONS, p as GAP_KINDS, r as VEX_STATUSES } from "./vex-statement.js";
import { l as parseJsonAs } from "./in-toto.js";
import { v as writeEvidenceFile } from "./cyclonedx-packages.js";
import { R as withoutFolders } from "./turns.js";
import { t as PRODUCT } from "./product.js";
import { i as glassRecord } from "./redact-run.js";
import { createHash, randomUUID } from "node:crypto";
import { basename } from "node:path";

// src/domain/gate/decision.ts
/** Reasons that make a `deny`: the evidence was examined and is not sufficient. All other reasons make an `error`. */
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
	"image-revoked",
	"index-not-covered",
	"new-findings",
	"os-end-of-life",
	"tag-moved"
]);
/** Longest message, in UTF-16 units. Messages quote evidence, which may be hostile and very long. */
const LONGEST = 1400;
/** Makes a denial reason. */
function denialReason(code, check, message, details = {}) {
	const { subject, evidence = [], remediation = REASONS[code].remediation, effect } = details;
	return {
		code,
		check,
		message: plain(message, LONGEST),
		...subject === void 0 ? {} : { subject },
		evidence,
		remediation,
		...effect === void 0 ? {} : { effect }
	};
}
/** Turns reasons of another part of the run into denial reasons. */
function toDenialReasons(reasons) {
	return reasons.map(({ code, check, message, effect }) => denialReason(code, check, message, { effect }));
}
/**
* The decision that follows from the denial reasons. `enforce: warn` turns `deny` into `warn`, but never an `error`, and
* never the denial of an image that was revoked: the policy names that one image.
*/
function decide(denialReasons, enforce) {
	if (denialReasons.some(({ code, effect }) => !DENIALS.has(code) && effect !== "warn")) return "error";
	if (denialReasons.length === 0) return "allow";
	if (denialReasons.some(({ code }) => code === "image-revoked")) return "deny";
	return enforce === "warn" || denialReasons.every(({ effect }) => effect === "warn") ? "warn" : "deny";
}
/**
* The denial reasons, of which those that break glass sets aside only warn. A stale database is set aside where its age is
* judged: a database from the future has the same code.
*/
function withBrokenGlass(denialReasons, broken) {
	return denialReasons.map((one) => {
		const glass = one.code === "database-stale" ? void 0 : setAside(broken, one.code);
		return glass === void 0 ? one : onlyWarning(one, glass);
	});
}
/** The same reason, as it is told when break glass sets it aside. */
function onlyWarning(one, glass) {
	return {
		...one,
		effect: "warn",
		message: plain(`${one.message} (${glassInWords(glass)})`, LONGEST)
	};
}

// src/domain/gate/gate-signer.ts
const DAY_MS = 864e5;
/** A signer of the policy, as the gate tries it. */
function asGateSigner(signer) {
	if (signer.kind === "certificate") return signer;
	return {
		...signer,
		key: fingerprintOf(signer.publicKey),
		environment: {}
	};
}
/** `sha256:…` of the key in DER: what `openssl pkey -pubin -outform der | sha256sum` says. */
function fingerprintOf(pem) {
	const der = Buffer.from(pem.replaceAll(/-----[^-]*-----/g, ""), "base64");
	return `sha256:${createHash("sha256").update(der).digest("hex")}`;
}
/** The name of a signer for people, without folders. The name of a workflow is as certificates write it. */
function signerName(signer) {
	if (signer.kind === "key") return `the key ${signer.key.replace(/^\/.*\//s, "")}`;
	return certificateName(signer.identity) ?? signer.identity;
}
/** Whether two names are of one signer: the same certificate of the same issuer, or the same key. */
function isSigner(one, other) {
	if (one.kind === "key") return other.kind === "key" && one.key === other.key;
	return other.kind === "certificate" && one.issuer === other.issuer && signerName(one) === signerName(other);
}
/** Why a statement does not count by the time of its signature. Undefined if it counts. */
function endFault({ signer, signedAt }) {
	if (signer.until === void 0) return void 0;
	const name = signerName(signer);
	if (signedAt === void 0) return `nothing proves when ${name} signed it, and its signatures count only until ${signer.until}`;
	const late = Date.parse(signedAt) - endOf(signer.until);
	if (late < 0) return void 0;
	return `${name} signed it at ${signedAt}, ${inDays(late)} after its end (${signer.until})`;
}
/** Notes on signers whose end has passed, a sentence each. */
function endNotes(signers, now) {
	return signers.flatMap((signer) => {
		const ago = signer.until === void 0 ? -1 : now.getTime() - endOf(signer.until);
		if (ago < 0) return [];
		return [`The end of the signer ${signerName(signer)} passed ${inDays(ago)} ago (${signer.until}): only what it signed before counts.`];
	});
}
function inDays(milliseconds) {
	const days = Math.ceil(milliseconds / DAY_MS);
	return days === 1 ? "1 day" : `${days} days`;
}
/** Moves the statements of all other signers to the refused ones: one signer must have signed everything. */
function ofOneSigner(evidence, signer) {
	const others = evidence.attested.filter((one) => !isSigner(one.signer, signer));
	if (others.length === 0) return evidence;
	return {
		...evidence,
		attested: evidence.attested.filter((one) => !others.includes(one)),
		refused: [...evidence.refused, ...others.map(({ referrer, kind, signer: other }) => ({
			referrer,
			kind,
			code: "identity-mismatch",
			why: `${signerName(other)} signed it, and the rest is signed by ${signerName(signer)}`
		}))]
	};
}
/** Denies an image if different signers signed the evidence of its index and platforms. */
function signerDenialReasons(used) {
	const signers = [];
	for (const { signer } of used) if (!signers.some((one) => isSigner(one, signer))) signers.push(signer);
	if (signers.length < 2) return [];
	const names = signers.map(signerName);
	const message = `the evidence of the index and its platforms was signed by ${names.length} signers (${names.slice(0, 5).join(", ")}): one signer must have signed all of it`;
	return [denialReason("identity-mismatch", "evidence", message, { evidence: used.map(({ referrer }) => referrer) })];
}

// src/domain/verdict/judge-origin.ts
const NOTHING = {
	reasons: [],
	notes: []
};
/**
* Judges the repositories that an image is in and is pushed to, each `registry/repository`. The list is empty for an
* image that is only on this machine. Pure.
*/
function judgeRegistries(repositories, rule, now) {
	const { allow } = rule;
	if (allow.length === 0) return NOTHING;
	if (repositories.length === 0) return {
		reasons: [],
		notes: ["The image is in no registry and is pushed to none: the rule about registries does not apply."]
	};
	const refused = repositories.filter((repository) => !allow.some((entry) => matchesGlob(withHubName(entry), repository)));
	const message = (repository) => `${repository} is not in the list of registries that the policy allows (${firstOf(allow)})`;
	const effect = effectOn(rule, now);
	return {
		reasons: [...new Set(refused)].map((repository) => reason("registry-not-allowed", message(repository), effect)),
		notes: []
	};
}
/** Judges the base images of every platform. Pure. */
function judgeBaseImages(image, bases, rule, now) {
	if (!rulesBaseImages(rule)) return {
		reasons: [],
		notes: bases.notes
	};
	const effect = effectOn(rule, now);
	const reasons = [];
	const notes = [...bases.notes];
	for (const platform of image.platforms) {
		const name = platformName(platform.platform);
		const platformBases = basesOf(platform, bases);
		reasons.push(...faultsIn(platformBases, rule, effect));
		if (platformBases.length > 0) continue;
		const unknown = `${name}: the base image could not be determined`;
		if (rule.undetermined === "allow") notes.push(`${unknown}, which the policy allows.`);
		else {
			const undetermined = rule.undetermined === "warn" ? "warn" : effect;
			reasons.push(reason("base-image-undetermined", unknown, undetermined));
		}
	}
	return {
		reasons,
		notes
	};
}
/** Proven base images have the same layers, so one of them without faults is enough. A claim may not have any fault. */
function faultsIn(bases, rule, effect) {
	const { proven = [], claimed = [] } = Object.groupBy(bases, ({ proof }) => proof === "proven" ? "proven" : "claimed");
	const faults = proven.map((base) => faultsOf(base, rule, effect));
	return [...faults.find(({ length }) => length === 0) ?? faults[0] ?? [], ...claimed.flatMap((base) => faultsOf(base, rule, effect))];
}
function faultsOf(base, rule, effect) {
	const { allow, digestPinned, signedBy } = rule;
	const what = `${base.platform}: the base image ${baseName(base)} (${proofInWords(base)})`;
	const refuse = (code, why) => reason(code, `${what} ${why}`, effect);
	if (base.proof === "contradicted") return [refuse("base-image-not-allowed", "is not the base: its layers are not the lowest layers of the image")];
	return [
		...allow.length === 0 || isAllowed(base, allow) ? [] : [refuse("base-image-not-allowed", `is not in the list that the policy allows (${firstOf(allow)})`)],
		...digestPinned && base.digest === void 0 ? [refuse("base-image-not-allowed", "has no known digest")] : [],
		...signedBy.length > 0 && base.signedBy === void 0 ? [refuse("base-image-unsigned", unsigned(base, rule))] : []
	];
}
function unsigned({ proof, oldSignature }, { signedBy }) {
	if (proof !== "proven") return "is not proven to be the base, so its signature proves nothing";
	const old = oldSignature === void 0 ? "" : `; the tag ${oldSignature} contains a signature in the old format of cosign, which does not count`;
	return `has no signature by ${firstOf(signedBy.map(({ identity }) => identity))}${old}`;
}
/** `proven by its layers`, `claimed by the build's provenance`. */
function proofInWords({ by, proof }) {
	if (proof === "proven") return "proven by its layers";
	return by === "provenance" ? "claimed by the build's provenance" : "claimed by an annotation";
}
function reason(code, message, effect) {
	return {
		code,
		check: "image",
		message,
		...effect === "warn" ? { effect } : {}
	};
}
/** At most five names, and how many more there are. */
function firstOf(names) {
	return names.slice(0, 5).join(", ") + (names.length > 5 ? `, and ${names.length - 5} more` : "");
}

// src/domain/fleet/image-result.ts
/** More findings of one image are only counted, in the reasons. */
const MOST_FINDINGS = 1e3;
/** Reasons that say that something is not there. */
const MISSING = /* @__PURE__ */ new Set([
	"signature-missing",
	"provenance-missing",
	"sbom-missing",
	"summary-missing",
	"index-not-covered"
]);
/**
* Whether nothing at all is attached to an image that could be evidence: nothing counts, nothing was refused, and nothing
* could not be read. Refused evidence is a reason to deny, and none to look at the image in another way.
*/
function isWithoutEvidence({ subjects, denialReasons }) {
	return subjects.length > 0 && subjects.every(({ evidence, refused, unreadable }) => evidence.length + refused.length + unreadable.length === 0) && denialReasons.some(({ code }) => code === "signature-missing") && denialReasons.every(({ code }) => MISSING.has(code));
}
/** The result of an image whose evidence the gate judged. */
function resultOfAdmission({ image, digest }, admission) {
	const { decision, denialReasons, rescan, admittedBy, subjects } = admission;
	const verified = subjects.flatMap(({ evidence }) => evidence.flatMap(({ timeVerified }) => timeVerified ?? []));
	return {
		image,
		digest,
		decision,
		by: isWithoutEvidence(admission) ? "nothing" : "evidence",
		reasons: denialReasons.map(reasonOf),
		findings: (rescan?.newFindings ?? []).slice(0, MOST_FINDINGS).map(({ finding, effect, isExpired }) => findingOf(finding, effect, isExpired === true)),
		...optional({
			signedBy: admittedBy && signerName(admittedBy),
			verifiedAt: verified.toSorted()[0]
		})
	};
}
/** The result of an image without evidence that was scanned. Even if it passes, it has no signature: it warns. */
function resultOfRun({ image, digest }, run) {
	const unsigned = denialReason("signature-missing", "evidence", "no evidence is attached to the image, so a full scan checked it: the policy allows this", { effect: "warn" });
	return {
		image,
		digest,
		decision: {
			passed: "warn",
			warned: "warn",
			failed: "deny",
			error: "error"
		}[run.verdict],
		by: "scan",
		reasons: [reasonOf(unsigned), ...run.reasons.map(withRemediation)],
		findings: countedFindings(run.assessment?.vulnerabilities?.evaluated ?? []).slice(0, MOST_FINDINGS).map(({ finding, effect, expired }) => findingOf(finding, effect, expired !== void 0))
	};
}
/** The result of an image that could not be checked. */
function resultOfFault({ image, digest }, reasons) {
	return {
		image,
		digest,
		decision: "error",
		by: "nothing",
		reasons: reasons.map(withRemediation),
		findings: []
	};
}
/** The reason in the form of other reports, where only what warns has an effect. */
function toReason({ effect, ...reason }) {
	return {
		...reason,
		...effect === "warn" && { effect }
	};
}
/** A reason of another part of the run, with the usual remedy. */
function withRemediation({ code, check, message, effect }) {
	return reasonOf(denialReason(code, check, message, {
		effect,
		remediation: REASONS[code].remediation
	}));
}
function reasonOf({ code, check, message, effect, remediation }) {
	return {
		code,
		check,
		effect: effect ?? "block",
		message,
		remediation
	};
}
function findingOf(finding, effect, isExpired) {
	const { id, severity, package: name, version, purl, fixedIn, title, url, foundIn } = finding;
	return {
		id,
		severity,
		effect,
		package: name,
		version,
		...optional({
			purl,
			fixedIn,
			title,
			url
		}),
		foundIn: [...foundIn],
		...isExpired && { isExpired }
	};
}

// src/formats/ocsf.ts
/** The release of the Open Cybersecurity Schema Framework that the event follows. */
const OCSF_VERSION = "1.3.0";
const PASS = {
	status_id: 1,
	status: "Pass",
	severity_id: 1,
	severity: "Informational"
};
const WARNING = {
	status_id: 2,
	status: "Warning",
	severity_id: 3,
	severity: "Medium"
};
/** An error is a failure too, so that nobody reads it as a pass. */
const FAIL = {
	status_id: 3,
	status: "Fail",
	severity_id: 4,
	severity: "High"
};
const OUTCOMES = {
	passed: PASS,
	allow: PASS,
	warned: WARNING,
	warn: WARNING,
	failed: FAIL,
	deny: FAIL,
	error: FAIL
};
const CONTROLS = {
	check: "container-image-release",
	gate: "container-image-admission",
	admission: "container-image-admission",
	fleet: "container-image-fleet"
};
/** A pass behind broken glass is a warning. */
function outcomeOf({ decision, brokenGlass }) {
	const outcome = OUTCOMES[decision.is];
	return outcome === PASS && brokenGlass.length > 0 ? WARNING : outcome;
}
/** Greatest number of reasons in the event. The report has all of them. */
const MAX_REASONS = 50;
/**
* An OCSF Compliance Finding (category Findings, class 2003) about an image, as one line of JSON with a line feed. Facts
* for which OCSF has no field are in `unmapped`, as the framework requires.
*/
function auditLine(facts) {
	const { status_id, status, severity_id, severity } = outcomeOf(facts);
	const reasons = facts.reasons.slice(0, MAX_REASONS);
	const codes = [...new Set(facts.reasons.map(({ code }) => code))];
	const noun = ["gate", "admission"].includes(facts.decision.by) ? "decision" : "verdict";
	return `${JSON.stringify({
		category_uid: 2,
		category_name: "Findings",
		class_uid: 2003,
		class_name: "Compliance Finding",
		activity_id: 1,
		activity_name: "Create",
		type_uid: 200301,
		type_name: "Compliance Finding: Create",
		time: Date.parse(facts.finishedAt),
		start_time: Date.parse(facts.startedAt),
		end_time: Date.parse(facts.finishedAt),
		severity_id,
		severity,
		status_id: 1,
		status: "New",
		message: plain(`${facts.decision.by} of ${facts.image}: ${facts.decision.is}`, 1e3),
		metadata: {
			version: OCSF_VERSION,
			uid: facts.uid,
			profiles: ["host"],
			log_name: PRODUCT.name,
			product: {
				name: PRODUCT.name,
				vendor_name: PRODUCT.name,
				version: PRODUCT.version,
				url_string: PRODUCT.uri
			}
		},
		actor: { user: {
			name: plain(facts.actor.name, 200),
			uid: plain(facts.actor.id, 100)
		} },
		finding_info: {
			uid: facts.uid,
			title: `Assay ${facts.decision.by}`,
			desc: plain(reasons.map(({ message }) => message).join("; "), 4e3),
			created_time: Date.parse(facts.finishedAt),
			types: [`assay-${facts.decision.by}`],
			...optional({ src_url: facts.runUrl || void 0 })
		},
		compliance: {
			standards: [`${PRODUCT.uri}/policy`],
			control: CONTROLS[facts.decision.by],
			requirements: codes,
			status_id,
			status,
			status_code: facts.decision.is
		},
		...codes.length === 0 ? {} : { remediation: { desc: codes.map((code) => REASONS[code].remediation).join(" ") } },
		resources: [{
			type: facts.decision.by === "fleet" ? "Container Image Fleet" : "Container Image",
			name: plain(facts.image, 600),
			...optional({ uid: facts.digest })
		}, ...facts.cluster === void 0 ? [{
			type: "Source Repository",
			name: plain(facts.repository, 300),
			uid: plain(`${facts.repository}@${facts.sha}`, 400)
		}] : []],
		unmapped: {
			[noun]: facts.decision.is,
			image_digest: facts.digest ?? null,
			reasons: reasons.map(({ code, check }) => ({
				code,
				check
			})),
			policy_digest: facts.policyDigest ?? null,
			repository: plain(facts.repository, 300),
			ref: plain(facts.ref, 300),
			sha: plain(facts.sha, 100),
			workflow: plain(facts.workflow, 500),
			event: plain(facts.event, 100),
			triggered_by: plain(facts.actor.triggeredBy, 200),
			run_url: plain(facts.runUrl, 500),
			break_glass: facts.brokenGlass.map(({ rules, until, owner, reason }) => ({
				rules,
				until,
				owner: plain(owner, 200),
				reason: plain(reason, 1e3)
			})),
			...facts.cluster && { cluster: {
				object: plain(facts.cluster.object, 400),
				namespace: plain(facts.cluster.namespace, 100),
				image: plain(facts.cluster.image, 600)
			} },
			signed_by: facts.signedBy === void 0 ? null : plain(facts.signedBy, 500)
		}
	})}\n`;
}

// src/report/audit.ts
/** The audit event of a check, as one line of JSON. */
function auditEvent(run) {
	return auditLine({
		...contextOf(run),
		decision: {
			by: "check",
			is: run.verdict
		},
		reasons: run.reasons,
		image: run.reference ?? withoutFolders(run.imageInput),
		...run.image === void 0 ? {} : { digest: run.image.root.digest },
		brokenGlass: (run.brokenGlass ?? []).map(glassRecord),
		...run.signedBy === void 0 ? {} : { signedBy: withoutFolders(run.signedBy) }
	});
}
/** The audit event of a gate, as one line of JSON. */
function gateAuditEvent(admission) {
	const { signers, admittedBy, digest, brokenGlass } = admission;
	const signer = admittedBy ?? signers[0];
	return auditLine({
		...contextOf(admission),
		decision: {
			by: "gate",
			is: admission.decision
		},
		reasons: admission.denialReasons,
		image: admission.reference ?? admission.imageInput,
		...digest === void 0 ? {} : { digest },
		brokenGlass: brokenGlass.map(glassRecord),
		...signer?.kind === "certificate" ? { signedBy: signer.identity } : {}
	});
}
/** The audit event of an answer of the admission server about one image, as one line of JSON. */
function admitAuditEvent(question, image, { decision, reasons, reference, digest, admission }, policy, now) {
	const at = now.toISOString();
	const signer = admission?.admittedBy;
	const { object, namespace, user, endpoint } = question;
	return auditLine({
		uid: randomUUID(),
		startedAt: at,
		finishedAt: at,
		reasons,
		image: reference ?? image,
		...digest === void 0 ? {} : { digest },
		decision: {
			by: "admission",
			is: decision
		},
		policyDigest: policyDigest(policy),
		actor: {
			name: user,
			id: "",
			triggeredBy: user
		},
		repository: "",
		ref: "",
		sha: "",
		workflow: "",
		runUrl: "",
		event: endpoint,
		cluster: {
			object,
			namespace,
			image
		},
		brokenGlass: (admission?.brokenGlass ?? []).map(glassRecord),
		...signer?.kind === "certificate" ? { signedBy: signer.identity } : {}
	});
}
/** The audit event of a report about a fleet, as one line of JSON. */
function fleetAuditEvent(report, event) {
	const { images, reasons, createdAt, plan, verdict } = report;
	const { policyDigest: _none, ...context } = contextOf({
		startedAt: plan.createdAt,
		finishedAt: createdAt,
		event,
		policy: DEFAULT_POLICY
	});
	return auditLine({
		...context,
		decision: {
			by: "fleet",
			is: verdict
		},
		reasons: [...reasons, ...images.flatMap((one) => one.reasons)].map(toReason),
		image: `${images.length} images of the plan ${plan.digest}`,
		digest: plan.digest,
		brokenGlass: []
	});
}
/** Who and what started the run, when it ran, and which policy applied. */
function contextOf({ startedAt, finishedAt, event, policy }) {
	const { actor, repository, ref, sha, workflow, name, runUrl } = event;
	return {
		uid: randomUUID(),
		startedAt,
		finishedAt,
		actor,
		repository,
		ref,
		sha,
		workflow,
		runUrl,
		policyDigest: policyDigest(policy),
		event: name
	};
}

// src/report/publish-audit.ts
/** Name of the file in the evidence folder. */
const AUDIT_FILE = "audit.jsonl";
/**
* Records the audit event of a run, or several of them. What cannot be written or delivered is reported as a warning and changes nothing else,
* because the outputs are written already.
*/
async function publishAudit(events, { publisher, evidence, deliver, auditFile = AUDIT_FILE }) {
	const lines = typeof events === "string" ? [events] : events;
	const warn = (message) => publisher.annotations([{
		level: "warning",
		title: "Assay: audit event",
		message
	}]);
	const toPublisher = () => {
		for (const line of lines) publisher.event(line);
	};
	if (evidence === void 0) toPublisher();
	else await writeEvidenceFile(evidence, auditFile, lines.join("")).catch((error) => {
		toPublisher();
		warn(plain(messageOf(error)));
	});
	for (const [at, line] of lines.entries()) {
		const fault = await deliver?.(line);
		if (fault === void 0) continue;
		const rest = lines.length - at - 1;
		warn(rest === 0 ? fault : `${fault}; the ${rest} events after it were not sent`);
		return;
	}
}

// src/formats/attestation/handover-vex.ts
const text$1 = string();
const texts$1 = array(text$1);
const digest$1 = custom((value) => typeof value === "string" && isDigest(value));
const subject = union([strictObject({ purl: text$1 }), strictObject({ digest: digest$1 })]);
const product = strictObject({
	within: array(subject),
	package: union([strictObject({
		purl: text$1,
		versions: texts$1.exactOptional()
	}), strictObject({
		bom: text$1,
		ref: text$1
	})]).exactOptional()
});
/** A VEX statement in a handover. Every field is checked, as everywhere in a handover. */
const vexStatement = strictObject({
	source: discriminatedUnion("kind", [strictObject({
		kind: literal("file"),
		path: text$1,
		commit: text$1
	}), strictObject({
		kind: literal("attestation"),
		referrer: digest$1,
		subject: digest$1,
		signedBy: strictObject({
			identity: text$1,
			issuer: text$1
		})
	})]),
	document: text$1,
	author: text$1.exactOptional(),
	timestamp: datetime({ offset: true }).exactOptional(),
	statement: text$1,
	vulnerability: text$1,
	aliases: texts$1,
	products: array(product),
	status: _enum(VEX_STATUSES),
	justification: text$1.exactOptional(),
	impact: text$1.exactOptional()
});

// src/formats/attestation/handover-document.ts
/** Name of the handover file in the evidence folder. */
const HANDOVER_FILE = "handover.json";
/** The handover of a run whose image may be signed; undefined for every other run. The run is already redacted. */
function handoverOf(run) {
	const { image, sboms, scan, secrets, baseline, vex, policy, event, verdict } = run;
	if (!(verdict === "passed" || verdict === "warned" && policy.signOnWarn) || event.advisory || run.attestationFault !== void 0 || image === void 0) return void 0;
	if (!sboms?.done || !scan?.done || !secrets?.done) return void 0;
	return {
		version: PRODUCT.version,
		run: withoutAttempt(event.runUrl),
		sha: event.sha,
		policy: policyDigest(policy),
		image: image.root.digest,
		tools: run.tools.map(({ path: _gone, ...tool }) => tool),
		sboms: sboms.value.map((sbom) => ({
			...sbom,
			cyclonedx: named(sbom.cyclonedx),
			spdx: named(sbom.spdx)
		})),
		scan: scan.value,
		secrets: secrets.value,
		...baseline && { baseline },
		...vex && { vex }
	};
}
/**
* Reads a handover. Every field is checked, since it comes from a job that reads hostile content. The fault is the end of a
* sentence that begins with the name of the file.
*/
function parseHandover(text) {
	return parseJsonAs(HandoverSchema, text);
}
/** `https://github.com/owner/repository/actions/runs/ID`, from the address of a run. */
function withoutAttempt(runUrl) {
	return runUrl.replace(/\/attempts\/\d+$/, "");
}
function named({ path, sha256 }) {
	return {
		path: basename(path),
		sha256
	};
}
const text = string();
const texts = array(text);
const gap = strictObject({
	kind: _enum(GAP_KINDS),
	path: text,
	package: text.exactOptional(),
	why: text,
	decides: boolean()
});
const count = int().nonnegative();
const hex = text.regex(/^[0-9a-f]{64}$/);
const time = datetime({ offset: true });
const digest = custom((value) => typeof value === "string" && isDigest(value));
const platform = strictObject({
	os: text,
	architecture: text,
	variant: text.exactOptional(),
	osVersion: text.exactOptional(),
	manifest: text.exactOptional()
});
const scope = discriminatedUnion("kind", [
	strictObject({
		kind: literal("platform"),
		platform,
		manifest: digest
	}),
	strictObject({
		kind: literal("index"),
		digest
	}),
	strictObject({ kind: literal("source") })
]);
const file = strictObject({
	path: text.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/),
	sha256: hex
});
const sbom = strictObject({
	scope,
	cyclonedx: file,
	spdx: file,
	components: count,
	notes: texts.exactOptional(),
	gaps: array(gap).exactOptional(),
	completeness: strictObject({
		files: count,
		added: count
	}).exactOptional()
});
const vulnerability = strictObject({
	id: text,
	severity: _enum(SEVERITIES),
	aliases: texts.exactOptional(),
	package: text,
	version: text,
	purl: text.exactOptional(),
	type: text.exactOptional(),
	paths: texts.exactOptional(),
	layers: array(digest).exactOptional(),
	cvss: number().exactOptional(),
	published: text.exactOptional(),
	fixedIn: text.exactOptional(),
	title: text.exactOptional(),
	url: text.exactOptional(),
	foundIn: texts
});
const coverage = strictObject({
	scope,
	os: strictObject({
		family: text,
		name: text,
		endOfLife: boolean()
	}).exactOptional(),
	listed: count,
	compared: count,
	incomparable: count,
	unsourced: count,
	gaps: array(gap).exactOptional()
}).refine((one) => one.listed === one.compared + one.incomparable + one.unsourced);
const scan = strictObject({
	database: strictObject({
		updatedAt: time,
		downloadedAt: time.exactOptional(),
		repository: text.exactOptional(),
		server: text.exactOptional(),
		sha256: hex.exactOptional()
	}),
	startedAt: time,
	finishedAt: time,
	findings: array(vulnerability),
	coverage: array(coverage)
});
const instructions = array(strictObject({
	path: text,
	line: count
})).exactOptional();
const locationKind = _enum(LOCATION_KINDS).exactOptional();
const place = discriminatedUnion("kind", [
	strictObject({
		kind: literal("source"),
		path: text,
		line: count,
		locationKind
	}),
	strictObject({
		kind: literal("commit"),
		commit: text,
		path: text,
		line: count,
		locationKind
	}),
	strictObject({
		kind: literal("layer"),
		platform: text,
		diffId: digest,
		index: count,
		path: text,
		line: count,
		locationKind,
		instructions
	}),
	strictObject({
		kind: literal("config"),
		platform: text,
		entry: text,
		instructions
	})
]);
const secret = strictObject({
	fingerprint: text,
	severity: _enum(SECRET_SEVERITIES),
	why: _enum(SECRET_WHYS).exactOptional(),
	rule: text,
	title: text,
	engines: array(_enum([
		"trivy",
		"gitleaks",
		"assay"
	])),
	places: array(place)
});
const secrets = strictObject({
	findings: array(secret),
	coverage: strictObject({
		layers: strictObject({
			scanned: count,
			cached: count,
			total: count
		}),
		files: strictObject({
			scanned: count,
			owned: count,
			skipped: count,
			archives: count
		}),
		commits: strictObject({
			scanned: count,
			total: count,
			range: text
		}).exactOptional(),
		configurations: count,
		source: boolean(),
		ignored: array(strictObject({
			reason: _enum(NO_SECRET_REASONS),
			count,
			examples: texts
		})).exactOptional(),
		notes: texts
	})
});
const tool = strictObject({
	name: _enum([
		"trivy",
		"cosign",
		"gitleaks"
	]),
	version: text,
	sha256: hex,
	origin: _enum([
		"named path",
		"tool cache",
		"release asset",
		"go module"
	]),
	isolation: strictObject({
		network: _enum(["none", "open"]),
		files: _enum(["own", "all"]),
		processes: _enum(["own", "all"]),
		by: _enum(["Landlock and seccomp", "namespaces"]).exactOptional(),
		why: text.exactOptional()
	}).exactOptional(),
	verified: array(_enum(TOOL_CHECKS)),
	notVerified: array(strictObject({
		check: _enum(TOOL_CHECKS),
		why: text
	}))
});
const baseline = discriminatedUnion("known", [strictObject({
	known: literal(true),
	image: text,
	findings: texts,
	notes: texts
}), strictObject({
	known: literal(false),
	why: text
})]);
const HandoverSchema = strictObject({
	version: text,
	run: url(),
	sha: text.regex(/^[0-9a-f]{40}$/),
	policy: digest,
	image: digest,
	tools: array(tool),
	sboms: array(sbom),
	scan,
	secrets,
	baseline: baseline.exactOptional(),
	vex: array(vexStatement).exactOptional()
});

export { signerDenialReasons as C, onlyWarning as D, denialReason as E, toDenialReasons as O, ofOneSigner as S, decide as T, proofInWords as _, admitAuditEvent as a, endNotes as b, gateAuditEvent as c, resultOfFault as d, resultOfRun as f, judgeRegistries as g, judgeBaseImages as h, publishAudit as i, withBrokenGlass as k, isWithoutEvidence as l, withRemediation as m, handoverOf as n, auditEvent as o, toReason as p, parseHandover as r, fleetAuditEvent as s, HANDOVER_FILE as t, resultOfAdmission as u, asGateSigner as v, signerName as w, isSigner as x, endFault as y };