import { C as boolean, D as literal, E as int, N as strictObject, P as string, S as array, T as discriminatedUnion, b as _enum, c as repositoryName, h as plain, j as partialRecord, k as number, o as platformName, r as parseReference } from "./image.js";
import { i as fault, n as CHECKS, r as REASONS } from "./reason.js";
import { a as matchesGlob, f as SECRET_SEVERITIES, l as effectOn, p as SEVERITIES, r as coversGlob, t as policyFileSchema, u as hasExpired } from "./policy-file.js";
import { c as setOutput, d as warning, f as summary, i as error, o as info, s as notice } from "./core.js";
import { lstat, open } from "node:fs/promises";
import { join } from "node:path";
import { constants as constants$1 } from "node:fs";
import { isDeepStrictEqual } from "node:util";

// src/domain/countdown.ts
/** The rules of a policy that can warn until a day and block from then on. */
const DATED_RULES = [
	"vulnerabilities",
	"secrets",
	"endOfLife",
	"registries",
	"baseImages",
	"workflows"
];
const DAY_MS = 864e5;
/** The rules that begin to block on a later day. */
function countdowns$1(policy, now) {
	return DATED_RULES.flatMap((rule) => {
		const { blockFrom } = policy[rule];
		if (blockFrom === void 0) return [];
		const left = Date.parse(`${blockFrom}T00:00:00Z`) - now.getTime();
		return left > 0 ? [{
			rule,
			blockFrom,
			days: Math.ceil(left / DAY_MS)
		}] : [];
	});
}
/** What findings in workflows do on a day: `advise` holds until the rule blocks. */
function workflowEffectOn(rule, now) {
	const { enforce, ...dated } = rule;
	if (enforce !== "advise") return effectOn({
		enforce,
		...dated
	}, now);
	return dated.blockFrom !== void 0 && effectOn({
		enforce: "block",
		...dated
	}, now) === "block" ? "block" : "advise";
}
/** `warns until 2027-01-15, blocks in 23 days` */
function countdownInWords({ blockFrom, days }) {
	return `warns until ${blockFrom}, blocks in ${days} ${days === 1 ? "day" : "days"}`;
}

// src/domain/base-image.ts
/** Whether a policy has rules about base images. */
function rulesBaseImages({ allow, digestPinned, signedBy }) {
	return allow.length > 0 || digestPinned || signedBy.length > 0;
}
/** Whether base images are to be looked up: for the rules about them, or to tell their findings apart. */
function asksForBaseImages({ baseImages, vulnerabilities }) {
	return rulesBaseImages(baseImages) || vulnerabilities.baseImageFindings === "apart";
}
/** Whether an entry of an allow-list names one image, by tag or digest, that can be looked up. */
function namesOneImage(entry) {
	return !/[*?]/.test(entry) && /@sha256:|:[^/]*$/.test(entry) && typeof parseReference(entry) !== "string";
}
/** Whether an allow-list has a base image. An entry without a tag has every tag of it. */
function isAllowed({ name, digest }, allow) {
	const names = [name, name.replace(/:[^/:]*$/, "")];
	const spellings = digest === void 0 ? names : [...names, ...names.map((one) => `${one}@${digest}`)];
	return allow.some((entry) => spellings.some((spelling) => matchesGlob(spelledOut(entry), spelling)));
}
/** An exact entry as docker means it: `debian:12` is `docker.io/library/debian:12`. */
function spelledOut(entry) {
	const reference = /[*?]/.test(entry) ? entry : parseReference(entry);
	if (typeof reference === "string") return entry;
	const tag = reference.tag !== void 0 && /:[^/@]*(?:@|$)/.test(entry) ? `:${reference.tag}` : "";
	return `${repositoryName(reference)}${tag}${reference.digest === void 0 ? "" : `@${reference.digest}`}`;
}
/**
* The base images of a platform: of those that are proven the one with the most layers (the others lie below it), and
* every claim that could not be refuted or contradicts what was found.
*/
function basesOf(platform, { found }) {
	const here = found.filter((base) => base.platform === platformName(platform.platform));
	const top = Math.max(...here.map(({ layers }) => layers));
	return here.filter(({ standing, layers }) => standing !== "proven" || layers === top);
}
/** Layers of an image that come from its base images, wherever they lie in it; by diff ID. */
function baseLayers(image, bases) {
	const below = /* @__PURE__ */ new Set();
	const own = /* @__PURE__ */ new Set();
	for (const platform of image.platforms) {
		const layers = Math.max(0, ...basesOf(platform, bases).map((base) => base.layers));
		for (const [at, diffId] of platform.configuration.diffIds.entries()) (at < layers ? below : own).add(diffId);
	}
	return below.difference(own);
}
/** Whether every place of a package lies in these layers; no where a place is not known. */
function liesInLayers({ layers }, of) {
	return layers !== void 0 && layers.length > 0 && layers.every((layer) => of.has(layer));
}
/** `docker.io/library/debian:12@sha256:…` */
function baseName({ name, digest }) {
	return digest === void 0 ? name : `${name}@${digest}`;
}

