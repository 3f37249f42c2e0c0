import { nt as optional, t as PRODUCT } from "./shared-cli.js";
import { o as imageName, p as requestedTag, u as platformName } from "./shared-approve.js";
import { Tt as policyDigest, ot as countBySeverity } from "./shared-policy.js";
import { t as STEPS } from "./run.js";
import { i as scopeName, n as placeInWords } from "./location-names.js";
import { c as worstFirst, i as evaluatedIn, o as secretsIn } from "./evaluated.js";
import { d as signaturesFirst, f as withoutFolders } from "./wording.js";
import { t as glassRecord } from "./broken-glass.js";
import { t as redactFields } from "./text-fields.js";
import { t as imageNameOf } from "./alert-category.js";
import { o as secretAlerts, s as vulnerabilityAlerts, t as adviceOnSecret } from "./secret-advice.js";
import { n as checkLines } from "./checks.js";
import { a as isRed, i as bounded, o as junitDocument, r as policyFileOf, t as toolRecord } from "./tool-table.js";
import { basename } from "node:path";

// src/report/junit/check-junit.ts
/** The step whose time a check has. */
const STEP_OF = {
	SBOM: "sbom",
	Scan: "scan",
	Sign: "sign",
	Attest: "attest",
	Secrets: "secrets"
};
/** Reasons that the cases of the findings stand for. */
const WITH_FINDINGS = ["vulnerability-blocked", "secret-found"];
/**
* A run as JUnit XML for other CI systems: a suite for each check, and in it a failed case for each finding that blocks.
* A check without one has one case with its result. The document has a failure or an error exactly if the run does not
* pass.
*/
function renderJunit(run) {
	return junitDocument(`Assay ${imageNameOf(run)}`, run.startedAt, junitSuites(run));
}
/** The suites of a run. `prefix` begins the name of each: of several runs, it says which one is meant. */
function junitSuites(run, prefix = "") {
	const ofChecks = checkLines(run).map((line) => ({
		name: line.name,
		cases: casesOf(run, line)
	}));
	const isShown = ofChecks.some(({ cases }) => cases.some(isRed));
	const suites = ofChecks.map((suite) => ({
		...suite,
		...timeOf(run, suite.name)
	}));
	const ofRun = runCases(run, isShown);
	return (ofRun.length === 0 ? suites : [...suites, {
		name: "Run",
		cases: ofRun
	}]).map((suite) => ({
		...suite,
		name: `${prefix}${suite.name}`
	}));
}
function timeOf({ timings }, check) {
	const step = STEP_OF[check];
	const milliseconds = step === void 0 ? void 0 : timings[step];
	return milliseconds === void 0 ? {} : { milliseconds };
}
/** The cases of a check. */
function casesOf(run, { name, state, detail }) {
	const found = state === "failed" ? bounded(findingsOf(run, name)) : [];
	if (found.length > 0) return found;
	switch (state) {
		case "passed": return [{
			name,
			output: detail
		}];
		case "warned": return [{
			name,
			output: `Only warns: ${detail}`
		}];
		case "failed": return [{
			name,
			failure: detail
		}];
		case "error": return [{
			name,
			error: detail
		}];
		case "not done": return [{
			name,
			skipped: detail
		}];
	}
}
/** The cases of what belongs to no check: reasons for which the image did not pass, and no check shows. */
function runCases(run, isShown) {
	if (run.verdict === "passed" || run.verdict === "warned") return [];
	const cases = run.reasons.filter(({ effect, code }) => effect !== "warn" && !WITH_FINDINGS.includes(code)).map((reason) => reasonCase(run, reason));
	if (cases.length > 0 || isShown) return cases;
	return [{
		name: "Verdict",
		error: `the verdict is ${run.verdict}`
	}];
}
function reasonCase({ verdict }, { code, check, message }) {
	const name = `${check}: ${code}`;
	return verdict === "error" ? {
		name,
		error: message
	} : {
		name,
		failure: message
	};
}
/** A failed case for each finding that blocks. */
function findingsOf(run, check) {
	if (check === "Vulnerabilities") return vulnerabilityAlerts(imageNameOf(run), evaluatedIn(run)).filter(({ effect }) => effect === "block").map(({ evaluated, severity, installation, paths }) => {
		const [{ finding }] = evaluated;
		const versions = evaluated.map((one) => one.finding.version).join(", ");
		const fix = finding.fixedIn === void 0 ? "no fix yet" : `fixed in ${finding.fixedIn}`;
		const at = paths.length === 0 ? "" : `; ${paths.slice(0, 10).join(", ")}`;
		return {
			name: `${finding.id} in ${finding.package}${installation === "" ? "" : ` in ${installation}`}`,
			failure: `${finding.package} ${versions}: ${severity}, ${fix}, found in ${finding.foundIn.join(", ")}${at}`
		};
	});
	if (check !== "Secrets") return [];
	return secretAlerts(secretsIn(run)).filter(({ effect }) => effect === "block").map(({ evaluated: { finding }, places }) => ({
		name: `${finding.title} ${finding.fingerprint}${places[0] === void 0 ? "" : ` (${places[0].kind})`}`,
		failure: places.slice(0, 10).map(placeInWords).join("; ") || "in a place that is not known"
	}));
}

