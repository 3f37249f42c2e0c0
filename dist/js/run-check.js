import { i as __toESM } from "./rolldown-runtime.js";
import { Gt as RawInputs, Ot as string, Q as mayWriteCache, R as imageInputOf, S as growingRedactor, Ut as hexOf, Z as maySign, ht as array, r as eventPayload, wt as object, xt as looseObject, yt as int } from "./shared-cli.js";
import { c as parseReference, i as jsonOf, m as taggedName, n as repositoryPath, r as GitHubTransport, s as parsePlatform } from "./shared-approve.js";
import { n as ownershipOf, t as AUTHOR_FIELDS } from "./token-owner.js";
import { Dn as wireCommon, En as firstOptions, N as readPolicy, Tn as signerEnvironment, cn as parseSubject, dn as readSettings, hn as readRequestedPolicy, kn as GITHUB_API, ln as isFile, pn as readTrivyServer, r as refusedRun, un as readRepositories, wn as createWorkspace } from "./shared-gate.js";
import { b as messageOf, m as reasonsOf, o as plain } from "./shared-first.js";
import { n as createSbomValidator, t as shareWork } from "./shared-work.js";
import { n as createLayers, t as createLayouts } from "./layouts.js";
import { i as removeImages } from "./evidence-files.js";
import { E as whyUntrusted } from "./secrets.js";
import { t as readPublicLog } from "./signer-inputs.js";
import { t as HISTORIES } from "./request.js";
import { o as serverFault } from "./bounded-reader.js";
import { r as withPosition, t as imageNameOf } from "./alert-category.js";
import { t as check } from "./pipeline.js";
import { createReadStream, createWriteStream, existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { lstat, mkdir, open, readFile, readdir, rename, stat, writeFile } from "node:fs/promises";
import { createCipheriv, createDecipheriv, createHmac, randomBytes, randomUUID, scrypt } from "node:crypto";
import { pipeline } from "node:stream/promises";

// src/adapters/github/event-pull-request.ts
const REPOSITORY = looseObject({ full_name: string() });
const PAYLOAD = looseObject({ pull_request: looseObject({
	number: int().positive(),
	head: looseObject({ repo: REPOSITORY.nullish() }),
	base: looseObject({ repo: REPOSITORY })
}) }).transform(({ pull_request: { number, head, base } }) => ({
	number,
	isFork: head.repo?.full_name !== base.repo.full_name
}));
/** The pull request in the payload of an event (the file at `path`). Undefined if it is about none. */
function eventPullRequest(path) {
	return PAYLOAD.safeParse(eventPayload(path)).data;
}

// src/adapters/github/pull-request-comments.ts
const MAX_JSON_BYTES = 16 << 20;
const JSON_TYPE = "application/vnd.github+json";
const PAGE = 100;
/** Comments beyond these are not read: 3,000 of one pull request. */
const MAX_PAGES = 30;
const CommentSchema = object({
	id: int().positive(),
	body: string().nullish(),
	...AUTHOR_FIELDS
});
const CommentsSchema = array(CommentSchema);
/** Writes one comment of a pull request, and keeps it up to date. */
var PullRequestComments = class {
	#transport;
	constructor(options) {
		this.#transport = new GitHubTransport(options);
	}
	/**
	* Updates the comment that begins with the marker and that this token's user or app wrote, or makes one. A comment of
	* somebody else is never touched, even if it begins with the same marker. Throws `github-unavailable`, `github-denied`
	* or `input-invalid`.
	*/
	async write(repository, pullRequest, { marker, body, isQuiet }) {
		const place = `${repositoryPath(this.#transport, repository)}/issues`;
		const isOwn = await ownershipOf(this.#transport);
		const find = () => this.#find(`${place}/${pullRequest}/comments`, marker, isOwn);
		const existing = await find();
		const write = {
			accept: JSON_TYPE,
			maxBytes: MAX_JSON_BYTES,
			body: { body }
		};
		if (existing !== void 0) {
			if (existing.comment.body === body) return "unchanged";
			const path = `${place}/comments/${existing.comment.id}`;
			const what = "the update of the comment";
			const { bytes } = await this.#transport.ask({
				...write,
				method: "PATCH",
				path,
				what
			}, [200]);
			if (!CommentSchema.safeParse(jsonOf(bytes)).success) throw this.#unreadable(what);
			return "updated";
		}
		if (isQuiet) return "none";
		const call = {
			...write,
			method: "POST",
			path: `${place}/${pullRequest}/comments`,
			what: "the comment",
			lookAgain: async () => (await find())?.answer
		};
		await this.#transport.ask(call, [201]);
		return "created";
	}
	/** The oldest comment with the marker by the owner of the token, and the answer that contains it. */
	async #find(path, marker, isOwn) {
		for (let page = 1; page <= MAX_PAGES; page += 1) {
			const answer = await this.#transport.ask({
				method: "GET",
				path: `${path}?per_page=${PAGE}&page=${page}`,
				accept: JSON_TYPE,
				what: "the comments of the pull request",
				maxBytes: MAX_JSON_BYTES
			}, [200]);
			const comments = CommentsSchema.safeParse(jsonOf(answer.bytes));
			if (!comments.success) throw this.#unreadable("the comments of the pull request");
			const comment = comments.data.find((one) => one.body?.startsWith(`${marker}\n`) && isOwn(one));
			if (comment !== void 0) return {
				comment,
				answer
			};
			if (comments.data.length < PAGE) return void 0;
		}
	}
	#unreadable(what) {
		return this.#transport.unavailable(`GitHub's answer for ${what} is not what its API describes`);
	}
};

