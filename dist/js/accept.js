import { Ct as number, Dt as strictObject, Ft as prettifyError, Lt as orUndefined, Ot as string, Tt as partialRecord, Wt as isDigest, bt as literal, ft as _enum, gt as boolean, ht as array, nt as optional, rt as DAY_MS, vt as discriminatedUnion, wt as object, yt as int } from "./shared-cli.js";
import { C as gapName, E as bareName, S as GAP_KINDS, T as judgeGaps, a as VEX_STATUSES, at as SEVERITIES, b as SECTIONS, ct as BREAK_GLASS_RULES, it as SECRET_WHYS, n as TOOL_CHECKS, nt as LOCATION_KINDS, rt as SECRET_SEVERITIES, s as judgeScan, wt as hasExpired, yt as DEFAULT_POLICY } from "./shared-policy.js";
import { f as fault, o as plain, u as CHECKS } from "./shared-first.js";
import { n as require_dist } from "./yaml-weight.js";
import { t as readPolicyFile } from "./policy-file-read.js";
import { i as sentence, r as day$1, t as policyFileSchema } from "./policy-file.js";
import { s as parsePlatform } from "./shared-approve.js";
import { t as ADVICE_RULES } from "./advice.js";
import { t as NO_SECRET_REASONS } from "./no-secret.js";
import { t as STEPS } from "./run.js";
import { a as DATED_RULES, n as exceptionName, o as countdownInWords, r as suppressionName, s as countdowns$1, t as assess } from "./assessment.js";
import { t as reasonCode } from "./reason-code.js";
import { n as workflowReasons, t as findingReasons } from "./reasons-found.js";
import { dirname } from "node:path";
import { mkdir, writeFile } from "node:fs/promises";

// src/report/report-json/report-schema-values.ts
var import_dist = require_dist();
const digest = string().regex(/^sha256:[0-9a-f]{64}$/);
const hex = string().regex(/^[0-9a-f]{64}$/);
const time = string().describe("RFC 3339");
const count = int().nonnegative();
const severity = _enum(SEVERITIES);
const reason = strictObject({
	code: reasonCode,
	check: _enum(CHECKS),
	message: string(),
	effect: _enum(["block", "warn"])
});
const file = strictObject({
	file: string().describe("relative to the evidence folder"),
	sha256: hex
});
const scope = string().describe("a platform such as `linux/amd64`, `index` for all of them, or `source`");
/** The program that wrote the report. */
const generator = strictObject({
	name: string(),
	version: string(),
	uri: string()
});
/** The fields of the event that caused the run. */
const event = {
	name: string(),
	repository: string(),
	ref: string(),
	sha: string(),
	runUrl: string()
};
/** A tool that was used. */
const tool = strictObject({
	name: string(),
	version: string(),
	sha256: hex,
	origin: string(),
	isolation: strictObject({
		network: _enum(["none", "open"]).describe("`none`: it reaches no server"),
		files: _enum(["own", "all"]).describe("`own`: it reads only system files and what it examines, and writes only into its folders"),
		processes: _enum(["own", "all"]).describe("`own`: it sees nothing of other processes"),
		by: string().exactOptional().describe("what separates it; absent if nothing does"),
		why: string().exactOptional().describe("why something is not separated")
	}).exactOptional().describe("how a scanner was isolated; absent for cosign"),
	verified: array(_enum(TOOL_CHECKS)).optional().describe("the checks that held: each is a way to know that this is the tool that was meant"),
	notVerified: array(strictObject({
		check: _enum(TOOL_CHECKS),
		why: string()
	})).optional().describe("the checks that this run did not do. A tool whose check fails does not run")
});
/** Something that was not compared with advisories. */
const gap = strictObject({
	kind: _enum(GAP_KINDS),
	path: string(),
	package: string().exactOptional(),
	why: string(),
	decides: boolean()
});
/** Emergencies of the policy that apply to the image. */
const brokenGlass = array(strictObject({
	rules: array(_enum(BREAK_GLASS_RULES)).describe("reasons that stop nothing until then"),
	until: time,
	owner: string(),
	reason: string(),
	digest: digest.optional(),
	repository: string().optional()
}));

