import { c as fullDisk, i as fault, s as codeOf, t as AssayError, u as messageOf } from "./reason.js";
import { n as plain, r as sizeText } from "./text.js";
import { c as hexOf, i as unparsable, r as parsed } from "./result.js";
import { t as optional } from "./optional.js";
import { c as repositoryName } from "./image.js";
import { p as require_packageurl_js } from "./evidence.js";
import { d as trivyValues, o as ownValue } from "./turns.js";
import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { join } from "node:path";
import { copyFile, lstat, mkdir, open, readdir, rename, rm, writeFile } from "node:fs/promises";

// src/evidence-folder.ts
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
	return replaceFile(folder, name, (draft) => copyFile(from, draft, constants.COPYFILE_EXCL));
}
/**
* Reads a file of the evidence folder that this run has written: text. The fault is a part of a sentence, if it is
* missing, larger than `maxBytes`, a link, or not the file that was written.
*/
async function readEvidenceFile({ path, sha256 }, maxBytes) {
	try {
		const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
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
/** Makes a folder in the evidence folder, if it does not exist. Follows no link. Returns its path. */
async function makeEvidenceFolder(folder, name) {
	const path = join(folder, name);
	try {
		await demandFolder(folder);
		await makeFolder(path);
		return path;
	} catch (error) {
		throw error instanceof AssayError ? error : unwritable(path, codeOf(error, messageOf(error)), error);
	}
}
/** The names of the folders in the evidence folder, without links. There may be no evidence folder yet. */
async function foldersOfEvidence(folder) {
	try {
		return (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name);
	} catch (error) {
		if (codeOf(error) === "ENOENT") return [];
		throw unwritable(folder, codeOf(error, messageOf(error)), error);
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

export { removeEvidenceFile as _, operatingSystemsOf as a, nameParts as c, purlType as d, sourcePurl as f, readEvidenceFile as g, makeEvidenceFolder as h, isPackage as i, ociPurl as l, foldersOfEvidence as m, distributionOf as n, packagesOf as o, copyEvidenceFile as p, inventoriedPackages as r, genericPurl as s, THIRD_PARTY as t, packagePurl as u, writeEvidenceFile as v };