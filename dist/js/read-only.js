import { o as plain } from "./shared-first.js";
import { E as STATEMENT_MEDIA_TYPE, Gt as RawInputs, Ht as hex, Lt as orUndefined, N as parseJsonAs, Ot as string, Vt as digestOf, Wt as isDigest, bt as literal, ht as array, it as durationInWords, k as parseStatement, t as PRODUCT, wt as object, zt as unparsable } from "./shared-cli.js";
import { f as repositoryName, h as withHubName, l as pinnedName, u as platformName } from "./shared-approve.js";
import { Ct as effectOn, I as isVouchedFor, St as SLSA_LEVELS, U as keyFault, V as certificateFault, W as provenanceFaults, _t as matchesGlob, at as SEVERITIES, c as countedFindings, l as evaluateVulnerabilities, m as vexEvaluator, mt as setAside, ot as countBySeverity, s as judgeScan, st as isSeverity, ut as brokenGlass, yt as DEFAULT_POLICY } from "./shared-policy.js";
import { $ as successOf, $t as deniedDigests, Cn as REQUIREMENTS, D as require_dist, Dt as tagMoved, Et as pinImage, Fn as decide, H as tagBeside, In as denialReason, J as rescan, K as attestedPlatform, Ln as onlyWarning, M as diagnosticsOf, Nt as inventoriedPackages, O as database, R as allowedTools, Rn as toDenialReasons, Sn as signerName, T as envelopeDigest, Xn as bundleReferrer, Zt as judgeRegistries, _n as endFault, an as isInput, at as gather, bn as ofOneSigner, c as vexAttestations, cn as parseSubject, cr as MEDIA, dn as readSettings, en as deniedPackages, hn as readRequestedPolicy, i as TimedSteps, jn as toolFullDisk, kt as concurrently, ln as isFile, mn as readDuration, mt as readKnown, n as eventOf, o as placesOf, on as missingInputs, pn as readTrivyServer, pt as knownKey, q as readAttestedSboms, rn as demandsOf, tn as deniedVulnerabilities, u as prepareTrust, un as readRepositories, vn as endNotes, xn as signerDenialReasons, yn as isSigner, zn as withBrokenGlass } from "./shared-gate.js";
import { n as recordOf } from "./admission2.js";
import { join } from "node:path";
import { mkdir, writeFile } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";