// src/report/report-json/report-schema-findings.ts
const day = string().describe("YYYY-MM-DD, UTC");
const result = {
	counts: boolean().describe("whether it counts under the policy"),
	effect: _enum([
		"block",
		"warn",
		"none"
	])
};
const accountable = {
	reason: string(),
	owner: string(),
	expires: day
};
const exceptionFields = {
	vulnerability: string(),
	package: string().optional(),
	path: string().optional(),
	image: string().optional(),
	...accountable
};
const suppressionFields = {
	fingerprint: string(),
	...accountable
};
const usage = {
	state: _enum([
		"used",
		"expired",
		"unused"
	]),
	findings: count.describe("number of findings that it ignores")
};
const exceptions = array(strictObject({
	...exceptionFields,
	...usage
}));
const suppressions = array(strictObject({
	...suppressionFields,
	...usage
}));
const countdowns = array(strictObject({
	rule: _enum(DATED_RULES),
	blockFrom: day,
	days: int().positive()
}));
const advice = strictObject({
	files: count,
	findings: array(strictObject({
		rule: string(),
		path: string(),
		line: count,
		column: count,
		message: string(),
		remediation: string(),
		also: array(strictObject({
			path: string(),
			line: count,
			column: count
		})).optional().describe("other places of the same problem")
	})),
	notes: array(string())
});
const vexStatement = strictObject({
	source: discriminatedUnion("kind", [strictObject({
		kind: literal("file"),
		path: string(),
		commit: string()
	}), strictObject({
		kind: literal("attestation"),
		referrer: digest,
		subject: digest,
		signedBy: strictObject({
			identity: string(),
			issuer: string()
		})
	})]),
	document: string().describe("id of the document; may be empty"),
	statement: string().describe("its id, or its position in the document (from 1) if it has none"),
	status: _enum(VEX_STATUSES),
	author: string().optional(),
	timestamp: string().optional(),
	justification: string().optional(),
	impact: string().optional()
});
const vulnerability = strictObject({
	id: string(),
	severity,
	aliases: array(string()).optional(),
	...result,
	ignoreReason: strictObject({
		kind: _enum([
			"below",
			"unfixed",
			"exception",
			"base-image",
			"baseline",
			"vex"
		]),
		exception: strictObject(exceptionFields).optional(),
		vex: array(vexStatement).optional().describe("the VEX statements that say so")
	}).optional().describe("why it does not count"),
	package: string(),
	version: string(),
	purl: string().optional(),
	type: string().optional().describe("type of the PURL"),
	paths: array(string()).optional().describe("every path of the package; absent unless all are known"),
	layers: array(digest).optional().describe("diff IDs of all layers that contain the package"),
	fixedIn: string().optional(),
	cvss: number().optional().describe("highest CVSS base score of version 3 or 4"),
	published: time.optional(),
	title: string().optional(),
	url: string().optional(),
	foundIn: array(scope)
});
/** The base images of the image. */
const baseImages = array(strictObject({
	platform: string(),
	name: string(),
	digest: digest.optional(),
	by: _enum([
		"provenance",
		"annotation",
		"layers"
	]).describe("where the name comes from; `layers`: the layers were recognised"),
	proof: _enum([
		"proven",
		"claimed",
		"contradicted"
	]).describe("whether its layers are the lowest layers of the image"),
	signedBy: string().optional(),
	layers: count.describe("number of the lowest layers that belong to it")
}));
const baseline = strictObject({
	known: boolean(),
	image: string(),
	findings: count.optional(),
	why: string().optional().describe("why no comparison was possible")
});
const instructions = array(strictObject({
	path: string(),
	line: count
})).optional().describe("Dockerfile instructions that may have added it");
const locationKind = _enum(LOCATION_KINDS).optional().describe("kind of the file, if it is not one of your own files; a secret with only such places has severity low");
const place = discriminatedUnion("kind", [
	strictObject({
		kind: literal("source"),
		path: string(),
		line: count,
		locationKind
	}),
	strictObject({
		kind: literal("layer"),
		platform: string(),
		diffId: digest,
		index: count,
		path: string(),
		line: count,
		locationKind,
		instructions
	}),
	strictObject({
		kind: literal("commit"),
		commit: string(),
		path: string(),
		line: count,
		locationKind
	}),
	strictObject({
		kind: literal("config"),
		platform: string(),
		entry: string(),
		instructions
	})
]);
const secret = strictObject({
	fingerprint: string().describe("keyed hash of the value; the value is in no field"),
	severity: _enum(SECRET_SEVERITIES),
	why: _enum(SECRET_WHYS).optional().describe("why it has this severity"),
	...result,
	ignoreReason: strictObject({
		kind: _enum(["below", "suppression"]),
		suppression: strictObject(suppressionFields).optional()
	}).optional().describe("why it does not count"),
	rule: string(),
	title: string(),
	engines: array(_enum([
		"trivy",
		"gitleaks",
		"assay"
	])),
	places: array(place),
	advice: strictObject({
		severity: string().describe("why it has this severity, in words"),
		rotate: string().describe("how to revoke and replace this kind of credential"),
		suppress: string().describe("a policy file that suppresses it, as YAML to paste")
	}).optional()
});

