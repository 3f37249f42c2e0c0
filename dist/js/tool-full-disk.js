import { i as fault, l as fullDiskLine } from "./reason.js";
import { n as plain } from "./text.js";
import { i as unparsable, r as parsed } from "./result.js";
import { t as digestNow } from "./digest-now.js";
import { extname, join } from "node:path";
import { stat } from "node:fs/promises";
import { Worker } from "node:worker_threads";

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
	return parsed({
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

// src/file-digest.ts
/** Beside this file: in `src/`, and in the bundle. */
const THREAD = join(import.meta.dirname, `digest-thread${extname(import.meta.filename)}`);
/** Of a smaller file, the hash takes less time than the start of a thread. */
const LEAST_BYTES = 4 << 20;
/**
* Hashes a file and searches it, both in one reading. A large one is read in a thread, so that this process goes on: to
* hash trivy would be the largest part of what the gate computes. Rejects if the file cannot be read.
*/
async function digestFile(path, search) {
	const request = {
		path,
		...search && { search }
	};
	if ((await stat(path)).size < LEAST_BYTES) return digestNow(request);
	const thread = new Worker(THREAD, {
		workerData: request,
		env: {},
		execArgv: []
	});
	const { promise, resolve, reject } = Promise.withResolvers();
	thread.once("message", resolve);
	thread.once("error", reject);
	thread.once("exit", (code) => reject(/* @__PURE__ */ new Error(`the thread that hashes ended with ${code}`)));
	return await promise;
}
/** The SHA-256 of a file, bare hex; see {@link digestFile}. */
async function hashFile(path) {
	return (await digestFile(path)).sha256;
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

export { parseCommitObject as a, parseTagObject as c, parseChanges as i, digestFile as n, parseCommits as o, hashFile as r, parseIndexChanges as s, toolFullDisk as t };