import { a as glassInWords, i as endOf, s as setAside } from "./operations.js";
import { t as certificateName } from "./certificate-name.js";
import { r as REASONS } from "./reason.js";
import { n as plain } from "./text.js";
import { createHash } from "node:crypto";

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

export { ofOneSigner as a, decide as c, toDenialReasons as d, withBrokenGlass as f, isSigner as i, denialReason as l, endFault as n, signerDenialReasons as o, endNotes as r, signerName as s, asGateSigner as t, onlyWarning as u };