// src/report/report-json/report-schema-fixes.ts
const finding = strictObject({
	id: string(),
	severity,
	package: string(),
	version: string(),
	type: string().optional().describe("type of the PURL")
});
const evaluated = finding.extend({ effect: _enum([
	"block",
	"warn",
	"none"
]) });
const change = strictObject({
	package: string(),
	type: string().optional().describe("type of the PURL"),
	from: string().optional().describe("absent if the package is new; several versions are separated by `, `"),
	to: string().optional().describe("absent if the package is gone")
});
/** What changed since the image that was shipped last. */
const delta = strictObject({
	known: boolean(),
	image: string(),
	why: string().optional().describe("why no comparison was possible"),
	vulnerabilities: strictObject({
		added: array(finding),
		gone: array(finding),
		staying: count
	}).optional(),
	packages: strictObject({
		added: array(change),
		gone: array(change),
		changed: array(change),
		staying: count
	}).optional(),
	secrets: strictObject({
		added: array(string()).describe("fingerprints"),
		gone: array(string()).describe("fingerprints"),
		staying: count
	}).optional().describe("absent if the secrets of the shipped image are not known"),
	notes: array(string())
});
const lines = array(strictObject({
	path: string(),
	line: count.optional()
})).describe("where it can be changed in the source tree, the best place first");
const findings = array(evaluated).describe("the findings that it fixes");
const step = discriminatedUnion("kind", [
	strictObject({
		kind: literal("package"),
		package: string(),
		type: string().optional().describe("type of the PURL"),
		from: string(),
		to: string().optional().describe("the lowest version that fixes all findings; absent if the versions cannot be compared"),
		findings,
		lines,
		through: array(array(string())).describe("dependency paths as `name@version`, from the package that the project names itself"),
		paths: array(string())
	}),
	strictObject({
		kind: literal("system"),
		type: string(),
		packages: array(strictObject({
			package: string(),
			from: string(),
			to: string().optional()
		})),
		findings,
		lines
	}),
	strictObject({
		kind: literal("base-image"),
		from: string(),
		to: string(),
		findings,
		adds: array(finding).describe("findings of the newer base image that this image does not have"),
		lines
	})
]);
/** What to do about the findings. */
const fixes = strictObject({
	steps: array(step).describe("the step that fixes most blocking findings first"),
	unfixed: array(evaluated).describe("findings that count and that no step fixes"),
	notes: array(string())
});

