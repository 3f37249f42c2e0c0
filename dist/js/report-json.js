import { i as __toESM } from "./rolldown-runtime.js";
import { a as reasonsOf$1, c as fullDisk, i as fault, l as fullDiskLine, r as REASONS, s as codeOf, t as AssayError, u as messageOf } from "./reason.js";
import { n as plain, r as sizeText, t as asSentence } from "./text.js";
import { i as usableTemporaryFolder, r as temporaryFolder } from "./shed-environment.js";
import { a as isLoopback, i as policyLocation, n as maySign, o as isSafeUrl } from "./event.js";
import { o as lookUp, r as notOneOf, t as RawInputs } from "./raw-inputs.js";
import { a as digestFault, c as hexOf, i as unparsable, l as isDigest, n as orUndefined, r as parsed$1, t as orThrow } from "./result.js";
import { a as countBySeverity, c as MAX_POLICY_BYTES, i as SEVERITIES, l as POLICY_PATH, o as isSeverity, p as policyDigest, s as DEFAULT_POLICY } from "./finding.js";
import { C as string, S as strictObject, T as unknown, _ as looseObject, c as _enum, d as array, g as literal, y as object } from "./schemas.js";
import { $ as date, F as isConfigType, G as onShutdown, H as childOptions, I as isEncryptedLayerType, J as isolationInWords, K as ISOLATE, L as isForeignLayerType, N as parseManifest, O as isAttestationEntry, Q as isCachedByDefault, R as isIndexType, U as createProcesses, W as killOnShutdown, Z as cacheServiceOf, c as text$1, f as RegistryClient, j as parseConfiguration, s as table, t as code, z as isLayerType } from "./markdown.js";
import { _ as growingRedactor, a as connectionWords, c as boundedBody, f as isPassing, g as REDACTED, l as BOUNDS, m as retryAfter, n as ownNetwork, o as isLasting, p as retry, u as TryAgain, x as credentialsIn } from "./network.js";
import { r as parseDuration, t as DAY_MS$1 } from "./duration.js";
import { h as reachesInto, m as matchesGlob } from "./policy-file.js";
import { t as optional } from "./optional.js";
import { a as pinnedName, c as repositoryName, i as parseReference, l as requestedTag, n as imageName, o as platformName, s as platformSlug, u as taggedName } from "./image.js";
import { M as stricter, m as STEPS, u as TOOL_CHECKS, x as ignoredFindings, y as countedFindings } from "./report-schema.js";
import { t as workspaceFile } from "./workspace-file.js";
import { c as parseJson, l as parseJsonAs, n as STATEMENT_MEDIA_TYPE, t as PREDICATE_TYPES, u as firstIssue } from "./in-toto.js";
import { t as CACHED_FILE } from "./cached-file.js";
import { t as PRODUCT } from "./product.js";
import { t as GitHubClient } from "./github.js";
import { createHash, randomUUID } from "node:crypto";
import { constants, createReadStream, createWriteStream, existsSync, readFileSync, readlinkSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, extname, isAbsolute, join, parse, resolve, sep } from "node:path";
import { access, chmod, constants as constants$2, copyFile, link, lstat, mkdir, mkdtemp, open, opendir, readFile, readdir, readlink, realpath, rename, rm, rmdir, stat, statfs, unlink, writeFile } from "node:fs/promises";
import { setImmediate, setTimeout } from "node:timers/promises";
import { pipeline } from "node:stream/promises";
import { Transform } from "node:stream";
import { createGunzip } from "node:zlib";

// src/formats/location-names.ts
/** The name of an inventory's scope in findings: `linux/amd64`, `index`, `source`. */
function scopeName(scope) {
	return scope.kind === "platform" ? platformName(scope.platform) : scope.kind;
}
const KIND_IN_WORDS = {
	package: " (installed package, as published)",
	system: " (library of a language)",
	documentation: " (documentation)",
	sample: " (test or sample)",
	generated: " (generated file)"
};
/** The location of a secret, its kind, and the Dockerfile instructions that may have made it. Not yet safe for a log. */
function placeInWords(place) {
	const made = instructionsOf$1(place).map(({ path, line }) => `${path}:${line}`);
	const kind = place.kind === "config" || place.locationKind === void 0 ? "" : KIND_IN_WORDS[place.locationKind];
	return `${placeName$1(place)}${kind}${made.length === 0 ? "" : `, made by ${made.join(" or ")}`}`;
}
/** The Dockerfile instructions that may have made the content of a location. */
function instructionsOf$1(place) {
	return place.kind === "layer" || place.kind === "config" ? place.instructions ?? [] : [];
}
/** The location of a secret in words: `src/app.env:3`, `linux/amd64 layer 3 /app/.env:3`. Not yet safe for a log. */
function placeName$1(place) {
	switch (place.kind) {
		case "source": return `${place.path}:${place.line}`;
		case "commit": return `commit ${place.commit.slice(0, 12)} ${place.path}:${place.line}`;
		case "layer": return `${place.platform} layer ${place.index + 1} ${place.path}:${place.line}`;
		case "config": return `${place.platform} configuration, ${place.entry}`;
	}
}

// src/report/evaluated.ts
/** Why findings do not count, in the order in which the summary shows it. */
const IGNORE_REASONS = {
	vex: "ignored because of a VEX statement",
	exception: "ignored because of an exception",
	unfixed: "without a fix yet",
	"base-image": "from the base image",
	baseline: "known from the baseline",
	below: "below the threshold"
};
/** Every evaluated vulnerability; empty if there was no scan. */
function evaluatedIn(run) {
	return run.assessment?.vulnerabilities?.evaluated ?? [];
}
/** The vulnerabilities that count. */
function countedIn(run) {
	return countedFindings(evaluatedIn(run));
}
/** The steps that fix a finding that counts, in the order of their effect. */
function countingSteps({ fixes }) {
	return (fixes?.steps ?? []).filter(({ findings }) => countedFindings(findings).length > 0);
}
/** The vulnerabilities that do not count, grouped by the reason. */
function ignoredIn(run) {
	const groups = Map.groupBy(ignoredFindings(evaluatedIn(run)), ({ ignoreReason }) => IGNORE_REASONS[ignoreReason.kind]);
	return Object.values(IGNORE_REASONS).flatMap((why) => {
		const findings = groups.get(why);
		return findings === void 0 ? [] : [[why, findings]];
	});
}
/** Reasons why a vulnerability does not count although no exception and no VEX statement accepts it. */
const NOT_ACCEPTED = [
	"below",
	"unfixed",
	"base-image",
	"baseline"
];
/** The vulnerabilities that no exception and no VEX statement accepts, whether they count or not. */
function unacceptedIn(run) {
	return evaluatedIn(run).filter((one) => one.effect !== "none" || NOT_ACCEPTED.includes(one.ignoreReason.kind)).map(({ finding }) => finding);
}
/** Every evaluated secret; empty if the check was not done. */
function secretsIn(run) {
	return run.assessment?.secrets?.evaluated ?? [];
}
/** The secrets that count. */
function countedSecretsIn(run) {
	return secretsIn(run).filter(({ effect }) => effect !== "none");
}
/** Sorted by severity (worst first), then with a fix before without, then by package, id and version. */
function worstFirst(items) {
	const key = ({ finding }) => `${finding.package}\n${finding.id}\n${finding.version}`;
	const keyed = items.map((item) => ({
		item,
		finding: item.finding,
		key: key(item)
	}));
	keyed.sort((one, other) => SEVERITIES.indexOf(one.finding.severity) - SEVERITIES.indexOf(other.finding.severity) || Number(one.finding.fixedIn === void 0) - Number(other.finding.fixedIn === void 0) || (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));
	return keyed.map(({ item }) => item);
}

// src/report/wording.ts
const KINDS$1 = {
	[PREDICATE_TYPES.signature]: "signature",
	[PREDICATE_TYPES.provenance]: "provenance",
	[PREDICATE_TYPES.sbom]: "SBOM",
	[PREDICATE_TYPES.vulnerabilities]: "vulnerabilities",
	[PREDICATE_TYPES.summary]: "verification summary"
};
/** The name of an attestation for people, or its predicate type if it has no name. */
function kindName(attached) {
	return lookUp(KINDS$1, attached.predicateType) ?? attached.predicateType;
}
/** Whether this is the signature of the image, not an attestation about it. */
function isSignature(attached) {
	return attached.predicateType === PREDICATE_TYPES.signature;
}
/** Everything that is attached: first the signatures, then the rest in the order of creation. */
function signaturesFirst(run) {
	return [...run.attached.filter(isSignature), ...run.attached.filter((attached) => !isSignature(attached))];
}
/** `sha256:` and the first 12 hex digits: enough for a person to tell digests apart. */
function shortDigest(digest) {
	return digest.slice(0, 19);
}
/** `2 critical, 1 low`; `none` when all are zero. */
function countsInWords(counts) {
	return SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) => `${counts[severity]} ${severity}`).join(", ") || "none";
}
/** `1 package`, `2 packages`. */
function plural(count, one, many = `${one}s`) {
	return `${count} ${count === 1 ? one : many}`;
}
/** `186 of 190 packages compared; 3 not comparable; 1 without advisories`. */
function comparedInWords(counted, of = "compared") {
	const { listed, compared, incomparable, unsourced } = counted;
	return [
		`${compared} of ${plural(listed, "package")} ${of}`,
		...incomparable === 0 ? [] : [`${incomparable} not comparable`],
		...unsourced === 0 ? [] : [`${unsourced} without advisories`]
	].join("; ");
}
/** The sum of the package counts of all scopes. */
function comparedInAll(coverage) {
	const sum = (name) => coverage.reduce((total, part) => total + part[name], 0);
	return {
		listed: sum("listed"),
		compared: sum("compared"),
		incomparable: sum("incomparable"),
		unsourced: sum("unsourced")
	};
}
/** The address of the documentation of a reason code. */
function reasonAddress(code) {
	return `${PRODUCT.uri}/blob/main/docs/reasons.md#${code}`;
}
/** The `image` input or the name of an image without the folders of the machine: `oci:/tmp/x/app` becomes `oci:app`. */
function withoutFolders(name) {
	const [, scheme = "", rest = name] = /^(oci:|archive:)(.*)$/s.exec(name) ?? [];
	return isAbsolute(rest) ? scheme + basename(rest) : name;
}
/** The sentence below a shortened list; empty if the list is complete. */
function leftOut(total, rows) {
	return total <= rows ? "" : `\n\n${total - rows} more are left out here; \`report.json\` has all of them.`;
}
/** How the scanners were isolated, a sentence for each way. Empty if none is known. */
function isolationSentences(tools) {
	const words = tools.flatMap(({ isolation }) => isolation === void 0 ? [] : [isolationInWords(isolation)]);
	return [...new Set(words)].map((one) => `The scanners were ${one}.`);
}

// src/report/unpublished.ts
/**
* A warning for a run that passes the job but did not publish the image although `push-to` requested it: what is missing,
* why, and what to do. Undefined if nothing is missing, or if runs for the event only check; a note of the run says that.
*/
function unpublishedWarning(run) {
	const { verdict, pushTo, event } = run;
	if (pushTo === void 0 || event.advisory || run.attached.some(isSignature)) return void 0;
	const what = `${pushTo} was NOT published: nothing was pushed, tagged or signed`;
	if (verdict === "warned") return `${what}. The findings only warn: the job passes, but the image does not. To publish it, fix the findings, accept them by exceptions in the policy file, or set "sign-on-warn: true" in that file.`;
	if (verdict === "passed") return `${what}. push-to publishes only signed images. Set signer to "keyless" or "key", or sign in another job with its input "evidence".`;
}

// src/report/annotations.ts
/** GitHub shows at most this number of annotations of a level for each step. People read fewer. */
const MAX_ANNOTATIONS = 10;
/** The greatest number of vulnerabilities to name for an update. */
const NAMED = 3;
const LEVELS = [
	"error",
	"warning",
	"notice"
];
/** The annotations of a run, the worst first, at most {@link MAX_ANNOTATIONS}. Each is at the line that can be changed. */
function annotations(run) {
	const reasons = run.reasons.map(({ code, message, effect }) => annotation(levelOf(effect), `Assay: ${code}`, `${asSentence(message)} ${REASONS[code].remediation}`));
	const unsafe = run.reasons.find(({ code }) => code === "workflow-unsafe");
	const unpublished = unpublishedWarning(run);
	const all = [
		...unpublished === void 0 ? [] : [annotation("warning", "Assay: NOT published", unpublished)],
		...reasons,
		...countedSecretsIn(run).flatMap(({ finding, effect }) => ofSecret(finding, levelOf(effect))),
		...ofVulnerabilities(run),
		...(run.advice?.advice ?? []).map((one) => ofAdvice(one, unsafe === void 0 ? "warning" : levelOf(unsafe.effect))),
		...run.notes.map((note) => annotation("notice", "Assay", note))
	];
	return bounded$1(LEVELS.flatMap((level) => all.filter((one) => one.level === level)));
}
/** The level `warning` for a rule that only warns, else `error`. */
function levelOf(effect) {
	return effect === "warn" ? "warning" : "error";
}
/**
* One annotation for each place in the source, shown at its line. If there is none: one for each Dockerfile instruction
* that may have added the secret. If there is none either: one annotation without a line.
*/
function ofSecret(finding, level) {
	const title = `Secret: ${finding.rule}`;
	const remediation = REASONS["secret-found"].remediation;
	const inSource = finding.places.filter((place) => place.kind === "source");
	if (inSource.length > 0) return inSource.map((place) => at(place, annotation(level, title, `${asSentence(finding.title)} ${remediation}`)));
	const where = finding.places.slice(0, 3).map(placeInWords).join("; ");
	const withoutLine = annotation(level, title, `${finding.title} in ${where}. ${remediation}`);
	const instructions = [...Map.groupBy(finding.places.flatMap(instructionsOf$1), ({ path, line }) => `${path}:${line}`).values()].flatMap((same) => same.slice(0, 1));
	return instructions.length === 0 ? [withoutLine] : instructions.map((instruction) => at(instruction, withoutLine));
}
function ofAdvice(advice, level) {
	const message = `${asSentence(advice.message)} ${advice.remediation}`;
	return at(advice, annotation(level, `Workflow: ${advice.rule}`, message));
}
/** The annotation at a line of a file. */
function at({ path, line }, withoutLine) {
	if (path.includes("[redacted]")) return withoutLine;
	return {
		...withoutLine,
		file: plain(path, 1e3),
		...line === void 0 ? {} : { line }
	};
}
/** One for each update that fixes something, at its line; then one for each vulnerability that none fixes. */
function ofVulnerabilities(run) {
	const { fixes } = run;
	if (fixes === void 0) return worstFirst(countedIn(run)).map(ofVulnerability);
	return [...countingSteps(run).map(ofFix), ...worstFirst(countedFindings(fixes.unfixed)).map(ofVulnerability)];
}
function ofFix(fix) {
	const counted = countedFindings(fix.findings);
	const level = levelOf(counted.every(({ effect }) => effect === "warn") ? "warn" : "block");
	const ids = worstFirst(counted).map(({ finding }) => `${finding.id} (${finding.severity})`);
	const more = ids.length > NAMED ? ` and ${ids.length - NAMED} more` : "";
	const fixed = `It fixes ${ids.slice(0, NAMED).join(", ")}${more}.`;
	const [first] = fix.lines;
	const withoutLine = annotation(level, updateInWords(fix), `${updateInWords(fix)}. ${fixed}`);
	return first === void 0 ? withoutLine : at(first, withoutLine);
}
/** `Update lodash 4.17.20 to 4.17.21` */
function updateInWords(fix) {
	switch (fix.kind) {
		case "package": return `Update ${fix.package} ${fix.from} to ${fix.to ?? "a fixed version"}`;
		case "system": return `Update ${plural(fix.packages.length, "package")} of the distribution (${fix.type})`;
		case "base-image": return `Rebuild on ${fix.to}`;
	}
}
function ofVulnerability({ finding, effect }) {
	const { id, severity, version, fixedIn } = finding;
	const fix = fixedIn === void 0 ? "There is no fix yet." : `Update to ${fixedIn}.`;
	const where = finding.foundIn.join(", ");
	return annotation(levelOf(effect), `${severity}: ${id} in ${finding.package}`, `${finding.package} ${version} (${where}) has ${id}, ${severity}. ${fix}`);
}
function annotation(level, title, message) {
	return {
		level,
		title: plain(title, 200).trim(),
		message: plain(message, 2e3).trim()
	};
}
/** Shortens a list of annotations, the worst first. The last one then says how many more there are. */
function bounded$1(all) {
	if (all.length <= MAX_ANNOTATIONS) return all;
	const shown = all.slice(0, 9);
	const level = all[0]?.level ?? "error";
	const more = plural(all.length - shown.length, "more entry", "more entries");
	return [...shown, {
		level,
		title: "Assay",
		message: `${more} in the job summary and in report.json.`
	}];
}

// src/formats/git/git-objects.ts
/** Reads the lines of `git rev-list --parents`. */
function parseCommits(text) {
	return text.split("\n").filter((line) => line !== "").map((line) => {
		const [id = "", ...parents] = line.split(" ");
		return {
			id,
			parents
		};
	});
}
/** The mode of a submodule, which names a commit and is no file. */
const GITLINK = "160000";
/**
* Reads the output of `git diff-tree --stdin --always -r -c -M --raw -z`: for each commit its name, then its changes. For
* a merge git lists only the files that differ from every parent. The result leaves out deleted files, and files whose
* name changed but not their content. The fault is a sentence.
*/
function parseChanges(text) {
	return parseRaw(text, void 0);
}
/** Reads the output of `diff-index --cached --raw -z`, which is about the commit that does not exist yet. */
function parseIndexChanges(text) {
	return parseRaw(text, "");
}
function parseRaw(text, before) {
	const fields = text.split("\0");
	const files = [];
	const submodules = /* @__PURE__ */ new Set();
	let commits = 0;
	let commit = before;
	for (let at = 0; at < fields.length - 1;) {
		const field = fields[at] ?? "";
		if (/^[0-9a-f]{40,64}$/.test(field)) {
			commit = field;
			commits += 1;
			at += 1;
			continue;
		}
		const change = rawChange(field);
		if (change === void 0 || commit === void 0) return unparsable("git reported changes in an unknown form");
		const path = fields[at + change.names] ?? "";
		at += 1 + change.names;
		if (change.mode === GITLINK) submodules.add(path);
		else if (change.isContent) files.push({
			commit,
			path,
			blob: change.blob,
			before: change.before
		});
	}
	return parsed$1({
		commits,
		files,
		submodules: [...submodules]
	});
}
/** `:oldmode newmode old new status`. A merge has a colon, a mode and an object for each parent. */
function rawChange(field) {
	const [, colons = "", rest = ""] = /^(:+)(.*)$/s.exec(field) ?? [];
	const parents = colons.length;
	const parts = rest.split(" ");
	const status = parts[2 * parents + 2];
	const mode = parts[parents];
	const blob = parts[2 * parents + 1];
	if (parents === 0 || status === void 0 || mode === void 0 || blob === void 0) return void 0;
	const old = parts.slice(parents + 1, 2 * parents + 1).filter((_, parent) => parts[parent] !== GITLINK);
	return {
		mode,
		blob,
		before: old.filter((id) => !/^0+$/.test(id)),
		isContent: !/^0+$/.test(blob) && !old.includes(blob),
		names: parents === 1 && /^[RC]/.test(status) ? 2 : 1
	};
}
/** Reads the parents and the message of a commit object. */
function parseCommitObject(content) {
	const { header, message } = split(content);
	return {
		parents: [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, id = ""]) => id),
		message
	};
}
/** Reads the target and the message of a tag object. */
function parseTagObject(content) {
	const { header, message } = split(content);
	const [, target = ""] = /^object ([0-9a-f]+)$/m.exec(header) ?? [];
	const [, type = ""] = /^type (\w+)$/m.exec(header) ?? [];
	return {
		target,
		type,
		message
	};
}
/** The header ends at the first empty line. */
function split(content) {
	const end = content.indexOf("\n\n");
	const at = end === -1 ? content.length : end;
	return {
		header: content.toString("latin1", 0, at),
		message: content.subarray(at + 2)
	};
}

// src/adapters/git/locate.ts
/** An alternate may name others; git itself follows five. */
const MAX_ALTERNATES = 5;
/** The workspace: the folder in which the path of the tree starts. */
function workspaceOf({ folder, path }) {
	return resolve(folder, ...path.split("/").flatMap((part) => part === "" ? [] : [".."]));
}
/** Every `.git` from the top of the workspace down to a source tree, the outermost first. */
async function findDotGits(source) {
	const top = await realpath(workspaceOf(source));
	const parts = source.path.split("/").filter((part) => part !== "");
	const found = [];
	for (let depth = 0; depth <= parts.length; depth += 1) {
		const above = parts.slice(0, depth);
		const dotGit = join(top, ...above, ".git");
		if (await lstat(dotGit).catch((error) => absent(error, dotGit)) !== void 0) found.push({
			at: above.join("/"),
			dotGit
		});
	}
	return found;
}
/**
* Follows `.git` to the parts of the repository, all of them below `top`. Throws `scan-incomplete` if a part is outside: it
* would belong to another repository than the one that was checked out.
*/
async function locate$1(dotGit, top) {
	const folder = await within(top, await followDotGit(dotGit));
	const linked = await text(join(folder, "commondir"));
	const common = linked === void 0 ? folder : await within(top, resolve(folder, linked.trim()));
	const objects = await within(top, join(common, "objects"));
	await demandOwnObjects(top, objects, MAX_ALTERNATES);
	const packs = await readdir(join(objects, "pack")).catch(() => []);
	return {
		folder,
		shallow: (await text(join(common, "shallow")) ?? "").trim() !== "",
		partial: packs.some((name) => name.endsWith(".promisor"))
	};
}
/**
* The index that the next commit is made from. `git commit` with names of files makes another one for its hooks, and names
* it in `GIT_INDEX_FILE`. Throws `scan-incomplete` if that is outside of the repository.
*/
async function indexOf({ folder }, workspace) {
	const named = process.env.GIT_INDEX_FILE ?? "";
	return named === "" ? join(folder, "index") : await within(folder, resolve(workspace, named));
}
/** `.git` is a folder, or, in worktrees and submodules, a file that names one. */
async function followDotGit(dotGit) {
	const content = await text(dotGit);
	if (content === void 0) return dotGit;
	const [, target] = /^gitdir: (.+)$/m.exec(content) ?? [];
	if (target === void 0) throw unusable(dotGit, "is a file that does not name a repository");
	return resolve(dotGit, "..", target);
}
async function demandOwnObjects(top, objects, depth) {
	const alternates = await text(join(objects, "info", "alternates"));
	if (alternates === void 0) return;
	if (depth === 0) throw unusable(objects, "uses the objects of too many other folders");
	for (const line of alternates.split("\n").filter((entry) => entry !== "" && !entry.startsWith("#"))) await demandOwnObjects(top, await within(top, resolve(objects, line)), depth - 1);
}
async function within(top, path) {
	const real = await realpath(path).catch(() => {
		throw unusable(path, "is named by the repository but does not exist");
	});
	if (real === top || real.startsWith(top.endsWith(sep) ? top : `${top}${sep}`)) return real;
	throw unusable(path, "is outside of the workspace");
}
/** The content of a small file; undefined if it does not exist or is a folder. */
async function text(path) {
	const found = await stat(path).catch((error) => absent(error, path));
	if (found === void 0 || found.isDirectory()) return void 0;
	if (!found.isFile()) throw unusable(path, "is neither a file nor a folder");
	if (found.size > 16777216) throw unusable(path, "is too large for such a file");
	return await readFile(path, "utf8");
}
function absent(error, path) {
	const code = codeOf(error);
	if (code === "ENOENT" || code === "ENOTDIR") return void 0;
	throw unusable(path, `cannot be read (${code})`);
}
function unusable(path, why) {
	const message = `the commits cannot be examined: ${plain(path, 300)} ${why}; check out the repository into the workspace with actions/checkout, or set "history: none"`;
	return fault("scan-incomplete", "secrets", message);
}
/**
* The git of `PATH`; undefined if there is none. A git in the workspace is ignored, because the author of the source
* could have put it there.
*/
async function findGit(path, workspace) {
	for (const folder of path.split(delimiter)) {
		if (!isAbsolute(folder)) continue;
		const real = await realpath(join(folder, "git")).catch(() => void 0);
		if (real === void 0 || real.startsWith(`${workspace}${sep}`)) continue;
		if (await access(real, constants$2.X_OK).then(() => true, () => false)) return join(folder, "git");
	}
}

