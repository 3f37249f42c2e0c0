import { i as __toESM } from "./rolldown-runtime.js";
import { f as fault$1, o as plain } from "./shared-first.js";
import { It as orThrow, Mt as unknown$1, O as STATEMENT_TYPES, Ot as string, Z as maySign, ht as array, jt as union, m as BOUNDS, wt as object, xt as looseObject } from "./shared-cli.js";
import { J as certificateName, K as parseWorkflowName, q as sameName } from "./shared-policy.js";
import { O as database, _ as EMPTY_TRUSTED_ROOT, er as once, g as readInput, k as javaDatabase, nt as giveTurn, v as bundleVerifier, x as readTrustedRoot } from "./shared-gate.js";
import { a as issuerFault, i as isPublicService, o as serverFault, s as visibilityFault } from "./bounded-reader.js";
import { n as readSigningConfig, t as reviewWorkflows } from "./workflows.js";
import { a as publicKeyOf, i as clockAdvice, n as CONFIGURATION_PATH, o as sourceSbom, r as LARGE_STATEMENT_BYTES, s as inventorySource } from "./pipeline.js";
import { l as CleanContents, r as searchSource } from "./secrets.js";
import { basename, join } from "node:path";
import { writeFile } from "node:fs/promises";

// src/adapters/cyclonedx-validator.ts
/** How many items of a list are checked at once. */
const CHUNK = 250;
const EntrySchema = union([object({ "bom-ref": string() }), object({ ref: string() })]);
/** Compiling the schema takes longer than checking an SBOM, so one validator checks all of a run. */
let loaded;
/** Checks SBOMs with the strict schema of the CycloneDX library. The library is loaded at the first use. */
function createSbomValidator() {
	return {
		fault,
		isLicenseId
	};
}
/**
* What is wrong with an SBOM. The schema requires unique components and compares each with all others: 5000 components
* take 4.5 s at once and 0.2 s in chunks. So each chunk is checked by the schema, and uniqueness by the references. The
* same is true of what one component depends on: the image itself depends on all of its packages.
*/
async function fault(bom) {
	loaded ??= load();
	const validator = await loaded;
	if (bom.specVersion !== "1.6") return "specVersion is not 1.6";
	const { components = [], dependencies = [], ...frame } = bom;
	if (!Array.isArray(components) || !Array.isArray(dependencies)) return "components or dependencies is not a list";
	const referenceFault = faultOfReferences(components) ?? faultOfReferences(dependencies) ?? faultOfTargets(dependencies);
	if (referenceFault !== void 0) return referenceFault;
	const { bomFormat, specVersion, version } = frame;
	const documentsOf = (list, items) => chunks(items).map((chunk) => ({
		bomFormat,
		specVersion,
		version,
		[list]: chunk
	}));
	const documents = [
		frame,
		...documentsOf("components", components),
		...documentsOf("dependencies", dependencies.flatMap(inParts))
	];
	for (const document of documents) {
		await giveTurn();
		const error = await validator.validate(JSON.stringify(document));
		if (error !== null) return describe(error);
	}
}
async function load() {
	await giveTurn();
	const { Validation, Spec } = await import("./index.node.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	await giveTurn();
	return new Validation.JsonStrictValidator(Spec.Version.v1dot6);
}
async function isLicenseId(id) {
	const { SPDX } = await import("./index.node.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	return SPDX.isSupportedSpdxId(id);
}
function chunks(items) {
	return Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, index) => items.slice(index * CHUNK, (index + 1) * CHUNK));
}
/** Reports the first entry without a reference, or with a reference that is used before. */
function faultOfReferences(entries) {
	const seen = /* @__PURE__ */ new Set();
	for (const entry of entries) {
		const parsed = EntrySchema.safeParse(entry);
		if (!parsed.success) return "an entry has no reference";
		const ref = "ref" in parsed.data ? parsed.data.ref : parsed.data["bom-ref"];
		if (seen.has(ref)) return `the reference ${ref} is used twice`;
		seen.add(ref);
	}
}
const DependencySchema = looseObject({
	ref: string(),
	dependsOn: array(unknown$1())
});
/** A dependency with a long list as several with a part of the list each. */
function inParts(dependency) {
	const { success, data } = DependencySchema.safeParse(dependency);
	if (!success || data.dependsOn.length <= CHUNK) return [dependency];
	return chunks(data.dependsOn).map((dependsOn) => ({
		...data,
		dependsOn
	}));
}
/** Reports the first dependency that lists the same component twice. */
function faultOfTargets(dependencies) {
	for (const dependency of dependencies) {
		const { success, data } = DependencySchema.safeParse(dependency);
		if (success && new Set(data.dependsOn).size < data.dependsOn.length) return `the dependencies of ${data.ref} name a component twice`;
	}
}
const ErrorSchema = array(looseObject({
	instancePath: string(),
	message: string()
})).min(1);
function describe(error) {
	const parsed = ErrorSchema.safeParse(error);
	const first = parsed.success ? parsed.data[0] : void 0;
	return first === void 0 ? "the schema does not accept it" : `${first.instancePath || "/"} ${first.message}`;
}