// src/report/report-json/report-schema.ts
/** A part of the run: its value, or why it failed, or that the run ended before it. */
function outcome(shape) {
	return discriminatedUnion("state", [
		strictObject({
			state: literal("done"),
			...shape
		}),
		strictObject({
			state: literal("failed"),
			reasons: array(reason)
		}),
		strictObject({ state: literal("not-run") })
	]);
}
const image = strictObject({
	name: string(),
	tag: string().optional(),
	digest,
	mediaType: string(),
	isIndex: boolean(),
	platforms: array(strictObject({
		platform: string(),
		manifest: digest,
		config: digest,
		layers: array(digest)
	})),
	skippedPlatforms: array(string())
});
const sboms = outcome({ documents: array(strictObject({
	scope,
	cyclonedx: file,
	spdx: file,
	components: count,
	notes: array(string()),
	completeness: strictObject({
		files: count,
		added: count
	}).optional()
})) });
const scan = outcome({
	startedAt: time,
	finishedAt: time,
	database: strictObject({
		updatedAt: time,
		downloadedAt: time.optional(),
		repository: string().optional(),
		server: string().optional().describe("the host of the trivy server that compared, with its own database"),
		sha256: hex.optional().describe("absent for the database of a trivy server")
	}),
	coverage: array(strictObject({
		scope,
		os: strictObject({
			family: string(),
			name: string(),
			endOfLife: boolean()
		}).optional(),
		listed: count.describe("packages of the SBOM: the sum of the next three fields"),
		compared: count.describe("packages whose kind and release have advisories in the database"),
		incomparable: count.describe("packages without a version, or with a version that cannot be compared"),
		unsourced: count.describe("packages whose kind or release has no advisories in the database"),
		gaps: array(gap).describe("parts of the image or the source tree that were not compared with advisories")
	})),
	counts: strictObject({
		critical: count,
		high: count,
		medium: count,
		low: count,
		unknown: count
	}),
	findings: array(vulnerability)
});
const secrets = outcome({
	coverage: strictObject({
		layers: strictObject({
			scanned: count,
			cached: count,
			total: count
		}),
		files: strictObject({
			scanned: count,
			owned: count,
			skipped: count,
			archives: count
		}),
		commits: strictObject({
			scanned: count,
			total: count,
			range: string()
		}).optional().describe("absent if there were no commits to search"),
		configurations: count,
		source: boolean(),
		ignored: array(strictObject({
			reason: _enum(NO_SECRET_REASONS),
			count,
			examples: array(string()).describe("some of the places, as `path:line`")
		})).describe("values that looked like secrets but are provably not, by reason"),
		notes: array(string())
	}),
	findings: array(secret)
});
/** `report.json`: everything that one run saw. Published as `schema/report.schema.json`. */
const reportSchema = strictObject({
	schemaVersion: literal(1),
	generator,
	verdict: _enum([
		"passed",
		"warned",
		"failed",
		"error"
	]),
	reasons: array(reason),
	startedAt: time,
	finishedAt: time,
	asked: string().describe("the `image` input"),
	reference: string().optional().describe("`repository@sha256:…`"),
	event: strictObject({
		...event,
		advisory: boolean()
	}),
	policy: strictObject({
		digest,
		failOn: array(severity),
		enforce: _enum(["block", "warn"]),
		databaseMaxAgeMs: number(),
		origin: strictObject({
			kind: _enum([
				"default",
				"file",
				"base",
				"central"
			]),
			path: string().optional(),
			commit: string().optional(),
			digest
		}).optional().describe("where the rules come from"),
		rules: policyFileSchema
	}),
	image: image.optional().describe("absent if it could not be resolved"),
	tools: array(tool),
	sboms,
	scan,
	secrets,
	exceptions: exceptions.describe("the exceptions of the policy that apply to this image"),
	suppressions,
	countdowns: countdowns.describe("rules that only warn until a given day"),
	advice: advice.optional().describe("unsafe settings in the workflows of the repository"),
	baseImages: outcome({
		images: baseImages,
		notes: array(string())
	}).optional().describe("the images that this image is based on"),
	baseline: baseline.optional().describe("the image to compare with, if only new findings count"),
	brokenGlass: brokenGlass.optional().describe("emergencies of the policy that apply to the image"),
	delta: delta.optional().describe("what changed since the image that was shipped last (`compare-to`)"),
	fixes: fixes.optional().describe("what to do about the findings that count; absent if there was no scan"),
	signing: strictObject({
		signer: _enum([
			"keyless",
			"key",
			"none"
		]),
		signedBy: string().optional(),
		issuer: string().optional()
	}),
	attestations: array(strictObject({
		predicateType: string(),
		digest,
		subject: digest,
		origin: _enum(["made", "kept"])
	})),
	notes: array(string()),
	timings: partialRecord(_enum(STEPS), number()).describe("milliseconds")
}).describe("What Assay saw in one run.");