// src/adapters/git/batch-reader.ts
const LINE_BYTES = 4096;
const LINE = /^([0-9a-f]{40,64}) (?:(commit|tree|blob|tag) (\d+)|missing)$/;
/** Parses the output of `git cat-file --batch`. */
var BatchReader = class {
	#chunks;
	#chunk = Buffer.alloc(0);
	constructor(output) {
		this.#chunks = output[Symbol.asyncIterator]();
	}
	/** The next line; undefined if the output ends or is something else. */
	async line() {
		let text = "";
		for (;;) {
			const end = this.#chunk.indexOf(10);
			text += this.#chunk.toString("latin1", 0, end === -1 ? void 0 : end);
			this.#chunk = end === -1 ? Buffer.alloc(0) : this.#chunk.subarray(end + 1);
			if (end !== -1) return parseBatchLine(text);
			if (text.length > LINE_BYTES || !await this.#more()) return void 0;
		}
	}
	/** The bytes of the object that the last line announced. Also reads the line break after them. */
	async *content(id, { type, size }) {
		const hash = createHash(id.length === 40 ? "sha1" : "sha256").update(`${type} ${size}\0`);
		for (let left = size; left > 0;) {
			if (this.#chunk.length === 0 && !await this.#more()) throw unreadable(id);
			const part = this.#chunk.subarray(0, left);
			this.#chunk = this.#chunk.subarray(part.length);
			left -= part.length;
			hash.update(part);
			yield part;
		}
		if (this.#chunk.length === 0 && !await this.#more()) throw unreadable(id);
		this.#chunk = this.#chunk.subarray(1);
		if (hash.digest("hex") !== id) throw unreadable(id);
	}
	async #more() {
		const next = await this.#chunks.next();
		if (next.done === true) return false;
		this.#chunk = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.length);
		return true;
	}
};
/** Parses such a line; undefined if it is another text. */
function parseBatchLine(text) {
	const [, id, type, size] = LINE.exec(text) ?? [];
	if (id === void 0) return void 0;
	if (type !== "commit" && type !== "tree" && type !== "blob" && type !== "tag") return {
		id,
		header: void 0
	};
	return {
		id,
		header: {
			type,
			size: Number(size)
		}
	};
}
function unreadable(id) {
	const message = `the commits cannot be examined: the object ${id} of the git repository is corrupt; check out the repository again`;
	return fault("scan-incomplete", "secrets", message);
}

// src/adapters/git/plumbing.ts
const DEFAULT_TIMEOUT_MS = 6e5;
const MAX_OUTPUT_BYTES = 268435456;
const MAX_STDERR_BYTES = 65536;
/**
* A repository's own configuration can make git run programs. The commands that are used here read almost none of these
* settings; the rest is overridden. Indexes that could contradict the objects are switched off too.
*/
const SAFE_SETTINGS = [
	"core.fsmonitor=false",
	"core.hooksPath=/dev/null",
	"core.attributesFile=/dev/null",
	"core.pager=cat",
	"core.commitGraph=false",
	"core.warnAmbiguousRefs=false",
	"protocol.allow=never"
].flatMap((setting) => ["-c", setting]);
/** Runs git's plumbing on one repository. A command that does not succeed is `scan-incomplete`. */
var Plumbing = class {
	#processes;
	#options;
	constructor(processes, options) {
		this.#processes = processes;
		this.#options = options;
	}
	/** The output of a command. A warning is a failure too, because git continues after a broken ref. */
	async text(args, input = "", more = {}) {
		const command = this.#command(args);
		const exit = await this.#processes.read({
			...command,
			env: {
				...command.env,
				...more
			},
			input
		});
		const stderr = exit.kind === "exited" ? exit.stderr : "";
		if (exit.kind === "exited" && exit.code === 0 && !/^(?:warning|error|fatal):/m.test(stderr)) return exit.stdout;
		throw this.#failed(args, exit);
	}
	/** The type and size of objects. Throws if one is missing. */
	async headers(ids) {
		const headers = /* @__PURE__ */ new Map();
		if (ids.length === 0) return headers;
		const lines = (await this.text([
			"cat-file",
			"--batch-check",
			"--buffer"
		], `${ids.join("\n")}\n`)).split("\n");
		for (const [index, id] of ids.entries()) {
			const line = parseBatchLine(lines[index] ?? "");
			if (line?.id !== id || line.header === void 0) throw this.#missing(id);
			headers.set(id, line.header);
		}
		return headers;
	}
	/** Streams objects from `cat-file --batch` to the visitor, one at a time, each checked against its name. */
	async objects(ids, visit) {
		if (ids.length === 0) return;
		const args = [
			"cat-file",
			"--batch",
			"--buffer"
		];
		const command = this.#command(args);
		const { execa } = await import("./execa2.js");
		const child = execa(command.file, command.args, {
			...childOptions(command),
			input: `${ids.join("\n")}\n`,
			buffer: {
				stdout: false,
				stderr: true
			},
			maxBuffer: { stderr: MAX_STDERR_BYTES }
		});
		const cancelKill = killOnShutdown(child);
		let failure;
		try {
			const reader = new BatchReader(child.stdout);
			for (const id of ids) {
				const line = await reader.line();
				if (line?.id !== id || line.header === void 0) throw this.#missing(id);
				await visit({
					id,
					...line.header,
					content: reader.content(id, line.header)
				});
			}
		} catch (error) {
			failure = error;
		}
		cancelKill();
		child.kill("SIGKILL");
		child.stdout.destroy();
		const { timedOut } = await child;
		if (failure === void 0) return;
		if (timedOut) throw this.#failed(args, {
			kind: "timed-out",
			afterMs: command.timeoutMs
		});
		throw failure;
	}
	#command(args) {
		const { git, cwd, located, env, timeoutMs = DEFAULT_TIMEOUT_MS } = this.#options;
		return {
			tool: "git",
			file: git,
			args: [
				"--no-replace-objects",
				"--no-optional-locks",
				"--no-pager",
				...SAFE_SETTINGS,
				...args
			],
			cwd,
			env: {
				...env,
				...environmentOf(located, cwd)
			},
			timeoutMs,
			maxOutputBytes: MAX_OUTPUT_BYTES
		};
	}
	#missing(id) {
		return incomplete(`the object ${id} is missing or corrupt`, this.#options.located);
	}
	/** In Assay's own words, because git's message may quote the repository. */
	#failed([command = ""], exit) {
		const { located } = this.#options;
		if (exit.kind === "timed-out") return incomplete(`git ${command} did not end within ${exit.afterMs / 1e3} s`);
		if (exit.kind === "too-much-output") return incomplete(`git ${command} printed more than ${exit.limitBytes / 1024 / 1024} MiB`);
		if (exit.kind === "killed") return incomplete(`git ${command} was killed by ${exit.signal}`);
		if (exit.kind === "not-started") return incomplete(`git ${command} could not be started`);
		if (/promisor|lazy fetching/.test(exit.stderr)) return incomplete("objects are missing", {
			...located,
			partial: true
		});
		const [, ref] = /(?:ref|bad object) '?(refs\/[^\s']+)/.exec(exit.stderr) ?? [];
		if (ref !== void 0) return incomplete(`the ref ${plain(ref, 200)} is broken`);
		const [id] = /\b[0-9a-f]{40,64}\b/.exec(exit.stderr) ?? [];
		if (id !== void 0) return incomplete(`the object ${id} is missing or corrupt`, located);
		return incomplete(`git ${command} ended with code ${exit.code}`, located);
	}
};
/** No configuration of the machine or user, no network, no other folder. */
function environmentOf({ folder }, cwd) {
	return {
		LC_ALL: "C",
		GIT_DIR: folder,
		GIT_WORK_TREE: cwd,
		GIT_INDEX_FILE: join(cwd, "no-index"),
		GIT_GRAFT_FILE: "/dev/null",
		GIT_CEILING_DIRECTORIES: cwd,
		GIT_CONFIG_NOSYSTEM: "1",
		GIT_CONFIG_SYSTEM: "/dev/null",
		GIT_CONFIG_GLOBAL: "/dev/null",
		GIT_ATTR_NOSYSTEM: "1",
		GIT_NO_LAZY_FETCH: "1",
		GIT_ALLOW_PROTOCOL: "none",
		GIT_TERMINAL_PROMPT: "0"
	};
}
/** The fault if commits cannot be examined, with how to fix it. */
function incomplete(what, located) {
	const remediation = located?.partial ? "the clone left objects out: check out without \"filter:\" of actions/checkout" : located?.shallow ? "the clone is shallow: set \"fetch-depth: 0\" of actions/checkout" : "check out the repository again";
	return fault("scan-incomplete", "secrets", `the commits cannot be examined: ${what}; ${remediation}`);
}

