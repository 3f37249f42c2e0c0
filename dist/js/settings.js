import { i as __toESM } from "./rolldown-runtime.js";
import { c as fullDisk, i as fault, s as codeOf, t as AssayError, u as messageOf } from "./reason.js";
import { n as plain } from "./text.js";
import { i as usableTemporaryFolder, r as temporaryFolder } from "./shed-environment.js";
import { t as RawInputs } from "./raw-inputs.js";
import { c as hexOf, i as unparsable, l as isDigest, n as orUndefined, r as parsed, t as orThrow } from "./result.js";
import { C as strictObject, O as unknown, b as object, c as _enum, d as array, w as string } from "./schemas.js";
import { t as date } from "./iso.js";
import { a as connectionWords, c as boundedBody, n as ownNetwork, o as isLasting, u as credentialsIn } from "./network.js";
import { t as optional } from "./optional.js";
import { i as parseReference } from "./image.js";
import { a as isLoopback, o as isSafeUrl } from "./event.js";
import { t as TOOL_CHECKS } from "./evidence.js";
import { a as retry, i as isPassing, n as TryAgain, o as retryAfter, t as BOUNDS } from "./retry.js";
import { l as parseJsonAs } from "./in-toto.js";
import { r as growingRedactor } from "./redact.js";
import { c as killOnShutdown, d as cacheServiceOf, f as isCachedByDefault, l as onShutdown, o as childOptions, s as createProcesses, t as RegistryClient } from "./client.js";
import { r as isolationInWords, t as ISOLATE } from "./isolation.js";
import { t as CACHED_FILE } from "./cached-file.js";
import { i as parseChanges, n as digestFile, o as parseCommits, r as hashFile, s as parseIndexChanges, t as toolFullDisk } from "./tool-full-disk.js";
import { t as GitHubClient } from "./github.js";
import { createHash, randomUUID } from "node:crypto";
import { constants, createReadStream, createWriteStream, existsSync, readFileSync, readlinkSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, extname, isAbsolute, join, parse, resolve, sep } from "node:path";
import { access, chmod, constants as constants$2, copyFile, link, lstat, mkdir, mkdtemp, opendir, readFile, readdir, readlink, realpath, rename, rm, rmdir, stat, statfs, unlink, writeFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { pipeline } from "node:stream/promises";
import { Transform } from "node:stream";
import { createGunzip } from "node:zlib";

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
const UNREADABLE = "GitHub's cache could not be read, so this run goes on without it";
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
	#largestBytes;
	#program;
	/** By its key, the folder with a file. */
	#kept = /* @__PURE__ */ new Map();
	#isSilenced = false;
	constructor(world, service, options = {}) {
		this.#world = world;
		this.#service = service;
		this.#restoreMs = options.restoreMs ?? BOUNDS.cache.answer;
		this.#saveMs = options.saveMs ?? BOUNDS.cacheUpload.answer;
		this.#largestBytes = options.largestBytes ?? LARGEST_BYTES$1;
		this.#program = options.program ?? PROGRAM;
	}
	async restore(key, which = "exact") {
		let folder;
		let restored;
		try {
			if (!await this.#mayAsk()) return void 0;
			folder = await this.#world.workspace.folder("cache");
			restored = await this.#restoreInto(folder, key, which);
		} catch (error) {
			this.#silence(`${UNREADABLE}: ${String(error)}`);
		}
		if (folder !== void 0 && restored === void 0) await rm(folder, {
			recursive: true,
			force: true
		}).catch(() => void 0);
		return restored;
	}
	async #restoreInto(folder, key, which) {
		const limit = String(2 * this.#largestBytes);
		const keys = which === "exact" ? [key] : [`${key}newest`, key];
		const answer = answerOf(await this.#run(folder, [
			"restore",
			limit,
			...keys
		], this.#restoreMs));
		if (answer.fault !== void 0) this.#silence(`${UNREADABLE}: ${answer.fault}`);
		if (answer.fault !== void 0 || answer.key === void 0) return void 0;
		const path = join(folder, CACHED_FILE);
		if ((which === "exact" ? answer.key === key : answer.key.startsWith(key)) && await isFileOf(path, this.#largestBytes)) return {
			key: answer.key,
			path
		};
		this.#world.runner.log(`GitHub's cache has something else than a file under ${key}; it is not used`);
	}
	async keep(key, path) {
		try {
			if (this.#kept.has(key) || (await lstat(path)).size > this.#largestBytes) return;
			const folder = await this.#world.workspace.folder("cache");
			const own = join(folder, CACHED_FILE);
			await link(path, own).catch(() => copyFile(path, own));
			this.#kept.set(key, folder);
		} catch (error) {
			this.#say(`${key} cannot be kept for later runs: ${String(error)}`);
		}
	}
	/** Saves what was taken. Call it when the run has ended and was reported. Never rejects. */
	async save() {
		for (const [key, folder] of this.#kept) {
			if (this.#isSilenced) return;
			try {
				if (!await this.#mayAsk()) return;
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
		this.#say(line);
	}
	#say(line) {
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
async function isFileOf(path, largestBytes) {
	const found = await lstat(path).catch(() => void 0);
	return found?.isFile() === true && found.size <= largestBytes;
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
const KEPT = {
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
		const kept = isUnreachable(error) && await fetchTrust(needs, repository, KEPT).catch(() => void 0);
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

// src/adapters/tools/go-build.ts
const PROGRESS_EVERY_MS = 15e3;
/**
* The variables that Go may see: where its caches, its proxy and its certificates are. GOFLAGS is not one of them,
* because `-toolexec` could run any program. HOME is the real one, for Go's caches and the `.netrc` of the proxy.
*/
const GO_VARIABLES = /^(?:PATH|HOME|TMPDIR|XDG_CACHE_HOME|NETRC|GOROOT|GOPATH|GOMODCACHE|GOCACHE|GOPROXY|GONOPROXY|GOPRIVATE|GOSUMDB|GONOSUMDB|GOVCS|SSL_CERT_FILE|SSL_CERT_DIR|https?_proxy|no_proxy|HTTPS?_PROXY|NO_PROXY)$/;
/** What `go` says of a proxy that is busy or breaks off. A page that does not exist (404, 410) will not exist later. */
const PASSING = /\b(?:408|425|429|500|502|503|504) [A-Z]|connection (?:refused|reset)|broken pipe|timeout|\bEOF\b|server misbehaving/;
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
		demandSuccess(build, "`go build`", await repeated(build, (timeoutMs) => build.processes.watch(`Build ${what}`, {
			...command,
			timeoutMs
		})));
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
	const exit = await repeated(build, (timeoutMs) => build.processes.read({
		...command,
		timeoutMs
	}));
	demandSuccess(build, `the download of ${wanted}`, exit);
	const { Dir, Sum } = parseDownload(build, exit.kind === "exited" ? exit.stdout : "");
	if (Sum !== build.sum) throw fault("tool-untrusted", "tools", `the Go module ${wanted} has the sum ${Sum} and not the pinned ${build.sum}, so it was not built`);
	return Dir;
}
/** Runs `go` again if the proxy may answer a moment later. `go` itself asks once. */
function repeated({ bound = BOUNDS.module, say }, run) {
	const report = (problem, pauseMs) => say(`Go could not download (${problem}) and tries again in ${Math.ceil(pauseMs / 1e3)} s`);
	return retry(async () => {
		const exit = await run(bound.answer);
		if (exit.kind !== "exited" || exit.code === 0 || !PASSING.test(exit.stdout + exit.stderr)) return exit;
		return new TryAgain({
			problem: lastLine(exit.stdout + exit.stderr),
			conclude: () => exit
		});
	}, {
		...bound,
		report
	});
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
		case "exited": return `ended with exit code ${exit.code}${behindColon(lastLine(exit.stdout + exit.stderr))}`;
		case "killed": return `was killed by ${exit.signal}`;
		case "timed-out": return `did not end within ${exit.afterMs / 1e3} s`;
		case "too-much-output": return `printed more than ${exit.limitBytes} bytes`;
		case "not-started": return `could not be started: ${exit.message}`;
	}
}
function lastLine(output) {
	return (/"Error":\s*"(.*)"/.exec(output)?.[1] ?? output.trim().split("\n").at(-1) ?? "").slice(0, 300);
}
function behindColon(text) {
	return text === "" ? "" : `: ${text}`;
}
function unavailable(build, why, cause) {
	return fault("tool-unavailable", "tools", `${build.name} cannot be built: ${why}`, cause);
}

// src/adapters/tools/go-version.ts
/** More than a version has. */
const LONGEST_VERSION = 200;
/** Finds the version of a Go module in the build information that Go writes into each program. */
function goVersionSearch(module) {
	return {
		text: `\nmod\t${module}\tv`,
		after: LONGEST_VERSION
	};
}
/**
* The versions that a program says it was built from, found by {@link goVersionSearch}. The program is not run. Empty if it
* contains none, as a script or a program without a release.
*/
function goVersionsIn({ found }) {
	return [...new Set(found.flatMap((text) => /^[^\t\n]+(?=[\t\n])/.exec(text)?.[0] ?? []))];
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
	const { where, path, digest } = await namedFile(name, named, goVersionSearch(pin.go.module));
	demandNotRefused(name, pin, where, digest);
	const { sha256 } = digest;
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
/**
* The file that the user named, its hash with what `search` finds in it, and how to speak of it. Throws `tool-untrusted` if
* the hash is another one.
*/
async function namedFile(name, named, search) {
	const { path, digest } = await locate(name, named.path, search);
	const where = `${name}-path: "${plain(named.path, 300)}"`;
	if (named.sha256 === void 0 || named.sha256 === digest.sha256) return {
		where,
		path,
		digest
	};
	const message = `${where} has the SHA-256 ${digest.sha256} and not ${named.sha256}, which the input names, so it was not run`;
	throw fault("tool-untrusted", "tools", message);
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
async function locate(name, userPath, search) {
	try {
		const path = await realpath(resolve(userPath));
		return {
			path,
			digest: await digestFile(path, search)
		};
	} catch (error) {
		const code = codeOf(error);
		const message = `${name}-path: "${plain(userPath, 300)}" is not a file that can be read (${code})`;
		throw fault("tool-unavailable", "tools", message, error);
	}
}
/** Refuses a compromised program by its hash, and by the version that Go wrote into it. */
function demandNotRefused(name, pin, where, digest) {
	const { sha256 } = digest;
	if (pin.refusedPrograms.includes(sha256)) {
		const message = `${where} has the SHA-256 ${sha256} of a ${name} that is known to be compromised, so it was not run; use ${pin.version}`;
		throw fault("tool-untrusted", "tools", message);
	}
	for (const version of goVersionsIn(digest)) demandVersion(name, pin, where, version);
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
	return parsed(async ({ sha256, content }, trust) => {
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
	return parsed(async ({ sha256 }, trust) => {
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
			await this.#world.runCache?.keep(cacheKeyOf(asset), file);
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
const FOLDERS = [...[
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
	for (const name of FOLDERS) {
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
		"audit-token",
		"trivy-server-token"
	]) {
		const secret = inputs.text(name);
		const input = outputInputs.find((one) => secret !== "" && inputs.text(one).includes(secret));
		if (input === void 0) continue;
		inputs.fault(name, `its value is part of \`${input}\`: GitHub hides secrets everywhere and drops every output that contains one, so no other job would get the image; use another value`);
	}
}
/** Reads the server of trivy, if one is named. */
function readTrivyServer(inputs, offline) {
	const url = inputs.text("trivy-server");
	const token = inputs.text("trivy-server-token");
	if (url === "") {
		if (token !== "") inputs.fault("trivy-server", "`trivy-server-token` is set, but the server is not");
		return {};
	}
	const parsed = URL.parse(url);
	if (parsed === null || !isSafeUrl(url) || parsed.username !== "" || parsed.password !== "" || parsed.search !== "" || parsed.hash !== "") inputs.fault("trivy-server", `"${url}" is not an https address without a user, a query and a fragment`);
	if (offline) inputs.fault("trivy-server", "`offline` is set, but a server is asked over the network");
	return { server: {
		url,
		...token === "" ? {} : { token }
	} };
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

export { readTrivyServer as a, wireCommon as c, namedFile as d, readToolPath as i, readAudit as l, readRepositories as n, createWorkspace as o, readSettings as r, firstOptions as s, isFile as t, GITHUB_API as u };