import { I as hex, N as parsed, P as unparsable, R as isDigest } from "./schemas.js";

// node_modules/leven/index.js
const array = [];
const characterCodeCache = [];
function leven(first, second, options) {
	if (first === second) return 0;
	const maxDistance = options?.maxDistance;
	const swap = first;
	if (first.length > second.length) {
		first = second;
		second = swap;
	}
	let firstLength = first.length;
	let secondLength = second.length;
	while (firstLength > 0 && first.charCodeAt(~-firstLength) === second.charCodeAt(~-secondLength)) {
		firstLength--;
		secondLength--;
	}
	let start = 0;
	while (start < firstLength && first.charCodeAt(start) === second.charCodeAt(start)) start++;
	firstLength -= start;
	secondLength -= start;
	if (maxDistance !== void 0 && secondLength - firstLength > maxDistance) return maxDistance;
	if (firstLength === 0) return maxDistance !== void 0 && secondLength > maxDistance ? maxDistance : secondLength;
	let bCharacterCode;
	let result;
	let temporary;
	let temporary2;
	let index = 0;
	let index2 = 0;
	while (index < firstLength) {
		characterCodeCache[index] = first.charCodeAt(start + index);
		array[index] = ++index;
	}
	while (index2 < secondLength) {
		bCharacterCode = second.charCodeAt(start + index2);
		temporary = index2++;
		result = index2;
		for (index = 0; index < firstLength; index++) {
			temporary2 = bCharacterCode === characterCodeCache[index] ? temporary : temporary + 1;
			temporary = array[index];
			result = array[index] = temporary > result ? temporary2 > result ? result + 1 : temporary2 : temporary2 > temporary ? temporary + 1 : temporary2;
		}
		if (maxDistance !== void 0) {
			let rowMinimum = result;
			for (index = 0; index < firstLength; index++) if (array[index] < rowMinimum) rowMinimum = array[index];
			if (rowMinimum > maxDistance) return maxDistance;
		}
	}
	array.length = firstLength;
	characterCodeCache.length = firstLength;
	return maxDistance !== void 0 && result > maxDistance ? maxDistance : result;
}

// src/domain/nearest.ts
/** The word that a text most likely means, although it is none of the words; undefined if none is near. */
function nearest(text, words) {
	const near = words.map((word) => ({
		word,
		distance: leven(normalized(text), normalized(word))
	})).sort((one, other) => one.distance - other.distance)[0];
	if (near === void 0 || near.distance >= near.word.length) return void 0;
	return near.distance <= Math.max(1, near.word.length / 3) ? near.word : void 0;
}
/** The same text for `fail_on`, `failOn` and `fail-on`. */
function normalized(text) {
	return text.slice(0, 60).replace(/[-_\s]/g, "").toLowerCase();
}

// src/domain/optional.ts
/** The fields that have a value. JSON has no `undefined`, and the types of Assay tell "absent" from "undefined". */
function optional(fields) {
	const present = {};
	for (const key in fields) {
		const value = fields[key];
		if (value !== void 0) present[key] = value;
	}
	return present;
}

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
	if (digest !== void 0 && !isDigest(digest)) return unparsable(`"${digest}" is not a digest of the form sha256:<64 hex digits>`);
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
	if (!PATH.test(path)) return unparsable(`"${path}" is not a repository path (lower-case letters, digits and . _ - / only)`);
	return parsed({
		registry,
		path
	});
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

// src/domain/loopback.ts
/** Whether a text is an https address, or an http address of this machine. */
function isSafeUrl(text) {
	const url = URL.parse(text);
	return url?.protocol === "https:" || url?.protocol === "http:" && isLoopback(url.host);
}
/** Whether `host` or `host:port` is this machine. Plain http is accepted only for this machine. */
function isLoopback(host) {
	const name = host.replace(/:\d+$/, "");
	return name === "localhost" || name === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(name);
}

// src/domain/workflow/event.ts
/**
* Events (`GITHUB_EVENT_NAME`) whose runs may sign. This is the only list: check, gate and approval use it. Two questions
* decide: who can cause such a run, and which commit is it about?
*
* Runs for all other events may not sign:
* - `pull_request*` and `merge_group` are about commits that are not merged.
* - `workflow_run` and `pull_request_target` run with the rights of the default branch, whoever caused them. The same is
*   true for comments, reviews, issues, discussions, wiki pages, stars (`watch`), forks and labels. People without write
*   access can cause many of them.
* - `check_run`, `check_suite`, `status`, `deployment`, `deployment_status`, `registry_package` and similar events come
*   from apps and tokens that may have no right to push.
* - `create` comes with a `push` of the same commit. `delete` is about no commit.
* - `workflow_call` is not the event of a run: a called workflow runs for the event of its caller.
* - An event that GitHub adds later may not sign until it is added here.
*/
const SIGNING = /* @__PURE__ */ new Set([
	"push",
	"workflow_dispatch",
	"repository_dispatch",
	"schedule",
	"release"
]);
/** Events about a change that is not merged. The payload names the base, which the change cannot alter. */
const PROPOSING = /* @__PURE__ */ new Set([
	"pull_request",
	"pull_request_target",
	"pull_request_review",
	"pull_request_review_comment",
	"merge_group"
]);
/** Events for which `GITHUB_SHA` is the last commit of the default branch, whatever commit the job checks out. */
const ON_DEFAULT_BRANCH = /* @__PURE__ */ new Set([
	...[
		"branch_protection_rule",
		"check_run",
		"check_suite",
		"delete",
		"discussion",
		"discussion_comment"
	],
	...[
		"fork",
		"gollum",
		"issue_comment",
		"issues",
		"label",
		"milestone",
		"page_build",
		"project"
	],
	...[
		"project_card",
		"project_column",
		"public",
		"status",
		"watch",
		"workflow_run"
	]
]);
/** Whether runs for this event may sign, push and approve, and whether they may be approved. */
function maySign(event) {
	return SIGNING.has(event);
}
/**
* Whether a run for this event may write to the cache folder for later runs. A person who controls a run that may not sign
* can use any image and any inputs, and on a shared runner the next run may be one that signs.
*/
function mayWriteCache(event) {
	return event === "" || maySign(event);
}
/** The location of the policy for a run for this event. Outside of GitHub there is no event, and the checkout is trusted. */
function policyLocation(event) {
	if (event === "" || maySign(event)) return "checkout";
	if (PROPOSING.has(event)) return "base";
	return ON_DEFAULT_BRANCH.has(event) ? "run" : "default-branch";
}

export { optional as _, isSafeUrl as a, parsePlatform as c, platformName as d, platformSlug as f, withHubName as g, taggedName as h, isLoopback as i, parseReference as l, requestedTag as m, mayWriteCache as n, fallbackTag as o, repositoryName as p, policyLocation as r, imageName as s, maySign as t, pinnedName as u, nearest as v };