// src/adapters/git/git-repository.ts
const RAW_FORM = [
	"--no-abbrev",
	"--no-ext-diff",
	"--no-textconv",
	"--ignore-submodules=none"
];
/** The git of `PATH`, as a reader. */
function createGit(world, options = {}) {
	return {
		async open(source) {
			const [outermost] = await findDotGits(source);
			return outermost && new Repository(world, source, outermost.dotGit, options);
		},
		async enclosing(source) {
			return (await findDotGits(source)).map(({ at, dotGit }) => ({
				at,
				repository: new Repository(world, source, dotGit, options)
			}));
		}
	};
}
var Repository = class {
	#world;
	#source;
	#dotGit;
	#options;
	#opened;
	constructor(world, source, dotGit, options) {
		this.#world = world;
		this.#source = source;
		this.#dotGit = dotGit;
		this.#options = options;
	}
	async isShallow() {
		return (await this.#parts()).located.shallow;
	}
	async resolve(revision) {
		if (/[\s\p{Cc}]/u.test(revision)) return void 0;
		const { plumbing } = await this.#parts();
		const answer = await plumbing.text(["cat-file", "--batch-check=%(objectname)"], `${revision}\n`);
		return /^([0-9a-f]{40,64})\n$/.exec(answer)?.[1];
	}
	async commits(heads, without) {
		const { plumbing } = await this.#parts();
		const revisions = [...heads === "all" ? ["--all"] : heads, ...without.map((id) => `^${id}`)];
		const args = [
			"rev-list",
			"--parents",
			"--topo-order",
			"--reverse"
		];
		if (heads === "all") return parseCommits(await plumbing.text([...args, ...revisions]));
		return parseCommits(await plumbing.text([...args, "--stdin"], `${revisions.join("\n")}\n`));
	}
	async changes(commits) {
		if (commits.length === 0) return {
			commits: 0,
			files: [],
			submodules: []
		};
		const { plumbing } = await this.#parts();
		return orThrow(parseChanges(await plumbing.text([...[
			"diff-tree",
			"--stdin",
			"--always",
			"--root",
			"-r",
			"-c",
			"-M",
			"-l400",
			"--raw",
			"-z"
		], ...RAW_FORM], `${commits.join("\n")}\n`)));
	}
	async indexed() {
		const { located, plumbing } = await this.#parts();
		const top = workspaceOf(this.#source);
		const index = await indexOf(located, top);
		const head = await this.resolve("HEAD^{commit}") ?? await this.#emptyTree(plumbing);
		const args = [
			"diff-index",
			"--cached",
			"-r",
			"-M",
			"-l400",
			"--raw",
			"-z",
			...RAW_FORM,
			head
		];
		return orThrow(parseIndexChanges(await plumbing.text(args, "", { GIT_INDEX_FILE: index })));
	}
	/** The name of the tree without entries, with which a first commit is compared. */
	async #emptyTree(plumbing) {
		return (await plumbing.text([
			"hash-object",
			"-t",
			"tree",
			"--stdin"
		])).trim();
	}
	async tags() {
		const { plumbing } = await this.#parts();
		return [...(await plumbing.text([
			"for-each-ref",
			"--format=%(objecttype) %(objectname)",
			"refs/tags"
		])).matchAll(/^tag ([0-9a-f]{40,64})$/gm)].map(([, id = ""]) => id);
	}
	async headers(ids) {
		const { plumbing } = await this.#parts();
		return await plumbing.headers(ids);
	}
	async read(ids, visit) {
		const { plumbing } = await this.#parts();
		await plumbing.objects(ids, visit);
	}
	#parts() {
		this.#opened ??= this.#open();
		return this.#opened;
	}
	async #open() {
		const { processes, workspace } = this.#world;
		const top = await realpath(workspaceOf(this.#source));
		const { timeoutMs, isOwn = false } = this.#options;
		const located = await locate$1(this.#dotGit, isOwn ? parse(top).root : top);
		const git = await findGit(workspace.environment.PATH ?? "", top);
		if (git === void 0) throw fault("scan-incomplete", "secrets", "the commits cannot be examined: there is no git on PATH; install it, or set \"history: none\"");
		const cwd = await workspace.folder("git");
		const limit = timeoutMs === void 0 ? {} : { timeoutMs };
		const options = {
			git,
			located,
			cwd,
			env: workspace.environment,
			...limit
		};
		return {
			located,
			plumbing: new Plumbing(processes, options)
		};
	}
};

// src/adapters/github/run-cache.ts
/** A larger file is not kept: the cache of a repository is limited. */
const LARGEST_BYTES$1 = 1024 ** 3;
const LARGEST_OUTPUT_BYTES = 1048576;
/** The program beside this file, in the source as in the bundle. */
const PROGRAM = join(import.meta.dirname, `actions-cache${extname(import.meta.filename)}`);
/**
* The run cache in GitHub's cache. Each file is restored or saved by a process of its own, in a box: the archive of an entry
* comes from anyone who could write to the cache. After the first failure nothing more is asked, so that a cache that does
* not answer costs its time limit once.
*/
var ActionsCache = class {
	#world;
	#service;
	#restoreMs;
	#saveMs;
	#program;
	#kept = /* @__PURE__ */ new Map();
	#isSilenced = false;
	constructor(world, service, options = {}) {
		this.#world = world;
		this.#service = service;
		this.#restoreMs = options.restoreMs ?? BOUNDS.cache.answer;
		this.#saveMs = options.saveMs ?? BOUNDS.cacheUpload.answer;
		this.#program = options.program ?? PROGRAM;
	}
	async restore(key, which = "exact") {
		try {
			if (!await this.#mayAsk()) return void 0;
			const folder = await this.#world.workspace.folder("cache");
			const args = which === "exact" ? ["restore", key] : [
				"restore",
				`${key}newest`,
				key
			];
			const answer = answerOf(await this.#run(folder, args, this.#restoreMs));
			if (answer.fault !== void 0) {
				this.#silence(`GitHub's cache could not be read, so this run goes on without it: ${answer.fault}`);
				return;
			}
			if (answer.key === void 0) return void 0;
			const path = join(folder, CACHED_FILE);
			if ((which === "exact" ? answer.key === key : answer.key.startsWith(key)) && await isFileOf(path)) return {
				key: answer.key,
				path
			};
			this.#world.runner.log(`GitHub's cache has something else than a file under ${key}; it is not used`);
		} catch (error) {
			this.#silence(`GitHub's cache could not be read, so this run goes on without it: ${String(error)}`);
		}
	}
	keep(key, path) {
		this.#kept.set(key, path);
	}
	/** Saves what was noted. Call it when the run has ended and was reported. Never rejects. */
	async save() {
		for (const [key, path] of this.#kept) {
			if (this.#isSilenced) return;
			try {
				if (!await this.#mayAsk()) return;
				const { size } = await lstat(path);
				if (size > LARGEST_BYTES$1) continue;
				const folder = await this.#world.workspace.folder("cache");
				await link(path, join(folder, CACHED_FILE)).catch(() => copyFile(path, join(folder, CACHED_FILE)));
				const { key: saved, fault } = answerOf(await this.#run(folder, ["save", key], this.#saveMs));
				if (saved !== void 0) this.#world.runner.log(`${key} is kept in GitHub's cache for later runs`);
				else if (!FASTER.test(fault ?? "")) this.#silence(`GitHub's cache keeps nothing of this run: ${fault ?? "it did not say why"}`);
			} catch (error) {
				this.#silence(`GitHub's cache keeps nothing of this run: ${String(error)}`);
			}
		}
	}
	/** Whether nothing failed yet, and this machine has a box for files that strangers may have packed. */
	async #mayAsk() {
		if (this.#isSilenced) return false;
		const { files, why } = await this.#world.processes.isolation();
		if (files === "own") return true;
		this.#silence(`GitHub's cache is not used, because this machine cannot confine what is unpacked from it (${why ?? "no isolation"})`);
		return false;
	}
	#silence(line) {
		if (this.#isSilenced) return;
		this.#isSilenced = true;
		this.#world.runner.log(plain(this.#world.redact(line), 500));
	}
	#run(folder, args, timeoutMs) {
		const { environment } = this.#world.workspace;
		const { token, variables } = this.#service;
		const folders = [
			"HOME",
			"TMPDIR",
			"XDG_CACHE_HOME",
			"XDG_CONFIG_HOME",
			"RUNNER_TEMP",
			"GITHUB_WORKSPACE"
		];
		return this.#world.processes.read({
			tool: "GitHub's cache",
			file: process.execPath,
			args: [this.#program, ...args],
			cwd: folder,
			env: {
				...environment,
				...variables,
				PATH: "/usr/bin:/bin",
				...Object.fromEntries(folders.map((name) => [name, folder]))
			},
			input: token,
			timeoutMs,
			maxOutputBytes: LARGEST_OUTPUT_BYTES,
			view: {
				reads: [dirname(dirname(this.#program)), ...variables.NODE_EXTRA_CA_CERTS ? [variables.NODE_EXTRA_CA_CERTS] : []],
				writes: [folder],
				isOnline: true
			}
		});
	}
};
/** The library reports a failure as an annotation or a line, and goes on. */
const COMPLAINT = /^(?:::(?:warning|error)(?: [^:]*)?::|(?=Failed to (?:save|restore)))(.*)$/m;
/** The library says this of a key that exists. */
const FASTER = /another job may be creating this cache/;
/** What the program answered. */
function answerOf(exit) {
	switch (exit.kind) {
		case "exited": {
			const key = exit.stdout.split("\n").at(-2) ?? "";
			if (exit.code === 0 && key !== "") return { key };
			const complaint = COMPLAINT.exec(exit.stdout)?.[1];
			if (exit.code === 0) return complaint === void 0 ? {} : { fault: plain(complaint, 300) };
			const thrown = exit.stderr.split("\n").find((line) => /^\w*Error\b/.test(line));
			return { fault: plain(thrown ?? `exit code ${exit.code}`, 300) };
		}
		case "timed-out": return { fault: `it did not answer within ${exit.afterMs / 1e3} s` };
		case "killed": return { fault: `its process was killed by ${exit.signal}` };
		case "too-much-output": return { fault: "it printed too much" };
		case "not-started": return { fault: exit.message };
	}
}
async function isFileOf(path) {
	const found = await lstat(path).catch(() => void 0);
	return found?.isFile() === true && found.size <= LARGEST_BYTES$1;
}

// src/adapters/network/audit-endpoint.ts
/**
* Posts one event to the endpoint; a server that is busy is asked again twice. Returns undefined if the endpoint
* accepted the event, otherwise a sentence that says why not. Of the address, the sentence names only the host; it
* quotes nothing that the server answered.
*/
async function deliver(line, endpoint, bound = BOUNDS.audit) {
	const { host } = new URL(endpoint.url);
	const why = await retry(() => post(line, endpoint, bound), bound);
	return why && `the audit event could not be delivered to ${host}: ${why}`;
}
async function post(line, { url, token }, { answer }) {
	try {
		const response = await ownNetwork().fetch(new URL(url), {
			method: "POST",
			headers: {
				"content-type": "application/json",
				...token === void 0 ? {} : { authorization: `Bearer ${token}` }
			},
			body: line,
			redirect: "manual",
			signal: AbortSignal.timeout(answer)
		});
		await response.body?.cancel();
		if (response.ok) return void 0;
		const why = `it answered ${response.status}`;
		if (!isPassing(response.status)) return why;
		return new TryAgain({
			serverPause: retryAfter(response),
			conclude: () => why
		});
	} catch (error) {
		if (error instanceof Error && error.name === "TimeoutError") return `no answer within ${answer / 1e3} s`;
		const why = `no connection (${connectionWords(error, ownNetwork().route(new URL(url)))})`;
		return isLasting(error) ? why : new TryAgain({ conclude: () => why });
	}
}

// src/adapters/network/public-sigstore.ts
const TRUSTED_ROOT = "trusted_root.json";
const SIGNING_CONFIG = "signing_config.v0.2.json";
/** The same services, but with a Rekor v2 first; https://github.com/sigstore/root-signing/issues/1644. */
const LARGE_SIGNING_CONFIG = "signing_config_rekor_v2.v0.2.json";
/** The files that are kept for later runs. The root is not kept: trust begins with the root in the TUF client. */
const METADATA = [
	"timestamp.json",
	"snapshot.json",
	"targets.json"
];
const TARGETS = [
	TRUSTED_ROOT,
	SIGNING_CONFIG,
	LARGE_SIGNING_CONFIG
].map((name) => join("targets", name));
/** Greatest size of such a file, well above the real ones. */
const LARGEST_BYTES = 1048576;
/** Uses only the kept files, as long as they have not expired. */
const KEPT$1 = {
	retry: false,
	timeout: 1e3,
	forceCache: true
};
const PUBLIC = { mirrorURL: "https://tuf-repo-cdn.sigstore.dev" };
/**
* The trust documents of the public Sigstore, from its TUF repository. They are downloaded at most once a run, and only
* for keyless signing, for verification without a user's own documents, and for the release of a tool. Kept files of
* earlier runs are used if the repository's current signatures confirm them, or, if the repository cannot be reached,
* until they expire.
*/
function createPublicSigstore(needs, repository = PUBLIC, bound = BOUNDS.trustRoot) {
	let asked;
	return { trust() {
		asked ??= trustOf(needs, repository, bound).catch((error) => {
			asked = void 0;
			throw error;
		});
		return asked;
	} };
}
async function trustOf(needs, repository, bound) {
	const options = {
		retry: false,
		timeout: bound.answer
	};
	try {
		return await retry(() => attempt(needs, repository, options), bound);
	} catch (error) {
		const kept = isUnreachable(error) && await fetchTrust(needs, repository, KEPT$1).catch(() => void 0);
		if (kept) {
			needs.runner.log("The public Sigstore’s trust root could not be requested; the one of an earlier run is still valid and is used");
			return kept;
		}
		throw unavailable$1(error, repository);
	}
}
async function attempt(needs, repository, options) {
	try {
		return await fetchTrust(needs, repository, options);
	} catch (error) {
		const conclude = () => {
			throw error;
		};
		return isUnreachable(error) && !isTimeout(error) && !isLasting(error) ? new TryAgain({ conclude }) : conclude();
	}
}
async function fetchTrust({ workspace, runner }, repository, options) {
	const { initTUF } = await import("./dist2.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const cachePath = await workspace.folder("tuf");
	const name = nameOf(repository);
	const mine = join(cachePath, name);
	const shared = join("sigstore-tuf", name);
	await copyKept(join(workspace.cache, shared), mine, METADATA);
	const tuf = await initTUF({
		...repository,
		...options,
		cachePath
	});
	await copyKept(join(workspace.cache, shared), mine, TARGETS);
	const trust = {
		signingConfig: await tuf.getTarget(SIGNING_CONFIG),
		trustedRoot: await tuf.getTarget(TRUSTED_ROOT)
	};
	const largeSigningConfig = await tuf.getTarget(LARGE_SIGNING_CONFIG).catch(ignoreUnknownTarget);
	await keep$1(mine, join(workspace.store, shared)).catch((error) => {
		runner.log(`The public Sigstore’s trust root is not kept for later runs: ${plain(chainMessage(error), 300)}`);
	});
	return largeSigningConfig === void 0 ? trust : {
		...trust,
		largeSigningConfig
	};
}
/** The folder that the TUF client uses for a repository. */
function nameOf({ mirrorURL }) {
	const { host, pathname } = new URL(mirrorURL);
	return encodeURIComponent(host + pathname.replace(/\/$/, ""));
}
async function copyKept(shared, mine, files) {
	for (const file of files) {
		const bytes = await bytesOf(join(shared, file));
		if (bytes === void 0) continue;
		await mkdir(dirname(join(mine, file)), {
			recursive: true,
			mode: 448
		});
		await writeFile(join(mine, file), bytes, { mode: 384 });
	}
}
/** Replaces each file in one step. The files may come from different runs: each is verified by the one before it. */
async function keep$1(mine, shared) {
	for (const file of [...METADATA, ...TARGETS]) {
		const bytes = await bytesOf(join(mine, file));
		if (bytes === void 0 || (await bytesOf(join(shared, file)))?.equals(bytes)) continue;
		const folder = dirname(join(shared, file));
		await mkdir(folder, {
			recursive: true,
			mode: 448
		});
		const draft = join(folder, `.${randomUUID()}`);
		try {
			await writeFile(draft, bytes, { mode: 384 });
			await rename(draft, join(shared, file));
		} finally {
			await rm(draft, { force: true });
		}
	}
}
/** Undefined if it is not a file, or too large. */
async function bytesOf(file) {
	const found = await stat(file).catch(() => void 0);
	if (found === void 0 || !found.isFile() || found.size > LARGEST_BYTES) return void 0;
	return await readFile(file).catch(() => void 0);
}
function ignoreUnknownTarget(error) {
	if (codeOf(error) === "TUF_FIND_TARGET_ERROR") return void 0;
	throw error;
}
/** An error and its causes. */
function chainOf(error) {
	const chain = [];
	for (let link = error; link instanceof Error && chain.length < 5; link = link.cause) chain.push(link);
	return chain;
}
/** Whether there was no answer, no whole answer, or one that may be different soon. A wrong answer does not count. */
function isUnreachable(error) {
	return chainOf(error).some((one) => isTimeout(one) || ["fetch failed", "terminated"].includes(one.message) || "statusCode" in one && typeof one.statusCode === "number" && isPassing(one.statusCode));
}
function isTimeout(error) {
	return chainOf(error).some(({ name }) => name === "TimeoutError");
}
function unavailable$1(error, { mirrorURL }) {
	const message = `the public Sigstore’s trust root cannot be downloaded from ${mirrorURL} (${plain(chainMessage(error), 400)})${chainOf(error).some((one) => /is expired/.test(one.message)) ? `; the clock of this machine says ${(/* @__PURE__ */ new Date()).toISOString()}: is that right?` : ""}; allow this job to reach that address, or set \`trusted-root\` (and, to sign, \`signing-config\`) to those of your own Sigstore`;
	return fault("signing-failed", "sign", message, error);
}
function chainMessage(error) {
	const messages = chainOf(error).map(ownMessage);
	return messages.length === 0 ? String(error) : messages.join(": ");
}
/** The client does not name the target that it could not download, nor the status of an answer. */
function ownMessage(error) {
	if ("statusCode" in error) return `it answered ${error.statusCode}`;
	if ("code" in error && error.code === "TUF_DOWNLOAD_TARGET_ERROR") return "a target";
	return error.message || ("code" in error ? String(error.code) : error.name);
}

// src/adapters/network/sigstore-services.ts
/** Asks the services of a Sigstore through the proxies, and with the certificates, of this process. */
function createSigstoreServices(network = ownNetwork()) {
	return { ask: (request) => ask(network, request) };
}
async function ask(network, { method, url, contentType, accept, body, limitBytes, timeoutMs, signal }) {
	try {
		const response = await network.fetch(url, {
			method,
			headers: {
				accept,
				"content-type": contentType,
				"user-agent": "assay"
			},
			...body !== void 0 && { body },
			redirect: "manual",
			signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
		});
		const bytes = await boundedBody(response, limitBytes);
		if (bytes === void 0) return {
			kind: "too-large",
			limitBytes
		};
		const location = response.headers.get("location");
		const serverPause = retryAfter(response);
		return {
			kind: "answered",
			status: response.status,
			body: bytes,
			...location !== null && { location },
			...serverPause !== void 0 && { serverPause }
		};
	} catch (error) {
		if (error instanceof Error && error.name === "TimeoutError") return {
			kind: "silent",
			afterMs: timeoutMs
		};
		return {
			kind: "unreachable",
			why: connectionWords(error, network.route(url)),
			isLasting: signal.aborted || isLasting(error)
		};
	}
}

// src/adapters/tools/tool-hash.ts
const CHUNK_BYTES = 1 << 20;
/** The SHA-256 of a file in hexadecimal. Rejects if the file cannot be read. */
async function hashFile(path) {
	const hash = createHash("sha256");
	const file = await open(path);
	try {
		const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
		for (;;) {
			const { bytesRead } = await file.read(buffer, 0, CHUNK_BYTES);
			if (bytesRead === 0) return hash.digest("hex");
			hash.update(buffer.subarray(0, bytesRead));
		}
	} finally {
		await file.close();
	}
}

// src/adapters/tools/assets.ts
const LARGEST_RECORD = 4096;
const RecordSchema = strictObject({
	sha256: string(),
	on: date(),
	verified: array(_enum(TOOL_CHECKS))
});
/**
* Release assets that were downloaded before: in the runner's tool cache if there is one, otherwise in `cache-dir`. The
* asset itself is kept, not what was unpacked from it, so that its hash can be compared with the pinned one each time.
*/
var AssetCache = class {
	#folder;
	constructor(cacheDir) {
		this.#folder = join(cacheDir, "assets");
	}
	/** Path of a cached asset, not yet hashed; undefined if there is none. */
	async find(name, pin, asset) {
		const path = this.#isToolCache() ? await this.#findInToolCache(name, pin, asset) : this.#ownPath(asset);
		if (path === void 0) return void 0;
		return (await stat(path).catch(() => void 0))?.isFile() ? path : void 0;
	}
	/** Keeps an asset for later runs, with a record of how it was verified. */
	async keep(name, pin, asset, file, record) {
		const target = this.#isToolCache() ? toolCachePath(name, pin, asset) : this.#ownPath(asset);
		await mkdir(dirname(target), {
			recursive: true,
			mode: 448
		});
		const temporary = await mkdtemp(join(dirname(target), ".new-"));
		try {
			await copyFile(file, join(temporary, asset.name));
			await chmod(join(temporary, asset.name), 384);
			await writeFile(join(temporary, "record"), `${JSON.stringify(record)}\n`, { mode: 384 });
			await rename(join(temporary, "record"), recordPath(target));
			await rename(join(temporary, asset.name), target);
		} finally {
			await rm(temporary, {
				recursive: true,
				force: true
			});
		}
		if (this.#isToolCache()) await writeFile(`${dirname(target)}.complete`, "", { mode: 384 });
	}
	#isToolCache() {
		return (process.env.RUNNER_TOOL_CACHE ?? "") !== "";
	}
	async #findInToolCache(name, pin, asset) {
		const { find } = await import("./tool-cache.js");
		const folder = find(cacheName(name), pin.version);
		return folder === "" ? void 0 : join(folder, asset.name);
	}
	#ownPath(asset) {
		return join(this.#folder, asset.sha256, asset.name);
	}
};
function recordPath(asset) {
	return `${asset}.verified.json`;
}
/**
* How a cached asset was verified when it was downloaded; undefined if the record is missing or is about another hash.
* Nothing proves it, so it is only told: whether the asset may be used is decided by its hash.
*/
async function recordOf(path, asset) {
	const found = await stat(recordPath(path)).catch(() => void 0);
	if (found === void 0 || !found.isFile() || found.size > LARGEST_RECORD) return void 0;
	const bytes = await readFile(recordPath(path)).catch(() => void 0);
	const record = bytes && orUndefined(parseJsonAs(RecordSchema, bytes));
	return record?.sha256 === asset.sha256 ? record : void 0;
}
/**
* Where `@actions/tool-cache` looks for an asset. Its own `cacheFile` removes the folder before it copies, so that another
* run on the same machine reads half a file.
*/
function toolCachePath(name, { version }, asset) {
	return join(process.env.RUNNER_TOOL_CACHE ?? "", cacheName(name), version, process.arch, asset.name);
}
/** Not the tool's own name: other actions keep unpacked binaries under that. */
function cacheName(name) {
	return `assay-${name}-asset`;
}
/**
* Downloads an asset to `target`, which must not exist. Rejects with a sentence without credentials. Not by
* @actions/tool-cache: its download cannot be stopped, and one that hangs keeps the process alive.
*/
async function downloadAsset(base, pin, asset, target, { bound = BOUNDS.tool, follow } = {}) {
	const url = assetUrl(base, pin, asset);
	const why = await retry(() => attemptDownload(url, loginFor(base), target, {
		bound,
		follow
	}), bound);
	if (why !== void 0) throw new Error(`${url.href}: ${plain(why, 300)}`);
}
async function attemptDownload(url, authorization, target, { bound: { answer }, follow }) {
	let transfer;
	try {
		const response = await ownNetwork().fetch(url, {
			headers: {
				"accept-encoding": "identity",
				"user-agent": "assay",
				...authorization === void 0 ? {} : { authorization }
			},
			signal: AbortSignal.timeout(answer)
		});
		if (response.ok && response.body !== null) {
			const size = Number(response.headers.get("content-length"));
			transfer = follow?.download(basename(target), size > 0 ? size : void 0);
			await pipeline(response.body, counted(transfer), createWriteStream(target, { mode: 384 }));
			return;
		}
		await response.body?.cancel();
		const why = `it answered ${response.status}`;
		if (!isPassing(response.status)) return why;
		return new TryAgain({
			serverPause: retryAfter(response),
			conclude: () => why
		});
	} catch (error) {
		await rm(target, { force: true });
		if (error instanceof DOMException && error.name === "TimeoutError") return `not downloaded within ${answer / 1e3} s`;
		const why = connectionWords(error, ownNetwork().route(url));
		return isLasting(error) || isOfThisMachine(error) ? why : new TryAgain({ conclude: () => why });
	} finally {
		transfer?.end();
	}
}
/** Passes bytes on, and tells how many there were. */
function counted(transfer) {
	return new Transform({ transform(bytes, _, next) {
		transfer?.add(bytes.length);
		next(null, bytes);
	} });
}
/** The address of an asset, without credentials. */
function assetUrl(base, pin, asset) {
	const folder = base.pathname.replace(/\/+$/, "");
	return new URL(`${base.origin}${folder}/${pin.repository}/releases/download/${pin.tag}/${asset.name}`);
}
/** The `Authorization` header for a mirror whose address has a user name. */
function loginFor({ username, password }) {
	if (username === "") return void 0;
	const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
	return `Basic ${Buffer.from(login).toString("base64")}`;
}
/** Whether the file could not be written. */
function isOfThisMachine(error) {
	return error instanceof Error && "syscall" in error && error.syscall === "write";
}
/** Hashes an asset. Removes the file and throws `tool-untrusted` if the hash is not the pinned one. */
async function demandHash(file, asset, from) {
	const actual = await hashFile(file);
	if (actual === asset.sha256) return;
	await rm(file, { force: true });
	throw fault("tool-untrusted", "tools", `${asset.name} from ${plain(from, 300)} has the SHA-256 ${actual} and not the pinned ${asset.sha256}, so it was not used`);
}
/**
* Reads `tool-mirror`: an https address, or http on this machine, that replaces `https://github.com` in
* `…/OWNER/REPOSITORY/releases/download/TAG/ASSET`. Returns a sentence if it is not such an address.
*/
function parseMirror(text) {
	const url = URL.parse(text);
	if (url === null) return "tool-mirror is not an address such as https://mirror.example.com/github";
	if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.host))) return "tool-mirror must be an https address (http only on the loopback interface)";
	if (url.search !== "" || url.hash !== "") return "tool-mirror must have no query and no fragment";
	return url;
}

// src/formats/tools/tool-full-disk.ts
/**
* The fault of a tool that could not write a file, because a disk is full or a limit is reached; undefined for every other
* end. Only the line that says so is quoted: Go prints its whole stack after it.
*/
function toolFullDisk(exit, check, tool) {
	if (!("stderr" in exit) || exit.kind === "exited" && exit.code === 0) return void 0;
	const words = exit.kind === "killed" && exit.signal === "SIGXFSZ" ? exit.signal : fullDiskLine(exit.stderr);
	if (words === void 0) return void 0;
	return fault("disk-full", check, `${tool} could not write a file (${plain(words.trim(), 300)})`);
}

// src/adapters/tools/go-build.ts
const DOWNLOAD_LIMIT_MS = 6e5;
const BUILD_LIMIT_MS = 18e5;
const PROGRESS_EVERY_MS = 15e3;
/**
* The variables that Go may see: where its caches, its proxy and its certificates are. GOFLAGS is not one of them,
* because `-toolexec` could run any program. HOME is the real one, for Go's caches and the `.netrc` of the proxy.
*/
const GO_VARIABLES = /^(?:PATH|HOME|TMPDIR|XDG_CACHE_HOME|NETRC|GOROOT|GOPATH|GOMODCACHE|GOCACHE|GOPROXY|GONOPROXY|GOPRIVATE|GOSUMDB|GONOSUMDB|GOVCS|SSL_CERT_FILE|SSL_CERT_DIR|https?_proxy|no_proxy|HTTPS?_PROXY|NO_PROXY)$/;
/**
* The path of a program from a pinned Go module: built before, or now. Throws `tool-untrusted` if the module is not the
* pinned one, and `tool-unavailable` for every other failure.
*/
async function buildGoModule(build) {
	const goVersion = await findGo(build.processes);
	if (goVersion === void 0) throw unavailable(build, "there is no `go` on PATH");
	const folder = folderOf(build, goVersion);
	const file = join(folder, build.name);
	if (await isIntact(file)) return file;
	if (build.offline) throw unavailable(build, "it was not built before and nothing may be downloaded");
	await mkdir(folder, {
		recursive: true,
		mode: 448
	});
	const temporary = await mkdtemp(join(folder, ".build-"));
	try {
		await makeBinary(build, goVersion, temporary);
		await keep(join(temporary, build.name), file);
	} finally {
		await rm(temporary, {
			recursive: true,
			force: true
		});
	}
	return file;
}
/** The path of a program that was built before; undefined if there is none. */
async function builtModule(build) {
	const goVersion = await findGo(build.processes);
	const file = goVersion === void 0 ? void 0 : join(folderOf(build, goVersion), build.name);
	return file !== void 0 && await isIntact(file) ? file : void 0;
}
/** The version of the Go on PATH (`go1.26.8`); undefined if no Go answers. */
async function findGo(processes) {
	const exit = await processes.read({
		...goCommand(["env", "GOVERSION"], tmpdir(), {}),
		timeoutMs: 3e4
	});
	if (exit.kind !== "exited" || exit.code !== 0) return void 0;
	return /^go\d+\.\d+\S*$/.exec(exit.stdout.trim())?.[0];
}
function folderOf(build, goVersion) {
	return join(build.cacheDir, `${build.name}-${build.version}-${buildKey(build, goVersion)}`);
}
function buildKey(build, goVersion) {
	const env = Object.entries(build.env ?? {}).sort(([a], [b]) => a < b ? -1 : 1);
	const platform = `${process.platform}-${process.arch}`;
	return hexOf(JSON.stringify([
		build.sum,
		goVersion,
		platform,
		goArguments(build, ""),
		env
	])).slice(0, 12);
}
/** Whether the binary is the one that was built. It is hashed at every use. */
async function isIntact(file) {
	try {
		return (await readFile(`${file}.sha256`, "utf8")).trim() === await hashFile(file);
	} catch {
		return false;
	}
}
/** Moves the binary and its recorded hash in place. If a run ends in between, the two do not match. */
async function keep(built, file) {
	await chmod(built, 493);
	await writeFile(`${built}.sha256`, `${await hashFile(built)}\n`);
	await rename(built, file);
	await rename(`${built}.sha256`, `${file}.sha256`);
}
async function makeBinary(build, goVersion, temporary) {
	const started = Date.now();
	const elapsed = () => `${Math.round((Date.now() - started) / 1e3)} s`;
	const what = `${build.name} ${build.version}`;
	build.say(`Building ${what} from ${build.module} with ${goVersion}; this can take some minutes`);
	const timer = setInterval(() => build.say(`Still building ${what} (${elapsed()})`), PROGRESS_EVERY_MS);
	try {
		const source = await download(build, temporary);
		const command = goCommand(goArguments(build, join(temporary, build.name)), source, build.env ?? {});
		demandSuccess(build, "`go build`", await build.processes.watch(`Build ${what}`, {
			...command,
			timeoutMs: BUILD_LIMIT_MS
		}));
	} finally {
		clearInterval(timer);
	}
	build.say(`Built ${what} in ${elapsed()}`);
}
/** Downloads the module and returns its folder. The go.sum in the folder pins every dependency. */
async function download(build, temporary) {
	const moduleFolder = join(temporary, "module");
	await mkdir(moduleFolder);
	await writeFile(join(moduleFolder, "go.mod"), "module private\n");
	const wanted = `${build.module}@${build.version}`;
	const command = goCommand([
		"mod",
		"download",
		"-json",
		wanted
	], moduleFolder, { GOFLAGS: "-mod=mod" });
	const exit = await build.processes.read({
		...command,
		timeoutMs: DOWNLOAD_LIMIT_MS
	});
	demandSuccess(build, `the download of ${wanted}`, exit);
	const { Dir, Sum } = parseDownload(build, exit.kind === "exited" ? exit.stdout : "");
	if (Sum !== build.sum) throw fault("tool-untrusted", "tools", `the Go module ${wanted} has the sum ${Sum} and not the pinned ${build.sum}, so it was not built`);
	return Dir;
}
function parseDownload(build, json) {
	let answer;
	try {
		answer = JSON.parse(json);
	} catch (error) {
		throw unavailable(build, "`go mod download` did not print JSON", error);
	}
	if (typeof answer === "object" && answer !== null && "Dir" in answer && "Sum" in answer) {
		const { Dir, Sum } = answer;
		if (typeof Dir === "string" && Dir !== "" && typeof Sum === "string") return {
			Dir,
			Sum
		};
	}
	throw unavailable(build, "`go mod download` did not print the folder and the sum");
}
function goArguments(build, output) {
	return [
		"build",
		"-trimpath",
		"-buildvcs=false",
		"-ldflags",
		["-s -w", build.ldflags ?? ""].join(" ").trim(),
		"-o",
		output,
		build.package
	];
}
function goCommand(args, cwd, env) {
	const allowed = {};
	for (const [name, value] of Object.entries(process.env)) if (value !== void 0 && GO_VARIABLES.test(name)) allowed[name] = value;
	const fixed = {
		CGO_ENABLED: "0",
		GOTOOLCHAIN: "local",
		GOFLAGS: "-mod=readonly",
		GOWORK: "off"
	};
	return {
		tool: "go",
		file: "go",
		args,
		cwd,
		env: {
			...allowed,
			...fixed,
			...env
		}
	};
}
function demandSuccess(build, what, exit) {
	if (exit.kind === "exited" && exit.code === 0) return;
	const full = toolFullDisk(exit, "tools", what);
	if (full !== void 0) throw full;
	throw unavailable(build, `${what} ${ending(exit)}`);
}
function ending(exit) {
	switch (exit.kind) {
		case "exited": return `ended with exit code ${exit.code}${lastLine(exit.stdout + exit.stderr)}`;
		case "killed": return `was killed by ${exit.signal}`;
		case "timed-out": return `did not end within ${exit.afterMs / 1e3} s`;
		case "too-much-output": return `printed more than ${exit.limitBytes} bytes`;
		case "not-started": return `could not be started: ${exit.message}`;
	}
}
function lastLine(output) {
	const error = /"Error":\s*"(.*)"/.exec(output)?.[1] ?? output.trim().split("\n").at(-1) ?? "";
	return error === "" ? "" : `: ${error.slice(0, 300)}`;
}
function unavailable(build, why, cause) {
	return fault("tool-unavailable", "tools", `${build.name} cannot be built: ${why}`, cause);
}

// src/adapters/tools/go-version.ts
/** More than a version has. */
const LONGEST_VERSION = 200;
/**
* The version of a Go module that a program says it was built from, read from the build information that Go writes into
* each program. The program is not run. Undefined if it contains none, as a script or a program without a release.
*/
async function goVersionIn(path, module) {
	const before = Buffer.from(`\nmod\t${module}\tv`);
	const longest = before.length + LONGEST_VERSION;
	let last = Buffer.alloc(0);
	for await (const chunk of createReadStream(path, { highWaterMark: 4 << 20 })) {
		const found = versionAfter(Buffer.concat([last.subarray(-longest), chunk.subarray(0, longest)]), before) ?? versionAfter(chunk, before);
		if (found !== void 0) return found;
		last = chunk;
	}
}
function versionAfter(text, before) {
	const at = text.indexOf(before);
	if (at < 0) return void 0;
	const start = at + before.length;
	return /^[^\t\n]+(?=[\t\n])/.exec(text.toString("latin1", start, start + LONGEST_VERSION))?.[0];
}

// src/adapters/tools/named-path.ts
const VERSION_LIMIT_MS = 6e4;
/** A wrapper script may fail only because it is isolated. */
const HINT = "; a scanner sees only its own folder and the system, so a script that needs more needs `isolate: off`";
/**
* The binary that the user named (`trivy-path` and the like). Its hash goes into the evidence. Its version may differ
* from the pinned one. A file with another hash than the named one, and a refused or unreadable version, is
* `tool-untrusted`. Before it runs for the first time, the file itself is examined: a program that was taken over does
* its harm at any call.
*/
async function namedTool(name, pin, named, world) {
	const { path, sha256 } = await locate(name, named.path);
	const where = `${name}-path: "${plain(named.path, 300)}"`;
	if (named.sha256 !== void 0 && named.sha256 !== sha256) {
		const message = `${where} has the SHA-256 ${sha256} and not ${named.sha256}, which the input names, so it was not run`;
		throw fault("tool-untrusted", "tools", message);
	}
	await demandNotRefused(name, pin, where, {
		path,
		sha256
	});
	const cwd = await world.workspace.folder(`${name}-version`);
	const exit = await world.processes.read({
		tool: name,
		file: path,
		args: pin.versionArguments,
		cwd,
		env: {
			...world.workspace.environment,
			HOME: cwd,
			TMPDIR: cwd,
			XDG_CACHE_HOME: cwd,
			XDG_CONFIG_HOME: cwd
		},
		timeoutMs: VERSION_LIMIT_MS,
		maxOutputBytes: 1048576,
		...name === "cosign" ? {} : { view: { reads: [] } }
	});
	if (exit.kind !== "exited" || exit.code !== 0) {
		const hint = name === "cosign" ? "" : HINT;
		const message = `${where} did not report its version (${endOf(exit)})${hint}`;
		throw fault("tool-failed", "tools", message);
	}
	const version = pin.versionPattern.exec(`${exit.stdout}\n${exit.stderr}`)?.[1];
	if (version === void 0) {
		const message = `${where} does not report its version of ${name}, so it was not used`;
		throw fault("tool-untrusted", "tools", message);
	}
	demandVersion(name, pin, where, version);
	return {
		name,
		version,
		path,
		sha256,
		origin: "named path",
		...proofsOf(name, named)
	};
}
function proofsOf(name, { sha256 }) {
	const pinned = {
		check: "pinned-hash",
		why: "the user named this file"
	};
	if (sha256 !== void 0) return {
		verified: ["named-hash"],
		notVerified: [pinned]
	};
	return {
		verified: [],
		notVerified: [pinned, {
			check: "named-hash",
			why: `\`${name}-path\` names no hash; with \`PATH@sha256:HASH\` no other file runs`
		}]
	};
}
function endOf(exit) {
	if (exit.kind === "exited") return `exit code ${exit.code}`;
	return exit.kind === "not-started" ? `it could not be started: ${plain(exit.message, 200)}` : exit.kind;
}
async function locate(name, userPath) {
	try {
		const path = await realpath(resolve(userPath));
		return {
			path,
			sha256: await hashFile(path)
		};
	} catch (error) {
		const code = codeOf(error);
		const message = `${name}-path: "${plain(userPath, 300)}" is not a file that can be read (${code})`;
		throw fault("tool-unavailable", "tools", message, error);
	}
}
/** Refuses a compromised program by its hash, and by the version that Go wrote into it. */
async function demandNotRefused(name, pin, where, { path, sha256 }) {
	if (pin.refusedPrograms.includes(sha256)) {
		const message = `${where} has the SHA-256 ${sha256} of a ${name} that is known to be compromised, so it was not run; use ${pin.version}`;
		throw fault("tool-untrusted", "tools", message);
	}
	if (pin.refused.length === 0) return;
	const version = await goVersionIn(path, pin.go.module);
	if (version !== void 0) demandVersion(name, pin, where, version);
}
function demandVersion(name, pin, where, version) {
	const core = /^\d+\.\d+\.\d+/.exec(version)?.[0] ?? version;
	if (!pin.refused.includes(core)) return;
	const message = `${where} is ${name} ${plain(version, 60)}, a version that is known to be compromised; use ${pin.version}`;
	throw fault("tool-untrusted", "tools", message);
}

// src/adapters/tools/pins.json
var trivy = {
	"version": "0.74.0",
	"publishedOn": "2026-08-14",
	"pinnedOn": "2026-11-23",
	"sha256": {
		"linux-x64": "2ae6fe3ee734b7fdf11335663e18c75ea12dccc76062f09f164a3b0f8be4371a",
		"linux-arm64": "b94ce1976bbf3c15b514b605ee88be7c6d94a29be2302847ff01cb794d47aad5",
		"darwin-x64": "472816f6888dda689d075c30254d4210b4d1035acf365aa72332f584c2f60485",
		"darwin-arm64": "1caada5e0e2091909357c7525d3aa76f4b660b13821bc143b190c7483e31cc11"
	},
	"moduleSum": "h1:B2/h1Aehsq/zykg0jxpWUlOX7e3UXpbxjZZs/0vNlC4="
};
var cosign = {
	"version": "3.1.3",
	"publishedOn": "2026-08-06",
	"pinnedOn": "2026-11-28",
	"sha256": {
		"linux-x64": "4629c757b7618056f8ddd7e2625ae9fdd94c0372a65049520bc7d9df9efc7f71",
		"linux-arm64": "c5d324e091826b0d7a78eb16fef316450b4eb9aaec045611c08ba06f5e73220a",
		"darwin-x64": "2347488e5d5b25336644024dfeca5601b190e91197a71a917bda44744aff106c",
		"darwin-arm64": "5cf948c2f4dfe59687bdd0b8523709067383e03982cc543475c8a7dc70e92a76"
	},
	"moduleSum": "h1:001JQRI/PJ/5T+g/kJ1KTvKFbb322+fomc+pHDZ/6sg="
};
var gitleaks = {
	"version": "8.30.1",
	"publishedOn": "2026-03-21",
	"pinnedOn": "2026-11-23",
	"sha256": {
		"linux-x64": "551f6fc83ea457d62a0d98237cbad105af8d557003051f41f3e7ca7b3f2470eb",
		"linux-arm64": "e4a487ee7ccd7d3a7f7ec08657610aa3606637dab924210b3aee62570fb4b080",
		"darwin-x64": "dfe101a4db2255fc85120ac7f3d25e4342c3c20cf749f2c20a18081af1952709",
		"darwin-arm64": "b40ab0ae55c505963e365f271a8d3846efbc170aa17f2607f13df610a9aeb6a5"
	},
	"moduleSum": "h1:PmEvCfVI7ti9dV3s5aMZUY7sS2GxRvG3yzih7E+cS3w="
};

// src/adapters/tools/pins.ts
/** How many days a release was public when it was pinned. */
function ageWhenPinned({ publishedOn, pinnedOn }) {
	return (Date.parse(pinnedOn) - Date.parse(publishedOn)) / 864e5;
}
/** The platforms that have an asset, by Node's names. */
const PLATFORMS = [
	"linux-x64",
	"linux-arm64",
	"darwin-x64",
	"darwin-arm64"
];
/** trivy signs and attests in its release workflow, which the workflow for a new tag calls. */
const TRIVY_RELEASE = {
	subject: "https://github.com/aquasecurity/trivy/.github/workflows/reusable-release.yaml@refs/tags/vVERSION",
	issuer: "https://token.actions.githubusercontent.com"
};
const PROJECTS = {
	trivy: {
		repository: "aquasecurity/trivy",
		packing: "tar.gz",
		assets: {
			"linux-x64": "trivy_VERSION_Linux-64bit.tar.gz",
			"linux-arm64": "trivy_VERSION_Linux-ARM64.tar.gz",
			"darwin-x64": "trivy_VERSION_macOS-64bit.tar.gz",
			"darwin-arm64": "trivy_VERSION_macOS-ARM64.tar.gz"
		},
		releaseBundle: TRIVY_RELEASE,
		githubAttestation: TRIVY_RELEASE,
		go: {
			module: "github.com/aquasecurity/trivy",
			package: "./cmd/trivy",
			ldflags: "-X github.com/aquasecurity/trivy/pkg/version/app.ver=VERSION",
			env: { GOEXPERIMENT: "jsonv2" }
		},
		versionArguments: ["--version"],
		versionPattern: /^Version:\s*v?(\d+\.\d+\.\d+\S*)\s*$/m,
		refused: [
			"0.69.4",
			"0.69.5",
			"0.69.6"
		],
		refusedPrograms: [
			"822dd269ec10459572dfaaefe163dae693c344249a0161953f0d5cdd110bd2a0",
			"e64e152afe2c722d750f10259626f357cdea40420c5eedae37969fbf13abbecf",
			"e6310d8a003d7ac101a6b1cd39ff6c6a88ee454b767c1bdce143e04bc1113243",
			"6328a34b26a63423b555a61f89a6a0525a534e9c88584c815d937910f1ddd538"
		]
	},
	cosign: {
		repository: "sigstore/cosign",
		packing: "binary",
		assets: {
			"linux-x64": "cosign-linux-amd64",
			"linux-arm64": "cosign-linux-arm64",
			"darwin-x64": "cosign-darwin-amd64",
			"darwin-arm64": "cosign-darwin-arm64"
		},
		releaseBundle: {
			subject: "keyless@projectsigstore.iam.gserviceaccount.com",
			issuer: "https://accounts.google.com"
		},
		go: {
			module: "github.com/sigstore/cosign/v3",
			package: "./cmd/cosign",
			ldflags: "-X sigs.k8s.io/release-utils/version.gitVersion=vVERSION",
			env: {}
		},
		versionArguments: ["version"],
		versionPattern: /^GitVersion:\s*v?(\d+\.\d+\.\d+\S*)\s*$/m,
		refused: [],
		refusedPrograms: []
	},
	gitleaks: {
		repository: "gitleaks/gitleaks",
		packing: "tar.gz",
		assets: {
			"linux-x64": "gitleaks_VERSION_linux_x64.tar.gz",
			"linux-arm64": "gitleaks_VERSION_linux_arm64.tar.gz",
			"darwin-x64": "gitleaks_VERSION_darwin_x64.tar.gz",
			"darwin-arm64": "gitleaks_VERSION_darwin_arm64.tar.gz"
		},
		go: {
			module: "github.com/zricethezav/gitleaks/v8",
			package: ".",
			ldflags: "-X github.com/zricethezav/gitleaks/v8/version.Version=VERSION",
			env: {}
		},
		versionArguments: ["version"],
		versionPattern: /^v?(\d+\.\d+\.\d+\S*)\s*$/m,
		refused: [],
		refusedPrograms: []
	}
};
/** The pin of a release of a tool. */
function pinOf(name, release) {
	const { assets, go, releaseBundle, githubAttestation, ...project } = PROJECTS[name];
	const { version, publishedOn, pinnedOn, sha256, moduleSum } = release;
	const named = (text) => text.replaceAll("VERSION", version);
	const signer = ({ subject, issuer }) => ({
		subject: named(subject),
		issuer
	});
	return {
		...project,
		version,
		publishedOn,
		pinnedOn,
		tag: `v${version}`,
		assets: Object.fromEntries(PLATFORMS.map((platform) => [platform, {
			name: named(assets[platform]),
			sha256: sha256[platform]
		}])),
		...releaseBundle && { releaseBundle: signer(releaseBundle) },
		...githubAttestation && { githubAttestation: signer(githubAttestation) },
		go: {
			...go,
			version: `v${version}`,
			sum: moduleSum,
			ldflags: named(go.ldflags)
		}
	};
}
/**
* The pinned releases. Each hash is published in at least three independent public sources that pin the same asset.
* `npm run pins` renews the table.
*/
const PINS = {
	trivy: pinOf("trivy", trivy),
	cosign: pinOf("cosign", cosign),
	gitleaks: pinOf("gitleaks", gitleaks)
};

// src/adapters/tools/proof-requests.ts
const LARGEST_BUNDLE = 1 << 20;
const LARGEST_ANSWER = 8 << 20;
/** The trusted root of the public Sigstore. The fault is a sentence. */
async function askForTrustedRoot(publicSigstore) {
	const { readTrustedRoot } = await import("./sigstore2.js");
	try {
		return readTrustedRoot((await publicSigstore.trust()).trustedRoot);
	} catch (error) {
		const cause = error instanceof Error && error.cause !== void 0 ? error.cause : error;
		return unparsable(`the trust root of the public Sigstore could not be downloaded (${plain(messageOf(cause), 200)})`);
	}
}
/** The bundle that lies beside an asset. Rejects if there is no answer. */
async function askForBundle(mirror, pin, asset, signal) {
	const address = assetUrl(mirror, pin, { name: `${asset.name}.sigstore.json` });
	const { status, body } = await get(address, optional({ authorization: loginFor(mirror) }), LARGEST_BUNDLE, signal);
	if (status === 404) return unparsable("there is no bundle beside the asset");
	if (status !== 200) return unparsable(`${address.host} answered ${status} for the bundle`);
	return parsed$1(async ({ sha256, content }, trust) => {
		const { verifyReleaseBundle } = await import("./release-signature.js");
		return verifyReleaseBundle(body, {
			content: await content(),
			sha256
		}, trust);
	});
}
const AttestationsSchema = object({ attestations: array(object({ bundle: unknown() })) });
/** GitHub's attestations of the build of an asset. Rejects if there is no answer. */
async function askForAttestations({ url, token }, { repository }, { sha256 }, signal) {
	const path = `repos/${repository}/attestations/sha256:${sha256}?predicate_type=provenance&per_page=30`;
	const address = new URL(path, `${url.replace(/\/+$/, "")}/`);
	const ask = (more) => get(address, {
		accept: "application/vnd.github+json",
		"x-github-api-version": "2022-11-28",
		...more
	}, LARGEST_ANSWER, signal);
	let answer = await ask(token === void 0 ? {} : { authorization: `Bearer ${token}` });
	if (token !== void 0 && (answer.status === 401 || answer.status === 403)) answer = await ask({});
	const { status, body } = answer;
	if (status === 404) return unparsable("GitHub has no attestation of it");
	if (status === 403 || status === 429) return unparsable(`GitHub did not answer (${status}); its limit of requests is probably used up`);
	if (status !== 200) return unparsable(`GitHub answered ${status}`);
	const list = parseJsonAs(AttestationsSchema, body);
	if (!list.ok) return unparsable(`the answer of GitHub ${list.fault}`);
	return await buildEvidence(list.value.attestations.map(({ bundle }) => bundle));
}
/** GitHub can have several attestations of a build, also of other workflows: one of them must verify. */
async function buildEvidence(bundles) {
	const { buildStatement, verifyBuild } = await import("./release-signature.js");
	const statements = bundles.filter((bundle) => bundle !== void 0 && bundle !== null).flatMap((bundle) => buildStatement(bundle) ?? []);
	if (statements.length === 0) return unparsable("GitHub has no attestation of its build");
	return parsed$1(async ({ sha256 }, trust) => {
		const faults = /* @__PURE__ */ new Set();
		for (const statement of statements) {
			const verdict = statement.ok ? verifyBuild(statement.value, sha256, trust) : statement;
			if (verdict.ok) return verdict;
			faults.add(verdict.fault);
		}
		return unparsable([...faults].slice(0, 3).join("; "));
	});
}
async function get(address, headers, maxBytes, signal) {
	const init = {
		headers: {
			"user-agent": "assay",
			...headers
		},
		signal
	};
	const response = await ownNetwork().fetch(address, init);
	const body = await boundedBody(response, maxBytes);
	if (body === void 0) throw new Error(`${address.host} answered with more than ${maxBytes} bytes`);
	return {
		status: response.status,
		body
	};
}

// src/adapters/tools/release-proofs.ts
/** How long a tool waits, after its download, for what else vouches for it. */
const WAIT_MS = 5e3;
/** The checks that need no answer from anywhere, for an asset whose hash is the pinned one. */
function ownProofs(pin) {
	const age = ageWhenPinned(pin);
	if (age >= 7) return {
		verified: ["pinned-hash", "release-age"],
		notVerified: []
	};
	return {
		verified: ["pinned-hash"],
		notVerified: [{
			check: "release-age",
			why: `it was ${age} days old when it was pinned`
		}]
	};
}
/** The checks that somebody else must answer, with why they were not done; `why` says it if the project has them. */
function unasked(pin, why) {
	return [["release-bundle", pin.releaseBundle], ["github-attestation", pin.githubAttestation]].map(([check, signer]) => ({
		check,
		why: signer === void 0 ? "the project publishes none" : why(check)
	}));
}
/** Begins to ask for everything that vouches for an asset, so that its download hides the time that this takes. */
function requestProofs(pin, asset, sources) {
	const stop = new AbortController();
	const asked = askAll(pin, asset, sources, stop.signal);
	const root = asked.length === 0 ? void 0 : settled(askForTrustedRoot(sources.publicSigstore));
	return {
		cancel: () => stop.abort(),
		async verify(file) {
			const { wait = WAIT_MS } = sources;
			const late = setTimeout(wait, unparsable(`there was no answer within ${wait / 1e3} s after the download`), { ref: false });
			const downloaded = {
				...asset,
				content: () => readFile(file)
			};
			try {
				return joined(pin, await Promise.all(asked.map(async ({ check, signer, answer }) => {
					const evidence = await Promise.race([answer, late]);
					const trusted = await Promise.race([root ?? late, late]);
					return {
						check,
						fault: await faultOf(check, signer, downloaded, evidence, trusted)
					};
				})));
			} catch (error) {
				await rm(file, { force: true });
				throw error;
			}
		}
	};
}
function askAll(pin, asset, sources, signal) {
	const asked = [];
	if (pin.releaseBundle !== void 0) {
		const answer = settled(askForBundle(sources.mirror, pin, asset, signal));
		asked.push({
			check: "release-bundle",
			signer: pin.releaseBundle,
			answer
		});
	}
	if (pin.githubAttestation !== void 0) {
		const { api } = sources;
		const answer = typeof api === "string" ? Promise.resolve(unparsable(api)) : settled(askForAttestations(api, pin, asset, signal));
		asked.push({
			check: "github-attestation",
			signer: pin.githubAttestation,
			answer
		});
	}
	return asked;
}
/** Why a check could not be done; undefined if it held. Throws `tool-untrusted` if it was done and did not hold. */
async function faultOf(check, signer, downloaded, evidence, root) {
	if (!evidence.ok) return evidence.fault;
	if (!root.ok) return root.fault;
	const verdict = await evidence.value(downloaded, {
		root: root.value,
		...signer
	});
	if (verdict.ok) return void 0;
	const what = check === "release-bundle" ? "the Sigstore bundle beside it" : "the attestation of its build at GitHub";
	const message = `${downloaded.name} has the pinned SHA-256, but ${what} does not verify: ${plain(verdict.fault, 400)}; it was not used`;
	throw fault("tool-untrusted", "tools", message);
}
function joined(pin, asked) {
	const own = ownProofs(pin);
	const held = new Set(asked.filter((one) => one.fault === void 0).map((one) => one.check));
	const others = unasked(pin, (check) => asked.find((one) => one.check === check)?.fault ?? "");
	return {
		verified: [...own.verified, ...held],
		notVerified: [...own.notVerified, ...others.filter(({ check }) => !held.has(check))]
	};
}
/** An answer that does not reject: what was thrown is its fault. */
function settled(asked) {
	return asked.catch((error) => {
		const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : "";
		return unparsable(plain(`${messageOf(error)}${cause}`, 300));
	});
}

// src/adapters/tools/unpack.ts
/** Writes the program of an asset, whose hash was checked, to `target`. Rejects if the asset does not contain it. */
async function unpack(asset, packing, name, target) {
	if (packing === "binary") await copyFile(asset, target);
	else await extractFile(asset, name, target);
	await chmod(target, 493);
}
/** Extracts one file; nothing else of the archive is written to disk. */
async function extractFile(archive, name, target) {
	const { extract } = await import("./tar-stream2.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const entries = extract();
	const reading = pipeline(createReadStream(archive), createGunzip(), entries);
	reading.catch(() => void 0);
	let found = false;
	for await (const entry of entries) if (entry.header.type === "file" && entry.header.name.replace(/^\.\//, "") === name && !found) {
		found = true;
		await pipeline(entry, createWriteStream(target, { mode: 384 }));
	} else entry.resume();
	await reading;
	if (!found) throw new Error(`the archive does not contain the file "${name}"`);
}

// src/adapters/tools/acquire.ts
const GITHUB = new URL("https://github.com");
const LEAST_GO = [
	1,
	26,
	3
];
/** The API of github.com, where the releases of all tools are. */
const GITHUB_API = "https://api.github.com";
/** Gets each tool once: from a named path, the tool cache, a release or a Go module, in this order. */
var ToolStore = class {
	#sources;
	#world;
	#pins;
	#mirror;
	#cache;
	#acquired = /* @__PURE__ */ new Map();
	/** Throws `input-invalid` if the mirror is not an allowed address. */
	constructor(world, sources, pins = PINS) {
		const mirror = sources.toolMirror === void 0 ? GITHUB : parseMirror(sources.toolMirror);
		if (typeof mirror === "string") throw fault("input-invalid", "inputs", mirror);
		this.#sources = sources;
		this.#world = world;
		this.#pins = pins;
		this.#mirror = mirror;
		this.#cache = new AssetCache(join(world.workspace.cache, "tools"));
	}
	/** The tool with its hash. Throws `tool-untrusted`, `tool-unavailable` or `tool-failed`. */
	acquire(name) {
		const known = this.#acquired.get(name);
		if (known !== void 0) return known;
		const tool = this.#find(name);
		this.#acquired.set(name, tool);
		return tool;
	}
	/** Finds the tool, and how it is isolated if it is a scanner. */
	async #find(name) {
		if (name === "cosign") return this.#locate(name);
		const [isolation, tool] = await Promise.all([this.#world.processes.isolation(), this.#locate(name)]);
		this.#world.runner.log(`${name}: ${isolationInWords(isolation)}`);
		return {
			...tool,
			isolation
		};
	}
	async #locate(name) {
		const pin = this.#pins[name];
		const path = this.#sources.toolPaths[name];
		if (path !== void 0) return this.#announce(await namedTool(name, pin, path, this.#world), pin);
		const sources = [
			this.#fromCache,
			this.#fromRunCache,
			this.#fromRelease,
			this.#fromGo
		];
		const failures = [`no ${name}-path was named`];
		for (const source of sources) {
			const answer = await source(name, pin);
			if (typeof answer !== "string") return this.#announce(answer, pin);
			failures.push(answer);
		}
		const message = `${name} ${pin.version} could not be found, downloaded or built: ${failures.join("; ")}`;
		throw fault("tool-unavailable", "tools", message);
	}
	#announce(tool, pin) {
		const other = tool.version === pin.version ? "" : `, not the pinned ${pin.version}`;
		const held = tool.verified.length === 0 ? "nothing" : tool.verified.join(", ");
		const open = tool.notVerified.map(({ check, why }) => `; not ${check}: ${why}`).join("");
		this.#world.runner.log(`${tool.name} ${tool.version} (${tool.origin}${other}), SHA-256 ${tool.sha256}`);
		this.#world.runner.log(`${tool.name} was verified by ${held}${open}`);
		return tool;
	}
	#fromCache = async (name, pin) => {
		const asset = assetOf(pin);
		if (asset === void 0) return `the tool cache has nothing for ${platform()}`;
		const cached = await this.#cache.find(name, pin, asset).catch(() => void 0);
		if (cached === void 0) return "the tool cache does not have it";
		const folder = await this.#world.workspace.folder(name);
		const copy = join(folder, asset.name);
		await copyFile(cached, copy);
		await demandHash(copy, asset, `the tool cache (${cached})`);
		const { verified, notVerified } = ownProofs(pin);
		const record = await recordOf(cached, asset);
		const others = unasked(pin, (check) => whyNotAgain(record, check));
		const proofs = {
			verified,
			notVerified: [...notVerified, ...others]
		};
		return this.#unpacked(name, pin, copy, folder, "tool cache", proofs);
	};
	#fromRunCache = async (name, pin) => {
		const { runCache, runner, workspace } = this.#world;
		const asset = assetOf(pin);
		if (runCache === void 0 || asset === void 0) return "the run has no cache";
		const restored = await runCache.restore(cacheKeyOf(asset));
		if (restored === void 0) return "the cache of the run does not have it";
		const folder = await workspace.folder(name);
		const file = join(folder, asset.name);
		await copyFile(restored.path, file);
		if (await hashFile(file) !== asset.sha256) {
			runner.log(`${name}: what the cache of the run has under its hash has another one, so it is not used`);
			await rm(file);
			return "the cache of the run has something else under its hash";
		}
		const { verified, notVerified } = ownProofs(pin);
		const others = unasked(pin, (check) => whyNotAgain(void 0, check));
		const proofs = {
			verified,
			notVerified: [...notVerified, ...others]
		};
		return this.#unpacked(name, pin, file, folder, "tool cache", proofs);
	};
	#fromRelease = async (name, pin) => {
		const asset = assetOf(pin);
		if (asset === void 0) return `there is no release for ${platform()}`;
		if (this.#sources.offline) return "the release was not downloaded, because `offline` is set";
		const folder = await this.#world.workspace.folder(name);
		const file = join(folder, asset.name);
		const { publicSigstore } = this.#world;
		const request = requestProofs(pin, asset, {
			publicSigstore,
			mirror: this.#mirror,
			api: this.#api(),
			...optional({ wait: this.#sources.proofWait })
		});
		try {
			const failure = await this.#download(name, pin, asset, file);
			if (failure !== void 0) return failure;
			await demandHash(file, asset, this.#mirror.host);
			const proofs = await request.verify(file);
			await this.#keep(name, pin, asset, file, proofs);
			this.#world.runCache?.keep(cacheKeyOf(asset), file);
			return await this.#unpacked(name, pin, file, folder, "release asset", proofs);
		} finally {
			request.cancel();
		}
	};
	/** Undefined if the asset was downloaded; why it was not. */
	async #download(name, pin, asset, file) {
		try {
			const { follow } = this.#world.runner;
			await downloadAsset(this.#mirror, pin, asset, file, {
				bound: this.#sources.bound,
				follow
			});
			return;
		} catch (error) {
			if (fullDisk(error) !== void 0) throw fault("disk-full", "tools", `${asset.name} could not be written to ${dirname(file)}`, error);
			const why = `the release could not be downloaded (${messageOf(error)})`;
			this.#world.runner.log(`${name}: ${why}; trying the next source`);
			return why;
		}
	}
	/** GitHub's API, or why it is not asked. */
	#api() {
		const { toolMirror, attestationApi, attestationToken: token } = this.#sources;
		if (toolMirror !== void 0 && attestationApi === void 0) return "`tool-mirror` is set, so GitHub was not asked";
		return {
			url: attestationApi ?? "https://api.github.com",
			...optional({ token })
		};
	}
	async #keep(name, pin, asset, file, proofs) {
		if (!this.#mayKeep()) return;
		const on = this.#world.now().toISOString().slice(0, 10);
		const record = {
			sha256: asset.sha256,
			on,
			verified: proofs.verified
		};
		await this.#cache.keep(name, pin, asset, file, record).catch((error) => {
			const why = plain(messageOf(error), 300);
			this.#world.runner.log(`${name} is not kept for later runs: ${why}`);
		});
	}
	#fromGo = async (name, pin) => {
		const { processes, runner, workspace } = this.#world;
		const go = await findGo(processes);
		if (go === void 0) return "there is no Go on PATH to build it";
		if (!isRecentGo(go)) return `${go} is too old to build it (${LEAST_GO.join(".")} is needed)`;
		const build = {
			...pin.go,
			name,
			processes,
			say: (line) => runner.log(line)
		};
		try {
			const cacheDir = join(workspace.cache, "tools");
			const store = join(workspace.store, "tools");
			const path = (this.#mayKeep() ? void 0 : await builtModule({
				...build,
				cacheDir
			})) ?? await buildGoModule({
				...build,
				cacheDir: store,
				offline: this.#sources.offline
			});
			return {
				name,
				version: pin.version,
				path,
				sha256: await hashFile(path),
				origin: "go module",
				verified: ["module-sum"],
				notVerified: [{
					check: "pinned-hash",
					why: "it is not the release, but was built from the Go module"
				}]
			};
		} catch (error) {
			if (!(error instanceof AssayError) || error.reasons[0].code !== "tool-unavailable") throw error;
			return error.message;
		}
	};
	/** Whether this run may keep something for later runs: the runner's tool cache is as shared as `cache-dir`. */
	#mayKeep() {
		const { cache, store } = this.#world.workspace;
		return store === cache;
	}
	async #unpacked(name, pin, asset, folder, origin, proofs) {
		const path = join(folder, name);
		try {
			await unpack(asset, pin.packing, name, path);
		} catch (error) {
			const why = plain(messageOf(error), 300);
			throw fault("tool-failed", "tools", `${name} could not be unpacked: ${why}`, error);
		}
		return {
			name,
			version: pin.version,
			path,
			sha256: await hashFile(path),
			origin,
			...proofs
		};
	}
};
/** Why a check that was done at the download is not repeated for a cached asset. */
function whyNotAgain(record, check) {
	if (record?.verified.includes(check)) return `it held when the asset was downloaded on ${record.on}, by a record in the tool cache that nothing proves`;
	return "it is done when the asset is downloaded, and this one comes from a cache";
}
/** The key of an asset in the cache of the run. */
function cacheKeyOf({ sha256 }) {
	return `assay-tool-1-${sha256}`;
}
function platform() {
	return `${process.platform}-${process.arch}`;
}
function assetOf(pin) {
	return pin.assets[platform()];
}
function isRecentGo(version) {
	const parts = (/^go(\d+)\.(\d+)(?:\.(\d+))?/.exec(version) ?? []).slice(1).map((part) => Number(part ?? 0));
	for (const [index, least] of LEAST_GO.entries()) {
		const part = parts[index] ?? 0;
		if (part !== least) return part > least;
	}
	return true;
}

