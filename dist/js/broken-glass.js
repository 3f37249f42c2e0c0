import { nt as optional } from "./shared-cli.js";
import { c as text, t as code } from "./markdown.js";

// src/report/broken-glass.ts
/** An entry of break glass in a report or in an audit event. */
function glassRecord({ rules, until, owner, reason, digest, repository }) {
	return {
		rules: [...rules],
		until,
		owner,
		reason,
		...optional({
			digest,
			repository
		})
	};
}
/** The entries that apply to the image, for a summary. Empty if there are none. */
function glassSection(broken = []) {
	return broken.map(({ rules, until, owner, reason }) => `⚠️ **Break glass until ${text(until, 40)}** ${rules.map((rule) => code(rule)).join(", ")} ${rules.length === 1 ? "stops" : "stop"} nothing. ${text(reason, 500)} (owner: ${text(owner, 200)})`).join("\n\n");
}

export { glassSection as n, glassRecord as t };