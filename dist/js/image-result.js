import { In as denialReason, Sn as signerName } from "./shared-gate.js";
import { nt as optional } from "./shared-cli.js";
import { d as REASONS } from "./shared-first.js";
import { c as countedFindings } from "./shared-policy.js";

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

export { toReason as a, resultOfRun as i, resultOfAdmission as n, withRemediation as o, resultOfFault as r, isWithoutEvidence as t };