// src/report/report-json/report-read.ts
/** Reads the text of a `report.json`. Throws `input-invalid` if it is not one of this version. */
function readReport(text, name) {
	const refuse = (why) => fault("input-invalid", "inputs", `${plain(name, 300)} is not a report.json of this version of Assay: ${why}`);
	let content;
	try {
		content = JSON.parse(text);
	} catch {
		throw refuse("it is not JSON");
	}
	const version = object({ schemaVersion: number() }).safeParse(content).data?.schemaVersion;
	if (version !== void 0 && version !== 1) throw refuse(`it has schema version ${version}, but this version reads ${1}`);
	const parsed = reportSchema.safeParse(content);
	if (parsed.success) return parsed.data;
	throw refuse(plain(prettifyError(parsed.error).replaceAll(/\s*\n\s*/g, " "), 300));
}
/** The name of the image, `registry/repository`, which exceptions can be limited to. */
function imageNameIn({ reference, image, asked }) {
	return reference?.replace(/@.*$/, "") ?? image?.name ?? asked;
}
/** The scan of a report; undefined if it has none. */
function scanIn({ scan, image }) {
	if (scan.state !== "done") return void 0;
	const scopes = new Map((image?.platforms ?? []).map(({ platform, manifest }) => [platform, manifest]));
	const scopeOf = (name) => {
		const platform = orUndefined(parsePlatform(name));
		const manifest = scopes.get(name) ?? "";
		return platform !== void 0 && isDigest(manifest) ? {
			kind: "platform",
			platform,
			manifest
		} : { kind: "source" };
	};
	const { updatedAt, downloadedAt, repository, server, sha256 } = scan.database;
	return {
		startedAt: scan.startedAt,
		finishedAt: scan.finishedAt,
		database: {
			updatedAt,
			...optional({
				downloadedAt,
				repository,
				server,
				sha256
			})
		},
		coverage: scan.coverage.map(({ scope, os, ...rest }) => ({
			scope: scopeOf(scope),
			...optional({ os }),
			...rest
		})),
		findings: scan.findings.map(({ aliases, purl, type, paths, layers, cvss, published, fixedIn, title, url, ...finding }) => ({
			id: finding.id,
			severity: finding.severity,
			package: finding.package,
			version: finding.version,
			...optional({
				aliases,
				purl,
				type,
				paths,
				layers: layers?.filter(isDigest),
				cvss,
				published,
				fixedIn,
				title,
				url
			}),
			foundIn: finding.foundIn
		}))
	};
}
/** The secrets of a report; undefined if the check was not done. */
function secretsIn({ secrets }) {
	if (secrets.state !== "done") return void 0;
	const { commits, ...coverage } = secrets.coverage;
	return {
		coverage: {
			...coverage,
			...optional({ commits })
		},
		findings: secrets.findings.map(({ fingerprint, severity, why, rule, title, engines }) => ({
			fingerprint,
			severity,
			rule,
			title,
			engines,
			...optional({ why }),
			places: []
		}))
	};
}
/** The workflow review of a report; undefined if it was not done. */
function reviewIn({ advice }) {
	if (advice === void 0) return void 0;
	const { files, findings, notes } = advice;
	return {
		files,
		advice: findings.flatMap(({ rule, also, ...one }) => isAdviceRule(rule) ? [{
			rule,
			...one,
			...optional({ also })
		}] : []),
		notes
	};
}
function isAdviceRule(name) {
	return Object.hasOwn(ADVICE_RULES, name);
}

