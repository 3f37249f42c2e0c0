import { i as __toESM } from "./rolldown-runtime.js";
import { f as fault, l as AssayError, o as plain, v as fullDisk } from "./shared-first.js";
import { Ht as hex, It as orThrow, Lt as orUndefined, N as parseJsonAs, Ot as string, Vt as digestOf, ht as array, xt as looseObject } from "./shared-cli.js";
import { u as platformName } from "./shared-approve.js";
import { G as imageInvalid, Qn as imageManifest, ar as parseConfiguration, cr as MEDIA, dr as isManifestType, fr as VerifiedStream, ir as layoutVersion, jt as matchesPlatform, lr as isConfigType, or as parseLayoutIndex, rr as MAX_MANIFEST_BYTES, sn as imagesNamed, sr as parseManifest, ur as isIndexType } from "./shared-gate.js";
import { t as require_tar_stream } from "./tar-stream.js";
import { a as MOST_PATH_BYTES, c as zstdFrames, i as TarReader, o as clearFolderSize, s as startsZstdFrame } from "./secrets.js";
import { constants, createReadStream, createWriteStream } from "node:fs";
import { dirname, join, posix } from "node:path";
import { mkdir, open, readFile, readdir, rename, rm, stat, symlink, writeFile } from "node:fs/promises";
import { createHash, randomUUID } from "node:crypto";
import { pipeline } from "node:stream/promises";
import { Duplex, Readable, Transform, pipeline as pipeline$1 } from "node:stream";
import { createGunzip, createZstdDecompress } from "node:zlib";
import { buffer } from "node:stream/consumers";

