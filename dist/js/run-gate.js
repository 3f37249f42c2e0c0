import { S as imageInputOf, _ as growingRedactor } from "./network.js";
import { A as readPolicy, At as shortDigest, C as glassRecord, Dt as leftOut, E as eventOf, Et as kindName, K as successOf, Mt as withoutFolders, O as withSpace, Ot as plural, St as comparedInWords, bt as bounded$1, c as isRed, ct as readRepositories, dt as readRequestedPolicy, ft as createWorkspace, gt as toolFullDisk, k as diagnosticsOf, kt as reasonAddress, l as junitDocument, lt as readSettings, mt as wireCommon, ot as parseSubject, pt as firstOptions, r as redactAdmission, s as bounded, st as isFile, ut as readDuration, v as toolRecord, w as glassSection, y as toolTable } from "./report-json.js";
import { $ as readKnown, B as rescan$1, Bt as signerDenialReasons, C as placesOf, D as prepareTrust, Dt as deniedDigests, Et as judgeRegistries, G as gather, Ht as REQUIREMENTS, It as endFault, Jt as denialReason, Kt as writeEvidenceFile, L as tagBeside, Lt as endNotes, M as database, Mt as gatePolicy, Nt as isInput, Ot as deniedPackages, P as demandIsolation, Pt as missingInputs, Q as knownKey, R as attestedPlatform, Rt as isSigner, S as gateAuditEvent, T as vexAttestations, Ut as signerEnvironment, Vt as signerName, Xt as toDenialReasons, Yt as onlyWarning$1, Zt as withBrokenGlass, _t as inventoriedPackages, a as reasonList, b as publishAudit, c as timingSection, d as renderFrame, dt as pinImage, f as code, ft as tagMoved, g as link$1, h as foreign, i as listSection, jt as demandsOf$1, kt as deniedVulnerabilities, l as toolSection$1, m as folded, mt as concurrently, n as withoutEvidence, o as rules, p as el, qt as decide, r as removeEvidence, s as findingSection, u as simpleTable, x as shortName, z as readAttestedSboms, zt as ofOneSigner } from "./report.js";
import { a as reasonsOf, n as CHECKS, r as REASONS } from "./reason.js";
import { r as mayWriteCache } from "./event.js";
import { n as plain, t as asSentence } from "./text.js";
import { C as string, S as strictObject, b as partialRecord, c as _enum, d as array, f as boolean, g as literal, m as discriminatedUnion, v as number } from "./schemas.js";
import { a as link$2, c as text, d as toOutputList, l as toJson, n as codeBlock, r as details, s as table, t as code$1, u as toOutputJson } from "./markdown.js";
import { d as setAside, l as glassInWords, m as matchesGlob, s as brokenGlass } from "./policy-file.js";
import { a as pinnedName, c as repositoryName, d as withHubName, o as platformName } from "./image.js";
import { t as optional } from "./optional.js";
import { a as countBySeverity, d as effectOn, i as SEVERITIES, l as POLICY_PATH, o as isSeverity, p as policyDigest, s as DEFAULT_POLICY, u as SLSA_LEVELS } from "./finding.js";
import { t as PRODUCT } from "./product.js";
import { T as vexEvaluator, a as gap, b as evaluateVulnerabilities, c as time, i as digest, l as tool, n as brokenGlass$1, o as hex, r as count, s as severity, y as countedFindings } from "./report-schema.js";
import { n as durationInWords } from "./duration.js";
import { t as RawInputs } from "./raw-inputs.js";
import { i as unparsable, l as isDigest, s as hex$1 } from "./result.js";
import { i as provenanceFaults, r as keyFault, t as certificateFault } from "./source-rule.js";
import { s as isVouchedFor } from "./base-image.js";
import { n as judgeScan } from "./judge-coverage.js";
import { join } from "node:path";
import { writeFile } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";

// src/gate/inputs.ts
/** Most signers that are tried for each statement. */
const MOST_SIGNERS$1 = 20;
/** The default server of repositories. */
const GITHUB = "https://github.com";
/**
* Reads every input of the gate. Finds all faults before it reports any: throws one AssayError with an `input-invalid`
* reason for each. Does not require a signer: the policy may name it.
*/
function readGateInputs(env, signerEnvironment) {
	const inputs = new RawInputs(env);
	const reference = readReference(inputs);
	const signers = readSigners(inputs, signerEnvironment);
	const trustedRoot = readFileInput(inputs, "trusted-root");
	const offline = inputs.boolean("offline");
	const request = {
		imageInput: inputs.text("image"),
		reference: reference ?? {
			registry: "",
			path: ""
		},
		signers,
		source: readSource(inputs, env.GITHUB_SERVER_URL || GITHUB),
		...trustedRoot === void 0 ? {} : { trustedRoot },
		require: readRequirements(inputs),
		maxAgeMs: readDuration(inputs, "max-age"),
		rescan: inputs.boolean("rescan"),
		...readPolicyInputs(inputs),
		database: {
			repositories: readRepositories(inputs, "db-repository"),
			offline
		}
	};
	const registries = reference === void 0 ? [] : [reference.registry];
	const settings = readSettings(inputs, env, {
		offline,
		registries,
		evidenceFolder: "assay-gate",
		tools: ["trivy", "cosign"],
		outputInputs: ["image"]
	});
	inputs.throwFaults();
	return {
		request,
		settings
	};
}
function readReference(inputs) {
	const text = inputs.required("image", "name the image, such as `image: ghcr.io/owner/app@sha256:…`");
	if (text === "") return void 0;
	const subject = parseSubject(text);
	if (!subject.ok) return inputs.fault("image", subject.fault);
	if (subject.value.kind === "registry") return subject.value.reference;
	return inputs.fault("image", "the gate decides about an image in a registry, where its evidence is");
}
/** The signers that the inputs name, one in each line. The issuer is the same for all identities. */
function readSigners(inputs, signerEnvironment) {
	const identities = inputs.lines("certificate-identity");
	const issuer = inputs.text("certificate-oidc-issuer");
	const keys = inputs.lines("key");
	if (identities.length > 0 && keys.length > 0) inputs.fault("key", "`certificate-identity` is set too; remove one of them");
	if (identities.length > 0 && issuer === "") inputs.fault("certificate-oidc-issuer", "`certificate-identity` needs it");
	if (Math.max(identities.length, keys.length) > MOST_SIGNERS$1) inputs.fault(keys.length > 0 ? "key" : "certificate-identity", `at most ${MOST_SIGNERS$1} signers are tried`);
	if (identities.length > 0) return [...new Set(identities)].map((identity) => ({
		kind: "certificate",
		identity,
		issuer
	}));
	return [...new Set(keys)].flatMap((key) => {
		if (/^[a-z0-9]+:\/\//.test(key)) return [{
			kind: "key",
			key,
			environment: signerEnvironment(key)
		}];
		const path = inputs.path(key);
		if (isFile(path)) return [{
			kind: "key",
			key: path,
			environment: {}
		}];
		inputs.fault("key", `there is no file ${path}`);
		return [];
	});
}
function readFileInput(inputs, name) {
	const text = inputs.text(name);
	if (text === "") return void 0;
	const path = inputs.path(text);
	if (isFile(path)) return path;
	return inputs.fault(name, `there is no file ${path}`);
}
/** Reads the demanded source. A repository without a server, `owner/name`, is on the server that runs the gate. */
function readSource(inputs, server) {
	const text = inputs.text("source-repository");
	const ref = inputs.text("source-ref");
	const runner = inputs.text("runner-environment");
	const repository = /^[\w.-]+\/[\w.-]+$/.test(text) ? `${server}/${text}` : text;
	if (text !== "" && !/^https?:\/\/[^\s/]+\/[\w.-]+\/[\w.-]+$/.test(repository)) inputs.fault("source-repository", `"${text}" is neither owner/repository nor an address such as https://github.com/owner/repository`);
	if (ref !== "" && ref !== "any" && !ref.startsWith("refs/")) inputs.fault("source-ref", `"${ref}" is neither a full ref such as refs/heads/main nor "${"any"}"`);
	if (runner !== "" && runner !== "github-hosted") inputs.fault("runner-environment", `"${runner}" is not supported; only github-hosted is`);
	return {
		...repository === "" ? {} : { repository },
		...ref === "" ? {} : { ref },
		...runner === "github-hosted" ? { runner } : {}
	};
}
function readRequirements(inputs) {
	const named = inputs.list("require");
	for (const text of named) if (!REQUIREMENTS.some((one) => one === text)) inputs.fault("require", `"${text}" is not one of ${REQUIREMENTS.join(", ")}`);
	if (!named.includes("signature")) inputs.fault("require", "`signature` cannot be left out");
	if (inputs.text("rescan") !== "false" && !named.includes("sbom")) inputs.fault("require", "`rescan: true` needs `sbom`, because it scans the SBOM; add `sbom` or set `rescan: false`");
	return REQUIREMENTS.filter((one) => named.includes(one));
}
/** Separates `enforce`, which applies only to the gate, from the inputs that change the rules for the build. */
function readPolicyInputs(inputs) {
	const { overrides, ...place } = readRequestedPolicy(inputs);
	const { enforce, ...rules } = overrides;
	return {
		policy: {
			...place,
			overrides: rules
		},
		...enforce === void 0 ? {} : { enforce }
	};
}