// src/report/report-json/report-assessment.ts
/** The exceptions and suppressions of the policy, each with its state. */
function exceptionsOf({ assessment }) {
	return {
		exceptions: usageOf(assessment?.vulnerabilities?.exceptions, exceptionOf),
		suppressions: usageOf(assessment?.secrets?.suppressions, suppressionOf)
	};
}
function usageOf(usage, shape) {
	const { used = [], expired = [], unused = [] } = usage ?? {};
	return [
		...used.map(({ entry, findings }) => ({
			...shape(entry),
			state: "used",
			findings
		})),
		...expired.map((entry) => ({
			...shape(entry),
			state: "expired",
			findings: 0
		})),
		...unused.map((entry) => ({
			...shape(entry),
			state: "unused",
			findings: 0
		}))
	];
}
/** An exception, field by field. */
function exceptionOf({ vulnerability, package: of, path, image, reason, owner, expires }) {
	return {
		vulnerability,
		...of === void 0 ? {} : { package: of },
		...path === void 0 ? {} : { path },
		...image === void 0 ? {} : { image },
		reason,
		owner,
		expires
	};
}
/** A VEX statement, field by field. */
function vexStatementOf(vexStatement) {
	const { source, document, author, timestamp, statement, status, justification, impact } = vexStatement;
	return {
		source: { ...source },
		document,
		statement,
		status,
		...optional({
			author,
			timestamp,
			justification,
			impact
		})
	};
}
/** A suppression, field by field. */
function suppressionOf({ fingerprint, reason, owner, expires }) {
	return {
		fingerprint,
		reason,
		owner,
		expires
	};
}
/** The base images, field by field. */
function baseImagesOf({ found, notes }) {
	return {
		images: found.map(({ platform, name, digest, by, proof, signedBy, layers }) => ({
			platform,
			name,
			...optional({ digest }),
			by,
			proof,
			...optional({ signedBy }),
			layers
		})),
		notes: [...notes]
	};
}
/** The baseline; undefined if the policy does not compare with one. */
function baselineOf({ baseline, policy }) {
	if (baseline === void 0) return void 0;
	const image = policy.vulnerabilities.newOnly?.image ?? "";
	return baseline.known ? {
		known: true,
		image: baseline.image,
		findings: baseline.findings.length
	} : {
		known: false,
		image,
		why: baseline.why
	};
}
/** The result of the workflow review; undefined if it was not done. */
function adviceOf({ advice }) {
	if (advice === void 0) return void 0;
	return {
		files: advice.files,
		findings: advice.advice.map(({ rule, path, line, column, message, remediation, also }) => ({
			rule,
			path,
			line,
			column,
			message,
			remediation,
			...optional({ also: also?.map((one) => ({
				path: one.path,
				line: one.line,
				column: one.column
			})) })
		})),
		notes: [...advice.notes]
	};
}

