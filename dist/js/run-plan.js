import { $n as parseBundleReferrer, Dn as wireCommon, En as firstOptions, Hn as toJson, Kn as isFields, Un as toOutputJson, Wn as toOutputList, Yn as PREDICATE_ANNOTATION, ct as bundleReferrers, dn as readSettings, kt as concurrently, lr as isConfigType, sr as parseManifest, un as readRepositories, wn as createWorkspace } from "./shared-gate.js";
import { _ as codeOf, b as messageOf, f as fault, l as AssayError, m as reasonsOf, o as plain, p as isOnly, s as sizeText } from "./shared-first.js";
import { Gt as RawInputs, It as orThrow, Lt as orUndefined, M as parseJson, Q as mayWriteCache, Rt as parsed, S as growingRedactor, T as PREDICATE_TYPES, Vt as digestOf, Wt as isDigest, zt as unparsable } from "./shared-cli.js";
import { s as writeEvidenceFile } from "./evidence-folder.js";
import { f as MAX_IMAGES, i as serializeFleetPlan, m as usualShards, p as balance, t as faultAnnotations } from "./fleet-annotations.js";
import { c as text, s as table, t as code } from "./markdown.js";
import { c as plural } from "./wording.js";
import { t as imageAndPlace } from "./place-words.js";
import { _t as matchesGlob, ht as globFault } from "./shared-policy.js";
import { c as parseReference, f as repositoryName, l as pinnedName, m as taggedName } from "./shared-approve.js";
import { n as planDatabase } from "./fleet-database.js";
import { n as require_dist, t as yamlWeight } from "./yaml-weight.js";
import { n as KINDS_WITH_PODS, t as CONTAINER_LISTS } from "./pod-kinds.js";
import { basename, join, relative } from "node:path";
import { lstat, readFile, readdir, stat } from "node:fs/promises";

// src/report/fleet/plan-report.ts
/** Greatest number of reasons in an output, and of rows in the summary. */
const MAX_ITEMS = 100;
const NO_PLAN = {
	plan: "",
	"plan-sha256": "",
	matrix: "",
	shards: "",
	images: "",
	unresolved: ""
};
/** The outputs that are written first. If the plan is cut off, they remain and say `error`. */
function pessimisticPlan() {
	return {
		state: "error",
		reasons: toOutputJson([{
			code: "run-interrupted",
			check: "inputs",
			message: "the plan was cut off before it was made"
		}]),
		...NO_PLAN
	};
}
/** Writes and reports a plan. Answers `error` if it could not be written, or if an image could not be resolved. */
async function reportPlan(plan, folder, options) {
	const document = serializeFleetPlan(plan);
	let path;
	try {
		path = (await writeEvidenceFile(folder, "plan.json", document)).path;
	} catch (error) {
		return await reportPlanFault(reasonsOf(error, "inputs"), options);
	}
	const redact = growingRedactor(options.secretValues ?? /* @__PURE__ */ new Set());
	const { images, shards, database, unresolved } = plan;
	const faults = unresolved.flatMap(({ image, places, reasons }) => reasons.map((one) => ({
		...one,
		message: redact(`${imageAndPlace(image, places)}: ${one.message}`)
	})));
	const state = unresolved.length === 0 ? "planned" : "error";
	const { publisher } = options;
	const drifted = images.filter(({ drift }) => drift !== void 0).length;
	publisher.lines([
		...faults.map((one) => `${one.code}: ${one.message}`),
		`Fleet: ${plural(images.length, "image", "images")} in ${plural(shards, "shard", "shards")}, ${unresolved.length} not resolved, ${drifted} with a tag that points elsewhere now`,
		`Database: ${database.digest} of ${database.updatedAt}`,
		`Plan: ${path} (${digestOf(document)})`
	]);
	publisher.annotations(faultAnnotations(faults));
	if (options.summary) await publisher.summary(planSummary(plan, faults));
	publisher.document(() => document);
	return publisher.outputs({
		state,
		reasons: toOutputList(faults.slice(0, MAX_ITEMS)),
		plan: path,
		"plan-sha256": digestOf(document),
		matrix: images.length === 0 ? "" : JSON.stringify(Array.from({ length: shards }, (_, at) => at)),
		shards: String(shards),
		images: String(images.length),
		unresolved: String(unresolved.length)
	}) ? state : "error";
}
/** Reports why there is no plan. */
async function reportPlanFault(faults, { publisher, secretValues, summary }) {
	const redact = growingRedactor(secretValues ?? /* @__PURE__ */ new Set());
	const reasons = faults.map((one) => ({
		...one,
		message: redact(one.message)
	}));
	publisher.lines([...reasons.map((one) => `${one.code}: ${one.message}`), "Fleet: no plan"]);
	publisher.annotations(faultAnnotations(reasons));
	if (summary) await publisher.summary(`## ⛔ Fleet: no plan\n\n${reasonTable(reasons)}\n`);
	const told = reasons.map(({ code, check, message }) => ({
		code,
		check,
		message: plain(message, 1e3)
	}));
	publisher.document(() => toJson({
		state: "error",
		reasons: told
	}));
	publisher.outputs({
		state: "error",
		reasons: toOutputList(told.slice(0, MAX_ITEMS)),
		...NO_PLAN
	});
	return "error";
}
function reasonTable(reasons) {
	const rows = reasons.slice(0, MAX_ITEMS).map((one) => [code(one.code), text(one.message, 600)]);
	return table(["reason", "message"], rows);
}
function planSummary({ images, shards, database }, faults) {
	const lines = [faults.length === 0 ? "## Fleet: planned" : "## ⛔ Fleet: not every image could be resolved", `${plural(images.length, "image", "images")} in ${plural(shards, "shard", "shards")}, with the vulnerability database ${code(database.digest)} of ${text(database.updatedAt)}.`];
	if (faults.length > 0) lines.push(reasonTable(faults));
	const drifted = images.flatMap(({ image, drift = [] }) => drift.map((one) => ({
		image,
		...one
	})));
	if (drifted.length > 0) {
		const rows = drifted.slice(0, MAX_ITEMS).map((one) => [
			code(one.reference),
			code(one.image),
			one.now === void 0 ? "the tag is gone" : code(one.now)
		]);
		lines.push("### Tags that point elsewhere now", table([
			"tag",
			"runs",
			"points to"
		], rows));
	}
	return `${lines.join("\n\n")}\n`;
}

