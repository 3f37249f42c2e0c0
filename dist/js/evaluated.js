import { at as SEVERITIES, c as countedFindings, d as ignoredFindings } from "./shared-policy.js";

// src/report/evaluated.ts
/** Why findings do not count, in the order in which the summary shows it. */
const IGNORE_REASONS = {
	vex: "ignored because of a VEX statement",
	exception: "ignored because of an exception",
	unfixed: "without a fix yet",
	"base-image": "from the base image",
	baseline: "known from the baseline",
	below: "below the threshold"
};
/** Every evaluated vulnerability; empty if there was no scan. */
function evaluatedIn(run) {
	return run.assessment?.vulnerabilities?.evaluated ?? [];
}
/** The vulnerabilities that count. */
function countedIn(run) {
	return countedFindings(evaluatedIn(run));
}
/** The steps that fix a finding that counts, in the order of their effect. */
function countingSteps({ fixes }) {
	return (fixes?.steps ?? []).filter(({ findings }) => countedFindings(findings).length > 0);
}
/** The vulnerabilities that do not count, grouped by the reason. */
function ignoredIn(run) {
	const groups = Map.groupBy(ignoredFindings(evaluatedIn(run)), ({ ignoreReason }) => IGNORE_REASONS[ignoreReason.kind]);
	return Object.values(IGNORE_REASONS).flatMap((why) => {
		const findings = groups.get(why);
		return findings === void 0 ? [] : [[why, findings]];
	});
}
/** Reasons why a vulnerability does not count although no exception and no VEX statement accepts it. */
const NOT_ACCEPTED = [
	"below",
	"unfixed",
	"base-image",
	"baseline"
];
/** The vulnerabilities that no exception and no VEX statement accepts, whether they count or not. */
function unacceptedIn(run) {
	return evaluatedIn(run).filter((one) => one.effect !== "none" || NOT_ACCEPTED.includes(one.ignoreReason.kind)).map(({ finding }) => finding);
}
/** Every evaluated secret; empty if the check was not done. */
function secretsIn(run) {
	return run.assessment?.secrets?.evaluated ?? [];
}
/** The secrets that count. */
function countedSecretsIn(run) {
	return secretsIn(run).filter(({ effect }) => effect !== "none");
}
/** Sorted by severity (worst first), then with a fix before without, then by package, id and version. */
function worstFirst(items) {
	const key = ({ finding }) => `${finding.package}\n${finding.id}\n${finding.version}`;
	const keyed = items.map((item) => ({
		item,
		finding: item.finding,
		key: key(item)
	}));
	keyed.sort((one, other) => SEVERITIES.indexOf(one.finding.severity) - SEVERITIES.indexOf(other.finding.severity) || Number(one.finding.fixedIn === void 0) - Number(other.finding.fixedIn === void 0) || (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));
	return keyed.map(({ item }) => item);
}

export { ignoredIn as a, worstFirst as c, evaluatedIn as i, countedSecretsIn as n, secretsIn as o, countingSteps as r, unacceptedIn as s, countedIn as t };