// src/action/pull-request-comment.ts
const WORDS = {
	created: "written",
	updated: "updated",
	unchanged: "nothing changed",
	none: "none, because nothing is new, blocked or changed"
};
/** Writes comments of the pull request of this run. Undefined if the run is for none. */
function commentOptions(runner, env, token, limits) {
	const { eventName, repository } = runner.context;
	const pullRequest = eventName.startsWith("pull_request") ? eventPullRequest(env.GITHUB_EVENT_PATH) : void 0;
	if (pullRequest === void 0 || token === void 0) return void 0;
	const redact = growingRedactor(runner.masked);
	const apiUrl = env.GITHUB_API_URL || "https://api.github.com";
	return {
		job: env.GITHUB_JOB ?? "",
		write: async (comment) => {
			try {
				const options = {
					apiUrl,
					token,
					check: "inputs",
					redact,
					...limits && { limits }
				};
				const written = await new PullRequestComments(options).write(repository, pullRequest.number, comment);
				return {
					failed: false,
					message: WORDS[written]
				};
			} catch (error) {
				const [{ code, message }] = reasonsOf(error, "inputs");
				const same = "The same text is in the job summary.";
				const where = pullRequest.isFork ? `The pull request is from a fork, whose runs get a token that may not write comments. ${same}` : `The job needs \`permissions: pull-requests: write\`, beside \`contents: read\`. ${same}`;
				return {
					failed: true,
					message: plain(`The comment could not be written: ${message}. ${code === "github-denied" ? where : same}`, 2e3)
				};
			}
		}
	};
}