// src/report/report-json/report-findings.ts
/** A vulnerability and how the policy evaluates it. */
function findingOf(evaluated) {
	const { finding } = evaluated;
	const { id, severity, aliases, package: of, version, purl, type, paths, layers, fixedIn } = finding;
	const { cvss, published, title, url } = finding;
	return {
		id,
		severity,
		...optional({ aliases: aliases && [...aliases] }),
		...resultOf(evaluated),
		package: of,
		version,
		...optional({
			purl,
			type,
			paths: paths && [...paths],
			layers: layers && [...layers],
			fixedIn,
			cvss,
			published,
			title,
			url
		}),
		foundIn: [...finding.foundIn]
	};
}
/** A secret and how the policy evaluates it. It lists each field, so that no other field can get into the report. */
function secretOf(evaluated, policy, now) {
	const { fingerprint, severity, why, rule, title, engines, places } = evaluated.finding;
	return {
		fingerprint,
		severity,
		...optional({ why }),
		...secretResultOf(evaluated),
		rule,
		title,
		engines: [...engines],
		places: places.map(placeOf),
		advice: { ...adviceOnSecret(evaluated.finding, policy, now) }
	};
}
function placeOf(place) {
	switch (place.kind) {
		case "source": return {
			kind: place.kind,
			path: place.path,
			line: place.line,
			...locationKindOf(place)
		};
		case "layer": {
			const { kind, platform, diffId, index, path, line } = place;
			return {
				kind,
				platform,
				diffId,
				index,
				path,
				line,
				...locationKindOf(place),
				...instructionsOf(place.instructions)
			};
		}
		case "commit": return {
			kind: place.kind,
			commit: place.commit,
			path: place.path,
			line: place.line,
			...locationKindOf(place)
		};
		case "config": return {
			kind: place.kind,
			platform: place.platform,
			entry: place.entry,
			...instructionsOf(place.instructions)
		};
	}
}
function locationKindOf({ locationKind }) {
	return optional({ locationKind });
}
function instructionsOf(instructions) {
	return optional({ instructions: instructions?.map(({ path, line }) => ({
		path,
		line
	})) });
}
/** How the policy evaluates a vulnerability: whether it counts, and if not, why. */
function resultOf(evaluated) {
	if (evaluated.effect !== "none") return {
		counts: true,
		effect: evaluated.effect
	};
	const { ignoreReason } = evaluated;
	return {
		counts: false,
		effect: evaluated.effect,
		ignoreReason: {
			kind: ignoreReason.kind,
			...acceptedBy(ignoreReason)
		}
	};
}
function acceptedBy(ignoreReason) {
	if (ignoreReason.kind === "exception") return { exception: exceptionOf(ignoreReason.exception) };
	return ignoreReason.kind === "vex" ? { vex: ignoreReason.statements.map(vexStatementOf) } : {};
}
/** How the policy evaluates a secret. */
function secretResultOf(evaluated) {
	if (evaluated.effect !== "none") return {
		counts: true,
		effect: evaluated.effect
	};
	const { ignoreReason } = evaluated;
	const suppressedBy = ignoreReason.kind === "suppression" ? { suppression: suppressionOf(ignoreReason.suppression) } : {};
	return {
		counts: false,
		effect: evaluated.effect,
		ignoreReason: {
			kind: ignoreReason.kind,
			...suppressedBy
		}
	};
}