// src/adapters/image/decompress.ts
const INFLATE_BYTES = 262144;
/** First bytes of formats that are not supported. */
const UNSUPPORTED = [
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
* Whether a file begins as a compressed one. Programs decompress by the first bytes, and an archive can begin with any: they
* are the name of its first entry.
*/
async function looksCompressed(path) {
	const file = await open(path);
	try {
		return isCompressed(await headOf(file));
	} finally {
		await file.close();
	}
}
async function headOf(file) {
	const head = Buffer.alloc(6);
	await file.read(head, 0, head.length, 0);
	return head;
}
function isCompressed(head) {
	return startsZstdFrame(head) || isGzip(head) || unsupported(head) !== void 0;
}
function isGzip(head) {
	return head[0] === 31 && head[1] === 139;
}
function unsupported(head) {
	return UNSUPPORTED.find(([, magic]) => head.subarray(0, magic.length).equals(magic));
}
/**
* The streams that decompress a file, by its first bytes: its media type is often wrong. Throws if the format is not
* supported.
*/
async function decompressors(file) {
	const head = await headOf(file);
	if (startsZstdFrame(head)) return [Duplex.from(zstdFrames), createZstdDecompress({ chunkSize: INFLATE_BYTES })];
	const other = unsupported(head);
	if (other !== void 0) throw new Error(`it is compressed with ${other[0]}; only gzip and zstd are supported`);
	if (!isGzip(head)) return [];
	const { size } = await file.stat();
	const gunzip = createGunzip({ chunkSize: INFLATE_BYTES });
	return [gunzip, Duplex.from((chunks) => demandNoRest(chunks, () => gunzip.bytesWritten === size))];
}
/** The same for a file by its path. */
async function unpacking(path) {
	const file = await open(path);
	try {
		return await decompressors(file);
	} finally {
		await file.close();
	}
}
/** Throws if bytes follow the gzip data: Node ignores them, but no runtime unpacks such a file. */
async function* demandNoRest(chunks, isRead) {
	yield* chunks;
	if (!isRead()) throw new Error("there are more bytes after the end of its gzip data");
}

// src/adapters/image/choose-image.ts
/** Annotations that name an image: a tag by the specification, a reference by skopeo and podman; containerd's own. */
const NAMES = ["org.opencontainers.image.ref.name", "io.containerd.image.name"];
/** In the layouts of `cosign save`: `dev.cosignproject.cosign/image`, `…/sigs`, `…/atts`. */
const COSIGN_KIND = "kind";
const MOST_READ = 200;
const MOST_LISTED = 10;
/** The requested image among the entries of an `index.json`. Throws `image-not-found`, which lists the images. */
async function chooseImage(entries, source, requested) {
	const named = requested.tag === void 0 ? entries : imagesNamed(entries, requested.tag, namesOf);
	const images = await onlyImages(distinct(requested.digest === void 0 ? named : await withDigest(named, source, requested.digest)), source);
	const wanted = images.filter(({ platform }) => requested.platforms?.some((name) => platform && matchesPlatform(platform, name)));
	const [first, ...others] = images.length > 1 && wanted.length === 1 ? wanted : images;
	if (first === void 0) {
		const what = requested.tag === void 0 ? requested.digest ?? "any image" : `the ${/[:/]/.test(requested.tag) ? "name" : "tag"} ${requested.tag}`;
		const both = requested.tag !== void 0 && requested.digest !== void 0 ? ` with the digest ${requested.digest}` : "";
		throw fault("image-not-found", "image", `${source.where} does not contain ${what}${both}; ${listOf(entries)}`);
	}
	if (others.length > 0) {
		const message = `${source.where} contains several images. Name one, as \`${source.input}:NAME\` or \`${source.input}@sha256:…\`; ${listOf([first, ...others])}`;
		throw fault("image-not-found", "image", message);
	}
	return {
		mediaType: first.mediaType,
		digest: first.digest,
		size: first.size
	};
}
function namesOf({ annotations = {} }) {
	return [...new Set(NAMES.flatMap((name) => annotations[name] ?? []))];
}
/** The entry with this digest, also inside an index, or the image whose configuration has it. */
async function withDigest(entries, source, digest) {
	const direct = entries.filter((entry) => entry.digest === digest);
	if (direct.length > 0) return direct;
	const seen = /* @__PURE__ */ new Set();
	const open = [...entries];
	for (let entry = open.shift(); entry !== void 0 && seen.size < MOST_READ; entry = open.shift()) {
		if (seen.has(entry.digest)) continue;
		seen.add(entry.digest);
		if (entry.digest === digest) return [entry];
		const parsed = await parsedOf(entry, source);
		if (parsed?.kind === "index") open.push(...parsed.manifests);
		else if (parsed?.config.digest === digest) return [entry];
	}
	return [];
}
/** The same image under several names is one. */
function distinct(entries) {
	return [...new Map(entries.toReversed().map((entry) => [entry.digest, entry])).values()].toReversed();
}
/** Leaves out entries that are not images: manifests of another listed index, attachments, artifacts. */
async function onlyImages(entries, source) {
	if (entries.length < 2 || entries.length > MOST_READ) return entries;
	const parsed = /* @__PURE__ */ new Map();
	for (const entry of entries) parsed.set(entry, await parsedOf(entry, source));
	const listed = new Set([...parsed.values()].flatMap((one) => one?.kind === "index" ? one.manifests.map(({ digest }) => digest) : []));
	const images = entries.filter((entry) => !listed.has(entry.digest) && !isAside(entry, parsed.get(entry)));
	return images.length > 0 ? images : entries;
}
function isAside({ annotations }, parsed) {
	if (/^dev\.cosignproject\.cosign\/(?!image)/.test(annotations?.[COSIGN_KIND] ?? "")) return true;
	return parsed?.kind === "manifest" && (parsed.subject !== void 0 || !isConfigType(parsed.config.mediaType));
}
async function parsedOf(entry, source) {
	if (!isIndexType(entry.mediaType) && !isManifestType(entry.mediaType)) return void 0;
	const bytes = await source.read(entry);
	if (bytes === void 0) return void 0;
	return orUndefined(parseManifest(bytes, entry.mediaType, `${source.where}: ${entry.digest}`));
}
function listOf(entries) {
	if (entries.length === 0) return "it contains no image";
	const images = [...Map.groupBy(entries, ({ digest }) => digest)].map(([digest, same]) => {
		const names = new Set(same.flatMap(namesOf).map((name) => plain(name, 200)));
		const platforms = new Set(same.flatMap(({ platform }) => platform ? [platformName(platform)] : []));
		return [
			...names,
			...platforms,
			digest
		].join(" ");
	});
	const more = images.length > MOST_LISTED ? `, and ${images.length - MOST_LISTED} more` : "";
	return `it contains ${images.slice(0, MOST_LISTED).join(", ")}${more}`;
}

// src/adapters/image/layout.ts
const READ_BYTES$2 = 1048576;
const WRITE_BYTES = 1048576;
const MAX_MARKER_BYTES = 65536;
const MARKER = "{\"imageLayoutVersion\":\"1.0.0\"}";
/** The path of a blob in a layout. */
function blobPath(layout, digest) {
	return join(layout, "blobs", "sha256", hex(digest));
}
/** Creates an empty layout in an existing folder. */
async function create(layout) {
	await mkdir(join(layout, "blobs", "sha256"), {
		recursive: true,
		mode: 448
	});
	await writeFile(join(layout, "oci-layout"), MARKER);
}
/** Sets the only image of a layout. */
async function setRoot(layout, root) {
	const { mediaType, digest, size } = root;
	const index = {
		schemaVersion: 2,
		mediaType: MEDIA.index,
		manifests: [{
			mediaType,
			digest,
			size
		}]
	};
	await writeFile(join(layout, "index.json"), JSON.stringify(index));
}
/** The only image of a layout, or the requested one. Throws `image-not-found`, which lists the images. */
async function find(layout, requested = {}) {
	const where = `the layout ${layout}`;
	await assertLayout(layout, where);
	const file = join(layout, "index.json");
	const bytes = await buffer(Readable.from(fileParts(file, where, MAX_MANIFEST_BYTES)));
	const source = {
		where,
		input: `oci:${layout}`,
		read: (entry) => readIfThere(layout, entry)
	};
	return await chooseImage(orThrow(parseLayoutIndex(bytes, file), imageInvalid), source, requested);
}
/** A manifest that may be missing: a layout need not contain everything that its indexes list. */
async function readIfThere(layout, entry) {
	return await has(layout, entry) ? await read$1(layout, entry, MAX_MANIFEST_BYTES) : void 0;
}
/** Whether a layout has a blob. Its bytes are not checked. */
async function has(layout, blob) {
	return await stat(blobPath(layout, blob.digest)).then(() => true, () => false);
}
/** Throws if the folder is not a layout, or one of another version. */
async function assertLayout(layout, where) {
	const found = await stat(layout).catch(() => void 0);
	if (found?.isFile()) throw fault("image-not-found", "image", `${layout} is a file; write \`archive:${layout}\``);
	if (found === void 0) throw fault("image-not-found", "image", `there is no folder ${layout}`);
	const names = await readdir(layout);
	if (!names.includes("index.json")) {
		const why = names.includes("manifest.json") ? "is a folder of `skopeo copy … dir:` or `podman save --format docker-dir`, which is not supported; copy it with `skopeo copy dir:DIR oci:OTHER`" : `has no index.json, so it is not an OCI layout${names.length === 0 ? ": it is empty" : ""}`;
		throw fault("image-not-found", "image", `${where} ${why}`);
	}
	if (!names.includes("oci-layout")) return;
	assertVersion(await buffer(Readable.from(fileParts(join(layout, "oci-layout"), where, MAX_MARKER_BYTES))), where);
}
/** Throws `image-invalid` for a layout of an unknown version; `marker` is its file `oci-layout`. */
function assertVersion(marker, where) {
	const version = layoutVersion(marker);
	if (version !== void 0 && /^1\.\d+\.\d+$/.test(version)) return;
	const problem = version === void 0 ? "does not contain its version" : `has the version ${plain(version, 40)}`;
	throw fault("image-invalid", "image", `${where} ${problem} (oci-layout); only 1.x.y is supported`);
}
/** The bytes of a manifest or configuration of at most `limit` bytes. */
async function read$1(layout, blob, limit) {
	if (blob.size > limit) throw fault("image-invalid", "image", `the manifest or configuration ${blob.digest} has ${blob.size} bytes, at most ${limit} are allowed`);
	return await buffer(openBlob(layout, blob));
}
/** A blob as a stream that fails at its end if the bytes do not match the descriptor. */
function openBlob(layout, blob) {
	const where = `the layout ${layout}`;
	const parts = fileParts(blobPath(layout, blob.digest), `the blob ${blob.digest} of ${where}`);
	return pipeline$1(Readable.from(parts, { objectMode: false }), new VerifiedStream(blob, where), () => void 0);
}
/** Stores a blob, completely or not at all. */
async function store(layout, blob, source) {
	const temporary = join(layout, `ingest-${randomUUID()}`);
	const checked = source instanceof VerifiedStream && source.expected.digest === blob.digest ? [] : [new VerifiedStream(blob, "what was sent")];
	try {
		const file = createWriteStream(temporary, {
			flags: "wx",
			mode: 384,
			highWaterMark: WRITE_BYTES
		});
		await pipeline([
			source,
			...checked,
			file
		]);
		await rename(temporary, blobPath(layout, blob.digest));
	} catch (error) {
		await rm(temporary, { force: true });
		throw error;
	}
}
/**
* Creates a layout of one platform in the empty folder `view`; it shares the blobs of `layout`. Where `layout` has an
* unpacked copy of a layer, a manifest that names it is added to the blobs: so nobody unpacks the layer again.
*/
async function platformView(view, layout, platform) {
	await writeFile(join(view, "oci-layout"), MARKER);
	await symlink(join(layout, "blobs"), join(view, "blobs"));
	const { manifest, config, configuration } = platform;
	const layers = await Promise.all(platform.layers.map((layer, at) => unpackedCopy(layout, layer, configuration.diffIds[at])));
	if (layers.every((layer, at) => layer === platform.layers[at])) return await setRoot(view, manifest);
	const { mediaType } = manifest;
	const bytes = Buffer.from(JSON.stringify({
		schemaVersion: 2,
		mediaType,
		config,
		layers
	}));
	const root = {
		mediaType,
		digest: digestOf(bytes),
		size: bytes.length
	};
	await store(layout, root, Readable.from([bytes], { objectMode: false }));
	await setRoot(view, root);
}
/**
* The unpacked copy of a layer; the layer itself if there is none. A copy that begins as a compressed file is not named:
* whoever reads it would decompress it, and see other files than those of the layer.
*/
async function unpackedCopy(layout, layer, digest) {
	if (digest === void 0 || digest === layer.digest) return layer;
	const copy = blobPath(layout, digest);
	const size = await stat(copy).then((found) => found.size, () => void 0);
	if (size === void 0 || await looksCompressed(copy)) return layer;
	return {
		mediaType: MEDIA.layer,
		digest,
		size
	};
}
/** The bytes of a file. A layout may contain a pipe or device instead, which would never end: it is refused. */
async function* fileParts(file, what, limit = Number.POSITIVE_INFINITY) {
	const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK).catch((error) => {
		throw fault("image-not-found", "image", `${what} cannot be read: there is no ${file}`, error);
	});
	try {
		const found = await handle.stat();
		if (!found.isFile() || found.size > limit) throw fault("image-invalid", "image", `${file} is not a file that can be read as ${what}`);
		yield* handle.createReadStream({
			highWaterMark: READ_BYTES$2,
			autoClose: false
		});
	} finally {
		await handle.close();
	}
}