// src/gate/inputs.ts
/** Most signers that are tried for each statement. */
const MOST_SIGNERS = 20;
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
			offline,
			...readTrivyServer(inputs, offline)
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
	if (Math.max(identities.length, keys.length) > MOST_SIGNERS) inputs.fault(keys.length > 0 ? "key" : "certificate-identity", `at most ${MOST_SIGNERS} signers are tried`);
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
	if (attested.signedAt !== void 0 && verified > Date.parse(attested.signedAt) + 3e5) add("summary-mismatch", `says ${facts.timeVerified}, but was signed before, at ${attested.signedAt}`);
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
	return glass === void 0 ? denialReasons : denialReasons.map((one, at) => at === denialReasons.length - 1 ? onlyWarning(one, glass) : one);
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
			if (expired === void 0 && known?.accepted !== void 0 && isNoWorse(finding, known, policy.vulnerabilities) && stillAccepts(policy, known.accepted) && (known.accepted.by !== "vex-files" || evaluateVex?.(finding).affecting === void 0)) return [];
			return [{
				finding,
				effect,
				known: known !== void 0,
				...expired && { isExpired: true }
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

// src/formats/signing/cosign-verify.ts
var import_dist = require_dist();
/** The mark of the image in a layout that `cosign save` writes. */
const IMAGE_MARK = { kind: "dev.cosignproject.cosign/image" };
/**
* The files of an OCI layout in which `cosign verify --local-image` finds these bundles of an image. The image itself is
* not in it: cosign reads only its digest.
*/
function verificationLayout(subject, bundles) {
	const image = {
		mediaType: MEDIA.manifest,
		digest: subject,
		size: 1
	};
	const blob = (bytes) => [`blobs/sha256/${hex(digestOf(bytes))}`, bytes];
	const text = (document) => Buffer.from(JSON.stringify(document));
	const index = {
		schemaVersion: 2,
		mediaType: MEDIA.index,
		manifests: [{
			...image,
			annotations: IMAGE_MARK
		}]
	};
	return [
		["oci-layout", text({ imageLayoutVersion: "1.0.0" })],
		["index.json", text(index)],
		...bundles.flatMap(({ predicateType, bundle, envelope }) => {
			const referrer = bundleReferrer(image, predicateType, bundle, {
				created: /* @__PURE__ */ new Date(0),
				envelope
			});
			return [blob(bundle), blob(referrer.bytes)];
		})
	];
}
const Envelope = object({
	payload: string(),
	payloadType: literal(STATEMENT_MEDIA_TYPE),
	signatures: array(object({
		sig: string(),
		keyid: string().optional()
	})).min(1)
});
/** The envelopes in the output of `cosign verify --output text`, one a line, with a statement about this digest. */
function acceptedEnvelopes(output, subject) {
	return output.split("\n").flatMap((line) => {
		const json = orUndefined(parseJsonAs(Envelope, line));
		if (json === void 0) return [];
		const envelope = (0, import_dist.envelopeFromJSON)(json);
		const statement = orUndefined(parseStatement(envelope.payload));
		if (statement?.subject !== subject) return [];
		return [{
			envelope: envelopeDigest(envelope),
			predicateType: statement.predicateType
		}];
	});
}

// src/stages/verify/second-opinion.ts
const VERIFY_LIMIT_MS = 6e4;
const AT_ONCE = 2;
/** What cosign prints besides the envelopes that it accepts, whose size is that of the bundles at most. */
const OTHER_OUTPUT_BYTES = 1048576;
/**
* Lets cosign verify the same bytes that Assay verified in process, for the exact predicate type and digest. cosign fetches
* nothing: from the registry it could get another answer. All bundles about one digest by one signer are verified by one
* process, which prints the envelopes that it accepts. Each bundle whose envelope is not among them is verified again,
* alone, for its reason. Answers a denial reason for each bundle that cosign refuses. Throws `tool-failed` and
* `tool-timed-out`.
*/
async function secondOpinion(world, trust, relied) {
	const cosign = await world.tools.acquire("cosign");
	const groups = Map.groupBy(relied, ({ subject, attested }) => [subject.digest, ...argumentsOf(trust, attested)].join("\n"));
	const doubted = await concurrently([...groups.values()], AT_ONCE, async (group) => {
		const accepted = await verifyTogether(world, cosign, trust, group);
		return group.filter(({ attested }) => !accepted.some((one) => isSame(one, attested)));
	});
	return (await concurrently(doubted.flat(), AT_ONCE, (one) => verifyAlone(world, cosign, trust, one))).flat();
}
function isSame({ envelope, predicateType }, attested) {
	return envelope === attested.envelope && predicateType === attested.predicateType;
}
/** With which arguments cosign demands of a bundle what Assay demanded. */
function argumentsOf(trust, attested) {
	return [...trust.cosignArguments(attested), ...attested.timestamped ? ["--use-signed-timestamps"] : []];
}
/** The envelopes among those of a group that cosign accepts: about the same digest, with the same arguments. */
async function verifyTogether(world, cosign, trust, group) {
	const [first] = group;
	if (first === void 0) return [];
	const cwd = await world.workspace.folder("cosign");
	const bundles = group.map(({ attested: { predicateType, bundle, envelope } }) => ({
		predicateType,
		bundle,
		envelope
	}));
	await mkdir(join(cwd, "blobs/sha256"), {
		recursive: true,
		mode: 448
	});
	for (const [path, bytes] of verificationLayout(first.subject.digest, bundles)) await writeFile(join(cwd, path), bytes, { mode: 384 });
	const size = bundles.reduce((sum, { bundle }) => sum + bundle.byteLength, 0);
	const exit = await world.processes.read({
		tool: "cosign",
		file: cosign.path,
		args: [
			"verify",
			"--local-image",
			"--output",
			"text",
			...argumentsOf(trust, first.attested),
			cwd
		],
		cwd,
		env: trust.environment,
		isTethered: true,
		timeoutMs: VERIFY_LIMIT_MS,
		maxOutputBytes: size + OTHER_OUTPUT_BYTES
	});
	return exit.kind === "exited" && exit.code !== 0 ? [] : acceptedEnvelopes(successOf(exit, "evidence", "cosign verify"), first.subject.digest);
}
/** Why cosign refuses a bundle; nothing if it accepts it. */
async function verifyAlone(world, cosign, trust, { subject, attested }) {
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
				hex(subject.digest),
				"--digestAlg",
				"sha256"
			],
			...argumentsOf(trust, attested)
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
	#steps;
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
		this.#steps = new TimedSteps(world, CHECK_OF);
	}
	/** Runs a step and measures its time. A thrown error becomes a denial reason, and the outcome has no value. */
	async step(name, work) {
		const outcome = await this.#steps.run(name, work);
		if (!outcome.done) this.deny(toDenialReasons(outcome.reasons));
		return outcome;
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
			timings: this.#steps.timings
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
/** The preparation of one decision. */
function prepare(anyWorld, request) {
	const world = {
		...anyWorld,
		tools: allowedTools(anyWorld.tools, request.policy)
	};
	return {
		tools: () => acquireTools(world, request),
		trust: ({ signers, revokers }) => prepareTrust(world, signers, request, revokers),
		database: () => database(world, request.database)
	};
}
/**
* The gate, from the name of an image to the decision whether it may be deployed. Never throws: if something could not be
* verified, there is a denial reason for it, and the decision is `error`.
*/
async function admit(anyWorld, request, resolvedPolicy, preparation = prepare(anyWorld, request)) {
	const world = {
		...anyWorld,
		tools: allowedTools(anyWorld.tools, request.policy)
	};
	const ledger = new GateLedger(world, request);
	for (const note of diagnosticsOf(resolvedPolicy)) ledger.note(note);
	ledger.isDefaultPolicy = resolvedPolicy.origin.kind === "default";
	const tools = ledger.step("tools", preparation.tools);
	const [trust, image, tagNote] = await Promise.all([
		ledger.step("trust", async () => {
			ledger.demands = demandsOf(request);
			return await preparation.trust(ledger.demands);
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
	if (ledger.demands !== void 0 && image.done) applyOperations(world, request, ledger, image.value, ledger.demands);
	const { demands } = ledger;
	if (!trust.done || !image.done || !evidence?.done || demands === void 0) {
		const acquired = await tools;
		if (acquired.done) ledger.tools = acquired.value;
		return ledger.end();
	}
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
	const [acquired, opinion] = await Promise.all([
		tools,
		isThere(world, "cosign", tools).then((is) => is ? ledger.step("cosign", () => secondOpinion(world, trust.value, relied)) : void 0),
		request.rescan ? rescanSboms(world, request, ledger, relied, {
			...preparation,
			acquired: tools
		}) : void 0
	]);
	if (!acquired.done) return ledger.end();
	ledger.tools = acquired.value;
	if (opinion?.done) ledger.deny(opinion.value);
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
/** Gets every tool. Each is verified before it runs, and the decision needs all of them. */
async function acquireTools(world, { rescan: scans }) {
	const names = scans ? ["cosign", "trivy"] : ["cosign"];
	return await Promise.all(names.map((name) => world.tools.acquire(name)));
}
/**
* Whether a tool may run. If not, the step `tools` has the reason. Throws if it has none: what the tool was needed for would
* be left out in silence.
*/
async function isThere({ tools }, name, acquired) {
	const is = await tools.acquire(name).then(() => true, () => false);
	if (!is && (await acquired).done) throw new Error(`${name} was verified, and then it was not there`);
	return is;
}
/** Scans the packages in the SBOMs of the platforms with the current database, and evaluates them by the current policy. */
async function rescanSboms(world, request, ledger, relied, preparation) {
	const sboms = relied.filter(({ subject, attested }) => attested.kind === "sbom" && subject.role !== "index");
	if (sboms.length === 0) {
		ledger.note("No SBOM counts, so no SBOM was scanned again.");
		return;
	}
	const begun = preparation.database();
	const ended = Promise.allSettled([begun]);
	if (!await isThere(world, "trivy", preparation.acquired)) {
		await ended;
		return;
	}
	const facts = await ledger.step("database", () => begun);
	if (!facts.done) return;
	const rescanned = await ledger.step("rescan", async () => {
		const parsed = readAttestedSboms(sboms);
		return {
			parsed,
			scan: await rescan(world, parsed, facts.value)
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

export { TOLERANCE_MS as a, refusedAdmission as i, admit as n, readGateInputs as o, prepare as r, readOnly as t };