// src/action/audit-inputs.ts
/**
* The endpoint for the audit event of this run, even if other inputs are wrong. Faults of the audit inputs themselves are
* not reported here, but with all other faults by {@link readAudit}.
*/
function auditEndpoint(env) {
	return readAudit(new RawInputs(env));
}
/** The endpoint for audit events. Undefined if they are written only to the evidence folder. */
function readAudit(inputs) {
	const url = inputs.text("audit-url");
	const token = inputs.text("audit-token");
	if (url === "") {
		if (token !== "") inputs.fault("audit-token", "it is set, but `audit-url` is not");
		return;
	}
	if (!isSafeUrl(url)) return inputs.fault("audit-url", "it is not an https address");
	return {
		url,
		...token === "" ? {} : { token }
	};
}

// src/action/wiring.ts
/** Report options for a run whose evidence folder is not yet known. Hides every known credential from here on. */
function firstOptions({ environment, runner, publisher }) {
	const audit = auditEndpoint(environment);
	for (const credential of credentialsIn(environment)) runner.mask(credential);
	return {
		publisher,
		summary: true,
		secretValues: runner.masked,
		...audit && { deliver: (line) => deliver(line, audit) }
	};
}
/** The adapters that both check and gate use. */
function wireCommon({ environment, runner, isOwnCheckout, print }, workspace, settings) {
	const redact = growingRedactor(runner.masked);
	const isolator = {
		isolate: settings.isolate,
		temporary: workspace.root,
		environment
	};
	const base = {
		processes: createProcesses(redact, isolator, print),
		runner,
		workspace
	};
	const { credentials, githubToken: token } = settings;
	const apiUrl = environment.GITHUB_API_URL || "https://api.github.com";
	const publicSigstore = createPublicSigstore(base);
	const now = () => /* @__PURE__ */ new Date();
	const runCache = openRunCache(settings, environment, {
		...base,
		redact
	});
	return {
		...base,
		...optional({ runCache }),
		registry: new RegistryClient({
			...base,
			environment,
			mask: runner.mask,
			redact,
			say: runner.log,
			...runner.follow && { follow: runner.follow },
			...credentials === void 0 ? {} : { credentials }
		}),
		git: createGit(base, { isOwn: isOwnCheckout === true }),
		...token !== void 0 && { github: new GitHubClient({
			apiUrl,
			token,
			check: "policy",
			redact
		}) },
		tools: new ToolStore({
			...base,
			publicSigstore,
			now,
			...optional({ runCache })
		}, {
			...settings,
			...apiUrl === "https://api.github.com" && token !== void 0 && { attestationToken: token }
		}),
		publicSigstore,
		sigstoreServices: createSigstoreServices(),
		now
	};
}
/** The cache of the run, if it is wanted and there is one. */
function openRunCache({ cache }, environment, world) {
	if (!cache) return void 0;
	const service = cacheServiceOf(environment);
	if (typeof service !== "string") return new ActionsCache(world, service);
	world.runner.log(`GitHub's cache is not used: ${service}`);
}

// src/adapters/program.ts
/**
* SHA-256 of all files of this program and their names, in hexadecimal: of `dist/` in the action, of `src/` if it runs
* from its source. So it changes with every rule, limit and argument.
*/
async function programHash(folder = dirname(import.meta.dirname)) {
	const sorted = (await readdir(folder, {
		recursive: true,
		withFileTypes: true
	})).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).toSorted();
	const hash = createHash("sha256");
	const contents = await Promise.all(sorted.map((file) => readFile(file)));
	for (const [index, file] of sorted.entries()) {
		const content = contents[index] ?? /* @__PURE__ */ new Uint8Array();
		hash.update(JSON.stringify([file.slice(folder.length), content.length])).update(content);
	}
	return hash.digest("hex");
}

// src/adapters/processes/remove-folder.ts
/** How many files are removed at the same time. */
const AT_ONCE = 64;
/** A program that was just killed may still create a file. */
const TRIES = 3;
/**
* Removes a folder with everything in it, which may be a million files. `rm` alone begins with all files at once, and
* needs 1 kB of memory for each.
*/
async function removeFolder(path) {
	await empty(path).catch(() => void 0);
	await rm(path, {
		recursive: true,
		force: true,
		maxRetries: TRIES
	});
}
/** Removes what is in a folder, as far as it can. Follows no link. */
async function empty(path) {
	const folder = await opendir(path, { bufferSize: AT_ONCE }).catch(() => void 0);
	if (folder === void 0) return;
	let removals = [];
	for await (const entry of folder) {
		const inner = join(path, entry.name);
		if (entry.isDirectory()) {
			await empty(inner);
			await rmdir(inner).catch(() => void 0);
		} else removals.push(unlink(inner).catch(() => void 0));
		if (removals.length < AT_ONCE) continue;
		await Promise.all(removals);
		removals = [];
	}
	await Promise.all(removals);
}

// src/adapters/processes/abandoned.ts
/** Names of the private roots, also of one whose removal did not come to its end. */
const ROOT = /^assay-[A-Za-z0-9]{6}(?:-gone)?$/;
const OWNER = ".owner";
/** After this time, a root whose process cannot be seen from here is abandoned. GitHub ends every job before. */
const LONGEST_RUN_MS = 5184e5;
/** Notes in a private root to which process it belongs. */
async function noteOwner(root) {
	const owner = ownerOf(process.pid);
	if (owner !== void 0) await writeFile(join(root, OWNER), JSON.stringify(owner), { mode: 384 });
}
/**
* Removes private roots of runs that were killed, and with them what these runs could not remove any more. Never throws,
* and leaves everything of which it is not sure.
*/
async function removeAbandoned(temporary) {
	const names = await readdir(temporary).catch(() => []);
	for (const name of names) {
		const root = join(temporary, name);
		if (ROOT.test(name) && await isAbandoned(root).catch(() => false)) await removeFolder(root).catch(() => void 0);
	}
}
async function isAbandoned(root) {
	const found = await lstat(root);
	if (!found.isDirectory() || found.uid !== process.getuid?.()) return false;
	const owner = JSON.parse(await readFile(join(root, OWNER), "utf8"));
	const self = ownerOf(process.pid);
	if (!isOwner(owner) || self === void 0) return false;
	if (owner.boot === self.boot && owner.namespace === self.namespace) return ownerOf(owner.pid)?.start !== owner.start;
	return Date.now() - found.mtimeMs > LONGEST_RUN_MS;
}
/** Undefined if there is no such process, or the system does not tell. */
function ownerOf(pid) {
	try {
		const fields = readFileSync(`/proc/${pid}/stat`, "latin1").split(") ").pop()?.split(" ") ?? [];
		return {
			boot: readFileSync("/proc/sys/kernel/random/boot_id", "latin1").trim(),
			namespace: readlinkSync("/proc/self/ns/pid"),
			pid,
			start: fields[19] ?? ""
		};
	} catch {
		return;
	}
}
function isOwner(value) {
	if (typeof value !== "object" || value === null) return false;
	const { boot, namespace, pid, start } = value;
	return [
		boot,
		namespace,
		start
	].every((one) => typeof one === "string") && Number.isInteger(pid);
}

// src/adapters/processes/cache-folders.ts
/** The folders that Assay keeps in `cache-dir`. */
const FOLDERS$1 = [...[
	"trivy",
	"trivy/db",
	"trivy/java-db",
	"trivy/layers"
], ...[
	"secrets",
	"tools",
	"tools/assets",
	"sigstore-tuf"
]];
/** Names of what is not finished yet: a folder of one download or build, and a file that is about to be renamed. */
const DRAFT = /^\.(?:(?:download|reading|new|build)-|(?:[0-9a-f]{64}\.)?[0-9a-f]{8}-[0-9a-f]{4}-)/;
const DAY_MS = 864e5;
/** Drafts are this many folders deep at most: `trivy/layers/KEY/.draft`. */
const DEPTH = 3;
/**
* Throws `input-invalid` if `cache-dir` has a file where Assay keeps a folder, or a folder that this user may not read, or
* not write (`mayKeep`): another user has filled it.
*/
async function demandOwnCache(cache, mayKeep) {
	const rights = constants.R_OK | constants.X_OK | (mayKeep ? constants.W_OK : 0);
	for (const name of FOLDERS$1) {
		const path = join(cache, name);
		const refused = (why, cause) => fault("input-invalid", "inputs", `cache-dir: "${plain(path, 300)}" ${why}`, cause);
		const found = await stat(path).catch((error) => {
			if (["ENOENT", "ENOTDIR"].includes(codeOf(error))) return void 0;
			throw refused(`cannot be read (${codeOf(error)})`, error);
		});
		if (found === void 0) continue;
		if (!found.isDirectory()) throw refused("is a file, but Assay keeps a folder there; remove the file");
		await access(path, rights).catch((error) => {
			throw refused(`belongs to user ${found.uid} and cannot be used (${codeOf(error)}): the cache was filled by another user; name another folder, or give this one to the user of this job (\`chown -R\`)`, error);
		});
	}
}
/** Removes drafts of this user that are older than a day: the run that made them was killed. Never fails. */
async function sweepCache(cache, now = Date.now()) {
	for (const name of [
		"trivy",
		"secrets",
		"tools",
		"sigstore-tuf"
	]) await sweep(join(cache, name), DEPTH, now);
}
async function sweep(folder, depth, now) {
	const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
	for (const entry of entries) {
		const path = join(folder, entry.name);
		if (DRAFT.test(entry.name)) {
			const found = await lstat(path).catch(() => void 0);
			if (found !== void 0 && isOldAndOwn(found, now)) await rm(path, {
				recursive: true,
				force: true
			}).catch(() => void 0);
		} else if (depth > 1 && entry.isDirectory()) await sweep(path, depth - 1, now);
	}
}
function isOldAndOwn({ uid, mtimeMs }, now) {
	return uid === process.getuid?.() && now - mtimeMs > DAY_MS;
}

