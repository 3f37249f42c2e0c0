import { a as reasonsOf } from "./reason.js";
import { n as plain, r as sizeText } from "./text.js";
import { n as maySign } from "./event.js";
import { a as digestFault, c as hexOf, i as unparsable, l as isDigest, n as orUndefined, r as parsed } from "./result.js";
import { s as DEFAULT_POLICY } from "./finding.js";
import { c as text, t as code } from "./markdown.js";
import { t as optional } from "./optional.js";
import { a as pinnedName, i as parseReference, n as imageName, o as platformName, u as taggedName } from "./image.js";
import { s as parseBom } from "./turns.js";
import { readFile } from "node:fs/promises";

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
		return parsed({
			kind: "layout",
			directory: path,
			...choice
		});
	}
	if (text.startsWith("archive:")) {
		const place = parsePlace(text, "archive", "file", isThere);
		if (!place.ok) return place;
		const { path, ...choice } = place.value;
		return parsed({
			kind: "archive",
			file: path,
			...choice
		});
	}
	const refused = whyNoReference(text);
	if (refused !== void 0) return unparsable(refused);
	const reference = parseReference(text);
	return reference.ok ? parsed({
		kind: "registry",
		reference: reference.value
	}) : reference;
}
function whyNoReference(text) {
	const names = text.split(/[\s,]+/);
	if (names.length > 1) return `${names.length} images are given in one line; name one (of several tags, such as those of docker/metadata-action, any one, or better the digest)`;
	const remedy = FOREIGN.find(([form]) => form.test(text))?.[1];
	if (remedy !== void 0) return `"${text}" is not a name of an image that Assay reads: ${remedy}`;
	if (/^(?:[/~]|\.{1,2}\/)/.test(text)) return `"${text}" is a path; write \`oci:DIR\` for a layout, or \`archive:FILE\` for a file of \`docker save\``;
	if (/^(?:sha256:)?[0-9a-f]{64}$/.test(text)) return `"${text}" names an image but not its registry; write \`registry/repository@sha256:…\``;
}
function parsePlace(text, scheme, what, isThere) {
	const whole = text.slice(scheme.length + 1);
	if (whole.startsWith("//")) return unparsable(`"${text}" must not be a URL; write \`${scheme}:\` and the path`);
	const [, before = whole, digest] = isThere(whole) ? [] : /^(.*)@(\w+:[^/]*)$/.exec(whole) ?? [];
	if (digest !== void 0 && !isDigest(digest)) return unparsable(digestFault(digest));
	const { path, name } = splitName(before, isThere);
	if (path === "") return unparsable(`${scheme}: names no ${what}`);
	if (name === "") return unparsable(`"${text}" has nothing after its last colon; name an image there, or remove the colon`);
	if (name !== void 0 && !NAME.test(name)) return unparsable(`"${name}" is not a name of an image`);
	return parsed({
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

// src/report/broken-glass.ts
/** An entry of break glass in a report or in an audit event. */
function glassRecord({ rules, until, owner, reason, digest, repository }) {
	return {
		rules: [...rules],
		until,
		owner,
		reason,
		...optional({
			digest,
			repository
		})
	};
}
/** The entries that apply to the image, for a summary. Empty if there are none. */
function glassSection(broken = []) {
	return broken.map(({ rules, until, owner, reason }) => `⚠️ **Break glass until ${text(until, 40)}** ${rules.map((rule) => code(rule)).join(", ")} ${rules.length === 1 ? "stops" : "stop"} nothing. ${text(reason, 500)} (owner: ${text(owner, 200)})`).join("\n\n");
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
const EVALUATED = {
	finding: { title: "text" },
	expired: WHY,
	ignoreReason: {
		exception: WHY,
		statements: { impact: "text" }
	}
};
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
			evaluated: EVALUATED,
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
	delta: {
		why: "text",
		notes: "text",
		vulnerabilities: {
			added: { title: "text" },
			gone: { title: "text" }
		},
		secrets: { added: SECRET }
	},
	fixes: {
		steps: {
			findings: EVALUATED,
			adds: { title: "text" },
			lines: { path: "text" }
		},
		unfixed: EVALUATED,
		notes: "text"
	},
	vex: { impact: "text" },
	brokenGlass: WHY
};
const ADMISSION = {
	tools: TOOL,
	denialReasons: {
		message: "text",
		remediation: "text"
	},
	notes: "text",
	brokenGlass: WHY,
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

export { glassSection as a, refusedRun as c, imagesNamed as d, parseSubject as f, glassRecord as i, withSpace as l, redactRun as n, Ledger as o, redactFields as r, eventOf as s, redactAdmission as t, SbomDocuments as u };