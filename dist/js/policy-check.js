import { d as warning, i as error } from "./core.js";
import { E as policyDigest, S as POLICY_PATH, T as hasExpired, b as DEFAULT_POLICY, v as DAY_MS, x as MAX_POLICY_BYTES } from "./base-image.js";
import { o as fault, s as reasonsOf, t as RawInputs } from "./raw-inputs.js";
import { R as prettifyError, U as isDigest, a as parsePlatform, z as plain } from "./nearest.js";
import { t as readPolicyFile } from "./policy-file-read.js";
import { a as suppressionName, i as exceptionName, n as workflowReasons, r as assess, t as reasonsFound } from "./found.js";
import { L as countdownInWords, R as countdowns, a as publishOutputs, d as optional, f as ADVICE_RULES, g as judgeScan, p as SECTIONS, s as reportSchema, t as workspaceFile, v as gapName } from "./workspace-file.js";
import { basename, dirname, isAbsolute, relative, resolve } from "node:path";
import { readFile, stat } from "node:fs/promises";
import { parseArgs } from "node:util";

// src/report/report-read.ts
/** Reads the text of a `report.json`; throws `input-invalid` where it is none of this version. */
function readReport(text, name) {
	const refuse = (why) => fault("input-invalid", "inputs", `${plain(name, 300)} is no report.json of this version of Assay: ${why}`);
	let content;
	try {
		content = JSON.parse(text);
	} catch {
		throw refuse("it is not JSON");
	}
	const parsed = reportSchema.safeParse(content);
	if (parsed.success) return parsed.data;
	throw refuse(plain(prettifyError(parsed.error).replaceAll(/\s*\n\s*/g, " "), 300));
}
/** `registry/repository` that exceptions are bound to. */
function imageNameIn({ reference, image, asked }) {
	return reference?.replace(/@.*$/, "") ?? image?.name ?? asked;
}
/** The scan that a report tells of; undefined where it has none. */
function scanIn({ scan, image }) {
	if (scan.state !== "done") return void 0;
	const scopes = new Map((image?.platforms ?? []).map(({ platform, manifest }) => [platform, manifest]));
	const scopeOf = (name) => {
		const platform = parsePlatform(name);
		const manifest = scopes.get(name) ?? "";
		return platform !== void 0 && isDigest(manifest) ? {
			kind: "platform",
			platform,
			manifest
		} : { kind: "source" };
	};
	const { updatedAt, downloadedAt, repository, sha256 } = scan.database;
	return {
		startedAt: scan.startedAt,
		finishedAt: scan.finishedAt,
		database: {
			updatedAt,
			...optional({
				downloadedAt,
				repository
			}),
			sha256
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
/** The secrets that a report tells of; undefined where the check was not done. */
function secretsIn({ secrets }) {
	if (secrets.state !== "done") return void 0;
	const { commits, ...coverage } = secrets.coverage;
	return {
		coverage: {
			...coverage,
			...optional({ commits })
		},
		findings: secrets.findings.map(({ fingerprint, severity, rule, title, engines }) => ({
			fingerprint,
			severity,
			rule,
			title,
			engines,
			places: []
		}))
	};
}
/** What a report tells of the workflows; undefined where there were none to look at. */
function reviewIn({ advice }) {
	if (advice === void 0) return void 0;
	const { files, findings, notes } = advice;
	return {
		files,
		advice: findings.flatMap(({ rule, ...one }) => isAdviceRule(rule) ? [{
			rule,
			...one
		}] : []),
		notes
	};
}
function isAdviceRule(name) {
	return Object.hasOwn(ADVICE_RULES, name);
}

// src/report/policy-check.ts
const SOON_DAYS = 30;
/** What of a policy ends, has ended, or begins to block: a line each. */
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
		...countdowns(policy, now).map((one) => `${SECTIONS[one.rule]}: ${countdownInWords(one)}`)
	];
}
function daysLeft({ expires }, now) {
	const days = Math.ceil((Date.parse(expires) + DAY_MS - now.getTime()) / DAY_MS);
	return `${days <= 1 ? "today" : `in ${days - 1} ${days === 2 ? "day" : "days"}`} (${expires})`;
}
/** What a policy would make of an earlier run, finding by finding, and the verdict on top: a line each. */
function explanation(report, policy, now) {
	const scan = scanIn(report);
	const secrets = secretsIn(report);
	const assessment = assess(scan, secrets, policy, {
		image: imageNameIn(report),
		now
	});
	const reasons = [
		...scan === void 0 ? [] : judgeScan(scan, policy, new Date(scan.finishedAt)).reasons,
		...reasonsFound(assessment),
		...workflowReasons(reviewIn(report), policy, assessment, now)
	];
	const complete = scan !== void 0 && secrets !== void 0;
	return [
		`${report.reference ?? report.asked}, checked ${report.finishedAt}: was ${report.verdict}, would be ${verdictOf(reasons, complete)}`,
		...complete ? [] : ["error: the run did not look at everything, which no policy mends"],
		...reasons.map(({ code, message, effect }) => `${effect === "warn" ? "warns" : "blocks"}: ${code}, ${message}`),
		...findingLines(assessment)
	];
}
function verdictOf(reasons, complete) {
	const blocking = reasons.filter(({ effect }) => effect !== "warn");
	if (!complete || blocking.some(({ check }) => check === "scan")) return "error";
	if (blocking.length > 0) return "failed";
	return reasons.length > 0 ? "warned" : "passed";
}
function findingLines({ vulnerabilities, secrets }) {
	return [...(vulnerabilities?.weighed ?? []).map(({ finding, ...ruling }) => {
		const fix = finding.fixedIn === void 0 ? "no fix" : `fixed in ${finding.fixedIn}`;
		return `${rulingInWords(ruling)}: ${finding.severity} ${finding.id} in ${finding.package} ${finding.version}, ${fix}`;
	}), ...(secrets?.weighed ?? []).map(({ finding, ...ruling }) => `${rulingInWords(ruling)}: ${finding.severity} secret ${finding.rule}, ${finding.fingerprint}`)];
}
function rulingInWords(ruling) {
	if ("pardon" in ruling) {
		const { pardon } = ruling;
		if (pardon.kind !== "exception" && pardon.kind !== "suppression") return pardon.kind;
		const { owner, expires, reason } = pardon.kind === "exception" ? pardon.exception : pardon.suppression;
		return `excepted by ${owner} until ${expires} (${reason})`;
	}
	const again = ruling.lapsed === void 0 ? "" : ` again since ${ruling.lapsed.expires}`;
	return `${ruling.effect === "warn" ? "warns" : "blocks"}${again}`;
}

// src/policy-check.ts
const MAX_REPORT_BYTES = 256 << 20;
const isAction = process.env.GITHUB_ACTIONS === "true";
const folder = process.env.GITHUB_WORKSPACE || process.cwd();
if (isAction) publishOutputs({
	valid: false,
	"policy-digest": ""
});
process.exitCode = 1;
try {
	process.exitCode = await checkPolicy(/* @__PURE__ */ new Date()) ? 0 : 1;
} catch (thrown) {
	for (const { code, message } of reasonsOf(thrown, "policy")) tell("error", `Assay: ${code}`, message);
}
/** Answers whether the policy is sound. */
async function checkPolicy(now) {
	const { file, report } = isAction ? inputs() : options();
	const path = resolve(folder, file || ".github/assay.yml");
	const within = relative(folder, path);
	const name = within.startsWith("..") || isAbsolute(within) ? path : within;
	const bytes = name === path ? await workspaceFile(dirname(path), basename(path), MAX_POLICY_BYTES) : await workspaceFile(folder, name, MAX_POLICY_BYTES);
	if (bytes === void 0 && file !== "") throw fault("policy-unavailable", "policy", `there is no file ${plain(name, 300)}`);
	const reading = bytes === void 0 ? {
		sound: true,
		policy: DEFAULT_POLICY,
		doubts: []
	} : readPolicyFile(bytes, DEFAULT_POLICY, now);
	if (!reading.sound) {
		for (const remark of reading.faults) tell("error", "Assay: policy-invalid", remark.message, name, remark);
		return false;
	}
	const { policy } = reading;
	const digest = policyDigest(policy);
	say(bytes === void 0 ? `no ${name}: the default policy, ${digest}` : `${name}: sound, ${digest}`);
	for (const remark of reading.doubts) tell("warning", "Assay: policy", remark.message, name, remark);
	for (const line of termLines(policy, now)) say(line);
	if (report !== "") for (const line of explanation(await loadReport(report), policy, now)) say(line);
	if (isAction) publishOutputs({
		valid: true,
		"policy-digest": digest
	});
	return true;
}
function inputs() {
	const raw = new RawInputs(process.env);
	const given = {
		file: raw.text("policy"),
		report: raw.text("report")
	};
	raw.assertSound();
	return given;
}
function options() {
	try {
		const { values, positionals } = parseArgs({
			options: { report: { type: "string" } },
			allowPositionals: true
		});
		const [file = "", ...more] = positionals;
		if (more.length === 0) return {
			file,
			report: values.report ?? ""
		};
	} catch {}
	throw fault("input-invalid", "inputs", "usage: policy-check.js [FILE] [--report report.json]");
}
async function loadReport(file) {
	const path = resolve(folder, file);
	const refuse = (why) => fault("input-invalid", "inputs", `the report ${plain(file, 300)} ${why}: name the report.json of a run`);
	const found = await stat(path).catch(() => void 0);
	if (!found?.isFile()) throw refuse("is not a file");
	if (found.size > MAX_REPORT_BYTES) throw refuse("is too large");
	return readReport(await readFile(path, "utf8"), file);
}
/** A fault or warning, in a runner as an annotation beside its line. */
function tell(level, title, message, file, at) {
	const place = file === void 0 || at === void 0 ? void 0 : {
		file,
		startLine: at.line,
		startColumn: at.column
	};
	if (isAction) (level === "error" ? error : warning)(plain(message), {
		title,
		...place
	});
	else if (place === void 0) say(`${level}: ${message}`);
	else say(`${level}: ${file}:${place.startLine}:${place.startColumn}: ${message}`);
}
function say(line) {
	process.stdout.write(`${plain(line)}\n`);
}

export {  };