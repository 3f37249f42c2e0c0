import { t as DAY_MS } from "./duration.js";
import { i as matchesGlob } from "./glob.js";
import { d as withHubName } from "./image.js";

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

export { glassInWords as a, endOf as i, MAX_BREAK_GLASS_MS as n, isPattern as o, brokenGlass as r, setAside as s, BREAK_GLASS_RULES as t };