import { at as SEVERITIES, c as countedFindings, ot as countBySeverity } from "./shared-policy.js";
import { c as workflowEffectOn, n as exceptionName, o as countdownInWords, r as suppressionName } from "./assessment.js";

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

export { workflowReasons as n, findingReasons as t };