// src/adapters/image/unpacked-copy.ts
/**
* A copy of an unpacked layer, written as long as there is space. A copy that could not be written is no fault: the packed
* layer is still there. {@link keep} is called when the bytes are known to be those of the layer, and {@link discard}
* otherwise.
*/
var UnpackedCopy = class UnpackedCopy {
	#path;
	#draft;
	#space;
	#file;
	#writing = Promise.resolve();
	#bytes = 0;
	constructor(path, draft, file, space) {
		this.#path = path;
		this.#draft = draft;
		this.#file = file;
		this.#space = space;
	}
	/** Begins the copy `path`. */
	static async at(path, space) {
		const draft = join(dirname(path), `.unpacked-${randomUUID()}`);
		const file = space.free > 0 ? await open(draft, "wx", 384).catch(() => void 0) : void 0;
		return new UnpackedCopy(path, draft, file, space);
	}
	/** Writes the next bytes. One write is on its way while the next part of the layer is read. */
	async write(chunk) {
		await this.#writing;
		this.#writing = this.#append(chunk);
	}
	/** Gives the copy its name. */
	async keep() {
		await this.#writing;
		const file = this.#file;
		if (file === void 0) return;
		try {
			await file.close();
			await rename(this.#draft, this.#path);
			this.#file = void 0;
		} catch {
			await this.#remove();
		}
	}
	/** Removes the copy, if it has no name yet. */
	async discard() {
		await this.#writing;
		await this.#remove();
	}
	async #append(chunk) {
		if (this.#file === void 0) return;
		this.#space.free -= chunk.length;
		this.#bytes += chunk.length;
		if (!(this.#space.free >= 0 && await this.#file.appendFile(chunk).then(() => true, () => false))) await this.#remove();
	}
	async #remove() {
		const file = this.#file;
		if (file === void 0) return;
		this.#file = void 0;
		await file.close().catch(() => void 0);
		await rm(this.#draft, { force: true }).catch(() => void 0);
		this.#space.free += this.#bytes;
	}
};

// src/adapters/image/layers.ts
const READ_BYTES$1 = 1048576;
/** Greatest uncompressed size of a layer. A larger one is treated as a decompression bomb. */
const MAX_LAYER_BYTES = 64 * 1024 ** 3;
/** Reads layers from an OCI layout. */
function createLayers(limits = {}) {
	const maxBytes = limits.maxLayerBytes ?? MAX_LAYER_BYTES;
	return { read: (layout, layer, diffId, visit, copies) => read({
		layout,
		layer,
		diffId,
		maxBytes
	}, visit, copies) };
}
async function read({ layout, layer, diffId, maxBytes }, visit, copies) {
	const file = await open(blobPath(layout, layer.digest)).catch((error) => {
		throw unreadable$1(layer, error);
	});
	const copy = copies !== void 0 && layer.digest !== diffId ? await UnpackedCopy.at(blobPath(layout, diffId), copies) : void 0;
	const hash = createHash("sha256");
	let found = "";
	try {
		const unpacking = await decompressors(file);
		const source = file.createReadStream({
			start: 0,
			highWaterMark: READ_BYTES$1,
			autoClose: false
		});
		const bytes = new UnpackedBytes(layer, maxBytes, visit);
		const take = async (chunks) => {
			for await (const chunk of chunks) {
				hash.update(chunk);
				await copy?.write(chunk);
				bytes.take(chunk);
			}
			bytes.end();
		};
		await pipeline([
			source,
			...unpacking,
			Duplex.from(take)
		]);
		found = `sha256:${hash.digest("hex")}`;
		if (found === diffId) await copy?.keep();
	} catch (error) {
		throw error instanceof AssayError ? error : unreadable$1(layer, error);
	} finally {
		await Promise.all([file.close(), copy?.discard()]);
	}
	if (found === diffId) return;
	throw fault("image-invalid", "secrets", `the layer ${layer.digest} unpacks to ${found}, but the image configuration says ${diffId}`);
}
/** Reads the entries of an unpacked layer, and refuses one that is too large or can be read in two ways. */
var UnpackedBytes = class {
	#layer;
	#maxBytes;
	#reader;
	#bytes = 0;
	constructor(layer, maxBytes, visit) {
		this.#layer = layer;
		this.#maxBytes = maxBytes;
		this.#reader = new TarReader((entry) => {
			if (Buffer.byteLength(entry.path) <= 4096) return visit(entry);
			throw this.#fault("image-invalid", `has a path of more than ${MOST_PATH_BYTES} bytes, which no system allows`);
		});
	}
	take(chunk) {
		this.#bytes += chunk.length;
		if (this.#bytes > this.#maxBytes) throw this.#fault("scan-incomplete", `unpacks to more than ${this.#maxBytes} bytes and was not scanned`);
		const why = this.#reader.take(chunk);
		if (why !== void 0) throw this.#fault("image-invalid", `${why}, which programs read in different ways`);
	}
	/** Throws if the archive is cut off. */
	end() {
		this.#reader.end();
	}
	#fault(code, what) {
		return fault(code, "secrets", `the layer ${this.#layer.digest} ${what}`);
	}
};
function unreadable$1(layer, error) {
	const cause = error instanceof Error ? error.message : "the cause is unknown";
	return fault("scan-incomplete", "secrets", `the layer ${layer.digest} could not be read: ${cause}`, error);
}

// src/adapters/image/ingest.ts
var import_tar_stream = /* @__PURE__ */ __toESM(require_tar_stream(), 1);
/** How much of a file is read at once, in bytes. */
const READ_BYTES = 1048576;
/** Stores a stream as a blob under the digest of its bytes, with constant memory. */
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
	if (found.size > 4194304) throw fault("image-invalid", "image", `${where} has more than ${MAX_MANIFEST_BYTES} bytes`);
	return await readFile(blobPath(layout, found.digest));
}

