import { a as reasonsOf, i as fault, t as AssayError } from "./reason.js";
import { n as plain } from "./text.js";
import { t as lookUp } from "./look-up.js";
import { t as orThrow } from "./result.js";
import { c as MAX_POLICY_BYTES, l as POLICY_PATH, p as policyDigest, s as DEFAULT_POLICY } from "./finding.js";
import { d as matchesGlob, f as reachesInto } from "./operations.js";
import { t as optional } from "./optional.js";
import { s as platformSlug } from "./image.js";
import { i as policyLocation } from "./event.js";
import { n as stricter } from "./policy-merge.js";
import { t as workspaceFile } from "./workspace-file.js";
import { n as STATEMENT_MEDIA_TYPE } from "./in-toto.js";
import { C as isConfigType, D as isLayerType, E as isIndexType, T as isForeignLayerType, h as isAttestationEntry, w as isEncryptedLayerType, x as parseManifest, y as parseConfiguration } from "./oci-referrer.js";

// src/domain/image/platform.ts
/** The names of architectures that containerd treats as the same: the usual name, and a variant. */
const ALIASES = {
	x86_64: ["amd64"],
	"x86-64": ["amd64"],
	i386: ["386"],
	aarch64: ["arm64"],
	armhf: ["arm", "v7"],
	armel: ["arm", "v6"]
};
/** The variant of an architecture that names none. */
const DEFAULT_VARIANTS = {
	amd64: "v1",
	arm64: "v8",
	arm: "v7"
};
/**
* Whether a platform is the requested one. A request without a variant means every variant. As for containerd, arm64 and
* arm64/v8 are the same, and so are some others. A version of Windows may be given in part.
*/
function matchesPlatform(platform, wanted) {
	const [one, other] = [normalized(platform), normalized(wanted)];
	return one.os === other.os && one.architecture === other.architecture && (other.variant === void 0 || variantOf(one) === variantOf(other)) && (other.osVersion === void 0 || `${one.osVersion ?? ""}.`.startsWith(`${other.osVersion}.`)) && (other.manifest === void 0 || one.manifest?.startsWith(other.manifest) === true);
}
function normalized(platform) {
	const os = platform.os === "macos" ? "darwin" : platform.os;
	const [architecture = platform.architecture, variant = platform.variant] = lookUp(ALIASES, platform.architecture) ?? [];
	return {
		...platform,
		os,
		architecture,
		...optional({ variant })
	};
}
function variantOf({ architecture, variant }) {
	return variant ?? lookUp(DEFAULT_VARIANTS, architecture);
}
/** The length of a short digest, which is enough for people to distinguish manifests. */
const SHORT = 19;
/**
* The platforms of an image, each with a unique name, since evidence files are named by it. If a platform is there more
* than once, the version of its system is added, and otherwise the digest of its manifest.
*/
function distinctPlatforms(listed) {
	return withUniqueNames(withUniqueNames(listed.map(({ platform: { os, architecture, variant } }) => ({
		os,
		architecture,
		...optional({ variant })
	})), (at) => optional({ osVersion: listed[at]?.platform.osVersion })), (at) => ({ manifest: listed[at]?.digest.slice(0, SHORT) ?? "" }));
}
/** Adds more fields to every platform whose name another platform has too. */
function withUniqueNames(platforms, fieldsOf) {
	const names = Map.groupBy(platforms, platformSlug);
	return platforms.map((one, at) => {
		return names.get(platformSlug(one))?.length === 1 ? one : {
			...one,
			...fieldsOf(at)
		};
	});
}

// src/domain/image/image-invalid.ts
/** The fault of a manifest, an index or a configuration that cannot be read. */
function imageInvalid(message) {
	return fault("image-invalid", "image", message);
}

