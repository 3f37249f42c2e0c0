import { m as reasonsOf, o as plain } from "./shared-first.js";
import { t as PRODUCT } from "./shared-cli.js";
import { i as makeEvidenceFolder, s as writeEvidenceFile } from "./evidence-folder.js";
import { r as renderSarif, t as SARIF_LIMITS } from "./sarif.js";
import { n as countedSecretsIn } from "./evaluated.js";
import { Hn as toJson, Un as toOutputJson, Wn as toOutputList, r as refusedRun } from "./shared-gate.js";
import { r as junitSuites, t as reasonRecord } from "./report-json.js";
import { o as junitDocument } from "./tool-table.js";
import { v as withoutEvidence } from "./page-verdict.js";
import { a as headline, i as joined, n as reportWhole, r as SUMMARY_LIMIT_BYTES } from "./report.js";
import { c as plural, d as signaturesFirst, f as withoutFolders } from "./wording.js";
import { i as removeImages, n as IMAGES_FILE, r as removeEvidence, t as EVIDENCE_FILES } from "./evidence-files.js";
import { at as SEVERITIES } from "./shared-policy.js";
import { n as pessimisticOutputs } from "./outputs.js";
import { t as STATE_ICONS } from "./checks.js";
import { s as table, t as code } from "./markdown.js";
import { t as imageWorkspace } from "./image-workspace.js";
import { t as check } from "./pipeline.js";
import { gzipSync } from "node:zlib";

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
		generator: PRODUCT,
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
		const head = JSON.stringify({
			schemaVersion: 1,
			generator: PRODUCT,
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
/** Not named after the image: its name may contain anything. */
function folderName(number) {
	return `image-${number}`;
}
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

export { checkImages };