// src/stages/sign/signing-run.ts
/** The claims of a token that identify the run. They must be the same in a later token. */
const RUN_CLAIMS = [...[
	"iss",
	"event_name",
	"repository",
	"repository_id",
	"repository_owner_id",
	"ref",
	"sha"
], ...[
	"workflow_ref",
	"job_workflow_ref",
	"run_id",
	"run_attempt",
	"runner_environment"
]];
/**
* The run that signs. If there is a token, its claims decide, because earlier steps can set the runner's variables. Throws
* `run-unknown` if commit, ref or workflow are not known, because no gate admits such an image, and `oidc-unavailable`
* for the token of a run that may not sign.
*/
function signingRun(context, claims) {
	const claim = (name, otherwise) => {
		const value = claims?.[name];
		return typeof value === "string" && value !== "" ? value : otherwise;
	};
	const { actor: _, workflowRef, ...runner } = context;
	const ref = claim("workflow_ref", workflowRef);
	const run = {
		serverUrl: runner.serverUrl,
		eventName: claim("event_name", runner.eventName),
		repository: claim("repository", runner.repository),
		repositoryId: claim("repository_id", runner.repositoryId),
		repositoryOwnerId: claim("repository_owner_id", runner.repositoryOwnerId),
		ref: claim("ref", runner.ref),
		sha: claim("sha", runner.sha),
		runId: claim("run_id", runner.runId),
		runAttempt: claim("run_attempt", runner.runAttempt),
		runnerEnvironment: claim("runner_environment", runner.runnerEnvironment),
		jobWorkflowRef: claims?.job_workflow_ref ?? ref,
		...runner.runUrl !== void 0 && { runUrl: runner.runUrl }
	};
	if (claims !== void 0 && !maySign(run.eventName)) throw fault$1("oidc-unavailable", "sign", `the OIDC token is from a run for the event ${plain(run.eventName, 60)}, and Assay signs nothing in runs for this event`);
	return {
		...run,
		workflow: workflowOf(run, ref)
	};
}
function workflowOf(run, ref) {
	const unnamed = [
		[
			"GITHUB_REPOSITORY",
			"repository",
			/^[^/]+(?:\/[^/]+)+$/.test(run.repository)
		],
		[
			"GITHUB_REF",
			"ref",
			run.ref.startsWith("refs/")
		],
		[
			"GITHUB_SHA",
			"commit",
			/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(run.sha)
		]
	].filter(([, , isNamed]) => !isNamed);
	if (unnamed.length > 0) throw unknown(`this run names ${unnamed.map(([variable, name]) => `no ${name} (${variable})`).join(" and ")}`);
	const workflow = orThrow(parseWorkflowName(ref), () => unknown(`this run names no workflow (GITHUB_WORKFLOW_REF): "${plain(ref, 300)}" is not of the form owner/repository/.github/workflows/x.yml@refs/…`));
	if (!sameName(workflow.repository, run.repository)) throw unknown(`this run belongs to ${plain(run.repository, 200)}, but its workflow belongs to ${plain(workflow.repository, 200)}`);
	return workflow;
}
/** Demands that a later token is from the same run as the first token. Throws `oidc-unavailable`. */
function demandSameRun(first, later) {
	for (const name of RUN_CLAIMS) {
		if (first[name] === later[name]) continue;
		const message = `a later OIDC token is from another run: its ${name} is ${plain(String(later[name]), 200)}, but it was ${plain(String(first[name]), 200)} in the first token`;
		throw fault$1("oidc-unavailable", "sign", message);
	}
}
function unknown(what) {
	const message = `${what}: the signed statements must name their source, because a gate denies an image without it. Nothing was signed`;
	return fault$1("run-unknown", "sign", message);
}

