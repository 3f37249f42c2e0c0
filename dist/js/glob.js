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

export { reachesInto as a, matchesGlob as i, globFault as n, matchesEverything as r, coversGlob as t };