import { i as fault, s as codeOf, t as AssayError, u as messageOf } from "./reason.js";
import { n as plain, r as sizeText } from "./text.js";
import { c as hexOf, i as unparsable, l as isDigest, n as orUndefined, o as digestOf, r as parsed, t as orThrow } from "./result.js";
import { i as SEVERITIES, p as policyDigest } from "./finding.js";
import { C as strictObject, O as unknown, S as record, _ as looseObject, b as object, c as _enum, d as array, g as literal, h as int, w as string } from "./schemas.js";
import { n as datetime } from "./iso.js";
import { d as matchesGlob } from "./operations.js";
import { t as optional } from "./optional.js";
import { a as pinnedName, c as repositoryName, o as platformName, r as parsePlatform, t as fallbackTag, u as taggedName } from "./image.js";
import { a as publicKeysIn } from "./pem.js";
import { t as certificateName } from "./certificate-name.js";
import { a as isGitlabPath, n as isWorkflowOf, s as sameName } from "./source-rule.js";
import { d as parsePackageUrl, h as readablePurl, p as bareName, u as packagesByKey } from "./evaluate-vulnerabilities.js";
import { n as MAX_VEX_STATEMENTS, r as VEX_STATUSES, t as MAX_VEX_BYTES } from "./vex-statement.js";
import { a as retry, n as TryAgain, t as BOUNDS } from "./retry.js";
import { c as parseJson, i as STATEMENT_TYPES, n as STATEMENT_MEDIA_TYPE, s as statementKind, t as PREDICATE_TYPES, u as firstIssue } from "./in-toto.js";
import { a as reachable, i as notIsolated, n as isIsolated } from "./isolation.js";
import { C as isConfigType, D as isLayerType, E as isIndexType, T as isForeignLayerType, f as MAX_CONFIG_BYTES, g as isNowhere, h as isAttestationEntry, m as distinctEntries, p as MAX_MANIFEST_BYTES, x as parseManifest } from "./oci-referrer.js";
import { i as isSigner, t as asGateSigner } from "./gate-signer.js";
import { t as PRODUCT } from "./product.js";
import { l as trivyValues, o as readBom } from "./cyclonedx.js";
import { a as operatingSystemsOf, n as distributionOf, o as packagesOf } from "./cyclonedx-packages.js";
import { c as annotationEntries, d as readManifest, f as readPlatform, g as matchesPlatform, h as distinctPlatforms, l as attestationOf, m as imageInvalid, p as subjectOf, u as blobsOf } from "./read-policy.js";
import { _ as selectBySummary, a as compareSbom, b as concurrently, c as withCanaries, d as languageSource, f as releaseOf, g as ALL_OF_ASSAY, h as readBundles, l as advisoryName, o as hostOf, p as systemSource, u as isSameDistribution, y as Lanes } from "./database.js";
import { n as giveTurn } from "./turns.js";
import { a as SbomDocuments } from "./ledger.js";
import { i as successOf } from "./own-folders.js";
import { a as readTrustedRoot, n as bundleVerifier, t as EMPTY_TRUSTED_ROOT } from "./sigstore.js";
import { join } from "node:path";
import { mkdir, open, readFile, stat, writeFile } from "node:fs/promises";
import { finished } from "node:stream/promises";
import { Readable } from "node:stream";