// src/stages/image/index-entries.ts
/** Greatest size of an attestation's document, in bytes. An SBOM of BuildKit has about 10 MB. */
const MAX_DOCUMENT_BYTES = 64 << 20;
/**
* An attestation of BuildKit, or an artifact, with its documents. The author of the index sets the three marks of an
* attestation. An entry with these marks and other content than in-toto documents would be an image that is not checked,
* so it is refused.
*/
async function attestationOf(fetch, entry) {
	const { artifactType, config, layers } = await readManifest(fetch, entry);
	const where = `${fetch.name}@${entry.digest}`;
	const other = layers.find(({ mediaType }) => mediaType !== STATEMENT_MEDIA_TYPE);
	if (isAttestationEntry(entry) && other !== void 0) throw invalid(`${where} is marked as an attestation but contains "${other.mediaType.slice(0, 100)}": an attestation may contain only in-toto documents`);
	const large = [config, ...layers].find(({ size }) => size > MAX_DOCUMENT_BYTES);
	if (large !== void 0) {
		const message = `the ${isAttestationEntry(entry) ? "attestation" : "artifact"} ${where} has a document of ${large.size} bytes, at most ${MAX_DOCUMENT_BYTES} are searched`;
		throw fault("scan-incomplete", "image", message);
	}
	const { mediaType, digest, size } = entry;
	const type = isAttestationEntry(entry) ? {} : { artifactType: artifactType ?? config.mediaType };
	return {
		of: subjectOf(entry),
		manifest: {
			mediaType,
			digest,
			size
		},
		blobs: [config, ...layers],
		...type
	};
}
/** The digest of the platform's manifest that an attestation names; empty if it names none. */
function subjectOf({ annotations = {} }) {
	return annotations["vnd.docker.reference.digest"] ?? "";
}
/** The configuration and layers of any manifest of an index. */
async function blobsOf(fetch, entry) {
	const { config, layers } = await readManifest(fetch, entry);
	return [config, ...layers];
}
/** A runnable image with its configuration. Throws if it is no image, and for layers that cannot be read. */
async function readPlatform(fetch, entry) {
	const where = `${fetch.name}@${entry.digest}`;
	const manifest = await readManifest(fetch, entry);
	const { config, layers } = manifest;
	const type = artifactTypeOf(manifest);
	if (type !== void 0) throw invalid(`${where} is an artifact of type "${plain(type, 100)}" and not a container image`);
	if (layers.length === 0) throw invalid(`${where} has no layers, so there is nothing to check`);
	for (const { mediaType, digest } of layers) assertReadable(mediaType, `the layer ${digest} of ${where}`);
	const configuration = orThrow(parseConfiguration(await fetch.configuration(config), `the image configuration of ${where}`), invalid);
	if (configuration.diffIds.length !== layers.length) throw invalid(`${where} has ${layers.length} layers, but its configuration lists ${configuration.diffIds.length}`);
	const { mediaType, digest, size } = entry;
	const platform = entry.platform ?? configuration.platform;
	const annotations = [...annotationEntries("Annotation", manifest.annotations), ...annotationEntries("Annotation in the index", entry.annotations)];
	return {
		platform,
		manifest: {
			mediaType,
			digest,
			size
		},
		config,
		layers,
		configuration,
		annotations
	};
}
/** Annotations as entries for the search for secrets. `kind` names their owner. */
function annotationEntries(kind, annotations = {}) {
	return Object.entries(annotations).map(([name, text]) => ({
		entry: `${kind} ${name}`,
		text: `${name}=${text}`
	}));
}
/** The manifest of an entry of an index, or of the image itself. */
async function readManifest(fetch, entry) {
	const where = `${fetch.name}@${entry.digest}`;
	const nested = `${where} is an index inside an index, which is not supported; push a flat index`;
	if (isIndexType(entry.mediaType)) throw invalid(nested);
	const manifest = orThrow(parseManifest(await fetch.manifest(entry), entry.mediaType, where), invalid);
	if (manifest.kind === "index") throw invalid(nested);
	return manifest;
}
/** The type of an artifact (a chart, a signature, a module); undefined for an image. */
function artifactTypeOf({ artifactType, config, layers }) {
	if (!isConfigType(config.mediaType)) return artifactType ?? config.mediaType;
	const isFiles = ({ mediaType }) => isLayerType(mediaType) || isForeignLayerType(mediaType) || isEncryptedLayerType(mediaType);
	return layers.some(isFiles) ? void 0 : layers[0]?.mediaType;
}
function assertReadable(mediaType, where) {
	if (isLayerType(mediaType)) return;
	const why = isForeignLayerType(mediaType) ? "is not in the registry, as is usual for base layers of Windows," : isEncryptedLayerType(mediaType) ? `is encrypted (${plain(mediaType, 100)})` : `is of type "${plain(mediaType, 100)}"`;
	throw fault("scan-incomplete", "image", `${where} ${why} and cannot be checked`);
}
function invalid(message) {
	return fault("image-invalid", "image", message);
}

