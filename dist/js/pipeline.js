import { i as __toESM } from "./rolldown-runtime.js";
import { c as parseReference, d as platformSlug, f as repositoryName, l as pinnedName, m as taggedName, o as imageName, p as requestedTag, u as platformName } from "./shared-approve.js";
import { A as apartNote, B as rulesBaseImages, F as isInLayers, M as baseName, N as basesOf, P as isAllowed, Q as pemBlocks, R as namesOneImage, Tt as policyDigest, X as KEY_KINDS, Z as otherKind, _t as matchesGlob, at as SEVERITIES, c as countedFindings, d as ignoredFindings, f as baselineKey, g as componentsOf, h as vexName, i as MAX_VEX_STATEMENTS, j as baseLayers, o as judgeCoverage, p as baselineNotes, tt as signingKeyFault, ut as brokenGlass, y as require_packageurl_js } from "./shared-policy.js";
import { $ as successOf, $t as deniedDigests, At as concurrentlyLastAlone, B as assertTagUnmoved, Bn as require_dist$1, Bt as purlType, C as require_v2, Ct as madeByIn, D as require_dist$2, E as envelopeText, Et as pinImage, F as judgingCommit, Ft as packagesOf, G as imageInvalid, Gt as parseBom, H as tagBeside, Ht as OWN, I as filesInCommit, It as genericPurl, J as rescan, Jn as EMPTY_DESCRIPTOR, Jt as toolComponent, Kt as readBom, L as submoduleInCommit, Lt as nameParts, M as diagnosticsOf, Mn as hashFile, Mt as THIRD_PARTY, Nt as inventoriedPackages, Ot as Lanes, P as committedFile, Q as readTool, Rt as ociPurl, Sn as signerName, St as madeBy, T as envelopeDigest, Tt as sourceOf$1, U as spaceForCopies, Ut as TRIVY, V as resolve$1, Vt as sourcePurl, Wt as enrich, X as trivyCommand, Xn as bundleReferrer, Xt as judgeBaseImages, Y as scan, Yt as trivyValues, Zn as describe$1, Zt as judgeRegistries, _t as summaryPredicate, an as isInput, ar as parseConfiguration, at as gather, bt as SIGNATURE_ANNOTATION, c as vexAttestations, cr as MEDIA, ct as bundleReferrers, d as readPublicKey, dt as bytesOf, en as deniedPackages, er as once, et as SbomDocuments, f as isTemporary, gn as asGateSigner, gt as readSummary, h as keySilence, ht as readProvenance, it as parseInventoryLog, jn as toolFullDisk, jt as matchesPlatform, k as javaDatabase, kt as concurrently, l as parseVexFile, lt as readBundles, m as keyFault, nn as GITHUB_ISSUER, nr as MAX_CONFIG_BYTES, nt as giveTurn, on as missingInputs, ot as revocationsOf, p as isTooLarge, q as readAttestedSboms, qn as EMPTY_CONFIG, qt as renameLicenses, rr as MAX_MANIFEST_BYTES, rt as inventoryLogGaps, s as readPlaces, sr as parseManifest, st as oldFormat, t as Ledger, tn as deniedVulnerabilities, tt as Turns, u as prepareTrust, ut as selectBySummary, vt as provenancePredicate, w as require_dist, wt as markedBom, xt as isMarked, yt as MADE_BY_FIELD, z as demandIsolation, zt as packagePurl } from "./shared-gate.js";
import { i as evaluateSecrets, t as assess } from "./assessment.js";
import { n as workflowReasons, t as findingReasons } from "./reasons-found.js";
import { A as serializeStatement, B as isMaskable, C as redactor, Ct as number, E as STATEMENT_MEDIA_TYPE, Et as record, Ht as hex, It as orThrow, Lt as orUndefined, M as parseJson, Mt as unknown, N as parseJsonAs, Ot as string, Rt as parsed, T as PREDICATE_TYPES, Ut as hexOf, Wt as isDigest, Yt as lookUp, Z as maySign, _ as isPassing, b as LooseValues, bt as literal, et as isLoopback, ft as _enum, h as TryAgain, ht as array, j as statementKind, m as BOUNDS, nt as optional, t as PRODUCT, v as retry, wt as object, xt as looseObject, z as SecretTexts, zt as unparsable } from "./shared-cli.js";
import { _ as codeOf, b as messageOf, f as fault, g as withAddition, l as AssayError, m as reasonsOf, o as plain, p as isOnly, s as sizeText, y as fullDiskLine } from "./shared-first.js";
import { C as parseDockerfile, D as isOpen$1, E as whyUntrusted, O as pathKey, S as DockerfileMap, T as DistrustNotice, _ as parentFolder, b as placeOf$1, d as LayerPackages, f as isJsonObject, g as joined$1, h as canonicalPath, m as isCoveredByDistribution, n as secrets, p as readJson, u as fingerprintKey, v as FileInspection, w as LayerCache, x as isDockerfile, y as shouldReadAs } from "./secrets.js";
import { n as copyEvidenceFile, o as removeEvidenceFile, s as writeEvidenceFile, t as HANDOVER_FILE } from "./evidence-folder.js";
import { t as require_semver } from "./semver.js";
import { o as serverFault, r as readSmall } from "./bounded-reader.js";
import { i as scopeName } from "./location-names.js";
import { t as redactFields } from "./text-fields.js";
import { n as parseHandover } from "./handover-document.js";
import { createReadStream } from "node:fs";
import { basename, dirname, join, posix } from "node:path";
import { chmod, copyFile, lstat, mkdir, readFile, readdir, rename, rm, stat, symlink, writeFile } from "node:fs/promises";
import { X509Certificate, createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { Readable } from "node:stream";

// src/domain/verdict/verdict.ts
const NO_BASE_IMAGES = {
	done: true,
	value: {
		found: [],
		notes: []
	}
};
const SEAL = Symbol("cleared");
/**
* Proof that an image may be signed. Only {@link judge} can make one, and the signer accepts nothing else: an image that
* is not cleared cannot be signed or pushed.
*/
var Cleared = class {
	#seal;
	image;
	policy;
	policyDigest;
	sboms;
	scan;
	evaluated;
	summary;
	constructor(seal, clearance) {
		if (seal !== SEAL) throw new TypeError("only judge() clears an image");
		this.#seal = seal;
		this.image = clearance.image;
		this.policy = clearance.policy;
		this.policyDigest = policyDigest(clearance.policy);
		this.sboms = clearance.sboms;
		this.scan = clearance.scan;
		this.evaluated = clearance.evaluated;
		this.summary = clearance.summary;
	}
	/** Whether a value is a real clearance and not an object that looks like one. */
	static isCleared(value) {
		return typeof value === "object" && value !== null && #seal in value;
	}
};
/**
* Judges all findings by the policy. Pure: no clock, no I/O. A part that could not be checked makes an `error`, whatever
* the findings and `enforce` are. A reason that blocks makes a `failed`, a reason that only warns a `warned`.
*/
function judge(findings, policy, context) {
	const { image, sboms, scan, secrets, secretsInNames = [], advice, baseImages, vex, packages } = findings;
	const coverage = sboms.done && scan.done ? judgeCoverage(image, sboms.value, scan.value, policy, context) : {
		reasons: [],
		notes: [],
		setAside: []
	};
	const evaluated = assess(scan.done ? scan.value : void 0, secrets.done ? secrets.value : void 0, policy, {
		...context,
		...contextFrom(findings, policy)
	});
	const origin = judgeOrigin(findings, policy, context.now);
	const aside = coverage.setAside.map(({ message }) => `${message}.`);
	const assessment = {
		...evaluated,
		notes: [
			...aside,
			...coverage.notes,
			...origin.notes,
			...evaluated.notes
		]
	};
	const unchecked = [
		...baseImages === void 0 ? [] : reasonsIn(baseImages),
		...vex === void 0 ? [] : reasonsIn(vex),
		...packages === void 0 ? [] : reasonsIn(packages),
		...distinct$2([
			...reasonsIn(sboms),
			...reasonsIn(scan),
			...reasonsIn(secrets),
			...secretsInNames
		]),
		...coverage.reasons.filter(isBlocking)
	];
	const found = [
		...deniedReasons(findings, policy),
		...origin.reasons,
		...findingReasons(assessment),
		...workflowReasons(advice, policy, assessment, context.now),
		...coverage.reasons.filter((reason) => !isBlocking(reason))
	];
	const knowsIgnored = [baseImages, vex].every((one) => one?.done !== false);
	const result = {
		assessment,
		hasFindings: knowsIgnored && found.length > 0
	};
	if (unchecked.length > 0 || !sboms.done || !scan.done || !secrets.done || !knowsIgnored) return {
		verdict: "error",
		reasons: [...unchecked, ...found],
		...result
	};
	if (found.some(isBlocking)) return {
		verdict: "failed",
		reasons: found,
		...result
	};
	const clear = (summary) => new Cleared(SEAL, {
		image,
		policy,
		summary,
		sboms: sboms.value,
		scan: scan.value,
		evaluated: assessment.vulnerabilities?.evaluated ?? []
	});
	if (found.length === 0) return {
		verdict: "passed",
		reasons: [],
		...result,
		cleared: clear("passed")
	};
	const signed = policy.signOnWarn ? { cleared: clear("none") } : {};
	return {
		verdict: "warned",
		reasons: found,
		...result,
		...signed
	};
}
/** What the policy denies, whatever else is true: the image itself, its base images, and what it contains. */
function deniedReasons({ image, scan, baseImages, packages }, policy) {
	const { denied } = policy.gate;
	const bases = baseImages?.done ? baseImages.value.found : [];
	const digests = [
		{
			digest: image.root.digest,
			name: "the image"
		},
		...image.platforms.flatMap(({ platform, manifest }) => manifest.digest === image.root.digest ? [] : [{
			digest: manifest.digest,
			name: platformName(platform)
		}]),
		...bases.flatMap(({ digest, name, proof }) => digest === void 0 || proof === "contradicted" ? [] : [{
			digest,
			name: `the base image ${name}`
		}])
	];
	return distinct$2([
		...deniedDigests(denied, digests, "image"),
		...scan.done ? deniedVulnerabilities(denied, scan.value.findings) : [],
		...packages?.done ? deniedPackages(denied, packages.value) : []
	]);
}
/** Two checks read the same layers and may report the same fault: keeps it once. */
function distinct$2(reasons) {
	return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}
/** What other parts of the run add to the evaluation: the base image's layers, the baseline, and VEX statements. */
function contextFrom({ image, baseImages, baseline, vex }, policy) {
	return {
		...vex?.done ? { vex: vex.value } : {},
		...baseImages?.done ? { baseLayers: baseLayers(image, baseImages.value, policy.baseImages) } : {},
		...baseline?.known ? { baseline: new Set(baseline.findings) } : {}
	};
}
function judgeOrigin(findings, policy, now) {
	const { image, repositories = [], baseImages = NO_BASE_IMAGES, baseline } = findings;
	const results = [judgeRegistries(repositories, policy.registries, now), ...baseImages.done ? [judgeBaseImages(image, baseImages.value, policy.baseImages, now)] : []];
	const { newOnly } = policy.vulnerabilities;
	const comparison = newOnly && baselineNotes(baseline ?? {
		known: false,
		why: "it was not read"
	}, newOnly.image);
	return {
		reasons: results.flatMap(({ reasons }) => reasons),
		notes: [...results.flatMap(({ notes }) => notes), ...comparison ?? []]
	};
}
/** The reasons why an outcome has no value. Empty if it has one. */
function reasonsIn(outcome) {
	return outcome.done ? [] : outcome.reasons;
}
function isBlocking(reason) {
	return reason.effect !== "warn";
}

// src/formats/attestation/base-claims.ts
var import_packageurl_js = require_packageurl_js();
/** No build uses more images. A provenance that names more is not read. */
const MAX_CLAIMS = 32;
const SLSA = /^https:\/\/slsa\.dev\/provenance\/v(?:0\.2|1)$/;
const NAME = "org.opencontainers.image.base.name";
const DIGEST = "org.opencontainers.image.base.digest";
/** The owners of the annotations; the closest to the image is first. */
const ANNOTATIONS = [
	"Annotation",
	"Annotation in the index",
	"Annotation of the index"
];
/**
* The base image that a platform's annotations name. Without annotations, its labels count; a label may come from the base
* image itself. Undefined if neither names a base image. The fault is a sentence without its full stop.
*/
function annotatedBase(image) {
	const { labels } = image.configuration;
	const sources = [...ANNOTATIONS.map((kind) => (key) => annotation(image, `${kind} ${key}`, key)), (key) => Object.hasOwn(labels, key) ? labels[key] : void 0];
	for (const valueOfKey of sources) {
		const name = valueOfKey(NAME);
		if (name !== void 0) return claimOf(name, valueOfKey(DIGEST), "annotation");
	}
}
function annotation({ annotations = [] }, entry, key) {
	return annotations.find((one) => one.entry === entry)?.text.slice(`${key}=`.length);
}
/** The layers of BuildKit's attestation that contain a SLSA provenance. */
function provenanceLayers({ layers }) {
	return layers.filter(({ mediaType, annotations = {} }) => mediaType === "application/vnd.in-toto+json" && SLSA.test(annotations["in-toto.io/predicate-type"] ?? ""));
}
const MaterialSchema = object({
	uri: string(),
	digest: object({ sha256: string() }).partial().nullish()
});
const materials = array(MaterialSchema).nullish();
const ProvenanceSchema = object({ predicate: object({
	materials,
	buildDefinition: object({ resolvedDependencies: materials }).nullish()
}) });
/** Reads which images a build used from its provenance (SLSA v0.2 or v1). The fault is a sentence without its full stop. */
function readMaterials(statement) {
	const provenance = parseJsonAs(ProvenanceSchema, statement);
	if (!provenance.ok) return unparsable("The provenance of the build has another form than expected");
	const { predicate } = provenance.value;
	const images = (predicate.materials ?? predicate.buildDefinition?.resolvedDependencies ?? []).filter(({ uri }) => uri.startsWith("pkg:docker/"));
	if (images.length > MAX_CLAIMS) return unparsable(`The provenance of the build names ${images.length} images, at most ${MAX_CLAIMS} are read`);
	const claims = [];
	for (const { uri, digest } of images) {
		const claim = materialOf(uri, digest?.sha256);
		if (!claim.ok) return claim;
		claims.push(claim.value);
	}
	return parsed(claims);
}
function materialOf(uri, sha256) {
	try {
		const { namespace, name, version, qualifiers } = import_packageurl_js.PackageURL.fromString(uri);
		const path = [namespace, name].filter(Boolean).join("/");
		const digest = sha256 === void 0 ? qualifiers?.digest : `sha256:${sha256}`;
		return claimOf(version !== void 0 && version !== null && !version.startsWith("sha256:") ? `${path}:${version}` : path, digest, "provenance");
	} catch {
		return unparsable(`The provenance of the build names "${plain(uri, 200)}", which is no image`);
	}
}
function claimOf(text, digest, by) {
	const reference = parseReference(text);
	if (!reference.ok) return unparsable(`A base image is named "${plain(text, 200)}", which is no image`);
	const { tag, digest: pinned } = reference.value;
	const named = digest !== void 0 && isDigest(digest) ? digest : pinned;
	const writtenTag = /:[^/@]*(?:@|$)/.test(text) && tag !== void 0 ? `:${tag}` : "";
	return parsed({
		name: repositoryName(reference.value) + writtenTag,
		...optional({ digest: named }),
		by
	});
}

// src/stages/base-images/base-lookup.ts
/** Looks images up. It reads only manifests and configurations, each manifest once. */
var BaseLookup = class {
	#registry;
	#manifests = /* @__PURE__ */ new Map();
	constructor({ registry }) {
		this.#registry = registry;
	}
	/** The layers of an image for a platform. */
	async layersOf(reference, platform) {
		try {
			return await this.#layersOf(reference, platform);
		} catch (error) {
			if (!(error instanceof AssayError)) throw error;
			return isOnly(error, "image-not-found", "image-invalid") ? {
				kind: "absent",
				why: error.message
			} : {
				kind: "unreachable",
				fault: error
			};
		}
	}
	async #layersOf(reference, platform) {
		const where = repositoryName(reference);
		const root = await this.#manifest(reference);
		const parsed = orThrow(parseManifest(root.bytes, root.mediaType, `${where}@${root.digest}`), imageInvalid);
		if (parsed.kind === "manifest") {
			const diffIds = await this.#diffIds(reference, root);
			return {
				kind: "found",
				digests: [root.digest],
				diffIds
			};
		}
		const { manifest: _, ...wanted } = platform;
		const entry = parsed.manifests.find((one) => one.platform !== void 0 && matchesPlatform(one.platform, wanted));
		if (entry === void 0) return {
			kind: "absent",
			why: `${where}@${root.digest} has no such platform`
		};
		const { registry, path } = reference;
		const manifest = await this.#manifest({
			registry,
			path,
			digest: entry.digest
		});
		const diffIds = await this.#diffIds(reference, manifest);
		return {
			kind: "found",
			digests: [root.digest, manifest.digest],
			diffIds
		};
	}
	#manifest(reference) {
		const { digest, tag = "latest" } = reference;
		const key = `${repositoryName(reference)} ${digest ?? tag}`;
		const known = this.#manifests.get(key) ?? this.#registry.resolve(reference);
		this.#manifests.set(key, known);
		return known;
	}
	async #diffIds(reference, manifest) {
		const where = `${repositoryName(reference)}@${manifest.digest}`;
		const parsed = orThrow(parseManifest(manifest.bytes, manifest.mediaType, where), imageInvalid);
		if (parsed.kind === "index") throw imageInvalid(`${where} is an index inside an index`);
		const { config } = parsed;
		if (config.size > 8388608) throw imageInvalid(`${where} has an image configuration of ${config.size} bytes`);
		const stream = await this.#registry.blob(reference, config);
		const bytes = Buffer.concat(await Array.fromAsync(bytesOf(stream)));
		return orThrow(parseConfiguration(bytes, `the image configuration of ${where}`), imageInvalid).diffIds;
	}
};

// src/stages/verify/verify.ts
/**
* Reads what is attached to a digest. Answers the statements that verify for the identity of `verify`, have a predicate
* type of Assay, and are about exactly this digest. Everything else is ignored. Throws if the registry does not answer.
* `reportOlder` gets the number of statements that were not examined, because there are newer ones of their kind.
*/
async function readAttached(world, verify, repository, subject, reportOlder = () => void 0) {
	const options = {
		isWanted: isOfAssay,
		use: verify,
		selection: selectBySummary((one) => summaryIn(one, subject))
	};
	const bundles = await readBundles(world, repository, subject, options);
	reportOlder(bundles.filter((bundle) => "older" in bundle).length);
	return bundles.flatMap((bundle) => {
		if (!("value" in bundle) || !bundle.value.verified) return [];
		const { statement, envelope, certificate } = bundle.value;
		const kind = statement.subject === subject ? statementKind(statement.predicateType) : void 0;
		if (kind === void 0) return [];
		return [{
			kind,
			referrer: bundle.referrer,
			envelope,
			statement,
			...certificate && { certificate }
		}];
	});
}
function isOfAssay(predicateType) {
	return statementKind(predicateType) !== void 0;
}
function summaryIn(verification, subject) {
	if (!verification.verified || verification.statement.subject !== subject) return void 0;
	const { predicateType, predicate } = verification.statement;
	return predicateType === PREDICATE_TYPES.summary ? orUndefined(readSummary(predicate)) : void 0;
}