// src/domain/gate/attested-evidence.ts
/** The kinds of statement that the gate can require for every subject. */
const REQUIREMENTS = [
	"signature",
	"provenance",
	"sbom",
	"summary"
];

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
const GITHUB_ISSUER = "https://token.actions.githubusercontent.com";
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
const NAMED = 3;
/** Denies the digests that the policy lists: of the image, of a platform, or of a base image. */
function deniedDigests({ digests }, subjects, check) {
	return subjects.flatMap(({ digest, name }) => digests.filter((one) => one.digest === digest).map((one) => denied(check, `the policy denies ${name} (${digest})`, one)));
}
/** Denies images in which a vulnerability of the list was found, whatever its severity and whatever ignores it. */
function deniedVulnerabilities({ vulnerabilities }, findings) {
	return vulnerabilities.flatMap((one) => {
		const places = findings.filter(({ id, aliases = [] }) => id === one.vulnerability || aliases.includes(one.vulnerability)).map(({ package: name, version }) => `${name} ${version}`);
		if (places.length === 0) return [];
		return [denied("vulnerabilities", `the policy denies ${one.vulnerability}, found in ${firstOf$1(places)}`, one)];
	});
}
/** Denies images that contain a package of the list. */
function deniedPackages({ packages }, listed) {
	return packages.flatMap((one) => {
		const found = listed.filter((item) => isPackage(one.package, item) && (one.versions.length === 0 || one.versions.some((glob) => matchesGlob(glob, item.version))));
		const places = [...new Set(found.map(({ package: name, version }) => `${name} ${version}`))];
		if (places.length === 0) return [];
		return [denied("vulnerabilities", `the policy denies ${one.package}, found as ${firstOf$1(places)}`, one)];
	});
}
function isPackage(wanted, { package: name, purl }) {
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
function firstOf$1(names) {
	const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : "";
	return `${names.slice(0, NAMED).join(", ")}${more}`;
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

// src/stages/gate/gate-image.ts
const AT_ONCE$4 = 6;
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
	const manifest = orThrow(parseManifest(bytes, mediaType, name), invalid$1);
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
	if (entries.length === 0) throw invalid$1(`${name} is an index without any platform`);
	if (entries.length > 64) throw invalid$1(`${name} has ${entries.length} platforms, at most ${64} are allowed`);
	const platforms = withDistinctNames((await concurrently(entries, AT_ONCE$4, (entry) => platformSubject(world, repository, entry))).filter((subject) => subject !== void 0));
	if (platforms.length === 0) throw invalid$1(`${name} is an index without any platform`);
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
	if (marked.length > 64) throw invalid$1(`${name} has ${marked.length} attestations, at most ${64} are allowed`);
	const images = await concurrently(marked, AT_ONCE$4, (entry) => isImage(world, repository, entry));
	const attestations = new Set(marked.filter((_, at) => !images[at]));
	return entries.filter((entry) => !attestations.has(entry));
}
async function isImage(world, repository, { digest }) {
	try {
		const { bytes, mediaType } = await world.registry.resolve({
			...repository,
			digest
		});
		const manifest = orThrow(parseManifest(bytes, mediaType, pinnedName(repository, digest)), invalid$1);
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
	const manifest = orThrow(parseManifest(raw.bytes, raw.mediaType, where), invalid$1);
	if (isIndexType(entry.mediaType) || manifest.kind === "index") throw invalid$1(`${where} is an index inside an index, which is not supported; push a flat index`);
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
function invalid$1(message) {
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
const DatabaseSchema = object({ updatedAt: datetime({ offset: true }) });
/** Reads a SLSA verification summary v1. The fault is a sentence. */
function readSummary(predicate) {
	const { success, data, error } = SummarySchema.safeParse(predicate);
	if (!success) return unparsable(`the summary has another form than expected (${firstIssue(error)})`);
	const { verifier, timeVerified, verificationResult, resourceUri, policy, inputAttestations } = data;
	const { verifiedLevels: levels } = data;
	const digests = inputAttestations.map(({ digest }) => `sha256:${digest.sha256}`);
	const inputs = digests.filter(isDigest);
	if (inputs.length < digests.length) return unparsable("the summary names an input attestation without a SHA-256 digest");
	const database = DatabaseSchema.safeParse(predicate[DATABASE_FIELD]).data;
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
			...acceptedBy(one)
		};
		return [knownKey(id, one.package ?? ""), known];
	})));
}
/** The reason why the build ignored a finding, if only the build could see the reason. There is one at most. */
function acceptedBy(annotation) {
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
function readRevocationReason({ reason }) {
	return typeof reason === "string" && reason.trim() !== "" ? plain(reason, 300) : "no reason is given";
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
		reason: readRevocationReason(statement.predicate),
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
const LONGEST = 300;
/** The largest number that trivy can store: 64 bits. */
const LARGEST = 2n ** 64n - 1n;
/** Whether a version can be compared with the ranges of an advisory. An empty version and a very long one cannot. */
function isComparable(scheme, version) {
	const text = version.trim();
	if (text.length > LONGEST || !FORMS[scheme].test(text)) return false;
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
	for (const line of linesOf(log)) {
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
					...named$1(field, "name"),
					path: "lib/apk/db/installed"
				});
				break;
			case "[dpkg] Invalid version":
			case "[dpkg] Invalid source version":
				leftOut.push({
					...named$1(field, "package"),
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
	for (const line of linesOf(log)) if (line.message === "Version matching error") {
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
function* linesOf(log) {
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
function named$1(field, name) {
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

// src/stages/scan/scan.ts
const AT_ONCE$3 = 2;
const SYSTEM_PACKAGE = /^pkg:(?:deb|apk|rpm)\//;
/**
* Scans the SBOMs of all platforms and of the source. The SBOM of an index is not scanned, because it lists the same
* packages as its platforms. `documents` has the parsed SBOMs; a file that is not in it is parsed here. Throws
* `tool-failed`, `tool-timed-out` and `database-unavailable`. The coverage says what a scan did not cover. `sourceOnce`
* does the scan of the source, or answers that of another image of the run.
*/
async function scan(world, sboms, database, documents = new SbomDocuments(), sourceOnce = (work) => work()) {
	const startedAt = world.now().toISOString();
	const scopes = sboms.filter(({ scope }) => scope.kind !== "index");
	const scanAll = (questionOf) => concurrently(scopes, AT_ONCE$3, async (sbom) => {
		const work = async () => scanOne(world, sbom, await documents.read(sbom.cyclonedx), {
			database,
			questionOf
		});
		return sbom.scope.kind === "source" ? sourceOnce(work) : work();
	});
	const { server } = database;
	const scans = server === void 0 ? await withAdvisorySources(database, (sources) => scanAll((bom) => ({
		bom,
		read: (report) => ({
			report,
			sources
		})
	}))) : await scanAll((bom) => withCanaries(bom, hostOf(server)));
	return {
		database: database.facts,
		startedAt,
		finishedAt: world.now().toISOString(),
		findings: mergeFindings(scans),
		coverage: scans.map(({ coverage }) => coverage)
	};
}
async function scanOne(world, sbom, bom, { database, questionOf }) {
	const { scope, cyclonedx } = sbom;
	const place = placeOf$1(scope);
	const distro = bom.ok ? distroOf(bom.value) : void 0;
	const asked = bom.ok ? parsed(questionOf(withReadableVersions(bom.value))) : bom;
	const file = await fileOf(world, cyclonedx.path, orUndefined(bom), orUndefined(asked)?.bom);
	const answer = await compareSbom(world, {
		file,
		place,
		distro,
		database
	});
	const unreadable = (why) => fault("tool-failed", "scan", `${cyclonedx.path}: ${why}`);
	const listed = orThrow(bom, unreadable);
	const { report, sources } = orThrow(asked, unreadable).read(answer.report);
	const result = {
		report,
		sources,
		log: answer.log
	};
	const coverage = await coverageOf(sbom, withReadableVersions(listed), result);
	await giveTurn();
	const thirdParty = new Set(packagesOf(listed).flatMap((one) => one.isThirdParty ? one.ref : []));
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
/** The file of an SBOM, or a new one if trivy gets another document. */
async function fileOf(world, path, bom, sent) {
	if (sent === bom) return path;
	const copy = join(await world.workspace.folder("sent"), "sbom.cdx.json");
	await writeFile(copy, JSON.stringify(sent), { mode: 384 });
	return copy;
}
/** Counts the packages that were compared with advisories, and lists what the scan did not cover. */
async function coverageOf({ scope, gaps: inventoryGaps = [] }, bom, { report, log, sources }) {
	const { os } = report;
	const listed = packagesOf(bom);
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
	return await scan(world, await Promise.all(files), database, documents);
}

// src/stages/image/image-fetch.ts
const AT_ONCE$2 = 3;
/** Copies an image from its source into a private layout, each blob once. */
var ImageFetch = class {
	#layouts;
	#source;
	#layout;
	#manifests = /* @__PURE__ */ new Map();
	#sizes = /* @__PURE__ */ new Map();
	#blobs = /* @__PURE__ */ new Map();
	#lanes = new Lanes(AT_ONCE$2);
	#streams = /* @__PURE__ */ new Set();
	#isStopped = false;
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
		this.demandOneSize([config]);
		await this.#blob(config, () => this.#store(config));
		return await this.#layouts.read(this.#layout, config, MAX_CONFIG_BYTES);
	}
	/** Throws `image-invalid` if a blob has another size here than before. Blobs that are never fetched count too. */
	demandOneSize(blobs) {
		for (const { digest, size } of blobs) {
			if ((this.#sizes.get(digest) ?? size) !== size) throw fault("image-invalid", "image", `${this.name} gives two sizes for the blob ${digest}`);
			this.#sizes.set(digest, size);
		}
	}
	/** Stores blobs, each once, a few at a time, in this order. After the first fault no other is stored. */
	async blobs(blobs) {
		this.demandOneSize(blobs);
		await Promise.all(blobs.map((blob) => this.#blob(blob, () => this.#lanes.run(() => this.#store(blob)))));
	}
	/** Ends every transfer, and begins no other. Who waits for a blob gets a fault. */
	stop() {
		this.#isStopped = true;
		for (const stream of this.#streams) stream.destroy(ended(this.name));
	}
	async #manifest(entry) {
		const { root } = this.#source;
		const { bytes } = entry.digest === root.digest ? root : await this.#source.manifest(entry);
		await this.#layouts.store(this.#layout, entry, Readable.from([bytes], { objectMode: false }));
		return bytes;
	}
	#blob({ digest }, store) {
		const stored = this.#blobs.get(digest) ?? store();
		this.#blobs.set(digest, stored);
		return stored;
	}
	async #store(blob) {
		if (this.#isStopped) throw ended(this.name);
		const stream = await this.#source.blob(blob);
		this.#streams.add(stream);
		try {
			if (this.#isStopped) stream.destroy(ended(this.name));
			if (this.#source.layout === this.#layout) await finished(stream.resume());
			else await this.#layouts.store(this.#layout, blob, stream);
		} finally {
			this.#streams.delete(stream);
		}
	}
};
function ended(name) {
	return fault("scan-incomplete", "image", `${name} was not fetched to its end, because the run ended before`);
}

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
	if (read.length > 64) throw invalid(`${fetch.name} has ${read.length} platforms, at most ${64} are allowed`);
	const classified = await concurrently(candidates, AT_ONCE$1, (entry) => classify(fetch, entry, requested));
	const platforms = classified.filter((one) => one.kind !== "artifact");
	const [artifact] = classified;
	if (platforms.length === 0 && artifact !== void 0) await readPlatform(fetch, artifact.entry);
	if (platforms.length === 0) throw invalid(`${fetch.name} is an index without any platform`);
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
function invalid(message) {
	return fault("image-invalid", "image", message);
}

// src/stages/image/space-for-image.ts
/** The part of an archive that is surely stored again. The rest may be headers, padding, or a layer that it has twice. */
const SURE_PART = .5;
/** Unpacked copies of layers take at most this part of what is free, and at most so many bytes. */
const COPIES_PART = .25;
const MOST_COPIED = 16 * 1024 ** 3;
/** The space for unpacked copies of layers. They save time and nothing depends on them, so they may not fill the disk. */
async function spaceForCopies(workspace) {
	const space = await privateSpace(workspace);
	return { free: space === void 0 ? 0 : Math.min(MOST_COPIED, Math.floor(space.free * COPIES_PART)) };
}
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
* build's attestations are fetched. If `pending` is given, the layers of the checked platforms are still on their way
* when this answers. Throws `image-not-found`, `image-invalid`, `input-invalid`, `scan-incomplete`, `disk-full`
* or the registry's faults.
*/
async function resolve(world, request, pending) {
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
	fetch.demandOneSize([
		...chosen.flatMap((platform) => platform.layers),
		...attested,
		...blobs.flat()
	]);
	if (request.evidence === void 0) {
		const layers = pending === void 0 ? chosen.flatMap((platform) => platform.layers) : await pending.unknownLayers(chosen);
		const others = [
			...chosen.map(({ config }) => config),
			...attested,
			...blobs.flat()
		];
		if (source.layout !== layout) await demandSpace(world.workspace, [...layers, ...others], source.name);
		pending?.begin(fetch, layout, layers);
		await fetch.blobs(pending === void 0 ? [...layers, ...others] : others);
	} else pending?.begin(fetch, layout, []);
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
/** The same tools, without those that the policy does not allow to run as they would: see {@link demandIsolation}. */
function allowedTools(tools, policy) {
	return { acquire: async (name) => {
		const tool = await tools.acquire(name);
		demandIsolation(policy, [tool]);
		return tool;
	} };
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
/** Whether a key is in a KMS. */
function isInKms(key) {
	return causesOf(key) !== void 0;
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

// src/formats/signing/temporary-fault.ts
/** Answers of a service or network that is busy or fails for a short time. Rekor answers 409 if two requests collide. */
const TEMPORARY = /\b(?:409|429|500|502|503|504)\b|connection (?:refused|reset)|closed (?:network connection|response body)|broken pipe|timeout|EOF/i;
const TOO_LARGE = /\b413\b|too large/i;
/** Whether a message of cosign is about something that may be over a moment later. */
function isTemporary(stderr) {
	return TEMPORARY.test(stderr) && !isTooLarge(stderr);
}
/** Whether a server refused a request for its size. */
function isTooLarge(text) {
	return TOO_LARGE.test(text);
}

// src/stages/verify/public-key.ts
/**
* The public key of a key in a file, a variable or a KMS, SPKI in PEM. cosign opens the key. Throws `key-invalid` if it
* cannot be opened, or if the KMS does not answer. Tests shorten `bound`.
*/
async function readPublicKey(world, cosign, check, key, env, bound = BOUNDS.kms) {
	const cwd = await world.workspace.folder("public-key");
	const exit = await retry(async () => {
		const exit = await world.processes.read({
			tool: "cosign",
			file: cosign.path,
			args: [
				"public-key",
				"--key",
				key
			],
			cwd,
			env,
			isTethered: true,
			timeoutMs: bound.answer
		});
		return exit.kind === "exited" && exit.code !== 0 && isTemporary(exit.stderr) && isInKms(key) ? new TryAgain({ conclude: () => exit }) : exit;
	}, bound);
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
const text$1 = string().min(1);
const time$1 = datetime({ offset: true });
const named = looseObject({
	name: text$1.optional(),
	email: text$1.optional()
});
const ComponentSchema$1 = looseObject({
	"bom-ref": text$1.optional(),
	type: string().optional(),
	version: string().optional(),
	purl: string().optional(),
	components: array(unknown()).optional()
});
const AffectSchema = strictObject({
	ref: text$1,
	versions: array(strictObject({
		version: text$1.optional(),
		range: text$1.optional(),
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
	"bom-ref": text$1.optional(),
	id: text$1,
	references: array(looseObject({ id: text$1 })).optional(),
	updated: time$1.optional(),
	analysis: strictObject({
		state: _enum(STATES).optional(),
		justification: string().optional(),
		response: array(string()).optional(),
		detail: text$1.optional(),
		firstIssued: time$1.optional(),
		lastUpdated: time$1.optional()
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
		timestamp: time$1.optional(),
		authors: array(named).optional(),
		supplier: named.optional(),
		manufacturer: named.optional(),
		component: ComponentSchema$1.optional()
	}).optional(),
	components: array(unknown()).optional(),
	vulnerabilities: array(VulnerabilitySchema).optional()
});
const SilentSchema = looseObject({ vulnerabilities: array(unknown()).max(0).optional() });
/** Whether a JSON document calls itself CycloneDX. */
function isCycloneDx(document) {
	return looseObject({ bomFormat: unknown() }).safeParse(document).success;
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
		const timestamp = timeOf(one) ?? metadata?.timestamp;
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
function timeOf({ analysis, updated }) {
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
const text = string().min(1);
const time = datetime({ offset: true });
const component = {
	"@id": text.optional(),
	identifiers: record(string(), text).optional(),
	hashes: record(string(), text).optional()
};
const ComponentSchema = strictObject(component);
const ProductSchema = strictObject({
	...component,
	subcomponents: array(ComponentSchema).optional()
});
const StatementSchema = strictObject({
	"@id": text.optional(),
	version: int().optional(),
	vulnerability: strictObject({
		"@id": text.optional(),
		name: text,
		description: string().optional(),
		aliases: array(text).optional()
	}),
	timestamp: time.optional(),
	last_updated: time.optional(),
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
	impact_statement: text.optional(),
	action_statement: text.optional(),
	action_statement_timestamp: time.optional()
}).refine((one) => one.status !== "not_affected" || (one.justification ?? one.impact_statement) !== void 0, "not_affected needs a justification or an impact_statement").refine((one) => one.status !== "affected" || one.action_statement !== void 0, "affected needs an action_statement");
const DocumentSchema = strictObject({
	"@context": string().regex(OPENVEX),
	"@id": text,
	author: text,
	role: string().optional(),
	timestamp: time,
	last_updated: time.optional(),
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

export { readSummary as A, pinImage as B, parseInventoryLog as C, knownKey as D, oldFormat as E, isMarked as F, GITHUB_ISSUER as G, deniedDigests as H, madeBy as I, isInput as J, demandsOf as K, madeByIn as L, provenancePredicate as M, MADE_BY_FIELD as N, readKnown as O, SIGNATURE_ANNOTATION as P, markedBom as R, inventoryLogGaps as S, revocationsOf as T, deniedPackages as U, tagMoved as V, deniedVulnerabilities as W, REQUIREMENTS as X, missingInputs as Y, spaceForCopies as _, prepareTrust as a, rescan as b, isTooLarge as c, readInput as d, allowedTools as f, tagBeside as g, resolve as h, parseVexFile as i, summaryPredicate as j, readProvenance as k, keyFault as l, assertTagUnmoved as m, readPlaces as n, readPublicKey as o, demandIsolation as p, gatePolicy as q, vexAttestations as r, isTemporary as s, placesOf as t, keySilence as u, attestedPlatform as v, gather as w, scan as x, readAttestedSboms as y, sourceOf as z };