// src/adapters/processes/disk.ts
/** What is free on the disks of these folders, each disk once. A disk that does not tell is left out. */
async function spaceOf(folders) {
	const spaces = [];
	for (const folder of folders) {
		const space = await freeIn(folder);
		if (space !== void 0 && !spaces.some((known) => isSameDisk(known, space))) spaces.push(space);
	}
	return spaces;
}
async function freeIn(folder) {
	const found = await statfs(folder).catch(() => void 0);
	if (found === void 0) return void 0;
	const { bsize, blocks, bavail, files, ffree } = found;
	const count = files === 0 ? {} : { files: {
		free: ffree,
		total: files
	} };
	return {
		folder,
		free: bavail * bsize,
		total: blocks * bsize,
		...count
	};
}
/** By its numbers: two disks that agree in all of them need no second mention. */
function isSameDisk(one, other) {
	const numbers = ({ free, total, files }) => JSON.stringify([
		free,
		total,
		files
	]);
	return numbers(one) === numbers(other);
}

// src/adapters/processes/own-folder.ts
/** Linux follows this many links on one path. */
const MAX_LINKS = 40;
/** File systems of the kernel, which keep no files. */
const VIRTUAL = /^\/(?:proc|sys|dev(?!\/shm\/))(?:\/|$)/;
/**
* The real path of the folder, which is created if it does not exist. Links of the runner or its owner are followed (a
* linked work folder, `/tmp`). Links in the checkout are refused: the author of a change decides where they lead.
* Throws `input-invalid`.
*/
async function ownFolder(requested) {
	const path = resolve(requested.path);
	demandOutsideGit(requested, path);
	const checkout = requested.checkout && await realpath(requested.checkout).catch(() => void 0);
	const real = await resolveLinks(requested, path, checkout);
	demandOutsideGit(requested, real);
	if (VIRTUAL.test(real)) throw refused(requested, "is in a file system that keeps no files; name a folder on a disk");
	if (!requested.inCheckout && checkout && isWithin(checkout, real)) throw refused(requested, "is in the workspace, where a change could place its own database or tool; name a folder outside of it, for example in the runner’s temporary folder");
	try {
		await make(real, requested.mode);
		await access(real, constants.W_OK | constants.X_OK);
	} catch (error) {
		throw refused(requested, `cannot be written (${codeOf(error)})`, error);
	}
	return real;
}
/** The path without links. A link in the checkout is refused. */
async function resolveLinks(requested, path, checkout) {
	let real = parse(path).root;
	let open = partsOf(path);
	for (let links = 0; open.length > 0;) {
		const [part = "", ...rest] = open;
		const next = join(real, part);
		const found = await lstat(next).catch((error) => {
			if (codeOf(error) === "ENOENT") return void 0;
			throw refused(requested, `cannot be written (${codeOf(error)})`, error);
		});
		if (found === void 0) return join(real, ...open);
		if (found.isSymbolicLink()) {
			links += 1;
			if (links > MAX_LINKS) throw refused(requested, "leads through a circle of links");
			if (checkout !== void 0 && isWithin(checkout, real)) throw refused(requested, `leads through the link ${plain(next, 300)} of the checkout; links there are not followed`);
			const target = resolve(real, await readlink(next));
			real = parse(target).root;
			open = [...partsOf(target), ...rest];
		} else {
			real = next;
			open = rest;
		}
	}
	return real;
}
/** Creates one folder after another: Node's own recursion never ends where the kernel allows no new folder. */
async function make(path, mode) {
	if (await mkdir(path, { mode }).then(() => true, (error) => {
		if (codeOf(error) === "EEXIST") return true;
		if (codeOf(error) !== "ENOENT" || dirname(path) === path) throw error;
		return false;
	})) {
		if (!(await lstat(path)).isDirectory()) throw new NotAFolder();
		return;
	}
	await make(dirname(path), mode);
	await mkdir(path, { mode });
}
var NotAFolder = class extends Error {
	code = "ENOTDIR";
};
/** A file in `.git` can run code at the next git command. */
function demandOutsideGit(requested, path) {
	if (!path.split(sep).some((part) => part.toLowerCase() === ".git")) return;
	throw refused({
		...requested,
		path
	}, "is inside a .git folder");
}
function isWithin(folder, path) {
	return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}
function partsOf(path) {
	return path.split(sep).filter((part) => part !== "");
}
function refused({ input, path }, why, cause) {
	return fault("input-invalid", "inputs", `${input}: "${plain(path, 300)}" ${why}`, cause);
}

// src/adapters/processes/workspace.ts
/** Variables of the runner that every child may see besides its private folders. None is a token. */
const ALLOWED = /^(?:PATH|LANG|LC_ALL|HTTPS?_PROXY|NO_PROXY|https?_proxy|no_proxy|SSL_CERT_FILE|SSL_CERT_DIR)$/;
/** Creates the private root and the folders for evidence and cache. Throws `input-invalid` if one is refused, or `disk-full`. */
async function createWorkspace(options) {
	const environment = options.environment ?? process.env;
	const temporary = await usableTemporaryFolder(environment);
	const checkout = environment.GITHUB_WORKSPACE || void 0;
	const evidence = await ownFolder({
		input: "output-dir",
		path: options.outputDir,
		checkout,
		inCheckout: true,
		mode: 493
	});
	const cache = await ownFolder({
		input: "cache-dir",
		path: options.cacheDir,
		checkout,
		inCheckout: false,
		mode: 448
	});
	const mayKeep = options.mayKeep !== false;
	await demandOwnCache(cache, mayKeep);
	if (mayKeep) await sweepCache(cache);
	await removeAbandoned(temporary);
	const root = await mkdtemp(join(temporary, "assay-"));
	await noteOwner(root);
	const store = mayKeep ? cache : await mkdtemp(join(root, "store-"));
	const cancelRemoval = onShutdown(() => removeAtOnce(root));
	return {
		root,
		evidence,
		cache,
		store,
		space: () => spaceOf([
			root,
			evidence,
			cache
		]),
		programHash: await programHash(),
		environment: await childEnvironment(environment, root),
		folder: (purpose) => mkdtemp(join(root, `${purpose.replace(/[^A-Za-z0-9]+/g, "-")}-`)),
		remove: removeFolder,
		async dispose() {
			await removeFolder(root);
			cancelRemoval();
		}
	};
}
/**
* Removes a folder at the end of this process, while threads may still write to it. It is renamed first: a file that is
* created during the removal would make it fail.
*/
function removeAtOnce(root) {
	const renamed = `${root}-gone`;
	renameSync(root, renamed);
	rmSync(renamed, {
		recursive: true,
		force: true,
		maxRetries: 20,
		retryDelay: 10
	});
}
async function childEnvironment(environment, root) {
	const folders = {
		HOME: "home",
		TMPDIR: "tmp",
		XDG_CACHE_HOME: "cache",
		XDG_CONFIG_HOME: "config"
	};
	const privateFolders = {};
	for (const [variable, folder] of Object.entries(folders)) {
		privateFolders[variable] = join(root, folder);
		await mkdir(join(root, folder), { mode: 448 });
	}
	return {
		...pick(environment, (name) => ALLOWED.test(name)),
		...privateFolders
	};
}
function pick(environment, wanted) {
	const picked = {};
	for (const [name, value] of Object.entries(environment)) if (value !== void 0 && wanted(name)) picked[name] = value;
	return picked;
}

// src/action/policy-inputs.ts
/** Reads the inputs `policy`, `fail-on`, `enforce` and `db-max-age`. An empty input has no effect. */
function readRequestedPolicy(inputs) {
	return {
		folder: inputs.path("."),
		...readPlace(inputs),
		overrides: readOverrides(inputs)
	};
}
/** Severities of the input `fail-on`, the worst first. */
function readSeverities(inputs) {
	const named = inputs.list("fail-on").map((text) => text.toLowerCase());
	for (const text of named) if (!isSeverity(text)) inputs.fault("fail-on", notOneOf(text, SEVERITIES));
	if (named.length === 0) inputs.fault("fail-on", `name at least one severity: ${SEVERITIES.join(", ")}`);
	return SEVERITIES.filter((severity) => named.includes(severity));
}
/** A length of time in milliseconds. */
function readDuration(inputs, name) {
	const duration = parseDuration(inputs.text(name));
	if (duration.ok) return duration.value;
	inputs.fault(name, duration.fault);
	return 0;
}
function readOverrides(inputs) {
	const given = (name) => inputs.text(name) !== "";
	return {
		...given("fail-on") ? { failOn: readSeverities(inputs) } : {},
		...given("enforce") ? { enforce: inputs.choice("enforce", ["block", "warn"]) } : {},
		...given("db-max-age") ? { databaseMaxAgeMs: readDuration(inputs, "db-max-age") } : {}
	};
}
function readPlace(inputs) {
	const text = inputs.text("policy");
	if (text === "") return {};
	if (text.includes("@")) {
		const central = readCentral(text);
		if (typeof central !== "string") return { central };
		inputs.fault("policy", central);
		return {};
	}
	const path = inputs.withinWorkspace(inputs.path(text));
	if (path !== "") return { path };
	inputs.fault("policy", `"${text}" is not a file in the workspace; the policy must be a file of the repository`);
	return {};
}
/** Reads `owner/repo/path@<commit SHA>`. Returns a sentence if the text has a fault. */
function readCentral(text) {
	const [, repository, path, commit] = /^([\w.-]+\/[\w.-]+)\/([^@]+)@([^@]*)$/.exec(text) ?? [];
	if (repository === void 0 || path === void 0 || commit === void 0) return `"${text}" is not of the form owner/repo/path@<commit SHA>`;
	if (!/^[0-9a-f]{40}$/.test(commit)) return `"${commit}" is not a commit of 40 hex digits; a branch or tag can move, so write the commit that it points to`;
	if (path.split("/").some((part) => [
		"",
		".",
		".."
	].includes(part))) return `"${path}" is not the path of a file in a repository`;
	return {
		repository,
		path,
		commit
	};
}

