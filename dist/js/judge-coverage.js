import { o as gapSentences, s as judgeGaps } from "./vex-statement.js";
import { o as platformName } from "./image.js";
import { a as glassInWords, s as setAside } from "./operations.js";
import { d as effectOn } from "./finding.js";

// src/domain/verdict/judge-coverage.ts
const HOUR_MS = 36e5;
/** Checks what the scan did not cover, and whether the database is too old or from the future. Pure. */
function judgeCoverage(image, sboms, scan, policy, context) {
	const { reasons, ...rest } = judgeScan(scan, policy, context);
	return {
		reasons: [...missing(image, sboms, scan), ...reasons],
		...rest
	};
}
/** The same for a scan alone. Does not check whether every platform of an image was scanned. */
function judgeScan(scan, policy, context) {
	const { now, brokenGlass = [] } = context;
	const stale = age(scan, policy, now);
	const glass = stale?.mayBeSetAside ? setAside(brokenGlass, "database-stale") : void 0;
	const scopes = scan.coverage.map((coverage) => judgeScope(coverage, policy, now));
	return {
		reasons: [...scopes.flatMap(({ reasons }) => reasons), ...stale === void 0 || glass !== void 0 ? [] : [staleReason(stale.message)]],
		notes: scopes.flatMap(({ notes }) => notes),
		setAside: stale === void 0 || glass === void 0 ? [] : [staleReason(`${stale.message} (${glassInWords(glass)})`)]
	};
}
function missing(image, sboms, scan) {
	return image.platforms.flatMap((platform) => {
		const name = platformName(platform.platform);
		const isOfPlatform = ({ scope }) => scope.kind === "platform" && scope.manifest === platform.manifest.digest;
		return [...sboms.some(isOfPlatform) ? [] : [incomplete(`${name} has no SBOM`)], ...scan.coverage.some(isOfPlatform) ? [] : [incomplete(`${name} was not scanned`)]];
	});
}
function judgeScope(coverage, policy, now) {
	const { os, listed, compared, incomparable, unsourced, gaps = [] } = coverage;
	const scope = nameOf(coverage.scope);
	const result = judgeGaps(gaps, policy.gaps, now);
	const reasons = gapSentences(result.open).map((gap) => incomplete(`${scope}: ${gap}`));
	const notes = [...gapSentences(result.reported).map((gap) => `${scope}: ${gap}`), ...gapSentences(result.accepted.map(({ gap }) => gap)).map((gap) => `${scope}: accepted by the policy: ${gap}`)];
	if (coverage.scope.kind === "platform" && listed === 0 && os === void 0) {
		const nothing = `${scope}: neither a distribution nor a single package was recognised`;
		if (policy.unrecognisedImages === "allow") notes.push(`${nothing}, which the policy allows.`);
		else reasons.push(incomplete(`${nothing}, so a scan proves nothing`));
	}
	const accounted = compared + incomparable + unsourced;
	if (accounted < listed) reasons.push(incomplete(`${scope}: the scan has no result for ${listed - accounted} of ${listed} packages`));
	if (os?.endOfLife) reasons.push({
		code: "os-end-of-life",
		check: "scan",
		message: `${scope}: ${os.family} ${os.name} no longer gets security fixes`,
		...effectOn(policy.endOfLife, now) === "warn" ? { effect: "warn" } : {}
	});
	return {
		reasons,
		notes
	};
}
/** What is wrong with the time of the database. Break glass sets aside that it is old, not that it is from the future. */
function age(scan, policy, now) {
	const { updatedAt } = scan.database;
	const { databaseMaxAgeMs } = policy.vulnerabilities;
	const age = now.getTime() - Date.parse(updatedAt);
	if (age < -36e5) return {
		message: `the vulnerability database claims to be from the future (${updatedAt})`,
		mayBeSetAside: false
	};
	if (age <= databaseMaxAgeMs) return void 0;
	return {
		message: `the vulnerability database is ${Math.floor(age / HOUR_MS)} h old (updated ${updatedAt}), ${databaseMaxAgeMs / HOUR_MS} h are allowed`,
		mayBeSetAside: !Number.isNaN(age)
	};
}
function staleReason(message) {
	return {
		code: "database-stale",
		check: "scan",
		message
	};
}
function incomplete(message) {
	return {
		code: "scan-incomplete",
		check: "scan",
		message
	};
}
function nameOf(scope) {
	if (scope.kind === "source") return "the source tree";
	return scope.kind === "index" ? "the index" : platformName(scope.platform);
}

export { judgeScan as n, judgeCoverage as t };