// src/domain/policy/policy-overrides.ts
const INPUTS = {
	failOn: "fail-on",
	enforce: "enforce",
	databaseMaxAgeMs: "db-max-age"
};
/** The policy, with its values replaced by the inputs. */
function withOverrides(policy, { failOn, enforce, databaseMaxAgeMs }) {
	const rules = enforce === void 0 ? policy : enforcedAs(policy, enforce);
	return {
		...rules,
		vulnerabilities: {
			...rules.vulnerabilities,
			...failOn === void 0 ? {} : { failOn },
			...databaseMaxAgeMs === void 0 ? {} : { databaseMaxAgeMs }
		}
	};
}
function enforcedAs(policy, enforce) {
	const { vulnerabilities, secrets, registries, baseImages, gate } = policy;
	return {
		...policy,
		vulnerabilities: {
			...undated(vulnerabilities),
			enforce
		},
		secrets: {
			...undated(secrets),
			enforce
		},
		registries: {
			...undated(registries),
			enforce
		},
		baseImages: {
			...undated(baseImages),
			enforce
		},
		gate: {
			...undated(gate),
			enforce
		}
	};
}
function undated({ blockFrom: _blockFrom, ...rule }) {
	return rule;
}
/** The policy, made stricter by the inputs, and the inputs that are less strict and have no effect. */
function withStricterInputs(policy, overrides) {
	const { failOn, enforce, databaseMaxAgeMs } = overrides;
	const overruled = [
		[INPUTS.failOn, failOn === void 0 ? void 0 : { failOn }],
		[INPUTS.enforce, enforce === void 0 ? void 0 : { enforce }],
		[INPUTS.databaseMaxAgeMs, databaseMaxAgeMs === void 0 ? void 0 : { databaseMaxAgeMs }]
	].flatMap(([input, one]) => one !== void 0 && stricter(policy, withOverrides(policy, one)).overruled.length > 0 ? [input] : []);
	return {
		policy: stricter(policy, withOverrides(policy, overrides)).policy,
		overruled
	};
}

// src/formats/git/git-tree.ts
const KINDS = {
	"100644": "file",
	"100755": "file",
	"40000": "folder",
	"120000": "link",
	"160000": "submodule"
};
/**
* The entries of a tree object with their names. The length of `treeId` is the length of all object names. Throws an Error
* if the content is no tree.
*/
function* entriesOf(tree, treeId) {
	const idBytes = treeId.length / 2;
	const content = Buffer.from(tree.buffer, tree.byteOffset, tree.byteLength);
	for (let at = 0; at < content.length;) {
		const blank = content.indexOf(32, at);
		const end = content.indexOf(0, at);
		if (blank < 0 || end < blank || end + 1 + idBytes > content.length) throw new Error("not a git tree");
		const id = content.toString("hex", end + 1, end + 1 + idBytes);
		const kind = lookUp(KINDS, content.toString("latin1", at, blank));
		if (kind === void 0) throw new Error("a git tree has an entry of an unknown kind");
		yield {
			kind,
			id,
			name: content.subarray(blank + 1, end)
		};
		at = end + 1 + idBytes;
	}
}
/** The entry with that name in a tree object; undefined if there is none. Throws an Error if the content is no tree. */
function entryOf(tree, treeId, name) {
	const wanted = Buffer.from(name);
	for (const entry of entriesOf(tree, treeId)) if (entry.name.equals(wanted)) return {
		kind: entry.kind,
		id: entry.id
	};
}