// src/action/settings.ts
/** Reads the settings that both the check and the gate need. */
function readSettings(inputs, env, { offline, registries, evidenceFolder, tools, outputInputs }) {
	const temp = temporaryFolder(env);
	const toolCache = env.RUNNER_TOOL_CACHE || temp;
	const username = inputs.text("registry-username");
	const password = inputs.text("registry-password");
	if (username === "" !== (password === "")) inputs.fault(username === "" ? "registry-username" : "registry-password", "set both the user name and the password");
	const mirror = inputs.text("tool-mirror");
	if (mirror !== "" && !isSafeUrl(mirror)) inputs.fault("tool-mirror", `"${mirror}" is not an https URL`);
	const toolPaths = Object.fromEntries(tools.flatMap((tool) => {
		const named = readToolPath(inputs, `${tool}-path`);
		return named === void 0 ? [] : [[tool, named]];
	}));
	const cacheDir = inputs.text("cache-dir");
	const outputDir = inputs.text("output-dir");
	const githubToken = inputs.text("github-token");
	readAudit(inputs);
	if (env.GITHUB_ACTIONS === "true") refuseSecretsInOutputs(inputs, outputInputs);
	return {
		...username === "" ? {} : { credentials: {
			registries,
			username,
			password
		} },
		cacheDir: cacheDir === "" ? join(toolCache, "assay") : inputs.path(cacheDir),
		outputDir: outputDir === "" ? join(temp, evidenceFolder) : inputs.path(outputDir),
		toolPaths,
		...mirror === "" ? {} : { toolMirror: mirror },
		offline,
		cache: readCache(inputs, env) && !offline,
		isolate: inputs.choice("isolate", ISOLATE),
		summary: inputs.boolean("summary"),
		...githubToken === "" ? {} : { githubToken }
	};
}
/** An empty input: the cache is used where GitHub's own runner has one. */
function readCache(inputs, env) {
	return inputs.text("cache") === "" ? isCachedByDefault(env) : inputs.boolean("cache");
}
/** Reads `PATH` or `PATH@sha256:HASH`. */
function readToolPath(inputs, name) {
	const text = inputs.text(name);
	if (text === "") return void 0;
	const [, place = text, hash] = /^(.*)@sha256:([^@/]*)$/s.exec(text) ?? [];
	const path = inputs.path(place);
	if (!isFile(path)) inputs.fault(name, `there is no file ${path}`);
	if (hash === void 0) return { path };
	const sha256 = hash.toLowerCase();
	if (!isDigest(`sha256:${sha256}`)) inputs.fault(name, "after `@sha256:` there must be the 64 hexadecimal digits of the hash of the file");
	return {
		path,
		sha256
	};
}
/**
* The runner silently drops every job output that contains a secret of the workflow. Later jobs would get an empty image.
* https://github.com/actions/runner/blob/v2.336.0/src/Runner.Worker/JobExtension.cs (FinalizeJob)
*/
function refuseSecretsInOutputs(inputs, outputInputs) {
	for (const name of [
		"registry-password",
		"github-token",
		"audit-token"
	]) {
		const secret = inputs.text(name);
		const input = outputInputs.find((one) => secret !== "" && inputs.text(one).includes(secret));
		if (input === void 0) continue;
		inputs.fault(name, `its value is part of \`${input}\`: GitHub hides secrets everywhere and drops every output that contains one, so no other job would get the image; use another value`);
	}
}
function readRepositories(inputs, name) {
	const named = inputs.lines(name);
	for (const text of named) {
		const reference = parseReference(text);
		if (!reference.ok) inputs.fault(name, `"${text}" is not a repository such as registry/name:tag: ${reference.fault}`);
	}
	return named;
}
/** Whether a path names a regular file. */
function isFile(path) {
	return existsSync(path) && statSync(path).isFile();
}

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
		return parsed$1({
			kind: "layout",
			directory: path,
			...choice
		});
	}
	if (text.startsWith("archive:")) {
		const place = parsePlace(text, "archive", "file", isThere);
		if (!place.ok) return place;
		const { path, ...choice } = place.value;
		return parsed$1({
			kind: "archive",
			file: path,
			...choice
		});
	}
	const refused = whyNoReference(text);
	if (refused !== void 0) return unparsable(refused);
	const reference = parseReference(text);
	return reference.ok ? parsed$1({
		kind: "registry",
		reference: reference.value
	}) : reference;
}
function whyNoReference(text) {
	const names = text.split(/[\s,]+/);
	if (names.length > 1) return `${names.length} images are given; name one (of several tags, such as those of docker/metadata-action, any one, or better the digest)`;
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
	return parsed$1({
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
	return success ? parsed$1(data) : unparsable(`the SBOM has another form than expected (${firstIssue(error)})`);
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

// src/domain/image/platform.ts
/** The names of architectures that containerd treats as the same: the usual name, and a variant. */
const ALIASES = {
	x86_64: ["amd64"],
	"x86-64": ["amd64"],
	i386: ["386"],
	aarch64: ["arm64"],
	armhf: ["arm", "v7"],
	armel: ["arm", "v6"]
};
/** The variant of an architecture that names none. */
const DEFAULT_VARIANTS = {
	amd64: "v1",
	arm64: "v8",
	arm: "v7"
};
/**
* Whether a platform is the requested one. A request without a variant means every variant. As for containerd, arm64 and
* arm64/v8 are the same, and so are some others. A version of Windows may be given in part.
*/
function matchesPlatform(platform, wanted) {
	const [one, other] = [normalized(platform), normalized(wanted)];
	return one.os === other.os && one.architecture === other.architecture && (other.variant === void 0 || variantOf(one) === variantOf(other)) && (other.osVersion === void 0 || `${one.osVersion ?? ""}.`.startsWith(`${other.osVersion}.`)) && (other.manifest === void 0 || one.manifest?.startsWith(other.manifest) === true);
}
function normalized(platform) {
	const os = platform.os === "macos" ? "darwin" : platform.os;
	const [architecture = platform.architecture, variant = platform.variant] = lookUp(ALIASES, platform.architecture) ?? [];
	return {
		...platform,
		os,
		architecture,
		...optional({ variant })
	};
}
function variantOf({ architecture, variant }) {
	return variant ?? lookUp(DEFAULT_VARIANTS, architecture);
}
/** The length of a short digest, which is enough for people to distinguish manifests. */
const SHORT = 19;
/**
* The platforms of an image, each with a unique name, since evidence files are named by it. If a platform is there more
* than once, the version of its system is added, and otherwise the digest of its manifest.
*/
function distinctPlatforms(listed) {
	return withUniqueNames(withUniqueNames(listed.map(({ platform: { os, architecture, variant } }) => ({
		os,
		architecture,
		...optional({ variant })
	})), (at) => optional({ osVersion: listed[at]?.platform.osVersion })), (at) => ({ manifest: listed[at]?.digest.slice(0, SHORT) ?? "" }));
}
/** Adds more fields to every platform whose name another platform has too. */
function withUniqueNames(platforms, fieldsOf) {
	const names = Map.groupBy(platforms, platformSlug);
	return platforms.map((one, at) => {
		return names.get(platformSlug(one))?.length === 1 ? one : {
			...one,
			...fieldsOf(at)
		};
	});
}

// src/turns.ts
/** A cancelled job is killed soon after its first signal, and no signal is answered while this process computes. */
const LONGEST_MS = 50;
/**
* Gives other work of the process a turn: between two steps that take long, for example for thousands of packages. After
* the first `setImmediate` of a step that began with input or output, nothing else has had a turn yet.
*/
async function giveTurn() {
	await setImmediate();
	await setImmediate();
}
/** Gives a turn now and then: in a loop that may be long, each pass awaits {@link give}. */
var Turns = class {
	#since = performance.now();
	async give() {
		if (performance.now() - this.#since < LONGEST_MS) return;
		await giveTurn();
		this.#since = performance.now();
	}
};

// src/stages/shared/read-tool.ts
/** Runs a tool and answers its stdout. Every end except exit code 0 is a fault with the last lines of its stderr. */
async function readTool(processes, check, command) {
	return successOf(await processes.read(command), check, command.tool);
}
/** The stdout of a successful exit; throws `disk-full`, `tool-failed` or `tool-timed-out` for every other end. */
function successOf(exit, check, tool) {
	const full = toolFullDisk(exit, check, tool);
	if (full !== void 0) throw full;
	switch (exit.kind) {
		case "exited":
			if (exit.code === 0) return exit.stdout;
			throw fault("tool-failed", check, `${tool} ended with exit code ${exit.code}${lastLines(exit.stderr)}`);
		case "killed": throw fault("tool-failed", check, `${tool} was killed by ${exit.signal}${lastLines(exit.stderr)}`);
		case "timed-out": throw fault("tool-timed-out", check, `${tool} did not end within ${exit.afterMs / 1e3} s and was stopped`);
		case "too-much-output": throw fault("tool-failed", check, `${tool} printed more than ${exit.limitBytes} bytes and was stopped`);
		case "not-started": throw fault("tool-failed", check, `${tool} could not be started: ${exit.message}`);
	}
}
/** trivy's progress lines. They do not explain a failure, and they name private folders. */
const PROGRESS = /^\S+\s+(?:DEBUG|INFO)\s/;
function lastLines(stderr) {
	const lines = stderr.trim().split("\n").filter(Boolean).filter((line) => !PROGRESS.test(line)).slice(-3);
	return lines.length === 0 ? "" : `: ${lines.join(" | ").slice(0, 600)}`;
}

// src/stages/shared/sbom-documents.ts
/**
* The parsed CycloneDX documents of one run. A document is parsed once, where it is made or first read, and later
* stages get the parsed document. The key is the hash of the file, so a document always belongs to those bytes.
*/
var SbomDocuments = class {
	#documents = /* @__PURE__ */ new Map();
	/** Adds the document that was written to a file. */
	add({ sha256 }, bom) {
		this.#documents.set(sha256, bom);
	}
	/**
	* The document of a file. A file that no stage has added is parsed. The fault says why there is no document; a file
	* whose bytes do not have the recorded hash has none, because later stages would get it for the bytes that have it.
	*/
	async read(file) {
		const known = this.#documents.get(file.sha256);
		if (known !== void 0) return parsed$1(known);
		const bytes = await readFile(file.path).catch(() => void 0);
		if (bytes === void 0) return unparsable("the SBOM file cannot be read");
		if (hexOf(bytes) !== file.sha256) return unparsable("the SBOM file is not the one that was written");
		const bom = parseBom(bytes.toString());
		if (bom.ok) this.add(file, bom.value);
		return bom;
	}
	/** The document of a file for its last reader: it is removed here, so that the memory can be freed. */
	take({ sha256 }) {
		const bom = this.#documents.get(sha256);
		this.#documents.delete(sha256);
		return bom;
	}
};

// src/stages/shared/own-folders.ts
/** Variables that name private folders of a program, and the names of these folders. */
const FOLDERS = {
	HOME: "home",
	TMPDIR: "tmp",
	XDG_CACHE_HOME: "cached",
	XDG_CONFIG_HOME: "config"
};
/**
* The environment of a scanner whose private folders are below `folder`. No other program uses them, so a scanner can
* neither read nor prepare anything of another one.
*/
async function withOwnFolders(environment, folder) {
	const own = Object.entries(FOLDERS).map(([variable, name]) => [variable, join(folder, name)]);
	await Promise.all(own.map(([, path]) => mkdir(path, { mode: 448 })));
	return {
		...environment,
		...Object.fromEntries(own)
	};
}

// src/domain/image/image-invalid.ts
/** The fault of a manifest, an index or a configuration that cannot be read. */
function imageInvalid(message) {
	return fault("image-invalid", "image", message);
}

// src/stages/image/index-entries.ts
/** Greatest size of an attestation's document, in bytes. An SBOM of BuildKit has about 10 MB. */
const MAX_DOCUMENT_BYTES = 64 << 20;
/**
* An attestation of BuildKit, or an artifact, with its documents. The author of the index sets the three marks of an
* attestation. An entry with these marks and other content than in-toto documents would be an image that is not checked,
* so it is refused.
*/
async function attestationOf(fetch, entry) {
	const { artifactType, config, layers } = await readManifest(fetch, entry);
	const where = `${fetch.name}@${entry.digest}`;
	const other = layers.find(({ mediaType }) => mediaType !== STATEMENT_MEDIA_TYPE);
	if (isAttestationEntry(entry) && other !== void 0) throw invalid(`${where} is marked as an attestation but contains "${other.mediaType.slice(0, 100)}": an attestation may contain only in-toto documents`);
	const large = [config, ...layers].find(({ size }) => size > MAX_DOCUMENT_BYTES);
	if (large !== void 0) {
		const message = `the ${isAttestationEntry(entry) ? "attestation" : "artifact"} ${where} has a document of ${large.size} bytes, at most ${MAX_DOCUMENT_BYTES} are searched`;
		throw fault("scan-incomplete", "image", message);
	}
	const { mediaType, digest, size } = entry;
	const type = isAttestationEntry(entry) ? {} : { artifactType: artifactType ?? config.mediaType };
	return {
		of: subjectOf(entry),
		manifest: {
			mediaType,
			digest,
			size
		},
		blobs: [config, ...layers],
		...type
	};
}
/** The digest of the platform's manifest that an attestation names; empty if it names none. */
function subjectOf({ annotations = {} }) {
	return annotations["vnd.docker.reference.digest"] ?? "";
}
/** The configuration and layers of any manifest of an index. */
async function blobsOf(fetch, entry) {
	const { config, layers } = await readManifest(fetch, entry);
	return [config, ...layers];
}
/** A runnable image with its configuration. Throws if it is no image, and for layers that cannot be read. */
async function readPlatform(fetch, entry) {
	const where = `${fetch.name}@${entry.digest}`;
	const manifest = await readManifest(fetch, entry);
	const { config, layers } = manifest;
	const type = artifactTypeOf(manifest);
	if (type !== void 0) throw invalid(`${where} is an artifact of type "${plain(type, 100)}" and not a container image`);
	if (layers.length === 0) throw invalid(`${where} has no layers, so there is nothing to check`);
	for (const { mediaType, digest } of layers) assertReadable(mediaType, `the layer ${digest} of ${where}`);
	const configuration = orThrow(parseConfiguration(await fetch.configuration(config), `the image configuration of ${where}`), invalid);
	if (configuration.diffIds.length !== layers.length) throw invalid(`${where} has ${layers.length} layers, but its configuration lists ${configuration.diffIds.length}`);
	const { mediaType, digest, size } = entry;
	const platform = entry.platform ?? configuration.platform;
	const annotations = [...annotationEntries("Annotation", manifest.annotations), ...annotationEntries("Annotation in the index", entry.annotations)];
	return {
		platform,
		manifest: {
			mediaType,
			digest,
			size
		},
		config,
		layers,
		configuration,
		annotations
	};
}
/** Annotations as entries for the search for secrets. `kind` names their owner. */
function annotationEntries(kind, annotations = {}) {
	return Object.entries(annotations).map(([name, text]) => ({
		entry: `${kind} ${name}`,
		text: `${name}=${text}`
	}));
}
/** The manifest of an entry of an index, or of the image itself. */
async function readManifest(fetch, entry) {
	const where = `${fetch.name}@${entry.digest}`;
	const nested = `${where} is an index inside an index, which is not supported; push a flat index`;
	if (isIndexType(entry.mediaType)) throw invalid(nested);
	const manifest = orThrow(parseManifest(await fetch.manifest(entry), entry.mediaType, where), invalid);
	if (manifest.kind === "index") throw invalid(nested);
	return manifest;
}
/** The type of an artifact (a chart, a signature, a module); undefined for an image. */
function artifactTypeOf({ artifactType, config, layers }) {
	if (!isConfigType(config.mediaType)) return artifactType ?? config.mediaType;
	const isFiles = ({ mediaType }) => isLayerType(mediaType) || isForeignLayerType(mediaType) || isEncryptedLayerType(mediaType);
	return layers.some(isFiles) ? void 0 : layers[0]?.mediaType;
}
function assertReadable(mediaType, where) {
	if (isLayerType(mediaType)) return;
	const why = isForeignLayerType(mediaType) ? "is not in the registry, as is usual for base layers of Windows," : isEncryptedLayerType(mediaType) ? `is encrypted (${plain(mediaType, 100)})` : `is of type "${plain(mediaType, 100)}"`;
	throw fault("scan-incomplete", "image", `${where} ${why} and cannot be checked`);
}
function invalid(message) {
	return fault("image-invalid", "image", message);
}

// src/domain/policy/policy-overrides.ts
const INPUTS = {
	failOn: "fail-on",
	enforce: "enforce",
	databaseMaxAgeMs: "db-max-age"
};
/** The policy, with its values replaced by the inputs. */
function withOverrides(policy, { failOn, enforce, databaseMaxAgeMs }) {
	const rules = enforce === void 0 ? policy : enforcedAs(policy, enforce);
	return {
		...rules,
		vulnerabilities: {
			...rules.vulnerabilities,
			...failOn === void 0 ? {} : { failOn },
			...databaseMaxAgeMs === void 0 ? {} : { databaseMaxAgeMs }
		}
	};
}
function enforcedAs(policy, enforce) {
	const { vulnerabilities, secrets, registries, baseImages, gate } = policy;
	return {
		...policy,
		vulnerabilities: {
			...undated(vulnerabilities),
			enforce
		},
		secrets: {
			...undated(secrets),
			enforce
		},
		registries: {
			...undated(registries),
			enforce
		},
		baseImages: {
			...undated(baseImages),
			enforce
		},
		gate: {
			...undated(gate),
			enforce
		}
	};
}
function undated({ blockFrom: _blockFrom, ...rule }) {
	return rule;
}
/** The policy, made stricter by the inputs, and the inputs that are less strict and have no effect. */
function withStricterInputs(policy, overrides) {
	const { failOn, enforce, databaseMaxAgeMs } = overrides;
	const overruled = [
		[INPUTS.failOn, failOn === void 0 ? void 0 : { failOn }],
		[INPUTS.enforce, enforce === void 0 ? void 0 : { enforce }],
		[INPUTS.databaseMaxAgeMs, databaseMaxAgeMs === void 0 ? void 0 : { databaseMaxAgeMs }]
	].flatMap(([input, one]) => one !== void 0 && stricter(policy, withOverrides(policy, one)).overruled.length > 0 ? [input] : []);
	return {
		policy: stricter(policy, withOverrides(policy, overrides)).policy,
		overruled
	};
}

// src/formats/git/git-tree.ts
const KINDS = {
	"100644": "file",
	"100755": "file",
	"40000": "folder",
	"120000": "link",
	"160000": "submodule"
};
/**
* The entries of a tree object with their names. The length of `treeId` is the length of all object names. Throws an Error
* if the content is no tree.
*/
function* entriesOf(tree, treeId) {
	const idBytes = treeId.length / 2;
	const content = Buffer.from(tree.buffer, tree.byteOffset, tree.byteLength);
	for (let at = 0; at < content.length;) {
		const blank = content.indexOf(32, at);
		const end = content.indexOf(0, at);
		if (blank < 0 || end < blank || end + 1 + idBytes > content.length) throw new Error("not a git tree");
		const id = content.toString("hex", end + 1, end + 1 + idBytes);
		const kind = lookUp(KINDS, content.toString("latin1", at, blank));
		if (kind === void 0) throw new Error("a git tree has an entry of an unknown kind");
		yield {
			kind,
			id,
			name: content.subarray(blank + 1, end)
		};
		at = end + 1 + idBytes;
	}
}
/** The entry with that name in a tree object; undefined if there is none. Throws an Error if the content is no tree. */
function entryOf(tree, treeId, name) {
	const wanted = Buffer.from(name);
	for (const entry of entriesOf(tree, treeId)) if (entry.name.equals(wanted)) return {
		kind: entry.kind,
		id: entry.id
	};
}

// src/stages/policy/commit-file.ts
/** A tree object with a policy is never larger than this. */
const MAX_OBJECT_BYTES = 16 << 20;
/**
* Reads a file of a commit from the git objects of a repository, whose hashes are verified. A missing object is a fault:
* it never means that there is no such file. Throws `policy-unavailable` if the entry is not a regular file.
*/
async function fileInCommit(repository, commit, path) {
	if (await repository.resolve(commit) === void 0) return "no-commit";
	let tree = await treeOf(repository, commit);
	const parts = path.split("/");
	for (const [depth, part] of parts.entries()) {
		const entry = entryOf(await objectOf(repository, tree, "tree"), tree, part);
		if (entry === void 0) return "no-file";
		const last = depth === parts.length - 1;
		if (entry.kind !== (last ? "file" : "folder")) {
			const message = `${plain(path, 200)} at ${commit} is a ${entry.kind} or is below one; the policy must be a regular file in regular folders`;
			throw fault("policy-unavailable", "policy", message);
		}
		if (last) return await objectOf(repository, entry.id, "blob");
		tree = entry.id;
	}
	return "no-file";
}
/** The commit of a submodule in a commit; undefined if there is no submodule at that path. */
async function submoduleInCommit(repository, commit, path) {
	let tree = await treeOf(repository, commit);
	const parts = path.split("/");
	for (const [depth, part] of parts.entries()) {
		const entry = entryOf(await objectOf(repository, tree, "tree"), tree, part);
		if (depth === parts.length - 1) return entry?.kind === "submodule" ? entry.id : void 0;
		if (entry?.kind !== "folder") return void 0;
		tree = entry.id;
	}
}
/** More folders than this are refused. */
const MAX_FOLDERS = 5e4;
/**
* The files of a commit that match one of the globs, by path. Throws `vex-invalid` for links among them and for more than
* `most` files, and `policy-unavailable` for an object that cannot be read.
*/
async function filesInCommit(repository, commit, globs, most) {
	const found = [];
	const folders = [{
		path: "",
		id: await treeOf(repository, commit)
	}];
	for (const { path: folder, id: tree } of folders) {
		for (const { kind, id, name } of entriesOf(await objectOf(repository, tree, "tree"), tree)) {
			const path = `${folder}${name.toString()}`;
			if (kind === "folder" && globs.some((glob) => reachesInto(glob, path))) folders.push({
				path: `${path}/`,
				id
			});
			if (kind === "folder" || kind === "submodule" || !globs.some((glob) => matchesGlob(glob, path))) continue;
			if (kind === "link") throw fault("vex-invalid", "policy", `${plain(path, 200)} at ${commit} is a link; links are not followed`);
			found.push({
				path,
				id
			});
		}
		if (found.length > most || folders.length > MAX_FOLDERS) {
			const message = `${globs.join(", ")} match more than ${most} files or reach into more than ${MAX_FOLDERS} folders at ${commit}`;
			throw fault("vex-invalid", "policy", message);
		}
	}
	found.sort((one, other) => one.path < other.path ? -1 : 1);
	const files = [];
	for (const { path, id } of found) files.push({
		path,
		content: await objectOf(repository, id, "blob")
	});
	return files;
}
async function treeOf(repository, commit) {
	const [, top] = /^tree ([0-9a-f]{40,64})$/m.exec(headerOf(await objectOf(repository, commit, "commit"))) ?? [];
	if (top === void 0) throw fault("policy-unavailable", "policy", `${commit} is not a commit`);
	return top;
}
async function objectOf(repository, id, type) {
	const header = (await repository.headers([id])).get(id);
	if (header?.type !== type || header.size > MAX_OBJECT_BYTES) throw fault("policy-unavailable", "policy", `the git object ${id} is no ${type} that can be read`);
	const chunks = [];
	await repository.read([id], async ({ content }) => {
		for await (const chunk of content) chunks.push(chunk);
	});
	return Buffer.concat(chunks);
}
/** The header of a commit, which ends at the first empty line. */
function headerOf(commit) {
	return new TextDecoder("latin1").decode(commit).split("\n\n")[0] ?? "";
}

// src/stages/policy/policy-source.ts
/**
* The commit whose policy judges a run for a change that may not be merged: the base of the change, or the default
* branch. The change cannot alter either of them. Undefined if the checkout is trusted. Throws `policy-unavailable` if the
* commit is not known.
*/
async function judgingCommit(world) {
	const { eventName, sha } = world.runner.context;
	switch (policyLocation(eventName)) {
		case "checkout": return;
		case "base": {
			const of = "the base of this change";
			return {
				commit: known(baseOf(world), eventName, of, "the event's payload (GITHUB_EVENT_PATH)"),
				of
			};
		}
		case "run": return {
			commit: known(sha, eventName, "the default branch", "GITHUB_SHA"),
			of: "the default branch"
		};
		case "default-branch": return {
			commit: await defaultBranch(world),
			of: "the default branch"
		};
	}
}
function baseOf({ runner }) {
	try {
		return runner.commits()?.base;
	} catch {
		return;
	}
}
function known(commit, eventName, of, by) {
	if (commit !== void 0 && /^[0-9a-f]{40,64}$/.test(commit)) return commit;
	const message = `the policy of a ${plain(eventName, 40)} event comes from ${of}, and ${by} does not name that`;
	throw fault("policy-unavailable", "policy", message);
}
/** Such a run can be about any commit, so only GitHub knows the default branch. For GitHub, HEAD means that branch. */
async function defaultBranch({ github, runner }) {
	const { eventName, repository } = runner.context;
	const what = `the policy of a ${plain(eventName, 40)} event comes from the default branch`;
	const advice = "give the job \"contents: read\" and `github-token`";
	if (github === void 0 || repository === "") throw fault("policy-unavailable", "policy", `${what}, but there is no token to read it from GitHub; ${advice}`);
	try {
		return await github.commit(repository, "HEAD");
	} catch (error) {
		const why = reasonsOf$1(error, "policy").map(({ message }) => plain(message, 400));
		throw fault("policy-unavailable", "policy", `${what}, which cannot be read: ${why.join("; ")}; ${advice}`, error);
	}
}
/** Reads a file at a commit from the checkout, or else from GitHub; undefined if the commit has no such file. */
async function committedFile(world, { folder }, { commit, of }, path) {
	const local = await inCheckout(world, folder, commit, path);
	if (typeof local !== "string") return local;
	const { repository } = world.runner.context;
	const what = `${plain(path, 200)} at ${commit}, ${of},`;
	if (world.github === void 0 || repository === "") {
		const message = `${what} cannot be read: ${local}, and there is no token to read it from GitHub; give actions/checkout "fetch-depth: 0", or set \`github-token\``;
		throw fault("policy-unavailable", "policy", message);
	}
	return await fromGitHub(world.github, {
		repository,
		path,
		commit
	}, what, `; give the job "contents: read" and \`github-token\`, or actions/checkout "fetch-depth: 0"`);
}
/** Reads the central policy from GitHub. */
async function centralFile({ github }, central) {
	const what = `the central policy ${plain(centralName(central), 300)}`;
	const advice = "; `github-token` must be a token that may read that repository";
	if (github === void 0) throw fault("policy-unavailable", "policy", `${what} cannot be read without a token${advice}`);
	const bytes = await fromGitHub(github, central, what, advice);
	if (bytes === void 0) throw fault("policy-unavailable", "policy", `${what} is not there: that commit has no such file`);
	return bytes;
}
/** `owner/repo/path@<commit SHA>` */
function centralName({ repository, path, commit }) {
	return `${repository}/${path}@${commit}`;
}
/** The file; undefined if the commit has none; a sentence if the checkout cannot answer. */
async function inCheckout({ git }, folder, commit, path) {
	try {
		const repository = await git.open({
			folder,
			path: ""
		});
		if (repository === void 0) return "there is no checkout";
		const found = await fileInCommit(repository, commit, path);
		if (found === "no-commit") return "the commit is not in the checkout";
		return found === "no-file" ? void 0 : found;
	} catch (error) {
		const [reason] = reasonsOf$1(error, "policy");
		if (reason === void 0 || reason.code === "policy-unavailable" || reason.code === "internal-error") throw error;
		return reason.message.split(";")[0] ?? "the checkout cannot be read";
	}
}
/** GitHub gives the same answer for a missing file and a missing permission, so the commit is read first. */
async function fromGitHub(github, { repository, path, commit }, what, advice) {
	try {
		if (await github.commit(repository, commit) === commit) return await github.file(repository, path, commit);
	} catch (error) {
		const why = reasonsOf$1(error, "policy").map(({ message }) => plain(message, 400));
		throw fault("policy-unavailable", "policy", `${what} cannot be read: ${why.join("; ")}${advice}`, error);
	}
	throw fault("policy-unavailable", "policy", `${what} cannot be read: GitHub answered with another commit`);
}

// src/stages/policy/read-policy.ts
/** A name that people use by mistake. Without an error, the run would have no policy file. */
const MISNAMED_PATH = ".github/assay.yaml";
const MAX_WARNINGS = 20;
/** Sentences to report about a policy, beside its rules. */
function diagnosticsOf({ notes, warnings }) {
	return [...notes, ...warnings.map((one) => `Policy: ${one}.`)];
}
/**
* The policy in force: the central policy or the file of the repository, or else the default policy. For a run that a
* change or an outsider causes, it is the policy of its base or of the default branch. Inputs can only make a file
* stricter. Throws `policy-invalid` with every fault of a file, and `policy-unavailable` if a file cannot be read.
*/
async function readPolicy(world, requested) {
	const found = requested.central === void 0 ? await repositoryPolicy(world, requested) : await centralPolicy(world, requested);
	if (found === void 0) return await defaultPolicy(world, requested);
	const { policy, overruled } = withStricterInputs(found.policy, requested.overrides);
	const warnings = overruled.map((input) => `input \`${input}\` is less strict than the policy file and has no effect: an input can only make the policy stricter`);
	return {
		...found,
		policy,
		origin: {
			...found.origin,
			digest: policyDigest(policy)
		},
		warnings: [...found.warnings, ...warnings]
	};
}
async function defaultPolicy(world, requested) {
	const policy = withOverrides(DEFAULT_POLICY, requested.overrides);
	const digest = policyDigest(policy);
	const judging = await judgingCommit(world);
	if (judging === void 0) return {
		policy,
		origin: {
			kind: "default",
			digest
		},
		warnings: [],
		notes: []
	};
	const { commit } = judging;
	const name = placeName(judging);
	const note = `${name[0]?.toUpperCase()}${name.slice(1)} has no ${POLICY_PATH}, so the default policy applied.`;
	const { warnings, notes } = await changedFile(world, requested, POLICY_PATH, void 0);
	return {
		policy,
		origin: {
			kind: "default",
			commit,
			digest
		},
		warnings,
		notes: [note, ...notes]
	};
}
/** The central policy. The file of the repository can make it stricter. */
async function centralPolicy(world, requested) {
	const { central } = requested;
	if (central === void 0) return void 0;
	const name = centralName(central);
	const resolved = await parsed(world, await centralFile(world, central), name, DEFAULT_POLICY);
	const origin = {
		kind: "central",
		path: `${central.repository}/${central.path}`,
		commit: central.commit
	};
	const local = await localFile(world, requested);
	if (local === void 0) return {
		...resolved,
		origin,
		notes: []
	};
	const ofRepository = await parsed(world, local.bytes, local.name, resolved.policy);
	const { policy, refused, overruled } = stricter(resolved.policy, ofRepository.policy);
	const [first, ...rest] = refused.map((what) => ({
		code: "policy-invalid",
		check: "policy",
		message: `${local.name} ${what}, but the central policy does not: the file of a repository can only make it stricter`
	}));
	if (first !== void 0) throw new AssayError([first, ...rest]);
	const ignored = overruled.map((section) => `${local.name}: \`${section}\` is less strict than the central policy and has no effect: it can only make the policy stricter`);
	return {
		policy,
		origin,
		warnings: [
			...resolved.warnings,
			...ofRepository.warnings,
			...local.warnings,
			...ignored
		],
		notes: [`${local.name} makes the central policy stricter.`, ...local.notes]
	};
}
/** The policy of the repository; undefined if it has none. */
async function repositoryPolicy(world, requested) {
	const local = await localFile(world, requested);
	if (local === void 0) return void 0;
	const { path, commit, notes } = local;
	const { policy, warnings } = await parsed(world, local.bytes, local.name, DEFAULT_POLICY);
	return {
		policy,
		origin: {
			kind: commit === void 0 ? "file" : "base",
			path,
			...commit && { commit }
		},
		warnings: [...warnings, ...local.warnings],
		notes
	};
}
/** `the base of this change (1a2b3c4d5e6f)` */
function placeName({ of, commit }) {
	return `${of} (${commit.slice(0, 12)})`;
}
async function localFile(world, requested) {
	const path = requested.path ?? ".github/assay.yml";
	const judging = await judgingCommit(world);
	const read = (of) => judging === void 0 ? workspaceFile(requested.folder, of, MAX_POLICY_BYTES) : committedFile(world, requested, judging, of);
	const where = judging === void 0 ? "the workspace" : placeName(judging);
	const bytes = await read(path);
	if (bytes === void 0) {
		if (requested.path !== void 0) throw fault("policy-unavailable", "policy", `there is no file ${path} in ${where}, but the input \`policy\` names it`);
		if (await read(MISNAMED_PATH) === void 0) return void 0;
		throw fault("policy-unavailable", "policy", `${where} has ${MISNAMED_PATH}, which is not read: rename it to ${POLICY_PATH}`);
	}
	if (judging === void 0) return {
		bytes,
		path,
		name: path,
		warnings: [],
		notes: []
	};
	const { commit } = judging;
	return {
		bytes,
		path,
		commit,
		name: `${path} at ${commit.slice(0, 12)}`,
		...await changedFile(world, requested, path, bytes)
	};
}
/** Notes and warnings on a change of the policy file. The old policy judges the change, and the new one must be valid. */
async function changedFile(world, requested, path, base) {
	let notes = [];
	try {
		const changed = await workspaceFile(requested.folder, path, MAX_POLICY_BYTES);
		if (changed === void 0 || base !== void 0 && Buffer.compare(changed, base) === 0) return {
			warnings: [],
			notes
		};
		notes = [`This change alters ${path}. The new policy applies after the merge.`];
		await parsed(world, changed, path, DEFAULT_POLICY);
		return {
			warnings: [],
			notes
		};
	} catch (error) {
		return {
			warnings: reasonsOf$1(error, "policy").slice(0, MAX_WARNINGS).map(({ message }) => `the changed policy is not valid: ${message}`),
			notes
		};
	}
}
/** Reads the text of a policy file. Throws all its faults at once. */
async function parsed(world, bytes, name, base) {
	const { readPolicyFile } = await import("./policy-file-read2.js");
	const reading = readPolicyFile(bytes, base, world.now());
	const sentence = ({ line, column, message }) => `${name}:${line}:${column}: ${message}`;
	if (reading.ok) return {
		policy: reading.value.policy,
		warnings: reading.value.doubts.map(sentence)
	};
	const [first, ...rest] = reading.fault.map((diagnostic) => ({
		code: "policy-invalid",
		check: "policy",
		message: sentence(diagnostic)
	}));
	if (first === void 0) throw fault("policy-invalid", "policy", `${name} cannot be read as a policy`);
	throw new AssayError([first, ...rest]);
}

// src/domain/disk-space.ts
/** The beginning of the sentence that {@link withSpace} adds. */
const FREE_NOW = "Free now: ";
/** What is free on a disk, in words. */
function spaceText({ folder, free, total, files }) {
	const count = files === void 0 ? "" : `, ${files.free} of ${files.total} files`;
	return `${plain(folder, 300)} ${sizeText(free)} of ${sizeText(total)}${count}`;
}
/** The reasons. Those about a full disk also say what is free on the disks. */
function withSpace([first, ...others], spaces) {
	const add = (reason) => {
		if (reason.code !== "disk-full" || spaces.length === 0 || reason.message.includes(FREE_NOW)) return reason;
		const message = `${reason.message.replace(/\.$/, "")}. ${FREE_NOW}${spaces.map(spaceText).join("; ")}`;
		return {
			...reason,
			message
		};
	};
	return [add(first), ...others.map(add)];
}

// src/check/ledger.ts
/** The check to which reports assign the faults of a step. */
const CHECK_OF = {
	tools: "tools",
	image: "image",
	evidence: "inputs",
	"base-images": "image",
	database: "scan",
	sbom: "sbom",
	redaction: "sbom",
	scan: "scan",
	vex: "policy",
	baseline: "scan",
	"newer-base": "scan",
	fixes: "scan",
	source: "sign",
	sign: "sign",
	attest: "attest",
	secrets: "secrets"
};
/** Collects the results of a run. {@link Ledger.end} makes the {@link Run} from them. */
var Ledger = class {
	#world;
	#request;
	#startedAt;
	#timings = {};
	#notes = [];
	event;
	/** The parsed SBOMs: made by one check, read by the later ones. */
	documents = new SbomDocuments();
	tools = [];
	/** `repository@sha256:…` of the image, once it is known. */
	reference;
	signedBy;
	attached = [];
	assessment;
	/** What changed since the image that was shipped last. */
	delta;
	/** What to do about the findings. */
	fixes;
	/** The review of the workflows of the repository, once it is done. */
	advice;
	policyOrigin;
	attestationFault;
	brokenGlass = [];
	/** The base images, once they are determined. */
	baseImages;
	#image;
	#withheld;
	#checked = {};
	constructor(world, request) {
		this.#world = world;
		this.#request = request;
		this.#startedAt = world.now().toISOString();
		this.event = eventOf$1(world.runner.context);
	}
	/** Runs a step and measures its time. A thrown error becomes the reasons of the outcome. */
	async step(name, work) {
		const start = performance.now();
		const end = this.#world.runner.follow?.step(name);
		try {
			const value = await work();
			end?.(true);
			return {
				done: true,
				value
			};
		} catch (error) {
			end?.(false);
			const spaces = await this.#world.workspace.space();
			return {
				done: false,
				reasons: withSpace(reasonsOf$1(error, CHECK_OF[name]), spaces)
			};
		} finally {
			this.#timings[name] = (this.#timings[name] ?? 0) + Math.round(performance.now() - start);
		}
	}
	/** Records the resolved image. */
	recordImage(image) {
		this.#image = image;
		const { subject } = this.#request;
		if (subject.kind === "registry") this.reference = pinnedName(subject.reference, image.root.digest);
		const artifacts = image.attestations?.flatMap(({ artifactType }) => artifactType ?? []) ?? [];
		if (artifacts.length > 0) {
			const types = [...new Set(artifacts)].map((type) => plain(type, 100)).join(", ");
			this.note(`Besides its platforms, the index contains entries that cannot run (${types}): they were checked for secrets, but not scanned.`);
		}
		if (image.skippedPlatforms.length > 0) {
			const names = image.skippedPlatforms.map(platformName).join(", ");
			this.note(`Not checked, because the platform input leaves it out: ${names}. The index is therefore not signed.`);
		}
	}
	/** Records the results of the checks. */
	recordChecks({ sboms, scan, secrets, baseline, vex }) {
		this.#checked = {
			sboms,
			scan,
			secrets,
			...baseline && { baseline },
			...vex?.done ? { vex: vex.value } : {}
		};
	}
	/** Reports leave out every name that contains one of these values: a redacted name would be another name. */
	withholdNamesWith(values) {
		this.#withheld = values;
	}
	note(sentence) {
		this.#notes.push(sentence);
	}
	/** Ends the run with a verdict. */
	end(verdict, reasons) {
		const { signedBy, assessment, advice, policyOrigin, baseImages, attestationFault, delta, fixes } = this;
		const named = (name) => this.#withheld?.isIn(name) ? "" : name;
		const reference = named(this.reference ?? "");
		const image = this.#image && named(imageName(this.#image)) === "" ? void 0 : this.#image;
		const { pushTo } = this.#request;
		return {
			startedAt: this.#startedAt,
			finishedAt: this.#world.now().toISOString(),
			imageInput: named(this.#request.imageInput),
			event: eventNamed(this.event, named),
			policy: this.#request.policy,
			...policyOrigin && { policyOrigin },
			...image && { image },
			...reference === "" ? {} : { reference },
			tools: this.tools,
			...this.#checked,
			...assessment && { assessment },
			...advice && { advice },
			...baseImages && { baseImages },
			...this.brokenGlass.length > 0 && { brokenGlass: this.brokenGlass },
			...delta && { delta },
			...fixes && { fixes },
			verdict,
			reasons,
			signer: this.#request.signer.kind,
			...pushTo && { pushTo: taggedName(pushTo) },
			...attestationFault && { attestationFault },
			...signedBy,
			attached: this.attached,
			notes: [...this.#notes, ...assessment?.notes ?? []],
			timings: this.#timings
		};
	}
};
/** An event without the names that reports leave out. */
function eventNamed(event, named) {
	const { repository, ref, runUrl, workflow } = event;
	return {
		...event,
		repository: named(repository),
		ref: named(ref),
		runUrl: named(runUrl),
		workflow: named(workflow)
	};
}
/** The event that caused a run. */
function eventOf$1(context) {
	const { eventName, serverUrl, repository, ref, sha, runId, runAttempt } = context;
	const runUrl = context.runUrl !== void 0 ? context.runUrl : repository === "" ? "" : `${serverUrl}/${repository}/actions/runs/${runId}/attempts/${runAttempt}`;
	const { actor, workflowRef: workflow } = context;
	return {
		name: eventName,
		repository,
		ref,
		sha,
		runUrl,
		advisory: !maySign(eventName),
		actor,
		workflow
	};
}
/** A run that ended before its first step: the inputs, or the folders that they name, cannot be used. */
function refusedRun(imageInput, context, reasons, now) {
	return {
		startedAt: now.toISOString(),
		finishedAt: now.toISOString(),
		imageInput,
		event: eventOf$1(context),
		policy: DEFAULT_POLICY,
		tools: [],
		verdict: "error",
		reasons,
		signer: "none",
		attached: [],
		notes: [],
		timings: {}
	};
}

// src/report/broken-glass.ts
/** An entry of break glass in a report or in an audit event. */
function glassRecord({ rules, until, owner, reason, digest, repository }) {
	return {
		rules: [...rules],
		until,
		owner,
		reason,
		...optional({
			digest,
			repository
		})
	};
}
/** The entries that apply to the image, for a summary. Empty if there are none. */
function glassSection(broken = []) {
	return broken.map(({ rules, until, owner, reason }) => `⚠️ **Break glass until ${text$1(until, 40)}** ${rules.map((rule) => code(rule)).join(", ")} ${rules.length === 1 ? "stops" : "stop"} nothing. ${text$1(reason, 500)} (owner: ${text$1(owner, 200)})`).join("\n\n");
}

// src/report/checks.ts
const STATE_ICONS = {
	passed: "✅",
	warned: "⚠️",
	failed: "❌",
	error: "⛔",
	"not done": "➖"
};
/** The overview of a run: always SBOM, scan, vulnerabilities, sign, attest and secrets, in this order. */
function checkLines(run) {
	return [
		sbomLine(run),
		scanLine(run),
		vulnerabilitiesLine(run),
		signLine(run),
		attestLine(run),
		secretsLine(run)
	];
}
function sbomLine(run) {
	const name = "SBOM";
	if (run.sboms === void 0) return notDoneLine(name, endedBefore(run));
	if (!run.sboms.done) return errorLine(name, run.sboms.reasons);
	const reasons = reasonsOf(run, "sbom");
	if (reasons.length > 0) return errorLine(name, reasons);
	const sboms = run.sboms.value;
	if (sboms.length === 0) return notDoneLine(name, "no SBOM was created");
	const components = sboms.filter((sbom) => sbom.scope.kind !== "index").reduce((sum, sbom) => sum + sbom.components, 0);
	const source = sboms.some((sbom) => sbom.scope.kind === "source");
	return {
		name,
		state: "passed",
		detail: `${plural(sboms.length, "document")}, ${plural(components, "component")}; source tree ${source ? "included" : "not done"}`
	};
}
function scanLine(run) {
	const name = "Scan";
	if (run.scan === void 0) return notDoneLine(name, endedBefore(run));
	if (!run.scan.done) return errorLine(name, run.scan.reasons);
	const reasons = reasonsOf(run, "scan");
	if (reasons.some(({ effect }) => effect !== "warn")) return errorLine(name, reasons);
	const { coverage, findings, database } = run.scan.value;
	const detail = `${comparedInWords(comparedInAll(coverage))}; ${plural(findings.length, "finding")}, database of ${database.updatedAt}`;
	if (coverage.length === 0) return {
		name,
		state: "error",
		detail
	};
	if (reasons.length > 0) return {
		name,
		state: "warned",
		detail: `${firstMessage(reasons)}; ${detail}`
	};
	return {
		name,
		state: "passed",
		detail
	};
}
/** Reasons of the check `image` that are about where the image comes from. They are shown with the vulnerabilities. */
const ORIGIN_CODES = [
	"registry-not-allowed",
	"base-image-not-allowed",
	"base-image-unsigned",
	"base-image-undetermined"
];
function vulnerabilitiesLine(run) {
	const name = "Vulnerabilities";
	const reasons = [
		...run.reasons.filter(({ code }) => ORIGIN_CODES.includes(code)),
		...reasonsOf(run, "vulnerabilities"),
		...reasonsOf(run, "workflows")
	];
	if (!run.scan?.done && reasons.length === 0) return notDoneLine(name, "there is no scan to evaluate");
	const counted = countedIn(run);
	if (counted.length > 0 || reasons.length > 0) {
		const found = countsInWords(countBySeverity(counted.map(({ finding }) => finding)));
		return {
			name,
			state: stateOf([...reasons, ...counted]),
			detail: firstMessage(reasons) || `${found} found`
		};
	}
	if (scanLine(run).state === "error") return notDoneLine(name, "not decided, because the scan is incomplete");
	return {
		name,
		state: "passed",
		detail: `nothing blocks (${run.policy.vulnerabilities.failOn.join(", ") || "no severity"})${ignoredIn(run).map(([why, findings]) => `; ${plural(findings.length, "finding")} ${why}`).join("")}`
	};
}
function signLine(run) {
	const name = "Sign";
	const reasons = [...reasonsOf(run, "push"), ...reasonsOf(run, "sign")];
	if (reasons.length > 0) return errorLine(name, reasons);
	const signatures = run.attached.filter(isSignature);
	if (signatures.length === 0) return notDoneLine(name, whyUnsigned(run));
	const by = run.signedBy === void 0 ? "" : ` by ${run.signedBy}`;
	return attachedLine(run, name, `${plural(signatures.length, "signature")}${by}`);
}
function attestLine(run) {
	const name = "Attest";
	const reasons = reasonsOf(run, "attest");
	if (reasons.length > 0) return errorLine(name, reasons);
	const statements = run.attached.filter((attached) => !isSignature(attached));
	if (statements.length === 0) return notDoneLine(name, whyUnsigned(run));
	const kinds = [...new Set(statements.map(kindName))].join(", ");
	return attachedLine(run, name, `${plural(statements.length, "attestation")}: ${kinds}`);
}
function secretsLine(run) {
	const name = "Secrets";
	if (run.secrets === void 0) return notDoneLine(name, endedBefore(run));
	if (!run.secrets.done) return errorLine(name, run.secrets.reasons);
	const { coverage } = run.secrets.value;
	const counted = countedSecretsIn(run);
	const reasons = reasonsOf(run, "secrets");
	const source = coverage.source ? "" : "; source tree not done";
	if (counted.length > 0) {
		const detail = `${plural(counted.length, "secret")} found${source}`;
		return {
			name,
			state: stateOf(counted),
			detail
		};
	}
	if (reasons.length > 0) return errorLine(name, reasons);
	const ignored = run.secrets.value.findings.length;
	const none = ignored === 0 ? "none found" : `${ignored} ignored by the policy, no others found`;
	const { commits, layers, files } = coverage;
	const detail = `${none} in ${commits === void 0 ? "" : `${commits.scanned} of ${commits.total} commits, `}${layers.scanned + layers.cached} of ${layers.total} layers, ${plural(files.scanned, "file")}, ${plural(coverage.configurations, "configuration")}${source}`;
	return {
		name,
		state: layers.scanned + layers.cached >= layers.total ? "passed" : "error",
		detail
	};
}
/** Why there is no signature: the first cause that applies. */
function whyUnsigned(run) {
	if (run.verdict === "error") return "the run ended in an error";
	if (run.verdict === "failed") return "the image did not pass";
	if (run.verdict === "warned" && !run.policy.signOnWarn) return "the policy does not allow signing an image with warnings";
	if (run.signer === "none") return "no signature was requested (signer: none)";
	if (run.event.advisory) return `runs for ${run.event.name} events only check and report`;
	return run.notes[0] ?? "nothing was signed";
}
/** What was attached is shown as good only if the run passed or warned. */
function attachedLine(run, name, detail) {
	return run.verdict === "passed" || run.verdict === "warned" ? {
		name,
		state: run.verdict,
		detail
	} : {
		name,
		state: "error",
		detail: `${detail}, but the run did not pass`
	};
}
/** `failed` if anything blocks, else `warned`. */
function stateOf(found) {
	return found.every(({ effect }) => effect === "warn") ? "warned" : "failed";
}
function reasonsOf(run, check) {
	return run.reasons.filter((reason) => reason.check === check);
}
function notDoneLine(name, detail) {
	return {
		name,
		state: "not done",
		detail
	};
}
function errorLine(name, reasons) {
	return {
		name,
		state: "error",
		detail: firstMessage(reasons) || "the check could not be done"
	};
}
function firstMessage(reasons) {
	const [first, ...others] = reasons;
	if (first === void 0) return "";
	return others.length === 0 ? first.message : `${first.message} (and ${others.length} more)`;
}
function endedBefore(run) {
	const first = run.reasons[0];
	return first === void 0 ? "the run ended before this check" : `the run ended before this check: ${first.message}`;
}

// src/report/tool-table.ts
/** A tool in a report: without its path, which is of one machine. */
function toolRecord({ name, version, sha256, origin, isolation, verified, notVerified }) {
	return {
		name,
		version,
		sha256,
		origin,
		verified: [...verified],
		notVerified: notVerified.map(({ check, why }) => ({
			check,
			why
		})),
		...optional({ isolation })
	};
}
/** The tools of a run, how each was verified, and which checks were not done; empty if there are none. */
function toolTable(tools) {
	if (tools.length === 0) return "";
	const rows = tools.map(({ name, version, sha256, origin, verified }) => [
		name,
		code(version, 60),
		code(sha256.slice(0, 12)),
		origin,
		verified.length === 0 ? "—" : verified.join(", ")
	]);
	const open = tools.flatMap(({ name, notVerified }) => notVerified.map(({ check, why }) => `- ${name}, ${check}: ${text$1(why, 400)}`));
	const list = open.length === 0 ? "" : `\n\nNot verified:\n\n${open.join("\n")}`;
	const isolation = isolationSentences(tools).map((sentence) => `\n\n${text$1(sentence, 600)}`);
	return `${table([
		"Tool",
		"Version",
		"SHA-256",
		"Origin",
		"Verified"
	], rows)}${list}${isolation.join("")}`;
}

// src/domain/verdict/rotation.ts
/** How to rotate a kind of credential, by the names of the rules that find it. The first match counts. */
const ROTATIONS = [
	[/^github-|^stateless-ghs/, stepsAt("GitHub", "Settings, Developer settings, Personal access tokens (of an app: its own settings page)", "security log")],
	[/^gitlab-/, stepsAt("GitLab", "Preferences, Access tokens (of a project or group: Settings, Access tokens; of a runner: Settings, CI/CD)")],
	[/^(?:bitbucket|atlassian|trello)-/, stepsAt("Atlassian", "Account settings, Security, API tokens")],
	[/^aws-/, "In the IAM console of AWS, open the security credentials of the user. Create a second access key, use it everywhere, then deactivate and delete this one. Check its use in CloudTrail. To end a session token, revoke the sessions of its role."],
	[/^(?:google|gcp|firebase)-|^service-account-key$/, "In the Google Cloud console, create a new key and use it everywhere, then delete this one (for a service account under IAM, Service accounts, Keys; for an API under APIs & Services, Credentials). Check its use in the audit logs."],
	[/^azure-|^shared-access-signature$/, "In the Azure portal, renew the key of the resource (Access keys), or delete the client secret under App registrations, Certificates & secrets. To end a shared access signature, renew the key that signed it."],
	[/^(?:alibaba|tencent|yandex|digitalocean|scaleway|scalingo|heroku|linode|hetzner|fly|flyio|render|vercel|netlify|cloudflare|fastly|akamai|planetscale|supabase|neon|databricks|openshift|confluent)-/, "In the console of the cloud provider (API tokens or access keys of the account), create a new one with the fewest rights, use it everywhere, and delete this one."],
	[/^slack-.*webhook|^slack-web-hook$|webhook(?:-url)?$/, "The address is the secret. Remove the webhook in the settings of the channel or app that it posts to, and create a new one."],
	[/^slack-/, stepsAt("Slack", "Your apps, the app, OAuth & Permissions (tokens can be revoked there)", "access logs")],
	[/^discord-/, stepsAt("Discord", "the developer portal, the application, Bot, Reset token")],
	[/^telegram-/, "Ask BotFather of Telegram to revoke the token of the bot. BotFather answers with a new token."],
	[/^(?:stripe|square|braintree|adyen|mercado-pago|amazon-marketplace|razorpay|flutterwave|plaid|paddle|payment|xendit|midtrans|cashfree|polar|gocardless)-/, "In the dashboard of the payment provider (Developers, API keys), replace the key. Look for payments and refunds that are not yours."],
	[/^webhook-signing-secret$/, "In the settings of the webhook at its provider, replace the signing secret. Do not trust anything that is signed with the old one."],
	[/^(?:sendgrid|mailgun|mailchimp|mandrill|brevo|sendinblue|resend|mailersend|klaviyo|twilio|messagebird|intercom|vonage)-/, "In the settings of the messaging provider (API keys), create a new key, use it everywhere, and delete this one. Look for messages that you did not send."],
	[/^npm-/, stepsAt("npm", "Access tokens of the account", "list of published versions")],
	[/^pypi-/, stepsAt("PyPI", "Account settings, API tokens", "release history of the project")],
	[/^(?:rubygems|nuget|crates|clojars|packagist|private-packagist|open-vsx|maven|artifactory|jfrog)-/, "In the account settings of the package registry, revoke the key. Create a new one, or publish without a key by trusted publishing. Check all packages that were published since the leak."],
	[/^docker(?:-|config-)/, "In the account settings of the registry (Docker Hub: Personal access tokens), create a new token, use it everywhere, and delete this one. If it is the password of an account, change it. Check all tags that were pushed since the leak."],
	[/^(?:anthropic|openai|openrouter|hugging-face|huggingface|groq|xai|replicate|perplexity|cerebras|fireworks|elevenlabs|nvidia|pinecone|tavily|together|jina|voyage|anyscale|firecrawl|cohere|langfuse|langsmith|model-provider)-/, "In the console of the model provider (API keys), create a new key, use it everywhere, and delete this one. Check the usage since the leak."],
	[/^(?:vault-|hashicorp-|unseal-key|terraform-cloud|doppler|infisical|bitwarden|1password)/, "Revoke it in the system that issued it (Vault: `vault token revoke`, or `vault operator rekey` for unseal keys; otherwise the access settings of the store). Renew every secret that it could read."],
	[/^(?:grafana|new-relic|sentry|datadog|dynatrace|honeycomb|elastic|axiom|posthog|sumologic|sonar|snyk|launchdarkly|unleash|statsig|checkly|logfire|inngest|adafruit|ntfy)-/, "In the settings of the service (API keys or access tokens), create a new one, use it everywhere, and delete this one."],
	[/^terraform-state-secret$/, "Move the state out of the repository and the image into a remote backend with encryption. Renew every secret in it with its provider."],
	[/^(?:swarm-join-token|k3s-token|gossip-key)$/, "Rotate it in the cluster (`docker swarm join-token --rotate`, `k3s token rotate`, `consul keyring`), on every node. Look for nodes that are not yours."],
	[/^rails-master-key$/, "It decrypts every secret in the encrypted credentials. Renew those secrets with their providers, then encrypt the credentials with a new key (`bin/rails credentials:edit`)."],
	[/^key-in-call$/, "Create a new key and read it from a secret store at run time. Others can forge signatures of the old key and read data that it encrypted. End the sessions and tokens that it signed, and encrypt its data again with the new key."],
	[/^matrix-token$/, "End the session of the account at its home server (sign the device out). This also ends the token."],
	[/kubeconfig|kubernetes/, "Renew it in the cluster: delete the Secret of the service account, or let the client certificate expire. Change the password or key in the Secret wherever it is used."],
	[/^(?:json-web-token|jwt)/, "If it does not expire within minutes, end the session or change the key that signs such tokens."],
	[/private-key|secret-key$|wireguard-key|openvpn-static-key|json-web-key|pkcs12-file/, "Create a new key pair. Add the new public key wherever the old one is trusted (authorized keys, certificates, peers), and remove the old one. Ask the issuer of a certificate to revoke it."],
	[/^otp-seed$/, "Set up the second factor again wherever it is used. Anyone who has the seed can make the same codes."],
	[/password|^credential-in-|^(?:curl|basic)-|netrc|pgpass|address|connection-string|htpasswd|oracle|jdbc|snmp-community/, "Change the password in the system that checks it (database, server, account). Read the new one from a secret store at run time."]
];
const GENERIC = "Find the system that it gives access to. Create a new one there, use it everywhere, and revoke this one. It is not enough to remove it from the file: anyone who has seen it can use it.";
/** The steps for a provider. `log`: what shows the use of the credential since the leak. */
function stepsAt(provider, where, log) {
	return `At ${provider}, under ${where}: create a new one with the fewest rights, use it everywhere, and revoke this one.${log === void 0 ? "" : ` Check the ${log} since the leak.`}`;
}
/** How to rotate this kind of credential: a few sentences. */
function rotationOf(rule) {
	return ROTATIONS.find(([rules]) => rules.test(rule))?.[1] ?? GENERIC;
}

// src/domain/verdict/secret-advice.ts
const SUPPRESSION_DAYS = 30;
const BY_WHY = {
	form: "it has the form of this kind of credential, and nothing suggests that it is no secret",
	name: "it was found by its name and its randomness, because this kind of credential has no fixed form",
	doubt: "it has the form of a credential, but something suggests that it is no secret",
	weak: "it is a password that is among the first guesses of an attacker",
	published: "it is only in installed packages, as their authors published them",
	generated: "it was found by its name, and is only in files that programs wrote",
	"sample-place": "it is only in locations that usually contain samples: tests, examples, documentation"
};
/** For findings without a reason for their severity. */
const BY_SEVERITY = {
	high: BY_WHY.form,
	medium: `${BY_WHY.name}, or something suggests that it is no secret`,
	low: [
		BY_WHY["sample-place"],
		BY_WHY.published,
		BY_WHY.weak
	].join("; or ")
};
/** Explains a secret. `now`: the day of the run, from which the suggested expiry date counts. */
function adviceOnSecret(finding, policy, now) {
	return {
		severity: whyInWords(finding),
		rotate: rotationOf(finding.rule),
		suppress: suppressionText([finding], policy, now)
	};
}
/** `high: it has the form of this kind of credential, …` */
function whyInWords({ severity, why }) {
	return `${severity}: ${why === void 0 ? BY_SEVERITY[severity] : BY_WHY[why]}`;
}
/** A policy file that suppresses secrets for some weeks, at most for the longest term of the policy. */
function suppressionText(findings, { longestTermDays }, now) {
	const days = Math.min(SUPPRESSION_DAYS, longestTermDays);
	const expires = new Date(now.getTime() + days * DAY_MS$1).toISOString().slice(0, 10);
	const entries = findings.flatMap(({ fingerprint }) => [
		`    - fingerprint: "${fingerprint}"`,
		"      reason: \"Say here why it may stay\"",
		"      owner: \"@your-team\"",
		`      expires: ${expires}`
	]);
	return [
		`# ${POLICY_PATH}`,
		"version: 1",
		"secrets:",
		"  suppressions:",
		...entries,
		""
	].join("\n");
}

// src/domain/run/alert-category.ts
/** What is checked, without tag, digest and folder: the same for every build of the image. */
function imageNameOf({ imageInput }) {
	const subject = orUndefined(parseSubject(imageInput));
	if (subject === void 0) return "unnamed";
	switch (subject.kind) {
		case "registry": return repositoryName(subject.reference);
		case "layout": return subject.directory.split("/").filter(Boolean).at(-1) ?? "layout";
		case "archive": return subject.file.split("/").filter(Boolean).at(-1) ?? "archive";
	}
}
/**
* The platforms that were checked: `index` for a whole index, so that a new platform does not rename it; else the names,
* sorted: `linux/amd64`. Undefined if the image was not resolved.
*/
function platformsOf({ image }) {
	if (image === void 0) return void 0;
	if (image.isIndex && image.skippedPlatforms.length === 0) return "index";
	return image.platforms.map(({ platform: { manifest: _, ...platform } }) => platformName(platform)).toSorted().join("+");
}

// src/domain/verdict/alerts.ts
/** The alerts of vulnerabilities in `image` (its name without tag and digest), in the order of the findings. */
function vulnerabilityAlerts(image, evaluated) {
	const alerts = /* @__PURE__ */ new Map();
	for (const one of evaluated) {
		const { finding } = one;
		const paths = finding.paths === void 0 || finding.paths.length === 0 ? [""] : finding.paths;
		for (const [installation, inside] of Map.groupBy(paths, installationOf)) {
			const identity = identityOf([
				"vulnerability",
				image,
				finding.id,
				finding.type ?? "",
				finding.package,
				installation
			]);
			const known = alerts.get(identity);
			alerts.set(identity, {
				identity,
				installation,
				paths: [.../* @__PURE__ */ new Set([...known?.paths ?? [], ...inside.filter(Boolean)])],
				evaluated: known === void 0 ? [one] : [...known.evaluated, one],
				effect: worseEffect(known?.effect, one.effect),
				severity: worseSeverity(known?.severity, finding.severity)
			});
		}
	}
	return [...alerts.values()];
}
/** The alerts of secrets, in the order of the findings. The value is named by its keyed fingerprint alone. */
function secretAlerts(evaluated) {
	return evaluated.flatMap((one) => {
		const { fingerprint, places } = one.finding;
		return [...places.length === 0 ? /* @__PURE__ */ new Map([["", places]]) : Map.groupBy(places, kindOf)].map(([kind, inside]) => ({
			identity: identityOf([
				"secret",
				fingerprint,
				kind
			]),
			effect: one.effect,
			evaluated: one,
			places: inside
		}));
	});
}
/** A hash of the parts: 32 hex digits. */
function identityOf(parts) {
	return hexOf(JSON.stringify(parts)).slice(0, 32);
}
/** Folders that package managers install into. What is below them changes with each version. */
const PACKAGE_FOLDERS = /* @__PURE__ */ new Set([
	"node_modules",
	"site-packages",
	"dist-packages",
	"gems",
	"vendor",
	".pnpm",
	".yarn"
]);
/** Archives whose members are packages. */
const ARCHIVE = /\.(?:jar|war|ear|par|zip|nupkg|whl|egg|gem|deps\.json)!?$/i;
/**
* The folder of the installation that a package file belongs to, without what changes with a version: the folder above
* `node_modules`, the folder of an archive or of a program, the folder of a lock file.
*/
function installationOf(path) {
	const segments = path.split("/").filter((segment) => segment !== "" && segment !== ".");
	const end = segments.findIndex((segment) => PACKAGE_FOLDERS.has(segment) || ARCHIVE.test(segment));
	return segments.slice(0, end === -1 ? -1 : end).map((segment) => segment.replace(/\d+(?:\.\d+){1,8}/g, "*")).join("/");
}
function kindOf(place) {
	return `${place.kind === "source" || place.kind === "commit" ? "repository" : "image"} ${place.kind === "config" ? "config" : place.locationKind ?? "own"}`;
}
const EFFECTS = [
	"block",
	"warn",
	"none"
];
function worseEffect(one = "none", other) {
	return EFFECTS.indexOf(one) < EFFECTS.indexOf(other) ? one : other;
}
function worseSeverity(one = "unknown", other) {
	return SEVERITIES.indexOf(one) < SEVERITIES.indexOf(other) ? one : other;
}

// src/report/junit/xml.ts
/** Longest text of an attribute or a body, in UTF-16 units. */
const LENGTH = 1e3;
/** An XML element. `inside` must already be XML. */
function element(name, attributes, inside = "") {
	const body = typeof inside === "string" ? inside : inside.length === 0 ? "" : `\n${inside.join("\n")}\n`;
	return body === "" ? `<${name}${attributes}/>` : `<${name}${attributes}>${body}</${name}>`;
}
/** Attributes with a space before each. The values may come from an image. */
function attributes(values) {
	return Object.entries(values).map(([name, value]) => ` ${name}="${bodyText(String(value))}"`).join("");
}
/** Text from outside as one line of XML text that means nothing in XML, and is never empty. */
function bodyText(untrusted) {
	return (plain(untrusted, LENGTH).replace(/\p{Noncharacter_Code_Point}/gu, "").trim() || "(no text)").replace(/[&<>"']/g, (one) => `&#${one.codePointAt(0)};`);
}

// src/report/junit/junit-document.ts
/** The greatest number of findings of one suite. Readers of JUnit keep every case in memory. */
const MAX_CASES = 1e3;
/** Suites as a document of JUnit XML, which the schema of Jenkins describes. */
function junitDocument(name, timestamp, suites) {
	const counted = countsOf(suites.flatMap(({ cases }) => cases));
	const inside = suites.map((one) => suite(one, timestamp));
	return `<?xml version="1.0" encoding="UTF-8"?>\n${element("testsuites", attributes({
		name,
		...counted
	}), inside)}\n`;
}
/** Whether a reader shows the case as a problem. */
function isRed({ failure, error }) {
	return failure !== void 0 || error !== void 0;
}
/** The first cases of findings that block, and a case that says how many more there are. */
function bounded(cases) {
	if (cases.length <= 1e3) return cases;
	const more = plural(cases.length - MAX_CASES, "more finding");
	return [...cases.slice(0, MAX_CASES), {
		name: "More findings",
		failure: `${more} that block; report.json has all of them`
	}];
}
function countsOf(cases) {
	return {
		tests: cases.length,
		failures: count(cases, "failure"),
		errors: count(cases, "error")
	};
}
function count(cases, key) {
	return cases.filter((one) => one[key] !== void 0).length;
}
function suite({ name, cases, milliseconds }, timestamp) {
	const start = attributes({
		name,
		...countsOf(cases),
		skipped: count(cases, "skipped"),
		...milliseconds === void 0 ? {} : { time: (Math.min(milliseconds, 999999) / 1e3).toFixed(3) },
		timestamp
	});
	const inside = cases.map((one) => testCase(`assay.${name.toLowerCase()}`, one));
	return element("testsuite", start, inside);
}
/** The schema of Jenkins gives the order, and gives `skipped` no attributes. */
function testCase(classname, { name, failure, error, skipped, output }) {
	const inside = [
		...skipped === void 0 ? [] : [element("skipped", "", bodyText(skipped))],
		...error === void 0 ? [] : [element("error", attributes({ message: error }), bodyText(error))],
		...failure === void 0 ? [] : [element("failure", attributes({ message: failure }), bodyText(failure))],
		...output === void 0 ? [] : [element("system-out", "", bodyText(output))]
	];
	return element("testcase", attributes({
		classname,
		name
	}), inside);
}

// src/report/junit/check-junit.ts
/** The step whose time a check has. */
const STEP_OF = {
	SBOM: "sbom",
	Scan: "scan",
	Sign: "sign",
	Attest: "attest",
	Secrets: "secrets"
};
/** Reasons that the cases of the findings stand for. */
const WITH_FINDINGS = ["vulnerability-blocked", "secret-found"];
/**
* A run as JUnit XML for other CI systems: a suite for each check, and in it a failed case for each finding that blocks.
* A check without one has one case with its result. The document has a failure or an error exactly if the run does not
* pass.
*/
function renderJunit(run) {
	const ofChecks = checkLines(run).map((line) => ({
		name: line.name,
		cases: casesOf(run, line)
	}));
	const isShown = ofChecks.some(({ cases }) => cases.some(isRed));
	const suites = ofChecks.map((suite) => ({
		...suite,
		...timeOf(run, suite.name)
	}));
	const ofRun = runCases(run, isShown);
	return junitDocument(`Assay ${imageNameOf(run)}`, run.startedAt, ofRun.length === 0 ? suites : [...suites, {
		name: "Run",
		cases: ofRun
	}]);
}
function timeOf({ timings }, check) {
	const step = STEP_OF[check];
	const milliseconds = step === void 0 ? void 0 : timings[step];
	return milliseconds === void 0 ? {} : { milliseconds };
}
/** The cases of a check. */
function casesOf(run, { name, state, detail }) {
	const found = state === "failed" ? bounded(findingsOf(run, name)) : [];
	if (found.length > 0) return found;
	switch (state) {
		case "passed": return [{
			name,
			output: detail
		}];
		case "warned": return [{
			name,
			output: `Only warns: ${detail}`
		}];
		case "failed": return [{
			name,
			failure: detail
		}];
		case "error": return [{
			name,
			error: detail
		}];
		case "not done": return [{
			name,
			skipped: detail
		}];
	}
}
/** The cases of what belongs to no check: reasons for which the image did not pass, and no check shows. */
function runCases(run, isShown) {
	if (run.verdict === "passed" || run.verdict === "warned") return [];
	const cases = run.reasons.filter(({ effect, code }) => effect !== "warn" && !WITH_FINDINGS.includes(code)).map((reason) => reasonCase(run, reason));
	if (cases.length > 0 || isShown) return cases;
	return [{
		name: "Verdict",
		error: `the verdict is ${run.verdict}`
	}];
}
function reasonCase({ verdict }, { code, check, message }) {
	const name = `${check}: ${code}`;
	return verdict === "error" ? {
		name,
		error: message
	} : {
		name,
		failure: message
	};
}
/** A failed case for each finding that blocks. */
function findingsOf(run, check) {
	if (check === "Vulnerabilities") return vulnerabilityAlerts(imageNameOf(run), evaluatedIn(run)).filter(({ effect }) => effect === "block").map(({ evaluated, severity, installation, paths }) => {
		const [{ finding }] = evaluated;
		const versions = evaluated.map((one) => one.finding.version).join(", ");
		const fix = finding.fixedIn === void 0 ? "no fix yet" : `fixed in ${finding.fixedIn}`;
		const at = paths.length === 0 ? "" : `; ${paths.slice(0, 10).join(", ")}`;
		return {
			name: `${finding.id} in ${finding.package}${installation === "" ? "" : ` in ${installation}`}`,
			failure: `${finding.package} ${versions}: ${severity}, ${fix}, found in ${finding.foundIn.join(", ")}${at}`
		};
	});
	if (check !== "Secrets") return [];
	return secretAlerts(secretsIn(run)).filter(({ effect }) => effect === "block").map(({ evaluated: { finding }, places }) => ({
		name: `${finding.title} ${finding.fingerprint}${places[0] === void 0 ? "" : ` (${places[0].kind})`}`,
		failure: places.slice(0, 10).map(placeInWords).join("; ") || "in a place that is not known"
	}));
}

// src/formats/redaction/text-fields.ts
/** The document with its text fields redacted. */
function redactFields(document, fields, redact) {
	return edited(document, fields, redact);
}
function edited(value, table, redact) {
	if (table === void 0) return value;
	if (Array.isArray(value)) return value.map((entry) => edited(entry, table, redact));
	if (typeof value === "string") return table === "text" ? redact(value) : value;
	if (typeof value !== "object" || value === null || table === "text") return value;
	const entries = Object.entries(value);
	return Object.fromEntries(entries.map(([field, one]) => [field, edited(one, Object.hasOwn(table, field) ? table[field] : void 0, redact)]));
}

// src/report/redact-run.ts
const REASON = { message: "text" };
const TOOL = { notVerified: { why: "text" } };
const SCAN = {
	findings: { title: "text" },
	coverage: { gaps: { why: "text" } }
};
/** The paths are for people. SARIF and annotations use no path that was redacted. */
const SECRET = {
	title: "text",
	places: {
		path: "text",
		entry: "text",
		instructions: { path: "text" }
	}
};
const WHY = { reason: "text" };
const EVALUATED = {
	finding: { title: "text" },
	expired: WHY,
	ignoreReason: {
		exception: WHY,
		statements: { impact: "text" }
	}
};
/** The text of a run. Fields that are not listed are numbers, enums, or values that other programs decide by. */
const RUN = {
	tools: TOOL,
	reasons: REASON,
	notes: "text",
	sboms: {
		value: { notes: "text" },
		reasons: REASON
	},
	scan: {
		value: SCAN,
		reasons: REASON
	},
	secrets: {
		value: {
			findings: SECRET,
			coverage: { notes: "text" }
		},
		reasons: REASON
	},
	assessment: {
		vulnerabilities: {
			evaluated: EVALUATED,
			exceptions: {
				used: { entry: WHY },
				expired: WHY,
				unused: WHY
			}
		},
		secrets: {
			evaluated: {
				finding: SECRET,
				expired: WHY,
				ignoreReason: { suppression: WHY }
			},
			suppressions: {
				used: { entry: WHY },
				expired: WHY,
				unused: WHY
			}
		},
		notes: "text"
	},
	advice: {
		advice: {
			path: "text",
			message: "text",
			remediation: "text",
			also: { path: "text" }
		},
		notes: "text"
	},
	baseImages: {
		value: { notes: "text" },
		reasons: REASON
	},
	baseline: {
		notes: "text",
		why: "text"
	},
	delta: {
		why: "text",
		notes: "text",
		vulnerabilities: {
			added: { title: "text" },
			gone: { title: "text" }
		},
		secrets: { added: SECRET }
	},
	fixes: {
		steps: {
			findings: EVALUATED,
			adds: { title: "text" },
			lines: { path: "text" }
		},
		unfixed: EVALUATED,
		notes: "text"
	},
	vex: { impact: "text" },
	brokenGlass: WHY
};
const ADMISSION = {
	tools: TOOL,
	denialReasons: {
		message: "text",
		remediation: "text"
	},
	notes: "text",
	brokenGlass: WHY,
	subjects: {
		refused: { why: "text" },
		unreadable: { why: "text" }
	},
	rescan: {
		scan: SCAN,
		newFindings: { finding: { title: "text" } },
		coverage: {
			reasons: REASON,
			notes: "text"
		}
	}
};
/**
* The same run with every known secret value replaced in its text. This must happen before the run is rendered: text that
* is cut, escaped or indented first could hide a value from the replacement.
*/
function redactRun(run, redact) {
	return redactFields(run, RUN, redact);
}
/** Does the same for a decision of the gate. */
function redactAdmission(admission, redact) {
	return redactFields(admission, ADMISSION, redact);
}

// src/formats/policy-file/policy-file-write.ts
const MINUTE_MS = 6e4;
/** The file of a policy, with every key: nothing is left to a default. `policyOf` turns it into the same policy. */
function policyFileOf(policy) {
	const { secrets, vex, registries, baseImages, gate } = policy;
	return {
		version: 1,
		vulnerabilities: vulnerabilitiesOf(policy.vulnerabilities),
		"end-of-life": enforcedOf(policy.endOfLife),
		secrets: {
			...enforcedOf(secrets),
			"fail-on": [...secrets.failOn],
			suppressions: secrets.suppressions.map((one) => ({
				fingerprint: one.fingerprint,
				...accountable(one)
			}))
		},
		exceptions: policy.exceptions.map((one) => ({
			vulnerability: one.vulnerability,
			...optional({
				package: one.package,
				path: one.path,
				image: one.image
			}),
			...accountable(one)
		})),
		gaps: policy.gaps.map((one) => ({
			path: one.path,
			...accountable(one)
		})),
		"longest-term": `${policy.longestTermDays}d`,
		vex: {
			files: [...vex.files],
			attestations: vex.attestations.map(signerOf)
		},
		registries: {
			...enforcedOf(registries),
			...listed("allow", registries.allow)
		},
		"base-images": {
			...enforcedOf(baseImages),
			...listed("allow", baseImages.allow),
			"digest-pinned": baseImages.digestPinned,
			...listed("signed-by", baseImages.signedBy.map(signerOf)),
			undetermined: baseImages.undetermined
		},
		workflows: policy.workflows.blockFrom === void 0 ? { enforce: policy.workflows.enforce } : { "block-from": policy.workflows.blockFrom },
		"unrecognised-images": policy.unrecognisedImages,
		isolate: policy.isolate ?? "auto",
		"sign-on-warn": policy.signOnWarn,
		gate: {
			...enforcedOf(gate),
			...signersOf(gate),
			...deniedOf(gate),
			...optional({
				"source-repository": gate.sourceRepository,
				"source-ref": gate.sourceRef,
				"source-repository-id": gate.sourceRepositoryId,
				"source-owner-id": gate.sourceOwnerId,
				level: gate.level,
				runner: gate.runner
			}),
			"promoted-from": [...gate.promotedFrom],
			"accepted-policies": [...gate.acceptedPolicies]
		}
	};
}
function vulnerabilitiesOf(rule) {
	const { newOnly } = rule;
	return {
		...enforcedOf(rule),
		"fail-on": [...rule.failOn],
		"only-fixed": rule.onlyFixed,
		...optional({ cvss: rule.cvss }),
		"database-max-age": `${Math.round(rule.databaseMaxAgeMs / MINUTE_MS)}m`,
		packages: rule.packages.map(packageRuleOf),
		...newOnly && { "new-only": {
			image: newOnly.image,
			...signerOf(newOnly.signer)
		} },
		"base-image-findings": rule.baseImageFindings
	};
}
function packageRuleOf({ types, names, paths, failOn, onlyFixed, cvss }) {
	return {
		...listed("types", types),
		...listed("names", names),
		...listed("paths", paths),
		...failOn && { "fail-on": [...failOn] },
		...optional({
			"only-fixed": onlyFixed,
			cvss
		})
	};
}
/** With `block-from` there is no `enforce`: the rule warns until that day. */
function enforcedOf({ enforce, blockFrom }) {
	return blockFrom === void 0 ? { enforce } : { "block-from": blockFrom };
}
function accountable({ reason, owner, expires }) {
	return {
		reason,
		owner,
		expires
	};
}
function signerOf({ identity, issuer }) {
	return {
		identity,
		issuer
	};
}
/** The field with a list, unless the list is empty: in the file an empty list would allow nothing. */
function listed(key, list) {
	const field = {};
	if (list.length > 0) field[key] = [...list];
	return field;
}
/** A single identity without an end stands by itself, as most files have it. */
function signersOf({ signers, revokers }) {
	const [first, ...others] = signers;
	const isAlone = first?.kind === "certificate" && first.until === void 0 && others.length === 0;
	const revoking = listed("revokers", revokers.map(revokerOf));
	if (isAlone) return {
		...signerOf(first),
		...revoking
	};
	const identities = signers.flatMap((one) => one.kind === "certificate" ? [{
		...signerOf(one),
		...optional({ until: one.until })
	}] : []);
	const keys = signers.flatMap((one) => one.kind === "key" ? [{
		key: one.publicKey,
		...optional({ until: one.until })
	}] : []);
	return {
		...listed("identities", identities),
		...listed("keys", keys),
		...revoking
	};
}
function revokerOf(one) {
	return one.kind === "certificate" ? signerOf(one) : { key: one.publicKey };
}
function deniedOf({ denied, breakGlass }) {
	return {
		...listed("denied-digests", denied.digests.map((one) => ({ ...one }))),
		...listed("denied-vulnerabilities", denied.vulnerabilities.map((one) => ({ ...one }))),
		...listed("denied-packages", denied.packages.map(({ versions, ...one }) => ({
			...one,
			...listed("versions", versions)
		}))),
		...listed("break-glass", breakGlass.map((one) => ({
			...one,
			rules: [...one.rules]
		})))
	};
}

// src/report/report-json/report-assessment.ts
/** The exceptions and suppressions of the policy, each with its state. */
function exceptionsOf({ assessment }) {
	return {
		exceptions: usageOf(assessment?.vulnerabilities?.exceptions, exceptionOf),
		suppressions: usageOf(assessment?.secrets?.suppressions, suppressionOf)
	};
}
function usageOf(usage, shape) {
	const { used = [], expired = [], unused = [] } = usage ?? {};
	return [
		...used.map(({ entry, findings }) => ({
			...shape(entry),
			state: "used",
			findings
		})),
		...expired.map((entry) => ({
			...shape(entry),
			state: "expired",
			findings: 0
		})),
		...unused.map((entry) => ({
			...shape(entry),
			state: "unused",
			findings: 0
		}))
	];
}
/** An exception, field by field. */
function exceptionOf({ vulnerability, package: of, path, image, reason, owner, expires }) {
	return {
		vulnerability,
		...of === void 0 ? {} : { package: of },
		...path === void 0 ? {} : { path },
		...image === void 0 ? {} : { image },
		reason,
		owner,
		expires
	};
}
/** A VEX statement, field by field. */
function vexStatementOf(vexStatement) {
	const { source, document, author, timestamp, statement, status, justification, impact } = vexStatement;
	return {
		source: { ...source },
		document,
		statement,
		status,
		...optional({
			author,
			timestamp,
			justification,
			impact
		})
	};
}
/** A suppression, field by field. */
function suppressionOf({ fingerprint, reason, owner, expires }) {
	return {
		fingerprint,
		reason,
		owner,
		expires
	};
}
/** The base images, field by field. */
function baseImagesOf({ found, notes }) {
	return {
		images: found.map(({ platform, name, digest, by, proof, signedBy, layers }) => ({
			platform,
			name,
			...optional({ digest }),
			by,
			proof,
			...optional({ signedBy }),
			layers
		})),
		notes: [...notes]
	};
}
/** The baseline; undefined if the policy does not compare with one. */
function baselineOf({ baseline, policy }) {
	if (baseline === void 0) return void 0;
	const image = policy.vulnerabilities.newOnly?.image ?? "";
	return baseline.known ? {
		known: true,
		image: baseline.image,
		findings: baseline.findings.length
	} : {
		known: false,
		image,
		why: baseline.why
	};
}
/** The result of the workflow review; undefined if it was not done. */
function adviceOf({ advice }) {
	if (advice === void 0) return void 0;
	return {
		files: advice.files,
		findings: advice.advice.map(({ rule, path, line, column, message, remediation, also }) => ({
			rule,
			path,
			line,
			column,
			message,
			remediation,
			...optional({ also: also?.map((one) => ({
				path: one.path,
				line: one.line,
				column: one.column
			})) })
		})),
		notes: [...advice.notes]
	};
}

// src/report/report-json/report-findings.ts
/** A vulnerability and how the policy evaluates it. */
function findingOf(evaluated) {
	const { finding } = evaluated;
	const { id, severity, aliases, package: of, version, purl, type, paths, layers, fixedIn } = finding;
	const { cvss, published, title, url } = finding;
	return {
		id,
		severity,
		...optional({ aliases: aliases && [...aliases] }),
		...resultOf(evaluated),
		package: of,
		version,
		...optional({
			purl,
			type,
			paths: paths && [...paths],
			layers: layers && [...layers],
			fixedIn,
			cvss,
			published,
			title,
			url
		}),
		foundIn: [...finding.foundIn]
	};
}
/** A secret and how the policy evaluates it. It lists each field, so that no other field can get into the report. */
function secretOf(evaluated, policy, now) {
	const { fingerprint, severity, why, rule, title, engines, places } = evaluated.finding;
	return {
		fingerprint,
		severity,
		...optional({ why }),
		...secretResultOf(evaluated),
		rule,
		title,
		engines: [...engines],
		places: places.map(placeOf),
		advice: { ...adviceOnSecret(evaluated.finding, policy, now) }
	};
}
function placeOf(place) {
	switch (place.kind) {
		case "source": return {
			kind: place.kind,
			path: place.path,
			line: place.line,
			...locationKindOf(place)
		};
		case "layer": {
			const { kind, platform, diffId, index, path, line } = place;
			return {
				kind,
				platform,
				diffId,
				index,
				path,
				line,
				...locationKindOf(place),
				...instructionsOf(place.instructions)
			};
		}
		case "commit": return {
			kind: place.kind,
			commit: place.commit,
			path: place.path,
			line: place.line,
			...locationKindOf(place)
		};
		case "config": return {
			kind: place.kind,
			platform: place.platform,
			entry: place.entry,
			...instructionsOf(place.instructions)
		};
	}
}
function locationKindOf({ locationKind }) {
	return optional({ locationKind });
}
function instructionsOf(instructions) {
	return optional({ instructions: instructions?.map(({ path, line }) => ({
		path,
		line
	})) });
}
/** How the policy evaluates a vulnerability: whether it counts, and if not, why. */
function resultOf(evaluated) {
	if (evaluated.effect !== "none") return {
		counts: true,
		effect: evaluated.effect
	};
	const { ignoreReason } = evaluated;
	return {
		counts: false,
		effect: evaluated.effect,
		ignoreReason: {
			kind: ignoreReason.kind,
			...acceptedBy(ignoreReason)
		}
	};
}
function acceptedBy(ignoreReason) {
	if (ignoreReason.kind === "exception") return { exception: exceptionOf(ignoreReason.exception) };
	return ignoreReason.kind === "vex" ? { vex: ignoreReason.statements.map(vexStatementOf) } : {};
}
/** How the policy evaluates a secret. */
function secretResultOf(evaluated) {
	if (evaluated.effect !== "none") return {
		counts: true,
		effect: evaluated.effect
	};
	const { ignoreReason } = evaluated;
	const suppressedBy = ignoreReason.kind === "suppression" ? { suppression: suppressionOf(ignoreReason.suppression) } : {};
	return {
		counts: false,
		effect: evaluated.effect,
		ignoreReason: {
			kind: ignoreReason.kind,
			...suppressedBy
		}
	};
}

// src/report/report-json/report-fixes.ts
/** The delta, field by field. Its findings are only named: the details are in the scan. */
function deltaOf(delta) {
	if (!delta.known) return {
		known: false,
		image: delta.image,
		why: delta.why,
		notes: []
	};
	const { image, vulnerabilities, packages, secrets, notes } = delta;
	return {
		known: true,
		image,
		vulnerabilities: {
			added: vulnerabilities.added.map(namedFinding),
			gone: vulnerabilities.gone.map(namedFinding),
			staying: vulnerabilities.staying
		},
		packages: {
			added: packages.added.map(changeOf),
			gone: packages.gone.map(changeOf),
			changed: packages.changed.map(changeOf),
			staying: packages.staying
		},
		...optional({ secrets: secrets && {
			added: secrets.added.map(({ fingerprint }) => fingerprint),
			gone: [...secrets.gone],
			staying: secrets.staying
		} }),
		notes: [...notes]
	};
}
/** The fixes, field by field. */
function fixesOf({ steps, unfixed, notes }) {
	return {
		steps: steps.map(stepOf),
		unfixed: unfixed.map(namedResult),
		notes: [...notes]
	};
}
function stepOf(fix) {
	const findings = fix.findings.map(namedResult);
	const lines = fix.lines.map(lineOf);
	switch (fix.kind) {
		case "package": return {
			kind: fix.kind,
			package: fix.package,
			...optional({ type: fix.type }),
			from: fix.from,
			...optional({ to: fix.to }),
			findings,
			lines,
			through: fix.through.map((path) => [...path]),
			paths: [...fix.paths]
		};
		case "system": return {
			kind: fix.kind,
			type: fix.type,
			packages: fix.packages.map(({ package: of, from, to }) => ({
				package: of,
				from,
				...optional({ to })
			})),
			findings,
			lines
		};
		case "base-image": return {
			kind: fix.kind,
			from: fix.from,
			to: fix.to,
			findings,
			adds: fix.adds.map(namedFinding),
			lines
		};
	}
}
function namedFinding({ id, severity, package: of, version, type }) {
	return {
		id,
		severity,
		package: of,
		version,
		...optional({ type })
	};
}
function namedResult({ finding, effect }) {
	return {
		...namedFinding(finding),
		effect
	};
}
function changeOf({ package: of, type, from, to }) {
	return {
		package: of,
		...optional({
			type,
			from,
			to
		})
	};
}
function lineOf({ path, line }) {
	return {
		path,
		...optional({ line })
	};
}

// src/report/report-json/report-json.ts
/**
* The run as the document `report.json`. The keys are always in this order. It names no folder of the machine. The run is
* already redacted, except its policy: the digest must be that of the unchanged rules. `redact` is applied to their text.
*/
function reportOf(run, redact = (text) => text) {
	return {
		schemaVersion: 1,
		generator: {
			name: PRODUCT.name,
			version: PRODUCT.version,
			uri: PRODUCT.uri
		},
		verdict: run.verdict,
		reasons: run.reasons.map(reasonOf),
		startedAt: run.startedAt,
		finishedAt: run.finishedAt,
		asked: withoutFolders(run.imageInput),
		...optional({ reference: run.reference }),
		event: eventOf(run),
		policy: policyOf(run, redact),
		...optional({ image: run.image === void 0 ? void 0 : imageOf(run.image) }),
		tools: run.tools.map(toolRecord),
		sboms: outcomeOf(run.sboms, sbomsOf),
		scan: outcomeOf(run.scan, (scan) => scanOf(scan, worstFirst(evaluatedIn(run)))),
		secrets: outcomeOf(run.secrets, ({ coverage }) => secretsOf(coverage, secretsIn(run), run)),
		...exceptionsOf(run),
		countdowns: (run.assessment?.countdowns ?? []).map(({ rule, blockFrom, days }) => ({
			rule,
			blockFrom,
			days
		})),
		...optional({ advice: adviceOf(run) }),
		...optional({ baseImages: run.baseImages && outcomeOf(run.baseImages, baseImagesOf) }),
		...optional({ baseline: baselineOf(run) }),
		...optional({ brokenGlass: run.brokenGlass?.map(glassRecord) }),
		...optional({ delta: run.delta && deltaOf(run.delta) }),
		...optional({ fixes: run.fixes && fixesOf(run.fixes) }),
		signing: signingOf(run),
		attestations: signaturesFirst(run).map(({ predicateType, digest, subject, origin }) => ({
			predicateType,
			digest,
			subject,
			origin
		})),
		notes: [...run.notes],
		timings: timingsOf(run)
	};
}
const POLICY_TEXT = {
	gate: {
		"denied-digests": { reason: "text" },
		"denied-vulnerabilities": { reason: "text" },
		"denied-packages": { reason: "text" },
		"break-glass": { reason: "text" }
	},
	exceptions: { reason: "text" },
	secrets: { suppressions: { reason: "text" } }
};
function outcomeOf(outcome, shape) {
	if (outcome === void 0) return { state: "not-run" };
	if (outcome.done) return {
		state: "done",
		...shape(outcome.value)
	};
	return {
		state: "failed",
		reasons: outcome.reasons.map(reasonOf)
	};
}
function reasonOf({ code, check, message, effect }) {
	return {
		code,
		check,
		message,
		effect: effect ?? "block"
	};
}
function eventOf({ event: { name, repository, ref, sha, runUrl, advisory } }) {
	return {
		name,
		repository,
		ref,
		sha,
		runUrl,
		advisory
	};
}
function policyOf({ policy, policyOrigin }, redact) {
	const { failOn, enforce, databaseMaxAgeMs } = policy.vulnerabilities;
	return {
		digest: policyDigest(policy),
		failOn: [...failOn],
		enforce,
		databaseMaxAgeMs,
		...optional({ origin: policyOrigin === void 0 ? void 0 : originOf(policyOrigin) }),
		rules: redactFields(policyFileOf(policy), POLICY_TEXT, redact)
	};
}
function originOf({ kind, path, commit, digest }) {
	return {
		kind,
		...optional({
			path,
			commit
		}),
		digest
	};
}
function imageOf(image) {
	return {
		name: withoutFolders(imageName(image)),
		...optional({ tag: requestedTag(image) }),
		digest: image.root.digest,
		mediaType: image.root.mediaType,
		isIndex: image.isIndex,
		platforms: image.platforms.map(({ platform, manifest, config, layers }) => ({
			platform: platformName(platform),
			manifest: manifest.digest,
			config: config.digest,
			layers: layers.map((layer) => layer.digest)
		})),
		skippedPlatforms: image.skippedPlatforms.map(platformName)
	};
}
function sbomsOf(sboms) {
	return { documents: sboms.map(({ scope, cyclonedx, spdx, components, notes = [], completeness }) => ({
		scope: scopeName(scope),
		cyclonedx: fileOf(cyclonedx),
		spdx: fileOf(spdx),
		components,
		notes: [...notes],
		...optional({ completeness: completeness && {
			files: completeness.files,
			added: completeness.added
		} })
	})) };
}
function scanOf({ database, startedAt, finishedAt, findings, coverage }, evaluated) {
	const { updatedAt, downloadedAt, repository, sha256 } = database;
	return {
		startedAt,
		finishedAt,
		database: {
			updatedAt,
			...optional({
				downloadedAt,
				repository
			}),
			sha256
		},
		coverage: coverage.map(({ scope, os, listed, compared, incomparable, unsourced, gaps = [] }) => ({
			scope: scopeName(scope),
			...optional({ os: os === void 0 ? void 0 : {
				family: os.family,
				name: os.name,
				endOfLife: os.endOfLife
			} }),
			listed,
			compared,
			incomparable,
			unsourced,
			gaps: gaps.map(({ kind, path, package: of, why, decides }) => ({
				kind,
				path,
				why,
				decides,
				...optional({ package: of })
			}))
		})),
		counts: countBySeverity(findings),
		findings: evaluated.map(findingOf)
	};
}
/** Lists each field, so that no other field can get into the report. */
function secretsOf(coverage, evaluated, run) {
	const { layers, files, commits, configurations, source, ignored = [], notes } = coverage;
	return {
		coverage: {
			layers: {
				scanned: layers.scanned,
				cached: layers.cached,
				total: layers.total
			},
			files: {
				scanned: files.scanned,
				owned: files.owned,
				skipped: files.skipped,
				archives: files.archives
			},
			...optional({ commits: commits === void 0 ? void 0 : commitsOf(commits) }),
			configurations,
			source,
			ignored: ignored.map(({ reason, count, examples }) => ({
				reason,
				count,
				examples: [...examples]
			})),
			notes: [...notes]
		},
		findings: evaluated.map((one) => secretOf(one, run.policy, new Date(run.finishedAt)))
	};
}
function commitsOf({ scanned, total, range }) {
	return {
		scanned,
		total,
		range
	};
}
function signingOf(run) {
	const signedBy = run.signedBy === void 0 ? void 0 : withoutFolders(run.signedBy);
	return {
		signer: run.signer,
		...optional({
			signedBy,
			issuer: run.issuer
		})
	};
}
function timingsOf(run) {
	const steps = STEPS.flatMap((step) => {
		const milliseconds = run.timings[step];
		return milliseconds === void 0 ? [] : [[step, Math.round(milliseconds)]];
	});
	return Object.fromEntries(steps);
}
function fileOf({ path, sha256 }) {
	return {
		file: basename(path),
		sha256
	};
}

export { ownValue as $, readPolicy as A, shortDigest as At, readPlatform as B, worstFirst as Bt, glassRecord as C, countsInWords as Ct, refusedRun as D, leftOut as Dt, eventOf$1 as E, kindName as Et, MAX_DOCUMENT_BYTES as F, countingSteps as Ft, readTool as G, imageInvalid as H, placeInWords as Ht, annotationEntries as I, evaluatedIn as It, giveTurn as J, successOf as K, attestationOf as L, ignoredIn as Lt, judgingCommit as M, withoutFolders as Mt, filesInCommit as N, countedIn as Nt, withSpace as O, plural as Ot, submoduleInCommit as P, countedSecretsIn as Pt, enrich as Q, blobsOf as R, secretsIn as Rt, whyUnsigned as S, comparedInWords as St, Ledger as T, isolationSentences as Tt, withOwnFolders as U, placeName$1 as Ut, subjectOf as V, instructionsOf$1 as Vt, SbomDocuments as W, scopeName as Wt, matchesPlatform as X, distinctPlatforms as Y, OWN as Z, rotationOf as _, parseCommitObject as _t, redactFields as a, imagesNamed as at, STATE_ICONS as b, bounded$1 as bt, isRed as c, readRepositories as ct, secretAlerts as d, readRequestedPolicy as dt, parseBom as et, vulnerabilityAlerts as f, createWorkspace as ft, whyInWords as g, toolFullDisk as gt, suppressionText as h, GITHUB_API as ht, redactRun as i, trivyValues as it, committedFile as j, signaturesFirst as jt, diagnosticsOf as k, reasonAddress as kt, junitDocument as l, readSettings as lt, platformsOf as m, wireCommon as mt, policyFileOf as n, renameLicenses as nt, renderJunit as o, parseSubject as ot, imageNameOf as p, firstOptions as pt, Turns as q, redactAdmission as r, toolComponent as rt, bounded as s, isFile as st, reportOf as t, readBom as tt, identityOf as u, readDuration as ut, toolRecord as v, parseTagObject as vt, glassSection as w, isSignature as wt, checkLines as x, unpublishedWarning as xt, toolTable as y, annotations as yt, readManifest as z, unacceptedIn as zt };