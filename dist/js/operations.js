import { t as DAY_MS } from "./duration.js";
import { d as withHubName } from "./image.js";

// src/domain/glob.ts
/**
* Globs of the policy, for names of images and packages and for paths. `*` matches any characters within a segment
* (between slashes), `?` matches one character. A segment `**` matches any number of segments, including none. All other
* characters match themselves. The glob must match the whole text, and the case of letters matters.
*/
/** Longest glob, in UTF-16 units. */
const LONGEST = 500;
/** Whether a text matches a glob. The time is at most proportional to the product of their lengths. */
function matchesGlob(glob, text) {
	return matchesSequence(glob.split("/"), text.split("/"), "**", (segment, part) => matchesSequence([...segment], [...part], "*", (one, character) => one === "?" || one === character));
}
/** Whether a glob may match something below a folder. */
function reachesInto(glob, folder) {
	const segments = glob.split("/");
	for (const [depth, part] of folder.split("/").entries()) {
		const segment = segments[depth];
		if (segment === "**") return true;
		if (segment === void 0 || depth === segments.length - 1 || !matchesGlob(segment, part)) return false;
	}
	return true;
}
/** Whether `wide` matches everything that `narrow` matches. May be false although it does, but is never wrongly true. */
function coversGlob(wide, narrow) {
	return matchesSequence(wide.split("/"), narrow.split("/"), "**", (segment, part) => part !== "**" && matchesSequence([...segment], [...part], "*", (one, other) => other !== "*" && (one === "?" || one === other)));
}
/** The fault of a glob, as the end of a sentence. Undefined if it has none. */
function globFault(glob) {
	if (glob.trim() !== glob || glob === "") return "is empty or has spaces around it";
	if (glob.length > LONGEST) return `is longer than ${LONGEST} characters`;
	const special = /^!|[[\]{}\\]/.exec(glob)?.[0];
	if (special !== void 0) return `contains "${special}": only *, ** and ? are special, and ? matches any character`;
	const segments = glob.split("/");
	if (segments.some((segment) => segment.includes("**") && segment !== "**")) return "contains ** next to other characters: it must be alone between slashes, as in app/**/test";
	if (segments.some((segment) => segment === "" || segment === "." || segment === "..")) return "contains an empty segment, \".\" or \"..\": remove these, and any slash at the start or end";
}
/** Whether a glob matches nearly everything: it contains `**`, but no letter and no digit. */
function matchesEverything(glob) {
	return glob.split("/").includes("**") && !/[\p{L}\p{N}]/u.test(glob);
}
/**
* Whether a pattern matches all items. `wildcard` matches any number of items. After a mismatch, only the last wildcard
* takes one more item: no earlier wildcard needs to change.
*/
function matchesSequence(pattern, items, wildcard, same) {
	let at = 0;
	let item = 0;
	let lastWildcard = -1;
	let retry = 0;
	while (item < items.length) {
		const one = pattern[at];
		const current = items[item];
		if (one === wildcard) {
			lastWildcard = at;
			retry = item;
			at += 1;
		} else if (one !== void 0 && current !== void 0 && same(one, current)) {
			at += 1;
			item += 1;
		} else if (lastWildcard >= 0) {
			retry += 1;
			item = retry;
			at = lastWildcard + 1;
		} else return false;
	}
	return pattern.slice(at).every((one) => one === wildcard);
}

// src/domain/policy/operations.ts
/** Whether a text looks like a pattern for names of certificates. As a name, it would match no signer. */
function isPattern(identity) {
	return /[*^$\\]/.test(identity);
}
/** The reasons that break glass can set aside. No other reason can be: not a signature, a secret or a revocation. */
const BREAK_GLASS_RULES = [
	"database-stale",
	"summary-stale",
	"new-findings",
	"policy-mismatch"
];
/** The longest time from now until the end of an entry of break glass. */
const MAX_BREAK_GLASS_MS = 3 * DAY_MS;
/** The first instant at which a signature of a signer does not count any more, in milliseconds. */
function endOf(until) {
	return /^\d{4}-\d{2}-\d{2}$/.test(until) ? Date.parse(`${until}T00:00:00Z`) + DAY_MS : Date.parse(until) + 1;
}
/** The entries of break glass that apply to an image at a time. */
function brokenGlass(entries, { repository, digests }, now) {
	return entries.filter((one) => {
		const left = Date.parse(one.until) - now.getTime();
		const isInTime = left > 0 && left <= MAX_BREAK_GLASS_MS;
		const isOfImage = one.digest === void 0 || digests.includes(one.digest);
		const isThere = one.repository === void 0 || repository !== void 0 && matchesGlob(withHubName(one.repository), repository);
		return isInTime && isOfImage && isThere;
	});
}
/** The entry because of which a rule does not stop the image. Undefined if none does. */
function setAside(broken, rule) {
	return broken.find(({ rules }) => rules.some((one) => one === rule));
}
/** `break glass by @acme/ops until 2026-11-30T12:00:00Z: the database is late` */
function glassInWords({ owner, until, reason }) {
	return `break glass by ${owner} until ${until}: ${reason}`;
}

export { glassInWords as a, coversGlob as c, matchesGlob as d, reachesInto as f, endOf as i, globFault as l, MAX_BREAK_GLASS_MS as n, isPattern as o, brokenGlass as r, setAside as s, BREAK_GLASS_RULES as t, matchesEverything as u };