import { h as countBySeverity, p as SEVERITIES, x as effectOn } from "./policy-file.js";
import { D as countdowns, E as countdownInWords, F as usageOf, O as workflowEffectOn, P as coverOf, f as counted, h as weigh, p as exceptionUsage, v as vexName, y as vexRuler } from "./workspace-file.js";

// src/domain/verdict/evaluate-secrets.ts
/**
* Weighs every secret by its rule on a day, in the order given. A suppression speaks of one value: another secret in
* the same place has another fingerprint, and counts. Pure.
*/
function weighSecrets(findings, rule, now) {
	const effect = effectOn(rule, now);
	return findings.map((finding) => {
		if (!rule.failOn.includes(finding.severity)) return {
			finding,
			effect: "none",
			pardon: { kind: "below" }
		};
		const fitting = rule.suppressions.filter(({ fingerprint }) => fingerprint === finding.fingerprint);
		const { excepted, lapsed } = coverOf(fitting, now);
		if (excepted !== void 0) return {
			finding,
			effect: "none",
			pardon: {
				kind: "suppression",
				suppression: excepted
			}
		};
		return {
			finding,
			effect,
			...lapsed === void 0 ? {} : { lapsed }
		};
	});
}
/** What became of the suppressions. */
function suppressionUsage(weighed, rule) {
	const covers = weighed.map((one) => {
		if (one.effect === "none") return one.pardon.kind === "suppression" ? { excepted: one.pardon.suppression } : {};
		return one.lapsed === void 0 ? {} : { lapsed: one.lapsed };
	});
	return usageOf(rule.suppressions, covers);
}

// src/domain/verdict/assessment.ts
const MAX_CONTRADICTIONS = 20;
/** Weighs what was found by the policy. Pure. */
function assess(scan, secrets, policy, context) {
	const vulnerabilities = scan && assessScan(scan, policy, context);
	const weighed = secrets && weighSecrets(secrets.findings, policy.secrets, context.now);
	const suppressions = weighed && suppressionUsage(weighed, policy.secrets);
	return {
		...vulnerabilities && { vulnerabilities },
		...weighed && suppressions && { secrets: {
			weighed,
			suppressions
		} },
		countdowns: countdowns(policy, context.now),
		notes: [
			...contradictionNotes(vulnerabilities?.weighed ?? [], context),
			...(vulnerabilities?.exceptions.unused ?? []).map((one) => unusedNote(exceptionName(one), one)),
			...(suppressions?.unused ?? []).map((one) => unusedNote(suppressionName(one), one))
		]
	};
}
function assessScan(scan, policy, context) {
	const weighed = weigh(scan.findings, policy, context);
	return {
		weighed,
		exceptions: exceptionUsage(weighed, policy, context)
	};
}
/** Where VEX statements contradict each other about what counts: the strictest was heard. */
function contradictionNotes(weighed, { vex }) {
	if (vex === void 0) return [];
	const rule = vexRuler(vex);
	return counted(weighed).flatMap(({ finding }) => {
		const { contradiction } = rule(finding);
		if (contradiction === void 0) return [];
		const { said, against } = contradiction;
		return `${finding.id} in ${finding.package}: ${vexName(said)} says ${said.status}, ${vexName(against)} says ${against.status}; the stricter one counts.`;
	}).slice(0, MAX_CONTRADICTIONS);
}
/** `exception for CVE-2026-1 in openssl` */
function exceptionName({ vulnerability, package: of, path }) {
	return `exception for ${vulnerability}${of === void 0 ? "" : ` in ${of}`}${path === void 0 ? "" : ` at ${path}`}`;
}
/** `suppression of 0123…cdef` */
function suppressionName({ fingerprint }) {
	return `suppression of ${fingerprint}`;
}
function unusedNote(name, { owner, expires }) {
	return `The ${name} (${owner}, until ${expires}) matched nothing that counts: take it out of the policy.`;
}

// src/domain/verdict/reasons-found.ts
/** The reasons that follow from what counts, and from exceptions that count no more. */
function reasonsFound(assessment) {
	return [...vulnerabilityReasons(assessment), ...secretReasons(assessment)];
}
function vulnerabilityReasons({ vulnerabilities, countdowns }) {
	const counting = counted(vulnerabilities?.weighed ?? []);
	const [first] = counting;
	if (vulnerabilities === void 0 || first === void 0) return [];
	const counts = countBySeverity(counting.map(({ finding }) => finding));
	const parts = SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) => `${counts[severity]} ${severity}`);
	const fixable = counting.filter(({ finding }) => finding.fixedIn !== void 0).length;
	return [reason("vulnerability-blocked", "gate", `${plural(counting.length, "vulnerability", "vulnerabilities")} at or above the gate (${parts.join(", ")}), ${fixable} with a fix` + term(countdowns, "vulnerabilities"), first.effect), ...vulnerabilities.exceptions.lapsed.map((one) => lapsed("gate", exceptionName(one), one))];
}
function secretReasons({ secrets, countdowns }) {
	const counting = secrets?.weighed.filter((one) => one.effect !== "none") ?? [];
	const [first] = counting;
	if (secrets === void 0 || first === void 0) return [];
	return [reason("secret-found", "secrets", `${plural(counting.length, "secret", "secrets")} found (${someOf(counting.map(({ finding }) => finding.rule))})` + term(countdowns, "secrets"), first.effect), ...secrets.suppressions.lapsed.map((one) => lapsed("secrets", suppressionName(one), one))];
}
/** The reason that follows from the workflows of the repository; none where the policy only advises. */
function workflowReasons(review, policy, { countdowns }, now) {
	const effect = workflowEffectOn(policy.workflows, now);
	if (review === void 0 || review.advice.length === 0 || effect === "advise") return [];
	return [reason("workflow-unsafe", "workflows", `${plural(review.advice.length, "unsafe setting", "unsafe settings")} in the workflows (${someOf(review.advice.map(({ rule }) => rule))})` + term(countdowns, "workflows"), effect)];
}
/** Tells why what was let through counts again; what counts again is a reason of its own, and decides. */
function lapsed(check, name, { owner, expires }) {
	return reason("exception-expired", check, `the ${name} (${owner}) expired on ${expires}, so what it let through counts again`, "warn");
}
function reason(code, check, message, effect) {
	return {
		code,
		check,
		message,
		...effect === "warn" ? { effect } : {}
	};
}
function term(countdowns, rule) {
	const countdown = countdowns.find((one) => one.rule === rule);
	return countdown === void 0 ? "" : `; ${countdownInWords(countdown)}`;
}
/** The kinds among these, each once; at most five are named. */
function someOf(rules) {
	const kinds = [...new Set(rules)].sort();
	return kinds.slice(0, 5).join(", ") + (kinds.length > 5 ? `, and ${kinds.length - 5} more kinds` : "");
}
function plural(count, one, many) {
	return `${count} ${count === 1 ? one : many}`;
}

export { suppressionName as a, exceptionName as i, workflowReasons as n, weighSecrets as o, assess as r, reasonsFound as t };