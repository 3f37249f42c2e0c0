import { i as __toESM } from "./rolldown-runtime.js";
import { C as string, E as unknown, T as union, _ as looseObject, d as array, y as object } from "./schemas.js";
import { i as once } from "./client.js";
import { t as reviewWorkflows } from "./workflows.js";
import { t as database } from "./database.js";
import { n as giveTurn } from "./turns.js";
import { n as inventorySource } from "./pipeline.js";
import { n as searchSource } from "./secrets.js";

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
	dependsOn: array(unknown())
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

// src/check/shared-work.ts
/** The work that the images of these requests share. `world` must last as long as the run. */
function shareWork(world, { source, database: options, history }, images) {
	const shared = { database: once(() => database(world, options)) };
	if (source === void 0) return shared;
	return {
		...shared,
		source: {
			inventory: once(() => inventorySource(world, source.folder)),
			workflows: once(() => reviewWorkflows(source)),
			...images > 1 && { secrets: once(() => searchSource(world, source, { history })) }
		}
	};
}

export { createSbomValidator as n, shareWork as t };