// src/domain/gate/level-rule.ts
/**
* The SLSA build level that a provenance proves. Nobody else vouches for a provenance that was signed by a key or on your
* own machine, so it has level 1.
*/
function levelShown(certificate) {
	return certificate?.runnerEnvironment === "github-hosted" ? "SLSA_BUILD_LEVEL_2" : "SLSA_BUILD_LEVEL_1";
}
/** Whether one of these levels is at least as high as what is demanded. */
function reachesLevel(levels, demanded) {
	return SLSA_LEVELS.slice(SLSA_LEVELS.indexOf(demanded)).some((level) => levels.includes(level));
}
/** Why the level of a provenance or summary is too low. Undefined if it is not, or if no level is demanded. */
function levelFault(one, demanded) {
	if (demanded === void 0) return void 0;
	if (one.kind === "provenance") {
		const shown = levelShown(one.certificate);
		const { certificate } = one;
		const runner = certificate?.runnerEnvironment ?? "unnamed";
		const why = certificate === void 0 ? "a key signed it" : `on a ${runner} runner`;
		return reachesLevel([shown], demanded) ? void 0 : `it proves ${shown} (${why}), not ${demanded}`;
	}
	if (!one.summary?.ok) return void 0;
	const { levels = [] } = one.summary.value;
	return reachesLevel(levels, demanded) ? void 0 : `says ${levels.join(", ").slice(0, 200) || "no level"}, not ${demanded}`;
}
/** Denies certificates with the same names but different ids: they are not for one repository or owner. */
function idDenialReasons(used) {
	const ids = (of) => [...new Set(used.flatMap(({ certificate }) => (certificate && of(certificate)) ?? []))];
	return [["repository", ids((one) => one.sourceRepositoryId)], ["owner", ids((one) => one.sourceOwnerId)]].flatMap(([name, distinct]) => {
		if (distinct.length < 2) return [];
		const message = `the evidence was signed for ${distinct.length} ids of the ${name} (${distinct.slice(0, 5).join(", ")}): they have the same name, but are not the same ${name}`;
		return [denialReason("identity-mismatch", "evidence", message, { evidence: used.map(({ referrer }) => referrer) })];
	});
}