// src/stages/sign/signing-trust.ts
/**
* A key signs without any service, unless a Sigstore is named. Otherwise the name of a private image would be in a public
* log only because a key was used.
*/
const NO_SERVICES = {
	signingConfig: "{\"mediaType\":\"application/vnd.dev.sigstore.signingconfig.v0.2+json\",\"rekorTlogConfig\":{},\"tsaConfig\":{}}",
	trustedRoot: EMPTY_TRUSTED_ROOT
};
/** Reads the files that name a Sigstore. Nothing is contacted before `trust` is called. Throws `input-invalid`. */
async function requestedSigstore(world, signer) {
	if (signer.sigstore === void 0) {
		if (signer.kind === "key") return {
			isPublic: false,
			trust: async () => NO_SERVICES
		};
		return {
			isPublic: true,
			trust: () => world.publicSigstore.trust()
		};
	}
	const { signingConfig: config, trustedRoot: root } = signer.sigstore;
	const [signingConfig, trustedRoot] = await Promise.all([readInput("signing-config", config), readInput("trusted-root", root)]);
	const { authorities, logs } = configOf(signingConfig, config).services;
	const trusted = trustedLogs(trustedRoot);
	return {
		isPublic: [...authorities, ...logs].some(isPublicService) || logs.length > 0 && areAllPublic(trusted.signatures) || authorities.length > 0 && areAllPublic(trusted.certificates),
		trust: async () => ({
			signingConfig,
			trustedRoot
		})
	};
}
/** If a trusted root has only the public log, any other address (a proxy, an alias) leads to that log too. */
function areAllPublic(logs) {
	return logs.length > 0 && logs.every(isPublicService);
}
/** Addresses of the logs in a trusted root. A root that cannot be read is reported later, where it is used. */
function trustedLogs(json) {
	const root = readTrustedRoot(json);
	if (!root.ok) return {
		signatures: [],
		certificates: []
	};
	const { tlogs, ctlogs } = root.value;
	return {
		signatures: tlogs.map(({ baseUrl }) => baseUrl),
		certificates: ctlogs.map(({ baseUrl }) => baseUrl)
	};
}
/** Writes the documents into a private folder for cosign. Answers the route of a statement by its size in bytes. */
async function signingRoutes(folder, { signingConfig, largeSigningConfig, trustedRoot }) {
	const root = join(folder, "trusted-root.json");
	await writeFile(root, trustedRoot, { mode: 384 });
	const route = async (name, config) => {
		const file = join(folder, name);
		await writeFile(file, config, { mode: 384 });
		const { services, selected } = configOf(config, "the signing configuration of the public Sigstore");
		return {
			arguments: [
				"--signing-config",
				file,
				"--trusted-root",
				root,
				"--yes"
			],
			services,
			select: (now) => orThrow(selected(now), (why) => fault$1("signing-failed", "sign", unusable(why, now)))
		};
	};
	const usual = await route("signing-config.json", signingConfig);
	const large = largeSigningConfig && await route("large-signing-config.json", largeSigningConfig);
	return (bytes) => large && bytes > 524288 ? large : usual;
}
/** Read here, because cosign's message names neither the file nor the input. */
function configOf(config, where) {
	return orThrow(readSigningConfig(config), (why) => fault$1("input-invalid", "inputs", `\`signing-config\`: ${where} ${why}`));
}
function unusable(why, now) {
	return `the signing configuration cannot be used: ${why}; ${clockAdvice(now)}`;
}