// src/fleet/plan/inputs.ts
/** Reads every input of the plan. Finds all faults before it reports any. */
function readPlanInputs(env) {
	const inputs = new RawInputs(env);
	const from = inputs.lines("from").map((path) => inputs.path(path));
	const tagsOf = inputs.lines("tags-of").flatMap((text) => readSelection(inputs, text));
	if (from.length === 0 && inputs.text("tags-of") === "") inputs.fault("from", "name what the fleet is: files or folders here, or repositories in `tags-of`");
	const shards = readShards(inputs);
	const offline = inputs.boolean("offline");
	const request = {
		from,
		base: inputs.path("."),
		tagsOf,
		...shards === void 0 ? {} : { shards },
		database: {
			repositories: readRepositories(inputs, "db-repository"),
			offline
		}
	};
	const settings = readSettings(inputs, env, {
		offline,
		registries: [],
		evidenceFolder: "assay-fleet-plan",
		tools: ["trivy"],
		outputInputs: []
	});
	for (const name of ["registry-username", "registry-password"]) if (inputs.text(name) !== "") inputs.fault(name, "a fleet may be in several registries: log in to each of them before, by `docker login` or a credential helper");
	inputs.throwFaults();
	return {
		request,
		settings
	};
}
/** `registry/repository`, or with a glob for its tags: `registry/repository:v*`. */
function readSelection(inputs, text) {
	const colon = text.lastIndexOf(":");
	const hasGlob = colon > text.lastIndexOf("/");
	const glob = hasGlob ? text.slice(colon + 1) : void 0;
	const name = parseReference(hasGlob ? text.slice(0, colon) : text);
	const fault = name.ok ? glob === void 0 ? void 0 : globFault(glob) : name.fault;
	if (fault !== void 0 || !name.ok || text.includes("@")) {
		const why = fault ?? "it names one image";
		inputs.fault("tags-of", `"${text}" is not a repository such as registry/name or registry/name:v*: ${why}`);
		return [];
	}
	const { registry, path } = name.value;
	return [{
		repository: {
			registry,
			path
		},
		...glob === void 0 ? {} : { glob }
	}];
}
function readShards(inputs) {
	const text = inputs.text("shards");
	if (text === "") return void 0;
	const shards = /^\d{1,4}$/.test(text) ? Number(text) : 0;
	if (shards >= 1 && shards <= 250) return shards;
	return inputs.fault("shards", `"${text}" is not a number from 1 to ${250}`);
}

