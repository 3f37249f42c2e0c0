import { o as __toESM } from "./rolldown-runtime.js";
import { A as entropy, C as parseJsonText, D as FoundValues, F as isWords, M as isMonotonous, N as isNoCredential, O as isTelling, P as isNumberedName, S as parseJson, T as askedImage, b as statementKind, d as LooseValues, g as STATEMENT_MEDIA_TYPE, h as PREDICATE_TYPES, j as isFiller, k as changes, m as redactor, s as trustNamedRoots, u as createRunner, y as serializeStatement } from "./github-transport.js";
import { $ as readTool, $t as signerEnvironment, A as trivyValues, At as HANDOVER_FILE, B as readProvenance, C as readPlaces, Ct as remarksOf, D as readBom, Dt as submoduleInCommit, E as parseBom, Et as filesInCommit, F as bundleReferrers, Ft as redactFields, G as isMarked, H as summaryPredicate, Ht as scopeName, I as readBundles, J as markedBom, K as madeBy$1, L as choiceBySummary, Lt as copyEvidenceFile, M as resolve$1, Mt as judgeBaseImages, N as tagBeside, Nt as judgeRegistries, O as renameLicenses, Ot as report, P as MAX_DOCUMENT_BYTES, Q as readPublicKey, Qt as createWorkspace, Rt as removeEvidenceFile, St as readPolicy, T as enrich, Tt as judgingCommit, U as MADE_BY_FIELD, Ut as pessimisticOutputs, V as readSummary, W as SIGNATURE_ANNOTATION, X as provenancePredicate, Y as sourceOf$1, Z as prepareTrust, Zt as PRODUCT, _ as THIRD_PARTY, _t as isFile, an as parseCommitObject, at as EMPTY_TRUSTED_ROOT, b as pinImage, c as trivyCommand, ct as KEY_KINDS, d as ociPurl, dt as oldFormat, en as calledSo, et as successOf, f as packagePurl, ft as bytesOf$2, g as parseInventoryLog, gt as refusedRun, h as inventoryLogGaps, i as javaDatabase, in as wireCommon, it as BUNDLE_MEDIA_TYPE, j as assertTagUnmoved, jt as parseHandover, k as toolComponent, kt as withoutEvidence, l as genericPurl, lt as otherKind, m as sourcePurl, mt as Ledger, n as parseVexFile, nn as matches$1, nt as keySilence, o as rescan, on as parseTagObject, ot as bundleVerifier, p as purlType, pt as concurrently, q as madeByIn, r as database, rn as firstOptions, rt as readInput, s as scan, st as readTrustedRoot, t as vexAttestations, tn as parseSubject, tt as keyFault, u as nameParts, ut as signingKeyFault, v as gather, vt as readRepositories, w as OWN$1, wt as committedFile, xt as readPolicyWish, yt as readSettings, zt as writeEvidenceFile } from "./vex-attestations.js";
import { t as require_tar_stream } from "./tar-stream.js";
import { A as number, C as array, E as discriminatedUnion, F as string, G as hexOf$1, I as union, K as isDigest, L as unknown$1, N as record, O as literal$1, W as hex, b as _enum, c as parseReference, d as platformSlug, f as repositoryName, i as isLoopback, j as object, k as looseObject, l as pinnedName, n as maySign, q as plain$1, s as parsePlatform, t as mayKeep, u as platformName, w as boolean, x as _instanceof } from "./event.js";
import { c as reasonsOf, o as addedTo, r as AssayError, s as fault$1, t as RawInputs } from "./raw-inputs.js";
import { A as MEDIA$1, D as parseConfiguration, E as layoutVersion, I as isManifestType, O as parseLayoutIndex, P as isIndexType, R as VerifiedStream, S as MAX_MANIFEST_BYTES$1, g as bundleReferrer, j as isConfigType, k as parseManifest, m as EMPTY_DESCRIPTOR, p as EMPTY_CONFIG, v as describe$1, x as MAX_CONFIG_BYTES, y as imageManifest } from "./markdown.js";
import { i as publishOutputs } from "./publish.js";
import { a as issuerFault, c as readPublicLog, i as isPublicService, n as readSmall, o as serverFault, r as readSigningServices, s as visibilityFault, t as reviewWorkflows } from "./workflows.js";
import { C as policyDigest, s as matchesGlob } from "./policy-file.js";
import { n as workflowReasons, o as weighSecrets, r as assess, t as reasonsFound } from "./reasons-found.js";
import { a as isAllowed, d as rulesBaseImages, h as certificateName, l as namesOneImage, m as workflowName, n as baseLayers, p as sameName, r as baseName$1, t as apartNote } from "./base-image.js";
import { C as require_packageurl_js, _ as baselineNotes, a as MAX_VEX_STATEMENTS, b as componentsOf, c as NO_SECRET_REASONS, g as baselineKey, m as pardonedOf, u as judgeCoverage, v as vexName } from "./workspace-file.js";
import { n as require_dist, t as yamlWeight } from "./yaml-weight.js";
import { createHash, createHmac, hash, randomBytes, randomUUID, scrypt } from "node:crypto";
import { closeSync, constants, createReadStream, createWriteStream, existsSync, fstatSync, mkdirSync, openSync, readFileSync, readSync, readdirSync, realpathSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { basename, dirname, extname, isAbsolute, join, posix, relative, sep } from "node:path";
import { copyFile, lstat, mkdir, open as open$1, readFile, readdir, realpath, rename, rm, stat, symlink, writeFile } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { pipeline } from "node:stream/promises";
import { Duplex, Readable, Transform, pipeline as pipeline$1 } from "node:stream";
import { constants as constants$2, crc32, createGunzip, createInflateRaw, createZstdDecompress, deflateRawSync, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";
import { buffer } from "node:stream/consumers";
import { dirname as dirname$1 } from "node:path/posix";

// src/adapters/cyclonedx-validator.ts
/** Items of a list that are checked together. */
const CHUNK = 250;
const EntrySchema = union([object({ "bom-ref": string() }), object({ ref: string() })]);
/** Checks SBOMs with the CycloneDX library's strict schema; the library is loaded at the first use. */
function createSbomValidator() {
	return {
		fault,
		isLicenseId
	};
}
/**
* The schema wants unique components, and the check for that compares all with all: 5000 components take 4.5 s in
* one piece and 0.2 s in pieces. Every item is checked by the schema, and unique references make unique items.
*/
async function fault(bom) {
	const { Validation, Spec } = await import("./index.node.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
	if (bom.specVersion !== "1.6") return "specVersion is not 1.6";
	const { components = [], dependencies = [], ...frame } = bom;
	if (!Array.isArray(components) || !Array.isArray(dependencies)) return "components or dependencies are no list";
	const twice = repeated(components) ?? repeated(dependencies);
	if (twice !== void 0) return twice;
	const { bomFormat, specVersion, version } = frame;
	const piecesOf = (list, items) => chunks(items).map((piece) => ({
		bomFormat,
		specVersion,
		version,
		[list]: piece
	}));
	const pieces = [
		frame,
		...piecesOf("components", components),
		...piecesOf("dependencies", dependencies)
	];
	for (const piece of pieces) {
		const error = await validator.validate(JSON.stringify(piece));
		if (error !== null) return describe(error);
	}
}
async function isLicenseId(id) {
	const { SPDX } = await import("./index.node.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	return SPDX.isSupportedSpdxId(id);
}
function chunks(items) {
	return Array.from({ length: Math.ceil(items.length / CHUNK) }, (_, at) => items.slice(at * CHUNK, (at + 1) * CHUNK));
}
/** The first entry without a reference, or with one that another has. */
function repeated(entries) {
	const seen = /* @__PURE__ */ new Set();
	for (const entry of entries) {
		const parsed = EntrySchema.safeParse(entry);
		if (!parsed.success) return "there is an entry without a reference";
		const ref = "ref" in parsed.data ? parsed.data.ref : parsed.data["bom-ref"];
		if (seen.has(ref)) return `the reference ${ref} is used twice`;
		seen.add(ref);
	}
}
const ErrorSchema = array(looseObject({
	instancePath: string(),
	message: string()
})).min(1);
function describe(error) {
	const parsed = ErrorSchema.safeParse(error);
	const first = parsed.success ? parsed.data[0] : void 0;
	return first === void 0 ? "the schema does not take it" : `${first.instancePath || "/"} ${first.message}`;
}

// src/formats/image/tar-agreement.ts
var import_tar_stream = /* @__PURE__ */ __toESM(require_tar_stream(), 1);
const BLOCK$1 = 512;
/** Extended headers that say more are refused by whoever reads the archive. */
const MOST_EXTENDED_BYTES = 4 * 1024 ** 2;
/** What the records of an extended header can say of an entry that changes which entry it is. */
const DECISIVE = /^\d+ (?:path|linkpath|size|GNU\.sparse\.[a-z.]+)=/m;
/**
* Walks along an archive and tells where programs that read it would see different files. Runtimes and scanners read
* layers as Go's archive/tar does: what another reader takes for a file, or for a whiteout, may be none to them.
*/
var TarAgreement = class {
	#skip = 0;
	/** How much of what is skipped only fills a block. */
	#filling = 0;
	#block = Buffer.alloc(0);
	#extended;
	#wanted = 0;
	/** What extended headers said of the entry to come. */
	#said = /* @__PURE__ */ new Map();
	#names = {};
	#queue = [];
	#zeroBlocks = 0;
	/** The names of the next entry, asked for once an entry, in the order of the archive. */
	nextNames() {
		return this.#queue.shift() ?? {};
	}
	/** Takes the next bytes; answers what is disagreed on, as the end of a sentence about the layer. */
	take(chunk) {
		let rest = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
		while (rest.length > 0) {
			if (this.#skip > 0) {
				const passed = Math.min(this.#skip, rest.length);
				this.#skip -= passed;
				rest = rest.subarray(passed);
				continue;
			}
			const needed = this.#extended === void 0 ? BLOCK$1 - this.#block.length : this.#wanted;
			const part = rest.subarray(0, needed);
			rest = rest.subarray(part.length);
			const why = this.#extended === void 0 ? this.#header(part) : this.#records(part);
			if (why !== void 0) return why;
		}
	}
	/**
	* How many zeros are missing at the end of an archive that all readers take for whole: some writers leave out what
	* only fills the last block. What is cut off within an entry lacks more than that, and nobody can give it.
	*/
	get lacking() {
		if (this.#skip > 0) return this.#skip <= this.#filling ? this.#skip : 0;
		return this.#zeroBlocks > 1 && this.#block.length > 0 && isZeros(this.#block) ? BLOCK$1 - this.#block.length : 0;
	}
	#header(part) {
		this.#block = this.#block.length === 0 ? part : Buffer.concat([this.#block, part]);
		if (this.#block.length < BLOCK$1) {
			this.#block = Buffer.from(this.#block);
			return;
		}
		const block = this.#block;
		this.#block = Buffer.alloc(0);
		const isZero = isZeros(block);
		if (isZero) this.#zeroBlocks += 1;
		if (isZero) return void 0;
		if (this.#zeroBlocks > 0) return "holds something behind the end of its archive";
		return this.#entry(block);
	}
	#entry(block) {
		const type = String.fromCharCode(block[156] ?? 0);
		if (type === "N" || isDoubtful(block)) return "has an entry whose name is written in a form of old";
		if (type === "S" && block[482] !== 0) return "has a file whose runs of zeros are left out";
		const size = numberAt(block, 124, 12);
		if (type === "g" && this.#said.size > 0) return "has names that stand before what they are not for";
		if ("xgLK".includes(type)) {
			if (size > MOST_EXTENDED_BYTES) return "has an extended header that is too large";
			if (size === 0) return void 0;
			this.#extended = {
				type,
				left: []
			};
			this.#wanted = size;
			return;
		}
		const said = this.#said;
		this.#said = /* @__PURE__ */ new Map();
		this.#queue.push(this.#names);
		this.#names = {};
		for (const [long, record] of [["L", "path"], ["K", "linkpath"]]) {
			const [one, other] = [said.get(long), said.get(record)];
			if (one !== void 0 && other && one !== other) return `has an entry with two names (${record})`;
		}
		const bytes = "123456".includes(type) ? 0 : Number(said.get("size") || size);
		this.#skip = padded(bytes);
		this.#filling = this.#skip - bytes;
	}
	#records(part) {
		const open = this.#extended;
		if (open === void 0) return void 0;
		open.left.push(Buffer.from(part));
		this.#wanted -= part.length;
		if (this.#wanted > 0) return void 0;
		const bytes = Buffer.concat(open.left);
		this.#extended = void 0;
		this.#skip = padded(bytes.length) - bytes.length;
		this.#filling = this.#skip;
		const text = bytes.toString("utf8");
		if (open.type === "g") return DECISIVE.test(text) ? "names files for all entries that follow" : void 0;
		if (open.type === "x") {
			this.#said = new Map([...this.#said].filter(([key]) => key === "L" || key === "K"));
			this.#names = {};
			for (const [key, value] of recordsOf(bytes)) {
				this.#said.set(key, value.toString("utf8"));
				if (key === "path" || key === "linkpath") this.#names = {
					...this.#names,
					[key]: value.toString("latin1")
				};
			}
			this.#said.set("x", "");
		} else this.#said.set(open.type, text.replace(/\0.*$/s, ""));
	}
};
/** `LENGTH KEY=VALUE\n`, the length being that of the whole record in bytes. */
function* recordsOf(bytes) {
	let at = 0;
	while (at < bytes.length) {
		const blank = bytes.indexOf(" ", at);
		const length = Number(bytes.toString("latin1", at, blank));
		if (blank < 0 || !(length > 0)) return;
		const record = bytes.subarray(blank + 1, at + length - 1);
		const equals = record.indexOf("=");
		if (equals > 0) yield [record.toString("utf8", 0, equals), record.subarray(equals + 1)];
		at += length;
	}
}
const PREFIX = 345;
/** Where a prefix of the name stands that some readers take for times, or times that some take for a prefix. */
function isDoubtful(block) {
	const magic = block.toString("latin1", 257, 265);
	if (magic === "ustar  \0") return /[^0-7 \0\x80-\xff]/.test(block.toString("latin1", PREFIX, 369));
	return magic.startsWith("ustar\0") && block.toString("latin1", 508, 512) === "tar\0" && !block.subarray(PREFIX, 476).includes(0);
}
/** Octal digits, or a number in bytes where the first bit is set. */
function numberAt(block, at, length) {
	if (((block[at] ?? 0) & 128) === 0) return Number.parseInt(block.toString("latin1", at, at + length).replace(/[\0 ]+/g, ""), 8) || 0;
	return block.subarray(at + 1, at + length).reduce((sum, byte) => sum * 256 + byte, (block[at] ?? 0) & 127);
}
function isZeros(bytes) {
	return bytes.every((byte) => byte === 0);
}
function padded(bytes) {
	return Math.ceil(bytes / BLOCK$1) * BLOCK$1;
}

// src/formats/image/tar-name.ts
const UTF8 = new TextDecoder("utf-8", {
	fatal: true,
	ignoreBOM: true
});
/**
* The name of a tar entry from its bytes, a byte a character. A name that is no UTF-8 keeps each byte beyond ASCII as a
* lone surrogate (U+DC80 to U+DCFF): two names of other bytes stay two, and none is that of a name in UTF-8.
*/
function nameFromBytes(bytes) {
	if (!/[\x80-\xff]/.test(bytes)) return bytes;
	try {
		return UTF8.decode(Buffer.from(bytes, "latin1"));
	} catch {
		return bytes.replace(/[\x80-\xff]/g, (byte) => String.fromCharCode(56320 + byte.charCodeAt(0)));
	}
}

// src/formats/image/zstd-frames.ts
const FRAME$2 = 4247762216;
const SKIPPABLE = 407710288;
/** By the flags of a frame's descriptor: bytes of its dictionary id, and of its content size. */
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
/** Type of a block whose content is one byte, however often it stands for itself. */
const RUN_LENGTH = 1;
/** So much of a frame goes on at once. */
const PIECE_BYTES = 262144;
/** Whether bytes begin with a zstd frame, or with one that decoders skip, as pzstd writes in front. */
function startsZstdFrame(head) {
	if (head.length < 4) return false;
	const magic = Buffer.from(head.subarray(0, 4)).readUInt32LE();
	return magic === FRAME$2 || isSkippable(magic);
}
/**
* Cuts a stream where its zstd frames begin, by RFC 8878, and leaves those out that decoders skip. Node's decoder goes
* on with another frame only where a write begins with it, and is silent about what else is in the write in which a
* frame ends. Throws where the stream ends within a frame, or something else stands between frames.
*/
async function* zstdFrames(chunks) {
	const reader = new Reader(chunks);
	while (await reader.hasMore()) {
		const magic = await reader.take(4);
		const kind = magic.readUInt32LE();
		if (kind === FRAME$2) yield* gathered(frame(reader, magic));
		else if (isSkippable(kind)) await reader.skip((await reader.take(4)).readUInt32LE());
		else throw new Error("there is something between its zstd frames that is none");
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
/** Takes bytes off a stream. */
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
			if (!await this.hasMore()) throw new Error("it is cut off within a zstd frame");
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

// src/adapters/image/decompress.ts
const INFLATE_BYTES$1 = 262144;
/** What others pack with, by the first bytes of it. */
const OTHERS = [
	["xz", Buffer.from("ý7zXZ\0", "latin1")],
	["bzip2", Buffer.from("BZh")],
	["lz4", Buffer.from([
		4,
		34,
		77,
		24
	])],
	["zip", Buffer.from("PK", "latin1")]
];
/**
* The steps that unpack a file, by its first bytes and not by what it is called, which is wrong often enough. Throws
* where it is packed in a way that is not read.
*/
async function decompressors(file) {
	const head = Buffer.alloc(6);
	await file.read(head, 0, head.length, 0);
	if (startsZstdFrame(head)) return [Duplex.from(zstdFrames), createZstdDecompress({ chunkSize: INFLATE_BYTES$1 })];
	const other = OTHERS.find(([, magic]) => head.subarray(0, magic.length).equals(magic));
	if (other !== void 0) throw new Error(`it is packed with ${other[0]}; only gzip and zstd are read`);
	if (head[0] !== 31 || head[1] !== 139) return [];
	const { size } = await file.stat();
	const gunzip = createGunzip({ chunkSize: INFLATE_BYTES$1 });
	return [gunzip, Duplex.from((chunks) => whole(chunks, () => gunzip.bytesWritten === size))];
}
/** The same for a file by its path. */
async function unpacking(path) {
	const file = await open$1(path);
	try {
		return await decompressors(file);
	} finally {
		await file.close();
	}
}
/** Node's decoder is silent about what follows the last member; no runtime unpacks such a file. */
async function* whole(chunks, isRead) {
	yield* chunks;
	if (!isRead()) throw new Error("there is something behind the end of its gzip data");
}

// src/adapters/image/tar-guard.ts
/** A byte of a name is a character, since it need not be UTF-8; the library's types do not know that option. */
const NAMES_AS_BYTES = { filenameEncoding: "latin1" };
/**
* Passes an archive on, sees that all who read it see the same files, and fills up what its writer left out at the very
* end, where every runtime takes it for whole. `refuse` makes the error of the end of a sentence.
*/
var TarGuard = class extends Transform {
	#agreement;
	#refuse;
	constructor(agreement, refuse) {
		super();
		this.#agreement = agreement;
		this.#refuse = refuse;
	}
	_transform(chunk, _, done) {
		const why = this.#agreement.take(chunk);
		if (why === void 0) done(null, chunk);
		else done(this.#refuse(why));
	}
	_flush(done) {
		this.push(Buffer.alloc(this.#agreement.lacking));
		done();
	}
};

// src/adapters/image/layers.ts
const READ_BYTES$2 = 1048576;
/** Greatest uncompressed size of a layer: what is larger is taken for a decompression bomb. */
const MAX_LAYER_BYTES = 64 * 1024 ** 3;
/** PATH_MAX of Linux. */
const MOST_PATH_BYTES = 4096;
/** Reads layers from an OCI layout. */
function createLayers(limits = {}) {
	const maxBytes = limits.maxLayerBytes ?? MAX_LAYER_BYTES;
	return { read: (layout, layer, diffId, visit) => read$2(layout, layer, diffId, visit, maxBytes) };
}
async function read$2(layout, layer, diffId, visit, maxBytes) {
	const blob = join(layout, "blobs", "sha256", hex(layer.digest));
	const file = await open$1(blob).catch((error) => {
		throw unreadable$2(layer, error);
	});
	const hash = createHash("sha256");
	const archive = import_tar_stream.extract({
		highWaterMark: READ_BYTES$2,
		...NAMES_AS_BYTES
	});
	const agreement = new TarAgreement();
	const guard = new TarGuard(agreement, (why) => {
		const message = `the layer ${layer.digest} ${why}, which programs read in different ways`;
		return fault$1("image-invalid", "secrets", message);
	});
	let refused;
	const visiting = visitAll$1(archive, agreement, layer, visit).catch((error) => {
		refused ??= error;
		archive.destroy(error instanceof Error ? error : void 0);
	});
	try {
		const unpacking = await decompressors(file);
		const source = file.createReadStream({
			start: 0,
			highWaterMark: READ_BYTES$2,
			autoClose: false
		});
		await pipeline([
			source,
			...unpacking,
			new Meter(hash, layer, maxBytes),
			guard,
			archive
		]);
		await visiting;
	} catch (error) {
		archive.destroy();
		await visiting;
		throw readable$1(refused) ?? readable$1(error) ?? unreadable$2(layer, error);
	} finally {
		await file.close();
	}
	if (refused !== void 0) throw readable$1(refused) ?? unreadable$2(layer, refused);
	const found = `sha256:${hash.digest("hex")}`;
	if (found === diffId) return;
	throw fault$1("image-invalid", "secrets", `the layer ${layer.digest} unpacks to ${found}, while the image configuration says ${diffId}`);
}
async function visitAll$1(archive, agreement, layer, visit) {
	for await (const entry of archive) {
		const { name, size = 0, type, mode, linkname, pax } = entry.header;
		const kind = kindOf$1(type, name, size);
		const extended = agreement.nextNames();
		if (size > 0 && kind !== "file" && type !== "directory") throw fault$1("image-invalid", "secrets", `the layer ${layer.digest} has a link, folder or device with content, which programs read in different ways`);
		const content = bytesOf$1(entry);
		const sparse = sparseRecords(pax);
		const isSparse = isUnknown(type) || Object.keys(sparse).length > 0;
		const path = sparse["GNU.sparse.name"] ?? nameFromBytes(extended.path || name);
		if (Buffer.byteLength(path) > MOST_PATH_BYTES) {
			const message = `the layer ${layer.digest} has a path of more than ${MOST_PATH_BYTES} bytes, which no system takes`;
			throw fault$1("image-invalid", "secrets", message);
		}
		const bytes = kind === "file" ? size : 0;
		await visit({
			path,
			kind,
			target: nameFromBytes(extended.linkpath || linkname || ""),
			mode: (mode ?? 0) & 4095,
			size: bytes,
			isSparse,
			content
		});
		for await (const _ of content);
	}
}
/** The records of the extended header by which GNU tar leaves out runs of zeros. */
function sparseRecords(pax) {
	const records = typeof pax === "object" && pax !== null ? Object.entries(pax) : [];
	return Object.fromEntries(records.filter(([key]) => key.startsWith("GNU.sparse.")));
}
function kindOf$1(type, name, size) {
	if (type === "directory" || type === "file" && name.endsWith("/")) return "folder";
	if (type === "symlink") return "symbolic-link";
	if (type === "link") return "hard-link";
	if (type === "character-device" || type === "block-device" || type === "fifo") return "other";
	return isUnknown(type) && size === 0 ? "other" : "file";
}
/** The library answers null for it, against its types. */
function isUnknown(type) {
	return type === null || type === void 0;
}
/** The bytes of an entry; unlike the entry itself this can be left in mid-way without breaking the archive. */
function bytesOf$1(entry) {
	const chunks = entry[Symbol.asyncIterator]();
	const next = async () => {
		const { value, done } = await chunks.next();
		return done === true || !(value instanceof Uint8Array) ? {
			value: void 0,
			done: true
		} : {
			value,
			done: false
		};
	};
	return { [Symbol.asyncIterator]: () => ({ next }) };
}
/** Hashes and counts what flows through. */
var Meter = class extends Transform {
	#hash;
	#layer;
	#maxBytes;
	#bytes = 0;
	constructor(hash, layer, maxBytes) {
		super();
		this.#hash = hash;
		this.#layer = layer;
		this.#maxBytes = maxBytes;
	}
	_transform(chunk, _, done) {
		this.#bytes += chunk.length;
		if (this.#bytes > this.#maxBytes) {
			const message = `the layer ${this.#layer.digest} unpacks to more than ${this.#maxBytes} bytes and was not scanned`;
			done(fault$1("scan-incomplete", "secrets", message));
			return;
		}
		this.#hash.update(chunk);
		done(null, chunk);
	}
};
function readable$1(error) {
	return error instanceof AssayError ? error : void 0;
}
function unreadable$2(layer, error) {
	const cause = error instanceof Error ? error.message : "the cause is unknown";
	return fault$1("scan-incomplete", "secrets", `the layer ${layer.digest} could not be read: ${cause}`);
}

// src/adapters/image/choose-image.ts
/** What the annotations call an image: by the specification a tag, by skopeo and podman a reference; by containerd. */
const NAMES$4 = ["org.opencontainers.image.ref.name", "io.containerd.image.name"];
/** In the layouts of `cosign save`: `dev.cosignproject.cosign/image`, `…/sigs`, `…/atts`. */
const COSIGN_KIND = "kind";
const MOST_READ = 200;
const MOST_TOLD$1 = 10;
/** The one image that is meant among the entries of an `index.json`; throws `image-not-found` naming those there are. */
async function chooseImage(entries, shelf, wish) {
	const named = wish.tag === void 0 ? entries : calledSo(entries, wish.tag, namesOf$1);
	const images = await onlyImages(distinct$2(wish.digest === void 0 ? named : await withDigest(named, shelf, wish.digest)), shelf);
	const wanted = images.filter(({ platform }) => wish.platforms?.some((one) => platform && matches$1(platform, one)));
	const [first, ...others] = images.length > 1 && wanted.length === 1 ? wanted : images;
	if (first === void 0) {
		const what = wish.tag === void 0 ? wish.digest ?? "any image" : `the ${/[:/]/.test(wish.tag) ? "name" : "tag"} ${wish.tag}`;
		const both = wish.tag !== void 0 && wish.digest !== void 0 ? ` with the digest ${wish.digest}` : "";
		throw fault$1("image-not-found", "image", `${shelf.where} does not hold ${what}${both}; ${told$1(entries)}`);
	}
	if (others.length > 0) {
		const message = `${shelf.where} holds several images and one has to be named, as \`${shelf.input}:NAME\` or \`${shelf.input}@sha256:…\`; ${told$1([first, ...others])}`;
		throw fault$1("image-not-found", "image", message);
	}
	return {
		mediaType: first.mediaType,
		digest: first.digest,
		size: first.size
	};
}
function namesOf$1({ annotations = {} }) {
	return [...new Set(NAMES$4.flatMap((name) => annotations[name] ?? []))];
}
/** An entry, one of an index among them, or the image with a configuration of this digest. */
async function withDigest(entries, shelf, digest) {
	const direct = entries.filter((entry) => entry.digest === digest);
	if (direct.length > 0) return direct;
	const seen = /* @__PURE__ */ new Set();
	const open = [...entries];
	for (let entry = open.shift(); entry !== void 0 && seen.size < MOST_READ; entry = open.shift()) {
		if (seen.has(entry.digest)) continue;
		seen.add(entry.digest);
		if (entry.digest === digest) return [entry];
		const parsed = await parsedOf(entry, shelf);
		if (parsed?.kind === "index") open.push(...parsed.manifests);
		else if (parsed?.config.digest === digest) return [entry];
	}
	return [];
}
/** The same image under several names is one. */
function distinct$2(entries) {
	return [...new Map(entries.toReversed().map((entry) => [entry.digest, entry])).values()].toReversed();
}
/** Leaves out what a layout lists beside its images: their own manifests, what is attached to them, artifacts. */
async function onlyImages(entries, shelf) {
	if (entries.length < 2 || entries.length > MOST_READ) return entries;
	const parsed = /* @__PURE__ */ new Map();
	for (const entry of entries) parsed.set(entry, await parsedOf(entry, shelf));
	const listed = new Set([...parsed.values()].flatMap((one) => one?.kind === "index" ? one.manifests.map(({ digest }) => digest) : []));
	const images = entries.filter((entry) => !listed.has(entry.digest) && !isAside(entry, parsed.get(entry)));
	return images.length > 0 ? images : entries;
}
function isAside({ annotations }, parsed) {
	if (/^dev\.cosignproject\.cosign\/(?!image)/.test(annotations?.[COSIGN_KIND] ?? "")) return true;
	return parsed?.kind === "manifest" && (parsed.subject !== void 0 || !isConfigType(parsed.config.mediaType));
}
async function parsedOf(entry, shelf) {
	if (!isIndexType(entry.mediaType) && !isManifestType(entry.mediaType)) return void 0;
	const bytes = await shelf.read(entry);
	if (bytes === void 0) return void 0;
	try {
		return parseManifest(bytes, entry.mediaType, `${shelf.where}: ${entry.digest}`);
	} catch (error) {
		if (error instanceof AssayError) return void 0;
		throw error;
	}
}
function told$1(entries) {
	if (entries.length === 0) return "it holds no image at all";
	const images = [...Map.groupBy(entries, ({ digest }) => digest)].map(([digest, same]) => {
		const names = new Set(same.flatMap(namesOf$1).map((name) => plain$1(name, 200)));
		const platforms = new Set(same.flatMap(({ platform }) => platform ? [platformName(platform)] : []));
		return [
			...names,
			...platforms,
			digest
		].join(" ");
	});
	const more = images.length > MOST_TOLD$1 ? `, and ${images.length - MOST_TOLD$1} more` : "";
	return `it holds ${images.slice(0, MOST_TOLD$1).join(", ")}${more}`;
}

// src/adapters/image/layout.ts
const READ_BYTES$1 = 1048576;
const MAX_MARKER_BYTES = 65536;
const MARKER$1 = "{\"imageLayoutVersion\":\"1.0.0\"}";
/** Where a layout keeps a blob. */
function blobPath(layout, digest) {
	return join(layout, "blobs", "sha256", hex(digest));
}
/** Makes an empty layout in a folder that exists. */
async function create(layout) {
	await mkdir(join(layout, "blobs", "sha256"), {
		recursive: true,
		mode: 448
	});
	await writeFile(join(layout, "oci-layout"), MARKER$1);
}
/** Names the one image of a layout. */
async function setRoot(layout, root) {
	const { mediaType, digest, size } = root;
	const index = {
		schemaVersion: 2,
		mediaType: MEDIA$1.index,
		manifests: [{
			mediaType,
			digest,
			size
		}]
	};
	await writeFile(join(layout, "index.json"), JSON.stringify(index));
}
/** The one image of a layout, or the one that is meant; throws `image-not-found` naming those there are. */
async function find(layout, wish = {}) {
	const where = `the layout ${layout}`;
	await assertLayout(layout, where);
	const file = join(layout, "index.json");
	const bytes = await buffer(Readable.from(fileParts(file, where, MAX_MANIFEST_BYTES$1)));
	const shelf = {
		where,
		input: `oci:${layout}`,
		read: (entry) => readIfThere(layout, entry)
	};
	return await chooseImage(parseLayoutIndex(bytes, file), shelf, wish);
}
/** A manifest that may be missing: layouts need not hold what their indexes list. */
async function readIfThere(layout, entry) {
	return await has(layout, entry) ? await read$1(layout, entry, MAX_MANIFEST_BYTES$1) : void 0;
}
/** Whether a layout has a blob; nothing is said of its bytes. */
async function has(layout, blob) {
	return await stat(blobPath(layout, blob.digest)).then(() => true, () => false);
}
/** Says what is there in place of a layout, or that it is one of another version. */
async function assertLayout(layout, where) {
	const found = await stat(layout).catch(() => void 0);
	if (found?.isFile()) throw fault$1("image-not-found", "image", `${layout} is a file; write \`archive:${layout}\``);
	if (found === void 0) throw fault$1("image-not-found", "image", `there is no folder ${layout}`);
	const names = await readdir(layout);
	if (!names.includes("index.json")) {
		const why = names.includes("manifest.json") ? "is a folder of `skopeo copy … dir:` or `podman save --format docker-dir`, which is not read; copy it with `skopeo copy dir:DIR oci:OTHER`" : `holds no index.json, so it is no OCI layout${names.length === 0 ? ": it is empty" : ""}`;
		throw fault$1("image-not-found", "image", `${where} ${why}`);
	}
	if (!names.includes("oci-layout")) return;
	assertVersion(await buffer(Readable.from(fileParts(join(layout, "oci-layout"), where, MAX_MARKER_BYTES))), where);
}
/** Throws `image-invalid` for a layout whose version nobody knows here; `marker` is its file `oci-layout`. */
function assertVersion(marker, where) {
	const version = layoutVersion(marker);
	if (version !== void 0 && /^1\.\d+\.\d+$/.test(version)) return;
	const said = version === void 0 ? "does not say its version" : `has the version ${plain$1(version, 40)}`;
	throw fault$1("image-invalid", "image", `${where} ${said} (oci-layout); 1.0.0 is read`);
}
/** The bytes of a manifest or configuration of at most `limit` bytes. */
async function read$1(layout, blob, limit) {
	if (blob.size > limit) throw fault$1("image-invalid", "image", `the manifest or configuration ${blob.digest} has ${blob.size} bytes, at most ${limit} are allowed`);
	return await buffer(openBlob(layout, blob));
}
/** A blob as a stream that fails at its end when its bytes are not those of the descriptor. */
function openBlob(layout, blob) {
	const where = `the layout ${layout}`;
	const parts = fileParts(blobPath(layout, blob.digest), `the blob ${blob.digest} of ${where}`);
	return pipeline$1(Readable.from(parts, { objectMode: false }), new VerifiedStream(blob, where), () => void 0);
}
/** Stores a blob; it is there whole, or not at all. */
async function store(layout, blob, source) {
	const temporary = join(layout, `ingest-${randomUUID()}`);
	const checked = source instanceof VerifiedStream && source.expected.digest === blob.digest ? [] : [new VerifiedStream(blob, "what was sent")];
	try {
		await pipeline([
			source,
			...checked,
			createWriteStream(temporary, {
				flags: "wx",
				mode: 384
			})
		]);
		await rename(temporary, blobPath(layout, blob.digest));
	} catch (error) {
		await rm(temporary, { force: true });
		throw error;
	}
}
/** Makes in the empty folder `view` a layout of one manifest that shares the blobs of `layout`. */
async function platformView(view, layout, manifest) {
	await writeFile(join(view, "oci-layout"), MARKER$1);
	await setRoot(view, manifest);
	await symlink(join(layout, "blobs"), join(view, "blobs"));
}
/** A file's bytes. Layouts may come from anywhere: a pipe or device in the place of a file would never end. */
async function* fileParts(file, what, limit = Number.POSITIVE_INFINITY) {
	const handle = await open$1(file, constants.O_RDONLY | constants.O_NONBLOCK).catch((error) => {
		throw fault$1("image-not-found", "image", `${what} cannot be read: there is no ${file}`, error);
	});
	try {
		const found = await handle.stat();
		if (!found.isFile() || found.size > limit) throw fault$1("image-invalid", "image", `${file} is not a file that can be read as ${what}`);
		yield* handle.createReadStream({
			highWaterMark: READ_BYTES$1,
			autoClose: false
		});
	} finally {
		await handle.close();
	}
}

// src/adapters/image/ingest.ts
/** How much of a file is read at once, in bytes. */
const READ_BYTES = 1048576;
/** Stores a stream as a blob under the digest of its bytes; memory does not grow with it. */
async function storeByDigest(layout, source) {
	const temporary = join(layout, `ingest-${randomUUID()}`);
	const hash = createHash("sha256");
	let size = 0;
	const meter = new Transform({ transform(chunk, _encoding, done) {
		size += chunk.byteLength;
		hash.update(chunk);
		done(null, chunk);
	} });
	try {
		await pipeline([
			...source,
			meter,
			createWriteStream(temporary, {
				flags: "wx",
				mode: 384
			})
		]);
		const digest = `sha256:${hash.digest("hex")}`;
		await rename(temporary, blobPath(layout, digest));
		return {
			digest,
			size
		};
	} catch (error) {
		await rm(temporary, { force: true });
		throw error;
	}
}
/** The bytes of a small file of the archive. */
async function smallFile(layout, found, where) {
	if (found.size > 4194304) throw fault$1("image-invalid", "image", `${where} has more than ${MAX_MANIFEST_BYTES$1} bytes`);
	return await readFile(blobPath(layout, found.digest));
}

// src/adapters/image/docker-archive.ts
const imagesSchema = array(looseObject({
	Config: string(),
	Layers: array(string()).max(1e3),
	RepoTags: array(string()).nullish()
}));
/**
* Makes an OCI manifest of what `docker save` wrote: the configuration as it is and plain layers, so that the same
* archive always has the same digest. Every layer is checked against its diff ID.
*/
async function convertDockerArchive(file, layout, manifest, contents, wish) {
	const image = chosenImage(file, manifest, contents, wish);
	const configFile = contents.get(image.Config);
	if (configFile === void 0) throw incomplete(file, "the configuration of its image");
	const bytes = await smallFile(layout, configFile, `${file}: the configuration`);
	const { diffIds } = parseConfiguration(bytes, `${file}: the configuration`);
	if (diffIds.length !== image.Layers.length) throw invalid$2(`${file} has ${image.Layers.length} layers where the configuration of its image lists ${diffIds.length}`);
	const layers = [];
	for (const [at, diffId] of diffIds.entries()) {
		const found = contents.get(image.Layers[at] ?? "");
		if (found === void 0) throw incomplete(file, `layer ${at + 1} of its image`);
		layers.push(await plainLayer(file, layout, found, diffId));
	}
	const config = {
		mediaType: MEDIA$1.config,
		...configFile
	};
	const raw = imageManifest(config, layers);
	await storeByDigest(layout, [Readable.from([raw.bytes], { objectMode: false })]);
	return {
		mediaType: raw.mediaType,
		digest: raw.digest,
		size: raw.bytes.byteLength
	};
}
/** By one of its tags, or by the digest of its configuration, which is the image ID. */
function chosenImage(file, manifest, contents, { tag, digest }) {
	const parsed = imagesSchema.safeParse(parseJson(manifest));
	if (!parsed.success) throw invalid$2(`${file}: manifest.json cannot be read`);
	const images = parsed.data;
	if (images.length === 0) throw invalid$2(`${file} holds no image`);
	const found = (tag === void 0 ? images : calledSo(images, tag, ({ RepoTags }) => RepoTags ?? [])).filter(({ Config }) => digest === void 0 || contents.get(Config)?.digest === digest);
	const list = `${images.slice(0, 10).map(({ Config, RepoTags }) => {
		const id = contents.get(Config)?.digest ?? "an image whose configuration is missing";
		return plain$1([...(RepoTags ?? []).slice(0, 5), id].join(" "), 500);
	}).join(", ")}${images.length > 10 ? `, and ${images.length - 10} more` : ""}`;
	const [image] = found;
	if (image === void 0) {
		const what = [tag, digest].filter((one) => one !== void 0).join(" with the digest ");
		throw fault$1("image-not-found", "image", `${file} does not hold ${what}; it holds ${list}`);
	}
	if (new Set(found.map(({ Config, Layers }) => JSON.stringify([Config, Layers]))).size > 1) {
		const message = `${file} holds ${found.length} images and one has to be named, as \`archive:${file}:NAME\` or \`archive:${file}@sha256:…\`; it holds ${list}`;
		throw fault$1("image-not-found", "image", message);
	}
	return image;
}
async function plainLayer(file, layout, found, diffId) {
	const path = blobPath(layout, found.digest);
	const layer = found.digest === diffId ? found : await unpacked$1(layout, path).catch((error) => {
		if (error instanceof AssayError) throw error;
		throw invalid$2(`${file} has a packed layer that cannot be unpacked: ${error instanceof Error ? plain$1(error.message, 100) : "unknown fault"}`);
	});
	if (layer.digest !== diffId) throw invalid$2(`${file} has a layer with the digest ${layer.digest} in place of ${diffId}`);
	return {
		mediaType: MEDIA$1.layer,
		digest: layer.digest,
		size: layer.size
	};
}
async function unpacked$1(layout, path) {
	const steps = await unpacking(path);
	return await storeByDigest(layout, [createReadStream(path, { highWaterMark: READ_BYTES }), ...steps]);
}
function incomplete(file, what) {
	return invalid$2(`${file} does not hold ${what}; it may be truncated`);
}
function invalid$2(message) {
	return fault$1("image-invalid", "image", message);
}

// src/adapters/image/archive.ts
const MAX_ENTRIES = 2e4;
/** What an archive may unpack to: a packed one may hide far more than its size says. */
const MAX_UNPACKED_BYTES = 128 * 1024 ** 3;
/**
* Unpacks an OCI or docker archive into a layout in the empty folder `layout`; answers its one image, or the one that is
* meant. Names in the archive are never used as paths. Throws `image-not-found` or `image-invalid`, which name the file.
*/
async function unpackArchive(file, layout, wish = {}) {
	await create(layout);
	const root = await imageIn(file, layout, await unpack(file, layout), wish);
	await setRoot(layout, root);
	return root;
}
async function imageIn(file, layout, contents, wish) {
	const index = contents.get("index.json");
	const marker = contents.get("oci-layout");
	const manifest = contents.get("manifest.json");
	if (index !== void 0 && marker !== void 0) {
		assertVersion(await smallFile(layout, marker, `${file}: oci-layout`), file);
		const bytes = await smallFile(layout, index, `${file}: index.json`);
		const shelf = {
			where: file,
			input: `archive:${file}`,
			read: (entry) => readIfThere(layout, entry)
		};
		return await chooseImage(parseLayoutIndex(bytes, `${file}: index.json`), shelf, wish);
	}
	if (manifest !== void 0) {
		const bytes = await smallFile(layout, manifest, `${file}: manifest.json`);
		return await convertDockerArchive(file, layout, bytes, contents, wish);
	}
	throw fault$1("image-invalid", "image", `${file} ${whyNone(contents)}`);
}
/** What an archive without an image is taken for, by what it holds. */
function whyNone(contents) {
	const within = [...contents.keys()].find((name) => /^[^/]+\/(?:index|manifest)\.json$/.test(name));
	if (within !== void 0) {
		const folder = plain$1(posix.dirname(within), 100);
		return `holds an image in the folder ${folder}/, and not at its top; pack it with \`tar -C ${folder} -cf FILE .\``;
	}
	if (contents.has("repositories")) return "is of a Docker before 1.10 (`repositories` and no manifest.json), which is not read; load and save it again";
	return "is neither an OCI archive nor one of docker save, or it is truncated";
}
async function unpack(file, layout) {
	const found = await stat(file).catch(() => void 0);
	if (found === void 0) throw fault$1("image-not-found", "image", `there is no archive ${file}`);
	if (!found.isFile()) {
		const remedy = found.isDirectory() ? `; write \`oci:${file}\` if it is an OCI layout` : "";
		throw fault$1("image-invalid", "image", `${file} is not a file${remedy}`);
	}
	const agreement = new TarAgreement();
	const extract = import_tar_stream.extract({
		highWaterMark: READ_BYTES,
		...NAMES_AS_BYTES
	});
	const guard = new TarGuard(agreement, (why) => fault$1("image-invalid", "image", `${file} ${why}, which programs read in different ways`));
	const source = createReadStream(file, { highWaterMark: READ_BYTES });
	const steps = await unpacking(file).catch((error) => {
		source.destroy();
		throw unreadable$1(file, error);
	});
	const feeding = pipeline([
		source,
		...steps,
		guard,
		extract
	]);
	feeding.catch(() => void 0);
	try {
		const contents = await storeEntries(extract, agreement, file, layout);
		await feeding;
		return contents;
	} catch (error) {
		extract.destroy();
		throw unreadable$1(file, error);
	} finally {
		await feeding.catch(() => void 0);
	}
}
function unreadable$1(file, error) {
	if (error instanceof AssayError || isSystemError(error)) return error;
	const message = error instanceof Error ? plain$1(error.message, 100) : "unknown fault";
	return fault$1("image-invalid", "image", `${file} is truncated or no tar archive: ${message}`, error);
}
async function storeEntries(extract, agreement, file, layout) {
	const contents = /* @__PURE__ */ new Map();
	const links = /* @__PURE__ */ new Map();
	let entries = 0;
	let bytes = 0;
	const refused = (what) => fault$1("image-invalid", "image", `${file} holds ${what}`);
	for await (const entry of extract) {
		const { type, size = 0, linkname } = entry.header;
		const extended = agreement.nextNames();
		const name = nameFromBytes(extended.path || entry.header.name);
		const shown = plain$1(name, 200);
		entries += 1;
		bytes += size;
		if (entries > MAX_ENTRIES || bytes > MAX_UNPACKED_BYTES) throw refused(`more than an image archive can: stopped at ${shown}`);
		if (name.startsWith("/") || name.split("/").includes("..")) throw refused(`the name ${shown}, which leads out of the archive`);
		if (type === "directory") {
			entry.resume();
			continue;
		}
		const path = plainPath(name);
		if (isBehind(links, path)) throw refused(`${shown}, which lies behind a link`);
		const isLink = type === "symlink" && path.endsWith("/layer.tar");
		if (isLink || type === "link") {
			if (contents.has(path) || links.has(path)) throw refused(`${shown} twice`);
			const target = nameFromBytes(extended.linkpath || linkname || "");
			links.set(path, isLink ? posix.join(posix.dirname(path), target) : plainPath(target));
			entry.resume();
			continue;
		}
		if (type !== "file" && type !== "contiguous-file") throw refused(`${shown}, a ${type ?? "file of an unknown type"}; only files, folders and links between layers are taken`);
		const stored = await storeByDigest(layout, [Readable.from(entry, { objectMode: false })]);
		if (links.has(path) || (contents.get(path)?.digest ?? stored.digest) !== stored.digest) throw refused(`${shown} twice`);
		contents.set(path, stored);
	}
	for (const [path, target] of links) {
		const found = contents.get(target);
		if (found !== void 0) contents.set(path, found);
	}
	return contents;
}
/** One spelling of a name: who unpacks the archive to a disk has one file for all of them. */
function plainPath(name) {
	return posix.normalize(name).replace(/\/$/, "");
}
/** Whether a path leads through a link: who unpacks the archive to a disk writes to where that leads. */
function isBehind(links, path) {
	const above = posix.dirname(path);
	return above !== "." && above !== "/" && (links.has(above) || isBehind(links, above));
}
/** A full disk is no fault of the archive. */
function isSystemError(error) {
	return error instanceof Error && "syscall" in error;
}

// src/adapters/image/layouts.ts
/** OCI image layouts and archives on this machine's disk. */
function createLayouts() {
	return {
		create,
		find,
		has,
		read: read$1,
		open: openBlob,
		store,
		setRoot,
		platformView,
		unpack: unpackArchive
	};
}

// src/action/source-input.ts
const CHECK_OUT = "add actions/checkout before this step, or set `source: \"\"` where there is nothing to look at";
/** The source tree; absent only where the input is empty. A tree that holds nothing would be passed unseen. */
function readSource(inputs) {
	const text = inputs.text("source");
	if (text === "") return void 0;
	const named = inputs.path(text);
	if (!existsSync(named) || !statSync(named).isDirectory()) return inputs.fault("source", `there is no folder ${named}; ${CHECK_OUT}`);
	const source = located(inputs, named);
	if (typeof source === "string") return inputs.fault("source", source);
	const evidence = inputs.text("output-dir");
	if (holdsFiles(source.folder, evidence === "" ? void 0 : inputs.path(evidence))) return source;
	return inputs.fault("source", `${named} holds no files; ${CHECK_OUT}`);
}
/** Where the tree lies really. A checkout may hold a link to where it likes: one that leads out of it is refused. */
function located(inputs, named) {
	const workspace = inputs.path(".");
	if (leadsOut(relative(workspace, named))) return {
		folder: named,
		path: ""
	};
	const real = relative(realpathSync(workspace), realpathSync(named));
	if (leadsOut(real)) return `${named} is, or lies behind, a link that leads out of the workspace; such links are not followed`;
	return {
		folder: join(workspace, real),
		path: real.split(sep).join("/")
	};
}
function leadsOut(path) {
	return path === ".." || path.startsWith(`..${sep}`) || isAbsolute(path);
}
/** Whether there is a file anywhere below that is not evidence of an earlier run; a repository without files counts. */
function holdsFiles(folder, evidence) {
	let entries;
	try {
		entries = readdirSync(folder, { withFileTypes: true });
	} catch {
		return true;
	}
	if (entries.some((entry) => !entry.isDirectory() || entry.name === ".git")) return folder !== evidence;
	return entries.some(({ name }) => {
		const path = join(folder, name);
		return path !== evidence && holdsFiles(path, evidence);
	});
}

// src/domain/run/request.ts
/** The commits of the event, those of every ref of the checkout, or none. */
const HISTORIES = [
	"event",
	"full",
	"none"
];

// src/check/inputs.ts
/**
* Reads every input of the action; nothing else reads one. All faults are found before any is reported: throws one
* AssayError with an `input-invalid` reason for each.
*/
function readInputs(env, signerEnvironment) {
	const inputs = new RawInputs(env);
	const subject = readSubject(inputs);
	const signer = readSigner(inputs, signerEnvironment);
	const pushTo = readPushTo(inputs, subject);
	const source = readSource(inputs);
	demandKnownServer(inputs, env, signer, subject?.kind === "registry" || pushTo !== void 0);
	const evidence = readEvidence(inputs, subject, source, signer);
	const offline = inputs.boolean("offline");
	const request = {
		asked: inputs.text("image"),
		subject: subject ?? {
			kind: "archive",
			file: ""
		},
		...pushTo === void 0 ? {} : { pushTo },
		platforms: readPlatforms(inputs),
		...source === void 0 ? {} : { source },
		...evidence === void 0 ? {} : { evidence },
		policy: readPolicyWish(inputs),
		history: inputs.choice("history", HISTORIES),
		...readFingerprintKey(inputs),
		signer,
		database: {
			repositories: readRepositories(inputs, "db-repository"),
			javaRepositories: readRepositories(inputs, "java-db-repository"),
			offline
		}
	};
	const registries = [subject?.kind === "registry" ? subject.reference.registry : void 0, pushTo?.registry];
	const settings = readSettings(inputs, env, offline, registries.filter((registry) => registry !== void 0), {
		evidence: "assay",
		tools: [
			"trivy",
			"cosign",
			"gitleaks"
		],
		told: ["image", "push-to"]
	});
	inputs.assertSound();
	return {
		request,
		settings
	};
}
function readSubject(inputs) {
	const text = inputs.required("image", "name the image, such as `image: ghcr.io/owner/app:1.2.3`");
	if (text === "") return void 0;
	const subject = parseSubject(text, (path) => existsSync(inputs.path(path)));
	if (typeof subject === "string") return inputs.fault("image", subject);
	if (subject.kind === "layout") return {
		...subject,
		directory: inputs.path(subject.directory)
	};
	if (subject.kind === "archive") return {
		...subject,
		file: inputs.path(subject.file)
	};
	return subject;
}
function readPushTo(inputs, subject) {
	const text = inputs.text("push-to");
	if (text === "") return void 0;
	const target = parseReference(text);
	if (typeof target === "string") return inputs.fault("push-to", target);
	if (target.digest !== void 0) return inputs.fault("push-to", "a digest cannot be pushed to; name a tag or only the repository");
	const named = /:[^/]*$/.test(text);
	if (subject?.kind === "registry" && subject.reference.registry === target.registry && subject.reference.path === target.path && (!named || subject.reference.tag === target.tag)) return inputs.fault("push-to", "it is where `image` already is; leave it out");
	if (named) return target;
	const { tag: _latest, ...repository } = target;
	return repository;
}
function readSigner(inputs, signerEnvironment) {
	const kind = inputs.choice("signer", [
		"keyless",
		"key",
		"none"
	]);
	const key = inputs.text("key");
	const sigstore = readSigstore(inputs);
	if (key !== "" && kind !== "key") inputs.fault("key", `it is given, but \`signer\` is \`${kind}\`; set \`signer: key\` or leave it out`);
	const instance = sigstore === void 0 ? {} : { sigstore };
	const publicLog = readPublicLog(inputs);
	if (kind === "none") return {
		kind,
		...instance
	};
	if (kind === "keyless") return {
		kind,
		publicLog,
		...instance
	};
	if (key === "") inputs.fault("key", "`signer: key` needs it: a file, `env://NAME` or a KMS URI");
	return {
		kind,
		key: readKey(inputs, key),
		environment: signerEnvironment(key),
		...instance
	};
}
function readKey(inputs, key) {
	if (/-----BEGIN/.test(key)) {
		inputs.fault("key", "it names a key and is none: a file, `env://NAME` or a KMS URI", "key-invalid");
		return "";
	}
	if (key.startsWith("env://")) {
		const name = key.slice(6);
		if (!inputs.hasVariable(name)) inputs.fault("key", `the environment variable "${name}" is not set`, "key-invalid");
		return key;
	}
	if (key === "" || /^[a-z0-9]+:\/\//.test(key)) return key;
	const path = inputs.path(key);
	if (!isFile(path)) inputs.fault("key", `there is no file ${path}`, "key-invalid");
	return path;
}
function readSigstore(inputs) {
	const config = inputs.text("signing-config");
	const root = inputs.text("trusted-root");
	if (config === "" && root === "") return void 0;
	if (config === "" || root === "") return inputs.fault(config === "" ? "signing-config" : "trusted-root", "a private Sigstore needs both `signing-config` and `trusted-root`");
	const files = {
		signingConfig: inputs.path(config),
		trustedRoot: inputs.path(root)
	};
	if (!isFile(files.signingConfig)) inputs.fault("signing-config", `there is no file ${files.signingConfig}`);
	if (!isFile(files.trustedRoot)) inputs.fault("trusted-root", `there is no file ${files.trustedRoot}`);
	return files;
}
/** Said at once where it is sure, and not after the image was scanned; the stage that signs asks again. */
function demandKnownServer(inputs, env, signer, hasPlace) {
	if (signer.kind !== "keyless" || signer.sigstore !== void 0) return;
	if (!hasPlace || !maySign(env.GITHUB_EVENT_NAME ?? "")) return;
	const why = serverFault(env.GITHUB_SERVER_URL || "https://github.com");
	if (why !== void 0) inputs.fault("signing-config", why);
}
/** What an earlier job found; the job that takes it over looks at neither image nor source itself. */
function readEvidence(inputs, subject, source, signer) {
	const folder = inputs.text("evidence");
	const sha256 = inputs.text("evidence-sha256");
	if (folder === "") {
		if (sha256 !== "") inputs.fault("evidence", "`evidence-sha256` is given without the folder");
		return;
	}
	if (!/^[0-9a-f]{64}$/.test(sha256)) inputs.fault("evidence-sha256", "it is not the output `evidence-sha256` of a scan, which only one that passed has");
	if (subject?.kind !== "registry" || subject.reference.digest === void 0) inputs.fault("image", "with `evidence` it must be a digest in a registry, from the job that built it");
	if (source !== void 0) inputs.fault("source", "with `evidence` nothing is scanned; set `source: \"\"`");
	if (signer.kind === "none") inputs.fault("signer", "with `evidence` there is nothing to do but to sign");
	if (inputs.text("platform") !== "") inputs.fault("platform", "with `evidence` every platform is signed");
	const path = inputs.path(folder);
	if (!existsSync(path) || !statSync(path).isDirectory()) inputs.fault("evidence", `there is no folder ${path}`);
	const outputDir = inputs.text("output-dir");
	if (outputDir !== "" && inputs.path(outputDir) === path) inputs.fault("output-dir", "it is the folder of `evidence`, which is not to be overwritten");
	return {
		folder: path,
		sha256
	};
}
function readPlatforms(inputs) {
	return inputs.list("platform").flatMap((text) => {
		const platform = parsePlatform(text);
		if (platform === void 0) inputs.fault("platform", `"${text}" is not a platform such as linux/amd64`);
		return platform ?? [];
	});
}
/** Too short a key could be guessed, and would protect nothing. */
function readFingerprintKey(inputs) {
	const fingerprintKey = inputs.text("fingerprint-key");
	if (fingerprintKey === "") return {};
	if (fingerprintKey.length < 16) inputs.fault("fingerprint-key", "it has fewer than 16 characters");
	return { fingerprintKey };
}

// src/domain/verdict/verdict.ts
const NO_BASE_IMAGES = {
	done: true,
	value: {
		found: [],
		notes: []
	}
};
const SEAL = Symbol("cleared");
/**
* Proof that an image may be signed. Only {@link judge} can make one, and the signer takes nothing else: what was not
* cleared cannot be signed or pushed.
*/
var Cleared = class {
	#seal;
	image;
	policy;
	policyDigest;
	sboms;
	scan;
	weighed;
	summary;
	constructor(seal, clearance) {
		if (seal !== SEAL) throw new TypeError("only judge() clears an image");
		this.#seal = seal;
		this.image = clearance.image;
		this.policy = clearance.policy;
		this.policyDigest = policyDigest(clearance.policy);
		this.sboms = clearance.sboms;
		this.scan = clearance.scan;
		this.weighed = clearance.weighed;
		this.summary = clearance.summary;
	}
	/** Whether a value is a real clearance and not an object that looks like one. */
	static isCleared(value) {
		return typeof value === "object" && value !== null && #seal in value;
	}
};
/**
* Judges what was found by the policy. Pure: no clock, no I/O. Whatever could not be checked makes an `error`,
* whatever the findings and `enforce` say; what blocks makes a `failed`, and what only warns a `warned`.
*/
function judge$2(findings, policy, context) {
	const { image, sboms, scan, secrets, named = [], advice, baseImages, vex } = findings;
	const covered = sboms.done && scan.done ? judgeCoverage(image, sboms.value, scan.value, policy, context.now) : {
		reasons: [],
		notes: []
	};
	const weighed = assess(scan.done ? scan.value : void 0, secrets.done ? secrets.value : void 0, policy, {
		...context,
		...knownIn(findings, policy)
	});
	const origin = judgeOrigin(findings, policy, context.now);
	const assessment = {
		...weighed,
		notes: [
			...covered.notes,
			...origin.notes,
			...weighed.notes
		]
	};
	const open = [
		...baseImages === void 0 ? [] : reasonsIn(baseImages),
		...vex === void 0 ? [] : reasonsIn(vex),
		...distinct$1([
			...reasonsIn(sboms),
			...reasonsIn(scan),
			...reasonsIn(secrets),
			...named
		]),
		...covered.reasons.filter(isBlocking)
	];
	const found = [
		...origin.reasons,
		...reasonsFound(assessment),
		...workflowReasons(advice, policy, assessment, context.now),
		...covered.reasons.filter((reason) => !isBlocking(reason))
	];
	const all = [baseImages, vex].every((one) => one?.done !== false);
	const ruling = {
		assessment,
		disproved: all && found.length > 0
	};
	if (open.length > 0 || !sboms.done || !scan.done || !secrets.done || !all) return {
		verdict: "error",
		reasons: [...open, ...found],
		...ruling
	};
	if (found.some(isBlocking)) return {
		verdict: "failed",
		reasons: found,
		...ruling
	};
	const clear = (summary) => new Cleared(SEAL, {
		image,
		policy,
		summary,
		sboms: sboms.value,
		scan: scan.value,
		weighed: assessment.vulnerabilities?.weighed ?? []
	});
	if (found.length === 0) return {
		verdict: "passed",
		reasons: [],
		...ruling,
		cleared: clear("passed")
	};
	const signed = policy.signOnWarn ? { cleared: clear("none") } : {};
	return {
		verdict: "warned",
		reasons: found,
		...ruling,
		...signed
	};
}
/** Two checks read the same layers, and meet the same fault in one: it is told once. */
function distinct$1(reasons) {
	return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}
/** What is known of findings from elsewhere: the base image's layers, what the baseline has, and what VEX says. */
function knownIn({ image, baseImages, baseline, vex }, policy) {
	return {
		...vex?.done ? { vex: vex.value } : {},
		...baseImages?.done ? { baseLayers: baseLayers(image, baseImages.value, policy.baseImages) } : {},
		...baseline?.known ? { baseline: new Set(baseline.findings) } : {}
	};
}
function judgeOrigin(findings, policy, now) {
	const { image, places = [], baseImages = NO_BASE_IMAGES, baseline } = findings;
	const rulings = [judgeRegistries(places, policy.registries, now), ...baseImages.done ? [judgeBaseImages(image, baseImages.value, policy.baseImages, now)] : []];
	const { newOnly } = policy.vulnerabilities;
	const compared = newOnly && baselineNotes(baseline ?? {
		known: false,
		why: "it was not read"
	}, newOnly.image);
	return {
		reasons: rulings.flatMap(({ reasons }) => reasons),
		notes: [...rulings.flatMap(({ notes }) => notes), ...compared ?? []]
	};
}
/** Why an outcome could not be had; empty where it was. */
function reasonsIn(outcome) {
	return outcome.done ? [] : outcome.reasons;
}
function isBlocking(reason) {
	return reason.effect !== "warn";
}

// src/formats/attestation/base-claims.ts
var import_packageurl_js = require_packageurl_js();
/** No build takes more images than this; what claims more is not looked through. */
const MAX_CLAIMS = 32;
const SLSA = /^https:\/\/slsa\.dev\/provenance\/v(?:0\.2|1)$/;
const NAME$4 = "org.opencontainers.image.base.name";
const DIGEST = "org.opencontainers.image.base.digest";
/** Whose annotations they are, the closest to the image first. */
const ANNOTATIONS = [
	"Annotation",
	"Annotation in the index",
	"Annotation of the index"
];
/**
* The base image that a platform's annotations name, or its labels where they do not (those may be the base image's
* own). Undefined where there is none; a sentence where it is no image.
*/
function annotatedBase(image) {
	const { labels } = image.configuration;
	const sources = [...ANNOTATIONS.map((kind) => (key) => annotation(image, `${kind} ${key}`, key)), (key) => Object.hasOwn(labels, key) ? labels[key] : void 0];
	for (const of of sources) {
		const name = of(NAME$4);
		if (name !== void 0) return claimOf(name, of(DIGEST), "annotation");
	}
}
function annotation({ annotations = [] }, entry, key) {
	return annotations.find((one) => one.entry === entry)?.text.slice(`${key}=`.length);
}
/** The layers of BuildKit's attestation that hold a SLSA provenance. */
function provenanceLayers({ layers }) {
	return layers.filter(({ mediaType, annotations = {} }) => mediaType === "application/vnd.in-toto+json" && SLSA.test(annotations["in-toto.io/predicate-type"] ?? ""));
}
const MaterialSchema = object({
	uri: string(),
	digest: object({ sha256: string() }).partial().nullish()
});
const materials = array(MaterialSchema).nullish();
const ProvenanceSchema$1 = object({ predicate: object({
	materials,
	buildDefinition: object({ resolvedDependencies: materials }).nullish()
}) });
/** The images that a build took, by its provenance (SLSA v0.2 or v1); a sentence where it cannot be read. */
function readMaterials(statement) {
	const parsed = ProvenanceSchema$1.safeParse(parseJson(statement));
	if (!parsed.success) return "The provenance of the build has another form than expected";
	const { predicate } = parsed.data;
	const images = (predicate.materials ?? predicate.buildDefinition?.resolvedDependencies ?? []).filter(({ uri }) => uri.startsWith("pkg:docker/"));
	if (images.length > MAX_CLAIMS) return `The provenance of the build names ${images.length} images, at most ${MAX_CLAIMS} are looked at`;
	const claims = images.map(({ uri, digest }) => materialOf(uri, digest?.sha256));
	return claims.find((claim) => typeof claim === "string") ?? claims.filter((claim) => typeof claim !== "string");
}
function materialOf(uri, sha256) {
	try {
		const { namespace, name, version, qualifiers } = import_packageurl_js.PackageURL.fromString(uri);
		const path = [namespace, name].filter(Boolean).join("/");
		const digest = sha256 === void 0 ? qualifiers?.digest : `sha256:${sha256}`;
		return claimOf(version !== void 0 && version !== null && !version.startsWith("sha256:") ? `${path}:${version}` : path, digest, "provenance");
	} catch {
		return `The provenance of the build names "${plain$1(uri, 200)}", which is no image`;
	}
}
function claimOf(text, digest, by) {
	const reference = parseReference(text);
	if (typeof reference === "string") return `A base image is named "${plain$1(text, 200)}", which is no image`;
	const named = digest !== void 0 && isDigest(digest) ? digest : reference.digest;
	const tag = /:[^/@]*(?:@|$)/.test(text) && reference.tag !== void 0 ? `:${reference.tag}` : "";
	return {
		name: repositoryName(reference) + tag,
		...named === void 0 ? {} : { digest: named },
		by
	};
}

// src/stages/base-images/base-lookup.ts
/** Looks images up, manifests and configurations alone, and each manifest once. */
var BaseLookup = class {
	#registry;
	#manifests = /* @__PURE__ */ new Map();
	constructor({ registry }) {
		this.#registry = registry;
	}
	/** The layers of an image for a platform. */
	async layersOf(reference, platform) {
		try {
			return await this.#layersOf(reference, platform);
		} catch (error) {
			if (!(error instanceof AssayError)) throw error;
			return error.reasons.every(({ code }) => code === "image-not-found" || code === "image-invalid") ? {
				kind: "absent",
				why: error.message
			} : {
				kind: "unreachable",
				fault: error
			};
		}
	}
	async #layersOf(reference, platform) {
		const where = repositoryName(reference);
		const root = await this.#manifest(reference);
		const parsed = parseManifest(root.bytes, root.mediaType, `${where}@${root.digest}`);
		if (parsed.kind === "manifest") {
			const diffIds = await this.#diffIds(reference, root);
			return {
				kind: "found",
				digests: [root.digest],
				diffIds
			};
		}
		const { manifest: _, ...wanted } = platform;
		const entry = parsed.manifests.find((one) => one.platform !== void 0 && matches$1(one.platform, wanted));
		if (entry === void 0) return {
			kind: "absent",
			why: `${where}@${root.digest} has no such platform`
		};
		const { registry, path } = reference;
		const manifest = await this.#manifest({
			registry,
			path,
			digest: entry.digest
		});
		const diffIds = await this.#diffIds(reference, manifest);
		return {
			kind: "found",
			digests: [root.digest, manifest.digest],
			diffIds
		};
	}
	#manifest(reference) {
		const { digest, tag = "latest" } = reference;
		const key = `${repositoryName(reference)} ${digest ?? tag}`;
		const known = this.#manifests.get(key) ?? this.#registry.resolve(reference);
		this.#manifests.set(key, known);
		return known;
	}
	async #diffIds(reference, manifest) {
		const where = `${repositoryName(reference)}@${manifest.digest}`;
		const parsed = parseManifest(manifest.bytes, manifest.mediaType, where);
		if (parsed.kind === "index") throw fault$1("image-invalid", "image", `${where} is an index inside an index`);
		const { config } = parsed;
		if (config.size > 8388608) throw fault$1("image-invalid", "image", `${where} has an image configuration of ${config.size} bytes`);
		const stream = await this.#registry.blob(reference, config);
		const bytes = Buffer.concat(await Array.fromAsync(bytesOf$2(stream)));
		return parseConfiguration(bytes, `the image configuration of ${where}`).diffIds;
	}
};

// src/stages/verify/verify.ts
/**
* Reads what is attached to a digest and keeps the statements that verify for the identity behind `verify`, have a
* predicate type of Assay's, and speak of exactly this digest. Everything else is somebody else's business and passed
* over; a registry that cannot answer is a fault. `tellOlder` hears how many were left out, older ones of their kind.
*/
async function readAttached(world, verify, repository, subject, tellOlder = () => void 0) {
	const choice = choiceBySummary((one) => summaryIn(one, subject));
	const bundles = await readBundles(world, repository, subject, isOurs, verify, choice);
	tellOlder(bundles.filter((bundle) => "older" in bundle).length);
	return bundles.flatMap((bundle) => {
		if (!("value" in bundle) || !bundle.value.verified) return [];
		const { statement, certificate } = bundle.value;
		const kind = statement.subject === subject ? statementKind(statement.predicateType) : void 0;
		if (kind === void 0) return [];
		return [{
			kind,
			referrer: bundle.referrer,
			statement,
			...certificate && { certificate }
		}];
	});
}
function isOurs(predicateType) {
	return statementKind(predicateType) !== void 0;
}
function summaryIn(verification, subject) {
	if (!verification.verified || verification.statement.subject !== subject) return void 0;
	const { predicateType, predicate } = verification.statement;
	const facts = predicateType === PREDICATE_TYPES.summary ? readSummary(predicate) : void 0;
	return typeof facts === "object" ? facts : void 0;
}

// src/stages/base-images/base-signers.ts
/** Tells who of those that the policy names has signed a base image. */
var BaseSigners = class {
	#world;
	#request;
	#trust = /* @__PURE__ */ new Map();
	#signed = /* @__PURE__ */ new Map();
	constructor(world, request) {
		this.#world = world;
		this.#request = request;
	}
	/** The base image with its signer, if it has one. Throws the faults of the registry and of the trusted root. */
	async signed(base) {
		if (base.standing !== "proven") return base;
		const name = baseName$1(base);
		const known = this.#signed.get(name) ?? this.#signerOf(base);
		this.#signed.set(name, known);
		const signedBy = await known;
		if (signedBy !== void 0) return {
			...base,
			signedBy
		};
		const oldSignature = await this.#oldSignature(base);
		return oldSignature === void 0 ? base : {
			...base,
			oldSignature
		};
	}
	async #oldSignature({ name, digest }) {
		const repository = parseReference(name);
		if (digest === void 0 || typeof repository === "string") return void 0;
		if (this.#request.policy.baseImages.signedBy.length === 0) return void 0;
		return (await oldFormat(this.#world, repository, digest)).find((tag) => tag.endsWith(".sig"));
	}
	async #signerOf({ name, digest }) {
		const repository = parseReference(name);
		if (digest === void 0 || typeof repository === "string") return void 0;
		for (const signer of this.#request.policy.baseImages.signedBy) {
			const { verify } = await this.#trustIn(signer);
			if ((await readAttached(this.#world, verify, repository, digest)).some(({ kind }) => kind === "signature")) return signer.identity;
		}
	}
	#trustIn(signer) {
		const known = this.#trust.get(signer) ?? trustIn(this.#world, signer, this.#request);
		this.#trust.set(signer, known);
		return known;
	}
};
/** Trust in one certificate identity by the run's own trusted root, else by that of the public Sigstore. */
function trustIn(world, { identity, issuer }, { signer, database }) {
	const root = signer.sigstore?.trustedRoot;
	return prepareTrust(world, {
		kind: "certificate",
		identity,
		issuer
	}, {
		...root === void 0 ? {} : { trustedRoot: root },
		database
	});
}

// src/stages/base-images/build-materials.ts
/** Greatest size of a provenance, in bytes. */
const MAX_PROVENANCE_BYTES = 16 << 20;
/**
* The images that BuildKit says it took to build a platform; a sentence where its provenance cannot be read. It is
* not signed, and whoever builds the image can leave it out, so that a broken one is as good as none. Throws the
* registry's faults.
*/
async function buildMaterials(world, image, platform, subject) {
	try {
		return await materialsOf(world, image, platform, subject);
	} catch (error) {
		if (error instanceof AssayError && error.reasons.every(({ code }) => code === "image-not-found" || code === "image-invalid")) return `The provenance of the build cannot be read: ${error.message}`;
		throw error;
	}
}
async function materialsOf(world, { name, layout, attestations = [] }, platform, subject) {
	const read = readerOf(world, subject, layout);
	const claims = [];
	for (const { of, manifest } of attestations) {
		if (of !== platform.manifest.digest) continue;
		const where = `${name}@${manifest.digest}`;
		const parsed = parseManifest(await read.manifest(manifest), manifest.mediaType, where);
		if (parsed.kind === "index") continue;
		for (const layer of provenanceLayers(parsed)) {
			if (layer.size > MAX_PROVENANCE_BYTES) throw fault$1("image-invalid", "image", `the provenance ${layer.digest} of ${where} has ${layer.size} bytes`);
			const materials = readMaterials(await read.blob(layer));
			if (typeof materials === "string") return materials;
			claims.push(...materials);
		}
	}
	return claims;
}
/** A job that signs by another's evidence has fetched none, so they are read where the image lies. */
function readerOf({ registry, layouts }, subject, layout) {
	if (subject.kind === "registry") {
		const { registry: host, path } = subject.reference;
		return {
			manifest: async ({ digest }) => (await registry.resolve({
				registry: host,
				path,
				digest
			})).bytes,
			blob: async (blob) => Buffer.concat(await Array.fromAsync(bytesOf$2(await registry.blob(subject.reference, blob))))
		};
	}
	const folder = subject.kind === "layout" ? subject.directory : layout;
	return {
		manifest: (manifest) => layouts.read(folder, manifest, MAX_MANIFEST_BYTES$1),
		blob: (blob) => layouts.read(folder, blob, MAX_PROVENANCE_BYTES)
	};
}

// src/stages/base-images/base-images.ts
const AT_ONCE$3 = 2;
/**
* Finds what every platform was built on: what annotations and the build's provenance claim, compared with the layers
* of what they name; and the images that the policy names exactly, by their layers. Nothing is fetched where the policy
* has no rule about base images, and what the image names by itself is asked for only where the policy names it too. Throws the registry's faults where nothing determines a base image because of them, and those
* of the trusted root.
*/
async function baseImages(world, image, request) {
	const { policy } = request;
	const apart = apartNote(policy) ?? [];
	if (!rulesBaseImages(policy.baseImages)) return {
		found: image.platforms.flatMap(unverified),
		notes: [apart].flat()
	};
	const lookup = new BaseLookup(world);
	const signers = new BaseSigners(world, request);
	const parts = await concurrently(image.platforms, AT_ONCE$3, async (platform) => {
		const part = await findFor(world, lookup, image, platform, request);
		const [fault] = part.faults;
		if (part.found.length === 0 && fault !== void 0) throw fault;
		return {
			found: await concurrently(part.found, AT_ONCE$3, (base) => signers.signed(base)),
			notes: part.notes
		};
	});
	return {
		found: parts.flatMap(({ found }) => found),
		notes: [...new Set([apart, ...parts.map(({ notes }) => notes)].flat())]
	};
}
function unverified(platform) {
	const claim = annotatedBase(platform);
	return claim === void 0 || typeof claim === "string" ? [] : [claimed(claim, platform)];
}
async function findFor(world, lookup, image, platform, request) {
	const { allow } = request.policy.baseImages;
	const materials = await buildMaterials(world, image, platform, request.subject);
	const annotated = annotatedBase(platform) ?? [];
	const notes = [annotated, materials].filter((one) => typeof one === "string").map((why) => `${why}.`);
	const claims = [annotated, materials].flatMap((one) => typeof one === "string" ? [] : one);
	const rule = request.policy.baseImages;
	const parts = [...await concurrently(claims, AT_ONCE$3, async (claim) => mayAsk(claim, rule) ? await compareClaim(lookup, claim, platform) : unasked(claim, platform))];
	if (!parts.some(({ found }) => found.some((base) => base.standing === "proven" && isAllowed(base, allow)))) {
		const named = allow.filter(namesOneImage);
		parts.push(...await concurrently(named, AT_ONCE$3, (entry) => compareEntry(lookup, entry, platform)));
	}
	return {
		found: parts.flatMap(({ found }) => found),
		notes: [...notes, ...parts.flatMap((part) => part.notes)],
		faults: parts.flatMap(({ faults }) => faults)
	};
}
/**
* Whether the registry of a claim is asked. What an image says of itself leads nowhere but where the policy points to;
* what the record of its build names is compared, since a build takes images for other stages that are no base.
*/
function mayAsk({ name, digest, by }, { allow, signedBy }) {
	if (by === "provenance") return true;
	const named = {
		name,
		...digest === void 0 ? {} : { digest }
	};
	return allow.length > 0 ? isAllowed(named, allow) : signedBy.length > 0;
}
function unasked(claim, platform) {
	const base = claimed(claim, platform);
	const note = `${base.platform}: ${baseName$1(base)} was not compared, since the policy names it nowhere (base-images.allow).`;
	return {
		found: [base],
		notes: [note],
		faults: []
	};
}
/** What becomes of a claim when the layers of what it names are looked at. */
async function compareClaim(lookup, claim, platform) {
	const base = claimed(claim, platform);
	const reference = referenceOf(baseName$1(base));
	const there = await lookup.layersOf(reference, platform.platform);
	if (there.kind !== "found") return {
		...inVain(baseName$1(base), there),
		found: [base]
	};
	if (isBelow$1(there.diffIds, platform)) return {
		found: [proven(base, there)],
		notes: [],
		faults: []
	};
	const where = `${base.platform}: ${baseName$1(base)}`;
	if (claim.digest === void 0) {
		const note = `${where} has other layers by now than the image: whether it was the base is not proven.`;
		return {
			found: [base],
			notes: [note],
			faults: []
		};
	}
	if (claim.by === "annotation") return {
		found: [{
			...base,
			standing: "contradicted"
		}],
		notes: [],
		faults: []
	};
	return {
		found: [],
		notes: [`${where} was used by the build and is not the base.`],
		faults: []
	};
}
/** Whether an image that the policy names exactly is the base. */
async function compareEntry(lookup, entry, platform) {
	const there = await lookup.layersOf(referenceOf(entry), platform.platform);
	if (there.kind !== "found") return {
		...inVain(entry, there),
		found: []
	};
	if (!isBelow$1(there.diffIds, platform)) return {
		found: [],
		notes: [],
		faults: []
	};
	const named = entry.replace(/@.*$/, "");
	const { registry, path, tag } = referenceOf(named);
	const name = `${registry}/${path}${/:[^/]*$/.test(named) ? `:${tag}` : ""}`;
	return {
		found: [proven({
			platform: platformName(platform.platform),
			name,
			by: "layers",
			standing: "proven",
			layers: 0
		}, there)],
		notes: [],
		faults: []
	};
}
function inVain(name, there) {
	const why = there.kind === "absent" ? there.why : there.fault.message;
	const faults = there.kind === "absent" ? [] : [there.fault];
	return {
		notes: [`The layers of ${name} could not be compared with those of the image: ${why}.`],
		faults
	};
}
/** Whether these are the lowest layers of the image. */
function isBelow$1(diffIds, { configuration }) {
	return diffIds.length > 0 && diffIds.every((diffId, at) => diffId === configuration.diffIds[at]);
}
function claimed({ name, digest, by }, platform) {
	const known = digest === void 0 ? {} : { digest };
	return {
		platform: platformName(platform.platform),
		name,
		...known,
		by,
		standing: "claimed",
		layers: 0
	};
}
function proven(base, { digests: [digest], diffIds }) {
	return {
		digest,
		...base,
		standing: "proven",
		layers: diffIds.length
	};
}
function referenceOf(name) {
	const reference = parseReference(name);
	if (typeof reference === "string") throw new TypeError(`a name that was read before: ${reference}`);
	return reference;
}

// src/stages/sign/attested-source.ts
/** `src/github.com/owner/repository`; deeper nobody checks out. */
const MAX_DEPTH = 4;
const MAX_FOLDERS = 5e3;
/**
* Demands that what was looked at, and what judged it, is the commit that a signature would name (`GITHUB_SHA`): a
* workflow can check out anything. Answers what could not be compared, a sentence each. A tree without git (a download,
* an unpacked archive) says of itself nothing that could be held against the commit; that is told and no fault, since
* GitHub's own checkout gives one where the job has no git. Throws `source-mismatch`.
*/
async function demandAttestedSource(world, spoken) {
	const { workspace, source, policy } = spoken;
	const { sha } = world.runner.context;
	const top = {
		folder: workspace,
		path: ""
	};
	try {
		const around = source && await standing(world, source, sha);
		const found = source && around === "no git" ? await standingBelow(world, source, sha) : around;
		const why = found === void 0 || found === "no git" || found === "same" ? void 0 : found;
		if (why !== void 0) throw mismatch$1(sha, why);
		const above = policy === "file" || policy === "default" && source === void 0 ? await standing(world, top, sha) : "same";
		if (above !== "no git" && above !== "same") throw mismatch$1(sha, above);
		if (found !== "no git") return [];
		return [`The source tree is no git checkout: whether it is commit ${plain$1(sha, 64)}, which the signature names, could not be compared.`];
	} catch (error) {
		if (!(error instanceof AssayError)) throw error;
		if (error.reasons.some(({ code }) => code === "source-mismatch")) throw error;
		const why = error.message.split(";")[0] ?? "";
		throw fault$1("source-mismatch", "sign", `whether the checkout is the commit of this run could not be compared, so nothing is signed: ${why}`, error);
	}
}
/**
* Whether a tree is of the commit: the innermost repository around it is at that commit, or is the submodule that a
* repository around it has there, and so on upwards. A sentence where it is not.
*/
async function standing(world, tree, sha) {
	const around = (await world.git.around(tree)).toReversed();
	let first = "";
	for (const [index, { at, repository }] of around.entries()) {
		const head = await repository.resolve("HEAD^{commit}");
		if (head === void 0) continue;
		if (head === await commitOf(repository, sha)) return "same";
		const where = at === "" ? "the checkout" : `the checkout in ${plain$1(at, 200)}`;
		first ||= `${where} is at ${head}`;
		const outer = around[index + 1];
		if (outer === void 0) return first;
		if (!await isSubmodule(outer, at, head)) return `${first}, and is no submodule of what is around it`;
	}
	return first === "" ? "no git" : first;
}
/**
* The same for a tree that holds checkouts and lies in none, as with `path` of actions/checkout: one of them must be of
* the commit, and then those beside it are tools and the like.
*/
async function standingBelow(world, tree, sha) {
	let first = "";
	for (const below of await checkoutsBelow(tree)) {
		const found = await standing(world, below, sha);
		if (found === "same") return found;
		if (found !== "no git") first ||= found;
	}
	return first === "" ? "no git" : first;
}
/** Folders below a tree that have a `.git`. What lies in one of these is not asked: its submodules are its own choice. */
async function checkoutsBelow(tree) {
	const found = [];
	const open = [{
		...tree,
		depth: 0
	}];
	for (const { folder, path, depth } of open) {
		const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
		if (depth > 0 && entries.some(({ name }) => name === ".git")) found.push({
			folder,
			path
		});
		else if (depth < MAX_DEPTH) {
			for (const { name } of entries.filter((entry) => entry.isDirectory() && entry.name !== ".git")) if (open.length < MAX_FOLDERS) open.push({
				folder: join(folder, name),
				path: posix.join(path, name),
				depth: depth + 1
			});
		}
	}
	return found;
}
/** The runner names the commit; should it be an annotated tag, the commit behind it. */
async function commitOf(repository, sha) {
	if (!/^[0-9a-f]{40,64}$/.test(sha)) return "no commit";
	return await repository.resolve(`${sha}^{commit}`) ?? sha;
}
async function isSubmodule(outer, at, head) {
	const commit = await outer.repository.resolve("HEAD^{commit}");
	if (commit === void 0) return false;
	const path = outer.at === "" ? at : at.slice(outer.at.length + 1);
	return await submoduleInCommit(outer.repository, commit, path) === head;
}
function mismatch$1(sha, why) {
	const message = `${why}, and this run is for commit ${plain$1(sha, 64) || "none"}: a signature would speak for what was not looked at, so nothing is signed`;
	return fault$1("source-mismatch", "sign", message);
}

// src/formats/vex/cyclonedx-vex-write.ts
/** Whether an exception or a VEX statement lets a finding through. */
function isAnswered$1({ pardon }) {
	return pardon.kind === "exception" || pardon.kind === "vex";
}
/** OpenVEX's justifications where CycloneDX has one that says the same; the others stand in the detail. */
const JUSTIFICATIONS = {
	component_not_present: "code_not_present",
	vulnerable_code_not_present: "code_not_present",
	vulnerable_code_not_in_execute_path: "code_not_reachable",
	inline_mitigations_already_exist: "protected_by_mitigating_control"
};
/**
* A CycloneDX 1.6 VEX document of what is let through, made with the CycloneDX library. An exception becomes
* `not_affected`, the one state by which scanners let a finding through: its detail says that it is an exception, who
* answers for it, and until when. What people wrote goes through `redact`.
*/
async function vexDocument(answered, by, serialNumber, redact) {
	const { Models, Enums, Serialize, Spec } = await import("./index.node.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const state = _enum(Enums.Vulnerability.AnalysisState);
	const justification = _enum(Enums.Vulnerability.AnalysisJustification).optional().catch(void 0);
	const vulnerabilities = answered.map(({ pardoned, links }) => {
		const { finding } = pardoned;
		const analysis = analysisOf(pardoned);
		const [name, value] = analysis.property;
		const because = justification.parse(analysis.justification);
		return new Models.Vulnerability.Vulnerability({
			id: finding.id,
			analysis: new Models.Vulnerability.Analysis({
				state: state.parse(analysis.state),
				...because && { justification: because },
				detail: redact(analysis.detail)
			}),
			affects: new Models.Vulnerability.AffectRepository(links.map((link) => new Models.Vulnerability.Affect(new Models.BomLinkElement(encoded(link))))),
			properties: new Models.PropertyRepository([new Models.Property(name, redact(value))])
		});
	});
	const tool = toolComponent(by);
	const bom = new Models.Bom({
		serialNumber,
		metadata: new Models.Metadata({
			timestamp: new Date(by.timestamp),
			tools: new Models.Tools({ components: new Models.ComponentRepository([new Models.Component(Enums.ComponentType.Application, tool.name, { version: tool.version })]) })
		}),
		vulnerabilities: new Models.Vulnerability.VulnerabilityRepository(vulnerabilities)
	});
	const normalize = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
	const json = new Serialize.JsonSerializer(normalize).serialize(bom, { sortLists: true });
	return record(string(), unknown$1()).parse(JSON.parse(json));
}
function analysisOf({ pardon }) {
	if (pardon.kind === "exception") return exceptionAnalysis(pardon.exception);
	if (pardon.kind === "vex") return statementAnalysis(pardon.statements);
	throw new TypeError("nobody answers for this finding");
}
function exceptionAnalysis({ reason, owner, expires }) {
	return {
		state: "not_affected",
		detail: `Let through by an exception of the policy: ${reason} (${owner}, until ${expires})`,
		property: ["assay:exception", `${owner}, until ${expires}`]
	};
}
function statementAnalysis(statements) {
	const [{ status, justification = "" }] = statements;
	const details = statements.map((one) => {
		const why = [one.justification, one.impact].filter((part) => part !== void 0).join(": ");
		return `${why === "" ? one.status : why} (${vexName(one)})`;
	});
	return {
		state: statements.every((one) => one.status === "fixed") ? "resolved" : "not_affected",
		...status === "not_affected" && { justification: JUSTIFICATIONS[justification] ?? justification },
		detail: details.join("; "),
		property: ["assay:vex-statement", statements.map(vexName).join("; ")]
	};
}
/** BOM-Link: the bom-ref is the fragment of a URN, percent-encoded. */
function encoded(link) {
	const hash = link.indexOf("#");
	return `${link.slice(0, hash)}#${encodeURIComponent(link.slice(hash + 1))}`;
}

// src/stages/vex/write-vex.ts
/** Name of the file in the evidence folder. */
const VEX_FILE = "vex.cdx.json";
/**
* Writes what exceptions and VEX statements let through as a CycloneDX VEX document that points into the SBOMs of the
* run; none where nothing is. Throws `tool-failed` where the document is not valid.
*/
async function writeVex(world, assessment, sboms, image) {
	const { evidence } = world.workspace;
	await removeEvidenceFile(evidence, VEX_FILE);
	const pardoned = pardonedOf(assessment?.vulnerabilities?.weighed ?? []).filter(isAnswered$1);
	if (pardoned.length === 0 || !sboms.done) return;
	const places = await readPlaces(sboms.value, image.root.digest);
	const answered = pardoned.map((one) => answeredAt(one, places)).filter(({ links }) => links.length > 0);
	if (answered.length === 0) return;
	const by = {
		timestamp: world.now().toISOString(),
		tool: PRODUCT
	};
	const redact = redactor(world.runner.masked);
	const document = await vexDocument(answered, by, `urn:uuid:${randomUUID()}`, redact);
	const wrong = await world.sbomValidator.fault(document).catch((error) => {
		throw fault$1("tool-failed", "policy", `${VEX_FILE} could not be validated: ${String(error)}`, error);
	});
	if (wrong !== void 0) throw fault$1("tool-failed", "policy", `${VEX_FILE} is not valid CycloneDX 1.6: ${wrong}`);
	await writeEvidenceFile(evidence, VEX_FILE, `${JSON.stringify(document, null, 1)}\n`);
}
/** A finding with a link to each copy of its package in the SBOM of each place that has it. */
function answeredAt(pardoned, places) {
	const { finding } = pardoned;
	return {
		pardoned,
		links: places.filter(({ name }) => finding.foundIn.includes(name)).flatMap((place) => {
			const { bom } = place;
			return bom === void 0 ? [] : componentsOf(finding, place).map(({ ref }) => `${bom}#${ref}`);
		})
	};
}

// src/stages/gate/read-baseline.ts
/**
* What the image that was shipped last has: its attested SBOMs, of the signer that the policy names, scanned with the
* same database. Whatever is in the way (no such image yet, no SBOM of that signer, a registry or Sigstore that does
* not answer) makes every finding count as new.
*/
async function baseline(world, compared, request, database) {
	try {
		return await findingsOf(world, compared, request, database);
	} catch (error) {
		if (error instanceof AssayError) return {
			known: false,
			why: error.message
		};
		throw error;
	}
}
async function findingsOf(world, { image, signer }, request, database) {
	const reference = parseReference(image);
	if (typeof reference === "string") return {
		known: false,
		why: reference
	};
	const [{ verify }, pinned] = await Promise.all([trustIn(world, signer, request), pinImage(world, reference)]);
	const { sboms, without } = await newestSboms(world, verify, pinned);
	if (sboms.length === 0) return {
		known: false,
		why: `${nameOf$5(pinned)} has no SBOM by ${signer.identity}`
	};
	const { findings } = await rescan(world, sboms, database);
	return {
		known: true,
		image: nameOf$5(pinned),
		findings: [...new Set(findings.map(baselineKey))],
		notes: without.map((name) => `The baseline ${nameOf$5(pinned)} has no SBOM of ${name} by ${signer.identity}.`)
	};
}
/** The SBOM of each platform that was signed last, and the platforms without one. */
async function newestSboms(world, verify, { repository, subjects }) {
	const platforms = subjects.filter(({ role }) => role !== "index");
	const evidence = await gather(world, verify, repository, platforms, false);
	const sboms = [];
	const without = [];
	for (const { subject, attested } of evidence) {
		const [newest] = attested.filter(({ kind, sbomSubject }) => kind === "sbom" && sbomSubject === subject.digest).sort((one, other) => signedAt(other) - signedAt(one));
		if (newest === void 0) without.push(subject.name);
		else sboms.push({
			subject,
			attested: newest
		});
	}
	return {
		sboms,
		without
	};
}
function signedAt({ signedAt: time }) {
	return time === void 0 ? 0 : Date.parse(time);
}
function nameOf$5({ repository, digest }) {
	return pinnedName(repository, digest);
}

// src/formats/image/tar-path.ts
/**
* The place in the image that a name of an archive means, relative to the root and without `.`, `..`, doubled or
* closing slashes; what would lead out of the root stays in it, as it does for a runtime. Empty for the root itself.
*/
function placeOf(name) {
	return posix.join("/", name).replace(/^\/+|\/+$/g, "");
}

// src/stages/layer-packages/manager.ts
/** A reader for files that are parsed whole: a larger file is unreadable, which decides where `decides` says so. */
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
				why: `has more than ${limitBytes} bytes`,
				decides
			};
			return parse(Buffer.concat(chunks));
		}
	};
}

// src/stages/layer-packages/reading/packages-reading.ts
/** No file of a package manager names so many; what names more is made to. */
const MOST$1 = 2e5;
/** What a file says that names these packages; where its place is none that a runtime loads from, they are inert. */
function packagesReading(packages, decides) {
	if (packages.length > MOST$1) return {
		kind: "unreadable",
		why: `names more than ${MOST$1} packages`,
		decides
	};
	return {
		kind: "packages",
		packages,
		...decides ? {} : { inert: true }
	};
}

// src/stages/layer-packages/managers/apk.ts
/** It lists every file of every package. */
const MOST_BYTES$13 = 128 * 1024 ** 2;
const FILE$8 = /^(?:usr\/)?lib\/apk\/db\/installed$/;
/** Alpine, Wolfi, Chainguard, OpenWrt: apk's list. */
const apk = {
	name: "apk",
	mayWant: (path) => FILE$8.test(path),
	wants: ({ size }) => size > 0,
	open: () => wholeFile(MOST_BYTES$13, true, (bytes) => readInstalled(bytes.toString("utf8")))
};
/** Lines of a letter, a colon and a value, a blank line between packages. */
function readInstalled(text) {
	const packages = [];
	let name;
	let version;
	let isTwo = false;
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
		isTwo ||= name !== void 0;
		name = line.slice(2).trim();
	} else if (line.startsWith("V:")) version = line.slice(2).trim();
	else if (line.trim() === "") close();
	close();
	if (isTwo) return {
		kind: "unreadable",
		why: "names two packages in one block",
		decides: true
	};
	if (packages.length === 0 && text.trim() !== "") return {
		kind: "unreadable",
		why: "is no list of packages",
		decides: true
	};
	return packagesReading(packages, true);
}

// src/stages/layer-packages/reading/package-paths.ts
const FIXTURES = /^(?:tests?|__tests__|testing|specs?|testdata|test[-_]data|fixtures?|__fixtures__|mocks?|__mocks__|examples?|samples?|docs?|bench(?:mark)?s?)$/i;
/** Folders that package managers install into, each package under its name. */
const INSTALLED = /^(?:node_modules|site-packages|dist-packages|gems|vendor)$/;
/** Python's own library, which has its own tests. */
const LIBRARY = /^python\d(?:\.\d+)?$/;
/**
* Whether a path lies among what an installed package keeps for its own tests. Such folders count only within an
* installed package, and not where its name stands: an application may itself be called `test`, and so may a package.
*/
function isFixture(path) {
	const segments = path.split("/");
	const installed = segments.findIndex((segment) => INSTALLED.test(segment) || LIBRARY.test(segment));
	if (installed < 0) return false;
	return segments.some((segment, at) => at > installed && FIXTURES.test(segment) && !isName(segments, at));
}
/** `x` of `node_modules/x`, and of `node_modules/@scope/x`. */
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
* JSON as the runtimes of package managers read it: a byte order mark is passed over, and what is no UTF-8 is replaced.
* Undefined where it is none; UTF-16 is none, as for Node.
*/
function readJson(bytes) {
	return parseJsonText(new TextDecoder().decode(bytes));
}
/** Told apart by hand: a schema would collect a fault for each of a million wrong values. */
function isJsonObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** A text with something in it; undefined where the value is none. */
function textOf$3(value) {
	return typeof value === "string" && value.trim() !== "" ? value.trim() : void 0;
}

// src/stages/layer-packages/managers/composer.ts
const MOST_BYTES$12 = 64 * 1024 ** 2;
const FILE$7 = /(?:^|\/)composer\/installed\.(json|php)$/;
/** An entry of `versions` in `installed.php`, in the order in which Composer writes them. */
const ENTRY$1 = /'([^'/\s]{1,200}\/[^'/\s]{1,200})' => array\(\s{0,40}'pretty_version' => '([^']{1,200})',([^()]{0,2000})/g;
/** Composer: what it has installed, as JSON and as the PHP that programs load. */
const composer = {
	name: "Composer",
	mayWant: (path) => FILE$7.test(path),
	wants: () => true,
	open({ path }) {
		const decides = !isFixture(path);
		const read = FILE$7.exec(path)?.[1] === "php" ? readPhp : readList;
		return wholeFile(MOST_BYTES$12, decides, (bytes) => {
			const found = read(bytes);
			if (found === void 0) return {
				kind: "unreadable",
				why: "is no list of Composer",
				decides
			};
			return packagesReading(found, decides);
		});
	}
};
/** Composer 2 writes an object, Composer 1 wrote the list alone. */
function readList(bytes) {
	const installed = readJson(bytes);
	if (isJsonObject(installed) && Object.keys(installed).length === 0) return [];
	const listed = isJsonObject(installed) ? installed.packages : installed;
	if (!Array.isArray(listed)) return void 0;
	return listed.flatMap((one) => {
		const { name, version } = isJsonObject(one) ? one : {};
		const [named, exact] = [textOf$3(name), textOf$3(version)];
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
/** They list every file of the package. */
const MOST_BYTES$11 = 64 * 1024 ** 2;
const FILE$6 = /(?:^|\/)conda-meta\/([^/]+)-([^/-]+)-[^/-]+\.json$/;
/** conda, mamba and pixi: a JSON file for each package, in the base environment and in those below `envs`. */
const conda = {
	name: "conda",
	mayWant: (path) => FILE$6.test(path),
	wants: () => true,
	open: ({ path }) => wholeFile(MOST_BYTES$11, true, (bytes) => {
		const record = readJson(bytes);
		const { name, version } = isJsonObject(record) ? record : {};
		const [, calledName = "", calledVersion = ""] = FILE$6.exec(path) ?? [];
		return {
			kind: "packages",
			packages: [{
				type: "conda",
				name: textOf$3(name) ?? calledName,
				version: textOf$3(version) ?? calledVersion,
				trivyType: "conda-pkg"
			}]
		};
	})
};

// src/stages/layer-packages/managers/dotnet.ts
const MOST_BYTES$10 = 64 * 1024 ** 2;
/** .NET: the dependencies of a published program. */
const dotnet = {
	name: ".NET",
	mayWant: (path) => path.endsWith(".deps.json"),
	wants: () => true,
	open({ path }) {
		const decides = !isFixture(path);
		return wholeFile(MOST_BYTES$10, decides, (bytes) => readDependencies(bytes, decides));
	}
};
/** What a `.deps.json` lists and the program loads. */
function readDependencies(bytes, decides) {
	const list = readJson(bytes);
	if (!isJsonObject(list) || !isJsonObject(list.libraries)) return {
		kind: "unreadable",
		why: "is no list of dependencies",
		decides
	};
	const target = targetOf(list);
	const packages = Object.entries(list.libraries).flatMap(([listed, library]) => {
		const at = listed.indexOf("/");
		const type = isJsonObject(library) ? textOf$3(library.type) : void 0;
		const isPackage = /^(?:package|runtimepack)$/i.test(type ?? "");
		if (at <= 0 || !isPackage || target !== void 0 && !isLoaded(target, listed)) return [];
		return [{
			type: "nuget",
			name: listed.slice(0, at).replace(/^runtimepack\./, ""),
			version: listed.slice(at + 1),
			trivyType: "dotnet-core"
		}];
	});
	return packagesReading(packages, decides);
}
/** The target that the program runs on. */
function targetOf({ runtimeTarget, targets }) {
	const name = isJsonObject(runtimeTarget) ? textOf$3(runtimeTarget.name) : void 0;
	if (name === void 0 || !isJsonObject(targets) || !Object.hasOwn(targets, name)) return void 0;
	const target = targets[name];
	return isJsonObject(target) ? target : void 0;
}
/** What a target lists without files is there to build with. */
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
/** More are no program, but made to be too much. */
const MOST = 32;
const MOST_HELD_BYTES = 4 * 1024 ** 2;
/**
* Looks for a needle in a stream, and keeps what follows it. Programs are too many and too large to hold each of them,
* and what is looked for has marks of its own: no format of executables need be known, and what one program carries of
* another is found too.
*/
var NeedleSearch = class {
	#needle;
	#found = [];
	#open = [];
	#tail = Buffer.alloc(0);
	#isFlooded = false;
	constructor(needle) {
		this.#needle = needle;
	}
	write(chunk) {
		if (this.#isFlooded) return;
		const now = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
		if (this.#open.length > 0) this.#feed(now);
		const before = this.#needle.bytes.length - 1;
		const tail = this.#tail;
		if (tail.length > 0) {
			const seam = Buffer.concat([tail, now.subarray(0, before)]);
			this.#hits(seam, tail.length, (at) => Buffer.concat([tail.subarray(at), now]));
		}
		this.#hits(now, now.length, (at) => now.subarray(at));
		if (before > 0) {
			const last = now.length >= before ? now : Buffer.concat([tail, now]);
			this.#tail = Buffer.from(last.subarray(Math.max(0, last.length - before)));
		}
	}
	/** What was found, each from its needle on, and what may be cut off; call it after the last byte. */
	end() {
		return [...this.#found, ...this.#open.map(({ found }) => Buffer.concat(found))];
	}
	/** Whether there were more hits than are looked at. */
	get isFlooded() {
		return this.#isFlooded;
	}
	/** Every hit that begins before `until`. */
	#hits(where, until, from) {
		const { bytes } = this.#needle;
		for (let at = where.indexOf(bytes); at >= 0 && at < until; at = where.indexOf(bytes, at + 1)) {
			if (this.#isFlooded) return;
			const found = from(at);
			const wanted = this.#needle.needed(found);
			if (wanted === void 0) continue;
			if (wanted <= found.length) this.#found.push(Buffer.from(found.subarray(0, wanted)));
			else this.#open.push({
				found: [Buffer.from(found)],
				held: found.length,
				wanted
			});
			this.#isFlooded = this.#found.length + this.#open.length > MOST;
		}
	}
	#feed(now) {
		this.#open = this.#open.filter((candidate) => {
			candidate.found.push(Buffer.from(now));
			candidate.held += now.length;
			if (candidate.held < candidate.wanted && candidate.held < MOST_HELD_BYTES) return true;
			const whole = Buffer.concat(candidate.found);
			candidate.found = [whole];
			const wanted = this.#needle.needed(whole);
			if (wanted === void 0) return false;
			candidate.wanted = wanted;
			if (wanted > whole.length && whole.length < MOST_HELD_BYTES) return true;
			this.#found.push(whole.subarray(0, wanted));
			return false;
		});
	}
};

// src/stages/layer-packages/reading/magic.ts
/** The first bytes of a zip that holds something. */
const ZIP = Buffer.from("504b0304", "hex");
/** Whether certain bytes stand at a place. */
function hasAt(bytes, wanted, position = 0) {
	return wanted.every((byte, at) => bytes[position + at] === byte);
}

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
* Whether a file is a program or a library in the machine's code. Its permission bits do not matter: a plugin needs none,
* and an entrypoint can set them.
*/
function isProgram({ path, head }) {
	if (path.endsWith(".class")) return false;
	return MAGICS$1.some((magic) => hasAt(head, magic));
}

// src/stages/layer-packages/managers/dotnet-bundle.ts
const FIRST_BYTES$2 = 32;
/** .NET programs of a single file: the list of dependencies lies in them as it is, packed or not the rest may be. */
const dotnetBundle = {
	name: ".NET in a single file",
	mayWant: () => true,
	wants: isProgram,
	open: () => bundleReader()
};
function bundleReader() {
	const lists = new NeedleSearch(listNeedle$1);
	return {
		write: (chunk) => lists.write(chunk),
		end() {
			if (lists.isFlooded) return {
				kind: "unreadable",
				why: "holds too many lists of dependencies",
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
/** The list, with the brace that lies before its first key. */
function withBrace(list) {
	return Buffer.concat([Buffer.from("{"), list.subarray(0, endOfObject(list))]);
}
/** Where an object ends whose opening brace lies in front; braces in texts do not count. */
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
/** A line of a header: `Name: value`. */
const FIELD = /^([A-Za-z][A-Za-z0-9-]*):[ \t]*(.*)$/;
/**
* The fields of one block of `Name: value` lines, names in lower case, the first of each. Lines that begin with a blank
* go on with the one before; whatever else is no field is passed over.
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
/** The blocks of a text that blank lines part. */
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
/** That of a workstation has 10 MB. */
const MOST_BYTES$9 = 64 * 1024 ** 2;
const DPKG = /^var\/lib\/dpkg\/(?:status$|status\.d\/(?!.*\.md5sums$)[^/]+$)/;
/** Debian and what comes of it: dpkg's list; distroless images have a file for each package. */
const dpkg = {
	name: "dpkg",
	mayWant: (path) => DPKG.test(path),
	wants: ({ size }) => size > 0,
	open: () => wholeFile(MOST_BYTES$9, true, (bytes) => readStatus(bytes))
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
		why: "is no list of packages",
		decides: true
	};
	const packages = found.flatMap((fields) => {
		const name = fields.get("package");
		if (name === void 0 || !isThere$1(fields.get("status"))) return [];
		const version = fields.get("version");
		return [{
			type: "deb",
			name,
			...version ? { version } : {}
		}];
	});
	return packagesReading(packages, true);
}
/** `deinstall ok config-files`: the third word says what is there, the first what is wished. */
function isThere$1(status) {
	return status === void 0 || !/\b(?:not-installed|config-files)$/.test(status.trim());
}

// src/stages/layer-packages/managers/erlang.ts
const MOST_BYTES$8 = 4 * 1024 ** 2;
/** `lib/jason-1.4.0/ebin/jason.app`; what lies below `erlang/lib` is of Erlang itself. */
const FILE$5 = /(?:^|\/)lib\/([a-z][a-z0-9_]*)-(\d[^/]*)\/ebin\/\1\.app$/;
const OWN = /^(?:asn1|common_test|compiler|crypto|debugger|dialyzer|diameter|edoc|eldap|erl_interface|et|eunit|ftp|inets|jinterface|kernel|megaco|mnesia|observer|odbc|os_mon|parsetools|public_key|reltool|runtime_tools|sasl|snmp|ssh|ssl|stdlib|syntax_tools|tftp|tools|wx|xmerl|eex|elixir|ex_unit|iex|logger|mix)$/;
/** Erlang and Elixir: the application files of a release. */
const erlang = {
	name: "Erlang and Elixir",
	mayWant: (path) => FILE$5.test(path) && !/(?:^|\/)(?:erlang|elixir)\/lib\//.test(path),
	wants: () => true,
	open({ path }) {
		const [, name = "", called = ""] = FILE$5.exec(path) ?? [];
		return wholeFile(MOST_BYTES$8, true, (bytes) => {
			if (OWN.test(name)) return { kind: "nothing" };
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
/** What cmd/link writes in front of Go's version, and what cmd/go writes around the list of modules. */
const MAGIC = Buffer.from("ÿ Go buildinf:", "latin1");
const START$2 = Buffer.from("3077af0c9274080241e1c107e6d618e6", "hex");
const END$1 = Buffer.from("f932433186182072008242104116d8f2", "hex");
const HEADER_BYTES$2 = 32;
const FLAGS_AT = 15;
const INLINE = 2;
const MOST_VERSION_BYTES = 255;
const FIRST_BYTES$1 = 64;
/** Go: what the linker writes into each program, on every platform, since modules exist. */
const go = {
	name: "Go",
	mayWant: () => true,
	wants: isProgram,
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
				why: "holds too many marks of Go programs",
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
/** The header; from Go 1.18 on the version follows, with its length before it. Before, it holds pointers. */
const versionNeedle = {
	bytes: MAGIC,
	needed(found) {
		if (found.length < 33) return 33;
		const flags = found[FLAGS_AT] ?? 0;
		if ((flags & INLINE) === 0) {
			const pointerBytes = found[14];
			return flags <= 1 && (pointerBytes === 4 || pointerBytes === 8) ? HEADER_BYTES$2 : void 0;
		}
		const { length, start } = versionSpan(found);
		if (length === 0 || length > MOST_VERSION_BYTES) return void 0;
		const whole = start + length;
		if (found.length < whole) return whole;
		return /^[\x20-\x7e]+$/.test(found.toString("latin1", start, whole)) ? whole : void 0;
	}
};
/** The length is a varint of one byte, or of two. */
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
/** `go1.26.5 (Red Hat 1.26.5-1.el9)`, `go1.22.1 X:nocoverageredesign`, `go1.22.5-1`: what vendors add is left out. */
const RELEASE$1 = /^go(\d+\.\d+(?:\.\d+)?(?:(?:rc|beta)\d+)?)/;
function standardLibrary(header) {
	if (header.length < HEADER_BYTES$2) return [];
	const { length, start } = versionSpan(header);
	const text = ((header[FLAGS_AT] ?? 0) & INLINE) !== 0 ? header.toString("latin1", start, start + length) : "";
	const release = RELEASE$1.exec(text)?.[1];
	return [goPackage("stdlib", release === void 0 ? void 0 : `v${release}`)];
}
/** Lines of `debug.BuildInfo`: `mod`, `dep` or `=>`, then path, version and sum, with tabs between. */
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
/** A version that Go made up from a commit: what was given to the linker counts more, and trivy lists that. */
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

// src/stages/archives/expand-bytes.ts
/** Bytes that nobody may rely on: an archive that points beyond its own end, or is not what it says. */
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
/** All bytes from the first to the last; each piece is a copy. */
function* chunksOf(bytes) {
	for (let at = 0; at < bytes.size; at += CHUNK_BYTES) yield Buffer.from(bytes.read(at, Math.min(CHUNK_BYTES, bytes.size - at)));
}
/** Throws {@link DamagedArchive} where a range does not lie within so many bytes. */
function assertWithin(size, position, length) {
	if (position < 0 || length < 0 || position + length > size) throw new DamagedArchive("it points beyond its own end");
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
const LOCAL = {
	signature: 67324752,
	bytes: 30
};
const MAX_DIRECTORY_BYTES = 64 * 1024 ** 2;
const STORED = 0;
const DEFLATED = 8;
/**
* The files of a zip, by its central directory as APPNOTE.TXT describes it: that is what programs open. Throws
* {@link DamagedArchive} where it is broken, split, or a zip64. Calls `count` for each entry before the next is read.
*/
function* zipEntries(zip, count) {
	const end = endOf$1(zip);
	const shift = end.position - end.directorySize - end.directoryStart;
	if (shift < 0 || end.directorySize > MAX_DIRECTORY_BYTES) throw new DamagedArchive("no directory");
	const directory = Buffer.from(zip.read(end.directoryStart + shift, end.directorySize));
	let at = 0;
	for (let left = end.entries; left > 0; left -= 1) {
		if (at + CENTRAL.bytes > directory.length || directory.readUInt32LE(at) !== CENTRAL.signature) throw new DamagedArchive("its directory is cut off");
		count();
		const flags = directory.readUInt16LE(at + 8);
		const nameEnd = at + CENTRAL.bytes + directory.readUInt16LE(at + 28);
		const name = directory.subarray(at + CENTRAL.bytes, nameEnd);
		const packedSize = directory.readUInt32LE(at + 20);
		const size = directory.readUInt32LE(at + 24);
		if (packedSize === 4294967295 || size === 4294967295) throw new DamagedArchive("zip64");
		const entry = {
			path: name.toString((flags & 2048) === 0 ? "latin1" : "utf8"),
			size,
			packedSize,
			method: directory.readUInt16LE(at + 10),
			isEncrypted: (flags & 65) !== 0,
			position: directory.readUInt32LE(at + 42) + shift
		};
		at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
		if (!entry.path.endsWith("/")) yield entry;
	}
}
function endOf$1(zip) {
	const length = Math.min(zip.size, END.bytes + END.maxComment);
	const tail = zip.read(zip.size - length, length);
	for (let at = length - END.bytes; at >= 0; at -= 1) {
		if (tail.readUInt32LE(at) !== END.signature) continue;
		if (at + END.bytes + tail.readUInt16LE(at + 20) !== length) continue;
		const entries = tail.readUInt16LE(at + 10);
		const directorySize = tail.readUInt32LE(at + 12);
		const directoryStart = tail.readUInt32LE(at + 16);
		if (tail.readUInt16LE(at + 4) !== 0 || tail.readUInt16LE(at + 8) !== entries || entries === 65535 || directoryStart === 4294967295) throw new DamagedArchive("a split archive or a zip64");
		return {
			entries,
			directorySize,
			directoryStart,
			position: zip.size - length + at
		};
	}
	throw new DamagedArchive("no directory");
}
/** Whether the content of an entry can be had. */
function isReadable({ isEncrypted, method, size, packedSize }) {
	return !isEncrypted && (method === DEFLATED || method === STORED && size === packedSize);
}
/** The first bytes of an entry's content, at least `wanted` where there are so many. */
function zipHead(zip, entry, wanted) {
	const packed = packedBytes(zip, entry);
	const some = packed.read(0, Math.min(packed.size, 2 * wanted));
	if (entry.method === STORED) return Buffer.from(some.subarray(0, wanted));
	return inflate(() => inflateRawSync(some, { finishFlush: constants$2.Z_SYNC_FLUSH }).subarray(0, wanted));
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
	const pieces = Readable.from(chunksOf(packedBytes(zip, entry)));
	if (entry.method === STORED) yield* pieces;
	else yield* pieces.compose(createInflateRaw());
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
/** Archives are held in memory: their directory is at their end. */
const MOST_BYTES$7 = 256 * 1024 ** 2;
const MOST_MEMBERS = 2e5;
const MOST_DEPTH = 3;
/** What one archive unpacks to, with those within it. */
const MOST_UNPACKED_BYTES = 512 * 1024 ** 2;
/** Bytes that come out for one that goes in; counts only beyond the free ones. */
const MOST_RATIO = 200;
const FREE_BYTES = 64 * 1024 ** 2;
/** Greatest size of a member that is read for what it says, in bytes. */
const MOST_MEMBER_BYTES = 4 * 1024 ** 2;
/** That of all of them. */
const MOST_READ_BYTES = 64 * 1024 ** 2;
/** Why an archive was not looked through: it is made to be too much. */
var TooMuch = class extends Error {};
/** Goes through a zip and those within it; answers why it could not, as the end of a sentence. */
function readArchive(archive, visitor) {
	try {
		new Walk(visitor, archive.length).into(bufferBytes(archive), 0);
		return;
	} catch (error) {
		if (error instanceof TooMuch) return error.message;
		if (error instanceof DamagedArchive || error instanceof RangeError) return "is no archive that can be read";
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
		if (depth > MOST_DEPTH) throw new TooMuch(`holds archives in one another more than ${MOST_DEPTH} times`);
		for (const entry of zipEntries(zip, () => this.#count())) {
			const step = this.#visitor.step(entry.path);
			if (step === "read" && isReadable(entry) && entry.size <= MOST_MEMBER_BYTES) {
				this.#read += entry.size;
				if (this.#read > MOST_READ_BYTES) throw new TooMuch("says more of packages than is looked at");
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
		if (this.#unpacked > FREE_BYTES && this.#unpacked > MOST_RATIO * this.#packed || this.#unpacked > MOST_UNPACKED_BYTES) throw new TooMuch("unpacks to more than is looked at");
		return zipContent(zip, entry);
	}
	#count() {
		this.#members += 1;
		if (this.#members > MOST_MEMBERS) throw new TooMuch(`holds more than ${MOST_MEMBERS} files`);
	}
};
/** A reader for archives, which are parsed whole; a larger one is unreadable, which decides where `decides` says so. */
function wholeArchive({ size }, decides, parse) {
	const held = Buffer.allocUnsafe(size > MOST_BYTES$7 ? 0 : size);
	let at = 0;
	return {
		write(chunk) {
			if (at + chunk.byteLength <= held.length) held.set(chunk, at);
			at += chunk.byteLength;
		},
		end() {
			if (at === 0) return { kind: "nothing" };
			if (at > held.length) return {
				kind: "unreadable",
				why: `has more than ${held.length || MOST_BYTES$7} bytes`,
				decides
			};
			return parse(held.subarray(0, at));
		}
	};
}

// src/stages/layer-packages/managers/java.ts
/** What Java's launchers, servers and plugin loaders open; trivy opens the first four. */
const ARCHIVE = /\.(?:jar|war|ear|par|hpi|jpi|nar|kar|sar|rar)$/i;
const NAME_AT = 30;
const FIRST_MEMBER = Buffer.from("META-INF/");
/** Where what the runtime loads lies in an archive. */
const LIBRARIES = /(?:^|\/)lib\//;
/** Java: what Maven writes into each archive, and into those within it. */
const java = {
	name: "Java",
	mayWant: () => true,
	wants: (file) => isJavaArchive(file) || startsItself(file),
	open(file) {
		const isLoaded = !isFixture(file.path);
		const decides = isLoaded && /\.(?:jar|war|ear|par)$/i.test(file.path);
		return wholeArchive(file, decides, (archive) => {
			const reading = readJava(archive, isLoaded, decides);
			return reading.kind === "unreadable" && startsItself(file) && !isJavaArchive(file) ? NOTHING$1 : reading;
		});
	}
};
/** By its name, or by its first member: `java -jar` takes an archive of any name. */
function isJavaArchive({ path, head, size }) {
	if (ARCHIVE.test(path)) return size > 0 && !(/\.rar$/i.test(path) && !hasAt(head, ZIP));
	if (/\.(?:zip|apk|aab|aar|whl|xpi)$/i.test(path)) return false;
	return hasAt(head, ZIP) && hasAt(head, FIRST_MEMBER, NAME_AT);
}
const NOTHING$1 = { kind: "nothing" };
const SCRIPT = Buffer.from("#!");
/** What Spring Boot and others put in front of an archive, so that a shell can start it. */
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
		why: `holds an archive that cannot be read (${baseName(library)})`,
		decides
	};
	if (packages.length > 0) return packagesReading(packages, isLoaded);
	return {
		kind: "told",
		why: "is a Java archive that does not name the Maven package that it is"
	};
}
/** Collects the Maven packages of an archive and of those within it. */
function javaVisitor(packages, broken) {
	return {
		step(path) {
			if (ARCHIVE.test(path)) return "open";
			return baseName(path) === "pom.properties" ? "read" : "pass";
		},
		read(_path, bytes) {
			const found = mavenPackage(bytes.toString("latin1"));
			if (found !== void 0) packages.push(found);
		},
		broken: (path) => broken.push(path)
	};
}
const PROPERTY = /^[ \t]*(groupId|artifactId|version)[ \t]*[=:](.*)$/gm;
/** The properties that Maven writes: `groupId=org.slf4j`; the last of a name counts. */
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
const MOST_BYTES$6 = 16 * 1024 ** 2;
/** Julia: the packages of an environment, as TOML of a plain shape: a table for each, with its version. */
const julia = {
	name: "Julia",
	mayWant: (path) => /(?:^|\/)Manifest\.toml$/.test(path),
	wants: () => true,
	open: () => wholeFile(MOST_BYTES$6, false, (bytes) => {
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
		return packages.length === 0 ? { kind: "nothing" } : packagesReading(packages, true);
	})
};

// src/stages/layer-packages/managers/npm.ts
/** Larger ones are no package's: the greatest published have some 2 MB. */
const MOST_BYTES$5 = 16 * 1024 ** 2;
const NAME$3 = `((?:@[^/@]+/)?[^/@.][^/@]*)`;
/** By name alone: below `node_modules`, where Debian installs to, and where Deno keeps what it loads. */
const LOADED$1 = [new RegExp(String.raw`(?:^|/)(?:node_modules|usr/share/nodejs)/${NAME$3}/package\.json$`), new RegExp(String.raw`(?:^|/)npm/registry\.npmjs\.org/${NAME$3}/\d[^/]*/package\.json$`)];
/** npm, pnpm, yarn, bun and Deno: `package.json`. Only those that can be loaded by name count as installed. */
const npm = {
	name: "npm",
	mayWant: (path) => path.endsWith("/package.json") || path === "package.json",
	wants: () => true,
	open({ path }) {
		const loaded = loadedName(path);
		const decides = loaded !== void 0 && !isFixture(path);
		return wholeFile(MOST_BYTES$5, decides, (bytes) => readManifest$2(bytes, loaded, decides));
	}
};
function readManifest$2(bytes, loaded, decides) {
	const manifest = readJson(bytes);
	if (!isJsonObject(manifest)) {
		if (loaded === void 0) return { kind: "nothing" };
		return {
			kind: "unreadable",
			why: "is no JSON that can be read",
			decides
		};
	}
	const name = textOf$3(manifest.name);
	const version = textOf$3(manifest.version);
	if (decides && loaded !== void 0) {
		if (version === void 0 && manifest.private === true) return { kind: "nothing" };
		return packagesReading([npmPackage(name ?? loaded, version)], true);
	}
	if (name === void 0 || version === void 0) return { kind: "nothing" };
	return packagesReading([npmPackage(name, version)], false);
}
function loadedName(path) {
	return LOADED$1.map((place) => place.exec(path)?.[1]).find((name) => name !== void 0);
}
/** The package that a `package.json` of an archive speaks of, where it could be loaded by name. */
function readNpmPackage(path, bytes) {
	const loaded = loadedName(path);
	if (loaded === void 0) return void 0;
	const reading = readManifest$2(bytes, loaded, true);
	return reading.kind === "packages" ? reading.packages[0] : void 0;
}
/** An npm package as the witness names it. */
function npmPackage(name, version) {
	return {
		type: "npm",
		name,
		...version === void 0 ? {} : { version },
		trivyType: "node-pkg"
	};
}

// src/stages/layer-packages/managers/python.ts
/** The description follows the fields; the longest published have some 2 MB. */
const MOST_BYTES$4 = 16 * 1024 ** 2;
const FILE$4 = /\.dist-info\/METADATA$|(?:\.egg-info|(?:^|\/)EGG-INFO)\/PKG-INFO$|\.egg-info\/METADATA$|\.egg-info$/;
/** `jinja2-3.1.2.dist-info`, `PyYAML-6.0-py3.11.egg-info`: names in them have no hyphen. */
const FOLDER$1 = /(?:^|\/)([^/-]+)-([^/-]+)(?:-py\d[^/]*)?\.(?:dist-info|egg-info|egg)(?:\/|$)/;
/** Python: what pip, uv, poetry, setuptools and distributions write beside an installed package. */
const python = {
	name: "Python",
	mayWant: isPythonMetadata,
	wants: () => true,
	open({ path }) {
		const decides = !isFixture(path);
		return wholeFile(MOST_BYTES$4, decides, (bytes) => readMetadata(path, bytes, decides));
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
		why: "names no package and no version",
		decides
	};
	return packagesReading([found], decides);
}
/**
* The package that metadata speak of; where they cannot be read, what the folder is called: Python finds it by that, and
* runs it without asking for its metadata.
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
/** What Python runs or imports as it is. */
const LOADED = /\.(?:egg|pex|pyz|pyzw)$/;
const WHEEL = /\.whl$/;
/** Python: eggs, zipapps, pex and shiv, which run from a zip; wheels, which wait to be installed. */
const pythonArchive = {
	name: "Python archives",
	mayWant: () => true,
	wants: (file) => LOADED.test(file.path) || WHEEL.test(file.path) ? file.size > 0 : isZipapp(file),
	open(file) {
		const decides = !WHEEL.test(file.path) && !isFixture(file.path);
		return wholeArchive(file, decides, (archive) => readPython(file.path, archive, decides));
	}
};
/** A line for the kernel that names Python, and a zip behind it. */
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
	return packagesReading(packages, decides);
}
/** Collects the Python packages of an archive; `.deps` is where pex keeps its wheels. */
function pythonVisitor(archive, packages) {
	return {
		step(path) {
			if (isPythonMetadata(path)) return "read";
			return /(?:^|\/)\.deps\/[^/]+\.whl$/.test(path) ? "open" : "pass";
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
/** In images without rpm itself: what `rpm -qa` said. */
const MANIFEST$2 = /^var\/lib\/rpmmanifest\/container-manifest-2$/;
const MOST_BYTES$3 = 64 * 1024 ** 2;
/**
* rpm: SQLite, ndb and Berkeley. The databases are seen and not read: only trivy reads them, and where it lists nothing
* of one, nobody knows what it holds.
*/
const rpm = {
	name: "rpm",
	mayWant: (path) => DATABASE.test(path) || MANIFEST$2.test(path),
	wants: ({ size }) => size > 0,
	open({ path }) {
		if (MANIFEST$2.test(path)) return wholeFile(MOST_BYTES$3, true, (bytes) => readManifest$1(bytes.toString("utf8")));
		const why = "is an rpm database of which nothing was listed";
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
/** Name, version with release, six others, the epoch, and the source package, with tabs between. */
function readManifest$1(text) {
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
		why: "is no list of packages",
		decides: true
	};
	return packagesReading(packages, true);
}

// src/stages/layer-packages/managers/ruby.ts
const MOST_BYTES$2 = 4 * 1024 ** 2;
const FILE$3 = /(?:^|\/)specifications\/(?:default\/)?([^/]+)\.gemspec$/;
/** `nokogiri-1.16.0-x86_64-linux`: a name may have hyphens, a version begins with a digit. */
const CALLED = /^(.+?)-(\d[^-]*)(?:-.+)?$/;
const NAME$2 = /^[ \t]*\w{1,40}\.name[ \t]*=[ \t]*['"]([^'"\s]+)['"]/m;
const VERSION$1 = /^[ \t]*\w{1,40}\.version[ \t]*=[ \t]*(?:Gem::Version\.new[ (]{0,4})?['"]([^'"\s]+)['"]/m;
/** RubyGems and Bundler: the specification of each installed gem. */
const ruby = {
	name: "RubyGems",
	mayWant: (path) => FILE$3.test(path),
	wants: () => true,
	open({ path }) {
		const decides = !isFixture(path);
		return wholeFile(MOST_BYTES$2, decides, (bytes) => readSpecification(path, bytes, decides));
	}
};
function readSpecification(path, bytes, decides) {
	const text = bytes.toString("utf8");
	const [, calledName, calledVersion] = CALLED.exec(FILE$3.exec(path)?.[1] ?? "") ?? [];
	const name = NAME$2.exec(text)?.[1] ?? calledName;
	const version = VERSION$1.exec(text)?.[1] ?? calledVersion;
	if (name === void 0 || version === void 0) return {
		kind: "unreadable",
		why: "names no gem and no version",
		decides
	};
	return packagesReading([{
		type: "gem",
		name,
		version,
		trivyType: "gemspec"
	}], decides);
}

// src/stages/layer-packages/managers/rust.ts
/** What cargo-auditable packs begins with this. */
const BEGIN$1 = "{\"packages\":[";
/** First bytes of a packed list: enough for the tables of a block and some text. */
const FIRST_BYTES = 512;
/** Enough for the lengths of the first table. */
const SOME_BYTES = 16;
const LIMIT = { maxOutputLength: 32 * 1024 ** 2 };
/** Rust: the list that cargo-auditable puts into a program, and programs without one. */
const rust = {
	name: "Rust",
	mayWant: () => true,
	wants: isProgram,
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
				why: "holds too many marks of Rust programs",
				decides: true
			};
			const read = lists.end().filter((packed) => isList$1(packed)).map((packed) => cratesIn(unpacked(packed)));
			const crates = read.filter((list) => list !== void 0);
			if (crates.length < read.length) return {
				kind: "unreadable",
				why: "is a Rust program whose list of crates is damaged",
				decides: true
			};
			if (crates.length > 0) return packagesReading(crates.flat(), true);
			return sources.end().length > 0 ? {
				kind: "told",
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
		const [crate, exact] = [textOf$3(name), textOf$3(version)];
		if (crate === void 0 || exact === void 0 || kind !== void 0 && kind !== "runtime") return [];
		return [{
			type: "cargo",
			name: crate,
			version: exact,
			trivyType: "rustbinary"
		}];
	});
}
/** Where the standard library was built, as each panic names it: `/rustc/<commit>/library/…`. */
const sourceNeedle = {
	bytes: Buffer.from("/rustc/"),
	needed(found) {
		if (found.length < 64) return 64;
		return /^\/rustc\/[0-9a-f]{40}\/library/.test(found.toString("latin1", 0, 64)) ? 64 : void 0;
	}
};
/** zlib, of any level. */
const listNeedle = {
	bytes: Buffer.from([120]),
	needed(found) {
		if (found.length > 1 && !isZlib(found)) return void 0;
		if (found.length < SOME_BYTES) return SOME_BYTES;
		if (!mayBeDeflated(found)) return void 0;
		if (found.length < FIRST_BYTES) return FIRST_BYTES;
		if (!isList$1(found)) return void 0;
		return isWhole(found) ? found.length : 2 * found.length;
	}
};
function isZlib(found) {
	const second = found[1] ?? 0;
	return (second & 32) === 0 && (30720 + second) % 31 === 0;
}
function isList$1(found) {
	if (found.length < 8 || !isZlib(found) || !mayBeDeflated(found)) return false;
	try {
		const some = found.subarray(0, FIRST_BYTES);
		return inflateSync(some, { finishFlush: constants$2.Z_SYNC_FLUSH }).toString("latin1").startsWith(BEGIN$1);
	} catch {
		return false;
	}
}
const FIXED = deflateRawSync(BEGIN$1, { strategy: constants$2.Z_FIXED });
/** Two bytes are soon found by chance, and to ask zlib each time is slow: most of them have no tables that can be. */
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
/** Empty where it is cut off, damaged or too large. */
function unpacked(packed) {
	try {
		return inflateSync(packed, LIMIT);
	} catch {
		return Buffer.alloc(0);
	}
}

// src/stages/layer-packages/managers/without-advisories.ts
/** Packages that trivy neither lists nor has advisories for, by where each lies. */
const PLACES = [
	[/(?:^|\/)(?:site-)?library\/[^/]+\/DESCRIPTION$/, "is an R package"],
	[/(?:^|\/)rocks(?:-\d[^/]*)?\/[^/]+\/[^/]+\/[^/]+\.rockspec$/, "is a Lua package"],
	[/(?:^|\/)Cellar\/[^/]+\/[^/]+\/INSTALL_RECEIPT\.json$/, "is a package of Homebrew"],
	[/(?:^|\/)snap\/[^/]+\/[^/]+\/meta\/snap\.yaml$/, "is a snap"],
	[/(?:^|\/)wp-includes\/version\.php$/, "is a WordPress, with plugins and themes of its own"]
];
/** R, Lua, Homebrew, snaps, WordPress: seen, so that the report can say that nobody compares them. */
const withoutAdvisories = {
	name: "packages without advisories",
	mayWant: (path) => of(path) !== void 0,
	wants: () => true,
	open: ({ path }) => teller(`${of(path) ?? ""}, for which no advisories are read`)
};
function of(path) {
	return PLACES.find(([place]) => place.test(path))?.[1];
}
function teller(why) {
	return {
		write: () => {},
		end: () => ({
			kind: "told",
			why
		})
	};
}

// src/stages/layer-packages/managers/yarn-pnp.ts
/** That of a repository with thousands of packages has some 10 MB. */
const MOST_BYTES$1 = 64 * 1024 ** 2;
const FILE$2 = /(?:^|\/)\.pnp\.(?:cjs|js|data\.json)$/;
/** A package and where it lies: `["npm:4.17.20", {"packageLocation": "./.yarn/cache/….zip/node_modules/lodash/"`. */
const ENTRY = /"([^"\s]{1,500})",\s{0,40}\{\s{0,40}"packageLocation":\s{0,4}"([^"\s]{1,1000})"/g;
const FOLDER = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\/$/;
const VERSION = /(?:^|#)npm:([^#:]+)$|::version=([^&]+)/;
/** yarn's Plug'n'Play: the packages lie in zips, and one file says which of them can be loaded. */
const yarnPnp = {
	name: "yarn Plug'n'Play",
	mayWant: (path) => FILE$2.test(path),
	wants: () => true,
	open: () => wholeFile(MOST_BYTES$1, true, (bytes) => readTable(bytes.toString("utf8")))
};
function readTable(text) {
	const table = text.replaceAll("\\\n", "").replaceAll("\\\"", "\"");
	if (!table.includes("packageRegistryData")) return {
		kind: "unreadable",
		why: "holds no table of packages",
		decides: true
	};
	const packages = [];
	for (const [, reference = "", location = ""] of table.matchAll(ENTRY)) {
		const name = FOLDER.exec(location)?.[1];
		const [, published, patched] = VERSION.exec(reference) ?? [];
		const version = published ?? patched;
		if (name !== void 0 && version !== void 0) packages.push(npmPackage(name, version));
	}
	return packagesReading(packages, true);
}

// src/stages/layer-packages/managers/zip.ts
/** Zips that nothing runs as they are: yarn's cache, a release that is still packed. Told, no more. */
const zip = {
	name: "zip",
	mayWant: (path) => /\.zip$/i.test(path),
	wants: ({ size }) => size > 0,
	open: (file) => wholeArchive(file, false, readZip)
};
function readZip(archive) {
	const packages = [];
	const visitors = [
		javaVisitor(packages, []),
		pythonVisitor("", packages),
		npmVisitor(packages)
	];
	const of = (path) => visitors.find(({ step }) => step(path) !== "pass");
	const fault = readArchive(archive, {
		step: (path) => of(path)?.step(path) ?? "pass",
		read: (path, bytes) => of(path)?.read(path, bytes),
		broken: () => {}
	});
	if (fault !== void 0) return {
		kind: "unreadable",
		why: fault,
		decides: false
	};
	return packages.length === 0 ? { kind: "nothing" } : packagesReading(packages, false);
}
function npmVisitor(packages) {
	return {
		step: (path) => /(?:^|\/)node_modules\/.*package\.json$/.test(path) ? "read" : "pass",
		read(path, bytes) {
			const found = readNpmPackage(path, bytes);
			if (found !== void 0) packages.push(found);
		},
		broken: () => {}
	};
}

// src/stages/layer-packages/managers/all-managers.ts
/** Every package manager whose files the witness reads. */
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
/** Files of an image that say what {@link parseDistribution} reads; all are small. */
const DISTRIBUTION_FILES = [...[
	RELEASE,
	RELEASE_ELSEWHERE,
	REPOSITORIES,
	UBUNTU_PRO
]];
/** Reads what an image says of its distribution and an SBOM of trivy's leaves out; `files` by path. */
function parseDistribution(files) {
	const id = idIn(files.get(RELEASE)) ?? idIn(files.get(RELEASE_ELSEWHERE));
	const repository = repositoryIn(files.get(REPOSITORIES) ?? "");
	return {
		...id === void 0 ? {} : { id },
		...repository === void 0 ? {} : { repository },
		...hasUbuntuPro(files.get(UBUNTU_PRO)) ? { isExtended: true } : {}
	};
}
/** os-release(5): a lower-case string without spaces, in quotes or not. */
function idIn(release) {
	return /^ID=["']?([A-Za-z0-9._-]{1,60})["']?\s*$/m.exec(release ?? "")?.[1]?.toLowerCase();
}
/** `https://host/alpine/v3.22/main`, with a tag before it or not. */
const REPOSITORY = /^[^#]*\b(?:https?|ftp):\/\/[0-9A-Za-z.:-]+\/([A-Za-z]+)\/v?([0-9A-Za-z_.-]+)\//;
/** `alpine/edge`: the newest release that packages may come from; undefined where they are of several distributions. */
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
	const document = status === void 0 ? void 0 : parseJsonText(status);
	if (typeof document !== "object" || document === null || !("services" in document)) return false;
	const { services } = document;
	return Array.isArray(services) && services.some((one) => JSON.stringify(one)?.match(/"name":"esm-\w+"/) && isEnabled(one));
}
function isEnabled(service) {
	return typeof service === "object" && service !== null && "status" in service && service.status === "enabled";
}

// src/stages/layer-packages/makers.ts
/** Addresses of a distribution's own teams and people. */
const DISTRIBUTION = /[@.](?:debian\.(?:org|net)|ubuntu\.com|canonical\.com|alioth-lists\.debian\.net|kali\.org|devuan\.org|linuxmint\.com|raspberrypi\.(?:org|com)|raspbian\.org)(?![\w.-])/i;
/** Who is known to build packages for distributions that are not its own. */
const VENDOR = /@(?:[\w-]+\.)*(?:docker|nvidia|google|sap|hashicorp|microsoft|mongodb|elastic|f5|nginx|konghq|cloudflare|influxdb|influxdata|gitlab|github|grafana|datadoghq|nodesource|tailscale|percona|oracle|redis|confluent|jetbrains|zulip|dell|ibm|intel|amd)\.(?:com|io|org|net)\b|mariadb|couchdb|openrobotics|osrfoundation|postgresql\.org|Google Cloud CLI/i;
/** Whose a package of dpkg is, by its maintainer; many of Debian's maintainers write under an address of their own. */
function dpkgMaker(maintainer) {
	if (DISTRIBUTION.test(maintainer)) return "distribution";
	return maintainer === "" || !maintainer.includes("@") || VENDOR.test(maintainer) ? "vendor" : "unknown";
}
/** What Debian's policy demands of each package, and builders of packages of one's own leave out. */
function isDpkgDocument(path, name) {
	return path === `usr/share/doc/${name}/changelog.Debian.gz` || path === `usr/share/doc/${name}/changelog.gz`;
}
/** A distribution's package of apk names the commit of the tree that it was built from, and its origin in it. */
function makersOfApk(lines) {
	const has = (pattern) => lines.some((line) => pattern.test(line));
	return has(/^c:[0-9a-f]{40}/) && has(/^o:./) ? "distribution" : "vendor";
}
/** Where a distribution's packages never lay anything. */
const OWN_PLACES = /^(?:opt|srv|home|root|app|apps|workspace|usr\/(?:local|src)|data)(?:\/|$)/;
/** Whether a file that a package of this maker laid is tracked by the distribution's advisories. */
function isDistributions(maker, isDocumented, path) {
	if (OWN_PLACES.test(path)) return false;
	return maker === "distribution" || maker === "unknown" && isDocumented;
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
const ENTRY_BYTES$1 = 16;
/** RFC 4880, section 9.4; without the tag it is MD5. */
const ALGORITHMS = {
	1: "md5",
	2: "sha1",
	8: "sha256",
	10: "sha512"
};
const MD5 = 1;
/**
* The files in an rpm header as the rpm database holds it: numbers of entries and of bytes, the entries (tag, type,
* offset, count, in big-endian), then the values. Undefined where it is none.
*/
function rpmFiles(header) {
	const entries = entriesOf$1(Buffer.from(header.buffer, header.byteOffset, header.length));
	const names = strings(entries?.get(TAG.names));
	const folders = strings(entries?.get(TAG.folders));
	const indexes = numbers(entries?.get(TAG.folderIndexes));
	const digests = strings(entries?.get(TAG.digests));
	if (entries === void 0 || names.length !== indexes.length || names.length !== digests.length) return;
	const [algorithm = MD5] = numbers(entries.get(TAG.algorithm));
	const prefix = ALGORITHMS[algorithm];
	if (prefix === void 0) return [];
	return names.flatMap((name, at) => {
		const folder = folders[indexes[at] ?? -1];
		const digest = digests[at] ?? "";
		return folder === void 0 || !/^[0-9a-f]{32,128}$/.test(digest) ? [] : [[`${folder}${name}`, `${prefix}:${digest}`]];
	});
}
function entriesOf$1(header) {
	if (header.length < INTRO_BYTES) return void 0;
	const start = INTRO_BYTES + header.readUInt32BE(0) * ENTRY_BYTES$1;
	if (start + header.readUInt32BE(4) !== header.length) return void 0;
	const store = header.subarray(start);
	const entries = /* @__PURE__ */ new Map();
	for (let at = INTRO_BYTES; at < start; at += ENTRY_BYTES$1) {
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
/** Each ends with a zero. */
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
/** Greatest size of an rpm database that is read, in bytes: that of a whole workstation has 150 MB. */
const MAX_RPM_DATABASE_BYTES = 536870912;
const MAX_HEADER_BYTES = 33554432;
const MAX_PACKAGES = 5e4;
/** The one table with packages, as rpm makes it; anything else could make SQLite compute for ever. */
const TABLE = /^CREATE TABLE '?"?Packages"?'? ?\( ?hnum INTEGER PRIMARY KEY AUTOINCREMENT, ?blob BLOB NOT NULL ?\)$/i;
/** Where an SQLite file says how it is written; 2 is a write-ahead log, for which files would be made beside it. */
const JOURNAL_POSITION = 18;
const PLAIN_JOURNAL = Buffer.from([1, 1]);
/**
* The files that an rpm database in SQLite's format lists; none where it cannot be read, and every file is looked at
* then. `file` is the path of a private copy that is made and removed.
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
		return filesIn$2(database);
	} catch (error) {
		if (error instanceof Error && "syscall" in error) throw error;
		return [];
	} finally {
		database?.close();
		rmSync(file, { force: true });
	}
}
function filesIn$2(database) {
	database.exec("PRAGMA trusted_schema = OFF; PRAGMA query_only = ON");
	const [table, ...others] = database.prepare("SELECT type, sql FROM sqlite_master WHERE lower(name) = 'packages' LIMIT 2").all();
	if (!(table?.type === "table" && typeof table.sql === "string" && TABLE.test(oneLine$1(table.sql))) || others.length > 0) return [];
	const headers = database.prepare(`SELECT blob FROM Packages WHERE typeof(blob) = 'blob' AND length(blob) <= ${MAX_HEADER_BYTES} LIMIT ${MAX_PACKAGES}`).iterate();
	const files = [];
	for (const { blob } of headers) if (blob instanceof Uint8Array) for (const file of rpmFiles(blob) ?? []) files.push(file);
	return files;
}
function oneLine$1(sql) {
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
/** Loaded when it is needed; undefined in a Node that was made without it. */
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
/** The content hashes that package managers recorded, by path; an upper layer adds to what the lower ones say. */
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
	* Whether the file is as the distribution made it. Whoever writes the image could write the package database
	* too; but who wants to hide a secret from a scan can encrypt it just as well. This is about accidents.
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
/** Without leading `./` and `/`, and with `/usr` merged: packages still name `bin/ls` what lies at `usr/bin/ls`. */
function canonicalPath(path) {
	const plain = path.replace(/^(?:\.?\/)+/, "");
	return /^(?:bin|sbin|lib(?:32|64|x32)?)\//.test(plain) ? `usr/${plain}` : plain;
}
/** Greatest size of a package list in text, in bytes; that of a whole distribution has some 10 MB. */
const MAX_LIST_BYTES = 16777216;
const DPKG_SUMS = /^var\/lib\/dpkg\/(?:info|status\.d)\/[^/]+\.md5sums$/;
const RPM_DATABASE = /^(?:var\/lib|usr\/lib\/sysimage)\/rpm\/rpmdb\.sqlite$/;
/** Whether this is an rpm database, which is read whatever its size and is no text. */
function isRpmDatabase(path) {
	return RPM_DATABASE.test(canonicalPath(path));
}
/**
* The files that a package database lists; undefined where the path is none of a known database. `scratch` is the path
* of a private file that may be made and is removed.
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
/** `<md5>  usr/share/doc/x`, one a line. */
function dpkgSums(text) {
	return [...text.matchAll(/^([0-9a-f]{32}) [ *](.+)$/gm)].map(([, md5, path]) => [canonicalPath(path ?? ""), `md5:${md5}`]);
}
/** ` /etc/x <md5>`, lines of the field `Conffiles`. */
function dpkgConffiles(text) {
	return [...text.matchAll(/^ (\/\S+) ([0-9a-f]{32})(?: obsolete)?$/gm)].map(([, path, md5]) => [canonicalPath(path ?? ""), `md5:${md5}`]);
}
/** `F:` names the folder, `R:` a file in it, `Z:Q1…` its SHA-1 in base64. */
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

// src/stages/layer-packages/releases.ts
/** Which package manager a distribution's own packages are of, by what its release file calls it (`ID`, `ID_LIKE`). */
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
/** Files that only one family of distributions has, whatever is in them. */
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
/** `MANAGER DISTRIBUTION` of a release file, the manager `?` where it is not known; undefined where it names none. */
function systemOfRelease(path, text) {
	const file = path.slice(path.lastIndexOf("/") + 1);
	if (file !== "os-release") {
		const family = FAMILIES[file];
		return family === void 0 ? void 0 : `${systemOf([family])} ${family}`;
	}
	const value = (key) => new RegExp(`^${key}=["']?([^"'\\n]*)["']?\\s*$`, "m").exec(text)?.[1]?.trim().toLowerCase() ?? "";
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
const MOST_BYTES = 64 * 1024 ** 2;
/** A reader of files at fixed places, whose word is of one package system, `name`. */
function reader(name, places, parse) {
	return {
		name: `system:${name}`,
		mayWant: (path) => places.test(path),
		wants: () => true,
		open({ path }) {
			const whole = { word: NOTHING };
			const file = wholeFile(MOST_BYTES, false, (bytes) => {
				whole.word = parse(bytes.toString("utf8"), path) ?? NOTHING;
				return { kind: "nothing" };
			});
			return {
				write: file.write,
				end: () => file.end().kind === "unreadable" ? some(1) : whole.word
			};
		}
	};
}
const NOTHING = { kind: "nothing" };
function some(packages) {
	return {
		kind: "system",
		packages
	};
}
function counted(packages) {
	return packages > 0 ? some(packages) : void 0;
}
/** One package for each file that has a name as this. */
const present = () => some(1);
const DISTRIBUTION_PLACES = new RegExp(`^(?:${DISTRIBUTION_FILES.join("|").replaceAll(".", "\\.")})$`);
/** What package databases, lists of laid files and release files say of the system that an image is. */
const SYSTEM_READERS = [
	reader("release", /^(?:(?:etc|usr\/lib)\/os-release|etc\/(?:[a-z]+-release|debian_version|SuSE-release))$/, release$1),
	reader("distribution", DISTRIBUTION_PLACES, distribution),
	reader("dpkg", /^var\/lib\/dpkg\/(?:status$|status\.d\/(?!.*\.md5sums$)[^/]+$)/, dpkgStatus),
	reader("dpkg files", /^var\/lib\/dpkg\/(?:info\/[^/]+\.md5sums|status\.d\/[^/]+\.md5sums)$/, dpkgFiles),
	reader("apk", /^(?:usr\/)?lib\/apk\/db\/installed$/, apkInstalled),
	reader("pacman", /^var\/lib\/pacman\/local\/[^/]+\/desc$/, present),
	reader("xbps", /^var\/db\/xbps\/pkgdb-[^/]*\.plist$/, (text) => counted(matches(text, /<key>pkgver<\/key>/g))),
	reader("opkg", /^(?:usr\/lib|var\/lib|lib)\/opkg\/status$/, (text) => counted(matches(text, /^Package:/gm))),
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
		...some(0),
		distribution: parseDistribution(/* @__PURE__ */ new Map([[path, text]]))
	};
}
function release$1(text, path) {
	const found = systemOfRelease(path, text);
	return found === void 0 ? void 0 : {
		...some(0),
		release: found
	};
}
function dpkgStatus(text) {
	const makers = {};
	for (const block of text.split(/\r?\n(?:[ \t]*\r?\n)+/)) {
		const field = (name) => new RegExp(`^${name}:[ \\t]*(.*)$`, "im").exec(block)?.[1]?.trim();
		const name = field("Package");
		if (!name || /\b(?:not-installed|config-files)$/.test(field("Status") ?? "")) continue;
		makers[name] = dpkgMaker(field("Maintainer") ?? "");
	}
	const packages = Object.keys(makers).length;
	return packages === 0 ? void 0 : {
		...some(packages),
		makers
	};
}
/** `info/NAME:ARCH.md5sums`: a hash, and a path without a leading slash. trivy goes by these, and not by the lists. */
function dpkgFiles(text, path) {
	const by = path.slice(path.lastIndexOf("/") + 1).replace(/(?::[a-z0-9-]+)?\.md5sums$/, "");
	const lines = text.split("\n").map((line) => canonicalPath(line.replace(/^[0-9a-f]{32} [ *]/, "").trim()));
	const isDocumented = lines.some((line) => isDpkgDocument(line, by));
	return {
		...some(0),
		laid: [{
			by,
			files: lines.filter(canHoldPackages),
			isDocumented
		}]
	};
}
function apkInstalled(text) {
	const makers = {};
	const laid = [];
	for (const block of text.split(/\n{2,}/)) {
		const lines = block.split("\n");
		const name = lines.find((line) => line.startsWith("P:"))?.slice(2).trim();
		if (!name) continue;
		makers[name] = makersOfApk(lines);
		let folder = "";
		const files = [];
		for (const line of lines) if (line.startsWith("F:")) folder = line.slice(2);
		else if (line.startsWith("R:")) files.push(canonicalPath(`${folder}/${line.slice(2)}`));
		laid.push({
			by: name,
			files: files.filter(canHoldPackages),
			isDocumented: false
		});
	}
	return laid.length === 0 ? void 0 : {
		...some(laid.length),
		makers,
		laid
	};
}
const BULK = /\.(?:gz|xz|py|pyc|pyi|h|hpp|c|html?|png|svg|gif|mo|po|md|rst|txt|conf|m?js|cjs|map|ts|css|p[lmh]|ri|rb|e?l|elc|tcl|vim|a|la|pc|service|tmac|afm|ttf|otf)$/;
const TEXTS$1 = /^usr\/(?:share\/(?:doc|man|info|locale|zoneinfo|i18n|lintian|bash-completion|licenses)|include)\//;
/** Of a distribution's files most are text: only what a manager could want is worth keeping. */
function canHoldPackages(path) {
	return path !== "" && !BULK.test(path) && !TEXTS$1.test(path);
}
function matches(text, pattern) {
	return text.match(pattern)?.length ?? 0;
}

// src/stages/layer-packages/all-readers.ts
/** Everyone who is asked what a file of an image says. */
const READERS$1 = [...MANAGERS$1, ...SYSTEM_READERS];

// src/stages/layer-packages/path-set.ts
const ENTRY_BYTES = 8;
/** The number that stands for a path: 64 bits of its SHA-256. */
function pathKey(path) {
	return BigInt(`0x${hash("sha256", path).slice(0, 16)}`);
}
/**
* Paths of a layer that need only be recognised: of a large image there are half a million, and as text they would be
* most of what a run holds in memory. Two paths are taken for one once in 2^64.
*/
var PathSet = class PathSet {
	#sorted;
	constructor(sorted) {
		this.#sorted = sorted;
	}
	static of(keys) {
		return new PathSet(BigUint64Array.from(keys).sort());
	}
	/** Reads what {@link toString} wrote. */
	static parse(base64) {
		const bytes = Buffer.from(base64, "base64");
		const keys = new BigUint64Array(Math.floor(bytes.length / ENTRY_BYTES));
		for (let at = 0; at < keys.length; at += 1) keys[at] = bytes.readBigUInt64LE(at * ENTRY_BYTES);
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
		const bytes = Buffer.alloc(this.#sorted.length * ENTRY_BYTES);
		this.#sorted.forEach((key, at) => {
			bytes.writeBigUInt64LE(key, at * ENTRY_BYTES);
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
const WORD = discriminatedUnion("kind", [
	object({
		kind: literal$1("packages"),
		packages: array(PACKAGE).readonly(),
		inert: literal$1(true).exactOptional()
	}),
	object({ kind: literal$1("nothing") }),
	object({
		kind: literal$1("told"),
		why: string()
	}),
	object({
		kind: literal$1("unreadable"),
		why: string(),
		decides: boolean()
	}),
	object({
		kind: literal$1("system"),
		/** How many packages it names. */
		packages: number(),
		/** Of a release file: the family that it names. */
		release: string().exactOptional(),
		/** What a release file, a list of repositories or a subscription says beside that. */
		distribution: object({
			id: string().exactOptional(),
			repository: string().exactOptional(),
			isExtended: boolean().exactOptional()
		}).exactOptional(),
		/** Who made the packages, by their names, where the database says so. */
		makers: record(string(), _enum([
			"distribution",
			"vendor",
			"unknown"
		])).exactOptional(),
		/** Which files a package laid that can hold packages, and whether it comes with what a distribution demands. */
		laid: array(object({
			by: string(),
			files: array(string()),
			isDocumented: boolean()
		})).exactOptional()
	})
]);
const SAID = object({
	reader: string(),
	word: WORD
});
/** Whether a file that is read under another name may say more: one of its names may be where it is loaded from. */
function isOpen$1(word) {
	return word.kind === "packages" ? word.inert === true : word.kind === "unreadable" && !word.decides;
}
const EVENT = discriminatedUnion("kind", [
	object({
		kind: literal$1("file"),
		path: string(),
		said: array(SAID)
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
		/** The bytes are those that the target had before this entry of the archive. */
		before: number(),
		/** What they say, where they lie in this layer and nobody wanted them under the target's name. */
		said: array(SAID),
		/** Whether those bytes were found and looked at. */
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
/** A record as it is kept. */
const KEPT_RECORD = object({
	events: array(EVENT),
	files: string(),
	folders: string()
});
/** The record as it can be kept. */
function keptRecord({ events, files, folders }) {
	return {
		events: [...events],
		files: String(files),
		folders: String(folders)
	};
}
/** The other way round. */
function recordFrom({ events, files, folders }) {
	return {
		events,
		files: PathSet.parse(files),
		folders: PathSet.parse(folders)
	};
}

// src/stages/layer-packages/file-reader.ts
/**
* Whether a reader is to read a file under the name `path` too, which it had the chance to read as `read`, and then
* said `said`. A place from which files are loaded is known by what an empty file there would be: unreadable.
*/
function wantsAlso(reader, path, read, said) {
	if (path === read || !reader.mayWant(path)) return false;
	const words = said.filter((one) => one.reader === reader.name);
	if (words.length > 0) return words.some(({ word }) => isOpen$1(word)) && isLoadedFrom(path, reader);
	return !reader.mayWant(read) || byName$1(reader, path) && !byName$1(reader, read);
}
function isLoadedFrom(path, reader) {
	const word = reader.open({
		...NAMELESS,
		path
	}).end();
	return (word.kind === "packages" || word.kind === "unreadable") && !isOpen$1(word);
}
/** Whether the name alone is enough. */
function byName$1(reader, path) {
	return reader.wants({
		...NAMELESS,
		path
	});
}
/** A file of which nothing is known. */
const NAMELESS = {
	size: 1,
	mode: 420,
	head: Buffer.alloc(0)
};
/** One file on its way through the readers that want it; of the rest only the first bytes are looked at. */
var Hearing = class {
	#file;
	#isSparse;
	#asked;
	#head = Buffer.alloc(0);
	#open;
	/** `path` is the name under which the file is read, whatever the archive calls it. */
	constructor(path, entry, asked) {
		this.#file = {
			path,
			size: entry.size,
			mode: entry.mode
		};
		this.#isSparse = entry.isSparse;
		this.#asked = asked;
	}
	/** Whether more bytes would be of use. */
	get isOver() {
		return this.#open?.length === 0;
	}
	write(chunk) {
		if (this.#open !== void 0) {
			for (const { handle } of this.#open) handle.write(chunk);
			return;
		}
		this.#head = this.#head.length === 0 ? chunk.slice() : Buffer.concat([this.#head, chunk]);
		if (this.#head.length >= 512) this.#begin();
	}
	end() {
		if (this.#open === void 0) this.#begin();
		const words = (this.#open ?? []).map(({ reader, handle }) => ({
			reader: reader.name,
			word: handle.end()
		})).filter(({ word }) => word.kind !== "nothing");
		if (!this.#isSparse || words.length === 0) return words;
		const why = "is kept in the layer with its runs of zeros left out, a form that is not read";
		return words.map(({ reader }) => ({
			reader,
			word: {
				kind: "unreadable",
				why,
				decides: true
			}
		}));
	}
	#begin() {
		const file = {
			...this.#file,
			head: this.#head.subarray(0, 512)
		};
		this.#open = this.#asked.filter((reader) => reader.wants(file)).map((reader) => ({
			reader,
			handle: reader.open(file)
		}));
		for (const { handle } of this.#open) handle.write(this.#head);
	}
};

// src/stages/layer-packages/layer-recorder.ts
const WHITEOUT = ".wh.";
const OPAQUE = ".wh..wh..opq";
const LIMITS = {
	events: 1e6,
	entries: 1e7
};
/** Writes down, entry by entry, what of one layer has to do with packages. */
var LayerRecorder = class {
	#readers;
	#limits;
	#events = [];
	#files = [];
	#folders = [];
	/** The last event at each path, and the folders above them: what a later entry of this layer can take away. */
	#last = /* @__PURE__ */ new Map();
	#above = /* @__PURE__ */ new Set();
	#passed = [];
	#at = -1;
	constructor(readers, limits = LIMITS) {
		this.#readers = readers;
		this.#limits = limits;
	}
	/**
	* Takes the next entry; where somebody may want its bytes they are to be given to what it answers. Throws
	* `scan-incomplete` for a layer beyond the bounds.
	*/
	next(entry) {
		this.#at += 1;
		if (this.#at >= this.#limits.entries || this.#events.length >= this.#limits.events) {
			const { entries, events } = this.#limits;
			const bounds = `${entries} entries, ${events} links and package files`;
			throw fault$1("scan-incomplete", "sbom", `a layer is beyond what one look for packages takes (${bounds})`);
		}
		const path = placeOf(entry.path);
		const name = path.slice(path.lastIndexOf("/") + 1);
		if (path === "") return void 0;
		if (name === OPAQUE) this.#add({
			kind: "opaque",
			path: above(path)
		});
		else if (name.startsWith(WHITEOUT)) this.#whiteout(path, name.slice(4));
		else if (entry.kind === "folder") this.#folder(path);
		else if (entry.kind === "symbolic-link") this.#add({
			kind: "symbolic-link",
			path,
			target: entry.target
		});
		else if (entry.kind === "hard-link") this.#hardLink(path, placeOf(entry.target));
		else return this.#file(path, entry);
	}
	/** Takes what the readers made of the entry that {@link next} answered a hearing for. */
	heard(entry, hearing) {
		const said = hearing.end();
		const path = placeOf(entry.path);
		if (said.length > 0 || this.#covers(path)) this.#add({
			kind: "file",
			path,
			said
		});
	}
	get passed() {
		return this.#passed;
	}
	end() {
		const [files, folders] = [PathSet.of(this.#files), PathSet.of(this.#folders)];
		return {
			events: this.#events,
			files,
			folders
		};
	}
	#add(event) {
		this.#events.push(event);
		this.#last.set(event.path, event);
		for (let folder = above(event.path); folder !== "" && !this.#above.has(folder); folder = above(folder)) this.#above.add(folder);
	}
	/** A name such as `.wh..wh.plnk` is the storage driver's own and stands for nothing. */
	#whiteout(path, name) {
		if (name === "" || name.startsWith(WHITEOUT)) return;
		const folder = above(path);
		this.#add({
			kind: "whiteout",
			path: folder === "" ? name : `${folder}/${name}`
		});
	}
	#folder(path) {
		this.#folders.push(pathKey(path));
		if (this.#last.has(path)) this.#add({
			kind: "folder",
			path
		});
	}
	#file(path, entry) {
		this.#files.push(pathKey(path));
		const asked = entry.size > 0 ? this.#readers.filter((reader) => reader.mayWant(path)) : [];
		if (asked.length > 0) return new Hearing(path, entry, asked);
		if (this.#covers(path)) this.#add({
			kind: "file",
			path,
			said: []
		});
	}
	#covers(path) {
		return this.#last.has(path) || this.#above.has(path);
	}
	#hardLink(path, linked) {
		const other = this.#last.get(linked);
		const { target, before } = other?.kind === "hard-link" ? other : {
			target: linked,
			before: this.#at
		};
		const link = {
			kind: "hard-link",
			path,
			target,
			before,
			said: [],
			isRead: false
		};
		this.#add(link);
		const said = other?.kind === "file" ? other.said : [];
		const readers = this.#readers.filter((reader) => wantsAlso(reader, path, target, said));
		if (readers.length > 0) this.#passed.push({
			link,
			readers
		});
	}
};
/** The folder that a path lies in; empty for the root. */
function above(path) {
	const folder = dirname$1(path);
	return folder === "." ? "" : folder;
}

// src/stages/layer-packages/layer-packages.ts
/**
* Collects what layers say of packages. Each layer is read once: whoever reads it for something else reads it through
* {@link Witness.layers}, and what passes by is written down. Only what nobody reads is read for the witness alone.
*/
var Witness = class {
	#source;
	#readers;
	#records = /* @__PURE__ */ new Map();
	#owned = /* @__PURE__ */ new Map();
	#reading = /* @__PURE__ */ new Map();
	#isAlone;
	#waiting = [];
	/** `isShared`: someone else is about to read the layers, and says so with {@link release} when it has. */
	constructor(source, isShared = false, readers = READERS$1) {
		this.#source = source;
		this.#isAlone = !isShared;
		this.#readers = readers;
	}
	get readers() {
		return this.#readers;
	}
	/** Reads layers as the port does, and writes down what passes by. */
	get layers() {
		return { read: (layout, layer, diffId, visit) => this.#read({
			layout,
			layer,
			diffId
		}, visit) };
	}
	/** The port itself, for what was written down already. */
	get source() {
		return this.#source;
	}
	/** What is known of a layer so far. */
	recordOf({ diffId, layer }) {
		return this.#records.get(nameOf$4(diffId, layer.digest));
	}
	/** Takes what is known of a layer, whose bytes were seen to have this diff ID, and what its databases list. */
	recall({ diffId, layer }, record, owned) {
		this.#owned.set(diffId, owned);
		this.#records.set(nameOf$4(diffId, layer.digest), record);
		this.#wake();
	}
	/** The files that package databases of a layer list, of whatever kind; rpm's is read for this alone. */
	ownedIn(diffId) {
		return this.#owned.get(diffId) ?? [];
	}
	/** Nobody else reads layers any more. */
	release() {
		this.#isAlone = true;
		this.#wake();
	}
	/** The record of a layer, which is read where nobody has read it. Throws as {@link Layers.read}. */
	async record(place) {
		while (!this.#isAlone && !this.#owned.has(place.diffId)) await new Promise((resolve) => this.#waiting.push(resolve));
		const known = this.recordOf(place);
		if (known !== void 0) return known;
		const name = nameOf$4(place.diffId, place.layer.digest);
		const reading = this.#reading.get(name) ?? this.#readAlone(place);
		this.#reading.set(name, reading);
		return reading;
	}
	async #readAlone(place) {
		await this.#read(place, async () => {});
		const record = this.recordOf(place);
		if (record === void 0) throw new Error("a layer that was read has no record");
		return record;
	}
	async #read(place, visit) {
		const { layout, layer, diffId } = place;
		if (this.recordOf(place) !== void 0) return this.#source.read(layout, layer, diffId, visit);
		const recorder = new LayerRecorder(this.#readers);
		await this.#source.read(layout, layer, diffId, async (entry) => {
			const hearing = recorder.next(entry);
			if (hearing === void 0) return visit(entry);
			const content = overheard(entry.content, hearing);
			await visit({
				...entry,
				content
			});
			for await (const _ of content) if (hearing.isOver) break;
			recorder.heard(entry, hearing);
		});
		await this.#readPassed(place, recorder.passed);
		this.#records.set(nameOf$4(diffId, layer.digest), recorder.end());
	}
	/** Reads again what a hard link of this layer leads to, now that it is known for whom. */
	async #readPassed({ layout, layer, diffId }, passed) {
		if (passed.length === 0) return;
		const wanted = Map.groupBy(passed, ({ link }) => link.target);
		let at = -1;
		await this.#source.read(layout, layer, diffId, async (entry) => {
			at += 1;
			if (entry.kind !== "file" || entry.size === 0) return;
			const here = (wanted.get(placeOf(entry.path)) ?? []).filter(({ link }) => at < link.before);
			if (here.length === 0) return;
			const hearings = here.map(({ link, readers }) => new Hearing(link.path, entry, readers));
			for await (const chunk of entry.content) for (const hearing of hearings) hearing.write(chunk);
			here.forEach(({ link }, index) => {
				link.said = hearings[index]?.end() ?? [];
				link.isRead = true;
			});
		});
	}
	#wake() {
		const waiting = this.#waiting;
		this.#waiting = [];
		for (const resolve of waiting) resolve();
	}
};
function nameOf$4(diffId, blob) {
	return `${diffId} ${blob}`;
}
/** The same bytes, each of which the hearing gets once, whoever asks for it. */
function overheard(content, hearing) {
	const chunks = content[Symbol.asyncIterator]();
	const next = async () => {
		const { value, done } = await chunks.next();
		if (done === true) return {
			value: void 0,
			done
		};
		hearing.write(value);
		return {
			value,
			done: false
		};
	};
	return { [Symbol.asyncIterator]: () => ({ next }) };
}

// src/formats/sbom/cyclonedx-redact.ts
/**
* An SBOM with what people read redacted: descriptions, licenses in words, and who made a package. Everything else is
* identity: scanners and gates go by it, and a name that was edited is the name of another package.
*/
function redactBom(bom, redact) {
	return {
		...bom,
		components: bom.components.map((component) => redactComponent(component, redact))
	};
}
const TEXTS = [
	"description",
	"author",
	"publisher",
	"copyright"
];
function redactComponent(component, redact) {
	const { licenses, supplier } = component;
	const texts = TEXTS.flatMap((field) => {
		const text = component[field];
		return typeof text === "string" ? [[field, redact(text)]] : [];
	});
	return {
		...component,
		...Object.fromEntries(texts),
		...isNamed(supplier) && { supplier: {
			...supplier,
			name: redact(supplier.name)
		} },
		...licenses && { licenses: licenses.map((choice) => redactLicense(choice, redact)) }
	};
}
/** An `id` is one of the list of SPDX; `name`, `expression` and the text are as the package's author wrote them. */
function redactLicense(choice, redact) {
	const { expression, license } = choice;
	const { text } = license ?? {};
	return {
		...choice,
		...typeof expression === "string" && { expression: redact(expression) },
		...license && { license: {
			...license,
			...isNamed(license) && { name: redact(license.name) },
			...isContent(text) && { text: {
				...text,
				content: redact(text.content)
			} }
		} }
	};
}
function isNamed(value) {
	return typeof value === "object" && value !== null && "name" in value && typeof value.name === "string";
}
function isContent(value) {
	return typeof value === "object" && value !== null && "content" in value && typeof value.content === "string";
}

// src/stages/sbom/inventory-cache.ts
/** A larger cache costs more to copy than it saves, and is begun anew. */
const LARGEST_BYTES = 67108864;
/**
* trivy remembers each layer that it has seen in one file, which it locks. Each inventory works on a private copy, so
* that platforms and jobs can run side by side, and puts it back whole, under the hash of its bytes: what is not that
* was not left there by a run that ended well. `learnedBy` is
* what takes part in what trivy learns beside this program.
*/
async function openInventoryCache(world, learnedBy) {
	const name = hexOf$1(JSON.stringify([world.workspace.program, ...learnedBy]));
	const folder = await world.workspace.folder("inventory");
	const mine = join(folder, "fanal", "fanal.db");
	await mkdir(join(folder, "fanal"), { mode: 448 });
	await recall$1(join(sharedFolder(world.workspace.cache), name), mine);
	return {
		folder,
		link: async (javaDatabase) => symlink(javaDatabase, join(folder, "java-db")),
		async keep(holdsSecret) {
			const bytes = await readFile(mine);
			if (holdsSecret(bytes.toString())) return;
			await putBack(mine, join(sharedFolder(world.workspace.store), name), hexOf$1(bytes));
		}
	};
}
/** Takes a private copy of what was kept last, and none of anything that is not what its name says. */
async function recall$1(shared, mine) {
	for (const file of await filesIn$1(shared)) {
		const hash = /^([0-9a-f]{64})\.db$/.exec(file)?.[1];
		if (hash === void 0 || await sizeOf(join(shared, file)) > LARGEST_BYTES) continue;
		await copyFile(join(shared, file), mine).catch(ignoreAbsent);
		const copied = await readFile(mine).catch(ignoreAbsent);
		if (copied !== void 0 && hexOf$1(copied) === hash) return;
		await rm(mine, { force: true });
	}
}
/** In place at once, and then alone: a run that is cut off leaves what was there, and a draft that nobody reads. */
async function putBack(mine, shared, hash) {
	await mkdir(shared, {
		recursive: true,
		mode: 448
	});
	const outdated = (await filesIn$1(shared)).filter((file) => file !== `${hash}.db`);
	const draft = join(shared, `.${randomUUID()}`);
	try {
		await copyFile(mine, draft);
		await rename(draft, join(shared, `${hash}.db`));
	} finally {
		await rm(draft, { force: true });
	}
	for (const file of outdated) if (file.endsWith(".db")) await rm(join(shared, file), { force: true });
}
/**
* Removes what trivy learned of layers where the file holds a secret value: it keeps the command that made a layer,
* and names and paths of packages as they are. An earlier run may not have known the value.
*/
async function forgetInventories(cache, holdsSecret) {
	const folder = sharedFolder(cache);
	for (const name of await filesIn$1(folder)) for (const file of await filesIn$1(join(folder, name))) {
		const text = await readFile(join(folder, name, file), "utf8").catch(ignoreAbsent);
		if (text !== void 0 && holdsSecret(text)) await rm(join(folder, name, file), { force: true });
	}
}
function sharedFolder(cache) {
	return join(cache, "trivy", "layers");
}
async function filesIn$1(folder) {
	return await readdir(folder).catch(ignoreAbsent) ?? [];
}
async function sizeOf(file) {
	return stat(file).then((found) => found.size, () => 0);
}
function ignoreAbsent(error) {
	if (error.code !== "ENOENT") throw error;
}

// src/stages/sbom/sbom-files.ts
const CONVERT_LIMIT_MS = 3e5;
/** Gives the licenses forms that the schema has. */
async function withKnownLicenses(world, bom) {
	const ids = /* @__PURE__ */ new Set();
	for (const { licenses = [] } of bom.components) for (const { license } of licenses) if (license?.id !== void 0) ids.add(license.id);
	const known = /* @__PURE__ */ new Set();
	for (const id of ids) if (await world.sbomValidator.isLicenseId(id)) known.add(id);
	return known.size === ids.size ? bom : renameLicenses(bom, (id) => known.has(id));
}
/**
* Validates an SBOM strictly and writes it as `NAME.cdx.json`, and as SPDX made from that very file as
* `NAME.spdx.json`; both into a private folder, since nobody knows yet which texts in them are secret values. Throws
* `tool-failed` where the SBOM is not valid or cannot be validated.
*/
async function writeSbom(world, name, scope, bom, { notes = [], gaps = [], witness }) {
	const wrong = await world.sbomValidator.fault(bom).catch((error) => {
		throw fault$1("tool-failed", "sbom", `${name}.cdx.json could not be validated: ${String(error)}`, error);
	});
	if (wrong !== void 0) throw fault$1("tool-failed", "sbom", `${name}.cdx.json is not valid CycloneDX 1.6: ${wrong}`);
	const folder = await world.workspace.folder("sbom");
	const cyclonedx = await written(join(folder, `${name}.cdx.json`), bom);
	return {
		scope,
		cyclonedx,
		spdx: await written(join(folder, `${name}.spdx.json`), await toSpdx(world, cyclonedx.path, bom)),
		components: bom.components.length,
		...notes.length === 0 ? {} : { notes },
		...gaps.length === 0 ? {} : { gaps },
		...witness && { witness }
	};
}
async function written(path, document) {
	const text = `${JSON.stringify(document, null, 1)}\n`;
	await writeFile(path, text);
	return {
		path,
		sha256: hexOf$1(text)
	};
}
const SpdxSchema = looseObject({
	spdxVersion: literal$1("SPDX-2.3"),
	SPDXID: literal$1("SPDXRef-DOCUMENT"),
	creationInfo: looseObject({ creators: array(string()) }),
	packages: array(unknown$1()).min(1)
});
async function toSpdx(world, file, bom) {
	const command = await trivyCommand(world, {
		args: [
			"sbom",
			file,
			"--format",
			"spdx-json",
			"--cache-backend",
			"memory",
			"--offline-scan"
		],
		timeoutMs: CONVERT_LIMIT_MS
	});
	const text = await readTool(world.processes, "sbom", command);
	const { name } = bom.metadata.component;
	try {
		const spdx = SpdxSchema.parse(JSON.parse(text));
		const creators = [...spdx.creationInfo.creators, `Tool: ${PRODUCT.name}-${PRODUCT.version}`];
		return {
			...spdx,
			name,
			documentNamespace: `${PRODUCT.uri}/spdx/${randomUUID()}`,
			creationInfo: {
				...spdx.creationInfo,
				creators
			}
		};
	} catch (error) {
		throw fault$1("tool-failed", "sbom", `trivy made no SPDX 2.3 document of the SBOM of ${name}`, error);
	}
}

// src/stages/sbom/redact-sboms.ts
/** In place of a value in a license: not every reader of license expressions takes brackets. */
const MARK = "redacted";
const NOTE = "secret values in descriptions and licenses of packages are replaced by \"redacted\"";
/**
* Takes the secret values that are known by now out of the text that the scanner read from the image, and puts the
* SBOMs into the evidence folder. Where a value that counts (`counting`) stands in what others decide by, since a
* package, a version or a folder is named by it, nothing is edited: that SBOM is withheld, and the outcome is
* `secret-found`. To be called once the secrets check has ended, however it ended.
*/
async function redactInventory(world, { sboms, scan }, counting) {
	const all = hiddenValues(world);
	const known = {
		all,
		counting: new LooseValues(counting.filter(isTelling))
	};
	try {
		await forgetInventories(world.workspace.store, (text) => all.isIn(text));
		return {
			sboms: sboms.done ? await releaseAll(world, sboms.value, known) : sboms,
			scan: scan.done ? redactScan(scan.value, known) : scan
		};
	} catch (error) {
		return {
			sboms: {
				done: false,
				reasons: reasonsOf(error, "sbom")
			},
			scan: {
				done: false,
				reasons: scan.done ? [] : reasonsIn(scan)
			}
		};
	}
}
/** Tells whether a text that is kept for later runs holds a secret value, in any spelling. */
function holdsSecret(world) {
	const all = hiddenValues(world);
	return (text) => all.isIn(text);
}
function hiddenValues({ runner }) {
	return new LooseValues([...runner.masked].filter(isTelling));
}
/** All of them, or why some are withheld; the others lie in the evidence folder all the same. */
async function releaseAll(world, sboms, known) {
	const value = [];
	const reasons = [];
	for (const sbom of sboms) {
		const released = await release(world, sbom, known);
		if ("code" in released) reasons.push(released);
		else value.push(released);
	}
	return reasons.length > 0 ? {
		done: false,
		reasons
	} : {
		done: true,
		value
	};
}
async function release(world, sbom, known) {
	const [cyclonedx, spdx] = await Promise.all([sbom.cyclonedx, sbom.spdx].map(({ path }) => readFile(path, "utf8")));
	if (!known.all.isIn(`${cyclonedx}\n${spdx}`)) return published(world, sbom);
	const bom = parseBom(cyclonedx ?? "");
	if (typeof bom === "string") throw fault$1("tool-failed", "sbom", `${sbom.cyclonedx.path}: ${bom}`);
	const told = redactBom(bom, (text) => known.all.redact(text, MARK));
	if (known.counting.isIn(JSON.stringify(told))) return withheld(sbom, fieldsThatHold(told, known.counting));
	if (JSON.stringify(told) === JSON.stringify(bom)) return published(world, sbom);
	const name = basename(sbom.cyclonedx.path, ".cdx.json");
	const notes = [...sbom.notes ?? [], NOTE];
	return published(world, await writeSbom(world, name, sbom.scope, told, {
		...sbom,
		notes
	}));
}
function withheld({ scope }, fields) {
	return {
		code: "secret-found",
		check: "sbom",
		message: `a secret that was found stands in ${`${fields.join(" and ")} in the SBOM of ${scopeName(scope)}`}; others decide by it, so it is not edited, and the SBOM is withheld: revoke the secret, take it out of there and rebuild`
	};
}
/** What kinds of field hold a value, in words without it. */
function fieldsThatHold({ components, metadata }, values) {
	const holds = (part) => part !== void 0 && values.isIn(JSON.stringify(part));
	const named = components.some(({ name, group }) => holds([name, group]));
	const versioned = components.some(({ version }) => holds(version));
	const placed = components.some(({ properties }) => holds(properties));
	const fields = [
		...holds(metadata) ? ["the name of what it is about"] : [],
		...named ? ["the name of a package"] : [],
		...versioned ? ["the version of a package"] : [],
		...placed && !named && !versioned ? ["the path of a package"] : []
	];
	return fields.length === 0 ? ["the identity of a package"] : fields;
}
async function published({ workspace }, sbom) {
	const [cyclonedx, spdx] = await Promise.all([sbom.cyclonedx, sbom.spdx].map(copied));
	return {
		...sbom,
		...cyclonedx && { cyclonedx },
		...spdx && { spdx }
	};
	async function copied({ path, sha256 }) {
		return {
			path: await copyEvidenceFile(workspace.evidence, basename(path), path),
			sha256
		};
	}
}
/** What is judged, signed and handed over names a package as its SBOM does. */
function redactScan(scan, { all, counting }) {
	const value = redactFields(scan, {
		findings: { title: "text" },
		coverage: { gaps: { why: "text" } }
	}, (text) => all.redact(text, MARK));
	if (!counting.isIn(JSON.stringify(value))) return {
		done: true,
		value
	};
	return {
		done: false,
		reasons: [{
			code: "secret-found",
			check: "scan",
			message: "a secret that was found stands in the name, version or path of a package with a vulnerability, so what the scan found is withheld"
		}]
	};
}

// src/formats/sbom/cyclonedx-merge.ts
const FrameSchema = looseObject({
	components: array(unknown$1()),
	dependencies: array(unknown$1())
});
/**
* One SBOM of a multi-platform image: the index depends on its platforms, and each platform keeps all its components.
* The frame is authored with the CycloneDX library; the components are taken as they are, since its models would lose
* trivy's properties and forms of license. The same package on two platforms is two components: bom-refs start with
* the platform. Answers an error sentence where the result cannot be read back.
*/
async function mergeBoms(parts, main, by, serialNumber) {
	const frame = await frameOf(parts, main, by, serialNumber);
	const { components, dependencies } = FrameSchema.parse(frame);
	const roots = new Set(parts.map(rootRef));
	const authored = dependencies.filter((one) => !roots.has(looseObject({ ref: string() }).parse(one).ref));
	for (const part of parts) {
		const rename = (ref) => inPart(part, ref);
		for (const component of part.bom.components) components.push({
			...component,
			"bom-ref": rename(component["bom-ref"])
		});
		for (const { ref, dependsOn } of part.bom.dependencies) authored.push({
			ref: rename(ref),
			dependsOn: dependsOn.map(rename)
		});
	}
	return readBom({
		...frame,
		components,
		dependencies: authored
	});
}
async function frameOf(parts, main, by, serialNumber) {
	const { Models, Enums, Serialize, Spec } = await import("./index.node.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const index = new Models.Component(Enums.ComponentType.Container, main.name, {
		bomRef: main.purl,
		purl: main.purl,
		...main.version === void 0 ? {} : { version: main.version }
	});
	const platforms = parts.map((part) => {
		const { component } = part.bom.metadata;
		const properties = (component.properties ?? []).map(({ name, value }) => new Models.Property(name, value));
		return new Models.Component(Enums.ComponentType.Container, component.name, {
			bomRef: rootRef(part),
			...component.version === void 0 ? {} : { version: component.version },
			...component.purl === void 0 ? {} : { purl: component.purl },
			properties: new Models.PropertyRepository(properties)
		});
	});
	for (const platform of platforms) index.dependencies.add(platform.bomRef);
	const tool = toolComponent(by);
	const bom = new Models.Bom({
		serialNumber,
		components: new Models.ComponentRepository(platforms),
		metadata: new Models.Metadata({
			timestamp: new Date(by.timestamp),
			component: index,
			tools: new Models.Tools({ components: new Models.ComponentRepository([new Models.Component(Enums.ComponentType.Application, tool.name, { version: tool.version })]) })
		})
	});
	const normalize = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
	const json = new Serialize.JsonSerializer(normalize).serialize(bom, { sortLists: true });
	const frame = looseObject({ metadata: looseObject({ tools: looseObject({}) }) }).parse(JSON.parse(json));
	const inventoried = parts[0]?.bom.metadata.tools ?? frame.metadata.tools;
	return {
		...frame,
		metadata: {
			...frame.metadata,
			tools: inventoried
		}
	};
}
function rootRef(part) {
	return inPart(part, part.bom.metadata.component["bom-ref"]);
}
function inPart(part, ref) {
	return `${part.name}/${ref}`;
}

// src/formats/sbom/cyclonedx-amend.ts
/** Marks what Assay added to trivy's inventory; the value says who saw it. */
const WITNESS_PROPERTY = "assay:witness";
/** An SBOM without some components and with some more, each directly below the image. */
function amend(bom, dropped, added) {
	const components = added.map(componentOf);
	const root = bom.metadata.component["bom-ref"];
	const refs = components.map((component) => component["bom-ref"]);
	const kept = bom.dependencies.filter(({ ref }) => !dropped.has(ref)).map(({ ref, dependsOn, ...rest }) => ({
		...rest,
		ref,
		dependsOn: [...dependsOn.filter((one) => !dropped.has(one)), ...ref === root ? refs : []]
	}));
	const hasRoot = kept.some(({ ref }) => ref === root);
	return {
		...bom,
		components: [...bom.components.filter((one) => !dropped.has(one["bom-ref"])), ...components],
		dependencies: [
			...kept,
			...hasRoot ? [] : [{
				ref: root,
				dependsOn: refs
			}],
			...refs.map((ref) => ({
				ref,
				dependsOn: []
			}))
		]
	};
}
function componentOf(added) {
	const { type, name, version, trivyType, path, layer, seenBy } = added;
	const trivy = {
		PkgID: `${name}@${version}`,
		...trivyType === void 0 ? {} : { PkgType: trivyType },
		FilePath: path,
		LayerDigest: layer.digest,
		LayerDiffID: layer.diffId
	};
	const parts = type === "maven" || type === "npm" ? nameParts(type, name) : { name };
	return {
		"bom-ref": randomUUID(),
		type: "library",
		...parts,
		version,
		purl: packagePurl(type, name, version),
		properties: [...Object.entries(trivy).map(([key, value]) => ({
			name: `aquasecurity:trivy:${key}`,
			value
		})), {
			name: WITNESS_PROPERTY,
			value: seenBy
		}]
	};
}
/** The packages of an SBOM with their places: their own file, or the one that lists them. */
function placedPackages(bom) {
	const lists = /* @__PURE__ */ new Map();
	const children = new Map(bom.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
	const of = /* @__PURE__ */ new Map();
	for (const component of bom.components) {
		if (!isList(component)) continue;
		lists.set(component["bom-ref"], component.name);
		const waiting = [...children.get(component["bom-ref"]) ?? []];
		const seen = /* @__PURE__ */ new Set();
		for (let ref = waiting.pop(); ref !== void 0; ref = waiting.pop()) {
			if (seen.has(ref)) continue;
			seen.add(ref);
			of.set(ref, (of.get(ref) ?? /* @__PURE__ */ new Set()).add(component.name));
			waiting.push(...children.get(ref) ?? []);
		}
	}
	return bom.components.filter((component) => component.type !== "operating-system" && !lists.has(component["bom-ref"])).map((component) => {
		const ref = component["bom-ref"];
		return {
			ref,
			component,
			places: [...trivyValues(component, "FilePath"), ...of.get(ref) ?? []]
		};
	});
}
/** The files that list packages and of whose packages none is left. */
function emptyLists(bom, dropped) {
	const children = new Map(bom.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
	return bom.components.filter(isList).flatMap((component) => {
		const below = children.get(component["bom-ref"]) ?? [];
		return below.length > 0 && below.every((ref) => dropped.has(ref)) ? [component["bom-ref"]] : [];
	});
}
function isList(component) {
	return component.type === "application" && trivyValues(component, "Type").length > 0;
}

// src/stages/completeness/package-key.ts
/** Types whose names trivy writes in lower case. */
const LOWER_CASE = /* @__PURE__ */ new Set([
	"npm",
	"golang",
	"pypi",
	"apk"
]);
/**
* What makes a package the same as one of the SBOM: its PURL type, its name as trivy's PURLs have it, its version. Takes
* the group (npm's scope, the rest of a Go module's path) and the name as one: `@babel/core`, `org.slf4j:slf4j-api`.
*/
function packageKey({ type, name, version = "" }) {
	return `${packageNameKey({
		type,
		name
	})}@${version}`;
}
/** The same without the version. */
function packageNameKey({ type, name }) {
	const lower = LOWER_CASE.has(type) ? name.toLowerCase() : name;
	if (type === "pypi") return `${type}/${lower.replaceAll("_", "-")}`;
	return `${type}/${type === "maven" ? lower.replaceAll(":", "/") : lower}`;
}

// src/stages/completeness/listed-packages.ts
/** Packages of a system: they have a place in its database and none of their own. */
const SYSTEM_TYPES = /* @__PURE__ */ new Set([
	"deb",
	"apk",
	"rpm"
]);
/** What the inventory lists, to be asked for what the witness saw. */
var Listed = class {
	packages;
	#placesByKey = /* @__PURE__ */ new Map();
	#placesByName = /* @__PURE__ */ new Map();
	#places = /* @__PURE__ */ new Set();
	#types = /* @__PURE__ */ new Set();
	/** Those without a PURL, of a system that trivy does not recognise. */
	#nameless = /* @__PURE__ */ new Set();
	/** `without`: bom-refs of components that do not count. */
	constructor(bom, seen, without = /* @__PURE__ */ new Set()) {
		const listed = [];
		for (const placed of placedPackages(bom)) {
			if (without.has(placed.ref)) continue;
			const { component } = placed;
			const { group, name, version = "", purl } = component;
			const type = purl === void 0 ? void 0 : purlType(purl);
			if (type === void 0) {
				this.#nameless.add(`${name}@${version}`);
				continue;
			}
			const whole = {
				type,
				name: group === void 0 ? name : `${group}/${name}`,
				version
			};
			const key = packageKey(whole);
			const places = placed.places.map((place) => seen.realPath(place));
			const nameKey = packageNameKey(whole);
			listed.push({
				...placed,
				key,
				nameKey,
				places,
				named: placed.places
			});
			push$1(this.#placesByKey, key, places);
			push$1(this.#placesByName, nameKey, places);
			this.#types.add(type);
			for (const place of places) this.#places.add(place);
		}
		this.packages = listed;
	}
	/** Whether the package is listed as of this file, or of one within it: a rule of the policy may be bound to a path. */
	has(what, path) {
		if (SYSTEM_TYPES.has(what.type)) return this.#placesByKey.has(packageKey(what)) || this.#nameless.has(`${what.name}@${what.version ?? ""}`);
		return (this.#placesByKey.get(packageKey(what)) ?? []).some((place) => isAt(place, path));
	}
	hasAnywhere(what) {
		return this.#placesByKey.has(packageKey(what));
	}
	/** Whether the file is listed with that package, in whatever version. */
	hasName(what, path) {
		const places = this.#placesByName.get(packageNameKey(what));
		return SYSTEM_TYPES.has(what.type) ? places !== void 0 : (places ?? []).some((place) => isAt(place, path));
	}
	/** Whether any package is listed as of this file. */
	hasPlace(path) {
		return this.#places.has(path) || [...this.#places].some((place) => isAt(place, path));
	}
	hasType(type) {
		return this.#types.has(type);
	}
};
function isAt(place, path) {
	return place === path || place.startsWith(`${path}/`);
}
function push$1(map, key, more) {
	const known = map.get(key);
	if (known === void 0) map.set(key, [...more]);
	else known.push(...more);
}

// src/stages/completeness/compare-inventory.ts
const MOST_TOLD = 200;
/**
* Holds trivy's inventory against what the layers say. What it lacks is added, what stands in a file that the image
* does not have any more is taken out, and what cannot be had either way is a gap.
*/
function hold(bom, seen, image, distributions) {
	const all = new Listed(bom, seen);
	const dropped = /* @__PURE__ */ new Set([
		...gone(all, seen, image),
		...misnamed(all, seen),
		...all.packages.filter((one) => isOwned(one.component.purl, one.places, distributions.dropped)).map(({ ref }) => ref)
	]);
	const listed = new Listed(bom, seen, dropped);
	const added = /* @__PURE__ */ new Map();
	const gaps = [];
	const read = /* @__PURE__ */ new Set();
	for (const file of seen.files) {
		if (file.said.some(({ word }) => word.kind === "packages")) read.add(file.path);
		if (distributions.left(file.path)) continue;
		for (const said of file.said) {
			for (const one of missing(said, file, listed)) {
				const key = `${packageKey(one)} ${file.path}`;
				if (!added.has(key)) added.set(key, addition(one, said, file, image));
			}
			gaps.push(...gapsOf(said.word, file.path, listed));
		}
	}
	for (const ref of emptyLists(bom, dropped)) dropped.add(ref);
	return {
		bom: dropped.size + added.size === 0 ? bom : amend(bom, dropped, [...added.values()]),
		gaps: bounded(gaps),
		read,
		added: added.size
	};
}
/** Packages that a file says are loaded from there, and that the SBOM lacks. */
function missing({ word }, { path }, listed) {
	if (word.kind !== "packages" || word.inert) return [];
	return word.packages.flatMap((one) => {
		const { version } = one;
		if (version === void 0 || SYSTEM_TYPES.has(one.type) || listed.has(one, path)) return [];
		return [{
			...one,
			version
		}];
	});
}
function addition({ type, name, version, trivyType }, { reader }, { path, layer }, image) {
	const digest = image.layers[layer]?.digest ?? "";
	const diffId = image.configuration.diffIds[layer] ?? "";
	return {
		type,
		name,
		version,
		...trivyType === void 0 ? {} : { trivyType },
		path: path.toWellFormed(),
		layer: {
			digest,
			diffId
		},
		seenBy: reader
	};
}
function gapsOf(word, at, listed) {
	const path = plain$1(at, 300);
	if (word.kind === "told") {
		if (listed.hasPlace(at)) return [];
		return [{
			kind: "unlisted",
			path,
			why: plain$1(word.why, 300),
			decides: false
		}];
	}
	if (word.kind === "unreadable") {
		if (listed.hasPlace(at) || /(?:^|\/)rpm/.test(at) && listed.hasType("rpm")) return [];
		return [{
			kind: "unreadable",
			path,
			why: plain$1(word.why, 300),
			decides: word.decides
		}];
	}
	if (word.kind !== "packages") return [];
	if (word.inert) return word.packages.some((one) => !listed.hasAnywhere(one)) ? [{
		kind: "unlisted",
		path,
		why: "holds packages that the SBOM lacks, in a place from which nothing loads them",
		decides: false
	}] : [];
	const unnumbered = word.packages.filter((one) => one.version === void 0 && !listed.hasName(one, at));
	const system = word.packages.filter((one) => SYSTEM_TYPES.has(one.type) && one.version !== void 0 && !listed.has(one, at));
	return [...unnumbered.map(({ name }) => ({
		kind: "incomparable",
		path,
		package: plain$1(name, 200),
		decides: true,
		why: "is a package without a version, which cannot be compared with advisories"
	})), ...system.length === 0 ? [] : [{
		kind: "unlisted",
		path,
		decides: true,
		why: `lists packages that the SBOM lacks: ${named(system)}`
	}]];
}
function named(packages) {
	const shown = packages.slice(0, 3).map(({ name }) => plain$1(name, 60));
	const more = packages.length - shown.length;
	return `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
/** Components of a content that stood at their path before: an upper layer, or a later entry, has another there. */
function gone(listed, seen, image) {
	const now = new Map(seen.files.map((file) => [file.path, file]));
	const before = /* @__PURE__ */ new Map();
	for (const { path, said } of seen.hidden) for (const key of keysIn(said)) before.set(path, (before.get(path) ?? /* @__PURE__ */ new Set()).add(key));
	return listed.packages.flatMap(({ ref, key, places, named: names, component }) => {
		const from = trivyValues(component, "LayerDiffID");
		const isGone = (place, at) => {
			const { said = [], layer = -1 } = now.get(place) ?? {};
			const isRead = from.includes(image.configuration.diffIds[layer] ?? "");
			const isClear = said.every(({ word }) => word.kind !== "unreadable") || from.length > 0 && !isRead;
			return [place, names[at] ?? place].some((one) => before.get(one)?.has(key) === true) && isClear && !keysIn(said).includes(key);
		};
		return places.length > 0 && places.every(isGone) ? [ref] : [];
	});
}
/** Components with a version that is none, of a file that the witness read a version of: `go1.26.5 (Red Hat …)`. */
function misnamed(listed, seen) {
	const now = new Map(seen.files.map(({ path, said }) => [path, said]));
	return listed.packages.flatMap(({ ref, nameKey, component: { version = "" }, places }) => {
		const isRead = (place) => packagesIn(now.get(place) ?? []).some((one) => one.version && packageNameKey(one) === nameKey);
		return /\s/.test(version) && places.length > 0 && places.every(isRead) ? [ref] : [];
	});
}
function keysIn(said) {
	return packagesIn(said).map(packageKey);
}
function packagesIn(said) {
	return said.flatMap(({ word }) => word.kind === "packages" ? word.packages : []);
}
function isOwned(purl, places, isDistributions) {
	if (purl === void 0 || /^pkg:(?:deb|apk|rpm)\//.test(purl)) return false;
	return places.length > 0 && places.every(isDistributions);
}
/** Those that decide nothing may be thousands. */
function bounded(gaps) {
	const told = gaps.filter(({ decides }) => !decides);
	return [...gaps.filter(({ decides }) => decides), ...told.slice(0, MOST_TOLD)];
}

// src/stages/completeness/owners.ts
/** Where rpm's packages of a distribution lay programs and libraries; for databases that nobody here reads. */
const RPM_PLACES = /^usr\/(?:bin|sbin|lib|lib64|libexec|share)\//;
/**
* Tells whether the distribution itself laid a file: its fixes are told by the distribution's advisories and under the
* distribution's versions, and the versions that the file names would be judged wrongly. A file of anybody else's
* package counts. `rpm`: what rpm's databases list, where there are some; undefined where they cannot be read.
*/
function distributionFiles(seen, rpm) {
	const words = seen.files.flatMap(({ said }) => said.flatMap(({ word }) => word.kind === "system" ? [word] : []));
	const makers = new Map(words.flatMap((word) => Object.entries(word.makers ?? {})));
	const documented = new Set(laidIn(words).filter(({ isDocumented }) => isDocumented).map(({ by }) => by));
	const official = /* @__PURE__ */ new Set();
	for (const { by, files } of laidIn(words)) {
		const maker = makers.get(by);
		if (maker === void 0) continue;
		for (const file of files) if (isDistributions(maker, documented.has(by), file)) official.add(file);
	}
	return (path) => {
		const place = canonicalPath(path);
		return official.has(place) || (rpm === void 0 ? RPM_PLACES.test(place) : rpm.has(place));
	};
}
function laidIn(words) {
	return words.flatMap(({ laid = [] }) => laid);
}

// src/stages/layer-packages/image-view.ts
const MOST_LINKS = 40;
/** The file system of an image as it runs, as far as it has to do with packages. */
var View = class {
	root = folder("");
	hidden = [];
	#keys = /* @__PURE__ */ new WeakMap();
	/** Hard links of the layer that is being laid whose target a lower layer has. */
	#linkedBelow = /* @__PURE__ */ new Set();
	/** Lays a layer over those below it; `layer` counts from the lowest, 0. */
	lay({ events, files, folders }, layer) {
		this.#linkedBelow = new Set(events.filter((event) => event.kind === "hard-link" && this.#walk(event.target, false)?.node?.kind === "file"));
		this.#cover(this.root, (node) => {
			const key = this.#keyOf(node);
			return files.has(key) || node.kind !== "folder" && folders.has(key);
		});
		for (const event of events) this.#takeAway(event);
		for (const event of events) this.#put(event, layer);
	}
	/** What a path leads to, with all links on the way; undefined where nothing is known of it. */
	find(path) {
		return this.#walk(path, true);
	}
	/** The same place without links on the way to it; it may be a link itself. */
	placeOf(path) {
		return this.#walk(path, false)?.path ?? path;
	}
	#cover(at, isCovered) {
		for (const [name, node] of at.children) if (isCovered(node)) this.#remove(at, name);
		else if (node.kind === "folder") this.#cover(node, isCovered);
	}
	#takeAway(event) {
		if (event.kind === "whiteout") {
			const place = this.#walk(above(event.path), true)?.node;
			if (place?.kind === "folder") this.#remove(place, nameOf$3(event.path));
		} else if (event.kind === "opaque") {
			const place = this.#walk(event.path, true)?.node;
			if (place?.kind === "folder") for (const name of [...place.children.keys()]) this.#remove(place, name);
		}
	}
	#put(event, layer) {
		if (event.kind === "whiteout" || event.kind === "opaque") return;
		const parent = this.#folder(above(event.path));
		if (parent === void 0) return;
		const name = nameOf$3(event.path);
		const path = parent.path === "" ? name : `${parent.path}/${name}`;
		const node = this.#nodeOf(event, path, layer);
		if (node.kind === "folder" && parent.children.get(name)?.kind === "folder") return;
		this.#remove(parent, name);
		parent.children.set(name, node);
	}
	#nodeOf(event, path, layer) {
		if (event.kind === "folder") return folder(path);
		if (event.kind === "symbolic-link") return {
			kind: "symbolic-link",
			path,
			target: event.target
		};
		if (event.kind === "file") return {
			kind: "file",
			path,
			layer,
			said: event.said,
			bytes: {
				path: event.path,
				layer
			},
			isRead: path === event.path
		};
		const linked = this.#walk(event.target, false);
		if (linked?.node?.kind === "symbolic-link") return {
			...linked.node,
			path
		};
		const known = linked?.node?.kind === "file" ? linked.node : void 0;
		return {
			kind: "file",
			path,
			layer,
			said: mostTelling(known?.said ?? [], event.said),
			bytes: known?.bytes ?? {
				path: linked?.path ?? event.target,
				layer,
				before: event.before
			},
			isRead: event.isRead,
			...known === void 0 && !event.isRead && this.#linkedBelow.has(event) ? { isUnsure: true } : {}
		};
	}
	/** The folder at a path, which is made where nothing is known of it: an archive need not name its folders. */
	#folder(path) {
		const found = this.#walk(path, true);
		if (found === void 0) return void 0;
		if (found.node?.kind === "folder") return found.node;
		let at = this.root;
		for (const name of found.path === "" ? [] : found.path.split("/")) {
			const next = at.children.get(name);
			if (next?.kind === "folder") at = next;
			else {
				this.#remove(at, name);
				const made = folder(at.path === "" ? name : `${at.path}/${name}`);
				at.children.set(name, made);
				at = made;
			}
		}
		return at;
	}
	/** Follows a path; `last`: also where its last part is a link. Undefined where links go round in circles. */
	#walk(path, last) {
		let parts = partsOf(path);
		const trail = [this.root];
		const unknown = [];
		let links = 0;
		let node = this.root;
		while (parts.length > 0) {
			const [name = "", ...rest] = parts;
			parts = rest;
			if (name === "..") {
				if (unknown.length > 0) unknown.pop();
				else if (trail.length > 1) trail.pop();
				node = unknown.length > 0 ? void 0 : trail.at(-1);
				continue;
			}
			const here = trail.at(-1) ?? this.root;
			const next = unknown.length > 0 ? void 0 : here.children.get(name);
			if (next?.kind === "symbolic-link" && (rest.length > 0 || last)) {
				links += 1;
				if (links > MOST_LINKS) return void 0;
				if (next.target.startsWith("/")) trail.length = 1;
				parts = [...partsOf(next.target), ...rest];
				node = trail.at(-1);
				continue;
			}
			if (next?.kind === "folder") trail.push(next);
			else unknown.push(name);
			node = next;
		}
		const known = trail.at(-1)?.path ?? "";
		return {
			path: [...known === "" ? [] : [known], ...unknown].join("/"),
			node: unknown.length > 1 ? void 0 : node
		};
	}
	#remove(parent, name) {
		const node = parent.children.get(name);
		if (node === void 0) return;
		parent.children.delete(name);
		for (const { path, said } of filesIn(node)) if (said.length > 0) this.hidden.push({
			path,
			said
		});
	}
	#keyOf(node) {
		const known = this.#keys.get(node) ?? pathKey(node.path);
		this.#keys.set(node, known);
		return known;
	}
};
/** Every file below a node, itself included. */
function* filesIn(node) {
	if (node.kind === "file") yield node;
	else if (node.kind === "folder") for (const child of node.children.values()) yield* filesIn(child);
}
/** Every symbolic link below a node. */
function* linksIn(node) {
	if (node.kind === "symbolic-link") yield node;
	else if (node.kind === "folder") for (const child of node.children.values()) yield* linksIn(child);
}
/** One word of each reader: that under the later name, where there is one. */
function mostTelling(first, later) {
	const again = new Set(later.map(({ reader }) => reader));
	return [...first.filter(({ reader }) => !again.has(reader)), ...later];
}
function folder(path) {
	return {
		kind: "folder",
		path,
		children: /* @__PURE__ */ new Map()
	};
}
function nameOf$3(path) {
	return path.slice(path.lastIndexOf("/") + 1);
}
function partsOf(path) {
	return path.split("/").filter((part) => part !== "" && part !== ".");
}

// src/stages/completeness/other-names.ts
/**
* The names of files under which they have not been read and should be: a hard link to bytes of another layer, a
* symbolic link, a path through a linked folder. `top` is the number of the highest layer.
*/
function otherNames(view, readers, top) {
	const names = [];
	const add = (path, bytes, said) => {
		const wanting = readers.filter((reader) => wantsAlso(reader, path, bytes.path, said));
		if (wanting.length > 0) names.push({
			path,
			bytes,
			readers: wanting
		});
	};
	const undecided = [];
	for (const file of filesIn(view.root)) {
		if (file.isUnsure) {
			const { path, bytes } = file;
			names.push({
				path,
				bytes,
				readers: readers.filter((reader) => reader.mayWant(path))
			});
		} else if (!file.isRead) add(file.path, file.bytes, file.said);
		if (file.said.some(({ word }) => isOpen$1(word))) undecided.push(file);
	}
	const links = [...linksIn(view.root)].flatMap((link) => {
		const found = view.find(link.path);
		return found === void 0 ? [] : [{
			link,
			...found
		}];
	});
	const folders = /* @__PURE__ */ new Map();
	for (const { link, path, node } of links) if (node?.kind === "folder") folders.set(path, [...folders.get(path) ?? [], link.path]);
	for (const { link, path, node } of links) if (node?.kind === "folder") for (const file of undecided) {
		if (!isBelow(file.path, path)) continue;
		const rest = file.path.slice(path.length);
		for (const name of [link.path, ...throughLinks(link.path, folders)]) add(`${name}${rest}`, file.bytes, file.said);
	}
	else if (node?.kind === "file") add(link.path, node.bytes, node.said);
	else add(link.path, {
		path,
		layer: top
	}, []);
	return names;
}
/** What a link is called where the way to it leads through another link: `node_modules` itself may be one. */
function throughLinks(path, folders) {
	const names = [];
	for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) for (const link of folders.get(path.slice(0, end)) ?? []) if (link !== path) names.push(`${link}${path.slice(end)}`);
	return names;
}
function isBelow(path, folder) {
	return folder !== "" && path.startsWith(`${folder}/`);
}

// src/stages/completeness/seen-packages.ts
/** Looks at one platform of an image as it runs. Throws as reading layers does. */
async function look(witness, image, layout) {
	const layers = [];
	const view = new View();
	for (const place of placesOf$2(image, layout)) {
		const record = await witness.record(place);
		view.lay(record, layers.length);
		layers.push({
			...place,
			record
		});
	}
	const again = await readAgain(witness, layers, otherNames(view, witness.readers, layers.length - 1));
	const files = /* @__PURE__ */ new Map();
	const byName = new Map(witness.readers.map((reader) => [reader.name, reader]));
	const add = ({ path, layer, said: all }) => {
		const said = all.filter(({ reader }) => byName.get(reader)?.mayWant(path));
		if (said.length > 0) files.set(path, {
			path,
			layer,
			said: mostTelling(files.get(path)?.said ?? [], said)
		});
	};
	for (const file of filesIn(view.root)) add(file);
	for (const file of again) add(file);
	return {
		files: [...files.values()],
		hidden: view.hidden,
		realPath: (path) => view.placeOf(placeOf(path))
	};
}
function placesOf$2({ platform, layers, configuration }, layout) {
	const places = layers.flatMap((layer, at) => {
		const diffId = configuration.diffIds[at];
		return diffId === void 0 ? [] : [{
			layout,
			layer,
			diffId
		}];
	});
	if (places.length === configuration.diffIds.length) return places;
	const message = `${platformName(platform)} has ${layers.length} layers and its configuration names ${configuration.diffIds.length}`;
	throw fault$1("image-invalid", "sbom", message);
}
/** Reads files under their other names, each in the highest layer that has them; a link to nowhere is no file. */
async function readAgain(witness, layers, names) {
	const found = [];
	const from = (name, layer) => {
		const at = layerWith(layers, name.bytes, layer);
		return at === void 0 ? [] : [{
			name,
			layer: at
		}];
	};
	let sought = names.flatMap((name) => from(name, name.bytes.layer));
	while (sought.length > 0) {
		const layer = Math.max(...sought.map((one) => one.layer));
		const here = sought.filter((one) => one.layer === layer).map(({ name }) => name);
		const place = layers[layer];
		const read = place === void 0 ? /* @__PURE__ */ new Map() : await readIn(witness, place, layer, here);
		for (const [{ path }, said] of read) found.push({
			path,
			layer,
			said
		});
		sought = [...sought.filter((one) => one.layer !== layer), ...here.filter((name) => !read.has(name)).flatMap((name) => from(name, layer - 1))];
	}
	return found;
}
/** The highest layer, from `top` down, that has a file at the path which no layer between takes away. */
function layerWith(layers, { path, layer, before }, top) {
	const key = pathKey(path);
	for (let at = top; at >= 0; at -= 1) {
		const record = layers[at]?.record;
		if (record === void 0) continue;
		if (record.files.has(key)) return at;
		if ((at === layer && before !== void 0 ? eventsBefore(record, before) : record.events).some((event) => takesAway(event, path))) return void 0;
	}
}
/** A hard link keeps the bytes of a file that is taken away after it, in the same layer. */
function eventsBefore({ events }, before) {
	const link = events.findIndex((event) => event.kind === "hard-link" && event.before === before);
	return link < 0 ? events : events.slice(0, link);
}
function takesAway(event, path) {
	if (event.kind === "whiteout") return path === event.path || path.startsWith(`${event.path}/`);
	return event.kind === "opaque" && (event.path === "" || path.startsWith(`${event.path}/`));
}
async function readIn(witness, { layout, layer, diffId }, number, names) {
	const wanted = Map.groupBy(names, ({ bytes }) => bytes.path);
	const read = /* @__PURE__ */ new Map();
	let at = -1;
	await witness.source.read(layout, layer, diffId, async (entry) => {
		at += 1;
		if (entry.kind !== "file" || entry.size === 0) return;
		const before = ({ bytes }) => bytes.layer !== number || bytes.before === void 0 || at < bytes.before;
		const here = (wanted.get(placeOf(entry.path)) ?? []).filter(before);
		if (here.length === 0) return;
		const hearings = here.map((name) => [name, new Hearing(name.path, entry, name.readers)]);
		for await (const chunk of entry.content) for (const [, hearing] of hearings) hearing.write(chunk);
		for (const [name, hearing] of hearings) read.set(name, hearing.end());
	});
	return read;
}

// src/stages/completeness/systems.ts
/** Package systems whose packages trivy reads and has advisories for. */
const READ = /* @__PURE__ */ new Set([
	"dpkg",
	"apk",
	"rpm"
]);
/**
* Holds the package databases of an image against each other and against its release files: a scan takes one
* distribution, and judges every package as one of it. `rpm`: the path of an rpm database that lists packages.
*/
function systemGaps(seen, rpm) {
	const databases = databasesOf(seen, rpm);
	const [first, second] = databases.filter(({ system }) => READ.has(system));
	const gaps = databases.filter(({ system }) => !READ.has(system)).map(unread);
	if (first !== void 0 && second !== void 0) {
		const why = `lists packages of ${second.system}, and ${first.path} packages of ${first.system}: a scan takes one distribution`;
		gaps.push(systemGap(second.path, why));
	}
	if (first === void 0) return gaps;
	const here = new Set(databases.map(({ system }) => system));
	for (const { system, id, path } of releasesOf(seen)) {
		if (system === "?" || here.has(system)) continue;
		const why = `names the distribution ${plain$1(id, 40)}, and ${first.path} lists packages of ${first.system}: they may be judged as those of another distribution`;
		gaps.push(systemGap(path, why));
	}
	return gaps;
}
/** What the image says of its distribution beside what trivy writes into an SBOM. */
function distributionIn({ files }) {
	const words = files.toSorted((one, other) => one.path < other.path ? 1 : -1).flatMap(({ said }) => said.map(({ word }) => word));
	return Object.assign({}, ...words.map((word) => word.kind === "system" ? word.distribution : void 0));
}
function databasesOf(seen, rpm) {
	const found = /* @__PURE__ */ new Map();
	for (const { path, said } of seen.files) for (const { reader, word } of said) {
		if (word.kind !== "system" || word.packages === 0) continue;
		const system = reader.replace(/^system:/, "");
		if (!found.has(system)) found.set(system, {
			system,
			path
		});
	}
	if (rpm !== void 0) found.set("rpm", {
		system: "rpm",
		path: rpm
	});
	return [...found.values()];
}
function releasesOf(seen) {
	return seen.files.flatMap(({ path, said }) => said.flatMap(({ word }) => {
		if (word.kind !== "system" || word.release === void 0) return [];
		const [system = "?", id = ""] = word.release.split(" ");
		return [{
			system,
			id,
			path
		}];
	}));
}
function unread({ system, path }) {
	return systemGap(path, `is of ${system}, whose packages nobody here compares with advisories`);
}
function systemGap(path, why) {
	return {
		kind: "system",
		path: plain$1(path, 300),
		why,
		decides: true
	};
}

// src/stages/completeness/completeness.ts
/**
* The second witness of the inventory: reads every file of one platform that can hold packages, and holds trivy's list
* against it. Throws as reading layers does.
*/
async function holdInventory(witness, image, layout, bom) {
	const seen = await look(witness, image, layout);
	const database = seen.files.find(({ said }) => said.some(({ reader }) => reader === "rpm"))?.path;
	const laid = database === void 0 ? [] : image.configuration.diffIds.flatMap((id) => witness.ownedIn(id));
	const isListed = placedPackages(bom).some(({ component }) => purlType(component.purl ?? "") === "rpm");
	const held = hold(bom, seen, image, {
		dropped: distributionFiles(seen, NONE$2),
		left: distributionFiles(seen, database !== void 0 && laid.length === 0 ? void 0 : new Set(laid))
	});
	const gaps = [...systemGaps(seen, isListed || laid.length > 0 ? database : void 0), ...platformGaps(image, seen)];
	const told = new Set(gaps.map(({ path }) => path));
	return {
		...held,
		gaps: [...gaps, ...held.gaps.filter(({ path }) => !told.has(path))],
		distribution: distributionIn(seen)
	};
}
const NONE$2 = /* @__PURE__ */ new Set();
/** Windows is a system of which no file need be in the image's own layers. */
function platformGaps({ platform }, seen) {
	if (platform.os !== "windows" || seen.files.some(({ said }) => said.some(({ reader }) => reader === WINDOWS))) return [];
	return [{
		kind: "system",
		path: "Windows",
		why: "is of Windows, whose packages nobody here compares with advisories",
		decides: true
	}];
}
const WINDOWS = "system:Windows";

// src/formats/sbom/cyclonedx-system.ts
/**
* Gives a PURL to packages of a distribution that trivy left without one: it knows the distribution from the image's
* repositories only after it has listed the packages, and would not scan them.
*/
function withSystemPurls(bom) {
	const systems = bom.components.filter(({ type }) => type === "operating-system");
	const [system] = systems;
	if (system === void 0 || systems.length > 1) return bom;
	const type = {
		alpine: "apk",
		debian: "deb",
		ubuntu: "deb"
	}[system.name];
	if (type === void 0) return bom;
	return withComponents(bom, (component) => {
		if (component.purl !== void 0 || !trivyValues(component, "PkgType").includes(system.name)) return component;
		const distro = `${system.name === "alpine" ? "" : `${system.name}-`}${system.version ?? ""}`;
		const { name, version } = component;
		const purl = new import_packageurl_js.PackageURL(type, system.name, name, version, { distro }, void 0).toString();
		return {
			...component,
			purl
		};
	});
}
/** Marks the packages of a distribution that came from elsewhere, by name: an SBOM of trivy's does not say so. */
function withThirdParties(bom, names) {
	const foreign = new Set(names);
	return withComponents(bom, (component) => {
		if (!foreign.has(component.name) || !component.purl?.startsWith("pkg:deb/")) return component;
		const mark = {
			name: OWN$1 + THIRD_PARTY,
			value: "true"
		};
		return {
			...component,
			properties: [...component.properties ?? [], mark]
		};
	});
}
function withComponents(bom, change) {
	return {
		...bom,
		components: bom.components.map(change)
	};
}

// src/stages/completeness/source-managers.ts
/** Dependencies that are named together with exact versions need no lock: trivy reads these manifests themselves. */
const SOURCE_MANAGERS = [
	{
		name: "npm",
		manifest: /^package\.json$/,
		locks: /^(?:package-lock\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock)$/,
		unread: /^(?:bun\.lockb|npm-shrinkwrap\.json)$/,
		isOpen: hasKeys([
			"dependencies",
			"devDependencies",
			"optionalDependencies",
			"peerDependencies"
		])
	},
	{
		name: "Deno",
		manifest: /^deno\.jsonc?$/,
		unread: /^deno\.lock$/,
		isOpen: (text) => /"imports"\s*:|\b(?:npm|jsr):/.test(text)
	},
	{
		name: "pip",
		manifest: /^requirements(?:[-_.][\w.-]+)?\.(?:txt|in)$/,
		unread: /^requirements[-_.][\w.-]*\.txt$/,
		isOpen: (text) => text.split("\n").some(isUnpinned)
	},
	{
		name: "Python",
		manifest: /^(?:pyproject\.toml|setup\.py|setup\.cfg)$/,
		locks: /^(?:poetry\.lock|uv\.lock|pylock(?:\.[^.]+)?\.toml|Pipfile\.lock|requirements\.txt)$/,
		unread: /^(?:pdm\.lock|pixi\.lock|conda-lock\.ya?ml)$/,
		isOpen: (text) => /^(?:install_requires|dependencies|requires)\b|\binstall_requires\s{0,9}=|^\[tool\.poetry\.(?:group\.[^\]]+\.)?dependencies\]/m.test(text)
	},
	{
		name: "Pipenv",
		manifest: /^Pipfile$/,
		locks: /^Pipfile\.lock$/
	},
	{
		name: "conda",
		manifest: /^environment\.ya?ml$/,
		isOpen: (text) => text.split("\n").some((line) => /^\s{1,20}- /.test(line) && !/[=:]/.test(line))
	},
	{
		name: "Bundler",
		manifest: /^(?:Gemfile|gems\.rb)$/,
		locks: /^Gemfile\.lock$/,
		unread: /^gems\.locked$/
	},
	{
		name: "Composer",
		manifest: /^composer\.json$/,
		locks: /^composer\.lock$/,
		isOpen: hasKeys(["require", "require-dev"], (name) => name.includes("/"))
	},
	{
		name: "Go",
		manifest: /^go\.mod$/,
		isOpen: () => false
	},
	{
		name: "Maven",
		manifest: /^pom\.xml$/,
		inherits: true,
		isOpen: isOpenPom
	},
	{
		name: "Gradle",
		manifest: /^build\.gradle(?:\.kts)?$/,
		locks: /gradle\.lockfile$/,
		isOpen: (text) => /\b(?:dependencies|plugins)\s{0,9}\{/.test(text)
	},
	{
		name: "sbt",
		manifest: /^build\.sbt$/,
		locks: /^build\.sbt\.lock$/
	},
	{
		name: ".NET",
		manifest: /\.(?:cs|fs|vb)proj$/,
		locks: /^(?:packages\.lock\.json|packages\.config)$|packages\.props$/i,
		unread: /^paket\.lock$/,
		isOpen: (text) => text.includes("<PackageReference")
	},
	{
		name: "Cargo",
		manifest: /^Cargo\.toml$/,
		locks: /^Cargo\.lock$/,
		isOpen: (text) => /^\[[^\]]*dependencies/m.test(text)
	},
	{
		name: "Mix",
		manifest: /^mix\.exs$/,
		locks: /^mix\.lock$/,
		isOpen: (text) => /\bdeps\b/.test(text)
	},
	{
		name: "rebar",
		manifest: /^rebar\.config$/,
		unread: /^rebar\.lock$/,
		isOpen: (text) => text.includes("deps")
	},
	{
		name: "Swift",
		manifest: /^Package\.swift$/,
		locks: /^Package\.resolved$/,
		isOpen: (text) => /\.package\(/.test(text)
	},
	{
		name: "CocoaPods",
		manifest: /^Podfile$/,
		locks: /^Podfile\.lock$/
	},
	{
		name: "Carthage",
		manifest: /^Cartfile$/,
		unread: /^Cartfile\.resolved$/
	},
	{
		name: "pub",
		manifest: /^pubspec\.yaml$/,
		locks: /^pubspec\.lock$/,
		isOpen: (text) => /^(?:dev_)?dependencies:/m.test(text)
	},
	{
		name: "Conan",
		manifest: /^conanfile\.(?:txt|py)$/,
		locks: /^conan\.lock$/
	},
	{
		name: "vcpkg",
		manifest: /^vcpkg\.json$/,
		isOpen: hasKeys(["dependencies"])
	},
	{
		name: "Helm",
		manifest: /^Chart\.yaml$/,
		unread: /^Chart\.lock$/,
		isOpen: (text) => /^dependencies:/m.test(text)
	},
	{
		name: "Julia",
		manifest: /^Project\.toml$/,
		locks: /^Manifest\.toml$/,
		isOpen: (text) => /^\[deps\]/m.test(text)
	},
	{
		name: "renv",
		manifest: /^renv\.json$/,
		unread: /^renv\.lock$/
	},
	{
		name: "Stack",
		manifest: /^stack\.yaml$/,
		unread: /^stack\.yaml\.lock$/
	},
	{
		name: "Carton",
		manifest: /^cpanfile$/,
		unread: /^cpanfile\.snapshot$/
	},
	{
		name: "Clojure",
		manifest: /^(?:deps\.edn|project\.clj)$/
	},
	{
		name: "Crystal",
		manifest: /^shard\.yml$/,
		unread: /^shard\.lock$/
	}
];
/** Whether JSON has an entry in one of these objects. */
function hasKeys(keys, counts = () => true) {
	return (text) => {
		const manifest = readJson(Buffer.from(text));
		if (!isJsonObject(manifest)) return true;
		return keys.some((key) => {
			const named = manifest[key];
			return Array.isArray(named) ? named.length > 0 : isJsonObject(named) && Object.keys(named).some(counts);
		});
	};
}
/** A requirement without one exact version; options, comments, and what goes on from the line before are none. */
function isUnpinned(line) {
	const requirement = line.replace(/(?:^|\s)#.*$/, "").trim();
	if (requirement === "" || requirement.startsWith("-")) return false;
	return !/^[^\s;]+\s*={2,3}\s*[^*\s,;]+(?=[\s;\\]|$)/.test(requirement);
}
/**
* What a POM leaves to others: to a parent that is not in the tree, to a list that it imports, or to whatever is the
* newest. Versions may stand in its own list of managed dependencies, or in that of a parent in the folders above.
*/
function isOpenPom(text, above) {
	const known = `${text}${above}`;
	const managed = new Map(dependenciesIn(known).filter(([, version]) => version !== void 0));
	return dependenciesIn(text).some(([artifact, own]) => {
		const version = own ?? managed.get(artifact);
		if (version === void 0) return true;
		const property = /^\$\{([^}]{1,200})\}$/.exec(version)?.[1];
		if (property === void 0) return /[[(,]/.test(version);
		return !/^(?:project|pom)\.version$/.test(property) && !known.includes(`<${property}>`);
	});
}
function dependenciesIn(pom) {
	return pom.split("<dependency>").slice(1).map((part) => {
		const dependency = part.split("</dependency>")[0] ?? "";
		const of = (tag) => new RegExp(`<${tag}>\\s{0,40}([^<\\s]{1,200})`).exec(dependency)?.[1];
		return [`${of("groupId") ?? ""}:${of("artifactId") ?? ""}`, of("version")];
	});
}

// src/stages/completeness/source-manifests.ts
/** What was installed, or made; the manifests in it are those of others. */
const PASSED = /^(?:\.git|node_modules|bower_components|vendor|\.venv|venv|site-packages|__pycache__|\.tox|\.nox|\.yarn|\.gradle|\.terraform|Pods|target)$/;
const MOST_FILES = 2e5;
const UNLOCKED = "names no exact versions, and no lock file that is read lies with it";
const UNREAD = "names exact versions in a form that is not read: they are not listed";
/** Looks for manifests below a folder, within bounds and without following links. Never throws. */
async function sourceManifests(folder) {
	const { folders, isWhole } = await namesBelow(folder);
	const manifests = [];
	const gaps = [];
	for (const [parent, names] of folders) for (const manager of SOURCE_MANAGERS) {
		const isLocked = hasLock(folders, parent, manager);
		for (const name of names) {
			const path = parent === "" ? name : `${parent}/${name}`;
			const isManifest = manager.manifest.test(name);
			const exact = !isManifest || isLocked || !await isOpen(manager, folder, parent, name);
			if (isManifest) manifests.push({
				path,
				manager: manager.name,
				exact
			});
			if (!exact) gaps.push({
				kind: "unlocked",
				path,
				why: UNLOCKED,
				decides: false
			});
			else if (!isLocked && manager.unread?.test(name)) gaps.push({
				kind: "unlisted",
				path,
				why: UNREAD,
				decides: false
			});
		}
	}
	if (!isWhole) {
		const why = `has more than ${MOST_FILES} files: not all were looked at for manifests`;
		gaps.push({
			kind: "unlocked",
			path: ".",
			why,
			decides: false
		});
	}
	return {
		manifests,
		gaps
	};
}
/** `npm 3 (1 without exact versions), Go 1`; empty where there is none. */
function manifestsInWords(manifests) {
	return [...Map.groupBy(manifests, ({ manager }) => manager)].map(([manager, of]) => {
		const open = of.filter(({ exact }) => !exact).length;
		return `${manager} ${of.length}${open === 0 ? "" : ` (${open} without exact versions)`}`;
	}).join(", ");
}
async function namesBelow(root) {
	const folders = /* @__PURE__ */ new Map();
	const open = [""];
	let count = 0;
	for (let below = open.pop(); below !== void 0; below = open.pop()) {
		const parent = below;
		const none = [];
		const entries = await readdir(join(root, parent), { withFileTypes: true }).catch(() => none);
		count += entries.length;
		if (count > MOST_FILES) return {
			folders,
			isWhole: false
		};
		folders.set(parent, entries.filter((entry) => entry.isFile()).map(({ name }) => name));
		for (const entry of entries) {
			if (!entry.isDirectory() || PASSED.test(entry.name)) continue;
			open.push(parent === "" ? entry.name : `${parent}/${entry.name}`);
		}
	}
	return {
		folders: new Map([...folders].sort(([a], [b]) => a < b ? -1 : 1)),
		isWhole: true
	};
}
/** A folder and those above it, up to the root. */
function* upwards(folder) {
	for (let at = folder; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf("/")))) yield at;
	yield "";
}
function hasLock(folders, folder, { locks }) {
	if (locks === void 0) return false;
	return [...upwards(folder)].some((at) => folders.get(at)?.some((name) => locks.test(name)));
}
/** What cannot be read is not known to be exact. */
async function isOpen(manager, root, folder, name) {
	if (manager.isOpen === void 0) return true;
	const places = manager.inherits ? [...upwards(folder)] : [folder];
	const [own, ...above] = await Promise.all(places.map((at) => readSmall(join(root, at, name)).catch(() => void 0)));
	return own === void 0 || manager.isOpen(own, above.join(""));
}

// src/stages/shared/learned.ts
/**
* What stages learn of layers and want to keep for later runs. A layer is only what it says it is once the secrets
* check has read its bytes, and that ends while others still work with it: so nothing is written when it is learned.
* Whoever runs the checks calls {@link keep} when every one of them has ended well, and else lets go of it.
*/
var Learned = class {
	#keeps = [];
	later(keep) {
		this.#keeps.push(keep);
	}
	/** Writes everything; what cannot be written only makes later runs slower, and is said. */
	async keep({ say }, holdsSecret) {
		for (const keep of this.#keeps.splice(0)) await keep(holdsSecret).catch((error) => {
			say(`What was learned of the layers is not kept for later runs: ${plain$1(error instanceof Error ? error.message : String(error), 300)}`);
		});
	}
};

// src/stages/sbom/inventory.ts
const INVENTORY_LIMIT_MS = 9e5;
const MOST_NOTES = 20;
/** CycloneDX at once, without a detour over trivy's JSON report, which would hold the image's environment and history. */
const FORMAT = [
	"--format",
	"cyclonedx",
	"--offline-scan",
	"--skip-java-db-update",
	"--debug"
];
/** trivy's words when it meets a jar and there is no Java database. */
const WANTS_JAVA = /'--skip-java-db-update' cannot be specified on the first run/;
/** Files that list the packages of a distribution; of an RPM database trivy tells the fault and not the path. */
const OS_PACKAGE_FILE = /\brpmdb\b|(?:^|[\s"'])\/?(?:var\/lib\/(?:dpkg|rpm)|usr\/lib\/sysimage\/rpm|(?:usr\/)?lib\/apk\/db)\//;
/**
* Lists the packages of one platform. `layout` is an OCI layout with that one manifest; `javaDatabase` is asked for
* when the image has jars. What trivy learns of the layers is kept by whoever calls `learned.keep`. Throws `tool-failed`, `tool-timed-out`, `database-unavailable` and `scan-incomplete`.
*/
async function inventoryImage(world, image, layout, javaDatabase, learned = new Learned()) {
	const name = platformName(image.platform);
	const trivy = await world.tools.acquire("trivy");
	const cache = await openInventoryCache(world, [
		trivy.sha256,
		FORMAT,
		platformSlug(image.platform)
	]);
	const run = async () => {
		const call = {
			args: [
				"image",
				"--input",
				layout,
				...FORMAT,
				"--cache-backend",
				"fs"
			],
			cacheDir: cache.folder,
			timeoutMs: INVENTORY_LIMIT_MS,
			quiet: false
		};
		return world.processes.read(await trivyCommand(world, call));
	};
	let exit = await run();
	if (exit.kind === "exited" && exit.code !== 0 && WANTS_JAVA.test(exit.stderr)) {
		await cache.link(await javaDatabase());
		exit = await run();
	}
	const { bom, log } = read(exit, name);
	demandSameImage(bom, image, name);
	const notes = notesOf(log, name);
	const gaps = inventoryLogGaps(log, true);
	if (notes.length + gaps.length + log.thirdParty.length === 0) learned.later((holdsSecret) => cache.keep(holdsSecret));
	return {
		bom: withThirdParties(withSystemPurls(bom), log.thirdParty),
		notes,
		gaps
	};
}
/** Lists the dependencies that the lock files of a source tree name, and tells which manifests have none. */
async function inventorySource(world, folder) {
	const call = {
		args: [
			"filesystem",
			folder,
			...FORMAT,
			"--cache-backend",
			"memory"
		],
		timeoutMs: INVENTORY_LIMIT_MS,
		quiet: false
	};
	const { bom, log } = read(await world.processes.read(await trivyCommand(world, call)), "the source tree");
	const { manifests, gaps } = await sourceManifests(folder);
	return {
		bom,
		notes: [...manifests.length === 0 ? [] : [`manifests seen: ${manifestsInWords(manifests)}`], ...notesOf(log, "the source tree")],
		gaps: [...inventoryLogGaps(log, false), ...gaps]
	};
}
function read(exit, name) {
	const bom = parseBom(successOf(exit, "sbom", "trivy"));
	if (typeof bom === "string") throw fault$1("tool-failed", "sbom", `trivy's inventory of ${name}: ${bom}`);
	return {
		bom,
		log: parseInventoryLog("stderr" in exit ? exit.stderr : "")
	};
}
/** The inventory must be of this very image, with each of its layers. */
function demandSameImage(bom, image, name) {
	const { component } = bom.metadata;
	const listed = new Set(trivyValues(component, "DiffID"));
	if (image.configuration.diffIds.every((diffId) => listed.has(diffId)) && trivyValues(component, "ImageID")[0] === image.config.digest) return;
	throw fault$1("scan-incomplete", "sbom", `trivy's inventory of ${name} does not cover all layers of the image`);
}
function notesOf(log, name) {
	const broken = log.unreadable.find((file) => OS_PACKAGE_FILE.test(file));
	if (broken !== void 0) throw fault$1("scan-incomplete", "sbom", `${name}: a package list cannot be read: ${plain$1(broken, 300)}`);
	const notes = [...log.unknown.map((kind) => `${name}: trivy warned of what Assay does not know (${kind})`), ...log.unidentified.map((file) => `${name}: unidentified Java archive: ${plain$1(file, 300)}`)].sort();
	const more = notes.length - MOST_NOTES;
	return more > 0 ? [...notes.slice(0, MOST_NOTES), `${name}: and ${more} more files`] : notes;
}

// src/stages/sbom/sbom.ts
const AT_ONCE$2 = 2;
/** Makes the SBOMs that a request asks for; see {@link sboms}. */
function inventory(world, image, request, learned, witness) {
	const { subject, pushTo, database } = request;
	const repository = pushTo ?? (subject.kind === "registry" ? subject.reference : void 0);
	return sboms(world, image, request.source?.folder, {
		...repository === void 0 ? {} : { repository },
		javaRepositories: database.javaRepositories,
		offline: database.offline,
		learned,
		witness
	});
}
/**
* Makes the SBOMs of all platforms, of their index, and of the source tree, and writes them as evidence. Every
* platform is inventoried once. Throws an AssayError where one of them cannot be had whole and valid.
*/
async function sboms(world, image, source, options) {
	const { javaRepositories: repositories, offline, witness = new Witness(world.layers) } = options;
	const by = {
		timestamp: world.now().toISOString(),
		tool: PRODUCT
	};
	let java;
	const askForJava = () => {
		java ??= javaDatabase(world, {
			repositories,
			offline
		});
		return java;
	};
	const parts = [];
	const jobs = image.platforms.map((platform, at) => async () => {
		const layout = await world.workspace.folder("layout");
		await world.layouts.platformView(layout, image.layout, platform.manifest);
		const listed = await inventoryImage(world, platform, layout, askForJava, options.learned);
		const held = await holdInventory(witness, platform, image.layout, listed.bom);
		const inventory = {
			bom: held.bom,
			notes: listed.notes,
			gaps: [...listed.gaps.filter((gap) => !isAnswered(gap, held)), ...held.gaps],
			witness: {
				files: held.read.size,
				added: held.added
			}
		};
		const bom = await finished(world, inventory, {
			...platformComponent(image, platform, options),
			distribution: held.distribution
		}, by);
		if (image.isIndex) parts.push({
			name: platformName(platform.platform),
			bom,
			at
		});
		const scope = {
			kind: "platform",
			platform: platform.platform,
			manifest: platform.manifest.digest
		};
		const name = image.isIndex ? `sbom-${platformSlug(platform.platform)}` : "sbom";
		return writeSbom(world, name, scope, bom, inventory);
	});
	const [platforms, listed] = await Promise.all([concurrently(jobs, AT_ONCE$2, (job) => job()), source === void 0 ? void 0 : inventorySource(world, source)]);
	const made = listed === void 0 ? platforms : [...platforms, await sourceSbom(world, listed, by)];
	if (!image.isIndex) return made;
	parts.sort((a, b) => a.at - b.at);
	return [...made, await mergeSboms(world, image, parts, options.repository, by)];
}
/** The SBOM of an index: all components of all its platforms, each below its platform. */
async function mergeSboms(world, image, parts, repository, by) {
	const main = mainComponent(image, image.root.digest, repository);
	const bom = await mergeBoms(parts, main, by, serialNumber());
	if (typeof bom === "string") throw fault$1("tool-failed", "sbom", `the SBOM of the index: ${bom}`);
	return writeSbom(world, "sbom", {
		kind: "index",
		digest: image.root.digest
	}, bom, {});
}
async function sourceSbom(world, inventory, by) {
	const { repository, sha } = world.runner.context;
	const name = repository === "" ? "source" : repository;
	const purl = repository === "" ? genericPurl(name) : sourcePurl(repository, sha);
	const bom = await finished(world, inventory, {
		type: "application",
		name,
		...sha === "" ? {} : { version: sha },
		purl
	}, by);
	return writeSbom(world, "sbom-source", { kind: "source" }, bom, inventory);
}
/** Whether what trivy could not read was read by the witness, or is told by it. */
function isAnswered({ kind, path }, { read, gaps }) {
	return kind === "unreadable" && (read.has(path) || gaps.some((one) => one.path === path));
}
async function finished(world, inventory, main, by) {
	return withKnownLicenses(world, enrich(inventory.bom, main, by, serialNumber()));
}
function platformComponent(image, platform, options) {
	return {
		...mainComponent(image, platform.manifest.digest, options.repository, platform),
		platform: platformName(platform.platform)
	};
}
function mainComponent(image, digest, repository, platform) {
	const purl = ociPurl(image.name, digest, {
		...repository === void 0 ? {} : { repository },
		...image.tag === void 0 ? {} : { tag: image.tag },
		...platform === void 0 ? {} : { platform: platform.platform }
	});
	return {
		type: "container",
		name: repository === void 0 ? image.name : repositoryName(repository),
		version: digest,
		purl
	};
}
function serialNumber() {
	return `urn:uuid:${randomUUID()}`;
}

// src/stages/secrets/findings/fingerprint.ts
/**
* The key of a repository's fingerprints: from a secret that its owners keep, else from its id at GitHub. The id is no
* secret; what then keeps a weak value from being guessed is the cost of each guess.
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
/** Each takes a thread of the pool and 16 MiB; the pool has four threads, and files are read by them too. */
const AT_ONCE$1 = 3;
/**
* What no person thinks of, and nobody can guess: long, and made of the letters of tokens and keys alone. An address
* or a connection string with a password in it, or a passphrase, is as weak as its weakest part.
*/
const LONG$2 = /^[A-Za-z0-9+/=_.~-]{24,}$/;
/**
* Fingerprints under a repository's key: HMAC-SHA256(key, value), the same in every run, of a value that
* may be a password HMAC-SHA256(key, scrypt(value)). Who has reports but not the key learns nothing; with the key, guessing a weak
* password still costs some 50 ms a guess. Each distinct value is computed once.
*/
function fingerprints(key) {
	const known = /* @__PURE__ */ new Map();
	const slots = Array.from({ length: AT_ONCE$1 }, () => Promise.resolve());
	let turn = 0;
	return (value) => {
		const before = known.get(value);
		if (before !== void 0) return before;
		const slot = turn++ % AT_ONCE$1;
		const fingerprint = Promise.resolve(slots[slot]).then(() => compute(value, key));
		slots[slot] = fingerprint.catch(() => void 0);
		known.set(value, fingerprint);
		return fingerprint;
	};
}
async function compute(value, key) {
	if (LONG$2.test(value)) return keyed(`long\0${value}`, key);
	return keyed(await new Promise((resolve, reject) => {
		scrypt(value, key, HASH_BYTES, COST, (error, derived) => error === null ? resolve(derived) : reject(error));
	}), key);
}
function keyed(content, key) {
	return createHmac("sha256", key).update(content).digest("hex").slice(0, 32);
}

// src/stages/secrets/findings/secrets-in-names.ts
/** The values of the findings that the policy does not let through; of a check that did not end every value it met. */
function countingValues(world, { policy }, secrets, found) {
	if (!secrets.done) return [...world.runner.masked].filter(isTelling);
	const counting = weighSecrets(secrets.value.findings, policy.secrets, world.now()).filter(({ effect }) => effect !== "none");
	return found.of(counting.map(({ finding }) => finding.fingerprint));
}
/** By what a run is named in everything that is written and signed, each with what it is. */
function namesOf({ runner: { context } }, { asked, pushTo }) {
	const target = pushTo && `${repositoryName(pushTo)}:${pushTo.tag ?? ""}`;
	return /* @__PURE__ */ new Map([
		["the name of the image (`image`)", asked],
		["the place that it goes to (`push-to`)", target ?? ""],
		["the name of the repository", context.repository],
		["the name of the branch or tag", context.ref],
		["the name of the workflow", context.workflowRef]
	]);
}
/** Why a run cannot pass in whose names a value that counts stands; empty where none does. */
function namedReasons(names, values) {
	const fields = [...names].filter(([, name]) => values.isIn(name)).map(([field]) => field);
	if (fields.length === 0) return [];
	return [{
		code: "secret-found",
		check: "secrets",
		message: `a secret that was found stands in ${fields.join(" and ")}, which everything that is signed would tell: revoke the secret, and name it otherwise`
	}];
}

// src/stages/secrets/no-secret/decoded.ts
/** The text that base64 stands for, if it is base64 and stands for text. */
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
/** How tools mark what they have encrypted, at the start of a value. */
const MARKS = [
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
/** The same in the first line of a block, or in front of it. */
const HEADS = /\$ANSIBLE_VAULT;|ENC\[(?:PKCS7|GPG|AES256_GCM)|-----BEGIN (?:AGE ENCRYPTED FILE|PGP MESSAGE|PKCS7|CMS)|(?:^|[\s"'-])secure["']?:\s|age-encryption\.org|!vault\b|\{cipher\}|vault:v\d+:/;
/** Whether a value is the ciphertext of a known tool. */
function isEncrypted(value) {
	return MARKS.some((mark) => mark.test(value));
}
/** Whether the line in which a block of text begins says that it is encrypted. */
function beginsEncrypted(line) {
	return HEADS.test(line);
}
/** A file that a tool has encrypted as a whole, by its first bytes. */
function isEncryptedFile(text) {
	return /^(?:\ufeff)?\s{0,20}(?:\$ANSIBLE_VAULT;|age-encryption\.org\/v1|-----BEGIN (?:AGE ENCRYPTED FILE|PGP MESSAGE)-----)/.test(text.slice(0, 200));
}
/** SOPS writes its own key material and a MAC behind the values; every kind of file has them in its own way. */
function isSopsFile(text) {
	return /ENC\[AES256_GCM,data:/.test(text) && /(?:^|["'\s[])sops(?:["']?\s*[:\]]|_[\w]{1,60}=)/m.test(text) && /\bmac["']?\s*[:=]/.test(text.replace(/sops_mac=/g, "mac="));
}
/** The line in which the part begins that SOPS has added: data keys in armour, and whose they are. */
function sopsPart(lines) {
	const at = lines.findIndex((line) => /^\s*["']?sops["']?\s*:|^\[sops\]|^sops_\w+=/.test(line));
	return at < 0 ? Number.POSITIVE_INFINITY : at + 1;
}

// src/stages/secrets/no-secret/nkeys.ts
const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
/** Public keys of NATS begin with the letter of what they are for: account, user, operator, server, cluster. */
const PUBLIC_NKEY = /^[AUONC][A-Z2-7]{55}$/;
/** Whether a value is the public half of an NKEY, which ends in a checksum; seeds begin with `S`. */
function isPublicNkey(value) {
	if (!PUBLIC_NKEY.test(value)) return false;
	let bits = 0n;
	for (const letter of value) bits = bits << 5n | BigInt(BASE32.indexOf(letter));
	const bytes = Buffer.from(bits.toString(16).padStart(70, "0"), "hex");
	return crc16(bytes.subarray(0, 33)) === bytes.readUInt16LE(33);
}
/** CRC-16 with the polynomial 0x1021 and nothing in front. */
function crc16(bytes) {
	let crc = 0;
	for (const byte of bytes) {
		crc ^= byte << 8;
		for (let bit = 0; bit < 8; bit += 1) crc = (crc << 1 ^ ((crc & 32768) === 0 ? 0 : 4129)) & 65535;
	}
	return crc;
}

// src/stages/secrets/no-secret/identifiers.ts
/** Names of identifiers and nonces, before their value. */
const IDENTIFIERS = /(?:^|[^A-Za-z])(?:[\w.-]*[_.-])?(?:(?:key|tenant|client|account|project|user|object|resource|subscription|application|app|org|team|group|role|policy|event|message|order|site|zone|installation|product|device|package|plugin|template|view|widget)[_-]?(?:id|guid|uuid)|(?:request|trace|span|correlation|transaction)(?:[_-]?id)?|uuid|guid|aaguid|c?nonce|opaque|sec-websocket-(?:key|accept)|etag|commit|revision|rev|ref|build|idempotency[_-]?(?:key|token)|dedup(?:e|lication)?[_-]?(?:key|id|token)|message[_-]?group[_-]?id|client[_-]?(?:request[_-]?)?token|publishable[_-]?key|public[_-]?key(?:[_-]?token)?)["'`\]]?\s{0,4}(?:=>|:=|[:=])\s{0,4}["'`]?$/i;
/** The same where small letters run into a capital: `objectId`, `publicKeyToken`. */
const CAMEL = /(?:Id|Guid|Uuid|UUID|Nonce|Hash|Digest|Checksum|Revision|PublicKeyToken)["'`\]]?\s{0,4}(?:=>|:=|[:=])\s{0,4}["'`^]?$/;
/** Twenty bytes behind `0x` are an account or contract on a chain, which everybody can read; its key has 32. */
const ACCOUNT = /^0x[0-9a-f]{40}$/i;
/** Numbers that a chat service gives to servers, channels, people and applications. */
const SNOWFLAKE = /^\d{17,20}$/;
/** What a content-addressed store calls a thing by: the hash of what it holds. */
const CONTENT = /^(?:Qm[1-9A-HJ-NP-Za-km-z]{44}|b(?:af|ag)[a-z0-9]{50,100}|k51qzi5uqu5[a-z0-9]{40,60})$/;
/** A transaction, a block or a code on a chain has as many bytes as a key; the end of its name tells. */
const ON_CHAIN = /^0x[0-9a-f]{64}$/i;
const ON_CHAIN_NAME = /(?:tx|transaction|block|root|topic|hash|digest|commitment)(?:[-_]?(?:id|hash))?$/i;
/** An account is told by its length; only a name that ends in such a word speaks against it. */
const SECRET_END = /(?:secret|passw(?:or)?d|private|private[-_]?key|mnemonic|seed|credentials?|(?:api|access|auth|secret)[-_]?key)$/i;
/** Fields of a feature flag, whose salt deals out who sees the feature. */
const FLAG = /["'](?:sel|flags?|featureFlags?|variations?|rollout|rolloutPercentage|fallthrough|bucketBy|trackEvents|offVariation)["']\s{0,4}:/;
/** The end of a text up to the name that a value is given to. */
const NAME_BEFORE = /([\w.-]{1,80})["'`\]]{0,2}\s{0,4}(?:=>|:=|[:=(,])\s{0,4}["'`]?$/;
/** The key that git signs with is named by the digits of its public half. */
const GIT_KEY = /(?:^|[\s.])signing[kK]ey["']?[\s=:]{1,6}["']?$/;
const GIT_KEY_ID = /^(?:0x)?(?:[0-9A-F]{8}|[0-9A-F]{16}|[0-9A-F]{32}|[0-9A-F]{40}|[0-9a-f]{16}|[0-9a-f]{40})!?$/;
/** Who uses a service, and what for: the value may have any letters. */
const PUBLIC_ID = /(?:^|[^A-Za-z])(?:[\w.-]*[_.-])?(?:client|user[-_]?pool|pool|price|product|customer|tenant|app|application|project|property|measurement|organi[sz]ation|org|workspace|team|channel|plan|template|merchant|publisher|audience)[-_]?id["'`\]]{0,2}\s{0,4}(?:=>|:=|[:=])\s{0,4}["'`]?$|(?:client|userPool|tenant|application|project|workspace|merchant)I[dD]["'`\]]{0,2}\s{0,4}(?:=>|:=|[:=])\s{0,4}["'`]?$/i;
/** A UUID that is given to what ends in `_id` names a row; a few are handed out as secrets all the same. */
const ROW = /(?:^|[^A-Za-z])\w{0,80}[_-](?:id|uuid|guid)["'`\]]{0,2}\s{0,4}(?:=>|:=|[:=])\s{0,4}["'`]?$/i;
const SECRET_ROW = /(?:secret|session|auth|device|reset|invite)[-_](?:id|uuid|guid)\W{0,12}$/i;
/** Lines and fields beside the values of a standard's test vectors. */
const VECTORS = /^\s*(?:COUNT|KEYS?|IV|PLAINTEXT|CIPHERTEXT|Msg|MD|Mac|Tag|AAD|CT|PT|Seed|Digest|K?len|Tlen|Output|NONCE|Result)\s?=\s?[0-9A-Fa-f]*\s*$|"(?:tcId|tgId|ivSize|tagSize|keySize)"\s*:\s*\d/gim;
/** Whether a value is the address of an account or of a content, a number of a chat service, or a public name of a key or client. */
function isPublicIdentifier(value, before) {
	const name = NAME_BEFORE.exec(before.slice(-120))?.[1] ?? "";
	if (ACCOUNT.test(value)) return !SECRET_END.test(name);
	if (ON_CHAIN.test(value)) return ON_CHAIN_NAME.test(name);
	if (GIT_KEY.test(before) && GIT_KEY_ID.test(value)) return true;
	return SNOWFLAKE.test(value) || CONTENT.test(value) || PUBLIC_ID.test(before);
}
/** Hexadecimal digits amid the fields of test vectors, as standards bodies publish them. */
function isTestVector(value, around) {
	if (!/^[0-9a-f]{16,}$/i.test(value)) return false;
	const names = around.join("\n").match(VECTORS)?.map((line) => line.split(/[=:]/, 1)[0]?.trim().toLowerCase());
	return new Set(names).size >= 3;
}
const CHECKSUMS = /(?:sha-?(?:1|2|224|256|384|512)?(?:[_-]?(?:sum|hash|digest))?|md5(?:sum)?|checksums?|digest|integrity|fingerprint|thumbprint|[_-]hash|cksum|blake2b?|crc32|hashed[_-](?:secret|token|key|value))["'`\]]?\s{0,4}(?:=>|:=|[:=]|\s)\s{0,4}["'`]?(?:sha\d{1,3}[:-])?$/i;
const UUID$1 = /^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i;
/** Lengths of MD5, SHA-1, SHA-224, SHA-256, SHA-384, SHA-512 in hexadecimal digits. */
const HASH_LENGTHS = /* @__PURE__ */ new Set([
	32,
	40,
	56,
	64,
	96,
	128
]);
/** Hexadecimal digits, or a checksum in base64, that are given to the name of a checksum, or stand as one does. */
function isChecksum(value, before, behind) {
	const isHex = /^[0-9a-f]+$/i.test(value) && HASH_LENGTHS.has(value.length);
	if (isHex && (CHECKSUMS.test(before) || /sha\d{1,3}[:-]$/i.test(before))) return true;
	if (isHex && /^\s*$/.test(before) && /^ [ *][\w./-]+\s*$/.test(behind)) return true;
	if (/sha(?:1|256|384|512)-[A-Za-z0-9+/=]*$/.test(before)) return true;
	return /^[A-Za-z0-9+/]{43}=?$/.test(value) && /(?:sha-?256|h1|hash|checksum|digest|integrity)["'`]?\s{0,4}[:=]\s{0,4}["'`]?$/i.test(before);
}
/** Hexadecimal digits, a UUID or a nonce given to the name of an identifier; `around`: the lines beside it. */
function isIdentifier(value, before, around) {
	if (/(?:^|[^a-z])(?:c?nonce|opaque|sec-websocket-(?:key|accept))["'`]?\s{0,4}[:=]\s{0,4}["'`]?$/i.test(before)) return true;
	if (!/^[\^{]?[0-9a-f-]+[}$]?$/i.test(value)) return false;
	if (/["']salt["']\s{0,4}:\s{0,4}["']$/.test(before) && around.some((line) => FLAG.test(line))) return true;
	if (IDENTIFIERS.test(before) || CAMEL.test(before)) return true;
	if (UUID$1.test(value) && ROW.test(before) && !SECRET_ROW.test(before)) return true;
	if (UUID$1.test(value) && /(?:^|[\s<{,"'])id["']?\s{0,2}[:=]\s{0,2}["']?$/i.test(before)) return true;
	if (/(?:api|secret|auth|private|access)[-_]?key|token|secret/i.test(before.slice(-80))) return false;
	return UUID$1.test(value) && around.filter((line) => /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/i.test(line)).length >= 5;
}
/** Public halves: SSH, PGP, certificates, JSON web keys, minisign, age. */
const PUBLIC_KEYS = [
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
	return PUBLIC_KEYS.some((form) => form.test(value.trimStart())) || isPublicNkey(value.trim());
}
/** Whether the line says so. */
function isPublicKeyByPlace(value, before) {
	if (/\bnkey["']?\s{0,3}[:=]\s{0,3}["']?$/i.test(before) && PUBLIC_NKEY.test(value)) return true;
	return value.length >= 20 && /(?:public[-_ ]?key|pub[-_]?key|keydata|apk-key-hash:|known_hosts|host[-_]?key|verif(?:y|ication)[-_]?key|-----BEGIN (?:CERTIFICATE|PUBLIC)[^-]*-----)["'`\]]?(?:[\s:=(,]{0,6}|\\n)["'`]?[A-Za-z0-9+/=\\]{0,60}$/i.test(before);
}

// src/stages/secrets/values/names-abroad.ts
/** Words for a password in other languages than English, in small letters without marks. */
const PASSWORDS$2 = "contrasena contrasenia contrasenya contrassenya senha passwort kennwort losungswort wachtwoord losenord passord adgangskode kodeord salasana tunnussana haslo heslo parola sifre jelszo lozinka zaporka geslo slaptazodis parool parol";
/** The same of more than one word. */
const JOINED = /(?:motdepasse|clavedeacceso|palavrapasse|katasandi|matkhau)$/;
/** In scripts without a Latin form. */
const OTHER_SCRIPTS = /(?:пароль|密码|密碼|口令|パスワード|비밀번호|סיסמה|κωδικ[οό]ς)[\d_]*$/iu;
const KNOWN$1 = new Set(PASSWORDS$2.split(" "));
/** Whether a name says so; `words` are its words without marks. */
function isPasswordAbroad(words, name) {
	return KNOWN$1.has(words.at(-1) ?? "") || JOINED.test(words.join("")) || OTHER_SCRIPTS.test(name);
}
/** What stands in the bytes of each such name, lower case. */
const KEYWORDS_ABROAD = [..."contrase contrasse senha kennwort losungswort wachtwoord senord adgangskode kodeord salasana tunnussana haslo heslo parola ifre jelsz lozinka zaporka geslo slapta parool parol clave palavra sandi matkhau mat_khau".split(" "), ...[
	"ароль",
	"密码",
	"密碼",
	"口令",
	"パスワード",
	"비밀번호"
].map((word) => Buffer.from(word).toString("latin1"))];
/** A text with the letters that ASCII has: `contraseña`, `lösenord`, `hasło` without their marks. */
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
/** The same names, and words for keys and tokens, within a text whose parts lines join. */
const NAMES_ABROAD = new RegExp(`(?:^|_)(?:mot_?de_?passe|mdp|cles?|jeton|secrets?|tokens?|api|key|clave|llave|secreto|palavra_?passe|chave|segredo|chiave|segreto|schluessel|schlussel|geheimnis|sleutel|geheim|nyckel|nokkel|nogle|avain|klucz|klic|kluc|anahtar|kulcs|cheie|kunci|kata_?sandi|pass|password|${PASSWORDS$2.replaceAll(" ", "|")})(?:_|$)`);

// src/stages/secrets/no-secret/placeholders-abroad.ts
/** "Here", at the end of what is to be filled in. */
const HERE = /^(?:aqu[ií]|aca|ici|hier|hierhin|qui|her|har|hit|tahan|tu|tutaj|tady|zde|sem|ide|aici|burada|buraya|ovde|ovdje|tukaj|sini|siia|cia|seit|hier(?:heen)?|zdes|tut|syuda)$/;
/** "Your", "my". */
const OWNER = /^(?:tu|tus|su|sus|mi|votre|vos|ton|ta|tes|mon|ma|dein|deine|deinen|ihr|ihre|ihren|mein|meine|meinen|euer|eure|seu|sua|meu|minha|tuo|tua|suo|sua|vostro|vostra|mio|mia|jouw|uw|mijn|din|ditt|dina|mitt|min|twoje|twoj|twoja|vase|vas|tvoje|moje|oma|sizin|senin|teie|vasa|vasu|vash|tvoy|anda|kamu)$/;
/** "Replace", "write", "put in". */
const FILL_IN = /^(?:reempla(?:za|zar|ce|zame)|escrib[ae]|escribir|introdu(?:zca|ce|cir|za)|ingres[ae]|ingresar|coloca|coloque|pon|cambia(?:r|me|mi|lo|la)?|cambie|modificar?|remplace[rz]?|changez|changer|saisir|saisissez|inserez|modifiez|ersetze[n]?|aendern|andern|aendere|eintragen|eingeben|einfuegen|einfugen|anpassen|vervang(?:en)?|wijzig(?:en)?|invullen|byt|andra|endre|skift|zmien|zmenit|zmente|wpisz|wstaw|troque|troca|altere|alterar|insira|substitu(?:a|ir)|inserisci|inserire|sostituisci|sostituire|modifica|degistir(?:in)?|girin|vaihda|vlozte|doplnte|schimba|introdu|ganti|isi)$/;
/**
* Whether a value is a word where one is to be put in, in a language other than English: `tu_contraseña_aquí`,
* `ton-mot-de-passe`, `HierPasswortEintragen`. All of it is words.
*/
function isPlaceholderAbroad(value) {
	if (value.length > 100 || !/^\p{L}[\p{L}\p{M}]*(?:[-_ .]{1,3}[\p{L}\p{M}]+)*\d{0,3}[!.?]{0,3}$/u.test(value)) return false;
	const parts = withoutMarks(value).replace(/\d|[!.?]+$/g, "").split(/[-_ .]+|(?<=\p{Ll})(?=\p{Lu})/u).map((part) => part.toLowerCase());
	if (parts.length < 2) return false;
	const named = NAMES_ABROAD.test(parts.join("_"));
	if (HERE.test(parts.at(-1) ?? "") && (named || parts.some((part) => OWNER.test(part)))) return true;
	return named && parts.some((part) => OWNER.test(part) || FILL_IN.test(part) || HERE.test(part));
}

// src/stages/secrets/no-secret/placeholders.ts
/** Texts that people write where a secret is to be put in; in random text they hardly ever come up. */
const WORDS = [
	/\.{3}$|example|placeholder|dummy|redacted|foobar|foo[-_]?bar|lorem|chang(?:e|ed|ing)[-_ ]?(?:me|it|this|in[-_ ]|before|your|the|for|now|please)|(?:should|must|to)[-_ ]be[-_ ](?:changed|replaced|set)|replace[-_ ]?(?:me|this|with)/i,
	/(?:^|[-_ .<[{/])(?:your|insert|todo|fixme|tbd|generate|enter|set[-_]?(?:a|me|your|this))(?:[-_ .>\]}A-Z]|$)|(?:^|[-_ .])(?:goes|here)(?:[-_ ]?\d{1,4})?$/i,
	/not[-_ ]?(?:a[-_ ]?(?:real|secret|valid)|so[-_ ]?secret|secure)|(?:^|[-_ ])(?:fake|bogus|mocked?|sample)(?:[-_ ]|$)|xxxx|at[-_ ]least[-_ ]\d+/i,
	/(?:some|my|your|the|an?|fake|sample|test(?:ing)?|demo|mock|super|default|top|very|random|strong|secure|local|dev|another|new|old|wrong|invalid|bad|good|correct|confirm|current|repeat|retype|reset|forgot|initial|temp|plain)[-_ ]?(?:(?:super|top|very|secret|secure|strong|random|db|root|user|admin|database|postgres|mysql|mariadb|redis|private|long|unique|jwt|session|signing|encryption|app|client|master)[-_ ]?){0,3}(?:secret|password|passwd|passphrase|pass|pwd|token|(?:api|secret|access|auth|private)?[-_ ]?key|credentials?)(?:[-_ ]?(?:key|token|value|string|phrase|here|\d{1,4}))?[!.]?$/i,
	/^(?:[a-z]{2,12}[-_ ]?){0,3}(?:password|passwd|passphrase|secret|token|api[-_]?key|secretkey)[-_]?\d{0,3}!?$/
];
/** Values that say that there is none, or repeat what they stand for. */
const EMPTY = /^(?:password|passwd|passphrase|passwort|pass|pwd|secret|secrets?[-_ ]?key|token|key|api[-_ ]?key|apikey|credentials?|admin|administrator|root|user(?:name)?|sample|test(?:ing|user|er)?|none|null|nil|undefined|default|disabled?|enabled?|required|optional|unset|empty|true|false|yes|no|on|off|string|text|hidden|masked|secure|random|auto|generated|inherit|anonymous|localhost|postgres(?:ql)?|mysql|mariadb|mongo(?:db)?|redis|rabbitmq|elastic|grafana|guest|bearer|basic|qwerty|letmein|welcome|changeme|scram-sha-\d{1,3}|argon2\w{0,2}|pbkdf2|bcrypt|scrypt)\d{0,2}$/i;
/** Whether a value is a word where one is to be put in. */
function isPlaceholder(value) {
	return EMPTY.test(value) || WORDS.some((form) => form.test(value)) || isPlaceholderAbroad(value) || isMonotonous(value);
}
/** What people start with and everybody guesses first: `P@ssw0rd!`, `Welcome1`, `admin123`, the name of the product. */
function isWeak(value) {
	if (/^[a-z]{4,16}$/.test(value) || /^[A-Z]?[a-z]{2,14}[-_@!.]?(?:123|1234|12345|123456|321|1|01)[!.$#]?$/.test(value)) return true;
	return [value.toLowerCase().replace(/[@4]/g, "a").replace(/0/g, "o").replace(/[1!|]/g, "i").replace(/3/g, "e").replace(/[5$]/g, "s").replace(/7/g, "t"), value.toLowerCase().replace(/[^a-z]/g, "")].some((text) => /^(?:my|your|the|some|test|a)?(?:strong|super|very|secure)?[^a-z]{0,3}(?:passa?word|passw[a-z]rd|passwd|pass|secret|admin|root|welcome|letmein|qwerty|changeme|default|demo|sample|user|test|login|complicated)[^a-z]{0,3}[a-z]{0,3}[^a-z]{0,8}$/.test(text));
}

// src/stages/secrets/no-secret/published.ts
/**
* The first 24 hex digits of the SHA-256 of values that somebody publishes for everybody: keys of emulators, test
* keys of captchas and payment services, hashes and nonces of specifications, passwords that an image starts with.
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
/** Keys that are made for pages and apps that everybody can read. */
const PUBLIC_FORMS = [
	/^pk_(?:live|test)_[A-Za-z0-9]+$/,
	/^pk\.eyJ[\w-]+\.[\w-]+$/,
	/^(?:phc|pub|pdl_ntfset|live_publishable|sb_publishable)_[\w-]{8,}$/,
	/^G-[A-Z0-9]{8,12}$|^UA-\d{4,10}-\d{1,3}$|^GTM-[A-Z0-9]{5,8}$/,
	/^BF?[A-Za-z0-9_-]{86}$/
];
/** Names of settings whose values go to every visitor. */
const PUBLIC_NAMES = /(?:site[-_]?key|public[-_]?(?:api[-_]?)?(?:key|token)|publishable[-_]?key|anon[-_]?key|search[-_]?(?:only[-_]?)?(?:api[-_]?)?key|vapid[-_]?public\w*|client[-_]?side[-_]?id|data-key|data-sitekey|write[-_]?key|tracking[-_]?id|measurement[-_]?id|badge\w*|public[-_]?dsn)["'`\]]{0,2}\s{0,4}(?:=>|:=|[:=(,])\s{0,4}["'`]?$/i;
/** Whether a value is one that its provider publishes, or is made to be public. */
function isPublished$3(value) {
	return PUBLIC_FORMS.some((form) => form.test(value)) || value.length >= 8 && KNOWN.has(hexOf$1(value).slice(0, 24));
}
/**
* Whether the line says so: a site key, the token of a badge, the search key of a documentation. `around` are the
* lines beside it: the configuration of an app in a browser has its key beside its domain.
*/
function isPublicByPlace(value, before, behind, around) {
	if (PUBLIC_NAMES.test(before)) return true;
	if (/(?:badge|\.svg|\/graph)[^\s"'()]{0,120}[?&](?:token|key)=$/i.test(before)) return true;
	if (/^AIza[\w-]{35}$/.test(value)) return /authDomain|messagingSenderId|mobilesdk_app_id|GCM_SENDER_ID|GOOGLE_APP_ID/i.test(around);
	if (/^[0-9a-f]{32}$/.test(value)) return /api_?key["']?\s{0,4}[:=]\s{0,4}["']?$/i.test(before) && /index_?name/i.test(`${before} ${behind} ${around}`);
	return /^6L[\w-]{38}$/.test(value) && !/secret|private|server/i.test(before);
}

// src/stages/secrets/no-secret/references.ts
/** What is filled in later: variables, templates, look-ups. */
const TEMPLATES = [
	/\$\{|\$\(|\$\[\[|\{\{|\}\}|<%|%>|#\{/,
	/^\$\w|\$[A-Z][A-Z_]{3,}/,
	/^%[\w.-]+%$|^@@?[\w.-]+@@?$|^__\w+__$|^<[^>]*>$|^\[[^\]]*\]$|^`/,
	/^\{[\w.:$-]*\}['"]?$|^\{[A-Za-z_][\w.]*[(:[?!|,]|\[:\w+\]/,
	/%\(\w+\)[sdr]|^[:@][a-z_]{2,40}$|^\?$|^%[sdvqr@]$/,
	/^["']\s{0,2}[+.&]\s{0,2}[A-Za-z_$]|^[+.&]\s{1,2}[A-Za-z_$]/
];
/** Where the value is kept, or how it is looked up. */
const REFERENCES = [
	/!(?:Ref|Sub|GetAtt|ImportValue|vault|env|secret)\b/,
	/^(?:ref|vault|env|secrets?|secretsmanager|ssm|op|sm|kms|awskms|gcpkms|azurekms|file|aws-sm|sops|doppler|keyring|keychain|pass|bws?|akeyless|conjur|infisical|awssm|gsm|asm|azkv|chamber|credstash)(?:\+\w+)?:(?!\/\/[^/\s]*:[^/\s]*@)/i,
	/^arn:|^projects\/[^/\s]+\/secrets\//,
	/^(?:None|null|nil|undefined|[Tt]rue|[Ff]alse)\W+$/,
	/^(?:process\.env|import\.meta\.env|os\.(?:environ|getenv)|env\.|ENV\[|secrets?\.|vars?\.|local\.|data\.|module\.|each\.|self\.|this\.|\$this->|cls\.|settings\.|config\.|cfg\.|conf\.|options?\.|opts\.|args\.|params?\.|request\.|req\.|ctx\.|app\.|aws_|azurerm_|google_|random_\w+\.)/,
	/@Microsoft\.KeyVault\(|^\[(?:parameters|variables|reference|concat|listKeys)\(/i
];
/** An expression of a program: `options.password`, `get_password()`, `user_in.password)`, `None},`. */
const EXPRESSION = /^[!&*~^]?[A-Za-z_$][\w$]*(?:(?:\?\.|\.|->|::)[A-Za-z_$][\w$]*)*(?:[!?]|\[[^\]]{0,40}\])?(?:\([^()]{0,80}\)?[^A-Za-z0-9]{0,6})?[\s),;}\]]*$/;
const KEYWORD = /^(?:None|nil|null|undefined|True|False|true|false|self|this|new|await|lambda|function)\b/;
/** Whether a value is filled in later. */
function isTemplate(value) {
	return TEMPLATES.some((form) => form.test(value));
}
/** Whether a value says where the secret is. */
function isReference(value) {
	return REFERENCES.some((form) => form.test(value));
}
/** Whether a value without quotes is an expression where it stands in a program. */
function isExpression(value) {
	return KEYWORD.test(value) || EXPRESSION.test(value);
}
/** The middle of a line of minified code, taken for a value since a text in front of it ends with a name. */
function isCode(value) {
	if (/^\s*[)\]},;+?:&|=.]/.test(value) && /[=(){};,[\]]\s*["']?[A-Za-z_$]/.test(value.slice(1))) return true;
	return /[;{}]|=>|\|\||&&|\breturn\b/.test(value) && (value.match(/[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+|[A-Za-z_$]\(|\)\s*[;,{]|=[A-Za-z_$!]/g)?.length ?? 0) >= 3;
}

// src/stages/secrets/no-secret/tokens.ts
const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** So many characters of base64 beside a token are no word of a path. */
const LONG$1 = 40;
const SHORT = 12;
/**
* Whether a token is the middle of a longer run of base64: of a picture, a source map, a checksum. `before` and
* `behind` are what stands beside it in its line.
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
* Whether the checksum in a token fits; undefined where its provider puts none in. Tokens of GitHub and npm end in
* six digits to the base of 62, the CRC-32 of the thirty letters in front of them.
*/
function hasChecksum(value) {
	const [, body, sum] = /^(?:gh[pousr]|npm)_([A-Za-z0-9]{30})([A-Za-z0-9]{6})$/.exec(value) ?? [];
	return body === void 0 || sum === void 0 ? void 0 : checksumOf(body) === sum;
}
/** The checksum that GitHub and npm put behind the letters of a token. */
function checksumOf(body) {
	let rest = crc32(body);
	let digits = "";
	for (let count = 0; count < 6; count += 1) {
		digits = (BASE62[rest % 62] ?? "0") + digits;
		rest = Math.floor(rest / 62);
	}
	return digits;
}
/** What a JSON web token says, if it is one; the signature may be missing. */
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
/** Issuers, subjects and clients of RFC 7515 to 7519, of OpenID Connect, and of every tutorial. */
const SAMPLE_CLAIMS = /"sub"\s*:\s*"(?:1234567890|24400320|248289761001|jdoe)"|"name"\s*:\s*"(?:John|Jane) Doe"|"(?:iss|aud)"\s*:\s*"(?:joe|(?:https?:\/\/)?(?:[\w-]+\.)*example(?:\.(?:com|org|net))?(?:[/:"]|$)|s6BhdRkqt3|supabase-demo)|"role"\s*:\s*"anon"|"client_id"\s*:\s*"s6BhdRkqt3"/i;
/** Whether a JSON web token is one of a specification or tutorial, or no token at all: without a body or a signature. */
function isSampleToken(value) {
	const token = webToken(value);
	if (token === void 0) return false;
	if (token.parts < 3 || /"alg"\s*:\s*"none"/i.test(token.header)) return true;
	return SAMPLE_CLAIMS.test(token.body) || !token.body.startsWith("{");
}

// src/stages/secrets/no-secret/words.ts
/** A text as it is meant: `\u00f1`, `\xf1`, `&ntilde;`, `&#241;` and percent signs are letters in a translation. */
function unescaped(value) {
	if (!/\\[ux]|&#?\w+;/i.test(value)) return value;
	return value.replace(/\\u(?:\{([0-9a-f]{1,6})\}|([0-9a-f]{4}))/gi, (_, long, short = "") => letter(Number.parseInt(long ?? short, 16))).replace(/\\x([0-9a-f]{2})/gi, (_, hex) => letter(Number.parseInt(hex, 16))).replace(/&#x([0-9a-f]{2,5});/gi, (_, hex) => letter(Number.parseInt(hex, 16))).replace(/&#(\d{2,6});/g, (_, digits) => letter(Number(digits))).replace(/&([a-z]{2,8});/gi, (_, name) => /^(?:amp|lt|gt|quot|apos)$/i.test(name) ? "\"" : "é");
}
function letter(code) {
	return code > 0 && code <= 1114111 ? String.fromCodePoint(code) : "";
}
/** Letters of other scripts than Latin: nobody has a generator for these, and people do not log in by them. */
const OTHER_SCRIPT = /[^\P{L}\p{Script=Latin}]/gu;
/**
* Whether a value is a word or sentence of a language that needs more than ASCII: letters of another script, or Latin
* ones with marks where everything else is letters and punctuation.
*/
function isTranslation(raw) {
	const value = unescaped(raw).trim();
	if ((value.match(OTHER_SCRIPT)?.length ?? 0) >= 2) return true;
	if (!/[^\p{ASCII}]/u.test(value)) return false;
	if (!/^[\p{L}\p{M}\s.,:;!?…'’"“”„«»()*/–—-]+\d{0,3}[\s.:!?…*]*$/u.test(value)) return false;
	return value.split(/[^\p{L}\p{M}]+/u).every((part) => /^\P{Lu}?\p{Lu}?[^\p{Lu}]*$|^\p{Lu}+$/u.test(part) || isWords(part));
}
/** Files that hold texts for people, by their usual places. */
const TEXT_FILES = /(?:^|\/)(?:locales?|langs?|languages?|i18n|l10n|translations?|messages|intl)(?:[/._-]|$)|\.(?:po|pot|xlf|xliff|arb|resx|strings|ftl)$|(?:messages|strings|locale|lang|translation)[._-][a-z]{2,3}(?:[-_][A-Za-z]{2,4})?\.\w{2,10}$/i;
/** Whether a file is made of texts for people. A random value in it counts all the same. */
function holdsTexts(path) {
	return TEXT_FILES.test(path);
}
/** `ERR_PASSWORD_TOO_SHORT`, `AUTH_2FA_REQUIRED`: words in capitals, joined. */
const CONSTANT = /^[A-Z]{2,20}(?:_(?:[A-Z]{1,20}\d{0,2}|\d{1,4}|\d[A-Z]{1,3})){1,12}$/;
/** `E1107TokenSignatureInvalid`: the number of a message and what it says. */
const CODE_AND_WORDS = /^[A-Z]{1,5}[-_]?\d{2,6}[-_]?[A-Z][a-z]{2,}(?:[A-Z][a-z]{2,}){1,7}$/;
/** Selectors, routes and paths of properties: words behind a sign. */
const SELECTOR = /^(?:[#.@:/~]|\[\w+[*^$|~]?=)["']?[a-z]|^[a-z]+(?:\[|#)[a-z_"']/;
/** `Company@2024`, `welcome#1`: what people make of a word where a sign and a number are asked for. */
const WORD_AND_NUMBER = /^\p{L}[\p{L}_-]*[@#&+$%*]+\d+$/u;
/** Whether a value is made of words as programs have them: names, constants, selectors, routes, labels, rules. */
function isNameOfProgram(value) {
	const bare = value.replace(/^[\s"'`]+|[\s"'`*:?!.…]+$/g, "");
	if (bare === "") return true;
	if (WORD_AND_NUMBER.test(bare)) return false;
	if (isWords(bare) || CONSTANT.test(bare) || CODE_AND_WORDS.test(bare)) return true;
	if (bare.split(/[-_]/).length >= 7 && isJoinedWords(bare)) return true;
	if (SELECTOR.test(bare) && isWords(bare.replace(/[#.@:/~[\]="'*^$|<>+() ,]+/g, "-").replace(/^-+|-+$/g, ""))) return true;
	const parts = bare.split(/[|#,;&+\s@/()[\]]+/).filter((part) => part !== "");
	return parts.length > 1 && parts.every((part) => isWords(part) || /^\w{2,20}:\d{1,5}$|^\d{1,4}$/.test(part) || isNumberedName(part));
}
/**
* Whether what follows the prefix of a token are words joined by lines: `test_create_order_v2_with_currency`.
* A random text of that length has capitals, or no lines, or digits everywhere.
*/
function isJoinedWords(value) {
	const parts = value.split(/[-_.]+/).filter((part) => part !== "");
	if (/[a-z][A-Z]/.test(value) && parts.every(isHumps)) return true;
	if (parts.length < 3) return isWords(value) && value.length < 60 && parts.length > 1;
	return parts.filter((part) => /^[a-z]{2,}\d{0,3}$|^[A-Z]{2,}\d{0,3}$|^[A-Z]?[a-z]+$/.test(part)).length * 4 >= parts.length * 3 && parts.every((part) => part.length <= 16 && /^[A-Za-z]*\d{0,6}[a-z]{0,3}$/.test(part)) && (/^[^A-Z]*$/.test(value) || /^[^a-z]*$/.test(value) || parts.every((part) => isWords(part)));
}
/** Words joined by capitals, `successfulPrivateKeyAuthentication`: a random text changes at every second letter. */
function isHumps(text) {
	const humps = text.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [];
	return humps.length * 4 <= text.length && humps.every((hump) => hump.length <= 20) && /^[A-Za-z\d]+$/.test(text);
}

// src/stages/secrets/no-secret/why-no-value.ts
/** How often what base64 says is asked again. */
const DEPTH$1 = 2;
/** Why a value is provably no secret whatever stands around it; undefined where it may be one. */
function whyNoValue(value) {
	return why(value, DEPTH$1);
}
/**
* The same of a token that is known by its form: only what no generator makes counts, and what its provider
* publishes. A random text may hold any word.
*/
function whyNoToken(value) {
	if (isPublished$3(value)) return "published";
	if (isSampleToken(value)) return "sample";
	if (isEncrypted(value)) return "encrypted";
	return isFiller(value.replace(/^\$7\$.{11}/, "")) ? "placeholder" : void 0;
}
function why(value, depth) {
	if (isEncrypted(value)) return "encrypted";
	if (isPublicKey(value)) return "public-key";
	if (isPublished$3(value)) return "published";
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
/** Of base64 whatever is true of what it says. */
function whyNoDecoded(value, depth) {
	const text = textOfBase64(value)?.trim();
	return text === void 0 || text === "" || text.includes("\n") ? publicPart(text) : why(text, depth);
}
/** Of a text over several lines only that it is a public key: settings are looked at where they lie decoded. */
function publicPart(text) {
	if (text === void 0 || !isPublicKey(text)) return void 0;
	return /PRIVATE KEY/.test(text) ? void 0 : "public-key";
}

// src/stages/secrets/own-rules/credential.ts
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const HEX = /^(?:0x)?[0-9a-f]{16,}$/i;
/**
* Whether a value given to a name of this kind is a literal credential; a reason where it is one by its form and
* provably no secret. `raw` has a character for each byte.
*/
function weighCredential(raw, kind, form) {
	const value = Buffer.from(raw, "latin1").toString("utf8");
	if (/\ufffd[^\ufffd]{0,20}\ufffd/.test(value)) return false;
	return raw.length >= 6 && raw.length <= 500 ? weighText(value, kind, form) : false;
}
/** The same of a text. */
function weighText(value, kind, form) {
	const key = `${kind} ${form} ${value}`;
	const known = weighed.get(key);
	if (known !== void 0) return known;
	const judgement = judge$1(value, kind, form);
	if (weighed.size >= MEMORY) weighed.clear();
	weighed.set(key, judgement);
	return judgement;
}
/** Files repeat themselves: `password: string`, or a line that somebody has made to be slow. */
const weighed = /* @__PURE__ */ new Map();
const MEMORY = 2e3;
function judge$1(value, kind, form) {
	if (value.length < 4 || value.length > 500) return false;
	const why = whyNoValue(value);
	if (why !== void 0) return why;
	return value.length >= 6 && looksLikeCredential(value, kind, form);
}
function looksLikeCredential(value, kind, form) {
	if (kind === "password" || form === "environment") return isPassword$3(value, form);
	if (UUID.test(value)) return kind === "secret";
	return isGenerated(value, kind === "key" ? 20 : 10);
}
/** What people and generators make up: no prose, and more than a word unless the format leaves no doubt. */
function isPassword$3(value, form) {
	if (/[\s\p{Cc}]/u.test(value)) return false;
	if (isNameOfProgram(value) && !/^[A-Za-z]{3,}\d{1,4}$/.test(value)) return /^[a-z]{8,}$/.test(value) && (form === "environment" || form === "setting" || form === "option");
	const kinds = [
		/[a-z]/,
		/[A-Z]/,
		/\d/,
		/[^A-Za-z0-9]/
	].filter((kind) => kind.test(value)).length;
	if (/^\d+$/.test(value)) return value.length >= 6 && form !== "bare text" && form !== "word";
	if (form === "bare text" || form === "word" || form === "text" || form === "spoken") return value.length >= 8 && looksMixed(value) && (isMixedCase(value) || kinds >= 2 && /\d/.test(value));
	return looksMixed(value);
}
/** No sentence, call, selector or list of names: at least two kinds of characters that are no separators. */
function looksMixed(value) {
	if (/^[A-Za-z][\w-]*(?:\.[A-Za-z_][\w-]*)+$/.test(value) && changes(value) < 5) return false;
	if (/[()[\]{}<>|\\]{2}|=>|::|->|&&|\|\|/.test(value) && changes(value) < 5) return false;
	return entropy(value) >= 2.2;
}
/** What only a generator makes: long, of many characters, and no names with a number behind them. */
function isGenerated(value, least) {
	if (value.length < least || /\s/.test(value) || isWords(value)) return false;
	if (!/^[\x21-\x7e]+$/.test(value) || !/\d/.test(value) || !/[A-Za-z]/.test(value)) return isMixedCase(value);
	if (/[()[\]{}<>\\|`"']/.test(value)) return value.length >= 32 && entropy(value) >= 4.2 && changes(value) >= 8;
	if (HEX.test(value)) return entropy(value) >= 2.6 && (value.match(/\d/g)?.length ?? 0) >= 2;
	return entropy(value) >= 3 && changes(value) >= Math.max(3, value.length * .15);
}
/** Random letters without a digit: capitals stand among the small ones as no name has them. */
function isMixedCase(value) {
	return /^[^\s()[\]{}<>\\|`"']{10,}$/.test(value) && changes(value) >= value.length * .25 && entropy(value) >= 2.8;
}

// src/stages/secrets/own-rules/rule.ts
/** The match by what a rule thinks of its value; nothing where it does not even look like a secret. */
function judged(match, judgement) {
	if (judgement === false) return [];
	return [judgement === true ? match : {
		...match,
		why: judgement
	}];
}
/** A rule by a regular expression whose group `secret`, else the first one, is the value. Its quantifiers must be bounded and not nested. */
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
		*find({ text, at, path }) {
			global.lastIndex = scope === "keyword" ? at : 0;
			for (let match = global.exec(text); match !== null; match = global.exec(text)) {
				const value = match.groups?.secret ?? match[1];
				const index = (match.indices?.groups?.secret ?? match.indices?.[1])?.[0];
				if (value !== void 0 && index !== void 0) yield* judged({
					index,
					value
				}, accepts(value, match, path));
				if (scope === "keyword") return;
			}
		}
	};
}
/** Before a token: no letter of another word, unless that is an escape like `\n` or `%3D`, or the path of a bot. */
const START$1 = String.raw`(?:(?<![A-Za-z0-9_-])|(?<=\\[nrt])|(?<=%[0-9A-Fa-f]{2})|(?<=\/bot)(?=\d))`;
/** Rules for tokens, each of which stands alone as a word. */
function tokens(forms) {
	return forms.map(([id, title, keywords, form]) => pattern(id, title, keywords.replaceAll("~", "").split(" "), new RegExp(`${START$1}(${form})(?![A-Za-z0-9_-])`), { scope: keywords.startsWith("~") ? "line" : "keyword" }));
}
function isNoFiller(value) {
	return whyNoToken(value) ?? true;
}

// src/stages/secrets/values/credential-names.ts
const PASSWORDS$1 = words("password passwd passphrase pass pwd passwords mdp dnpass authtok userpassword rootpassword dbpassword dbpass requirepass masterauth masterpassword bindpw rootpw pw passcode passkey storepass keypass cloudpassword sshpass pgpassword mysqlpwd");
const SECRETS = words("secret secrets token tokens apikey apikeys secretkey accesskey authtoken accesstoken authkey privatekey credential credentials creds psk pat jwt bearer auth sas pepper salt otpsecret totpsecret clientsecret apitoken apisecret appsecret encryptionkey signingkey masterkey accountkey sharedkey licensekey licencekey sessionkey mnemonic seed privkey authstring cookiesecret webhooksecret secretaccesskey authorization");
/** Words that make a secret of a `key`. */
const KEY_WORDS = words("api access secret private encryption encrypt auth signing sign master account service license licence hmac aes jwt session admin client shared app application consumer ingest integration deploy webhook crypto cipher symmetric server live write sender");
/** Words that make something public, or a name in a store, of a `key`. */
const PLAIN_WORDS = words("public pub publishable primary foreign partition sort cache object storage header translation i18n locale message map index lookup row group routing idempotency gpg pgp hash range order field column label menu nav state query event topic metric bucket flag react vue sitemap recaptcha site");
/** Endings that say nothing: `DB_PASSWORD_PROD`, `API_KEY_V2`, `TOKEN_VALUE`. */
const NEUTRAL = words("value prod production dev development staging stage live test qa uat new old current default raw plain plaintext base64 b64 hex v1 v2 v3 primary secondary main backup string str eu us ci local internal base 1 2 3");
const ERRORS = words("err errs error errors errno exception warning");
const PASSES = words("first second third one two multi single render compiler final main depth shader low high per by last next filter nord last");
/** What a name such as `spring.datasource.password`, `dbPassword` or `X-Api-Key` says of its value, if anything. */
function nameKind(name) {
	const all = wordsOf(withoutMarks(name));
	if (all.length > 1 && ERRORS.has(all[0] ?? "")) return void 0;
	while (all.length > 1 && NEUTRAL.has(all.at(-1) ?? "")) all.pop();
	const last = (all.at(-1) ?? "").replace(/^(.*(?:password|passwd|pwd|secret))\d{1,2}$/, "$1");
	const before = all.at(-2) ?? "";
	if (last === "pass" && PASSES.has(before)) return void 0;
	if (PASSWORDS$1.has(last) || isPasswordAbroad(all, name)) return "password";
	if (SECRETS.has(last)) return /^(?:csrf|xsrf|cancel|cancellation|next|continuation|page|stop|pad|eos|bos|unk|mask|syntax|design|lexer|public)$/.test(before) || before === "key" && all.at(-3) === "public" ? void 0 : "secret";
	if (last === "key" || last === "keys") {
		if (all.slice(-3).some((word) => PLAIN_WORDS.has(word))) return void 0;
		return KEY_WORDS.has(before) ? "secret" : "key";
	}
	if (/(?:password|passwd|passphrase)$/.test(last)) return "password";
	return /(?:apikey|secret|token|secretkey|accesskey|authkey)$/.test(last) ? "secret" : void 0;
}
/** Verbs that look something up or work on it: what such a call is given is no credential but its name, or an input. */
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

// src/stages/secrets/kubernetes/credential-rule.ts
const ASSIGNMENT = /(?:^|\s)(?:--)?([A-Za-z_][\w.-]*)=("[^"]*"|'[^']*'|\S+)/g;
/**
* Assignments in an entry of the image configuration (`ENV`, labels, build arguments and `ENV` steps in the
* history) that give a literal value to a name like `DB_PASSWORD`, those too that are provably no secret.
*/
function weighedCredentials(text) {
	return [...text.matchAll(ASSIGNMENT)].flatMap(([, name = "", raw = ""]) => {
		const value = raw.replace(/^(["'])(.*)\1$/s, "$2");
		const kind = nameKind(name);
		if (kind === void 0) return [];
		return judged({
			name,
			value
		}, weighText(value, kind, "environment"));
	});
}

// src/stages/secrets/collect/collect-configuration.ts
/**
* Lays every entry of a platform's image configuration before the engines, a small file each, and answers what
* Assay's own rule finds in them.
*/
function collectConfiguration(image, group, tree) {
	return layEntries(entriesOf(image), platformName(image.platform), group, tree);
}
/** Lays entries of a platform before the engines, and answers what Assay's own rule finds in them. */
function layEntries(entries, platform, group, tree) {
	return entries.flatMap(({ entry, text, assignment }, number) => {
		const origin = {
			kind: "config",
			platform,
			entry
		};
		const file = tree.place(group, origin, `${number}/entry`, Buffer.from(`${text}\n`));
		if (file === void 0) throw fault$1("scan-incomplete", "secrets", `the image configuration of ${platform} is too large to be scanned`);
		return weighedCredentials(assignment ?? text).map(({ name, ...found }) => ({
			...found,
			engine: "assay",
			rule: "credential-in-configuration",
			title: `A literal value is given to ${/^[\w.-]{1,80}$/.test(name) ? name : "a credential"}`,
			file,
			line: 1
		}));
	});
}
function entriesOf({ configuration, annotations = [] }) {
	const { env, labels, cmd, entrypoint, history, others = [] } = configuration;
	return [
		...env.map((text) => ({
			entry: `Env ${nameOf$2(text)}`,
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
function nameOf$2(assignment) {
	return assignment.split("=", 1)[0] ?? "";
}
/** In `Env` and labels everything behind the first `=` is the value, blanks and quotes too. */
function quoted(assignment) {
	const name = nameOf$2(assignment);
	const value = assignment.slice(name.length + 1);
	return /[\s"']/.test(value) && !value.includes("\"") ? `${name}="${value}"` : assignment;
}

// src/stages/secrets/collect/collect-attestations.ts
const args = record(string(), unknown$1()).nullish();
/** Where BuildKit's provenance has the arguments of the build: SLSA v0.2, and v1. */
const ProvenanceSchema = object({ predicate: object({
	invocation: object({ parameters: object({ args }).nullish() }).nullish(),
	buildDefinition: object({ externalParameters: object({ request: object({ args }).nullish() }).nullish() }).nullish()
}) });
/**
* Lays what the build attests in the index before the engines: a provenance tells every argument of the build, and
* travels with the image. Answers what Assay's own rule finds in the arguments.
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
			hits.push(...layEntries(entries, platform, `attestation-${index}-${number}`, tree));
		}
	}
	return hits;
}
function argumentsIn(bytes) {
	const parsed = ProvenanceSchema.safeParse(parseJson(bytes));
	if (!parsed.success) return [];
	const { invocation, buildDefinition } = parsed.data.predicate;
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

// src/stages/secrets/installed/users-files.ts
/**
* Files that hold what a user is given or decides. No package brings them, and where one lies in the folder of a
* package somebody put it there: they are looked at like every other file and count like every other file.
*/
const USERS = /(?:^|\/)(?:\.env(?:\.[^/]*)?|[^/]+\.env|\.?npmrc|\.yarnrc(?:\.yml)?|[._]netrc|\.git-credentials|\.gitconfig|\.pypirc|pip\.conf|\.dockercfg|\.dockerconfigjson|\.docker\/config\.json|\.?kubeconfig(?:\.ya?ml)?|\.kube\/[^/]+|\.aws\/[^/]+|\.ssh\/[^/]+|\.gnupg\/[^/]+|id_(?:rsa|dsa|ecdsa|ed25519)|credentials(?:\.(?:json|ya?ml|ini|xml|csv|toml|tfrc\.json))?|\.boto|\.s3cfg|application_default_credentials\.json|service[-_]?account[^/]*\.json|secrets?\.(?:json|ya?ml|toml|ini|env)|\.pgpass|\.my\.cnf|\.htpasswd|[^/]+\.tfstate(?:\.backup)?|[^/]+\.(?:auto\.)?tfvars|\.terraformrc|[^/]+\.ovpn|wp-config\.php|application(?:-[^/]+)?\.(?:ya?ml|properties)|bootstrap(?:-[^/]+)?\.(?:ya?ml|properties)|appsettings(?:\.[^/]+)?\.json|settings\.xml|\.bash_history|\.vault-token)$/i;
/** Whether a file is one of a user, wherever it lies. */
function isUsersFile(path) {
	return USERS.test(path);
}

// src/stages/secrets/no-secret/sample-addresses.ts
/** The names that RFC 2606 and RFC 6761 set aside, hosts of one's own machine, and words that stand for a host. */
const RESERVED_HOST = /^(?:(?:[\w-]{1,63}\.){0,8}(?:example(?:\.(?:com|org|net|io|de))?|test|invalid|localhost|local|localdomain)|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\]|(?:your|my|some)?[-_.]?(?:db|database|data)?[-_.]?(?:host(?:name|_?ip)?|server|domain|address|proxy|endpoint|url|ip|website|site)\d?(?:\.(?:com|org|net|tld))?|(?:foo|bar|acme|dotenv)\.(?:com|org)|[A-Z][A-Z_]{2,30}|host\.docker\.internal|192\.0\.2\.\d+|198\.51\.100\.\d+|203\.0\.113\.\d+)\.?(?![\w.-])/;
const SAMPLE_WORD = /^(?:(?:my|the|some|test|your|user|db|random|secret|super|strong|proxy|https?|a)[-_]?){0,2}(?:user(?:name)?|u|pass(?:w(?:or)?d|phrase|code)?|pwd?|p|secret|admin|root|token|key|login|test|auth|johndoe|guest|foo|bar|baz|hunter2|postgres|mysql|mongo|redis|rabbit|minio|whatever|asdf|abc)(?:[-_]?\d{1,4})?[!]?$/i;
const PLAIN_WORD = /^(?:(?:my|your|the|some)[-_]?)?(?:user(?:name)?|pass(?:w(?:or)?d|phrase)?|pwd?|p|secret|token|key)$/i;
const SAMPLE_USER = /^(?:(?:my|some|your|db|a)?[-_]?(?:user(?:name)?|login|name|johndoe|jdoe|alice|bob|foo|me)|\[\w+\]|<\w+>|[A-Z_]{3,})$/i;
/** What an address in a sample or a parser's test has: a host that belongs to nobody, and a word for a password. */
function isSampleAddress({ password, user, behind }) {
	const bare = plain(password).replace(/\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|[^\x20-\x7e]/gi, "");
	if (/^[[<({].*[\])}>]$/.test(bare) || /^[A-Z][A-Z_]{3,30}$/.test(bare)) return true;
	if (SAMPLE_USER.test(user) && (PLAIN_WORD.test(bare) || isPlaceholder(bare))) return true;
	return RESERVED_HOST.test(behind) && (SAMPLE_WORD.test(bare) || isPlaceholder(bare) || isWords(bare) || isTemplate(bare));
}
/** The parts of a pattern that reads addresses, and escapes of a format. */
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

// src/stages/secrets/values/file-kind.ts
const CODE = /\.(?:[cm]?[jt]sx?|py|pyi|ipynb|go|java|kts?|scala|groovy|gradle|rb|erb|php\d?|cs|fs|vb|rs|c|cc|cpp|cxx|h|hpp|m|mm|swift|dart|lua|pl|pm|r|jl|ex|exs|erl|hs|clj|vue|svelte|astro|sol|zig|nim|jsonnet|tf|tfvars|hcl|bicep|nix|cue|sql|graphql|proto|css|scss|less|map)$/i;
const TEXT$1 = /\.(?:md|mdx|markdown|rst|adoc|txt|html?|xhtml|cshtml|razor|jspx?|ejs|hbs|twig|mustache|tpl|log|csv|tsv|tex|svg|po|pot|diff|patch|out|err)$/i;
/** Tells by a file's name how its values are written; what has no telling name is taken for settings. */
function fileKind(path) {
	if (CODE.test(path)) return "code";
	return TEXT$1.test(path) ? "text" : "settings";
}

// src/stages/secrets/own-rules/files/connections.ts
/** A password within an address or a connection string: any that is no placeholder and not the user's own name. */
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
/** In a program such a text has quotes around it; without them what looks alike are the arguments of a call. */
const isOfString = (value, match, path) => {
	const before = match[0].slice(0, match[0].length - value.length);
	const isCall = /,\s*(?:password|pwd)\s*=\s*$/i.test(before);
	if (isCall || fileKind(path) === "code" && !/["'`]/.test(match.input.slice(0, match.index + 1))) return isExpression(value) || isCall ? false : isLiteral$5(value, match);
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
/** Credentials in addresses and connection strings. */
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
	pattern("azure-shared-access-key", "Azure shared access key", ["sharedaccesskey="], /SharedAccessKey\s?=\s?([A-Za-z0-9+/]{40,86}={1,2})/i, { accepts: isKey$4 }),
	pattern("azure-app-configuration", "Azure App Configuration secret", [";secret="], /Endpoint=https:\/\/[^;\s]{1,120};Id=[^;\s]{1,60};Secret=([A-Za-z0-9+/]{36,100}={0,2})/, { accepts: isKey$4 }),
	pattern("shared-access-signature", "Shared access signature", ["sig="], /[?&;"'\s]sig=([A-Za-z0-9%+/_-]{42,110}(?:={0,2}))/, { accepts: isKey$4 }),
	pattern("signed-address", "Signature in a signed address", ["x-amz-signature="], /X-Amz-Signature=([0-9a-f]{64})/i),
	pattern("otp-seed", "Seed of one-time passwords", ["otpauth://"], /otpauth:\/\/[^\s"'<>]{1,200}?[?&]secret=([A-Za-z2-7]{16,128})/),
	pattern("slack-webhook", "Slack webhook", ["hooks.slack.com"], /(hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9/]{30,100})/),
	pattern("discord-webhook", "Discord webhook", ["/api/webhooks/"], /(discord(?:app)?\.com\/api\/webhooks\/\d{15,21}\/[\w-]{50,80})/),
	pattern("teams-webhook", "Teams webhook", ["webhook.office.com"], /(webhook\.office\.com\/webhookb2\/[\w@-]{36,80}\/IncomingWebhook\/[0-9a-f]{32}\/[\w/-]{36,90})/),
	pattern("google-chat-webhook", "Google Chat webhook", ["chat.googleapis.com"], /(chat\.googleapis\.com\/v1\/spaces\/[\w-]{5,30}\/messages\?key=[\w-]{30,50}&token=[\w%-]{30,80})/),
	pattern("tines-webhook", "Tines webhook", [".tines."], /([\w-]{1,60}(?:\.[\w-]{1,20})?\.tines\.(?:com|io)\/webhook\/[\w-]{16,64}\/[\w-]{16,64})/),
	pattern("zapier-webhook", "Zapier webhook", ["hooks.zapier.com"], /(hooks\.zapier\.com\/hooks\/catch\/\d{4,12}\/[a-z0-9]{5,20})/)
];

// src/stages/secrets/own-rules/files/credential-files.ts
/** In a file that is made to hold a credential whatever is no placeholder is one. */
const isLiteral$4 = (value) => {
	const bare = value.replace(/^(["'])(.*)\1$/, "$2");
	if (/^(?:x+|\*+)$/i.test(bare)) return "placeholder";
	return bare.length >= 4 && (whyNoValue(bare) ?? true);
};
/** Settings of npm: in their own file, or with the address of a registry or the name of the file beside them. */
const isOfNpm = (value, match, path) => /(?:npm|yarn)rc|(?:^|\/)\.npm/i.test(path) || /\/\/[\w.-]+[^\s]*:_|npmrc|npm\s+config|npm_config/i.test(match.input) ? isLiteral$4(value) : false;
/** `user:password` in base64. */
const isUserPassword = (value) => {
	const [, user, password] = /^([\x20-\x7e]{1,80}?):([\x20-\x7e]{3,2000})$/.exec(Buffer.from(value, "base64").toString("latin1")) ?? [];
	if (password === void 0) return false;
	return user === password ? "placeholder" : isLiteral$4(password);
};
/** A JSON object in base64url whose `alg` names an algorithm; those of specifications and tutorials are none. */
const isToken = (value) => {
	const [header = "", , signature = ""] = value.split(".");
	if (!/"(?:alg|enc)"\s*:\s*"\w/.test(Buffer.from(header, "base64url").toString("latin1"))) return false;
	return whyNoToken(value) ?? (isFiller(signature) ? "placeholder" : true);
};
const isRandom$2 = (value) => weighCredential(value, "secret", "setting");
const DOT = 46;
/** Files and lines that are made to hold credentials. */
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
		"{ssha"
	], /(\$(?:1|apr1)\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{22}|\$(?:[56]|sm3)\$(?:rounds=\d{1,9}\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{43,86}|\$2[abxy]\$\d\d\$[./A-Za-z0-9]{53}|\$g?y\$[./A-Za-z0-9]{1,12}\$[./A-Za-z0-9]{4,90}\$[./A-Za-z0-9]{43}|\$7\$[./A-Za-z0-9]{11,14}[./A-Za-z0-9]{1,86}\$[./A-Za-z0-9]{43}|\$argon2(?:id|i|d)\$v=\d{1,3}\$m=\d{1,9},t=\d{1,4},p=\d{1,4}\$[A-Za-z0-9+/]{8,90}\$[A-Za-z0-9+/]{16,180}|\{SSHA(?:256|512)?\}[A-Za-z0-9+/]{28,120}={0,2})/, { accepts: (value) => changes(value) >= 8 && (whyNoToken(value) ?? true) }),
	pattern("git-credential", "Credential in an address", ["https://"], /https:\/\/([A-Za-z0-9_-]{20,120})@(?![\w.-]{1,100}\/\d{1,20}(?![\w/]))[\w.-]{3,100}/, { accepts: isRandom$2 }),
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
		accepts: isRandom$2,
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

// src/stages/secrets/own-rules/keyword-search.ts
const NONE$1 = -1;
/**
* Finds many keywords in one pass over the bytes of a file, whatever their number, and without regard to the case
* of ASCII letters (Aho and Corasick 1975): a regular expression for each rule would read the file some 300 times.
*/
var KeywordSearch = class {
	#keywords;
	/** Bytes that no keyword holds share class 0. */
	#classOf = /* @__PURE__ */ new Uint8Array(256);
	#classes;
	/** Next state by state and class; the states are numbered by their offset in this table. */
	#next;
	/** Keywords that end in a state. */
	#ends;
	#hasEnd;
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
		this.#next = new Int32Array(states * this.#classes).fill(NONE$1);
		const ends = Array.from({ length: states }, () => []);
		this.#addAll(ends);
		this.#link(ends);
		this.#ends = ends;
		this.#hasEnd = Uint8Array.from(ends, (list) => list.length === 0 ? 0 : 1);
	}
	/** Calls `visit` for every keyword in the content, in the order of their ends. */
	each(content, visit) {
		const next = this.#next;
		const classOf = this.#classOf;
		const classes = this.#classes;
		const hasEnd = this.#hasEnd;
		let state = 0;
		for (let index = 0; index < content.length; index += 1) {
			state = next[state * classes + (classOf[content[index] ?? 0] ?? 0)] ?? 0;
			if (hasEnd[state] === 0) continue;
			for (const keyword of this.#ends[state] ?? []) visit(keyword, index + 1 - (this.#keywords[keyword]?.length ?? 0));
		}
	}
	#addAll(ends) {
		let used = 1;
		for (const [number, keyword] of this.#keywords.entries()) {
			let state = 0;
			for (const letter of keyword) {
				const slot = this.#slot(state, letter);
				if (this.#next[slot] === NONE$1) this.#next[slot] = used++;
				state = this.#next[slot] ?? 0;
			}
			ends[state]?.push(number);
		}
	}
	/** Fills in, breadth first, where a state goes when its keyword does not go on: to the longest that ends so. */
	#link(ends) {
		const fail = new Int32Array(ends.length);
		const queue = [0];
		for (let state = queue.shift(); state !== void 0; state = queue.shift()) for (let letter = 0; letter < this.#classes; letter += 1) {
			const slot = state * this.#classes + letter;
			const child = this.#next[slot] ?? NONE$1;
			const other = state === 0 ? 0 : this.#next[(fail[state] ?? 0) * this.#classes + letter] ?? 0;
			if (child === NONE$1) {
				this.#next[slot] = other;
				continue;
			}
			fail[child] = other;
			ends[child]?.push(...ends[other] ?? []);
			queue.push(child);
		}
	}
	#slot(state, letter) {
		return state * this.#classes + (this.#classOf[letter.charCodeAt(0)] ?? 0);
	}
};

// src/stages/secrets/own-rules/scan-content.ts
const NEWLINE$3 = 10;
/** Bytes before a keyword and behind it that a rule sees; minified code has lines without an end. */
const BEFORE = 300;
const BEHIND$1 = 2e3;
const BLOCK = 8e3;
/** What is enough for most tokens that start with their keyword; one that goes on is looked at again. */
const TOKEN = 300;
/** Of a call: the name in front of the keyword, and what is handed to it. */
const NAME$1 = 60;
const CALL = 600;
/** Marks at the end of a line after which a command goes on, of a shell, of Windows, of PowerShell. */
const GOES_ON = /[\\^`]\r?\n/g;
/**
* Asks rules about a file, each only where one of its keywords stands, and never twice about the same lines. Time
* is linear in the size of the file whatever it holds: an excerpt is bounded, and so are the expressions.
*/
var ContentScanner = class {
	#keywords;
	#rules;
	#placed;
	constructor(rules) {
		const byKeyword = /* @__PURE__ */ new Map();
		for (const rule of rules) for (const keyword of rule.keywords) byKeyword.set(keyword, [...byKeyword.get(keyword) ?? [], rule]);
		this.#keywords = new KeywordSearch([...byKeyword.keys()]);
		this.#rules = [...byKeyword.values()];
		this.#placed = rules.filter(({ place }) => place !== void 0);
	}
	/** Everything found in a file; `letGo` takes what is provably none. */
	scan(content, path, letGo) {
		const found = /* @__PURE__ */ new Map();
		const seen = /* @__PURE__ */ new Map();
		const take = (rule, start, { index, value, why }) => {
			const position = start + index;
			const text = Buffer.from(value, "latin1").toString("utf8");
			found.set(`${rule.id} ${position}`, {
				rule,
				position,
				value: text,
				...why === void 0 ? {} : { why }
			});
		};
		this.#keywords.each(content, (keyword, position) => {
			for (const rule of this.#rules[keyword] ?? []) {
				if (!(rule.scope === "keyword" || rule.scope === "call") && position < (seen.get(rule) ?? 0)) continue;
				if (rule.probe?.(content, position) === false) continue;
				const [start, end] = bounds(content, position, rule.scope);
				seen.set(rule, Math.min(end, position + (rule.scope === "block" ? BLOCK : BEHIND$1) / 2));
				const cut = content.toString("latin1", start, end);
				const text = rule.scope === "command" ? cut.replace(GOES_ON, blanks) : cut;
				for (const match of rule.find({
					text,
					at: position - start,
					path
				})) if (rule.scope === "keyword" && start + match.index + match.value.length === end) {
					const more = content.toString("latin1", start, start + BLOCK);
					for (const longer of rule.find({
						text: more,
						at: position - start,
						path
					})) take(rule, start, longer);
				} else take(rule, start, match);
			}
		});
		for (const rule of this.#placed) {
			if (rule.place?.test(path) !== true || content.length > (rule.upTo ?? content.length)) continue;
			for (const match of rule.find({
				text: content.toString("latin1"),
				at: 0,
				path
			})) take(rule, 0, match);
		}
		const lines = lineStarts(content, found.size > 0);
		return [...found.values()].flatMap(({ rule, position, value, why }) => {
			const finding = {
				rule,
				value,
				line: lineOf$1(lines, position)
			};
			if (why === void 0) return [finding];
			letGo?.(finding, why);
			return [];
		});
	}
};
/** From where to where a rule may look. */
function bounds(content, position, scope) {
	if (scope === "keyword") return [Math.max(0, position - 4), Math.min(content.length, position + TOKEN)];
	if (scope === "call") return [Math.max(0, position - NAME$1), Math.min(content.length, position + CALL)];
	const start = Math.max(0, position - BEFORE);
	if (scope === "block") return [start, Math.min(content.length, position + BLOCK)];
	const end = Math.min(content.length, position + BEHIND$1);
	const isEnd = (at) => content[at] === NEWLINE$3 && !(scope === "command" && goesOn(content, at));
	let first = position;
	while (first > start && !isEnd(first - 1)) first -= 1;
	let last = position;
	while (last < end && !isEnd(last)) last += 1;
	return [first, last];
}
/** Whether a command goes on behind the line that ends here. */
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
	for (let at = content.indexOf(NEWLINE$3); at >= 0; at = content.indexOf(NEWLINE$3, at + 1)) starts.push(at + 1);
	return starts;
}
/** How many lines start at a position or before it. */
function lineOf$1(starts, position) {
	let [low, high] = [0, starts.length];
	while (low < high) {
		const middle = low + high >> 1;
		if ((starts[middle] ?? 0) <= position) low = middle + 1;
		else high = middle;
	}
	return low;
}

// src/stages/secrets/own-rules/tokens/cloud-tokens.ts
/** Tokens of model providers, clouds, hosters and databases, by their documented forms. */
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
		"sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}"
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
		"aws-access-key",
		"AWS access key",
		"akia asia abia acca",
		"(?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16}"
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
		"~+ast ~acdb ~azse ~azfu ~azca ~+asb ~+aeh ~+arm ~aiot ~+acr",
		String.raw`[A-Za-z0-9+/_-]{33,86}(?:\+ASt|ACDb|AzSe|AzFu|AzCa|\+ASb|\+AEh|\+ARm|AIoT|\+ACR)[A-Za-z0-9+/_-]{5,8}={0,2}`
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
		"yandex-token",
		"Yandex Cloud token",
		"t1. aqvn y0_",
		String.raw`(?:t1\.[\w-]{10,300}={0,2}\.[\w-]{80,90}={0,2}|AQVN[\w-]{35,38}|y0_[\w-]{50,70})`
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
		"token-",
		"token-[a-z0-9]{5}:[a-z0-9]{54}"
	],
	[
		"portainer-key",
		"Portainer access token",
		"ptr_",
		"ptr_[A-Za-z0-9+/]{43}="
	],
	[
		"proxmox-token",
		"Proxmox API token",
		"pveapitoken",
		String.raw`PVEAPIToken=[\w.-]{1,40}@[\w.-]{1,40}![\w.-]{1,40}=[0-9a-f-]{36}`
	]
]);

// src/stages/secrets/own-rules/tokens/forge-tokens.ts
/** Tokens of code forges, build services, package registries and secret stores, by their documented forms. */
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

// src/stages/secrets/no-secret/key-frames.ts
const BEGIN = /-{4,5} ?BEGIN [A-Z0-9 ]{0,40}(?:PRIVATE KEY|OpenVPN Static key V1)[A-Z ]{0,6}-{4,5}/;
const FRAME$1 = /-{4,5} ?(?:BEGIN|END) [^-\n]{1,60}-{4,5}/g;
/** Breaks of lines as they are written in texts and pages. */
const BREAKS = /\\+[nr]|<br\s?\/?>|&#(?:10|13|xA|xD);|\\u000[aAdD]/gi;
/** What stands between two lines of a key: quotes, signs of comments and of joined texts; a plus is a letter too. */
const BETWEEN$1 = /["'`]\s*[+.&]?\s*["'`]?|^\s*(?:\/\/|--|rem\s)|[\s,;#*>|&]|\\$/gim;
const HEADERS = /^(?:Proc-Type|DEK-Info|Version|Comment|Charset|Hash|Subject|x-[\w-]+|Encryption|Key-Type)\s?:[^\n\\&<]{0,200}/gim;
/** Whether a text has the frame of a private key in it. */
function hasKeyFrame(text) {
	return BEGIN.test(text);
}
/** The base64 of a private key without everything that stands around and between its lines. */
function keyBody(text) {
	const from = text.search(BEGIN);
	const inside = from < 0 ? text : text.slice(from).replace(BEGIN, "\n");
	const end = inside.search(/-{4,5} ?END /);
	const bare = (end < 0 ? inside : inside.slice(0, end)).replace(BREAKS, "\n").replace(HEADERS, "").replace(FRAME$1, "").replace(BETWEEN$1, "");
	return /^[A-Za-z0-9+/=]*/.exec(bare)?.[0] ?? "";
}
/** The base64 of a key whose frame was left out, where nothing but lines of base64 stands there; else undefined. */
function bareKeyBody(text) {
	const lines = text.replace(BREAKS, "\n");
	const body = lines.replace(BETWEEN$1, "");
	return lines.includes("\n") && body.length >= 60 && /^[A-Za-z0-9+/]+={0,2}$/.test(body) ? body : void 0;
}
/** Whether a frame has a key in it: documentation has dots, code joins the frame alone, comments have sentences. */
function isKey$3(text) {
	const base64 = keyBody(text);
	if (base64.length < 60 || isMonotonous(base64)) return false;
	return /\d/.test(base64) && changes(base64) >= base64.length * .15;
}

// src/stages/secrets/own-rules/tokens/private-keys.ts
/** Base64 in lines, as it stands in a file or escaped in one line of JSON or of an `.env` file. */
const LINE = String.raw`(?:\\r|\\n|[A-Za-z0-9+/=\s"',]){40,7000}`;
/** All that stands between two frames but another frame: lines may be commented out, quoted, joined or broken in HTML. */
const INSIDE = String.raw`(?:(?!-----)[^\0]){40,7000}`;
/** A key is there only when its base64 is: documentation shows the frame with dots in it. */
const hasBody = (value) => isKey$3(value) ? true : "sample";
const isRandomBody = (value) => value.replace(/[^A-Za-z0-9+/=]/g, "").length >= 40 && !isMonotonous(value.replace(/-----[^-]*-----/g, ""));
const block = (id, title, keywords, expression) => pattern(id, title, keywords, expression, {
	scope: "block",
	accepts: isRandomBody
});
/** Private keys in every text form that is in use. */
const PRIVATE_KEYS = [
	pattern("private-key", "Private key", ["private key-----", "private key block-----"], new RegExp(`(-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----${INSIDE}-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----)`), {
		scope: "block",
		accepts: hasBody
	}),
	pattern("private-key", "Private key", ["private key-----", "private key block-----"], new RegExp(String.raw`(-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?:\s|\\[nr]|(?:Proc-Type|DEK-Info|Version|Comment|Charset|Hash): [^\n]{0,120}\n){0,8}${LINE})`), {
		scope: "block",
		accepts: (value) => isKey$3(value)
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
/** Tokens of chat, payment, mail and office services, by their documented forms. */
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
		"sk_live_ sk_test_ rk_live_ rk_test_ sk_prod_",
		"[sr]k_(?:live|test|prod)_[A-Za-z0-9]{16,250}"
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
		"sq0atp- sq0csp- eaaa",
		String.raw`(?:sq0atp-[\w-]{22}|sq0csp-[\w-]{43}|EAAA[\w+=-]{56,64})`
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
		"FLWSECK(?:_TEST|_LIVE)?-[A-Za-z0-9-]{12,60}-X"
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
		String.raw`(?:live|test)_(?:[A-Za-z0-9]{30,35}|[0-9a-f]{35}|(?=[\w-]{0,39}\d)[\w-]{40})`
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
		"linear-key",
		"Linear key",
		"lin_api_ lin_oauth_",
		"lin_(?:api|oauth)_[A-Za-z0-9]{40,64}"
	],
	[
		"airtable-token",
		"Airtable token",
		"pat",
		String.raw`pat[A-Za-z0-9]{14}\.[0-9a-f]{64}`
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
		"pmak-",
		"PMAK-[0-9a-f]{24}-[0-9a-f]{34}"
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
/** Tokens of services that watch, flag, route and search, by their documented forms. */
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
		"~nrak- ~nrii- ~nraa- ~nrra- ~nrsp- ~nral",
		String.raw`NRAK-[A-Z0-9]{27}|NRII-[\w-]{32}|NRAA-[0-9a-f]{27}|NRRA-[0-9a-f]{42}|NRSP-[A-Za-z0-9-]{30,50}|[0-9a-f]{36}NRAL|[a-z]{2}\d\dxx[0-9a-f]{30}NRAL`
	],
	[
		"sentry-token",
		"Sentry token",
		"sntrys_ sntryu_",
		"sntrys_eyJ[A-Za-z0-9+/=_-]{60,400}|sntryu_[0-9a-f]{64}"
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
		"phx_",
		"phx_[A-Za-z0-9]{36,60}"
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
		"age-secret-key-1",
		"AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}"
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

// src/stages/secrets/staging/stage-parts.ts
/** Greatest size of a file that is scanned in parts, in bytes; a larger one is left out. */
const MAX_SPLIT_BYTES = 536870912;
const PART_BYTES = 8388608;
/** What two parts share, so that a secret on the border stands whole in one of them. */
const OVERLAP_BYTES = 65536;
const LINE_BREAK = 10;
/** What no token goes across: blanks, quotes, commas, semicolons. */
const SEPARATORS = new Set(Buffer.from(" 	\r\"'`,;"));
/**
* Lays a large text before the engines in parts of at most 8 MiB that share up to 64 KiB, cut between lines where
* that is possible, else between words; UTF-16 becomes UTF-8. Answers false where a part could not be laid.
*/
async function laySplit(bytes, lay) {
	const { size } = bytes;
	const encoding = utf16Of(bytes.read(0, Math.min(2, size)));
	const text = (part) => encoding === void 0 ? part : Buffer.from(new TextDecoder(encoding).decode(part));
	const whole = (at) => encoding === void 0 ? at : at + at % 2;
	let linesBefore = 0;
	for (let start = 0; start < size;) {
		await setImmediate();
		const window = bytes.read(start, Math.min(PART_BYTES, size - start));
		const isLast = start + window.length >= size;
		const end = isLast ? window.length : whole(border(window, window.length - OVERLAP_BYTES, "last"));
		if (!lay(text(window.subarray(0, end)), linesBefore)) return false;
		if (isLast) return true;
		const next = whole(border(window.subarray(0, end), end - OVERLAP_BYTES, "first"));
		linesBefore += lineBreaks(text(window.subarray(0, next)));
		start += next;
	}
	return true;
}
/** Whether a file's beginning is that of no text: a zero byte, as git tells, unless it is UTF-16 with its mark. */
function looksBinary(head) {
	return utf16Of(head) === void 0 && head.includes(0);
}
function utf16Of([first, second]) {
	if (first === 255 && second === 254) return "utf-16le";
	return first === 254 && second === 255 ? "utf-16be" : void 0;
}
/** The position behind the first or last line break from `from` on, else behind a separator, else `from` or the end. */
function border(window, from, which) {
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

// src/stages/secrets/staging/classify.ts
/** Greatest size of a file that is scanned as a whole, in bytes; a larger text is scanned in parts. */
const MAX_FILE_BYTES = 16777216;
const LISTS = /^var\/(?:lib\/apt\/lists\/|cache\/apt\/[^/]+\.bin$)/;
const RECORDS$1 = /^(?:var\/lib\/dpkg\/|var\/cache\/debconf\/templates\.dat|usr\/lib\/apk\/db\/)/;
const PACKAGES = /(?:^|\/)(?:node_modules|bower_components|site-packages|dist-packages|python3\.\d+|gems\/[^/]+-\d[^/]*|pkg\/mod\/(?:cache|[^@]+@v\d[^/]*)|registry\/src\/[^/]+-[0-9a-f]{16}|\.nuget\/packages)\//;
/** Nothing but names and checksums, which generic rules take for keys. */
const LOCK_FILES = /(?:^|\/)(?:go(?:\.work)?\.sum|package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock|deno\.lock|Cargo\.lock|poetry\.lock|uv\.lock|Pipfile\.lock|Gemfile\.lock|composer\.lock|gradle\.lockfile|packages\.lock\.json|Podfile\.lock|mix\.lock|pubspec\.lock|flake\.lock|Cartfile\.resolved|Package\.resolved|\.terraform\.lock\.hcl|pdm\.lock|pixi\.lock|conda-lock\.yml|Chart\.lock|stack\.yaml\.lock|rebar\.lock|paket\.lock|Manifest\.toml|buf\.lock|verification-metadata\.xml)$/;
/** Formats that both engines pass over, by their first bytes; none of them can start a text. */
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
/** Classifies a file by its path, its size in bytes and its first bytes. */
function classify(path, size, head) {
	const place = canonicalPath(path);
	const honest = !/(?:^|\/)\.\.(?:\/|$)/.test(place);
	if (honest && LISTS.test(place)) return "list";
	if (BINARIES.some((magic) => magic.equals(head.subarray(0, magic.length)))) return "binary";
	if (size > 16777216 && looksBinary(head)) return "binary";
	if (size > 536870912) return "large";
	if (honest && RECORDS$1.test(place)) return "record";
	if (LOCK_FILES.test(place)) return "package";
	return PACKAGES.test(place) && !isUsersFile(place) ? "package" : "plain";
}
/** Published code is full of sample tokens and hashed passwords of its tests: there only these forms count. */
const DISTINCTIVE = new ContentScanner([
	...PRIVATE_KEYS.filter(({ id }) => id === "private-key"),
	...CLOUD_TOKENS,
	...FORGE_TOKENS,
	...SERVICE_TOKENS,
	...CREDENTIAL_FILES.filter(({ id }) => id === "npm-registry-password"),
	...CONNECTIONS.filter(({ id }) => id === "credential-in-address")
]);
/** Whether a text holds a token or key of a distinctive form. */
function looksSecret(content) {
	return DISTINCTIVE.scan(content, "").length > 0;
}

// src/stages/archives/expand-base64.ts
/** Shorter runs are words; under the name of a credential shorter ones count too. */
const MIN_RUN = 20;
const MIN_CREDENTIAL_RUN = 12;
/** Text that is wrapped has lines of 64 or 76, hardly ever less than this. */
const MIN_WRAPPED = 40;
/** How often what was decoded is decoded again: a Kubernetes secret holds a docker configuration with passwords. */
const DEPTH = 2;
const MAX_CONTEXT = 200;
/** What follows the M of a private key's DER sequence, by its length: C (Ed25519), H (elliptic curves), I. */
const DER_LENGTHS = [
	67,
	72,
	73
];
/** The bytes of the shortest run. */
const HEAD_BYTES$1 = 9;
const NEWLINE$2 = 10;
const PADDING = 61;
const NONE = 64;
/** The six bits of each character, in both alphabets; {@link NONE} where it has none. */
const BITS = (/* @__PURE__ */ new Uint8Array(256)).fill(NONE);
for (const [value, byte] of Buffer.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/").entries()) BITS[byte] = value;
BITS[45] = 62;
BITS[95] = 63;
const CREDENTIAL = /auth|pass|secret|token|key|credential|pwd/i;
const NAME = /([\w.-]{1,80})["']?\s*[:=]\s*["']?(?:basic\s+)?["']?$/i;
const BLOCK_NAME = /([\w.-]{1,80})["']?\s*:\s*[|>][-+\d]*\s*$/;
/** Pictures and the like, and source maps, which hold the text that they map a second time. */
const MEDIA = /(?:data:(?:image|font|audio|video)\/|sourceMappingURL=data:)[^"'\s]*$/;
const FRAME = /-----BEGIN [A-Z ]+-----\s*$/;
/** The decoded text of all base64 in a file that holds text; undefined where there is none. */
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
		const text = textOf$2(encoded, bytes.toString("latin1", Math.max(0, lineStart - MAX_CONTEXT, start - 400), start));
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
/** Runs of base64 whose first bytes look like text, or like a key. */
function* runsOf(bytes) {
	let line = 1;
	let lineStart = 0;
	for (let at = 0; at < bytes.length; at += 1) {
		const byte = bytes[at] ?? 0;
		if (byte === NEWLINE$2) {
			line += 1;
			lineStart = at + 1;
		}
		if (BITS[byte] === NONE) continue;
		const start = at;
		while (bitsOf(bytes, at) !== NONE) at += 1;
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
/** Goes on over the lines that are as long as the first, to the one that is shorter. */
function endOfWrapped(bytes, first, length) {
	let end = first;
	let [breaks, lineStart] = [0, 0];
	for (;;) {
		let at = end;
		if (bytes[at] === 13) at += 1;
		if (bytes[at] !== NEWLINE$2) break;
		const next = at + 1;
		at = next;
		while (bytes[at] === 32 || bytes[at] === 9) at += 1;
		const start = at;
		while (bitsOf(bytes, at) !== NONE) at += 1;
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
	return BITS[bytes[at] ?? 0] ?? NONE;
}
/** The first bytes tell most identifiers, checksums and pictures from text; M starts a DER sequence. */
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
function textOf$2(encoded, before) {
	const run = encoded.replaceAll("\n", "");
	if (/[+/]/.test(run) && /[-_]/.test(run) || run.replace(/=+$/, "").length % 4 === 1) return void 0;
	if (FRAME.test(before) || MEDIA.test(before)) return void 0;
	const name = (NAME.exec(before) ?? BLOCK_NAME.exec(before.trimEnd()))?.[1] ?? "";
	if (run.length < MIN_RUN && !CREDENTIAL.test(name)) return void 0;
	const bytes = Buffer.from(run, "base64");
	const key = framedKey(bytes);
	if (key !== void 0) return key;
	const text = printable(bytes);
	if (text === void 0) return void 0;
	return name === "" || text.includes("\n") ? text : `${name}=${text}`;
}
/** A private key in DER, which is no text, in the frame by which every rule knows it: PKCS #8, PKCS #1, SEC 1. */
function framedKey(der) {
	const head = der.toString("hex", 0, 12);
	if (derLength(der) > der.length) return void 0;
	const kind = /^3082....020100300d/.test(head) || /^30(?:..|81..)02010030(?:05|1[03])/.test(head) ? "" : rawKind(head);
	if (kind === void 0) return void 0;
	const body = der.toString("base64").replace(/(.{64})(?=.)/g, "$1\n");
	const label = `${kind}PRIVATE KEY-----`;
	return `-----BEGIN ${label}\n${body}\n-----END ${label}`;
}
/** The length of what DER begins, by its own words. */
function derLength(der) {
	const [, length = 0, high = 0, low = 0] = der;
	if (length < 128) return 2 + length;
	return length === 129 ? 3 + high : 4 + high * 256 + low;
}
function rawKind(head) {
	if (/^3082....0201000282/.test(head)) return "RSA ";
	return /^30(?:..|81..)02010104/.test(head) ? "EC " : void 0;
}
/** Text in UTF-8 or UTF-16 of which not more than a twentieth are control characters. */
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

// src/stages/secrets/staging/compiled-texts.ts
/** Shorter ones are names of a letter or two. */
const LEAST = 5;
/** What Python's marshal writes in front of a short text in ASCII: its kind, marked as shared or not. */
const SHORT_TEXTS = /* @__PURE__ */ new Set([
	122,
	90,
	250,
	218
]);
/**
* The texts in a compiled Python file, a line each. trivy looks at such a file by its printable bytes and tells
* positions in these, not in the file; and the byte in front of a text, which is its length, may be a letter. A file
* that holds no zero byte is no compiled one and stays as it is.
*/
function textsOf(content) {
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
/** Names that rules of the engines ask for in full. */
const ASKED_NAMES = /^(?:settings(?:-security)?\.xml|nuget\.config)$/i;
/** Extensions that rules of the engines ask for. */
const ASKED_EXTENSIONS = /^\.(?:php|tf|hcl|ya?ml|p12|pfx|pyc|xml)$/i;
/**
* The relative path under which a file is laid before the engines. It is safe to create (no `..`, no odd bytes,
* bounded), and neutral: gitleaks has no switch for its built-in path rules (`node_modules`, `vendor`, lock files,
* media, archives, `gitleaks.toml` are passed over by name), trivy none for `.git` and its own configuration's
* name, so every name is changed a little, and only what rules look for is kept. Different paths may get the same name.
*/
function diskName(path) {
	const parts = path.split("/").filter((part) => part !== "" && part !== ".");
	const name = parts.pop() ?? "";
	return [...parts.slice(-24).map((part) => `${safe(part)}=`), fileName(safe(name))].join("/");
}
function fileName(name) {
	if (ASKED_NAMES.test(name)) return name;
	const extension = extname(name);
	return `=${name.slice(0, name.length - extension.length)}=${extension}${ASKED_EXTENSIONS.test(extension) ? "" : ".txt"}`;
}
function safe(part) {
	const plain = part.replace(/[^A-Za-z0-9._@+~-]/g, "_");
	if (plain.length <= MAX_COMPONENT) return plain;
	return `${plain.slice(0, 40)}-${hexOf$1(part).slice(0, 12)}-${plain.slice(-40)}`;
}

// src/stages/secrets/staging/scan-tree.ts
/** Greatest total of the bytes that are laid before the engines: they read some 3 MB a second. */
const MAX_TREE_BYTES = 1073741824;
/**
* The one folder that both engines scan. It holds plain files that Assay wrote, under names that it made
* ({@link diskName}), each group in its own sub-folder, so that no file of the image or the source lies where an
* engine would look for its configuration.
*/
var ScanTree = class {
	root;
	#placed = /* @__PURE__ */ new Map();
	#folders = /* @__PURE__ */ new Set();
	/** How often a name was taken already: an archive may hold a path a hundred thousand times. */
	#turns = /* @__PURE__ */ new Map();
	#bytes = 0;
	/** The file that was asked for last. */
	#decoded;
	constructor(root) {
		this.root = root;
	}
	/**
	* Lays a file before the engines, readable by this user only, and beside it what its base64 says; answers its name,
	* undefined where it does not fit.
	*/
	place(group, origin, path, content, linesBefore = 0) {
		const text = /\.py[co]$/i.test(path) ? textsOf(content) : readable(content);
		const decoded = decodeBase64(text);
		const decodedBytes = decoded === void 0 ? void 0 : Buffer.from(decoded.text);
		if (this.#bytes + text.length + (decodedBytes?.length ?? 0) > 1073741824) return void 0;
		const placed = {
			origin,
			path,
			linesBefore
		};
		const name = this.#write(group, text, placed);
		if (decodedBytes !== void 0) this.#write(group, decodedBytes, {
			...placed,
			decodedFrom: name
		});
		return name;
	}
	#write(group, content, placed) {
		this.#bytes += content.length;
		const name = this.#free(group, diskName(placed.path));
		this.#makeFolder(dirname(name));
		writeFileSync(join(this.root, name), content, {
			flag: "wx",
			mode: 384
		});
		this.#placed.set(name, placed);
		return name;
	}
	/** Where a line of decoded text stands encoded; undefined for a file that lies there as it was found. */
	encoded(name, line) {
		const from = this.#placed.get(name)?.decodedFrom;
		if (from === void 0) return void 0;
		if (this.#decoded?.name !== name) this.#decoded = {
			name,
			lines: decodeBase64(readFileSync(join(this.root, from)))?.lines ?? []
		};
		return this.#decoded.lines[line - 1];
	}
	/** The files of the source tree: their paths, and their content as the engines see it. */
	*sources() {
		for (const [name, { origin, path, decodedFrom }] of this.#placed) if (origin.kind === "source" && decodedFrom === void 0) yield {
			path,
			read: () => readFileSync(join(this.root, name), "utf8")
		};
	}
	/** What a path relative to the root stands for. */
	at(name) {
		return this.#placed.get(name);
	}
	/** Where duplicates and differences in case or odd bytes meet, the later file goes into a sibling group. */
	#free(group, name) {
		const wanted = `${group}/${name}`;
		for (let turn = this.#turns.get(wanted) ?? 0;; turn += 1) {
			const candidate = turn === 0 ? wanted : `${group}.${turn}/${name}`;
			if (this.#placed.has(candidate)) continue;
			this.#turns.set(wanted, turn + 1);
			return candidate;
		}
	}
	#makeFolder(name) {
		if (this.#folders.has(name)) return;
		mkdirSync(join(this.root, name), {
			recursive: true,
			mode: 448
		});
		this.#folders.add(name);
	}
};
/** UTF-16 with its mark, as Windows writes it, becomes UTF-8: to the engines it looks like a binary. */
function readable(content) {
	const [first, second] = content;
	if (first === 255 && second === 254) return Buffer.from(new TextDecoder("utf-16le").decode(content));
	if (first === 254 && second === 255) return Buffer.from(new TextDecoder("utf-16be").decode(content));
	return content;
}

// src/stages/archives/expand-kind.ts
/** As many first bytes of a file as it takes to know an archive, and to tell a text from bytes. */
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
/** Programs in front of a zip, which counts from its end: executable jars of Spring Boot, Python's zipapps. */
const SCRIPTED_ZIP = /\.(?:jar|war|pyz|zip)$/i;
/** By their first byte: most files are told from archives by it alone. */
const BY_FIRST = Map.groupBy(MAGICS, ([, magic]) => magic[0]);
/** Objects of a git repository, each in a file or many in one; a bare one has no folder of this name. */
const GIT_OBJECT = /(?:^|\/)objects\/[0-9a-f]{2}\/(?:[0-9a-f]{38}|[0-9a-f]{62})$/;
const GIT_PACK = /\.pack$/;
const USTAR = Buffer.from("ustar");
const USTAR_POSITION = 257;
const BZIP2 = /^[1-9](?:314159265359|177245385090)/;
/** What kind of archive a file is by its first 512 bytes; undefined where it is none. */
function archiveKind(path, head) {
	const found = BY_FIRST.get(head[0])?.find(([, magic]) => startsWith(head, magic, 0));
	if (found?.[0] === "git-pack") return GIT_PACK.test(path) ? "git-pack" : void 0;
	if (found !== void 0) return found[1].length === 3 && isFakeBzip2(head) ? void 0 : found[0];
	if (head[0] === 120 && GIT_OBJECT.test(path)) return "git-object";
	if (startsWith(head, USTAR, USTAR_POSITION)) return "tar";
	if (startsZstdFrame(head)) return "zstd";
	return head[0] === 35 && head[1] === 33 && SCRIPTED_ZIP.test(path) ? "zip" : void 0;
}
function startsWith(head, magic, position) {
	if (head.length < position + magic.length) return false;
	for (let at = 0; at < magic.length; at += 1) if (head[position + at] !== magic[at]) return false;
	return true;
}
/** Three letters could start a text: the level and the mark of the first block, or of the end, follow. */
function isFakeBzip2(head) {
	const bytes = Buffer.from(head.subarray(0, 10));
	return bytes.toString("latin1", 0, 3) === "BZh" && !BZIP2.test(bytes.toString("latin1", 3, 4) + bytes.toString("hex", 4));
}

// src/stages/archives/git-delta.ts
const NEWLINE$1 = 10;
/** Lines on both sides of what is new: rules look at what stands beside a value. */
const CONTEXT_BYTES = 400;
/** The object that a difference makes of its base; undefined where it is larger than `most` bytes. */
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
/** Of an object the lines with what a difference brought in, and some around them: the rest stands in its base. */
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
/** Where a difference brings something in, by the object that it makes. What is put together anew counts too. */
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
	return at <= 0 ? 0 : text.lastIndexOf(NEWLINE$1, at) + 1;
}
function lineEnd(text, at) {
	if (at >= text.length) return text.length;
	const end = text.indexOf(NEWLINE$1, at);
	return end < 0 ? text.length : end + 1;
}
/** Reads the steps of a difference, as git writes them. */
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
				if (code === 0) throw new DamagedArchive("a difference has a step that is none");
				yield {
					insert: this.#delta.subarray(this.#at, this.#at + code),
					length: code
				};
				this.#at += code;
			}
		}
	}
	/** As many bytes as the bits say, the lowest first. */
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
/** Greatest size of an object that is looked at, in bytes; a larger one is counted as not opened. */
const MAX_OBJECT_BYTES = 16777216;
/** What is read at once of an object whose packed size is not known. */
const FIRST_READ = 65536;
/** Bytes of objects that are kept, since others are written as differences to them. */
const CACHE_BYTES = 67108864;
const MAX_CHAIN = 250;
/** An object beyond this size, or so much work for all, is made to be too much: the pack counts as not opened. */
const MAX_INFLATED = 134217728;
const MAX_WORK$1 = 16 * 1024 ** 3;
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
/** The text of an object in a file of its own; undefined for a list of files. */
function looseText(bytes) {
	const whole = inflateSync(bytes.read(0, bytes.size), { maxOutputLength: 16777280 });
	const end = whole.indexOf(0);
	const [, type = ""] = /^(blob|commit|tag|tree) \d+$/.exec(whole.toString("latin1", 0, Math.max(0, end))) ?? [];
	if (type === "") throw new DamagedArchive("it is no object of git");
	return type === "tree" ? void 0 : {
		name: nameOf$1(type, whole.subarray(end + 1)),
		content: whole.subarray(end + 1)
	};
}
/**
* The texts of all objects in a pack, one after the other. `leftOut` takes each that is too large or a difference to
* an object that is not in the pack.
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
			name: nameOf$1(object.type, object.content),
			content: object.added ?? object.content
		};
	}
}
function nameOf$1(type, content) {
	return createHash("sha1").update(`${type} ${content.length}\0`).update(content).digest("hex");
}
const CONSUMED = object({
	buffer: _instanceof(Uint8Array),
	engine: object({ bytesWritten: number() })
});
var Pack = class {
	#bytes;
	/** By their offsets, the oldest first. */
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
	/** Reads more where the first part did not hold all; undefined content where the object is too large. */
	#inflated({ size, start }) {
		this.#work += size;
		if (size > MAX_INFLATED || this.#work > MAX_WORK$1) throw new DamagedArchive("it is made to be too much");
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
				if (!(error instanceof Error && "code" in error && error.code === "Z_BUF_ERROR") || length === rest) throw error;
			}
		}
	}
};

// src/stages/archives/expand-sqlite.ts
const HEADER_BYTES = 100;
const INTERIOR = 5;
const LEAF = 13;
/** The same of a table without row ids, which is kept as an index is: its rows stand on all pages. */
const INDEX_INTERIOR = 2;
const INDEX_LEAF = 10;
const MAX_PAYLOAD = 16777216;
const MAX_COLUMNS = 2e3;
/** Where the schema stands. */
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
/** Bytes of fixed-size values by their type: NULL, integers, a real number, the numbers 0 and 1. */
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
* The texts of all tables of an SQLite database, `column=text` a line each: in the file they stand side by side, so
* that where one ends cannot be seen. It is read page by page and never queried: a database that is made to be slow
* is not. Throws {@link DamagedArchive} for what is none.
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
/** The names of the columns, as far as the statement that made the table tells them. */
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
	/** Of a page without what is reserved at its end. */
	#usable;
	constructor(bytes) {
		this.#bytes = bytes;
		const head = bytes.read(0, HEADER_BYTES);
		const size = head.readUInt16BE(16);
		this.#pageSize = size === 1 ? 65536 : size;
		this.#usable = this.#pageSize - (head[20] ?? 0);
		if (this.#pageSize < 512 || this.#usable < 480 || head.readUInt32BE(56) > 1) throw new DamagedArchive("it is no database in UTF-8");
	}
	/** The texts of each row; undefined where a value is no text. */
	*rows({ root }) {
		const open = [root];
		const seen = /* @__PURE__ */ new Set();
		for (let number = open.pop(); number !== void 0; number = open.pop()) {
			if (seen.has(number)) continue;
			seen.add(number);
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
	/** What a cell holds, with what stands on other pages; undefined where it is too much. */
	#payload(page, at, hasRowId) {
		const size = varint(page, at);
		const start = hasRowId ? varint(page, size.end).end : size.end;
		if (size.value > MAX_PAYLOAD) return void 0;
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
/** The values of a record; integers as their digits, since the schema has numbers of pages. */
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

// src/stages/archives/expand-tar.ts
const INFLATE_BYTES = 262144;
/** Members of a gzip file with zeros between them begin anew, each with a piece of the file. */
const MAX_RUNS = 100;
/** What a gzip or zstd file unpacks to, with all of its members or frames. */
async function* decompressed(kind, bytes) {
	if (kind === "gzip") return yield* gunzipped$1(bytes);
	yield* through(createZstdDecompress({ chunkSize: INFLATE_BYTES }), zstdFrames(chunksOf(bytes)));
}
/** Node's decoder ends, silently, where something else follows a member: blanks for a tape, or what nobody should see. */
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
/** Visits whatever has bytes in a tar, in its order; throws what the stream, the tar or the visitor throws. */
async function readTar(pieces, visit) {
	const archive = import_tar_stream.extract();
	let refused;
	const visiting = visitAll(archive, visit).catch((error) => {
		refused ??= error;
		archive.destroy(error instanceof Error ? error : void 0);
	});
	try {
		await pipeline(Readable.from(pieces), archive);
	} catch (error) {
		refused ??= error;
		archive.destroy();
	}
	await visiting;
	if (refused !== void 0) throw refused;
}
async function visitAll(archive, visit) {
	for await (const entry of archive) {
		const { name, size = 0, type } = entry.header;
		if (size === 0 || type === "directory") {
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
/** The bytes of an entry; unlike the entry itself this can be left in mid-way without breaking the archive. */
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

// src/stages/secrets/staging/hold-member.ts
/**
* Has a member at hand while `use` looks at it: in memory where it is small, else in the private file `file`, which is
* removed. False where it has more than `most` bytes.
*/
async function held(pieces, most, file, use) {
	let descriptor;
	const parts = [];
	let length = 0;
	try {
		for await (const piece of pieces) {
			length += piece.length;
			if (length > most) return false;
			parts.push(piece);
			if (length <= 16777216) continue;
			descriptor ??= openSync(file, "wx+", 384);
			for (const part of parts.splice(0)) writeAll(descriptor, part);
		}
		await use(descriptor === void 0 ? bufferBytes(joined$1(parts)) : fileBytes(descriptor, length));
		return true;
	} finally {
		if (descriptor !== void 0) {
			closeSync(descriptor);
			rmSync(file, { force: true });
		}
	}
}
function joined$1(parts) {
	const [only] = parts;
	return only !== void 0 && parts.length === 1 ? only : Buffer.concat(parts);
}
function writeAll(file, bytes) {
	for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
}

// src/stages/secrets/staging/new-lines.ts
const NEWLINE = 10;
/** Lines that are remembered; from then on every line is taken for new. */
const MAX_LINES = 2e6;
const LONG = 120;
/** Lines on both sides of a new one that are taken too: rules look at what stands beside a value. */
const CONTEXT = 3;
/** Tells what is new in one version of a text after the other: a repository keeps most lines a thousand times. */
var NewLines = class {
	#seen = /* @__PURE__ */ new Set();
	/** The lines of a text that were in none before, with those around them. */
	of(text) {
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
* Lays a text before the engines, as a whole or, where it is large, in parts; of one that is not `plain` only what
* holds a token of a distinctive form. Answers why it was not laid, undefined where it was.
*/
async function layText(bytes, fileClass, lay) {
	let laid = false;
	const layWanted = (part, linesBefore) => {
		if (fileClass !== "plain" && !looksSecret(part)) return true;
		laid = true;
		return lay(part, linesBefore);
	};
	if (!(bytes.size > 16777216 ? await laySplit(bytes, layWanted) : layWanted(bytes.read(0, bytes.size), 0))) return "beyond";
	return laid || fileClass === "plain" ? void 0 : fileClass;
}

// src/stages/secrets/staging/expand.ts
/** Compressed files up to this size are unpacked in one call; most are, and it costs a tenth. */
const SMALL_BYTES = 262144;
/** Of the rows of a database a file of this size is made, about, and another. */
const ROWS_BYTES = 4194304;
/** Java's compiled classes and what its build tools write of names and versions. */
const COMPILED = /\.class$/;
const BUILD_RECORDS = /(?:^|\/)META-INF\/(?:MANIFEST\.MF|INDEX\.LIST|[^/]+\.SF|maven\/.*\/pom\.properties)$|\.dist-info\/RECORD$/;
/**
* Opens an archive, and those that lie in it, and lays their members before the engines by the rules that hold for
* files; a member is named `outer.jar!/inner/path`. What is damaged, encrypted or of a format that is not unpacked is
* counted as `sealed`; beyond the bounds of {@link ExpandBudget} it throws `scan-incomplete`.
*/
async function expand(path, kind, bytes, sink) {
	await open(path, kind, bytes, {
		sink,
		account: sink.budget.account(path, bytes.size),
		level: 0
	});
}
async function open(path, kind, bytes, opening) {
	const { tally } = opening.sink;
	opening.account.depth(opening.level);
	if (kind === "sealed") return tally.pass("sealed", path);
	try {
		if (kind === "zip") await openZip(path, bytes, opening);
		else if (kind === "tar") await openTar(path, chunksOf(bytes), opening);
		else if (kind === "git-object") return openGitObject(path, bytes, opening);
		else if (kind === "git-pack") await openGitPack(path, bytes, opening);
		else if (kind === "sqlite") await openDatabase(path, bytes, opening);
		else await openCompressed(path, kind, bytes, opening);
		tally.archives += 1;
	} catch (error) {
		refuseOthers(error);
		tally.pass("sealed", path);
	}
}
/** Throws what is no damage of an archive: a bound, or a full disk. */
function refuseOthers(error) {
	if (error instanceof AssayError || error instanceof Error && "syscall" in error) throw error;
}
async function openZip(path, zip, opening) {
	for (const entry of zipEntries(zip, () => opening.account.member())) {
		const inner = `${path}!/${entry.path.replace(/^(?:\.?\/)+/, "")}`;
		await zipMember(inner, zip, entry, opening).catch((error) => {
			refuseOthers(error);
			opening.sink.tally.pass("sealed", inner);
		});
	}
}
async function zipMember(path, zip, entry, opening) {
	const { tally } = opening.sink;
	if (entry.size === 0) return;
	if (COMPILED.test(entry.path)) return tally.pass("binary", path);
	if (!isReadable(entry)) return tally.pass("sealed", path);
	if (entry.size <= 16777216) {
		const content = zipContent(zip, entry);
		opening.account.unpacked(content.length);
		return member(path, content.length, content, [content], opening);
	}
	const pieces = metered(zipStream(zip, entry), opening.account);
	await member(path, entry.size, zipHead(zip, entry, HEAD_BYTES), pieces, opening);
}
async function openTar(path, pieces, opening) {
	await readTar(pieces, async (file) => {
		opening.account.member();
		const inner = `${path}!/${file.path.replace(/^(?:\.?\/)+/, "")}`;
		const { head, rest } = await headOf(file.content);
		await member(inner, file.size, head, rest, opening);
	});
}
/** A version of a file, or a message, that a repository keeps: what was deleted later is still there. */
async function openGitObject(path, bytes, opening) {
	const found = looseText(bytes);
	if (found === void 0) return opening.sink.tally.pass("binary", path);
	opening.account.unpacked(found.content.length);
	await layBytes(`${path}!/${found.name}`, found.content, opening);
}
async function openGitPack(path, bytes, opening) {
	const leftOut = () => opening.sink.tally.pass("sealed", path);
	const lines = new NewLines();
	for (const { name, content: whole } of packTexts(bytes, leftOut)) {
		const content = looksBinary(whole) ? whole : lines.of(whole);
		if (content.length === 0) continue;
		opening.account.member();
		opening.account.unpacked(content.length);
		await layBytes(`${path}!/${name}`, content, opening);
	}
}
/** The rows of a database, in parts. */
async function openDatabase(path, bytes, opening) {
	let [lines, length, part] = [
		[],
		0,
		0
	];
	const lay = async () => {
		if (lines.length === 0) return;
		part += 1;
		await layBytes(part === 1 ? `${path}!/rows` : `${path}!/rows-${part}`, Buffer.from(`${lines.join("\n")}\n`), opening);
		[lines, length] = [[], 0];
	};
	for (const line of sqliteTexts(bytes)) {
		opening.account.unpacked(line.length);
		lines.push(line);
		length += line.length;
		if (length > ROWS_BYTES) await lay();
	}
	await lay();
}
/** The content of a member that is at hand; it may be an archive itself. */
async function layBytes(path, content, opening) {
	if (content.length > 0) await member(path, content.length, content.subarray(0, HEAD_BYTES), [content], opening);
}
/** A compressed tar is one archive and no archive in another; anything else is a single file. */
async function openCompressed(path, kind, bytes, opening) {
	const { head, rest } = await headOf(metered((kind === "gzip" && bytes.size <= SMALL_BYTES ? gunzipped(bytes) : void 0) ?? decompressed(kind, bytes), opening.account));
	if (archiveKind("", head) === "tar") return openTar(path, rest, opening);
	opening.account.member();
	await member(`${path}!/${(path.split("/").at(-1) ?? "").replace(/\.(?:gz|zst)$/i, "")}`, void 0, head, rest, opening);
}
/** Undefined where it is more than a file may have, or not one member alone: that is left to the stream. */
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
async function* metered(pieces, account) {
	for await (const piece of pieces) {
		account.unpacked(piece.length);
		yield piece;
	}
}
/** The first bytes, and everything with them again. */
async function headOf(pieces) {
	const chunks = pieces[Symbol.asyncIterator]();
	let head = Buffer.alloc(0);
	for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) {
		head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
		if (head.length >= 8192) break;
	}
	const first = head;
	async function* rest() {
		yield first;
		yield* { [Symbol.asyncIterator]: () => chunks };
	}
	return {
		head,
		rest: rest()
	};
}
/** What is done with a file of an archive; `size` is unknown where the archive does not tell. */
async function member(path, size, head, pieces, opening) {
	const { sink } = opening;
	const kind = archiveKind(path, head);
	if (kind !== void 0) return nested(path, kind, pieces, opening);
	const claimed = classOf$1(path, Math.min(size ?? head.length, MAX_SPLIT_BYTES), head);
	if (isPassed$1(claimed)) return sink.tally.pass(claimed, path);
	const most = looksBinary(head) ? MAX_FILE_BYTES : MAX_SPLIT_BYTES;
	if (!await held(pieces, most, scratchOf(opening), async (bytes) => {
		const place = (part, linesBefore) => sink.place(path, part, linesBefore);
		sink.tally.count(await layText(bytes, claimed, place), path);
	})) sink.tally.pass(most === 16777216 ? "binary" : "large", path);
}
function classOf$1(path, size, head) {
	const fileClass = classify(path, size, head);
	return fileClass === "plain" && BUILD_RECORDS.test(path) ? "package" : fileClass;
}
function isPassed$1(fileClass) {
	return fileClass === "list" || fileClass === "binary" || fileClass === "large";
}
async function nested(path, kind, pieces, opening) {
	const inside = {
		...opening,
		level: opening.level + 1
	};
	if (kind === "sealed") return open(path, kind, bufferBytes(Buffer.alloc(0)), inside);
	await held(pieces, Number.POSITIVE_INFINITY, scratchOf(opening), (bytes) => open(path, kind, bytes, inside));
}
/** Of each level one file at a time is looked at. */
function scratchOf({ sink, level }) {
	return join(sink.scratch, `expand-${level}`);
}

// src/stages/secrets/staging/stage-file.ts
const LFS_POINTER = /^version https:\/\/(?:git-lfs\.github\.com|hawser\.github\.com)\/spec\/v1\r?\noid /;
const LFS_POINTER_BYTES = 1024;
const GIT_CRYPT = Buffer.from("\0GITCRYPT\0");
/**
* Lays a file before the engines, as a whole, in parts or by its members, and counts what becomes of it. Answers
* undefined where it was not laid as a whole.
*/
async function layFile(path, bytes, laying) {
	const head = bytes.read(0, Math.min(HEAD_BYTES, bytes.size));
	const { tree, group, origin, tally, budget } = laying;
	const archive = archiveKind(path, head);
	if (archive !== void 0) {
		const place = (inner, content, linesBefore) => tree.place(group, origin, inner, content, linesBefore) !== void 0;
		await expand(path, archive, bytes, {
			budget,
			tally,
			scratch: dirname(tree.root),
			place
		});
		return;
	}
	const why = passed(path, bytes.size, head);
	if (why !== void 0) {
		tally.pass(why, path);
		return;
	}
	return bytes.size > 16777216 ? layParts(path, bytes, laying) : layWhole(path, bytes, laying);
}
/** Whether a file lies where published code lies, and is looked at for tokens of a distinctive form only. */
function isPublished$2(path) {
	return classOf(path, 0, Buffer.alloc(0)) === "package";
}
/** Why a file is not looked at; undefined where it is. */
function passed(path, size, head) {
	if (GIT_CRYPT.equals(head.subarray(0, GIT_CRYPT.length))) return "encrypted";
	if (size <= LFS_POINTER_BYTES && LFS_POINTER.test(head.toString("latin1"))) return "pointer";
	const fileClass = classOf(path, size, head);
	return fileClass === "binary" || fileClass === "large" ? fileClass : void 0;
}
/** A folder of the source is no root of a distribution. */
function classOf(path, size, head) {
	return classify(`source/${path}`, size, head);
}
function layWhole(path, bytes, laying) {
	const { tree, group, origin, tally, manifests, hits } = laying;
	const content = bytes.read(0, bytes.size);
	if (classOf(path, content.length, content) === "package" && !looksSecret(content)) {
		tally.pass("package", path);
		return;
	}
	const name = tree.place(group, origin, path, content);
	if (name === void 0) {
		tally.pass("beyond", path);
		return;
	}
	tally.scanned += 1;
	for (const found of manifests.weighed(path, content)) hits.push({
		...found,
		file: name
	});
	return {
		name,
		content
	};
}
async function layParts(path, bytes, laying) {
	const { tree, group, origin, tally } = laying;
	const fileClass = classOf(path, bytes.size, bytes.read(0, HEAD_BYTES));
	const place = (part, linesBefore) => tree.place(group, origin, path, part, linesBefore) !== void 0;
	tally.count(await layText(bytes, fileClass, place), path);
}

// src/stages/secrets/staging/tally.ts
const NAMES$3 = 3;
const COUNTS = object({
	scanned: number().int().nonnegative(),
	owned: number().int().nonnegative(),
	binary: number().int().nonnegative(),
	package: number().int().nonnegative(),
	archives: number().int().nonnegative(),
	sealed: number().int().nonnegative()
});
/** Counts what became of the files of one layer or tree. */
var Tally = class Tally {
	scanned = 0;
	/** Laid by a package manager and unchanged, its own records, and signed package lists. */
	owned = 0;
	binary = 0;
	package = 0;
	/** Archives that were opened; their members count as files. */
	archives = 0;
	sealed = 0;
	pointer = 0;
	encrypted = 0;
	large = 0;
	beyond = 0;
	#names = [];
	/** The first text that was too much to be scanned; undefined where there is none. */
	get leftOut() {
		return this.#names[0];
	}
	get skipped() {
		const { binary, package: packages, sealed, pointer, encrypted, large, beyond } = this;
		return binary + packages + sealed + pointer + encrypted + large + beyond;
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
	/** Counts a file that was scanned, or passed over for a reason. */
	count(why, path) {
		if (why === void 0) this.scanned += 1;
		else this.pass(why, path);
	}
	pass(why, path) {
		if (why === "list" || why === "record") this.owned += 1;
		else this[why] += 1;
		if ((why === "large" || why === "beyond") && this.#names.length < NAMES$3) this.#names.push(path);
	}
	add(other) {
		this.scanned += other.scanned;
		this.owned += other.owned;
		this.binary += other.binary;
		this.package += other.package;
		this.archives += other.archives;
		this.sealed += other.sealed;
		if (!(other instanceof Tally)) return;
		this.pointer += other.pointer;
		this.encrypted += other.encrypted;
		this.large += other.large;
		this.beyond += other.beyond;
		this.#names.push(...other.#names.slice(0, NAMES$3 - this.#names.length));
	}
	/** A sentence for each kind of file that was not looked at in full. */
	notes() {
		const notes = [];
		const say = (count, what) => {
			if (count > 0) notes.push(`${count} ${count === 1 ? "file" : "files"} ${what}`);
		};
		const named = this.#names.length === 0 ? "" : ` (${this.#names.join(", ")})`;
		say(this.binary, "not scanned: compiled programs, pictures, fonts and large files that are no text");
		say(this.sealed, "not opened: archives that are damaged or encrypted, or in a format that is not unpacked (xz, bzip2, 7z, rar, zip64, Debian and RPM packages)");
		say(this.package, "of installed packages (node_modules, site-packages, gems and the like) and lock files looked at for keys and tokens of a distinctive form only");
		say(this.pointer, "not scanned: Git LFS pointers, the content of which was not checked out");
		say(this.encrypted, "not scanned: encrypted by git-crypt");
		say(this.large, `not scanned: text larger than ${MAX_SPLIT_BYTES / 1024 / 1024} MiB${named}`);
		say(this.beyond, `not scanned: more text than one scan takes${named}`);
		return notes;
	}
};

// src/stages/secrets/collect/object-content.ts
/** All bytes of a git object, which must be known to be small. */
async function contentOf(object) {
	const parts = [];
	for await (const part of object.content) parts.push(part);
	return Buffer.concat(parts);
}

// src/stages/secrets/collect/collect-messages.ts
const MESSAGE = "(message)";
/**
* Lays the messages of commits and of their annotated tags before the engines, and makes sure that no commit lacks
* its parents.
*/
async function collectMessages(repository, range, commits, tree, introductions) {
	const walked = new Map(commits.map(({ id, parents }) => [id, parents]));
	let count = 0;
	const lay = (object, commit, path, message) => {
		introductions.add(object, {
			commit,
			path,
			blob: object,
			before: []
		});
		const group = `messages/${Math.floor(count / 1e3)}/${count}`;
		count += 1;
		if (tree.place(group, {
			kind: "commit",
			object,
			path
		}, path, message) === void 0) throw tooMuch(range);
	};
	await repository.read([...walked.keys()], async (object) => {
		const { parents, message } = parseCommitObject(await smallContent(object));
		if (parents.join() !== walked.get(object.id)?.join()) throw await cut(repository, object.id, range);
		lay(object.id, object.id, MESSAGE, message);
	});
	const read = count - (range.merge === void 0 ? 0 : 1);
	let others = 0;
	for (const { id, target, type, message } of await tagsOf(repository, range)) {
		if (!range.allTags && !walked.has(target) && id !== range.tag) continue;
		lay(id, target, MESSAGE, message);
		if (type !== "commit") others += 1;
	}
	const note = `${others} annotated ${others === 1 ? "tag stands" : "tags stand"} for no commit: of these the messages alone were scanned`;
	return {
		commits: read,
		notes: others === 0 ? [] : [note]
	};
}
/** Every annotated tag, and those that only such tags stand for, with what they stand for in the end. */
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
	const message = `the ${object.type} ${object.id} is larger than ${MAX_FILE_BYTES / 1024 / 1024} MiB and cannot be looked at`;
	throw fault$1("scan-incomplete", "secrets", message);
}
async function cut(repository, id, range) {
	const mend = await repository.isShallow() ? "the clone is shallow: set \"fetch-depth: 0\" of actions/checkout" : "the repository hides them: check it out anew";
	const message = `the commits ${plain$1(range.name, 200)} cannot be looked at: the parents of ${id} are missing; ${mend}`;
	return fault$1("scan-incomplete", "secrets", message);
}
function tooMuch(range) {
	const message = `the messages of the commits ${plain$1(range.name, 200)} hold more text than one scan takes; set "history: event"`;
	return fault$1("scan-incomplete", "secrets", message);
}

// src/stages/secrets/collect/commit-places.ts
/**
* Which commits brought a version of a file in, or hold a message, by the name of its git object. A version is laid
* before the engines once and whole; a commit answers for what stands in it and did not stand in the one before.
*/
var Introductions = class {
	#changes = /* @__PURE__ */ new Map();
	/** By the name of a file of the source before the engines: the object whose content it has. */
	#linked = /* @__PURE__ */ new Map();
	/** A commit brought an object in. */
	add(object, change) {
		const known = this.#changes.get(object);
		if (known === void 0) this.#changes.set(object, [change]);
		else known.push(change);
	}
	/** The file of the source that lies before the engines under `name` is the same as this object. */
	link(name, object) {
		this.#linked.set(name, object);
	}
	/** Looks up for each hit which of the commits brought its value in. */
	async places(hits, tree, repository) {
		const wanted = /* @__PURE__ */ new Map();
		for (const hit of hits) for (const { before } of this.#changesOf(hit, tree)) for (const blob of before) wanted.set(blob, (wanted.get(blob) ?? /* @__PURE__ */ new Set()).add(textOf$1(hit)));
		const held = await holding(wanted, repository);
		return (hit) => {
			const brought = this.#changesOf(hit, tree).filter(({ before }) => !before.some((blob) => held.get(blob)?.has(textOf$1(hit))));
			return [...new Map(brought.toReversed().map((change) => [change.path, change])).values()].map((change) => this.#place(hit, change, tree));
		};
	}
	#changesOf(hit, tree) {
		const { origin, decodedFrom = hit.file } = tree.at(hit.file) ?? {};
		const object = origin?.kind === "commit" ? origin.object : this.#linked.get(decodedFrom);
		return object === void 0 ? [] : this.#changes.get(object) ?? [];
	}
	#place(hit, { commit, path }, tree) {
		const placed = tree.at(hit.file);
		return {
			kind: "commit",
			commit,
			path: `${path}${placed?.origin.kind === "commit" ? placed.path.slice(placed.origin.path.length) : ""}`,
			line: hit.line + (placed?.linesBefore ?? 0)
		};
	}
};
/** Of the blobs, which of the values asked for stand in them. */
async function holding(wanted, repository) {
	const small = [...await repository.headers([...wanted.keys()])].filter(([, { size }]) => size <= MAX_FILE_BYTES).map(([id]) => id);
	const held = /* @__PURE__ */ new Map();
	await repository.read(small, async (object) => {
		const content = await contentOf(object);
		const values = [...wanted.get(object.id) ?? []].filter((value) => stands(value, content));
		held.set(object.id, new Set(values));
	});
	return held;
}
/** Line by line, since a commit may change the line endings of a key and nothing else. */
function stands(value, content) {
	return value.split(/\r?\n/).every((line) => content.includes(line.trim()));
}
/** The value as it stands in the file. */
function textOf$1({ encoded, value }) {
	return encoded ?? value;
}

// src/stages/secrets/collect/commit-range.ts
/** Everything that the repository's refs lead to. */
async function wholeHistory(repository) {
	return {
		commits: await repository.commits("all", []),
		name: "the whole history",
		allTags: true
	};
}
/**
* The commits that an event brings: what its head leads to and its base does not. Where there is no base, or a
* forced push has taken it away, those that the default branch does not have, else all. Throws `scan-incomplete`
* where the clone lacks one of them.
*/
async function eventRange(repository, event, context) {
	const head = await repository.resolve(`${event.head}^{commit}`);
	if (head === void 0 && event.head === "HEAD") return {
		commits: [],
		allTags: false,
		name: "no commit yet"
	};
	if (head === void 0) throw await lacking(repository, event.head, context);
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
		if (context.eventName !== "push" || await repository.isShallow()) throw await lacking(repository, event.base, context);
	}
	const { defaultBranch } = event;
	if (defaultBranch === void 0 || context.ref === `refs/heads/${defaultBranch}`) return void 0;
	const id = await repository.resolve(`refs/remotes/origin/${defaultBranch}^{commit}`);
	return id === void 0 ? void 0 : {
		id,
		name: plain$1(defaultBranch, 100)
	};
}
/** The commit under test where it merges the head: what it adds of its own is in none of the others. */
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
async function lacking(repository, id, { eventName }) {
	const message = `the commits of this ${eventName === "push" ? "push" : eventName === "merge_group" ? "merge group" : "pull request"} cannot be looked at: the clone ${await repository.isShallow() ? "is shallow and lacks" : "lacks"} ${id}; set "fetch-depth: 0"${eventName === "pull_request_target" ? " and \"ref: refs/pull/NUMBER/merge\"" : ""} of actions/checkout`;
	return fault$1("scan-incomplete", "secrets", message);
}
function short(id) {
	return id.slice(0, 7);
}

// src/stages/secrets/collect/collect-commits.ts
/**
* Lays before the engines what the commits bring: every version of a file that one of them adds or changes, each
* once, and the messages of commits and annotated tags. Throws `scan-incomplete` where the clone lacks something.
*/
async function collectCommits(world, reading) {
	const { source, history } = reading;
	if (source === void 0) return none();
	if (history === "none") return none("no commits were looked at: the history input says none");
	const repository = await world.git.open(source);
	if (repository === void 0) return none("no commits were looked at: the source tree is no git repository");
	const range = await rangeOf(world, repository, history);
	if (range === void 0) return none("no commits were looked at: the event of this run brings none");
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
		const message = `git compared ${changes.commits} of ${commits.length} commits with their parents and did not say why; check the repository out anew`;
		throw fault$1("scan-incomplete", "secrets", message);
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
/** Lays the versions of files. */
var Versions = class {
	hits = [];
	#reading;
	#introductions;
	#range;
	#tally = new Tally();
	#laid = 0;
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
			else if (size > 536870912) this.#tally.pass("large", pathOf(versions.get(id)));
			else wanted.push(id);
		}
		await repository.read(wanted, async (blob) => {
			await this.#lay(blob, pathOf(versions.get(blob.id)));
			if (this.#tally.beyond === 0) return;
			const message = `the commits ${this.#range} hold more text than one scan takes (${MAX_TREE_BYTES / 1024 ** 3} GiB); set "history: event" or "history: none", or scan fewer commits at once`;
			throw fault$1("scan-incomplete", "secrets", message);
		});
	}
	notes() {
		return this.#tally.notes().map((note) => `in the commits: ${note}`);
	}
	async #lay(blob, path) {
		const { tree, budget, manifests } = this.#reading;
		const { hits } = this;
		const origin = {
			kind: "commit",
			object: blob.id,
			path
		};
		const laying = {
			tree,
			group: `commits/${this.#laid}`,
			origin,
			tally: this.#tally,
			budget,
			manifests,
			hits
		};
		this.#laid += 1;
		if (blob.size <= 16777216) {
			await layFile(path, bufferBytes(await contentOf(blob)), laying);
			return;
		}
		const file = join(dirname(tree.root), "version");
		const descriptor = openSync(file, "wx+", 384);
		try {
			for await (const part of blob.content) for (let done = 0; done < part.length;) done += writeSync(descriptor, part, done);
			await layFile(path, fileBytes(descriptor, blob.size), laying);
		} finally {
			closeSync(descriptor);
			rmSync(file, { force: true });
		}
	}
};
/** Of several paths one under which it is looked at as closely as anywhere. */
function pathOf(changes = []) {
	return (changes.find(({ path }) => !isPublished$2(path)) ?? changes[0])?.path ?? "";
}
function submoduleNotes(paths) {
	if (paths.length === 0) return [];
	return [`in the commits: submodules were moved (${paths.slice(0, 3).map((path) => plain$1(path, 200)).join(", ")}), the commits of which were not looked at`];
}

// src/stages/secrets/installed/beside.ts
/** Files by which managers tell what they installed. */
const RECORDS = /(?:^|\/)(?:node_modules\/(?:(?:@[^/]+\/)?[^/@.][^/]*\/package\.json|\.package-lock\.json)|[^/]+\.dist-info\/(?:RECORD|direct_url\.json)|specifications\/[^/]+\.gemspec|vendor\/(?:composer\/installed\.json|modules\.txt|[^/]+\/\.cargo-checksum\.json)|_remote\.repositories|\.nupkg\.metadata)$/;
/** Whether a file is a record of a package manager that {@link Beside} is asked for. */
function isRecord(path) {
	return RECORDS.test(path);
}
/** Bytes of one record and of all of a layer; what those above would prove stays unproven. */
const MAX_RECORD_BYTES = 16777216;
const MAX_BYTES$1 = 134217728;
/** The records of one layer. */
var LayerRecords = class {
	#records = /* @__PURE__ */ new Map();
	#byFolder = /* @__PURE__ */ new Map();
	#bytes = 0;
	/** Keeps what a file of the layer says, if it is a record; answers the file, to be read from its beginning. */
	async noted(file) {
		const path = canonicalPath(file.path);
		if (!isRecord(path) || file.size > MAX_RECORD_BYTES || this.#bytes + file.size > MAX_BYTES$1) return file;
		const content = Buffer.concat(await Array.fromAsync(file.content));
		this.#add(path, content);
		return {
			...file,
			content: Readable.from([content])
		};
	}
	#add(path, content) {
		this.#bytes += content.length;
		this.#records.set(path, content);
		const parent = folderOf(folderOf(path));
		const known = this.#byFolder.get(parent);
		if (known === void 0) this.#byFolder.set(parent, [path]);
		else known.push(path);
	}
	text(path) {
		return this.#records.get(path)?.toString("utf8");
	}
	within(folder) {
		return this.#byFolder.get(folder) ?? [];
	}
};
/** Reads something of a record once, however many files ask for it. */
function remembered(read) {
	const all = /* @__PURE__ */ new WeakMap();
	return (path, beside) => {
		const known = all.get(beside) ?? /* @__PURE__ */ new Map();
		all.set(beside, known);
		const found = known.get(path) ?? { value: read(path, beside) };
		known.set(path, found);
		return found.value;
	};
}
/** The folder in which something lies; empty for the root. */
function folderOf(path) {
	return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

// src/stages/secrets/installed/installed-npm.ts
const FILE$1 = /^(?:(.*)\/)?node_modules\/((?:@[^/]+\/)?[^/@.][^/]*)\/[^/]/;
const MANIFEST$1 = looseObject({
	name: string().min(1),
	version: string().min(1),
	private: unknown$1().optional()
});
const LOCK = looseObject({ packages: record(string(), looseObject({
	resolved: string().optional(),
	link: boolean().optional()
})) });
/**
* npm keeps no checksum of a file. What speaks for a package is its manifest in the same layer: one that is private is
* nowhere published, and what an upper layer writes into a package of a lower one is a change. Folders that begin with
* a dot (`.cache`, `.prisma`) are no packages: builds write into them.
*/
function isNpmAsPublished({ path, beside }) {
	const at = path.lastIndexOf("/node_modules/") + 1;
	const match = FILE$1.exec(path.slice(at));
	if (match === null) return /(?:^|\/)node_modules\//.test(path) ? false : void 0;
	const folder = `${path.slice(0, at)}node_modules/${match[2]}`;
	if (/(?:^|\/)\.pnpm\/[^/]*@(?:file|link|workspace|git|https?)[+@:][^/]*\//.test(path)) return false;
	return isPublic(folder, beside) && isFromRegistry(folder, beside);
}
const isPublic = remembered((folder, beside) => {
	const manifest = MANIFEST$1.safeParse(parseJsonText(beside.text(`${folder}/package.json`) ?? ""));
	return manifest.success && manifest.data.private !== true;
});
/** npm notes where each package came from; other managers do not write this file, and then it says nothing. */
function isFromRegistry(folder, beside) {
	const root = /^(?:.*?\/)?node_modules(?=\/)/.exec(folder)?.[0] ?? "";
	const sources = sourcesOf(`${root}/.package-lock.json`, beside);
	if (sources === void 0) return true;
	const source = sources.get(`node_modules${folder.slice(root.length)}`);
	return source !== void 0 && /^https?:/.test(source);
}
/** Where the packages of a lock file came from. */
const sourcesOf = remembered((path, beside) => {
	const text = beside.text(path);
	if (text === void 0) return void 0;
	const lock = LOCK.safeParse(parseJsonText(text));
	if (!lock.success) return /* @__PURE__ */ new Map();
	return new Map(Object.entries(lock.data.packages).map(([folder, { resolved, link }]) => [folder, link === true ? "" : resolved ?? "https:"]));
});

// src/stages/secrets/installed/record-hash.ts
/** The hash of a content that lies in memory or is read in parts. */
function hashOfContent(algorithm, content, encoding) {
	if (content instanceof Uint8Array) return hash(algorithm, content, encoding);
	const hash$1 = createHash(algorithm);
	for (const chunk of chunksOf(content)) hash$1.update(chunk);
	return hash$1.digest(encoding);
}

// src/stages/secrets/installed/installed-others.ts
/** RubyGems writes a specification for each gem; what Bundler takes from a repository lies below `bundler/gems`. */
function isGemAsPublished({ path, beside }) {
	const match = /^((?:.*\/)?)gems\/([^/]+-\d[^/]*)\//.exec(path);
	if (match === null) return void 0;
	const [, root = "", gem = ""] = match;
	return !/(?:^|\/)bundler\/$/.test(root) && beside.text(`${root}specifications/${gem}.gemspec`) !== void 0;
}
const COMPOSER_PACKAGE = looseObject({
	name: string(),
	dist: looseObject({ type: string() }).nullish()
});
const COMPOSER = looseObject({ packages: array(COMPOSER_PACKAGE) });
/** Composer names what it installed; a package of type `path` is a folder of the user. */
function isComposerAsPublished({ path, beside }) {
	const [, vendor = "", name = ""] = /^((?:.*\/)?vendor)\/([^/]+\/[^/]+)\//.exec(path) ?? [];
	return composerPackages(vendor, beside)?.has(name.toLowerCase());
}
/** The names of those that were not a folder of the user. */
const composerPackages = remembered((vendor, beside) => {
	const text = beside.text(`${vendor}/composer/installed.json`);
	if (text === void 0) return void 0;
	const fetched = (COMPOSER.safeParse(parseJsonText(text)).data?.packages ?? []).filter(({ dist }) => dist !== void 0 && dist !== null && dist.type !== "path");
	return new Set(fetched.map(({ name }) => name.toLowerCase()));
});
/** In Go's module cache a folder is named after the version that it is; nobody may write there. */
function isGoAsPublished({ path, beside }) {
	if (/(?:^|\/)pkg\/mod\/(?!cache\/)[^@]+@v\d+\.\d+\.\d+[^/]*\//.test(path)) return true;
	const [, vendor = "", file = ""] = /^((?:.*\/)?vendor)\/(.+)$/.exec(path) ?? [];
	return vendoredModules(vendor, beside)?.some((module) => file.startsWith(`${module}/`));
}
/** `# module v1.2.3`; what is replaced by a folder of the user has `=> ./folder` behind it. */
const vendoredModules = remembered((vendor, beside) => {
	const list = beside.text(`${vendor}/modules.txt`)?.matchAll(/^# (\S+) v\S+(?: => \S+ v\S+)?\r?$/gm);
	return list === void 0 ? void 0 : [...list].map(([, module = ""]) => module);
});
const CARGO = looseObject({
	files: record(string(), string()),
	package: string().nullish()
});
/** The crates of a registry have a folder that is named after it; vendored ones bring a SHA-256 for each file. */
function isCargoAsPublished({ path, content, beside }) {
	if (/(?:^|\/)registry\/src\/[^/]+-[0-9a-f]{16}\/[^/]+-\d[^/]*\//.test(path)) return true;
	const [, crate = "", file = ""] = /^((?:.*\/)?vendor\/[^/]+)\/(.+)$/.exec(path) ?? [];
	const sums = crateSums(crate, beside);
	return sums === void 0 ? void 0 : sums.get(file) === hashOfContent("sha256", content, "hex");
}
/** None where the crate came from no registry. */
const crateSums = remembered((crate, beside) => {
	const text = beside.text(`${crate}/.cargo-checksum.json`);
	if (text === void 0) return void 0;
	const sums = CARGO.safeParse(parseJsonText(text)).data;
	return new Map(typeof sums?.package === "string" ? Object.entries(sums.files) : []);
});
/** NuGet notes beside each package where it came from. */
function isNugetAsPublished({ path, beside }) {
	const match = /^((?:.*\/)?\.nuget\/packages\/[^/]+\/\d[^/]*)\//.exec(path);
	if (match === null) return void 0;
	return /"source"\s*:\s*"https:/.test(beside.text(`${match[1]}/.nupkg.metadata`) ?? "");
}
/**
* Maven notes from which repository an artifact came, and nothing of one that was built here; Gradle names the folder
* of an artifact after its SHA-1.
*/
function isMavenAsPublished({ path, content, beside }) {
	const name = path.slice(path.lastIndexOf("/") + 1);
	const gradle = /(?:^|\/)modules-2\/files-2\.1\/[^/]+\/[^/]+\/[^/]+\/([0-9a-f]{35,40})\/[^/]+$/.exec(path);
	if (gradle !== null) return gradle[1]?.padStart(40, "0") === hashOfContent("sha1", content, "hex");
	const note = beside.text(`${folderOf(path)}/_remote.repositories`);
	if (note === void 0 || !/(?:^|\/)repository\//.test(path)) return void 0;
	return note.split(/\r?\n/).some((line) => line.startsWith(`${name}>`) && /^[^>]+>[^=]+=/.test(line));
}

// src/stages/secrets/installed/installed-python.ts
const FILE = /^((?:.*\/)?(?:site|dist)-packages)\/(.+)$/;
/**
* A RECORD lists every file of a package with its SHA-256. A package that came from a folder or a repository in place
* of an index says so in `direct_url.json`: that is what a user's own application does, and it proves nothing.
*/
function isPythonAsPublished({ path, content, beside }) {
	const [, site = "", file = ""] = FILE.exec(path) ?? [];
	if (file === "") return void 0;
	const listed = listedIn$1(site, beside);
	const hash = listed.get(file);
	if (hash === void 0) return false;
	if (hash !== "") return hash === hashOfContent("sha256", content, "base64url");
	const source = /^(.*?)(?:\/)?__pycache__\/([^/.]+)\.[^/]+\.pyc$/.exec(file);
	return source !== null && (listed.get(`${source[1]}/${source[2]}.py`) ?? "") !== "";
}
const listedIn$1 = remembered((site, beside) => {
	const files = /* @__PURE__ */ new Map();
	for (const path of beside.within(site)) {
		if (!path.endsWith(".dist-info/RECORD")) continue;
		if (beside.text(`${folderOf(path)}/direct_url.json`) !== void 0) continue;
		const lines = beside.text(path)?.matchAll(/^"?(.+?)"?,(?:sha256=([A-Za-z0-9_-]+))?,\d*\r?$/gm) ?? [];
		for (const [, file = "", hash = ""] of lines) files.set(file, hash);
	}
	return files;
});

// src/stages/secrets/installed/installed-files.ts
/** By how deep packages lie in one another: the innermost decides. */
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
* Whether a file is one of an installed package, and as that was published as far as its manager lets one tell. Files
* that users write are never. Who makes the image can forge every record; who wants to hide a secret from a scan can
* as well encrypt it. This is about accidents.
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

// src/stages/secrets/collect/spool.ts
/** Bytes that are written, or read ahead, at once: tens of thousands of small files make few calls so. */
const WINDOW_BYTES = 1048576;
/**
* The files of one layer, one behind the other in a single file on disk: whether a file needs a look is known
* only at the end of the layer, where the package database stands, and thousands of small files are slow to make.
* Reads and writes are synchronous: they hit the page cache, and one by one they cost less than a trip to the
* thread pool.
*/
var Spool = class {
	#file;
	/** Everything below this position is in the file, the rest in `#pending`. */
	#written = 0;
	#pending = Buffer.allocUnsafeSlow(WINDOW_BYTES);
	#waiting = 0;
	#window = Buffer.allocUnsafeSlow(WINDOW_BYTES);
	#windowStart = 0;
	#windowEnd = 0;
	constructor(path) {
		this.#file = openSync(path, "wx+", 384);
	}
	/** Where the next byte goes. */
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
	/** The bytes at a position; they are good until the next call, which may use the same memory. */
	read(position, size) {
		this.#flush();
		if (position < this.#windowStart || position + size > this.#windowEnd) this.#look(position, size);
		return this.#window.subarray(position - this.#windowStart, position - this.#windowStart + size);
	}
	/** A file of the spool for one who does not want it whole. */
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
			if (count === 0) throw new Error("a private file of the secrets check was cut short");
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

// src/stages/secrets/collect/collect-layer.ts
/** Greatest size of an archive that is opened, in bytes. */
const MAX_ARCHIVE_BYTES = 8 * 1024 ** 3;
const MIB = 1048576;
/** Files after which other work of the process gets a turn. */
const TURN = 500;
/**
* Reads a layer once, as a stream, and lays before the engines what they have to look at. Answers the files that
* this layer's package databases list; they count for this layer and, in `owned`, for those above it. Undefined where
* the layer does not hold a file that it is remembered to hold. Throws `scan-incomplete` for a text beyond the bounds.
*/
async function collectLayer(layers, source, context, tally) {
	const spoolFile = join(dirname(context.tree.root), `spool-${source.group}`);
	const spool = new Spool(spoolFile);
	try {
		const spooled = [];
		const wanted = source.known === void 0 ? void 0 : new Set(source.known.suspects);
		const missing = new Set(wanted);
		const records = new LayerRecords();
		await layers.read(source.layout, source.layer, source.diffId, async (file) => {
			if (file.size === 0) return;
			missing.delete(file.path);
			const entry = await records.noted(file);
			if (wanted?.has(file.path) === false) return;
			const kept = await spoolFileOf(entry, spool, tally);
			assertBounds(tally, source);
			if (kept !== void 0) spooled.push(kept);
		});
		if (missing.size > 0) return void 0;
		const listed = source.known?.owned ?? await listedIn(spooled, spool, `${spoolFile}.sqlite`);
		context.owned.add(listed);
		await settle(spooled, spool, source, {
			...context,
			records
		}, tally);
		return listed;
	} finally {
		spool.close();
		await rm(spoolFile, { force: true });
	}
}
async function listedIn(spooled, spool, scratch) {
	const listed = [];
	for (const { path, position, size } of spooled) {
		const files = await ownedBy(path, spool.bytes(position, size), scratch);
		for (const file of files ?? []) listed.push(file);
	}
	return listed;
}
/** Puts a file into the spool; undefined where its kind, or a look at published code, tells that it is not to be scanned. */
async function spoolFileOf(file, spool, tally) {
	let head = Buffer.alloc(0);
	let kind;
	const published = [];
	const position = spool.position;
	for await (const chunk of file.content) {
		if (kind !== void 0) {
			if (isPublished$1(kind, file)) published.push(chunk);
			else spool.append(chunk);
			continue;
		}
		head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
		if (head.length < Math.min(8192, file.size)) continue;
		kind = kindOf(file, head);
		const passed = "archive" in kind ? kind.archive : kind.fileClass;
		if (isPassed(passed)) {
			tally.pass(passed, file.path);
			return;
		}
		if (isPublished$1(kind, file)) published.push(head);
		else spool.append(head);
	}
	if (kind === void 0) return void 0;
	if (isPublished$1(kind, file)) {
		const content = Buffer.concat(published);
		if (!looksSecret(content)) {
			tally.pass("package", file.path);
			return;
		}
		spool.append(content);
	}
	return {
		path: file.path,
		size: file.size,
		position,
		kind
	};
}
function kindOf({ path, size }, head) {
	if (isRpmDatabase(path)) return { fileClass: "record" };
	const archive = archiveKind(path, head);
	if (archive === void 0) return { fileClass: classify(path, size, head) };
	return size > MAX_ARCHIVE_BYTES && archive !== "sealed" ? { fileClass: "large" } : { archive };
}
function isPassed(kind) {
	return kind === "list" || kind === "binary" || kind === "large" || kind === "sealed";
}
/** Published code goes through memory and not the spool: hardly any of it is kept. */
function isPublished$1(kind, { size }) {
	return "fileClass" in kind && kind.fileClass === "package" && size <= 16777216;
}
async function settle(spooled, spool, source, { owned, tree, budget, records }, tally) {
	for (const [count, { path, size, position, kind }] of spooled.entries()) {
		if (count % TURN === 499) await setImmediate();
		const bytes = spool.bytes(position, size);
		const name = path.replace(/^(?:\.?\/)+/, "");
		const content = size > 16777216 ? bytes : bytes.read(0, size);
		if (owned.has(path, content)) {
			tally.owned += 1;
			continue;
		}
		const published = isAsPublished({
			path: canonicalPath(path),
			content,
			beside: records
		});
		const origin = {
			kind: "layer",
			diffId: source.diffId,
			file: path,
			published
		};
		const place = (inner, content, linesBefore) => tree.place(source.group, origin, inner, content, linesBefore) !== void 0;
		const layPart = (part, linesBefore) => place(name, part, linesBefore);
		if ("archive" in kind) await expand(name, kind.archive, bytes, {
			budget,
			tally,
			scratch: dirname(tree.root),
			place
		});
		else if (size > 16777216 && isRpmDatabase(path)) tally.pass("record", path);
		else tally.count(await layText(bytes, kind.fileClass, layPart), path);
		assertBounds(tally, source);
	}
}
/** A text that is made to be too much would hide whatever it holds. */
function assertBounds({ leftOut }, { layer }) {
	if (leftOut === void 0) return;
	const bounds = `${MAX_SPLIT_BYTES / MIB} MiB a file, ${MAX_TREE_BYTES / MIB} MiB of text together`;
	const message = `${plain$1(leftOut, 300)} in the layer ${layer.digest} is beyond what one scan takes (${bounds}); remove it from the image`;
	throw fault$1("scan-incomplete", "secrets", message);
}

// src/stages/secrets/collect/collect-layers.ts
/** Lays every distinct layer of all platforms before the engines, lower ones first, unless it is known to be clean. */
async function collectLayers(witness, image, cache, tree, budget) {
	const context = {
		owned: new OwnedFiles(),
		tree,
		budget
	};
	const total = new Tally();
	const fresh = [];
	const seen = /* @__PURE__ */ new Set();
	let cached = 0;
	for (const platform of image.platforms) for (const [diffId, layer] of pairs$1(platform)) {
		const name = `${diffId} ${layer.digest}`;
		if (seen.has(name)) continue;
		const source = {
			layout: image.layout,
			layer,
			diffId,
			group: `layer-${seen.size}`
		};
		seen.add(name);
		const known = await cache.find(diffId, layer.digest);
		if (known !== void 0 && await recall(witness, {
			...source,
			known
		}, context)) {
			witness.recall(source, recordFrom(known.record), pathsOf(known.owned));
			total.add(known.counts);
			cached += 1;
			continue;
		}
		const tally = new Tally();
		const owned = await collectLayer(witness.layers, source, context, tally) ?? [];
		const record = witness.recordOf(source);
		if (record === void 0) throw new Error("a layer that was read has no record");
		witness.recall(source, record, pathsOf(owned));
		fresh.push({
			diffId,
			blob: layer.digest,
			owned,
			tally,
			record: keptRecord(record)
		});
		total.add(tally);
	}
	return {
		fresh,
		cached,
		tally: total
	};
}
/** Looks again at the files of a known layer in which something was found; false where it does not hold them. */
async function recall(witness, source, context) {
	if (source.known.suspects.length === 0) {
		context.owned.add(source.known.owned);
		return true;
	}
	return await collectLayer(witness.source, source, context, new Tally()) !== void 0;
}
function pathsOf(owned) {
	return owned.map(([path]) => path);
}
function pairs$1({ platform, layers, configuration }) {
	if (layers.length !== configuration.diffIds.length) {
		const message = `${platformName(platform)} has ${layers.length} layers and its configuration names ${configuration.diffIds.length}`;
		throw fault$1("image-invalid", "secrets", message);
	}
	return configuration.diffIds.flatMap((diffId, index) => {
		const layer = layers[index];
		return layer === void 0 ? [] : [[diffId, layer]];
	});
}

// src/stages/secrets/collect/collect-source.ts
const NAMES$2 = 3;
/**
* Lays the files of the source tree before the engines, as they lie there, untracked ones too. `.git` is left out;
* links are never followed. A file that cannot be read is `scan-incomplete`.
*/
async function collectSource(reading) {
	const { folder, excluded } = reading;
	const root = await realpath(folder).catch((error) => unreadable(folder, error));
	const hits = [];
	const blobs = /* @__PURE__ */ new Map();
	const repositories = [];
	const open = [""];
	for (let below = open.pop(); below !== void 0; below = open.pop()) {
		const parent = below;
		const entries = await readdir(join(root, parent), { withFileTypes: true }).catch((error) => unreadable(parent === "" ? folder : parent, error));
		for (const entry of entries.sort(byName)) {
			const path = parent === "" ? entry.name : `${parent}/${entry.name}`;
			if (entry.name === ".git") {
				if (parent !== "") repositories.push(parent);
			} else if (entry.isDirectory()) {
				if (!excluded.includes(join(root, path))) open.push(path);
			} else if (entry.isFile()) await collectFile(root, path, reading, hits, blobs);
		}
	}
	if (reading.tally.beyond > 0) {
		const message = `the source tree holds more text than one scan takes (${MAX_TREE_BYTES / 1024 ** 3} GiB); name the application's own folder in the source input`;
		throw fault$1("scan-incomplete", "secrets", message);
	}
	return {
		hits,
		blobs,
		notes: repositoryNotes(repositories)
	};
}
async function collectFile(root, path, { tree, tally, budget, manifests }, hits, blobs) {
	const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
	let file;
	try {
		file = openSync(join(root, path), flags);
		const found = fstatSync(file);
		if (!found.isFile()) throw new Error("no file any more");
		const bytes = fileBytes(file, found.size);
		const laid = await layFile(path, bytes, {
			tree,
			group: "source",
			origin: { kind: "source" },
			tally,
			budget,
			manifests,
			hits
		});
		if (laid !== void 0) blobs.set(blobName(laid.content), laid.name);
	} catch (error) {
		if (error instanceof AssayError) throw error;
		unreadable(path, error);
	} finally {
		if (file !== void 0) closeSync(file);
	}
}
/** The name that git gives to a content. */
function blobName(content) {
	return createHash("sha1").update(`blob ${content.length}\0`).update(content).digest("hex");
}
function repositoryNotes(folders) {
	if (folders.length === 0) return [];
	const named = folders.slice(0, NAMES$2).map((folder) => plain$1(folder, 200));
	return [`in the source tree ${folders.length === 1 ? "a repository of its own lies" : `${folders.length} repositories of their own lie`} (${named.join(", ")}): the files were scanned, the commits were not`];
}
function byName(a, b) {
	return a.name < b.name ? -1 : 1;
}
function unreadable(path, error) {
	const code = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
	const message = `${plain$1(path, 300)} in the source tree could not be read${code}`;
	throw fault$1("scan-incomplete", "secrets", message);
}

// src/stages/secrets/collect/layer-cache.ts
const MARKER = object({
	blob: string().refine(isDigest),
	counts: COUNTS,
	/** Paths and hashes by turns: a base image has tens of thousands, and a pair each would take longer to read. */
	owned: array(string()),
	suspects: array(string()),
	record: KEPT_RECORD
});
/**
* Remembers layers under `cache-dir`, for this very program and these very engines, since every line of them may decide
* what is found: where nothing was found they need not be read again, else only the files with a finding are looked at again, since no finding is remembered, neither its value nor anything
* that is made from it. The folder is trusted as much as the tools that lie in it: who may write there may as well
* replace a scanner.
*/
var LayerCache = class {
	#folder;
	#store;
	constructor({ cache, store, program }, engines) {
		const judges = hexOf$1(JSON.stringify([program, ...engines.map(({ sha256 }) => sha256)]));
		this.#folder = join(cache, "secrets", judges);
		this.#store = join(store, "secrets", judges);
	}
	/** The marker of this very blob and diff ID; one that is missing or odd means that the layer is looked at again. */
	async find(diffId, blob) {
		const text = await readFile(join(this.#folder, hex(diffId)), "utf8").catch(() => "");
		const marker = MARKER.safeParse(parseJsonText(text));
		if (!marker.success || marker.data.blob !== blob) return void 0;
		const { counts, owned, suspects, record } = marker.data;
		return {
			blob,
			counts,
			owned: pairs(owned),
			suspects,
			record
		};
	}
	/** Written beside and moved into place, so that no run reads half a marker. */
	async keep(diffId, layer) {
		await mkdir(this.#store, {
			recursive: true,
			mode: 448
		});
		const draft = join(this.#store, `.${hex(diffId)}.${randomUUID()}`);
		await writeFile(draft, JSON.stringify({
			...layer,
			owned: layer.owned.flat()
		}), {
			flag: "wx",
			mode: 384
		});
		await rename(draft, join(this.#store, hex(diffId)));
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
/** Reads a Dockerfile; undefined where it is beyond the bounds or has no stage. */
function parseDockerfile(text) {
	if (text.length > MAX_LENGTH) return void 0;
	const globals = /* @__PURE__ */ new Map();
	const stages = [];
	let count = 0;
	for (const instruction of instructionsOf(text.replace(/^\ufeff/, "").split(/\r?\n/))) {
		count += 1;
		if (count > MAX_INSTRUCTIONS || stages.length > MAX_STAGES) return void 0;
		const stage = stages.at(-1);
		if (instruction.keyword === "FROM") {
			const [, base = "", name] = /^(\S+)(?:\s+as\s+(\S+))?/i.exec(instruction.text) ?? [];
			stages.push({
				base,
				instructions: [],
				...name === void 0 ? {} : { name: name.toLowerCase() }
			});
		} else if (stage !== void 0) stage.instructions.push(instruction);
		else if (instruction.keyword === "ARG") {
			for (const [key, value] of assignmentsOf(instruction.text)) if (value !== void 0) globals.set(key, value);
		}
	}
	return stages.length === 0 ? void 0 : {
		globals,
		stages
	};
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
		const [, keyword, rest = ""] = /^\s*([A-Za-z]+)(?:\s+([\s\S]*))?$/.exec(joined(lines, continued)) ?? [];
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
function joined(lines, continued) {
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

// src/stages/secrets/dockerfile/dockerfile-find.ts
const NAMES$1 = /(?:^|\/)(?:(?:Dockerfile|Containerfile)(?:\.[^/]+)?|[^/]+\.(?:Dockerfile|Containerfile))$/i;
/** A repository with more is a collection of samples. */
const MAX_FILES$1 = 200;
/** The Dockerfiles of the source tree, as it was laid before the engines; `below` is its path in the workspace. */
function findDockerfiles(tree, below) {
	const found = [];
	for (const { path, read } of tree.sources()) {
		if (found.length === MAX_FILES$1) break;
		if (!NAMES$1.test(path) || path.includes("!/")) continue;
		const dockerfile = parseDockerfile(read());
		if (dockerfile !== void 0) found.push({
			path: posix.join(below, path),
			dockerfile
		});
	}
	return found;
}

// src/formats/image/history-step.ts
const BUILDKIT = "# buildkit";
const KEYWORDS$2 = /^(ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)\s+([\s\S]*)$/;
/**
* Reads `created_by` as BuildKit writes it (`COPY a b # buildkit`), and as docker's first builder and buildah do
* (`/bin/sh -c #(nop) COPY file:… in b`, `|1 A=b /bin/sh -c command`).
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
* The build arguments in what stands in front of a command, as in `|2 A=1 B=two words /bin/bash -o pipefail -c `;
* undefined where it is more than them and a shell. Values may hold blanks.
*/
function parsePrefix(text) {
	const words = text.trim().split(" ");
	while (/^-|^pipefail$/.test(words.at(-1) ?? "")) words.pop();
	words.pop();
	const [count = "", ...rest] = words;
	if (count === "") return /* @__PURE__ */ new Map();
	if (!/^\|\d+$/.test(count)) return void 0;
	const found = rest.join(" ").matchAll(/(?:^| )([A-Za-z_]\w*)=([\s\S]*?)(?= [A-Za-z_]\w*=|$)/g);
	return new Map([...found].map(([, name = "", value = ""]) => [name, value]));
}
/** The values of build arguments that a step tells: those in front of a command, and that of an `ARG`. */
function buildArgumentsOf({ keyword, text }) {
	if (keyword === "ARG") {
		const [, name, value = ""] = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(text) ?? [];
		return new Map(name === void 0 ? [] : [[name, value]]);
	}
	const end = /^\|\d+ /.test(text) ? text.indexOf(" -c ") : -1;
	return (end < 0 ? void 0 : parsePrefix(text.slice(0, end + 3))) ?? /* @__PURE__ */ new Map();
}

// src/stages/secrets/dockerfile/dockerfile-step.ts
/** `COPY file:<hash> in /x`: of docker's first builder and of buildah one learns the destination alone. */
const HASHED = /^(?:--\S+ )*(?:(?:file|dir|multi):\S+ )+in (\S.*)$/;
/** Greatest length of what the variables of a text stand for: values of values double with every line. */
const MAX_EXPANDED = 65536;
const VARIABLE = /\\\$|\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:(:?[-+])([^}]*))?\})/g;
/** Compares a step with an instruction. */
function fitOf(step, instruction, variables) {
	if (step.keyword !== instruction.keyword) return "none";
	switch (instruction.keyword) {
		case "RUN": return fitOfCommand(step.text, instruction);
		case "ARG": return nameOf(step.text) === nameOf(instruction.text) ? "loose" : "none";
		case "ADD":
		case "COPY": return fitOfCopy(step.text, instruction, variables);
		case "CMD":
		case "ENTRYPOINT": return fitOfCommand(bare(step.text), {
			...instruction,
			text: bare(instruction.text)
		});
		case "WORKDIR": return samePlace(bare(step.text), bare(expanded(instruction.text, variables))) ? "exact" : "none";
		case "ENV":
		case "LABEL":
		case "USER": return fitOfText(step.text, instruction.text, variables);
		default: return "loose";
	}
}
/** The shell expands what a command names: it stands in the history as it is written. */
function fitOfCommand(found, { text, heredocs }) {
	const step = oneLine(found);
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
	].map(oneLine).some((form) => form !== "" && step.endsWith(form) && parsePrefix(step.slice(0, step.length - form.length)) !== void 0) ? "exact" : "none";
}
function fitOfCopy(found, { text, heredocs }, variables) {
	const destination = HASHED.exec(oneLine(found))?.[1];
	if (destination === void 0 && heredocs.length === 0) return fitOfText(found, text, variables);
	const wanted = bare(expanded(text, variables)).split(" ").at(-1) ?? "";
	return samePlace(destination ?? bare(found).split(" ").at(-1) ?? "", wanted) ? "exact" : "none";
}
function samePlace(found, wanted) {
	const [a, b] = [found, wanted].map((path) => path.replace(/^(?:\.\/)+/, "").replace(/(?<=.)\/+$/, ""));
	return a === b || a?.startsWith("/") === true && b !== void 0 && b !== "" && a.endsWith(`/${b}`);
}
function fitOfText(found, text, variables) {
	const step = bare(found);
	const forms = [text, text.replace(/^(\S+)\s+/, "$1=")].flatMap((form) => [form, expanded(form, variables)]);
	if (forms.some((form) => bare(form) === step)) return "exact";
	return forms.some((form) => form.includes("$") && fitsAround(form, step)) ? "loose" : "none";
}
/** Whether what stands between the variables of a text, whose values are not known, stands in the step in that order. */
function fitsAround(text, step) {
	const parts = bare(text.replace(VARIABLE, "\0")).split("\0");
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
/** With the values of the variables that are known; others stay, and so do all behind the bound. */
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
/** Without what builders set and leave out as they like: flags, brackets, quotes, commas, the shell, blanks. */
function bare(text) {
	return oneLine(text).replace(/^(?:--[a-z][\w-]*(?:=\S+)? )+/, "").replace(/^\[?"?\/bin\/sh"?,? "?-c"?,? /, "").replace(/["'\\]/g, "").replace(/[[\],]/g, " ").replace(/\s+/g, " ").trim();
}
function listed(text) {
	return /^\[.*\]$/s.test(text) ? bare(text.slice(1, -1)) : "";
}
function oneLine(text) {
	return text.replace(/\s+/g, " ").trim();
}
function nameOf(text) {
	return /^[^\s=]+/.exec(text)?.[0] ?? "";
}
/** The variables behind an instruction; `given` are the build arguments that the history tells. */
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
/** More steps have no image that people build. */
const MAX_STEPS = 2e3;
/** Instructions that are compared, and values that are kept for them, over all files together. */
const MAX_WORK = 5e6;
const OPTIONAL = /* @__PURE__ */ new Set(["ARG", "ONBUILD"]);
const FILE_MAKERS = /* @__PURE__ */ new Set([
	"ADD",
	"COPY",
	"RUN"
]);
/**
* Finds the instructions that made an image. The history has those of the base image and then those of a build stage
* in their order, so a Dockerfile fits when one of its stages (any could be the `--target`), with the stages that it
* builds on, is the end of the history to the last instruction. Of those that fit, the longest ones count: several
* where that is ambiguous.
*/
var DockerfileMap = class {
	/** The steps of each layer, by their positions. */
	#steps;
	#matchings;
	constructor(configuration, dockerfiles) {
		const { history } = configuration;
		this.#steps = layerSteps(history);
		const all = history.length > MAX_STEPS ? [] : allMatchings(dockerfiles, history);
		const most = all.reduce((found, { size }) => Math.max(found, size), 0);
		this.#matchings = all.filter((matching) => matching.size === most);
	}
	/** What made the layer at a position from 0. */
	layer(index) {
		const steps = this.#steps[index] ?? [];
		return places(this.#matchings.flatMap((matching) => {
			return steps.flatMap((step) => matching.get(step) ?? []).filter(({ keyword }) => FILE_MAKERS.has(keyword));
		}));
	}
	/** What made an entry of the configuration: `Env NAME`, `Label NAME`, `Cmd`, `History step 3`. */
	entry(entry) {
		const step = /^History step (\d+)(?: |$)/.exec(entry)?.[1];
		if (step !== void 0) return places(this.#matchings.flatMap((matching) => matching.get(Number(step) - 1) ?? []));
		return places(this.#matchings.flatMap((matching) => setters(matching, entry).slice(-1)));
	}
};
/** The instructions that set an entry, in their order. */
function setters(matching, entry) {
	const [, kind = "", rest] = /^(\S+)(?: ([\s\S]*))?$/.exec(entry) ?? [];
	const name = kind === "Env" || kind === "Label" ? rest : void 0;
	const made = [...matching].sort(([a], [b]) => a - b).map(([, instruction]) => instruction);
	const of = (keyword) => made.filter((one) => one.keyword === keyword && (name === void 0 || assignmentsOf(one.text).some(([key]) => key === name)));
	const found = of(kind.toUpperCase());
	return found.length === 0 && kind === "Env" ? of("ARG") : found;
}
/** One of each, in the order of their places. */
function places(instructions) {
	return [...new Map(instructions.map(({ path, line }) => [`${path}\0${line}`, {
		path,
		line
	}])).values()].sort((a, b) => a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1);
}
/**
* The steps of each layer. One that makes no layer of its own goes with the next that does: buildah without
* `--layers` makes one of a whole stage.
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
/** Compares every stage of every file with the history, as long as that is no more work than people's files make. */
function allMatchings(dockerfiles, history) {
	const steps = history.map(({ createdBy }) => parseStep(createdBy));
	const given = new Map(steps.flatMap((step) => [...buildArgumentsOf(step)]));
	const found = [];
	let left = MAX_WORK;
	for (const { path, dockerfile } of dockerfiles) for (const target of dockerfile.stages.keys()) {
		const chain = chainOf(dockerfile.stages, target).map((instruction) => ({
			...instruction,
			path
		}));
		const setters = chain.filter(({ keyword }) => keyword === "ARG" || keyword === "ENV").length;
		left -= chain.length + setters * (setters + dockerfile.globals.size);
		if (left < 0) return found;
		const matching = matchingOf(chain, dockerfile.globals, steps, given);
		if (matching !== void 0) found.push(matching);
	}
	return found;
}
/** The instructions of a stage behind those of the stages that it builds on. */
function chainOf(stages, target) {
	const chain = [];
	for (let at = target; at !== void 0;) {
		const stage = stages[at];
		chain.unshift(...stage?.instructions ?? []);
		const base = stage?.base.toLowerCase();
		const below = stages.slice(0, at).findLastIndex(({ name }) => name === base);
		at = below < 0 ? void 0 : below;
	}
	return chain;
}
/** Goes from the end of both to the front; undefined where an instruction has no step, or a step no instruction. */
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

// src/stages/secrets/dockerfile/image-places.ts
/** Places in an image, each with the Dockerfile instructions that may have made it. */
var ImagePlaces = class {
	#image;
	#maps;
	constructor(image, dockerfiles) {
		this.#image = image;
		this.#maps = new Map(image.platforms.map(({ platform, configuration }) => [platformName(platform), new DockerfileMap(configuration, dockerfiles)]));
	}
	/** A line of a file in a layer: once for each platform, and each time that the layer is in it. */
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

// src/formats/tools/gitleaks.ts
const REPORT$1 = array(object({
	RuleID: string().min(1),
	Description: string(),
	StartLine: number().int(),
	Match: string(),
	Secret: string(),
	File: string()
}));
/** Reads gitleaks' JSON report; throws `tool-failed`, with nothing of the report in the message. */
function parseGitleaksReport(text) {
	const report = REPORT$1.safeParse(parseJsonText(text));
	if (!report.success) throw fault$1("tool-failed", "secrets", "gitleaks gave a report that cannot be read");
	return report.data.map((found) => ({
		rule: found.RuleID,
		title: found.Description,
		file: found.File,
		line: Math.max(1, found.StartLine),
		value: found.Secret === "" ? found.Match : found.Secret
	}));
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
/** Reads the secrets of trivy's JSON report; throws `tool-failed`, with nothing of the report in the message. */
function parseTrivySecrets(text) {
	const report = REPORT.safeParse(parseJsonText(text));
	if (!report.success) throw fault$1("tool-failed", "secrets", "trivy gave a secrets report that cannot be read");
	return (report.data.Results ?? []).flatMap(({ Target, Secrets }) => (Secrets ?? []).map((found) => ({
		rule: found.RuleID,
		title: found.Title,
		file: Target,
		line: found.StartLine,
		endLine: found.EndLine,
		offset: found.Offset,
		match: found.Match,
		lines: new Map((found.Code?.Lines ?? []).map((line) => [line.Number, line.Content]))
	})));
}
/**
* The value behind trivy's asterisks, from the bytes of the file: a run of asterisks whose neighbours are those
* of the bytes at the finding's offset. Undefined where the file does not fit the finding.
*/
function uncensor(secret, content) {
	const { offset, line, endLine } = secret;
	if (offset >= content.length) return void 0;
	if (endLine > line) return manyLines(secret, content);
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
/** A value over several lines ends behind the asterisks at the start of its last line. */
function manyLines({ offset, line, endLine, lines }, content) {
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
/** The built-in rules and nothing of the scanned tree; its built-in path rules are answered by `disk-name.ts`. */
const GITLEAKS_CONFIG = "[extend]\nuseDefault = true\n";
/** Every built-in allow rule of trivy 0.74 by its id. Keys of AWS's own documentation end in EXAMPLE or EXAMPLEKEY. */
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

// src/stages/secrets/own-rules/assignments.ts
const KEYWORDS$1 = "passw pwd passphrase pass secret token apikey api_key api-key api.key key credential creds auth psk mdp pepper salt mnemonic seed bindpw rootpw -pw _pw .pw pw: pw= jwt _pat sas bearer".split(" ").concat(KEYWORDS_ABROAD);
/** What may stand between a name and its value; the groups tell what it is. */
const BETWEEN = [
	String.raw`(?:\\?["'\]]|\[\w{0,8}\]){0,3}\s{0,40}(?:\?\s{0,2})?(?::\s{0,4}[&*]{0,1}(?:'static )?[A-Za-z][\w<>?.[\], ]{0,30}?\s{0,4})?(?:\{ ?get;[^}\n]{0,30}\}\s{0,4})?(?<sign>=>|:=|\?=|:-|<-|::|[=:])\s{0,20}`,
	String.raw`(?:\\?["'\]]){0,3}\)?\s{0,3}(?<comma>,|\?\?|\|\||or\s)\s{0,10}(?=\\?["'])`,
	String.raw`(?<call>\()\s{0,4}(?=["'])`,
	String.raw`["']\s{1,20}value\s{0,4}=\s{0,4}`,
	String.raw`["']?(?:\s[\w:.-]{1,30}="[^"<>]{0,60}"){0,3}(?<element>>)\s{0,4}`,
	String.raw`(?<blank>\s{1,20})`
].join("|");
const NAMED$1 = new RegExp(String.raw`(?:(?<![A-Za-z0-9_.$\x80-\xff-])|(?<=[\x80-\xff])(?=[A-Za-z_$-]))(?<dashes>-{0,2})(?<name>\.?[A-Za-z_$\x80-\xff][\w.$\x80-\xff-]{0,80})(?:${BETWEEN})`, "g");
/** A literal as it starts: quoted in any way, up to the next tag, or bare up to a blank. */
const QUOTED = /(?:[bBrRuUfF@$L]{0,2})(\\?["'`])((?:(?!\1)(?:\\[\\"'`]|[^\n\\]|\\(?![\\"'`]))){1,500})\1/y;
/** The same in formats that escape nothing: a backslash may stand in front of the last quote. */
const UNESCAPED = /(?:[bBrRuUfF@$L]{0,2})(\\?["'`])((?:(?!\1)[^\n]){1,500})\1/y;
/** A text within a text, as generated code has it: `"\"value\""`, `'"value"'`. */
const NESTED = /^(\\?["'`])([^"'`\\]{4,500})\1$/;
const ELEMENT = /([^<>\n]{1,500})<\//y;
const BARE = /([^\s"'`<>,;()[\]{}][^\s"'`<>,;]{0,500})/y;
/** A default within a reference ends with it. */
const DEFAULT = /([^\s"'`{}]{1,500})\}/y;
/** What may stand before a name and its value without a sign between: Redis, Dockerfiles, shells, web servers, proxies. */
const DIRECTIVE = /^\s*(?:(?:ENV|ARG|set|setx|setenv|export|machine|login|SetEnv|fastcgi_param|uwsgi_param|scgi_param|passenger_env_var|PassengerEnvVar|PerlSetEnv|PerlSetVar|proxy_set_header|grpc_set_header|add_header|more_set_(?:input_)?headers|(?:Request)?Header\s+(?:always\s+)?(?:set|add|append)|http-re(?:quest|sponse)\s+(?:set|add)-header)\s.*)?$/;
/** How a test runner says that a test has passed. */
const TEST_RESULT = /^(?:--- )?PASS: /;
/** Literal values that are given to names such as `DB_PASSWORD`, in whatever format. */
const ASSIGNMENTS = {
	id: "credential-by-name",
	title: "A literal value is given to the name of a credential",
	keywords: KEYWORDS$1,
	certainty: "generic",
	scope: "line",
	*find({ text, path }) {
		NAMED$1.lastIndex = 0;
		for (let match = NAMED$1.exec(text); match !== null; match = NAMED$1.exec(text)) {
			const { dashes = "", name = "" } = match.groups ?? {};
			NAMED$1.lastIndex = match.index + dashes.length + name.length;
			const kind = nameKind(utf8(name));
			const form = kind === void 0 ? void 0 : formOf(match, text, path);
			if (kind === void 0 || form === void 0) continue;
			const value = valueAt(text, match, form);
			if (value !== void 0) yield* judged(value, weighCredential(value.value, kind, value.form));
		}
	}
};
/** How a value is written here; undefined where what follows a name is no value of it. */
function formOf({ groups = {}, index }, text, path) {
	const { name = "", dashes = "", blank, call, element, comma } = groups;
	const kind = fileKind(path);
	const before = text.slice(0, index);
	if (name === "PASS" && TEST_RESULT.test(text.slice(0, index + 6)) && !/\.ya?ml$/.test(path)) return void 0;
	if (element !== void 0) return text.includes("</") ? "element" : void 0;
	if (comma !== void 0) return "argument";
	if (call !== void 0) return isSetter(name) ? "argument" : void 0;
	if (blank !== void 0) {
		if (dashes === "--") return "option";
		if (/^["']/.test(text.slice(endOf(groups, index)))) return kind === "settings" && /\S/.test(before) && DIRECTIVE.test(before) ? "quoted setting" : "spoken";
		return kind === "settings" && DIRECTIVE.test(before) ? "word" : void 0;
	}
	if (kind === "settings") return "setting";
	return kind === "code" && /^\s*(?:\/\/|#|\*|--|<!--)/.test(text) ? "text" : kind;
}
/** A name has a character for each byte. */
function utf8(name) {
	return /[\x80-\xff]/.test(name) ? Buffer.from(name, "latin1").toString("utf8") : name;
}
function endOf({ name = "", dashes = "", blank = "" }, index) {
	return index + dashes.length + name.length + blank.length;
}
function valueAt(text, match, form) {
	const start = match.index + match[0].length;
	if (form === "element") {
		const found = literal(ELEMENT, text, start, form);
		return match.groups?.name === "key" && /^[A-Za-z]*$/.test(found?.value ?? "") ? void 0 : found;
	}
	if (/[$#%]\{$/.test(text.slice(Math.max(0, match.index - 2), match.index)) && /^:/.test(match.groups?.sign ?? "")) return literal(DEFAULT, text, start, "text");
	QUOTED.lastIndex = start;
	UNESCAPED.lastIndex = start;
	const quoted = QUOTED.exec(text) ?? UNESCAPED.exec(text);
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
	const bare = literal(BARE, text, start, form === "text" || parameter ? "bare text" : form);
	if (bare?.form === "bare text" && /[a-z][A-Z]/.test(bare.value) && isWords(bare.value) && /^ [a-z]+ [a-z]/.test(text.slice(start + bare.value.length))) return void 0;
	if (bare === void 0 || !parameter) return bare;
	return {
		...bare,
		value: bare.value.replace(/&.*$/s, "")
	};
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

// src/stages/secrets/own-rules/call-arguments.ts
/** So far a call is read. */
const REACH = 500;
const OPEN = "([{";
const CLOSE = ")]}";
/** What is handed to a call whose bracket has just been opened: up to its end, or as far as is looked. */
function argumentsAt(text, start) {
	const found = [];
	const end = Math.min(text.length, start + REACH);
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
/** A text, or one in a call that turns it into bytes: `[]byte("…")`, `b"…"`, `Buffer.from('…', 'utf8')`. */
const LITERAL$1 = /^(?<lead>[\w.:&$<>[\]\s(]{0,80}?)(?<mark>["'`])(?<value>(?:(?!\k<mark>)[^\\\n]|\\.){1,300})\k<mark>(?<rest>[\s\S]*)$/d;
/** The literal that an argument is, if nothing is joined to it. */
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
		name: String.raw`\.signWith`,
		position: 1,
		keywords: "signwith"
	},
	{
		name: String.raw`\b(?:AES|DES3?|Blowfish|ARC4|ChaCha20)\.new|\bFernet|\baes\.NewCipher|\bNew(?:Cookie|Filesystem)Store|\bsecurecookie\.New|\bcsrf\.Protect|\bcookieParser|\bURLSafe(?:Timed)?Serializer|\bTimestampSigner|\bMessage(?:Encryptor|Verifier)\.new`,
		position: 0,
		keywords: "aes.new(|des.new(|des3.new(|blowfish.new(|arc4.new(|chacha20.new(|fernet(|newcipher(|newcookiestore(|newfilesystemstore(|securecookie.new(|csrf.protect(|cookieparser(|serializer(|timestampsigner(|messageencryptor.new(|messageverifier.new("
	}
];
const LOGINS = [
	{
		name: String.raw`\b(?:HTTP(?:Basic|Digest|Proxy)Auth|HttpNtlmAuth|(?:with|set|Set|with_|set_)?[bB]asic_?(?:Auth|auth)(?:entication)?|DigestAuth|AuthTokens\.basic|auth\.basic|Credentials\.basic)`,
		position: 1,
		keywords: "auth(|authentication(|.basic("
	},
	{
		name: String.raw`\b(?:[a-z]{1,12}_)?auth["']?\s{0,3}(?:=>|[:=])\s{0,3}(?=[([])`,
		position: 1,
		keywords: "auth=(|auth=[|auth = (|auth = [|auth: (|auth: [|auth': (|auth\": (|auth' => [|auth\" => [|auth'=>["
	},
	{
		name: String.raw`\.(?:auth|login|Login|logIn|signIn|sign_in|authenticate|Authenticate|username_pw_set|set_?[cC]redentials)`,
		position: 1,
		keywords: ".auth(|.login(|.signin(|.sign_in(|.authenticate(|pw_set(|credentials("
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
		before: /^\s{0,40}["'][\w.@-]{2,40}["']$/,
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
/** So much stands in front of a keyword in a name. */
const BEHIND = 40;
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
			const head = text.slice(0, at + BEHIND);
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
					if (isNumberedName(value)) continue;
					yield* judged({
						index,
						value
					}, weighCredential(value, kind ?? "password", "argument"));
				}
			}
		}
	};
}
/** Literals that stand where a call takes a key or a password. */
const CALLS = [callRule("key-in-call", "Key that is handed to a call which signs or encrypts", KEYS), callRule("credential-in-call", "Password that is handed to a call which logs in", LOGINS)];

// src/stages/secrets/own-rules/commands/command-words.ts
/**
* A quoted text without blanks, with what ends it in a list; a bare text; the end of a command; anything else. A quote
* around several words counts as a blank: `run: "mysql -u app"`, `exec('…')`, `["sh", "-c", "…"]`.
*/
const PIECE = /\\?(["'`])(?<quoted>[^\s"'`]{1,400}?)\\?\1(?<list>[,\])}]+(?=[\s"'`,\])}]|$))?|(?<bare>[^\s"'`|;&]+)|(?<end>[|;&]+)|(?<other>[\s\S])/gy;
let last;
/** Takes a line apart into its commands, as a shell, a list of arguments or the text of a script has them. */
function commandsOf(text) {
	if (last?.text !== text) last = {
		text,
		commands: takenApart(text)
	};
	return last.commands;
}
function takenApart(text) {
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
/** The name of a tool as it is called: `/usr/bin/mysql`, `$(mysql`, `C:\tools\plink.exe`. */
function toolOf({ text }) {
	return text.slice(-60).replace(/^.*[\\/([{@$=`]/s, "").replace(/\.(?:exe|cmd|bat|sh)$/i, "").toLowerCase();
}

// src/stages/secrets/own-rules/commands/tools.ts
const client = {
	id: "client-password",
	title: "Password that is handed to a client"
};
const signing = {
	id: "signing-password",
	title: "Password of a key that signs"
};
const account = {
	id: "account-password",
	title: "Password of an account that a command makes"
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
const kept$1 = {
	id: "kept-secret",
	title: "Secret that a command writes into a setting or a store"
};
const SECRET_NAME = /(?:^|[_:./-])_?(?:auth|authtoken|token|password|passwd|secret|key|extraheader)$/i;
/** By the documentation of each tool. */
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
		tools: "ldapmodrdn ldapexop",
		next: /^-w$/
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
		...kept$1,
		tools: "mc",
		keywords: ["mc alias", "mc config"],
		behind: [/^(?:set|s|add)$/, 3]
	},
	{
		...kept$1,
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
		...kept$1,
		tools: "composer poetry",
		keywords: ["http-basic"],
		behind: [/http-basic\./, 1]
	},
	{
		...kept$1,
		tools: "bundle bundler",
		keywords: ["bundle config", "bundler config"],
		behind: [/^[\w-]{1,60}\.[\w.-]{2,80}$/, 0],
		user: ":"
	},
	{
		...kept$1,
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
		...kept$1,
		tools: "dotnet nuget gem",
		keywords: ["nuget push", "gem push"],
		verb: /^push$/,
		next: /^(?:-k|--api-key|-ApiKey|--key)$/,
		kind: "secret"
	},
	{
		...kept$1,
		tools: "consul serf",
		keywords: ["consul agent", "serf agent"],
		next: /^-encrypt$/,
		kind: "secret"
	},
	{
		...kept$1,
		tools: "consul serf",
		joined: /^-encrypt=(.{20,60})$/,
		kind: "secret"
	}
];

// src/stages/secrets/own-rules/commands/tool-passwords.ts
/** `user:password`, neither of which is a variable. */
function isPair$1(value, mark = ":") {
	const [user = "", ...rest] = value.split(mark);
	const password = rest.join(mark);
	if (rest.length === 0) return false;
	if (user === password) return "placeholder";
	if (isTemplate(user)) return "template";
	if (isPlaceholder(user.replace(/^(?:user|admin|root)\w*$/, "u1"))) return "placeholder";
	return weighCredential(password, "password", "option");
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
/** The next option: the one before it has no value here. */
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
	}, weighCredential(whole, kind, "option"));
}
/** Passwords that are handed to commands, where no name stands beside them. */
const TOOL_PASSWORDS = TOOL_FORMS.map((form) => {
	const names = new Set(form.tools.split(" "));
	return {
		id: form.id,
		title: form.title,
		keywords: form.keywords ?? [...names],
		certainty: "generic",
		scope: "command",
		find: ({ text }) => passwordsIn(form, names, text)
	};
});

// src/stages/secrets/own-rules/commands/commands.ts
const isPassword$2 = (value) => weighCredential(value, "password", "option");
const command = (id, title, keywords, expression, accepts = isPassword$2) => pattern(id, title, keywords, expression, {
	certainty: "generic",
	scope: "command",
	accepts
});
/** An argument of a call: a text, a name, or a call without arguments of its own. */
const ARGUMENT = String.raw`(?:@?"[^"\n]{0,120}"|'[^'\n]{0,120}'|[$\w.]{1,60}(?:\([^()\n]{0,40}\))?)`;
const LITERAL = String.raw`@?(?:"|')([^"'\n]{4,100})["']`;
/** Passwords that are handed to commands and statements, where no name stands beside them. */
const COMMANDS = [
	...TOOL_PASSWORDS,
	command("openssl-password", "Password of an OpenSSL command", ["pass:"], /-pass(?:in|out)?\s{1,3}["']?pass:([^\s"'<]{4,100})/),
	command("htpasswd-password", "Password of an htpasswd command", ["htpasswd"], /\bhtpasswd\s(?:-\w{1,5}\s){0,3}-?\w{0,5}b\w{0,5}\s[^\n|;]{1,120}?\s[\w.-]{1,40}\s["']?([^\s"'|;>-][^\s"'|;>]{5,100})/),
	command("sql-password", "Password in a statement", ["identified by"], /\bIDENTIFIED\s{1,4}(?:WITH\s{1,4}[\w']{1,40}\s{1,4})?BY\s{1,4}(?:PASSWORD\s{1,4})?["']([^"'\n]{4,100})["']/i),
	command("sql-role-password", "Password in a statement", ["password"], /\b(?:ROLE|USER|LOGIN)\b[^\n;]{0,200}?\bPASSWORD\s{0,3}=?\s{0,3}N?'([^'\n]{4,100})'/i),
	command("sql-password", "Password in a statement", ["set password"], /\bSET\s{1,4}PASSWORD\s{1,4}(?:FOR\s{1,4}[^\n=;]{1,120}?)?(?:=|\bTO\b)\s{0,4}(?:(?:OLD_)?PASSWORD\s{0,2}\(\s{0,2})?["']([^"'\n]{4,100})["']/i),
	command("sql-password", "Password in a statement", ["identified by"], /\bIDENTIFIED\s{1,4}BY\s{1,4}(?!VALUES\b|PASSWORD\b)([A-Za-z][\w$#]{5,60})(?=[\s;]|$)/i, (value) => weighCredential(value, "password", "word")),
	command("powershell-password", "Password in a PowerShell command", ["convertto-securestring"], /ConvertTo-SecureString\s{1,4}(?:-String\s{1,4})?["']([^"'\n$]{4,200})["']/i),
	command("unseal-key", "Unseal key on a command line", ["operator unseal", "unseal -"], /\b(?:vault|bao)\s{1,3}(?:operator\s{1,3})?unseal\s{1,3}(?:-[\w=:/.-]{1,80}\s{1,3}){0,4}["']?([A-Za-z0-9+/]{43,88}={0,2}|[0-9a-f]{64,66})/, (value) => whyNoValue(value) ?? !isMonotonous(value)),
	command("remote-command-password", "Password of a remote command", ["net use"], /\bnet\s{1,3}use\s[^\n]{1,200}?\s\/user:\S{1,80}\s{1,3}["']?([^\s"'|;&/][^\s"'|;&]{3,100})/i),
	command("remote-command-password", "Password of a remote command", ["net use"], /\bnet\s{1,3}use\s{1,3}(?:(?:[A-Za-z]:|\*)\s{1,3})?["']?\\\\[^\s"']{1,200}["']?\s{1,3}["']?([^\s"'|;&/*][^\s"'|;&]{3,100})["']?\s[^\n]{0,100}?\/user:/i),
	command("powershell-password", "Password in a PowerShell command", [
		"connect-",
		"invoke-sqlcmd",
		"new-pssession"
	], /\b(?:Connect-\w{2,30}|Invoke-Sqlcmd|New-PSSession)\b[^\n]{0,300}?\s-(?:Password|Pass|Pwd)\s{1,3}["']?([^\s"'$(|;]{4,100})/i),
	command("credential-in-constructor", "Password that is handed to an object for logging in", [
		"networkcredential(",
		"passwordcredentials(",
		"passwordcredential(",
		"passwordauthentication("
	], new RegExp(String.raw`\b(?:NetworkCredential|UsernamePasswordCredentials?|PasswordAuthentication)\s?\(\s{0,20}${ARGUMENT}\s{0,2},\s{0,20}${LITERAL}`)),
	command("credential-in-constructor", "Password that is handed to an object for logging in", [
		"directoryentry(",
		"ldapbind(",
		"principalcontext("
	], new RegExp(String.raw`\b(?:DirectoryEntry|PrincipalContext|ldap_?[bB]ind)\s?\((?:\s{0,20}${ARGUMENT}\s{0,2},){2,4}\s{0,20}${LITERAL}`))
];

// src/stages/secrets/own-rules/commands/piped.ts
/** Commands that read a password from their input: the tool, and what stands among its words. */
const READERS = [
	[/./, /^--(?:password-stdin|with-token|passphrase-fd|pass-stdin|api-key-stdin)(?:=|$)/],
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
/** What stands between the text and who reads it: filters that change its shape. */
const FILTERS = 3;
const KEYWORDS = "stdin with-token passphrase-fd fd:0 sudo passwd chpasswd cryptsetup kinit ecryptfs load-key secret padd login insert".split(" ");
/** Passwords that a command reads from its input: `echo … | docker login --password-stdin`, `sudo -S <<< …`. */
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
			for (const word of [...said(before), ...hereString(command.words)]) yield* valuesOf(word, isList);
		}
	}
};
function isReader({ words }) {
	return READERS.some(([tool, wanted]) => words.some((word) => tool.test(toolOf(word))) && (wanted === void 0 || words.some(({ text }) => wanted.test(text))));
}
/** What the commands before a reader print: the last that prints, and all that is joined to it by pipes. */
function said(before) {
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
/** Each line of what is printed, of which the first is the password, or each a user with one. */
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
		}, weighCredential(value, "password", "option"));
		return;
	}
}
/** Lines of a list, behind the word that says what it is. */
const LISTED = /^\s{0,40}(?:-\s{1,4})?["']?([a-z_][\w.-]{0,31}):([^\s"':]\S{3,200}?)["']?\s{0,3}$/;
const LINES = 24;
/** Lists of users and passwords for `chpasswd`: in the settings of cloud-init, and behind `<<EOF`. */
const LISTED_PASSWORDS = {
	id: "chpasswd-password",
	title: "Password handed to chpasswd",
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

// src/stages/secrets/own-rules/files/directives.ts
const isLiteral$3 = (value) => value.length >= 4 && (whyNoValue(value) ?? true);
const isPassword$1 = (value) => weighCredential(value, "password", "option");
const isRandom$1 = (value) => weighCredential(value, "secret", "setting");
const isKey$2 = (value) => !isMonotonous(value) && changes(value) >= 6 && (whyNoValue(value) ?? true);
/** Communities that every device starts with. */
const isCommunity = (value) => /^(?:public|private|community|read|write|ro|rw)$/i.test(value) ? "placeholder" : isPassword$1(value);
/** Four times four letters, which are no words that somebody has put there. */
const isOfApple = (value) => {
	if (value !== value.toLowerCase()) return false;
	return isMonotonous(value) || isPlaceholder(value) ? "placeholder" : true;
};
/** Lines of settings in the grammar of one tool, where no name tells what a value is. */
const DIRECTIVES = [
	pattern("gossip-key", "Key that encrypts the traffic of a cluster", ["encrypt"], /\bencrypt(?:_key)?["']?\s{0,4}[:=]\s{0,4}["']([A-Za-z0-9+/]{22}==|[A-Za-z0-9+/]{32}|[A-Za-z0-9+/]{43}=)["']/, { accepts: isKey$2 }),
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
		accepts: (value, { groups = {} }) => groups.user === void 0 ? isRandom$1(value) : isPassword$1(value)
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
	pattern("authorization-header", "Credential in a header", ["authorization"], /\bAuthorization["']?(?:\s{0,3}(?:=>|[:=,])\s{0,3}|\s{1,8})["']?(?!Basic|Bearer|Digest|AWS|Negotiate|NTLM)(?:[A-Z][A-Za-z-]{1,24}\s{1,3}(?:(?:token|key|apikey|api_key)=)?|key=)["']?([\w.~+/=:-]{16,2000})/i, {
		certainty: "generic",
		accepts: isRandom$1
	})
];

// src/stages/secrets/own-rules/files/tables.ts
const column = {
	id: "credential-in-column",
	title: "A literal value stands in the column of a credential"
};
const kindsOf = (names) => names.map((name) => nameKind(name.trim().replace(/[^\w-]+/g, "_").replace(/^_+|_+$/g, "")));
const hasSecret = (kinds) => kinds.some((kind) => kind === "password" || kind === "secret");
/** The values of a row whose column is named after a credential. */
function* cellsOf(row, start, mark, kinds) {
	let at = start;
	for (const [number, cell] of row.split(mark).entries()) {
		const kind = kinds[number];
		const value = cell.trim().replace(/^[`*]+|[`*]+$/g, "");
		if (value !== "" && (kind === "password" || kind === "secret")) yield* judged({
			index: at + cell.indexOf(value),
			value
		}, weighCredential(value, kind, "quoted setting"));
		at += cell.length + mark.length;
	}
}
/** Tables of documentation, whose second line is made of dashes. */
const MARKDOWN = {
	...column,
	place: /\.(?:md|mdx|markdown|txt)$/i,
	keywords: [],
	certainty: "generic",
	scope: "file",
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
/** Rows of a table as PostgreSQL dumps it. */
const COPIED = {
	...column,
	place: /\.(?:sql|ddl|dump|psql)$/i,
	keywords: [],
	certainty: "generic",
	scope: "file",
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
/** Tables within files of another kind. */
const TABLES = [MARKDOWN, COPIED];

// src/stages/secrets/own-rules/files/program-files.ts
/** In a file that is made to hold a credential whatever is no placeholder is one. */
const isLiteral$2 = (value) => value.length >= 4 && (whyNoValue(value) ?? true);
const isKey$1 = (value) => !isMonotonous(value) && (whyNoValue(value) ?? true);
const isRandom = (value) => value.length >= 16 && changes(value) >= 2 && !isMonotonous(value) && (whyNoValue(value) ?? true);
const list = {
	id: "password-list",
	title: "Password in a file that lists users and passwords"
};
/** By what each tool documents of its own files. */
const FORMS = [
	{
		id: "rails-master-key",
		title: "Key that decrypts the credentials of a Rails application",
		place: /(?:^|\/)config\/(?:master|credentials\/[\w-]{1,60})\.key$/,
		lines: /^[ \t]*([0-9a-f]{32}|[0-9a-f]{64})\s*$/gm,
		accepts: isKey$1
	},
	{
		id: "jenkins-key",
		title: "Key or first password of a Jenkins server",
		place: /(?:^|\/)secrets\/(?:master\.key|initialAdminPassword)$/,
		lines: /^[ \t]*([0-9a-f]{32,512})\s*$/gm,
		accepts: isKey$1
	},
	{
		id: "whole-file-secret",
		title: "Token that a tool keeps in a file of its own",
		place: /(?:^|\/)(?:\.vault-token|\.erlang\.cookie|k3s\/server\/(?:node-)?token)$/,
		lines: /^[ \t]*([\w.:-]{16,400})\s*$/gm,
		accepts: isRandom
	},
	{
		id: "pgpass-password",
		title: "Password in a pgpass file",
		place: /(?:^|\/)\.?pgpass(?:\.conf)?$/,
		lines: /^(?!#)(?:[^\s:\\]|\\.){1,200}:(?:\d{1,5}|\*):[^\s:]{1,80}:[^\s:]{1,80}:((?:[^\s:\\]|\\\S){3,200})[ \t\r]*$/gm
	},
	{
		...list,
		place: /(?:^|\/)(?:sasl[_/]?passwd|smtp_auth|relay_?(?:passwd|password|auth)|smtp[_-]passwords?)(?:\.\w{1,8})?$/,
		lines: /^(?!#)\S{1,200}[ \t]{1,20}[^\s:]{1,200}:(\S{4,200})[ \t\r]*$/gm
	},
	{
		...list,
		place: /(?:^|\/)(?:chap|pap)-secrets$/,
		lines: /^(?!#)[ \t]*(?:"[^"\n]{0,80}"|[^\s"]{1,80})[ \t]{1,20}(?:"[^"\n]{0,80}"|[^\s"]{1,80})[ \t]{1,20}"?([^\s"]{4,200})"?(?=\s|$)/gm
	},
	{
		...list,
		place: /(?:^|\/)(?:rsyncd?\.(?:secrets|passwd)|\.?passwd-s3fs)$/,
		lines: /^(?!#)(?:[^\s:]{1,120}:){1,2}(\S{4,200})[ \t\r]*$/gm
	},
	{
		...list,
		place: /(?:^|\/)davfs2\/secrets$/,
		lines: /^(?!#)\S{1,200}[ \t]{1,20}\S{1,120}[ \t]{1,20}"?([^\s"]{4,200})"?[ \t\r]*$/gm
	},
	{
		...list,
		place: /(?:^|\/)(?:openvpn|[\w-]{0,20}vpn)\/[\w.-]{0,40}(?:auth|pass|login|cred)[\w.-]{0,40}$/i,
		lines: /^\s*\S{1,120}\r?\n[ \t]*(\S{4,200})\s*$/g
	},
	{
		...list,
		place: /(?:^|\/)ipsec(?:\.[\w-]{1,40})?\.secrets$/,
		lines: /^(?!#)[^\n:]{0,200}:\s{0,4}(?:PSK|EAP|XAUTH|NTLM|PIN|RSA\s\S{1,200})\s{1,4}"([^"\n]{4,200})"/gm
	},
	{
		id: "password-hash",
		title: "Hash of a password",
		place: /(?:^|\/)\.?ht(?:digest|passwd)[\w.-]{0,20}$/,
		lines: /^(?!#)[^\s:]{1,120}:(?:[^\n:]{1,120}:([0-9a-f]{32})|(?:\{SHA\}[A-Za-z0-9+/]{27}=))[ \t\r]*$/gm
	}
];
const placed$3 = ({ id, title, place, lines, accepts = isLiteral$2 }) => ({
	id,
	title,
	place,
	keywords: [],
	certainty: "distinctive",
	scope: "file",
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
/** Files that are named after the one secret they hold: `secrets/db_password.txt`, `.openai-api-key`, `jwt.secret`. */
const NAMED_FILE = {
	id: "whole-file-secret",
	title: "File that holds nothing but a secret",
	place: /(?:^|\/)\.?[\w-]{2,60}(?:\.(?:txt|key|secret|token|pass|pwd|password|cred))?$/,
	upTo: 600,
	keywords: [],
	certainty: "generic",
	scope: "file",
	*find({ text, path }) {
		const [, value] = /^\s{0,20}(\S{6,500})\s{0,20}$/.exec(text) ?? [];
		if (value === void 0) return;
		const [, name = ""] = /([^/]+?)(?:\.(?:txt|key|secret|token|pass|pwd|password|cred))?$/.exec(path) ?? [];
		const ending = /\.(secret|token|pass|pwd|password)$/.exec(path)?.[1];
		const kind = nameKind(name) ?? (ending === void 0 ? void 0 : nameKind(ending));
		if (kind !== void 0 && kind !== "key") yield* judged({
			index: text.indexOf(value),
			value
		}, weighCredential(value, kind, "setting"));
	}
};
/** Tables whose column is named after a credential. */
const COLUMNS = {
	id: "credential-in-column",
	title: "A literal value stands in the column of a credential",
	place: /\.(?:csv|tsv)$/i,
	keywords: [],
	certainty: "generic",
	scope: "file",
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
				}, weighCredential(value, kind, "quoted setting"));
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
/** Rows of statements whose column is named after a credential. */
const INSERTED = {
	id: "credential-in-column",
	title: "A literal value stands in the column of a credential",
	place: /\.(?:sql|ddl|dump|psql)$/i,
	keywords: [],
	certainty: "generic",
	scope: "file",
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
					}, weighCredential(value, kind, "quoted setting"));
				}
				const last = row.at(-1);
				if (last === void 0) break;
				at = last.index + last.text.length + 1;
				while (/[\s,]/.test(text[at] ?? "")) at += 1;
			}
		}
	}
};
/** Rules that go by where a file lies, and look at it as a whole. */
const PLACED_FILES = [
	...FORMS.map(placed$3),
	NAMED_FILE,
	COLUMNS,
	INSERTED,
	...TABLES
];

// src/stages/secrets/own-rules/files/program-settings.ts
const isPassword = (value) => weighCredential(value, "password", "option");
/** Where the grammar leaves no doubt, any text but a placeholder. */
const isLiteral$1 = (value) => value.length >= 4 && (whyNoValue(value) ?? true);
/** Four times four letters that are no words: in one at least three consonants follow each other. */
const isOfGoogle = (value) => isMonotonous(value) ? "placeholder" : value.split(" ").some((part) => /[^aeiou]{3}/.test(part));
const isPasswordOfPair = (value, { groups = {} }) => isPair$1(`${groups.user ?? ""}:${value}`);
const START = String.raw`(?:^|\n)[ \t]{0,20}`;
const setting = (title, keywords, expression, accepts = isPassword, scope = "line") => pattern("program-password", title, keywords, new RegExp(expression, "i"), {
	certainty: "generic",
	scope,
	accepts
});
const device = (keywords, expression) => setting("Password of a network device", keywords, String.raw`${START}${expression}\s{1,4}(?:[07]\s{1,4})?(?!\d\s)"?([^\s"]{6,100})`);
/** Lines of settings of one program, where the place in the line tells what a value is. */
const PROGRAM_SETTINGS = [
	setting("Password of a database", ["sentinel "], String.raw`${START}sentinel\s{1,4}(?:auth-pass\s{1,4}\S{1,100}|sentinel-pass)\s{1,4}"?([^\s"]{6,200})`),
	setting("Password of a database", ["user "], String.raw`(?:${START}user|\bACL\s{1,4}SETUSER)\s{1,4}\S{1,100}\s[^\n>]{0,200}?(?<=\s)>([^\s>]{6,200})(?=\s)`),
	device(["username "], String.raw`username\s{1,4}\S{1,80}\s{1,4}(?:privilege\s{1,4}\d{1,2}\s{1,4})?(?:password|secret)`),
	device(["enable "], String.raw`enable\s{1,4}(?:password|secret)(?:\s{1,4}level\s{1,4}\d{1,2})?`),
	device(["tacacs", "radius"], String.raw`(?:tacacs|radius)(?:-server)?\s{1,4}(?:host\s{1,4}\S{1,100}\s{1,4}(?:[\w-]{1,20}\s{1,4}\d{1,5}\s{1,4}){0,3})?key`),
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
	setting("Password that a dialogue sends", ["assword"], String.raw`assword[^\n]{0,40}?["'}]\)?;?\s{0,20}(?:\{\s{0,20})?(?:[\w.]{1,30}\.)?(?:exp_)?send(?:line)?(?:\s{1,3}(?:--\s{1,3})?|\()\s{0,3}["'{]([^"'\r\n$[]{4,100}?)(?:\\[rn]|\r){0,2}["'}]`, (value) => /^\S{6,}$/.test(value) && isLiteral$1(value), "block"),
	setting("Key of a collection of requests", ["\"apikey\""], String.raw`"apikey"\s{0,4}:\s{0,4}\[[^\]]{0,600}?"key"\s{0,4}:\s{0,4}"value"\s{0,4},\s{0,60}"value"\s{0,4}:\s{0,4}"([^"\n]{6,300})"`, isPassword, "block"),
	setting("App password of a Google account", [
		"login",
		"gmail",
		"pass",
		"google"
	], String.raw`(?:\blogin|gmail|pass|google)[^\n]{0,160}?["'=:]\s{0,3}([a-z]{4} [a-z]{4} [a-z]{4} [a-z]{4})(?=["'\s]|$)`, isOfGoogle)
];

// src/stages/secrets/own-rules/files/terraform-state.ts
const TEXT = String.raw`"((?:[^"\\\n]|\\.){4,400})"`;
const isLiteral = (value) => !isNameOfProgram(value) && entropy(value) >= 2 && (whyNoValue(value) ?? true);
/** What Terraform makes up: in the state it stands as it is, whatever the code says. */
const isResult = (value, match) => /"random_(?:password|string|bytes)"|"(?:bcrypt_hash|override_special|min_upper)"/.test(match.input) && isLiteral(value);
const state = (keyword, expression, accepts = isLiteral) => pattern("terraform-state-secret", "Secret in a Terraform state", [keyword], expression, {
	scope: "block",
	accepts
});
/** Values in Terraform's and OpenTofu's states that have no telling name. */
const TERRAFORM_STATE = [
	state("\"result\"", new RegExp(`"result"\\s{0,4}:\\s{0,4}${TEXT}`), isResult),
	state("\"sensitive\"", new RegExp(`"value"\\s{0,4}:\\s{0,4}${TEXT}\\s{0,4},\\s{0,20}"type"\\s{0,4}:\\s{0,4}"string"\\s{0,4},\\s{0,20}"sensitive"\\s{0,4}:\\s{0,4}true`)),
	state("\"sensitive\"", new RegExp(`"sensitive"\\s{0,4}:\\s{0,4}true\\s{0,4},\\s{0,20}(?:"type"\\s{0,4}:\\s{0,4}"string"\\s{0,4},\\s{0,20})?"value"\\s{0,4}:\\s{0,4}${TEXT}`))
];

// src/stages/secrets/own-rules/pairs.ts
/** Formats that give a name and its value a field each, often in a line each; the groups are name and value. */
const PAIRS = [
	/\b(?:name|key|parameterkey|id)\\?["']?\s{0,4}[:=]\s{0,4}\\?["']?([A-Za-z_][\w.-]{0,80})\\?["']?(?:,\s{0,60}|\s{1,60})(?:-\s)?\\?["']?(?:parameter)?value\\?["']?\s{0,4}[:=]\s{0,4}\\?["']?([^\s"'\\]{6,300})/dgi,
	/<key>([A-Za-z_][\w.-]{0,80})<\/key>\s{0,40}<string>([^<>\s]{6,300})<\/string>/dg,
	/<(\w{0,20}Password)>\s{0,40}<Value>([^<>\s]{6,300})<\/Value>/dg,
	/(?:^|\n)\s{0,30}([A-Za-z_][\w.-]{0,80}):\s{1,3}[|>][+-]?\d?\s{0,3}\n\s{1,30}([^\s"']{6,300})(?=\s|$)/dg,
	/\bparam\s{1,4}(\w{1,80})\s{1,4}string\s{0,4}=\s{0,4}'([^'\n]{6,200})'/dg,
	/\bvariable\s{1,4}"([\w-]{1,80})"\s{1,4}\{[^{}]{0,300}?\bdefault\s{0,20}=\s{0,4}"([^"\n]{6,300})"/dg
];
/** Literal values of credentials in such formats. */
const PAIRED = {
	id: ASSIGNMENTS.id,
	title: ASSIGNMENTS.title,
	keywords: ASSIGNMENTS.keywords,
	certainty: "generic",
	scope: "block",
	*find({ text }) {
		for (const expression of PAIRS) for (const match of text.matchAll(expression)) {
			const [, name = "", value = ""] = match;
			const kind = nameKind(name);
			const index = match.indices?.[2]?.[0];
			if (kind !== void 0 && index !== void 0) yield* judged({
				index,
				value
			}, weighCredential(value, kind, "quoted setting"));
		}
	}
};

// src/stages/secrets/own-rules/tokens/wallets.ts
/** As many words as the standard has, nearly all of them different; chains for developing repeat one. */
const isPhrase = (value) => {
	const words = value.split(" ");
	if (words.length % 3 !== 0) return false;
	if (isPublished$3(value)) return "published";
	return new Set(words).size > words.length / 2 ? true : "placeholder";
};
const isKey = (value) => {
	if (isPublished$3(value)) return "published";
	return isMonotonous(value) || /^0{20}/.test(value) ? "placeholder" : true;
};
/** Bytes of a key in a list: next to no two are alike, and they stand in no order. */
const isBytes = (value) => {
	const bytes = value.split(",").map(Number);
	const rises = bytes.filter((byte, at) => byte > (bytes[at - 1] ?? 0)).length;
	const isMixed = rises >= bytes.length * .25 && rises <= bytes.length * .75;
	return bytes.every((byte) => byte < 256) && new Set(bytes).size >= 40 && isMixed;
};
/** Keys and recovery words of wallets, and keys as programs of one platform keep them. */
const WALLETS = [
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
		...pattern("wallet-key", "Key of a wallet", [], /^\s{0,20}\[\s{0,8}(\d{1,3}(?:,\s{0,8}\d{1,3}){63})\s{0,8}\]\s{0,20}$/, {
			scope: "file",
			accepts: isBytes
		}),
		place: /\.json$/i,
		upTo: 1e3
	},
	pattern("private-key", "Private key", ["<rsakeyvalue>"], /<RSAKeyValue>(?:(?!<RSAKeyValue>)[^\0]){0,4000}?<D>\s{0,20}([A-Za-z0-9+/=\s]{80,1500})<\/D>/, {
		scope: "block",
		accepts: (value) => !isMonotonous(value)
	})
];

// src/stages/secrets/own-rules/all-rules.ts
/** Every rule of Assay's own, those of a distinctive form first. */
const OWN_RULES = [
	...PRIVATE_KEYS,
	...CLOUD_TOKENS,
	...FORGE_TOKENS,
	...SERVICE_TOKENS,
	...CREDENTIAL_FILES,
	...CONNECTIONS,
	...TERRAFORM_STATE,
	...DIRECTIVES,
	...PROGRAM_SETTINGS,
	...WALLETS,
	...PLACED_FILES,
	...COMMANDS,
	PIPED,
	LISTED_PASSWORDS,
	...CALLS,
	ASSIGNMENTS,
	PAIRED
];

// src/stages/secrets/engines/run-own-rules.ts
/** Bytes after which other work of the process gets a turn. */
const TURN_BYTES = 2097152;
/**
* Scans every file of a folder by Assay's own rules, in this process: the engines run meanwhile, and it waits for
* them anyway. `pathOf` answers the path that the user knows of a path relative to the folder. Throws
* `tool-timed-out` after `timeoutMs` milliseconds.
*/
async function runOwnRules(root, timeoutMs, pathOf) {
	const end = performance.now() + timeoutMs;
	const scanner = new ContentScanner(OWN_RULES);
	const hits = [];
	let bytes = 0;
	for (const entry of await readdir(root, {
		recursive: true,
		withFileTypes: true
	})) {
		if (!entry.isFile()) continue;
		const file = relative(root, join(entry.parentPath, entry.name));
		const content = await readFile(join(root, file));
		const take = ({ rule, line, value }, why) => hits.push({
			engine: "assay",
			rule: rule.id,
			title: rule.title,
			file,
			line,
			value,
			...why === void 0 ? {} : { why }
		});
		for (const finding of scanner.scan(content, pathOf(file), take)) take(finding);
		bytes += content.length;
		if (bytes < TURN_BYTES) continue;
		bytes = 0;
		await setImmediate();
		if (performance.now() > end) {
			const message = `Assay's own rules did not get through the files within ${Math.round(timeoutMs / 1e3)} s`;
			throw fault$1("tool-timed-out", "secrets", message);
		}
	}
	return hits;
}

// src/stages/secrets/engines/engines.ts
const CANARY = "zz-canary/canary.txt";
/**
* Scans a folder with both engines, by explicit rules alone, and by Assay's own rules, all side by side. `pathOf`
* answers the path that the user knows of a path relative to the folder.
*/
async function runEngines(world, tools, root, timeoutMs, pathOf) {
	const rules = await world.workspace.folder("secrets-rules");
	const write = async (name, text) => {
		await writeFile(join(rules, name), text, {
			flag: "wx",
			mode: 384
		});
		return join(rules, name);
	};
	const canary = await placeCanary(root);
	const call = {
		env: world.workspace.environment,
		timeoutMs,
		write
	};
	const [gitleaks, trivy, own] = await Promise.allSettled([
		runGitleaks(world, tools.gitleaks, root, call),
		runTrivy(world, tools.trivy, root, call),
		runOwnRules(root, timeoutMs, pathOf)
	]);
	if (gitleaks.status === "rejected") throw gitleaks.reason;
	if (trivy.status === "rejected") throw trivy.reason;
	if (own.status === "rejected") throw own.reason;
	return [
		...withoutCanary(gitleaks.value, canary, "gitleaks"),
		...withoutCanary(trivy.value, canary, "trivy"),
		...withoutCanary(own.value, canary, "Assay")
	];
}
async function runGitleaks(world, tool, root, call) {
	const { write, ...common } = call;
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
	const command = {
		...common,
		tool: "gitleaks",
		file: tool.path,
		args,
		cwd: root
	};
	return parseGitleaksReport(await readTool(world.processes, "secrets", command)).map((found) => ({
		engine: "gitleaks",
		...found,
		value: foundValue(found)
	}));
}
/** Of a manifest gitleaks takes the key too. */
function foundValue({ rule, value }) {
	return rule === "kubernetes-secret-yaml" ? value.replace(/^\s*["']?[\w.-]+["']?\s*:\s*["']?/, "") : value;
}
async function runTrivy(world, tool, root, call) {
	const { write, ...common } = call;
	const args = [
		"fs",
		"--scanners=secret",
		`--config=${await write("trivy.yaml", "{}\n")}`,
		`--ignorefile=${await write("trivy-ignore", "")}`,
		`--secret-config=${await write("secret.yaml", TRIVY_SECRET_CONFIG)}`,
		`--cache-dir=${await world.workspace.folder("secrets-trivy")}`,
		"--cache-backend=memory",
		"--skip-version-check",
		"--disable-telemetry",
		"--offline-scan",
		`--timeout=${Math.ceil(call.timeoutMs / 1e3)}s`,
		"--exit-code=0",
		"--format=json",
		"--quiet",
		root
	];
	const cwd = await world.workspace.folder("secrets-cwd");
	const command = {
		...common,
		tool: "trivy",
		file: tool.path,
		args,
		cwd
	};
	const report = parseTrivySecrets(await readTool(world.processes, "secrets", command));
	const hits = [];
	for (const found of report) {
		const { rule, title, file, line } = found;
		hits.push({
			engine: "trivy",
			rule,
			title,
			file,
			line,
			value: await recover(found, root)
		});
	}
	return hits;
}
/** The value that trivy keeps to itself; where it cannot be had, something that stands for this finding alone. */
async function recover(found, root) {
	const content = await readFile(join(root, found.file));
	const value = uncensor(found, content);
	if (value !== void 0 && value.trim() !== "") return value;
	const rest = content.subarray(found.offset, found.offset + 4096).toString("utf8");
	return /^[^\s"'`]+/.exec(rest)?.[0] ?? `${found.rule} at ${found.offset} in ${hexOf$1(content)}`;
}
/**
* Puts a made-up token where the engines come last. An engine that does not report it did not look at the folder,
* or not to its end, or not with these rules: its silence about the rest means nothing then.
*/
async function placeCanary(root) {
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
	const value = `ghp_${[...randomBytes(36)].map((byte) => letters[byte % 62]).join("")}`;
	await mkdir(join(root, "zz-canary"), { mode: 448 });
	await writeFile(join(root, CANARY), `token = ${value}\n`, {
		flag: "wx",
		mode: 384
	});
	return value;
}
function withoutCanary(hits, canary, engine) {
	if (!hits.some((hit) => hit.file === CANARY && hit.value === canary)) {
		const message = `${engine} did not report the token that was laid before it as a test, so it cannot have scanned everything`;
		throw fault$1("tool-failed", "secrets", message);
	}
	return hits.filter((hit) => hit.file !== CANARY);
}

// src/stages/secrets/findings/decoded-hits.ts
/**
* Says of what was found in decoded text where it stands encoded. A hit that is that very base64, found for its
* entropy, is the same secret and left out.
*/
function decodedHits(hits, tree) {
	const located = hits.map((hit) => ({
		...hit,
		...tree.encoded(hit.file, hit.line)
	}));
	const runs = Map.groupBy(located.filter(({ encoded }) => encoded !== void 0), ({ file }) => tree.at(file)?.decodedFrom ?? file);
	return located.filter((hit) => hit.encoded !== void 0 || runs.get(hit.file)?.some(({ encoded = "" }) => isSame(hit.value, encoded)) !== true);
}
/** Rules differ in whether they take the name in front, the quotes and the padding. */
function isSame(value, encoded) {
	const [found = "", run = ""] = [value, encoded].map((text) => text.replace(/["'=\s]/g, ""));
	return run !== "" && found.endsWith(run);
}

// src/stages/secrets/findings/secret-severity.ts
/** Rules that go by a name and the randomness of what stands beside it: the engines' own, and Assay's. */
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
/** Where what stands there is no secret of the user's, or not one in use. */
const APART = /* @__PURE__ */ new Set([
	"package",
	"system",
	"documentation",
	"sample"
]);
/** Whether a rule finds a secret by its name and its entropy, and not by its form. */
function isGenericRule(rule) {
	return GENERIC_RULES.has(rule);
}
/**
* How grave a secret is, and why, by the rules that found it and where it stands. `low`: it stands only where samples
* stand or
* in what others published; or it goes by a name and stands only in what programs wrote; or it is a password that
* everybody guesses first, or a key that is named as one for tests, and no part of an image's configuration. Else
* `high` when one rule knows its form and nothing speaks against it, else `medium`. `doubts` goes with `rules`.
*/
function gradeOf(rules, places, doubts = []) {
	const why = lowBecause(rules, places, doubts);
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
function lowBecause(rules, places, doubts) {
	const standings = places.map((place) => place.kind === "config" ? void 0 : place.standing);
	const isApart = (standing) => standing !== void 0 && APART.has(standing);
	if (places.length > 0 && standings.every(isApart)) return standings.every((one) => one === "package" || one === "system") ? "published" : "sample-place";
	if (places.length > 0 && standings.every((one) => one === "generated" || isApart(one)) && rules.every(isGenericRule)) return "generated";
	return rules.every((_, index) => doubts[index] === "weak" || doubts[index] === "named") && places.every(({ kind }) => kind !== "config") ? "weak" : void 0;
}

// src/stages/secrets/findings/doubt.ts
/** Rules of a distinctive form that find passwords, which people make up. */
const PASSWORDS = /* @__PURE__ */ new Set([
	"credential-in-address",
	"credential-in-connection-string",
	"jdbc-password",
	"oracle-jdbc-password",
	"maven-password",
	"netrc-password",
	"pgpass-password"
]);
/** Who gives such a name to a key has made it up for a test. */
const MADE_UP = /* @__PURE__ */ new Set([
	"test",
	"fake",
	"dummy",
	"mock",
	"mocked",
	"sample",
	"example"
]);
/** What speaks against a hit that may be a secret all the same; `line` is the one where it begins. */
function doubtOf({ rule, value }, line = "") {
	const bare = value.trim().replace(/^["'`]|["'`]$/g, "");
	if ((PASSWORDS.has(rule) || isGenericRule(rule)) && isWeak(bare)) return { doubt: "weak" };
	if (/private[-_]?key/i.test(rule) && isMadeUp(line)) return { doubt: "named" };
	return hasChecksum(bare) === false ? { doubt: "unsound" } : {};
}
/** `const TEST_FAKE_RSA_KEY_35: &str = "-----BEGIN …`: the name that the key is given to has such a word. */
function isMadeUp(line) {
	const [before = ""] = line.slice(0, 300).split("-----BEGIN");
	const [, name = ""] = /([\w-]{1,80})(?::\s?[&\w' ]{1,30})?["'`]?\s{0,3}(?:[:=]|:=|=>)\s{0,3}[\w&]{0,3}["'`(]{0,4}$/.exec(before) ?? [];
	return name.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/).some((word) => MADE_UP.has(word.toLowerCase()));
}

// src/stages/secrets/findings/why-no-secret.ts
/** Bytes of a line beside a value that are looked at; minified code has lines without an end. */
const BESIDE = 300;
const LINES_AROUND = 8;
const LINES_BELOW$1 = 20;
/** Lines of a block of ciphertext that are gone up to find its first. */
const MAX_BLOCK = 400;
/** A file with something in it that looks like a secret: its path as the user knows it, and its text. */
var SuspectFile = class {
	path;
	lines;
	isEncrypted;
	/** The line from which on SOPS' own entries stand; none where it has not encrypted the file. */
	sops;
	#blocks = /* @__PURE__ */ new Map();
	constructor(path, text) {
		this.path = path;
		this.lines = text.split("\n");
		this.isEncrypted = isEncryptedFile(text);
		this.sops = isSopsFile(text) ? sopsPart(this.lines) : Number.POSITIVE_INFINITY;
	}
	/** The line above a block of base64 or hexadecimal digits in which a line stands. */
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
	around(line) {
		return this.lines.slice(Math.max(0, line - 1 - LINES_AROUND), line + LINES_AROUND).map((text) => text.slice(0, 2 * BESIDE));
	}
};
/**
* Why something that an engine or a rule of Assay's own found is provably no secret; undefined where it may be one.
* Of a distinctive form only what no generator makes is let go, and what is the middle of other bytes. Of what goes
* by a name also what is a word, a reference, a checksum, an identifier or a public key. That it stands in a test or
* a documentation says nothing: a real token in a test is a real token.
*/
function whyNoSecret(hit, file) {
	const value = hit.value.trim().replace(/^["'`]+|["'`]+$/g, "");
	const at = placed$2(value, file.lines, hit.line);
	if (isCiphertext(hit, at, file)) return "encrypted";
	if (hasKeyFrame(value)) return isKey$3(value) ? void 0 : "sample";
	if (/^(?:"?type"\s*:\s*")?service_account"?$/.test(value)) return "name";
	const token = whyNoToken(value);
	if (token !== void 0) return token;
	if (isPublicByPlace(value, at.before, at.behind, file.around(hit.line).join("\n"))) return "published";
	return isGenericRule(hit.rule) ? whyNotByName(hit, at, file) : whyNotByForm(hit, at, file);
}
/** A rule may begin lines above the value, with the kind of a manifest. */
function placed$2(value, lines, number) {
	const [first = ""] = value.split("\n");
	for (let index = number - 1; first !== "" && index < number + LINES_BELOW$1; index += 1) {
		const line = lines[index] ?? "";
		const at = line.indexOf(first);
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
/** Base64 in a SealedSecret; its template may hold a literal Secret. */
function isSealed(line, value, { lines }) {
	if (!/^A[g-j][A-Za-z0-9+/]{100,}/.test(value)) return false;
	for (let at = line - 1; at >= 0; at -= 1) {
		const text = lines[at] ?? "";
		if (/^---/.test(text)) return false;
		if (/kind["']?\s*:\s*["']?SealedSecret\b/.test(text)) return true;
	}
	return false;
}
/** Of `arn:…` or `${…}` an engine may take the middle alone. */
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
	if (/^[\w.-]{12,200}$/.test(value) && isJoinedWords(body)) return "name";
	if (hit.rule === "password-hash" && isAgainstTiming(hit, file)) return "sample";
	return isPublicKeyByPlace(value, before) ? "public-key" : void 0;
}
/** A whole line of base64 amid others of its kind. */
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
/** `cacheKey`, `sort_key`: what finds a thing in a store, of which an engine has seen the word `key` alone. */
const STORE_KEY = /(?:cache|sort|primary|partition|foreign|object|row|range|routing|lookup|translation|i18n|locale|column|composite|natural|surrogate|unique)[_-]?keys?\\?["'`\]]{0,2}\s{0,4}(?:=>|:=|[:=])\s{0,4}\\?["'`]?$/i;
/** Within a file of texts for people: letters with a few other signs, or the first word of a sentence. */
function isText(value, behind) {
	if (/^ \p{L}{2,}/u.test(behind)) return true;
	return value.split(/[-_\s.,/:()]+/).every((part) => /^[\p{L}\p{M}’']*\d{0,2}[\p{L}]{0,3}[!?*…]*$/u.test(part) && /^.?\P{Lu}*$|^\p{Lu}*$|^[A-Z][A-Za-z]{1,3}\d[A-Z]$|^[A-Z]?[a-z]+[A-Z][a-z]+$/u.test(part));
}

// src/stages/secrets/findings/ignore-hits.ts
/** Places that are told of what is let go for one reason. */
const EXAMPLES = 3;
const MAX_PATH = 200;
const LINES_BELOW = 30;
/**
* Asks of every hit of every engine, whatever it was found in, whether it is provably no secret. Each file is read
* once, however many hits it has.
*/
function letGo(found, tree) {
	const hits = [];
	const ignored = new Ignored();
	for (const [file, group] of Map.groupBy(found, (hit) => hit.file)) {
		const path = tree.at(file)?.path ?? file;
		let suspect;
		for (const hit of group) {
			suspect ??= new SuspectFile(path, readFileSync(join(tree.root, file), "utf8"));
			const why = hit.why ?? whyNoSecret(hit, suspect);
			if (why === void 0) hits.push({
				...hit,
				line: lineOf(hit, suspect),
				...doubtOf(hit, beginning(suspect, hit.line))
			});
			else ignored.add(why, `${plain$1(path, MAX_PATH)}:${hit.line}`, hit.value);
		}
	}
	return {
		hits,
		ignored: ignored.list()
	};
}
/** Of a manifest gitleaks names the line of its kind: the value, or its base64, stands below. */
function lineOf({ rule, line, value }, { lines }) {
	if (rule !== "kubernetes-secret-yaml") return line;
	const bytes = Buffer.from(value);
	const whole = bytes.toString("base64", 0, bytes.length - bytes.length % 3);
	const at = lines.slice(line - 1, line + LINES_BELOW).findIndex((text) => text.includes(value) || whole.length >= 8 && text.includes(whole));
	return at < 0 ? line : line + at;
}
/** The line in which a key begins: trivy names the one behind its frame. */
function beginning({ lines }, line) {
	const own = lines[line - 1] ?? "";
	return own.includes("-----BEGIN") ? own : lines[line - 2] ?? "";
}
/** Counts by reason; one value in one place counts once, whoever reported it. */
var Ignored = class {
	#places = /* @__PURE__ */ new Map();
	#seen = /* @__PURE__ */ new Set();
	add(why, place, value) {
		const known = this.#seen.has(`${place}\0${value}`);
		this.#seen.add(`${place}\0${value}`);
		if (known) return;
		const places = this.#places.get(why) ?? /* @__PURE__ */ new Set();
		this.#places.set(why, places);
		places.add(`${place}\0${value}`);
	}
	list() {
		return NO_SECRET_REASONS.flatMap((reason) => {
			const places = [...this.#places.get(reason) ?? []];
			if (places.length === 0) return [];
			const names = new Set(places.map((place) => place.split("\0", 1)[0] ?? ""));
			return [{
				reason,
				count: places.length,
				examples: [...names].sort().slice(0, EXAMPLES)
			}];
		});
	}
};

// src/stages/secrets/findings/location-kind.ts
const DOCUMENTATION = /(?:^|\/)(?:docs?|documentation|usr\/share\/(?:doc|man|info))\/|\.(?:md|mdx|rst|adoc)$|(?:^|\/)(?:README|CHANGE(?:S|LOG)|HISTORY|NEWS)(?:\.[A-Za-z]{1,4})?$/i;
const SAMPLE_FOLDERS = /(?:^|\/)(?:tests?|__tests__|specs?|e2e|tests?[-_]?(?:data|files?|fixtures?|certs?|keys?|setup|resources?|assets|suites?|cases?|helpers?|utils?|support|vectors?)|fixtures?|__fixtures__|mocks?|__mocks__|examples?|samples?)\//i;
const SAMPLE_FILES = /(?:^|[/._-])(?:examples?|samples?|template|dist)(?:\.[A-Za-z0-9]{1,8})?$|[._-](?:tests?|spec)\.[A-Za-z]{1,5}$|(?:^|\/)test_[^/]{1,100}\.py$/i;
/** The libraries that a language brings, where a distribution's package manager does not own them. */
const SYSTEM = /^usr\/local\/go\/(?:src|test|api|doc|misc)\/|^usr\/(?:local\/)?lib\/(?:python3(?:\.\d+)?\/(?!(?:site|dist)-packages\/)|ruby\/\d[^/]*\/(?!gems\/))/;
/** What programs write: nobody puts a password by its name there. */
const GENERATED = /\.min\.(?:js|css|mjs)$|\.(?:js|mjs|cjs|css|ts)\.map$|\.snap$|(?:^|\/)(?:SHA(?:1|256|512)SUMS?|MD5SUMS?|checksums?)(?:\.txt)?$|\.(?:sha1|sha256|sha512|md5)(?:sums?)?$/i;
/** What a place is by its path and what is known of it; undefined where it is the user's own. */
function standingOf(path, { inLayer, published }) {
	const place = canonicalPath(path);
	const isUsers = isUsersFile(place);
	if (published && !isUsers) return "package";
	if (inLayer && !isUsers && SYSTEM.test(place)) return "system";
	if (DOCUMENTATION.test(place)) return "documentation";
	if (SAMPLE_FOLDERS.test(place) || SAMPLE_FILES.test(place)) return "sample";
	return GENERATED.test(place) ? "generated" : void 0;
}
/** The place with what it is. */
function withStanding(place, published) {
	if (place.kind === "config") return place;
	const standing = standingOf(place.path, {
		inLayer: place.kind === "layer",
		published
	});
	return standing === void 0 ? place : {
		...place,
		standing
	};
}

// src/stages/secrets/findings/merge-hits.ts
const ENGINES = [
	"gitleaks",
	"trivy",
	"assay"
];
/** Shorter values stand within others by chance, which is no proof that they are one. */
const MIN_SHARED = 8;
/** The value in one spelling: without quotes and blanks around it, private keys without their frame and line breaks. */
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
* Every text by which the value of a hit could get into a log: as it stands, normalised, line by line, and as it is
* meant where it stands escaped in JSON or in an address.
*/
function spellings(value) {
	const lines = value.split(/\r?\n|\\n/).map((line) => line.trim());
	const texts = [
		value.trim(),
		normalise(value),
		...lines.filter((line) => !line.startsWith("-----"))
	].flatMap((text) => [
		text,
		meant(text, fromJson),
		meant(text, decodeURIComponent)
	]);
	return [...new Set(texts)].filter((text) => text.length >= 4);
}
/** The text itself where it holds no escapes of this kind. */
function meant(text, decode) {
	try {
		return decode(text).trim();
	} catch {
		return text;
	}
}
function fromJson(text) {
	return String(JSON.parse(`"${text}"`));
}
/** One finding for each distinct value, with all its places and all the engines that found it. */
async function mergeHits(hits, fingerprint, placesOf) {
	const findings = [...Map.groupBy(withCoreValues(hits.toSorted(inOrder)), ([value]) => value)].map(async ([value, group]) => findingOf(await fingerprint(value), group.map(([, hit]) => hit), placesOf));
	return (await Promise.all(findings)).sort(byRule);
}
/**
* Engines differ in how much they take: where one value of a line stands within another (`token=…` around the
* token, an address around its password), both are the shorter one.
*/
function withCoreValues(hits) {
	return [...Map.groupBy(hits, (hit) => `${hit.file}\0${hit.line}`).values()].flatMap((group) => {
		const values = [...new Set(group.map((hit) => normalise(hit.value)))].sort((a, b) => a.length - b.length);
		return group.map((hit) => {
			const own = normalise(hit.value);
			return [values.find((value) => value.length >= MIN_SHARED && own.includes(value)) ?? own, hit];
		});
	});
}
function findingOf(fingerprint, hits, placesOf) {
	const places = new Map(hits.filter((hit) => !isSecondLine(hit, hits)).flatMap(placesOf).map((place) => [JSON.stringify(place), place]));
	const named = hits.find((hit) => !isGenericRule(hit.rule)) ?? hits.find((hit) => hit.rule === "kubernetes-literal-secret") ?? hits[0];
	const ordered = [...places].sort(([a], [b]) => a < b ? -1 : 1).map(([, place]) => place);
	const rules = hits.map((hit) => hit.rule);
	return {
		fingerprint,
		...gradeOf(rules, ordered, hits.map((hit) => hit.doubt)),
		rule: named?.rule ?? "",
		title: named?.title ?? "",
		engines: [...new Set(hits.map((hit) => hit.engine))].sort(),
		places: ordered
	};
}
/** Of a private key gitleaks names the line of its frame, trivy the one behind it. */
function isSecondLine(hit, hits) {
	return hits.some(({ engine, file, line }) => engine !== hit.engine && file === hit.file && line === hit.line - 1);
}
function inOrder(a, b) {
	return ENGINES.indexOf(a.engine) - ENGINES.indexOf(b.engine) || (`${a.rule}\0${a.file}` < `${b.rule}\0${b.file}` ? -1 : 1);
}
function byRule(a, b) {
	return `${a.rule} ${a.fingerprint}` < `${b.rule} ${b.fingerprint}` ? -1 : 1;
}

// src/stages/secrets/findings/mask-findings.ts
/**
* Hides the values of the findings, and of nothing else: what is no finding of this event may be a word that others
* decide by, and was not put there by it.
*/
async function maskFindings(runner, hits, findings, fingerprint, values) {
	const found = new Set(findings.map((finding) => finding.fingerprint));
	for (const [core, hit] of withCoreValues(hits)) {
		const own = await fingerprint(core);
		if (found.has(own)) values.add(own, maskHit(runner, hit));
	}
}
/** Hides what tells the value of a hit; answers it. */
function maskHit(runner, hit) {
	const texts = [...spellings(hit.value), ...wrapped(hit)].filter(isTelling);
	for (const text of texts) runner.mask(text);
	return texts;
}
/** The lines of the base64 in which a value stands: who knows them has the value. */
function wrapped({ encoded = "" }) {
	return encoded.split("\n").filter((line) => line.length >= 8);
}

// src/stages/secrets/installed/source-packages.ts
const MAX_BYTES = 16777216;
/** The records that lie in a source tree; each is read once. */
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
	within(folder) {
		const known = this.#folders.get(folder) ?? this.#list(folder);
		this.#folders.set(folder, known);
		return known;
	}
	/** The content of a file that is not too large; no link is followed. */
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
/** The installed packages of a source tree, such as vendored modules; they are asked about where something was found. */
var SourcePackages = class {
	#records;
	#asked = /* @__PURE__ */ new Map();
	constructor(root) {
		this.#records = new DiskRecords(root);
	}
	/** Whether a file, or the archive in which it lies (`lib/x.jar!/a.txt`), is as its package was published. */
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
			beside: this.#records
		});
	}
};

// src/stages/secrets/kubernetes/kubernetes-literals.ts
var import_dist = require_dist();
/** Keys that name where a credential is, or what goes with it, and hold none. */
const NAMES_OTHERS = /existing|imagepullsecret|ref$|(?:password|secret|token|credentials?)[-_]?keys?$/i;
/** Keys of a Secret that hold none by their name: who logs in, where, how long, and what everybody may know. */
const PUBLIC = /user|login|(?:ca|crt|cert|certificate|pub|region|bucket|port|database|db|namespace|email|file|path|dir|ur[il]|host|endpoint|name|ttl|timeout|expiry|length|type|enabled|header|algorithm|issuer|version|policy|mode|level|env(?:ironment)?|provider|engine|driver|cluster|realm|[-_.]id|Id)$/i;
/** Reports the literal credentials of a resource, and of those in a list. */
function eachResource(manifest, report) {
	(0, import_dist.visit)(manifest.document, {
		Pair(_, pair) {
			const key = scalar(pair.key, manifest)?.text;
			if (key === "env") eachEnv(pair, manifest, report);
			if (key === "literals") eachGenerated(pair, manifest, report);
		},
		Map(_, map, path) {
			const kind = scalar(map.get("kind", true), manifest)?.text;
			const isResource = path.every((above) => !(0, import_dist.isPair)(above) || scalar(above.key, manifest)?.text === "items");
			if (isResource && kind === "Secret") eachSecret(map.items, manifest, report);
			if (isResource && kind === "ConfigMap") eachSetting(map.items, manifest, report);
		}
	});
}
/** `env: [{name: DB_PASSWORD, value: …}]`; what comes by `valueFrom` has no value here. */
function eachEnv({ value: list }, manifest, report) {
	if (!(0, import_dist.isSeq)(list)) return;
	for (const item of list.items) {
		if (!(0, import_dist.isMap)(item)) continue;
		const name = scalar(item.get("name", true), manifest);
		const value = scalar(item.get("value", true), manifest);
		if (name !== void 0 && value !== void 0) judge(name.text, value, report);
	}
}
function eachGenerated({ value: list }, manifest, report) {
	if (!(0, import_dist.isSeq)(list)) return;
	for (const item of list.items) {
		const literal = scalar(item, manifest);
		const [name = "", ...rest] = literal?.text.split("=") ?? [];
		if (literal !== void 0) judge(name, {
			...literal,
			text: rest.join("=")
		}, report);
	}
}
/** Everything in a Secret is one by declaration, but what its key says to be public. */
function eachSecret(fields, manifest, report) {
	for (const [section, key, value] of entries(fields, ["stringData", "data"], manifest)) {
		const text = section === "data" ? textOfBase64(value.text)?.trim() : value.text;
		if (text === void 0 || text === "") continue;
		const literal = {
			...value,
			text,
			...section === "data" ? { encoded: value.text } : {}
		};
		if (text.trim().includes("\n")) eachLine(literal, report);
		else if (!judge(key, literal, report) && !PUBLIC.test(key) && !/^[a-z]{1,20}$/.test(text)) judge(`${key}_password`, literal, report);
	}
}
function eachSetting(fields, manifest, report) {
	for (const [, key, value] of entries(fields, ["data"], manifest)) if (!value.text.includes("\n")) judge(key, value, report);
	else eachLine(value, report);
}
/** A file in a manifest, of lines such as `DB_PASSWORD=…`. */
function eachLine({ text, at, encoded }, report) {
	for (const found of weighedCredentials(text)) report({
		...found,
		at,
		...encoded === void 0 ? {} : { encoded }
	});
}
/** Reports the values of a chart: whatever a key that names a credential is set to. */
function eachLiteral(manifest, report) {
	(0, import_dist.visit)(manifest.document, { Pair(_, pair) {
		const key = scalar(pair.key, manifest);
		const value = scalar(pair.value, manifest);
		if (key !== void 0 && value !== void 0) judge(key.text, value, report);
		if (key?.text === "env") eachEnv(pair, manifest, report);
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
/** The values that the aliases of a document may stand for. */
function anchorsOf(document) {
	const anchors = /* @__PURE__ */ new Map();
	(0, import_dist.visit)(document, { Scalar(_, node) {
		if (node.anchor !== void 0) anchors.set(node.anchor, node);
	} });
	return anchors;
}
/** A text or number, also behind an alias; it stands where the alias does. */
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
* Asks the rule for assignments, whose names have no odd characters and whose values no quotes of their own kind;
* answers whether it is one.
*/
function judge(name, { text, at, encoded }, report) {
	if (NAMES_OTHERS.test(name)) return false;
	const quote = text.includes("\"") ? "'" : "\"";
	const body = text.trim().replaceAll(quote, "");
	const assignment = `${name.replace(/[^\w.-]/g, "_").replace(/^[^A-Za-z_]/, "_")}=${quote}${body}${quote}`;
	const [found] = weighedCredentials(assignment);
	if (found === void 0) return false;
	report({
		name: name.replace(/_password$/, ""),
		value: text.trim(),
		at,
		...encoded === void 0 ? {} : { encoded },
		...found.why === void 0 ? {} : { why: found.why }
	});
	return true;
}

// src/stages/secrets/kubernetes/kubernetes-manifests.ts
/** Greatest size of a manifest that this rule reads, and of all together, in bytes; the engines read them all. */
const MAX_MANIFEST_BYTES = 1048576;
const MAX_TOTAL_BYTES = 67108864;
/** Greatest {@link yamlWeight} of a manifest, and of all together: small files can take the parser minutes. */
const MAX_WEIGHT = 1e5;
const MAX_TOTAL_WEIGHT = 3e6;
const FILES = /\.(?:ya?ml|json)$/i;
const HELM_VALUES = /(?:^|\/)values[\w.-]*\.ya?ml$/i;
/** What a file must hold to be parsed at all. */
const MANIFEST = /(?:^|[{,])[ \t-]*["']?(?:kind|secretGenerator)["']?[ \t]*:/m;
/** Reads manifests as long as their sum is within the bound: a hostile one takes seconds. */
var Manifests = class {
	#left = MAX_TOTAL_BYTES;
	#weightLeft = MAX_TOTAL_WEIGHT;
	#skipped = 0;
	/** The literal credentials in a file that may be secrets. */
	secrets(path, content) {
		return this.weighed(path, content).filter(({ why }) => why === void 0);
	}
	/** Those too that are provably none, with the reason. */
	weighed(path, content) {
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
	/** A sentence where a manifest was not read. */
	notes() {
		if (this.#skipped === 0) return [];
		return [`Kubernetes manifests were read up to 1 MiB and ${MAX_WEIGHT} parts each, 64 MiB and ${MAX_TOTAL_WEIGHT} parts together; ${this.#skipped} more were scanned as plain text`];
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
* and in the values of Helm charts. A document that is no YAML, as most templates of charts, is passed over: the
* engines read it all the same. Aliases are followed to single values only, so that none multiplies.
*/
function kubernetesSecrets(path, text) {
	const isValues = HELM_VALUES.test(path);
	const lines = new import_dist.LineCounter();
	const found = [];
	const report = (reported) => {
		found.push(hitOf(reported, lines.linePos(reported.at).line));
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
			if ((0, import_dist.isMap)(document.contents) && document.contents.has("kind")) eachResource(read, report);
			else if (isValues) eachLiteral(read, report);
		}
	} catch {}
	return found;
}
function hitOf({ name, value, encoded, why }, line) {
	return {
		engine: "assay",
		rule: "kubernetes-literal-secret",
		title: `A manifest gives a literal value to ${/^[\w.-]{1,80}$/.test(name) ? name : "a credential"}`,
		line,
		value,
		...encoded === void 0 ? {} : { encoded },
		...why === void 0 ? {} : { why }
	};
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
/** What may still be unpacked in this run. */
var ExpandBudget = class {
	limits;
	bytes = 0;
	constructor(limits = EXPAND_LIMITS) {
		this.limits = limits;
	}
	/** The account of one archive; `where` names the part that it lies in, `packed` is its size in bytes. */
	account(path, packed) {
		return new ExpandAccount(this, path, packed);
	}
};
/**
* Counts what one archive unpacks to, with all that lies in it. Beyond a bound it throws `scan-incomplete`: what is
* made to be too much to look at is no file like another that is left out.
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
		if (this.#members > members) throw this.#refusal(`holds more than ${members} files`);
	}
	unpacked(count) {
		this.#bytes += count;
		this.#budget.bytes += count;
		const { bytes, totalBytes, ratio, freeBytes } = this.#budget.limits;
		if (this.#bytes > freeBytes && this.#bytes > ratio * this.#packed) throw this.#refusal(`unpacks to more than ${ratio} times its size`);
		if (this.#bytes > bytes) throw this.#refusal(`unpacks to more than ${bytes} bytes`);
		if (this.#budget.bytes > totalBytes) throw this.#refusal(`brings what archives unpack to above ${totalBytes} bytes`);
	}
	/** Throws where archives lie in one another more than `depth` times. */
	depth(level) {
		const { depth } = this.#budget.limits;
		if (level > depth) throw this.#refusal(`holds archives in one another more than ${depth} times`);
	}
	#refusal(what) {
		const message = `the archive ${this.#path.length > 200 ? `${this.#path.slice(0, 200)}…` : this.#path} ${what} and was not scanned; remove it, or unpack it where it is used`;
		return fault$1("scan-incomplete", "secrets", message);
	}
};

// src/stages/secrets/secrets.ts
const TIMEOUT_MS = 12e5;
/**
* Looks for secrets in the source tree (unless there is none) and the commits of its repository, in every layer of
* every platform for itself, and in the image configurations. `key` keys the fingerprints. Throws `scan-incomplete`, `image-invalid`, `tool-failed`
* or `tool-timed-out` when something could not be looked at; no value of a secret is in anything that it answers,
* throws or leaves behind.
*/
async function secrets(world, image, source, key, options = {}) {
	const witness = options.witness ?? new Witness(world.layers);
	const folder = await world.workspace.folder("secrets");
	try {
		return await check$1(world, image, source, key, {
			...options,
			witness
		}, folder);
	} catch (error) {
		if (error instanceof AssayError) throw error;
		const code = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
		throw fault$1("scan-incomplete", "secrets", `the secrets check met a fault and did not end${code}`);
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
async function check$1(world, image, source, key, { timeoutMs = TIMEOUT_MS, history = "event", found: values = new FoundValues(), learned, witness }, folder) {
	const [trivy, gitleaks] = await Promise.all([world.tools.acquire("trivy"), world.tools.acquire("gitleaks")]);
	const tools = {
		trivy,
		gitleaks
	};
	const cache = new LayerCache(world.workspace, [trivy, gitleaks]);
	const tree = new ScanTree(join(folder, "tree"));
	await mkdir(tree.root, { mode: 448 });
	const rest = new Tally();
	const own = image.platforms.flatMap((platform, index) => collectConfiguration(platform, `config-${index}`, tree));
	const attested = await collectAttestations(world.layouts, image, tree);
	const budget = new ExpandBudget();
	const manifests = new Manifests();
	const excluded = await ownFolders(world, folder);
	const files = source === void 0 ? void 0 : await collectSource({
		folder: source.folder,
		excluded,
		tree,
		tally: rest,
		budget,
		manifests
	});
	const blobs = files?.blobs ?? /* @__PURE__ */ new Map();
	const commits = await collectCommits(world, {
		source,
		history,
		tree,
		budget,
		manifests,
		known: blobs
	});
	const layers = await collectLayers(witness, image, cache, tree, budget);
	witness.release();
	const found = [
		...await runEngines(world, tools, tree.root, timeoutMs, (name) => tree.at(name)?.path ?? name),
		...own,
		...attested,
		...files?.hits ?? [],
		...commits.hits
	];
	const located = decodedHits(found, tree);
	const { hits, ignored } = letGo(located, tree);
	const findings = await findingsOf(hits, values).catch((error) => {
		for (const hit of hits) maskHit(world.runner, hit);
		throw error;
	});
	const known = knownLayers(layers, {
		located,
		hits
	}, tree);
	learned?.later((holdsSecret) => keepLayers(cache, known, holdsSecret));
	rest.add(layers.tally);
	return {
		findings,
		coverage: {
			layers: {
				scanned: layers.fresh.length,
				cached: layers.cached,
				total: layers.fresh.length + layers.cached
			},
			files: {
				scanned: rest.scanned,
				owned: rest.owned,
				skipped: rest.skipped,
				archives: rest.archives
			},
			...commits.coverage === void 0 ? {} : { commits: commits.coverage },
			configurations: image.platforms.length,
			source: source !== void 0,
			ignored,
			notes: [
				...rest.notes(),
				...sourceNotes(source),
				...files?.notes ?? [],
				...commits.notes,
				...manifests.notes()
			]
		}
	};
	async function findingsOf(hits, values) {
		const fingerprint = fingerprints(key);
		const inCommits = await commits.places(hits);
		const inImage = new ImagePlaces(image, findDockerfiles(tree, source?.path ?? ""));
		const packages = source === void 0 ? void 0 : new SourcePackages(source.folder);
		const findings = (await mergeHits(hits, fingerprint, (hit) => {
			const file = placed$1(tree, hit);
			const published = isPublished(file, packages);
			return [...placesOf$1(hit, file, inImage, source), ...inCommits(hit)].map((place) => withStanding(place, published));
		})).filter(({ places }) => places.length > 0);
		await maskFindings(world.runner, hits, findings, fingerprint, values);
		return findings;
	}
}
/**
* Folders of Assay's own that may lie within the source tree. The evidence folder is none of them: what a change puts
* there comes with it, and what earlier steps wrote there holds no secret.
*/
async function ownFolders({ workspace }, folder) {
	const own = [workspace.cache, folder];
	return Promise.all(own.map((path) => realpath(path).catch(() => path)));
}
function sourceNotes(source) {
	return source === void 0 ? ["the source tree was not scanned: there is none"] : [];
}
/** A hit in a file that was not laid before the engines would be a fault of the engine or of this check. */
function placed$1(tree, hit) {
	const found = tree.at(hit.file);
	if (found !== void 0) return found;
	throw fault$1("tool-failed", "secrets", `${hit.engine} reported a file that it was not given`);
}
function placesOf$1(hit, { origin, path, linesBefore }, image, source) {
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
	throw fault$1("scan-incomplete", "secrets", `the layer ${origin.diffId} was looked at and is not in the image`);
}
/** Whether what was found lies in a file of an installed package, and as that was published. */
function isPublished({ origin, path }, packages) {
	if (origin.kind === "layer") return origin.published;
	return origin.kind === "source" && packages?.has(path) === true;
}
/** What is to be remembered of the layers that were read, with the files that hold what was found. */
function knownLayers(layers, { located, hits }, tree) {
	const suspects = Map.groupBy(located, (hit) => {
		const origin = tree.at(hit.file)?.origin;
		return origin?.kind === "layer" ? origin.diffId : void 0;
	});
	const texts = hits.flatMap((hit) => spellings(hit.value));
	return layers.fresh.flatMap(({ diffId, blob, owned, tally, record }) => {
		const files = new Set((suspects.get(diffId) ?? []).map((hit) => fileOf(tree, hit)));
		if ([...files].some((file) => texts.some((text) => file.includes(text)))) return [];
		return [[diffId, {
			blob,
			counts: tally.counts,
			owned,
			suspects: [...files].sort(),
			record
		}]];
	});
}
async function keepLayers(cache, known, holdsSecret) {
	for (const [diffId, layer] of known) if (!holdsSecret(JSON.stringify(layer.record.events))) await cache.keep(diffId, layer);
}
function fileOf(tree, hit) {
	const { origin, path } = placed$1(tree, hit);
	return origin.kind === "layer" ? origin.file : path;
}

// src/stages/sign/import-evidence.ts
const MAX_HANDOVER_BYTES = 64 << 20;
const MAX_SBOM_BYTES = 256 << 20;
/**
* Reads what another job of this workflow run found out about the image. Nothing in it is believed that the hash does
* not cover, and what is read is to be judged again. Throws `evidence-invalid`.
*/
async function readHandover(context, { folder, sha256 }, image, policy) {
	const bytes = await readBounded(join(folder, HANDOVER_FILE), MAX_HANDOVER_BYTES);
	if (hexOf$1(bytes) !== sha256) throw invalid$1(`${HANDOVER_FILE} is not the one that \`evidence-sha256\` names`);
	const handover = parseHandover(bytes.toString());
	if (handover === void 0) throw invalid$1(`${HANDOVER_FILE} cannot be read`);
	const why = mismatch(handover, context, image, policy);
	if (why !== void 0) throw invalid$1(why);
	const sboms = [];
	for (const sbom of handover.sboms) {
		const [cyclonedx, spdx] = [await readFileOf(folder, sbom.cyclonedx), await readFileOf(folder, sbom.spdx)];
		sboms.push({
			...sbom,
			cyclonedx,
			spdx
		});
	}
	return {
		...handover,
		sboms
	};
}
/** What the evidence is not about; undefined where it is of this run, this policy and this image. */
function mismatch(handover, { serverUrl, repository, runId, sha }, image, policy) {
	if (handover.version !== PRODUCT.version) return `the evidence was made by version ${handover.version} of Assay, this is ${PRODUCT.version}`;
	if (handover.run !== `${serverUrl}/${repository}/actions/runs/${runId}`) return `the evidence is of ${handover.run}, which is another workflow run`;
	if (handover.sha !== sha) return `the evidence is of commit ${handover.sha} and not of ${sha}`;
	if (handover.policy !== policyDigest(policy)) return "the evidence was judged by another policy: give both jobs the same inputs and policy file";
	if (handover.image !== image.root.digest) return `the evidence is about ${handover.image} and not about ${image.root.digest}`;
}
async function readFileOf(folder, { path, sha256 }) {
	const file = {
		path: join(folder, path),
		sha256
	};
	if (hexOf$1(await readBounded(file.path, MAX_SBOM_BYTES)) !== sha256) throw invalid$1(`${path} is not the file that ${HANDOVER_FILE} names`);
	return file;
}
/** A regular file: a link could lead to what is no evidence. */
async function readBounded(path, limit) {
	try {
		const { size } = await lstat(path).then((entry) => entry.isFile() ? entry : { size: 1e400 });
		if (size <= limit) return await readFile(path);
	} catch (error) {
		throw invalid$1(`${path} cannot be read`, error);
	}
	throw invalid$1(`${path} is no regular file of at most ${limit} bytes`);
}
function invalid$1(message, cause) {
	return fault$1("evidence-invalid", "inputs", message, cause);
}

// src/stages/vex/vex-files.ts
/** More VEX files than this are refused. */
const MAX_FILES = 200;
/**
* Reads the VEX files of the repository at a commit: that of the checkout, and for what a change or an outsider causes its base
* or the default branch, so that it cannot let itself through. The working tree is not read: what a build or a dependency leaves there is not the
* repository's word. Throws `vex-invalid` for a document that is none, `policy-unavailable` where they cannot be had.
*/
async function vexFiles(world, folder, globs) {
	if (globs.length === 0) return {
		statements: [],
		notes: []
	};
	const { commit, files } = await filesAt(world, folder, globs);
	return {
		statements: files.flatMap(({ path, content }) => {
			const said = parseVexFile(content, {
				kind: "file",
				path,
				commit
			});
			if (typeof said !== "string") return said;
			throw fault$1("vex-invalid", "policy", `the VEX file ${plain$1(path, 300)} at ${commit.slice(0, 12)}: ${plain$1(said, 400)}`);
		}),
		notes: globs.filter((glob) => !files.some(({ path }) => matchesGlob(glob, path))).map((glob) => `No file at ${commit.slice(0, 12)} fits ${glob} (vex.files).`)
	};
}
async function filesAt(world, folder, globs) {
	const judging = await judgingCommit(world);
	const base = judging?.commit;
	const [what, advice] = judging === void 0 ? ["the VEX files of the repository", "let actions/checkout run before"] : [`the VEX files of ${judging.of} (${judging.commit})`, "give actions/checkout \"fetch-depth: 0\""];
	const unavailable = (why, cause) => fault$1("policy-unavailable", "policy", `${what} (vex.files) cannot be read: ${why}; ${advice}`, cause);
	try {
		const repository = await world.git.open({
			folder,
			path: ""
		});
		const commit = await repository?.resolve(base ?? "HEAD");
		if (repository !== void 0 && commit !== void 0) return {
			commit,
			files: await filesInCommit(repository, commit, globs, MAX_FILES)
		};
	} catch (error) {
		if (!(error instanceof AssayError) || isPlain(error)) throw error;
		throw unavailable(error.message.split(";")[0] ?? "the checkout cannot be read", error);
	}
	if (judging === void 0) throw unavailable("there is no checkout of it in the workspace");
	if (globs.some((glob) => /[*?]/.test(glob))) throw unavailable("the checkout does not have that commit");
	const files = [];
	for (const path of globs) {
		const content = await committedFile(world, {
			folder,
			overrides: {}
		}, judging, path);
		if (content !== void 0) files.push({
			path,
			content
		});
	}
	return {
		commit: judging.commit,
		files
	};
}
/** Whether an error says all there is to say. */
function isPlain(error) {
	return reasonsOf(error, "policy").some(({ code }) => code === "vex-invalid" || code === "policy-unavailable");
}

// src/stages/vex/read-vex.ts
/** Whether a policy believes any VEX document. */
function believesVex({ vex }) {
	return vex.files.length > 0 || vex.attestations.length > 0;
}
/**
* Reads what the VEX documents say that the policy believes: files of the repository in `workspace`, and attestations
* on the image where it lies; `note` takes what is to be told of them, a sentence each. Throws `vex-invalid`, `policy-unavailable`, and the faults of the registry and of the
* trusted root.
*/
async function readVex(world, request, workspace, image, note) {
	const { vex } = request.policy;
	const [inFiles, attested] = await Promise.all([vexFiles(world, workspace, vex.files), attestedOn(world, request, image)]);
	const statements = [...inFiles.statements, ...attested.statements];
	if (statements.length > 1e4) {
		const message = `the VEX documents have ${statements.length} statements together, at most ${MAX_VEX_STATEMENTS} are read`;
		throw fault$1("vex-invalid", "policy", message);
	}
	for (const one of [
		...inFiles.notes,
		...attested.notes,
		...idleNotes(statements)
	]) note(one);
	return statements;
}
async function attestedOn(world, { policy, subject, signer, database }, image) {
	const { attestations: signers } = policy.vex;
	if (signers.length === 0) return {
		statements: [],
		notes: []
	};
	if (subject.kind !== "registry") return {
		statements: [],
		notes: ["The image lies in no registry, so no VEX attestation of it was looked for (vex.attestations)."]
	};
	const trustedRoot = signer.sigstore?.trustedRoot;
	const request = {
		...trustedRoot === void 0 ? {} : { trustedRoot },
		database
	};
	const digests = [image.root.digest, ...image.platforms.map(({ manifest }) => manifest.digest)];
	return {
		statements: await vexAttestations(world, signers, request, subject.reference, digests),
		notes: []
	};
}
/** The statements with what they may speak of. */
async function placeVex(statements, sboms, image) {
	return {
		statements,
		places: statements.length === 0 ? [] : await readPlaces(sboms, image.root.digest)
	};
}
/** Statements that can never apply, by document: whoever wrote them most likely means something. */
function idleNotes(statements) {
	const idle = statements.filter(({ products }) => products.length === 0);
	return [...Map.groupBy(idle, ({ source }) => source.kind === "file" ? source.path : source.referrer)].map(([document, { length }]) => `${length} VEX ${length === 1 ? "statement" : "statements"} of ${document} name no image or package in a way that is known, and let nothing through.`);
}

// src/check/inspect.ts
/** Every check of an image, side by side. */
async function checkImage(world, request, ledger, image, workspace) {
	const { source } = request;
	const found = new FoundValues();
	const learned = new Learned();
	const witness = new Witness(world.layers, true);
	const [[sboms, scanned, before], leaks, review, vex] = await Promise.all([
		inventoryAndScan(world, request, ledger, image, learned, witness),
		ledger.step("secrets", async () => {
			const { repositoryId, repository } = world.runner.context;
			const key = fingerprintKey(request.fingerprintKey, repositoryId || repository);
			const options = {
				history: request.history,
				found,
				learned,
				witness
			};
			return await secrets(world, image, source, key, options).finally(() => witness.release());
		}),
		source && reviewWorkflows(source),
		believesVex(request.policy) ? ledger.step("vex", () => readVex(world, request, workspace, image, (note) => ledger.note(note))) : void 0
	]);
	if (review !== void 0) ledger.advice = review;
	const counting = countingValues(world, request, leaks, found);
	const values = new LooseValues(counting);
	ledger.withhold(values);
	const inventoried = await redactInventory(world, {
		sboms,
		scan: scanned
	}, counting);
	if (inventoried.sboms.done && inventoried.scan.done && leaks.done) await learned.keep(world.runner, holdsSecret(world));
	return {
		...inventoried,
		secrets: leaks,
		named: namedReasons(namesOf(world, request), values),
		...before && { baseline: before },
		...vex && { vex }
	};
}
/** What an earlier job of this workflow run has found: no scanner runs here, and nothing but its findings is believed. */
async function takeOver(world, request, ledger, image, evidence) {
	const read = await ledger.step("evidence", () => readHandover(world.runner.context, evidence, image, request.policy));
	const same = {
		done: false,
		reasons: []
	};
	if (!read.done) return {
		sboms: read,
		scan: same,
		secrets: same
	};
	const { tools, sboms, scan: scanned, secrets: leaks, baseline: before, vex } = read.value;
	ledger.tools = [...tools.map((tool) => ({
		...tool,
		path: ""
	})), ...ledger.tools];
	return {
		sboms: {
			done: true,
			value: sboms
		},
		scan: {
			done: true,
			value: scanned
		},
		secrets: {
			done: true,
			value: leaks
		},
		...before && { baseline: before },
		...vex && { vex: {
			done: true,
			value: vex
		} }
	};
}
/** What VEX documents say, with what the SBOMs list for them to speak of. Without SBOMs nothing is judged. */
async function placed(ledger, image, said, sboms) {
	if (!said.done) return said;
	if (!sboms.done) return {
		done: true,
		value: {
			statements: said.value,
			places: []
		}
	};
	return await ledger.step("vex", () => placeVex(said.value, sboms.value, image));
}
/** The inventory needs no database, so that one is fetched meanwhile; the scan needs both. */
async function inventoryAndScan(world, request, ledger, image, learned, witness) {
	const [sboms, facts] = await Promise.all([ledger.step("sbom", () => inventory(world, image, request, learned, witness)), ledger.step("database", () => database(world, request.database))]);
	if (!sboms.done || !facts.done) return [sboms, {
		done: false,
		reasons: reasonsIn(facts)
	}];
	const scanned = await ledger.step("scan", () => scan(world, sboms.value, facts.value));
	const { newOnly } = request.policy.vulnerabilities;
	if (newOnly === void 0) return [sboms, scanned];
	const before = await ledger.step("baseline", () => baseline(world, newOnly, request, facts.value));
	const why = reasonsIn(before)[0]?.message ?? "";
	return [
		sboms,
		scanned,
		before.done ? before.value : {
			known: false,
			why
		}
	];
}

// src/stages/image/push.ts
const AT_ONCE = 3;
/**
* Brings a cleared image into a repository, by digest: blobs first, then the manifests, the index last, so that
* nothing there ever names what is missing. Answers `repository@sha256:…`.
*/
async function push(world, cleared, target) {
	const image = imageOf(cleared);
	const { layout, root } = image;
	const top = await readManifest(world, layout, root);
	const manifests = await concurrently(childrenOf(top, image), AT_ONCE, (entry) => readManifest(world, layout, entry));
	const from = sourceOf(image);
	const blobs = unique([...manifests, top].flatMap((manifest) => blobsOf(manifest, image)));
	await concurrently(blobs, AT_ONCE, (blob) => world.registry.pushBlob(target, blob, () => world.layouts.open(layout, blob), from));
	await pushAll(world, target, [...manifests, top]);
	return pinnedName(target, root.digest);
}
/** Nobody finds what has no tag, and others may have pushed the same: what was pushed before a failure is only named. */
async function pushAll(world, target, manifests) {
	const pushed = [];
	try {
		for (const manifest of manifests) {
			await world.registry.pushManifest(target, manifest);
			pushed.push(pinnedName(target, manifest.digest));
		}
	} catch (error) {
		if (pushed.length === 0) throw error;
		throw addedTo(error, "push", `; left in the registry, unsigned and without a tag: ${pushed.join(", ")}`);
	}
}
/** Sets the tag of a cleared image that was pushed, and reads it back; a target without a tag gets none. */
async function tag(world, cleared, target) {
	const image = imageOf(cleared);
	if (target.tag === void 0) return;
	const { registry, path } = target;
	const manifest = await readManifest(world, image.layout, image.root);
	try {
		await world.registry.pushManifest(target, manifest, target.tag);
		const { digest } = await world.registry.resolve({
			registry,
			path,
			tag: target.tag
		});
		if (digest === image.root.digest) return;
		throw fault$1("tag-moved", "push", `${repositoryName(target)}:${target.tag} was set to ${image.root.digest} and points to ${digest}`);
	} catch (error) {
		const name = pinnedName(target, image.root.digest);
		throw addedTo(error, "push", `; left in the registry, signed, and kept by the next run: ${name}`);
	}
}
/** The types keep others out; this keeps out what only looks like a clearance at run time. */
function imageOf(cleared) {
	if (!Cleared.isCleared(cleared)) throw new TypeError("only a cleared image is pushed");
	return cleared.image;
}
async function readManifest(world, layout, entry) {
	const { mediaType, digest } = entry;
	return {
		mediaType,
		digest,
		bytes: await world.layouts.read(layout, entry, MAX_MANIFEST_BYTES$1)
	};
}
/** The manifests of an index, the platforms under check first. */
function childrenOf(top, image) {
	const parsed = parseManifest(top.bytes, top.mediaType, image.name);
	if (parsed.kind === "manifest") return [];
	const checked = new Set(image.platforms.map(({ manifest }) => manifest.digest));
	const entries = unique(parsed.manifests);
	return [...entries.filter(({ digest }) => checked.has(digest)), ...entries.filter(({ digest }) => !checked.has(digest))];
}
function blobsOf(manifest, image) {
	const parsed = parseManifest(manifest.bytes, manifest.mediaType, image.name);
	return parsed.kind === "index" ? [] : [parsed.config, ...parsed.layers];
}
function unique(descriptors) {
	return [...new Map(descriptors.map((one) => [one.digest, one])).values()];
}
/** The repository that an image was fetched from; folders and files have none. */
function sourceOf(image) {
	const reference = parseReference(image.name);
	return typeof reference === "string" ? void 0 : {
		registry: reference.registry,
		path: reference.path
	};
}

// src/stages/verify/own-statements.ts
/**
* Whether an attached statement is one that Assay made for this source, ref and runner; `verify` has seen already that
* this signer signed it. Only that is kept or replaced: the provenance of another branch, and what another step of the
* same job attaches, are not ours.
*/
function isOwn(attached, run) {
	return isMarked(attached.statement) && certifiesRun(attached, run) && saysRun(attached, run);
}
/** What Fulcio vouches for; a key vouches for nothing of it. */
function certifiesRun({ certificate }, run) {
	if (certificate === void 0) return true;
	const { sourceRepository, sourceRepositoryId, sourceRef, runnerEnvironment } = certificate;
	return [
		[sourceRepository, `${run.serverUrl}/${run.repository}`],
		[sourceRepositoryId, run.repositoryId],
		[sourceRef, run.ref],
		[runnerEnvironment, run.runnerEnvironment]
	].every(([vouched, own]) => vouched === void 0 || vouched === own);
}
/** What the statement says itself: all that there is where a key signed. */
function saysRun({ kind, statement: { predicate } }, run) {
	switch (kind) {
		case "provenance": {
			const said = readProvenance(predicate);
			return typeof said === "object" && said.sourceUri === sourceOf$1(run) && said.runnerEnvironment === run.runnerEnvironment;
		}
		case "vulnerabilities":
		case "summary": {
			const said = madeByIn(predicate);
			return said?.source === sourceOf$1(run) && said.runner === run.runnerEnvironment;
		}
		case "signature":
		case "sbom": return true;
	}
}
/** Whether every provenance of Assay's that is attached says that the image was built on a runner of GitHub's. */
function isHosted(attached) {
	return attached.filter(({ kind, statement }) => kind === "provenance" && isMarked(statement)).every(({ statement, certificate }) => {
		const said = readProvenance(statement.predicate);
		return [certificate === void 0 ? "github-hosted" : certificate.runnerEnvironment, typeof said === "object" ? said.runnerEnvironment : void 0].every((runner) => runner === "github-hosted");
	});
}

// src/stages/sign/leftovers.ts
/** At most so many are named in a message; the report has the rest. */
const NAMED = 20;
/**
* Clears up after a run that broke off: what it attached and cannot be verified is taken away. What verifies stays,
* since every check has passed and each statement is true; taking it away could leave an image without the evidence
* that it had before. Throws nothing: a registry that does not answer leaves them unknown.
*/
async function clearUp(world, { verify }, repository, plans) {
	const found = {
		valid: [],
		dead: [],
		unknown: []
	};
	let answers = true;
	for (const { subject, entries } of plans) {
		const made = entries.flatMap(({ origin, referrer }) => origin === "made" ? referrer : []);
		if (!answers) found.unknown.push(...made);
		if (!answers || made.length === 0) continue;
		try {
			const attached = await readAttached(world, verify, repository, subject.digest);
			const valid = made.filter((digest) => attached.some(({ referrer }) => referrer === digest));
			const dead = made.filter((digest) => !valid.includes(digest));
			if (dead.length > 0) await world.registry.attach(repository, subject.digest, [], dead);
			const kept = await Promise.all(dead.map((digest) => isThere(world, repository, digest)));
			found.valid.push(...valid);
			found.dead.push(...dead.filter((_, at) => kept[at]));
		} catch (error) {
			if (!(error instanceof AssayError)) throw error;
			answers = false;
			found.unknown.push(...made);
		}
	}
	return found;
}
async function isThere(world, repository, digest) {
	try {
		await world.registry.resolve({
			...repository,
			digest
		});
		return true;
	} catch (error) {
		if (error instanceof AssayError && error.reasons.every(({ code }) => code === "image-not-found")) return false;
		throw error;
	}
}
/** The error of a run that broke off, with what it left behind. */
function withLeftovers(error, repository, left) {
	const parts = [
		told("left in the registry, valid, and kept by the next run", left.valid, repository),
		told("left in the registry, of no use, and to be deleted by hand", left.dead, repository),
		told("the registry could not be asked what is left, which may be", left.unknown, repository)
	].filter((part) => part !== "");
	const all = parts.length === 0 ? ["nothing that this run attached is left in the registry"] : parts;
	return addedTo(error, "attest", `; ${all.join("; ")}`);
}
function told(what, digests, repository) {
	if (digests.length === 0) return "";
	const names = digests.slice(0, NAMED).map((digest) => pinnedName(repository, digest));
	const more = digests.length > NAMED ? ` and ${digests.length - NAMED} more` : "";
	return `${what}: ${names.join(", ")}${more}`;
}

// src/stages/sign/read-back.ts
/**
* What was attached must be there for everybody else, and verify: the registry's answer counts, not our memory. Throws
* `attestation-lost`, and `registry-rejected` where a PASSED summary is left on an image that now has warnings.
*/
async function assertAttached(world, signing, repository, plan) {
	const there = await readAttached(world, signing.verify, repository, plan.subject.digest);
	for (const { kind, referrer } of plan.entries) {
		if (there.some((candidate) => candidate.kind === kind && candidate.referrer === referrer)) continue;
		const name = pinnedName(repository, plan.subject.digest);
		throw fault$1("attestation-lost", "attest", `the ${kind} of ${name} is not there, or does not verify, when it is read back (${referrer})`);
	}
	const earlier = there.find((one) => one.kind === "summary" && isOwn(one, signing.run));
	if (earlier === void 0 || plan.entries.some(({ kind }) => kind === "summary")) return;
	const name = pinnedName(repository, plan.subject.digest);
	throw fault$1("registry-rejected", "attest", `${name} now has warnings, and the registry does not let the PASSED summary of an earlier run be taken away (${earlier.referrer})`);
}

// src/stages/sign/signing-trust.ts
/** From where on a statement counts as large, in bytes; see docs/decisions/signing.md. */
const LARGE_STATEMENT_BYTES = 524288;
/**
* A key signs without any service unless a Sigstore is named: an image of a private registry must not end up in a
* public log because somebody used a key.
*/
const NO_SERVICES = {
	signingConfig: "{\"mediaType\":\"application/vnd.dev.sigstore.signingconfig.v0.2+json\",\"rekorTlogConfig\":{},\"tsaConfig\":{}}",
	trustedRoot: EMPTY_TRUSTED_ROOT
};
/** Reads the files that name a Sigstore; throws `input-invalid`. Nothing is contacted before `trust` is asked for. */
async function askedSigstore(world, signer) {
	if (signer.sigstore === void 0) {
		if (signer.kind === "key") return {
			isPublic: false,
			trust: async () => NO_SERVICES
		};
		return {
			isPublic: true,
			trust: () => world.publicSigstore.trust()
		};
	}
	const { signingConfig: config, trustedRoot: root } = signer.sigstore;
	const [signingConfig, trustedRoot] = await Promise.all([readInput("signing-config", config), readInput("trusted-root", root)]);
	const { authorities, logs } = servicesOf(signingConfig, config);
	const trusted = trustedLogs(trustedRoot);
	return {
		isPublic: [...authorities, ...logs].some(isPublicService) || logs.length > 0 && areAllPublic(trusted.signatures) || authorities.length > 0 && areAllPublic(trusted.certificates),
		trust: async () => ({
			signingConfig,
			trustedRoot
		})
	};
}
/** Where a trusted root knows no log but the public one, that log is behind any other address (a proxy, an alias). */
function areAllPublic(logs) {
	return logs.length > 0 && logs.every(isPublicService);
}
/** Addresses of the logs that a trusted root names; one that cannot be read is told where it is used. */
function trustedLogs(json) {
	try {
		const { tlogs, ctlogs } = readTrustedRoot(json);
		return {
			signatures: tlogs.map(({ baseUrl }) => baseUrl),
			certificates: ctlogs.map(({ baseUrl }) => baseUrl)
		};
	} catch {
		return {
			signatures: [],
			certificates: []
		};
	}
}
/** Lays the documents into a private folder for cosign; answers the route of a statement by its size in bytes. */
async function signingRoutes(folder, { signingConfig, largeSigningConfig, trustedRoot }) {
	const root = join(folder, "trusted-root.json");
	await writeFile(root, trustedRoot, { mode: 384 });
	const route = async (name, config) => {
		const file = join(folder, name);
		await writeFile(file, config, { mode: 384 });
		return {
			arguments: [
				"--signing-config",
				file,
				"--trusted-root",
				root,
				"--yes"
			],
			services: servicesOf(config, "what the public Sigstore gives")
		};
	};
	const usual = await route("signing-config.json", signingConfig);
	const large = largeSigningConfig && await route("large-signing-config.json", largeSigningConfig);
	return (bytes) => large && bytes > 524288 ? large : usual;
}
/** cosign would say of a file that is none neither its name nor the input that it came by. */
function servicesOf(config, where) {
	try {
		return readSigningServices(config);
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw fault$1("input-invalid", "inputs", `\`signing-config\`: ${where} ${why}`, error);
	}
}

// src/stages/sign/signing-fault.ts
/** Answers of a busy log, authority or network; Rekor answers 409 to a race. */
const PASSING = /\b(?:409|429|500|502|503|504)\b|connection (?:refused|reset)|closed (?:network connection|response body)|broken pipe|timeout|EOF/i;
const UNREACHABLE = /connection refused|no such host|server misbehaving|unreachable|no route to host|timeout|deadline exceeded|proxyconnect|Forbidden$/i;
const NOT_VALID_NOW = /certificate has expired or is not yet valid|no matching services? found/;
const UNKNOWN_CA = /unknown authority|not trusted|certificate is valid for|certificate is not valid for/;
/** Rekor v1, which is sent the whole statement: by its paths, by the name of its call, and by a page in place of JSON. */
const WHOLE = /\/api\/v1\/log\/|createLogEntry|TextConsumer/;
const TOO_LARGE = /\b413\b|too large/i;
/** How proxies and balancers refuse a body as well. */
const MAYBE_TOO_LARGE = /\b(?:400|502)\b|connection reset|closed network connection|broken pipe|EOF|TextConsumer/;
/** Whether a second try can mend what cosign ended with. */
function mayPass(stderr) {
	return PASSING.test(stderr) && !TOO_LARGE.test(stderr);
}
/** How cosign's failure to sign is told: which service, what happened, and what mends it. */
function signingFault(task, stderr, now) {
	const why = reasonIn(stderr);
	const what = `${task.what} (${inWords(task.bytes)}) could not be signed`;
	const speaker = speakerIn(why, task.services);
	if (speaker === void 0 && /\bverif(?:y|ied|ying|ication)\b/i.test(why)) return fault$1("signature-invalid", task.check, `${what}: it does not verify then (${why}); do \`signing-config\` and \`trusted-root\` belong to the same Sigstore?`);
	const { happened, mend } = explain(task, why, now);
	const who = speaker ?? (mend === "" ? void 0 : "what cosign asked");
	const told = who === void 0 ? "" : `: ${who} ${happened}`;
	return fault$1("signing-failed", task.check, `${what}${told}${mend && `; ${mend}`} (cosign: ${why})`);
}
function explain(task, why, now) {
	if (NOT_VALID_NOW.test(why)) return {
		happened: "is not valid at this time",
		mend: `this machine's clock says ${now.toISOString()}: is it right, and what does \`validFor\` in the signing configuration say?`
	};
	if (UNKNOWN_CA.test(why)) return {
		happened: "has a TLS certificate that this machine does not trust",
		mend: "let `SSL_CERT_FILE` name the certificates that it should trust"
	};
	const isLarge = task.bytes > LARGE_STATEMENT_BYTES;
	if (WHOLE.test(why) && (TOO_LARGE.test(why) || isLarge && MAYBE_TOO_LARGE.test(why))) return {
		happened: TOO_LARGE.test(why) ? "does not take so much" : "refused it, as logs and the proxies before them do with what is too large",
		mend: "a Rekor v1 is sent the whole statement, one third larger: let `signing-config` name a Rekor v2, which is sent a hash alone, or raise the limit (`max_request_body_size`, and that of every proxy before it)"
	};
	if (UNREACHABLE.test(why)) return {
		happened: "cannot be reached",
		mend: "see that it runs, and that this job may reach it (firewall, `HTTPS_PROXY`, `NO_PROXY`)"
	};
	if (/Fulcio returned 40[013]/.test(why)) return {
		happened: "does not take the job's OIDC token",
		mend: `it must know the token's issuer, with the audience \`sigstore\`; a token lives five minutes, so its clock and that of GitHub must agree (here it is ${now.toISOString()})`
	};
	if (/TextConsumer/.test(why)) return {
		happened: "answered with a page and not as a log does",
		mend: "is its address right, and does a proxy answer in its place?"
	};
	if (PASSING.test(why)) return {
		happened: "did not do its work",
		mend: "run the job again; if it stays so, look at its log or status page"
	};
	return {
		happened: "refused it",
		mend: ""
	};
}
/** The service that a failure is of, by its address or by cosign's words; undefined where nothing tells it. */
function speakerIn(why, services) {
	const named = (name, addresses) => addresses.length === 0 ? name : `${name} ${addresses.join(" or ")}`;
	const kinds = [
		[
			"the certificate authority (Fulcio)",
			services.authorities,
			/Fulcio returned|service found/
		],
		[
			"the transparency log (Rekor)",
			services.logs,
			/rekor v2 entry|createLogEntry|TextConsumer/
		],
		[
			"the timestamp authority",
			services.timestampAuthorities,
			/timestamp authority returned/
		],
		[
			"the registry",
			[],
			/accessing (?:image|entity)/
		]
	];
	const [best] = kinds.flatMap(([name, addresses, words]) => {
		const said = addresses.filter((address) => why.includes(address.replace(/\/+$/, "")));
		if (said.length > 0) return [{
			text: named(name, said),
			length: Math.max(...said.map((one) => one.length))
		}];
		return words.test(why) ? [{
			text: named(name, addresses),
			length: 0
		}] : [];
	}).toSorted((one, other) => other.length - one.length);
	if (best !== void 0) return best.text;
	if (/closed response body/.test(why)) {
		const [authority, , timestamps] = kinds;
		return `${named(authority[0], authority[1])}, or ${named(timestamps[0], timestamps[1])},`;
	}
	return /services found/.test(why) ? "a service" : void 0;
}
/** cosign's error line, without its progress lines and the names of the calls that it came through. */
function reasonIn(stderr) {
	const lines = stderr.trim().split("\n");
	const bare = (lines.findLast((text) => /^error/i.test(text)) ?? lines.at(-1) ?? "").replace(/^(?:(?:error(?: during command execution| signing bundle)?|(?:creating|signing) bundle): )+/i, "");
	return plain$1(bare, 500) || "no message";
}
/** `6.1 MB`, `12 kB`. */
function inWords(bytes) {
	return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

// src/stages/sign/sign.ts
const SIGN_TIMEOUT_MS = 18e4;
const ATTEMPTS = 3;
/** What the statements are called, and the signature. */
const NAMES = {
	signature: "the signature",
	provenance: "the provenance",
	sbom: "the SBOM",
	vulnerabilities: "the vulnerability result",
	summary: "the verification summary"
};
/** What Fulcio says of a token that has expired, and of any other that it does not take. */
const TOKEN_REFUSED = /identity token|token (?:is|has) expired|\bFulcio returned 401\b/i;
/** That a certificate names this workflow is up to how Fulcio is configured. */
const OTHER_SERVER = "In its configuration Fulcio must name the address of this server (`url` in `ci-issuer-metadata`) beside the issuer of its tokens";
/** Makes signatures. Constructed from a {@link Cleared} alone, and signs only what that clearance covers. */
var Signatory = class {
	#world;
	#signing;
	#cleared;
	/** Throws `input-invalid` where nothing may be signed. */
	constructor(world, signing, cleared) {
		if (!Cleared.isCleared(cleared)) throw new TypeError("only a cleared image can be signed");
		if (signing.refusal !== void 0) throw fault$1("input-invalid", "inputs", signing.refusal);
		this.#world = world;
		this.#signing = signing;
		this.#cleared = cleared;
	}
	/**
	* Signs an image manifest or index with `cosign sign`; answers the bundle. It is not uploaded by cosign: all that
	* is attached goes through one serial writer.
	*/
	async sign(repository, subject) {
		this.#assertCovered(subject);
		const folder = await this.#world.workspace.folder("sign");
		const bundle = join(folder, "bundle.json");
		const dockerConfig = await this.#world.workspace.folder("docker");
		const credentials = await this.#world.registry.dockerConfig(repository.registry, repository.path);
		await writeFile(join(dockerConfig, "config.json"), credentials, { mode: 384 });
		const trust = await certificateArguments(await this.#world.registry.certificates(repository.registry), folder);
		const http = isLoopback(repository.registry) ? ["--allow-http-registry"] : [];
		const args = [
			"sign",
			"--upload=false",
			"--bundle",
			bundle,
			...["--annotations", SIGNATURE_ANNOTATION],
			...http,
			...trust
		];
		const image = pinnedName(repository, subject);
		const task = {
			check: "sign",
			what: NAMES.signature,
			bytes: image.length
		};
		await this.#run(task, args, [image], { DOCKER_CONFIG: dockerConfig });
		return await this.#proven("sign", bundle, subject, PREDICATE_TYPES.signature);
	}
	/** Signs a statement with `cosign attest-blob`; answers the bundle. Nothing but the signing services is contacted. */
	async attest(statement, name) {
		this.#assertCovered(statement.subject);
		const folder = await this.#world.workspace.folder("attest");
		const file = join(folder, "statement.json");
		const bundle = join(folder, "bundle.json");
		const text = Buffer.from(serializeStatement(statement, name));
		await writeFile(file, text, { mode: 384 });
		const kind = statementKind(statement.predicateType);
		const task = {
			check: "attest",
			what: kind === void 0 ? `the statement ${statement.predicateType}` : NAMES[kind],
			bytes: text.length
		};
		await this.#run(task, [
			"attest-blob",
			"--statement",
			file,
			"--bundle",
			bundle
		], [], {});
		return await this.#proven("attest", bundle, statement.subject, statement.predicateType);
	}
	/**
	* The bundle in a file, once it verifies as those who read it in the registry will verify it: what does not is never
	* pushed. Throws `key-invalid`, `identity-mismatch` and `signature-invalid`.
	*/
	async #proven(check, file, subject, predicateType) {
		const { verify, identity } = this.#signing;
		const bundle = await readFile(file);
		const result = verify(bundle);
		if (!result.verified) {
			const why = `what was signed does not verify: ${plain$1(result.why, 600)}; nothing was pushed`;
			if (identity.kind === "key") throw fault$1("key-invalid", check, why);
			if (result.fault === "other-identity") throw fault$1("identity-mismatch", check, `${why}. ${OTHER_SERVER}`);
			throw fault$1("signature-invalid", check, why);
		}
		const { statement } = result;
		if (statement.subject === subject && statement.predicateType === predicateType) return bundle;
		const message = `cosign signed a ${plain$1(statement.predicateType, 200)} about ${statement.subject} in place of a ${predicateType} about ${subject}; nothing was pushed`;
		throw fault$1("signing-failed", check, message);
	}
	#assertCovered(subject) {
		const { image } = this.#cleared;
		const covered = image.platforms.some((platform) => platform.manifest.digest === subject);
		const whole = image.root.digest === subject && image.skippedPlatforms.length === 0;
		if (!covered && !whole) throw new TypeError(`${subject} is not what was cleared`);
	}
	async #run(task, options, operands, extra) {
		const { cosign, environment, arguments: own, route, credential, identity } = this.#signing;
		const { services, arguments: routed } = route(task.bytes);
		let renewed = false;
		for (let attempt = 1;; attempt += 1) {
			const who = [...own, ...await credential(renewed && attempt === 1)];
			const command = {
				tool: "cosign",
				file: cosign.path,
				args: [
					...options,
					...routed,
					...who,
					...operands
				],
				cwd: await this.#world.workspace.folder("cosign"),
				env: {
					...environment,
					...extra
				},
				timeoutMs: SIGN_TIMEOUT_MS
			};
			const exit = await this.#world.processes.read(command);
			const failed = exit.kind === "exited" && exit.code !== 0;
			if (failed && !renewed && identity.kind === "certificate" && TOKEN_REFUSED.test(exit.stderr)) [renewed, attempt] = [true, 0];
			else if (failed && mayPass(exit.stderr) && attempt < ATTEMPTS) await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** attempt * (.5 + Math.random())));
			else {
				const kms = this.#kmsFault(exit);
				if (kms !== void 0) throw fault$1("signing-failed", task.check, kms);
				if (failed) throw signingFault({
					...task,
					services
				}, exit.stderr, this.#world.now());
				successOf(exit, task.check, "cosign");
				return;
			}
		}
	}
	/** Why a key in a KMS did not sign; undefined where it did, and for every other signer. */
	#kmsFault(exit) {
		const { key } = this.#signing;
		if (key === void 0) return void 0;
		if (exit.kind === "timed-out") return keySilence(key, "sign", exit.afterMs / 1e3);
		return exit.kind === "exited" && exit.code !== 0 ? keyFault(key, "sign", exit.stderr) : void 0;
	}
};
/** cosign does not look where docker and podman keep certificates for a registry. */
async function certificateArguments(certificates, folder) {
	if (certificates === void 0) return [];
	const { roots, client } = certificates;
	const write = async (option, text) => {
		const file = join(folder, `${option}.pem`);
		await writeFile(file, text, { mode: 384 });
		return `--${option}=${file}`;
	};
	const args = [await write("registry-cacert", roots)];
	if (client === void 0) return args;
	return [
		...args,
		await write("registry-client-cert", client.cert),
		await write("registry-client-key", client.key)
	];
}

// src/formats/attestation/vulns.ts
/** Name of the field that says what was compared: an extension of the predicate, which others pass over. */
const COVERAGE = `${PRODUCT.uri}/coverage/v1`;
/**
* An in-toto vulns v0.2 predicate; an empty `result` means that the scanner found nothing. What was let through says by
* what, and who answers for it, among the annotations of its result: a later look has neither the base image's layers
* nor the files of the checkout.
*/
function vulnsPredicate(scan, found, scanner, { madeBy, newOnly } = {}) {
	const { database, coverage } = scan;
	return {
		scanner: {
			uri: `pkg:golang/github.com/aquasecurity/trivy@v${scanner.version}`,
			version: scanner.version,
			db: {
				...database.repository === void 0 ? {} : { uri: database.repository },
				version: `sha256:${database.sha256}`,
				lastUpdate: database.updatedAt
			},
			result: found.map((one) => resultOf(one, newOnly)).sort(byIdAndPackage),
			[COVERAGE]: coverage.flatMap(({ scope, os, listed, compared, incomparable, unsourced, gaps = [] }) => scope.kind !== "platform" ? [] : {
				platform: platformName(scope.platform),
				...os === void 0 ? {} : { system: `${os.family} ${os.name}` },
				listed,
				compared,
				incomparable,
				unsourced,
				gaps: gaps.map(({ kind, path, package: of, why, decides }) => ({
					kind,
					path,
					why,
					decides,
					...of === void 0 ? {} : { package: of }
				}))
			})
		},
		metadata: {
			scanStartedOn: scan.startedAt,
			scanFinishedOn: scan.finishedAt
		},
		...madeBy && { [MADE_BY_FIELD]: { ...madeBy } }
	};
}
function resultOf(weighed, newOnly) {
	const { finding } = weighed;
	const fix = finding.fixedIn === void 0 ? {} : { fixedIn: finding.fixedIn };
	return {
		id: finding.id,
		severity: [{
			method: "trivy",
			score: finding.severity
		}, ...finding.cvss === void 0 ? [] : [{
			method: "cvss",
			score: String(finding.cvss)
		}]],
		annotations: [{
			package: finding.purl ?? `${finding.package}@${finding.version}`,
			...fix,
			...pardonIn(weighed, newOnly)
		}]
	};
}
function pardonIn(weighed, newOnly) {
	if (weighed.effect !== "none") return {};
	const { pardon } = weighed;
	switch (pardon.kind) {
		case "vex": return {
			vex: pardon.statements.map((one) => `${one.status}: ${vexName(one)}`),
			...filesOf(pardon.statements)
		};
		case "exception": {
			const { reason, owner, expires } = pardon.exception;
			return {
				exception: reason,
				owner,
				expires
			};
		}
		case "base-image": {
			if (pardon.base === void 0) return {};
			const { signedBy } = pardon.base;
			return {
				baseImage: baseName$1(pardon.base),
				...signedBy !== void 0 && { baseImageSigner: signedBy }
			};
		}
		case "baseline": return newOnly === void 0 ? {} : {
			baseline: newOnly.image,
			baselineSigner: newOnly.signer.identity
		};
		case "below":
		case "unfixed": return {};
	}
}
/** The files that let a finding through by themselves; attestations can be read again. */
function filesOf(statements) {
	const files = statements.flatMap(({ source }) => source.kind === "file" ? [source.path] : []);
	return files.length === statements.length ? { vexFiles: [...new Set(files)].sort() } : {};
}
function byIdAndPackage(a, b) {
	const left = `${a.id} ${a.annotations[0].package}`;
	const right = `${b.id} ${b.annotations[0].package}`;
	return left < right ? -1 : left > right ? 1 : 0;
}

// src/stages/sign/statements.ts
/** A run that is started again within the hour has nothing new to say; no `max-age` is as short. */
const RENEW_AFTER_MS = 36e5;
/** What gets signature and attestations: every platform's manifest, and, once all are checked, the index last. */
function subjectsOf(image) {
	const platforms = image.platforms.map((platform) => platform.manifest);
	return image.isIndex && image.skippedPlatforms.length === 0 ? [...platforms, image.root] : platforms;
}
/** Builds provenance, SBOM and vulnerability result about one digest of a cleared image. */
async function inputStatements(cleared, subject, signing, scanner) {
	const of = (kind, predicate) => ({
		subject,
		predicateType: PREDICATE_TYPES[kind],
		predicate
	});
	const platform = cleared.image.platforms.find(({ manifest }) => manifest.digest === subject)?.platform;
	const inImage = (places) => platform === void 0 ? places.some((place) => place !== "source") : places.includes(platformName(platform));
	const isOfSubject = ({ scope }) => platform === void 0 || scope.kind === "platform" && scope.manifest === subject;
	const scan = {
		...cleared.scan,
		coverage: cleared.scan.coverage.filter(isOfSubject)
	};
	const found = cleared.weighed.filter(({ finding }) => inImage(finding.foundIn));
	return {
		provenance: of("provenance", provenancePredicate(signing.run)),
		sbom: of("sbom", markedBom(await readSbom(cleared, subject))),
		vulnerabilities: of("vulnerabilities", vulnsPredicate(scan, found, scanner, {
			madeBy: madeBy$1(signing.run),
			newOnly: cleared.policy.vulnerabilities.newOnly
		}))
	};
}
async function readSbom(cleared, subject) {
	const sbom = cleared.sboms.find((candidate) => isAbout(candidate, subject));
	if (sbom === void 0) throw fault$1("scan-incomplete", "attest", `there is no SBOM of ${subject}`);
	const bytes = await readFile(sbom.cyclonedx.path);
	const parsed = record(string(), unknown$1()).safeParse(parseJson(bytes));
	if (!parsed.success || hexOf$1(bytes) !== sbom.cyclonedx.sha256) throw fault$1("scan-incomplete", "attest", `${sbom.cyclonedx.path} is not the file that was checked`);
	return parsed.data;
}
function isAbout(sbom, subject) {
	const scope = sbom.scope;
	if (scope.kind === "source") return false;
	return (scope.kind === "index" ? scope.digest : scope.manifest) === subject;
}
/**
* Whether a statement of Assay's that is attached already says the same as a new one would, times and serial numbers
* aside. Provenance is kept whatever this run of the same source and ref is: a digest is built once, and a later run
* that checks it again did not build it. A summary is renewed once it has some age, or a gate would call it stale.
*/
function sameSubstance(kind, attached, made) {
	switch (kind) {
		case "signature":
		case "provenance": return true;
		case "sbom": return isDeepStrictEqual(sbomSubstance(attached.predicate), sbomSubstance(made.predicate));
		case "vulnerabilities": return isDeepStrictEqual(attached.predicate.scanner, made.predicate.scanner);
		case "summary": return isDeepStrictEqual(without(attached.predicate, ["timeVerified"]), without(made.predicate, ["timeVerified"])) && isRecent(attached, made);
	}
}
function isRecent(attached, made) {
	const [then, now] = [attached, made].map(({ predicate }) => Date.parse(String(predicate.timeVerified)));
	const age = (now ?? NaN) - (then ?? NaN);
	return age >= 0 && age < RENEW_AFTER_MS;
}
const BomSchema = object({
	metadata: object({
		component: object({
			type: string(),
			name: string(),
			version: string()
		}).partial(),
		tools: unknown$1()
	}).partial().default({}),
	components: array(object({
		type: string(),
		group: string(),
		name: string(),
		version: string(),
		purl: string()
	}).partial()).default([])
});
function sbomSubstance(bom) {
	const parsed = BomSchema.safeParse(bom);
	if (!parsed.success) return bom;
	const { metadata, components } = parsed.data;
	const named = components.map(({ type, group, name, version, purl }) => [
		type,
		group,
		name,
		version,
		purl
	].join(" "));
	return {
		tools: metadata.tools,
		subject: metadata.component,
		components: named.sort()
	};
}
function without(predicate, keys) {
	return Object.fromEntries(Object.entries(predicate).filter(([key]) => !keys.includes(key)));
}

// src/stages/sign/attest.ts
/** Subjects in work at a time. Each makes its four statements side by side, which fills a runner's few cores. */
const SUBJECTS_AT_ONCE = 2;
/**
* Makes, for every platform manifest of a cleared image and for its index, whatever is missing of signature,
* provenance, SBOM, vulnerability result and, last and only of what passed, the verification summary. What Assay has
* attached already, valid and the same in substance, is kept. Nothing is written to the registry.
*/
async function signAll(world, signing, cleared, repository, tools) {
	const signatory = new Signatory(world, signing, cleared);
	const scanner = tools.find(({ name }) => name === "trivy");
	if (scanner === void 0) throw new TypeError("nothing is cleared that trivy has not scanned");
	const plans = await concurrently(subjectsOf(cleared.image), SUBJECTS_AT_ONCE, (subject) => planSubject(world, signing, signatory, cleared, repository, subject, scanner));
	await writeStatements(world, plans, repository);
	return plans;
}
/**
* Attaches what was made, one subject after another, then reads everything back and verifies it. `tell` hears what is
* attached, also where this breaks off: then what is of no use is taken away, and the error names what is left.
*/
async function attachAll(world, signing, repository, plans, tell = () => void 0) {
	const attached = plans.flatMap(attachedBy);
	try {
		for (const plan of plans) await attachPlan(world, repository, plan);
		for (const plan of plans) await assertAttached(world, signing, repository, plan);
		tell(attached);
	} catch (error) {
		const left = await clearUp(world, signing, repository, plans);
		tell(attached.filter(({ digest, origin }) => origin === "kept" || left.valid.includes(digest)));
		throw withLeftovers(error, repository, left);
	}
}
function attachedBy({ subject, entries }) {
	return entries.map(({ statement, referrer, origin }) => ({
		predicateType: statement.predicateType,
		digest: referrer,
		subject: subject.digest,
		origin
	}));
}
async function planSubject(world, signing, signatory, cleared, repository, subject, scanner) {
	let older = 0;
	const attached = await readAttached(world, signing.verify, repository, subject.digest, (number) => {
		older = number;
	});
	const own = attached.filter((one) => isOwn(one, signing.run));
	const statements = await inputStatements(cleared, subject.digest, signing, scanner);
	const entry = async (kind, statement, make) => {
		const same = own.find((other) => other.kind === kind && sameSubstance(kind, other.statement, statement));
		if (same !== void 0) return {
			origin: "kept",
			kind,
			statement: same.statement,
			referrer: same.referrer
		};
		const bundle = await make();
		const manifest = bundleReferrer(subject, statement.predicateType, bundle, world.now());
		return {
			origin: "made",
			kind,
			statement,
			referrer: manifest.digest,
			manifest,
			bundle
		};
	};
	const attest = (kind, statement) => entry(kind, statement, () => signatory.attest(statement, repositoryName(repository)));
	const signature = {
		subject: subject.digest,
		predicateType: PREDICATE_TYPES.signature,
		predicate: {}
	};
	const inputs = await Promise.all([
		entry("signature", signature, () => signatory.sign(repository, subject.digest)),
		attest("provenance", statements.provenance),
		attest("sbom", statements.sbom),
		attest("vulnerabilities", statements.vulnerabilities)
	]);
	if (cleared.summary === "none") return {
		subject,
		own,
		entries: inputs,
		older
	};
	const summary = await attest("summary", summaryStatement(cleared, signing, repository, subject, {
		inputs,
		now: world.now(),
		level: levelOf(signing, attached)
	}));
	return {
		subject,
		own,
		entries: [...inputs, summary],
		older
	};
}
function summaryStatement(cleared, signing, repository, subject, { inputs, level, now }) {
	const predicate = summaryPredicate({
		resourceUri: pinnedName(repository, subject.digest),
		timeVerified: now.toISOString(),
		policyUri: `${PRODUCT.uri}/policy`,
		policyDigest: cleared.policyDigest,
		databaseUpdatedAt: cleared.scan.database.updatedAt,
		inputAttestations: inputs.map(({ referrer }) => ({
			uri: pinnedName(repository, referrer),
			digest: referrer
		})),
		verifiedLevels: [level],
		madeBy: madeBy$1(signing.run)
	});
	return {
		subject: subject.digest,
		predicateType: PREDICATE_TYPES.summary,
		predicate
	};
}
/**
* SLSA Build L2 wants provenance that a hosted build platform authenticates: so for a certificate of a GitHub-hosted
* runner. A key, or a machine of one's own, is L1; and what was built on one stays so, whoever checks it again.
*/
function levelOf(signing, attached) {
	return signing.identity.kind === "certificate" && signing.run.runnerEnvironment === "github-hosted" && isHosted(attached) ? "SLSA_BUILD_LEVEL_2" : "SLSA_BUILD_LEVEL_1";
}
async function attachPlan(world, repository, plan) {
	const made = plan.entries.filter((entry) => entry.origin === "made");
	const wanted = new Set(plan.entries.map(({ referrer }) => referrer));
	const outdated = plan.own.map(({ referrer }) => referrer).filter((referrer) => !wanted.has(referrer));
	if (made.length === 0 && outdated.length === 0) return;
	if (made.length > 0) await world.registry.pushBlob(repository, EMPTY_DESCRIPTOR, () => Readable.from([EMPTY_CONFIG]));
	for (const { bundle } of made) await world.registry.pushBlob(repository, describe$1(bundle, BUNDLE_MEDIA_TYPE), () => Readable.from([bundle]));
	const manifests = made.map(({ manifest }) => manifest);
	await world.registry.attach(repository, plan.subject.digest, manifests, outdated);
}
/** Bundles of everything that was made, and the statements about the image as a whole. */
async function writeStatements(world, plans, repository) {
	const folder = world.workspace.evidence;
	for (const { subject, entries } of plans) for (const entry of entries) {
		const name = `${entry.kind}-${hex(subject.digest).slice(0, 12)}.sigstore.json`;
		if (entry.origin === "made") await writeEvidenceFile(folder, `bundles/${name}`, entry.bundle);
	}
	for (const { kind, statement } of plans.at(-1)?.entries ?? []) {
		if (kind !== "provenance" && kind !== "summary") continue;
		await writeEvidenceFile(folder, `${kind}.intoto.json`, serializeStatement(statement, repositoryName(repository)));
	}
}

// src/stages/sign/signing-key.ts
const ENVIRONMENT = "env://";
/**
* The public half of a key that signs, SPKI in PEM. A key that cannot be opened, that is not one alone, or whose
* signatures cannot be verified here is `key-invalid` before anything is signed.
*/
async function publicKeyOf(world, cosign, { key, environment }, env) {
	const text = await textOf(key, environment);
	const wrong = text === void 0 ? void 0 : signingKeyFault(text);
	if (wrong !== void 0) throw invalid(`cosign cannot open the key "${key}": ${wrong}`);
	const publicKey = await readPublicKey(world, cosign, "sign", key, env);
	const other = text === void 0 ? void 0 : otherKind(publicKey);
	if (other !== void 0) throw invalid(`the key "${key}" is ${other}, whose signatures cannot be verified; sign with ${KEY_KINDS}`);
	return publicKey;
}
/** The text of a key that lies in a file or in a variable; undefined where another service holds it. */
async function textOf(key, environment) {
	if (key.startsWith(ENVIRONMENT)) return environment[key.slice(6)];
	if (/^[a-z0-9]+:\/\//.test(key)) return void 0;
	try {
		return await readFile(key, "utf8");
	} catch (error) {
		throw invalid(`the key "${key}" cannot be read (${error instanceof Error && "code" in error ? String(error.code) : String(error)})`, error);
	}
}
function invalid(message, cause) {
	return fault$1("key-invalid", "sign", message, cause);
}

// src/stages/sign/signing-run.ts
/** What a token says of the run that it was given to. Of a later token each must be the same. */
const CLAIMS_OF_A_RUN = [...[
	"iss",
	"event_name",
	"repository",
	"repository_id",
	"repository_owner_id",
	"ref",
	"sha"
], ...[
	"workflow_ref",
	"job_workflow_ref",
	"run_id",
	"run_attempt",
	"runner_environment"
]];
/**
* The run that signs: by the token's claims where there is one, since the runner's variables can be set by earlier
* steps. Throws `run-unknown` where commit, ref or workflow are not known, which no gate would let through, and
* `oidc-unavailable` for a token of a run that may not sign.
*/
function signingRun(context, claims) {
	const claim = (name, otherwise) => {
		const value = claims?.[name];
		return typeof value === "string" && value !== "" ? value : otherwise;
	};
	const { actor: _, workflowRef, ...own } = context;
	const ref = claim("workflow_ref", workflowRef);
	const run = {
		serverUrl: own.serverUrl,
		eventName: claim("event_name", own.eventName),
		repository: claim("repository", own.repository),
		repositoryId: claim("repository_id", own.repositoryId),
		repositoryOwnerId: claim("repository_owner_id", own.repositoryOwnerId),
		ref: claim("ref", own.ref),
		sha: claim("sha", own.sha),
		runId: claim("run_id", own.runId),
		runAttempt: claim("run_attempt", own.runAttempt),
		runnerEnvironment: claim("runner_environment", own.runnerEnvironment),
		jobWorkflowRef: claims?.job_workflow_ref ?? ref
	};
	if (claims !== void 0 && !maySign(run.eventName)) throw fault$1("oidc-unavailable", "sign", `the OIDC token is of a run for ${plain$1(run.eventName, 60)}, and runs for that sign nothing`);
	return {
		...run,
		workflow: workflowOf(run, ref)
	};
}
function workflowOf(run, ref) {
	const unnamed = [
		[
			"GITHUB_REPOSITORY",
			"repository",
			/^[^/]+\/[^/]+$/.test(run.repository)
		],
		[
			"GITHUB_REF",
			"ref",
			run.ref.startsWith("refs/")
		],
		[
			"GITHUB_SHA",
			"commit",
			/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(run.sha)
		]
	].filter(([, , isNamed]) => !isNamed);
	if (unnamed.length > 0) throw unknown(`this run names ${unnamed.map(([variable, name]) => `no ${name} (${variable})`).join(" and ")}`);
	const workflow = workflowName(ref);
	if (workflow === void 0) throw unknown(`this run names no workflow (GITHUB_WORKFLOW_REF): "${plain$1(ref, 300)}" is not of the form owner/repository/.github/workflows/x.yml@refs/…`);
	if (!sameName(workflow.repository, run.repository)) throw unknown(`this run is of ${plain$1(run.repository, 200)}, and its workflow of ${plain$1(workflow.repository, 200)}`);
	return workflow;
}
/** Demands that a token that was asked for later is of the same run as the first. Throws `oidc-unavailable`. */
function demandSameRun(first, later) {
	for (const name of CLAIMS_OF_A_RUN) {
		if (first[name] === later[name]) continue;
		const message = `a token that was asked for later is of another run: its ${name} is ${plain$1(String(later[name]), 200)} and was ${plain$1(String(first[name]), 200)}`;
		throw fault$1("oidc-unavailable", "sign", message);
	}
}
function unknown(what) {
	const message = `${what}: what is signed names its source by that, and a gate lets nothing through without it. Nothing was signed`;
	return fault$1("run-unknown", "sign", message);
}

// src/stages/sign/signing.ts
/** Prepares signing; throws `oidc-unavailable`, `run-unknown`, `key-invalid`, `input-invalid` or a fault of the tools. */
async function prepareSigning(world, signer) {
	const sigstore = await askedSigstore(world, signer);
	return signer.kind === "keyless" ? await keylessSigning(world, signer, sigstore) : await keySigning(world, signer, sigstore);
}
async function keylessSigning(world, { publicLog }, sigstore) {
	const { claims } = await tokenFor(world, sigstore.isPublic);
	const { context } = world.runner;
	const run = signingRun(context, claims);
	const name = `${context.serverUrl}/${run.jobWorkflowRef}`;
	const subject = subjectOf(name);
	const { trustedRoot, ...common } = await prepareCosign(world, sigstore);
	const identity = {
		kind: "certificate",
		subject,
		issuer: claims.iss,
		name
	};
	const refusal = sigstore.isPublic && !publicLog ? visibilityFault(claims) : void 0;
	return {
		...common,
		identity,
		signer: {
			signedBy: subject,
			issuer: claims.iss
		},
		verify: verifierOf(trustedRoot, identity),
		arguments: ["--oidc-disable-ambient-providers"],
		credential: (renew) => tokenArguments(world, claims, renew),
		run,
		...refusal && { refusal }
	};
}
async function keySigning(world, signer, sigstore) {
	const run = signingRun(world.runner.context);
	const { trustedRoot, ...common } = await prepareCosign(world, sigstore);
	const environment = {
		...common.environment,
		COSIGN_PASSWORD: "",
		...signer.environment
	};
	const identity = {
		kind: "key",
		publicKeys: [await publicKeyOf(world, common.cosign, signer, environment)]
	};
	return {
		...common,
		identity,
		signer: { signedBy: signer.key },
		key: signer.key,
		verify: verifierOf(trustedRoot, identity),
		arguments: ["--key", signer.key],
		credential: async () => [],
		environment,
		run
	};
}
async function prepareCosign(world, sigstore) {
	const [cosign, trust] = await Promise.all([world.tools.acquire("cosign"), sigstore.trust()]);
	const folder = await world.workspace.folder("signing");
	return {
		cosign,
		environment: {
			...world.workspace.environment,
			TUF_ROOT: join(folder, "tuf")
		},
		trustedRoot: trust.trustedRoot,
		route: await signingRoutes(folder, trust)
	};
}
/** The name that Fulcio will write into the certificate of a workflow; one that it cannot write signs nothing. */
function subjectOf(workflow) {
	const subject = certificateName(workflow);
	if (subject !== void 0) return subject;
	const message = `no certificate can name the workflow ${plain$1(workflow, 300)}: Fulcio reads its name as an address, in which a "%" begins an escape and nothing beyond ASCII may follow a "?"; rename the workflow file or the branch`;
	throw fault$1("signing-failed", "sign", message);
}
async function tokenArguments(world, first, renew) {
	const token = await world.runner.oidcToken(renew);
	demandSameRun(first, token.claims);
	const file = join(await world.workspace.folder("token"), "oidc-token");
	await writeFile(file, token.value, { mode: 384 });
	return ["--identity-token", file];
}
/**
* The token of the job. The public Sigstore takes only those of github.com: what another server gave is not even asked
* for where that can be known, and sent in no case.
*/
async function tokenFor({ runner }, isPublic) {
	const { context } = runner;
	const refuse = (why) => {
		if (why !== void 0) throw fault$1("input-invalid", "inputs", why);
	};
	if (isPublic) refuse(serverFault(context.serverUrl));
	const token = await runner.oidcToken();
	if (isPublic) refuse(issuerFault(token.claims.iss));
	return token;
}
function verifierOf(trustedRoot, identity) {
	try {
		return bundleVerifier(readTrustedRoot(trustedRoot), identity);
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw fault$1("input-invalid", "inputs", `\`trusted-root\` is not a Sigstore trusted root: ${why}`, error);
	}
}

// src/stages/sign/withdraw.ts
/**
* Takes away the PASSED summaries that earlier runs for this source, ref and runner attached to an image that fails
* now: until they age, a gate would let it through. Nothing is signed, and who signs is only asked for where something
* is attached at all. Answers how many were taken away. Throws `registry-rejected` where one cannot be, and the faults
* of the registry and of signing.
*/
async function withdraw(world, image, { signer, places }) {
	let signing;
	let taken = 0;
	const subjects = /* @__PURE__ */ new Set([...image.platforms.map(({ manifest }) => manifest.digest), image.root.digest]);
	for (const place of places) for (const subject of subjects) {
		if ((await bundleReferrers(world, place, subject, (type) => type === PREDICATE_TYPES.summary)).length === 0) continue;
		signing ??= await prepareSigning(world, signer);
		const summaries = await ownSummaries(world, signing, place, subject);
		if (summaries.length === 0) continue;
		await world.registry.attach(place, subject, [], summaries.map(({ referrer }) => referrer));
		const [left] = await ownSummaries(world, signing, place, subject);
		if (left !== void 0) throw kept(place, subject, left);
		taken += summaries.length;
	}
	return taken;
}
async function ownSummaries(world, { verify, run }, place, subject) {
	return (await readAttached(world, verify, place, subject)).filter((one) => one.kind === "summary" && isOwn(one, run));
}
function kept(place, subject, { referrer }) {
	const message = `${pinnedName(place, subject)} has failed, and the registry does not let the PASSED summary of an earlier run be taken away: delete ${pinnedName(place, referrer)} by hand, or a gate lets the image through until \`max-age\` is over`;
	return fault$1("registry-rejected", "attest", message);
}

// src/check/ship.ts
/** Undefined where this run signs nothing, with a note that says why. */
function shippingOrder(request, ledger) {
	const { signer, subject, pushTo } = request;
	if (ledger.event.advisory) {
		ledger.note(`Runs for ${ledger.event.name} events check and report; they sign and push nothing.`);
		return;
	}
	if (signer.kind === "none") {
		ledger.note("The signer is \"none\": the image was checked, and neither signed nor pushed.");
		return;
	}
	const target = pushTo ?? (subject.kind === "registry" ? subject.reference : void 0);
	if (target !== void 0) return {
		signer,
		target
	};
	ledger.note("The image lies in no registry and push-to is not set: it was checked and not signed.");
}
/**
* Takes away what earlier runs said for an image that fails now; answers why that could not be done. Where this run may
* not sign it may not take away either.
*/
async function takeBack(world, { signer, subject, pushTo }, ledger, image) {
	if (signer.kind === "none" || ledger.event.advisory) return [];
	const places = [...subject.kind === "registry" ? [subject.reference] : [], ...pushTo === void 0 ? [] : [pushTo]];
	const named = new Map(places.map((place) => [repositoryName(place), place]));
	const taken = await ledger.step("attest", () => withdraw(world, image, {
		signer,
		places: [...named.values()]
	}));
	if (taken.done && taken.value > 0) ledger.note(`An earlier run had passed this image: its PASSED summary was taken away (${taken.value}).`);
	return reasonsIn(taken);
}
/**
* Signs first, then pushes, then attaches, and sets the tag last: whatever breaks on the way, nothing is pushed that
* could not be signed, and nobody finds an image under its new tag that is not signed.
*/
async function ship(world, request, ledger, cleared, { signer, target }) {
	const { pushTo } = request;
	const signed = await ledger.step("sign", async () => {
		await assertTagUnmoved(world, request.subject, cleared.image);
		const signing = await prepareSigning(world, signer);
		ledger.signedBy = signing.signer;
		const old = await oldFormat(world, target, cleared.image.root.digest);
		if (old.length > 0) ledger.note(`The image has signatures or attestations in the old format of cosign (${old.join(", ")}): they are neither counted nor changed.`);
		return {
			signing,
			plans: await signAll(world, signing, cleared, target, ledger.tools)
		};
	});
	if (!signed.done) return signed;
	return await ledger.step("attest", async () => {
		const { signing, plans } = signed.value;
		for (const { subject, older = 0 } of plans) if (older > 0) ledger.note(`${older} older attestations of ${subject.digest} were not looked at.`);
		if (pushTo !== void 0) await push(world, cleared, target);
		ledger.reference = pinnedName(target, cleared.image.root.digest);
		await attachAll(world, signing, target, plans, (attached) => {
			ledger.attached = attached;
		});
		if (pushTo !== void 0) await tag(world, cleared, pushTo);
	});
}

// src/check/pipeline.ts
/**
* The check, from the name of an image to a signed and attested one. Never throws: what could not be done stands in
* the reasons of the run, whose verdict is then `error`.
*/
async function check(world, request, ruling, workspace) {
	const ledger = new Ledger(world, request);
	ledger.policyOrigin = ruling.origin;
	for (const note of remarksOf(ruling)) ledger.note(note);
	const { subject } = request;
	const [tools, pinned, beside] = await Promise.all([
		ledger.step("tools", () => acquireTools(world, request)),
		ledger.step("image", () => resolve$1(world, request)),
		subject.kind === "registry" ? tagBeside(world, subject.reference) : void 0
	]);
	if (beside !== void 0) ledger.note(beside);
	if (tools.done) ledger.tools = tools.value;
	if (pinned.done) ledger.pin(pinned.value);
	if (!tools.done || !pinned.done) return ledger.end("error", [...reasonsIn(tools), ...reasonsIn(pinned)]);
	const image = pinned.value;
	const [checked, bases] = await Promise.all([request.evidence === void 0 ? checkImage(world, request, ledger, image, workspace) : takeOver(world, request, ledger, image, request.evidence), ledger.step("base-images", () => baseImages(world, image, request))]);
	ledger.checked(checked);
	ledger.baseImages = bases;
	const { advice } = ledger;
	const { vex: said, ...found } = checked;
	const vex = said && await placed(ledger, image, said, checked.sboms);
	const origin = {
		places: placesOf(request),
		baseImages: bases,
		...vex && { vex }
	};
	const judgement = judge$2({
		image,
		...found,
		...origin,
		...advice && { advice }
	}, request.policy, {
		image: shippedName(request, image),
		now: world.now()
	});
	ledger.assessment = judgement.assessment;
	const { verdict, reasons, cleared, disproved } = judgement;
	const written = await ledger.step("vex", () => writeVex(world, ledger.assessment, checked.sboms, image));
	if (cleared === void 0) {
		const left = disproved ? await takeBack(world, request, ledger, image) : [];
		const undone = [...reasonsIn(written), ...left];
		const isFailed = verdict === "failed" && written.done;
		return ledger.end(undone.length === 0 || isFailed ? verdict : "error", [
			...reasonsIn(written),
			...reasons,
			...left
		]);
	}
	if (!written.done) return ledger.end("error", [...reasonsIn(written), ...reasons]);
	const attested = await ledger.step("source", () => attestedSource(world, request, ledger, workspace));
	const order = shippingOrder(request, ledger);
	if (!attested.done) {
		if (order !== void 0) return ledger.end("error", [...reasonsIn(attested), ...reasons]);
		ledger.unattested = attested.reasons.map(({ message }) => message).join("; ");
		ledger.note(`Nothing is handed on to be signed: ${ledger.unattested}.`);
	}
	if (order === void 0) return ledger.end(verdict, reasons);
	const shipped = await ship(world, request, ledger, cleared, order);
	return shipped.done ? ledger.end(verdict, reasons) : ledger.end("error", [...reasonsIn(shipped), ...reasons]);
}
/** What does not sign speaks for nothing, so that there is nothing to compare. */
async function attestedSource(world, { source }, ledger, workspace) {
	if (ledger.event.advisory) return;
	const policy = ledger.policyOrigin?.kind ?? "default";
	for (const note of await demandAttestedSource(world, {
		workspace,
		source,
		policy
	})) ledger.note(note);
}
/** Every tool of the run is had, and its hash known, before any of them looks at the image. */
async function acquireTools(world, request) {
	const checkers = request.evidence === void 0 ? ["trivy", "gitleaks"] : [];
	const names = request.signer.kind === "none" ? checkers : [...checkers, "cosign"];
	return await Promise.all(names.map((name) => world.tools.acquire(name)));
}
/** `registry/repository` that the image goes to, or lies in: what exceptions are bound to, and what the gate sees. */
function shippedName({ pushTo }, image) {
	return pushTo === void 0 ? image.name : repositoryName(pushTo);
}
/** `registry/repository` of where the image lies and where it goes. */
function placesOf({ subject, pushTo }) {
	return [...subject.kind === "registry" ? [subject.reference] : [], ...pushTo === void 0 ? [] : [pushTo]].map(repositoryName);
}

// src/check/main.ts
setFlagsFromString("--semi-space-growth-factor=1");
publishOutputs(pessimisticOutputs());
await trustNamedRoots(process.env);
const run = await runAction(createRunner());
process.exitCode = run.verdict === "passed" || run.verdict === "warned" ? 0 : 1;
async function runAction(runner) {
	let options = firstOptions(runner);
	let workspace;
	try {
		const { request, settings } = readInputs(process.env, signerEnvironment);
		workspace = await createWorkspace({
			...settings,
			mayKeep: mayKeep(runner.context.eventName)
		});
		options = {
			...options,
			evidence: workspace.evidence,
			summary: settings.summary
		};
		const world = wire(runner, workspace, settings);
		const ruling = await readPolicy(world, request.policy);
		const judged = {
			...request,
			policy: ruling.policy
		};
		const run = await check(world, judged, ruling, request.policy.folder);
		await report(run, options);
		return run;
	} catch (error) {
		const asked = askedImage(process.env);
		const run = refusedRun(asked, runner.context, reasonsOf(error, "inputs"), /* @__PURE__ */ new Date());
		await report(run, options).catch(() => report(run, withoutEvidence(options)));
		return run;
	} finally {
		await workspace?.dispose();
	}
}
function wire(runner, workspace, settings) {
	return {
		...wireCommon(runner, workspace, settings),
		layouts: createLayouts(),
		layers: createLayers(),
		sbomValidator: createSbomValidator()
	};
}

export {  };