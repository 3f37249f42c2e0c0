import { h as countBySeverity, m as SEVERITIES, x as effectOn } from "./policy-file.js";
import { B as matchingEntry, M as countdownInWords, N as countdowns, P as workflowEffectOn, T as vexName, V as usageOf, b as exceptionUsage, v as countedFindings, w as vexEvaluator, y as evaluateVulnerabilities } from "./workspace-file.js";

// src/domain/verdict/evaluate-secrets.ts
/**
* Evaluates every secret by the rule of the policy at a given time, in the given order. A suppression covers one value:
* another secret at the same location has another fingerprint, and counts. Pure.
*/
function evaluateSecrets(findings, rule, now) {
	const effect = effectOn(rule, now);
	return findings.map((finding) => {
		if (!rule.failOn.includes(finding.severity)) return {
			finding,
			effect: "none",
			ignoreReason: { kind: "below" }
		};
		const matching = rule.suppressions.filter(({ fingerprint }) => fingerprint === finding.fingerprint);
		const { active, expired } = matchingEntry(matching, now);
		if (active !== void 0) return {
			finding,
			effect: "none",
			ignoreReason: {
				kind: "suppression",
				suppression: active
			}
		};
		return {
			finding,
			effect,
			...expired === void 0 ? {} : { expired }
		};
	});
}
/** How the suppressions were used. */
function suppressionUsage(evaluated, rule) {
	const covers = evaluated.map((one) => {
		if (one.effect === "none") return one.ignoreReason.kind === "suppression" ? { active: one.ignoreReason.suppression } : {};
		return one.expired === void 0 ? {} : { expired: one.expired };
	});
	return usageOf(rule.suppressions, covers);
}

// src/domain/verdict/assessment.ts
const MAX_CONTRADICTIONS = 20;
/** Evaluates all findings by the policy. Pure. */
function assess(scan, secrets, policy, context) {
	const vulnerabilities = scan && assessScan(scan, policy, context);
	const evaluated = secrets && evaluateSecrets(secrets.findings, policy.secrets, context.now);
	const suppressions = evaluated && suppressionUsage(evaluated, policy.secrets);
	return {
		...vulnerabilities && { vulnerabilities },
		...evaluated && suppressions && { secrets: {
			evaluated,
			suppressions
		} },
		countdowns: countdowns(policy, context.now),
		notes: [
			...contradictionNotes(vulnerabilities?.evaluated ?? [], context),
			...(vulnerabilities?.exceptions.unused ?? []).map((one) => unusedNote(exceptionName(one), one)),
			...(suppressions?.unused ?? []).map((one) => unusedNote(suppressionName(one), one))
		]
	};
}
function assessScan(scan, policy, context) {
	const evaluated = evaluateVulnerabilities(scan.findings, policy, context);
	return {
		evaluated,
		exceptions: exceptionUsage(evaluated, policy, context)
	};
}
/** Notes on findings that count although a VEX statement says that they can be ignored: the stricter statement applies. */
function contradictionNotes(evaluated, { vex }) {
	if (vex === void 0) return [];
	const evaluateVex = vexEvaluator(vex);
	return countedFindings(evaluated).flatMap(({ finding }) => {
		const { contradiction } = evaluateVex(finding);
		if (contradiction === void 0) return [];
		const { ignoring, affecting } = contradiction;
		return `${finding.id} in ${finding.package}: ${vexName(ignoring)} says ${ignoring.status}, ${vexName(affecting)} says ${affecting.status}; the stricter one counts.`;
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
	return `The ${name} (${owner}, until ${expires}) matches nothing that counts. Remove it from the policy.`;
}

// src/domain/verdict/reasons-found.ts
/** The reasons that follow from findings that count and from exceptions that have expired. */
function findingReasons(assessment) {
	return [...vulnerabilityReasons(assessment), ...secretReasons(assessment)];
}
function vulnerabilityReasons({ vulnerabilities, countdowns }) {
	const counted = countedFindings(vulnerabilities?.evaluated ?? []);
	const [first] = counted;
	if (vulnerabilities === void 0 || first === void 0) return [];
	const counts = countBySeverity(counted.map(({ finding }) => finding));
	const parts = SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) => `${counts[severity]} ${severity}`);
	const fixable = counted.filter(({ finding }) => finding.fixedIn !== void 0).length;
	return [reason("vulnerability-blocked", "vulnerabilities", `${plural(counted.length, "vulnerability", "vulnerabilities")} at or above the threshold (${parts.join(", ")}), ${fixable} with a fix` + term(countdowns, "vulnerabilities"), first.effect), ...vulnerabilities.exceptions.expired.map((one) => expiredReason("vulnerabilities", exceptionName(one), one))];
}
function secretReasons({ secrets, countdowns }) {
	const counted = secrets?.evaluated.filter((one) => one.effect !== "none") ?? [];
	const [first] = counted;
	if (secrets === void 0 || first === void 0) return [];
	return [reason("secret-found", "secrets", `${plural(counted.length, "secret", "secrets")} found (${kindsOf(counted.map(({ finding }) => finding.rule))})` + term(countdowns, "secrets"), first.effect), ...secrets.suppressions.expired.map((one) => expiredReason("secrets", suppressionName(one), one))];
}
/** The reason that follows from the workflows of the repository. None if the policy only advises. */
function workflowReasons(review, policy, { countdowns }, now) {
	const effect = workflowEffectOn(policy.workflows, now);
	if (review === void 0 || review.advice.length === 0 || effect === "advise") return [];
	return [reason("workflow-unsafe", "workflows", `${plural(review.advice.length, "unsafe setting", "unsafe settings")} in the workflows (${kindsOf(review.advice.map(({ rule }) => rule))})` + term(countdowns, "workflows"), effect)];
}
/** Says why a finding counts again. It only warns: the finding itself is another reason, and decides. */
function expiredReason(check, name, { owner, expires }) {
	return reason("exception-expired", check, `the ${name} (${owner}) expired on ${expires}, so the finding that it covered counts again`, "warn");
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
/** The kinds, each once. Names at most five. */
function kindsOf(rules) {
	const kinds = [...new Set(rules)].sort();
	return kinds.slice(0, 5).join(", ") + (kinds.length > 5 ? `, and ${kinds.length - 5} more kinds` : "");
}
function plural(count, one, many) {
	return `${count} ${count === 1 ? one : many}`;
}

export { suppressionName as a, exceptionName as i, workflowReasons as n, evaluateSecrets as o, assess as r, findingReasons as t };