import { t as optional } from "./optional.js";
import { _ as looseObject, c as _enum, d as array, g as literal, w as string } from "./schemas.js";
import { i as unparsable, r as parsed } from "./result.js";
import { c as parseJson, u as firstIssue } from "./in-toto.js";
import { createHash } from "node:crypto";

// src/formats/sbom/cyclonedx.ts
const PropertySchema = looseObject({
	name: string(),
	value: string().default("")
});
const ComponentSchema = looseObject({
	"bom-ref": string().min(1),
	type: string(),
	name: string(),
	group: string().optional(),
	version: string().optional(),
	purl: string().optional(),
	supplier: looseObject({ name: string().optional() }).optional(),
	licenses: array(looseObject({ license: looseObject({ id: string().optional() }).optional() })).optional(),
	properties: array(PropertySchema).optional()
});
const BomSchema = looseObject({
	bomFormat: literal("CycloneDX"),
	specVersion: _enum(["1.6", "1.7"]),
	metadata: looseObject({
		tools: looseObject({ components: array(looseObject({ name: string() })) }),
		component: ComponentSchema
	}),
	components: array(ComponentSchema),
	dependencies: array(looseObject({
		ref: string(),
		dependsOn: array(string()).default([])
	}))
});
/** Reads a CycloneDX JSON document that trivy made. The fault is a sentence. */
function parseBom(json) {
	if (json.trim() === "") return unparsable("the SBOM is empty");
	const document = parseJson(json);
	return document.ok ? readBom(document.value) : unparsable(`the SBOM ${document.fault}`);
}
/** Reads a CycloneDX document from parsed JSON. The fault is a sentence. */
function readBom(document) {
	const { success, data, error } = BomSchema.safeParse(document);
	return success ? parsed(data) : unparsable(`the SBOM has another form than expected (${firstIssue(error)})`);
}
/** Prefix of trivy's properties. `trivy sbom` reads them again, so they stay unchanged. */
const TRIVY = "aquasecurity:trivy:";
/** The values of one of trivy's properties. */
function trivyValues(component, name) {
	return (component.properties ?? []).filter((one) => one.name === TRIVY + name).map((one) => one.value);
}
/** Prefix of Assay's properties. */
const OWN = "assay:";
/** The value of one of Assay's properties. */
function ownValue(component, name) {
	return component.properties?.find((one) => one.name === OWN + name)?.value;
}
/** The properties that `distributionOf` reads again. */
function distributionProperties({ id, repository, isExtended }) {
	return Object.entries({
		id,
		repository,
		"extended-support": isExtended ? "true" : void 0
	}).flatMap(([name, value]) => value === void 0 ? [] : [{
		name: `${OWN}distribution:${name}`,
		value
	}]);
}
/** The properties of the image that are kept. trivy also copies labels, tags and references, which may contain secrets. */
const KEPT = new Set([
	"SchemaVersion",
	"ImageID",
	"DiffID",
	"Size"
].map((name) => TRIVY + name));
/**
* Turns trivy's inventory into Assay's SBOM in CycloneDX 1.6. It names the subject, removes what the author of the image
* wrote into the configuration, and gives the same image the same bom-refs each time.
*/
function enrich(bom, main, by, serialNumber) {
	const refs = stableRefs(bom, main.purl);
	const rename = (ref) => refs.get(ref) ?? ref;
	const kept = (bom.metadata.component.properties ?? []).filter(({ name }) => KEPT.has(name));
	const platform = main.platform === void 0 ? [] : [{
		name: "assay:platform",
		value: main.platform
	}];
	const { version: _, $schema: __, ...rest } = bom;
	return {
		$schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
		...rest,
		specVersion: "1.6",
		serialNumber,
		version: 1,
		metadata: {
			...bom.metadata,
			timestamp: by.timestamp,
			tools: { components: [...bom.metadata.tools.components, toolComponent(by)] },
			component: {
				"bom-ref": main.purl,
				type: main.type,
				name: main.name,
				...optional({ version: main.version }),
				purl: main.purl,
				properties: [
					...platform,
					...distributionProperties(main.distribution ?? {}),
					...kept
				]
			}
		},
		components: bom.components.map((component) => ({
			...component,
			"bom-ref": rename(component["bom-ref"])
		})).sort((a, b) => a["bom-ref"] < b["bom-ref"] ? -1 : 1),
		dependencies: bom.dependencies.map(({ ref, dependsOn }) => ({
			ref: rename(ref),
			dependsOn: dependsOn.map(rename).sort()
		})).sort((a, b) => a.ref < b.ref ? -1 : 1)
	};
}
/** The entry for Assay among the tools of an SBOM. */
function toolComponent(by) {
	return {
		type: "application",
		name: by.tool.name,
		version: by.tool.version
	};
}
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/**
* Stable bom-refs, by the refs of trivy. trivy gives a random UUID to a component that has no PURL, or the PURL of another
* one; here the content gives the name.
*/
function stableRefs(bom, main) {
	const refs = /* @__PURE__ */ new Map([[bom.metadata.component["bom-ref"], main]]);
	const taken = new Set(bom.components.map((component) => component["bom-ref"]));
	for (const component of bom.components) {
		const old = component["bom-ref"];
		if (!UUID.test(old)) continue;
		const { "bom-ref": _, ...content } = component;
		const key = createHash("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 16);
		const base = `${component.purl ?? `${component.type}:${component.name}`}#${key}`;
		let ref = base;
		for (let copy = 2; taken.has(ref); copy += 1) ref = `${base}-${copy}`;
		taken.add(ref);
		refs.set(old, ref);
	}
	return refs;
}
/** Writes license ids that the schema does not know as names, which the schema allows. */
function renameLicenses(bom, isLicenseId) {
	return {
		...bom,
		components: bom.components.map((component) => component.licenses === void 0 ? component : {
			...component,
			licenses: component.licenses.map((choice) => renamed(choice, isLicenseId))
		})
	};
}
function renamed(choice, isLicenseId) {
	const id = choice.license?.id;
	if (id === void 0 || isLicenseId(id)) return choice;
	const { id: _, ...rest } = choice.license ?? {};
	return {
		...choice,
		license: {
			...rest,
			name: id
		}
	};
}

export { parseBom as a, toolComponent as c, ownValue as i, trivyValues as l, TRIVY as n, readBom as o, enrich as r, renameLicenses as s, OWN as t };