// src/report/policy-check/policy-check-report.ts
/** An exception that expires within this time is listed. */
const SOON_DAYS = 30;
/** One line for each entry of a policy that has expired, expires soon, or starts to block on a given day. */
function termLines(policy, now) {
	const terms = [
		...policy.exceptions.map((one) => ({
			name: exceptionName(one),
			one
		})),
		...policy.gaps.map((one) => ({
			name: gapName(one),
			one
		})),
		...policy.secrets.suppressions.map((one) => ({
			name: suppressionName(one),
			one
		}))
	].toSorted((a, b) => a.one.expires.localeCompare(b.one.expires));
	const soon = now.getTime() + SOON_DAYS * DAY_MS;
	return [
		...terms.filter(({ one }) => hasExpired(one, now)).map(({ name, one }) => `expired on ${one.expires}: ${name} (${one.owner})`),
		...terms.filter(({ one }) => !hasExpired(one, now) && Date.parse(one.expires) <= soon).map(({ name, one }) => `expires ${daysLeft(one, now)}: ${name} (${one.owner})`),
		...countdowns$1(policy, now).map((one) => `${SECTIONS[one.rule]}: ${countdownInWords(one)}`)
	];
}
function daysLeft({ expires }, now) {
	const days = Math.ceil((Date.parse(expires) + DAY_MS - now.getTime()) / DAY_MS);
	return `${days <= 1 ? "today" : `in ${days - 1} ${days === 2 ? "day" : "days"}`} (${expires})`;
}
/** How a policy would evaluate an earlier run: one line for the verdict, then one for each reason and finding. */
function explanation(report, policy, now) {
	const { verdict, complete, reasons, assessment } = judgeReport(report, policy, now);
	return [
		`${report.reference ?? report.asked}, checked ${report.finishedAt}: was ${report.verdict}, would be ${verdict}`,
		...complete ? [] : ["error: the run did not examine everything; no policy can change that"],
		...reasons.map(({ code, message, effect }) => `${effect === "warn" ? "warns" : "blocks"}: ${code}, ${message}`),
		...findingLines(assessment)
	];
}
/** Judges an earlier run by a policy. */
function judgeReport(report, policy, now) {
	const scan = scanIn(report);
	const secrets = secretsIn(report);
	const assessment = assess(scan, secrets, policy, {
		image: imageNameIn(report),
		now
	});
	const reasons = [
		...scan === void 0 ? [] : judgeScan(scan, policy, { now: new Date(scan.finishedAt) }).reasons,
		...findingReasons(assessment),
		...workflowReasons(reviewIn(report), policy, assessment, now)
	];
	const complete = scan !== void 0 && secrets !== void 0;
	return {
		verdict: verdictOf(reasons, complete),
		complete,
		reasons,
		assessment
	};
}
function verdictOf(reasons, complete) {
	const blocking = reasons.filter(({ effect }) => effect !== "warn");
	if (!complete || blocking.some(({ check }) => check === "scan")) return "error";
	if (blocking.length > 0) return "failed";
	return reasons.length > 0 ? "warned" : "passed";
}
function findingLines({ vulnerabilities, secrets }) {
	return [...(vulnerabilities?.evaluated ?? []).map(({ finding, ...result }) => {
		const fix = finding.fixedIn === void 0 ? "no fix" : `fixed in ${finding.fixedIn}`;
		return `${resultInWords(result)}: ${finding.severity} ${finding.id} in ${finding.package} ${finding.version}, ${fix}`;
	}), ...(secrets?.evaluated ?? []).map(({ finding, ...result }) => `${resultInWords(result)}: ${finding.severity} secret ${finding.rule}, ${finding.fingerprint}`)];
}
function resultInWords(result) {
	if ("ignoreReason" in result) {
		const { ignoreReason } = result;
		if (ignoreReason.kind !== "exception" && ignoreReason.kind !== "suppression") return ignoreReason.kind;
		const { owner, expires, reason } = ignoreReason.kind === "exception" ? ignoreReason.exception : ignoreReason.suppression;
		return `ignored by ${owner} until ${expires} (${reason})`;
	}
	const again = result.expired === void 0 ? "" : ` again since ${result.expired.expires}`;
	return `${result.effect === "warn" ? "warns" : "blocks"}${again}`;
}

