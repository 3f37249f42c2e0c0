import { i as __toESM, n as __exportAll } from "./rolldown-runtime.js";
import { a as reasonsOf, c as fullDisk, i as fault, r as REASONS, s as codeOf, t as AssayError, u as messageOf } from "./reason.js";
import { n as plain, r as sizeText, t as asSentence } from "./text.js";
import { o as lookUp } from "./raw-inputs.js";
import { c as hexOf, i as unparsable, l as isDigest, n as orUndefined, o as digestOf, r as parsed, s as hex$1, t as orThrow } from "./result.js";
import { a as countBySeverity, d as effectOn, f as hasExpired, i as SEVERITIES, l as POLICY_PATH, n as SECRET_SEVERITIES, o as isSeverity, p as policyDigest, r as SECRET_WHYS, t as LOCATION_KINDS } from "./finding.js";
import { C as string, E as url, S as strictObject, T as unknown$1, _ as looseObject, c as _enum, d as array, f as boolean$1, g as literal, h as int, m as discriminatedUnion, p as custom, v as number$2, w as union, x as record, y as object } from "./schemas.js";
import { C as parseBundleReferrer, D as distinctEntries, E as MAX_MANIFEST_BYTES, F as isConfigType, L as isForeignLayerType, N as parseManifest, O as isAttestationEntry, P as MEDIA, R as isIndexType, T as MAX_CONFIG_BYTES, X as reachable, Y as notIsolated, _ as ENVELOPE_ANNOTATION, a as link$2, c as text$6, d as toOutputList, et as datetime, i as httpsAddress, k as isNowhere, l as toJson, m as CREATED_ANNOTATION, n as codeBlock, o as safeAddress, q as isIsolated, r as details, s as table, t as code$1, u as toOutputJson, v as PREDICATE_ANNOTATION, y as annotationsIn, z as isLayerType } from "./markdown.js";
import { _ as growingRedactor, g as REDACTED, l as BOUNDS, p as retry, u as TryAgain } from "./network.js";
import { t as DAY_MS$2 } from "./duration.js";
import { c as endOf$1, d as setAside, l as glassInWords, m as matchesGlob } from "./policy-file.js";
import { t as optional } from "./optional.js";
import { a as pinnedName, c as repositoryName, d as withHubName, i as parseReference, n as imageName, o as platformName, r as parsePlatform, t as fallbackTag, u as taggedName } from "./image.js";
import { i as publicKeysIn } from "./pem.js";
import { t as certificateName } from "./certificate-name.js";
import { a as isGitlabPath, n as isWorkflowOf, s as sameName } from "./source-rule.js";
import { a as isAllowed, d as rulesBaseImages, i as basesOf, o as isInLayers, r as baseName, u as provenLayers } from "./base-image.js";
import { A as require_packageurl_js, B as bareName, E as vexName, I as GAP_KINDS, N as countdownInWords, O as packagesByKey, R as gapSentences, V as readablePurl, _ as exceptionName, d as MAX_VEX_BYTES, f as MAX_VEX_STATEMENTS, h as NO_SECRET_REASONS, k as parsePackageUrl, m as STEPS, p as VEX_STATUSES, u as TOOL_CHECKS, v as suppressionName, x as ignoredFindings, y as countedFindings } from "./report-schema.js";
import { t as ADVICE_RULES } from "./advice.js";
import { c as parseJson, i as STATEMENT_TYPES, l as parseJsonAs, n as STATEMENT_MEDIA_TYPE, s as statementKind, t as PREDICATE_TYPES, u as firstIssue } from "./in-toto.js";
import { $ as ownValue, At as shortDigest, B as readPlatform, Bt as worstFirst, C as glassRecord, Ct as countsInWords, Dt as leftOut$1, Et as kindName, Ft as countingSteps, H as imageInvalid, Ht as placeInWords, I as annotationEntries, It as evaluatedIn, J as giveTurn, K as successOf, L as attestationOf, Lt as ignoredIn, Mt as withoutFolders, Nt as countedIn, Ot as plural, Pt as countedSecretsIn, R as blobsOf, Rt as secretsIn, S as whyUnsigned, St as comparedInWords, Tt as isolationSentences, U as withOwnFolders, Ut as placeName, V as subjectOf, Vt as instructionsOf, W as SbomDocuments, Wt as scopeName, X as matchesPlatform, Y as distinctPlatforms, _ as rotationOf, b as STATE_ICONS, d as secretAlerts, et as parseBom, f as vulnerabilityAlerts, g as whyInWords, gt as toolFullDisk, h as suppressionText, i as redactRun, it as trivyValues, jt as signaturesFirst, kt as reasonAddress, m as platformsOf$1, n as policyFileOf, o as renderJunit, p as imageNameOf, t as reportOf, tt as readBom, u as identityOf$1, w as glassSection, wt as isSignature, x as checkLines, xt as unpublishedWarning, y as toolTable, yt as annotations, z as readManifest, zt as unacceptedIn } from "./report-json.js";
import { t as PRODUCT } from "./product.js";
import { a as readTrustedRoot, n as bundleVerifier, t as EMPTY_TRUSTED_ROOT } from "./sigstore.js";
import { createHash, randomUUID } from "node:crypto";
import { constants as constants$1, createReadStream, createWriteStream, existsSync } from "node:fs";
import { basename, join } from "node:path";
import { copyFile, link as link$1, lstat, mkdir, mkdtemp, open, readFile, readdir, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { finished, pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import { createGunzip, gzipSync } from "node:zlib";
import { dirname as dirname$1 } from "node:path/posix";

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
const LONGEST$2 = 1400;
/** Makes a denial reason. */
function denialReason(code, check, message, details = {}) {
	const { subject, evidence = [], remediation = REASONS[code].remediation, effect } = details;
	return {
		code,
		check,
		message: plain(message, LONGEST$2),
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
		message: plain(`${one.message} (${glassInWords(glass)})`, LONGEST$2)
	};
}

// src/evidence-folder.ts
var import_packageurl_js = require_packageurl_js();
/**
* Writes a file to the evidence folder. The file is never partly written. Assay follows no link on the path, because
* `output-dir` may be in the checkout, whose authors can add any link. If the file itself is a link, it is replaced.
* `name` may begin with a folder, such as `bundles/x.json`. Throws `input-invalid` or `disk-full`.
*/
async function writeEvidenceFile(folder, name, content) {
	return {
		path: await replaceFile(folder, name, (draft) => writeFile(draft, content, { flag: "wx" })),
		sha256: hexOf(content)
	};
}
/** Copies a file into the evidence folder in the same way. Returns its new path. */
function copyEvidenceFile(folder, name, from) {
	return replaceFile(folder, name, (draft) => copyFile(from, draft, constants$1.COPYFILE_EXCL));
}
/**
* Reads a file of the evidence folder that this run has written: text. The fault is a part of a sentence, if it is
* missing, larger than `maxBytes`, a link, or not the file that was written.
*/
async function readEvidenceFile({ path, sha256 }, maxBytes) {
	try {
		const file = await open(path, constants$1.O_RDONLY | constants$1.O_NOFOLLOW);
		try {
			const { size } = await file.stat();
			if (size > maxBytes) return unparsable(`is larger than ${sizeText(maxBytes)}`);
			const content = await file.readFile();
			if (hexOf(content) !== sha256) return unparsable("was changed after this run wrote it");
			return parsed(content.toString("utf8"));
		} finally {
			await file.close();
		}
	} catch (error) {
		return unparsable(`could not be read (${codeOf(error, messageOf(error))})`);
	}
}
/** Removes a file of an earlier run, if it exists. */
async function removeEvidenceFile(folder, name) {
	const path = join(folder, name);
	await rm(path, { force: true }).catch((error) => {
		throw unwritable(path, codeOf(error, messageOf(error)), error);
	});
}
/** Makes a file under a temporary name, then moves it into place. */
async function replaceFile(folder, name, make) {
	const path = join(folder, name);
	const draft = `${path}.${randomUUID()}.tmp`;
	try {
		await demandFolder(folder);
		const above = name.split("/").slice(0, -1);
		for (const [depth] of above.entries()) await makeFolder(join(folder, ...above.slice(0, depth + 1)));
		await make(draft);
		await rename(draft, path);
		return path;
	} catch (error) {
		await rm(draft, { force: true }).catch(() => void 0);
		throw error instanceof AssayError ? error : unwritable(path, codeOf(error, messageOf(error)), error);
	}
}
async function makeFolder(path) {
	await mkdir(path).catch((error) => {
		if (codeOf(error) !== "EEXIST") throw error;
	});
	await demandFolder(path);
}
async function demandFolder(path) {
	if (!(await lstat(path)).isDirectory()) throw unwritable(path, "it is a link or a file, not a folder");
}
function unwritable(path, why, cause) {
	const hint = fullDisk(cause) === void 0 ? "; name an empty folder" : "";
	const message = `output-dir: "${plain(path, 300)}" cannot be written (${why})${hint}`;
	return fault("input-invalid", "inputs", message, cause);
}

// src/adapters/processes/signer-environment.ts
const AWS = {
	variables: /^AWS_/,
	atHome: {
		AWS_CONFIG_FILE: ".aws/config",
		AWS_SHARED_CREDENTIALS_FILE: ".aws/credentials"
	}
};
const GOOGLE = {
	variables: /^(?:GOOGLE_(?:APPLICATION_CREDENTIALS|CLOUD_\w+|API_USE_\w+|EXTERNAL_ACCOUNT_\w+)|GCE_METADATA_HOST)$/,
	atHome: { GOOGLE_APPLICATION_CREDENTIALS: ".config/gcloud/application_default_credentials.json" }
};
const AZURE = {
	variables: /^(?:AZURE_\w+|IDENTITY_(?:ENDPOINT|HEADER|SERVER_THUMBPRINT)|IMDS_ENDPOINT|MSI_(?:ENDPOINT|SECRET))$/,
	atHome: { AZURE_CONFIG_DIR: ".azure" }
};
const VAULT$1 = { variables: /^(?:(?:VAULT|BAO)_\w+|TRANSIT_SECRET_ENGINE_PATH)$/ };
/** By the scheme of the key reference. */
const PROVIDERS$1 = {
	"awskms://": [AWS],
	"gcpkms://": [GOOGLE],
	"azurekms://": [AZURE],
	"hashivault://": [VAULT$1],
	"openbao://": [VAULT$1],
	"k8s://": [{
		variables: /^(?:KUBECONFIG|KUBERNETES_SERVICE_\w+|POD_NAMESPACE)$/,
		atHome: { KUBECONFIG: ".kube/config" }
	}, ...[
		AWS,
		GOOGLE,
		AZURE
	]],
	"gitlab://": [{ variables: /^GITLAB_(?:HOST|TOKEN)$/ }]
};
/**
* Only the variables that cosign needs to use `key`: `COSIGN_PASSWORD`, the one that `env://NAME` names, or those of the
* KMS. Only the signer gets them.
*/
function signerEnvironment(key, environment = process.env) {
	const scheme = /^[a-z0-9]+:\/\//.exec(key)?.[0] ?? "";
	const named = scheme === "env://" ? key.slice(scheme.length) : void 0;
	const providers = PROVIDERS$1[scheme] ?? [];
	const picked = {};
	for (const [name, value] of Object.entries(environment)) {
		const wanted = name === "COSIGN_PASSWORD" || name === named || providers.some(({ variables }) => variables.test(name));
		if (value !== void 0 && wanted) picked[name] = value;
	}
	return {
		...filesAtHome(providers, environment),
		...picked
	};
}
/** cosign gets its own home folder. So variables name the files that a login left in the user's home folder. */
function filesAtHome(providers, { HOME }) {
	if (HOME === void 0 || HOME === "") return {};
	const paths = providers.flatMap(({ atHome = {} }) => Object.entries(atHome)).map(([name, file]) => [name, join(HOME, file)]);
	return Object.fromEntries(paths.filter(([, path]) => existsSync(path)));
}

// src/domain/gate/attested-evidence.ts
/** The kinds of statement that the gate can require for every subject. */
const REQUIREMENTS = [
	"signature",
	"provenance",
	"sbom",
	"summary"
];

// src/domain/gate/gate-signer.ts
const DAY_MS$1 = 864e5;
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
	const late = Date.parse(signedAt) - endOf$1(signer.until);
	if (late < 0) return void 0;
	return `${name} signed it at ${signedAt}, ${inDays(late)} after its end (${signer.until})`;
}
/** Notes on signers whose end has passed, a sentence each. */
function endNotes(signers, now) {
	return signers.flatMap((signer) => {
		const ago = signer.until === void 0 ? -1 : now.getTime() - endOf$1(signer.until);
		if (ago < 0) return [];
		return [`The end of the signer ${signerName(signer)} passed ${inDays(ago)} ago (${signer.until}): only what it signed before counts.`];
	});
}
function inDays(milliseconds) {
	const days = Math.ceil(milliseconds / DAY_MS$1);
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

// src/domain/gate/summary-inputs.ts
/** Whether a summary names a statement as one on which it is based. */
function isInput({ inputs }, names) {
	return inputs.includes(names.envelope) || inputs.includes(names.referrer);
}
/** The inputs of a summary that none of these statements is. */
function missingInputs({ inputs }, there) {
	const named = new Set(there.flatMap(({ envelope, referrer }) => [envelope, referrer]));
	return inputs.filter((input) => !named.has(input));
}

// src/domain/gate/gate-request.ts
/** GitHub's issuer of OIDC tokens. */
const GITHUB_ISSUER$1 = "https://token.actions.githubusercontent.com";
/** The policy with the input `enforce`. Without a policy file, the input decides. It can only make a file stricter. */
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
* The demands of a request: those of its policy, and its inputs where the policy has none. Throws `input-invalid` if
* neither names the signer, and for inputs that contradict the policy.
*/
function demandsOf(request) {
	const { policy, maxAgeMs, source, reference } = request;
	const { gate } = policy;
	assertStricter(request);
	const repository = source.repository ?? gate.sourceRepository;
	const ref = [source.ref, gate.sourceRef].find((one) => one !== void 0 && one !== "any");
	const { sourceRepositoryId: repositoryId, sourceOwnerId: ownerId, level } = gate;
	const runner = gate.runner ?? source.runner;
	const [first, ...others] = signersOf(request);
	if (first === void 0) throw fault("input-invalid", "inputs", "no signer is named: set `certificate-identity` or `key`, or `gate.identity` or `gate.identities` in the policy file");
	return {
		signers: [first, ...others],
		revokers: gate.revokers.map(asGateSigner),
		source: {
			...repository === void 0 ? {} : { repository },
			...ifDefined("ref", ref ?? source.ref ?? gate.sourceRef),
			...ifDefined("repositoryId", repositoryId),
			...ifDefined("ownerId", ownerId),
			...ifDefined("runner", runner)
		},
		require: requirements(request),
		maxAgeMs,
		policies: [policyDigest(policy), ...gate.acceptedPolicies],
		databaseMaxAgeMs: policy.vulnerabilities.databaseMaxAgeMs,
		repository: repositoryName(reference),
		promotedFrom: gate.promotedFrom,
		...ifDefined("level", level)
	};
}
/** The required statements. Demands on the build need a provenance: only a provenance can prove them. */
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
/** The signers of the policy that the inputs do not leave out, with their ends; without a policy, those of the inputs. */
function signersOf({ signers, policy: { gate } }) {
	const named = gate.signers.map(asGateSigner);
	if (named.length === 0) return signers;
	return signers.length === 0 ? named : named.filter((one) => signers.some((other) => isSigner(one, other)));
}
/** An input may add a demand that the policy does not have. If both name different values, one of them is wrong. */
function assertStricter(request) {
	const { signers, source, rescan, policy } = request;
	const { gate } = policy;
	const named = gate.signers.map(asGateSigner);
	const other = named.length === 0 ? void 0 : signers.find((one) => !named.some((known) => isSigner(known, one)));
	const [first, ...rest] = [
		...[
			[
				other?.kind === "key" ? "key" : "certificate-identity",
				named.length > 1 ? "identities" : "identity",
				other === void 0 ? void 0 : nameOf(other),
				named.map(nameOf).join(" or ")
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
		].flatMap(([input, key, one, wanted]) => {
			if (one === void 0 || wanted === void 0 || one === wanted) return [];
			if (input === "source-repository" && sameName(one, wanted)) return [];
			return [{
				code: "input-invalid",
				check: "inputs",
				message: `input \`${input}\`: it says ${one}, but \`gate.${key}\` of the policy says ${wanted}; leave out the input, or change the policy`
			}];
		}),
		...looserRef(source, gate),
		...missingRescan(rescan, gate)
	];
	if (first !== void 0) throw new AssayError([first, ...rest]);
}
/** What an image contains is only seen when its SBOM is scanned again. */
function missingRescan(rescan, { denied }) {
	if (rescan || denied.packages.length + denied.vulnerabilities.length === 0) return [];
	return [{
		code: "input-invalid",
		check: "inputs",
		message: "input `rescan`: it says false, but the policy denies packages or vulnerabilities, which only a rescan sees; leave out the input"
	}];
}
/**
* A workflow that the policy names may sign only for the ref in its name, unless the policy names another ref. An input
* `source-ref: any` would remove this limit.
*/
function looserRef(source, gate) {
	const repository = source.repository ?? gate.sourceRepository;
	const own = gate.signers.flatMap((one) => one.kind === "certificate" && (repository === void 0 || isWorkflowOf(one.identity, repository)) ? [one.identity] : []);
	if (source.ref !== "any" || gate.sourceRef !== void 0 || own.length === 0) return [];
	return [{
		code: "input-invalid",
		check: "inputs",
		message: `input \`source-ref\`: it says any, but the policy accepts only the ref of ${own.join(" or ")}; leave out the input, or set \`gate.source-ref: any\` in the policy`
	}];
}
function nameOf(signer) {
	if (signer.kind === "key") return "a key";
	return `${certificateName(signer.identity) ?? signer.identity} (${signer.issuer})`;
}
function ifDefined(key, value) {
	const field = {};
	if (value !== void 0) field[key] = value;
	return field;
}

// src/domain/policy/denied.ts
/** Most packages or findings that one message names. */
const NAMED$1 = 3;
/** Denies the digests that the policy lists: of the image, of a platform, or of a base image. */
function deniedDigests({ digests }, subjects, check) {
	return subjects.flatMap(({ digest, name }) => digests.filter((one) => one.digest === digest).map((one) => denied(check, `the policy denies ${name} (${digest})`, one)));
}
/** Denies images in which a vulnerability of the list was found, whatever its severity and whatever ignores it. */
function deniedVulnerabilities({ vulnerabilities }, findings) {
	return vulnerabilities.flatMap((one) => {
		const places = findings.filter(({ id, aliases = [] }) => id === one.vulnerability || aliases.includes(one.vulnerability)).map(({ package: name, version }) => `${name} ${version}`);
		if (places.length === 0) return [];
		return [denied("vulnerabilities", `the policy denies ${one.vulnerability}, found in ${firstOf$2(places)}`, one)];
	});
}
/** Denies images that contain a package of the list. */
function deniedPackages({ packages }, listed) {
	return packages.flatMap((one) => {
		const found = listed.filter((item) => isPackage$1(one.package, item) && (one.versions.length === 0 || one.versions.some((glob) => matchesGlob(glob, item.version))));
		const places = [...new Set(found.map(({ package: name, version }) => `${name} ${version}`))];
		if (places.length === 0) return [];
		return [denied("vulnerabilities", `the policy denies ${one.package}, found as ${firstOf$2(places)}`, one)];
	});
}
function isPackage$1(wanted, { package: name, purl }) {
	if (!wanted.startsWith("pkg:")) return wanted === name;
	return purl !== void 0 && readablePurl(wanted) === readablePurl(bareName(purl));
}
function denied(check, what, { reason, owner, since }) {
	return {
		code: "image-revoked",
		check,
		message: `${what}${since === void 0 ? "" : ` since ${since}`}: ${reason} (owner: ${owner})`
	};
}
function firstOf$2(names) {
	const more = names.length > NAMED$1 ? ` and ${names.length - NAMED$1} more` : "";
	return `${names.slice(0, NAMED$1).join(", ")}${more}`;
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
	const message = (repository) => `${repository} is not in the list of registries that the policy allows (${firstOf$1(allow)})`;
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
		...allow.length === 0 || isAllowed(base, allow) ? [] : [refuse("base-image-not-allowed", `is not in the list that the policy allows (${firstOf$1(allow)})`)],
		...digestPinned && base.digest === void 0 ? [refuse("base-image-not-allowed", "has no known digest")] : [],
		...signedBy.length > 0 && base.signedBy === void 0 ? [refuse("base-image-unsigned", unsigned$1(base, rule))] : []
	];
}
function unsigned$1({ proof, oldSignature }, { signedBy }) {
	if (proof !== "proven") return "is not proven to be the base, so its signature proves nothing";
	const old = oldSignature === void 0 ? "" : `; the tag ${oldSignature} contains a signature in the old format of cosign, which does not count`;
	return `has no signature by ${firstOf$1(signedBy.map(({ identity }) => identity))}${old}`;
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
function firstOf$1(names) {
	return names.slice(0, 5).join(", ") + (names.length > 5 ? `, and ${names.length - 5} more` : "");
}

// src/formats/sbom/purl.ts
/**
* The PURL of an image. purl-spec, type `oci`: the name is the last segment of the repository in lower case, and the
* version is the digest. Without a repository (a layout or an archive) the name comes from `imageName`.
*/
function ociPurl(imageName, digest, place) {
	const { repository, tag, platform } = place;
	const name = (repository === void 0 ? imageName : repository.path).split("/").filter(Boolean).at(-1)?.toLowerCase() ?? "image";
	const qualifiers = optional({
		arch: platform?.architecture,
		repository_url: repository && repositoryName(repository),
		tag
	});
	return new import_packageurl_js.PackageURL("oci", void 0, name, digest, qualifiers, void 0).toString();
}
/** The PURL of a repository `owner/name` at a commit. purl-spec, type `github`. */
function sourcePurl(repository, commit) {
	const [owner, name = repository] = repository.split("/");
	return new import_packageurl_js.PackageURL("github", owner, name, commit === "" ? void 0 : commit, void 0, void 0).toString();
}
/** The type of a package URL, such as `npm`; undefined if the text is no package URL. */
function purlType(purl) {
	return /^pkg:\/*([a-zA-Z][a-zA-Z0-9.+-]*)\//.exec(purl)?.[1]?.toLowerCase();
}
/** The PURL of something without a repository. purl-spec, type `generic`. */
function genericPurl(name) {
	return new import_packageurl_js.PackageURL("generic", void 0, name, void 0, void 0, void 0).toString();
}
/** The separator between namespace and name, for the types whose names have a namespace. */
const NAMESPACES = {
	npm: "/",
	golang: "/",
	composer: "/",
	swift: "/",
	maven: ":"
};
/** The parts of a package's name as its ecosystem writes it: `@babel/core`, `org.slf4j:slf4j-api`. */
function nameParts(type, name) {
	const at = name.lastIndexOf(NAMESPACES[type] ?? "\0");
	return at <= 0 ? { name } : {
		group: name.slice(0, at),
		name: name.slice(at + 1)
	};
}
/** The PURL of a package with this name in its ecosystem. */
function packagePurl(type, fullName, version) {
	const { group, name } = nameParts(type, fullName);
	return new import_packageurl_js.PackageURL(type, group, name, version, void 0, void 0).toString();
}

// src/formats/sbom/cyclonedx-packages.ts
/**
* The packages that an SBOM lists. These are no packages: operating systems, the files that list packages (lock files and
* binaries, which are applications with trivy's `Type`), and the keys that RPM keeps among its packages.
*/
function packagesOf$1(bom) {
	return bom.components.filter(isPackage).map((component) => {
		const { version = "", purl, group } = component;
		const name = group ? `${group}/${component.name}` : component.name;
		const [path] = trivyValues(component, "FilePath");
		const [build, architecture] = [...trivyValues(component, "NVR"), ...trivyValues(component, "Arch")];
		return {
			ref: component["bom-ref"],
			label: purl ?? `${name}@${version}`,
			name,
			version,
			...optional({ path }),
			isThirdParty: ownValue(component, "package:third-party") === "true" || isForeignRpm(component),
			repositories: trivyValues(component, "ContentSet").map((set) => set.replace(/__\d+$/, "")),
			builds: build === void 0 ? [] : [`${build}-${architecture ?? ""}`]
		};
	});
}
/** The facts about the image's distribution that `enrich` wrote into an SBOM. */
function distributionOf({ metadata: { component } }) {
	const [id, repository, extended] = [
		"id",
		"repository",
		"extended-support"
	].map((name) => ownValue(component, `distribution:${name}`));
	return {
		...id ? { id } : {},
		...repository && /^[a-z]{1,20}\/[a-z0-9][a-z0-9._-]{0,40}$/.test(repository) ? { repository } : {},
		...extended === "true" ? { isExtended: true } : {}
	};
}
/** Marks a package of another repository than the distribution's. */
const THIRD_PARTY = "package:third-party";
/** The beginnings of the vendors of RPM distributions. Amazon's packages may name no vendor. */
const RPM_VENDORS = [...[
	"Amazon Linux",
	"Amazon.com",
	"CentOS",
	"Fedora Project",
	"Oracle America",
	"Red Hat",
	"AlmaLinux"
], ...[
	"CloudLinux",
	"VMware",
	"SUSE",
	"openSUSE",
	"Microsoft Corporation",
	"Rocky"
]];
function isForeignRpm({ purl, version = "", supplier }) {
	if (!purl?.startsWith("pkg:rpm/") || purl.startsWith("pkg:rpm/bottlerocket/")) return false;
	const vendor = supplier?.name;
	return vendor ? !RPM_VENDORS.some((known) => vendor.startsWith(known)) : !version.includes("amzn");
}
/** Whether a component is a package, and neither an operating system nor a file that lists packages. */
function isPackage(component) {
	if (component.type === "operating-system" || component.name === "gpg-pubkey") return false;
	return !(component.type === "application" && trivyValues(component, "Type").length > 0) && (component.type === "library" || component.type === "framework" || component.purl !== void 0);
}
/** The distributions that an SBOM names. trivy's `none` means packages of an unknown distribution. */
function operatingSystemsOf(bom) {
	return bom.components.filter(({ type }) => type === "operating-system").map(({ name, version = "" }) => ({
		name,
		version
	}));
}
/** The packages of an SBOM by the names of advisories, each with its PURL and the type of it. */
function inventoriedPackages(bom) {
	return packagesOf$1(bom).map(({ label, name, version }) => {
		const purl = label.startsWith("pkg:") ? label : void 0;
		const type = purl === void 0 ? void 0 : purlType(purl);
		return {
			package: advisoryNameOf(name, type),
			version,
			...optional({
				type,
				purl
			})
		};
	});
}
/** The name of a package as advisories write it: they join group and artifact of Maven with a colon. */
function advisoryNameOf(name, type) {
	return type === "maven" ? name.replace("/", ":") : name;
}

// src/formats/attestation/oci-aside.ts
/** The digest of `{}`, which artifacts have as their configuration. */
const EMPTY = digestOf("{}");
/**
* Whether an entry of an index cannot run on any machine. This is so if it is an artifact, such as SOCI's, with no image
* configuration and no layers; or if it has no platform and contains only in-toto documents.
*/
function isAside(entry, { config, layers }) {
	const isDocuments = layers.length > 0 && layers.every(({ mediaType }) => mediaType === "application/vnd.in-toto+json");
	if (isNowhere(entry) && isDocuments) return true;
	return !isConfigType(config.mediaType) && config.digest === EMPTY && !layers.some(({ mediaType }) => isLayerType(mediaType) || isForeignLayerType(mediaType));
}

// src/stages/shared/concurrently.ts
/** Maps items to results in the same order, at most `limit` at a time. After the first fault, no further item is started. */
async function concurrently(items, limit, work) {
	const results = new Array(items.length);
	const queue = items.entries();
	let failed = false;
	const worker = async () => {
		for (const [at, item] of queue) {
			if (failed) return;
			results[at] = await work(item).catch((error) => {
				failed = true;
				throw error;
			});
		}
	};
	await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
	return results;
}
/**
* Does work that changes something for each item, at most `limit` at a time, and for the last item when the others have
* ended. After the first fault, no further item is started. It is thrown when everything that was started has ended,
* because what cleans up must not meet it.
*/
async function concurrentlyLastAlone(items, limit, work) {
	const numbered = [...items.entries()];
	let fault;
	const guarded = async ([at, item]) => {
		if (fault !== void 0) return;
		try {
			await work(item, at);
		} catch (thrown) {
			fault ??= { thrown };
		}
	};
	await concurrently(numbered.slice(0, -1), limit, guarded);
	await concurrently(numbered.slice(-1), 1, guarded);
	if (fault !== void 0) throw fault.thrown;
}
/**
* Runs what several callers ask for: at most `limit` at a time, in the order in which it was asked for. After the first
* fault nothing more is started, and whoever waits gets the same fault.
*/
var Lanes = class {
	#free;
	#waiting = [];
	#fault;
	constructor(limit) {
		this.#free = limit;
	}
	async run(work) {
		if (this.#fault !== void 0) throw this.#fault.thrown;
		if (this.#free > 0) this.#free -= 1;
		else await new Promise((start, refuse) => this.#waiting.push({
			start,
			refuse
		}));
		try {
			return await work();
		} catch (error) {
			this.#fault ??= { thrown: error };
			for (const { refuse } of this.#waiting.splice(0)) refuse(error);
			throw error;
		} finally {
			const next = this.#waiting.shift();
			if (next === void 0) this.#free += 1;
			else next.start();
		}
	}
};

// src/stages/gate/gate-image.ts
const AT_ONCE$5 = 6;
/**
* Resolves an image once. Every platform of an index that could run needs evidence: every entry except BuildKit's
* attestations and artifacts. All manifests are read, because an index can be listed as a manifest. No configuration and
* no layer is fetched. Throws `image-not-found`, `image-invalid` or the registry's faults.
*/
async function pinImage(world, reference) {
	const { registry, path, tag, digest: requested } = reference;
	const repository = {
		registry,
		path
	};
	const { digest, mediaType, bytes } = await world.registry.resolve(reference);
	const name = pinnedName(repository, digest);
	const manifest = orThrow(parseManifest(bytes, mediaType, name), invalid$2);
	const named = {
		repository,
		digest,
		...requested === void 0 && tag !== void 0 ? { tag } : {}
	};
	if (manifest.kind === "manifest") return {
		...named,
		isIndex: false,
		subjects: [{
			digest,
			role: "image",
			name: "the image"
		}]
	};
	const entries = await runnable(world, repository, distinctEntries(manifest.manifests), name);
	if (entries.length === 0) throw invalid$2(`${name} is an index without any platform`);
	if (entries.length > 64) throw invalid$2(`${name} has ${entries.length} platforms, at most ${64} are allowed`);
	const platforms = withDistinctNames((await concurrently(entries, AT_ONCE$5, (entry) => platformSubject(world, repository, entry))).filter((subject) => subject !== void 0));
	if (platforms.length === 0) throw invalid$2(`${name} is an index without any platform`);
	return {
		...named,
		isIndex: true,
		subjects: [{
			digest,
			role: "index",
			name: "the index"
		}, ...platforms]
	};
}
/** A sentence if the requested tag now points to another image. */
async function tagMoved(world, image) {
	if (image.tag === void 0) return void 0;
	const { digest } = await world.registry.resolve({
		...image.repository,
		tag: image.tag
	});
	if (digest === image.digest) return void 0;
	return `${`${repositoryName(image.repository)}:${image.tag}`} pointed to ${image.digest} and points to ${digest} now`;
}
/** The entries without attestations. An image with the marks of an attestation needs evidence as any other image. */
async function runnable(world, repository, entries, name) {
	const marked = entries.filter(isAttestationEntry);
	if (marked.length > 64) throw invalid$2(`${name} has ${marked.length} attestations, at most ${64} are allowed`);
	const images = await concurrently(marked, AT_ONCE$5, (entry) => isImage(world, repository, entry));
	const attestations = new Set(marked.filter((_, at) => !images[at]));
	return entries.filter((entry) => !attestations.has(entry));
}
async function isImage(world, repository, { digest }) {
	try {
		const { bytes, mediaType } = await world.registry.resolve({
			...repository,
			digest
		});
		const manifest = orThrow(parseManifest(bytes, mediaType, pinnedName(repository, digest)), invalid$2);
		if (manifest.kind === "index") return true;
		return manifest.layers.some((layer) => layer.mediaType !== STATEMENT_MEDIA_TYPE);
	} catch (error) {
		if (error instanceof AssayError && error.reasons.every(({ code }) => code === "image-not-found")) return false;
		throw error;
	}
}
/** Undefined for an entry that cannot run. */
async function platformSubject(world, repository, entry) {
	const { digest, platform } = entry;
	const where = pinnedName(repository, digest);
	const raw = await world.registry.resolve({
		...repository,
		digest
	});
	const manifest = orThrow(parseManifest(raw.bytes, raw.mediaType, where), invalid$2);
	if (isIndexType(entry.mediaType) || manifest.kind === "index") throw invalid$2(`${where} is an index inside an index, which is not supported; push a flat index`);
	if (isAside(entry, manifest)) return void 0;
	return platform === void 0 ? {
		digest,
		role: "platform",
		name: `the platform ${digest}`
	} : {
		digest,
		role: "platform",
		name: platformName(platform),
		platform
	};
}
/** Gives distinct names to platforms that the index lists more than once. */
function withDistinctNames(subjects) {
	const listed = subjects.flatMap(({ digest, platform }) => platform ? [{
		digest,
		platform
	}] : []);
	const names = new Map(distinctPlatforms(listed).map((platform, at) => [listed[at]?.digest, platform]));
	return subjects.map((subject) => {
		const platform = names.get(subject.digest);
		return platform === void 0 ? subject : {
			...subject,
			platform,
			name: platformName(platform)
		};
	});
}
function invalid$2(message) {
	return fault("image-invalid", "image", message);
}

// src/formats/attestation/own-mark.ts
/**
* The mark in the statements that Assay makes. Other programs may attach statements of the same types under the same
* identity; the mark tells them apart. Each format has another place for the name of the program.
*/
/** Extension field of vulnerability results and summaries: the version of Assay, and the run. */
const MADE_BY_FIELD = `${PRODUCT.uri}/made-by/v1`;
/** Annotation of the subject of a signature, whose predicate is empty. */
const SIGNATURE_ANNOTATION = `${PRODUCT.name}=${PRODUCT.version}`;
/** The content of {@link MADE_BY_FIELD} for a run. */
function madeBy(run) {
	return {
		version: PRODUCT.version,
		source: sourceOf(run),
		runner: run.runnerEnvironment
	};
}
/** The source of a run, as its provenance names it. */
function sourceOf({ serverUrl, repository, ref }) {
	return `git+${serverUrl}/${repository}@${ref}`;
}
const version = string().min(1);
const MadeBySchema = looseObject({ [MADE_BY_FIELD]: looseObject({
	version,
	source: string(),
	runner: string()
}) });
const ProvenanceSchema$1 = looseObject({ runDetails: looseObject({ builder: looseObject({ version: looseObject({ [PRODUCT.name]: version }) }) }) });
const SummarySchema$1 = looseObject({ verifier: looseObject({ id: literal(PRODUCT.uri) }) });
const BomSchema$1 = looseObject({ metadata: looseObject({ tools: looseObject({ components: array(looseObject({
	name: string(),
	version: string().optional()
})).default([]) }).optional() }).default({}) });
/** Whether a statement says that Assay made it. The signature is checked elsewhere. */
function isMarked({ predicateType, predicate, annotations = {} }) {
	switch (predicateType) {
		case PREDICATE_TYPES.signature: return Object.hasOwn(annotations, PRODUCT.name);
		case PREDICATE_TYPES.provenance: return ProvenanceSchema$1.safeParse(predicate).success;
		case PREDICATE_TYPES.sbom: return namesAssay(predicate);
		case PREDICATE_TYPES.vulnerabilities: return madeByIn(predicate) !== void 0;
		case PREDICATE_TYPES.summary: return SummarySchema$1.safeParse(predicate).success;
		default: return false;
	}
}
/** The content of {@link MADE_BY_FIELD} in a predicate; undefined if there is none. */
function madeByIn(predicate) {
	return MadeBySchema.safeParse(predicate).data?.[MADE_BY_FIELD];
}
/** The SBOM with Assay among its tools. The SBOMs that Assay makes name it already. */
function markedBom(bom) {
	const { success, data } = BomSchema$1.safeParse(bom);
	if (!success || namesAssay(bom)) return bom;
	const { metadata } = data;
	const assay = {
		type: "application",
		name: PRODUCT.name,
		version: PRODUCT.version
	};
	const components = [...metadata.tools?.components ?? [], assay];
	return {
		...bom,
		metadata: {
			...metadata,
			tools: {
				...metadata.tools,
				components
			}
		}
	};
}
function namesAssay(bom) {
	return (BomSchema$1.safeParse(bom).data?.metadata.tools?.components ?? []).some((tool) => tool.name === PRODUCT.name && tool.version !== void 0);
}

// src/formats/attestation/provenance.ts
/** SLSA v1.0 build type of a GitHub Actions workflow run. */
const BUILD_TYPE = "https://actions.github.io/buildtypes/workflow/v1";
/** The same for a pipeline of GitLab CI, with the same fields: Assay's own, described in `docs/other-ci.md`. */
const GITLAB_BUILD_TYPE = `${PRODUCT.uri}/buildtypes/gitlab-pipeline/v1`;
/** A SLSA v1 provenance predicate for the run. It has no `startedOn` and `finishedOn`, since Assay did not see the build. */
function provenancePredicate(run) {
	const repository = `${run.serverUrl}/${run.repository}`;
	const isGitlab = isGitlabPath(run.workflow.path);
	const facts = {
		event_name: run.eventName,
		repository_id: run.repositoryId,
		repository_owner_id: run.repositoryOwnerId,
		runner_environment: run.runnerEnvironment
	};
	return {
		buildDefinition: {
			buildType: isGitlab ? GITLAB_BUILD_TYPE : BUILD_TYPE,
			externalParameters: { workflow: {
				ref: run.workflow.ref,
				repository,
				path: run.workflow.path
			} },
			internalParameters: isGitlab ? { gitlab: facts } : { github: facts },
			resolvedDependencies: [{
				uri: `git+${repository}@${run.ref}`,
				digest: { gitCommit: run.sha }
			}]
		},
		runDetails: {
			builder: {
				id: `${run.serverUrl}/${run.jobWorkflowRef}`,
				version: { [PRODUCT.name]: PRODUCT.version }
			},
			metadata: { invocationId: run.runUrl ?? `${repository}/actions/runs/${run.runId}/attempts/${run.runAttempt}` }
		}
	};
}

// src/formats/attestation/verification-summary.ts
/** Extension field: the vulnerability database that the verdict is based on. */
const DATABASE_FIELD = `${PRODUCT.uri}/vulnerability-database/v1`;
/** The media type of a DSSE envelope in JSON. */
const ENVELOPE_MEDIA_TYPE = "application/vnd.dsse.envelope.v1+json";
/**
* A SLSA verification summary v1 predicate. The result is always PASSED. Assay makes no FAILED summary, since plain
* `cosign verify` would accept one by the same signer as a signature.
*/
function summaryPredicate(summary) {
	return {
		verifier: {
			id: PRODUCT.uri,
			version: { [PRODUCT.name]: PRODUCT.version }
		},
		timeVerified: summary.timeVerified,
		resourceUri: summary.resourceUri,
		policy: {
			uri: summary.policyUri,
			digest: { sha256: bare(summary.policyDigest) }
		},
		inputAttestations: summary.inputAttestations.map(({ predicateType, uri, envelope }) => ({
			name: predicateType,
			uri,
			mediaType: ENVELOPE_MEDIA_TYPE,
			digest: { sha256: bare(envelope) }
		})),
		verificationResult: "PASSED",
		verifiedLevels: [...summary.verifiedLevels],
		slsaVersion: "1.0",
		[DATABASE_FIELD]: { updatedAt: summary.databaseUpdatedAt },
		[MADE_BY_FIELD]: { ...summary.madeBy }
	};
}
function bare(digest) {
	return digest.slice(7);
}

// src/formats/attestation/read-attested.ts
const RunFacts = object({
	event_name: string(),
	repository_id: string(),
	repository_owner_id: string(),
	runner_environment: string()
}).partial();
const ProvenanceSchema = object({
	buildDefinition: object({
		buildType: _enum([BUILD_TYPE, GITLAB_BUILD_TYPE]),
		externalParameters: object({ workflow: object({
			ref: string(),
			repository: string(),
			path: string()
		}) }),
		internalParameters: object({
			github: RunFacts,
			gitlab: RunFacts
		}).partial().default({}),
		resolvedDependencies: array(object({
			uri: string(),
			digest: object({ gitCommit: string() }).partial()
		})).min(1)
	}),
	runDetails: object({
		builder: object({ id: string() }),
		metadata: object({ invocationId: string() }).partial().default({})
	})
});
/** Reads a SLSA v1 provenance of a GitHub workflow or a GitLab pipeline. The fault is a sentence. */
function readProvenance(predicate) {
	const { success, data, error } = ProvenanceSchema.safeParse(predicate);
	if (!success) return unparsable(`the provenance has another form than expected (${firstIssue(error)})`);
	const { buildDefinition, runDetails } = data;
	const { workflow } = buildDefinition.externalParameters;
	const { buildType, internalParameters } = buildDefinition;
	const facts = (buildType === "https://actions.github.io/buildtypes/workflow/v1" ? internalParameters.github : internalParameters.gitlab) ?? {};
	const [source] = buildDefinition.resolvedDependencies;
	return parsed({
		repository: workflow.repository,
		ref: workflow.ref,
		path: workflow.path,
		sourceUri: source?.uri ?? "",
		sourceCommit: source?.digest.gitCommit ?? "",
		builder: runDetails.builder.id,
		...optional({
			repositoryId: facts.repository_id,
			ownerId: facts.repository_owner_id,
			eventName: facts.event_name,
			runnerEnvironment: facts.runner_environment,
			invocation: runDetails.metadata.invocationId
		})
	});
}
const Sha256 = object({ sha256: string() });
/** Only the first three fields are required: a summary whose result is not PASSED may have no others. */
const SummarySchema = object({
	verifier: object({ id: string() }),
	timeVerified: datetime({ offset: true }),
	verificationResult: string(),
	resourceUri: string().optional(),
	policy: object({ digest: Sha256.optional() }).optional(),
	inputAttestations: array(object({ digest: Sha256 })).default([]),
	verifiedLevels: array(string()).optional()
});
const DatabaseSchema$1 = object({ updatedAt: datetime({ offset: true }) });
/** Reads a SLSA verification summary v1. The fault is a sentence. */
function readSummary(predicate) {
	const { success, data, error } = SummarySchema.safeParse(predicate);
	if (!success) return unparsable(`the summary has another form than expected (${firstIssue(error)})`);
	const { verifier, timeVerified, verificationResult, resourceUri, policy, inputAttestations } = data;
	const { verifiedLevels: levels } = data;
	const digests = inputAttestations.map(({ digest }) => `sha256:${digest.sha256}`);
	const inputs = digests.filter(isDigest);
	if (inputs.length < digests.length) return unparsable("the summary names an input attestation without a SHA-256 digest");
	const database = DatabaseSchema$1.safeParse(predicate[DATABASE_FIELD]).data;
	const policyDigest = `sha256:${policy?.digest?.sha256}`;
	return parsed({
		verifier: verifier.id,
		timeVerified,
		result: verificationResult,
		inputs,
		...optional({
			resourceUri,
			databaseUpdatedAt: database?.updatedAt,
			levels
		}),
		...isDigest(policyDigest) ? { policy: policyDigest } : {}
	});
}
const AnnotationSchema = object({
	package: string(),
	fixedIn: string(),
	baseImage: string(),
	baseImageSigner: string(),
	baseline: string(),
	baselineSigner: string(),
	vexFiles: array(string()).min(1)
}).partial();
const VulnsSchema = object({ scanner: object({ result: array(object({
	id: string(),
	severity: array(object({
		method: string(),
		score: string()
	}).partial()).default([]),
	annotations: array(AnnotationSchema).default([])
})) }) });
/** Reads the vulnerabilities of an attested result. A result that cannot be read has none, so that nothing is known. */
function readKnown(predicate) {
	const { success, data } = VulnsSchema.safeParse(predicate);
	if (!success) return /* @__PURE__ */ new Map();
	return new Map(data.scanner.result.flatMap(({ id, severity, annotations }) => annotations.map((one) => {
		const cvss = severity.find(({ method }) => method === "cvss")?.score;
		const known = {
			severity: severity[0]?.score ?? "",
			isFixed: one.fixedIn !== void 0,
			...optional({ cvss: cvss === void 0 ? void 0 : Number(cvss) }),
			...acceptedBy$1(one)
		};
		return [knownKey(id, one.package ?? ""), known];
	})));
}
/** The reason why the build ignored a finding, if only the build could see the reason. There is one at most. */
function acceptedBy$1(annotation) {
	const { baseImage, baseImageSigner, baseline, baselineSigner = "", vexFiles } = annotation;
	if (vexFiles !== void 0) return { accepted: {
		by: "vex-files",
		files: vexFiles
	} };
	if (baseline !== void 0) return { accepted: {
		by: "baseline",
		image: baseline,
		signer: baselineSigner
	} };
	if (baseImage === void 0) return {};
	const [name = "", digest = ""] = baseImage.split("@");
	return { accepted: {
		by: "base-image",
		base: {
			name,
			...isDigest(digest) && { digest },
			...optional({ signedBy: baseImageSigner })
		}
	} };
}
/** A text that identifies a vulnerability in a package. */
function knownKey(id, packageName) {
	return `${id} ${packageName}`;
}
const SbomSchema = object({ metadata: object({ component: object({
	version: string().optional(),
	properties: array(object({
		name: string(),
		value: string().optional()
	})).default([])
}) }) });
/** The digest and the platform, such as `linux/amd64`, that an attested SBOM is about, if it names them. */
function readSbomSubject(predicate) {
	const { component } = SbomSchema.safeParse(predicate).data?.metadata ?? {};
	const platform = component?.properties.find(({ name }) => name === "assay:platform")?.value;
	return optional({
		digest: component?.version,
		platform
	});
}

// src/formats/attestation/revocation.ts
/** The predicate type of a statement that revokes an image: `{"reason": "…"}`. */
const REVOCATION_TYPE = `${PRODUCT.uri}/revocation/v1`;
/** The reason in a revocation, one line. A revocation counts without one too: who signed it decides. */
function revocationReason({ reason }) {
	return typeof reason === "string" && reason.trim() !== "" ? plain(reason, 300) : "no reason is given";
}

// src/stages/shared/bytes.ts
/** The chunks of a stream of bytes. A stream of anything else is a programming error. */
async function* bytesOf(stream) {
	for await (const chunk of stream) {
		if (!(chunk instanceof Uint8Array)) throw new TypeError("a stream of bytes was expected");
		yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
	}
}

// src/stages/verify/newest-bundles.ts
/** How many bundles of a kind are read, the newest by their annotation, beside those that a summary names. */
const NEWEST = 60;
/** How many verified summaries, the newest by their signed time, name bundles that are read at any age. */
const MOST_NAMING_SUMMARIES = 100;
/** More bundles of a kind than this on one digest are refused: one a day for five years. */
const MAX_OF_A_KIND = 2e3;
/**
* Reads every verification summary, then the bundles that the newest summaries name, and the newest of every other kind.
* The time of attachment is only an annotation, so anyone who may push can make fake bundles look newer than valid ones.
* Such fakes can hide a statement, which is then missing. They can never hide the newest summary, which decides what counts.
*/
function selectBySummary(summaryOf) {
	return {
		newestLimit: (type) => isSummary(type) || statementKind(type) === void 0 ? void 0 : NEWEST,
		totalLimit: (type) => isSummary(type) ? MAX_OF_A_KIND : void 0,
		namedBy(values) {
			const newest = values.map(summaryOf).filter((summary) => summary !== void 0).toSorted((a, b) => timeOf$3(b) - timeOf$3(a)).slice(0, MOST_NAMING_SUMMARIES);
			return new Set(newest.flatMap(({ inputs }) => inputs));
		}
	};
}
/** All bundles of Assay's kinds, for a gate without a summary that decides what counts. */
const ALL_OF_ASSAY = {
	newestLimit: () => void 0,
	totalLimit: (type) => statementKind(type) === void 0 ? void 0 : MAX_OF_A_KIND,
	namedBy: () => /* @__PURE__ */ new Set()
};
/** All bundles, or none if there are too many. */
const ALL_BUNDLES = {
	newestLimit: () => void 0,
	totalLimit: () => void 0,
	namedBy: () => /* @__PURE__ */ new Set()
};
function isSummary(predicateType) {
	return predicateType === PREDICATE_TYPES.summary;
}
function timeOf$3({ timeVerified }) {
	return Date.parse(timeVerified) || 0;
}
/** Separates the candidates that are always read from those of which only the newest are read. */
function splitCandidates(candidates, selection) {
	const isLimited = ({ predicateType }) => predicateType !== void 0 && selection.newestLimit(predicateType) !== void 0;
	return {
		always: candidates.filter((candidate) => !isLimited(candidate)),
		newestOnly: candidates.filter(isLimited)
	};
}
/**
* The limit that the candidates exceed, if any. A kind may have its own limit. All other candidates share `most`, and each
* kind with its own limit counts as one of them.
*/
function limitExceeded(candidates, { totalLimit, newestLimit }, most) {
	const limitOf = (type) => type === void 0 ? void 0 : totalLimit(type) ?? newestLimit(type);
	const readable = candidates.filter((candidate) => !("why" in candidate));
	const kinds = Map.groupBy(readable, ({ predicateType: type }) => limitOf(type) === void 0 ? "" : type);
	const withoutLimit = kinds.get("")?.length ?? 0;
	const limited = [...kinds.keys()].filter((type) => type !== "");
	if (withoutLimit > 0 && withoutLimit + limited.length > most) return most;
	for (const type of limited) {
		const limit = type === void 0 ? void 0 : totalLimit(type);
		if (limit !== void 0 && (kinds.get(type)?.length ?? 0) > limit) return limit;
	}
}
/**
* Selects the named candidates, at any age, and the newest of each kind. Any number of candidates can claim the envelope
* that a summary names, so of them too only the newest of each kind are selected.
*/
function selectNewest(candidates, named, selection) {
	const claimOf = ({ referrer, envelope = "" }) => named.has(referrer) ? "named" : named.has(envelope) ? "claims" : "unnamed";
	const { named: selected = [], claims = [], unnamed = [] } = Object.groupBy(candidates, claimOf);
	const older = [];
	for (const group of [claims, unnamed]) for (const [type = "", ofKind] of Map.groupBy(group, ({ predicateType }) => predicateType)) {
		const byAge = ofKind.toSorted((a, b) => ageOf(a) - ageOf(b));
		const limit = selection.newestLimit(type) ?? byAge.length;
		selected.push(...byAge.slice(0, limit));
		older.push(...byAge.slice(limit));
	}
	return {
		selected,
		older
	};
}
/** A newer candidate has a lower value. A candidate without a time counts as the oldest. */
function ageOf({ created = "" }) {
	const at = Date.parse(created);
	return Number.isNaN(at) ? Number.POSITIVE_INFINITY : -at;
}

// src/stages/verify/bundles.ts
/** More bundles than this on one digest are refused, unless a {@link BundleSelection} has its own limit. */
const MAX_BUNDLES = 300;
/** The most referrers without a predicate type. Their manifests must be read: many registries list no type or a wrong one. */
const MAX_UNTYPED = 5e3;
/** The most entries of a list of referrers: as many as a fallback tag of the greatest size has. */
const MAX_REFERRERS = 2e4;
/** Greatest size of a bundle, in bytes. The SBOM of a large image has about 5 MB. */
const MAX_BUNDLE_BYTES = 67108864;
/** Greatest size of all bundles of one digest together, in bytes. */
const MAX_TOTAL_BYTES = 268435456;
/** A bundle of at least this size is read alone: parsed, it needs several times its size in memory. */
const LARGE_BYTES = 4194304;
/** Longest time for one bundle, in milliseconds, also if bytes still arrive slowly. */
const BUNDLE_LIMIT_MS = 12e4;
const AT_ONCE$4 = 6;
/** How often the list is read, if statements in it are removed before they are read. */
const LISTINGS = 4;
/**
* Reads the bundles that are attached to a digest. Referrers that are no bundle, or whose predicate type is not wanted,
* are ignored. If a listed bundle does not exist and the registry no longer lists it, another run has just replaced it, and
* all is read again. Throws `too-many-referrers` if there are more than Assay reads, and the registry's faults.
*/
async function readBundles(world, repository, subject, reading) {
	for (let listing = 1;; listing += 1) {
		const bundles = await readListed(world, repository, subject, reading);
		const gone = bundles.flatMap((one) => "isGone" in one && one.isGone ? [one.referrer] : []);
		if (gone.length === 0 || listing === LISTINGS) return bundles;
		const listed = await bundleReferrers(world, repository, subject, reading.isWanted);
		const stillListed = new Set(listed.map(({ digest }) => digest));
		if (gone.every((referrer) => stillListed.has(referrer))) return bundles;
	}
}
/** Reads each bundle of the list once. */
async function readListed(world, repository, subject, { isWanted, use, selection = ALL_BUNDLES }) {
	const found = [];
	const listed = await bundleReferrers(world, repository, subject, isWanted, ({ name, why }) => found.push({
		referrer: name,
		unreadable: why
	}));
	const open = async (some) => {
		return (await concurrently(some, AT_ONCE$4, (candidate) => layerOf(world, repository, candidate, isWanted))).filter((layer) => layer !== void 0);
	};
	const read = (layers) => readLayers(world, repository, layers, use);
	const candidates = listed.map(candidateOf);
	const untyped = candidates.filter(({ predicateType }) => predicateType === void 0);
	if (untyped.length > MAX_UNTYPED) throw tooMany(repository, subject, `more than ${MAX_UNTYPED} referrers`);
	const opened = await open(untyped);
	const all = [...candidates.filter(({ predicateType }) => predicateType !== void 0), ...opened];
	const limit = limitExceeded(all, selection, MAX_BUNDLES);
	if (limit !== void 0) throw tooMany(repository, subject, `more than ${limit} bundles`);
	const { always, newestOnly } = splitCandidates(all, selection);
	const { within, beyond } = withinBytes(await open(always));
	if (beyond.length > 0) throw tooMany(repository, subject, `more than ${MAX_TOTAL_BYTES} bytes of bundles`);
	found.push(...await read(within));
	const named = selection.namedBy(found.flatMap((one) => "value" in one ? [one.value] : []));
	const { selected, older } = selectNewest(newestOnly, named, selection);
	const rest = withinBytes(await open(selected), MAX_TOTAL_BYTES - sizeOf(within));
	found.push(...await read(rest.within));
	return [...found, ...[...older, ...rest.beyond].map(({ referrer }) => ({
		referrer,
		older: true
	}))];
}
function sizeOf(layers) {
	return layers.reduce((sum, { layer }) => sum + (layer?.size ?? 0), 0);
}
/** Separates the first layers that fit into `room` bytes from the others. */
function withinBytes(layers, room = MAX_TOTAL_BYTES) {
	let sum = 0;
	const fits = layers.map(({ layer }) => {
		sum += layer?.size ?? 0;
		return sum <= room;
	});
	return {
		within: layers.filter((_, at) => fits[at]),
		beyond: layers.filter((_, at) => !fits[at])
	};
}
async function readLayers(world, repository, layers, use) {
	const read = (one) => readOne(world, repository, one, use);
	const isLarge = ({ layer }) => (layer?.size ?? 0) >= LARGE_BYTES;
	return [...await concurrently(layers.filter((one) => !isLarge(one)), AT_ONCE$4, read), ...await concurrently(layers.filter(isLarge), 1, read)];
}
/** The referrers of a digest that may be bundles with a wanted predicate, by the registry's list. */
function bundleReferrers(world, repository, subject, isWanted, unreadable = () => void 0) {
	const mayBe = (one) => {
		const predicateType = one.annotations?.[PREDICATE_ANNOTATION];
		return !isOtherType(one) && (predicateType === void 0 || isWanted(predicateType));
	};
	return world.registry.referrers(repository, subject, MAX_REFERRERS, mayBe, (one) => {
		if (mayBe(one)) unreadable(one);
	});
}
/** Whether a referrer is listed with another type. Registries list bundles with the type of their empty configuration, or without a type. */
function isOtherType({ artifactType }) {
	return ![
		void 0,
		"",
		MEDIA.bundle,
		MEDIA.empty
	].includes(artifactType);
}
function candidateOf({ digest: referrer, annotations }) {
	return {
		referrer,
		...claimsIn(annotations)
	};
}
/** What annotations say about a bundle. */
function claimsIn(annotations = {}) {
	const { [CREATED_ANNOTATION]: created, [ENVELOPE_ANNOTATION]: envelope } = annotations;
	const { [PREDICATE_ANNOTATION]: predicateType } = annotations;
	return {
		...predicateType && { predicateType },
		...created && { created },
		...envelope && { envelope }
	};
}
function tooMany(repository, subject, what) {
	const message = `${what} are attached to ${pinnedName(repository, subject)}, which is more than Assay reads; delete those that are not needed`;
	return fault("too-many-referrers", "attest", message);
}
/** Undefined if the referrer is not a bundle, or its predicate type is not wanted. */
async function layerOf(world, repository, candidate, isWanted) {
	if ("layer" in candidate || "why" in candidate) return candidate;
	const { referrer } = candidate;
	const manifest = await orBroken(world.registry.resolve({
		...repository,
		digest: referrer
	}));
	if ("broken" in manifest) return {
		...candidate,
		why: manifest.broken,
		isGone: manifest.isGone
	};
	const bundle = parseBundleReferrer(manifest.bytes);
	if (!bundle.ok) return void 0;
	const { layer, predicateType } = bundle.value;
	if (predicateType !== void 0 && !isWanted(predicateType)) return void 0;
	const known = {
		referrer,
		...claimsIn(annotationsIn(manifest.bytes))
	};
	if (layer.size <= MAX_BUNDLE_BYTES) return {
		...known,
		layer
	};
	return {
		...known,
		why: `a bundle of ${layer.size} bytes, at most ${MAX_BUNDLE_BYTES} are read`
	};
}
async function readOne(world, repository, { referrer, ...content }, use) {
	const { predicateType } = content;
	if (content.layer === void 0) return unreadable$1(referrer, content.why, content.isGone, predicateType);
	const { layer } = content;
	const bytes = await orBroken(world.registry.blob(repository, layer).then((stream) => readAll(stream, layer, repository)));
	return "broken" in bytes ? unreadable$1(referrer, bytes.broken, bytes.isGone, predicateType) : {
		referrer,
		value: use(bytes)
	};
}
function unreadable$1(referrer, why, isGone = false, predicateType) {
	return {
		referrer,
		unreadable: why,
		isGone,
		...predicateType && { predicateType }
	};
}
/** A missing or wrong blob makes only this referrer unreadable. Every other fault of the registry is thrown. */
async function orBroken(reading) {
	try {
		return await reading;
	} catch (error) {
		if (!(error instanceof AssayError)) throw error;
		const codes = new Set(error.reasons.map(({ code }) => code));
		const isGone = codes.delete("image-not-found");
		codes.delete("image-invalid");
		if (codes.size > 0) throw error;
		return {
			broken: error.message,
			isGone
		};
	}
}
async function readAll(stream, blob, { registry }) {
	const late = fault("registry-unavailable", "attest", `${registry} did not send the blob ${blob.digest} within ${BUNDLE_LIMIT_MS / 1e3} s`);
	const timer = setTimeout(() => stream.destroy(late), BUNDLE_LIMIT_MS);
	try {
		return Buffer.concat(await Array.fromAsync(bytesOf(stream)));
	} finally {
		clearTimeout(timer);
	}
}

// src/stages/verify/old-format.ts
/** Suffixes of the tags in which cosign stored signatures and attestations before it had bundles. */
const SUFFIXES = [".sig", ".att"];
/**
* The tags in the old format of cosign for a digest. Their content is not read and never counts. This is only a hint: if
* the registry does not answer, the answer is that there are none.
*/
async function oldFormat(world, { registry, path }, digest) {
	const tags = SUFFIXES.map((suffix) => fallbackTag(digest) + suffix);
	const there = await Promise.all(tags.map(async (tag) => {
		try {
			await world.registry.resolve({
				registry,
				path,
				tag
			});
			return true;
		} catch (error) {
			if (error instanceof AssayError) return false;
			throw error;
		}
	}));
	return tags.filter((_, at) => there[at]);
}

// src/stages/verify/revocations.ts
/** What a verified or refused statement says about the revocation of a subject. Undefined if it is no revocation. */
function revocationIn(verification, subject) {
	const statement = verification.verified ? verification.statement : verification.claimed;
	if (statement?.predicateType !== REVOCATION_TYPE) return void 0;
	if (!verification.verified) return { why: plain(verification.why, 300) };
	if (statement.subject !== subject) return { why: `it is about ${statement.subject}` };
	const { signer, certificate, times } = verification;
	const [earliest] = times;
	return {
		signer,
		reason: revocationReason(statement.predicate),
		...certificate && { certificate },
		...earliest && { at: earliest.at }
	};
}
/**
* The revocations of a digest that verify. One that cannot be read may be one of them, so it counts too, as a text.
* Throws the registry's faults.
*/
async function revocationsOf(world, verify, repository, subject) {
	const isWanted = (predicateType) => predicateType === REVOCATION_TYPE;
	const use = (bundle) => revocationIn(verify(bundle), subject);
	return (await readBundles(world, repository, subject, {
		isWanted,
		use
	})).flatMap((bundle) => {
		if ("unreadable" in bundle) return bundle.predicateType === REVOCATION_TYPE ? [`a revocation that cannot be read: ${plain(bundle.unreadable, 200)}`] : [];
		if (!("value" in bundle) || bundle.value === void 0 || "why" in bundle.value) return [];
		return [bundle.value.reason];
	});
}

// src/stages/gate/gather.ts
const SUBJECTS_AT_ONCE = 3;
const UNMARKED = "it does not say that Assay made it, so it does not count; if an older version of Assay made it, ship the image again";
/** Reads what is attached to each subject and verifies it in process. Throws the registry's faults. */
function gather(world, trust, { repository, subjects, bySummary }) {
	const selection = bySummary ? selectBySummary(summaryIn) : ALL_OF_ASSAY;
	return concurrently(subjects, SUBJECTS_AT_ONCE, async (subject) => {
		const isWanted = (predicateType) => statementKind(predicateType) !== void 0 || predicateType === REVOCATION_TYPE;
		const use = (bundle) => readBundle(subject, trust, bundle);
		return await evidenceOf(world, repository, subject, await readBundles(world, repository, subject.digest, {
			isWanted,
			use,
			selection
		}));
	});
}
async function evidenceOf(world, repository, subject, bundles) {
	let older = 0;
	const attested = [];
	const refused = [];
	const unreadable = [];
	const revocations = [];
	const refusedRevocations = [];
	const unreadableRevocations = [];
	for (const bundle of bundles) if ("unreadable" in bundle) (bundle.predicateType === REVOCATION_TYPE ? unreadableRevocations : unreadable).push({
		referrer: plain(bundle.referrer, 200),
		why: plain(bundle.unreadable, 400)
	});
	else if ("older" in bundle) older += 1;
	else if (bundle.value === void 0) continue;
	else if ("revocation" in bundle.value) {
		const { referrer, value } = bundle;
		if ("why" in value.revocation) refusedRevocations.push({
			referrer,
			...value.revocation
		});
		else revocations.push({
			referrer,
			...value.revocation
		});
	} else if ("why" in bundle.value) refused.push({
		referrer: bundle.referrer,
		...bundle.value
	});
	else attested.push({
		referrer: bundle.referrer,
		...bundle.value
	});
	const old = REQUIREMENTS.every((kind) => attested.some((one) => one.kind === kind)) ? [] : await oldFormat(world, repository, subject.digest);
	return {
		subject,
		attested,
		refused,
		unreadable,
		...older > 0 && { older },
		...old.length > 0 && { oldFormat: old },
		...revocations.length > 0 && { revocations },
		...refusedRevocations.length > 0 && { refusedRevocations },
		...unreadableRevocations.length > 0 && { unreadableRevocations }
	};
}
function summaryIn(content) {
	if (content === void 0 || "why" in content || "revocation" in content || content.summary === void 0) return void 0;
	return orUndefined(content.summary);
}
/** A revocation may have been written by cosign in an older form, which is malformed for everything else. */
function readBundle(subject, { verify, verifyRevocation }, bundle) {
	const verification = verify(bundle);
	const statement = verification.verified ? verification.statement : verification.claimed;
	const revocation = statement === void 0 || statement.predicateType === REVOCATION_TYPE ? revocationIn(verifyRevocation(bundle), subject.digest) : void 0;
	return revocation === void 0 ? contentOf(subject, verification, bundle) : { revocation };
}
function contentOf(subject, verification, bundle) {
	const statement = verification.verified ? verification.statement : verification.claimed;
	if (statement === void 0) return verification.verified ? void 0 : { why: verification.why };
	const kind = statementKind(statement.predicateType);
	if (kind === void 0) return void 0;
	if (!verification.verified) {
		const code = verification.fault === "other-identity" ? "identity-mismatch" : "signature-invalid";
		const { envelope, signedBy } = verification;
		return {
			kind,
			code,
			why: plain(verification.why, 400),
			...envelope !== void 0 && { envelope },
			...signedBy !== void 0 && { signedBy: plain(signedBy, 600) }
		};
	}
	const { envelope } = verification;
	if (statement.subject !== subject.digest) return {
		kind,
		envelope,
		why: `it is about ${statement.subject}`
	};
	if (kind !== "signature" && kind !== "summary" && !isMarked(statement)) return {
		kind,
		envelope,
		why: UNMARKED
	};
	const { certificate, publicKey, signer, times } = verification;
	const [earliest] = times;
	return {
		kind,
		envelope,
		predicateType: statement.predicateType,
		predicate: statement.predicate,
		signer,
		...certificate === void 0 ? {} : { certificate },
		...publicKey === void 0 ? {} : { publicKey },
		...earliest === void 0 ? {} : { signedAt: earliest.at },
		timestamped: times.some(({ source }) => source === "timestamp-authority"),
		bundle,
		...factsOf(kind, statement)
	};
}
function factsOf(kind, { predicate }) {
	switch (kind) {
		case "provenance": return { provenance: readProvenance(predicate) };
		case "summary": return { summary: readSummary(predicate) };
		case "sbom": {
			const { digest, platform } = readSbomSubject(predicate);
			return {
				...digest === void 0 ? {} : { sbomSubject: digest },
				...platform === void 0 ? {} : { platform }
			};
		}
		case "signature":
		case "vulnerabilities": return {};
	}
}

// src/domain/evidence/advisory-source.ts
const LANGUAGES = new Map([
	[
		"npm",
		"semver",
		[
			"npm",
			"yarn",
			"pnpm",
			"bun",
			"node-pkg",
			"javascript"
		]
	],
	[
		"pip",
		"pep440",
		[
			"pip",
			"pipenv",
			"poetry",
			"uv",
			"pylock",
			"python-pkg"
		]
	],
	[
		"maven",
		"maven",
		[
			"jar",
			"pom",
			"gradle",
			"sbt"
		]
	],
	[
		"go",
		"dotted",
		["gobinary", "gomod"]
	],
	[
		"rubygems",
		"gem",
		["bundler", "gemspec"]
	],
	[
		"cargo",
		"dotted",
		["cargo", "rustbinary"]
	],
	[
		"composer",
		"dotted",
		["composer", "composer-vendor"]
	],
	[
		"nuget",
		"dotted",
		[
			"nuget",
			"dotnet-core",
			"packages-props"
		]
	],
	[
		"pub",
		"dotted",
		["pub"]
	],
	[
		"erlang",
		"dotted",
		["hex"]
	],
	[
		"conan",
		"dotted",
		["conan"]
	],
	[
		"swift",
		"dotted",
		["swift"]
	],
	[
		"cocoapods",
		"gem",
		["cocoapods"]
	],
	[
		"bitnami",
		"semver",
		["bitnami"]
	],
	[
		"k8s",
		"dotted",
		["kubernetes"]
	],
	[
		"julia",
		"dotted",
		["julia"]
	]
].flatMap(([ecosystem, scheme, types]) => types.map((type) => [type, {
	ecosystem,
	scheme
}])));
/** The advisories that trivy uses for packages of one of its types. Undefined if it has none, as for conda. */
function languageSource(type) {
	return LANGUAGES.get(type);
}
/** The name that advisories of an ecosystem use for a package. */
function advisoryName({ ecosystem }, name) {
	switch (ecosystem) {
		case "pip": return name.toLowerCase().replaceAll("_", "-");
		case "swift": return name.replace(/^https:\/\//, "").replace(/\.git$/, "");
		case "go":
		case "cocoapods":
		case "julia": return name;
		default: return name.toLowerCase();
	}
}
const BY_RELEASE = {
	alpine: (release) => ({
		name: `alpine ${minor(release)}`,
		scheme: "apk"
	}),
	wolfi: () => ({
		name: "wolfi",
		scheme: "apk"
	}),
	chainguard: () => ({
		name: "chainguard",
		scheme: "apk"
	}),
	minimos: () => ({
		name: "minimos",
		scheme: "apk"
	}),
	debian: (release) => ({
		name: `debian ${major(release)}`,
		scheme: "deb"
	}),
	ubuntu: (release) => ({
		name: `ubuntu ${release}`,
		scheme: "deb"
	}),
	echo: () => ({
		name: "echo",
		scheme: "deb"
	}),
	alma: (release) => rpm(`alma ${major(release)}`),
	rocky: (release) => rpm(`rocky ${major(release)}`),
	oracle: (release) => rpm(`Oracle Linux ${major(release)}`),
	amazon: (release) => rpm(`amazon linux ${amazon(release)}`),
	azurelinux: (release) => rpm(`Azure Linux ${minor(release)}`),
	"cbl-mariner": (release) => rpm(`CBL-Mariner ${minor(release)}`),
	photon: (release) => rpm(`Photon OS ${release}`),
	sles: (release) => rpm(`SUSE Linux Enterprise ${release}`),
	slem: (release) => rpm(`SUSE Linux Enterprise Micro ${release}`),
	"opensuse-leap": (release) => rpm(`openSUSE Leap ${release}`),
	"opensuse-tumbleweed": () => rpm("openSUSE Tumbleweed"),
	bottlerocket: () => rpm("bottlerocket"),
	redhat: redHat,
	centos: redHat
};
/**
* The advisories that trivy uses for a distribution. Undefined if it has none, as for Fedora. Does not check whether the
* database has that source.
*/
function systemSource(family, release) {
	return lookUp(BY_RELEASE, family)?.(release);
}
/** The `ID` values in os-release of the distributions to which the advisories of a trivy family apply. */
const IDS = {
	alma: ["almalinux"],
	amazon: ["amzn"],
	azurelinux: ["azurelinux"],
	"cbl-mariner": ["mariner"],
	oracle: ["ol"],
	redhat: ["rhel"],
	slem: [
		"sle-micro",
		"sl-micro",
		"sle-micro-rancher"
	],
	"opensuse-leap": ["opensuse", "opensuse-leap"]
};
/** Whether a distribution with this `ID` is the family itself, and not a distribution derived from it. */
function isSameDistribution(family, id) {
	return (lookUp(IDS, family) ?? [family]).includes(id.toLowerCase());
}
/** The release of the packages. For alpine, the release of the image's package repositories has priority. */
function releaseOf(family, name, repository) {
	const [repositoryFamily, release] = repository?.split("/") ?? [];
	return family === "alpine" && repositoryFamily === family && release ? release : name;
}
const REPOSITORIES = {
	6: ["rhel-6-server-rpms", "rhel-6-server-extras-rpms"],
	7: ["rhel-7-server-rpms", "rhel-7-server-extras-rpms"],
	8: ["rhel-8-for-x86_64-baseos-rpms", "rhel-8-for-x86_64-appstream-rpms"],
	9: ["rhel-9-for-x86_64-baseos-rpms", "rhel-9-for-x86_64-appstream-rpms"]
};
/** For a package that does not name its repositories, trivy uses the repositories of the release. */
function redHat(release) {
	return {
		...rpm("Red Hat"),
		repositories: lookUp(REPOSITORIES, major(release)) ?? []
	};
}
function rpm(name) {
	return {
		name,
		scheme: "rpm"
	};
}
function amazon(release) {
	const year = major(release.trim().split(/\s+/)[0] ?? "");
	return [
		"2",
		"2022",
		"2023"
	].includes(year) ? year : "1";
}
/** `12` of `12.11` */
function major(release) {
	return release.split(".")[0] ?? "";
}
/** `3.22` of `3.22.1` */
function minor(release) {
	return release.split(".").slice(0, 2).join(".");
}

// src/domain/evidence/distribution.ts
const RELEASE_FILE = "etc/os-release";
/** Systems that have only packages of programming languages. */
const WITHOUT_PACKAGES = /* @__PURE__ */ new Set(["activestate"]);
/**
* Determines the advisories for the distribution that trivy recognised. If there are none, that is a deciding gap: trivy
* would find nothing and report success. `packages`: how many packages of the distribution the SBOM lists, and how many
* the scan includes. `systems`: the systems that the SBOM names.
*/
function evaluateSystem(os, packages, systems, distribution, has) {
	const gaps = [];
	const gap = (why, decides = true) => gaps.push({
		kind: "system",
		path: RELEASE_FILE,
		why,
		decides
	});
	if (systems.length > 1) gap("several operating systems are listed, and only one can be scanned");
	if (os === void 0) {
		if (systems.length > 0) gap("there are packages of a distribution that is not recognised");
		else if (distribution.id !== void 0) gap(`neither trivy nor Assay can read the packages of ${distribution.id}`);
		return { gaps };
	}
	if (WITHOUT_PACKAGES.has(os.family)) return { gaps };
	const release = releaseOf(os.family, os.name, distribution.repository);
	const named = `${os.family} ${release}`.trim();
	if (packages.listed === 0) gap(`no package of ${named} is listed: its package database is missing or cannot be read`);
	const { id } = distribution;
	if (id !== void 0 && !isSameDistribution(os.family, id)) {
		gap(`${id} is derived from ${os.family}, and the database has no advisories for it`);
		return { gaps };
	}
	if (distribution.isExtended) gap("its fixes come from an extended support, but the advisories of that support are not compared", false);
	const source = systemSource(os.family, release);
	if (source !== void 0 && has(source.name)) {
		if (packages.listed > 0 && packages.scanned === 0) gap(`none of the ${packages.listed} packages of ${named} was scanned`);
		return {
			source,
			gaps
		};
	}
	gap(`the database has no advisories of ${named}`, !os.endOfLife);
	return { gaps };
}

// src/domain/evidence/comparable.ts
/** Semantic Versioning 2.0: a character of an identifier. */
const CHARACTER = "[0-9A-Za-z-]";
/** A number without leading zeros. */
const NUMBER = "(?:0|[1-9]\\d*)";
/** An identifier of a pre-release: a number, or a text with at least one letter or hyphen. */
const PRERELEASE = `(?:${NUMBER}|\\d*[A-Za-z-]${CHARACTER}*)`;
/**
* The form that a version must have to be compared. trivy skips versions of other forms, and writes a line to its log
* only if there are advisories for a package of that name.
*/
const FORMS = {
	semver: new RegExp(`^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-${PRERELEASE}(?:\\.${PRERELEASE})*)?(?:\\+${CHARACTER}+(?:\\.${CHARACTER}+)*)?$`),
	dotted: /^v?\d+(?:\.\d+)*(?:-?[0-9A-Za-z~-]+(?:\.[0-9A-Za-z~-]+)*)?(?:\+[0-9A-Za-z~-]+(?:\.[0-9A-Za-z~-]+)*)?$/,
	pep440: /^v?(?:\d+!)?\d+(?:\.\d+)*(?:[-_.]?(?:alpha|beta|preview|pre|rc|a|b|c)[-_.]?\d*)?(?:-\d+|[-_.]?(?:post|rev|r)[-_.]?\d*)?(?:[-_.]?dev[-_.]?\d*)?(?:\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?$/i,
	gem: /^\d+(?:\.[0-9A-Za-z]+)*(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/,
	maven: /^./,
	deb: /^(?:\d+:)?\d[\p{L}\p{N}.+~:_-]*$/u,
	apk: /^\d[0-9A-Za-z._~-]*$/,
	rpm: /^./
};
/**
* The longest version that is compared, in UTF-16 units. Real ones have some 60; the time of the forms above grows with the
* square of the length and more.
*/
const LONGEST$1 = 300;
/** The largest number that trivy can store: 64 bits. */
const LARGEST = 2n ** 64n - 1n;
/** Whether a version can be compared with the ranges of an advisory. An empty version and a very long one cannot. */
function isComparable(scheme, version) {
	const text = version.trim();
	if (text.length > LONGEST$1 || !FORMS[scheme].test(text)) return false;
	if (scheme === "maven" || scheme === "deb" || scheme === "apk" || scheme === "rpm") return true;
	return ((/^v?(?:\d+!)?\d+(?:\.\d+)*/i.exec(text)?.[0] ?? "").match(/\d+/g) ?? []).every((part) => part.length < 20 || BigInt(part) <= LARGEST);
}
/** A release of Go, maybe with an addition: `go1.26.5 (Red Hat 1.26.5-1.el9)`, `go1.22.3 X:boringcrypto`. */
const GO_RELEASE = /^v?(?:go)?(\d+(?:\.\d+){1,2}(?:(?:rc|beta)\d+)?)(?:\s|-X:|$)/;
/**
* The release of Go, such as `v1.26.5`, in a version of its standard library that a vendor or an experiment changed.
* Undefined if there is none, as in `devel go1.27-4a1b2c3`.
*/
function goRelease(version) {
	const release = GO_RELEASE.exec(version)?.[1];
	return release === void 0 ? void 0 : `v${release}`;
}

// src/formats/sbom/cyclonedx-versions.ts
/**
* The SBOM with versions that trivy can compare. Vendors of Go add words to the version of Go in a program
* (`v1.26.5 (Red Hat 1.26.5-1.el9)`), and trivy then finds nothing. Returns the same object if nothing changes.
*/
function withReadableVersions(bom) {
	const components = bom.components.map(readable);
	return components.every((component, at) => component === bom.components[at]) ? bom : {
		...bom,
		components
	};
}
function readable(component) {
	const { name, version = "", purl } = component;
	if (name !== "stdlib" || !trivyValues(component, "PkgType").includes("gobinary")) return component;
	const release = goRelease(version);
	if (release === void 0 || release === version || purl === void 0) return component;
	return {
		...component,
		version: release,
		purl: `pkg:golang/stdlib@${release}`
	};
}

// src/domain/finding/package-file.ts
/**
* Whether a package file is in a folder into which a package manager installs. The `package.json` of an application, or
* one in the tests of a package, is not an installed package and cannot be required by its name.
*/
function isInstalled(path) {
	if (!path.endsWith("/package.json") && path !== "package.json") return true;
	const below = path.split("node_modules/").at(-1)?.split("/") ?? [];
	return path.includes("node_modules/") && below.length === (below[0]?.startsWith("@") ? 3 : 2);
}

// src/formats/tools/trivy-log.ts
/**
* The warnings of trivy 0.74 that are not reported, by the beginning of their text. `covered`: Assay sees the same in the
* report, the SBOM or the database. `harmless`: nothing is left out. All other warnings are reported.
*/
const KNOWN = [
	["Unsupported os", "covered"],
	["This OS version is not on the EOL list", "covered"],
	["This OS version is no longer supported", "covered"],
	["The vulnerability detection may be insufficient", "covered"],
	["No OS package is detected", "covered"],
	["e.g. files under", "covered"],
	["Mixing Alpine versions is unsupported", "covered"],
	["Conda package is supported for SBOM", "covered"],
	["The library type is not supported", "covered"],
	["Multiple OS components are not supported", "covered"],
	["Failed to parse component", "covered"],
	["Failed to create PackageURL", "covered"],
	["Third-party SBOM may lead", "harmless"],
	["Recommend using Trivy", "harmless"],
	["Failed to parse image reference", "harmless"],
	["Unsupported hash algorithm", "harmless"],
	["Unable to marshal SPDX licenses", "harmless"],
	["Unable to calculate SPDX licenses ID", "harmless"],
	["Using severities from other vendors", "harmless"],
	["Unable to get vulnerability details", "harmless"],
	["No severity found in specified sources", "harmless"],
	["Unsupported severity", "harmless"],
	["Unable to collect", "harmless"],
	["Unable to get checksum", "harmless"],
	["Unable to get licenses and dependencies", "harmless"],
	["Unable to find python `site-packages` directory", "harmless"],
	["Unable to parse pyproject.toml to identify", "harmless"],
	["Unable to parse composer.json to identify", "harmless"],
	["Unable to parse Cargo.toml to identify", "harmless"],
	["Unable to parse package.json to remove dev", "harmless"],
	["Unable to parse METADATA file", "harmless"],
	["Unable to parse cache dir", "harmless"],
	["Could not parse -ldflags", "harmless"],
	["Failed to calculate", "harmless"]
];
/**
* Reads the debug log of an inventory. trivy ignores package files that it cannot parse, packages with versions that it
* cannot read, and Java archives that it does not know. Only the log says so.
*/
function parseInventoryLog(log) {
	const unreadable = [];
	const leftOut = [];
	const [unknown, guessed, unidentified] = [
		/* @__PURE__ */ new Set(),
		/* @__PURE__ */ new Set(),
		/* @__PURE__ */ new Set()
	];
	const thirdParty = /* @__PURE__ */ new Set();
	for (const line of linesOf$1(log)) {
		const field = (name) => line.fields.get(name);
		const error = field("err");
		const file = field("file");
		switch (line.message) {
			case "[dpkg] Parse error":
				unreadable.push(field("file_path") ?? "var/lib/dpkg/status");
				break;
			case "[analyzer] Analysis error":
			case "Analysis error":
				unreadable.push(fileIn(error) ?? "a package file");
				break;
			case "Walk error":
				unreadable.push(field("file_path") ?? error ?? "a file");
				break;
			case "[jar] Failed to parse":
				if (file !== void 0) unreadable.push(file);
				break;
			case "[jar] No such POM in the central repositories":
				if (file !== void 0) unidentified.add(file);
				break;
			case "[jar] POM was determined in a heuristic way":
				if (file !== void 0) guessed.add(file);
				break;
			case "[apk] Invalid version found":
				leftOut.push({
					...named$3(field, "name"),
					path: "lib/apk/db/installed"
				});
				break;
			case "[dpkg] Invalid version":
			case "[dpkg] Invalid source version":
				leftOut.push({
					...named$3(field, "package"),
					path: "var/lib/dpkg/status"
				});
				break;
			case "[dpkg] Third-party package detected":
				thirdParty.add(field("package") ?? "");
				break;
			default: if (isUnknown(line)) unknown.add(kindOf(line));
		}
	}
	return {
		unreadable,
		unidentified: [...unidentified].filter((archive) => !guessed.has(archive)),
		leftOut,
		thirdParty: [...thirdParty],
		unknown: [...unknown]
	};
}
/** The gaps of an image's inventory by its log. */
function inventoryLogGaps({ unreadable, leftOut }, canRun) {
	return [...[...new Set(unreadable)].sort().map((path) => {
		return {
			kind: "unreadable",
			path: plain(path, 300),
			why: "has the name of a package file, but cannot be read as one",
			decides: canRun && isInstalled(path)
		};
	}), ...leftOut.map(({ path, name, version }) => {
		const why = `has a version that cannot be compared (${plain(version, 60)})`;
		return {
			kind: "incomparable",
			path,
			package: plain(name, 200),
			why,
			decides: canRun
		};
	})];
}
/** The gaps that only the log of a scan shows: missing comparisons. `listed` are the packages of the SBOM. */
function scanLogGaps(log, listed, scope) {
	const path = scope.kind === "source" ? "." : "the image";
	const versions = new Set(listed.map(({ version }) => version));
	const gaps = /* @__PURE__ */ new Map();
	for (const line of linesOf$1(log)) if (line.message === "Version matching error") {
		const error = line.fields.get("err") ?? "";
		const version = VERSION_ERROR.exec(error)?.[1];
		if (version !== void 0 && versions.has(version)) continue;
		const why = "the scanner cannot read the version range of an advisory";
		gaps.set(why, {
			kind: "incomparable",
			path,
			why,
			decides: false
		});
	} else if (isUnknown(line)) {
		const why = `trivy gave a warning that Assay does not know (${kindOf(line)})`;
		gaps.set(why, {
			kind: "incomparable",
			path,
			why,
			decides: false
		});
	}
	return [...gaps.values()];
}
/** `npm version error (1.2.5.0.0): …` */
const VERSION_ERROR = /^(?:\w+ )?version error \((.*?)\):/s;
/** Time, level, message and fields, separated by tabs. */
const LINE = /^\S+\t(DEBUG|WARN|ERROR)\t([^\t]*)(?:\t(.*))?$/;
const QUOTED = String.raw`"(?:[^"\\]|\\.)*"`;
/** `key=value` or `key="value"` */
const FIELD = new RegExp(String.raw`(?:^|\s)([A-Za-z_-]+)=(${QUOTED}|[^\s"]+)`, "g");
function* linesOf$1(log) {
	for (const text of log.split("\n")) {
		const [, level = "", message = "", rest = ""] = LINE.exec(text) ?? [];
		if (level !== "") yield {
			level,
			message: message.trim(),
			fields: fieldsOf(rest)
		};
	}
}
function fieldsOf(text) {
	const fields = /* @__PURE__ */ new Map();
	for (const [, name = "", value = ""] of text.matchAll(FIELD)) if (!fields.has(name)) fields.set(name, value.startsWith("\"") ? unquoted(value) : value);
	return fields;
}
function unquoted(text) {
	try {
		const value = JSON.parse(text);
		return typeof value === "string" ? value : text;
	} catch {
		return text.slice(1, -1);
	}
}
function named$3(field, name) {
	return {
		name: field(name) ?? "",
		version: field("version") ?? ""
	};
}
/** The path in `failed to parse a/package.json: failed to parse a/package.json: …`, where it is twice. */
function fileIn(error) {
	return error && (/^failed to parse (.+?): failed to parse \1: /s.exec(error)?.[1] ?? error);
}
function isUnknown({ level, message }) {
	if (level === "DEBUG") return false;
	const text = message.replace(/^\[[^\]]*\] /, "");
	return !KNOWN.some(([beginning]) => text.startsWith(beginning));
}
/** The level and component of a warning. Its text is left out, since it may contain text of the image. */
function kindOf({ level, message }) {
	return `${level}, ${/^\[([a-z0-9 ._-]{1,30})\]/i.exec(message)?.[1] ?? "no name"}`;
}

// src/formats/tools/trivy-report.ts
const text$5 = string().default("");
const score = number$2().default(0);
const VulnerabilitySchema$1 = object({
	VulnerabilityID: string().min(1),
	PkgName: string().min(1),
	InstalledVersion: text$5,
	FixedVersion: text$5,
	Severity: string(),
	Title: text$5,
	PrimaryURL: text$5,
	PkgIdentifier: object({
		PURL: string().optional(),
		BOMRef: text$5
	}).default({ BOMRef: "" }),
	PkgPath: text$5,
	Layer: object({ DiffID: text$5 }).default({ DiffID: "" }),
	VendorIDs: array(string()).nullish(),
	PublishedDate: datetime({ offset: true }).nullish(),
	CVSS: record(string(), object({
		V3Score: score,
		V40Score: score
	})).nullish()
});
const ReportSchema = object({
	SchemaVersion: literal(2),
	ArtifactType: literal("cyclonedx"),
	Metadata: object({ OS: object({
		Family: string(),
		Name: text$5,
		EOSL: boolean$1().default(false)
	}).optional() }).default({}),
	Results: array(object({
		Target: text$5,
		Type: text$5,
		Class: text$5,
		Packages: array(object({
			Name: text$5,
			FilePath: text$5,
			Identifier: object({ BOMRef: text$5 }).default({ BOMRef: "" })
		})).nullish(),
		Vulnerabilities: array(VulnerabilitySchema$1).nullish()
	})).nullish()
});
/** Reads the JSON report of `trivy sbom`. The fault is a sentence. */
function parseTrivyReport(json) {
	let document;
	try {
		document = JSON.parse(json);
	} catch {
		return unparsable(json.trim() === "" ? "the report is empty" : "the report is not complete JSON");
	}
	const { success, data, error } = ReportSchema.safeParse(document);
	if (!success) return unparsable(`the report has another form than expected (${firstIssue(error)})`);
	const results = data.Results ?? [];
	const os = data.Metadata.OS;
	const packages = results.flatMap((result) => (result.Packages ?? []).map(({ Name, FilePath, Identifier }) => {
		const path = pathOf(FilePath, result);
		return {
			ref: Identifier.BOMRef,
			name: Name,
			type: result.Type,
			isSystem: result.Class === "os-pkgs",
			...optional({ path })
		};
	}));
	return parsed({
		...os === void 0 || os.Family === "" || os.Family === "none" ? {} : { os: {
			family: os.Family,
			name: os.Name,
			endOfLife: os.EOSL
		} },
		osPackages: packages.filter(({ isSystem }) => isSystem).length,
		packages,
		vulnerabilities: results.flatMap((result) => (result.Vulnerabilities ?? []).map((found) => ({
			ref: found.PkgIdentifier.BOMRef,
			finding: toVulnerability(found, pathOf(found.PkgPath, result))
		})))
	});
}
/** Types whose packages have their own files. Their target is a name such as `Node.js`, and no file. */
const WITHOUT_LIST = /* @__PURE__ */ new Set([
	"node-pkg",
	"python-pkg",
	"conda-pkg",
	"gemspec",
	"jar"
]);
/** The file that shows a package: its own, or the one that lists it. A distribution's package has none. */
function pathOf(ownFile, result) {
	if (ownFile !== "") return ownFile;
	return result.Class === "lang-pkgs" && !WITHOUT_LIST.has(result.Type) && result.Target !== "" ? result.Target : void 0;
}
function toVulnerability(found, path) {
	const purl = found.PkgIdentifier.PURL;
	const type = purl && purlType(purl);
	const aliases = found.VendorIDs ?? [];
	const cvss = Math.max(0, ...Object.values(found.CVSS ?? {}).flatMap((by) => [by.V3Score, by.V40Score]));
	return {
		id: found.VulnerabilityID,
		severity: severityOf(found.Severity),
		...aliases.length === 0 ? {} : { aliases },
		package: found.PkgName,
		version: found.InstalledVersion,
		...optional({ purl }),
		...type ? { type } : {},
		...path === void 0 ? {} : { paths: [path] },
		...isDigest(found.Layer.DiffID) ? { layers: [found.Layer.DiffID] } : {},
		...cvss > 0 ? { cvss } : {},
		...found.PublishedDate ? { published: found.PublishedDate } : {},
		...found.FixedVersion === "" ? {} : { fixedIn: found.FixedVersion },
		...found.Title === "" ? {} : { title: found.Title },
		...found.PrimaryURL.startsWith("https://") ? { url: found.PrimaryURL } : {}
	};
}
function severityOf(name) {
	const severity = name.toLowerCase();
	return isSeverity(severity) ? severity : "unknown";
}
const DatabaseSchema = object({
	Version: literal(2),
	UpdatedAt: datetime({ offset: true }),
	NextUpdate: datetime({ offset: true }),
	DownloadedAt: datetime({ offset: true }).optional()
});
/**
* Reads `metadata.json` of a vulnerability database (schema 2) or Java database (schema 1). The fault is the end of a
* sentence that begins with the name of the file.
*/
function parseDatabaseMetadata(json, schema) {
	const metadata = parseJsonAs(DatabaseSchema.extend({ Version: literal(schema) }), json);
	if (!metadata.ok) return metadata;
	const { UpdatedAt, NextUpdate, DownloadedAt } = metadata.value;
	const downloaded = DownloadedAt === void 0 || DownloadedAt.startsWith("0001-") ? {} : { downloadedAt: DownloadedAt };
	return parsed({
		updatedAt: UpdatedAt,
		nextUpdate: NextUpdate,
		...downloaded
	});
}

// src/formats/tools/bolt.ts
/** The file is no bbolt database, or is damaged. */
var BoltError = class extends Error {};
/** Sizes of bbolt's structures in bytes. All numbers are little-endian, as on the machines that make the databases. */
const PAGE_HEADER = 16;
const ELEMENT = 16;
const BUCKET_HEADER = 16;
const META = {
	size: 64,
	magic: 3977042669,
	version: 2
};
const FLAG = {
	branch: 1,
	leaf: 2,
	bucket: 1
};
/** Greatest depth. Real databases have a depth of 4; more than this is a circle. */
const DEEPEST = 32;
/** Greatest size of a page with its overflow pages. The largest value of trivy's database has some kB. */
const LARGEST_PAGE = 67108864;
/** Smallest size of a page. */
const SMALLEST_PAGE = 512;
/**
* Opens a bbolt database to read a few of its pages, never the whole file: trivy's has 700 MB. As for bbolt itself, the
* newer of its two meta pages counts, and one with a wrong checksum does not count.
*/
async function openBolt(readAt) {
	const first = await readAt(0, PAGE_HEADER + META.size);
	const size = metaOf(first)?.pageSize;
	if (size === void 0) throw new BoltError("the first page is not that of a bbolt database");
	const [newest] = [first, await readAt(size, PAGE_HEADER + META.size)].flatMap((page) => {
		const meta = metaOf(page);
		return meta?.valid === true && meta.pageSize === size ? [meta] : [];
	}).sort((a, b) => a.transaction < b.transaction ? 1 : -1);
	if (newest === void 0) throw new BoltError("both meta pages are damaged");
	return bucketAt({
		readAt,
		size,
		count: newest.pages
	}, { page: newest.root });
}
function metaOf(page) {
	if (page.length < PAGE_HEADER + META.size) return void 0;
	const meta = page.subarray(PAGE_HEADER);
	if (meta.readUInt32LE(0) !== META.magic || meta.readUInt32LE(4) !== META.version) return void 0;
	const pageSize = meta.readUInt32LE(8);
	const isPowerOf2 = pageSize >= SMALLEST_PAGE && (pageSize & pageSize - 1) === 0;
	return {
		pageSize,
		root: meta.readBigUInt64LE(16),
		pages: meta.readBigUInt64LE(40),
		transaction: meta.readBigUInt64LE(48),
		valid: isPowerOf2 && meta.readBigUInt64LE(56) === fnv1a(meta.subarray(0, 56))
	};
}
/** FNV-1a with 64 bits: bbolt's checksum. */
function fnv1a(bytes) {
	let hash = 14695981039346656037n;
	for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 1099511628211n);
	return hash;
}
function bucketAt(pages, root) {
	const find = async (name) => {
		const key = Buffer.from(name);
		const left = { pages: pages.count };
		let elements = await elementsOf(pages, root, left);
		for (let depth = 0; depth < DEEPEST; depth += 1) {
			const at = elements.findLast((element) => Buffer.compare(element.name, key) <= 0);
			if (at?.child === void 0) return at?.name.equals(key) ? at : void 0;
			elements = await elementsOf(pages, { page: at.child }, left);
		}
		throw new BoltError("its pages form a circle");
	};
	return {
		buckets: async () => {
			const names = [];
			await walk(pages, root, DEEPEST, { pages: pages.count }, ({ name, isBucket }) => {
				if (isBucket) names.push(name.toString("utf8"));
			});
			return names;
		},
		bucket: async (name) => {
			const found = await find(name);
			if (found?.value === void 0 || !found.isBucket) return void 0;
			return bucketAt(pages, rootOf(found.value));
		},
		has: async (name) => await find(name) !== void 0
	};
}
async function walk(pages, root, depth, left, visit) {
	if (depth === 0) throw new BoltError("its pages form a circle");
	for (const element of await elementsOf(pages, root, left)) if (element.child === void 0) visit(element);
	else await walk(pages, { page: element.child }, depth - 1, left, visit);
}
function rootOf(value) {
	if (value.length < BUCKET_HEADER) throw new BoltError("a bucket is cut off");
	const page = value.readBigUInt64LE(0);
	return page === 0n ? { inline: value.subarray(BUCKET_HEADER) } : { page };
}
async function elementsOf(pages, root, left) {
	const page = "inline" in root ? root.inline : await pageAt(pages, root.page, left);
	if (page.length < PAGE_HEADER) throw new BoltError("a page is cut off");
	const flags = page.readUInt16LE(8);
	const count = page.readUInt16LE(10);
	if (PAGE_HEADER + count * ELEMENT > page.length) throw new BoltError("a page is cut off");
	if (flags & FLAG.branch) return Array.from({ length: count }, (_, at) => branch(page, at));
	if (flags & FLAG.leaf) return Array.from({ length: count }, (_, at) => leaf(page, at));
	throw new BoltError("a page is of an unexpected kind");
}
async function pageAt({ readAt, size, count }, id, left) {
	if (id < 2n || id >= count) throw new BoltError("a page is outside the file");
	const position = Number(id) * size;
	const first = await readAt(position, size);
	if (first.length < size) throw new BoltError("the file is cut off");
	if (first.readBigUInt64LE(0) !== id) throw new BoltError("a page has an unexpected number");
	const overflow = first.readUInt32LE(12);
	left.pages -= BigInt(overflow) + 1n;
	if (left.pages < 0n) throw new BoltError("its pages are in several places of one tree");
	if (overflow === 0) return first;
	const whole = (overflow + 1) * size;
	if (whole > LARGEST_PAGE) throw new BoltError("a page is too large");
	const page = await readAt(position, whole);
	if (page.length < whole) throw new BoltError("the file is cut off");
	return page;
}
function branch(page, index) {
	const at = PAGE_HEADER + index * ELEMENT;
	const name = slice(page, at + page.readUInt32LE(at), page.readUInt32LE(at + 4));
	return {
		name: index === 0 ? Buffer.alloc(0) : name,
		child: page.readBigUInt64LE(at + 8),
		isBucket: false
	};
}
function leaf(page, index) {
	const at = PAGE_HEADER + index * ELEMENT;
	const [position, length] = [at + page.readUInt32LE(at + 4), page.readUInt32LE(at + 8)];
	return {
		name: slice(page, position, length),
		value: slice(page, position + length, page.readUInt32LE(at + 12)),
		isBucket: (page.readUInt32LE(at) & FLAG.bucket) !== 0
	};
}
function slice(page, from, length) {
	if (from + length > page.length) throw new BoltError("a page is cut off");
	return page.subarray(from, from + length);
}

// src/stages/scan/advisory-sources.ts
/** Buckets without advisories. */
const OTHER_BUCKETS = /* @__PURE__ */ new Set([
	"trivy",
	"vulnerability",
	"vulnerability-id",
	"data-source",
	"Red Hat CPE"
]);
/**
* Opens trivy's database and reads which releases and ecosystems have advisories in it. So Assay knows a new release
* without an update, and reports a release that was removed. Throws `database-unavailable`.
*/
async function withAdvisorySources({ cacheDir }, use) {
	const path = join(cacheDir, "db", "trivy.db");
	const file = await open(path);
	try {
		return await use(await sourcesIn(await openBolt(async (position, length) => {
			const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
			return buffer.subarray(0, bytesRead);
		})));
	} catch (error) {
		if (!(error instanceof BoltError)) throw error;
		throw fault("database-unavailable", "scan", `${path} cannot be read: ${error.message}`, error);
	} finally {
		await file.close();
	}
}
async function sourcesIn(root) {
	const names = (await root.buckets()).filter((name) => !OTHER_BUCKETS.has(name));
	const known = new Set(names);
	const of = (ecosystem) => names.filter((name) => name.startsWith(`${ecosystem}::`));
	return {
		has: (source) => known.has(source),
		hasEcosystem: (ecosystem) => of(ecosystem).length > 0,
		hasAdvisories: async (ecosystem, name) => {
			for (const source of of(ecosystem)) if (await (await root.bucket(source))?.has(name)) return true;
			return false;
		},
		knowsRepository: async (repositories, builds) => {
			const cpe = await root.bucket("Red Hat CPE");
			const [byRepository, byBuild] = [await cpe?.bucket("repository"), await cpe?.bucket("nvr")];
			for (const name of repositories) if (await byRepository?.has(name)) return true;
			for (const name of builds) if (await byBuild?.has(name)) return true;
			return false;
		}
	};
}

// src/stages/scan/compare-packages.ts
/** Further gaps are reported only as a number. */
const MOST_GAPS = 1e3;
/**
* Finds out for each package of an SBOM whether it was compared with advisories. trivy does not report this: it accepts
* packages that it has no advisories for, and skips versions that it cannot read.
*/
async function comparePackages(listed, scanned, context) {
	const byRef = new Map(scanned.map((entry) => [entry.ref, entry]));
	const results = [];
	const missed = listed.filter(({ ref }) => !byRef.has(ref)).map(({ label }) => plain(label, 100));
	const notScanned = `was not scanned: ${listed.length - missed.length} of ${listed.length} packages were (missed: ${missed.slice(0, 3).join(", ")})`;
	for (const entry of listed) results.push(await resultOf(entry, byRef.get(entry.ref) ?? notScanned, context));
	const count = (kind) => results.filter((result) => result.kind === kind).length;
	const gaps = results.flatMap(({ gap }) => gap ?? []).sort((a, b) => Number(b.decides) - Number(a.decides));
	return {
		compared: count("compared"),
		incomparable: count("incomparable"),
		unsourced: count("unsourced"),
		gaps: bounded$1(gaps)
	};
}
/** `scanned` is a sentence if trivy did not scan the package. */
async function resultOf(listed, scanned, context) {
	const { canRun, sources } = context;
	const gap = (kind, path, why, decides = true) => ({
		kind,
		gap: {
			kind,
			path: plain(path, 500),
			package: plain(listed.label, 200),
			why,
			decides: decides && canRun
		}
	});
	const file = PACKAGE_FILES[listed.label.slice(4, 7)];
	if (typeof scanned === "string") return gap("unsourced", listed.path ?? file ?? ".", scanned);
	const path = listed.path ?? scanned.path ?? file ?? ".";
	if (scanned.isSystem) return systemResultOf(listed, context, (why, decides) => gap("incomparable", path, why, decides));
	const source = languageSource(scanned.type);
	if (source === void 0 || !sources.hasEcosystem(source.ecosystem)) return gap("unsourced", path, `has no advisories in the database (${plain(scanned.type, 40)})`);
	if (isComparable(source.scheme, listed.version)) return { kind: "compared" };
	const why = unreadable(source.scheme, listed.version);
	if (source.ecosystem === "go" && listed.version === "") return gap("incomparable", path, why, false);
	return gap("incomparable", path, why, await sources.hasAdvisories(source.ecosystem, advisoryName(source, listed.name)) || isInstalled(path));
}
/** The file in which trivy finds the packages of a distribution, by the type of their PURL. */
const PACKAGE_FILES = {
	deb: "var/lib/dpkg/status",
	apk: "lib/apk/db/installed",
	rpm: "var/lib/rpm"
};
async function systemResultOf(listed, { distribution, sources }, gap) {
	if (distribution === void 0) return { kind: "unsourced" };
	const { family, source } = distribution;
	if (listed.isThirdParty && family !== "echo") return gap(`is not a package of ${family}, so the advisories of ${family} do not cover it`, false);
	if (!isComparable(source.scheme, listed.version)) return gap(unreadable(source.scheme, listed.version));
	if (source.repositories !== void 0) {
		const repositories = listed.repositories.length + listed.builds.length > 0 ? listed.repositories : source.repositories;
		if (await sources.knowsRepository(repositories, listed.builds)) return { kind: "compared" };
		return gap("is from a repository that the advisories do not name");
	}
	return { kind: "compared" };
}
function unreadable(scheme, version) {
	const shown = plain(version, 60);
	return shown === "" ? "has no version" : `has a version that cannot be compared (${shown}, ${scheme})`;
}
function bounded$1(gaps) {
	const more = gaps.slice(MOST_GAPS);
	const [first] = more;
	if (first === void 0) return gaps;
	const rest = {
		kind: first.kind,
		path: ".",
		why: `and ${more.length} more packages were not compared`,
		decides: first.decides
	};
	return [...gaps.slice(0, MOST_GAPS), rest];
}

// src/stages/scan/trivy-command.ts
/** Reports of large images: 20 MB for 5000 packages with many findings. */
const OUTPUT_LIMIT_BYTES = 268435456;
/** trivy has its own time limit of 5 minutes. It is set a little later than ours, so that ours applies. */
const GRACE_MS = 5e3;
/**
* A call of trivy that files around it cannot change. It gets a working folder of its own, and an explicit empty configuration
* and ignore file: trivy would load such files of the author of a pull request from the working folder.
*/
async function trivyCommand(world, call) {
	const trivy = await world.tools.acquire("trivy");
	const cwd = await world.workspace.folder("trivy");
	const [config, ignore] = [join(cwd, "config.yaml"), join(cwd, "ignore")];
	await Promise.all([writeFile(config, ""), writeFile(ignore, "")]);
	const cache = call.cacheDir ?? join(cwd, "cache");
	if (call.cacheDir === void 0) await mkdir(cache, { mode: 448 });
	const { view } = call;
	const fixed = [
		...[
			"--config",
			config,
			"--ignorefile",
			ignore
		],
		...["--cache-dir", cache],
		...["--timeout", `${Math.ceil((call.timeoutMs + GRACE_MS) / 1e3)}s`],
		...[
			"--skip-version-check",
			"--disable-telemetry",
			"--no-progress"
		],
		...call.quiet === false ? [] : ["--quiet"]
	];
	return {
		tool: "trivy",
		file: trivy.path,
		args: [...call.args, ...fixed],
		cwd,
		env: {
			...await withOwnFolders(world.workspace.environment, cwd),
			...call.env
		},
		timeoutMs: call.timeoutMs,
		maxOutputBytes: OUTPUT_LIMIT_BYTES,
		view: call.cacheDir === void 0 ? {
			...view,
			writes: [...view.writes ?? [], cache]
		} : view
	};
}

// src/stages/scan/scan.ts
const AT_ONCE$3 = 2;
const SYSTEM_PACKAGE = /^pkg:(?:deb|apk|rpm)\//;
const SCAN_LIMIT_MS = 6e5;
/**
* Scans the SBOMs of all platforms and of the source. The SBOM of an index is not scanned, because it lists the same
* packages as its platforms. `documents` has the parsed SBOMs; a file that is not in it is parsed here. Throws
* `tool-failed`, `tool-timed-out` and `database-unavailable`. The coverage says what a scan did not cover.
*/
async function scan$1(world, sboms, database, documents = new SbomDocuments()) {
	const startedAt = world.now().toISOString();
	const scopes = sboms.filter(({ scope }) => scope.kind !== "index");
	const scans = await withAdvisorySources(database, (sources) => concurrently(scopes, AT_ONCE$3, async (sbom) => scanOne(world, sbom, await documents.read(sbom.cyclonedx), {
		cacheDir: database.cacheDir,
		sources
	})));
	return {
		database: database.facts,
		startedAt,
		finishedAt: world.now().toISOString(),
		findings: mergeFindings(scans),
		coverage: scans.map(({ coverage }) => coverage)
	};
}
async function scanOne(world, sbom, bom, { cacheDir, sources }) {
	const { scope, cyclonedx } = sbom;
	const place = placeOf$1(scope);
	const distro = bom.ok ? distroOf(bom.value) : void 0;
	const file = await fileOf(world, cyclonedx.path, orUndefined(bom));
	const command = await trivyCommand(world, {
		args: [
			...[
				"sbom",
				file,
				"--scanners",
				"vuln"
			],
			...[
				"--format",
				"json",
				"--list-all-pkgs"
			],
			...[
				"--exit-code",
				"0",
				"--skip-db-update",
				"--skip-java-db-update",
				"--offline-scan"
			],
			...[
				"--cache-backend",
				"memory",
				"--debug"
			],
			...distro === void 0 ? [] : ["--distro", distro]
		],
		view: { reads: [file, cacheDir] },
		cacheDir,
		timeoutMs: SCAN_LIMIT_MS,
		quiet: false
	});
	const exit = await world.processes.read(command);
	await giveTurn();
	const report = orThrow(parseTrivyReport(successOf(exit, "scan", command.tool)), (why) => fault("tool-failed", "scan", `trivy's scan of ${place}: ${why}`));
	await giveTurn();
	const log = "stderr" in exit ? exit.stderr : "";
	const listed = orThrow(bom, (why) => fault("tool-failed", "scan", `${cyclonedx.path}: ${why}`));
	const coverage = await coverageOf(sbom, withReadableVersions(listed), {
		report,
		log,
		sources
	});
	await giveTurn();
	const thirdParty = new Set(packagesOf$1(listed).flatMap((one) => one.isThirdParty ? one.ref : []));
	return {
		place,
		coverage,
		findings: report.vulnerabilities.filter(({ ref }) => report.os?.family === "echo" || !thirdParty.has(ref)).map(({ finding }) => finding)
	};
}
/** The distribution for `--distro`: the release of the image's repositories, if they are those of its distribution. */
function distroOf(bom) {
	const [system, ...others] = operatingSystemsOf(bom);
	if (system?.name !== "alpine" || others.length > 0) return void 0;
	const release = releaseOf(system.name, system.version, distributionOf(bom).repository);
	return release === system.version || system.version.startsWith(`${release}.`) ? void 0 : `alpine/${release}`;
}
/** The file of an SBOM, or a copy in which trivy can read all versions. */
async function fileOf(world, path, bom) {
	const readable = bom && withReadableVersions(bom);
	if (readable === bom) return path;
	const copy = join(await world.workspace.folder("readable"), "sbom.cdx.json");
	await writeFile(copy, JSON.stringify(readable), { mode: 384 });
	return copy;
}
/** Counts the packages that were compared with advisories, and lists what the scan did not cover. */
async function coverageOf({ scope, gaps: inventoryGaps = [] }, bom, { report, log, sources }) {
	const { os } = report;
	const listed = packagesOf$1(bom);
	await giveTurn();
	const systems = operatingSystemsOf(bom).map(({ name }) => name);
	const ofSystem = listed.filter(({ label }) => SYSTEM_PACKAGE.test(label)).length;
	const packages = {
		listed: Math.max(ofSystem, report.osPackages),
		scanned: report.osPackages
	};
	const system = evaluateSystem(os, packages, systems, distributionOf(bom), sources.has);
	const distribution = os && system.source && {
		family: os.family,
		source: system.source
	};
	const { gaps, ...counts } = await comparePackages(listed, report.packages, {
		canRun: scope.kind !== "source",
		distribution,
		sources
	});
	return {
		scope,
		...os === void 0 ? {} : { os },
		listed: listed.length,
		...counts,
		gaps: [
			...inventoryGaps,
			...windowsGaps(scope),
			...system.gaps,
			...gaps,
			...scanLogGaps(log, listed, scope)
		]
	};
}
/** No tool lists the components of Windows itself. The SBOM of a Windows image lists only the other packages. */
function windowsGaps(scope) {
	if (scope.kind !== "platform" || scope.platform.os !== "windows") return [];
	return [{
		kind: "system",
		path: "Windows/System32",
		why: "no tool can read the packages of Windows",
		decides: true
	}];
}
/** One finding per vulnerability and package version of one type, with every place that has it. */
function mergeFindings(scans) {
	const found = /* @__PURE__ */ new Map();
	for (const { place, findings } of scans) for (const finding of findings) {
		const key = JSON.stringify([
			finding.id,
			finding.type,
			finding.package,
			finding.version
		]);
		const earlier = found.get(key);
		found.set(key, earlier === void 0 ? {
			...finding,
			foundIn: [place]
		} : withPlace(earlier, finding, place));
	}
	return [...found.values()].sort(bySeverity);
}
function withPlace(earlier, again, place) {
	const worse = SEVERITIES.indexOf(again.severity) < SEVERITIES.indexOf(earlier.severity);
	const { paths: _, layers: __, ...both } = {
		...again,
		...earlier
	};
	const paths = earlier.paths && again.paths && [.../* @__PURE__ */ new Set([...earlier.paths, ...again.paths])];
	const layers = earlier.layers && again.layers && [.../* @__PURE__ */ new Set([...earlier.layers, ...again.layers])];
	return {
		...both,
		...paths && { paths },
		...layers && { layers },
		...worse ? { severity: again.severity } : {},
		foundIn: [.../* @__PURE__ */ new Set([...earlier.foundIn, place])]
	};
}
function bySeverity(a, b) {
	const order = SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
	const [left, right] = [a, b].map((one) => `${one.package} ${one.version} ${one.id}`);
	return order !== 0 ? order : (left ?? "") < (right ?? "") ? -1 : 1;
}
function placeOf$1(scope) {
	if (scope.kind === "platform") return platformName(scope.platform);
	return scope.kind === "source" ? "source" : scope.digest;
}

// src/stages/gate/rescan.ts
const UNNAMED = {
	os: "unknown",
	architecture: "unknown"
};
/** The platform of an attested SBOM. For a single image, only the SBOM names it without a further request. */
function attestedPlatform({ subject, attested }) {
	return subject.platform ?? orUndefined(parsePlatform(attested.platform ?? "")) ?? UNNAMED;
}
/** Reads attested SBOMs of platforms. Throws `evidence-unreadable` for an SBOM that cannot be scanned. */
function readAttestedSboms(sboms) {
	return sboms.map((relied) => {
		const { subject, attested } = relied;
		const { predicate, referrer } = attested;
		const bom = orThrow(readBom(predicate), (why) => {
			const message = `the SBOM of ${subject.name} (${referrer}) cannot be scanned: ${plain(why, 300)}`;
			return fault("evidence-unreadable", "scan", message);
		});
		return {
			scope: {
				kind: "platform",
				platform: attestedPlatform(relied),
				manifest: subject.digest
			},
			bom,
			predicate
		};
	});
}
/**
* Scans attested SBOMs of platforms again. The SBOM of an index is not needed, because it lists the same packages as
* its platforms. Throws the scan's faults.
*/
async function rescan(world, sboms, database) {
	const folder = await world.workspace.folder("rescan");
	const documents = new SbomDocuments();
	const files = sboms.map(async ({ scope, bom, predicate }) => {
		const json = JSON.stringify(predicate);
		const file = {
			path: join(folder, `${hexOf(scope.manifest)}.cdx.json`),
			sha256: hexOf(json)
		};
		await writeFile(file.path, json, { mode: 384 });
		documents.add(file, bom);
		return {
			scope,
			cyclonedx: file
		};
	});
	return await scan$1(world, await Promise.all(files), database, documents);
}

// src/stages/image/image-fetch.ts
const AT_ONCE$2 = 3;
/** Copies an image from its source into a private layout, each blob once. */
var ImageFetch = class {
	#layouts;
	#source;
	#layout;
	#manifests = /* @__PURE__ */ new Map();
	#blobs = /* @__PURE__ */ new Map();
	constructor(layouts, source, layout) {
		this.#layouts = layouts;
		this.#source = source;
		this.#layout = layout;
	}
	/** The name of the image in messages. */
	get name() {
		return this.#source.name;
	}
	/** Stores a manifest and answers its bytes. */
	manifest(entry) {
		const bytes = this.#manifests.get(entry.digest) ?? this.#manifest(entry);
		this.#manifests.set(entry.digest, bytes);
		return bytes;
	}
	/** Stores an image configuration and answers its bytes. */
	async configuration(config) {
		if (config.size > 8388608) throw fault("image-invalid", "image", `${this.name} has an image configuration of ${config.size} bytes, at most ${MAX_CONFIG_BYTES} are allowed`);
		await this.#blob(config);
		return await this.#layouts.read(this.#layout, config, MAX_CONFIG_BYTES);
	}
	/** Stores blobs. The largest come first, so that the last download does not take long. */
	async blobs(blobs) {
		const queue = [...blobs].sort((left, right) => right.size - left.size);
		let broken = false;
		await concurrently(queue, AT_ONCE$2, async (blob) => {
			if (broken) return;
			try {
				await this.#blob(blob);
			} catch (error) {
				broken = true;
				throw error;
			}
		});
	}
	async #manifest(entry) {
		const { root } = this.#source;
		const { bytes } = entry.digest === root.digest ? root : await this.#source.manifest(entry);
		await this.#layouts.store(this.#layout, entry, Readable.from([bytes], { objectMode: false }));
		return bytes;
	}
	#blob(blob) {
		const known = this.#blobs.get(blob.digest);
		if (known === void 0) {
			const stored = this.#store(blob);
			this.#blobs.set(blob.digest, {
				size: blob.size,
				stored
			});
			return stored;
		}
		if (known.size === blob.size) return known.stored;
		throw fault("image-invalid", "image", `${this.name} gives two sizes for the blob ${blob.digest}`);
	}
	async #store(blob) {
		const stream = await this.#source.blob(blob);
		if (this.#source.layout === this.#layout) await finished(stream.resume());
		else await this.#layouts.store(this.#layout, blob, stream);
	}
};

// src/stages/image/image-source.ts
/**
* Finds an image. An archive is unpacked into `layout`, which is empty and private. `platforms` chooses among images that
* differ in nothing else.
*/
async function openSource(world, subject, layout, platforms = []) {
	switch (subject.kind) {
		case "registry": return await fromRegistry(world, subject.reference);
		case "layout": {
			const { kind: _, directory, ...choice } = subject;
			return await fromLayout(world, directory, directory, await world.layouts.find(directory, {
				...choice,
				platforms
			}));
		}
		case "archive": {
			const { kind: _, file, ...choice } = subject;
			return await fromLayout(world, file, layout, await world.layouts.unpack(file, layout, {
				...choice,
				platforms
			}));
		}
	}
}
async function fromRegistry({ registry }, reference) {
	return {
		name: repositoryName(reference),
		root: await registry.resolve(reference),
		manifest: ({ digest }) => registry.resolve({
			registry: reference.registry,
			path: reference.path,
			digest
		}),
		blob: (blob) => registry.blob(reference, blob)
	};
}
async function fromLayout({ layouts }, name, layout, root) {
	const assertThere = async (blob) => {
		if (await layouts.has(layout, blob)) return;
		throw fault("image-not-found", "image", `${name} does not have the blob ${blob.digest} of its image`);
	};
	const manifest = async (entry) => {
		await assertThere(entry);
		const bytes = await layouts.read(layout, entry, MAX_MANIFEST_BYTES);
		return {
			mediaType: entry.mediaType,
			digest: entry.digest,
			bytes
		};
	};
	return {
		name,
		layout,
		root: await manifest(root),
		manifest,
		blob: async (blob) => {
			await assertThere(blob);
			return layouts.open(layout, blob);
		}
	};
}

// src/stages/image/platforms.ts
const AT_ONCE$1 = 4;
/** Reads the requested platforms of an image; all of them if none is named. */
async function choosePlatforms(fetch, entries, requested) {
	const isNamed = (entry) => entry.platform !== void 0 && isRequested({
		entry,
		platform: entry.platform
	}, requested);
	const candidates = distinctEntries(entries, isNamed).filter((entry) => !isAttestationEntry(entry));
	const read = candidates.filter((entry) => entry.platform === void 0 || isNamed(entry));
	if (read.length > 64) throw invalid$1(`${fetch.name} has ${read.length} platforms, at most ${64} are allowed`);
	const classified = await concurrently(candidates, AT_ONCE$1, (entry) => classify(fetch, entry, requested));
	const platforms = classified.filter((one) => one.kind !== "artifact");
	const [artifact] = classified;
	if (platforms.length === 0 && artifact !== void 0) await readPlatform(fetch, artifact.entry);
	if (platforms.length === 0) throw invalid$1(`${fetch.name} is an index without any platform`);
	const names = distinctPlatforms(platforms.map(({ platform, entry: { digest } }) => ({
		platform,
		digest
	})));
	assertAvailable(platforms, names, requested, fetch.name);
	const isChosen = platforms.map((one) => one.kind !== "skipped" && isRequested(one, requested));
	const chosen = platforms.flatMap((one, at) => isChosen[at] && one.kind === "image" ? [{
		...one.image,
		platform: names[at] ?? one.platform
	}] : []);
	const digests = new Set(chosen.map(({ manifest }) => manifest.digest));
	return {
		chosen,
		skipped: names.filter((_, at) => !isChosen[at]),
		artifacts: classified.flatMap((one) => one.kind === "artifact" ? [one.entry] : []),
		others: entries.filter(({ digest }) => !digests.has(digest))
	};
}
/** Finds out what an entry is. An entry whose platform the index names and that is not requested is not read. */
async function classify(fetch, entry, requested) {
	const { platform = UNKNOWN$1 } = entry;
	if (entry.platform !== void 0 && !isRequested({
		entry,
		platform
	}, requested)) return {
		kind: "skipped",
		entry,
		platform
	};
	try {
		if (isAside(entry, await readManifest(fetch, entry))) return {
			kind: "artifact",
			entry
		};
		const image = await readPlatform(fetch, entry);
		const found = {
			entry,
			platform: image.platform
		};
		return isRequested(found, requested) ? {
			kind: "image",
			...found,
			image
		} : {
			kind: "skipped",
			...found
		};
	} catch (error) {
		if (!(error instanceof AssayError)) throw error;
		const codes = error.reasons.map(({ code }) => code);
		if (requested.length > 0 && entry.platform === void 0 && codes.includes("image-invalid")) return {
			kind: "skipped",
			entry,
			platform
		};
		if (codes.every((code) => code === "image-not-found")) return {
			kind: "missing",
			entry,
			platform,
			why: error.reasons[0].message
		};
		throw error;
	}
}
const UNKNOWN$1 = {
	os: "unknown",
	architecture: "unknown"
};
function isRequested({ platform, entry }, requested) {
	const whole = {
		...platform,
		manifest: entry.digest
	};
	return requested.length === 0 || requested.some((one) => matchesPlatform(whole, one));
}
/** Throws if a requested platform is not listed, and if a listed platform is missing. */
function assertAvailable(platforms, names, requested, image) {
	const unlisted = requested.filter((one) => !platforms.some((platform) => isRequested(platform, [one])));
	if (unlisted.length > 0) {
		const has = names.map(platformName).join(", ");
		const message = `${image} has no platform ${unlisted.map(platformName).join(", ")}; it has ${has}`;
		throw fault("input-invalid", "inputs", message);
	}
	const of = (kind) => platforms.flatMap((one, at) => one.kind === kind ? [{
		name: platformName(names[at] ?? one.platform),
		digest: one.entry.digest
	}] : []);
	const [missing, available] = [of("missing"), of("image")];
	if (missing.length === 0) return;
	const inWords = (some) => some.map(({ name, digest }) => `${name} (${digest})`).join(", ");
	const only = available.length === 0 ? "" : `; complete are ${inWords(available)}: check them with \`platform: ${available.map(({ name }) => name).join(",")}\`, or name one by its digest`;
	const [why] = platforms.flatMap((one) => one.kind === "missing" ? [one.why] : []);
	const message = `${image} lists ${inWords(missing)} but is incomplete (${why})${only}`;
	throw fault("image-not-found", "image", message);
}
function invalid$1(message) {
	return fault("image-invalid", "image", message);
}

// src/stages/image/space-for-image.ts
/** The part of an archive that is surely stored again. The rest may be headers, padding, or a layer that it has twice. */
const SURE_PART = .5;
/**
* Throws `disk-full` if the blobs of an image cannot fit on the disk of the private folders, before any of them is fetched.
* What the checks write besides cannot be known, so more is not demanded.
*/
async function demandSpace(workspace, blobs, name) {
	const distinct = new Map(blobs.map(({ digest, size }) => [digest, size]));
	const bytes = [...distinct.values()].reduce((sum, size) => sum + size, 0);
	const space = await privateSpace(workspace);
	const files = space?.files;
	if (space === void 0 || bytes <= space.free && distinct.size <= (files?.free ?? distinct.size)) return;
	const count = files === void 0 ? "" : ` and ${distinct.size} files`;
	throw tooSmall(`${name} has ${sizeText(bytes)} of layers${count}`, space);
}
/** The same for an archive, which is unpacked. An archive that cannot be read is reported where it is read. */
async function demandArchiveSpace(workspace, file) {
	const size = await stat(file).then((found) => found.isFile() ? found.size : 0, () => 0);
	const space = await privateSpace(workspace);
	if (space === void 0 || size * SURE_PART <= space.free) return;
	throw tooSmall(`the archive ${plain(file, 300)} has ${sizeText(size)}`, space);
}
/** What is free for the private folders; undefined if the system does not say. */
async function privateSpace(workspace) {
	const [first] = await workspace.space();
	return first;
}
function tooSmall(wanted, { folder }) {
	return fault("disk-full", "image", `${wanted}, more than is free for the private folder ${plain(folder, 300)}`);
}

// src/stages/image/resolve.ts
/** As many as an index may have platforms: one for each platform. */
const MAX_ATTESTATIONS = 64;
const AT_ONCE = 3;
/**
* Resolves an image once and fetches it once into a private OCI layout. Every byte is checked against its digest. With
* `pushTo`, everything in an index is fetched, because all of it is pushed. Otherwise only the checked platforms and the
* build's attestations are fetched. Throws `image-not-found`, `image-invalid`, `input-invalid`, `scan-incomplete`, `disk-full`
* or the registry's faults.
*/
async function resolve(world, request) {
	const layout = await world.workspace.folder("image");
	await world.layouts.create(layout);
	if (request.subject.kind === "archive") await demandArchiveSpace(world.workspace, request.subject.file);
	const source = await openSource(world, request.subject, layout, request.platforms);
	const fetch = new ImageFetch(world.layouts, source, layout);
	const { mediaType, digest, bytes } = source.root;
	const root = {
		mediaType,
		digest,
		size: bytes.byteLength
	};
	const parsed = orThrow(parseManifest(await fetch.manifest(root), mediaType, `${source.name}@${digest}`), imageInvalid);
	const entries = parsed.kind === "index" ? parsed.manifests : [root];
	const ofIndex = parsed.kind === "index" ? annotationEntries("Annotation of the index", parsed.annotations) : [];
	const { chosen, skipped, artifacts, others } = await choosePlatforms(fetch, entries, request.platforms);
	if (request.pushTo !== void 0 && skipped.length > 0) {
		const message = `\`push-to\` copies the whole image, but \`platform\` skips ${skipped.map(platformName).join(", ")}; remove one of the two inputs, or name the manifest of one platform by its digest`;
		throw fault("input-invalid", "inputs", message);
	}
	const carried = request.pushTo === void 0 ? [] : others;
	const blobs = await concurrently(carried, AT_ONCE, (entry) => blobsOf(fetch, entry));
	const attestations = await attestationsOf(fetch, others, {
		...skipped.length === 0 ? { artifacts } : {
			part: chosen,
			artifacts: []
		},
		mustBeWhole: request.pushTo !== void 0 || source.layout === void 0
	});
	const attested = attestations.flatMap((one) => one.blobs ?? []);
	if (request.evidence === void 0) {
		const wanted = [
			...chosen.flatMap(({ config, layers }) => [config, ...layers]),
			...attested,
			...blobs.flat()
		];
		if (source.layout !== layout) await demandSpace(world.workspace, wanted, source.name);
		await fetch.blobs(wanted);
	}
	await world.layouts.setRoot(layout, root);
	return {
		requested: request.subject,
		root,
		isIndex: parsed.kind === "index",
		platforms: chosen.map((one) => ({
			...one,
			annotations: [...one.annotations ?? [], ...ofIndex]
		})),
		attestations,
		skippedPlatforms: skipped,
		layout
	};
}
/**
* The build's attestations of the checked platforms, and artifacts. `docker save` may leave them out. That is accepted
* only if the whole image does not have to be there (`mustBeWhole`).
*/
async function attestationsOf(fetch, entries, of) {
	const about = of.part && new Set(of.part.map(({ manifest }) => manifest.digest));
	const wanted = [...entries.filter((entry) => isAttestationEntry(entry) && (about === void 0 || about.has(subjectOf(entry)))), ...of.artifacts];
	if (wanted.length > MAX_ATTESTATIONS) {
		const message = `${fetch.name} has ${wanted.length} attestations and artifacts, at most ${MAX_ATTESTATIONS} are allowed`;
		throw fault("image-invalid", "image", message);
	}
	return (await concurrently(wanted, AT_ONCE, (entry) => attestationOf(fetch, entry).catch((error) => {
		if (of.mustBeWhole || !isNotFound(error)) throw error;
	}))).filter((one) => one !== void 0);
}
function isNotFound(error) {
	return error instanceof AssayError && error.reasons.every(({ code }) => code === "image-not-found");
}
/**
* A note on a reference with both a tag and a digest, if the tag points to another image: only the digest counts. A tag
* that cannot be resolved is no fault, because nothing depends on it.
*/
async function tagBeside(world, { digest, ...named }) {
	if (digest === void 0 || named.tag === void 0) return void 0;
	const there = await world.registry.resolve(named).catch(() => void 0);
	if (there === void 0 || there.digest === digest) return void 0;
	return `The digest counts, but the tag beside it belongs to another image: ${taggedName(named)} points to ${there.digest}, and Assay checked ${digest}.`;
}
/** Throws `tag-moved` if the requested tag now points to another image. */
async function assertTagUnmoved(world, subject, image) {
	if (subject.kind !== "registry" || subject.reference.digest !== void 0) return;
	const { reference } = subject;
	const { digest } = await world.registry.resolve(reference);
	if (digest === image.root.digest) return;
	throw fault("tag-moved", "image", `${repositoryName(reference)}:${reference.tag ?? "latest"} pointed to ${image.root.digest} and points to ${digest} now`);
}

// src/stages/policy/demand-isolation.ts
/** Scanners of whose isolation nothing is known: the evidence is of an older version. */
const UNKNOWN = notIsolated("it is not known how they were isolated");
/**
* Demands that the scanners among these tools are isolated, if the policy does. The workflow cannot switch that off: its
* input `isolate` is not asked. Throws `isolation-unavailable`.
*/
function demandIsolation({ isolate }, tools) {
	if (isolate !== "required") return;
	for (const { name, isolation = UNKNOWN } of tools) {
		if (name === "cosign" || isIsolated(isolation)) continue;
		const message = `the policy demands \`isolate: required\`, but ${name} would reach ${reachable(isolation).join(", ")} (${isolation.why ?? ""})`;
		throw fault("isolation-unavailable", "tools", message);
	}
}

// src/stages/scan/database-file.ts
/** The two databases of trivy: their files below its cache folder, and the options that download them. */
const DATABASES = {
	vulnerability: {
		folder: "db",
		file: "trivy.db",
		schema: 2,
		option: "--db-repository",
		only: "--download-db-only",
		name: "vulnerability database"
	},
	java: {
		folder: "java-db",
		file: "trivy-java.db",
		schema: 1,
		option: "--java-db-repository",
		only: "--download-java-db-only",
		name: "Java database"
	}
};
/** The beginning of the name of the folder, beside the databases, of a download that is under way. */
const DOWNLOAD_PREFIX = ".download-";
/** The metadata of a database below a cache folder; undefined if there is none that trivy can use. */
async function readMetadata(kind, cacheDir) {
	const { folder, file, schema } = DATABASES[kind];
	try {
		const metadata = parseDatabaseMetadata(await readFile(join(cacheDir, folder, "metadata.json"), "utf8"), schema);
		const handle = await open(join(cacheDir, folder, file));
		try {
			return (await handle.stat()).size > 0 ? orUndefined(metadata) : void 0;
		} finally {
			await handle.close();
		}
	} catch {
		return;
	}
}
/** Whether trivy would not look for a newer database yet: before its next update, or within an hour (Java: a day) after the download. */
function isFresh(kind, metadata, now) {
	if (now.getTime() < Date.parse(metadata.nextUpdate)) return true;
	const rest = kind === "java" ? 864e5 : 36e5;
	return metadata.downloadedAt !== void 0 && now.getTime() < Date.parse(metadata.downloadedAt) + rest;
}
/** Every database with advisories has this bucket. A scan with a database that lacks it finds nothing. */
const BUCKET = Buffer.from("vulnerability");
/** bbolt: the magic number of the first meta page, after its header of 16 bytes. */
const MAGIC = 3977042669;
const CHUNK_BYTES = 1048576;
/**
* The bare hex SHA-256 of a vulnerability database, streamed (0.7 s for 700 MB); undefined if the file is not a bbolt
* database or has no advisories.
*/
async function hashDatabase(cacheDir) {
	const hash = createHash("sha256");
	let first;
	let tail = Buffer.alloc(0);
	let hasAdvisories = false;
	const stream = createReadStream(join(cacheDir, "db", "trivy.db"), { highWaterMark: CHUNK_BYTES });
	for await (const chunk of bytesOf(stream)) {
		first ??= chunk;
		hash.update(chunk);
		hasAdvisories ||= Buffer.concat([tail, chunk.subarray(0, BUCKET.length)]).includes(BUCKET) || chunk.includes(BUCKET);
		tail = Buffer.from(chunk.subarray(-BUCKET.length));
	}
	return first !== void 0 && first.length >= 20 && first.readUInt32LE(16) === MAGIC && hasAdvisories ? hash.digest("hex") : void 0;
}
/** The first bytes of a SQLite file. */
const SQLITE = Buffer.from("SQLite format 3\0");
/** Whether a downloaded file looks like the expected database. The file is not opened as a database. */
async function isDatabase(kind, cacheDir) {
	if (kind === "vulnerability") return await hashDatabase(cacheDir) !== void 0;
	const { folder, file } = DATABASES[kind];
	const handle = await open(join(cacheDir, folder, file));
	try {
		const { buffer } = await handle.read(Buffer.alloc(SQLITE.length), 0, SQLITE.length, 0);
		return buffer.equals(SQLITE);
	} finally {
		await handle.close();
	}
}

// src/stages/scan/download-database.ts
/**
* Downloads a database into `cacheDir`. It tries each repository in the given order, and again after a pause, because rate
* limits and broken connections are often temporary. A repository that hangs is not tried again. The downloaded file
* decides, not the exit code of trivy. Answers the repository; undefined if no repository gave the database. The log names
* each failure.
*/
async function downloadDatabase(world, kind, repositories, cacheDir, bound = BOUNDS.database) {
	const hanging = /* @__PURE__ */ new Set();
	const report = (problem, pauseMs) => world.runner.log(`${problem}; trying again in ${Number((pauseMs / 1e3).toFixed(1))} s`);
	const round = async () => {
		for (const repository of repositories.filter((one) => !hanging.has(one))) {
			const failure = await downloadFrom(world, kind, repository, cacheDir, bound.answer);
			if (failure === void 0) return repository;
			if (failure.isSilence) hanging.add(repository);
			world.runner.log(`No ${DATABASES[kind].name} from ${repository}: ${failure.why}`);
		}
		if (hanging.size === repositories.length) return void 0;
		const problem = `The ${DATABASES[kind].name} could not be downloaded`;
		return new TryAgain({
			problem,
			conclude: () => void 0
		});
	};
	return await retry(round, {
		...bound,
		report
	});
}
/** Downloads into a temporary folder first: an interrupted download must not damage the existing database. */
async function downloadFrom(world, kind, repository, cacheDir, timeoutMs) {
	const { only, option, name } = DATABASES[kind];
	await mkdir(cacheDir, {
		recursive: true,
		mode: 448
	});
	const { env, reads } = await credentials(world, repository);
	const temporary = await mkdtemp(join(cacheDir, DOWNLOAD_PREFIX));
	try {
		const command = await trivyCommand(world, {
			args: [
				"image",
				only,
				option,
				repository
			],
			view: {
				reads,
				writes: [temporary],
				isOnline: true
			},
			cacheDir: temporary,
			timeoutMs,
			quiet: false,
			env
		});
		const exit = await world.processes.watch(`Download the ${name} from ${repository}`, command);
		const isWhole = await readMetadata(kind, temporary) !== void 0 && await isDatabase(kind, temporary);
		const full = isWhole ? void 0 : toolFullDisk(exit, "scan", `trivy, which downloads the ${name} into ${cacheDir},`);
		if (full !== void 0) throw full;
		if (!isWhole) return {
			why: ending(exit),
			isSilence: exit.kind === "timed-out"
		};
		await putInPlace(kind, temporary, cacheDir);
		return;
	} finally {
		for (const folder of [temporary, ...reads]) await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
/** Puts a database that was checked in the place of the old one, whose folder is moved away in one step. */
async function putInPlace(kind, temporary, cacheDir) {
	const { folder } = DATABASES[kind];
	await rename(join(cacheDir, folder), join(temporary, "outdated")).catch(ignoreAbsent);
	await rename(join(temporary, folder), join(cacheDir, folder)).catch(ignorePresent);
}
function ignoreAbsent(error) {
	if (error.code !== "ENOENT") throw error;
}
/** Another run was faster, and looked as closely at what it downloaded. */
function ignorePresent(error) {
	if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
}
/** Who may be read by anybody: whole registries, or in them those that publish trivy's databases. */
const PUBLIC = /^(?:mirror\.gcr\.io|public\.ecr\.aws|(?:ghcr\.io|docker\.io|quay\.io)\/aqua(?:sec|security))\//;
/**
* A `DOCKER_CONFIG` for the registry of this database only. A public database needs no credentials: the known ones for
* its registry are for pushing the image, and no scanner gets them. Your own database is named by you.
*/
async function credentials(world, repository) {
	const reference = orUndefined(parseReference(repository));
	if (reference === void 0 || PUBLIC.test(`${repositoryName(reference)}/`)) return {
		env: {},
		reads: []
	};
	const folder = await world.workspace.folder("database-credentials");
	const document = await world.registry.dockerConfig(reference.registry, reference.path);
	await writeFile(join(folder, "config.json"), document, { mode: 384 });
	const certificates = await world.registry.certificates(reference.registry);
	if (certificates === void 0) return {
		env: { DOCKER_CONFIG: folder },
		reads: [folder]
	};
	const roots = join(folder, "roots.pem");
	await writeFile(roots, certificates.roots, { mode: 384 });
	return {
		env: {
			DOCKER_CONFIG: folder,
			SSL_CERT_FILE: roots
		},
		reads: [folder]
	};
}
function ending(exit) {
	switch (exit.kind) {
		case "exited": return exit.code === 0 ? "trivy ended with exit code 0, but the downloaded file is not a database" : `trivy ended with exit code ${exit.code}; its log above says why`;
		case "killed": return `trivy was killed by ${exit.signal}`;
		case "timed-out": return `trivy did not end within ${exit.afterMs / 1e3} s`;
		case "too-much-output": return "trivy printed too much";
		case "not-started": return exit.message;
	}
}

// src/stages/scan/cached-database.ts
const LAYER = /^application\/vnd\.aquasec\.trivy\.(?:java)?db\.layer\.v1\.tar\+gzip$/;
/**
* Puts a database into `cacheDir` that a registry names now, from the run cache or else from the registry, and keeps it for
* later runs. The registry alone says which bytes it has: an entry of the cache counts only if it has the digest that one
* of the repositories names, so an entry that somebody else wrote is never used. Answers the repository; undefined if no
* database could be had in this way.
*/
async function cachedDatabase(world, runCache, kind, repositories, cacheDir) {
	const { log } = world.runner;
	const { name } = DATABASES[kind];
	for (const repository of repositories) try {
		const reference = orThrow(parseReference(repository), (why) => new Error(why));
		const layer = await namedLayer(world, reference);
		const file = join(await world.workspace.folder("database"), "layer.tar.gz");
		const from = await fetched(world, runCache, {
			reference,
			layer,
			file
		});
		await unpackInto(kind, file, cacheDir);
		log(`The ${name} of ${repository} (${layer.digest}) is ${from}`);
		return repository;
	} catch (error) {
		log(`No ${name} from ${repository} for the run cache: ${plain(messageOf(error), 300)}`);
	}
}
/** The one blob of a database, as the repository names it now. */
async function namedLayer(world, reference) {
	const { bytes, mediaType } = await world.registry.resolve(reference);
	const manifest = orThrow(parseManifest(bytes, mediaType, "the manifest"), (why) => new Error(why));
	const [layer, ...others] = (manifest.kind === "manifest" ? manifest.layers : []).filter(({ mediaType: type }) => LAYER.test(type));
	if (layer === void 0 || others.length > 0) throw new Error("its manifest names no database");
	return layer;
}
/** Writes the blob to the file, and answers where it is from. */
async function fetched(world, runCache, { reference, layer, file }) {
	const key = `assay-db-1-${hex$1(layer.digest)}`;
	const restored = await runCache.restore(key);
	if (restored !== void 0) {
		if (await sha256Of(restored.path) === hex$1(layer.digest)) {
			await pipeline(createReadStream(restored.path), createWriteStream(file, { mode: 384 }));
			return "from the cache";
		}
		world.runner.log(`${key} in the cache is not the database of this digest, so it is not used`);
	}
	await pipeline(await world.registry.blob(reference, layer), createWriteStream(file, { mode: 384 }));
	if (restored === void 0) runCache.keep(key, file);
	return "downloaded";
}
async function sha256Of(path) {
	const hash = createHash("sha256");
	for await (const chunk of bytesOf(createReadStream(path))) hash.update(chunk);
	return hash.digest("hex");
}
async function unpackInto(kind, archive, cacheDir) {
	const { folder, file } = DATABASES[kind];
	await mkdir(cacheDir, {
		recursive: true,
		mode: 448
	});
	const temporary = await mkdtemp(join(cacheDir, DOWNLOAD_PREFIX));
	try {
		await mkdir(join(temporary, folder), { mode: 448 });
		await extract(archive, /* @__PURE__ */ new Set([file, "metadata.json"]), join(temporary, folder));
		await noteDownload(join(temporary, folder, "metadata.json"));
		if (await readMetadata(kind, temporary) === void 0 || !await isDatabase(kind, temporary)) throw new Error("it is not a database of trivy");
		await putInPlace(kind, temporary, cacheDir);
	} finally {
		await rm(temporary, {
			recursive: true,
			force: true
		});
	}
}
/** Extracts the named files; nothing else of the archive is written to disk. */
async function extract(archive, names, folder) {
	const { extract: tarEntries } = await import("./tar-stream2.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const entries = tarEntries();
	const reading = pipeline(createReadStream(archive), createGunzip(), entries);
	reading.catch(() => void 0);
	for await (const entry of entries) {
		const name = entry.header.name.replace(/^\.\//, "");
		if (entry.header.type === "file" && names.has(name)) await pipeline(entry, createWriteStream(join(folder, name), {
			flags: "wx",
			mode: 384
		}));
		else entry.resume();
	}
	await reading;
}
/** As trivy does: the time until which no newer database is looked for is counted from here. */
async function noteDownload(file) {
	const metadata = orThrow(parseJson(await readFile(file)), (why) => fault("database-unavailable", "scan", `the metadata ${why}`));
	await writeFile(file, JSON.stringify({
		...typeof metadata === "object" && metadata !== null ? metadata : {},
		DownloadedAt: (/* @__PURE__ */ new Date()).toISOString()
	}));
}

// src/stages/scan/database-snapshot.ts
/** Another run replaces the database in two steps, between which there is none for a moment. */
const TRIES = 25;
const PAUSE_MS = 40;
/**
* A cache folder with the database of `cacheDir` as it is now; undefined if it has none. Another run may replace the
* database at any time, so the files are linked into a private folder: they stay the same for this run, and cost nothing.
* Where links are not possible (another disk, another owner), the folder itself is answered.
*/
async function databaseSnapshot(world, kind, cacheDir) {
	for (let left = TRIES; left > 0; left -= 1) {
		const found = await linked(world, kind, cacheDir);
		if (found !== "changed") return found;
		await setTimeout$1(PAUSE_MS);
	}
}
async function linked(world, kind, cacheDir) {
	const { folder, file } = DATABASES[kind];
	const source = join(cacheDir, folder);
	const before = await identity(source);
	if (before === void 0) return await isBeingReplaced(cacheDir, source) ? "changed" : void 0;
	const snapshot = await world.workspace.folder("database");
	await mkdir(join(snapshot, folder), { mode: 448 });
	try {
		for (const name of [file, "metadata.json"]) await link$1(await realpath(join(source, name)), join(snapshot, folder, name));
	} catch (error) {
		if (codeOf(error) !== "ENOENT") return await readMetadata(kind, cacheDir) && cacheDir;
		return await identity(source) === before ? void 0 : "changed";
	}
	if (await identity(source) !== before) return "changed";
	return await readMetadata(kind, snapshot) && snapshot;
}
/** Whether a database that is missing may come back: a run that downloads has a folder there, or it was just done. */
async function isBeingReplaced(cacheDir, source) {
	return (await readdir(cacheDir).catch(() => [])).some((name) => name.startsWith(".download-")) || await identity(source) !== void 0;
}
async function identity(path) {
	return stat(path).then(({ dev, ino }) => `${dev}:${ino}`, () => void 0);
}

// src/stages/scan/database.ts
/**
* Where a database may be: downloaded by this run, downloaded by an earlier run, or directly in `cache-dir`, as
* `trivy --cache-dir` fills it.
*/
function cacheFolders({ workspace: { store, cache } }) {
	return [.../* @__PURE__ */ new Set([
		join(store, "trivy"),
		join(cache, "trivy"),
		cache
	])];
}
/**
* Finds or downloads a vulnerability database, a fresh one if possible, and checks it. The verdict decides later whether
* it is too old. Without network, Assay looks for it in `cache-dir/trivy/db` and in `cache-dir/db`. Throws
* `database-unavailable`.
*/
async function database(world, options) {
	const repository = await refresh(world, "vulnerability", options);
	const found = await located(world, "vulnerability");
	const cacheDir = found?.snapshot;
	const metadata = cacheDir === void 0 ? void 0 : await readMetadata("vulnerability", cacheDir);
	if (found === void 0 || cacheDir === void 0 || metadata === void 0) throw fault("database-unavailable", "scan", missing(world, "vulnerability", options));
	const sha256 = await hashDatabase(cacheDir);
	if (sha256 === void 0) {
		const file = join(found.cacheDir, "db", "trivy.db");
		throw fault("database-unavailable", "scan", `${file} is not a vulnerability database of trivy, or it has no advisories`);
	}
	const { updatedAt, downloadedAt } = metadata;
	return {
		facts: {
			updatedAt,
			...downloadedAt === void 0 ? {} : { downloadedAt },
			...repository === void 0 ? {} : { repository },
			sha256
		},
		cacheDir
	};
}
/** The folder of the Java database. It is downloaded if it is missing or outdated. Throws `database-unavailable`. */
async function javaDatabase(world, options) {
	await refresh(world, "java", options);
	const found = await located(world, "java");
	if (found !== void 0) return join(found.snapshot, "java-db");
	throw fault("database-unavailable", "sbom", missing(world, "java", options));
}
/** Downloads a database, unless that is forbidden or not needed. Answers the repository if it downloaded one. */
async function refresh(world, kind, options) {
	if (options.offline || options.repositories.length === 0) return void 0;
	const { cache, store } = world.workspace;
	const cached = await readMetadata(kind, join(cache, "trivy"));
	if (cached !== void 0 && isFresh(kind, cached, world.now())) return void 0;
	const target = join(store, "trivy");
	const { runCache } = world;
	return (runCache && await cachedDatabase(world, runCache, kind, options.repositories, target)) ?? await downloadDatabase(world, kind, options.repositories, target, options.bound);
}
/** The first cache folder that has the database, and the private folder with it as it is now. */
async function located(world, kind) {
	for (const cacheDir of cacheFolders(world)) {
		const snapshot = await databaseSnapshot(world, kind, cacheDir);
		if (snapshot !== void 0) return {
			cacheDir,
			snapshot
		};
	}
}
function missing(world, kind, options) {
	const [what, folder] = kind === "java" ? ["Java database, and the image has jars", "java-db"] : ["vulnerability database", "db"];
	const { cache } = world.workspace;
	return `there is no ${what} in ${[join(cache, "trivy"), cache].map((place) => join(place, folder)).join(" or ")}${options.offline ? "" : `, and none could be downloaded from ${options.repositories.join(", ") || "nowhere"}`}`;
}

// src/stages/shared/read-input.ts
/** The text of a file that an input names; throws `input-invalid`. */
async function readInput(input, path) {
	try {
		return await readFile(path, "utf8");
	} catch (error) {
		const code = codeOf(error, messageOf(error));
		throw fault("input-invalid", "inputs", `input \`${input}\`: ${path} cannot be read (${code})`, error);
	}
}

// src/formats/signing/key-fault.ts
/** The text of Vault's client around the answer of the server. */
const ENVELOPE = /^(.*?)Error making API request\. URL: \S+ \S+ Code: (\d+)\. (?:Errors|Raw Message): (?:\* )?/;
/** What Go's network package writes if there is no connection. */
const NO_CONNECTION = [...[
	"connection refused",
	"connection reset",
	"no such host",
	"no route to host"
], ...[
	"network is unreachable",
	"i/o timeout",
	"server misbehaving",
	String.raw`\bEOF\b`
]].join("|");
const NETWORK = [new RegExp(NO_CONNECTION), ({ text }) => `the server cannot be reached (${plain(text.split(/: (?=dial|lookup|read|EOF)/).at(-1) ?? text, 200)})`];
const CERTIFICATE = [/x509:|tls: /, ({ text }) => `the server's TLS certificate is not accepted (${plain(/(?:x509|tls): .*/.exec(text)?.[0] ?? "", 200)})`];
/** The messages of Vault's client and its transit engine. Permissions come last, since other causes mention them too. */
const VAULT = [
	[/VAULT_ADDR or BAO_ADDR is not set/, () => "set `VAULT_ADDR`, the address of the server, in the environment of the step"],
	[/\.vault-token|no Vault token found/i, () => "there is no token: set `VAULT_TOKEN` in the environment of the step"],
	[/kms specification should be in the format/, ({ key }) => `the name of the key alone must follow \`${key.split("://")[0]}://\`: the newest version signs, and the mount of the engine goes into \`TRANSIT_SECRET_ENGINE_PATH\``],
	[/Vault is sealed/, () => "the server is sealed: nothing can be signed until its operators unseal it"],
	[/could not read data from transit key path/, ({ name, mount }) => `there is no key \`${name}\` at \`${mount}\`; check the name, and \`TRANSIT_SECRET_ENGINE_PATH\`, the mount of the transit engine`],
	[/could not parse transit key keys data|corrupted response|unexpected length of digest/, ({ mount }) => `cosign cannot sign with a key of this type: create one of the type \`ecdsa-p256\`, or \`rsa-2048\` and longer (\`vault write -f ${mount}/keys/NAME type=ecdsa-p256\`)`],
	[/invalid token|bad token|missing client token/, () => "the server does not accept the token: it is wrong, expired or revoked; get a new `VAULT_TOKEN` in the same job"],
	[/permission denied|Code: 403/, ({ use, mount, name }) => `the policy of the token does not allow this: it needs \`${use === "read" ? "read" : "update"}\` on \`${mount}/${use === "read" ? "keys" : "sign"}/${name}${use === "read" ? "" : "/*"}\`; check \`TRANSIT_SECRET_ENGINE_PATH\` too`],
	[/server gave HTTP response to HTTPS client/, () => "the server uses plain http, but `VAULT_ADDR` says https"],
	[/invalid character '.' looking for/, () => "there is no Vault server at `VAULT_ADDR`: its answer is not JSON"],
	CERTIFICATE,
	NETWORK
];
const causesOfCloud = (needs) => [
	CERTIFICATE,
	NETWORK,
	[/unexpected length of digest/, () => "cosign cannot sign with a key of this type: use one on P-256, or RSA"],
	[/^/, ({ text }) => `${plain(text, 300)}; it needs ${needs}`]
];
/** The causes by the beginning of the reference. For the clouds they name what the step needs. */
const PROVIDERS = {
	"hashivault://": VAULT,
	"openbao://": VAULT,
	"awskms://": causesOfCloud("`AWS_REGION` and credentials that may `kms:GetPublicKey`, `kms:DescribeKey` and `kms:Sign`"),
	"gcpkms://": causesOfCloud("Google credentials that may use and view the key (`roles/cloudkms.signerVerifier` and `roles/cloudkms.viewer`)"),
	"azurekms://": causesOfCloud("an Azure login that may `get` the key and `sign` with it"),
	"k8s://": causesOfCloud("a kubeconfig that may read the secret"),
	"gitlab://": causesOfCloud("`GITLAB_TOKEN`, and `GITLAB_HOST` for your own GitLab")
};
/** Words of the clients of a KMS. While signing, a log or a timestamp authority may have failed instead. */
const OF_A_KMS = /\b(?:kms|public key|key type|transit|signing the payload|AsymmetricSign|unexpected length of digest)\b/i;
/**
* Why a key in a KMS cannot be used and what to do, in one sentence, from the output of cosign. Undefined for a key that is
* not in a KMS, and for a failure that is not the KMS's.
*/
function keyFault(key, use, stderr) {
	const causes = causesOf(key);
	if (causes === void 0) return void 0;
	const text = errorIn(stderr);
	if (use === "sign" && !OF_A_KMS.test(text)) return void 0;
	const failure = {
		key,
		use,
		text,
		name: plain(key.slice(key.indexOf("://") + 3), 100),
		mount: mountIn(text)
	};
	const cause = causes.find(([pattern]) => pattern.test(text));
	return about(key, cause === void 0 ? plain(text.replace(ENVELOPE, "$1the server answers $2: "), 300) : cause[1](failure));
}
/** The message about a KMS that did not answer; undefined for a key that is not in a KMS. */
function keySilence(key, use, seconds) {
	if (causesOf(key) === void 0) return void 0;
	return about(key, `${use === "read" ? "its KMS" : "its KMS, or a service of `signing-config`,"} did not answer within ${seconds} s; check the address, and that the server runs`);
}
function about(key, why) {
	return `the key "${plain(key, 200)}" cannot be used: ${why}`;
}
function causesOf(key) {
	return PROVIDERS[/^[a-z0-9]+:\/\//.exec(key)?.[0] ?? ""];
}
/** The error in cosign's output. cosign writes it twice, the second time after these words, and in several lines. */
function errorIn(stderr) {
	return (stderr.split(/^error during command execution: /m).at(-1) ?? "").replace(/\s+/g, " ").trim();
}
/** The mount in an address or a path in a message of Vault's client. */
function mountIn(text) {
	const [, mount = "transit"] = /(?:\/v1|path: )\/(\S+?)\/(?:keys|sign)\//.exec(text) ?? [];
	return plain(mount, 100);
}

// src/stages/verify/public-key.ts
/** cosign itself waits for a KMS without a limit. */
const LIMIT_MS = 6e4;
/**
* The public key of a key in a file, a variable or a KMS, SPKI in PEM. cosign opens the key. Throws `key-invalid` if it
* cannot be opened, or if the KMS does not answer.
*/
async function readPublicKey(world, cosign, check, key, env) {
	const exit = await world.processes.read({
		tool: "cosign",
		file: cosign.path,
		args: [
			"public-key",
			"--key",
			key
		],
		cwd: await world.workspace.folder("public-key"),
		env,
		isTethered: true,
		timeoutMs: LIMIT_MS
	});
	if (exit.kind === "timed-out") {
		const silence = keySilence(key, "read", exit.afterMs / 1e3);
		if (silence !== void 0) throw fault("key-invalid", check, silence);
	}
	if (exit.kind !== "exited") return successOf(exit, check, "cosign public-key");
	const keys = exit.code === 0 ? publicKeysIn(exit.stdout) : void 0;
	if (keys?.ok) return keys.value[0];
	throw fault("key-invalid", check, keyFault(key, "read", exit.stderr) ?? notOpened(key, exit.stderr, env));
}
function notOpened(key, stderr, env) {
	if (stderr.includes("unrecognized scheme")) return `the key "${plain(key, 200)}" is of no kind that cosign knows: name a file, \`env://NAME\`, or a KMS in a form of \`docs/keys.md\`, such as \`hashivault://NAME\``;
	const why = plain(stderr.trim().split("\n").at(-1) ?? "", 300);
	return `cosign cannot open the key "${key}" (${passwordHint(why, env)}): ${why}`;
}
function passwordHint(why, { COSIGN_PASSWORD = "" }) {
	if (!/decrypt/i.test(why)) return "check COSIGN_PASSWORD";
	return COSIGN_PASSWORD === "" ? "the key is encrypted, and COSIGN_PASSWORD is not set" : "the password in COSIGN_PASSWORD is wrong for this key";
}

// src/stages/verify/sigstore-trust.ts
/** Most reasons that one refusal names, if several signers are accepted. */
const MOST_WHYS = 3;
/**
* Reads the trusted root and the keys. `revokers` may revoke images, besides the signers. Throws `input-invalid`,
* `key-invalid` or `trust-unavailable`.
*/
async function prepareTrust(world, signers, request, revokers = []) {
	const folder = await world.workspace.folder("trust");
	const environment = {
		...world.workspace.environment,
		TUF_ROOT: join(folder, "tuf")
	};
	const prepared = await Promise.all([...signers, ...revokers].map((signer, index) => prepareSigner(world, signer, request, {
		folder: join(folder, String(index)),
		environment
	})));
	const ofSigners = prepared.slice(0, signers.length);
	return {
		verify: (bundle) => firstOf(ofSigners, bundle, ({ verify }) => verify),
		verifyRevocation: (bundle) => firstOf(prepared, bundle, ({ verifyRevocation }) => verifyRevocation),
		cosignArguments: ({ signer, publicKey }) => prepared.find((one) => one.signer === signer)?.cosignArguments(publicKey) ?? [],
		environment
	};
}
/** The verification by the first signer for which the bundle verifies; else why it verifies for none. */
function firstOf(prepared, bundle, verifierOf) {
	const refused = [];
	for (const one of prepared) {
		const verification = verifierOf(one)(bundle);
		if (verification.verified) return {
			...verification,
			signer: one.signer
		};
		refused.push(verification);
	}
	const decisive = refused.find(({ fault }) => fault !== "other-identity") ?? refused[0];
	if (decisive === void 0) return {
		verified: false,
		fault: "other-identity",
		why: "nobody may sign"
	};
	if (decisive.fault !== "other-identity") return decisive;
	const whys = [...new Set(refused.map(({ why }) => why))];
	const more = whys.length > MOST_WHYS ? ` and for ${whys.length - MOST_WHYS} more signers` : "";
	return {
		...decisive,
		why: `${whys.slice(0, MOST_WHYS).join("; ")}${more}`
	};
}
async function prepareSigner(world, signer, request, { folder, environment }) {
	const [json, identity] = await Promise.all([trustedRootOf(world, signer, request), identityOf(world, signer, environment)]);
	const root = parseRoot(json, request);
	await mkdir(folder, { mode: 448 });
	const file = join(folder, "trusted-root.json");
	await writeFile(file, json, { mode: 384 });
	const services = [
		...["--trusted-root", file],
		...root.tlogs.length === 0 ? ["--insecure-ignore-tlog"] : [],
		...root.ctlogs.length === 0 ? ["--insecure-ignore-sct"] : []
	];
	const signerArguments = await argumentsOf(identity, folder);
	return {
		signer,
		verify: bundleVerifier(root, identity, request.statementTypes),
		verifyRevocation: bundleVerifier(root, identity, STATEMENT_TYPES),
		cosignArguments: (publicKey) => [...services, ...signerArguments(publicKey)]
	};
}
/** cosign accepts one key. If there are several, it gets the key that signed. */
async function argumentsOf(identity, folder) {
	if (identity.kind === "certificate") {
		const { subject, issuer } = identity;
		return () => [
			"--certificate-identity",
			subject,
			"--certificate-oidc-issuer",
			issuer
		];
	}
	const { publicKeys } = identity;
	const fileOf = (index) => join(folder, `key-${index}.pub`);
	for (const [index, publicKey] of publicKeys.entries()) await writeFile(fileOf(index), publicKey, { mode: 384 });
	return (publicKey = "") => ["--key", fileOf(Math.max(0, publicKeys.indexOf(publicKey)))];
}
async function trustedRootOf(world, signer, request) {
	const { trustedRoot } = request;
	if (trustedRoot !== void 0) return await readInput("trusted-root", trustedRoot);
	if (signer.kind === "key") return EMPTY_TRUSTED_ROOT;
	if (request.database.offline) throw fault("input-invalid", "inputs", "input `trusted-root`: it is required with `offline: true`, because the root of the public Sigstore cannot be downloaded");
	try {
		return (await world.publicSigstore.trust()).trustedRoot;
	} catch (error) {
		if (!(error instanceof AssayError)) throw error;
		throw fault("trust-unavailable", "inputs", error.message, error);
	}
}
function parseRoot(json, { trustedRoot }) {
	const where = trustedRoot ?? "the root of the public Sigstore";
	return orThrow(readTrustedRoot(json), (why) => {
		const message = `input \`trusted-root\`: ${where} is not a Sigstore trusted root: ${why}`;
		return fault("input-invalid", "inputs", message);
	});
}
async function identityOf(world, signer, environment) {
	if (signer.kind === "certificate") {
		const subject = certificateName(signer.identity);
		if (subject !== void 0) return {
			kind: "certificate",
			subject,
			issuer: signer.issuer,
			name: signer.identity
		};
		const message = `input \`certificate-identity\`: no certificate can name ${signer.identity}, because it is not a valid URL: check that every "%" in it begins an escape`;
		throw fault("input-invalid", "inputs", message);
	}
	if (signer.publicKey !== void 0) return {
		kind: "key",
		publicKeys: [signer.publicKey]
	};
	const text = /^[a-z0-9]+:\/\//.test(signer.key) ? await readPublicKey(world, await world.tools.acquire("cosign"), "inputs", signer.key, {
		...environment,
		...signer.environment
	}) : await readInput("key", signer.key);
	const publicKeys = publicKeysIn(text);
	if (publicKeys.ok) return {
		kind: "key",
		publicKeys: publicKeys.value
	};
	throw fault("key-invalid", "inputs", `input \`key\`: ${signer.key}: ${publicKeys.fault}`);
}

// src/formats/vex/cyclonedx-vex.ts
/** Predicate types under which CycloneDX documents are attested. */
const CYCLONEDX_PREDICATE = /^https:\/\/cyclonedx\.org\/(?:bom|vex)(?:\/v?\d+\.\d+)?$/;
const text$4 = string().min(1);
const time$2 = datetime({ offset: true });
const named$2 = looseObject({
	name: text$4.optional(),
	email: text$4.optional()
});
const ComponentSchema$1 = looseObject({
	"bom-ref": text$4.optional(),
	type: string().optional(),
	version: string().optional(),
	purl: string().optional(),
	components: array(unknown$1()).optional()
});
const AffectSchema = strictObject({
	ref: text$4,
	versions: array(strictObject({
		version: text$4.optional(),
		range: text$4.optional(),
		status: _enum([
			"affected",
			"unaffected",
			"unknown"
		]).optional()
	})).optional()
});
const STATES = [
	"resolved",
	"resolved_with_pedigree",
	"exploitable",
	"in_triage",
	"false_positive",
	"not_affected"
];
const STATUS_OF = {
	resolved: "fixed",
	resolved_with_pedigree: "fixed",
	exploitable: "affected",
	in_triage: "under_investigation",
	false_positive: "not_affected",
	not_affected: "not_affected"
};
const VulnerabilitySchema = looseObject({
	"bom-ref": text$4.optional(),
	id: text$4,
	references: array(looseObject({ id: text$4 })).optional(),
	updated: time$2.optional(),
	analysis: strictObject({
		state: _enum(STATES).optional(),
		justification: string().optional(),
		response: array(string()).optional(),
		detail: text$4.optional(),
		firstIssued: time$2.optional(),
		lastUpdated: time$2.optional()
	}).optional(),
	affects: array(AffectSchema).optional()
});
const BomSchema = looseObject({
	bomFormat: literal("CycloneDX"),
	specVersion: _enum([
		"1.4",
		"1.5",
		"1.6",
		"1.7"
	]),
	serialNumber: string().optional(),
	version: int().positive().optional(),
	metadata: looseObject({
		timestamp: time$2.optional(),
		authors: array(named$2).optional(),
		supplier: named$2.optional(),
		manufacturer: named$2.optional(),
		component: ComponentSchema$1.optional()
	}).optional(),
	components: array(unknown$1()).optional(),
	vulnerabilities: array(VulnerabilitySchema).optional()
});
const SilentSchema = looseObject({ vulnerabilities: array(unknown$1()).max(0).optional() });
/** Whether a JSON document calls itself CycloneDX. */
function isCycloneDx(document) {
	return looseObject({ bomFormat: unknown$1() }).safeParse(document).success;
}
/**
* Reads the analysed vulnerabilities of a CycloneDX document. A document without vulnerabilities says nothing. The fault is
* a sentence.
*/
function parseCycloneDxVex(document, source) {
	if (SilentSchema.safeParse(document).success) return parsed([]);
	const { success, data: bom, error } = BomSchema.safeParse(document);
	if (!success) return unparsable(`it is no CycloneDX VEX document (${firstIssue(error)})`);
	const { metadata, vulnerabilities = [] } = bom;
	const [author] = [
		...metadata?.authors ?? [],
		metadata?.supplier,
		metadata?.manufacturer
	].flatMap((one) => one?.name ?? one?.email ?? []);
	const subjects = subjectsOf(metadata?.component);
	const embedded = embeddedIn(bom);
	const statements = vulnerabilities.flatMap((one, at) => {
		const { id, analysis, affects = [], references = [] } = one;
		if (analysis?.state === void 0) return [];
		const timestamp = timeOf$2(one) ?? metadata?.timestamp;
		return [{
			source,
			document: bomLink(bom) ?? "",
			...author && { author },
			...timestamp && { timestamp },
			statement: one["bom-ref"] ?? `${at + 1}`,
			vulnerability: id,
			aliases: references.map((reference) => reference.id),
			products: affects.flatMap((affect) => productsOf$1(affect, subjects, embedded, bom)),
			status: STATUS_OF[analysis.state],
			...analysis.justification && { justification: analysis.justification },
			...analysis.detail && { impact: analysis.detail }
		}];
	});
	return parsed(statements);
}
function timeOf$2({ analysis, updated }) {
	return analysis?.lastUpdated ?? analysis?.firstIssued ?? updated;
}
const NumberedSchema = looseObject({
	serialNumber: string().regex(/^urn:uuid:[0-9a-f-]{36}$/),
	version: int().positive().default(1)
});
/** BOM-Link of a document, `urn:cdx:SERIAL/VERSION`; undefined if it has no serial number. */
function bomLink(bom) {
	const { success, data } = NumberedSchema.safeParse(bom);
	if (!success) return void 0;
	const { serialNumber, version } = data;
	return `urn:cdx:${serialNumber.slice(9)}/${version}`;
}
/** The subjects of a document; none if it names none that can be identified. Undefined if its subject cannot be read. */
function subjectsOf(main) {
	if (main === void 0) return [];
	if (main.purl !== void 0) return parsePackageUrl(main.purl).ok ? [{ purl: main.purl }] : void 0;
	if (main.type !== "container") return [];
	const digest = digestIn$1(main.version);
	return digest && [{ digest }];
}
function digestIn$1(version) {
	return version !== void 0 && isDigest(version) ? version : void 0;
}
/** All components by bom-ref, with those inside other components. */
function embeddedIn({ metadata, components = [] }) {
	const byRef = /* @__PURE__ */ new Map();
	const left = [metadata?.component, ...components];
	for (let one = left.pop(); left.length > 0 || one !== void 0; one = left.pop()) {
		const { success, data: component } = ComponentSchema$1.safeParse(one);
		if (!success) continue;
		const { "bom-ref": ref, components: inner = [] } = component;
		if (ref !== void 0) byRef.set(ref, component);
		left.push(...inner);
	}
	return byRef;
}
function productsOf$1({ ref, versions }, subjects, embedded, bom) {
	if (subjects === void 0) return [];
	const listed = versions === void 0 || versions.length === 0 ? void 0 : versions.flatMap(listedVersion);
	const [, link, fragment] = /^(urn:cdx:[0-9a-f-]{36}\/[1-9]\d*)#(.+)$/.exec(ref) ?? [];
	if (link !== void 0 && fragment !== void 0 && link !== bomLink(bom)) return [...listed === void 0 ? /* @__PURE__ */ new Set([fragment, decoded(fragment)]) : []].map((one) => ({
		within: subjects,
		package: {
			bom: link,
			ref: one
		}
	}));
	const component = (fragment === void 0 ? [ref] : [fragment, decoded(fragment)]).map((one) => embedded.get(one)).find((one) => one !== void 0);
	if (component !== void 0 && component === embedded.get(bom.metadata?.component?.["bom-ref"] ?? "")) return subjects.length > 0 && listed === void 0 ? [{ within: subjects }] : [];
	const purl = component === void 0 ? ref : component.purl;
	const named = purl === void 0 ? void 0 : orUndefined(parsePackageUrl(purl));
	if (purl === void 0 || named === void 0) return [];
	if (named.type === "oci") return listed === void 0 ? [{ within: [...subjects, { purl }] }] : [];
	const fixed = named.version === void 0 ? component?.version : void 0;
	const allowed = fixed === void 0 ? listed : (listed ?? [fixed]).filter((one) => one === fixed);
	return [{
		within: subjects,
		package: {
			purl,
			...allowed && { versions: allowed }
		}
	}];
}
/** The version of an entry. Ranges are not evaluated, so they name no version. */
function listedVersion({ version, status }) {
	return version === void 0 || status === "unknown" ? [] : [version];
}
function decoded(fragment) {
	try {
		return decodeURIComponent(fragment);
	} catch {
		return fragment;
	}
}

// src/formats/vex/openvex.ts
/**
* OpenVEX 0.2.0, by the JSON Schema of its specification. Unknown keys are faults, as in that schema: with a misspelt
* `subcomponents` a statement would be about the whole image.
*/
/** The predicate types of OpenVEX in attestations, and the `@context` of a document. */
const OPENVEX = /^https:\/\/openvex\.dev\/ns(?:\/v\d+\.\d+\.\d+)?$/;
const text$3 = string().min(1);
const time$1 = datetime({ offset: true });
const component = {
	"@id": text$3.optional(),
	identifiers: record(string(), text$3).optional(),
	hashes: record(string(), text$3).optional()
};
const ComponentSchema = strictObject(component);
const ProductSchema = strictObject({
	...component,
	subcomponents: array(ComponentSchema).optional()
});
const StatementSchema = strictObject({
	"@id": text$3.optional(),
	version: int().optional(),
	vulnerability: strictObject({
		"@id": text$3.optional(),
		name: text$3,
		description: string().optional(),
		aliases: array(text$3).optional()
	}),
	timestamp: time$1.optional(),
	last_updated: time$1.optional(),
	products: array(ProductSchema).optional(),
	status: _enum(VEX_STATUSES),
	supplier: string().optional(),
	status_notes: string().optional(),
	justification: _enum([
		"component_not_present",
		"vulnerable_code_not_present",
		"vulnerable_code_not_in_execute_path",
		"vulnerable_code_cannot_be_controlled_by_adversary",
		"inline_mitigations_already_exist"
	]).optional(),
	impact_statement: text$3.optional(),
	action_statement: text$3.optional(),
	action_statement_timestamp: time$1.optional()
}).refine((one) => one.status !== "not_affected" || (one.justification ?? one.impact_statement) !== void 0, "not_affected needs a justification or an impact_statement").refine((one) => one.status !== "affected" || one.action_statement !== void 0, "affected needs an action_statement");
const DocumentSchema = strictObject({
	"@context": string().regex(OPENVEX),
	"@id": text$3,
	author: text$3,
	role: string().optional(),
	timestamp: time$1,
	last_updated: time$1.optional(),
	version: int(),
	tooling: string().optional(),
	statements: array(StatementSchema).min(1)
});
/** Whether a JSON document calls itself OpenVEX. */
function isOpenVex(document) {
	return looseObject({ "@context": string().regex(/openvex/i) }).safeParse(document).success;
}
/**
* Reads an OpenVEX document. `subject` is what statements without a product are about: the subject of the attestation. A
* document that is a file must name its products. The fault is a sentence.
*/
function parseOpenVex(document, source, subject) {
	const { success, data, error } = DocumentSchema.safeParse(document);
	if (!success) return unparsable(`it is no OpenVEX document (${firstIssue(error)})`);
	const { "@id": id, author, timestamp, statements } = data;
	const nameless = statements.findIndex(({ products = [] }) => products.length === 0);
	if (subject === void 0 && nameless >= 0) return unparsable(`it is no OpenVEX document (statement ${nameless + 1} names no product)`);
	const read = statements.map((one, at) => ({
		source,
		document: id,
		author,
		timestamp: one.last_updated ?? one.timestamp ?? timestamp,
		statement: one["@id"] ?? `${at + 1}`,
		vulnerability: one.vulnerability.name,
		aliases: one.vulnerability.aliases ?? [],
		products: productsOf(one.products ?? [], subject),
		status: one.status,
		...one.justification && { justification: one.justification },
		...one.impact_statement && { impact: one.impact_statement }
	}));
	return parsed(read);
}
function productsOf(products, subject) {
	if (products.length === 0) return subject === void 0 ? [] : [{ within: [{ digest: subject }] }];
	return products.flatMap((product) => {
		const { subcomponents = [] } = product;
		const names = namesOf(product);
		if (names === void 0) return [];
		const isWhole = names.every((name) => "digest" in name || isScannedAsWhole(name.purl));
		if (subcomponents.length === 0) {
			if (isWhole) return [{ within: names }];
			return names.length === 1 ? names.flatMap((name) => "purl" in name ? {
				within: [],
				package: name
			} : []) : [];
		}
		if (!isWhole) return [];
		return subcomponents.flatMap((one) => {
			const purl = packageOf(one);
			return purl === void 0 ? [] : {
				within: names,
				package: { purl }
			};
		});
	});
}
/** Whether a PURL names something that is scanned as a whole: an image, or a source repository. */
function isScannedAsWhole(purl) {
	return ["oci", "github"].includes(orUndefined(parsePackageUrl(purl))?.type ?? "");
}
/** Every name of a product; undefined if it has none, or if one of them cannot be compared. */
function namesOf(product) {
	const purls = purlsOf(product);
	if (purls === void 0) return void 0;
	const { "@id": id, hashes } = product;
	const digests = id === void 0 ? [] : digestIn(id);
	if (hashes !== void 0) {
		const hash = `sha256:${hashes["sha-256"]?.toLowerCase()}`;
		if (!isDigest(hash)) return void 0;
		digests.push(hash);
	}
	const names = [...purls.map((purl) => ({ purl })), ...digests.map((digest) => ({ digest }))];
	return names.length === 0 ? void 0 : names;
}
/** The PURL of a subcomponent; undefined if it has a hash. It is a file then, and the hashes of packages are unknown. */
function packageOf(component) {
	const [purl, ...others] = purlsOf(component) ?? [];
	return others.length === 0 && component.hashes === void 0 ? purl : void 0;
}
/** The PURLs of a component; undefined if one of them is invalid. */
function purlsOf({ "@id": id, identifiers }) {
	const written = [id?.startsWith("pkg:") ? id : void 0, identifiers?.purl];
	const purls = new Set(written.filter((one) => one !== void 0));
	return [...purls].every((one) => parsePackageUrl(one).ok) ? [...purls] : void 0;
}
/** The digest in `sha256:…` or `registry/repository@sha256:…` */
function digestIn(id) {
	const digest = id.slice(id.lastIndexOf("@") + 1);
	return !id.startsWith("pkg:") && isDigest(digest) ? [digest] : [];
}

// src/formats/vex/vex-document.ts
/** Reads a VEX document of either format. The fault is a sentence. */
function parseVexFile(bytes, source) {
	if (bytes.length > 5242880) return unparsable(`it is larger than ${MAX_VEX_BYTES} bytes`);
	const json = parseJson(bytes);
	if (!json.ok) return unparsable(`it ${json.fault}`);
	const document = json.value;
	if (isOpenVex(document)) return bounded(parseOpenVex(document, source));
	if (isCycloneDx(document)) return bounded(parseCycloneDxVex(document, source));
	return unparsable("it is neither OpenVEX nor CycloneDX");
}
/** Whether attestations of a predicate type can contain VEX documents. */
function isVexPredicate(predicateType) {
	return OPENVEX.test(predicateType) || CYCLONEDX_PREDICATE.test(predicateType);
}
/** Reads the predicate of an attestation about `subject`. An SBOM has no statements. The fault is a sentence. */
function parseVexPredicate(predicateType, predicate, source, subject) {
	if (OPENVEX.test(predicateType)) return bounded(parseOpenVex(predicate, source, subject));
	return bounded(parseCycloneDxVex(predicate, source));
}
function bounded(statements) {
	if (!statements.ok || statements.value.length <= 1e4) return statements;
	const count = statements.value.length;
	return unparsable(`it has ${count} statements, at most ${MAX_VEX_STATEMENTS} are read`);
}

// src/stages/vex/vex-attestations.ts
/**
* Reads the VEX documents that one of the signers attested about each digest. Everything else that is attached is
* ignored. Without signers, nothing is read. Throws `vex-invalid` if a signer attested something as VEX that is no VEX
* document, and the faults of the registry and of the trusted root.
*/
async function vexAttestations(world, signers, request, { repository, digests }) {
	if (signers.length === 0) return [];
	const verifiers = await Promise.all(signers.map(async (signedBy) => {
		const signer = {
			kind: "certificate",
			...signedBy
		};
		const { verify } = await prepareTrust(world, [signer], {
			...request,
			statementTypes: STATEMENT_TYPES
		});
		return {
			signedBy,
			verify
		};
	}));
	const signed = (subject, bundle) => {
		for (const { signedBy, verify } of verifiers) {
			const verification = verify(bundle);
			if (!verification.verified) continue;
			const { statement } = verification;
			if (statement.subject === subject && isVexPredicate(statement.predicateType)) return {
				signedBy,
				statement
			};
		}
	};
	const statements = [];
	for (const subject of new Set(digests)) {
		const use = (bundle) => signed(subject, bundle);
		const bundles = await readBundles(world, repository, subject, {
			isWanted: isVexPredicate,
			use
		});
		for (const bundle of bundles) {
			if (!("value" in bundle) || bundle.value === void 0) continue;
			statements.push(...statementsIn(bundle.value, bundle.referrer, repository));
		}
	}
	return statements;
}
function statementsIn({ signedBy, statement: { subject, predicateType, predicate } }, referrer, repository) {
	const statements = parseVexPredicate(predicateType, predicate, {
		kind: "attestation",
		referrer,
		subject,
		signedBy
	}, subject);
	if (statements.ok) return statements.value;
	const message = `the VEX attestation ${pinnedName(repository, referrer)} of ${signedBy.identity}: ${plain(statements.fault, 400)}`;
	throw fault("vex-invalid", "policy", message);
}

// src/stages/vex/vex-places.ts
/** The SBOMs of a run as places that VEX statements can name; `root` is the digest of the image or index. */
async function readPlaces(sboms, root, documents) {
	const boms = sboms.map(async ({ scope, cyclonedx }) => {
		return {
			scope,
			bom: orThrow(await documents.read(cyclonedx), (why) => fault("tool-failed", "sbom", `the SBOM of the ${scope.kind} cannot be read: ${why}`))
		};
	});
	return placesOf(await Promise.all(boms), root);
}
/** The places in SBOMs of platforms and of the source. The SBOM of the index adds BOM-Links to them. */
function placesOf(boms, root) {
	const index = boms.find(({ scope }) => scope.kind === "index");
	return boms.flatMap(({ scope, bom }) => scope.kind === "index" ? [] : [placeOf(scope, bom, root, index?.bom)]);
}
function placeOf(scope, bom, root, index) {
	const name = scope.kind === "source" ? "source" : platformName(scope.platform);
	const main = bom.metadata.component;
	const link = bomLink(bom);
	const indexLink = scope.kind === "platform" && index !== void 0 ? bomLink(index) : void 0;
	const linksOf = (ref) => [...link === void 0 ? [] : [`${link}#${ref}`], ...indexLink === void 0 ? [] : [`${indexLink}#${name}/${ref}`]];
	const components = bom.components.flatMap((component) => {
		const purl = component.purl === void 0 ? void 0 : orUndefined(parsePackageUrl(component.purl));
		return purl === void 0 ? [] : [{
			purl,
			ref: component["bom-ref"],
			links: linksOf(component["bom-ref"])
		}];
	});
	const purl = orUndefined(parsePackageUrl(main.purl ?? ""));
	if (purl === void 0) throw fault("tool-failed", "sbom", `the SBOM of ${name} does not name the image or source that it is about`);
	const indexRef = indexLink === void 0 ? void 0 : index?.metadata.component["bom-ref"];
	return {
		name,
		digests: scope.kind === "source" ? [] : [.../* @__PURE__ */ new Set([scope.manifest, root])],
		purl,
		...link && { bom: link },
		links: [...linksOf(main["bom-ref"]), ...indexRef === void 0 ? [] : [`${indexLink}#${indexRef}`]],
		packages: packagesByKey(components)
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
/** A pass behind broken glass is a warning. */
function outcomeOf({ decision, brokenGlass }) {
	const outcome = OUTCOMES[decision.is];
	return outcome === PASS && brokenGlass.length > 0 ? WARNING : outcome;
}
/** Greatest number of reasons in the event. The report has all of them. */
const MAX_REASONS$1 = 50;
/**
* An OCSF Compliance Finding (category Findings, class 2003) about an image, as one line of JSON with a line feed. Facts
* for which OCSF has no field are in `unmapped`, as the framework requires.
*/
function auditLine(facts) {
	const { status_id, status, severity_id, severity } = outcomeOf(facts);
	const reasons = facts.reasons.slice(0, MAX_REASONS$1);
	const codes = [...new Set(facts.reasons.map(({ code }) => code))];
	const noun = facts.decision.by === "check" ? "verdict" : "decision";
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
			control: facts.decision.by === "check" ? "container-image-release" : "container-image-admission",
			requirements: codes,
			status_id,
			status,
			status_code: facts.decision.is
		},
		...codes.length === 0 ? {} : { remediation: { desc: codes.map((code) => REASONS[code].remediation).join(" ") } },
		resources: [{
			type: "Container Image",
			name: plain(facts.image, 600),
			...optional({ uid: facts.digest })
		}, {
			type: "Source Repository",
			name: plain(facts.repository, 300),
			uid: plain(`${facts.repository}@${facts.sha}`, 400)
		}],
		unmapped: {
			[noun]: facts.decision.is,
			image_digest: facts.digest ?? null,
			reasons: reasons.map(({ code, check }) => ({
				code,
				check
			})),
			policy_digest: facts.policyDigest,
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
		return `- ⏰ The ${text$6(name, 200)} ends ${when} (${entry.expires}, ${text$6(entry.owner, 100)}): then ${effect}.`;
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
	return Math.round((Date.parse(`${expires}T00:00:00Z`) - today) / DAY_MS$2);
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
function subjectName({ pushTo, reference, imageInput }) {
	return shortName(pushTo ?? reference ?? withoutFolders(imageInput));
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
	if (!delta.known) return `**Since the last image** Not compared with ${code$1(delta.image, 600)}: ${text$6(delta.why, 600)}`;
	if (!hasChanged({ delta }) && delta.notes.length === 0) return "";
	const notes = delta.notes.slice(0, open).map((note) => `- ${text$6(note, 600)}`);
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
		text$6(secret.title, 160),
		code$1(secret.fingerprint, 64)
	]), ...found.map(({ finding }) => [
		"vulnerability",
		finding.severity,
		link$2(finding.id, finding.url),
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
			link$2(one.id, one.url),
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
		type === void 0 ? "package" : text$6(type, 40),
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
	return `${ICONS[run.verdict]} ${verdictLine(run).map(partAsMarkdown).join("")}`;
}
function partAsMarkdown(part) {
	if (typeof part === "string") return part;
	return "name" in part ? code$1(part.name, 600) : text$6(part.message, 300);
}
/** The run in one line of numbers: vulnerabilities, secrets, what was pushed or signed. Nothing unknown is a zero. */
function numbersLine(run) {
	return [
		sameAsLast(run),
		vulnerabilities$1(run),
		secrets$2(run),
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
function secrets$2(run) {
	if (!run.secrets?.done) return "secrets not checked";
	const counted = countedSecretsIn(run).length;
	const source = run.secrets.value.coverage.source ? "" : " (source tree not examined)";
	return `${counted === 0 ? "no secrets" : plural(counted, "secret")}${source}`;
}
function shipped(run) {
	const { attached, reference } = run;
	if (attached.some(isSignature) && reference !== void 0) return `deploy ${code$1(reference, 600)}`;
	if (attached.length > 0) return `${attached.length} statements attached, no signature`;
	return run.verdict === "passed" || run.verdict === "warned" ? `not signed: ${text$6(whyUnsigned(run), 600)}` : "nothing was pushed or signed";
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
		...warning === void 0 ? [] : [text$6(warning, 900)],
		...steps.slice(0, open),
		...more,
		...needsDoctor ? [`To see everything else that this job is missing, add a step with ${link$2("assay-sh/assay/doctor", DOCTOR)} before this one.`] : [],
		...afterWarning(run)
	];
}
function step({ code: reason, message }, isLast) {
	return `**${text$6(asSentence(message), 1e3)}**${isLast && !SAYS_ALL.has(reason) ? ` ${REASONS[reason].remediation}` : ""} (${link$2(reason, reasonAddress(reason))})`;
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
		text$6(message, 400),
		text$6(remediation, 400)
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
	return `**What was examined**\n\n${lines.slice(0, rows).map((line) => `- ${text$6(line, 600)}`).join("\n")}${leftOut$1(lines.length, rows)}`;
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
		text$6(kindName(attached), 160),
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
		...commands.map((command) => `${text$6(kindName(command), 160)}:\n\n${codeBlock("sh", command.lines)}`),
		...commands.length === 0 ? [] : [verifyHint(run)]
	];
	const title = `${plural(run.attached.length, "statement")} attached to the image, and how to verify them`;
	return details(title, parts.filter((part) => part !== "").join("\n\n"));
}
/** The tools and the database that the results come from. */
function toolSection$1(run) {
	const parts = [toolTable(run.tools)].filter((part) => part !== "");
	if (run.scan?.done) {
		const { updatedAt, sha256, repository } = run.scan.value.database;
		const from = repository === void 0 ? "from `cache-dir`" : `from ${code$1(repository, 200)}`;
		parts.push(`Vulnerability database of ${text$6(updatedAt, 40)}, ${from}, SHA-256 ${code$1(sha256.slice(0, 12))}.`);
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
		link$2(finding.id, finding.url),
		code$1(finding.package, 120),
		code$1(finding.version, 80),
		finding.fixedIn === void 0 ? "no fix yet" : code$1(finding.fixedIn, 80),
		text$6(finding.foundIn.join(", "), 120)
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
	const expires = new Date(now.getTime() + days * DAY_MS$2).toISOString().slice(0, 10);
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
	const notes = run.fixes.notes.slice(0, open).map((note) => `- ${text$6(note, 400)}`);
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
	const where = lines.length > 0 ? places$1(lines) : named$1(paths.map((path) => code$1(path, 200)));
	return [
		`${code$1(name, 120)} ${code$1(from, 80)}`,
		to === void 0 ? "a fixed version" : code$1(to, 80),
		fixed(findings),
		where,
		named$1(through.map(dependencyPath))
	];
}
function systemRow({ type, packages, findings, lines }) {
	const names = named$1(packages.map((one) => code$1(one.package, 80)));
	return [
		`${plural(packages.length, "package")} of the distribution (${text$6(type, 20)}): ${names}`,
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
	return named$1(lines.map(({ path, line }) => code$1(line === void 0 ? path : `${path}:${line}`, 200)));
}
function named$1(cells) {
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
	const names = unfixed.slice(0, open).map(({ finding }) => `${link$2(finding.id, finding.url)} (${finding.severity}) in ${code$1(finding.package, 120)}`);
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
	return `- ${RULES[countdown.rule]}: ${text$6(countdownInWords(countdown))}`;
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
		text$6(entry.reason, 300),
		text$6(entry.owner, 100),
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
	return [text$6(vulnerability, 100), ...where].join(" in ");
}
function suppressionCell({ fingerprint }) {
	return `secret ${code$1(fingerprint, 64)}`;
}
/** The vulnerabilities that VEX statements say to ignore, with the statement. */
function vexSection(run, rows) {
	const lines = worstFirst(ignoredFindings(evaluatedIn(run))).flatMap(({ finding, ignoreReason }) => ignoreReason.kind !== "vex" ? [] : ignoreReason.statements.map((one) => [
		text$6(finding.id, 100),
		`${code$1(finding.package, 120)} ${text$6(finding.version, 80)}`,
		text$6([
			one.status,
			one.justification,
			one.impact
		].filter((part) => part !== void 0).join(", "), 300),
		text$6(vexName(one), 500)
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
	const ways = [...Map.groupBy(rules, rotationOf)].map(([how, of]) => `${of.slice(0, 3).map((rule) => code$1(rule, 100)).join(", ")}${of.length > 3 ? " …" : ""}: ${text$6(how, 600)}`);
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
	const lines = [...Map.groupBy(findings, (finding) => `${finding.rule} ${whyInWords(finding)}`).values()].slice(0, rows).flatMap(([finding]) => finding === void 0 ? [] : [`- ${code$1(finding.rule, 100)}, ${text$6(whyInWords(finding), 300)}. ${text$6(rotationOf(finding.rule), 600)}`]);
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
		text$6(finding.title, 160),
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
		text$6(detail, 500)
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
		link$2(code, reasonAddress(code)),
		check,
		text$6(message, 1e3)
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
	return `${run.notes.slice(0, rows).map((note) => `- ⚠️ ${text$6(note, 600)}`).join("\n")}${leftOut$1(run.notes.length, rows)}`;
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

// src/report/publish-audit.ts
/** Name of the file in the evidence folder. */
const AUDIT_FILE = "audit.jsonl";
/**
* Records the audit event of a run. What cannot be written or delivered is reported as a warning and changes nothing else,
* because the outputs are written already.
*/
async function publishAudit(line, { publisher, evidence, deliver }) {
	const warn = (message) => publisher.annotations([{
		level: "warning",
		title: "Assay: audit event",
		message
	}]);
	if (evidence === void 0) publisher.event(line);
	else await writeEvidenceFile(evidence, AUDIT_FILE, line).catch((error) => {
		publisher.event(line);
		warn(plain(messageOf(error)));
	});
	const fault = await deliver?.(line);
	if (fault !== void 0) warn(fault);
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
		attestations: "[]"
	};
}
/** The outputs of a finished run. `sbom` is the SBOM of the index, else of the first platform. */
function outputsOf(run, paths) {
	const sbom = (run.sboms?.done ? run.sboms.value : []).toSorted((one, other) => SBOM_ORDER.indexOf(one.scope.kind) - SBOM_ORDER.indexOf(other.scope.kind))[0]?.cyclonedx;
	const reasons = run.reasons.slice(0, MAX_REASONS).map(({ code, check, message }) => ({
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

// src/formats/attestation/handover-vex.ts
const text$2 = string();
const texts$1 = array(text$2);
const digest$1 = custom((value) => typeof value === "string" && isDigest(value));
const subject = union([strictObject({ purl: text$2 }), strictObject({ digest: digest$1 })]);
const product = strictObject({
	within: array(subject),
	package: union([strictObject({
		purl: text$2,
		versions: texts$1.exactOptional()
	}), strictObject({
		bom: text$2,
		ref: text$2
	})]).exactOptional()
});
/** A VEX statement in a handover. Every field is checked, as everywhere in a handover. */
const vexStatement = strictObject({
	source: discriminatedUnion("kind", [strictObject({
		kind: literal("file"),
		path: text$2,
		commit: text$2
	}), strictObject({
		kind: literal("attestation"),
		referrer: digest$1,
		subject: digest$1,
		signedBy: strictObject({
			identity: text$2,
			issuer: text$2
		})
	})]),
	document: text$2,
	author: text$2.exactOptional(),
	timestamp: datetime({ offset: true }).exactOptional(),
	statement: text$2,
	vulnerability: text$2,
	aliases: texts$1,
	products: array(product),
	status: _enum(VEX_STATUSES),
	justification: text$2.exactOptional(),
	impact: text$2.exactOptional()
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
const text$1 = string();
const texts = array(text$1);
const gap = strictObject({
	kind: _enum(GAP_KINDS),
	path: text$1,
	package: text$1.exactOptional(),
	why: text$1,
	decides: boolean$1()
});
const count = int().nonnegative();
const hex = text$1.regex(/^[0-9a-f]{64}$/);
const time = datetime({ offset: true });
const digest = custom((value) => typeof value === "string" && isDigest(value));
const platform = strictObject({
	os: text$1,
	architecture: text$1,
	variant: text$1.exactOptional(),
	osVersion: text$1.exactOptional(),
	manifest: text$1.exactOptional()
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
	path: text$1.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/),
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
	id: text$1,
	severity: _enum(SEVERITIES),
	aliases: texts.exactOptional(),
	package: text$1,
	version: text$1,
	purl: text$1.exactOptional(),
	type: text$1.exactOptional(),
	paths: texts.exactOptional(),
	layers: array(digest).exactOptional(),
	cvss: number$2().exactOptional(),
	published: text$1.exactOptional(),
	fixedIn: text$1.exactOptional(),
	title: text$1.exactOptional(),
	url: text$1.exactOptional(),
	foundIn: texts
});
const coverage = strictObject({
	scope,
	os: strictObject({
		family: text$1,
		name: text$1,
		endOfLife: boolean$1()
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
		repository: text$1.exactOptional(),
		sha256: hex
	}),
	startedAt: time,
	finishedAt: time,
	findings: array(vulnerability),
	coverage: array(coverage)
});
const instructions = array(strictObject({
	path: text$1,
	line: count
})).exactOptional();
const locationKind = _enum(LOCATION_KINDS).exactOptional();
const place = discriminatedUnion("kind", [
	strictObject({
		kind: literal("source"),
		path: text$1,
		line: count,
		locationKind
	}),
	strictObject({
		kind: literal("commit"),
		commit: text$1,
		path: text$1,
		line: count,
		locationKind
	}),
	strictObject({
		kind: literal("layer"),
		platform: text$1,
		diffId: digest,
		index: count,
		path: text$1,
		line: count,
		locationKind,
		instructions
	}),
	strictObject({
		kind: literal("config"),
		platform: text$1,
		entry: text$1,
		instructions
	})
]);
const secret = strictObject({
	fingerprint: text$1,
	severity: _enum(SECRET_SEVERITIES),
	why: _enum(SECRET_WHYS).exactOptional(),
	rule: text$1,
	title: text$1,
	engines: array(_enum([
		"trivy",
		"gitleaks",
		"assay"
	])),
	places: array(place)
});
const secrets$1 = strictObject({
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
			range: text$1
		}).exactOptional(),
		configurations: count,
		source: boolean$1(),
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
	version: text$1,
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
		why: text$1.exactOptional()
	}).exactOptional(),
	verified: array(_enum(TOOL_CHECKS)),
	notVerified: array(strictObject({
		check: _enum(TOOL_CHECKS),
		why: text$1
	}))
});
const baseline = discriminatedUnion("known", [strictObject({
	known: literal(true),
	image: text$1,
	findings: texts,
	notes: texts
}), strictObject({
	known: literal(false),
	why: text$1
})]);
const HandoverSchema = strictObject({
	version: text$1,
	run: url(),
	sha: text$1.regex(/^[0-9a-f]{40}$/),
	policy: digest,
	image: digest,
	tools: array(tool),
	sboms: array(sbom),
	scan,
	secrets: secrets$1,
	baseline: baseline.exactOptional(),
	vex: array(vexStatement).exactOptional()
});

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
		identity: identityOf$1([
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
		identity: identityOf$1([
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
		description: text$6(`${finding.package} ${versions} has ${finding.id}, found in ${finding.foundIn.join(", ")}${at}`, 2e3),
		severity: SEVERITY$1[severity],
		solution: text$6(fix, 1e3),
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
		description: text$6(`${finding.title} in ${where}. Fingerprint: ${finding.fingerprint}`, 2e3),
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
	"style": ":root {\n  color-scheme: light dark;\n  --paper: light-dark(#ffffff, #101214);\n  --raised: light-dark(#f6f7f8, #181b1e);\n  --ink: light-dark(#1a1d21, #e9ebee);\n  --muted: light-dark(#5b626b, #a3abb5);\n  --line: light-dark(#dfe2e6, #2c3136);\n  --link: light-dark(#0a5ad1, #7db4ff);\n  --passed: light-dark(#136c41, #56d394);\n  --warned: light-dark(#865200, #f0b84c);\n  --failed: light-dark(#b91c2c, #ff8f8f);\n  --error: light-dark(#7333b8, #c8a2ff);\n  --high: light-dark(#a8410b, #ff9f68);\n  --calm: light-dark(#47546a, #b0bccd);\n}\n:root:has(#theme-light:checked) {\n  color-scheme: light;\n}\n:root:has(#theme-dark:checked) {\n  color-scheme: dark;\n}\n* {\n  box-sizing: border-box;\n}\nhtml {\n  scroll-padding-top: 1rem;\n}\nbody {\n  margin: 0;\n  background: var(--paper);\n  color: var(--ink);\n  font:\n    15px / 1.5 system-ui,\n    -apple-system,\n    \"Segoe UI\",\n    \"Liberation Sans\",\n    sans-serif;\n  overflow-wrap: anywhere;\n}\np,\nul,\nol,\npre,\nh1,\nh2,\nh3,\nfieldset {\n  margin: 0;\n}\n[hidden] {\n  display: none;\n}\na {\n  color: var(--link);\n  text-underline-offset: 0.15em;\n}\ncode,\npre {\n  font-family: ui-monospace, \"SF Mono\", Menlo, Consolas, \"Liberation Mono\", monospace;\n  font-size: 0.9em;\n}\n:focus-visible {\n  outline: 2px solid var(--link);\n  outline-offset: 2px;\n}\nmain:focus {\n  outline: none;\n}\n.muted,\n.note,\n.path {\n  color: var(--muted);\n}\n.note,\n.path {\n  font-size: 0.9em;\n}\n.skip {\n  position: absolute;\n  left: -100vw;\n}\n.skip:focus {\n  left: 1rem;\n  top: 0.5rem;\n  padding: 0.25rem 0.75rem;\n  background: var(--paper);\n}\n.top {\n  display: flex;\n  align-items: center;\n  justify-content: space-between;\n  padding: 0.75rem 1.5rem;\n  border-bottom: 1px solid var(--line);\n}\n.brand {\n  font-weight: 650;\n}\n.theme {\n  display: flex;\n  gap: 0.125rem;\n  padding: 0;\n  border: 0;\n}\n.theme legend {\n  float: left;\n  padding: 0.125rem 0.5rem 0 0;\n  color: var(--muted);\n  font-size: 0.85em;\n}\n.theme input {\n  position: absolute;\n  opacity: 0;\n}\n.theme span {\n  padding: 0.25rem 0.6rem;\n  border-radius: 4px;\n  color: var(--muted);\n  font-size: 0.85em;\n  cursor: pointer;\n}\n.theme :checked + span {\n  background: var(--raised);\n  color: var(--ink);\n  box-shadow: inset 0 0 0 1px var(--line);\n}\n.theme :focus-visible + span {\n  outline: 2px solid var(--link);\n}\n.page {\n  display: grid;\n  grid-template-columns: 11rem minmax(0, 1fr);\n  gap: 2.5rem;\n  max-width: 82rem;\n  margin: 0 auto;\n  padding: 2rem 1.5rem 4rem;\n}\nnav ul {\n  position: sticky;\n  top: 1.5rem;\n  display: grid;\n  gap: 0.1rem;\n  padding: 0;\n  list-style: none;\n}\nnav a {\n  display: flex;\n  justify-content: space-between;\n  gap: 0.5rem;\n  padding: 0.2rem 0;\n  color: var(--ink);\n  font-size: 0.93em;\n  text-decoration: none;\n}\nnav a:hover {\n  color: var(--link);\n  text-decoration: underline;\n}\n.count {\n  color: var(--muted);\n  font-variant-numeric: tabular-nums;\n  font-weight: 400;\n}\nmain > section + section {\n  margin-top: 3rem;\n}\nh1 {\n  font-size: 1.65rem;\n  line-height: 1.25;\n  font-weight: 650;\n  letter-spacing: -0.01em;\n  color: var(--tone);\n  text-wrap: balance;\n}\nh2 {\n  margin-bottom: 0.75rem;\n  padding-bottom: 0.4rem;\n  border-bottom: 1px solid var(--line);\n  font-size: 1.15rem;\n  font-weight: 650;\n}\nh3 {\n  font-size: 0.95rem;\n  font-weight: 650;\n}\n.verdict {\n  display: grid;\n  gap: 0.6rem;\n  padding-left: 1.25rem;\n  border-left: 4px solid var(--tone);\n}\n.passed {\n  --tone: var(--passed);\n}\n.warned {\n  --tone: var(--warned);\n}\n.failed {\n  --tone: var(--failed);\n}\n.error {\n  --tone: var(--error);\n}\n.image {\n  font-size: 1.02em;\n}\n.reasons,\n.sentences,\n.steps,\n.checks {\n  display: grid;\n  gap: 0.6rem;\n  padding: 0;\n  list-style: none;\n}\n.reasons {\n  margin-top: 0.6rem;\n}\n.found {\n  font-weight: 600;\n}\n.checks {\n  grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr));\n  gap: 0.9rem 1.5rem;\n  margin-top: 0.9rem;\n  padding-top: 0.9rem;\n  border-top: 1px solid var(--line);\n}\n.checks .muted {\n  font-size: 0.87em;\n}\n.sentences {\n  gap: 0.35rem;\n  margin: 0.5rem 0;\n}\n.badge {\n  --tone: var(--calm);\n  display: inline-flex;\n  align-items: center;\n  gap: 0.4em;\n  color: var(--tone);\n  font-weight: 600;\n  white-space: nowrap;\n}\n.badge::before {\n  content: \"\";\n  width: 0.55em;\n  height: 0.55em;\n  border-radius: 50%;\n  background: currentcolor;\n}\n.badge:is(.not-done, .ignored, .unknown)::before {\n  background: none;\n  box-shadow: inset 0 0 0 1.5px currentcolor;\n}\n.badge:is(.critical, .failed, .blocks) {\n  --tone: var(--failed);\n}\n.badge.high {\n  --tone: var(--high);\n}\n.badge:is(.medium, .warned, .warns, .expired) {\n  --tone: var(--warned);\n}\n.badge.passed {\n  --tone: var(--passed);\n}\n.badge.error {\n  --tone: var(--error);\n}\n.steps {\n  gap: 0;\n  counter-reset: step;\n}\n.steps > li {\n  position: relative;\n  display: grid;\n  gap: 0.15rem;\n  padding: 0.8rem 0 0.8rem 2.25rem;\n  border-bottom: 1px solid var(--line);\n  counter-increment: step;\n}\n.steps > li::before {\n  content: counter(step);\n  position: absolute;\n  left: 0;\n  top: 0.8rem;\n  color: var(--muted);\n  font-variant-numeric: tabular-nums;\n}\n.steps > li:first-child {\n  padding-top: 0;\n}\n.steps > li:first-child::before {\n  top: 0;\n}\n.step {\n  font-size: 1.03em;\n}\ndetails {\n  margin: 0.3rem 0;\n}\nsummary {\n  width: fit-content;\n  color: var(--link);\n  cursor: pointer;\n}\ndetails > ul {\n  margin: 0.4rem 0;\n  padding-left: 1.25rem;\n}\n.changes {\n  display: grid;\n  grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr));\n  gap: 1.5rem;\n  margin: 1rem 0;\n}\n.numbers {\n  font-variant-numeric: tabular-nums;\n}\n.change {\n  font-size: 1.35rem;\n  font-weight: 650;\n}\n.change.bad {\n  color: var(--failed);\n}\n.tools {\n  display: flex;\n  flex-wrap: wrap;\n  gap: 0.6rem 0.9rem;\n  margin-bottom: 0.5rem;\n}\n.tools label {\n  display: grid;\n  gap: 0.15rem;\n  font-size: 0.85em;\n  color: var(--muted);\n}\n.tools .search {\n  flex: 1 1 14rem;\n}\ninput[type=\"search\"],\nselect {\n  min-width: 0;\n  max-width: 15rem;\n  height: 2.25rem;\n  padding: 0 0.6rem;\n  border: 1px solid light-dark(#8b929b, #6b737c);\n  border-radius: 5px;\n  background: var(--paper);\n  color: var(--ink);\n  font: inherit;\n  font-size: 0.95rem;\n}\ninput[type=\"search\"] {\n  width: 100%;\n  max-width: none;\n}\n.status {\n  min-height: 1.5em;\n  font-size: 0.9em;\n}\ntable {\n  width: 100%;\n  border-collapse: collapse;\n  font-variant-numeric: tabular-nums;\n}\ncaption {\n  position: absolute;\n  width: 1px;\n  height: 1px;\n  overflow: hidden;\n  clip-path: inset(50%);\n}\nth {\n  padding: 0.4rem 1rem 0.4rem 0;\n  color: var(--muted);\n  font-size: 0.85em;\n  font-weight: 500;\n  text-align: left;\n  white-space: nowrap;\n}\nth button {\n  padding: 0;\n  border: 0;\n  background: none;\n  color: inherit;\n  font: inherit;\n  cursor: pointer;\n}\nth button:disabled {\n  cursor: default;\n}\nth button:enabled:hover {\n  color: var(--link);\n}\nth[aria-sort] {\n  color: var(--ink);\n}\nth[aria-sort=\"ascending\"] button::after {\n  content: \" ↑\" / \"\";\n}\nth[aria-sort=\"descending\"] button::after {\n  content: \" ↓\" / \"\";\n}\ntd {\n  min-width: 7.25rem;\n  padding: 0.5rem 1rem 0.5rem 0;\n  border-top: 1px solid var(--line);\n  vertical-align: top;\n}\ntd.wide {\n  min-width: 11rem;\n}\nth.wide {\n  width: 28%;\n}\n#packages th.wide {\n  width: 22%;\n}\n#secrets th.wide {\n  width: 26%;\n}\n.narrow {\n  max-width: 34rem;\n}\ntd:last-child,\nth:last-child {\n  padding-right: 0;\n}\n.number {\n  text-align: right;\n}\ntd.number {\n  white-space: nowrap;\n}\n.more[type=\"button\"] {\n  margin-top: 0.75rem;\n  padding: 0.4rem 0.9rem;\n  border: 1px solid light-dark(#8b929b, #6b737c);\n  border-radius: 5px;\n  background: var(--paper);\n  color: var(--ink);\n  font: inherit;\n  cursor: pointer;\n}\npre {\n  margin: 0.5rem 0;\n  padding: 0.75rem 1rem;\n  max-height: 30rem;\n  overflow: auto;\n  border-radius: 6px;\n  background: var(--raised);\n  white-space: pre-wrap;\n}\n.timings td {\n  padding-block: 0.25rem;\n  border: 0;\n  vertical-align: middle;\n}\n.timings svg {\n  display: block;\n  width: 100%;\n  height: 0.5rem;\n}\n.track {\n  fill: var(--raised);\n}\n.bar {\n  fill: var(--calm);\n}\nfooter {\n  padding: 1.25rem 1.5rem;\n  border-top: 1px solid var(--line);\n  color: var(--muted);\n  font-size: 0.87em;\n}\n@media (max-width: 60rem) {\n  .page {\n    grid-template-columns: minmax(0, 1fr);\n    gap: 1.5rem;\n    padding: 0 1rem 3rem;\n  }\n  html {\n    scroll-padding-top: 3.5rem;\n  }\n  nav {\n    position: sticky;\n    z-index: 1;\n    top: 0;\n    margin-inline: -1rem;\n    padding: 0.4rem 1rem;\n    overflow-x: auto;\n    border-bottom: 1px solid var(--line);\n    background: var(--paper);\n  }\n  nav ul {\n    position: static;\n    display: flex;\n    gap: 1.1rem;\n    width: max-content;\n  }\n}\n@media (max-width: 46rem) {\n  .top,\n  footer {\n    padding-inline: 1rem;\n  }\n  h1 {\n    font-size: 1.35rem;\n  }\n  table,\n  thead,\n  tbody,\n  tr,\n  td {\n    display: block;\n  }\n  thead tr {\n    display: flex;\n    flex-wrap: wrap;\n    gap: 0 0.9rem;\n  }\n  thead:not(:has(button:enabled)) {\n    display: none;\n  }\n  th {\n    padding: 0.2rem 0;\n  }\n  tr + tr,\n  thead + tbody > tr:first-child {\n    border-top: 1px solid var(--line);\n  }\n  tbody tr {\n    padding: 0.6rem 0;\n  }\n  td,\n  td.wide {\n    position: relative;\n    min-height: 1.7em;\n    padding: 0.1rem 0 0.1rem 7.25rem;\n    border: 0;\n  }\n  td::before {\n    content: attr(data-label) / \"\";\n    position: absolute;\n    left: 0;\n    color: var(--muted);\n    font-size: 0.85em;\n    line-height: 1.75;\n  }\n  td.number {\n    text-align: left;\n  }\n  .tools label {\n    flex: 1 1 8rem;\n  }\n  .tools .search {\n    flex-basis: 100%;\n  }\n  select {\n    width: 100%;\n  }\n}\n/* The script shortens the table before its rows are laid out for the first time. */\n@media (scripting: enabled) {\n  .grid:not(.ready) tbody {\n    display: none;\n  }\n}\n@media print {\n  nav,\n  .top,\n  .tools,\n  .more[type=\"button\"] {\n    display: none;\n  }\n  .page {\n    display: block;\n  }\n}\n",
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
		[verified.join(", ") || "—", ...notVerified.map(({ check, why }) => el("p", { class: "note" }, `not ${check}: ${foreign(why, 300)}`))]
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
	const from = database?.repository === void 0 ? "from `cache-dir`" : `from \`${foreign(database.repository, 200)}\``;
	const notes = [...isolationSentences(tools), ...database === void 0 ? [] : [`Vulnerability database of ${database.updatedAt}, ${from}, SHA-256 \`${database.sha256.slice(0, 12)}\`.`]];
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
/** The verdict and why, in one line: as elements, and as the text of the page's title. */
function headlineOf(run) {
	const parts = verdictLine(run);
	return {
		shown: parts.map((part) => typeof part === "string" ? part : "name" in part ? code(part.name, 600) : foreign(part.message)),
		text: parts.map((part) => typeof part === "string" ? part : "name" in part ? part.name : part.message).join("")
	};
}
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
	const headline = headlineOf(run);
	return renderFrame({
		title: `${headline.text} · Assay`,
		tone: run.verdict,
		headline: headline.shown,
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
/** Removes these files, as far as possible: of a run whose files are not whole, or of an earlier one. */
async function removeEvidence(folder) {
	for (const name of [...Object.values(EVIDENCE_FILES), HANDOVER_FILE]) await removeEvidenceFile(folder, name).catch(() => void 0);
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
/**
* Reports a run to people and programs, and answers the verdict that was reported: `error` if the files or the
* outputs could not be written. The outputs are written after everything else; until then they say `error`. Only the audit event follows them,
* because its delivery may fail.
*/
async function report(run, options) {
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
	const isPublished = publisher.outputs(outputsOf(reported, evidence.done ? evidence.value.paths : {}));
	await publishComment(reported, options);
	await publishAudit(auditEvent(reported), evidence.done ? options : withoutEvidence(options));
	return isPublished ? reported.verdict : "error";
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

export { readKnown as $, keySilence as A, GITHUB_ISSUER$1 as At, rescan as B, signerDenialReasons as Bt, placesOf as C, purlType as Ct, prepareTrust as D, deniedDigests as Dt, parseVexFile as E, judgeRegistries as Et, assertTagUnmoved as F, asGateSigner as Ft, gather as G, removeEvidenceFile as Gt, trivyCommand as H, REQUIREMENTS as Ht, resolve as I, endFault as It, bundleReferrers as J, denialReason as Jt, revocationsOf as K, writeEvidenceFile as Kt, tagBeside as L, endNotes as Lt, database as M, gatePolicy as Mt, javaDatabase as N, isInput as Nt, readPublicKey as O, deniedPackages as Ot, demandIsolation as P, missingInputs as Pt, knownKey as Q, attestedPlatform as R, isSigner as Rt, gateAuditEvent as S, packagePurl as St, vexAttestations as T, judgeBaseImages as Tt, inventoryLogGaps as U, signerEnvironment as Ut, scan$1 as V, signerName as Vt, parseInventoryLog as W, copyEvidenceFile as Wt, selectBySummary as X, toDenialReasons as Xt, readBundles as Y, onlyWarning as Yt, bytesOf as Z, withBrokenGlass as Zt, HANDOVER_FILE as _, inventoriedPackages as _t, reasonList as a, SIGNATURE_ANNOTATION as at, publishAudit as b, nameParts as bt, timingSection as c, madeByIn as ct, renderFrame as d, pinImage as dt, readProvenance as et, code as f, tagMoved as ft, link as g, THIRD_PARTY as gt, foreign as h, concurrentlyLastAlone as ht, listSection as i, MADE_BY_FIELD as it, readInput as j, demandsOf as jt, keyFault as k, deniedVulnerabilities as kt, toolSection as l, markedBom as lt, folded as m, concurrently as mt, withoutEvidence as n, summaryPredicate as nt, rules as o, isMarked as ot, el as p, Lanes as pt, oldFormat as q, decide as qt, removeEvidence as r, provenancePredicate as rt, findingSection as s, madeBy as st, report as t, readSummary as tt, simpleTable as u, sourceOf as ut, parseHandover as v, packagesOf$1 as vt, readPlaces as w, sourcePurl as wt, shortName as x, ociPurl as xt, pessimisticOutputs as y, genericPurl as yt, readAttestedSboms as z, ofOneSigner as zt };