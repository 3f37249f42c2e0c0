import { i as __toESM } from "./rolldown-runtime.js";
import { S as imageInputOf, _ as growingRedactor } from "./network.js";
import { n as eventPayload } from "./event-commits.js";
import { n as jsonOf, t as GitHubTransport } from "./github-transport.js";
import { n as repositoryPath } from "./github.js";
import { n as ownershipOf, t as AUTHOR_FIELDS } from "./token-owner.js";
import { C as string, S as strictObject, _ as looseObject, d as array, g as literal, h as int, y as object } from "./schemas.js";
import { B as countedSecretsIn, L as signaturesFirst, P as plural, R as withoutFolders, _ as firstOptions, b as GITHUB_API, f as isFile, g as createWorkspace, h as readTrivyServer, m as readSettings, p as readRepositories, v as wireCommon } from "./turns.js";
import { a as reasonsOf, u as messageOf } from "./reason.js";
import { n as plain } from "./text.js";
import { n as check, r as createSbomValidator, t as shareWork } from "./shared-work.js";
import { C as createLayers, S as createLayouts, x as whyUntrusted } from "./secrets.js";
import { Y as signerEnvironment } from "./vex-places.js";
import { n as maySign, r as mayWriteCache } from "./event.js";
import { t as PRODUCT } from "./product.js";
import { _ as removeEvidenceFile, h as makeEvidenceFolder, m as foldersOfEvidence, v as writeEvidenceFile } from "./cyclonedx-packages.js";
import { C as SARIF_LIMITS, F as headline, M as pessimisticOutputs, N as SUMMARY_LIMIT_BYTES, P as joined, a as EVIDENCE_FILES, i as DESCRIBING_FILES, n as reportWhole, o as removeEvidence, r as withoutEvidence, t as report, w as renderSarif } from "./report.js";
import { d as toOutputList, l as toJson, s as table, t as code, u as toOutputJson } from "./markdown.js";
import { _ as imageNameOf, b as STATE_ICONS, c as junitDocument, i as junitSuites, t as reasonRecord, y as withPosition } from "./report-json.js";
import { i as digest, r as count, s as reason, t as reportSchema } from "./report-schema.js";
import { i as SEVERITIES } from "./finding.js";
import { n as readPolicy, v as readRequestedPolicy } from "./read-policy.js";
import { t as imageWorkspace } from "./image-workspace.js";
import { c as refusedRun, f as parseSubject } from "./redact-run.js";
import { t as RawInputs } from "./raw-inputs.js";
import { t as readPublicLog } from "./signer-inputs.js";
import { i as parseReference, r as parsePlatform, u as taggedName } from "./image.js";
import { t as HISTORIES } from "./request.js";
import { o as serverFault } from "./workflows.js";
import { createCipheriv, createDecipheriv, createHmac, randomBytes, randomUUID, scrypt } from "node:crypto";
import { createReadStream, createWriteStream, existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { lstat, mkdir, open, readFile, readdir, rename, stat, writeFile } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { gzipSync } from "node:zlib";

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
const WORDS$1 = {
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
					message: WORDS$1[written]
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

// src/report/check/images-schema.ts
/** Increased when a field is removed or changes its meaning, but not when a field is added. */
const IMAGES_VERSION = 1;
const { generator, verdict, attestations } = reportSchema.shape;
/** `images.json`: the results of a step that checked several images. Published as `schema/images.schema.json`. */
const imagesSchema = strictObject({
	schemaVersion: literal(1),
	generator,
	verdict: verdict.describe("the worst verdict of an image"),
	images: array(strictObject({
		asked: string().describe("the line of the `image` input"),
		folder: string().optional().describe("its evidence, beside this document; absent if there is none"),
		verdict,
		reasons: array(reason),
		reference: string().optional().describe("`repository@sha256:…`"),
		digest: digest.optional(),
		vulnerabilities: strictObject({
			critical: count,
			high: count,
			medium: count,
			low: count,
			unknown: count
		}).optional().describe("findings that no exception accepts; absent if the image was not scanned"),
		secrets: count.optional().describe("absent if the secrets check was not done"),
		attestations
	}))
}).describe("The results of several images.");

// src/report/check/images-document.ts
/** What is told of one image. `folder`: the name of its evidence folder. */
function imageRecord(run, outputs, folder) {
	const { critical, high, medium, low, unknown, secrets } = outputs;
	return {
		asked: withoutFolders(run.imageInput),
		...folder !== void 0 && { folder },
		verdict: run.verdict,
		reasons: run.reasons.map(reasonRecord),
		...run.reference !== void 0 && { reference: run.reference },
		...run.image && { digest: run.image.root.digest },
		...critical !== "" && { vulnerabilities: {
			critical: Number(critical),
			high: Number(high),
			medium: Number(medium),
			low: Number(low),
			unknown: Number(unknown)
		} },
		...secrets !== "" && { secrets: Number(secrets) },
		attestations: signaturesFirst(run).map(({ predicateType, digest, subject, origin }) => ({
			predicateType,
			digest,
			subject,
			origin
		}))
	};
}
/** `images.json`. It names no folder of the machine. */
function imagesDocument(verdict, images) {
	return {
		schemaVersion: 1,
		generator: {
			name: PRODUCT.name,
			version: PRODUCT.version,
			uri: PRODUCT.uri
		},
		verdict,
		images: [...images]
	};
}

// src/report/check/images-outputs.ts
/**
* The outputs of a step with several images. What belongs to one image is in `images`, and the outputs of one image are
* empty: nobody takes one of them for all.
*/
function imagesOutputs(verdict, images, { report, sarif, secrets }) {
	const reasons = images.flatMap(({ record }) => record.reasons.map(({ code, check, message }) => ({
		code,
		check,
		message: plain(`${record.asked}: ${message}`, 1e3)
	})));
	const attestations = images.flatMap(({ record }) => record.attestations.map(({ predicateType, digest, subject }) => ({
		predicateType,
		digest,
		subject
	})));
	return {
		...pessimisticOutputs(),
		verdict,
		reasons: toOutputList(reasons.slice(0, 100)),
		report: report ?? "",
		sarif: sarif ?? "",
		...countsOf(images.map(({ outputs }) => outputs)),
		secrets: secrets === void 0 ? "" : String(secrets),
		attestations: toOutputJson(attestations),
		images: toOutputJson(images.map(({ record, outputs: { reasons: _, attestations: __, images: ___, ...own } }) => ({
			asked: record.asked,
			...own
		})))
	};
}
/** The sums. Empty if one image was not scanned: a sum without it would look like less than there is. */
function countsOf(images) {
	if (images.some(({ critical }) => critical === "")) return {};
	const sum = (severity) => String(images.reduce((all, outputs) => all + Number(outputs[severity]), 0));
	return Object.fromEntries(SEVERITIES.map((severity) => [severity, sum(severity)]));
}

// src/report/check/images-summary.ts
const WORDS = {
	passed: "passed",
	warned: "only warned",
	failed: "failed",
	error: "could not be checked"
};
const WORST_FIRST$1 = [
	"error",
	"failed",
	"warned",
	"passed"
];
/**
* The summary of several images: the verdict of all, a line for each, then the summary of each. If that is too long, the
* summaries of the best images are left out, and say where they are.
*/
function renderImagesSummary(verdict, images) {
	const head = [`## ${STATE_ICONS[verdict]} ${titleOf(images)}`, overview(images)];
	const shown = shownOf(images, SUMMARY_LIMIT_BYTES - Buffer.byteLength(joined(head)));
	return joined([...head, ...images.flatMap((image) => ["---", shown.has(image) ? image.text.trim() : placeOf(image)])]);
}
/** `3 images: 1 could not be checked, 2 passed` */
function titleOf(images) {
	const words = WORST_FIRST$1.map((verdict) => ({
		verdict,
		count: images.filter((image) => image.verdict === verdict).length
	})).filter(({ count }) => count > 0).map(({ verdict, count }) => `${count} ${WORDS[verdict]}`).join(", ");
	return `${plural(images.length, "image")}: ${words}`;
}
function overview(images) {
	const rows = images.map(({ asked, verdict, headline }) => [
		code(asked, 300),
		`${STATE_ICONS[verdict]} ${verdict}`,
		headline
	]);
	return table([
		"Image",
		"Verdict",
		"Result"
	], rows);
}
/** The images whose own summaries fit, the worst first. */
function shownOf(images, limit) {
	const order = images.toSorted((one, other) => WORST_FIRST$1.indexOf(one.verdict) - WORST_FIRST$1.indexOf(other.verdict));
	const shown = /* @__PURE__ */ new Set();
	let left = limit - images.length * 2e3;
	for (const image of order) {
		const size = Buffer.byteLength(image.text) + 10;
		if (size > left) continue;
		left -= size;
		shown.add(image);
	}
	return shown;
}
function placeOf({ asked, folder }) {
	const where = folder === void 0 ? "" : ` It is in \`${folder}/summary.md\` of the evidence folder.`;
	return `The summary of ${code(asked, 300)} is too long for this page.${where}`;
}

// src/report/check/images-report.ts
/** The results of all images, in the evidence folder. */
const IMAGES_FILE = "images.json";
/** GitHub refuses a SARIF file with more runs. */
const MAX_SARIF_RUNS = 20;
/** So many runs a SARIF file of one image can have. */
const RUNS_OF_IMAGE = 4;
/** Reports several images: each by itself as soon as it is judged, and all of them together at the end. */
var ImagesReport = class {
	#options;
	#count;
	#told = [];
	/** `count`: how many images there are. */
	constructor(options, count) {
		this.#options = options;
		this.#count = count;
	}
	/** Removes what an earlier step left: if this one is cut off, nobody takes that for its result. */
	async begin() {
		const { evidence } = this.#options;
		if (evidence === void 0) return;
		await removeEvidence(evidence);
		await removeImages(evidence);
	}
	/** Reports one image. `evidence`: its own folder; undefined if it could not be made. */
	async add(run, evidence) {
		const number = this.#told.length + 1;
		const captured = { summary: "" };
		const publisher = this.#publisherOf(run, number, captured);
		publisher.lines([`Image ${number} of ${this.#count}: ${withoutFolders(run.imageInput)}`]);
		const options = {
			...withoutEvidence(this.#options),
			publisher,
			summary: true
		};
		const { verdict, run: reported, outputs } = await reportWhole(run, {
			...options,
			...evidence !== void 0 && { evidence }
		});
		const folder = outputs.report === "" ? void 0 : folderName(number);
		const asked = withoutFolders(reported.imageInput);
		const isFew = this.#count * RUNS_OF_IMAGE <= MAX_SARIF_RUNS;
		this.#told.push({
			record: imageRecord({
				...reported,
				verdict
			}, outputs, folder),
			outputs: {
				...outputs,
				verdict
			},
			summary: {
				asked,
				verdict,
				headline: headline(reported),
				folder,
				text: captured.summary
			},
			startedAt: reported.startedAt,
			junit: junitSuites(reported, `${asked}: `),
			secrets: reported.secrets?.done ? countedSecretsIn(reported).map(({ finding }) => finding.fingerprint) : void 0,
			sarif: isFew ? renderSarif(reported).runs : [],
			document: captured.document
		});
	}
	/** Reports all images together. Answers the worst verdict. */
	async end() {
		const { publisher, summary: isSummarised } = this.#options;
		const verdict = worstOf(this.#told.map(({ record }) => record.verdict));
		const summary = renderImagesSummary(verdict, this.#told.map((one) => one.summary));
		const written = await this.#writeFiles(verdict, summary);
		const reported = written.fault === void 0 ? verdict : "error";
		publisher.lines([`All ${this.#count} images: ${reported}`]);
		if (written.fault !== void 0) publisher.annotations([annotation(`the results of all images could not be written: ${written.fault}`)]);
		if (isSummarised) await publisher.summary(summary);
		publisher.junit(() => this.#junit());
		publisher.document(() => this.#document(reported));
		const secrets = this.#told.map((one) => one.secrets);
		const known = secrets.filter((one) => one !== void 0);
		const outputs = imagesOutputs(reported, this.#told.map(({ record, outputs: own }) => ({
			record,
			outputs: own
		})), {
			...written,
			...known.length === secrets.length && { secrets: new Set(known.flat()).size }
		});
		return publisher.outputs(outputs) ? reported : "error";
	}
	async #writeFiles(verdict, summary) {
		const { evidence } = this.#options;
		if (evidence === void 0) return {};
		try {
			const records = this.#told.map(({ record }) => record);
			await writeEvidenceFile(evidence, EVIDENCE_FILES.summary, summary);
			await writeEvidenceFile(evidence, EVIDENCE_FILES.junit, this.#junit());
			const sarif = this.#sarif();
			const { path: sarifPath } = sarif === void 0 ? { path: void 0 } : await writeEvidenceFile(evidence, EVIDENCE_FILES.sarif, sarif);
			const { path } = await writeEvidenceFile(evidence, IMAGES_FILE, toJson(imagesDocument(verdict, records)));
			return {
				report: path,
				...sarifPath !== void 0 && { sarif: sarifPath }
			};
		} catch (error) {
			const [{ message }] = reasonsOf(error, "inputs");
			return { fault: plain(message, 1e3) };
		}
	}
	/** One file for all images, if GitHub takes it. Each run has the category of its image. */
	#sarif() {
		const runs = this.#told.flatMap(({ sarif }) => sarif);
		if (runs.length === 0) return void 0;
		const text = toJson({
			$schema: "https://json.schemastore.org/sarif-2.1.0.json",
			version: "2.1.0",
			runs
		});
		return gzipSync(text).length > SARIF_LIMITS.gzippedBytes ? void 0 : text;
	}
	#junit() {
		return junitDocument(`Assay, ${this.#count} images`, this.#told[0]?.startedAt ?? "", this.#told.flatMap(({ junit }) => junit));
	}
	/** The whole result of every image. */
	#document(verdict) {
		const generator = {
			name: PRODUCT.name,
			version: PRODUCT.version,
			uri: PRODUCT.uri
		};
		const head = JSON.stringify({
			schemaVersion: 1,
			generator,
			verdict
		});
		const reports = this.#told.map(({ document = "" }) => document.trimEnd());
		return `${head.slice(0, -1)},"images":[\n${reports.join(",\n")}\n]}\n`;
	}
	/** Tells people of one image at once, and keeps what is told of all images together. */
	#publisherOf(run, number, captured) {
		const { publisher } = this.#options;
		const name = plain(withoutFolders(run.imageInput), 200) || `image ${number}`;
		return {
			lines: (lines) => publisher.lines(lines),
			annotations: (all) => publisher.annotations(all.map((one) => ({
				...one,
				message: `${name}: ${one.message}`
			}))),
			event: (line) => publisher.event(line),
			summary: async (markdown) => {
				captured.summary = markdown;
			},
			document: (render) => publisher.document(() => {
				captured.document = render();
				return "";
			}),
			junit: () => void 0,
			outputs: () => true
		};
	}
};
/** The evidence folder of an image, in that of the step. Throws `input-invalid` or `disk-full`. */
function makeImageFolder(evidence, number) {
	return makeEvidenceFolder(evidence, folderName(number));
}
/**
* Removes what an earlier step said about several images: `images.json`, and the files that describe each image. Follows no
* link. Throws `input-invalid` or `disk-full`.
*/
async function removeImages(evidence) {
	await removeEvidenceFile(evidence, IMAGES_FILE);
	const folders = await foldersOfEvidence(evidence);
	for (const name of folders.filter((one) => IMAGE_FOLDER.test(one))) for (const file of DESCRIBING_FILES) await removeEvidenceFile(evidence, `${name}/${file}`);
}
/** Not named after the image: its name may contain anything. */
function folderName(number) {
	return `image-${number}`;
}
/** Those of an earlier step can have greater numbers. */
const IMAGE_FOLDER = /^image-\d+$/;
function annotation(message) {
	return {
		level: "error",
		title: "Assay: input-invalid",
		message
	};
}
const WORST_FIRST = [
	"error",
	"failed",
	"warned",
	"passed"
];
function worstOf(verdicts) {
	return WORST_FIRST.find((one) => verdicts.includes(one)) ?? "error";
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
	/** Keeps what is in `cache-dir` now for later runs, if it is more than what was restored. Never rejects. */
	async keep() {
		try {
			const files = await rememberedFiles(this.#world.workspace.cache);
			if (files.length === 0) return;
			const path = join(await this.#world.workspace.folder("memory"), "layers.tar");
			await writeFile(path, "", { mode: 384 });
			const { pack } = await import("./tar-stream2.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
			const archive = pack();
			const writing = pipeline(archive, createWriteStream(path));
			for (const { name, file } of files) archive.entry({
				name,
				mode: 384,
				mtime: /* @__PURE__ */ new Date(0)
			}, await readFile(file));
			archive.finalize();
			await writing;
			await this.#sealed.keep(this.#kind, path, contentOf(files), this.#restored);
		} catch (error) {
			this.#say("What this run learned about layers is not kept", error);
		}
	}
	#say(what, error) {
		this.#world.runner.log(`${what}: ${plain(messageOf(error), 300)}`);
	}
};
/**
* The layers that files are about. trivy writes its records anew in every run, so their hash says nothing: the secrets
* check has a result for every layer that they are about.
*/
function contentOf(files) {
	return JSON.stringify(files.map(({ name }) => name.endsWith(".db") ? dirname(name) : name));
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
	/** The newest file of a kind. Undefined if there is none, or if it was not sealed with this secret. */
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
	/**
	* Keeps a file of a kind when the run has ended, unless `known`, which was restored, has the same content. `content`
	* says what is in it: two files with the same are worth the same.
	*/
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

// src/check/check-images.ts
/** As many images are under way at once: one is checked while those before it are signed. */
const AT_ONCE = 3;
/**
* Checks several images: each is judged, signed and reported by itself. The checks of an image begin when those of the one
* before have ended, because it learns from the layers that those before it had. Answers the worst verdict.
*/
async function checkImages(world, requests, common) {
	const reports = new ImagesReport(common.options, requests.length);
	await reports.begin();
	const begun = [];
	try {
		for (const [at, request] of requests.entries()) {
			await begun[at - AT_ONCE]?.ended;
			await begin(world, request, begun, reports, common);
		}
	} finally {
		await Promise.allSettled(begun.map(({ ended }) => ended));
	}
	await Promise.all(begun.map(({ ended }) => ended));
	return await reports.end();
}
/** Begins with the next image, and answers when its checks have ended. */
async function begin(world, request, begun, reports, common) {
	const earlier = [...begun];
	const checked = Promise.withResolvers();
	const turnToShip = async (digests) => {
		own.digests = digests;
		checked.resolve();
		const same = earlier.filter((one) => one.digests.some((digest) => digests.includes(digest)));
		await Promise.all(same.map(({ ended }) => ended));
	};
	const run = async () => {
		const { workspace: part, removeFolders } = imageWorkspace(common.workspace);
		try {
			const options = {
				...common,
				run: {
					...common.run,
					turnToShip
				},
				part
			};
			const done = await checkOne(world, request, earlier.length + 1, options);
			await earlier.at(-1)?.ended;
			await reports.add(done.run, done.evidence);
		} finally {
			await removeFolders();
		}
	};
	const own = {
		digests: [],
		ended: Promise.resolve().then(run)
	};
	begun.push(own);
	await Promise.race([checked.promise, own.ended]);
}
/** Checks one image. Never throws. `part`: the workspace for this image alone. */
async function checkOne(world, request, number, { run, workspace, part }) {
	let evidence;
	try {
		evidence = await makeImageFolder(workspace.evidence, number);
		const own = {
			...world,
			workspace: {
				...part,
				evidence
			}
		};
		return {
			run: await check(own, request, run),
			evidence
		};
	} catch (error) {
		const { imageInput, position } = request;
		return {
			run: {
				...refusedRun(imageInput, world.runner.context, reasonsOf(error, "inputs"), world.now()),
				...position !== void 0 && { position }
			},
			evidence
		};
	}
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
		const memory = layerMemory(wired, request.fingerprintKey);
		const world = memory === void 0 ? wired : {
			...wired,
			remembered: memory.restore()
		};
		keepForLater = async () => {
			await memory?.keep();
			await wired.runCache?.save();
		};
		const resolvedPolicy = await readPolicy(world, request.policy);
		const complete = {
			...request,
			policy: resolvedPolicy.policy
		};
		const shared = shareWork(world, complete, requests.length);
		const run = {
			resolvedPolicy,
			workspace: request.policy.folder,
			shared
		};
		if (others.length === 0) {
			if (request.evidence === void 0) await removeImages(workspace.evidence);
			return await report(await check(world, complete, run), options);
		}
		const all = requests.map((one) => ({
			...one,
			policy: resolvedPolicy.policy
		}));
		return await checkImages(world, all, {
			run,
			options,
			workspace
		});
	} catch (error) {
		const imageInput = imageInputOf(environment);
		return await report(refusedRun(imageInput, runner.context, reasonsOf(error, "inputs"), /* @__PURE__ */ new Date()), options);
	} finally {
		await keepForLater?.();
		await workspace?.dispose();
	}
}
/** What runs learned about layers, if the repository has a secret to seal it with and this run may write results. */
function layerMemory(world, secret) {
	const { workspace, runner, runCache } = world;
	if (runCache === void 0 || secret === void 0 || workspace.store !== workspace.cache) return void 0;
	const { repositoryId, repository } = runner.context;
	const sealed = new SealedCache({
		workspace,
		runner,
		runCache
	}, secret, repositoryId || repository);
	return new LayerMemory(world, sealed);
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