// src/stages/policy/commit-file.ts
/** A tree object with a policy is never larger than this. */
const MAX_OBJECT_BYTES = 16 << 20;
/**
* Reads a file of a commit from the git objects of a repository, whose hashes are verified. A missing object is a fault:
* it never means that there is no such file. Throws `policy-unavailable` if the entry is not a regular file.
*/
async function fileInCommit(repository, commit, path) {
	if (await repository.resolve(commit) === void 0) return "no-commit";
	let tree = await treeOf(repository, commit);
	const parts = path.split("/");
	for (const [depth, part] of parts.entries()) {
		const entry = entryOf(await objectOf(repository, tree, "tree"), tree, part);
		if (entry === void 0) return "no-file";
		const last = depth === parts.length - 1;
		if (entry.kind !== (last ? "file" : "folder")) {
			const message = `${plain(path, 200)} at ${commit} is a ${entry.kind} or is below one; the policy must be a regular file in regular folders`;
			throw fault("policy-unavailable", "policy", message);
		}
		if (last) return await objectOf(repository, entry.id, "blob");
		tree = entry.id;
	}
	return "no-file";
}
/** The commit of a submodule in a commit; undefined if there is no submodule at that path. */
async function submoduleInCommit(repository, commit, path) {
	let tree = await treeOf(repository, commit);
	const parts = path.split("/");
	for (const [depth, part] of parts.entries()) {
		const entry = entryOf(await objectOf(repository, tree, "tree"), tree, part);
		if (depth === parts.length - 1) return entry?.kind === "submodule" ? entry.id : void 0;
		if (entry?.kind !== "folder") return void 0;
		tree = entry.id;
	}
}
/** More folders than this are refused. */
const MAX_FOLDERS = 5e4;
/**
* The files of a commit that match one of the globs, by path. Throws `vex-invalid` for links among them and for more than
* `most` files, and `policy-unavailable` for an object that cannot be read.
*/
async function filesInCommit(repository, commit, globs, most) {
	const found = [];
	const folders = [{
		path: "",
		id: await treeOf(repository, commit)
	}];
	for (const { path: folder, id: tree } of folders) {
		for (const { kind, id, name } of entriesOf(await objectOf(repository, tree, "tree"), tree)) {
			const path = `${folder}${name.toString()}`;
			if (kind === "folder" && globs.some((glob) => reachesInto(glob, path))) folders.push({
				path: `${path}/`,
				id
			});
			if (kind === "folder" || kind === "submodule" || !globs.some((glob) => matchesGlob(glob, path))) continue;
			if (kind === "link") throw fault("vex-invalid", "policy", `${plain(path, 200)} at ${commit} is a link; links are not followed`);
			found.push({
				path,
				id
			});
		}
		if (found.length > most || folders.length > MAX_FOLDERS) {
			const message = `${globs.join(", ")} match more than ${most} files or reach into more than ${MAX_FOLDERS} folders at ${commit}`;
			throw fault("vex-invalid", "policy", message);
		}
	}
	found.sort((one, other) => one.path < other.path ? -1 : 1);
	const files = [];
	for (const { path, id } of found) files.push({
		path,
		content: await objectOf(repository, id, "blob")
	});
	return files;
}
async function treeOf(repository, commit) {
	const [, top] = /^tree ([0-9a-f]{40,64})$/m.exec(headerOf(await objectOf(repository, commit, "commit"))) ?? [];
	if (top === void 0) throw fault("policy-unavailable", "policy", `${commit} is not a commit`);
	return top;
}
async function objectOf(repository, id, type) {
	const header = (await repository.headers([id])).get(id);
	if (header?.type !== type || header.size > MAX_OBJECT_BYTES) throw fault("policy-unavailable", "policy", `the git object ${id} is no ${type} that can be read`);
	const chunks = [];
	await repository.read([id], async ({ content }) => {
		for await (const chunk of content) chunks.push(chunk);
	});
	return Buffer.concat(chunks);
}
/** The header of a commit, which ends at the first empty line. */
function headerOf(commit) {
	return new TextDecoder("latin1").decode(commit).split("\n\n")[0] ?? "";
}

