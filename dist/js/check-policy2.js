import { Tt as policyDigest, bt as MAX_POLICY_BYTES, t as workspaceFile, xt as POLICY_PATH, yt as DEFAULT_POLICY } from "./shared-policy.js";
import { f as fault, o as plain } from "./shared-first.js";
import { Rt as parsed } from "./shared-cli.js";
import { t as readPolicyFile } from "./policy-file-read.js";
import { a as termLines, i as explanation, o as readReport, r as writePolicy, t as acceptOpenFindings } from "./accept.js";
import { basename, dirname, isAbsolute, relative, resolve } from "node:path";
import { readFile, stat } from "node:fs/promises";

// src/policy-check/check-policy.ts
const MAX_REPORT_BYTES = 256 << 20;
/** Checks a policy file, and shows what it makes of a report. Answers the digest of the policy; undefined if it is not valid. */
async function checkPolicy({ file, report }, { folder, publisher, now }) {
	const { name, bytes } = await policyText(folder, file || ".github/assay.yml");
	if (bytes === void 0 && file !== "") throw noFile(name);
	const reading = bytes === void 0 ? parsed({
		policy: DEFAULT_POLICY,
		doubts: []
	}) : readPolicyFile(bytes, DEFAULT_POLICY, now);
	if (!reading.ok) {
		publisher.annotations(reading.fault.map((one) => about("error", "Assay: policy-invalid", name, one)));
		return;
	}
	const { policy, doubts } = reading.value;
	const digest = policyDigest(policy);
	const isThere = bytes !== void 0;
	publisher.lines([isThere ? `${name}: valid, ${digest}` : `there is no ${name}: default policy, ${digest}`]);
	publisher.annotations(doubts.map((one) => about("warning", "Assay: policy", name, one)));
	publisher.lines(termLines(policy, now));
	if (report !== "") publisher.lines(explanation(await loadReport(folder, report), policy, now));
	return digest;
}
/** Accepts the findings of a report. Prints the changed file, or writes it. Answers whether the report passes with it. */
async function acceptFindings(requested, { folder, publisher, now }) {
	const file = await policyText(folder, requested.policy || ".github/assay.yml");
	if (file.bytes === void 0 && requested.policy !== "") throw noFile(file.name);
	const report = await loadReport(folder, requested.report);
	const { sound, lines, faults, text } = acceptOpenFindings(file, report, requested, now);
	publisher.annotations(faults.map((one) => about("error", "Assay: policy-invalid", file.name, one)));
	if (text !== void 0 && requested.write) await writePolicy(file, text);
	const isPrinted = text !== void 0 && !requested.write;
	if (isPrinted) process.stdout.write(text);
	publisher.lines(isPrinted ? lines.map((line) => `# ${line}`) : lines);
	return sound;
}
async function policyText(folder, file) {
	const path = resolve(folder, file);
	const within = relative(folder, path);
	const name = within.startsWith("..") || isAbsolute(within) ? path : within;
	return {
		name,
		path,
		bytes: name === path ? await workspaceFile(dirname(path), basename(path), MAX_POLICY_BYTES) : await workspaceFile(folder, name, MAX_POLICY_BYTES)
	};
}
function noFile(name) {
	return fault("policy-unavailable", "policy", `there is no file ${plain(name, 300)}`);
}
async function loadReport(folder, file) {
	const path = resolve(folder, file);
	const refuse = (why) => fault("input-invalid", "inputs", `the report ${plain(file, 300)} ${why}: name the report.json of a run`);
	const stats = await stat(path).catch(() => void 0);
	if (!stats?.isFile()) throw refuse("is not a file");
	if (stats.size > MAX_REPORT_BYTES) throw refuse("is too large");
	return readReport(await readFile(path, "utf8"), file);
}
function about(level, title, file, { message, line, column }) {
	return {
		level,
		title,
		message: plain(message),
		file,
		line,
		column
	};
}

export { checkPolicy as n, acceptFindings as t };