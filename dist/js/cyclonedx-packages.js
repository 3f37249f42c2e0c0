import { t as optional } from "./optional.js";
import { i as ownValue, l as trivyValues } from "./cyclonedx.js";
import { f as require_packageurl_js } from "./evaluate-vulnerabilities.js";
import { c as repositoryName } from "./image.js";

// src/formats/sbom/purl.ts
var import_packageurl_js = require_packageurl_js();
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
function packagesOf(bom) {
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
	return packagesOf(bom).map(({ label, name, version }) => {
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

export { operatingSystemsOf as a, nameParts as c, purlType as d, sourcePurl as f, isPackage as i, ociPurl as l, distributionOf as n, packagesOf as o, inventoriedPackages as r, genericPurl as s, THIRD_PARTY as t, packagePurl as u };