// src/stages/policy/policy-source.ts
/**
* The commit whose policy judges a run for a change that may not be merged: the base of the change, or the default
* branch. The change cannot alter either of them. Undefined if the checkout is trusted. Throws `policy-unavailable` if the
* commit is not known.
*/
async function judgingCommit(world) {
	const { eventName, sha } = world.runner.context;
	switch (policyLocation(eventName)) {
		case "checkout": return;
		case "base": {
			const of = "the base of this change";
			return {
				commit: known(baseOf(world), eventName, of, "the event's payload (GITHUB_EVENT_PATH)"),
				of
			};
		}
		case "run": return {
			commit: known(sha, eventName, "the default branch", "GITHUB_SHA"),
			of: "the default branch"
		};
		case "default-branch": return {
			commit: await defaultBranch(world),
			of: "the default branch"
		};
	}
}
function baseOf({ runner }) {
	try {
		return runner.commits()?.base;
	} catch {
		return;
	}
}
function known(commit, eventName, of, by) {
	if (commit !== void 0 && /^[0-9a-f]{40,64}$/.test(commit)) return commit;
	const message = `the policy of a ${plain(eventName, 40)} event comes from ${of}, and ${by} does not name that`;
	throw fault("policy-unavailable", "policy", message);
}
/** Such a run can be about any commit, so only GitHub knows the default branch. For GitHub, HEAD means that branch. */
async function defaultBranch({ github, runner }) {
	const { eventName, repository } = runner.context;
	const what = `the policy of a ${plain(eventName, 40)} event comes from the default branch`;
	const advice = "give the job \"contents: read\" and `github-token`";
	if (github === void 0 || repository === "") throw fault("policy-unavailable", "policy", `${what}, but there is no token to read it from GitHub; ${advice}`);
	try {
		return await github.commit(repository, "HEAD");
	} catch (error) {
		const why = reasonsOf(error, "policy").map(({ message }) => plain(message, 400));
		throw fault("policy-unavailable", "policy", `${what}, which cannot be read: ${why.join("; ")}; ${advice}`, error);
	}
}
/** Reads a file at a commit from the checkout, or else from GitHub; undefined if the commit has no such file. */
async function committedFile(world, { folder }, { commit, of }, path) {
	const local = await inCheckout(world, folder, commit, path);
	if (typeof local !== "string") return local;
	const { repository } = world.runner.context;
	const what = `${plain(path, 200)} at ${commit}, ${of},`;
	if (world.github === void 0 || repository === "") {
		const message = `${what} cannot be read: ${local}, and there is no token to read it from GitHub; give actions/checkout "fetch-depth: 0", or set \`github-token\``;
		throw fault("policy-unavailable", "policy", message);
	}
	return await fromGitHub(world.github, {
		repository,
		path,
		commit
	}, what, `; give the job "contents: read" and \`github-token\`, or actions/checkout "fetch-depth: 0"`);
}
/** Reads the central policy from GitHub. */
async function centralFile({ github }, central) {
	const what = `the central policy ${plain(centralName(central), 300)}`;
	const advice = "; `github-token` must be a token that may read that repository";
	if (github === void 0) throw fault("policy-unavailable", "policy", `${what} cannot be read without a token${advice}`);
	const bytes = await fromGitHub(github, central, what, advice);
	if (bytes === void 0) throw fault("policy-unavailable", "policy", `${what} is not there: that commit has no such file`);
	return bytes;
}
/** `owner/repo/path@<commit SHA>` */
function centralName({ repository, path, commit }) {
	return `${repository}/${path}@${commit}`;
}
/** The file; undefined if the commit has none; a sentence if the checkout cannot answer. */
async function inCheckout({ git }, folder, commit, path) {
	try {
		const repository = await git.open({
			folder,
			path: ""
		});
		if (repository === void 0) return "there is no checkout";
		const found = await fileInCommit(repository, commit, path);
		if (found === "no-commit") return "the commit is not in the checkout";
		return found === "no-file" ? void 0 : found;
	} catch (error) {
		const [reason] = reasonsOf(error, "policy");
		if (reason === void 0 || reason.code === "policy-unavailable" || reason.code === "internal-error") throw error;
		return reason.message.split(";")[0] ?? "the checkout cannot be read";
	}
}
/** GitHub gives the same answer for a missing file and a missing permission, so the commit is read first. */
async function fromGitHub(github, { repository, path, commit }, what, advice) {
	try {
		if (await github.commit(repository, commit) === commit) return await github.file(repository, path, commit);
	} catch (error) {
		const why = reasonsOf(error, "policy").map(({ message }) => plain(message, 400));
		throw fault("policy-unavailable", "policy", `${what} cannot be read: ${why.join("; ")}${advice}`, error);
	}
	throw fault("policy-unavailable", "policy", `${what} cannot be read: GitHub answered with another commit`);
}