// src/adapters/image/docker-archive.ts
const imagesSchema = array(looseObject({
	Config: string(),
	Layers: array(string()).max(1e3),
	RepoTags: array(string()).nullish()
}));
/**
* Creates an OCI manifest from an archive of `docker save`: with the unchanged configuration and uncompressed layers, so
* that the same archive always has the same digest. Every layer is checked against its diff ID.
*/
async function convertDockerArchive(file, layout, manifest, contents, requested) {
	const image = chosenImage(file, manifest, contents, requested);
	const configFile = contents.get(image.Config);
	if (configFile === void 0) throw incomplete(file, "the configuration of its image");
	const bytes = await smallFile(layout, configFile, `${file}: the configuration`);
	const { diffIds } = orThrow(parseConfiguration(bytes, `${file}: the configuration`), invalid);
	if (diffIds.length !== image.Layers.length) throw invalid(`${file} has ${image.Layers.length} layers, but the configuration of its image lists ${diffIds.length}`);
	const layers = [];
	for (const [at, diffId] of diffIds.entries()) {
		const found = contents.get(image.Layers[at] ?? "");
		if (found === void 0) throw incomplete(file, `layer ${at + 1} of its image`);
		layers.push(await plainLayer(file, layout, found, diffId));
	}
	const config = {
		mediaType: MEDIA.config,
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
/** The image with the tag, or with the image ID: the digest of its configuration. */
function chosenImage(file, manifest, contents, { tag, digest }) {
	const images = orThrow(parseJsonAs(imagesSchema, manifest), () => invalid(`${file}: manifest.json cannot be read`));
	if (images.length === 0) throw invalid(`${file} contains no image`);
	const found = (tag === void 0 ? images : imagesNamed(images, tag, ({ RepoTags }) => RepoTags ?? [])).filter(({ Config }) => digest === void 0 || contents.get(Config)?.digest === digest);
	const list = `${images.slice(0, 10).map(({ Config, RepoTags }) => {
		const id = contents.get(Config)?.digest ?? "an image whose configuration is missing";
		return plain([...(RepoTags ?? []).slice(0, 5), id].join(" "), 500);
	}).join(", ")}${images.length > 10 ? `, and ${images.length - 10} more` : ""}`;
	const [image] = found;
	if (image === void 0) {
		const what = [tag, digest].filter((one) => one !== void 0).join(" with the digest ");
		throw fault("image-not-found", "image", `${file} does not contain ${what}; it contains ${list}`);
	}
	if (new Set(found.map(({ Config, Layers }) => JSON.stringify([Config, Layers]))).size > 1) {
		const message = `${file} contains ${found.length} images. Name one, as \`archive:${file}:NAME\` or \`archive:${file}@sha256:…\`; it contains ${list}`;
		throw fault("image-not-found", "image", message);
	}
	return image;
}
async function plainLayer(file, layout, found, diffId) {
	const path = blobPath(layout, found.digest);
	const layer = found.digest === diffId ? found : await unpacked(layout, path).catch((error) => {
		if (error instanceof AssayError || fullDisk(error) !== void 0) throw error;
		throw invalid(`${file} has a compressed layer that cannot be unpacked: ${error instanceof Error ? plain(error.message, 100) : "unknown fault"}`);
	});
	if (layer.digest !== diffId) throw invalid(`${file} has a layer with the digest ${layer.digest} instead of ${diffId}`);
	return {
		mediaType: MEDIA.layer,
		digest: layer.digest,
		size: layer.size
	};
}
async function unpacked(layout, path) {
	const steps = await unpacking(path);
	return await storeByDigest(layout, [createReadStream(path, { highWaterMark: READ_BYTES }), ...steps]);
}
function incomplete(file, what) {
	return invalid(`${file} does not contain ${what}; it may be truncated`);
}
function invalid(message) {
	return fault("image-invalid", "image", message);
}

// src/adapters/image/tar-guard.ts
/**
* Passes an archive on and refuses it if programs would read different files. It also adds missing padding at the very
* end, because every runtime accepts such an archive. `refuse` creates the error from the end of a sentence.
*/
var TarGuard = class extends Transform {
	#reader;
	#refuse;
	constructor(reader, refuse) {
		super();
		this.#reader = reader;
		this.#refuse = refuse;
	}
	_transform(chunk, _, done) {
		try {
			const why = this.#reader.take(chunk);
			if (why === void 0) done(null, chunk);
			else done(this.#refuse(why));
		} catch (error) {
			done(error instanceof Error ? error : /* @__PURE__ */ new Error("it could not be read"));
		}
	}
	_flush(done) {
		this.push(Buffer.alloc(this.#reader.missing));
		done();
	}
};

// src/adapters/image/archive.ts
const MAX_ENTRIES = 2e4;
/** Greatest unpacked size: a compressed archive may contain far more than its own size. */
const MAX_UNPACKED_BYTES = 128 * 1024 ** 3;
/**
* Unpacks an OCI or docker archive into a layout in the empty folder `layout`. Returns its only image, or the requested
* one. Names in the archive are never used as paths. Throws `image-not-found` or `image-invalid`, which name the file.
*/
async function unpackArchive(file, layout, requested = {}) {
	await create(layout);
	const root = await imageIn(file, layout, await unpack(file, layout), requested);
	await setRoot(layout, root);
	return root;
}
async function imageIn(file, layout, contents, requested) {
	const index = contents.get("index.json");
	const marker = contents.get("oci-layout");
	const manifest = contents.get("manifest.json");
	if (index !== void 0 && marker !== void 0) {
		assertVersion(await smallFile(layout, marker, `${file}: oci-layout`), file);
		const bytes = await smallFile(layout, index, `${file}: index.json`);
		const source = {
			where: file,
			input: `archive:${file}`,
			read: (entry) => readIfThere(layout, entry)
		};
		const entries = orThrow(parseLayoutIndex(bytes, `${file}: index.json`), imageInvalid);
		return await chooseImage(entries, source, requested);
	}
	if (manifest !== void 0) {
		const bytes = await smallFile(layout, manifest, `${file}: manifest.json`);
		return await convertDockerArchive(file, layout, bytes, contents, requested);
	}
	throw fault("image-invalid", "image", `${file} ${whyNone(contents)}`);
}
/** Why an archive contains no image, by its files. */
function whyNone(contents) {
	const within = [...contents.keys()].find((name) => /^[^/]+\/(?:index|manifest)\.json$/.test(name));
	if (within !== void 0) {
		const folder = plain(posix.dirname(within), 100);
		return `has its image in the folder ${folder}/ instead of at its top; pack it with \`tar -C ${folder} -cf FILE .\``;
	}
	if (contents.has("repositories")) return "comes from a Docker before 1.10 (`repositories` and no manifest.json), which is not supported; load and save it with a newer Docker";
	return "is neither an OCI archive nor an archive of docker save, or it is truncated";
}
async function unpack(file, layout) {
	const found = await stat(file).catch(() => void 0);
	if (found === void 0) throw fault("image-not-found", "image", `there is no archive ${file}`);
	if (!found.isFile()) {
		const remedy = found.isDirectory() ? `; write \`oci:${file}\` if it is an OCI layout` : "";
		throw fault("image-invalid", "image", `${file} is not a file${remedy}`);
	}
	const read = [];
	const reader = new TarReader((entry) => {
		read.push(entry);
	});
	const extract = import_tar_stream.extract({ highWaterMark: READ_BYTES });
	const guard = new TarGuard(reader, (why) => fault("image-invalid", "image", `${file} ${why}, which programs read in different ways`));
	const source = createReadStream(file, { highWaterMark: READ_BYTES });
	const steps = await unpacking(file).catch((error) => {
		source.destroy();
		throw unreadable(file, error);
	});
	const feeding = pipeline([
		source,
		...steps,
		guard,
		extract
	]);
	feeding.catch(() => void 0);
	try {
		const contents = await storeEntries(extract, read, file, layout);
		await feeding;
		return contents;
	} catch (error) {
		extract.destroy();
		throw unreadable(file, error);
	} finally {
		await feeding.catch(() => void 0);
	}
}
function unreadable(file, error) {
	if (error instanceof AssayError || isSystemError(error)) return error;
	const message = error instanceof Error ? plain(error.message, 100) : "unknown fault";
	return fault("image-invalid", "image", `${file} is truncated or not a tar archive: ${message}`, error);
}
async function storeEntries(extract, read, file, layout) {
	const contents = /* @__PURE__ */ new Map();
	const links = /* @__PURE__ */ new Map();
	let entries = 0;
	let bytes = 0;
	const refused = (what) => fault("image-invalid", "image", `${file} contains ${what}`);
	for await (const entry of extract) {
		clearFolderSize(entry.header);
		const { type, size = 0 } = entry.header;
		const next = read.shift();
		if (next === void 0 || next.size !== size) throw new Error("its entries are read in two ways");
		const { path: name, target } = next;
		const shown = plain(name, 200);
		entries += 1;
		bytes += size;
		if (entries > MAX_ENTRIES || bytes > MAX_UNPACKED_BYTES) throw refused(`more than an image archive may contain: stopped at ${shown}`);
		if (Buffer.byteLength(name) > 4096) throw refused(`a path of more than ${MOST_PATH_BYTES} bytes, which no system allows: ${shown}`);
		if (name.startsWith("/") || name.split("/").includes("..")) throw refused(`the name ${shown}, which leads outside of the archive`);
		if (type === "directory") {
			entry.resume();
			continue;
		}
		const path = plainPath(name);
		if (isBehindLink(links, path)) throw refused(`${shown}, whose path leads through a link`);
		const isLink = type === "symlink" && path.endsWith("/layer.tar");
		if (isLink || type === "link") {
			if (contents.has(path) || links.has(path)) throw refused(`${shown} twice`);
			links.set(path, isLink ? posix.join(posix.dirname(path), target) : plainPath(target));
			entry.resume();
			continue;
		}
		if (type !== "file" && type !== "contiguous-file") throw refused(`${shown}, a ${type ?? "file of an unknown type"}; only files, folders and links between layers are allowed`);
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
/** The normal form of a name: on a disk, all of its spellings are one file. */
function plainPath(name) {
	return posix.normalize(name).replace(/\/$/, "");
}
/** Whether a path leads through a link: on a disk, the file would be written to the target of the link. */
function isBehindLink(links, path) {
	const above = posix.dirname(path);
	return above !== "." && above !== "/" && (links.has(above) || isBehindLink(links, above));
}
/** For example a full disk: that is not a fault of the archive. */
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

export { createLayers as n, createLayouts as t };