// src/stages/sign/signing.ts
/** Prepares signing; throws `oidc-unavailable`, `run-unknown`, `key-invalid`, `input-invalid` or a fault of the tools. */
async function prepareSigning(world, signer) {
	const sigstore = await requestedSigstore(world, signer);
	return signer.kind === "keyless" ? await keylessSigning(world, signer, sigstore) : await keySigning(world, signer, sigstore);
}
async function keylessSigning(world, signer, sigstore) {
	const { claims } = await tokenFor(world, sigstore.isPublic);
	const { context } = world.runner;
	const run = signingRun(context, claims);
	const name = `${context.serverUrl}/${run.jobWorkflowRef}`;
	const subject = subjectOf(name);
	const { trustedRoot, ...common } = await prepareCosign(world, sigstore);
	const identity = {
		kind: "certificate",
		subject,
		issuer: claims.iss,
		name
	};
	const refusal = sigstore.isPublic && !signer.publicLog ? visibilityFault(claims) : void 0;
	return {
		...common,
		identity,
		signer: {
			signedBy: subject,
			issuer: claims.iss,
			...trustOf(signer, trustedRoot)
		},
		verify: verifierOf(trustedRoot, identity),
		verifyRevocation: verifierOf(trustedRoot, identity, STATEMENT_TYPES),
		arguments: ["--oidc-disable-ambient-providers"],
		credential: (renew) => tokenArguments(world, claims, renew),
		token: async (renew) => (await tokenOfRun(world, claims, renew)).value,
		run,
		...refusal && { refusal }
	};
}
async function keySigning(world, signer, sigstore) {
	const run = signingRun(world.runner.context);
	const { trustedRoot, ...common } = await prepareCosign(world, sigstore);
	const environment = {
		...common.environment,
		COSIGN_PASSWORD: "",
		...signer.environment
	};
	const identity = {
		kind: "key",
		publicKeys: [await publicKeyOf(world, common.cosign, signer, environment)]
	};
	return {
		...common,
		identity,
		signer: {
			signedBy: signer.key,
			...trustOf(signer, trustedRoot)
		},
		key: signer.key,
		verify: verifierOf(trustedRoot, identity),
		verifyRevocation: verifierOf(trustedRoot, identity, STATEMENT_TYPES),
		arguments: ["--key", signer.key],
		credential: async () => ({
			arguments: [],
			secretFiles: {}
		}),
		environment,
		run
	};
}
async function prepareCosign(world, sigstore) {
	const [cosign, trust] = await Promise.all([world.tools.acquire("cosign"), sigstore.trust()]);
	const folder = await world.workspace.folder("signing");
	return {
		cosign,
		environment: {
			...world.workspace.environment,
			TUF_ROOT: join(folder, "tuf")
		},
		trustedRoot: trust.trustedRoot,
		route: await signingRoutes(folder, trust)
	};
}
/** The name that Fulcio writes into the certificate of a workflow. Throws `signing-failed` for a name that it cannot write. */
function subjectOf(workflow) {
	const subject = certificateName(workflow);
	if (subject !== void 0) return subject;
	const message = `no certificate can name the workflow ${plain(workflow, 300)}: Fulcio reads the name as a URL, in which "%" begins an escape and only ASCII characters may follow a "?"; rename the workflow file or the branch`;
	throw fault$1("signing-failed", "sign", message);
}
async function tokenOfRun({ runner }, first, renew) {
	const token = await runner.oidcToken(renew);
	demandSameRun(first, token.claims);
	return token;
}
async function tokenArguments(world, first, renew) {
	const token = await tokenOfRun(world, first, renew);
	const file = join(await world.workspace.folder("token"), "oidc-token");
	return {
		arguments: ["--identity-token", file],
		secretFiles: { [file]: token.value }
	};
}
/**
* The token of the job. The public Sigstore accepts only tokens of github.com. A token of another server is not requested
* if the server is known, and it is never sent.
*/
async function tokenFor({ runner }, isPublic) {
	const { context } = runner;
	const refuse = (why) => {
		if (why !== void 0) throw fault$1("input-invalid", "inputs", why);
	};
	if (isPublic) refuse(serverFault(context.serverUrl));
	const token = await runner.oidcToken();
	if (isPublic) refuse(issuerFault(token.claims.iss));
	return token;
}
function verifierOf(trustedRoot, identity, statementTypes) {
	return bundleVerifier(parsedRoot(trustedRoot), identity, statementTypes);
}
/** What verifiers need besides the identity or key, if a private Sigstore signs. */
function trustOf({ sigstore }, trustedRoot) {
	if (sigstore === void 0) return {};
	const { tlogs, ctlogs, timestampAuthorities } = parsedRoot(trustedRoot);
	return { verifierTrust: {
		trustedRoot: basename(sigstore.trustedRoot),
		hasLog: tlogs.length > 0,
		hasCertificateLog: ctlogs.length > 0,
		hasTimestamps: timestampAuthorities.length > 0
	} };
}
function parsedRoot(trustedRoot) {
	return orThrow(readTrustedRoot(trustedRoot), (why) => fault$1("input-invalid", "inputs", `\`trusted-root\` is not a Sigstore trusted root: ${why}`));
}