// src/stages/policy/read-policy.ts
/** A name that people use by mistake. Without an error, the run would have no policy file. */
const MISNAMED_PATH = ".github/assay.yaml";
const MAX_WARNINGS = 20;
/** Sentences to report about a policy, beside its rules. */
function diagnosticsOf({ notes, warnings }) {
	return [...notes, ...warnings.map((one) => `Policy: ${one}.`)];
}
/**
* The policy in force: the central policy or the file of the repository, or else the default policy. For a run that a
* change or an outsider causes, it is the policy of its base or of the default branch. Inputs can only make a file
* stricter. Throws `policy-invalid` with every fault of a file, and `policy-unavailable` if a file cannot be read.
*/
async function readPolicy(world, requested) {
	const found = requested.central === void 0 ? await repositoryPolicy(world, requested) : await centralPolicy(world, requested);
	if (found === void 0) return await defaultPolicy(world, requested);
	const { policy, overruled } = withStricterInputs(found.policy, requested.overrides);
	const warnings = overruled.map((input) => `input \`${input}\` is less strict than the policy file and has no effect: an input can only make the policy stricter`);
	return {
		...found,
		policy,
		origin: {
			...found.origin,
			digest: policyDigest(policy)
		},
		warnings: [...found.warnings, ...warnings]
	};
}
async function defaultPolicy(world, requested) {
	const policy = withOverrides(DEFAULT_POLICY, requested.overrides);
	const digest = policyDigest(policy);
	const judging = await judgingCommit(world);
	if (judging === void 0) return {
		policy,
		origin: {
			kind: "default",
			digest
		},
		warnings: [],
		notes: []
	};
	const { commit } = judging;
	const name = placeName(judging);
	const note = `${name[0]?.toUpperCase()}${name.slice(1)} has no ${POLICY_PATH}, so the default policy applied.`;
	const { warnings, notes } = await changedFile(world, requested, POLICY_PATH, void 0);
	return {
		policy,
		origin: {
			kind: "default",
			commit,
			digest
		},
		warnings,
		notes: [note, ...notes]
	};
}
/** The central policy. The file of the repository can make it stricter. */
async function centralPolicy(world, requested) {
	const { central } = requested;
	if (central === void 0) return void 0;
	const name = centralName(central);
	const resolved = await parsed(world, await centralFile(world, central), name, DEFAULT_POLICY);
	const origin = {
		kind: "central",
		path: `${central.repository}/${central.path}`,
		commit: central.commit
	};
	const local = await localFile(world, requested);
	if (local === void 0) return {
		...resolved,
		origin,
		notes: []
	};
	const ofRepository = await parsed(world, local.bytes, local.name, resolved.policy);
	const { policy, refused, overruled } = stricter(resolved.policy, ofRepository.policy);
	const [first, ...rest] = refused.map((what) => ({
		code: "policy-invalid",
		check: "policy",
		message: `${local.name} ${what}, but the central policy does not: the file of a repository can only make it stricter`
	}));
	if (first !== void 0) throw new AssayError([first, ...rest]);
	const ignored = overruled.map((section) => `${local.name}: \`${section}\` is less strict than the central policy and has no effect: it can only make the policy stricter`);
	return {
		policy,
		origin,
		warnings: [
			...resolved.warnings,
			...ofRepository.warnings,
			...local.warnings,
			...ignored
		],
		notes: [`${local.name} makes the central policy stricter.`, ...local.notes]
	};
}
/** The policy of the repository; undefined if it has none. */
async function repositoryPolicy(world, requested) {
	const local = await localFile(world, requested);
	if (local === void 0) return void 0;
	const { path, commit, notes } = local;
	const { policy, warnings } = await parsed(world, local.bytes, local.name, DEFAULT_POLICY);
	return {
		policy,
		origin: {
			kind: commit === void 0 ? "file" : "base",
			path,
			...commit && { commit }
		},
		warnings: [...warnings, ...local.warnings],
		notes
	};
}
/** `the base of this change (1a2b3c4d5e6f)` */
function placeName({ of, commit }) {
	return `${of} (${commit.slice(0, 12)})`;
}
async function localFile(world, requested) {
	const path = requested.path ?? ".github/assay.yml";
	const judging = await judgingCommit(world);
	const read = (of) => judging === void 0 ? workspaceFile(requested.folder, of, MAX_POLICY_BYTES) : committedFile(world, requested, judging, of);
	const where = judging === void 0 ? "the workspace" : placeName(judging);
	const bytes = await read(path);
	if (bytes === void 0) {
		if (requested.path !== void 0) throw fault("policy-unavailable", "policy", `there is no file ${path} in ${where}, but the input \`policy\` names it`);
		if (await read(MISNAMED_PATH) === void 0) return void 0;
		throw fault("policy-unavailable", "policy", `${where} has ${MISNAMED_PATH}, which is not read: rename it to ${POLICY_PATH}`);
	}
	if (judging === void 0) return {
		bytes,
		path,
		name: path,
		warnings: [],
		notes: []
	};
	const { commit } = judging;
	return {
		bytes,
		path,
		commit,
		name: `${path} at ${commit.slice(0, 12)}`,
		...await changedFile(world, requested, path, bytes)
	};
}
/** Notes and warnings on a change of the policy file. The old policy judges the change, and the new one must be valid. */
async function changedFile(world, requested, path, base) {
	let notes = [];
	try {
		const changed = await workspaceFile(requested.folder, path, MAX_POLICY_BYTES);
		if (changed === void 0 || base !== void 0 && Buffer.compare(changed, base) === 0) return {
			warnings: [],
			notes
		};
		notes = [`This change alters ${path}. The new policy applies after the merge.`];
		await parsed(world, changed, path, DEFAULT_POLICY);
		return {
			warnings: [],
			notes
		};
	} catch (error) {
		return {
			warnings: reasonsOf(error, "policy").slice(0, MAX_WARNINGS).map(({ message }) => `the changed policy is not valid: ${message}`),
			notes
		};
	}
}
/** Reads the text of a policy file. Throws all its faults at once. */
async function parsed(world, bytes, name, base) {
	const { readPolicyFile } = await import("./policy-file-read2.js");
	const reading = readPolicyFile(bytes, base, world.now());
	const sentence = ({ line, column, message }) => `${name}:${line}:${column}: ${message}`;
	if (reading.ok) return {
		policy: reading.value.policy,
		warnings: reading.value.doubts.map(sentence)
	};
	const [first, ...rest] = reading.fault.map((diagnostic) => ({
		code: "policy-invalid",
		check: "policy",
		message: sentence(diagnostic)
	}));
	if (first === void 0) throw fault("policy-invalid", "policy", `${name} cannot be read as a policy`);
	throw new AssayError([first, ...rest]);
}

export { filesInCommit as a, annotationEntries as c, readManifest as d, readPlatform as f, matchesPlatform as g, distinctPlatforms as h, judgingCommit as i, attestationOf as l, imageInvalid as m, readPolicy as n, submoduleInCommit as o, subjectOf as p, committedFile as r, MAX_DOCUMENT_BYTES as s, diagnosticsOf as t, blobsOf as u };