// src/domain/baseline.ts
/**
* By what a finding is known again: vulnerability, type and name of the package. The version is left out, since an
* update that does not mend a vulnerability brings nothing new.
*/
function baselineKey({ id, type, package: name }) {
	return JSON.stringify([
		id,
		type ?? "",
		name
	]);
}
/** What is to be told of a baseline, a sentence each. */
function baselineNotes(baseline, image) {
	if (baseline.known) return baseline.notes;
	return [`The baseline ${image} cannot be compared against, so every finding counts as new: ${baseline.why}.`];
}

// src/domain/exception.ts
/** The first of the entries that fit which has not expired, else the first that has; nothing where none fits. */
function coverOf(fitting, now) {
	const excepted = fitting.find((entry) => !hasExpired(entry, now));
	if (excepted !== void 0) return { excepted };
	const [lapsed] = fitting;
	return lapsed === void 0 ? {} : { lapsed };
}
/** Sorts entries by what became of them; each finding names the one that covered it, if any. */
function usageOf(entries, findings) {
	const used = Map.groupBy(findings, ({ excepted }) => excepted);
	const lapsed = new Set(findings.map((finding) => finding.lapsed));
	return {
		used: entries.flatMap((entry) => {
			const covered = used.get(entry);
			return covered === void 0 ? [] : [{
				entry,
				findings: covered.length
			}];
		}),
		lapsed: entries.filter((entry) => lapsed.has(entry)),
		unused: entries.filter((entry) => !used.has(entry) && !lapsed.has(entry))
	};
}
/** Whether an exception is for images of this name, `registry/repository`. */
function isForImage(exception, image) {
	return exception.image === void 0 || matchesGlob(exception.image, image);
}
/** Whether an exception speaks of a vulnerability: by its id or an alias, its package, and every place of that. */
function fitsException(exception, finding) {
	const { vulnerability, path } = exception;
	return (vulnerability === finding.id || (finding.aliases ?? []).includes(vulnerability)) && (exception.package === void 0 || isPackage(exception.package, finding)) && (path === void 0 || liesWithin([path], finding));
}
/** Whether every place of a finding fits one of the globs; one that is not known fits none. */
function liesWithin(globs, { paths = [] }) {
	return paths.length > 0 && paths.every((path) => globs.some((glob) => matchesGlob(glob, rootless(path))));
}
function isPackage(name, finding) {
	if (!name.startsWith("pkg:")) return name === finding.package;
	return finding.purl !== void 0 && readable(name) === readable(withoutVersion(finding.purl));
}
/** purl-spec: `#` begins the subpath, `?` the qualifiers and the last `@` behind all slashes the version. */
function withoutVersion(purl) {
	const bare = purl.replace(/[#?].*$/s, "");
	const at = bare.lastIndexOf("@");
	return at > bare.lastIndexOf("/") ? bare.slice(0, at) : bare;
}
/** The canonical form has `%40` for the `@` of a scope; people write either. */
function readable(purl) {
	return purl.replaceAll("%40", "@");
}
function rootless(path) {
	return path.replace(/^\/+/, "");
}

// src/domain/weigh.ts
/** Weighs every vulnerability by the policy on a day, in the order given. Pure. */
function weigh(findings, policy, context) {
	const effect = effectOn(policy.vulnerabilities, context.now);
	const exceptions = exceptionsFor(policy, context);
	return findings.map((finding) => {
		const threshold = thresholdFor(finding, policy);
		if (!reaches(finding, threshold)) return pardoned(finding, { kind: "below" });
		if (threshold.onlyFixed && finding.fixedIn === void 0) return pardoned(finding, { kind: "unfixed" });
		const fitting = exceptions.filter((exception) => fitsException(exception, finding));
		const { excepted, lapsed } = coverOf(fitting, context.now);
		if (excepted !== void 0) return pardoned(finding, {
			kind: "exception",
			exception: excepted
		});
		const known = knownBefore(finding, policy, context);
		if (known !== void 0) return pardoned(finding, known);
		return {
			finding,
			effect,
			...lapsed === void 0 ? {} : { lapsed }
		};
	});
}
/** The vulnerabilities that count, in the order given. */
function counted(weighed) {
	return weighed.filter((one) => one.effect !== "none");
}
/** The vulnerabilities that do not count, in the order given. */
function pardonedOf(weighed) {
	return weighed.filter((one) => one.effect === "none");
}
/** What became of the exceptions that are for this image. */
function exceptionUsage(weighed, policy, context) {
	return usageOf(exceptionsFor(policy, context), weighed.map(coverIn));
}
function coverIn(weighed) {
	if (weighed.effect === "none") return weighed.pardon.kind === "exception" ? { excepted: weighed.pardon.exception } : {};
	return weighed.lapsed === void 0 ? {} : { lapsed: weighed.lapsed };
}
function exceptionsFor(policy, { image }) {
	return policy.exceptions.filter((exception) => isForImage(exception, image));
}
function pardoned(finding, pardon) {
	return {
		finding,
		effect: "none",
		pardon
	};
}
function knownBefore(finding, policy, context) {
	const { baseImageFindings, newOnly } = policy.vulnerabilities;
	const { baseLayers, baseline } = context;
	if (baseImageFindings === "apart" && baseLayers !== void 0 && liesInLayers(finding, baseLayers)) return { kind: "base-image" };
	if (newOnly !== void 0 && baseline?.has(baselineKey(finding))) return { kind: "baseline" };
}
function reaches({ severity, cvss }, threshold) {
	return threshold.failOn.includes(severity) || threshold.cvss !== void 0 && cvss !== void 0 && cvss >= threshold.cvss;
}
/** The thresholds of the first rule that fits, with the general ones where it names none. */
function thresholdFor(finding, policy) {
	const { packages, ...general } = policy.vulnerabilities;
	return {
		...general,
		...packages.find((rule) => fits(rule, finding))
	};
}
function fits({ types, names, paths }, finding) {
	return (types.length === 0 || finding.type !== void 0 && types.includes(finding.type)) && (names.length === 0 || names.some((name) => matchesGlob(name, finding.package))) && (paths.length === 0 || liesWithin(paths, finding));
}

// src/domain/coverage.ts
const HOUR_MS = 36e5;
/** Looks for what the scan did not cover, and for a database that is too old or from the future. Pure. */
function judgeCoverage(image, sboms, scan, policy, now) {
	const { reasons, notes } = judgeScan(scan, policy, now);
	return {
		reasons: [...missing(image, sboms, scan), ...reasons],
		notes
	};
}
/** The same for a scan alone, without a look at whether every platform of an image was scanned. */
function judgeScan(scan, policy, now) {
	const scopes = scan.coverage.map((coverage) => judgeScope(coverage, policy, now));
	return {
		reasons: [...scopes.flatMap(({ reasons }) => reasons), ...age(scan, policy, now)],
		notes: scopes.flatMap(({ notes }) => notes)
	};
}
function missing(image, sboms, scan) {
	return image.platforms.flatMap((platform) => {
		const name = platformName(platform.platform);
		const of = ({ scope }) => scope.kind === "platform" && scope.manifest === platform.manifest.digest;
		return [...sboms.some(of) ? [] : [incomplete(`${name} has no SBOM`)], ...scan.coverage.some(of) ? [] : [incomplete(`${name} was not scanned`)]];
	});
}
function judgeScope(coverage, policy, now) {
	const { os, listed, scanned, missed, gaps = [] } = coverage;
	const scope = nameOf(coverage.scope);
	const reasons = gaps.map((gap) => incomplete(`${scope}: ${gap}`));
	const notes = [];
	if (coverage.scope.kind === "platform" && listed === 0 && os === void 0) {
		const nothing = `${scope}: neither a distribution nor a single package was recognised`;
		if (policy.unrecognisedImages === "allow") notes.push(`${nothing}, which the policy allows.`);
		else reasons.push(incomplete(`${nothing}, so a scan proves nothing`));
	}
	if (scanned < listed) {
		const named = missed.slice(0, 3).join(", ");
		reasons.push(incomplete(`${scope}: ${scanned} of ${listed} packages of the SBOM were scanned (missed: ${named})`));
	}
	if (os?.endOfLife) reasons.push({
		code: "os-end-of-life",
		check: "scan",
		message: `${scope}: ${os.family} ${os.name} gets no security fixes any more`,
		...effectOn(policy.endOfLife, now) === "warn" ? { effect: "warn" } : {}
	});
	return {
		reasons,
		notes
	};
}
function age(scan, policy, now) {
	const { updatedAt } = scan.database;
	const { databaseMaxAgeMs } = policy.vulnerabilities;
	const age = now.getTime() - Date.parse(updatedAt);
	const stale = (message) => [{
		code: "database-stale",
		check: "scan",
		message
	}];
	if (age < -36e5) return stale(`the vulnerability database claims to be from the future (${updatedAt})`);
	if (age <= databaseMaxAgeMs) return [];
	return stale(`the vulnerability database is ${Math.floor(age / HOUR_MS)} h old (updated ${updatedAt}), ${databaseMaxAgeMs / HOUR_MS} h are allowed`);
}
function incomplete(message) {
	return {
		code: "scan-incomplete",
		check: "scan",
		message
	};
}
function nameOf(scope) {
	if (scope.kind === "source") return "the source tree";
	return scope.kind === "index" ? "the index" : platformName(scope.platform);
}

// src/domain/combine.ts
/** How two values of a policy become one that is as strict as both. */
/** What both have; everything that only the local one has is refused. */
function shared(central, local, refuse) {
	for (const one of local) if (!central.some((other) => same(one, other))) refuse(one);
	return central.filter((one) => local.some((other) => same(one, other)));
}
/** The narrower of two allow-lists, of which an empty one allows everything. */
function allowed(central, local, refuse, spellings = (one) => [one]) {
	if (central.length === 0 || local.length === 0) return [...central, ...local];
	for (const one of local) if (!central.some((wide) => spellings(one).some((narrow) => coversGlob(wide, narrow)))) refuse(one);
	return local;
}
/** The first of `order`, from the strictest on, that is one of the two. */
function worse(order, one, other) {
	return order.find((value) => value === one || value === other) ?? order[0];
}
/** What either has, in the order of `all`. */
function union(all, one, other) {
	return all.filter((value) => one.includes(value) || other.includes(value));
}
/** The lower of two scores that may not be there. */
function lowest(one, other) {
	const known = [one, other].filter((score) => score !== void 0);
	return known.length === 0 ? {} : { cvss: Math.min(...known) };
}
/** Whether two values hold the same, whatever the order of keys. */
function same(one, other) {
	return isDeepStrictEqual(one, other);
}

// src/domain/policy-merge.ts
/** The parts of a policy as the file calls them. */
const SECTIONS = {
	vulnerabilities: "vulnerabilities",
	endOfLife: "end-of-life",
	secrets: "secrets",
	exceptions: "exceptions",
	longestTermDays: "longest-term",
	vex: "vex",
	registries: "registries",
	baseImages: "base-images",
	workflows: "workflows",
	unrecognisedImages: "unrecognised-images",
	signOnWarn: "sign-on-warn",
	gate: "gate"
};
/**
* Rule by rule the stricter of two policies: whatever either of them blocks, the result blocks. Where something is
* refused, the result is the central one alone.
*/
function stricter(central, local) {
	const refused = [];
	const refuse = (sentence) => refused.push(sentence);
	const policy = {
		vulnerabilities: vulnerabilities(central.vulnerabilities, local.vulnerabilities, refuse),
		endOfLife: enforced(central.endOfLife, local.endOfLife),
		secrets: {
			...enforced(central.secrets, local.secrets),
			failOn: union(SECRET_SEVERITIES, central.secrets.failOn, local.secrets.failOn),
			suppressions: shared(central.secrets.suppressions, local.secrets.suppressions, (one) => refuse(`suppresses ${one.fingerprint}`))
		},
		exceptions: shared(central.exceptions, local.exceptions, (one) => refuse(`makes an exception for ${one.vulnerability} until ${one.expires}`)),
		longestTermDays: Math.min(central.longestTermDays, local.longestTermDays),
		vex: {
			files: shared(central.vex.files, local.vex.files, (one) => refuse(`believes the VEX files ${one}`)),
			attestations: shared(central.vex.attestations, local.vex.attestations, (one) => refuse(`believes the VEX attestations of ${one.identity}`))
		},
		registries: {
			...enforced(central.registries, local.registries),
			allow: allowed(central.registries.allow, local.registries.allow, (one) => refuse(`allows the registries ${one}`))
		},
		baseImages: baseImages$1(central.baseImages, local.baseImages, refuse),
		workflows: workflows(central.workflows, local.workflows),
		unrecognisedImages: worse(["error", "allow"], central.unrecognisedImages, local.unrecognisedImages),
		signOnWarn: central.signOnWarn && local.signOnWarn,
		gate: gate(central.gate, local.gate, refuse)
	};
	if (refused.length > 0) return {
		policy: central,
		refused,
		overruled: []
	};
	return {
		policy,
		refused,
		overruled: keysOf(SECTIONS).filter((key) => !same(policy[key], local[key])).map((key) => SECTIONS[key])
	};
}
/** The day from which on a rule blocks; later than every day where it never does. */
const ALWAYS = "";
const NEVER = "~";
function blocksFrom({ enforce, blockFrom }) {
	if (blockFrom !== void 0) return blockFrom;
	return enforce === "block" ? ALWAYS : NEVER;
}
function enforced(one, other) {
	const from = [blocksFrom(one), blocksFrom(other)].sort()[0] ?? ALWAYS;
	if (from === NEVER) return { enforce: "warn" };
	return from === ALWAYS ? { enforce: "block" } : {
		enforce: "block",
		blockFrom: from
	};
}
function workflows(one, other) {
	if (blocksFrom(one) === NEVER && blocksFrom(other) === NEVER) return { enforce: worse([
		"block",
		"warn",
		"advise"
	], one.enforce, other.enforce) };
	const asRule = (rule) => ({
		...rule,
		enforce: rule.enforce === "block" ? "block" : "warn"
	});
	return enforced(asRule(one), asRule(other));
}
function vulnerabilities(central, local, refuse) {
	const { newOnly } = central;
	if (local.newOnly !== void 0 && !same(newOnly, local.newOnly)) refuse(`judges new findings alone (new-only), against ${local.newOnly.image}`);
	return {
		...enforced(central, local),
		...threshold(central, local),
		packages: packageRules(central, local, refuse),
		databaseMaxAgeMs: Math.min(central.databaseMaxAgeMs, local.databaseMaxAgeMs),
		...newOnly !== void 0 && same(newOnly, local.newOnly) ? { newOnly } : {},
		baseImageFindings: worse(["count", "apart"], central.baseImageFindings, local.baseImageFindings)
	};
}
function threshold(one, other) {
	return {
		failOn: union(SEVERITIES, one.failOn, other.failOn),
		onlyFixed: one.onlyFixed && other.onlyFixed,
		...lowest(one.cvss, other.cvss)
	};
}
/**
* Two lists of rules cannot be made one, since the first rule that fits decides. A list that stands alone holds for
* the general thresholds of both: what a rule names is widened by the other's, what it leaves out it takes from both.
*/
function packageRules(central, local, refuse) {
	if (same(central.packages, local.packages)) return central.packages;
	if (local.packages.length === 0) return central.packages.map((rule) => widened(rule, local));
	if (central.packages.length === 0) return local.packages.map((rule) => widened(rule, central));
	refuse("has rules for packages of its own (vulnerabilities.packages)");
	return central.packages;
}
function widened(rule, general) {
	const { types, names, paths, failOn, onlyFixed, cvss } = rule;
	return {
		types,
		names,
		paths,
		...failOn === void 0 ? {} : { failOn: union(SEVERITIES, failOn, general.failOn) },
		...onlyFixed === void 0 ? {} : { onlyFixed: onlyFixed && general.onlyFixed },
		...cvss === void 0 ? {} : lowest(cvss, general.cvss)
	};
}
function baseImages$1(central, local, refuse) {
	const allow = allowed(central.allow, local.allow, (one) => refuse(`allows the base images ${one}`), (one) => [one, one.replace(/:[^/:]*$/, "")]);
	return {
		...enforced(central, local),
		allow,
		digestPinned: central.digestPinned || local.digestPinned,
		signedBy: central.signedBy.length === 0 || local.signedBy.length === 0 ? [...central.signedBy, ...local.signedBy] : shared(central.signedBy, local.signedBy, (one) => refuse(`takes base images that ${one.identity} signed`)),
		undetermined: worse([
			"block",
			"warn",
			"allow"
		], central.undetermined, local.undetermined)
	};
}
function gate(central, local, refuse) {
	const pairs = [
		[
			"signer",
			central.signer,
			local.signer
		],
		[
			"source-repository",
			central.sourceRepository,
			local.sourceRepository
		],
		[
			"source-ref",
			central.sourceRef,
			local.sourceRef
		]
	];
	for (const [name, one, other] of pairs) if (one !== void 0 && other !== void 0 && !same(one, other)) refuse(`demands another ${name} at the gate`);
	const { enforce: _enforce, blockFrom: _blockFrom, ...demands } = {
		...local,
		...central
	};
	return {
		...enforced(central, local),
		...demands,
		acceptedPolicies: shared(central.acceptedPolicies, local.acceptedPolicies, (one) => refuse(`accepts the earlier policy ${one}`))
	};
}
function keysOf(record) {
	const keys = [];
	for (const key in record) keys.push(key);
	return keys;
}

// src/stages/policy/workspace-file.ts
/**
* Reads a file of the workspace, at most one byte more than `limit`; undefined where it is not there. Throws
* `policy-unavailable` for anything but a regular file, and for one behind a link: a checkout may hold a link to
* where it likes.
*/
async function workspaceFile(folder, path, limit) {
	let place = folder;
	for (const part of path.split("/")) {
		place = join(place, part);
		const found = await lstat(place).catch((error) => absent(error, path));
		if (found === void 0) return void 0;
		if (found.isSymbolicLink()) throw unusable(path, "is a link, or lies behind one; links are not followed");
	}
	const flags = constants$1.O_RDONLY | constants$1.O_NOFOLLOW | constants$1.O_NONBLOCK;
	const file = await open(place, flags).catch((error) => {
		throw unusable(path, `cannot be read (${codeOf(error)})`);
	});
	try {
		if (!(await file.stat()).isFile()) throw unusable(path, "is not a file");
		const buffer = Buffer.alloc(limit + 1);
		let length = 0;
		for (let read = -1; read !== 0 && length < buffer.length; length += read) ({bytesRead: read} = await file.read(buffer, length, buffer.length - length));
		return buffer.subarray(0, length);
	} finally {
		await file.close();
	}
}
function absent(error, path) {
	if (codeOf(error) === "ENOENT") return void 0;
	throw unusable(path, `cannot be read (${codeOf(error)})`);
}
function codeOf(error) {
	return error instanceof Error && "code" in error ? String(error.code) : "unknown error";
}
function unusable(path, why) {
	return fault("policy-unavailable", "policy", `the policy file ${plain(path, 200)} ${why}`);
}

// src/domain/advice.ts
/**
* Every rule by which Assay reviews a repository's workflows, with what it means and what mends it. The one list:
* SARIF, reports and `docs/workflows-review.md` (checked by a test) take it from here. Advice changes no verdict.
*/
const ADVICE_RULES = {
	"static-cloud-credential": {
		meaning: "A long-lived key of a cloud lies in a secret, and whoever reads it once can use it from anywhere.",
		mend: "Let the job prove its identity with `permissions: id-token: write` and get a token of minutes from the cloud."
	},
	"static-registry-credential": {
		meaning: "A registry password or personal token lies in a secret where the registry takes a short-lived one.",
		mend: "Log in with the job token (GHCR) or with credentials that the cloud gives in exchange for the OIDC token."
	},
	"static-cluster-credential": {
		meaning: "A kubeconfig or a token of a service account lies in a secret; it seldom expires and often is an admin.",
		mend: "Log in to the cloud by OIDC and fetch the kubeconfig in the job, or let the cluster trust the OIDC issuer."
	},
	"static-signing-key": {
		meaning: "A signing key lies in a secret: who can read it signs as you, and nobody can tell.",
		mend: "Sign keyless with the identity of the workflow (`permissions: id-token: write`), or keep the key in a KMS."
	},
	"static-publishing-token": {
		meaning: "A token that publishes packages lies in a secret although the registry has trusted publishing.",
		mend: "Name this workflow as trusted publisher of the package and publish with `permissions: id-token: write`."
	},
	"static-vault-token": {
		meaning: "A token or secret id of Vault lies in a secret, which opens everything that its policy allows.",
		mend: "Use Vault's JWT method, bound to this repository and branch, with `permissions: id-token: write`."
	},
	"approval-by-untrusted-event": {
		meaning: "A workflow that outsiders can start approves a deployment or a pull request.",
		mend: "Leave approvals to people, or start the approval from an event that needs write access."
	},
	"untrusted-code-with-privileges": {
		meaning: "Code of a pull request runs where secrets, write permissions or an OIDC token are in reach.",
		mend: "Check pull requests on `pull_request`, and give the privileged workflow nothing of theirs but data it checks."
	},
	"deployment-by-untrusted-event": {
		meaning: "A deployment starts from an event that a pull request of an outsider can cause.",
		mend: "Deploy from `push`, or let the job run only where the event that started all was a push to this repository."
	},
	"check-filtered": {
		meaning: "A filter keeps the required check from running on some pull requests, so that it stays pending there.",
		mend: "Remove the filter: a pending check tempts people to take it off the list of required ones."
	},
	"check-not-in-merge-queue": {
		meaning: "The check runs on pull requests and not on what the merge queue makes of them.",
		mend: "Add `merge_group:` to the triggers of the workflow."
	},
	"check-skippable": {
		meaning: "The job of the check can be skipped, and a skipped job counts as passed for a required check.",
		mend: "Let the job always run, or require a result job with `if: always()` that demands `success` of every need."
	},
	"result-accepts-skipped": {
		meaning: "The job that sums up the results passes, or is itself skipped, although a check did not run.",
		mend: "Give it `if: always()` and let it fail unless every `needs.*.result` is `success`."
	},
	"check-error-ignored": {
		meaning: "`continue-on-error` makes the job green whatever the check says.",
		mend: "Remove it; to report before failing, test `steps.<id>.outcome` in a later step."
	},
	"check-not-enforced": {
		meaning: "What ships an image reports findings and goes on, because `enforce` is `warn`.",
		mend: "Set `enforce: block` (the default) wherever an image is shipped or admitted."
	},
	"shipped-unsigned": {
		meaning: "An image is shipped from a workflow in which Assay is told not to sign.",
		mend: "Remove `signer: none` and give the job `permissions: id-token: write`."
	},
	"deployment-by-tag": {
		meaning: "A tag is deployed, which may by then name another image than the one that passed.",
		mend: "Deploy the output `image` (`repository@sha256:…`) of Assay's step or of the gate."
	},
	"deployment-ungated": {
		meaning: "A deployment does not wait for the check or the gate of its workflow, or runs when they failed.",
		mend: "Put the gate into the deploying job before the deployment, or name its job in `needs`."
	},
	"deployment-unprotected": {
		meaning: "The gate is in another job, and the job that deploys names no protected environment.",
		mend: "Give it `environment:` with required reviewers and a branch rule, and keep the credentials in there."
	},
	"action-not-pinned": {
		meaning: "An action beside the check, an OIDC token or a deployment is named by a tag or branch that can move.",
		mend: "Name it by its full commit SHA, with the version in a comment."
	},
	"permissions-too-broad": {
		meaning: "A job with the check, an OIDC token or a deployment holds more permissions than it uses.",
		mend: "Set `permissions: {}` for the workflow and list in each job what it needs."
	},
	"secrets-inherited": {
		meaning: "A reusable workflow with the check or the gate is handed every secret of the repository.",
		mend: "Name under `secrets:` those that it needs."
	},
	"workflow-unreadable": {
		meaning: "A workflow or local action could not be read, so nothing is known about it.",
		mend: "See the message; GitHub does not run a workflow that is not valid YAML."
	}
};

// src/report/publish.ts
const COMMANDS = {
	error,
	warning,
	notice
};
/** Writes the outputs of the step; of two writes of one name the runner takes the later. */
function publishOutputs(outputs) {
	for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
}
/** Prints the overview of the run into the log of the step. */
function publishLog(lines) {
	for (const { name, state, detail } of lines) info(plain(`${name}: ${state} (${detail})`));
}
/** Prints lines into the log of the step, neutralised. */
function publishLines(lines) {
	for (const line of lines) info(plain(line));
}
/** Prints the annotations as workflow commands, which core escapes. */
function publishAnnotations(annotations) {
	for (const { level, title, message, file, line } of annotations) COMMANDS[level](message, {
		title,
		...file === void 0 ? {} : { file },
		...line === void 0 ? {} : { startLine: line }
	});
}
/** Adds the summary to the job's page; without a runner there is no such page, and nothing is done. */
async function publishSummary(markdown) {
	if (!process.env.GITHUB_STEP_SUMMARY) return;
	await summary.addRaw(markdown).write();
}

// src/domain/run.ts
/** Parts of a run that take time, in the order in which the log, the summary and the report show them. */
const STEPS = [
	"tools",
	"image",
	"evidence",
	"base-images",
	"database",
	"sbom",
	"scan",
	"baseline",
	"push",
	"sign",
	"attest",
	"secrets"
];

// src/report/optional.ts
/** The fields that have a value: JSON has no `undefined`. */
function optional(fields) {
	const present = Object.entries(fields).filter(([, value]) => value !== void 0);
	return Object.fromEntries(present);
}

// src/report/report-schema-values.ts
/** The values that occur all over the report. */
const CODES = Object.keys(REASONS);
const digest = string().regex(/^sha256:[0-9a-f]{64}$/);
const hex = string().regex(/^[0-9a-f]{64}$/);
const time = string().describe("RFC 3339");
const count = int().nonnegative();
const severity = _enum(SEVERITIES);
const reason = strictObject({
	code: _enum(CODES),
	check: _enum(CHECKS),
	message: string(),
	effect: _enum(["block", "warn"])
});
const file = strictObject({
	file: string().describe("relative to the evidence folder"),
	sha256: hex
});
const scope = string().describe("a platform such as `linux/amd64`, `index` for all of them, or `source`");

// src/report/report-schema-findings.ts
const day = string().describe("YYYY-MM-DD, UTC");
const ruling = {
	counts: boolean().describe("whether it counts under the policy"),
	effect: _enum([
		"block",
		"warn",
		"none"
	])
};
const accountable = {
	reason: string(),
	owner: string(),
	expires: day
};
const exceptionFields = {
	vulnerability: string(),
	package: string().optional(),
	path: string().optional(),
	image: string().optional(),
	...accountable
};
const suppressionFields = {
	fingerprint: string(),
	...accountable
};
const usage = {
	state: _enum([
		"used",
		"expired",
		"unused"
	]),
	findings: count.describe("how many it lets through")
};
const exceptions = array(strictObject({
	...exceptionFields,
	...usage
}));
const suppressions = array(strictObject({
	...suppressionFields,
	...usage
}));
const countdowns = array(strictObject({
	rule: _enum(DATED_RULES),
	blockFrom: day,
	days: int().positive()
}));
const advice = strictObject({
	files: count,
	findings: array(strictObject({
		rule: string(),
		path: string(),
		line: count,
		column: count,
		message: string(),
		mend: string()
	})),
	notes: array(string())
});
const vulnerability = strictObject({
	id: string(),
	severity,
	aliases: array(string()).optional(),
	...ruling,
	pardon: strictObject({
		kind: _enum([
			"below",
			"unfixed",
			"exception",
			"base-image",
			"baseline"
		]),
		exception: strictObject(exceptionFields).optional()
	}).optional().describe("why it does not count"),
	package: string(),
	version: string(),
	purl: string().optional(),
	type: string().optional().describe("type of the PURL"),
	paths: array(string()).optional().describe("every place of the package, where all are known"),
	layers: array(digest).optional().describe("diff IDs of every layer that has the package"),
	fixedIn: string().optional(),
	cvss: number().optional().describe("highest CVSS base score of version 3 or 4"),
	published: time.optional(),
	title: string().optional(),
	url: string().optional(),
	foundIn: array(scope)
});
/** What the image was built on, and what it was compared against. */
const baseImages = array(strictObject({
	platform: string(),
	name: string(),
	digest: digest.optional(),
	by: _enum([
		"provenance",
		"annotation",
		"layers"
	]).describe("who says so; `layers`: they were found"),
	standing: _enum([
		"proven",
		"claimed",
		"contradicted"
	]).describe("whether its layers are the lowest of the image"),
	signedBy: string().optional(),
	layers: count.describe("how many of the lowest layers are its own")
}));
const baseline = strictObject({
	known: boolean(),
	image: string(),
	findings: count.optional(),
	why: string().optional().describe("why it could not be compared against")
});
const instructions = array(strictObject({
	path: string(),
	line: count
})).optional().describe("Dockerfile instructions that may have made it");
const place = discriminatedUnion("kind", [
	strictObject({
		kind: literal("source"),
		path: string(),
		line: count
	}),
	strictObject({
		kind: literal("layer"),
		platform: string(),
		diffId: digest,
		index: count,
		path: string(),
		line: count,
		instructions
	}),
	strictObject({
		kind: literal("commit"),
		commit: string(),
		path: string(),
		line: count
	}),
	strictObject({
		kind: literal("config"),
		platform: string(),
		entry: string(),
		instructions
	})
]);
const secret = strictObject({
	fingerprint: string().describe("keyed hash of the value; the value is in no field"),
	severity: _enum(SECRET_SEVERITIES),
	...ruling,
	pardon: strictObject({
		kind: _enum(["below", "suppression"]),
		suppression: strictObject(suppressionFields).optional()
	}).optional().describe("why it does not count"),
	rule: string(),
	title: string(),
	engines: array(_enum([
		"trivy",
		"gitleaks",
		"assay"
	])),
	places: array(place)
});

// src/report/report-schema.ts
/** Raised when a field is taken away or changes its meaning; new fields alone do not raise it. */
const SCHEMA_VERSION = 1;
/** A part of the run: its value, why it could not be had, or that the run ended before it. */
function outcome(shape) {
	return discriminatedUnion("state", [
		strictObject({
			state: literal("done"),
			...shape
		}),
		strictObject({
			state: literal("failed"),
			reasons: array(reason)
		}),
		strictObject({ state: literal("not-run") })
	]);
}
const image = strictObject({
	name: string(),
	tag: string().optional(),
	digest,
	mediaType: string(),
	isIndex: boolean(),
	platforms: array(strictObject({
		platform: string(),
		manifest: digest,
		config: digest,
		layers: array(digest)
	})),
	skippedPlatforms: array(string())
});
const sboms = outcome({ documents: array(strictObject({
	scope,
	cyclonedx: file,
	spdx: file,
	components: count,
	notes: array(string())
})) });
const scan = outcome({
	startedAt: time,
	finishedAt: time,
	database: strictObject({
		updatedAt: time,
		downloadedAt: time.optional(),
		repository: string().optional(),
		sha256: hex
	}),
	coverage: array(strictObject({
		scope,
		os: strictObject({
			family: string(),
			name: string(),
			endOfLife: boolean()
		}).optional(),
		listed: count,
		scanned: count,
		missed: array(string()),
		gaps: array(string())
	})),
	counts: strictObject({
		critical: count,
		high: count,
		medium: count,
		low: count,
		unknown: count
	}),
	findings: array(vulnerability)
});
const secrets = outcome({
	coverage: strictObject({
		layers: strictObject({
			scanned: count,
			cached: count,
			total: count
		}),
		files: strictObject({
			scanned: count,
			owned: count,
			skipped: count,
			archives: count
		}),
		commits: strictObject({
			scanned: count,
			total: count,
			range: string()
		}).optional().describe("absent where there were none to look at"),
		configurations: count,
		source: boolean(),
		notes: array(string())
	}),
	findings: array(secret)
});
/** `report.json`: all that was seen in one run. Published as `schema/report.schema.json`. */
const reportSchema = strictObject({
	schemaVersion: literal(1),
	generator: strictObject({
		name: string(),
		version: string(),
		uri: string()
	}),
	verdict: _enum([
		"passed",
		"warned",
		"failed",
		"error"
	]),
	reasons: array(reason),
	startedAt: time,
	finishedAt: time,
	asked: string().describe("the `image` input"),
	reference: string().optional().describe("`repository@sha256:…`"),
	event: strictObject({
		name: string(),
		repository: string(),
		ref: string(),
		sha: string(),
		runUrl: string(),
		advisory: boolean()
	}),
	policy: strictObject({
		digest,
		failOn: array(severity),
		enforce: _enum(["block", "warn"]),
		databaseMaxAgeMs: number(),
		origin: strictObject({
			kind: _enum([
				"default",
				"file",
				"base",
				"central"
			]),
			path: string().optional(),
			commit: string().optional(),
			digest
		}).optional().describe("where the rules come from"),
		rules: policyFileSchema
	}),
	image: image.optional().describe("absent if it could not be resolved"),
	tools: array(strictObject({
		name: string(),
		version: string(),
		sha256: hex,
		origin: string()
	})),
	sboms,
	scan,
	secrets,
	exceptions: exceptions.describe("those of the policy that are for this image"),
	suppressions,
	countdowns: countdowns.describe("rules that only warn until a day"),
	advice: advice.optional().describe("what was found in the workflows of the repository"),
	baseImages: outcome({
		images: baseImages,
		notes: array(string())
	}).optional().describe("what the image was built on"),
	baseline: baseline.optional().describe("what was compared against, where only new findings count"),
	signing: strictObject({
		signer: _enum([
			"keyless",
			"key",
			"none"
		]),
		signedBy: string().optional(),
		issuer: string().optional()
	}),
	attestations: array(strictObject({
		predicateType: string(),
		digest,
		subject: digest,
		origin: _enum(["made", "kept"])
	})),
	notes: array(string()),
	timings: partialRecord(_enum(STEPS), number()).describe("milliseconds")
}).describe("What Assay saw in one run.");

export { countdownInWords as A, baseLayers as C, liesInLayers as D, isAllowed as E, workflowEffectOn as M, namesOneImage as O, asksForBaseImages as S, basesOf as T, pardonedOf as _, publishLines as a, usageOf as b, publishSummary as c, SECTIONS as d, stricter as f, exceptionUsage as g, counted as h, publishAnnotations as i, countdowns$1 as j, rulesBaseImages as k, ADVICE_RULES as l, judgeScan as m, optional as n, publishLog as o, judgeCoverage as p, STEPS as r, publishOutputs as s, reportSchema as t, workspaceFile as u, weigh as v, baseName as w, baselineNotes as x, coverOf as y };