// src/stages/base-images/base-signers.ts
/** Finds out which of the signers in the policy signed a base image. */
var BaseSigners = class {
	#world;
	#request;
	#trust = /* @__PURE__ */ new Map();
	#notes = /* @__PURE__ */ new Set();
	#signed = /* @__PURE__ */ new Map();
	constructor(world, request) {
		this.#world = world;
		this.#request = request;
	}
	/** The base image with its signer, if there is one. Throws the faults of the registry and of the trusted root. */
	async signed(base) {
		if (base.proof !== "proven") return base;
		const name = baseName(base);
		const known = this.#signed.get(name) ?? this.#signerOf(base);
		this.#signed.set(name, known);
		const signedBy = await known;
		if (signedBy !== void 0) return {
			...base,
			signedBy
		};
		const oldSignature = await this.#oldSignature(base);
		return oldSignature === void 0 ? base : {
			...base,
			oldSignature
		};
	}
	/** Base images that their signers revoked, a sentence each. */
	get notes() {
		return [...this.#notes];
	}
	async #oldSignature({ name, digest }) {
		const repository = orUndefined(parseReference(name));
		if (digest === void 0 || repository === void 0) return void 0;
		if (this.#request.policy.baseImages.signedBy.length === 0) return void 0;
		return (await oldFormat(this.#world, repository, digest)).find((tag) => tag.endsWith(".sig"));
	}
	async #signerOf({ name, digest }) {
		const repository = orUndefined(parseReference(name));
		if (digest === void 0 || repository === void 0) return void 0;
		for (const signer of this.#request.policy.baseImages.signedBy) {
			const { verify, verifyRevocation } = await this.#trustIn(signer);
			if (!(await readAttached(this.#world, verify, repository, digest)).some(({ kind }) => kind === "signature")) continue;
			const [why] = await revocationsOf(this.#world, verifyRevocation, repository, digest);
			if (why === void 0) return signer.identity;
			this.#notes.add(`The base image ${name} (${digest}) was revoked by ${signer.identity}: ${why}.`);
		}
	}
	#trustIn(signer) {
		const known = this.#trust.get(signer) ?? trustIn(this.#world, signer, this.#request);
		this.#trust.set(signer, known);
		return known;
	}
};
/** Trust in one certificate identity, with the trusted root of the run or else that of the public Sigstore. */
function trustIn(world, { identity, issuer }, { signer, database }) {
	const root = signer.sigstore?.trustedRoot;
	return prepareTrust(world, [{
		kind: "certificate",
		identity,
		issuer
	}], {
		...root === void 0 ? {} : { trustedRoot: root },
		database
	});
}

// src/stages/base-images/build-materials.ts
/** Greatest size of a provenance, in bytes. */
const MAX_PROVENANCE_BYTES = 16 << 20;
/**
* The images that BuildKit used to build a platform, by its provenance; the fault is a sentence, if the provenance cannot be read. It is
* not signed, and the author of the image can leave it out, so a broken one counts like a missing one. Throws the
* registry's faults.
*/
async function buildMaterials(world, image, platform, subject) {
	try {
		return await materialsOf(world, image, platform, subject);
	} catch (error) {
		if (isOnly(error, "image-not-found", "image-invalid")) return unparsable(`The provenance of the build cannot be read: ${error.message}`);
		throw error;
	}
}
async function materialsOf(world, image, platform, subject) {
	const { layout, attestations = [] } = image;
	const read = readerOf(world, subject, layout);
	const claims = [];
	for (const { of, manifest } of attestations) {
		if (of !== platform.manifest.digest) continue;
		const where = `${imageName(image)}@${manifest.digest}`;
		const document = orThrow(parseManifest(await read.manifest(manifest), manifest.mediaType, where), imageInvalid);
		if (document.kind === "index") continue;
		for (const layer of provenanceLayers(document)) {
			if (layer.size > MAX_PROVENANCE_BYTES) throw imageInvalid(`the provenance ${layer.digest} of ${where} has ${layer.size} bytes`);
			const materials = readMaterials(await read.blob(layer));
			if (!materials.ok) return materials;
			claims.push(...materials.value);
		}
	}
	return parsed(claims);
}
/** A job that imports evidence has not fetched the attestations, so they are read from the source of the image. */
function readerOf({ registry, layouts }, subject, layout) {
	if (subject.kind === "registry") {
		const { registry: host, path } = subject.reference;
		return {
			manifest: async ({ digest }) => (await registry.resolve({
				registry: host,
				path,
				digest
			})).bytes,
			blob: async (blob) => Buffer.concat(await Array.fromAsync(bytesOf(await registry.blob(subject.reference, blob))))
		};
	}
	const folder = subject.kind === "layout" ? subject.directory : layout;
	return {
		manifest: (manifest) => layouts.read(folder, manifest, MAX_MANIFEST_BYTES),
		blob: (blob) => layouts.read(folder, blob, MAX_PROVENANCE_BYTES)
	};
}

// src/stages/base-images/base-images.ts
const AT_ONCE$2 = 2;
/**
* Finds the base image of every platform. Claims of annotations and of the build's provenance are compared with the layers
* of the images that they name. Images that the policy names exactly are compared too. Nothing is fetched if the policy
* has no rule about base images, and an image in an annotation is fetched only if the policy names it. Throws the
* registry's faults if no base image can be determined because of them, and the faults of the trusted root.
*/
async function baseImages(world, image, request) {
	const { policy } = request;
	const apart = apartNote(policy) ?? [];
	if (!rulesBaseImages(policy.baseImages)) return {
		found: image.platforms.flatMap(unverified),
		notes: [apart].flat()
	};
	const lookup = new BaseLookup(world);
	const signers = new BaseSigners(world, request);
	const parts = await concurrently(image.platforms, AT_ONCE$2, async (platform) => {
		const materials = await buildMaterials(world, image, platform, request.subject);
		const part = await findFor(lookup, platform, materials, policy.baseImages);
		const [fault] = part.faults;
		if (part.found.length === 0 && fault !== void 0) throw fault;
		return {
			found: await concurrently(part.found, AT_ONCE$2, (base) => signers.signed(base)),
			notes: part.notes
		};
	});
	return {
		found: parts.flatMap(({ found }) => found),
		notes: [...new Set([
			apart,
			...parts.map(({ notes }) => notes),
			signers.notes
		].flat())]
	};
}
function unverified(platform) {
	const claim = annotatedBase(platform);
	return claim?.ok ? [claimed(claim.value, platform)] : [];
}
async function findFor(lookup, platform, materials, rule) {
	const { allow } = rule;
	const annotated = annotatedBase(platform);
	const named = [...annotated === void 0 ? [] : [annotated], materials];
	const notes = named.flatMap((one) => one.ok ? [] : `${one.fault}.`);
	const claims = named.flatMap((one) => one.ok ? one.value : []);
	const parts = [...await concurrently(claims, AT_ONCE$2, async (claim) => mayCompare(claim, rule) ? await compareClaim(lookup, claim, platform) : notCompared(claim, platform))];
	if (!parts.some(({ found }) => found.some((base) => base.proof === "proven" && isAllowed(base, allow)))) {
		const exact = allow.filter(namesOneImage);
		parts.push(...await concurrently(exact, AT_ONCE$2, (entry) => compareEntry(lookup, entry, platform)));
	}
	return {
		found: parts.flatMap(({ found }) => found),
		notes: [...notes, ...parts.flatMap((part) => part.notes)],
		faults: parts.flatMap(({ faults }) => faults)
	};
}
/**
* Whether Assay fetches the image of a claim to compare it. An annotation may only lead to an image that the policy names.
* Images in the provenance of the build are always compared, because a build also uses images that are no base.
*/
function mayCompare({ name, digest, by }, { allow, signedBy }) {
	if (by === "provenance") return true;
	const named = {
		name,
		...digest === void 0 ? {} : { digest }
	};
	return allow.length > 0 ? isAllowed(named, allow) : signedBy.length > 0;
}
function notCompared(claim, platform) {
	const base = claimed(claim, platform);
	const note = `${base.platform}: ${baseName(base)} was not compared, because the policy does not name it (base-images.allow).`;
	return {
		found: [base],
		notes: [note],
		faults: []
	};
}
/** Compares the layers of the image in a claim with the layers of the platform. */
async function compareClaim(lookup, claim, platform) {
	const base = claimed(claim, platform);
	const reference = referenceOf(baseName(base));
	const there = await lookup.layersOf(reference, platform.platform);
	if (there.kind !== "found") return {
		...withoutComparison(baseName(base), there),
		found: [base]
	};
	if (isBelow(there.diffIds, platform)) return {
		found: [proven(base, there)],
		notes: [],
		faults: []
	};
	const where = `${base.platform}: ${baseName(base)}`;
	if (claim.digest === void 0) {
		const note = `${where} now has other layers than the image, so it is not proven that it was the base.`;
		return {
			found: [base],
			notes: [note],
			faults: []
		};
	}
	if (claim.by === "annotation") return {
		found: [{
			...base,
			proof: "contradicted"
		}],
		notes: [],
		faults: []
	};
	return {
		found: [],
		notes: [`${where} was used by the build and is not the base.`],
		faults: []
	};
}
/** Finds out whether an image that the policy names exactly is the base. */
async function compareEntry(lookup, entry, platform) {
	const there = await lookup.layersOf(referenceOf(entry), platform.platform);
	if (there.kind !== "found") return {
		...withoutComparison(entry, there),
		found: []
	};
	if (!isBelow(there.diffIds, platform)) return {
		found: [],
		notes: [],
		faults: []
	};
	const named = entry.replace(/@.*$/, "");
	const { registry, path, tag } = referenceOf(named);
	const name = `${registry}/${path}${/:[^/]*$/.test(named) ? `:${tag}` : ""}`;
	return {
		found: [proven({
			platform: platformName(platform.platform),
			name,
			by: "layers",
			proof: "proven",
			layers: 0
		}, there)],
		notes: [],
		faults: []
	};
}
function withoutComparison(name, there) {
	const why = there.kind === "absent" ? there.why : there.fault.message;
	const faults = there.kind === "absent" ? [] : [there.fault];
	return {
		notes: [`The layers of ${name} could not be compared with those of the image: ${why}.`],
		faults
	};
}
/** Whether these are the lowest layers of the image. */
function isBelow(diffIds, { configuration }) {
	return diffIds.length > 0 && diffIds.every((diffId, at) => diffId === configuration.diffIds[at]);
}
function claimed({ name, digest, by }, platform) {
	const known = digest === void 0 ? {} : { digest };
	return {
		platform: platformName(platform.platform),
		name,
		...known,
		by,
		proof: "claimed",
		layers: 0
	};
}
function proven(base, { digests: [digest], diffIds }) {
	return {
		digest,
		...base,
		proof: "proven",
		layers: diffIds.length
	};
}
function referenceOf(name) {
	return orThrow(parseReference(name), (why) => /* @__PURE__ */ new TypeError(`a name that was read before: ${why}`));
}

// src/stages/image/explain-short-name.ts
/**
* Resolves an image. If this fails for a name without a registry, which means Docker Hub, the reasons also say what to write
* for an image of another registry or of this machine.
*/
async function explainingShortName({ imageInput, subject }, resolve) {
	try {
		return await resolve();
	} catch (error) {
		if (!(error instanceof AssayError) || subject.kind !== "registry") throw error;
		const { registry } = subject.reference;
		if (imageInput.includes(`${registry}/`)) throw error;
		const meaning = `"${imageInput}" means ${repositoryName(subject.reference)}; write the registry in front of another image, and \`archive:FILE\` for an image of this machine (\`docker save\`)`;
		const [first, ...rest] = error.reasons;
		const explained = {
			...first,
			message: `${first.message} (${meaning})`
		};
		throw new AssayError([explained, ...rest], { cause: error });
	}
}

// src/stages/image/pending-blobs.ts
/**
* The layers of one image on their way into its private layout. Layers that no earlier run can know are fetched at once,
* beside everything else; the others are fetched when something needs their bytes. Everything that reads blobs waits for
* those that it reads.
*/
var PendingBlobs = class {
	#mayBeKnown;
	#fetch;
	#layout = "";
	#started = [];
	#hasFailed = false;
	constructor(mayBeKnown = async () => false) {
		this.#mayBeKnown = mayBeKnown;
	}
	/** The layers that must be fetched in any case: each once, in the order of the image. */
	async unknownLayers(platforms) {
		const unknown = [];
		for (const { layers, configuration } of platforms) for (const [at, layer] of layers.entries()) {
			const diffId = configuration.diffIds[at];
			if (diffId === void 0 || !await this.#mayBeKnown(diffId)) unknown.push(layer);
		}
		return unknown;
	}
	/** Begins to fetch these layers. From now on, others of the same image can be fetched too. */
	begin(fetch, layout, layers) {
		this.#fetch = fetch;
		this.#layout = layout;
		this.ensure(layout, layers).catch(() => void 0);
	}
	/** Answers when the layout has these blobs. Throws what fetching them throws. */
	async ensure(layout, blobs) {
		if (this.#fetch === void 0 || layout !== this.#layout) return;
		const stored = this.#fetch.blobs(blobs);
		this.#started.push(stored);
		try {
			await stored;
		} catch (error) {
			this.#hasFailed = true;
			throw error;
		}
	}
	/** Whether a fetch failed, whoever waited for it. Then {@link settled} throws. */
	get hasFailed() {
		return this.#hasFailed;
	}
	/** Answers when nothing is on its way. Throws the first fault of a fetch. */
	async settled() {
		const failed = (await Promise.allSettled(this.#started)).find((one) => one.status === "rejected");
		if (failed !== void 0) throw failed.reason;
	}
	/** Stops to fetch, and answers when nothing is on its way. */
	async stop() {
		this.#fetch?.stop();
		await Promise.allSettled(this.#started);
	}
	/** Layers that wait for their blobs. */
	layers({ read }) {
		return { read: async (layout, layer, ...rest) => {
			await this.ensure(layout, [layer]);
			await read(layout, layer, ...rest);
		} };
	}
	/** Layouts whose blobs can be opened before they are there. */
	layouts(layouts) {
		const ensure = (layout, blob) => this.ensure(layout, [blob]);
		async function* bytes(layout, blob) {
			await ensure(layout, blob);
			yield* layouts.open(layout, blob);
		}
		const open = (layout, blob) => Readable.from(bytes(layout, blob), { objectMode: false });
		return {
			...layouts,
			open
		};
	}
};

// src/stages/sign/attested-source.ts
/** As deep as `src/github.com/owner/repository`; checkouts below that are not expected. */
const MAX_DEPTH$1 = 4;
const MAX_FOLDERS$1 = 5e3;
/**
* Demands that the source and the policy are at the commit that a signature will name (`GITHUB_SHA`): a workflow can
* check out anything. Answers sentences about what could not be compared. A tree without git (a download, an unpacked
* archive) names no commit. That is reported and is no fault, because actions/checkout makes such a tree if the job has
* no git. Throws `source-mismatch`.
*/
async function demandAttestedSource(world, { workspace, source, policy }) {
	const { sha } = world.runner.context;
	const top = {
		folder: workspace,
		path: ""
	};
	try {
		const around = source && await compareTree(world, source, sha);
		const sourceIs = source && around === "no git" ? await compareBelow(world, source, sha) : around;
		if (sourceIs !== void 0 && sourceIs !== "no git" && sourceIs !== "same") throw mismatch$1(sha, sourceIs);
		const policyIs = policy === "file" || policy === "default" && source === void 0 ? await compareTree(world, top, sha) : "same";
		if (policyIs !== "no git" && policyIs !== "same") throw mismatch$1(sha, policyIs);
		if (sourceIs !== "no git") return [];
		return [`The source tree is not a git checkout, so Assay could not compare it with commit ${plain(sha, 64)}, which the signature names.`];
	} catch (error) {
		if (!(error instanceof AssayError)) throw error;
		if (error.reasons.some(({ code }) => code === "source-mismatch")) throw error;
		const why = error.message.split(";")[0] ?? "";
		throw fault("source-mismatch", "sign", `the checkout could not be compared with the commit of this run, so nothing is signed: ${why}`, error);
	}
}
/**
* Compares a tree with the commit. It is the same if the innermost repository around it is at that commit, or is the
* submodule that the next repository around it has there, and so on upwards.
*/
async function compareTree(world, tree, sha) {
	const around = (await world.git.enclosing(tree)).toReversed();
	let first = "";
	for (const [index, { at, repository }] of around.entries()) {
		const head = await repository.resolve("HEAD^{commit}");
		if (head === void 0) continue;
		if (head === await commitOf(repository, sha)) return "same";
		const where = at === "" ? "the checkout" : `the checkout in ${plain(at, 200)}`;
		first ||= `${where} is at ${head}`;
		const outer = around[index + 1];
		if (outer === void 0) return first;
		if (!await isSubmodule(outer, at, head)) return `${first}, and is no submodule of the repository around it`;
	}
	return first === "" ? "no git" : first;
}
/**
* Compares the checkouts below a tree that is itself in no checkout, as with `path` of actions/checkout. One of them must
* be at the commit. The others can be tools.
*/
async function compareBelow(world, tree, sha) {
	let first = "";
	for (const checkout of await checkoutsBelow(tree)) {
		const comparison = await compareTree(world, checkout, sha);
		if (comparison === "same") return comparison;
		if (comparison !== "no git") first ||= comparison;
	}
	return first === "" ? "no git" : first;
}
/** Folders below a tree that have a `.git`. Submodules inside them are not listed. */
async function checkoutsBelow(tree) {
	const found = [];
	const open = [{
		...tree,
		depth: 0
	}];
	for (const { folder, path, depth } of open) {
		const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
		if (depth > 0 && entries.some(({ name }) => name === ".git")) found.push({
			folder,
			path
		});
		else if (depth < MAX_DEPTH$1) {
			for (const { name } of entries.filter((entry) => entry.isDirectory() && entry.name !== ".git")) if (open.length < MAX_FOLDERS$1) open.push({
				folder: join(folder, name),
				path: posix.join(path, name),
				depth: depth + 1
			});
		}
	}
	return found;
}
/** The commit that the runner names. If it names an annotated tag, this is the commit of the tag. */
async function commitOf(repository, sha) {
	if (!/^[0-9a-f]{40,64}$/.test(sha)) return "no commit";
	return await repository.resolve(`${sha}^{commit}`) ?? sha;
}
async function isSubmodule(outer, at, head) {
	const commit = await outer.repository.resolve("HEAD^{commit}");
	if (commit === void 0) return false;
	const path = outer.at === "" ? at : at.slice(outer.at.length + 1);
	return await submoduleInCommit(outer.repository, commit, path) === head;
}
function mismatch$1(sha, why) {
	const message = `${why}, but this run is for commit ${plain(sha, 64) || "none"}: a signature would name a commit that was not checked, so nothing is signed`;
	return fault("source-mismatch", "sign", message);
}

// src/formats/vex/cyclonedx-vex-write.ts
/** Whether a finding is ignored because of an exception or a VEX statement. */
function isAnswered$1({ ignoreReason }) {
	return ignoreReason.kind === "exception" || ignoreReason.kind === "vex";
}
/** OpenVEX's justifications with the same meaning in CycloneDX. The others are only in the detail. */
const JUSTIFICATIONS = {
	component_not_present: "code_not_present",
	vulnerable_code_not_present: "code_not_present",
	vulnerable_code_not_in_execute_path: "code_not_reachable",
	inline_mitigations_already_exist: "protected_by_mitigating_control"
};
/**
* A CycloneDX 1.6 VEX document of the ignored findings, made with the CycloneDX library. An exception becomes
* `not_affected`, the only state for which scanners ignore a finding. Its detail says that it is an exception, who is
* responsible, and until when. `redact` is applied to the texts of people.
*/
async function vexDocument(answered, by, serialNumber, redact) {
	const { Models, Enums, Serialize, Spec } = await import("./index.node.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const state = _enum(Enums.Vulnerability.AnalysisState);
	const justification = _enum(Enums.Vulnerability.AnalysisJustification).optional().catch(void 0);
	const vulnerabilities = answered.map(({ ignored, links }) => {
		const { finding } = ignored;
		const analysis = analysisOf(ignored);
		const [name, value] = analysis.property;
		const known = justification.parse(analysis.justification);
		return new Models.Vulnerability.Vulnerability({
			id: finding.id,
			analysis: new Models.Vulnerability.Analysis({
				state: state.parse(analysis.state),
				...known && { justification: known },
				detail: redact(analysis.detail)
			}),
			affects: new Models.Vulnerability.AffectRepository(links.map((link) => new Models.Vulnerability.Affect(new Models.BomLinkElement(encoded(link))))),
			properties: new Models.PropertyRepository([new Models.Property(name, redact(value))])
		});
	});
	const tool = toolComponent(by);
	const bom = new Models.Bom({
		serialNumber,
		metadata: new Models.Metadata({
			timestamp: new Date(by.timestamp),
			tools: new Models.Tools({ components: new Models.ComponentRepository([new Models.Component(Enums.ComponentType.Application, tool.name, { version: tool.version })]) })
		}),
		vulnerabilities: new Models.Vulnerability.VulnerabilityRepository(vulnerabilities)
	});
	const normalize = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
	const json = new Serialize.JsonSerializer(normalize).serialize(bom, { sortLists: true });
	return record(string(), unknown()).parse(JSON.parse(json));
}
function analysisOf({ ignoreReason }) {
	if (ignoreReason.kind === "exception") return exceptionAnalysis(ignoreReason.exception);
	if (ignoreReason.kind === "vex") return statementAnalysis(ignoreReason.statements);
	throw new TypeError("no exception and no VEX statement ignores this finding");
}
function exceptionAnalysis({ reason, owner, expires }) {
	return {
		state: "not_affected",
		detail: `Ignored by an exception of the policy: ${reason} (${owner}, until ${expires})`,
		property: ["assay:exception", `${owner}, until ${expires}`]
	};
}
function statementAnalysis(statements) {
	const [{ status, justification = "" }] = statements;
	const details = statements.map((one) => {
		const why = [one.justification, one.impact].filter((part) => part !== void 0).join(": ");
		return `${why === "" ? one.status : why} (${vexName(one)})`;
	});
	return {
		state: statements.every((one) => one.status === "fixed") ? "resolved" : "not_affected",
		...status === "not_affected" && { justification: lookUp(JUSTIFICATIONS, justification) ?? justification },
		detail: details.join("; "),
		property: ["assay:vex-statement", statements.map(vexName).join("; ")]
	};
}
/** A BOM-Link with its fragment, the bom-ref, percent-encoded. */
function encoded(link) {
	const hash = link.indexOf("#");
	return `${link.slice(0, hash)}#${encodeURIComponent(link.slice(hash + 1))}`;
}

// src/stages/vex/write-vex.ts
/** Name of the file in the evidence folder. */
const VEX_FILE = "vex.cdx.json";
/**
* Writes a CycloneDX VEX document with the findings that exceptions and VEX statements ignore. It points into the SBOMs
* of the run. Without such findings there is no document. Throws `tool-failed` if the document is not valid.
*/
async function writeVex(world, assessment, { image, sboms, documents }) {
	const { evidence } = world.workspace;
	await removeEvidenceFile(evidence, VEX_FILE);
	const ignored = ignoredFindings(assessment?.vulnerabilities?.evaluated ?? []).filter(isAnswered$1);
	if (ignored.length === 0 || !sboms.done) return;
	const places = await readPlaces(sboms.value, image.root.digest, documents);
	const answered = ignored.map((one) => answeredAt(one, places)).filter(({ links }) => links.length > 0);
	if (answered.length === 0) return;
	const by = {
		timestamp: world.now().toISOString(),
		tool: PRODUCT
	};
	const redact = redactor(world.runner.masked);
	const document = await vexDocument(answered, by, `urn:uuid:${randomUUID()}`, redact);
	const wrong = await world.sbomValidator.fault(document).catch((error) => {
		throw fault("tool-failed", "policy", `${VEX_FILE} could not be validated: ${String(error)}`, error);
	});
	if (wrong !== void 0) throw fault("tool-failed", "policy", `${VEX_FILE} is not valid CycloneDX 1.6: ${wrong}`);
	await writeEvidenceFile(evidence, VEX_FILE, `${JSON.stringify(document, null, 1)}\n`);
}
/** A finding with links to all copies of its package in the SBOMs of the places that have it. */
function answeredAt(ignored, places) {
	const { finding } = ignored;
	return {
		ignored,
		links: places.filter(({ name }) => finding.foundIn.includes(name)).flatMap((place) => {
			const { bom } = place;
			return bom === void 0 ? [] : componentsOf(finding, place).map(({ ref }) => `${bom}#${ref}`);
		})
	};
}

// src/domain/run/compare-images.ts
const NO_SECRETS = "Secrets are not compared: the attestations of an image tell nothing of secrets, so those of the shipped image are not known.";
const NO_SOURCE = "The source tree is not compared: its packages are in no attestation.";
/** What changed since the shipped image. Findings and packages of the source tree are left out. Pure. */
function compareImages(shipped, current) {
	if (!shipped.known) return {
		known: false,
		image: shipped.image,
		why: shipped.why
	};
	const inImage = current.findings.filter(({ foundIn }) => foundIn.some((scope) => scope !== "source"));
	const leftOut = inImage.length < current.findings.length ? [NO_SOURCE] : [];
	return {
		known: true,
		image: shipped.image,
		vulnerabilities: difference(inImage, shipped.findings, baselineKey),
		packages: packageChanges(current.packages, shipped.packages),
		notes: [
			...shipped.notes,
			NO_SECRETS,
			...leftOut
		]
	};
}
/** Things of one key count once among those that stay. */
function difference(now, before, keyOf) {
	const current = new Set(now.map(keyOf));
	const earlier = new Set(before.map(keyOf));
	return {
		added: now.filter((item) => !earlier.has(keyOf(item))),
		gone: before.filter((item) => !current.has(keyOf(item))),
		staying: [...current].filter((key) => earlier.has(key)).length
	};
}
function packageChanges(now, before) {
	const current = versionsOf(now);
	const earlier = versionsOf(before);
	const added = [];
	const gone = [];
	const changed = [];
	let staying = 0;
	for (const key of [.../* @__PURE__ */ new Set([...current.keys(), ...earlier.keys()])].sort()) {
		const [to, from] = [current.get(key), earlier.get(key)];
		const one = to?.name ?? from?.name;
		if (one === void 0) continue;
		const named = {
			package: one.package,
			...one.type === void 0 ? {} : { type: one.type }
		};
		if (from === void 0) added.push({
			...named,
			to: inWords(to?.versions)
		});
		else if (to === void 0) gone.push({
			...named,
			from: inWords(from.versions)
		});
		else if (to.versions.symmetricDifference(from.versions).size === 0) staying += 1;
		else changed.push({
			...named,
			from: inWords(from.versions),
			to: inWords(to.versions)
		});
	}
	return {
		added,
		gone,
		changed,
		staying
	};
}
function versionsOf(packages) {
	const found = /* @__PURE__ */ new Map();
	for (const one of packages) {
		const key = JSON.stringify([one.type ?? "", one.package]);
		const known = found.get(key) ?? {
			name: one,
			versions: /* @__PURE__ */ new Set()
		};
		known.versions.add(one.version);
		found.set(key, known);
	}
	return found;
}
function inWords(versions = /* @__PURE__ */ new Set()) {
	return [...versions].sort().join(", ");
}

// src/domain/fixes/dependency-paths.ts
/** Limits: dependencies that are followed in one graph, and paths that are shown of one package. */
const MAX_STEPS = 1e6;
const MAX_PATHS = 5;
/**
* The shortest dependency path to each wanted package, for each list that has it, by its node. A list that names no
* dependency between packages tells nothing, so it gives no path. Pure.
*/
function dependencyPaths(graph, wanted) {
	const found = /* @__PURE__ */ new Map();
	let left = MAX_STEPS;
	for (const list of graph.lists) {
		const { before, steps, tells } = walk(graph, list, left);
		left -= steps;
		if (!tells) continue;
		for (const node of wanted) {
			if (!before.has(node)) continue;
			const path = pathTo(graph, node, before);
			const known = found.get(node) ?? [];
			if (path === void 0 || known.length === MAX_PATHS) continue;
			if (!known.some((other) => other.join("\0") === path.join("\0"))) found.set(node, [...known, path]);
		}
	}
	return found;
}
/** The node before each reachable package on a shortest way from a list, breadth first. Other lists are not entered. */
function walk({ dependsOn, labels }, list, limit) {
	const before = /* @__PURE__ */ new Map();
	const queue = [list];
	let steps = 0;
	let tells = false;
	for (let at = 0; at < queue.length && steps < limit; at += 1) {
		const node = queue[at] ?? "";
		for (const next of dependsOn.get(node) ?? []) {
			steps += 1;
			if (!labels.has(next)) continue;
			if (node !== list) tells = true;
			if (before.has(next)) continue;
			before.set(next, node === list ? void 0 : node);
			queue.push(next);
		}
	}
	return {
		before,
		steps,
		tells
	};
}
function pathTo({ labels }, node, before) {
	const path = [];
	for (let at = node; at !== void 0; at = before.get(at)) path.unshift(labels.get(at) ?? at);
	const [first, ...rest] = path;
	return first === void 0 ? void 0 : [first, ...rest];
}

// src/domain/fixes/version-order.ts
var import_semver = /* @__PURE__ */ __toESM(require_semver(), 1);
/** Types whose versions are semantic versions, mostly. Others of them are compared by their numbers. */
const SEMANTIC = /* @__PURE__ */ new Set([
	"npm",
	"golang",
	"cargo",
	"composer",
	"nuget",
	"hex",
	"pub"
]);
/** A longer version is not compared. */
const LONGEST$1 = 300;
/**
* Compares two versions the way the ecosystem of a PURL type does: negative, 0, or positive. Undefined if that is not
* certain: a wrong order would propose a version that fixes nothing.
*/
function compareVersions(type, one, other) {
	if (one === other) return 0;
	if (one.length > LONGEST$1 || other.length > LONGEST$1) return void 0;
	if (type === "deb") return compareSystem(one, other, compareDebian);
	if (type === "rpm") return compareSystem(one, other, compareRpm);
	if (type !== void 0 && SEMANTIC.has(type)) {
		const [left, right] = [(0, import_semver.parse)(one), (0, import_semver.parse)(other)];
		if (left !== null && right !== null) return (0, import_semver.compare)(left, right);
	}
	return compareNumbers(one, other);
}
/** `v1.2.3`, and what follows the numbers: `.Final`, `-jre`, `-r3`. */
const NUMBERED = /^v?(\d+(?:\.\d+)*)(.*)$/s;
/** The revision of a package of Alpine. */
const REVISION = /^-r(\d+)$/;
/** Versions that differ only in their numbers. A pre-release or another addition is not ordered. */
function compareNumbers(one, other) {
	const [, left = "", leftRest = ""] = NUMBERED.exec(one) ?? [];
	const [, right = "", rightRest = ""] = NUMBERED.exec(other) ?? [];
	if (left === "" || right === "") return void 0;
	const order = compareLists(left.split("."), right.split("."));
	if (leftRest === rightRest) return order;
	const [leftRevision, rightRevision] = [REVISION.exec(leftRest)?.[1], REVISION.exec(rightRest)?.[1]];
	if (leftRevision === void 0 || rightRevision === void 0) return void 0;
	return order === 0 ? compareDigits(leftRevision, rightRevision) : order;
}
/** Lists of numbers. A missing number is 0. */
function compareLists(one, other) {
	for (let at = 0; at < Math.max(one.length, other.length); at += 1) {
		const order = compareDigits(one[at] ?? "0", other[at] ?? "0");
		if (order !== 0) return order;
	}
	return 0;
}
/** Numbers of any length, as texts. */
function compareDigits(one, other) {
	const [left, right] = [one.replace(/^0+/, ""), other.replace(/^0+/, "")];
	if (left.length !== right.length) return left.length - right.length;
	return left < right ? -1 : left > right ? 1 : 0;
}
/** `epoch:version-release`, each part by the rules of the distribution. */
function compareSystem(one, other, compareParts) {
	const [left, right] = [one, other].map((version) => {
		const [, epoch = "0", rest = ""] = /^(?:(\d+):)?(.*)$/s.exec(version) ?? [];
		const dash = rest.lastIndexOf("-");
		return dash < 0 ? [
			epoch,
			rest,
			""
		] : [
			epoch,
			rest.slice(0, dash),
			rest.slice(dash + 1)
		];
	});
	const epochs = compareDigits(left?.[0] ?? "", right?.[0] ?? "");
	if (epochs !== 0) return epochs;
	const versions = compareParts(left?.[1] ?? "", right?.[1] ?? "");
	return versions !== 0 ? versions : compareParts(left?.[2] ?? "", right?.[2] ?? "");
}
/** deb-version(7): runs of other characters and of digits, in turn. */
function compareDebian(one, other) {
	const [left, right] = [one, other].map((text) => [...text.matchAll(/(\D*)(\d*)/g)]);
	for (let at = 0; at < Math.max(left?.length ?? 0, right?.length ?? 0); at += 1) {
		const [, leftText = "", leftDigits = ""] = left?.[at] ?? [];
		const [, rightText = "", rightDigits = ""] = right?.[at] ?? [];
		const order = compareTexts(leftText, rightText) || compareDigits(leftDigits, rightDigits);
		if (order !== 0) return order;
	}
	return 0;
}
function compareTexts(one, other) {
	for (let at = 0; at < Math.max(one.length, other.length); at += 1) {
		const order = weightOf$1(one[at]) - weightOf$1(other[at]);
		if (order !== 0) return order;
	}
	return 0;
}
/** A tilde is before the end, the end before letters, letters before everything else. */
function weightOf$1(character) {
	if (character === void 0) return 0;
	if (character === "~") return -1;
	return /[A-Za-z]/.test(character) ? character.charCodeAt(0) : character.charCodeAt(0) + 256;
}
/** rpm-version(7): runs of letters and of digits; a tilde is before the end, a caret behind it. */
function compareRpm(one, other) {
	const [left = [], right = []] = [one, other].map((text) => text.match(/[A-Za-z]+|\d+|[~^]/g) ?? []);
	for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
		const order = compareRuns(left[at], right[at]);
		if (order !== 0) return order;
	}
	return 0;
}
function compareRuns(one, other) {
	if (one === other) return 0;
	if (one === "~" || other === "~") return one === "~" ? -1 : 1;
	if (one === void 0 || other === void 0) return one === void 0 ? -1 : 1;
	if (one === "^" || other === "^") return one === "^" ? -1 : 1;
	const [isNumber, isOtherNumber] = [/^\d/.test(one), /^\d/.test(other)];
	if (isNumber !== isOtherNumber) return isNumber ? 1 : -1;
	return isNumber ? compareDigits(one, other) : one < other ? -1 : 1;
}

// src/domain/fixes/fixed-version.ts
/** The versions in the text of a finding: `1.2.6, 2.0.1` names one for each line of releases. */
function fixedVersions(fixedIn) {
	return fixedIn.split(/[,;\s]+/).filter((version) => version !== "");
}
/**
* The lowest version above `from` that fixes every finding; each finding lists the versions that fix it. Undefined if there
* is none, or if the versions cannot be compared.
*/
function lowestFix(type, from, findings) {
	const all = [...new Set(findings.flat())];
	const [only] = all;
	if (all.length === 1) return only;
	const above = all.filter((version) => isAbove(type, version, from));
	return above.filter((version) => findings.every((fixes) => isFixed(type, version, fixes))).filter((version) => above.every((other) => compareVersions(type, version, other) !== void 0)).reduce((lowest, version) => lowest === void 0 || (compareVersions(type, version, lowest) ?? 0) < 0 ? version : lowest, void 0);
}
function isAbove(type, version, from) {
	return (compareVersions(type, version, from) ?? 0) > 0;
}
/**
* Whether a version has the fix, if these versions are the first fixed ones of their lines of releases. A version between two
* of them belongs to the line with which it shares more numbers: 1.3.0 is not fixed by `1.2.6, 1.3.2`.
*/
function isFixed(type, version, fixes) {
	if (fixes.includes(version)) return true;
	const orders = fixes.map((fix) => ({
		fix,
		order: compareVersions(type, fix, version)
	}));
	if (orders.some(({ order }) => order === void 0)) return false;
	const below = orders.filter(({ order = 0 }) => order <= 0).map(({ fix }) => fix);
	const above = orders.filter(({ order = 0 }) => order > 0).map(({ fix }) => fix);
	if (below.length === 0) return false;
	const shared = (fix) => sharedNumbers(fix, version);
	return above.length === 0 || Math.max(...below.map(shared)) > Math.max(...above.map(shared));
}
/** How many numbers two versions have in common at their beginning. */
function sharedNumbers(one, other) {
	const [left = [], right = []] = [one, other].map((version) => version.match(/\d+/g) ?? []);
	const first = left.findIndex((number, at) => number !== right[at]);
	return first < 0 ? left.length : first;
}

// src/domain/fixes/plan-fixes.ts
/** Types of the packages of a distribution. They are updated together. */
const SYSTEM_TYPES$1 = /* @__PURE__ */ new Set([
	"deb",
	"rpm",
	"apk"
]);
/** Whether a package belongs to the distribution of the image. */
function isSystemPackage({ type }) {
	return type !== void 0 && SYSTEM_TYPES$1.has(type);
}
/** Groups the findings that count by the update that fixes them. Pure. */
function planFixes(evaluated) {
	const counted = countedFindings(evaluated);
	const fixable = counted.filter(({ finding }) => finding.fixedIn !== void 0);
	const inSystem = fixable.filter(({ finding }) => isSystemPackage(finding));
	const others = fixable.filter(({ finding }) => !isSystemPackage(finding));
	return {
		packages: [...Map.groupBy(others, packageKey$1).values()].flatMap(packageUpdate),
		systems: [...Map.groupBy(inSystem, ({ finding }) => finding.type ?? "")].map(systemUpdate),
		unfixed: counted.filter(({ finding }) => finding.fixedIn === void 0)
	};
}
/** Puts the steps into their order, and leaves out of `unfixed` what a step fixes. Pure. */
function orderFixes(steps, unfixed, notes) {
	const fixed = new Set(steps.flatMap(({ findings }) => findings.map(({ finding }) => finding)));
	return {
		steps: [...steps].sort(byWeight),
		unfixed: unfixed.filter(({ finding }) => !fixed.has(finding)),
		notes
	};
}
function packageKey$1({ finding }) {
	return JSON.stringify([
		finding.type ?? "",
		finding.package,
		finding.version
	]);
}
function packageUpdate(findings) {
	const [first] = findings;
	if (first === void 0) return [];
	const { package: name, type, version: from } = first.finding;
	const to = lowestFix(type, from, findings.map(fixesOf));
	return [{
		kind: "package",
		package: name,
		from,
		findings,
		...type === void 0 ? {} : { type },
		...to === void 0 ? {} : { to },
		lines: [],
		through: [],
		paths: [...new Set(findings.flatMap(({ finding }) => finding.paths ?? []))].sort()
	}];
}
function systemUpdate([type, findings]) {
	const packages = [...Map.groupBy(findings, packageKey$1).values()].flatMap((ofOne) => {
		const [first] = ofOne;
		if (first === void 0) return [];
		const { package: name, version: from } = first.finding;
		const to = lowestFix(type, from, ofOne.map(fixesOf));
		return [{
			package: name,
			from,
			...to === void 0 ? {} : { to }
		}];
	});
	packages.sort((one, other) => one.package < other.package ? -1 : 1);
	return {
		kind: "system",
		type,
		packages,
		findings,
		lines: []
	};
}
function fixesOf({ finding }) {
	return fixedVersions(finding.fixedIn ?? "");
}
/** The step with more blocking findings first, then the one with the worse findings, then by name. */
function byWeight(one, other) {
	const [left, right] = [weightOf(one), weightOf(other)];
	for (const [at, weight] of left.entries()) {
		const difference = (right[at] ?? 0) - weight;
		if (difference !== 0) return difference;
	}
	return nameOf$2(one) < nameOf$2(other) ? -1 : 1;
}
/** The number of blocking findings, then that of each severity. */
function weightOf({ findings }) {
	return [findings.filter(({ effect }) => effect === "block").length, ...SEVERITIES.map((severity) => findings.filter(({ finding }) => finding.severity === severity).length)];
}
function nameOf$2(fix) {
	if (fix.kind === "package") return `${fix.package} ${fix.from}`;
	return fix.kind === "system" ? fix.type : fix.to;
}

// src/formats/sbom/cyclonedx-graph.ts
/** Lock files in which the project itself is a package, on which all others depend, by trivy's type. */
const WITH_PROJECT = /* @__PURE__ */ new Set([
	"gomod",
	"uv",
	"cargo"
]);
/** The dependencies between the packages of an SBOM. The project itself is no package: its lock file lists the others. */
function packageGraph(bom) {
	const named = inventoriedPackages(bom);
	const labels = new Map(packagesOf(bom).map(({ ref, name, version }, at) => [ref, labelOf(named[at]?.package ?? name, version)]));
	const types = new Map(bom.components.map((one) => [one["bom-ref"], trivyValues(one, "Type")[0] ?? ""]));
	const lists = bom.dependencies.filter(({ ref }) => !labels.has(ref)).map(({ ref, dependsOn }) => {
		const [project, ...others] = dependsOn;
		return WITH_PROJECT.has(types.get(ref) ?? "") && others.length === 0 && project !== void 0 ? project : ref;
	});
	for (const list of lists) labels.delete(list);
	return {
		lists,
		dependsOn: new Map(bom.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn])),
		labels
	};
}
/** `lodash@4.17.20` */
function labelOf(name, version) {
	return `${name}@${version}`;
}

// src/stages/fixes/dockerfile-lines.ts
/** The lines of the Dockerfiles whose instructions are the history of the image. */
var DockerfileLines = class {
	#platforms;
	constructor(image, dockerfiles) {
		this.#platforms = image.platforms.map(({ configuration }) => ({
			diffIds: configuration.diffIds,
			map: new DockerfileMap(configuration, dockerfiles)
		}));
	}
	/** The `FROM` lines that name the base image. */
	bases() {
		return distinct$1(this.#platforms.flatMap(({ map }) => map.bases()));
	}
	/** The instructions that made these layers; for layers of the base image, its `FROM` lines, which come first. */
	ofLayers(layers) {
		const [from, made] = [[], []];
		for (const { diffIds, map } of this.#platforms) for (const [index, diffId] of diffIds.entries()) {
			if (!layers.has(diffId)) continue;
			const instructions = map.layer(index);
			if (instructions.length === 0) from.push(...map.bases());
			else made.push(...instructions);
		}
		return distinct$1([...from, ...made]);
	}
};
function distinct$1(lines) {
	return [...new Map(lines.map(({ path, line }) => [`${path}:${line}`, {
		path,
		...line && { line }
	}])).values()];
}

// src/stages/shared/source-folders.ts
/** Folders of installed packages and build results. Their manifests belong to other projects. */
const SKIPPED_FOLDERS = /^(?:\.git|node_modules|bower_components|vendor|\.venv|venv|site-packages|__pycache__|\.tox|\.nox|\.yarn|\.gradle|\.terraform|Pods|target)$/;
/** Greatest number of entries. */
const MAX_FILES$2 = 2e5;
/**
* The names of the files below a folder, up to a maximum number of files. It follows no links, leaves out folders of installed
* packages and build results, and never throws.
*/
async function foldersBelow(root) {
	const folders = /* @__PURE__ */ new Map();
	const unlisted = [];
	const pending = [""];
	let count = 0;
	for (let next = pending.pop(); next !== void 0; next = pending.pop()) {
		const folder = next;
		const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => void 0);
		if (entries === void 0) {
			if (folder !== "") unlisted.push(folder);
			continue;
		}
		count += entries.length;
		if (count > 2e5) return {
			folders,
			unlisted,
			isComplete: false
		};
		folders.set(folder, entries.filter((entry) => entry.isFile()).map(({ name }) => name));
		for (const entry of entries) {
			if (!entry.isDirectory() || SKIPPED_FOLDERS.test(entry.name)) continue;
			pending.push(folder === "" ? entry.name : `${folder}/${entry.name}`);
		}
	}
	return {
		folders: new Map([...folders].sort(([a], [b]) => a < b ? -1 : 1)),
		unlisted: unlisted.sort(),
		isComplete: true
	};
}
/** A folder and all folders above it, up to the root. */
function* upwards(folder) {
	for (let at = folder; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf("/")))) yield at;
	yield "";
}

// src/stages/fixes/same-package.ts
/** Whether two names of one PURL type name the same package, by the rules of its registry. */
function sameName(type, one, other) {
	return one === other || normalName(type, one) === normalName(type, other);
}
/** The name in the spelling of its registry. */
function normalName(type, name) {
	if (type === "pypi") return name.toLowerCase().replace(/[-_.]+/g, "-");
	return type === "nuget" || type === "composer" ? name.toLowerCase() : name;
}
/** Whether two texts are the same version. Some programs leave out the `v` of Go and Composer. */
function sameVersion(type, one, other) {
	if (one === other) return true;
	return (type === "golang" || type === "composer") && one.replace(/^v/, "") === other.replace(/^v/, "");
}
/**
* Whether a requirement of a manifest led to a version, by the versions of this package that the lock file beside it has.
* If it has several, only npm's ranges are evaluated, and only one of the versions may be in the range.
*/
function chooses(type, requirement, version, locked) {
	if (![...locked].some((one) => sameVersion(type, one, version))) return false;
	if (locked.size === 1) return !isExact(requirement);
	if (type !== "npm" || requirement === "") return false;
	const inRange = [...locked].filter((one) => (0, import_semver.satisfies)(one, requirement));
	return inRange.length === 1 && inRange[0] === version;
}
/** An exact version that is not the locked one led to another version, or the lock file is old. */
function isExact(requirement) {
	return /^(?:={1,3}\s*)?v?\d+(?:\.\d+){2,}$/.test(requirement.trim()) && !/^[~^]/.test(requirement);
}

// src/stages/fixes/package-lines.ts
const MAX_LINES = 10;
/** The lines of the manifests and lock files of a source tree. Names, versions and lines come from the files as they are. */
var SourceLines = class {
	#files;
	constructor(files) {
		this.#files = files;
	}
	/**
	* Where the version of a package can be changed, the best place first: the manifest that names it, or else the one that
	* names the first package of its dependency path; then the lock files.
	*/
	of({ package: name, type, from, through }) {
		if (type === void 0) return [];
		const files = this.#files.filter(({ kind }) => kind.type === type);
		const own = manifestLines(files, type, name, from);
		const heads = through.flatMap((path) => headLines(files, type, path.slice(0, -1)));
		const locked = files.filter(({ kind }) => kind.role === "lock").flatMap((file) => matching(file, type, name, from).map(({ line }) => ({
			path: file.path,
			line
		})));
		return distinct([
			...own,
			...own.length === 0 ? heads : [],
			...locked
		]).slice(0, MAX_LINES);
	}
};
/** The lines of the first package of a path that a manifest names. The project itself may stand in front of it. */
function headLines(files, type, path) {
	for (const label of path) {
		const at = label.lastIndexOf("@");
		const lines = manifestLines(files, type, label.slice(0, at), label.slice(at + 1));
		if (lines.length > 0) return lines;
	}
	return [];
}
function manifestLines(files, type, name, version) {
	return files.filter(({ kind }) => kind.role === "manifest").flatMap((file) => file.lines.filter((line) => sameName(type, line.package, name)).flatMap((line) => placeOf(files, file, line, version) ?? []));
}
/** The place of a line of a manifest, if it leads to this version. */
function placeOf(files, file, line, version) {
	const { type } = file.kind;
	if (line.property !== void 0) {
		const found = propertyOf(files, file, line.property);
		return found !== void 0 && sameVersion(type, found.value, version) ? {
			path: found.path,
			line: found.line
		} : void 0;
	}
	const here = {
		path: file.path,
		line: line.line
	};
	if (sameVersion(type, line.version.replace(/^(?:={1,3}\s*|\[([^,\]]*)\]$)/, "$1"), version)) return here;
	const locked = lockedVersions(files, file, line.package);
	return chooses(type, line.version, version, locked) ? here : void 0;
}
/** A property of a file, or else of a file of the same name above it. */
function propertyOf(files, file, name) {
	const base = posix.basename(file.path);
	for (const folder of upwards(file.folder)) {
		const one = files.find((other) => other.folder === folder && posix.basename(other.path) === base);
		const property = one?.properties.get(name);
		if (one !== void 0 && property !== void 0) return {
			...property,
			path: one.path
		};
	}
}
/** The versions of a package in the lock files of the nearest folder that has any: that of the manifest, or one above it. */
function lockedVersions(files, { folder, kind }, name) {
	for (const at of upwards(folder)) {
		const locks = files.filter((file) => file.kind.role === "lock" && file.folder === at);
		if (locks.length === 0) continue;
		return new Set(locks.flatMap(({ lines }) => lines.flatMap((line) => sameName(kind.type, line.package, name) ? [line.version] : [])));
	}
	return /* @__PURE__ */ new Set();
}
function matching({ lines }, type, name, version) {
	return lines.filter((line) => sameName(type, line.package, name) && sameVersion(type, line.version, version));
}
function distinct(lines) {
	return [...new Map(lines.map((one) => [`${one.path}:${one.line}`, one])).values()];
}

// src/formats/manifests/bundler-files.ts
const GEM = /^\s{0,80}gem\s{0,9}\(?\s{0,9}["']([\w.-]{1,200})["'](?:\s{0,9},\s{0,9}["']([^"']{1,100})["'])?/;
const GEMFILE = {
	type: "gem",
	role: "manifest",
	file: /^(?:Gemfile|gems\.rb)$/,
	read: (text) => text.split("\n").flatMap((line, at) => {
		const [, name, version = ""] = GEM.exec(line) ?? [];
		return name === void 0 ? [] : [{
			package: name,
			version,
			line: at + 1
		}];
	})
};
const GEMFILE_LOCK = {
	type: "gem",
	role: "lock",
	file: /^(?:Gemfile\.lock|gems\.locked)$/,
	read(text) {
		const found = [];
		let section = "";
		for (const [at, line] of text.split("\n").entries()) {
			if (/^\S/.test(line)) section = line.trim();
			const [, name, version] = /^ {4}([\w.-]+) \(([^\s()=<>~!]+)\)\s*$/.exec(line) ?? [];
			if (section === "GEM" && name !== void 0 && version !== void 0) found.push({
				package: name,
				version,
				line: at + 1
			});
		}
		return found;
	}
};

// src/formats/manifests/toml-lines.ts
const HEADER$1 = /^\s*\[{1,2}([^[\]]+)\]{1,2}\s*(?:#.*)?$/;
const ENTRY = /^\s*([\w.-]+|"[^"]*"|'[^']*')\s*=\s*(.*)$/;
const TEXT = /"((?:[^"\\]|\\.)*)"|'([^']*)'/g;
/** Texts, and what is between them. A comment and a quote that nothing closes are parts too. */
const PART$1 = /"((?:[^"\\]|\\.)*)"|'([^']*)'|[^"'#]+|["'#]/g;
const LONGEST = 1e3;
/**
* The texts of a TOML document that stand on one line each: values, inline tables, and items of arrays. Others are left out,
* and a table that is spelled in another way is not recognised. A longer line is skipped.
*/
function* tomlLines(text) {
	let [table, tableIndex] = ["", 0];
	let array;
	let end;
	for (const [at, content] of text.split("\n").entries()) {
		if (content.length > LONGEST) continue;
		const place = {
			table,
			tableIndex,
			line: at + 1
		};
		if (end !== void 0) {
			if (content.includes(end)) end = void 0;
			continue;
		}
		if (array !== void 0) {
			for (const value of textsIn(content)) yield {
				...place,
				key: array,
				value,
				kind: "item"
			};
			if (closes(content)) array = void 0;
			continue;
		}
		const header = HEADER$1.exec(content)?.[1];
		if (header !== void 0) {
			table = header.trim().replace(/["']/g, "").replace(/\s*\.\s*/g, ".");
			tableIndex += 1;
			continue;
		}
		const [, quoted, value = ""] = ENTRY.exec(content) ?? [];
		if (quoted === void 0) continue;
		const key = quoted.replace(/^["']|["']$/g, "");
		const opening = /^("""|''')/.exec(value)?.[1];
		if (opening !== void 0) {
			if (!value.includes(opening, 3)) end = opening;
		} else if (value.startsWith("[")) {
			for (const item of textsIn(value)) yield {
				...place,
				key,
				value: item,
				kind: "item"
			};
			if (!closes(value)) array = key;
		} else if (value.startsWith("{")) yield {
			...place,
			key,
			value,
			kind: "inline"
		};
		else {
			const [first] = textsIn(value);
			if (first !== void 0 && /^["']/.test(value)) yield {
				...place,
				key,
				value: first,
				kind: "text"
			};
		}
	}
}
/** A text of an inline table: `{ version = "1.2" }`. */
function inlineText(inline, key) {
	const [, double, single] = new RegExp(`(?:^\\{|,)\\s*${key.replace(".", "\\.")}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(inline) ?? [];
	return double ?? single;
}
/** The texts of a line, up to a comment or to a quote that nothing closes. */
function textsIn(content) {
	const found = [];
	for (const [token, double, single] of content.matchAll(PART$1)) if (double !== void 0 || single !== void 0) found.push(double ?? single ?? "");
	else if (/^["'#]/.test(token)) break;
	return found;
}
/** Whether a line has the bracket that ends an array: outside of texts, comments and extras such as `[standard]`. */
function closes(content) {
	return content.replace(TEXT, "").replace(/#.*$/, "").includes("]");
}
/** The packages of a lock file with tables of `name` and `version`: poetry, uv, Cargo. */
function lockedPackages(text) {
	const tables = /* @__PURE__ */ new Map();
	for (const { table, tableIndex, key, value, line, kind } of tomlLines(text)) {
		if (table !== "package" || kind !== "text") continue;
		const known = tables.get(tableIndex) ?? {};
		if (key === "name") known.package = value;
		if (key === "version") Object.assign(known, {
			version: value,
			line
		});
		tables.set(tableIndex, known);
	}
	return [...tables.values()].flatMap(({ package: of, version, line }) => of === void 0 || version === void 0 || line === void 0 ? [] : [{
		package: of,
		version,
		line
	}]);
}

// src/formats/manifests/cargo-files.ts
const TABLE = /^(?:.*\.)?(?:dev-|build-)?dependencies$/;
/** `[dependencies.serde]` */
const OWN_TABLE = /^(?:.*\.)?(?:dev-|build-)?dependencies\.([\w-]+)$/;
const CARGO_TOML = {
	type: "cargo",
	role: "manifest",
	file: /^Cargo\.toml$/,
	read: (text) => tomlLines(text).flatMap(({ table, key, value, kind, line }) => {
		const own = OWN_TABLE.exec(table)?.[1];
		if (own !== void 0) return key === "version" && kind === "text" ? [{
			package: own,
			version: value,
			line
		}] : [];
		if (!TABLE.test(table) || kind === "item") return [];
		if (kind === "text") return [{
			package: key,
			version: value,
			line
		}];
		return [{
			package: inlineText(value, "package") ?? key,
			version: inlineText(value, "version") ?? "",
			line
		}];
	})
};
const CARGO_LOCK = {
	type: "cargo",
	role: "lock",
	file: /^Cargo\.lock$/,
	read: (text) => lockedPackages(text)
};

// src/formats/manifests/json-texts.ts
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]|\n/g;
/** A text below more keys than this is left out. */
const MAX_DEPTH = 20;
/** The texts of a JSON document, in order, each with its line. A document that is not valid has none. */
function* jsonTexts(text) {
	if (!parseJson(text, "allowed").ok) return;
	const path = [];
	const isObject = [];
	let isKeyNext = false;
	let line = 1;
	for (const [token] of text.matchAll(TOKEN)) {
		const last = path.length - 1;
		switch (token) {
			case "\n":
				line += 1;
				break;
			case "{":
			case "[":
				path.push(token === "[" ? "0" : "");
				isObject.push(token === "{");
				isKeyNext = token === "{";
				break;
			case "}":
			case "]":
				path.pop();
				isObject.pop();
				isKeyNext = false;
				break;
			case ",":
				if (isObject[last]) isKeyNext = true;
				else path[last] = String(Number(path[last]) + 1);
				break;
			default: {
				const value = String(JSON.parse(token));
				if (isObject[last] && isKeyNext) {
					path[last] = value;
					isKeyNext = false;
				} else if (path.length <= MAX_DEPTH) yield {
					path: [...path],
					value,
					line
				};
			}
		}
	}
}

// src/formats/manifests/composer-files.ts
const COMPOSER_JSON = {
	type: "composer",
	role: "manifest",
	file: /^composer\.json$/,
	read: (text) => jsonTexts(text).flatMap(({ path, value, line }) => {
		const [section, name] = path;
		return (section === "require" || section === "require-dev") && path.length === 2 && name?.includes("/") ? [{
			package: name,
			version: value,
			line
		}] : [];
	})
};
const COMPOSER_LOCK = {
	type: "composer",
	role: "lock",
	file: /^composer\.lock$/,
	read(text) {
		const entries = /* @__PURE__ */ new Map();
		for (const { path, value, line } of jsonTexts(text)) {
			const [section = "", at = "", field] = path;
			if (!/^packages(?:-dev)?$/.test(section) || path.length !== 3) continue;
			const entry = entries.get(`${section} ${at}`) ?? {};
			if (field === "name") entry.name = value;
			if (field === "version") Object.assign(entry, {
				version: value,
				line
			});
			entries.set(`${section} ${at}`, entry);
		}
		return [...entries.values()].flatMap(({ name, version, line }) => name === void 0 || version === void 0 || line === void 0 ? [] : [{
			package: name,
			version,
			line
		}]);
	}
};

// src/formats/manifests/go-mod.ts
const MODULE = /^(\S+)\s+(v\S+)$/;
const REPLACED = /^(\S+)(?:\s+(v\S+))?\s+=>\s+(\S+)(?:\s+(v\S+))?$/;
/** A module of Go. It names all versions that a build uses, so it is both manifest and lock file. */
const GO_MOD = {
	type: "golang",
	role: "manifest",
	file: /^go\.mod$/,
	read(text) {
		const required = [];
		const replaced = [];
		const replacements = [];
		for (const { directive, rest, line } of directives(text)) if (directive === "require") {
			const [, name, version] = MODULE.exec(rest) ?? [];
			if (name !== void 0 && version !== void 0) required.push({
				package: name,
				version,
				line
			});
		} else if (directive === "replace") {
			const [, old, oldVersion = "", name, version] = REPLACED.exec(rest) ?? [];
			if (old !== void 0) replaced.push(`${old} ${oldVersion}`);
			if (name !== void 0 && version !== void 0) replacements.push({
				package: name,
				version,
				line
			});
		}
		const isUsed = ({ package: name, version }) => !replaced.includes(`${name} `) && !replaced.includes(`${name} ${version}`);
		return [...required.filter(isUsed), ...replacements];
	}
};
/** The directives, one for each line of a block. */
function* directives(text) {
	let block;
	for (const [at, content] of text.split("\n").entries()) {
		const bare = content.replace(/(?:^|\s)\/\/.*$/, "").trim();
		const [, opened] = /^(\w+)\s*\($/.exec(bare) ?? [];
		if (opened !== void 0) block = opened;
		else if (bare === ")") block = void 0;
		else if (block !== void 0) yield {
			directive: block,
			rest: bare,
			line: at + 1
		};
		else {
			const [, directive, rest = ""] = /^(\w+)\s+(.*)$/.exec(bare) ?? [];
			if (directive !== void 0) yield {
				directive,
				rest,
				line: at + 1
			};
		}
	}
}

// src/formats/manifests/gradle-files.ts
const NOTATION = /(["'])([\w.-]{1,200}):([\w.-]{1,200}):([^"'$:@\s]{1,200})(?:[:@][^"'$]{0,100})?\1/g;
const PARTS = /\bgroup\s{0,9}[:=]\s{0,9}["']([\w.-]{1,200})["'],\s{0,9}name\s{0,9}[:=]\s{0,9}["']([\w.-]{1,200})["'],\s{0,9}version\s{0,9}[:=]\s{0,9}["']([^"'$\s]{1,200})["']/g;
/** A build file in Groovy or Kotlin. Only versions that are written out count. */
const GRADLE_BUILD = {
	type: "maven",
	role: "manifest",
	file: /\.gradle(?:\.kts)?$/,
	read: (text) => withoutComments(text).split("\n").flatMap((line, at) => [...[...line.matchAll(NOTATION)].map(([, , group, name, version = ""]) => ({
		package: `${group}:${name}`,
		version,
		line: at + 1
	})), ...[...line.matchAll(PARTS)].map(([, group, name, version = ""]) => ({
		package: `${group}:${name}`,
		version,
		line: at + 1
	}))])
};
const GRADLE_LOCK = {
	type: "maven",
	role: "lock",
	file: /\.lockfile$/,
	read: (text) => text.split("\n").flatMap((line, at) => {
		const [, group, name, version] = /^([^:\s#=]+):([^:\s=]+):([^:\s=]+)=/.exec(line) ?? [];
		return version === void 0 ? [] : [{
			package: `${group}:${name}`,
			version,
			line: at + 1
		}];
	})
};
/** A version catalog. The line of a version that several libraries share is that of the version. */
const GRADLE_CATALOG = {
	type: "maven",
	role: "manifest",
	file: /\.versions\.toml$/,
	read(text) {
		const lines = [...tomlLines(text)];
		const versions = new Map(lines.flatMap(({ table, key, value, kind, line }) => table === "versions" && kind === "text" ? [[key, {
			version: value,
			line
		}]] : []));
		return lines.flatMap(({ table, value, kind, line }) => {
			if (table !== "libraries") return [];
			if (kind === "text") return written$1(value, line);
			const module = inlineText(value, "module") ?? `${inlineText(value, "group")}:${inlineText(value, "name")}`;
			const version = inlineText(value, "version");
			if (version !== void 0) return [{
				package: module,
				version,
				line
			}];
			const shared = versions.get(inlineText(value, "version.ref") ?? "");
			return shared === void 0 ? [] : [{
				package: module,
				...shared
			}];
		});
	}
};
function written$1(notation, line) {
	const [, group, name, version] = /^([^:\s]+):([^:\s]+):([^:\s]+)$/.exec(notation) ?? [];
	return version === void 0 ? [] : [{
		package: `${group}:${name}`,
		version,
		line
	}];
}
/** A text of the same lines, without comments. A sign inside of an address (`https://`) begins none. */
function withoutComments(text) {
	const parts = [];
	let at = 0;
	for (let start = text.indexOf("/*"); start >= 0; start = text.indexOf("/*", at)) {
		const end = text.indexOf("*/", start + 2);
		parts.push(text.slice(at, start));
		if (end < 0) {
			at = text.length;
			break;
		}
		parts.push(text.slice(start, end).replace(/[^\n]/g, ""));
		at = end + 2;
	}
	parts.push(text.slice(at));
	return parts.join("").replace(/(^|[^:])\/\/.*$/gm, "$1");
}

// src/formats/manifests/xml-tags.ts
/** The end of each kind of markup that is no element, by its beginning. */
const SKIPPED = [
	["<!--", "-->"],
	["<![CDATA[", "]]>"],
	["<?", "?>"],
	["<!", ">"]
];
const LONGEST_TAG = 1e3;
/** The tags and texts of an XML document, each with its line. Comments are left out. It stops where the document is broken. */
function* xmlParts(document) {
	let at = 0;
	let line = 1;
	const advance = (to) => {
		for (; at < to; at += 1) if (document.charCodeAt(at) === 10) line += 1;
	};
	while (at < document.length) {
		const start = document.indexOf("<", at);
		if (start < 0) return;
		const before = document.slice(at, start);
		const text = before.trim();
		if (text !== "") advance(start - before.trimStart().length);
		if (text !== "") yield {
			kind: "text",
			text,
			line
		};
		advance(start);
		const skipped = SKIPPED.find(([begin]) => document.startsWith(begin, start));
		const end = skipped === void 0 ? endOfTag(document, start) : endAfter(document, start, skipped[1]);
		if (end === void 0) return;
		if (skipped === void 0) {
			const tag = document.slice(start, end);
			const name = /^<\/?([\w:.-]{1,200})/.exec(tag)?.[1];
			if (name === void 0) return;
			if (tag.startsWith("</")) yield {
				kind: "close",
				name,
				line
			};
			else yield {
				kind: "open",
				name,
				tag,
				isEmpty: tag.endsWith("/>"),
				line
			};
		}
		advance(end);
	}
}
/** An attribute of a tag. */
function attributeOf(tag, name) {
	for (const [, key, double, single] of tag.matchAll(/\s([\w:.-]{1,200})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)')/g)) if (key === name) return double ?? single;
}
function endAfter(document, start, end) {
	const found = document.indexOf(end, start + 2);
	return found < 0 ? void 0 : found + end.length;
}
/** The end of a tag: the first bracket outside of quotes. */
function endOfTag(document, start) {
	let quote = "";
	for (let at = start; at < Math.min(document.length, start + LONGEST_TAG); at += 1) {
		const character = document.charAt(at);
		if (quote !== "") {
			if (character === quote) quote = "";
		} else if (character === "\"" || character === "'") quote = character;
		else if (character === ">") return at + 1;
	}
}

// src/formats/manifests/maven-pom.ts
/** A project of Maven. Its dependencies and its `dependencyManagement` count alike. */
const POM = {
	type: "maven",
	role: "manifest",
	file: /^pom\.xml$/,
	read(text) {
		const found = [];
		let fields;
		for (const { path, text: value, line, closed } of fieldsOf(text)) {
			const parent = path.at(-1);
			if (closed === "dependency") {
				found.push(...dependency(fields));
				fields = void 0;
			} else if (parent !== void 0 && path.at(-2) === "dependency" && value !== void 0) {
				fields ??= /* @__PURE__ */ new Map();
				fields.set(parent, {
					text: value,
					line
				});
			}
		}
		return found;
	},
	properties(text) {
		const found = /* @__PURE__ */ new Map();
		for (const { path, text: value, line } of fieldsOf(text)) {
			const name = path.at(-1);
			if (path.length !== 3 || path[1] !== "properties" || name === void 0 || value === void 0) continue;
			found.set(name, {
				value,
				line
			});
		}
		return found;
	}
};
function dependency(fields) {
	const [group, artifact, version] = [
		"groupId",
		"artifactId",
		"version"
	].map((name) => fields?.get(name));
	if (group === void 0 || artifact === void 0 || version === void 0) return [];
	const name = `${group.text}:${artifact.text}`;
	const property = /^\$\{([^}]{1,200})\}$/.exec(version.text)?.[1];
	if (property !== void 0) return [{
		package: name,
		version: "",
		property,
		line: version.line
	}];
	return [{
		package: name,
		version: version.text,
		line: version.line
	}];
}
/** The texts with the names of the elements around them, and the end of each element. */
function* fieldsOf(document) {
	const path = [];
	for (const part of xmlParts(document)) if (part.kind === "text") yield {
		path,
		text: part.text,
		line: part.line
	};
	else if (part.kind === "open" && !part.isEmpty) path.push(part.name);
	else if (part.kind === "close") {
		if (path.pop() !== part.name) return;
		yield {
			path,
			line: part.line,
			closed: part.name
		};
	}
}

// src/formats/manifests/dependency-line.ts
/** A name that a lock file may give twice: `npm:lodash@^4.17.0` is another package than its key says. */
function aliased(name, version) {
	const [, real, range = ""] = /^npm:(@?[^@]+)(?:@(.*))?$/.exec(version) ?? [];
	return real === void 0 ? [name, version] : [real, range];
}

// src/formats/manifests/npm-files.ts
const SECTIONS = /* @__PURE__ */ new Set([
	"dependencies",
	"devDependencies",
	"optionalDependencies"
]);
const PACKAGE_JSON = {
	type: "npm",
	role: "manifest",
	file: /^package\.json$/,
	read: (text) => jsonTexts(text).flatMap(({ path, value, line }) => {
		const [section = "", key] = path;
		if (path.length !== 2 || key === void 0 || !SECTIONS.has(section)) return [];
		const [name, version] = aliased(key, value);
		return [{
			package: name,
			version,
			line
		}];
	})
};
const PACKAGE_LOCK = {
	type: "npm",
	role: "lock",
	file: /^(?:package-lock|npm-shrinkwrap)\.json$/,
	read(text) {
		const entries = /* @__PURE__ */ new Map();
		const old = [];
		for (const { path, value, line } of jsonTexts(text)) {
			const field = path.at(-1);
			const [top, place = ""] = path;
			if (top === "packages" && path.length === 3 && place.includes("node_modules/")) {
				const entry = entries.get(place) ?? { name: place.slice(place.lastIndexOf("node_modules/") + 13) };
				if (field === "name") entry.name = value;
				if (field === "version") Object.assign(entry, {
					version: value,
					line
				});
				entries.set(place, entry);
			} else if (top === "dependencies" && field === "version" && isNested(path)) {
				const [name, version] = aliased(path.at(-2) ?? "", value);
				old.push({
					package: name,
					version,
					line
				});
			}
		}
		if (entries.size === 0) return old;
		return [...entries.values()].flatMap(({ name, version, line }) => version === void 0 || line === void 0 ? [] : [{
			package: name,
			version,
			line
		}]);
	}
};
/** `dependencies`, a name, `dependencies`, a name, `version`: the form of version 1. */
function isNested(path) {
	return path.length % 2 === 1 && path.every((key, at) => at % 2 === 1 || at === path.length - 1 || key === "dependencies");
}

// src/formats/manifests/nuget-files.ts
/** Projects, their shared files, and the old list of packages. */
const DOTNET_PROJECT = {
	type: "nuget",
	role: "manifest",
	file: /\.(?:cs|fs|vb)proj$|\.props$|^packages\.config$/i,
	read(text) {
		const found = [];
		let open;
		let isVersion = false;
		for (const part of xmlParts(text)) if (part.kind === "open") {
			isVersion = part.name === "Version" && open !== void 0;
			const name = nameIn(part.name, part.tag);
			if (name === void 0) continue;
			const version = attributeOf(part.tag, part.name === "package" ? "version" : "Version");
			if (version !== void 0) found.push({
				package: name,
				version,
				line: part.line
			});
			open = part.isEmpty || version !== void 0 ? void 0 : name;
		} else if (part.kind === "text") {
			if (isVersion && open !== void 0) found.push({
				package: open,
				version: part.text,
				line: part.line
			});
		} else if (/^Package(?:Reference|Version)$/.test(part.name)) open = void 0;
		else isVersion = false;
		return found;
	}
};
const DOTNET_LOCK = {
	type: "nuget",
	role: "lock",
	file: /^packages\.lock\.json$/,
	read: (text) => jsonTexts(text).flatMap(({ path, value, line }) => {
		const [top, , name, field] = path;
		return top === "dependencies" && field === "resolved" && path.length === 4 && name !== void 0 ? [{
			package: name,
			version: value,
			line
		}] : [];
	})
};
function nameIn(element, tag) {
	if (element === "package") return attributeOf(tag, "id");
	if (!/^Package(?:Reference|Version)$/.test(element)) return void 0;
	return attributeOf(tag, "Include") ?? attributeOf(tag, "Update");
}

// src/formats/manifests/pnpm-lock.ts
const KEY = /^ {2}(['"]?)([^\s'"][^'"]{0,500})\1:\s*(?:\{.*)?$/;
/** Versions 5 to 9 of the lock file of pnpm. */
const PNPM_LOCK = {
	type: "npm",
	role: "lock",
	file: /^pnpm-lock\.yaml$/,
	read(text) {
		const found = [];
		let section = "";
		for (const [at, line] of text.split("\n").entries()) {
			const top = /^([A-Za-z]+):\s*$/.exec(line)?.[1];
			if (top !== void 0) section = top;
			if (section !== "packages") continue;
			const key = KEY.exec(line.trimEnd())?.[2];
			const parts = key === void 0 ? void 0 : partsOf$2(key);
			if (parts !== void 0) found.push({
				package: parts[0],
				version: parts[1],
				line: at + 1
			});
		}
		return found;
	}
};
/** `lodash@4.17.20`, `/lodash@4.17.20(peer@1)`, and in version 5 `/lodash/4.17.20_peer@1`. */
function partsOf$2(key) {
	const bare = key.replace(/^\//, "").replace(/\(.*$/, "");
	const [, old, oldVersion] = key.startsWith("/") ? /^((?:@[^/@]+\/)?[^/@]+)\/([^/_@]+)(?:_.*)?$/.exec(bare) ?? [] : [];
	if (old !== void 0 && oldVersion !== void 0) return [old, oldVersion];
	const [, name, version] = /^(@?[^@]+)@([^@]+)$/.exec(bare) ?? [];
	return name === void 0 || version === void 0 ? void 0 : [name, version];
}

// src/formats/manifests/python-files.ts
const REQUIREMENT = /^\s*([A-Za-z0-9](?:[\w.-]{0,200}[A-Za-z0-9])?)\s*(?:\[[^\]]{0,300}\])?\s*\(?([^;#@)]{0,300})/;
const REQUIREMENTS = {
	type: "pypi",
	role: "manifest",
	file: /^(?:requirements|constraints)(?:[-_.][\w.-]+)?\.(?:txt|in)$/,
	read: (text) => text.split("\n").flatMap((line, at) => /^\s*[-#]/.test(line) ? [] : requirement(line, at + 1))
};
const PYPROJECT = {
	type: "pypi",
	role: "manifest",
	file: /^pyproject\.toml$/,
	read: (text) => tomlLines(text).flatMap(ofPyproject)
};
const PIPFILE = {
	type: "pypi",
	role: "manifest",
	file: /^Pipfile$/,
	read: (text) => tomlLines(text).filter(({ table }) => /^(?:dev-)?packages$/.test(table)).flatMap(keyed)
};
const PIPFILE_LOCK = {
	type: "pypi",
	role: "lock",
	file: /^Pipfile\.lock$/,
	read: (text) => jsonTexts(text).flatMap(({ path, value, line }) => {
		const [section, name, field] = path;
		return section !== "_meta" && field === "version" && path.length === 3 && name !== void 0 ? [{
			package: name,
			version: value.replace(/^==/, ""),
			line
		}] : [];
	})
};
/** The lock files of poetry, uv and pdm have the same tables. */
const PYTHON_LOCK = {
	type: "pypi",
	role: "lock",
	file: /^(?:poetry|uv|pdm)\.lock$/,
	read: (text) => lockedPackages(text)
};
function ofPyproject(line) {
	const { table, key, value, kind } = line;
	if (/^tool\.poetry\.(?:group\.[^.]+\.)?(?:dev-)?dependencies$/.test(table)) return keyed(line);
	return (table === "project" && key === "dependencies" || table === "tool.uv" && key === "dev-dependencies" || /^(?:project\.optional-dependencies|dependency-groups)$/.test(table)) && kind === "item" ? requirement(value, line.line) : [];
}
/** `requests = "^2.31"`, or with more settings `{ version = "^2.31", extras = [] }`. */
function keyed({ key, value, kind, line }) {
	if (kind === "item") return [];
	return [{
		package: key,
		version: kind === "text" ? value : inlineText(value, "version") ?? "",
		line
	}];
}
/** A requirement by PEP 508. One with an address has no version. */
function requirement(text, line) {
	const [whole = "", name, version = ""] = REQUIREMENT.exec(text.replace(/\s\\\s*$/, "")) ?? [];
	if (name === void 0 || text.charAt(whole.length) === "@") return [];
	const bare = version.replace(/\s--hash.*$/, "").trim();
	return bare === "" || /^[=<>!~]/.test(bare) ? [{
		package: name,
		version: bare,
		line
	}] : [];
}

// src/formats/manifests/yarn-lock.ts
const VERSION = /^ {2}version:? "?([^"\s]{1,200})"?\s*$/;
/** The lock file of yarn, in the form of version 1 and in that of later versions. */
const YARN_LOCK = {
	type: "npm",
	role: "lock",
	file: /^yarn\.lock$/,
	read(text) {
		const found = [];
		let name;
		for (const [at, line] of text.split("\n").entries()) {
			if (/^[^\s#]/.test(line)) name = nameOf$1(line);
			const version = name === void 0 ? void 0 : VERSION.exec(line)?.[1];
			if (name === void 0 || version === void 0) continue;
			found.push({
				package: name,
				version,
				line: at + 1
			});
			name = void 0;
		}
		return found;
	}
};
/** The package of `"lodash@npm:^4.17.0, lodash@npm:^4.17.20":`. A workspace is no package of a registry. */
function nameOf$1(line) {
	const [first = ""] = line.replace(/["']/g, "").replace(/:\s*$/, "").split(", ");
	const [, key, range = ""] = /^(@?[^@\s]+)@(\S.*)$/.exec(first) ?? [];
	if (key === void 0 || /^(?:workspace|link|portal|file|patch):/.test(range)) return void 0;
	const [name] = /^npm:@?[^@]+@/.test(range) ? aliased(key, range) : [key];
	return name;
}

// src/formats/manifests/all-manifests.ts
/** Every kind of file in which the version of a package is looked up. */
const MANIFEST_KINDS = [
	...[
		PACKAGE_JSON,
		PACKAGE_LOCK,
		PNPM_LOCK,
		YARN_LOCK
	],
	...[
		REQUIREMENTS,
		PYPROJECT,
		PIPFILE,
		PIPFILE_LOCK,
		PYTHON_LOCK
	],
	...[
		GO_MOD,
		POM,
		GRADLE_BUILD,
		GRADLE_CATALOG,
		GRADLE_LOCK,
		CARGO_TOML,
		CARGO_LOCK
	],
	...[
		DOTNET_PROJECT,
		DOTNET_LOCK,
		COMPOSER_JSON,
		COMPOSER_LOCK,
		GEMFILE,
		GEMFILE_LOCK
	]
];

// src/stages/fixes/source-files.ts
/** Limits: bytes of one file, of all files, and their number. A large lock file has some megabytes. */
const MAX_FILE_BYTES = 16777216;
const MAX_BYTES$1 = 67108864;
const MAX_FILES$1 = 2e3;
/** Reads the manifests, lock files and Dockerfiles of a source tree, within limits and without following links. */
async function readSourceFiles(source, searched) {
	const { folders, isComplete } = await foldersBelow(source.folder);
	const reader = new SourceReader(source);
	const manifests = [];
	const dockerfiles = [];
	for (const { folder, name } of filesIn$2(folders)) {
		const kinds = MANIFEST_KINDS.filter(({ type, file }) => searched.names.has(type) && file.test(name));
		const isWanted = searched.dockerfiles && dockerfiles.length < 200 && isDockerfile(name);
		if (kinds.length === 0 && !isWanted) continue;
		const text = await reader.read(posix.join(folder, name));
		if (text === void 0) continue;
		const path = posix.join(source.path, folder, name);
		const dockerfile = isWanted ? orUndefined(parseDockerfile(text)) : void 0;
		if (dockerfile !== void 0) dockerfiles.push({
			path,
			dockerfile
		});
		for (const kind of kinds) manifests.push({
			path,
			folder,
			kind,
			lines: [...namedLines(kind, text, searched)],
			properties: kind.properties?.(text) ?? /* @__PURE__ */ new Map()
		});
	}
	return {
		manifests,
		dockerfiles,
		notes: [...isComplete ? [] : ["The source tree has too many files: not all were searched for places to change a version."], ...reader.notes()]
	};
}
/** Only these lines are kept: a lock file may have very many. */
function* namedLines(kind, text, { names }) {
	const wanted = names.get(kind.type);
	for (const line of kind.read(text)) if (wanted?.has(normalName(kind.type, line.package))) yield line;
}
function* filesIn$2(folders) {
	for (const [folder, names] of folders) for (const name of names) yield {
		folder,
		name
	};
}
var SourceReader = class {
	#source;
	#files = 0;
	#bytes = 0;
	#notRead = 0;
	constructor(source) {
		this.#source = source;
	}
	/** Undefined for a file that cannot be read, or that is beyond the limits; both are counted. */
	async read(path) {
		this.#files += 1;
		const left = Math.min(MAX_FILE_BYTES, MAX_BYTES$1 - this.#bytes);
		const text = this.#files > MAX_FILES$1 || left <= 0 ? void 0 : await readSmall(join(this.#source.folder, path), left).catch(() => void 0);
		if (text === void 0) this.#notRead += 1;
		else this.#bytes += text.length;
		return text;
	}
	notes() {
		if (this.#notRead === 0) return [];
		return [`Places to change a version were not searched for in ${this.#notRead} files: they cannot be read, or are beyond the limits (${MAX_FILE_BYTES} bytes each, ${MAX_BYTES$1} bytes and ${MAX_FILES$1} files in all).`];
	}
};

// src/stages/fixes/find-fixes.ts
/**
* What to do about the findings that count, grouped by the step that fixes them, with the lines of the source tree where
* that can be changed. Undefined if there was no scan.
*/
async function findFixes(evidence) {
	const { assessment, bases, image } = evidence;
	if (assessment.vulnerabilities === void 0) return void 0;
	const plan = planFixes(assessment.vulnerabilities.evaluated);
	const through = await pathsOf(plan.packages, evidence);
	const packages = plan.packages.map((update) => ({
		...update,
		through: through.get(labelOfUpdate(update)) ?? []
	}));
	const files = await filesFor({
		...plan,
		packages
	}, evidence);
	const sourceLines = new SourceLines(files.manifests);
	const dockerfiles = new DockerfileLines(image, files.dockerfiles);
	const steps = [
		...packages.map((update) => ({
			...update,
			lines: sourceLines.of(update)
		})),
		...plan.systems.map((update) => {
			const layers = new Set(update.findings.flatMap(({ finding }) => finding.layers ?? []));
			return {
				...update,
				lines: dockerfiles.ofLayers(layers)
			};
		}),
		...bases.updates.map((update) => ({
			...update,
			lines: dockerfiles.bases()
		}))
	];
	return orderFixes(steps, plan.unfixed, [...bases.notes, ...files.notes]);
}
const NO_FILES = {
	manifests: [],
	dockerfiles: [],
	notes: []
};
/** The files of the source tree that can name the packages, or a package on the way to them. */
async function filesFor({ packages, systems }, { source, bases }) {
	const dockerfiles = systems.length > 0 || bases.updates.length > 0;
	if (source === void 0 || packages.length === 0 && !dockerfiles) return NO_FILES;
	const names = /* @__PURE__ */ new Map();
	for (const { type, package: name, through } of packages) {
		if (type === void 0) continue;
		const known = names.get(type) ?? /* @__PURE__ */ new Set();
		const onTheWay = through.flat().map((label) => label.slice(0, label.lastIndexOf("@")));
		for (const one of [name, ...onTheWay]) known.add(normalName(type, one));
		names.set(type, known);
	}
	return await readSourceFiles(source, {
		names,
		dockerfiles
	});
}
function labelOfUpdate({ package: name, from }) {
	return labelOf(name, from);
}
/** The dependency paths of the packages to update, by `name@version`, from the SBOMs of all scopes. */
async function pathsOf(updates, { sboms, documents }) {
	const found = /* @__PURE__ */ new Map();
	if (updates.length === 0) return /* @__PURE__ */ new Map();
	const wantedLabels = new Set(updates.map(labelOfUpdate));
	for (const { scope, cyclonedx } of sboms) {
		if (scope.kind === "index") continue;
		const bom = await documents.read(cyclonedx);
		if (!bom.ok) continue;
		const graph = packageGraph(bom.value);
		const wanted = new Set([...graph.labels].flatMap(([ref, label]) => wantedLabels.has(label) ? [ref] : []));
		for (const [ref, paths] of dependencyPaths(graph, wanted)) {
			const label = graph.labels.get(ref) ?? "";
			const known = found.get(label) ?? /* @__PURE__ */ new Map();
			for (const path of paths) known.set(path.join("\0"), path);
			found.set(label, known);
		}
	}
	return new Map([...found].map(([label, paths]) => [label, [...paths.values()]]));
}

// src/stages/fixes/image-packages.ts
/** The packages of all platforms of an image, without those of the source tree. */
async function packagesOfImage(sboms, documents) {
	const packages = [];
	for (const { scope, cyclonedx } of sboms) {
		if (scope.kind !== "platform") continue;
		const bom = await documents.read(cyclonedx);
		if (bom.ok) packages.push(...inventoriedPackages(bom.value));
	}
	return packages;
}

// src/stages/fixes/named-bases.ts
/**
* `registry/repository` of each image that a `FROM` line of the source tree names. A line with a variable, and the name of
* another stage, name none.
*/
async function namedBases(source) {
	if (source === void 0) return /* @__PURE__ */ new Set();
	const { dockerfiles } = await readSourceFiles(source, {
		names: /* @__PURE__ */ new Map(),
		dockerfiles: true
	});
	const bases = dockerfiles.flatMap(({ dockerfile: { stages } }) => {
		const names = new Set(stages.flatMap(({ name }) => name ?? []));
		return stages.flatMap(({ base }) => names.has(base.toLowerCase()) ? [] : [base]);
	});
	return new Set(bases.flatMap((base) => {
		const reference = parseReference(base);
		return reference.ok ? [repositoryName(reference.value)] : [];
	}));
}

// src/formats/sbom/cyclonedx-merge.ts
const FrameSchema = looseObject({
	components: array(unknown()),
	dependencies: array(unknown())
});
/**
* Merges the SBOMs of a multi-platform image: the index depends on its platforms, and each platform keeps all its
* components. The CycloneDX library makes the frame. The components stay as they are, since the library's models would lose
* trivy's properties and forms of license. The same package on two platforms is two components: bom-refs begin with the
* platform. The fault is a sentence: the merged document cannot be read back.
*/
async function mergeBoms(parts, main, by, serialNumber) {
	const frame = await frameOf(parts, main, by, serialNumber);
	const { components, dependencies } = FrameSchema.parse(frame);
	const roots = new Set(parts.map(rootRef));
	const authored = dependencies.filter((one) => !roots.has(looseObject({ ref: string() }).parse(one).ref));
	for (const part of parts) {
		const rename = (ref) => inPart(part, ref);
		for (const component of part.bom.components) components.push({
			...component,
			"bom-ref": rename(component["bom-ref"])
		});
		for (const { ref, dependsOn } of part.bom.dependencies) authored.push({
			ref: rename(ref),
			dependsOn: dependsOn.map(rename)
		});
	}
	return readBom({
		...frame,
		components,
		dependencies: authored
	});
}
async function frameOf(parts, main, by, serialNumber) {
	const { Models, Enums, Serialize, Spec } = await import("./index.node.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const index = new Models.Component(Enums.ComponentType.Container, main.name, {
		bomRef: main.purl,
		purl: main.purl,
		...optional({ version: main.version })
	});
	const platforms = parts.map((part) => {
		const { component } = part.bom.metadata;
		const properties = (component.properties ?? []).map(({ name, value }) => new Models.Property(name, value));
		return new Models.Component(Enums.ComponentType.Container, component.name, {
			bomRef: rootRef(part),
			...optional({
				version: component.version,
				purl: component.purl
			}),
			properties: new Models.PropertyRepository(properties)
		});
	});
	for (const platform of platforms) index.dependencies.add(platform.bomRef);
	const tool = toolComponent(by);
	const bom = new Models.Bom({
		serialNumber,
		components: new Models.ComponentRepository(platforms),
		metadata: new Models.Metadata({
			timestamp: new Date(by.timestamp),
			component: index,
			tools: new Models.Tools({ components: new Models.ComponentRepository([new Models.Component(Enums.ComponentType.Application, tool.name, { version: tool.version })]) })
		})
	});
	const normalize = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
	const json = new Serialize.JsonSerializer(normalize).serialize(bom, { sortLists: true });
	const frame = looseObject({ metadata: looseObject({ tools: looseObject({}) }) }).parse(JSON.parse(json));
	const inventoried = parts[0]?.bom.metadata.tools ?? frame.metadata.tools;
	return {
		...frame,
		metadata: {
			...frame.metadata,
			tools: inventoried
		}
	};
}
function rootRef(part) {
	return inPart(part, part.bom.metadata.component["bom-ref"]);
}
function inPart(part, ref) {
	return `${part.name}/${ref}`;
}

// src/formats/sbom/cyclonedx-amend.ts
/** Marks a package that Assay added to trivy's inventory. The value names the reader that found it. */
const COMPLETENESS_PROPERTY = "assay:completeness";
/** The SBOM without the dropped components, and with the added ones directly below the image. */
function amend(bom, dropped, added) {
	const components = added.map(componentOf);
	const root = bom.metadata.component["bom-ref"];
	const refs = components.map((component) => component["bom-ref"]);
	const kept = bom.dependencies.filter(({ ref }) => !dropped.has(ref)).map(({ ref, dependsOn, ...rest }) => ({
		...rest,
		ref,
		dependsOn: [...dependsOn.filter((one) => !dropped.has(one)), ...ref === root ? refs : []]
	}));
	const hasRoot = kept.some(({ ref }) => ref === root);
	return {
		...bom,
		components: [...bom.components.filter((one) => !dropped.has(one["bom-ref"])), ...components],
		dependencies: [
			...kept,
			...hasRoot ? [] : [{
				ref: root,
				dependsOn: refs
			}],
			...refs.map((ref) => ({
				ref,
				dependsOn: []
			}))
		]
	};
}
function componentOf(added) {
	const { type, name, version, trivyType, path, layer, seenBy } = added;
	const trivy = {
		PkgID: `${name}@${version}`,
		...optional({ PkgType: trivyType }),
		FilePath: path,
		LayerDigest: layer.digest,
		LayerDiffID: layer.diffId
	};
	const parts = type === "maven" || type === "npm" ? nameParts(type, name) : { name };
	return {
		"bom-ref": randomUUID(),
		type: "library",
		...parts,
		version,
		purl: packagePurl(type, name, version),
		properties: [...Object.entries(trivy).map(([key, value]) => ({
			name: `aquasecurity:trivy:${key}`,
			value
		})), {
			name: COMPLETENESS_PROPERTY,
			value: seenBy
		}]
	};
}
/** The packages of an SBOM with their paths: their own file, or the file that lists them. */
function locatedPackages(bom) {
	const lists = /* @__PURE__ */ new Map();
	const children = new Map(bom.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
	const listsOf = /* @__PURE__ */ new Map();
	for (const component of bom.components) {
		if (!isList(component)) continue;
		lists.set(component["bom-ref"], component.name);
		const waiting = [...children.get(component["bom-ref"]) ?? []];
		const seen = /* @__PURE__ */ new Set();
		for (let ref = waiting.pop(); ref !== void 0; ref = waiting.pop()) {
			if (seen.has(ref)) continue;
			seen.add(ref);
			listsOf.set(ref, (listsOf.get(ref) ?? /* @__PURE__ */ new Set()).add(component.name));
			waiting.push(...children.get(ref) ?? []);
		}
	}
	return bom.components.filter((component) => component.type !== "operating-system" && !lists.has(component["bom-ref"])).map((component) => {
		const ref = component["bom-ref"];
		return {
			ref,
			component,
			places: [...trivyValues(component, "FilePath"), ...listsOf.get(ref) ?? []]
		};
	});
}
/** The files whose listed packages are all dropped. */
function emptyLists(bom, dropped) {
	const children = new Map(bom.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
	return bom.components.filter(isList).flatMap((component) => {
		const below = children.get(component["bom-ref"]) ?? [];
		return below.length > 0 && below.every((ref) => dropped.has(ref)) ? [component["bom-ref"]] : [];
	});
}
function isList(component) {
	return component.type === "application" && trivyValues(component, "Type").length > 0;
}

// src/stages/completeness/package-key.ts
/** Types whose names trivy writes in lower case. */
const LOWER_CASE = /* @__PURE__ */ new Set([
	"npm",
	"golang",
	"pypi",
	"apk"
]);
/**
* The key by which a package equals one of the SBOM: its PURL type, its name as in trivy's PURLs, and its version. The
* name includes the group (npm's scope, the path of a Go module): `@babel/core`, `org.slf4j:slf4j-api`.
*/
function packageKey({ type, name, version = "" }) {
	return `${packageNameKey({
		type,
		name
	})}@${version}`;
}
/** The key without the version. */
function packageNameKey({ type, name }) {
	const lower = LOWER_CASE.has(type) ? name.toLowerCase() : name;
	if (type === "pypi") return `${type}/${lower.replaceAll("_", "-")}`;
	return `${type}/${type === "maven" ? lower.replaceAll(":", "/") : lower}`;
}

// src/stages/completeness/sbom-index.ts
/** Packages of the system. They are in its package database and have no path of their own. */
const SYSTEM_TYPES = /* @__PURE__ */ new Set([
	"deb",
	"apk",
	"rpm"
]);
/** Finds the packages of an SBOM by name, version and path. */
var SbomIndex = class {
	packages;
	#placesByKey = /* @__PURE__ */ new Map();
	#placesByName = /* @__PURE__ */ new Map();
	#places = /* @__PURE__ */ new Set();
	#types = /* @__PURE__ */ new Set();
	/** Packages without a PURL, of a system that trivy does not recognise. */
	#withoutPurl = /* @__PURE__ */ new Set();
	/** `excluded`: the bom-refs of components that do not count. */
	constructor(bom, detected, excluded = /* @__PURE__ */ new Set()) {
		const packages = [];
		for (const located of locatedPackages(bom)) {
			if (excluded.has(located.ref)) continue;
			const { group, name, version = "", purl } = located.component;
			const type = purl === void 0 ? void 0 : purlType(purl);
			if (type === void 0) {
				this.#withoutPurl.add(`${name}@${version}`);
				continue;
			}
			const fullName = {
				type,
				name: group === void 0 ? name : `${group}/${name}`,
				version
			};
			const key = packageKey(fullName);
			const nameKey = packageNameKey(fullName);
			const places = located.places.map((place) => detected.realPath(place));
			packages.push({
				...located,
				key,
				nameKey,
				places,
				listedPlaces: located.places
			});
			append(this.#placesByKey, key, places);
			append(this.#placesByName, nameKey, places);
			this.#types.add(type);
			for (const place of places) this.#places.add(place);
		}
		this.packages = packages;
	}
	/** Whether the SBOM lists the package with this path or a path below it. A rule of the policy may name a path. */
	hasPackage(detected, path) {
		const places = this.#placesByKey.get(packageKey(detected));
		if (!SYSTEM_TYPES.has(detected.type)) return (places ?? []).some((place) => isAt(place, path));
		return places !== void 0 || this.#withoutPurl.has(`${detected.name}@${detected.version ?? ""}`);
	}
	/** Whether the SBOM lists the package with any path. */
	hasPackageAnywhere(detected) {
		return this.#placesByKey.has(packageKey(detected));
	}
	/** Whether the SBOM lists the package with this path, in any version. */
	hasPackageName(detected, path) {
		const places = this.#placesByName.get(packageNameKey(detected));
		return SYSTEM_TYPES.has(detected.type) ? places !== void 0 : (places ?? []).some((place) => isAt(place, path));
	}
	/** Whether the SBOM lists any package with this path. */
	hasPath(path) {
		return this.#places.has(path) || [...this.#places].some((place) => isAt(place, path));
	}
	/** Whether the SBOM lists a package of this PURL type. */
	hasType(type) {
		return this.#types.has(type);
	}
};
function isAt(place, path) {
	return place === path || place.startsWith(`${path}/`);
}
function append(map, key, values) {
	const known = map.get(key);
	if (known === void 0) map.set(key, [...values]);
	else known.push(...values);
}

// src/stages/completeness/compare-inventory.ts
/** Maximum number of reported gaps that decide nothing. There may be thousands. */
const MAX_REPORTED = 200;
/**
* Compares trivy's inventory with the files of the layers. Adds packages that it lacks, and removes packages of files
* that the image no longer has. Everything that can be neither added nor removed is a gap.
*/
async function compareInventory(bom, detected, image, distribution) {
	const turns = new Turns();
	const all = new SbomIndex(bom, detected);
	await turns.give();
	const removed = await removedComponents(turns, all, detected, image, distribution);
	const index = removed.size === 0 ? all : new SbomIndex(bom, detected, removed);
	const added = /* @__PURE__ */ new Map();
	const gaps = [];
	const read = /* @__PURE__ */ new Set();
	for (const file of detected.files) {
		await turns.give();
		if (file.results.some(({ result }) => result.kind === "packages")) read.add(file.path);
		if (distribution.addNothingFrom(file.path)) continue;
		for (const { reader, result } of file.results) {
			for (const missing of missingPackages(result, file.path, index)) {
				const key = `${packageKey(missing)} ${file.path}`;
				if (!added.has(key)) added.set(key, addedPackage(missing, reader, file, image));
			}
			gaps.push(...gapsOf(result, file.path, index));
		}
	}
	for (const ref of emptyLists(bom, removed)) removed.add(ref);
	return {
		bom: removed.size + added.size === 0 ? bom : amend(bom, removed, [...added.values()]),
		gaps: withLimit(gaps),
		read,
		added: added.size
	};
}
/** The bom-refs of components that are removed from the SBOM. */
async function removedComponents(turns, { packages }, detected, image, { removeFrom }) {
	const isStale = staleTest(detected, image);
	const isMisnamed = misnamedTest(detected);
	const removed = /* @__PURE__ */ new Set();
	for (const one of packages) {
		await turns.give();
		if (isStale(one) || isMisnamed(one) || isOwned(one, removeFrom)) removed.add(one.ref);
	}
	return removed;
}
/** The packages that a runtime loads from this file and that the SBOM lacks. */
function missingPackages(result, path, index) {
	if (result.kind !== "packages" || result.inert) return [];
	return result.packages.flatMap((one) => {
		const { version } = one;
		const isListed = SYSTEM_TYPES.has(one.type) || index.hasPackage(one, path);
		return version === void 0 || isListed ? [] : [{
			...one,
			version
		}];
	});
}
function addedPackage({ type, name, version, trivyType }, reader, { path, layer }, image) {
	const digest = image.layers[layer]?.digest ?? "";
	const diffId = image.configuration.diffIds[layer] ?? "";
	return {
		type,
		name,
		version,
		...trivyType === void 0 ? {} : { trivyType },
		path: path.toWellFormed(),
		layer: {
			digest,
			diffId
		},
		seenBy: reader
	};
}
function gapsOf(result, filePath, index) {
	const path = plain(filePath, 300);
	if (result.kind === "unidentified") {
		if (index.hasPath(filePath)) return [];
		return [{
			kind: "unlisted",
			path,
			why: plain(result.why, 300),
			decides: false
		}];
	}
	if (result.kind === "unreadable") {
		if (index.hasPath(filePath) || /(?:^|\/)rpm/.test(filePath) && index.hasType("rpm")) return [];
		return [{
			kind: "unreadable",
			path,
			why: plain(result.why, 300),
			decides: result.decides
		}];
	}
	if (result.kind !== "packages") return [];
	if (result.inert) {
		if (result.packages.every((one) => index.hasPackageAnywhere(one))) return [];
		return [{
			kind: "unlisted",
			path,
			why: "contains packages that the SBOM lacks; no runtime loads them from this path",
			decides: false
		}];
	}
	return [...versionGaps(result.packages, filePath, index), ...systemPackageGaps(result.packages, filePath, index)];
}
/** A gap for each package without a version, unless the SBOM lists it with one. */
function versionGaps(packages, path, index) {
	return packages.filter((one) => one.version === void 0 && !index.hasPackageName(one, path)).map(({ name }) => ({
		kind: "incomparable",
		path: plain(path, 300),
		package: plain(name, 200),
		decides: true,
		why: "is a package without a version, which Assay cannot compare with advisories"
	}));
}
/** A gap for the packages of a package database that the SBOM lacks. Assay does not add such packages. */
function systemPackageGaps(packages, path, index) {
	const missing = packages.filter((one) => SYSTEM_TYPES.has(one.type) && one.version !== void 0 && !index.hasPackage(one, path));
	if (missing.length === 0) return [];
	const why = `lists packages that the SBOM lacks: ${someNames(missing)}`;
	return [{
		kind: "unlisted",
		path: plain(path, 300),
		why,
		decides: true
	}];
}
function someNames(packages) {
	const shown = packages.slice(0, 3).map(({ name }) => plain(name, 60));
	const more = packages.length - shown.length;
	return `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
/** Tests for components of a file that was deleted or replaced by an upper layer or a later entry. */
function staleTest(detected, image) {
	const files = new Map(detected.files.map((file) => [file.path, file]));
	const hiddenKeys = /* @__PURE__ */ new Map();
	for (const { path, results } of detected.hidden) for (const key of keysIn(results)) hiddenKeys.set(path, (hiddenKeys.get(path) ?? /* @__PURE__ */ new Set()).add(key));
	return ({ key, places, listedPlaces, component }) => {
		const listedLayers = trivyValues(component, "LayerDiffID");
		const isStaleAt = (place, index) => {
			const { results = [], layer = -1 } = files.get(place) ?? {};
			const wasThere = [place, listedPlaces[index] ?? place].some((one) => hiddenKeys.get(one)?.has(key));
			const isListedLayer = listedLayers.includes(image.configuration.diffIds[layer] ?? "");
			const isKnown = results.every(({ result }) => result.kind !== "unreadable") || listedLayers.length > 0 && !isListedLayer;
			return wasThere && isKnown && !keysIn(results).includes(key);
		};
		return places.length > 0 && places.every(isStaleAt);
	};
}
/** Tests for components with an invalid version (`go1.26.5 (Red Hat …)`) whose file has a valid one. */
function misnamedTest(detected) {
	const resultsByPath = new Map(detected.files.map(({ path, results }) => [path, results]));
	return ({ nameKey, component: { version = "" }, places }) => {
		const hasVersionAt = (place) => packagesIn(resultsByPath.get(place) ?? []).some((one) => one.version && packageNameKey(one) === nameKey);
		return /\s/.test(version) && places.length > 0 && places.every(hasVersionAt);
	};
}
function keysIn(results) {
	return packagesIn(results).map(packageKey);
}
function packagesIn(results) {
	return results.flatMap(({ result }) => result.kind === "packages" ? result.packages : []);
}
/** Whether a component is in files of the distribution only, and is not one of its own packages. */
function isOwned({ component: { purl }, places }, isDistribution) {
	if (purl === void 0 || /^pkg:(?:deb|apk|rpm)\//.test(purl)) return false;
	return places.length > 0 && places.every(isDistribution);
}
function withLimit(gaps) {
	const reported = gaps.filter(({ decides }) => !decides);
	return [...gaps.filter(({ decides }) => decides), ...reported.slice(0, MAX_REPORTED)];
}

// src/stages/layer-packages/image-view.ts
/** Linux stops after as many links in one path: path_resolution(7). */
const MAX_LINKS = 40;
/** The part of the file system of the running image that matters for packages. */
var ImageView = class {
	root = newFolder("");
	hidden = [];
	#keys = /* @__PURE__ */ new WeakMap();
	/** Hard links of the current layer whose target is a file of a lower layer. */
	#linksToLowerLayers = /* @__PURE__ */ new Set();
	/** Adds a layer above the others. `layer` is its number; the lowest layer is 0. */
	addLayer({ events, files, folders }, layer) {
		this.#linksToLowerLayers = new Set(events.filter((event) => event.kind === "hard-link" && this.#resolve(event.target, false)?.node?.kind === "file"));
		this.#removeReplaced(this.root, (node) => {
			const key = this.#keyOf(node);
			return files.has(key) || node.kind !== "folder" && folders.has(key);
		});
		for (const event of events) this.#applyWhiteout(event);
		for (const event of events) if (event.kind !== "whiteout" && event.kind !== "opaque") this.#addNode(event, layer);
	}
	/** Follows all links of a path. Undefined if the links form a circle; `node` is undefined if nothing is known. */
	find(path) {
		return this.#resolve(path, true);
	}
	/** The same path without links on the way to it. The last part may be a link. */
	realPath(path) {
		return this.#resolve(path, false)?.path ?? path;
	}
	#removeReplaced(folder, isReplaced) {
		for (const [name, node] of folder.children) if (isReplaced(node)) this.#remove(folder, name);
		else if (node.kind === "folder") this.#removeReplaced(node, isReplaced);
	}
	#applyWhiteout(event) {
		if (event.kind === "whiteout") {
			const folder = this.#resolve(parentFolder(event.path), true)?.node;
			if (folder?.kind === "folder") this.#remove(folder, nameOf(event.path));
		} else if (event.kind === "opaque") {
			const folder = this.#resolve(event.path, true)?.node;
			if (folder?.kind !== "folder") return;
			for (const name of [...folder.children.keys()]) this.#remove(folder, name);
		}
	}
	#addNode(event, layer) {
		const parent = this.#ensureFolder(parentFolder(event.path));
		if (parent === void 0) return;
		const name = nameOf(event.path);
		const node = this.#createNode(event, joined(parent, name), layer);
		if (node.kind === "folder" && parent.children.get(name)?.kind === "folder") return;
		this.#remove(parent, name);
		parent.children.set(name, node);
	}
	#createNode(event, path, layer) {
		if (event.kind === "folder") return newFolder(path);
		if (event.kind === "symbolic-link") return {
			kind: "symbolic-link",
			path,
			target: event.target
		};
		if (event.kind === "hard-link") return this.#createHardLink(event, path, layer);
		return {
			kind: "file",
			path,
			layer,
			results: event.results,
			bytes: {
				path: event.path,
				layer
			},
			isRead: path === event.path
		};
	}
	#createHardLink(event, path, layer) {
		const linked = this.#resolve(event.target, false);
		if (linked?.node?.kind === "symbolic-link") return {
			...linked.node,
			path
		};
		const target = linked?.node?.kind === "file" ? linked.node : void 0;
		const isTargetUncertain = target === void 0 && !event.isRead && this.#linksToLowerLayers.has(event);
		return {
			kind: "file",
			path,
			layer,
			results: mergeResults(target?.results ?? [], event.results),
			bytes: target?.bytes ?? {
				path: linked?.path ?? event.target,
				layer,
				before: event.before
			},
			isRead: event.isRead,
			...isTargetUncertain ? { isTargetUncertain } : {}
		};
	}
	/** The folder at a path. It is created if it is not known: an archive need not list its folders. */
	#ensureFolder(path) {
		const found = this.#resolve(path, true);
		if (found === void 0) return void 0;
		if (found.node?.kind === "folder") return found.node;
		let folder = this.root;
		for (const name of found.path === "" ? [] : found.path.split("/")) {
			const child = folder.children.get(name);
			if (child?.kind === "folder") {
				folder = child;
				continue;
			}
			this.#remove(folder, name);
			const created = newFolder(joined(folder, name));
			folder.children.set(name, created);
			folder = created;
		}
		return folder;
	}
	/** Follows a path. `followLast`: also if its last part is a link. Undefined if the links form a circle. */
	#resolve(path, followLast) {
		let parts = partsOf$1(path);
		const trail = [this.root];
		const unknown = [];
		let links = 0;
		let node = this.root;
		while (parts.length > 0) {
			const [name = "", ...rest] = parts;
			parts = rest;
			if (name === "..") {
				if (unknown.length > 0) unknown.pop();
				else if (trail.length > 1) trail.pop();
				node = unknown.length > 0 ? void 0 : trail.at(-1);
				continue;
			}
			const folder = trail.at(-1) ?? this.root;
			const next = unknown.length > 0 ? void 0 : folder.children.get(name);
			if (next?.kind === "symbolic-link" && (rest.length > 0 || followLast)) {
				links += 1;
				if (links > MAX_LINKS) return void 0;
				if (next.target.startsWith("/")) trail.length = 1;
				parts = [...partsOf$1(next.target), ...rest];
				node = trail.at(-1);
				continue;
			}
			if (next?.kind === "folder") trail.push(next);
			else unknown.push(name);
			node = next;
		}
		const known = trail.at(-1)?.path ?? "";
		return {
			path: [...known === "" ? [] : [known], ...unknown].join("/"),
			node: unknown.length > 1 ? void 0 : node
		};
	}
	#remove(parent, name) {
		const node = parent.children.get(name);
		if (node === void 0) return;
		parent.children.delete(name);
		for (const { path, results } of filesIn$1(node)) if (results.length > 0) this.hidden.push({
			path,
			results
		});
	}
	#keyOf(node) {
		const key = this.#keys.get(node) ?? pathKey(node.path);
		this.#keys.set(node, key);
		return key;
	}
};
/** Every file below a node, and the node itself if it is a file. */
function* filesIn$1(node) {
	if (node.kind === "file") yield node;
	else if (node.kind === "folder") for (const child of node.children.values()) yield* filesIn$1(child);
}
/** Every symbolic link below a node, and the node itself if it is one. */
function* linksIn(node) {
	if (node.kind === "symbolic-link") yield node;
	else if (node.kind === "folder") for (const child of node.children.values()) yield* linksIn(child);
}
/** One result of each reader. A `later` result replaces the `first` one of the same reader. */
function mergeResults(first, later) {
	const replaced = new Set(later.map(({ reader }) => reader));
	return [...first.filter(({ reader }) => !replaced.has(reader)), ...later];
}
function newFolder(path) {
	return {
		kind: "folder",
		path,
		children: /* @__PURE__ */ new Map()
	};
}
function joined(folder, name) {
	return folder.path === "" ? name : `${folder.path}/${name}`;
}
function nameOf(path) {
	return path.slice(path.lastIndexOf("/") + 1);
}
function partsOf$1(path) {
	return path.split("/").filter((part) => part !== "" && part !== ".");
}

// src/stages/completeness/other-names.ts
/**
* The names under which files were not read yet, but must be: a hard link to bytes of another layer, a symbolic link,
* a path through a linked folder. `top` is the number of the highest layer.
*/
function otherNames(view, readers, top) {
	const names = [];
	const add = (path, bytes, results) => {
		const matching = readers.filter((reader) => shouldReadAs(reader, path, bytes.path, results));
		if (matching.length > 0) names.push({
			path,
			bytes,
			readers: matching
		});
	};
	const files = [...filesIn$1(view.root)];
	for (const file of files) {
		const { path, bytes, results } = file;
		if (file.isTargetUncertain) names.push({
			path,
			bytes,
			readers: readers.filter((reader) => reader.matchesPath(path))
		});
		else if (!file.isRead) add(path, bytes, results);
	}
	const openFiles = files.filter(({ results }) => results.some(({ result }) => isOpen$1(result)));
	const links = resolvedLinks(view);
	const folderLinks = linksByFolder(links);
	for (const { link, path, node } of links) if (node?.kind === "folder") {
		const aliases = [link.path, ...namesThroughLinks(link.path, folderLinks)];
		for (const file of filesBelow(path, openFiles)) {
			const rest = file.path.slice(path.length);
			for (const alias of aliases) add(`${alias}${rest}`, file.bytes, file.results);
		}
	} else if (node?.kind === "file") add(link.path, node.bytes, node.results);
	else add(link.path, {
		path,
		layer: top
	}, []);
	return names;
}
function resolvedLinks(view) {
	return [...linksIn(view.root)].flatMap((link) => {
		const target = view.find(link.path);
		return target === void 0 ? [] : [{
			link,
			...target
		}];
	});
}
/** The paths of the links to each folder. */
function linksByFolder(links) {
	const byFolder = /* @__PURE__ */ new Map();
	for (const { link, path, node } of links) if (node?.kind === "folder") byFolder.set(path, [...byFolder.get(path) ?? [], link.path]);
	return byFolder;
}
/** Other names of a link, if a folder above it has a link too: `node_modules` itself may be one. */
function namesThroughLinks(path, folderLinks) {
	const names = [];
	for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) for (const link of folderLinks.get(path.slice(0, end)) ?? []) if (link !== path) names.push(`${link}${path.slice(end)}`);
	return names;
}
function filesBelow(folder, files) {
	return folder === "" ? [] : files.filter(({ path }) => path.startsWith(`${folder}/`));
}

// src/stages/completeness/detected-files.ts
/** Reads one platform of an image as it runs. Throws what reading layers throws. */
async function detectFiles(layerPackages, image, layout) {
	const layers = [];
	const view = new ImageView();
	for (const location of layersOf(image, layout)) {
		const record = await layerPackages.record(location);
		view.addLayer(record, layers.length);
		layers.push({
			...location,
			record
		});
	}
	const readAgain = await readOtherNames(layerPackages, layers, otherNames(view, layerPackages.readers, layers.length - 1));
	return {
		files: matchingFiles([...filesIn$1(view.root), ...readAgain], layerPackages),
		hidden: view.hidden,
		realPath: (path) => view.realPath(placeOf$1(path))
	};
}
/** The files with the results of readers that match their path. A result may come from another name of the file. */
function matchingFiles(files, { readers }) {
	const byName = new Map(readers.map((reader) => [reader.name, reader]));
	const matching = /* @__PURE__ */ new Map();
	for (const { path, layer, results } of files) {
		const own = results.filter(({ reader }) => byName.get(reader)?.matchesPath(path));
		if (own.length === 0) continue;
		const merged = mergeResults(matching.get(path)?.results ?? [], own);
		matching.set(path, {
			path,
			layer,
			results: merged
		});
	}
	return [...matching.values()];
}
function layersOf({ platform, layers, configuration }, layout) {
	const locations = layers.flatMap((layer, index) => {
		const diffId = configuration.diffIds[index];
		return diffId === void 0 ? [] : [{
			layout,
			layer,
			diffId
		}];
	});
	if (locations.length === configuration.diffIds.length) return locations;
	const message = `${platformName(platform)} has ${layers.length} layers, but its configuration lists ${configuration.diffIds.length}`;
	throw fault("image-invalid", "sbom", message);
}
/**
* Reads files under their other names. The bytes are in the highest layer that has them. A link without a target is
* not a file.
*/
async function readOtherNames(layerPackages, layers, names) {
	const found = [];
	const pendingFrom = (name, top) => {
		const layer = layerWith(layers, name.bytes, top);
		return layer === void 0 ? [] : [{
			name,
			layer
		}];
	};
	let pending = names.flatMap((name) => pendingFrom(name, name.bytes.layer));
	while (pending.length > 0) {
		const layer = Math.max(...pending.map((one) => one.layer));
		const inLayer = pending.filter((one) => one.layer === layer).map(({ name }) => name);
		const location = layers[layer];
		const results = location === void 0 ? /* @__PURE__ */ new Map() : await readFromLayer(layerPackages, location, layer, inLayer);
		for (const [{ path }, fileResults] of results) found.push({
			path,
			layer,
			results: fileResults
		});
		pending = [...pending.filter((one) => one.layer !== layer), ...inLayer.filter((name) => !results.has(name)).flatMap((name) => pendingFrom(name, layer - 1))];
	}
	return found;
}
/** The highest layer from `top` down that has a file at the path. Undefined if a layer between deletes the path. */
function layerWith(layers, { path, layer, before }, top) {
	const key = pathKey(path);
	for (let number = top; number >= 0; number -= 1) {
		const record = layers[number]?.record;
		if (record === void 0) continue;
		if (record.files.has(key)) return number;
		if ((number === layer && before !== void 0 ? eventsBefore(record, before) : record.events).some((event) => deletes(event, path))) return void 0;
	}
}
/** The events before a hard link. The link keeps the bytes of a file that the same layer deletes later. */
function eventsBefore({ events }, before) {
	const link = events.findIndex((event) => event.kind === "hard-link" && event.before === before);
	return link < 0 ? events : events.slice(0, link);
}
function deletes(event, path) {
	if (event.kind === "whiteout") return path === event.path || path.startsWith(`${event.path}/`);
	return event.kind === "opaque" && (event.path === "" || path.startsWith(`${event.path}/`));
}
async function readFromLayer(layerPackages, { layout, layer, diffId }, number, names) {
	const byPath = Map.groupBy(names, ({ bytes }) => bytes.path);
	const results = /* @__PURE__ */ new Map();
	let position = -1;
	await layerPackages.plainLayers.read(layout, layer, diffId, (entry) => {
		position += 1;
		if (entry.kind !== "file" || entry.size === 0) return void 0;
		const isInRange = ({ bytes }) => bytes.layer !== number || bytes.before === void 0 || position < bytes.before;
		const entryNames = (byPath.get(placeOf$1(entry.path)) ?? []).filter(isInRange);
		return joined$1(entryNames.map((name) => new FileInspection(name.path, entry, name.readers).receiver((found) => results.set(name, found))));
	});
	return results;
}

// src/stages/completeness/owned-by-distribution.ts
/** Folders of the rpm packages of a distribution. Used if the database cannot be read. */
const RPM_FOLDERS = /^usr\/(?:bin|sbin|lib|lib64|libexec|share)\//;
/**
* Returns a test: whether a package of the distribution itself installed a file. The advisories of the distribution
* cover such a file, under its own versions. The versions in the file would give wrong findings. A file of another
* publisher's package does not count. `rpmFiles`: the files that the rpm databases list; undefined if there are
* databases that cannot be read.
*/
function ownedByDistribution(detected, rpmFiles) {
	const owned = coveredFiles(detected.files.flatMap(({ results }) => results.flatMap(({ result }) => result.kind === "system" ? [result] : [])));
	return (path) => {
		const canonical = canonicalPath(path);
		if (owned.has(canonical)) return true;
		return rpmFiles === void 0 ? RPM_FOLDERS.test(canonical) : rpmFiles.has(canonical);
	};
}
/** The files of dpkg and apk packages that the advisories of the distribution cover. */
function coveredFiles(systems) {
	const origins = new Map(systems.flatMap((system) => Object.entries(system.origins ?? {})));
	const installed = systems.flatMap((system) => system.installed ?? []);
	const withChangelog = new Set(installed.filter((one) => one.hasChangelog).map((one) => one.packageName));
	const covered = /* @__PURE__ */ new Set();
	for (const { packageName, files } of installed) {
		const origin = origins.get(packageName);
		if (origin === void 0) continue;
		const hasChangelog = withChangelog.has(packageName);
		for (const file of files) if (isCoveredByDistribution(origin, hasChangelog, file)) covered.add(file);
	}
	return covered;
}

// src/stages/completeness/systems.ts
/** Package systems that trivy reads and has advisories for. */
const SUPPORTED = /* @__PURE__ */ new Set([
	"dpkg",
	"apk",
	"rpm"
]);
/**
* Compares the package databases of an image with each other and with its release files. A scan assumes one
* distribution for all packages. `rpm`: the path of an rpm database that lists packages.
*/
function systemGaps(detected, rpm) {
	const databases = databasesOf(detected, rpm);
	const [first, second] = databases.filter(({ system }) => SUPPORTED.has(system));
	const gaps = databases.filter(({ system }) => !SUPPORTED.has(system)).map(unsupportedGap);
	if (first === void 0) return gaps;
	if (second !== void 0) {
		const why = `lists packages of ${second.system}, but ${first.path} lists packages of ${first.system}: a scan supports one distribution per image`;
		gaps.push(systemGap(second.path, why));
	}
	const systems = new Set(databases.map(({ system }) => system));
	for (const { system, id, path } of releasesOf(detected)) {
		if (system === "?" || systems.has(system)) continue;
		const why = `names the distribution ${plain(id, 40)}, but ${first.path} lists packages of ${first.system}: the scan may use the advisories of another distribution`;
		gaps.push(systemGap(path, why));
	}
	return gaps;
}
/** Facts about the distribution that trivy does not write into an SBOM. */
function distributionIn({ files }) {
	const facts = files.toSorted((one, other) => one.path < other.path ? 1 : -1).flatMap(({ results }) => results.map(({ result }) => result.kind === "system" ? result.distribution : void 0));
	return Object.assign({}, ...facts);
}
function databasesOf(detected, rpm) {
	const databases = /* @__PURE__ */ new Map();
	for (const { path, results } of detected.files) for (const { reader, result } of results) {
		if (result.kind !== "system" || result.packages === 0) continue;
		const system = reader.replace(/^system:/, "");
		if (!databases.has(system)) databases.set(system, {
			system,
			path
		});
	}
	if (rpm !== void 0) databases.set("rpm", {
		system: "rpm",
		path: rpm
	});
	return [...databases.values()];
}
function releasesOf(detected) {
	return detected.files.flatMap(({ path, results }) => results.flatMap(({ result }) => {
		if (result.kind !== "system" || result.release === void 0) return [];
		const [system = "?", id = ""] = result.release.split(" ");
		return [{
			system,
			id,
			path
		}];
	}));
}
function unsupportedGap({ system, path }) {
	return systemGap(path, `is of ${system}, whose packages Assay cannot compare with advisories`);
}
function systemGap(path, why) {
	return {
		kind: "system",
		path: plain(path, 300),
		why,
		decides: true
	};
}

// src/stages/completeness/completeness.ts
/**
* Checks that the SBOM of one platform is complete: reads every file that can contain packages, and compares the
* packages in it with trivy's list. Throws what reading layers throws.
*/
async function checkCompleteness(layerPackages, image, layout, bom) {
	const detected = await detectFiles(layerPackages, image, layout);
	await giveTurn();
	const rpmDatabase = detected.files.find(({ results }) => results.some(({ reader }) => reader === "rpm"))?.path;
	const rpmFiles = rpmDatabase === void 0 ? [] : image.configuration.diffIds.flatMap((id) => layerPackages.ownedFiles(id));
	const isDatabaseUnread = rpmDatabase !== void 0 && rpmFiles.length === 0;
	await giveTurn();
	const compared = await compareInventory(bom, detected, image, {
		removeFrom: ownedByDistribution(detected, /* @__PURE__ */ new Set()),
		addNothingFrom: ownedByDistribution(detected, isDatabaseUnread ? void 0 : new Set(rpmFiles))
	});
	await giveTurn();
	const listsRpm = locatedPackages(bom).some(({ component }) => purlType(component.purl ?? "") === "rpm");
	const gaps = [...systemGaps(detected, listsRpm || rpmFiles.length > 0 ? rpmDatabase : void 0), ...platformGaps(image, detected)];
	const reported = new Set(gaps.map(({ path }) => path));
	return {
		...compared,
		gaps: [...gaps, ...compared.gaps.filter(({ path }) => !reported.has(path))],
		distribution: distributionIn(detected)
	};
}
const WINDOWS_READER = "system:Windows";
/** A Windows image need not contain a file of Windows in its own layers. */
function platformGaps({ platform }, detected) {
	if (platform.os !== "windows") return [];
	if (detected.files.some(({ results }) => results.some(({ reader }) => reader === WINDOWS_READER))) return [];
	return [{
		kind: "system",
		path: "Windows",
		why: "is Windows, whose packages Assay cannot compare with advisories",
		decides: true
	}];
}

// src/formats/sbom/cyclonedx-system.ts
/**
* Adds PURLs to packages of a distribution that have none. trivy does not scan packages without a PURL. It leaves out the
* PURL if it finds out the distribution, from the repositories of the image, only after it has listed the packages.
*/
function withSystemPurls(bom) {
	const systems = bom.components.filter(({ type }) => type === "operating-system");
	const [system] = systems;
	if (system === void 0 || systems.length > 1) return bom;
	const type = {
		alpine: "apk",
		debian: "deb",
		ubuntu: "deb"
	}[system.name];
	if (type === void 0) return bom;
	return withComponents(bom, (component) => {
		if (component.purl !== void 0 || !trivyValues(component, "PkgType").includes(system.name)) return component;
		const distro = `${system.name === "alpine" ? "" : `${system.name}-`}${system.version ?? ""}`;
		const { name, version } = component;
		const purl = new import_packageurl_js.PackageURL(type, system.name, name, version, { distro }, void 0).toString();
		return {
			...component,
			purl
		};
	});
}
/** Marks the packages with these names as from another vendor, which trivy's SBOM does not say. */
function withThirdParties(bom, names) {
	const foreign = new Set(names);
	return withComponents(bom, (component) => {
		if (!foreign.has(component.name) || !component.purl?.startsWith("pkg:deb/")) return component;
		const mark = {
			name: OWN + THIRD_PARTY,
			value: "true"
		};
		return {
			...component,
			properties: [...component.properties ?? [], mark]
		};
	});
}
/**
* Names the layers of packages as the manifest of the image does. trivy names what it read, which may be an unpacked copy or
* the layer of another image that unpacks to the same. `digests`: the blobs of the image, by diff ID.
*/
function withLayerDigests(bom, digests) {
	return withComponents(bom, (component) => {
		const [diffId = ""] = trivyValues(component, "LayerDiffID");
		const value = digests.get(diffId);
		const { properties } = component;
		if (value === void 0 || properties === void 0) return component;
		return {
			...component,
			properties: properties.map((one) => one.name === `${"aquasecurity:trivy:"}LayerDigest` ? {
				...one,
				value
			} : one)
		};
	});
}
function withComponents(bom, change) {
	return {
		...bom,
		components: bom.components.map(change)
	};
}

// src/stages/completeness/source-managers.ts
/** trivy reads manifests with only exact versions, so they need no lock file. */
const SOURCE_MANAGERS = [
	{
		name: "npm",
		manifest: /^package\.json$/,
		locks: /^(?:package-lock\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock)$/,
		unread: /^(?:bun\.lockb|npm-shrinkwrap\.json)$/,
		isOpen: hasKeys([
			"dependencies",
			"devDependencies",
			"optionalDependencies",
			"peerDependencies"
		])
	},
	{
		name: "Deno",
		manifest: /^deno\.jsonc?$/,
		unread: /^deno\.lock$/,
		isOpen: (text) => /"imports"\s*:|\b(?:npm|jsr):/.test(text)
	},
	{
		name: "pip",
		manifest: /^requirements(?:[-_.][\w.-]+)?\.(?:txt|in)$/,
		unread: /^requirements[-_.][\w.-]*\.txt$/,
		isOpen: (text) => text.split("\n").some(isUnpinned)
	},
	{
		name: "Python",
		manifest: /^(?:pyproject\.toml|setup\.py|setup\.cfg)$/,
		locks: /^(?:poetry\.lock|uv\.lock|pylock(?:\.[^.]+)?\.toml|Pipfile\.lock|requirements\.txt)$/,
		unread: /^(?:pdm\.lock|pixi\.lock|conda-lock\.ya?ml)$/,
		isOpen: (text) => /^(?:install_requires|dependencies|requires)\b|\binstall_requires\s{0,9}=|^\[tool\.poetry\.(?:group\.[^\]]+\.)?dependencies\]/m.test(text)
	},
	{
		name: "Pipenv",
		manifest: /^Pipfile$/,
		locks: /^Pipfile\.lock$/
	},
	{
		name: "conda",
		manifest: /^environment\.ya?ml$/,
		isOpen: (text) => text.split("\n").some((line) => /^\s{1,20}- /.test(line) && !/[=:]/.test(line))
	},
	{
		name: "Bundler",
		manifest: /^(?:Gemfile|gems\.rb)$/,
		locks: /^Gemfile\.lock$/,
		unread: /^gems\.locked$/
	},
	{
		name: "Composer",
		manifest: /^composer\.json$/,
		locks: /^composer\.lock$/,
		isOpen: hasKeys(["require", "require-dev"], (name) => name.includes("/"))
	},
	{
		name: "Go",
		manifest: /^go\.mod$/,
		isOpen: () => false
	},
	{
		name: "Maven",
		manifest: /^pom\.xml$/,
		inherits: true,
		isOpen: isOpenPom
	},
	{
		name: "Gradle",
		manifest: /^build\.gradle(?:\.kts)?$/,
		locks: /gradle\.lockfile$/,
		isOpen: (text) => /\b(?:dependencies|plugins)\s{0,9}\{/.test(text)
	},
	{
		name: "sbt",
		manifest: /^build\.sbt$/,
		locks: /^build\.sbt\.lock$/
	},
	{
		name: ".NET",
		manifest: /\.(?:cs|fs|vb)proj$/,
		locks: /^(?:packages\.lock\.json|packages\.config)$|packages\.props$/i,
		unread: /^paket\.lock$/,
		isOpen: (text) => text.includes("<PackageReference")
	},
	{
		name: "Cargo",
		manifest: /^Cargo\.toml$/,
		locks: /^Cargo\.lock$/,
		isOpen: (text) => /^\[[^\]]*dependencies/m.test(text)
	},
	{
		name: "Mix",
		manifest: /^mix\.exs$/,
		locks: /^mix\.lock$/,
		isOpen: (text) => /\bdeps\b/.test(text)
	},
	{
		name: "rebar",
		manifest: /^rebar\.config$/,
		unread: /^rebar\.lock$/,
		isOpen: (text) => text.includes("deps")
	},
	{
		name: "Swift",
		manifest: /^Package\.swift$/,
		locks: /^Package\.resolved$/,
		isOpen: (text) => /\.package\(/.test(text)
	},
	{
		name: "CocoaPods",
		manifest: /^Podfile$/,
		locks: /^Podfile\.lock$/
	},
	{
		name: "Carthage",
		manifest: /^Cartfile$/,
		unread: /^Cartfile\.resolved$/
	},
	{
		name: "pub",
		manifest: /^pubspec\.yaml$/,
		locks: /^pubspec\.lock$/,
		isOpen: (text) => /^(?:dev_)?dependencies:/m.test(text)
	},
	{
		name: "Conan",
		manifest: /^conanfile\.(?:txt|py)$/,
		locks: /^conan\.lock$/
	},
	{
		name: "vcpkg",
		manifest: /^vcpkg\.json$/,
		isOpen: hasKeys(["dependencies"])
	},
	{
		name: "Helm",
		manifest: /^Chart\.yaml$/,
		unread: /^Chart\.lock$/,
		isOpen: (text) => /^dependencies:/m.test(text)
	},
	{
		name: "Julia",
		manifest: /^Project\.toml$/,
		locks: /^Manifest\.toml$/,
		isOpen: (text) => /^\[deps\]/m.test(text)
	},
	{
		name: "renv",
		manifest: /^renv\.json$/,
		unread: /^renv\.lock$/
	},
	{
		name: "Stack",
		manifest: /^stack\.yaml$/,
		unread: /^stack\.yaml\.lock$/
	},
	{
		name: "Carton",
		manifest: /^cpanfile$/,
		unread: /^cpanfile\.snapshot$/
	},
	{
		name: "Clojure",
		manifest: /^(?:deps\.edn|project\.clj)$/
	},
	{
		name: "Crystal",
		manifest: /^shard\.yml$/,
		unread: /^shard\.lock$/
	}
];
/** Returns a test: whether a JSON text has an entry in one of these objects. */
function hasKeys(keys, isDependency = () => true) {
	return (text) => {
		const manifest = readJson(Buffer.from(text));
		if (!isJsonObject(manifest)) return true;
		return keys.some((key) => {
			const dependencies = manifest[key];
			return Array.isArray(dependencies) ? dependencies.length > 0 : isJsonObject(dependencies) && Object.keys(dependencies).some(isDependency);
		});
	};
}
/** Whether a line is a requirement without an exact version. Options, comments and continued lines are not. */
function isUnpinned(line) {
	const requirement = line.replace(/(?:^|\s)#.*$/, "").trim();
	if (requirement === "" || requirement.startsWith("-")) return false;
	return !/^[^\s;]+\s*={2,3}\s*[^*\s,;]+(?=[\s;\\]|$)/.test(requirement);
}
/**
* Whether a POM has a dependency whose version is not in the source tree: it comes from a parent elsewhere, from an
* imported list, or is a range. The POM itself and its parents in the folders above may list versions under
* `dependencyManagement`.
*/
function isOpenPom(text, inherited) {
	const allPoms = `${text}${inherited}`;
	const managed = new Map(dependenciesIn(allPoms).filter(([, version]) => version !== void 0));
	return dependenciesIn(text).some(([artifact, ownVersion]) => {
		const version = ownVersion ?? managed.get(artifact);
		if (version === void 0) return true;
		const property = /^\$\{([^}]{1,200})\}$/.exec(version)?.[1];
		const isRange = /[[(,]/.test(version);
		if (property === void 0) return isRange;
		return !/^(?:project|pom)\.version$/.test(property) && !allPoms.includes(`<${property}>`);
	});
}
function dependenciesIn(pom) {
	return pom.split("<dependency>").slice(1).map((part) => {
		const dependency = part.split("</dependency>")[0] ?? "";
		const field = (tag) => new RegExp(`<${tag}>\\s{0,40}([^<\\s]{1,200})`).exec(dependency)?.[1];
		return [`${field("groupId") ?? ""}:${field("artifactId") ?? ""}`, field("version")];
	});
}

// src/stages/completeness/source-manifests.ts
const UNLOCKED = "names no exact versions, and has no lock file that trivy reads";
const UNREAD = "names exact versions in a format that trivy does not read: the SBOM does not list them";
const UNSEEN = "could not be listed, or its name is not UTF-8: Assay did not search it for manifests";
/** Finds the manifests below a folder, up to a maximum number of files. It follows no links, and never throws. */
async function sourceManifests(folder) {
	const { folders, unlisted, isComplete } = await foldersBelow(folder);
	const manifests = [];
	const gaps = [];
	for (const [parent, names] of folders) for (const manager of SOURCE_MANAGERS) {
		const isLocked = hasLock(folders, parent, manager);
		for (const name of names) {
			const path = parent === "" ? name : `${parent}/${name}`;
			const isManifest = manager.manifest.test(name);
			const exact = !isManifest || isLocked || !await isOpen(manager, folder, parent, name);
			if (isManifest) manifests.push({
				path,
				manager: manager.name,
				exact
			});
			if (!exact) gaps.push({
				kind: "unlocked",
				path,
				why: UNLOCKED,
				decides: false
			});
			else if (!isLocked && manager.unread?.test(name)) gaps.push({
				kind: "unlisted",
				path,
				why: UNREAD,
				decides: false
			});
		}
	}
	for (const path of unlisted) gaps.push({
		kind: "unlisted",
		path,
		why: UNSEEN,
		decides: false
	});
	if (!isComplete) {
		const why = `has more than ${MAX_FILES$2} files: Assay did not search all of them for manifests`;
		gaps.push({
			kind: "unlocked",
			path: ".",
			why,
			decides: false
		});
	}
	return {
		manifests,
		gaps
	};
}
/** `npm 3 (1 without exact versions), Go 1`; empty if there is no manifest. */
function manifestsInWords(manifests) {
	return [...Map.groupBy(manifests, ({ manager }) => manager)].map(([manager, group]) => {
		const open = group.filter(({ exact }) => !exact).length;
		return `${manager} ${group.length}${open === 0 ? "" : ` (${open} without exact versions)`}`;
	}).join(", ");
}
function hasLock(folders, folder, { locks }) {
	if (locks === void 0) return false;
	return [...upwards(folder)].some((at) => folders.get(at)?.some((name) => locks.test(name)));
}
/** Whether a manifest has dependencies without exact versions. One that cannot be read counts as such. */
async function isOpen(manager, root, folder, name) {
	if (manager.isOpen === void 0) return true;
	const folders = manager.inherits ? [...upwards(folder)] : [folder];
	const [text, ...inherited] = await Promise.all(folders.map((at) => readSmall(join(root, at, name)).catch(() => void 0)));
	return text === void 0 || manager.isOpen(text, inherited.join(""));
}

// src/stages/sbom/inventory-cache.ts
/** A larger cache takes longer to copy than it saves, so it is not used and a new one begins. */
const LARGEST_BYTES = 67108864;
/**
* trivy records each layer that it has read in one file, and locks the file. Each inventory works on a private copy, so
* that platforms and jobs can run side by side. It puts the whole file back under the hash of its bytes: a file with
* another hash does not come from a run that ended well. `dependsOn` lists what determines trivy's records, in addition
* to this program.
*/
async function openInventoryCache(world, dependsOn) {
	const name = hexOf(JSON.stringify([world.workspace.programHash, ...dependsOn]));
	const { cache, store } = world.workspace;
	const { log } = world.runner;
	const folder = await world.workspace.folder("inventory");
	const privateCopy = join(folder, "fanal", "fanal.db");
	await mkdir(join(folder, "fanal"), { mode: 448 });
	const taken = await takeTrusted([.../* @__PURE__ */ new Set([store, cache])], name, privateCopy, log);
	return {
		folder,
		isWarm: taken !== void 0,
		knows: (diffId) => taken?.layers.has(diffId) === true,
		async empty() {
			await rm(join(folder, "fanal"), {
				recursive: true,
				force: true
			});
			await mkdir(join(folder, "fanal"), { mode: 448 });
		},
		async putAside(why) {
			log(`trivy could not use its records of layers from an earlier run, so they were made anew: ${plain(why, 300)}`);
			if (taken !== void 0 && store === cache) await renameDamaged(taken.file, log);
		},
		link: async (javaDatabase) => symlink(javaDatabase, join(folder, "java-db")),
		async keep(holdsSecret) {
			if (await holdsSecret.file(privateCopy)) return;
			await putBack(privateCopy, join(sharedFolder(world.workspace.store), name), await hashFile(privateCopy));
		}
	};
}
/** Copies the shared file of the first of these places that has one which only this user can have written. */
async function takeTrusted(places, name, privateCopy, log) {
	for (const place of places) {
		const shared = join(sharedFolder(place), name);
		const distrusted = await whyUntrusted(place, shared);
		if (distrusted !== void 0) new DistrustNotice(log).say(distrusted);
		const taken = distrusted === void 0 ? await takeNewest(shared, privateCopy, log) : void 0;
		if (taken !== void 0) return taken;
	}
}
/** The diff IDs in trivy's records. Its database can contain old ones too. */
const RECORDED_LAYER = /"DiffID":"(sha256:[0-9a-f]{64})"/g;
/**
* Copies the shared file, and answers what it is. A file whose hash is not its name is ignored. If it cannot be copied, the
* log says so and trivy reads every layer.
*/
async function takeNewest(shared, privateCopy, log) {
	try {
		for (const file of await filesIn(shared)) {
			const hash = /^([0-9a-f]{64})\.db$/.exec(file)?.[1];
			if (hash === void 0 || await sizeOf$1(join(shared, file)) > LARGEST_BYTES) continue;
			const bytes = await readFile(join(shared, file)).catch(ignoreAbsent);
			if (bytes === void 0 || hexOf(bytes) !== hash) continue;
			await writeFile(privateCopy, bytes, {
				flag: "wx",
				mode: 384
			});
			const layers = bytes.toString("latin1").matchAll(RECORDED_LAYER);
			return {
				file: join(shared, file),
				layers: new Set(layers.map(([, diffId = ""]) => diffId))
			};
		}
	} catch (error) {
		await rm(privateCopy, { force: true });
		log(`trivy's records of layers from an earlier run cannot be used: ${plain(messageOf(error), 300)}`);
	}
}
/** Keeps the damaged file, one at most, under a name that no run reads. */
async function renameDamaged(file, log) {
	await rename(file, join(dirname(file), "damaged")).catch((error) => log(`The damaged file ${plain(file, 300)} cannot be put aside: ${plain(messageOf(error), 300)}`));
}
/** Puts the new file in place in one step, then removes the old ones. A run that is killed leaves the old file intact. */
async function putBack(privateCopy, shared, hash) {
	await mkdir(shared, {
		recursive: true,
		mode: 448
	});
	const outdated = (await filesIn(shared)).filter((file) => file !== `${hash}.db`);
	const draft = join(shared, `.${randomUUID()}`);
	try {
		await copyFile(privateCopy, draft);
		await chmod(draft, 384);
		await rename(draft, join(shared, `${hash}.db`));
	} finally {
		await rm(draft, { force: true });
	}
	for (const file of outdated) if (file.endsWith(".db")) await rm(join(shared, file), { force: true });
}
/**
* Removes trivy's records of layers that contain a secret value. trivy records the command that made a layer, and the
* names and paths of packages, unchanged. An earlier run may not have known that the value is secret.
*/
async function forgetInventories(cache, holdsSecret) {
	const folder = sharedFolder(cache);
	for (const name of await filesIn(folder)) for (const file of await filesIn(join(folder, name))) {
		const path = join(folder, name, file);
		if (await holdsSecret.file(path).catch(ignoreAbsent)) await rm(path, { force: true });
	}
}
function sharedFolder(cache) {
	return join(cache, "trivy", "layers");
}
async function filesIn(folder) {
	return await readdir(folder).catch(ignoreAbsent) ?? [];
}
async function sizeOf$1(file) {
	return stat(file).then((found) => found.size, () => 0);
}
function ignoreAbsent(error) {
	if (error.code !== "ENOENT") throw error;
}

// src/stages/sbom/source-view.ts
/** Folders of other people's projects: nobody checks out a repository into them. */
const NOT_SEARCHED = "node_modules";
const MAX_FOLDERS = 2e4;
/**
* What a scanner sees of a source tree: everything but git's folders, which may contain the token that `actions/checkout`
* left there. Links are not followed.
*/
async function sourceView(folder) {
	const [reads, lists] = [[], []];
	let count = 0;
	/** Whether something in this folder is hidden. Then its other entries are in `reads`, and not the folder itself. */
	const collect = async (path) => {
		const nothing = [];
		count += 1;
		const entries = count > MAX_FOLDERS ? nothing : await readdir(path, { withFileTypes: true }).catch(() => nothing);
		const visible = [];
		let hides = false;
		for (const entry of entries) {
			const child = join(path, entry.name);
			if (entry.name === ".git") hides = true;
			else if (entry.isSymbolicLink()) continue;
			else if (!entry.isDirectory() || entry.name === NOT_SEARCHED || !await collect(child)) visible.push(child);
			else hides = true;
		}
		if (!hides) return false;
		lists.push(path);
		reads.push(...visible);
		return true;
	};
	return await collect(folder) ? {
		reads,
		lists
	} : {
		reads: [folder],
		lists
	};
}

// src/stages/sbom/inventory.ts
const INVENTORY_LIMIT_MS = 9e5;
const MOST_NOTES = 20;
/** CycloneDX directly: trivy's JSON report would contain the environment and the history of the image. */
const FORMAT = [
	"--format",
	"cyclonedx",
	"--offline-scan",
	"--skip-java-db-update",
	"--debug"
];
/** trivy's error message when the image has a jar and there is no Java database. */
const NEEDS_JAVA_DATABASE = /'--skip-java-db-update' cannot be specified on the first run/;
/** Files that list the packages of a distribution. For an RPM database, trivy reports the fault and not the path. */
const OS_PACKAGE_FILE = /\brpmdb\b|(?:^|[\s"'])\/?(?:var\/lib\/(?:dpkg|rpm)|usr\/lib\/sysimage\/rpm|(?:usr\/)?lib\/apk\/db)\//;
/**
* Lists the packages of one platform. Throws `tool-failed`, `tool-timed-out`, `database-unavailable` and
* `scan-incomplete`.
*/
async function inventoryImage(world, image, { layoutWith, javaDatabase, cacheWrites }) {
	const name = platformName(image.platform);
	const trivy = await world.tools.acquire("trivy");
	const cache = await openInventoryCache(world, [
		trivy.sha256,
		FORMAT,
		platformSlug(image.platform)
	]);
	const run = async (layout, database) => {
		const call = {
			args: [
				"image",
				"--input",
				layout,
				...FORMAT,
				"--cache-backend",
				"fs"
			],
			view: {
				reads: [
					layout,
					join(layout, "blobs"),
					...database
				],
				writes: [cache.folder]
			},
			cacheDir: cache.folder,
			timeoutMs: INVENTORY_LIMIT_MS,
			quiet: false
		};
		return world.processes.read(await trivyCommand(world, call));
	};
	let java = [];
	const list = async (layers) => {
		const layout = await layoutWith(layers);
		const exit = await run(layout, java);
		if (java.length > 0 || !needsJavaDatabase(exit)) return exit;
		const database = await javaDatabase();
		await cache.link(database);
		java = [database];
		return run(layout, java);
	};
	const { diffIds } = image.configuration;
	const layers = image.layers.map((layer, at) => ({
		layer,
		diffId: diffIds[at]
	}));
	let exit = await list(layers.filter(({ diffId }) => diffId === void 0 || !cache.knows(diffId)));
	if (cache.isWarm && mayBeOfCache(exit)) {
		const why = exit.stderr.trim().split("\n").at(-1) ?? exit.kind;
		await cache.empty();
		exit = await list(layers);
		if (isSuccess(exit)) await cache.putAside(why);
	}
	await giveTurn();
	const { bom, log } = read(exit, name);
	await giveTurn();
	demandSameImage(bom, image, name);
	const notes = notesOf(log, name);
	const gaps = inventoryLogGaps(log, true);
	if (notes.length + gaps.length + log.thirdParty.length === 0) cacheWrites?.add((holdsSecret) => cache.keep(holdsSecret));
	const named = withLayerDigests(bom, digestsOf(image));
	return {
		bom: withThirdParties(withSystemPurls(named), log.thirdParty),
		notes,
		gaps
	};
}
/** The layers by diff ID. Of two that unpack to the same, trivy reads the first. */
function digestsOf({ layers, configuration }) {
	const pairs = layers.flatMap(({ digest }, at) => {
		const diffId = configuration.diffIds[at];
		return diffId === void 0 ? [] : [[diffId, digest]];
	});
	return new Map(pairs.toReversed());
}
/** Whether damaged records can be the cause. Not of a time limit or a full disk: without records, both are more likely. */
function mayBeOfCache(exit) {
	return "stderr" in exit && !isSuccess(exit) && fullDiskLine(exit.stderr) === void 0;
}
function isSuccess(exit) {
	return exit.kind === "exited" && exit.code === 0;
}
function needsJavaDatabase(exit) {
	return exit.kind === "exited" && exit.code !== 0 && NEEDS_JAVA_DATABASE.test(exit.stderr);
}
/** Lists the dependencies in the lock files of a source tree, and reports manifests without a lock file. */
async function inventorySource(world, folder) {
	const call = {
		args: [
			"filesystem",
			folder,
			...FORMAT,
			"--cache-backend",
			"memory"
		],
		view: await sourceView(folder),
		timeoutMs: INVENTORY_LIMIT_MS,
		quiet: false
	};
	const { bom, log } = read(await world.processes.read(await trivyCommand(world, call)), "the source tree");
	const { manifests, gaps } = await sourceManifests(folder);
	return {
		bom,
		notes: [...manifests.length === 0 ? [] : [`manifests seen: ${manifestsInWords(manifests)}`], ...notesOf(log, "the source tree")],
		gaps: [...inventoryLogGaps(log, false), ...gaps]
	};
}
function read(exit, name) {
	return {
		bom: orThrow(parseBom(successOf(exit, "sbom", "trivy")), (why) => fault("tool-failed", "sbom", `trivy's inventory of ${name}: ${why}`)),
		log: parseInventoryLog("stderr" in exit ? exit.stderr : "")
	};
}
/** The inventory must be of exactly this image, with every layer. */
function demandSameImage(bom, image, name) {
	const { component } = bom.metadata;
	const listed = new Set(trivyValues(component, "DiffID"));
	if (image.configuration.diffIds.every((diffId) => listed.has(diffId)) && trivyValues(component, "ImageID")[0] === image.config.digest) return;
	throw fault("scan-incomplete", "sbom", `trivy's inventory of ${name} does not cover all layers of the image`);
}
function notesOf(log, name) {
	const broken = log.unreadable.find((file) => OS_PACKAGE_FILE.test(file));
	if (broken !== void 0) throw fault("scan-incomplete", "sbom", `${name}: a package list cannot be read: ${plain(broken, 300)}`);
	const notes = [...log.unknown.map((kind) => `${name}: trivy wrote a warning that Assay does not know (${kind})`), ...log.unidentified.map((file) => `${name}: unidentified Java archive: ${plain(file, 300)}`)].sort();
	const more = notes.length - MOST_NOTES;
	return more > 0 ? [...notes.slice(0, MOST_NOTES), `${name}: and ${more} more files`] : notes;
}

// src/formats/json-parts.ts
/**
* The text of `JSON.stringify(document, null, 1)` and a line end, in parts: each entry of a list is one. So the SBOM of
* thousands of packages is never one text.
*/
function* jsonParts(document) {
	const fields = Object.entries(document).filter(([, value]) => isWritten(value));
	if (fields.length === 0) {
		yield "{}\n";
		return;
	}
	let start = "{";
	for (const [name, value] of fields) {
		yield `${start}\n ${JSON.stringify(name)}: `;
		start = ",";
		if (Array.isArray(value) && value.length > 0) yield* listParts(value);
		else yield indented(value, " ");
	}
	yield "\n}\n";
}
function* listParts(list) {
	let start = "[";
	for (const entry of list) {
		yield `${start}\n  ${isWritten(entry) ? indented(entry, "  ") : "null"}`;
		start = ",";
	}
	yield "\n ]";
}
/** JSON has no line ends inside texts. */
function indented(value, margin) {
	return JSON.stringify(value, null, 1).replaceAll("\n", `\n${margin}`);
}
/** What JSON cannot express is left out of an object, and is `null` in a list. */
function isWritten(value) {
	return value !== void 0 && typeof value !== "function" && typeof value !== "symbol";
}

// src/stages/sbom/sbom-files.ts
const CONVERT_LIMIT_MS = 3e5;
/** Changes the licenses to forms that the schema allows. */
async function withKnownLicenses(world, bom) {
	const ids = /* @__PURE__ */ new Set();
	for (const { licenses = [] } of bom.components) for (const { license } of licenses) if (license?.id !== void 0) ids.add(license.id);
	const known = /* @__PURE__ */ new Set();
	for (const id of ids) if (await world.sbomValidator.isLicenseId(id)) known.add(id);
	return known.size === ids.size ? bom : renameLicenses(bom, (id) => known.has(id));
}
/**
* Validates an SBOM strictly, writes it as `NAME.cdx.json`, and has trivy convert that file to `NAME.spdx.json`. Both go
* into a private folder, because at this time it is not known which texts in them are secret values. The document goes
* into `documents`. Throws `tool-failed` if the SBOM is not valid or cannot be validated.
*/
async function writeSbom(world, documents, { name, scope, bom, notes = [], gaps = [], completeness }) {
	const wrong = await world.sbomValidator.fault(bom).catch((error) => {
		throw fault("tool-failed", "sbom", `${name}.cdx.json could not be validated: ${String(error)}`, error);
	});
	if (wrong !== void 0) throw fault("tool-failed", "sbom", `${name}.cdx.json is not valid CycloneDX 1.6: ${wrong}`);
	const folder = await world.workspace.folder("sbom");
	const cyclonedx = await written(join(folder, `${name}.cdx.json`), bom);
	await giveTurn();
	const spdx = await written(join(folder, `${name}.spdx.json`), await toSpdx(world, cyclonedx.path, bom));
	documents.add(cyclonedx, bom);
	return {
		scope,
		cyclonedx,
		spdx,
		components: bom.components.length,
		...notes.length === 0 ? {} : { notes },
		...gaps.length === 0 ? {} : { gaps },
		...completeness && { completeness }
	};
}
/** How much is written at a time, in UTF-16 units. */
const CHUNK = 65536;
async function written(path, document) {
	const hash = createHash("sha256");
	await writeFile(path, hashed(hash, jsonParts(document)));
	return {
		path,
		sha256: hash.digest("hex")
	};
}
/** The parts in larger ones, which are hashed when they are taken. */
function* hashed(hash, parts) {
	let text = "";
	for (const part of parts) {
		text += part;
		if (text.length < CHUNK) continue;
		hash.update(text);
		yield text;
		text = "";
	}
	hash.update(text);
	yield text;
}
const SpdxSchema = looseObject({
	spdxVersion: literal("SPDX-2.3"),
	SPDXID: literal("SPDXRef-DOCUMENT"),
	creationInfo: looseObject({ creators: array(string()) }),
	packages: array(unknown()).min(1)
});
async function toSpdx(world, file, bom) {
	const command = await trivyCommand(world, {
		args: [
			"sbom",
			file,
			"--format",
			"spdx-json",
			"--cache-backend",
			"memory",
			"--offline-scan"
		],
		view: { reads: [file] },
		timeoutMs: CONVERT_LIMIT_MS
	});
	const text = await readTool(world.processes, "sbom", command);
	const { name } = bom.metadata.component;
	try {
		const spdx = SpdxSchema.parse(JSON.parse(text));
		const creators = [...spdx.creationInfo.creators, `Tool: ${PRODUCT.name}-${PRODUCT.version}`];
		return {
			...spdx,
			name,
			documentNamespace: `${PRODUCT.uri}/spdx/${randomUUID()}`,
			creationInfo: {
				...spdx.creationInfo,
				creators
			}
		};
	} catch (error) {
		throw fault("tool-failed", "sbom", `trivy made no SPDX 2.3 document of the SBOM of ${name}`, error);
	}
}

// src/stages/sbom/sbom.ts
const AT_ONCE$1 = 2;
/** Makes the SBOMs of a request; see {@link sboms}. */
function inventory(world, image, request, shared) {
	const { subject, pushTo, database } = request;
	const repository = pushTo ?? (subject.kind === "registry" ? subject.reference : void 0);
	return sboms(world, image, request.source?.folder, {
		...repository === void 0 ? {} : { repository },
		javaRepositories: database.javaRepositories,
		offline: database.offline,
		...shared
	});
}
/**
* Makes the SBOMs of all platforms, of their index and of the source tree, and writes them into a private folder. trivy
* lists the packages of each platform once. Throws an AssayError if an SBOM cannot be made, is incomplete or is not valid.
*/
async function sboms(world, image, source, options) {
	const { javaRepositories: repositories, offline, layerPackages = new LayerPackages(world.layers), documents = new SbomDocuments(), sourceInventory } = options;
	const by = {
		timestamp: world.now().toISOString(),
		tool: PRODUCT
	};
	const sharedJavaDatabase = options.javaDatabase ?? once(() => javaDatabase(world, {
		repositories,
		offline
	}));
	const parts = [];
	const jobs = image.platforms.map((platform, at) => async () => {
		const layoutWith = async (layers) => {
			await options.fetchBlobs?.(image.layout, layers.map(({ layer }) => layer));
			for (const { diffId } of layers) if (diffId !== void 0) await layerPackages.passed(diffId);
			const layout = await world.workspace.folder("layout");
			await world.layouts.platformView(layout, image.layout, platform);
			return layout;
		};
		const listed = await inventoryImage(world, platform, {
			layoutWith,
			javaDatabase: sharedJavaDatabase,
			cacheWrites: options.cacheWrites
		});
		await giveTurn();
		const compared = await checkCompleteness(layerPackages, platform, image.layout, listed.bom);
		const inventory = {
			bom: compared.bom,
			notes: listed.notes,
			gaps: [...listed.gaps.filter((gap) => !isAnswered(gap, compared)), ...compared.gaps],
			completeness: {
				files: compared.read.size,
				added: compared.added
			}
		};
		const main = {
			...platformComponent(image, platform, options),
			distribution: compared.distribution
		};
		await giveTurn();
		const bom = await describe(world, inventory, main, by);
		if (image.isIndex) parts.push({
			name: platformName(platform.platform),
			bom,
			at
		});
		const scope = {
			kind: "platform",
			platform: platform.platform,
			manifest: platform.manifest.digest
		};
		const name = image.isIndex ? `sbom-${platformSlug(platform.platform)}` : "sbom";
		return writeSbom(world, documents, {
			...inventory,
			name,
			scope,
			bom
		});
	});
	const [platforms, listed] = await Promise.all([concurrently(jobs, AT_ONCE$1, (job) => job()), source === void 0 ? void 0 : sourceInventory?.() ?? inventorySource(world, source)]);
	const made = [...platforms];
	if (listed !== void 0) {
		const { sbom, bom } = await (options.sourceSbom?.() ?? sourceSbom(world, listed));
		documents.add(sbom.cyclonedx, bom);
		made.push(sbom);
	}
	if (!image.isIndex) return made;
	parts.sort((a, b) => a.at - b.at);
	const main = mainComponent(image, image.root.digest, options.repository);
	const bom = orThrow(await mergeBoms(parts, main, by, serialNumber()), (why) => fault("tool-failed", "sbom", `the SBOM of the index: ${why}`));
	const scope = {
		kind: "index",
		digest: image.root.digest
	};
	return [...made, await writeSbom(world, documents, {
		name: "sbom",
		scope,
		bom
	})];
}
/** Writes the SBOM of an inventory of the source tree into a private folder. Throws as {@link sboms}. */
async function sourceSbom(world, listed) {
	const by = {
		timestamp: world.now().toISOString(),
		tool: PRODUCT
	};
	const bom = await describe(world, listed, sourceComponent(world), by);
	const scope = { kind: "source" };
	const draft = {
		...listed,
		name: "sbom-source",
		scope,
		bom
	};
	return {
		sbom: await writeSbom(world, new SbomDocuments(), draft),
		bom
	};
}
function sourceComponent(world) {
	const { repository, sha } = world.runner.context;
	const name = repository === "" ? "source" : repository;
	const purl = repository === "" ? genericPurl(name) : sourcePurl(repository, sha);
	return {
		type: "application",
		name,
		...sha === "" ? {} : { version: sha },
		purl
	};
}
/** Whether the completeness check read a file that trivy could not read, or reports it itself. */
function isAnswered({ kind, path }, { read, gaps }) {
	return kind === "unreadable" && (read.has(path) || gaps.some((one) => one.path === path));
}
/** Adds to an inventory what it is about, and corrects its licenses. */
async function describe(world, inventory, main, by) {
	return withKnownLicenses(world, enrich(inventory.bom, main, by, serialNumber()));
}
function platformComponent(image, platform, options) {
	return {
		...mainComponent(image, platform.manifest.digest, options.repository, platform),
		platform: platformName(platform.platform)
	};
}
function mainComponent(image, digest, repository, platform) {
	const tag = requestedTag(image);
	const purl = ociPurl(imageName(image), digest, {
		...repository === void 0 ? {} : { repository },
		...tag === void 0 ? {} : { tag },
		...platform === void 0 ? {} : { platform: platform.platform }
	});
	return {
		type: "container",
		name: repository === void 0 ? imageName(image) : repositoryName(repository),
		version: digest,
		purl
	};
}
function serialNumber() {
	return `urn:uuid:${randomUUID()}`;
}

// src/stages/fixes/newer-bases.ts
/** A larger image, by its compressed layers, is not fetched. */
const MAX_BYTES = 1024 ** 3;
/** A scan of a newer base image may not delay the report for longer. */
const LIMIT_MS = 3e5;
/**
* Looks up what the tag of a base image points to now. If that is another image, it is listed and scanned like the image,
* with the same database, and compared with it. Only the base image with the most blocking findings is looked up. Nothing
* here changes the verdict: what fails is a note.
*/
async function newerBases(world, based, request, database) {
	const lookup = new BaseLookup(world);
	try {
		const candidate = await worstBase(lookup, based, request);
		if (candidate === void 0) return {
			updates: [],
			notes: []
		};
		return await newerBase(world, {
			...based,
			lookup,
			candidate,
			request,
			database
		});
	} catch (error) {
		if (!(error instanceof AssayError)) throw error;
		return {
			updates: [],
			notes: [`No newer base image was looked up: ${error.message}.`]
		};
	}
}
/** Whether a finding that blocks may be in a layer of a base image. Otherwise nothing needs to be looked up. */
function mayHaveNewerBase({ bases, evaluated }) {
	return bases.found.length > 0 && evaluated.some(blocksInLayers);
}
function blocksInLayers({ effect, finding }) {
	return effect === "block" && finding.layers !== void 0;
}
/** The base image with the most blocking findings in its layers. */
async function worstBase(lookup, { image, bases, evaluated, named }, request) {
	const { subject, pushTo } = request;
	const own = [subject.kind === "registry" ? subject.reference.registry : void 0, pushTo?.registry];
	const isKnown = (reference) => own.includes(reference.registry) || named.has(repositoryName(reference));
	const found = /* @__PURE__ */ new Map();
	for (const platform of image.platforms) for (const claimed of basesOf(platform, bases)) {
		const reference = orUndefined(parseReference(claimed.name));
		if (reference?.tag === void 0 || !/:[^/]*$/.test(claimed.name)) continue;
		const base = await provenBase(lookup, claimed, platform, {
			reference,
			isKnown: isKnown(reference)
		});
		if (base === void 0) continue;
		const layers = new Set(platform.configuration.diffIds.slice(0, base.layers));
		const findings = evaluated.filter((one) => one.effect !== "none" && isInLayers(one.finding, layers));
		const key = baseName(base);
		const known = found.get(key);
		found.set(key, {
			base,
			reference,
			platforms: [...known?.platforms ?? [], platform],
			findings: [.../* @__PURE__ */ new Set([...known?.findings ?? [], ...findings])]
		});
	}
	const blocking = ({ findings }) => findings.filter(blocksInLayers).length;
	const [worst] = [...found.values()].sort((one, other) => blocking(other) - blocking(one));
	return worst !== void 0 && blocking(worst) > 0 ? worst : void 0;
}
/**
* The base image if its layers are the lowest of the platform. A claim that was not compared is compared here if the run uses
* its registry anyway, or if the source tree names its repository: an image must not lead Assay to other servers.
*/
async function provenBase(lookup, base, platform, { reference, isKnown }) {
	const { diffIds } = platform.configuration;
	if (base.proof === "proven") return base.layers < diffIds.length ? base : void 0;
	const { digest } = base;
	if (base.proof === "contradicted" || digest === void 0 || !isKnown) return void 0;
	const { registry, path } = reference;
	const there = await lookup.layersOf({
		registry,
		path,
		digest
	}, platform.platform);
	if (there.kind !== "found" || there.diffIds.length >= diffIds.length) return void 0;
	return there.diffIds.every((diffId, at) => diffId === diffIds[at]) ? {
		...base,
		proof: "proven",
		layers: there.diffIds.length
	} : void 0;
}
async function newerBase(world, comparison) {
	const { lookup, candidate } = comparison;
	const { base, reference, platforms } = candidate;
	const [platform] = platforms;
	if (platform === void 0) return {
		updates: [],
		notes: []
	};
	const { registry, path, tag } = reference;
	const name = taggedName(reference);
	const there = await lookup.layersOf({
		registry,
		path,
		...tag === void 0 ? {} : { tag }
	}, platform.platform);
	if (there.kind !== "found") return {
		updates: [],
		notes: [`It is not known whether there is a newer ${name}: ${there.kind === "absent" ? there.why : there.fault.message}.`]
	};
	const [digest] = there.digests;
	const { diffIds } = platform.configuration;
	const isSame = there.diffIds.every((diffId, at) => diffId === diffIds[at]);
	if (base.digest !== void 0 && there.digests.includes(base.digest) || isSame) return {
		updates: [],
		notes: []
	};
	const to = `${name}@${digest}`;
	const size = await sizeOf(world, reference, there.digests);
	if (size > MAX_BYTES) return {
		updates: [],
		notes: [`${to} is newer, and was not scanned: it has ${size} bytes, at most ${MAX_BYTES} are fetched.`]
	};
	const result = await withinLimit(scanned(world, {
		registry,
		path,
		digest
	}, comparison));
	if (typeof result === "string") return {
		updates: [],
		notes: [`${to} is newer, and was not scanned: ${result}.`]
	};
	return compared(to, comparison, result);
}
/** Lists and scans the newer base image for the platforms that it is the base of. */
async function scanned(world, reference, { candidate, request, database }) {
	const wanted = candidate.platforms.map(({ platform: { manifest: _, ...platform } }) => platform);
	const image = await resolve$1(world, {
		subject: {
			kind: "registry",
			reference
		},
		platforms: wanted
	});
	const documents = new SbomDocuments();
	const { javaRepositories, offline } = request.database;
	const listed = await sboms(world, image, void 0, {
		repository: reference,
		javaRepositories,
		offline,
		documents
	});
	const { findings, coverage } = await scan(world, listed, database, documents);
	return {
		findings,
		isWhole: coverage.every(({ gaps = [] }) => !gaps.some(({ decides }) => decides))
	};
}
function compared(to, { candidate: { base, findings }, evaluated }, { findings: newer, isWhole }) {
	const there = new Set(newer.map(baselineKey));
	const here = new Set(evaluated.map(({ finding }) => baselineKey(finding)));
	const fixed = findings.filter(({ finding }) => !there.has(baselineKey(finding)));
	const notes = isWhole ? [] : [`Parts of ${to} could not be compared with advisories.`];
	if (fixed.length === 0) return {
		updates: [],
		notes: [...notes, `${to} is newer, and fixes no finding that counts.`]
	};
	const adds = newer.filter((finding) => !here.has(baselineKey(finding)));
	return {
		updates: [{
			kind: "base-image",
			from: baseName(base),
			to,
			findings: fixed,
			adds,
			lines: []
		}],
		notes
	};
}
/** The compressed size of the layers of the newer base image, for one platform. */
async function sizeOf(world, { registry, path }, digests) {
	const digest = digests.at(-1);
	if (digest === void 0) return 0;
	const { bytes, mediaType } = await world.registry.resolve({
		registry,
		path,
		digest
	});
	const manifest = orUndefined(parseManifest(bytes, mediaType, `${repositoryName({
		registry,
		path
	})}@${digest}`));
	return manifest?.kind === "manifest" ? manifest.layers.reduce((sum, { size }) => sum + size, 0) : 0;
}
/** The result of the work; a sentence if it failed, or took too long. */
async function withinLimit(work) {
	let timer;
	const late = new Promise((settle) => {
		timer = setTimeout(() => settle(`that took longer than ${LIMIT_MS / 6e4} minutes`), LIMIT_MS);
	});
	const result = work.catch((error) => {
		if (error instanceof AssayError) return error.message;
		throw error;
	});
	try {
		return await Promise.race([result, late]);
	} finally {
		clearTimeout(timer);
		result.catch(() => void 0);
	}
}

// src/check/explain.ts
/**
* Adds to the ledger what helps people and decides nothing: what changed since the image that was shipped last, and what to
* do about the findings. What cannot be found out is a note.
*/
async function explain$2(world, request, ledger, image, checked) {
	const { documents, assessment } = ledger;
	const { sboms, scan, shipped } = checked;
	if (shipped !== void 0 && sboms.done && scan.done) {
		const packages = await packagesOfImage(sboms.value, documents);
		ledger.delta = compareImages(shipped, {
			findings: scan.value.findings,
			packages
		});
	}
	if (assessment?.vulnerabilities === void 0) return;
	const bases = await newerBasesOf(world, request, ledger, image, checked);
	const { source } = request;
	const found = await ledger.step("fixes", () => findFixes({
		image,
		assessment,
		documents,
		bases,
		sboms: sboms.done ? sboms.value : [],
		...source && { source }
	}));
	if (found.done) {
		if (found.value !== void 0) ledger.fixes = found.value;
	} else for (const { message } of found.reasons) ledger.note(`What to do was not found out: ${message}.`);
}
const NONE = {
	updates: [],
	notes: []
};
async function newerBasesOf(world, request, ledger, image, { localDatabase }) {
	const { assessment, baseImages } = ledger;
	if (localDatabase === void 0 || !baseImages?.done) return NONE;
	const evaluated = assessment?.vulnerabilities?.evaluated ?? [];
	const based = {
		image,
		bases: baseImages.value,
		evaluated
	};
	if (!mayHaveNewerBase(based)) return NONE;
	const found = await ledger.step("newer-base", async () => {
		const named = await namedBases(request.source);
		return await newerBases(world, {
			...based,
			named
		}, request, localDatabase);
	});
	if (found.done) return found.value;
	return {
		updates: [],
		notes: found.reasons.map(({ message }) => `No newer base image was looked up: ${message}.`)
	};
}

// src/stages/sign/signing-key.ts
const ENVIRONMENT = "env://";
/**
* The public key of a signing key, SPKI in PEM. Throws `key-invalid` before anything is signed if the key cannot be
* opened, if there is more than one, or if Assay cannot verify its signatures.
*/
async function publicKeyOf(world, cosign, { key, environment }, env) {
	const text = await textOf(key, environment);
	const wrong = text === void 0 ? void 0 : signingKeyFault(text);
	if (wrong !== void 0) throw invalid$1(`cosign cannot open the key "${key}": ${wrong}`);
	const publicKey = await readPublicKey(world, cosign, "sign", key, env);
	const other = text === void 0 ? void 0 : otherKind(publicKey);
	if (other !== void 0) throw invalid$1(`the key "${key}" is ${other}, and Assay cannot verify signatures of such a key; sign with ${KEY_KINDS}`);
	return publicKey;
}
/** The text of a key in a file or in a variable; undefined if the key is in a KMS. */
async function textOf(key, environment) {
	if (key.startsWith(ENVIRONMENT)) return environment[key.slice(6)];
	if (/^[a-z0-9]+:\/\//.test(key)) return void 0;
	try {
		return await readFile(key, "utf8");
	} catch (error) {
		throw invalid$1(`the key "${key}" cannot be read (${codeOf(error, messageOf(error))})`, error);
	}
}
function invalid$1(message, cause) {
	return fault("key-invalid", "sign", message, cause);
}

// src/stages/gate/read-shipped.ts
/**
* The image that was shipped last: its SBOMs, attested by this signer, are scanned with the database of this run. If this
* is not possible (no such image yet, no SBOM of that signer, a registry or Sigstore that does not answer), it says why.
*/
async function readShipped(world, reference, signer, database, denied) {
	try {
		return await contentOf(world, reference, signer, database, denied);
	} catch (error) {
		if (error instanceof AssayError) return {
			known: false,
			image: taggedName(reference),
			why: error.message
		};
		throw error;
	}
}
async function contentOf(world, reference, signer, database, denied) {
	const [trust, pinned] = await Promise.all([signer.trust(), pinImage(world, reference)]);
	const image = pinnedName(pinned.repository, pinned.digest);
	const revoked = await revocationOf(world, trust, pinned, denied);
	if (revoked !== void 0) return {
		known: false,
		image,
		why: revoked
	};
	const { sboms, without } = await newestSboms(world, trust, pinned);
	if (sboms.length === 0) return {
		known: false,
		image,
		why: `${image} has no SBOM by ${signer.name}`
	};
	const attested = readAttestedSboms(sboms);
	const { findings } = await rescan(world, attested, database);
	return {
		known: true,
		image,
		findings,
		packages: attested.flatMap(({ bom }) => inventoriedPackages(bom)),
		notes: without.map((name) => `The baseline ${image} has no SBOM of ${name} by ${signer.name}.`)
	};
}
/** Why the image is no baseline: it was revoked, by the policy or by its signer. What it has may be what is bad. */
async function revocationOf(world, { verifyRevocation }, { repository, subjects }, denied) {
	const [reason] = deniedDigests(denied, subjects, "scan");
	if (reason !== void 0) return reason.message;
	for (const { digest } of subjects) {
		const [why] = await revocationsOf(world, verifyRevocation, repository, digest);
		if (why !== void 0) return `${pinnedName(repository, digest)} was revoked: ${why}`;
	}
}
/** For each platform the SBOM with the newest signature, and the platforms without an SBOM. */
async function newestSboms(world, trust, { repository, subjects }) {
	const platforms = subjects.filter(({ role }) => role !== "index");
	const evidence = await gather(world, trust, {
		repository,
		subjects: platforms,
		bySummary: false
	});
	const sboms = [];
	const without = [];
	for (const { subject, attested } of evidence) {
		const [newest] = attested.filter(({ kind, sbomSubject }) => kind === "sbom" && sbomSubject === subject.digest).sort((one, other) => signedAt(other) - signedAt(one));
		if (newest === void 0) without.push(subject.name);
		else sboms.push({
			subject,
			attested: newest
		});
	}
	return {
		sboms,
		without
	};
}
function signedAt({ signedAt: time }) {
	return time === void 0 ? 0 : Date.parse(time);
}

// src/stages/gate/shipped-images.ts
/** Whether a run compares with an image that was shipped before. */
function comparesWithShipped({ compareTo, policy }) {
	return compareTo !== void 0 || policy.vulnerabilities.newOnly !== void 0;
}
/**
* Reads the image of the policy and the image of the input `compare-to`, each once. Undefined if neither is named. Never
* throws an AssayError: an image that cannot be compared with says why.
*/
async function shippedImages(world, request, database) {
	const { policy, compareTo } = request;
	const { newOnly } = policy.vulnerabilities;
	const ofPolicy = newOnly && await imageOfPolicy(world, newOnly, request, database);
	const isSame = newOnly !== void 0 && (compareTo === void 0 || names(newOnly.image, compareTo));
	const baseline = ofPolicy && { baseline: baselineOf(ofPolicy) };
	if (ofPolicy !== void 0 && isSame) return {
		...baseline,
		shipped: ofPolicy
	};
	if (compareTo === void 0) return void 0;
	const signer = await deltaSigner(world, request);
	const shipped = typeof signer === "string" ? {
		known: false,
		image: taggedName(compareTo),
		why: signer
	} : await readShipped(world, compareTo, signer, database, policy.gate.denied);
	return {
		...baseline,
		shipped
	};
}
async function imageOfPolicy(world, { image, signer }, request, database) {
	const reference = parseReference(image);
	if (!reference.ok) return {
		known: false,
		image,
		why: reference.fault
	};
	const { denied } = request.policy.gate;
	return await readShipped(world, reference.value, certificate(world, signer, request), database, denied);
}
function baselineOf(shipped) {
	if (!shipped.known) return {
		known: false,
		why: shipped.why
	};
	const { image, findings, notes } = shipped;
	return {
		known: true,
		image,
		findings: [...new Set(findings.map(baselineKey))],
		notes
	};
}
function names(image, reference) {
	const parsed = parseReference(image);
	return parsed.ok && spelled(parsed.value) === spelled(reference);
}
function spelled(reference) {
	return `${taggedName(reference)}@${reference.digest ?? ""}`;
}
function certificate(world, signer, request) {
	return {
		name: signer.identity,
		trust: () => trustIn(world, signer, request)
	};
}
/** The signers of the policy. Their trusted root is that of the run. */
function gateSigners(world, signers, { signer, database }) {
	const root = signer.sigstore?.trustedRoot;
	const request = {
		...root !== void 0 && { trustedRoot: root },
		database
	};
	return {
		name: signers.map(signerName).join(" or "),
		trust: () => prepareTrust(world, signers, request)
	};
}
/**
* The signer whose SBOMs of the `compare-to` image are believed: the one that the policy requires at the gate, or else the
* signer of this run itself. A sentence if it is not known.
*/
async function deltaSigner(world, request) {
	const { policy, signer } = request;
	const { signers } = policy.gate;
	if (signers.length > 0) return gateSigners(world, signers.map(asGateSigner), request);
	if (signer.kind === "key") return keySigner(world, signer, request);
	try {
		const own = await ownIdentity(world, signer.kind === "keyless");
		return own === void 0 ? UNKNOWN : certificate(world, own, request);
	} catch (error) {
		if (error instanceof AssayError) return `${UNKNOWN} (${error.message})`;
		throw error;
	}
}
const UNKNOWN = "it is not known who must have signed it: name the signer in the policy, under `gate.identity`, or name the image under `vulnerabilities.new-only`";
/**
* The identity with which this workflow signs. A run that may sign asks GitHub's token. A run that may not (a pull request)
* is not the one that ships: the workflow of the same name on the default branch does.
*/
async function ownIdentity({ runner }, isKeyless) {
	const { serverUrl, workflowRef, eventName } = runner.context;
	if (isKeyless && maySign(eventName)) {
		const { claims } = await runner.oidcToken();
		return {
			identity: `${serverUrl}/${claims.job_workflow_ref}`,
			issuer: claims.iss
		};
	}
	if (workflowRef === "" || serverFault(serverUrl) !== void 0) return void 0;
	const branch = runner.commits()?.defaultBranch;
	if (branch === void 0) return void 0;
	return {
		identity: `${serverUrl}/${workflowRef.replace(/@refs\/.*$/s, "")}@refs/heads/${branch}`,
		issuer: GITHUB_ISSUER
	};
}
function keySigner(world, signer, { database }) {
	return {
		name: "the key of this run",
		async trust() {
			const environment = {
				...world.workspace.environment,
				COSIGN_PASSWORD: "",
				...signer.environment
			};
			const cosign = await world.tools.acquire("cosign");
			const file = join(await world.workspace.folder("shipped-key"), "key.pub");
			await writeFile(file, await publicKeyOf(world, cosign, signer, environment), { mode: 384 });
			const root = signer.sigstore?.trustedRoot;
			return prepareTrust(world, [{
				kind: "key",
				key: file,
				environment: {}
			}], {
				...root === void 0 ? {} : { trustedRoot: root },
				database
			});
		}
	};
}

// src/formats/sbom/cyclonedx-redact.ts
/**
* The SBOM with its text for people redacted: descriptions, licenses in words, and authors. Everything else is identity:
* scanners and gates decide by it, and an edited name would be the name of another package.
*/
function redactBom(bom, redact) {
	return {
		...bom,
		components: bom.components.map((component) => redactComponent(component, redact))
	};
}
const TEXTS = [
	"description",
	"author",
	"publisher",
	"copyright"
];
function redactComponent(component, redact) {
	const { licenses, supplier } = component;
	const texts = TEXTS.flatMap((field) => {
		const text = component[field];
		return typeof text === "string" ? [[field, redact(text)]] : [];
	});
	return {
		...component,
		...Object.fromEntries(texts),
		...isNamed(supplier) && { supplier: {
			...supplier,
			name: redact(supplier.name)
		} },
		...licenses && { licenses: licenses.map((choice) => redactLicense(choice, redact)) }
	};
}
/** An `id` is from the list of SPDX. The author of the package wrote `name`, `expression` and the text. */
function redactLicense(choice, redact) {
	const { expression, license } = choice;
	const { text } = license ?? {};
	return {
		...choice,
		...typeof expression === "string" && { expression: redact(expression) },
		...license && { license: {
			...license,
			...isNamed(license) && { name: redact(license.name) },
			...isContent(text) && { text: {
				...text,
				content: redact(text.content)
			} }
		} }
	};
}
function isNamed(value) {
	return typeof value === "object" && value !== null && "name" in value && typeof value.name === "string";
}
function isContent(value) {
	return typeof value === "object" && value !== null && "content" in value && typeof value.content === "string";
}

// src/stages/shared/secret-search.ts
/** How much is searched at a time: UTF-16 units of a text, bytes of a file. */
const PART = 262144;
/**
* Whether a text contains a secret value, in any spelling. Looks into it part by part: an SBOM of thousands of packages takes
* long, and a cancelled job must end.
*/
async function isInText(values, text) {
	return await isInParts(values, partsOf(text));
}
/** Whether a file contains a secret value, as {@link isInText}. The file is never in memory as a whole. */
async function isInFile(values, path) {
	return await isInParts(values, createReadStream(path, {
		encoding: "utf8",
		highWaterMark: PART
	}));
}
async function isInParts(values, parts) {
	const turns = new Turns();
	let before = "";
	for await (const part of parts) {
		const text = before + part;
		if (values.isIn(text)) return true;
		before = text.slice(Math.max(0, text.length - values.longest));
		await turns.give();
	}
	return false;
}
function* partsOf(text) {
	for (let at = 0; at < text.length; at += PART) yield text.slice(at, at + PART);
}

// src/stages/sbom/redact-sboms.ts
/** Replaces a secret value. It has no brackets, because some readers of license expressions reject them. */
const MARK = "redacted";
const NOTE = "secret values in descriptions and licenses of packages are replaced by \"redacted\"";
/**
* Removes the secret values that are known by now from the texts that trivy read from the image, and puts the SBOMs into
* the evidence folder. If a value that counts (`counting`) names a package, a version or a folder, nothing is edited,
* because other tools decide by these names: the SBOM is withheld, and the outcome is `secret-found`. Call this after the
* secrets check has ended, with any result.
*/
async function redactInventory(world, { sboms, scan }, counting, documents = new SbomDocuments()) {
	const all = hiddenValues(world);
	await giveTurn();
	const known = {
		all,
		counting
	};
	await forgetInventories(world.workspace.store, holding(all));
	return {
		sboms: sboms.done ? await releaseAll(world, sboms.value, known, documents) : sboms,
		scan: scan.done ? redactScan(scan.value, known) : scan
	};
}
/** Answers whether what is cached for later runs contains a secret value, in any spelling. */
function holdsSecret(world) {
	return holding(hiddenValues(world));
}
function holding(values) {
	return {
		text: (text) => isInText(values, text),
		file: (path) => isInFile(values, path)
	};
}
/** The hidden values of each run, and how many were known: to prepare the search for thousands of them takes long. */
const HIDDEN = /* @__PURE__ */ new WeakMap();
function hiddenValues({ runner: { masked } }) {
	const known = HIDDEN.get(masked);
	if (known?.size === masked.size) return known.values;
	const values = new LooseValues([...masked].filter(isMaskable));
	HIDDEN.set(masked, {
		size: masked.size,
		values
	});
	return values;
}
/** All SBOMs, or why some are withheld. The others are in the evidence folder in both cases. */
async function releaseAll(world, sboms, known, documents) {
	const value = [];
	const reasons = [];
	for (const sbom of sboms) {
		const released = await release(world, sbom, known, documents);
		if ("code" in released) reasons.push(released);
		else value.push(released);
	}
	return reasons.length > 0 ? {
		done: false,
		reasons
	} : {
		done: true,
		value
	};
}
async function release(world, sbom, known, documents) {
	const isIn = ({ path }) => isInFile(known.all, path);
	if (!await isIn(sbom.cyclonedx) && !await isIn(sbom.spdx)) return published(world, sbom);
	const bom = orThrow(await documents.read(sbom.cyclonedx), (why) => fault("tool-failed", "sbom", `${sbom.cyclonedx.path}: ${why}`));
	await giveTurn();
	const reported = redactBom(bom, (text) => known.all.redact(text, MARK));
	await giveTurn();
	if (known.counting.isIn(JSON.stringify(reported))) return withheld(sbom, fieldsThatHold(reported, known.counting));
	if (JSON.stringify(reported) === JSON.stringify(bom)) return published(world, sbom);
	documents.take(sbom.cyclonedx);
	const name = basename(sbom.cyclonedx.path, ".cdx.json");
	const notes = [...sbom.notes ?? [], NOTE];
	return published(world, await writeSbom(world, documents, {
		...sbom,
		name,
		bom: reported,
		notes
	}));
}
function withheld({ scope }, fields) {
	return {
		code: "secret-found",
		check: "sbom",
		message: `a secret was found in ${`${fields.join(" and ")} in the SBOM of ${scopeName(scope)}`}; other tools decide by this field, so Assay does not edit it and withholds the SBOM: revoke the secret, remove it from there and rebuild the image`
	};
}
/** Names the kinds of field that contain a value, without the value. */
function fieldsThatHold({ components, metadata }, values) {
	const holds = (part) => part !== void 0 && values.isIn(JSON.stringify(part));
	const named = components.some(({ name, group }) => holds([name, group]));
	const versioned = components.some(({ version }) => holds(version));
	const placed = components.some(({ properties }) => holds(properties));
	const fields = [
		...holds(metadata) ? ["the name of the image or source"] : [],
		...named ? ["the name of a package"] : [],
		...versioned ? ["the version of a package"] : [],
		...placed && !named && !versioned ? ["the path of a package"] : []
	];
	return fields.length === 0 ? ["the identity of a package"] : fields;
}
async function published({ workspace }, sbom) {
	const [cyclonedx, spdx] = await Promise.all([sbom.cyclonedx, sbom.spdx].map(copied));
	return {
		...sbom,
		...cyclonedx && { cyclonedx },
		...spdx && { spdx }
	};
	async function copied({ path, sha256 }) {
		return {
			path: await copyEvidenceFile(workspace.evidence, basename(path), path),
			sha256
		};
	}
}
/** Verdict, attestations and handover name a package exactly as the SBOM does, so only free text is redacted. */
function redactScan(scan, { all, counting }) {
	const value = redactFields(scan, {
		findings: { title: "text" },
		coverage: { gaps: { why: "text" } }
	}, (text) => all.redact(text, MARK));
	if (!counting.isIn(JSON.stringify(value))) return {
		done: true,
		value
	};
	return {
		done: false,
		reasons: [{
			code: "secret-found",
			check: "scan",
			message: "a secret was found in the name, version or path of a package with a vulnerability, so the result of the scan is withheld: revoke the secret, remove it from there and rebuild the image"
		}]
	};
}

// src/stages/secrets/findings/secrets-in-names.ts
/** The texts of the secrets that the policy does not ignore. If the check failed, all masked texts. */
function secretTextsToHide(world, { policy }, secrets, found) {
	if (!secrets.done) return [...world.runner.masked].filter(isMaskable);
	const counting = evaluateSecrets(secrets.value.findings, policy.secrets, world.now()).filter(({ effect }) => effect !== "none");
	return found.of(counting.map(({ finding }) => finding.fingerprint));
}
/** The names that appear in everything that is written and signed, by their description. */
function runNames({ runner: { context } }, { imageInput, pushTo }) {
	const target = pushTo && `${repositoryName(pushTo)}:${pushTo.tag ?? ""}`;
	return /* @__PURE__ */ new Map([
		["the name of the image (`image`)", imageInput],
		["the target of the push (`push-to`)", target ?? ""],
		["the name of the repository", context.repository],
		["the name of the branch or tag", context.ref],
		["the name of the workflow", context.workflowRef]
	]);
}
/** The reason to fail if the name of a run contains a secret that counts; empty if none does. */
function secretInNameReasons(names, values) {
	const fields = [...names].filter(([, name]) => values.isIn(name)).map(([field]) => field);
	if (fields.length === 0) return [];
	return [{
		code: "secret-found",
		check: "secrets",
		message: `a secret that was found is part of ${fields.join(" and ")}, and every signed document would publish it: revoke the secret, and use another name`
	}];
}

// src/stages/shared/pending-cache-writes.ts
/**
* Collects cache entries about layers, and writes them at the end of a run. The secrets check confirms that a layer has
* its diff ID, and it ends while other checks still use the layer. So no stage writes its entry at once: the caller
* calls {@link commit} when every check has ended well, and otherwise discards this object.
*/
var PendingCacheWrites = class {
	#writes = [];
	add(write) {
		this.#writes.push(write);
	}
	/** Writes everything. An entry that cannot be written only makes later runs slower, and the log says so. */
	async commit({ log }, holdsSecret) {
		for (const write of this.#writes.splice(0)) await write(holdsSecret).catch((error) => {
			log(`The result for some layers could not be cached, so later runs take longer: ${plain(error instanceof Error ? error.message : String(error), 300)}`);
		});
	}
};

// src/stages/sign/import-evidence.ts
const MAX_HANDOVER_BYTES = 64 << 20;
const MAX_SBOM_BYTES = 256 << 20;
/**
* Reads the findings of another job of this workflow run about the image. Only what the hash covers is accepted, and the
* caller must judge it again. Throws `evidence-invalid`.
*/
async function readHandover(context, { folder, sha256 }, image, policy) {
	const bytes = await readBounded(join(folder, HANDOVER_FILE), MAX_HANDOVER_BYTES);
	if (hexOf(bytes) !== sha256) throw invalid(`${HANDOVER_FILE} is not the one that \`evidence-sha256\` names`);
	const handover = orThrow(parseHandover(bytes.toString()), () => invalid(`${HANDOVER_FILE} cannot be read`));
	const why = mismatch(handover, context, image, policy);
	if (why !== void 0) throw invalid(why);
	const sboms = [];
	for (const sbom of handover.sboms) {
		const [cyclonedx, spdx] = [await readFileOf(folder, sbom.cyclonedx), await readFileOf(folder, sbom.spdx)];
		sboms.push({
			...sbom,
			cyclonedx,
			spdx
		});
	}
	return {
		...handover,
		sboms
	};
}
/** Why the evidence does not fit; undefined if it is from this run and about this policy and this image. */
function mismatch(handover, { serverUrl, repository, runId, sha }, image, policy) {
	if (handover.version !== PRODUCT.version) return `the evidence was made by version ${handover.version} of Assay, but this job runs ${PRODUCT.version}: use the same version in both jobs`;
	if (handover.run !== `${serverUrl}/${repository}/actions/runs/${runId}`) return `the evidence is from ${handover.run}, which is another workflow run`;
	if (handover.sha !== sha) return `the evidence is about commit ${handover.sha}, not about ${sha}`;
	if (handover.policy !== policyDigest(policy)) return "the evidence was judged by another policy: give both jobs the same inputs and the same policy file";
	if (handover.image !== image.root.digest) return `the evidence is about ${handover.image}, not about ${image.root.digest}`;
}
async function readFileOf(folder, { path, sha256 }) {
	const file = {
		path: join(folder, path),
		sha256
	};
	if (hexOf(await readBounded(file.path, MAX_SBOM_BYTES)) !== sha256) throw invalid(`${path} is not the file that ${HANDOVER_FILE} names`);
	return file;
}
/** Reads a regular file only: a link could lead to a file outside the evidence folder. */
async function readBounded(path, limit) {
	try {
		const { size } = await lstat(path).then((entry) => entry.isFile() ? entry : { size: 1e400 });
		if (size <= limit) return await readFile(path);
	} catch (error) {
		throw invalid(`${path} cannot be read`, error);
	}
	throw invalid(`${path} is no regular file, or it has more than ${limit} bytes`);
}
function invalid(message, cause) {
	return fault("evidence-invalid", "inputs", message, cause);
}

// src/stages/vex/vex-files.ts
/** More VEX files than this are refused. */
const MAX_FILES = 200;
/**
* Reads the VEX files of the repository at a commit. This is the commit of the checkout. For a run that a change or an
* outsider causes, it is the base of the change or the default branch, so that a change cannot excuse itself. The working
* tree is not read, because a build or a dependency can write there. Throws `vex-invalid` for a file that is no VEX
* document, and `policy-unavailable` if the files cannot be read.
*/
async function vexFiles(world, folder, globs) {
	if (globs.length === 0) return {
		statements: [],
		notes: []
	};
	const { commit, files } = await filesAt(world, folder, globs);
	return {
		statements: files.flatMap(({ path, content }) => {
			const statements = parseVexFile(content, {
				kind: "file",
				path,
				commit
			});
			if (statements.ok) return statements.value;
			throw fault("vex-invalid", "policy", `the VEX file ${plain(path, 300)} at ${commit.slice(0, 12)}: ${plain(statements.fault, 400)}`);
		}),
		notes: globs.filter((glob) => !files.some(({ path }) => matchesGlob(glob, path))).map((glob) => `No file at ${commit.slice(0, 12)} matches ${glob} (vex.files).`)
	};
}
async function filesAt(world, folder, globs) {
	const judging = await judgingCommit(world);
	const base = judging?.commit;
	const [what, advice] = judging === void 0 ? ["the VEX files of the repository", "run actions/checkout before Assay"] : [`the VEX files of ${judging.of} (${judging.commit})`, "give actions/checkout \"fetch-depth: 0\""];
	const unavailable = (why, cause) => fault("policy-unavailable", "policy", `${what} (vex.files) cannot be read: ${why}; ${advice}`, cause);
	try {
		const repository = await world.git.open({
			folder,
			path: ""
		});
		const commit = await repository?.resolve(base ?? "HEAD");
		if (repository !== void 0 && commit !== void 0) return {
			commit,
			files: await filesInCommit(repository, commit, globs, MAX_FILES)
		};
	} catch (error) {
		if (!(error instanceof AssayError) || isOfVexFiles(error)) throw error;
		throw unavailable(error.message.split(";")[0] ?? "the checkout cannot be read", error);
	}
	if (judging === void 0) throw unavailable("there is no checkout of it in the workspace");
	if (globs.some((glob) => /[*?]/.test(glob))) throw unavailable("the checkout does not have that commit");
	const files = [];
	for (const path of globs) {
		const content = await committedFile(world, {
			folder,
			overrides: {}
		}, judging, path);
		if (content !== void 0) files.push({
			path,
			content
		});
	}
	return {
		commit: judging.commit,
		files
	};
}
/** Whether an error already says which VEX file cannot be read, and why. */
function isOfVexFiles(error) {
	return reasonsOf(error, "policy").some(({ code }) => code === "vex-invalid" || code === "policy-unavailable");
}

// src/stages/vex/read-vex.ts
/** Whether a policy accepts any VEX document. */
function acceptsVex({ vex }) {
	return vex.files.length > 0 || vex.attestations.length > 0;
}
/**
* Reads the VEX documents that the policy accepts: files of the repository in `workspace`, and attestations on the image
* in its registry. `note` gets sentences to report about them. Throws `vex-invalid`, `policy-unavailable`, and the
* faults of the registry and of the trusted root.
*/
async function readVex(world, request, workspace, image, note) {
	const { vex } = request.policy;
	const [inFiles, attested] = await Promise.all([vexFiles(world, workspace, vex.files), attestedOn(world, request, image)]);
	const statements = [...inFiles.statements, ...attested.statements];
	if (statements.length > 1e4) {
		const message = `the VEX documents have ${statements.length} statements in total, at most ${MAX_VEX_STATEMENTS} are allowed`;
		throw fault("vex-invalid", "policy", message);
	}
	for (const one of [
		...inFiles.notes,
		...attested.notes,
		...idleNotes(statements)
	]) note(one);
	return statements;
}
async function attestedOn(world, { policy, subject, signer, database }, image) {
	const { attestations: signers } = policy.vex;
	if (signers.length === 0) return {
		statements: [],
		notes: []
	};
	if (subject.kind !== "registry") return {
		statements: [],
		notes: ["The image is not in a registry, so Assay did not look for VEX attestations (vex.attestations)."]
	};
	const trustedRoot = signer.sigstore?.trustedRoot;
	const request = {
		...trustedRoot === void 0 ? {} : { trustedRoot },
		database
	};
	const digests = [image.root.digest, ...image.platforms.map(({ manifest }) => manifest.digest)];
	return {
		statements: await vexAttestations(world, signers, request, {
			repository: subject.reference,
			digests
		}),
		notes: []
	};
}
/** The statements with the places that they can name. */
async function placeVex(statements, sboms, image, documents) {
	return {
		statements,
		places: statements.length === 0 ? [] : await readPlaces(sboms, image.root.digest, documents)
	};
}
/** Notes on statements that can never apply, by document. Their author most likely expects an effect. */
function idleNotes(statements) {
	const idle = statements.filter(({ products }) => products.length === 0);
	return [...Map.groupBy(idle, ({ source }) => source.kind === "file" ? source.path : source.referrer)].map(([document, { length }]) => `${length} VEX ${length === 1 ? "statement" : "statements"} of ${document} name no image or package in a form that Assay knows, and have no effect.`);
}

// src/check/inspect.ts
/** Runs every check of an image in parallel. */
async function checkImage(world, request, ledger, image, { workspace, shared, blobs }) {
	const { source } = request;
	const secretTexts = new SecretTexts();
	const cacheWrites = new PendingCacheWrites();
	const layerPackages = new LayerPackages(world.layers, {
		isShared: true,
		copies: await spaceForCopies(world.workspace)
	});
	await world.remembered;
	const [[sboms, scanned, compared], secretsResult, review, vex] = await Promise.all([
		inventoryAndScan(world, request, ledger, image, {
			cacheWrites,
			layerPackages,
			shared,
			blobs
		}),
		ledger.step("secrets", async () => {
			const { repositoryId, repository } = world.runner.context;
			const key = fingerprintKey(request.fingerprintKey, repositoryId || repository);
			const searched = shared.source?.secrets();
			const options = {
				found: secretTexts,
				cacheWrites,
				layerPackages,
				cleanContents: shared.cleanContents
			};
			return await secrets(world, image, source, key, {
				...options,
				...searched && { searched }
			}).finally(() => layerPackages.release());
		}),
		shared.source?.workflows(),
		acceptsVex(request.policy) ? ledger.step("vex", () => readVex(world, request, workspace, image, (note) => ledger.note(note))) : void 0
	]);
	if (review !== void 0) ledger.advice = review;
	const countedTexts = secretTextsToHide(world, request, secretsResult, secretTexts);
	await giveTurn();
	const values = new LooseValues(countedTexts);
	ledger.withholdNamesWith(values);
	await giveTurn();
	const redacted = await ledger.step("redaction", () => redactInventory(world, {
		sboms,
		scan: scanned
	}, values, ledger.documents));
	const inventoried = redacted.done ? redacted.value : {
		sboms: redacted,
		scan: scanned.done ? {
			done: false,
			reasons: []
		} : scanned
	};
	await giveTurn();
	if (inventoried.sboms.done && inventoried.scan.done && secretsResult.done) await cacheWrites.commit(world.runner, holdsSecret(world));
	return {
		...inventoried,
		secrets: secretsResult,
		secretsInNames: secretInNameReasons(runNames(world, request), values),
		...compared,
		...vex && { vex }
	};
}
/** Imports the results of an earlier job of this workflow run. No scanner runs here: only the imported evidence counts. */
async function importEvidence(world, request, ledger, image, evidence) {
	const read = await ledger.step("evidence", async () => {
		const handover = await readHandover(world.runner.context, evidence, image, request.policy);
		demandIsolation(request.policy, handover.tools);
		return handover;
	});
	const sameFault = {
		done: false,
		reasons: []
	};
	if (!read.done) return {
		sboms: read,
		scan: sameFault,
		secrets: sameFault
	};
	const { tools, sboms, scan: scanned, secrets: secretsResult, baseline: baselineResult, vex } = read.value;
	ledger.tools = [...tools.map((tool) => ({
		...tool,
		path: ""
	})), ...ledger.tools];
	return {
		sboms: {
			done: true,
			value: sboms
		},
		scan: {
			done: true,
			value: scanned
		},
		secrets: {
			done: true,
			value: secretsResult
		},
		...baselineResult && { baseline: baselineResult },
		...vex && { vex: {
			done: true,
			value: vex
		} }
	};
}
/** VEX statements together with the scopes and packages of the SBOMs. Without SBOMs, nothing is judged. */
async function vexForScopes(ledger, image, statements, sboms) {
	if (!statements.done) return statements;
	if (!sboms.done) return {
		done: true,
		value: {
			statements: statements.value,
			places: []
		}
	};
	return await ledger.step("vex", () => placeVex(statements.value, sboms.value, image, ledger.documents));
}
/** The packages that the SBOMs list, if the policy denies packages. */
async function listedPackages(ledger, sboms, { gate: { denied } }) {
	if (denied.packages.length === 0 || !sboms.done) return void 0;
	return await ledger.step("sbom", async () => {
		const listed = [];
		for (const { cyclonedx } of sboms.value) {
			const bom = orThrow(await ledger.documents.read(cyclonedx), (why) => fault("scan-incomplete", "sbom", why));
			listed.push(...inventoriedPackages(bom));
		}
		return listed;
	});
}
/** The inventory does not need the database, so both are made in parallel. The scan needs both. */
async function inventoryAndScan(world, request, ledger, image, { cacheWrites, layerPackages, shared, blobs }) {
	const [sboms, facts] = await Promise.all([ledger.step("sbom", () => inventory(world, image, request, {
		cacheWrites,
		layerPackages,
		documents: ledger.documents,
		fetchBlobs: (layout, layers) => blobs.ensure(layout, layers),
		javaDatabase: () => shared.javaDatabase(),
		...shared.source && {
			sourceInventory: shared.source.inventory,
			sourceSbom: shared.source.sbom
		}
	})), ledger.step("database", () => shared.database())]);
	if (!sboms.done || !facts.done) return [
		sboms,
		{
			done: false,
			reasons: reasonsIn(facts)
		},
		{}
	];
	const scanned = await ledger.step("scan", () => scan(world, sboms.value, facts.value, ledger.documents, shared.source?.scan));
	const local = { localDatabase: facts.value };
	if (!comparesWithShipped(request)) return [
		sboms,
		scanned,
		local
	];
	const read = await ledger.step("baseline", () => shippedImages(world, request, facts.value));
	return [
		sboms,
		scanned,
		{
			...local,
			...read.done ? read.value : unknownShipped(request, read)
		}
	];
}
/** Why nothing is known of the shipped images. Then every finding counts as new. */
function unknownShipped({ policy, compareTo }, read) {
	const why = reasonsIn(read)[0]?.message ?? "";
	const { newOnly } = policy.vulnerabilities;
	const image = compareTo === void 0 ? newOnly?.image ?? "" : taggedName(compareTo);
	return {
		...newOnly && { baseline: {
			known: false,
			why
		} },
		shipped: {
			known: false,
			image,
			why
		}
	};
}

// src/stages/image/push.ts
const AT_ONCE = 3;
/**
* Pushes a cleared image to a repository by digest: first the blobs, then the manifests, and the index at the end. So
* nothing in the repository ever names something that is missing. Answers `repository@sha256:…`.
*/
async function push(world, cleared, target) {
	const image = imageOf(cleared);
	const { layout, root } = image;
	const top = await readManifest(world, layout, root);
	const manifests = await concurrently(childrenOf(top, image), AT_ONCE, (entry) => readManifest(world, layout, entry));
	const from = sourceOf(image);
	const blobs = unique([...manifests, top].flatMap((manifest) => blobsOf(manifest, image)));
	await concurrently(blobs, AT_ONCE, (blob) => world.registry.pushBlob(target, blob, () => world.layouts.open(layout, blob), from));
	await pushAll(world, target, [...manifests, top]);
	return pinnedName(target, root.digest);
}
/** Manifests that were pushed before a failure are only named: they have no tag, and others may have pushed the same ones. */
async function pushAll(world, target, manifests) {
	const pushed = [];
	try {
		for (const manifest of manifests) {
			await world.registry.pushManifest(target, manifest);
			pushed.push(pinnedName(target, manifest.digest));
		}
	} catch (error) {
		if (pushed.length === 0) throw error;
		throw withAddition(error, "push", `; these manifests are left in the registry, unsigned and without a tag: ${pushed.join(", ")}`);
	}
}
/** Sets the tag of a cleared image that was pushed, and reads it back. A target without a tag gets none. */
async function tag(world, cleared, target) {
	const image = imageOf(cleared);
	if (target.tag === void 0) return;
	const { registry, path } = target;
	const manifest = await readManifest(world, image.layout, image.root);
	try {
		await world.registry.pushManifest(target, manifest, target.tag);
		const { digest } = await world.registry.resolve({
			registry,
			path,
			tag: target.tag
		});
		if (digest === image.root.digest) return;
		throw fault("tag-moved", "push", `${repositoryName(target)}:${target.tag} was set to ${image.root.digest}, but points to ${digest}`);
	} catch (error) {
		const name = pinnedName(target, image.root.digest);
		throw withAddition(error, "push", `; the signed image is left in the registry, and the next run keeps it: ${name}`);
	}
}
/** Refuses an object that is no real clearance at run time; the types refuse it when the program is built. */
function imageOf(cleared) {
	if (!Cleared.isCleared(cleared)) throw new TypeError("only a cleared image is pushed");
	return cleared.image;
}
async function readManifest(world, layout, entry) {
	const { mediaType, digest } = entry;
	return {
		mediaType,
		digest,
		bytes: await world.layouts.read(layout, entry, MAX_MANIFEST_BYTES)
	};
}
/** The manifests of an index. The checked platforms come first. */
function childrenOf(top, image) {
	const parsed = orThrow(parseManifest(top.bytes, top.mediaType, imageName(image)), imageInvalid);
	if (parsed.kind === "manifest") return [];
	const checked = new Set(image.platforms.map(({ manifest }) => manifest.digest));
	const entries = unique(parsed.manifests);
	return [...entries.filter(({ digest }) => checked.has(digest)), ...entries.filter(({ digest }) => !checked.has(digest))];
}
function blobsOf(manifest, image) {
	const parsed = orThrow(parseManifest(manifest.bytes, manifest.mediaType, imageName(image)), imageInvalid);
	return parsed.kind === "index" ? [] : [parsed.config, ...parsed.layers];
}
function unique(descriptors) {
	return [...new Map(descriptors.map((one) => [one.digest, one])).values()];
}
/** The repository that an image was fetched from. An image of a layout or archive has none. */
function sourceOf({ requested }) {
	if (requested.kind !== "registry") return void 0;
	const { registry, path } = requested.reference;
	return {
		registry,
		path
	};
}

// src/stages/sign/leftovers.ts
/** A message names at most this many statements; the report has all. */
const MOST_NAMED = 20;
/**
* Removes statements of a run that broke off, if they are attached and cannot be verified. Statements that verify stay:
* every check has passed and each of them is true, and without them the image could have less evidence than before.
* Does not throw if the registry does not answer: then the result lists the statements as unknown.
*/
async function removeUnverified(world, { verify }, repository, plans) {
	const left = {
		valid: [],
		unverifiable: [],
		unknown: []
	};
	let registryAnswers = true;
	for (const { subject, statements } of plans) {
		const made = statements.flatMap(({ origin, referrer }) => origin === "made" ? referrer : []);
		if (!registryAnswers) left.unknown.push(...made);
		if (!registryAnswers || made.length === 0) continue;
		try {
			const attached = await readAttached(world, verify, repository, subject.digest);
			const valid = made.filter((digest) => attached.some(({ referrer }) => referrer === digest));
			const unverified = made.filter((digest) => !valid.includes(digest));
			if (unverified.length > 0) await world.registry.attach(repository, subject.digest, [], unverified);
			const isLeft = await Promise.all(unverified.map((digest) => exists(world, repository, digest)));
			left.valid.push(...valid);
			left.unverifiable.push(...unverified.filter((_, at) => isLeft[at]));
		} catch (error) {
			if (!(error instanceof AssayError)) throw error;
			registryAnswers = false;
			left.unknown.push(...made);
		}
	}
	return left;
}
async function exists(world, repository, digest) {
	try {
		await world.registry.resolve({
			...repository,
			digest
		});
		return true;
	} catch (error) {
		if (isOnly(error, "image-not-found")) return false;
		throw error;
	}
}
/** The error of a run that broke off, with what is left in the registry and what to do about it. */
function withLeftovers(error, repository, left) {
	const parts = [
		sentence("these attached statements are valid, and the next run keeps them (nothing to do)", left.valid, repository),
		sentence("these attached statements cannot be verified, and the registry did not delete them, so delete them by hand", left.unverifiable, repository),
		sentence("the registry did not answer, so these statements may or may not be attached (run the job again: it keeps the valid ones and adds the missing ones)", left.unknown, repository)
	].filter((part) => part !== "");
	const all = parts.length === 0 ? ["nothing that this run attached is left in the registry"] : parts;
	return withAddition(error, "attest", `; ${all.join("; ")}`);
}
function sentence(what, digests, repository) {
	if (digests.length === 0) return "";
	const names = digests.slice(0, MOST_NAMED).map((digest) => pinnedName(repository, digest));
	const more = digests.length > MOST_NAMED ? ` and ${digests.length - MOST_NAMED} more` : "";
	return `${what}: ${names.join(", ")}${more}`;
}

// src/stages/verify/same-source.ts
/**
* Whether Assay made an attached statement for the same source, ref and runner. The caller has verified that this signer
* signed it. Assay keeps or replaces only such statements: not the provenance of another branch, and not what another
* step of the same job attaches.
*/
function isFromSameSource(attached, run) {
	return isMarked(attached.statement) && certificateNames(attached, run) && statementNames(attached, run);
}
/** Whether the certificate names the source and runner of the run. A key has no certificate to compare. */
function certificateNames({ certificate }, run) {
	if (certificate === void 0) return true;
	const { sourceRepository, sourceRepositoryId, sourceRef, runnerEnvironment } = certificate;
	return [
		[sourceRepository, `${run.serverUrl}/${run.repository}`],
		[sourceRepositoryId, run.repositoryId],
		[sourceRef, run.ref],
		[runnerEnvironment, run.runnerEnvironment]
	].every(([certified, expected]) => certified === void 0 || certified === expected);
}
/** Whether the statement itself names the source and runner of the run. For a key there is no other proof. */
function statementNames({ kind, statement: { predicate } }, run) {
	switch (kind) {
		case "provenance": {
			const provenance = orUndefined(readProvenance(predicate));
			return provenance?.sourceUri === sourceOf$1(run) && provenance.runnerEnvironment === run.runnerEnvironment;
		}
		case "vulnerabilities":
		case "summary": {
			const maker = madeByIn(predicate);
			return maker?.source === sourceOf$1(run) && maker.runner === run.runnerEnvironment;
		}
		case "signature":
		case "sbom": return true;
	}
}
/** Whether every attached provenance of Assay says that the image was built on a GitHub-hosted runner. */
function isHosted(attached) {
	return attached.filter(({ kind, statement }) => kind === "provenance" && isMarked(statement)).every(({ statement, certificate }) => {
		const provenance = orUndefined(readProvenance(statement.predicate));
		return [certificate === void 0 ? "github-hosted" : certificate.runnerEnvironment, provenance?.runnerEnvironment].every((runner) => runner === "github-hosted");
	});
}

// src/stages/sign/replaced.ts
/**
* The statements of one source, with those of the newest complete set first, and the signatures by their digests: runs
* side by side keep the same ones.
*/
function preferred(previous) {
	const isSignature = ({ kind }) => kind === "signature";
	const signatures = previous.filter(isSignature).toSorted((one, other) => one.referrer < other.referrer ? -1 : 1);
	const others = previous.filter((one) => !isSignature(one));
	const [newest] = others.flatMap((one) => {
		const facts = factsOf(one);
		return facts && missingInputs(facts, previous).length === 0 ? [{
			referrer: one.referrer,
			facts
		}] : [];
	}).toSorted((one, other) => Date.parse(other.facts.timeVerified) - Date.parse(one.facts.timeVerified));
	if (newest === void 0) return [...signatures, ...others];
	const isOfSet = (one) => one.referrer === newest.referrer || isInput(newest.facts, one);
	return [
		...signatures,
		...others.filter(isOfSet),
		...others.filter((one) => !isOfSet(one))
	];
}
/** The first statement of a plan that is not among the attached ones. */
function missingFrom({ statements }, attached) {
	return statements.find(({ kind, referrer }) => !attached.some((one) => one.kind === kind && one.referrer === referrer));
}
/**
* What a plan replaces: the statements that were attached when it was made, apart from those that it keeps and those on
* which a summary of another run is based. A plan without a summary replaces every summary. `attached`: the statements
* of the same source that are attached now.
*/
function replacedBy(plan, attached) {
	const wanted = new Set(plan.statements.map(({ referrer }) => referrer));
	const before = new Set(plan.previous);
	const passes = plan.statements.some(({ kind }) => kind === "summary");
	const isReplaced = ({ kind, referrer }) => !wanted.has(referrer) && (before.has(referrer) || kind === "summary" && !passes);
	const inputs = attached.filter((one) => !isReplaced(one)).flatMap((one) => factsOf(one)?.inputs ?? []);
	return attached.filter((one) => isReplaced(one) && !isInput({ inputs }, one)).map(({ referrer }) => referrer);
}
/**
* Whether another run has written since the plan was made: a statement of the same source is new, or one that the plan
* keeps is gone. `attached`: the statements of the same source that are attached now.
*/
function isOvertaken(plan, attached) {
	const known = /* @__PURE__ */ new Set([...plan.previous, ...plan.statements.map(({ referrer }) => referrer)]);
	const there = new Set(attached.map(({ referrer }) => referrer));
	return attached.some(({ referrer }) => !known.has(referrer)) || plan.statements.some(({ origin, referrer }) => origin === "kept" && !there.has(referrer));
}
function factsOf({ kind, statement }) {
	return kind === "summary" ? orUndefined(readSummary(statement.predicate)) : void 0;
}

// src/formats/attestation/vulns.ts
/** Extension field: what was compared. Other programs ignore it. */
const COVERAGE = `${PRODUCT.uri}/coverage/v1`;
/**
* An in-toto vulns v0.2 predicate. An empty `result` means that the scanner found nothing. The annotations of an ignored
* finding say why it is ignored and who is responsible: a later rescan has neither the layers of the base image nor the
* files of the checkout.
*/
function vulnsPredicate(scan, findings, scanner, { madeBy, newOnly } = {}) {
	const { database, coverage } = scan;
	return {
		scanner: {
			uri: `pkg:golang/github.com/aquasecurity/trivy@v${scanner.version}`,
			version: scanner.version,
			db: {
				...optional({ uri: database.repository ?? database.server }),
				...database.sha256 === void 0 ? {} : { version: `sha256:${database.sha256}` },
				lastUpdate: database.updatedAt
			},
			result: findings.map((one) => resultOf(one, newOnly)).sort(byIdAndPackage),
			[COVERAGE]: coverage.flatMap(({ scope, os, listed, compared, incomparable, unsourced, gaps = [] }) => scope.kind !== "platform" ? [] : {
				platform: platformName(scope.platform),
				...optional({ system: os && `${os.family} ${os.name}` }),
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
			})
		},
		metadata: {
			scanStartedOn: scan.startedAt,
			scanFinishedOn: scan.finishedAt
		},
		...madeBy && { [MADE_BY_FIELD]: { ...madeBy } }
	};
}
function resultOf(evaluated, newOnly) {
	const { finding } = evaluated;
	return {
		id: finding.id,
		severity: [{
			method: "trivy",
			score: finding.severity
		}, ...finding.cvss === void 0 ? [] : [{
			method: "cvss",
			score: String(finding.cvss)
		}]],
		annotations: [{
			package: finding.purl ?? `${finding.package}@${finding.version}`,
			...optional({ fixedIn: finding.fixedIn }),
			...ignoreReasonIn(evaluated, newOnly)
		}]
	};
}
function ignoreReasonIn(evaluated, newOnly) {
	if (evaluated.effect !== "none") return {};
	const { ignoreReason } = evaluated;
	switch (ignoreReason.kind) {
		case "vex": return {
			vex: ignoreReason.statements.map((one) => `${one.status}: ${vexName(one)}`),
			...filesOf(ignoreReason.statements)
		};
		case "exception": {
			const { reason, owner, expires } = ignoreReason.exception;
			return {
				exception: reason,
				owner,
				expires
			};
		}
		case "base-image": {
			if (ignoreReason.base === void 0) return {};
			const { signedBy } = ignoreReason.base;
			return {
				baseImage: baseName(ignoreReason.base),
				...optional({ baseImageSigner: signedBy })
			};
		}
		case "baseline": return newOnly === void 0 ? {} : {
			baseline: newOnly.image,
			baselineSigner: newOnly.signer.identity
		};
		case "below":
		case "unfixed": return {};
	}
}
/** The VEX files, if only files say that a finding is ignored. Attestations can be read again, files cannot. */
function filesOf(statements) {
	const files = statements.flatMap(({ source }) => source.kind === "file" ? [source.path] : []);
	return files.length === statements.length ? { vexFiles: [...new Set(files)].sort() } : {};
}
function byIdAndPackage(a, b) {
	const left = `${a.id} ${a.annotations[0].package}`;
	const right = `${b.id} ${b.annotations[0].package}`;
	return left < right ? -1 : left > right ? 1 : 0;
}

// src/stages/sign/statements.ts
/** A run within an hour of the previous one has no newer result. Every `max-age` is longer than this. */
const RENEW_AFTER_MS = 36e5;
/** What gets a signature and attestations: the manifest of every platform and, if all were checked, the index at the end. */
function subjectsOf(image) {
	const platforms = image.platforms.map((platform) => platform.manifest);
	return image.isIndex && image.skippedPlatforms.length === 0 ? [...platforms, image.root] : platforms;
}
/** Builds provenance, SBOM and vulnerability result about one digest of a cleared image. */
async function inputStatements(cleared, subject, signing, { scanner, documents }) {
	const of = (kind, predicate) => ({
		subject,
		predicateType: PREDICATE_TYPES[kind],
		predicate
	});
	const platform = cleared.image.platforms.find(({ manifest }) => manifest.digest === subject)?.platform;
	const inImage = (places) => platform === void 0 ? places.some((place) => place !== "source") : places.includes(platformName(platform));
	const isOfSubject = ({ scope }) => platform === void 0 || scope.kind === "platform" && scope.manifest === subject;
	const scan = {
		...cleared.scan,
		coverage: cleared.scan.coverage.filter(isOfSubject)
	};
	const found = cleared.evaluated.filter(({ finding }) => inImage(finding.foundIn));
	return {
		provenance: of("provenance", provenancePredicate(signing.run)),
		sbom: of("sbom", markedBom(await sbomOf(cleared, subject, documents))),
		vulnerabilities: of("vulnerabilities", vulnsPredicate(scan, found, scanner, {
			madeBy: madeBy(signing.run),
			newOnly: cleared.policy.vulnerabilities.newOnly
		}))
	};
}
/**
* The document to attest. Its file is hashed again at this point: what is signed must be what was checked, and what the
* evidence folder has. A document that no earlier stage parsed is parsed from the same bytes.
*/
async function sbomOf(cleared, subject, documents) {
	const sbom = cleared.sboms.find((candidate) => isAbout(candidate, subject));
	if (sbom === void 0) throw fault("scan-incomplete", "attest", `there is no SBOM of ${subject}`);
	const document = await documentOf(sbom.cyclonedx, documents.take(sbom.cyclonedx));
	if (document !== void 0) return document;
	throw fault("scan-incomplete", "attest", `${sbom.cyclonedx.path} is not the file that was checked`);
}
/** The document of a file that has the recorded hash. */
async function documentOf({ path, sha256 }, known) {
	if (known !== void 0) return await hashFile(path) === sha256 ? { ...known } : void 0;
	const bytes = await readFile(path);
	if (hexOf(bytes) !== sha256) return void 0;
	return orUndefined(parseJsonAs(record(string(), unknown()), bytes));
}
function isAbout(sbom, subject) {
	const scope = sbom.scope;
	if (scope.kind === "source") return false;
	return (scope.kind === "index" ? scope.digest : scope.manifest) === subject;
}
/**
* Whether an attached statement of Assay says the same as a new one, except for times and serial numbers. Provenance of
* the same source and ref is always kept: a digest is built once, and a later run that checks it again did not build it.
* A summary is renewed after some time, because a gate rejects an old one.
*/
function sameSubstance(kind, attached, made) {
	switch (kind) {
		case "signature":
		case "provenance": return true;
		case "sbom": return isDeepStrictEqual(sbomSubstance(attached.predicate), sbomSubstance(made.predicate));
		case "vulnerabilities": return isDeepStrictEqual(attached.predicate.scanner, made.predicate.scanner);
		case "summary": return isDeepStrictEqual(without(attached.predicate, ["timeVerified"]), without(made.predicate, ["timeVerified"])) && isRecent(attached, made);
	}
}
function isRecent(attached, made) {
	const [then, now] = [attached, made].map(({ predicate }) => Date.parse(String(predicate.timeVerified)));
	const age = (now ?? NaN) - (then ?? NaN);
	return age >= 0 && age < RENEW_AFTER_MS;
}
const BomSchema = object({
	metadata: object({
		component: object({
			type: string(),
			name: string(),
			version: string()
		}).partial(),
		tools: unknown()
	}).partial().default({}),
	components: array(object({
		type: string(),
		group: string(),
		name: string(),
		version: string(),
		purl: string()
	}).partial()).default([])
});
function sbomSubstance(bom) {
	const parsed = BomSchema.safeParse(bom);
	if (!parsed.success) return bom;
	const { metadata, components } = parsed.data;
	const named = components.map(({ type, group, name, version, purl }) => [
		type,
		group,
		name,
		version,
		purl
	].join(" "));
	return {
		tools: metadata.tools,
		subject: metadata.component,
		components: named.sort()
	};
}
function without(predicate, keys) {
	return Object.fromEntries(Object.entries(predicate).filter(([key]) => !keys.includes(key)));
}

// src/stages/sign/plan-subject.ts
/**
* Makes the missing statements of one subject. What is attached already, is valid and says the same is kept. The summary
* names the other statements by their envelopes, so all of them go to the log at the same time.
*/
async function planSubject(context, subject) {
	const { world, signing, signatory, lanes, cleared, repository, scanner, documents } = context;
	let older = 0;
	const attached = await readAttached(world, signing.verify, repository, subject.digest, (count) => {
		older = count;
	});
	const previous = preferred(attached.filter((one) => isFromSameSource(one, signing.run)));
	const kept = (kind, statement) => previous.find((one) => one.kind === kind && sameSubstance(kind, one.statement, statement));
	const made = await inputStatements(cleared, subject.digest, signing, {
		scanner,
		documents
	});
	const content = {
		subject: subject.digest,
		predicateType: PREDICATE_TYPES.signature,
		predicate: {}
	};
	const bare = kept("signature", content);
	const signature = async () => bare === void 0 ? attachable(context, subject, "signature", {
		...content,
		...await lanes.run(() => signatory.sign(repository, subject.digest))
	}) : {
		origin: "kept",
		kind: "signature",
		referrer: bare.referrer,
		envelope: bare.envelope
	};
	const wanted = INPUT_KINDS.map((kind) => ({
		kind,
		statement: made[kind],
		kept: kept(kind, made[kind])
	}));
	const level = levelOf(signing, attached);
	const summarize = cleared.summary === "none" ? void 0 : (inputs) => {
		const statement = summaryStatement(context, subject, inputs, level);
		return {
			kind: "summary",
			statement,
			kept: kept("summary", statement)
		};
	};
	const [signed, { statements, summary }] = await Promise.all([signature(), signTogether(context, subject, wanted, summarize)]);
	const [provenance] = wanted;
	return {
		subject,
		shown: {
			provenance: provenance?.kept?.statement ?? made.provenance,
			...summary !== void 0 && { summary }
		},
		older,
		renew: renewal(context, subject),
		previous: previous.map(({ referrer }) => referrer),
		statements: [signed, ...statements]
	};
}
/** The statements on which a summary is based, in the order of the report. */
const INPUT_KINDS = [
	"provenance",
	"sbom",
	"vulnerabilities"
];
/** Signs what is not attached, and the summary of it, and then brings all of it to the log at the same time. */
async function signTogether(context, subject, wanted, summarize) {
	const attempt = async () => {
		const inputs = await Promise.all(wanted.map((one) => draft(context, subject, one)));
		const named = inputs.map(({ envelope, statement }) => ({
			envelope,
			predicateType: statement.predicateType
		}));
		const last = summarize && await draft(context, subject, summarize(named));
		const drafts = last === void 0 ? inputs : [...inputs, last];
		const statements = await Promise.all(drafts.map(({ complete }) => complete()));
		const logged = statements.filter((one) => one !== void 0);
		if (logged.length === statements.length) return {
			statements: logged,
			summary: last && (last.kept?.statement ?? last.statement)
		};
		const message = `the transparency log knows a statement about ${subject.digest} and gives no entry for it, although it was signed anew each time; run the job again`;
		return new TryAgain({ conclude: () => {
			throw fault("signing-failed", "attest", message);
		} });
	};
	return await retry(attempt, BOUNDS.sigstore);
}
async function draft(context, subject, wanted) {
	const { signatory, lanes, repository } = context;
	const { kind, statement, kept } = wanted;
	if (kept !== void 0) {
		const { referrer, envelope } = kept;
		return {
			...wanted,
			envelope,
			complete: async () => ({
				origin: "kept",
				kind,
				referrer,
				envelope
			})
		};
	}
	const { envelope, complete } = await lanes.run(() => signatory.draft(statement, repositoryName(repository)));
	return {
		...wanted,
		envelope,
		complete: async () => {
			const signed = await lanes.run(complete);
			return signed && attachable(context, subject, kind, {
				...statement,
				...signed
			});
		}
	};
}
function attachable({ world }, subject, kind, { predicateType, path, bytes, envelope }) {
	const manifest = bundleReferrer(subject, predicateType, bytes, {
		created: world.now(),
		envelope
	});
	const bundle = {
		path,
		descriptor: describe$1(bytes, MEDIA.bundle)
	};
	return {
		origin: "made",
		kind,
		referrer: manifest.digest,
		envelope,
		manifest,
		bundle
	};
}
/** Made here, because a function that is made in `planSubject` would keep in memory what is attached. */
function renewal(context, subject) {
	return () => planSubject(context, subject);
}
function summaryStatement({ world, signing, cleared, repository }, subject, inputs, level) {
	const predicate = summaryPredicate({
		resourceUri: pinnedName(repository, subject.digest),
		timeVerified: world.now().toISOString(),
		policyUri: `${PRODUCT.uri}/policy`,
		policyDigest: cleared.policyDigest,
		databaseUpdatedAt: cleared.scan.database.updatedAt,
		inputAttestations: inputs.map((input) => ({
			...input,
			uri: pinnedName(repository, subject.digest)
		})),
		verifiedLevels: [level],
		madeBy: madeBy(signing.run)
	});
	return {
		subject: subject.digest,
		predicateType: PREDICATE_TYPES.summary,
		predicate
	};
}
/**
* SLSA Build L2 requires provenance that a hosted build platform authenticates, so the certificate of a GitHub-hosted
* runner. A key or a self-hosted runner gives L1. An image that was built there stays at L1, also if a later run on a
* hosted runner checks it again.
*/
function levelOf(signing, attached) {
	return signing.identity.kind === "certificate" && signing.run.runnerEnvironment === "github-hosted" && isHosted(attached) ? "SLSA_BUILD_LEVEL_2" : "SLSA_BUILD_LEVEL_1";
}

// src/stages/sign/settle.ts
/** How many times a subject is planned again, because other runs attach and remove statements at the same time. */
const RENEWALS = 4;
/**
* Demands that the registry gives every statement of an attached plan to other readers, and that it verifies. Then it
* removes what the plan replaces. If another run removed some of it meanwhile, the subject is planned and attached again.
* Answers the plan that is attached at the end. Throws `attestation-lost`, and `registry-rejected` if a PASSED summary is
* left on an image that now has warnings.
*/
async function settle(world, signing, { repository, attach }, first) {
	let plan = first;
	let renewals = 0;
	const removed = /* @__PURE__ */ new Set();
	for (;;) {
		const attached = await readAttached(world, signing.verify, repository, plan.subject.digest);
		const ofSource = attached.filter((one) => isFromSameSource(one, signing.run));
		const lost = missingFrom(plan, attached);
		if (lost !== void 0) {
			if (renewals === RENEWALS || !isOvertaken(plan, ofSource)) throw isLost(repository, plan, lost);
			renewals += 1;
			plan = await plan.renew();
			await attach(plan);
			continue;
		}
		const outdated = replacedBy(plan, ofSource).filter((digest) => !removed.has(digest));
		if (outdated.length === 0) {
			demandNoPassedSummary(repository, plan, ofSource);
			return plan;
		}
		for (const digest of outdated) removed.add(digest);
		await remove(world, repository, plan, outdated);
	}
}
/** Old statements do no harm: a registry that does not delete is no error here. */
async function remove({ registry }, repository, { subject }, outdated) {
	try {
		await registry.attach(repository, subject.digest, [], outdated);
	} catch (error) {
		if (!isOnly(error, "registry-rejected")) throw error;
	}
}
function isLost(repository, { subject }, { kind, referrer }) {
	const message = `the ${kind} of ${pinnedName(repository, subject.digest)} was attached, but the registry does not give it back, or it does not verify (${referrer})`;
	return fault("attestation-lost", "attest", message);
}
function demandNoPassedSummary(repository, { subject, statements }, ofSource) {
	if (statements.some(({ kind }) => kind === "summary")) return;
	const earlier = ofSource.find(({ kind }) => kind === "summary");
	if (earlier === void 0) return;
	const message = `${pinnedName(repository, subject.digest)} now has warnings, but the registry does not delete the PASSED summary of an earlier run: delete ${pinnedName(repository, earlier.referrer)} by hand`;
	throw fault("registry-rejected", "attest", message);
}

// src/stages/sign/services/signing-advice.ts
/** A statement with more bytes than this is large; docs/decisions/signing.md says why. */
const LARGE_STATEMENT_BYTES = 524288;
/** What to do about a service of a Sigstore that does not sign. One sentence each, without its end. */
/** About services and certificates that are not valid at this time. */
function clockAdvice(now) {
	return `this machine's clock says ${now.toISOString()}: if that is wrong, correct the clock; if it is right, check \`validFor\` in the signing configuration and the certificate of the server`;
}
/** About a token that Fulcio refuses. */
function tokenAdvice(now) {
	return `configure Fulcio to accept the token's issuer with the audience \`sigstore\`, and check its clock: a token is valid for five minutes only (this machine's clock says ${now.toISOString()})`;
}
const ADVICE = {
	reach: "check that it is running and that this job can reach it (firewall, `HTTPS_PROXY`, `NO_PROXY`)",
	again: "run the job again; if it fails again, look at the logs or the status page of the service",
	large: "a Rekor v1 gets the whole statement, one third larger: name a Rekor v2 in `signing-config`, which gets only a hash, or raise the limit (`max_request_body_size`, and the limit of every proxy before the log)",
	address: "check the address of the service in `signing-config`, and whether a proxy answers instead of it",
	silent: "check that they run and that this job can reach them"
};
/** What a log, or a proxy before it, did with a statement that is too large. */
const REFUSED_SIZE = {
	certain: "does not accept a statement of this size",
	likely: "refused it in a way in which logs and the proxies before them refuse a request that is too large"
};
/** Why a new signature may not verify: the services and the trusted root belong to different Sigstores. */
const OTHER_ROOT = "check that `signing-config` and `trusted-root` belong to the same Sigstore";

// src/stages/sign/signing-fault.ts
const UNREACHABLE = /connection refused|no such host|server misbehaving|unreachable|no route to host|timeout|deadline exceeded|proxyconnect|Forbidden$/i;
const NOT_VALID_NOW = /certificate has expired or is not yet valid|no matching services? found/;
const UNKNOWN_CA = /unknown authority|not trusted|certificate is valid for|certificate is not valid for/;
/** Messages about Rekor v1, which receives the whole statement: its paths, its call, and a web page instead of JSON. */
const REKOR_V1 = /\/api\/v1\/log\/|createLogEntry|TextConsumer/;
/** Other ways in which proxies and load balancers reject a large request. */
const MAYBE_TOO_LARGE = /\b(?:400|502)\b|connection reset|closed network connection|broken pipe|EOF|TextConsumer/;
/** The fault for a failure of cosign: which statement, which service, what happened, and how to fix it. */
function signingFault(task, stderr, now) {
	const why = reasonIn(stderr);
	const statement = `${task.what} (${sizeText(task.bytes)})`;
	const service = serviceIn(why, task.services);
	if (service === void 0 && /\bverif(?:y|ied|ying|ication)\b/i.test(why)) {
		const message = `${statement} was signed, but the signature does not verify (cosign: ${why}); ${OTHER_ROOT}`;
		return fault("signature-invalid", task.check, message);
	}
	const { happened, remediation } = explain$1(task, why, now);
	const who = service ?? (remediation === "" ? void 0 : "a server that cosign asked");
	const problem = who === void 0 ? "" : `: ${who} ${happened}`;
	const fix = remediation && `; ${remediation}`;
	return fault("signing-failed", task.check, `${statement} could not be signed${problem}${fix} (cosign: ${why})`);
}
/** The fault if cosign did not end: it waits for a service that takes the connection and does not answer. */
function signingSilence({ check, what, bytes, services }, afterMs) {
	const asked = [
		services.authorities,
		services.logs,
		services.timestampAuthorities
	].flat();
	const of = asked.length === 0 ? "a service" : `one of the services ${asked.join(", ")}`;
	return fault("signing-failed", check, `${what} (${sizeText(bytes)}) could not be signed: ${of} did not answer within ${afterMs / 1e3} s; ${ADVICE.silent}`);
}
function explain$1(task, why, now) {
	if (NOT_VALID_NOW.test(why)) return {
		happened: "is not valid at this time",
		remediation: clockAdvice(now)
	};
	if (UNKNOWN_CA.test(why)) return {
		happened: "has a TLS certificate that this machine does not trust",
		remediation: "set `SSL_CERT_FILE` to a file with the CA certificates that this machine should trust"
	};
	const isLarge = task.bytes > LARGE_STATEMENT_BYTES;
	if (REKOR_V1.test(why) && (isTooLarge(why) || isLarge && MAYBE_TOO_LARGE.test(why))) return {
		happened: isTooLarge(why) ? REFUSED_SIZE.certain : REFUSED_SIZE.likely,
		remediation: ADVICE.large
	};
	if (UNREACHABLE.test(why)) return {
		happened: "cannot be reached",
		remediation: ADVICE.reach
	};
	if (/Fulcio returned 40[013]/.test(why)) return {
		happened: "does not accept the job's OIDC token",
		remediation: tokenAdvice(now)
	};
	if (/TextConsumer/.test(why)) return {
		happened: "answered with a page, which a log never does",
		remediation: ADVICE.address
	};
	if (isTemporary(why)) return {
		happened: "failed or is busy",
		remediation: ADVICE.again
	};
	return {
		happened: "refused it",
		remediation: ""
	};
}
/** The service that failed, by its address or by cosign's words; undefined if the message names none. */
function serviceIn(why, services) {
	const named = (name, addresses) => addresses.length === 0 ? name : `${name} ${addresses.join(" or ")}`;
	const kinds = [
		[
			"the certificate authority (Fulcio)",
			services.authorities,
			/Fulcio returned|service found/
		],
		[
			"the transparency log (Rekor)",
			services.logs,
			/rekor v2 entry|createLogEntry|TextConsumer/
		],
		[
			"the timestamp authority",
			services.timestampAuthorities,
			/timestamp authority returned/
		],
		[
			"the registry",
			[],
			/accessing (?:image|entity)/
		]
	];
	const [best] = kinds.flatMap(([name, addresses, words]) => {
		const mentioned = addresses.filter((address) => why.includes(address.replace(/\/+$/, "")));
		if (mentioned.length > 0) {
			const length = Math.max(...mentioned.map((address) => address.length));
			return [{
				text: named(name, mentioned),
				length
			}];
		}
		return words.test(why) ? [{
			text: named(name, addresses),
			length: 0
		}] : [];
	}).toSorted((a, b) => b.length - a.length);
	if (best !== void 0) return best.text;
	if (/closed response body/.test(why)) {
		const [authority, , timestamps] = kinds;
		return `${named(authority[0], authority[1])}, or ${named(timestamps[0], timestamps[1])},`;
	}
	return /services found/.test(why) ? "a service" : void 0;
}
/** cosign's error line, without progress lines and without the names of its internal calls. */
function reasonIn(stderr) {
	const lines = stderr.trim().split("\n");
	const bare = (lines.findLast((text) => /^error/i.test(text)) ?? lines.at(-1) ?? "").replace(/^(?:(?:error(?: during command execution| signing bundle)?|(?:creating|signing) bundle): )+/i, "");
	return plain(bare, 500) || "no message";
}

// src/stages/sign/cosign-call.ts
/** Fulcio's messages about a token that has expired or that it does not accept for another reason. */
const TOKEN_REFUSED$1 = /identity token|token (?:is|has) expired|\bFulcio returned 401\b/i;
/**
* Lets cosign sign, with the services for a statement of this size. A failure that may pass is repeated, and a token that
* was refused is replaced once. Throws `signing-failed`, `disk-full` and the faults of a tool.
*/
async function signWithCosign(world, signing, task, call, bound) {
	const { services, arguments: serviceArguments } = signing.route(task.bytes);
	const run = async (renew) => {
		const { cosign, environment, arguments: signer, credential } = signing;
		const credentials = await credential(renew);
		const command = {
			tool: "cosign",
			file: cosign.path,
			args: [
				...call.options,
				...serviceArguments,
				...signer,
				...credentials.arguments,
				...call.operands
			],
			cwd: await world.workspace.folder("cosign"),
			env: {
				...environment,
				...call.env
			},
			secretFiles: {
				...call.secretFiles,
				...credentials.secretFiles
			},
			isTethered: true,
			timeoutMs: bound.answer
		};
		return await world.processes.read(command);
	};
	const repeated = (renew) => {
		let isFirst = true;
		return retry(async () => {
			const exit = await run(renew && isFirst);
			isFirst = false;
			return isFailure(exit) && !isTokenRefused$1(signing, exit) && isTemporary(exit.stderr) ? new TryAgain({ conclude: () => exit }) : exit;
		}, bound);
	};
	let exit = await repeated(false);
	if (isTokenRefused$1(signing, exit)) exit = await repeated(true);
	const full = toolFullDisk(exit, task.check, "cosign");
	if (full !== void 0) throw full;
	const kms = kmsFault(signing, exit);
	if (kms !== void 0) throw fault("signing-failed", task.check, kms);
	if (isFailure(exit)) throw signingFault({
		...task,
		services
	}, exit.stderr, world.now());
	if (exit.kind === "timed-out") throw signingSilence({
		...task,
		services
	}, exit.afterMs);
	successOf(exit, task.check, "cosign");
}
function isTokenRefused$1({ identity }, exit) {
	return identity.kind === "certificate" && isFailure(exit) && TOKEN_REFUSED$1.test(exit.stderr);
}
/** Why a key in a KMS did not sign; undefined if it did, and for every other signer. */
function kmsFault({ key }, exit) {
	if (key === void 0) return void 0;
	if (exit.kind === "timed-out") return keySilence(key, "sign", exit.afterMs / 1e3);
	return exit.kind === "exited" && exit.code !== 0 ? keyFault(key, "sign", exit.stderr) : void 0;
}
/** Whether cosign ended by itself, with an error. */
function isFailure(exit) {
	return exit.kind === "exited" && exit.code !== 0;
}
/** cosign does not read the folders in which docker and podman keep certificates for a registry. */
async function certificateArguments(certificates, folder) {
	if (certificates === void 0) return [];
	const { roots, client } = certificates;
	const write = async (option, text) => {
		const file = join(folder, `${option}.pem`);
		await writeFile(file, text, { mode: 384 });
		return `--${option}=${file}`;
	};
	const args = [await write("registry-cacert", roots)];
	if (client === void 0) return args;
	return [
		...args,
		await write("registry-client-cert", client.cert),
		await write("registry-client-key", client.key)
	];
}

// src/formats/signing/certificate-request.ts
var import_dist = require_dist$2();
var import_dist$1 = require_dist();
/** Paths of Fulcio's interface below its address. */
const CERTIFICATE_PATH = "api/v2/signingCert";
const CONFIGURATION_PATH = "api/v2/configuration";
/** The body of a request for a certificate. */
function certificateRequest({ token, publicKey, proof }) {
	return JSON.stringify({
		credentials: { oidcIdentityToken: token },
		publicKeyRequest: {
			publicKey: {
				algorithm: "ECDSA",
				content: publicKey
			},
			proofOfPossession: Buffer.from(proof).toString("base64")
		}
	});
}
const Payload = looseObject({ sub: string().min(1) });
/** The subject of an OIDC token, which its holder signs to prove that the key is his. The fault is the end of a sentence. */
function subjectIn(token) {
	const payload = parseJsonAs(Payload, Buffer.from(token.split(".")[1] ?? "", "base64url"));
	return payload.ok ? parsed(payload.value.sub) : unparsable("names no subject");
}
const Chain = looseObject({ chain: looseObject({ certificates: array(string()).min(1) }) });
const Answer = looseObject({
	signedCertificateEmbeddedSct: Chain.optional(),
	signedCertificateDetachedSct: Chain.optional()
});
/**
* Reads the answer of Fulcio: a certificate for this public key (SPKI in PEM). Whom it names, and who issued it, shows
* the verification of the bundle. The fault is how it answered.
*/
function certificateIn(answer, publicKey) {
	const json = parseJsonAs(Answer, answer);
	if (!json.ok) return unparsable(`with something that is no certificate: it ${json.fault}`);
	const { signedCertificateEmbeddedSct: embedded, signedCertificateDetachedSct: detached } = json.value;
	const [block] = pemBlocks((embedded ?? detached)?.chain.certificates[0] ?? "");
	if (block === void 0) return unparsable("without a certificate");
	try {
		const certificate = new X509Certificate(block.text);
		if (certificate.publicKey.export({
			type: "spki",
			format: "pem"
		}).toString() !== publicKey) return unparsable("with a certificate for another key");
		return parsed({
			der: certificate.raw,
			pem: certificate.toString(),
			lifeMs: certificate.validToDate.getTime() - certificate.validFromDate.getTime()
		});
	} catch {
		return unparsable("with a certificate that cannot be read");
	}
}

// src/formats/signing/log-request.ts
var import_dist$2 = require_dist$1();
var import_v2 = require_v2();
/** Paths of Rekor's interfaces below its address. */
const LOG_PATHS = {
	1: "api/v1/log/entries",
	2: "api/v2/log/entries"
};
/**
* The body of a request for an entry. A Rekor v1 gets the envelope. A Rekor v2 takes only hashes: it gets that of what
* was signed, the pre-authentication encoding of the envelope.
*/
function logRequest(version, envelope, { der, pem }) {
	if (version === 1) return JSON.stringify({
		apiVersion: "0.0.1",
		kind: "dsse",
		spec: { proposedContent: {
			envelope: envelopeText(envelope),
			verifiers: [Buffer.from(pem).toString("base64")]
		} }
	});
	const signed = import_dist$1.dsse.preAuthEncoding(envelope.payloadType, envelope.payload);
	const request = { spec: {
		$case: "hashedRekordRequestV002",
		hashedRekordRequestV002: {
			digest: createHash("sha256").update(signed).digest(),
			signature: {
				content: envelope.signatures[0]?.sig ?? Buffer.alloc(0),
				verifier: {
					keyDetails: import_dist$2.PublicKeyDetails.PKIX_ECDSA_P256_SHA_256,
					verifier: {
						$case: "x509Certificate",
						x509Certificate: { rawBytes: Buffer.from(der) }
					}
				}
			}
		}
	} };
	return JSON.stringify(import_v2.CreateEntryRequest.toJSON(request));
}
/** The entry of a Rekor in its answer. Nothing of it is verified here. The fault is how it answered. */
function logEntryIn(version, answer) {
	return version === 1 ? entryOfV1(answer) : entryOfV2(answer);
}
const V1 = record(string(), looseObject({
	body: string(),
	integratedTime: number().int(),
	logID: string(),
	logIndex: number().int(),
	verification: looseObject({
		signedEntryTimestamp: string(),
		inclusionProof: looseObject({
			logIndex: number().int(),
			treeSize: number().int(),
			rootHash: string(),
			hashes: array(string()),
			checkpoint: string()
		})
	})
}));
const Body = looseObject({
	kind: string(),
	apiVersion: string()
});
function entryOfV1(answer) {
	const entries = parseJsonAs(V1, answer);
	if (!entries.ok) return unparsable(`with something that ${entries.fault}`);
	const [entry, ...others] = Object.values(entries.value);
	if (entry === void 0 || others.length > 0) return unparsable("with something that is not one entry");
	const canonicalizedBody = Buffer.from(entry.body, "base64");
	const body = parseJsonAs(Body, canonicalizedBody);
	if (!body.ok) return unparsable("with an entry without a body");
	const { signedEntryTimestamp, inclusionProof: proof } = entry.verification;
	return parsed({
		logIndex: String(entry.logIndex),
		logId: { keyId: Buffer.from(entry.logID, "hex") },
		kindVersion: {
			kind: body.value.kind,
			version: body.value.apiVersion
		},
		integratedTime: String(entry.integratedTime),
		inclusionPromise: { signedEntryTimestamp: Buffer.from(signedEntryTimestamp, "base64") },
		inclusionProof: {
			logIndex: String(proof.logIndex),
			rootHash: Buffer.from(proof.rootHash, "hex"),
			treeSize: String(proof.treeSize),
			hashes: proof.hashes.map((hash) => Buffer.from(hash, "hex")),
			checkpoint: { envelope: proof.checkpoint }
		},
		canonicalizedBody
	});
}
function entryOfV2(answer) {
	const json = parseJson(answer);
	if (!json.ok) return unparsable(`with something that ${json.fault}`);
	try {
		const entry = import_dist$2.TransparencyLogEntry.fromJSON(json.value);
		const { logId, kindVersion, inclusionProof } = entry;
		if (logId === void 0 || kindVersion === void 0 || inclusionProof === void 0) return unparsable("with something that is no entry with its proof");
		return parsed({
			...entry,
			logId,
			kindVersion
		});
	} catch {
		return unparsable("with something that is no entry");
	}
}

// src/formats/signing/timestamp-request.ts
/** Media types of RFC 3161 over HTTP. */
const TIMESTAMP_QUERY = "application/timestamp-query";
const TIMESTAMP_REPLY = "application/timestamp-reply";
/**
* `TimeStampReq` in DER up to the hash: version 1, and an imprint by SHA-256. As cosign's, it has no nonce, since every
* signature is another one, and does not ask for certificates, since the trusted root names them.
*/
const HEADER = Buffer.from("30360201013031300d060960864801650304020105000420", "hex");
/** A request for a timestamp of a signature. */
function timestampRequest(signature) {
	return Buffer.concat([HEADER, createHash("sha256").update(signature).digest()]);
}
/**
* The answer of a timestamp authority, if it is a granted timestamp. Whether it is one of this signature, by a trusted
* authority, shows the verification of the bundle. The fault is how it answered.
*/
function timestampIn(answer) {
	const bytes = Buffer.from(answer);
	try {
		const timestamp = import_dist$1.RFC3161Timestamp.parse(bytes);
		if (timestamp.status > 1n) return unparsable(`with the status ${timestamp.status} in place of a timestamp`);
		return Number.isNaN(timestamp.signingTime.getTime()) ? unparsable("with a timestamp without a time") : parsed(bytes);
	} catch {
		return unparsable("with something that is no timestamp");
	}
}

// src/stages/sign/services/ephemeral-signer.ts
/** What Fulcio says about a token that has expired or that it does not accept for another reason. */
const TOKEN_REFUSED = /identity token|token (?:is|has) expired/i;
/** Rekor v2 answers this if somebody who sent an entry at the same time went away, and again for the same entry. */
const GIVEN_UP = 499;
/** The name of an entry of a Rekor v1. */
const ENTRY_NAME = /^[0-9a-f]{64,96}$/;
const JSON_TYPE = {
	contentType: "application/json",
	accept: "application/json"
};
/**
* Signs statements with one key, which exists only in this object, and with one certificate. The certificate is requested
* for the first statement, and again with a new key if half of its life is over: the rest is for the log and the timestamp.
*/
var EphemeralSigner = class {
	#caller;
	#credentials;
	#current;
	constructor(caller, credentials) {
		this.#caller = caller;
		this.#credentials = credentials;
	}
	/** Signs the bytes of a statement. Throws `signing-failed`. */
	async sign(task, payload, services) {
		const { certificate, key } = await this.#certified(task, services);
		const bundle = (0, import_dist.toDSSEBundle)({
			artifact: payload,
			artifactType: STATEMENT_MEDIA_TYPE,
			signature: sign("sha256", import_dist$1.dsse.preAuthEncoding(STATEMENT_MEDIA_TYPE, payload), key),
			certificate: Buffer.from(certificate.der)
		});
		const envelope = bundle.content.dsseEnvelope;
		return {
			envelope: envelopeDigest(envelope),
			complete: async () => {
				const [entries, timestamps] = await Promise.all([Promise.all(services.logs.map((log) => this.#logged(task, {
					kind: "log",
					...log
				}, envelope, certificate))), Promise.all(services.timestampAuthorities.map((url) => this.#timestamped(task, url, envelope)))]);
				const tlogEntries = entries.filter((entry) => entry !== void 0);
				if (tlogEntries.length < entries.length) return void 0;
				const { content } = bundle.verificationMaterial;
				const verificationMaterial = {
					content,
					tlogEntries,
					timestampVerificationData: { rfc3161Timestamps: timestamps.map((signedTimestamp) => ({ signedTimestamp })) }
				};
				return Buffer.from(JSON.stringify((0, import_dist.bundleToJSON)({
					...bundle,
					verificationMaterial
				})));
			}
		};
	}
	async #certified(task, services) {
		const before = this.#current;
		if (before !== void 0 && this.#isUsable(await before)) return await before;
		if (this.#current === before) this.#current = this.#request(task, services);
		return await (this.#current ?? this.#request(task, services));
	}
	#isUsable({ certificate: { lifeMs }, since }) {
		return this.#credentials.now().getTime() - since < lifeMs / 2;
	}
	async #request(task, { authority }) {
		if (authority === void 0) throw fault("signing-failed", task.check, `${task.what} could not be signed: the signing configuration names no certificate authority (Fulcio)`);
		const service = {
			kind: "authority",
			url: authority
		};
		const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
		const pem = publicKey.export({
			type: "spki",
			format: "pem"
		}).toString();
		const since = this.#credentials.now().getTime();
		const ask = async (renew) => {
			const token = await this.#credentials.token(renew);
			const subject = orThrow(subjectIn(token), (why) => fault("oidc-unavailable", task.check, `the OIDC token ${why}`));
			const proof = sign("sha256", Buffer.from(subject), privateKey);
			const body = certificateRequest({
				token,
				publicKey: pem,
				proof
			});
			return await this.#caller.ask(task, service, {
				...JSON_TYPE,
				method: "POST",
				path: CERTIFICATE_PATH,
				body
			});
		};
		let answer = await ask(false);
		if (isTokenRefused(answer)) answer = await ask(true);
		return {
			certificate: this.#use(task, service, answer, (body) => certificateIn(body, pem)),
			key: privateKey,
			since
		};
	}
	/** The entry of a log; undefined if it knows the entry and does not give it out. */
	async #logged(task, log, envelope, certificate) {
		const { version } = log;
		const path = LOG_PATHS[version];
		const body = logRequest(version, envelope, certificate);
		const isFinal = ({ status }) => status === GIVEN_UP;
		let answer = await this.#caller.ask(task, log, {
			...JSON_TYPE,
			method: "POST",
			path,
			body,
			isFinal
		});
		if (answer.status === GIVEN_UP) return void 0;
		if (answer.status === 409) {
			const name = answer.location?.split("/").at(-1) ?? "";
			if (version !== 1 || !ENTRY_NAME.test(name)) return void 0;
			answer = await this.#caller.ask(task, log, {
				...JSON_TYPE,
				method: "GET",
				path: `${path}/${name}`
			});
		}
		return this.#use(task, log, answer, (bytes) => logEntryIn(version, bytes));
	}
	async #timestamped(task, url, { signatures: [signature] }) {
		const service = {
			kind: "timestamps",
			url
		};
		const answer = await this.#caller.ask(task, service, {
			method: "POST",
			contentType: TIMESTAMP_QUERY,
			accept: TIMESTAMP_REPLY,
			body: timestampRequest(signature?.sig ?? Buffer.alloc(0))
		});
		return this.#use(task, service, answer, timestampIn);
	}
	/** What a successful answer contains. Throws `signing-failed` for every other answer. */
	#use(task, service, answer, read) {
		if (answer.status !== 200 && answer.status !== 201) throw this.#caller.fault(task, service, answer);
		return orThrow(read(answer.body), (why) => this.#caller.fault(task, service, {
			kind: "useless",
			why
		}));
	}
};
function isTokenRefused({ status, body }) {
	return status === 401 || status >= 400 && TOKEN_REFUSED.test(Buffer.from(body).toString("utf8"));
}

// src/stages/sign/services/service-call.ts
const NAMES$1 = {
	authority: "the certificate authority (Fulcio)",
	log: "the transparency log (Rekor)",
	timestamps: "the timestamp authority"
};
/** Greatest size of an answer. A certificate has 5 kB, a log entry with its proof 10 kB, a timestamp 6 kB. */
const MAX_ANSWER_BYTES = 1048576;
/** How much of an answer a message quotes. */
const QUOTED = 300;
/**
* Asks the services of a Sigstore, each as often as the bound allows. After the first fault, nothing more is asked, and
* what was asked is given up; but not a log: Rekor v2 then drops what others sent at the same time too.
*/
var ServiceCaller = class {
	#services;
	#bound;
	#now;
	#stop = new AbortController();
	constructor(services, bound, now) {
		this.#services = services;
		this.#bound = bound;
		this.#now = now;
	}
	/** An answer of a service, whatever its status, unless it may be another one soon. Throws `signing-failed`. */
	async ask(task, service, { path, isFinal = () => false, ...common }) {
		const url = addressOf(service, path);
		if (url === null) throw this.fault(task, service, {
			kind: "useless",
			why: "nothing: this is no address"
		});
		const complete = {
			...common,
			url,
			limitBytes: MAX_ANSWER_BYTES,
			timeoutMs: this.#bound.answer,
			signal: service.kind === "log" ? new AbortController().signal : this.#stop.signal
		};
		return await retry(async () => {
			if (this.#stop.signal.aborted) throw this.#stop.signal.reason;
			const answer = await this.#services.ask(complete);
			const refuse = () => {
				throw this.fault(task, service, answer);
			};
			if (answer.kind === "answered") return isPassing(answer.status) && !isFinal(answer) ? new TryAgain({
				serverPause: answer.serverPause,
				conclude: refuse
			}) : answer;
			return answer.kind !== "unreachable" || answer.isLasting ? refuse() : new TryAgain({ conclude: refuse });
		}, this.#bound);
	}
	/** The fault for an answer that cannot be used: which statement, which service, what happened, and how to fix it. */
	fault(task, service, failure) {
		const { happened, advice, words } = explain(task, service, failure, this.#now());
		const message = `${`${task.what} (${sizeText(task.bytes)})`} could not be signed: ${`${NAMES$1[service.kind]} ${plain(service.url, 300)}`} ${happened}${advice && `; ${advice}`}${words && ` (${words})`}`;
		const found = fault("signing-failed", task.check, message);
		this.#stop.abort(found);
		return found;
	}
};
/** A path below the address of a service; the address itself without one. */
function addressOf({ url }, path) {
	return URL.parse(path === void 0 ? url : `${url.replace(/\/+$/, "")}/${path}`);
}
function explain(task, service, failure, now) {
	const size = refusedSize(task, service, failure);
	if (size !== void 0) return {
		happened: size,
		advice: ADVICE.large,
		words: wordsOf(failure)
	};
	switch (failure.kind) {
		case "unreachable": return {
			happened: "cannot be reached",
			advice: ADVICE.reach,
			words: failure.why
		};
		case "silent": return {
			happened: `did not answer within ${failure.afterMs / 1e3} s`,
			advice: ADVICE.reach,
			words: ""
		};
		case "too-large": return {
			happened: `answered with more than ${failure.limitBytes} bytes`,
			advice: ADVICE.address,
			words: ""
		};
		case "useless": return {
			happened: `answered ${failure.why}`,
			advice: ADVICE.address,
			words: ""
		};
		case "answered": return explainStatus(service, failure, now);
	}
}
function explainStatus(service, failure, now) {
	const { status } = failure;
	const words = wordsOf(failure);
	if (status >= 300 && status < 400) return {
		happened: `answered ${status}, which leads elsewhere`,
		advice: ADVICE.address,
		words: ""
	};
	if (service.kind === "authority" && [
		400,
		401,
		403
	].includes(status)) return {
		happened: "does not accept the job's OIDC token",
		advice: tokenAdvice(now),
		words
	};
	if (isPassing(status)) return {
		happened: "failed or is busy",
		advice: ADVICE.again,
		words
	};
	return {
		happened: "refused it",
		advice: status === 404 ? ADVICE.address : "",
		words
	};
}
/** What happened, if a log that gets the whole statement may have refused it for its size. */
function refusedSize({ bytes }, service, failure) {
	if (service.version !== 1) return void 0;
	if (failure.kind === "answered" && (failure.status === 413 || /too large/i.test(textIn(failure)))) return REFUSED_SIZE.certain;
	return (failure.kind === "answered" ? [400, 502].includes(failure.status) : failure.kind === "unreachable" && !failure.isLasting) && bytes > 524288 ? REFUSED_SIZE.likely : void 0;
}
function wordsOf(failure) {
	if (failure.kind === "unreachable") return failure.why;
	if (failure.kind !== "answered") return "";
	const text = plain(textIn(failure).trim(), QUOTED);
	return `${failure.status}${text && `: ${text}`}`;
}
function textIn({ body }) {
	return Buffer.from(body.subarray(0, QUOTED * 10)).toString("utf8");
}

// src/stages/sign/sign.ts
/** The names of the statements in messages. */
const NAMES = {
	signature: "the signature",
	provenance: "the provenance",
	sbom: "the SBOM",
	vulnerabilities: "the vulnerability result",
	summary: "the verification summary"
};
/** Fulcio's configuration decides whether a certificate names this workflow. */
const OTHER_SERVER = "Add the address of this GitHub server to the configuration of Fulcio (`url` in `ci-issuer-metadata`), beside the issuer of its tokens";
/** Makes signatures. It can only be made from a {@link Cleared}, and signs only what that clearance covers. */
var Signatory = class {
	#world;
	#signing;
	#cleared;
	#bounds;
	/** Absent if a key signs. */
	#ephemeral;
	/** Throws `input-invalid` if nothing may be signed. */
	constructor(world, signing, cleared, bounds = {
		cosign: BOUNDS.signing,
		services: BOUNDS.sigstore
	}) {
		if (!Cleared.isCleared(cleared)) throw new TypeError("only a cleared image can be signed");
		if (signing.refusal !== void 0) throw fault("input-invalid", "inputs", signing.refusal);
		this.#world = world;
		this.#signing = signing;
		this.#cleared = cleared;
		this.#bounds = bounds;
		const { token } = signing;
		const caller = new ServiceCaller(world.sigstoreServices, bounds.services, world.now);
		this.#ephemeral = token && new EphemeralSigner(caller, {
			token,
			now: world.now
		});
	}
	/**
	* Signs an image manifest or index with `cosign sign` and answers the bundle. cosign does not upload it: one
	* writer for each subject attaches everything.
	*/
	async sign(repository, subject) {
		this.#assertCovered(subject);
		const folder = await this.#world.workspace.folder("sign");
		const bundle = join(folder, "bundle.json");
		const dockerConfig = await this.#world.workspace.folder("docker");
		const credentials = await this.#world.registry.dockerConfig(repository.registry, repository.path);
		const secretFiles = { [join(dockerConfig, "config.json")]: credentials };
		const trust = await certificateArguments(await this.#world.registry.certificates(repository.registry), folder);
		const http = isLoopback(repository.registry) ? ["--allow-http-registry"] : [];
		const args = [
			"sign",
			"--upload=false",
			"--bundle",
			bundle,
			...["--annotations", SIGNATURE_ANNOTATION],
			...http,
			...trust
		];
		const image = pinnedName(repository, subject);
		const task = {
			check: "sign",
			what: NAMES.signature,
			bytes: image.length
		};
		const env = { DOCKER_CONFIG: dockerConfig };
		await this.#cosign(task, {
			options: args,
			operands: [image],
			env,
			secretFiles
		});
		return await this.#verified("sign", bundle, subject, PREDICATE_TYPES.signature);
	}
	/**
	* Signs a statement: with the certificate of this run in process, or with a key by `cosign attest-blob`. Only the signing
	* services are contacted.
	*/
	async draft(statement, name) {
		const { subject, predicateType } = statement;
		this.#assertCovered(subject);
		const folder = await this.#world.workspace.folder("attest");
		const file = join(folder, "bundle.json");
		const text = Buffer.from(serializeStatement(statement, name));
		const kind = statementKind(predicateType);
		const task = {
			check: "attest",
			what: kind === void 0 ? `the statement ${predicateType}` : NAMES[kind],
			bytes: text.length
		};
		const verified = () => this.#verified("attest", file, subject, predicateType);
		if (this.#ephemeral === void 0) {
			const options = [
				"attest-blob",
				"--statement",
				join(folder, "statement.json"),
				"--bundle",
				file
			];
			await writeFile(join(folder, "statement.json"), text, { mode: 384 });
			await this.#cosign(task, {
				options,
				operands: [],
				env: {},
				secretFiles: {}
			});
			const signed = await verified();
			return {
				envelope: signed.envelope,
				complete: async () => signed
			};
		}
		const services = this.#signing.route(task.bytes).select(this.#world.now());
		const { envelope, complete } = await this.#ephemeral.sign(task, text, services);
		return {
			envelope,
			complete: async () => {
				const bytes = await complete();
				if (bytes === void 0) return void 0;
				await writeFile(file, bytes, { mode: 384 });
				return await verified();
			}
		};
	}
	#cosign(task, call) {
		return signWithCosign(this.#world, this.#signing, task, call, this.#bounds.cosign);
	}
	/**
	* The bundle in a file, verified as readers of the registry will verify it. A bundle that does not verify is never
	* pushed. Throws `key-invalid`, `identity-mismatch`, `signature-invalid` and `signing-failed`.
	*/
	async #verified(check, path, subject, predicateType) {
		const { verify, identity } = this.#signing;
		const bytes = await readFile(path);
		const result = verify(bytes);
		if (!result.verified) {
			const why = `the new signature does not verify: ${plain(result.why, 600)}; nothing was pushed`;
			if (identity.kind === "key") throw fault("key-invalid", check, why);
			if (result.fault === "other-identity") throw fault("identity-mismatch", check, `${why}. ${OTHER_SERVER}`);
			throw fault("signature-invalid", check, `${why}; ${OTHER_ROOT}`);
		}
		const { statement, envelope } = result;
		if (statement.subject === subject && statement.predicateType === predicateType) return {
			path,
			bytes,
			envelope
		};
		const message = `what was signed is a ${plain(statement.predicateType, 200)} about ${statement.subject} instead of a ${predicateType} about ${subject}; nothing was pushed`;
		throw fault("signing-failed", check, message);
	}
	#assertCovered(subject) {
		const { image } = this.#cleared;
		const covered = image.platforms.some((platform) => platform.manifest.digest === subject);
		const whole = image.root.digest === subject && image.skippedPlatforms.length === 0;
		if (!covered && !whole) throw new TypeError(`${subject} is not what was cleared`);
	}
};

// src/stages/sign/attest.ts
/**
* How many statements are signed at a time, of all subjects together. A signature mostly waits for the services of
* Sigstore: for its certificate, its timestamp, and its entry in the log.
*/
const SIGNATURES_AT_ONCE = 12;
/** How many subjects are planned at a time. Each has its SBOM in memory. */
const SUBJECTS_AT_ONCE = 6;
/** To how many subjects is attached at a time. Each has its own list in the registry. */
const ATTACHED_AT_ONCE = 6;
/**
* Makes the missing statements for every platform manifest of a cleared image and for its index: signature, provenance,
* SBOM, vulnerability result and, if the image passed, the verification summary. A statement that Assay has
* already attached is kept if it is valid and the same in substance. Nothing is written to the registry.
*/
async function signAll(world, signing, cleared, { repository, tools, documents = new SbomDocuments() }) {
	const signatory = new Signatory(world, signing, cleared);
	const scanner = tools.find(({ name }) => name === "trivy");
	if (scanner === void 0) throw new TypeError("an image that trivy has not scanned is never cleared");
	const context = {
		world,
		signing,
		signatory,
		lanes: new Lanes(SIGNATURES_AT_ONCE),
		cleared,
		repository,
		scanner,
		documents
	};
	const plans = await concurrently(subjectsOf(cleared.image), SUBJECTS_AT_ONCE, (subject) => planSubject(context, subject));
	await writeStatements(world, plans, repository);
	return plans;
}
/**
* Attaches what was made, to several subjects at a time and to the index last, reads everything back and verifies it, and
* then removes what it replaces. `report` gets what is attached, also if this breaks off: then statements that cannot be verified are removed,
* and the error names what is left. Answers for how many subjects another run attached statements at the same time, so
* that they were planned again.
*/
async function attachAll(world, signing, repository, plans, report = () => void 0) {
	const current = [...plans];
	const place = {
		repository,
		attach: (plan) => attachPlan(world, repository, plan)
	};
	try {
		await concurrentlyLastAlone(plans, ATTACHED_AT_ONCE, (plan) => place.attach(plan));
		await concurrentlyLastAlone(plans, ATTACHED_AT_ONCE, async (plan, at) => {
			current[at] = await settle(world, signing, place, plan);
		});
		report(current.flatMap(attachedBy));
	} catch (error) {
		const left = await removeUnverified(world, signing, repository, current);
		report(current.flatMap(attachedBy).filter(({ digest, origin }) => origin === "kept" || left.valid.includes(digest)));
		throw withLeftovers(error, repository, left);
	}
	const renewed = current.filter((plan, at) => plan !== plans[at]).length;
	if (renewed > 0) await writeStatements(world, current, repository);
	return renewed;
}
function attachedBy({ subject, statements }) {
	return statements.map(({ kind, referrer, origin }) => ({
		predicateType: PREDICATE_TYPES[kind],
		digest: referrer,
		subject: subject.digest,
		origin
	}));
}
async function attachPlan(world, repository, plan) {
	const made = plan.statements.filter((one) => one.origin === "made");
	if (made.length === 0) return;
	await world.registry.pushBlob(repository, EMPTY_DESCRIPTOR, () => Readable.from([EMPTY_CONFIG]));
	for (const { bundle } of made) {
		const bytes = await readFile(bundle.path);
		await world.registry.pushBlob(repository, bundle.descriptor, () => Readable.from([bytes]));
	}
	const manifests = made.map(({ manifest }) => manifest);
	await world.registry.attach(repository, plan.subject.digest, manifests, []);
}
/** Writes the bundles that were made, and the statements about the image as a whole, as evidence. */
async function writeStatements(world, plans, repository) {
	const folder = world.workspace.evidence;
	for (const { subject, statements } of plans) for (const one of statements) {
		const name = `${one.kind}-${hex(subject.digest).slice(0, 12)}.sigstore.json`;
		if (one.origin === "made") await copyEvidenceFile(folder, `bundles/${name}`, one.bundle.path);
	}
	const shown = plans.at(-1)?.shown ?? {};
	for (const kind of ["provenance", "summary"]) {
		const statement = shown[kind];
		if (statement === void 0) continue;
		await writeEvidenceFile(folder, `${kind}.intoto.json`, serializeStatement(statement, repositoryName(repository)));
	}
}

// src/stages/sign/not-revoked.ts
/**
* Demands that neither this signer, nor a signer or revoker of the policy, revoked the image where it is signed. A gate
* would deny it whatever is signed now. Throws `image-revoked`, and the faults of the registry and of the trusted root.
*/
async function demandNotRevoked(world, signing, { policy, signer, database }, image, repository) {
	const { signers, revokers } = policy.gate;
	const trustedRoot = signer.sigstore?.trustedRoot;
	const request = {
		...trustedRoot !== void 0 && { trustedRoot },
		database
	};
	const named = [...revokers, ...signers].map(asGateSigner);
	const others = named.length === 0 ? void 0 : await prepareTrust(world, named, request);
	const self = {
		kind: "certificate",
		identity: signing.signer.signedBy ?? "",
		issuer: signing.signer.issuer ?? ""
	};
	const verify = (bundle) => {
		const verification = signing.verifyRevocation(bundle);
		if (verification.verified) return {
			...verification,
			signer: self
		};
		return others?.verifyRevocation(bundle) ?? verification;
	};
	const reasons = [];
	const digests = /* @__PURE__ */ new Set([image.root.digest, ...image.platforms.map(({ manifest }) => manifest.digest)]);
	for (const digest of digests) for (const why of await revocationsOf(world, verify, repository, digest)) {
		const message = `${pinnedName(repository, digest)} was revoked: ${why}`;
		reasons.push({
			code: "image-revoked",
			check: "sign",
			message
		});
	}
	const [first, ...rest] = reasons;
	if (first !== void 0) throw new AssayError([first, ...rest]);
}

// src/stages/sign/withdraw.ts
/**
* Removes the PASSED summaries that earlier runs for the same source, ref and runner attached to an image that fails now.
* Otherwise a gate would admit the image until they are too old. Nothing is signed, and the signer matters only if a
* summary is attached. Answers how many were removed. Throws `registry-rejected` if the registry does not remove one,
* and the faults of the registry and of signing.
*/
async function withdraw(world, image, { prepared, places }) {
	let signing;
	let removed = 0;
	const subjects = /* @__PURE__ */ new Set([...image.platforms.map(({ manifest }) => manifest.digest), image.root.digest]);
	for (const place of places) for (const subject of subjects) {
		if ((await bundleReferrers(world, place, subject, (type) => type === PREDICATE_TYPES.summary)).length === 0) continue;
		signing ??= await prepared();
		const summaries = await previousSummaries(world, signing, place, subject);
		if (summaries.length === 0) continue;
		await world.registry.attach(place, subject, [], summaries.map(({ referrer }) => referrer));
		const [left] = await previousSummaries(world, signing, place, subject);
		if (left !== void 0) throw notRemoved(place, subject, left);
		removed += summaries.length;
	}
	return removed;
}
async function previousSummaries(world, { verify, run }, place, subject) {
	return (await readAttached(world, verify, place, subject)).filter((one) => one.kind === "summary" && isFromSameSource(one, run));
}
function notRemoved(place, subject, { referrer }) {
	const message = `${pinnedName(place, subject)} has failed, but the registry does not delete the PASSED summary of an earlier run: delete ${pinnedName(place, referrer)} by hand, or a gate admits the image until the summary is older than \`max-age\``;
	return fault("registry-rejected", "attest", message);
}

// src/check/ship.ts
/** What a run does with an image that passes. */
function shippingPlan({ signer, subject, pushTo }, event) {
	if (signer.kind === "none") return { whyNot: "The signer is \"none\": the image was checked, but neither signed nor pushed." };
	if (event.advisory) return { whyNot: `Runs for ${event.name} events check and report; they do not sign or push.` };
	const target = pushTo ?? (subject.kind === "registry" ? subject.reference : void 0);
	return target === void 0 ? { whyNot: "The image is in no registry and push-to is not set: it was checked, but not signed." } : {
		signer,
		target
	};
}
/**
* Removes the PASSED summaries that earlier runs attached to an image that does not pass now. Returns the reasons why that
* could not be done. A run that may not sign may not remove them either.
*/
async function withdrawSummaries(world, { subject, pushTo }, ledger, image, prepared) {
	if (prepared === void 0) return [];
	const repositories = [...subject.kind === "registry" ? [subject.reference] : [], ...pushTo === void 0 ? [] : [pushTo]];
	const distinct = new Map(repositories.map((one) => [repositoryName(one), one]));
	const removed = await ledger.step("attest", () => withdraw(world, image, {
		prepared,
		places: [...distinct.values()]
	}));
	if (removed.done && removed.value > 0) ledger.note(`An earlier run passed this image: its PASSED summary was removed (${removed.value}).`);
	return reasonsIn(removed);
}
/**
* Signs first, then pushes, then attaches, and sets the tag last. If a step fails, no image is pushed that could not be
* signed, and the new tag never points to an unsigned image.
*/
async function ship(world, request, ledger, cleared, { prepared, target }) {
	const { pushTo } = request;
	const signed = await ledger.step("sign", async () => {
		await assertTagUnmoved(world, request.subject, cleared.image);
		const signing = await prepared();
		ledger.signedBy = signing.signer;
		await demandNotRevoked(world, signing, request, cleared.image, target);
		const old = await oldFormat(world, target, cleared.image.root.digest);
		if (old.length > 0) ledger.note(`The image has signatures or attestations in the old format of cosign (${old.join(", ")}): Assay neither counts nor changes them.`);
		const { tools, documents } = ledger;
		return {
			signing,
			plans: await signAll(world, signing, cleared, {
				repository: target,
				tools,
				documents
			})
		};
	});
	if (!signed.done) return signed;
	return await ledger.step("attest", async () => {
		const { signing, plans } = signed.value;
		for (const { subject, older } of plans) if (older > 0) ledger.note(`${older} older attestations of ${subject.digest} were not looked at.`);
		if (pushTo !== void 0) await push(world, cleared, target);
		ledger.reference = pinnedName(target, cleared.image.root.digest);
		const renewed = await attachAll(world, signing, target, plans, (attached) => {
			ledger.attached = attached;
		});
		if (renewed > 0) ledger.note(`Another run replaced attestations of the same image at the same time. Assay read them again and attached what was missing (digests: ${renewed}).`);
		if (pushTo !== void 0) await tag(world, cleared, pushTo);
	});
}

// src/check/pipeline.ts
/**
* The check, from the name of an image to a signed and attested image. Never throws: if something could not be done, the
* run has a reason for it, and its verdict is `error`.
*/
async function check(outside, request, { resolvedPolicy, workspace, shared, turnToShip }) {
	const blobs = new PendingBlobs(async (diffId) => {
		await outside.remembered;
		return await LayerCache.mayKnow(outside.workspace, diffId);
	});
	const { layers, layouts } = outside;
	const world = {
		...outside,
		layers: blobs.layers(layers),
		layouts: blobs.layouts(layouts)
	};
	const ledger = new Ledger(world, request);
	ledger.policyOrigin = resolvedPolicy.origin;
	for (const note of diagnosticsOf(resolvedPolicy)) ledger.note(note);
	const { subject } = request;
	const [tools, pinned, tagNote] = await Promise.all([
		ledger.step("tools", () => acquireTools(world, request)),
		ledger.step("image", () => explainingShortName(request, () => resolve$1(outside, request, blobs))),
		subject.kind === "registry" ? tagBeside(world, subject.reference) : void 0
	]);
	if (tagNote !== void 0) ledger.note(tagNote);
	if (tools.done) ledger.tools = tools.value;
	if (pinned.done) ledger.recordImage(pinned.value);
	if (!tools.done || !pinned.done) {
		await blobs.stop();
		return ledger.end("error", [...reasonsIn(tools), ...reasonsIn(pinned)]);
	}
	const image = pinned.value;
	const plan = shippingPlan(request, ledger.event);
	const [checked, bases, fetched, prepared] = await Promise.all([
		request.evidence === void 0 ? checkImage(world, request, ledger, image, {
			workspace,
			shared,
			blobs
		}) : importEvidence(world, request, ledger, image, request.evidence),
		ledger.step("base-images", () => baseImages(world, image, request)),
		ledger.step("layers", () => blobs.settled()),
		"whyNot" in plan ? void 0 : shared.prepareSigning(plan.signer)
	]);
	if (!fetched.done || blobs.hasFailed) {
		const missing = fetched.done ? await ledger.step("layers", () => blobs.settled()) : fetched;
		await blobs.stop();
		return ledger.end("error", reasonsIn(missing));
	}
	ledger.recordChecks(checked);
	ledger.baseImages = bases;
	const { advice } = ledger;
	const { vex: statements, shipped: _, localDatabase: __, ...results } = checked;
	const vex = statements && await vexForScopes(ledger, image, statements, checked.sboms);
	const origin = {
		repositories: repositoriesOf(request),
		baseImages: bases,
		...vex && { vex }
	};
	const packages = await listedPackages(ledger, checked.sboms, request.policy);
	ledger.brokenGlass = glassFor(request, image, world.now());
	const found = {
		image,
		...results,
		...origin,
		...advice && { advice },
		...packages && { packages }
	};
	const judgement = judge(found, request.policy, {
		image: shippedName(request, image),
		now: world.now(),
		brokenGlass: ledger.brokenGlass
	});
	ledger.assessment = judgement.assessment;
	await explain$2(world, request, ledger, image, checked);
	const { verdict, reasons, cleared, hasFindings } = judgement;
	await turnToShip?.([image.root.digest, ...image.platforms.map(({ manifest }) => manifest.digest)]);
	const { documents } = ledger;
	const written = await ledger.step("vex", () => writeVex(world, ledger.assessment, {
		image,
		sboms: checked.sboms,
		documents
	}));
	if (cleared === void 0) {
		const withdrawalFaults = hasFindings ? await withdrawSummaries(world, request, ledger, image, prepared) : [];
		const undone = [...reasonsIn(written), ...withdrawalFaults];
		const isFailed = verdict === "failed" && written.done;
		return ledger.end(undone.length === 0 || isFailed ? verdict : "error", [
			...reasonsIn(written),
			...reasons,
			...withdrawalFaults
		]);
	}
	if (!written.done) return ledger.end("error", [...reasonsIn(written), ...reasons]);
	const attested = await ledger.step("source", () => attestedSource(world, request, ledger, workspace));
	if ("whyNot" in plan) ledger.note(plan.whyNot);
	if (!attested.done) {
		if (prepared !== void 0) return ledger.end("error", [...reasonsIn(attested), ...reasons]);
		ledger.attestationFault = attested.reasons.map(({ message }) => message).join("; ");
		ledger.note(`There is no handover to a signing job: ${ledger.attestationFault}.`);
	}
	if (prepared === void 0 || "whyNot" in plan) return ledger.end(verdict, reasons);
	const shipped = await ship(world, request, ledger, cleared, {
		prepared,
		target: plan.target
	});
	return shipped.done ? ledger.end(verdict, reasons) : ledger.end("error", [...reasonsIn(shipped), ...reasons]);
}
/** Compares the checkout with the commit that a signature would name. A run that may not sign need not compare. */
async function attestedSource(world, { source }, ledger, workspace) {
	if (ledger.event.advisory) return;
	const policy = ledger.policyOrigin?.kind ?? "default";
	for (const note of await demandAttestedSource(world, {
		workspace,
		source,
		policy
	})) ledger.note(note);
}
/** Gets every tool of the run and verifies its hash, before any tool reads the image. */
async function acquireTools(world, request) {
	const checkers = request.evidence === void 0 ? ["trivy", "gitleaks"] : [];
	const names = request.signer.kind === "none" ? checkers : [...checkers, "cosign"];
	const tools = await Promise.all(names.map((name) => world.tools.acquire(name)));
	demandIsolation(request.policy, tools);
	return tools;
}
/** `registry/repository` that the image is pushed to, or is in. Exceptions can be limited to it, and the gate sees it. */
function shippedName({ pushTo }, image) {
	return pushTo === void 0 ? imageName(image) : repositoryName(pushTo);
}
/** The emergencies of the policy that apply to the image. */
function glassFor({ policy, pushTo, subject }, image, now) {
	const isInRegistry = pushTo !== void 0 || subject.kind === "registry";
	const digests = [image.root.digest, ...image.platforms.map(({ manifest }) => manifest.digest)];
	const repository = isInRegistry ? { repository: shippedName({ pushTo }, image) } : {};
	return brokenGlass(policy.gate.breakGlass, {
		...repository,
		digests
	}, now);
}
/** `registry/repository` that the image is in and is pushed to. */
function repositoriesOf({ subject, pushTo }) {
	return [...subject.kind === "registry" ? [subject.reference] : [], ...pushTo === void 0 ? [] : [pushTo]].map(repositoryName);
}

export { publicKeyOf as a, clockAdvice as i, CONFIGURATION_PATH as n, sourceSbom as o, LARGE_STATEMENT_BYTES as r, inventorySource as s, check as t };