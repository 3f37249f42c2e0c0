import { Ct as effectOn, D as matchingEntry, c as countedFindings, h as vexName, k as usageOf, l as evaluateVulnerabilities, m as vexEvaluator, u as exceptionUsage } from "./shared-policy.js";

// src/domain/policy/countdown.ts
/** The rules of a policy that can warn until a given day and block from that day on. */
const DATED_RULES = [
	"vulnerabilities",
	"secrets",
	"endOfLife",
	"registries",
	"baseImages",
	"workflows"
];
const DAY_MS = 864e5;
/** The rules that will block from a later day on. */
function countdowns(policy, now) {
	return DATED_RULES.flatMap((rule) => {
		const { blockFrom } = policy[rule];
		if (blockFrom === void 0) return [];
		const left = Date.parse(`${blockFrom}T00:00:00Z`) - now.getTime();
		return left > 0 ? [{
			rule,
			blockFrom,
			days: Math.ceil(left / DAY_MS)
		}] : [];
	});
}
/** The effect of findings in workflows at a given time. `advise` applies until the rule blocks. */
function workflowEffectOn(rule, now) {
	const { enforce, ...dated } = rule;
	if (enforce !== "advise") return effectOn({
		enforce,
		...dated
	}, now);
	return dated.blockFrom !== void 0 && effectOn({
		enforce: "block",
		...dated
	}, now) === "block" ? "block" : "advise";
}
/** `warns until 2027-01-15, blocks in 23 days` */
function countdownInWords({ blockFrom, days }) {
	return `warns until ${blockFrom}, blocks in ${days} ${days === 1 ? "day" : "days"}`;
}

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

export { DATED_RULES as a, workflowEffectOn as c, evaluateSecrets as i, exceptionName as n, countdownInWords as o, suppressionName as r, countdowns as s, assess as t };