// src/domain/gate/summary-rule.ts
/** Allowed difference between two clocks. */
const TOLERANCE_MS = 3e5;
const HOUR_MS = 36e5;
/**
* The verification summary that counts: the newest of Assay's, with any result. The time in the signed statement decides:
* a timestamp proves only that the signature existed by then, and an old signature can get a new timestamp. If two have
* the same time, the failed one counts.
*
* A passed summary that is based on a statement that is not attached gives way to the next older passed one that is
* complete: of two runs that replace evidence at the same time, one may remove what the other one's summary names. This
* lets in nothing more. Who can remove a statement can remove the newest summary as well.
*/
function decisiveSummary(attested) {
	const summaries = attested.flatMap((one) => {
		const facts = one.summary?.ok ? one.summary.value : void 0;
		return facts?.verifier === PRODUCT.uri ? [{
			attested: one,
			facts
		}] : [];
	}).sort((one, other) => {
		const order = Date.parse(other.facts.timeVerified) - Date.parse(one.facts.timeVerified);
		return order !== 0 ? order : Number(hasPassed(one.facts)) - Number(hasPassed(other.facts));
	});
	const firstFailed = summaries.findIndex(({ facts }) => !hasPassed(facts));
	const passed = firstFailed === -1 ? summaries : summaries.slice(0, firstFailed);
	const isComplete = ({ facts }) => facts.inputs.length > 0 && missingInputs(facts, attested).length === 0;
	return passed.find(isComplete) ?? summaries[0];
}
/** Why a verification summary does not count. Undefined if it is a readable summary by Assay. */
function summaryFault({ summary }) {
	if (summary === void 0) return void 0;
	if (!summary.ok) return summary.fault;
	const { verifier } = summary.value;
	return verifier === PRODUCT.uri ? void 0 : `it was made by ${verifier} and not by ${PRODUCT.uri}`;
}
/** All faults of the summary that counts. Pure. */
function summaryDenialReasons({ attested, facts }, subject, demands, now) {
	const denialReasons = [];
	const add = (code, why) => denialReasons.push(denialReason(code, "evidence", `the verification summary of ${subject.name} (${attested.referrer}) ${why}`, {
		subject: subject.digest,
		evidence: [attested.referrer]
	}));
	if (!hasPassed(facts)) {
		add("summary-failed", `says ${facts.result.slice(0, 100)}`);
		return denialReasons;
	}
	const verified = Date.parse(facts.timeVerified);
	const age = now.getTime() - verified;
	if (age > demands.maxAgeMs) {
		const allowed = durationInWords(demands.maxAgeMs);
		add("summary-stale", `is ${durationInWords(age)} old, and \`max-age\` allows ${allowed}`);
	}
	if (age < -3e5) add("summary-mismatch", `claims to be from the future (${facts.timeVerified})`);
	if (attested.signedAt !== void 0 && verified > Date.parse(attested.signedAt) + TOLERANCE_MS) add("summary-mismatch", `says ${facts.timeVerified}, but was signed before, at ${attested.signedAt}`);
	if (facts.resourceUri?.endsWith(`@${subject.digest}`) !== true) add("summary-mismatch", `is about ${facts.resourceUri?.slice(0, 300) ?? "nothing"}, not ${subject.digest}`);
	else {
		const otherRepository = repositoryFault(facts.resourceUri, demands);
		if (otherRepository !== void 0) add("summary-mismatch", otherRepository);
	}
	const level = levelFault(attested, demands.level);
	if (level !== void 0) add("summary-mismatch", level);
	if (facts.policy === void 0 || !demands.policies.includes(facts.policy)) {
		const wanted = demands.policies.join(" or ");
		add("policy-mismatch", `was made under ${facts.policy === void 0 ? "an unnamed policy" : `the policy ${facts.policy}`}, not ${wanted}`);
	}
	const database = databaseFault(facts);
	if (database !== void 0) add("summary-mismatch", database);
	const old = oldDatabase(facts, demands);
	if (old === void 0) return denialReasons;
	add("summary-mismatch", old);
	const glass = setAside(demands.brokenGlass ?? [], "database-stale");
	return glass === void 0 ? denialReasons : denialReasons.map((one, at) => at === denialReasons.length - 1 ? onlyWarning$1(one, glass) : one);
}
/** Why the repository in a summary does not count. One workflow may build several products with one summary each. */
function repositoryFault(resourceUri, { repository, promotedFrom }) {
	const from = withHubName(resourceUri.slice(0, resourceUri.lastIndexOf("@")));
	if (from === repository || promotedFrom.some((glob) => matchesGlob(withHubName(glob), from))) return void 0;
	return `is about an image in ${from.slice(0, 300)}, not in ${repository}, and \`gate.promoted-from\` of the policy does not list that repository`;
}
function databaseFault(facts) {
	const { databaseUpdatedAt: updated } = facts;
	if (updated === void 0) return "names no date of the vulnerability database";
	if (Date.parse(facts.timeVerified) - Date.parse(updated) < -36e5) return `is based on a vulnerability database of ${updated}, which is after its own time`;
}
/** The age of the database when the image was verified, if it is beyond what the policy allows. */
function oldDatabase({ databaseUpdatedAt: updated, timeVerified }, demands) {
	if (updated === void 0) return void 0;
	if (Date.parse(timeVerified) - Date.parse(updated) <= demands.databaseMaxAgeMs) return void 0;
	return `is based on a vulnerability database of ${updated}, which is more than ${demands.databaseMaxAgeMs / HOUR_MS} h older than the summary`;
}
/** Whether a summary says that the image passed. */
function hasPassed(facts) {
	return facts.result === "PASSED";
}

// src/domain/gate/missing-evidence.ts
/** Greatest number of referrers that one message names. */
const NAMED = 3;
const KIND_NAMES = {
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
/** No statement of a kind counts. Statements that claim to be of this kind explain why. */
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
	const what = `${subject.name} (${subject.digest}) has no ${KIND_NAMES[kind]} that counts`;
	const [first] = claims;
	if (first === void 0) {
		const code = subject.role === "platform" ? "index-not-covered" : MISSING[kind];
		return denialReason(code, "evidence", `${what}: none is attached${old(kind, evidence)}`, { subject: subject.digest });
	}
	return denialReason(first.code ?? MISSING[kind], "evidence", `${what}: ${firstClaims(claims)}${old(kind, evidence)}`, {
		subject: subject.digest,
		evidence: claims.slice(0, NAMED).map(({ referrer }) => referrer)
	});
}
/** Names evidence in a format that does not count, so that users know why the gate does not use it. */
function old(kind, { oldFormat = [] }) {
	const suffix = kind === "signature" ? ".sig" : ".att";
	const tag = oldFormat.find((one) => one.endsWith(suffix));
	if (tag === void 0) return "";
	return `; the tag ${tag} contains ${kind === "signature" ? "a signature" : "attestations"} in the old format of cosign, which does not count: sign with cosign 3 or newer, or with Assay`;
}
/** There is a statement of a kind, but the verification summary is based on another one. */
function replaced(kind, attachedOfKind, { attested }, { subject }) {
	const digests = attachedOfKind.map(({ referrer }) => referrer);
	const message = `the ${KIND_NAMES[kind]} of ${subject.name} (${firstDigests(digests)}) is not the one on which its verification summary (${attested.referrer}) is based`;
	const evidence = [...digests.slice(0, NAMED), attested.referrer];
	return denialReason("summary-mismatch", "evidence", message, {
		subject: subject.digest,
		evidence
	});
}
/** Inputs of the summary that did not verify here: the summary vouches for statements that nobody can examine. */
function notExamined({ attested: summary, facts }, { subject, attested, refused, unreadable }) {
	const gone = missingInputs(facts, attested);
	if (gone.length === 0 && facts.inputs.length > 0) return void 0;
	const others = [...refused, ...unreadable];
	const whys = gone.map((digest) => {
		const one = others.find(({ referrer, envelope }) => referrer === digest || envelope === digest);
		return {
			referrer: one?.referrer ?? digest,
			why: one?.why ?? "it is not attached"
		};
	});
	const why = gone.length === 0 ? "names no statement on which it is based" : `is based on statements that do not count: ${firstClaims(whys)}`;
	return denialReason("summary-mismatch", "evidence", `the verification summary of ${subject.name} (${summary.referrer}) ${why}`, {
		subject: subject.digest,
		evidence: [summary.referrer, ...gone.slice(0, NAMED)]
	});
}
/** Reasons for missing evidence. A statement that could not be read or examined may be the missing one. */
const MISSING_CODES = /* @__PURE__ */ new Set([
	...Object.values(MISSING),
	"index-not-covered",
	"summary-mismatch"
]);
/** Denies attached statements that cannot be read, if one of them may be the missing evidence. */
function unreadableDenialReason({ subject, unreadable }, denialReasons) {
	if (unreadable.length === 0 || !denialReasons.some(({ code }) => MISSING_CODES.has(code))) return void 0;
	const message = `a statement attached to ${subject.name} (${subject.digest}) cannot be read: ${firstClaims(unreadable)}`;
	const evidence = unreadable.slice(0, NAMED).map(({ referrer }) => referrer).filter(isDigest);
	return denialReason("evidence-unreadable", "evidence", message, {
		subject: subject.digest,
		evidence
	});
}
/** A revocation that cannot be read may be one that counts. */
function unreadableRevocation({ subject, unreadableRevocations: unreadable = [] }) {
	if (unreadable.length === 0) return void 0;
	const message = `a revocation attached to ${subject.name} (${subject.digest}) cannot be read: ${firstClaims(unreadable)}`;
	return denialReason("evidence-unreadable", "evidence", message, { subject: subject.digest });
}
/** Denies older statements that were not examined, if one of them may be the missing evidence. */
function olderDenialReason({ subject, older = 0 }, denialReasons) {
	if (older === 0 || !denialReasons.some(({ code }) => MISSING_CODES.has(code))) return void 0;
	const message = `${older} older attestations of ${subject.name} (${subject.digest}) were not examined; the missing evidence may be one of them`;
	return denialReason("too-many-referrers", "evidence", message, { subject: subject.digest });
}
function firstClaims(claims) {
	const sentences = claims.slice(0, NAMED).map(({ referrer, why }) => `${referrer}: ${why.slice(0, 300)}`);
	const more = claims.length > NAMED ? `; and ${claims.length - NAMED} more` : "";
	return sentences.join("; ") + more;
}
function firstDigests(digests) {
	const shown = digests.slice(0, NAMED).join(", ");
	return digests.length > NAMED ? `${shown} and ${digests.length - NAMED} more` : shown;
}

