import { o as plain } from "./shared-first.js";

// src/report/markdown.ts
/** Longest text of one cell or list item, in UTF-16 units. */
const CELL = 300;
/** Text that GitHub or a Markdown renderer turns into a link, mention or reference. A break after it prevents this. */
const LINK_MAKERS = /@|#(?=\d)|\bGH-(?=\d)|\bwww(?=\.)|:(?=\/\/)|\b(?:mailto|xmpp):/gi;
/** Characters with a meaning in Markdown, in HTML or in GitHub's mathematics. */
const ACTIVE = /[\\`*_{}[\]<>#|~&$]/g;
/** Marks the breaks. {@link plain} removes this character, so text from outside cannot contain it. */
const BREAK = "​";
/**
* Text from outside as Markdown without anything active: no markup, HTML, link, mention or reference. It looks the same;
* an invisible character is inserted where a link would appear.
*/
function text(untrusted, maxLength = CELL) {
	return plain(untrusted, maxLength).trim().replace(LINK_MAKERS, `$&${BREAK}`).replace(ACTIVE, entity).replaceAll(BREAK, "&#8203;").replace(/^(?:[-+=]|\d(?=\d*[.)]))/, entity);
}
/** Text from outside as code; an em dash if it is empty. */
function code(untrusted, maxLength = CELL) {
	const line = plain(untrusted, maxLength).trim();
	if (line === "") return "—";
	if (/[`|\\$]/.test(line)) return `<code>${text(line, maxLength)}</code>`;
	return `\`${line}\``;
}
/** A link if the address is an https one without credentials, else only the label. */
function link(label, address) {
	const safe = address === void 0 ? void 0 : httpsAddress(address);
	return safe === void 0 ? text(label) : `[${text(label)}](${safe})`;
}
/** The address with characters of Markdown percent-encoded; undefined if it is not https or contains credentials. */
function httpsAddress(address) {
	return safeAddress(address)?.replaceAll("&", "&amp;");
}
/** The same address without entities, for an attribute that is escaped later. */
function safeAddress(address) {
	const url = address.length > 2e3 ? null : URL.parse(address);
	if (url === null) return void 0;
	if (url.protocol !== "https:" || url.username !== "" || url.password !== "") return void 0;
	return url.href.replace(/[^A-Za-z0-9\-._~:/?#@+,;=%&]/gu, encodeURIComponent).replace(/[()'*!]/g, percent);
}
/** A table in GitHub's Markdown. The cells must already be Markdown. */
function table(header, rows) {
	const line = (cells) => `| ${cells.join(" | ")} |`;
	return [
		line(header),
		line(header.map(() => "---")),
		...rows.map(line)
	].join("\n");
}
/** Markdown in a folded section. The title must be a text of Assay: it is not escaped. */
function details(title, body) {
	return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}
/** A block of code for copying. No line can close its fence. */
function codeBlock(language, lines) {
	const body = lines.map((line) => plain(line)).join("\n");
	const longest = Math.max(2, ...[...body.matchAll(/`+/g)].map((run) => run[0].length));
	const fence = "`".repeat(longest + 1);
	return `${fence}${language}\n${body}\n${fence}`;
}
function entity(character) {
	return `&#${character.codePointAt(0)};`;
}
function percent(character) {
	return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

export { link as a, text as c, httpsAddress as i, codeBlock as n, safeAddress as o, details as r, table as s, code as t };