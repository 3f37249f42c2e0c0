import { i as __toESM } from "./rolldown-runtime.js";
import { i as fault, s as codeOf, t as AssayError, u as messageOf } from "./reason.js";
import { n as plain } from "./text.js";
import { t as lookUp } from "./look-up.js";
import { c as hexOf, i as unparsable, l as isDigest, n as orUndefined, r as parsed, s as hex, t as orThrow } from "./result.js";
import { o as isSeverity } from "./finding.js";
import { C as strictObject, O as unknown, S as record, b as object, d as array, f as boolean, g as literal, w as string, y as number } from "./schemas.js";
import { n as datetime } from "./iso.js";
import { t as optional } from "./optional.js";
import { a as pinnedName, c as repositoryName, i as parseReference } from "./image.js";
import { a as retry, n as TryAgain, t as BOUNDS } from "./retry.js";
import { c as parseJson, l as parseJsonAs, s as statementKind, t as PREDICATE_TYPES, u as firstIssue } from "./in-toto.js";
import { S as MEDIA, a as PREDICATE_ANNOTATION, i as ENVELOPE_ANNOTATION, o as annotationsIn, t as CREATED_ANNOTATION, u as parseBundleReferrer, x as parseManifest } from "./oci-referrer.js";
import { n as digestFile, t as toolFullDisk } from "./tool-full-disk.js";
import { n as TRIVY } from "./cyclonedx.js";
import { a as operatingSystemsOf, d as purlType, n as distributionOf } from "./cyclonedx-packages.js";
import { n as giveTurn } from "./turns.js";
import { i as successOf, n as lastLines, t as withOwnFolders } from "./own-folders.js";
import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { join } from "node:path";
import { copyFile, link, mkdir, mkdtemp, open, readFile, readdir, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";

// src/stages/shared/concurrently.ts
/** Maps items to results in the same order, at most `limit` at a time. After the first fault, no further item is started. */
async function concurrently(items, limit, work) {
	const results = new Array(items.length);
	const queue = items.entries();
	let failed = false;
	const worker = async () => {
		for (const [at, item] of queue) {
			if (failed) return;
			results[at] = await work(item).catch((error) => {
				failed = true;
				throw error;
			});
		}
	};
	await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
	return results;
}
/**
* Does work that changes something for each item, at most `limit` at a time, and for the last item when the others have
* ended. After the first fault, no further item is started. It is thrown when everything that was started has ended,
* because what cleans up must not meet it.
*/
async function concurrentlyLastAlone(items, limit, work) {
	const numbered = [...items.entries()];
	let fault;
	const guarded = async ([at, item]) => {
		if (fault !== void 0) return;
		try {
			await work(item, at);
		} catch (thrown) {
			fault ??= { thrown };
		}
	};
	await concurrently(numbered.slice(0, -1), limit, guarded);
	await concurrently(numbered.slice(-1), 1, guarded);
	if (fault !== void 0) throw fault.thrown;
}
/**
* Runs what several callers ask for: at most `limit` at a time, in the order in which it was asked for. After the first
* fault nothing more is started, and whoever waits gets the same fault.
*/
var Lanes = class {
	#free;
	#waiting = [];
	#fault;
	constructor(limit) {
		this.#free = limit;
	}
	async run(work) {
		if (this.#fault !== void 0) throw this.#fault.thrown;
		if (this.#free > 0) this.#free -= 1;
		else await new Promise((start, refuse) => this.#waiting.push({
			start,
			refuse
		}));
		try {
			return await work();
		} catch (error) {
			this.#fault ??= { thrown: error };
			for (const { refuse } of this.#waiting.splice(0)) refuse(error);
			throw error;
		} finally {
			const next = this.#waiting.shift();
			if (next === void 0) this.#free += 1;
			else next.start();
		}
	}
};

// src/stages/shared/bytes.ts
/** The chunks of a stream of bytes. A stream of anything else is a programming error. */
async function* bytesOf(stream) {
	for await (const chunk of stream) {
		if (!(chunk instanceof Uint8Array)) throw new TypeError("a stream of bytes was expected");
		yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
	}
}

// src/stages/verify/newest-bundles.ts
/** How many bundles of a kind are read, the newest by their annotation, beside those that a summary names. */
const NEWEST = 60;
/** How many verified summaries, the newest by their signed time, name bundles that are read at any age. */
const MOST_NAMING_SUMMARIES = 100;
/** More bundles of a kind than this on one digest are refused: one a day for five years. */
const MAX_OF_A_KIND = 2e3;
/**
* Reads every verification summary, then the bundles that the newest summaries name, and the newest of every other kind.
* The time of attachment is only an annotation, so anyone who may push can make fake bundles look newer than valid ones.
* Such fakes can hide a statement, which is then missing. They can never hide the newest summary, which decides what counts.
*/
function selectBySummary(summaryOf) {
	return {
		newestLimit: (type) => isSummary(type) || statementKind(type) === void 0 ? void 0 : NEWEST,
		totalLimit: (type) => isSummary(type) ? MAX_OF_A_KIND : void 0,
		namedBy(values) {
			const newest = values.map(summaryOf).filter((summary) => summary !== void 0).toSorted((a, b) => timeOf(b) - timeOf(a)).slice(0, MOST_NAMING_SUMMARIES);
			return new Set(newest.flatMap(({ inputs }) => inputs));
		}
	};
}
/** All bundles of Assay's kinds, for a gate without a summary that decides what counts. */
const ALL_OF_ASSAY = {
	newestLimit: () => void 0,
	totalLimit: (type) => statementKind(type) === void 0 ? void 0 : MAX_OF_A_KIND,
	namedBy: () => /* @__PURE__ */ new Set()
};
/** All bundles, or none if there are too many. */
const ALL_BUNDLES = {
	newestLimit: () => void 0,
	totalLimit: () => void 0,
	namedBy: () => /* @__PURE__ */ new Set()
};
function isSummary(predicateType) {
	return predicateType === PREDICATE_TYPES.summary;
}
function timeOf({ timeVerified }) {
	return Date.parse(timeVerified) || 0;
}
/** Separates the candidates that are always read from those of which only the newest are read. */
function splitCandidates(candidates, selection) {
	const isLimited = ({ predicateType }) => predicateType !== void 0 && selection.newestLimit(predicateType) !== void 0;
	return {
		always: candidates.filter((candidate) => !isLimited(candidate)),
		newestOnly: candidates.filter(isLimited)
	};
}
/**
* The limit that the candidates exceed, if any. A kind may have its own limit. All other candidates share `most`, and each
* kind with its own limit counts as one of them.
*/
function limitExceeded(candidates, { totalLimit, newestLimit }, most) {
	const limitOf = (type) => type === void 0 ? void 0 : totalLimit(type) ?? newestLimit(type);
	const readable = candidates.filter((candidate) => !("why" in candidate));
	const kinds = Map.groupBy(readable, ({ predicateType: type }) => limitOf(type) === void 0 ? "" : type);
	const withoutLimit = kinds.get("")?.length ?? 0;
	const limited = [...kinds.keys()].filter((type) => type !== "");
	if (withoutLimit > 0 && withoutLimit + limited.length > most) return most;
	for (const type of limited) {
		const limit = type === void 0 ? void 0 : totalLimit(type);
		if (limit !== void 0 && (kinds.get(type)?.length ?? 0) > limit) return limit;
	}
}
/**
* Selects the named candidates, at any age, and the newest of each kind. Any number of candidates can claim the envelope
* that a summary names, so of them too only the newest of each kind are selected.
*/
function selectNewest(candidates, named, selection) {
	const claimOf = ({ referrer, envelope = "" }) => named.has(referrer) ? "named" : named.has(envelope) ? "claims" : "unnamed";
	const { named: selected = [], claims = [], unnamed = [] } = Object.groupBy(candidates, claimOf);
	const older = [];
	for (const group of [claims, unnamed]) for (const [type = "", ofKind] of Map.groupBy(group, ({ predicateType }) => predicateType)) {
		const byAge = ofKind.toSorted((a, b) => ageOf(a) - ageOf(b));
		const limit = selection.newestLimit(type) ?? byAge.length;
		selected.push(...byAge.slice(0, limit));
		older.push(...byAge.slice(limit));
	}
	return {
		selected,
		older
	};
}
/** A newer candidate has a lower value. A candidate without a time counts as the oldest. */
function ageOf({ created = "" }) {
	const at = Date.parse(created);
	return Number.isNaN(at) ? Number.POSITIVE_INFINITY : -at;
}

// src/stages/verify/bundles.ts
/** More bundles than this on one digest are refused, unless a {@link BundleSelection} has its own limit. */
const MAX_BUNDLES = 300;
/** The most referrers without a predicate type. Their manifests must be read: many registries list no type or a wrong one. */
const MAX_UNTYPED = 5e3;
/** The most entries of a list of referrers: as many as a fallback tag of the greatest size has. */
const MAX_REFERRERS = 2e4;
/** Greatest size of a bundle, in bytes. The SBOM of a large image has about 5 MB. */
const MAX_BUNDLE_BYTES = 67108864;
/** Greatest size of all bundles of one digest together, in bytes. */
const MAX_TOTAL_BYTES = 268435456;
/** A bundle of at least this size is read alone: parsed, it needs several times its size in memory. */
const LARGE_BYTES = 4194304;
/** Longest time for one bundle, in milliseconds, also if bytes still arrive slowly. */
const BUNDLE_LIMIT_MS = 12e4;
const AT_ONCE = 6;
/** How often the list is read, if statements in it are removed before they are read. */
const LISTINGS = 4;
/**
* Reads the bundles that are attached to a digest. Referrers that are no bundle, or whose predicate type is not wanted,
* are ignored. If a listed bundle does not exist and the registry no longer lists it, another run has just replaced it, and
* all is read again. Throws `too-many-referrers` if there are more than Assay reads, and the registry's faults.
*/
async function readBundles(world, repository, subject, reading) {
	for (let listing = 1;; listing += 1) {
		const bundles = await readListed(world, repository, subject, reading);
		const gone = bundles.flatMap((one) => "isGone" in one && one.isGone ? [one.referrer] : []);
		if (gone.length === 0 || listing === LISTINGS) return bundles;
		const listed = await bundleReferrers(world, repository, subject, reading.isWanted);
		const stillListed = new Set(listed.map(({ digest }) => digest));
		if (gone.every((referrer) => stillListed.has(referrer))) return bundles;
	}
}
/** Reads each bundle of the list once. */
async function readListed(world, repository, subject, { isWanted, use, selection = ALL_BUNDLES }) {
	const found = [];
	const listed = await bundleReferrers(world, repository, subject, isWanted, ({ name, why }) => found.push({
		referrer: name,
		unreadable: why
	}));
	const open = async (some) => {
		return (await concurrently(some, AT_ONCE, (candidate) => layerOf(world, repository, candidate, isWanted))).filter((layer) => layer !== void 0);
	};
	const read = (layers) => readLayers(world, repository, layers, use);
	const candidates = listed.map(candidateOf);
	const untyped = candidates.filter(({ predicateType }) => predicateType === void 0);
	if (untyped.length > MAX_UNTYPED) throw tooMany(repository, subject, `more than ${MAX_UNTYPED} referrers`);
	const opened = await open(untyped);
	const all = [...candidates.filter(({ predicateType }) => predicateType !== void 0), ...opened];
	const limit = limitExceeded(all, selection, MAX_BUNDLES);
	if (limit !== void 0) throw tooMany(repository, subject, `more than ${limit} bundles`);
	const { always, newestOnly } = splitCandidates(all, selection);
	const { within, beyond } = withinBytes(await open(always));
	if (beyond.length > 0) throw tooMany(repository, subject, `more than ${MAX_TOTAL_BYTES} bytes of bundles`);
	found.push(...await read(within));
	const named = selection.namedBy(found.flatMap((one) => "value" in one ? [one.value] : []));
	const { selected, older } = selectNewest(newestOnly, named, selection);
	const rest = withinBytes(await open(selected), MAX_TOTAL_BYTES - sizeOf(within));
	found.push(...await read(rest.within));
	return [...found, ...[...older, ...rest.beyond].map(({ referrer }) => ({
		referrer,
		older: true
	}))];
}
function sizeOf(layers) {
	return layers.reduce((sum, { layer }) => sum + (layer?.size ?? 0), 0);
}
/** Separates the first layers that fit into `room` bytes from the others. */
function withinBytes(layers, room = MAX_TOTAL_BYTES) {
	let sum = 0;
	const fits = layers.map(({ layer }) => {
		sum += layer?.size ?? 0;
		return sum <= room;
	});
	return {
		within: layers.filter((_, at) => fits[at]),
		beyond: layers.filter((_, at) => !fits[at])
	};
}
async function readLayers(world, repository, layers, use) {
	const read = (one) => readOne(world, repository, one, use);
	const isLarge = ({ layer }) => (layer?.size ?? 0) >= LARGE_BYTES;
	return [...await concurrently(layers.filter((one) => !isLarge(one)), AT_ONCE, read), ...await concurrently(layers.filter(isLarge), 1, read)];
}
/** The referrers of a digest that may be bundles with a wanted predicate, by the registry's list. */
function bundleReferrers(world, repository, subject, isWanted, unreadable = () => void 0) {
	const mayBe = (one) => {
		const predicateType = one.annotations?.[PREDICATE_ANNOTATION];
		return !isOtherType(one) && (predicateType === void 0 || isWanted(predicateType));
	};
	return world.registry.referrers(repository, subject, MAX_REFERRERS, mayBe, (one) => {
		if (mayBe(one)) unreadable(one);
	});
}
/** Whether a referrer is listed with another type. Registries list bundles with the type of their empty configuration, or without a type. */
function isOtherType({ artifactType }) {
	return ![
		void 0,
		"",
		MEDIA.bundle,
		MEDIA.empty
	].includes(artifactType);
}
function candidateOf({ digest: referrer, annotations }) {
	return {
		referrer,
		...claimsIn(annotations)
	};
}
/** What annotations say about a bundle. */
function claimsIn(annotations = {}) {
	const { [CREATED_ANNOTATION]: created, [ENVELOPE_ANNOTATION]: envelope } = annotations;
	const { [PREDICATE_ANNOTATION]: predicateType } = annotations;
	return {
		...predicateType && { predicateType },
		...created && { created },
		...envelope && { envelope }
	};
}
function tooMany(repository, subject, what) {
	const message = `${what} are attached to ${pinnedName(repository, subject)}, which is more than Assay reads; delete those that are not needed`;
	return fault("too-many-referrers", "attest", message);
}
/** Undefined if the referrer is not a bundle, or its predicate type is not wanted. */
async function layerOf(world, repository, candidate, isWanted) {
	if ("layer" in candidate || "why" in candidate) return candidate;
	const { referrer } = candidate;
	const manifest = await orBroken(world.registry.resolve({
		...repository,
		digest: referrer
	}));
	if ("broken" in manifest) return {
		...candidate,
		why: manifest.broken,
		isGone: manifest.isGone
	};
	const bundle = parseBundleReferrer(manifest.bytes);
	if (!bundle.ok) return void 0;
	const { layer, predicateType } = bundle.value;
	if (predicateType !== void 0 && !isWanted(predicateType)) return void 0;
	const known = {
		referrer,
		...claimsIn(annotationsIn(manifest.bytes))
	};
	if (layer.size <= MAX_BUNDLE_BYTES) return {
		...known,
		layer
	};
	return {
		...known,
		why: `a bundle of ${layer.size} bytes, at most ${MAX_BUNDLE_BYTES} are read`
	};
}
async function readOne(world, repository, { referrer, ...content }, use) {
	const { predicateType } = content;
	if (content.layer === void 0) return unreadable(referrer, content.why, content.isGone, predicateType);
	const { layer } = content;
	const bytes = await orBroken(world.registry.blob(repository, layer).then((stream) => readAll(stream, layer, repository)));
	return "broken" in bytes ? unreadable(referrer, bytes.broken, bytes.isGone, predicateType) : {
		referrer,
		value: use(bytes)
	};
}
function unreadable(referrer, why, isGone = false, predicateType) {
	return {
		referrer,
		unreadable: why,
		isGone,
		...predicateType && { predicateType }
	};
}
/** A missing or wrong blob makes only this referrer unreadable. Every other fault of the registry is thrown. */
async function orBroken(reading) {
	try {
		return await reading;
	} catch (error) {
		if (!(error instanceof AssayError)) throw error;
		const codes = new Set(error.reasons.map(({ code }) => code));
		const isGone = codes.delete("image-not-found");
		codes.delete("image-invalid");
		if (codes.size > 0) throw error;
		return {
			broken: error.message,
			isGone
		};
	}
}
async function readAll(stream, blob, { registry }) {
	const late = fault("registry-unavailable", "attest", `${registry} did not send the blob ${blob.digest} within ${BUNDLE_LIMIT_MS / 1e3} s`);
	const timer = setTimeout(() => stream.destroy(late), BUNDLE_LIMIT_MS);
	try {
		return Buffer.concat(await Array.fromAsync(bytesOf(stream)));
	} finally {
		clearTimeout(timer);
	}
}

// src/domain/evidence/advisory-source.ts
const LANGUAGES$1 = new Map([
	[
		"npm",
		"semver",
		[
			"npm",
			"yarn",
			"pnpm",
			"bun",
			"node-pkg",
			"javascript"
		]
	],
	[
		"pip",
		"pep440",
		[
			"pip",
			"pipenv",
			"poetry",
			"uv",
			"pylock",
			"python-pkg"
		]
	],
	[
		"maven",
		"maven",
		[
			"jar",
			"pom",
			"gradle",
			"sbt"
		]
	],
	[
		"go",
		"dotted",
		["gobinary", "gomod"]
	],
	[
		"rubygems",
		"gem",
		["bundler", "gemspec"]
	],
	[
		"cargo",
		"dotted",
		["cargo", "rustbinary"]
	],
	[
		"composer",
		"dotted",
		["composer", "composer-vendor"]
	],
	[
		"nuget",
		"dotted",
		[
			"nuget",
			"dotnet-core",
			"packages-props"
		]
	],
	[
		"pub",
		"dotted",
		["pub"]
	],
	[
		"erlang",
		"dotted",
		["hex"]
	],
	[
		"conan",
		"dotted",
		["conan"]
	],
	[
		"swift",
		"dotted",
		["swift"]
	],
	[
		"cocoapods",
		"gem",
		["cocoapods"]
	],
	[
		"bitnami",
		"semver",
		["bitnami"]
	],
	[
		"k8s",
		"dotted",
		["kubernetes"]
	],
	[
		"julia",
		"dotted",
		["julia"]
	]
].flatMap(([ecosystem, scheme, types]) => types.map((type) => [type, {
	ecosystem,
	scheme
}])));
/** The advisories that trivy uses for packages of one of its types. Undefined if it has none, as for conda. */
function languageSource(type) {
	return LANGUAGES$1.get(type);
}
/** The name that advisories of an ecosystem use for a package. */
function advisoryName({ ecosystem }, name) {
	switch (ecosystem) {
		case "pip": return name.toLowerCase().replaceAll("_", "-");
		case "swift": return name.replace(/^https:\/\//, "").replace(/\.git$/, "");
		case "go":
		case "cocoapods":
		case "julia": return name;
		default: return name.toLowerCase();
	}
}
const BY_RELEASE = {
	alpine: (release) => ({
		name: `alpine ${minor(release)}`,
		scheme: "apk"
	}),
	wolfi: () => ({
		name: "wolfi",
		scheme: "apk"
	}),
	chainguard: () => ({
		name: "chainguard",
		scheme: "apk"
	}),
	minimos: () => ({
		name: "minimos",
		scheme: "apk"
	}),
	debian: (release) => ({
		name: `debian ${major(release)}`,
		scheme: "deb"
	}),
	ubuntu: (release) => ({
		name: `ubuntu ${release}`,
		scheme: "deb"
	}),
	echo: () => ({
		name: "echo",
		scheme: "deb"
	}),
	alma: (release) => rpm(`alma ${major(release)}`),
	rocky: (release) => rpm(`rocky ${major(release)}`),
	oracle: (release) => rpm(`Oracle Linux ${major(release)}`),
	amazon: (release) => rpm(`amazon linux ${amazon(release)}`),
	azurelinux: (release) => rpm(`Azure Linux ${minor(release)}`),
	"cbl-mariner": (release) => rpm(`CBL-Mariner ${minor(release)}`),
	photon: (release) => rpm(`Photon OS ${release}`),
	sles: (release) => rpm(`SUSE Linux Enterprise ${release}`),
	slem: (release) => rpm(`SUSE Linux Enterprise Micro ${release}`),
	"opensuse-leap": (release) => rpm(`openSUSE Leap ${release}`),
	"opensuse-tumbleweed": () => rpm("openSUSE Tumbleweed"),
	bottlerocket: () => rpm("bottlerocket"),
	redhat: redHat,
	centos: redHat
};
/**
* The advisories that trivy uses for a distribution. Undefined if it has none, as for Fedora. Does not check whether the
* database has that source.
*/
function systemSource(family, release) {
	return lookUp(BY_RELEASE, family)?.(release);
}
/** The `ID` values in os-release of the distributions to which the advisories of a trivy family apply. */
const IDS = {
	alma: ["almalinux"],
	amazon: ["amzn"],
	azurelinux: ["azurelinux"],
	"cbl-mariner": ["mariner"],
	oracle: ["ol"],
	redhat: ["rhel"],
	slem: [
		"sle-micro",
		"sl-micro",
		"sle-micro-rancher"
	],
	"opensuse-leap": ["opensuse", "opensuse-leap"]
};
/** Whether a distribution with this `ID` is the family itself, and not a distribution derived from it. */
function isSameDistribution(family, id) {
	return (lookUp(IDS, family) ?? [family]).includes(id.toLowerCase());
}
/** The release of the packages. For alpine, the release of the image's package repositories has priority. */
function releaseOf(family, name, repository) {
	const [repositoryFamily, release] = repository?.split("/") ?? [];
	return family === "alpine" && repositoryFamily === family && release ? release : name;
}
const REPOSITORIES = {
	6: ["rhel-6-server-rpms", "rhel-6-server-extras-rpms"],
	7: ["rhel-7-server-rpms", "rhel-7-server-extras-rpms"],
	8: ["rhel-8-for-x86_64-baseos-rpms", "rhel-8-for-x86_64-appstream-rpms"],
	9: ["rhel-9-for-x86_64-baseos-rpms", "rhel-9-for-x86_64-appstream-rpms"]
};
/** For a package that does not name its repositories, trivy uses the repositories of the release. */
function redHat(release) {
	return {
		...rpm("Red Hat"),
		repositories: lookUp(REPOSITORIES, major(release)) ?? []
	};
}
function rpm(name) {
	return {
		name,
		scheme: "rpm"
	};
}
function amazon(release) {
	const year = major(release.trim().split(/\s+/)[0] ?? "");
	return [
		"2",
		"2022",
		"2023"
	].includes(year) ? year : "1";
}
/** `12` of `12.11` */
function major(release) {
	return release.split(".")[0] ?? "";
}
/** `3.22` of `3.22.1` */
function minor(release) {
	return release.split(".").slice(0, 2).join(".");
}

// src/domain/evidence/canaries.ts
/**
* Packages that are known to be vulnerable for years, by ecosystem. A server that finds nothing in them has no advisories
* for the ecosystem, or does not compare.
*/
const LANGUAGES = [
	["npm", [
		"pkg:npm/lodash@4.17.20",
		"pkg:npm/minimist@1.2.5",
		"pkg:npm/axios@0.21.0"
	]],
	["pip", [
		"pkg:pypi/requests@2.19.0",
		"pkg:pypi/jinja2@2.10",
		"pkg:pypi/urllib3@1.24.1"
	]],
	["jar", ["pkg:maven/org.apache.logging.log4j/log4j-core@2.14.0", "pkg:maven/org.yaml/snakeyaml@1.25"]],
	["gobinary", ["pkg:golang/stdlib@v1.20.0", "pkg:golang/golang.org/x/net@v0.1.0"]],
	["gemspec", ["pkg:gem/rack@2.0.1", "pkg:gem/nokogiri@1.8.0"]],
	["cargo", ["pkg:cargo/smallvec@0.6.0", "pkg:cargo/time@0.1.40"]],
	["composer", ["pkg:composer/guzzlehttp/guzzle@6.0.0", "pkg:composer/twig/twig@1.0.0"]],
	["nuget", ["pkg:nuget/Newtonsoft.Json@12.0.1", "pkg:nuget/System.Text.Encodings.Web@4.5.0"]],
	["pub", ["pkg:pub/http@0.13.0", "pkg:pub/dio@4.0.0"]],
	["hex", ["pkg:hex/plug@1.0.0", "pkg:hex/phoenix@1.0.0"]],
	["swift", ["pkg:swift/github.com/vapor/vapor@4.0.0", "pkg:swift/github.com/apple/swift-nio-http2@1.0.0"]]
];
/** Packages of which every distribution has had advisories. Version 0 is before every fix. */
const OF_SYSTEMS = [
	"openssl",
	"nginx",
	"curl",
	"bash",
	"glibc",
	"zlib",
	"expat",
	"busybox",
	"libxml2",
	"sqlite"
];
/** The packages of all ecosystems. */
const LANGUAGE_CANARIES = LANGUAGES.flatMap(([type, purls]) => {
	const source = languageSource(type);
	return source === void 0 ? [] : purls.map((purl) => ({
		kind: "ecosystem",
		source: source.ecosystem,
		purl
	}));
});
/** The packages of a release of a distribution. Empty if trivy has no advisories for the distribution. */
function systemCanaries(family, release) {
	const source = systemSource(family, release);
	if (source === void 0) return [];
	const { scheme } = source;
	const version = scheme === "rpm" ? "0-0" : "0";
	return OF_SYSTEMS.map((name) => ({
		kind: "system",
		source: source.name,
		purl: `pkg:${scheme}/${family}/${name}@${version}?distro=${family}-${release}`
	}));
}

// src/formats/sbom/cyclonedx-added.ts
/** The document with more packages. Those of the distribution belong to its operating system. */
function withAddedPackages(bom, added) {
	const system = bom.components.find(({ type }) => type === "operating-system")?.["bom-ref"];
	const ofSystem = added.flatMap(({ ref, isSystem }) => isSystem ? ref : []);
	const others = bom.dependencies.filter(({ ref }) => ref !== system);
	const installed = bom.dependencies.find(({ ref }) => ref === system)?.dependsOn ?? [];
	return {
		...bom,
		components: [...bom.components, ...added.map(componentOf)],
		dependencies: system === void 0 ? bom.dependencies : [...others, {
			ref: system,
			dependsOn: [...installed, ...ofSystem]
		}]
	};
}
function componentOf({ ref, purl, isSystem }) {
	const [, path = "", version = ""] = /^pkg:[^/]+\/(.*)@([^@?]*)/.exec(purl) ?? [];
	const at = path.lastIndexOf("/");
	const group = at < 0 || isSystem ? {} : { group: path.slice(0, at) };
	const properties = [{
		name: `${TRIVY}PkgID`,
		value: ref
	}];
	return {
		"bom-ref": ref,
		type: "library",
		...group,
		name: path.slice(at + 1),
		version,
		purl,
		properties
	};
}

// src/stages/scan/server-question.ts
/**
* The SBOM with packages that are known to be vulnerable, for a trivy server: nothing else shows that what answers for
* this SBOM has advisories. Their names in the document are new each time. So no other answer can be taken for this one,
* and two runs with the same packages do not disturb one another: a server keeps what it scans under its hash, and each
* client removes it at its end. What the server cannot show counts as not there: the repositories of Red Hat.
*/
function withCanaries(bom, host) {
	const id = randomUUID();
	const canaries = new Map(canariesFor(bom).map((canary, at) => [`canary-${id}-${at}`, canary]));
	const added = [...canaries].map(([ref, { kind, purl }]) => ({
		ref,
		purl,
		isSystem: kind === "system"
	}));
	return {
		bom: withAddedPackages(bom, added),
		read: (report) => answerIn(report, canaries, host)
	};
}
function canariesFor(bom) {
	const [system, ...others] = operatingSystemsOf(bom);
	if (system === void 0 || others.length > 0) return LANGUAGE_CANARIES;
	const release = releaseOf(system.name, system.version, distributionOf(bom).repository);
	return [...LANGUAGE_CANARIES, ...systemCanaries(system.name, release)];
}
/** Throws `database-unavailable` if nothing was found in any of these canaries: then it is no answer to this question, or there are no advisories. */
function answerIn(report, canaries, host) {
	const found = new Set(report.vulnerabilities.flatMap(({ ref }) => canaries.get(ref) ?? []));
	if (report.server === void 0 || found.size === 0) throw fault("database-unavailable", "scan", `the trivy server ${host} finds nothing in packages that are known to be vulnerable, so what it does not find proves nothing`);
	const shown = (kind) => new Set([...found].flatMap((canary) => canary.kind === kind ? canary.source : []));
	const [systems, ecosystems] = [shown("system"), shown("ecosystem")];
	const packages = report.packages.filter(({ ref }) => !canaries.has(ref));
	return {
		database: report.server.database,
		report: {
			...report,
			packages,
			osPackages: packages.filter(({ isSystem }) => isSystem).length,
			vulnerabilities: report.vulnerabilities.filter(({ ref }) => !canaries.has(ref))
		},
		sources: {
			has: (source) => systems.has(source),
			hasEcosystem: (ecosystem) => ecosystems.has(ecosystem),
			hasAdvisories: async () => true,
			knowsRepository: async () => false
		}
	};
}

// src/formats/tools/trivy-report.ts
const text = string().default("");
const score = number().default(0);
const VulnerabilitySchema = object({
	VulnerabilityID: string().min(1),
	PkgName: string().min(1),
	InstalledVersion: text,
	FixedVersion: text,
	Severity: string(),
	Title: text,
	PrimaryURL: text,
	PkgIdentifier: object({
		PURL: string().optional(),
		BOMRef: text
	}).default({ BOMRef: "" }),
	PkgPath: text,
	Layer: object({ DiffID: text }).default({ DiffID: "" }),
	VendorIDs: array(string()).nullish(),
	PublishedDate: datetime({ offset: true }).nullish(),
	CVSS: record(string(), object({
		V3Score: score,
		V40Score: score
	})).nullish()
});
const ReportSchema = object({
	SchemaVersion: literal(2),
	ArtifactType: literal("cyclonedx"),
	Metadata: object({ OS: object({
		Family: string(),
		Name: text,
		EOSL: boolean().default(false)
	}).optional() }).default({}),
	Trivy: object({ Server: object({
		Version: text,
		VulnerabilityDB: unknown().optional()
	}).optional() }).default({}),
	Results: array(object({
		Target: text,
		Type: text,
		Class: text,
		Packages: array(object({
			Name: text,
			FilePath: text,
			Identifier: object({ BOMRef: text }).default({ BOMRef: "" })
		})).nullish(),
		Vulnerabilities: array(VulnerabilitySchema).nullish()
	})).nullish()
});
/** Reads the JSON report of `trivy sbom`. The fault is a sentence. */
function parseTrivyReport(json) {
	let document;
	try {
		document = JSON.parse(json);
	} catch {
		return unparsable(json.trim() === "" ? "the report is empty" : "the report is not complete JSON");
	}
	const { success, data, error } = ReportSchema.safeParse(document);
	if (!success) return unparsable(`the report has another form than expected (${firstIssue(error)})`);
	const results = data.Results ?? [];
	const os = data.Metadata.OS;
	const packages = results.flatMap((result) => (result.Packages ?? []).map(({ Name, FilePath, Identifier }) => {
		const path = pathOf(FilePath, result);
		return {
			ref: Identifier.BOMRef,
			name: Name,
			type: result.Type,
			isSystem: result.Class === "os-pkgs",
			...optional({ path })
		};
	}));
	const { Server: server } = data.Trivy;
	const database = server && databaseMetadata(server.VulnerabilityDB, 2);
	return parsed({
		...server && database?.ok && { server: {
			version: server.Version,
			database: database.value
		} },
		...os === void 0 || os.Family === "" || os.Family === "none" ? {} : { os: {
			family: os.Family,
			name: os.Name,
			endOfLife: os.EOSL
		} },
		osPackages: packages.filter(({ isSystem }) => isSystem).length,
		packages,
		vulnerabilities: results.flatMap((result) => (result.Vulnerabilities ?? []).map((found) => ({
			ref: found.PkgIdentifier.BOMRef,
			finding: toVulnerability(found, pathOf(found.PkgPath, result))
		})))
	});
}
/** Types whose packages have their own files. Their target is a name such as `Node.js`, and no file. */
const WITHOUT_LIST = /* @__PURE__ */ new Set([
	"node-pkg",
	"python-pkg",
	"conda-pkg",
	"gemspec",
	"jar"
]);
/** The file that shows a package: its own, or the one that lists it. A distribution's package has none. */
function pathOf(ownFile, result) {
	if (ownFile !== "") return ownFile;
	return result.Class === "lang-pkgs" && !WITHOUT_LIST.has(result.Type) && result.Target !== "" ? result.Target : void 0;
}
function toVulnerability(found, path) {
	const purl = found.PkgIdentifier.PURL;
	const type = purl && purlType(purl);
	const aliases = found.VendorIDs ?? [];
	const cvss = Math.max(0, ...Object.values(found.CVSS ?? {}).flatMap((by) => [by.V3Score, by.V40Score]));
	return {
		id: found.VulnerabilityID,
		severity: severityOf(found.Severity),
		...aliases.length === 0 ? {} : { aliases },
		package: found.PkgName,
		version: found.InstalledVersion,
		...optional({ purl }),
		...type ? { type } : {},
		...path === void 0 ? {} : { paths: [path] },
		...isDigest(found.Layer.DiffID) ? { layers: [found.Layer.DiffID] } : {},
		...cvss > 0 ? { cvss } : {},
		...found.PublishedDate ? { published: found.PublishedDate } : {},
		...found.FixedVersion === "" ? {} : { fixedIn: found.FixedVersion },
		...found.Title === "" ? {} : { title: found.Title },
		...found.PrimaryURL.startsWith("https://") ? { url: found.PrimaryURL } : {}
	};
}
function severityOf(name) {
	const severity = name.toLowerCase();
	return isSeverity(severity) ? severity : "unknown";
}
const DatabaseSchema = object({
	Version: literal(2),
	UpdatedAt: datetime({ offset: true }),
	NextUpdate: datetime({ offset: true }),
	DownloadedAt: datetime({ offset: true }).optional()
});
/**
* Reads `metadata.json` of a vulnerability database (schema 2) or Java database (schema 1). The fault is the end of a
* sentence that begins with the name of the file.
*/
function parseDatabaseMetadata(json, schema) {
	const document = parseJson(json);
	return document.ok ? databaseMetadata(document.value, schema) : document;
}
function databaseMetadata(document, schema) {
	const { success, data, error } = DatabaseSchema.extend({ Version: literal(schema) }).safeParse(document);
	if (!success) return unparsable(`has another form than expected (${firstIssue(error)})`);
	const { UpdatedAt, NextUpdate, DownloadedAt } = data;
	const downloaded = DownloadedAt === void 0 || DownloadedAt.startsWith("0001-") ? {} : { downloadedAt: DownloadedAt };
	return parsed({
		updatedAt: UpdatedAt,
		nextUpdate: NextUpdate,
		...downloaded
	});
}

// src/stages/scan/trivy-command.ts
/** Reports of large images: 20 MB for 5000 packages with many findings. */
const OUTPUT_LIMIT_BYTES = 268435456;
/** trivy has its own time limit of 5 minutes. It is set a little later than ours, so that ours applies. */
const GRACE_MS = 5e3;
/**
* A call of trivy that files around it cannot change. It gets a working folder of its own, and an explicit empty configuration
* and ignore file: trivy would load such files of the author of a pull request from the working folder.
*/
async function trivyCommand(world, call) {
	const trivy = await world.tools.acquire("trivy");
	const cwd = await world.workspace.folder("trivy");
	const [config, ignore] = [join(cwd, "config.yaml"), join(cwd, "ignore")];
	await Promise.all([writeFile(config, ""), writeFile(ignore, "")]);
	const cache = call.cacheDir ?? join(cwd, "cache");
	if (call.cacheDir === void 0) await mkdir(cache, { mode: 448 });
	const { view } = call;
	const fixed = [
		...[
			"--config",
			config,
			"--ignorefile",
			ignore
		],
		...["--cache-dir", cache],
		...["--timeout", `${Math.ceil((call.timeoutMs + GRACE_MS) / 1e3)}s`],
		...[
			"--skip-version-check",
			"--disable-telemetry",
			"--no-progress"
		],
		...call.quiet === false ? [] : ["--quiet"]
	];
	return {
		tool: "trivy",
		file: trivy.path,
		args: [...call.args, ...fixed],
		cwd,
		env: {
			...await withOwnFolders(world.workspace.environment, cwd),
			...call.env
		},
		timeoutMs: call.timeoutMs,
		maxOutputBytes: OUTPUT_LIMIT_BYTES,
		view: call.cacheDir === void 0 ? {
			...view,
			writes: [...view.writes ?? [], cache]
		} : view
	};
}

// src/stages/scan/trivy-sbom.ts
const SCAN_LIMIT_MS = 6e5;
/**
* Has trivy compare an SBOM with advisories, of this run's database or at a trivy server, and answers its report and its
* log. Throws `tool-failed` and `tool-timed-out`; for a server also `database-unavailable` and `tool-untrusted`.
*/
async function compareSbom(world, compared) {
	const { file, place, distro, database } = compared;
	const command = await trivyCommand(world, {
		args: [
			...[
				"sbom",
				file,
				"--scanners",
				"vuln"
			],
			...[
				"--format",
				"json",
				"--list-all-pkgs"
			],
			...[
				"--exit-code",
				"0",
				"--offline-scan",
				"--debug"
			],
			...distro === void 0 ? [] : ["--distro", distro],
			...placeArguments(database)
		],
		...placeOf(database, file),
		quiet: false
	});
	const { server } = database;
	const exit = await (server === void 0 ? world.processes.read(command) : retry(() => askServer(world, command), BOUNDS.trivyServer));
	await giveTurn();
	if (server !== void 0) demandAnswer(exit, hostOf(server));
	const report = orThrow(parseTrivyReport(successOf(exit, "scan", command.tool)), (why) => fault("tool-failed", "scan", `trivy's scan of ${place}: ${why}`));
	await giveTurn();
	if (server !== void 0) await demandSameServer(world, report, hostOf(server), database.facts);
	return {
		report,
		log: "stderr" in exit ? exit.stderr : ""
	};
}
function placeArguments({ server }) {
	if (server !== void 0) return ["--server", server.url];
	return [
		"--skip-db-update",
		"--skip-java-db-update",
		"--cache-backend",
		"memory"
	];
}
function placeOf({ cacheDir, server, limitMs = BOUNDS.trivyServer.answer }, file) {
	if (server !== void 0) return {
		view: {
			reads: [file],
			isOnline: true
		},
		timeoutMs: limitMs,
		env: server.token === void 0 ? {} : { TRIVY_TOKEN: server.token }
	};
	return {
		view: { reads: [file, ...cacheDir === void 0 ? [] : [cacheDir]] },
		...cacheDir === void 0 ? {} : { cacheDir },
		timeoutMs: SCAN_LIMIT_MS
	};
}
/** The name of a server in messages and reports: its address may be longer than it is of use. */
function hostOf({ url }) {
	return new URL(url).host;
}
/** Errors that stay: those of tokens, addresses and certificates. trivy itself asks for a minute while a server is unavailable. */
const LASTING = /\b(?:unauthenticated|permission_denied|bad_route|unavailable|unmarshal|x509|certificate)\b/;
/** trivy goes on without the version of its server and the date of the database. */
const NO_VERSION = /\bFailed to fetch server version\b/;
async function askServer(world, command) {
	const exit = await world.processes.read(command);
	if (exit.kind !== "exited") return exit;
	if (exit.code === 0 && !NO_VERSION.test(exit.stderr) || exit.code !== 0 && LASTING.test(causeOf(exit.stderr))) return exit;
	return new TryAgain({ conclude: () => exit });
}
/** trivy logs the stack of an error, and the error itself at its end. */
function causeOf(stderr) {
	return plain(/\(last error: (.*)\)/.exec(stderr)?.[1] ?? lastLines(stderr).replace(/^: /, ""), 300);
}
/** trivy ends with 1 if the server cannot be had. */
function demandAnswer(exit, host) {
	if (exit.kind !== "exited" || exit.code === 0) return;
	const message = `the trivy server ${host} did not compare the packages${/\bunauthenticated\b|\b401\b|\b403\b/.test(exit.stderr) ? "; check `trivy-server-token`" : ""}: ${causeOf(exit.stderr)}`;
	throw fault("database-unavailable", "scan", message);
}
/** Every answer must say by which trivy and which database it was made, and they must be the same in the whole run. */
async function demandSameServer(world, { server }, host, facts) {
	if (server === void 0) throw fault("database-unavailable", "scan", `the trivy server ${host} does not say which database it has (GET /version)`);
	const { version } = await world.tools.acquire("trivy");
	if (server.version !== version) throw fault("tool-untrusted", "scan", `the trivy server ${host} is trivy ${plain(server.version, 40)}, but this run has trivy ${version}; they must be the same`);
	if (facts !== void 0 && facts.updatedAt !== server.database.updatedAt) throw fault("database-unavailable", "scan", `the trivy server ${host} changed its database during the run, from that of ${facts.updatedAt} to that of ${server.database.updatedAt}; run again`);
}

// src/stages/scan/database-file.ts
/** The two databases of trivy: their files below its cache folder, and the options that download them. */
const DATABASES = {
	vulnerability: {
		folder: "db",
		file: "trivy.db",
		schema: 2,
		option: "--db-repository",
		only: "--download-db-only",
		name: "vulnerability database"
	},
	java: {
		folder: "java-db",
		file: "trivy-java.db",
		schema: 1,
		option: "--java-db-repository",
		only: "--download-java-db-only",
		name: "Java database"
	}
};
/** The beginning of the name of the folder, beside the databases, of a download that is under way. */
const DOWNLOAD_PREFIX = ".download-";
/** The metadata of a database below a cache folder; undefined if there is none that trivy can use. */
async function readMetadata(kind, cacheDir) {
	const { folder, file, schema } = DATABASES[kind];
	try {
		const metadata = parseDatabaseMetadata(await readFile(join(cacheDir, folder, "metadata.json"), "utf8"), schema);
		const handle = await open(join(cacheDir, folder, file));
		try {
			return (await handle.stat()).size > 0 ? orUndefined(metadata) : void 0;
		} finally {
			await handle.close();
		}
	} catch {
		return;
	}
}
/** Whether trivy would not look for a newer database yet: before its next update, or within an hour (Java: a day) after the download. */
function isFresh(kind, metadata, now) {
	if (now.getTime() < Date.parse(metadata.nextUpdate)) return true;
	const rest = kind === "java" ? 864e5 : 36e5;
	return metadata.downloadedAt !== void 0 && now.getTime() < Date.parse(metadata.downloadedAt) + rest;
}
/** Every database with advisories has this bucket. A scan with a database that lacks it finds nothing. */
const BUCKET = {
	text: "vulnerability",
	after: 0
};
const CHUNK_BYTES$1 = 1048576;
/** bbolt: the magic number of the first meta page, after its header of 16 bytes. */
const MAGIC = 3977042669;
/** The bare hex SHA-256 of a vulnerability database; undefined if the file is not a bbolt database or has no advisories. */
async function hashDatabase(cacheDir) {
	const { head, sha256, found } = await digestFile(join(cacheDir, "db", "trivy.db"), BUCKET);
	return isBolt(Buffer.from(head)) && found.length > 0 ? sha256 : void 0;
}
/** The first bytes of a SQLite file. */
const SQLITE = Buffer.from("SQLite format 3\0");
/**
* Whether a downloaded file looks like the expected database. The file is not opened as a database, and is read only as far
* as needed: whoever uses it hashes it.
*/
async function isDatabase(kind, cacheDir) {
	const { folder, file } = DATABASES[kind];
	if (kind === "vulnerability") return await hasAdvisories(join(cacheDir, folder, file));
	const handle = await open(join(cacheDir, folder, file));
	try {
		const { buffer } = await handle.read(Buffer.alloc(SQLITE.length), 0, SQLITE.length, 0);
		return buffer.equals(SQLITE);
	} finally {
		await handle.close();
	}
}
/** The same as {@link hashDatabase} demands. */
async function hasAdvisories(path) {
	let tail;
	for await (const chunk of bytesOf(createReadStream(path, { highWaterMark: CHUNK_BYTES$1 }))) {
		if (tail === void 0 && !isBolt(chunk)) return false;
		if (Buffer.concat([tail ?? Buffer.alloc(0), chunk]).includes(BUCKET.text)) return true;
		tail = Buffer.from(chunk.subarray(-BUCKET.text.length));
	}
	return false;
}
function isBolt(first) {
	return first.length >= 20 && first.readUInt32LE(16) === MAGIC;
}

// src/stages/scan/download-database.ts
/**
* Downloads a database into `cacheDir`. It tries each repository in the given order, and again after a pause, because rate
* limits and broken connections are often temporary. A repository that hangs is not tried again. The downloaded file
* decides, not the exit code of trivy. Answers the repository; undefined if no repository gave the database. The log names
* each failure.
*/
async function downloadDatabase(world, kind, repositories, cacheDir, bound = BOUNDS.database) {
	const hanging = /* @__PURE__ */ new Set();
	const report = (problem, pauseMs) => world.runner.log(`${problem}; trying again in ${Number((pauseMs / 1e3).toFixed(1))} s`);
	const round = async () => {
		for (const repository of repositories.filter((one) => !hanging.has(one))) {
			const failure = await downloadFrom(world, kind, repository, cacheDir, bound.answer);
			if (failure === void 0) return repository;
			if (failure.isSilence) hanging.add(repository);
			world.runner.log(`No ${DATABASES[kind].name} from ${repository}: ${failure.why}`);
		}
		if (hanging.size === repositories.length) return void 0;
		const problem = `The ${DATABASES[kind].name} could not be downloaded`;
		return new TryAgain({
			problem,
			conclude: () => void 0
		});
	};
	return await retry(round, {
		...bound,
		report
	});
}
/** Downloads into a temporary folder first: an interrupted download must not damage the existing database. */
async function downloadFrom(world, kind, repository, cacheDir, timeoutMs) {
	const { only, option, name } = DATABASES[kind];
	await mkdir(cacheDir, {
		recursive: true,
		mode: 448
	});
	const { env, reads } = await credentials(world, repository);
	const temporary = await mkdtemp(join(cacheDir, DOWNLOAD_PREFIX));
	try {
		const command = await trivyCommand(world, {
			args: [
				"image",
				only,
				option,
				repository
			],
			view: {
				reads,
				writes: [temporary],
				isOnline: true
			},
			cacheDir: temporary,
			timeoutMs,
			quiet: false,
			env
		});
		const exit = await world.processes.watch(`Download the ${name} from ${repository}`, command);
		const isWhole = await readMetadata(kind, temporary) !== void 0 && await isDatabase(kind, temporary);
		const full = isWhole ? void 0 : toolFullDisk(exit, "scan", `trivy, which downloads the ${name} into ${cacheDir},`);
		if (full !== void 0) throw full;
		if (!isWhole) return {
			why: ending(exit),
			isSilence: exit.kind === "timed-out"
		};
		await putInPlace(kind, temporary, cacheDir);
		return;
	} finally {
		for (const folder of [temporary, ...reads]) await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
/** Puts a database that was checked in the place of the old one, whose folder is moved away in one step. */
async function putInPlace(kind, temporary, cacheDir) {
	const { folder } = DATABASES[kind];
	await rename(join(cacheDir, folder), join(temporary, "outdated")).catch(ignoreAbsent);
	await rename(join(temporary, folder), join(cacheDir, folder)).catch(ignorePresent);
}
function ignoreAbsent(error) {
	if (error.code !== "ENOENT") throw error;
}
/** Another run was faster, and looked as closely at what it downloaded. */
function ignorePresent(error) {
	if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
}
/** Who may be read by anybody: whole registries, or in them those that publish trivy's databases. */
const PUBLIC = /^(?:mirror\.gcr\.io|public\.ecr\.aws|(?:ghcr\.io|docker\.io|quay\.io)\/aqua(?:sec|security))\//;
/**
* A `DOCKER_CONFIG` for the registry of this database only. A public database needs no credentials: the known ones for
* its registry are for pushing the image, and no scanner gets them. Your own database is named by you.
*/
async function credentials(world, repository) {
	const reference = orUndefined(parseReference(repository));
	if (reference === void 0 || PUBLIC.test(`${repositoryName(reference)}/`)) return {
		env: {},
		reads: []
	};
	const folder = await world.workspace.folder("database-credentials");
	const document = await world.registry.dockerConfig(reference.registry, reference.path);
	await writeFile(join(folder, "config.json"), document, { mode: 384 });
	const certificates = await world.registry.certificates(reference.registry);
	if (certificates === void 0) return {
		env: { DOCKER_CONFIG: folder },
		reads: [folder]
	};
	const roots = join(folder, "roots.pem");
	await writeFile(roots, certificates.roots, { mode: 384 });
	return {
		env: {
			DOCKER_CONFIG: folder,
			SSL_CERT_FILE: roots
		},
		reads: [folder]
	};
}
function ending(exit) {
	switch (exit.kind) {
		case "exited": return exit.code === 0 ? "trivy ended with exit code 0, but the downloaded file is not a database" : `trivy ended with exit code ${exit.code}; its log above says why`;
		case "killed": return `trivy was killed by ${exit.signal}`;
		case "timed-out": return `trivy did not end within ${exit.afterMs / 1e3} s`;
		case "too-much-output": return "trivy printed too much";
		case "not-started": return exit.message;
	}
}

// src/stages/scan/cached-database.ts
/** A database unpacks to 700 MB: with the chunks that Node takes by itself, that is half of the work. */
const CHUNK_BYTES = 262144;
const LAYER = /^application\/vnd\.aquasec\.trivy\.(?:java)?db\.layer\.v1\.tar\+gzip$/;
/**
* Puts a database into `cacheDir` that a registry names now, from the run cache or else from the registry, and keeps it for
* later runs. Nothing but a digest says which bytes are right: that which one of the repositories names, or that by which
* the repository was given. So an entry that somebody else wrote is never used. Answers the repository; undefined if no
* database could be had in this way.
*/
async function cachedDatabase(world, runCache, kind, repositories, cacheDir) {
	const { log } = world.runner;
	const { name } = DATABASES[kind];
	for (const repository of repositories) try {
		const reference = orThrow(parseReference(repository), (why) => new Error(why));
		const { layer, manifest } = await namedLayer(world, runCache, reference);
		const file = join(await world.workspace.folder("database"), "layer.tar.gz");
		const isCached = await fromCache(world, runCache, layer, file);
		if (!isCached) await pipeline(await world.registry.blob(reference, layer), createWriteStream(file, { mode: 384 }));
		await unpackInto(kind, file, cacheDir, /* @__PURE__ */ new Date());
		if (!isCached) {
			await runCache.keep(keyOf(layer.digest), file);
			if (reference.digest !== void 0) await runCache.keep(keyOf(reference.digest), manifest);
			await noteNamed(world, kind, repository, layer.digest);
		}
		log(`The ${name} of ${repository} (${layer.digest}) is ${isCached ? "from the cache" : "downloaded"}`);
		return repository;
	} catch (error) {
		log(`No ${name} from ${repository} for the run cache: ${plain(messageOf(error), 300)}`);
	}
}
/** What a run notes of a database that a registry named. */
const Note = strictObject({
	digest: string().refine(isDigest),
	at: datetime()
});
/**
* Puts a database into `cacheDir` that one of these repositories named in an earlier run, for a run that can ask none of
* them. That run noted the digest and sealed the note, so nobody without the secret of the repository can have written
* it. An old note that somebody puts back names an old database: its age is evaluated as that of any other. Answers the
* repository; undefined if there is no such note or database.
*/
async function databaseNamedEarlier(world, runCache, kind, repositories, cacheDir) {
	const { log } = world.runner;
	const { name } = DATABASES[kind];
	for (const repository of repositories) try {
		const opened = await world.sealed?.restore(noteOf(kind, repository));
		if (opened === void 0) continue;
		const { digest, at } = orThrow(parseJsonAs(Note, await readFile(opened.path)), (why) => /* @__PURE__ */ new Error(`the note of an earlier run ${why}`));
		const file = join(await world.workspace.folder("database"), "layer.tar.gz");
		if (!await fromCache(world, runCache, { digest }, file)) continue;
		await unpackInto(kind, file, cacheDir, new Date(at));
		log(`No repository of the ${name} can be asked. It is the one that ${repository} named at ${at} (${digest}), from the cache`);
		return repository;
	} catch (error) {
		log(`No earlier ${name} of ${repository} from the run cache: ${plain(messageOf(error), 300)}`);
	}
}
async function noteNamed(world, kind, repository, digest) {
	if (world.sealed === void 0) return;
	const path = join(await world.workspace.folder("database"), "named.json");
	await writeFile(path, JSON.stringify({
		digest,
		at: (/* @__PURE__ */ new Date()).toISOString()
	}), { mode: 384 });
	await world.sealed.keep(noteOf(kind, repository), path, digest, void 0);
}
/** The kind of a note: what another repository named, or of another database, is another one. */
function noteOf(kind, repository) {
	return `assay-named-1-${kind}-${hexOf(repository).slice(0, 16)}-`;
}
function keyOf(digest) {
	return `assay-db-1-${hex(digest)}`;
}
/** The one blob of a database as the repository names it now, and a file with the manifest that names it. */
async function namedLayer(world, runCache, reference) {
	const path = join(await world.workspace.folder("database"), "manifest.json");
	const raw = await resolved(world, runCache, reference, path);
	const manifest = orThrow(parseManifest(raw.bytes, raw.mediaType, "the manifest"), (why) => new Error(why));
	const [layer, ...others] = (manifest.kind === "manifest" ? manifest.layers : []).filter(({ mediaType: type }) => LAYER.test(type));
	if (layer === void 0 || others.length > 0) throw new Error("its manifest names no database");
	return {
		layer,
		manifest: path
	};
}
/** The manifest, also in a file. If its digest is given and the registry does not answer, the run cache may have it. */
async function resolved(world, runCache, reference, path) {
	try {
		const raw = await world.registry.resolve(reference);
		await writeFile(path, raw.bytes, { mode: 384 });
		return raw;
	} catch (error) {
		const { digest } = reference;
		if (digest === void 0 || !await fromCache(world, runCache, { digest }, path)) throw error;
		return {
			bytes: await readFile(path),
			mediaType: MEDIA.manifest
		};
	}
}
/** Whether the run cache has the bytes of this digest. They are written to the file. */
async function fromCache(world, runCache, { digest }, file) {
	const restored = await runCache.restore(keyOf(digest));
	if (restored === void 0) return false;
	if (await sha256Of(restored.path) !== hex(digest)) {
		world.runner.log(`${restored.key} in the cache is not the database of this digest, so it is not used`);
		return false;
	}
	await rename(restored.path, file).catch(() => copyFile(restored.path, file));
	return true;
}
async function sha256Of(path) {
	const hash = createHash("sha256");
	for await (const chunk of bytesOf(createReadStream(path, { highWaterMark: CHUNK_BYTES }))) hash.update(chunk);
	return hash.digest("hex");
}
async function unpackInto(kind, archive, cacheDir, downloadedAt) {
	const { folder, file } = DATABASES[kind];
	await mkdir(cacheDir, {
		recursive: true,
		mode: 448
	});
	const temporary = await mkdtemp(join(cacheDir, DOWNLOAD_PREFIX));
	try {
		await mkdir(join(temporary, folder), { mode: 448 });
		await extract(archive, /* @__PURE__ */ new Set([file, "metadata.json"]), join(temporary, folder));
		await noteDownload(join(temporary, folder, "metadata.json"), downloadedAt);
		if (await readMetadata(kind, temporary) === void 0 || !await isDatabase(kind, temporary)) throw new Error("it is not a database of trivy");
		await putInPlace(kind, temporary, cacheDir);
	} finally {
		await rm(temporary, {
			recursive: true,
			force: true
		});
	}
}
/** Extracts the named files; nothing else of the archive is written to disk. */
async function extract(archive, names, folder) {
	const { extract: tarEntries } = await import("./tar-stream2.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const entries = tarEntries();
	const reading = pipeline(createReadStream(archive, { highWaterMark: CHUNK_BYTES }), createGunzip({ chunkSize: CHUNK_BYTES }), entries);
	reading.catch(() => void 0);
	for await (const entry of entries) {
		const name = entry.header.name.replace(/^\.\//, "");
		if (entry.header.type === "file" && names.has(name)) await pipeline(entry, createWriteStream(join(folder, name), {
			flags: "wx",
			mode: 384
		}));
		else entry.resume();
	}
	await reading;
}
/** As trivy does: the time until which no newer database is looked for is counted from here. */
async function noteDownload(file, at) {
	const metadata = orThrow(parseJson(await readFile(file)), (why) => fault("database-unavailable", "scan", `the metadata ${why}`));
	await writeFile(file, JSON.stringify({
		...typeof metadata === "object" && metadata !== null ? metadata : {},
		DownloadedAt: at.toISOString()
	}));
}

// src/stages/scan/database-snapshot.ts
/** Another run replaces the database in two steps, between which there is none for a moment. */
const TRIES = 25;
const PAUSE_MS = 40;
/**
* A cache folder with the database of `cacheDir` as it is now; undefined if it has none. Another run may replace the
* database at any time, so the files are linked into a private folder: they stay the same for this run, and cost nothing.
* Where links are not possible (another disk, another owner), the folder itself is answered.
*/
async function databaseSnapshot(world, kind, cacheDir) {
	for (let left = TRIES; left > 0; left -= 1) {
		const found = await linked(world, kind, cacheDir);
		if (found !== "changed") return found;
		await setTimeout$1(PAUSE_MS);
	}
}
async function linked(world, kind, cacheDir) {
	const { folder, file } = DATABASES[kind];
	const source = join(cacheDir, folder);
	const before = await identity(source);
	if (before === void 0) return await isBeingReplaced(cacheDir, source) ? "changed" : void 0;
	const snapshot = await world.workspace.folder("database");
	await mkdir(join(snapshot, folder), { mode: 448 });
	try {
		for (const name of [file, "metadata.json"]) await link(await realpath(join(source, name)), join(snapshot, folder, name));
	} catch (error) {
		if (codeOf(error) !== "ENOENT") return await readMetadata(kind, cacheDir) && cacheDir;
		return await identity(source) === before ? void 0 : "changed";
	}
	if (await identity(source) !== before) return "changed";
	return await readMetadata(kind, snapshot) && snapshot;
}
/** Whether a database that is missing may come back: a run that downloads has a folder there, or it was just done. */
async function isBeingReplaced(cacheDir, source) {
	return (await readdir(cacheDir).catch(() => [])).some((name) => name.startsWith(".download-")) || await identity(source) !== void 0;
}
async function identity(path) {
	return stat(path).then(({ dev, ino }) => `${dev}:${ino}`, () => void 0);
}

// src/stages/scan/server-database.ts
/**
* Asks a trivy server which database it has. Throws `database-unavailable` if it finds nothing in packages that are known
* to be vulnerable, so that a server without advisories is known before the image is examined.
*/
async function serverDatabase(world, server, limitMs) {
	const host = hostOf(server);
	const question = withCanaries(NOTHING, host);
	const file = join(await world.workspace.folder("canaries"), "sbom.cdx.json");
	await writeFile(file, JSON.stringify(question.bom), { mode: 384 });
	const { report } = await compareSbom(world, {
		file,
		place: "packages that are known to be vulnerable",
		database: {
			server,
			...optional({ limitMs })
		}
	});
	const { updatedAt, downloadedAt } = question.read(report).database;
	return {
		facts: {
			updatedAt,
			...optional({ downloadedAt }),
			server: host
		},
		server
	};
}
/** An SBOM that lists no package. */
const NOTHING = {
	bomFormat: "CycloneDX",
	specVersion: "1.6",
	version: 1,
	metadata: {
		tools: { components: [] },
		component: {
			"bom-ref": "none",
			type: "container",
			name: "none"
		}
	},
	components: [],
	dependencies: []
};

// src/stages/scan/database.ts
/**
* Where a database may be: downloaded by this run, downloaded by an earlier run, or directly in `cache-dir`, as
* `trivy --cache-dir` fills it.
*/
function cacheFolders({ workspace: { store, cache } }) {
	return [.../* @__PURE__ */ new Set([
		join(store, "trivy"),
		join(cache, "trivy"),
		cache
	])];
}
async function database(world, options) {
	if (options.server !== void 0) return await serverDatabase(world, options.server);
	return await localDatabase(world, options);
}
async function localDatabase(world, options) {
	const repository = await refresh(world, "vulnerability", options);
	const found = await located(world, "vulnerability");
	const cacheDir = found?.snapshot;
	const metadata = cacheDir === void 0 ? void 0 : await readMetadata("vulnerability", cacheDir);
	if (found === void 0 || cacheDir === void 0 || metadata === void 0) throw fault("database-unavailable", "scan", missing(world, "vulnerability", options));
	const sha256 = await hashDatabase(cacheDir);
	if (sha256 === void 0) {
		const file = join(found.cacheDir, "db", "trivy.db");
		throw fault("database-unavailable", "scan", `${file} is not a vulnerability database of trivy, or it has no advisories`);
	}
	const { updatedAt, downloadedAt } = metadata;
	return {
		facts: {
			updatedAt,
			...downloadedAt === void 0 ? {} : { downloadedAt },
			...repository === void 0 ? {} : { repository },
			sha256
		},
		cacheDir
	};
}
/** The folder of the Java database. It is downloaded if it is missing or outdated. Throws `database-unavailable`. */
async function javaDatabase(world, options) {
	await refresh(world, "java", options);
	const found = await located(world, "java");
	if (found !== void 0) return join(found.snapshot, "java-db");
	throw fault("database-unavailable", "sbom", missing(world, "java", options));
}
/** Downloads a database, unless that is forbidden or not needed. Answers the repository if it downloaded one. */
async function refresh(world, kind, options) {
	if (options.offline || options.repositories.length === 0) return void 0;
	const { cache, store } = world.workspace;
	const target = join(store, "trivy");
	for (const folder of /* @__PURE__ */ new Set([target, join(cache, "trivy")])) {
		const known = await readMetadata(kind, folder);
		if (known !== void 0 && isFresh(kind, known, world.now())) return void 0;
	}
	const { runCache } = world;
	const { repositories } = options;
	const from = (runCache && await cachedDatabase(world, runCache, kind, repositories, target)) ?? await downloadDatabase(world, kind, repositories, target, options.bound);
	if (from !== void 0 || runCache === void 0 || await located(world, kind) !== void 0) return from;
	return await databaseNamedEarlier(world, runCache, kind, repositories, target);
}
/** The first cache folder that has the database, and the private folder with it as it is now. */
async function located(world, kind) {
	for (const cacheDir of cacheFolders(world)) {
		const snapshot = await databaseSnapshot(world, kind, cacheDir);
		if (snapshot !== void 0) return {
			cacheDir,
			snapshot
		};
	}
}
function missing(world, kind, options) {
	const [what, folder] = kind === "java" ? ["Java database, and the image has jars", "java-db"] : ["vulnerability database", "db"];
	const { cache } = world.workspace;
	return `there is no ${what} in ${[join(cache, "trivy"), cache].map((place) => join(place, folder)).join(" or ")}${options.offline ? "" : `, and none could be downloaded from ${options.repositories.join(", ") || "nowhere"}`}`;
}

export { selectBySummary as _, compareSbom as a, concurrently as b, withCanaries as c, languageSource as d, releaseOf as f, ALL_OF_ASSAY as g, readBundles as h, downloadDatabase as i, advisoryName as l, bundleReferrers as m, javaDatabase as n, hostOf as o, systemSource as p, cachedDatabase as r, trivyCommand as s, database as t, isSameDistribution as u, bytesOf as v, concurrentlyLastAlone as x, Lanes as y };