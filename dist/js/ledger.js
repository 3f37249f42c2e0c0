import { n as plain, r as sizeText } from "./text.js";
import { a as pinnedName, n as imageName, o as platformName, u as taggedName } from "./image.js";
import { s as DEFAULT_POLICY } from "./finding.js";
import { a as reasonsOf } from "./reason.js";
import { n as maySign } from "./event.js";
import { c as hexOf, i as unparsable, r as parsed } from "./result.js";
import { a as parseBom } from "./cyclonedx.js";
import { readFile } from "node:fs/promises";

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
		if (known !== void 0) return parsed(known);
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
	layers: "image",
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
		this.event = eventOf(world.runner.context);
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
				reasons: withSpace(reasonsOf(error, CHECK_OF[name]), spaces)
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
		const { pushTo, position } = this.#request;
		return {
			startedAt: this.#startedAt,
			finishedAt: this.#world.now().toISOString(),
			imageInput: named(this.#request.imageInput),
			...position !== void 0 && { position },
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
function eventOf(context) {
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

export { SbomDocuments as a, withSpace as i, eventOf as n, refusedRun as r, Ledger as t };