import { a as digestFault, i as unparsable, l as isDigest, n as orUndefined, r as parsed } from "./result.js";
import { t as optional } from "./optional.js";
import { i as parseReference } from "./image.js";

// src/domain/image/subject.ts
/** Prefixes that other programs use, and what to write instead. */
const FOREIGN = [
	[/^(?:docker|https?|oras):\/\//, "remove everything in front of the registry’s name"],
	[/^(?:oci|docker)-archive:/, "write `archive:FILE` for both formats"],
	[/^(?:tarball|file):[./~]/, "write `archive:FILE`, or `oci:DIR` for a layout"],
	[/^ocidir:[./~]/, "write `oci:DIR`"],
	[/^dir:[./~]/, "Assay does not read folders of this form; copy it with `skopeo copy dir:DIR oci:OTHER`, and write `oci:OTHER`"],
	[/^(?:docker-daemon|containers-storage):/, "Assay does not read images in an engine; save it with `docker save` or `podman save`, and write `archive:FILE`"]
];
/**
* Reads the `image` input: a registry reference, `oci:DIR[:NAME][@DIGEST]` or `archive:FILE[:NAME][@DIGEST]`. A path and a
* name may contain colons: the longest path that exists counts, by `isThere`. The fault is a sentence.
*/
function parseSubject(text, isThere = () => false) {
	if (text.startsWith("oci:")) {
		const place = parsePlace(text, "oci", "folder", isThere);
		if (!place.ok) return place;
		const { path, ...choice } = place.value;
		return parsed({
			kind: "layout",
			directory: path,
			...choice
		});
	}
	if (text.startsWith("archive:")) {
		const place = parsePlace(text, "archive", "file", isThere);
		if (!place.ok) return place;
		const { path, ...choice } = place.value;
		return parsed({
			kind: "archive",
			file: path,
			...choice
		});
	}
	const refused = whyNoReference(text);
	if (refused !== void 0) return unparsable(refused);
	const reference = parseReference(text);
	return reference.ok ? parsed({
		kind: "registry",
		reference: reference.value
	}) : reference;
}
function whyNoReference(text) {
	if (/(?:^|\s)#/.test(text)) return "it contains a comment (`#`), but all its text counts as names; put the comment outside of the input";
	if (/^(?:-\s|\[)/.test(text)) return "it is a list of YAML or JSON; write only the names, without `-`, brackets and quotes";
	const names = text.split(/[\s,]+/);
	if (names.length > 1) return `${names.length} images are given in one line; name one (of several tags, such as those of docker/metadata-action, any one, or better the digest)`;
	const remedy = FOREIGN.find(([form]) => form.test(text))?.[1];
	if (remedy !== void 0) return `"${text}" is not a name of an image that Assay reads: ${remedy}`;
	if (/^(?:[/~]|\.{1,2}\/)/.test(text)) return `"${text}" is a path; write \`oci:DIR\` for a layout, or \`archive:FILE\` for a file of \`docker save\``;
	if (/^(?:sha256:)?[0-9a-f]{64}$/.test(text)) return `"${text}" names an image but not its registry; write \`registry/repository@sha256:…\``;
}
function parsePlace(text, scheme, what, isThere) {
	const whole = text.slice(scheme.length + 1);
	if (whole.startsWith("//")) return unparsable(`"${text}" must not be a URL; write \`${scheme}:\` and the path`);
	const [, before = whole, digest] = isThere(whole) ? [] : /^(.*)@(\w+:[^/]*)$/.exec(whole) ?? [];
	if (digest !== void 0 && !isDigest(digest)) return unparsable(digestFault(digest));
	const { path, name } = splitName(before, isThere);
	if (path === "") return unparsable(`${scheme}: names no ${what}`);
	if (name === "") return unparsable(`"${text}" has nothing after its last colon; name an image there, or remove the colon`);
	if (name !== void 0 && !NAME.test(name)) return unparsable(`"${name}" is not a name of an image`);
	return parsed({
		path,
		...optional({
			tag: name,
			digest
		})
	});
}
const NAME = /^[A-Za-z0-9][\w.:/+[\]-]{0,299}$/;
/** Splits path and name. If no path exists, the name follows the first colon of the last segment. */
function splitName(text, isThere) {
	for (let end = text.length; end > 0; end = text.lastIndexOf(":", end - 1)) {
		const path = text.slice(0, end);
		if (isThere(path)) return end === text.length ? { path } : {
			path,
			name: text.slice(end + 1)
		};
	}
	const colon = text.indexOf(":", text.lastIndexOf("/") + 1);
	return colon < 1 ? { path: text } : {
		path: text.slice(0, colon),
		name: text.slice(colon + 1)
	};
}
const NAME_MATCHES = [
	"text",
	"image",
	"tag"
];
/** The images with the requested name. Only the best {@link NameMatch} of any image counts. */
function imagesNamed(images, requested, namesOf) {
	for (const kind of NAME_MATCHES) {
		const found = images.filter((image) => namesOf(image).some((name) => nameMatch(requested, name) === kind));
		if (found.length > 0) return found;
	}
	return [];
}
/** How well a name matches the requested one; undefined if it is another name. */
function nameMatch(requested, name) {
	if (requested === name) return "text";
	if (!/[:/]/.test(name)) return void 0;
	const [wanted, found] = [orUndefined(parseReference(requested)), orUndefined(parseReference(name))];
	if (found === void 0) return void 0;
	if (wanted !== void 0 && wanted.registry === found.registry && wanted.path === found.path && wanted.tag === found.tag && (wanted.digest === void 0 || wanted.digest === found.digest)) return "image";
	return found.tag === requested ? "tag" : void 0;
}

export { parseSubject as n, imagesNamed as t };