// src/formats/policy-file/policy-file-append.ts
/**
* Adds entries to the text of a valid policy file, at the end of their lists. Comments and order stay. An entry that names
* the same gets the new term instead, since a policy names everything only once.
*/
function appendEntries(text, entries, term) {
	const document = (0, import_dist.parseDocument)(text);
	let added = 0;
	let renewed = 0;
	const { reason, owner, expires } = term;
	const byList = Map.groupBy(entries, ({ list }) => list.join("."));
	for (const [first, ...others] of byList.values()) {
		if (first === void 0) continue;
		const sequence = listAt(document, first.list);
		const known = new Map(sequence.items.flatMap((item) => (0, import_dist.isMap)(item) ? [[keyIn(item), item]] : []));
		for (const { names } of [first, ...others]) {
			const same = known.get(keyOf(names));
			if (same === void 0) {
				const entry = document.createNode({
					...names,
					reason,
					owner,
					expires
				});
				sequence.add(entry);
				known.set(keyOf(names), entry);
				added += 1;
			} else {
				for (const [key, value] of Object.entries({
					reason,
					owner,
					expires
				})) same.set(key, value);
				renewed += 1;
			}
		}
	}
	return {
		text: written(document, text),
		added,
		renewed
	};
}
const TERM = /* @__PURE__ */ new Set([
	"reason",
	"owner",
	"expires"
]);
/** A text for what an entry names. An entry with more fields is narrower, and so has another text. */
function keyIn(item) {
	return keyOf(item.toJSON());
}
function keyOf(entry) {
	return JSON.stringify(Object.entries(entry).filter(([key]) => !TERM.has(key)).sort(([one], [other]) => one < other ? -1 : 1));
}
/** The list at a path, which is added if it is missing. It gets block style, so that it can grow. */
function listAt(document, path) {
	for (const depth of path.keys()) {
		const parent = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
		if ((0, import_dist.isMap)(parent)) parent.flow = false;
	}
	const known = document.getIn(path, true);
	if ((0, import_dist.isSeq)(known)) {
		known.flow = false;
		return known;
	}
	const added = new import_dist.YAMLSeq();
	document.setIn(path, added);
	return added;
}
/** The document as text, with the indents, line ends and braces of the file. */
function written(document, text) {
	const indent = /^( {1,8})[^\s#]/m.exec(text)?.[1]?.length ?? 2;
	const yaml = document.toString({
		lineWidth: 0,
		indent,
		indentSeq: !/^[\w-]+:[ \t]*\r?\n- /m.test(text),
		flowCollectionPadding: !/\{[^\s}]/.test(text)
	});
	return text.includes("\r\n") ? yaml.replaceAll(/\r?\n/g, "\r\n") : yaml;
}

// src/report/policy-check/policy-accept-report.ts
/** Reasons to ignore a finding that do not come from a rule or an exception of the policy. */
const OUTSIDE_POLICY = /* @__PURE__ */ new Set([
	"vex",
	"base-image",
	"baseline"
]);
/**
* The report without the findings that are ignored because of VEX, a base image or a baseline. The policy alone cannot
* evaluate these again.
*/
function ownFindings(report) {
	const { scan } = report;
	if (scan.state !== "done") return report;
	const findings = scan.findings.filter(({ ignoreReason }) => ignoreReason === void 0 || !OUTSIDE_POLICY.has(ignoreReason.kind));
	return {
		...report,
		scan: {
			...scan,
			findings
		}
	};
}
/** The findings that count under a policy, each once. Includes those that only warn, because they may block later. */
function openFindingsIn(report, policy, now) {
	const { assessment } = judgeReport(report, policy, now);
	const counted = (assessment.vulnerabilities?.evaluated ?? []).filter(({ effect }) => effect !== "none");
	const secrets = (assessment.secrets?.evaluated ?? []).filter(({ effect }) => effect !== "none");
	const gaps = (scanIn(report)?.coverage ?? []).flatMap((one) => judgeGaps(one.gaps ?? [], policy.gaps, now).open.map(({ path }) => literalGlob(path)));
	const named = counted.map(({ finding }) => ({
		vulnerability: finding.id,
		package: packageOf(finding)
	}));
	return {
		secrets: [...new Set(secrets.map(({ finding }) => finding.fingerprint))],
		vulnerabilities: [...new Map(named.map((one) => [`${one.vulnerability}\n${one.package}`, one])).values()],
		gaps: [...new Set(gaps)]
	};
}
/** The PURL without its version, which distinguishes packages of the same name; the name if there is no PURL. */
function packageOf({ purl, package: name }) {
	return purl === void 0 ? name : bareName(purl);
}
/** A glob that matches the path. Each special character of globs becomes `?`, which matches any one character. */
function literalGlob(path) {
	return path.replace(/^!|[[\]{}\\*]/g, "?");
}

// src/policy-check/accept.ts
/** Reads the arguments of `accept`. Throws `input-invalid` with the fault. */
function readAcceptRequest({ report, until, owner, reason, policy = "", write }) {
	const missing = Object.entries({
		"--until": until,
		"--owner": owner,
		"--reason": reason
	}).flatMap(([name, value]) => value === void 0 ? [name] : []);
	if (until === void 0 || owner === void 0 || reason === void 0) throw wrongCall(`lacks ${missing.join(", ")}`);
	for (const [name, value, schema] of [
		[
			"--until",
			until,
			day$1
		],
		[
			"--owner",
			owner,
			sentence
		],
		[
			"--reason",
			reason,
			sentence
		]
	]) {
		const issue = schema.safeParse(value).error?.issues[0];
		if (issue !== void 0) throw wrongCall(`has ${name} "${plain(value, 100)}", which ${issue.message}`);
	}
	return {
		report,
		policy,
		write,
		reason,
		owner,
		expires: until
	};
}
function wrongCall(what) {
	return fault("input-invalid", "inputs", `\`accept\` ${what}`);
}
/**
* Adds every finding of the report that counts to the policy file, so that only new findings block. Refuses the report of
* a run that did not check everything: nobody knows what it missed.
*/
function acceptOpenFindings({ bytes, name }, whole, requested, now) {
	const before = bytes ?? Buffer.from("version: 1\n");
	const reading = readPolicyFile(before, DEFAULT_POLICY, now);
	if (!reading.ok) return {
		sound: false,
		lines: [],
		faults: reading.fault
	};
	const { policy } = reading.value;
	assertTerm(requested, policy, now);
	const report = ownFindings(whole);
	if (!judgeReport(report, policy, now).complete) throw fault("input-invalid", "inputs", "the run of this report did not check everything, so none of its findings is accepted: fix the run first");
	const open = openFindingsIn(report, policy, now);
	const { text, added, renewed } = appendEntries(Buffer.from(before).toString("utf8"), entriesOf(open), requested);
	const after = readPolicyFile(Buffer.from(text), DEFAULT_POLICY, now);
	if (!after.ok) {
		const [first] = after.fault;
		const why = `the file would not be sound with ${added} more entries: ${first?.message ?? ""}`;
		throw fault("policy-invalid", "policy", why);
	}
	const { verdict, reasons } = judgeReport(report, after.value.policy, now);
	const blocking = reasons.filter(({ effect }) => effect !== "warn");
	const lines = [
		`${name}: ${added} accepted until ${requested.expires}, ${renewed} renewed (${inWords(open)})`,
		`the verdict of the same report would be ${verdict}`,
		...blocking.map(({ code, message }) => `still blocks, and \`accept\` cannot accept it: ${code}, ${message}`)
	];
	return {
		sound: blocking.length === 0,
		lines,
		faults: [],
		...added + renewed > 0 ? { text } : {}
	};
}
function assertTerm({ expires }, { longestTermDays }, now) {
	const today = now.toISOString().slice(0, 10);
	const latest = new Date(now.getTime() + longestTermDays * DAY_MS).toISOString().slice(0, 10);
	if (expires < today) throw wrongCall(`has --until ${expires}, which is in the past`);
	if (expires > latest) throw wrongCall(`has --until ${expires}, which is more than ${longestTermDays} days away (\`longest-term\` of the policy): ${latest} is the latest day`);
}
function entriesOf({ secrets, vulnerabilities, gaps }) {
	return [
		...secrets.map((fingerprint) => ({
			list: ["secrets", "suppressions"],
			names: { fingerprint }
		})),
		...vulnerabilities.map(({ vulnerability, package: name }) => ({
			list: ["exceptions"],
			names: {
				vulnerability,
				...name === void 0 ? {} : { package: name }
			}
		})),
		...gaps.map((path) => ({
			list: ["gaps"],
			names: { path }
		}))
	];
}
function inWords({ secrets, vulnerabilities, gaps }) {
	return `secrets: ${secrets.length}, vulnerabilities: ${vulnerabilities.length}, gaps: ${gaps.length}`;
}
/** Writes the changed file. */
async function writePolicy({ path }, text) {
	await mkdir(dirname(path), { recursive: true });
	await writeFile(path, text);
}

export { termLines as a, explanation as i, readAcceptRequest as n, readReport as o, writePolicy as r, acceptOpenFindings as t };