// src/domain/gate/revocation-rule.ts
/** Most notes about revocations that do not count. Strangers may attach as many as they like. */
const MOST_NOTES = 5;
/** Judges the revocations that are attached to a subject. One that counts denies it, and no later statement changes that. */
function revocationResult(evidence, demands) {
	const { subject, revocations = [], refusedRevocations = [] } = evidence;
	const refused = [...refusedRevocations];
	const denialReasons = [];
	for (const one of revocations) {
		const why = whyNot(one, demands);
		if (why === void 0) denialReasons.push(revoked(subject.name, subject.digest, one));
		else refused.push({
			referrer: one.referrer,
			why
		});
	}
	const notes = refused.slice(0, MOST_NOTES).map(({ referrer, why }) => `A revocation of ${subject.name} (${referrer}) does not count: ${plain(why, 300)}.`);
	const more = refused.length - notes.length;
	return {
		denialReasons,
		notes: more > 0 ? [...notes, `${more} more revocations of ${subject.name} do not count.`] : notes
	};
}
function revoked(name, digest, { referrer, signer, reason, at }) {
	const when = at === void 0 ? "" : ` at ${at}`;
	const message = `${name} (${digest}) was revoked by ${signerName(signer)}${when}: ${plain(reason, 300)}`;
	return denialReason("image-revoked", "evidence", message, {
		subject: digest,
		evidence: [referrer]
	});
}
/** A signer may revoke only what it may sign. Whom the policy lists in `revokers` may revoke everything. */
function whyNot(one, { signers, revokers, source }) {
	if (revokers.some((revoker) => isSigner(revoker, one.signer))) return void 0;
	const signer = signers.find((known) => isSigner(known, one.signer));
	if (signer === void 0) return `${signerName(one.signer)} may not revoke images`;
	const { certificate, at } = one;
	return sourceFault(certificate, source) ?? endFault({
		signer,
		...at === void 0 ? {} : { signedAt: at }
	});
}
function sourceFault(certificate, source) {
	return certificate === void 0 ? void 0 : certificateFault(certificate, source);
}

// src/domain/gate/examine-subject.ts
/**
* Compares the evidence of a subject with the demands, at a given time. If there are several statements of a kind, the
* newest verification summary says which one counts. Without a summary that passed, the newest statement of each kind
* counts. One signer must have signed everything that counts: the signer of that summary, or of the newest signature.
* Pure.
*/
function examine(attached, demands, now) {
	const demanded = ofDemandedSource(attached, demands);
	const summary = demands.require.includes("summary") ? decisiveSummary(demanded.attested) : void 0;
	const decisive = summary?.attested ?? newest(demanded.attested.filter(({ kind }) => kind === "signature"));
	const evidence = decisive === void 0 ? demanded : ofOneSigner(demanded, decisive.signer);
	const { subject, attested } = evidence;
	const passedSummary = summary !== void 0 && hasPassed(summary.facts) ? summary : void 0;
	const used = summary === void 0 ? [] : [summary.attested];
	const revocations = revocationResult(attached, demands);
	const denialReasons = [...revocations.denialReasons];
	for (const kind of demands.require) {
		const ofKind = attested.filter((one) => one.kind === kind);
		if (kind === "summary") {
			if (summary === void 0) denialReasons.push(missing(kind, evidence));
			continue;
		}
		const chosen = newest(passedSummary === void 0 ? ofKind : inputsOf(passedSummary, ofKind));
		if (chosen !== void 0) used.push(chosen);
		else if (passedSummary === void 0 || ofKind.length === 0) denialReasons.push(missing(kind, evidence));
		else denialReasons.push(replaced(kind, ofKind, passedSummary, evidence));
	}
	const scanResult = passedSummary && attested.find((one) => one.kind === "vulnerabilities" && isInput(passedSummary.facts, one));
	if (scanResult !== void 0) used.push(scanResult);
	denialReasons.push(...used.map((one) => contentDenialReason(one, evidence, demands)));
	denialReasons.push(...idDenialReasons(used));
	if (summary !== void 0) denialReasons.push(...summaryDenialReasons(summary, subject, demands, now));
	if (passedSummary !== void 0) denialReasons.push(notExamined(passedSummary, evidence));
	const found = denialReasons.filter((one) => one !== void 0);
	const unseen = [
		unreadableRevocation(evidence),
		unreadableDenialReason(evidence, found),
		olderDenialReason(evidence, found)
	];
	return {
		evidence,
		used,
		denialReasons: [...found, ...unseen.filter((one) => one !== void 0)],
		notes: revocations.notes
	};
}
/** Moves statements whose certificate is for another repository or ref to the refused ones. */
function ofDemandedSource(evidence, { source }) {
	const attested = [];
	const refused = [...evidence.refused];
	for (const one of evidence.attested) {
		const { referrer, kind, certificate } = one;
		const why = (certificate === void 0 ? keyFault(source) : certificateFault(certificate, source)) ?? endFault(one);
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
/**
* The statements of one kind on which a summary is based. A summary need not name a signature, which is made at the same
* time and has no content: any signature of the signer of the summary about the same digest says the same.
*/
function inputsOf({ facts }, ofKind) {
	const named = ofKind.filter((one) => isInput(facts, one));
	return named.length === 0 && ofKind.every(({ kind }) => kind === "signature") ? ofKind : named;
}
function newest(attested) {
	const time = ({ signedAt }) => signedAt === void 0 ? 0 : Date.parse(signedAt);
	return attested.toSorted((one, other) => time(other) - time(one))[0];
}
function contentDenialReason(one, { subject }, demands) {
	const about = {
		subject: subject.digest,
		evidence: [one.referrer]
	};
	if (one.kind === "provenance") {
		const { provenance = unparsable("it says nothing"), certificate } = one;
		const level = levelFault(one, demands.level);
		const faults = provenance.ok ? [...provenanceFaults(provenance.value, certificate, demands.source), ...level === void 0 ? [] : [level]] : [provenance.fault];
		const message = `the provenance of ${subject.name} (${one.referrer}) does not fit: ${faults.join("; ")}`;
		return faults.length === 0 ? void 0 : denialReason("provenance-mismatch", "evidence", message, about);
	}
	if (one.kind !== "sbom" || one.sbomSubject === subject.digest) return void 0;
	const named = one.sbomSubject ?? "an unnamed image";
	const message = `the SBOM of ${subject.name} (${one.referrer}) is about ${named}, not ${subject.digest}`;
	return denialReason("sbom-mismatch", "evidence", message, about);
}

// src/domain/gate/rescan-findings.ts
/**
* Evaluates the findings of a second scan by the current policy and the current evidence. An image gets a PASSED summary
* only if no finding counts, so every finding that counts now is new: it was published or rated worse since then, or the
* reason for ignoring it is gone. `knownAs` returns the state of a finding when the image was signed.
*/
function evaluateRescan(scan, policy, context, knownAs) {
	const evaluateVex = context.vex && vexEvaluator(context.vex);
	return {
		scan,
		newFindings: countedFindings(evaluateVulnerabilities(scan.findings, policy, context)).flatMap(({ finding, effect, expired }) => {
			const known = knownAs(finding);
			return expired === void 0 && known?.accepted !== void 0 && isNoWorse(finding, known, policy.vulnerabilities) && stillAccepts(policy, known.accepted) && (known.accepted.by !== "vex-files" || evaluateVex?.(finding).affecting === void 0) ? [] : [{
				finding,
				effect,
				known: known !== void 0
			}];
		}),
		coverage: judgeScan(scan, policy, context)
	};
}
/** Whether the severity and, for each threshold of the policy, the score are no worse than before, and no fix is new. */
function isNoWorse({ severity, fixedIn, cvss = 0 }, known, { cvss: general, packages }) {
	const before = isSeverity(known.severity) ? SEVERITIES.indexOf(known.severity) : -1;
	const scores = [general, ...packages.map((rule) => rule.cvss)].filter((score) => score !== void 0);
	return before >= 0 && before <= SEVERITIES.indexOf(severity) && scores.every((score) => cvss < score || (known.cvss ?? 0) >= score) && (known.isFixed || fixedIn === void 0);
}
/** Whether the current policy still accepts the reason for which the build ignored a finding. */
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
/** The denial reasons after a second scan: new findings, and gaps because of which the scan proves nothing. */
function rescanDenialReasons({ newFindings, coverage }) {
	const aside = coverage.setAside.map((reason) => ({
		...reason,
		effect: "warn"
	}));
	const gaps = toDenialReasons([...coverage.reasons, ...aside]);
	if (newFindings.length === 0) return gaps;
	const counts = countBySeverity(newFindings.map(({ finding }) => finding));
	const parts = SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) => `${counts[severity]} ${severity}`);
	const names = newFindings.slice(0, 3).map(({ finding }) => `${finding.id} in ${finding.package} ${finding.version}`);
	const more = newFindings.length > 3 ? ` and ${newFindings.length - 3} more` : "";
	const message = `${`${newFindings.length} ${newFindings.length === 1 ? "finding counts" : "findings count"} now`} that did not when the image was signed (${parts.join(", ")}): ${names.join(", ")}${more}`;
	const effect = newFindings.every((one) => one.effect === "warn") ? "warn" : void 0;
	return [...gaps, denialReason("new-findings", "scan", message, {
		remediation: remediationOf(newFindings),
		effect
	})];
}
function remediationOf(found) {
	const fixes = found.flatMap(({ finding }) => finding.fixedIn === void 0 ? [] : `${finding.package} to ${finding.fixedIn}`).slice(0, 3);
	return `${fixes.length === 0 ? "There is no fix yet" : `Update ${[...new Set(fixes)].join(", ")}, rebuild and ship the image`}; or add an exception to the policy.`;
}

