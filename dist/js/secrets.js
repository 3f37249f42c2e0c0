import { i as __toESM } from "./rolldown-runtime.js";
import { _ as codeOf, f as fault, h as resultsOf, l as AssayError, o as plain$1, v as fullDisk } from "./shared-first.js";
import { B as isMaskable, Ct as number, Et as record, G as isNoCredential, H as entropy, Ht as hex, It as orThrow, J as isPronounceable, K as isNumberedName, Lt as orUndefined, M as parseJson, Mt as unknown, N as parseJsonAs, Ot as string, Rt as parsed, U as isFiller, Ut as hexOf$1, V as changes, W as isMonotonous, Wt as isDigest, Y as isWords, Yt as lookUp, bt as literal$1, ft as _enum, gt as boolean, ht as array, nt as optional, pt as _instanceof, q as isPackageVersion, vt as discriminatedUnion, w as Needles, wt as object, xt as looseObject, yt as int, z as SecretTexts, zt as unparsable } from "./shared-cli.js";
import { Nn as parseCommitObject, Pn as parseTagObject, Q as readTool, W as MAX_DOCUMENT_BYTES, Z as withOwnFolders, a as withSpace, ft as hasAt, nt as giveTurn, tt as Turns } from "./shared-gate.js";
import { u as platformName } from "./shared-approve.js";
import { t as NO_SECRET_REASONS } from "./no-secret.js";
import { t as require_tar_stream } from "./tar-stream.js";
import { n as require_dist, t as yamlWeight } from "./yaml-weight.js";
import { closeSync, constants, fstatSync, mkdirSync, openSync, readFileSync, readSync, readdirSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { dirname, extname, join, posix } from "node:path";
import { lstat, mkdir, readFile, readdir, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { createHash, createHmac, createSecretKey, hash, randomBytes, randomUUID, scrypt } from "node:crypto";
import { isUtf8 } from "node:buffer";
import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import { constants as constants$2, crc32, createGunzip, createInflateRaw, createZstdDecompress, deflateRawSync, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";
import { dirname as dirname$1 } from "node:path/posix";

// src/stages/layer-packages/path-set.ts
const ENTRY_BYTES$1 = 8;
/** The number for a path: 64 bits of its SHA-256. */
function pathKey(path) {
	return BigInt(`0x${hash("sha256", path).slice(0, 16)}`);
}
/**
* A set of paths of a layer that only answers whether it contains a path. A large image has half a million paths:
* as text they would need most of the memory of a run. The probability that two paths have the same number is
* 2^-64.
*/
var PathSet = class PathSet {
	#sorted;
	constructor(sorted) {
		this.#sorted = sorted;
	}
	static of(keys) {
		return new PathSet(BigUint64Array.from(keys).sort());
	}
	/** Reads the output of {@link toString}. */
	static parse(base64) {
		const bytes = Buffer.from(base64, "base64");
		const keys = new BigUint64Array(Math.floor(bytes.length / ENTRY_BYTES$1));
		for (let at = 0; at < keys.length; at += 1) keys[at] = bytes.readBigUInt64LE(at * ENTRY_BYTES$1);
		return new PathSet(keys.sort());
	}
	get size() {
		return this.#sorted.length;
	}
	has(key) {
		let low = 0;
		let high = this.#sorted.length;
		while (low < high) {
			const middle = low + high >>> 1;
			const found = this.#sorted[middle] ?? 0n;
			if (found === key) return true;
			if (found < key) low = middle + 1;
			else high = middle;
		}
		return false;
	}
	toString() {
		const bytes = Buffer.alloc(this.#sorted.length * ENTRY_BYTES$1);
		this.#sorted.forEach((key, at) => {
			bytes.writeBigUInt64LE(key, at * ENTRY_BYTES$1);
		});
		return bytes.toString("base64");
	}
};

// src/stages/layer-packages/layer-record.ts
const PACKAGE = object({
	type: string(),
	name: string(),
	version: string().exactOptional(),
	trivyType: string().exactOptional()
});
const READER_RESULT = discriminatedUnion("kind", [
	object({
		kind: literal$1("packages"),
		packages: array(PACKAGE).readonly(),
		inert: literal$1(true).exactOptional()
	}),
	object({ kind: literal$1("nothing") }),
	object({
		kind: literal$1("unidentified"),
		why: string()
	}),
	object({
		kind: literal$1("unreadable"),
		why: string(),
		decides: boolean()
	}),
	object({
		kind: literal$1("system"),
		/** How many packages it lists. */
		packages: number(),
		/** For a release file: the package system and the distribution, as `systemOfRelease` returns them. */
		release: string().exactOptional(),
		/** Other facts about the distribution, from a release file, a list of repositories or a subscription. */
		distribution: object({
			id: string().exactOptional(),
			repository: string().exactOptional(),
			isExtended: boolean().exactOptional()
		}).exactOptional(),
		/** The publisher of each package, by the name of the package, if the database names it. */
		origins: record(string(), _enum([
			"distribution",
			"vendor",
			"unknown"
		])).exactOptional(),
		/**
		* The installed files of each package that can contain packages, and whether it has the changelog that Debian
		* requires.
		*/
		installed: array(object({
			packageName: string(),
			files: array(string()),
			hasChangelog: boolean()
		})).exactOptional()
	})
]);
const NAMED_RESULT = object({
	reader: string(),
	result: READER_RESULT
});
/**
* Whether the file may have another result under another name, for example the path from which a runtime loads it.
*/
function isOpen(result) {
	return result.kind === "packages" ? result.inert === true : result.kind === "unreadable" && !result.decides;
}
const EVENT = discriminatedUnion("kind", [
	object({
		kind: literal$1("file"),
		path: string(),
		results: array(NAMED_RESULT)
	}),
	object({
		kind: literal$1("folder"),
		path: string()
	}),
	object({
		kind: literal$1("symbolic-link"),
		path: string(),
		target: string()
	}),
	object({
		kind: literal$1("hard-link"),
		path: string(),
		target: string(),
		/** The link has the bytes that the target had before this position in the archive. */
		before: number(),
		/** The results for those bytes, if they are in this layer and no reader matched the name of the target. */
		results: array(NAMED_RESULT),
		/** Whether those bytes were found and read. */
		isRead: boolean()
	}),
	object({
		kind: literal$1("whiteout"),
		path: string()
	}),
	object({
		kind: literal$1("opaque"),
		path: string()
	})
]);
/** A record in the form in which it is stored. */
const KEPT_RECORD = object({
	events: array(EVENT),
	files: string(),
	folders: string()
});
/** Converts a record to its stored form. */
function keptRecord({ events, files, folders }) {
	return {
		events: [...events],
		files: String(files),
		folders: String(folders)
	};
}
/** Converts the stored form to a record. */
function recordFrom({ events, files, folders }) {
	return {
		events,
		files: PathSet.parse(files),
		folders: PathSet.parse(folders)
	};
}

// src/stages/secrets/staging/stage-parts.ts
/** Maximum size of a file that is scanned in parts, in bytes. A larger file is not scanned. */
const MAX_SPLIT_BYTES = 536870912;
const PART_BYTES = 8388608;
/** The overlap of two parts, so that one of them contains a secret at the cutPosition completely. */
const OVERLAP_BYTES = 65536;
const LINE_BREAK = 10;
/** Characters that no token contains: blanks, quotes, commas, semicolons. */
const SEPARATORS = new Set(Buffer.from(" 	\r\"'`,;"));
/**
* Stages a large text in parts of at most 8 MiB that overlap by up to 64 KiB. Cuts between lines if possible, else
* between words. Converts UTF-16 to UTF-8. Returns false if a part does not fit.
*/
async function stageParts(bytes, stage) {
	const { size } = bytes;
	const encoding = utf16Of(bytes.read(0, Math.min(2, size)));
	const text = (part) => encoding === void 0 ? part : Buffer.from(new TextDecoder(encoding).decode(part));
	const whole = (at) => encoding === void 0 ? at : at + at % 2;
	let linesBefore = 0;
	for (let start = 0; start < size;) {
		await giveTurn();
		const window = bytes.read(start, Math.min(PART_BYTES, size - start));
		const isLast = start + window.length >= size;
		const end = isLast ? window.length : whole(cutPosition(window, window.length - OVERLAP_BYTES, "last"));
		if (!stage(text(window.subarray(0, end)), linesBefore)) return false;
		if (isLast) return true;
		const next = whole(cutPosition(window.subarray(0, end), end - OVERLAP_BYTES, "first"));
		linesBefore += lineBreaks(text(window.subarray(0, next)));
		start += next;
	}
	return true;
}
/**
* Whether the first bytes of a file show that it is not a text: they contain a zero byte, as in git's test, and no
* UTF-16 byte order mark.
*/
function looksBinary(head) {
	return utf16Of(head) === void 0 && head.includes(0);
}
/** The encoding of a text that begins with the byte order mark of UTF-16. */
function utf16Of([first, second]) {
	if (first === 255 && second === 254) return "utf-16le";
	return first === 254 && second === 255 ? "utf-16be" : void 0;
}
/**
* The position after the first or last line break from `from` on; else after a separator; else `from` or the end.
*/
function cutPosition(window, from, which) {
	const zone = window.subarray(Math.max(0, from));
	const line = which === "first" ? zone.indexOf(LINE_BREAK) : zone.lastIndexOf(LINE_BREAK);
	if (line !== -1) return Math.max(0, from) + line + 1;
	const isSeparator = (byte) => SEPARATORS.has(byte);
	const word = which === "first" ? zone.findIndex(isSeparator) : zone.findLastIndex(isSeparator);
	if (word !== -1) return Math.max(0, from) + word + 1;
	return which === "first" ? Math.max(0, from) : window.length;
}
function lineBreaks(part) {
	let count = 0;
	for (let at = part.indexOf(LINE_BREAK); at !== -1; at = part.indexOf(LINE_BREAK, at + 1)) count += 1;
	return count;
}

// src/stages/secrets/staging/file-counter.ts
/** How many paths a note names. */
const MAX_NAMES = 3;
const COUNTS = object({
	scanned: number().int().nonnegative(),
	owned: number().int().nonnegative(),
	binary: number().int().nonnegative(),
	package: number().int().nonnegative(),
	archives: number().int().nonnegative(),
	sealed: number().int().nonnegative()
});
/** Counts the files of one layer or tree by how they were scanned. */
var FileCounter = class FileCounter {
	scanned = 0;
	/** Unchanged files of package managers, their records, and signed package lists. */
	owned = 0;
	binary = 0;
	package = 0;
	/** Opened archives. Their members count as files. */
	archives = 0;
	sealed = 0;
	pointer = 0;
	encrypted = 0;
	large = 0;
	overLimit = 0;
	#names = [];
	/** The path of the first text over a limit; undefined if there is none. */
	get firstOverLimit() {
		return this.#names[0];
	}
	get skipped() {
		const { binary, package: packages, sealed, pointer, encrypted, large, overLimit } = this;
		return binary + packages + sealed + pointer + encrypted + large + overLimit;
	}
	get counts() {
		const { scanned, owned, binary, package: packages, archives, sealed } = this;
		return {
			scanned,
			owned,
			binary,
			package: packages,
			archives,
			sealed
		};
	}
	/** Counts a file that was scanned (`skipped` is undefined) or skipped. */
	count(skipped, path) {
		if (skipped === void 0) this.scanned += 1;
		else this.skip(skipped, path);
	}
	skip(kind, path) {
		if (kind === "list" || kind === "record") this.owned += 1;
		else if (kind === "data") this.binary += 1;
		else this[kind] += 1;
		if ((kind === "large" || kind === "overLimit") && this.#names.length < MAX_NAMES) this.#names.push(path);
	}
	add(other) {
		this.scanned += other.scanned;
		this.owned += other.owned;
		this.binary += other.binary;
		this.package += other.package;
		this.archives += other.archives;
		this.sealed += other.sealed;
		if (!(other instanceof FileCounter)) return;
		this.pointer += other.pointer;
		this.encrypted += other.encrypted;
		this.large += other.large;
		this.overLimit += other.overLimit;
		this.#names.push(...other.#names.slice(0, MAX_NAMES - this.#names.length));
	}
	/** A sentence for each kind of file that was not fully scanned. */
	notes() {
		const notes = [];
		const addNote = (count, what) => {
			if (count > 0) notes.push(`${count} ${count === 1 ? "file" : "files"} ${what}`);
		};
		const named = this.#names.length === 0 ? "" : ` (${this.#names.join(", ")})`;
		addNote(this.binary, "not scanned: compiled programs, pictures, fonts and large files that are not text; smaller ones were searched by Assay’s own rules only");
		addNote(this.sealed, "not opened: archives that are damaged or encrypted, or in a format that Assay does not unpack (xz, bzip2, 7z, rar, Debian and RPM packages)");
		addNote(this.package, "of installed packages (such as node_modules, site-packages and gems) and lock files scanned only for keys and tokens of a distinctive form");
		addNote(this.pointer, "not scanned: Git LFS pointers whose content was not checked out");
		addNote(this.encrypted, "not scanned: encrypted by git-crypt");
		addNote(this.large, `not scanned: text larger than ${MAX_SPLIT_BYTES / 1024 / 1024} MiB${named}`);
		addNote(this.overLimit, `not scanned: over the text limit of one scan${named}`);
		return notes;
	}
};

// src/stages/shared/trusted-cache.ts
var import_tar_stream = /* @__PURE__ */ __toESM(require_tar_stream(), 1);
/** Bits of a mode that let the group or everybody write. */
const OTHERS_WRITE = 18;
/**
* Why results of earlier runs in this file are not believed: the file, or a folder above it up to `cache`, belongs to
* another user, or others may write there. Undefined if only this user can have written the file, or if there is none.
*/
async function whyUntrusted(cache, file) {
	const own = process.getuid?.();
	for (let path = file; path.startsWith(cache); path = dirname(path)) {
		const found = await lstat(path).catch(() => void 0);
		if (found === void 0) return void 0;
		const shown = plain$1(path, 300);
		if (own !== void 0 && found.uid !== own) return `${shown} belongs to user ${found.uid}`;
		if ((found.mode & OTHERS_WRITE) !== 0) return `others may write to ${shown}`;
	}
}
/** Logs that have the notice. The searches of a source and of each image look for results by themselves, in one run. */
const TOLD = /* @__PURE__ */ new WeakSet();
/** Says once in the log of a run that results of earlier runs are not used, and what to do. */
var DistrustNotice = class {
	#log;
	constructor(log) {
		this.#log = log;
	}
	say(why) {
		if (TOLD.has(this.#log)) return;
		TOLD.add(this.#log);
		this.#log(`Results of earlier runs in cache-dir are not used, because somebody else could have written them: ${why}. Give the folder to the user of this job, and take the right to write from all others (chmod -R go-w)`);
	}
};

// src/stages/secrets/collect/result-files.ts
/** The folder of all results in `cache-dir`. */
const RESULTS = "secrets";
/**
* Results of earlier secrets checks, in files under `cache-dir`. They are valid only for the same program and the same engines,
* because every change may change the result. A file is believed only if nobody but this user can have written it: whoever
* can could have something passed over.
*/
var ResultFiles = class {
	/** Where results are looked for: what this run has stored, then what earlier ones have. */
	#places;
	#store;
	#distrust;
	constructor({ cache, store, programHash }, engines, log = () => void 0) {
		this.#distrust = new DistrustNotice(log);
		const judges = hexOf$1(JSON.stringify([programHash, ...engines.map(({ sha256 }) => sha256)]));
		const folderIn = (root) => join(root, RESULTS, judges);
		this.#places = [.../* @__PURE__ */ new Set([store, cache])].map((root) => ({
			root,
			folder: folderIn(root)
		}));
		this.#store = folderIn(store);
	}
	/** The first of the believed texts under a name that is accepted; undefined if there is none. */
	async find(name, accept) {
		for (const { root, folder } of this.#places) {
			const file = join(folder, name);
			const distrusted = await whyUntrusted(root, file);
			if (distrusted !== void 0) {
				this.#distrust.say(distrusted);
				continue;
			}
			const found = accept(await readFile(file, "utf8").catch(() => ""));
			if (found !== void 0) return found;
		}
	}
	/** Writes a draft and renames it, so that no run reads an incomplete file. */
	async keep(name, text) {
		await mkdir(this.#store, {
			recursive: true,
			mode: 448
		});
		const draft = join(this.#store, `.${name}.${randomUUID()}`);
		await writeFile(draft, text, {
			flag: "wx",
			mode: 384
		});
		await rename(draft, join(this.#store, name));
	}
};

// src/stages/secrets/collect/layer-cache.ts
const IGNORED = object({
	reason: _enum(NO_SECRET_REASONS),
	count: int().positive(),
	examples: array(string()).readonly()
});
const MARKER = object({
	blob: string().refine(isDigest),
	counts: COUNTS,
	/**
	* Paths and hashes, alternating. A base image has tens of thousands, and an array for each pair is slower to
	* parse.
	*/
	owned: array(string()),
	suspects: array(string()),
	ignored: array(IGNORED),
	record: KEPT_RECORD
});
/**
* Stores results of layers. A layer in which nothing may be a secret is not read again. In other layers, only the files with
* such hits are scanned again, because no finding is stored, nor anything derived from its value.
*/
var LayerCache = class {
	#results;
	constructor(results) {
		this.#results = results;
	}
	/**
	* Whether any program has stored a result for this diff ID, of any blob. Without a result, the layer must be read. It is
	* not said whether a result can be used.
	*/
	static async mayKnow({ cache, store }, diffId) {
		for (const root of /* @__PURE__ */ new Set([store, cache])) {
			const names = await readdir(join(root, RESULTS)).catch(() => []);
			for (const name of names) if (await stat(join(root, "secrets", name, hex(diffId))).catch(() => void 0) !== void 0) return true;
		}
		return false;
	}
	/** The stored result for this blob and diff ID. If there is none that is valid, the layer is scanned again. */
	async find(diffId, blob) {
		return await this.#results.find(hex(diffId), (text) => {
			const marker = orUndefined(parseJsonAs(MARKER, text));
			if (marker?.blob !== blob) return void 0;
			const { owned, ...rest } = marker;
			return {
				...rest,
				blob,
				owned: pairs(owned)
			};
		});
	}
	async keep(diffId, layer) {
		await this.#results.keep(hex(diffId), JSON.stringify({
			...layer,
			owned: layer.owned.flat()
		}));
	}
};
function pairs(flat) {
	const files = [];
	for (let at = 0; at + 1 < flat.length; at += 2) files.push([flat[at] ?? "", flat[at + 1] ?? ""]);
	return files;
}

// src/formats/image/dockerfile.ts
/** Bounds of a Dockerfile that is read: its characters, its stages, its instructions. */
const MAX_LENGTH = 1048576;
const MAX_STAGES = 200;
const MAX_INSTRUCTIONS = 5e3;
const DIRECTIVE$1 = /^#[ \t]*([A-Za-z]+)[ \t]*=[ \t]*(\S+)[ \t]*$/;
const HEREDOC = /<<(-?)\s*(["']?)([A-Za-z_]\w*)\2/g;
/** Reads a Dockerfile. The fault is the end of a sentence that begins with the name of the file. */
function parseDockerfile(text) {
	if (text.length > MAX_LENGTH) return unparsable(`is longer than ${MAX_LENGTH} characters`);
	const globals = /* @__PURE__ */ new Map();
	const stages = [];
	let count = 0;
	for (const instruction of instructionsOf(text.replace(/^\ufeff/, "").split(/\r?\n/))) {
		count += 1;
		if (count > MAX_INSTRUCTIONS || stages.length > MAX_STAGES) return unparsable(`has more than ${MAX_STAGES} stages or ${MAX_INSTRUCTIONS} instructions`);
		const stage = stages.at(-1);
		if (instruction.keyword === "FROM") {
			const [, base = "", name] = /^(\S+)(?:\s+as\s+(\S+))?/i.exec(instruction.text) ?? [];
			stages.push({
				base,
				line: instruction.line,
				instructions: [],
				...name === void 0 ? {} : { name: name.toLowerCase() }
			});
		} else if (stage !== void 0) stage.instructions.push(instruction);
		else if (instruction.keyword === "ARG") {
			for (const [key, value] of assignmentsOf(instruction.text)) if (value !== void 0) globals.set(key, value);
		}
	}
	return stages.length === 0 ? unparsable("has no stage") : parsed({
		globals,
		stages
	});
}
/** Goes through the lines, each once. */
var Lines = class {
	#lines;
	at = 0;
	constructor(lines) {
		this.#lines = lines;
	}
	next() {
		const line = this.#lines[this.at];
		this.at += 1;
		return line;
	}
};
function* instructionsOf(all) {
	const continued = escapeOf(all) === "`" ? /`[ \t]*$/ : /\\[ \t]*$/;
	const lines = new Lines(all);
	while (lines.at < all.length) {
		const line = lines.at + 1;
		const [, keyword, rest = ""] = /^\s*([A-Za-z]+)(?:\s+([\s\S]*))?$/.exec(joined$2(lines, continued)) ?? [];
		if (keyword === void 0) continue;
		const upper = keyword.toUpperCase();
		const heredocs = [
			"RUN",
			"COPY",
			"ADD"
		].includes(upper) ? [...heredocsOf(rest, lines)] : [];
		yield {
			keyword: upper,
			text: withoutFlags(rest),
			heredocs,
			line
		};
	}
}
/** An instruction with the lines that continue it; within one, comments and empty lines count for nothing. */
function joined$2(lines, continued) {
	let text = "";
	for (let line = lines.next(); line !== void 0; line = lines.next()) {
		if (/^\s*(?:#|$)/.test(line)) {
			if (text === "") break;
			continue;
		}
		text += line.replace(continued, "");
		if (!continued.test(line)) break;
	}
	return text;
}
function* heredocsOf(text, lines) {
	for (const [, dash, , word = ""] of text.matchAll(HEREDOC)) {
		const body = [];
		for (let line = lines.next(); line !== void 0; line = lines.next()) {
			const current = dash === "" ? line : line.replace(/^\t+/, "");
			if (current === word) break;
			body.push(current);
		}
		yield {
			word,
			body: body.join("\n")
		};
	}
}
/** Directives stand on top, before anything else, comments too. */
function escapeOf(lines) {
	for (const line of lines) {
		const [, name, value = ""] = DIRECTIVE$1.exec(line) ?? [];
		if (name === void 0) break;
		if (name.toLowerCase() === "escape") return value;
	}
	return "\\";
}
function withoutFlags(text) {
	return text.replace(/^(?:--[a-z][\w-]*(?:=(?:"[^"]*"|'[^']*'|[^\s"'])*)?\s+)+/i, "").trim();
}
/** `A=1 B="two words" C`, and the old form `A 1`, as names and values without quotes. */
function assignmentsOf(text) {
	const old = /^([^\s="']+)\s+([^=\s][\s\S]*)$/.exec(text);
	if (old !== null && !/^[^\s"']+=/.test(text)) return [[old[1] ?? "", unquoted(old[2] ?? "")]];
	return [...text.matchAll(/((?:"[^"]*"|[^\s="'])+)(?:=((?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\])*))?/g)].map(([, name = "", value]) => [unquoted(name), value === void 0 ? void 0 : unquoted(value)]);
}
function unquoted(text) {
	return text.replace(/"((?:\\.|[^"\\])*)"|'([^']*)'|\\(.)/g, (_, double, single, escaped) => String(double === void 0 ? single ?? escaped : double.replace(/\\(["\\$])/g, "$1")));
}

// src/formats/image/history-step.ts
const BUILDKIT = "# buildkit";
const KEYWORDS$2 = /^(ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)\s+([\s\S]*)$/;
/**
* Reads `created_by`. BuildKit writes `COPY a b # buildkit`. Docker's first builder and buildah write
* `/bin/sh -c #(nop) COPY file:… in b` and `|1 A=b /bin/sh -c command`.
*/
function parseStep(createdBy) {
	const whole = createdBy.trim();
	const command = whole.endsWith(BUILDKIT) ? whole.slice(0, -10) : whole;
	const text = command.length < whole.length && /\S$/.test(command.slice(-1)) ? whole : command.trim();
	const instruction = /^\S+ -\w*c #\(nop\)\s+([\s\S]*)$/.exec(text)?.[1] ?? text;
	const [, keyword, rest = ""] = KEYWORDS$2.exec(instruction) ?? [];
	return keyword === void 0 ? {
		keyword: "RUN",
		text
	} : {
		keyword,
		text: rest.trim()
	};
}
/**
* Reads the build arguments in front of a command, as in `|2 A=1 B=two words /bin/bash -o pipefail -c `. Values may
* contain blanks. The fault is a sentence.
*/
function parsePrefix(text) {
	const words = text.trim().split(" ");
	while (/^-|^pipefail$/.test(words.at(-1) ?? "")) words.pop();
	words.pop();
	const [count = "", ...rest] = words;
	if (count === "") return parsed(/* @__PURE__ */ new Map());
	if (!/^\|\d+$/.test(count)) return unparsable("there is more than build arguments and a shell");
	const found = rest.join(" ").matchAll(/(?:^| )([A-Za-z_]\w*)=([\s\S]*?)(?= [A-Za-z_]\w*=|$)/g);
	return parsed(new Map([...found].map(([, name = "", value = ""]) => [name, value])));
}
/** The values of build arguments in a step: those in front of a command, and that of an `ARG`. */
function buildArgumentsOf({ keyword, text }) {
	if (keyword === "ARG") {
		const [, name, value = ""] = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(text) ?? [];
		return new Map(name === void 0 ? [] : [[name, value]]);
	}
	const end = /^\|\d+ /.test(text) ? text.indexOf(" -c ") : -1;
	return (end < 0 ? void 0 : orUndefined(parsePrefix(text.slice(0, end + 3)))) ?? /* @__PURE__ */ new Map();
}

// src/stages/secrets/dockerfile/dockerfile-step.ts
/** `COPY file:<hash> in /x`: docker's first builder and buildah record only the destination. */
const HASHED$1 = /^(?:--\S+ )*(?:(?:file|dir|multi):\S+ )+in (\S.*)$/;
/** Maximum length of expanded variables, because nested values can double with every line. */
const MAX_EXPANDED = 65536;
const VARIABLE = /\\\$|\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:(:?[-+])([^}]*))?\})/g;
/** Compares a step with an instruction. */
function fitOf(step, instruction, variables) {
	if (step.keyword !== instruction.keyword) return "none";
	switch (instruction.keyword) {
		case "RUN": return fitOfCommand(step.text, instruction);
		case "ARG": return nameOf$3(step.text) === nameOf$3(instruction.text) ? "loose" : "none";
		case "ADD":
		case "COPY": return fitOfCopy(step.text, instruction, variables);
		case "CMD":
		case "ENTRYPOINT": return fitOfCommand(bare$1(step.text), {
			...instruction,
			text: bare$1(instruction.text)
		});
		case "WORKDIR": return samePlace(bare$1(step.text), bare$1(expanded(instruction.text, variables))) ? "exact" : "none";
		case "ENV":
		case "LABEL":
		case "USER": return fitOfText(step.text, instruction.text, variables);
		default: return "loose";
	}
}
/** The history has a command with its variables not expanded, because the shell expands them. */
function fitOfCommand(found, { text, heredocs }) {
	const step = oneLine$1(found);
	const documents = heredocs.flatMap(({ word, body }) => [body, word]);
	const [only = {
		word: "",
		body: ""
	}] = heredocs;
	return [
		text,
		only.body,
		`/dev/pipes/${only.word}`,
		[text, ...documents].join("\n"),
		listed(text)
	].map(oneLine$1).some((form) => form !== "" && step.endsWith(form) && parsePrefix(step.slice(0, step.length - form.length)).ok) ? "exact" : "none";
}
function fitOfCopy(found, { text, heredocs }, variables) {
	const destination = HASHED$1.exec(oneLine$1(found))?.[1];
	if (destination === void 0 && heredocs.length === 0) return fitOfText(found, text, variables);
	const wanted = bare$1(expanded(text, variables)).split(" ").at(-1) ?? "";
	return samePlace(destination ?? bare$1(found).split(" ").at(-1) ?? "", wanted) ? "exact" : "none";
}
function samePlace(found, wanted) {
	const [a, b] = [found, wanted].map((path) => path.replace(/^(?:\.\/)+/, "").replace(/(?<=.)\/+$/, ""));
	return a === b || a?.startsWith("/") === true && b !== void 0 && b !== "" && a.endsWith(`/${b}`);
}
function fitOfText(found, text, variables) {
	const step = bare$1(found);
	const forms = [text, text.replace(/^(\S+)\s+/, "$1=")].flatMap((form) => [form, expanded(form, variables)]);
	if (forms.some((form) => bare$1(form) === step)) return "exact";
	return forms.some((form) => form.includes("$") && fitsAround(form, step)) ? "loose" : "none";
}
/** Whether the step contains the parts of a text between its unknown variables, in order. */
function fitsAround(text, step) {
	const parts = bare$1(text.replace(VARIABLE, "\0")).split("\0");
	const last = parts.pop() ?? "";
	if (!step.startsWith(parts[0] ?? "") || !step.endsWith(last)) return false;
	let from = 0;
	for (const part of parts) {
		const at = step.indexOf(part, from);
		if (at < 0) return false;
		from = at + part.length;
	}
	return from + last.length <= step.length;
}
/** Replaces the variables with known values. Others stay, and all after the limit stay. */
function expanded(text, variables) {
	let left = MAX_EXPANDED;
	return text.replace(VARIABLE, (whole, plain, braced, operator = "", word = "") => {
		const value = standsFor(whole, variables.get(String(plain ?? braced)), operator, String(word));
		left -= value.length;
		return left < 0 ? whole : value;
	});
}
function standsFor(whole, value, operator, word) {
	if (whole === "\\$") return whole;
	if (operator.endsWith("+")) return value === void 0 || value === "" ? "" : word;
	return value ?? (operator === "" ? whole : word);
}
/** Removes what builders add or omit: flags, brackets, quotes, commas, the shell, blanks. */
function bare$1(text) {
	return oneLine$1(text).replace(/^(?:--[a-z][\w-]*(?:=\S+)? )+/, "").replace(/^\[?"?\/bin\/sh"?,? "?-c"?,? /, "").replace(/["'\\]/g, "").replace(/[[\],]/g, " ").replace(/\s+/g, " ").trim();
}
function listed(text) {
	return /^\[.*\]$/s.test(text) ? bare$1(text.slice(1, -1)) : "";
}
function oneLine$1(text) {
	return text.replace(/\s+/g, " ").trim();
}
function nameOf$3(text) {
	return /^[^\s=]+/.exec(text)?.[0] ?? "";
}
/** The variables after an instruction. `given` are the build arguments in the history. */
function variablesAfter({ keyword, text }, before, given) {
	if (keyword !== "ARG" && keyword !== "ENV") return before;
	const after = new Map(before);
	for (const [name, value] of assignmentsOf(text)) {
		const known = keyword === "ARG" ? given.get(name) ?? value : value;
		if (known === void 0) continue;
		const whole = expanded(known, before);
		if (whole.length <= MAX_EXPANDED) after.set(name, whole);
		else after.delete(name);
	}
	return after;
}

// src/stages/secrets/dockerfile/dockerfile-match.ts
/** No real image has more steps. */
const MAX_STEPS = 2e3;
/** Limit of compared instructions and of the values kept for them, for all files together. */
const MAX_WORK$1 = 5e6;
const OPTIONAL = /* @__PURE__ */ new Set(["ARG", "ONBUILD"]);
const FILE_MAKERS = /* @__PURE__ */ new Set([
	"ADD",
	"COPY",
	"RUN"
]);
/**
* Finds the instructions that made an image. The history has the steps of the base image, then those of a build
* stage, in order. So a Dockerfile fits if one of its stages (any may be the `--target`), with the stages that it
* builds on, equals the end of the history. The longest fits count; there may be several.
*/
var DockerfileMap = class {
	/** The steps of each layer, by their positions. */
	#steps;
	#matchings;
	constructor(configuration, dockerfiles) {
		const { history } = configuration;
		this.#steps = layerSteps(history);
		const all = history.length > MAX_STEPS ? [] : allMatchings(dockerfiles, history);
		const most = all.reduce((found, { steps }) => Math.max(found, steps.size), 0);
		this.#matchings = all.filter(({ steps }) => steps.size === most);
	}
	/** The instructions that made the layer at this position, from 0. */
	layer(index) {
		const steps = this.#steps[index] ?? [];
		return places(this.#matchings.flatMap((matching) => {
			return steps.flatMap((step) => matching.steps.get(step) ?? []).filter(({ keyword }) => FILE_MAKERS.has(keyword));
		}));
	}
	/** The `FROM` lines that name the image below the first matched instruction. */
	bases() {
		return places(this.#matchings.flatMap(({ from }) => from ?? []));
	}
	/**
	* The instructions that made an entry of the configuration: `Env NAME`, `Label NAME`, `Cmd`, `History step 3`.
	*/
	entry(entry) {
		const step = /^History step (\d+)(?: |$)/.exec(entry)?.[1];
		if (step !== void 0) return places(this.#matchings.flatMap((matching) => matching.steps.get(Number(step) - 1) ?? []));
		return places(this.#matchings.flatMap((matching) => setters(matching, entry).slice(-1)));
	}
};
/** The instructions that set an entry, in order. */
function setters({ steps }, entry) {
	const [, kind = "", rest] = /^(\S+)(?: ([\s\S]*))?$/.exec(entry) ?? [];
	const name = kind === "Env" || kind === "Label" ? rest : void 0;
	const made = [...steps].sort(([a], [b]) => a - b).map(([, instruction]) => instruction);
	const of = (keyword) => made.filter((one) => one.keyword === keyword && (name === void 0 || assignmentsOf(one.text).some(([key]) => key === name)));
	const found = of(kind.toUpperCase());
	return found.length === 0 && kind === "Env" ? of("ARG") : found;
}
/** The instructions without duplicates, ordered by file and line. */
function places(instructions) {
	return [...new Map(instructions.map(({ path, line }) => [`${path}\0${line}`, {
		path,
		line
	}])).values()].sort((a, b) => a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1);
}
/**
* The steps of each layer. A step without a layer belongs to the next layer: buildah without `--layers` makes one
* layer of a whole stage.
*/
function layerSteps(history) {
	const layers = [];
	let open = [];
	for (const [position, { emptyLayer }] of history.entries()) {
		open.push(position);
		if (emptyLayer) continue;
		layers.push(open);
		open = [];
	}
	return layers;
}
/** Compares every stage of every file with the history, up to the limit of work. */
function allMatchings(dockerfiles, history) {
	const steps = history.map(({ createdBy }) => parseStep(createdBy));
	const given = new Map(steps.flatMap((step) => [...buildArgumentsOf(step)]));
	const found = [];
	let left = MAX_WORK$1;
	for (const { path, dockerfile } of dockerfiles) for (const target of dockerfile.stages.keys()) {
		const { from, instructions } = chainOf(dockerfile.stages, target);
		const chain = instructions.map((instruction) => ({
			...instruction,
			path
		}));
		const setters = chain.filter(({ keyword }) => keyword === "ARG" || keyword === "ENV").length;
		left -= chain.length + setters * (setters + dockerfile.globals.size);
		if (left < 0) return found;
		const matched = matchingOf(chain, dockerfile.globals, steps, given);
		if (matched !== void 0) found.push({
			steps: matched,
			...from === void 0 ? {} : { from: {
				path,
				line: from
			} }
		});
	}
	return found;
}
/** The instructions of a stage, after those of the stages that it builds on, and the line of the lowest `FROM`. */
function chainOf(stages, target) {
	let from;
	const chain = [];
	for (let at = target; at !== void 0;) {
		const stage = stages[at];
		chain.unshift(...stage?.instructions ?? []);
		from = stage?.line;
		const base = stage?.base.toLowerCase();
		const below = stages.slice(0, at).findLastIndex(({ name }) => name === base);
		at = below < 0 ? void 0 : below;
	}
	return {
		from,
		instructions: chain
	};
}
/**
* Compares both from the end to the start. Undefined if an instruction has no step, or a step has no instruction.
*/
function matchingOf(chain, globals, steps, given) {
	const variables = [new Map([...globals].filter(([name]) => given.has(name)))];
	for (const instruction of chain) variables.push(variablesAfter(instruction, variables.at(-1) ?? globals, given));
	const matching = /* @__PURE__ */ new Map();
	let position = steps.length - 1;
	let exact = 0;
	for (const [at, instruction] of [...chain.entries()].reverse()) {
		while (steps[position]?.keyword === "ARG" && instruction.keyword !== "ARG") position -= 1;
		const step = steps[position];
		const fit = step === void 0 ? "none" : fitOf(step, instruction, variables[at] ?? globals);
		if (fit === "none" && OPTIONAL.has(instruction.keyword)) continue;
		if (fit === "none") return void 0;
		if (fit === "exact") exact += 1;
		matching.set(position, instruction);
		position -= 1;
	}
	return exact === 0 ? void 0 : matching;
}

// src/stages/secrets/dockerfile/dockerfile-find.ts
const NAMES$2 = /(?:^|\/)(?:(?:Dockerfile|Containerfile)(?:\.[^/]+)?|[^/]+\.(?:Dockerfile|Containerfile))$/i;
/** Whether a file is a Dockerfile by its name. */
function isDockerfile(path) {
	return NAMES$2.test(path);
}
/** A repository with more Dockerfiles is a collection of samples. */
const MAX_DOCKERFILES = 200;
/** The staged Dockerfiles of the source tree. `below` is the path of the tree in the workspace. */
async function findDockerfiles(tree, below) {
	const turns = new Turns();
	const found = [];
	for (const { path, read } of tree.sourceFiles()) {
		await turns.give();
		if (found.length === 200) break;
		if (!isDockerfile(path) || path.includes("!/")) continue;
		const dockerfile = orUndefined(parseDockerfile(read()));
		if (dockerfile !== void 0) found.push({
			path: posix.join(below, path),
			dockerfile
		});
	}
	return found;
}

// src/formats/image/tar-path.ts
/** A path with an empty part, `.` or `..`. Most have none, and to join takes ten times as long as to look. */
const NOT_PLAIN = /(?:^|\/)\.{0,2}(?:\/|$)/;
/**
* The path in the image that a name in an archive means. It is relative to the root and has no `.`, `..`, double or final
* slashes. As for a runtime, `..` does not lead out of the root. Empty for the root itself.
*/
function placeOf(name) {
	if (!NOT_PLAIN.test(name)) return name;
	return posix.join("/", name).replace(/^\/+|\/+$/g, "");
}

// src/stages/layer-packages/manager.ts
/** Reads a file as a whole. A file over the limit is unreadable; `decides` says whether that decides. */
function wholeFile(limitBytes, decides, parse) {
	const chunks = [];
	let size = 0;
	return {
		write(chunk) {
			size += chunk.byteLength;
			if (size <= limitBytes) chunks.push(Buffer.from(chunk));
			else chunks.length = 0;
		},
		end() {
			if (size > limitBytes) return {
				kind: "unreadable",
				why: `is larger than ${limitBytes} bytes`,
				decides
			};
			return parse(Buffer.concat(chunks));
		}
	};
}

// src/stages/layer-packages/file-reader.ts
/**
* Whether a reader must read a file again under the name `path`. It could read the file before under the name
* `previousPath`, with these `results`.
*/
function shouldReadAs(reader, path, previousPath, results) {
	if (path === previousPath || !reader.matchesPath(path)) return false;
	const previous = results.filter((one) => one.reader === reader.name);
	if (previous.length > 0) return previous.some(({ result }) => isOpen(result)) && isLoadedFrom(path, reader);
	return !reader.matchesPath(previousPath) || matchesNameAlone(reader, path) && !matchesNameAlone(reader, previousPath);
}
/** Whether a runtime loads files from this path. The result for an empty file shows it: it is unreadable there. */
function isLoadedFrom(path, reader) {
	const result = reader.open({
		...UNKNOWN_FILE,
		path
	}).end();
	return (result.kind === "packages" || result.kind === "unreadable") && !isOpen(result);
}
function matchesNameAlone(reader, path) {
	return reader.matchesFile({
		...UNKNOWN_FILE,
		path
	});
}
/** A file of which only the path is known. */
const UNKNOWN_FILE = {
	size: 1,
	mode: 420,
	head: Buffer.alloc(0)
};
/** Passes the bytes of one file to the readers that match it. The first bytes decide which readers match. */
var FileInspection = class {
	#file;
	#isSparse;
	#candidates;
	#head = Buffer.alloc(0);
	#open;
	/** `path` is the name under which the file is read. The archive may have another name for it. */
	constructor(path, entry, candidates) {
		this.#file = {
			path,
			size: entry.size,
			mode: entry.mode
		};
		this.#isSparse = entry.isSparse;
		this.#candidates = candidates;
	}
	/** Receives the bytes. `ended` gets the results of all readers that found something. */
	receiver(ended) {
		return {
			write: (chunk) => this.#write(chunk),
			end: () => ended(this.#end())
		};
	}
	#write(chunk) {
		if (this.#open !== void 0) {
			for (const { handle } of this.#open) handle.write(chunk);
			return;
		}
		this.#head = this.#head.length === 0 ? chunk.slice() : Buffer.concat([this.#head, chunk]);
		if (this.#head.length >= 512) this.#openReaders();
	}
	#end() {
		if (this.#open === void 0) this.#openReaders();
		const results = (this.#open ?? []).map(({ reader, handle }) => ({
			reader: reader.name,
			result: handle.end()
		})).filter(({ result }) => result.kind !== "nothing");
		if (!this.#isSparse || results.length === 0) return results;
		const why = "is stored in the layer as a sparse file, a form that Assay does not read";
		return results.map(({ reader }) => ({
			reader,
			result: {
				kind: "unreadable",
				why,
				decides: true
			}
		}));
	}
	#openReaders() {
		const file = {
			...this.#file,
			head: this.#head.subarray(0, 512)
		};
		this.#open = this.#candidates.filter((reader) => reader.matchesFile(file)).map((reader) => ({
			reader,
			handle: reader.open(file)
		}));
		for (const { handle } of this.#open) handle.write(this.#head);
	}
};

// src/stages/layer-packages/layer-recorder.ts
/** Whiteouts, as the OCI image specification (layer.md) defines them. */
const WHITEOUT = ".wh.";
const OPAQUE = ".wh..wh..opq";
const LIMITS = {
	events: 1e6,
	entries: 1e7
};
/** Records, entry by entry, everything in one layer that affects the packages of the image. */
var LayerRecorder = class {
	#readers;
	#limits;
	#events = [];
	#files = [];
	#folders = [];
	/** The last event at each path, and all folders above them: a later entry of this layer can replace them. */
	#lastEvents = /* @__PURE__ */ new Map();
	#foldersOfEvents = /* @__PURE__ */ new Set();
	#unreadLinks = [];
	#position = -1;
	constructor(readers, limits = LIMITS) {
		this.#readers = readers;
		this.#limits = limits;
	}
	/** Records the next entry. Returns what receives its bytes. Throws `scan-incomplete` for a layer over the limits. */
	visit(entry) {
		this.#position += 1;
		this.#assertLimits();
		const path = placeOf(entry.path);
		const name = path.slice(path.lastIndexOf("/") + 1);
		if (path === "") return void 0;
		if (name === OPAQUE) this.#add({
			kind: "opaque",
			path: parentFolder(path)
		});
		else if (name.startsWith(WHITEOUT)) this.#addWhiteout(path, name.slice(4));
		else if (entry.kind === "folder") this.#addFolder(path);
		else if (entry.kind === "symbolic-link") this.#add({
			kind: "symbolic-link",
			path,
			target: entry.target
		});
		else if (entry.kind === "hard-link") this.#addHardLink(path, placeOf(entry.target));
		else return this.#addFile(path, entry);
	}
	get unreadLinks() {
		return this.#unreadLinks;
	}
	finish() {
		const [files, folders] = [PathSet.of(this.#files), PathSet.of(this.#folders)];
		return {
			events: this.#events,
			files,
			folders
		};
	}
	#assertLimits() {
		const { entries, events } = this.#limits;
		if (this.#position < entries && this.#events.length < events) return;
		throw fault("scan-incomplete", "sbom", `a layer is too large to be searched for packages (limits: ${entries} entries, ${events} links and package files)`);
	}
	#add(event) {
		this.#events.push(event);
		this.#lastEvents.set(event.path, event);
		let folder = parentFolder(event.path);
		while (folder !== "" && !this.#foldersOfEvents.has(folder)) {
			this.#foldersOfEvents.add(folder);
			folder = parentFolder(folder);
		}
	}
	/** Ignores names such as `.wh..wh.plnk`: the storage driver uses them for itself. */
	#addWhiteout(path, name) {
		if (name === "" || name.startsWith(WHITEOUT)) return;
		const folder = parentFolder(path);
		this.#add({
			kind: "whiteout",
			path: folder === "" ? name : `${folder}/${name}`
		});
	}
	#addFolder(path) {
		this.#folders.push(pathKey(path));
		if (this.#lastEvents.has(path)) this.#add({
			kind: "folder",
			path
		});
	}
	#addFile(path, entry) {
		this.#files.push(pathKey(path));
		const candidates = entry.size > 0 ? this.#readers.filter((reader) => reader.matchesPath(path)) : [];
		if (candidates.length > 0) return new FileInspection(path, entry, candidates).receiver((results) => this.#endFile(path, results));
		this.#endFile(path, []);
	}
	#endFile(path, results) {
		if (results.length > 0 || this.#replacesEvent(path)) this.#add({
			kind: "file",
			path,
			results
		});
	}
	#replacesEvent(path) {
		return this.#lastEvents.has(path) || this.#foldersOfEvents.has(path);
	}
	#addHardLink(path, linked) {
		const last = this.#lastEvents.get(linked);
		const { target, before } = last?.kind === "hard-link" ? last : {
			target: linked,
			before: this.#position
		};
		const link = {
			kind: "hard-link",
			path,
			target,
			before,
			results: [],
			isRead: false
		};
		this.#add(link);
		const results = last?.kind === "file" ? last.results : [];
		const readers = this.#readers.filter((reader) => shouldReadAs(reader, path, target, results));
		if (readers.length > 0) this.#unreadLinks.push({
			link,
			readers
		});
	}
};
/** The folder that contains a path; empty for the root. */
function parentFolder(path) {
	const folder = dirname$1(path);
	return folder === "." ? "" : folder;
}

// src/stages/shared/receivers.ts
/** One receiver that passes the bytes to all of these, in their order; undefined if there is none. */
function joined$1(all) {
	const receivers = all.filter((one) => one !== void 0);
	if (receivers.length < 2) return receivers[0];
	return {
		write(chunk) {
			for (const receiver of receivers) receiver.write(chunk);
		},
		end() {
			for (const receiver of receivers) receiver.end();
		}
	};
}

// src/stages/archives/expand-bytes.ts
/** An archive that cannot be trusted: it points beyond its own end, or has another format than expected. */
var DamagedArchive = class extends Error {};
/** Bytes in memory. */
function bufferBytes(buffer) {
	return {
		size: buffer.length,
		read: (position, length) => slice$1(buffer, position, length)
	};
}
function slice$1(buffer, position, length) {
	assertWithin(buffer.length, position, length);
	return buffer.subarray(position, position + length);
}
/** The bytes of an open file. */
function fileBytes(file, size) {
	return {
		size,
		read(position, length) {
			assertWithin(size, position, length);
			const bytes = Buffer.allocUnsafe(length);
			for (let done = 0; done < length;) {
				const count = readSync(file, bytes, done, length - done, position + done);
				if (count === 0) throw new DamagedArchive("the file became shorter while it was read");
				done += count;
			}
			return bytes;
		}
	};
}
/** A part of other bytes. */
function partOf(bytes, start, size) {
	assertWithin(bytes.size, start, size);
	return {
		size,
		read(position, length) {
			assertWithin(size, position, length);
			return bytes.read(start + position, length);
		}
	};
}
const CHUNK_BYTES = 262144;
/** All bytes in chunks. Each chunk is a copy. */
function* chunksOf(bytes) {
	for (let at = 0; at < bytes.size; at += CHUNK_BYTES) yield Buffer.from(bytes.read(at, Math.min(CHUNK_BYTES, bytes.size - at)));
}
/** Throws {@link DamagedArchive} if a range is not inside `size` bytes. */
function assertWithin(size, position, length) {
	if (position < 0 || length < 0 || position + length > size) throw new DamagedArchive("it points beyond its own end");
}

// src/formats/image/rpm-header.ts
const TAG = {
	digests: 1035,
	folderIndexes: 1116,
	names: 1117,
	folders: 1118,
	algorithm: 5011
};
const INT32 = 4;
const STRINGS = 8;
const INTRO_BYTES = 8;
const ENTRY_BYTES = 16;
/** RFC 4880, section 9.4. Without the tag the algorithm is MD5. */
const ALGORITHMS = {
	1: "md5",
	2: "sha1",
	8: "sha256",
	10: "sha512"
};
const MD5 = 1;
/**
* Reads the files in an rpm header of the rpm database. The header has the numbers of entries and of bytes, the entries
* (tag, type, offset and count, in big-endian), then the values. The fault is the end of a sentence about the header.
*/
function rpmFiles(header) {
	const entries = entriesOf$2(Buffer.from(header.buffer, header.byteOffset, header.length));
	const names = strings(entries?.get(TAG.names));
	const folders = strings(entries?.get(TAG.folders));
	const indexes = numbers(entries?.get(TAG.folderIndexes));
	const digests = strings(entries?.get(TAG.digests));
	if (entries === void 0 || names.length !== indexes.length || names.length !== digests.length) return unparsable("is not an rpm header with a digest for each file");
	const [algorithm = MD5] = numbers(entries.get(TAG.algorithm));
	const prefix = ALGORITHMS[algorithm];
	if (prefix === void 0) return parsed([]);
	const files = names.flatMap((name, at) => {
		const folder = folders[indexes[at] ?? -1];
		const digest = digests[at] ?? "";
		return folder === void 0 || !/^[0-9a-f]{32,128}$/.test(digest) ? [] : [[`${folder}${name}`, `${prefix}:${digest}`]];
	});
	return parsed(files);
}
function entriesOf$2(header) {
	if (header.length < INTRO_BYTES) return void 0;
	const start = INTRO_BYTES + header.readUInt32BE(0) * ENTRY_BYTES;
	if (start + header.readUInt32BE(4) !== header.length) return void 0;
	const store = header.subarray(start);
	const entries = /* @__PURE__ */ new Map();
	for (let at = INTRO_BYTES; at < start; at += ENTRY_BYTES) {
		const offset = header.readUInt32BE(at + 8);
		const [tag, type, count] = [
			header.readUInt32BE(at),
			header.readUInt32BE(at + 4),
			header.readUInt32BE(at + 12)
		];
		if (offset > store.length || count > store.length) return void 0;
		entries.set(tag, {
			type,
			count,
			values: store.subarray(offset)
		});
	}
	return entries;
}
function numbers(entry) {
	if (entry?.type !== INT32 || entry.values.length < entry.count * 4) return [];
	return Array.from({ length: entry.count }, (_, at) => entry.values.readUInt32BE(at * 4));
}
/** The values of an entry. Each text ends with a zero byte. */
function strings(entry) {
	if (entry?.type !== STRINGS) return [];
	const found = [];
	for (let at = 0; found.length < entry.count;) {
		const end = entry.values.indexOf(0, at);
		if (end < 0) return [];
		found.push(entry.values.toString("utf8", at, end));
		at = end + 1;
	}
	return found;
}

// src/stages/layer-packages/rpm-database.ts
/** Maximum size of an rpm database, in bytes. The database of a whole workstation has 150 MB. */
const MAX_RPM_DATABASE_BYTES = 536870912;
const MAX_HEADER_BYTES = 33554432;
const MAX_PACKAGES$1 = 5e4;
/** The table of packages, exactly as rpm creates it. Another schema could make SQLite run forever. */
const TABLE = /^CREATE TABLE '?"?Packages"?'? ?\( ?hnum INTEGER PRIMARY KEY AUTOINCREMENT, ?blob BLOB NOT NULL ?\)$/i;
/**
* The position of the journal mode in an SQLite file. Mode 2 is a write-ahead log: SQLite would create files beside
* it.
*/
const JOURNAL_POSITION = 18;
const PLAIN_JOURNAL = Buffer.from([1, 1]);
/**
* The files that an rpm database in SQLite format lists. None if it cannot be read: all files are scanned then.
* `file` is the path of a private copy that is created and removed.
*/
async function rpmDatabaseFiles(bytes, file) {
	if (bytes.size > MAX_RPM_DATABASE_BYTES || bytes.size < 512) return [];
	const sqlite = await loadSqlite();
	if (sqlite === void 0) return [];
	let database;
	try {
		copyTo(file, bytes);
		database = new sqlite.DatabaseSync(file, {
			readOnly: true,
			allowExtension: false
		});
		return filesIn(database);
	} catch (error) {
		if (error instanceof Error && "syscall" in error) throw error;
		return [];
	} finally {
		database?.close();
		rmSync(file, { force: true });
	}
}
function filesIn(database) {
	database.exec("PRAGMA trusted_schema = OFF; PRAGMA query_only = ON");
	const [table, ...others] = database.prepare("SELECT type, sql FROM sqlite_master WHERE lower(name) = 'packages' LIMIT 2").all();
	if (!(table?.type === "table" && typeof table.sql === "string" && TABLE.test(oneLine(table.sql))) || others.length > 0) return [];
	const headers = database.prepare(`SELECT blob FROM Packages WHERE typeof(blob) = 'blob' AND length(blob) <= ${MAX_HEADER_BYTES} LIMIT ${MAX_PACKAGES$1}`).iterate();
	const files = [];
	for (const { blob } of headers) {
		if (!(blob instanceof Uint8Array)) continue;
		for (const file of orUndefined(rpmFiles(blob)) ?? []) files.push(file);
	}
	return files;
}
function oneLine(sql) {
	return sql.replace(/\s+/g, " ").trim();
}
function copyTo(path, bytes) {
	const file = openSync(path, "wx", 384);
	try {
		for (const chunk of chunksOf(bytes)) for (let done = 0; done < chunk.length;) done += writeSync(file, chunk, done);
		writeSync(file, PLAIN_JOURNAL, 0, PLAIN_JOURNAL.length, JOURNAL_POSITION);
	} finally {
		closeSync(file);
	}
}
/** Imports the module on first use; undefined if this Node was built without it. */
async function loadSqlite() {
	const { emitWarning } = process;
	process.emitWarning = (warning, ...rest) => {
		if (!/^SQLite is an experimental feature/.test(String(warning))) Reflect.apply(emitWarning, process, [warning, ...rest]);
	};
	try {
		return await import("node:sqlite");
	} catch {
		return;
	} finally {
		process.emitWarning = emitWarning;
	}
}

// src/stages/layer-packages/owned-files.ts
/** The content hashes that package managers recorded, by path. The hashes of all layers are collected. */
var OwnedFiles = class {
	#hashes = /* @__PURE__ */ new Map();
	add(files) {
		for (const [path, hash] of files) {
			const known = this.#hashes.get(path);
			if (known === void 0) this.#hashes.set(path, /* @__PURE__ */ new Set([hash]));
			else known.add(hash);
		}
	}
	/**
	* Whether the file is unchanged since the package manager installed it. This finds accidents, not attacks: the
	* author of an image could write the package database, but could also encrypt a secret.
	*/
	has(path, content) {
		const hashes = this.#hashes.get(canonicalPath(path));
		if (hashes === void 0) return false;
		return [...hashes].some((hash) => {
			const algorithm = hash.slice(0, hash.indexOf(":"));
			return hash === `${algorithm}:${hexOf(algorithm, content)}`;
		});
	}
};
function hexOf(algorithm, content) {
	if (content instanceof Uint8Array) return hash(algorithm, content);
	const hash$2 = createHash(algorithm);
	for (const chunk of chunksOf(content)) hash$2.update(chunk);
	return hash$2.digest("hex");
}
/**
* Removes leading `./` and `/`, and adds `usr/` to folders that are links there: packages list `bin/ls` for
* `usr/bin/ls`.
*/
function canonicalPath(path) {
	const plain = path.replace(/^(?:\.?\/)+/, "");
	return /^(?:bin|sbin|lib(?:32|64|x32)?)\//.test(plain) ? `usr/${plain}` : plain;
}
/** Maximum size of a package list in text, in bytes. The list of a whole distribution has about 10 MB. */
const MAX_LIST_BYTES = 16777216;
const DPKG_SUMS = /^var\/lib\/dpkg\/(?:info|status\.d)\/[^/]+\.md5sums$/;
const RPM_DATABASE = /^(?:var\/lib|usr\/lib\/sysimage)\/rpm\/rpmdb\.sqlite$/;
/** Whether this is an rpm database. It is read at any size, and it is not a text. */
function isRpmDatabase(path) {
	return RPM_DATABASE.test(canonicalPath(path));
}
/**
* The files that a package database lists; undefined if the path is not that of a known database. `scratch` is the
* path of a private file that is created and removed.
*/
async function ownedBy(path, bytes, scratch) {
	const place = canonicalPath(path);
	if (RPM_DATABASE.test(place)) return (await rpmDatabaseFiles(bytes, scratch)).map(([file, hash]) => [canonicalPath(file), hash]);
	return (bytes.size > MAX_LIST_BYTES ? void 0 : listReader(place))?.(bytes.read(0, bytes.size).toString("utf8"));
}
function listReader(place) {
	if (DPKG_SUMS.test(place)) return dpkgSums;
	if (place === "var/lib/dpkg/status") return dpkgConffiles;
	return place === "usr/lib/apk/db/installed" ? apkInstalled$1 : void 0;
}
/** `<md5>  usr/share/doc/x`, one per line. */
function dpkgSums(text) {
	return [...text.matchAll(/^([0-9a-f]{32}) [ *](.+)$/gm)].map(([, md5, path]) => [canonicalPath(path ?? ""), `md5:${md5}`]);
}
/** ` /etc/x <md5>`: lines of the field `Conffiles`. */
function dpkgConffiles(text) {
	return [...text.matchAll(/^ (\/\S+) ([0-9a-f]{32})(?: obsolete)?$/gm)].map(([, path, md5]) => [canonicalPath(path ?? ""), `md5:${md5}`]);
}
/** `F:` names the folder, `R:` a file in it, and `Z:Q1…` its SHA-1 in base64. */
function apkInstalled$1(text) {
	const files = [];
	let folder = "";
	let file = "";
	for (const line of text.split("\n")) {
		const rest = line.slice(2);
		if (line.startsWith("F:")) folder = rest;
		else if (line.startsWith("R:")) file = folder === "" ? rest : `${folder}/${rest}`;
		else if (line.startsWith("Z:Q1") && file !== "") {
			const sha1 = Buffer.from(line.slice(4), "base64").toString("hex");
			files.push([canonicalPath(file), `sha1:${sha1}`]);
			file = "";
		}
	}
	return files;
}

// src/stages/layer-packages/package-origin.ts
/** Addresses of the teams and people of a distribution. */
const DISTRIBUTION = /[@.](?:debian\.(?:org|net)|ubuntu\.com|canonical\.com|alioth-lists\.debian\.net|kali\.org|devuan\.org|linuxmint\.com|raspberrypi\.(?:org|com)|raspbian\.org)(?![\w.-])/i;
/** Vendors that are known to build packages for distributions of others. */
const VENDOR = /@(?:[\w-]+\.)*(?:docker|nvidia|google|sap|hashicorp|microsoft|mongodb|elastic|f5|nginx|konghq|cloudflare|influxdb|influxdata|gitlab|github|grafana|datadoghq|nodesource|tailscale|percona|oracle|redis|confluent|jetbrains|zulip|dell|ibm|intel|amd)\.(?:com|io|org|net)\b|mariadb|couchdb|openrobotics|osrfoundation|postgresql\.org|Google Cloud CLI/i;
/** The origin of a dpkg package, by its maintainer. Many Debian maintainers use an address of their own. */
function dpkgOrigin(maintainer) {
	if (DISTRIBUTION.test(maintainer)) return "distribution";
	return maintainer === "" || !maintainer.includes("@") || VENDOR.test(maintainer) ? "vendor" : "unknown";
}
/** The changelog that Debian's policy requires in each package. Self-built packages usually lack it. */
function isDpkgChangelog(path, name) {
	return path === `usr/share/doc/${name}/changelog.Debian.gz` || path === `usr/share/doc/${name}/changelog.gz`;
}
/** The apk packages of a distribution name the commit they were built from, and their origin. */
function apkOrigin(lines) {
	const has = (pattern) => lines.some((line) => pattern.test(line));
	return has(/^c:[0-9a-f]{40}/) && has(/^o:./) ? "distribution" : "vendor";
}
/** Paths where no package of a distribution installs files. */
const LOCAL_FOLDERS = /^(?:opt|srv|home|root|app|apps|workspace|usr\/(?:local|src)|data)(?:\/|$)/;
/** Whether the advisories of the distribution cover a file that a package of this origin installed. */
function isCoveredByDistribution(origin, hasChangelog, path) {
	if (LOCAL_FOLDERS.test(path)) return false;
	return origin === "distribution" || origin === "unknown" && hasChangelog;
}

// src/stages/layer-packages/reading/packages-result.ts
/** No real package file names so many. A file with more was made to cost much work. */
const MAX_PACKAGES = 2e5;
/** The result for a file that names these packages. They are inert if no runtime loads from its path. */
function packagesResult(packages, decides) {
	if (packages.length > MAX_PACKAGES) return {
		kind: "unreadable",
		why: `names more than ${MAX_PACKAGES} packages`,
		decides
	};
	if (packages.some(({ name }) => name === "")) return {
		kind: "unreadable",
		why: "names a package without a name",
		decides
	};
	return {
		kind: "packages",
		packages,
		...decides ? {} : { inert: true }
	};
}

// src/stages/layer-packages/managers/apk.ts
/** The file lists every file of every package. */
const MAX_BYTES$14 = 128 * 1024 ** 2;
const FILE$8 = /^(?:usr\/)?lib\/apk\/db\/installed$/;
/** apk, the package manager of Alpine, Wolfi, Chainguard and OpenWrt. */
const apk = {
	name: "apk",
	matchesPath: (path) => FILE$8.test(path),
	matchesFile: ({ size }) => size > 0,
	open: () => wholeFile(MAX_BYTES$14, true, (bytes) => readInstalled(bytes.toString("utf8")))
};
/** Lines of a letter, a colon and a value; a blank line separates packages. */
function readInstalled(text) {
	const packages = [];
	let name;
	let version;
	let hasTwoNames = false;
	const close = () => {
		if (name !== void 0) packages.push({
			type: "apk",
			name,
			...version ? { version } : {}
		});
		name = void 0;
		version = void 0;
	};
	for (const line of text.split("\n")) if (line.startsWith("P:")) {
		hasTwoNames ||= name !== void 0;
		name = line.slice(2).trim();
	} else if (line.startsWith("V:")) version = line.slice(2).trim();
	else if (line.trim() === "") close();
	close();
	if (hasTwoNames) return {
		kind: "unreadable",
		why: "names two packages in one block",
		decides: true
	};
	if (packages.length === 0 && text.trim() !== "") return {
		kind: "unreadable",
		why: "is not a list of packages",
		decides: true
	};
	return packagesResult(packages, true);
}

// src/stages/layer-packages/reading/package-paths.ts
const FIXTURES = /^(?:tests?|__tests__|testing|specs?|testdata|test[-_]data|fixtures?|__fixtures__|mocks?|__mocks__|examples?|samples?|docs?|bench(?:mark)?s?)$/i;
/** Folders into which package managers install, each package under its name. */
const INSTALLED = /^(?:node_modules|site-packages|dist-packages|gems|vendor)$/;
/** The standard library of Python, which contains its own tests. */
const LIBRARY = /^python\d(?:\.\d+)?$/;
/**
* Whether a path is in a folder that an installed package keeps for its tests. Such a folder counts only inside an
* installed package, and not as the name of the package: an application or a package may be called `test`.
*/
function isFixture(path) {
	const segments = path.split("/");
	const installed = segments.findIndex((segment) => INSTALLED.test(segment) || LIBRARY.test(segment));
	if (installed < 0) return false;
	return segments.some((segment, at) => at > installed && FIXTURES.test(segment) && !isName(segments, at));
}
/** `x` in `node_modules/x`, and in `node_modules/@scope/x`. */
function isName(segments, at) {
	const parent = segments[at - 1] ?? "";
	return INSTALLED.test(parent) || parent.startsWith("@") && INSTALLED.test(segments[at - 2] ?? "");
}
/** The last segment of a path. */
function baseName(path) {
	return path.slice(path.lastIndexOf("/") + 1);
}

// src/stages/layer-packages/reading/read-json.ts
/**
* Parses JSON as the runtimes of package managers do: it ignores a byte order mark and replaces invalid UTF-8.
* Undefined if it is not JSON. UTF-16 is not JSON, as in Node.
*/
function readJson(bytes) {
	return orUndefined(parseJson(new TextDecoder().decode(bytes)));
}
/** Not a schema: zod would collect a fault for each of a million wrong values. */
function isJsonObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** A trimmed text; undefined if the value is not a text or is empty. */
function textOf$2(value) {
	return typeof value === "string" && value.trim() !== "" ? value.trim() : void 0;
}

// src/stages/layer-packages/managers/composer.ts
const MAX_BYTES$13 = 64 * 1024 ** 2;
const FILE$7 = /(?:^|\/)composer\/installed\.(json|php)$/;
/** An entry of `versions` in `installed.php`, with its keys in the order of Composer. */
const ENTRY$1 = /'([^'/\s]{1,200}\/[^'/\s]{1,200})' => array\(\s{0,40}'pretty_version' => '([^']{1,200})',([^()]{0,2000})/g;
/** Composer: the installed packages, as JSON and as the PHP file that programs load. */
const composer = {
	name: "Composer",
	matchesPath: (path) => FILE$7.test(path),
	matchesFile: () => true,
	open({ path }) {
		const decides = !isFixture(path);
		const read = FILE$7.exec(path)?.[1] === "php" ? readPhp : readList;
		return wholeFile(MAX_BYTES$13, decides, (bytes) => {
			const found = read(bytes);
			if (found === void 0) return {
				kind: "unreadable",
				why: "is not a package list of Composer",
				decides
			};
			return packagesResult(found, decides);
		});
	}
};
/** Composer 2 writes an object; Composer 1 wrote only the list. */
function readList(bytes) {
	const installed = readJson(bytes);
	if (isJsonObject(installed) && Object.keys(installed).length === 0) return [];
	const listed = isJsonObject(installed) ? installed.packages : installed;
	if (!Array.isArray(listed)) return void 0;
	return listed.flatMap((one) => {
		const { name, version } = isJsonObject(one) ? one : {};
		const [named, exact] = [textOf$2(name), textOf$2(version)];
		return named === void 0 || exact === void 0 ? [] : [phpPackage(named, exact)];
	});
}
function readPhp(bytes) {
	const text = bytes.toString("utf8");
	if (!text.includes("'versions' => array(")) return void 0;
	return [...text.matchAll(ENTRY$1)].flatMap(([, name = "", version = "", rest = ""]) => rest.includes("'type' => 'project'") ? [] : [phpPackage(name, version)]);
}
function phpPackage(name, version) {
	return {
		type: "composer",
		name,
		version,
		trivyType: "composer-vendor"
	};
}

// src/stages/layer-packages/managers/conda.ts
/** The file lists every file of the package. */
const MAX_BYTES$12 = 64 * 1024 ** 2;
const FILE$6 = /(?:^|\/)conda-meta\/([^/]+)-([^/-]+)-[^/-]+\.json$/;
/** conda, mamba and pixi: one JSON file per package, in the base environment and in those below `envs`. */
const conda = {
	name: "conda",
	matchesPath: (path) => FILE$6.test(path),
	matchesFile: () => true,
	open: ({ path }) => wholeFile(MAX_BYTES$12, true, (bytes) => {
		const record = readJson(bytes);
		const { name, version } = isJsonObject(record) ? record : {};
		const [, nameFromFile = "", versionFromFile = ""] = FILE$6.exec(path) ?? [];
		return {
			kind: "packages",
			packages: [{
				type: "conda",
				name: textOf$2(name) ?? nameFromFile,
				version: textOf$2(version) ?? versionFromFile,
				trivyType: "conda-pkg"
			}]
		};
	})
};

// src/stages/layer-packages/managers/dotnet.ts
const MAX_BYTES$11 = 64 * 1024 ** 2;
/** .NET: the dependencies of a published program. */
const dotnet = {
	name: ".NET",
	matchesPath: (path) => path.endsWith(".deps.json"),
	matchesFile: () => true,
	open({ path }) {
		const decides = !isFixture(path);
		return wholeFile(MAX_BYTES$11, decides, (bytes) => readDependencies(bytes, decides));
	}
};
/** The packages that a `.deps.json` lists and the program loads. */
function readDependencies(bytes, decides) {
	const list = readJson(bytes);
	if (!isJsonObject(list) || !isJsonObject(list.libraries)) return {
		kind: "unreadable",
		why: "is not a list of dependencies",
		decides
	};
	const target = targetOf(list);
	const packages = Object.entries(list.libraries).flatMap(([listed, library]) => {
		const at = listed.indexOf("/");
		const type = isJsonObject(library) ? textOf$2(library.type) : void 0;
		const isPackage = /^(?:package|runtimepack)$/i.test(type ?? "");
		if (at <= 0 || !isPackage || target !== void 0 && !isLoaded(target, listed)) return [];
		return [{
			type: "nuget",
			name: listed.slice(0, at).replace(/^runtimepack\./, ""),
			version: listed.slice(at + 1),
			trivyType: "dotnet-core"
		}];
	});
	return packagesResult(packages, decides);
}
/** The target that the program runs on. */
function targetOf({ runtimeTarget, targets }) {
	const name = isJsonObject(runtimeTarget) ? textOf$2(runtimeTarget.name) : void 0;
	if (name === void 0 || !isJsonObject(targets) || !Object.hasOwn(targets, name)) return void 0;
	const target = targets[name];
	return isJsonObject(target) ? target : void 0;
}
/** A library without files is only needed for the build. */
function isLoaded(target, listed) {
	if (!Object.hasOwn(target, listed)) return true;
	const library = target[listed];
	if (!isJsonObject(library)) return true;
	return [
		library.runtime,
		library.runtimeTargets,
		library.native
	].some((files) => isJsonObject(files) && Object.keys(files).length > 0);
}

// src/stages/layer-packages/reading/byte-needles.ts
/** No program has more; a file with more was made to cost much work. */
const MAX_MATCHES = 32;
const MAX_MATCH_BYTES = 4 * 1024 ** 2;
/**
* Finds a needle in a stream and keeps the bytes after it. This needs no knowledge of executable formats, holds no
* whole program in memory, and also finds programs that are embedded in others.
*/
var NeedleSearch = class {
	#needle;
	#complete = [];
	#open = [];
	#tail = Buffer.alloc(0);
	#isFlooded = false;
	constructor(needle) {
		this.#needle = needle;
	}
	write(chunk) {
		if (this.#isFlooded) return;
		const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
		if (this.#open.length > 0) this.#continueOpen(bytes);
		const overlap = this.#needle.bytes.length - 1;
		const tail = this.#tail;
		if (tail.length > 0) {
			const seam = Buffer.concat([tail, bytes.subarray(0, overlap)]);
			this.#addMatches(seam, tail.length, (at) => Buffer.concat([tail.subarray(at), bytes]));
		}
		this.#addMatches(bytes, bytes.length, (at) => bytes.subarray(at));
		if (overlap > 0) {
			const last = bytes.length >= overlap ? bytes : Buffer.concat([tail, bytes]);
			this.#tail = Buffer.from(last.subarray(Math.max(0, last.length - overlap)));
		}
	}
	/** The bytes of each match from the needle on. A match at the end may be cut off. Call it after the last byte. */
	end() {
		return [...this.#complete, ...this.#open.map(({ chunks }) => Buffer.concat(chunks))];
	}
	/** Whether there were more matches than the limit. */
	get isFlooded() {
		return this.#isFlooded;
	}
	/** Adds every match that begins before `until`. */
	#addMatches(where, until, from) {
		const { bytes } = this.#needle;
		for (let at = where.indexOf(bytes); at >= 0 && at < until; at = where.indexOf(bytes, at + 1)) {
			if (this.#isFlooded) return;
			const match = from(at);
			const needed = this.#needle.needed(match);
			if (needed === void 0) continue;
			if (needed <= match.length) this.#complete.push(Buffer.from(match.subarray(0, needed)));
			else this.#open.push({
				chunks: [Buffer.from(match)],
				length: match.length,
				needed
			});
			this.#isFlooded = this.#complete.length + this.#open.length > MAX_MATCHES;
		}
	}
	#continueOpen(chunk) {
		this.#open = this.#open.filter((match) => {
			match.chunks.push(Buffer.from(chunk));
			match.length += chunk.length;
			if (match.length < match.needed && match.length < MAX_MATCH_BYTES) return true;
			const bytes = Buffer.concat(match.chunks);
			match.chunks = [bytes];
			const needed = this.#needle.needed(bytes);
			if (needed === void 0) return false;
			match.needed = needed;
			if (needed > bytes.length && bytes.length < MAX_MATCH_BYTES) return true;
			this.#complete.push(bytes.subarray(0, needed));
			return false;
		});
	}
};

// src/stages/layer-packages/reading/programs.ts
const MAGICS$1 = [
	[
		127,
		69,
		76,
		70
	],
	[77, 90],
	[
		0,
		97,
		115,
		109
	],
	...[
		[
			254,
			237,
			250,
			206
		],
		[
			254,
			237,
			250,
			207
		],
		[
			206,
			250,
			237,
			254
		],
		[
			207,
			250,
			237,
			254
		],
		[
			202,
			254,
			186,
			190
		]
	]
];
/**
* Whether a file is a program or a library in machine code. The permission bits do not matter: a plugin needs none,
* and an entrypoint can set them.
*/
function isProgram({ path, head }) {
	for (const magic of MAGICS$1) if (hasAt(head, magic)) return !path.endsWith(".class");
	return false;
}

// src/stages/layer-packages/managers/dotnet-bundle.ts
const FIRST_BYTES$2 = 32;
/**
* .NET programs in a single file. They contain the dependency list uncompressed, even if the rest is compressed.
*/
const dotnetBundle = {
	name: ".NET in a single file",
	matchesPath: () => true,
	matchesFile: isProgram,
	open: () => bundleReader()
};
function bundleReader() {
	const lists = new NeedleSearch(listNeedle$1);
	return {
		write: (chunk) => lists.write(chunk),
		end() {
			if (lists.isFlooded) return {
				kind: "unreadable",
				why: "contains too many lists of dependencies",
				decides: true
			};
			const packages = lists.end().map((list) => readDependencies(withBrace(list), true)).flatMap((reading) => reading.kind === "packages" ? reading.packages : []);
			return packages.length === 0 ? { kind: "nothing" } : {
				kind: "packages",
				packages
			};
		}
	};
}
/** The first key of the list, as the SDK writes it. */
const listNeedle$1 = {
	bytes: Buffer.from("\"runtimeTarget\""),
	needed(found) {
		if (found.length < FIRST_BYTES$2) return FIRST_BYTES$2;
		if (!/^"runtimeTarget":\s*\{/.test(found.toString("latin1", 0, FIRST_BYTES$2))) return void 0;
		return endOfObject(found) ?? 2 * found.length;
	}
};
/** The list, with the brace before its first key. */
function withBrace(list) {
	return Buffer.concat([Buffer.from("{"), list.subarray(0, endOfObject(list))]);
}
/** The end of the object whose opening brace is before `bytes`. Braces in strings do not count. */
function endOfObject(bytes) {
	let depth = 1;
	let isText = false;
	for (let at = 0; at < bytes.length; at += 1) {
		const byte = bytes[at];
		if (isText) {
			if (byte === 92) at += 1;
			else if (byte === 34) isText = false;
		} else if (byte === 34) isText = true;
		else if (byte === 123) depth += 1;
		else if (byte === 125) {
			depth -= 1;
			if (depth === 0) return at + 1;
		}
	}
}

// src/stages/layer-packages/reading/read-fields.ts
/** A header line: `Name: value`. */
const FIELD = /^([A-Za-z][A-Za-z0-9-]*):[ \t]*(.*)$/;
/**
* The fields of one block of `Name: value` lines, with names in lower case. The first field of a name counts. A
* line that begins with a blank continues the line before. Other lines are ignored.
*/
function readFields(block) {
	const fields = /* @__PURE__ */ new Map();
	let open = [];
	for (const line of block.split(/\r\n|\n|\r/)) {
		const [, name, value] = FIELD.exec(line) ?? [];
		if (name !== void 0 && value !== void 0) {
			open = [value.trim()];
			const key = name.toLowerCase();
			if (!fields.has(key)) fields.set(key, open);
		} else if (/^[ \t]/.test(line)) open.push(line.trim());
		else open = [];
	}
	return new Map([...fields].map(([key, lines]) => [key, lines.join(" ").trim()]));
}
/** The blocks of a text, separated by blank lines. */
function blocksOf(text) {
	return text.split(/(?:\r?\n){2,}/).filter((block) => block.trim() !== "");
}
/** The block before the first blank line. */
function firstBlock(text) {
	const start = text.replace(/^\s+/, "");
	const end = /\r?\n\r?\n/.exec(start);
	return end === null ? start : start.slice(0, end.index);
}

// src/stages/layer-packages/managers/dpkg.ts
/** The file of a workstation has 10 MB. */
const MAX_BYTES$10 = 64 * 1024 ** 2;
const DPKG = /^var\/lib\/dpkg\/(?:status$|status\.d\/(?!.*\.md5sums$)[^/]+$)/;
/** dpkg, the package manager of Debian and its derivatives. Distroless images have one file per package. */
const dpkg = {
	name: "dpkg",
	matchesPath: (path) => DPKG.test(path),
	matchesFile: ({ size }) => size > 0,
	open: () => wholeFile(MAX_BYTES$10, true, (bytes) => readStatus(bytes))
};
function readStatus(bytes) {
	const text = bytes.toString("utf8").replace(/^\uFEFF/, "");
	if (text.trim() === "") return { kind: "nothing" };
	const blocks = blocksOf(text);
	if (blocks.some((block) => (block.match(/^Package:/gim)?.length ?? 0) > 1)) return {
		kind: "unreadable",
		why: "names two packages in one stanza",
		decides: true
	};
	const found = blocks.map((block) => readFields(block));
	if (!found.some((fields) => fields.has("package"))) return {
		kind: "unreadable",
		why: "is not a list of packages",
		decides: true
	};
	const packages = found.flatMap((fields) => {
		const name = fields.get("package");
		if (name === void 0 || !isInstalled(fields.get("status"))) return [];
		const version = fields.get("version");
		return [{
			type: "deb",
			name,
			...version ? { version } : {}
		}];
	});
	return packagesResult(packages, true);
}
/** `deinstall ok config-files`: the third word is the state, the first is the requested state. */
function isInstalled(status) {
	return status === void 0 || !/\b(?:not-installed|config-files)$/.test(status.trim());
}

// src/stages/layer-packages/managers/erlang.ts
const MAX_BYTES$9 = 4 * 1024 ** 2;
/** `lib/jason-1.4.0/ebin/jason.app`. The files below `erlang/lib` belong to Erlang itself. */
const FILE$5 = /(?:^|\/)lib\/([a-z][a-z0-9_]*)-(\d[^/]*)\/ebin\/\1\.app$/;
const STANDARD_APPLICATIONS = /^(?:asn1|common_test|compiler|crypto|debugger|dialyzer|diameter|edoc|eldap|erl_interface|et|eunit|ftp|inets|jinterface|kernel|megaco|mnesia|observer|odbc|os_mon|parsetools|public_key|reltool|runtime_tools|sasl|snmp|ssh|ssl|stdlib|syntax_tools|tftp|tools|wx|xmerl|eex|elixir|ex_unit|iex|logger|mix)$/;
/** Erlang and Elixir: the application files of a release. */
const erlang = {
	name: "Erlang and Elixir",
	matchesPath: (path) => FILE$5.test(path) && !/(?:^|\/)(?:erlang|elixir)\/lib\//.test(path),
	matchesFile: () => true,
	open({ path }) {
		const [, name = "", called = ""] = FILE$5.exec(path) ?? [];
		return wholeFile(MAX_BYTES$9, true, (bytes) => {
			if (STANDARD_APPLICATIONS.test(name)) return { kind: "nothing" };
			const version = /\{\s*vsn\s*,\s*"([^"\s]{1,200})"\s*\}/.exec(bytes.toString("utf8"))?.[1] ?? called;
			return {
				kind: "packages",
				packages: [{
					type: "hex",
					name,
					version,
					trivyType: "hex"
				}]
			};
		});
	}
};

// src/stages/layer-packages/managers/go.ts
/** cmd/link writes MAGIC before Go's version. cmd/go writes START and END around the list of modules. */
const MAGIC$1 = Buffer.from("ÿ Go buildinf:", "latin1");
const START$2 = Buffer.from("3077af0c9274080241e1c107e6d618e6", "hex");
const END$1 = Buffer.from("f932433186182072008242104116d8f2", "hex");
const HEADER_BYTES$2 = 32;
const FLAGS_AT = 15;
const INLINE = 2;
const MAX_VERSION_BYTES = 255;
const FIRST_BYTES$1 = 64;
/** Go: the module list that the linker writes into each program, on every platform. */
const go = {
	name: "Go",
	matchesPath: () => true,
	matchesFile: isProgram,
	open: () => goReader()
};
function goReader() {
	const versions = new NeedleSearch(versionNeedle);
	const modules = new NeedleSearch(modulesNeedle);
	return {
		write(chunk) {
			versions.write(chunk);
			modules.write(chunk);
		},
		end() {
			if (versions.isFlooded || modules.isFlooded) return {
				kind: "unreadable",
				why: "contains too many build records of Go programs",
				decides: true
			};
			const lists = modules.end().filter((list) => isModules(list));
			if (lists.some((list) => list.indexOf(END$1) < 0)) return {
				kind: "unreadable",
				why: "is a Go program whose list of modules is cut off",
				decides: true
			};
			const packages = [...versions.end().flatMap((header) => standardLibrary(header)), ...lists.flatMap((list) => modulesIn(list.subarray(START$2.length, list.indexOf(END$1)).toString("utf8")))];
			return packages.length === 0 ? { kind: "nothing" } : {
				kind: "packages",
				packages: distinct(packages)
			};
		}
	};
}
/**
* The header. Since Go 1.18 the length of the version and the version follow; before, the header holds pointers.
*/
const versionNeedle = {
	bytes: MAGIC$1,
	needed(found) {
		if (found.length < 33) return 33;
		const flags = found[FLAGS_AT] ?? 0;
		if ((flags & INLINE) === 0) {
			const pointerBytes = found[14];
			return flags <= 1 && (pointerBytes === 4 || pointerBytes === 8) ? HEADER_BYTES$2 : void 0;
		}
		const { length, start } = versionSpan(found);
		if (length === 0 || length > MAX_VERSION_BYTES) return void 0;
		const whole = start + length;
		if (found.length < whole) return whole;
		return /^[\x20-\x7e]+$/.test(found.toString("latin1", start, whole)) ? whole : void 0;
	}
};
/** The length is a varint of one or two bytes. */
function versionSpan(found) {
	const first = found[HEADER_BYTES$2] ?? 0;
	if (first < 128) return {
		length: first,
		start: 33
	};
	return {
		length: first & 127 | (found[33] ?? 127) << 7,
		start: 34
	};
}
const modulesNeedle = {
	bytes: START$2,
	needed(found) {
		if (found.length < FIRST_BYTES$1) return FIRST_BYTES$1;
		if (!isModules(found)) return void 0;
		const end = found.indexOf(END$1);
		return end < 0 ? 2 * found.length : end + END$1.length;
	}
};
function isModules(list) {
	return /^(?:path|mod|dep|build)\t/.test(list.toString("latin1", START$2.length, START$2.length + 6));
}
/**
* `go1.26.5 (Red Hat 1.26.5-1.el9)`, `go1.22.1 X:nocoverageredesign`, `go1.22.5-1`: the additions of vendors are
* ignored.
*/
const RELEASE$1 = /^go(\d+\.\d+(?:\.\d+)?(?:(?:rc|beta)\d+)?)/;
function standardLibrary(header) {
	if (header.length < HEADER_BYTES$2) return [];
	const { length, start } = versionSpan(header);
	const text = ((header[FLAGS_AT] ?? 0) & INLINE) !== 0 ? header.toString("latin1", start, start + length) : "";
	const release = RELEASE$1.exec(text)?.[1];
	return [goPackage("stdlib", release === void 0 ? void 0 : `v${release}`)];
}
/** Lines of `debug.BuildInfo`: `mod`, `dep` or `=>`, then path, version and sum, separated by tabs. */
function modulesIn(text) {
	const modules = [];
	for (const line of text.split("\n")) {
		const [kind, path = "", version = ""] = line.split("	");
		if (kind === "mod" || kind === "dep") modules.push({
			path,
			version,
			isMain: kind === "mod"
		});
		else if (kind === "=>") modules.splice(-1, 1, {
			path,
			version,
			isMain: false
		});
	}
	return modules.flatMap(({ path, version, isMain }) => {
		return path !== "" && !/^\.{0,2}\//.test(path) && version !== "" && version !== "(devel)" && !(isMain && isStamped(version)) ? [goPackage(path, version)] : [];
	});
}
/** A pseudo-version that Go made from a commit. trivy lists the version that was given to the linker instead. */
function isStamped(version) {
	return /\d{14}-[0-9a-f]{12}/.test(version);
}
function goPackage(name, version) {
	return {
		type: "golang",
		name,
		...version === void 0 ? {} : { version },
		trivyType: "gobinary"
	};
}
function distinct(packages) {
	return [...new Map(packages.map((one) => [`${one.name}@${one.version ?? ""}`, one])).values()];
}

// src/stages/layer-packages/reading/magic.ts
/** The first bytes of a zip that is not empty. */
const ZIP = Buffer.from("504b0304", "hex");

// src/stages/archives/expand-through.ts
/**
* The bytes behind a decoder. Throws what the source or the decoder throws. `Readable.compose` would not do: an error at the
* end of an empty source ends the whole process.
*/
async function* through(unpacked, pieces) {
	const feeding = pipeline(Readable.from(pieces), unpacked).catch((error) => {
		if (!unpacked.readableEnded) unpacked.destroy(error instanceof Error ? error : void 0);
	});
	try {
		for await (const chunk of unpacked) yield chunk;
	} finally {
		unpacked.destroy();
		await feeding;
	}
}

// src/stages/archives/expand-zip.ts
const END = {
	signature: 101010256,
	bytes: 22,
	maxComment: 65535
};
const CENTRAL = {
	signature: 33639248,
	bytes: 46
};
/** A signature of the directory itself may be its last part. */
const SIGNED = 84233040;
const LOCAL = {
	signature: 67324752,
	bytes: 30
};
/** A zip64 has a second, larger end record. A locator follows it, then the usual end record. */
const END64 = {
	signature: 101075792,
	bytes: 56,
	lead: 12
};
const LOCATOR64 = {
	signature: 117853008,
	bytes: 20
};
const EXTRA64 = 1;
/** A field with this value has its true value in the zip64 part. */
const FULL16 = 65535;
const FULL32 = 4294967295;
const MAX_DIRECTORY_BYTES = 64 * 1024 ** 2;
const STORED = 0;
const DEFLATED = 8;
/**
* The files of a zip, by its central directory as APPNOTE.TXT describes it: that is what programs open. Throws
* {@link DamagedArchive} where it is broken or split. Calls `count` for each entry before the next is read.
*/
function* zipEntries(zip, count) {
	const end = endOf$1(zip);
	const shift = end.position - end.directorySize - end.directoryStart;
	if (shift < 0 || end.directorySize > MAX_DIRECTORY_BYTES) throw new DamagedArchive("no directory");
	if (end.recordStart !== void 0 && end.recordStart + shift !== end.position) throw new DamagedArchive("the end of its directory is in two places");
	const directory = Buffer.from(zip.read(end.directoryStart + shift, end.directorySize));
	let [at, read] = [0, 0];
	while (at < directory.length && !isMark(directory, at, SIGNED)) {
		if (at + CENTRAL.bytes > directory.length || !isMark(directory, at, CENTRAL.signature)) throw new DamagedArchive("its directory is cut off");
		count();
		read += 1;
		const flags = directory.readUInt16LE(at + 8);
		const nameEnd = at + CENTRAL.bytes + directory.readUInt16LE(at + 28);
		const extraEnd = nameEnd + directory.readUInt16LE(at + 30);
		const name = directory.subarray(at + CENTRAL.bytes, nameEnd);
		let size = directory.readUInt32LE(at + 24);
		let packedSize = directory.readUInt32LE(at + 20);
		let position = directory.readUInt32LE(at + 42);
		if (size === FULL32 || packedSize === FULL32 || position === FULL32) {
			const wide = wideValues(directory.subarray(nameEnd, extraEnd));
			if (size === FULL32) size = wide();
			if (packedSize === FULL32) packedSize = wide();
			if (position === FULL32) position = wide();
		}
		const entry = {
			path: name.toString((flags & 2048) === 0 ? "latin1" : "utf8"),
			size,
			packedSize,
			method: directory.readUInt16LE(at + 10),
			isEncrypted: (flags & 65) !== 0,
			position: position + shift
		};
		at = extraEnd + directory.readUInt16LE(at + 32);
		if (!entry.path.endsWith("/")) yield entry;
	}
	if (read < end.entries) throw new DamagedArchive("its directory is cut off");
}
function isMark(bytes, at, mark) {
	return at + 4 <= bytes.length && bytes.readUInt32LE(at) === mark;
}
function endOf$1(zip) {
	const length = Math.min(zip.size, END.bytes + END.maxComment);
	const tail = zip.read(zip.size - length, length);
	for (let at = length - END.bytes; at >= 0; at -= 1) {
		if (tail.readUInt32LE(at) !== END.signature) continue;
		if (at + END.bytes + tail.readUInt16LE(at + 20) !== length) continue;
		const end = Buffer.from(tail.subarray(at, at + END.bytes));
		const position = zip.size - length + at;
		return end64Of(zip, end, position) ?? narrowEnd(end, position);
	}
	throw new DamagedArchive("no directory");
}
function narrowEnd(end, position) {
	const entries = end.readUInt16LE(10);
	if (end.readUInt16LE(4) !== 0 || end.readUInt16LE(8) !== entries) throw new DamagedArchive("split");
	return {
		entries,
		directorySize: end.readUInt32LE(12),
		directoryStart: end.readUInt32LE(16),
		position
	};
}
/** The end of a zip64; undefined where the archive is none. */
function end64Of(zip, end, endPosition) {
	const locatorPosition = endPosition - LOCATOR64.bytes;
	if (locatorPosition < END64.bytes) return void 0;
	const locator = Buffer.from(zip.read(locatorPosition, LOCATOR64.bytes));
	if (locator.readUInt32LE(0) !== LOCATOR64.signature) return void 0;
	const recordStart = uint64(locator, 8);
	for (const position of [locatorPosition - END64.bytes, recordStart]) {
		if (position + END64.bytes > locatorPosition) continue;
		const record = zip.read(position, END64.bytes);
		if (record.readUInt32LE(0) !== END64.signature) continue;
		if (position + END64.lead + uint64(record, 4) !== locatorPosition) continue;
		const entries = uint64(record, 32);
		if (record.readUInt32LE(16) !== 0 || uint64(record, 24) !== entries) throw new DamagedArchive("split");
		const [directorySize, directoryStart] = [uint64(record, 40), uint64(record, 48)];
		if (!(isSaid(end.readUInt16LE(10), FULL16, entries) && isSaid(end.readUInt32LE(12), FULL32, directorySize) && isSaid(end.readUInt32LE(16), FULL32, directoryStart))) throw new DamagedArchive("its two ends say different things");
		return {
			entries,
			directorySize,
			directoryStart,
			position,
			recordStart
		};
	}
	throw new DamagedArchive("a zip64 without its end");
}
function isSaid(narrow, full, value) {
	return narrow === full || narrow === value;
}
/** Gives the values of an entry's zip64 field in order. It contains only the values that did not fit elsewhere. */
function wideValues(extra) {
	const field = extraField(extra, EXTRA64);
	let at = 0;
	return () => {
		at += 8;
		if (at > field.length) throw new DamagedArchive("a zip64 without its sizes");
		return uint64(field, at - 8);
	};
}
/** The content of an extra field of an entry; empty where it has none of this kind. */
function extraField(extra, wanted) {
	for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) if (extra.readUInt16LE(at) === wanted) return extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
	return extra.subarray(0, 0);
}
/** Not exact above 2^53, but such a value is beyond the end of every archive. */
function uint64(bytes, at) {
	return bytes.readUInt32LE(at + 4) * 2 ** 32 + bytes.readUInt32LE(at);
}
/** Whether the content of an entry can be had. */
function isReadable({ isEncrypted, method, size, packedSize }) {
	return !isEncrypted && (method === DEFLATED || method === STORED && size === packedSize);
}
/** A part of packed bytes. It unpacks to a thousand times its size at most. */
const PIECE_BYTES$1 = 256;
/**
* The first bytes of an entry's content, at least `wanted` where there are so many. Calls `count` for what it unpacked to
* get them.
*/
function zipHead(zip, entry, wanted, count) {
	const packed = packedBytes(zip, entry);
	const some = packed.read(0, Math.min(packed.size, 2 * wanted));
	if (entry.method === STORED) return Buffer.from(some.subarray(0, wanted));
	for (let size = PIECE_BYTES$1;; size += PIECE_BYTES$1) {
		const options = { finishFlush: constants$2.Z_SYNC_FLUSH };
		const head = inflate(() => inflateRawSync(some.subarray(0, size), options));
		count(head.length);
		if (head.length >= wanted || size >= some.length) return Buffer.from(head.subarray(0, wanted));
	}
}
/** The whole content of an entry, which is not larger than it claims. */
function zipContent(zip, entry) {
	const packed = packedBytes(zip, entry);
	const bytes = packed.read(0, packed.size);
	if (entry.method === STORED) return Buffer.from(bytes);
	return inflate(() => inflateRawSync(bytes, { maxOutputLength: Math.max(1, entry.size) }));
}
/** The content of an entry as a stream, for one that is too large for memory. */
async function* zipStream(zip, entry) {
	const pieces = chunksOf(packedBytes(zip, entry));
	if (entry.method === STORED) yield* pieces;
	else yield* through(createInflateRaw(), pieces);
}
function packedBytes(zip, { position, packedSize }) {
	const header = zip.read(position, LOCAL.bytes);
	if (header.readUInt32LE(0) !== LOCAL.signature) throw new DamagedArchive("a file is not where it is said to be");
	const start = position + LOCAL.bytes + header.readUInt16LE(26) + header.readUInt16LE(28);
	return partOf(zip, start, packedSize);
}
function inflate(run) {
	try {
		return run();
	} catch (error) {
		throw new DamagedArchive(error instanceof Error ? error.message : "it cannot be unpacked");
	}
}

// src/stages/layer-packages/reading/read-archive.ts
/** Archives are kept in memory, because their directory is at the end. */
const MAX_BYTES$8 = 256 * 1024 ** 2;
const MAX_MEMBERS = 2e5;
const MAX_DEPTH = 3;
/** Limit of the unpacked size of one archive, with all archives inside it. */
const MAX_UNPACKED_BYTES = 512 * 1024 ** 2;
/** Limit of the compression ratio. It applies only above the free bytes. */
const MAX_RATIO = 200;
const FREE_BYTES = 64 * 1024 ** 2;
/** Maximum size of a member that is read, in bytes. */
const MAX_MEMBER_BYTES = 4 * 1024 ** 2;
/** Limit of the size of all members that are read. */
const MAX_READ_BYTES = 64 * 1024 ** 2;
/** An archive exceeds a limit. The message says which. */
var LimitExceeded = class extends Error {};
/**
* Walks through a zip and the zips inside it. Returns why it could not, as the end of a sentence; undefined on
* success.
*/
function readArchive(archive, visitor) {
	try {
		new Walk(visitor, archive.length).into(bufferBytes(archive), 0);
		return;
	} catch (error) {
		if (error instanceof LimitExceeded) return error.message;
		if (error instanceof DamagedArchive || error instanceof RangeError) return "is not a readable archive";
		throw error;
	}
}
var Walk = class {
	#visitor;
	#packed;
	#members = 0;
	#unpacked = 0;
	#read = 0;
	constructor(visitor, packed) {
		this.#visitor = visitor;
		this.#packed = packed;
	}
	into(zip, depth) {
		if (depth > MAX_DEPTH) throw new LimitExceeded(`contains archives that are nested more than ${MAX_DEPTH} levels deep`);
		for (const entry of zipEntries(zip, () => this.#count())) {
			const step = this.#visitor.step(entry.path);
			if (step === "read" && isReadable(entry) && entry.size <= MAX_MEMBER_BYTES) {
				this.#read += entry.size;
				if (this.#read > MAX_READ_BYTES) throw new LimitExceeded(`contains more than ${MAX_READ_BYTES} bytes of package metadata`);
				this.#visitor.read(entry.path, this.#content(zip, entry));
			} else if (step === "open") this.#open(zip, entry, depth);
		}
	}
	#open(zip, entry, depth) {
		try {
			if (!isReadable(entry)) throw new DamagedArchive("packed in another way");
			this.into(bufferBytes(this.#content(zip, entry)), depth + 1);
		} catch (error) {
			if (!(error instanceof DamagedArchive || error instanceof RangeError)) throw error;
			this.#visitor.broken(entry.path);
		}
	}
	#content(zip, entry) {
		this.#unpacked += entry.size;
		if (this.#unpacked > FREE_BYTES && this.#unpacked > MAX_RATIO * this.#packed || this.#unpacked > MAX_UNPACKED_BYTES) throw new LimitExceeded("unpacks to more bytes than the limit");
		return zipContent(zip, entry);
	}
	#count() {
		this.#members += 1;
		if (this.#members > MAX_MEMBERS) throw new LimitExceeded(`contains more than ${MAX_MEMBERS} files`);
	}
};
/** Reads an archive as a whole. An archive over the limit is unreadable; `decides` says whether that decides. */
function wholeArchive({ size }, decides, parse) {
	const buffer = Buffer.allocUnsafe(size > MAX_BYTES$8 ? 0 : size);
	let at = 0;
	return {
		write(chunk) {
			if (at + chunk.byteLength <= buffer.length) buffer.set(chunk, at);
			at += chunk.byteLength;
		},
		end() {
			if (at === 0) return { kind: "nothing" };
			if (at > buffer.length) return {
				kind: "unreadable",
				why: `is larger than ${buffer.length || MAX_BYTES$8} bytes`,
				decides
			};
			return parse(buffer.subarray(0, at));
		}
	};
}

// src/stages/layer-packages/managers/java.ts
/** The archives that Java's launchers, servers and plugin loaders open. trivy opens the first four kinds. */
const ARCHIVE = /\.(?:jar|war|ear|par|hpi|jpi|nar|kar|sar|rar)$/i;
const NAME_AT = 30;
const FIRST_MEMBER = Buffer.from("META-INF/");
/** The folders of an archive from which the runtime loads libraries. */
const LIBRARIES = /(?:^|\/)lib\//;
/** Java: the properties that Maven writes into each archive, also into archives inside archives. */
const java = {
	name: "Java",
	matchesPath: () => true,
	matchesFile: (file) => isJavaArchive(file) || startsItself(file),
	open(file) {
		const isLoaded = !isFixture(file.path);
		const decides = isLoaded && /\.(?:jar|war|ear|par)$/i.test(file.path);
		return wholeArchive(file, decides, (archive) => {
			const reading = readJava(archive, isLoaded, decides);
			return reading.kind === "unreadable" && startsItself(file) && !isJavaArchive(file) ? NOTHING$1 : reading;
		});
	}
};
/** By its name, or by its first member: `java -jar` accepts an archive of any name. */
function isJavaArchive({ path, head, size }) {
	if (ARCHIVE.test(path)) return size > 0 && !(/\.rar$/i.test(path) && !hasAt(head, ZIP));
	if (/\.(?:zip|apk|aab|aar|whl|xpi)$/i.test(path)) return false;
	return hasAt(head, ZIP) && hasAt(head, FIRST_MEMBER, NAME_AT);
}
const NOTHING$1 = { kind: "nothing" };
const SCRIPT = Buffer.from("#!");
/** The script that Spring Boot and others put before an archive, so that a shell can start it. */
const STARTER = /Spring Boot Startup Script|\bjava\w*\b.*-jar["' ]+\$/i;
function startsItself({ head }) {
	return hasAt(head, SCRIPT) && STARTER.test(Buffer.from(head).toString("latin1"));
}
function readJava(archive, isLoaded, decides) {
	const packages = [];
	const broken = [];
	const fault = readArchive(archive, javaVisitor(packages, broken));
	if (fault !== void 0) return {
		kind: "unreadable",
		why: fault,
		decides
	};
	const library = broken.find((path) => LIBRARIES.test(path));
	if (library !== void 0) return {
		kind: "unreadable",
		why: `contains an archive that cannot be read (${baseName(library)})`,
		decides
	};
	if (packages.length > 0) return packagesResult(packages, isLoaded);
	return {
		kind: "unidentified",
		why: "is a Java archive that does not name its Maven package"
	};
}
/** Collects the Maven packages of an archive and of the archives inside it. */
function javaVisitor(packages, broken) {
	return {
		step(path) {
			if (ARCHIVE.test(path)) return "open";
			return baseName(path) === "pom.properties" ? "read" : "skip";
		},
		read(_path, bytes) {
			const found = mavenPackage(bytes.toString("latin1"));
			if (found !== void 0) packages.push(found);
		},
		broken: (path) => broken.push(path)
	};
}
const PROPERTY = /^[ \t]*(groupId|artifactId|version)[ \t]*[=:](.*)$/gm;
/** The properties that Maven writes: `groupId=org.slf4j`. The last value of a key counts. */
function mavenPackage(text) {
	const of = /* @__PURE__ */ new Map();
	for (const [, key = "", value = ""] of text.matchAll(PROPERTY)) of.set(key, value.trim());
	const [group, artifact, version] = [
		of.get("groupId"),
		of.get("artifactId"),
		of.get("version")
	];
	if (!group || !artifact || !version) return void 0;
	return {
		type: "maven",
		name: `${group}:${artifact}`,
		version,
		trivyType: "jar"
	};
}

// src/stages/layer-packages/managers/julia.ts
const MAX_BYTES$7 = 16 * 1024 ** 2;
/** Julia: the packages of an environment. The TOML has a simple form: a table per package, with its version. */
const julia = {
	name: "Julia",
	matchesPath: (path) => /(?:^|\/)Manifest\.toml$/.test(path),
	matchesFile: () => true,
	open: () => wholeFile(MAX_BYTES$7, false, (bytes) => {
		const text = bytes.toString("utf8");
		if (!/^(?:julia_version|manifest_format)\s*=|^\[\[deps\./m.test(text)) return { kind: "nothing" };
		const packages = text.split(/^\[\[/m).slice(1).flatMap((table) => {
			const name = /^(?:deps\.)?"?([^\]"\s]{1,200})"?\]\]/.exec(table)?.[1];
			const version = /^[ \t]*version[ \t]*=[ \t]*"([^"\n]{1,200})"/m.exec(table)?.[1];
			return name && version ? [{
				type: "julia",
				name,
				version,
				trivyType: "julia"
			}] : [];
		});
		return packages.length === 0 ? { kind: "nothing" } : packagesResult(packages, true);
	})
};

// src/stages/layer-packages/managers/npm.ts
/** A larger file is not a manifest: the largest published ones have about 2 MB. */
const MAX_BYTES$6 = 16 * 1024 ** 2;
const NAME$4 = `((?:@[^/@]+/)?[^/@.][^/@]*)`;
/** Packages that can be loaded by name: below `node_modules`, in Debian's folder, and in Deno's cache. */
const LOADED$1 = [new RegExp(String.raw`(?:^|/)(?:node_modules|usr/share/nodejs)/${NAME$4}/package\.json$`), new RegExp(String.raw`(?:^|/)npm/registry\.npmjs\.org/${NAME$4}/\d[^/]*/package\.json$`)];
/** npm, pnpm, yarn, bun and Deno: `package.json`. Only packages that can be loaded by name count as installed. */
const npm = {
	name: "npm",
	matchesPath: (path) => path.endsWith("/package.json") || path === "package.json",
	matchesFile: () => true,
	open({ path }) {
		const loaded = loadedName(path);
		const decides = loaded !== void 0 && !isFixture(path);
		return wholeFile(MAX_BYTES$6, decides, (bytes) => readManifest$1(bytes, loaded, decides));
	}
};
function readManifest$1(bytes, loaded, decides) {
	const manifest = readJson(bytes);
	if (!isJsonObject(manifest)) {
		if (loaded === void 0) return { kind: "nothing" };
		return {
			kind: "unreadable",
			why: "is not valid JSON",
			decides
		};
	}
	const name = textOf$2(manifest.name);
	const version = textOf$2(manifest.version);
	if (decides && loaded !== void 0) {
		if (version === void 0 && manifest.private === true) return { kind: "nothing" };
		return packagesResult([npmPackage(name ?? loaded, version)], true);
	}
	if (name === void 0 || version === void 0) return { kind: "nothing" };
	return packagesResult([npmPackage(name, version)], false);
}
function loadedName(path) {
	return LOADED$1.map((place) => place.exec(path)?.[1]).find((name) => name !== void 0);
}
/** The package of a `package.json` in an archive, if it could be loaded by name. */
function readNpmPackage(path, bytes) {
	const loaded = loadedName(path);
	if (loaded === void 0) return void 0;
	const reading = readManifest$1(bytes, loaded, true);
	return reading.kind === "packages" ? reading.packages[0] : void 0;
}
/** An npm package in the form of the completeness check. */
function npmPackage(name, version) {
	return {
		type: "npm",
		name,
		...version === void 0 ? {} : { version },
		trivyType: "node-pkg"
	};
}

// src/stages/layer-packages/managers/python.ts
/** The description follows the fields. The longest published files have about 2 MB. */
const MAX_BYTES$5 = 16 * 1024 ** 2;
const FILE$4 = /\.dist-info\/METADATA$|(?:\.egg-info|(?:^|\/)EGG-INFO)\/PKG-INFO$|\.egg-info\/METADATA$|\.egg-info$/;
/** `jinja2-3.1.2.dist-info`, `PyYAML-6.0-py3.11.egg-info`: the names in them have no hyphen. */
const FOLDER$1 = /(?:^|\/)([^/-]+)-([^/-]+)(?:-py\d[^/]*)?\.(?:dist-info|egg-info|egg)(?:\/|$)/;
/** Python: the metadata that pip, uv, poetry, setuptools and distributions write beside an installed package. */
const python = {
	name: "Python",
	matchesPath: isPythonMetadata,
	matchesFile: () => true,
	open({ path }) {
		const decides = !isFixture(path);
		return wholeFile(MAX_BYTES$5, decides, (bytes) => readMetadata(path, bytes, decides));
	}
};
/** Whether a path, in an image or in an archive, is that of the metadata of an installed package. */
function isPythonMetadata(path) {
	return FILE$4.test(path);
}
function readMetadata(path, bytes, decides) {
	const found = pythonPackage(path, bytes);
	if (found === void 0) return {
		kind: "unreadable",
		why: "does not name a package",
		decides
	};
	return packagesResult([found], decides);
}
/**
* The package that the metadata names. If they cannot be read, the folder name counts: Python finds and runs the
* package by it, without its metadata.
*/
function pythonPackage(path, bytes) {
	const fields = readFields(firstBlock(bytes.toString("utf8").replace(/^\uFEFF/, "")));
	const [, folderName, folderVersion] = FOLDER$1.exec(path) ?? [];
	const name = fields.get("name") || folderName;
	const version = fields.get("version") || folderVersion;
	if (name === void 0 || name.includes("\0")) return void 0;
	return {
		type: "pypi",
		name,
		...version === void 0 ? {} : { version },
		trivyType: "python-pkg"
	};
}

// src/stages/layer-packages/managers/python-archive.ts
/** Archives that Python runs or imports directly. */
const LOADED = /\.(?:egg|pex|pyz|pyzw)$/;
const WHEEL = /\.whl$/;
/** Python archives: eggs, zipapps, pex and shiv run from a zip; a wheel is not installed yet. */
const pythonArchive = {
	name: "Python archives",
	matchesPath: () => true,
	matchesFile: (file) => LOADED.test(file.path) || WHEEL.test(file.path) ? file.size > 0 : isZipapp(file),
	open(file) {
		const decides = !WHEEL.test(file.path) && !isFixture(file.path);
		return wholeArchive(file, decides, (archive) => readPython(file.path, archive, decides));
	}
};
/** A `#!` line that names Python, followed by a zip. */
function isZipapp({ head }) {
	if (head[0] !== 35 || head[1] !== 33) return false;
	const text = Buffer.from(head);
	const end = text.indexOf("\n");
	return end > 0 && /python|pypy/.test(text.toString("latin1", 0, end)) && text.indexOf(ZIP, end) === end + 1;
}
function readPython(path, archive, decides) {
	const packages = [];
	const fault = readArchive(archive, pythonVisitor(path, packages));
	if (fault !== void 0) return {
		kind: "unreadable",
		why: fault,
		decides
	};
	if (packages.length === 0) return { kind: "nothing" };
	return packagesResult(packages, decides);
}
/** Collects the Python packages of an archive. pex keeps its wheels in `.deps`. */
function pythonVisitor(archive, packages) {
	return {
		step(path) {
			if (isPythonMetadata(path)) return "read";
			return /(?:^|\/)\.deps\/[^/]+\.whl$/.test(path) ? "open" : "skip";
		},
		read(path, bytes) {
			const found = pythonPackage(path.startsWith("EGG-INFO/") ? `${archive}/${path}` : path, bytes);
			if (found !== void 0) packages.push(found);
		},
		broken: () => {}
	};
}

// src/stages/layer-packages/managers/rpm.ts
const DATABASE = /^(?:(?:var\/lib|usr\/lib\/sysimage)\/rpm\/(?:rpmdb\.sqlite|Packages|Packages\.db)|usr\/share\/rpm\/(?:rpmdb\.sqlite|Packages|Packages\.db))$/;
/** In images without rpm: the output of `rpm -qa`. */
const MANIFEST$2 = /^var\/lib\/rpmmanifest\/container-manifest-2$/;
const MAX_BYTES$4 = 64 * 1024 ** 2;
/**
* rpm: SQLite, ndb and Berkeley databases. Only trivy reads them. If trivy lists nothing from a database, its
* content is unknown.
*/
const rpm = {
	name: "rpm",
	matchesPath: (path) => DATABASE.test(path) || MANIFEST$2.test(path),
	matchesFile: ({ size }) => size > 0,
	open({ path }) {
		if (MANIFEST$2.test(path)) return wholeFile(MAX_BYTES$4, true, (bytes) => readManifest(bytes.toString("utf8")));
		const why = "is an rpm database from which trivy listed no packages";
		return {
			write: () => {},
			end: () => ({
				kind: "unreadable",
				why,
				decides: true
			})
		};
	}
};
/** Name, version with release, six other fields, the epoch, and the source package, separated by tabs. */
function readManifest(text) {
	const packages = text.split("\n").flatMap((line) => {
		const [name, version, , , , , , , epoch = ""] = line.split("	");
		if (!name || !version) return [];
		return [{
			type: "rpm",
			name,
			version: /^[1-9]\d*$/.test(epoch) ? `${epoch}:${version}` : version
		}];
	});
	if (packages.length === 0) return {
		kind: "unreadable",
		why: "is not a list of packages",
		decides: true
	};
	return packagesResult(packages, true);
}

// src/stages/layer-packages/managers/ruby.ts
const MAX_BYTES$3 = 4 * 1024 ** 2;
const FILE$3 = /(?:^|\/)specifications\/(?:default\/)?([^/]+)\.gemspec$/;
/** `nokogiri-1.16.0-x86_64-linux`: a name may have hyphens, and a version begins with a digit. */
const FILE_NAME = /^(.+?)-(\d[^-]*)(?:-.+)?$/;
const NAME$3 = /^[ \t]*\w{1,40}\.name[ \t]*=[ \t]*['"]([^'"\s]+)['"]/m;
const VERSION$1 = /^[ \t]*\w{1,40}\.version[ \t]*=[ \t]*(?:Gem::Version\.new[ (]{0,4})?['"]([^'"\s]+)['"]/m;
/** RubyGems and Bundler: the specification of each installed gem. */
const ruby = {
	name: "RubyGems",
	matchesPath: (path) => FILE$3.test(path),
	matchesFile: () => true,
	open({ path }) {
		const decides = !isFixture(path);
		return wholeFile(MAX_BYTES$3, decides, (bytes) => readSpecification(path, bytes, decides));
	}
};
function readSpecification(path, bytes, decides) {
	const text = bytes.toString("utf8");
	const [, nameFromFile, versionFromFile] = FILE_NAME.exec(FILE$3.exec(path)?.[1] ?? "") ?? [];
	const name = NAME$3.exec(text)?.[1] ?? nameFromFile;
	const version = VERSION$1.exec(text)?.[1] ?? versionFromFile;
	if (name === void 0 || version === void 0) return {
		kind: "unreadable",
		why: "does not name a gem and its version",
		decides
	};
	return packagesResult([{
		type: "gem",
		name,
		version,
		trivyType: "gemspec"
	}], decides);
}

// src/stages/layer-packages/managers/rust.ts
/** The first text of a list of cargo-auditable. */
const BEGIN$1 = "{\"packages\":[";
/** First bytes of a compressed list: enough for the tables of a block and some text. */
const FIRST_BYTES = 512;
/** Enough for the lengths of the first table. */
const SOME_BYTES = 16;
const LIMIT = { maxOutputLength: 32 * 1024 ** 2 };
/** Rust: the list that cargo-auditable writes into a program. Programs without a list are reported. */
const rust = {
	name: "Rust",
	matchesPath: () => true,
	matchesFile: isProgram,
	open: () => rustReader()
};
function rustReader() {
	const lists = new NeedleSearch(listNeedle);
	const sources = new NeedleSearch(sourceNeedle);
	return {
		write(chunk) {
			lists.write(chunk);
			if (sources.end().length === 0) sources.write(chunk);
		},
		end() {
			if (lists.isFlooded) return {
				kind: "unreadable",
				why: "contains too many crate lists of Rust programs",
				decides: true
			};
			const read = lists.end().filter((packed) => isList(packed)).map((packed) => cratesIn(unpacked(packed)));
			const crates = read.filter((list) => list !== void 0);
			if (crates.length < read.length) return {
				kind: "unreadable",
				why: "is a Rust program whose list of crates is damaged",
				decides: true
			};
			if (crates.length > 0) return packagesResult(crates.flat(), true);
			return sources.end().length > 0 ? {
				kind: "unidentified",
				why: "is a Rust program without a list of its crates"
			} : { kind: "nothing" };
		}
	};
}
function cratesIn(bytes) {
	const list = readJson(bytes);
	if (!isJsonObject(list) || !Array.isArray(list.packages)) return void 0;
	return list.packages.flatMap((one) => {
		const { name, version, kind } = isJsonObject(one) ? one : {};
		const [crate, exact] = [textOf$2(name), textOf$2(version)];
		if (crate === void 0 || exact === void 0 || kind !== void 0 && kind !== "runtime") return [];
		return [{
			type: "cargo",
			name: crate,
			version: exact,
			trivyType: "rustbinary"
		}];
	});
}
/** The path of the standard library in panic messages: `/rustc/<commit>/library/…`. */
const sourceNeedle = {
	bytes: Buffer.from("/rustc/"),
	needed(found) {
		if (found.length < 64) return 64;
		return /^\/rustc\/[0-9a-f]{40}\/library/.test(found.toString("latin1", 0, 64)) ? 64 : void 0;
	}
};
/** zlib data of any level. */
const listNeedle = {
	bytes: Buffer.from([120]),
	needed(found) {
		if (found.length > 1 && !isZlib(found)) return void 0;
		if (found.length < SOME_BYTES) return SOME_BYTES;
		if (!mayBeDeflated(found)) return void 0;
		if (found.length < FIRST_BYTES) return FIRST_BYTES;
		if (!isList(found)) return void 0;
		return isWhole(found) ? found.length : 2 * found.length;
	}
};
function isZlib(found) {
	const second = found[1] ?? 0;
	return (second & 32) === 0 && (30720 + second) % 31 === 0;
}
function isList(found) {
	if (found.length < 8 || !isZlib(found) || !mayBeDeflated(found)) return false;
	try {
		const firstBytes = found.subarray(0, FIRST_BYTES);
		return inflateSync(firstBytes, { finishFlush: constants$2.Z_SYNC_FLUSH }).toString("latin1").startsWith(BEGIN$1);
	} catch {
		return false;
	}
}
const FIXED = deflateRawSync(BEGIN$1, { strategy: constants$2.Z_FIXED });
/**
* A fast test before zlib is called: two bytes often match by chance, and most such matches have impossible tables.
*/
function mayBeDeflated(found) {
	const [first = 0, second = 0, third = 0] = found.subarray(2);
	const kind = first >> 1 & 3;
	if (kind === 1) return found.subarray(3, 9).equals(FIXED.subarray(1, 7));
	if (kind !== 2) return false;
	const bits = first | second << 8 | third << 16;
	if ((bits >> 3 & 31) > 29 || (bits >> 8 & 31) > 29) return false;
	let used = 0;
	for (let code = 0; code < (bits >> 13 & 15) + 4; code += 1) {
		const at = 17 + 3 * code;
		const length = ((found[2 + (at >> 3)] ?? 0) | (found[3 + (at >> 3)] ?? 0) << 8) >> (at & 7) & 7;
		if (length > 0) used += 128 >> length;
	}
	return used === 128;
}
function isWhole(packed) {
	try {
		inflateSync(packed, LIMIT);
		return true;
	} catch (error) {
		return error instanceof RangeError;
	}
}
/** Empty if the data is cut off, damaged or too large. */
function unpacked(packed) {
	try {
		return inflateSync(packed, LIMIT);
	} catch {
		return Buffer.alloc(0);
	}
}

// src/stages/layer-packages/managers/without-advisories.ts
/** Packages that trivy neither lists nor has advisories for, by their path. */
const PLACES = [
	[/(?:^|\/)(?:site-)?library\/[^/]+\/DESCRIPTION$/, "is an R package"],
	[/(?:^|\/)rocks(?:-\d[^/]*)?\/[^/]+\/[^/]+\/[^/]+\.rockspec$/, "is a Lua package"],
	[/(?:^|\/)Cellar\/[^/]+\/[^/]+\/INSTALL_RECEIPT\.json$/, "is a package of Homebrew"],
	[/(?:^|\/)snap\/[^/]+\/[^/]+\/meta\/snap\.yaml$/, "is a snap"],
	[/(?:^|\/)wp-includes\/version\.php$/, "is a WordPress installation with its own plugins and themes"]
];
/** R, Lua, Homebrew, snaps, WordPress. They are detected, so that the report can say that nothing compares them. */
const withoutAdvisories = {
	name: "packages without advisories",
	matchesPath: (path) => kindOf$3(path) !== void 0,
	matchesFile: () => true,
	open: ({ path }) => unidentifiedReader(`${kindOf$3(path) ?? ""}, for which Assay has no advisories`)
};
function kindOf$3(path) {
	return PLACES.find(([place]) => place.test(path))?.[1];
}
function unidentifiedReader(why) {
	return {
		write: () => {},
		end: () => ({
			kind: "unidentified",
			why
		})
	};
}

// src/stages/layer-packages/managers/yarn-pnp.ts
/** The file of a repository with thousands of packages has about 10 MB. */
const MAX_BYTES$2 = 64 * 1024 ** 2;
const FILE$2 = /(?:^|\/)\.pnp\.(?:cjs|js|data\.json)$/;
/** A package and its location: `["npm:4.17.20", {"packageLocation": "./.yarn/cache/….zip/node_modules/lodash/"`. */
const ENTRY = /"([^"\s]{1,500})",\s{0,40}\{\s{0,40}"packageLocation":\s{0,4}"([^"\s]{1,1000})"/g;
const FOLDER = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\/$/;
const VERSION = /(?:^|#)npm:([^#:]+)$|::version=([^&]+)/;
/** yarn's Plug'n'Play: the packages are in zips, and this file lists which of them can be loaded. */
const yarnPnp = {
	name: "yarn Plug'n'Play",
	matchesPath: (path) => FILE$2.test(path),
	matchesFile: () => true,
	open: () => wholeFile(MAX_BYTES$2, true, (bytes) => readTable(bytes.toString("utf8")))
};
function readTable(text) {
	const table = text.replaceAll("\\\n", "").replaceAll("\\\"", "\"");
	if (!table.includes("packageRegistryData")) return {
		kind: "unreadable",
		why: "contains no table of packages",
		decides: true
	};
	const packages = [];
	for (const [, reference = "", location = ""] of table.matchAll(ENTRY)) {
		const name = FOLDER.exec(location)?.[1];
		const [, published, patched] = VERSION.exec(reference) ?? [];
		const version = published ?? patched;
		if (name !== void 0 && version !== void 0) packages.push(npmPackage(name, version));
	}
	return packagesResult(packages, true);
}

// src/stages/layer-packages/managers/zip.ts
/** Zips that nothing runs directly: yarn's cache, a packed release. They are only reported. */
const zip = {
	name: "zip",
	matchesPath: (path) => /\.zip$/i.test(path),
	matchesFile: ({ size }) => size > 0,
	open: (file) => wholeArchive(file, false, readZip)
};
function readZip(archive) {
	const packages = [];
	const visitors = [
		javaVisitor(packages, []),
		pythonVisitor("", packages),
		npmVisitor(packages)
	];
	const visitorOf = (path) => visitors.find(({ step }) => step(path) !== "skip");
	const fault = readArchive(archive, {
		step: (path) => visitorOf(path)?.step(path) ?? "skip",
		read: (path, bytes) => visitorOf(path)?.read(path, bytes),
		broken: () => {}
	});
	if (fault !== void 0) return {
		kind: "unreadable",
		why: fault,
		decides: false
	};
	return packages.length === 0 ? { kind: "nothing" } : packagesResult(packages, false);
}
function npmVisitor(packages) {
	return {
		step: (path) => /(?:^|\/)node_modules\/.*package\.json$/.test(path) ? "read" : "skip",
		read(path, bytes) {
			const found = readNpmPackage(path, bytes);
			if (found !== void 0) packages.push(found);
		},
		broken: () => {}
	};
}

// src/stages/layer-packages/managers/all-managers.ts
/** All package managers whose files the completeness check reads. */
const MANAGERS$1 = [
	...[
		npm,
		yarnPnp,
		python,
		pythonArchive,
		conda,
		ruby,
		composer,
		java,
		dotnet,
		dotnetBundle
	],
	...[
		go,
		rust,
		erlang,
		julia,
		zip,
		withoutAdvisories
	],
	...[
		dpkg,
		apk,
		rpm
	]
];

// src/formats/sbom/distribution-files.ts
const RELEASE = "etc/os-release";
const RELEASE_ELSEWHERE = "usr/lib/os-release";
const REPOSITORIES = "etc/apk/repositories";
const UBUNTU_PRO = "var/lib/ubuntu-advantage/status.json";
/** The files of an image that {@link parseDistribution} reads. All are small. */
const DISTRIBUTION_FILES = [...[
	RELEASE,
	RELEASE_ELSEWHERE,
	REPOSITORIES,
	UBUNTU_PRO
]];
/** Reads the facts about the distribution of an image that trivy's SBOM leaves out. `files` are by path. */
function parseDistribution(files) {
	const id = idIn(files.get(RELEASE)) ?? idIn(files.get(RELEASE_ELSEWHERE));
	const repository = repositoryIn(files.get(REPOSITORIES) ?? "");
	return {
		...optional({
			id,
			repository
		}),
		...hasUbuntuPro(files.get(UBUNTU_PRO)) ? { isExtended: true } : {}
	};
}
/** os-release(5): a lower-case string without spaces, with or without quotes. */
function idIn(release) {
	return /^ID=["']?([A-Za-z0-9._-]{1,60})["']?\s*$/m.exec(release ?? "")?.[1]?.toLowerCase();
}
const PROTOCOL = String.raw`\b(?:https?|ftp):\/\/`;
/** `https://host/alpine/v3.22/main`, with or without a tag in front. A line with `#` in front is a comment. */
const REPOSITORY = new RegExp(String.raw`^[^#]*${PROTOCOL}${"[0-9A-Za-z.:-]+"}\/([A-Za-z]+)\/v?([0-9A-Za-z_.-]+)\/`);
/** The newest release that packages may come from, such as `alpine/edge`; undefined for several distributions. */
function repositoryIn(text) {
	const named = text.split("\n").flatMap((line) => {
		const [, family, release] = REPOSITORY.exec(line) ?? [];
		return family && release ? [{
			family: family.toLowerCase(),
			release
		}] : [];
	});
	const [first] = named;
	if (first === void 0 || named.some(({ family }) => family !== first.family)) return void 0;
	const [newest] = named.map(({ release }) => release).sort((a, b) => rankOf(b) - rankOf(a));
	return `${first.family}/${newest}`;
}
function rankOf(release) {
	if (release === "edge") return Number.POSITIVE_INFINITY;
	const [major = "", minor = "0"] = release.split(".");
	const rank = Number(major) * 1e3 + Number(minor);
	return Number.isFinite(rank) ? rank : -1;
}
function hasUbuntuPro(status) {
	const document = status === void 0 ? void 0 : orUndefined(parseJson(status));
	return StatusSchema.safeParse(document).data?.services.some(isExtension) ?? false;
}
/** The status of Ubuntu Pro. A service in another form is none that Assay knows. */
const ServiceSchema = object({
	name: string(),
	status: string()
});
const StatusSchema = object({ services: array(unknown()) });
function isExtension(service) {
	const { name = "", status = "" } = ServiceSchema.safeParse(service).data ?? {};
	return /^esm-\w+$/.test(name) && status === "enabled";
}

// src/stages/layer-packages/releases.ts
/** The package manager of each distribution, by the names in its release file (`ID`, `ID_LIKE`). */
const SYSTEMS = [
	["dpkg", [
		"debian",
		"ubuntu",
		"raspbian",
		"kali",
		"linuxmint",
		"devuan",
		"pop",
		"echo"
	]],
	["apk", [
		"alpine",
		"wolfi",
		"chainguard",
		"postmarketos",
		"minimos"
	]],
	["rpm", [
		...[
			"rhel",
			"centos",
			"fedora",
			"rocky",
			"almalinux",
			"ol",
			"amzn",
			"sles",
			"sled",
			"suse",
			"opensuse"
		],
		...[
			"opensuse-leap",
			"opensuse-tumbleweed",
			"photon",
			"mariner",
			"azurelinux",
			"mageia",
			"openeuler"
		],
		...[
			"anolis",
			"openmandriva",
			"eurolinux",
			"scientific",
			"virtuozzo",
			"altlinux",
			"sl-micro",
			"bottlerocket"
		]
	]],
	["pacman", [
		"arch",
		"archarm",
		"manjaro",
		"endeavouros",
		"cachyos",
		"artix"
	]],
	["Portage", ["gentoo"]],
	["xbps", ["void"]],
	["Nix", ["nixos"]],
	["Guix", ["guix"]],
	["opkg", ["openwrt"]],
	["Slackware", ["slackware"]],
	["eopkg", ["solus"]],
	["swupd", ["clear-linux-os"]]
];
/** Files that exist in only one family of distributions. Their content does not matter. */
const FAMILIES = {
	"alpine-release": "alpine",
	debian_version: "debian",
	"arch-release": "arch",
	"gentoo-release": "gentoo",
	"SuSE-release": "suse",
	...Object.fromEntries([
		"redhat",
		"centos",
		"fedora",
		"rocky",
		"almalinux",
		"oracle",
		"mariner",
		"photon",
		"openEuler"
	].map((name) => [`${name}-release`, "rhel"]))
};
/**
* `MANAGER DISTRIBUTION` for a release file. The manager is `?` if it is not known. Undefined if the file names
* none.
*/
function systemOfRelease(path, text) {
	const file = path.slice(path.lastIndexOf("/") + 1);
	if (file !== "os-release") {
		const family = lookUp(FAMILIES, file);
		return family === void 0 ? void 0 : `${systemOf([family])} ${family}`;
	}
	const value = (key) => new RegExp(`^${key}=["']?([^"'\\n]*)(?:["'][ \\t\\r]*)?$`, "m").exec(text)?.[1]?.trim().toLowerCase() ?? "";
	const id = value("ID");
	if (id === "") return void 0;
	return `${systemOf([id, ...value("ID_LIKE").split(/\s+/)])} ${id}`;
}
function systemOf(ids) {
	for (const id of ids) {
		const found = SYSTEMS.find(([, names]) => names.includes(id));
		if (found !== void 0) return found[0];
	}
	return "?";
}

// src/stages/layer-packages/system-readers.ts
const MAX_BYTES$1 = 64 * 1024 ** 2;
/** A reader of files at fixed paths that belong to the package system `name`. */
function reader(name, places, parse) {
	return {
		name: `system:${name}`,
		matchesPath: (path) => places.test(path),
		matchesFile: () => true,
		open({ path }) {
			const whole = { result: NOTHING };
			const file = wholeFile(MAX_BYTES$1, false, (bytes) => {
				whole.result = parse(bytes.toString("utf8"), path) ?? NOTHING;
				return { kind: "nothing" };
			});
			return {
				write: file.write,
				end: () => file.end().kind === "unreadable" ? systemResult(1) : whole.result
			};
		}
	};
}
const NOTHING = { kind: "nothing" };
function systemResult(packages) {
	return {
		kind: "system",
		packages
	};
}
function listing(packages) {
	return packages > 0 ? systemResult(packages) : void 0;
}
/** Each matching file stands for one package. */
const present = () => systemResult(1);
const DISTRIBUTION_PLACES = new RegExp(`^(?:${DISTRIBUTION_FILES.join("|").replaceAll(".", "\\.")})$`);
/** Readers of package databases, lists of installed files and release files. */
const SYSTEM_READERS = [
	reader("release", /^(?:(?:etc|usr\/lib)\/os-release|etc\/(?:[a-z]+-release|debian_version|SuSE-release))$/, release),
	reader("distribution", DISTRIBUTION_PLACES, distribution),
	reader("dpkg", /^var\/lib\/dpkg\/(?:status$|status\.d\/(?!.*\.md5sums$)[^/]+$)/, dpkgStatus),
	reader("dpkg files", /^var\/lib\/dpkg\/(?:info\/[^/]+\.md5sums|status\.d\/[^/]+\.md5sums)$/, dpkgFiles),
	reader("apk", /^(?:usr\/)?lib\/apk\/db\/installed$/, apkInstalled),
	reader("pacman", /^var\/lib\/pacman\/local\/[^/]+\/desc$/, present),
	reader("xbps", /^var\/db\/xbps\/pkgdb-[^/]*\.plist$/, (text) => listing(matches(text, /<key>pkgver<\/key>/g))),
	reader("opkg", /^(?:usr\/lib|var\/lib|lib)\/opkg\/status$/, (text) => listing(matches(text, /^Package:/gm))),
	reader("Portage", /^var\/db\/pkg\/[^/]+\/[^/]+\/PF$/, present),
	reader("Nix", /^nix\/store\/[a-z0-9]{32}-[^/]+\/(?:s?bin|lib)\/[^/]+$/, present),
	reader("Guix", /^gnu\/store\/[a-z0-9]{32}-[^/]+\/(?:s?bin|lib)\/[^/]+$/, present),
	reader("Slackware", /^var\/(?:log|lib\/pkgtools)\/packages\/[^/]+-[^/]+-[^/]+-[^/]+$/, present),
	reader("eopkg", /^var\/lib\/eopkg\/package\/[^/]+\/metadata\.xml$/, present),
	reader("swupd", /^usr\/share\/clear\/bundles\/[^/]+$/, present),
	reader("FreeBSD pkg", /^var\/db\/pkg\/local\.sqlite$/, present),
	reader("Windows", /^(?:Files\/)?Windows\/System32\/(?:config\/SOFTWARE|ntdll\.dll)$/i, present)
];
function distribution(text, path) {
	return {
		...systemResult(0),
		distribution: parseDistribution(/* @__PURE__ */ new Map([[path, text]]))
	};
}
function release(text, path) {
	const found = systemOfRelease(path, text);
	return found === void 0 ? void 0 : {
		...systemResult(0),
		release: found
	};
}
function dpkgStatus(text) {
	const origins = /* @__PURE__ */ new Map();
	for (const block of text.split(/\r?\n(?:[ \t]*\r?\n)+/)) {
		const field = (name) => new RegExp(`^${name}:[ \\t]*(.*)$`, "im").exec(block)?.[1]?.trim();
		const name = field("Package");
		if (!name || /\b(?:not-installed|config-files)$/.test(field("Status") ?? "")) continue;
		origins.set(name, dpkgOrigin(field("Maintainer") ?? ""));
	}
	return origins.size === 0 ? void 0 : {
		...systemResult(origins.size),
		origins: Object.fromEntries(origins)
	};
}
/**
* `info/NAME:ARCH.md5sums`: a hash, and a path without a leading slash. trivy uses these files, not the `.list`
* files.
*/
function dpkgFiles(text, path) {
	const packageName = path.slice(path.lastIndexOf("/") + 1).replace(/(?::[a-z0-9-]+)?\.md5sums$/, "");
	const lines = text.split("\n").map((line) => canonicalPath(line.replace(/^[0-9a-f]{32} [ *]/, "").trim()));
	const hasChangelog = lines.some((line) => isDpkgChangelog(line, packageName));
	return {
		...systemResult(0),
		installed: [{
			packageName,
			files: lines.filter(canHoldPackages),
			hasChangelog
		}]
	};
}
function apkInstalled(text) {
	const origins = /* @__PURE__ */ new Map();
	const installed = [];
	for (const block of text.split(/\n{2,}/)) {
		const lines = block.split("\n");
		const name = lines.find((line) => line.startsWith("P:"))?.slice(2).trim();
		if (!name) continue;
		origins.set(name, apkOrigin(lines));
		let folder = "";
		const files = [];
		for (const line of lines) if (line.startsWith("F:")) folder = line.slice(2);
		else if (line.startsWith("R:")) files.push(canonicalPath(`${folder}/${line.slice(2)}`));
		installed.push({
			packageName: name,
			files: files.filter(canHoldPackages),
			hasChangelog: false
		});
	}
	return installed.length === 0 ? void 0 : {
		...systemResult(installed.length),
		origins: Object.fromEntries(origins),
		installed
	};
}
const BULK = /\.(?:gz|xz|py|pyc|pyi|h|hpp|c|html?|png|svg|gif|mo|po|md|rst|txt|conf|m?js|cjs|map|ts|css|p[lmh]|ri|rb|e?l|elc|tcl|vim|a|la|pc|service|tmac|afm|ttf|otf)$/;
const TEXTS = /^usr\/(?:share\/(?:doc|man|info|locale|zoneinfo|i18n|lintian|bash-completion|licenses)|include)\//;
/** Most files of a distribution are text. Only files that a manager could read are kept. */
function canHoldPackages(path) {
	return path !== "" && !BULK.test(path) && !TEXTS.test(path);
}
function matches(text, pattern) {
	return text.match(pattern)?.length ?? 0;
}

// src/stages/layer-packages/all-readers.ts
/** All readers that look at the files of an image. */
const READERS$1 = [...MANAGERS$1, ...SYSTEM_READERS];

// src/stages/layer-packages/layer-packages.ts
/**
* Collects which packages the files of layers name. Each layer is read once: another stage reads it through
* {@link LayerPackages.recordingLayers}, and this class records what it needs while the bytes pass. It reads a layer
* itself only if no other stage reads it.
*/
var LayerPackages = class {
	#layers;
	#readers;
	#records = /* @__PURE__ */ new Map();
	#ownedFiles = /* @__PURE__ */ new Map();
	#reading = /* @__PURE__ */ new Map();
	#copies;
	#isReleased;
	#waiting = [];
	/**
	* `isShared`: another stage reads the layers too. It calls {@link release} when it has finished. `copies`: the space for
	* unpacked copies of the layers.
	*/
	constructor(layers, options = {}) {
		const { isShared = false, copies, readers = READERS$1 } = options;
		this.#layers = layers;
		this.#isReleased = !isShared;
		this.#copies = copies;
		this.#readers = readers;
	}
	get readers() {
		return this.#readers;
	}
	/** Reads layers as the port does, and records the packages while the bytes pass. */
	get recordingLayers() {
		return { read: (layout, layer, diffId, visit) => this.#read({
			layout,
			layer,
			diffId
		}, visit) };
	}
	/** The port itself. Use it for a layer that has a record already. */
	get plainLayers() {
		return this.#layers;
	}
	/** The record of a layer; undefined if there is none yet. */
	knownRecord({ diffId, layer }) {
		return this.#records.get(keyOf(diffId, layer.digest));
	}
	/**
	* Sets the record of a layer whose bytes were verified against this diff ID, and the files that its package
	* databases list.
	*/
	setRecord({ diffId, layer }, record, ownedFiles) {
		this.#ownedFiles.set(diffId, ownedFiles);
		this.#records.set(keyOf(diffId, layer.digest), record);
		this.#resumeWaiting();
	}
	/** The files that the package databases of a layer list, of every package manager. */
	ownedFiles(diffId) {
		return this.#ownedFiles.get(diffId) ?? [];
	}
	/** The other stage reads no more layers. */
	release() {
		this.#isReleased = true;
		this.#resumeWaiting();
	}
	/** Answers when the other stage has read a layer, or knows it, or reads no more. */
	async passed(diffId) {
		while (!this.#isReleased && !this.#ownedFiles.has(diffId)) await new Promise((resolve) => this.#waiting.push(resolve));
	}
	/** The record of a layer. Reads the layer if there is no record. Throws what {@link Layers.read} throws. */
	async record(location) {
		await this.passed(location.diffId);
		const known = this.knownRecord(location);
		if (known !== void 0) return known;
		const key = keyOf(location.diffId, location.layer.digest);
		const reading = this.#reading.get(key) ?? this.#readForRecord(location);
		this.#reading.set(key, reading);
		return reading;
	}
	async #readForRecord(location) {
		await this.#read(location, () => void 0);
		const record = this.knownRecord(location);
		if (record === void 0) throw new Error("a layer that was read has no record");
		return record;
	}
	async #read(location, visit) {
		const { layout, layer, diffId } = location;
		if (this.knownRecord(location) !== void 0) return this.#layers.read(layout, layer, diffId, visit);
		const recorder = new LayerRecorder(this.#readers);
		const visitRecorded = (entry) => joined$1([recorder.visit(entry), visit(entry)]);
		await this.#layers.read(layout, layer, diffId, visitRecorded, this.#copies);
		await this.#readLinkTargets(location, recorder.unreadLinks);
		this.#records.set(keyOf(diffId, layer.digest), recorder.finish());
	}
	/** Reads the targets of hard links again: only at the link is it known which readers match the file. */
	async #readLinkTargets({ layout, layer, diffId }, unread) {
		if (unread.length === 0) return;
		const byTarget = Map.groupBy(unread, ({ link }) => link.target);
		let position = -1;
		await this.#layers.read(layout, layer, diffId, (entry) => {
			position += 1;
			if (entry.kind !== "file" || entry.size === 0) return void 0;
			const links = (byTarget.get(placeOf(entry.path)) ?? []).filter(({ link }) => position < link.before);
			return joined$1(links.map(({ link, readers }) => new FileInspection(link.path, entry, readers).receiver((results) => {
				link.results = results;
				link.isRead = true;
			})));
		});
	}
	#resumeWaiting() {
		const waiting = this.#waiting;
		this.#waiting = [];
		for (const resolve of waiting) resolve();
	}
};
function keyOf(diffId, blob) {
	return `${diffId} ${blob}`;
}

// src/stages/secrets/findings/fingerprint-groups.ts
/** Maximum number of computations for the values of one area. Each takes about 50 ms of a processor. */
const MAX_COMPUTATIONS = 16;
/**
* Decides which of the distinct values are stretched together. If an area has at most {@link MAX_COMPUTATIONS} values, each is
* stretched alone. Otherwise the values of the file with the most values become one group, then those of the next file,
* until the number of groups is small enough. If more than {@link MAX_COMPUTATIONS} files have values, the hash of the path decides
* the group of a file.
*
* Only files and counts decide, because the report shows them anyway. The values must not decide: if, for example, only
* the smallest values were stretched alone, an attacker could exclude a guess without stretching it.
*/
function stretchGroups(values) {
	return [...Map.groupBy(values, ({ area }) => area).values()].flatMap(groupsOfArea);
}
function groupsOfArea(area) {
	const files = [...Map.groupBy(area, ({ file }) => file)].map(([file, found]) => ({
		file,
		values: found.map(({ value }) => value)
	})).sort(byCount);
	if (files.length > MAX_COMPUTATIONS) return buckets(files);
	let computations = area.length;
	return files.flatMap(({ values }) => {
		if (computations <= MAX_COMPUTATIONS) return values.map((value) => [value]);
		computations -= values.length - 1;
		return [values];
	});
}
/** Groups files only by their path, so that a file that is added or removed changes only its own group. */
function buckets(files) {
	return [...Map.groupBy(files, ({ file }) => Number.parseInt(hexOf$1(file).slice(0, 8), 16) % MAX_COMPUTATIONS).values()].map((group) => group.flatMap(({ values }) => values));
}
function byCount(a, b) {
	return b.values.length - a.values.length || (a.file < b.file ? -1 : 1);
}

// src/stages/secrets/findings/fingerprint.ts
/**
* The key of a repository's fingerprints. It is made from a secret of its owners, or else from the id of the repository
* at GitHub. The id is not a secret. Then only the cost of each guess protects a weak value.
*/
function fingerprintKey(secret, repository) {
	const seed = secret === void 0 ? ["repository", repository] : ["secret", secret];
	return createHash("sha256").update(JSON.stringify(["assay secret fingerprint v1", ...seed])).digest();
}
const COST = {
	N: 2 ** 14,
	r: 8,
	p: 1
};
const HASH_BYTES = 32;
/** Each computation uses a thread of the pool and 16 MiB. The pool has four threads, which also read files. */
const AT_ONCE = 3;
/**
* A value that a person does not make up and that cannot be guessed: long, with only the characters of tokens and keys.
* An address or a connection string with a password, or a passphrase, is as weak as its weakest part.
*/
const LONG$2 = /^[A-Za-z0-9+/=_.~-]{24,}$/;
/**
* Computes the fingerprints of distinct values with a repository's key: HMAC-SHA256(key, value), the same in every run.
* For a value that may be a password it is HMAC-SHA256(key, scrypt(value)). Someone with the reports but without the
* key learns nothing. With the key, each guess of a weak password still costs about 50 ms.
*
* If there are many passwords, several are stretched together ({@link stretchGroups}): T = scrypt(all of them), and for
* each value HMAC-SHA256(key, T and value). To guess one of them, an attacker must guess all the others too. Each try
* costs as much as for a single password, because only scrypt gives T, and T is in no report. Such a fingerprint is
* valid only together with these other values. If one of them is added, removed or changed, the suppressions of all of
* them no longer match.
*/
async function fingerprints(values, key) {
	const of = /* @__PURE__ */ new Map();
	const keyed = keyedBy(key);
	const weak = values.filter(({ value }) => !LONG$2.test(value));
	for (const { value } of values) if (LONG$2.test(value)) of.set(value, keyed(`long\0${value}`));
	const groups = stretchGroups(weak);
	const open = groups.values();
	const work = async () => {
		for (const group of open) for (const [value, content] of await stretchedTogether(group, key)) of.set(value, keyed(content));
	};
	await Promise.all(Array.from({ length: AT_ONCE }, work));
	return {
		of,
		bound: groups.reduce((sum, { length }) => sum + (length > 1 ? length : 0), 0)
	};
}
/** The content for the fingerprint of each value of a group. */
async function stretchedTogether(group, key) {
	const [first = "", ...others] = group;
	if (others.length === 0) return [[first, await stretch(first, key)]];
	const hex = (await stretch(JSON.stringify(["together", ...group.toSorted()]), key)).toString("hex");
	return group.map((value) => [value, JSON.stringify([
		"together",
		hex,
		value
	])]);
}
function stretch(text, key) {
	return new Promise((resolve, reject) => {
		scrypt(text, key, HASH_BYTES, COST, (error, derived) => error === null ? resolve(derived) : reject(error));
	});
}
/** HMAC-SHA256 with a key that is prepared only once. */
function keyedBy(key) {
	const secret = createSecretKey(key);
	return (content) => createHmac("sha256", secret).update(content).digest("hex").slice(0, 32);
}

// src/stages/secrets/collect/clean-contents.ts
/** A list remembers so many contents. A key takes about 100 bytes. */
const MOST = 1e5;
const HASH_LENGTH = 64;
/** The hash of a content, and what else decides what is found in it. */
const KEY = /^[0-9a-f]{64}[\w.-]{0,60}$/;
/**
* What need not be searched again: an image has many contents in common with its source, with other images of the run, and
* with what earlier runs searched. The hash of a content with a finding is not kept, not even if only the name of another file,
* or another file, tells what it is: a short secret could be guessed from its hash.
*/
var CleanContents = class {
	/** Contents of staged files in which neither the engines nor the rules with keywords found anything. */
	searched = new CleanList("clean contents");
	/** Contents of files that were not staged, because Assay's own rules found nothing in them. */
	unstaged = new CleanList("contents that are not staged");
	/** Never keeps the content with this hash, whatever the names of its files are. */
	withhold(hash) {
		for (const list of [this.searched, this.unstaged]) list.withhold(hash);
	}
};
/** Contents in which nothing was found, by their keys. */
var CleanList = class {
	/** Its form is that of the results of layers, so it is remembered with them. */
	#name;
	#known = /* @__PURE__ */ new Set();
	/** Those that this run has met. Only they are kept, so that the list does not grow for ever. */
	#met = /* @__PURE__ */ new Set();
	/** Hashes of contents in which any search of this run found something, or that are nothing but a found value. */
	#withheld = /* @__PURE__ */ new Set();
	/** Those in the list that is kept. */
	#kept = /* @__PURE__ */ new Set();
	#remembering;
	constructor(name) {
		this.#name = hexOf$1(name);
	}
	/** Adds what earlier runs kept. It is read once in a run. */
	async remember(results) {
		this.#remembering ??= this.#read(results);
		await this.#remembering;
	}
	has(key) {
		return this.#known.has(key);
	}
	/** Adds a content that this run has met, and that is clean. */
	add(key) {
		if (this.#met.size >= MOST) return;
		this.#met.add(key);
		this.#known.add(key);
	}
	withhold(hash) {
		if (this.#withheld.size <= MOST) this.#withheld.add(hash);
	}
	/**
	* Replaces what earlier runs kept, if it lacks a content, or has the hash of one in which this run found something. Otherwise
	* it stays as it is: a run that reads only the layers that it does not know has met fewer contents, and learned nothing.
	*/
	async keep(results) {
		const isKnown = this.#withheld.size <= MOST;
		const isWithheld = (key) => !isKnown || this.#withheld.has(key.slice(0, HASH_LENGTH));
		const kept = [...this.#met].filter((key) => !isWithheld(key));
		if (kept.every((key) => this.#kept.has(key)) && ![...this.#kept].some(isWithheld)) return;
		await results.keep(this.#name, kept.sort().join("\n"));
		this.#kept = new Set(kept);
	}
	async #read(results) {
		const keys = await results.find(this.#name, (text) => {
			const lines = text.split("\n", 100001);
			return lines.length <= MOST && lines.every((line) => KEY.test(line)) ? lines : void 0;
		});
		this.#kept = new Set(keys);
		for (const key of this.#kept) this.#known.add(key);
	}
};

// src/stages/secrets/dockerfile/image-places.ts
/** Finds places in an image, each with the Dockerfile instructions that may have made it. */
var ImagePlaces = class {
	#image;
	#maps;
	constructor(image, dockerfiles) {
		this.#image = image;
		this.#maps = new Map(image.platforms.map(({ platform, configuration }) => [platformName(platform), new DockerfileMap(configuration, dockerfiles)]));
	}
	/** A line of a file in a layer: a place for each platform, and for each time the platform contains the layer. */
	layer(diffId, path, line) {
		return this.#image.platforms.flatMap(({ platform, configuration }) => {
			const name = platformName(platform);
			return configuration.diffIds.flatMap((id, index) => {
				if (id !== diffId) return [];
				const made = madeBy(this.#maps.get(name)?.layer(index));
				return [{
					kind: "layer",
					platform: name,
					diffId,
					index,
					path: path.toWellFormed(),
					line,
					...made
				}];
			});
		});
	}
	/** An entry of a platform's configuration. */
	config(platform, entry) {
		return [{
			kind: "config",
			platform,
			entry,
			...madeBy(this.#maps.get(platform)?.entry(entry))
		}];
	}
};
function madeBy(instructions = []) {
	return instructions.length === 0 ? {} : { instructions };
}

// src/stages/secrets/values/foreign-names.ts
/** Words for a password in other languages than English, in small letters without marks. */
const PASSWORDS$1 = "contrasena contrasenia contrasenya contrassenya senha passwort kennwort losungswort wachtwoord losenord passord adgangskode kodeord salasana tunnussana haslo heslo parola sifre jelszo lozinka zaporka geslo slaptazodis parool parol";
/** Names of more than one word, joined. */
const JOINED = /(?:motdepasse|clavedeacceso|palavrapasse|katasandi|matkhau)$/;
/** Words in other scripts than Latin. */
const OTHER_SCRIPTS = /(?:пароль|密码|密碼|口令|パスワード|비밀번호|סיסמה|κωδικ[οό]ς)[\d_]*$/iu;
const KNOWN$1 = new Set(PASSWORDS$1.split(" "));
/** Whether a name is such a word for a password. `words` are the words of the name without marks. */
function isForeignPasswordName(words, name) {
	return KNOWN$1.has(words.at(-1) ?? "") || JOINED.test(words.join("")) || OTHER_SCRIPTS.test(name);
}
/** Keywords of these names in lower case. Each name contains the bytes of one of them. */
const FOREIGN_KEYWORDS = [..."contrase contrasse senha kennwort losungswort wachtwoord senord adgangskode kodeord salasana tunnussana haslo heslo parola ifre jelsz lozinka zaporka geslo slapta parool parol clave palavra sandi matkhau mat_khau".split(" "), ...[
	"ароль",
	"密码",
	"密碼",
	"口令",
	"パスワード",
	"비밀번호"
].map((word) => Buffer.from(word).toString("latin1"))];
/** Replaces letters by ASCII letters: `contraseña`, `lösenord`, `hasło` lose their marks. */
function withoutMarks(text) {
	if (!/[^\p{ASCII}]/u.test(text)) return text;
	return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[łŁıøØßđ]/g, (letter) => LETTERS[letter] ?? letter);
}
const LETTERS = {
	ł: "l",
	Ł: "L",
	ı: "i",
	ø: "o",
	Ø: "O",
	ß: "ss",
	đ: "d"
};
/** These names, and words for keys and tokens, as parts of a text with `_` between its words. */
const FOREIGN_NAMES = new RegExp(`(?:^|_)(?:mot_?de_?passe|mdp|cles?|jeton|secrets?|tokens?|api|key|clave|llave|secreto|palavra_?passe|chave|segredo|chiave|segreto|schluessel|schlussel|geheimnis|sleutel|geheim|nyckel|nokkel|nogle|avain|klucz|klic|kluc|anahtar|kulcs|cheie|kunci|kata_?sandi|pass|password|${PASSWORDS$1.replaceAll(" ", "|")})(?:_|$)`);

// src/stages/secrets/no-secret/foreign-placeholders.ts
/** "Here", at the end of a placeholder. */
const HERE = /^(?:aqu[ií]|aca|ici|hier|hierhin|qui|her|har|hit|tahan|tu|tutaj|tady|zde|sem|ide|aici|burada|buraya|ovde|ovdje|tukaj|sini|siia|cia|seit|hier(?:heen)?|zdes|tut|syuda)$/;
/** "Your", "my". */
const OWNER = /^(?:tu|tus|su|sus|mi|votre|vos|ton|ta|tes|mon|ma|dein|deine|deinen|ihr|ihre|ihren|mein|meine|meinen|euer|eure|seu|sua|meu|minha|tuo|tua|suo|sua|vostro|vostra|mio|mia|jouw|uw|mijn|din|ditt|dina|mitt|min|twoje|twoj|twoja|vase|vas|tvoje|moje|oma|sizin|senin|teie|vasa|vasu|vash|tvoy|anda|kamu)$/;
/** "Replace", "write", "put in". */
const FILL_IN = /^(?:reempla(?:za|zar|ce|zame)|escrib[ae]|escribir|introdu(?:zca|ce|cir|za)|ingres[ae]|ingresar|coloca|coloque|pon|cambia(?:r|me|mi|lo|la)?|cambie|modificar?|remplace[rz]?|changez|changer|saisir|saisissez|inserez|modifiez|ersetze[n]?|aendern|andern|aendere|eintragen|eingeben|einfuegen|einfugen|anpassen|vervang(?:en)?|wijzig(?:en)?|invullen|byt|andra|endre|skift|zmien|zmenit|zmente|wpisz|wstaw|troque|troca|altere|alterar|insira|substitu(?:a|ir)|inserisci|inserire|sostituisci|sostituire|modifica|degistir(?:in)?|girin|vaihda|vlozte|doplnte|schimba|introdu|ganti|isi)$/;
/**
* Whether a value is a placeholder in a language other than English: `tu_contraseña_aquí`, `ton-mot-de-passe`,
* `HierPasswortEintragen`. It must consist of words only.
*/
function isForeignPlaceholder(value) {
	if (value.length > 100 || !/^\p{L}[\p{L}\p{M}]*(?:[-_ .]{1,3}[\p{L}\p{M}]+)*\d{0,3}[!.?]{0,3}$/u.test(value)) return false;
	const parts = withoutMarks(value).replace(/\d|[!.?]+$/g, "").split(/[-_ .]+|(?<=\p{Ll})(?=\p{Lu})/u).map((part) => part.toLowerCase());
	if (parts.length < 2) return false;
	const named = FOREIGN_NAMES.test(parts.join("_"));
	if (HERE.test(parts.at(-1) ?? "") && (named || parts.some((part) => OWNER.test(part)))) return true;
	return named && parts.some((part) => OWNER.test(part) || FILL_IN.test(part) || HERE.test(part));
}

// src/stages/secrets/no-secret/placeholders.ts
/** Texts that people write in place of a secret. They are rare in random text. */
const WORDS = [
	/\.{3}$|example|placeholder|dummy|redacted|foobar|foo[-_]?bar|lorem|chang(?:e|ed|ing)[-_ ]?(?:me|it|this|in[-_ ]|before|your|the|for|now|please)|(?:should|must|to)[-_ ]be[-_ ](?:changed|replaced|set)|replace[-_ ]?(?:me|this|with)/i,
	/(?:^|[-_ .<[{/])(?:your|insert|todo|fixme|tbd|generate|enter|set[-_]?(?:a|me|your|this))(?:[-_ .>\]}A-Z]|$)|(?:^|[-_ .])(?:goes|here)(?:[-_ ]?\d{1,4})?$/i,
	/not[-_ ]?(?:a[-_ ]?(?:real|secret|valid)|so[-_ ]?secret|secure)|(?:^|[-_ ])(?:fake|bogus|mocked?|sample)(?:[-_ ]|$)|xxxx|at[-_ ]least[-_ ]\d+/i,
	/(?:some|my|your|the|an?|fake|sample|test(?:ing)?|demo|mock|super|default|top|very|random|strong|secure|local|dev|another|new|old|wrong|invalid|bad|good|correct|confirm|current|repeat|retype|reset|forgot|initial|temp|plain)[-_ ]?(?:(?:super|top|very|secret|secure|strong|random|db|root|user|admin|database|postgres|mysql|mariadb|redis|private|long|unique|jwt|session|signing|encryption|app|client|master)[-_ ]?){0,3}(?:secret|password|passwd|passphrase|pass|pwd|token|(?:api|secret|access|auth|private)?[-_ ]?key|credentials?)(?:[-_ ]?(?:key|token|value|string|phrase|here|\d{1,4}))?[!.]?$/i,
	/^(?:[a-z]{2,12}[-_ ]?){0,3}(?:password|passwd|passphrase|secret|token|api[-_]?key|secretkey)[-_]?\d{0,3}!?$/
];
/** Values that mean "no secret", or that repeat the name of the setting. */
const EMPTY = /^(?:password|passwd|passphrase|passwort|pass|pwd|secret|secrets?[-_ ]?key|token|key|api[-_ ]?key|apikey|credentials?|admin|administrator|root|user(?:name)?|sample|test(?:ing|user|er)?|none|null|nil|undefined|default|disabled?|enabled?|required|optional|unset|empty|true|false|yes|no|on|off|string|text|hidden|masked|secure|random|auto|generated|inherit|anonymous|localhost|postgres(?:ql)?|mysql|mariadb|mongo(?:db)?|redis|rabbitmq|elastic|grafana|guest|bearer|basic|qwerty|letmein|welcome|changeme|scram-sha-\d{1,3}|sha-?\d{1,3}(?:[-_]?crypt)?|md5(?:[-_]?crypt)?|yescrypt|blowfish|hs\d{3}|rs\d{3}|es\d{3}|keyboard[-_ ]cats?|shhh+|argon2\w{0,2}|pbkdf2|bcrypt|scrypt)\d{0,2}$/i;
/** Names of algorithms with their modes: `AES/CBC/PKCS5Padding`, `PBKDF2WithHmacSHA256`. */
const ALGORITHM = /^(?:AES|DES(?:ede)?|TripleDES|RSA|Blowfish|ChaCha20)(?:[-_/](?:\d{3}|CBC|ECB|GCM|CTR|CFB8?|OFB8?|CCM|XTS|NoPadding|PKCS[57]Padding|OAEP\w{0,40}|Poly1305)){1,3}$|^(?:PBKDF2With|PBEWith)\w{4,40}$|^HmacSHA\d{1,3}$/i;
/** Whether a value is a placeholder for a secret. */
function isPlaceholder(value) {
	return EMPTY.test(value) || ALGORITHM.test(value) || WORDS.some((form) => form.test(value)) || isForeignPlaceholder(value) || isMonotonous(value);
}
/**
* Whether a value is a common first password that is easy to guess: `P@ssw0rd!`, `Welcome1`, `admin123`, a product
* name.
*/
function isWeak(value) {
	if (/^[a-z]{4,16}$/.test(value) || /^[A-Z]?[a-z]{2,14}[-_@!.]?(?:123|1234|12345|123456|321|1|01)[!.$#]?$/.test(value)) return true;
	return [value.toLowerCase().replace(/[@4]/g, "a").replace(/0/g, "o").replace(/[1!|]/g, "i").replace(/3/g, "e").replace(/[5$]/g, "s").replace(/7/g, "t"), value.toLowerCase().replace(/[^a-z]/g, "")].some((text) => /^(?:my|your|the|some|test|a)?(?:strong|super|very|secure)?[^a-z]{0,3}(?:passa?word|passw[a-z]rd|passwd|pass|secret|admin|root|welcome|letmein|qwerty|changeme|default|demo|sample|user|test|login|complicated)[^a-z]{0,3}[a-z]{0,3}[^a-z]{0,8}$/.test(text));
}

// src/stages/secrets/no-secret/tokens.ts
const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** This number of base64 characters next to a token is too long for a word of a path. */
const LONG$1 = 40;
const SHORT = 12;
/**
* Whether a token is the middle of a longer run of base64: a picture, a source map, a checksum. `before` and `behind`
* are the text before and after it in its line.
*/
function isWithinBase64(before, behind) {
	const left = /[A-Za-z0-9+/]*$/.exec(before)?.[0] ?? "";
	const right = /^[A-Za-z0-9+/]*={0,2}/.exec(behind)?.[0] ?? "";
	return isRandomRun(left) || isRandomRun(right);
}
function isRandomRun(run) {
	if (run.length < SHORT) return false;
	const rate = changes(run) / run.length;
	return run.length >= LONG$1 ? rate >= .15 && !/^(?:\/[a-z-]{1,20})+\/?$/.test(run) : rate >= .3;
}
/**
* Whether the checksum in a token is correct; undefined if the token has none. Tokens of GitHub and npm end in six
* digits in base 62: the CRC-32 of the 30 characters before them.
*/
function hasChecksum(value) {
	const [, body, sum] = /^(?:gh[pousr]|npm)_([A-Za-z0-9]{30})([A-Za-z0-9]{6})$/.exec(value) ?? [];
	return body === void 0 || sum === void 0 ? void 0 : checksumOf(body) === sum;
}
/** The checksum that GitHub and npm add to the characters of a token. */
function checksumOf(body) {
	let rest = crc32(body);
	let digits = "";
	for (let count = 0; count < 6; count += 1) {
		digits = (BASE62[rest % 62] ?? "0") + digits;
		rest = Math.floor(rest / 62);
	}
	return digits;
}
/** The decoded parts of a JSON web token; undefined if the value is not one. The signature may be missing. */
function webToken(value) {
	if (!/^eyJ[\w-]+/.test(value)) return void 0;
	const parts = value.split(".");
	const [header = "", body = ""] = parts.map((part) => Buffer.from(part, "base64url").toString("utf8"));
	return /"(?:alg|enc|typ)"\s*:/.test(header) ? {
		header,
		body,
		parts: parts.filter((part) => part !== "").length
	} : void 0;
}
/** Issuers, subjects and clients in RFC 7515 to 7519, in OpenID Connect, and in tutorials. */
const SAMPLE_CLAIMS = /"sub"\s*:\s*"(?:1234567890|24400320|248289761001|jdoe)"|"name"\s*:\s*"(?:John|Jane) Doe"|"(?:iss|aud)"\s*:\s*"(?:joe|(?:https?:\/\/)?(?:[\w-]+\.)*example(?:\.(?:com|org|net))?(?:[/:"]|$)|s6BhdRkqt3|supabase-demo)|"role"\s*:\s*"anon"|"client_id"\s*:\s*"s6BhdRkqt3"/i;
/** Whether a JSON web token is from a specification or a tutorial, or is incomplete: without a body or a signature. */
function isSampleToken(value) {
	const token = webToken(value);
	if (token === void 0 || /"TCV2"/.test(token.header)) return false;
	if (token.parts < 3 || /"alg"\s*:\s*"none"/i.test(token.header)) return true;
	return SAMPLE_CLAIMS.test(token.body) || !token.body.startsWith("{");
}

// src/stages/secrets/values/credential-names.ts
const PASSWORDS = words("password passwd passphrase pass pwd passwords psk presharedkey mdp dnpass authtok userpassword rootpassword dbpassword dbpass requirepass masterauth masterpassword bindpw rootpw pw passcode passkey storepass keypass cloudpassword sshpass pgpassword mysqlpwd");
const SECRETS = words("secret secrets token tokens apikey apikeys secretkey accesskey authtoken accesstoken authkey privatekey credential credentials creds pat jwt bearer auth sas pepper salt otpsecret totpsecret clientsecret apitoken apisecret appsecret encryptionkey signingkey masterkey accountkey sharedkey licensekey licencekey sessionkey mnemonic seed privkey authstring cookiesecret webhooksecret secretaccesskey authorization hmac totp");
/** Words before `key` that make it the name of a secret. */
const KEY_WORDS = words("api access secret private encryption encrypt auth signing sign master account service license licence hmac aes jwt session admin client shared app application consumer ingest integration deploy webhook crypto cipher symmetric server live write sender");
/** Words before `key` that make it the name of a public key or of an entry in a store. */
const PLAIN_WORDS = words("public pub publishable primary foreign partition sort cache object storage header translation i18n locale message map index lookup row group routing idempotency gpg pgp hash range order field column label menu nav state query event topic metric bucket flag react vue sitemap recaptcha site");
/** Endings without meaning for the kind: `DB_PASSWORD_PROD`, `API_KEY_V2`, `TOKEN_VALUE`. */
const NEUTRAL = words("value prod production dev development staging stage live test qa uat new old current default raw plain plaintext base64 b64 hex v1 v2 v3 primary secondary main backup string str eu us ci local internal base 1 2 3");
/** Each name of a credential contains one of these parts, or a letter outside of ASCII. */
const NAME_PARTS = "pass|pwd|pw|psk|mdp|auth|secret|token|key|cred|pat|jwt|bearer|sas|pepper|salt|otp|mnemonic|seed|hmac|codes?|cookie|contrase|senha|wort|senord|adgangskode|kodeord|salasana|tunnussana|haslo|heslo|parol|sifre|jelszo|lozinka|zaporka|geslo|slaptazodis|clave|sandi|matkhau";
/** Owners of a password. */
const OWNERS = words("db database admin root mysql postgres mongo redis smtp mail ftp ssh ldap");
const ERRORS = words("err errs error errors errno exception warning");
const PASSES = words("first second third one two multi single render compiler final main depth shader low high per by last next filter nord last");
/** Names of two words for values that people make up. */
const PASSWORD_PAIRS = /^(?:pass (?:phrase|word|wd|code)|key (?:material|phrase)|(?:wep|wpa2?|wifi|wlan) key)$/;
/** The owner or the purpose, directly followed by a word for a password: `remotepass`, `smtppwd`. */
const OWNED_PASSWORD = /^(?:remote|user|usr|db|sql|admin|adm|mail|smtp|imap|pop3?|ftp|sftp|ssh|root|login|my|auth|proxy|key|trust|store|bind|ldap|net|wifi|wlan|ap|sta|rpc|srv|svc|host|guest|svn|git|bot|web|http|app|cert|pfx|p12|vpn|mqtt|mongo|mysql|pg|redis|rabbit|amqp|vnc|rdp|smb|sudo|su|ppp|wan|sip|account|acct|service|server|client|repo|nexus|jenkins)(?:pass|pwd|passphrase)$/;
/** Whether a name is that of a CSRF token. Each page gets a new one. */
function isCsrfToken(words) {
	return /(?:^| )(?:csrf|xsrf|authenticity|antiforgery|anti forgery|request verification|request token)\w*(?: token)?$/.test(words.join(" "));
}
/** Names of keys that sign sessions, cookies, tokens or messages. */
const SIGNING = /(?:^| )(?:(?:jwt|jws|session|sessions|cookie|cookies|signing|sign|hmac|app|application|auth|nextauth|webhook|hook|token|encryption|encrypt|crypto|flask|django|express|access|refresh|shared|url|link|state|hash|passport|oauth|cipher|issuer|identity)(?: (?:token|session|cookie|signing|encryption|hash|shared))*(?: (?:secret|key|keys|secrets|salt|pepper))+|secret key|secretkey|secret or key|secret key base|signing salt|cookiesecret|sessionsecret|jwtsecret|jwtkey|sessionkey|signingkey|encryptionkey|authkey)$/;
/** Whether a name is that of a signing key. People make up such keys from words, too. */
function isSigningKeyName(name) {
	const all = wordsOf(name);
	while (all.length > 1 && NEUTRAL.has(all.at(-1) ?? "")) all.pop();
	return SIGNING.test(all.join(" "));
}
/**
* The kind of value that a name such as `spring.datasource.password`, `dbPassword` or `X-Api-Key` has; undefined if it
* is not the name of a credential.
*/
function nameKind(name) {
	const all = wordsOf(withoutMarks(name));
	if (/^srcrev$/.test(all[0] ?? "") || isCsrfToken(all)) return void 0;
	if (all.length > 1 && ERRORS.has(all[0] ?? "")) return void 0;
	while (all.length > 1 && NEUTRAL.has(all.at(-1) ?? "")) all.pop();
	const last = (all.at(-1) ?? "").replace(/^(.*(?:password|passwd|pwd|secret))\d{1,2}$/, "$1");
	const before = all.at(-2) ?? "";
	if (OWNERS.has(last) && PASSWORDS.has(before) && before !== "pass" && before !== "pw") return "password";
	if (last === "cookie" && /erlang/.test(before)) return "secret";
	if (PASSWORD_PAIRS.test(`${before} ${last}`) || /(?:^| )pre shared key$/.test(all.join(" "))) return "password";
	if (OWNED_PASSWORD.test(last)) return "password";
	if (/^(?:api ?key private|(?:recovery|backup) codes?)$/.test(all.slice(last === "private" ? -3 : -2).join(" "))) return "secret";
	if (last === "private" && before === "apikey") return "secret";
	if (last === "pass" && PASSES.has(before)) return void 0;
	if (PASSWORDS.has(last) || isForeignPasswordName(all, name)) return "password";
	if (SECRETS.has(last)) return /^(?:csrf|xsrf|cancel|cancellation|next|continuation|page|stop|pad|eos|bos|unk|mask|syntax|design|lexer|public)$/.test(before) || before === "key" && all.at(-3) === "public" ? void 0 : "secret";
	if (last === "key" || last === "keys") {
		if (all.slice(-3).some((word) => PLAIN_WORDS.has(word))) return void 0;
		return KEY_WORDS.has(before) ? "secret" : "key";
	}
	if (/(?:password|passwd|passphrase)$/.test(last)) return "password";
	return /(?:apikey|secret|token|secretkey|accesskey|authkey)$/.test(last) ? "secret" : void 0;
}
/** Verbs of calls that look something up or process it. Their argument is the name of a credential or an input. */
const LOOKUPS = words("get find fetch load read lookup resolve require request is has can verify check compare hash encrypt decrypt encode decode generate create make new reset validate parse match test expect assert describe it t i18n translate label print log warn error info render show hide update delete remove revoke rotate list query select from by to for on handle process");
/** Whether a call of this name takes the credential itself: `setPassword`, `withToken`, `password`. */
function isSetter(name) {
	return !wordsOf(name.split(".").at(-1) ?? name).some((word) => LOOKUPS.has(word));
}
function wordsOf(name) {
	return name.split(/[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/).filter((word) => word !== "").map((word) => word.toLowerCase());
}
function words(text) {
	return new Set(text.split(" "));
}

// src/stages/secrets/no-secret/decoded.ts
/** The text in a base64 value; undefined if the value is not base64 or does not contain text. */
function textOfBase64(value) {
	const bare = value.replace(/\s|\\n/g, "");
	if (bare.length < 8 || bare.replace(/=+$/, "").length % 4 === 1) return void 0;
	if (!/^[A-Za-z0-9+/]+={0,2}$|^[A-Za-z0-9_-]+={0,2}$/.test(bare)) return void 0;
	try {
		const text = new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(bare, "base64"));
		return /[^\P{Cc}\t\r\n]/u.test(text) ? void 0 : text;
	} catch {
		return;
	}
}

// src/stages/secrets/no-secret/encrypted.ts
/** Marks at the start of a value with which tools show that they encrypted it. */
const MARKS$2 = [
	/^ENC(?:RYPTED)?[[({]/,
	/^\{(?:cipher|encrypted|enc|aes|crypt)\}/i,
	/^\$ANSIBLE_VAULT;/,
	/^\{[A-Za-z0-9+/]{15,}={0,2}\}$/,
	/^vault:v\d+:/,
	/^encrypted:[A-Za-z0-9+/]/,
	/^U2FsdGVkX1/,
	/^EJ\[1:/,
	/^YWdlLWVuY3J5cHRpb24ub3JnL3Yx/,
	/^age-encryption\.org\/v1/,
	/^AQICA[HG][A-Za-z0-9+/]{40}/,
	/^CiQA[A-Za-z0-9+/]{40}/,
	/^v1:[A-Za-z0-9+/]{12,24}={0,2}:[A-Za-z0-9+/]{8}/,
	/^gAAAAA[A-Za-z0-9_-]{60,}={0,2}$/,
	/^-----BEGIN (?:AGE ENCRYPTED FILE|PGP MESSAGE|PKCS7|CMS)-----/,
	/^01000000d08c9ddf0115d1118c7a00c04fc297eb/i
];
/** Such marks in the first line of a block or before it. */
const HEADS = /\$ANSIBLE_VAULT;|ENC\[(?:PKCS7|GPG|AES256_GCM)|-----BEGIN (?:AGE ENCRYPTED FILE|PGP MESSAGE|PKCS7|CMS)|(?:^|[\s"'-])secure["']?:\s|age-encryption\.org|!vault\b|\{cipher\}|vault:v\d+:/;
/** Whether a value is the ciphertext of a known tool. */
function isEncrypted(value) {
	return MARKS$2.some((mark) => mark.test(value));
}
/** Whether the line in which a block of text begins says that it is encrypted. */
function beginsEncrypted(line) {
	return HEADS.test(line);
}
/** Whether the first bytes show that a tool encrypted the whole file. */
function isEncryptedFile(text) {
	return /^(?:\ufeff)?\s{0,20}(?:\$ANSIBLE_VAULT;|age-encryption\.org\/v1|-----BEGIN (?:AGE ENCRYPTED FILE|PGP MESSAGE)-----)/.test(text.slice(0, 200));
}
/** Whether SOPS encrypted a file. It adds its key material and a MAC after the values, in the format of the file. */
function isSopsFile(text) {
	return /ENC\[AES256_GCM,data:/.test(text) && /(?:^|["'\s[])sops(?:["']?\s*[:\]]|_[\w]{1,60}=)/m.test(text) && /\bmac["']?\s*[:=]/.test(text.replace(/sops_mac=/g, "mac="));
}
/** The line from 1 where the entries of SOPS start: encrypted data keys and their owners. Infinite if there is none. */
function sopsPart(lines) {
	const at = lines.findIndex((line) => /^\s*["']?sops["']?\s*:|^\[sops\]|^sops_\w+=/.test(line));
	return at < 0 ? Number.POSITIVE_INFINITY : at + 1;
}

// src/stages/secrets/no-secret/nkeys.ts
const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
/** A public key of NATS. Its first letter is its kind: account, user, operator, server, cluster. */
const PUBLIC_NKEY = /^[AUONC][A-Z2-7]{55}$/;
/** Whether a value is the public key of an NKEY. It ends in a checksum. Seeds start with `S` and are secret. */
function isPublicNkey(value) {
	if (!PUBLIC_NKEY.test(value)) return false;
	let bits = 0n;
	for (const letter of value) bits = bits << 5n | BigInt(BASE32.indexOf(letter));
	const bytes = Buffer.from(bits.toString(16).padStart(70, "0"), "hex");
	return crc16(bytes.subarray(0, 33)) === bytes.readUInt16LE(33);
}
/** CRC-16 with the polynomial 0x1021 and the initial value 0. */
function crc16(bytes) {
	let crc = 0;
	for (const byte of bytes) {
		crc ^= byte << 8;
		for (let bit = 0; bit < 8; bit += 1) crc = (crc << 1 ^ ((crc & 32768) === 0 ? 0 : 4129)) & 65535;
	}
	return crc;
}

// src/stages/secrets/no-secret/identifiers.ts
/** The name of an identifier or nonce before its value. */
const IDENTIFIERS = /(?:^|[^A-Za-z])(?:[\w.-]*[_.-])?(?:(?:key|tenant|client|account|project|user|object|resource|subscription|application|app|org|team|group|role|policy|event|message|order|site|zone|installation|product|device|package|plugin|template|view|widget)[_-]?(?:id|guid|uuid)|(?:request|trace|span|correlation|transaction)(?:[_-]?id)?|uuid|guid|aaguid|c?nonce|opaque|sec-websocket-(?:key|accept)|etag|commit|revision|rev|ref|build|idempotency[_-]?(?:key|token)|dedup(?:e|lication)?[_-]?(?:key|id|token)|message[_-]?group[_-]?id|client[_-]?(?:request[_-]?)?token|publishable[_-]?key|public[_-]?key(?:[_-]?token)?)["'`\]]?\s{0,4}(?:=>|:=|[:=])\s{0,4}["'`]?$/i;
/** Such names in camel case: `objectId`, `publicKeyToken`. */
const CAMEL = /(?:Id|Guid|Uuid|UUID|Nonce|Hash|Digest|Checksum|Revision|PublicKeyToken)["'`\]]?\s{0,4}(?:=>|:=|[:=])\s{0,4}["'`^]?$/;
/** An account or contract on a blockchain: `0x` and 20 bytes. It is public. Its private key has 32 bytes. */
const ACCOUNT = /^0x[0-9a-f]{40}$/i;
/** Ids of servers, channels, people and applications in a chat service. */
const SNOWFLAKE = /^\d{17,20}$/;
/** Names in a content-addressed store: the hash of the content. */
const CONTENT = /^(?:Qm[1-9A-HJ-NP-Za-km-z]{44}|b(?:af|ag)[a-z0-9]{50,100}|k51qzi5uqu5[a-z0-9]{40,60})$/;
/**
* The hash of a transaction or a block on a blockchain. It has as many bytes as a private key, so the end of its name
* must match {@link ON_CHAIN_NAME}.
*/
const ON_CHAIN = /^0x[0-9a-f]{64}$/i;
const ON_CHAIN_NAME = /(?:tx|transaction|block|root|topic|hash|digest|commitment)(?:[-_]?(?:id|hash))?$/i;
/** Endings of names whose value is not an account, although it has the length of one. */
const SECRET_END = /(?:secret|passw(?:or)?d|private|private[-_]?key|mnemonic|seed|credentials?|(?:api|access|auth|secret)[-_]?key)$/i;
/** Fields of a feature flag. Its salt decides which users see the feature, and is not a secret. */
const FLAG = /["'](?:sel|flags?|featureFlags?|variations?|rollout|rolloutPercentage|fallthrough|bucketBy|trackEvents|offVariation)["']\s{0,4}:/;
/** The name before a value, at the end of a text. */
const NAME_BEFORE = /([\w.-]{1,80})["'`\]]{0,2}\s{0,4}(?:=>|:=|[:=(,])\s{0,4}["'`]?$/;
/** The setting for git's signing key. Its value is the id of the public key. */
const GIT_KEY = /(?:^|[\s.])signing[kK]ey["']?[\s=:]{1,6}["']?$/;
const GIT_KEY_ID = /^(?:0x)?(?:[0-9A-F]{8}|[0-9A-F]{16}|[0-9A-F]{32}|[0-9A-F]{40}|[0-9a-f]{16}|[0-9a-f]{40})!?$/;
/** Names of ids of clients, customers, projects and products. The value may have any letters. */
const PUBLIC_ID = /(?:^|[^A-Za-z])(?:[\w.-]*[_.-])?(?:client|user[-_]?pool|pool|price|product|customer|tenant|app|application|project|property|measurement|organi[sz]ation|org|workspace|team|channel|plan|template|merchant|publisher|audience)[-_]?id["'`\]]{0,2}\s{0,4}(?:=>|:=|[:=])\s{0,4}["'`]?$|(?:client|userPool|tenant|application|project|workspace|merchant)I[dD]["'`\]]{0,2}\s{0,4}(?:=>|:=|[:=])\s{0,4}["'`]?$/i;
/** Names that end in `_id`. Their UUID identifies a row, except for the names in {@link SECRET_ROW}. */
const ROW = /(?:^|[^A-Za-z])\w{0,80}[_-](?:id|uuid|guid)["'`\]]{0,2}\s{0,4}(?:=>|:=|[:=])\s{0,4}["'`]?$/i;
const SECRET_ROW = /(?:secret|session|auth|device|reset|invite)[-_](?:id|uuid|guid)\W{0,12}$/i;
/** Lines and fields next to the values in test vectors of standards. */
const VECTORS = /^\s*(?:COUNT|KEYS?|IV|PLAINTEXT|CIPHERTEXT|Msg|MD|Mac|Tag|AAD|CT|PT|Seed|Digest|K?len|Tlen|Output|NONCE|Result)\s?=\s?[0-9A-Fa-f]*\s*$|"(?:tcId|tgId|ivSize|tagSize|keySize)"\s*:\s*\d/gim;
/**
* Whether a value is the address of an account or of content, an id of a chat service, or the public id of a key or
* client.
*/
function isPublicIdentifier(value, before) {
	const name = NAME_BEFORE.exec(before.slice(-120))?.[1] ?? "";
	if (ACCOUNT.test(value)) return !SECRET_END.test(name);
	if (ON_CHAIN.test(value)) return ON_CHAIN_NAME.test(name);
	if (GIT_KEY.test(before) && GIT_KEY_ID.test(value)) return true;
	return SNOWFLAKE.test(value) || CONTENT.test(value) || PUBLIC_ID.test(before);
}
/** Fields of a test vector in JSON. */
const VECTOR_FIELDS = /"(?:key|data|msg|message|input|iv|nonce|tag|mac|hmac|pt|ct|plaintext|ciphertext|digest|output|expected|result)"\s*:/gi;
/** Words in the comment of a test vector. */
const OF_STANDARD = /\b(?:RFC[ -]?\d{4}|NIST|FIPS[ -]?\d{3}|SP ?800-\d{2}|Wycheproof|known[ -]answer|test[ _-]?(?:case|vector)s?)\b/i;
/** Whether a value is hexadecimal digits among the fields of a published test vector. */
function isTestVector(value, around) {
	if (!/^[0-9a-f]{16,}$/i.test(value)) return false;
	const text = around.join("\n");
	if (OF_STANDARD.test(text) && new Set(text.match(VECTOR_FIELDS)).size >= 3) return true;
	const names = text.match(VECTORS)?.map((line) => line.split(/[=:]/, 1)[0]?.trim().toLowerCase());
	return new Set(names).size >= 3;
}
const CHECKSUMS = /(?:sha-?(?:1|2|224|256|384|512)?(?:[_-]?(?:sum|hash|digest))?|md5(?:sum)?|checksums?|digest|integrity|fingerprint|thumbprint|[_-]hash|cksum|blake2b?|crc32|hashed[_-](?:secret|token|key|value))["'`\]]?\s{0,4}(?:=>|:=|[:=]|\s)\s{0,4}["'`]?(?:sha\d{1,3}[:-])?$/i;
const UUID$2 = /^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i;
/** The lengths of MD5, SHA-1, SHA-224, SHA-256, SHA-384 and SHA-512 in hexadecimal digits. */
const HASH_LENGTHS = /* @__PURE__ */ new Set([
	32,
	40,
	56,
	64,
	96,
	128
]);
/**
* Whether a value is a checksum in hexadecimal digits or base64, by the name before it or by its position in the line.
*/
function isChecksum(value, before, behind) {
	const isHex = /^[0-9a-f]+$/i.test(value) && HASH_LENGTHS.has(value.length);
	if (isHex && (CHECKSUMS.test(before) || /sha\d{1,3}[:-]$/i.test(before))) return true;
	if (isHex && /^\s*$/.test(before) && /^ [ *][\w./-]+\s*$/.test(behind)) return true;
	if (/sha(?:1|256|384|512)-[A-Za-z0-9+/=]*$/.test(before)) return true;
	return /^[A-Za-z0-9+/]{43}=?$/.test(value) && /(?:sha-?256|h1|hash|checksum|digest|integrity)["'`]?\s{0,4}[:=]\s{0,4}["'`]?$/i.test(before);
}
/**
* Whether a value is an identifier, a UUID or a nonce by the name before it. `around` is the lines around the value.
*/
function isIdentifier(value, before, around) {
	if (/(?:^|[^a-z])(?:c?nonce|opaque|sec-websocket-(?:key|accept))["'`]?\s{0,4}[:=]\s{0,4}["'`]?$/i.test(before)) return true;
	if (!/^[\^{]?[0-9a-f-]+[}$]?$/i.test(value)) return false;
	if (/["']salt["']\s{0,4}:\s{0,4}["']$/.test(before) && around.some((line) => FLAG.test(line))) return true;
	if (IDENTIFIERS.test(before) || CAMEL.test(before) || /\bSRCREV\w{0,60}\s?[?:]?=\s?["']$/.test(before)) return true;
	if (UUID$2.test(value) && ROW.test(before) && !SECRET_ROW.test(before)) return true;
	if (UUID$2.test(value) && /(?:^|[\s<{,"'])id["']?\s{0,2}[:=]\s{0,2}["']?$/i.test(before)) return true;
	if (/(?:api|secret|auth|private|access)[-_]?key|token|secret/i.test(before.slice(-80))) return false;
	return UUID$2.test(value) && around.filter((line) => /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/i.test(line)).length >= 5;
}
/** Public keys and certificates: SSH, PGP, X.509, minisign, age. */
const PUBLIC_KEYS$1 = [
	/-----BEGIN (?:[A-Z0-9 ]{0,20}PUBLIC KEY(?: BLOCK)?|(?:TRUSTED |NEW )?CERTIFICATE(?: REQUEST)?|X509 CRL|DH PARAMETERS|EC PARAMETERS|PGP SIGNATURE|SSH SIGNATURE)-----/,
	/^(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-\S+|sk-ssh-\S+)(?:\s|$)|^AAAA[BCEI]3NzaC1|^AAAAE2VjZHNh|^AAAAGnNr/,
	/^age1[a-z0-9]{58}$/,
	/^MI[IG][A-Za-z0-9+/]{2}(?:IjANBgkqhkiG|MA0GCSqG|MFkwEwYH|Ij)|^MFkwEwYH|^MCowBQYDK2V[uw]|^MIG[ef]MA0GCSqG/,
	/^MII[CDEFGH][A-Za-z0-9+/]{2}CC[AB]/,
	/^LS0tLS1CRUdJTiBDRVJ|^LS0tLS1CRUdJTiBQVUJM|^LS0tLS1CRUdJTiBUUlVTVEVE/,
	/^(?:mQENB|mQINB|mQGNB|mQGiB|mDME|mFIE|xjME|xsBNB|xsFNB|xsDNB|xm8E)[A-Za-z0-9+/]{20}/,
	/^RW[QRST][A-Za-z0-9+/]{53}$/
];
/** Whether a value is a public key or a certificate. */
function isPublicKey(value) {
	if (value.includes("PRIVATE KEY")) return false;
	return PUBLIC_KEYS$1.some((form) => form.test(value.trimStart())) || isPublicNkey(value.trim());
}
/** Whether the text before a value shows that the value is a public key. */
function isPublicKeyByPlace(value, before) {
	if (/\bnkey["']?\s{0,3}[:=]\s{0,3}["']?$/i.test(before) && PUBLIC_NKEY.test(value)) return true;
	return value.length >= 20 && /(?:public[-_ ]?key|pub[-_]?key|keydata|apk-key-hash:|known_hosts|host[-_]?key|verif(?:y|ication)[-_]?key|-----BEGIN (?:CERTIFICATE|PUBLIC)[^-]*-----)["'`\]]?(?:[\s:=(,]{0,6}|\\n)["'`]?[A-Za-z0-9+/=\\]{0,60}$/i.test(before);
}

// src/stages/secrets/no-secret/published.ts
/**
* The first 24 hex digits of the SHA-256 of published values: keys of emulators, test keys of captchas and payment
* services, hashes and nonces of specifications, default passwords of images.
*/
const KNOWN = /* @__PURE__ */ new Set([
	"0011cc25eb4320717494d270",
	"aa6547439583c3a275d4542a",
	"ad9858116e63b0c5a4d7dc7f",
	"8af148c12025605462afec24",
	"1bbb9293c38acc5e510d9044",
	"df452eef23e8cf2c74af54c0",
	"03b970ed8171d73b58bbc9a5",
	"f5e95c9954635b65acab57e6",
	"a69c47e0e9deeb992e6a22cd",
	"b779a45bcc479f93048408f0",
	"50e4bee074327eba0489152a",
	"0fff9ee671b05ea25f58ed95",
	"4060ed0ca2678bf694d50fd4",
	"3b675cf9c99a84686d22e429",
	"6ef6c93be1f4ce8f3779ea4f",
	"4c741cf6c71aaf49e82dd4ee",
	"d6d6a0807a81cf998497a44a",
	"fb8f35129df87662c650ada1",
	"1e3e58656012d861e23deae6",
	"841b4f5b0b34e19ada74f47a",
	"15cef4b629cc2d07a4563df9",
	"507e2ce3c522082b61100d56",
	"afa04b0138c739169eaa3373",
	"90580f4d2cbac2f637565f13",
	"da5a21c9239de3fbc8138c61",
	"00cf4c781dc37003f7c7dd7d",
	"53f5da0aaa93d64cd5772c55",
	"ad71fb4165536675d80a8bbf",
	"9e309cccd311ea64d04133da",
	"e9974c507d2a802143f614c8",
	"b0d0ac88239c6399451f3c8f",
	"eeff4d1bcd7b68413c85d067",
	"06456ebb89a24e2fb0a01f4e",
	"cd925928ca3d36820adcd49b",
	"c242288834fe6cd137495139",
	"c1e800703afd7254ad00215e",
	"bc3aa2dde1ec06c9673c8144",
	"4640b686a09bee81498b1635",
	"0925c3f79dfb11cae7a32b32",
	"9a3eed6a1158c5e18f681776",
	"994f6dfd28458f7bfc9f2c81",
	"78314b11be2e581549ac1c4f",
	"e8a0614b6747a06ff9a2728d",
	"e21b597ba6b9cafa59d9ebc4",
	"2cafc0970149a84f3b9e62ea",
	"f2d6ca16515033e5dce14eba",
	"2f21fd9c81678e396751af8b",
	"4556efab242629470b4eedd1",
	"c4e91d73cd548be4498f650f",
	"f7772c26a63fc2a79d02b35c",
	"8e8f66303be799c8ca438d9e",
	"e30592c37ff33ddbcf5bca99",
	"41ef4bb0b23661e66301aac3",
	"d9fb92e3bbe65be1f1aad4a8",
	"5ff0e82e56c3cf647e81f513",
	"cf4d418ed3de92d71f767db5",
	"687da00b09c83361bf3a2853",
	"2ef2503d964e9668092e6878",
	"c12ce25303a023aa13176144",
	"837e8e636d452b6133d5a5c5",
	"b8e148545b13c78bc74da2f1",
	"13d31e961a1ad8ec2f16b10c",
	"0d299b1eb548708d04534e7e",
	"8b1b17a9740c068accab5c3d",
	"8be5d113c0871ce1a122d68a",
	"549c9390539efcfa01d2744e",
	"bc1a50966c9e6486bc4ebf88",
	"8335c55334821eefd4334369",
	"b26ab6529d20ebebb4192256",
	"9c5d0a6656e5d3f36601d0bf",
	"b83e96417f61cb148d0dc8a8",
	"ecb0e7ba498c5920991f0b34",
	"3a64bcd9cea43c0aba67ba0b",
	"a064b502e61d27e94b871729"
]);
/** Keys that are made for public pages and apps. */
const PUBLIC_FORMS = [
	/^pk_(?:live|test)_[A-Za-z0-9]+$/,
	/^pk\.eyJ[\w-]+\.[\w-]+$/,
	/^(?:phc|pub|pdl_ntfset|live_publishable|sb_publishable)_[\w-]{8,}$/,
	/^G-[A-Z0-9]{8,12}$|^UA-\d{4,10}-\d{1,3}$|^GTM-[A-Z0-9]{5,8}$/,
	/^BF?[A-Za-z0-9_-]{86}$/
];
/** Names of settings whose values every visitor can read. */
const PUBLIC_NAMES = /(?:site[-_]?key|public[-_]?(?:api[-_]?)?(?:key|token)|publishable[-_]?key|anon[-_]?key|search[-_]?(?:only[-_]?)?(?:api[-_]?)?key|vapid[-_]?public\w*|client[-_]?side[-_]?id|data-key|data-sitekey|write[-_]?key|tracking[-_]?id|measurement[-_]?id|badge\w*|public[-_]?dsn)["'`\]]{0,2}\s{0,4}(?:=>|:=|[:=(,])\s{0,4}["'`]?$/i;
/** Whether the provider publishes a value, or the value is made to be public. */
function isPublished$1(value) {
	return PUBLIC_FORMS.some((form) => form.test(value)) || value.length >= 8 && KNOWN.has(hexOf$1(value).slice(0, 24));
}
/**
* Whether the text around a value shows that the value is public: a site key, the token of a badge, the search key of
* documentation. `around` is the lines around it: the configuration of a web app has its key next to its domain.
*/
function isPublicByPlace(value, before, behind, around) {
	if (PUBLIC_NAMES.test(before)) return true;
	if (/(?:badge|\.svg|\/graph)[^\s"'()]{0,120}[?&](?:token|key)=$/i.test(before)) return true;
	if (/^AIza[\w-]{35}$/.test(value)) return /authDomain|messagingSenderId|mobilesdk_app_id|GCM_SENDER_ID|GOOGLE_APP_ID/i.test(around);
	if (/^[0-9a-f]{32}$/.test(value)) return /api_?key["']?\s{0,4}[:=]\s{0,4}["']?$/i.test(before) && /index_?name/i.test(`${before} ${behind} ${around}`);
	return /^6L[\w-]{38}$/.test(value) && !/secret|private|server/i.test(before);
}

// src/stages/secrets/no-secret/references.ts
/** Texts that a program replaces later: variables, templates, lookups. */
const TEMPLATES = [
	/\$\{|\$\(|\$\[\[|\{\{|\}\}|<%|%>|#\{/,
	/^\$\w|\$[A-Z][A-Z0-9_]{3,}(?![A-Za-z0-9])/,
	/^%[\w.:()|-]+%$|^@@?[\w.-]+@@?$|^__\w+__$|^<[^>]*>$|^\[[^\]]*\]$|^`/,
	/^\{[\w.:$-]*\}['"]?$|^\{[A-Za-z_][\w.]*[(:[?!|,]|\[:\w+\]/,
	/^\\f[BIRPC(]|^@(?:var|code|samp)\{|^\\(?:emph|text\w{2}|var)\{/,
	/%\(\w+\)[sdr]|^[:@][a-z_]{2,40}$|^\?$|^%[sdvqr@]$/,
	/^["']\s{0,2}[+.&]\s{0,2}[A-Za-z_$]|^[+.&]\s{1,2}[A-Za-z_$]/
];
/** The location of a value, or an expression that looks it up. */
const REFERENCES = [
	/!(?:Ref|Sub|GetAtt|ImportValue|vault|env|secret)\b/,
	/^(?:ref|vault|env|secrets?|secretsmanager|ssm|op|sm|kms|awskms|gcpkms|azurekms|file|aws-sm|sops|doppler|keyring|keychain|pass|bws?|akeyless|conjur|infisical|awssm|gsm|asm|azkv|chamber|credstash)(?:\+\w+)?:(?!\/\/[^/\s]*:[^/\s]*@)/i,
	/^\*[A-Za-z_][\w-]{0,40}$/,
	/^arn:|^projects\/[^/\s]+\/secrets\//,
	/^(?:None|null|nil|undefined|[Tt]rue|[Ff]alse)\W+$/,
	/^(?:process\.env|import\.meta\.env|os\.(?:environ|getenv)|env\.|ENV\[|secrets?\.|vars?\.|local\.|data\.|module\.|each\.|self\.|this\.|\$this->|cls\.|settings\.|config\.|cfg\.|conf\.|options?\.|opts\.|args\.|params?\.|request\.|req\.|ctx\.|app\.|aws_|azurerm_|google_|random_\w+\.)/,
	/^(?:Get|Read|New|Import|Invoke|ConvertTo|ConvertFrom|Select|Find|Resolve|Unprotect|Request)-[A-Z][A-Za-z]{2,40}$/,
	/@Microsoft\.KeyVault\(|^\[(?:parameters|variables|reference|concat|listKeys)\(/i
];
/** An expression of a program: `options.password`, `get_password()`, `user_in.password)`, `None},`. */
const EXPRESSION = /^[!&*~^]?[A-Za-z_$][\w$]*(?:(?:\?\.|\.|->|::)[A-Za-z_$][\w$]*)*(?:[!?]|\[[^\]]{0,40}\])?(?:\([^()]{0,80}\)?[^A-Za-z0-9]{0,6})?[\s),;}\]]*$/;
const KEYWORD = /^(?:None|nil|null|undefined|True|False|true|false|self|this|new|await|lambda|function)\b/;
/** A word between dollar signs, or with other marks behind it. No variable is written like this: `$Tiger$48`, `$ecret!`. */
const MARKED_WORD = /^\$[A-Za-z0-9]{4,30}(?:\$\d{2,8}|[!#%*^?+~]{1,3}\d{0,8}[!#%*^?+~]{0,3})$/;
/** Whether a value is a template that a program fills in later. */
function isTemplate(value) {
	return !MARKED_WORD.test(value) && TEMPLATES.some((form) => form.test(value));
}
/** Whether a value is a reference to a secret. */
function isReference(value) {
	return REFERENCES.some((form) => form.test(value));
}
/** Whether a value without quotes is an expression of a program. */
function isExpression(value) {
	return KEYWORD.test(value) || EXPRESSION.test(value);
}
/**
* Whether a value is part of a line of minified code. It looks like a value if the string before it ends with a name.
*/
function isCode(value) {
	if (/^\s*[)\]},;+?:&|=.]/.test(value) && /[=(){};,[\]]\s*["']?[A-Za-z_$]/.test(value.slice(1))) return true;
	return /[;{}]|=>|\|\||&&|\breturn\b/.test(value) && (value.match(/[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+|[A-Za-z_$]\(|\)\s*[;,{]|=[A-Za-z_$!]/g)?.length ?? 0) >= 3;
}

// src/stages/secrets/values/program-words.ts
/**
* Words that programs and their messages use in names: counted in published packages of Go, Python and JavaScript, with
* the names of well-known products. People rarely join them for a password.
*/
const PROGRAM_WORDS = new Set(`
abc abort aborted about above abs absolute abstract accept acceptance accepted accepts access account
accounts acl across action actions active actual add added adding additional addr address addresses adds
admin advanced aes after again against age agent aggregate ago agreed airflow algorithm alias aliases all
allow allowed allows almost along alpha alpine already also alt although always amazon amount and android
angular annotations another ansible any anyone anything apache api apikey apikeys apis app append applicable
application applications applied applies apply appropriate apps arbitrary are aren arg argo argon args
argument arguments aria arn around arr array arrays arrow artifactory ascii assert asset assign assigned
associated ast async atomic attach attached attempt attempts attr attribute attributes attrs audience audit
auth authenticate authenticated authentication authenticator authn author authorise authorization authorize
authorized authors authz auto autocomplete automatically available avatar avg avoid await away aws azure
babel back backend backends background backup bad balanced banner bar base based basic basis batch baz
bcrypt bearer because become been before begin behavior behind being below between big bin binary bind
binding bit bitbucket blank blob block blocks body bool boolean both bound boundary bounds box break broker
browser bson btn bucket buf buffer bug build builder built bulk bundle but button byte bytes cache cached
calculate call callable callback called caller calling calls came can canary cancel canceled cannot
capabilities captcha caption capture captured card case cases cassandra cast catch categories category cause
center centos central ceph cert certificate certificates certs cfg chain chan change changed changeit
changeme changes channel char character characters charset check checkbox checked checking checkout checks
child children choose chunk chunks cipher ciphertext claim claims class classes classmethod clean cleanup
clear cleartext cli clickhouse client clients clone close closed closing cloud cls cluster cmd cmp code
codes col coll collect collection collections color column columns com come command commands comment
comments commit common compare comparison compat compatibility compatible compilation compile compiled
compiler complete completed completes completion complex compliance component components compression compute
computed concat concern condition conditions conf config configs configurable configuration configurations
configure configured confirm confirmation confirmed conn connect connected connection connections console
const constant constants constraint constraints construct constructor constructs consul consumer contain
container containing contains content contents context continue contrib control controller conversion
convert converted cookie cookies copy copyright core corp correct correctly corresponding couchdb could
count counter country counts cpu create created creates creating creation cred credential credentials creds
cross crypto css csv ctx currency current currently cursor custom customer cypress dashboard data database
date datetime days db debian debug decimal declare decode decorators decryptor deep def default defaults
defer deferred define defined defines definition definitions del delay delete deleted deletes delta demo
dependencies dependency depending deploy deployer deployment deprecated deprecation depth desc describe
describes description descriptor deserialize desired destination destroy detail details detect detected
determine determines dev development device dialog dict dictionary did diff difference different digest
dimensions dir direct directly directory dirname disable disabled discard discovery dispatch display dist
distinct distributed django dns doc docker docs document documentation documents does doesn doing dolor dom
domain don done dot double down driver drop dropdown drupal dst due dummy duplicate duration during dynamic
each east ecdsa edge edit effect efficient efficiently egress either elastic elasticsearch element elements
elif else email emit emits emitted empty enable enabled encode encoded encoder encoding encrypt encrypted
encryption encryptor end endpoint ends engine enough ensure enter entered enterprise entities entity entries
entry enum enumerable enumerate env environment eof epoch equal equals equivalent err error errorf errors
escape eslint etc etcd evaluate evaluation even event events ever every everyone everything exact exactly
example examples exc exceeded except exception exceptions exclude exec execute executed execution exist
existing exists exit exp expand expanded expect expected experimental expiration expire expired expires
expiry explicit explicitly export exports expr express expression expressions ext extend extends extension
extensions external extra extract factor factory fail failed fails failure fake fallback false family fast
fatal fatalf feature features fedora fetch fetched few fewer field fields file filename filepath files fill
filter filtered filters final finally find finish finished finite firewall first firstname fix fixed fixture
flag flags flask flat float floating floor flow flush flux fmt following foo foobar footer for forbidden
force foreign forgot forgotten form format formats formatted forward found fragment frame free frequency
friendly from frontend ftp full fullname func function functions functools further future gateway gave gcp
gen general generate generated generates generation generator generic get getattr getitem gets getter git
github gitlab give given global globals gmt goes going golang gone good google got grafana grant graph
graphql great greater group groups grpc guarantees guid guide had handle handled handler handlers handles
handling handshake haproxy has hasattr hash have having head header headers headline health hello helm help
helper helpers hence her here hex hibernate hidden hide high hint hints his hmac hook hooks host hostname
hosts hour hours how however href html http https hub human iam icon identifier identifies identify identity
idle ids idx ignore ignored image imap immediately impl implementation implemented implements implicit
implied import imported imports inc include included includes including incoming incorrect index indexes
indicates indicating indices individual inf infer infinity influx influxdb info information ingress init
initial initialize inline inner input inputs insert inserted inside inspect install installed instance
instanceof instances instead int integer integers integration integrations interface interfaces intern
internal interop interval into invalid invoke invoked ios ipsum isinstance isn iso issue issuer istio item
items iter iterable iteration iterator its itself jaeger java javascript jenkins jest jetty job jobs join
joomla jpg json junit just jwe jwk jws jwt kafka keep kept kerberos key keychain keycloak keyring keys
keystore keytab keyword kibana kind kms know known kube kubernetes kwargs lab label labels lambda language
laravel large last lastname later latest latin layout lazily lazy ldap leading least left legacy len length
less let letter level lib library license licensed like likely limit limitations limited limits line linear
lines link links linux list listen listener listeners lists literal live load loadbalancer loaded loader
loading loads loc local locale localhost location lock log logged logger logging logical login logout logs
loki long longer lookup loop lorem low lower macos made mail main make makes making managed management
manager manifest manually many map mapping maps mariadb mark marker marks marshal mask master match matched
matcher matches matching math matrix max maximum may maybe mean means meant media member members memcached
memory menu merge merged message messages meta metadata method methods metric metrics mfa microsoft
middleware might migrate migration millisecond milliseconds min mine minimum minio minute minutes mismatch
mismatched missing mit mixed mixin mnemonic mobile mocha mock mod modal mode model models modified modify
module modules mongo mongodb monitor month more most mostly msg mssql much multi multiple must mysql name
named names namespace nan native navbar near necessary need needed needs negative negotiate neither nested
net network never new next nexus nginx nickname nil node nodes nomad non nonce none noop nor normal
normalize normalized north not note notes nothing notification now ntlm null nullable num number numbers
numeric nuxt nvarchar oauth obj object objects observe obtain occurred off offset often oid old omit omitted
once one ones only onto open opensearch operate operation operations operator operators ops opt optimize
option optional options opts oracle order ordered ordering org orig origin original other others otherwise
otp our ours out outcome outer output outside over overflow override overrides own owner package padding
page pages pagination pair pairs panel panic parallel param parameter parameters parametrize params parent
parse parsed parser parsing part partial particular parts pass passcode passed passing passphrase passw
passwd password passwordless passwords patch path pathname paths pattern payload payment pbkdf pdf pending
pepper per perform performance perhaps period periods permission permissions person phases phone phrase pin
ping pipe pipeline pkg place placeholder plain plaintext plan platform playwright please plugin plugins png
podman point pointer points policy pool pop popup port pos position positional positive possible post
postgres postgresql pre precision preference preferred prefetch prefix premium prepare present prettier prev
preview previous previously primary principal print priority private probe problem process processed
processing prod producer produces product production profile progress project prometheus promise promises
prop properties property props protected proto protocol prototype provide provided provider providers
provides proxy psql public publish publisher pull push put pwd pytest python queries query querystring queue
quite quote rabbitmq radio rails raise raised raises rand random range rate rather raw rbac reached react
read readable reader reading readonly reads ready real really realm reason recaptcha receive received
recommended record records redirect redis reduce reenter ref reference referenced references reflect refresh
reg regex regexp region register registered registering registry regular reject rejected rel related
relative release remaining remember remote remove removed removes rename render rendered rendering repeat
replace replaced replacement replica reply repo report reports repository repr represent representation
representing represents req request requested requests require required requirements requires res reserved
reset resolution resolve resolved resolves resource resources resp response responses rest restore result
resulting results resume ret retries retrieve retrieves retry return returned returning returns retype
reverse rfc right rng role rollback rollout root round route router routes row rows rpc rsa ruby rule rules
run runner running runs runtime safe salt same saml sample samples sandbox save scalar scale scan schedule
scheduler schema scheme scope scopes screen script scrypt sdk search second secondary seconds secret secrets
section secure securestring security securitystring see seed seem seen segment segments select selected
selector selenium self send sending sensitive sent sentry sep separate separator sequence ser serialize
series serve server servers service services session sessions set setattr sets setting settings setup
several sftp sha shall shape shapes sharded share shared shell shift short should show shutdown sid side
sidebar sign signal signature signed signer signin signing signon signup similar simple simply since single
site size skip slash sleep slice slices slots slow small smtp snapshot soap socket software solution some
someone something sonar sort sorted source sources south space span sparse spec special specific specified
specifies specify specifying split spring sprintf sql sqlite sqrt src srv ssh ssl sso stack stacklevel stage
staging stale standard start started starting starts startswith stat state statement static stats status std
stderr stdout step steps still stop storage store stored str strategy strconv stream streaming streams
strength strict string stringify strings strip strong struct structure stub style sub subclass subdomain
subject submit subnet subscribe subscriber subscription subtitle succeeded success successful successfully
such suffix suite sum summary super superset supplied support supported supports sure svelte svg switch
symbol symbols symfony sync syntax sys system table tag tags take taken takes tap target targets task tcp
temp template templates temporary tenant terraform test testing tests text textarea than that the their them
then thence there these they thing things third this those though thread three threshold through throw
throws thus till time timedelta timeout timer times timestamp timezone title tls tmp together toggle token
tokens tomcat toml too took tools tooltip top topic topology total totp toward trace traces track traefik
trailing transaction transactions transfer transform transport tree trigger trim true truststore try tuple
tuples two txt type typed typeof types typing ubuntu udp uid uint unable unauthenticated unauthorized
undefined under underlying unexpected unicode union unique unit units unittest unix unknown unless unlock
unmarshal unsafe unset unsupported until unused update updated updates upgrade upload upon upper uri url
urlencoded urls usage use used useful user username users uses using usual utc utf util utility utils uuid
val valid validate validation validator vals value values var varchar variable variables various vault
vector verbose verification verifier verify version versions very via view views visibility visible vite
void vpc vue wait wallet want warn warning warnings warranties was watch way weak web webhook webpack well
went were west what whatever when where whether which while who whole whom whose why width will window
windows wire with within without wordpress work worker works world would wrap wrapped wrapper writable write
writer writes writing written wrong www xml yaml year yet yield you your yours yyyy zero zeros zip zone
`.trim().split(/\s+/));

// src/stages/secrets/no-secret/words.ts
/** Replaces escapes by letters: `\u00f1`, `\xf1`, `&ntilde;` and `&#241;` are letters in a translation. */
function unescaped(value) {
	if (!/\\[ux]|&#?\w+;/i.test(value)) return value;
	return value.replace(/\\u(?:\{([0-9a-f]{1,6})\}|([0-9a-f]{4}))/gi, (_, long, short = "") => letter(Number.parseInt(long ?? short, 16))).replace(/\\x([0-9a-f]{2})/gi, (_, hex) => letter(Number.parseInt(hex, 16))).replace(/&#x([0-9a-f]{2,5});/gi, (_, hex) => letter(Number.parseInt(hex, 16))).replace(/&#(\d{2,6});/g, (_, digits) => letter(Number(digits))).replace(/&([a-z]{2,8});/gi, (_, name) => /^(?:amp|lt|gt|quot|apos)$/i.test(name) ? "\"" : "é");
}
function letter(code) {
	return code > 0 && code <= 1114111 ? String.fromCodePoint(code) : "";
}
/** Letters of other scripts than Latin. Generators do not use them, and people rarely use them in passwords. */
const OTHER_SCRIPT = /[^\P{L}\p{Script=Latin}]/gu;
/**
* Whether a value is a word or sentence of a language that needs more than ASCII: it has letters of another script, or
* Latin letters with marks and otherwise only letters and punctuation.
*/
function isTranslation(raw) {
	const value = unescaped(raw).trim();
	if ((value.match(OTHER_SCRIPT)?.length ?? 0) >= 2) return true;
	if (!/[^\p{ASCII}]/u.test(value)) return false;
	if (!/^[\p{L}\p{M}\s.,:;!?…'’"“”„«»()*/–—-]+\d{0,3}[\s.:!?…*]*$/u.test(value)) return false;
	return value.split(/[^\p{L}\p{M}]+/u).every((part) => /^\P{Lu}?\p{Lu}?[^\p{Lu}]*$|^\p{Lu}+$/u.test(part) || isWords(part));
}
/** The usual paths of files with texts for people. */
const TEXT_FILES = /(?:^|\/)(?:locales?|langs?|languages?|i18n|l10n|translations?|messages|intl)(?:[/._-]|$)|\.(?:po|pot|xlf|xliff|arb|resx|strings|ftl)$|(?:messages|strings|locale|lang|translation)[._-][a-z]{2,3}(?:[-_][A-Za-z]{2,4})?\.\w{2,10}$/i;
/** Whether a file contains texts for people. A random value in it is still a finding. */
function holdsTexts(path) {
	return TEXT_FILES.test(path);
}
/** `ERR_PASSWORD_TOO_SHORT`, `AUTH_2FA_REQUIRED`: words in capitals, joined. */
const CONSTANT = /^[A-Z]{2,20}(?:_(?:[A-Z]{1,20}\d{0,2}|\d{1,4}|\d[A-Z]{1,3})){1,12}$/;
/** `E1107TokenSignatureInvalid`: the number of a message and its text. */
const CODE_AND_WORDS = /^[A-Z]{1,5}[-_]?\d{2,6}[-_]?[A-Z][a-z]{2,}(?:[A-Z][a-z]{2,}){1,7}$/;
/** Selectors, routes and paths of properties: words after a sign. */
const SELECTOR = /^(?:[#.@:/~]|\[\w+[*^$|~]?=)["']?[a-z]|^[a-z]+(?:\[|#)[a-z_"']/;
/** `Company@2024`, `welcome#1`: a password of a word if the rules require a sign and a number. */
const WORD_AND_NUMBER$1 = /^\p{L}[\p{L}\d_-]*[@#&+$%*]+\d+$/u;
/** Whether a value consists of words of a program: names, constants, selectors, routes, labels, rules. */
function isNameOfProgram(value) {
	const bare = value.replace(/^[\s"'`]+|[\s"'`*:?!.…]+$/g, "");
	if (bare === "") return true;
	if (WORD_AND_NUMBER$1.test(bare)) return false;
	if (isWords(bare) || CONSTANT.test(bare) || CODE_AND_WORDS.test(bare)) return true;
	if (bare.split(/[-_]/).length >= 7 && isJoinedWords(bare)) return true;
	if (SELECTOR.test(bare) && isWords(bare.replace(/[#.@:/~[\]="'*^$|<>+() ,]+/g, "-").replace(/^-+|-+$/g, ""))) return true;
	const parts = bare.split(/[|#,;&+\s@/()[\]]+/).filter((part) => part !== "");
	return parts.length > 1 && parts.every((part) => isWords(part) || /^\w{2,20}:\d{1,5}$|^\d{1,4}$/.test(part) || isNumberedName(part));
}
/**
* Whether the text after the prefix of a token is words with separators: `test_create_order_v2_with_currency`. Random
* text of that length has capitals, no separators, or digits everywhere.
*/
function isJoinedWords(value) {
	const parts = value.split(/[-_.]+/).filter((part) => part !== "");
	if (/[a-z][A-Z]/.test(value) && parts.every(isHumps)) return !/^[a-z]{4,}(?:[A-Z][a-z]{3,}){1,4}\d$/.test(value);
	if (parts.length < 3) return isWords(value) && value.length < 60 && parts.length > 1;
	return parts.filter((part) => /^[a-z]{2,}\d{0,3}$|^[A-Z]{2,}\d{0,3}$|^[A-Z]?[a-z]+$/.test(part)).length * 4 >= parts.length * 3 && parts.every((part) => part.length <= 16 && /^[A-Za-z]*\d{0,6}[a-z]{0,3}$/.test(part)) && (/^[^A-Z]*$/.test(value) || /^[^a-z]*$/.test(value) || parts.every((part) => isWords(part)));
}
/**
* Whether a text is words in camel case: `successfulPrivateKeyAuthentication`. In random text the case changes at every
* second letter. If it changes less by chance, a part cannot be pronounced, or no part is a word of programs.
*/
function isHumps(text) {
	const humps = humpsOf(text);
	return /^[A-Za-z\d]+$/.test(text) && humps.length * 4 <= text.length && humps.every((hump) => hump.length <= 20 && (/^(?:\d|[A-Z]{1,5}$)/.test(hump) || isPronounceable(hump))) && holdsProgramWord(text);
}
/** Whether a word of at least four letters is one that programs use. Three random letters often are. */
function holdsProgramWord(text) {
	return humpsOf(text).some((hump) => hump.length >= 4 && PROGRAM_WORDS.has(hump.toLowerCase()));
}
function humpsOf(text) {
	return text.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [];
}

// src/stages/secrets/no-secret/why-no-value.ts
/** Maximum number of levels: the value itself, and once its decoded base64. */
const DEPTH$1 = 2;
/** Why a value is provably not a secret, in any context; undefined if it may be one. */
function whyNoValue(value) {
	return why(value, DEPTH$1);
}
/**
* Like {@link whyNoValue}, for a token with a known form. Only text that no generator makes, or that its provider
* publishes, is a reason. Random text may contain any word.
*/
function whyNoToken(value) {
	if (isPublished$1(value)) return "published";
	if (isSampleToken(value)) return "sample";
	if (isEncrypted(value)) return "encrypted";
	return isFiller(value.replace(/^\$7\$.{11}/, "")) ? "placeholder" : void 0;
}
function why(value, depth) {
	if (isEncrypted(value)) return "encrypted";
	if (isPublicKey(value)) return "public-key";
	if (isPublished$1(value)) return "published";
	if (isSampleToken(value)) return "sample";
	if (isTemplate(value)) return "template";
	if (isReference(value)) return "reference";
	if (isPlaceholder(value)) return "placeholder";
	if (isTranslation(value)) return "translation";
	const plain = unescaped(value);
	if (plain !== value && isPlaceholder(plain)) return "placeholder";
	if (isNoCredential(value)) return "reference";
	return depth > 1 ? whyNoDecoded(value, depth - 1) : void 0;
}
/** The reason for the text that a base64 value contains. */
function whyNoDecoded(value, depth) {
	const text = textOfBase64(value)?.trim();
	return text === void 0 || text === "" || text.includes("\n") ? publicPart(text) : why(text, depth);
}
/** A decoded text of several lines is only checked for a public key. Other steps examine decoded settings. */
function publicPart(text) {
	if (text === void 0 || !isPublicKey(text)) return void 0;
	return /PRIVATE KEY/.test(text) ? void 0 : "public-key";
}

// src/stages/secrets/values/passphrases.ts
/** Words of sentences. */
const OF_SENTENCES = /^(?:an|and|are|as|at|be|by|can|for|from|has|have|if|in|is|it|must|not|of|on|or|should|that|the|this|to|used|uses|using|when|which|with|will|you|your)$/i;
/** Algorithms, standards and products with a number. */
const NUMBERED = /^(?:sha|md|hs|rs|es|ps|aes|rsa|ecdsa|hmac|curve|ed|secp|chacha|poly|blake|argon|base|utf|iso|rfc|cve|oauth|python|java|node|ubuntu|debian|windows|server|version|release|port|latin|cp|ibm|koi|level|tier|model|build|article|error|code|line|page|chapter|section|figure|table|step|issue|ticket)[-_. ]?\d/i;
/**
* Whether a text is words that people join for a secret: `copper-lantern-4711`, `crazy walnut falcon 24`. At least two
* words must not be {@link PROGRAM_WORDS}, because the text could also be a name.
*/
function isPassphrase(value) {
	if (value.length < 12 || value.length > 120 || NUMBERED.test(value)) return false;
	const humps = /^[a-z]{4,}(?:[A-Z][a-z]{3,}){2,4}\d{1,4}$/.test(value) ? value.split(/(?=[A-Z])/) : [];
	if (humps.length > 0) return humps.every((hump) => isEverydayWord(hump));
	const parts = value.split(/[-_. ]+/).filter((part) => part !== "");
	if (!parts.every((part) => /^[A-Za-z]{1,14}\d{0,4}$|^\d{1,8}$/.test(part))) return false;
	const digits = value.match(/\d/g)?.length ?? 0;
	const everydayWords = parts.filter((part) => isEverydayWord(part));
	if (everydayWords.length >= 2 && digits >= 2 && !/^\d/.test(value)) return true;
	return parts.length >= 4 && everydayWords.length >= parts.length - 1 && parts.every((part) => /^[A-Za-z]{4,}$/.test(part) && !OF_SENTENCES.test(part));
}
/** Whether a text is a few words with blanks between them but not a sentence: `saddle orange harbor`. */
function isWordsApart(value) {
	const parts = value.split(" ");
	return parts.length >= 2 && parts.length <= 8 && value.length >= 12 && parts.every((part) => /^[a-z]{3,14}$/.test(part) && isEverydayWord(part) && !OF_SENTENCES.test(part));
}
/** Whether a word has at least four letters and is not one of {@link PROGRAM_WORDS}. */
function isEverydayWord(part) {
	const letters = part.replace(/\d+$/, "").toLowerCase();
	return letters.length >= 4 && !PROGRAM_WORDS.has(letters);
}
/** Parts of joined words that show a name: `userpass`, `authtok`. */
const OF_CREDENTIALS = /pass(?:w|$|phr|c|e$)|pwd|secret|token|cred|auth|login|user|admin|kennwort|contrase|senha|clave|parola|wachtwoord|motdep|remplac|ersetz|cambiar|modific|sustitu|substitu|aendern|zmien/;
const MAX_WORDS = 6;
/** Signs of code, addresses, lists and mark-up, and a name with a sign behind it. */
const CODE$1 = /[()[\]{}|\\"'`,;:]|->|=>|&(?:&|quot|apos|amp|lt|gt|nbsp|#)|^[A-Za-z_][\w.-]*=|=$/;
/** Marks that people put into passwords and programs rarely put into names. */
const MARKS$1 = /[@!#$%^&*+~<>=?]/;
/**
* What in a text shows that a person made it up as a password. `marked`: everyday words with marks or a number:
* `tiger#Paris`, `ivy.Garden94`. `words`: at least two everyday words: `goldenLemonJulia`, `LisasGarden`. Everyday words
* are not {@link PROGRAM_WORDS}; names in programs consist mostly of those. Undefined if the text may be a name.
*/
function madeUpFrom(value) {
	if (value.length < 8 || value.length > 60 || /[^\x21-\x7e\p{L}]/u.test(value)) return void 0;
	if (CODE$1.test(value) || NUMBERED.test(value) || /^[A-Z][A-Z\d_]*$/.test(value)) return void 0;
	const words = value.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+/gu) ?? [];
	let [everyday, ofProgram] = [0, 0];
	for (const word of words) {
		const small = word.toLowerCase();
		if (small.length < 3) continue;
		if (PROGRAM_WORDS.has(small) || OF_CREDENTIALS.test(small)) ofProgram += 1;
		else everyday += 1;
	}
	if (everyday === 0) return void 0;
	if ((MARKS$1.test(value.replace(/^[^\p{L}\d]+/u, "")) || (value.match(/\d/g)?.length ?? 0) >= 2) && everyday >= ofProgram) return "marked";
	if (value.includes("/") || words.length > MAX_WORDS) return void 0;
	return everyday >= 2 && everyday >= 2 * ofProgram ? "words" : void 0;
}
/** Whether a text is at least three everyday words in camel case with a small first letter: `goldenLemonJulia`. */
function isPhraseInCamelCase(value) {
	return /^[a-z]{3,}(?:[A-Z][a-z]{2,}){2,5}$/.test(value) && madeUpFrom(value) === "words";
}
/** A password of a word, marks and a number: `Tiger1978!`, `anna@2024`, `castle4711`. */
const WORD_AND_NUMBER = /^(?:[a-z]{4,20}|[A-Z][a-z]{3,19}|[A-Za-z]{6,20})[@#!.*$_&%+-]?\d{3,6}[!#@*$._?]{0,2}$/;
/** Letters and digits around marks that do not occur in names: `Lisa@garden77`, `old!castle!64`. */
const MARKED$1 = /^[A-Za-z0-9]{3,24}([@#!*$&%+])[A-Za-z0-9]{0,12}(?:\1[A-Za-z0-9]{1,12})?[!#@*$._?]{0,2}$/;
/** A row of neighbouring keys on a keyboard, with a number. */
const WALK = /^(?:qaz|qwe|wsx|edc|asd|zxc|zaq|1qa|xsw|poi|lkj)[a-z0-9]{2,12}\d{1,4}[!#@*$._?]?$/i;
/** Whether a text looks like a password that a person made up. */
function isHumanPassword(value) {
	if (value.length < 8 || NUMBERED.test(value)) return false;
	if (WORD_AND_NUMBER.test(value) || WALK.test(value)) return true;
	return MARKED$1.test(value) && /\d/.test(value) && /[A-Za-z]{3}|[A-Za-z]\d[A-Za-z]/.test(value);
}

// src/stages/secrets/own-rules/credential.ts
/** Forms in which only a value can follow a name. */
const SETTINGS = /* @__PURE__ */ new Set([
	"setting",
	"quoted setting",
	"element",
	"option"
]);
/** Forms in which the text may be a sentence. */
const SENTENCES = /* @__PURE__ */ new Set([
	"text",
	"parameter",
	"bare text",
	"prose"
]);
/** Forms in which another text than a value may follow a name. */
const UNCLEAR = /* @__PURE__ */ new Set([
	"text",
	"bare text",
	"prose",
	"word"
]);
const UUID$1 = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const HEX = /^(?:0x)?[0-9a-f]{16,}$/i;
/**
* Decides whether a value is a literal credential. `kind` is the kind of the name that the value is assigned to.
* Returns a reason if the value has the form of a credential but is provably not a secret. `raw` has one character
* for each byte.
*/
function judgeCredential(raw, kind, form) {
	const value = Buffer.from(raw, "latin1").toString("utf8");
	if (/\ufffd[^\ufffd]{0,20}\ufffd/.test(value)) return false;
	return raw.length >= 6 && raw.length <= 500 ? judgeText(value, kind, form) : false;
}
/** Like {@link judgeCredential}, for a value that is already decoded. */
function judgeText(value, kind, form) {
	const key = `${kind} ${form} ${value}`;
	const known = judgements.get(key);
	if (known !== void 0) return known;
	const judgement = judge(value, kind, form);
	if (judgements.size >= MEMORY$1) judgements.clear();
	judgements.set(key, judgement);
	return judgement;
}
/**
* A cache, because files repeat themselves: `password: string`. It also limits the time for a file that is made to be
* slow.
*/
const judgements = /* @__PURE__ */ new Map();
const MEMORY$1 = 2e3;
function judge(value, kind, form) {
	if (value.length < 4 || value.length > 500) return false;
	const why = whyNoValue(value);
	if (why !== void 0) return why;
	return value.length >= 6 && looksLikeCredential(value, kind, form);
}
function looksLikeCredential(value, kind, form) {
	if (kind === "password" || form === "environment") return isPassword$3(value, form);
	if (UUID$1.test(value)) return kind === "secret";
	if (kind === "secret" && SETTINGS.has(form) && (isHumanPassword(value) || isShort(value) || isPhraseInCamelCase(value))) return true;
	if (SENTENCES.has(form) && /^(?:[A-Z][a-z]{2,}){3,8}\d{1,4}$/.test(value)) return false;
	return isGenerated(value, kind === "key" ? 20 : 10);
}
/**
* Like {@link judgeCredential}, for a value in a sentence, a note or a message. People note passwords that they made
* up.
*/
function judgeStatedPassword(raw) {
	const value = raw.replace(/[.,;:]+$/, "");
	if (isPackageVersion(value)) return false;
	const judgement = judgeCredential(value, "secret", "prose");
	if (judgement !== false) return judgement;
	if (value.length > 60 || /\s/.test(value)) return false;
	return isHumanPassword(value) || isPassphrase(value) || isMadeUp(value, "prose") || madeUpFrom(value) === "marked";
}
/** Accepts passwords of people and generators: no prose, and more than one word unless the format is clear. */
function isPassword$3(value, form) {
	if (/[\s\p{Cc}]/u.test(value)) return false;
	if (isMadeUp(value, form)) return true;
	if (isNameOfProgram(value) && !/^[A-Za-z]{3,}\d{1,4}$/.test(value)) return /^[a-z]{8,}$/.test(value) && (form === "environment" || form === "setting" || form === "option");
	const kinds = [
		/[a-z]/,
		/[A-Z]/,
		/\d/,
		/[^A-Za-z0-9]/
	].filter((kind) => kind.test(value)).length;
	if (/^\d+$/.test(value)) return value.length >= 6 && form !== "bare text" && form !== "word";
	if (UNCLEAR.has(form) || form === "parameter") return value.length >= 8 && looksMixed(value) && (isMixedCase(value) || kinds >= 2 && /\d/.test(value));
	return looksMixed(value);
}
/**
* Whether a person made up the value. In a sentence, joined words may be the name of a product or an adjective: `GitLab`,
* `self-hosted`.
*/
function isMadeUp(value, form) {
	const from = madeUpFrom(value);
	if (from === void 0 || !UNCLEAR.has(form)) return from !== void 0;
	if (from === "marked") return form === "text" || /\d/.test(value);
	return form === "text" ? /[a-z][A-Z]|[A-Z].*[-_.][A-Z]/.test(value) : isPhraseInCamelCase(value);
}
/** Whether a value is too varied for a sentence, a call, a selector or a list of names. */
function looksMixed(value) {
	if (/^[A-Za-z][\w-]*(?:\.[A-Za-z_][\w-]*)+$/.test(value) && changes(value) < 5) return false;
	if (/[()[\]{}<>|\\]{2}|=>|::|->|&&|\|\|/.test(value) && changes(value) < 5) return false;
	return entropy(value) >= 2.2;
}
/** Whether a value is a mix of eight or nine digits and letters of both cases. */
function isShort(value) {
	return /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[A-Za-z0-9]{8,9}$/.test(value) && changes(value) >= 4;
}
/** Whether only a generator makes such a value: long, with many different characters, and not a name with a number. */
function isGenerated(value, least) {
	if (value.length < least || /\s/.test(value) || isWords(value)) return false;
	if (!/^[\x21-\x7e]+$/.test(value) || !/\d/.test(value) || !/[A-Za-z]/.test(value)) return isMixedCase(value);
	if (/[()[\]{}<>\\|`"']/.test(value)) return value.length >= 32 && entropy(value) >= 4.2 && changes(value) >= 8;
	if (HEX.test(value)) return entropy(value) >= 2.6 && (value.match(/\d/g)?.length ?? 0) >= 2;
	return entropy(value) >= 3 && changes(value) >= Math.max(3, value.length * .15);
}
/** Whether a value is random letters: capitals and small letters change more often than in a name. */
function isMixedCase(value) {
	return /^[^\s()[\]{}<>\\|`"']{10,}$/.test(value) && changes(value) >= value.length * .25 && entropy(value) >= 2.8;
}

// src/stages/secrets/own-rules/rule.ts
/** Adds the judgement of a rule to a match. The list is empty if the value does not look like a secret. */
function judged(match, judgement) {
	if (judgement === false) return [];
	return [judgement === true ? match : {
		...match,
		why: judgement
	}];
}
function isFileRule(rule) {
	return "files" in rule;
}
function isKeywordRule(rule) {
	return !isFileRule(rule);
}
/**
* Makes a rule from a regular expression. The value is its group `secret`, or else its first group. Its quantifiers
* must be bounded and not nested.
*/
function pattern(id, title, keywords, expression, options = {}) {
	const { certainty = "distinctive", scope = "line", accepts = isNoFiller, probe } = options;
	const flags = `${expression.flags}d${scope === "keyword" ? "y" : "g"}`;
	const global = new RegExp(expression.source, flags);
	return {
		id,
		title,
		keywords,
		certainty,
		scope,
		...probe === void 0 ? {} : { probe },
		*find({ text, at, traits }) {
			global.lastIndex = scope === "keyword" ? at : 0;
			for (let match = global.exec(text); match !== null; match = global.exec(text)) {
				const value = match.groups?.secret ?? match[1];
				const index = (match.indices?.groups?.secret ?? match.indices?.[1])?.[0];
				if (value !== void 0 && index !== void 0) yield* judged({
					index,
					value
				}, accepts(value, match, traits));
				if (scope === "keyword") return;
			}
		}
	};
}
/**
* Before a token there is no letter of another word, except in an escape such as `\n` or `%3D`, or in the path of a
* bot.
*/
const START$1 = String.raw`(?:(?<![A-Za-z0-9_-])|(?<=\\[nrt])|(?<=%[0-9A-Fa-f]{2})|(?<=\/bot)(?=\d))`;
/** Makes rules for tokens. A token must be a separate word. */
function tokens(forms) {
	return forms.map(([id, title, keywords, form]) => pattern(id, title, keywords.replaceAll("~", "").split(" "), new RegExp(`${START$1}(${form})(?![A-Za-z0-9_-])`), { scope: keywords.startsWith("~") ? "line" : "keyword" }));
}
function isNoFiller(value) {
	return whyNoToken(value) ?? true;
}

// src/stages/secrets/own-rules/assignments.ts
const KEYWORDS$1 = "passw pwd passphrase pass_phrase keymaterial pass secret token apikey api_key api-key api.key key credential creds auth psk mdp pepper salt mnemonic seed bindpw rootpw -pw _pw .pw pw: pw= pw, jwt _pat sas bearer".split(" ").concat("pw =", "pw !", "pat\"", "pat =", "pat=", "pat:", FOREIGN_KEYWORDS);
/** The text that may be between a name and its value. The groups tell what kind of text it is. */
const BETWEEN$2 = [
	String.raw`(?:\\?["'\]})]){0,4}\s{0,3}(?<compared>[!=]==?)\s{0,3}(?=[bBrRuUfF@$]?["'])`,
	String.raw`(?:\\?["'\]]|\[\w{0,8}\]){0,3}\s{0,40}(?:\?\s{0,2})?(?::\s{0,4}[&*]{0,1}(?:'static )?\[?[A-Za-z][\w<>?.[\], ]{0,30}?\s{0,4})?(?:\{ ?get;[^}\n]{0,30}\}\s{0,4})?(?<sign>=>|:=|\?=|\|\|=|\?\?=|:-|<-|::|->(?=\s{0,4}["'])|[=:](?:\*\*)?)\s{0,20}(?:!![a-z]{3,10}\s{1,4}|&[A-Za-z]\w{0,30}\s{1,4})?`,
	String.raw`\sAs\s(?:New\s)?[A-Za-z]{3,20}\s{0,4}(?<typed>=)\s{0,4}`,
	String.raw`["']\s{1,4}(?<mapped>to)\s{1,4}(?=["'])`,
	String.raw`["'],\s{0,20}(?:"\w"\s{0,4},\s{0,20}|\w{1,20}\s?=\s?(?:["'][^"'\n]{0,80}["']|\w{1,20}),\s{0,20}){0,3}(?:default(?:_?[vV]alue)?\s?[=:]\s{0,3}|(?<=,\s{0,20}"\w",\s{0,20}))(?<fallback>)(?=["'])`,
	String.raw`(?<braced>\{)\s{0,4}(?=["'])`,
	String.raw`(?:\\?["'\]]){0,3}\)?\s{0,3}(?<comma>,|\?\?|\|\||or\s)\s{0,10}(?=(?:<<)?\\?["'])`,
	String.raw`(?<call>\()\s{0,4}(?=["']|\w{0,30}ncoder\.encode\()`,
	String.raw`["']\s{1,20}(?:value|content)\s{0,4}=\s{0,4}`,
	String.raw`["']?(?:\s[\w:.-]{1,30}="[^"<>]{0,60}"){0,3}(?<element>>)\s{0,4}(?:<!\[CDATA\[\s{0,4})?`,
	String.raw`(?<blank>\s{1,20})`
].join("|");
/** Names that contain a part of {@link NAME_PARTS}. Most names do not, and the expression skips those faster than code. */
const NAME$2 = new RegExp(String.raw`(?:(?<![A-Za-z0-9_.$\x80-\xff-])|(?<=[\x80-\xff])(?=[A-Za-z_$-]))(?=[\w.$-]{0,80}?(?:${NAME_PARTS}|[\x80-\xff]))(?<dashes>-{0,2})(?<name>\.?[A-Za-z_$\x80-\xff][\w.$\x80-\xff-]{0,80})`, "gi");
const BEHIND$2 = new RegExp(`(?:${BETWEEN$2})`, "y");
/** A quoted literal, with the prefixes that languages allow before the quote. */
const QUOTED$1 = /(?:[bBrRuUfF@$L]{0,2})(?:""(?=")|''(?=')|String\.raw(?=`))?(\\?["'`])((?:(?!\1)(?:\\[\\"'`]|[^\n\\]|\\(?![\\"'`]))){1,500})\1/y;
/** A quoted literal in formats without escapes: a backslash may come before the last quote. */
const UNESCAPED = /(?:[bBrRuUfF@$L]{0,2})(\\?["'`])((?:(?!\1)[^\n]){1,500})\1/y;
/** A string within a string, as in generated code: `"\"value\""`, `'"value"'`. */
const NESTED = /^(\\?["'`])([^"'`\\]{4,500})\1$/;
/** A value up to the next tag. */
const ELEMENT = /([^<>\n]{1,500}?)(?:\]\]>|<\/)/y;
/** A value without quotes, up to the next blank. */
const BARE$1 = /([^\s"'`<>,;()[\]{}][^\s"'`<>,;]{0,500})/y;
/**
* Code that makes bytes, a list or an object from a string: `[]byte("…")`, `Buffer.from('…')`, `["…", "…"]`,
* `<string>'…'`.
*/
const WRAPPED = /(?:(?:&|\*|new\s)?(?:\[\]byte|String(?:::from|\.raw)?|str|bytes(?:\.fromhex)?|bytearray(?:\.fromhex)?|(?:base64\.)?(?:urlsafe_|standard_)?b64decode|Buffer(?:\.from)?|(?:new\s)?TextEncoder\(\)\.encode|atob|btoa|(?:binascii\.)?(?:unhexlify|a2b_hex)|hex(?:\.|::)(?:DecodeString|decode)|(?:Convert\.)?FromBase64String|Base64\.(?:getDecoder\(\)\.)?(?:strict_|urlsafe_)?decode(?:64)?|(?:System\.Text\.)?Encoding\.\w{3,12}\.GetBytes|Secret(?:Str|String)?|Field|Some|Ok|(?:Box|Arc|Rc|Cow)::(?:new|from)|(?:bs58|base58)\.decode|Optional\.of|useState|TEXT|_T|strdup|(?:pulumi|aws|ptr|cdk)\.\w{2,20}|SecretValue\.\w{3,20}|fromHex|hexToBytes|utf8ToBytes)\s?\(\s{0,20}|<[A-Za-z]{3,10}>\s{0,2}|<<|[[(]\s{0,20})/y;
/** A call that hashes its first argument: `await bcrypt.hash('…', 10)`, `Hash::make('…')`. */
const HASHED = /(?:await\s)?(?:[\w$]{1,24}(?:\.|::|->)){0,2}(?:hash(?:Sync|Password|pw)?|make_password|(?<=Hash::)make|generate_password_hash|(?<=[eE]ncoder(?:\(\))?\.)encode|bcrypt|password_hash)\(\s{0,4}(?=["'])/y;
/** The separator before the next string of a list. */
const NEXT = /(?:\s{0,10},\s{0,20}|\s{1,10})(?=["'`])/y;
const MAX_LIST_VALUES = 20;
/** The quotes of Perl and Lua. */
const BRACED = /(?:q[qw]?\s?([{([|/])|\[\[)([^\s{}()[\]|/"'`$]{6,200})[})\]|/]/y;
/** The value that a shell uses if a parameter is missing: `${1:-…}`. */
const FALLBACK = /^\$\{\w{1,60}:?[-=]([^}\s]{6,200})\}$/;
/** The rest of a string that also contains the name: `'X-Api-Key: …'`, `"DB_PASSWORD=…"`. */
const WITHIN = /([^\s"'`]{6,300})(?=\\?["'`])/y;
/** A default value within a reference ends where the reference ends. */
const DEFAULT = /([^\s"'`{}]{1,500})\}/y;
/**
* Text before a name and its value if no sign separates the two: in Redis, Dockerfiles, shells, web servers and
* proxies.
*/
const DIRECTIVE = /^\s*(?:(?:ENV|ARG|set|setx|setenv|export|machine|login|SetEnv|fastcgi_param|uwsgi_param|scgi_param|passenger_env_var|PassengerEnvVar|PerlSetEnv|PerlSetVar|proxy_set_header|grpc_set_header|add_header|more_set_(?:input_)?headers|(?:Request)?Header\s+(?:always\s+)?(?:set|add|append)|http-re(?:quest|sponse)\s+(?:set|add)-header)\s.*)?$/;
/** Text before a name in languages without a sign for an assignment: `keyPassword '…'`, `#define PASS "…"`, `:password "…"`. */
const STATEMENT = /^\s*(?:#\s?define\s+|set\s+)?$|[\s{(]:$|\((?:setq|defvar|defconst|def|define|defparameter)\s+$/;
/** Directives and names after which only a value can follow. */
const ONLY_A_VALUE = /^\s*(?:(?:ENV|ARG|setenv|SetEnv|PassengerEnvVar|passenger_env_var|PerlSetEnv|fastcgi_param|uwsgi_param|scgi_param)\s+[\w.-]+|bindpw|rootbindpw|rootpw|requirepass|masterauth|primaryauth)$/;
/** A method after a name that compares its value with another one. */
const COMPARES = /\.(?:equals(?:IgnoreCase)?|Equals|isEqualTo|toEqual|toBe)$/;
/** A comment after a statement. The text before the comment mark has no open quote. */
const IN_COMMENT = /^(?:[^"'`\n]|"[^"\n]{0,200}"|'[^'\n]{0,200}'){0,200}\s(?:\/\/|#|--|\/\*|;|%)\s[^"'`\n]{0,100}$/;
/** The line with which a test runner reports that a test passed. */
const TEST_RESULT = /^(?:--- )?PASS: /;
/** Finds literal values that are assigned to names such as `DB_PASSWORD`, in any format. */
const ASSIGNMENTS = {
	id: "credential-by-name",
	title: "Literal value assigned to the name of a credential",
	keywords: KEYWORDS$1,
	certainty: "generic",
	scope: "line",
	*find({ text, traits }) {
		for (const match of text.matchAll(NAME$2)) {
			const name = match.groups?.name ?? "";
			const kind = isSharedSecret(name, traits) ? "password" : kindOf$2(name);
			if (kind === void 0) continue;
			const named = namedAt(match, text);
			const form = named === void 0 ? void 0 : formOf(named, text, traits);
			if (named === void 0 || form === void 0) continue;
			for (const value of valuesAt(text, named, form)) yield* judged(value, judgeCredential(value.value, kind, value.form));
		}
	}
};
/** In the settings of servers, `secret` is a password that two servers share. People make it up. */
function isSharedSecret(name, traits) {
	return /^secret$/i.test(name) && traits.has("serverSettings");
}
/** A cache, because files repeat their names. */
const kinds = /* @__PURE__ */ new Map();
const MEMORY = 2e4;
function kindOf$2(name) {
	const known = kinds.get(name);
	if (known !== void 0 || kinds.has(name)) return known;
	const kind = nameKind(utf8(name).replace(COMPARES, ""));
	if (kinds.size >= MEMORY) kinds.clear();
	kinds.set(name, kind);
	return kind;
}
/**
* The text between a name and its value; undefined if no value can follow. Signs at the end of a name may belong to
* that text.
*/
function namedAt({ groups = {}, index, 0: whole }, text) {
	for (const name of [whole, whole.replace(/[.$-]+$/, "")]) {
		const end = index + name.length;
		const behind = sticky(BEHIND$2, text, end);
		if (behind !== null) return {
			index,
			end: end + behind[0].length,
			groups: {
				...behind.groups,
				dashes: groups.dashes,
				name: name.slice(groups.dashes?.length ?? 0),
				behind: behind[0]
			}
		};
		if (name.length === whole.length && !/[.$-]$/.test(whole)) return void 0;
	}
}
/** How the value is written; undefined if the text after the name is not its value. */
function formOf({ groups, index }, text, traits) {
	const { name = "", dashes = "", blank, call, braced, element, comma, compared, mapped, fallback } = groups;
	const { kind } = traits;
	const before = text.slice(0, index);
	if (name === "PASS" && TEST_RESULT.test(text.slice(0, index + 6)) && !traits.has("yaml")) return void 0;
	if (element !== void 0) return text.includes("</") ? "element" : void 0;
	if ((comma ?? compared ?? mapped ?? fallback) !== void 0) return "argument";
	if (braced !== void 0) return kind === "code" && /[\w>]\s$/.test(before) ? "argument" : void 0;
	if (call !== void 0) return isSetter(name) ? "argument" : void 0;
	if (blank !== void 0) {
		if (dashes === "--") return "option";
		if (dashes === "-" && name.length >= 5 && /^\S{8,}/.test(text.slice(endOf(groups, index)))) return "word";
		if (/^["']/.test(text.slice(endOf(groups, index)))) {
			if (kind === "code" && STATEMENT.test(before)) return "argument";
			return kind === "settings" && /\S/.test(before) && DIRECTIVE.test(before) ? "quoted setting" : "prose";
		}
		if (kind !== "settings" || !DIRECTIVE.test(before)) return void 0;
		return ONLY_A_VALUE.test(before + name) ? "option" : "word";
	}
	if (kind === "settings") return "setting";
	if (kind !== "code") return kind;
	return /^\s*(?:\/\/|#|\*|--|<!--)/.test(text) || IN_COMMENT.test(before) ? "text" : kind;
}
/** Decodes a name that has one character for each byte. */
function utf8(name) {
	return /[\x80-\xff]/.test(name) ? Buffer.from(name, "latin1").toString("utf8") : name;
}
function endOf({ name = "", dashes = "", blank = "" }, index) {
	return index + dashes.length + name.length + blank.length;
}
/** The values that are assigned to a name: one, or all values of a list. */
function* valuesAt(text, match, form) {
	const first = valueAt(text, match, form);
	if (first !== void 0) {
		const inner = FALLBACK.exec(first.value)?.[1];
		if (inner === void 0) yield first;
		else yield {
			index: first.index + first.value.lastIndexOf(inner),
			value: inner,
			form: "text"
		};
		return;
	}
	let at = match.end;
	const isProse = form === "prose" || form === "text" || form === "word";
	if (match.groups.element !== void 0 || match.groups.blank !== void 0 || isProse) return;
	const within = withinText(text, match);
	if (within !== void 0) yield within;
	const braced = sticky(BRACED, text, at);
	if (braced?.[2] !== void 0) yield {
		index: at + braced[0].indexOf(braced[2]),
		value: braced[2],
		form: "argument"
	};
	const hashed = sticky(HASHED, text, at);
	const wrapped = hashed ?? sticky(WRAPPED, text, at);
	if (wrapped === null) return;
	at += wrapped[0].length;
	for (let count = 0; count < (hashed === null ? MAX_LIST_VALUES : 1); count += 1) {
		const quoted = sticky(QUOTED$1, text, at);
		if (quoted === null) return;
		const [whole, mark = "", value = ""] = quoted;
		const end = at + whole.length;
		if (/^\s{0,4}(?:=>|[:=+]|\]\s{0,4}[=:.[])/.test(text.slice(end, end + 12))) return;
		yield {
			index: end - mark.length - value.length,
			value,
			form: "argument"
		};
		const next = sticky(NEXT, text, end);
		if (next === null) return;
		at = end + next[0].length;
	}
}
/** In code, a value without its own quotes counts if the string around it starts with the name. */
function withinText(text, match) {
	const before = text[match.index - 1] ?? "";
	if (!/["'`]/.test(before) || !/^[=:]\s?$/.test(match.groups.behind ?? "")) return void 0;
	const start = match.end;
	const value = sticky(WITHIN, text, start)?.[1];
	return value === void 0 || text[start + value.length] !== before ? void 0 : {
		index: start,
		value,
		form: "text"
	};
}
function sticky(expression, text, at) {
	expression.lastIndex = at;
	return expression.exec(text);
}
function valueAt(text, match, form) {
	const start = match.end;
	if (form === "element") {
		const found = literal(ELEMENT, text, start, form);
		return match.groups.name === "key" && /^[A-Za-z]*$/.test(found?.value ?? "") ? void 0 : found;
	}
	if (/[$#%]\{$/.test(text.slice(Math.max(0, match.index - 2), match.index)) && /^:/.test(match.groups.sign ?? "")) return literal(DEFAULT, text, start, "parameter");
	QUOTED$1.lastIndex = start;
	UNESCAPED.lastIndex = start;
	const quoted = QUOTED$1.exec(text) ?? UNESCAPED.exec(text);
	if (quoted !== null) {
		const [whole, mark = "", value = ""] = quoted;
		const index = start + whole.length - mark.length - value.length;
		const inner = NESTED.exec(value);
		return {
			index: index + (inner?.[1]?.length ?? 0),
			value: inner?.[2] ?? value,
			form: form === "setting" ? "quoted setting" : form
		};
	}
	const parameter = /[?&]/.test(text[match.index - 1] ?? "");
	if (form === "code" && !parameter || form === "argument") return void 0;
	const bare = literal(BARE$1, text, start, bareForm(form, parameter || form === "text" && match.groups.behind === "="));
	if (bare?.form === "bare text" && /[a-z][A-Z]/.test(bare.value) && isWords(bare.value) && /^ [a-z]+ [a-z]/.test(text.slice(start + bare.value.length))) return void 0;
	if (bare !== void 0 && !parameter) return byRestOfLine(bare, match, text);
	if (bare === void 0) return bare;
	return {
		...bare,
		value: bare.value.replace(/&.*$/s, "")
	};
}
/** A value without quotes that ends its line is as clear as one in quotes. With words behind it, it begins a sentence. */
function byRestOfLine(bare, { groups }, text) {
	const rest = text.slice(bare.index + bare.value.length);
	if (bare.form === "bare text" && /^\s*$/.test(rest)) return {
		...bare,
		form: "text"
	};
	return bare.form === "setting" && groups.sign === ":" && /^ {1,3}[A-Za-z\d]/.test(rest) ? {
		...bare,
		form: "bare text"
	} : bare;
}
function bareForm(form, isParameter) {
	if (isParameter) return "parameter";
	return form === "text" ? "bare text" : form;
}
function literal(expression, text, start, form) {
	expression.lastIndex = start;
	const value = expression.exec(text)?.[1]?.trimEnd();
	return value === void 0 ? void 0 : {
		index: start,
		value,
		form
	};
}

// src/stages/secrets/own-rules/byte-keys.ts
const BYTE = String.raw`(?:0[xX][0-9A-Fa-f]{1,2}|16#[0-9A-Fa-f]{1,2}#?|\$[0-9A-Fa-f]{2}|-?\d{1,3})(?:[uUyY]8?|\.toByte\(\))?`;
const BETWEEN$1 = String.raw`\s{0,4},\s{0,40}(?:\((?:byte|sbyte|char)\)\s{0,2})?`;
/** A list and a text of this many bytes. Most texts have neither, and the search for names before them is slow. */
const BYTES = new RegExp(`${BYTE}(?:${BETWEEN$1}${BYTE}){15}`);
const ESCAPES = /(?:\\x[0-9A-Fa-f]{2}){16}/;
/** A name, the start of a list of bytes, and at least 16 bytes. */
const ARRAY = new RegExp(String.raw`(?<!\w)(?<name>[A-Za-z_]\w{1,60})["']?(?:\[\w{0,30}\]|\s{0,2}:\s{0,2}[&\w\[\];'<> ]{1,40}|\s\[\w{0,4}\][A-Za-z0-9]{2,6})?\s{0,4}(?:=|:=|:|=>|<-)\s{0,4}(?:new\s)?(?:[&\w\[\]<>.:'@;$ ]{0,40}?)\s{0,3}[({[<]{1,3}\s{0,40}(?:['\"][CcWw]\*['\"],\s{0,3})?(?<bytes>(?:\((?:byte|sbyte|char)\)\s{0,2})?${BYTE}(?:${BETWEEN$1}${BYTE}){15,127})`, "dg");
/** A name and a string of at least 16 escaped bytes. */
const ESCAPED = /(?<!\w)(?<name>[A-Za-z_]\w{1,60})["']?(?:\[\w{0,30}\])?\s{0,4}(?:=|:=|:|=>)\s{0,4}(?:[\w.[\]]{0,30}\()?b?["'](?<bytes>(?:\\x[0-9A-Fa-f]{2}){16,128})["']/dg;
const SIZES$1 = /* @__PURE__ */ new Set([
	16,
	20,
	24,
	28,
	32,
	48,
	64,
	128
]);
/** Accepts bytes if their number is that of a key, they have no order, and they are not only letters. */
function judgeBytes(text) {
	const bytes = (text.match(/\\x[0-9a-f]{2}|0x[0-9a-f]{1,2}|16#[0-9a-f]{1,2}|\$[0-9a-f]{2}|-?\d{1,3}/gi) ?? []).map((byte) => /^-?\d+$/.test(byte) ? Number(byte) : Number.parseInt(byte.replace(/^(?:\\x|0x|16#|\$)/i, ""), 16));
	if (!SIZES$1.has(bytes.length) || bytes.some((byte) => byte < -128 || byte > 255)) return false;
	const hex = Buffer.from(bytes.map((byte) => byte & 255)).toString("hex");
	if (isPublished$1(hex) || PUBLISHED.some((start) => hex.startsWith(start))) return "published";
	if (isMonotonous(hex)) return "placeholder";
	const high = bytes.filter((byte) => (byte & 128) !== 0).length;
	return new Set(bytes).size >= bytes.length * .7 && high >= bytes.length * .15;
}
/** The first bytes of the keys in the examples of standards: FIPS 197, SP 800-38A, RFC 4231, RFC 8439. */
const PUBLISHED = [
	"2b7e1516",
	"8e73b0f7",
	"603deb10",
	"00010203",
	"0b0b0b0b",
	"aaaaaaaa",
	"808182",
	"0123456789abcdef"
];
/** Finds keys that a program contains as a list of bytes. */
const BYTE_KEYS = {
	id: "key-in-bytes",
	title: "Key written as a list of bytes",
	keywords: [
		"key",
		"secret",
		"psk",
		"seed",
		"hmac",
		"salt"
	],
	certainty: "generic",
	scope: "block",
	*find({ text }) {
		const expressions = [...BYTES.test(text) ? [ARRAY] : [], ...ESCAPES.test(text) ? [ESCAPED] : []];
		for (const expression of expressions) for (const { groups = {}, indices } of text.matchAll(expression)) {
			const { name = "", bytes = "" } = groups;
			const index = indices?.groups?.bytes?.[0];
			if (index === void 0 || nameKind(name) === void 0 && !isSigningKeyName(name)) continue;
			yield* judged({
				index,
				value: bytes
			}, judgeBytes(bytes));
		}
	}
};

// src/stages/secrets/own-rules/call-arguments.ts
/** Maximum number of characters of a call that are read. */
const REACH$1 = 500;
const OPEN = "([{";
const CLOSE = ")]}";
/**
* The arguments of a call. `start` is the position after its opening bracket. Reading stops at the end of the call or
* after {@link REACH} characters.
*/
function argumentsAt(text, start) {
	const found = [];
	const end = Math.min(text.length, start + REACH$1);
	let from = start;
	let depth = 0;
	let quote = "";
	for (let at = start; at < end; at += 1) {
		const sign = text[at] ?? "";
		if (sign === "\\") at += 1;
		else if (quote !== "") {
			if (sign === quote || sign === "\n") quote = "";
		} else if (sign === "\"" || sign === "'" || sign === "`") quote = sign;
		else if (OPEN.includes(sign)) depth += 1;
		else if (CLOSE.includes(sign) || sign === "," && depth === 0) {
			if (depth > 0) {
				depth -= 1;
				continue;
			}
			found.push({
				text: text.slice(from, at),
				index: from
			});
			if (sign !== ",") return found;
			from = at + 1;
		}
	}
	return found;
}
/** A string, or a string in a call that converts it to bytes: `[]byte("…")`, `b"…"`, `Buffer.from('…', 'utf8')`. */
const LITERAL$1 = /^(?<lead>[\w.:&$<>[\]\s(]{0,80}?)(?<mark>["'`])(?<value>(?:(?!\k<mark>)[^\\\n]|\\.){1,300})\k<mark>(?<rest>[\s\S]*)$/d;
/** The literal in an argument; undefined if the argument joins it with other values. */
function literalOf({ text, index }) {
	const match = LITERAL$1.exec(text);
	const value = match?.groups?.value;
	const at = match?.indices?.groups?.value?.[0];
	const rest = match?.groups?.rest ?? "";
	return value === void 0 || at === void 0 || /[+?]|\bif\b/.test(rest) ? void 0 : {
		text: value,
		index: index + at
	};
}

// src/stages/secrets/own-rules/calls.ts
const KEYS = [
	{
		name: String.raw`\b(?:[jJ][wW][tT]|jsonwebtoken|nJwt|njwt)\w{0,12}(?:\.|::|->)(?:${"encode|decode|sign|verify|signAsync|verifyAsync"}|create)|\bjwt_(?:encode|decode)|\bjwtVerify`,
		position: 1,
		keywords: "encode(|decode(|sign(|verify(|signasync(|verifyasync(|create(|jwtverify("
	},
	{
		name: String.raw`\bcreate(?:Hmac|Cipher(?:iv)?|Decipher(?:iv)?)`,
		position: 1,
		keywords: "createhmac|createcipher|createdecipher"
	},
	{
		name: String.raw`\bhmac\.(?:new|digest|HMAC)|\bHMAC\.new`,
		position: 0,
		keywords: "hmac."
	},
	{
		name: String.raw`\bhmac\.New`,
		position: 1,
		keywords: "hmac.new"
	},
	{
		name: String.raw`\bHMAC\.(?:hexdigest|digest|base64digest)`,
		position: 1,
		keywords: "hmac."
	},
	{
		name: String.raw`\bhash_hmac|\bopenssl_(?:en|de)crypt`,
		position: 2,
		keywords: "hash_hmac|openssl_"
	},
	{
		name: String.raw`\bCryptoJS\.\w{2,12}(?:\.(?:en|de)crypt)?`,
		position: 1,
		keywords: "cryptojs."
	},
	{
		name: String.raw`\bHMACSHA\d{1,3}|\bSecretKeySpec|\bhmacShaKeyFor|\bHMAC(?:256|384|512)|\bSymmetricSecurityKey|\bSignedString`,
		position: 0,
		keywords: "hmacsha|secretkeyspec|hmac256|hmac384|hmac512|symmetricsecuritykey|signedstring"
	},
	{
		name: String.raw`\.signWith|\bSigner\.create`,
		position: 1,
		keywords: "signwith|signer.create("
	},
	{
		name: String.raw`\b(?:AES|DES3?|Blowfish|ARC4|ChaCha20)\.new|\bFernet|\baes\.NewCipher|\bNew(?:Cookie|Filesystem)Store|\bsecurecookie\.New|\bcsrf\.Protect|\bcookieParser|\bURLSafe(?:Timed)?Serializer|\bTimestampSigner|\bMessage(?:Encryptor|Verifier)\.new|\bSignedCookieSessionFactory|\bAuthTkt\w{4,30}|\bEncryptedCookieStorage|\bSecretKey|\bcookie\.NewStore|\b(?:pyotp\.)?TOTP(?:\.new)?|\bHOTP(?:\.new)?`,
		position: 0,
		keywords: "aes.new(|des.new(|des3.new(|blowfish.new(|arc4.new(|chacha20.new(|fernet(|newcipher(|newcookiestore(|newfilesystemstore(|securecookie.new(|csrf.protect(|cookieparser(|serializer(|timestampsigner(|sessionfactory(|authtktauthenticationpolicy(|authtktcookiehelper(|cookiestorage(|(secretkey(|cookie.newstore(|totp(|hotp(|totp.new(|messageencryptor.new(|messageverifier.new("
	}
];
const MADE = [
	{
		name: String.raw`\b(?:scrypt(?:Sync)?|pbkdf2(?:Sync|_hmac)?|PBKDF2|PBEKeySpec|Rfc2898DeriveBytes|derive_key|hashpw|hashSync|compareSync|password_hash|GenerateFromPassword|PasswordProtection|setpassword|ToSecureString|bcrypt\.(?:hash|compare)|argon2\.hash|kdf\.derive)`,
		position: 0,
		keywords: "scrypt(|scryptsync(|pbkdf2(|pbkdf2sync(|pbekeyspec(|derivebytes(|hashpw(|hashsync(|comparesync(|password_hash(|frompassword(|passwordprotection(|setpassword(|tosecurestring(|bcrypt.hash(|bcrypt.compare(|argon2.hash(|kdf.derive("
	},
	{
		name: String.raw`\b(?:(?:En|De)codingKey::from_(?:base64_)?secret|HmacSha\d{1,3}::new_from_slice|Hmac::<\w{3,10}>::new_from_slice|privateKeyToAccount|HexToECDSA|fromSecretKey|HDWalletProvider|(?:ethers\.)?Wallet|Credentials\.create|setSigningKey|Blynk\.begin|[vV]erifyKey)`,
		position: 0,
		kind: "secret",
		keywords: "from_secret(|base64_secret(|from_slice(|keytoaccount(|hextoecdsa(|fromsecretkey(|walletprovider(|wallet(|credentials.create(|setsigningkey(|blynk.begin("
	},
	{
		name: String.raw`\bHMAC`,
		position: 1,
		before: /EVP_/,
		keywords: "hmac("
	},
	{
		name: String.raw`\b(?:load_(?:pem|der|ssh)_private_key|X509Certificate2|(?:[kK]ey[sS]tore|ks|kmf|trustStore|ts)\.(?:load|init|getKey)|load_key_and_certificates|load_pkcs12)`,
		position: 1,
		keywords: "private_key(|certificate2(|store.load(|ks.load(|kmf.init(|.getkey(|ts.load(|and_certificates(|load_pkcs12("
	},
	{
		name: String.raw`\bload_cert_chain`,
		position: 2,
		keywords: "load_cert_chain("
	},
	{
		name: String.raw`\b(?:pgp_sym_(?:en|de)crypt(?:_bytea)?|AES_(?:EN|DE)CRYPT|aes_(?:en|de)crypt)`,
		position: 1,
		keywords: "pgp_sym_encrypt(|pgp_sym_decrypt(|aes_encrypt(|aes_decrypt("
	},
	{
		name: String.raw`\bcrypt`,
		position: 0,
		keywords: "=crypt(|= crypt(|(crypt("
	}
];
const CLIENTS = [
	{
		name: String.raw`\b(?:Github|WebClient|TeleBot|(?:new\s)?Stripe|require\(['"]stripe['"]\)|Resend|SendGridAPIClient|SendGridClient|discordgo\.New|gitlab\.NewClient|slack\.New|NewBotAPI|TelegramBot|Telegraf|JDABuilder\.create\w{4,8}|\.oauth2|(?:bot|client|discord)\.(?:run|start|login)|Groq|Anthropic|OpenAI|Replicate|Pinecone|Cohere|NewClient|setApiKey|setAccessToken|Postmark(?:Client|\.ServerClient)?|Mailgun|Sentry|Octokit)`,
		position: 0,
		kind: "secret",
		keywords: "github(|webclient(|telebot(|stripe(|stripe')(|stripe\")(|resend(|apiclient(|gridclient(|discordgo.new(|newclient(|slack.new(|newbotapi(|telegrambot(|telegraf(|createdefault(|createlight(|.oauth2(|bot.run(|client.run(|bot.login(|client.login(|bot.start(|discord.login(|groq(|anthropic(|pinecone(|setapikey(|setaccesstoken(|serverclient("
	},
	{
		name: String.raw`\b(?:Client|TwilioClient|Twilio(?:\.init)?|[iI]nit|new|twilio\w{0,12}|require\(['"]twilio['"]\))`,
		position: 1,
		before: /["']AC[0-9a-f]{32}["']/,
		kind: "secret",
		keywords: "client(|client.init(|twilio.init(|client.new(|twilio')(|twilio\")(|twilio("
	},
	{
		name: String.raw`\b(?:Gitlab|SpotifyClientCredentials|set_access_token|algoliasearch|searchClient|ClientCredential|StorageCredentials|setup_twitter_oauth|set_cookie)`,
		position: 1,
		kind: "secret",
		keywords: "gitlab(|clientcredentials(|set_access_token(|algoliasearch(|searchclient(|clientcredential(|storagecredentials(|twitter_oauth(|erlang:set_cookie("
	},
	{
		name: String.raw`\b(?:createClient|create_client|NewClient)`,
		position: 1,
		before: /["']https?:/,
		kind: "secret",
		keywords: "createclient(|create_client("
	},
	{
		name: String.raw`\b(?:Github|(?:PlainText|Password)AuthProvider|UsernamePasswordAuthenticationToken|UserPassword|UserInfo|PasswordAuthenticationMethod|[wW]ithCredentials|with_credentials|createUser|sp_addlogin|sp_setapprole|userauth_password|(?:signIn|createUser|sign_in)WithEmailAndPassword|sign_in_with_email_and_password|authorization_basic|CreateAsync|httr::authenticate|UserPasswordCredential|Auth|PasswordAuthenticator|Credentials::new)`,
		position: 1,
		keywords: "github(|authprovider(|authenticationtoken(|userpassword(|userinfo(|authenticationmethod(|withcredentials(|with_credentials(|createuser(|userauth_password(|emailandpassword(|email_and_password(|authorization_basic(|createasync(|authenticate(|passwordcredential(|auth(|authenticator(|credentials::new("
	},
	{
		name: String.raw`\b(?:FTP(?:_TLS)?|(?:Net::)?FTP(?:\.open|\.new)|URL\.create|keyring\.set_password|Sequelize|(?:Ssh|Sftp|Scp)Client|ssh_userauth_password|mqtt\.connect|smtp\.start|Jira|Jenkins|Server|SMTPConnection)`,
		position: 2,
		keywords: "ftp(|ftp_tls(|ftp.open(|ftp.new(|url.create(|set_password(|sequelize(|sshclient(|sftpclient(|scpclient(|ssh_userauth_password(|mqtt.connect(|smtp.start(|jenkins("
	},
	{
		name: String.raw`\b(?:ldap3?\.)?Connection`,
		position: 2,
		before: /["'][^"']{0,80}[=@\\][^"']{0,200}["']/,
		keywords: "connection("
	},
	{
		name: String.raw`\b(?:(?:redis\.)?(?:Strict)?Redis|\w{0,12}(?:ssh|client|SSH)\w{0,8}\.connect|InfluxDBClient|mysql_real_connect|(?:Ssh|Sftp|Scp)Client|\.credentials|->credentials|(?<!\.)Credentials|JSch)`,
		position: 3,
		before: /["'][\w.@-]{1,60}["']|^\s{0,10}\d{1,2}\s{0,4}$/,
		keywords: "redis(|ssh.connect(|client.connect(|influxdbclient(|mysql_real_connect(|sshclient(|sftpclient(|scpclient(|credentials("
	},
	{
		name: String.raw`\b(?:OAuth2?::(?:Client|Consumer)\.new|Facebook::OAuth\.new|(?:google\.auth\.)?OAuth2(?:Client)?|OAuth2Session|OAuth2Service|oauth\.NewConsumer|(?:github|google|facebook|gitlab|twitter|discord|spotify|slack|linkedin|bitbucket|apple|azuread|auth0|okta)\.New|GoogleSignIn|FacebookAuth)`,
		position: 1,
		before: /["'][^"']{5,200}["']/,
		kind: "secret",
		keywords: "client.new(|consumer.new(|oauth.new(|oauth2(|oauth2client(|newconsumer(|github.new(|google.new(|facebook.new(|gitlab.new(|twitter.new(|discord.new(|spotify.new(|slack.new(|linkedin.new("
	},
	{
		name: String.raw`(?:\bSql\.newInstance|(?:->|:)connect|\bdatabase|\bodbcConnect|\b(?:odbc|db2|ibase|fbird|ifx|sybase|mssql)_p?connect|\bConnectionPool\.singleton|\bSession\.createSession|\bMysql\.(?:real_)?connect|\bepgsql:connect|\bcreateConnection|\bcreateDataSource|\bDatabase\.(?:connect|forURL)|\bConnection\.connect|\bconn\.Open)`,
		position: 2,
		before: /^\s{0,40}["'][\w.@$\\-]{1,60}["']\s{0,4}$/,
		keywords: "newinstance(|>connect(|:connect(|database(|odbcconnect(|odbc_connect(|db2_connect(|ibase_connect(|fbird_connect(|mssql_connect(|sybase_connect(|pool.singleton(|mysql.connect(|real_connect(|createconnection(|createdatasource(|database.connect(|database.forurl(|connection.connect("
	},
	{
		name: String.raw`\b(?:dbConnect|DBInterface\.connect|fromDriverManager|dbPool|DriverManagerDataSource)`,
		position: 3,
		before: /^\s{0,40}(?:\w{1,12}\s{0,2}=\s{0,2})?["'][\w.@$\\-]{1,60}["']\s{0,4}$/,
		keywords: "dbconnect(|dbinterface.connect(|fromdrivermanager(|dbpool(|managerdatasource("
	},
	{
		name: String.raw`\bmysql`,
		position: 4,
		before: /["']/,
		keywords: " mysql("
	},
	{
		name: String.raw`\bsp_addlinkedsrvlogin`,
		position: 4,
		keywords: "sp_addlinkedsrvlogin("
	}
];
const LOGINS = [
	{
		name: String.raw`\b(?:HTTP(?:Basic|Digest|Proxy)Auth|HttpNtlmAuth|(?:with|set|Set|with_|set_)?[bB]asic_?(?:Auth|auth)(?:entication)?|DigestAuth|AuthTokens\.basic|auth\.basic|Credentials\.basic|\.basic)`,
		position: 1,
		keywords: "auth(|authentication(|.basic("
	},
	{
		name: String.raw`\b(?:[a-z]{1,12}_)?auth["']?\s{0,3}(?:=>|[:=])\s{0,3}(?=[([])`,
		position: 1,
		keywords: "auth=(|auth=[|auth = (|auth = [|auth: (|auth: [|auth': (|auth\": (|auth' => [|auth\" => [|auth'=>["
	},
	{
		name: String.raw`(?:\.|->|::)(?:auth|login|Login|logIn|signIn|sign_in|authenticate|Authenticate|username_pw_set|set_?[cC]redentials)`,
		position: 1,
		keywords: ".auth(|.login(|>login(|::login(|.signin(|.sign_in(|.authenticate(|pw_set(|credentials("
	},
	{
		name: String.raw`\.(?:simple_)?[bB]ind(?:_s)?`,
		position: 1,
		before: /["'][^"']{0,80}[=@\\][^"']{0,200}["']/,
		keywords: "bind(|bind_s("
	},
	{
		name: String.raw`\b(?:PlainCredentials|PasswordCredentials?|UsernamePassword(?:Token|Credential)|cx_Oracle\.connect|oracledb\.connect|oci_p?connect)`,
		position: 1,
		keywords: "credentials(|credential(|passwordtoken(|oracle.connect(|oracledb.connect(|oci_connect(|oci_pconnect("
	},
	{
		name: String.raw`\b(?:PlainAuth|mysqli?(?:_p?connect)?|PDO|getConnection|(?:MySQLdb|pymysql|DBI)(?:\.|->)connect|ftp_login|imap_open|ldap_bind|ssh2_auth_password|createCredential|ClientSecretCredential|Minio)`,
		position: 2,
		keywords: "plainauth(|mysqli(|mysql_connect(|mysqli_connect(|mysql_pconnect(|pdo(|getconnection(|mysqldb.connect(|pymysql.connect(|dbi->connect(|ftp_login(|imap_open(|ldap_bind(|auth_password(|createcredential(|secretcredential(|minio("
	},
	{
		name: String.raw`\.connect`,
		position: 2,
		before: /^\s{0,40}["'][\w.@-]{1,40}["']$/,
		keywords: ".connect("
	},
	{
		name: String.raw`\bWiFi\.(?:begin|softAP)|\b\w{0,12}[mM]ulti\.addAP|\b(?:wlan|sta_if|sta|nic|station|wifi)\.connect`,
		position: 1,
		keywords: "wifi.begin(|wifi.softap(|.addap(|wlan.connect(|sta_if.connect(|sta.connect(|nic.connect(|station.connect(|wifi.connect("
	},
	{
		name: String.raw`\bcreate_(?:super)?user`,
		position: 2,
		before: /@|^\s*(?:None|["']{2})\s*$/,
		keywords: "create_user(|create_superuser("
	},
	{
		name: String.raw`\b(?:Basic(?:AWS|Session)Credentials|Aws(?:Basic|Session)Credentials\.create|NewStatic(?:Credentials(?:Provider)?|V4)|Aws::Credentials\.new|StorageSharedKeyCredential|NewSharedKeyCredential|AzureNamedKeyCredential|OAuthHandler|OAuth1(?:Session)?)`,
		position: 1,
		kind: "secret",
		keywords: "awscredentials(|sessioncredentials(|credentials.create(|newstaticcredentials|newstaticv4(|aws::credentials.new(|keycredential(|oauthhandler(|oauth1(|oauth1session("
	},
	{
		name: String.raw`\b(?:AzureKeyCredential|[bB]earer_?(?:Auth|auth))`,
		position: 0,
		kind: "secret",
		keywords: "keycredential(|bearerauth(|bearer_auth("
	}
];
/** The name of a call and its bracket end at most this many characters after the start of the keyword. */
const BEHIND$1 = 40;
function callRule(id, title, forms) {
	const calls = forms.map((form) => ({
		...form,
		expression: new RegExp(`(?:${form.name})\\s{0,3}[([]`, "g")
	}));
	return {
		id,
		title,
		keywords: [...new Set(forms.flatMap(({ keywords }) => keywords.split("|")))],
		certainty: "generic",
		scope: "call",
		*find({ text, at }) {
			const head = text.slice(0, at + BEHIND$1);
			for (const { expression, position, before, kind } of calls) {
				expression.lastIndex = 0;
				for (let match = expression.exec(head); match !== null; match = expression.exec(head)) {
					if (match.index > at) break;
					if (match.index + match[0].length <= at) continue;
					const list = argumentsAt(text, match.index + match[0].length);
					const argument = list[position];
					const literal = argument === void 0 ? void 0 : literalOf(argument);
					if (literal === void 0 || before?.test(list[position - 1]?.text ?? "") === false) continue;
					const { text: value, index } = literal;
					const isMadeUp = isPassphrase(value) || isHumanPassword(value) || madeUpFrom(value) !== void 0;
					if (isNumberedName(value) && !isMadeUp || /^[a-z-]*@$/.test(value)) continue;
					const judgement = judgeCredential(value, kind ?? "password", "argument");
					yield* judged({
						index,
						value
					}, judgement === false && isMadeUp ? whyNoValue(value) ?? true : judgement);
				}
			}
		}
	};
}
/** Finds literals in calls that take a key or a password. */
const CALLS = [
	callRule("key-in-call", "Key in a call that signs or encrypts", KEYS),
	callRule("key-in-call", "Key in a call that signs or encrypts", MADE),
	callRule("credential-in-call", "Password in a call that logs in", LOGINS),
	callRule("credential-in-call", "Password in a call that logs in", CLIENTS)
];

// src/stages/secrets/own-rules/commands/command-words.ts
/**
* A piece of a line: a quoted text without blanks, with the sign that ends it in a list; a text without quotes; the end
* of a command; anything else. A quote around several words counts as a blank: `run: "mysql -u app"`, `exec('…')`,
* `["sh", "-c", "…"]`.
*/
const PIECE = /\\?(["'`])(?<quoted>[^\s"'`]{1,400}?)\\?\1(?<list>[,\])}]+(?=[\s"'`,\])}]|$))?|(?<bare>[^\s"'`|;&]+)|(?<end>[|;&]+)|(?<other>[\s\S])/gy;
let last;
/** Splits a line into its commands. The line can be from a shell, a list of arguments or the text of a script. */
function commandsOf(text) {
	if (last?.text !== text) last = {
		text,
		commands: splitCommands(text)
	};
	return last.commands;
}
function splitCommands(text) {
	const commands = [];
	let words = [];
	let parts = [];
	const close = () => {
		if (parts.length > 0) words.push(wordOf(parts));
		parts = [];
	};
	for (const { groups = {}, index, 0: whole } of text.matchAll(PIECE)) {
		const { quoted, list, bare, end } = groups;
		if (quoted !== void 0) {
			parts.push({
				text: quoted,
				index: index + whole.indexOf(quoted)
			});
			if (list !== void 0) close();
		} else if (bare !== void 0) parts.push({
			text: bare,
			index
		});
		else {
			close();
			if (end === void 0) continue;
			commands.push({
				words,
				end
			});
			words = [];
		}
	}
	close();
	return [...commands, {
		words,
		end: ""
	}];
}
function wordOf(parts) {
	return {
		text: parts.map(({ text }) => text).join(""),
		at(offset) {
			let rest = offset;
			for (const { text, index } of parts) {
				if (rest < text.length) return index + rest;
				rest -= text.length;
			}
			const last = parts.at(-1);
			return last === void 0 ? 0 : last.index + last.text.length;
		}
	};
}
/** The name of the tool in a word such as `/usr/bin/mysql`, `$(mysql`, `C:\tools\plink.exe`. */
function toolOf({ text }) {
	return text.slice(-60).replace(/^.*[\\/([{@$=`!]/s, "").replace(/\.(?:exe|cmd|bat|sh)$/i, "").toLowerCase();
}

// src/stages/secrets/own-rules/commands/setters.ts
/** Verbs before a name and its value: `cf set-env app DB_PASSWORD …`, `config set token …`. */
const VERBS = /^(?:set|setenv|set-env|env:set|env|put|write|add|create|config|config:set|configure|variables?|secrets?|user-secrets|store|--set|--add|password|update)$/i;
/** Maximum number of words after the verb that are examined. */
const REACH = 8;
const OPTION$1 = /^-{1,2}[A-Za-z][\w-]*$/;
/** Finds values in commands in which the name is a separate word. */
const SETTERS = {
	id: "kept-secret",
	title: "Secret that a command writes into a setting or a store",
	keywords: [
		" set ",
		":set ",
		"setenv ",
		"set-env ",
		" put ",
		" write ",
		" config ",
		"variable",
		"secrets ",
		"secret ",
		"--set "
	],
	certainty: "generic",
	scope: "command",
	*find({ text }) {
		if (!/pass|pwd|secret|token|key|cred|auth/i.test(text)) return;
		for (const { words } of commandsOf(text)) {
			const verb = words.findIndex((word, index) => index > 0 && VERBS.test(word.text));
			if (verb < 0) continue;
			for (const [value, name] of pairsOf(words.slice(verb + 1, verb + 1 + REACH))) {
				const kind = nameKind(name);
				if (kind === void 0 || /signing-?key$/i.test(name)) continue;
				yield* judged({
					index: value.at(0),
					value: value.text
				}, judgeCredential(value.text, kind === "key" ? "key" : "password", "word"));
			}
		}
	}
};
/** Pairs of a value and the word before it, if that word may be a name. */
function* pairsOf(words) {
	for (const [index, word] of words.entries()) {
		const next = words[index + 1];
		if (next === void 0 || !/^[A-Za-z_][\w./:-]{2,80}$/.test(word.text) || OPTION$1.test(next.text)) continue;
		if (/[=:,.;]$/.test(next.text) || /^[=:]/.test(next.text)) continue;
		yield [next, word.text];
	}
}

// src/stages/secrets/own-rules/commands/tools.ts
const client = {
	id: "client-password",
	title: "Password in the arguments of a client"
};
const signing = {
	id: "signing-password",
	title: "Password of a signing key"
};
const account = {
	id: "account-password",
	title: "Password of an account that a command creates"
};
const login = {
	id: "login-password",
	title: "Password of a login command"
};
const remote = {
	id: "remote-command-password",
	title: "Password of a remote command"
};
const mysql = {
	id: "mysql-password",
	title: "Password of a database client"
};
const kept = {
	id: "kept-secret",
	title: "Secret that a command writes into a setting or a store"
};
const SECRET_NAME = /(?:^|[_:./-])_?(?:auth|authtoken|token|password|passwd|secret|key|extraheader)$/i;
/** The forms that the documentation of each tool describes. */
const TOOL_FORMS = [
	{
		id: "curl-password",
		title: "Password of a curl call",
		tools: "curl",
		next: /^(?:-[A-Za-z#]{0,8}[uU]|--user|--proxy-user)$/,
		user: ":"
	},
	{
		id: "curl-password",
		title: "Password of a curl call",
		tools: "curl",
		joined: /^(?:-[uU]|--user=|--proxy-user=)([^-\s].{0,280})$/,
		user: ":"
	},
	{
		id: "curl-password",
		title: "Password of a curl call",
		tools: "curl",
		next: /^(?:--oauth2-bearer|--pass|--proxy-pass|--tlspassword)$/
	},
	{
		...client,
		tools: "http https xh ab jenkins-cli jenkins-cli.jar skopeo podman buildah wrk aria2c",
		keywords: [
			"-a ",
			"--auth",
			"-auth",
			"creds"
		],
		next: /^(?:-a|-A|--auth|-auth|--(?:src-|dest-)?creds)$/,
		user: ":"
	},
	{
		...client,
		tools: "http https xh jenkins-cli jenkins-cli.jar skopeo podman buildah",
		keywords: ["--auth=", "creds="],
		joined: /^--(?:auth|(?:src-|dest-)?creds)=(.+)$/,
		user: ":"
	},
	{
		id: "curl-password",
		title: "Password of a curl call",
		tools: "curl",
		next: /^(?:-E|--cert|--proxy-cert)$/,
		joined: /^--cert=(.+)$/,
		user: ":"
	},
	{
		...client,
		tools: "etcdctl ntfy govc transmission-remote imapfilter mitmproxy mitmdump",
		next: /^(?:--user|-u|-n|--auth|--proxyauth|add)$/,
		joined: /^--(?:user|auth)=(.+)$/,
		user: ":"
	},
	{
		...mysql,
		tools: "mysql mysqldump mysqladmin mysqlimport mysqlshow mysqlcheck mysqlpump mysqlsh",
		joined: /^-p(.{4,100})$/
	},
	{
		...mysql,
		tools: "mariadb mariadb-dump mariadb-admin mariadb-import mariadb-check",
		joined: /^-p(.{4,100})$/
	},
	{
		...mysql,
		tools: "mycli pgcli mydumper myloader mongo mongosh mongodump mongorestore mongoimport",
		next: /^-p$/
	},
	{
		...mysql,
		tools: "mongoexport mongostat cqlsh cypher-shell beeline cbq couchbase-cli",
		next: /^-p$/
	},
	{
		...mysql,
		tools: "mongo mongosh mongodump mongorestore mycli",
		joined: /^-p(.{4,100})$/
	},
	{
		...mysql,
		tools: "sqlcmd bcp osql",
		next: /^-P$/
	},
	{
		...mysql,
		tools: "sqlcmd bcp osql",
		joined: /^-P(.{4,100})$/
	},
	{
		...mysql,
		tools: "sqlplus sqlldr expdp impdp rman",
		joined: /^(?:userid=)?[A-Za-z][\w$#]{0,40}(?:\[\w{1,40}\])?\/([^\s/@"']{4,60})(?:@\S{1,300})?$/
	},
	{
		id: "redis-password",
		title: "Password of a Redis client",
		tools: "redis-cli valkey-cli keydb-cli",
		next: /^(?:-a|--pass)$/
	},
	{
		id: "sshpass-password",
		title: "Password of sshpass",
		tools: "sshpass",
		next: /^-p$/
	},
	{
		id: "sshpass-password",
		title: "Password of sshpass",
		tools: "sshpass",
		joined: /^-p(.{4,100})$/
	},
	{
		...login,
		tools: "docker podman nerdctl helm oras buildah skopeo crane regctl az cf oc npm argocd",
		keywords: ["login"],
		verb: /^login$/,
		next: /^-p$/
	},
	{
		...login,
		tools: "docker podman nerdctl helm oras crane cf oc dotnet nuget twine",
		keywords: [
			"login",
			"nuget",
			"twine"
		],
		verb: /^(?:login|add|update|upload)$/,
		next: /^-p$/
	},
	{
		...login,
		tools: "cargo snyk",
		keywords: ["cargo login", "snyk auth"],
		behind: [/^(?:login|auth)$/, 0],
		kind: "secret"
	},
	{
		id: "openssl-password",
		title: "Password of an OpenSSL command",
		tools: "openssl",
		next: /^(?:-k|-K|-hmac)$/
	},
	{
		id: "openssl-password",
		title: "Password of an OpenSSL command",
		tools: "openssl",
		verb: /^passwd$/,
		behind: [/^-(?:1|5|6|apr1)$/, 0]
	},
	{
		...remote,
		tools: "psexec psexec64 wmiexec wmiexec.py schtasks nxc netexec crackmapexec evil-winrm",
		next: /^(?:-p|\/p|\/rp)$/i
	},
	{
		...remote,
		tools: "plink pscp psftp kitty klink",
		next: /^-pw$/
	},
	{
		...remote,
		tools: "xfreerdp xfreerdp3 wfreerdp mstsc cmdkey",
		joined: /^\/(?:p|pass):(.{4,100})$/i
	},
	{
		...remote,
		tools: "rdesktop vncconnect",
		next: /^-p$/
	},
	{
		...remote,
		tools: "smbclient winexe rpcclient smbget smbmap",
		next: /^(?:-U|--user)$/,
		user: "%"
	},
	{
		...remote,
		tools: "smbclient winexe rpcclient smbget",
		joined: /^(?:-U|--user=)([^\s%]{1,80}%.{4,100})$/,
		user: "%"
	},
	{
		...remote,
		tools: "lftp",
		next: /^-u$/,
		user: ","
	},
	{
		...remote,
		tools: "ncftpput ncftpget ncftpls ncftp",
		next: /^-p$/
	},
	{
		...remote,
		tools: "ipmitool",
		next: /^-P$/
	},
	{
		...remote,
		tools: "snmpget snmpwalk snmpset snmpbulkwalk snmpgetnext",
		next: /^-[AX]$/
	},
	{
		...client,
		tools: "ldapsearch ldapadd ldapmodify ldapdelete ldapwhoami ldappasswd ldapcompare",
		next: /^-w$/
	},
	{
		...client,
		tools: "ldapmodrdn ldapexop kadmin",
		next: /^-w$/
	},
	{
		...client,
		tools: "ldapsearch ldapadd ldapmodify ldapdelete ldapwhoami ldappasswd ldapcompare",
		joined: /^-w(.{4,100})$/
	},
	{
		...account,
		tools: "kadmin kadmin.local",
		next: /^-pw$/
	},
	{
		...account,
		tools: "ipa-server-install ipa-replica-install ipa-client-install",
		next: /^-[paw]$/
	},
	{
		...client,
		tools: "poetry veracrypt hydra bloodhound-python certipy ncrack medusa smbmap rpcdump.py",
		next: /^-p$/
	},
	{
		...client,
		tools: "swaks sendemail",
		next: /^(?:-ap|-xp|--auth-password)$/
	},
	{
		...client,
		tools: "x11vnc vncviewer",
		next: /^-passwd$/
	},
	{
		...client,
		tools: "doctl anaconda codecov conda uv hcloud",
		next: /^(?:-t|--access-token|--token)$/,
		kind: "secret"
	},
	{
		...client,
		tools: "codecov",
		keywords: ["codecov.sh"],
		next: /^-t$/,
		kind: "secret"
	},
	{
		...kept,
		tools: "choco cloudsmith nuget",
		next: /^(?:-k|--apikey|--api-key|-ApiKey|--key|--password|-Password)$/i
	},
	{
		...kept,
		tools: "choco cloudsmith nuget",
		next: /^(?:-k|--apikey|--api-key|-ApiKey|--key)$/i,
		behind: [/^(?:setapikey|apikey)$/i, 0],
		kind: "secret"
	},
	{
		...login,
		tools: "wandb",
		behind: [/^login$/, 0],
		kind: "secret"
	},
	{
		...login,
		tools: "bw",
		behind: [/^unlock$/, 0]
	},
	{
		...login,
		tools: "bw",
		behind: [/^login$/, 1]
	},
	{
		...login,
		tools: "bw",
		behind: [/^--raw$/, 0]
	},
	{
		...client,
		tools: "rclone",
		behind: [/^(?:obscure|pass)$/, 0]
	},
	{
		...account,
		tools: "caddy",
		next: /^--plaintext$/
	},
	{
		...account,
		tools: "mkpasswd",
		behind: [/^(?:sha-?(?:256|512)|bcrypt|yescrypt|md5|-s)$/i, 0]
	},
	{
		...account,
		tools: "htpasswd",
		behind: [/^-(?:\w{0,4}n\w{0,4}b|\w{0,4}b\w{0,4}n)\w{0,4}$/, 1]
	},
	{
		...account,
		tools: "grafana-cli grafana",
		behind: [/^reset-admin-password$/, 0]
	},
	{
		...account,
		tools: "mc",
		keywords: ["admin user"],
		behind: [/^add$/, 2]
	},
	{
		...account,
		tools: "networksetup",
		behind: [/^-setairportnetwork$/, 2]
	},
	{
		...account,
		tools: "samba-tool",
		joined: /^--adminpass=(.+)$/
	},
	{
		...remote,
		tools: "net",
		keywords: ["net rpc", "net ads"],
		next: /^-U$/,
		user: "%"
	},
	{
		...client,
		tools: "isql tsql",
		behind: [/^(?:isql|tsql)$/, 2]
	},
	{
		...client,
		tools: "bteq",
		keywords: [".logon"],
		behind: [/^\.logon$/i, 0],
		user: ","
	},
	{
		...kept,
		tools: "vault bao",
		joined: /^-id=([\w.-]{20,100})$/,
		kind: "secret"
	},
	{
		...kept,
		tools: "consul",
		keywords: ["acl token"],
		next: /^-secret$/,
		kind: "secret"
	},
	{
		...kept,
		tools: "conjur credstash chamber",
		next: /^(?:-v|--value)$/
	},
	{
		...kept,
		tools: "credstash",
		behind: [/^put$/, 1]
	},
	{
		...kept,
		tools: "chamber",
		behind: [/^write$/, 2]
	},
	{
		...kept,
		tools: "consul",
		keywords: ["kv put"],
		behind: [/(?:pass(?:word|wd)?|secret|token|api[-_]?key)$/i, 0]
	},
	{
		...kept,
		tools: "yarn npm pnpm",
		keywords: ["authtoken"],
		behind: [/(?:_?authToken|npmAuthToken)["\]]{0,4}$/i, 0],
		kind: "secret"
	},
	{
		...kept,
		tools: "poetry composer",
		keywords: [
			"pypi-token",
			"-oauth.",
			"bearer."
		],
		behind: [/^(?:pypi-token|[\w-]{3,20}-(?:oauth|token)|bearer)\./, 0],
		kind: "secret"
	},
	{
		...kept,
		tools: "conda anaconda",
		keywords: ["token set"],
		behind: [/^set$/, 0],
		kind: "secret"
	},
	{
		...kept,
		tools: "ansible-vault",
		behind: [/^encrypt_string$/, 0]
	},
	{
		id: "snmp-community",
		title: "Community of an SNMP device",
		tools: "snmpget snmpwalk snmpset snmpbulkwalk snmpgetnext",
		next: /^-c$/
	},
	{
		...client,
		tools: "mvn mvnw gradle gradlew dotnet sonar-scanner dotnet-sonarscanner",
		keywords: ["sonar.login", "sonar.token"],
		joined: /(?:^|[:])-?D?sonar\.(?:login|token)=(.+)$/,
		kind: "secret"
	},
	{
		...account,
		tools: "ldappasswd",
		next: /^-s$/
	},
	{
		...client,
		tools: "mosquitto_pub mosquitto_sub mosquitto_rr",
		next: /^-P$/
	},
	{
		...client,
		tools: "influx influxd rabbitmqadmin yt-dlp youtube-dl imapsync",
		next: /^(?:-p|-password)$/
	},
	{
		...signing,
		tools: "keytool jarsigner",
		next: /^-{1,2}(?:storepass|keypass|srcstorepass|deststorepass|srckeypass|destkeypass|new)$/
	},
	{
		...signing,
		tools: "ssh-keygen",
		next: /^-[NP]$/
	},
	{
		...signing,
		tools: "signtool",
		next: /^[/-]p$/i
	},
	{
		...signing,
		tools: "osslsigncode",
		next: /^-pass$/
	},
	{
		...signing,
		tools: "certutil",
		next: /^-p$/i
	},
	{
		...signing,
		tools: "altool notarytool",
		next: /^(?:-p|--password)$/
	},
	{
		...signing,
		tools: "security",
		keywords: [
			"security unlock",
			"security create",
			"security import",
			"security set",
			"security add"
		],
		next: /^-[pPkw]$/
	},
	{
		id: "archive-password",
		title: "Password of an archive",
		tools: "zip unzip zipcloak",
		keywords: ["zip -", "\"zip\""],
		next: /^(?:-[A-Za-z0-9]{0,6}P|--password)$/
	},
	{
		id: "archive-password",
		title: "Password of an archive",
		tools: "unzip",
		keywords: ["unzip "],
		joined: /^-P(.{4,100})$/
	},
	{
		id: "archive-password",
		title: "Password of an archive",
		tools: "7z 7za 7zz 7zr rar unrar p7zip",
		keywords: ["7z", "rar "],
		joined: /^-h?p(.{4,100})$/
	},
	{
		...client,
		tools: "qpdf pdftk",
		behind: [/^(?:--encrypt|user_pw|owner_pw|input_pw)$/, 0]
	},
	{
		...account,
		tools: "rabbitmqctl",
		behind: [/^(?:add_user|change_password|authenticate_user)$/, 1]
	},
	{
		...account,
		tools: "mosquitto_passwd",
		behind: [/^-\w{0,2}b$/, 2]
	},
	{
		...account,
		tools: "samba-tool",
		verb: /^user$/,
		behind: [/^(?:create|add)$/, 1]
	},
	{
		...account,
		tools: "wpa_passphrase",
		behind: [/wpa_passphrase$/i, 1]
	},
	{
		...account,
		tools: "neo4j-admin",
		behind: [/^set-initial-password$/, 0]
	},
	{
		...account,
		tools: "elasticsearch-users add-user add-user-keycloak",
		next: /^-p$/
	},
	{
		...account,
		tools: "nmcli",
		behind: [/^(?:password|(?:802-11-wireless-security|wifi-sec)\.psk)$/, 0]
	},
	{
		id: "net-user-password",
		title: "Password of a Windows account",
		tools: "net",
		keywords: ["net user"],
		verb: /^\/add$/i,
		behind: [/^user$/i, 1]
	},
	{
		...kept,
		tools: "mc",
		keywords: ["mc alias", "mc config"],
		behind: [/^(?:set|s|add)$/, 3]
	},
	{
		...kept,
		tools: "aws npm pnpm yarn git composer pulumi firebase conda",
		keywords: [
			"configure set",
			"config set",
			"config --",
			"git config"
		],
		behind: [SECRET_NAME, 0],
		kind: "secret"
	},
	{
		...kept,
		tools: "composer poetry",
		keywords: ["http-basic"],
		behind: [/http-basic\./, 1]
	},
	{
		...kept,
		tools: "bundle bundler",
		keywords: ["bundle config", "bundler config"],
		behind: [/^[\w-]{1,60}\.[\w.-]{2,80}$/, 0],
		user: ":"
	},
	{
		...kept,
		tools: "aws az gh",
		keywords: [
			"put-parameter",
			"secretsmanager",
			"keyvault secret",
			"gh secret",
			"secret set"
		],
		verb: /^(?:put-parameter|secretsmanager|keyvault|secret)$/,
		next: /^(?:--value|--secret-string|--body|-b)$/
	},
	{
		...kept,
		tools: "dotnet nuget gem",
		keywords: ["nuget push", "gem push"],
		verb: /^push$/,
		next: /^(?:-k|--api-key|-ApiKey|--key)$/,
		kind: "secret"
	},
	{
		...kept,
		tools: "consul serf",
		keywords: ["consul agent", "serf agent"],
		next: /^-encrypt$/,
		kind: "secret"
	},
	{
		...kept,
		tools: "consul serf",
		joined: /^-encrypt=(.{20,60})$/,
		kind: "secret"
	}
];

// src/stages/secrets/own-rules/commands/tool-passwords.ts
/** Logins that installations really have, although documentation uses them too. */
const DEFAULT_LOGIN = /^(?:(?:user|admin|root)\w*|administrator|postgres|mysql|mariadb|mongo|redis|rabbitmq|elastic|grafana|guest|test\w{0,8})$/;
/** Judges `user:password`. Neither part may be a variable. */
function isPair$1(value, mark = ":") {
	const [user = "", ...rest] = value.split(mark);
	const password = rest.join(mark);
	if (rest.length === 0) return false;
	if (user === password) return "placeholder";
	if (isTemplate(user)) return "template";
	if (isPlaceholder(user.replace(DEFAULT_LOGIN, "u1"))) return "placeholder";
	return judgeCredential(password, "password", "option");
}
function valuesOf$1({ next, joined, behind }, words) {
	return words.flatMap((word, index) => {
		const after = next?.test(word.text) ? words[index + 1] : void 0;
		const later = behind?.[0].test(word.text) ? words[index + 1 + behind[1]] : void 0;
		const part = index > 0 ? joined?.exec(word.text)?.[1] : void 0;
		const start = word.text.lastIndexOf(part ?? "");
		return [...[after, later].filter((one) => one !== void 0 && !OPTION.test(one.text)), ...part === void 0 ? [] : [{
			text: part,
			at: (offset) => word.at(start + offset)
		}]].filter((one) => one !== void 0);
	});
}
/** An option. If it follows another option, that option has no value. */
const OPTION = /^--?[A-Za-z][\w-]*(?:=|$)|^\/[A-Za-z]{1,4}(?::|$)/;
function* passwordsIn(form, names, text) {
	for (const { words } of commandsOf(text)) {
		const at = words.findIndex((word) => names.has(toolOf(word)));
		if (at < 0 || form.verb !== void 0 && !words.some((word) => form.verb?.test(word.text))) continue;
		for (const value of valuesOf$1(form, words.slice(at))) yield* judgedValue(form, value);
	}
}
function judgedValue({ user, kind = "password" }, { text, at }) {
	const whole = text.replace(/[,)\]}]+$/, "");
	if (user !== void 0) {
		const start = whole.indexOf(user) + 1;
		return judged({
			index: at(start),
			value: whole.slice(start)
		}, isPair$1(whole, user));
	}
	return judged({
		index: at(0),
		value: whole
	}, judgeCredential(whole, kind, "option"));
}
const isOfWord = (byte = 0) => byte >= 48 && byte <= 57 || byte >= 65 && byte <= 90 || byte >= 97 && byte <= 122;
/** Whether the name of a tool is a separate word: the names `https`, `net` and `ab` are parts of many others. */
function isAlone$1(names) {
	const lengths = [...new Set([...names].map(({ length }) => length))];
	return (content, at) => !isOfWord(content[at - 1]) && lengths.some((length) => !isOfWord(content[at + length]));
}
/** Finds passwords in the arguments of tools that have no name next to the password. */
const TOOL_PASSWORDS = TOOL_FORMS.map((form) => {
	const names = new Set(form.tools.split(" "));
	return {
		id: form.id,
		title: form.title,
		keywords: form.keywords ?? [...names],
		certainty: "generic",
		scope: "command",
		...form.keywords === void 0 ? { probe: isAlone$1(names) } : {},
		find: ({ text }) => passwordsIn(form, names, text)
	};
});

// src/stages/secrets/own-rules/commands/commands.ts
const isPassword$2 = (value) => judgeCredential(value, "password", "option");
const command = (id, title, keywords, expression, accepts = isPassword$2) => pattern(id, title, keywords, expression, {
	certainty: "generic",
	scope: "command",
	accepts
});
/** An argument of a call: a string, a name, or a simple call. */
const ARGUMENT = String.raw`(?:@?"[^"\n]{0,120}"|'[^'\n]{0,120}'|[$\w.]{1,60}(?:\([^()\n]{0,40}\))?)`;
const LITERAL = String.raw`@?(?:"|')([^"'\n]{4,100})["']`;
/** Finds passwords in commands and statements that have no name next to the password. */
const COMMANDS = [
	...TOOL_PASSWORDS,
	SETTERS,
	command("openssl-password", "Password of an OpenSSL command", ["pass:"], /-pass(?:in|out)?\s{1,3}["']?pass:([^\s"'<]{4,100})/),
	command("htpasswd-password", "Password of an htpasswd command", ["htpasswd"], /\bhtpasswd\s(?:-\w{1,5}\s){0,3}-?\w{0,5}b\w{0,5}\s[^\n|;]{1,120}?\s[\w.-]{1,40}\s["']?([^\s"'|;>-][^\s"'|;>]{5,100})/),
	command("sql-password", "Password in a statement", ["identified "], /\bIDENTIFIED\s{1,4}(?:(?:WITH|VIA)\s{1,4}[\w']{1,40}\s{1,4})?(?:BY|AS|USING)\s{1,4}(?:PASSWORD\s{0,4}\(?)?\\?["']([^"'\n\\]{4,100})\\?["']/i),
	command("sql-role-password", "Password in a statement", ["password"], /\b(?:ROLE|USER|LOGIN)\b[^\n;]{0,200}?\bPASSWORD\s{0,3}=?\s{0,3}N?'([^'\n]{4,100})'/i),
	command("sql-password", "Password in a statement", ["set password"], /\bSET\s{1,4}PASSWORD\s{1,4}(?:FOR\s{1,4}[^\n=;]{1,120}?)?(?:=|\bTO\b)\s{0,4}(?:(?:OLD_)?PASSWORD\s{0,2}\(\s{0,2})?["']([^"'\n]{4,100})["']/i),
	command("sql-password", "Password in a statement", ["identified by"], /\bIDENTIFIED\s{1,4}BY\s{1,4}(?!VALUES\b|PASSWORD\b)([A-Za-z][\w$#]{5,60})(?=[\s;]|$)/i, (value) => judgeCredential(value, "password", "word")),
	command("credential-in-call", "Password in a call that logs in", [
		"sp_add",
		"sp_setapprole",
		"basic_auth ",
		"pragma",
		" key "
	], /(?:\bsp_(?:addlogin|setapprole|password|addlinkedsrvlogin|addremotelogin)\s{1,4}[^\n;]{1,200}?,\s{0,4}N?|\bbasic_auth\s{1,3}(?:['"][\w.@-]{1,60}['"]|[\w.]{1,40}),\s{0,3}|\bPRAGMA\s{1,3}(?:hex)?(?:re)?key\s{0,3}=\s{0,3}|\bATTACH\s[^\n;]{1,120}?\sKEY\s{1,3})['"]([^"'\n]{6,100})['"](?!\s{0,3},)/i),
	command("credential-in-field", "Password that a script types into a field", [
		".fill(",
		".type(",
		"keys(",
		"setvalue(",
		"entertext(",
		"fill_in"
	], /(?:pass(?:word|wd|code|phrase)?|pwd)\w{0,12}["'\])]{1,6}(?:\s{0,3}\.\s{0,3}(?:fill|type|send_?keys|sendKeys|setValue|enterText|typeText)\(\s{0,3}|,\s{0,3}(?:with:\s{0,2})?)["'`]([^"'`\n]{6,100})["'`]/i, (value) => judgeCredential(value, "password", "argument")),
	command("credential-in-call", "Password in a call that logs in", [
		"provider ",
		"omniauth ",
		".open "
	], /(?:\b(?:provider|config\.omniauth)\s{1,4}(?::\w{2,30}|['"]\w{2,30}['"])\s{0,3},\s{0,10}['"][^'"\n]{3,120}['"]\s{0,3},|\.Open\s{1,3}["'][^"'\n]{3,200}["']\s{0,3},\s{0,3}["'][\w.@\\-]{1,60}["']\s{0,3},)\s{0,10}['"]([^'"\n]{6,200})['"]/, (value) => judgeCredential(value, "secret", "quoted setting")),
	command("key-in-call", "Key that is converted from text to bytes", ["key"], /\b\w{0,30}[kK][eE][yY]\w{0,12}\s{0,3}(?::\s{0,2}[\w[\]<>]{1,30}\s{0,2})?:?=\s{0,3}(?:new\sString\()?["'](?<secret>(?:[^"'\n\s]{16}|[^"'\n\s]{24}|[^"'\n\s]{32}))["']\)?\s{0,3}(?:\.(?:getBytes|toByteArray|encode|encodeToByteArray|as_bytes|bytes|data\(using)\b|\.toCharArray)/, (value) => !/^[a-z]+(?:[-_.][a-z0-9]+)*$/.test(value) && judgeCredential(value, "secret", "argument")),
	command("client-password", "Token of a client", ["codecov.io/bash"], /codecov\.io\/bash[^\n|;]{0,120}?\s-t\s{1,3}["']?([0-9a-f-]{36})(?![\w-])/, (value) => judgeCredential(value, "secret", "option")),
	command("otp-seed", "Seed of one-time passwords", ["oathtool"], /\boathtool\s[^\n|;]{0,120}?["'\s]([A-Z2-7]{16,128}|[0-9a-fA-F]{20,128})["']?(?=[\s)`]|$)/, (value) => whyNoValue(value) ?? !isMonotonous(value)),
	command("credential-compared", "Password in a comparison", [
		".equals(",
		".equals_ignore",
		"equal("
	], /["']([^"'\s]{8,200})["']\.[eE]quals(?:IgnoreCase)?\(\s{0,3}(?:[\w.]{0,40})(?:[pP]ass(?:word|wd)?|[pP]wd|[sS]ecret|[tT]oken|[aA]pi[kK]ey)\w{0,12}\b/),
	command("credential-for-key", "Value stored under the name of a credential", ["forkey:", "httpheaderfield:"], /["']([^"'\s]{8,300})["'],?\s{0,3}for(?:Key|HTTPHeaderField):\s{0,2}@?["'][\w.-]{0,40}(?:pass(?:word|wd|code)?|secret|token|api[-_]?key|auth[-_]?key)["']/i),
	command("basic-credential", "User and password encoded for a header", [
		"btoa(",
		"b64encode(",
		"buffer.from(",
		"encode(",
		"encode64(",
		"getbytes(",
		"_userpwd",
		"encodetostring("
	], /(?:\b(?:btoa|(?:\w{1,12}_)?b64encode|base64_encode|(?:strict_)?encode64|Buffer\.from|GetBytes|EncodeToString|base64\.encode|[bB]ase64\.(?:b64)?encode)\(\s{0,4}(?:\[\]byte\(|b|@)?|_(?:PROXY)?USERPWD,\s{0,4})["'`](?<user>[\w.@+-]{1,80}):(?<secret>[^"'`\s${}]{4,200})["'`]/i, (value, { groups = {} }) => isPair$1(`${groups.user ?? ""}:${value}`)),
	command("basic-credential", "User and password encoded for a header", ["base64"], /\b(?:echo|printf)\s{1,3}(?:-n\s{1,3})?["']?(?<user>[\w.@+-]{1,80}):(?<secret>[^"'`\s${}]{4,200})["']?\s{0,3}\|\s{0,3}(?:openssl\s{1,3}(?:enc\s{1,3}-)?)?base64/i, (value, { groups = {} }) => isPair$1(`${groups.user ?? ""}:${value}`)),
	command("users-and-passwords", "Password in a list of users", [
		"users",
		"accounts",
		"logins",
		"basicauth"
	], /\b(?:users|accounts|logins|basicAuth)\b["']?\s{0,4}(?:=>|:=|[:=({])\s{0,4}[({[]{0,2}\s{0,20}(?:users["']?\s{0,3}[:=]\s{0,3}\{\s{0,10})?["']?[\w.@-]{1,60}["']?\s{0,3}(?:=>|:)\s{0,3}["']([^"'\s]{8,100})["']/i, (value) => judgeCredential(value, "secret", "argument")),
	command("session-cookie", "Session in a cookie", ["cookie"], /\bcookie["']?\]?\s{0,3}(?:=>|[:=,\t]|\s)\s{0,3}["'`]?[^\n"'`]{0,400}?(?<![\w-])[\w.-]{0,30}(?:sess(?:ion)?(?:[-_.]?id)?|sid|auth|token|jwt|remember\w{0,12}|PHPSESSID|JSESSIONID)(?:_[0-9a-f]{8,40})?=([\w.%:+/=~-]{20,1000})/i, (value) => judgeCredential(value.replace(/^s%3A/, ""), "secret", "setting")),
	command("printed-password", "Password that a setting prints with a command", [
		"passcommand",
		"pass-command",
		"pass_command",
		"word-command",
		"word_command",
		"wordeval",
		"word_cmd",
		"pass_cmd",
		"passcmd",
		"word-cmd",
		"askpass"
	], /pass(?:word|phrase)?[-_]?(?:command|cmd|eval)["']?[\s=:]{1,4}["']{0,2}(?:\/\w{1,5}){0,3}\/?(?:echo|printf)\s{1,3}(?:-n\s{1,3})?["']?([^\s"'$`]{6,100})/i),
	command("stream-key", "Key of a live stream", ["rtmp://", "rtmps://"], /\brtmps?:\/\/[\w.:-]{3,100}\/[\w/-]{1,40}\/((?=[\w?=&-]{0,60}\d)[\w?=&-]{16,120})/, (value) => judgeCredential(value.replaceAll("-", ""), "secret", "setting")),
	command("remote-command-password", "Password of a remote command", ["impacket", ".py "], /\b(?:impacket-\w{3,30}|(?:psexec|wmiexec|smbexec|atexec|dcomexec|secretsdump|GetUserSPNs|GetNPUsers|mssqlclient|smbclient|lookupsid|ticketer)\.py)\s[^\n]{0,120}?['"\s](?:[\w.-]{1,60}\/)?[\w.$-]{1,60}:([^\s"'@]{6,80})@[\w.-]{1,100}/),
	command("redis-password", "Password of a Redis client", ["auth "], /(?:^|["'\s])AUTH\s{1,3}(?:[\w-]{1,40}\s{1,3})?["']?([^\s"'%$]{10,200})(?=["'\s]|$)/, (value, { input }) => /redis|valkey|keydb|6379/i.test(input) && judgeCredential(value, "password", "word")),
	command("written-over", "Credential that sed puts in place of a name", ["sed "], /\bsed\s[^\n]{0,80}?["']?s([|#,@/!~])[^|#,@!~\s]{0,60}(?:PASS(?:WORD|WD)?|SECRET|TOKEN|API_?KEY)[^|#,@!~\s/]{0,30}\1(?<secret>[^\s"'|#,@!~/]{8,200})\1/i),
	command("powershell-password", "Password in a PowerShell command", ["convertto-securestring"], /ConvertTo-SecureString\s{1,4}(?:-(?:String|AsPlainText|Force)\s{1,4}){0,3}["']([^"'\n$]{4,200})["']/i),
	command("powershell-password", "Password in a PowerShell command", ["convertto-securestring"], /["'](?<secret>[^"'\s$]{6,200})["']\s{0,4}\|\s{0,4}ConvertTo-SecureString/i),
	command("powershell-password", "Password in a PowerShell command", ["convertto-securestring"], /ConvertTo-SecureString\s{1,4}(?=[^\n]{0,200}-AsPlainText)(?:-String\s{1,4})?([^\s"'$()-][^\s"'$()]{5,100})/i),
	command("powershell-password", "Password in a PowerShell command", ["networkcredential]::new("], /NetworkCredential\]::new\(\s{0,4}["'][^"'\n]{0,80}["']\s{0,3},\s{0,3}["']([^"'\n$]{6,200})["']/i),
	command("unseal-key", "Unseal key on a command line", ["operator unseal", "unseal -"], /\b(?:vault|bao)\s{1,3}(?:operator\s{1,3})?unseal\s{1,3}(?:-[\w=:/.-]{1,80}\s{1,3}){0,4}["']?([A-Za-z0-9+/]{43,88}={0,2}|[0-9a-f]{64,66})/, (value) => whyNoValue(value) ?? !isMonotonous(value)),
	command("kept-secret", "Token with which a node joins a cluster", ["kubeadm"], /\bkubeadm\s[^\n]{0,300}?--token[ =]["']?([a-z0-9]{6}\.[a-z0-9]{16})(?![\w.])/, (value) => whyNoValue(value) ?? !isMonotonous(value.slice(7))),
	command("remote-command-password", "Password of a remote command", ["net use"], /\bnet\s{1,3}use\s[^\n]{1,200}?\s\/user:\S{1,80}\s{1,3}["']?([^\s"'|;&/][^\s"'|;&]{3,100})/i),
	command("remote-command-password", "Password of a remote command", ["net use"], /\bnet\s{1,3}use\s{1,3}(?:(?:[A-Za-z]:|\*)\s{1,3})?["']?\\\\[^\s"']{1,200}["']?\s{1,3}["']?([^\s"'|;&/*][^\s"'|;&]{3,100})["']?\s[^\n]{0,100}?\/user:/i),
	command("powershell-password", "Password in a PowerShell command", [
		"connect-",
		"invoke-sqlcmd",
		"new-pssession"
	], /\b(?:Connect-\w{2,30}|Invoke-Sqlcmd|New-PSSession)\b[^\n]{0,300}?\s-(?:Password|Pass|Pwd)\s{1,3}["']?([^\s"'$(|;]{4,100})/i),
	command("credential-in-constructor", "Password in the constructor of a login object", [
		"networkcredential(",
		"passwordcredentials(",
		"passwordcredential(",
		"passwordauthentication("
	], new RegExp(String.raw`\b(?:NetworkCredential|UsernamePasswordCredentials?|PasswordAuthentication)\s?\(\s{0,20}${ARGUMENT}\s{0,2},\s{0,20}${LITERAL}`)),
	command("credential-in-constructor", "Password in the constructor of a login object", [
		"directoryentry(",
		"ldapbind(",
		"principalcontext("
	], new RegExp(String.raw`\b(?:DirectoryEntry|PrincipalContext|ldap_?[bB]ind)\s?\((?:\s{0,20}${ARGUMENT}\s{0,2},){2,4}\s{0,20}${LITERAL}`))
];

// src/stages/secrets/own-rules/commands/piped.ts
/** Commands that read a password from their input: the tool, and a word that the command must contain. */
const READERS = [
	[/./, /^--(?:[\w-]{0,30}-stdin|stdin|with-token|passphrase-fd)(?:=|$)/],
	[/^(?:su|realm|smbclient|mount\.cifs)$/],
	[/^(?:vercel|netlify|heroku)$/, /^(?:env|env:set|config:set)$/],
	[/^sudo$/, /^-\w{0,4}S\w{0,4}$/],
	[/^openssl$/, /^(?:stdin|fd:0|-stdin)$/],
	[/^passwd$/],
	[/^(?:cryptsetup|kinit|smbpasswd|mkpasswd|vncpasswd|ecryptfs-\w+|ecryptfs-add-passphrase)$/],
	[/^(?:zfs|zpool)$/, /^(?:load-key|create)$/],
	[/^htpasswd$/, /^-\w{0,4}i\w{0,4}$/],
	[/^vault$/, /^login$/],
	[/^(?:docker|podman)$/, /^secret$/],
	[/^(?:gh|wrangler|gcloud|pulumi|npx|fly|flyctl)$/, /^secrets?$/],
	[/^pass$/, /^insert$/],
	[/^keyctl$/, /^padd$/]
];
const PRODUCERS = /^(?:echo|printf|print|write-output|write-host)$/;
/** Maximum number of commands before the reader that are examined. Filters can be between the text and its reader. */
const FILTERS = 3;
const KEYWORDS = "stdin with-token realm vercel passphrase-fd fd:0 sudo passwd chpasswd cryptsetup kinit ecryptfs load-key secret padd login insert".split(" ");
/** Finds passwords that a command reads from its input: `echo … | docker login --password-stdin`, `sudo -S <<< …`. */
const PIPED = {
	id: "piped-password",
	title: "Password that is piped into a command",
	keywords: KEYWORDS,
	certainty: "generic",
	scope: "command",
	*find({ text }) {
		if (!/\||<<</.test(text)) return;
		const commands = commandsOf(text);
		for (const [index, command] of commands.entries()) {
			const isList = command.words.some((word) => toolOf(word) === "chpasswd");
			if (!isList && !isReader(command)) continue;
			const before = commands.slice(Math.max(0, index - FILTERS), index);
			for (const word of [...printedBy(before), ...hereString(command.words)]) yield* valuesOf(word, isList);
		}
	}
};
function isReader({ words }) {
	return READERS.some(([tool, wanted]) => words.some((word) => tool.test(toolOf(word))) && (wanted === void 0 || words.some(({ text }) => wanted.test(text))));
}
/** The text that the commands before a reader print. All of them must be joined to the reader by pipes. */
function printedBy(before) {
	if (before.at(-1)?.end !== "|") return [];
	for (const [back, { words }] of before.toReversed().entries()) {
		const at = words.findIndex((word) => PRODUCERS.test(toolOf(word)));
		if (at >= 0) return words.slice(at + 1).filter(({ text }) => !/^-[neErN]{1,3}$|^%\w?(?:\\n)?$|^--$/.test(text)).slice(0, 1);
		const isFirst = before.at(-2 - back)?.end !== "|";
		if (words.length === 1 && isFirst) return words;
		if (isFirst) return [];
	}
	return [];
}
function hereString(words) {
	const at = words.findIndex(({ text }) => text.startsWith("<<<"));
	const word = words[at];
	if (word === void 0) return [];
	const rest = {
		text: word.text.slice(3),
		at: (offset) => word.at(offset + 3)
	};
	return rest.text === "" ? words.slice(at + 1, at + 2) : [rest];
}
/** The passwords in a printed text: its first line, or in a list the password of the user in each line. */
function* valuesOf({ text, at }, isList) {
	let start = 0;
	for (const line of text.split(/(\\n)/)) {
		const index = start;
		start += line.length;
		const value = line.replace(/[)}]+$/, "");
		if (line === "\\n" || value === "") continue;
		if (isList) {
			const from = value.indexOf(":") + 1;
			yield* judged({
				index: at(index + from),
				value: value.slice(from)
			}, isPair$1(value));
			continue;
		}
		yield* judged({
			index: at(index),
			value
		}, judgeCredential(value, "password", "option"));
		return;
	}
}
/** A line of a list of users and passwords: `user:password`. */
const LISTED = /^\s{0,40}(?:-\s{1,4})?["']?([a-z_][\w.-]{0,31}):([^\s"':]\S{3,200}?)["']?\s{0,3}$/;
const LINES = 24;
/** Finds passwords in lists for `chpasswd`: in the settings of cloud-init, and after `<<EOF`. */
const LISTED_PASSWORDS = {
	id: "chpasswd-password",
	title: "Password in the input of chpasswd",
	keywords: ["chpasswd"],
	certainty: "generic",
	scope: "block",
	*find({ text, at }) {
		let start = at;
		for (const line of text.slice(at).split("\n", LINES)) {
			const [, user = "", value = ""] = LISTED.exec(line) ?? [];
			const index = start + line.indexOf(`${user}:${value}`) + user.length + 1;
			start += line.length + 1;
			if (user !== "" && value !== "") yield* judged({
				index,
				value
			}, isPair$1(`${user}:${value}`));
		}
	}
};

// src/stages/secrets/no-secret/sample-addresses.ts
/** The names that RFC 2606 and RFC 6761 reserve, hosts of the local machine, and placeholders for a host. */
const RESERVED_HOST = /^(?:(?:[\w-]{1,63}\.){0,8}(?:example(?:\.(?:com|org|net|io|de))?|test|invalid|localhost|local|localdomain)|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\]|(?:your|my|some)?[-_.]?(?:db|database|data)?[-_.]?(?:host(?:name|_?ip)?|server|domain|address|proxy|endpoint|url|ip|website|site)\d?(?:\.(?:com|org|net|tld))?|(?:foo|bar|acme|dotenv)\.(?:com|org)|[A-Z][A-Z_]{2,30}|host\.docker\.internal|192\.0\.2\.\d+|198\.51\.100\.\d+|203\.0\.113\.\d+)\.?(?![\w.-])/;
const SAMPLE_WORD = /^(?:(?:my|the|some|test|your|user|db|random|secret|super|strong|proxy|https?|a)[-_]?){0,2}(?:user(?:name)?|u|pass(?:w(?:or)?d|phrase|code)?|pwd?|p|secret|admin|root|token|key|login|test|auth|johndoe|guest|foo|bar|baz|hunter2|postgres|mysql|mongo|redis|rabbit|minio|whatever|asdf|abc)(?:[-_]?\d{1,4})?[!]?$/i;
const PLAIN_WORD = /^(?:(?:my|your|the|some)[-_]?)?(?:user(?:name)?|pass(?:w(?:or)?d|phrase)?|pwd?|p|secret|token|key)$/i;
const SAMPLE_USER = /^(?:(?:my|some|your|db|a)?[-_]?(?:user(?:name)?|login|name|johndoe|jdoe|alice|bob|foo|me)|\[\w+\]|<\w+>|[A-Z_]{3,})$/i;
/** Whether an address is from a sample or a test: it has a reserved host and a simple word as password. */
function isSampleAddress({ password, user, behind }) {
	const bare = plain(password).replace(/\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|[^\x20-\x7e]/gi, "");
	if (/^[[<({].*[\])}>]$/.test(bare) || /^[A-Z][A-Z_]{3,30}$/.test(bare)) return true;
	if (SAMPLE_USER.test(user) && (PLAIN_WORD.test(bare) || isPlaceholder(bare))) return true;
	if (!RESERVED_HOST.test(behind)) return false;
	if (SAMPLE_WORD.test(bare) || isPlaceholder(bare) || isTemplate(bare)) return true;
	return isWords(bare) && madeUpFrom(bare) === void 0;
}
/** Whether a password is part of a regular expression or a format string for addresses. */
function isPatternPart(password) {
	return /^\(?\[\^|\\[swdS]|\.\*|\.\+|\[[\w-]+\][+*]|^%[sdv]$|\(\?/.test(password);
}
function plain(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

// src/stages/secrets/own-rules/files/connections.ts
/** Accepts every password in an address or a connection string that is not a placeholder and not the user name. */
const isLiteral$5 = (value, match) => {
	const user = match.groups?.user ?? "";
	const password = decoded(value);
	if (password.length < 4 || /^[*.x]+$/i.test(password) || /^[a-z]{1,7}$/i.test(password)) return false;
	if (/^[a-z]+(?:[A-Z][a-z]+)*=$/.test(password)) return false;
	if (password.toLowerCase() === user.toLowerCase()) return "placeholder";
	return whyNoValue(password) ?? true;
};
const isOfAddress = (value, match) => {
	if (/mailto:$/i.test(match[0].split("//")[0] ?? "") || isPatternPart(value)) return false;
	const behind = match.input.slice(match.index + match[0].length);
	const user = match.groups?.user ?? "";
	if (isSampleAddress({
		password: value,
		user,
		behind
	})) return "sample";
	return isLiteral$5(value, match);
};
/** In a program, a connection string has quotes. Without quotes, a similar text is the arguments of a call. */
const isOfString = (value, match, { kind }) => {
	const before = match[0].slice(0, match[0].length - value.length);
	const isCall = /,\s*(?:password|pwd)\s*=\s*$/i.test(before);
	if (isCall || kind === "code" && !/["'`]/.test(match.input.slice(0, match.index + 1))) return isExpression(value) || isCall ? false : isLiteral$5(value, match);
	if (/^[A-Za-z_$][\w$]*(?:\.[\w$]+)*\(/.test(value) || /^\{.*\}\W*$/.test(value)) return "reference";
	return isLiteral$5(value, match);
};
const isKey$4 = (value) => !isMonotonous(value) && changes(value) >= 8 && (whyNoValue(value) ?? true);
function decoded(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
/** A text that each such address contains, and the form of the address with its secret part. */
const WEBHOOKS = [
	["outlook.office", String.raw`outlook\.office(?:365)?\.com\/webhook\/[\w@-]{36,80}\/IncomingWebhook\/[0-9a-f]{32}\/[\w-]{36}`],
	["/open-apis/bot/", String.raw`open\.(?:feishu\.cn|larksuite\.com)\/open-apis\/bot\/v2\/hook\/${UUID}`],
	["oapi.dingtalk.com", String.raw`oapi\.dingtalk\.com\/robot\/send\?access_token=[0-9a-f]{64}`],
	["qyapi.weixin.qq.com", String.raw`qyapi\.weixin\.qq\.com\/cgi-bin\/webhook\/(?:send|upload_media)\?key=${UUID}`],
	["maker.ifttt.com", String.raw`maker\.ifttt\.com\/(?:trigger|use)\/(?:[\w{}-]{1,80}\/(?:json\/)?with\/key\/)?[\w-]{20,60}`],
	[".make.com/", String.raw`hook\.(?:eu|us)\d\.make\.com\/[a-z0-9]{30,36}`],
	["hook.integromat.com", String.raw`hook\.integromat\.com\/[a-z0-9]{30,36}`],
	[".m.pipedream.net", String.raw`\beo[a-z0-9]{12,16}\.m\.pipedream\.net`],
	["/hooks/", String.raw`https?:\/\/[\w.:-]{3,100}\/hooks\/(?:(?=[a-z]{0,24}\d)[a-z0-9]{26}(?![\w-])|[A-Za-z0-9]{17,24}\/[A-Za-z0-9]{40,64})`],
	["events.pagerduty.com", String.raw`events\.(?:eu\.)?pagerduty\.com\/(?:integration|x-ere)\/[0-9a-zA-Z]{32}`],
	["alert.victorops.com", String.raw`alert\.victorops\.com\/integrations\/\w{2,30}\/\d{6,12}\/alert\/${UUID}`],
	["hc-ping.com", String.raw`hc-ping\.com\/(?:${UUID}|(?=[\w-]{0,20}\d)[\w-]{22}\/)`],
	["nosnch.in", String.raw`nosnch\.in\/(?=[a-z]{0,9}\d)[a-z0-9]{10}`],
	["/build_hooks/", String.raw`api\.netlify\.com\/build_hooks\/[0-9a-f]{24}`],
	["/integrations/deploy/", String.raw`api\.vercel\.com\/v1\/integrations\/deploy\/prj_[A-Za-z0-9]{20,32}\/[A-Za-z0-9]{8,16}`],
	["api.render.com/deploy", String.raw`api\.render\.com\/deploy\/srv-[a-z0-9]{18,24}\?key=[\w-]{8,20}`],
	["/deploy_hooks/", String.raw`api\.cloudflare\.com\/client\/v4\/pages\/webhooks\/deploy_hooks\/${UUID}`],
	["webhook.buildkite.com", String.raw`webhook\.buildkite\.com\/deliver\/(?:bkwt_)?[\w]{40,60}`],
	["hub.docker.com/api/", String.raw`hub\.docker\.com\/api\/(?:build|audit)\/v1\/source\/${UUID}\/trigger\/${UUID}`],
	["hooks.bitrise.io", String.raw`hooks\.bitrise\.io\/h\/\w{2,20}\/[0-9a-f]{16}\/[\w-]{22}`],
	["/receiver/v1/http/", String.raw`[\w.-]{3,60}\.sumologic\.com\/receiver\/v1\/http\/[A-Za-z0-9+/_-]{60,120}={0,2}`],
	["loggly.com/", String.raw`logs-\d{2}\.loggly\.com\/(?:inputs|bulk)\/${UUID}`],
	["sctapi.ftqq.com", String.raw`sctapi\.ftqq\.com\/SCT\w{20,60}`],
	[".azurewebsites.net", String.raw`[\w-]{2,60}\.azurewebsites\.net\/api\/[^\s"'<>?]{1,120}\?(?:[^\s"'<>&]{1,80}&){0,4}code=(?=[^\s"'<>&]{0,40}\d)[\w%/+-]{40,80}={0,2}`],
	[".logic.azure.", String.raw`logic\.azure\.(?:com|us|cn)(?::443)?\/workflows\/[0-9a-f]{32}\/triggers\/[^\s"'<>]{1,200}[?&]sig=[\w-]{40,60}`],
	["/api/webhook/", String.raw`https?:\/\/[\w.:-]{3,100}\/api\/webhook\/-?(?=[\w-]{0,60}\d)[A-Za-z0-9_-]{24,70}(?![\w-])`],
	["x-goog-signature=", "X-Goog-Signature=[0-9a-f]{128,1024}"]
];
/** Finds credentials in addresses and connection strings. */
const CONNECTIONS = [
	pattern("credential-in-address", "Password in an address", ["://"], /\b[a-zA-Z][a-zA-Z0-9+.-]{1,30}:\/\/(?<user>[^\s:/?#@"'<>`{}()]{0,80}):(?<secret>[^\s/"'<>`]{3,120})@(?=[\w[${.%-])/, { accepts: isOfAddress }),
	pattern("credential-in-address", "Password in an address", [
		"@tcp(",
		"@tcp6(",
		"@udp(",
		"@unix(",
		"@cloudsql("
	], /(?<![\w:/])(?<user>[\w.$%-]{1,80}):(?<secret>[^\s"'`:/]{3,120})@(?:tcp6?|udp|unix|cloudsql)\(/, { accepts: isOfAddress }),
	pattern("credential-in-connection-string", "Password in a connection string", [
		"password=",
		"pwd=",
		"password =",
		"pwd ="
	], /(?:Server|Data Source|Host|Driver|Database|Initial Catalog|User ?Id|Uid|Username|Endpoint|sslmode|dbname)\s{0,2}=[^"'\n]{0,300}?;?[\s;](?:Password|Pwd)\s{0,2}=\s{0,2}([^\s;"'<>&]{4,120})/i, { accepts: isOfString }),
	pattern("credential-in-connection-string", "Password in a connection string", ["password=", "pwd="], /(?:^|[;"'\s])(?:Password|Pwd)\s{0,2}=\s{0,2}([^\s;"'<>&]{4,120});[^"'\n]{0,200}?(?:Server|Data Source|Host|Database|User ?Id|Uid)\s{0,2}=/i, { accepts: isOfString }),
	pattern("jdbc-password", "Password in a JDBC address", ["jdbc:"], /jdbc:[a-z0-9:]{2}(?:(?!jdbc:)[^\s"'<>]){0,338}?[?&;](?:password|pwd)=([^\s"'<>&;]{4,120})/i, { accepts: isLiteral$5 }),
	pattern("oracle-jdbc-password", "Password in a JDBC address", ["jdbc:oracle"], /jdbc:oracle:thin:(?<user>[\w$#]{1,40})\/(?<secret>[^\s@"'/]{4,60})@/i, { accepts: isLiteral$5 }),
	pattern("azure-storage-key", "Azure storage account key", ["accountkey="], /AccountKey\s?=\s?([A-Za-z0-9+/]{86}==)/i, { accepts: isKey$4 }),
	pattern("azure-shared-access-key", "Azure shared access key", ["accesskey=", "sharedsecretvalue="], /(?:Shared|;)(?:AccessKey|SecretValue)\s?=\s?([A-Za-z0-9+/]{40,86}={1,2})/i, { accepts: isKey$4 }),
	pattern("azure-app-configuration", "Azure App Configuration secret", [";secret="], /Endpoint=https:\/\/[^;\s]{1,120};Id=[^;\s]{1,60};Secret=([A-Za-z0-9+/]{36,100}={0,2})/, { accepts: isKey$4 }),
	pattern("shared-access-signature", "Shared access signature", ["sig="], /[?&;"'\s]sig=([A-Za-z0-9%+/_-]{42,110}(?:={0,2}))/, { accepts: isKey$4 }),
	pattern("signed-address", "Signature in a signed address", ["x-amz-signature="], /X-Amz-Signature=([0-9a-f]{64})/i),
	pattern("aws-secret-key", "AWS secret key beside its access key", ["akia", "asia"], /(?<![A-Za-z0-9])A[KS]IA[A-Z0-9]{16}(?![A-Za-z0-9])[^\0]{1,120}?(?<![A-Za-z0-9+/_-])([A-Za-z0-9+/]{40})(?![A-Za-z0-9+/=_-])/, {
		scope: "block",
		accepts: (value) => changes(value) >= 14 && !/^[0-9a-f]+$/.test(value) && isKey$4(value)
	}),
	pattern("weather-key", "Key of OpenWeather", [
		"appid",
		"weather",
		"owm_"
	], /(?:[?&]appid=|["']appid["']\s{0,3}[:=,]\s{0,3}["']|(?:\bOWM_|OPEN_?WEATHER|openWeather)\w{0,20}["']?\s{0,3}[:=]\s{0,3}["']?)([0-9a-f]{32})(?![0-9A-Za-z])/, { accepts: isKey$4 }),
	pattern("otp-seed", "Seed of one-time passwords", ["otpauth://"], /otpauth:\/\/[^\s"'<>]{1,200}?[?&]secret=([A-Za-z2-7]{16,128})/),
	pattern("slack-webhook", "Slack webhook", ["hooks.slack.com"], /(hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9/]{30,100})/),
	pattern("discord-webhook", "Discord webhook", ["/api/webhooks/"], /(discord(?:app)?\.com\/api\/webhooks\/\d{15,21}\/[\w-]{50,80})/),
	pattern("teams-webhook", "Teams webhook", ["webhook.office.com"], /(webhook\.office\.com\/webhookb2\/[\w@-]{36,80}\/IncomingWebhook\/[0-9a-f]{32}\/[\w/-]{36,90})/),
	pattern("google-chat-webhook", "Google Chat webhook", ["chat.googleapis.com"], /(chat\.googleapis\.com\/v1\/spaces\/[\w-]{5,30}\/messages\?key=[\w-]{30,50}&token=[\w%-]{30,80})/),
	pattern("tines-webhook", "Tines webhook", [".tines."], /([\w-]{1,60}(?:\.[\w-]{1,20})?\.tines\.(?:com|io)\/webhook\/[\w-]{16,64}\/[\w-]{16,64})/),
	...WEBHOOKS.map(([host, form]) => pattern("webhook-url", "Webhook address: anyone who knows it can post to it", [host], new RegExp(`(${form})`), { accepts: (value) => !isMonotonous(value.replace(/^.*\//, "")) && (whyNoToken(value) ?? true) })),
	pattern("zapier-webhook", "Zapier webhook", ["hooks.zapier.com"], /(hooks\.zapier\.com\/hooks\/catch\/\d{4,12}\/[a-z0-9]{5,20})/)
];

// src/stages/secrets/own-rules/files/credential-files.ts
/** Accepts every value that is not a placeholder, because the file is made for credentials. */
const isLiteral$4 = (value) => {
	const bare = value.replace(/^(["'])(.*)\1$/, "$2");
	if (/^(?:x+|\*+)$/i.test(bare)) return "placeholder";
	return bare.length >= 4 && (whyNoValue(bare) ?? true);
};
/**
* Whether a setting is one of npm: in npm's own file, or with the address of a registry or the name of that file
* nearby.
*/
const isOfNpm = (value, match, traits) => traits.has("npmSettings") || /\/\/[\w.-]+[^\s]*:_|npmrc|npm\s+config|npm_config/i.test(match.input) ? isLiteral$4(value) : false;
const isRandom$3 = (value) => judgeCredential(value, "secret", "setting");
/** Accepts `user:password` in base64. */
const isUserPassword = (value) => {
	const [, user, password] = /^([\x20-\x7e]{1,80}?):([\x20-\x7e]{3,2000})$/.exec(Buffer.from(value, "base64").toString("latin1")) ?? [];
	if (password === void 0) return value.length >= 40 && isRandom$3(value);
	return user === password ? "placeholder" : isLiteral$4(password);
};
/** Accepts a JSON object in base64url whose `alg` names an algorithm, except tokens of specifications and tutorials. */
const isToken = (value) => {
	const [header = "", , signature = ""] = value.split(".");
	if (!/"(?:alg|enc)"\s*:\s*"\w/.test(Buffer.from(header, "base64url").toString("latin1"))) return false;
	return whyNoToken(value) ?? (isFiller(signature) ? "placeholder" : true);
};
const DOT = 46;
/** Finds credentials in files and lines that are made for them. */
const CREDENTIAL_FILES = [
	pattern("netrc-password", "Password in a netrc file", ["machine"], /\bmachine\s{1,4}\S{1,200}\s{1,20}login\s{1,4}\S{1,200}\s{1,20}password\s{1,4}(\S{3,300})/, {
		scope: "block",
		accepts: isLiteral$4
	}),
	pattern("netrc-password", "Password in a netrc file", [
		"default login",
		"default	login",
		"default user"
	], /\bdefault\s{1,4}(?:login|user)\s{1,4}\S{1,200}\s{1,20}password\s{1,4}(\S{3,300})/, { accepts: isLiteral$4 }),
	pattern("pgpass-password", "Password in a pgpass file", [
		":5432:",
		":*:",
		":5433:",
		":6432:"
	], /^[\w.*-]{1,200}:(?:\d{2,5}|\*):[\w*.-]{1,80}:[\w*.-]{1,80}:((?:[^\s:\\]|\\\S){3,200})\s{0,2}$/m, { accepts: isLiteral$4 }),
	pattern("npm-registry-password", "Credential of a package registry", ["_auth", "_password"], /(?:^|[\s:'"/])_(?:auth|authToken|password)\s{0,4}=\s{0,4}["']?([A-Za-z0-9+/=_.-]{8,600})/m, { accepts: isOfNpm }),
	pattern("password-hash", "Hash of a password", [
		"$1$",
		"$2a$",
		"$2b$",
		"$2x$",
		"$2y$",
		"$5$",
		"$6$",
		"$7$",
		"$y$",
		"$gy$",
		"$sm3$",
		"$apr1$",
		"$argon2",
		"{ssha",
		"grub.pbkdf2.",
		"$p$",
		"$h$9",
		"$s$",
		"pbkdf2_sha",
		"pbkdf2:sha",
		"scrypt:",
		"$scrypt$",
		"$pbkdf2-sha",
		"scram-sha-256$",
		"{pbkdf2"
	], /(\$(?:1|apr1)\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{22}|\$(?:[56]|sm3)\$(?:rounds=\d{1,9}\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{43,86}|\$2[abxy]\$\d\d\$[./A-Za-z0-9]{53}|\$g?y\$[./A-Za-z0-9]{1,12}\$[./A-Za-z0-9]{4,90}\$[./A-Za-z0-9]{43}|\$7\$[./A-Za-z0-9]{11,14}[./A-Za-z0-9]{1,86}\$[./A-Za-z0-9]{43}|\$argon2(?:id|i|d)\$v=\d{1,3}\$m=\d{1,9},t=\d{1,4},p=\d{1,4}\$[A-Za-z0-9+/]{8,90}\$[A-Za-z0-9+/]{16,180}|grub\.pbkdf2\.sha512\.\d{3,8}\.[0-9A-F]{32,256}\.[0-9A-F]{64,256}|\{SSHA(?:256|512)?\}[A-Za-z0-9+/]{28,120}={0,2}|\$[PH]\$[./A-Za-z0-9]{31}|\$S\$[./A-Za-z0-9]{52}|pbkdf2_sha(?:1|256|512)\$\d{3,8}\$[A-Za-z0-9]{8,64}\$[A-Za-z0-9+/]{27,88}={0,2}|(?:pbkdf2:sha(?:1|256|512):\d{3,8}|scrypt:\d{3,8}:\d{1,2}:\d{1,2})\$[A-Za-z0-9]{8,64}\$[0-9a-f]{40,128}|\$scrypt\$ln=\d{1,2},r=\d{1,2},p=\d{1,2}\$[A-Za-z0-9+/]{8,90}\$[A-Za-z0-9+/]{16,180}|\$pbkdf2-sha(?:1|256|512)\$\d{2,8}\$[A-Za-z0-9+/.]{8,90}\$[A-Za-z0-9+/.]{27,90}|SCRAM-SHA-256\$\d{3,8}:[A-Za-z0-9+/]{16,64}={0,2}\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=|\{PBKDF2(?:[-_]?SHA\d{1,3})?\}[\w./$+=-]{40,200})(?![A-Za-z0-9])/, { accepts: (value) => changes(value) >= 8 && (whyNoToken(value) ?? true) }),
	pattern("password-hash", "Hash of a password", [
		"$$apr1$$",
		"$$1$$",
		"$$2a$$",
		"$$2b$$",
		"$$2y$$",
		"$$5$$",
		"$$6$$",
		"$$y$$",
		"$$argon2",
		"\\$apr1\\$",
		"\\$2y\\$",
		"\\$2b\\$",
		"\\$2a\\$",
		"\\$6\\$"
	], /((?:\$\$|\\\$)(?:(?:1|apr1)(?:\$\$|\\\$)[./A-Za-z0-9]{1,8}(?:\$\$|\\\$)[./A-Za-z0-9]{22}|[56](?:\$\$|\\\$)(?:rounds=\d{1,9}(?:\$\$|\\\$))?[./A-Za-z0-9]{1,16}(?:\$\$|\\\$)[./A-Za-z0-9]{43,86}|2[abxy](?:\$\$|\\\$)\d\d(?:\$\$|\\\$)[./A-Za-z0-9]{53}|y(?:\$\$|\\\$)[./A-Za-z0-9]{1,12}(?:\$\$|\\\$)[./A-Za-z0-9]{4,90}(?:\$\$|\\\$)[./A-Za-z0-9]{43}|argon2(?:id|i|d)(?:\$\$|\\\$)v=\d{1,3}(?:\$\$|\\\$)m=\d{1,9},t=\d{1,4},p=\d{1,4}(?:\$\$|\\\$)[A-Za-z0-9+/]{8,90}(?:\$\$|\\\$)[A-Za-z0-9+/]{16,180}))(?![A-Za-z0-9])/, { accepts: (value) => changes(value) >= 8 && (whyNoToken(value) ?? true) }),
	pattern("git-credential", "Credential in an address", ["https://"], /https:\/\/([A-Za-z0-9_-]{20,120})@(?![\w.-]{1,100}\/\d{1,20}(?![\w/]))[\w.-]{3,100}/, { accepts: isRandom$3 }),
	pattern("docker-registry-auth", "Credential of a container registry", ["\"auth\"", "auth\\\":"], /\\?"auth\\?"\s{0,4}:\s{0,4}\\?"([A-Za-z0-9+/]{8,4000}={0,2})\\?"/, { accepts: isUserPassword }),
	pattern("docker-registry-token", "Token of a container registry", ["identitytoken", "registrytoken"], /"(?:identitytoken|registrytoken)"\s{0,4}:\s{0,4}"([\w.+/=-]{20,4000})"/i, { accepts: (value) => !isMonotonous(value) }),
	pattern("kubeconfig-client-key", "Client key of a kubeconfig", ["client-key-data"], /client-key-data["']?\s{0,4}:\s{0,4}["']?([A-Za-z0-9+/]{60,7000}={0,2})/, {
		scope: "block",
		accepts: (value) => !isMonotonous(value)
	}),
	pattern("maven-password", "Password in Maven settings", [
		"<password>",
		"<passphrase>",
		"<privatekey>",
		"<master>"
	], /<(?:password|passphrase|master)>\s{0,4}([^<>\s]{4,200})\s{0,4}<\//i, { accepts: isLiteral$4 }),
	pattern("nuget-password", "Password in NuGet settings", ["cleartextpassword"], /key="ClearTextPassword"\s{1,4}value="([^"]{4,200})"/i, { accepts: isLiteral$4 }),
	pattern("basic-authorization", "Basic authorization", ["basic "], /\bBasic\s{1,3}([A-Za-z0-9+/]{8,800}={0,2})(?![A-Za-z0-9+/=])/i, { accepts: isUserPassword }),
	pattern("bearer-authorization", "Bearer authorization", ["bearer"], /\bBearer\s{1,3}([\w.~+/=-]{16,2000})/i, {
		accepts: isRandom$3,
		certainty: "generic"
	}),
	pattern("json-web-token", "JSON web token", ["eyj"], /(?<![\w-])(eyJ[\w-]{10,2000}\.eyJ[\w-]{10,6000}\.[\w-]{20,1500})/, {
		scope: "block",
		accepts: isToken
	}),
	pattern("discord-token", "Discord bot token", [
		".c",
		".d",
		".g",
		".x",
		".y",
		".z"
	], /(?<![\w.-])([MNO][A-Za-z0-9_-]{22,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,40})(?![\w-])/, {
		probe: (content, at) => content[at + 7] === DOT,
		accepts: (value) => changes(value) >= value.length * .2 && (whyNoToken(value) ?? true)
	}),
	pattern("service-account-key", "Key of a service account", ["\"private_key_id\""], /"private_key_id"\s{0,4}:\s{0,4}"[0-9a-f]{20,40}"[^}]{0,200}?"private_key"\s{0,4}:\s{0,4}"(-----BEGIN[^"]{100,5000})"/, { scope: "block" })
];

// src/stages/secrets/own-rules/files/directives.ts
const isLiteral$3 = (value) => value.length >= 4 && (whyNoValue(value) ?? true);
const isPassword$1 = (value) => judgeCredential(value, "password", "option");
const isRandom$2 = (value) => judgeCredential(value, "secret", "setting");
const isKey$3 = (value) => !isMonotonous(value) && changes(value) >= 6 && (whyNoValue(value) ?? true);
/** Rejects the default communities of devices. */
const isCommunity = (value) => /^(?:public|private|community|read|write|ro|rw)$/i.test(value) ? "placeholder" : isPassword$1(value);
/** Accepts an app password of Apple: four groups of four small letters that are not a placeholder. */
const isOfApple = (value) => {
	if (value !== value.toLowerCase()) return false;
	return isMonotonous(value) || isPlaceholder(value) ? "placeholder" : true;
};
/** Finds credentials in lines with the grammar of one tool, in which the name does not show what the value is. */
const DIRECTIVES = [
	pattern("gossip-key", "Key that encrypts the traffic of a cluster", ["encrypt"], /\bencrypt(?:_key)?["']?\s{0,4}[:=]\s{0,4}["']([A-Za-z0-9+/]{22}==|[A-Za-z0-9+/]{32}|[A-Za-z0-9+/]{43}=)["']/, { accepts: isKey$3 }),
	pattern("snmp-password", "Password of an SNMP user", [
		"createuser",
		"usmuser",
		"snmp-server user"
	], /\b(?:createUser|usmUser|snmp-server\s{1,4}user)\s{1,4}[^\n]{1,120}?\s(?:MD5|SHA(?:-?\d{3})?)\s{1,4}["']?(?!MD5|SHA)([^\s"']{6,200})/i, {
		certainty: "generic",
		accepts: isPassword$1
	}),
	pattern("snmp-password", "Password of an SNMP user", [
		"createuser",
		"usmuser",
		"snmp-server user"
	], /\b(?:createUser|usmUser|snmp-server\s{1,4}user)\s{1,4}[^\n]{1,200}?\s(?:DES|3DES|AES(?:[- ]?\d{3})?)\s{1,4}["']?([^\s"']{6,200})/i, {
		certainty: "generic",
		accepts: isPassword$1
	}),
	pattern("snmp-community", "Community of an SNMP device", ["community"], /(?:^|\n)\s{0,20}(?:r[ow]community6?|snmp-server\s{1,4}community|set\s{1,4}snmp\s{1,4}community)\s{1,4}["']?([^\s"']{6,64})/i, {
		certainty: "generic",
		accepts: isCommunity
	}),
	pattern("bundler-password", "Credential of a server of gems", ["bundle_"], /\bBUNDLE_[A-Z0-9_]{1,80}?__[A-Z0-9_]{2,60}["']?\s{0,4}[:=]\s{0,4}["']?(?<user>[^\s:/"']{1,80}:)?(?<secret>[^\s:/"']{6,200})/, {
		certainty: "generic",
		accepts: (value, { groups = {} }) => groups.user === void 0 ? isRandom$2(value) : isPassword$1(value)
	}),
	pattern("apple-app-password", "App-specific password of an Apple account", [
		"apple",
		"altool",
		"notar",
		"icloud",
		"app-specific",
		"app_specific",
		"appspecific",
		"fastlane",
		"itunes"
	], /(?:apple|altool|notar|icloud|app[-_]?specific|fastlane|itunes)[^\n]{0,160}?(?<![\w-])([a-z]{4}-[a-z]{4}-[a-z]{4}-[a-z]{4})(?![\w-])/i, {
		certainty: "generic",
		scope: "command",
		accepts: (value, [whole]) => /passw|pwd|passcode|secret|\s-p\b|@keychain/i.test(whole) && isOfApple(value)
	}),
	pattern("openvpn-password", "Password within an OpenVPN profile", ["<auth-user-pass>", "<http-proxy-user-pass>"], /<(?:auth|http-proxy)-user-pass>[ \t]{0,8}\r?\n\s{0,20}[^\s<]{1,120}[ \t]{0,8}\r?\n[ \t]{0,20}([^\s<]{4,200})/, {
		scope: "block",
		accepts: isLiteral$3
	}),
	pattern("authorization-header", "Credential in a header", ["authorization"], /\bAuthorization["']?(?:\]?\s{0,3}(?:=>|[:=,])\s{0,3}|\s{1,8})(?:[fFbB@$]?["'`])?(?!Basic|Bearer|Digest|AWS|Negotiate|NTLM)(?:[A-Z][A-Za-z-]{1,24}\s{1,3}(?:(?:token|key|apikey|api_key)=)?|key=)["']?([\w.~+/=:-]{16,2000})/i, {
		certainty: "generic",
		accepts: isRandom$2
	})
];

// src/stages/secrets/own-rules/files/message-passwords.ts
/** Letters around a mark that no sentence needs. */
const MARKED = /[A-Za-z][!#$%^&*+~@][A-Za-z]/;
/** Requires a digit, a mark or a phrase, because sentences contain unusual words of letters only: `LaTeX-like`. */
const judgeWithDigit = (value) => (/\d/.test(value) || isPhraseInCamelCase(value) || MARKED.test(value)) && judgeStatedPassword(value);
const messageRule = (title, keywords, expression, scope = "line", accepts = judgeWithDigit) => pattern("told-password", title, keywords, expression, {
	certainty: "generic",
	scope,
	accepts
});
/** Whether people write to people here: in texts, in exports of mails and chats, and in comments. */
const isProse = (line, traits) => traits.kind === "text" || traits.has("letters") || /^\s{0,40}(?:\/\/|#|\*|--|<!--|;|%|\/\*|REM\b)|\s(?:\/\/|#|--|\/\*)\s/.test(line);
const judgeNote = (value, match, traits) => isProse(match.input, traits) && judgeWithDigit(value);
/** Names of cookies with which servers recognise a user who is logged in. */
const SESSION = /(?:^|[-_.])(?:sess(?:ion)?(?:[-_.]?(?:id|token|key))?|sid|auth(?:[-_.]?token)?|token|jwt|access[-_.]?token|refresh[-_.]?token|remember\w{0,12}|user_session|s?ssid|hsid|apisid|li_at|xoxd|d|connect\.sid|phpsessid|jsessionid|asp\.net_sessionid|\w{0,20}sess(?:ion)?(?:id)?)$/i;
const judgeCookie = (value, { groups = {} }) => {
	const name = groups.name ?? "";
	if (/csrf|xsrf/i.test(name) || !(SESSION.test(name) || nameKind(name) === "secret")) return false;
	return value.length >= 16 && !isWords(value) && judgeCredential(value.replace(/^s(?:%3A|:)/, ""), "secret", "setting");
};
const PASSWORD_WORD = String.raw`["'\x60*]{0,3}(?<secret>[^\s"'\x60<>,\\]{8,60})(?=["'\x60*\s<,)\\]|$)`;
/** Finds passwords in notes, mails, messages and comments, and sessions in cookies. */
const MESSAGE_PASSWORDS = [
	messageRule("Password in a note", [
		"login",
		"user",
		"account",
		"creds",
		"credential",
		"zugang",
		"acces",
		"konto",
		"usuario"
	], /\b(?:log-?ins?|user(?:name)?s?|account|acct|creds?|credentials?|zugang(?:sdaten)?|acc[eè]s|konto|usuario|utilisateur)\b[^\n/|]{0,60}?[\s(:"'`]["'`]?(?<user>[A-Za-z][\w.@+-]{1,40})["'`]?(?:\s{1,3}[/|]\s{1,3}|\s{0,1}\/\s{0,1})["'`]?(?<secret>[^\s"'`<>/|]{8,60})(?=["'`\s).,;]|\\n|$)/i, "line", judgeNote),
	messageRule("Password in a note", FOREIGN_KEYWORDS.concat("passwort", "passwd", "passe"), new RegExp(String.raw`\b(?:passwort|kennwort|mot de passe|contrase\S{1,3}a|senha|wachtwoord|has\S{1,2}o|parola|salasana|l\S{1,2}senord|adgangskode|passord)\b[^\n:=]{0,30}?\s(?:ist|lautet|war|est|es|\S{1,2}|\u00e8|is|to|on|\u00e4r|er)\s{0,2}:?\s{1,3}${PASSWORD_WORD}`, "i")),
	messageRule("Password in a message", [
		"password",
		"passwd",
		"passwort",
		"passphrase",
		"passcode",
		" pw ",
		" pwd ",
		"login",
		"creds",
		"credentials",
		"wifi key"
	], new RegExp(String.raw`\b(?:password|passwd|passwort|passphrase|passcode|pw|pwd|login|creds|credentials|wifi key)\b[^\n?]{0,100}\?[^\0]{0,300}?\b(?:it'?s|it\\u2019s|it is|that'?s|here(?: you go|'s| it is)?|use|try|sure|yes|yep|still|now|ist|est|es)[,:]?\s{1,3}(?:it'?s\s|still\s|now\s|is\s|:\s){0,2}${PASSWORD_WORD}`, "i"), "block"),
	messageRule("Password in a message", [
		"password",
		"passwd",
		"passphrase",
		"passcode",
		"pw",
		"login",
		"creds"
	], new RegExp(String.raw`\b(?:password|passwd|passphrase|passcode|pw|pwd|login|creds)\b(?:[^\n.?!:]{0,60}?\s(?:is|was|to|->|=|use|changed to|set to|reset to|still|now)[:,]?|\s[^\n.?!:]{2,60}:)\s{1,3}(?:still\s|now\s|always\s){0,2}${PASSWORD_WORD}`, "i"), "line", judgeNote),
	messageRule("Password in a note", [" / ", "` / `"], /(?:^|[\s>*-])[A-Za-z][\w .-]{1,40}:\s{1,3}["'`]?(?<user>[A-Za-z][\w.@+-]{1,40})["'`]?\s\/\s["'`]?(?<secret>[^\s"'`<>/|]{8,60})(?=["'`\s).,;]|$)/, "line", judgeNote),
	messageRule("Password in a note", [
		"pass ",
		"pw ",
		"pwd ",
		"password ",
		"passwort "
	], /\b(?:pass|pw|pwd|password|passwort)\s{1,2}["'`]?(?<secret>[^\s"'`<>/|=(){}]{8,60})(?=["'`\s).,;]|$)/i, "line", (value, match, traits) => /[A-Za-z]\d/.test(value) && /[!@#$%*&]/.test(value) && judgeNote(value, match, traits)),
	messageRule("Session in a cookie", ["cookie"], /cookies?["']?(?:\s{0,3}[=:]\s{0,3}\{\s{0,20}|\.(?:set|put|add)\w{0,8}\(\s{0,4}|\w{0,8}\(\s{0,4}\{?\s{0,10}(?:["']?name["']?\s{0,3}:\s{0,3})?)["'](?<name>[\w.-]{1,60})["']\s{0,3}[:,]\s{0,3}(?:["']?value["']?\s{0,3}:\s{0,3})?["'](?<secret>[^\s"']{16,1000})["']/i, "line", judgeCookie),
	messageRule("Session in a cookie", [" -b ", "--cookie"], /\s(?:-b|--cookies?)[ =]["']?(?:[^"'\n]{0,200}?;\s?)?(?<name>[\w.-]{1,60})=(?<secret>[^\s"';]{16,1000})/, "command", (value, match) => /\b(?:curl|wget|https?|xh)\b/.test(match.input.slice(0, 400)) && judgeCookie(value, match)),
	messageRule("Session in the cookies of a browser", ["	false	", "	true	"], /^(?:#HttpOnly_)?[\w.:-]{3,120}\t(?:TRUE|FALSE)\t\/[^\t\n]{0,120}\t(?:TRUE|FALSE)\t\d{1,20}\t(?<name>[^\t\n]{1,80})\t(?<secret>[^\s"']{16,2000})/i, "line", judgeCookie),
	messageRule("Session in the cookies of a browser", [
		"\"name\"",
		"name:",
		"\"domain\""
	], /["']?\bname["']?\s{0,3}:\s{0,3}["'](?<name>[\w.-]{1,80})["']\s{0,3},(?:\s{0,20}["']?(?:domain|path|storeId|sameSite|hostOnly|httpOnly|session|secure)["']?\s{0,3}:\s{0,3}[^,{}\n]{1,80},){0,8}\s{0,20}["']?value["']?\s{0,3}:\s{0,3}["'](?<secret>[^\s"']{16,2000})["'](?=[^{}]{0,300}["']?(?:domain|httpOnly|sameSite|path|expires)["']?\s{0,3}:|[^{}]{0,40}\}\s{0,20}\])/, "block", (value, match, traits) => /cookie/i.test(match.input.slice(0, match.index + 400)) || traits.has("session") || /domain|httpOnly/.test(match[0]) ? judgeCookie(value, match) : false),
	pattern("incident-key", "Key of an incident service", ["_key"], /\b(?:routing|service|integration)_?key["']?\s{0,4}[:=]\s{0,4}["']?(?<secret>[0-9a-f]{32}|R0[0-9A-Z]{30})(?![0-9A-Za-z])/i)
];

// src/stages/secrets/own-rules/files/signing-secrets.ts
const rule = {
	id: "signing-secret",
	title: "Secret that signs sessions, cookies or tokens"
};
/** Judges a value as a signing secret: random text, escaped bytes, or words that are not a name. */
function judgeSigningSecret(value) {
	if (value.length < 8 || value.length > 300) return false;
	const judgement = judgeCredential(value, "secret", "quoted setting");
	if (judgement !== false) return judgement;
	const why = whyNoValue(value);
	if (why !== void 0) return why;
	if (/\\x[0-9a-f]{2}/i.test(value)) return value.length >= 12 && entropy(value) >= 3;
	return isPassphrase(value) || isHumanPassword(value) || madeUpFrom(value) !== void 0;
}
/** Like {@link judgeSigningSecret}, if the value cannot be a name: it also accepts words with blanks between them. */
const judgeSigningOption = (value) => {
	const judgement = judgeSigningSecret(value);
	return judgement === false ? isWordsApart(value) : judgement;
};
const QUOTED = /(?<![\w$.-])(?<name>[A-Za-z_][\w.:-]{2,60}?)\\?["'\]]{0,3}(?::\s{0,2}[&\w'<>[\];: ]{1,30}?)?\s{0,4}(?:(?:=>|:=|\|\|=?|\?\?=?|[:=,])\s{0,4})(?:[\w.[\]]{1,30}\(\s{0,4})?b?(?<mark>\\?["'`])(?<value>(?:(?!\k<mark>)[^\n]){8,300}?)\k<mark>(?!\s{0,3}[:+])/dg;
/** A value without quotes. In an `.env` file, blanks belong to the value. */
const BARE = /^[ \t]{0,20}(?:export\s{1,4}|ENV\s{1,4}|-\s{1,4})?(?<name>[A-Za-z][\w.-]{2,60})(?:=|:[ \t]|(?<=ENV[ \t]{1,4}\w{3,61})[ \t])[ \t]{0,4}(?<value>[A-Za-z0-9][\w .-]{10,100}?)[ \t\r]{0,8}$/dgm;
/** Finds values that are assigned to a name of a signing secret. */
const NAMED = {
	...rule,
	keywords: [
		"secret",
		"signing",
		"jwt",
		"session",
		"cookie",
		"hmac",
		"encrypt",
		"crypt",
		"authkey",
		"auth_key"
	],
	certainty: "generic",
	scope: "line",
	*find({ text, traits }) {
		const expressions = traits.kind === "settings" ? [QUOTED, BARE] : [QUOTED];
		for (const expression of expressions) for (const { groups = {}, indices } of text.matchAll(expression)) {
			const { name = "", value = "" } = groups;
			const index = indices?.groups?.value?.[0];
			if (index === void 0 || !isSigningKeyName(name)) continue;
			if (expression === BARE && /\s/.test(value) && !/\s\d{2,8}$/.test(value)) continue;
			yield* judged({
				index,
				value
			}, judgeSigningSecret(value));
		}
	}
};
const option = (keywords, expression, scope = "block") => pattern(rule.id, rule.title, keywords, expression, {
	certainty: "generic",
	scope,
	accepts: judgeSigningOption
});
/** Finds secrets that frameworks take in the options of a call or in a section of their settings. */
const SIGNING_SECRETS = [
	NAMED,
	option([
		"session(",
		"jwt(",
		"csrf(",
		"strategy(",
		"register(",
		"registerasync(",
		"auth(",
		"passport",
		"sessionmiddleware"
	], /(?:[sS]ession|[cC]ookie|[jJ][wW][tT]|[cC]srf|csurf|[sS]trategy|registerAsync|register|[aA]uth|passport|SessionMiddleware)\w{0,12}[(,]\s{0,20}(?:\w{1,40},\s{0,20})?\{?[^{}()]{0,300}?\b(?:secret|secretOrKey|secretKey|secret_key|keys|signingKey|jwtSecret)["']?\s{0,3}[:=]\s{0,3}\[?\s{0,10}["'`]([^"'`\n]{8,200})["'`]/),
	option([
		"session_secret",
		"secret_key_base",
		"rack::session",
		"session::cookie",
		"cookie_secret"
	], /(?::session_secret\s{0,2},|\b(?:secret_key_base|cookie_secret)["']?\s{0,3}[:=]|Session::Cookie\b[^\n]{0,200}?(?:secret:|:secret\s{0,2}=>|secret\s{0,2}=>))\s{0,3}["']([^"'\n]{8,200})["']/, "line"),
	option([
		".keys",
		"secrets(",
		".secret_key",
		"secret="
	], /(?:\bapp\.keys\s{0,3}=\s{0,3}\[\s{0,10}|(?:->|\.)secrets\(\s{0,4}\[\s{0,4}|\bapp\.secret_key\s{0,3}=\s{0,3}b?|[gs]et_cookie\([^\n)]{1,120}?\bsecret\s{0,2}=\s{0,2})["']([^"'\n]{8,200})["']/, "line"),
	option([
		"jwt",
		"session",
		"cookie",
		"token",
		"auth"
	], /(?:^|\n)[ \t]{0,20}\[?["']?(?:jwt|jws|session|cookie|token|auth)s?["']?(?:\]|:)[ \t\r]{0,4}\n(?:[ \t]{0,20}[\w.-]{1,40}["']?\s{0,3}[:=][^\n]{0,120}\n){0,6}?[ \t]{0,20}(?:secret|key|secret[-_]key|signing[-_]key)["']?[ \t]{0,4}[:=][ \t]{0,4}["']?([A-Za-z0-9][^\s"']{7,200})(?=["']|\s|$)/),
	option([
		"jwt",
		"token",
		"auth",
		"bearer"
	], /["'](?:jwt|jws|token|tokens|auth|authentication|bearer|identity|session)(?:[_-]?(?:settings?|options?|config(?:uration)?|bearer|auth|token|issuer|management))?["']\s{0,4}:\s{0,4}\{[^{}]{0,500}?["'](?:\w{0,30}key|secret|signingsecret|tokensecret)["']\s{0,4}:\s{0,4}["']([^"'\n]{8,200})["']/i)
];

// src/stages/secrets/own-rules/files/tables.ts
const column = {
	id: "credential-in-column",
	title: "Literal value in the column of a credential"
};
const kindsOf = (names) => names.map((name) => nameKind(name.trim().replace(/[^\w-]+/g, "_").replace(/^_+|_+$/g, "")));
const hasSecret = (kinds) => kinds.some((kind) => kind === "password" || kind === "secret");
/** The values of a row in columns that are named after a credential. */
function* cellsOf(row, start, mark, kinds) {
	let at = start;
	for (const [number, cell] of row.split(mark).entries()) {
		const kind = kinds[number];
		const value = cell.trim().replace(/^[`*]+|[`*]+$/g, "");
		if (value !== "" && (kind === "password" || kind === "secret")) yield* judged({
			index: at + cell.indexOf(value),
			value
		}, judgeCredential(value, kind, "quoted setting"));
		at += cell.length + mark.length;
	}
}
/** Tables in Markdown. Their second line consists of dashes. */
const MARKDOWN = {
	...column,
	files: /\.(?:md|mdx|markdown|txt)$/i,
	certainty: "generic",
	*find({ text }) {
		let kinds = [];
		let before = "";
		let at = 0;
		for (const line of text.split("\n")) {
			if (!line.includes("|")) kinds = [];
			else if (/^[\s|:-]+$/.test(line) && line.includes("-")) kinds = kindsOf(before.split("|").slice(0, 100));
			else if (hasSecret(kinds)) yield* cellsOf(line, at, "|", kinds);
			before = line;
			at += line.length + 1;
		}
	}
};
const COPY = /\bCOPY\s{1,4}[\w."]{1,120}\s{0,4}\(([^()]{1,1000})\)\s{1,4}FROM\s{1,4}stdin\b[^\n]{0,200}\n/gi;
/** Rows of a table in a dump of PostgreSQL. */
const COPIED = {
	...column,
	files: /\.(?:sql|ddl|dump|psql)$/i,
	certainty: "generic",
	*find({ text }) {
		for (const match of text.matchAll(COPY)) {
			const kinds = kindsOf((match[1] ?? "").split(","));
			if (!hasSecret(kinds)) continue;
			for (let at = match.index + match[0].length; at < text.length;) {
				const next = text.indexOf("\n", at);
				const row = text.slice(at, next < 0 ? text.length : next);
				if (/^\\\.|^\s*COPY\s/.test(row)) break;
				yield* cellsOf(row, at, "	", kinds);
				at += row.length + 1;
			}
		}
	}
};
/** Finds credentials in tables within other files. */
const TABLES = [MARKDOWN, COPIED];

// src/stages/secrets/own-rules/files/program-files.ts
/** Accepts every value that is not a placeholder, because the file is made for credentials. */
const isLiteral$2 = (value) => value.length >= 4 && (whyNoValue(value) ?? true);
const isKey$2 = (value) => !isMonotonous(value) && (whyNoValue(value) ?? true);
const isRandom$1 = (value) => value.length >= 16 && changes(value) >= 2 && !isMonotonous(value) && (whyNoValue(value) ?? true);
const list = {
	id: "password-list",
	title: "Password in a file that lists users and passwords"
};
/** The file formats that each tool documents. */
const FORMS = [
	{
		id: "rails-master-key",
		title: "Key that decrypts the credentials of a Rails application",
		files: /(?:^|\/)config\/(?:master|credentials\/[\w-]{1,60})\.key$/,
		lines: /^[ \t]*([0-9a-f]{32}|[0-9a-f]{64})\s*$/gm,
		accepts: isKey$2
	},
	{
		id: "jenkins-key",
		title: "Key or first password of a Jenkins server",
		files: /(?:^|\/)secrets\/(?:master\.key|initialAdminPassword)$/,
		lines: /^[ \t]*([0-9a-f]{32,512})\s*$/gm,
		accepts: isKey$2
	},
	{
		id: "whole-file-secret",
		title: "Token in the token file of a tool",
		files: /(?:^|\/)(?:\.vault-token|\.erlang\.cookie|k3s\/server\/(?:node-)?token)$/,
		lines: /^[ \t]*([\w.:-]{16,400})\s*$/gm,
		accepts: isRandom$1
	},
	{
		id: "whole-file-secret",
		title: "Cookie that authenticates the nodes of a cluster",
		files: /(?:^|\/)\.?(?:[\w-]{1,40}[-_.])?erlang[-_.]cookie$/,
		lines: /^\s*([\w.:+/=-]{12,255})\s*$/g,
		accepts: isKey$2
	},
	{
		id: "otp-seed",
		title: "Seed of one-time passwords",
		files: /(?:^|\/)\.?(?:google_authenticator|(?:[\w-]{1,40}[-_.])?(?:totp|hotp|otp|2fa|mfa)(?:[-_.](?:secret|seed|key))?)(?:\.txt)?$/,
		lines: /^\s{0,20}([A-Z2-7]{16,128}={0,6})[ \t\r]*(?=\n|$)/g,
		accepts: isKey$2
	},
	{
		id: "program-password",
		title: "Key that authenticates time servers",
		files: /(?:^|\/)(?:ntp|chrony)[\w.-]{0,20}\.keys$/,
		lines: /^(?!#)[ \t]{0,8}\d{1,6}[ \t]{1,20}(?:[A-Z][\w-]{0,20}[ \t]{1,20})?(?:HEX:|ASCII:)?([^\s#]{8,200})(?=\s|$)/gm,
		accepts: isKey$2
	},
	{
		...list,
		files: /(?:^|\/)(?:users?|accounts?|logins?|creds?|credentials?|passwords?|passwd|pass|pw)(?:[-_]list)?\.(?:txt|lst|list)$/i,
		lines: /^(?!#)[\w.@+-]{1,80}[:;|,\t][ \t]{0,3}(\S{8,120})[ \t\r]*$/gm,
		accepts: judgeStatedPassword
	},
	{
		id: "otp-seed",
		title: "Seed of one-time passwords",
		files: /(?:^|\/)users\.oath$/,
		lines: /^(?!#)(?:HOTP|TOTP)[\w/]{0,12}[ \t]{1,20}\S{1,100}[ \t]{1,20}\S{1,100}[ \t]{1,20}([0-9A-Fa-f]{20,128})(?=\s|$)/gm,
		accepts: isKey$2
	},
	{
		id: "program-password",
		title: "Key of a storage cluster",
		files: /(?:^|\/)[\w.-]{1,80}\.keyring$/,
		lines: /^\s*key\s{0,4}=\s{0,4}(AQ[A-Za-z0-9+/]{36,40}={0,2})\s*$/gm,
		accepts: isKey$2
	},
	{
		id: "private-key",
		title: "Private key of a DNS zone",
		files: /(?:^|\/)K[\w.-]{1,120}\.private$/,
		lines: /^(?:Key|PrivateKey|PrivateExponent):\s{1,4}([A-Za-z0-9+/]{20,700}={0,2})\s*$/gm,
		accepts: isKey$2
	},
	{
		id: "pgpass-password",
		title: "Password in a pgpass file",
		files: /(?:^|\/)\.?pgpass(?:\.conf)?$/,
		lines: /^(?!#)(?:[^\s:\\]|\\.){1,200}:(?:\d{1,5}|\*):[^\s:]{1,80}:[^\s:]{1,80}:((?:[^\s:\\]|\\\S){3,200})[ \t\r]*$/gm
	},
	{
		...list,
		files: /(?:^|\/)(?:sasl[_/]?passwd|smtp_auth|relay_?(?:passwd|password|auth)|smtp[_-]passwords?)(?:\.\w{1,8})?$/,
		lines: /^(?!#)\S{1,200}[ \t]{1,20}[^\s:]{1,200}:(\S{4,200})[ \t\r]*$/gm
	},
	{
		...list,
		files: /(?:^|\/)passwd\.client$/,
		lines: /^(?!#)[^\s:]{1,120}:[^\s:]{1,120}:(\S{4,200})[ \t\r]*$/gm
	},
	{
		...list,
		files: /(?:^|\/)(?:chap|pap)-secrets$/,
		lines: /^(?!#)[ \t]*(?:"[^"\n]{0,80}"|[^\s"]{1,80})[ \t]{1,20}(?:"[^"\n]{0,80}"|[^\s"]{1,80})[ \t]{1,20}"?([^\s"]{4,200})"?(?=\s|$)/gm
	},
	{
		...list,
		files: /(?:^|\/)(?:rsyncd?\.(?:secrets|passwd)|\.?passwd-s3fs)$/,
		lines: /^(?!#)(?:[^\s:]{1,120}:){1,2}(\S{4,200})[ \t\r]*$/gm
	},
	{
		...list,
		files: /(?:^|\/)userlist\.txt$/,
		lines: /^(?!;)[ \t]*"[^"\n]{1,80}"[ \t]{1,20}"([^"\n]{4,200})"/gm
	},
	{
		...list,
		files: /(?:^|\/)ipsec(?:\.[\w-]{1,40})?\.secrets$/,
		lines: /^(?!#)[^\n:]{0,200}:\s{0,4}PSK\s{1,4}([^\s"]{6,200})[ \t\r]*$/gm
	},
	{
		...list,
		files: /(?:^|\/)davfs2\/secrets$/,
		lines: /^(?!#)\S{1,200}[ \t]{1,20}\S{1,120}[ \t]{1,20}"?([^\s"]{4,200})"?[ \t\r]*$/gm
	},
	{
		...list,
		files: /(?:^|\/)(?:openvpn|[\w-]{0,20}vpn)\/[\w.-]{0,40}(?:auth|pass|login|cred)[\w.-]{0,40}$/i,
		lines: /^\s*\S{1,120}\r?\n[ \t]*(\S{4,200})\s*$/g
	},
	{
		...list,
		files: /(?:^|\/)ipsec(?:\.[\w-]{1,40})?\.secrets$/,
		lines: /^(?!#)[^\n:]{0,200}:\s{0,4}(?:PSK|EAP|XAUTH|NTLM|PIN|RSA\s\S{1,200})\s{1,4}"([^"\n]{4,200})"/gm
	},
	{
		id: "password-hash",
		title: "Hash of a password",
		files: /(?:^|\/)\.?ht(?:digest|passwd)[\w.-]{0,20}$/,
		lines: /^(?!#)[^\s:]{1,120}:(?:[^\n:]{1,120}:([0-9a-f]{32})|(?:\{SHA\}[A-Za-z0-9+/]{27}=))[ \t\r]*$/gm
	}
];
const fileRule = ({ id, title, files, lines, accepts = isLiteral$2 }) => ({
	id,
	title,
	files,
	certainty: "distinctive",
	*find({ text }) {
		for (const match of text.matchAll(lines)) {
			const value = match[1];
			if (value !== void 0) yield* judged({
				index: match.index + match[0].lastIndexOf(value),
				value
			}, accepts(value));
		}
	}
});
/** Finds the secret in files named after it: `secrets/db_password.txt`, `.openai-api-key`, `jwt.secret`. */
const NAMED_FILE = {
	id: "whole-file-secret",
	title: "File that contains only a secret",
	files: /(?:^|\/)\.?[\w-]{2,60}(?:\.(?:txt|key|secret|token|pass|pwd|password|cred))?$/,
	maxBytes: 600,
	certainty: "generic",
	*find({ text, path }) {
		const [, value] = /^\s{0,20}(\S{6,500})\s{0,20}$/.exec(text) ?? [];
		if (value === void 0) return;
		const [, name = ""] = /([^/]+?)(?:\.(?:txt|key|secret|token|pass|pwd|password|cred))?$/.exec(path) ?? [];
		const ending = /\.(secret|token|pass|pwd|password)$/.exec(path)?.[1];
		const kind = nameKind(name) ?? (ending === void 0 ? void 0 : nameKind(ending));
		if (kind === void 0 || kind === "key") return;
		const judgement = judgeCredential(value, kind, "setting");
		yield* judged({
			index: text.indexOf(value),
			value
		}, judgement === false && kind === "secret" ? judgeSigningSecret(value) : judgement);
	}
};
/** Finds passwords in files with two lines for each account, from which databases of virtual users are made. */
const USERS_IN_LINES = {
	...list,
	files: /(?:^|\/)(?:virtual[-_]?users?|vusers?|vsftpd[-_](?:users?|logins?)|(?:ftp[-_]?)?logins?)(?:\.(?:txt|list))?$/i,
	maxBytes: 1e5,
	certainty: "generic",
	*find({ text }) {
		const lines = text.trimEnd().split("\n");
		if (lines.length % 2 !== 0 || !lines.every((line) => /^\S{1,120}\r?$/.test(line))) return;
		let at = 0;
		for (const [number, line] of lines.entries()) {
			const value = line.trimEnd();
			if (number % 2 === 1) yield* judged({
				index: at,
				value
			}, judgeCredential(value, "password", "setting"));
			at += line.length + 1;
		}
	}
};
/** Finds keys in files that are named after a key and contain only its base64 or hexadecimal digits. */
const KEY_FILE = {
	id: "whole-file-secret",
	title: "File that contains only a key",
	files: /(?:^|\/)\.?(?:[\w.-]{0,60}[-_.])?(?:key-?file|private-?key|pre-?shared-?key|psk|secret|secret-?key|master-?key|shared-?key|cluster-?key|gossip-?key|encryption-?key|signing-?key|auth-?key|cookie|seed|wg\d{0,2})(?:\.(?:txt|key|b64|base64|hex|bin|conf))?$|(?:^|\/)[\w.-]{1,80}\.(?:key|keyfile|secret|psk|seed)$|(?:^|\/)keys?\.txt$/i,
	maxBytes: 2e3,
	certainty: "generic",
	*find({ text, path }) {
		if (/pub(?:lic)?(?:[-_.]|key|$)/i.test(path.replace(/^.*\//, ""))) return;
		const value = text.trim();
		const bare = value.replace(/\r?\n/g, "");
		if (!/^(?:[A-Za-z0-9+/_-]{30,1500}={0,2}|[0-9a-fA-F]{32,1500})$/.test(bare) || value.split("\n").length > 40) return;
		if (/^[0-9a-f]{32,40}$/i.test(bare) && !/secret|cookie|psk|seed|encrypt|private|aes|shared|sign|session/i.test(path)) return;
		if (entropy(bare) < 3 || !/^[0-9a-fA-F]+$/.test(bare) && changes(bare) < bare.length * .2) return;
		yield* judged({
			index: text.indexOf(value),
			value
		}, isKey$2(bare));
	}
};
/** Finds values in tables with a column that is named after a credential. */
const COLUMNS = {
	id: "credential-in-column",
	title: "Literal value in the column of a credential",
	files: /\.(?:csv|tsv)$/i,
	certainty: "generic",
	*find({ text }) {
		const [head = ""] = text.split("\n", 1);
		const mark = [
			"	",
			";",
			","
		].find((sign) => head.includes(sign));
		if (mark === void 0) return;
		const kinds = cells(head, mark).map(({ value }) => nameKind(value.replaceAll(" ", "_")));
		if (!kinds.some((kind) => kind === "password" || kind === "secret")) return;
		for (let start = head.length + 1; start < text.length;) {
			const next = text.indexOf("\n", start);
			const end = next < 0 ? text.length : next;
			for (const [number, { value, index }] of cells(text.slice(start, end), mark).entries()) {
				const kind = kinds[number];
				if (kind === "password" || kind === "secret") yield* judged({
					index: start + index,
					value
				}, judgeCredential(value, kind, "quoted setting"));
			}
			start = end + 1;
		}
	}
};
function cells(line, mark) {
	const found = [];
	const cell = /"((?:[^"]|"")*)"|[^"\t;,\r][^\t;,\r]*|/y;
	for (let at = 0; at <= line.length;) {
		cell.lastIndex = at;
		const [whole = "", quoted] = cell.exec(line) ?? [];
		const rest = line.indexOf(mark, at + whole.length);
		const end = rest < 0 ? line.length : rest;
		const value = quoted ?? line.slice(at, end).trim();
		found.push({
			value,
			index: quoted === void 0 ? at : at + 1
		});
		at = end + 1;
	}
	return found;
}
const INSERT = /\bINSERT\s{1,4}(?:IGNORE\s{1,4}|OR\s{1,4}\w{1,10}\s{1,4})?INTO\s{1,4}[\w.`"[\]]{1,120}\s{0,4}\(([^()]{1,1000})\)\s{0,4}VALUES\s{0,4}/gi;
/** Finds values in SQL statements with a column that is named after a credential. */
const INSERTED = {
	id: "credential-in-column",
	title: "Literal value in the column of a credential",
	files: /\.(?:sql|ddl|dump|psql)$/i,
	certainty: "generic",
	*find({ text }) {
		for (const match of text.matchAll(INSERT)) {
			const kinds = (match[1] ?? "").split(",").map((name) => nameKind(name.replace(/[^\w]/g, "")));
			if (!kinds.some((kind) => kind === "password" || kind === "secret")) continue;
			let at = match.index + match[0].length;
			while (text[at] === "(") {
				const row = argumentsAt(text, at + 1);
				for (const [number, argument] of row.entries()) {
					const kind = kinds[number];
					const literal = kind === "password" || kind === "secret" ? literalOf(argument) : void 0;
					if (kind === void 0 || literal === void 0) continue;
					const { text: value, index } = literal;
					yield* judged({
						index,
						value
					}, judgeCredential(value, kind, "quoted setting"));
				}
				const last = row.at(-1);
				if (last === void 0) break;
				at = last.index + last.text.length + 1;
				while (/[\s,]/.test(text[at] ?? "")) at += 1;
			}
		}
	}
};
/** Rules that select files by their path and read the whole file. */
const PROGRAM_FILES = [
	...FORMS.map(fileRule),
	NAMED_FILE,
	KEY_FILE,
	USERS_IN_LINES,
	COLUMNS,
	INSERTED,
	...TABLES
];

// src/stages/secrets/own-rules/files/program-settings.ts
const isPassword = (value) => judgeCredential(value, "password", "option");
/** Accepts every value that is not a placeholder, because the grammar is clear. */
const isLiteral$1 = (value) => value.length >= 4 && (whyNoValue(value) ?? true);
/** Accepts four groups of four letters that are not words: one group has at least three consonants in a row. */
const isOfGoogle = (value) => isMonotonous(value) ? "placeholder" : value.split(" ").some((part) => /[^aeiou]{3}/.test(part));
const isPasswordOfPair = (value, { groups = {} }) => isPair$1(`${groups.user ?? ""}:${value}`);
const START = String.raw`(?:^|\n)[ \t]{0,20}`;
const setting = (title, keywords, expression, accepts = isPassword, scope = "line") => pattern("program-password", title, keywords, new RegExp(expression, "i"), {
	certainty: "generic",
	scope,
	accepts
});
const device = (keywords, expression) => setting("Password of a network device", keywords, String.raw`${START}${expression}\s{1,4}(?:[07]\s{1,4})?(?!\d\s)"?([^\s"]{6,100})`);
/** Finds secrets in the settings of one program, in which the position in the line shows what a value is. */
const PROGRAM_SETTINGS = [
	setting("Password of a database", ["sentinel "], String.raw`${START}sentinel\s{1,4}(?:auth-pass\s{1,4}\S{1,100}|sentinel-pass)\s{1,4}"?([^\s"]{6,200})`),
	setting("Password of a database", ["user "], String.raw`(?:${START}user|\bACL\s{1,4}SETUSER)\s{1,4}\S{1,100}\s[^\n>]{0,200}?(?<=\s)>([^\s>]{6,200})(?=\s)`),
	device(["username "], String.raw`username\s{1,4}\S{1,80}\s{1,4}(?:privilege\s{1,4}\d{1,2}\s{1,4})?(?:password|secret)`),
	device(["enable "], String.raw`enable\s{1,4}(?:password|secret)(?:\s{1,4}level\s{1,4}\d{1,2})?`),
	device(["tacacs", "radius"], String.raw`(?:tacacs|radius)(?:-server)?\s{1,4}(?:host\s{1,4}\S{1,100}\s{1,4}(?:[\w-]{1,20}\s{1,4}\d{1,5}\s{1,4}){0,3})?key`),
	device(["key-string"], "key-string"),
	device(["wpa-psk"], String.raw`wpa-psk\s{1,4}(?:ascii|hex)`),
	device(["ip ospf", "standby "], String.raw`(?:ip\s{1,4}ospf\s{1,4}(?:message-digest-key\s{1,4}\d{1,3}\s{1,4}md5|authentication-key)|standby\s{1,4}\d{1,4}\s{1,4}authentication(?:\s{1,4}(?:text|md5\s{1,4}key-string))?)`),
	device(["pre-shared-key"], String.raw`(?:set\s[\w\s-]{1,80}\s)?pre-shared-key\s{1,4}(?:local|remote|ascii-text|address\s{1,4}\S{1,60}\s{1,4}key|plain)`),
	device(["local-user", "snmp-agent"], String.raw`(?:local-user\s{1,4}\S{1,80}\s{1,4}password|snmp-agent\s{1,4}community\s{1,4}(?:read|write))\s{1,4}(?:cipher|simple|irreversible-cipher)`),
	setting("Password of a login module", ["loginmodule"], String.raw`LoginModule\s[^;]{0,400}?\buser_[\w-]{1,60}\s{0,3}=\s{0,3}"([^"\n]{6,100})"`, isPassword, "block"),
	setting("Password of a mail relay", ["static:"], String.raw`\bstatic:(?<user>[^\s:{}()[\],;]{1,80}):(?<secret>[^\s"'{}()[\],;]{6,100})(?![^\s"'])`, isPasswordOfPair),
	setting("Password in a list of users", ["{plain}", "{cleartext}"], String.raw`(?:^|\n|:)\{(?:PLAIN|CLEARTEXT)\}([^\s:]{6,100})(?=[:\s]|$)`),
	setting("Password of a database", ["sqlconnectinfo"], String.raw`${START}SQLConnectInfo\s{1,8}\S{1,120}\s{1,8}\S{1,80}\s{1,8}([^\s"']{6,100})(?=\s|$)`),
	setting("Token of a code scanner", ["sonar.login", "sonar.token"], String.raw`${START}sonar\.(?:login|token)\s{0,3}[=:]\s{0,3}([\w-]{20,100})(?=\s|$)`, (value) => judgeCredential(value, "secret", "setting")),
	setting("Token of a DNS provider", ["dns "], String.raw`${START}(?:tls\s{0,4}\{\s{0,10})?dns\s{1,4}[a-z]\w{2,30}\s{1,4}([\w-]{20,100})(?=\s|$)`, (value) => judgeCredential(value, "secret", "word")),
	setting("Password of a boot loader", ["password "], String.raw`${START}password\s{1,4}[a-z][\w-]{0,30}\s{1,4}([^\s"'=:]{8,100})[ \t\r]{0,8}(?=\n|$)`, (value) => judgeCredential(value, "password", "word")),
	setting("Password of a file transfer", ["ftp"], String.raw`\bl?n?c?ftp\b[^\0]{0,300}?\n[ \t]{0,20}(?:quote\s{1,4}PASS|quote\s{1,4}USER\s\S{1,60}\s{1,4}quote\s{1,4}PASS|user\s{1,4}["']?[^\s"'$]{1,60}["']?)\s{1,4}["']?([^\s"'$]{6,100})["']?[ \t\r]{0,8}\n`, (value) => judgeCredential(value, "password", "word"), "block"),
	setting("Password in a text", [
		"password ",
		"passwd ",
		"passphrase ",
		"passcode ",
		"api key ",
		"token ",
		"pw is"
	], String.raw`\b(?:password|passwd|passphrase|passcode|pw|api[ _-]key|token)(?:\s{1,3}(?:for|of|is\s{1,3}generated\s{1,3}for)\s{1,3}(?:the\s{1,3})?(?:user\s{1,3})?[\w@.-]{1,60}\s{0,2}(?=is|was|:)|(?=\s))\s{0,3}(?:is(?:\s{1,3}now)?|was|has\s{1,3}been|(?:is\s{1,3})?(?:set|changed|reset)\s{1,3}to|(?<=\b(?:for|of)\s[^\n]{1,70}):|(?<=pass[a-z]{1,8}\s{1,3})(?=\()|(?=\x60))\s{0,3}[("'\x60*]{0,3}([^\s"'\x60*()<>,]{8,100})(?=["'\x60*)\s.,;]|$)`, (value) => judgeStatedPassword(value)),
	device([
		"psksecret",
		"pppoe",
		"http client",
		"ftp client"
	], String.raw`(?:set\s{1,4}psksecret|pppoe\s{1,4}password|ip\s{1,4}(?:http|ftp)\s{1,4}(?:client\s{1,4})?password)`),
	device(["authentication-key"], String.raw`ntp\s{1,4}authentication-key\s{1,4}\d{1,6}\s{1,4}(?:md5|sha\d{0,3}|hmac-[\w-]{3,12}|cmac-[\w-]{3,12})`),
	setting("Password of a wireless network", ["option"], String.raw`${START}option\s{1,4}["']?(?:key|key[1-4]|sae_password|auth_secret|password|psk)["']?\s{1,4}["']([^"'\n]{8,100})["']`),
	device(["isakmp"], String.raw`crypto\s{1,4}isakmp\s{1,4}key`),
	device(["neighbor "], String.raw`neighbor\s{1,4}\S{1,80}\s{1,4}password`),
	device(["ppp "], String.raw`ppp\s{1,4}(?:chap|pap\s{1,4}sent-username\s{1,4}\S{1,80})\s{1,4}password`),
	setting("Password of a wireless network", ["psk"], String.raw`${START}psk\s{0,4}=\s{0,4}"([^"\n]{8,63})"`, isLiteral$1),
	setting("Password of a proxy", ["stats auth"], String.raw`${START}stats\s{1,4}auth\s{1,4}(?<user>[^\s:]{1,80}):(?<secret>[^\s"']{4,100})`, isPasswordOfPair),
	setting("Password of a proxy", ["insecure-password"], String.raw`${START}user\s{1,4}\S{1,80}\s{1,4}insecure-password\s{1,4}"?([^\s"]{4,100})`),
	setting("Password of a proxy", ["cache_peer"], String.raw`${START}cache_peer\s[^\n]{1,200}?\slogin=(?<user>[^\s:]{1,80}):(?<secret>[^\s"']{4,100})`, isPasswordOfPair),
	setting("Password of a proxy", [
		"socks4",
		"socks5",
		"http ",
		"http	"
	], String.raw`${START}(?:socks[45]|http)[ \t]{1,20}[\w.:-]{3,100}[ \t]{1,20}\d{2,5}[ \t]{1,20}[^\s#]{1,80}[ \t]{1,20}([^\s#]{6,100})[ \t\r]{0,20}(?=\n|$)`),
	setting("Password that an installer sets", ["rootpw"], String.raw`${START}rootpw\s{1,4}(?=[^\n]{0,80}--plaintext)(?:--[\w-]{1,20}\s{1,4}){0,3}([^\s"'-][^\s"']{5,100})`),
	setting("Password that an installer sets", ["password", "passphrase"], String.raw`(?:^|[\s"'])[\w-]{1,60}\/[\w/-]{0,60}(?:password|passphrase)(?:[-_]again)?\s{1,4}password\s{1,4}([^\s"']{6,100})`),
	setting("Password that a script types into a prompt", ["assword"], String.raw`assword[^\n]{0,40}?["'}]\)?;?\s{0,20}(?:\{\s{0,20})?(?:[\w.]{1,30}\.)?(?:exp_)?send(?:line)?(?:\s{1,3}(?:--\s{1,3})?|\()\s{0,3}["'{]([^"'\r\n$[]{4,100}?)(?:\\[rn]|\r){0,2}["'}]`, (value) => /^\S{6,}$/.test(value) && isLiteral$1(value), "block"),
	setting("Key in a collection of requests", ["\"apikey\""], String.raw`"apikey"\s{0,4}:\s{0,4}\[[^\]]{0,600}?"key"\s{0,4}:\s{0,4}"value"\s{0,4},\s{0,60}"value"\s{0,4}:\s{0,4}"([^"\n]{6,300})"`, isPassword, "block"),
	setting("App password of a Google account", [
		"login",
		"gmail",
		"pass",
		"google"
	], String.raw`(?:\blogin|gmail|pass|google)[^\n]{0,160}?["'=:]\s{0,3}([a-z]{4} [a-z]{4} [a-z]{4} [a-z]{4})(?=["'\s]|$)`, isOfGoogle)
];

// src/stages/secrets/own-rules/files/terraform-state.ts
const TEXT$1 = String.raw`"((?:[^"\\\n]|\\.){4,400})"`;
const isLiteral = (value) => !isNameOfProgram(value) && entropy(value) >= 2 && (whyNoValue(value) ?? true);
/** Accepts values that Terraform generates. The state contains them in clear text, whatever the code says. */
const isResult = (value, match) => /"random_(?:password|string|bytes)"|"(?:bcrypt_hash|override_special|min_upper)"/.test(match.input) && isLiteral(value);
const state = (keyword, expression, accepts = isLiteral) => pattern("terraform-state-secret", "Secret in a Terraform state", [keyword], expression, {
	scope: "block",
	accepts
});
/** Finds secrets in the state files of Terraform and OpenTofu whose name does not show what they are. */
const TERRAFORM_STATE = [
	state("\"result\"", new RegExp(`"result"\\s{0,4}:\\s{0,4}${TEXT$1}`), isResult),
	state("\"sensitive\"", new RegExp(`"value"\\s{0,4}:\\s{0,4}${TEXT$1}\\s{0,4},\\s{0,20}"type"\\s{0,4}:\\s{0,4}"string"\\s{0,4},\\s{0,20}"sensitive"\\s{0,4}:\\s{0,4}true`)),
	state("\"sensitive\"", new RegExp(`"sensitive"\\s{0,4}:\\s{0,4}true\\s{0,4},\\s{0,20}(?:"type"\\s{0,4}:\\s{0,4}"string"\\s{0,4},\\s{0,20})?"value"\\s{0,4}:\\s{0,4}${TEXT$1}`))
];

// src/stages/secrets/own-rules/pairs.ts
/**
* Formats with one field for a name and one for its value, often on separate lines. The groups are name and value.
* `mark` is a text in lower case that every match contains. `trait` limits a format to files with it.
*/
const PAIRS = [
	["value", /\b(?:name|key|parameterkey|envname|id)\\?["']?\s{0,4}[:=]\s{0,4}\\?["']?([A-Za-z_][\w.-]{0,80})\\?["']?(?:,\s{0,60}|\s{1,60})(?:-\s)?\\?["']?(?:[a-z]{1,12}:|parameter)?value\\?["']?\s{0,4}[:=]\s{0,4}\\?["']?([^\s"'\\]{6,300})/dgi],
	["value", /["']value["']\s{0,4}:\s{0,4}(?:["'](?<value>[^\s"'\\]{6,300})["'])\s{0,4},\s{0,60}["'](?:name|key)["']\s{0,4}:\s{0,4}["'](?<name>[A-Za-z_][\w.-]{0,80})["']/dgi],
	[
		"",
		/["']?\b([A-Za-z_][\w.-]{0,80})["']?\s{0,4}:\s{0,4}\{?\s{0,40}(?:["']?type["']?\s{0,4}:\s{0,4}["']?\w{1,30}["']?,?\s{1,40})?(?:(?:["']?(?:noecho|description)["']?)\s{0,4}:\s{0,4}[^\n]{1,100}\n\s{1,40}){0,2}["']?(?:value|default|defaultvalue)["']?\s{0,4}:\s{0,4}["']?([^\s"'{}[\]]{6,300})["']?(?=\s|[},])/dgi,
		"cloudTemplate"
	],
	["name>", /<(?:[\w.-]{1,40}[-:])?name>\s{0,10}([A-Za-z_][\w.-]{0,80})\s{0,10}<\/[\w.-]{1,60}>\s{0,40}<(?:[\w.-]{1,40}[-:]|default)?value>\s{0,10}([^<>\s]{6,300})\s{0,10}<\//dgi],
	["<value>", /\bname="([A-Za-z_][\w.-]{0,80})"[^<>]{0,80}>\s{0,40}<value>\s{0,10}([^<>\s]{6,300})\s{0,10}<\/value>/dgi],
	["-value", /-Name\s{1,4}["']?([A-Za-z_][\w.-]{0,80})["']?\s{1,4}(?:-[A-Za-z]{3,20}\s{1,4}\w{1,20}\s{1,4})?-Value\s{1,4}["']?([^\s"'$]{6,300})/dgi],
	["/d ", /\/v\s{1,4}["']?([A-Za-z_]\w{0,80})["']?\s(?:\/t\s{1,4}\w{1,20}\s{1,4})?\/d\s{1,4}["']?([^\s"'%]{6,300})/dgi],
	[
		"",
		/(?:^|\n)[ \t]{0,30}["']?([A-Za-z_][\w.-]{0,80})["']?:[ \t]{0,4}\r?\n[ \t]{0,30}-[ \t]{1,4}["']?([^\s"':{}[\]]{10,300})["']?[ \t]{0,4}(?=\r?\n|$)/dg,
		"yamlTemplate"
	],
	["argument.name", /"Argument\.name">\s{0,10}([A-Za-z_][\w.-]{0,80})\s{0,10}<\/stringProp>\s{0,40}<stringProp\s{1,4}name="Argument\.value">\s{0,10}([^<>\s]{6,300})\s{0,10}<\//dgi],
	["</t", /<t[dh][^<>]{0,80}>\s{0,20}(?:<\w{1,8}>\s{0,4}){0,2}([A-Za-z_][\w.$'[\]-]{0,80}?)\s{0,4}:?\s{0,20}(?:<\/\w{1,8}>\s{0,4}){0,2}<\/t[dh]>\s{0,40}<td[^<>]{0,80}>\s{0,20}(?:<\w{1,8}>\s{0,4}){0,2}([^<>\s]{6,300})\s{0,20}</dgi],
	["</dt>", /<dt[^<>]{0,80}>\s{0,20}([A-Za-z_][\w.-]{0,80})\s{0,4}:?\s{0,20}<\/dt>\s{0,40}<dd[^<>]{0,80}>\s{0,20}(?:<\w{1,8}>\s{0,4})?([^<>\s]{6,300})\s{0,20}</dgi],
	["</", /<(?:b|strong|em|label|span|th)>\s{0,4}([A-Za-z_][\w.-]{0,80})\s{0,2}:?\s{0,4}<\/(?:b|strong|em|label|span|th)>\s{0,4}:?\s{0,4}(?:<(?:code|tt|kbd|span|td)>\s{0,4})?([^<>\s]{6,300})\s{0,8}<\/?(?:p|li|br|div|td|tr|code|tt|kbd|span)/dgi],
	[
		"}  ",
		/(?:^|\n)[$&@]\{([A-Za-z_][\w .-]{0,80})\}\s?=?[ \t]{2,40}([^\s$@&]\S{5,299})[ \t\r]{0,8}(?=\n|$)/dg,
		"robot"
	],
	["<key>", /<key>([A-Za-z_][\w.-]{0,80})<\/key>\s{0,40}<(?:string|data)>\s{0,10}([^<>\s]{6,300})\s{0,10}<\/(?:string|data)>/dg],
	["<value>", /<(\w{0,20}Password)>\s{0,40}<Value>([^<>\s]{6,300})<\/Value>/dg],
	[
		"",
		/(?:^|\n)\s{0,30}([A-Za-z_][\w.-]{0,80}):\s{1,3}[|>][+-]?\d?\s{0,3}\n\s{1,30}([^\s"']{6,300})(?=\s|$)/dg,
		"yamlTemplate"
	],
	["param", /\bparam\s{1,4}(\w{1,80})\s{1,4}string\s{0,4}=\s{0,4}'([^'\n]{6,200})'/dg],
	["variable", /\bvariable\s{1,4}"([\w-]{1,80})"\s{1,4}\{[^{}]{0,300}?\bdefault\s{0,20}=\s{0,4}"([^"\n]{6,300})"/dg]
];
/** Finds literal values of credentials in these formats. */
const PAIRED = {
	id: ASSIGNMENTS.id,
	title: ASSIGNMENTS.title,
	keywords: ASSIGNMENTS.keywords,
	certainty: "generic",
	scope: "block",
	*find({ text, traits }) {
		const small = text.toLowerCase();
		for (const [mark, expression, trait] of PAIRS) {
			if (!small.includes(mark) || trait !== void 0 && !traits.has(trait)) continue;
			for (const match of text.matchAll(expression)) {
				const { name = match[1] ?? "", value = match[2] ?? "" } = match.groups ?? {};
				const kind = nameKind(name.replace(/\W+$/, ""));
				const index = match.indices?.groups?.value?.[0] ?? match.indices?.[2]?.[0];
				if (kind === void 0 || index === void 0) continue;
				const judgement = judgeCredential(value, kind, "quoted setting");
				yield* judged({
					index,
					value
				}, judgement === false && isSigningKeyName(name) ? judgeSigningSecret(value) : judgement);
			}
		}
	}
};

// src/stages/secrets/own-rules/tokens/cloud-tokens.ts
/** Finds tokens of model providers, clouds, hosting services and databases by their documented forms. */
const CLOUD_TOKENS = tokens([
	[
		"anthropic-key",
		"Anthropic API key",
		"sk-ant-",
		String.raw`sk-ant-[a-z]{3,8}\d\d-[\w-]{32,200}`
	],
	[
		"openai-key",
		"OpenAI API key",
		"sk-proj- sk-svcacct- sk-admin- sk-none-",
		String.raw`sk-(?:proj|svcacct|admin|None)-[\w-]{40,250}`
	],
	[
		"openai-legacy-key",
		"OpenAI API key",
		"~t3blbkfj",
		String.raw`sk-(?:(?!T3BlbkFJ)[\w-]){20,120}T3BlbkFJ[\w-]{20,100}`
	],
	[
		"model-provider-key",
		"Model provider API key",
		"sk-",
		"sk-(?:[0-9a-f]{32}|[A-Za-z0-9]{48})"
	],
	[
		"openrouter-key",
		"OpenRouter API key",
		"sk-or-v1-",
		"sk-or-v1-[0-9a-f]{64}"
	],
	[
		"langfuse-key",
		"Langfuse secret key",
		"sk-lf-",
		"sk-lf-[0-9a-f-]{36}"
	],
	[
		"langsmith-key",
		"LangSmith API key",
		"lsv2_",
		"lsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}"
	],
	[
		"hugging-face-token",
		"Hugging Face token",
		"hf_ api_org_",
		"(?:hf|api_org)_[A-Za-z0-9]{32,40}"
	],
	[
		"groq-key",
		"Groq API key",
		"gsk_",
		"gsk_[A-Za-z0-9]{40,60}"
	],
	[
		"xai-key",
		"xAI API key",
		"xai-",
		"xai-[A-Za-z0-9]{60,100}"
	],
	[
		"replicate-token",
		"Replicate token",
		"r8_",
		"r8_[A-Za-z0-9]{37,40}"
	],
	[
		"perplexity-key",
		"Perplexity API key",
		"pplx-",
		"pplx-[A-Za-z0-9]{40,56}"
	],
	[
		"cerebras-key",
		"Cerebras API key",
		"csk-",
		"csk-[a-z0-9]{48}"
	],
	[
		"fireworks-key",
		"Fireworks API key",
		"fw_",
		"fw_[A-Za-z0-9]{22,26}"
	],
	[
		"elevenlabs-key",
		"ElevenLabs API key",
		"sk_",
		"sk_[0-9a-f]{48}"
	],
	[
		"nvidia-key",
		"NVIDIA API key",
		"nvapi-",
		String.raw`nvapi-[\w-]{60,72}`
	],
	[
		"pinecone-key",
		"Pinecone API key",
		"pcsk_",
		"pcsk_[A-Za-z0-9_]{50,90}"
	],
	[
		"tavily-key",
		"Tavily API key",
		"tvly-",
		"tvly-(?:dev-|prod-)?[A-Za-z0-9]{30,40}"
	],
	[
		"together-key",
		"Together API key",
		"tgp_v1_",
		String.raw`tgp_v1_[\w-]{40,50}`
	],
	[
		"jina-key",
		"Jina API key",
		"jina_",
		"jina_[A-Za-z0-9_]{55,65}"
	],
	[
		"voyage-key",
		"Voyage API key",
		"pa-",
		String.raw`pa-[\w-]{43}`
	],
	[
		"anyscale-key",
		"Anyscale secret",
		"esecret_",
		"esecret_[a-z0-9]{24,32}"
	],
	[
		"firecrawl-key",
		"Firecrawl API key",
		"fc-",
		"fc-[0-9a-f]{32}"
	],
	[
		"openai-session",
		"OpenAI session key",
		"sess-",
		"sess-[A-Za-z0-9]{40}"
	],
	[
		"cursor-key",
		"Cursor API key",
		"key_ crsr_",
		"(?:key|crsr)_[0-9a-f]{64}"
	],
	[
		"weights-and-biases-key",
		"Weights & Biases API key",
		"wandb_v1_",
		String.raw`wandb_v1_[\w-]{40,100}`
	],
	[
		"langchain-key",
		"LangChain API key",
		"ls__",
		"ls__[0-9a-f]{32}"
	],
	[
		"helicone-key",
		"Helicone API key",
		"sk-helicone-",
		"sk-helicone-(?:[a-z0-9]{2,3}-)?[a-z0-9]{7}-[a-z0-9]{7}-[a-z0-9]{7}-[a-z0-9]{7}"
	],
	[
		"mem0-key",
		"Mem0 API key",
		"m0-",
		"m0-[A-Za-z0-9]{40}"
	],
	[
		"brave-key",
		"Brave Search API key",
		"bsa",
		String.raw`BSA(?=[\w-]{0,24}\d)[\w-]{27,28}`
	],
	[
		"e2b-key",
		"E2B API key",
		"e2b_ sk_e2b_",
		"(?:sk_)?e2b_[0-9a-f]{40}"
	],
	[
		"modal-token",
		"Modal token",
		"ak- as- wk- ws-",
		"[aw][ks]-(?=[A-Za-z]{0,20}[0-9])(?=[a-z0-9]{0,20}[A-Z])[A-Za-z0-9]{22}"
	],
	[
		"runpod-key",
		"RunPod API key",
		"rpa_",
		"rpa_[A-Z0-9]{40,50}"
	],
	[
		"friendli-token",
		"Friendli token",
		"flp_",
		"flp_[A-Za-z0-9]{40,60}"
	],
	[
		"llama-cloud-key",
		"LlamaCloud API key",
		"llx-",
		"llx-[A-Za-z0-9]{40,60}"
	],
	[
		"nebius-key",
		"Nebius API key",
		"v1.cm",
		String.raw`v1\.Cm[\w-]{80,400}(?:\.[\w-]{10,200}){0,2}`
	],
	[
		"context7-key",
		"Context7 API key",
		"ctx7sk-",
		"ctx7sk-[0-9a-f-]{36}"
	],
	[
		"browserbase-key",
		"Browserbase API key",
		"bb_live_ bb_test_",
		String.raw`bb_(?:live|test)_[\w-]{24,40}`
	],
	[
		"aws-access-key",
		"AWS access key",
		"akia asia abia acca a3t",
		"(?:AKIA|ASIA|ABIA|ACCA|A3T[A-Z0-9])[0-9A-Z]{16}"
	],
	[
		"aws-session-token",
		"AWS session token",
		"iqojb3jpz2lu fwogzxivyxdz fqogzxivyxdz",
		"(?:IQoJb3JpZ2lu|FwoGZXIvYXdz|FQoGZXIvYXdz)[A-Za-z0-9+/=]{80,1800}"
	],
	[
		"aws-bedrock-key",
		"Amazon Bedrock API key",
		"absk bedrock-api-key-",
		"(?:ABSK[A-Za-z0-9+/]{90,270}={0,2}|bedrock-api-key-[A-Za-z0-9+/=]{60,1800})"
	],
	[
		"aws-appsync-key",
		"AWS AppSync API key",
		"da2-",
		"da2-[a-z0-9]{26}"
	],
	[
		"login-with-amazon-token",
		"Login with Amazon credential",
		"amzn1.oa2-cs.v1. atza| atzr|",
		String.raw`(?:amzn1\.oa2-cs\.v1\.[0-9a-f]{64}|Atz[ar]\|[\w+/=-]{80,1500})`
	],
	[
		"google-api-key",
		"Google API key",
		"aiza",
		String.raw`AIza[\w-]{35}`
	],
	[
		"google-oauth-secret",
		"Google OAuth client secret",
		"gocspx-",
		String.raw`GOCSPX-[\w-]{24,32}`
	],
	[
		"google-access-token",
		"Google OAuth access token",
		"ya29.",
		String.raw`ya29\.[\w-]{30,500}`
	],
	[
		"google-refresh-token",
		"Google OAuth refresh token",
		"1//0",
		String.raw`1\/\/0[\w-]{40,120}`
	],
	[
		"firebase-server-key",
		"Firebase server key",
		"~:apa91b",
		String.raw`AAAA[\w-]{7}:APA91b[\w-]{120,160}`
	],
	[
		"firebase-refresh-token",
		"Firebase refresh token",
		"amf-vb",
		String.raw`AMf-vB[\w-]{80,600}`
	],
	[
		"google-storage-key",
		"Google Cloud Storage HMAC key",
		"goog",
		"(?:GOOG1E[A-Z0-9]{55}|GOOG[A-Z0-9]{20})"
	],
	[
		"azure-client-secret",
		"Microsoft Entra client secret",
		"~7q~ ~8q~ ~9q~ ~6q~ ~5q~ ~4q~",
		String.raw`[\w~.-]{3}\dQ~[\w~.-]{31,37}`
	],
	[
		"azure-devops-token",
		"Azure DevOps token",
		"~azdo",
		"[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}"
	],
	[
		"azure-service-key",
		"Azure service key",
		"~+ast ~acdb ~azse ~azfu ~azca ~+asb ~+aeh ~+arm ~aiot ~+acr ~+aba ~asra",
		String.raw`[A-Za-z0-9+/_-]{33,86}(?:\+ASt|ACDb|AzSe|AzFu|AzCa|\+ASb|\+AEh|\+ARm|AIoT|\+ACR|\+ABa|ASRA)[A-Za-z0-9+/_-]{5,8}={0,2}`
	],
	[
		"azure-resource-key",
		"Azure service key",
		"~jqqj99",
		"[A-Za-z0-9]{48,56}JQQJ99[A-Za-z0-9]{16,40}"
	],
	[
		"digitalocean-token",
		"DigitalOcean token",
		"dop_v1_ doo_v1_ dor_v1_",
		"do[opr]_v1_[0-9a-f]{64}"
	],
	[
		"digitalocean-spaces",
		"DigitalOcean Spaces key",
		"do00",
		"DO00[A-Z0-9]{16}"
	],
	[
		"alibaba-access-key",
		"Alibaba Cloud access key",
		"ltai",
		"LTAI[A-Za-z0-9]{12,24}"
	],
	[
		"tencent-secret-id",
		"Tencent Cloud secret id",
		"akid",
		"AKID[A-Za-z0-9]{32}"
	],
	[
		"baidu-key",
		"Baidu Cloud API key",
		"bce-v3/altak-",
		"bce-v3/ALTAK-[A-Za-z0-9]{21}/[0-9a-f]{40}"
	],
	[
		"volcengine-key",
		"Volcengine access key",
		"aklt",
		"AKLT[A-Za-z0-9+/_-]{40,48}={0,2}"
	],
	[
		"jd-cloud-key",
		"JD Cloud access key",
		"jdc_",
		"JDC_[A-Z0-9]{25,32}"
	],
	[
		"upcloud-token",
		"UpCloud token",
		"ucat_",
		"ucat_[A-Z0-9]{26}"
	],
	[
		"exoscale-key",
		"Exoscale API key",
		"exo",
		"EXO[0-9a-f]{24}"
	],
	[
		"scalingo-token",
		"Scalingo token",
		"tk-us- tk-eu-",
		String.raw`tk-(?:us|eu)-[\w-]{44,52}`
	],
	[
		"salad-cloud-key",
		"SaladCloud API key",
		"salad_cloud_",
		String.raw`salad_cloud_\w{1,12}_[A-Za-z0-9]{24,235}`
	],
	[
		"dnsimple-token",
		"DNSimple token",
		"dnsimple_",
		"dnsimple_[au]_[A-Za-z0-9]{28,40}"
	],
	[
		"porkbun-key",
		"Porkbun API key",
		"pk1_ sk1_",
		"[ps]k1_[0-9a-f]{64}"
	],
	[
		"yandex-token",
		"Yandex Cloud token",
		"t1. aqvn y0_ yca ycp",
		String.raw`(?:t1\.[\w-]{10,300}={0,2}\.[\w-]{80,90}={0,2}|YC[AP](?=[\w-]{0,30}\d)[\w-]{37,38}|AQVN[\w-]{35,38}|y0_[\w-]{50,70})`
	],
	[
		"fly-token",
		"Fly.io token",
		"fo1_ fm1a_ fm1r_ fm2_",
		String.raw`(?:fo1_[\w-]{40,50}|fm(?:1[ar]|2)_[A-Za-z0-9+/=]{80,1500})`
	],
	[
		"databricks-token",
		"Databricks token",
		"dapi dose",
		"(?:dapi|dose)[0-9a-f]{32}(?:-[0-9])?"
	],
	[
		"planetscale-token",
		"PlanetScale credential",
		"pscale_",
		String.raw`pscale_(?:tkn|pw|oauth|app)_[\w=.-]{32,64}`
	],
	[
		"supabase-token",
		"Supabase token",
		"sbp_ sb_secret_",
		String.raw`(?:sbp_(?:v0_)?[0-9a-f]{40}|sb_secret_[\w-]{28,60})`
	],
	[
		"neon-key",
		"Neon API key",
		"napi_ npg_",
		"(?:napi_[a-z0-9]{60,70}|npg_[A-Za-z0-9]{12,20})"
	],
	[
		"vercel-token",
		"Vercel token",
		"vcp_ vci_ vca_ vcr_ vck_ vercel_blob_rw_",
		"vc[piark]_[A-Za-z0-9]{24,70}|vercel_blob_rw_[A-Za-z0-9]{14,20}_[A-Za-z0-9]{28,36}"
	],
	[
		"netlify-token",
		"Netlify token",
		"nfp_ nfc_ nfo_ nfb_ nfu_",
		"nf[pcobu]_[A-Za-z0-9]{36,40}"
	],
	[
		"render-key",
		"Render API key",
		"rnd_",
		"rnd_[A-Za-z0-9]{28,36}"
	],
	[
		"heroku-key",
		"Heroku API key",
		"hrku-",
		String.raw`HRKU-[\w-]{36,66}`
	],
	[
		"cloudflare-token",
		"Cloudflare token",
		"cfut_ cfat_ cfk_ cfoat_",
		"cf(?:ut|at|k|oat)_[A-Za-z0-9]{40,60}"
	],
	[
		"cloudflare-origin-key",
		"Cloudflare origin CA key",
		"v1.0-",
		String.raw`v1\.0-[0-9a-f]{24}-[0-9a-f]{146}`
	],
	[
		"cloudflare-tunnel-token",
		"Cloudflare tunnel token",
		"eyjhijoi",
		"eyJhIjoi[A-Za-z0-9+/]{100,300}={0,2}"
	],
	[
		"mongodb-atlas-secret",
		"MongoDB Atlas service account secret",
		"mdb_sa_sk_",
		String.raw`mdb_sa_sk_[\w-]{36,48}`
	],
	[
		"aiven-password",
		"Aiven password",
		"avns_",
		String.raw`AVNS_[\w-]{18,24}`
	],
	[
		"aiven-token",
		"Aiven token",
		"aivenv1",
		"aivenv1[A-Za-z0-9+/=]{100,300}"
	],
	[
		"cockroach-key",
		"CockroachDB Cloud key",
		"ccdb1_",
		"CCDB1_[A-Za-z0-9]{22}_[A-Za-z0-9]{40}"
	],
	[
		"clickhouse-key",
		"ClickHouse Cloud key",
		"4b1d",
		"4b1d[A-Za-z0-9]{38}"
	],
	[
		"astra-token",
		"DataStax Astra token",
		"astracs:",
		"AstraCS:[A-Za-z]{24}:[0-9a-f]{64}"
	],
	[
		"xata-key",
		"Xata API key",
		"xau_",
		"xau_[A-Za-z0-9]{30,64}"
	],
	[
		"deno-token",
		"Deno Deploy token",
		"ddp_ ddo_ ddw_",
		"dd[pow]_[A-Za-z0-9]{36,40}"
	],
	[
		"confluent-secret",
		"Confluent Cloud secret",
		"cflt",
		"cflt[A-Za-z0-9+/]{60}"
	],
	[
		"dbt-token",
		"dbt Cloud token",
		"dbtu_ dbtc_",
		String.raw`dbt[uc]_[\w-]{40,48}=?`
	],
	[
		"scaleway-key",
		"Scaleway access key",
		"scw",
		"SCW[A-Z0-9]{17}"
	],
	[
		"openshift-token",
		"OpenShift token",
		"sha256~",
		String.raw`sha256~[\w-]{43}`
	],
	[
		"rancher-token",
		"Rancher token",
		"token- kubeconfig-u",
		"(?:token-[a-z0-9]{5}|kubeconfig-u(?:ser)?-[a-z0-9.]{5,30}):[a-z0-9]{54}"
	],
	[
		"portainer-key",
		"Portainer access token",
		"ptr_",
		"ptr_[A-Za-z0-9+/]{43}="
	],
	[
		"convex-key",
		"Convex deploy key",
		"~prod: ~dev: ~preview:",
		String.raw`(?:prod|dev|preview):[a-z]{2,20}-[a-z]{2,20}-\d{1,4}\|[\w=-]{40,200}`
	],
	[
		"databento-key",
		"Databento API key",
		"db-",
		"db-(?=[A-Za-z]{0,26}[0-9])(?=[a-z0-9]{0,26}[A-Z])[A-Za-z0-9]{29}"
	],
	[
		"appwrite-key",
		"Appwrite API key",
		"standard_ dynamic_",
		"(?:standard|dynamic)_[0-9a-f]{128,256}"
	],
	[
		"palo-alto-key",
		"API key of a PAN-OS firewall",
		"lufrpt",
		"LUFRPT[A-Za-z0-9+/]{60,200}={0,2}"
	],
	[
		"proxmox-token",
		"Proxmox API token",
		"pveapitoken",
		String.raw`PVEAPIToken=[\w.-]{1,40}@[\w.-]{1,40}![\w.-]{1,40}=[0-9a-f-]{36}`
	]
]);

// src/stages/secrets/own-rules/tokens/forge-tokens.ts
/** Finds tokens of code forges, build services, package registries and secret stores by their documented forms. */
const FORGE_TOKENS = tokens([
	[
		"github-token",
		"GitHub token",
		"ghp_ gho_ ghu_ ghs_ ghr_",
		"gh[pousr]_[A-Za-z0-9]{36,251}"
	],
	[
		"github-fine-grained-token",
		"GitHub fine-grained token",
		"github_pat_",
		"github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}"
	],
	[
		"gitlab-token",
		"GitLab token",
		"glpat- gldt- glcbt- glptt- glft- glimt- glagent- gloas- glrt- glrtr- glsoat- glffct- glwt-",
		String.raw`gl(?:pat|dt|cbt|ptt|ft|imt|agent|oas|rt|rtr|soat|ffct|wt)-[\w-]{20,300}(?:\.[\w-]{2,20}){0,3}`
	],
	[
		"gitlab-registration-token",
		"GitLab runner registration token",
		"gr1348941",
		String.raw`GR1348941[\w-]{20}`
	],
	[
		"gitlab-session",
		"GitLab session",
		"_gitlab_session=",
		"_gitlab_session=[0-9a-f]{32}"
	],
	[
		"atlassian-token",
		"Atlassian token",
		"atatt3 atctt3 atstt3",
		String.raw`AT[ACS]TT3[\w=-]{40,260}`
	],
	[
		"bitbucket-password",
		"Bitbucket app password",
		"atbb",
		"ATBB[A-Za-z0-9]{28,40}"
	],
	[
		"bitbucket-token",
		"Bitbucket Data Center token",
		"bbdc-",
		"BBDC-[A-Za-z0-9+/@_-]{40,50}"
	],
	[
		"trello-token",
		"Trello token",
		"atta",
		"ATTA[0-9a-f]{60}[0-9A-Fa-f]{8,16}"
	],
	[
		"sourcegraph-token",
		"Sourcegraph token",
		"sgp_ slk_ sgd_",
		"(?:sgp_(?:local_|[0-9a-fA-F]{16}_)?[0-9a-fA-F]{40}|slk_[0-9a-f]{64}|sgd_[0-9a-f]{64})"
	],
	[
		"buildkite-token",
		"Buildkite token",
		"bkua_ bkct_ bkaj_",
		"bk(?:ua|ct|aj)_[A-Za-z0-9]{32,64}"
	],
	[
		"circleci-token",
		"CircleCI token",
		"ccipat_ cciprj_",
		"CCIP(?:AT|RJ)_[A-Za-z0-9]{22}_[0-9a-f]{40}"
	],
	[
		"dependency-track-key",
		"Dependency-Track API key",
		"odt_",
		"odt_(?:[A-Za-z0-9]{8}_)?[A-Za-z0-9]{32,64}"
	],
	[
		"harness-token",
		"Harness token",
		"pat. sat.",
		String.raw`[ps]at\.[\w-]{22}\.[0-9a-f]{24}\.[A-Za-z0-9]{20}`
	],
	[
		"octopus-key",
		"Octopus Deploy API key",
		"api-",
		"API-[A-Z0-9]{25,36}"
	],
	[
		"jetbrains-token",
		"JetBrains permanent token",
		"perm: perm-",
		String.raw`perm[:-][A-Za-z0-9+/=_-]{8,80}\.[A-Za-z0-9+/=_-]{4,80}\.[A-Za-z0-9]{30}`
	],
	[
		"prefect-key",
		"Prefect API key",
		"pnu_ pnb_",
		"pn[ub]_[A-Za-z0-9]{36}"
	],
	[
		"pulumi-token",
		"Pulumi token",
		"pul-",
		"pul-[0-9a-f]{40}"
	],
	[
		"terraform-cloud-token",
		"Terraform Cloud token",
		"~.atlasv1.",
		String.raw`[A-Za-z0-9]{14}\.atlasv1\.[\w=-]{60,70}`
	],
	[
		"infracost-key",
		"Infracost API key",
		"ico-",
		"ico-[A-Za-z0-9]{32}"
	],
	[
		"snyk-token",
		"Snyk token",
		"snyk_",
		String.raw`snyk_[us]at\.[0-9a-f]{8}\.[\w.-]{30,120}`
	],
	[
		"sonar-token",
		"Sonar token",
		"sqp_ squ_ sqa_",
		"sq[pua]_[0-9a-f]{40}"
	],
	[
		"docker-hub-token",
		"Docker Hub token",
		"dckr_pat_ dckr_oat_",
		String.raw`dckr_[po]at_[\w-]{27,36}`
	],
	[
		"jfrog-api-key",
		"JFrog API key",
		"akcp",
		"AKCp[A-Za-z0-9]{60,75}"
	],
	[
		"jfrog-reference-token",
		"JFrog reference token",
		"cmvmd",
		"cmVmd[A-Za-z0-9+/]{50,64}={0,2}"
	],
	[
		"npm-token",
		"npm token",
		"npm_",
		"npm_[A-Za-z0-9]{36}"
	],
	[
		"pypi-token",
		"PyPI token",
		"pypi-age",
		String.raw`pypi-AgE[\w-]{50,1000}`
	],
	[
		"rubygems-key",
		"RubyGems API key",
		"rubygems_",
		"rubygems_[0-9a-f]{48}"
	],
	[
		"nuget-key",
		"NuGet API key",
		"oy2",
		"oy2[a-z0-9]{43}"
	],
	[
		"crates-token",
		"crates.io token",
		"cio",
		"cio[A-Za-z0-9]{32}"
	],
	[
		"clojars-token",
		"Clojars token",
		"clojars_",
		"CLOJARS_[0-9a-z]{60}"
	],
	[
		"packagist-token",
		"Packagist token",
		"packagist_",
		"packagist_[a-z]{2,4}_[0-9a-f]{60,80}"
	],
	[
		"open-vsx-token",
		"Open VSX token",
		"ovsxat_",
		"ovsxat_[0-9a-f-]{36}"
	],
	[
		"vault-token",
		"HashiCorp Vault token",
		"hvs. hvb. hvr.",
		String.raw`hv[sbr]\.[\w-]{20,400}`
	],
	[
		"teamcity-token",
		"TeamCity token",
		"eyj0exaioiaivenwmij9.",
		String.raw`eyJ0eXAiOiAiVENWMiJ9\.[\w-]{20,100}\.[\w-]{30,200}`
	],
	[
		"jenkins-token",
		"Jenkins API token",
		"~jenkins ~/job/",
		"11[0-9a-f]{32}"
	],
	[
		"socket-token",
		"Socket token",
		"sktsec_",
		String.raw`sktsec_[\w-]{32,70}`
	],
	[
		"jsr-token",
		"JSR token",
		"jsrp_ jsrd_",
		"jsr[pd]_[A-Za-z0-9_-]{30,60}"
	],
	[
		"mergify-key",
		"Mergify key",
		"mka_",
		String.raw`mka_[\w-]{30,80}`
	],
	[
		"dvc-studio-token",
		"DVC Studio token",
		"isat_",
		"isat_[A-Za-z0-9]{30,60}"
	],
	[
		"aikido-secret",
		"Aikido secret",
		"aik_secret_ aik_ci_",
		String.raw`AIK_(?:SECRET|CI)_[\w-]{24,100}`
	],
	[
		"stackhawk-key",
		"StackHawk API key",
		"hawk.",
		String.raw`hawk\.[\w-]{20}\.[\w-]{20}`
	],
	[
		"jumpcloud-key",
		"JumpCloud API key",
		"jca_",
		"jca_[A-Za-z0-9]{32,44}"
	],
	[
		"doppler-token",
		"Doppler token",
		"dp.pt. dp.ct. dp.st. dp.sa. dp.scim. dp.audit. dp.said.",
		String.raw`dp\.(?:pt|ct|st|sa|scim|audit|said)(?:\.[a-z0-9_-]{2,35})?\.[A-Za-z0-9]{40,44}`
	],
	[
		"infisical-token",
		"Infisical token",
		"st.",
		String.raw`st\.[0-9a-f]{24}\.[0-9a-f]{32}\.[0-9a-f]{32}`
	],
	[
		"1password-service-token",
		"1Password service account token",
		"ops_eyj",
		"ops_eyJ[A-Za-z0-9+/=_-]{200,1500}"
	],
	[
		"1password-secret-key",
		"1Password secret key",
		"a3-",
		"A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}"
	],
	[
		"bitwarden-token",
		"Bitwarden access token",
		"0.",
		String.raw`0\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\.[A-Za-z0-9]{30}:[A-Za-z0-9+/]{22}==`
	]
]);

// src/stages/secrets/own-rules/tokens/marked-tokens.ts
/** Accepts tokens with a random tail: not only digits, and no words. */
const isRandom = (value) => {
	const tail = /(?<=[_.-])(?=[\w-]{20})[A-Za-z0-9].*$/s.exec(value)?.[0].replace(/\.[a-z]{2,6}$|[_-]/g, "") ?? "";
	const digits = tail.match(/\d/g)?.length ?? 0;
	if (digits < 3 || digits === tail.length || isWords(tail)) return false;
	if (entropy(tail) < 3 || changes(tail) < tail.length * .25) return false;
	return whyNoToken(value) ?? true;
};
const isDigitOrLetter = (byte) => byte !== void 0 && (byte >= 48 && byte <= 57 || byte >= 65 && byte <= 90 || byte >= 97 && byte <= 122);
/** Whether the letter before the dot is a separate word, and 24 letters and digits may follow the dot. */
const isAlone = (content, at) => !isDigitOrLetter(content[at - 1]) && content[at - 1] !== 46 && isDigitOrLetter(content[at + 13]) && isDigitOrLetter(content[at + 25]);
/** Words that providers put after their own name to say what kind of token it is. */
const MARKS = "live test prod production sandbox staging stg dev api key apikey secret sec sk pat sat tok token rt at oat svc srv bot user org team admin root master deploy ci agent app".replaceAll(" ", "|");
/**
* Finds tokens of providers that no other rule knows: a short name, the kind of the token, and a long random text, for
* example `acme_live_…`, `sk_…`. There is no other evidence for them.
*/
const MARKED_TOKENS = [
	pattern("marked-token", "Token by its prefix", [
		"live",
		"test",
		"prod",
		"sandbox",
		"api",
		"key",
		"secret",
		"pat",
		"sat",
		"token"
	].flatMap((mark) => [`_${mark}_`, `-${mark}-`]), new RegExp(`(?<![A-Za-z0-9_./+-])([a-z][a-z0-9]{1,15}(?:[_-](?:${MARKS})){1,3}[_-][A-Za-z0-9]{24,200})(?![A-Za-z0-9_./+-])`), {
		certainty: "generic",
		accepts: isRandom
	}),
	pattern("marked-token", "Token by its prefix", [
		"sk_",
		"sk-",
		"rk_",
		"pat_",
		"pat-",
		"tok_",
		"key_",
		"key-",
		"api_",
		"secret_",
		"token_",
		"apikey_"
	], /(?<![A-Za-z0-9_./+-])((?:test|live)?(?:sk|rk|pat|tok|key|api|secret|token|apikey)[_-](?:[a-z0-9]{1,12}[_-]){0,2}(?:[A-Za-z0-9_-]{32,200}|[A-Za-z0-9]{20,31})(?:\.[A-Za-z0-9_]{2,40})?)(?![A-Za-z0-9_./+-])/, {
		certainty: "generic",
		accepts: isRandom
	}),
	pattern("single-letter-token", "Token with a single letter in front", ["s.", "o."], /(?<![A-Za-z0-9_./\\-])(s\.[A-Za-z0-9]{24}(?:\.[A-Za-z0-9]{5})?|o\.[A-Za-z0-9]{32})(?![A-Za-z0-9_./(-])/, {
		probe: isAlone,
		accepts: isRandom
	})
];

// src/stages/secrets/no-secret/key-frames.ts
const BEGIN = /-{4,5} ?BEGIN [A-Z0-9 ]{0,40}(?:PRIVATE KEY|OpenVPN Static key V1)[A-Z ]{0,6}-{4,5}/;
const FRAME$2 = /-{4,5} ?(?:BEGIN|END) [^-\n]{1,60}-{4,5}/g;
/** Line breaks in strings and in HTML. */
const BREAKS = /\\+[nr]|<br\s?\/?>|&#(?:10|13|xA|xD);|\\u000[aAdD]/gi;
/**
* Text between two lines of a key: quotes, comment marks and operators that join strings. A plus can also be base64.
*/
const BETWEEN = /["'`]\s*[+.&]?\s*["'`]?|^\s*(?:\/\/|--|rem\s)|[\s,;#*>|&]|\\$/gim;
const HEADERS = /^(?:Proc-Type|DEK-Info|Version|Comment|Charset|Hash|Subject|x-[\w-]+|Encryption|Key-Type)\s?:[^\n\\&<]{0,200}/gim;
/** Whether a text contains the frame of a private key. */
function hasKeyFrame(text) {
	return BEGIN.test(text);
}
/** The base64 of a private key, without the text around and between its lines. */
function keyBody(text) {
	const from = text.search(BEGIN);
	const inside = from < 0 ? text : text.slice(from).replace(BEGIN, "\n");
	const end = inside.search(/-{4,5} ?END /);
	const bare = (end < 0 ? inside : inside.slice(0, end)).replace(BREAKS, "\n").replace(HEADERS, "").replace(FRAME$2, "").replace(BETWEEN, "");
	return /^[A-Za-z0-9+/=]*/.exec(bare)?.[0] ?? "";
}
/** The base64 of a key without a frame; undefined if the text is not only lines of base64. */
function bareKeyBody(text) {
	const lines = text.replace(BREAKS, "\n");
	const body = lines.replace(BETWEEN, "");
	return lines.includes("\n") && body.length >= 60 && /^[A-Za-z0-9+/]+={0,2}$/.test(body) ? body : void 0;
}
/**
* Whether a frame contains a key. In documentation it contains dots, in code it may be empty, in comments it contains
* sentences.
*/
function isKey$1(text) {
	const base64 = keyBody(text);
	if (base64.length < 60 || isMonotonous(base64)) return false;
	return /\d/.test(base64) && changes(base64) >= base64.length * .15;
}

// src/stages/secrets/own-rules/tokens/private-keys.ts
/** Base64 on several lines, or with escaped line breaks on one line of JSON or of an `.env` file. */
const LINE = String.raw`(?:\\r|\\n|[A-Za-z0-9+/=\s"',]){40,7000}`;
/**
* Any text between the first and the last line of a frame, except another frame. The lines may be comments, quoted,
* joined, or broken by HTML.
*/
const INSIDE = String.raw`(?:(?!-----)[^\0]){40,7000}`;
/** Accepts a frame only if it contains base64. Documentation shows frames that contain dots. */
const hasBody = (value) => isKey$1(value) ? true : "sample";
const isRandomBody = (value) => value.replace(/[^A-Za-z0-9+/=]/g, "").length >= 40 && !isMonotonous(value.replace(/-----[^-]*-----/g, ""));
const block = (id, title, keywords, expression) => pattern(id, title, keywords, expression, {
	scope: "block",
	accepts: isRandomBody
});
/** Finds private keys in all common text formats. */
const PRIVATE_KEYS = [
	pattern("private-key", "Private key", ["private key-----", "private key block-----"], new RegExp(`(-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----${INSIDE}-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----)`), {
		scope: "block",
		accepts: hasBody
	}),
	pattern("private-key", "Private key", ["private key-----", "private key block-----"], new RegExp(String.raw`(-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?:\s|\\[nr]|(?:Proc-Type|DEK-Info|Version|Comment|Charset|Hash): [^\n]{0,120}\n){0,8}${LINE})`), {
		scope: "block",
		accepts: (value) => isKey$1(value)
	}),
	pattern("private-key", "Private key without its frame", [
		"ibadanbgkqhkig9w0baqefaasc",
		"ibaakca",
		"ibaakbg",
		"ageamb",
		"mhccaqeei",
		"mhqcaqee",
		"migkageb"
	], /(?<![A-Za-z0-9+/])((?:MII[A-Z][A-Za-z0-9+/]{2}IBADANBgkqhkiG9w0BAQEFAASC|MII[A-Z][A-Za-z0-9+/]{2}IBAAKCA|MII[CJ][A-Za-z0-9+/]{2}IBAAKBg|MI(?:GH|GT|G2|HuA?)[A-Za-z0-9+/]{0,2}AgEAMB[AM]GByqGSM49|MH[cQ]CAQEE|MIGkAgEBBD)[A-Za-z0-9+/]{90,6000}={0,2})/, {
		scope: "block",
		accepts: (value) => !isMonotonous(value) && changes(value) >= value.length * .15
	}),
	pattern("nkey-seed", "Seed of a NATS key", ["nkey seed"], /NKEY SEED-{3,8}(?:\s|\\[nr]){1,6}(S[A-Z2-7]{55,59})/, {
		scope: "block",
		accepts: (value) => !isMonotonous(value)
	}),
	pattern("openvpn-static-key", "Static key of OpenVPN", ["openvpn static key"], /(-----BEGIN OpenVPN Static key V1-----[0-9a-fA-F\s\\nr]{200,1200}(?:-----END OpenVPN Static key V1-----)?)/, {
		scope: "block",
		accepts: isRandomBody
	}),
	block("ssh2-private-key", "SSH2 private key", ["begin ssh2 encrypted"], new RegExp(String.raw`(---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----(?:\s{1,2}[A-Za-z-]{1,20}: [^\n]{0,200}){0,4}${LINE})`)),
	block("putty-private-key", "PuTTY private key", ["private-lines"], /Private-Lines: \d{1,3}\s{1,2}([A-Za-z0-9+/=\s]{40,7000})(?=Private-MAC|$)/),
	block("sigstore-private-key", "Encrypted signing key", ["begin encrypted sigstore", "begin encrypted cosign"], new RegExp(`(-----BEGIN ENCRYPTED (?:SIGSTORE|COSIGN) PRIVATE KEY-----${LINE})`)),
	block("minisign-secret-key", "minisign secret key", ["secret key"], /(?:minisign|signify|rsign)[^\n]{0,60}secret key[^\n]{0,60}\n(RW[A-Za-z0-9+/]{100,300}={0,2})/),
	pattern("wireguard-key", "WireGuard key", ["privatekey", "presharedkey"], /\b(?:PrivateKey|PresharedKey)\s{0,4}=\s{0,4}([A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=)/i),
	pattern("json-web-key", "Private JSON web key", ["\"kty\"", "\\\"kty\\\""], /\{[^{}]{0,3000}?\\?"(?:d|k)\\?"\s{0,4}:\s{0,4}\\?"([\w-]{20,700})\\?"[^{}]{0,3000}\}/, {
		scope: "block",
		accepts: (value, match) => /"kty\\?"/.test(match[0]) && !isMonotonous(value)
	})
];

// src/stages/secrets/own-rules/tokens/service-tokens.ts
/** Finds tokens of chat, payment, mail and office services by their documented forms. */
const OFFICE = tokens([
	[
		"slack-token",
		"Slack token",
		"xoxb- xoxp- xoxa- xoxr- xoxs- xoxo- xoxe- xoxc- xoxd- xoxe. xwfp-",
		String.raw`(?:xox[bparsocde]|xwfp|xoxe\.xox[bp])-(?:[A-Za-z0-9%+/=]{1,250}-){0,4}[A-Za-z0-9%+/=]{16,250}`
	],
	[
		"slack-app-token",
		"Slack app token",
		"xapp-",
		"xapp-[0-9]-[A-Z0-9]{8,14}-[0-9]{10,14}-[A-Za-z0-9]{32,70}"
	],
	[
		"telegram-token",
		"Telegram bot token",
		"~:aa",
		String.raw`[0-9]{8,10}:AA[\w-]{32,33}`
	],
	[
		"matrix-token",
		"Matrix access token",
		"syt_",
		String.raw`syt_[\w+/=-]{1,250}_[A-Za-z0-9]{20}_[A-Za-z0-9]{6}`
	],
	[
		"ntfy-token",
		"ntfy access token",
		"tk_",
		"tk_[A-Za-z0-9]{29}"
	],
	[
		"matrix-token",
		"Matrix access token",
		"mct_ mcr_ mat_",
		"m[ca][tr]_[A-Za-z0-9]{20,40}_[A-Za-z0-9]{6}"
	],
	[
		"twitch-stream-key",
		"Twitch stream key",
		"live_",
		String.raw`live_\d{8,10}_[A-Za-z0-9]{30}`
	],
	[
		"okta-token",
		"Okta API token",
		"~okta",
		String.raw`00(?=[\w-]{0,38}\d)(?=[\w-]{0,38}[A-Z])[\w-]{40}`
	],
	[
		"telnyx-key",
		"Telnyx API key",
		"~telnyx",
		String.raw`KEY[0-9A-F]{32}_[\w-]{22}`
	],
	[
		"signalwire-token",
		"SignalWire token",
		"~signalwire ~signal_wire",
		"PT[0-9a-f]{48}"
	],
	[
		"infobip-key",
		"Infobip API key",
		"~infobip",
		"[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
	],
	[
		"onesignal-key",
		"OneSignal API key",
		"os_v2_app_ os_v2_org_",
		"os_v2_(?:app|org)_[a-z0-9]{80,120}"
	],
	[
		"kit-key",
		"Kit API key",
		"kit_",
		"kit_[0-9a-f]{32}"
	],
	[
		"cal-key",
		"Cal.com API key",
		"cal_",
		"cal_(?:live_|test_)?[0-9a-f]{32}"
	],
	[
		"canva-secret",
		"Canva client secret",
		"cnvca",
		String.raw`cnvca[\w-]{38,60}`
	],
	[
		"voiceflow-key",
		"Voiceflow API key",
		"vf.",
		String.raw`VF\.(?:(?:DM|WS)\.)?[0-9a-fA-F]{24}\.[A-Za-z0-9]{16}`
	],
	[
		"gc-notify-key",
		"Key of a government notification service",
		"gcntfy-",
		String.raw`gcntfy-[\w-]{1,60}-[0-9a-f-]{36}-[0-9a-f-]{36}`
	],
	[
		"webex-token",
		"Webex bot token",
		"~webex ~cisco ~_pf ~_pe",
		"[A-Za-z0-9]{64}_[A-Z0-9]{4}_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
	],
	[
		"meta-token",
		"Instagram or Threads access token",
		"igqv igqw igaa thaa",
		"(?:IGQ[VW][A-Za-z0-9]|IGAA|THAA)[A-Za-z0-9_-]{80,300}"
	],
	[
		"linear-webhook-secret",
		"Linear webhook secret",
		"lin_wh_",
		"lin_wh_[A-Za-z0-9]{36,64}"
	],
	[
		"wakatime-key",
		"WakaTime API key",
		"waka_",
		"waka_(?:sec_|tok_|ref_)?[0-9A-Za-z-]{32,80}"
	],
	[
		"gitbook-token",
		"GitBook token",
		"gb_api_",
		"gb_api_[A-Za-z0-9]{36,48}"
	],
	[
		"healthchecks-key",
		"Healthchecks API key",
		"hcw_ hcr_",
		"hc[wr]_[A-Za-z0-9]{28}"
	],
	[
		"twilio-key",
		"Twilio API key",
		"sk0 sk1 sk2 sk3 sk4 sk5 sk6 sk7 sk8 sk9 ska skb skc skd ske skf",
		"SK[0-9a-f]{32}"
	],
	[
		"intercom-token",
		"Intercom token",
		"dg9rog",
		"dG9rOg[A-Za-z0-9+/]{50,60}={0,2}"
	],
	[
		"stripe-key",
		"Stripe key",
		"sk_live_ sk_test_ rk_live_ rk_test_ sk_prod_ sk_org_ ek_live_ ek_test_",
		"(?:[sre]k_(?:live|test|prod)|sk_org(?:_live|_test)?)_[A-Za-z0-9]{16,250}"
	],
	[
		"webhook-signing-secret",
		"Webhook signing secret",
		"whsec_",
		"whsec_[A-Za-z0-9+/=]{24,70}"
	],
	[
		"square-token",
		"Square token",
		"sq0atp- sq0csp- sandbox-sq0 eaaa",
		String.raw`(?:sq0atp-[\w-]{22}|(?:sandbox-)?sq0cs[bp]-[\w-]{40,50}|EAAA[\w+=-]{56,64})`
	],
	[
		"braintree-token",
		"PayPal Braintree access token",
		"access_token$",
		String.raw`access_token\$(?:production|sandbox)\$[a-z0-9]{16}\$[0-9a-f]{32}`
	],
	[
		"adyen-key",
		"Adyen API key",
		"aqe",
		String.raw`AQE[A-Za-z0-9]{5}[A-Za-z0-9+/]{60,200}={0,2}-[A-Za-z0-9+/]{30,60}={0,2}-[^\s"'<>]{10,40}`
	],
	[
		"shopify-token",
		"Shopify token",
		"shpat_ shpca_ shppa_ shpss_ shpua_ shptka_",
		"shp(?:at|ca|pa|ss|ua|tka)_[0-9a-fA-F]{32}"
	],
	[
		"razorpay-key",
		"Razorpay key",
		"rzp_live_ rzp_test_",
		"rzp_(?:live|test)_[A-Za-z0-9]{14,24}"
	],
	[
		"flutterwave-key",
		"Flutterwave secret key",
		"flwseck",
		"FLWSECK(?:(?:_TEST|_LIVE)?-[A-Za-z0-9-]{12,60}-X|_TEST[0-9a-f]{12})"
	],
	[
		"mercado-pago-token",
		"Mercado Pago access token",
		"app_usr- test-0 test-1 test-2 test-3 test-4 test-5 test-6 test-7 test-8 test-9",
		String.raw`(?:APP_USR|TEST)-\d{10,20}-\d{6}-[0-9a-f]{32}(?:__[A-Z_]{5}__)?-\d{5,12}`
	],
	[
		"amazon-marketplace-token",
		"Amazon Marketplace token",
		"amzn.mws.",
		String.raw`amzn\.mws\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`
	],
	[
		"plaid-token",
		"Plaid access token",
		"access-sandbox- access-development- access-production-",
		"access-(?:sandbox|development|production)-[0-9a-f-]{36}"
	],
	[
		"payment-key",
		"Payment provider key",
		"live_ test_",
		String.raw`(?:live|test)_(?:(?=[A-Za-z]{0,24}\d)[A-Za-z0-9]{25}|[A-Za-z0-9]{30,35}|[0-9a-f]{35}|(?=[\w-]{0,39}\d)[\w-]{40})`
	],
	[
		"easypost-key",
		"EasyPost API key",
		"ezak ezta eztk",
		"EZ[AT]K[A-Za-z0-9]{54}"
	],
	[
		"shippo-token",
		"Shippo token",
		"shippo_",
		"shippo_(?:live|test)_[0-9a-f]{40}"
	],
	[
		"duffel-token",
		"Duffel token",
		"duffel_",
		String.raw`duffel_(?:live|test)_[\w=-]{43}`
	],
	[
		"xendit-key",
		"Xendit key",
		"xnd_",
		"xnd_(?:production|development)_[A-Za-z0-9]{40,80}"
	],
	[
		"midtrans-key",
		"Midtrans server key",
		"mid-server-",
		String.raw`Mid-server-[\w-]{20,30}`
	],
	[
		"cashfree-key",
		"Cashfree secret",
		"cfsk_ma_",
		"cfsk_ma_(?:prod|test)_[0-9a-f]{32}_[0-9a-f]{8}"
	],
	[
		"paddle-key",
		"Paddle API key",
		"pdl_",
		"pdl_(?:live|sdbx)_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}"
	],
	[
		"polar-token",
		"Polar token",
		"polar_",
		"polar_[a-z_]{2,5}_[A-Za-z0-9]{40,60}"
	],
	[
		"woocommerce-key",
		"WooCommerce key",
		"ck_ cs_",
		"c[ks]_[0-9a-f]{40}"
	],
	[
		"checkout-key",
		"Checkout.com secret key",
		"sk_test_ sk_ sk_sbox_",
		"sk_(?:test_|sbox_)?(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<=sk_sbox_)[a-z0-9]{26,32})"
	],
	[
		"pagarme-key",
		"Pagar.me key",
		"ak_live_ ak_test_",
		"ak_(?:live|test)_[A-Za-z0-9]{30}"
	],
	[
		"asaas-key",
		"Asaas API key",
		"~$aact_",
		String.raw`\$aact_(?:prod_|hmlg_)?[A-Za-z0-9=:+/-]{40,300}`
	],
	[
		"ebay-secret",
		"eBay credential",
		"prd- sbx-",
		"(?:PRD|SBX)-[0-9a-f]{12}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}"
	],
	[
		"ramp-secret",
		"Ramp client secret",
		"ramp_sec_ ramp_tok_",
		"ramp_(?:sec|tok)_[A-Za-z0-9]{40,64}"
	],
	[
		"brex-token",
		"Brex token",
		"bxt_",
		String.raw`bxt_[\w-]{36,80}`
	],
	[
		"secret-token-uri",
		"Token in the form of RFC 8959",
		"secret-token:",
		String.raw`secret-token:(?=[\w%~.-]{0,60}\d)[\w%~.-]{20,300}`
	],
	[
		"onfido-token",
		"Onfido API token",
		"api_live api_sandbox",
		String.raw`api_(?:live|sandbox)(?:_[a-z]{2})?\.[\w-]{11}\.[\w-]{32}`
	],
	[
		"sumsub-token",
		"Sumsub token",
		"prd: sbx:",
		String.raw`(?:prd|sbx):[A-Za-z0-9]{20,32}\.[A-Za-z0-9]{32}`
	],
	[
		"persona-key",
		"Persona API key",
		"persona_production_ persona_sandbox_",
		"persona_(?:production|sandbox)_[0-9a-f-]{36}"
	],
	[
		"zoho-token",
		"Zoho token",
		"1000.",
		String.raw`1000\.[0-9a-f]{32}\.[0-9a-f]{32}`
	],
	[
		"salesforce-refresh-token",
		"Salesforce refresh token",
		"5aep8",
		"5AEP8[A-Za-z0-9._=]{60,120}"
	],
	[
		"aftership-key",
		"AfterShip API key",
		"asat_",
		"asat_[0-9a-f]{32}"
	],
	[
		"ticket-tailor-key",
		"Ticket Tailor API key",
		"sk_",
		String.raw`sk_\d{2,6}_\d{4,8}_[0-9a-f]{32}`
	],
	[
		"flexport-token",
		"Flexport token",
		"shltm_",
		String.raw`shltm_[\w-]{40}`
	],
	[
		"besttime-key",
		"BestTime private key",
		"pri_",
		"pri_[0-9a-f]{32}"
	],
	[
		"sendgrid-key",
		"SendGrid API key",
		"sg.",
		String.raw`SG\.[\w-]{20,24}\.[\w-]{39,50}`
	],
	[
		"mailgun-key",
		"Mailgun key",
		"key-",
		"key-[0-9a-f]{32}"
	],
	[
		"mailgun-sending-key",
		"Mailgun key",
		"~mailgun",
		"[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}"
	],
	[
		"mailchimp-key",
		"Mailchimp API key",
		"~-us",
		"[0-9a-f]{32}-us[0-9]{1,2}"
	],
	[
		"mandrill-key",
		"Mandrill API key",
		"md-",
		String.raw`md-[\w-]{22}`
	],
	[
		"brevo-key",
		"Brevo key",
		"xkeysib- xsmtpsib-",
		"x(?:key|smtp)sib-[0-9a-f]{64}-[A-Za-z0-9]{16}"
	],
	[
		"resend-key",
		"Resend API key",
		"re_",
		"re_[A-Za-z0-9]{8}_[A-Za-z0-9]{20,26}"
	],
	[
		"mailersend-token",
		"MailerSend token",
		"mlsn.",
		String.raw`mlsn\.[0-9a-f]{64}`
	],
	[
		"klaviyo-key",
		"Klaviyo private key",
		"pk_",
		"pk_[0-9a-f]{34}"
	],
	[
		"notion-token",
		"Notion token",
		"secret_ ntn_",
		"(?:secret_[A-Za-z0-9]{43}|ntn_[0-9]{11}[A-Za-z0-9]{35})"
	],
	[
		"growthbook-key",
		"GrowthBook secret key",
		"secret_admin_ secret_user_ secret_readonly_ secret_proj",
		String.raw`secret_(?:admin|user|readonly|proj\w{1,20})_[A-Za-z0-9]{20,64}`
	],
	[
		"linear-key",
		"Linear key",
		"lin_api_ lin_oauth_",
		"lin_(?:api|oauth)_[A-Za-z0-9]{40,64}"
	],
	[
		"airtable-token",
		"Airtable token",
		"pat oaa",
		String.raw`(?:pat[A-Za-z0-9]{14}\.[0-9a-f]{64}|oaa[A-Za-z0-9]{14}\.v1\.[\w-]{20,200}\.[0-9a-f]{64})`
	],
	[
		"figma-token",
		"Figma token",
		"figd_ figu_ figo_ figr_",
		String.raw`fig[duor][a-z]?_[\w-]{38,50}`
	],
	[
		"asana-token",
		"Asana token",
		"1/1 1/2 1/3 1/4 1/5 1/6 1/7 1/8 1/9 2/1 2/2 2/3 2/4 2/5 2/6 2/7 2/8 2/9",
		String.raw`[12]\/[0-9]{13,17}(?:\/[0-9]{13,17})?:[0-9a-f]{32}`
	],
	[
		"hubspot-token",
		"HubSpot token",
		"pat-na pat-eu pat-ap",
		"pat-(?:na|eu|ap)[0-9]-[0-9a-f-]{36}"
	],
	[
		"clickup-token",
		"ClickUp token",
		"pk_",
		"pk_[0-9]{5,12}_[A-Z0-9]{32}"
	],
	[
		"dropbox-token",
		"Dropbox token",
		"sl.",
		String.raw`sl\.(?:u\.)?[\w-]{120,1500}`
	],
	[
		"typeform-token",
		"Typeform token",
		"tfp_",
		String.raw`tfp_[\w.=-]{40,70}`
	],
	[
		"contentful-token",
		"Contentful token",
		"cfpat-",
		String.raw`CFPAT-[\w-]{43}`
	],
	[
		"readme-key",
		"ReadMe API key",
		"rdme_",
		"rdme_[a-z0-9]{70}"
	],
	[
		"postman-key",
		"Postman API key",
		"pmak- pmat-",
		"(?:PMAK-[0-9a-f]{24}-[0-9a-f]{34}|PMAT-[A-Z0-9]{26})"
	],
	[
		"apify-token",
		"Apify token",
		"apify_api_",
		"apify_api_[A-Za-z0-9]{34,40}"
	],
	[
		"frameio-token",
		"Frame.io token",
		"fio-u-",
		String.raw`fio-u-[\w=-]{64}`
	],
	[
		"retool-token",
		"Retool token",
		"retool_",
		"retool_[0-9a-z]{26,32}"
	],
	[
		"salesforce-session",
		"Salesforce session",
		"00d",
		String.raw`00D[A-Za-z0-9]{12,15}![\w.]{80,120}`
	],
	[
		"okta-token",
		"Okta API token",
		"~ssws",
		String.raw`(?<=SSWS )00[\w-]{40}`
	],
	[
		"facebook-token",
		"Facebook access token",
		"eaa",
		"EAA[A-Za-z0-9]{80,300}"
	],
	[
		"twitter-bearer",
		"X bearer token",
		"aaaaaaaaaaaaaaaaaa",
		"A{18,24}[A-Za-z0-9%]{60,120}"
	],
	[
		"linkedin-secret",
		"LinkedIn client secret",
		"wpl_ap",
		String.raw`WPL_AP[01]\.[A-Za-z0-9]{14,20}\.[A-Za-z0-9+/=]{6,12}`
	],
	[
		"twitch-token",
		"Twitch token",
		"oauth:",
		"oauth:[a-z0-9]{30}"
	],
	[
		"pinterest-token",
		"Pinterest token",
		"pina_",
		"pina_[A-Z0-9]{60,120}"
	],
	[
		"adobe-secret",
		"Adobe client secret",
		"p8e-",
		String.raw`p8e-[\w-]{32}`
	],
	[
		"stytch-secret",
		"Stytch secret",
		"secret-live- secret-test-",
		String.raw`secret-(?:live|test)-[\w-]{35}=`
	],
	[
		"statsig-secret",
		"Statsig secret",
		"secret-",
		"secret-[A-Za-z0-9]{43}"
	],
	[
		"zuplo-key",
		"Zuplo API key",
		"zpka_",
		"zpka_[0-9a-f]{32}_[0-9a-f]{8}"
	]
]);
/** Finds tokens of services for monitoring, feature flags, routing and search by their documented forms. */
const OPERATIONS = tokens([
	[
		"grafana-token",
		"Grafana token",
		"glsa_ glc_ eyjrijoi",
		"glsa_[A-Za-z0-9]{32}_[0-9a-fA-F]{8}|glc_[A-Za-z0-9+/]{32,400}={0,2}|eyJrIjoi[A-Za-z0-9]{60,400}={0,2}"
	],
	[
		"new-relic-key",
		"New Relic key",
		"~nrak- ~nrii- ~nraa- ~nrra- ~nrsp- ~nral ~nriq-",
		String.raw`NRAK-[A-Z0-9]{27}|NRII-[\w-]{32}|NRAA-[0-9a-f]{27}|NRRA-[0-9a-f]{42}|NRSP-[A-Za-z0-9-]{30,50}|[0-9a-f]{32,36}(?:FFFF)?NRAL|NRIQ-[\w-]{32}|NRIQ-[\w-]{25}|[a-z]{2}\d\dxx[0-9a-f]{30}NRAL`
	],
	[
		"sentry-token",
		"Sentry token",
		"sntrys_ sntryu_ sntryi_",
		"sntrys_eyJ[A-Za-z0-9+/=_-]{60,400}|sntry[ui]_[0-9a-f]{64}"
	],
	[
		"dynatrace-token",
		"Dynatrace token",
		"dt0c01. dt0s01. dt0s02. dt0s16. dt0s08.",
		String.raw`dt0[cs]\d\d\.[A-Z0-9]{8,24}\.[A-Z0-9]{64}`
	],
	[
		"honeycomb-key",
		"Honeycomb key",
		"hcaik_ hcxik_ hcbik_ hcamk_ hcxmk_ hcalk_",
		"hc[a-z][iml]k_[a-z0-9]{26,60}"
	],
	[
		"elastic-token",
		"Elastic Cloud key",
		"essu_",
		"essu_[A-Za-z0-9+/=_-]{50,120}"
	],
	[
		"axiom-token",
		"Axiom token",
		"xaat- xapt-",
		"xa[ap]t-[0-9a-f-]{36}"
	],
	[
		"posthog-key",
		"PostHog personal key",
		"phx_ phs_",
		"ph[xs]_[A-Za-z0-9]{36,60}"
	],
	[
		"datadog-token",
		"Datadog token",
		"ddpat_ ddapp_",
		"dd(?:pat|app)_[A-Za-z0-9]{28,60}"
	],
	[
		"configcat-key",
		"ConfigCat SDK key",
		"configcat-sdk-",
		String.raw`configcat-sdk-\d\/[\w-]{22}\/[\w-]{22}`
	],
	[
		"rootly-key",
		"Rootly API key",
		"rootly_",
		"rootly_[0-9a-f]{64}"
	],
	[
		"pagerduty-key",
		"PagerDuty API key",
		"u+ y+",
		String.raw`[uy]\+(?=[\w-]{0,16}\d)[\w-]{18}`
	],
	[
		"devcycle-key",
		"DevCycle SDK key",
		"dvc_server_",
		String.raw`dvc_server_[\w-]{24,80}`
	],
	[
		"logicmonitor-token",
		"LogicMonitor token",
		"lmb_ lma_",
		"lm[ab]_[A-Za-z0-9+/=_-]{32,200}"
	],
	[
		"nightfall-key",
		"Nightfall API key",
		"nf-",
		"NF-(?=[A-Za-z]{0,28}[0-9])[A-Za-z0-9]{32}"
	],
	[
		"pangea-token",
		"Pangea token",
		"pts_",
		"pts_[a-z0-9]{32}"
	],
	[
		"censys-key",
		"Censys API key",
		"censys_",
		"censys_[A-Za-z0-9_-]{30,60}"
	],
	[
		"ngrok-token",
		"ngrok token",
		"~ngrok ~authtoken",
		"(?:[12][A-Za-z0-9]{26}_[A-Za-z0-9]{20,22}|ngrok_api_[A-Za-z0-9]{36,48})"
	],
	[
		"unkey-key",
		"Unkey root key",
		"unkey_",
		"unkey_(?=[A-Za-z]{0,20}[0-9])[A-Za-z0-9]{20,40}"
	],
	[
		"trigger-key",
		"Trigger.dev key",
		"tr_prod_ tr_dev_ tr_stg_ tr_pat_",
		"tr_(?:prod|dev|stg|pat)_(?=[A-Za-z]{0,18}[0-9])[A-Za-z0-9]{20,44}"
	],
	[
		"n8n-key",
		"n8n API key",
		"n8n_api_",
		"n8n_api_[0-9a-f]{64,100}"
	],
	[
		"hex-token",
		"Hex token",
		"hxtp_",
		"hxtp_[0-9a-f]{64,128}"
	],
	[
		"rapidapi-key",
		"RapidAPI key",
		"~msh",
		"[a-z0-9]{10}msh[0-9a-f]{15,22}p[0-9a-f]{6}jsn[a-z0-9]{12}"
	],
	[
		"ably-key",
		"Ably API key",
		"~ably",
		String.raw`[\w-]{6}\.[\w-]{6}:[\w-]{43}`
	],
	[
		"imagekit-key",
		"ImageKit private key",
		"private_",
		"private_[A-Za-z0-9+/]{27}="
	],
	[
		"prismic-token",
		"Prismic token",
		"mc5",
		String.raw`MC5[A-Za-z0-9_-]{16,60}\.[\w%-]{30,300}`
	],
	[
		"ghost-key",
		"Ghost admin key",
		"~ghost",
		"[0-9a-f]{24}:[0-9a-f]{64}"
	],
	[
		"sanity-token",
		"Sanity token",
		"~sanity",
		"sk[A-Za-z0-9]{78,200}"
	],
	[
		"segment-token",
		"Segment token",
		"sgp_",
		"sgp_[A-Za-z0-9]{64}"
	],
	[
		"samsara-token",
		"Samsara token",
		"samsara_api_",
		"samsara_api_[A-Za-z0-9]{28,40}"
	],
	[
		"ubidots-token",
		"Ubidots token",
		"bbff- bbus-",
		"BB(?:FF|US)-[A-Za-z0-9]{30}"
	],
	[
		"ionic-token",
		"Ionic token",
		"ion_",
		"ion_[A-Za-z0-9]{42}"
	],
	[
		"budibase-key",
		"Budibase key",
		"budi",
		"budi(?:base)?_?[0-9a-f]{32,60}"
	],
	[
		"settlemint-token",
		"SettleMint token",
		"sm_aat_ sm_pat_ sm_sat_",
		"sm_(?:aat|pat|sat)_[A-Za-z0-9]{16}"
	],
	[
		"intra42-secret",
		"42 Intra credential",
		"s-s4t2 u-s4t2",
		"[su]-s4t2(?:ud|af)-[0-9a-f]{64}"
	],
	[
		"authress-key",
		"Authress service client key",
		"~.acc_ ~.acc-",
		String.raw`(?:sc|ext|scauth|authress)_[a-z0-9]{5,30}\.[a-z0-9]{4,6}\.acc[_-][a-z0-9-]{10,32}\.[\w+/=-]{30,120}`
	],
	[
		"beamer-token",
		"Beamer token",
		"~beamer",
		String.raw`b_[\w=-]{44}`
	],
	[
		"cfx-key",
		"Cfx.re server key",
		"cfxk_",
		"cfxk_[A-Za-z0-9]{20,24}_[A-Za-z0-9]{5,8}"
	],
	[
		"thunderstore-token",
		"Thunderstore token",
		"tss_",
		"tss_[A-Za-z0-9]{20,40}"
	],
	[
		"fullstory-key",
		"FullStory API key",
		"na1. eu1.",
		String.raw`(?:na1|eu1)\.[A-Za-z0-9+/]{90,110}`
	],
	[
		"bitcoin-key",
		"Private key of a Bitcoin wallet",
		"~bitcoin ~wif ~privkey ~btc",
		"(?:5[1-9A-HJ-NP-Za-km-z]{50}|[KLc9][1-9A-HJ-NP-Za-km-z]{50,51})"
	],
	[
		"stellar-seed",
		"Seed of a Stellar account or NATS key",
		"~stellar ~nkey ~seed ~nats",
		"S[A-Z2-7]{55,57}"
	],
	[
		"descope-key",
		"Descope key",
		"~descope",
		"K2[A-Za-z0-9]{25}(?::K2[A-Za-z0-9]{25})?"
	],
	[
		"keeper-token",
		"Keeper one-time token",
		"~keeper ~ksm",
		String.raw`(?:US|EU|AU|CA|JP|GOV):[\w-]{43}`
	],
	[
		"infura-key",
		"Key in the address of a chain provider",
		"~infura.io/ ~.g.alchemy.com/",
		String.raw`(?<=infura\.io\/(?:ws\/)?v3\/)[0-9a-f]{32}|(?<=\.g\.alchemy\.com\/(?:nft\/)?v\d\/)[\w-]{32}`
	],
	[
		"quicknode-token",
		"Token in the address of a chain provider",
		"~quiknode.pro/",
		String.raw`(?<=quiknode\.pro\/)[0-9a-f]{40}`
	],
	[
		"launchdarkly-key",
		"LaunchDarkly key",
		"sdk- api-",
		"(?:sdk|api)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
	],
	[
		"unleash-token",
		"Unleash API token",
		"~:production. ~:development. ~:default. ~:staging.",
		String.raw`(?:\*|[a-z][\w-]{0,30}):[a-z][\w-]{2,30}\.[0-9a-f]{56,64}`
	],
	[
		"flagsmith-key",
		"Flagsmith key",
		"ser.",
		String.raw`ser\.[A-Za-z0-9]{22}`
	],
	[
		"checkly-key",
		"Checkly key",
		"cu_",
		"cu_[0-9a-f]{32}"
	],
	[
		"tailscale-key",
		"Tailscale key",
		"tskey-",
		"tskey-(?:[a-z]{3,8}-)?[A-Za-z0-9]{10,24}-[A-Za-z0-9]{20,40}"
	],
	[
		"netbird-token",
		"NetBird token",
		"nbp_",
		"nbp_[A-Za-z0-9]{36}"
	],
	[
		"defined-key",
		"Defined Networking key",
		"dnkey-",
		"dnkey-[A-Z0-9]{26}-[A-Z0-9]{52}"
	],
	[
		"akamai-credential",
		"Akamai client credential",
		"akab-",
		"akab-[a-z0-9]{16}-[a-z0-9]{16}"
	],
	[
		"pubnub-secret",
		"PubNub secret key",
		"sec-c-",
		"sec-c-[A-Za-z0-9+/=_-]{36,60}"
	],
	[
		"mapbox-token",
		"Mapbox secret token",
		"sk.eyj",
		String.raw`sk\.eyJ[\w-]{40,200}\.[\w-]{20,30}`
	],
	[
		"maxmind-key",
		"MaxMind licence key",
		"~_mmk",
		"[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk"
	],
	[
		"metabase-key",
		"Metabase API key",
		"mb_",
		"mb_[A-Za-z0-9+/]{43}="
	],
	[
		"tinybird-token",
		"Tinybird token",
		"p.eyj",
		String.raw`p\.eyJ[\w-]{40,200}\.[\w-]{40,60}`
	],
	[
		"valtown-token",
		"Val Town token",
		"vtwn_",
		"vtwn_[A-Za-z0-9]{24,40}"
	],
	[
		"logfire-token",
		"Logfire token",
		"pylf_v",
		String.raw`pylf_v\d_(?:us|eu)_[A-Za-z0-9]{40,50}`
	],
	[
		"inngest-signing-key",
		"Inngest signing key",
		"signkey-",
		"signkey-(?:prod|branch|test|staging)-[0-9a-f]{60,66}"
	],
	[
		"swarm-join-token",
		"Docker Swarm join token",
		"swmtkn-1-",
		"SWMTKN-1-[0-9a-z]{49,50}-[0-9a-z]{25}"
	],
	[
		"k3s-token",
		"k3s or RKE2 cluster token",
		"k10",
		String.raw`K10[0-9a-f]{64}::(?:[\w.-]{1,60}:)?[\w.+/=-]{8,200}`
	],
	[
		"adafruit-key",
		"Adafruit IO key",
		"aio_",
		"aio_[A-Za-z0-9]{28}"
	],
	[
		"age-secret-key",
		"age secret key",
		"age-secret-key-1 age-secret-key-pq-1",
		"AGE-SECRET-KEY-(?:PQ-)?1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}"
	],
	[
		"nostr-secret-key",
		"Nostr secret key",
		"nsec1",
		"nsec1[qpzry9x8gf2tvdw0s3jn54khce6mua7l]{58}"
	],
	[
		"extended-private-key",
		"Wallet private key",
		"xprv9 tprv8 yprv zprv",
		"[xtyz]prv[1-9A-HJ-NP-Za-km-z]{107}"
	]
]);
const SERVICE_TOKENS = [...OFFICE, ...OPERATIONS];

// src/stages/secrets/own-rules/tokens/wallets.ts
/**
* Accepts a phrase if its number of words is a multiple of three and most words differ. Development chains repeat one
* word.
*/
const isPhrase = (value) => {
	const words = value.split(" ");
	if (words.length % 3 !== 0) return false;
	if (isPublished$1(value)) return "published";
	return new Set(words).size > words.length / 2 ? true : "placeholder";
};
const isKey = (value) => {
	if (isPublished$1(value)) return "published";
	return isMonotonous(value) || /^0{20}/.test(value) ? "placeholder" : true;
};
/** Accepts a list of bytes if most bytes differ and they have no order. */
const isBytes = (value) => {
	const bytes = value.split(",").map(Number);
	const rises = bytes.filter((byte, at) => byte > (bytes[at - 1] ?? 0)).length;
	const isMixed = rises >= bytes.length * .25 && rises <= bytes.length * .75;
	return bytes.every((byte) => byte < 256) && new Set(bytes).size >= 40 && isMixed;
};
const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const WIF_LENGTH = 51;
const isOf58 = (byte) => byte !== void 0 && BASE58.includes(String.fromCharCode(byte));
/** Whether the word has the length of such a key and only letters of base58. */
const isWalletWord = (content, at) => {
	if (isOf58(content[at - 1]) || !isOf58(content[at + 25]) || !isOf58(content[at + WIF_LENGTH - 1])) return false;
	return !isOf58(content[at + WIF_LENGTH]) || !isOf58(content[at + WIF_LENGTH + 1]);
};
/** Checks the end of a key in the export format of wallets: the first four bytes of a double SHA-256. */
const isWalletKey = (value) => {
	let number = 0n;
	for (const letter of value) number = number * 58n + BigInt(BASE58.indexOf(letter));
	const hex = number.toString(16);
	const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, "hex");
	const body = bytes.subarray(0, -4);
	return createHash("sha256").update(createHash("sha256").update(body).digest()).digest().subarray(0, 4).equals(bytes.subarray(-4)) && (isPublished$1(value) ? "published" : true);
};
/** Finds keys and recovery words of wallets, and RSA keys in the XML format of .NET. */
const WALLETS = [
	pattern("wallet-key", "Key of a wallet", [
		"kw",
		"kx",
		"ky",
		"kz",
		"l1",
		"l2",
		"l3",
		"l4",
		"l5",
		"5h",
		"5j",
		"5k"
	], /(?<![A-Za-z0-9])((?:K[wxyz]|L[1-5])[1-9A-HJ-NP-Za-km-z]{50}|5[HJK][1-9A-HJ-NP-Za-km-z]{49})(?![A-Za-z0-9])/, {
		probe: isWalletWord,
		accepts: isWalletKey
	}),
	pattern("wallet-phrase", "Recovery words of a wallet", [
		"mnemonic",
		"phrase",
		"wallet"
	], /(?:mnemonic|(?:seed|recovery|backup|secret)[-_ ]?phrase|wallet[-_ ]?(?:words|seed))\w{0,20}["'`\]]{0,2}\s{0,4}(?::\s{0,2}[&\w' ]{1,20})?(?:=>|:=|[:=(])\s{0,4}["'`]?((?:[a-z]{3,8} ){11,23}[a-z]{3,8})(?=["'`]|\s{0,4}$)/im, { accepts: isPhrase }),
	pattern("wallet-key", "Key of a wallet", ["accounts"], /\baccounts["']?\s{0,3}[:=]\s{0,3}\[\s{0,20}["'`](?:0x)?([0-9a-fA-F]{64})["'`]/, {
		scope: "block",
		accepts: isKey
	}),
	{
		id: "wallet-key",
		title: "Key of a wallet",
		certainty: "distinctive",
		files: /\.json$/i,
		maxBytes: 1e3,
		*find({ text }) {
			const bytes = /^\s{0,20}\[\s{0,8}(\d{1,3}(?:,\s{0,8}\d{1,3}){63})\s{0,8}\]\s{0,20}$/.exec(text)?.[1];
			if (bytes !== void 0) yield* judged({
				index: text.indexOf(bytes),
				value: bytes
			}, isBytes(bytes));
		}
	},
	pattern("private-key", "Private key", ["<rsakeyvalue>"], /<RSAKeyValue>(?:(?!<RSAKeyValue>)[^\0]){0,4000}?<D>\s{0,20}([A-Za-z0-9+/=\s]{80,1500})<\/D>/, {
		scope: "block",
		accepts: (value) => !isMonotonous(value)
	})
];

// src/stages/secrets/own-rules/all-rules.ts
/** All rules of Assay. The rules for values with a distinctive form come first. */
const OWN_RULES = [
	...PRIVATE_KEYS,
	...CLOUD_TOKENS,
	...FORGE_TOKENS,
	...SERVICE_TOKENS,
	...MARKED_TOKENS,
	...CREDENTIAL_FILES,
	...CONNECTIONS,
	...TERRAFORM_STATE,
	...DIRECTIVES,
	...PROGRAM_SETTINGS,
	...WALLETS,
	...PROGRAM_FILES,
	...COMMANDS,
	PIPED,
	LISTED_PASSWORDS,
	...CALLS,
	...SIGNING_SECRETS,
	BYTE_KEYS,
	...MESSAGE_PASSWORDS,
	ASSIGNMENTS,
	PAIRED
];

// src/stages/secrets/findings/secret-severity.ts
/** Rules that match a name and a random value beside it, of the engines and of Assay. */
const GENERIC_RULES = /* @__PURE__ */ new Set([
	"generic-api-key",
	"curl-auth-header",
	"curl-auth-user",
	"hashicorp-tf-password",
	"kubernetes-secret-yaml",
	"credential-in-configuration",
	"kubernetes-literal-secret",
	...OWN_RULES.filter(({ certainty }) => certainty === "generic").map(({ id }) => id)
]);
/** Locations whose secrets are not the user's, or not in use. */
const NOT_IN_USE = /* @__PURE__ */ new Set([
	"package",
	"system",
	"documentation",
	"sample"
]);
/** Whether a rule finds a secret by its name and its entropy, not by its form. */
function isGenericRule(rule) {
	return GENERIC_RULES.has(rule);
}
/**
* The severity of a secret, and why, by the rules that found it and its places. `low`: it is only in samples or
* published files; or a generic rule found it only in generated files; or it is a weak password, or a key named as
* one for tests, and is not in the image configuration. `high`: a rule knows its form, and there is no doubt.
* `medium`: otherwise. `doubts` has an entry for each of `rules`.
*/
function gradeOf(rules, places, doubts = []) {
	const why = whyLow(rules, places, doubts);
	if (why !== void 0) return {
		severity: "low",
		why
	};
	if (rules.every(isGenericRule)) return {
		severity: "medium",
		why: "name"
	};
	return rules.every((rule, index) => isGenericRule(rule) || doubts[index] !== void 0) ? {
		severity: "medium",
		why: "doubt"
	} : {
		severity: "high",
		why: "form"
	};
}
function whyLow(rules, places, doubts) {
	const locationKinds = places.map((place) => place.kind === "config" ? void 0 : place.locationKind);
	const isNotInUse = (locationKind) => locationKind !== void 0 && NOT_IN_USE.has(locationKind);
	if (places.length > 0 && locationKinds.every(isNotInUse)) return locationKinds.every((one) => one === "package" || one === "system") ? "published" : "sample-place";
	if (places.length > 0 && locationKinds.every((one) => one === "generated" || isNotInUse(one)) && rules.every(isGenericRule)) return "generated";
	return rules.every((_, index) => doubts[index] === "weak" || doubts[index] === "test-name") && places.every(({ kind }) => kind !== "config") ? "weak" : void 0;
}

// src/stages/secrets/findings/doubt.ts
/** Rules with a distinctive form that find passwords, which people choose. */
const PASSWORD_RULES = /* @__PURE__ */ new Set([
	"credential-in-address",
	"credential-in-connection-string",
	"jdbc-password",
	"oracle-jdbc-password",
	"maven-password",
	"netrc-password",
	"pgpass-password"
]);
/** Words in the names of keys that were made for a test. */
const TEST_WORDS = /* @__PURE__ */ new Set([
	"test",
	"fake",
	"dummy",
	"mock",
	"mocked",
	"sample",
	"example"
]);
/** A reason to doubt a hit that may be a secret. `line` is the line in which it begins. */
function doubtOf({ rule, value }, line = "") {
	const bare = value.trim().replace(/^["'`]|["'`]$/g, "");
	if ((PASSWORD_RULES.has(rule) || isGenericRule(rule)) && isWeak(bare)) return { doubt: "weak" };
	if (/private[-_]?key/i.test(rule) && hasTestName(line)) return { doubt: "test-name" };
	return hasChecksum(bare) === false ? { doubt: "bad-checksum" } : {};
}
/** Whether the name of a key contains such a word: `const TEST_FAKE_RSA_KEY_35: &str = "-----BEGIN …`. */
function hasTestName(line) {
	const [before = ""] = line.slice(0, 300).split("-----BEGIN");
	const [, name = ""] = /([\w-]{1,80})(?::\s?[&\w' ]{1,30})?["'`]?\s{0,3}(?:[:=]|:=|=>)\s{0,3}[\w&]{0,3}["'`(]{0,4}$/.exec(before) ?? [];
	return name.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/).some((word) => TEST_WORDS.has(word.toLowerCase()));
}

// src/stages/secrets/findings/why-no-secret.ts
/** Number of characters before and after a value that are examined. Minified code has very long lines. */
const BESIDE = 300;
const LINES_AROUND = 8;
const LINES_BELOW$1 = 20;
/** Maximum number of lines to go up in a block of ciphertext to find its first line. */
const MAX_BLOCK = 400;
/** From this length on, the positions in a line are kept. */
const LONG_LINE = 8192;
/** A file with a suspected secret: its path as the user knows it, and its text. */
var SuspectFile = class {
	path;
	lines;
	isEncrypted;
	/** The line from which on SOPS' own entries follow; infinite if SOPS has not encrypted the file. */
	sops;
	#blocks = /* @__PURE__ */ new Map();
	#suspected;
	/** The position of each suspected text in a long line, by the index of the line. */
	#positions = /* @__PURE__ */ new Map();
	/** `hits` are those in the file, if they are known. */
	constructor(path, text, hits = []) {
		this.#suspected = hits.map(({ value }) => firstLine(bareValue(value)));
		this.path = path;
		this.lines = text.split("\n");
		this.isEncrypted = isEncryptedFile(text);
		this.sops = isSopsFile(text) ? sopsPart(this.lines) : Number.POSITIVE_INFINITY;
	}
	/** The line above the block of base64 or hexadecimal digits that contains this line. */
	blockHead(line) {
		let at = line - 1;
		const start = at;
		while (at > 0 && start - at < MAX_BLOCK && /^\s*[#*/"']*\s*[A-Za-z0-9+/=]{16,}[\]"'\\n,+ ]*\r?$/.test(this.lines[at] ?? "")) {
			const known = this.#blocks.get(at);
			if (known !== void 0) return known;
			at -= 1;
		}
		const head = (this.lines[at] ?? "").slice(0, BESIDE);
		this.#blocks.set(start, head);
		return head;
	}
	/** The position of a text in the line of this index; -1 if it is not there. */
	positionIn(index, text) {
		const line = this.lines[index] ?? "";
		if (line.length < LONG_LINE || text.length < 5) return line.indexOf(text);
		const known = this.#positions.get(index) ?? positionsIn(line, this.#suspected);
		this.#positions.set(index, known);
		return known.get(text) ?? line.indexOf(text);
	}
	around(line) {
		return this.lines.slice(Math.max(0, line - 1 - LINES_AROUND), line + LINES_AROUND).map((text) => text.slice(0, 2 * BESIDE));
	}
};
function positionsIn(line, texts) {
	const positions = new Map(texts.map((text) => [text, -1]));
	new Needles(texts).each(line, (text, at) => {
		if (positions.get(text) === -1) positions.set(text, at);
	});
	return positions;
}
function bareValue(value) {
	return value.trim().replace(/^["'`]+|["'`]+$/g, "");
}
function firstLine(value) {
	return value.split("\n", 1)[0] ?? "";
}
/**
* Why a hit of an engine or of Assay's own rules is provably not a secret; undefined if it may be one. A value of a
* distinctive form is ignored only if no generator makes such values, or if it is part of other bytes. A value that
* a generic rule found is also ignored if it is a word, a reference, a checksum, an identifier or a public key. A
* location in a test or in documentation is no reason: a real token in a test is a real token.
*/
function whyNoSecret(hit, file) {
	const value = bareValue(hit.value);
	const at = locateValue(value, file, hit.line);
	if (isCiphertext(hit, at, file)) return "encrypted";
	if (hasKeyFrame(value)) return isKey$1(value) ? void 0 : "sample";
	if (/^(?:"?type"\s*:\s*")?service_account"?$/.test(value)) return "name";
	const token = whyNoToken(value);
	if (token !== void 0) return token;
	if (isPublicByPlace(value, at.before, at.behind, file.around(hit.line).join("\n"))) return "published";
	return isGenericRule(hit.rule) ? whyNotByName(hit, at, file) : whyNotByForm(hit, at, file);
}
/** Finds the value, because a rule may report a line above it, for example the kind of a manifest. */
function locateValue(value, file, number) {
	const first = firstLine(value);
	for (let index = number - 1; first !== "" && index < number + LINES_BELOW$1; index += 1) {
		const line = file.lines[index] ?? "";
		const at = file.positionIn(index, first);
		if (at < 0) continue;
		const end = at + first.length;
		return {
			value,
			before: line.slice(Math.max(0, at - BESIDE), at),
			behind: line.slice(end, end + BESIDE)
		};
	}
	return {
		value,
		before: "",
		behind: ""
	};
}
function isCiphertext({ line }, { value, before, behind }, file) {
	if (file.isEncrypted || line >= file.sops || isEncrypted(value)) return true;
	const whole = wholeText(value, before, behind);
	if (isEncrypted(whole) || /(?:ENC\[|ENC\(|ENCRYPTED\[|\{cipher\})[^\])}]*$/.test(before.slice(-200))) return true;
	if (/(?:^|[\s"'{-])secure["']?\s?:\s{0,3}["']?$/.test(before) && value.length >= 40) return true;
	if (isSealed(line, value, file)) return true;
	return /^[A-Za-z0-9+/=]{16,}$/.test(value) && beginsEncrypted(file.blockHead(line));
}
/** Base64 in a SealedSecret. Its template may contain a literal Secret. */
function isSealed(line, value, { lines }) {
	if (!/^A[g-j][A-Za-z0-9+/]{100,}/.test(value)) return false;
	for (let at = line - 1; at >= 0; at -= 1) {
		const text = lines[at] ?? "";
		if (/^---/.test(text)) return false;
		if (/kind["']?\s*:\s*["']?SealedSecret\b/.test(text)) return true;
	}
	return false;
}
/** An engine may report only the middle of `arn:…` or `${…}`. */
function wholeText(value, before, behind) {
	const left = /[^\s"'`=;]*$/.exec(before)?.[0] ?? "";
	const right = /^[^\s"'`;]*/.exec(behind)?.[0] ?? "";
	return left + value + right;
}
function whyNotByForm(hit, { value, before, behind }, file) {
	if (hit.rule === "discord-client-id" && isPublicIdentifier(value, before)) return "identifier";
	if (isWithinBase64(before, behind) || isMediaBlock(hit, value, file)) return "no-token";
	if (/(?:sha(?:1|256|384|512)-|integrity["']?\s*[:=]\s*["']?)[A-Za-z0-9+/=]*$/.test(before)) return "checksum";
	const body = value.replace(/^[A-Za-z]{1,12}[_-]/, "");
	const mayBeWords = PASSWORD_RULES.has(hit.rule) && madeUpFrom(value) !== void 0;
	if (/^[\w.-]{12,200}$/.test(value) && !mayBeWords && isJoinedWords(body) && holdsProgramWord(body)) return "name";
	if (hit.rule === "password-hash" && isAgainstTiming(hit, file)) return "sample";
	return isPublicKeyByPlace(value, before) ? "public-key" : void 0;
}
/** A whole line of base64 between others of this kind. */
function isMediaBlock({ line }, value, { lines }) {
	if (!/^[A-Za-z0-9+/=]+$/.test(value)) return false;
	const isBase64 = (text) => /^\s*["']?[A-Za-z0-9+/]{56,}={0,2}["'\\]?[,+]?\s*$/.test(text ?? "");
	return isBase64(lines[line - 1]) && (isBase64(lines[line - 2]) || isBase64(lines[line]));
}
function isAgainstTiming({ line }, { lines }) {
	return /dummy|fake|timing|constant.?time|non.?exist|unknown.?user|not.?exist|n['o]t exist/i.test(lines.slice(Math.max(0, line - 5), line + 1).join("\n").slice(0, 4e3));
}
function whyNotByName(hit, at, file) {
	const { value, before, behind } = at;
	const known = whyNoValue(value);
	if (known !== void 0) return known;
	if (hit.rule === "kubernetes-secret-yaml" && textOfBase64(value)?.trim().includes("\n") === true) return "name";
	const whole = wholeText(value, before, behind);
	if (whole !== value && /^(?:arn:|\$\{(?![^}]*:)|\{\{|<[^<>]*>$|op:\/\/|vault:|secretsmanager:|ssm:)/.test(whole)) return "reference";
	if (isChecksum(value, before, behind)) return "checksum";
	const around = file.around(hit.line);
	if (isIdentifier(value, before, around) || isPublicIdentifier(value, before)) return "identifier";
	if (isTestVector(value, around)) return "sample";
	if (STORE_KEY.test(before)) return "identifier";
	if (isPublicKeyByPlace(value, before)) return "public-key";
	if (isCode(value)) return "name";
	if (/^[A-Za-z0-9+/=]{16,}$/.test(value) && isWithinBase64(before, behind)) return "no-token";
	if (holdsTexts(file.path) && isText(value, behind)) return "translation";
	if (hit.engine === "assay") return void 0;
	return isNameOfProgram(value) || isNumberedName(value) || isJoinedWords(value) ? "name" : void 0;
}
/** `cacheKey`, `sort_key`: keys of a store. The engine saw only the word `key`. */
const STORE_KEY = /(?:cache|sort|primary|partition|foreign|object|row|range|routing|lookup|translation|i18n|locale|column|composite|natural|surrogate|unique)[_-]?keys?\\?["'`\]]{0,2}\s{0,4}(?:=>|:=|[:=])\s{0,4}\\?["'`]?$/i;
/** In a file of texts for people: letters with a few other characters, or the first word of a sentence. */
function isText(value, behind) {
	if (/^ \p{L}{2,}/u.test(behind)) return true;
	return value.split(/[-_\s.,/:()]+/).every((part) => /^[\p{L}\p{M}’']*\d{0,2}[\p{L}]{0,3}[!?*…]*$/u.test(part) && /^.?\P{Lu}*$|^\p{Lu}*$|^[A-Z][A-Za-z]{1,3}\d[A-Z]$|^[A-Z]?[a-z]+[A-Z][a-z]+$/u.test(part));
}

// src/stages/secrets/findings/ignore-hits.ts
/** How many places are reported for each ignore reason. */
const EXAMPLES = 3;
const MAX_PATH = 200;
const LINES_BELOW = 30;
/** Separates the hits that are provably not secrets from the others. Each file is read once. */
async function ignoreHits(found, tree) {
	const turns = new Turns();
	const hits = [];
	const ignored = new IgnoredHits();
	for (const [file, group] of Map.groupBy(found, (hit) => hit.file)) {
		const path = tree.file(file)?.path ?? file;
		let suspect;
		for (const hit of group) {
			await turns.give();
			suspect ??= new SuspectFile(path, tree.read(file).toString("utf8"), group);
			const reason = hit.ignoreReason ?? whyNoSecret(hit, suspect);
			if (reason === void 0) hits.push({
				...hit,
				line: lineOf$1(hit, suspect),
				...doubtOf(hit, beginning(suspect, hit.line))
			});
			else ignored.add(reason, hit, `${plain$1(path, MAX_PATH)}:${hit.line}`);
		}
	}
	return {
		hits,
		ignored
	};
}
/** What was ignored in several searches. */
function joinIgnored(parts) {
	const all = parts.flat();
	return NO_SECRET_REASONS.flatMap((reason) => {
		const own = all.filter((one) => one.reason === reason);
		if (own.length === 0) return [];
		return [{
			reason,
			count: own.reduce((sum, one) => sum + one.count, 0),
			examples: [...new Set(own.flatMap((one) => one.examples))].sort().slice(0, EXAMPLES)
		}];
	});
}
/** In a manifest, gitleaks reports the line of its kind. The value, or its base64, is in a line below. */
function lineOf$1({ rule, line, value }, { lines }) {
	if (rule !== "kubernetes-secret-yaml") return line;
	const bytes = Buffer.from(value);
	const whole = bytes.toString("base64", 0, bytes.length - bytes.length % 3);
	const at = lines.slice(line - 1, line + LINES_BELOW).findIndex((text) => text.includes(value) || whole.length >= 8 && text.includes(whole));
	return at < 0 ? line : line + at;
}
/** The line in which a key begins. trivy reports the line after its frame. */
function beginning({ lines }, line) {
	const own = lines[line - 1] ?? "";
	return own.includes("-----BEGIN") ? own : lines[line - 2] ?? "";
}
/** Counts ignored values by reason. A value in one line of a file counts once, even if several engines report it. */
var IgnoredHits = class {
	#seen = /* @__PURE__ */ new Set();
	#all = [];
	add(reason, { file, line, value }, place) {
		const key = `${file}\0${line}\0${value}`;
		if (this.#seen.has(key)) return;
		this.#seen.add(key);
		this.#all.push({
			reason,
			file,
			place
		});
	}
	/** What was ignored in these files of the scan tree; by default, in all. */
	list(isCounted = () => true) {
		const byReason = Map.groupBy(this.#all.filter(({ file }) => isCounted(file)), ({ reason }) => reason);
		return NO_SECRET_REASONS.flatMap((reason) => {
			const own = byReason.get(reason) ?? [];
			if (own.length === 0) return [];
			const names = new Set(own.map(({ place }) => place));
			return [{
				reason,
				count: own.length,
				examples: [...names].sort().slice(0, EXAMPLES)
			}];
		});
	}
};

// src/stages/secrets/installed/users-files.ts
/**
* Files with credentials or settings of a user. No package contains them. In the folder of a package, a user has
* added them. So they are scanned and evaluated like every other file.
*/
const USERS = /(?:^|\/)(?:\.env(?:\.[^/]*)?|[^/]+\.env|\.?npmrc|\.yarnrc(?:\.yml)?|[._]netrc|\.git-credentials|\.gitconfig|\.pypirc|pip\.conf|\.dockercfg|\.dockerconfigjson|\.docker\/config\.json|\.?kubeconfig(?:\.ya?ml)?|\.kube\/[^/]+|\.aws\/[^/]+|\.ssh\/[^/]+|\.gnupg\/[^/]+|id_(?:rsa|dsa|ecdsa|ed25519)|credentials(?:\.(?:json|ya?ml|ini|xml|csv|toml|tfrc\.json))?|\.boto|\.s3cfg|application_default_credentials\.json|service[-_]?account[^/]*\.json|secrets?\.(?:json|ya?ml|toml|ini|env)|\.pgpass|\.my\.cnf|\.htpasswd|[^/]+\.tfstate(?:\.backup)?|[^/]+\.(?:auto\.)?tfvars|\.terraformrc|[^/]+\.ovpn|wp-config\.php|application(?:-[^/]+)?\.(?:ya?ml|properties)|bootstrap(?:-[^/]+)?\.(?:ya?ml|properties)|appsettings(?:\.[^/]+)?\.json|settings\.xml|\.bash_history|\.vault-token)$/i;
/** Whether a file belongs to a user, in any folder. */
function isUsersFile(path) {
	return USERS.test(path);
}

// src/stages/secrets/findings/location-kind.ts
const DOCUMENTATION = /(?:^|\/)(?:docs?|documentation|usr\/share\/(?:doc|man|info))\/|\.(?:md|mdx|rst|adoc)$|(?:^|\/)(?:README|CHANGE(?:S|LOG)|HISTORY|NEWS)(?:\.[A-Za-z]{1,4})?$/i;
const SAMPLE_FOLDERS = /(?:^|\/)(?:tests?|__tests__|specs?|e2e|tests?[-_]?(?:data|files?|fixtures?|certs?|keys?|setup|resources?|assets|suites?|cases?|helpers?|utils?|support|vectors?)|fixtures?|__fixtures__|mocks?|__mocks__|examples?|samples?)\//i;
const SAMPLE_FILES = /(?:^|[/._-])(?:examples?|samples?|template|dist)(?:\.[A-Za-z0-9]{1,8})?$|[._-](?:tests?|spec)\.[A-Za-z]{1,5}$|(?:^|\/)test_[^/]{1,100}\.py$/i;
/** The standard libraries of languages, if no package of the distribution owns them. */
const SYSTEM = /^usr\/local\/go\/(?:src|test|api|doc|misc)\/|^usr\/(?:local\/)?lib\/(?:python3(?:\.\d+)?\/(?!(?:site|dist)-packages\/)|ruby\/\d[^/]*\/(?!gems\/))/;
/** Files that programs generate. Nobody writes a password under its name there. */
const GENERATED = /\.min\.(?:js|css|mjs)$|\.(?:js|mjs|cjs|css|ts)\.map$|\.snap$|(?:^|\/)(?:SHA(?:1|256|512)SUMS?|MD5SUMS?|checksums?)(?:\.txt)?$|\.(?:sha1|sha256|sha512|md5)(?:sums?)?$/i;
/** The kind of a location by its path and these facts; undefined for a file of the user. */
function locationKindOf(path, { inLayer, published }) {
	const place = canonicalPath(path);
	const isUsers = isUsersFile(place);
	if (published && !isUsers) return "package";
	if (inLayer && !isUsers && SYSTEM.test(place)) return "system";
	if (DOCUMENTATION.test(place)) return "documentation";
	if (SAMPLE_FOLDERS.test(place) || SAMPLE_FILES.test(place)) return "sample";
	return GENERATED.test(place) ? "generated" : void 0;
}
/** Adds its location kind to a place. */
function withLocationKind(place, published) {
	if (place.kind === "config") return place;
	const locationKind = locationKindOf(place.path, {
		inLayer: place.kind === "layer",
		published
	});
	return locationKind === void 0 ? place : {
		...place,
		locationKind
	};
}

// src/stages/secrets/findings/merge-hits.ts
const ENGINES = [
	"gitleaks",
	"trivy",
	"assay"
];
/** Minimum length of a value that two hits share. A shorter value may be in another one by chance. */
const MIN_SHARED = 8;
/** So few values of a line are compared with one another; for more, an index is faster. */
const FEW_VALUES = 32;
/** Normalises a value: removes quotes and blanks around it, and the frame and line breaks of a private key. */
function normalise(value) {
	const bare = value.trim().replace(/^(["'`])(.*)\1$/s, "$2").trim();
	if (hasKeyFrame(bare)) {
		const body = keyBody(bare);
		if (body !== "") return body;
	}
	const lines = bareKeyBody(bare);
	if (lines !== void 0) return lines;
	if (!/-----(?:BEGIN|END)|\n|\\n/.test(bare)) return bare;
	const body = bare.replace(/-----(?:BEGIN|END)[^-]*-----/g, "").replace(/\\[nr]|\s/g, "");
	return body === "" ? bare : body;
}
/**
* Every text with which the value of a hit could get into a log: unchanged, normalised, line by line, and decoded if it
* is escaped in JSON or in an address.
*/
function spellings(value) {
	const lines = value.split(/\r?\n|\\n/).map((line) => line.trim());
	const decoded = [
		value.trim(),
		normalise(value),
		...lines.filter((line) => !line.startsWith("-----"))
	].flatMap((text) => [
		text,
		decodedBy(fromJson, text),
		decodedBy(decodeURIComponent, text)
	]);
	return [...new Set(decoded)].filter((text) => text.length >= 4);
}
/** Decodes a text. Returns the text itself if it cannot be decoded. */
function decodedBy(decode, text) {
	try {
		return decode(text).trim();
	} catch {
		return text;
	}
}
function fromJson(text) {
	return String(JSON.parse(`"${text}"`));
}
/**
* Makes one finding for each distinct value, with all its places and all the engines that found it. A value without a
* place is not a finding: a commit changed a file that already contained it, or removed it.
*/
async function mergeHits(hits, key, placesOf) {
	const turns = new Turns();
	const groups = Map.groupBy(withCoreValues(hits.toSorted(inOrder)), ([value]) => value);
	const drafts = [];
	for (const [value, group] of groups) {
		await turns.give();
		const found = group.map(([, hit]) => hit);
		const places = await placesInOrder(found, placesOf, turns);
		if (places.length > 0) drafts.push({
			value,
			hits: found,
			places
		});
	}
	await turns.give();
	const { of, bound } = await fingerprints(drafts.map(({ value, places }) => ({
		value,
		...homeOf(places)
	})), key);
	return {
		merged: drafts.map(({ value, ...draft }) => ({
			finding: findingOf(of.get(value) ?? missing$1(), draft),
			hits: draft.hits
		})).sort((a, b) => byRule(a.finding, b.finding)),
		bound
	};
}
/** Fails, because an empty fingerprint would be the same for all values, and one suppression would match them all. */
function missing$1() {
	throw new Error("a value has no fingerprint");
}
/**
* Engines report more or less text around a value. If one value of a line contains another (`token=…` contains the
* token, an address contains its password), both hits get the shorter value.
*/
function withCoreValues(hits) {
	return [...Map.groupBy(hits, (hit) => `${hit.file}\0${hit.line}`).values()].flatMap((group) => {
		const normal = group.map((hit) => normalise(hit.value));
		const coreOf = coresAmong([...new Set(normal)].sort((a, b) => a.length - b.length).filter(({ length }) => length >= MIN_SHARED));
		return group.map((hit, at) => {
			const own = normal[at] ?? "";
			return [coreOf(own) ?? own, hit];
		});
	});
}
/** A function that returns the first of these values that another value contains. */
function coresAmong(values) {
	if (values.length <= FEW_VALUES) return (own) => values.find((value) => own.includes(value));
	const order = new Map(values.map((value, at) => [value, at]));
	const needles = new Needles(values);
	return (own) => {
		let first = Number.POSITIVE_INFINITY;
		needles.each(own, (value) => {
			first = Math.min(first, order.get(value) ?? first);
		});
		return values[first];
	};
}
function findingOf(fingerprint, { hits, places }) {
	const named = hits.find((hit) => !isGenericRule(hit.rule)) ?? hits.find((hit) => hit.rule === "kubernetes-literal-secret") ?? hits[0];
	const rules = hits.map((hit) => hit.rule);
	return {
		fingerprint,
		...gradeOf(rules, places, hits.map((hit) => hit.doubt)),
		rule: named?.rule ?? "",
		title: named?.title ?? "",
		engines: [...new Set(hits.map((hit) => hit.engine))].sort(),
		places
	};
}
/** Each place once. For a private key, gitleaks reports the line of its frame and trivy the line after it. */
async function placesInOrder(hits, placesOf, turns) {
	const byLine = Map.groupBy(hits, ({ file, line }) => `${file}\0${line}`);
	const isSecondLine = ({ engine, file, line }) => byLine.get(`${file}\0${line - 1}`)?.some((hit) => hit.engine !== engine) === true;
	const places = /* @__PURE__ */ new Map();
	for (const hit of hits) {
		await turns.give();
		if (isSecondLine(hit)) continue;
		for (const place of placesOf(hit)) places.set(JSON.stringify(place), place);
	}
	return [...places].sort(([a], [b]) => a < b ? -1 : 1).map(([, place]) => place);
}
/**
* The file that a value belongs to, if several contain it. A file of the source comes before a file of the image.
* Commits come last, because they differ from event to event.
*/
function homeOf(places) {
	const [home] = places.map(areaOf).sort((a, b) => a.rank + a.file < b.rank + b.file ? -1 : 1);
	return {
		area: home?.rank ?? "",
		file: home?.file ?? ""
	};
}
function areaOf(place) {
	if (place.kind === "config") return {
		rank: "1 image",
		file: place.entry
	};
	return {
		rank: {
			source: "0 source",
			layer: "1 image",
			commit: "2 commits"
		}[place.kind],
		file: place.path
	};
}
function inOrder(a, b) {
	return ENGINES.indexOf(a.engine) - ENGINES.indexOf(b.engine) || (`${a.rule}\0${a.file}` < `${b.rule}\0${b.file}` ? -1 : 1);
}
function byRule(a, b) {
	return `${a.rule} ${a.fingerprint}` < `${b.rule} ${b.fingerprint}` ? -1 : 1;
}

// src/stages/secrets/findings/mask-findings.ts
/**
* Masks the values of the findings, and no other values. A value that is not a finding of this event may be an
* ordinary word in the output of other steps, and this event did not add it. `texts` collects what reveals the values.
*/
async function maskFindings(runner, merged, texts) {
	const turns = new Turns();
	const known = /* @__PURE__ */ new Map();
	for (const { finding, hits } of merged) {
		await turns.give();
		for (const value of new Set(hits.map((hit) => hit.value))) texts.add(finding.fingerprint, maskTexts(runner, spellings(value)));
		for (const encoded of new Set(hits.flatMap((hit) => hit.encoded ?? []))) {
			const lines = known.get(encoded) ?? maskTexts(runner, encodedLines(encoded));
			known.set(encoded, lines);
			texts.add(finding.fingerprint, lines);
		}
	}
}
/** Masks the texts that reveal the value of a hit. */
function maskHit(runner, { value, encoded = "" }) {
	maskTexts(runner, [...spellings(value), ...encodedLines(encoded)]);
}
/** Masks the texts that can be masked, and returns them. */
function maskTexts(runner, texts) {
	const maskable = texts.filter(isMaskable);
	for (const text of maskable) runner.mask(text);
	return maskable;
}
/** The lines of the base64 that contains the value. They reveal the value. */
function encodedLines(encoded) {
	return encoded.split("\n").filter((line) => line.length >= 8);
}

// src/stages/secrets/installed/package-records.ts
/** The files in which managers list what they installed. */
const RECORDS = /(?:^|\/)(?:node_modules\/(?:(?:@[^/]+\/)?[^/@.][^/]*\/package\.json|\.package-lock\.json)|[^/]+\.dist-info\/(?:RECORD|direct_url\.json)|specifications\/[^/]+\.gemspec|vendor\/(?:composer\/installed\.json|modules\.txt|[^/]+\/\.cargo-checksum\.json)|_remote\.repositories|\.nupkg\.metadata)$/;
/** Whether a file is a record that {@link PackageRecords} returns. */
function isRecord(path) {
	return RECORDS.test(path);
}
/** Maximum size of one record, in bytes. A larger one proves nothing. */
const MAX_RECORD_BYTES = 16777216;
/** The bytes that the records of all layers whose files wait to be staged may still take. Further records prove nothing. */
var RecordSpace = class {
	#free = 134217728;
	/** Takes so many bytes, if they are free. */
	take(bytes) {
		if (bytes > this.#free) return false;
		this.#free -= bytes;
		return true;
	}
};
/** The records of one layer. */
var LayerRecords = class {
	#records = /* @__PURE__ */ new Map();
	#byFolder = /* @__PURE__ */ new Map();
	#space;
	constructor(space) {
		this.#space = space;
	}
	/** Keeps the content of a file if it is a record. */
	receive(file) {
		const path = canonicalPath(file.path);
		if (!isRecord(path) || file.size > MAX_RECORD_BYTES || !this.#space.take(file.size)) return void 0;
		const parts = [];
		return {
			write: (chunk) => parts.push(Buffer.from(chunk)),
			end: () => this.#add(path, Buffer.concat(parts))
		};
	}
	#add(path, content) {
		const isKnown = this.#records.has(path);
		this.#records.set(path, content);
		if (isKnown) return;
		const parent = folderOf(folderOf(path));
		const known = this.#byFolder.get(parent);
		if (known === void 0) this.#byFolder.set(parent, [path]);
		else known.push(path);
	}
	text(path) {
		return this.#records.get(path)?.toString("utf8");
	}
	inFolder(folder) {
		return this.#byFolder.get(folder) ?? [];
	}
};
/** Caches the results of a function that reads a record. */
function memoized(read) {
	const all = /* @__PURE__ */ new WeakMap();
	return (path, records) => {
		const known = all.get(records) ?? /* @__PURE__ */ new Map();
		all.set(records, known);
		const found = known.get(path) ?? { value: read(path, records) };
		known.set(path, found);
		return found.value;
	};
}
/** The folder that contains a path; empty for the root. */
function folderOf(path) {
	return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

// src/stages/secrets/installed/installed-npm.ts
const FILE$1 = /^(?:(.*)\/)?node_modules\/((?:@[^/]+\/)?[^/@.][^/]*)\/[^/]/;
const MANIFEST$1 = looseObject({
	name: string().min(1),
	version: string().min(1),
	private: unknown().optional()
});
const LOCK = looseObject({ packages: record(string(), looseObject({
	resolved: string().optional(),
	link: boolean().optional()
})) });
/**
* npm keeps no checksum of a file. The evidence is the manifest of the package in the same layer: a private package
* is not published, and a file that an upper layer writes into a package of a lower layer is a change. Folders that
* begin with a dot (`.cache`, `.prisma`) are not packages: builds write into them.
*/
function isNpmAsPublished({ path, records }) {
	const at = path.lastIndexOf("/node_modules/") + 1;
	const match = FILE$1.exec(path.slice(at));
	if (match === null) return /(?:^|\/)node_modules\//.test(path) ? false : void 0;
	const folder = `${path.slice(0, at)}node_modules/${match[2]}`;
	if (/(?:^|\/)\.pnpm\/[^/]*@(?:file|link|workspace|git|https?)[+@:][^/]*\//.test(path)) return false;
	return isPublic(folder, records) && isFromRegistry(folder, records);
}
const isPublic = memoized((folder, records) => {
	const manifest = parseJsonAs(MANIFEST$1, records.text(`${folder}/package.json`) ?? "");
	return manifest.ok && manifest.value.private !== true;
});
/** npm records where each package came from. Without this file of npm, nothing is known against the package. */
function isFromRegistry(folder, records) {
	const root = /^(?:.*?\/)?node_modules(?=\/)/.exec(folder)?.[0] ?? "";
	const sources = sourcesOf(`${root}/.package-lock.json`, records);
	if (sources === void 0) return true;
	const source = sources.get(`node_modules${folder.slice(root.length)}`);
	return source !== void 0 && /^https?:/.test(source);
}
/** The origin of each package in a lock file. */
const sourcesOf = memoized((path, records) => {
	const text = records.text(path);
	if (text === void 0) return void 0;
	const lock = parseJsonAs(LOCK, text);
	if (!lock.ok) return /* @__PURE__ */ new Map();
	return new Map(Object.entries(lock.value.packages).map(([folder, { resolved, link }]) => [folder, link === true ? "" : resolved ?? "https:"]));
});

// src/stages/secrets/installed/record-hash.ts
/** The hash of a content in memory, or of one that is read in chunks. */
function hashOfContent(algorithm, content, encoding) {
	if (content instanceof Uint8Array) return hash(algorithm, content, encoding);
	const hash$1 = createHash(algorithm);
	for (const chunk of chunksOf(content)) hash$1.update(chunk);
	return hash$1.digest(encoding);
}

// src/stages/secrets/installed/installed-others.ts
/** RubyGems writes a specification for each gem. Bundler puts gems from git repositories below `bundler/gems`. */
function isGemAsPublished({ path, records }) {
	const match = /^((?:.*\/)?)gems\/([^/]+-\d[^/]*)\//.exec(path);
	if (match === null) return void 0;
	const [, root = "", gem = ""] = match;
	return !/(?:^|\/)bundler\/$/.test(root) && records.text(`${root}specifications/${gem}.gemspec`) !== void 0;
}
const COMPOSER_PACKAGE = looseObject({
	name: string(),
	dist: looseObject({ type: string() }).nullish()
});
const COMPOSER = looseObject({ packages: array(COMPOSER_PACKAGE) });
/** Composer lists the installed packages. A package of type `path` is a folder of the user. */
function isComposerAsPublished({ path, records }) {
	const [, vendor = "", name = ""] = /^((?:.*\/)?vendor)\/([^/]+\/[^/]+)\//.exec(path) ?? [];
	return composerPackages(vendor, records)?.has(name.toLowerCase());
}
/** The names of the packages that are not folders of the user. */
const composerPackages = memoized((vendor, records) => {
	const text = records.text(`${vendor}/composer/installed.json`);
	if (text === void 0) return void 0;
	const fetched = (orUndefined(parseJsonAs(COMPOSER, text))?.packages ?? []).filter(({ dist }) => dist !== void 0 && dist !== null && dist.type !== "path");
	return new Set(fetched.map(({ name }) => name.toLowerCase()));
});
/** A folder in Go's module cache is named after its version, and is read-only. */
function isGoAsPublished({ path, records }) {
	if (/(?:^|\/)pkg\/mod\/(?!cache\/)[^@]+@v\d+\.\d+\.\d+[^/]*\//.test(path)) return true;
	const [, vendor = "", file = ""] = /^((?:.*\/)?vendor)\/(.+)$/.exec(path) ?? [];
	return vendoredModules(vendor, records)?.some((module) => file.startsWith(`${module}/`));
}
/** `# module v1.2.3`. A module that is replaced by a folder of the user has `=> ./folder` after it. */
const vendoredModules = memoized((vendor, records) => {
	const list = records.text(`${vendor}/modules.txt`)?.matchAll(/^# (\S+) v\S+(?: => \S+ v\S+)?\r?$/gm);
	return list === void 0 ? void 0 : [...list].map(([, module = ""]) => module);
});
const CARGO = looseObject({
	files: record(string(), string()),
	package: string().nullish()
});
/** Crates of a registry are in a folder named after the registry. Vendored crates have a SHA-256 for each file. */
function isCargoAsPublished({ path, content, records }) {
	if (/(?:^|\/)registry\/src\/[^/]+-[0-9a-f]{16}\/[^/]+-\d[^/]*\//.test(path)) return true;
	const [, crate = "", file = ""] = /^((?:.*\/)?vendor\/[^/]+)\/(.+)$/.exec(path) ?? [];
	const sums = crateSums(crate, records);
	return sums === void 0 ? void 0 : sums.get(file) === hashOfContent("sha256", content, "hex");
}
/** Empty if the crate did not come from a registry. */
const crateSums = memoized((crate, records) => {
	const text = records.text(`${crate}/.cargo-checksum.json`);
	if (text === void 0) return void 0;
	const sums = orUndefined(parseJsonAs(CARGO, text));
	return new Map(typeof sums?.package === "string" ? Object.entries(sums.files) : []);
});
/** NuGet records beside each package where it came from. */
function isNugetAsPublished({ path, records }) {
	const match = /^((?:.*\/)?\.nuget\/packages\/[^/]+\/\d[^/]*)\//.exec(path);
	if (match === null) return void 0;
	return /"source"\s*:\s*"https:/.test(records.text(`${match[1]}/.nupkg.metadata`) ?? "");
}
/**
* Maven records the repository of each downloaded artifact, but not of one that was built here. Gradle names the
* folder of an artifact after its SHA-1.
*/
function isMavenAsPublished({ path, content, records }) {
	const name = path.slice(path.lastIndexOf("/") + 1);
	const gradle = /(?:^|\/)modules-2\/files-2\.1\/[^/]+\/[^/]+\/[^/]+\/([0-9a-f]{35,40})\/[^/]+$/.exec(path);
	if (gradle !== null) return gradle[1]?.padStart(40, "0") === hashOfContent("sha1", content, "hex");
	const note = records.text(`${folderOf(path)}/_remote.repositories`);
	if (note === void 0 || !/(?:^|\/)repository\//.test(path)) return void 0;
	return note.split(/\r?\n/).some((line) => line.startsWith(`${name}>`) && /^[^>]+>[^=]+=/.test(line));
}

// src/stages/secrets/installed/installed-python.ts
const FILE = /^((?:.*\/)?(?:site|dist)-packages)\/(.+)$/;
/**
* A RECORD lists every file of a package with its SHA-256. A package that was installed from a folder or repository
* has a `direct_url.json`. The application of a user is installed in this way, so its RECORD proves nothing.
*/
function isPythonAsPublished({ path, content, records }) {
	const [, site = "", file = ""] = FILE.exec(path) ?? [];
	if (file === "") return void 0;
	const listed = listedIn(site, records);
	const hash = listed.get(file);
	if (hash === void 0) return false;
	if (hash !== "") return hash === hashOfContent("sha256", content, "base64url");
	const source = /^(.*?)(?:\/)?__pycache__\/([^/.]+)\.[^/]+\.pyc$/.exec(file);
	return source !== null && (listed.get(`${source[1]}/${source[2]}.py`) ?? "") !== "";
}
const listedIn = memoized((site, records) => {
	const files = /* @__PURE__ */ new Map();
	for (const path of records.inFolder(site)) {
		if (!path.endsWith(".dist-info/RECORD")) continue;
		if (records.text(`${folderOf(path)}/direct_url.json`) !== void 0) continue;
		const lines = records.text(path)?.matchAll(/^"?(.+?)"?,(?:sha256=([A-Za-z0-9_-]+))?,\d*\r?$/gm) ?? [];
		for (const [, file = "", hash = ""] of lines) files.set(file, hash);
	}
	return files;
});

// src/stages/secrets/installed/installed-files.ts
/** Ordered by how deeply packages may be nested: the innermost package decides. */
const MANAGERS = [
	isNpmAsPublished,
	isPythonAsPublished,
	isGemAsPublished,
	isMavenAsPublished,
	isCargoAsPublished,
	isNugetAsPublished,
	isComposerAsPublished,
	isGoAsPublished
];
/**
* Whether a file belongs to an installed package and is unchanged, as far as the records of the package manager
* show it. Files of users never are. This finds accidents, not attacks: the author of an image can forge every
* record, but could also encrypt a secret.
*/
function isAsPublished(candidate) {
	const { path } = candidate;
	if (isUsersFile(path) || /(?:^|\/)\.\.(?:\/|$)/.test(path)) return false;
	for (const manager of MANAGERS) {
		const found = manager(candidate);
		if (found !== void 0) return found;
	}
	return false;
}

// src/stages/secrets/installed/source-packages.ts
const MAX_BYTES = 16777216;
/** The records in a source tree. Each is read once. */
var DiskRecords = class {
	#root;
	#texts = /* @__PURE__ */ new Map();
	#folders = /* @__PURE__ */ new Map();
	constructor(root) {
		this.#root = root;
	}
	text(path) {
		if (!this.#texts.has(path)) this.#texts.set(path, this.bytes(path)?.toString("utf8"));
		return this.#texts.get(path);
	}
	inFolder(folder) {
		const known = this.#folders.get(folder) ?? this.#list(folder);
		this.#folders.set(folder, known);
		return known;
	}
	/** The content of a file, up to a maximum size. Follows no link. */
	bytes(path) {
		let file;
		try {
			file = openSync(join(this.#root, path), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
			const found = fstatSync(file);
			return found.isFile() && found.size <= MAX_BYTES ? readFileSync(file) : void 0;
		} catch {
			return;
		} finally {
			if (file !== void 0) closeSync(file);
		}
	}
	#list(folder) {
		return this.#entries(folder).filter((entry) => entry.isDirectory() && entry.name.endsWith(".dist-info")).flatMap(({ name }) => ["RECORD", "direct_url.json"].map((file) => `${folder}/${name}/${file}`)).filter((path) => this.text(path) !== void 0);
	}
	#entries(folder) {
		try {
			return readdirSync(join(this.#root, folder), { withFileTypes: true });
		} catch {
			return [];
		}
	}
};
/** The installed packages of a source tree, such as vendored modules. They are read only for files with hits. */
var SourcePackages = class {
	#records;
	#asked = /* @__PURE__ */ new Map();
	constructor(root) {
		this.#records = new DiskRecords(root);
	}
	/**
	* Whether a file, or the archive that contains it (`lib/x.jar!/a.txt`), is unchanged since its package was
	* published.
	*/
	has(path) {
		const [file = path] = path.split("!/", 1);
		const known = this.#asked.get(file) ?? this.#ask(file);
		this.#asked.set(file, known);
		return known;
	}
	#ask(path) {
		const content = this.#records.bytes(path);
		return content !== void 0 && isAsPublished({
			path,
			content,
			records: this.#records
		});
	}
};

// src/stages/archives/expand-base64.ts
/** Shorter runs are usually words. After the name of a credential, shorter runs are decoded too. */
const MIN_RUN = 20;
const MIN_CREDENTIAL_RUN = 12;
/** Wrapped base64 has lines of 64 or 76 characters, and rarely less than this. */
const MIN_WRAPPED = 40;
/**
* How often decoded text is decoded again: a Kubernetes Secret may contain a docker configuration with passwords.
*/
const DEPTH = 2;
const MAX_CONTEXT = 200;
/**
* The second base64 character of a private key in DER, by its length: C (Ed25519), H (elliptic curves), I. The
* first is M.
*/
const DER_LENGTHS = [
	67,
	72,
	73
];
/** The number of bytes in the shortest run. */
const HEAD_BYTES$1 = 9;
const NEWLINE$4 = 10;
const PADDING = 61;
const NONE$1 = 64;
/** The six bits of each character of both alphabets; {@link NONE} for other characters. */
const BITS = (/* @__PURE__ */ new Uint8Array(256)).fill(NONE$1);
for (const [value, byte] of Buffer.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/").entries()) BITS[byte] = value;
BITS[45] = 62;
BITS[95] = 63;
const CREDENTIAL = /auth|pass|secret|token|key|credential|pwd/i;
const NAME$1 = /([\w.-]{1,80})["']?\s*[:=]\s*["']?(?:basic\s+)?["']?$/i;
const BLOCK_NAME = /([\w.-]{1,80})["']?\s*:\s*[|>][-+\d]*\s*$/;
/** Media files, and source maps, which repeat the text that they map. */
const MEDIA = /(?:data:(?:image|font|audio|video)\/|sourceMappingURL=data:)[^"'\s]*$/;
const FRAME$1 = /-----BEGIN [A-Z ]+-----\s*$/;
/** The decoded text of all base64 in a text file; undefined if there is none. */
function decodeBase64(content) {
	const found = decodedRuns(Buffer.from(content.buffer, content.byteOffset, content.length), DEPTH);
	if (found.length === 0) return void 0;
	const texts = [];
	const lines = [];
	for (const { text, line, encoded } of found) {
		texts.push(text, "\n\n");
		for (let count = text.split("\n").length + 1; count > 0; count -= 1) lines.push({
			line,
			encoded
		});
	}
	return {
		text: texts.join(""),
		lines
	};
}
function decodedRuns(bytes, depth) {
	return [...runsOf(bytes)].flatMap(({ start, end, line, lineStart }) => {
		const encoded = bytes.toString("latin1", start, end).replace(/\s+/g, "\n");
		const text = textOf$1(encoded, bytes.toString("latin1", Math.max(0, lineStart - MAX_CONTEXT, start - 400), start));
		if (text === void 0) return [];
		const inner = depth > 1 ? decodedRuns(Buffer.from(text), depth - 1) : [];
		return [{
			text,
			line,
			encoded
		}, ...inner.map((found) => ({
			text: found.text,
			line,
			encoded
		}))];
	});
}
/** Runs of base64 whose first bytes look like text or like a key. */
function* runsOf(bytes) {
	let line = 1;
	let lineStart = 0;
	for (let at = 0; at < bytes.length; at += 1) {
		const byte = bytes[at] ?? 0;
		if (byte === NEWLINE$4) {
			line += 1;
			lineStart = at + 1;
		}
		if (BITS[byte] === NONE$1) continue;
		const start = at;
		while (bitsOf(bytes, at) !== NONE$1) at += 1;
		const found = {
			start,
			line,
			lineStart
		};
		if (at - start >= MIN_WRAPPED && isBlank(bytes, lineStart, start)) {
			const wrapped = endOfWrapped(bytes, at, at - start);
			line += wrapped.breaks;
			lineStart = wrapped.breaks === 0 ? lineStart : wrapped.lineStart;
			at = wrapped.end;
		}
		while (bytes[at] === PADDING && at < bytes.length) at += 1;
		if (at - start >= MIN_CREDENTIAL_RUN && looksEncoded(bytes, start)) yield {
			...found,
			end: at
		};
		at -= 1;
	}
}
function isBlank(bytes, start, end) {
	for (let at = start; at < end; at += 1) if (bytes[at] !== 32 && bytes[at] !== 9) return false;
	return true;
}
/** Continues over lines of the same length, up to the first shorter one. */
function endOfWrapped(bytes, first, length) {
	let end = first;
	let [breaks, lineStart] = [0, 0];
	for (;;) {
		let at = end;
		if (bytes[at] === 13) at += 1;
		if (bytes[at] !== NEWLINE$4) break;
		const next = at + 1;
		at = next;
		while (bytes[at] === 32 || bytes[at] === 9) at += 1;
		const start = at;
		while (bitsOf(bytes, at) !== NONE$1) at += 1;
		if (at === start || at - start > length || ![
			void 0,
			10,
			13,
			PADDING
		].includes(bytes[at])) break;
		end = at;
		breaks += 1;
		lineStart = next;
		if (at - start < length) break;
	}
	return {
		end,
		breaks,
		lineStart
	};
}
function bitsOf(bytes, at) {
	return BITS[bytes[at] ?? 0] ?? NONE$1;
}
/** The first bytes distinguish text from most identifiers, checksums and pictures. M starts a DER sequence. */
function looksEncoded(bytes, start) {
	if (bytes[start] === 77 && DER_LENGTHS.includes(bytes[start + 1] ?? 0)) return true;
	let before = 0;
	for (let count = 0; count < HEAD_BYTES$1; count += 1) {
		const at = start + Math.floor(count / 3) * 4 + count % 3;
		const shift = 2 * (count % 3) + 2;
		const byte = (bitsOf(bytes, at) << shift | bitsOf(bytes, at + 1) >> 6 - shift) & 255;
		if (isControl(byte) && !(byte === 0 && before !== 0)) return false;
		if (byte >= 128 && byte < 194 && before < 128 || byte > 244) return false;
		before = byte;
	}
	return true;
}
function isControl(byte) {
	return byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 || byte === 127;
}
function textOf$1(encoded, before) {
	const run = encoded.replaceAll("\n", "");
	if (/[+/]/.test(run) && /[-_]/.test(run) || run.replace(/=+$/, "").length % 4 === 1) return void 0;
	if (FRAME$1.test(before) || MEDIA.test(before)) return void 0;
	const name = (NAME$1.exec(before) ?? BLOCK_NAME.exec(before.trimEnd()))?.[1] ?? "";
	if (run.length < MIN_RUN && !CREDENTIAL.test(name)) return void 0;
	const bytes = Buffer.from(run, "base64");
	const key = framedKey(bytes);
	if (key !== void 0) return key;
	const text = printable(bytes);
	if (text === void 0) return void 0;
	return name === "" || text.includes("\n") ? text : `${name}=${text}`;
}
/** Puts a private key in DER into the PEM frame that rules match: PKCS #8, PKCS #1, SEC 1. */
function framedKey(der) {
	const head = der.toString("hex", 0, 12);
	if (derLength(der) > der.length) return void 0;
	const kind = /^3082....020100300d/.test(head) || /^30(?:..|81..)02010030(?:05|1[03])/.test(head) ? "" : rawKind(head);
	if (kind === void 0) return void 0;
	const body = der.toString("base64").replace(/(.{64})(?=.)/g, "$1\n");
	const label = `${kind}PRIVATE KEY-----`;
	return `-----BEGIN ${label}\n${body}\n-----END ${label}`;
}
/** The length of the first DER element, as its header says. */
function derLength(der) {
	const [, length = 0, high = 0, low = 0] = der;
	if (length < 128) return 2 + length;
	return length === 129 ? 3 + high : 4 + high * 256 + low;
}
function rawKind(head) {
	if (/^3082....0201000282/.test(head)) return "RSA ";
	return /^30(?:..|81..)02010104/.test(head) ? "EC " : void 0;
}
/** Text in UTF-8 or UTF-16 with at most one control character in twenty. */
function printable(bytes) {
	const isWide = bytes.length >= 8 && bytes.length % 2 === 0 && bytes[1] === 0 && bytes[3] === 0;
	try {
		const text = new TextDecoder(isWide ? "utf-16le" : "utf-8", { fatal: true }).decode(bytes);
		let controls = 0;
		for (let at = 0; at < text.length; at += 1) if (isControl(text.charCodeAt(at))) controls += 1;
		return text.trim() !== "" && controls * 20 <= text.length ? text.trimEnd() : void 0;
	} catch {
		return;
	}
}

// src/stages/secrets/values/file-kind.ts
const CODE = /\.(?:[cm]?[jt]sx?|py|pyi|ipynb|go|java|kts?|scala|groovy|gradle|rb|erb|php\d?|cs|fs|vb|rs|c|cc|cpp|cxx|h|hpp|m|mm|swift|dart|lua|pl|pm|r|jl|ex|exs|erl|hs|clj|vue|svelte|astro|sol|zig|nim|jsonnet|tf|tfvars|hcl|bicep|nix|cue|sql|graphql|proto|css|scss|less|map)$/i;
const TEXT = /\.(?:md|mdx|markdown|rst|adoc|txt|html?|xhtml|cshtml|razor|jspx?|ejs|hbs|twig|mustache|tpl|log|csv|tsv|tex|svg|po|pot|diff|patch|out|err)$/i;
/** Decides by the name of a file how its values are written. The default is `settings`. */
function fileKind(path) {
	if (CODE.test(path)) return "code";
	return TEXT.test(path) ? "text" : "settings";
}

// src/stages/secrets/own-rules/path-traits.ts
/** What a path may be, as far as rules ask. */
const TRAITS = {
	serverSettings: /\.(?:conf|cfg|cnf|ini)$/i,
	yaml: /\.ya?ml$/i,
	yamlTemplate: /\.(?:ya?ml|ya?ml\.\w{1,10}|sls|eyaml|template)$/i,
	cloudTemplate: /\.(?:jsonc?|ya?ml|template)$/i,
	robot: /\.(?:robot|resource)$/i,
	letters: /\.(?:eml|mbox|msg|json|ics|vcf|org|wiki|rtf)$|(?:^|\/)[^.]+$/i,
	session: /cookie|session|storage_?state|auth/i,
	npmSettings: /(?:npm|yarn)rc|(?:^|\/)\.npm/i
};
const NAMES$1 = Object.keys(TRAITS).filter((name) => name in TRAITS);
/**
* All that the rules with keywords learn of the path of a file. So a content in which they found nothing has nothing for them
* under any other path with the same traits.
*/
var PathTraits = class {
	kind;
	/** The same for the same traits: a letter for the kind, and a digit for each other trait. */
	key;
	#traits;
	constructor(path) {
		this.kind = fileKind(path);
		this.#traits = new Set(NAMES$1.filter((name) => TRAITS[name].test(path)));
		this.key = `${this.kind.charAt(0)}${NAMES$1.map((name) => this.has(name) ? 1 : 0).join("")}`;
	}
	has(trait) {
		return this.#traits.has(trait);
	}
};

// src/stages/secrets/staging/compiled-texts.ts
/** Shorter texts are names of a few letters. */
const LEAST = 5;
/** The type bytes that Python's marshal writes before a short ASCII text, shared or not. */
const SHORT_TEXTS = /* @__PURE__ */ new Set([
	122,
	90,
	250,
	218
]);
/**
* Extracts the texts of a compiled Python file, one per line. trivy scans the printable bytes of such a file, and
* reports positions in those instead of the file. Also, the length byte before a text may be a letter. A file
* without a zero byte is not compiled, and stays unchanged.
*/
function extractTexts(content) {
	if (!content.includes(0)) return content;
	const bytes = Buffer.from(content.buffer, content.byteOffset, content.length);
	const lines = [];
	for (let at = 0; at < bytes.length;) {
		const length = bytes[at + 1] ?? 0;
		if (SHORT_TEXTS.has(bytes[at] ?? 0) && length >= LEAST && isPrintable(bytes, at + 2, length)) {
			lines.push(bytes.toString("latin1", at + 2, at + 2 + length));
			at += 2 + length;
			continue;
		}
		let end = at;
		while (end < bytes.length && isPrint(bytes[end] ?? 0) && !startsText(bytes, end)) end += 1;
		if (end - at >= LEAST) lines.push(bytes.toString("latin1", at, end));
		at = Math.max(end, at + 1);
	}
	return Buffer.from(`${lines.join("\n")}\n`, "latin1");
}
function startsText(bytes, at) {
	const length = bytes[at + 1] ?? 0;
	return length < 32 && SHORT_TEXTS.has(bytes[at] ?? 0) && length >= LEAST && isPrintable(bytes, at + 2, length);
}
function isPrintable(bytes, start, length) {
	if (start + length > bytes.length) return false;
	for (let at = start; at < start + length; at += 1) if (!isPrint(bytes[at] ?? 0)) return false;
	return true;
}
function isPrint(byte) {
	return byte >= 32 && byte < 127;
}

// src/stages/secrets/staging/disk-name.ts
const MAX_COMPONENT = 100;
/** The part of a file name that rules of the engines match. */
const MATCHED_NAME = /^settings(?:-security)?\.xml$|nuget\.config$/i;
/** Extensions that rules of the engines match. */
const MATCHED_EXTENSIONS = /^\.(?:php|tf|hcl|ya?ml|p12|pfx|pyc|xml)$/i;
/**
* The relative path under which a file is staged. It is safe to create: no `..`, no special bytes, limited length.
* It also avoids built-in path rules that cannot be switched off: gitleaks skips `node_modules`, `vendor`, lock
* files, media, archives and `gitleaks.toml` by name, and trivy skips `.git` and its own configuration. So every name is
* changed a little, and only the parts that rules match are kept: it has no dot but that of an extension. The number makes
* each name different, and {@link numberIn} reads it.
*/
function diskName(path, number) {
	const parts = partsOf(path);
	const name = parts.pop() ?? "";
	return [...parts.slice(-24).map((part) => `${undotted(safe(part))}=`), fileName(safe(name), number)].join("/");
}
/** What the engines learn from a file's name. Two files of the same kind and content have the same hits. */
function engineKind(path) {
	const name = safe(partsOf(path).pop() ?? "");
	const matched = MATCHED_NAME.exec(name)?.[0] ?? extname(name);
	return MATCHED_NAME.test(name) || MATCHED_EXTENSIONS.test(matched) ? matched.toLowerCase() : "";
}
function partsOf(path) {
	return path.split("/").filter((part) => part !== "" && part !== ".");
}
/** The number of a disk name; undefined if it has none. */
function numberIn(name) {
	const digits = /(?:^|\/)=(\d{1,15})=(?:\/[^/]+|[^/]+)$/.exec(name)?.[1];
	return digits === void 0 ? void 0 : Number(digits);
}
function fileName(name, number) {
	const matched = MATCHED_NAME.exec(name)?.[0];
	if (matched !== void 0) return `=${number}=/${matched}`;
	const extension = extname(name);
	if (!MATCHED_EXTENSIONS.test(extension)) return `=${number}=${undotted(name)}=.txt`;
	return `=${number}=${undotted(name.slice(0, -extension.length))}=${extension}`;
}
/** gitleaks takes a file for an archive, and passes over it, if `.tar`, `.br` and the like are anywhere in its name. */
function undotted(part) {
	return part.replaceAll(".", "");
}
function safe(part) {
	const plain = part.replace(/[^A-Za-z0-9._@+~-]/g, "_");
	if (plain.length <= MAX_COMPONENT) return plain;
	return `${plain.slice(0, 40)}-${hexOf$1(part).slice(0, 12)}-${plain.slice(-40)}`;
}

// src/stages/secrets/staging/record-file.ts
/** Size of a write or a read-ahead: it keeps the number of calls small. */
const WINDOW_BYTES$1 = 65536;
/** What is read for a single record. The next one that is asked for is rarely near. */
const SINGLE_BYTES = 2048;
const Record = array(string());
/**
* A list of records in a private file: an image may have a million files, and in memory each record takes only the number
* of its position. A record is a list of texts. The file is open only while it is read or written.
*/
var RecordFile = class {
	#path;
	/** Where each record starts, in bytes. */
	#starts = [];
	/** The bytes before this position are in the file, the others in `#pending`. */
	#written = 0;
	#pending = [];
	#waiting = 0;
	#window = Buffer.alloc(0);
	#windowStart = 0;
	constructor(path) {
		this.#path = path;
	}
	get length() {
		return this.#starts.length;
	}
	add(record) {
		const line = Buffer.from(JSON.stringify(record));
		this.#starts.push(this.#written + this.#waiting);
		this.#pending.push(line);
		this.#waiting += line.length;
		if (this.#waiting >= WINDOW_BYTES$1) this.#flush();
	}
	/** The record with this index; undefined if there is none. */
	get(index) {
		return this.#record(index, SINGLE_BYTES);
	}
	#record(index, window) {
		const start = this.#starts[index];
		if (start === void 0) return void 0;
		const end = this.#starts[index + 1] ?? this.#written + this.#waiting;
		return Record.parse(JSON.parse(this.#read(start, end, window).toString()));
	}
	/** All records, in their order. */
	*[Symbol.iterator]() {
		for (let index = 0; index < this.length; index += 1) yield this.#record(index, WINDOW_BYTES$1) ?? [];
	}
	#read(start, end, window) {
		if (end > this.#written) this.#flush();
		if (start < this.#windowStart || end > this.#windowStart + this.#window.length) this.#look(start, Math.max(window, end - start), end);
		return this.#window.subarray(start - this.#windowStart, end - this.#windowStart);
	}
	#look(start, size, end) {
		const window = Buffer.allocUnsafeSlow(size);
		const file = openSync(this.#path, "r");
		try {
			let done = 0;
			while (start + done < end) {
				const count = readSync(file, window, done, window.length - done, start + done);
				if (count === 0) throw new Error("a private file of the secrets check became shorter");
				done += count;
			}
			this.#window = window.subarray(0, done);
			this.#windowStart = start;
		} finally {
			closeSync(file);
		}
	}
	#flush() {
		const chunk = Buffer.concat(this.#pending);
		const file = openSync(this.#path, this.#written === 0 ? "ax" : "a", 384);
		try {
			for (let done = 0; done < chunk.length;) done += writeSync(file, chunk, done);
		} finally {
			closeSync(file);
		}
		this.#written += chunk.length;
		this.#pending = [];
		this.#waiting = 0;
	}
};

// src/stages/secrets/staging/spool.ts
/** Size of a write or a read-ahead. It keeps the number of calls small for tens of thousands of small files. */
const WINDOW_BYTES = 1048576;
/**
* Files, one after the other, in a single file on disk. Assay knows late which of them must be scanned: those of a layer at
* its end, after the package database; and thousands of small files are slow to create. Reads and writes are synchronous:
* they hit the page cache, which is faster than the thread pool.
*/
var Spool = class {
	#file;
	/** The bytes before this position are in the file, the others in `#pending`. */
	#written = 0;
	#pending = Buffer.allocUnsafeSlow(WINDOW_BYTES);
	#waiting = 0;
	#window = Buffer.allocUnsafeSlow(WINDOW_BYTES);
	#windowStart = 0;
	#windowEnd = 0;
	constructor(path) {
		this.#file = openSync(path, "wx+", 384);
	}
	/** The position of the next byte. */
	get position() {
		return this.#written + this.#waiting;
	}
	append(chunk) {
		if (this.#waiting + chunk.length > WINDOW_BYTES) this.#flush();
		if (chunk.length > WINDOW_BYTES) this.#write(chunk);
		else {
			this.#pending.set(chunk, this.#waiting);
			this.#waiting += chunk.length;
		}
	}
	/** The bytes at a position. They are valid until the next call, which may reuse the memory. */
	read(position, size) {
		this.#flush();
		if (position < this.#windowStart || position + size > this.#windowEnd) this.#look(position, size);
		return this.#window.subarray(position - this.#windowStart, position - this.#windowStart + size);
	}
	/** A file of the spool, for reads of parts of it. */
	bytes(start, size) {
		return {
			size,
			read: (position, length) => {
				assertWithin(size, position, length);
				return this.read(start + position, length);
			}
		};
	}
	#look(position, size) {
		if (size > this.#window.length) this.#window = Buffer.allocUnsafeSlow(size);
		let done = 0;
		while (done < size) {
			const count = readSync(this.#file, this.#window, done, this.#window.length - done, position + done);
			if (count === 0) throw new Error("a private file of the secrets check became shorter");
			done += count;
		}
		this.#windowStart = position;
		this.#windowEnd = position + done;
	}
	#flush() {
		this.#write(this.#pending.subarray(0, this.#waiting));
		this.#waiting = 0;
	}
	#write(chunk) {
		for (let done = 0; done < chunk.length;) done += writeSync(this.#file, chunk, done, chunk.length - done, this.#written + done);
		this.#written += chunk.length;
	}
	close() {
		closeSync(this.#file);
	}
};

// src/stages/secrets/staging/staged-record.ts
/** The name of the staged file with this number, relative to the root. */
function nameOf$2({ group, path }, number) {
	return `${group}/${diskName(path, number)}`;
}
/** The record as the texts of a `RecordFile`. */
function textsOf(record) {
	const { group, origin, path, linesBefore, isDecoded, position, size, copyOf = "" } = record;
	return [
		group,
		path,
		isDecoded ? "decoded" : "",
		...[
			linesBefore,
			position,
			size,
			copyOf
		].map(String),
		origin.kind,
		...originTexts(origin)
	];
}
function originTexts(origin) {
	switch (origin.kind) {
		case "source": return [];
		case "commit": return [origin.object, origin.path];
		case "layer": return [
			origin.diffId,
			origin.file,
			origin.published ? "published" : ""
		];
		case "config": return [origin.platform, origin.entry];
	}
}
/** The record that {@link textsOf} wrote. */
function recordOf([group = "", path = "", form = "", lines, position, size, copyOf = "", kind, ...texts]) {
	const origin = originOf(kind, texts);
	const copy = copyOf === "" ? {} : { copyOf: Number(copyOf) };
	const place = {
		position: Number(position),
		size: Number(size)
	};
	return {
		group,
		origin,
		path,
		linesBefore: Number(lines),
		isDecoded: form === "decoded",
		...place,
		...copy
	};
}
function originOf(kind, [first = "", second = "", third]) {
	switch (kind) {
		case "commit": return {
			kind,
			object: first,
			path: second
		};
		case "layer": return {
			kind,
			diffId: digestIn(first),
			file: second,
			published: third === "published"
		};
		case "config": return {
			kind,
			platform: first,
			entry: second
		};
		default: return { kind: "source" };
	}
}
function digestIn(text) {
	if (isDigest(text)) return text;
	throw new Error("a private file of the secrets check changed");
}

// src/stages/secrets/staging/scan-tree.ts
/** Limit of the size of all staged files. The engines read about 3 MB per second. */
const MAX_TREE_BYTES = 1073741824;
/** A folder that was made is made again if so many others were made since. */
const KNOWN_FOLDERS = 4096;
/** Of so many different contents it is remembered that they were staged. */
const KNOWN_CONTENTS = 1e5;
/**
* The files that are searched. Their contents are in a spool, the same content, such as that of a source tree and of the layer
* that it was copied into, once; and {@link ScanTree.writeFiles} writes those that the engines must search into a folder. It
* contains only plain files that Assay wrote, under names that Assay made (`diskName`), and each group has its own sub-folder.
* So no file of the image or the source is in a place where an engine looks for its configuration. What is known of each file
* is on the disk too: an image may have a million files.
*/
var ScanTree = class {
	root;
	#records;
	#spool;
	#folders = /* @__PURE__ */ new Set();
	/**
	* The numbers of the files by what engines and rules with keywords learn of them: the content, the traits of the path, and
	* what an engine sees of the name.
	*/
	#contents = /* @__PURE__ */ new Map();
	#hasCopies = false;
	#bytes = 0;
	/** The file that was asked for last: hits are in the order of the files. */
	#last;
	/** The decoded lines of the file that was asked for last. */
	#decoded;
	constructor(root) {
		this.root = root;
		this.#records = new RecordFile(`${root}.files`);
		this.#spool = new Spool(`${root}.contents`);
	}
	/** No content can be read afterwards. */
	close() {
		this.#spool.close();
	}
	/**
	* Stages a file, readable only by this user, and beside it its decoded base64. Returns its name; undefined if it does
	* not fit.
	*/
	stage({ group, origin, path, content, linesBefore = 0 }) {
		const text = /\.py[co]$/i.test(path) ? extractTexts(content) : asUtf8(content);
		const decoded = decodeBase64(text);
		const decodedBytes = decoded === void 0 ? void 0 : Buffer.from(decoded.text);
		if (this.#bytes + text.length + (decodedBytes?.length ?? 0) > 1073741824) return void 0;
		const file = {
			group,
			origin,
			path,
			linesBefore
		};
		const name = this.#write(text, {
			...file,
			isDecoded: false
		});
		if (decodedBytes !== void 0) this.#write(decodedBytes, {
			...file,
			isDecoded: true
		});
		return name;
	}
	#write(content, file) {
		this.#bytes += content.length;
		const number = this.#records.length;
		const size = content.length;
		const key = `${hexOf$1(content)}${new PathTraits(file.path).key}${engineKind(file.path)}`;
		const copyOf = this.#contents.get(key);
		const original = copyOf === void 0 ? void 0 : this.#record(copyOf);
		if (copyOf !== void 0 && original !== void 0) {
			const record = {
				...file,
				position: original.position,
				size,
				copyOf
			};
			this.#records.add(textsOf(record));
			this.#hasCopies = true;
			return nameOf$2(record, number);
		}
		const record = {
			...file,
			position: this.#spool.position,
			size
		};
		this.#spool.append(content);
		this.#records.add(textsOf(record));
		if (this.#contents.size < KNOWN_CONTENTS) this.#contents.set(key, number);
		return nameOf$2(record, number);
	}
	/**
	* Writes the files that the engines must search into the folder: all but copies and these contents, by their keys, in which
	* nothing was found before. Answers whether there is any.
	*/
	async writeFiles(searched) {
		const clean = this.#cleanOnes(searched);
		const turns = new Turns();
		let isAny = false;
		for (const [name, record, number] of this.#all()) {
			if (record.copyOf !== void 0 || clean.has(number)) continue;
			await turns.give();
			this.#makeFolder(dirname(name));
			writeFileSync(join(this.root, name), this.#content(record), {
				flag: "wx",
				mode: 384
			});
			isAny = true;
		}
		return isAny;
	}
	/** The numbers of the first files with these contents. */
	#cleanOnes(searched) {
		const clean = /* @__PURE__ */ new Set();
		for (const [key, number] of this.#contents) if (searched.has(key)) clean.add(number);
		return clean;
	}
	/** The content of a staged file. */
	read(name) {
		const number = numberIn(name);
		const record = number === void 0 ? void 0 : this.#record(number);
		if (number === void 0 || record === void 0) return readFileSync(join(this.root, name));
		return this.#content(record);
	}
	/** The other staged files that have the content of these ones, which are in the folder, by their names. */
	copiesOf(names) {
		const copies = /* @__PURE__ */ new Map();
		if (names.size === 0 || !this.#hasCopies) return copies;
		for (const [name, { copyOf }] of this.#all()) {
			const original = copyOf === void 0 ? void 0 : this.#name(copyOf);
			if (original === void 0 || !names.has(original)) continue;
			const known = copies.get(original);
			if (known === void 0) copies.set(original, [name]);
			else known.push(name);
		}
		return copies;
	}
	/** The keys of all contents but those of these files, and of what is decoded from them or what they are decoded from. */
	*keysWithout(names) {
		const left = this.#numbersOf(names);
		for (const [key, number] of this.#contents) if (!left.has(number)) yield key;
	}
	/** The hashes of the contents that {@link keysWithout} leaves out. */
	*hashesOf(names) {
		for (const number of this.#numbersOf(names)) {
			const record = this.#record(number);
			if (record !== void 0) yield hexOf$1(this.#content(record));
		}
	}
	/** The numbers of the contents of these files, and of what is decoded from them or what they are decoded from. */
	#numbersOf(names) {
		const numbers = /* @__PURE__ */ new Set();
		for (const name of new Set(names)) {
			const number = numberIn(name);
			if (number === void 0) continue;
			const other = this.#record(number)?.isDecoded === true ? number - 1 : number + 1;
			const isPair = this.#record(Math.max(number, other))?.isDecoded === true;
			for (const one of isPair ? [number, other] : [number]) numbers.add(this.#record(one)?.copyOf ?? one);
		}
		return numbers;
	}
	#name(number) {
		const record = this.#record(number);
		return record === void 0 ? void 0 : nameOf$2(record, number);
	}
	/** A copy: the spool may use its memory for the next one. */
	#content({ position, size }) {
		return Buffer.from(this.#spool.read(position, size));
	}
	/** The base64 behind a line of a decoded file; undefined for a file that is not decoded. */
	encodedLine(name, line) {
		const source = this.file(name)?.decodedFrom;
		if (source === void 0) return void 0;
		if (this.#decoded?.name !== name) this.#decoded = {
			name,
			lines: decodeBase64(this.read(source))?.lines ?? []
		};
		return this.#decoded.lines[line - 1];
	}
	/** The files of the source tree: their paths, and their staged content. */
	*sourceFiles() {
		for (const [name, { origin, path, isDecoded }] of this.#all()) if (origin.kind === "source" && !isDecoded) yield {
			path,
			read: () => this.read(name).toString("utf8")
		};
	}
	/**
	* All staged files. `searched` has the keys of contents in which nothing was found before. What is read of a file is valid
	* until the next is read: buffers of their own would pile up, since V8 collects them late.
	*/
	*names(searched) {
		const clean = this.#cleanOnes(searched);
		let memory = Buffer.alloc(0);
		for (const [name, record, number] of this.#all()) {
			const { path, copyOf, position, size } = record;
			const original = copyOf === void 0 ? void 0 : this.#name(copyOf);
			const isClean = clean.has(copyOf ?? number);
			const read = () => {
				if (size > memory.length) memory = Buffer.allocUnsafeSlow(size);
				this.#spool.read(position, size).copy(memory);
				return memory.subarray(0, size);
			};
			yield {
				name,
				path,
				isClean,
				read,
				...original !== void 0 && { copyOf: original }
			};
		}
	}
	/** The staged file of this name, relative to the root. */
	file(name) {
		if (this.#last?.name === name) return this.#last.file;
		const number = numberIn(name);
		const record = number === void 0 ? void 0 : this.#record(number);
		if (number === void 0 || record === void 0 || nameOf$2(record, number) !== name) return void 0;
		const { origin, path, linesBefore, isDecoded } = record;
		const decodedFrom = isDecoded ? nameOf$2(record, number - 1) : void 0;
		const file = {
			origin,
			path,
			linesBefore,
			...decodedFrom !== void 0 && { decodedFrom }
		};
		this.#last = {
			name,
			file
		};
		return file;
	}
	#record(number) {
		const texts = this.#records.get(number);
		return texts === void 0 ? void 0 : recordOf(texts);
	}
	*#all() {
		let number = 0;
		for (const texts of this.#records) {
			const record = recordOf(texts);
			yield [
				nameOf$2(record, number),
				record,
				number
			];
			number += 1;
		}
	}
	#makeFolder(name) {
		if (this.#folders.has(name)) return;
		if (this.#folders.size >= KNOWN_FOLDERS) this.#folders.clear();
		mkdirSync(join(this.root, name), {
			recursive: true,
			mode: 448
		});
		this.#folders.add(name);
	}
};
/** Converts UTF-16 with a byte order mark, as Windows writes it, to UTF-8. The engines take UTF-16 for a binary. */
function asUtf8(content) {
	const [first, second] = content;
	if (first === 255 && second === 254) return Buffer.from(new TextDecoder("utf-16le").decode(content));
	if (first === 254 && second === 255) return Buffer.from(new TextDecoder("utf-16be").decode(content));
	return content;
}

// src/stages/secrets/search/private-folder.ts
/**
* Does work with a scan tree in a private folder, which is removed afterwards: it may contain unpacked files of the layers.
*/
async function inPrivateFolder(world, work) {
	const folder = await world.workspace.folder("secrets");
	let tree;
	try {
		return await withSafeErrors(world, async () => {
			tree = new ScanTree(join(folder, "tree"));
			await mkdir(tree.root, { mode: 448 });
			return await work(tree, folder);
		});
	} finally {
		tree?.close();
		await world.workspace.remove(folder);
	}
}
/** Does work. What it throws says nothing of what is in the files. */
async function withSafeErrors(world, work) {
	try {
		return await work();
	} catch (error) {
		if (error instanceof AssayError) throw await explained(world, error);
		const full = fullDisk(error);
		if (full !== void 0) {
			const message = `the secrets check could not write its private files: ${full}`;
			throw await explained(world, fault("disk-full", "secrets", message));
		}
		const code = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
		throw fault("scan-incomplete", "secrets", `the secrets check stopped because of an internal error${code}`);
	}
}
/** The error. A full disk is described now: the private files are removed before anybody else can look. */
async function explained({ workspace }, error) {
	return new AssayError(withSpace(error.reasons, await workspace.space()), { cause: error });
}

// src/stages/secrets/kubernetes/credential-rule.ts
const ASSIGNMENT = /(?:^|\s)(?:--)?([A-Za-z_][\w.-]*)=("[^"]*"|'[^']*'|\S+)/g;
/**
* Assignments of a literal value to a name like `DB_PASSWORD` in an entry of the image configuration (`ENV`,
* labels, build arguments, and `ENV` steps in the history). Values that are provably not secrets are included.
*/
function allCredentials(text) {
	return [...text.matchAll(ASSIGNMENT)].flatMap(([, name = "", raw = ""]) => {
		const value = raw.replace(/^(["'])(.*)\1$/s, "$2");
		const kind = nameKind(name);
		if (kind === void 0) return [];
		return judged({
			name,
			value
		}, judgeText(value, kind, "environment")).map(({ why, ...credential }) => ({
			...credential,
			...why === void 0 ? {} : { ignoreReason: why }
		}));
	});
}

// src/stages/secrets/collect/collect-configuration.ts
/** Stages every entry of a platform's image configuration, one small file each. Returns the hits of Assay's own rule. */
function collectConfiguration(image, group, tree) {
	return stageEntries(entriesOf$1(image), platformName(image.platform), group, tree);
}
/** Stages entries of a platform. Returns the hits of Assay's own rule. */
function stageEntries(entries, platform, group, tree) {
	return entries.flatMap(({ entry, text, assignment }, number) => {
		const origin = {
			kind: "config",
			platform,
			entry
		};
		const content = Buffer.from(`${text}\n`);
		const file = tree.stage({
			group,
			origin,
			path: `${number}/entry`,
			content
		});
		if (file === void 0) throw fault("scan-incomplete", "secrets", `the image configuration of ${platform} is too large to be scanned`);
		return allCredentials(assignment ?? text).map(({ name, ...found }) => ({
			...found,
			engine: "assay",
			rule: "credential-in-configuration",
			title: `A literal value is given to ${/^[\w.-]{1,80}$/.test(name) ? name : "a credential"}`,
			file,
			line: 1
		}));
	});
}
function entriesOf$1({ configuration, annotations = [] }) {
	const { env, labels, cmd, entrypoint, history, others = [] } = configuration;
	return [
		...env.map((text) => ({
			entry: `Env ${nameOf$1(text)}`,
			text,
			assignment: quoted(text)
		})),
		...Object.entries(labels).map(([label, value]) => {
			const text = `${label}=${value}`;
			return {
				entry: `Label ${label}`,
				text,
				assignment: quoted(text)
			};
		}),
		...cmd.length === 0 ? [] : [{
			entry: "Cmd",
			text: cmd.join(" ")
		}],
		...entrypoint.length === 0 ? [] : [{
			entry: "Entrypoint",
			text: entrypoint.join(" ")
		}],
		...history.map((step, index) => ({
			entry: `History step ${index + 1}`,
			text: step.createdBy
		})),
		...others,
		...annotations.map(({ entry, text }) => ({
			entry,
			text,
			assignment: quoted(text)
		}))
	];
}
function nameOf$1(assignment) {
	return assignment.split("=", 1)[0] ?? "";
}
/** Quotes the value of an assignment: in `Env` and labels, all text after the first `=` is the value. */
function quoted(assignment) {
	const name = nameOf$1(assignment);
	const value = assignment.slice(name.length + 1);
	return /[\s"']/.test(value) && !value.includes("\"") ? `${name}="${value}"` : assignment;
}

// src/stages/secrets/collect/collect-attestations.ts
const args = record(string(), unknown()).nullish();
/** The build arguments in the provenance of BuildKit, for SLSA v0.2 and v1. */
const ProvenanceSchema = object({ predicate: object({
	invocation: object({ parameters: object({ args }).nullish() }).nullish(),
	buildDefinition: object({ externalParameters: object({ request: object({ args }).nullish() }).nullish() }).nullish()
}) });
/**
* Stages the attestations of the build that are in the index. A provenance lists every build argument, and
* everybody who has the image can read it. Returns the hits of Assay's own rule in the arguments.
*/
async function collectAttestations(layouts, { attestations = [], platforms, layout }, tree) {
	const hits = [];
	for (const [index, { of, blobs = [] }] of attestations.entries()) {
		const about = platforms.find(({ manifest }) => manifest.digest === of)?.platform;
		const platform = about === void 0 ? "unknown" : platformName(about);
		for (const [number, blob] of blobs.entries()) {
			const bytes = await layouts.read(layout, blob, MAX_DOCUMENT_BYTES);
			const entries = [{
				entry: `Attestation ${blob.annotations?.["in-toto.io/predicate-type"] ?? blob.mediaType}`.slice(0, 200),
				text: Buffer.from(bytes).toString(),
				assignment: ""
			}, ...argumentsIn(bytes)];
			hits.push(...stageEntries(entries, platform, `attestation-${index}-${number}`, tree));
		}
	}
	return hits;
}
function argumentsIn(bytes) {
	const provenance = parseJsonAs(ProvenanceSchema, bytes);
	if (!provenance.ok) return [];
	const { invocation, buildDefinition } = provenance.value.predicate;
	const all = {
		...invocation?.parameters?.args,
		...buildDefinition?.externalParameters?.request?.args
	};
	return Object.entries(all).flatMap(([key, value]) => {
		if (typeof value !== "string") return [];
		const name = key.replace(/^build-arg:/, "");
		const text = `${name}=${value}`;
		return [{
			entry: `Build argument ${name}`.slice(0, 200),
			text,
			assignment: quoted(text)
		}];
	});
}

// src/formats/image/zstd-frames.ts
const FRAME = 4247762216;
const SKIPPABLE = 407710288;
/** The lengths in bytes of the dictionary ID and of the content size, by the flags of the frame's descriptor. */
const DICTIONARY_BYTES = [
	0,
	1,
	2,
	4
];
const SIZE_BYTES = [
	0,
	2,
	4,
	8
];
const CHECKSUM_BYTES = 4;
/** Type of a block that has one byte, which the decoder repeats. */
const RUN_LENGTH = 1;
/** The size of the pieces of a frame. */
const PIECE_BYTES = 262144;
/** Whether bytes begin with a zstd frame, or with a skippable frame, which pzstd writes first. */
function startsZstdFrame(head) {
	if (head.length < 4) return false;
	const magic = Buffer.from(head.subarray(0, 4)).readUInt32LE();
	return magic === FRAME || isSkippable(magic);
}
/**
* Splits a stream at its zstd frames (RFC 8878) and leaves out skippable frames. Node's decoder continues with another
* frame only if a write begins with it, and ignores the rest of the write in which a frame ends. Throws an Error if the
* stream ends inside a frame, or if there is something else between frames.
*/
async function* zstdFrames(chunks) {
	const reader = new Reader(chunks);
	while (await reader.hasMore()) {
		const magic = await reader.take(4);
		const kind = magic.readUInt32LE();
		if (kind === FRAME) yield* gathered(frame(reader, magic));
		else if (isSkippable(kind)) await reader.skip((await reader.take(4)).readUInt32LE());
		else throw new Error("there is something other than a zstd frame between its zstd frames");
	}
}
async function* frame(reader, magic) {
	const descriptor = await reader.take(1);
	const flags = descriptor.readUInt8();
	const isSingle = (flags & 32) !== 0;
	const size = SIZE_BYTES[flags >> 6] ?? 0;
	const rest = (isSingle ? Math.max(1, size) : 1 + size) + (DICTIONARY_BYTES[flags & 3] ?? 0);
	yield* [
		magic,
		descriptor,
		await reader.take(rest)
	];
	for (let isLast = false; !isLast;) {
		const header = await reader.take(3);
		yield header;
		const block = header.readUIntLE(0, 3);
		isLast = (block & 1) === 1;
		yield* reader.pass((block >> 1 & 3) === RUN_LENGTH ? 1 : block >> 3);
	}
	if ((flags & 4) !== 0) yield await reader.take(CHECKSUM_BYTES);
}
function isSkippable(magic) {
	return magic >= SKIPPABLE && magic <= 407710303;
}
async function* gathered(pieces) {
	let parts = [];
	let size = 0;
	for await (const piece of pieces) {
		parts.push(piece);
		size += piece.length;
		if (size < PIECE_BYTES) continue;
		yield Buffer.concat(parts);
		parts = [];
		size = 0;
	}
	if (size > 0) yield Buffer.concat(parts);
}
/** Reads a stream by numbers of bytes. */
var Reader = class {
	#chunks;
	#rest = Buffer.alloc(0);
	constructor(chunks) {
		this.#chunks = Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]();
	}
	async hasMore() {
		while (this.#rest.length === 0) {
			const { done, value } = await this.#chunks.next();
			if (done === true) return false;
			this.#rest = Buffer.from(value.buffer, value.byteOffset, value.length);
		}
		return true;
	}
	async take(count) {
		if (this.#rest.length >= count) return this.#cut(count);
		return Buffer.concat(await Array.fromAsync(this.pass(count)));
	}
	async *pass(count) {
		for (let left = count; left > 0;) {
			if (!await this.hasMore()) throw new Error("it is cut off inside a zstd frame");
			const part = this.#cut(Math.min(left, this.#rest.length));
			left -= part.length;
			yield part;
		}
	}
	async skip(count) {
		for await (const _ of this.pass(count));
	}
	#cut(count) {
		const part = this.#rest.subarray(0, count);
		this.#rest = this.#rest.subarray(count);
		return part;
	}
};

// src/stages/archives/expand-kind.ts
/** The number of first bytes that are needed to recognise an archive and to distinguish text from binary data. */
const HEAD_BYTES = 8192;
const MAGICS = [
	["zip", "504b0304"],
	["zip", "504b0506"],
	["gzip", "1f8b08"],
	["git-pack", "5041434b"],
	["sqlite", "53514c69746520666f726d6174203300"],
	["sealed", "fd377a585a00"],
	["sealed", "425a68"],
	["sealed", "377abcaf271c"],
	["sealed", "526172211a07"],
	["sealed", "04224d18"],
	["sealed", "1f9d"],
	["sealed", "213c617263683e0a64656269616e2d62696e617279"],
	["sealed", "edabeedb"]
].map(([kind, hex]) => [kind, Buffer.from(hex, "hex")]);
/**
* A zip may follow a program, because it is read from its end: executable jars of Spring Boot, Python's zipapps.
*/
const SCRIPTED_ZIP = /\.(?:jar|war|pyz|zip)$/i;
/** Most files are not archives, and the first byte shows it. */
const BY_FIRST = Map.groupBy(MAGICS, ([, magic]) => magic[0]);
/** Loose objects of a git repository. In a bare repository no parent folder is named `.git`. */
const GIT_OBJECT = /(?:^|\/)objects\/[0-9a-f]{2}\/(?:[0-9a-f]{38}|[0-9a-f]{62})$/;
const GIT_PACK = /\.pack$/;
const USTAR = Buffer.from("ustar");
const USTAR_POSITION = 257;
const BZIP2 = /^[1-9](?:314159265359|177245385090)/;
/** The kind of an archive by its first 512 bytes; undefined if it is not one. */
function archiveKind(path, head) {
	const found = BY_FIRST.get(head[0])?.find(([, magic]) => hasAt(head, magic));
	if (found?.[0] === "git-pack") return GIT_PACK.test(path) ? "git-pack" : void 0;
	if (found !== void 0) return found[1].length === 3 && isFakeBzip2(head) ? void 0 : found[0];
	if (head[0] === 120 && GIT_OBJECT.test(path)) return "git-object";
	if (hasAt(head, USTAR, USTAR_POSITION)) return "tar";
	if (startsZstdFrame(head)) return "zstd";
	return head[0] === 35 && head[1] === 33 && SCRIPTED_ZIP.test(path) ? "zip" : void 0;
}
/**
* A text may start with the three letters of bzip2. The level and the mark of the first block, or of the end, must
* follow.
*/
function isFakeBzip2(head) {
	const bytes = Buffer.from(head.subarray(0, 10));
	return bytes.toString("latin1", 0, 3) === "BZh" && !BZIP2.test(bytes.toString("latin1", 3, 4) + bytes.toString("hex", 4));
}

// src/stages/archives/git-delta.ts
const NEWLINE$3 = 10;
/** Bytes before and after new text that are kept, because rules look at the text beside a value. */
const CONTEXT_BYTES = 400;
/** Applies a difference to its base; undefined if the result is larger than `most` bytes. */
function applyDelta(base, delta, most) {
	const reader = new DeltaReader(delta);
	if (reader.size() !== base.length) throw new DamagedArchive("a difference does not fit its base");
	const size = reader.size();
	if (size > most) return void 0;
	const whole = Buffer.alloc(size);
	let at = 0;
	for (const step of reader.steps()) {
		const part = "insert" in step ? step.insert : base.subarray(step.from, step.from + step.length);
		if (part.length !== step.length || at + part.length > size) throw new DamagedArchive("a difference is too long");
		part.copy(whole, at);
		at += part.length;
	}
	return whole;
}
/** The lines of an object that a difference adds, with some context. The rest is in its base. */
function addedText(whole, delta) {
	const parts = [];
	let last = 0;
	for (const { start, end } of insertions(delta)) {
		const from = Math.max(last, lineStart(whole, start - CONTEXT_BYTES));
		const to = lineEnd(whole, end + CONTEXT_BYTES);
		if (to <= last) continue;
		if (from > last) parts.push(Buffer.from("\n"));
		parts.push(whole.subarray(from, to));
		last = to;
	}
	return Buffer.concat(parts);
}
/**
* The positions in the result at which a difference inserts bytes. Parts of the base that are joined anew count
* too.
*/
function* insertions(delta) {
	const reader = new DeltaReader(delta);
	reader.size();
	reader.size();
	let at = 0;
	let follows = -1;
	for (const step of reader.steps()) {
		if ("insert" in step) yield {
			start: at,
			end: at + step.length
		};
		else {
			if (step.from !== follows && at > 0) yield {
				start: at,
				end: at
			};
			follows = step.from + step.length;
		}
		at += step.length;
	}
}
function lineStart(text, at) {
	return at <= 0 ? 0 : text.lastIndexOf(NEWLINE$3, at) + 1;
}
function lineEnd(text, at) {
	if (at >= text.length) return text.length;
	const end = text.indexOf(NEWLINE$3, at);
	return end < 0 ? text.length : end + 1;
}
/** Reads the steps of a difference in git's format. */
var DeltaReader = class {
	#delta;
	#at = 0;
	constructor(delta) {
		this.#delta = delta;
	}
	size() {
		let size = 0;
		for (let factor = 1;; factor *= 128) {
			const byte = this.#byte();
			size += (byte & 127) * factor;
			if ((byte & 128) === 0) return size;
		}
	}
	*steps() {
		while (this.#at < this.#delta.length) {
			const code = this.#byte();
			if ((code & 128) !== 0) {
				const from = this.#number(code, 4);
				const length = this.#number(code >> 4, 3);
				yield {
					from,
					length: length === 0 ? 65536 : length
				};
			} else {
				if (code === 0) throw new DamagedArchive("a difference has an invalid step");
				yield {
					insert: this.#delta.subarray(this.#at, this.#at + code),
					length: code
				};
				this.#at += code;
			}
		}
	}
	/** Reads one byte for each set bit, the lowest first. */
	#number(bits, count) {
		let value = 0;
		for (let index = 0; index < count; index += 1) if ((bits & 1 << index) !== 0) value += this.#byte() * 256 ** index;
		return value;
	}
	#byte() {
		const byte = this.#delta[this.#at];
		if (byte === void 0) throw new DamagedArchive("a difference ends too early");
		this.#at += 1;
		return byte;
	}
};

// src/stages/archives/expand-git.ts
/** Maximum size of an object that is scanned, in bytes. A larger object counts as not opened. */
const MAX_OBJECT_BYTES = 16777216;
/** Size of the first read of an object, because its packed size is not known. */
const FIRST_READ = 65536;
/** Size of the cache of objects. Later objects are stored as differences to them. */
const CACHE_BYTES = 67108864;
const MAX_CHAIN = 250;
/**
* Limits of the size of one object, and of the work for all. A pack over a limit was made to cost much work, and
* counts as not opened.
*/
const MAX_INFLATED = 134217728;
const MAX_WORK = 16 * 1024 ** 3;
const HEADER_BYTES$1 = 12;
const TYPES = [
	"",
	"commit",
	"tree",
	"blob",
	"tag"
];
const OFFSET_DELTA = 6;
const NAMED_DELTA = 7;
/** The text of a loose object; undefined for a tree. */
function looseText(bytes) {
	const whole = inflateSync(bytes.read(0, bytes.size), { maxOutputLength: 16777280 });
	const end = whole.indexOf(0);
	const [, type = ""] = /^(blob|commit|tag|tree) \d+$/.exec(whole.toString("latin1", 0, Math.max(0, end))) ?? [];
	if (type === "") throw new DamagedArchive("it is not a git object");
	return type === "tree" ? void 0 : {
		name: nameOf(type, whole.subarray(end + 1)),
		content: whole.subarray(end + 1)
	};
}
/**
* The texts of all objects in a pack, in order. Calls `leftOut` for each object that is too large, or that is a
* difference to an object outside the pack.
*/
function* packTexts(bytes, leftOut) {
	const count = bytes.read(0, HEADER_BYTES$1).readUInt32BE(8);
	const pack = new Pack(bytes);
	let at = HEADER_BYTES$1;
	for (let index = 0; index < count; index += 1) {
		const { object, end } = pack.next(at);
		at = end;
		if (object === void 0) leftOut();
		else if (object.type !== "tree") yield {
			name: nameOf(object.type, object.content),
			content: object.added ?? object.content
		};
	}
}
function nameOf(type, content) {
	return createHash("sha1").update(`${type} ${content.length}\0`).update(content).digest("hex");
}
const CONSUMED = object({
	buffer: _instanceof(Uint8Array),
	engine: object({ bytesWritten: number() })
});
var Pack = class {
	#bytes;
	/** By their positions, the oldest first. */
	#kept = /* @__PURE__ */ new Map();
	#keptBytes = 0;
	#work = 0;
	constructor(bytes) {
		this.#bytes = bytes;
	}
	next(at) {
		const entry = this.#entry(at);
		const { content, end } = this.#inflated(entry);
		return {
			object: content === void 0 ? void 0 : this.#resolved(at, entry, content, 0),
			end
		};
	}
	#resolved(at, { kind, base }, content, depth) {
		const type = TYPES[kind];
		if (type !== void 0 && type !== "") return this.#keep(at, {
			type,
			content
		});
		if (kind !== OFFSET_DELTA || base === void 0 || depth > MAX_CHAIN) return void 0;
		const below = this.#at(base, depth + 1);
		if (below === void 0) return void 0;
		const whole = applyDelta(below.content, content, MAX_OBJECT_BYTES);
		if (whole === void 0) return void 0;
		return this.#keep(at, {
			type: below.type,
			content: whole,
			added: addedText(whole, content)
		});
	}
	#at(at, depth) {
		const kept = this.#kept.get(at);
		if (kept !== void 0) return kept;
		const entry = this.#entry(at);
		const { content } = this.#inflated(entry);
		return content === void 0 ? void 0 : this.#resolved(at, entry, content, depth);
	}
	#keep(at, object) {
		this.#kept.set(at, object);
		this.#keptBytes += object.content.length;
		for (const [oldest, { content }] of this.#kept) {
			if (this.#keptBytes <= CACHE_BYTES) break;
			this.#kept.delete(oldest);
			this.#keptBytes -= content.length;
		}
		return object;
	}
	#entry(at) {
		const head = this.#bytes.read(at, Math.min(64, this.#bytes.size - at));
		let position = 0;
		let byte = head[position++] ?? 0;
		const kind = byte >> 4 & 7;
		let size = byte & 15;
		for (let factor = 16; (byte & 128) !== 0; factor *= 128) {
			byte = head[position++] ?? 0;
			size += (byte & 127) * factor;
		}
		if (kind === NAMED_DELTA) return {
			kind,
			size,
			start: at + position + 20
		};
		if (kind !== OFFSET_DELTA) return {
			kind,
			size,
			start: at + position
		};
		byte = head[position++] ?? 0;
		let distance = byte & 127;
		while ((byte & 128) !== 0) {
			byte = head[position++] ?? 0;
			distance = (distance + 1) * 128 + (byte & 127);
		}
		if (distance <= 0 || distance > at) throw new DamagedArchive("an object has its base in front of the pack");
		return {
			kind,
			size,
			base: at - distance,
			start: at + position
		};
	}
	/**
	* Unpacks an object, and reads more bytes if the first read was too short. The content is undefined if it is too
	* large.
	*/
	#inflated({ size, start }) {
		this.#work += size;
		if (size > MAX_INFLATED || this.#work > MAX_WORK) throw new DamagedArchive("it exceeds the limits of unpacking");
		const rest = this.#bytes.size - start;
		for (let length = Math.min(FIRST_READ, rest);; length = Math.min(length * 8, rest)) {
			const packed = Buffer.from(this.#bytes.read(start, length));
			try {
				const found = CONSUMED.parse(inflateSync(packed, {
					info: true,
					maxOutputLength: Math.max(size, 1)
				}));
				const content = Buffer.from(found.buffer);
				return {
					content: size > MAX_OBJECT_BYTES ? void 0 : content,
					end: start + found.engine.bytesWritten
				};
			} catch (error) {
				if (!(codeOf(error) === "Z_BUF_ERROR") || length === rest) throw error;
			}
		}
	}
};

// src/stages/archives/expand-sqlite.ts
const HEADER_BYTES = 100;
const INTERIOR = 5;
const LEAF = 13;
/** The same for a table without row ids. It is stored like an index: all its pages contain rows. */
const INDEX_INTERIOR = 2;
const INDEX_LEAF = 10;
const MAX_PAYLOAD = 16777216;
const MAX_COLUMNS = 2e3;
/** The table of the schema. */
const SCHEMA = {
	name: "sqlite_schema",
	columns: [
		"type",
		"name",
		"tbl_name",
		"rootpage",
		"sql"
	],
	root: 1
};
/** Sizes of fixed-size values by type: NULL, integers, a real number, the constants 0 and 1. */
const SIZES = [
	0,
	1,
	2,
	3,
	4,
	6,
	8,
	8,
	0,
	0
];
/**
* The texts in all tables of an SQLite database, one `column=text` per line. In the file, the texts have no
* separators. The file is read page by page and never queried, so a malicious database cannot slow it down. Throws
* {@link DamagedArchive} if it is not such a database.
*/
function* sqliteTexts(bytes) {
	const database = new Database(bytes);
	const tables = [];
	for (const row of database.rows(SCHEMA)) {
		const [type, name = "", , root, sql = ""] = row;
		yield `sql=${sql}`;
		if (type === "table" && Number(root) > 0) tables.push({
			name,
			columns: columnsOf(sql),
			root: Number(root)
		});
	}
	for (const table of tables) for (const row of database.rows(table)) yield* lines(table, row);
}
function* lines({ columns }, row) {
	for (const [index, text] of row.entries()) {
		if (text === void 0 || text.length < 4 || /^\d+$/.test(text)) continue;
		const column = columns[index] ?? `column${index + 1}`;
		yield text.includes("\n") ? `${column}:\n${text}` : `${column}=${text}`;
	}
}
/** The names of the columns, as far as the CREATE statement shows them. */
function columnsOf(sql) {
	const plain = sql.slice(0, 1e5).replace(/'[^']*'/g, "''");
	const body = plain.slice(plain.indexOf("(") + 1, plain.lastIndexOf(")"));
	const columns = [];
	let [depth, start] = [0, 0];
	for (let at = 0; at <= body.length && columns.length < MAX_COLUMNS; at += 1) {
		const sign = body[at];
		if (sign === "(") depth += 1;
		if (sign === ")") depth -= 1;
		if (depth > 0 || sign !== "," && sign !== void 0) continue;
		const [, name = ""] = /^\s*["'`[]?([\w.-]+)/.exec(body.slice(start, at)) ?? [];
		start = at + 1;
		if (name !== "" && !/^(?:constraint|primary|unique|check|foreign)$/i.test(name)) columns.push(name);
	}
	return columns;
}
var Database = class {
	#bytes;
	#pageSize;
	/** The size of a page without the reserved bytes at its end. */
	#usable;
	/** The pages of all trees that were read. A page belongs to one tree, and the schema could name one a million times. */
	#seen = /* @__PURE__ */ new Set();
	/** How many bytes the rows may still have. They cannot have more than the file, unless they are in the same place. */
	#left;
	constructor(bytes) {
		this.#bytes = bytes;
		this.#left = bytes.size;
		const head = bytes.read(0, HEADER_BYTES);
		const size = head.readUInt16BE(16);
		this.#pageSize = size === 1 ? 65536 : size;
		this.#usable = this.#pageSize - (head[20] ?? 0);
		if (this.#pageSize < 512 || this.#usable < 480 || head.readUInt32BE(56) > 1) throw new DamagedArchive("it is not a database in UTF-8");
	}
	/** The texts of each row; undefined for a value that is not a text. */
	*rows({ root }) {
		const open = [root];
		for (let number = open.pop(); number !== void 0; number = open.pop()) {
			if (this.#seen.has(number)) continue;
			this.#seen.add(number);
			const page = this.#page(number);
			const start = number === 1 ? HEADER_BYTES : 0;
			const kind = page[start];
			if (kind !== LEAF && kind !== INTERIOR && kind !== INDEX_LEAF && kind !== INDEX_INTERIOR) continue;
			const isInterior = kind === INTERIOR || kind === INDEX_INTERIOR;
			const count = page.readUInt16BE(start + 3);
			const first = start + (isInterior ? 12 : 8);
			assertWithin(page.length, first, 2 * count);
			if (isInterior) open.push(page.readUInt32BE(start + 8));
			for (let cell = 0; cell < count; cell += 1) {
				const at = page.readUInt16BE(first + 2 * cell);
				assertWithin(page.length, at, 4);
				if (isInterior) open.push(page.readUInt32BE(at));
				if (kind === INTERIOR) continue;
				const payload = this.#payload(page, kind === INDEX_INTERIOR ? at + 4 : at, kind === LEAF);
				if (payload !== void 0) yield texts(payload);
			}
		}
	}
	#page(number) {
		return Buffer.from(this.#bytes.read((number - 1) * this.#pageSize, this.#pageSize));
	}
	/** The payload of a cell, with its overflow pages; undefined if it is too large. */
	#payload(page, at, hasRowId) {
		const size = varint(page, at);
		const start = hasRowId ? varint(page, size.end).end : size.end;
		if (size.value > MAX_PAYLOAD) return void 0;
		this.#left -= size.value;
		if (this.#left < 0) throw new DamagedArchive("its rows are in the same place");
		const most = hasRowId ? this.#usable - 35 : Math.floor((this.#usable - 12) * 64 / 255) - 23;
		if (size.value <= most) return slice(page, start, size.value);
		const least = Math.floor((this.#usable - 12) * 32 / 255) - 23;
		const middle = least + (size.value - least) % (this.#usable - 4);
		const here = middle <= most ? middle : least;
		const parts = [slice(page, start, here)];
		let left = size.value - here;
		assertWithin(page.length, start + here, 4);
		for (let next = page.readUInt32BE(start + here); next !== 0 && left > 0;) {
			const overflow = this.#page(next);
			const part = overflow.subarray(4, 4 + Math.min(left, this.#usable - 4));
			parts.push(part);
			left -= part.length;
			next = overflow.readUInt32BE(0);
		}
		return Buffer.concat(parts);
	}
};
/** The values of a record. Integers are returned as digits, because the schema contains page numbers. */
function texts(record) {
	const header = varint(record, 0);
	const row = [];
	let body = header.value;
	for (let at = header.end; at < header.value && row.length < MAX_COLUMNS;) {
		const type = varint(record, at);
		at = type.end;
		const size = type.value < 12 ? SIZES[type.value] ?? 0 : Math.floor((type.value - 12) / 2);
		const value = record.subarray(body, body + size);
		body += size;
		if (type.value >= 13 && type.value % 2 === 1) row.push(value.toString("utf8"));
		else if (type.value >= 12) row.push(value.includes(0) ? void 0 : value.toString("utf8"));
		else if (type.value >= 1 && type.value <= 5) row.push(String(value.readIntBE(0, value.length)));
		else row.push(void 0);
	}
	return row;
}
function slice(bytes, start, length) {
	assertWithin(bytes.length, start, length);
	return bytes.subarray(start, start + length);
}
function varint(bytes, start) {
	let value = 0;
	for (let count = 0; count < 9; count += 1) {
		const byte = bytes[start + count];
		if (byte === void 0) throw new DamagedArchive("a number is cut off");
		if (count === 8) return {
			value: value * 256 + byte,
			end: start + 9
		};
		value = value * 128 + (byte & 127);
		if ((byte & 128) === 0) return {
			value,
			end: start + count + 1
		};
	}
	return {
		value,
		end: start + 9
	};
}

// src/formats/image/tar-folder.ts
/**
* Takes the size from the header of a folder, before its content is read. Some programs write one, although a folder has no
* content: for all readers the next entry follows. The library knows that, but then never ends the stream of the folder, so
* its reader would wait forever.
*/
function clearFolderSize(header) {
	if (header.type === "directory") header.size = 0;
}

// src/formats/image/tar-name.ts
/** PATH_MAX of Linux: no system has an entry with a longer name. */
const MOST_PATH_BYTES = 4096;
const UTF8 = new TextDecoder("utf-8", {
	fatal: true,
	ignoreBOM: true
});
/**
* The name of a tar entry; `bytes` has one character for each byte. In a name that is not UTF-8, each byte beyond ASCII
* becomes a lone surrogate (U+DC80 to U+DCFF). So different bytes stay different names, and none equals a UTF-8 name.
*/
function nameFromBytes(bytes) {
	if (!/[\x80-\xff]/.test(bytes)) return bytes;
	try {
		return UTF8.decode(Buffer.from(bytes, "latin1"));
	} catch {
		return bytes.replace(/[\x80-\xff]/g, (byte) => String.fromCharCode(56320 + byte.charCodeAt(0)));
	}
}

// src/formats/image/tar-reader.ts
const BLOCK$1 = 512;
/** The greatest size of an extended header. Go's archive/tar refuses larger ones. */
const MAX_EXTENDED_BYTES = 4 * 1024 ** 2;
/** Records of an extended header that change which entry it is about. */
const DECISIVE = /^\d+ (?:path|linkpath|size|GNU\.sparse\.[a-z.]+)=/m;
/**
* Reads an archive as Go's archive/tar does, which runtimes and scanners use, and reports where other programs would see
* different files in it. What another reader takes for a file, or for a whiteout, may be none to them.
*/
var TarReader = class {
	#visit;
	/** How many bytes of the content are still to come, and how many bytes then only fill its last block. */
	#content = 0;
	#padding = 0;
	/** The beginning of a header whose rest is still to come. */
	#block = Buffer.alloc(0);
	#receiver;
	/** Set while the content is that of an extended header. */
	#header;
	#records = /* @__PURE__ */ new Map();
	#zeroBlocks = 0;
	constructor(visit = () => void 0) {
		this.#visit = visit;
	}
	/**
	* Takes the next bytes. Returns what readers disagree on, as the end of a sentence about the archive. Throws if the bytes
	* are no archive, and what the receivers throw.
	*/
	take(chunk) {
		const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
		for (let at = 0; at < bytes.length;) if (this.#content > 0) {
			const end = Math.min(bytes.length, at + this.#content);
			this.#content -= end - at;
			const why = this.#takeContent(bytes.subarray(at, end));
			if (why !== void 0) return why;
			at = end;
		} else if (this.#padding > 0) {
			const end = Math.min(bytes.length, at + this.#padding);
			this.#padding -= end - at;
			at = end;
		} else {
			const end = Math.min(bytes.length, at + BLOCK$1 - this.#block.length);
			const part = bytes.subarray(at, end);
			at = end;
			const block = this.#block.length === 0 ? part : Buffer.concat([this.#block, part]);
			this.#block = block.length < BLOCK$1 ? Buffer.from(block) : Buffer.alloc(0);
			const why = block.length < BLOCK$1 ? void 0 : this.#takeBlock(block);
			if (why !== void 0) return why;
		}
	}
	/** To be called after the last byte. Throws if the archive is cut off. */
	end() {
		if (this.#content > 0 || this.#block.length > 0 && this.missing === 0) throw new Error("it is cut off");
	}
	/**
	* How many zero bytes are missing at the end of an archive that all readers accept as complete: some writers leave out
	* the bytes that only fill the last block. 0 for an archive that is cut off inside an entry.
	*/
	get missing() {
		if (this.#content > 0) return 0;
		if (this.#padding > 0) return this.#padding;
		return this.#zeroBlocks > 1 && this.#block.length > 0 && isZeros(this.#block) ? BLOCK$1 - this.#block.length : 0;
	}
	#takeContent(bytes) {
		const isLast = this.#content === 0;
		const header = this.#header;
		if (header !== void 0) {
			header.parts.push(Buffer.from(bytes));
			return isLast ? this.#takeExtended(header.type, Buffer.concat(header.parts)) : void 0;
		}
		this.#receiver?.write(bytes);
		if (isLast) this.#endEntry();
	}
	#endEntry() {
		const receiver = this.#receiver;
		this.#receiver = void 0;
		receiver?.end();
	}
	#takeBlock(block) {
		if (isZeros(block)) {
			this.#zeroBlocks += 1;
			return;
		}
		return this.#zeroBlocks > 0 ? "has content after the end of its archive" : this.#takeHeader(block);
	}
	#takeHeader(block) {
		assertHeader(block);
		const type = String.fromCharCode(block[156] ?? 0);
		if (type === "N" || hasAmbiguousPrefix(block)) return "has an entry whose name is written in an obsolete form";
		if (type === "S" && block[482] !== 0) return "has a sparse file, whose runs of zeros are left out";
		const size = numberAt(block, 124, 12);
		if (size === void 0) throw new Error("the size of an entry is no number");
		if (type === "g" && this.#records.size > 0) return "has an extended header that is not directly in front of its entry";
		if ("xgLK".includes(type)) {
			if (size > MAX_EXTENDED_BYTES) return "has an extended header that is too large";
			if (size > 0) this.#begin(size, {
				type,
				parts: []
			});
			return;
		}
		const records = this.#records;
		this.#records = /* @__PURE__ */ new Map();
		return this.#takeEntry(block, {
			type,
			size,
			records
		});
	}
	#takeEntry(block, { type, size, records }) {
		for (const [long, record] of [["L", "path"], ["K", "linkpath"]]) {
			const [one, other] = [records.get(long), records.get(record)];
			if (one !== void 0 && other && one !== other) return `has an entry with two names (${record})`;
		}
		const said = records.get("size");
		if (said && !SIZE.test(said)) return "has an entry whose size is no number";
		const bytes = Number(said || size);
		const name = records.get("path") || records.get("L") || nameIn(block);
		const kind = kindOf$1(type, name);
		if (bytes > 0 && kind !== "file" && type !== "5") return "has a link, folder or device with content";
		const content = kind === "folder" ? 0 : bytes;
		const isKnown = KNOWN_TYPES.includes(type);
		this.#receiver = this.#visit({
			path: nameFromBytes(records.get("GNU.sparse.name") || name),
			kind: isKnown || content > 0 ? kind : "other",
			target: nameFromBytes(records.get("linkpath") || records.get("K") || textAt(block, 157, 100)),
			mode: (numberAt(block, 100, 8) ?? 0) & 4095,
			size: content,
			isSparse: !isKnown || [...records.keys()].some((key) => key.startsWith("GNU.sparse."))
		});
		this.#begin(content, void 0);
		if (content === 0) this.#endEntry();
	}
	#begin(content, header) {
		this.#content = content;
		this.#padding = -content & 511;
		this.#header = header;
	}
	#takeExtended(type, bytes) {
		if (type === "L" || type === "K") {
			this.#records.set(type, textAt(bytes, 0, bytes.length));
			return;
		}
		const records = recordsOf(bytes);
		if (records === void 0) return "has an extended header with an invalid record";
		if (type === "g") return DECISIVE.test(bytes.toString("latin1")) ? "names files for all entries that follow" : void 0;
		const long = [...this.#records].filter(([key]) => key === "L" || key === "K");
		this.#records = new Map([
			...long,
			["x", ""],
			...records
		]);
	}
};
/** Throws if this is no header that all programs know. */
function assertHeader(block) {
	let sum = 0;
	for (let at = 0; at < BLOCK$1; at += 1) sum += at >= 148 && at < 156 ? 32 : block[at] ?? 0;
	const isKnown = isUstar(block) || magicOf(block) === GNU;
	if (sum === numberAt(block, 148, 8) && isKnown) return;
	throw new Error("it is no tar archive, or it is damaged");
}
const MAGIC = 257;
/** The magic of GNU's old format. */
const GNU = "ustar  \0";
const PREFIX = 345;
/** The magic of a header, and its version. */
function magicOf(block) {
	return block.toString("latin1", MAGIC, 265);
}
function isUstar(block) {
	return magicOf(block).startsWith("ustar\0");
}
/** The name in the header itself, with one character for each byte. */
function nameIn(block) {
	const name = textAt(block, 0, 100);
	return isUstar(block) && block[PREFIX] !== 0 ? `${textAt(block, PREFIX, 155)}/${name}` : name;
}
/** The bytes up to the first zero, with one character for each. */
function textAt(bytes, at, length) {
	const end = bytes.indexOf(0, at);
	return bytes.toString("latin1", at, end < 0 ? at + length : Math.min(end, at + length));
}
/** Files, with the old form of it, links, devices, folders, pipes, and files that are written in one piece. */
const KNOWN_TYPES = "0\x001234567";
function kindOf$1(type, name) {
	if (type === "5" || (type === "0" || type === "\0") && name.endsWith("/")) return "folder";
	if (type === "2") return "symbolic-link";
	if (type === "1") return "hard-link";
	return "346".includes(type) ? "other" : "file";
}
/** A size in bytes, as Go reads it. */
const SIZE = /^\d{1,16}$/;
/** The digits of a length, and the blank after them. */
const LENGTH = /^(\d{1,8}) /;
const NEWLINE$2 = 10;
/**
* Records have the form `LENGTH KEY=VALUE\n`, where LENGTH is the length of the whole record in bytes. Undefined if one has
* another form: Go's reader refuses such an archive, and others read it byte by byte for hours.
*/
function recordsOf(bytes) {
	const records = [];
	for (let at = 0; at < bytes.length;) {
		const [, digits = ""] = LENGTH.exec(bytes.toString("latin1", at, at + 9)) ?? [];
		const end = at + Number(digits);
		const record = bytes.subarray(at + digits.length + 1, end - 1);
		const equals = record.indexOf("=");
		if (digits === "" || equals < 1 || end > bytes.length || bytes[end - 1] !== NEWLINE$2) return void 0;
		const [key, value] = [record.toString("latin1", 0, equals), record.toString("latin1", equals + 1)];
		if ((key === "path" || key === "linkpath") && value.includes("\0")) return void 0;
		records.push([key, value]);
		at = end;
	}
	return records;
}
/**
* Whether some readers take the prefix of the name for times, or the other way round: GNU's old format and star's have
* times where ustar has the prefix.
*/
function hasAmbiguousPrefix(block) {
	if (magicOf(block) === GNU) return /[^0-7 \0\x80-\xff]/.test(block.toString("latin1", PREFIX, 369));
	return isUstar(block) && block.toString("latin1", 508, 512) === "tar\0" && !block.subarray(PREFIX, 476).includes(0);
}
/** Octal digits between blanks or zeros. Go's reader ignores what follows a zero. */
const OCTAL = /^[ \0]*([0-7]*)(?:[ \0]*|\0.*)$/s;
/** A number in octal digits, or in binary if the first bit is set; undefined for anything else, and for one below zero. */
function numberAt(block, at, length) {
	const first = block[at] ?? 0;
	if (first < 128) {
		const digits = OCTAL.exec(block.toString("latin1", at, at + length))?.[1];
		return digits === void 0 ? void 0 : Number.parseInt(digits || "0", 8);
	}
	const value = block.subarray(at + 1, at + length).reduce((sum, byte) => sum * 256 + byte, first & 127);
	return first < 192 && Number.isSafeInteger(value) ? value : void 0;
}
function isZeros(bytes) {
	return bytes.every((byte) => byte === 0);
}

// src/stages/archives/expand-tar.ts
const INFLATE_BYTES = 262144;
/** Limit of the gzip members with zeros between them. Each starts a new decoder. */
const MAX_RUNS = 100;
/** The content of a gzip or zstd file, with all its members or frames. */
async function* decompressed(kind, bytes) {
	if (kind === "gzip") return yield* gunzipped$1(bytes);
	yield* through(createZstdDecompress({ chunkSize: INFLATE_BYTES }), zstdFrames(chunksOf(bytes)));
}
/** Node's decoder stops silently if something else follows a member: tape padding, or hidden data. */
async function* gunzipped$1(bytes) {
	for (let [at, runs] = [0, 0]; at < bytes.size; runs += 1) {
		if (runs > MAX_RUNS) throw new Error("it has too many gaps between its members");
		const rest = partOf(bytes, at, bytes.size - at);
		if (at > 0 && !startsGzip(rest)) return yield* chunksOf(rest);
		const gunzip = createGunzip({ chunkSize: INFLATE_BYTES });
		yield* through(gunzip, chunksOf(rest));
		at = behindZeros(bytes, at + gunzip.bytesWritten);
	}
}
function startsGzip(bytes) {
	return bytes.size >= 2 && bytes.read(0, 2).readUInt16BE() === 8075;
}
function behindZeros(bytes, start) {
	let at = start;
	for (const chunk of chunksOf(partOf(bytes, start, bytes.size - start))) {
		const found = chunk.findIndex((byte) => byte !== 0);
		if (found >= 0) return at + found;
		at += chunk.length;
	}
	return at;
}
/** Visits every file with bytes in a tar, in order. Throws what the stream, the tar or the visitor throws. */
async function readTar(pieces, visit) {
	const archive = import_tar_stream.extract();
	let refused;
	const visiting = visitAll(archive, visit).catch((error) => {
		refused ??= error;
		archive.destroy(error instanceof Error ? error : void 0);
	});
	try {
		await pipeline(Readable.from(agreed(pieces)), archive);
	} catch (error) {
		refused ??= error;
		archive.destroy();
	}
	await visiting;
	if (refused !== void 0) throw refused;
}
/**
* The bytes of a tar that all programs read in the same way. The library has no limit for extended headers, and reads
* invalid ones for hours.
*/
async function* agreed(pieces) {
	const reader = new TarReader();
	for await (const piece of pieces) {
		const why = reader.take(piece);
		if (why !== void 0) throw new DamagedArchive(`it ${why}`);
		yield piece;
	}
}
async function visitAll(archive, visit) {
	const turns = new Turns();
	for await (const entry of archive) {
		await turns.give();
		clearFolderSize(entry.header);
		const { name, size = 0 } = entry.header;
		if (size === 0) {
			entry.resume();
			continue;
		}
		const content = bytesOf(entry);
		await visit({
			path: name,
			size,
			content
		});
		for await (const _ of content);
	}
}
/** The bytes of an entry. Unlike the entry, this iterator can be left early without breaking the archive. */
function bytesOf(entry) {
	const chunks = entry[Symbol.asyncIterator]();
	const next = async () => {
		const { value, done } = await chunks.next();
		return done === true || !Buffer.isBuffer(value) ? {
			value: void 0,
			done: true
		} : {
			value,
			done: false
		};
	};
	return { [Symbol.asyncIterator]: () => ({ next }) };
}

// src/stages/secrets/own-rules/keyword-search.ts
const NONE = -1;
/**
* Finds any number of keywords in one pass over the bytes of a file, and ignores the case of ASCII letters (Aho and
* Corasick 1975). A regular expression for each rule would read the file about 300 times.
*/
var KeywordSearch = class {
	#keywords;
	/** All bytes that are in no keyword have class 0. */
	#classOf = /* @__PURE__ */ new Uint8Array(256);
	#classes;
	/** The next state for each state and class: its number until the keywords are linked, and then what `#pack` makes of it. */
	#next;
	/** Keywords that end in a state. */
	#ends;
	/** The keywords are lower-case ASCII. */
	constructor(keywords) {
		this.#keywords = keywords;
		const letters = [...new Set(keywords.join(""))];
		for (const [index, letter] of letters.entries()) {
			this.#classOf[letter.charCodeAt(0)] = index + 1;
			this.#classOf[letter.toUpperCase().charCodeAt(0)] = index + 1;
		}
		this.#classes = letters.length + 1;
		const states = 1 + keywords.reduce((sum, keyword) => sum + keyword.length, 0);
		this.#next = new Int32Array(states * this.#classes).fill(NONE);
		const ends = Array.from({ length: states }, () => []);
		this.#addAll(ends);
		this.#link(ends);
		this.#ends = ends;
		this.#pack(ends);
	}
	/** Calls `visit` for every keyword in the content, in the order of their ends. */
	each(content, visit) {
		this.part(content, {
			from: 0,
			to: content.length,
			state: 0
		}, visit);
	}
	/**
	* The same for the keywords that end in a part of the content. Answers the state with which the next part begins; the
	* first begins with 0.
	*/
	part(content, { from, to, state: before }, visit) {
		const steps = this.#next;
		const classOf = this.#classOf;
		let step = before * this.#classes;
		for (let index = from; index < to; index += 1) {
			step = steps[step + (classOf[content[index] ?? 0] ?? 0)] ?? 0;
			if (step >= 0) continue;
			step = ~step;
			for (const keyword of this.#ends[step / this.#classes] ?? []) visit(keyword, index + 1 - (this.#keywords[keyword]?.length ?? 0));
		}
		return step / this.#classes;
	}
	#addAll(ends) {
		let used = 1;
		for (const [number, keyword] of this.#keywords.entries()) {
			let state = 0;
			for (const letter of keyword) {
				const slot = this.#slot(state, letter);
				if (this.#next[slot] === NONE) this.#next[slot] = used++;
				state = this.#next[slot] ?? 0;
			}
			ends[state]?.push(number);
		}
	}
	/**
	* Adds, breadth first, the next state for a letter that does not continue the keyword: the state of the longest
	* keyword start that ends with the letters read so far.
	*/
	#link(ends) {
		const fail = new Int32Array(ends.length);
		const queue = [0];
		for (let state = queue.shift(); state !== void 0; state = queue.shift()) for (let letter = 0; letter < this.#classes; letter += 1) {
			const slot = state * this.#classes + letter;
			const child = this.#next[slot] ?? NONE;
			const other = state === 0 ? 0 : this.#next[(fail[state] ?? 0) * this.#classes + letter] ?? 0;
			if (child === NONE) {
				this.#next[slot] = other;
				continue;
			}
			fail[child] = other;
			ends[child]?.push(...ends[other] ?? []);
			queue.push(child);
		}
	}
	/**
	* Makes each state the position of its first class in the table, or `~` of that if a keyword ends in it. Then one look into
	* the table tells both.
	*/
	#pack(ends) {
		const next = this.#next;
		const packed = Int32Array.from(ends, ({ length }, state) => length === 0 ? state * this.#classes : ~(state * this.#classes));
		for (let slot = 0; slot < next.length; slot += 1) next[slot] = packed[next[slot] ?? 0] ?? 0;
	}
	#slot(state, letter) {
		return state * this.#classes + (this.#classOf[letter.charCodeAt(0)] ?? 0);
	}
};

// src/stages/secrets/own-rules/scan-content.ts
const NEWLINE$1 = 10;
/** After this number of bytes, `scanInTurns` may give others a turn. */
const STEP = 4096;
/** Number of bytes before and after a keyword that a rule sees. Minified code has very long lines. */
const BEFORE = 300;
const BEHIND = 2e3;
const BLOCK = 8e3;
/** Enough bytes for most tokens that start with their keyword. A longer token is read again with more bytes. */
const TOKEN = 300;
/** Number of bytes for a call: the name before the keyword, and the arguments. */
const NAME = 60;
const CALL = 600;
/** Marks at the end of a line that continue a command: in a shell, in Windows, in PowerShell. */
const GOES_ON = /[\\^`]\r?\n/g;
/**
* Runs rules on a file. Each rule runs only where the file contains one of its keywords, and does not read the same
* lines twice. The time is linear in the size of the file for any content, because excerpts and expressions are bounded.
*/
var ContentScanner = class {
	#rules;
	#fileRules;
	#byKeyword;
	constructor(rules) {
		this.#rules = rules.filter(isKeywordRule);
		this.#fileRules = rules.filter(isFileRule);
	}
	/** Made for the first file: it takes long, and a run that has no file must not wait for it. */
	get #keywords() {
		this.#byKeyword ??= rulesByKeyword(this.#rules);
		return this.#byKeyword;
	}
	/** Returns all findings of a file. `ignoreHits` receives the values that provably are not secrets. */
	scan(content, path, ignoreHits) {
		const found = /* @__PURE__ */ new Map();
		this.#keywords.search.each(content, this.#visitor(content, path, found));
		return this.#all(content, path, found, ignoreHits);
	}
	/** The same, but other work of the process gets a turn in between: a file of tokens takes a second for each megabyte. */
	async scanInTurns(content, path, turns, ignoreHits) {
		const found = /* @__PURE__ */ new Map();
		const { search } = this.#keywords;
		const visit = this.#visitor(content, path, found);
		let state = 0;
		for (let from = 0; from < content.length; from += STEP) {
			const to = Math.min(content.length, from + STEP);
			state = search.part(content, {
				from,
				to,
				state
			}, visit);
			await turns.give();
		}
		return this.#all(content, path, found, ignoreHits);
	}
	/** Runs the rules of each keyword, and puts what they find into `found`. */
	#visitor(content, path, found) {
		/** The position up to which each rule has read the file. */
		const seen = new Float64Array(this.#rules.length);
		const { rules } = this.#keywords;
		const excerpts = new Excerpts(content);
		const traits = new PathTraits(path);
		return (keyword, position) => {
			for (const { rule, number } of rules[keyword] ?? []) {
				const isAlone = rule.scope === "keyword" || rule.scope === "call";
				if (!isAlone && position < (seen[number] ?? 0)) continue;
				if (rule.probe?.(content, position) === false) continue;
				const { start, end, text } = excerpts.at(position, rule.scope);
				if (!isAlone) seen[number] = Math.min(end, position + (rule.scope === "block" ? BLOCK : BEHIND) / 2);
				for (const match of rule.find({
					text,
					at: position - start,
					traits
				})) if (rule.scope === "keyword" && start + match.index + match.value.length === end) {
					const more = content.toString("latin1", start, start + BLOCK);
					for (const longer of rule.find({
						text: more,
						at: position - start,
						traits
					})) take(found, rule, start, longer);
				} else take(found, rule, start, match);
			}
		};
	}
	/** Whether a rule selects the file by its path. What such a rule finds depends on more than the traits of the path. */
	selects(path) {
		return this.#fileRules.some(({ files }) => files.test(path));
	}
	/** Only what the rules find that select the file by its path. */
	scanSelected(content, path, ignoreHits) {
		return this.#all(content, path, /* @__PURE__ */ new Map(), ignoreHits);
	}
	/** Adds what the rules for whole files find, and answers everything with its line. */
	#all(content, path, found, ignoreHits) {
		for (const rule of this.#fileRules) {
			if (!rule.files.test(path) || content.length > (rule.maxBytes ?? content.length)) continue;
			for (const match of rule.find({
				text: content.toString("latin1"),
				path
			})) take(found, rule, 0, match);
		}
		const lines = lineStarts(content, found.size > 0);
		return [...found.values()].flatMap(({ rule, position, value, why }) => {
			const finding = {
				rule,
				value,
				line: lineOf(lines, position)
			};
			if (why === void 0) return [finding];
			ignoreHits?.(finding, why);
			return [];
		});
	}
};
function rulesByKeyword(rules) {
	const byKeyword = /* @__PURE__ */ new Map();
	for (const [number, rule] of rules.entries()) for (const keyword of rule.keywords) byKeyword.set(keyword, [...byKeyword.get(keyword) ?? [], {
		rule,
		number
	}]);
	return {
		search: new KeywordSearch([...byKeyword.keys()]),
		rules: [...byKeyword.values()]
	};
}
/** The parts of a file around keywords. Several rules read the same part, so the last one of each scope is kept. */
var Excerpts = class {
	#content;
	#last = /* @__PURE__ */ new Map();
	constructor(content) {
		this.#content = content;
	}
	at(position, scope) {
		const last = this.#last.get(scope);
		if (last?.position === position) return last;
		const [start, end] = bounds(this.#content, position, scope);
		const cut = this.#content.toString("latin1", start, end);
		const part = {
			position,
			start,
			end,
			text: scope === "command" ? cut.replace(GOES_ON, blanks) : cut
		};
		this.#last.set(scope, part);
		return part;
	}
};
function take(found, rule, start, { index, value, why }) {
	const position = start + index;
	const text = Buffer.from(value, "latin1").toString("utf8");
	found.set(`${rule.id} ${position}`, {
		rule,
		position,
		value: text,
		...why === void 0 ? {} : { why }
	});
}
/** The start and end of the bytes that a rule may read. */
function bounds(content, position, scope) {
	if (scope === "keyword") return [Math.max(0, position - 4), Math.min(content.length, position + TOKEN)];
	if (scope === "call") return [Math.max(0, position - NAME), Math.min(content.length, position + CALL)];
	const start = Math.max(0, position - BEFORE);
	if (scope === "block") return [start, Math.min(content.length, position + BLOCK)];
	const end = Math.min(content.length, position + BEHIND);
	const isEnd = (at) => content[at] === NEWLINE$1 && !(scope === "command" && goesOn(content, at));
	let first = position;
	while (first > start && !isEnd(first - 1)) first -= 1;
	let last = position;
	while (last < end && !isEnd(last)) last += 1;
	return [first, last];
}
/** Whether a command continues after the line that ends here. */
function goesOn(content, newline) {
	const at = content[newline - 1] === 13 ? newline - 2 : newline - 1;
	return content[at] === 92 || content[at] === 94 || content[at] === 96;
}
function blanks(mark) {
	return " ".repeat(mark.length);
}
function lineStarts(content, wanted) {
	const starts = [0];
	if (!wanted) return starts;
	for (let at = content.indexOf(NEWLINE$1); at >= 0; at = content.indexOf(NEWLINE$1, at + 1)) starts.push(at + 1);
	return starts;
}
/** The number of the line that contains a position, from 1. */
function lineOf(starts, position) {
	let [low, high] = [0, starts.length];
	while (low < high) {
		const middle = low + high >> 1;
		if ((starts[middle] ?? 0) <= position) low = middle + 1;
		else high = middle;
	}
	return low;
}

// src/stages/secrets/staging/file-class.ts
/** Maximum size of a file that is scanned as a whole, in bytes. A larger text is scanned in parts. */
const MAX_FILE_BYTES = 16777216;
const PACKAGE_LISTS = /^var\/(?:lib\/apt\/lists\/|cache\/apt\/[^/]+\.bin$)/;
const PACKAGE_RECORDS = /^(?:var\/lib\/dpkg\/|var\/cache\/debconf\/templates\.dat|usr\/lib\/apk\/db\/)/;
const PACKAGE_FOLDERS = /(?:^|\/)(?:node_modules|bower_components|site-packages|dist-packages|python3\.\d+|gems\/[^/]+-\d[^/]*|pkg\/mod\/(?:cache|[^@]+@v\d[^/]*)|registry\/src\/[^/]+-[0-9a-f]{16}|\.nuget\/packages)\//;
/** They contain only names and checksums, which generic rules take for keys. */
const LOCK_FILES = /(?:^|\/)(?:go(?:\.work)?\.sum|package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock|deno\.lock|Cargo\.lock|poetry\.lock|uv\.lock|Pipfile\.lock|Gemfile\.lock|composer\.lock|gradle\.lockfile|packages\.lock\.json|Podfile\.lock|mix\.lock|pubspec\.lock|flake\.lock|Cartfile\.resolved|Package\.resolved|\.terraform\.lock\.hcl|pdm\.lock|pixi\.lock|conda-lock\.yml|Chart\.lock|stack\.yaml\.lock|rebar\.lock|paket\.lock|Manifest\.toml|buf\.lock|verification-metadata\.xml)$/;
/** The first bytes of formats that both engines skip. No text can start with them. */
const BINARIES = [
	"7f454c46",
	"cffaedfe",
	"feedfacf",
	"cafebabe",
	"213c617263683e0a",
	"1f8b08",
	"504b0304",
	"fd377a585a00",
	"28b52ffd",
	"377abcaf271c",
	"0061736d",
	"89504e470d0a1a0a",
	"ffd8ff",
	"774f4632",
	"00010000"
].map((hex) => Buffer.from(hex, "hex"));
/** The first bytes of formats whose head need not have a zero byte. A text could start with most of them. */
const DATA = [
	"%PDF-",
	...[
		"GIF87a",
		"GIF89a",
		"RIFF",
		"FORM",
		"OggS",
		"fLaC",
		"ID3"
	],
	...[
		"PAR1",
		"ORC",
		"Obj",
		"NUMPY",
		"HDF"
	]
].map((magic) => Buffer.from(magic, "latin1"));
/** Files that are read for more than their text: the engines have rules for their names, and compiled Python has its own reader. */
const READ_ANYWAY = /\.(?:p12|pfx|py[co])$/i;
/** Classifies a file by its path, its size in bytes and its first bytes. */
function classifyFile(path, size, head) {
	const canonical = canonicalPath(path);
	const isPlain = !/(?:^|\/)\.\.(?:\/|$)/.test(canonical);
	if (isPlain && PACKAGE_LISTS.test(canonical)) return "list";
	if (BINARIES.some((magic) => hasAt(head, magic))) return "binary";
	if (size > 16777216 && looksBinary(head)) return "binary";
	if (size > 536870912) return "large";
	if (isPlain && PACKAGE_RECORDS.test(canonical)) return "record";
	if (LOCK_FILES.test(canonical)) return "package";
	if (isData(head) && !READ_ANYWAY.test(canonical)) return "data";
	return PACKAGE_FOLDERS.test(canonical) && !isUsersFile(canonical) ? "package" : "plain";
}
/** The rules for published code, which contains many sample tokens and hashed passwords for its tests. */
const DISTINCTIVE_RULES = new ContentScanner([
	...PRIVATE_KEYS.filter(({ id }) => id === "private-key"),
	...CLOUD_TOKENS,
	...FORGE_TOKENS,
	...SERVICE_TOKENS,
	...CREDENTIAL_FILES.filter(({ id }) => id === "npm-registry-password"),
	...CONNECTIONS.filter(({ id }) => id === "credential-in-address")
]);
function isData(head) {
	return looksBinary(head) || DATA.some((magic) => hasAt(head, magic));
}
const ALL_RULES = new ContentScanner(OWN_RULES);
/**
* Whether the content of a file of this class must be staged: that of a `plain` one always, that of the others if a rule
* finds something in it. Contents in which nothing was found are added to `unstaged`, and are not searched again.
*/
function isStaged(fileClass, path, content, unstaged) {
	if (fileClass === "plain") return true;
	const [rules, shown] = fileClass === "data" ? [ALL_RULES, path] : [DISTINCTIVE_RULES, ""];
	const hasSecret = () => rules.scan(content, shown).length > 0;
	if (rules.selects(shown) || utf16Of(content) !== void 0) return hasSecret();
	const key = `${hexOf$1(content)}${fileClass === "data" ? new PathTraits(shown).key : "-"}`;
	if (!unstaged.has(key) && hasSecret()) return true;
	unstaged.add(key);
	return false;
}

// src/stages/secrets/staging/buffered-content.ts
/**
* Collects the content of a file, in memory or in a private file, and calls `use` with it. Returns false, and does not
* call `use`, if the content is larger than `maxBytes`.
*/
async function withBufferedContent(chunks, { maxBytes, file }, use) {
	let descriptor;
	const inMemory = [];
	let length = 0;
	try {
		for await (const chunk of chunks) {
			length += chunk.length;
			if (length > maxBytes) return false;
			inMemory.push(chunk);
			if (length <= 16777216) continue;
			descriptor ??= openSync(file, "wx+", 384);
			for (const part of inMemory.splice(0)) writeAll(descriptor, part);
		}
		await use(descriptor === void 0 ? bufferBytes(joined(inMemory)) : fileBytes(descriptor, length));
		return true;
	} finally {
		if (descriptor !== void 0) {
			closeSync(descriptor);
			rmSync(file, { force: true });
		}
	}
}
function joined(parts) {
	const [only] = parts;
	return only !== void 0 && parts.length === 1 ? only : Buffer.concat(parts);
}
function writeAll(file, bytes) {
	for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
}

// src/stages/secrets/staging/new-lines.ts
const NEWLINE = 10;
/** Maximum number of remembered lines. After that, every line counts as new. */
const MAX_LINES = 2e6;
const LONG = 120;
/** Lines before and after a new line that are kept, because rules look at the text beside a value. */
const CONTEXT = 3;
/** Finds the new lines in successive versions of a text. A repository stores most lines many times. */
var NewLines = class {
	#seen = /* @__PURE__ */ new Set();
	/** The lines of a text that no earlier text had, with the lines around them. */
	select(text) {
		const starts = [];
		const isNew = [];
		for (let start = 0; start < text.length;) {
			const end = text.indexOf(NEWLINE, start);
			const next = end < 0 ? text.length : end + 1;
			starts.push(start);
			isNew.push(this.#add(text.subarray(start, next)));
			start = next;
		}
		const parts = [];
		let last = -1;
		for (const [index, start] of starts.entries()) {
			if (!isWanted(isNew, index)) continue;
			if (last >= 0 && index > last + 1) parts.push(Buffer.from("\n"));
			parts.push(text.subarray(start, starts[index + 1] ?? text.length));
			last = index;
		}
		return Buffer.concat(parts);
	}
	#add(line) {
		const key = line.length <= LONG ? line.toString("latin1") : createHash("sha256").update(line).digest("base64");
		if (this.#seen.has(key)) return false;
		if (this.#seen.size < MAX_LINES) this.#seen.add(key);
		return true;
	}
};
function isWanted(isNew, index) {
	for (let at = Math.max(0, index - CONTEXT); at <= index + CONTEXT; at += 1) if (isNew[at] === true) return true;
	return false;
}

// src/stages/secrets/staging/stage-text.ts
/**
* Stages a text as a whole or, if it is large, in parts. If its class is not `plain`, only parts in which a rule finds
* something are staged. Returns why it was not staged; undefined if it was.
*/
async function stageText({ path, bytes, fileClass, unstaged }, stage) {
	let staged = false;
	const stageWanted = (part, linesBefore) => {
		if (!isStaged(fileClass, path, part, unstaged)) return true;
		staged = true;
		return stage(part, linesBefore);
	};
	if (!(bytes.size > 16777216 ? await stageParts(bytes, stageWanted) : stageWanted(bytes.read(0, bytes.size), 0))) return "overLimit";
	return staged || fileClass === "plain" ? void 0 : fileClass;
}

// src/stages/secrets/staging/expand.ts
/** Compressed files up to this size are unpacked in one call, which takes a tenth of the time. */
const SMALL_BYTES = 262144;
/** The rows of a database are staged in files of about this size. */
const ROWS_BYTES = 4194304;
/** Java's compiled classes, and files of names, versions and hashes that build tools write. */
const COMPILED = /\.class$/;
const BUILD_RECORDS = /(?:^|\/)META-INF\/(?:MANIFEST\.MF|INDEX\.LIST|[^/]+\.SF|maven\/.*\/pom\.properties)$|\.dist-info\/RECORD$/;
/**
* Opens an archive and the archives inside it, and stages the members by the same rules as other files. A member is
* named `outer.jar!/inner/path`. An archive that is damaged, encrypted or in an unsupported format counts as `sealed`.
* Throws `scan-incomplete` over a limit of {@link ExpandBudget}.
*/
async function expand(path, kind, bytes, sink) {
	await open(path, kind, bytes, {
		sink,
		account: sink.budget.account(path, bytes.size),
		level: 0
	});
}
async function open(path, kind, bytes, opening) {
	const { counter } = opening.sink;
	opening.account.depth(opening.level);
	if (kind === "sealed") return counter.skip("sealed", path);
	try {
		if (kind === "zip") await openZip(path, bytes, opening);
		else if (kind === "tar") await openTar(path, chunksOf(bytes), opening);
		else if (kind === "git-object") return await openGitObject(path, bytes, opening);
		else if (kind === "git-pack") await openGitPack(path, bytes, opening);
		else if (kind === "sqlite") await openDatabase(path, bytes, opening);
		else await openCompressed(path, kind, bytes, opening);
		counter.archives += 1;
	} catch (error) {
		rethrowUnlessDamaged(error);
		counter.skip("sealed", path);
	}
}
/** Throws an error that is not caused by a damaged archive: an exceeded limit, or a full disk. */
function rethrowUnlessDamaged(error) {
	if (error instanceof AssayError || error instanceof Error && "syscall" in error) throw error;
}
async function openZip(path, zip, opening) {
	for (const entry of zipEntries(zip, () => opening.account.member())) {
		const inner = `${path}!/${entry.path.replace(/^(?:\.?\/)+/, "")}`;
		await zipMember(inner, zip, entry, opening).catch((error) => {
			rethrowUnlessDamaged(error);
			opening.sink.counter.skip("sealed", inner);
		});
	}
}
async function zipMember(path, zip, entry, opening) {
	const { counter } = opening.sink;
	if (entry.size === 0) return;
	if (COMPILED.test(entry.path)) return counter.skip("binary", path);
	if (!isReadable(entry)) return counter.skip("sealed", path);
	if (entry.size <= 16777216) {
		const content = zipContent(zip, entry);
		opening.account.unpacked(content.length);
		return scanMember({
			path,
			size: content.length,
			head: content,
			chunks: [content]
		}, opening);
	}
	const chunks = metered(zipStream(zip, entry), opening.account);
	const head = zipHead(zip, entry, HEAD_BYTES, (count) => opening.account.unpacked(count));
	await scanMember({
		path,
		size: entry.size,
		head,
		chunks
	}, opening);
}
async function openTar(path, archive, opening) {
	await readTar(archive, async (file) => {
		opening.account.member();
		await scanMember({
			path: `${path}!/${file.path.replace(/^(?:\.?\/)+/, "")}`,
			size: file.size,
			...await withHead(file.content)
		}, opening);
	});
}
/** A version of a file, or a message. A git repository keeps files that were deleted later. */
async function openGitObject(path, bytes, opening) {
	const object = looseText(bytes);
	if (object === void 0) return opening.sink.counter.skip("binary", path);
	opening.account.unpacked(object.content.length);
	await scanBuffer(`${path}!/${object.name}`, object.content, opening);
}
async function openGitPack(path, bytes, opening) {
	const leftOut = () => opening.sink.counter.skip("sealed", path);
	const newLines = new NewLines();
	for (const { name, content: whole } of packTexts(bytes, leftOut)) {
		const content = looksBinary(whole) ? whole : newLines.select(whole);
		if (content.length === 0) continue;
		opening.account.member();
		opening.account.unpacked(content.length);
		await scanBuffer(`${path}!/${name}`, content, opening);
	}
}
async function openDatabase(path, bytes, opening) {
	let part = 0;
	for (const rows of rowsInParts(bytes, opening.account)) {
		part += 1;
		await scanBuffer(part === 1 ? `${path}!/rows` : `${path}!/rows-${part}`, rows, opening);
	}
}
/** The rows of a database, one per line, in parts of about {@link ROWS_BYTES}. */
function* rowsInParts(bytes, account) {
	let lines = [];
	let length = 0;
	for (const line of sqliteTexts(bytes)) {
		account.unpacked(line.length);
		lines.push(line);
		length += line.length;
		if (length <= ROWS_BYTES) continue;
		yield Buffer.from(`${lines.join("\n")}\n`);
		[lines, length] = [[], 0];
	}
	if (lines.length > 0) yield Buffer.from(`${lines.join("\n")}\n`);
}
/** Scans a member that is in memory. It may be an archive itself. */
async function scanBuffer(path, content, opening) {
	if (content.length === 0) return;
	const head = content.subarray(0, HEAD_BYTES);
	await scanMember({
		path,
		size: content.length,
		head,
		chunks: [content]
	}, opening);
}
/** A compressed tar counts as one archive. Any other compressed file contains one file. */
async function openCompressed(path, kind, bytes, opening) {
	const content = await withHead(metered((kind === "gzip" && bytes.size <= SMALL_BYTES ? gunzipped(bytes) : void 0) ?? decompressed(kind, bytes), opening.account));
	if (archiveKind("", content.head) === "tar") return openTar(path, content.chunks, opening);
	opening.account.member();
	await scanMember({
		path: `${path}!/${(path.split("/").at(-1) ?? "").replace(/\.(?:gz|zst)$/i, "")}`,
		...content
	}, opening);
}
/** Undefined if the content is too large, or the file has more than one gzip member. The stream handles those. */
function gunzipped(bytes) {
	try {
		const packed = Buffer.from(bytes.read(0, bytes.size));
		const content = gunzipSync(packed, { maxOutputLength: MAX_FILE_BYTES });
		return packed.readUInt32LE(packed.length - 8) === crc32(content) && packed.readUInt32LE(packed.length - 4) === content.length ? [content] : void 0;
	} catch (error) {
		if (error instanceof RangeError) return void 0;
		throw error;
	}
}
async function* metered(chunks, account) {
	for await (const chunk of chunks) {
		account.unpacked(chunk.length);
		yield chunk;
	}
}
/** Reads the first bytes; `chunks` still has all bytes. */
async function withHead(content) {
	const iterator = content[Symbol.asyncIterator]();
	let head = Buffer.alloc(0);
	for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
		head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
		if (head.length >= 8192) break;
	}
	const first = head;
	async function* chunks() {
		yield first;
		yield* { [Symbol.asyncIterator]: () => iterator };
	}
	return {
		head,
		chunks: chunks()
	};
}
/** Opens, stages or skips a member. */
async function scanMember(member, opening) {
	const { path, size, head } = member;
	await opening.sink.budget.turns.give();
	const kind = archiveKind(path, head);
	if (kind !== void 0) return openNested(member, kind, opening);
	const fileClass = classOf$1(path, Math.min(size ?? head.length, MAX_SPLIT_BYTES), head);
	if (isSkipped$1(fileClass)) return opening.sink.counter.skip(fileClass, path);
	await stageMember(member, fileClass, opening);
}
/** Stages a member as text. Stops to unpack it at the size limit of its kind, because its size may not be known. */
async function stageMember({ path, head, chunks }, fileClass, opening) {
	const { sink } = opening;
	const isBinary = looksBinary(head);
	const options = {
		maxBytes: isBinary ? MAX_FILE_BYTES : MAX_SPLIT_BYTES,
		file: scratchFile(opening)
	};
	if (!await withBufferedContent(chunks, options, async (bytes) => {
		const stagePart = (part, linesBefore) => sink.stage(path, part, linesBefore);
		sink.counter.count(await stageText({
			path,
			bytes,
			fileClass,
			unstaged: sink.unstaged
		}, stagePart), path);
	})) sink.counter.skip(isBinary ? "binary" : "large", path);
}
function classOf$1(path, size, head) {
	const fileClass = classifyFile(path, size, head);
	return fileClass === "plain" && BUILD_RECORDS.test(path) ? "package" : fileClass;
}
function isSkipped$1(fileClass) {
	return fileClass === "list" || fileClass === "binary" || fileClass === "large";
}
async function openNested({ path, chunks }, kind, opening) {
	const inner = {
		...opening,
		level: opening.level + 1
	};
	if (kind === "sealed") return open(path, kind, bufferBytes(Buffer.alloc(0)), inner);
	const options = {
		maxBytes: Number.POSITIVE_INFINITY,
		file: scratchFile(opening)
	};
	await withBufferedContent(chunks, options, (bytes) => open(path, kind, bytes, inner));
}
/** One file per level is enough, because each level has one open member at a time. */
function scratchFile({ sink, level }) {
	return join(sink.scratch, `expand-${level}`);
}

// src/stages/secrets/collect/spooled-files.ts
/** The list of the files in the spool, in a private file: a layer may have a million. */
var SpooledFiles = class {
	#records;
	#kinds = /* @__PURE__ */ new Map();
	constructor(records) {
		this.#records = records;
	}
	add({ path, size, position, kind }) {
		const kindName = JSON.stringify(kind);
		this.#kinds.set(kindName, kind);
		this.#records.add([
			path,
			`${size}`,
			`${position}`,
			kindName
		]);
	}
	*all() {
		for (const [path = "", size, position, kindName = ""] of this.#records) {
			const kind = this.#kinds.get(kindName);
			if (kind === void 0) throw new Error("a private file of the secrets check changed");
			yield {
				path,
				size: Number(size),
				position: Number(position),
				kind
			};
		}
	}
};

// src/stages/secrets/collect/collect-layer.ts
/** Maximum size of an archive that is opened, in bytes. */
const MAX_ARCHIVE_BYTES = 8 * 1024 ** 3;
const MIB = 1048576;
/**
* Reads the files of one layer into the spool, and stages from there those that must be scanned. Throws `scan-incomplete` for
* a text over the limits.
*/
var LayerCollector = class {
	#source;
	#context;
	#counter;
	#folder;
	#files;
	#records;
	constructor(source, context, counter) {
		this.#source = source;
		this.#context = context;
		this.#counter = counter;
		this.#folder = dirname(context.tree.root);
		this.#records = new LayerRecords(context.recordSpace);
		const list = source.cached === void 0 ? "list" : "known-list";
		this.#files = new SpooledFiles(new RecordFile(join(this.#folder, `${source.group}.${list}`)));
	}
	/** Reads the layer once, as a stream. Returns false if it lacks a file that the cache lists. */
	async read(layers) {
		const { layout, layer, diffId, cached } = this.#source;
		const wanted = cached === void 0 ? void 0 : new Set(cached.suspects);
		const missing = new Set(wanted);
		await layers.read(layout, layer, diffId, (entry) => {
			if (entry.size === 0) return void 0;
			missing.delete(entry.path);
			const record = this.#records.receive(entry);
			const file = wanted?.has(entry.path) === false ? void 0 : this.#spoolFile(entry);
			return joined$1([record, file]);
		});
		return missing.size === 0;
	}
	/** The files that the package databases of this layer list. To be called after {@link read}. */
	async listOwned() {
		const { spool } = this.#context;
		const scratch = join(this.#folder, `${this.#source.group}.sqlite`);
		const owned = [];
		for (const { path, position, size } of this.#files.all()) {
			const files = await ownedBy(path, spool.bytes(position, size), scratch);
			for (const file of files ?? []) owned.push(file);
		}
		return owned;
	}
	/**
	* Stages every file of the layer that no package manager owns. `owned` are the files that the databases of this layer list:
	* they count for this layer and the layers above, so lower layers must be staged before.
	*/
	async stage(owned) {
		this.#context.owned.add(owned);
		const turns = new Turns();
		for (const file of this.#files.all()) {
			await turns.give();
			const bytes = this.#context.spool.bytes(file.position, file.size);
			const content = file.size > 16777216 ? bytes : bytes.read(0, file.size);
			if (this.#context.owned.has(file.path, content)) this.#counter.owned += 1;
			else await this.#stage(file, bytes, content);
			this.#assertLimits();
		}
	}
	#spoolFile(entry) {
		const file = new IncomingFile(entry, this.#context.spool, this.#counter);
		return {
			write: (chunk) => file.write(chunk),
			end: () => {
				this.#assertLimits();
				if (file.spooled !== void 0) this.#files.add(file.spooled);
			}
		};
	}
	async #stage(file, bytes, content) {
		const { path, size, kind } = file;
		const { tree, budget, unstaged } = this.#context;
		const { group, diffId } = this.#source;
		const counter = this.#counter;
		const name = path.replace(/^(?:\.?\/)+/, "");
		const origin = {
			kind: "layer",
			diffId,
			file: path,
			published: isAsPublished({
				path: canonicalPath(path),
				content,
				records: this.#records
			})
		};
		const stage = (inner, part, linesBefore) => tree.stage({
			group,
			origin,
			path: inner,
			content: part,
			linesBefore
		}) !== void 0;
		if ("archive" in kind) await expand(name, kind.archive, bytes, {
			budget,
			counter,
			unstaged,
			scratch: this.#folder,
			stage
		});
		else if (size > 16777216 && isRpmDatabase(path)) counter.skip("record", path);
		else {
			const stagePart = (part, linesBefore) => stage(name, part, linesBefore);
			counter.count(await stageText({
				path: name,
				bytes,
				fileClass: kind.fileClass,
				unstaged
			}, stagePart), path);
		}
	}
	/** A text over the limits is an error: an attacker could hide a secret in it. */
	#assertLimits() {
		const { firstOverLimit } = this.#counter;
		if (firstOverLimit === void 0) return;
		const limits = `${MAX_SPLIT_BYTES / MIB} MiB per file, ${MAX_TREE_BYTES / MIB} MiB of text in total`;
		const message = `${plain$1(firstOverLimit, 300)} in the layer ${this.#source.layer.digest} is over the limits of one scan (${limits}); remove it from the image`;
		throw fault("scan-incomplete", "secrets", message);
	}
};
/** Appends a file to the spool as it arrives, and counts one that need not be scanned. Its first bytes decide. */
var IncomingFile = class {
	#entry;
	#spool;
	#counter;
	#headBytes;
	#head = Buffer.alloc(0);
	#isSkipped = false;
	#spooled;
	constructor(entry, spool, counter) {
		this.#entry = entry;
		this.#spool = spool;
		this.#counter = counter;
		this.#headBytes = Math.min(HEAD_BYTES, entry.size);
	}
	write(chunk) {
		if (this.#spooled !== void 0) this.#spool.append(chunk);
		else if (!this.#isSkipped) this.#writeHead(chunk);
	}
	/** The file in the spool; undefined if it need not be scanned. */
	get spooled() {
		return this.#spooled;
	}
	#writeHead(chunk) {
		const head = this.#head.length === 0 ? chunk : Buffer.concat([this.#head, chunk]);
		if (head.length < this.#headBytes) {
			this.#head = Buffer.from(head);
			return;
		}
		const { path, size } = this.#entry;
		const kind = kindOf(this.#entry, head.subarray(0, this.#headBytes));
		const kindName = "archive" in kind ? kind.archive : kind.fileClass;
		if (isSkipped(kindName)) {
			this.#isSkipped = true;
			this.#counter.skip(kindName, path);
			return;
		}
		this.#spooled = {
			path,
			size,
			position: this.#spool.position,
			kind
		};
		this.#spool.append(head);
	}
};
function kindOf({ path, size }, head) {
	if (isRpmDatabase(path)) return { fileClass: "record" };
	const archive = archiveKind(path, head);
	if (archive === void 0) return { fileClass: classifyFile(path, size, head) };
	return size > MAX_ARCHIVE_BYTES && archive !== "sealed" ? { fileClass: "large" } : { archive };
}
function isSkipped(kind) {
	return kind === "list" || kind === "binary" || kind === "large" || kind === "sealed";
}

// src/stages/secrets/collect/collect-layers.ts
/**
* Looks up every distinct layer of all platforms, lower layers first. The records of layers that need not be read again
* are set at once: the completeness check waits for them, and must not wait for the search of anything else.
*/
async function knownLayers(layerPackages, image, cache) {
	const known = /* @__PURE__ */ new Map();
	for (const source of distinctLayers(image)) {
		const fromCache = await cache.find(source.diffId, source.layer.digest);
		known.set(source, fromCache);
		if (fromCache?.suspects.length === 0) setRecord(layerPackages, source, fromCache);
	}
	return known;
}
/**
* Reads the layers of an image, lower layers first, and then stages their files. What waits for all layers to be read, such as
* the inventory, goes on while the files are staged. A layer with a result is not scanned again.
*/
async function collectLayers(layerPackages, known, { tree, budget, unstaged, mostSpooledBytes = 1024 ** 3 }) {
	const owned = new OwnedFiles();
	const layers = [];
	const left = [...known];
	for (let round = 0; left.length > 0; round += 1) {
		const path = join(dirname(tree.root), `spool-${round}`);
		const spool = new Spool(path);
		try {
			const context = {
				owned,
				tree,
				spool,
				recordSpace: new RecordSpace(),
				budget,
				unstaged
			};
			const read = [];
			while (left.length > 0 && spool.position < mostSpooledBytes) {
				const [source, fromCache] = left.shift() ?? [];
				if (source !== void 0) read.push(await readLayer(layerPackages, source, fromCache, context));
			}
			for (const stage of read) layers.push(await stage());
		} finally {
			spool.close();
			await rm(path, { force: true });
		}
	}
	const counter = new FileCounter();
	for (const layer of layers) counter.add(layer.counts);
	return {
		scanned: layers.flatMap(({ scanned }) => scanned ?? []),
		cached: layers.filter(({ scanned }) => scanned === void 0).length,
		ignored: layers.flatMap(({ ignored }) => ignored),
		counter
	};
}
async function readLayer(layerPackages, source, fromCache, context) {
	return (fromCache && await readSuspects(layerPackages, {
		...source,
		cached: fromCache
	}, context)) ?? await readWhole(layerPackages, source, context);
}
/**
* Reads the files of a known layer with hits that may be secrets; a layer without any is not read. Returns undefined if the
* layer lacks one of them.
*/
async function readSuspects(layerPackages, source, context) {
	const { cached } = source;
	const collector = new LayerCollector(source, context, new FileCounter());
	if (cached.suspects.length > 0) {
		if (!await collector.read(layerPackages.plainLayers)) return void 0;
		setRecord(layerPackages, source, cached);
	}
	return async () => {
		await collector.stage(cached.owned);
		return {
			counts: cached.counts,
			ignored: cached.ignored
		};
	};
}
async function readWhole(layerPackages, source, context) {
	const counter = new FileCounter();
	const collector = new LayerCollector(source, context, counter);
	await collector.read(layerPackages.recordingLayers);
	const owned = await collector.listOwned();
	const record = layerPackages.knownRecord(source);
	if (record === void 0) throw new Error("a layer that was read has no record");
	layerPackages.setRecord(source, record, pathsOf(owned));
	const { group, diffId, layer } = source;
	return async () => {
		await collector.stage(owned);
		const scanned = {
			group,
			diffId,
			blob: layer.digest,
			owned,
			counter,
			record: keptRecord(record)
		};
		return {
			counts: counter,
			ignored: [],
			scanned
		};
	};
}
function setRecord(layerPackages, source, { record, owned }) {
	layerPackages.setRecord(source, recordFrom(record), pathsOf(owned));
}
function pathsOf(owned) {
	return owned.map(([path]) => path);
}
/** The layers of all platforms, without duplicates, in the order of the platforms. */
function distinctLayers({ platforms, layout }) {
	const layers = /* @__PURE__ */ new Map();
	for (const platform of platforms) for (const [diffId, layer] of layersOf(platform)) {
		const name = `${diffId} ${layer.digest}`;
		if (!layers.has(name)) layers.set(name, {
			layout,
			layer,
			diffId,
			group: `layer-${layers.size}`
		});
	}
	return [...layers.values()];
}
function layersOf({ platform, layers, configuration }) {
	if (layers.length !== configuration.diffIds.length) {
		const message = `${platformName(platform)} has ${layers.length} layers, but its configuration lists ${configuration.diffIds.length}`;
		throw fault("image-invalid", "secrets", message);
	}
	return configuration.diffIds.flatMap((diffId, index) => {
		const layer = layers[index];
		return layer === void 0 ? [] : [[diffId, layer]];
	});
}

// src/stages/secrets/staging/expand-budget.ts
const GIB = 1024 ** 3;
const EXPAND_LIMITS = {
	depth: 3,
	members: 2e5,
	bytes: 2 * GIB,
	totalBytes: 8 * GIB,
	ratio: 200,
	freeBytes: 64 * 1024 ** 2
};
/** Counts what is unpacked in this run. */
var ExpandBudget = class {
	limits;
	/** Members are unpacked in one go otherwise: nothing else waits between them. */
	turns = new Turns();
	bytes = 0;
	constructor(limits = EXPAND_LIMITS) {
		this.limits = limits;
	}
	/** The account of one archive. `packed` is its size in bytes. */
	account(path, packed) {
		return new ExpandAccount(this, path, packed);
	}
};
/**
* Counts what one archive and the archives inside it unpack to. Throws `scan-incomplete` over a limit: such an
* archive was made to cost much work, so it is not skipped like other files.
*/
var ExpandAccount = class {
	#budget;
	#path;
	#packed;
	#bytes = 0;
	#members = 0;
	constructor(budget, path, packed) {
		this.#budget = budget;
		this.#path = path;
		this.#packed = packed;
	}
	member() {
		this.#members += 1;
		const { members } = this.#budget.limits;
		if (this.#members > members) throw this.#refusal(`contains more than ${members} files`);
	}
	unpacked(count) {
		this.#bytes += count;
		this.#budget.bytes += count;
		const { bytes, totalBytes, ratio, freeBytes } = this.#budget.limits;
		if (this.#bytes > freeBytes && this.#bytes > ratio * this.#packed) throw this.#refusal(`unpacks to more than ${ratio} times its size`);
		if (this.#bytes > bytes) throw this.#refusal(`unpacks to more than ${bytes} bytes`);
		if (this.#budget.bytes > totalBytes) throw this.#refusal(`brings the unpacked size of all archives above ${totalBytes} bytes`);
	}
	/** Throws if archives are nested more than `depth` levels deep. */
	depth(level) {
		const { depth } = this.#budget.limits;
		if (level > depth) throw this.#refusal(`contains archives that are nested more than ${depth} levels deep`);
	}
	#refusal(what) {
		const message = `the archive ${this.#path.length > 200 ? `${this.#path.slice(0, 200)}…` : this.#path} ${what} and was not scanned; remove it, or add its unpacked files instead`;
		return fault("scan-incomplete", "secrets", message);
	}
};

// src/formats/tools/gitleaks.ts
const REPORT$1 = array(object({
	RuleID: string().min(1),
	Description: string(),
	StartLine: number().int(),
	Match: string(),
	Secret: string(),
	File: string()
}));
/** Reads gitleaks' JSON report. The fault is a sentence that quotes nothing of the report, which contains raw secrets. */
function parseGitleaksReport(text) {
	const report = parseJsonAs(REPORT$1, text);
	if (!report.ok) return unparsable("gitleaks gave a report that cannot be read");
	const findings = report.value.map((found) => ({
		rule: found.RuleID,
		title: found.Description,
		file: found.File,
		line: Math.max(1, found.StartLine),
		value: found.Secret === "" ? found.Match : found.Secret
	}));
	return parsed(findings);
}

// src/formats/tools/trivy-secrets.ts
const SECRET = object({
	RuleID: string().min(1),
	Title: string(),
	StartLine: number().int(),
	EndLine: number().int(),
	Match: string(),
	Offset: number().int().nonnegative().default(0),
	Code: object({ Lines: array(object({
		Number: number().int(),
		Content: string().default("")
	})).nullish() }).nullish()
});
const REPORT = object({
	SchemaVersion: literal$1(2),
	Results: array(object({
		Target: string(),
		Secrets: array(SECRET).nullish()
	})).nullish()
});
/** Reads the secrets of trivy's JSON report. The fault is a sentence that quotes nothing of the report. */
function parseTrivySecrets(text) {
	const report = parseJsonAs(REPORT, text);
	if (!report.ok) return unparsable("trivy gave a secrets report that cannot be read");
	const secrets = (report.value.Results ?? []).flatMap(({ Target, Secrets }) => (Secrets ?? []).map((found) => ({
		rule: found.RuleID,
		title: found.Title,
		file: Target,
		line: found.StartLine,
		endLine: found.EndLine,
		offset: found.Offset,
		match: found.Match,
		lines: new Map((found.Code?.Lines ?? []).map((line) => [line.Number, line.Content]))
	})));
	return parsed(secrets);
}
/**
* The value behind trivy's asterisks, from the bytes of the file. It is at a run of asterisks whose neighbours are the same
* as those of the bytes at the finding's offset. Undefined if the file does not match the finding.
*/
function uncensor(secret, content) {
	const { offset, line, endLine } = secret;
	if (offset >= content.length) return void 0;
	if (endLine > line) return multilineValue(secret, content);
	const before = offset === 0 ? "\n" : String.fromCharCode(content[offset - 1] ?? 0);
	for (const run of secret.match.matchAll(/\*+/g)) {
		const length = run[0].length;
		const left = secret.match[run.index - 1];
		const right = secret.match[run.index + length];
		const after = content.subarray(offset + length).toString("utf8", 0, 4);
		const fitsLeft = left === void 0 || left === before || left.charCodeAt(0) > 126;
		const fitsRight = right === void 0 || after.replace(/^\r/, "").startsWith(right) || right === "�";
		const value = content.subarray(offset, offset + length);
		if (fitsLeft && fitsRight && value.length === length && !value.includes(10)) return value.toString("utf8");
	}
}
/** A value over several lines. It ends after the asterisks at the start of its last line. */
function multilineValue({ offset, line, endLine, lines }, content) {
	let start = offset;
	for (let number = line; number < endLine; number += 1) {
		start = content.indexOf(10, start) + 1;
		if (start === 0) return void 0;
	}
	const last = lines.get(endLine);
	const newline = content.indexOf(10, start);
	const lineEnd = newline < 0 ? content.length : newline;
	const censored = last === void 0 ? 0 : /^\**/.exec(last)?.[0].length ?? 0;
	const length = censored > 0 ? censored : lineEnd - start;
	return content.subarray(offset, Math.min(start + length, content.length)).toString("utf8");
}

// src/stages/secrets/engines/engine-rules.ts
/**
* Only the built-in rules, and no configuration of the scanned tree. `disk-name.ts` avoids the built-in path rules.
*/
const GITLEAKS_CONFIG = "[extend]\nuseDefault = true\n";
/**
* The ids of all built-in allow rules of trivy 0.74. The sample keys in the documentation of AWS end in EXAMPLE or
* EXAMPLEKEY.
*/
const TRIVY_SECRET_CONFIG = JSON.stringify({
	"disable-allow-rules": [
		"dist-info",
		"tests",
		"examples",
		"vendor",
		"usr-dirs",
		"locale-dir",
		"markdown",
		"node.js",
		"golang",
		"python",
		"rubygems",
		"wordpress",
		"anaconda-log"
	],
	"skip-patterns": [],
	"allow-rules": [{
		id: "assay-aws-documentation",
		description: "AWS documentation",
		regex: `EXAMPLE(?:KEY)?[\\s"',;]*$`
	}]
});

// src/stages/secrets/engines/run-own-rules.ts
/**
* Scans staged files with Assay's own rules, in this process, which waits for the engines anyway. Throws
* `tool-timed-out` after `timeoutMs` milliseconds.
*/
async function runOwnRules(timeoutMs, files) {
	const end = performance.now() + timeoutMs;
	const scanner = new ContentScanner(OWN_RULES);
	const hits = [];
	const withHits = /* @__PURE__ */ new Set();
	const turns = new Turns();
	for (const { name: file, path, isClean, copyOf, read } of files) {
		await turns.give();
		const isKnown = isClean || copyOf !== void 0 && !withHits.has(copyOf);
		if (isKnown && !scanner.selects(path)) continue;
		const content = read();
		const before = hits.length;
		const add = ({ rule, line, value }, ignoreReason) => hits.push({
			engine: "assay",
			rule: rule.id,
			title: rule.title,
			file,
			line,
			value,
			...ignoreReason === void 0 ? {} : { ignoreReason }
		});
		const findings = isKnown ? scanner.scanSelected(content, path, add) : await scanner.scanInTurns(content, path, turns, add);
		for (const finding of findings) add(finding);
		if (hits.length > before) withHits.add(file);
		if (performance.now() > end) {
			const message = `Assay's own rules did not finish within ${Math.round(timeoutMs / 1e3)} s`;
			throw fault("tool-timed-out", "secrets", message);
		}
	}
	return hits;
}

// src/stages/secrets/engines/engines.ts
const CANARY = "zz-canary/canary.txt";
/** So many hits fit into the memory of a small runner. */
const MOST_HITS = 5e5;
/** Scans a folder with trivy, gitleaks and Assay's own rules, in parallel, with no configuration but Assay's. */
async function runEngines(world, tools, { root, timeoutMs, files, prepare, copiesOf }) {
	const rules = await world.workspace.folder("secrets-rules");
	const write = async (name, text) => {
		await writeFile(join(rules, name), text, {
			flag: "wx",
			mode: 384
		});
		return join(rules, name);
	};
	const canary = await stageCanary(root);
	const call = {
		timeoutMs,
		rules,
		write
	};
	const prepared = prepare();
	const search = async (engine, run) => await prepared ? withoutCanary(await run(), canary, engine) : [];
	const ended = await Promise.allSettled([
		runOwnRules(timeoutMs, withCanaryFile(files, root)),
		search("gitleaks", () => runGitleaks(world, tools.gitleaks, root, call)),
		search("trivy", () => runTrivy(world, tools.trivy, root, call))
	]);
	const [own = [], ...onDisk] = resultsOf(ended);
	return [...withCopies(onDisk.flat(), copiesOf), ...withoutCanary(own, canary, "Assay")];
}
/** The hits, also in the files that have the same content. */
function withCopies(hits, copiesOf) {
	const all = [...hits];
	const copies = copiesOf(new Set(hits.map(({ file }) => file)));
	for (const hit of hits) for (const file of copies.get(hit.file) ?? []) {
		all.push({
			...hit,
			file
		});
		if (all.length <= MOST_HITS) continue;
		throw fault("scan-incomplete", "secrets", `the same files with findings are there so often that there are more than ${MOST_HITS} places; remove the copies`);
	}
	return all;
}
async function runGitleaks(world, tool, root, call) {
	const { write, rules, timeoutMs } = call;
	const args = [
		"dir",
		".",
		`--config=${await write("gitleaks.toml", GITLEAKS_CONFIG)}`,
		`--gitleaks-ignore-path=${await write("gitleaks-ignore", "")}`,
		"--ignore-gitleaks-allow",
		"--max-decode-depth=1",
		"--max-archive-depth=0",
		"--report-format=json",
		"--report-path=-",
		"--exit-code=0",
		"--log-level=error",
		"--no-banner",
		"--no-color"
	];
	const own = await world.workspace.folder("secrets-gitleaks");
	const command = {
		tool: "gitleaks",
		file: tool.path,
		args,
		cwd: root,
		timeoutMs,
		env: await withOwnFolders(world.workspace.environment, own),
		view: { reads: [rules] }
	};
	const text = await readTool(world.processes, "secrets", command);
	await giveTurn();
	return orThrow(parseGitleaksReport(text), unreadable$1).map((found) => ({
		engine: "gitleaks",
		...found,
		value: isNamedFile(found) ? valueOfFile(found, readFileSync(join(root, found.file))) : valueWithoutKey(found)
	}));
}
/** Whether the rule judges by the name of the file alone, as of a key store. Then the match is only the name on the disk. */
function isNamedFile({ value, file }) {
	return value === `file detected: ${file}`;
}
/**
* What stands for the value of a file that is a secret as a whole: the same wherever the file lies, and no word of its name
* is in it.
*/
function valueOfFile({ rule }, content) {
	return `${rule}=${hexOf$1(content)}`;
}
/** The fault of a report that cannot be read. It quotes nothing of the report. */
function unreadable$1(why) {
	return fault("tool-failed", "secrets", why);
}
/** In a manifest, the match of gitleaks includes the key. */
function valueWithoutKey({ rule, value }) {
	return rule === "kubernetes-secret-yaml" ? value.replace(/^\s*["']?[\w.-]+["']?\s*:\s*["']?/, "") : value;
}
async function runTrivy(world, tool, root, call) {
	const { write, rules, timeoutMs } = call;
	const cacheDir = await world.workspace.folder("secrets-trivy");
	const args = [
		"fs",
		"--scanners=secret",
		`--config=${await write("trivy.yaml", "{}\n")}`,
		`--ignorefile=${await write("trivy-ignore", "")}`,
		`--secret-config=${await write("secret.yaml", TRIVY_SECRET_CONFIG)}`,
		`--cache-dir=${cacheDir}`,
		"--cache-backend=memory",
		"--skip-version-check",
		"--disable-telemetry",
		"--offline-scan",
		`--timeout=${Math.ceil(timeoutMs / 1e3)}s`,
		"--exit-code=0",
		"--format=json",
		"--quiet",
		root
	];
	const cwd = await world.workspace.folder("secrets-cwd");
	const command = {
		tool: "trivy",
		file: tool.path,
		args,
		cwd,
		timeoutMs,
		env: await withOwnFolders(world.workspace.environment, cwd),
		view: {
			reads: [rules, root],
			writes: [cacheDir]
		}
	};
	const text = await readTool(world.processes, "secrets", command);
	await giveTurn();
	const report = orThrow(parseTrivySecrets(text), unreadable$1);
	await giveTurn();
	const hits = [];
	for (const [file, group] of Map.groupBy(report, (found) => found.file)) {
		const content = await readFile(join(root, file));
		for (const found of group) {
			const { rule, title, line } = found;
			hits.push({
				engine: "trivy",
				rule,
				title,
				file,
				line,
				value: recover(found, content)
			});
		}
	}
	return hits;
}
/** The value that trivy censors. If it cannot be recovered, a text that is unique for this finding. */
function recover(found, content) {
	const value = uncensor(found, content);
	if (value !== void 0 && value.trim() !== "") return value;
	const rest = content.subarray(found.offset, found.offset + 4096).toString("utf8");
	return /^[^\s"'`]+/.exec(rest)?.[0] ?? `${found.rule} at ${found.offset} in ${hexOf$1(content)}`;
}
/**
* Stages a random token in the folder that the engines scan last. An engine that does not report it did not scan the
* whole folder, or not with these rules. Then a result without hits proves nothing.
*/
async function stageCanary(root) {
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
	const value = `ghp_${[...randomBytes(36)].map((byte) => letters[byte % 62]).join("")}`;
	await mkdir(join(root, "zz-canary"), { mode: 448 });
	await writeFile(join(root, CANARY), `token = ${value}\n`, {
		flag: "wx",
		mode: 384
	});
	return value;
}
function* withCanaryFile(files, root) {
	yield* files;
	yield {
		name: CANARY,
		path: CANARY,
		isClean: false,
		read: () => readFileSync(join(root, CANARY))
	};
}
function withoutCanary(hits, canary, engine) {
	if (!hits.some((hit) => hit.file === CANARY && hit.value === canary)) {
		const message = `${engine} did not report the test token that Assay staged, so it did not scan everything`;
		throw fault("tool-failed", "secrets", message);
	}
	return hits.filter((hit) => hit.file !== CANARY);
}

// src/stages/secrets/findings/decoded-hits.ts
/**
* Adds the location of the base64 to hits in decoded text. Removes a hit that is this base64 itself, found because
* of its entropy: it is the same secret.
*/
async function decodedHits(hits, tree) {
	const turns = new Turns();
	const located = [];
	for (const hit of inFileOrder(hits)) {
		await turns.give();
		located.push({
			...hit,
			...tree.encodedLine(hit.file, hit.line)
		});
	}
	const encoded = Map.groupBy(located.filter((hit) => hit.encoded !== void 0), ({ file }) => tree.file(file)?.decodedFrom ?? file);
	const runs = new Map([...encoded].map(([file, group]) => [file, new Runs(group)]));
	return located.filter((hit) => {
		const known = hit.encoded === void 0 ? runs.get(hit.file) : void 0;
		if (known === void 0) return true;
		return !known.isEndOf(bare(hit.value));
	});
}
/** The different runs of base64 of a file: a thousand hits can be in one long run, or each in its own. */
var Runs = class {
	#byLength;
	constructor(hits) {
		const runs = [...new Set(hits.map((hit) => hit.encoded ?? ""))].map(bare).filter((run) => run !== "");
		const byLength = Map.groupBy(runs, ({ length }) => length);
		this.#byLength = new Map([...byLength].map(([length, of]) => [length, new Set(of)]));
	}
	/** Whether a value ends with one of them. There are few different lengths. */
	isEndOf(value) {
		for (const [length, runs] of this.#byLength) if (length <= value.length && runs.has(value.slice(value.length - length))) return true;
		return false;
	}
};
/** Puts the hits of each file together. The engines report in turns, and the tree keeps one decoded file at a time. */
function inFileOrder(hits) {
	return [...Map.groupBy(hits, ({ file }) => file).values()].flat();
}
/** Rules differ in whether the match includes the name, the quotes and the padding. */
function bare(text) {
	return text.replace(/["'=\s]/g, "");
}

// src/stages/secrets/search/searched.ts
const TIMEOUT_MS = 12e5;
async function beginSearch(world) {
	const { tools } = world;
	const [trivy, gitleaks] = await Promise.all([tools.acquire("trivy"), tools.acquire("gitleaks")]);
	return {
		trivy,
		gitleaks,
		results: resultFiles(world, [trivy, gitleaks])
	};
}
/**
* The contents that need not be staged, with those of earlier runs. They depend on Assay's own rules only, so nobody waits for
* the engines.
*/
async function unstagedContents(world, { cleanContents: { unstaged } }) {
	await unstaged.remember(resultFiles(world, []));
	return unstaged;
}
/** Keeps what this run has found clean. */
async function keepClean(world, search, { cleanContents }) {
	await cleanContents.searched.keep(search.results);
	await cleanContents.unstaged.keep(resultFiles(world, []));
}
function resultFiles({ workspace, runner }, engines) {
	return new ResultFiles(workspace, engines, runner.log);
}
/** Searches what was staged with the engines and with Assay's own rules. */
async function searchTree(world, search, { tree, hits: ownHits, before }, { timeoutMs, cleanContents }) {
	const { searched } = cleanContents;
	await searched.remember(search.results);
	const prepare = async () => {
		await before?.catch(() => void 0);
		return await tree.writeFiles(searched);
	};
	const engineHits = await runEngines(world, search, {
		root: tree.root,
		timeoutMs: timeoutMs ?? TIMEOUT_MS,
		files: tree.names(searched),
		prepare,
		copiesOf: (names) => tree.copiesOf(names)
	});
	await giveTurn();
	const located = await decodedHits([...engineHits, ...ownHits], tree);
	await noteContents([
		...engineHits,
		...ownHits,
		...located
	], tree, cleanContents);
	const { hits, ignored } = await ignoreHits(located, tree);
	const files = new Map(hits.map((hit) => [hit.file, tree.file(hit.file) ?? unknownFile(hit.engine)]));
	return {
		located,
		hits,
		ignored,
		fileOf: ({ file, engine }) => files.get(file) ?? unknownFile(engine)
	};
}
/** Contents that are nothing but a value may end like this; the last is how decoded base64 ends. */
const ENDS = [
	"",
	"\n",
	"\r\n",
	"\n\n"
];
/** Adds the contents without a hit, also without one that is ignored. Those with one, and those of its value, are never kept. */
async function noteContents(hits, tree, contents) {
	const files = new Set(hits.map(({ file }) => file));
	for (const key of tree.keysWithout(files)) contents.searched.add(key);
	const turns = new Turns();
	for (const hash of tree.hashesOf(files)) {
		await turns.give();
		contents.withhold(hash);
	}
	for (const value of new Set(hits.flatMap(({ value, encoded = "" }) => [value, encoded]))) {
		await turns.give();
		for (const text of spellings(value)) for (const end of ENDS) contents.withhold(hexOf$1(`${text}${end}`));
	}
}
/** The error. It is not known which hits are findings, and the error may quote any of them. */
function masked({ runner }, hits, error) {
	for (const hit of hits) maskHit(runner, hit);
	return error;
}
/** Throws if an engine reports a file that was not staged: a fault of the engine or of this check. */
function unknownFile(engine) {
	throw fault("tool-failed", "secrets", `${engine} reported a file that Assay did not give it`);
}

// src/stages/secrets/search/search-image.ts
/** Searches every layer of every platform of an image, its configurations and the attestations of its build. */
async function searchImage(world, image, options) {
	const { layerPackages, ofSource } = options;
	return await inPrivateFolder(world, async (tree) => {
		const search = await beginSearch(world);
		const cache = new LayerCache(search.results);
		const known = await knownLayers(layerPackages, image, cache);
		const configurationHits = image.platforms.flatMap((platform, index) => collectConfiguration(platform, `config-${index}`, tree));
		const attestationHits = await collectAttestations(world.layouts, image, tree);
		const unstaged = await unstagedContents(world, options);
		const layers = await collectLayers(layerPackages, known, {
			tree,
			budget: new ExpandBudget(),
			unstaged
		});
		layerPackages.release();
		const staged = {
			tree,
			hits: [...configurationHits, ...attestationHits],
			...ofSource && { before: ofSource }
		};
		const searched = await searchTree(world, search, staged, options);
		await giveTurn();
		const cacheable = cacheableLayers(layers, searched, tree);
		const { hits, ignored, fileOf } = searched;
		return {
			hits,
			fileOf,
			counter: layers.counter,
			notes: [],
			ignored: { list: () => [...layers.ignored, ...ignored.list()] },
			placesInCommits: () => [],
			dockerfiles: [],
			layers: {
				scanned: layers.scanned.length,
				cached: layers.cached
			},
			keep: async (holdsSecret) => {
				await keepLayers(cache, cacheable, holdsSecret);
				await keepClean(world, search, options);
			}
		};
	});
}
/**
* The results that are kept for the layers of this run: the files with hits that may be secrets, and what was ignored in
* all other files.
*/
function cacheableLayers(layers, { located, hits, ignored }, tree) {
	const locatedIn = byLayer(located, tree);
	const hitsIn = byLayer(hits, tree);
	let holdsValue;
	return layers.scanned.flatMap(({ group, diffId, blob, owned, counter, record }) => {
		const fileOf = (hit) => layerFileOf(tree, hit);
		const suspects = new Set((hitsIn.get(group) ?? []).map(fileOf));
		const clean = (locatedIn.get(group) ?? []).filter((hit) => !suspects.has(fileOf(hit)));
		const cleanFiles = new Set(clean.map(({ file }) => file));
		const kept = ignored.list((file) => cleanFiles.has(file));
		const paths = [...suspects, ...kept.flatMap(({ examples }) => examples)].join("\n");
		if (paths !== "") holdsValue ??= searchOf(hits);
		if (holdsValue?.(paths) === true) return [];
		const named = {
			suspects: [...suspects].sort(),
			ignored: kept
		};
		return [[diffId, {
			blob,
			counts: counter.counts,
			owned,
			...named,
			record
		}]];
	});
}
/** The hits in layers, by the folder of the layer in the scan tree. */
function byLayer(hits, tree) {
	const inLayers = hits.filter(({ file }) => tree.file(file)?.origin.kind === "layer");
	return Map.groupBy(inLayers, ({ file }) => file.slice(0, file.indexOf("/")));
}
/** Answers whether a text contains the value of a hit, in any spelling. */
function searchOf(hits) {
	const values = [...new Set(hits.map(({ value }) => value))].flatMap(spellings);
	const needles = new Needles(values);
	const short = values.filter(({ length }) => length < 5);
	return (text) => needles.spans(text).length > 0 || short.some((value) => text.includes(value));
}
async function keepLayers(cache, layers, holdsSecret) {
	for (const [diffId, layer] of layers) if (!await holdsSecret.text(JSON.stringify([layer.record.events, layer.ignored]))) await cache.keep(diffId, layer);
}
/** The file of the layer that contains a hit; for a member of an archive, the archive. */
function layerFileOf(tree, hit) {
	const { origin, path } = tree.file(hit.file) ?? unknownFile(hit.engine);
	return origin.kind === "layer" ? origin.file : path;
}

// src/stages/secrets/staging/stage-file.ts
const LFS_POINTER = /^version https:\/\/(?:git-lfs\.github\.com|hawser\.github\.com)\/spec\/v1\r?\noid /;
/** The specification of Git LFS limits a pointer to this size. */
const LFS_POINTER_BYTES = 1024;
const GIT_CRYPT = Buffer.from("\0GITCRYPT\0");
/**
* Stages a file, as a whole, in parts or by its members, and counts it. Returns undefined if it was not staged as a
* whole.
*/
async function stageFile(path, bytes, staging) {
	const head = bytes.read(0, Math.min(HEAD_BYTES, bytes.size));
	const { tree, group, origin, counter, budget, unstaged } = staging;
	const archive = archiveKind(path, head);
	if (archive !== void 0) {
		const stage = (inner, content, linesBefore) => tree.stage({
			group,
			origin,
			path: inner,
			content,
			linesBefore
		}) !== void 0;
		await expand(path, archive, bytes, {
			budget,
			counter,
			unstaged,
			scratch: dirname(tree.root),
			stage
		});
		return;
	}
	const skipped = whySkipped(path, bytes.size, head);
	if (skipped !== void 0) {
		counter.skip(skipped, path);
		return;
	}
	return bytes.size > 16777216 ? stageInParts(path, bytes, staging) : stageWhole(path, bytes, staging);
}
/** Whether a path is that of published code, which is scanned only for tokens of a distinctive form. */
function isPublishedCode(path) {
	return classOf(path, 0, Buffer.alloc(0)) === "package";
}
/** Why a file is not scanned; undefined if it is. */
function whySkipped(path, size, head) {
	if (hasAt(head, GIT_CRYPT)) return "encrypted";
	if (size <= LFS_POINTER_BYTES && LFS_POINTER.test(head.toString("latin1"))) return "pointer";
	const fileClass = classOf(path, size, head);
	return fileClass === "binary" || fileClass === "large" ? fileClass : void 0;
}
/** The prefix keeps a folder of the source, such as `var/lib/dpkg`, from counting as one of a distribution. */
function classOf(path, size, head) {
	return classifyFile(`source/${path}`, size, head);
}
function stageWhole(path, bytes, staging) {
	const { tree, group, origin, counter, manifests, unstaged, hits } = staging;
	const content = bytes.read(0, bytes.size);
	const fileClass = classOf(path, content.length, content.subarray(0, HEAD_BYTES));
	if ((fileClass === "package" || fileClass === "data") && !isStaged(fileClass, path, content, unstaged)) {
		counter.skip(fileClass, path);
		return;
	}
	const name = tree.stage({
		group,
		origin,
		path,
		content
	});
	if (name === void 0) {
		counter.skip("overLimit", path);
		return;
	}
	counter.scanned += 1;
	for (const found of manifests.allHits(path, content)) hits.push({
		...found,
		file: name
	});
	return {
		name,
		content
	};
}
async function stageInParts(path, bytes, staging) {
	const { tree, group, origin, counter, unstaged } = staging;
	const fileClass = classOf(path, bytes.size, bytes.read(0, HEAD_BYTES));
	const stagePart = (content, linesBefore) => tree.stage({
		group,
		origin,
		path,
		content,
		linesBefore
	}) !== void 0;
	counter.count(await stageText({
		path,
		bytes,
		fileClass,
		unstaged
	}, stagePart), path);
}

// src/stages/secrets/collect/object-content.ts
/** All bytes of a git object. The caller knows that it is small. */
async function contentOf(object) {
	const parts = [];
	for await (const part of object.content) parts.push(part);
	return Buffer.concat(parts);
}

// src/stages/secrets/collect/collect-messages.ts
const MESSAGE = "(message)";
/** Stages the messages of commits and of their annotated tags. Throws if a commit lacks its parents. */
async function collectMessages(repository, range, commits, tree, introductions) {
	const walked = new Map(commits.map(({ id, parents }) => [id, parents]));
	let count = 0;
	const stage = (object, commit, path, message) => {
		introductions.add(object, {
			commit,
			path,
			blob: object,
			before: []
		});
		const group = `messages/${Math.floor(count / 1e3)}/${count}`;
		count += 1;
		const origin = {
			kind: "commit",
			object,
			path
		};
		if (tree.stage({
			group,
			origin,
			path,
			content: message
		}) === void 0) throw overLimit(range);
	};
	await repository.read([...walked.keys()], async (object) => {
		const { parents, message } = parseCommitObject(await smallContent(object));
		if (parents.join() !== walked.get(object.id)?.join()) throw await cut(repository, object.id, range);
		stage(object.id, object.id, MESSAGE, message);
	});
	const read = count - (range.merge === void 0 ? 0 : 1);
	let others = 0;
	for (const { id, target, type, message } of await tagsOf(repository, range)) {
		if (!range.allTags && !walked.has(target) && id !== range.tag) continue;
		stage(id, target, MESSAGE, message);
		if (type !== "commit") others += 1;
	}
	const note = `${others} annotated ${others === 1 ? "tag does" : "tags do"} not refer to a commit: Assay scanned only the messages`;
	return {
		commits: read,
		notes: others === 0 ? [] : [note]
	};
}
/** All annotated tags, also tags of tags, with the object that each refers to in the end. */
async function tagsOf(repository, { tag }) {
	const tags = /* @__PURE__ */ new Map();
	let open = [.../* @__PURE__ */ new Set([...await repository.tags(), ...tag === void 0 ? [] : [tag]])];
	while (open.length > 0) {
		await repository.read(open, async (object) => {
			tags.set(object.id, {
				id: object.id,
				...parseTagObject(await smallContent(object))
			});
		});
		const inner = [...tags.values()].filter(({ type, target }) => type === "tag" && !tags.has(target));
		open = [...new Set(inner.map(({ target }) => target))];
	}
	return [...tags.values()].map((tag) => {
		let last = tag;
		for (let next = tags.get(last.target); next !== void 0; next = tags.get(last.target)) last = next;
		return {
			...tag,
			target: last.target,
			type: last.type
		};
	});
}
async function smallContent(object) {
	if (object.size <= 16777216) return await contentOf(object);
	const message = `the ${object.type} ${object.id} is larger than ${MAX_FILE_BYTES / 1024 / 1024} MiB and cannot be scanned`;
	throw fault("scan-incomplete", "secrets", message);
}
async function cut(repository, id, range) {
	const remediation = await repository.isShallow() ? "the clone is shallow: set \"fetch-depth: 0\" of actions/checkout" : "the repository hides them: check it out again";
	const message = `the commits ${plain$1(range.name, 200)} cannot be scanned: the parents of ${id} are missing; ${remediation}`;
	return fault("scan-incomplete", "secrets", message);
}
function overLimit(range) {
	const message = `the messages of the commits ${plain$1(range.name, 200)} contain more text than the limit of one scan; set "history: event"`;
	return fault("scan-incomplete", "secrets", message);
}

// src/stages/secrets/collect/commit-places.ts
/**
* The commits that introduced each git object: a version of a file, or a message. A version is staged once, as a
* whole. A commit introduced a value if its version has the value and the version before has not.
*/
var Introductions = class {
	#changes = /* @__PURE__ */ new Map();
	/** The git objects of staged files of the source tree, by the name of the file. */
	#linked = /* @__PURE__ */ new Map();
	/** Adds a commit that introduced an object. */
	add(object, change) {
		const known = this.#changes.get(object);
		if (known === void 0) this.#changes.set(object, [change]);
		else known.push(change);
	}
	/** The staged file `name` of the source tree has the same content as this object. */
	link(name, object) {
		this.#linked.set(name, object);
	}
	/** Finds, for each hit, the commits that introduced its value. */
	async places(hits, tree, repository) {
		const wanted = /* @__PURE__ */ new Map();
		for (const hit of hits) for (const { before } of this.#changesOf(hit, tree)) for (const blob of before) wanted.set(blob, (wanted.get(blob) ?? /* @__PURE__ */ new Set()).add(textOf(hit)));
		const found = await valuesInBlobs(wanted, repository);
		return (hit) => {
			const brought = this.#changesOf(hit, tree).filter(({ before }) => !before.some((blob) => found.get(blob)?.has(textOf(hit))));
			return [...new Map(brought.toReversed().map((change) => [change.path, change])).values()].map((change) => this.#place(hit, change, tree));
		};
	}
	#changesOf(hit, tree) {
		const { origin, decodedFrom = hit.file } = tree.file(hit.file) ?? {};
		const object = origin?.kind === "commit" ? origin.object : this.#linked.get(decodedFrom);
		return object === void 0 ? [] : this.#changes.get(object) ?? [];
	}
	#place(hit, { commit, path }, tree) {
		const staged = tree.file(hit.file);
		return {
			kind: "commit",
			commit,
			path: `${path}${staged?.origin.kind === "commit" ? staged.path.slice(staged.origin.path.length) : ""}`,
			line: hit.line + (staged?.linesBefore ?? 0)
		};
	}
};
/** The values that each of the blobs contains. */
async function valuesInBlobs(wanted, repository) {
	const small = [...await repository.headers([...wanted.keys()])].filter(([, { size }]) => size <= MAX_FILE_BYTES).map(([id]) => id);
	const found = /* @__PURE__ */ new Map();
	await repository.read(small, async (object) => {
		const content = await contentOf(object);
		found.set(object.id, valuesIn(content, wanted.get(object.id) ?? /* @__PURE__ */ new Set()));
	});
	return found;
}
/**
* The values that the content contains. They are compared line by line, because a commit may change only the line endings
* of a key. The content is read once for all of them: one file may have thousands.
*/
function valuesIn(content, values) {
	const lines = new Map([...values].map((value) => [value, linesOf(value)]));
	const seen = /* @__PURE__ */ new Set();
	const text = content.toString("latin1");
	new Needles([...lines.values()].flat()).each(text, (line) => seen.add(line));
	const isThere = (line) => line.length < 5 ? text.includes(line) : seen.has(line);
	return new Set([...values].filter((value) => lines.get(value)?.every(isThere) === true));
}
/** The lines of a value. Each character stands for a byte. */
function linesOf(value) {
	return value.split(/\r?\n/).map((line) => Buffer.from(line.trim()).toString("latin1"));
}
/** The value as it is written in the file. */
function textOf({ encoded, value }) {
	return encoded ?? value;
}

// src/stages/secrets/collect/commit-range.ts
/** All commits that a ref of the repository reaches. */
async function wholeHistory(repository) {
	return {
		commits: await repository.commits("all", []),
		name: "the whole history",
		allTags: true
	};
}
/** The commits that a person named. Without `from` (or with zeros, as git's pre-push hook says it): all that `to` reaches. */
async function namedRange(repository, { from, to }) {
	const isWhole = /^0*$/.test(from);
	const [base, head] = await Promise.all([isWhole ? void 0 : from, to].map((name) => name && repository.resolve(`${name}^{commit}`)));
	if (head === void 0 || base === void 0 && !isWhole) {
		const unknown = plain$1(head === void 0 ? to : from, 100);
		throw fault("input-invalid", "inputs", `there is no commit "${unknown}" in this repository`);
	}
	return {
		commits: await repository.commits([head], base === void 0 ? [] : [base]),
		allTags: false,
		name: base === void 0 ? `everything up to ${short(head)}` : `${short(base)}..${short(head)}`
	};
}
/**
* The commits of an event: those that its head reaches and its base does not. Without a base, or if a forced push
* removed it: those that the default branch does not reach, or else all. Throws `scan-incomplete` if the clone
* lacks one of them.
*/
async function eventRange(repository, event, context) {
	const head = await repository.resolve(`${event.head}^{commit}`);
	if (head === void 0 && event.head === "HEAD") return {
		commits: [],
		allTags: false,
		name: "no commit yet"
	};
	if (head === void 0) throw await missing(repository, event.head, context);
	const base = await baseOf(repository, event, context);
	const commits = await repository.commits([head], base === void 0 ? [] : [base.id]);
	const merge = context.eventName.startsWith("pull_request") ? await mergeOf(repository, head, context.sha) : void 0;
	return {
		commits,
		allTags: false,
		name: base === void 0 ? `everything up to ${short(head)}` : `${base.name}..${short(head)}`,
		...merge === void 0 ? {} : { merge },
		...head === event.head || event.head === "HEAD" ? {} : { tag: event.head }
	};
}
async function baseOf(repository, event, context) {
	if (event.base !== void 0) {
		const id = await repository.resolve(`${event.base}^{commit}`);
		if (id !== void 0) return {
			id,
			name: short(id)
		};
		if (context.eventName !== "push" || await repository.isShallow()) throw await missing(repository, event.base, context);
	}
	const { defaultBranch } = event;
	if (defaultBranch === void 0 || context.ref === `refs/heads/${defaultBranch}`) return void 0;
	const id = await repository.resolve(`refs/remotes/origin/${defaultBranch}^{commit}`);
	return id === void 0 ? void 0 : {
		id,
		name: plain$1(defaultBranch, 100)
	};
}
/** The commit under test, if it merges the head. Its own changes are in no other commit. */
async function mergeOf(repository, head, sha) {
	const id = /^[0-9a-f]{40,64}$/.test(sha) ? await repository.resolve(`${sha}^{commit}`) : void 0;
	if (id === void 0) return void 0;
	let parents = [];
	await repository.read([id], async (object) => {
		parents = parseCommitObject(await contentOf(object)).parents;
	});
	if (parents.length < 2 || !parents.includes(head)) return void 0;
	const [merge] = await repository.commits([id], parents);
	return merge;
}
async function missing(repository, id, { eventName }) {
	const message = `the commits of this ${eventName === "push" ? "push" : eventName === "merge_group" ? "merge group" : "pull request"} cannot be scanned: the clone ${await repository.isShallow() ? "is shallow and lacks" : "lacks"} ${id}; set "fetch-depth: 0"${eventName === "pull_request_target" ? " and \"ref: refs/pull/NUMBER/merge\"" : ""} of actions/checkout`;
	return fault("scan-incomplete", "secrets", message);
}
function short(id) {
	return id.slice(0, 7);
}

// src/stages/secrets/collect/collect-commits.ts
/**
* Stages the content of commits: every version of a file that they add or change, each once, and the messages of
* commits and annotated tags. Throws `scan-incomplete` if the clone lacks an object.
*/
async function collectCommits(world, reading) {
	const { source, history } = reading;
	if (history === "none") return none("no commits were scanned: the history input is \"none\"");
	const repository = await world.git.open(source);
	if (repository === void 0) return none("no commits were scanned: the source tree is not a git repository");
	if (history === "index") return await collectIndex(repository, reading);
	const range = await rangeOf(world, repository, history);
	if (range === void 0) return none("no commits were scanned: the event of this run has none");
	return await collectRange(repository, range, reading);
}
function none(...notes) {
	return {
		notes,
		hits: [],
		places: async () => () => []
	};
}
async function rangeOf({ runner }, repository, history) {
	if (typeof history === "object") return await namedRange(repository, history);
	if (history === "full") return await wholeHistory(repository);
	const event = runner.commits();
	return event === void 0 ? void 0 : await eventRange(repository, event, runner.context);
}
async function collectRange(repository, range, reading) {
	const introductions = new Introductions();
	const commits = range.merge === void 0 ? range.commits : [...range.commits, range.merge];
	const messages = await collectMessages(repository, range, commits, reading.tree, introductions);
	const changes = await repository.changes(commits.map(({ id }) => id));
	if (changes.commits !== commits.length) {
		const message = `git compared ${changes.commits} of ${commits.length} commits with their parents and gave no reason; check the repository out again`;
		throw fault("scan-incomplete", "secrets", message);
	}
	for (const change of changes.files) introductions.add(change.blob, change);
	const versions = new Versions(reading, introductions, range.name);
	await versions.collect(repository, Map.groupBy(changes.files, ({ blob }) => blob));
	return {
		coverage: {
			scanned: messages.commits,
			total: range.commits.length,
			range: range.name
		},
		notes: [
			...messages.notes,
			...versions.notes(),
			...submoduleNotes(changes.submodules)
		],
		hits: versions.hits,
		places: (hits) => introductions.places(hits, reading.tree, repository)
	};
}
/** Stages the content of the index that differs from the last commit. A value that this commit has is not found again. */
async function collectIndex(repository, reading) {
	const introductions = new Introductions();
	const { files, submodules } = await repository.indexed();
	for (const change of files) introductions.add(change.blob, change);
	const versions = new Versions(reading, introductions, "of the index");
	await versions.collect(repository, Map.groupBy(files, ({ blob }) => blob));
	return {
		notes: [
			`files in the index that differ from the last commit: ${files.length}`,
			...versions.notes(),
			...submoduleNotes(submodules)
		],
		hits: versions.hits,
		async places(hits) {
			const inCommits = await introductions.places(hits, reading.tree, repository);
			return (hit) => inCommits(hit).map((place) => place.kind === "commit" ? {
				kind: "source",
				path: place.path,
				line: place.line
			} : place);
		}
	};
}
/** Stages the versions of files. */
var Versions = class {
	hits = [];
	#reading;
	#introductions;
	#range;
	#counter = new FileCounter();
	#staged = 0;
	constructor(reading, introductions, range) {
		this.#reading = reading;
		this.#introductions = introductions;
		this.#range = range;
	}
	async collect(repository, versions) {
		const wanted = [];
		const { known } = this.#reading;
		for (const [id, { size }] of await repository.headers([...versions.keys()])) {
			const name = known.get(id);
			if (name !== void 0) this.#introductions.link(name, id);
			else if (size > 536870912) this.#counter.skip("large", pathOf(versions.get(id)));
			else wanted.push(id);
		}
		await repository.read(wanted, async (blob) => {
			await this.#stage(blob, pathOf(versions.get(blob.id)));
			if (this.#counter.overLimit === 0) return;
			const message = `the commits ${this.#range} contain more text than the limit of one scan (${MAX_TREE_BYTES / 1024 ** 3} GiB); set "history: event" or "history: none", or scan fewer commits at once`;
			throw fault("scan-incomplete", "secrets", message);
		});
	}
	notes() {
		return this.#counter.notes().map((note) => `in the commits: ${note}`);
	}
	async #stage(blob, path) {
		const { tree, budget, manifests, unstaged } = this.#reading;
		const { hits } = this;
		const origin = {
			kind: "commit",
			object: blob.id,
			path
		};
		const staging = {
			tree,
			group: `commits/${this.#staged}`,
			origin,
			counter: this.#counter,
			budget,
			manifests,
			unstaged,
			hits
		};
		this.#staged += 1;
		if (blob.size <= 16777216) {
			await stageFile(path, bufferBytes(await contentOf(blob)), staging);
			return;
		}
		const file = join(dirname(tree.root), "version");
		const descriptor = openSync(file, "wx+", 384);
		try {
			for await (const part of blob.content) for (let done = 0; done < part.length;) done += writeSync(descriptor, part, done);
			await stageFile(path, fileBytes(descriptor, blob.size), staging);
		} finally {
			closeSync(descriptor);
			rmSync(file, { force: true });
		}
	}
};
/** If a version has several paths, a path that is scanned most thoroughly. */
function pathOf(changes = []) {
	return (changes.find(({ path }) => !isPublishedCode(path)) ?? changes[0])?.path ?? "";
}
function submoduleNotes(paths) {
	if (paths.length === 0) return [];
	return [`in the commits: submodules changed (${paths.slice(0, 3).map((path) => plain$1(path, 200)).join(", ")}); their commits were not scanned`];
}

// src/stages/secrets/collect/folder-entries.ts
/** What stands for bytes in a name that is not UTF-8. It may also be in a name that is. */
const REPLACEMENT = "�";
/** The entries of a folder, sorted by name. Rejects if it cannot be read. */
async function entriesOf(folder) {
	return (await readEntries(folder)).sort((a, b) => a.name < b.name ? -1 : 1);
}
async function readEntries(folder) {
	if (typeof folder === "string") {
		const entries = await readdir(folder, { withFileTypes: true });
		if (!entries.some(({ name }) => name.includes(REPLACEMENT))) return entries.map((type) => ({
			type,
			name: type.name,
			at: join(folder, type.name)
		}));
	}
	const entries = await readdir(folder, {
		withFileTypes: true,
		encoding: "buffer"
	});
	const above = Buffer.concat([Buffer.from(folder), Buffer.from("/")]);
	return entries.map((type) => {
		const name = shown(type.name);
		return {
			type,
			name,
			at: typeof folder === "string" && isUtf8(type.name) ? join(folder, name) : Buffer.concat([above, type.name])
		};
	});
}
function shown(name) {
	if (isUtf8(name)) return name.toString();
	return name.toString("latin1").replace(/[\x80-\xff]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16)}`);
}

// src/stages/secrets/collect/collect-source.ts
const NAMES = 3;
/**
* Stages the files of the source tree, also untracked ones. Skips `.git`, and follows no links. Throws
* `scan-incomplete` for a file that cannot be read.
*/
async function collectSource(reading) {
	const { folder, excluded } = reading;
	const root = await realpath(folder).catch((error) => unreadable(folder, error));
	const hits = [];
	const blobs = /* @__PURE__ */ new Map();
	const repositories = [];
	const open = [{
		path: "",
		at: root
	}];
	const turns = new Turns();
	for (let parent = open.pop(); parent !== void 0; parent = open.pop()) {
		const below = parent.path;
		const entries = await entriesOf(parent.at).catch((error) => unreadable(below === "" ? folder : below, error));
		for (const { type, name, at } of entries) {
			const path = below === "" ? name : `${below}/${name}`;
			if (name === ".git") {
				if (below !== "") repositories.push(below);
			} else if (type.isDirectory()) {
				if (typeof at !== "string" || !excluded.includes(at)) open.push({
					path,
					at
				});
			} else if (type.isFile()) {
				await turns.give();
				await collectFile({
					path,
					at
				}, reading, hits, blobs);
			}
		}
	}
	if (reading.counter.overLimit > 0) {
		const message = `the source tree contains more text than the limit of one scan (${MAX_TREE_BYTES / 1024 ** 3} GiB); name the application's own folder in the source input`;
		throw fault("scan-incomplete", "secrets", message);
	}
	return {
		hits,
		blobs,
		notes: repositoryNotes(repositories)
	};
}
async function collectFile({ path, at }, { tree, counter, budget, manifests, unstaged }, hits, blobs) {
	const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
	let file;
	try {
		file = openSync(at, flags);
		const found = fstatSync(file);
		if (!found.isFile()) throw new Error("no file any more");
		const bytes = fileBytes(file, found.size);
		const staged = await stageFile(path, bytes, {
			tree,
			group: "source",
			origin: { kind: "source" },
			counter,
			budget,
			manifests,
			unstaged,
			hits
		});
		if (staged !== void 0) blobs.set(blobName(staged.content), staged.name);
	} catch (error) {
		if (error instanceof AssayError) throw error;
		unreadable(path, error);
	} finally {
		if (file !== void 0) closeSync(file);
	}
}
/** The git object name of a content. */
function blobName(content) {
	return createHash("sha1").update(`blob ${content.length}\0`).update(content).digest("hex");
}
function repositoryNotes(folders) {
	if (folders.length === 0) return [];
	const named = folders.slice(0, NAMES).map((folder) => plain$1(folder, 200));
	return [`the source tree contains ${folders.length === 1 ? "another repository" : `${folders.length} other repositories`} (${named.join(", ")}): Assay scanned the files, but not the commits`];
}
function unreadable(path, error) {
	const code = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
	const message = `${plain$1(path, 300)} in the source tree could not be read${code}`;
	throw fault("scan-incomplete", "secrets", message, error);
}

// src/stages/secrets/kubernetes/kubernetes-literals.ts
var import_dist = require_dist();
/** Keys that name the location of a credential, or something related, but not a credential. */
const RELATED_KEYS = /existing|imagepullsecret|ref$|(?:password|secret|token|credentials?)[-_]?keys?$/i;
/** Keys of a Secret with public values: a user, a place, a duration, a certificate. */
const PUBLIC_KEYS = /user|login|(?:ca|crt|cert|certificate|pub|region|bucket|port|database|db|namespace|email|file|path|dir|ur[il]|host|endpoint|name|ttl|timeout|expiry|length|type|enabled|header|algorithm|issuer|version|policy|mode|level|env(?:ironment)?|provider|engine|driver|cluster|realm|[-_.]id|Id)$/i;
/** Reports the literal credentials of a resource, and of the resources in a list. */
function reportResources(manifest, report) {
	(0, import_dist.visit)(manifest.document, {
		Pair(_, pair) {
			const key = scalar(pair.key, manifest)?.text;
			if (key === "env") reportEnvironment(pair, manifest, report);
			if (key === "literals") reportKustomizeLiterals(pair, manifest, report);
		},
		Map(_, map, path) {
			const kind = scalar(map.get("kind", true), manifest)?.text;
			const isResource = path.every((above) => !(0, import_dist.isPair)(above) || scalar(above.key, manifest)?.text === "items");
			if (isResource && kind === "Secret") reportSecret(map.items, manifest, report);
			if (isResource && kind === "ConfigMap") reportConfigMap(map.items, manifest, report);
		}
	});
}
/** `env: [{name: DB_PASSWORD, value: …}]`. An entry with `valueFrom` has no value here. */
function reportEnvironment({ value: list }, manifest, report) {
	if (!(0, import_dist.isSeq)(list)) return;
	for (const item of list.items) {
		if (!(0, import_dist.isMap)(item)) continue;
		const name = scalar(item.get("name", true), manifest);
		const value = scalar(item.get("value", true), manifest);
		if (name !== void 0 && value !== void 0) reportIfCredential(name.text, value, report);
	}
}
function reportKustomizeLiterals({ value: list }, manifest, report) {
	if (!(0, import_dist.isSeq)(list)) return;
	for (const item of list.items) {
		const literal = scalar(item, manifest);
		const [name = "", ...rest] = literal?.text.split("=") ?? [];
		if (literal !== void 0) reportIfCredential(name, {
			...literal,
			text: rest.join("=")
		}, report);
	}
}
/** Every value in a Secret is a secret, unless its key says that it is public. */
function reportSecret(fields, manifest, report) {
	for (const [section, key, value] of entries(fields, ["stringData", "data"], manifest)) {
		const text = section === "data" ? textOfBase64(value.text)?.trim() : value.text;
		if (text === void 0 || text === "") continue;
		const literal = {
			...value,
			text,
			...section === "data" ? { encoded: value.text } : {}
		};
		if (text.trim().includes("\n")) reportLines(literal, report);
		else if (!reportIfCredential(key, literal, report) && !PUBLIC_KEYS.test(key) && !/^[a-z]{1,20}$/.test(text)) reportIfCredential(`${key}_password`, literal, report);
	}
}
function reportConfigMap(fields, manifest, report) {
	for (const [, key, value] of entries(fields, ["data"], manifest)) if (!value.text.includes("\n")) reportIfCredential(key, value, report);
	else reportLines(value, report);
}
/** A file in a manifest, with lines such as `DB_PASSWORD=…`. */
function reportLines({ text, at, encoded }, report) {
	for (const found of allCredentials(text)) report({
		...found,
		at,
		...encoded === void 0 ? { isLine: true } : { encoded }
	});
}
/** Reports the values of a chart whose keys name a credential. */
function reportChartValues(manifest, report) {
	(0, import_dist.visit)(manifest.document, { Pair(_, pair) {
		const key = scalar(pair.key, manifest);
		const value = scalar(pair.value, manifest);
		if (key !== void 0 && value !== void 0) reportIfCredential(key.text, value, report);
		if (key?.text === "env") reportEnvironment(pair, manifest, report);
	} });
}
function* entries(fields, sections, manifest) {
	for (const { key, value } of fields) {
		const section = scalar(key, manifest)?.text ?? "";
		if (!sections.includes(section) || !(0, import_dist.isMap)(value)) continue;
		for (const pair of value.items) {
			const name = scalar(pair.key, manifest);
			const literal = scalar(pair.value, manifest);
			if (name !== void 0 && literal !== void 0) yield [
				section,
				name.text,
				literal
			];
		}
	}
}
/** The values of the anchors of a document. */
function anchorsOf(document) {
	const anchors = /* @__PURE__ */ new Map();
	(0, import_dist.visit)(document, { Scalar(_, node) {
		if (node.anchor !== void 0) anchors.set(node.anchor, node);
	} });
	return anchors;
}
/** A text or number, also behind an alias. Its offset is that of the alias. */
function scalar(node, manifest) {
	const target = (0, import_dist.isAlias)(node) ? manifest.anchors.get(node.source) : node;
	if (!(0, import_dist.isScalar)(target) || typeof target.value !== "string" && typeof target.value !== "number") return void 0;
	const at = (0, import_dist.isAlias)(node) ? node.range?.[0] : target.range?.[0];
	return {
		text: typeof target.value === "string" ? target.value : target.source ?? String(target.value),
		at: at ?? 0
	};
}
/**
* Evaluates a value with the rule for assignments: replaces unusual characters in the name, and quotes the value.
* Returns whether it is a credential.
*/
function reportIfCredential(name, { text, at, encoded }, report) {
	if (RELATED_KEYS.test(name)) return false;
	const quote = text.includes("\"") ? "'" : "\"";
	const body = text.trim().replaceAll(quote, "");
	const assignment = `${name.replace(/[^\w.-]/g, "_").replace(/^[^A-Za-z_]/, "_")}=${quote}${body}${quote}`;
	const [found] = allCredentials(assignment);
	if (found === void 0) return false;
	report({
		name: name.replace(/_password$/, ""),
		value: text.trim(),
		at,
		...encoded === void 0 ? {} : { encoded },
		...found.ignoreReason === void 0 ? {} : { ignoreReason: found.ignoreReason }
	});
	return true;
}

// src/stages/secrets/kubernetes/kubernetes-manifests.ts
/** Number of characters of a file in a manifest in which the line of a value is looked for. */
const MAX_FILE = 65536;
/** Maximum size of one manifest, and of all together, in bytes. The engines scan larger ones too. */
const MAX_MANIFEST_BYTES = 1048576;
const MAX_TOTAL_BYTES = 67108864;
/**
* Maximum {@link yamlWeight} of one manifest, and of all together: the parser may take minutes for a small file.
*/
const MAX_WEIGHT = 1e5;
const MAX_TOTAL_WEIGHT = 3e6;
const FILES = /\.(?:ya?ml|json)$/i;
const HELM_VALUES = /(?:^|\/)values[\w.-]*\.ya?ml$/i;
/** A text that a file must contain to be parsed. */
const MANIFEST = /(?:^|[{,])[ \t-]*["']?(?:kind|secretGenerator)["']?[ \t]*:/m;
/** Parses manifests up to a total size and weight, because a hostile manifest takes seconds. */
var Manifests = class {
	#left = MAX_TOTAL_BYTES;
	#weightLeft = MAX_TOTAL_WEIGHT;
	#skipped = 0;
	/** The literal credentials in a file that may be secrets. */
	secrets(path, content) {
		return this.allHits(path, content).filter(({ ignoreReason }) => ignoreReason === void 0);
	}
	/** All literal credentials in a file, also those that are provably not secrets. */
	allHits(path, content) {
		const text = manifestText(path, content);
		if (text === void 0) return [];
		const fits = content.length <= Math.min(MAX_MANIFEST_BYTES, this.#left);
		const weight = fits ? yamlWeight(text) : 0;
		if (!fits || weight > Math.min(MAX_WEIGHT, this.#weightLeft)) {
			this.#skipped += 1;
			return [];
		}
		this.#left -= content.length;
		this.#weightLeft -= weight;
		return kubernetesSecrets(path, text);
	}
	/** A note if manifests were not parsed. */
	notes() {
		if (this.#skipped === 0) return [];
		return [`Kubernetes manifests were parsed up to 1 MiB and ${MAX_WEIGHT} elements each, and 64 MiB and ${MAX_TOTAL_WEIGHT} elements in total; ${this.#skipped} more were scanned as plain text`];
	}
};
/** The text of a file that may be a manifest or the values of a chart. */
function manifestText(path, content) {
	if (!FILES.test(path)) return void 0;
	const text = content.toString("utf8");
	return HELM_VALUES.test(path) || MANIFEST.test(text) ? text : void 0;
}
/**
* Literal credentials in Kubernetes manifests (`Secret`, `ConfigMap`, `env` of a container, literals of kustomize)
* and in the values of Helm charts. A document that is not valid YAML, like most templates of charts, is skipped
* here; the engines scan it. Aliases are followed only to single values, so that they cannot multiply.
*/
function kubernetesSecrets(path, text) {
	const isValues = HELM_VALUES.test(path);
	const lines = new import_dist.LineCounter();
	const found = [];
	const report = (reported) => {
		found.push(hitOf(reported, lines.linePos(offsetOf(reported, text)).line));
	};
	try {
		const parsed = (0, import_dist.parseAllDocuments)(text, {
			lineCounter: lines,
			uniqueKeys: false,
			logLevel: "silent"
		});
		for (const document of "empty" in parsed ? [] : parsed) {
			if (document.errors.length > 0) continue;
			const read = {
				document,
				anchors: anchorsOf(document)
			};
			if ((0, import_dist.isMap)(document.contents) && document.contents.has("kind")) reportResources(read, report);
			else if (isValues) reportChartValues(read, report);
		}
	} catch {}
	return found;
}
/** Where the value is. In a file that is written with escapes, only the beginning of the file is known. */
function offsetOf({ at, value, isLine }, text) {
	const below = isLine === true ? text.slice(at, at + MAX_FILE).indexOf(value) : 0;
	return at + Math.max(0, below);
}
function hitOf({ name, value, encoded, ignoreReason }, line) {
	return {
		engine: "assay",
		rule: "kubernetes-literal-secret",
		title: `A manifest gives a literal value to ${/^[\w.-]{1,80}$/.test(name) ? name : "a credential"}`,
		line,
		value,
		...encoded === void 0 ? {} : { encoded },
		...ignoreReason === void 0 ? {} : { ignoreReason }
	};
}

// src/stages/secrets/search/search-source.ts
/** Searches a source tree and the commits of its repository, once for the checks of all images of a run. */
async function searchSource(world, source, options) {
	return await inPrivateFolder(world, async (tree, folder) => {
		const acquiring = beginSearch(world);
		const staging = stageSource(world, source, {
			folder,
			tree,
			unstaged: await unstagedContents(world, options),
			options
		});
		await Promise.allSettled([acquiring, staging]);
		const search = await acquiring;
		const { commits, counter, notes, hits: ownHits } = await staging;
		const { hits, ignored, fileOf } = await searchTree(world, search, {
			tree,
			hits: ownHits
		}, options);
		try {
			return {
				hits,
				ignored,
				fileOf,
				counter,
				notes,
				placesInCommits: await commits.places(hits),
				dockerfiles: await findDockerfiles(tree, source.path),
				...commits.coverage && { commits: commits.coverage }
			};
		} catch (error) {
			throw masked(world, hits, error);
		}
	});
}
async function stageSource(world, source, { folder, tree, unstaged, options }) {
	const counter = new FileCounter();
	const budget = new ExpandBudget();
	const manifests = new Manifests();
	const excluded = await assayFolders(world, folder);
	const files = options.isCommitsOnly === true ? void 0 : await collectSource({
		folder: source.folder,
		excluded,
		tree,
		counter,
		budget,
		manifests,
		unstaged
	});
	const known = files?.blobs ?? /* @__PURE__ */ new Map();
	const history = options.history ?? "event";
	const commits = await collectCommits(world, {
		source,
		history,
		tree,
		budget,
		manifests,
		known,
		unstaged
	});
	return {
		hits: [...files?.hits ?? [], ...commits.hits],
		commits,
		counter,
		notes: [
			...files?.notes ?? [],
			...commits.notes,
			...manifests.notes()
		]
	};
}
/**
* Assay's own folders, which may be inside the source tree: the cache, and the folder of all private folders, in which the
* image is unpacked meanwhile. The evidence folder is not one of them: its files may come from the change under test, and
* earlier steps wrote no secrets there.
*/
async function assayFolders({ workspace }, folder) {
	return Promise.all([workspace.cache, dirname(folder)].map((path) => realpath(path).catch(() => path)));
}

// src/stages/secrets/secrets.ts
/** For a search without an image. */
const NO_IMAGE = {
	platforms: [],
	layout: ""
};
/**
* Searches for secrets in the source tree, if there is one, in the commits of its repository, in every layer of every
* platform, and in the image configurations. `key` is the key of the fingerprints. Throws `scan-incomplete`,
* `image-invalid`, `tool-failed` or `tool-timed-out` if something could not be scanned. No result, error or file that
* it leaves behind contains the value of a secret.
*/
async function secrets(world, image, source, key, options = {}) {
	const { cleanContents = new CleanContents(), layerPackages = new LayerPackages(world.layers) } = options;
	const ofSource = options.searched ?? (source && searchSource(world, source, {
		...options,
		cleanContents
	}));
	const ofImage = image === NO_IMAGE ? void 0 : searchImage(world, image, {
		...options,
		cleanContents,
		layerPackages,
		ofSource
	});
	const ended = await Promise.allSettled([ofSource, ofImage]);
	resultsOf(ended);
	const searched = {
		ofSource: await ofSource,
		ofImage: await ofImage
	};
	return await withSafeErrors(world, () => resultOf(world, {
		image,
		source,
		key,
		options,
		...searched
	}));
}
async function resultOf(world, results) {
	const { image, source, options, ofSource, ofImage } = results;
	const all = [ofSource, ofImage].filter((one) => one !== void 0);
	const { findings, bound } = await findingsOf(all, world, results);
	if (ofImage !== void 0) options.cacheWrites?.add(ofImage.keep);
	const sum = new FileCounter();
	for (const { counter } of all) sum.add(counter);
	const { scanned, owned, skipped, archives } = sum;
	const layers = ofImage?.layers ?? {
		scanned: 0,
		cached: 0
	};
	const none = source === void 0 ? ["the source tree was not scanned: there is none"] : [];
	return {
		findings,
		coverage: {
			layers: {
				...layers,
				total: layers.scanned + layers.cached
			},
			files: {
				scanned,
				owned,
				skipped,
				archives
			},
			...ofSource?.commits && { commits: ofSource.commits },
			configurations: image.platforms.length,
			source: source !== void 0 && options.isCommitsOnly !== true,
			ignored: joinIgnored(all.map(({ ignored }) => ignored.list())),
			notes: [
				...sum.notes(),
				...none,
				...all.flatMap(({ notes }) => notes),
				...boundNotes(bound)
			]
		}
	};
}
/** Merges the hits into findings with their places, and masks the values. */
async function findingsOf(all, world, { image, source, key, options }) {
	const hits = all.flatMap((one) => one.hits);
	const searchOfHit = new Map(all.flatMap((one) => one.hits.map((hit) => [hit, one])));
	try {
		const imagePlaces = new ImagePlaces(image, all.flatMap(({ dockerfiles }) => dockerfiles));
		const packages = source === void 0 ? void 0 : new SourcePackages(source.folder);
		const { merged, bound } = await mergeHits(hits, key, (hit) => {
			const { fileOf, placesInCommits } = searchOfHit.get(hit) ?? unknownFile(hit.engine);
			const file = fileOf(hit);
			const published = isPublished(file, packages);
			return [...placesOf(hit, file, imagePlaces, source), ...placesInCommits(hit)].map((place) => withLocationKind(place, published));
		});
		await maskFindings(world.runner, merged, options.found ?? new SecretTexts());
		return {
			findings: merged.map(({ finding }) => finding),
			bound
		};
	} catch (error) {
		throw masked(world, hits, error);
	}
}
function boundNotes(bound) {
	const note = `the fingerprints of ${bound} values depend on one another, because many values can be guessed: when one of them is added, removed or changed, the others get new fingerprints too`;
	return bound === 0 ? [] : [note];
}
/** The places of a hit in the source tree or the image. {@link Searched.placesInCommits} has those in commits. */
function placesOf(hit, { origin, path, linesBefore }, image, source) {
	const line = hit.line + linesBefore;
	if (origin.kind === "source") return [{
		kind: "source",
		path: posix.join(source?.path ?? "", path),
		line
	}];
	if (origin.kind === "commit") return [];
	if (origin.kind === "config") return image.config(origin.platform, origin.entry);
	const places = image.layer(origin.diffId, path, line);
	if (places.length > 0) return places;
	throw fault("scan-incomplete", "secrets", `the layer ${origin.diffId} was scanned, but it is not in the image`);
}
/** Whether a file belongs to an installed package and is unchanged. */
function isPublished({ origin, path }, packages) {
	if (origin.kind === "layer") return origin.published;
	return origin.kind === "source" && packages?.has(path) === true;
}

export { parseDockerfile as C, isOpen as D, whyUntrusted as E, pathKey as O, DockerfileMap as S, DistrustNotice as T, parentFolder as _, MOST_PATH_BYTES as a, placeOf as b, zstdFrames as c, LayerPackages as d, isJsonObject as f, joined$1 as g, canonicalPath as h, TarReader as i, CleanContents as l, isCoveredByDistribution as m, secrets as n, clearFolderSize as o, readJson as p, searchSource as r, startsZstdFrame as s, NO_IMAGE as t, fingerprintKey as u, FileInspection as v, LayerCache as w, isDockerfile as x, shouldReadAs as y };