// src/report/json-text.ts
/** Invisible and control characters that JSON does not escape: C1, bidi marks, separators, byte order mark. */
const INVISIBLE = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;
/** Characters with a meaning in a shell or in HTML. In JSON they occur only inside strings. */
const SHELL = /['`$&;|<>()!]/g;
/** A document as indented JSON text. Invisible characters are written as escapes, so a terminal shows them. */
function toJson(document) {
	return `${JSON.stringify(document, void 0, 2).replace(INVISIBLE, escaped)}\n`;
}
/**
* A value as one line of JSON for an output of the step. Workflows put outputs into shell scripts with `${{ }}`, and
* messages may contain names from the image. Characters with a meaning in a shell are written as JSON escapes.
*/
function toOutputJson(value) {
	return JSON.stringify(value).replace(INVISIBLE, escaped).replace(SHELL, escaped);
}
/** GitHub accepts 1 MiB of outputs (in UTF-16) from a job. A list gets an eighth, which leaves room for other steps. */
const LIST_LIMIT_CHARACTERS = 65536;
/** The first items of a list as in {@link toOutputJson}, up to the limit. The first item is always included. */
function toOutputList(items) {
	let length = 2;
	const texts = [];
	for (const item of items) {
		const text = toOutputJson(item);
		length += text.length + 1;
		if (length > LIST_LIMIT_CHARACTERS && texts.length > 0) break;
		texts.push(text);
	}
	return `[${texts.join(",")}]`;
}
function escaped(character) {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

export { toOutputJson as n, toOutputList as r, toJson as t };