// src/stages/gate/known-findings.ts
/**
* The state of findings when the image was signed, from the vulnerability results that the decision uses. An acceptance
* on one platform does not apply to another: a finding with different states counts as not accepted.
*/
function knownFindings(relied) {
	const platforms = relied.filter(({ subject, attested }) => attested.kind === "sbom" && subject.role !== "index").map((sbom) => {
		const result = relied.find(({ subject, attested }) => attested.kind === "vulnerabilities" && subject === sbom.subject);
		const known = result === void 0 ? /* @__PURE__ */ new Map() : readKnown(result.attested.predicate);
		return {
			name: platformName(attestedPlatform(sbom)),
			known
		};
	});
	return ({ id, purl, package: name, version, foundIn }) => {
		const key = knownKey(id, purl ?? `${name}@${version}`);
		const each = platforms.filter((one) => foundIn.includes(one.name)).map(({ known }) => known.get(key));
		const [first] = each.filter((one) => one !== void 0);
		if (first === void 0 || each.every((one) => isDeepStrictEqual(one, first))) return first;
		const { accepted: _accepted, ...notAccepted } = first;
		return notAccepted;
	};
}

// src/stages/verify/second-opinion.ts
const VERIFY_LIMIT_MS = 6e4;
const AT_ONCE = 2;
/**
* Lets cosign verify the same bytes that Assay verified in process, each bundle alone, for the exact predicate type and
* digest. cosign fetches nothing: `cosign verify` and `verify-attestation` would read the registry again, which could give
* another answer, and would accept any bundle of the signer. Answers a denial reason for each bundle that cosign refuses.
* Throws `tool-failed` and `tool-timed-out`.
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
				...trust.cosignArguments(attested),
				...attested.timestamped ? ["--use-signed-timestamps"] : []
			],
			cwd,
			env: trust.environment,
			isTethered: true,
			timeoutMs: VERIFY_LIMIT_MS
		});
		const full = toolFullDisk(exit, "evidence", "cosign");
		if (full !== void 0) throw full;
		if (exit.kind !== "exited" || exit.code === 0) {
			successOf(exit, "evidence", "cosign verify-blob-attestation");
			return [];
		}
		const words = plain(exit.stderr.trim().split("\n").at(-1) ?? "", 400);
		const message = `the ${attested.kind} of ${subject.name} (${attested.referrer}) was verified by Assay, but cosign refuses it: ${words}`;
		const about = {
			subject: subject.digest,
			evidence: [attested.referrer]
		};
		return [denialReason("verifiers-disagree", "evidence", message, about)];
	})).flat();
}

// src/stages/vex/vex-of-gate.ts
/**
* The VEX for the evaluation of a rescan: VEX attestations by the signers of the policy, about the packages in the
* attested SBOMs of the platforms. The gate has no repository, so it reads no VEX files. Undefined if the policy names
* no signers. Throws `vex-invalid`, and the faults of the registry and of the trusted root.
*/
async function gateVex(world, request, image, sboms) {
	const { attestations: signers } = request.policy.vex;
	if (signers.length === 0) return void 0;
	const digests = image.subjects.map(({ digest }) => digest);
	return {
		statements: await vexAttestations(world, signers, request, {
			repository: image.repository,
			digests
		}),
		places: placesOf(sboms, image.digest)
	};
}