// src/stages/sign/prepare-beside.ts
const MAX_ANSWER_BYTES = 1048576;
/**
* Prepares signing beside the checks: trust root, signing configuration, token, public key, and the connection to the
* certificate authority. Nothing is signed and no certificate is requested, since it would be in a public log also if the
* image fails. Never throws: a fault matters only to who signs.
*/
async function prepareBeside(world, signer) {
	try {
		const signing = await prepareSigning(world, signer);
		await connect(world, signing).catch(() => void 0);
		return async () => signing;
	} catch (error) {
		return () => Promise.reject(error);
	}
}
/** Asks the certificate authority for its configuration. Whoever signs finds the name resolved and the connection open. */
async function connect({ sigstoreServices, now }, { token, route }) {
	const { authority } = token === void 0 ? {} : route(0).select(now());
	const url = authority && URL.parse(`${authority.replace(/\/+$/, "")}/${"api/v2/configuration"}`);
	if (!url) return;
	await sigstoreServices.ask({
		method: "GET",
		url,
		contentType: "application/json",
		accept: "application/json",
		limitBytes: MAX_ANSWER_BYTES,
		timeoutMs: BOUNDS.trustRoot.answer,
		signal: new AbortController().signal
	});
}

// src/check/shared-work.ts
/** The work that the images of these requests share. `world` must last as long as the run. */
function shareWork(world, { source, database: options, history }) {
	const { javaRepositories: repositories, offline } = options;
	const cleanContents = new CleanContents();
	const shared = {
		cleanContents,
		database: once(() => database(world, options)),
		javaDatabase: once(() => javaDatabase(world, {
			repositories,
			offline
		})),
		prepareSigning: once((signer) => prepareBeside(world, signer))
	};
	if (source === void 0) return shared;
	const inventory = once(() => inventorySource(world, source.folder));
	return {
		...shared,
		source: {
			inventory,
			sbom: once(async () => sourceSbom(world, await inventory())),
			scan: once((work) => work()),
			workflows: once(() => reviewWorkflows(source)),
			secrets: once(() => searchSource(world, source, {
				history,
				cleanContents
			}))
		}
	};
}

export { createSbomValidator as n, shareWork as t };