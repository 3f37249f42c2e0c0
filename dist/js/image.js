import { a as digestFault, i as unparsable, l as isDigest, r as parsed, s as hex } from "./result.js";
import { t as optional } from "./optional.js";

// src/domain/image/image.ts
/** The name of an image for people: `registry/repository`, the layout's folder or the archive's file. */
function imageName({ requested }) {
	switch (requested.kind) {
		case "registry": return repositoryName(requested.reference);
		case "layout": return requested.directory;
		case "archive": return requested.file;
	}
}
/** The tag by which an image was requested, if any. */
function requestedTag({ requested }) {
	return requested.kind === "registry" ? requested.reference.tag : requested.tag;
}
/** `linux/amd64`, `linux/arm/v7`; if that is not unique `windows(10.0.20348)/amd64`, `linux/amd64@sha256:…`. */
function platformName({ os, architecture, variant, osVersion, manifest }) {
	const name = [
		osVersion === void 0 ? os : `${os}(${osVersion})`,
		architecture,
		variant
	].filter(Boolean).join("/");
	return manifest === void 0 ? name : `${name}@${manifest}`;
}
/** The platform as a part of a file name: `linux-amd64`. */
function platformSlug(platform) {
	return platformName(platform).replace(/[^A-Za-z0-9]+/g, "-");
}
/** `registry/path`, without tag and digest. */
function repositoryName(repository) {
	return `${repository.registry}/${repository.path}`;
}
/** `registry/path[:tag]`, without digest. */
function taggedName(reference) {
	const { tag } = reference;
	return repositoryName(reference) + (tag === void 0 ? "" : `:${tag}`);
}
/** `registry/path@sha256:…` */
function pinnedName(repository, digest) {
	return `${repositoryName(repository)}@${digest}`;
}
/** The tag for the referrers in a registry without the referrers API (OCI distribution specification). */
function fallbackTag(digest) {
	return `sha256-${hex(digest)}`;
}
/** A label of a host name, such as `ghcr`. */
const LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?";
const HOST = String.raw`${LABEL}(?:\.${LABEL})*`;
const IPV6 = String.raw`\[[0-9A-Fa-f:]+\]`;
const REGISTRY = new RegExp(`^(?:${HOST}|${IPV6})(?::[0-9]{1,5})?$`);
/** A segment of a repository path, by the OCI distribution specification. */
const SEGMENT = String.raw`[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*`;
const PATH = new RegExp(String.raw`^${SEGMENT}(?:\/${SEGMENT})*$`);
/** Docker Hub, and its name in older programs. Assay uses one name, so that one image does not become two. */
const [HUB, OLD_HUB] = ["docker.io", "index.docker.io"];
const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
/** A name, or a glob for names, with the usual name of Docker Hub. */
function withHubName(name) {
	return name.startsWith(`${OLD_HUB}/`) ? `${HUB}${name.slice(OLD_HUB.length)}` : name;
}
/**
* Reads `registry/path[:tag][@sha256:…]` as docker spells it: without a registry it means Docker Hub, without tag and
* digest it means `latest`. The fault is a sentence.
*/
function parseReference(text) {
	const at = text.indexOf("@");
	const digest = at < 0 ? void 0 : text.slice(at + 1);
	if (digest === "") return unparsable(`"${text}" has nothing after "@": if a step should give the digest, check its \`id\` and the name of its output`);
	if (digest !== void 0 && !isDigest(digest)) return unparsable(digestFault(digest));
	const named = at < 0 ? text : text.slice(0, at);
	const colon = named.lastIndexOf(":");
	const tag = colon > named.lastIndexOf("/") ? named.slice(colon + 1) : void 0;
	if (tag !== void 0 && !TAG.test(tag)) return unparsable(`"${tag}" is not a tag`);
	const repository = parseRepository(tag === void 0 ? named : named.slice(0, colon));
	if (!repository.ok) return repository;
	const usualTag = digest === void 0 ? "latest" : void 0;
	return parsed({
		...repository.value,
		...optional({
			tag: tag ?? usualTag,
			digest
		})
	});
}
function parseRepository(name) {
	const slash = name.indexOf("/");
	const first = slash < 0 ? "" : name.slice(0, slash);
	const hasRegistry = first === "localhost" || /[.:]/.test(first);
	const registry = hasRegistry && first !== OLD_HUB ? first : HUB;
	if (!REGISTRY.test(registry)) return unparsable(`"${registry}" is not a registry host`);
	const rest = hasRegistry ? name.slice(slash + 1) : name;
	const path = registry !== HUB || rest.includes("/") ? rest : `library/${rest}`;
	if (!PATH.test(path)) return unparsable(pathFault(path));
	return parsed({
		registry,
		path
	});
}
function pathFault(path) {
	const lowered = path.toLowerCase();
	return lowered !== path && PATH.test(lowered) ? `"${path}" is not a repository path: write it in lower case, "${lowered}" (\`github.repository\` keeps capital letters)` : `"${path}" is not a repository path (lower-case letters, digits and . _ - / only)`;
}
const SYSTEM = String.raw`([a-z0-9]+)(?:\(([A-Za-z0-9._-]+)\))?`;
const ARCHITECTURE = String.raw`([a-z0-9_-]+)(?:\/([a-z0-9.]+))?`;
const PLATFORM = new RegExp(String.raw`^${SYSTEM}\/${ARCHITECTURE}(?:@(sha256:[0-9a-f]{12,64}))?$`);
/** Reads `os[(version)]/architecture[/variant][@manifest]`, as {@link platformName} writes it. */
function parsePlatform(text) {
	const [, os, osVersion, architecture, variant, manifest] = PLATFORM.exec(text) ?? [];
	if (os === void 0 || architecture === void 0) return unparsable(`"${text}" is not a platform such as linux/amd64`);
	return parsed({
		os,
		architecture,
		...optional({
			variant,
			osVersion,
			manifest
		})
	});
}

export { pinnedName as a, repositoryName as c, withHubName as d, parseReference as i, requestedTag as l, imageName as n, platformName as o, parsePlatform as r, platformSlug as s, fallbackTag as t, taggedName as u };