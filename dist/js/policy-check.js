import { d as warning, i as error } from "./core.js";
import { c as reasonsOf, s as fault, t as RawInputs } from "./raw-inputs.js";
import { C as policyDigest, S as hasExpired, _ as DEFAULT_POLICY, i as sentence, l as DAY_MS, r as day, v as MAX_POLICY_BYTES, y as POLICY_PATH } from "./policy-file.js";
import { A as number, H as prettifyError, K as isDigest, j as object, q as plain, s as parsePlatform } from "./event.js";
import { t as readPolicyFile } from "./policy-file-read.js";
import { A as gapName, D as countdowns, E as countdownInWords, M as judgeGaps, N as bareName, d as judgeScan, l as optional, n as reportSchema, t as workspaceFile, w as SECTIONS } from "./workspace-file.js";
import { a as suppressionName, i as exceptionName, n as workflowReasons, r as assess, t as reasonsFound } from "./reasons-found.js";
import { i as publishOutputs, o as ADVICE_RULES } from "./publish.js";
import { n as require_dist } from "./yaml-weight.js";
import { basename, dirname, isAbsolute, relative, resolve } from "node:path";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";

// src/report/report-json/report-read.ts
/** Reads the text of a `report.json`; throws `input-invalid` where it is none of this version. */
function readReport(text, name) {
	const refuse = (why) => fault("input-invalid", "inputs", `${plain(name, 300)} is no report.json of this version of Assay: ${why}`);
	let content;
	try {
		content = JSON.parse(text);
	} catch {
		throw refuse("it is not JSON");
	}
	const version = object({ schemaVersion: number() }).safeParse(content).data?.schemaVersion;
	if (version !== void 0 && version !== 1) throw refuse(`it has schema version ${version}, and this one reads ${1}`);
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
/** What a report tells of the workflows; undefined where there were none to look at. */
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
	const { verdict, complete, reasons, assessment } = judgeReport(report, policy, now);
	return [
		`${report.reference ?? report.asked}, checked ${report.finishedAt}: was ${report.verdict}, would be ${verdict}`,
		...complete ? [] : ["error: the run did not look at everything, which no policy mends"],
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
		...scan === void 0 ? [] : judgeScan(scan, policy, new Date(scan.finishedAt)).reasons,
		...reasonsFound(assessment),
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

// src/formats/policy-file/policy-file-append.ts
var import_dist = require_dist();
/**
* The text of a sound policy file with entries added at the end of their lists; comments and order stay. An entry of
* the same gets the new term, since a policy lets through the same only once.
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
				const made = document.createNode({
					...names,
					reason,
					owner,
					expires
				});
				sequence.add(made);
				known.set(keyOf(names), made);
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
/** What an entry names: one that names more is narrower, and another. */
function keyIn(item) {
	return keyOf(item.toJSON());
}
function keyOf(entry) {
	return JSON.stringify(Object.entries(entry).filter(([key]) => !TERM.has(key)).sort(([one], [other]) => one < other ? -1 : 1));
}
/** The list at a path, made where it is not there; in block style, as it grows. */
function listAt(document, path) {
	for (const depth of path.keys()) {
		const above = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
		if ((0, import_dist.isMap)(above)) above.flow = false;
	}
	const known = document.getIn(path, true);
	if ((0, import_dist.isSeq)(known)) {
		known.flow = false;
		return known;
	}
	const made = new import_dist.YAMLSeq();
	document.setIn(path, made);
	return made;
}
/** In the manner of the file: its indents, its line ends, its braces. */
function written(document, text) {
	const indent = /^( {1,8})[^\s#-]/m.exec(text)?.[1]?.length ?? 2;
	const yaml = document.toString({
		lineWidth: 0,
		indent,
		indentSeq: !/^[\w-]+:[ \t]*\r?\n- /m.test(text),
		flowCollectionPadding: !/\{[^\s}]/.test(text)
	});
	return text.includes("\r\n") ? yaml.replaceAll(/\r?\n/g, "\r\n") : yaml;
}

// src/report/policy-check/policy-accept-report.ts
/** Let through by something else than an exception: it stays as it is. */
const ELSEWHERE = /* @__PURE__ */ new Set([
	"vex",
	"base-image",
	"baseline"
]);
/** The report without what VEX, a base image or a baseline lets through: a policy alone cannot tell of these. */
function ownFindings(report) {
	const { scan } = report;
	if (scan.state !== "done") return report;
	const findings = scan.findings.filter(({ pardon }) => pardon === void 0 || !ELSEWHERE.has(pardon.kind));
	return {
		...report,
		scan: {
			...scan,
			findings
		}
	};
}
/** What counts under a policy, each once; what only warns today too, since it may block tomorrow. */
function standingIn(report, policy, now) {
	const { assessment } = judgeReport(report, policy, now);
	const counted = (assessment.vulnerabilities?.weighed ?? []).filter(({ effect }) => effect !== "none");
	const secrets = (assessment.secrets?.weighed ?? []).filter(({ effect }) => effect !== "none");
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
/** The PURL without version tells packages of the same name apart. */
function packageOf({ purl, package: name }) {
	return purl === void 0 ? name : bareName(purl);
}
/** A path as a glob that matches it: what is special there is any one character. */
function literalGlob(path) {
	return path.replace(/^!|[[\]{}\\*]/g, "?");
}

// src/policy-check/accept.ts
const ACCEPT_USAGE = "policy-check.js accept REPORT --until YYYY-MM-DD --owner WHO --reason WHY [--policy FILE] [--write]";
/** Reads the arguments after `accept`; throws `input-invalid` with what is missing, and how it is called. */
function acceptWish(args) {
	const parsed = parsedArgs(args);
	const { until, owner, reason, policy = "", write = false } = parsed.values;
	const [report, ...more] = parsed.positionals;
	if (report === void 0) throw wrongCall("names no report");
	if (more.length > 0) throw wrongCall(`names ${plain(more.join(" "), 100)} beside the report`);
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
			day
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
function parsedArgs(args) {
	const text = { type: "string" };
	try {
		return parseArgs({
			args: [...args],
			options: {
				until: text,
				owner: text,
				reason: text,
				policy: text,
				write: { type: "boolean" }
			},
			allowPositionals: true
		});
	} catch (error) {
		throw wrongCall(`cannot be read: ${plain(error instanceof Error ? error.message : "", 200)}`);
	}
}
function wrongCall(what) {
	return fault("input-invalid", "inputs", `\`accept\` ${what}; usage: ${ACCEPT_USAGE}`);
}
/**
* Puts into the policy file what stands in the report and counts, so that only what is new blocks. Nothing is made of a
* run that did not look at everything: what it did not see would be accepted unseen.
*/
function acceptStanding({ bytes, name }, whole, wish, now) {
	const before = bytes ?? Buffer.from("version: 1\n");
	const reading = readPolicyFile(before, DEFAULT_POLICY, now);
	if (!reading.sound) return {
		sound: false,
		lines: [],
		faults: reading.faults
	};
	assertTerm(wish, reading.policy, now);
	const report = ownFindings(whole);
	if (!judgeReport(report, reading.policy, now).complete) throw fault("input-invalid", "inputs", "the run of this report did not look at everything, so nothing of it is accepted: mend the run first");
	const standing = standingIn(report, reading.policy, now);
	const { text, added, renewed } = appendEntries(Buffer.from(before).toString("utf8"), entriesOf(standing), wish);
	const after = readPolicyFile(Buffer.from(text), DEFAULT_POLICY, now);
	if (!after.sound) {
		const [first] = after.faults;
		const why = `the file would not be sound with ${added} more entries: ${first?.message ?? ""}`;
		throw fault("policy-invalid", "policy", why);
	}
	const { verdict, reasons } = judgeReport(report, after.policy, now);
	const blocking = reasons.filter(({ effect }) => effect !== "warn");
	const lines = [
		`${name}: ${added} accepted until ${wish.expires}, ${renewed} renewed (${inWords(standing)})`,
		`the same report would be ${verdict}`,
		...blocking.map(({ code, message }) => `blocks still, and cannot be accepted here: ${code}, ${message}`)
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
	if (expires < today) throw wrongCall(`has --until ${expires}, which is past`);
	if (expires > latest) throw wrongCall(`has --until ${expires}, which is more than ${longestTermDays} days away (\`longest-term\` of the policy): ${latest} is the latest day`);
}
function entriesOf({ secrets, vulnerabilities, gaps }) {
	return [
		...secrets.map((fingerprint) => ({
			list: ["secrets", "suppressions"],
			names: { fingerprint }
		})),
		...vulnerabilities.map(({ vulnerability, package: of }) => ({
			list: ["exceptions"],
			names: {
				vulnerability,
				...of === void 0 ? {} : { package: of }
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
/** Where the policy lies that is asked for. */
function policyPath({ policy }) {
	return policy === "" ? POLICY_PATH : policy;
}

// src/policy-check/main.ts
const MAX_REPORT_BYTES = 256 << 20;
const isAction = process.env.GITHUB_ACTIONS === "true";
const folder = process.env.GITHUB_WORKSPACE || process.cwd();
if (isAction) publishOutputs({
	valid: false,
	"policy-digest": ""
});
process.exitCode = 1;
try {
	const [command, ...args] = process.argv.slice(2);
	const sound = command === "accept" ? accept(args, /* @__PURE__ */ new Date()) : checkPolicy(/* @__PURE__ */ new Date());
	process.exitCode = await sound ? 0 : 1;
} catch (thrown) {
	for (const { code, message } of reasonsOf(thrown, "policy")) tell("error", `Assay: ${code}`, message);
}
/** Answers whether the policy is sound. */
async function checkPolicy(now) {
	const { file, report } = isAction ? inputs() : options();
	const { name, bytes } = await policyText(file || ".github/assay.yml");
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
/** Answers whether the report passes by the changed policy. */
async function accept(args, now) {
	const wish = acceptWish(args);
	const file = await policyText(policyPath(wish));
	if (file.bytes === void 0 && wish.policy !== "") throw fault("policy-unavailable", "policy", `there is no file ${plain(file.name, 300)}`);
	const { sound, lines, faults, text } = acceptStanding(file, await loadReport(wish.report), wish, now);
	for (const remark of faults) tell("error", "Assay: policy-invalid", remark.message, file.name, remark);
	if (text !== void 0 && wish.write) await writePolicy(file, text);
	if (text !== void 0 && !wish.write) process.stdout.write(text);
	for (const line of lines) say(text === void 0 || wish.write ? line : `# ${line}`);
	return sound;
}
async function policyText(file) {
	const path = resolve(folder, file);
	const within = relative(folder, path);
	const name = within.startsWith("..") || isAbsolute(within) ? path : within;
	return {
		name,
		path,
		bytes: name === path ? await workspaceFile(dirname(path), basename(path), MAX_POLICY_BYTES) : await workspaceFile(folder, name, MAX_POLICY_BYTES)
	};
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
	throw fault("input-invalid", "inputs", `usage: policy-check.js [FILE] [--report report.json], or ${ACCEPT_USAGE}`);
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