// src/formats/fleet/image-list.ts
/**
* Reads a list of images: one reference a line; empty lines, and what follows `#`, do not count. The fault is the end of a
* sentence about the list.
*/
function readImageList(text) {
	const listed = [];
	for (const [at, raw] of text.replace(/^\ufeff/, "").split(/\r?\n/).entries()) {
		const content = raw.replace(/(?:^|\s)#.*$/, "").trim();
		if (content === "") continue;
		if (/\s/.test(content)) return unparsable(`has more than one word on line ${at + 1}: write one image a line`);
		listed.push({
			text: content,
			line: at + 1
		});
	}
	return parsed(listed);
}

// src/formats/fleet/kubernetes-images.ts
var import_dist = require_dist();
/** The parser takes some 25 µs for each part: some 75 s. */
const MAX_WEIGHT = 3e6;
/** Deeper objects are no Kubernetes objects. */
const MAX_DEPTH = 200;
/** In UTF-16 units: a path through an object is written once for each image. */
const LONGEST_NAME = 300;
/** What a template of Helm, kustomize, envsubst or Jinja leaves where nobody rendered it. */
const TEMPLATE = /\{\{|\}\}|\{%|\$\{|\$\(|<%|^<[\w-]+>/;
/** What other APIs fill in while they run (`{{inputs.parameters.image}}`), and what Helm should have done before. */
const FILLED_IN_LATER = /\{\{/;
const OF_HELM = /\{\{-?\s*(?:[.$(]|(?:include|template|tpl|default|printf|required|toYaml)\b)/;
/** The same, or what `envsubst` and Flux should have done. Tekton fills in `$(params.image)` itself. */
const UNRENDERED = new RegExp(`${OF_HELM.source}|\\$\\{\\w+`);
/** Kinds whose fields are any text. */
const TEXT_KINDS = /* @__PURE__ */ new Set(["ConfigMap", "Secret"]);
/** The APIs that do so: Argo Workflows, and policies of Kyverno, which also have patterns in place of images. */
const FILLING_APIS = /^(?:argoproj\.io|(?:[\w-]+\.)?kyverno\.io)\//;
const PATTERN_APIS = /^(?:[\w-]+\.)?kyverno\.io\//;
/** `kubectl` reads quoted texts of several lines that are indented less than YAML demands. */
const REWRITE = "; if `kubectl` reads it, `kubectl create --dry-run=client -o yaml -f FILE` writes it as YAML";
/** Kinds whose containers must name an image. Others may leave it to their operator. */
const COMPLETE_KINDS = new Set(KINDS_WITH_PODS);
/**
* An image in a field `image` of another API: with a registry, and a tag or digest. A shorter name may be completed by its
* operator from other fields, and may be no image.
*/
const WHOLE_REFERENCE = /^(?:[\w-]+(?:\.[\w-]+)+(?::\d+)?|[\w-]+:\d+)\/[a-z\d._/-]+(?::[\w.-]+(?:@sha256:[0-9a-f]{64})?|@sha256:[0-9a-f]{64})$/;
/**
* The images that Kubernetes objects name: those of every container and image volume of a pod or of a template of pods,
* however deep it is in the object, also in objects of other APIs; and of these, what their fields `image` name (an
* operator runs it as pods of its own). The text is JSON, or YAML with any number of documents;
* a document is an object, a list of objects (`kind: List`, `kubectl get -o json`) or an array of objects.
*/
function readKubernetesImages(text, format) {
	const documents = format === "json" ? readJson(text) : readYaml(text);
	if (!documents.ok) return documents;
	const found = [];
	for (const document of documents.value) {
		const fault = imagesOf(document, found);
		if (fault !== void 0) return unparsable(fault);
	}
	return parsed(found);
}
function invalid(why) {
	return {
		code: "manifest-invalid",
		why
	};
}
function notRendered(why) {
	return {
		code: "manifest-not-rendered",
		why
	};
}
function readJson(text) {
	const json = parseJson(text.replace(/^\ufeff/, ""));
	if (json.ok) return parsed([json.value]);
	return unparsable(TEMPLATE.test(text) ? notRendered("is a template that nobody rendered") : invalid(json.fault));
}
function readYaml(text) {
	if (yamlWeight(text) > MAX_WEIGHT) return unparsable(invalid(`has more than ${MAX_WEIGHT} parts: divide it into several files`));
	const isTemplate = TEMPLATE.test(text);
	const unreadable = (why) => unparsable(isTemplate ? notRendered(`is a template that nobody rendered: ${why}`) : invalid(why));
	try {
		const read = (0, import_dist.parseAllDocuments)(text, {
			uniqueKeys: false,
			merge: true,
			logLevel: "silent"
		});
		const documents = [];
		for (const document of "empty" in read ? [] : read) {
			const [error] = document.errors;
			const line = error?.linePos?.[0].line;
			if (error !== void 0) return unreadable(`is not YAML${line === void 0 ? "" : ` (line ${line})`}: ${firstLine(error.message)}${error.code === "MISSING_CHAR" ? REWRITE : ""}`);
			let hasStrangeKey = false;
			(0, import_dist.visit)(document, { Pair(_key, pair) {
				hasStrangeKey ||= (0, import_dist.isMap)(pair.key) || (0, import_dist.isSeq)(pair.key);
			} });
			if (hasStrangeKey) return unreadable("it has an object as the key of an object");
			documents.push(document.toJS());
		}
		return parsed(documents);
	} catch {
		return unreadable("is not YAML that can be read: it is nested too deeply, or its aliases multiply");
	}
}
function firstLine(message) {
	return (message.split("\n")[0] ?? "").replace(/ at line \d+, column \d+:?$/, "");
}
/** Adds the images of a document. Answers a fault if there is one. */
function imagesOf(document, found) {
	if (document === null || document === void 0) return void 0;
	if (Array.isArray(document)) return firstFault(document, (one) => imagesOf(one, found));
	if (!isFields(document)) return invalid("has a document that is no object of Kubernetes");
	const { kind, items, apiVersion, metadata } = document;
	if (typeof kind !== "string" || kind === "") return invalid("has a document without `kind`, so it is no object of Kubernetes");
	if (TEMPLATE.test(kind)) return notRendered("has a `kind` that is a template");
	if (kind === "Kustomization" && typeof apiVersion === "string" && /^kustomize\.config/.test(apiVersion)) return notRendered("is a kustomization, which changes images: render it with `kustomize build`");
	if (kind === "CustomResourceDefinition") return void 0;
	if (kind.endsWith("List") && items !== void 0) {
		if (isFields(metadata) && (metadata.continue || metadata.remainingItemCount)) return invalid(`has only a part of a ${kind} (\`metadata.continue\`): get the whole list`);
		if (items === null) return void 0;
		if (!Array.isArray(items)) return invalid(`has a ${kind} whose \`items\` are no list`);
		const itemKind = kind.slice(0, -4);
		return firstFault(items, (item) => imagesOf(isFields(item) && item.kind === void 0 && itemKind !== "" ? {
			...item,
			kind: itemKind
		} : item, found));
	}
	const at = {
		root: document,
		name: nameOf$2(document),
		found
	};
	const fault = walk(document, at, 0);
	if (fault === void 0 && !COMPLETE_KINDS.has(kind)) {
		const { status: _, ...wanted } = document;
		return addFields(wanted, at, "");
	}
	return fault;
}
/** Adds the images in fields of other APIs, such as `spec.image` of a Prometheus, or of the steps of a Tekton task. */
function addFields(value, at, path) {
	if (typeof value !== "object" || value === null) return void 0;
	return firstFault(Object.entries(value), ([key, inner]) => {
		if (Array.isArray(inner) && CONTAINER_LISTS.some(({ list }) => list === key)) return void 0;
		const field = path.length > LONGEST_NAME ? path : `${path}${path === "" ? "" : "."}${key.slice(0, LONGEST_NAME)}`;
		if (key !== "image" || typeof inner !== "string") return addFields(inner, at, field);
		if (UNRENDERED.test(inner) && !TEXT_KINDS.has(at.root.kind)) return notRendered(`has ${at.name} with a template in place of the image in ${textOf(field)}`);
		if (WHOLE_REFERENCE.test(inner.trim())) at.found.push({
			text: inner.trim(),
			object: at.name,
			container: `field ${textOf(field)}`
		});
	});
}
function walk(value, at, depth) {
	if (depth > MAX_DEPTH) return invalid(`nests ${at.name} more than ${MAX_DEPTH} levels deep`);
	if (Array.isArray(value)) return firstFault(value, (one) => walk(one, at, depth + 1));
	if (!isFields(value)) return void 0;
	return podFault(value, at) ?? firstFault(Object.values(value), (one) => walk(one, at, depth + 1));
}
/** Adds the images of an object that has containers. */
function podFault(pod, at) {
	for (const { list, noun, statuses } of CONTAINER_LISTS) {
		const containers = pod[list];
		if (!Array.isArray(containers)) continue;
		const fault = firstFault(containers, (one) => containerFault(one, at, noun, statuses));
		if (fault !== void 0) return fault;
	}
	if (!Array.isArray(pod.containers) || !Array.isArray(pod.volumes)) return void 0;
	return firstFault(pod.volumes, (volume) => {
		if (!isFields(volume) || !isFields(volume.image)) return void 0;
		return imageFault(volume.image.reference, at, { container: `volume ${textOf(volume.name)}` });
	});
}
function containerFault(container, at, noun, statuses) {
	if (!isFields(container)) return COMPLETE_KINDS.has(at.root.kind) ? invalid(`has ${at.name} with a ${noun} that is no object`) : void 0;
	const named = { container: `${noun} ${textOf(container.name)}` };
	if (container.image === void 0 || container.image === null || container.image === "") {
		if (!COMPLETE_KINDS.has(at.root.kind)) return void 0;
		return invalid(`has ${at.name} whose ${named.container} names no image`);
	}
	const imageId = at.root.kind === "Pod" ? runningIn(at.root, statuses, container.name) : void 0;
	return imageFault(container.image, at, {
		...named,
		...imageId === void 0 ? {} : { imageId }
	});
}
function imageFault(image, { root, name: object, found }, named) {
	if (typeof image !== "string") return invalid(`has ${object} whose ${named.container} has an image that is no text`);
	if (isLeftOpen(image, root)) return void 0;
	if (TEMPLATE.test(image)) return notRendered(`has ${object} whose ${named.container} has a template in place of its image`);
	found.push({
		text: image.trim(),
		object,
		...named
	});
}
/** Whether an object of another API names no image here, but has one put in when it runs, or says how images must look. */
function isLeftOpen(image, { apiVersion }) {
	if (typeof apiVersion !== "string" || OF_HELM.test(image)) return false;
	if (FILLING_APIS.test(apiVersion) && FILLED_IN_LATER.test(image)) return true;
	return PATTERN_APIS.test(apiVersion) && !TEMPLATE.test(image) && !parseReference(image.trim()).ok;
}
/** The image that a container of a pod runs. Undefined without a status; empty if it does not run yet. */
function runningIn({ status }, list, container) {
	if (!isFields(status)) return void 0;
	const statuses = status[list];
	if (!Array.isArray(statuses)) return void 0;
	const own = statuses.find((one) => isFields(one) && one.name === container);
	if (!isFields(own)) return void 0;
	return typeof own.imageID === "string" ? own.imageID : "";
}
function nameOf$2({ kind, metadata }) {
	const { namespace, name, generateName } = isFields(metadata) ? metadata : {};
	const within = typeof namespace === "string" && namespace !== "" ? `${namespace}/` : "";
	return `${textOf(kind)} ${within}${textOf(name ?? generateName)}`;
}
function textOf(value) {
	return typeof value === "string" && value !== "" ? plain(value, LONGEST_NAME) : "(without a name)";
}
function firstFault(values, faultOf) {
	for (const value of values) {
		const fault = faultOf(value);
		if (fault !== void 0) return fault;
	}
}

// src/stages/fleet/read-fleet.ts
/** The JSON of some 10,000 pods has 100 MB. */
const MAX_FILE_BYTES = 536870912;
const MAX_FILES = 2e4;
const MAX_TAGS = 1e4;
const MOST_FAULTS = 50;
const AT_ONCE$1 = 4;
const MANIFEST = /\.(?:ya?ml|json)$/i;
const JSON_FILE = /\.json$/i;
/** Files that a program renders before Kubernetes gets them. Some of them have no `kind`. */
const SOURCES = [[/^Chart\.ya?ml$/, "is a chart of Helm: render it with `helm template`, and name the folder with the result"], [/^kustomization(?:\.ya?ml)?$|^Kustomization$/, "is a kustomization, which changes images: render it with `kustomize build`, and name the folder with the result"]];
/** Folders that contain no manifests. */
const SKIPPED = /* @__PURE__ */ new Set([".git", "node_modules"]);
/** Tags of cosign's older signatures, attestations and SBOMs, which are no images. */
const COSIGN_TAG = /^sha256-[0-9a-f]{64}\.(?:sig|att|sbom)$/;
/** The form of a fallback tag, which has the referrers of a digest. Anybody may give it to an image too. */
const FALLBACK_TAG = /^sha256-[0-9a-f]{64}$/;
/**
* All images that the files name: every manifest in a folder, and files with manifests or lists. Reads everything before
* it throws the faults: `manifest-invalid`, `manifest-not-rendered` or `input-invalid`, one for each file, and
* `fleet-empty` for each path that names no image.
*/
async function readFleet(paths, base) {
	const faults = [];
	const found = [];
	for (const path of paths) {
		const before = found.length + faults.length;
		for (const file of await filesIn(path, base, faults)) {
			const images = await imagesIn(file, base);
			if ("code" in images) faults.push(images);
			else found.push(...images);
		}
		if (found.length + faults.length === before) faults.push({
			code: "fleet-empty",
			message: `${nameOf$1(path, base)} names no image`
		});
	}
	throwFaults(faults);
	return found;
}
/** The images under the tags of repositories. Throws `fleet-empty` for each selection that has none. */
async function readTags(world, selections) {
	const faults = [];
	const found = await concurrently(selections, AT_ONCE$1, async ({ repository, glob }) => {
		const name = repositoryName(repository);
		const isWanted = (tag) => !COSIGN_TAG.test(tag) && (glob === void 0 || matchesGlob(glob, tag));
		const tags = await tagsOf(world, repository, isWanted);
		if ("reasons" in tags) {
			faults.push(...tags.reasons);
			return [];
		}
		const images = (await concurrently(tags, AT_ONCE$1, async (tag) => {
			const text = `${name}:${tag}`;
			const reference = parseReference(text);
			if (!reference.ok) {
				const message = `${name} has a tag that cannot be read: ${plain(reference.fault, 400)}`;
				faults.push({
					code: "registry-unavailable",
					message
				});
				return [];
			}
			if (FALLBACK_TAG.test(tag) && await isListOfReferrers(world, reference.value)) return [];
			return [{
				reference: reference.value,
				place: {
					source: name,
					reference: text
				}
			}];
		})).flat();
		if (images.length === 0) {
			const which = glob === void 0 ? "" : ` that matches "${plain(glob, 200)}"`;
			faults.push({
				code: "fleet-empty",
				message: `${name} has no image under a tag${which}`
			});
		}
		return images;
	});
	throwFaults(faults);
	return found.flat();
}
/** The tags of a repository, or why they are not known: the faults of all repositories are told together. */
async function tagsOf({ registry }, repository, isWanted) {
	try {
		return await registry.tags(repository, MAX_TAGS, isWanted);
	} catch (error) {
		if (error instanceof AssayError) return error;
		throw error;
	}
}
/** Whether a tag has referrers, and nothing that runs. One that cannot be read is resolved with the images, which says why. */
async function isListOfReferrers({ registry }, reference) {
	try {
		const { bytes, mediaType } = await registry.resolve(reference);
		const index = orUndefined(parseManifest(bytes, mediaType, taggedName(reference)));
		return index?.kind === "index" && index.manifests.every(({ artifactType, platform }) => artifactType !== void 0 && !isConfigType(artifactType) && platform === void 0);
	} catch (error) {
		if (error instanceof AssayError) return false;
		throw error;
	}
}
function throwFaults(faults) {
	const reasons = faults.slice(0, MOST_FAULTS).map((one) => ({
		...one,
		check: "inputs"
	}));
	const more = faults.length - reasons.length;
	const [first, ...others] = reasons;
	if (first === void 0) return;
	const rest = more === 0 ? [] : [{
		code: "manifest-invalid",
		check: "inputs",
		message: `${more} more faults like these`
	}];
	throw new AssayError([
		first,
		...others,
		...rest
	]);
}
/** The files that are read. Adds the faults of what cannot be read. */
async function filesIn(path, base, faults) {
	try {
		if (!(await stat(path)).isDirectory()) return [path];
		const files = [];
		await collect(path, base, files, faults);
		return files.toSorted();
	} catch (error) {
		faults.push({
			code: "input-invalid",
			message: `${nameOf$1(path, base)} cannot be read (${codeOf(error, messageOf(error))})`
		});
		return [];
	}
}
async function collect(folder, base, files, faults) {
	for (const entry of await readdir(folder, { withFileTypes: true })) {
		const path = join(folder, entry.name);
		const source = SOURCES.find(([form]) => form.test(entry.name))?.[1];
		if (entry.isDirectory()) {
			if (!SKIPPED.has(entry.name)) await collect(path, base, files, faults);
		} else if (source !== void 0) faults.push({
			code: "manifest-not-rendered",
			message: `${nameOf$1(path, base)} ${source}`
		});
		else if (MANIFEST.test(entry.name) || entry.isSymbolicLink()) await addFile(path, entry, base, files, faults);
		if (files.length > MAX_FILES) throw new Error(`there are more than ${MAX_FILES} files`);
	}
}
/** A link may lead anywhere: what it names would be missing, or is not the fleet. */
async function addFile(path, entry, base, files, faults) {
	if (entry.isSymbolicLink()) {
		const message = `${nameOf$1(path, base)} is a link, which is not followed: name the file or folder itself`;
		faults.push({
			code: "manifest-invalid",
			message
		});
	} else if ((await lstat(path)).isFile()) files.push(path);
}
async function imagesIn(path, base) {
	const source = nameOf$1(path, base);
	const faulty = (why, code = "manifest-invalid") => ({
		code,
		message: `${source} ${plain(why, 400)}`
	});
	let text;
	try {
		const { size } = await stat(path);
		if (size > MAX_FILE_BYTES) return faulty(`is larger than ${sizeText(MAX_FILE_BYTES)}`);
		text = new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path));
	} catch (error) {
		if (error instanceof TypeError) return faulty("is no text");
		return faulty(`cannot be read (${codeOf(error, messageOf(error))})`, "input-invalid");
	}
	const named = isList(path, text) ? listed(text) : manifested(path, text);
	if ("why" in named) return faulty(named.why, named.code);
	const found = [];
	for (const { text: reference, imageId, ...where } of named) {
		const parsed = parseReference(reference);
		const at = [where.object, where.container].filter(Boolean).join(", ");
		if (!parsed.ok) return faulty(`(${at}) names an image that cannot be read: ${parsed.fault}`);
		found.push({
			reference: parsed.value,
			place: {
				source,
				...where,
				reference
			},
			...imageId === void 0 ? {} : { imageId }
		});
	}
	return found;
}
/** Whether a file is a list. A file with another ending is one if it looks like neither YAML nor JSON of an object. */
function isList(path, text) {
	return !MANIFEST.test(basename(path)) && !/^\s*[[{]/.test(text) && !/^(?:apiVersion|kind|items)\s*:/m.test(text);
}
function listed(text) {
	const list = readImageList(text);
	const template = text.split("\n").findIndex((line) => /^[^#]*(?:\{\{|\$[{(])/.test(line));
	if (template >= 0) return {
		why: `has a template in place of an image on line ${template + 1}`,
		code: "manifest-not-rendered"
	};
	if (!list.ok) return {
		why: list.fault,
		code: "manifest-invalid"
	};
	return list.value.map((one) => ({
		text: one.text,
		object: `line ${one.line}`
	}));
}
function manifested(path, text) {
	const isJson = JSON_FILE.test(path) || /^\s*[[{]/.test(text);
	const images = readKubernetesImages(text, isJson ? "json" : "yaml");
	return images.ok ? images.value : images.fault;
}
/** The path as people write it. */
function nameOf$1(path, base) {
	const within = relative(base, path);
	return plain(within === "" || within.startsWith("..") ? basename(path) || path : within, 300);
}

// src/formats/fleet/running-image.ts
/**
* Reads `imageID` of the status of a container: `registry/repository@sha256:…` (containerd, CRI-O; with a prefix:
* cri-dockerd), or the digest of a configuration alone, for an image that was not pulled.
*/
function readImageId(text) {
	const name = text.replace(/^docker(?:-pullable)?:\/\//, "");
	const at = name.lastIndexOf("@");
	const digest = name.slice(at + 1);
	if (!isDigest(digest)) return { kind: "unknown" };
	return {
		kind: at > 0 ? "manifest" : "configuration",
		digest
	};
}

// src/stages/fleet/resolve-fleet.ts
const AT_ONCE = 12;
/** More places of one image are only counted: a daemon set has a pod on every node. */
const MOST_PLACES = 30;
/** Referrers whose type the registry does not list, and SBOMs, that are looked at for one weight. */
const MOST_OPENED = 8;
/** What every image costs, whatever its size, as bytes of an SBOM: its other statements, and the start of the tools. */
const BASE_WEIGHT = 524288;
/** An image without an SBOM may need a full scan. */
const UNKNOWN_WEIGHT = 16777216;
/**
* Resolves what was found to digests and weighs it. A running container is the image that its status names, whatever its
* tag says. Downloads manifests and lists of referrers, no layer and no SBOM. An image that cannot be resolved is listed
* with its reasons, and the others are resolved all the same.
*/
async function resolveFleet(world, found) {
	const unresolved = [];
	const resolved = await concurrently(groupsOf(found), AT_ONCE, async (group) => {
		try {
			return {
				group,
				...await resolveGroup(world, group)
			};
		} catch (error) {
			if (!(error instanceof AssayError)) throw error;
			unresolved.push({
				image: nameOf(group.reference),
				...bounded(group.places),
				reasons: error.reasons.map(({ code, check, message }) => ({
					code,
					check,
					message: plain(message, 1e3)
				}))
			});
			return;
		}
	});
	const images = /* @__PURE__ */ new Map();
	for (const one of resolved) {
		if (one === void 0) continue;
		const { digest, drift, group } = one;
		const image = pinnedName(group.reference, digest);
		const known = images.get(image) ?? {
			digest,
			reference: group.reference,
			places: [],
			drift: []
		};
		known.places.push(...group.places);
		if (drift !== void 0 && !known.drift.some(({ reference }) => reference === drift.reference)) known.drift.push(drift);
		images.set(image, known);
	}
	return {
		images: await concurrently([...images], AT_ONCE, async ([image, { digest, reference, places, drift }]) => ({
			image,
			digest,
			weight: await weightOf(world, reference, digest),
			...bounded(places),
			...drift.length > 0 && { drift: drift.toSorted((a, b) => a.reference < b.reference ? -1 : 1) }
		})),
		unresolved: unresolved.toSorted((one, other) => one.image < other.image ? -1 : 1)
	};
}
/** The name of an image as it is written. */
function nameOf(reference) {
	return reference.digest === void 0 ? taggedName(reference) : pinnedName(reference, reference.digest);
}
function groupsOf(found) {
	const groups = /* @__PURE__ */ new Map();
	for (const { reference, imageId, place } of found) {
		const running = imageId === void 0 || imageId === "" ? void 0 : readImageId(imageId);
		const key = JSON.stringify([
			repositoryName(reference),
			reference.tag,
			reference.digest,
			running
		]);
		const group = groups.get(key) ?? {
			reference,
			running,
			places: []
		};
		group.places.push(place);
		groups.set(key, group);
	}
	return [...groups.values()];
}
function bounded(places) {
	const more = places.length - MOST_PLACES;
	return {
		places: places.slice(0, MOST_PLACES),
		...more > 0 && { morePlaces: more }
	};
}
async function resolveGroup({ registry }, { reference, running }) {
	const { registry: host, path, digest, tag } = reference;
	const repository = {
		registry: host,
		path
	};
	if (running === void 0) return { digest: (await registry.resolve(reference)).digest };
	const name = nameOf(reference);
	if (running.kind === "unknown") throw fault("running-image-unknown", "image", `the status of a pod names what runs as ${name} in no readable way`);
	if (running.kind === "manifest") {
		await registry.resolve({
			...repository,
			digest: running.digest
		});
		if (digest !== void 0 || tag === void 0) return { digest: running.digest };
		return {
			digest: running.digest,
			drift: await driftOf({ registry }, {
				...repository,
				tag
			}, running.digest)
		};
	}
	const current = await registry.resolve(reference);
	if (await hasConfiguration({ registry }, reference, current, running.digest)) return { digest: current.digest };
	const message = `a pod runs an image with the configuration ${running.digest} as ${name}, and the image there in the registry has another one`;
	throw fault("running-image-unknown", "image", message);
}
/** Undefined if the tag points to what runs, or to an index with it. */
async function driftOf({ registry }, tagged, running) {
	const reference = taggedName(tagged);
	try {
		const current = await registry.resolve(tagged);
		if (current.digest === running) return void 0;
		const manifest = orUndefined(parseManifest(current.bytes, current.mediaType, reference));
		return manifest?.kind === "index" && manifest.manifests.some((one) => one.digest === running) ? void 0 : {
			reference,
			now: current.digest
		};
	} catch (error) {
		if (isOnly(error, "image-not-found")) return { reference };
		throw error;
	}
}
/** Whether an image, or a platform of an index, has a configuration. */
async function hasConfiguration({ registry }, reference, { bytes, mediaType }, configuration) {
	const invalid = (why) => fault("image-invalid", "image", why);
	const manifest = orThrow(parseManifest(bytes, mediaType, taggedName(reference)), invalid);
	if (manifest.kind === "manifest") return manifest.config.digest === configuration;
	for (const { digest } of manifest.manifests) {
		const platform = await registry.resolve({
			registry: reference.registry,
			path: reference.path,
			digest
		});
		const parsed = orUndefined(parseManifest(platform.bytes, platform.mediaType, digest));
		if (parsed?.kind === "manifest" && parsed.config.digest === configuration) return true;
	}
	return false;
}
/**
* The weight of an image, by the sizes of its SBOMs in the registry. They only serve to balance the shards: where they
* cannot be had, the shard will say why.
*/
async function weightOf({ registry }, reference, digest) {
	const repository = {
		registry: reference.registry,
		path: reference.path
	};
	try {
		const isSbom = (predicateType) => predicateType === PREDICATE_TYPES.sbom;
		const listed = await bundleReferrers({ registry }, repository, digest, isSbom);
		const typed = listed.filter(({ annotations }) => annotations?.[PREDICATE_ANNOTATION] !== void 0);
		const opened = (typed.length > 0 ? typed : listed).slice(0, MOST_OPENED);
		const sizes = await Promise.all(opened.map(async (referrer) => {
			const { bytes } = await registry.resolve({
				...repository,
				digest: referrer.digest
			});
			const bundle = orUndefined(parseBundleReferrer(bytes));
			return bundle?.predicateType === PREDICATE_TYPES.sbom ? bundle.layer.size : 0;
		}));
		const size = Math.max(0, ...sizes);
		return BASE_WEIGHT + (size === 0 ? UNKNOWN_WEIGHT : size);
	} catch (error) {
		if (!(error instanceof AssayError)) throw error;
		return 17301504;
	}
}

// src/fleet/plan/pipeline.ts
/**
* Plans a fleet: what is deployed or shipped, each image once and by digest, in shards of about the same weight, with one
* vulnerability database for all of them. Throws for everything because of which images may be missing; an image that
* cannot be resolved is in the plan with its reasons.
*/
async function planFleet(world, request) {
	const found = [...await readFleet(request.from, request.base), ...await readTags(world, request.tagsOf)];
	if (found.length === 0) throw fault("fleet-empty", "inputs", "there is no image in what the fleet is read from");
	const [{ images, unresolved }, database] = await Promise.all([resolveFleet(world, found), planDatabase(world, request.database)]);
	if (images.length + unresolved.length > 5e4) throw fault("input-invalid", "inputs", `the fleet has more than ${MAX_IMAGES} images: make several plans`);
	const shards = request.shards ?? usualShards(images.length);
	return {
		version: 1,
		createdAt: world.now().toISOString(),
		database,
		shards,
		images: balance(images, shards),
		unresolved
	};
}

// src/fleet/plan/run-plan.ts
/** One plan from its inputs to its report, in an action or on a command line. Answers the state that was reported. */
async function runPlan(surroundings) {
	const { environment, runner } = surroundings;
	let options = firstOptions(surroundings);
	let workspace;
	let keepForLater;
	try {
		const { request, settings } = readPlanInputs(environment);
		const mayKeep = mayWriteCache(runner.context.eventName);
		workspace = await createWorkspace({
			...settings,
			mayKeep,
			environment
		});
		options = {
			...options,
			evidence: workspace.evidence,
			summary: settings.summary
		};
		const world = wireCommon(surroundings, workspace, settings);
		keepForLater = async () => world.runCache?.save();
		const plan = await planFleet(world, request);
		return await reportPlan(plan, workspace.evidence, options);
	} catch (error) {
		return await reportPlanFault(reasonsOf(error, "inputs"), options);
	} finally {
		await keepForLater?.();
		await workspace?.dispose();
	}
}

export { pessimisticPlan as n, runPlan as t };