// src/domain/gate/admission.ts
/** The steps of the gate that take time, in the order in which the log and the report show them. */
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
/** The reported part of an examination: without bundles and predicates. */
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
			...summary?.ok ? { timeVerified: summary.value.timeVerified } : {}
		})),
		refused: refused.slice(0, MOST_RECORDED),
		unreadable: unreadable.slice(0, MOST_RECORDED)
	};
}

// src/gate/ledger.ts
/** The check to which reports assign the faults of a step. */
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
/** Collects the results on which a decision is based. {@link GateLedger.end} makes the {@link Admission} from them. */
var GateLedger = class {
	#world;
	#request;
	#startedAt;
	#timings = {};
	#notes = [];
	#denialReasons = [];
	demands;
	image;
	tools = [];
	examined = [];
	brokenGlass = [];
	isDefaultPolicy;
	rescan;
	constructor(world, request) {
		this.#world = world;
		this.#request = request;
		this.#startedAt = world.now().toISOString();
	}
	/** Runs a step and measures its time. A thrown error becomes a denial reason, and the outcome has no value. */
	async step(name, work) {
		const start = performance.now();
		const end = this.#world.runner.follow?.step(name);
		try {
			const value = await work();
			end?.(true);
			return {
				done: true,
				value
			};
		} catch (error) {
			end?.(false);
			const spaces = await this.#world.workspace.space();
			const reasons = withSpace(reasonsOf(error, CHECK_OF[name]), spaces);
			this.deny(toDenialReasons(reasons));
			return {
				done: false,
				reasons
			};
		} finally {
			this.#timings[name] = Math.round(performance.now() - start);
		}
	}
	/** Records denial reasons. */
	deny(denialReasons) {
		this.#denialReasons.push(...denialReasons);
	}
	note(sentence) {
		this.#notes.push(sentence);
	}
	/** Decides by the denial reasons that were recorded. */
	end() {
		const { image, demands, rescan, brokenGlass } = this;
		const denialReasons = withBrokenGlass(this.#denialReasons, brokenGlass);
		const [admitting] = this.examined.flatMap(({ used }) => used);
		const { imageInput, policy, require, maxAgeMs, source } = this.#request;
		const now = this.#world.now();
		return {
			startedAt: this.#startedAt,
			finishedAt: now.toISOString(),
			imageInput,
			event: eventOf(this.#world.runner.context),
			policy,
			...this.isDefaultPolicy !== void 0 && { isDefaultPolicy: this.isDefaultPolicy },
			...image === void 0 ? {} : {
				reference: pinnedName(image.repository, image.digest),
				digest: image.digest
			},
			decision: decide(denialReasons, effectOn(policy.gate, now)),
			denialReasons,
			signers: demands?.signers ?? [],
			...admitting === void 0 ? {} : { admittedBy: admitting.signer },
			brokenGlass,
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
/** A decision that ended before its first step: the inputs, or the folders that they name, cannot be used. */
function refusedAdmission(imageInput, context, reasons, now) {
	return {
		startedAt: now.toISOString(),
		finishedAt: now.toISOString(),
		imageInput,
		event: eventOf(context),
		policy: DEFAULT_POLICY,
		decision: "error",
		denialReasons: toDenialReasons(reasons),
		signers: [],
		brokenGlass: [],
		source: {},
		require: [],
		maxAgeMs: 0,
		subjects: [],
		tools: [],
		notes: [],
		timings: {}
	};
}

// src/gate/pipeline.ts
/**
* The gate, from the name of an image to the decision whether it may be deployed. Never throws: if something could not be
* verified, there is a denial reason for it, and the decision is `error`.
*/
async function admit(world, request, resolvedPolicy) {
	const ledger = new GateLedger(world, request);
	for (const note of diagnosticsOf(resolvedPolicy)) ledger.note(note);
	ledger.isDefaultPolicy = resolvedPolicy.origin.kind === "default";
	const tools = ledger.step("tools", () => acquireTools(world, request));
	const [trust, image, tagNote] = await Promise.all([
		ledger.step("trust", async () => {
			ledger.demands = demandsOf$1(request);
			return await prepareTrust(world, ledger.demands.signers, request, ledger.demands.revokers);
		}),
		ledger.step("image", () => pinImage(world, request.reference)),
		tagBeside(world, request.reference)
	]);
	const repositories = [repositoryName(request.reference)];
	ledger.deny(toDenialReasons(judgeRegistries(repositories, request.policy.registries, world.now()).reasons));
	if (tagNote !== void 0) ledger.note(tagNote);
	if (image.done) ledger.image = image.value;
	const evidence = trust.done && image.done ? await ledger.step("evidence", () => gather(world, trust.value, {
		repository: image.value.repository,
		subjects: image.value.subjects,
		bySummary: request.require.includes("summary")
	})) : void 0;
	const acquired = await tools;
	if (acquired.done) ledger.tools = acquired.value;
	if (ledger.demands !== void 0 && image.done) applyOperations(world, request, ledger, image.value, ledger.demands);
	const { demands } = ledger;
	if (!acquired.done || !trust.done || !image.done || !evidence?.done || demands === void 0) return ledger.end();
	ledger.examined = evidence.value.map((one) => examine(one, demands, world.now()));
	for (const { denialReasons, evidence: examined, notes } of ledger.examined) {
		ledger.deny(denialReasons);
		for (const note of notes) ledger.note(note);
		for (const note of notesOn(examined)) ledger.note(note);
	}
	if (ledger.examined.length > 1) {
		const all = ledger.examined.flatMap(({ used }) => used);
		ledger.deny([...idDenialReasons(all), ...signerDenialReasons(all)]);
	}
	noteOrigin(ledger, image.value);
	const relied = ledger.examined.flatMap(({ evidence: { subject }, used }) => used.map((attested) => ({
		subject,
		attested
	})));
	const [opinion] = await Promise.all([ledger.step("cosign", () => secondOpinion(world, trust.value, relied)), request.rescan ? rescanSboms(world, request, ledger, relied) : void 0]);
	if (opinion.done) ledger.deny(opinion.value);
	const moved = await ledger.step("tag", () => tagMoved(world, image.value));
	if (moved.done && moved.value !== void 0) ledger.deny([denialReason("tag-moved", "image", moved.value, { subject: image.value.digest })]);
	return ledger.end();
}
/** Applies what the policy says about the operation of the gate: ended signers, denied digests, broken glass. */
function applyOperations(world, { policy, reference }, ledger, { subjects }, demands) {
	const { breakGlass, denied } = policy.gate;
	const image = {
		repository: repositoryName(reference),
		digests: subjects.map(({ digest }) => digest)
	};
	ledger.brokenGlass = brokenGlass(breakGlass, image, world.now());
	ledger.demands = {
		...demands,
		brokenGlass: ledger.brokenGlass
	};
	for (const note of endNotes(demands.signers, world.now())) ledger.note(note);
	ledger.deny(toDenialReasons(deniedDigests(denied, subjects, "gate")));
}
/** Notes where the image was verified. An image can be promoted with its evidence to another repository. */
function noteOrigin(ledger, { repository, digest }) {
	const summaries = ledger.examined.flatMap(({ used }) => used.map(({ summary }) => summary));
	const here = pinnedName(repository, digest);
	const [of] = summaries.flatMap((one) => one?.ok ? [one.value.resourceUri] : []);
	if (of !== void 0 && of !== here && of.endsWith(`@${digest}`)) ledger.note(`The image was verified as ${of}.`);
}
/** Notes on attached statements that were not examined. */
function notesOn({ subject, older = 0, unreadable }) {
	const name = `${subject.name} (${subject.digest})`;
	return [...older > 0 ? [`${older} older attestations of ${name} were not examined, because there are newer ones of their kind.`] : [], ...unreadable.length > 0 ? [`${unreadable.length} attached statements of ${name} cannot be read and were skipped.`] : []];
}
/** Gets every tool and verifies its hash before any tool runs. */
async function acquireTools(world, { rescan: scans, policy }) {
	const names = scans ? ["cosign", "trivy"] : ["cosign"];
	const tools = await Promise.all(names.map((name) => world.tools.acquire(name)));
	demandIsolation(policy, tools);
	return tools;
}
/** Scans the packages in the SBOMs of the platforms with the current database, and evaluates them by the current policy. */
async function rescanSboms(world, request, ledger, relied) {
	const sboms = relied.filter(({ subject, attested }) => attested.kind === "sbom" && subject.role !== "index");
	if (sboms.length === 0) {
		ledger.note("No SBOM counts, so no SBOM was scanned again.");
		return;
	}
	const facts = await ledger.step("database", () => database(world, request.database));
	if (!facts.done) return;
	const rescanned = await ledger.step("rescan", async () => {
		const parsed = readAttestedSboms(sboms);
		return {
			parsed,
			scan: await rescan$1(world, parsed, facts.value)
		};
	});
	const { image } = ledger;
	if (!rescanned.done || image === void 0) return;
	const { parsed, scan } = rescanned.value;
	const vex = await ledger.step("vex", () => gateVex(world, request, image, parsed));
	if (!vex.done) return;
	const name = repositoryName(request.reference);
	const glass = ledger.brokenGlass;
	const context = {
		image: name,
		now: world.now(),
		brokenGlass: glass,
		...vex.value && { vex: vex.value }
	};
	ledger.rescan = evaluateRescan(scan, request.policy, context, knownFindings(relied));
	ledger.deny(rescanDenialReasons(ledger.rescan));
	const { denied } = request.policy.gate;
	const packages = parsed.flatMap(({ bom }) => inventoriedPackages(bom));
	ledger.deny(toDenialReasons([...deniedVulnerabilities(denied, scan.findings), ...deniedPackages(denied, packages)]));
	for (const note of ledger.rescan.coverage.notes) ledger.note(note);
}

// src/adapters/registry/read-only.ts
/** The same registry without the functions that write: they are really absent, not only hidden by the type. */
function readOnly(registry) {
	return {
		resolve: (reference) => registry.resolve(reference),
		blob: (repository, blob) => registry.blob(repository, blob),
		referrers: (repository, subject, limit, isWanted, unreadable) => registry.referrers(repository, subject, limit, isWanted, unreadable),
		certificates: (name) => registry.certificates(name),
		dockerConfig: (name, path) => registry.dockerConfig(name, path)
	};
}

// src/report/page/gate-page.ts
const MOST = 2e3;
const HEADLINES = {
	allow: ["passed", "Allowed"],
	warn: ["warned", "Allowed with warnings"],
	deny: ["failed", "Denied"],
	error: ["error", "Could not be verified"]
};
/** The evidence page of a decision of the gate. */
function renderGatePage(admission, redact) {
	const [tone, headline] = HEADLINES[admission.decision];
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
		title: `${headline} · ${foreign(admission.reference ?? asked, 200)}`,
		tone,
		headline: `${headline} at the gate`,
		lead: [
			el("p", { class: "image" }, code(admission.reference ?? asked, 600)),
			el("p", { class: "muted" }, admission.reference === void 0 ? "not resolved to a digest · " : void 0, admission.reference === asked ? void 0 : [
				"requested as ",
				code(asked, 600),
				" · "
			], link$1("workflow run", admission.event.runUrl), ` · ${admission.finishedAt.slice(0, 19).replace("T", " ")} UTC`),
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
		foreign(one.signedAt ?? "—", 40),
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
	const run = invocation === void 0 ? void 0 : [" ", link$1("run", invocation)];
	return [
		link$1(sourceRepository.replace(/^https:\/\//, ""), sourceRepository),
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

// src/report/gate/decision-schema.ts
/** Increased when a field is removed or changes its meaning, but not when a field is added. */
const DECISION_SCHEMA_VERSION = 1;
const CODES = Object.keys(REASONS);
const KINDS = [...REQUIREMENTS, "vulnerabilities"];
const reason = strictObject({
	code: _enum(CODES),
	check: _enum(CHECKS),
	effect: _enum(["block", "warn"]).describe("`warn`: it is reported, but it does not stop the deployment by itself"),
	message: string(),
	remediation: string().describe("the command or setting that fixes it"),
	subject: digest.optional().describe("digest of the manifest that the reason is about"),
	evidence: array(digest).describe("digests of the referrer manifests that failed")
});
const evidence = strictObject({
	kind: _enum(KINDS),
	predicateType: string(),
	referrer: digest.describe("digest of the referrer manifest that contains it"),
	signedBy: string().optional().describe("certificate identity; absent if a key signed"),
	issuer: string().optional(),
	signedAt: time.optional().describe("RFC 3339; absent if nothing proves a time"),
	sourceRepository: string().optional(),
	sourceRef: string().optional(),
	sourceCommit: string().optional(),
	sourceRepositoryId: string().optional().describe("GitHub's id; it stays the same when the repository is renamed"),
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
	evidence: array(evidence).describe("the evidence that the decision is based on"),
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
	known: boolean().describe("whether the attested vulnerability result lists it as a finding that did not count"),
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
		listed: count.describe("packages of the SBOM: the sum of the next three fields"),
		compared: count,
		incomparable: count,
		unsourced: count,
		gaps: array(gap).describe("parts of the image that were not compared with advisories")
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
		})]).optional().describe("the accepted signer; of several, the one that admitted the image, else the first; absent if none is named"),
		signers: array(strictObject({
			name: string(),
			issuer: string().optional(),
			until: string().optional()
		})).optional().describe("all accepted signers, each until its end"),
		sourceRepository: string().optional(),
		sourceRef: string().optional().describe("`any`: every ref"),
		sourceRepositoryId: string().optional(),
		sourceOwnerId: string().optional(),
		level: _enum(SLSA_LEVELS).optional(),
		runner: _enum(["github-hosted"]).optional(),
		promotedFrom: array(string()).describe("globs of repositories that an image may be promoted from"),
		require: array(_enum(REQUIREMENTS)),
		maxAgeMs: number(),
		policies: array(digest).describe("digests of the policy and of earlier policies that are accepted"),
		failOn: array(severity),
		databaseMaxAgeMs: number()
	}),
	subjects: array(subject).describe("the image; for an index: the index, then its platforms"),
	admittedBy: string().optional().describe("the signer of the evidence; absent if no evidence counts"),
	brokenGlass: brokenGlass$1.optional().describe("emergencies of the policy that apply to the image"),
	rescan: rescan.optional().describe("absent if it was not done"),
	tools: array(tool),
	notes: array(string()),
	timings: partialRecord(_enum(GATE_STEPS), number()).describe("milliseconds")
}).describe("Why the gate allowed or denied an image.");

// src/report/gate/decision-json.ts
/** The decision as the document `report.json`. The keys are always in this order. It names no folder of the machine. */
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

// src/report/gate/decision-causes.ts
/** The greatest number of causes, and of other signers, to show. */
const SHOWN = 10;
/** Longest cause in the headline, in UTF-16 units. */
const HEADLINE = 200;
const WORDS = {
	allow: "✅ Allowed",
	warn: "⚠️ Allowed with warnings",
	deny: "❌ Denied",
	error: "⛔ Could not be verified"
};
/** The causes, each once: a wrong signer makes a reason for each statement and platform. */
function causesOf({ denialReasons }) {
	return [...Map.groupBy(denialReasons, ({ code, remediation }) => JSON.stringify([code, remediation])).values()].flatMap(([first, ...others]) => first === void 0 ? [] : [{
		first,
		count: others.length + 1
	}]);
}
/** The decision and its cause as one line of Markdown, without its `##`. */
function decisionHeadline(admission) {
	const name = code$1(shortName(admission.reference ?? admission.imageInput), 200);
	const start = `${WORDS[admission.decision]}: ${name}`;
	const [cause, ...others] = causesOf(admission);
	if (cause === void 0) return start;
	const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
	const why = cause.first.code === "identity-mismatch" && otherSigners(admission).length > 0 ? "signed by another workflow than the gate wants" : cause.first.message;
	return `${start}, ${text(why.replace(/\.$/, ""), HEADLINE)}${more}`;
}
/** What was found, what was wanted, and what to change: each cause once. */
function causeSection(admission) {
	const causes = causesOf(admission);
	const shown = causes.slice(0, SHOWN).map((cause) => causeInWords(cause, admission));
	const more = causes.length > SHOWN ? [`${causes.length - SHOWN} more causes are in \`report.json\`.`] : [];
	return [...shown, ...more].join("\n\n");
}
function causeInWords({ first, count }, admission) {
	const reference = `(${link$2(first.code, reasonAddress(first.code))})`;
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
/** The signers of statements that another signer made than the required one. */
function otherSigners({ subjects }) {
	const signers = subjects.flatMap(({ refused }) => refused.flatMap(({ signedBy }) => signedBy ?? []));
	return [...new Set(signers)];
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
	const found = bounded(rescan.newFindings.map(({ finding }) => {
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
	const rows = denialReasons.slice(0, MAX_ROWS).map((one) => [link$2(one.code, reasonAddress(one.code)), text(one.message, 1500)]);
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
	const run = invocation === void 0 ? "" : `, ${link$2("run", invocation)}`;
	return `${link$2(sourceRepository.replace(/^https:\/\//, ""), sourceRepository)} ${code$1(at, 300)}${run}`;
}
function rescanSection({ rescan }) {
	if (rescan === void 0) return "";
	const { scan, newFindings } = rescan;
	const scanned = `The packages of the attested SBOM were scanned again: ${scan.coverage.map((counts) => comparedInWords(counts)).slice(0, 10).join(", ")}. The vulnerability database is of ${text(scan.database.updatedAt, 40)} (SHA-256 ${code$1(scan.database.sha256.slice(0, 12))}).`;
	if (newFindings.length === 0) return `### Rescan\n\n${scanned} No finding blocks.`;
	const rows = newFindings.slice(0, MAX_ROWS).map(({ finding, known }) => [
		finding.severity,
		link$2(finding.id, finding.url),
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

// src/report/gate/decision-report.ts
/** The greatest number of reasons, and of findings, in an output; `report.json` has all of them. */
const MAX_ITEMS = 100;
/** The outputs that are written first. If the gate is cut off, they remain and say `error`. */
function pessimisticDecision() {
	return {
		decision: "error",
		reasons: toOutputJson([{
			code: "run-interrupted",
			check: "inputs",
			message: "the gate was cut off before it reached a decision"
		}]),
		image: "",
		digest: "",
		report: "",
		page: "",
		"new-findings": ""
	};
}
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
/** The outputs of a decision. */
function decisionOutputs(admission, { report = "", page = "" }) {
	const reasons = admission.denialReasons.slice(0, MAX_ITEMS).map(({ code, check, message }) => ({
		code,
		check,
		message: plain(message, 1e3)
	}));
	const found = admission.rescan?.newFindings.slice(0, MAX_ITEMS).map(({ finding, known }) => ({
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
		page,
		"new-findings": found === void 0 ? "" : toOutputList(found)
	};
}
/** The annotations of a decision, at most ten. */
function decisionAnnotations(admission) {
	const level = admission.decision === "warn" ? "warning" : "error";
	return bounded$1(admission.denialReasons.map(({ code, message, remediation }) => ({
		level,
		title: `Assay: ${code}`,
		message: plain(`${asSentence(message)} ${remediation}`, 2e3).trim()
	})));
}

// src/gate/run-gate.ts
/** One decision from its inputs to its report, in an action or on a command line. Answers the decision that was reported. */
async function runGate(surroundings) {
	const { environment, runner } = surroundings;
	const { eventName } = runner.context;
	let options = firstOptions(surroundings);
	let workspace;
	let keepForLater;
	try {
		const { request, settings } = readGateInputs(environment, signerEnvironment);
		workspace = await createWorkspace({
			...settings,
			mayKeep: mayWriteCache(eventName),
			environment
		});
		options = {
			...options,
			evidence: workspace.evidence,
			summary: settings.summary
		};
		const world = wireGate(surroundings, workspace, settings);
		keepForLater = async () => world.runCache?.save();
		const resolvedPolicy = await readPolicy(world, request.policy);
		const isDefault = resolvedPolicy.origin.kind === "default";
		const policy = gatePolicy(resolvedPolicy.policy, isDefault, request.enforce);
		const admission = await admit(world, {
			...request,
			policy
		}, resolvedPolicy);
		return await reportDecision(admission, options);
	} catch (error) {
		const imageInput = imageInputOf(environment);
		return await reportDecision(refusedAdmission(imageInput, runner.context, reasonsOf(error, "inputs"), /* @__PURE__ */ new Date()), options);
	} finally {
		await keepForLater?.();
		await workspace?.dispose();
	}
}
/** The adapters of the gate. */
function wireGate(surroundings, workspace, settings) {
	const { registry, ...world } = wireCommon(surroundings, workspace, settings);
	return {
		...world,
		registry: readOnly(registry)
	};
}

export { readGateInputs as a, admit as i, wireGate as n, pessimisticDecision as r, runGate as t };