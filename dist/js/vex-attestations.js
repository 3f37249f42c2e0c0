import { r as __toESM } from "./rolldown-runtime.js";
import { a as reasonsOf$1, c as fullDisk, i as fault, l as fullDiskLine, r as REASONS, s as codeOf, t as AssayError, u as messageOf } from "./reason.js";
import { n as sizeText, t as plain } from "./text.js";
import { i as usableTemporaryFolder, r as temporaryFolder } from "./shed-environment.js";
import { a as publishSummary, c as lookUp, i as publishOutputs, n as publishLines, o as RawInputs, r as publishLog, t as publishAnnotations } from "./publish.js";
import { _ as optional, a as isSafeUrl, c as parsePlatform, d as platformName, f as platformSlug, g as withHubName, h as taggedName, i as isLoopback, l as parseReference, m as requestedTag, o as fallbackTag, p as repositoryName, r as policyLocation, s as imageName$1, t as maySign, u as pinnedName } from "./event.js";
import { C as union, D as _isoDate, F as digestOf, L as hexOf, M as orUndefined, N as parsed$1, O as _isoDateTime, P as unparsable, R as isDigest, S as string, T as url, _ as number$1, b as record, d as boolean, f as custom, g as looseObject, h as literal, j as orThrow, m as int, n as ZodISODate, p as discriminatedUnion, r as ZodISODateTime, s as _enum, u as array, v as object, w as unknown, x as strictObject } from "./schemas.js";
import { C as policyDigest, _ as DEFAULT_POLICY, c as reachesInto, d as LOCATION_KINDS, f as SECRET_SEVERITIES, g as isSeverity, h as countBySeverity, l as DAY_MS$1, m as SEVERITIES, p as SECRET_WHYS, s as matchesGlob, u as parseDuration, v as MAX_POLICY_BYTES, x as effectOn, y as POLICY_PATH } from "./policy-file.js";
import { A as parseManifest, B as createProcesses, C as MAX_MANIFEST_BYTES, E as isNowhere, F as isIndexType, H as onShutdown, I as isLayerType, M as isConfigType, N as isEncryptedLayerType, O as parseConfiguration, P as isForeignLayerType, S as MAX_CONFIG_BYTES, T as isAttestationEntry, U as ISOLATE, V as killOnShutdown, W as isolationInWords, _ as createdIn, a as table, b as parseBundleReferrer, c as toOutputJson, f as CREATED_ANNOTATION, h as PREDICATE_ANNOTATION, i as link$1, j as MEDIA, l as toOutputList, n as codeBlock, o as text$6, r as details, s as toJson, t as code, u as RegistryClient, w as distinctEntries, z as childOptions } from "./markdown.js";
import { t as certificateName } from "./certificate-name.js";
import { a as isAllowed, d as rulesBaseImages, i as basesOf, o as isInLayers, r as baseName, u as provenLayers } from "./base-image.js";
import { D as packagesByKey, F as GAP_KINDS, L as gapSentences, M as countdownInWords, O as parsePackageUrl, T as vexName, d as MAX_VEX_BYTES, f as MAX_VEX_STATEMENTS, h as NO_SECRET_REASONS, j as stricter, k as require_packageurl_js, m as STEPS, p as VEX_STATUSES, t as workspaceFile, u as TOOL_CHECKS, v as countedFindings, x as ignoredFindings } from "./workspace-file.js";
import { t as ADVICE_RULES } from "./advice.js";
import { C as credentialsIn, _ as retryAfter, a as ownNetwork, b as growingRedactor, c as connectionWords, d as boundedBody, f as BOUNDS, g as retry, h as isPassing, l as isLasting, p as TryAgain, x as redactor, y as REDACTED } from "./github-transport.js";
import { c as parseJson, i as STATEMENT_TYPES, l as parseJsonAs, n as STATEMENT_MEDIA_TYPE, s as statementKind, t as PREDICATE_TYPES, u as firstIssue } from "./in-toto.js";
import { t as GitHubClient } from "./github.js";
import { d as publicKeysIn, n as EMPTY_TRUSTED_ROOT, o as readTrustedRoot, r as bundleVerifier } from "./sigstore.js";
import { createHash, randomUUID } from "node:crypto";
import { constants, createReadStream, createWriteStream, existsSync, readFileSync, readlinkSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, isAbsolute, join, parse, resolve as resolve$1, sep } from "node:path";
import { access, chmod, constants as constants$2, copyFile, link, lstat, mkdir, mkdtemp, open, readFile, readdir, readlink, realpath, rename, rm, stat, statfs, writeFile } from "node:fs/promises";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { finished, pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";

// node_modules/zod/v4/classic/iso.js
function datetime(params) {
	return _isoDateTime(ZodISODateTime, params);
}
function date(params) {
	return _isoDate(ZodISODate, params);
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
	const fields = text.split("\0");
	const files = [];
	const submodules = /* @__PURE__ */ new Set();
	let commits = 0;
	let commit;
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
	return resolve$1(folder, ...path.split("/").flatMap((part) => part === "" ? [] : [".."]));
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
* Follows `.git` to the parts of the repository. Throws `scan-incomplete` if a part is outside of the workspace: it would
* belong to another repository than the one that was checked out.
*/
async function locate$1(dotGit, workspace) {
	const top = await realpath(workspace);
	const folder = await within(top, await followDotGit(dotGit));
	const linked = await text$5(join(folder, "commondir"));
	const common = linked === void 0 ? folder : await within(top, resolve$1(folder, linked.trim()));
	const objects = await within(top, join(common, "objects"));
	await demandOwnObjects(top, objects, MAX_ALTERNATES);
	const packs = await readdir(join(objects, "pack")).catch(() => []);
	return {
		folder,
		shallow: (await text$5(join(common, "shallow")) ?? "").trim() !== "",
		partial: packs.some((name) => name.endsWith(".promisor"))
	};
}
/** `.git` is a folder, or, in worktrees and submodules, a file that names one. */
async function followDotGit(dotGit) {
	const content = await text$5(dotGit);
	if (content === void 0) return dotGit;
	const [, target] = /^gitdir: (.+)$/m.exec(content) ?? [];
	if (target === void 0) throw unusable(dotGit, "is a file that does not name a repository");
	return resolve$1(dotGit, "..", target);
}
async function demandOwnObjects(top, objects, depth) {
	const alternates = await text$5(join(objects, "info", "alternates"));
	if (alternates === void 0) return;
	if (depth === 0) throw unusable(objects, "uses the objects of too many other folders");
	for (const line of alternates.split("\n").filter((entry) => entry !== "" && !entry.startsWith("#"))) await demandOwnObjects(top, await within(top, resolve$1(objects, line)), depth - 1);
}
async function within(top, path) {
	const real = await realpath(path).catch(() => {
		throw unusable(path, "is named by the repository but does not exist");
	});
	if (real === top || real.startsWith(top.endsWith(sep) ? top : `${top}${sep}`)) return real;
	throw unusable(path, "is outside of the workspace");
}
/** The content of a small file; undefined if it does not exist or is a folder. */
async function text$5(path) {
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
const LINE$1 = /^([0-9a-f]{40,64}) (?:(commit|tree|blob|tag) (\d+)|missing)$/;
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
			if (this.#chunk.length === 0 && !await this.#more()) throw unreadable$2(id);
			const part = this.#chunk.subarray(0, left);
			this.#chunk = this.#chunk.subarray(part.length);
			left -= part.length;
			hash.update(part);
			yield part;
		}
		if (this.#chunk.length === 0 && !await this.#more()) throw unreadable$2(id);
		this.#chunk = this.#chunk.subarray(1);
		if (hash.digest("hex") !== id) throw unreadable$2(id);
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
	const [, id, type, size] = LINE$1.exec(text) ?? [];
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
function unreadable$2(id) {
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
	async text(args, input = "") {
		const exit = await this.#processes.read({
			...this.#command(args),
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
/** The git of `PATH`, as a reader; `timeoutMs` limits each of its commands. */
function createGit(world, timeoutMs) {
	return {
		async open(source) {
			const [outermost] = await findDotGits(source);
			return outermost && new Repository(world, source, outermost.dotGit, timeoutMs);
		},
		async enclosing(source) {
			return (await findDotGits(source)).map(({ at, dotGit }) => ({
				at,
				repository: new Repository(world, source, dotGit, timeoutMs)
			}));
		}
	};
}
var Repository = class {
	#world;
	#source;
	#dotGit;
	#timeoutMs;
	#opened;
	constructor(world, source, dotGit, timeoutMs) {
		this.#world = world;
		this.#source = source;
		this.#dotGit = dotGit;
		this.#timeoutMs = timeoutMs;
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
		const args = [
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
		];
		const form = [
			"--no-abbrev",
			"--no-ext-diff",
			"--no-textconv",
			"--ignore-submodules=none"
		];
		return orThrow(parseChanges(await plumbing.text([...args, ...form], `${commits.join("\n")}\n`)));
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
		const located = await locate$1(this.#dotGit, top);
		const git = await findGit(workspace.environment.PATH ?? "", top);
		if (git === void 0) throw fault("scan-incomplete", "secrets", "the commits cannot be examined: there is no git on PATH; install it, or set \"history: none\"");
		const cwd = await workspace.folder("git");
		const limit = this.#timeoutMs === void 0 ? {} : { timeoutMs: this.#timeoutMs };
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
const PUBLIC$1 = { mirrorURL: "https://tuf-repo-cdn.sigstore.dev" };
/**
* The trust documents of the public Sigstore, from its TUF repository. They are downloaded at most once a run, and only
* for keyless signing, for verification without a user's own documents, and for the release of a tool. Kept files of
* earlier runs are used if the repository's current signatures confirm them, or, if the repository cannot be reached,
* until they expire.
*/
function createPublicSigstore(needs, repository = PUBLIC$1, bound = BOUNDS.trustRoot) {
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
		const bytes = await bytesOf$1(join(shared, file));
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
		const bytes = await bytesOf$1(join(mine, file));
		if (bytes === void 0 || (await bytesOf$1(join(shared, file)))?.equals(bytes)) continue;
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
async function bytesOf$1(file) {
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

// src/adapters/tools/tool-hash.ts
const CHUNK_BYTES$1 = 1 << 20;
/** The SHA-256 of a file in hexadecimal. Rejects if the file cannot be read. */
async function hashFile(path) {
	const hash = createHash("sha256");
	const file = await open(path);
	try {
		const buffer = Buffer.allocUnsafe(CHUNK_BYTES$1);
		for (;;) {
			const { bytesRead } = await file.read(buffer, 0, CHUNK_BYTES$1);
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
async function downloadAsset(base, pin, asset, target, bound = BOUNDS.tool) {
	const url = assetUrl(base, pin, asset);
	const why = await retry(() => attemptDownload(url, loginFor(base), target, bound), bound);
	if (why !== void 0) throw new Error(`${url.href}: ${plain(why, 300)}`);
}
async function attemptDownload(url, authorization, target, { answer }) {
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
			await pipeline(response.body, createWriteStream(target, { mode: 384 }));
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
	}
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
	throw unavailable(build, `${what} ${ending$1(exit)}`);
}
function ending$1(exit) {
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
		const path = await realpath(resolve$1(userPath));
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
			const late = setTimeout$1(wait, unparsable(`there was no answer within ${wait / 1e3} s after the download`), { ref: false });
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
		if (asset === void 0) return `the tool cache has nothing for ${platform$1()}`;
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
	#fromRelease = async (name, pin) => {
		const asset = assetOf(pin);
		if (asset === void 0) return `there is no release for ${platform$1()}`;
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
			return await this.#unpacked(name, pin, file, folder, "release asset", proofs);
		} finally {
			request.cancel();
		}
	};
	/** Undefined if the asset was downloaded; why it was not. */
	async #download(name, pin, asset, file) {
		try {
			await downloadAsset(this.#mirror, pin, asset, file, this.#sources.bound);
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
	return "it is done when the asset is downloaded, and this one comes from the tool cache";
}
function platform$1() {
	return `${process.platform}-${process.arch}`;
}
function assetOf(pin) {
	return pin.assets[platform$1()];
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
function firstOptions(runner) {
	const audit = auditEndpoint(process.env);
	for (const credential of credentialsIn(process.env)) runner.mask(credential);
	return {
		summary: true,
		secretValues: runner.masked,
		...audit && { deliver: (line) => deliver(line, audit) }
	};
}
/** The adapters that both check and gate use. */
function wireCommon(runner, workspace, settings) {
	const redact = growingRedactor(runner.masked);
	const environment = process.env;
	const isolator = {
		isolate: settings.isolate,
		temporary: workspace.root,
		environment
	};
	const base = {
		processes: createProcesses(redact, isolator),
		runner,
		workspace
	};
	const { credentials, githubToken: token } = settings;
	const apiUrl = process.env.GITHUB_API_URL || "https://api.github.com";
	const publicSigstore = createPublicSigstore(base);
	const now = () => /* @__PURE__ */ new Date();
	return {
		...base,
		registry: new RegistryClient({
			...base,
			environment,
			mask: runner.mask,
			redact,
			say: runner.log,
			...credentials === void 0 ? {} : { credentials }
		}),
		git: createGit(base),
		...token !== void 0 && { github: new GitHubClient({
			apiUrl,
			token,
			check: "policy",
			redact
		}) },
		tools: new ToolStore({
			...base,
			publicSigstore,
			now
		}, {
			...settings,
			...apiUrl === "https://api.github.com" && token !== void 0 && { attestationToken: token }
		}),
		publicSigstore,
		now
	};
}

// src/domain/image/image-invalid.ts
/** The fault of a manifest, an index or a configuration that cannot be read. */
function imageInvalid(message) {
	return fault("image-invalid", "image", message);
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
	const remedy = FOREIGN.find(([form]) => form.test(text))?.[1];
	if (remedy !== void 0) return `"${text}" is not a name of an image that Assay reads: ${remedy}`;
	if (/^(?:[/~]|\.{1,2}\/)/.test(text)) return `"${text}" is a path; write \`oci:DIR\` for a layout, or \`archive:FILE\` for a file of \`docker save\``;
	if (/^(?:sha256:)?[0-9a-f]{64}$/.test(text)) return `"${text}" names an image but not its registry; write \`registry/repository@sha256:…\``;
}
function parsePlace(text, scheme, what, isThere) {
	const whole = text.slice(scheme.length + 1);
	if (whole.startsWith("//")) return unparsable(`"${text}" must not be a URL; write \`${scheme}:\` and the path`);
	const [, before = whole, digest] = isThere(whole) ? [] : /^(.*)@(\w+:[^/]*)$/.exec(whole) ?? [];
	if (digest !== void 0 && !isDigest(digest)) return unparsable(`"${digest}" is not a digest of the form sha256:<64 hex digits>`);
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

// src/adapters/processes/signer-environment.ts
const AWS = {
	variables: /^AWS_/,
	atHome: {
		AWS_CONFIG_FILE: ".aws/config",
		AWS_SHARED_CREDENTIALS_FILE: ".aws/credentials"
	}
};
const GOOGLE = {
	variables: /^(?:GOOGLE_(?:APPLICATION_CREDENTIALS|CLOUD_\w+|API_USE_\w+|EXTERNAL_ACCOUNT_\w+)|GCE_METADATA_HOST)$/,
	atHome: { GOOGLE_APPLICATION_CREDENTIALS: ".config/gcloud/application_default_credentials.json" }
};
const AZURE = {
	variables: /^(?:AZURE_\w+|IDENTITY_(?:ENDPOINT|HEADER|SERVER_THUMBPRINT)|IMDS_ENDPOINT|MSI_(?:ENDPOINT|SECRET))$/,
	atHome: { AZURE_CONFIG_DIR: ".azure" }
};
const VAULT$1 = { variables: /^(?:(?:VAULT|BAO)_\w+|TRANSIT_SECRET_ENGINE_PATH)$/ };
/** By the scheme of the key reference. */
const PROVIDERS$1 = {
	"awskms://": [AWS],
	"gcpkms://": [GOOGLE],
	"azurekms://": [AZURE],
	"hashivault://": [VAULT$1],
	"openbao://": [VAULT$1],
	"k8s://": [{
		variables: /^(?:KUBECONFIG|KUBERNETES_SERVICE_\w+|POD_NAMESPACE)$/,
		atHome: { KUBECONFIG: ".kube/config" }
	}, ...[
		AWS,
		GOOGLE,
		AZURE
	]],
	"gitlab://": [{ variables: /^GITLAB_(?:HOST|TOKEN)$/ }]
};
/**
* Only the variables that cosign needs to use `key`: `COSIGN_PASSWORD`, the one that `env://NAME` names, or those of the
* KMS. Only the signer gets them.
*/
function signerEnvironment(key, environment = process.env) {
	const scheme = /^[a-z0-9]+:\/\//.exec(key)?.[0] ?? "";
	const named = scheme === "env://" ? key.slice(scheme.length) : void 0;
	const providers = PROVIDERS$1[scheme] ?? [];
	const picked = {};
	for (const [name, value] of Object.entries(environment)) {
		const wanted = name === "COSIGN_PASSWORD" || name === named || providers.some(({ variables }) => variables.test(name));
		if (value !== void 0 && wanted) picked[name] = value;
	}
	return {
		...filesAtHome(providers, environment),
		...picked
	};
}
/** cosign gets its own home folder. So variables name the files that a login left in the user's home folder. */
function filesAtHome(providers, { HOME }) {
	if (HOME === void 0 || HOME === "") return {};
	const paths = providers.flatMap(({ atHome = {} }) => Object.entries(atHome)).map(([name, file]) => [name, join(HOME, file)]);
	return Object.fromEntries(paths.filter(([, path]) => existsSync(path)));
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
		if (ROOT.test(name) && await isAbandoned(root).catch(() => false)) await rm(root, {
			recursive: true,
			force: true
		}).catch(() => void 0);
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
	const path = resolve$1(requested.path);
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
			const target = resolve$1(real, await readlink(next));
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
		async dispose() {
			await rm(root, {
				recursive: true,
				force: true,
				maxRetries: 3
			});
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

// src/domain/product.ts
/** Assay's name and version, as written in SBOMs, statements and reports. */
const PRODUCT = {
	name: "assay",
	version: "0.1.0",
	/** Identifies Assay as tool and verifier. The names of extension fields in its statements begin with it. */
	uri: "https://github.com/assay-sh/assay"
};

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

// src/report/check/outputs.ts
/** The greatest number of reasons in the output; `report.json` has all of them. */
const MAX_REASONS$1 = 100;
/** If there are several SBOMs, the output names the first of these kinds. */
const SBOM_ORDER = [
	"index",
	"platform",
	"source"
];
/** The outputs that are written first. If the run is cut off, they remain and say `error`. */
function pessimisticOutputs() {
	return {
		verdict: "error",
		reasons: toOutputJson([{
			code: "run-interrupted",
			check: "inputs",
			message: "the run was cut off before it reached a verdict"
		}]),
		image: "",
		digest: "",
		sbom: "",
		"sbom-sha256": "",
		report: "",
		sarif: "",
		"evidence-sha256": "",
		critical: "",
		high: "",
		medium: "",
		low: "",
		unknown: "",
		secrets: "",
		attestations: "[]"
	};
}
/** The outputs of a finished run. `sbom` is the SBOM of the index, else of the first platform. */
function outputsOf(run, paths) {
	const sbom = (run.sboms?.done ? run.sboms.value : []).toSorted((one, other) => SBOM_ORDER.indexOf(one.scope.kind) - SBOM_ORDER.indexOf(other.scope.kind))[0]?.cyclonedx;
	const reasons = run.reasons.slice(0, MAX_REASONS$1).map(({ code, check, message }) => ({
		code,
		check,
		message: plain(message, 1e3)
	}));
	const attestations = signaturesFirst(run).map(({ predicateType, digest, subject }) => ({
		predicateType,
		digest,
		subject
	}));
	return {
		...pessimisticOutputs(),
		verdict: run.verdict,
		reasons: toOutputList(reasons),
		image: plain(run.reference ?? ""),
		digest: run.image?.root.digest ?? "",
		sbom: sbom?.path ?? "",
		"sbom-sha256": sbom?.sha256 ?? "",
		report: paths.report ?? "",
		sarif: paths.sarif ?? "",
		"evidence-sha256": paths.handoverSha256 ?? "",
		...run.scan?.done ? asText(countBySeverity(unacceptedIn(run))) : {},
		...run.secrets?.done ? { secrets: String(countedSecretsIn(run).length) } : {},
		attestations: toOutputJson(attestations)
	};
}
function asText({ critical, high, medium, low, unknown }) {
	return {
		critical: String(critical),
		high: String(high),
		medium: String(medium),
		low: String(low),
		unknown: String(unknown)
	};
}

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
/** GitHub shows at most this number of annotations for each level of a step. */
const ANNOTATIONS_PER_LEVEL = 10;
const LEVELS = [
	"error",
	"warning",
	"notice"
];
/** The annotations of a run, the most important first, at most {@link ANNOTATIONS_PER_LEVEL} of each level. */
function annotations(run) {
	const reasons = run.reasons.map(({ code, message, effect }) => annotation(levelOf$1(effect), `Assay: ${code}`, `${message.replace(/\.$/, "")}. ${REASONS[code].remediation}`));
	const unsafe = run.reasons.find(({ code }) => code === "workflow-unsafe");
	const unpublished = unpublishedWarning(run);
	const all = [
		...unpublished === void 0 ? [] : [annotation("warning", "Assay: NOT published", unpublished)],
		...reasons,
		...countedSecretsIn(run).flatMap(({ finding, effect }) => ofSecret(finding, levelOf$1(effect))),
		...worstFirst(countedIn(run)).map(ofVulnerability),
		...(run.advice?.advice ?? []).map((one) => ofAdvice(one, unsafe === void 0 ? "warning" : levelOf$1(unsafe.effect))),
		...run.notes.map((note) => annotation("notice", "Assay", note))
	];
	return LEVELS.flatMap((level) => bounded$2(all.filter((one) => one.level === level)));
}
/** The level `warning` for a rule that only warns, else `error`. */
function levelOf$1(effect) {
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
	if (inSource.length > 0) return inSource.map((place) => at(place, annotation(level, title, `${finding.title}. ${remediation}`)));
	const where = finding.places.slice(0, 3).map(placeInWords).join("; ");
	const withoutLine = annotation(level, title, `${finding.title} in ${where}. ${remediation}`);
	const instructions = [...Map.groupBy(finding.places.flatMap(instructionsOf$1), ({ path, line }) => `${path}:${line}`).values()].flatMap((same) => same.slice(0, 1));
	return instructions.length === 0 ? [withoutLine] : instructions.map((instruction) => at(instruction, withoutLine));
}
function ofAdvice(advice, level) {
	const message = `${advice.message.replace(/\.$/, "")}. ${advice.remediation}`;
	return at(advice, annotation(level, `Workflow: ${advice.rule}`, message));
}
/** The annotation at a line of a file. */
function at({ path, line }, withoutLine) {
	return path.includes("[redacted]") ? withoutLine : {
		...withoutLine,
		file: plain(path, 1e3),
		line
	};
}
function ofVulnerability({ finding, effect }) {
	const { id, severity, version, fixedIn } = finding;
	const fix = fixedIn === void 0 ? "There is no fix yet." : `Update to ${fixedIn}.`;
	const where = finding.foundIn.join(", ");
	return annotation(levelOf$1(effect), `${severity}: ${id} in ${finding.package}`, `${finding.package} ${version} (${where}) has ${id}, ${severity}. ${fix}`);
}
function annotation(level, title, message) {
	return {
		level,
		title: plain(title, 200).trim(),
		message: plain(message, 2e3).trim()
	};
}
/** Shortens the annotations of one level. The last one then says how many more there are. */
function bounded$2(all) {
	if (all.length <= ANNOTATIONS_PER_LEVEL) return all;
	const shown = all.slice(0, 9);
	const level = all[0]?.level ?? "error";
	const more = plural(all.length - shown.length, "more entry", "more entries");
	return [...shown, {
		level,
		title: "Assay",
		message: `${more} in the job summary and in report.json.`
	}];
}

// src/formats/ocsf.ts
/** The release of the Open Cybersecurity Schema Framework that the event follows. */
const OCSF_VERSION = "1.3.0";
const PASS = {
	status_id: 1,
	status: "Pass",
	severity_id: 1,
	severity: "Informational"
};
const WARNING = {
	status_id: 2,
	status: "Warning",
	severity_id: 3,
	severity: "Medium"
};
/** An error is a failure too, so that nobody reads it as a pass. */
const FAIL = {
	status_id: 3,
	status: "Fail",
	severity_id: 4,
	severity: "High"
};
const OUTCOMES = {
	passed: PASS,
	allow: PASS,
	warned: WARNING,
	warn: WARNING,
	failed: FAIL,
	deny: FAIL,
	error: FAIL
};
/** Greatest number of reasons in the event. The report has all of them. */
const MAX_REASONS = 50;
/**
* An OCSF Compliance Finding (category Findings, class 2003) about an image, as one line of JSON with a line feed. Facts
* for which OCSF has no field are in `unmapped`, as the framework requires.
*/
function auditLine(facts) {
	const { status_id, status, severity_id, severity } = OUTCOMES[facts.decision.is];
	const reasons = facts.reasons.slice(0, MAX_REASONS);
	const codes = [...new Set(facts.reasons.map(({ code }) => code))];
	const noun = facts.decision.by === "check" ? "verdict" : "decision";
	return `${JSON.stringify({
		category_uid: 2,
		category_name: "Findings",
		class_uid: 2003,
		class_name: "Compliance Finding",
		activity_id: 1,
		activity_name: "Create",
		type_uid: 200301,
		type_name: "Compliance Finding: Create",
		time: Date.parse(facts.finishedAt),
		start_time: Date.parse(facts.startedAt),
		end_time: Date.parse(facts.finishedAt),
		severity_id,
		severity,
		status_id: 1,
		status: "New",
		message: plain(`${facts.decision.by} of ${facts.image}: ${facts.decision.is}`, 1e3),
		metadata: {
			version: OCSF_VERSION,
			uid: facts.uid,
			profiles: ["host"],
			log_name: PRODUCT.name,
			product: {
				name: PRODUCT.name,
				vendor_name: PRODUCT.name,
				version: PRODUCT.version,
				url_string: PRODUCT.uri
			}
		},
		actor: { user: {
			name: plain(facts.actor.name, 200),
			uid: plain(facts.actor.id, 100)
		} },
		finding_info: {
			uid: facts.uid,
			title: `Assay ${facts.decision.by}`,
			desc: plain(reasons.map(({ message }) => message).join("; "), 4e3),
			created_time: Date.parse(facts.finishedAt),
			types: [`assay-${facts.decision.by}`],
			...optional({ src_url: facts.runUrl || void 0 })
		},
		compliance: {
			standards: [`${PRODUCT.uri}/policy`],
			control: facts.decision.by === "check" ? "container-image-release" : "container-image-admission",
			requirements: codes,
			status_id,
			status,
			status_code: facts.decision.is
		},
		...codes.length === 0 ? {} : { remediation: { desc: codes.map((code) => REASONS[code].remediation).join(" ") } },
		resources: [{
			type: "Container Image",
			name: plain(facts.image, 600),
			...optional({ uid: facts.digest })
		}, {
			type: "Source Repository",
			name: plain(facts.repository, 300),
			uid: plain(`${facts.repository}@${facts.sha}`, 400)
		}],
		unmapped: {
			[noun]: facts.decision.is,
			image_digest: facts.digest ?? null,
			reasons: reasons.map(({ code, check }) => ({
				code,
				check
			})),
			policy_digest: facts.policyDigest,
			repository: plain(facts.repository, 300),
			ref: plain(facts.ref, 300),
			sha: plain(facts.sha, 100),
			workflow: plain(facts.workflow, 500),
			event: plain(facts.event, 100),
			triggered_by: plain(facts.actor.triggeredBy, 200),
			run_url: plain(facts.runUrl, 500),
			signed_by: facts.signedBy === void 0 ? null : plain(facts.signedBy, 500)
		}
	})}\n`;
}

// src/report/audit.ts
/** The audit event of a check, as one line of JSON. */
function auditEvent(run) {
	return auditLine({
		...contextOf(run),
		decision: {
			by: "check",
			is: run.verdict
		},
		reasons: run.reasons,
		image: run.reference ?? withoutFolders(run.imageInput),
		...run.image === void 0 ? {} : { digest: run.image.root.digest },
		...run.signedBy === void 0 ? {} : { signedBy: withoutFolders(run.signedBy) }
	});
}
/** The audit event of a gate, as one line of JSON. */
function gateAuditEvent(admission) {
	const { signer, digest } = admission;
	return auditLine({
		...contextOf(admission),
		decision: {
			by: "gate",
			is: admission.decision
		},
		reasons: admission.denialReasons,
		image: admission.reference ?? admission.imageInput,
		...digest === void 0 ? {} : { digest },
		...signer?.kind === "certificate" ? { signedBy: signer.identity } : {}
	});
}
/** Who and what started the run, when it ran, and which policy applied. */
function contextOf({ startedAt, finishedAt, event, policy }) {
	const { actor, repository, ref, sha, workflow, name, runUrl } = event;
	return {
		uid: randomUUID(),
		startedAt,
		finishedAt,
		actor,
		repository,
		ref,
		sha,
		workflow,
		runUrl,
		policyDigest: policyDigest(policy),
		event: name
	};
}

// src/report/checks.ts
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
		detail: `nothing that counts (${run.policy.vulnerabilities.failOn.join(", ") || "no severity"})${ignoredIn(run).map(([why, findings]) => `; ${plural(findings.length, "finding")} ${why}`).join("")}`
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
	if (run.event.advisory) return `runs for ${run.event.name} events only check and report`;
	if (run.signer === "none") return "no signature was requested (signer: none)";
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

// src/report/publish-audit.ts
/** Name of the file in the evidence folder. */
const AUDIT_FILE = "audit.jsonl";
/**
* Records the audit event of a run. What cannot be written or delivered is reported as a warning and changes nothing else,
* because the outputs are written already.
*/
async function publishAudit(line, { evidence, deliver }) {
	const warn = (message) => publishAnnotations([{
		level: "warning",
		title: "Assay: audit event",
		message
	}]);
	const print = () => publishLines([`audit event: ${line.trimEnd()}`]);
	if (evidence === void 0) print();
	else await writeEvidenceFile(evidence, AUDIT_FILE, line).catch((error) => {
		print();
		warn(plain(messageOf(error)));
	});
	const fault = await deliver?.(line);
	if (fault !== void 0) warn(fault);
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
			evaluated: {
				finding: { title: "text" },
				expired: WHY,
				ignoreReason: {
					exception: WHY,
					statements: { impact: "text" }
				}
			},
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
	vex: { impact: "text" }
};
const ADMISSION = {
	tools: TOOL,
	denialReasons: {
		message: "text",
		remediation: "text"
	},
	notes: "text",
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

// src/report/summary/next-steps.ts
/** The greatest number of packages to name as the first to update. */
const PACKAGES = 5;
/** Faults of the job, not of the image. A job with one of them often has others too. */
const JOB_FAULTS = /* @__PURE__ */ new Set([
	"oidc-unavailable",
	"registry-denied",
	"registry-unavailable",
	"github-denied",
	"database-unavailable"
]);
const DOCTOR = `${PRODUCT.uri}/blob/main/docs/doctor.md`;
/** What a person should do next: one piece of Markdown for each step. Never empty. */
function nextSteps(run) {
	const warning = unpublishedWarning(run);
	const unpublished = warning === void 0 ? [] : [text$6(warning, 900)];
	if (run.verdict === "passed") return [...unpublished, afterPass(run)];
	const codes = [...new Set(run.reasons.map((reason) => reason.code))];
	const doctor = codes.some((reason) => JOB_FAULTS.has(reason)) ? [`To see everything else that this job is missing, add a step with ${link$1("assay-sh/assay/doctor", DOCTOR)} before this one.`] : [];
	const steps = [
		...unpublished,
		...codes.map((reason) => step(reason, run)),
		...doctor,
		...afterWarning(run)
	];
	return steps.length > 0 ? steps : ["See the log of the step to find what went wrong."];
}
function afterPass(run) {
	const reference = run.reference === void 0 ? "the image" : code(run.reference, 600);
	if (run.attached.some(isSignature)) return `Nothing to fix. Deploy by digest: ${reference}.`;
	return `Nothing to fix. Not signed: ${text$6(whyUnsigned(run), 600)}.`;
}
function afterWarning(run) {
	if (run.verdict !== "warned" || run.reference === void 0 || !run.attached.some(isSignature)) return [];
	return [`Deploy by digest: ${code(run.reference, 600)}. A gate that requires a verification summary denies this image, because it has none.`];
}
function step(reason, run) {
	const remediation = `${REASONS[reason].remediation} (${link$1(reason, reasonAddress(reason))})`;
	const first = reason === "vulnerability-blocked" ? updatesFirst(run) : void 0;
	return first === void 0 ? remediation : `${remediation} Start with ${first}.`;
}
/** The package updates that fix the most findings that count. */
function updatesFirst(run) {
	const updates = /* @__PURE__ */ new Map();
	for (const { finding } of countedIn(run)) {
		if (finding.fixedIn === void 0) continue;
		const key = JSON.stringify([finding.package, finding.version]);
		const same = updates.get(key);
		if (same === void 0) updates.set(key, [finding]);
		else same.push(finding);
	}
	const largestFirst = [...updates.values()].sort((one, other) => other.length - one.length).slice(0, PACKAGES);
	return largestFirst.length === 0 ? void 0 : largestFirst.map(update).join(", ");
}
function update(findings) {
	const [first] = findings;
	if (first === void 0) return "";
	const to = new Set(findings.map((finding) => finding.fixedIn)).size === 1 && first.fixedIn !== void 0 ? ` to ${code(first.fixedIn, 60)}` : "";
	return `${code(first.package, 100)} ${code(first.version, 60)}${to} (${plural(findings.length, "finding")})`;
}

// src/report/summary/summary-advice.ts
/** The greatest number of places to name for each advice. */
const PLACES$1 = 10;
/** The unsafe settings in the workflows of the repository, with how to fix them. */
function adviceSection({ advice, reasons }, rows) {
	if (advice === void 0 || advice.advice.length === 0) return "";
	const lines = advice.advice.slice(0, rows).map(({ rule, path, line, message, remediation, also = [] }) => [
		places$1([{
			path,
			line
		}, ...also]),
		code(rule, 100),
		text$6(message, 400),
		text$6(remediation, 400)
	]);
	const counts = reasons.some(({ code }) => code === "workflow-unsafe");
	return `${`### ${plural(advice.advice.length, "unsafe setting")} in the workflows`}${counts ? "" : "\n\nThis is only advice. It does not change the verdict."}\n\n${table([
		"Where",
		"Rule",
		"What is wrong",
		"What to do"
	], lines)}${leftOut(advice.advice.length, rows)}`;
}
function places$1(all) {
	const named = all.slice(0, PLACES$1).map(({ path, line }) => code(`${path}:${line}`, 300));
	const more = all.length - named.length;
	return named.join("<br>") + (more > 0 ? `<br>and ${more} more` : "");
}

// src/report/summary/summary-coverage.ts
/** What was examined and what was not. Without it, nobody can tell what a passed check means. */
function coverageSection(run, rows) {
	const secrets = run.secrets?.done ? secretsCoverage(run.secrets.value.coverage) : [];
	const lines = [
		...sbomNotes(run),
		...scanCoverage(run),
		...secrets,
		...workflowCoverage(run)
	];
	if (lines.length === 0) return "";
	return `### What was examined\n\n${lines.slice(0, rows).map((line) => `- ${text$6(line, 600)}`).join("\n")}${leftOut(lines.length, rows)}`;
}
function sbomNotes(run) {
	if (!run.sboms?.done) return [];
	return run.sboms.value.flatMap(({ scope, notes = [], completeness }) => [...completeness ? [completenessInWords(completeness)] : [], ...notes].map((note) => `SBOM of ${scopeName(scope)}: ${note}`));
}
function scanCoverage(run) {
	if (!run.scan?.done) return [];
	return run.scan.value.coverage.flatMap(({ scope, os, gaps = [], ...counts }) => {
		const system = os === void 0 ? "no distribution" : `${os.family} ${os.name}`;
		const sum = comparedInWords(counts, `compared (${system})`);
		return [`${scopeName(scope)}: ${sum}`, ...gapSentences(gaps).map((gap) => `${scopeName(scope)}: ${gap}`)];
	});
}
function completenessInWords({ files, added }) {
	const more = added === 0 ? "no package" : plural(added, "package");
	return `compared with ${plural(files, "package file")} in the layers, ${more} added`;
}
/** `commits 41/41, layers 12/12 (3 from the cache), files 10,412 scanned, 3,118 skipped (…), …` */
function secretsInWords(coverage) {
	const { commits, layers, files, configurations } = coverage;
	const fromCache = layers.cached === 0 ? "" : ` (${number(layers.cached)} from the cache)`;
	return [
		...commits === void 0 ? [] : [`commits ${ratio(commits.scanned, commits.total)}`],
		`layers ${ratio(layers.scanned + layers.cached, layers.total)}${fromCache}`,
		`files ${number(files.scanned)} scanned`,
		...files.owned === 0 ? [] : [`${number(files.owned)} skipped (owned by the distribution and unchanged)`],
		...files.skipped === 0 ? [] : [`${number(files.skipped)} skipped for other reasons`],
		...files.archives === 0 ? [] : [`${plural(files.archives, "archive")} opened`],
		plural(configurations, "configuration")
	].join(", ");
}
function secretsCoverage(coverage) {
	const source = coverage.source ? "Source tree: examined" : "Source tree: not examined";
	return [
		`Secrets: ${secretsInWords(coverage)}`,
		source,
		...ignoredOf(coverage),
		...coverage.notes
	];
}
/** `Looked like secrets but are provably not: 12 encrypted (as in deploy/a.yaml:3), 4 placeholder (…)`. */
function ignoredOf({ ignored = [] }) {
	if (ignored.length === 0) return [];
	return [`Looked like secrets but are provably not: ${ignored.map(({ reason, count, examples: [first] }) => first === void 0 ? `${number(count)} ${reason}` : `${number(count)} ${reason} (${count > 1 ? "as in " : ""}${first})`).join(", ")}`];
}
function workflowCoverage({ advice }) {
	if (advice === void 0) return [];
	const clean = advice.advice.length === 0 ? ", no advice" : "";
	return [`Workflows: ${plural(advice.files, "file")}${clean}`, ...advice.notes];
}
function ratio(done, total) {
	return `${number(done)}/${number(total)}`;
}
/** With commas between thousands, independent of the language of the machine. */
function number(count) {
	return count.toLocaleString("en-US");
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
	const open = tools.flatMap(({ name, notVerified }) => notVerified.map(({ check, why }) => `- ${name}, ${check}: ${text$6(why, 400)}`));
	const list = open.length === 0 ? "" : `\n\nNot verified:\n\n${open.join("\n")}`;
	const isolation = isolationSentences(tools).map((sentence) => `\n\n${text$6(sentence, 600)}`);
	return `${table([
		"Tool",
		"Version",
		"SHA-256",
		"Origin",
		"Verified"
	], rows)}${list}${isolation.join("")}`;
}

// src/report/summary/summary-evidence.ts
/** The issuer of GitHub's OIDC tokens. Used if the run names no issuer. */
const GITHUB_ISSUER = "https://token.actions.githubusercontent.com";
/** What is attached to the image, and how anyone can verify it. */
function attestationSection(run, rows) {
	if (run.attached.length === 0) return "";
	const lines = signaturesFirst(run).slice(0, rows).map((attached) => [
		text$6(kindName(attached), 160),
		code(shortDigest(attached.subject)),
		code(shortDigest(attached.digest)),
		attached.origin === "made" ? "made by this run" : "kept: valid and identical"
	]);
	const parts = [`### Attached to the image\n\n${table([
		"Kind",
		"About",
		"Stored as",
		"Origin"
	], lines)}${leftOut(run.attached.length, rows)}`];
	const commands = verifyCommands(run);
	if (commands.length > 0) parts.push("To verify it on any machine:", codeBlock("sh", commands), verifyHint(run));
	return parts.join("\n\n");
}
/** cosign commands that verify what this run attached. */
function verifyCommands(run) {
	if (run.reference === void 0 || !run.attached.some(isSignature)) return [];
	const signer = signerFlags(run);
	const reference = quoted(run.reference);
	const commands = [`cosign verify ${signer} ${reference}`];
	for (const type of [PREDICATE_TYPES.provenance, PREDICATE_TYPES.summary]) if (run.attached.some((attached) => attached.predicateType === type)) commands.push(`cosign verify-attestation --type ${type} ${signer} ${reference}`);
	return commands;
}
function signerFlags(run) {
	if (run.signer === "key") return `--key ${run.signedBy?.includes("kms://") ? quoted(run.signedBy) : "cosign.pub"} --insecure-ignore-tlog`;
	return `--certificate-identity ${quoted(run.signedBy ?? "UNKNOWN")} --certificate-oidc-issuer ${quoted(run.issuer ?? GITHUB_ISSUER)}`;
}
function verifyHint(run) {
	return `${run.signer === "key" ? "`cosign.pub` is the public half of the signing key. " : ""}For a private Sigstore, add \`--trusted-root FILE\`.`;
}
/** An argument for a POSIX shell. */
function quoted(word) {
	return /^[A-Za-z0-9_\-./:@%+=,]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
/** The tools and the database that the results come from. */
function toolSection(run) {
	const parts = [toolTable(run.tools)].filter((part) => part !== "");
	if (run.scan?.done) {
		const { updatedAt, sha256, repository } = run.scan.value.database;
		const from = repository === void 0 ? "from `cache-dir`" : `from ${code(repository, 200)}`;
		parts.push(`Vulnerability database of ${text$6(updatedAt, 40)}, ${from}, SHA-256 ${code(sha256.slice(0, 12))}.`);
	}
	if (Object.values(run.timings).reduce((sum, milliseconds) => sum + milliseconds, 0) > 0) parts.push(timings(run));
	if (parts.length === 0) return "";
	return details("Tools, database and times", parts.join("\n\n"));
}
function timings(run) {
	return `Times: ${Object.entries(run.timings).map(([step, milliseconds]) => `${step} ${(milliseconds / 1e3).toFixed(1)} s`).join(", ")}.`;
}

// src/report/summary/summary-findings.ts
/** A table of the findings that count, then a folded table for each reason why others do not count. */
function findingSection(run, rows) {
	const counted = worstFirst(countedIn(run));
	const ignoredParts = ignoredIn(run).map(([why, ignored]) => {
		const findings = worstFirst(ignored).map(({ finding }) => finding);
		const title = `${plural(findings.length, "finding")} ${why} (${countsInWords(countBySeverity(findings))})`;
		return details(title, findingTable(findings, rows));
	});
	const [first] = counted;
	if (first === void 0) return ignoredParts.join("\n\n");
	const verb = counted.length === 1 ? "counts" : "count";
	const heading = `### ${plural(counted.length, "finding")} that ${verb}`;
	const findings = findingTable(counted.map(({ finding }) => finding), rows);
	return [
		heading,
		...first.effect === "warn" ? [warningNotice(run)] : [],
		findings,
		...ignoredParts
	].join("\n\n");
}
function warningNotice(run) {
	const countdown = run.assessment?.countdowns.find(({ rule }) => rule === "vulnerabilities");
	return `The policy ${countdown === void 0 ? "warns and does not block" : countdownInWords(countdown)}.`;
}
function findingTable(findings, rows) {
	const lines = findings.slice(0, rows).map((finding) => [
		finding.cvss === void 0 ? finding.severity : `${finding.severity} (${finding.cvss.toFixed(1)})`,
		link$1(finding.id, finding.url),
		code(finding.package, 120),
		code(finding.version, 80),
		finding.fixedIn === void 0 ? "no fix yet" : code(finding.fixedIn, 80),
		text$6(finding.foundIn.join(", "), 120)
	]);
	return table([
		"Severity",
		"Vulnerability",
		"Package",
		"Version",
		"Fixed in",
		"Found in"
	], lines) + leftOut(findings.length, rows);
}

// src/domain/verdict/judge-origin.ts
const NOTHING = {
	reasons: [],
	notes: []
};
/**
* Judges the repositories that an image is in and is pushed to, each `registry/repository`. The list is empty for an
* image that is only on this machine. Pure.
*/
function judgeRegistries(repositories, rule, now) {
	const { allow } = rule;
	if (allow.length === 0) return NOTHING;
	if (repositories.length === 0) return {
		reasons: [],
		notes: ["The image is in no registry and is pushed to none: the rule about registries does not apply."]
	};
	const refused = repositories.filter((repository) => !allow.some((entry) => matchesGlob(withHubName(entry), repository)));
	const message = (repository) => `${repository} is not in the list of registries that the policy allows (${firstOf(allow)})`;
	const effect = effectOn(rule, now);
	return {
		reasons: [...new Set(refused)].map((repository) => reason("registry-not-allowed", message(repository), effect)),
		notes: []
	};
}
/** Judges the base images of every platform. Pure. */
function judgeBaseImages(image, bases, rule, now) {
	if (!rulesBaseImages(rule)) return {
		reasons: [],
		notes: bases.notes
	};
	const effect = effectOn(rule, now);
	const reasons = [];
	const notes = [...bases.notes];
	for (const platform of image.platforms) {
		const name = platformName(platform.platform);
		const platformBases = basesOf(platform, bases);
		reasons.push(...faultsIn(platformBases, rule, effect));
		if (platformBases.length > 0) continue;
		const unknown = `${name}: the base image could not be determined`;
		if (rule.undetermined === "allow") notes.push(`${unknown}, which the policy allows.`);
		else {
			const undetermined = rule.undetermined === "warn" ? "warn" : effect;
			reasons.push(reason("base-image-undetermined", unknown, undetermined));
		}
	}
	return {
		reasons,
		notes
	};
}
/** Proven base images have the same layers, so one of them without faults is enough. A claim may not have any fault. */
function faultsIn(bases, rule, effect) {
	const { proven = [], claimed = [] } = Object.groupBy(bases, ({ proof }) => proof === "proven" ? "proven" : "claimed");
	const faults = proven.map((base) => faultsOf(base, rule, effect));
	return [...faults.find(({ length }) => length === 0) ?? faults[0] ?? [], ...claimed.flatMap((base) => faultsOf(base, rule, effect))];
}
function faultsOf(base, rule, effect) {
	const { allow, digestPinned, signedBy } = rule;
	const what = `${base.platform}: the base image ${baseName(base)} (${proofInWords(base)})`;
	const refuse = (code, why) => reason(code, `${what} ${why}`, effect);
	if (base.proof === "contradicted") return [refuse("base-image-not-allowed", "is not the base: its layers are not the lowest layers of the image")];
	return [
		...allow.length === 0 || isAllowed(base, allow) ? [] : [refuse("base-image-not-allowed", `is not in the list that the policy allows (${firstOf(allow)})`)],
		...digestPinned && base.digest === void 0 ? [refuse("base-image-not-allowed", "has no known digest")] : [],
		...signedBy.length > 0 && base.signedBy === void 0 ? [refuse("base-image-unsigned", unsigned$1(base, rule))] : []
	];
}
function unsigned$1({ proof, oldSignature }, { signedBy }) {
	if (proof !== "proven") return "is not proven to be the base, so its signature proves nothing";
	const old = oldSignature === void 0 ? "" : `; the tag ${oldSignature} contains a signature in the old format of cosign, which does not count`;
	return `has no signature by ${firstOf(signedBy.map(({ identity }) => identity))}${old}`;
}
/** `proven by its layers`, `claimed by the build's provenance`. */
function proofInWords({ by, proof }) {
	if (proof === "proven") return "proven by its layers";
	return by === "provenance" ? "claimed by the build's provenance" : "claimed by an annotation";
}
function reason(code, message, effect) {
	return {
		code,
		check: "image",
		message,
		...effect === "warn" ? { effect } : {}
	};
}
/** At most five names, and how many more there are. */
function firstOf(names) {
	return names.slice(0, 5).join(", ") + (names.length > 5 ? `, and ${names.length - 5} more` : "");
}

// src/report/summary/summary-origin.ts
/** The greatest number of base images to name. */
const MAX_NAMED = 8;
/** One line: the base images, how well they are proven, and how many findings come from them. */
function originLine(run) {
	const { image, baseImages } = run;
	if (image === void 0 || !baseImages?.done) return "";
	const bases = image.platforms.flatMap((platform) => basesOf(platform, baseImages.value));
	const groups = [...Map.groupBy(bases, inWords).entries()];
	if (groups.length === 0) return "**Base image** not determined";
	const all = image.platforms.length;
	const named = groups.slice(0, MAX_NAMED).map(([words, of]) => words + platformsOf(of, all));
	const more = groups.length > MAX_NAMED ? ` and ${groups.length - MAX_NAMED} more` : "";
	const others = image.platforms.filter((platform) => basesOf(platform, baseImages.value).length === 0).map(({ platform }) => `; ${code(platformName(platform), 60)}: not determined`).join("");
	return `**Base image** ${named.join(", ")}${more}${others}${findings(run)}`;
}
function platformsOf(bases, all) {
	if (bases.length >= all) return "";
	return ` for ${bases.map(({ platform }) => code(platform, 60)).join(", ")}`;
}
function inWords(base) {
	const proof = base.proof === "contradicted" ? "claimed, but not the base of this image" : proofInWords(base);
	const signed = base.signedBy === void 0 ? "" : `, signed by ${code(base.signedBy, 300)}`;
	return `${code(baseName(base), 600)} (${proof}${signed})`;
}
/** `. 14 findings come from it; rebuild on a newer one` */
function findings(run) {
	if (run.image === void 0 || !run.baseImages?.done) return "";
	const layers = provenLayers(run.image, run.baseImages.value);
	if (layers.size === 0) return "";
	const { length } = evaluatedIn(run).filter(({ finding }) => isInLayers(finding, layers));
	if (length === 0) return ". No finding comes from it";
	return `. ${plural(length, "finding")} ${length === 1 ? "comes" : "come"} from it; rebuild on a newer one`;
}

// src/report/summary/summary-policy.ts
const ORIGINS = {
	default: "the built-in rules",
	file: "as checked out",
	base: "base",
	central: "central"
};
const RULES = {
	vulnerabilities: "Vulnerabilities",
	secrets: "Secrets",
	endOfLife: "Distributions without support",
	registries: "Registries",
	baseImages: "Base images",
	workflows: "Workflows"
};
/** Which policy applied, and which of its rules only warn until a given day. */
function policySection({ policyOrigin, assessment }) {
	const origin = policyOrigin === void 0 ? "" : originInWords(policyOrigin);
	const dated = (assessment?.countdowns ?? []).map(countdownLine);
	if (origin === "" && dated.length === 0) return "";
	return [`**Policy** ${origin}`.trim(), ...dated.length === 0 ? [] : [dated.join("\n")]].join("\n\n");
}
function originInWords({ kind, path, commit }) {
	if (path === void 0) return ORIGINS[kind];
	const at = commit === void 0 ? "" : ` at commit ${code(commit.slice(0, 12))}`;
	return `${code(path, 300)}${at} (${ORIGINS[kind]})`;
}
function countdownLine(countdown) {
	return `- ${RULES[countdown.rule]}: ${text$6(countdownInWords(countdown))}`;
}
/** The exceptions and suppressions of the policy: their state, reason, owner and last day. */
function exceptionSection({ assessment }, rows) {
	const lines = [...linesOf$1(assessment?.vulnerabilities?.exceptions, exceptionCell), ...linesOf$1(assessment?.secrets?.suppressions, suppressionCell)];
	if (lines.length === 0) return "";
	return `### Exceptions\n\n${table([
		"For",
		"State",
		"Reason",
		"Owner",
		"Until"
	], lines.slice(0, rows))}${leftOut(lines.length, rows)}`;
}
function linesOf$1(usage, nameOf) {
	if (usage === void 0) return [];
	const line = (entry, state) => [
		nameOf(entry),
		state,
		text$6(entry.reason, 300),
		text$6(entry.owner, 100),
		entry.expires
	];
	return [
		...usage.expired.map((entry) => line(entry, "⏰ expired, its findings count again")),
		...usage.used.map(({ entry, findings }) => line(entry, `ignores ${plural(findings, "finding")}`)),
		...usage.unused.map((entry) => line(entry, "matches no finding that counts"))
	];
}
function exceptionCell({ vulnerability, package: of, path }) {
	const where = [of, path].filter((part) => part !== void 0).map((part) => code(part, 200));
	return [text$6(vulnerability, 100), ...where].join(" in ");
}
function suppressionCell({ fingerprint }) {
	return `secret ${code(fingerprint, 64)}`;
}
/** The vulnerabilities that VEX statements say to ignore, with the statement. */
function vexSection(run, rows) {
	const lines = worstFirst(ignoredFindings(evaluatedIn(run))).flatMap(({ finding, ignoreReason }) => ignoreReason.kind !== "vex" ? [] : ignoreReason.statements.map((one) => [
		text$6(finding.id, 100),
		`${code(finding.package, 120)} ${text$6(finding.version, 80)}`,
		text$6([
			one.status,
			one.justification,
			one.impact
		].filter((part) => part !== void 0).join(", "), 300),
		text$6(vexName(one), 500)
	]));
	if (lines.length === 0) return "";
	return `### VEX\n\n${table([
		"Vulnerability",
		"Package",
		"Statement",
		"Source"
	], lines.slice(0, rows))}${leftOut(lines.length, rows)}`;
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

// src/report/summary/summary-secrets.ts
/** The greatest number of places to name for each secret. */
const PLACES = 5;
/** The greatest number of secrets in the suggested policy file. */
const SUPPRESSED = 10;
/** The secrets that count, with their places, then those that the policy ignores, folded. No value is shown. */
function secretSection(run, rows) {
	const counted = countedSecretsIn(run);
	const ignored = secretsIn(run).filter(({ effect }) => effect === "none");
	const parts = [];
	if (counted.length > 0) {
		parts.push(`### ${plural(counted.length, "secret")}`);
		const countdown = run.assessment?.countdowns.find(({ rule }) => rule === "secrets");
		if (countdown !== void 0) parts.push(`The policy ${countdownInWords(countdown)}.`);
		parts.push(secretTable(counted.map(findingOf$1), rows));
		parts.push(details("Why, how to rotate, how to suppress", explanation(run, counted.map(findingOf$1), rows)));
	}
	if (ignored.length > 0) {
		const title = `${plural(ignored.length, "secret")} ignored by the policy`;
		parts.push(details(title, secretTable(ignored.map(findingOf$1), rows)));
	}
	return parts.join("\n\n");
}
function findingOf$1({ finding }) {
	return finding;
}
/** The severity and the rotation for each kind of secret, and a policy file that suppresses the first secrets. */
function explanation(run, findings, rows) {
	const lines = [...Map.groupBy(findings, (finding) => `${finding.rule} ${whyInWords(finding)}`).values()].slice(0, rows).flatMap(([finding]) => finding === void 0 ? [] : [`- ${code(finding.rule, 100)}, ${text$6(whyInWords(finding), 300)}. ${text$6(rotationOf(finding.rule), 600)}`]);
	const shown = findings.slice(0, SUPPRESSED);
	const yaml = suppressionText(shown, run.policy, new Date(run.finishedAt)).trimEnd();
	const more = findings.length > shown.length ? `These are the first ${shown.length} of ${findings.length} secrets; ${code("policy accept", 40)} writes all of them.` : "Suppress only a value that is not a secret, or that is already revoked:";
	return `${lines.join("\n")}\n\n${more}\n\n${codeBlock("yaml", yaml.split("\n"))}`;
}
/** The fingerprint is shown in full, because a suppression must name it. */
function secretTable(findings, rows) {
	const lines = findings.slice(0, rows).map((finding) => [
		finding.severity,
		code(finding.rule, 100),
		text$6(finding.title, 160),
		places(finding),
		code(finding.fingerprint, 64)
	]);
	return table([
		"Severity",
		"Rule",
		"What it is",
		"Where",
		"Fingerprint"
	], lines) + leftOut(findings.length, rows);
}
function places(finding) {
	const named = finding.places.slice(0, PLACES).map((place) => code(placeInWords(place), 300));
	const more = finding.places.length - named.length;
	return named.join("<br>") + (more > 0 ? `<br>and ${more} more` : "");
}

// src/report/summary/summary.ts
/** GitHub refuses a job summary above 1 MiB. This limit leaves some room for other text of the same step. */
const SUMMARY_LIMIT_BYTES = 1024e3;
/** Numbers of rows for each list. They are tried in this order until the summary fits. */
const ROWS = [
	200,
	60,
	15,
	3
];
const ICONS = {
	passed: "✅",
	warned: "⚠️",
	failed: "❌",
	error: "⛔",
	"not done": "➖"
};
/** The run as GitHub-flavoured Markdown for the job summary, at most {@link SUMMARY_LIMIT_BYTES} long. */
function renderSummary(run) {
	for (const rows of ROWS) {
		const summary = render(run, rows);
		if (Buffer.byteLength(summary) <= 1024e3) return summary;
	}
	return [
		headline(run),
		image(run),
		"The rest is too long for this page. `report.json` has all of it.",
		""
	].join("\n\n");
}
function render(run, rows) {
	return `${[
		headline(run),
		image(run),
		originLine(run),
		policySection(run),
		nextSection(run),
		checkSection(run),
		reasonSection(run, rows),
		findingSection(run, rows),
		secretSection(run, rows),
		vexSection(run, rows),
		exceptionSection(run, rows),
		adviceSection(run, rows),
		coverageSection(run, rows),
		attestationSection(run, rows),
		noteSection(run, rows),
		toolSection(run)
	].filter((section) => section !== "").join("\n\n")}\n`;
}
function headline(run) {
	switch (run.verdict) {
		case "passed": return run.attached.some(isSignature) ? "## ✅ Assay: passed and signed" : `## ✅ Assay: passed, ${unsigned(run)}`;
		case "warned": return run.attached.some(isSignature) ? "## ⚠️ Assay: warned, and signed without a verification summary" : `## ⚠️ Assay: warned, ${unsigned(run)}`;
		case "failed": return "## ❌ Assay: failed";
		case "error": return "## ⛔ Assay: could not be checked";
	}
}
/** In capitals if `push-to` requested it, because readers assume that a green job published the image. */
function unsigned(run) {
	if (unpublishedWarning(run) === void 0 || run.pushTo === void 0) return "not signed";
	return `NOT signed and NOT published as ${code(run.pushTo, 600)}`;
}
function image(run) {
	const asked = withoutFolders(run.imageInput);
	if (run.image === void 0) return `**Image** ${code(asked, 600)}, not resolved to a digest`;
	const pinned = run.reference ?? `${withoutFolders(imageName$1(run.image))}@${run.image.root.digest}`;
	const platforms = run.image.platforms.slice(0, 20).map(({ platform }) => code(platformName(platform), 60));
	const more = run.image.platforms.length - platforms.length;
	const rest = more > 0 ? ` and ${more} more` : "";
	const requested = asked === pinned ? "" : `Requested as ${code(asked, 600)}, `;
	return `**Image** ${code(pinned, 600)}  \n${requested}${platforms.join(", ")}${rest}`;
}
function nextSection(run) {
	const [first = "", ...others] = nextSteps(run);
	if (others.length === 0) return `**What to do next** ${first}`;
	return ["**What to do next**\n", ...[first, ...others].map((step) => `- ${step}`)].join("\n");
}
function checkSection(run) {
	const rows = checkLines(run).map(({ name, state, detail }) => [
		name,
		`${ICONS[state]} ${state}`,
		text$6(detail, 500)
	]);
	return table([
		"Check",
		"State",
		"Detail"
	], rows);
}
function reasonSection(run, rows) {
	if (run.reasons.length === 0) return "";
	const shown = run.reasons.slice(0, rows).map(({ code, check, message }) => [
		link$1(code, reasonAddress(code)),
		check,
		text$6(message, 1e3)
	]);
	return `### Reasons\n\n${table([
		"Code",
		"Check",
		"What was found"
	], shown)}${leftOut(run.reasons.length, rows)}`;
}
function noteSection(run, rows) {
	if (run.notes.length === 0) return "";
	return `### Notes\n\n${run.notes.slice(0, rows).map((note) => `- ${text$6(note, 600)}`).join("\n")}${leftOut(run.notes.length, rows)}`;
}

// src/formats/attestation/handover-vex.ts
const text$4 = string();
const texts$1 = array(text$4);
const digest$1 = custom((value) => typeof value === "string" && isDigest(value));
const subject = union([strictObject({ purl: text$4 }), strictObject({ digest: digest$1 })]);
const product = strictObject({
	within: array(subject),
	package: union([strictObject({
		purl: text$4,
		versions: texts$1.exactOptional()
	}), strictObject({
		bom: text$4,
		ref: text$4
	})]).exactOptional()
});
/** A VEX statement in a handover. Every field is checked, as everywhere in a handover. */
const vexStatement = strictObject({
	source: discriminatedUnion("kind", [strictObject({
		kind: literal("file"),
		path: text$4,
		commit: text$4
	}), strictObject({
		kind: literal("attestation"),
		referrer: digest$1,
		subject: digest$1,
		signedBy: strictObject({
			identity: text$4,
			issuer: text$4
		})
	})]),
	document: text$4,
	author: text$4.exactOptional(),
	timestamp: datetime({ offset: true }).exactOptional(),
	statement: text$4,
	vulnerability: text$4,
	aliases: texts$1,
	products: array(product),
	status: _enum(VEX_STATUSES),
	justification: text$4.exactOptional(),
	impact: text$4.exactOptional()
});

// src/formats/attestation/handover-document.ts
/** Name of the handover file in the evidence folder. */
const HANDOVER_FILE = "handover.json";
/** The handover of a run whose image may be signed; undefined for every other run. The run is already redacted. */
function handoverOf(run) {
	const { image, sboms, scan, secrets, baseline, vex, policy, event, verdict } = run;
	if (!(verdict === "passed" || verdict === "warned" && policy.signOnWarn) || event.advisory || run.attestationFault !== void 0 || image === void 0) return void 0;
	if (!sboms?.done || !scan?.done || !secrets?.done) return void 0;
	return {
		version: PRODUCT.version,
		run: withoutAttempt(event.runUrl),
		sha: event.sha,
		policy: policyDigest(policy),
		image: image.root.digest,
		tools: run.tools.map(({ path: _gone, ...tool }) => tool),
		sboms: sboms.value.map((sbom) => ({
			...sbom,
			cyclonedx: named$2(sbom.cyclonedx),
			spdx: named$2(sbom.spdx)
		})),
		scan: scan.value,
		secrets: secrets.value,
		...baseline && { baseline },
		...vex && { vex }
	};
}
/**
* Reads a handover. Every field is checked, since it comes from a job that reads hostile content. The fault is the end of a
* sentence that begins with the name of the file.
*/
function parseHandover(text) {
	return parseJsonAs(HandoverSchema, text);
}
/** `https://github.com/owner/repository/actions/runs/ID`, from the address of a run. */
function withoutAttempt(runUrl) {
	return runUrl.replace(/\/attempts\/\d+$/, "");
}
function named$2({ path, sha256 }) {
	return {
		path: basename(path),
		sha256
	};
}
const text$3 = string();
const texts = array(text$3);
const gap = strictObject({
	kind: _enum(GAP_KINDS),
	path: text$3,
	package: text$3.exactOptional(),
	why: text$3,
	decides: boolean()
});
const count = int().nonnegative();
const hex = text$3.regex(/^[0-9a-f]{64}$/);
const time$2 = datetime({ offset: true });
const digest = custom((value) => typeof value === "string" && isDigest(value));
const platform = strictObject({
	os: text$3,
	architecture: text$3,
	variant: text$3.exactOptional(),
	osVersion: text$3.exactOptional(),
	manifest: text$3.exactOptional()
});
const scope = discriminatedUnion("kind", [
	strictObject({
		kind: literal("platform"),
		platform,
		manifest: digest
	}),
	strictObject({
		kind: literal("index"),
		digest
	}),
	strictObject({ kind: literal("source") })
]);
const file = strictObject({
	path: text$3.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/),
	sha256: hex
});
const sbom = strictObject({
	scope,
	cyclonedx: file,
	spdx: file,
	components: count,
	notes: texts.exactOptional(),
	gaps: array(gap).exactOptional(),
	completeness: strictObject({
		files: count,
		added: count
	}).exactOptional()
});
const vulnerability = strictObject({
	id: text$3,
	severity: _enum(SEVERITIES),
	aliases: texts.exactOptional(),
	package: text$3,
	version: text$3,
	purl: text$3.exactOptional(),
	type: text$3.exactOptional(),
	paths: texts.exactOptional(),
	layers: array(digest).exactOptional(),
	cvss: number$1().exactOptional(),
	published: text$3.exactOptional(),
	fixedIn: text$3.exactOptional(),
	title: text$3.exactOptional(),
	url: text$3.exactOptional(),
	foundIn: texts
});
const coverage = strictObject({
	scope,
	os: strictObject({
		family: text$3,
		name: text$3,
		endOfLife: boolean()
	}).exactOptional(),
	listed: count,
	compared: count,
	incomparable: count,
	unsourced: count,
	gaps: array(gap).exactOptional()
}).refine((one) => one.listed === one.compared + one.incomparable + one.unsourced);
const scan$1 = strictObject({
	database: strictObject({
		updatedAt: time$2,
		downloadedAt: time$2.exactOptional(),
		repository: text$3.exactOptional(),
		sha256: hex
	}),
	startedAt: time$2,
	finishedAt: time$2,
	findings: array(vulnerability),
	coverage: array(coverage)
});
const instructions = array(strictObject({
	path: text$3,
	line: count
})).exactOptional();
const locationKind = _enum(LOCATION_KINDS).exactOptional();
const place = discriminatedUnion("kind", [
	strictObject({
		kind: literal("source"),
		path: text$3,
		line: count,
		locationKind
	}),
	strictObject({
		kind: literal("commit"),
		commit: text$3,
		path: text$3,
		line: count,
		locationKind
	}),
	strictObject({
		kind: literal("layer"),
		platform: text$3,
		diffId: digest,
		index: count,
		path: text$3,
		line: count,
		locationKind,
		instructions
	}),
	strictObject({
		kind: literal("config"),
		platform: text$3,
		entry: text$3,
		instructions
	})
]);
const secret = strictObject({
	fingerprint: text$3,
	severity: _enum(SECRET_SEVERITIES),
	why: _enum(SECRET_WHYS).exactOptional(),
	rule: text$3,
	title: text$3,
	engines: array(_enum([
		"trivy",
		"gitleaks",
		"assay"
	])),
	places: array(place)
});
const secrets = strictObject({
	findings: array(secret),
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
			range: text$3
		}).exactOptional(),
		configurations: count,
		source: boolean(),
		ignored: array(strictObject({
			reason: _enum(NO_SECRET_REASONS),
			count,
			examples: texts
		})).exactOptional(),
		notes: texts
	})
});
const tool = strictObject({
	name: _enum([
		"trivy",
		"cosign",
		"gitleaks"
	]),
	version: text$3,
	sha256: hex,
	origin: _enum([
		"named path",
		"tool cache",
		"release asset",
		"go module"
	]),
	isolation: strictObject({
		network: _enum(["none", "open"]),
		files: _enum(["own", "all"]),
		processes: _enum(["own", "all"]),
		by: _enum(["Landlock and seccomp", "namespaces"]).exactOptional(),
		why: text$3.exactOptional()
	}).exactOptional(),
	verified: array(_enum(TOOL_CHECKS)),
	notVerified: array(strictObject({
		check: _enum(TOOL_CHECKS),
		why: text$3
	}))
});
const baseline = discriminatedUnion("known", [strictObject({
	known: literal(true),
	image: text$3,
	findings: texts,
	notes: texts
}), strictObject({
	known: literal(false),
	why: text$3
})]);
const HandoverSchema = strictObject({
	version: text$3,
	run: url(),
	sha: text$3.regex(/^[0-9a-f]{40}$/),
	policy: digest,
	image: digest,
	tools: array(tool),
	sboms: array(sbom),
	scan: scan$1,
	secrets,
	baseline: baseline.exactOptional(),
	vex: array(vexStatement).exactOptional()
});

// src/formats/sarif/sarif-locations.ts
/** The location of a result that has no other file. GitHub does not show a result without a location. */
const REPORT = "report.json";
/**
* The locations of a place. A place in the image is not a file of the repository: it is named as a logical location of the
* Dockerfile instructions that may have added it, or of the SBOM of the image if there are none.
*/
function locationsOf(run, place) {
	if (place.kind === "source") return [location(uriOf(place.path), place.line)];
	const logicalLocations = [{
		fullyQualifiedName: plain(placeName$1(place), 1e3).trim(),
		kind: place.kind
	}];
	if (place.kind === "commit") return [{
		...location(uriOf(place.path), place.line),
		logicalLocations
	}];
	const instructions = instructionsOf$1(place).map(({ path, line }) => location(uriOf(path), line));
	return (instructions.length > 0 ? instructions : [location(sbomFile(run, place.platform), 1)]).map((file) => ({
		...file,
		logicalLocations
	}));
}
/** A line of a file. */
function location(uri, line, column = 1) {
	const startLine = Math.max(1, Math.trunc(line));
	const startColumn = Math.max(1, Math.trunc(column));
	return { physicalLocation: {
		artifactLocation: { uri },
		region: {
			startLine,
			startColumn,
			endLine: startLine,
			endColumn: startColumn + 1
		}
	} };
}
/** The file name of the SBOM of `scope` (a platform or `source`). */
function sbomFile(run, scope) {
	const sboms = run.sboms?.done ? run.sboms.value : [];
	const sbom = sboms.find((one) => scopeName(one.scope) === scope) ?? sboms[0];
	return sbom === void 0 ? REPORT : uriOf(basename(sbom.cyclonedx.path));
}
/**
* A path below the root of the repository as a relative URI. The URI can never name a scheme, a host or a parent folder.
* A redacted path does not name a file, so `report.json` is used instead.
*/
function uriOf(path) {
	if (path.includes("[redacted]")) return REPORT;
	return path.split("/").filter((segment) => segment !== "" && segment !== "." && segment !== "..").map((segment) => encodeURIComponent(segment.toWellFormed())).join("/") || "report.json";
}

// src/formats/sarif/sarif-rules.ts
/** GitHub shows a score above 9.0 as critical, from 7.0 as high, from 4.0 as medium, above 0 as low. */
const SCORES = {
	critical: "9.5",
	high: "8.0",
	medium: "5.5",
	low: "2.0"
};
/** GitHub cuts descriptions after 1024 characters. */
const DESCRIPTION_LENGTH = 1e3;
/** GitHub does not limit the help text; this limit keeps the file small. */
const HELP_LENGTH = 3e3;
/** Text for a SARIF message: one line without `](`, which would make a link (SARIF 2.1.0, 3.11.6). */
function message(untrusted, maxLength = DESCRIPTION_LENGTH) {
	return { text: plain(untrusted, maxLength).trim().replaceAll("](", "] (") || "(no text)" };
}
/** The rule of a vulnerability. There is one for each id, not for each package. */
function ruleOfVulnerability(finding) {
	const title = finding.title ?? finding.id;
	const helpUri = httpsOnly(finding.url);
	const score = SCORES[finding.severity];
	return {
		id: ruleId(finding.id),
		name: "Vulnerability",
		shortDescription: message(title, 200),
		fullDescription: message(title),
		help: message(`${finding.id}: ${title}. ${REASONS["vulnerability-blocked"].remediation}`),
		...helpUri === void 0 ? {} : { helpUri },
		defaultConfiguration: { level: "warning" },
		properties: {
			tags: ["security", "vulnerability"],
			...score === void 0 ? {} : { "security-severity": score }
		}
	};
}
/** The rule of a kind of secret, with the severity of this finding. */
function ruleOfSecret(finding) {
	const score = SCORES[finding.severity];
	return {
		id: ruleId(`secret/${finding.rule}`),
		name: "Secret",
		shortDescription: message(finding.title, 200),
		fullDescription: message(`${finding.title}. ${REASONS["secret-found"].meaning}`),
		help: message(helpOn(finding), HELP_LENGTH),
		defaultConfiguration: { level: finding.severity === "low" ? "warning" : "error" },
		properties: {
			tags: ["security", "secret"],
			...score === void 0 ? {} : { "security-severity": score }
		}
	};
}
function helpOn(finding) {
	return [
		REASONS["secret-found"].remediation,
		`Severity ${whyInWords(finding)}.`,
		`How to rotate it: ${rotationOf(finding.rule)}`,
		`To ignore this value, add to \`secrets.suppressions\` in \`${POLICY_PATH}\`: {fingerprint: "<from report.json>", reason: "<why>", owner: "<who is responsible>", expires: <YYYY-MM-DD>}`
	].join(" ");
}
/** The rule of a piece of workflow advice. */
function ruleOfAdvice({ rule }) {
	const { meaning, remediation } = ADVICE_RULES[rule];
	return {
		id: `workflow/${rule}`,
		name: "Workflow",
		shortDescription: message(meaning, 200),
		fullDescription: message(meaning),
		help: message(remediation),
		defaultConfiguration: { level: "note" },
		properties: { tags: ["security", "workflow"] }
	};
}
/** The rule of a reason code. */
function ruleOfReason(code) {
	const { meaning, remediation } = REASONS[code];
	return {
		id: code,
		name: "Check",
		shortDescription: { text: meaning },
		fullDescription: { text: meaning },
		help: { text: remediation },
		helpUri: `${PRODUCT.uri}/blob/main/docs/reasons.md#${code}`,
		defaultConfiguration: { level: "error" },
		properties: { tags: ["security", "assay"] }
	};
}
function ruleId(untrusted) {
	return plain(untrusted, 250).trim() || "unknown";
}
function httpsOnly(address) {
	const url = address === void 0 || address.length > 2e3 ? null : URL.parse(address);
	return url?.protocol === "https:" && url.username === "" && url.password === "" ? url.href : void 0;
}

// src/formats/sarif/sarif-results.ts
/** GitHub stores at most this number of locations for each result. */
const MAX_LOCATIONS = 10;
/** Reasons whose findings are results. Every other reason must be a result itself, or the file would look clean. */
const REASONS_WITH_RESULTS = /* @__PURE__ */ new Set([
	"vulnerability-blocked",
	"secret-found",
	"workflow-unsafe"
]);
/**
* All findings, the most important first: reasons, secrets, vulnerabilities that count, workflow advice, and the other
* vulnerabilities. Vulnerabilities are sorted by severity.
*/
function sarifFindingsOf(run) {
	const reasons = run.reasons.filter(({ code }) => !REASONS_WITH_RESULTS.has(code));
	const secrets = run.assessment?.secrets?.evaluated ?? [];
	const vulnerabilities = (run.assessment?.vulnerabilities?.evaluated ?? []).toSorted((one, other) => SEVERITIES.indexOf(one.finding.severity) - SEVERITIES.indexOf(other.finding.severity));
	const counted = ({ effect }) => effect !== "none";
	const unsafe = run.reasons.find(({ code }) => code === "workflow-unsafe");
	const adviceLevel = unsafe === void 0 ? "note" : levelOf(unsafe.effect);
	return [
		...reasons.map(fromReason),
		...secrets.map((one) => fromSecret(run, one)),
		...vulnerabilities.filter(counted).map((one) => fromVulnerability(run, one)),
		...(run.advice?.advice ?? []).map((one) => fromAdvice(one, adviceLevel)),
		...vulnerabilities.filter((one) => !counted(one)).map((one) => fromVulnerability(run, one))
	];
}
/** The level `warning` for a rule that only warns, else `error`. */
function levelOf(effect) {
	return effect === "warn" ? "warning" : "error";
}
/** The results with rule indexes and fingerprints. Results of the same identity are numbered, so that none hides another. */
function numbered(found, indexes) {
	const seen = /* @__PURE__ */ new Map();
	return found.map(({ rule, identity, level, message, locations, suppressions }) => {
		const hash = hexOf(JSON.stringify(identity)).slice(0, 32);
		const nth = (seen.get(hash) ?? 0) + 1;
		seen.set(hash, nth);
		const fingerprint = `${hash}:${nth}`;
		return {
			ruleId: rule.id,
			ruleIndex: indexes.get(rule.id) ?? 0,
			level,
			message,
			locations,
			partialFingerprints: {
				primaryLocationLineHash: fingerprint,
				"assayFinding/v1": fingerprint
			},
			...suppressions && { suppressions }
		};
	});
}
function fromReason(reason) {
	return {
		rule: ruleOfReason(reason.code),
		severity: "critical",
		identity: [
			"reason",
			reason.code,
			reason.check
		],
		level: levelOf(reason.effect),
		message: message(reason.message),
		locations: [location(REPORT, 1)]
	};
}
function fromAdvice(advice, level) {
	return {
		rule: ruleOfAdvice(advice),
		severity: "medium",
		identity: [
			"advice",
			advice.rule,
			advice.path,
			advice.message
		],
		level,
		message: message(`${advice.message.replace(/\.$/, "")}. ${advice.remediation}`),
		locations: [advice, ...advice.also ?? []].slice(0, MAX_LOCATIONS).map(({ path, line, column }) => location(uriOf(path), line, column))
	};
}
function fromSecret(run, evaluated) {
	const { finding, effect } = evaluated;
	const where = finding.places.slice(0, 3).map(placeInWords).join("; ");
	const more = finding.places.length > 3 ? `; and ${finding.places.length - 3} more places` : "";
	const inSourceFirst = [...finding.places.filter((place) => place.kind === "source"), ...finding.places.filter((place) => place.kind !== "source")];
	return {
		rule: ruleOfSecret(finding),
		severity: finding.severity,
		identity: [
			"secret",
			finding.rule,
			finding.fingerprint
		],
		level: effect === "none" ? "note" : levelOf(effect),
		message: message(`${finding.title} in ${where}${more}`),
		locations: inSourceFirst.length === 0 ? [location(REPORT, 1)] : inSourceFirst.flatMap((place) => locationsOf(run, place)).slice(0, MAX_LOCATIONS),
		...evaluated.effect === "none" && evaluated.ignoreReason.kind === "suppression" ? suppressedBy(evaluated.ignoreReason.suppression) : {}
	};
}
function suppressionOf$1(ignoreReason) {
	if (ignoreReason.kind === "exception") return suppressedBy(ignoreReason.exception);
	if (ignoreReason.kind !== "vex") return {};
	return { suppressions: ignoreReason.statements.map((one) => {
		const why = one.impact ?? one.justification;
		const { text } = message(`${one.status}${why === void 0 ? "" : `, ${why}`}: VEX ${vexName(one)}`);
		return {
			kind: "external",
			status: "accepted",
			justification: text
		};
	}) };
}
function suppressedBy({ reason, owner, expires }) {
	const { text } = message(`${reason} (${owner}, until ${expires})`);
	return { suppressions: [{
		kind: "external",
		status: "accepted",
		justification: text
	}] };
}
function fromVulnerability(run, evaluated) {
	const { finding, effect } = evaluated;
	const { id, severity, version, fixedIn } = finding;
	const fix = fixedIn === void 0 ? "no fix yet" : `fixed in ${fixedIn}`;
	const text = `${finding.package} ${version} has ${id} (${severity}, ${fix}), found in ${finding.foundIn.join(", ")}`;
	const minor = severity === "low" || severity === "unknown";
	return {
		rule: ruleOfVulnerability(finding),
		severity,
		identity: [
			"vulnerability",
			id,
			finding.package
		],
		level: effect !== "none" ? levelOf(effect) : minor ? "note" : "warning",
		message: message(text),
		locations: [{
			...location(sbomFile(run, finding.foundIn[0]), 1),
			logicalLocations: [{
				fullyQualifiedName: plain(finding.purl ?? finding.package, 500).trim() || "unnamed",
				kind: "package"
			}]
		}],
		...evaluated.effect === "none" ? suppressionOf$1(evaluated.ignoreReason) : {}
	};
}

// src/formats/sarif/sarif.ts
/** GitHub refuses a file with more results or rules in a run. It shows only the first 5,000. */
const SARIF_RESULTS = 25e3;
/**
* All findings of every severity; the level shows which ones count. If something could not be checked, the run is marked
* as not successful. Its reasons are results too, because code scanning reads only results.
*/
function renderSarif(run) {
	const all = sarifFindingsOf(run);
	const kept = all.slice(0, SARIF_RESULTS);
	const rules = rulesOf(kept);
	const indexes = new Map(rules.map((rule, index) => [rule.id, index]));
	const codes = [...new Set(run.reasons.map((reason) => reason.code))];
	return {
		$schema: "https://json.schemastore.org/sarif-2.1.0.json",
		version: "2.1.0",
		runs: [{
			tool: {
				driver: {
					name: "Assay",
					semanticVersion: PRODUCT.version,
					informationUri: PRODUCT.uri,
					rules,
					notifications: codes.map(ruleOfReason)
				},
				extensions: run.tools.map(({ name, version }) => ({
					name,
					version: plain(version, 100)
				}))
			},
			automationDetails: { id: `assay/${plain(imageName(run), 500)}/` },
			invocations: [invocationOf(run, codes, all.length - kept.length)],
			results: numbered(kept, indexes),
			columnKind: "utf16CodeUnits",
			properties: propertiesOf(run)
		}]
	};
}
/** One rule for each id. If findings of one rule have different severities, the worst one is used. */
function rulesOf(found) {
	const rules = /* @__PURE__ */ new Map();
	for (const { rule, severity } of found) {
		const rank = SEVERITIES.indexOf(severity);
		const known = rules.get(rule.id);
		if (known === void 0 || rank < known.rank) rules.set(rule.id, {
			rule,
			rank
		});
	}
	return [...rules.values()].map(({ rule }) => rule);
}
function invocationOf(run, codes, leftOut) {
	const notifications = run.reasons.map((reason) => ({
		level: reason.effect === "warn" ? "warning" : "error",
		message: message(reason.message),
		descriptor: {
			id: reason.code,
			index: codes.indexOf(reason.code)
		}
	}));
	if (leftOut > 0) notifications.push({
		level: "warning",
		message: { text: `${leftOut} less important results are left out; report.json has all of them.` }
	});
	return {
		executionSuccessful: run.verdict !== "error",
		...timeOf$2("startTimeUtc", run.startedAt),
		...timeOf$2("endTimeUtc", run.finishedAt),
		toolExecutionNotifications: notifications
	};
}
function timeOf$2(name, time) {
	const parsed = new Date(time);
	if (Number.isNaN(parsed.getTime())) return {};
	const field = {};
	field[name] = parsed.toISOString();
	return field;
}
function propertiesOf(run) {
	return {
		verdict: run.verdict,
		...run.reference === void 0 ? {} : { image: plain(run.reference, 1e3) },
		policyDigest: policyDigest(run.policy),
		...run.scan?.done ? { databaseUpdatedAt: plain(run.scan.value.database.updatedAt, 100) } : {}
	};
}
/** The name of the image without tag and digest. Code scanning replaces earlier results of the same name. */
function imageName(run) {
	const subject = orUndefined(parseSubject(run.imageInput));
	if (subject === void 0) return "unnamed";
	switch (subject.kind) {
		case "registry": return repositoryName(subject.reference);
		case "layout": return subject.directory.split("/").filter(Boolean).at(-1) ?? "layout";
		case "archive": return subject.file.split("/").filter(Boolean).at(-1) ?? "archive";
	}
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
		"sign-on-warn": policy.signOnWarn,
		gate: {
			...enforcedOf(gate),
			...gate.signer && signerOf(gate.signer),
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
		...resultOf$1(evaluated),
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
		places: places.map(placeOf$2),
		advice: { ...adviceOnSecret(evaluated.finding, policy, now) }
	};
}
function placeOf$2(place) {
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
function resultOf$1(evaluated) {
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
			...acceptedBy$1(ignoreReason)
		}
	};
}
function acceptedBy$1(ignoreReason) {
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
		event: eventOf$1(run),
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
function eventOf$1({ event: { name, repository, ref, sha, runUrl, advisory } }) {
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
		name: withoutFolders(imageName$1(image)),
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
		cyclonedx: fileOf$1(cyclonedx),
		spdx: fileOf$1(spdx),
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
function fileOf$1({ path, sha256 }) {
	return {
		file: basename(path),
		sha256
	};
}

// src/report/check/write-evidence.ts
/** Removes these files, as far as possible: of a run whose files are not whole, or of an earlier one. */
async function removeEvidence(folder) {
	for (const name of [
		"report.json",
		"results.sarif",
		"summary.md",
		HANDOVER_FILE
	]) await removeEvidenceFile(folder, name).catch(() => void 0);
}
/** Writes `report.json`, `results.sarif` and `summary.md` into the evidence folder, each completely or not at all. */
async function writeEvidence(run, folder, redact) {
	const [report, sarif, summary] = await Promise.all([
		writeEvidenceFile(folder, "report.json", toJson(reportOf(run, redact))),
		writeEvidenceFile(folder, "results.sarif", toJson(renderSarif(run))),
		writeEvidenceFile(folder, "summary.md", renderSummary(run))
	]);
	const handover = handoverOf(run);
	if (handover === void 0) return {
		report,
		sarif,
		summary
	};
	return {
		report,
		sarif,
		summary,
		handover: await writeEvidenceFile(folder, HANDOVER_FILE, toJson(handover))
	};
}

// src/report/check/report.ts
/** The options for a run that cannot write its evidence: log, summary and outputs are written anyway. */
function withoutEvidence({ evidence: _, ...options }) {
	return options;
}
/**
* Reports a run to people and programs, and answers the verdict that was reported: `error` if the files or the
* outputs could not be written. The outputs are written after everything else; until then they say `error`. Only the audit event follows them,
* because its delivery may fail.
*/
async function report(run, options) {
	const redact = redactor(options.secretValues ?? []);
	const whole = redactRun(run, redact);
	const evidence = await reportFiles(whole, options, redact);
	const reported = evidence.done ? whole : withoutReport(whole, evidence.reasons);
	publishLog(checkLines(reported));
	publishAnnotations(annotations(reported));
	if (options.summary) await publishSummary(renderSummary(reported));
	const isPublished = publishOutputs(outputsOf(reported, evidence.done ? evidence.value : {}));
	await publishAudit(auditEvent(reported), evidence.done ? options : withoutEvidence(options));
	return isPublished ? reported.verdict : "error";
}
/** Writes the files. Without an evidence folder there are none. */
async function reportFiles(run, { evidence }, redact) {
	if (evidence === void 0) return {
		done: true,
		value: {}
	};
	try {
		const { report, sarif, handover } = await writeEvidence(run, evidence, redact);
		const sha256 = handover === void 0 ? {} : { handoverSha256: handover.sha256 };
		return {
			done: true,
			value: {
				report: report.path,
				sarif: sarif.path,
				...sha256
			}
		};
	} catch (error) {
		await removeEvidence(evidence);
		return {
			done: false,
			reasons: reasonsOf$1(error, "inputs")
		};
	}
}
/**
* The run whose report could not be written: it ends with an error, although its image may have passed. What it attached
* stays attached and valid, and the first reason says so.
*/
function withoutReport(run, faults) {
	const count = run.attached.length;
	const attached = count === 0 ? "" : `; before that, ${count} statements were attached to ${run.reference ?? "the image"}: they are valid, and the gate accepts them`;
	const reasons = faults.map((reason, at) => at === 0 ? {
		...reason,
		message: `the report could not be written: ${reason.message}${attached}`
	} : reason);
	return {
		...run,
		verdict: "error",
		reasons: [...reasons, ...run.reasons]
	};
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
	for (const text of named) if (!isSeverity(text)) inputs.fault("fail-on", `"${text}" is not a severity; use ${SEVERITIES.join(", ")}`);
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
		isolate: inputs.choice("isolate", ISOLATE),
		summary: inputs.boolean("summary"),
		...githubToken === "" ? {} : { githubToken }
	};
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

// src/formats/sbom/cyclonedx.ts
const PropertySchema = looseObject({
	name: string(),
	value: string().default("")
});
const ComponentSchema$2 = looseObject({
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
const BomSchema$2 = looseObject({
	bomFormat: literal("CycloneDX"),
	specVersion: _enum(["1.6", "1.7"]),
	metadata: looseObject({
		tools: looseObject({ components: array(looseObject({ name: string() })) }),
		component: ComponentSchema$2
	}),
	components: array(ComponentSchema$2),
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
	const { success, data, error } = BomSchema$2.safeParse(document);
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
	/** The review of the workflows of the repository, once it is done. */
	advice;
	policyOrigin;
	attestationFault;
	/** The base images, once they are determined. */
	baseImages;
	#image;
	#withheld;
	#checked = {};
	constructor(world, request) {
		this.#world = world;
		this.#request = request;
		this.#startedAt = world.now().toISOString();
		this.event = eventOf(world.runner.context);
	}
	/** Runs a step and measures its time. A thrown error becomes the reasons of the outcome. */
	async step(name, work) {
		const start = performance.now();
		try {
			return {
				done: true,
				value: await work()
			};
		} catch (error) {
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
		const { signedBy, assessment, advice, policyOrigin, baseImages, attestationFault } = this;
		const named = (name) => this.#withheld?.isIn(name) ? "" : name;
		const reference = named(this.reference ?? "");
		const image = this.#image && named(imageName$1(this.#image)) === "" ? void 0 : this.#image;
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
function eventOf(context) {
	const { eventName, serverUrl, repository, ref, sha, runId, runAttempt } = context;
	const runUrl = repository === "" ? "" : `${serverUrl}/${repository}/actions/runs/${runId}/attempts/${runAttempt}`;
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
		event: eventOf(context),
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

// src/stages/shared/bytes.ts
/** The chunks of a stream of bytes. A stream of anything else is a programming error. */
async function* bytesOf(stream) {
	for await (const chunk of stream) {
		if (!(chunk instanceof Uint8Array)) throw new TypeError("a stream of bytes was expected");
		yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
	}
}

// src/stages/verify/old-format.ts
/** Suffixes of the tags in which cosign stored signatures and attestations before it had bundles. */
const SUFFIXES = [".sig", ".att"];
/**
* The tags in the old format of cosign for a digest. Their content is not read and never counts. This is only a hint: if
* the registry does not answer, the answer is that there are none.
*/
async function oldFormat(world, { registry, path }, digest) {
	const tags = SUFFIXES.map((suffix) => fallbackTag(digest) + suffix);
	const there = await Promise.all(tags.map(async (tag) => {
		try {
			await world.registry.resolve({
				registry,
				path,
				tag
			});
			return true;
		} catch (error) {
			if (error instanceof AssayError) return false;
			throw error;
		}
	}));
	return tags.filter((_, at) => there[at]);
}

// src/stages/shared/read-input.ts
var import_packageurl_js = require_packageurl_js();
/** The text of a file that an input names; throws `input-invalid`. */
async function readInput(input, path) {
	try {
		return await readFile(path, "utf8");
	} catch (error) {
		const code = codeOf(error, messageOf(error));
		throw fault("input-invalid", "inputs", `input \`${input}\`: ${path} cannot be read (${code})`, error);
	}
}

// src/formats/signing/key-fault.ts
/** The text of Vault's client around the answer of the server. */
const ENVELOPE = /^(.*?)Error making API request\. URL: \S+ \S+ Code: (\d+)\. (?:Errors|Raw Message): (?:\* )?/;
/** What Go's network package writes if there is no connection. */
const NO_CONNECTION = [...[
	"connection refused",
	"connection reset",
	"no such host",
	"no route to host"
], ...[
	"network is unreachable",
	"i/o timeout",
	"server misbehaving",
	String.raw`\bEOF\b`
]].join("|");
const NETWORK = [new RegExp(NO_CONNECTION), ({ text }) => `the server cannot be reached (${plain(text.split(/: (?=dial|lookup|read|EOF)/).at(-1) ?? text, 200)})`];
const CERTIFICATE = [/x509:|tls: /, ({ text }) => `the server's TLS certificate is not accepted (${plain(/(?:x509|tls): .*/.exec(text)?.[0] ?? "", 200)})`];
/** The messages of Vault's client and its transit engine. Permissions come last, since other causes mention them too. */
const VAULT = [
	[/VAULT_ADDR or BAO_ADDR is not set/, () => "set `VAULT_ADDR`, the address of the server, in the environment of the step"],
	[/\.vault-token|no Vault token found/i, () => "there is no token: set `VAULT_TOKEN` in the environment of the step"],
	[/kms specification should be in the format/, ({ key }) => `the name of the key alone must follow \`${key.split("://")[0]}://\`: the newest version signs, and the mount of the engine goes into \`TRANSIT_SECRET_ENGINE_PATH\``],
	[/Vault is sealed/, () => "the server is sealed: nothing can be signed until its operators unseal it"],
	[/could not read data from transit key path/, ({ name, mount }) => `there is no key \`${name}\` at \`${mount}\`; check the name, and \`TRANSIT_SECRET_ENGINE_PATH\`, the mount of the transit engine`],
	[/could not parse transit key keys data|corrupted response|unexpected length of digest/, ({ mount }) => `cosign cannot sign with a key of this type: create one of the type \`ecdsa-p256\`, or \`rsa-2048\` and longer (\`vault write -f ${mount}/keys/NAME type=ecdsa-p256\`)`],
	[/invalid token|bad token|missing client token/, () => "the server does not accept the token: it is wrong, expired or revoked; get a new `VAULT_TOKEN` in the same job"],
	[/permission denied|Code: 403/, ({ use, mount, name }) => `the policy of the token does not allow this: it needs \`${use === "read" ? "read" : "update"}\` on \`${mount}/${use === "read" ? "keys" : "sign"}/${name}${use === "read" ? "" : "/*"}\`; check \`TRANSIT_SECRET_ENGINE_PATH\` too`],
	[/server gave HTTP response to HTTPS client/, () => "the server uses plain http, but `VAULT_ADDR` says https"],
	[/invalid character '.' looking for/, () => "there is no Vault server at `VAULT_ADDR`: its answer is not JSON"],
	CERTIFICATE,
	NETWORK
];
const causesOfCloud = (needs) => [
	CERTIFICATE,
	NETWORK,
	[/unexpected length of digest/, () => "cosign cannot sign with a key of this type: use one on P-256, or RSA"],
	[/^/, ({ text }) => `${plain(text, 300)}; it needs ${needs}`]
];
/** The causes by the beginning of the reference. For the clouds they name what the step needs. */
const PROVIDERS = {
	"hashivault://": VAULT,
	"openbao://": VAULT,
	"awskms://": causesOfCloud("`AWS_REGION` and credentials that may `kms:GetPublicKey`, `kms:DescribeKey` and `kms:Sign`"),
	"gcpkms://": causesOfCloud("Google credentials that may use and view the key (`roles/cloudkms.signerVerifier` and `roles/cloudkms.viewer`)"),
	"azurekms://": causesOfCloud("an Azure login that may `get` the key and `sign` with it"),
	"k8s://": causesOfCloud("a kubeconfig that may read the secret"),
	"gitlab://": causesOfCloud("`GITLAB_TOKEN`, and `GITLAB_HOST` for your own GitLab")
};
/** Words of the clients of a KMS. While signing, a log or a timestamp authority may have failed instead. */
const OF_A_KMS = /\b(?:kms|public key|key type|transit|signing the payload|AsymmetricSign|unexpected length of digest)\b/i;
/**
* Why a key in a KMS cannot be used and what to do, in one sentence, from the output of cosign. Undefined for a key that is
* not in a KMS, and for a failure that is not the KMS's.
*/
function keyFault(key, use, stderr) {
	const causes = causesOf(key);
	if (causes === void 0) return void 0;
	const text = errorIn(stderr);
	if (use === "sign" && !OF_A_KMS.test(text)) return void 0;
	const failure = {
		key,
		use,
		text,
		name: plain(key.slice(key.indexOf("://") + 3), 100),
		mount: mountIn(text)
	};
	const cause = causes.find(([pattern]) => pattern.test(text));
	return about(key, cause === void 0 ? plain(text.replace(ENVELOPE, "$1the server answers $2: "), 300) : cause[1](failure));
}
/** The message about a KMS that did not answer; undefined for a key that is not in a KMS. */
function keySilence(key, use, seconds) {
	if (causesOf(key) === void 0) return void 0;
	return about(key, `${use === "read" ? "its KMS" : "its KMS, or a service of `signing-config`,"} did not answer within ${seconds} s; check the address, and that the server runs`);
}
function about(key, why) {
	return `the key "${plain(key, 200)}" cannot be used: ${why}`;
}
function causesOf(key) {
	return PROVIDERS[/^[a-z0-9]+:\/\//.exec(key)?.[0] ?? ""];
}
/** The error in cosign's output. cosign writes it twice, the second time after these words, and in several lines. */
function errorIn(stderr) {
	return (stderr.split(/^error during command execution: /m).at(-1) ?? "").replace(/\s+/g, " ").trim();
}
/** The mount in an address or a path in a message of Vault's client. */
function mountIn(text) {
	const [, mount = "transit"] = /(?:\/v1|path: )\/(\S+?)\/(?:keys|sign)\//.exec(text) ?? [];
	return plain(mount, 100);
}

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

// src/stages/verify/public-key.ts
/** cosign itself waits for a KMS without a limit. */
const LIMIT_MS = 6e4;
/**
* The public key of a key in a file, a variable or a KMS, SPKI in PEM. cosign opens the key. Throws `key-invalid` if it
* cannot be opened, or if the KMS does not answer.
*/
async function readPublicKey(world, cosign, check, key, env) {
	const exit = await world.processes.read({
		tool: "cosign",
		file: cosign.path,
		args: [
			"public-key",
			"--key",
			key
		],
		cwd: await world.workspace.folder("public-key"),
		env,
		isTethered: true,
		timeoutMs: LIMIT_MS
	});
	if (exit.kind === "timed-out") {
		const silence = keySilence(key, "read", exit.afterMs / 1e3);
		if (silence !== void 0) throw fault("key-invalid", check, silence);
	}
	if (exit.kind !== "exited") return successOf(exit, check, "cosign public-key");
	const keys = exit.code === 0 ? publicKeysIn(exit.stdout) : void 0;
	if (keys?.ok) return keys.value[0];
	throw fault("key-invalid", check, keyFault(key, "read", exit.stderr) ?? notOpened(key, exit.stderr, env));
}
function notOpened(key, stderr, env) {
	if (stderr.includes("unrecognized scheme")) return `the key "${plain(key, 200)}" is of no kind that cosign knows: name a file, \`env://NAME\`, or a KMS in a form of \`docs/keys.md\`, such as \`hashivault://NAME\``;
	const why = plain(stderr.trim().split("\n").at(-1) ?? "", 300);
	return `cosign cannot open the key "${key}" (${passwordHint(why, env)}): ${why}`;
}
function passwordHint(why, { COSIGN_PASSWORD = "" }) {
	if (!/decrypt/i.test(why)) return "check COSIGN_PASSWORD";
	return COSIGN_PASSWORD === "" ? "the key is encrypted, and COSIGN_PASSWORD is not set" : "the password in COSIGN_PASSWORD is wrong for this key";
}

// src/stages/verify/sigstore-trust.ts
/** Reads the trusted root and the key. Throws `input-invalid`, `key-invalid` or `trust-unavailable`. */
async function prepareTrust(world, signer, request) {
	const folder = await world.workspace.folder("trust");
	const environment = {
		...world.workspace.environment,
		TUF_ROOT: join(folder, "tuf")
	};
	const [json, identity] = await Promise.all([trustedRootOf(world, signer, request), identityOf(world, signer, environment)]);
	const root = parseRoot(json, request);
	const file = join(folder, "trusted-root.json");
	await writeFile(file, json, { mode: 384 });
	const services = [
		...["--trusted-root", file],
		...root.tlogs.length === 0 ? ["--insecure-ignore-tlog"] : [],
		...root.ctlogs.length === 0 ? ["--insecure-ignore-sct"] : []
	];
	const signerArguments = await argumentsOf(identity, folder);
	return {
		verify: bundleVerifier(root, identity, request.statementTypes),
		cosignArguments: (publicKey) => [...services, ...signerArguments(publicKey)],
		environment
	};
}
/** cosign accepts one key. If there are several, it gets the key that signed. */
async function argumentsOf(identity, folder) {
	if (identity.kind === "certificate") {
		const { subject, issuer } = identity;
		return () => [
			"--certificate-identity",
			subject,
			"--certificate-oidc-issuer",
			issuer
		];
	}
	const { publicKeys } = identity;
	const fileOf = (index) => join(folder, `key-${index}.pub`);
	for (const [index, publicKey] of publicKeys.entries()) await writeFile(fileOf(index), publicKey, { mode: 384 });
	return (publicKey = "") => ["--key", fileOf(Math.max(0, publicKeys.indexOf(publicKey)))];
}
async function trustedRootOf(world, signer, request) {
	const { trustedRoot } = request;
	if (trustedRoot !== void 0) return await readInput("trusted-root", trustedRoot);
	if (signer.kind === "key") return EMPTY_TRUSTED_ROOT;
	if (request.database.offline) throw fault("input-invalid", "inputs", "input `trusted-root`: it is required with `offline: true`, because the root of the public Sigstore cannot be downloaded");
	try {
		return (await world.publicSigstore.trust()).trustedRoot;
	} catch (error) {
		if (!(error instanceof AssayError)) throw error;
		throw fault("trust-unavailable", "inputs", error.message, error);
	}
}
function parseRoot(json, { trustedRoot }) {
	const where = trustedRoot ?? "the root of the public Sigstore";
	return orThrow(readTrustedRoot(json), (why) => {
		const message = `input \`trusted-root\`: ${where} is not a Sigstore trusted root: ${why}`;
		return fault("input-invalid", "inputs", message);
	});
}
async function identityOf(world, signer, environment) {
	if (signer.kind === "certificate") {
		const subject = certificateName(signer.identity);
		if (subject !== void 0) return {
			kind: "certificate",
			subject,
			issuer: signer.issuer,
			name: signer.identity
		};
		const message = `input \`certificate-identity\`: no certificate can name ${signer.identity}, because it is not a valid URL: check that every "%" in it begins an escape`;
		throw fault("input-invalid", "inputs", message);
	}
	const text = /^[a-z0-9]+:\/\//.test(signer.key) ? await readPublicKey(world, await world.tools.acquire("cosign"), "inputs", signer.key, {
		...environment,
		...signer.environment
	}) : await readInput("key", signer.key);
	const publicKeys = publicKeysIn(text);
	if (publicKeys.ok) return {
		kind: "key",
		publicKeys: publicKeys.value
	};
	throw fault("key-invalid", "inputs", `input \`key\`: ${signer.key}: ${publicKeys.fault}`);
}

// src/formats/attestation/provenance.ts
/** SLSA v1.0 build type of a GitHub Actions workflow run. */
const BUILD_TYPE = "https://actions.github.io/buildtypes/workflow/v1";
/** A SLSA v1 provenance predicate for the run. It has no `startedOn` and `finishedOn`, since Assay did not see the build. */
function provenancePredicate(run) {
	const repository = `${run.serverUrl}/${run.repository}`;
	return {
		buildDefinition: {
			buildType: BUILD_TYPE,
			externalParameters: { workflow: {
				ref: run.workflow.ref,
				repository,
				path: run.workflow.path
			} },
			internalParameters: { github: {
				event_name: run.eventName,
				repository_id: run.repositoryId,
				repository_owner_id: run.repositoryOwnerId,
				runner_environment: run.runnerEnvironment
			} },
			resolvedDependencies: [{
				uri: `git+${repository}@${run.ref}`,
				digest: { gitCommit: run.sha }
			}]
		},
		runDetails: {
			builder: {
				id: `${run.serverUrl}/${run.jobWorkflowRef}`,
				version: { [PRODUCT.name]: PRODUCT.version }
			},
			metadata: { invocationId: `${repository}/actions/runs/${run.runId}/attempts/${run.runAttempt}` }
		}
	};
}

// src/formats/attestation/own-mark.ts
/**
* The mark in the statements that Assay makes. Other programs may attach statements of the same types under the same
* identity; the mark tells them apart. Each format has another place for the name of the program.
*/
/** Extension field of vulnerability results and summaries: the version of Assay, and the run. */
const MADE_BY_FIELD = `${PRODUCT.uri}/made-by/v1`;
/** Annotation of the subject of a signature, whose predicate is empty. */
const SIGNATURE_ANNOTATION = `${PRODUCT.name}=${PRODUCT.version}`;
/** The content of {@link MADE_BY_FIELD} for a run. */
function madeBy(run) {
	return {
		version: PRODUCT.version,
		source: sourceOf(run),
		runner: run.runnerEnvironment
	};
}
/** The source of a run, as its provenance names it. */
function sourceOf({ serverUrl, repository, ref }) {
	return `git+${serverUrl}/${repository}@${ref}`;
}
const version = string().min(1);
const MadeBySchema = looseObject({ [MADE_BY_FIELD]: looseObject({
	version,
	source: string(),
	runner: string()
}) });
const ProvenanceSchema$1 = looseObject({ runDetails: looseObject({ builder: looseObject({ version: looseObject({ [PRODUCT.name]: version }) }) }) });
const SummarySchema$1 = looseObject({ verifier: looseObject({ id: literal(PRODUCT.uri) }) });
const BomSchema$1 = looseObject({ metadata: looseObject({ tools: looseObject({ components: array(looseObject({
	name: string(),
	version: string().optional()
})).default([]) }).optional() }).default({}) });
/** Whether a statement says that Assay made it. The signature is checked elsewhere. */
function isMarked({ predicateType, predicate, annotations = {} }) {
	switch (predicateType) {
		case PREDICATE_TYPES.signature: return Object.hasOwn(annotations, PRODUCT.name);
		case PREDICATE_TYPES.provenance: return ProvenanceSchema$1.safeParse(predicate).success;
		case PREDICATE_TYPES.sbom: return namesAssay(predicate);
		case PREDICATE_TYPES.vulnerabilities: return madeByIn(predicate) !== void 0;
		case PREDICATE_TYPES.summary: return SummarySchema$1.safeParse(predicate).success;
		default: return false;
	}
}
/** The content of {@link MADE_BY_FIELD} in a predicate; undefined if there is none. */
function madeByIn(predicate) {
	return MadeBySchema.safeParse(predicate).data?.[MADE_BY_FIELD];
}
/** The SBOM with Assay among its tools. The SBOMs that Assay makes name it already. */
function markedBom(bom) {
	const { success, data } = BomSchema$1.safeParse(bom);
	if (!success || namesAssay(bom)) return bom;
	const { metadata } = data;
	const assay = {
		type: "application",
		name: PRODUCT.name,
		version: PRODUCT.version
	};
	const components = [...metadata.tools?.components ?? [], assay];
	return {
		...bom,
		metadata: {
			...metadata,
			tools: {
				...metadata.tools,
				components
			}
		}
	};
}
function namesAssay(bom) {
	return (BomSchema$1.safeParse(bom).data?.metadata.tools?.components ?? []).some((tool) => tool.name === PRODUCT.name && tool.version !== void 0);
}

// src/formats/attestation/verification-summary.ts
/** Extension field: the vulnerability database that the verdict is based on. */
const DATABASE_FIELD = `${PRODUCT.uri}/vulnerability-database/v1`;
/**
* A SLSA verification summary v1 predicate. The result is always PASSED. Assay makes no FAILED summary, since plain
* `cosign verify` would accept one by the same signer as a signature.
*/
function summaryPredicate(summary) {
	return {
		verifier: {
			id: PRODUCT.uri,
			version: { [PRODUCT.name]: PRODUCT.version }
		},
		timeVerified: summary.timeVerified,
		resourceUri: summary.resourceUri,
		policy: {
			uri: summary.policyUri,
			digest: { sha256: bare(summary.policyDigest) }
		},
		inputAttestations: summary.inputAttestations.map(({ uri, digest }) => ({
			uri,
			digest: { sha256: bare(digest) }
		})),
		verificationResult: "PASSED",
		verifiedLevels: [...summary.verifiedLevels],
		slsaVersion: "1.0",
		[DATABASE_FIELD]: { updatedAt: summary.databaseUpdatedAt },
		[MADE_BY_FIELD]: { ...summary.madeBy }
	};
}
function bare(digest) {
	return digest.slice(7);
}

// src/formats/attestation/read-attested.ts
const ProvenanceSchema = object({
	buildDefinition: object({
		buildType: literal(BUILD_TYPE),
		externalParameters: object({ workflow: object({
			ref: string(),
			repository: string(),
			path: string()
		}) }),
		internalParameters: object({ github: object({
			event_name: string(),
			repository_id: string(),
			repository_owner_id: string(),
			runner_environment: string()
		}).partial().default({}) }).default({ github: {} }),
		resolvedDependencies: array(object({
			uri: string(),
			digest: object({ gitCommit: string() }).partial()
		})).min(1)
	}),
	runDetails: object({
		builder: object({ id: string() }),
		metadata: object({ invocationId: string() }).partial().default({})
	})
});
/** Reads a SLSA v1 provenance of GitHub's build type. The fault is a sentence. */
function readProvenance(predicate) {
	const { success, data, error } = ProvenanceSchema.safeParse(predicate);
	if (!success) return unparsable(`the provenance has another form than expected (${firstIssue(error)})`);
	const { buildDefinition, runDetails } = data;
	const { workflow } = buildDefinition.externalParameters;
	const { github } = buildDefinition.internalParameters;
	const [source] = buildDefinition.resolvedDependencies;
	return parsed$1({
		repository: workflow.repository,
		ref: workflow.ref,
		path: workflow.path,
		sourceUri: source?.uri ?? "",
		sourceCommit: source?.digest.gitCommit ?? "",
		builder: runDetails.builder.id,
		...optional({
			repositoryId: github.repository_id,
			ownerId: github.repository_owner_id,
			eventName: github.event_name,
			runnerEnvironment: github.runner_environment,
			invocation: runDetails.metadata.invocationId
		})
	});
}
const Sha256 = object({ sha256: string() });
/** Only the first three fields are required: a summary whose result is not PASSED may have no others. */
const SummarySchema = object({
	verifier: object({ id: string() }),
	timeVerified: datetime({ offset: true }),
	verificationResult: string(),
	resourceUri: string().optional(),
	policy: object({ digest: Sha256.optional() }).optional(),
	inputAttestations: array(object({ digest: Sha256 })).default([]),
	verifiedLevels: array(string()).optional()
});
const DatabaseSchema$1 = object({ updatedAt: datetime({ offset: true }) });
/** Reads a SLSA verification summary v1. The fault is a sentence. */
function readSummary(predicate) {
	const { success, data, error } = SummarySchema.safeParse(predicate);
	if (!success) return unparsable(`the summary has another form than expected (${firstIssue(error)})`);
	const { verifier, timeVerified, verificationResult, resourceUri, policy, inputAttestations } = data;
	const { verifiedLevels: levels } = data;
	const digests = inputAttestations.map(({ digest }) => `sha256:${digest.sha256}`);
	const inputs = digests.filter(isDigest);
	if (inputs.length < digests.length) return unparsable("the summary names an input attestation without a SHA-256 digest");
	const database = DatabaseSchema$1.safeParse(predicate[DATABASE_FIELD]).data;
	const policyDigest = `sha256:${policy?.digest?.sha256}`;
	return parsed$1({
		verifier: verifier.id,
		timeVerified,
		result: verificationResult,
		inputs,
		...optional({
			resourceUri,
			databaseUpdatedAt: database?.updatedAt,
			levels
		}),
		...isDigest(policyDigest) ? { policy: policyDigest } : {}
	});
}
const AnnotationSchema = object({
	package: string(),
	fixedIn: string(),
	baseImage: string(),
	baseImageSigner: string(),
	baseline: string(),
	baselineSigner: string(),
	vexFiles: array(string()).min(1)
}).partial();
const VulnsSchema = object({ scanner: object({ result: array(object({
	id: string(),
	severity: array(object({
		method: string(),
		score: string()
	}).partial()).default([]),
	annotations: array(AnnotationSchema).default([])
})) }) });
/** Reads the vulnerabilities of an attested result. A result that cannot be read has none, so that nothing is known. */
function readKnown(predicate) {
	const { success, data } = VulnsSchema.safeParse(predicate);
	if (!success) return /* @__PURE__ */ new Map();
	return new Map(data.scanner.result.flatMap(({ id, severity, annotations }) => annotations.map((one) => {
		const cvss = severity.find(({ method }) => method === "cvss")?.score;
		const known = {
			severity: severity[0]?.score ?? "",
			isFixed: one.fixedIn !== void 0,
			...optional({ cvss: cvss === void 0 ? void 0 : Number(cvss) }),
			...acceptedBy(one)
		};
		return [knownKey(id, one.package ?? ""), known];
	})));
}
/** The reason why the build ignored a finding, if only the build could see the reason. There is one at most. */
function acceptedBy(annotation) {
	const { baseImage, baseImageSigner, baseline, baselineSigner = "", vexFiles } = annotation;
	if (vexFiles !== void 0) return { accepted: {
		by: "vex-files",
		files: vexFiles
	} };
	if (baseline !== void 0) return { accepted: {
		by: "baseline",
		image: baseline,
		signer: baselineSigner
	} };
	if (baseImage === void 0) return {};
	const [name = "", digest = ""] = baseImage.split("@");
	return { accepted: {
		by: "base-image",
		base: {
			name,
			...isDigest(digest) && { digest },
			...optional({ signedBy: baseImageSigner })
		}
	} };
}
/** A text that identifies a vulnerability in a package. */
function knownKey(id, packageName) {
	return `${id} ${packageName}`;
}
const SbomSchema = object({ metadata: object({ component: object({
	version: string().optional(),
	properties: array(object({
		name: string(),
		value: string().optional()
	})).default([])
}) }) });
/** The digest and the platform, such as `linux/amd64`, that an attested SBOM is about, if it names them. */
function readSbomSubject(predicate) {
	const { component } = SbomSchema.safeParse(predicate).data?.metadata ?? {};
	const platform = component?.properties.find(({ name }) => name === "assay:platform")?.value;
	return optional({
		digest: component?.version,
		platform
	});
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
			const newest = values.map(summaryOf).filter((summary) => summary !== void 0).toSorted((a, b) => timeOf$1(b) - timeOf$1(a)).slice(0, MOST_NAMING_SUMMARIES);
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
function timeOf$1({ timeVerified }) {
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
/** Selects the named candidates, at any age, and the newest of each kind. */
function selectNewest(candidates, named, selection) {
	const selected = candidates.filter(({ referrer }) => named.has(referrer));
	const older = [];
	const unnamed = candidates.filter(({ referrer }) => !named.has(referrer));
	for (const [type = "", ofKind] of Map.groupBy(unnamed, ({ predicateType }) => predicateType)) {
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
const AT_ONCE$5 = 6;
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
		return (await concurrently(some, AT_ONCE$5, (candidate) => layerOf(world, repository, candidate, isWanted))).filter((layer) => layer !== void 0);
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
	return [...await concurrently(layers.filter((one) => !isLarge(one)), AT_ONCE$5, read), ...await concurrently(layers.filter(isLarge), 1, read)];
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
	const { [PREDICATE_ANNOTATION]: predicateType, [CREATED_ANNOTATION]: created } = annotations ?? {};
	return {
		referrer,
		...predicateType && { predicateType },
		...created && { created }
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
	const created = createdIn(manifest.bytes);
	const known = {
		referrer,
		...predicateType && { predicateType },
		...created && { created }
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
	if (content.layer === void 0) return unreadable$1(referrer, content.why, content.isGone);
	const { layer } = content;
	const bytes = await orBroken(world.registry.blob(repository, layer).then((stream) => readAll(stream, layer, repository)));
	return "broken" in bytes ? unreadable$1(referrer, bytes.broken, bytes.isGone) : {
		referrer,
		value: use(bytes)
	};
}
function unreadable$1(referrer, why, isGone = false) {
	return {
		referrer,
		unreadable: why,
		isGone
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

// src/stages/image/image-fetch.ts
const AT_ONCE$4 = 3;
/** Copies an image from its source into a private layout, each blob once. */
var ImageFetch = class {
	#layouts;
	#source;
	#layout;
	#manifests = /* @__PURE__ */ new Map();
	#blobs = /* @__PURE__ */ new Map();
	constructor(layouts, source, layout) {
		this.#layouts = layouts;
		this.#source = source;
		this.#layout = layout;
	}
	/** The name of the image in messages. */
	get name() {
		return this.#source.name;
	}
	/** Stores a manifest and answers its bytes. */
	manifest(entry) {
		const bytes = this.#manifests.get(entry.digest) ?? this.#manifest(entry);
		this.#manifests.set(entry.digest, bytes);
		return bytes;
	}
	/** Stores an image configuration and answers its bytes. */
	async configuration(config) {
		if (config.size > 8388608) throw fault("image-invalid", "image", `${this.name} has an image configuration of ${config.size} bytes, at most ${MAX_CONFIG_BYTES} are allowed`);
		await this.#blob(config);
		return await this.#layouts.read(this.#layout, config, MAX_CONFIG_BYTES);
	}
	/** Stores blobs. The largest come first, so that the last download does not take long. */
	async blobs(blobs) {
		const queue = [...blobs].sort((left, right) => right.size - left.size);
		let broken = false;
		await concurrently(queue, AT_ONCE$4, async (blob) => {
			if (broken) return;
			try {
				await this.#blob(blob);
			} catch (error) {
				broken = true;
				throw error;
			}
		});
	}
	async #manifest(entry) {
		const { root } = this.#source;
		const { bytes } = entry.digest === root.digest ? root : await this.#source.manifest(entry);
		await this.#layouts.store(this.#layout, entry, Readable.from([bytes], { objectMode: false }));
		return bytes;
	}
	#blob(blob) {
		const known = this.#blobs.get(blob.digest);
		if (known === void 0) {
			const stored = this.#store(blob);
			this.#blobs.set(blob.digest, {
				size: blob.size,
				stored
			});
			return stored;
		}
		if (known.size === blob.size) return known.stored;
		throw fault("image-invalid", "image", `${this.name} gives two sizes for the blob ${blob.digest}`);
	}
	async #store(blob) {
		const stream = await this.#source.blob(blob);
		if (this.#source.layout === this.#layout) await finished(stream.resume());
		else await this.#layouts.store(this.#layout, blob, stream);
	}
};

// src/stages/image/image-source.ts
/**
* Finds an image. An archive is unpacked into `layout`, which is empty and private. `platforms` chooses among images that
* differ in nothing else.
*/
async function openSource(world, subject, layout, platforms = []) {
	switch (subject.kind) {
		case "registry": return await fromRegistry(world, subject.reference);
		case "layout": {
			const { kind: _, directory, ...choice } = subject;
			return await fromLayout(world, directory, directory, await world.layouts.find(directory, {
				...choice,
				platforms
			}));
		}
		case "archive": {
			const { kind: _, file, ...choice } = subject;
			return await fromLayout(world, file, layout, await world.layouts.unpack(file, layout, {
				...choice,
				platforms
			}));
		}
	}
}
async function fromRegistry({ registry }, reference) {
	return {
		name: repositoryName(reference),
		root: await registry.resolve(reference),
		manifest: ({ digest }) => registry.resolve({
			registry: reference.registry,
			path: reference.path,
			digest
		}),
		blob: (blob) => registry.blob(reference, blob)
	};
}
async function fromLayout({ layouts }, name, layout, root) {
	const assertThere = async (blob) => {
		if (await layouts.has(layout, blob)) return;
		throw fault("image-not-found", "image", `${name} does not have the blob ${blob.digest} of its image`);
	};
	const manifest = async (entry) => {
		await assertThere(entry);
		const bytes = await layouts.read(layout, entry, MAX_MANIFEST_BYTES);
		return {
			mediaType: entry.mediaType,
			digest: entry.digest,
			bytes
		};
	};
	return {
		name,
		layout,
		root: await manifest(root),
		manifest,
		blob: async (blob) => {
			await assertThere(blob);
			return layouts.open(layout, blob);
		}
	};
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
	if (isAttestationEntry(entry) && other !== void 0) throw invalid$2(`${where} is marked as an attestation but contains "${other.mediaType.slice(0, 100)}": an attestation may contain only in-toto documents`);
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
	if (type !== void 0) throw invalid$2(`${where} is an artifact of type "${plain(type, 100)}" and not a container image`);
	if (layers.length === 0) throw invalid$2(`${where} has no layers, so there is nothing to check`);
	for (const { mediaType, digest } of layers) assertReadable(mediaType, `the layer ${digest} of ${where}`);
	const configuration = orThrow(parseConfiguration(await fetch.configuration(config), `the image configuration of ${where}`), invalid$2);
	if (configuration.diffIds.length !== layers.length) throw invalid$2(`${where} has ${layers.length} layers, but its configuration lists ${configuration.diffIds.length}`);
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
	if (isIndexType(entry.mediaType)) throw invalid$2(nested);
	const manifest = orThrow(parseManifest(await fetch.manifest(entry), entry.mediaType, where), invalid$2);
	if (manifest.kind === "index") throw invalid$2(nested);
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
function invalid$2(message) {
	return fault("image-invalid", "image", message);
}

// src/formats/attestation/oci-aside.ts
/** The digest of `{}`, which artifacts have as their configuration. */
const EMPTY = digestOf("{}");
/**
* Whether an entry of an index cannot run on any machine. This is so if it is an artifact, such as SOCI's, with no image
* configuration and no layers; or if it has no platform and contains only in-toto documents.
*/
function isAside(entry, { config, layers }) {
	const isDocuments = layers.length > 0 && layers.every(({ mediaType }) => mediaType === "application/vnd.in-toto+json");
	if (isNowhere(entry) && isDocuments) return true;
	return !isConfigType(config.mediaType) && config.digest === EMPTY && !layers.some(({ mediaType }) => isLayerType(mediaType) || isForeignLayerType(mediaType));
}

// src/stages/image/platforms.ts
const AT_ONCE$3 = 4;
/** Reads the requested platforms of an image; all of them if none is named. */
async function choosePlatforms(fetch, entries, requested) {
	const isNamed = (entry) => entry.platform !== void 0 && isRequested({
		entry,
		platform: entry.platform
	}, requested);
	const candidates = distinctEntries(entries, isNamed).filter((entry) => !isAttestationEntry(entry));
	const read = candidates.filter((entry) => entry.platform === void 0 || isNamed(entry));
	if (read.length > 64) throw invalid$1(`${fetch.name} has ${read.length} platforms, at most ${64} are allowed`);
	const classified = await concurrently(candidates, AT_ONCE$3, (entry) => classify(fetch, entry, requested));
	const platforms = classified.filter((one) => one.kind !== "artifact");
	const [artifact] = classified;
	if (platforms.length === 0 && artifact !== void 0) await readPlatform(fetch, artifact.entry);
	if (platforms.length === 0) throw invalid$1(`${fetch.name} is an index without any platform`);
	const names = distinctPlatforms(platforms.map(({ platform, entry: { digest } }) => ({
		platform,
		digest
	})));
	assertAvailable(platforms, names, requested, fetch.name);
	const isChosen = platforms.map((one) => one.kind !== "skipped" && isRequested(one, requested));
	const chosen = platforms.flatMap((one, at) => isChosen[at] && one.kind === "image" ? [{
		...one.image,
		platform: names[at] ?? one.platform
	}] : []);
	const digests = new Set(chosen.map(({ manifest }) => manifest.digest));
	return {
		chosen,
		skipped: names.filter((_, at) => !isChosen[at]),
		artifacts: classified.flatMap((one) => one.kind === "artifact" ? [one.entry] : []),
		others: entries.filter(({ digest }) => !digests.has(digest))
	};
}
/** Finds out what an entry is. An entry whose platform the index names and that is not requested is not read. */
async function classify(fetch, entry, requested) {
	const { platform = UNKNOWN } = entry;
	if (entry.platform !== void 0 && !isRequested({
		entry,
		platform
	}, requested)) return {
		kind: "skipped",
		entry,
		platform
	};
	try {
		if (isAside(entry, await readManifest(fetch, entry))) return {
			kind: "artifact",
			entry
		};
		const image = await readPlatform(fetch, entry);
		const found = {
			entry,
			platform: image.platform
		};
		return isRequested(found, requested) ? {
			kind: "image",
			...found,
			image
		} : {
			kind: "skipped",
			...found
		};
	} catch (error) {
		if (!(error instanceof AssayError)) throw error;
		const codes = error.reasons.map(({ code }) => code);
		if (requested.length > 0 && entry.platform === void 0 && codes.includes("image-invalid")) return {
			kind: "skipped",
			entry,
			platform
		};
		if (codes.every((code) => code === "image-not-found")) return {
			kind: "missing",
			entry,
			platform,
			why: error.reasons[0].message
		};
		throw error;
	}
}
const UNKNOWN = {
	os: "unknown",
	architecture: "unknown"
};
function isRequested({ platform, entry }, requested) {
	const whole = {
		...platform,
		manifest: entry.digest
	};
	return requested.length === 0 || requested.some((one) => matchesPlatform(whole, one));
}
/** Throws if a requested platform is not listed, and if a listed platform is missing. */
function assertAvailable(platforms, names, requested, image) {
	const unlisted = requested.filter((one) => !platforms.some((platform) => isRequested(platform, [one])));
	if (unlisted.length > 0) {
		const has = names.map(platformName).join(", ");
		const message = `${image} has no platform ${unlisted.map(platformName).join(", ")}; it has ${has}`;
		throw fault("input-invalid", "inputs", message);
	}
	const of = (kind) => platforms.flatMap((one, at) => one.kind === kind ? [{
		name: platformName(names[at] ?? one.platform),
		digest: one.entry.digest
	}] : []);
	const [missing, available] = [of("missing"), of("image")];
	if (missing.length === 0) return;
	const inWords = (some) => some.map(({ name, digest }) => `${name} (${digest})`).join(", ");
	const only = available.length === 0 ? "" : `; complete are ${inWords(available)}: check them with \`platform: ${available.map(({ name }) => name).join(",")}\`, or name one by its digest`;
	const [why] = platforms.flatMap((one) => one.kind === "missing" ? [one.why] : []);
	const message = `${image} lists ${inWords(missing)} but is incomplete (${why})${only}`;
	throw fault("image-not-found", "image", message);
}
function invalid$1(message) {
	return fault("image-invalid", "image", message);
}

// src/stages/image/space-for-image.ts
/** The part of an archive that is surely stored again. The rest may be headers, padding, or a layer that it has twice. */
const SURE_PART = .5;
/**
* Throws `disk-full` if the blobs of an image cannot fit on the disk of the private folders, before any of them is fetched.
* What the checks write besides cannot be known, so more is not demanded.
*/
async function demandSpace(workspace, blobs, name) {
	const distinct = new Map(blobs.map(({ digest, size }) => [digest, size]));
	const bytes = [...distinct.values()].reduce((sum, size) => sum + size, 0);
	const space = await privateSpace(workspace);
	const files = space?.files;
	if (space === void 0 || bytes <= space.free && distinct.size <= (files?.free ?? distinct.size)) return;
	const count = files === void 0 ? "" : ` and ${distinct.size} files`;
	throw tooSmall(`${name} has ${sizeText(bytes)} of layers${count}`, space);
}
/** The same for an archive, which is unpacked. An archive that cannot be read is reported where it is read. */
async function demandArchiveSpace(workspace, file) {
	const size = await stat(file).then((found) => found.isFile() ? found.size : 0, () => 0);
	const space = await privateSpace(workspace);
	if (space === void 0 || size * SURE_PART <= space.free) return;
	throw tooSmall(`the archive ${plain(file, 300)} has ${sizeText(size)}`, space);
}
/** What is free for the private folders; undefined if the system does not say. */
async function privateSpace(workspace) {
	const [first] = await workspace.space();
	return first;
}
function tooSmall(wanted, { folder }) {
	return fault("disk-full", "image", `${wanted}, more than is free for the private folder ${plain(folder, 300)}`);
}

// src/stages/image/resolve.ts
/** As many as an index may have platforms: one for each platform. */
const MAX_ATTESTATIONS = 64;
const AT_ONCE$2 = 3;
/**
* Resolves an image once and fetches it once into a private OCI layout. Every byte is checked against its digest. With
* `pushTo`, everything in an index is fetched, because all of it is pushed. Otherwise only the checked platforms and the
* build's attestations are fetched. Throws `image-not-found`, `image-invalid`, `input-invalid`, `scan-incomplete`, `disk-full`
* or the registry's faults.
*/
async function resolve(world, request) {
	const layout = await world.workspace.folder("image");
	await world.layouts.create(layout);
	if (request.subject.kind === "archive") await demandArchiveSpace(world.workspace, request.subject.file);
	const source = await openSource(world, request.subject, layout, request.platforms);
	const fetch = new ImageFetch(world.layouts, source, layout);
	const { mediaType, digest, bytes } = source.root;
	const root = {
		mediaType,
		digest,
		size: bytes.byteLength
	};
	const parsed = orThrow(parseManifest(await fetch.manifest(root), mediaType, `${source.name}@${digest}`), imageInvalid);
	const entries = parsed.kind === "index" ? parsed.manifests : [root];
	const ofIndex = parsed.kind === "index" ? annotationEntries("Annotation of the index", parsed.annotations) : [];
	const { chosen, skipped, artifacts, others } = await choosePlatforms(fetch, entries, request.platforms);
	if (request.pushTo !== void 0 && skipped.length > 0) {
		const message = `\`push-to\` copies the whole image, but \`platform\` skips ${skipped.map(platformName).join(", ")}; remove one of the two inputs, or name the manifest of one platform by its digest`;
		throw fault("input-invalid", "inputs", message);
	}
	const carried = request.pushTo === void 0 ? [] : others;
	const blobs = await concurrently(carried, AT_ONCE$2, (entry) => blobsOf(fetch, entry));
	const attestations = await attestationsOf(fetch, others, {
		...skipped.length === 0 ? { artifacts } : {
			part: chosen,
			artifacts: []
		},
		mustBeWhole: request.pushTo !== void 0 || source.layout === void 0
	});
	const attested = attestations.flatMap((one) => one.blobs ?? []);
	if (request.evidence === void 0) {
		const wanted = [
			...chosen.flatMap(({ config, layers }) => [config, ...layers]),
			...attested,
			...blobs.flat()
		];
		if (source.layout !== layout) await demandSpace(world.workspace, wanted, source.name);
		await fetch.blobs(wanted);
	}
	await world.layouts.setRoot(layout, root);
	return {
		requested: request.subject,
		root,
		isIndex: parsed.kind === "index",
		platforms: chosen.map((one) => ({
			...one,
			annotations: [...one.annotations ?? [], ...ofIndex]
		})),
		attestations,
		skippedPlatforms: skipped,
		layout
	};
}
/**
* The build's attestations of the checked platforms, and artifacts. `docker save` may leave them out. That is accepted
* only if the whole image does not have to be there (`mustBeWhole`).
*/
async function attestationsOf(fetch, entries, of) {
	const about = of.part && new Set(of.part.map(({ manifest }) => manifest.digest));
	const wanted = [...entries.filter((entry) => isAttestationEntry(entry) && (about === void 0 || about.has(subjectOf(entry)))), ...of.artifacts];
	if (wanted.length > MAX_ATTESTATIONS) {
		const message = `${fetch.name} has ${wanted.length} attestations and artifacts, at most ${MAX_ATTESTATIONS} are allowed`;
		throw fault("image-invalid", "image", message);
	}
	return (await concurrently(wanted, AT_ONCE$2, (entry) => attestationOf(fetch, entry).catch((error) => {
		if (of.mustBeWhole || !isNotFound(error)) throw error;
	}))).filter((one) => one !== void 0);
}
function isNotFound(error) {
	return error instanceof AssayError && error.reasons.every(({ code }) => code === "image-not-found");
}
/**
* A note on a reference with both a tag and a digest, if the tag points to another image: only the digest counts. A tag
* that cannot be resolved is no fault, because nothing depends on it.
*/
async function tagBeside(world, { digest, ...named }) {
	if (digest === void 0 || named.tag === void 0) return void 0;
	const there = await world.registry.resolve(named).catch(() => void 0);
	if (there === void 0 || there.digest === digest) return void 0;
	return `The digest counts, but the tag beside it belongs to another image: ${taggedName(named)} points to ${there.digest}, and Assay checked ${digest}.`;
}
/** Throws `tag-moved` if the requested tag now points to another image. */
async function assertTagUnmoved(world, subject, image) {
	if (subject.kind !== "registry" || subject.reference.digest !== void 0) return;
	const { reference } = subject;
	const { digest } = await world.registry.resolve(reference);
	if (digest === image.root.digest) return;
	throw fault("tag-moved", "image", `${repositoryName(reference)}:${reference.tag ?? "latest"} pointed to ${image.root.digest} and points to ${digest} now`);
}

// src/formats/vex/cyclonedx-vex.ts
/** Predicate types under which CycloneDX documents are attested. */
const CYCLONEDX_PREDICATE = /^https:\/\/cyclonedx\.org\/(?:bom|vex)(?:\/v?\d+\.\d+)?$/;
const text$2 = string().min(1);
const time$1 = datetime({ offset: true });
const named$1 = looseObject({
	name: text$2.optional(),
	email: text$2.optional()
});
const ComponentSchema$1 = looseObject({
	"bom-ref": text$2.optional(),
	type: string().optional(),
	version: string().optional(),
	purl: string().optional(),
	components: array(unknown()).optional()
});
const AffectSchema = strictObject({
	ref: text$2,
	versions: array(strictObject({
		version: text$2.optional(),
		range: text$2.optional(),
		status: _enum([
			"affected",
			"unaffected",
			"unknown"
		]).optional()
	})).optional()
});
const STATES = [
	"resolved",
	"resolved_with_pedigree",
	"exploitable",
	"in_triage",
	"false_positive",
	"not_affected"
];
const STATUS_OF = {
	resolved: "fixed",
	resolved_with_pedigree: "fixed",
	exploitable: "affected",
	in_triage: "under_investigation",
	false_positive: "not_affected",
	not_affected: "not_affected"
};
const VulnerabilitySchema$1 = looseObject({
	"bom-ref": text$2.optional(),
	id: text$2,
	references: array(looseObject({ id: text$2 })).optional(),
	updated: time$1.optional(),
	analysis: strictObject({
		state: _enum(STATES).optional(),
		justification: string().optional(),
		response: array(string()).optional(),
		detail: text$2.optional(),
		firstIssued: time$1.optional(),
		lastUpdated: time$1.optional()
	}).optional(),
	affects: array(AffectSchema).optional()
});
const BomSchema = looseObject({
	bomFormat: literal("CycloneDX"),
	specVersion: _enum([
		"1.4",
		"1.5",
		"1.6",
		"1.7"
	]),
	serialNumber: string().optional(),
	version: int().positive().optional(),
	metadata: looseObject({
		timestamp: time$1.optional(),
		authors: array(named$1).optional(),
		supplier: named$1.optional(),
		manufacturer: named$1.optional(),
		component: ComponentSchema$1.optional()
	}).optional(),
	components: array(unknown()).optional(),
	vulnerabilities: array(VulnerabilitySchema$1).optional()
});
const SilentSchema = looseObject({ vulnerabilities: array(unknown()).max(0).optional() });
/** Whether a JSON document calls itself CycloneDX. */
function isCycloneDx(document) {
	return looseObject({ bomFormat: unknown() }).safeParse(document).success;
}
/**
* Reads the analysed vulnerabilities of a CycloneDX document. A document without vulnerabilities says nothing. The fault is
* a sentence.
*/
function parseCycloneDxVex(document, source) {
	if (SilentSchema.safeParse(document).success) return parsed$1([]);
	const { success, data: bom, error } = BomSchema.safeParse(document);
	if (!success) return unparsable(`it is no CycloneDX VEX document (${firstIssue(error)})`);
	const { metadata, vulnerabilities = [] } = bom;
	const [author] = [
		...metadata?.authors ?? [],
		metadata?.supplier,
		metadata?.manufacturer
	].flatMap((one) => one?.name ?? one?.email ?? []);
	const subjects = subjectsOf(metadata?.component);
	const embedded = embeddedIn(bom);
	const statements = vulnerabilities.flatMap((one, at) => {
		const { id, analysis, affects = [], references = [] } = one;
		if (analysis?.state === void 0) return [];
		const timestamp = timeOf(one) ?? metadata?.timestamp;
		return [{
			source,
			document: bomLink(bom) ?? "",
			...author && { author },
			...timestamp && { timestamp },
			statement: one["bom-ref"] ?? `${at + 1}`,
			vulnerability: id,
			aliases: references.map((reference) => reference.id),
			products: affects.flatMap((affect) => productsOf$1(affect, subjects, embedded, bom)),
			status: STATUS_OF[analysis.state],
			...analysis.justification && { justification: analysis.justification },
			...analysis.detail && { impact: analysis.detail }
		}];
	});
	return parsed$1(statements);
}
function timeOf({ analysis, updated }) {
	return analysis?.lastUpdated ?? analysis?.firstIssued ?? updated;
}
const NumberedSchema = looseObject({
	serialNumber: string().regex(/^urn:uuid:[0-9a-f-]{36}$/),
	version: int().positive().default(1)
});
/** BOM-Link of a document, `urn:cdx:SERIAL/VERSION`; undefined if it has no serial number. */
function bomLink(bom) {
	const { success, data } = NumberedSchema.safeParse(bom);
	if (!success) return void 0;
	const { serialNumber, version } = data;
	return `urn:cdx:${serialNumber.slice(9)}/${version}`;
}
/** The subjects of a document; none if it names none that can be identified. Undefined if its subject cannot be read. */
function subjectsOf(main) {
	if (main === void 0) return [];
	if (main.purl !== void 0) return parsePackageUrl(main.purl).ok ? [{ purl: main.purl }] : void 0;
	if (main.type !== "container") return [];
	const digest = digestIn$1(main.version);
	return digest && [{ digest }];
}
function digestIn$1(version) {
	return version !== void 0 && isDigest(version) ? version : void 0;
}
/** All components by bom-ref, with those inside other components. */
function embeddedIn({ metadata, components = [] }) {
	const byRef = /* @__PURE__ */ new Map();
	const left = [metadata?.component, ...components];
	for (let one = left.pop(); left.length > 0 || one !== void 0; one = left.pop()) {
		const { success, data: component } = ComponentSchema$1.safeParse(one);
		if (!success) continue;
		const { "bom-ref": ref, components: inner = [] } = component;
		if (ref !== void 0) byRef.set(ref, component);
		left.push(...inner);
	}
	return byRef;
}
function productsOf$1({ ref, versions }, subjects, embedded, bom) {
	if (subjects === void 0) return [];
	const listed = versions === void 0 || versions.length === 0 ? void 0 : versions.flatMap(listedVersion);
	const [, link, fragment] = /^(urn:cdx:[0-9a-f-]{36}\/[1-9]\d*)#(.+)$/.exec(ref) ?? [];
	if (link !== void 0 && fragment !== void 0 && link !== bomLink(bom)) return [...listed === void 0 ? /* @__PURE__ */ new Set([fragment, decoded(fragment)]) : []].map((one) => ({
		within: subjects,
		package: {
			bom: link,
			ref: one
		}
	}));
	const component = (fragment === void 0 ? [ref] : [fragment, decoded(fragment)]).map((one) => embedded.get(one)).find((one) => one !== void 0);
	if (component !== void 0 && component === embedded.get(bom.metadata?.component?.["bom-ref"] ?? "")) return subjects.length > 0 && listed === void 0 ? [{ within: subjects }] : [];
	const purl = component === void 0 ? ref : component.purl;
	const named = purl === void 0 ? void 0 : orUndefined(parsePackageUrl(purl));
	if (purl === void 0 || named === void 0) return [];
	if (named.type === "oci") return listed === void 0 ? [{ within: [...subjects, { purl }] }] : [];
	const fixed = named.version === void 0 ? component?.version : void 0;
	const allowed = fixed === void 0 ? listed : (listed ?? [fixed]).filter((one) => one === fixed);
	return [{
		within: subjects,
		package: {
			purl,
			...allowed && { versions: allowed }
		}
	}];
}
/** The version of an entry. Ranges are not evaluated, so they name no version. */
function listedVersion({ version, status }) {
	return version === void 0 || status === "unknown" ? [] : [version];
}
function decoded(fragment) {
	try {
		return decodeURIComponent(fragment);
	} catch {
		return fragment;
	}
}

// src/stages/vex/vex-places.ts
/** The SBOMs of a run as places that VEX statements can name; `root` is the digest of the image or index. */
async function readPlaces(sboms, root, documents) {
	const boms = sboms.map(async ({ scope, cyclonedx }) => {
		return {
			scope,
			bom: orThrow(await documents.read(cyclonedx), (why) => fault("tool-failed", "sbom", `the SBOM of the ${scope.kind} cannot be read: ${why}`))
		};
	});
	return placesOf(await Promise.all(boms), root);
}
/** The places in SBOMs of platforms and of the source. The SBOM of the index adds BOM-Links to them. */
function placesOf(boms, root) {
	const index = boms.find(({ scope }) => scope.kind === "index");
	return boms.flatMap(({ scope, bom }) => scope.kind === "index" ? [] : [placeOf$1(scope, bom, root, index?.bom)]);
}
function placeOf$1(scope, bom, root, index) {
	const name = scope.kind === "source" ? "source" : platformName(scope.platform);
	const main = bom.metadata.component;
	const link = bomLink(bom);
	const indexLink = scope.kind === "platform" && index !== void 0 ? bomLink(index) : void 0;
	const linksOf = (ref) => [...link === void 0 ? [] : [`${link}#${ref}`], ...indexLink === void 0 ? [] : [`${indexLink}#${name}/${ref}`]];
	const components = bom.components.flatMap((component) => {
		const purl = component.purl === void 0 ? void 0 : orUndefined(parsePackageUrl(component.purl));
		return purl === void 0 ? [] : [{
			purl,
			ref: component["bom-ref"],
			links: linksOf(component["bom-ref"])
		}];
	});
	const purl = orUndefined(parsePackageUrl(main.purl ?? ""));
	if (purl === void 0) throw fault("tool-failed", "sbom", `the SBOM of ${name} does not name the image or source that it is about`);
	const indexRef = indexLink === void 0 ? void 0 : index?.metadata.component["bom-ref"];
	return {
		name,
		digests: scope.kind === "source" ? [] : [.../* @__PURE__ */ new Set([scope.manifest, root])],
		purl,
		...link && { bom: link },
		links: [...linksOf(main["bom-ref"]), ...indexRef === void 0 ? [] : [`${indexLink}#${indexRef}`]],
		packages: packagesByKey(components)
	};
}

// src/stages/gate/gate-image.ts
const AT_ONCE$1 = 6;
/**
* Resolves an image once. Every platform of an index that could run needs evidence: every entry except BuildKit's
* attestations and artifacts. All manifests are read, because an index can be listed as a manifest. No configuration and
* no layer is fetched. Throws `image-not-found`, `image-invalid` or the registry's faults.
*/
async function pinImage(world, reference) {
	const { registry, path, tag, digest: requested } = reference;
	const repository = {
		registry,
		path
	};
	const { digest, mediaType, bytes } = await world.registry.resolve(reference);
	const name = pinnedName(repository, digest);
	const manifest = orThrow(parseManifest(bytes, mediaType, name), invalid);
	const named = {
		repository,
		digest,
		...requested === void 0 && tag !== void 0 ? { tag } : {}
	};
	if (manifest.kind === "manifest") return {
		...named,
		isIndex: false,
		subjects: [{
			digest,
			role: "image",
			name: "the image"
		}]
	};
	const entries = await runnable(world, repository, distinctEntries(manifest.manifests), name);
	if (entries.length === 0) throw invalid(`${name} is an index without any platform`);
	if (entries.length > 64) throw invalid(`${name} has ${entries.length} platforms, at most ${64} are allowed`);
	const platforms = withDistinctNames((await concurrently(entries, AT_ONCE$1, (entry) => platformSubject(world, repository, entry))).filter((subject) => subject !== void 0));
	if (platforms.length === 0) throw invalid(`${name} is an index without any platform`);
	return {
		...named,
		isIndex: true,
		subjects: [{
			digest,
			role: "index",
			name: "the index"
		}, ...platforms]
	};
}
/** A sentence if the requested tag now points to another image. */
async function tagMoved(world, image) {
	if (image.tag === void 0) return void 0;
	const { digest } = await world.registry.resolve({
		...image.repository,
		tag: image.tag
	});
	if (digest === image.digest) return void 0;
	return `${`${repositoryName(image.repository)}:${image.tag}`} pointed to ${image.digest} and points to ${digest} now`;
}
/** The entries without attestations. An image with the marks of an attestation needs evidence as any other image. */
async function runnable(world, repository, entries, name) {
	const marked = entries.filter(isAttestationEntry);
	if (marked.length > 64) throw invalid(`${name} has ${marked.length} attestations, at most ${64} are allowed`);
	const images = await concurrently(marked, AT_ONCE$1, (entry) => isImage(world, repository, entry));
	const attestations = new Set(marked.filter((_, at) => !images[at]));
	return entries.filter((entry) => !attestations.has(entry));
}
async function isImage(world, repository, { digest }) {
	try {
		const { bytes, mediaType } = await world.registry.resolve({
			...repository,
			digest
		});
		const manifest = orThrow(parseManifest(bytes, mediaType, pinnedName(repository, digest)), invalid);
		if (manifest.kind === "index") return true;
		return manifest.layers.some((layer) => layer.mediaType !== STATEMENT_MEDIA_TYPE);
	} catch (error) {
		if (error instanceof AssayError && error.reasons.every(({ code }) => code === "image-not-found")) return false;
		throw error;
	}
}
/** Undefined for an entry that cannot run. */
async function platformSubject(world, repository, entry) {
	const { digest, platform } = entry;
	const where = pinnedName(repository, digest);
	const raw = await world.registry.resolve({
		...repository,
		digest
	});
	const manifest = orThrow(parseManifest(raw.bytes, raw.mediaType, where), invalid);
	if (isIndexType(entry.mediaType) || manifest.kind === "index") throw invalid(`${where} is an index inside an index, which is not supported; push a flat index`);
	if (isAside(entry, manifest)) return void 0;
	return platform === void 0 ? {
		digest,
		role: "platform",
		name: `the platform ${digest}`
	} : {
		digest,
		role: "platform",
		name: platformName(platform),
		platform
	};
}
/** Gives distinct names to platforms that the index lists more than once. */
function withDistinctNames(subjects) {
	const listed = subjects.flatMap(({ digest, platform }) => platform ? [{
		digest,
		platform
	}] : []);
	const names = new Map(distinctPlatforms(listed).map((platform, at) => [listed[at]?.digest, platform]));
	return subjects.map((subject) => {
		const platform = names.get(subject.digest);
		return platform === void 0 ? subject : {
			...subject,
			platform,
			name: platformName(platform)
		};
	});
}
function invalid(message) {
	return fault("image-invalid", "image", message);
}

// src/domain/gate/attested-evidence.ts
/** The kinds of statement that the gate can require for every subject. */
const REQUIREMENTS = [
	"signature",
	"provenance",
	"sbom",
	"summary"
];

// src/stages/gate/gather.ts
const SUBJECTS_AT_ONCE = 3;
const UNMARKED = "it does not say that Assay made it, so it does not count; if an older version of Assay made it, ship the image again";
/** Reads what is attached to each subject and verifies it in process. Throws the registry's faults. */
function gather(world, verify, { repository, subjects, bySummary }) {
	const selection = bySummary ? selectBySummary(summaryIn) : ALL_OF_ASSAY;
	return concurrently(subjects, SUBJECTS_AT_ONCE, async (subject) => {
		const isWanted = (predicateType) => statementKind(predicateType) !== void 0;
		const use = (bundle) => contentOf(subject, verify(bundle), bundle);
		return await evidenceOf(world, repository, subject, await readBundles(world, repository, subject.digest, {
			isWanted,
			use,
			selection
		}));
	});
}
async function evidenceOf(world, repository, subject, bundles) {
	let older = 0;
	const attested = [];
	const refused = [];
	const unreadable = [];
	for (const bundle of bundles) if ("unreadable" in bundle) unreadable.push({
		referrer: plain(bundle.referrer, 200),
		why: plain(bundle.unreadable, 400)
	});
	else if ("older" in bundle) older += 1;
	else if (bundle.value === void 0) continue;
	else if ("why" in bundle.value) refused.push({
		referrer: bundle.referrer,
		...bundle.value
	});
	else attested.push({
		referrer: bundle.referrer,
		...bundle.value
	});
	const old = REQUIREMENTS.every((kind) => attested.some((one) => one.kind === kind)) ? [] : await oldFormat(world, repository, subject.digest);
	return {
		subject,
		attested,
		refused,
		unreadable,
		...older > 0 && { older },
		...old.length > 0 && { oldFormat: old }
	};
}
function summaryIn(content) {
	if (content === void 0 || "why" in content || content.summary === void 0) return void 0;
	return orUndefined(content.summary);
}
function contentOf(subject, verification, bundle) {
	const statement = verification.verified ? verification.statement : verification.claimed;
	if (statement === void 0) return verification.verified ? void 0 : { why: verification.why };
	const kind = statementKind(statement.predicateType);
	if (kind === void 0) return void 0;
	if (!verification.verified) return {
		kind,
		code: verification.fault === "other-identity" ? "identity-mismatch" : "signature-invalid",
		why: plain(verification.why, 400)
	};
	if (statement.subject !== subject.digest) return {
		kind,
		why: `it is about ${statement.subject}`
	};
	if (kind !== "signature" && kind !== "summary" && !isMarked(statement)) return {
		kind,
		why: UNMARKED
	};
	const { certificate, publicKey, times } = verification;
	const [earliest] = times;
	return {
		kind,
		predicateType: statement.predicateType,
		predicate: statement.predicate,
		...certificate === void 0 ? {} : { certificate },
		...publicKey === void 0 ? {} : { publicKey },
		...earliest === void 0 ? {} : { signedAt: earliest.at },
		timestamped: times.some(({ source }) => source === "timestamp-authority"),
		bundle,
		...factsOf(kind, statement)
	};
}
function factsOf(kind, { predicate }) {
	switch (kind) {
		case "provenance": return { provenance: readProvenance(predicate) };
		case "summary": return { summary: readSummary(predicate) };
		case "sbom": {
			const { digest, platform } = readSbomSubject(predicate);
			return {
				...digest === void 0 ? {} : { sbomSubject: digest },
				...platform === void 0 ? {} : { platform }
			};
		}
		case "signature":
		case "vulnerabilities": return {};
	}
}

// src/domain/evidence/advisory-source.ts
const LANGUAGES = new Map([
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
	return LANGUAGES.get(type);
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

// src/domain/evidence/distribution.ts
const RELEASE_FILE = "etc/os-release";
/** Systems that have only packages of programming languages. */
const WITHOUT_PACKAGES = /* @__PURE__ */ new Set(["activestate"]);
/**
* Determines the advisories for the distribution that trivy recognised. If there are none, that is a deciding gap: trivy
* would find nothing and report success. `packages`: how many packages of the distribution the SBOM lists, and how many
* the scan includes. `systems`: the systems that the SBOM names.
*/
function evaluateSystem(os, packages, systems, distribution, has) {
	const gaps = [];
	const gap = (why, decides = true) => gaps.push({
		kind: "system",
		path: RELEASE_FILE,
		why,
		decides
	});
	if (systems.length > 1) gap("several operating systems are listed, and only one can be scanned");
	if (os === void 0) {
		if (systems.length > 0) gap("there are packages of a distribution that is not recognised");
		else if (distribution.id !== void 0) gap(`neither trivy nor Assay can read the packages of ${distribution.id}`);
		return { gaps };
	}
	if (WITHOUT_PACKAGES.has(os.family)) return { gaps };
	const release = releaseOf(os.family, os.name, distribution.repository);
	const named = `${os.family} ${release}`.trim();
	if (packages.listed === 0) gap(`no package of ${named} is listed: its package database is missing or cannot be read`);
	const { id } = distribution;
	if (id !== void 0 && !isSameDistribution(os.family, id)) {
		gap(`${id} is derived from ${os.family}, and the database has no advisories for it`);
		return { gaps };
	}
	if (distribution.isExtended) gap("its fixes come from an extended support, but the advisories of that support are not compared", false);
	const source = systemSource(os.family, release);
	if (source !== void 0 && has(source.name)) {
		if (packages.listed > 0 && packages.scanned === 0) gap(`none of the ${packages.listed} packages of ${named} was scanned`);
		return {
			source,
			gaps
		};
	}
	gap(`the database has no advisories of ${named}`, !os.endOfLife);
	return { gaps };
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

// src/domain/evidence/comparable.ts
/** Semantic Versioning 2.0: a character of an identifier. */
const CHARACTER = "[0-9A-Za-z-]";
/** A number without leading zeros. */
const NUMBER = "(?:0|[1-9]\\d*)";
/** An identifier of a pre-release: a number, or a text with at least one letter or hyphen. */
const PRERELEASE = `(?:${NUMBER}|\\d*[A-Za-z-]${CHARACTER}*)`;
/**
* The form that a version must have to be compared. trivy skips versions of other forms, and writes a line to its log
* only if there are advisories for a package of that name.
*/
const FORMS = {
	semver: new RegExp(`^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-${PRERELEASE}(?:\\.${PRERELEASE})*)?(?:\\+${CHARACTER}+(?:\\.${CHARACTER}+)*)?$`),
	dotted: /^v?\d+(?:\.\d+)*(?:-?[0-9A-Za-z~-]+(?:\.[0-9A-Za-z~-]+)*)?(?:\+[0-9A-Za-z~-]+(?:\.[0-9A-Za-z~-]+)*)?$/,
	pep440: /^v?(?:\d+!)?\d+(?:\.\d+)*(?:[-_.]?(?:alpha|beta|preview|pre|rc|a|b|c)[-_.]?\d*)?(?:-\d+|[-_.]?(?:post|rev|r)[-_.]?\d*)?(?:[-_.]?dev[-_.]?\d*)?(?:\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?$/i,
	gem: /^\d+(?:\.[0-9A-Za-z]+)*(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/,
	maven: /^./,
	deb: /^(?:\d+:)?\d[\p{L}\p{N}.+~:_-]*$/u,
	apk: /^\d[0-9A-Za-z._~-]*$/,
	rpm: /^./
};
/**
* The longest version that is compared, in UTF-16 units. Real ones have some 60; the time of the forms above grows with the
* square of the length and more.
*/
const LONGEST = 300;
/** The largest number that trivy can store: 64 bits. */
const LARGEST = 2n ** 64n - 1n;
/** Whether a version can be compared with the ranges of an advisory. An empty version and a very long one cannot. */
function isComparable(scheme, version) {
	const text = version.trim();
	if (text.length > LONGEST || !FORMS[scheme].test(text)) return false;
	if (scheme === "maven" || scheme === "deb" || scheme === "apk" || scheme === "rpm") return true;
	return ((/^v?(?:\d+!)?\d+(?:\.\d+)*/i.exec(text)?.[0] ?? "").match(/\d+/g) ?? []).every((part) => part.length < 20 || BigInt(part) <= LARGEST);
}
/** A release of Go, maybe with an addition: `go1.26.5 (Red Hat 1.26.5-1.el9)`, `go1.22.3 X:boringcrypto`. */
const GO_RELEASE = /^v?(?:go)?(\d+(?:\.\d+){1,2}(?:(?:rc|beta)\d+)?)(?:\s|-X:|$)/;
/**
* The release of Go, such as `v1.26.5`, in a version of its standard library that a vendor or an experiment changed.
* Undefined if there is none, as in `devel go1.27-4a1b2c3`.
*/
function goRelease(version) {
	const release = GO_RELEASE.exec(version)?.[1];
	return release === void 0 ? void 0 : `v${release}`;
}

// src/formats/sbom/cyclonedx-versions.ts
/**
* The SBOM with versions that trivy can compare. Vendors of Go add words to the version of Go in a program
* (`v1.26.5 (Red Hat 1.26.5-1.el9)`), and trivy then finds nothing. Returns the same object if nothing changes.
*/
function withReadableVersions(bom) {
	const components = bom.components.map(readable);
	return components.every((component, at) => component === bom.components[at]) ? bom : {
		...bom,
		components
	};
}
function readable(component) {
	const { name, version = "", purl } = component;
	if (name !== "stdlib" || !trivyValues(component, "PkgType").includes("gobinary")) return component;
	const release = goRelease(version);
	if (release === void 0 || release === version || purl === void 0) return component;
	return {
		...component,
		version: release,
		purl: `pkg:golang/stdlib@${release}`
	};
}

// src/domain/finding/package-file.ts
/**
* Whether a package file is in a folder into which a package manager installs. The `package.json` of an application, or
* one in the tests of a package, is not an installed package and cannot be required by its name.
*/
function isInstalled(path) {
	if (!path.endsWith("/package.json") && path !== "package.json") return true;
	const below = path.split("node_modules/").at(-1)?.split("/") ?? [];
	return path.includes("node_modules/") && below.length === (below[0]?.startsWith("@") ? 3 : 2);
}

// src/formats/tools/trivy-log.ts
/**
* The warnings of trivy 0.74 that are not reported, by the beginning of their text. `covered`: Assay sees the same in the
* report, the SBOM or the database. `harmless`: nothing is left out. All other warnings are reported.
*/
const KNOWN = [
	["Unsupported os", "covered"],
	["This OS version is not on the EOL list", "covered"],
	["This OS version is no longer supported", "covered"],
	["The vulnerability detection may be insufficient", "covered"],
	["No OS package is detected", "covered"],
	["e.g. files under", "covered"],
	["Mixing Alpine versions is unsupported", "covered"],
	["Conda package is supported for SBOM", "covered"],
	["The library type is not supported", "covered"],
	["Multiple OS components are not supported", "covered"],
	["Failed to parse component", "covered"],
	["Failed to create PackageURL", "covered"],
	["Third-party SBOM may lead", "harmless"],
	["Recommend using Trivy", "harmless"],
	["Failed to parse image reference", "harmless"],
	["Unsupported hash algorithm", "harmless"],
	["Unable to marshal SPDX licenses", "harmless"],
	["Unable to calculate SPDX licenses ID", "harmless"],
	["Using severities from other vendors", "harmless"],
	["Unable to get vulnerability details", "harmless"],
	["No severity found in specified sources", "harmless"],
	["Unsupported severity", "harmless"],
	["Unable to collect", "harmless"],
	["Unable to get checksum", "harmless"],
	["Unable to get licenses and dependencies", "harmless"],
	["Unable to find python `site-packages` directory", "harmless"],
	["Unable to parse pyproject.toml to identify", "harmless"],
	["Unable to parse composer.json to identify", "harmless"],
	["Unable to parse Cargo.toml to identify", "harmless"],
	["Unable to parse package.json to remove dev", "harmless"],
	["Unable to parse METADATA file", "harmless"],
	["Unable to parse cache dir", "harmless"],
	["Could not parse -ldflags", "harmless"],
	["Failed to calculate", "harmless"]
];
/**
* Reads the debug log of an inventory. trivy ignores package files that it cannot parse, packages with versions that it
* cannot read, and Java archives that it does not know. Only the log says so.
*/
function parseInventoryLog(log) {
	const unreadable = [];
	const leftOut = [];
	const [unknown, guessed, unidentified] = [
		/* @__PURE__ */ new Set(),
		/* @__PURE__ */ new Set(),
		/* @__PURE__ */ new Set()
	];
	const thirdParty = /* @__PURE__ */ new Set();
	for (const line of linesOf(log)) {
		const field = (name) => line.fields.get(name);
		const error = field("err");
		const file = field("file");
		switch (line.message) {
			case "[dpkg] Parse error":
				unreadable.push(field("file_path") ?? "var/lib/dpkg/status");
				break;
			case "[analyzer] Analysis error":
			case "Analysis error":
				unreadable.push(fileIn(error) ?? "a package file");
				break;
			case "Walk error":
				unreadable.push(field("file_path") ?? error ?? "a file");
				break;
			case "[jar] Failed to parse":
				if (file !== void 0) unreadable.push(file);
				break;
			case "[jar] No such POM in the central repositories":
				if (file !== void 0) unidentified.add(file);
				break;
			case "[jar] POM was determined in a heuristic way":
				if (file !== void 0) guessed.add(file);
				break;
			case "[apk] Invalid version found":
				leftOut.push({
					...named(field, "name"),
					path: "lib/apk/db/installed"
				});
				break;
			case "[dpkg] Invalid version":
			case "[dpkg] Invalid source version":
				leftOut.push({
					...named(field, "package"),
					path: "var/lib/dpkg/status"
				});
				break;
			case "[dpkg] Third-party package detected":
				thirdParty.add(field("package") ?? "");
				break;
			default: if (isUnknown(line)) unknown.add(kindOf(line));
		}
	}
	return {
		unreadable,
		unidentified: [...unidentified].filter((archive) => !guessed.has(archive)),
		leftOut,
		thirdParty: [...thirdParty],
		unknown: [...unknown]
	};
}
/** The gaps of an image's inventory by its log. */
function inventoryLogGaps({ unreadable, leftOut }, canRun) {
	return [...[...new Set(unreadable)].sort().map((path) => {
		return {
			kind: "unreadable",
			path: plain(path, 300),
			why: "has the name of a package file, but cannot be read as one",
			decides: canRun && isInstalled(path)
		};
	}), ...leftOut.map(({ path, name, version }) => {
		const why = `has a version that cannot be compared (${plain(version, 60)})`;
		return {
			kind: "incomparable",
			path,
			package: plain(name, 200),
			why,
			decides: canRun
		};
	})];
}
/** The gaps that only the log of a scan shows: missing comparisons. `listed` are the packages of the SBOM. */
function scanLogGaps(log, listed, scope) {
	const path = scope.kind === "source" ? "." : "the image";
	const versions = new Set(listed.map(({ version }) => version));
	const gaps = /* @__PURE__ */ new Map();
	for (const line of linesOf(log)) if (line.message === "Version matching error") {
		const error = line.fields.get("err") ?? "";
		const version = VERSION_ERROR.exec(error)?.[1];
		if (version !== void 0 && versions.has(version)) continue;
		const why = "the scanner cannot read the version range of an advisory";
		gaps.set(why, {
			kind: "incomparable",
			path,
			why,
			decides: false
		});
	} else if (isUnknown(line)) {
		const why = `trivy gave a warning that Assay does not know (${kindOf(line)})`;
		gaps.set(why, {
			kind: "incomparable",
			path,
			why,
			decides: false
		});
	}
	return [...gaps.values()];
}
/** `npm version error (1.2.5.0.0): …` */
const VERSION_ERROR = /^(?:\w+ )?version error \((.*?)\):/s;
/** Time, level, message and fields, separated by tabs. */
const LINE = /^\S+\t(DEBUG|WARN|ERROR)\t([^\t]*)(?:\t(.*))?$/;
const QUOTED = String.raw`"(?:[^"\\]|\\.)*"`;
/** `key=value` or `key="value"` */
const FIELD = new RegExp(String.raw`(?:^|\s)([A-Za-z_-]+)=(${QUOTED}|[^\s"]+)`, "g");
function* linesOf(log) {
	for (const text of log.split("\n")) {
		const [, level = "", message = "", rest = ""] = LINE.exec(text) ?? [];
		if (level !== "") yield {
			level,
			message: message.trim(),
			fields: fieldsOf(rest)
		};
	}
}
function fieldsOf(text) {
	const fields = /* @__PURE__ */ new Map();
	for (const [, name = "", value = ""] of text.matchAll(FIELD)) if (!fields.has(name)) fields.set(name, value.startsWith("\"") ? unquoted(value) : value);
	return fields;
}
function unquoted(text) {
	try {
		const value = JSON.parse(text);
		return typeof value === "string" ? value : text;
	} catch {
		return text.slice(1, -1);
	}
}
function named(field, name) {
	return {
		name: field(name) ?? "",
		version: field("version") ?? ""
	};
}
/** The path in `failed to parse a/package.json: failed to parse a/package.json: …`, where it is twice. */
function fileIn(error) {
	return error && (/^failed to parse (.+?): failed to parse \1: /s.exec(error)?.[1] ?? error);
}
function isUnknown({ level, message }) {
	if (level === "DEBUG") return false;
	const text = message.replace(/^\[[^\]]*\] /, "");
	return !KNOWN.some(([beginning]) => text.startsWith(beginning));
}
/** The level and component of a warning. Its text is left out, since it may contain text of the image. */
function kindOf({ level, message }) {
	return `${level}, ${/^\[([a-z0-9 ._-]{1,30})\]/i.exec(message)?.[1] ?? "no name"}`;
}

// src/formats/sbom/purl.ts
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

// src/formats/tools/trivy-report.ts
const text$1 = string().default("");
const score = number$1().default(0);
const VulnerabilitySchema = object({
	VulnerabilityID: string().min(1),
	PkgName: string().min(1),
	InstalledVersion: text$1,
	FixedVersion: text$1,
	Severity: string(),
	Title: text$1,
	PrimaryURL: text$1,
	PkgIdentifier: object({
		PURL: string().optional(),
		BOMRef: text$1
	}).default({ BOMRef: "" }),
	PkgPath: text$1,
	Layer: object({ DiffID: text$1 }).default({ DiffID: "" }),
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
		Name: text$1,
		EOSL: boolean().default(false)
	}).optional() }).default({}),
	Results: array(object({
		Target: text$1,
		Type: text$1,
		Class: text$1,
		Packages: array(object({
			Name: text$1,
			FilePath: text$1,
			Identifier: object({ BOMRef: text$1 }).default({ BOMRef: "" })
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
	return parsed$1({
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
	const metadata = parseJsonAs(DatabaseSchema.extend({ Version: literal(schema) }), json);
	if (!metadata.ok) return metadata;
	const { UpdatedAt, NextUpdate, DownloadedAt } = metadata.value;
	const downloaded = DownloadedAt === void 0 || DownloadedAt.startsWith("0001-") ? {} : { downloadedAt: DownloadedAt };
	return parsed$1({
		updatedAt: UpdatedAt,
		nextUpdate: NextUpdate,
		...downloaded
	});
}

// src/formats/tools/bolt.ts
/** The file is no bbolt database, or is damaged. */
var BoltError = class extends Error {};
/** Sizes of bbolt's structures in bytes. All numbers are little-endian, as on the machines that make the databases. */
const PAGE_HEADER = 16;
const ELEMENT = 16;
const BUCKET_HEADER = 16;
const META = {
	size: 64,
	magic: 3977042669,
	version: 2
};
const FLAG = {
	branch: 1,
	leaf: 2,
	bucket: 1
};
/** Greatest depth. Real databases have a depth of 4; more than this is a circle. */
const DEEPEST = 32;
/** Greatest size of a page with its overflow pages. The largest value of trivy's database has some kB. */
const LARGEST_PAGE = 67108864;
/** Smallest size of a page. */
const SMALLEST_PAGE = 512;
/**
* Opens a bbolt database to read a few of its pages, never the whole file: trivy's has 700 MB. As for bbolt itself, the
* newer of its two meta pages counts, and one with a wrong checksum does not count.
*/
async function openBolt(readAt) {
	const first = await readAt(0, PAGE_HEADER + META.size);
	const size = metaOf(first)?.pageSize;
	if (size === void 0) throw new BoltError("the first page is not that of a bbolt database");
	const [newest] = [first, await readAt(size, PAGE_HEADER + META.size)].flatMap((page) => {
		const meta = metaOf(page);
		return meta?.valid === true && meta.pageSize === size ? [meta] : [];
	}).sort((a, b) => a.transaction < b.transaction ? 1 : -1);
	if (newest === void 0) throw new BoltError("both meta pages are damaged");
	return bucketAt({
		readAt,
		size,
		count: newest.pages
	}, { page: newest.root });
}
function metaOf(page) {
	if (page.length < PAGE_HEADER + META.size) return void 0;
	const meta = page.subarray(PAGE_HEADER);
	if (meta.readUInt32LE(0) !== META.magic || meta.readUInt32LE(4) !== META.version) return void 0;
	const pageSize = meta.readUInt32LE(8);
	const isPowerOf2 = pageSize >= SMALLEST_PAGE && (pageSize & pageSize - 1) === 0;
	return {
		pageSize,
		root: meta.readBigUInt64LE(16),
		pages: meta.readBigUInt64LE(40),
		transaction: meta.readBigUInt64LE(48),
		valid: isPowerOf2 && meta.readBigUInt64LE(56) === fnv1a(meta.subarray(0, 56))
	};
}
/** FNV-1a with 64 bits: bbolt's checksum. */
function fnv1a(bytes) {
	let hash = 14695981039346656037n;
	for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 1099511628211n);
	return hash;
}
function bucketAt(pages, root) {
	const find = async (name) => {
		const key = Buffer.from(name);
		const left = { pages: pages.count };
		let elements = await elementsOf(pages, root, left);
		for (let depth = 0; depth < DEEPEST; depth += 1) {
			const at = elements.findLast((element) => Buffer.compare(element.name, key) <= 0);
			if (at?.child === void 0) return at?.name.equals(key) ? at : void 0;
			elements = await elementsOf(pages, { page: at.child }, left);
		}
		throw new BoltError("its pages form a circle");
	};
	return {
		buckets: async () => {
			const names = [];
			await walk(pages, root, DEEPEST, { pages: pages.count }, ({ name, isBucket }) => {
				if (isBucket) names.push(name.toString("utf8"));
			});
			return names;
		},
		bucket: async (name) => {
			const found = await find(name);
			if (found?.value === void 0 || !found.isBucket) return void 0;
			return bucketAt(pages, rootOf(found.value));
		},
		has: async (name) => await find(name) !== void 0
	};
}
async function walk(pages, root, depth, left, visit) {
	if (depth === 0) throw new BoltError("its pages form a circle");
	for (const element of await elementsOf(pages, root, left)) if (element.child === void 0) visit(element);
	else await walk(pages, { page: element.child }, depth - 1, left, visit);
}
function rootOf(value) {
	if (value.length < BUCKET_HEADER) throw new BoltError("a bucket is cut off");
	const page = value.readBigUInt64LE(0);
	return page === 0n ? { inline: value.subarray(BUCKET_HEADER) } : { page };
}
async function elementsOf(pages, root, left) {
	const page = "inline" in root ? root.inline : await pageAt(pages, root.page, left);
	if (page.length < PAGE_HEADER) throw new BoltError("a page is cut off");
	const flags = page.readUInt16LE(8);
	const count = page.readUInt16LE(10);
	if (PAGE_HEADER + count * ELEMENT > page.length) throw new BoltError("a page is cut off");
	if (flags & FLAG.branch) return Array.from({ length: count }, (_, at) => branch(page, at));
	if (flags & FLAG.leaf) return Array.from({ length: count }, (_, at) => leaf(page, at));
	throw new BoltError("a page is of an unexpected kind");
}
async function pageAt({ readAt, size, count }, id, left) {
	if (id < 2n || id >= count) throw new BoltError("a page is outside the file");
	const position = Number(id) * size;
	const first = await readAt(position, size);
	if (first.length < size) throw new BoltError("the file is cut off");
	if (first.readBigUInt64LE(0) !== id) throw new BoltError("a page has an unexpected number");
	const overflow = first.readUInt32LE(12);
	left.pages -= BigInt(overflow) + 1n;
	if (left.pages < 0n) throw new BoltError("its pages are in several places of one tree");
	if (overflow === 0) return first;
	const whole = (overflow + 1) * size;
	if (whole > LARGEST_PAGE) throw new BoltError("a page is too large");
	const page = await readAt(position, whole);
	if (page.length < whole) throw new BoltError("the file is cut off");
	return page;
}
function branch(page, index) {
	const at = PAGE_HEADER + index * ELEMENT;
	const name = slice(page, at + page.readUInt32LE(at), page.readUInt32LE(at + 4));
	return {
		name: index === 0 ? Buffer.alloc(0) : name,
		child: page.readBigUInt64LE(at + 8),
		isBucket: false
	};
}
function leaf(page, index) {
	const at = PAGE_HEADER + index * ELEMENT;
	const [position, length] = [at + page.readUInt32LE(at + 4), page.readUInt32LE(at + 8)];
	return {
		name: slice(page, position, length),
		value: slice(page, position + length, page.readUInt32LE(at + 12)),
		isBucket: (page.readUInt32LE(at) & FLAG.bucket) !== 0
	};
}
function slice(page, from, length) {
	if (from + length > page.length) throw new BoltError("a page is cut off");
	return page.subarray(from, from + length);
}

// src/stages/scan/advisory-sources.ts
/** Buckets without advisories. */
const OTHER_BUCKETS = /* @__PURE__ */ new Set([
	"trivy",
	"vulnerability",
	"vulnerability-id",
	"data-source",
	"Red Hat CPE"
]);
/**
* Opens trivy's database and reads which releases and ecosystems have advisories in it. So Assay knows a new release
* without an update, and reports a release that was removed. Throws `database-unavailable`.
*/
async function withAdvisorySources({ cacheDir }, use) {
	const path = join(cacheDir, "db", "trivy.db");
	const file = await open(path);
	try {
		return await use(await sourcesIn(await openBolt(async (position, length) => {
			const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
			return buffer.subarray(0, bytesRead);
		})));
	} catch (error) {
		if (!(error instanceof BoltError)) throw error;
		throw fault("database-unavailable", "scan", `${path} cannot be read: ${error.message}`, error);
	} finally {
		await file.close();
	}
}
async function sourcesIn(root) {
	const names = (await root.buckets()).filter((name) => !OTHER_BUCKETS.has(name));
	const known = new Set(names);
	const of = (ecosystem) => names.filter((name) => name.startsWith(`${ecosystem}::`));
	return {
		has: (source) => known.has(source),
		hasEcosystem: (ecosystem) => of(ecosystem).length > 0,
		hasAdvisories: async (ecosystem, name) => {
			for (const source of of(ecosystem)) if (await (await root.bucket(source))?.has(name)) return true;
			return false;
		},
		knowsRepository: async (repositories, builds) => {
			const cpe = await root.bucket("Red Hat CPE");
			const [byRepository, byBuild] = [await cpe?.bucket("repository"), await cpe?.bucket("nvr")];
			for (const name of repositories) if (await byRepository?.has(name)) return true;
			for (const name of builds) if (await byBuild?.has(name)) return true;
			return false;
		}
	};
}

// src/stages/scan/compare-packages.ts
/** Further gaps are reported only as a number. */
const MOST_GAPS = 1e3;
/**
* Finds out for each package of an SBOM whether it was compared with advisories. trivy does not report this: it accepts
* packages that it has no advisories for, and skips versions that it cannot read.
*/
async function comparePackages(listed, scanned, context) {
	const byRef = new Map(scanned.map((entry) => [entry.ref, entry]));
	const results = [];
	const missed = listed.filter(({ ref }) => !byRef.has(ref)).map(({ label }) => plain(label, 100));
	const notScanned = `was not scanned: ${listed.length - missed.length} of ${listed.length} packages were (missed: ${missed.slice(0, 3).join(", ")})`;
	for (const entry of listed) results.push(await resultOf(entry, byRef.get(entry.ref) ?? notScanned, context));
	const count = (kind) => results.filter((result) => result.kind === kind).length;
	const gaps = results.flatMap(({ gap }) => gap ?? []).sort((a, b) => Number(b.decides) - Number(a.decides));
	return {
		compared: count("compared"),
		incomparable: count("incomparable"),
		unsourced: count("unsourced"),
		gaps: bounded$1(gaps)
	};
}
/** `scanned` is a sentence if trivy did not scan the package. */
async function resultOf(listed, scanned, context) {
	const { canRun, sources } = context;
	const gap = (kind, path, why, decides = true) => ({
		kind,
		gap: {
			kind,
			path: plain(path, 500),
			package: plain(listed.label, 200),
			why,
			decides: decides && canRun
		}
	});
	const file = PACKAGE_FILES[listed.label.slice(4, 7)];
	if (typeof scanned === "string") return gap("unsourced", listed.path ?? file ?? ".", scanned);
	const path = listed.path ?? scanned.path ?? file ?? ".";
	if (scanned.isSystem) return systemResultOf(listed, context, (why, decides) => gap("incomparable", path, why, decides));
	const source = languageSource(scanned.type);
	if (source === void 0 || !sources.hasEcosystem(source.ecosystem)) return gap("unsourced", path, `has no advisories in the database (${plain(scanned.type, 40)})`);
	if (isComparable(source.scheme, listed.version)) return { kind: "compared" };
	const why = unreadable(source.scheme, listed.version);
	if (source.ecosystem === "go" && listed.version === "") return gap("incomparable", path, why, false);
	return gap("incomparable", path, why, await sources.hasAdvisories(source.ecosystem, advisoryName(source, listed.name)) || isInstalled(path));
}
/** The file in which trivy finds the packages of a distribution, by the type of their PURL. */
const PACKAGE_FILES = {
	deb: "var/lib/dpkg/status",
	apk: "lib/apk/db/installed",
	rpm: "var/lib/rpm"
};
async function systemResultOf(listed, { distribution, sources }, gap) {
	if (distribution === void 0) return { kind: "unsourced" };
	const { family, source } = distribution;
	if (listed.isThirdParty && family !== "echo") return gap(`is not a package of ${family}, so the advisories of ${family} do not cover it`, false);
	if (!isComparable(source.scheme, listed.version)) return gap(unreadable(source.scheme, listed.version));
	if (source.repositories !== void 0) {
		const repositories = listed.repositories.length + listed.builds.length > 0 ? listed.repositories : source.repositories;
		if (await sources.knowsRepository(repositories, listed.builds)) return { kind: "compared" };
		return gap("is from a repository that the advisories do not name");
	}
	return { kind: "compared" };
}
function unreadable(scheme, version) {
	const shown = plain(version, 60);
	return shown === "" ? "has no version" : `has a version that cannot be compared (${shown}, ${scheme})`;
}
function bounded$1(gaps) {
	const more = gaps.slice(MOST_GAPS);
	const [first] = more;
	if (first === void 0) return gaps;
	const rest = {
		kind: first.kind,
		path: ".",
		why: `and ${more.length} more packages were not compared`,
		decides: first.decides
	};
	return [...gaps.slice(0, MOST_GAPS), rest];
}

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

// src/stages/scan/scan.ts
const AT_ONCE = 2;
const SYSTEM_PACKAGE = /^pkg:(?:deb|apk|rpm)\//;
const SCAN_LIMIT_MS = 6e5;
/**
* Scans the SBOMs of all platforms and of the source. The SBOM of an index is not scanned, because it lists the same
* packages as its platforms. `documents` has the parsed SBOMs; a file that is not in it is parsed here. Throws
* `tool-failed`, `tool-timed-out` and `database-unavailable`. The coverage says what a scan did not cover.
*/
async function scan(world, sboms, database, documents = new SbomDocuments()) {
	const startedAt = world.now().toISOString();
	const scopes = sboms.filter(({ scope }) => scope.kind !== "index");
	const scans = await withAdvisorySources(database, (sources) => concurrently(scopes, AT_ONCE, async (sbom) => scanOne(world, sbom, await documents.read(sbom.cyclonedx), {
		cacheDir: database.cacheDir,
		sources
	})));
	return {
		database: database.facts,
		startedAt,
		finishedAt: world.now().toISOString(),
		findings: mergeFindings(scans),
		coverage: scans.map(({ coverage }) => coverage)
	};
}
async function scanOne(world, sbom, bom, { cacheDir, sources }) {
	const { scope, cyclonedx } = sbom;
	const place = placeOf(scope);
	const distro = bom.ok ? distroOf(bom.value) : void 0;
	const file = await fileOf(world, cyclonedx.path, orUndefined(bom));
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
				"--skip-db-update",
				"--skip-java-db-update",
				"--offline-scan"
			],
			...[
				"--cache-backend",
				"memory",
				"--debug"
			],
			...distro === void 0 ? [] : ["--distro", distro]
		],
		view: { reads: [file, cacheDir] },
		cacheDir,
		timeoutMs: SCAN_LIMIT_MS,
		quiet: false
	});
	const exit = await world.processes.read(command);
	const report = orThrow(parseTrivyReport(successOf(exit, "scan", command.tool)), (why) => fault("tool-failed", "scan", `trivy's scan of ${place}: ${why}`));
	const log = "stderr" in exit ? exit.stderr : "";
	const listed = orThrow(bom, (why) => fault("tool-failed", "scan", `${cyclonedx.path}: ${why}`));
	const coverage = await coverageOf(sbom, withReadableVersions(listed), {
		report,
		log,
		sources
	});
	const thirdParty = new Set(packagesOf(listed).flatMap((one) => one.isThirdParty ? one.ref : []));
	return {
		place,
		coverage,
		findings: report.vulnerabilities.filter(({ ref }) => report.os?.family === "echo" || !thirdParty.has(ref)).map(({ finding }) => finding)
	};
}
/** The distribution for `--distro`: the release of the image's repositories, if they are those of its distribution. */
function distroOf(bom) {
	const [system, ...others] = operatingSystemsOf(bom);
	if (system?.name !== "alpine" || others.length > 0) return void 0;
	const release = releaseOf(system.name, system.version, distributionOf(bom).repository);
	return release === system.version || system.version.startsWith(`${release}.`) ? void 0 : `alpine/${release}`;
}
/** The file of an SBOM, or a copy in which trivy can read all versions. */
async function fileOf(world, path, bom) {
	const readable = bom && withReadableVersions(bom);
	if (readable === bom) return path;
	const copy = join(await world.workspace.folder("readable"), "sbom.cdx.json");
	await writeFile(copy, JSON.stringify(readable), { mode: 384 });
	return copy;
}
/** Counts the packages that were compared with advisories, and lists what the scan did not cover. */
async function coverageOf({ scope, gaps: inventoryGaps = [] }, bom, { report, log, sources }) {
	const { os } = report;
	const listed = packagesOf(bom);
	const systems = operatingSystemsOf(bom).map(({ name }) => name);
	const ofSystem = listed.filter(({ label }) => SYSTEM_PACKAGE.test(label)).length;
	const packages = {
		listed: Math.max(ofSystem, report.osPackages),
		scanned: report.osPackages
	};
	const system = evaluateSystem(os, packages, systems, distributionOf(bom), sources.has);
	const distribution = os && system.source && {
		family: os.family,
		source: system.source
	};
	const { gaps, ...counts } = await comparePackages(listed, report.packages, {
		canRun: scope.kind !== "source",
		distribution,
		sources
	});
	return {
		scope,
		...os === void 0 ? {} : { os },
		listed: listed.length,
		...counts,
		gaps: [
			...inventoryGaps,
			...windowsGaps(scope),
			...system.gaps,
			...gaps,
			...scanLogGaps(log, listed, scope)
		]
	};
}
/** No tool lists the components of Windows itself. The SBOM of a Windows image lists only the other packages. */
function windowsGaps(scope) {
	if (scope.kind !== "platform" || scope.platform.os !== "windows") return [];
	return [{
		kind: "system",
		path: "Windows/System32",
		why: "no tool can read the packages of Windows",
		decides: true
	}];
}
/** One finding per vulnerability and package version of one type, with every place that has it. */
function mergeFindings(scans) {
	const found = /* @__PURE__ */ new Map();
	for (const { place, findings } of scans) for (const finding of findings) {
		const key = JSON.stringify([
			finding.id,
			finding.type,
			finding.package,
			finding.version
		]);
		const earlier = found.get(key);
		found.set(key, earlier === void 0 ? {
			...finding,
			foundIn: [place]
		} : withPlace(earlier, finding, place));
	}
	return [...found.values()].sort(bySeverity);
}
function withPlace(earlier, again, place) {
	const worse = SEVERITIES.indexOf(again.severity) < SEVERITIES.indexOf(earlier.severity);
	const { paths: _, layers: __, ...both } = {
		...again,
		...earlier
	};
	const paths = earlier.paths && again.paths && [.../* @__PURE__ */ new Set([...earlier.paths, ...again.paths])];
	const layers = earlier.layers && again.layers && [.../* @__PURE__ */ new Set([...earlier.layers, ...again.layers])];
	return {
		...both,
		...paths && { paths },
		...layers && { layers },
		...worse ? { severity: again.severity } : {},
		foundIn: [.../* @__PURE__ */ new Set([...earlier.foundIn, place])]
	};
}
function bySeverity(a, b) {
	const order = SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
	const [left, right] = [a, b].map((one) => `${one.package} ${one.version} ${one.id}`);
	return order !== 0 ? order : (left ?? "") < (right ?? "") ? -1 : 1;
}
function placeOf(scope) {
	if (scope.kind === "platform") return platformName(scope.platform);
	return scope.kind === "source" ? "source" : scope.digest;
}

// src/stages/gate/rescan.ts
const UNNAMED = {
	os: "unknown",
	architecture: "unknown"
};
/** The platform of an attested SBOM. For a single image, only the SBOM names it without a further request. */
function attestedPlatform({ subject, attested }) {
	return subject.platform ?? orUndefined(parsePlatform(attested.platform ?? "")) ?? UNNAMED;
}
/** Reads attested SBOMs of platforms. Throws `evidence-unreadable` for an SBOM that cannot be scanned. */
function readAttestedSboms(sboms) {
	return sboms.map((relied) => {
		const { subject, attested } = relied;
		const { predicate, referrer } = attested;
		const bom = orThrow(readBom(predicate), (why) => {
			const message = `the SBOM of ${subject.name} (${referrer}) cannot be scanned: ${plain(why, 300)}`;
			return fault("evidence-unreadable", "scan", message);
		});
		return {
			scope: {
				kind: "platform",
				platform: attestedPlatform(relied),
				manifest: subject.digest
			},
			bom,
			predicate
		};
	});
}
/**
* Scans attested SBOMs of platforms again. The SBOM of an index is not needed, because it lists the same packages as
* its platforms. Throws the scan's faults.
*/
async function rescan(world, sboms, database) {
	const folder = await world.workspace.folder("rescan");
	const documents = new SbomDocuments();
	const files = sboms.map(async ({ scope, bom, predicate }) => {
		const json = JSON.stringify(predicate);
		const file = {
			path: join(folder, `${hexOf(scope.manifest)}.cdx.json`),
			sha256: hexOf(json)
		};
		await writeFile(file.path, json, { mode: 384 });
		documents.add(file, bom);
		return {
			scope,
			cyclonedx: file
		};
	});
	return await scan(world, await Promise.all(files), database, documents);
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
const BUCKET = Buffer.from("vulnerability");
/** bbolt: the magic number of the first meta page, after its header of 16 bytes. */
const MAGIC = 3977042669;
const CHUNK_BYTES = 1048576;
/**
* The bare hex SHA-256 of a vulnerability database, streamed (0.7 s for 700 MB); undefined if the file is not a bbolt
* database or has no advisories.
*/
async function hashDatabase(cacheDir) {
	const hash = createHash("sha256");
	let first;
	let tail = Buffer.alloc(0);
	let hasAdvisories = false;
	const stream = createReadStream(join(cacheDir, "db", "trivy.db"), { highWaterMark: CHUNK_BYTES });
	for await (const chunk of bytesOf(stream)) {
		first ??= chunk;
		hash.update(chunk);
		hasAdvisories ||= Buffer.concat([tail, chunk.subarray(0, BUCKET.length)]).includes(BUCKET) || chunk.includes(BUCKET);
		tail = Buffer.from(chunk.subarray(-BUCKET.length));
	}
	return first !== void 0 && first.length >= 20 && first.readUInt32LE(16) === MAGIC && hasAdvisories ? hash.digest("hex") : void 0;
}
/** The first bytes of a SQLite file. */
const SQLITE = Buffer.from("SQLite format 3\0");
/** Whether a downloaded file looks like the expected database. The file is not opened as a database. */
async function isDatabase(kind, cacheDir) {
	if (kind === "vulnerability") return await hashDatabase(cacheDir) !== void 0;
	const { folder, file } = DATABASES[kind];
	const handle = await open(join(cacheDir, folder, file));
	try {
		const { buffer } = await handle.read(Buffer.alloc(SQLITE.length), 0, SQLITE.length, 0);
		return buffer.equals(SQLITE);
	} finally {
		await handle.close();
	}
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
	const { only, option, folder, name } = DATABASES[kind];
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
		await rename(join(cacheDir, folder), join(temporary, "outdated")).catch(ignoreAbsent);
		await rename(join(temporary, folder), join(cacheDir, folder)).catch(ignorePresent);
		return;
	} finally {
		for (const folder of [temporary, ...reads]) await rm(folder, {
			recursive: true,
			force: true
		});
	}
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
/**
* Finds or downloads a vulnerability database, a fresh one if possible, and checks it. The verdict decides later whether
* it is too old. Without network, Assay looks for it in `cache-dir/trivy/db` and in `cache-dir/db`. Throws
* `database-unavailable`.
*/
async function database(world, options) {
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
	const cached = await readMetadata(kind, join(cache, "trivy"));
	if (cached !== void 0 && isFresh(kind, cached, world.now())) return void 0;
	return downloadDatabase(world, kind, options.repositories, join(store, "trivy"), options.bound);
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

// src/formats/vex/openvex.ts
/**
* OpenVEX 0.2.0, by the JSON Schema of its specification. Unknown keys are faults, as in that schema: with a misspelt
* `subcomponents` a statement would be about the whole image.
*/
/** The predicate types of OpenVEX in attestations, and the `@context` of a document. */
const OPENVEX = /^https:\/\/openvex\.dev\/ns(?:\/v\d+\.\d+\.\d+)?$/;
const text = string().min(1);
const time = datetime({ offset: true });
const component = {
	"@id": text.optional(),
	identifiers: record(string(), text).optional(),
	hashes: record(string(), text).optional()
};
const ComponentSchema = strictObject(component);
const ProductSchema = strictObject({
	...component,
	subcomponents: array(ComponentSchema).optional()
});
const StatementSchema = strictObject({
	"@id": text.optional(),
	version: int().optional(),
	vulnerability: strictObject({
		"@id": text.optional(),
		name: text,
		description: string().optional(),
		aliases: array(text).optional()
	}),
	timestamp: time.optional(),
	last_updated: time.optional(),
	products: array(ProductSchema).optional(),
	status: _enum(VEX_STATUSES),
	supplier: string().optional(),
	status_notes: string().optional(),
	justification: _enum([
		"component_not_present",
		"vulnerable_code_not_present",
		"vulnerable_code_not_in_execute_path",
		"vulnerable_code_cannot_be_controlled_by_adversary",
		"inline_mitigations_already_exist"
	]).optional(),
	impact_statement: text.optional(),
	action_statement: text.optional(),
	action_statement_timestamp: time.optional()
}).refine((one) => one.status !== "not_affected" || (one.justification ?? one.impact_statement) !== void 0, "not_affected needs a justification or an impact_statement").refine((one) => one.status !== "affected" || one.action_statement !== void 0, "affected needs an action_statement");
const DocumentSchema = strictObject({
	"@context": string().regex(OPENVEX),
	"@id": text,
	author: text,
	role: string().optional(),
	timestamp: time,
	last_updated: time.optional(),
	version: int(),
	tooling: string().optional(),
	statements: array(StatementSchema).min(1)
});
/** Whether a JSON document calls itself OpenVEX. */
function isOpenVex(document) {
	return looseObject({ "@context": string().regex(/openvex/i) }).safeParse(document).success;
}
/**
* Reads an OpenVEX document. `subject` is what statements without a product are about: the subject of the attestation. A
* document that is a file must name its products. The fault is a sentence.
*/
function parseOpenVex(document, source, subject) {
	const { success, data, error } = DocumentSchema.safeParse(document);
	if (!success) return unparsable(`it is no OpenVEX document (${firstIssue(error)})`);
	const { "@id": id, author, timestamp, statements } = data;
	const nameless = statements.findIndex(({ products = [] }) => products.length === 0);
	if (subject === void 0 && nameless >= 0) return unparsable(`it is no OpenVEX document (statement ${nameless + 1} names no product)`);
	const read = statements.map((one, at) => ({
		source,
		document: id,
		author,
		timestamp: one.last_updated ?? one.timestamp ?? timestamp,
		statement: one["@id"] ?? `${at + 1}`,
		vulnerability: one.vulnerability.name,
		aliases: one.vulnerability.aliases ?? [],
		products: productsOf(one.products ?? [], subject),
		status: one.status,
		...one.justification && { justification: one.justification },
		...one.impact_statement && { impact: one.impact_statement }
	}));
	return parsed$1(read);
}
function productsOf(products, subject) {
	if (products.length === 0) return subject === void 0 ? [] : [{ within: [{ digest: subject }] }];
	return products.flatMap((product) => {
		const { subcomponents = [] } = product;
		const names = namesOf(product);
		if (names === void 0) return [];
		const isWhole = names.every((name) => "digest" in name || isScannedAsWhole(name.purl));
		if (subcomponents.length === 0) {
			if (isWhole) return [{ within: names }];
			return names.length === 1 ? names.flatMap((name) => "purl" in name ? {
				within: [],
				package: name
			} : []) : [];
		}
		if (!isWhole) return [];
		return subcomponents.flatMap((one) => {
			const purl = packageOf(one);
			return purl === void 0 ? [] : {
				within: names,
				package: { purl }
			};
		});
	});
}
/** Whether a PURL names something that is scanned as a whole: an image, or a source repository. */
function isScannedAsWhole(purl) {
	return ["oci", "github"].includes(orUndefined(parsePackageUrl(purl))?.type ?? "");
}
/** Every name of a product; undefined if it has none, or if one of them cannot be compared. */
function namesOf(product) {
	const purls = purlsOf(product);
	if (purls === void 0) return void 0;
	const { "@id": id, hashes } = product;
	const digests = id === void 0 ? [] : digestIn(id);
	if (hashes !== void 0) {
		const hash = `sha256:${hashes["sha-256"]?.toLowerCase()}`;
		if (!isDigest(hash)) return void 0;
		digests.push(hash);
	}
	const names = [...purls.map((purl) => ({ purl })), ...digests.map((digest) => ({ digest }))];
	return names.length === 0 ? void 0 : names;
}
/** The PURL of a subcomponent; undefined if it has a hash. It is a file then, and the hashes of packages are unknown. */
function packageOf(component) {
	const [purl, ...others] = purlsOf(component) ?? [];
	return others.length === 0 && component.hashes === void 0 ? purl : void 0;
}
/** The PURLs of a component; undefined if one of them is invalid. */
function purlsOf({ "@id": id, identifiers }) {
	const written = [id?.startsWith("pkg:") ? id : void 0, identifiers?.purl];
	const purls = new Set(written.filter((one) => one !== void 0));
	return [...purls].every((one) => parsePackageUrl(one).ok) ? [...purls] : void 0;
}
/** The digest in `sha256:…` or `registry/repository@sha256:…` */
function digestIn(id) {
	const digest = id.slice(id.lastIndexOf("@") + 1);
	return !id.startsWith("pkg:") && isDigest(digest) ? [digest] : [];
}

// src/formats/vex/vex-document.ts
/** Reads a VEX document of either format. The fault is a sentence. */
function parseVexFile(bytes, source) {
	if (bytes.length > 5242880) return unparsable(`it is larger than ${MAX_VEX_BYTES} bytes`);
	const json = parseJson(bytes);
	if (!json.ok) return unparsable(`it ${json.fault}`);
	const document = json.value;
	if (isOpenVex(document)) return bounded(parseOpenVex(document, source));
	if (isCycloneDx(document)) return bounded(parseCycloneDxVex(document, source));
	return unparsable("it is neither OpenVEX nor CycloneDX");
}
/** Whether attestations of a predicate type can contain VEX documents. */
function isVexPredicate(predicateType) {
	return OPENVEX.test(predicateType) || CYCLONEDX_PREDICATE.test(predicateType);
}
/** Reads the predicate of an attestation about `subject`. An SBOM has no statements. The fault is a sentence. */
function parseVexPredicate(predicateType, predicate, source, subject) {
	if (OPENVEX.test(predicateType)) return bounded(parseOpenVex(predicate, source, subject));
	return bounded(parseCycloneDxVex(predicate, source));
}
function bounded(statements) {
	if (!statements.ok || statements.value.length <= 1e4) return statements;
	const count = statements.value.length;
	return unparsable(`it has ${count} statements, at most ${MAX_VEX_STATEMENTS} are read`);
}

// src/stages/vex/vex-attestations.ts
/**
* Reads the VEX documents that one of the signers attested about each digest. Everything else that is attached is
* ignored. Without signers, nothing is read. Throws `vex-invalid` if a signer attested something as VEX that is no VEX
* document, and the faults of the registry and of the trusted root.
*/
async function vexAttestations(world, signers, request, { repository, digests }) {
	if (signers.length === 0) return [];
	const verifiers = await Promise.all(signers.map(async (signedBy) => {
		const signer = {
			kind: "certificate",
			...signedBy
		};
		const { verify } = await prepareTrust(world, signer, {
			...request,
			statementTypes: STATEMENT_TYPES
		});
		return {
			signedBy,
			verify
		};
	}));
	const signed = (subject, bundle) => {
		for (const { signedBy, verify } of verifiers) {
			const verification = verify(bundle);
			if (!verification.verified) continue;
			const { statement } = verification;
			if (statement.subject === subject && isVexPredicate(statement.predicateType)) return {
				signedBy,
				statement
			};
		}
	};
	const statements = [];
	for (const subject of new Set(digests)) {
		const use = (bundle) => signed(subject, bundle);
		const bundles = await readBundles(world, repository, subject, {
			isWanted: isVexPredicate,
			use
		});
		for (const bundle of bundles) {
			if (!("value" in bundle) || bundle.value === void 0) continue;
			statements.push(...statementsIn(bundle.value, bundle.referrer, repository));
		}
	}
	return statements;
}
function statementsIn({ signedBy, statement: { subject, predicateType, predicate } }, referrer, repository) {
	const statements = parseVexPredicate(predicateType, predicate, {
		kind: "attestation",
		referrer,
		subject,
		signedBy
	}, subject);
	if (statements.ok) return statements.value;
	const message = `the VEX attestation ${pinnedName(repository, referrer)} of ${signedBy.identity}: ${plain(statements.fault, 400)}`;
	throw fault("vex-invalid", "policy", message);
}

export { oldFormat as $, signerEnvironment as $t, bundleReferrers as A, judgeBaseImages as At, isMarked as B, gateAuditEvent as Bt, tagMoved as C, filesInCommit as Ct, resolve as D, removeEvidence as Dt, assertTagUnmoved as E, withoutEvidence as Et, readProvenance as F, redactFields as Ft, provenancePredicate as G, kindName as Gt, madeByIn as H, scopeName as Ht, readSummary as I, publishAudit as It, readTool as J, reasonAddress as Jt, prepareTrust as K, leftOut as Kt, summaryPredicate as L, copyEvidenceFile as Lt, selectBySummary as M, toolRecord as Mt, knownKey as N, toolTable as Nt, tagBeside as O, HANDOVER_FILE as Ot, readKnown as P, redactAdmission as Pt, readInput as Q, createWorkspace as Qt, MADE_BY_FIELD as R, removeEvidenceFile as Rt, pinImage as S, judgingCommit as St, readPlaces as T, report as Tt, markedBom as U, pessimisticOutputs as Ut, madeBy as V, bounded$2 as Vt, sourceOf as W, comparedInWords as Wt, keyFault as X, withoutFolders as Xt, successOf as Y, shortDigest as Yt, keySilence as Z, PRODUCT as Zt, inventoryLogGaps as _, readDuration as _t, attestedPlatform as a, wireCommon as an, SbomDocuments as at, gather as b, readPolicy as bt, scan as c, parseTagObject as cn, parseBom as ct, genericPurl as d, toolComponent as dt, imagesNamed as en, bytesOf as et, nameParts as f, trivyValues as ft, sourcePurl as g, readSettings as gt, purlType as h, readRepositories as ht, javaDatabase as i, firstOptions as in, refusedRun as it, readBundles as j, judgeRegistries as jt, MAX_DOCUMENT_BYTES as k, parseHandover as kt, trivyCommand as l, readBom as lt, packagePurl as m, isFile as mt, parseVexFile as n, matchesPlatform as nn, Ledger as nt, readAttestedSboms as o, toolFullDisk as on, OWN as ot, ociPurl as p, withSpace as pt, readPublicKey as q, plural as qt, database as r, imageInvalid as rn, eventOf as rt, rescan as s, parseCommitObject as sn, enrich as st, vexAttestations as t, parseSubject as tn, concurrently as tt, withOwnFolders as u, renameLicenses as ut, parseInventoryLog as v, readRequestedPolicy as vt, placesOf as w, submoduleInCommit as wt, REQUIREMENTS as x, committedFile as xt, THIRD_PARTY as y, diagnosticsOf as yt, SIGNATURE_ANNOTATION as z, writeEvidenceFile as zt };