// src/report/report-json/report-fixes.ts
/** The delta, field by field. Its findings are only named: the details are in the scan. */
function deltaOf(delta) {
	if (!delta.known) return {
		known: false,
		image: delta.image,
		why: delta.why,
		notes: []
	};
	const { image, vulnerabilities, packages, secrets, notes } = delta;
	return {
		known: true,
		image,
		vulnerabilities: {
			added: vulnerabilities.added.map(namedFinding),
			gone: vulnerabilities.gone.map(namedFinding),
			staying: vulnerabilities.staying
		},
		packages: {
			added: packages.added.map(changeOf),
			gone: packages.gone.map(changeOf),
			changed: packages.changed.map(changeOf),
			staying: packages.staying
		},
		...optional({ secrets: secrets && {
			added: secrets.added.map(({ fingerprint }) => fingerprint),
			gone: [...secrets.gone],
			staying: secrets.staying
		} }),
		notes: [...notes]
	};
}
/** The fixes, field by field. */
function fixesOf({ steps, unfixed, notes }) {
	return {
		steps: steps.map(stepOf),
		unfixed: unfixed.map(namedResult),
		notes: [...notes]
	};
}
function stepOf(fix) {
	const findings = fix.findings.map(namedResult);
	const lines = fix.lines.map(lineOf);
	switch (fix.kind) {
		case "package": return {
			kind: fix.kind,
			package: fix.package,
			...optional({ type: fix.type }),
			from: fix.from,
			...optional({ to: fix.to }),
			findings,
			lines,
			through: fix.through.map((path) => [...path]),
			paths: [...fix.paths]
		};
		case "system": return {
			kind: fix.kind,
			type: fix.type,
			packages: fix.packages.map(({ package: of, from, to }) => ({
				package: of,
				from,
				...optional({ to })
			})),
			findings,
			lines
		};
		case "base-image": return {
			kind: fix.kind,
			from: fix.from,
			to: fix.to,
			findings,
			adds: fix.adds.map(namedFinding),
			lines
		};
	}
}
function namedFinding({ id, severity, package: of, version, type }) {
	return {
		id,
		severity,
		package: of,
		version,
		...optional({ type })
	};
}
function namedResult({ finding, effect }) {
	return {
		...namedFinding(finding),
		effect
	};
}
function changeOf({ package: of, type, from, to }) {
	return {
		package: of,
		...optional({
			type,
			from,
			to
		})
	};
}
function lineOf({ path, line }) {
	return {
		path,
		...optional({ line })
	};
}

