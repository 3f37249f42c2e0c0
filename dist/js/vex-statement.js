import { d as matchesGlob } from "./operations.js";
import { g as usageOf, m as matchingEntry } from "./evaluate-vulnerabilities.js";

// src/domain/evidence/gap.ts
/**
* The kinds of gap. `system`: a distribution without advisories. `unreadable`: a package file that cannot be read.
* `unlisted`: packages that are not in the SBOM. `incomparable`: a package whose version is missing or cannot be
* compared. `unsourced`: a package for which the database has no advisories. `unlocked`: a manifest that names no exact
* versions.
*/
const GAP_KINDS = [
	"system",
	"unreadable",
	"unlisted",
	"incomparable",
	"unsourced",
	"unlocked"
];
/** Compares gaps with the entries of the policy. Pure. */
function judgeGaps(gaps, entries, now) {
	const deciding = gaps.filter(({ decides }) => decides).map((gap) => ({
		gap,
		...matchingEntry(entries.filter(({ path }) => matchesGlob(path, gap.path)), now)
	}));
	return {
		open: deciding.filter(({ active }) => active === void 0).map(({ gap }) => gap),
		accepted: deciding.flatMap(({ gap, active }) => active ? [{
			gap,
			by: active
		}] : []),
		reported: gaps.filter(({ decides }) => !decides),
		usage: usageOf(entries, deciding)
	};
}
/** Number of files that a sentence names. */
const NAMED = 3;
/** A sentence for each cause: gaps with the same cause in several files are one sentence. */
function gapSentences(gaps) {
	return [...Map.groupBy(gaps, ({ kind, why }) => `${kind} ${why}`).values()].map((group) => {
		const names = group.slice(0, NAMED).map((gap) => gap.package ? `${gap.path} (${gap.package})` : gap.path);
		const more = group.length > NAMED ? ` and ${group.length - NAMED} more` : "";
		return `${names.join(", ")}${more}: ${group[0]?.why ?? ""}`;
	});
}
/** `gap at opt/legacy/**` */
function gapName({ path }) {
	return `gap at ${path}`;
}

// src/domain/vex/vex-statement.ts
/** Greatest size of a VEX document, in bytes. */
const MAX_VEX_BYTES = 5 << 20;
/** Greatest number of statements, in one document or in all documents of a run. More are refused. */
const MAX_VEX_STATEMENTS = 1e4;
/** The statuses of OpenVEX. The states of CycloneDX are converted to them. */
const VEX_STATUSES = [
	"not_affected",
	"affected",
	"fixed",
	"under_investigation"
];

export { gapName as a, GAP_KINDS as i, MAX_VEX_STATEMENTS as n, gapSentences as o, VEX_STATUSES as r, judgeGaps as s, MAX_VEX_BYTES as t };