// src/stages/shared/layer-memory.ts
/** What is remembered of layers, by its path below `cache-dir`: results of the secrets check, and records of trivy. */
const REMEMBERED = /^(?:secrets\/[0-9a-f]{64}\/[0-9a-f]{64}|trivy\/layers\/[0-9a-f]{64}\/[0-9a-f]{64}\.db)$/;
const FOLDERS = ["secrets", "trivy/layers"];
/** The newest results come first. What is beyond this is not kept, and learned anew when it is needed. */
const MOST_BYTES = 134217728;
/**
* What runs learned about layers, from machine to machine. Such a result says "this layer is clean", which no hash can
* prove. So it is believed only if it is sealed by the repository, and only from runs that may write to `cache-dir`.
*/
var LayerMemory = class {
	#world;
	#sealed;
	#kind;
	#restored;
	constructor(world, sealed) {
		this.#world = world;
		this.#sealed = sealed;
		this.#kind = `assay-layers-1-${world.workspace.programHash.slice(0, 16)}-`;
	}
	/** Puts what earlier runs learned into `cache-dir`. Never rejects. */
	async restore() {
		const { cache } = this.#world.workspace;
		try {
			const opened = await this.#sealed.restore(this.#kind);
			if (opened === void 0) return;
			const { extract } = await import("./tar-stream2.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
			const entries = extract();
			const reading = pipeline(createReadStream(opened.path), entries);
			reading.catch(() => void 0);
			for await (const entry of entries) {
				const { name } = entry.header;
				if (!REMEMBERED.test(name)) {
					entry.resume();
					continue;
				}
				const target = join(cache, name);
				await mkdir(dirname(target), {
					recursive: true,
					mode: 448
				});
				const draft = join(dirname(target), `.${randomUUID()}`);
				await pipeline(entry, createWriteStream(draft, {
					flags: "wx",
					mode: 384
				}));
				await rename(draft, target);
			}
			await reading;
			this.#restored = opened;
		} catch (error) {
			this.#say("What earlier runs learned about layers could not be restored", error);
		}
	}
	/** Keeps what is in `cache-dir` now for later runs, if it is something else than what was restored. Never rejects. */
	async keep() {
		try {
			const files = await rememberedFiles(this.#world.workspace.cache);
			if (files.length === 0) return;
			const path = join(await this.#world.workspace.folder("memory"), "layers.tar");
			await writeFile(path, "", { mode: 384 });
			const { pack } = await import("./tar-stream2.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
			const archive = pack();
			const writing = pipeline(archive, createWriteStream(path));
			const content = [];
			for (const { name, file } of files) {
				const bytes = await readFile(file);
				archive.entry({
					name,
					mode: 384,
					mtime: /* @__PURE__ */ new Date(0)
				}, bytes);
				content.push(contentOf(name, bytes));
			}
			archive.finalize();
			await writing;
			await this.#sealed.keep(this.#kind, path, JSON.stringify(content), this.#restored);
		} catch (error) {
			this.#say("What this run learned about layers is not kept", error);
		}
	}
	#say(what, error) {
		this.#world.runner.log(`${what}: ${plain(messageOf(error), 300)}`);
	}
};
/**
* What a file is worth. The list of clean contents has one name, whatever is in it: so a result of the secrets check counts
* with its bytes. trivy writes its records anew in every run, so their bytes say nothing, and only their layer counts.
*/
function contentOf(name, bytes) {
	return name.endsWith(".db") ? dirname(name) : `${name} ${hexOf(bytes)}`;
}
/**
* The files to keep, by their names: the newest, up to the limit. A file that somebody else could have written is not
* among them: the seal says that a run of this repository wrote it.
*/
async function rememberedFiles(cache) {
	const found = [];
	for (const folder of FOLDERS) {
		const below = join(cache, folder);
		for (const path of await readdir(below, { recursive: true }).catch(() => [])) {
			const name = `${folder}/${path}`;
			if (!REMEMBERED.test(name)) continue;
			const file = join(below, path);
			if (await whyUntrusted(cache, file) !== void 0) continue;
			const status = await lstat(file);
			if (status.isFile()) found.push({
				name,
				file,
				size: status.size,
				changed: status.mtimeMs
			});
		}
	}
	let left = MOST_BYTES;
	return found.sort((a, b) => b.changed - a.changed).filter(({ size }) => {
		left -= size;
		return left >= 0;
	}).sort((a, b) => a.name < b.name ? -1 : 1);
}

// src/stages/shared/sealed-cache.ts
const COST = {
	N: 2 ** 14,
	r: 8,
	p: 1
};
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/**
* The run cache for what cannot be verified by a hash, such as what earlier runs concluded. Files are encrypted and
* authenticated (AES-256-GCM) with a key from a secret of the repository. Code of a pull request, or of another workflow,
* that can write to the cache does not have the secret, so it can neither make such a file nor read one.
*/
var SealedCache = class {
	#world;
	#key;
	constructor(world, secret, repositoryId) {
		this.#world = world;
		this.#key = keyOf(secret, repositoryId);
		this.#key.catch(() => void 0);
	}
	async restore(kind) {
		const { runCache, runner, workspace } = this.#world;
		const restored = await runCache.restore(kind, "newest");
		if (restored === void 0) return void 0;
		const path = join(await workspace.folder("sealed"), "opened");
		try {
			await unseal(restored.path, path, await this.#key, kind);
			return {
				key: restored.key,
				path
			};
		} catch {
			runner.log(`${restored.key} in the cache was not sealed with this fingerprint-key, so it is not used`);
			return;
		}
	}
	async keep(kind, path, content, known) {
		const key = await this.#key;
		const entry = `${kind}${createHmac("sha256", key).update(JSON.stringify([kind, content])).digest("hex").slice(0, 32)}`;
		if (entry === known?.key) return;
		const sealed = join(await this.#world.workspace.folder("sealed"), "sealed");
		await seal(path, sealed, key, kind);
		await this.#world.runCache.keep(entry, sealed);
	}
};
function keyOf(secret, repositoryId) {
	return new Promise((resolve, reject) => {
		scrypt(secret, `assay run cache 1 ${repositoryId}`, KEY_BYTES, COST, (error, key) => error === null ? resolve(key) : reject(error));
	});
}
/** Writes a nonce, a tag and the encrypted bytes. `kind` is authenticated too. */
async function seal(from, to, key, kind) {
	const nonce = randomBytes(NONCE_BYTES);
	const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(kind));
	const file = await open(to, "wx", 384);
	try {
		await file.write(nonce, 0, NONCE_BYTES, 0);
		const target = createWriteStream(to, {
			flags: "r+",
			start: 28
		});
		await pipeline(createReadStream(from), cipher, target);
		await file.write(cipher.getAuthTag(), 0, TAG_BYTES, NONCE_BYTES);
	} finally {
		await file.close();
	}
}
/** Rejects if the file was changed, or sealed with another key or as another kind. Then `to` must not be read. */
async function unseal(from, to, key, kind) {
	if ((await stat(from)).size < 28) throw new Error("it is too short");
	const head = Buffer.alloc(28);
	const file = await open(from);
	try {
		await file.read(head, 0, head.length, 0);
	} finally {
		await file.close();
	}
	const decipher = createDecipheriv("aes-256-gcm", key, head.subarray(0, NONCE_BYTES)).setAAD(Buffer.from(kind)).setAuthTag(head.subarray(NONCE_BYTES));
	const target = createWriteStream(to, { mode: 384 });
	await pipeline(createReadStream(from, { start: head.length }), decipher, target);
}

// src/action/source-input.ts
const CHECK_OUT = "add actions/checkout before this step, or set `source: \"\"` if there is no source to check";
/** The source tree. Undefined only if the input is empty. An empty folder is a fault: it would pass without any check. */
function readSource(inputs) {
	const text = inputs.text("source");
	if (text === "") return void 0;
	const named = inputs.path(text);
	if (!existsSync(named) || !statSync(named).isDirectory()) return inputs.fault("source", `there is no folder ${named}; ${CHECK_OUT}`);
	const source = located(inputs, named);
	if (typeof source === "string") return inputs.fault("source", source);
	const evidence = inputs.text("output-dir");
	if (holdsFiles(source.folder, evidence === "" ? void 0 : inputs.path(evidence))) return source;
	return inputs.fault("source", `${named} contains no files; ${CHECK_OUT}`);
}
/** The real location of the tree. A checkout may contain any link: a link that leads out of the workspace is a fault. */
function located(inputs, named) {
	const workspace = inputs.path(".");
	if (leadsOut(relative(workspace, named))) return {
		folder: named,
		path: ""
	};
	const real = relative(realpathSync(workspace), realpathSync(named));
	if (leadsOut(real)) return `${named} leads out of the workspace through a link; Assay does not follow such links`;
	return {
		folder: join(workspace, real),
		path: real.split(sep).join("/")
	};
}
function leadsOut(path) {
	return path === ".." || path.startsWith(`..${sep}`) || isAbsolute(path);
}
/** Whether a folder contains a file that is not evidence of an earlier run. An empty git repository counts too. */
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

// src/check/image-inputs.ts
/** The greatest number of images of one step. Their outputs must fit into what GitHub takes from a job. */
const MAX_IMAGES = 30;
/** In place of an image whose input has a fault. */
const NO_IMAGE = {
	imageInput: "",
	subject: {
		kind: "archive",
		file: ""
	}
};
/**
* The images, one for each line of `image`. The lines of `push-to` and `compare-to` belong to them in the same order. Only
* images without a fault are in the answer.
*/
function readImages(inputs) {
	inputs.required("image", "name the image, such as `image: ghcr.io/owner/app:1.2.3`");
	const lines = inputs.lines("image");
	if (lines.length > MAX_IMAGES) {
		const more = `it names ${lines.length} images, at most ${MAX_IMAGES} are allowed; use a matrix of jobs`;
		inputs.fault("image", more);
		return [];
	}
	const targets = linesFor(inputs, "push-to", lines.length);
	const shipped = linesFor(inputs, "compare-to", lines.length);
	demandDistinct(inputs, "image", lines);
	const images = lines.flatMap((text, at) => {
		const fault = faultOf(inputs, at, lines.length);
		const subject = readSubject(inputs, text, fault);
		const pushTo = readPushTo(targets[at], subject, fault);
		const compareTo = readCompareTo(inputs, shipped[at], fault);
		if (subject === void 0) return [];
		return [{
			imageInput: text,
			subject,
			...pushTo && { pushTo },
			...compareTo && { compareTo }
		}];
	});
	demandDistinct(inputs, "push-to", images.flatMap(({ pushTo }) => pushTo?.tag === void 0 ? [] : [taggedName(pushTo)]));
	demandOwnTargets(inputs, images);
	return withDistinctNames(images);
}
/** No image is shipped to where another one is read: which of both was checked would depend on the order. */
function demandOwnTargets(inputs, images) {
	const sources = images.map(({ subject }) => subject.kind === "registry" && subject.reference.digest === void 0 ? taggedName(subject.reference) : void 0);
	for (const [at, { pushTo }] of images.entries()) {
		if (pushTo?.tag === void 0) continue;
		const target = taggedName(pushTo);
		const source = sources.findIndex((one, other) => other !== at && one === target);
		if (source === -1) continue;
		const named = `"${target}" of line ${at + 1} is also line ${source + 1} of \`image\``;
		inputs.fault("push-to", `${named}; name another tag, or give that image with its digest`);
	}
}
/** Adds its position to each image that has the name of an earlier one, or whose name another image gets in this way. */
function withDistinctNames(images) {
	const named = images.map((image, at) => {
		return images.slice(0, at).some((earlier) => haveSameName(earlier, image)) ? {
			...image,
			position: at + 1
		} : image;
	});
	for (;;) {
		const taken = named.findIndex((image, at) => image.position === void 0 && named.some((other, otherAt) => otherAt !== at && haveSameName(image, other)));
		const image = named[taken];
		if (image === void 0) return named;
		named[taken] = {
			...image,
			position: taken + 1
		};
	}
}
/** Of several images, the message says which one is meant. */
function faultOf(inputs, at, count) {
	return (name, message) => inputs.fault(name, count === 1 ? message : `line ${at + 1}: ${message}`);
}
/** The lines of an input that names something for each image. It may be empty. */
function linesFor(inputs, name, images) {
	const lines = inputs.lines(name);
	if (lines.length === 0 || lines.length === images || images === 0) return lines;
	const expected = images === 1 ? "one image" : `${images} images`;
	inputs.fault(name, `it has ${lines.length === 1 ? "one line" : `${lines.length} lines`}, but \`image\` names ${expected}; write one line for each image, in the same order`);
	return [];
}
function demandDistinct(inputs, name, lines) {
	const again = lines.find((line, at) => lines.indexOf(line) !== at);
	if (again !== void 0) inputs.fault(name, `it names "${again}" twice; name each once`);
}
function readSubject(inputs, text, fault) {
	const parsed = parseSubject(text, (path) => existsSync(inputs.path(path)));
	if (!parsed.ok) return fault("image", parsed.fault);
	const subject = parsed.value;
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
function readPushTo(text = "", subject, fault) {
	if (text === "") return void 0;
	const parsed = parseReference(text);
	if (!parsed.ok) return fault("push-to", parsed.fault);
	const target = parsed.value;
	if (target.digest !== void 0) return fault("push-to", "it contains a digest; name a tag or only the repository");
	const hasTag = /:[^/]*$/.test(text);
	if (subject?.kind === "registry" && subject.reference.registry === target.registry && subject.reference.path === target.path && (!hasTag || subject.reference.tag === target.tag)) return fault("push-to", "it names the place where `image` already is; remove it");
	if (hasTag) return target;
	const { tag: _latest, ...repository } = target;
	return repository;
}
/** A job that imports evidence scans nothing, so it has nothing to compare. */
function readCompareTo(inputs, text = "", fault) {
	if (text === "") return void 0;
	if (inputs.text("evidence") !== "") fault("compare-to", "with `evidence` nothing is scanned; set it in the job that scans");
	const parsed = parseReference(text);
	return parsed.ok ? parsed.value : fault("compare-to", parsed.fault);
}
/** Whether reports call two images the same: by what was asked for, or by where they are shipped. */
function haveSameName(one, other) {
	return imageNameOf(one) === imageNameOf(other) || pathOf(one) === pathOf(other);
}
function pathOf({ pushTo, subject, imageInput, position }) {
	const reference = pushTo ?? (subject.kind === "registry" ? subject.reference : void 0);
	return withPosition(reference?.path ?? imageInput, position);
}

// src/check/inputs.ts
/**
* Reads every input of the check. Finds all faults before it reports any: throws one AssayError with an `input-invalid`
* reason for each.
*/
function readInputs(env, signerEnvironment) {
	const inputs = new RawInputs(env);
	const images = readImages(inputs);
	const signer = readSigner(inputs, signerEnvironment);
	const source = readSource(inputs);
	demandKnownServer(inputs, env, signer, images.some(({ subject, pushTo }) => subject.kind === "registry" || pushTo !== void 0));
	const evidence = readEvidence(inputs, images, source, signer);
	const offline = inputs.boolean("offline");
	const common = {
		platforms: readPlatforms(inputs),
		...source === void 0 ? {} : { source },
		...evidence === void 0 ? {} : { evidence },
		policy: readRequestedPolicy(inputs),
		history: inputs.choice("history", HISTORIES),
		...readFingerprintKey(inputs),
		signer,
		database: {
			repositories: readRepositories(inputs, "db-repository"),
			javaRepositories: readRepositories(inputs, "java-db-repository"),
			offline,
			...readTrivyServer(inputs, offline)
		}
	};
	const registries = images.flatMap(({ subject, pushTo }) => [subject.kind === "registry" ? subject.reference.registry : void 0, pushTo?.registry]);
	const settings = readSettings(inputs, env, {
		offline,
		registries: registries.filter((registry) => registry !== void 0),
		evidenceFolder: "assay",
		tools: [
			"trivy",
			"cosign",
			"gitleaks"
		],
		outputInputs: ["image", "push-to"]
	});
	const comment = inputs.boolean("comment");
	if (comment && settings.githubToken === void 0) inputs.fault("comment", "it needs `github-token`, which is empty");
	inputs.throwFaults();
	const [first = NO_IMAGE, ...others] = images;
	return {
		requests: [{
			...common,
			...first
		}, ...others.map((image) => ({
			...common,
			...image
		}))],
		settings: {
			...settings,
			comment
		}
	};
}
function readSigner(inputs, signerEnvironment) {
	const kind = inputs.choice("signer", [
		"keyless",
		"key",
		"none"
	]);
	const key = inputs.text("key");
	const sigstore = readSigstore(inputs);
	if (key !== "" && kind !== "key") inputs.fault("key", `it is set, but \`signer\` is \`${kind}\`; set \`signer: key\` or remove it`);
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
	if (key === "") inputs.fault("key", "`signer: key` needs a key: name a file, `env://NAME` or a KMS URI");
	return {
		kind,
		key: readKey(inputs, key),
		environment: signerEnvironment(key),
		...instance
	};
}
function readKey(inputs, key) {
	if (/-----BEGIN/.test(key)) {
		inputs.fault("key", "it contains the key itself; name a file, `env://NAME` or a KMS URI instead", "key-invalid");
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
/**
* Reports before the scan if this server's tokens cannot sign with the public Sigstore. The signing stage checks it again.
*/
function demandKnownServer(inputs, env, signer, hasPlace) {
	if (signer.kind !== "keyless" || signer.sigstore !== void 0) return;
	if (!hasPlace || !maySign(env.GITHUB_EVENT_NAME ?? "")) return;
	const why = serverFault(env.GITHUB_SERVER_URL || "https://github.com");
	if (why !== void 0) inputs.fault("signing-config", why);
}
/** The evidence of an earlier job. A job that imports it does not check image or source again. */
function readEvidence(inputs, images, source, signer) {
	const folder = inputs.text("evidence");
	const sha256 = inputs.text("evidence-sha256");
	if (folder === "") {
		if (sha256 !== "") inputs.fault("evidence", "`evidence-sha256` is set, but the folder is not");
		return;
	}
	if (!/^[0-9a-f]{64}$/.test(sha256)) inputs.fault("evidence-sha256", "it is not the output `evidence-sha256` of a scan; only a scan that passed has this output");
	const [subject, another] = images.map((image) => image.subject);
	if (another !== void 0) inputs.fault("evidence", "it is of one image, and `image` names several; use a step for each");
	else if (subject?.kind !== "registry" || subject.reference.digest === void 0) inputs.fault("image", "with `evidence` it must be a registry reference with a digest, from the job that built it");
	if (source !== void 0) inputs.fault("source", "with `evidence` nothing is scanned; set `source: \"\"`");
	if (signer.kind === "none") inputs.fault("signer", "with `evidence` the job only signs; set `keyless` or `key`");
	if (inputs.text("platform") !== "") inputs.fault("platform", "with `evidence` every platform is signed; remove it");
	const path = inputs.path(folder);
	if (!existsSync(path) || !statSync(path).isDirectory()) inputs.fault("evidence", `there is no folder ${path}`);
	const outputDir = inputs.text("output-dir");
	if (outputDir !== "" && inputs.path(outputDir) === path) inputs.fault("output-dir", "it is the folder of `evidence`, which must not be overwritten; name another folder");
	return {
		folder: path,
		sha256
	};
}
function readPlatforms(inputs) {
	return inputs.list("platform").flatMap((text) => {
		const platform = parsePlatform(text);
		if (platform.ok) return platform.value;
		inputs.fault("platform", platform.fault);
		return [];
	});
}
/** A short key can be guessed, and would protect nothing. */
function readFingerprintKey(inputs) {
	const fingerprintKey = inputs.text("fingerprint-key");
	if (fingerprintKey === "") return {};
	if (fingerprintKey.length < 16) inputs.fault("fingerprint-key", "it has fewer than 16 characters");
	return { fingerprintKey };
}

// src/check/run-check.ts
/** One check from its inputs to its report, in an action or on a command line. Answers the verdict that was reported. */
async function runCheck(surroundings) {
	const { environment, runner } = surroundings;
	const { eventName } = runner.context;
	let options = firstOptions(surroundings);
	let workspace;
	let keepForLater;
	try {
		const { requests, settings } = readInputs(environment, signerEnvironment);
		workspace = await createWorkspace({
			...settings,
			mayKeep: mayWriteCache(eventName),
			environment
		});
		const comment = settings.comment ? commentOptions(runner, environment, settings.githubToken) : void 0;
		options = {
			...options,
			evidence: workspace.evidence,
			summary: settings.summary,
			...comment && { comment }
		};
		const [request, ...others] = requests;
		const wired = wire(surroundings, workspace, settings);
		const sealed = sealedCache(wired, request.fingerprintKey);
		const memory = sealed && new LayerMemory(wired, sealed);
		const world = sealed && memory ? {
			...wired,
			sealed,
			remembered: memory.restore()
		} : wired;
		keepForLater = async () => {
			await memory?.keep();
			await wired.runCache?.save();
		};
		const resolvedPolicy = await readPolicy(world, request.policy);
		const complete = {
			...request,
			policy: resolvedPolicy.policy
		};
		const shared = shareWork(world, complete);
		const run = {
			resolvedPolicy,
			workspace: request.policy.folder,
			shared
		};
		if (others.length === 0) {
			if (request.evidence === void 0) await removeImages(workspace.evidence);
			const [checked, { report }] = await Promise.all([check(world, complete, run), loadReport()]);
			return await report(checked, options);
		}
		const all = requests.map((one) => ({
			...one,
			policy: resolvedPolicy.policy
		}));
		const { checkImages } = await import("./check-images.js");
		return await checkImages(world, all, {
			run,
			options,
			workspace
		});
	} catch (error) {
		const imageInput = imageInputOf(environment);
		const { report } = await loadReport();
		return await report(refusedRun(imageInput, runner.context, reasonsOf(error, "inputs"), /* @__PURE__ */ new Date()), options);
	} finally {
		await keepForLater?.();
		await workspace?.dispose();
	}
}
/** What reports is large, and the checks do not need it: it is loaded while tools and servers work. */
function loadReport() {
	return import("./report2.js");
}
/** The cache for what was sealed, if the repository has a secret to seal with and this run may write results. */
function sealedCache(world, secret) {
	const { workspace, runner, runCache } = world;
	if (runCache === void 0 || secret === void 0 || workspace.store !== workspace.cache) return void 0;
	const { repositoryId, repository } = runner.context;
	return new SealedCache({
		workspace,
		runner,
		runCache
	}, secret, repositoryId || repository);
}
function wire(surroundings, workspace, settings) {
	return {
		...wireCommon(surroundings, workspace, settings),
		layouts: createLayouts(),
		layers: createLayers(),
		sbomValidator: createSbomValidator()
	};
}

export { runCheck as t };