// src/report/report-json/report-json.ts
/**
* The run as the document `report.json`. The keys are always in this order. It names no folder of the machine. The run is
* already redacted, except its policy: the digest must be that of the unchanged rules. `redact` is applied to their text.
*/
function reportOf(run, redact = (text) => text) {
	return {
		schemaVersion: 1,
		generator: PRODUCT,
		verdict: run.verdict,
		reasons: run.reasons.map(reasonRecord),
		startedAt: run.startedAt,
		finishedAt: run.finishedAt,
		asked: withoutFolders(run.imageInput),
		...optional({ reference: run.reference }),
		event: eventOf(run),
		policy: policyOf(run, redact),
		...optional({ image: run.image === void 0 ? void 0 : imageOf(run.image) }),
		tools: run.tools.map(toolRecord),
		sboms: outcomeOf(run.sboms, sbomsOf),
		scan: outcomeOf(run.scan, (scan) => scanOf(scan, worstFirst(evaluatedIn(run)))),
		secrets: outcomeOf(run.secrets, ({ coverage }) => secretsOf(coverage, secretsIn(run), run)),
		...exceptionsOf(run),
		countdowns: (run.assessment?.countdowns ?? []).map(({ rule, blockFrom, days }) => ({
			rule,
			blockFrom,
			days
		})),
		...optional({ advice: adviceOf(run) }),
		...optional({ baseImages: run.baseImages && outcomeOf(run.baseImages, baseImagesOf) }),
		...optional({ baseline: baselineOf(run) }),
		...optional({ brokenGlass: run.brokenGlass?.map(glassRecord) }),
		...optional({ delta: run.delta && deltaOf(run.delta) }),
		...optional({ fixes: run.fixes && fixesOf(run.fixes) }),
		signing: signingOf(run),
		attestations: signaturesFirst(run).map(({ predicateType, digest, subject, origin }) => ({
			predicateType,
			digest,
			subject,
			origin
		})),
		notes: [...run.notes],
		timings: timingsOf(run)
	};
}
const POLICY_TEXT = {
	gate: {
		"denied-digests": { reason: "text" },
		"denied-vulnerabilities": { reason: "text" },
		"denied-packages": { reason: "text" },
		"break-glass": { reason: "text" }
	},
	exceptions: { reason: "text" },
	secrets: { suppressions: { reason: "text" } }
};
function outcomeOf(outcome, shape) {
	if (outcome === void 0) return { state: "not-run" };
	if (outcome.done) return {
		state: "done",
		...shape(outcome.value)
	};
	return {
		state: "failed",
		reasons: outcome.reasons.map(reasonRecord)
	};
}
/** A reason, as documents have it. */
function reasonRecord({ code, check, message, effect }) {
	return {
		code,
		check,
		message,
		effect: effect ?? "block"
	};
}
function eventOf({ event: { name, repository, ref, sha, runUrl, advisory } }) {
	return {
		name,
		repository,
		ref,
		sha,
		runUrl,
		advisory
	};
}
function policyOf({ policy, policyOrigin }, redact) {
	const { failOn, enforce, databaseMaxAgeMs } = policy.vulnerabilities;
	return {
		digest: policyDigest(policy),
		failOn: [...failOn],
		enforce,
		databaseMaxAgeMs,
		...optional({ origin: policyOrigin === void 0 ? void 0 : originOf(policyOrigin) }),
		rules: redactFields(policyFileOf(policy), POLICY_TEXT, redact)
	};
}
function originOf({ kind, path, commit, digest }) {
	return {
		kind,
		...optional({
			path,
			commit
		}),
		digest
	};
}
function imageOf(image) {
	return {
		name: withoutFolders(imageName(image)),
		...optional({ tag: requestedTag(image) }),
		digest: image.root.digest,
		mediaType: image.root.mediaType,
		isIndex: image.isIndex,
		platforms: image.platforms.map(({ platform, manifest, config, layers }) => ({
			platform: platformName(platform),
			manifest: manifest.digest,
			config: config.digest,
			layers: layers.map((layer) => layer.digest)
		})),
		skippedPlatforms: image.skippedPlatforms.map(platformName)
	};
}
function sbomsOf(sboms) {
	return { documents: sboms.map(({ scope, cyclonedx, spdx, components, notes = [], completeness }) => ({
		scope: scopeName(scope),
		cyclonedx: fileOf(cyclonedx),
		spdx: fileOf(spdx),
		components,
		notes: [...notes],
		...optional({ completeness: completeness && {
			files: completeness.files,
			added: completeness.added
		} })
	})) };
}
function scanOf({ database, startedAt, finishedAt, findings, coverage }, evaluated) {
	const { updatedAt, downloadedAt, repository, server, sha256 } = database;
	return {
		startedAt,
		finishedAt,
		database: {
			updatedAt,
			...optional({
				downloadedAt,
				repository,
				server,
				sha256
			})
		},
		coverage: coverage.map(({ scope, os, listed, compared, incomparable, unsourced, gaps = [] }) => ({
			scope: scopeName(scope),
			...optional({ os: os === void 0 ? void 0 : {
				family: os.family,
				name: os.name,
				endOfLife: os.endOfLife
			} }),
			listed,
			compared,
			incomparable,
			unsourced,
			gaps: gaps.map(({ kind, path, package: of, why, decides }) => ({
				kind,
				path,
				why,
				decides,
				...optional({ package: of })
			}))
		})),
		counts: countBySeverity(findings),
		findings: evaluated.map(findingOf)
	};
}
/** Lists each field, so that no other field can get into the report. */
function secretsOf(coverage, evaluated, run) {
	const { layers, files, commits, configurations, source, ignored = [], notes } = coverage;
	return {
		coverage: {
			layers: {
				scanned: layers.scanned,
				cached: layers.cached,
				total: layers.total
			},
			files: {
				scanned: files.scanned,
				owned: files.owned,
				skipped: files.skipped,
				archives: files.archives
			},
			...optional({ commits: commits === void 0 ? void 0 : commitsOf(commits) }),
			configurations,
			source,
			ignored: ignored.map(({ reason, count, examples }) => ({
				reason,
				count,
				examples: [...examples]
			})),
			notes: [...notes]
		},
		findings: evaluated.map((one) => secretOf(one, run.policy, new Date(run.finishedAt)))
	};
}
function commitsOf({ scanned, total, range }) {
	return {
		scanned,
		total,
		range
	};
}
function signingOf(run) {
	const signedBy = run.signedBy === void 0 ? void 0 : withoutFolders(run.signedBy);
	return {
		signer: run.signer,
		...optional({
			signedBy,
			issuer: run.issuer
		})
	};
}
function timingsOf(run) {
	const steps = STEPS.flatMap((step) => {
		const milliseconds = run.timings[step];
		return milliseconds === void 0 ? [] : [[step, Math.round(milliseconds)]];
	});
	return Object.fromEntries(steps);
}
function fileOf({ path, sha256 }) {
	return {
		file: basename(path),
		sha256
	};
}

export { renderJunit as i, reportOf as n, junitSuites as r, reasonRecord as t };